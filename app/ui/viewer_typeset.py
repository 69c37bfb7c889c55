"""How a document's text looks: letters and paragraphs by their kind, and what Qt must not see.

Offsets are code points; Qt counts UTF-16 units. The characters it would swallow are replaced one
for one, so that both always agree.
"""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from app.ui import theme, wording
from app.viewing import Style

LABEL = QTextFormat.Property.UserProperty + 1
"""A block's property: the words on the rule above it."""

_SWALLOWED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufdd0-\ufdef\u2028\u2029\ufffc]")
"""Characters that Qt would take for its own, or that nobody can see."""


def shown(text: str) -> str:
    """Return the text as it can be shown, of the same length."""

    def instead(match: re.Match[str]) -> str:
        return {"\r": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n"}.get(match[0], "\ufffd")

    return _SWALLOWED.sub(instead, text.replace("\r\n", " \n"))


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units, as Qt counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def letters_of(kinds: frozenset[str]) -> QTextCharFormat:
    """Return how letters of these kinds look; sizes are relative to the usual one."""
    form = QTextCharFormat()
    for kind in kinds:
        if kind.startswith("heading"):
            size = {"1": 3, "2": 2, "3": 1}.get(kind[7:8], 0)
            form.setProperty(QTextFormat.Property.FontSizeAdjustment, size)
            form.setFontWeight(QFont.Weight.DemiBold)
        elif kind == "code":
            fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            form.setFontFamilies([fixed.family(), "monospace"])
            form.setFontFixedPitch(True)
        elif kind == "strong":
            form.setFontWeight(QFont.Weight.DemiBold)
        elif kind == "muted":
            form.setForeground(QColor(theme.current().muted))
    return form


def runs(
    start: int, text: str, styles: Sequence[Style]
) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Cut text where its styles change: offset, text, kinds that hold there."""
    end = start + len(text)
    edges = {start, end}
    for style in styles:
        edges.update(edge for edge in (style.start, style.end) if start < edge < end)
    ordered = sorted(edges)
    coming = sorted(styles, key=lambda style: style.start)
    for first, last in zip(ordered, ordered[1:], strict=False):
        kinds = frozenset(s.kind for s in coming if s.start <= first < s.end or s.start == first)
        yield first, text[first - start : last - start], kinds


def label_of(styles: Sequence[Style], place: int) -> str:
    """Return the words on the rule above a place: "Page 3", or nothing."""
    for style in styles:
        if style.kind == "break" and style.start == place:
            words = wording.where(style.anchor)
            return words[:1].upper() + words[1:]
    return ""


def paragraph(kinds: frozenset[str], label: str) -> QTextBlockFormat:
    """Return how a paragraph of these kinds stands, under a labelled rule or none."""
    form = QTextBlockFormat()
    form.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if any(kind.startswith("heading") for kind in kinds):
        form.setTopMargin(14)
        form.setBottomMargin(4)
    if "quote" in kinds:
        form.setIndent(1)
    if "code" in kinds:
        form.setLineHeight(110, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if label:
        form.setProperty(LABEL, label)
        form.setTopMargin(36)
    return form


def paint_rule(painter: QPainter, wide: int, y: float, label: str) -> None:
    """Paint a thin rule over the width of a view, with a label in its middle."""
    colours = theme.current()
    room = painter.fontMetrics().horizontalAdvance(label) + 16
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(16, round(y), round((wide - room) / 2), round(y))
    painter.drawLine(round((wide + room) / 2), round(y), wide - 16, round(y))
    painter.setPen(QColor(colours.muted))
    painter.drawText(QRectF(0, y - 12, wide, 24), Qt.AlignmentFlag.AlignCenter, label)
