"""How pieces look: their formats in a text document, in one font and one theme."""

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from app.ui import theme, wording
from app.ui.markdown import colouring
from app.ui.markdown.inline import Run, Style
from app.ui.markdown.lines import Kind
from app.ui.markdown.pieces import Piece

LINE_HEIGHT = 128
"""Per cent of the font's own."""

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


class Formats:
    """The formats of one look; equal things share one. ``links`` are the addresses in them."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.links: list[str] = []
        self._chars: dict[tuple[object, ...], QTextCharFormat] = {}
        self._blocks: dict[tuple[object, ...], QTextBlockFormat] = {}

    def table(self, piece: Piece) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderCollapse(True)
        form.setBorderBrush(QColor(self.look.theme.line))
        form.setCellPadding(self.look.em * 0.35)
        form.setTopMargin(self.look.em * piece.gap / 10)
        if _leftward(piece):
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            form.setAlignment(Qt.AlignmentFlag.AlignRight)
            form.setRightMargin(self.look.left(piece.nest))
        else:
            form.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            form.setAlignment(Qt.AlignmentFlag.AlignLeft)
            form.setLeftMargin(self.look.left(piece.nest))
        form.setHeaderRowCount(1 if piece.head else 0)
        if len(piece.aligns) > 3:
            form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return form

    def cell(self, piece: Piece, column: int) -> QTextBlockFormat:
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

    def block_key(self, piece: Piece) -> tuple[object, ...]:
        return (piece.kind, piece.level, piece.nest, piece.marker, piece.gap, piece.first,
                piece.last, piece.language)  # fmt: skip

    def block(self, piece: Piece) -> QTextBlockFormat:
        key = self.block_key(piece)
        if key not in self._blocks:
            self._blocks[key] = self._new_block(piece)
        return self._blocks[key]

    def _new_block(self, piece: Piece) -> QTextBlockFormat:
        look, form = self.look, QTextBlockFormat()
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

    def key(self, look: "Manner", run: Run) -> tuple[object, ...]:
        return (look.level, look.head, run.style, run.link, run.source, run.tint, run.tip)

    def char(self, look: "Manner", run: Run) -> QTextCharFormat:
        key = self.key(look, run)
        form = self._chars.get(key)
        if form is None:
            form = self._new_char(look, run)
            if not run.tip:
                self._chars[key] = form
        return form

    def _new_char(self, look: "Manner", run: Run) -> QTextCharFormat:
        form, colours = QTextCharFormat(), self.look.theme
        bold = bool(run.style & Style.BOLD) or bool(look.level) or look.head
        if bold:
            form.setFontWeight(QFont.Weight.DemiBold)
        if factor := _SIZES.get(look.level):
            _resize(form, self.look.font, factor)
        if run.style & Style.ITALIC:
            form.setFontItalic(True)
        if run.style & Style.STRUCK:
            form.setFontStrikeOut(True)
        if run.style & Style.CODE:
            form.setFontFamilies(_fixed())
            form.setFontFixedPitch(True)
            _resize(form, self.look.font, 0.93 * _SIZES.get(look.level, 1))
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
        form.setForeground(QColor(self.look.theme.link))
        form.setFontUnderline(True)
        form.setToolTip(wording.tip(address))

    def _make_citation(self, form: QTextCharFormat, run: Run) -> None:
        form.setAnchor(True)
        form.setAnchorHref(f"cite:{run.source}")
        form.setForeground(QColor(self.look.theme.link))
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        form.setToolTip(run.tip)


class Manner:
    """What of a piece the look of its runs depends on."""

    __slots__ = ("code", "head", "level")

    def __init__(self, piece: Piece) -> None:
        self.level = piece.level
        self.head = piece.head
        self.code = piece.kind is Kind.CODE


def _leftward(piece: Piece) -> bool:
    """Return whether the first letter of a row is of a script that runs to the left."""
    for char in "".join(run.text for cell in piece.cells for run in cell):
        match unicodedata.bidirectional(char):
            case "L":
                return False
            case "R" | "AL":
                return True
    return False


def _resize(form: QTextCharFormat, font: QFont, factor: float) -> None:
    sized = theme.scaled(font, factor)
    if sized.pointSizeF() > 0:
        form.setFontPointSize(sized.pointSizeF())
    else:
        form.setProperty(QTextFormat.Property.FontPixelSize, sized.pixelSize())


def _fixed() -> list[str]:
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
    return [*own, "monospace"]
