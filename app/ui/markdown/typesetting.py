"""Pieces written into a text document, changing no more of it than what changed.

What stays is not touched: a selection survives, and a long answer costs no more per word than a
short one. Formats are set one by one; nothing is ever parsed as markup, nothing loads anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from app.ui import theme, wording
from app.ui.markdown import colouring
from app.ui.markdown.blocks import Kind
from app.ui.markdown.inline import Run, Style
from app.ui.markdown.pieces import Piece

LINE_HEIGHT = 128
"""Per cent of the font's own."""

ROWS = 60
"""Rows of one table in the document; a longer one goes on in another, laid out by itself."""

NEST = QTextFormat.Property.UserProperty.value + 1
MARKER = NEST + 1
CODE = NEST + 2
LANGUAGE = NEST + 3
CELL = NEST + 4
RULE = NEST + 5
"""Properties of blocks, for whoever paints around the text or copies it."""

FIRST, INNER, LAST = 1, 2, 4
"""What ``CODE`` holds: flags of a line of code."""

_SIZES = {1: 1.4, 2: 1.2, 3: 1.08}


@dataclass(frozen=True, slots=True)
class Look:
    """Measures in pixels, and colours."""

    font: QFont
    em: float
    theme: theme.Theme

    @classmethod
    def of(cls, font: QFont) -> "Look":
        """Return the look of an answer in a font, in today's colours."""
        return cls(font, QFontMetricsF(font).height() * 0.8, theme.current())

    def left(self, nest: str) -> float:
        """Return how far in the text of a piece stands."""
        return sum(self.em * (1.0 if each == "q" else 1.7) for each in nest)

    @property
    def header(self) -> float:
        """Return the height of the strip above code."""
        return self.em * 2.1

    @property
    def pad(self) -> float:
        """Return the room between code and its frame."""
        return self.em * 0.8


