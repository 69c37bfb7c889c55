"""Documents, chunks, vectors and the full-text index of a library: the truth, in SQLite.

A document becomes visible in one transaction, so a kill at any moment loses at most the files in
work. Ranking, models and files are not known here.
"""

import json
import os
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any

from app.engine.documents import TextNode
from app.engine.index import Vectors, normalise
from app.engine.schema import digest_of
from app.engine.vector_tables import VectorTables
from app.engine.words import searchable, word_query
from app.messages import DocumentRow, State

OFFLINE = "Its folder cannot be reached now. What was read of it is kept and can be found."


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What tells whether a file changed: bytes, nanoseconds since the epoch, SHA-256 (hex)."""

    size: int | None = None
    mtime_ns: int | None = None
    content_hash: str | None = None


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


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document with its chunks, ready to be kept.

    ``vectors`` has shape (len(nodes), dimension), or is None where no embedder is at hand: its
    chunks are then found by their words alone until a ``Renewal`` comes by. ``digests`` are
    ``digest_of`` each text, None for a node that was embedded together with something else; by
    default all are computed here.
    """

    ref: str
    digest: str
    nodes: Sequence[TextNode]
    vectors: Vectors | None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    facts: FileFacts = FileFacts()
    parent: str | None = None
    state: State = "indexed"
    reason: str = ""
    unread: Sequence[int] = ()
    digests: Sequence[int | None] | None = None


