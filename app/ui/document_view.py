"""The library's tree on screen: how a row of the ledger looks, and what is kept when rows come."""

from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.messages import DocumentRow
from app.ui import theme, wording
from app.ui.documents import COUNT, ROW, DocumentTree, Index, troubled

SILENT = frozenset({"indexed", "waiting", "reading", "changed"})
"""States whose icon says enough; the others get a second line."""

HARMLESS = frozenset({"unsupported", "empty"})
"""Kinds of failure that are nobody's fault and need no colour of alarm."""

PALE = frozenset({"waiting", "ignored", "gone"})
"""States whose names step back: there is nothing to be found in them."""


class DocumentView(QTreeView):
    """The tree, with its own small arrows (styled trees lose Qt's); several rows may be chosen.

    What is open, chosen and scrolled to stays when the library is told anew.
    """

    def __init__(self, documents: DocumentTree) -> None:
        super().__init__()
        self._documents = documents
        self._closed: set[str] = set()
        self._open: set[str] = set()
        self._chosen: list[str] = []
        self._current = ""
        self._scrolled = 0
        self.setObjectName("documents")
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(RowPainter(self))
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        self.setModel(documents)
        documents.modelAboutToBeReset.connect(self._remember)
        documents.modelReset.connect(self._restore)
        documents.rowsInserted.connect(self._open_new)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.show_more())

    def chosen_rows(self) -> list[DocumentRow]:
        """Return the documents among what is chosen."""
        rows = (index.data(ROW) for index in self.selectionModel().selectedRows())
        return [row for row in rows if row is not None]

    def show_more(self) -> None:
        """Have the next page of every branch whose last row is on screen."""
        wanting: list[QPersistentModelIndex] = []
        index = self.indexAt(self.viewport().rect().topLeft())
        below = self.viewport().height()
        while index.isValid() and self.visualRect(index).top() <= below:
            branch = index.parent()
            last = index.row() == self._documents.rowCount(branch) - 1
            if branch.isValid() and last and self._documents.canFetchMore(branch):
                wanting.append(QPersistentModelIndex(branch))
            index = self.indexBelow(index)
        for wanted in wanting:
            self._documents.fetchMore(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more where there is more room."""
        super().resizeEvent(event)
        self.show_more()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw an arrow before what holds something, and nothing else."""
        if not self._documents.rowCount(index):
            return
        rtl, half, size = self.isRightToLeft(), self.indentation() // 2, 3
        x = rect.left() + half if rtl else rect.right() - half + 1
        y = min(rect.center().y(), rect.top() + 4 + self.fontMetrics().height() // 2)
        if self.isExpanded(index):
            corners = [(x - size, y - 2), (x, y + 2), (x + size, y - 2)]
        else:
            way = -1 if rtl else 1
            corners = [(x - 2 * way, y - size), (x + 2 * way, y), (x - 2 * way, y + size)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current().muted), 1.5))
        painter.drawPolyline([QPointF(*corner) for corner in corners])
        painter.restore()

    # -- when the library is told anew -----------------------------------------------------------

    def _open_new(self, parent: Index, first: int, _last: int) -> None:
        """Open a folder with its first document; what the person closed stays closed."""
        if parent.isValid() and not parent.parent().isValid() and first == 0:
            self.expand(QPersistentModelIndex(parent))

    def _remember(self) -> None:
        folders = [self._documents.index(row, 0) for row in range(self._documents.rowCount())]
        self._closed |= {self._path(folder) for folder in folders}
        self._closed -= {self._path(folder) for folder in folders if self.isExpanded(folder)}
        self._open = {path for path in self._documents.containers() if self._is_open(path)}
        self._chosen = [self._path(index) for index in self.selectionModel().selectedRows()]
        self._current = self._path(self.currentIndex())
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        for row in range(self._documents.rowCount()):
            folder = self._documents.index(row, 0)
            if self._path(folder) not in self._closed:
                self.expand(folder)
        for path in self._open:
            self.expand(self._documents.index_of(path))
        flags = QItemSelectionModel.SelectionFlag
        choice = self.selectionModel()
        choice.setCurrentIndex(self._documents.index_of(self._current), flags.NoUpdate)
        for path in self._chosen:
            choice.select(self._documents.index_of(path), flags.Select | flags.Rows)
        self.verticalScrollBar().setValue(self._scrolled)

    def _is_open(self, path: str) -> bool:
        return self.isExpanded(self._documents.index_of(path))

    def _path(self, index: Index) -> str:
        if not index.isValid():
            return ""
        row: DocumentRow | None = index.data(ROW)
        return row.path if row is not None else self._documents.folder(index.row())


