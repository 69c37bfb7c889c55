"""The library's lines on screen: what the mouse and the keys do there, and what stays in place.

A table of one column, because a table knows where a line is without asking for each of 100,000.
How a line looks is the painter's business.
"""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.messages import DocumentRow
from app.ui.documents import DocumentList
from app.ui.row_painter import RowPainter, Ticks

MANY = 2000
"""So many chosen lines are not chosen again when the list is laid out anew."""

Flag = QItemSelectionModel.SelectionFlag


class DocumentView(QTableView):
    """The list. Several lines may be chosen; what is chosen and seen stays when rows come.

    Signals:
        typed(str): letters were typed that look for a document.
        ticked(str): the box of a line was clicked, or the space bar pressed on it.
    """

    typed = Signal(str)
    ticked = Signal(str)

    def __init__(self, documents: DocumentList, ticks: Ticks | None = None) -> None:
        super().__init__()
        self._documents = documents
        self._chosen: list[str] = []
        self._current = ""
        self._top: tuple[str, int] = ("", 0)
        self._held = 0
        self.setObjectName("documents")
        self._set_up()
        self.painter = RowPainter(self, documents)
        self.painter.ticks = ticks
        self.setItemDelegate(self.painter)
        self.setModel(documents)
        self._fit()
        documents.modelAboutToBeReset.connect(self._remember)
        documents.modelReset.connect(self._restore)
        documents.rowsAboutToBeInserted.connect(self._hold)
        documents.rowsInserted.connect(self._hold_on)

    # -- what is chosen --------------------------------------------------------------------------

    def chosen_paths(self) -> list[str]:
        """Return the paths of the chosen lines, folders included, in their order."""
        found: list[str] = []
        ranges = self.selectionModel().selection().toList()
        for first, last in sorted((part.top(), part.bottom()) for part in ranges):
            found += self._documents.paths_between(first, last)
        return found

    def chosen_rows(self) -> list[DocumentRow]:
        """Return the documents among what is chosen."""
        rows = self._documents.shelf.rows
        return [rows[path] for path in self.chosen_paths() if path in rows]

    def choose(self, *paths: str) -> None:
        """Choose these lines and no others; those that are not shown are left out."""
        choice = QItemSelection()
        indexes = self._documents.indexes_of(paths)
        for index in indexes:
            choice.select(index, index)
        model = self.selectionModel()
        model.select(choice, Flag.ClearAndSelect | Flag.Rows)
        if indexes:
            model.setCurrentIndex(indexes[-1], Flag.NoUpdate)
            self.scrollTo(indexes[-1])

    def set_wordy(self, wordy: bool) -> None:
        """Give every line a second one that says why."""
        if wordy != self.painter.wordy:
            self.painter.wordy = wordy
            self._fit()

    # -- keys and mouse --------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close with the arrows, as in every tree; Enter opens, letters look for."""
        index = self.currentIndex()
        rtl = self.isRightToLeft()
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if index.isValid():
                deeper = (event.key() == Qt.Key.Key_Right) is not rtl
                self._go(index, deeper)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if index.isValid():
                self.activated.emit(index)
            case Qt.Key.Key_Space if self.painter.ticks is not None and index.isValid():
                self.ticked.emit(self._documents.path_at(index))
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Look for what is typed with the search box, not through every line."""
        if search.strip():
            self.typed.emit(search)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open and close by the arrow; tick by the rest of the line where there are boxes."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            line = self._documents.line(index.row())
            arrow = self.painter.arrow(index.row(), self.visualRect(index), self.layoutDirection())
            if line.branch is not None and arrow.contains(event.position().toPoint()):
                self._documents.set_open(line.path, not line.open)
                return
            if self.painter.ticks is not None:
                self.setCurrentIndex(index)
                self.ticked.emit(line.path)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the line that was clicked twice; twice on an arrow is two clicks on it."""
        index = self.indexAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        if left and index.isValid() and self.painter.ticks is None:
            arrow = self.painter.arrow(index.row(), self.visualRect(index), self.layoutDirection())
            branch = self._documents.line(index.row()).branch
            if branch is None or not arrow.contains(event.position().toPoint()):
                self.activated.emit(index)
                return
        self.mousePressEvent(event)

    def _go(self, index: QModelIndex, deeper: bool) -> None:
        line = self._documents.line(index.row())
        if line.branch is not None and line.open is not deeper:
            self._documents.set_open(line.path, deeper)
        elif deeper and line.branch is not None:
            self.setCurrentIndex(index.siblingAtRow(index.row() + 1))
        elif not deeper:
            shelf = self._documents.shelf
            above = shelf.home(line.path) if line.row is not None else None
            if line.row is None and line.branch is not None:
                above = line.branch.above
            if above is not None:
                self.setCurrentIndex(self._documents.index_of(above.path))

    # -- the look --------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font; colours are asked for with every painting."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(
            self, "painter"
        ):
            self._fit()

    def _fit(self) -> None:
        height = self.painter.height(self.font())
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    # -- when the list is laid out anew ----------------------------------------------------------

    def _remember(self) -> None:
        self._chosen = self.chosen_paths()
        self._current = self._documents.path_at(self.currentIndex())
        top = self.rowAt(0)
        self._top = (
            (self._documents.paths_between(top, top)[0], self.rowViewportPosition(top))
            if top > 0
            else ("", 0)
        )

    def _restore(self) -> None:
        model = self.selectionModel()
        current = self._documents.index_of(self._current)
        if current.isValid():
            model.setCurrentIndex(current, Flag.NoUpdate)
        if self._chosen and len(self._chosen) <= MANY:
            choice = QItemSelection()
            for index in self._documents.indexes_of(self._chosen):
                choice.select(index, index)
            model.select(choice, Flag.Select | Flag.Rows)
        path, offset = self._top
        top = self._documents.index_of(path) if path else QModelIndex()
        height = self.verticalHeader().defaultSectionSize()
        self.updateGeometries()
        self.verticalScrollBar().setValue(top.row() * height - offset if top.isValid() else 0)

    def _hold(self, _parent: QModelIndex, first: int, last: int) -> None:
        top = self.rowAt(0)
        self._held = last - first + 1 if top > first else 0

    def _hold_on(self, _parent: QPersistentModelIndex, _first: int, _last: int) -> None:
        """Keep what is looked at where it is when lines come in above it."""
        if self._held:
            self.updateGeometries()
            bar = self.verticalScrollBar()
            height = self.verticalHeader().defaultSectionSize()
            bar.setValue(bar.value() + self._held * height)
            self._held = 0
