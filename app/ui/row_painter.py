"""How a line of the library looks: arrow, icon of its type, name, and a word or two at its end.

Everything that costs is kept: icons by name and colour, shortened names by width.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.messages import DocumentRow
from app.ui import theme, wording
from app.ui.documents import DocumentList, Index, Line
from app.ui.kinds import kind_of
from app.ui.standing import HARMLESS, label, troubled

ICON, ARROW, INDENT, GAP, EDGE = 18, 14, 14, 7, 8
"""Sizes of a line's parts in pixels."""

LEAST_NAME = 90
"""Pixels that a name keeps before the word at the end of its line gives way."""

KEPT = 6000
"""Shortened names that are remembered."""

PALE = frozenset({"waiting", "ignored", "gone"})
"""States whose names step back: there is nothing to be found in them."""

Ticks = Callable[[str], Qt.CheckState]


class RowPainter(QStyledItemDelegate):
    """Paints the lines of a view; with ``ticks``, each begins with a box to be ticked."""

    def __init__(self, view: QTableView, documents: DocumentList) -> None:
        super().__init__(view)
        self.ticks: Ticks | None = None
        self.wordy = False
        self._documents = documents
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._short: dict[tuple[str, int, bool], str] = {}
        self._dress(view.font())

    def height(self, font: QFont) -> int:
        """Return the height of a line; ``wordy`` ones have a second line of words."""
        if font != self._font:
            self._dress(font)
        line = self._metrics.height()
        return line * 2 + 10 if self.wordy else max(line + 9, ICON + 6)

    def arrow(self, row: int, whole: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Return where the arrow of a line stands, with the room to hit it."""
        depth = self._documents.line(row).depth
        box = QRect(
            whole.left() + EDGE // 2 + depth * INDENT, whole.top(), ARROW + 4, whole.height()
        )
        return QStyle.visualRect(direction, whole, box)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a line's size; the height is that of all lines."""
        return QSize(80, self.height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line in the application's theme."""
        colours = theme.current()
        line = self._documents.line(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, colours)
        self._paint_line(painter, option, line, colours)
        painter.restore()

    # -- inside ----------------------------------------------------------------------------------

    def _paint_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        line: Line,
        colours: theme.Theme,
    ) -> None:
        whole, way = option.rect, option.direction
        two = self._says_why(line)
        top = whole.top() + (5 if two else 0)
        high = self._metrics.height() if two else whole.height()
        x = EDGE + line.depth * INDENT
        if line.branch is not None:
            spot = QRect(whole.left() + x, top, ARROW, high)
            _paint_arrow(painter, QStyle.visualRect(way, whole, spot), way, line.open, colours)
        x += ARROW
        spots = []
        if self.ticks is not None:
            spots.append((_box(self.ticks(line.path)), colours.link))
        spots.append(_picture(line, colours))
        for name, colour in spots:
            spot = QRect(whole.left() + x, top + (high - ICON) // 2, ICON, ICON)
            self._icon(name, colour).paint(painter, QStyle.visualRect(way, whole, spot))
            x += ICON + GAP
        room = QRect(whole.left() + x, top, max(0, whole.width() - x - EDGE), high)
        self._paint_words(painter, option, line, room, colours)

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        line: Line,
        room: QRect,
        colours: theme.Theme,
    ) -> None:
        whole, way = option.rect, option.direction
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # names are as they are
        rtl = way is Qt.LayoutDirection.RightToLeft
        near = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        far = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        one = Qt.TextFlag.TextSingleLine
        end, colour = self._end(line, colours)
        if end and not self._says_why(line):
            taken = self._small_metrics.horizontalAdvance(end) + GAP
            if room.width() - taken > LEAST_NAME or line.row is None:
                painter.setFont(self._small)
                painter.setPen(QColor(colour))
                painter.drawText(QStyle.visualRect(way, whole, room), flags | far | one, end)
                room = room.adjusted(0, 0, -taken, 0)
        bold = line.row is None and line.depth == 0
        painter.setFont(self._bold if bold else self._font)
        pale = line.row is not None and line.row.state in PALE
        painter.setPen(QColor(colours.muted if pale else colours.text))
        name = self._shorten(line.name, room.width(), bold)
        painter.drawText(QStyle.visualRect(way, whole, room), flags | near | one, name)
        if line.row is not None and self._says_why(line):
            words = wording.short_reason(line.row)
            below = room.translated(0, self._metrics.height())
            painter.setFont(self._small)
            painter.setPen(QColor(colour))
            words = self._small_metrics.elidedText(
                words, Qt.TextElideMode.ElideRight, below.width()
            )
            painter.drawText(QStyle.visualRect(way, whole, below), flags | near | one, words)

    def _says_why(self, line: Line) -> bool:
        """Return whether a line has a second one below it."""
        return self.wordy and line.row is not None and bool(label(line.row))

    def _end(self, line: Line, colours: theme.Theme) -> tuple[str, str]:
        """Return what stands at the end of a line: a count, or how a document stands."""
        if line.row is not None:
            return label(line.row), colour_of(line.row, colours)
        count = line.branch.count if line.branch is not None else 0
        bad = line.branch is not None and line.branch.bad and not line.open
        return (wording.number(count) if count else ""), (colours.on_warn if bad else colours.muted)

    def _shorten(self, name: str, width: int, bold: bool) -> str:
        key = name, width, bold
        found = self._short.get(key)
        if found is None:
            if len(self._short) >= KEPT:
                self._short.clear()
            metrics = self._bold_metrics if bold else self._metrics
            found = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width)
            self._short[key] = found
        return found

    def _icon(self, name: str, colour: str) -> QIcon:
        key = name, colour
        if key not in self._icons:
            self._icons[key] = theme.icon(name, colour)
        return self._icons[key]

    def _dress(self, font: QFont) -> None:
        self._font = QFont(font)
        self._bold = theme.scaled(font, 1.0, bold=True)
        self._small = theme.scaled(font, 0.88)
        self._metrics = QFontMetrics(self._font)
        self._bold_metrics = QFontMetrics(self._bold)
        self._small_metrics = QFontMetrics(self._small)
        self._short.clear()


