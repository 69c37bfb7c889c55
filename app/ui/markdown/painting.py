"""What stands around the text: frames of code, bars of quotations, bullets and numbers.

Painted where the blocks are, for what is in sight alone. The text itself is the document's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextDocument

from app.ui import theme
from app.ui.markdown import colouring
from app.ui.markdown.formats import CODE, FIRST, LANGUAGE, LAST, MARKER, NEST, RULE, Look

_RADIUS = 6.0
_FAR = 4000.0


@dataclass(frozen=True, slots=True)
class _Seen:
    """A block in sight; ``top`` and ``bottom`` are of its text, ``nest`` of what it stands in."""

    block: QTextBlock
    rect: QRectF
    nest: str
    marker: str
    code: int


def paint_behind(painter: QPainter, document: QTextDocument, clip: QRectF, look: Look) -> None:
    """Paint the frames of code blocks."""
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # sides are each paragraph's own
    frame: QRectF | None = None
    headers: list[tuple[_Seen, float, float]] = []
    for seen in _in_sight(document, clip):
        if not seen.code:
            continue
        left, right = _edges(seen, document, look)
        top = seen.rect.top() - (look.header if seen.code & FIRST else _FAR)
        bottom = seen.rect.bottom() + (look.pad if seen.code & LAST else _FAR)
        if frame is None:
            frame = QRectF(left, top, right - left, bottom - top)
        frame.setBottom(bottom)
        if seen.code & LAST:
            _paint_frame(painter, frame, look)
            frame = None
        if seen.code & FIRST:
            headers.append((seen, left, right))
    if frame is not None:
        _paint_frame(painter, frame, look)
    for seen, left, right in headers:
        _paint_language(painter, seen, left, right, look)


def paint_before(painter: QPainter, document: QTextDocument, clip: QRectF, look: Look) -> None:
    """Paint bars and bullets."""
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    before: _Seen | None = None
    for seen in _in_sight(document, clip):
        if "q" in seen.nest:
            _paint_bars(painter, seen, before, document, look)
        if seen.block.blockFormat().property(RULE):
            left, right = _edges(seen, document, look)
            y = round(seen.rect.top()) + 1
            painter.fillRect(QRectF(left, y, right - left, 1), QColor(look.theme.edge))
        if seen.marker:
            _paint_marker(painter, seen, document, look)
        before = seen


def header_rect(document: QTextDocument, block: QTextBlock, look: Look) -> QRectF:
    """Return where the strip above the first line of a code block is."""
    rect = document.documentLayout().blockBoundingRect(block)
    nest = block.blockFormat().property(NEST) or ""
    left = look.left(nest)
    width = document.textWidth() - left
    return QRectF(left, rect.top() - look.header, width, look.header)


def _in_sight(document: QTextDocument, clip: QRectF) -> Iterator[_Seen]:
    """Yield the blocks that touch a rectangle, and the one before."""
    layout = document.documentLayout()
    place = layout.hitTest(QPointF(1, max(0.0, clip.top())), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, place)).previous()
    if not block.isValid():
        block = document.begin()
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if rect.top() - _FAR / 20 > clip.bottom():
            return
        form = block.blockFormat()
        nest = form.property(NEST)
        if nest is not None:
            yield _Seen(block, rect, nest, form.property(MARKER) or "", form.property(CODE) or 0)
        block = block.next()


def _edges(seen: _Seen, document: QTextDocument, look: Look) -> tuple[float, float]:
    return look.left(seen.nest), document.textWidth() - 0.5


def _paint_frame(painter: QPainter, frame: QRectF, look: Look) -> None:
    painter.setPen(QPen(QColor(look.theme.line), 1))
    painter.setBrush(QColor(look.theme.side))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def _paint_language(
    painter: QPainter, seen: _Seen, left: float, right: float, look: Look
) -> None:  # fmt: skip
    name = colouring.named(seen.block.blockFormat().property(LANGUAGE) or "")
    strip = QRectF(left + look.pad, seen.rect.top() - look.header, right - left, look.header)
    if name:
        painter.setPen(QColor(look.theme.muted))
        painter.setFont(theme.scaled(look.font, 0.85))
        painter.drawText(strip, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


def _paint_bars(
    painter: QPainter, seen: _Seen, before: _Seen | None, document: QTextDocument, look: Look
) -> None:
    """Paint a bar for each quotation, joined with the one above."""
    x = 0.0
    mirrored = seen.block.textDirection() is Qt.LayoutDirection.RightToLeft
    for depth, each in enumerate(seen.nest):
        if each == "q":
            top = seen.rect.top()
            if before is not None and before.nest[: depth + 1] == seen.nest[: depth + 1]:
                top = before.rect.bottom()
            at = document.textWidth() - x - 3 if mirrored else x
            bar = QRectF(at, top, 3, seen.rect.bottom() - top)
            painter.fillRect(bar, QColor(look.theme.edge))
        x += look.left(each)


def _paint_marker(
    painter: QPainter, seen: _Seen, document: QTextDocument, look: Look
) -> None:  # fmt: skip
    """Paint a bullet, number or box in front of the first line."""
    line = seen.block.layout().lineAt(0)
    if not line.isValid():
        return
    item = seen.nest.rfind("i")
    right = look.left(seen.nest[: item + 1]) - look.em * 0.45
    box = QRectF(right - look.em * 4, seen.rect.top() + line.y(), look.em * 4, line.height())
    sides = Qt.AlignmentFlag.AlignRight
    if seen.block.textDirection() is Qt.LayoutDirection.RightToLeft:
        box.moveLeft(document.textWidth() - right)
        sides = Qt.AlignmentFlag.AlignLeft
    painter.setFont(look.font)
    painter.setPen(QColor(look.theme.muted if seen.marker in "•◦▪" else look.theme.text))
    baseline = box.top() + line.ascent()
    box.setTop(baseline - painter.fontMetrics().ascent())
    painter.drawText(box, sides | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextDontClip, seen.marker)
