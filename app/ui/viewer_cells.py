"""One sheet as a model for Qt: rows fetched in blocks as they are looked at, cells coloured.

A sheet of a million rows opens like one of ten. Names of cells are those of the file's own program.
"""

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.viewer_document import Document
from app.ui.viewer_marks import Kind, Marked, text_colours
from app.viewing import CellsRead, Event, ReadCells, SheetSize

Index = QModelIndex | QPersistentModelIndex

BLOCK = 100
"""Rows fetched at a time."""

MOST_BLOCKS = 80
"""Blocks kept; those read longest ago are forgotten first."""

_CELLS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")


def letters(column: int) -> str:
    """Return a column's name, counted from 0: A, B, … Z, AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def area(cells: str) -> tuple[int, int, int, int] | None:
    """Return the first row and column and the last ones of "B3:D3", counted from 0."""
    match = _CELLS.fullmatch(cells.strip())
    if match is None:
        return None
    first, top, last, bottom = match.groups()
    left, right = _column(first), _column(last or first)
    rows = sorted((int(top) - 1, int(bottom or top) - 1))
    return rows[0], min(left, right), rows[1], max(left, right)


def _column(name: str) -> int:
    number = 0
    for letter in name.upper():
        number = 26 * number + ord(letter) - 64
    return number - 1


class SheetModel(QAbstractTableModel):
    """One sheet, fetched in blocks of rows as they are shown."""

    def __init__(self, document: Document, sheet: SheetSize, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self._document = document
        self._blocks: dict[int, tuple[tuple[str, ...], ...]] = {}
        self._asked: set[int] = set()
        self._areas: list[tuple[Kind, tuple[int, int, int, int]]] = []
        self._waiting: list[Callable[[], None]] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else self.sheet.rows

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else self.sheet.columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return letters for columns and numbers for rows, as the file's own program does."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return letters(section) if orientation is Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text and colours; fetch its row if it is not there."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(index.row(), index.column()).replace("\n", " ")
            case Qt.ItemDataRole.BackgroundRole | Qt.ItemDataRole.ForegroundRole:
                kind = self._kind(index.row(), index.column())
                if kind is not None:
                    return text_colours(kind)[role == Qt.ItemDataRole.ForegroundRole]
            case Qt.ItemDataRole.AccessibleTextRole:
                name = f"{letters(index.column())}{index.row() + 1}"
                return f"{name}: {self.text(index.row(), index.column())}"
        return None

    def text(self, row: int, column: int) -> str:
        """Return a cell's text, "" until its row is there."""
        block = self._blocks.get(row // BLOCK)
        if block is None:
            self.fetch(row // BLOCK)
            return ""
        cells = block[row % BLOCK] if row % BLOCK < len(block) else ()
        return cells[column] if column < len(cells) else ""

    def mark(self, marked: Marked) -> None:
        """Colour the cells that are marked; a passage without a sentence as strongly as one."""
        alone = not marked.places.get(Kind.SENTENCE)
        self._areas = [
            (Kind.SENTENCE if alone and kind is Kind.PASSAGE else kind, found)
            for kind in (Kind.CURRENT, Kind.SENTENCE, Kind.FOUND, Kind.PASSAGE)
            for mark in marked.places.get(kind, ())
            if mark.sheet == self.sheet.name and (found := area(mark.cells)) is not None
        ]
        self.repaint()

    def repaint(self) -> None:
        """Say that colours may be others."""
        if self.sheet.rows and self.sheet.columns:
            last = self.index(self.sheet.rows - 1, self.sheet.columns - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def fetch(self, block: int) -> None:
        """Ask for a block of rows, once."""
        if block in self._asked or block in self._blocks:
            return
        self._asked.add(block)
        first = block * BLOCK + 1
        last = min(first + BLOCK - 1, self.sheet.rows)
        self._document.ask(
            lambda job, doc: ReadCells(job, doc, self.sheet.name, first, last),
            lambda event: self._take(block, event),
        )

    def when_there(self, rows: range, then: Callable[[], None]) -> None:
        """Call ``then`` once all these rows are there."""
        missing = {row // BLOCK for row in (*rows[::BLOCK], rows[-1])} - set(self._blocks)
        if not missing:
            then()
            return
        self._waiting.append(lambda: self.when_there(rows, then))
        for block in missing:
            self.fetch(block)

    def _take(self, block: int, event: Event) -> None:
        if not isinstance(event, CellsRead):
            return  # asked no more: another look at the row would end the same way
        self._asked.discard(block)
        self._blocks[block] = event.rows
        while len(self._blocks) > MOST_BLOCKS and not self._waiting:
            del self._blocks[next(iter(self._blocks))]
        first = block * BLOCK
        last = min(first + BLOCK, self.sheet.rows) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.sheet.columns - 1))
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _kind(self, row: int, column: int) -> Kind | None:
        for kind, (top, left, bottom, right) in self._areas:
            if top <= row <= bottom and left <= column <= right:
                return kind
        return None