def colour_of(row: DocumentRow, colours: theme.Theme) -> str:
    """Return the colour of a document's icon and of the words on how it stands."""
    match row.state:
        case "indexed" | "reading":
            return colours.link
        case "failed" if row.kind in HARMLESS:
            return colours.muted
        case "failed" | "quarantined":
            return colours.on_error
        case "partly":
            return colours.on_warn
        case "changed" if troubled(row):
            return colours.on_warn
        case _:
            return colours.muted


def _picture(line: Line, colours: theme.Theme) -> tuple[str, str]:
    if line.row is None:
        return "folder", colours.muted
    return kind_of(line.path).value, colour_of(line.row, colours)


def _box(state: Qt.CheckState) -> str:
    match state:
        case Qt.CheckState.Checked:
            return "box-ticked"
        case Qt.CheckState.PartiallyChecked:
            return "box-partly"
        case _:
            return "box"


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, colours: theme.Theme) -> None:
    box = option.rect.adjusted(2, 1, -2, -1)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setBrush(QColor(colours.chosen))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        ground = QColor(colours.line)
        ground.setAlpha(130)
        painter.setBrush(ground)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen)
    if painter.brush().style() is not Qt.BrushStyle.NoBrush:
        painter.drawRoundedRect(box, 6, 6)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 1.4))
        painter.drawRoundedRect(box, 6, 6)


def _paint_arrow(
    painter: QPainter, spot: QRect, way: Qt.LayoutDirection, is_open: bool, colours: theme.Theme
) -> None:
    x, y = spot.center().x(), spot.center().y()
    size = 3
    if is_open:
        corners = [(x - size - 1, y - 2), (x, y + 2), (x + size + 1, y - 2)]
    else:
        side = -1 if way is Qt.LayoutDirection.RightToLeft else 1
        corners = [(x - 2 * side, y - size - 1), (x + 2 * side, y), (x - 2 * side, y + size + 1)]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.muted), 1.6))
    painter.drawPolyline([QPointF(*corner) for corner in corners])
