"""Documents with their chunks and the full-text index of a library: the truth, in SQLite.

A document becomes visible in one transaction, so a kill at any moment loses at most the files in
work. Ranking, models and files are not known here.
"""

import json
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from app.engine.documents import TextNode
from app.engine.index import Vectors, normalise
from app.engine.ledger import FileFacts as FileFacts
from app.engine.ledger import StoredDocument as StoredDocument
from app.engine.ledger import family
from app.engine.news import LedgerNews
from app.engine.schema import digest_of
from app.engine.scopes import Scope
from app.engine.words import question_terms, searchable, word_query
from app.messages import State

MOST_TERMS = 64
"""Words of a question that are looked for."""
COMMON_FROM, MOST_KNOWN = 2_000, 10_000
"""Chunks from which words that most of them have are left out, and of how many that is known."""


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
    facts: FileFacts = field(default_factory=FileFacts)
    parent: str | None = None
    state: State = "indexed"
    reason: str = ""
    unread: Sequence[int] = ()
    digests: Sequence[int | None] | None = None


class Store(LedgerNews):
    """A library's database; see ``Database`` for how it is opened and what it raises."""

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        super().__init__(path, read_only=read_only)
        self._common: dict[str, bool] = {}
        self._counted = 0

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

    def move_document(
        self, old_ref: str, new_ref: str, facts: FileFacts, metadata: Mapping[str, Any]
    ) -> list[int]:
        """Give a document and what stands in it another path; nothing is embedded again.

        A row that was at the new path makes room; its chunk ids are returned. An unknown document
        is no error.
        """
        with self.transaction() as db:
            removed = self._remove(db, new_ref) if new_ref != old_ref else []
            for ref in family(db, old_ref):
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

    def search_words(
        self, question: str, limit: int, scope: Scope | None = None
    ) -> list[tuple[int, float]]:
        """Return ``(chunk id, score)`` by BM25, best first, of ``scope`` if given.

        Scores grow with the match.
        """
        terms = question_terms(question)[:MOST_TERMS]
        weighty = self._weighty(terms)
        found = self._match(weighty, limit, scope)
        return found or (self._match(terms, limit, scope) if weighty != terms else [])

    def _match(
        self, terms: Sequence[str], limit: int, scope: Scope | None
    ) -> list[tuple[int, float]]:
        if not terms:
            return []
        within, values = self.chunks_query(scope) if scope else ("", [])
        if within:  # the plus keeps SQLite from searching anew for each chunk
            within = f"AND +rowid IN ({within})"
        rows = self._all(
            f"SELECT rowid, bm25(words) FROM words WHERE words MATCH ? {within} "
            "ORDER BY bm25(words) LIMIT ?",
            word_query(terms), *values, limit,
        )  # fmt: skip
        return [(row[0], -row[1]) for row in rows]

    def _weighty(self, terms: list[str]) -> list[str]:
        """Return the terms that tell chunks apart: a word of most chunks has no weight in BM25.

        FTS5 gives it 1e-6, and spends most of the time on it: https://sqlite.org/fts5.html
        """
        chunks = self.counts()[1]
        if chunks < COMMON_FROM:
            return terms
        if not 0.9 * chunks <= self._counted <= 1.1 * chunks or len(self._common) > MOST_KNOWN:
            self._counted, self._common = chunks, {}
        for term in terms:
            if term not in self._common:
                sql = "SELECT count(*) FROM words WHERE words MATCH ?"
                self._common[term] = 2 * self._one(sql, word_query([term]))[0] > chunks
        return [term for term in terms if not self._common[term]]

    def forget_recognised(self, content_hash: str = "") -> None:
        """Forget what was recognised in files that left the library.

        With a hash, forget the pages of that file on which nothing was recognised.
        """
        with self.transaction() as db:
            if content_hash:
                blank = "DELETE FROM recognised WHERE content_hash = ? AND text = ''"
                db.execute(blank, (content_hash,))
                return
            db.execute(
                "DELETE FROM recognised WHERE content_hash NOT IN (SELECT content_hash "
                "FROM documents WHERE content_hash IS NOT NULL AND state != 'ignored')"
            )

    # -- inside --------------------------------------------------------------------------------

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
        for member in family(db, ref):
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
        db.execute(
            "UPDATE OR IGNORE collection_paths SET path = ? WHERE path = ?", (moved(ref), ref)
        )


def _own(metadata: Mapping[str, Any], documents: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a chunk's metadata has beyond its document's."""
    missing = object()
    return {k: v for k, v in metadata.items() if documents.get(k, missing) != v}


def _batches(items: Sequence[int], size: int) -> Iterable[Sequence[int]]:
    return (items[i : i + size] for i in range(0, len(items), size))
