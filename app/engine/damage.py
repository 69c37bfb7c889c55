"""What can still be read of a damaged library: the rows of a table, around what cannot be.

Nothing is ever written to the damaged file. What the rows mean is the business of ``salvage``.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.engine import schema

MOST_FAILURES = 200_000
"""Reads that fail before the rest of a table is given up; some seconds."""


def open_damaged(file: Path, work: Path) -> sqlite3.Connection | None:
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


class Damaged:
    """Reads what can be read of each table."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.failures = 0

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table with ascending rowids, around what cannot be read.

        Of two rows that are out of order one has another's rowid, and often it cannot be told
        which: what belongs to that would become part of the wrong thing, so neither counts.
        """
        last, held = -1, None
        for number, row in self._walk(table):
            if held is None:
                held = (number, row) if number > last else None
            elif number > held[0]:
                yield held[1]
                last, held = held[0], (number, row)
            elif number > last:
                held = None
        if held is not None:
            yield held[1]

    def _walk(self, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the rows of a table with their rowids, in the order in which they are kept."""
        names = self._columns(table)
        if not names:
            return
        before = self.failures
        select = f"SELECT rowid, {', '.join(names)} FROM {table} WHERE rowid BETWEEN ? AND ?"
        ranges = [(0, self._highest(table))]
        while ranges and self.failures - before < MOST_FAILURES:
            low, high = ranges.pop()
            try:
                for number, *values in self._db.execute(f"{select} ORDER BY rowid", (low, high)):
                    low = max(low, number + 1)
                    yield number, dict(zip(names, values, strict=True))
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
