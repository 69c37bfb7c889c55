"""The tables of a library, one script per version, and how an older library becomes a newer one.

Before a library is changed a copy of it is put beside it; it is removed when the changed one was
opened again without trouble.
"""

import functools
import hashlib
import os
import sqlite3
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.engine.index import normalise
from app.engine.words import searchable
from app.errors import LibraryError

PAGE_SIZE = 8192
"""Bytes. Five vectors of 384 dimensions fill 94 % of such a page, two fill 75 % of 4,096."""

NEXT_VECTORS = """CREATE TABLE next_vectors (   -- of the embedder that is to follow
    chunk INTEGER PRIMARY KEY REFERENCES chunks ON DELETE CASCADE, vector BLOB NOT NULL
)"""

ONE_AFTER_THE_OTHER = """UPDATE turns SET parent = coalesce((SELECT max(t.id) FROM turns t
    WHERE t.conversation = turns.conversation AND t.id < turns.id), 0)"""
SAID = """CREATE VIRTUAL TABLE said USING fts5   -- turns by their id, titles by -conversation
    (terms, content='', tokenize="unicode61 remove_diacritics 2")"""

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
    f"""
    {NEXT_VECTORS};
    INSERT INTO words (words, rank) VALUES ('automerge', 8);  -- fewer rewrites than with 4
    ALTER TABLE documents ADD COLUMN parent TEXT;   -- ref of the file that this one stands in
    ALTER TABLE documents ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0;  -- of the reader, on it
    ALTER TABLE documents ADD COLUMN away TEXT NOT NULL DEFAULT '';      -- '', offline or gone
    ALTER TABLE documents ADD COLUMN unread TEXT NOT NULL DEFAULT '[]';  -- pages not recognised yet
    CREATE INDEX documents_by_content ON documents (content_hash) WHERE content_hash IS NOT NULL;
    CREATE INDEX documents_by_parent ON documents (parent) WHERE parent IS NOT NULL;
    UPDATE vectors SET vector = unit(vector) WHERE vector <> unit(vector);
    DROP INDEX chunks_by_node;                      -- never asked, and written at random
    ALTER TABLE chunks ADD COLUMN digest INTEGER;   -- NULL: more than the text was embedded
    UPDATE chunks SET digest = digest_of(text)
        WHERE document IN (SELECT id FROM documents WHERE size IS NOT NULL);
    CREATE INDEX chunks_by_digest ON chunks (digest) WHERE digest IS NOT NULL;
    CREATE TABLE recognised (                       -- what was read from pictures of text
        content_hash TEXT NOT NULL, member TEXT NOT NULL, page INTEGER NOT NULL,
        text TEXT NOT NULL, PRIMARY KEY (content_hash, member, page)
    ) WITHOUT ROWID;
    """,
    f"""
    CREATE INDEX turns_by_conversation ON turns (conversation);   -- what follows looks there
    ALTER TABLE conversations ADD COLUMN changed REAL NOT NULL DEFAULT 0;
    ALTER TABLE conversations ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversations ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;  -- till Carrel ends
    UPDATE conversations SET changed = coalesce(
        (SELECT max(t.created) FROM turns t WHERE t.conversation = conversations.id), created);
    ALTER TABLE turns ADD COLUMN parent INTEGER NOT NULL DEFAULT 0;   -- turn it follows, 0: none
    ALTER TABLE turns ADD COLUMN searched TEXT NOT NULL DEFAULT '';   -- '': the question itself
    ALTER TABLE turns ADD COLUMN scope TEXT NOT NULL DEFAULT '{{}}';   -- JSON: where was searched
    {ONE_AFTER_THE_OTHER};
    CREATE TABLE collections (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,
        instructions TEXT NOT NULL, answer_tokens INTEGER NOT NULL
    );
    CREATE TABLE collection_paths (
        collection INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
        path TEXT NOT NULL, PRIMARY KEY (collection, path)
    ) WITHOUT ROWID;
    {SAID};
    INSERT INTO said (rowid, terms) SELECT id, said(question, text) FROM turns;
    INSERT INTO said (rowid, terms) SELECT -id, said(title, '') FROM conversations;
    """,
)
"""Numbered by position; ``PRAGMA user_version`` says how many a library has had."""

VERSION = len(MIGRATIONS)


def digest_of(text: str) -> int:
    """Return the first 8 bytes of the SHA-256 of ``text``, as a signed 64-bit integer."""
    data = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(data[:8], "big", signed=True)


def said(question: str, text: str) -> str:
    """Return what a turn is found by."""
    return searchable(f"{question}\n{text}")