class Page:
    """A document and the pieces that stand in it."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._document = document
        self._look = look
        self._pieces: list[Piece] = []
        self._places: list[QTextBlock | tuple[QTextTable, int]] = []
        self._chars: dict[tuple[object, ...], QTextCharFormat] = {}
        self._blocks: dict[tuple[object, ...], QTextBlockFormat] = {}
        self.links: list[str] = []
        self.touched = 0
        document.setIndentWidth(1)

    @property
    def look(self) -> Look:
        """Return the look it is written in."""
        return self._look

    def __len__(self) -> int:
        return len(self._pieces)

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
        self._look = look
        self._chars.clear()
        self._blocks.clear()
        self.links.clear()
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
            if self._block_key(new) != self._block_key(old):
                QTextCursor(place).setBlockFormat(self._block(new))
            self._change_runs(place.position(), _Look(old), old.runs, _Look(new), new.runs)
        else:
            if new.kind is not Kind.ROW or (old.group, old.aligns) != (new.group, new.aligns):
                return False
            table, row = place
            for column, (before, after) in enumerate(zip(old.cells, new.cells, strict=True)):
                if before != after:
                    start = table.cellAt(row, column).firstPosition()
                    self._change_runs(start, _Look(old), before, _Look(new), after)
        self._pieces[at] = new
        return True

    def _change_runs(
        self, start: int, was: "_Look", old: Sequence[Run], now: "_Look", new: Sequence[Run]
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
                cursor.insertText(text, self._char(now, run))
        self._change_formats(start, was, old, now, new, len(before), len(after), front, back)

    def _change_formats(
        self, start: int, was: "_Look", old: Sequence[Run], now: "_Look", new: Sequence[Run],
        before: int, after: int, front: int, back: int,
    ) -> None:  # fmt: skip
        """Set the formats of kept text where they are others than before."""
        had = [(begin, end, self._key(was, run)) for begin, end, run in _ranges(old)]
        for shift, low, high in ((0, 0, front), (after - before, after - back, after)):
            for begin, end, run in _ranges(new):
                begin, end = max(begin, low), min(end, high)
                key = self._key(now, run)
                if begin < end and any(
                    key != other and left + shift < end and begin < right + shift
                    for left, right, other in had
                ):
                    text = _text(new)
                    cursor = QTextCursor(self._document)
                    cursor.setPosition(start + _units(text[:begin]))
                    cursor.setPosition(start + _units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(self._char(now, run))

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
            look = _Look(piece)
            if self._places and isinstance(self._places[-1], QTextBlock):
                cursor.insertBlock(self._block(piece), self._char(look, Run("")))
            else:  # the document is empty, or ends with a table and the empty block behind it
                self._space_below_table(self._block(piece).topMargin())
                cursor.setBlockFormat(self._block(piece))
                cursor.setBlockCharFormat(self._char(look, Run("")))
            for run in piece.runs:
                cursor.insertText(run.text, self._char(look, run))
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
            form = self._table(piece)
            table = cursor.insertTable(1, len(piece.aligns), form)
        row = table.rows() - 1
        look = _Look(piece)
        for column, runs in enumerate(piece.cells):
            cell = table.cellAt(row, column)
            if piece.head:
                ground = QTextCharFormat()
                ground.setBackground(QColor(self._look.theme.side))
                cell.setFormat(ground)
            inside = cell.firstCursorPosition()
            inside.setBlockFormat(self._cell(piece, column))
            for run in runs:
                inside.insertText(run.text, self._char(look, run))
        self._places.append((table, row))

    # -- formats ---------------------------------------------------------------------------------

    def _table(self, piece: Piece) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderCollapse(True)
        form.setBorderBrush(QColor(self._look.theme.line))
        form.setCellPadding(self._look.em * 0.35)
        form.setTopMargin(self._look.em * piece.gap / 10)
        form.setLeftMargin(self._look.left(piece.nest))
        form.setHeaderRowCount(1 if piece.head else 0)
        if len(piece.aligns) > 3:
            form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return form

    def _cell(self, piece: Piece, column: int) -> QTextBlockFormat:
        key = ("cell", piece.aligns[column], bool(column))
        if key not in self._blocks:
            form = QTextBlockFormat()
            sides = {"c": Qt.AlignmentFlag.AlignHCenter, "r": Qt.AlignmentFlag.AlignTrailing}
            form.setAlignment(sides.get(piece.aligns[column], Qt.AlignmentFlag.AlignLeading))
            form.setProperty(CELL, column + 1)
            self._blocks[key] = form
        form = QTextBlockFormat(self._blocks[key])
        form.setProperty(CELL, column + 1)
        return form

    def _block_key(self, piece: Piece) -> tuple[object, ...]:
        return (piece.kind, piece.level, piece.nest, piece.marker, piece.gap, piece.first,
                piece.last, piece.language)  # fmt: skip

    def _block(self, piece: Piece) -> QTextBlockFormat:
        key = self._block_key(piece)
        if key not in self._blocks:
            self._blocks[key] = self._new_block(piece)
        return self._blocks[key]

    def _new_block(self, piece: Piece) -> QTextBlockFormat:
        look, form = self._look, QTextBlockFormat()
        form.setIndent(round(look.left(piece.nest)))
        top = look.em * piece.gap / 10
        form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setProperty(NEST, piece.nest)
        form.setProperty(MARKER, piece.marker)
        if piece.kind is Kind.CODE:
            flags = INNER | (FIRST if piece.first else 0) | (LAST if piece.last else 0)
            form.setProperty(CODE, flags)
            form.setProperty(LANGUAGE, piece.language)
            form.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            form.setIndent(round(look.left(piece.nest) + look.pad))
            form.setRightMargin(look.pad)
            top += look.header if piece.first else 0
            form.setBottomMargin(look.pad if piece.last else 0)
        elif piece.kind is Kind.RULE:
            form.setProperty(RULE, True)
            fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
            form.setLineHeight(look.em * 0.5, fixed)
        elif piece.kind is Kind.HEADING:
            form.setHeadingLevel(piece.level)
        form.setTopMargin(top)
        return form

    def _key(self, look: "_Look", run: Run) -> tuple[object, ...]:
        return (look.level, look.head, run.style, run.link, run.source, run.tint, run.tip)

    def _char(self, look: "_Look", run: Run) -> QTextCharFormat:
        key = self._key(look, run)
        form = self._chars.get(key)
        if form is None:
            form = self._new_char(look, run)
            if not run.tip:
                self._chars[key] = form
        return form

    def _new_char(self, look: "_Look", run: Run) -> QTextCharFormat:
        form, colours = QTextCharFormat(), self._look.theme
        bold = bool(run.style & Style.BOLD) or bool(look.level) or look.head
        if bold:
            form.setFontWeight(QFont.Weight.DemiBold)
        if factor := _SIZES.get(look.level):
            _resize(form, self._look.font, factor)
        if run.style & Style.ITALIC:
            form.setFontItalic(True)
        if run.style & Style.STRUCK:
            form.setFontStrikeOut(True)
        if run.style & Style.CODE:
            form.setFontFamilies(_fixed())
            form.setFontFixedPitch(True)
            _resize(form, self._look.font, 0.93 * _SIZES.get(look.level, 1))
            if not look.code:
                form.setBackground(QColor(colours.side))
            if run.tint:
                form.setForeground(QColor(colouring.colour(run.tint, dark=colours.dark)))
        if run.style & Style.ADDRESS:
            form.setForeground(QColor(colours.muted))
        if run.link:
            self._make_link(form, run.link)
        if run.source:
            self._make_citation(form, run)
        return form

    def _make_link(self, form: QTextCharFormat, address: str) -> None:
        """Let a link be chosen; what Qt sees is a number, so that nobody can follow it."""
        self.links.append(address)
        form.setAnchor(True)
        form.setAnchorHref(f"open:{len(self.links) - 1}")
        form.setForeground(QColor(self._look.theme.link))
        form.setFontUnderline(True)
        form.setToolTip(wording.tip(address))

    def _make_citation(self, form: QTextCharFormat, run: Run) -> None:
        form.setAnchor(True)
        form.setAnchorHref(f"cite:{run.source}")
        form.setForeground(QColor(self._look.theme.link))
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        form.setToolTip(run.tip)


class _Look:
    """What of a piece the look of its runs depends on."""

    __slots__ = ("code", "head", "level")

    def __init__(self, piece: Piece) -> None:
        self.level = piece.level
        self.head = piece.head
        self.code = piece.kind is Kind.CODE


class _edit:
    """Changes that are laid out together."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)

    def __enter__(self) -> None:
        self._cursor.beginEditBlock()

    def __exit__(self, *_: object) -> None:
        self._cursor.endEditBlock()


def _resize(form: QTextCharFormat, font: QFont, factor: float) -> None:
    sized = theme.scaled(font, factor)
    if sized.pointSizeF() > 0:
        form.setFontPointSize(sized.pointSizeF())
    else:
        form.setProperty(QTextFormat.Property.FontPixelSize, sized.pixelSize())


def _fixed() -> list[str]:
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
    return [*own, "monospace"]


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