class Store(VectorTables):
    """A library's database; see ``Database`` for how it is opened and what it raises."""

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

    # -- the ledger ----------------------------------------------------------------------------

    def document(self, ref: str) -> StoredDocument | None:
        """Return a document's row, or None."""
        return next(iter(self._documents("WHERE ref = ?", ref)), None)

    def documents(self) -> list[StoredDocument]:
        """Return every document's row, by ref."""
        return self._documents("ORDER BY ref")

    def find_content(self, content_hash: str) -> list[StoredDocument]:
        """Return the documents whose file had these bytes (SHA-256, hex), oldest first."""
        return self._documents("WHERE content_hash = ? ORDER BY id", content_hash)

    def children(self, ref: str) -> list[str]:
        """Return the refs of the documents that stand in a file, at any depth."""
        with self._lock, self._telling():
            return _family(self._db, ref)[1:]

    def unread(self) -> list[StoredDocument]:
        """Return the documents that have pages which nobody has read yet and are within reach."""
        sql = f"SELECT {_DOCUMENT} FROM documents WHERE unread != '[]' AND away = '' ORDER BY id"
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

    def put_waiting(self, files: Sequence[tuple[str, FileFacts]]) -> None:
        """Note files that are known and not read yet; a known ref is left untouched."""
        now = time.time()
        with self.transaction() as db:
            db.executemany(
                "INSERT OR IGNORE INTO documents (ref, hash, size, mtime_ns, content_hash, state, "
                "seen) VALUES (?, '', ?, ?, ?, 'waiting', ?)",
                ((ref, f.size, f.mtime_ns, f.content_hash, now) for ref, f in files),
            )

    def put_document(
        self,
        ref: str,
        digest: str,
        nodes: Sequence[TextNode],
        vectors: Vectors | None,
        *,
        metadata: Mapping[str, Any] | None = None,
        facts: FileFacts | None = None,
        parent: str | None = None,
        state: State = "indexed",
        reason: str = "",
        unread: Sequence[int] = (),
        digests: Sequence[int | None] | None = None,
    ) -> tuple[list[int], list[int]]:
        """Replace a document and its chunks in one transaction; see ``NewDocument``.

        Returns the removed and the new chunk ids.
        """
        document = NewDocument(
            ref, digest, nodes, vectors, metadata or {}, facts or FileFacts(), parent, state,
            reason, unread, digests,
        )  # fmt: skip
        return self.put_documents([document])[0]

    def put_documents(self, batch: Sequence[NewDocument]) -> list[tuple[list[int], list[int]]]:
        """Replace several documents in one transaction: many small files cost little that way.

        Returns the removed and the new chunk ids of each.
        """
        with self.transaction() as db:
            changed = [self._put(db, document) for document in batch]
            self._advance(db)
        return changed

    def put_failure(
        self,
        ref: str,
        kind: str,
        reason: str,
        facts: FileFacts,
        *,
        state: State = "failed",
        deaths: int = 0,
        parent: str | None = None,
    ) -> list[int]:
        """Record that a file gives no text; return the chunk ids that went with its old text."""
        nothing = NewDocument(ref, "", (), None, {}, facts, parent, state, reason)
        with self.transaction() as db:
            removed, _ = self._put(db, nothing, kind, deaths)
            if removed:
                self._advance(db)
        return removed

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

    def set_state(self, ref: str, state: State, kind: str = "", reason: str = "") -> list[int]:
        """Change a document's state; return the chunk ids it lost: ignored ones have none."""
        removed: list[int] = []
        with self.transaction() as db:
            if state in ("ignored", "gone"):
                for row in db.execute("SELECT id FROM documents WHERE ref = ?", (ref,)).fetchall():
                    removed = self._drop_chunks(db, row[0])
                    db.execute("UPDATE documents SET chunks = 0, anchors = 0 WHERE id = ?", row)
            db.execute(
                "UPDATE documents SET state = ?, kind = ?, reason = ? WHERE ref = ?",
                (state, kind, reason, ref),
            )
            if removed:
                self._advance(db)
        return removed

    def set_away(self, refs: Collection[str], away: str) -> None:
        """Note that files and what stands in them are "offline" or "gone", or ("") back again."""
        with self.transaction() as db:
            for ref in refs:
                db.executemany(
                    "UPDATE documents SET away = ? WHERE ref = ?",
                    ((away, member) for member in _family(db, ref)),
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
                db.execute(
                    "UPDATE documents SET state = ?, kind = '', reason = ?, deaths = 0 "
                    "WHERE ref = ?",
                    ("partly" if pages else "indexed", pages_without_text(pages), ref),
                )

    def move_document(
        self, old_ref: str, new_ref: str, facts: FileFacts, metadata: Mapping[str, Any]
    ) -> list[int]:
        """Give a document and what stands in it another path; nothing is embedded again.

        A row that was at the new path makes room; its chunk ids are returned. An unknown document
        is no error.
        """
        with self.transaction() as db:
            removed = self._remove(db, new_ref) if new_ref != old_ref else []
            for ref in _family(db, old_ref):
                self._move(db, ref, old_ref, new_ref)
            db.execute(
                "UPDATE documents SET size = ?, mtime_ns = ?, content_hash = ?, metadata = ? "
                "WHERE ref = ?",
                (facts.size, facts.mtime_ns, facts.content_hash,
                 json.dumps(dict(metadata), default=str), new_ref),
            )  # fmt: skip
            if removed:
                self._advance(db)
        return removed

    def delete_document(self, ref: str) -> list[int]:
        """Remove a document with what stands in it; return the chunk ids; unknown is no error."""
        with self.transaction() as db:
            removed = self._remove(db, ref)
            self._advance(db)
        return removed

    # -- chunks and vectors --------------------------------------------------------------------

    def nodes(self, chunks: Sequence[int]) -> list[TextNode]:
        """Return the nodes of the given chunk ids, in that order; unknown ids are left out.

        Raises ``LibraryDamaged`` where a text is not what was once kept.
        """
        found = {}
        for part in _batches(chunks, 500):
            marks = ",".join("?" * len(part))
            for row in self._all(
                "SELECT c.id, c.node, c.start, c.end, c.text, c.anchor, c.oversize, d.ref, "
                "d.metadata, lag.node, lead.node, c.metadata, c.digest "
                "FROM chunks c JOIN documents d ON d.id = c.document "
                "LEFT JOIN chunks lag ON lag.document = c.document AND lag.ordinal = c.ordinal - 1 "
                "LEFT JOIN chunks lead ON lead.document = c.document "
                f"AND lead.ordinal = c.ordinal + 1 WHERE c.id IN ({marks})",
                *part,
            ):
                with self._understanding():
                    if row[12] is not None and row[12] != digest_of(row[4]):
                        raise ValueError("It is not the text that was kept.")
                    found[row[0]] = TextNode(
                        text=row[4], id_=row[1], ref_doc_id=row[7],
                        metadata={**json.loads(row[8]), **json.loads(row[11])},
                        start_char_idx=row[2], end_char_idx=row[3],
                        prev_id=row[9], next_id=row[10],
                        anchor=json.loads(row[5]), oversize=bool(row[6]),
                    )  # fmt: skip
        return [found[chunk] for chunk in chunks if chunk in found]

    def chunk_ids(self, ref: str | None = None) -> list[int]:
        """Return the chunk ids of one document, or of all."""
        if ref is None:
            return [row[0] for row in self._all("SELECT id FROM chunks ORDER BY id")]
        return [
            row[0]
            for row in self._all(
                "SELECT c.id FROM chunks c JOIN documents d ON d.id = c.document "
                "WHERE d.ref = ? ORDER BY c.ordinal",
                ref,
            )
        ]

    def search_words(self, question: str, limit: int) -> list[tuple[int, float]]:
        """Return ``(chunk id, score)`` by BM25, best first; scores grow with the match."""
        query = word_query(question)
        if not query:
            return []
        rows = self._all(
            "SELECT rowid, bm25(words) FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT ?",
            query,
            limit,
        )
        return [(row[0], -row[1]) for row in rows]

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

    def _put(
        self, db: Connection, new: NewDocument, kind: str = "", deaths: int = 0
    ) -> tuple[list[int], list[int]]:
        """Write a document over the one of the same ref; its own chunks are replaced."""
        row = db.execute("SELECT id FROM documents WHERE ref = ?", (new.ref,)).fetchone()
        removed = [] if row is None else self._drop_chunks(db, row[0])
        anchors = len({json.dumps(dict(n.anchor), sort_keys=True) for n in new.nodes if n.anchor})
        facts = new.facts
        values = (
            new.digest, facts.size, facts.mtime_ns, facts.content_hash, new.state, kind,
            new.reason, len(new.nodes), anchors, json.dumps(dict(new.metadata), default=str),
            time.time(), new.parent, deaths, json.dumps(list(new.unread)), new.ref,
        )  # fmt: skip
        if row is None:
            columns = "hash, size, mtime_ns, content_hash, state, kind, reason, chunks, anchors, "
            columns += "metadata, seen, parent, deaths, unread, ref"
            marks = ", ".join("?" * len(values))
            cursor = db.execute(f"INSERT INTO documents ({columns}) VALUES ({marks})", values)
            assert cursor.lastrowid is not None
            number = cursor.lastrowid
        else:
            number = row[0]
            db.execute(
                "UPDATE documents SET hash = ?, size = ?, mtime_ns = ?, content_hash = ?, "
                "state = ?, kind = ?, reason = ?, chunks = ?, anchors = ?, metadata = ?, seen = ?, "
                "parent = ?, deaths = ?, unread = ?, away = '' WHERE ref = ?",
                values,
            )
        return removed, self._add_chunks(db, number, new)

    def _add_chunks(self, db: Connection, document: int, new: NewDocument) -> list[int]:
        nodes = new.nodes
        if new.vectors is not None and len(new.vectors) != len(nodes):
            raise ValueError(f"{len(new.vectors)} vectors for {len(nodes)} chunks.")
        if not nodes:
            return []
        digests = [digest_of(n.text) for n in nodes] if new.digests is None else new.digests
        row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'chunks'").fetchone()
        first = (row[0] if row else 0) + 1
        ids = list(range(first, first + len(nodes)))
        db.executemany(
            "INSERT INTO chunks (id, document, node, ordinal, start, end, text, anchor, oversize, "
            "metadata, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (i, document, n.id_, ordinal, n.start_char_idx, n.end_char_idx, n.text,
                 json.dumps(dict(n.anchor)), n.oversize,
                 json.dumps(_own(n.metadata, new.metadata), default=str), digest)
                for ordinal, (i, n, digest) in enumerate(zip(ids, nodes, digests, strict=True))
            ),
        )  # fmt: skip
        db.executemany(
            "INSERT INTO words (rowid, terms) VALUES (?, ?)",
            ((i, searchable(n.text)) for i, n in zip(ids, nodes, strict=True)),
        )
        if new.vectors is not None:
            self._add_vectors(db, "vectors", zip(ids, normalise(new.vectors), strict=True))
        return ids

    def _drop_chunks(self, db: Connection, document: int) -> list[int]:
        rows = db.execute("SELECT id, text FROM chunks WHERE document = ?", (document,)).fetchall()
        db.executemany(
            "INSERT INTO words (words, rowid, terms) VALUES ('delete', ?, ?)",
            ((chunk, searchable(text)) for chunk, text in rows),
        )
        if rows:
            db.execute("DELETE FROM chunks WHERE document = ?", (document,))
        return [int(chunk) for chunk, _ in rows]

    def _remove(self, db: Connection, ref: str) -> list[int]:
        removed: list[int] = []
        for member in _family(db, ref):
            row = db.execute("SELECT id FROM documents WHERE ref = ?", (member,)).fetchone()
            if row is not None:
                removed += self._drop_chunks(db, row[0])
                db.execute("DELETE FROM documents WHERE id = ?", row)
        return removed

    @staticmethod
    def _move(db: Connection, ref: str, old: str, new: str) -> None:
        """Give one document of a family its path below the new one."""

        def moved(path: str) -> str:
            below = path == old or path.startswith(old + os.sep)
            return new + path[len(old) :] if below else path

        row = db.execute("SELECT parent, metadata FROM documents WHERE ref = ?", (ref,)).fetchone()
        if row is None:
            return
        metadata = json.loads(row[1])
        if isinstance(path := metadata.get("file_path"), str):
            metadata["file_path"] = moved(path)
        db.execute(
            "UPDATE documents SET ref = ?, parent = ?, metadata = ?, away = '' WHERE ref = ?",
            (moved(ref), row[0] and moved(row[0]), json.dumps(metadata), ref),
        )


