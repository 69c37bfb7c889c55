"""The strip of small pages beside the pages: drawn when nothing else is wanted, and when seen."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import theme, wording
from app.ui.viewer_store import SMALL_WIDTH, PageStore

Index = QModelIndex | QPersistentModelIndex

CELL = QSize(SMALL_WIDTH + 24, SMALL_WIDTH + 36)
"""Room for a small page with its number below, in device independent pixels."""


class _Pages(QAbstractListModel):
    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = count

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.number(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return wording.where({"page": index.row() + 1})
        return None


class Strip(QListView):
    """Small pages to choose from.

    Signals:
        wanted(int): the person chose a page, counted from 1.
    """

    wanted = Signal(int)

    def __init__(self, store: PageStore, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.setObjectName("strip")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Pages"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setModel(_Pages(count, self))
        self.setItemDelegate(_SmallPage(store, self))
        self.setFixedWidth(CELL.width() + 14)
        self._following = False
        self._calm = QTimer(self, singleShot=True, interval=60)
        self._calm.timeout.connect(self._want)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._calm.start())
        self.selectionModel().currentChanged.connect(self._choose)
        store.smallDrawn.connect(lambda page: self.update(self.model().index(page - 1, 0)))

    def show_page(self, page: int) -> None:
        """Follow the pages: this one is being read."""
        self._following = True
        self.setCurrentIndex(self.model().index(page - 1, 0))
        self._following = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have drawn what is seen now."""
        super().resizeEvent(event)
        self._calm.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Have drawn what is seen now."""
        super().showEvent(event)
        self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)
        self._calm.start()

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._following and current.isValid():
            self.wanted.emit(current.row() + 1)

    def _want(self) -> None:
        if not self.isVisible():
            return
        first = max(0, self.verticalScrollBar().value() // CELL.height())
        last = first + self.viewport().height() // CELL.height() + 2
        pages = range(first + 1, min(last, self.model().rowCount()) + 1)
        self._store.want_small(pages, self.devicePixelRatioF())


class _SmallPage(QStyledItemDelegate):
    def __init__(self, store: PageStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, page = theme.current(), index.row() + 1
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(cell, QColor(colours.chosen))
        room = QRectF(cell.adjusted(12, 8, -12, -26))
        size = QSizeF(*self._store.size_of(page))
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = room.center() - QPointF(size.width() / 2, size.height() / 2)
        target = QRectF(corner, size)
        drawn = self._store.small(page)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if drawn is None:
            painter.fillRect(target, Qt.GlobalColor.white)
        else:
            painter.drawImage(target, drawn.image, QRectF(drawn.image.rect()))
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.edge), 2 if chosen else 1))
        painter.drawRect(target)
        painter.setPen(QColor(colours.text if chosen else colours.muted))
        words = QRect(cell.left(), cell.bottom() - 24, cell.width(), 22)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, index.data())
        painter.restore()