def is_unit(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Tell of each row, shape (n, dimension), whether it is at unit length or zero."""
    with np.errstate(all="ignore"):
        squares = np.einsum("ij,ij->i", vectors, vectors)
        unit: npt.NDArray[np.bool_] = (np.abs(squares - 1) < 1e-3) | (squares == 0)
        return unit


def _unit(blob: bytes) -> bytes:
    """Return a vector as it is kept, at unit length; one that is so already is left as it is."""
    vector = np.frombuffer(blob, dtype=np.float32)
    return blob if is_unit(vector[None])[0] else normalise(vector).tobytes()


def migrate(db: sqlite3.Connection, path: Path | None, *, read_only: bool = False) -> None:
    """Bring a library to this version; raise ``LibraryError`` if that is impossible.

    A read-only library must be of this version already: reading an older one needs the change.
    """
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise LibraryError(
            "This library was made by a newer version of Carrel.",
            "Open it with that version, or choose another library.",
        )
    if "ENABLE_FTS5" not in {row[0] for row in db.execute("PRAGMA compile_options")}:
        raise LibraryError(
            "The SQLite of this Python has no full-text search (FTS5).",
            "Use a Python from python.org or from your distribution.",
        )
    if read_only:
        if version == 0:
            raise LibraryError("There is no library here yet.", "Add a folder first.")
        if version < VERSION:
            raise LibraryError(
                "This library was made by an older version of Carrel.",
                "Open it once for writing, so that it is brought up to date.",
            )
        return
    copy = None if path is None else copy_before(path)
    if 0 < version < VERSION and copy is not None:
        _copy(db, copy)
    if version < VERSION:
        create(db, version)
    elif copy is not None and copy.exists() and not left_open(path):
        copy.unlink()


def is_right(db: sqlite3.Connection) -> bool:
    """Tell whether the tables have the columns that they have in this library's version."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if not 0 < version <= VERSION:
        return False
    return all(_columns(db, table) == columns for table, columns in _expected(version).items())


@functools.cache
def _expected(version: int) -> dict[str, list[tuple[object, ...]]]:
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        create(db, upto=version)
        names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        own = (name for (name,) in names if not name.startswith(("words", "said")))  # FTS5's
        return {name: _columns(db, name) for name in own}
    finally:
        db.close()


def _columns(db: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return db.execute(f"PRAGMA table_info('{table}')").fetchall()


def create(db: sqlite3.Connection, version: int = 0, upto: int = VERSION) -> None:
    """Run the scripts that come after ``version``, in one transaction."""
    db.create_function("digest_of", 1, digest_of, deterministic=True)
    db.create_function("unit", 1, _unit, deterministic=True)
    db.create_function("said", 2, said, deterministic=True)
    scripts = "".join(MIGRATIONS[version:upto])
    try:
        db.executescript(f"BEGIN IMMEDIATE; {scripts} PRAGMA user_version = {upto}; COMMIT;")
    except sqlite3.Error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def copy_before(path: Path) -> Path:
    """Return where the copy is kept that is made before a library is brought up to date."""
    return path.with_name(f"{path.stem}.before-{VERSION}{path.suffix}")


def _copy(db: sqlite3.Connection, copy: Path) -> None:
    temporary = copy.with_name(copy.name + ".tmp")
    temporary.unlink(missing_ok=True)
    target = sqlite3.connect(temporary)
    try:
        db.backup(target)
    except sqlite3.Error:
        target.close()
        temporary.unlink(missing_ok=True)
        raise
    target.close()
    os.replace(temporary, copy)


# -- the first page, which names all others -------------------------------------------------------


def keep_first_page(path: Path) -> None:
    """Keep a copy of the page that says where each table begins; without it nothing is found.

    To be called where everything is in the file itself, and not in SQLite's log.
    """
    if left_open(path):
        return
    try:
        with open(path, "rb") as handle:
            size = _page_size(handle.read(100))
            handle.seek(0)
            page = handle.read(size)
        kept = _first_page_file(path)
        if not kept.exists() or kept.read_bytes()[100:] != page[100:]:
            temporary = kept.with_name(kept.name + ".tmp")
            temporary.write_bytes(page)
            os.replace(temporary, kept)
    except OSError:
        pass  # no room: there is none to fall back on then


def kept_first_page(path: Path) -> bytes | None:
    """Return the page that was kept of the library in this folder, None if there is none."""
    try:
        page = _first_page_file(path).read_bytes()
    except OSError:
        return None
    return page if page.startswith(b"SQLite format 3\0") and len(page) == _page_size(page) else None


def put_first_page(file: Path, page: bytes) -> None:
    """Write a kept page into a copy of the library, for as many pages as the file has."""
    pages = max(file.stat().st_size // len(page), 1)
    head = bytearray(page)
    head[28:32] = pages.to_bytes(4, "big")
    head[32:40] = bytes(8)  # which pages are free is not known: none
    head[92:96] = head[24:28]  # the count of pages is of this version of the file
    with open(file, "rb+") as handle:
        handle.write(head)


def forget_first_page(path: Path) -> None:
    """Drop the kept page, because the tables are about to begin elsewhere."""
    _first_page_file(path).unlink(missing_ok=True)


def _first_page_file(path: Path) -> Path:
    return path.with_name("library.first-page")


def _page_size(head: bytes) -> int:
    """Return the page size from a file's header: https://www.sqlite.org/fileformat2.html."""
    size = int.from_bytes(head[16:18], "big")
    return 65536 if size == 1 else size


def left_open(path: Path | None) -> bool:
    """Tell whether the last one who wrote did not close it: SQLite then leaves its log behind."""
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0
