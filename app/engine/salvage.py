"""Mending a damaged library: what can still be read goes into a new file, the old one is kept.

Tables are read around the pages that cannot be; a text counts only if it is what was once kept.
Documents of which something is missing are marked to be read again. Nothing is ever written to the
damaged file, and a kill at any moment leaves either it or the mended library in place.
"""

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np

from app.engine import schema
from app.engine.conversations import TURN, read_turn
from app.engine.database import marker, translated
from app.engine.words import searchable
from app.messages import State

MOST_FAILURES = 200_000
"""Reads that fail before the rest of a table is given up; some seconds."""
KEPT_FACTS = ("embedder", "generation")
"""What is true of a mended library, too; the graph, for one, is made again."""


@dataclass(slots=True)
class _Saved:
    documents: int = 0
    again: int = 0
    conversations: int = 0


def mend(path: Path) -> str:
    """Put a mended library in the place of the damaged one; return what the person should know.

    The damaged file stays beside it, as ``library.damaged-DATE-TIME.sqlite3``. Raises ``DiskFull``
    or ``LibraryError`` when the new file cannot be written; the next call tries again.
    """
    repaired = path.with_name(f"{path.stem}.mended{path.suffix}")
    temporary = path.with_name(f"{path.stem}.mending{path.suffix}")
    try:
        copy = _set_aside(path)
        saved = None
        if not repaired.exists():
            temporary.unlink(missing_ok=True)
            saved = _save_into(temporary, copy)
            with open(temporary, "rb+") as handle:
                os.fsync(handle.fileno())
            os.replace(temporary, repaired)
        for left in ("-wal", "-shm"):  # a log of the old file would be played into the new one
            Path(f"{path}{left}").unlink(missing_ok=True)
        os.replace(repaired, path)
        marker(path).unlink(missing_ok=True)
    except (sqlite3.Error, OSError) as error:
        temporary.unlink(missing_ok=True)
        raise translated(error, path) from error
    return _told(saved, copy)


def _told(saved: _Saved | None, copy: Path) -> str:
    kept = f"The damaged file is kept as {copy.name} in {copy.parent}."
    if saved is None:
        return f"The library was damaged and has been mended. {kept}"
    if not saved.documents and not saved.conversations:
        return f"The library was damaged, and nothing in it could be read any more. {kept}"
    again = f", of which {saved.again} will be read again" if saved.again else ""
    return (
        f"The library was damaged and has been mended: {_number(saved.documents, 'document')} "
        f"{'was' if saved.documents == 1 else 'were'} saved{again}, and "
        f"{_number(saved.conversations, 'conversation')}. {kept}"
    )


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


# -- the damaged file ------------------------------------------------------------------------------


def _set_aside(path: Path) -> Path:
    """Keep the damaged file and its log under another name, and note which; return that name."""
    note = marker(path)
    name = note.read_text(encoding="utf-8").strip() if note.exists() else ""
    if name and (known := path.with_name(name)).exists():
        return known
    stamp = time.strftime("%Y%m%d-%H%M%S")
    copy = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    while copy.exists():
        copy = copy.with_name(f"{copy.stem}a{copy.suffix}")
    note.touch()
    if Path(f"{path}-wal").exists():
        _link(Path(f"{path}-wal"), Path(f"{copy}-wal"))
    _link(path, copy)
    note.write_text(copy.name, encoding="utf-8")
    return copy


