"""One SQLite connection: transactions, facts about the library, and what its errors mean.

Guarded by one lock; the engine process is the only writer. What the tables hold is the business
of ``store`` and ``conversations``, mending a damaged file that of ``salvage``.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.engine import schema
from app.engine.words import readable
from app.errors import DiskFull, LibraryDamaged, LibraryError

SMALL = 16 * 2**20
"""Bytes up to which a library is checked whenever it is opened; takes some 50 ms."""
LOG_PAGES = 2000
"""Pages in SQLite's log, 16 MB, after which they go into the library: hot ones then go once."""
CHECK_SECONDS = 1.0
"""How long the check may take that follows a session which did not end well."""


class Database:
    """A library's database. ``path`` None keeps everything in memory.

    Raises ``LibraryError`` for a library made by a newer version or an SQLite without full-text
    search, ``LibraryDamaged`` for one that ``salvage`` should mend, ``DiskFull`` when a write finds
    no room.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self._lock = threading.RLock()
        self.path = path
        self.read_only = read_only
        self.generation = 0
        if path is not None and not read_only and marker(path).exists():
            raise damaged(path)
        try:
            self._db = self._open()
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise
        except (sqlite3.Error, OSError) as error:
            raise translated(error, path) from error

    def _open(self) -> sqlite3.Connection:
        target = ":memory:"
        self._check_for = 0.0
        if self.path is not None:
            if not self.read_only:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._check_for = _seconds_to_check(self.path)
            target = f"{self.path.absolute().as_uri()}{'?mode=ro' if self.read_only else ''}"
        return sqlite3.connect(
            target, uri=self.path is not None, isolation_level=None, check_same_thread=False
        )

    def _prepare(self) -> None:
        db = self._db
        db.execute(f"PRAGMA page_size = {schema.PAGE_SIZE}")  # of a new file; else without effect
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA secure_delete = FAST")  # overwrite what was deleted where that is free
        if self._check_for:
            self._check(self._check_for)
        schema.migrate(db, self.path, read_only=self.read_only)
        if self.path is not None and not schema.is_right(db):
            raise damaged(self.path)
        if self.path is not None and not self.read_only:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        self.generation = int(self.meta("generation") or 0)

    def _check(self, seconds: float) -> None:
        """Look for damage for some time; raise ``LibraryDamaged`` if there is any."""
        until = time.monotonic() + seconds
        self._db.set_progress_handler(lambda: time.monotonic() > until, 20_000)
        try:
            found = self._db.execute("PRAGMA quick_check(1)").fetchone()[0]
            if self._db.execute("PRAGMA foreign_key_check").fetchone() is not None:
                found = "a row belongs to nothing"  # as after a page was written in a wrong place
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_INTERRUPT":
                raise
            return  # so far it is whole: the rest is found when it is used
        finally:
            self._db.set_progress_handler(None, 0)
        if found != "ok":
            assert self.path is not None
            raise damaged(self.path)

    @property
    def changes(self) -> int:
        """How many rows were written since the library was opened."""
        return self._db.total_changes

    def close(self) -> None:
        """Close the database; calling it again does nothing."""
        with self._lock:
            self._db.close()
            if self.path is not None and not self.read_only and not marker(self.path).exists():
                schema.keep_first_page(self.path)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Do all or nothing of what happens inside; raise ``LibraryError`` or ``DiskFull``.

        Inside another one it is a part of it: what an inner one did is kept when the outer ends.
        """
        with self._lock:
            inner, before = self._db.in_transaction, self.generation
            try:
                self._db.execute("SAVEPOINT part" if inner else "BEGIN IMMEDIATE")
                yield self._db
                self._db.execute("RELEASE part" if inner else "COMMIT")
            except BaseException as error:
                self.generation = before
                if self._db.in_transaction:  # a full disk may have ended it already
                    self._db.execute("ROLLBACK TO part" if inner else "ROLLBACK")
                if isinstance(error, _TOLD):
                    raise self._translated(error) from error
                raise

    def backup(self, file: Path, facts: Mapping[str, str] | None = None) -> None:
        """Copy the whole library into ``file``, with other facts; the caller renames it."""
        with self._lock:
            target = sqlite3.connect(file, isolation_level=None)
            try:
                self._db.backup(target)
                target.executemany(
                    "INSERT OR REPLACE INTO meta VALUES (?, ?)", (facts or {}).items()
                )
            except sqlite3.Error as error:
                raise self._translated(error) from error
            finally:
                target.close()

    def mark_damaged(self) -> None:
        """Have the library mended when it is opened the next time."""
        if self.path is not None and not self.read_only:
            try:
                marker(self.path).touch()
            except OSError:
                pass  # no room even for that: the damage is found again next time

    def meta(self, key: str) -> str | None:
        """Return a fact about the library, or None."""
        row = self._one("SELECT value FROM meta WHERE key = ?", key)
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Keep a fact about the library."""
        with self.transaction() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # -- inside --------------------------------------------------------------------------------

    def _one(self, sql: str, *values: object) -> Any:
        return next(iter(self._all(sql, *values)), None)

    def _all(self, sql: str, *values: object) -> list[Any]:
        with self._lock, self._telling():
            return self._db.execute(sql, values).fetchall()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except _TOLD as error:
            raise self._translated(error) from error

    @contextmanager
    def _understanding(self) -> Iterator[None]:
        """Take rows that are not what was once written, broken JSON for one, as damage."""
        try:
            yield
        except (ValueError, TypeError, AttributeError) as error:
            raise self._found_damage() from error

    def _found_damage(self) -> LibraryDamaged:
        """Return the error for what SQLite itself does not notice, after leaving the marker."""
        self.mark_damaged()
        return damaged(self.path)

    def _translated(self, error: Exception) -> Exception:
        told = translated(error, self.path)
        if isinstance(told, LibraryDamaged):
            self.mark_damaged()
        return told

    def _advance(self, db: sqlite3.Connection) -> None:
        """Number the state of the chunks, so that who remembers one of before can tell."""
        self.generation += 1
        db.execute("INSERT OR REPLACE INTO meta VALUES ('generation', ?)", (str(self.generation),))


def marker(path: Path) -> Path:
    """Return the file whose presence says that the library at ``path`` has to be mended."""
    return path.with_suffix(".damaged")


def damaged(path: Path | None) -> LibraryDamaged:
    """Return the error that says so."""
    where = f" ({path})" if path else ""
    return LibraryDamaged(
        f"The library{where} is damaged.", "Start Carrel again: it saves what can be saved."
    )


def translated(error: Exception, path: Path | None) -> Exception:
    """Say what an error of SQLite or of the disk means to the person."""
    where = f" ({path})" if path else ""
    text, name = str(error), getattr(error, "sqlite_errorname", "")
    if isinstance(error, UnicodeEncodeError):
        return LibraryError(
            f"“{readable(error.object)[:200]}” has characters that cannot be written down.",
            "Leave them out; a file or folder with such a name has to be renamed first.",
        )
    if name.startswith(_NO_ROOM) or getattr(error, "errno", None) in (27, 28, 122):
        return DiskFull(
            f"The library{where} cannot grow: the disk is full, or does not take larger files.",
            "Make room and try again; everything that was indexed before is kept.",
        )
    broken = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_SHORT_READ", "SQLITE_FORMAT")
    if name.startswith(broken) or "decode to UTF-8" in text or "malformed" in text:
        return damaged(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")) or isinstance(error, OSError):
        return LibraryError(
            f"The library{where} cannot be opened: {text}.",
            "Check that the folder exists and that you may write to it.",
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryError(
            f"The library{where} is in use by another program.", "Close it there and try again."
        )
    return LibraryError(f"The library{where} reports: {text}.", "Start Carrel again.")


_TOLD = (sqlite3.Error, UnicodeEncodeError)
"""What a write or a search raises that a person can be told of."""
_NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_TRUNCATE")
"""EFBIG, as on FAT or under a limit, is no SQLITE_FULL but a write that failed."""


def _seconds_to_check(path: Path) -> float:
    """Return how long to look for damage: a healthy large library opens without delay."""
    try:
        small = path.stat().st_size <= SMALL
    except FileNotFoundError:
        return 0.0
    return CHECK_SECONDS if small or schema.left_open(path) else 0.0
