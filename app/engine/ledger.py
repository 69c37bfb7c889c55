"""The ledger: one row per document, always answering "why is my file not here?".

Files that the person added, documents that stand in them, and what was recognised in pictures. What
they are searched by is the business of ``store``.
"""

import json
import os
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from app.engine.reading.anchors import name_pages
from app.engine.vector_tables import VectorTables
from app.messages import DocumentRow, State

OFFLINE = "Its folder cannot be reached now. What was read of it is kept and can be found."


FARTHEST = 2**63 - 1
"""Nanoseconds; the largest integer of SQLite."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What tells whether a file changed: bytes, nanoseconds since the epoch, SHA-256 (hex).

    A time that SQLite's integers cannot hold, beyond the year 2262, becomes the last that they can.
    """

    size: int | None = None
    mtime_ns: int | None = None
    content_hash: str | None = None

    def __post_init__(self) -> None:
        if self.mtime_ns is not None and not -FARTHEST <= self.mtime_ns <= FARTHEST:
            object.__setattr__(self, "mtime_ns", max(-FARTHEST, min(self.mtime_ns, FARTHEST)))

    def says_same(self, other: "FileFacts") -> bool:
        """Tell whether both are certainly of the same bytes."""
        return self.content_hash is not None and self.content_hash == other.content_hash


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document's row.

    ``parent`` is the ref of the file that it stands in. ``deaths`` counts how often the reader
    died of it; ``away`` is "", "offline" or "gone"; ``unread`` are the pages, from 1, that are
    pictures which nobody has read yet.
    """

    id: int
    ref: str
    hash: str
    state: State
    kind: str
    reason: str
    chunks: int
    facts: FileFacts
    parent: str | None = None
    deaths: int = 0
    away: str = ""
    unread: tuple[int, ...] = ()


class Ledger(VectorTables):
    """The part of a library that says which documents there are, and how each is."""

    # -- what the person added -----------------------------------------------------------------

    def folders(self) -> list[str]:
        """Return what the person added, oldest first."""
        return [row[0] for row in self._all("SELECT path FROM folders ORDER BY added, path")]

    def add_folder(self, path: str) -> None:
        """Remember a folder or file that the person added."""
        if self._one("SELECT 1 FROM folders WHERE path = ?", path) is None:
            with self.transaction() as db:
                db.execute("INSERT OR IGNORE INTO folders VALUES (?, ?)", (path, time.time()))

    def drop_folder(self, path: str) -> None:
        """Forget a folder that the person added; its documents are removed separately."""
        with self.transaction() as db:
            db.execute("DELETE FROM folders WHERE path = ?", (path,))

    # -- what there is -------------------------------------------------------------------------

    def document(self, ref: str) -> StoredDocument | None:
        """Return a document's row, or None."""
        return next(iter(self._documents("WHERE ref = ?", ref)), None)

    def documents(self, below: Collection[str] | None = None) -> list[StoredDocument]:
        """Return every document's row, by ref; with ``below`` those at or below some paths."""
        if below is None:
            return self._documents("ORDER BY ref")
        found = {}
        for path in below:
            beneath = path.rstrip(os.sep) + os.sep
            end = beneath[:-1] + chr(ord(os.sep) + 1)
            for row in self._documents("WHERE ref = ? OR ref >= ? AND ref < ?", path, beneath, end):
                found[row.ref] = row
        return [found[ref] for ref in sorted(found)]

    def find_content(self, content_hash: str) -> list[StoredDocument]:
        """Return the documents whose file had these bytes (SHA-256, hex), oldest first."""
        return self._documents("WHERE content_hash = ? ORDER BY id", content_hash)

    def children(self, ref: str) -> list[str]:
        """Return the refs of the documents that stand in a file, at any depth."""
        with self._lock, self._telling():
            return family(self._db, ref)[1:]

    def unread(self) -> list[StoredDocument]:
        """Return the documents that have pages which nobody has read yet and are within reach."""
        sql = (
            f"SELECT {_DOCUMENT} FROM documents WHERE unread != '[]' AND away = '' "
            "AND state IN ('indexed', 'partly', 'changed') ORDER BY id"
        )
        return [_stored(row) for row in self._all(sql)]

    def metadata(self, ref: str) -> dict[str, Any]:
        """Return what is kept about a document beside its text; nothing for an unknown one."""
        row = self._one("SELECT metadata FROM documents WHERE ref = ?", ref)
        return {} if row is None else dict(json.loads(row[0]))

    def ledger(self) -> list[DocumentRow]:
        """Return the ledger: one line per document; what is away is told as that."""
        return [
            DocumentRow(*row)
            for row in self._all(
                "SELECT ref, CASE WHEN away = '' THEN state ELSE away END, kind, "
                "CASE WHEN away = '' THEN reason ELSE ? END, chunks, anchors "
                "FROM documents ORDER BY ref",
                OFFLINE,
            )
        ]

    def counts(self) -> tuple[int, int]:
        """Return how many documents are searchable, and how many chunks they have."""
        row = self._one("SELECT count(*), coalesce(sum(chunks), 0) FROM documents WHERE chunks > 0")
        assert row is not None
        return int(row[0]), int(row[1])

    # -- what becomes of it --------------------------------------------------------------------

    def put_waiting(self, files: Sequence[tuple[str, FileFacts]]) -> None:
        """Note files that are known and not read yet; a known ref is left untouched."""
        now = time.time()
        with self.transaction() as db:
            db.executemany(
                "INSERT OR IGNORE INTO documents (ref, hash, size, mtime_ns, content_hash, state, "
                "seen) VALUES (?, '', ?, ?, ?, 'waiting', ?)",
                ((ref, f.size, f.mtime_ns, f.content_hash, now) for ref, f in files),
            )

    def note_failure(
        self,
        ref: str,
        kind: str,
        reason: str,
        facts: FileFacts | None = None,
        *,
        state: State = "changed",
        deaths: int = 0,
    ) -> None:
        """Record that a file could not be read this time; its text of before stays."""
        facts = facts or FileFacts()
        with self.transaction() as db:
            db.execute(
                "UPDATE documents SET state = ?, kind = ?, reason = ?, deaths = ?, "
                "size = coalesce(?, size), mtime_ns = coalesce(?, mtime_ns) WHERE ref = ?",
                (state, kind, reason, deaths, facts.size, facts.mtime_ns, ref),
            )

    def set_away(self, refs: Collection[str], away: str) -> None:
        """Note that files and what stands in them are "offline" or "gone", or ("") back again."""
        with self.transaction() as db:
            for ref in refs:
                db.executemany(
                    "UPDATE documents SET away = ? WHERE ref = ?",
                    ((away, member) for member in family(db, ref)),
                )

    def touch_document(self, ref: str, facts: FileFacts) -> None:
        """Note that a file was looked at and its text is the same."""
        with self.transaction() as db:
            db.execute(
                "UPDATE documents SET size = ?, mtime_ns = ?, content_hash = ?, away = '' "
                "WHERE ref = ?",
                (facts.size, facts.mtime_ns, facts.content_hash, ref),
            )
            for (unread,) in db.execute(
                "SELECT unread FROM documents WHERE ref = ? AND chunks > 0 "
                "AND state IN ('changed', 'waiting')",
                (ref,),
            ).fetchall():
                pages = json.loads(unread)
                reason = f"There is no text on {name_pages(pages)}." if pages else ""
                db.execute(
                    "UPDATE documents SET state = ?, kind = '', reason = ?, deaths = 0 "
                    "WHERE ref = ?",
                    ("partly" if pages else "indexed", reason, ref),
                )

    # -- what was read from pictures of text ---------------------------------------------------

    def recognised(self, content_hash: str) -> dict[str, dict[int, str]]:
        """Return what was recognised in a file of these bytes: member → page → text."""
        found: dict[str, dict[int, str]] = {}
        for member, page, text in self._all(
            "SELECT member, page, text FROM recognised WHERE content_hash = ?", content_hash
        ):
            found.setdefault(member, {})[page] = text
        return found

    def keep_recognised(self, content_hash: str, member: str, page: int, text: str) -> None:
        """Keep what was recognised on a page, so that it is never recognised twice."""
        with self.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO recognised VALUES (?, ?, ?, ?)",
                (content_hash, member, page, text),
            )

    # -- inside --------------------------------------------------------------------------------

    def _documents(self, which: str, *values: object) -> list[StoredDocument]:
        rows = self._all(f"SELECT {_DOCUMENT} FROM documents {which}", *values)
        with self._understanding():
            return [_stored(row) for row in rows]


_DOCUMENT = (
    "id, ref, hash, state, kind, reason, chunks, size, mtime_ns, content_hash, parent, deaths, "
    "away, unread"
)


def _stored(row: Any) -> StoredDocument:
    (number, ref, digest, state, kind, reason, chunks, size, mtime_ns, content_hash, parent,
     deaths, away, unread) = row  # fmt: skip
    facts = FileFacts(size, mtime_ns, content_hash)
    pages = () if unread == "[]" else tuple(json.loads(unread))
    return StoredDocument(
        number, ref, digest, state, kind, reason, chunks, facts, parent, deaths, away, pages
    )


def family(db: Connection, ref: str) -> list[str]:
    """Return ``ref`` and the refs of all documents that stand in it, outermost first."""
    family = {ref: None}
    generation = [ref]
    while generation:
        born = [
            row[0]
            for member in generation
            for row in db.execute(
                "SELECT ref FROM documents WHERE parent = ? ORDER BY ref", (member,)
            )
        ]
        generation = [member for member in born if member not in family]
        family.update(dict.fromkeys(generation))
    return list(family)
