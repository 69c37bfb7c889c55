"""Pieces written into a text document, changing no more of it than what changed.

What stays is not touched: a selection survives, and a long answer costs no more per word than a
short one. Formats are set one by one; nothing is ever parsed as markup, nothing loads anything.
"""

from collections.abc import Sequence

from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)

from app.ui.markdown.formats import Formats, Look, Manner
from app.ui.markdown.inline import Run
from app.ui.markdown.lines import Kind
from app.ui.markdown.pieces import Piece

ROWS = 60
"""Rows of one table in the document; a longer one goes on in another, laid out by itself."""


class Page:
    """A document and the pieces that stand in it."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._document = document
        self._formats = Formats(look)
        self._pieces: list[Piece] = []
        self._places: list[QTextBlock | tuple[QTextTable, int]] = []
        self.touched = 0
        document.setIndentWidth(1)

    @property
    def look(self) -> Look:
        """Return the look it is written in."""
        return self._formats.look

    def __len__(self) -> int:
        return len(self._pieces)

    @property
    def ends_in_code(self) -> bool:
        """Return whether code stands last."""
        return bool(self._pieces) and self._pieces[-1].kind is Kind.CODE

    @property
    def links(self) -> list[str]:
        """Return the addresses its links stand for, by their numbers."""
        return self._formats.links

    @property
    def pieces(self) -> list[Piece]:
        """Return what stands in the document."""
        return list(self._pieces)

    def block_of(self, at: int) -> QTextBlock | None:
        """Return the block a piece stands in; None for rows of tables."""
        place = self._places[at]
        return place if isinstance(place, QTextBlock) else None

    def show(self, pieces: Sequence[Piece], first: int) -> None:
        """Make the document show ``pieces``; those before ``first`` are as they were."""
        self.touched = 1 << 30
        with _edit(self._document):
            at, common = first, min(len(self._pieces), len(pieces))
            while at < common:
                if self._pieces[at] != pieces[at] and not self._retouch(at, pieces[at]):
                    break
                at += 1
            if at < len(self._pieces):
                self._cut(at)
            for piece in pieces[at:]:
                self._append(piece)

    def change(self, changed: Sequence[int], pieces: Sequence[Piece]) -> None:
        """Show some pieces anew, each still of its kind."""
        self.touched = 1 << 30
        with _edit(self._document):
            for at in changed:
                if at < len(self._pieces) and self._pieces[at] != pieces[at]:
                    self._retouch(at, pieces[at])

    def rewrite(self, look: Look) -> None:
        """Write everything again in another look."""
        pieces = list(self._pieces)
        self._formats = Formats(look)
        if not pieces:
            return
        with _edit(self._document):
            self._cut(0)
            for piece in pieces:
                self._append(piece)

    # -- changing what is there ------------------------------------------------------------------

    def _retouch(self, at: int, new: Piece) -> bool:
        """Change a piece where it stands; return False if that cannot be."""
        old, place = self._pieces[at], self._places[at]
        if isinstance(place, QTextBlock):
            if new.kind is Kind.ROW:
                return False
            if self._formats.block_key(new) != self._formats.block_key(old):
                QTextCursor(place).setBlockFormat(self._formats.block(new))
            self._change_runs(place.position(), Manner(old), old.runs, Manner(new), new.runs)
        else:
            if new.kind is not Kind.ROW or (old.group, old.aligns) != (new.group, new.aligns):
                return False
            table, row = place
            for column, (before, after) in enumerate(zip(old.cells, new.cells, strict=True)):
                if before != after:
                    start = table.cellAt(row, column).firstPosition()
                    self._change_runs(start, Manner(old), before, Manner(new), after)
        self._pieces[at] = new
        return True

    def _change_runs(
        self, start: int, was: Manner, old: Sequence[Run], now: Manner, new: Sequence[Run]
    ) -> None:
        """Replace the part of a paragraph that differs, and the formats that do."""
        before, after = _text(old), _text(new)
        front = _common(before, after)
        back = _common(before[front:][::-1], after[front:][::-1])
        cursor = QTextCursor(self._document)
        begin = start + _units(before[:front])
        removed = before[front : len(before) - back]
        self.touched = min(self.touched, begin)
        cursor.setPosition(begin)
        if removed:
            cursor.setPosition(begin + _units(removed), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        passed = 0
        for run in new:
            text = run.text[max(0, front - passed) : max(0, len(after) - back - passed)]
            passed += len(run.text)
            if text:
                cursor.insertText(text, self._formats.char(now, run))
        self._change_formats(start, was, old, now, new, len(before), len(after), front, back)

    def _change_formats(
        self, start: int, was: Manner, old: Sequence[Run], now: Manner, new: Sequence[Run],
        before: int, after: int, front: int, back: int,
    ) -> None:  # fmt: skip
        """Set the formats of kept text where they are others than before."""
        had = [(begin, end, self._formats.key(was, run)) for begin, end, run in _ranges(old)]
        for shift, low, high in ((0, 0, front), (after - before, after - back, after)):
            for begin, end, run in _ranges(new):
                begin, end = max(begin, low), min(end, high)
                key = self._formats.key(now, run)
                if begin < end and any(
                    key != other and left + shift < end and begin < right + shift
                    for left, right, other in had
                ):
                    text = _text(new)
                    cursor = QTextCursor(self._document)
                    cursor.setPosition(start + _units(text[:begin]))
                    cursor.setPosition(start + _units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(self._formats.char(now, run))

    def _cut(self, at: int) -> None:
        """Remove the pieces from one on."""
        cursor = QTextCursor(self._document)
        before = self._places[at - 1] if at else None
        place = self._places[at] if at < len(self._places) else None
        if before is None:
            start = 0
        elif isinstance(before, QTextBlock):
            start = before.position() + before.length() - 1
        else:
            table = before[0]
            if isinstance(place, tuple) and place[0] is table:
                table.removeRows(place[1], table.rows() - place[1])
            start = table.lastPosition() + 1
        cursor.setPosition(start)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.touched = min(self.touched, start)
        del self._pieces[at:], self._places[at:]
        if not isinstance(before, QTextBlock):
            cursor.setBlockFormat(QTextBlockFormat())
            self._space_below_table(0)

    # -- adding ----------------------------------------------------------------------------------

    def _append(self, piece: Piece) -> None:
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.touched = min(self.touched, cursor.position())
        if piece.kind is Kind.ROW:
            self._append_row(cursor, piece)
        else:
            look = Manner(piece)
            if self._places and isinstance(self._places[-1], QTextBlock):
                cursor.insertBlock(self._formats.block(piece), self._formats.char(look, Run("")))
            else:  # the document is empty, or ends with a table and the empty block behind it
                self._space_below_table(self._formats.block(piece).topMargin())
                cursor.setBlockFormat(self._formats.block(piece))
                cursor.setBlockCharFormat(self._formats.char(look, Run("")))
            for run in piece.runs:
                cursor.insertText(run.text, self._formats.char(look, run))
            self._places.append(cursor.block())
        self._pieces.append(piece)

    def _space_below_table(self, room: float) -> None:
        """Leave room below the last table; Qt leaves none above the block that follows one."""
        last = self._places[-1] if self._places else None
        if isinstance(last, tuple):
            form = last[0].format()
            form.setBottomMargin(room)
            last[0].setFormat(form)

    def _append_row(self, cursor: QTextCursor, piece: Piece) -> None:
        last = self._places[-1] if self._places else None
        goes_on = bool(self._pieces) and self._pieces[-1].group == piece.group
        if goes_on and isinstance(last, tuple) and last[0].rows() < ROWS:
            table = last[0]
            table.appendRows(1)
        else:
            form = self._formats.table(piece)
            table = cursor.insertTable(1, len(piece.aligns), form)
        row = table.rows() - 1
        look = Manner(piece)
        for column, runs in enumerate(piece.cells):
            cell = table.cellAt(row, column)
            if piece.head:
                ground = QTextCharFormat()
                ground.setBackground(QColor(self._formats.look.theme.side))
                cell.setFormat(ground)
            inside = cell.firstCursorPosition()
            inside.setBlockFormat(self._formats.cell(piece, column))
            for run in runs:
                inside.insertText(run.text, self._formats.char(look, run))
        self._places.append((table, row))


class _edit:
    """Changes that are laid out together."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)

    def __enter__(self) -> None:
        self._cursor.beginEditBlock()

    def __exit__(self, *_: object) -> None:
        self._cursor.endEditBlock()


def _text(runs: Sequence[Run]) -> str:
    return runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)


def _ranges(runs: Sequence[Run]) -> list[tuple[int, int, Run]]:
    ranges, at = [], 0
    for run in runs:
        ranges.append((at, at + len(run.text), run))
        at += len(run.text)
    return ranges


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)


def _common(one: str, other: str) -> int:
    """Return how many characters two texts share at their start, by halving."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
