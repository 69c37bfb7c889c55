"""The library panel: what the person added, what of it can be found, and what is being read.

Adds, cancels and removes through the host; the engine tells unasked what the library then holds.
Never reads a document itself and never walks a folder: paths go to the engine as they came.
"""

import os
from collections.abc import Callable, Iterable
from itertools import islice

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.messages import (
    DocumentRow,
    Event,
    FileFailed,
    Indexed,
    LibraryChanged,
    LibraryListed,
)
from app.paths import resources
from app.ui import wording
from app.ui.collections_panel import CollectionsPanel
from app.ui.deeds import Deeds
from app.ui.document_view import DocumentView
from app.ui.documents import DocumentList, changed
from app.ui.filters import FilterBar
from app.ui.flow import EvenRow, ModestArea
from app.ui.host import EngineHost
from app.ui.leaving import Leaving
from app.ui.notices import Notices
from app.ui.progress import ReadingProgress
from app.ui.reading import Reading
from app.ui.shelf import Branch
from app.ui.sought import Sought
from app.ui.standing import Standing

ROWS = 5
"""So many lines of the list are seen before what stands below it begins to scroll."""

LEAST_BELOW = 96
"""Least height, in pixels, of what stands below the list."""

REFRESH_MS = 150
"""News of single files is painted at most this often."""