_DOCUMENT = (
    "id, ref, hash, state, kind, reason, chunks, size, mtime_ns, content_hash, parent, deaths, "
    "away, unread"
)


def pages_without_text(pages: Sequence[int]) -> str:
    """Return the sentence that says which pages have no text: "" for none."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    if not runs:
        return ""
    told = ", ".join(f"{r[0]}-{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)
    plural = "s" if len(runs) > 1 or len(runs[0]) > 1 else ""
    return f"There is no text on page{plural} {told}."


def _stored(row: Any) -> StoredDocument:
    (number, ref, digest, state, kind, reason, chunks, size, mtime_ns, content_hash, parent,
     deaths, away, unread) = row  # fmt: skip
    facts = FileFacts(size, mtime_ns, content_hash)
    pages = () if unread == "[]" else tuple(json.loads(unread))
    return StoredDocument(
        number, ref, digest, state, kind, reason, chunks, facts, parent, deaths, away, pages
    )


def _family(db: Connection, ref: str) -> list[str]:
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


def _own(metadata: Mapping[str, Any], documents: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a chunk's metadata has beyond its document's."""
    missing = object()
    return {k: v for k, v in metadata.items() if documents.get(k, missing) != v}


def _batches(items: Sequence[int], size: int) -> Iterable[Sequence[int]]:
    return (items[i : i + size] for i in range(0, len(items), size))