def _link(old: Path, new: Path) -> None:
    """Give a file a second name; where that is impossible, copy it."""
    new.unlink(missing_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _open(file: Path, work: Path) -> sqlite3.Connection | None:
    """Open a damaged file for reading, None if not even its tables are known any more.

    If its first page is broken, the one that was kept of it stands in, in a copy at ``work``.
    """
    db = _connect(file)
    first = schema.kept_first_page(file)
    if db is not None or first is None:
        return db
    shutil.copyfile(file, work)
    if Path(f"{file}-wal").exists():
        shutil.copyfile(f"{file}-wal", f"{work}-wal")
    schema.put_first_page(work, first)
    return _connect(work)


def _connect(file: Path) -> sqlite3.Connection | None:
    db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        db.execute("PRAGMA writable_schema = ON")  # reads a file that was cut off, too
        db.execute("PRAGMA cell_size_check = ON")
        if schema.is_right(db):
            return db
    except sqlite3.Error:
        pass  # its tables are not known
    db.close()
    return None


class _Damaged:
    """Reads what can be read of each table."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.failures = 0

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table with ascending rowids, around what cannot be read."""
        names = self._columns(table)
        if not names:
            return
        before = self.failures
        select = f"SELECT rowid, {', '.join(names)} FROM {table} WHERE rowid BETWEEN ? AND ?"
        last = -1
        ranges = [(0, self._highest(table))]
        while ranges and self.failures - before < MOST_FAILURES:
            low, high = ranges.pop()
            try:
                for number, *values in self._db.execute(f"{select} ORDER BY rowid", (low, high)):
                    low = number + 1
                    if number > last:
                        last = number
                        yield dict(zip(names, values, strict=True))
            except sqlite3.Error:
                self.failures += 1
                if low < high:
                    middle = (low + high) // 2
                    ranges += [(middle + 1, high), (low, middle)]

    def pairs(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table without rowids, from both ends up to what cannot be read."""
        names = self._columns(table)
        for order in ("ASC", "DESC") if names else ():
            try:
                for row in self._db.execute(
                    f"SELECT {', '.join(names)} FROM {table} ORDER BY 1 {order}"
                ):
                    yield dict(zip(names, row, strict=True))
            except sqlite3.Error:
                self.failures += 1
                continue
            return

    def _columns(self, table: str) -> list[str]:
        try:
            return [row[1] for row in self._db.execute(f"PRAGMA table_info({table})")]
        except sqlite3.Error:
            return []

    def _highest(self, table: str) -> int:
        for sql in (
            f"SELECT max(rowid) FROM {table}",
            f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
            "SELECT max(seq) FROM sqlite_sequence",
        ):
            try:
                row = self._db.execute(sql).fetchone()
            except sqlite3.Error:
                continue
            if row and isinstance(row[0], int):
                return row[0]
        return 1 << 20


# -- the new one -----------------------------------------------------------------------------------


def _save_into(new: Path, copy: Path) -> _Saved:
    work = new.with_name(new.name + ".work")
    _remove(work)
    old = _open(copy, work)
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as db:
            db.execute(f"PRAGMA page_size = {schema.PAGE_SIZE}")
            db.execute("PRAGMA journal_mode = OFF")  # if this fails the file is thrown away
            db.execute("PRAGMA synchronous = OFF")
            schema.create(db)
            if old is None:
                return _Saved()
            db.execute("BEGIN")
            saved = _copy_all(db, _Damaged(old))
            db.execute("COMMIT")
            return saved
    finally:
        if old is not None:
            old.close()
        _remove(work)


def _remove(work: Path) -> None:
    for left in ("", "-wal", "-shm"):
        Path(f"{work}{left}").unlink(missing_ok=True)


def _copy_all(db: sqlite3.Connection, old: _Damaged) -> _Saved:
    for row in old.rows("meta"):
        if row["key"] in KEPT_FACTS and isinstance(row["value"], str):
            _insert(db, "meta", row)
    for row in old.rows("folders"):
        _insert(db, "folders", row)
    for row in old.pairs("recognised"):
        _insert(db, "recognised", row)
    documents = _copy(db, old, "documents", _is_document)
    sized = {row[0] for row in db.execute("SELECT id FROM documents WHERE size IS NOT NULL")}
    chunks = _copy(
        db,
        old,
        "chunks",
        lambda row: row["document"] in documents and _is_chunk(row, row["document"] in sized),
    )
    for chunk, text in db.execute("SELECT id, text FROM chunks").fetchall():
        db.execute("INSERT INTO words (rowid, terms) VALUES (?, ?)", (chunk, searchable(text)))
    if db.execute("SELECT 1 FROM meta WHERE key = 'embedder'").fetchone():
        _copy_vectors(db, old, chunks)
    _copy_conversations(db, old)
    _never_again(db, old)
    again = _read_again(db)
    conversations = db.execute("SELECT count(*) FROM conversations").fetchone()[0]
    return _Saved(len(documents), again, conversations)


def _copy(
    db: sqlite3.Connection, old: _Damaged, table: str, right: Callable[[dict[str, Any]], bool]
) -> set[int]:
    """Copy the rows that are right; return their ids."""
    return {row["id"] for row in old.rows(table) if right(row) and _insert(db, table, row)}


def _insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> bool:
    """Insert a row; return False where the table's own rules speak against it."""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    try:
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    except (sqlite3.IntegrityError, UnicodeEncodeError):
        return False
    return True


def _is_document(row: dict[str, Any]) -> bool:
    return (
        isinstance(row["id"], int)
        and isinstance(row["ref"], str)
        and bool(row["ref"])
        and "\ufffd" not in row["ref"]
        and row["state"] in get_args(State)
        and isinstance(row["chunks"], int)
        and _is_json(row["metadata"], dict)
        and _is_json(row.get("unread", "[]"), list)
        and json.loads(row["metadata"]).get("file_path", row["ref"]) == row["ref"]
    )


def _is_chunk(row: dict[str, Any], of_file: bool) -> bool:
    if not isinstance(row["text"], str) or not _is_json(row["anchor"], dict):
        return False
    if not _is_json(row["metadata"], dict) or not isinstance(row["ordinal"], int):
        return False
    digest = row.get("digest")
    if digest is None:  # as before schema 2, and where more than the text was embedded
        return "\ufffd" not in row["text"] and not (of_file and "digest" in row)
    return bool(digest == schema.digest_of(row["text"]))


def _is_json(text: object, kind: type) -> bool:
    try:
        return isinstance(text, str) and isinstance(json.loads(text), kind)
    except ValueError:
        return False


def _copy_vectors(db: sqlite3.Connection, old: _Damaged, chunks: set[int]) -> None:
    """Copy vectors of the length that most have and of unit length; a lost one is made again."""
    lengths: dict[int, int] = {}
    for row in old.rows("vectors"):
        blob = row["vector"]
        if row["chunk"] not in chunks or not isinstance(blob, bytes) or len(blob) % 4:
            continue
        vector = np.frombuffer(blob, dtype=np.float32)
        if schema.is_unit(vector[None])[0] and _insert(db, "vectors", row):
            lengths[len(blob)] = lengths.get(len(blob), 0) + 1
    if len(lengths) > 1:
        usual = max(lengths, key=lambda length: lengths[length])
        db.execute("DELETE FROM vectors WHERE length(vector) <> ?", (usual,))


def _copy_conversations(db: sqlite3.Connection, old: _Damaged) -> None:
    for row in old.rows("conversations"):
        if isinstance(row["title"], str):
            _insert(db, "conversations", row)
    for row in old.rows("turns"):
        try:
            read_turn(*(row[name] for name in TURN))
        except (ValueError, TypeError, AttributeError):
            continue
        db.execute(
            "INSERT OR IGNORE INTO conversations VALUES (?, ?, ?)",
            (row["conversation"], row["created"], row["question"][:120]),
        )
        _insert(db, "turns", row)
    db.execute("DELETE FROM conversations WHERE id NOT IN (SELECT conversation FROM turns)")


def _never_again(db: sqlite3.Connection, old: _Damaged) -> None:
    """Go on counting where the old file was, so that no id is used twice."""
    for row in old.rows("sqlite_sequence"):
        name, seq = row["name"], row["seq"]
        if name in ("documents", "chunks", "conversations", "turns") and isinstance(seq, int):
            known = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)).fetchone()
            if known is None:
                db.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, seq))
            elif known[0] < seq:
                db.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (seq, name))


def _read_again(db: sqlite3.Connection) -> int:
    """Mark the documents that lack chunks; what is there of them stays; return how many."""
    db.execute(
        "UPDATE chunks SET digest = digest_of(text) WHERE digest IS NULL AND document IN "
        "(SELECT id FROM documents WHERE size IS NOT NULL)"
    )
    incomplete = [
        (has, number)
        for number, said, has in db.execute(
            "SELECT d.id, d.chunks, count(c.id) FROM documents d "
            "LEFT JOIN chunks c ON c.document = d.id GROUP BY d.id"
        )
        if said != has
    ]
    db.executemany(
        "UPDATE documents SET state = 'waiting', kind = '', reason = '', hash = '', size = NULL, "
        "mtime_ns = NULL, content_hash = NULL, chunks = ? WHERE id = ?",
        incomplete,
    )
    return len(incomplete)
