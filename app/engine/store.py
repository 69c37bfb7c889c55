"""SQLite: documents, chunks, vectors, full-text index, conversations. The truth of a library.

One ``Store`` is one connection, guarded by one lock; the engine process is its only writer. A
document becomes visible in one transaction, so a kill at any moment loses at most the file in work.
Ranking, models and files are not known here.
"""

import json
import re
import sqlite3
import threading
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.engine.documents import TextNode
from app.errors import DiskFull, LibraryError
from app.messages import Citation, DocumentRow, FinishReason, Passage, State, Turn

Vectors = npt.NDArray[np.float32]

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE folders (path TEXT PRIMARY KEY, added REAL NOT NULL);
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        ref TEXT NOT NULL UNIQUE,          -- the document's id; of a file, its absolute path
        hash TEXT NOT NULL,                -- of text and visible metadata
        size INTEGER, mtime_ns INTEGER, content_hash TEXT,
        state TEXT NOT NULL, kind TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
        chunks INTEGER NOT NULL DEFAULT 0, anchors INTEGER NOT NULL DEFAULT 0,
        metadata TEXT NOT NULL DEFAULT '{}', seen REAL NOT NULL
    );
    CREATE TABLE chunks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,   -- the vector index's label: never used twice
        document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        node TEXT NOT NULL, ordinal INTEGER NOT NULL, start INTEGER, end INTEGER,
        text TEXT NOT NULL, anchor TEXT NOT NULL, oversize INTEGER NOT NULL DEFAULT 0,
        metadata TEXT NOT NULL DEFAULT '{}'     -- what differs from the document's
    );
    CREATE INDEX chunks_by_document ON chunks (document, ordinal);
    CREATE INDEX chunks_by_node ON chunks (node);
    CREATE TABLE vectors (
        chunk INTEGER PRIMARY KEY REFERENCES chunks ON DELETE CASCADE,
        vector BLOB NOT NULL               -- float32, unit length
    );
    CREATE VIRTUAL TABLE words USING fts5
        (terms, content='', tokenize="unicode61 remove_diacritics 2");
    CREATE TABLE conversations (
        id INTEGER PRIMARY KEY AUTOINCREMENT, created REAL NOT NULL, title TEXT NOT NULL
    );
    CREATE TABLE turns (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
        question TEXT NOT NULL, text TEXT NOT NULL, finish_reason TEXT NOT NULL,
        passages TEXT NOT NULL, citations TEXT NOT NULL, note TEXT NOT NULL, created REAL NOT NULL
    );
    """,
)
"""Numbered by position; ``PRAGMA user_version`` says how many a library has had."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What tells whether a file changed: bytes, nanoseconds since the epoch, SHA-256 (hex)."""

    size: int | None = None
    mtime_ns: int | None = None
    content_hash: str | None = None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document's row."""

    id: int
    ref: str
    hash: str
    state: State
    kind: str
    reason: str
    chunks: int
    facts: FileFacts


