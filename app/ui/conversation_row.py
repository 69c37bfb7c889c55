"""How a conversation looks in the list: its title, when it was or what was found, a pin."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import theme, wording
from app.ui.conversations import FACTS, ROW

Index = QModelIndex | QPersistentModelIndex

AROUND, BESIDE, PIN = 6, 10, 16
"""Room above and beside the words, and the size of the pin, in pixels."""


class ConversationDelegate(QStyledItemDelegate):
    """Paints rows and the names of groups.

    ``current`` is the conversation on screen; ``found`` are the words that were searched for: with
    them every row has two lines of what was found.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.current = 0
        self.found: tuple[str, ...] = ()
        self._pins: dict[str, QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a line, the same for all: a list of thousands asks only once."""
        high = QFontMetrics(self._view.font()).height()
        small = QFontMetrics(self._small()).height()
        return QSize(60, high + small * (2 if self.found else 1) + 2 * AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(ROW)
        if row is None:
            self._paint_group(painter, option, index)
        else:
            self._paint_row(painter, option, index, pinned=row.pinned, now=row.number)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a box for the title."""
        editor = QLineEdit(parent)
        editor.setObjectName("search")
        editor.setAccessibleName(self.tr("Title of the conversation"))
        editor.setMaxLength(200)
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the box over the line."""
        editor.setGeometry(option.rect.adjusted(0, 3, 0, -3))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the title over."""
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Leave clicks to the list."""
        return False

    # -- inside ----------------------------------------------------------------------------------

    def _small(self) -> QFont:
        return theme.scaled(self._view.font(), 0.9)

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.setFont(theme.scaled(self._view.font(), 0.9, bold=True))
        painter.setPen(QColor(theme.current().muted))
        words = rect.adjusted(BESIDE, 0, -BESIDE, -AROUND)
        align = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading
        painter.drawText(words, _aligned(option, align), index.data())

    def _paint_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        *,
        pinned: bool,
        now: int,
    ) -> None:
        colours = theme.current()
        rect: QRect = option.rect.adjusted(0, 1, 0, -1)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        on_screen = now == self.current and now != 0
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        if on_screen or hover or chosen:
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(rect, 6, 6)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        inner = rect.adjusted(BESIDE, AROUND - 1, -BESIDE, -AROUND + 1)
        if pinned:
            inner = self._paint_pin(painter, option, inner)
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold if on_screen else QFont.Weight.Normal)
        high = QFontMetrics(font).height()
        top = QRect(inner.left(), inner.top(), inner.width(), high)
        below = QRect(inner.left(), top.bottom() + 1, inner.width(), inner.bottom() - top.bottom())
        _line(painter, option, top, font, colours.text, str(index.data()))
        facts = str(index.data(FACTS))
        if self.found:
            self._paint_found(painter, option, below, facts)
        else:
            _line(painter, option, below, self._small(), colours.muted, facts)

    def _paint_found(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str
    ) -> None:
        """Paint two lines, the words that were searched for stronger."""
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        strong.setForeground(QColor(theme.current().text))
        ranges = []
        for word in self.found:
            at = text.casefold().find(word.casefold())
            while 0 <= at < len(text) and word:
                place = QTextLayout.FormatRange()
                place.start, place.length = _units(text[:at]), _units(text[at : at + len(word)])
                place.format = strong
                ranges.append(place)
                at = text.casefold().find(word.casefold(), at + len(word))
        layout = QTextLayout(text, self._small())
        way = QTextOption(_aligned(option, Qt.AlignmentFlag.AlignLeading))
        way.setTextDirection(option.direction)
        layout.setTextOption(way)
        layout.setFormats(ranges)
        layout.beginLayout()
        height = 0.0
        for _ in range(2):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(rect.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        painter.setPen(QColor(theme.current().muted))
        layout.draw(painter, QPointF(rect.topLeft()))

    def _paint_pin(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect) -> QRect:
        colour = theme.current().muted
        if colour not in self._pins:
            self._pins[colour] = theme.icon("pinned", colour, PIN)
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        left = inner.left() if rtl else inner.right() - PIN + 1
        place = QRect(left, inner.top(), PIN, PIN)
        self._pins[colour].paint(painter, place)
        room = PIN + 4
        return inner.adjusted(room, 0, 0, 0) if rtl else inner.adjusted(0, 0, -room, 0)


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _aligned(option: QStyleOptionViewItem, align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    direction: Qt.LayoutDirection = option.direction
    return QStyle.visualAlignment(direction, align)


def _line(
    painter: QPainter,
    option: QStyleOptionViewItem,
    rect: QRect,
    font: QFont,
    colour: str,
    text: str,
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    # an English title in an Arabic list keeps its own order, and its dots at its end
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
    painter.drawText(rect, _aligned(option, align), wording.isolated(shown))
