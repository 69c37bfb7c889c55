"""Sheets of a table file: columns and rows named as in the file, cells marked and in view.

What a cell holds and when it is fetched is ``viewer_cells``' business.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme, wording
from app.ui.viewer_cells import BLOCK, SheetModel, area
from app.ui.viewer_document import Document
from app.ui.viewer_marks import Marked
from app.viewing import Located, Mark, Opened

MOST_COPIED = 200_000
"""Cells copied at once."""

SMALLEST, LARGEST = 50, 300
"""Bounds of the zoom, in per cent."""


class TableView(QFrame):
    """The sheets of a file, one at a time, with tabs below where there are several.

    Signals:
        moved(): the zoom is another.
        selected(str): cells were chosen.
        copied(str): the text of the chosen cells, as they have come.
    """

    moved = Signal()
    selected = Signal(str)
    copied = Signal(str)

    def __init__(self, document: Document, opened: Opened, parent: QWidget) -> None:
        super().__init__(parent)
        self.percent = 100
        self._document = document
        self._sheets = opened.sheets
        self._models: dict[str, SheetModel] = {}
        self._marked = Marked()
        self._base = self.font()
        self._file = wording.file_name(document.path)
        self._build()
        if self._sheets:
            self._show_sheet(0)
        self.setFocusProxy(self.table)

    # -- for the panel ---------------------------------------------------------------------------

    @property
    def selection(self) -> str:
        """Return what cells are chosen, as text, so far as they are there."""
        return "\n".join("\t".join(row) for row in self._chosen_cells())

    def show_located(self, located: Located) -> None:
        """Mark the cells of a passage and of its sentence, and have them in view."""
        self._marked = self._marked.located(located)
        goal = self._marked.first()
        self._mark()
        if goal is not None:
            self.go_to(goal)

    def describe(self, words: str) -> None:
        """Tell screen readers what the marked words are."""
        self.table.setAccessibleDescription(words)

    def show_found(self, marks: Sequence[Mark], current: int) -> None:
        """Mark the cells with the words looked for; the current ones come into view."""
        here = marks[current : current + 1] if current >= 0 else ()
        self._marked = self._marked.found(marks, current)
        self._mark()
        if here:
            self.go_to(here[0])

    def first_from_here(self, marks: Sequence[Mark]) -> int:
        """Return the first of the marks on this sheet below the top of the view."""
        top, sheet = self.table.rowAt(0), self.tabs.currentIndex()
        names = [each.name for each in self._sheets]
        for number, mark in enumerate(marks):
            place, where = area(mark.cells), names.index(mark.sheet) if mark.sheet in names else 0
            if (where, place[0] if place else 0) >= (sheet, top):
                return number
        return 0

    def go_to(self, mark: Mark) -> None:
        """Show a sheet with some cells in view, a few rows below the top."""
        for number, sheet in enumerate(self._sheets):
            if sheet.name == mark.sheet:
                self.tabs.setCurrentIndex(number)
        place = area(mark.cells)
        model = self.table.model()
        if place is None or model is None:
            return
        top, left = place[0], place[1]
        goal = model.index(min(top, model.rowCount() - 1), min(left, model.columnCount() - 1))
        no_choice = QItemSelectionModel.SelectionFlag.NoUpdate  # its colour would hide the mark
        self.table.selectionModel().setCurrentIndex(goal, no_choice)
        rows = self.table.viewport().height() // 3 // max(1, self.table.rowHeight(0))
        above = model.index(max(0, goal.row() - rows), goal.column())
        self.table.scrollTo(above, QAbstractItemView.ScrollHint.PositionAtTop)
        self.table.scrollTo(goal)

    def zoom_by(self, steps: float) -> None:
        """Make the cells larger or smaller."""
        self._zoom(self.percent * 1.1**steps)

    def zoom_to(self, fit: str) -> None:
        """Return to cells of the usual size."""
        self._zoom(100)

    def copy_selection(self) -> str:
        """Return the chosen cells tab by tab; "" and ``copied`` later if some are not there."""
        rows = [row for each in self._chosen_ranges() for row in (each.top(), each.bottom())]
        model = self.table.model()
        if not rows or not isinstance(model, SheetModel):
            return ""
        model.when_there(range(min(rows), max(rows) + 1), lambda: self.copied.emit(self.selection))
        return ""

    def try_again(self) -> None:
        """Fetch what is missing."""
        self.table.viewport().update()

    # -- inside ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.table = QTableView()
        self.table.setObjectName("cells")
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setCornerButtonEnabled(False)
        self.table.viewport().installEventFilter(self)
        self.tabs = QTabBar()
        self.tabs.setObjectName("sheets")
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("Sheets"))
        for sheet in self._sheets:
            self.tabs.addTab(sheet.name.replace("&", "&&"))
        self.tabs.setVisible(len(self._sheets) > 1)
        self.tabs.currentChanged.connect(self._show_sheet)
        self._words = QLabel()
        self._words.setObjectName("cell")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setMaximumHeight(self._words.fontMetrics().lineSpacing() * 4 + 12)
        self._words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addWidget(self.tabs)

    def _show_sheet(self, number: int) -> None:
        sheet = self._sheets[number]
        model = self._models.get(sheet.name)
        fresh = model is None
        if model is None:
            model = self._models[sheet.name] = SheetModel(self._document, sheet, self)
            model.mark(self._marked)
        self.table.setModel(model)
        self.table.setAccessibleName(
            self.tr("{file}, sheet {sheet}").format(file=self._file, sheet=sheet.name)
        )
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._tell_chosen())
        self.table.selectionModel().currentChanged.connect(lambda _new, _old: self._tell_chosen())
        self._size()
        if fresh and sheet.rows:
            model.when_there(range(min(sheet.rows, BLOCK)), lambda: self._fit_columns(model))
        else:
            self._fit_columns(model)

    def _fit_columns(self, model: SheetModel) -> None:
        if self.table.model() is not model:
            return
        metrics = self.table.fontMetrics()
        for column in range(min(model.columnCount(), 200)):
            texts = (model.text(row, column) for row in range(min(model.rowCount(), 50)))
            longest = max(texts, key=len, default="")[:60]
            most = 22 * metrics.averageCharWidth() + 60
            wide = min(max(metrics.horizontalAdvance(longest) + 18, 48), most)
            self.table.setColumnWidth(column, wide)

    def _mark(self) -> None:
        for model in self._models.values():
            model.mark(self._marked)

    def _chosen_ranges(self) -> list[QItemSelectionRange]:
        selection = self.table.selectionModel().selection()
        return [selection.at(number) for number in range(selection.count())]

    def _chosen_cells(self) -> list[list[str]]:
        model = self.table.model()
        ranges = self._chosen_ranges()
        if not isinstance(model, SheetModel) or not ranges:
            return []
        top, bottom = min(r.top() for r in ranges), max(r.bottom() for r in ranges)
        left, right = min(r.left() for r in ranges), max(r.right() for r in ranges)
        rows = max(1, MOST_COPIED // (right - left + 1))
        return [
            [model.text(row, column) for column in range(left, right + 1)]
            for row in range(top, min(bottom + 1, top + rows))
        ]

    def _tell_chosen(self) -> None:
        current, model = self.table.currentIndex(), self.table.model()
        text = ""
        if current.isValid() and isinstance(model, SheetModel):
            text = model.text(current.row(), current.column())
        self._words.setText(text[:2000])
        self._words.setVisible(self._is_cut(text, current.column()))
        chosen = self.table.selectionModel().hasSelection()
        self.selected.emit(text if chosen else "")

    def _is_cut(self, text: str, column: int) -> bool:
        wide = self.table.fontMetrics().horizontalAdvance(text.split("\n", 1)[0][:400])
        return "\n" in text or wide > self.table.columnWidth(column) - 8

    def _zoom(self, percent: float) -> None:
        self.percent = round(min(max(percent, SMALLEST), LARGEST))
        self._size()
        if isinstance(model := self.table.model(), SheetModel):
            self._fit_columns(model)
        self.moved.emit()

    def _size(self) -> None:
        self.table.setFont(theme.scaled(self._base, self.percent / 100))
        line = self.table.fontMetrics().lineSpacing() + 8
        self.table.verticalHeader().setDefaultSectionSize(line)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_models"):
            for model in self._models.values():
                QTimer.singleShot(0, model, model.repaint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom with Ctrl and the wheel."""
        if isinstance(event, QWheelEvent) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.zoom_by(event.angleDelta().y() / 120)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the panel."""
        event.ignore()