class RowPainter(QStyledItemDelegate):
    """Paint a row: icon, name, and a second line only where something is to be said."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons: dict[tuple[str, str], QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one line's height, or two."""
        line = option.fontMetrics.height()
        row: DocumentRow | None = index.data(ROW)
        second = row is not None and _speaks(row)
        return QSize(80, line * 2 + 8 if second else line + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row in the view's theme."""
        colours = theme.current()
        self._ground(painter, option, colours)
        row: DocumentRow | None = index.data(ROW)
        picture, colour = self._picture(row, colours)
        box = option.rect.adjusted(6, 4, -8, -4)
        size = 18
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        left = box.right() - size if rtl else box.left()
        line = option.fontMetrics.height()
        spot = QRect(left, box.top() + max(0, (line - size) // 2), size, size)
        self._icon(picture, colour).paint(painter, spot)
        words = box.adjusted(0, 0, -size - 8, 0) if rtl else box.adjusted(size + 8, 0, 0, 0)
        align = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
        align |= Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        if row is None:
            words = self._count(painter, words, rtl, index.data(COUNT), option.font)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # names are as they are
        painter.setFont(theme.scaled(option.font, 1.0, bold=row is None))
        painter.setPen(QColor(colours.muted if row and row.state in PALE else colours.text))
        elide = Qt.TextElideMode.ElideMiddle
        name = painter.fontMetrics().elidedText(index.data(), elide, words.width())
        painter.drawText(words, align, name)
        if row is not None and _speaks(row):
            painter.setFont(theme.scaled(option.font, 0.9))
            painter.setPen(QColor(_colour(row, colours)))
            below = words.adjusted(0, line, 0, 0)
            reason = painter.fontMetrics().elidedText(
                wording.short_reason(row), Qt.TextElideMode.ElideRight, below.width()
            )
            painter.drawText(below, align, reason)
        painter.restore()

    def _count(
        self, painter: QPainter, words: QRect, rtl: bool, count: int | None, font: QFont
    ) -> QRect:
        """Paint how many documents a folder holds at its far end; return the room that is left."""
        if not count:
            return words
        painter.setFont(theme.scaled(font, 0.9))
        painter.setPen(QColor(theme.current().muted))
        told = wording.number(count)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        align |= Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        painter.drawText(words, align, told)
        room = painter.fontMetrics().horizontalAdvance(told) + 8
        return words.adjusted(room, 0, 0, 0) if rtl else words.adjusted(0, 0, -room, 0)

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, colours: theme.Theme
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.chosen))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 6, 6)

    def _picture(self, row: DocumentRow | None, colours: theme.Theme) -> tuple[str, str]:
        if row is None:
            return "folder", colours.muted
        return _icon_name(row), _colour(row, colours)

    def _icon(self, name: str, colour: str) -> QIcon:
        key = (name, colour)
        if key not in self._icons:
            self._icons[key] = theme.icon(name, colour)
        return self._icons[key]


def _speaks(row: DocumentRow) -> bool:
    """Return whether a row needs a second line."""
    return row.state not in SILENT or troubled(row)


def _icon_name(row: DocumentRow) -> str:
    match row.state:
        case "indexed":
            return "document"
        case "waiting":
            return "document-wait"
        case "reading":
            return "document-read"
        case "changed":
            return "document-alert" if troubled(row) else "document-wait"
        case "ignored" | "offline" | "gone":
            return "document-off"
        case _ if row.kind == "encrypted":
            return "document-locked"
        case "failed" if row.kind in HARMLESS:
            return "document-off"
        case _:
            return "document-alert"


def _colour(row: DocumentRow, colours: theme.Theme) -> str:
    """Return the colour of a row's icon and of its second line."""
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