class Store:
    """A library's database. ``path`` None keeps everything in memory.

    Raises ``LibraryError`` for a library made by a newer version, a damaged file or an SQLite
    without full-text search; ``DiskFull`` when a write finds no room.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self._lock = threading.RLock()
        self.path = path
        self.read_only = read_only
        self.generation = 0
        try:
            if path is None:
                target = ":memory:"
            else:
                if not read_only:
                    path.parent.mkdir(parents=True, exist_ok=True)
                target = f"{path.absolute().as_uri()}{'?mode=ro' if read_only else ''}"
            self._db = sqlite3.connect(
                target, uri=path is not None, isolation_level=None, check_same_thread=False
            )
            self._db.execute("PRAGMA foreign_keys = ON")
            self._migrate()
            if path is not None and not read_only:
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = NORMAL")
            self.generation = int(self.meta("generation") or 0)
        except (sqlite3.Error, OSError) as error:
            raise _translate(error, path) from error

    def close(self) -> None:
        """Close the database; calling it again does nothing."""
        with self._lock:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Do all or nothing of what happens inside; raise ``LibraryError`` or ``DiskFull``."""
        with self._lock:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield self._db
                self._db.execute("COMMIT")
            except BaseException as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise _translate(error, self.path) from error
                raise

    def backup(self, file: Path) -> None:
        """Copy the whole library into ``file``; the caller renames it into place."""
        with self._lock:
            target = sqlite3.connect(file)
            try:
                self._db.backup(target)
            finally:
                target.close()

    # -- facts about the library ---------------------------------------------------------------

    def meta(self, key: str) -> str | None:
        """Return a fact about the library, or None."""
        row = self._one("SELECT value FROM meta WHERE key = ?", key)
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Keep a fact about the library."""
        with self.transaction() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def folders(self) -> list[str]:
        """Return what the person added, oldest first."""
        return [row[0] for row in self._all("SELECT path FROM folders ORDER BY added, path")]

    def add_folder(self, path: str) -> None:
        """Remember a folder or file that the person added."""
        with self.transaction() as db:
            db.execute("INSERT OR IGNORE INTO folders VALUES (?, ?)", (path, time.time()))

    def drop_folder(self, path: str) -> None:
        """Forget a folder that the person added; its documents are removed separately."""
        with self.transaction() as db:
            db.execute("DELETE FROM folders WHERE path = ?", (path,))

    # -- documents -----------------------------------------------------------------------------

    def document(self, ref: str) -> StoredDocument | None:
        """Return a document's row, or None."""
        row = self._one(f"SELECT {_DOCUMENT} FROM documents WHERE ref = ?", ref)
        return None if row is None else _stored(row)

    def documents(self) -> list[StoredDocument]:
        """Return every document's row, by id."""
        return [
            _stored(row) for row in self._all(f"SELECT {_DOCUMENT} FROM documents ORDER BY ref")
        ]

    def ledger(self) -> list[DocumentRow]:
        """Return the ledger: one line per document."""
        return [
            DocumentRow(*row)
            for row in self._all(
                "SELECT ref, state, kind, reason, chunks, anchors FROM documents ORDER BY ref"
            )
        ]

    def counts(self) -> tuple[int, int]:
        """Return how many documents are searchable, and how many chunks they have."""
        row = self._one("SELECT count(*), coalesce(sum(chunks), 0) FROM documents WHERE chunks > 0")
        assert row is not None
        return int(row[0]), int(row[1])

    def put_document(
        self,
        ref: str,
        digest: str,
        nodes: Sequence[TextNode],
        vectors: Vectors,
        *,
        metadata: Mapping[str, Any] | None = None,
        facts: FileFacts | None = None,
        state: State = "indexed",
        reason: str = "",
    ) -> tuple[list[int], list[int]]:
        """Replace the document and its chunks in one transaction.

        ``vectors`` has shape (len(nodes), dimension). Returns the removed and the new chunk ids.
        """
        facts = facts or FileFacts()
        anchors = len({json.dumps(dict(n.anchor), sort_keys=True) for n in nodes if n.anchor})
        with self.transaction() as db:
            removed = self._delete(db, ref)
            cursor = db.execute(
                "INSERT INTO documents (ref, hash, size, mtime_ns, content_hash, state, reason, "
                "chunks, anchors, metadata, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (ref, digest, facts.size, facts.mtime_ns, facts.content_hash, state, reason,
                 len(nodes), anchors, json.dumps(metadata or {}, default=str), time.time()),
            )  # fmt: skip
            document = cursor.lastrowid
            added = []
            for ordinal, (node, vector) in enumerate(zip(nodes, vectors, strict=True)):
                cursor = db.execute(
                    "INSERT INTO chunks (document, node, ordinal, start, end, text, anchor, "
                    "oversize, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (document, node.id_, ordinal, node.start_char_idx, node.end_char_idx,
                     node.text, json.dumps(dict(node.anchor)), node.oversize,
                     json.dumps(_own(node.metadata, metadata or {}), default=str)),
                )  # fmt: skip
                chunk = cursor.lastrowid
                assert chunk is not None
                blob = np.ascontiguousarray(vector, dtype=np.float32).tobytes()
                db.execute("INSERT INTO vectors VALUES (?, ?)", (chunk, blob))
                db.execute(
                    "INSERT INTO words (rowid, terms) VALUES (?, ?)", (chunk, searchable(node.text))
                )
                added.append(chunk)
            self._advance(db)
        return removed, added

    def put_failure(self, ref: str, kind: str, reason: str, facts: FileFacts) -> list[int]:
        """Record that a file gives no text; return the chunk ids that went with its old text."""
        with self.transaction() as db:
            removed = self._delete(db, ref)
            db.execute(
                "INSERT INTO documents (ref, hash, size, mtime_ns, content_hash, state, kind, "
                "reason, seen) VALUES (?, '', ?, ?, ?, 'failed', ?, ?, ?)",
                (ref, facts.size, facts.mtime_ns, facts.content_hash, kind, reason, time.time()),
            )
            self._advance(db)
        return removed

    def note_failure(self, ref: str, kind: str, reason: str) -> None:
        """Record that a file could not be read this time; its text of before stays."""
        with self.transaction() as db:
            db.execute(
                "UPDATE documents SET state = 'changed', kind = ?, reason = ? WHERE ref = ?",
                (kind, reason, ref),
            )

    def touch_document(self, ref: str, facts: FileFacts) -> None:
        """Note that a file was looked at and its text is the same."""
        with self.transaction() as db:
            db.execute(
                "UPDATE documents SET size = ?, mtime_ns = ?, content_hash = ?, "
                "state = 'indexed', kind = '', reason = '' WHERE ref = ?",
                (facts.size, facts.mtime_ns, facts.content_hash, ref),
            )

    def delete_document(self, ref: str) -> list[int]:
        """Remove a document and return its chunk ids; an unknown one is no error."""
        with self.transaction() as db:
            removed = self._delete(db, ref)
            self._advance(db)
        return removed

    # -- chunks and vectors --------------------------------------------------------------------

    def nodes(self, chunks: Sequence[int]) -> list[TextNode]:
        """Return the nodes of the given chunk ids, in that order; unknown ids are left out."""
        found = {}
        for part in _batches(chunks, 500):
            marks = ",".join("?" * len(part))
            for row in self._all(
                "SELECT c.id, c.node, c.start, c.end, c.text, c.anchor, c.oversize, d.ref, "
                "d.metadata, lag.node, lead.node, c.metadata FROM chunks c JOIN documents d "
                "ON d.id = c.document "
                "LEFT JOIN chunks lag ON lag.document = c.document AND lag.ordinal = c.ordinal - 1 "
                "LEFT JOIN chunks lead ON lead.document = c.document "
                f"AND lead.ordinal = c.ordinal + 1 WHERE c.id IN ({marks})",
                *part,
            ):
                found[row[0]] = TextNode(
                    text=row[4], id_=row[1], metadata={**json.loads(row[8]), **json.loads(row[11])},
                    start_char_idx=row[2], end_char_idx=row[3], ref_doc_id=row[7],
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

    def vectors(self) -> tuple[npt.NDArray[np.int64], Vectors]:
        """Return all chunk ids, shape (n,), and their vectors, shape (n, dimension)."""
        rows = self._all("SELECT chunk, vector FROM vectors ORDER BY chunk")
        ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
        if not rows:
            return ids, np.zeros((0, 0), dtype=np.float32)
        matrix = np.frombuffer(b"".join(row[1] for row in rows), dtype=np.float32)
        return ids, matrix.reshape(len(rows), -1)

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

    # -- conversations -------------------------------------------------------------------------

    def new_conversation(self, title: str) -> int:
        """Start a conversation and return its number."""
        with self.transaction() as db:
            cursor = db.execute(
                "INSERT INTO conversations (created, title) VALUES (?, ?)", (time.time(), title)
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def latest_conversation(self) -> int:
        """Return the number of the latest conversation, 0 when there is none."""
        row = self._one("SELECT max(id) FROM conversations")
        return int(row[0] or 0) if row else 0

    def begin_turn(self, conversation: int, question: str) -> int:
        """Keep a question before it is answered; a turn without an end counts as interrupted."""
        with self.transaction() as db:
            cursor = db.execute(
                "INSERT INTO turns (conversation, question, text, finish_reason, passages, "
                "citations, note, created) VALUES (?, ?, '', 'error', '[]', '[]', "
                "'The answer was interrupted.', ?)",
                (conversation, question, time.time()),
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def update_turn(
        self,
        turn: int,
        text: str,
        finish_reason: FinishReason,
        passages: Sequence[Passage],
        citations: Sequence[Citation],
        note: str = "",
    ) -> None:
        """Keep what there is of an answer."""
        with self.transaction() as db:
            db.execute(
                "UPDATE turns SET text = ?, finish_reason = ?, passages = ?, citations = ?, "
                "note = ? WHERE id = ?",
                (text, finish_reason, json.dumps([asdict(p) for p in passages], default=dict),
                 json.dumps([asdict(c) for c in citations], default=dict), note, turn),
            )  # fmt: skip

    def turns(self, conversation: int) -> list[Turn]:
        """Return a conversation's turns, oldest first."""
        return [
            Turn(
                question, text, reason,
                tuple(_passage(p) for p in json.loads(passages)),
                tuple(_citation(c) for c in json.loads(citations)), note,
            )
            for question, text, reason, passages, citations, note in self._all(
                "SELECT question, text, finish_reason, passages, citations, note FROM turns "
                "WHERE conversation = ? ORDER BY id",
                conversation,
            )
        ]  # fmt: skip

    # -- inside --------------------------------------------------------------------------------

    def _one(self, sql: str, *values: object) -> Any:
        return next(iter(self._all(sql, *values)), None)

    def _all(self, sql: str, *values: object) -> list[Any]:
        with self._lock:
            try:
                return self._db.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                raise _translate(error, self.path) from error

    def _delete(self, db: sqlite3.Connection, ref: str) -> list[int]:
        row = db.execute("SELECT id FROM documents WHERE ref = ?", (ref,)).fetchone()
        if row is None:
            return []
        removed = []
        for chunk, text in db.execute("SELECT id, text FROM chunks WHERE document = ?", row):
            removed.append(int(chunk))
            db.execute(
                "INSERT INTO words (words, rowid, terms) VALUES ('delete', ?, ?)",
                (chunk, searchable(text)),
            )
        db.execute("DELETE FROM documents WHERE id = ?", row)
        return removed

    def _advance(self, db: sqlite3.Connection) -> None:
        """Number the state of the vectors, so that a stale cache of them is recognised."""
        self.generation += 1
        db.execute("INSERT OR REPLACE INTO meta VALUES ('generation', ?)", (str(self.generation),))

    def _migrate(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise LibraryError(
                "This library was made by a newer version of Carrel.",
                "Open it with that version, or choose another library.",
            )
        options = {row[0] for row in self._db.execute("PRAGMA compile_options")}
        if "ENABLE_FTS5" not in options:
            raise LibraryError(
                "The SQLite of this Python has no full-text search (FTS5).",
                "Use a Python from python.org or from your distribution.",
            )
        if self.read_only:
            if version == 0:
                raise LibraryError("There is no library here yet.", "Add a folder first.")
            return
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            self._db.executescript(f"BEGIN; {script}; PRAGMA user_version = {number}; COMMIT;")


_DOCUMENT = "id, ref, hash, state, kind, reason, chunks, size, mtime_ns, content_hash"


def _stored(row: Any) -> StoredDocument:
    number, ref, digest, state, kind, reason, chunks, *facts = row
    return StoredDocument(number, ref, digest, state, kind, reason, chunks, FileFacts(*facts))


def _own(metadata: Mapping[str, Any], documents: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a chunk's metadata has beyond its document's."""
    missing = object()
    return {k: v for k, v in metadata.items() if documents.get(k, missing) != v}


def _passage(data: dict[str, Any]) -> Passage:
    sentence = data.pop("sentence", None)
    return Passage(**data, sentence=tuple(sentence) if sentence else None)


def _citation(data: dict[str, Any]) -> Citation:
    return Citation(**{**data, "answer": tuple(data["answer"])})


def _batches(items: Sequence[int], size: int) -> Iterable[Sequence[int]]:
    return (items[i : i + size] for i in range(0, len(items), size))


def _translate(error: Exception, path: Path | None) -> Exception:
    """Say what an error of SQLite means to the person."""
    where = f" ({path})" if path else ""
    text = str(error)
    if "full" in text or getattr(error, "errno", None) == 28:
        return DiskFull(
            f"The disk is full: the library{where} cannot grow.",
            "Make room and try again; everything that was indexed before is kept.",
        )
    if "malformed" in text or "not a database" in text:
        return LibraryError(
            f"The library{where} is damaged.", "Restore a copy of it, or index your folders again."
        )
    if "readonly" in text or "unable to open" in text or isinstance(error, OSError):
        return LibraryError(
            f"The library{where} cannot be opened: {text}.",
            "Check that the folder exists and that you may write to it.",
        )
    if "locked" in text:
        return LibraryError(
            f"The library{where} is in use by another program.", "Close it there and try again."
        )
    return LibraryError(f"The library{where} reports: {text}.", "Start Carrel again.")


# -- words: how text and questions meet in the full-text index -----------------------------------

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_RUN = re.compile(f"[{_SPACELESS}]+|[^\\W_]+(?:['’][^\\W_]+)*")
_SPACELESS_CHARACTER = re.compile(f"([{_SPACELESS}])")


def searchable(text: str) -> str:
    """Return what is indexed of ``text``: NFKC, and scripts without spaces as single characters."""
    normal = unicodedata.normalize("NFKC", text)
    return _SPACELESS_CHARACTER.sub(r" \1 ", normal)


def question_terms(question: str) -> list[str]:
    """Return the words of a question, each once; of scripts without spaces, pairs of characters."""
    terms: dict[str, None] = {}
    for match in _RUN.finditer(unicodedata.normalize("NFKC", question).lower()):
        run = match[0]
        if not _SPACELESS_CHARACTER.match(run) or len(run) == 1:
            terms[run] = None
        else:
            terms.update((f"{a} {b}", None) for a, b in zip(run, run[1:], strict=False))
    return list(terms)


def word_query(question: str, most: int = 64) -> str:
    """Return the FTS5 query for a question: any of its first ``most`` terms, quoted."""
    terms = question_terms(question)[:most]
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)