class LibraryPanel(QWidget):
    """The left side of the window.

    Signals:
        changed(): documents came or went, or their number of searchable ones changed.
        opened(str): the person wants to see this document.
        askOnly(tuple[str, ...], str): ask nothing but these folders and documents; their name.
        scopeChosen(Collection | None): questions are limited to this collection, or no more.
    """

    changed = Signal()
    opened = Signal(str)
    askOnly = Signal(object, str)
    scopeChosen = Signal(object)

    def __init__(self, host: EngineHost, notices: Notices) -> None:
        super().__init__()
        self.setObjectName("library")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._host = host
        self._notices = notices
        self._news: dict[str, DocumentRow] = {}
        self._listed = False
        self._read_only = False
        self._passages = 0
        self._some: tuple[str, ...] = ()
        self.documents = DocumentList(self)
        self.progress = ReadingProgress()
        self.reading = Reading(host, notices, self.progress)
        self.leaving = Leaving(host, notices, self)
        self._build()
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self._paint_news)
        self._listen()

    # -- for the window --------------------------------------------------------------------------

    @property
    def searchable(self) -> int:
        """Return how many documents a question can find."""
        return self.documents.searchable

    @property
    def listed(self) -> bool:
        """Return whether it is known what the library holds."""
        return self._listed

    @property
    def holds_sample(self) -> bool:
        """Return whether the texts that come with Carrel are in the library."""
        return _sample() in self.documents.shelf.added

    def some_documents(self, most: int = 3) -> tuple[str, ...]:
        """Return the paths of a few documents that can be found, those with the most text.

        They stay the same while they are there: what is offered must not change under the mouse.
        """
        rows_by_path = self.documents.shelf.rows
        if len(self._some) == most and all(path in rows_by_path for path in self._some):
            return self._some
        rows = islice(rows_by_path.values(), 2000)  # more would be felt
        found = [row for row in rows if row.state == "indexed" and row.chunks]
        found.sort(key=lambda row: -row.chunks)
        self._some = tuple(row.path for row in found[:most])
        return self._some

    def add(self, paths: Iterable[str]) -> None:
        """Add files and folders, or look for changes in them."""
        wanted = tuple(os.path.normpath(path) for path in paths)
        if not wanted:
            return
        if self._read_only:
            self._notices.tell(
                "add-refused",
                self.tr("Nothing was added: another Carrel is using this library."),
                self.tr("Close the other one, or add the documents there."),
            )
            return
        self.reading.add(wanted)

    def set_read_only(self, read_only: bool) -> None:
        """Switch off what would change the library."""
        self._read_only = self.deeds.read_only = read_only
        for button in (self.add_folder_button, self.add_files_button):
            button.setEnabled(not read_only)
        self.collections.set_read_only(read_only)
        self.deeds.explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the list, however small the window."""
        super().resizeEvent(event)
        self._keep_room()

    def event(self, event: QEvent) -> bool:
        """Keep room for the list, whatever else is shown."""
        if event.type() is QEvent.Type.LayoutRequest and hasattr(self, "_below"):
            self._keep_room()
        return super().event(event)

    def _keep_room(self) -> None:
        rows = ROWS * (self.tree.fontMetrics().height() + 10)
        left = self.height() - self._pages.y() - rows
        self._below.grant(max(LEAST_BELOW, min(self.height() * 45 // 100, left)))

    def choose_folder(self) -> None:
        """Let the person pick a folder to add."""
        self._choose(QFileDialog.FileMode.Directory, self.tr("Add a folder to your library"))

    def choose_files(self) -> None:
        """Let the person pick files to add."""
        self._choose(QFileDialog.FileMode.ExistingFiles, self.tr("Add files to your library"))

    def add_sample(self) -> None:
        """Add the few texts that come with Carrel, where they are."""
        self.add([_sample()])

    def open_document(self, path: str) -> None:
        """Open one of the person's documents with the system's program; nothing else."""
        if self._listed:
            self.deeds.open_in_own_program(path)
        else:
            self._notices.tell(
                "open",
                self.tr("Your library is still being opened."),
                self.tr("Try again in a moment."),
            )

    def look_for(self, text: str) -> None:
        """Put words into the search box, and the focus there."""
        self.filters.look_for(text)

    def show_document(self, path: str) -> None:
        """Choose a document in the list, whatever was looked for."""
        self.filters.clear()
        shelf = self.documents.shelf
        if path in shelf.rows:
            branch: Branch | None = shelf.home(path)
            while branch is not None:
                self.documents.set_open(branch.path, True)
                branch = branch.above
            self.tree.choose(path)

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object)
    def _hear(self, event: Event) -> None:
        match event:
            case LibraryListed():
                self._heard_listing = True
                self._news.clear()
                self._passages = event.chunks
                self.documents.fill(event.folders, event.documents)
            case LibraryChanged():
                self._take_changes(event)
            case Indexed():
                facts = {"state": event.state, "kind": "", "reason": event.reason}
                self._note(event.path, **facts, chunks=event.chunks)
            case FileFailed():
                self._note(event.path, state=event.state, kind=event.kind, reason=event.reason)
            case _:
                self._mark_reading()

    def _take_changes(self, event: LibraryChanged) -> None:
        for path in (*event.gone, *(row.path for row in event.documents)):
            self._news.pop(path, None)
        self._passages = event.chunks
        self.documents.update_rows(event.documents, self.reading.paths, event.gone, event.folders)

    def _note(self, path: str, **facts: object) -> None:
        known = self._news.get(path) or self.documents.row_of(path)
        self._news[path] = changed(known, path, **facts)
        if not self._refresh.isActive():
            self._refresh.start()

    def _paint_news(self) -> None:
        news, self._news = tuple(self._news.values()), {}
        self.documents.update_rows(news, self.reading.paths)
        self._mark_reading()

    def _reread(self, paths: tuple[str, ...]) -> None:
        for path in paths:
            self._note(path, state="waiting", kind="", reason="")

    def _mark_reading(self) -> None:
        if not self._refresh.isActive() and self.documents.show_reading(self.reading.path):
            self.deeds.explain()

    def _settle(self) -> None:
        """The list is worked out: say how many there are, and what they need."""
        self._listed = self._listed or self._heard_listing
        shelf, searchable = self.documents.shelf, self.searchable
        known = self._listed and not self.documents.is_empty()
        self.totals.setText(wording.documents(searchable) if known else "")
        self.totals.setVisible(known)
        told = self.tr("{0} of {1} can be found: {2}.").format(
            wording.number(searchable),
            wording.documents(len(shelf.rows)),
            wording.passages(self._passages),
        )
        self.totals.setToolTip(wording.tip(told) if known else "")
        self.filters.show_counts(shelf.standings, shelf.kinds)
        self.filters.setVisible(known)
        self.collections.setVisible(known or bool(self.collections.kept))
        self._show_hint()
        self.deeds.explain()
        self.changed.emit()

    # -- what is looked for ----------------------------------------------------------------------

    def _seek(self, sought: Sought) -> None:
        self.tree.set_wordy(sought.standing is Standing.PROBLEM)
        self.documents.seek(sought)
        self._show_hint()

    def _go_to_list(self) -> None:
        if self.documents.rowCount():
            if not self.tree.currentIndex().isValid():
                self.tree.setCurrentIndex(self.documents.index(0, 0))
            self.tree.setFocus()

    def _show_hint(self) -> None:
        """Say why there is nothing to see, where there is nothing."""
        sought, empty = bool(self.documents.sought), self.documents.is_empty()
        nothing = not self.documents.rowCount() and not self.documents.busy
        if nothing and sought:
            self._hint.setText(self.tr("Nothing in your library matches."))
        elif nothing and self._listed and empty:
            self._hint.setText(
                self.tr("There is nothing here yet. Add a folder, or drop one on this window.")
            )
        else:
            self._hint.setText("")
        self.everything_button.setVisible(nothing and sought)
        self._pages.setCurrentIndex(1 if self._hint.text() else 0)

    @property
    def hint(self) -> str:
        """Return what the person reads in place of the list."""
        return self._hint.text()

    # -- choosing what to add --------------------------------------------------------------------

    def _choose(self, mode: QFileDialog.FileMode, title: str) -> None:
        dialog = QFileDialog(self.window(), title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self.add)
        dialog.open()  # never exec(): it would run a second loop inside the first

    # -- the look --------------------------------------------------------------------------------

    def _listen(self) -> None:
        self._heard_listing = False
        self.documents.settled.connect(self._settle)
        self.documents.modelReset.connect(self._show_hint)
        self.filters.changed.connect(self._seek)
        self.filters.left.connect(self._go_to_list)
        self.tree.typed.connect(self.filters.look_for)
        self.deeds.opened.connect(self.opened)
        self.deeds.askOnly.connect(self.askOnly)
        self.deeds.added.connect(self.add)
        self.deeds.rereading.connect(self._reread)
        self.deeds.collected.connect(self.collections.begin)
        self.collections.scopeChosen.connect(self.scopeChosen)
        self._host.delivered.connect(self._hear)

    def _build(self) -> None:
        self.totals = QLabel()
        self.totals.setObjectName("muted")
        self.filters = FilterBar()
        self.filters.hide()
        self.trouble_button = self.filters.trouble_button
        self.add_folder_button = _button(self.tr("Add folder…"), self.choose_folder)
        self.add_files_button = _button(self.tr("Add files…"), self.choose_files)
        self.tree = DocumentView(self.documents)
        self.tree.setAccessibleName(self.tr("Documents in your library"))
        self.tree.setMinimumHeight(56)
        self.deeds = Deeds(
            self.documents, self.tree, self.reading, self._notices, self.leaving, self
        )
        self.explanation = self.deeds.explanation
        self.collections = CollectionsPanel(self._host, self._notices, self.documents)
        self.collections.hide()
        buttons = EvenRow(self.add_folder_button, self.add_files_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 16, 14, 14)
        column.setSpacing(10)
        column.addWidget(buttons)
        column.addWidget(self.filters)
        column.addWidget(self.totals)
        column.addWidget(self._build_pages(), 1)
        self._below = ModestArea(self.explanation, self.collections, self.progress)
        column.addWidget(self._below)

    def _build_pages(self) -> QStackedWidget:
        """Return the list, and the words that stand in its place when there is nothing in it."""
        self._hint = QLabel()
        self._hint.setObjectName("muted")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.everything_button = _button(self.tr("Show everything"), self.filters.clear)
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self._hint)
        column.addWidget(self.everything_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.tree)
        self._pages.addWidget(page)
        return self._pages


def _sample() -> str:
    return os.path.normpath(resources() / "sample")


def _button(label: str, then: Callable[[], None]) -> QPushButton:
    button = QPushButton(label)
    button.setAccessibleName(label.rstrip("…"))
    button.clicked.connect(lambda _checked=False: then())
    return button
