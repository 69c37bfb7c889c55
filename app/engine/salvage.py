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
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np

from app.engine import schema
from app.engine.conversations import TURN, read_turn
from app.engine.damage import Damaged, open_damaged
from app.engine.database import marker, translated
from app.engine.remarks import title_of
from app.engine.words import searchable
from app.messages import State

KEPT_FACTS = ("embedder", "generation")
"""What is true of a mended library, too; the graph, for one, is made again."""

COUNTED = ("documents", "chunks", "conversations", "turns", "collections")
PLACED = ("parent", "searched", "created")


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


# -- the new one -----------------------------------------------------------------------------------


def _save_into(new: Path, copy: Path) -> _Saved:
    work = new.with_name(new.name + ".work")
    _remove(work)
    old = open_damaged(copy, work)
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as db:
            db.execute(f"PRAGMA page_size = {schema.PAGE_SIZE}")
            db.execute("PRAGMA journal_mode = OFF")  # if this fails the file is thrown away
            db.execute("PRAGMA synchronous = OFF")
            schema.create(db)
            if old is None:
                return _Saved()
            db.execute("BEGIN")
            saved = _copy_all(db, Damaged(old))
            db.execute("COMMIT")
            return saved
    finally:
        if old is not None:
            old.close()
        _remove(work)


def _remove(work: Path) -> None:
    for left in ("", "-wal", "-shm"):
        Path(f"{work}{left}").unlink(missing_ok=True)


def _copy_all(db: sqlite3.Connection, old: Damaged) -> _Saved:
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
    chunks -= _drop_misplaced(db)
    for chunk, text in db.execute("SELECT id, text FROM chunks").fetchall():
        db.execute("INSERT INTO words (rowid, terms) VALUES (?, ?)", (chunk, searchable(text)))
    if db.execute("SELECT 1 FROM meta WHERE key = 'embedder'").fetchone():
        _copy_vectors(db, old, chunks)
    _copy_conversations(db, old)
    _copy_collections(db, old)
    _never_again(db, old)
    again = _read_again(db)
    conversations = db.execute("SELECT count(*) FROM conversations").fetchone()[0]
    return _Saved(len(documents), again, conversations)


def _copy(
    db: sqlite3.Connection, old: Damaged, table: str, right: Callable[[dict[str, Any]], bool]
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


def _drop_misplaced(db: sqlite3.Connection) -> set[int]:
    """Drop chunks with another's id or of another document; return their ids.

    The chunks of a document have ids one after the other. Where some say that it begins elsewhere
    than most do they are wrong, and where it has more than it should they are not its own.
    """
    wrong = {
        row[0]
        for row in db.execute(
            "WITH starts AS (SELECT document, id - ordinal AS start, count(*) AS n FROM chunks "
            "GROUP BY 1, 2), most AS (SELECT document, max(n) AS n FROM starts GROUP BY 1), "
            "sure AS (SELECT document, start FROM starts JOIN most USING (document, n) "
            "GROUP BY document HAVING count(*) = 1) "
            "SELECT id FROM chunks WHERE (document, id - ordinal) NOT IN sure OR document IN "
            "(SELECT d.id FROM documents d JOIN chunks c ON c.document = d.id "
            "GROUP BY d.id HAVING count(*) > d.chunks)"
        )
    }
    db.executemany("DELETE FROM chunks WHERE id = ?", ((chunk,) for chunk in wrong))
    return wrong


def _is_json(text: object, kind: type) -> bool:
    try:
        return isinstance(text, str) and isinstance(json.loads(text), kind)
    except ValueError:
        return False


def _copy_vectors(db: sqlite3.Connection, old: Damaged, chunks: set[int]) -> None:
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


def _copy_conversations(db: sqlite3.Connection, old: Damaged) -> None:
    for row in old.rows("conversations"):
        times = (row["created"], row.get("changed", 0.0))
        if isinstance(row["title"], str) and all(isinstance(each, float) for each in times):
            _insert(db, "conversations", row)
    placed = True
    for row in old.rows("turns"):
        placed = "parent" in row
        try:
            read_turn(*(row[name] for name in TURN), **{n: row[n] for n in PLACED if n in row})
        except (ValueError, TypeError, AttributeError):
            continue
        if not _is_json(row.get("scope", "{}"), dict):
            row["scope"] = "{}"
        db.execute(
            "INSERT OR IGNORE INTO conversations (id, created, changed, title) VALUES (?, ?, ?, ?)",
            (row["conversation"], row["created"], row["created"], title_of(row["question"])),
        )
        _insert(db, "turns", row)
    db.execute(
        schema.ONE_AFTER_THE_OTHER + ("" if not placed else " WHERE parent <> 0 AND NOT EXISTS "
        "(SELECT 1 FROM turns t WHERE t.id = turns.parent AND t.id < turns.id "
        "AND t.conversation = turns.conversation)")
    )  # fmt: skip
    db.execute("DELETE FROM conversations WHERE id NOT IN (SELECT conversation FROM turns)")
    db.execute(
        "UPDATE conversations SET changed = max(created, (SELECT max(t.created) FROM turns t "
        "WHERE t.conversation = conversations.id)) WHERE typeof(changed) <> 'real' OR changed = 0"
    )
    db.execute("INSERT INTO said (rowid, terms) SELECT id, said(question, text) FROM turns")
    db.execute("INSERT INTO said (rowid, terms) SELECT -id, said(title, '') FROM conversations")


def _copy_collections(db: sqlite3.Connection, old: Damaged) -> None:
    for row in old.rows("collections"):
        words = isinstance(row["name"], str) and isinstance(row["instructions"], str)
        if words and isinstance(row["answer_tokens"], int):
            _insert(db, "collections", row)
    known = {row[0] for row in db.execute("SELECT id FROM collections")}
    for row in old.pairs("collection_paths"):
        if row["collection"] in known and isinstance(row["path"], str):
            _insert(db, "collection_paths", row)


def _never_again(db: sqlite3.Connection, old: Damaged) -> None:
    """Go on counting where the old file was, so that no id is used twice."""
    for row in old.rows("sqlite_sequence"):
        name, seq = row["name"], row["seq"]
        if name in COUNTED and isinstance(seq, int):
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
