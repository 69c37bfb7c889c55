"""The library panel: what the person added, what of it can be found, and what is being read.

Adds, cancels and removes through the host; the engine tells unasked what the library then holds.
Never reads a document itself and never walks a folder: paths go to the engine as they came.
"""

import os
from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import DocumentRow, Event, FileFailed, Indexed, LibraryListed
from app.paths import resources
from app.ui import theme, wording
from app.ui.document_view import DocumentView
from app.ui.documents import DocumentTree, changed, troubled
from app.ui.explanation import Choice, Explanation, about_many, choices, retried
from app.ui.flow import ModestArea
from app.ui.host import EngineHost
from app.ui.leaving import Leaving
from app.ui.notices import Notices
from app.ui.opening import open_folder_of, open_path, runs
from app.ui.password import PasswordDialog
from app.ui.progress import ReadingProgress
from app.ui.reading import Reading

REFRESH_MS = 150
"""News of single files is painted at most this often."""

BUTTONS = (
    Choice.UNLOCK,
    Choice.RETRY,
    Choice.RESTORE,
    Choice.IGNORE,
    Choice.LOOK,
    Choice.TAKE_OUT,
    Choice.SHOW,
)
"""What is offered below the explanation; opening is what Enter and a double click do."""


class LibraryPanel(QWidget):
    """The left side of the window.

    Signals:
        changed(): documents came or went, or their number of searchable ones changed.
    """

    changed = Signal()

    def __init__(self, host: EngineHost, notices: Notices) -> None:
        super().__init__()
        self.setObjectName("library")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._host = host
        self._notices = notices
        self._news: dict[str, DocumentRow] = {}
        self._listed = False
        self._read_only = False
        self.documents = DocumentTree(self)
        self.progress = ReadingProgress()
        self.reading = Reading(host, notices, self.progress)
        self.leaving = Leaving(host, notices, self)
        self._build()
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self._paint_news)
        host.delivered.connect(self._hear)

    # -- for the window --------------------------------------------------------------------------

    @property
    def searchable(self) -> int:
        """Return how many documents a question can find."""
        return self.documents.searchable

    @property
    def listed(self) -> bool:
        """Return whether the engine has told what the library holds."""
        return self._listed

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
        self._read_only = read_only
        for button in (self.add_folder_button, self.add_files_button):
            button.setEnabled(not read_only)
        self._explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the list, however small the window."""
        super().resizeEvent(event)
        self._below.grant(self.height() * 45 // 100)

    def choose_folder(self) -> None:
        """Let the person pick a folder to add."""
        self._choose(QFileDialog.FileMode.Directory, self.tr("Add a folder to your library"))

    def choose_files(self) -> None:
        """Let the person pick files to add."""
        self._choose(QFileDialog.FileMode.ExistingFiles, self.tr("Add files to your library"))

    def add_sample(self) -> None:
        """Add the few texts that come with Carrel, where they are."""
        self.add([str(resources() / "sample")])

    def open_document(self, path: str) -> None:
        """Open one of the person's documents with the system's program; nothing else.

        What stands inside a file opens that file.
        """
        file = self.documents.file_of(path)
        name = wording.file_name(file)
        row = self.documents.row_of(path)
        if row is None:
            self._notices.tell(
                "open",
                self.tr("{0} is not in your library any more.").format(wording.file_name(path))
                if self._listed
                else self.tr("Your library is still being opened."),
                self.tr("Add its folder again to see it.")
                if self._listed
                else self.tr("Try again in a moment."),
            )
        elif row.state == "offline" or not os.path.exists(file):  # asking a dead drive could hang
            self._notices.tell(
                "open",
                self.tr("{0} is not where it was.").format(name),
                self.tr("It was moved or renamed, or its drive is not connected."),
            )
        elif runs(file):
            self._notices.tell(
                "open",
                self.tr("{0} could run as a program, so its folder was opened.").format(name),
                level="info",
            )
            open_folder_of(file)
        else:
            self._notices.take_back("open")
            open_path(file)

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object)
    def _hear(self, event: Event) -> None:
        match event:
            case LibraryListed():
                self._show_library(event)
            case Indexed():
                facts = {"state": event.state, "kind": "", "reason": event.reason}
                self._note(event.path, **facts, chunks=event.chunks)
            case FileFailed():
                self._note(event.path, state=event.state, kind=event.kind, reason=event.reason)
            case _:
                self._mark_reading()

    def _show_library(self, event: LibraryListed) -> None:
        self._listed = True
        self._news.clear()
        self.documents.fill(event.folders, event.documents)
        self._tell_totals()

    def _note(self, path: str, **facts: object) -> None:
        known = self._news.get(path) or self.documents.row_of(path)
        self._news[path] = changed(known, path, **facts)
        if not self._refresh.isActive():
            self._refresh.start()

    def _paint_news(self) -> None:
        self.documents.update_rows(self._news.values(), self.reading.paths)
        self._news.clear()
        self.tree.show_more()
        self._mark_reading()
        self._tell_totals()

    def _mark_reading(self) -> None:
        if not self._refresh.isActive() and self.documents.show_reading(self.reading.path):
            self._explain()

    def _tell_totals(self) -> None:
        searchable, bad = self.searchable, self.documents.troubled
        known = self._listed and not self.documents.is_empty()
        self.totals.setText(wording.documents(searchable) if known else "")
        label = self.tr("{0} with problems").format(wording.files(bad))
        self.trouble_button.setText(label)
        self.trouble_button.setAccessibleName(self.tr("Show only {0}").format(label))
        if not bad and self.trouble_button.isChecked():
            self.trouble_button.setChecked(False)
        self.trouble_button.setVisible(bad > 0)
        self._explain()
        self.changed.emit()

    # -- what is chosen --------------------------------------------------------------------------

    def _explain(self) -> None:
        """Say in full what is with the chosen documents, and offer what can be done."""
        chosen = self.tree.selectionModel().selectedRows()
        rows, folders = self.tree.chosen_rows(), self._chosen_folders()
        offered: set[Choice] = set()
        if len(chosen) == 1 and rows:
            row = rows[0]
            inside = len(self.documents.documents_below(chosen[0]))
            self.explanation.say(chosen[0].data(), wording.explanation(row, inside))
            offered = choices(rows)
        elif len(chosen) == 1:
            below = self.documents.documents_below(chosen[0])
            bad = sum(map(troubled, below))
            self.explanation.say(chosen[0].data(), about_many(below, bad))
            offered = {Choice.TAKE_OUT, Choice.LOOK, Choice.SHOW} if folders else set()
            offered |= {Choice.RETRY} if retried(below) else set()
        elif rows:
            told = self.tr("%Ln documents chosen", "", len(rows))
            self.explanation.say(told, about_many(rows, sum(map(troubled, rows))))
            offered = choices(rows)
        else:
            self.explanation.say("", "")
        for choice, action in self._choices.items():
            action.setVisible(choice in offered)
            reads = choice in (Choice.OPEN, Choice.SHOW)
            action.setEnabled(choice in offered and (reads or not self._read_only))

    def _chosen_folders(self) -> list[str]:
        chosen = self.tree.selectionModel().selectedRows()
        tops = (index.row() for index in chosen if not index.parent().isValid())
        return [folder for folder in map(self.documents.folder, tops) if folder]

    def _concerned(self) -> list[DocumentRow]:
        """Return the chosen documents, or those in the folder that is chosen alone."""
        chosen = self.tree.selectionModel().selectedRows()
        if rows := self.tree.chosen_rows():
            return rows
        return self.documents.documents_below(chosen[0]) if len(chosen) == 1 else []

    def _open_index(self, index: QModelIndex) -> None:
        if row := self.documents.row_at(index):
            self.open_document(row.path)

    def _open_chosen(self) -> None:
        self._open_index(self.tree.currentIndex())

    def _show_in_folder(self) -> None:
        if folders := self._chosen_folders():
            open_path(folders[0])
        elif rows := self.tree.chosen_rows():
            open_folder_of(self.documents.file_of(rows[0].path))

    def _look_again(self) -> None:
        self.add(self._chosen_folders())

    def _enter_password(self) -> None:
        (row,) = self.tree.chosen_rows()
        dialog = PasswordDialog(self.window(), row.path, row.reason)
        dialog.given.connect(lambda password, keep: self.reading.unlock(row.path, password, keep))
        dialog.open()

    def _retry(self) -> None:
        self._read_again(retried(self._concerned()))

    def _restore(self) -> None:
        rows = self.tree.chosen_rows()
        self._read_again(tuple(row.path for row in rows if row.state == "ignored"))

    def _read_again(self, paths: tuple[str, ...]) -> None:
        for path in paths:
            self._note(path, state="waiting", kind="", reason="")
        if paths:
            self.reading.retry(paths)

    def _ignore(self) -> None:
        rows = [row for row in self.tree.chosen_rows() if row.state != "ignored"]
        paths = tuple(row.path for row in rows)
        self.leaving.ignore(paths, lambda: self._read_again(paths))

    def _take_out(self) -> None:
        """Ask, and take the chosen folders and documents out."""
        if self._read_only:
            return
        below = [row.path for row in self.tree.chosen_rows()]
        alone = [path for path in below if self.documents.stands_alone(path)]
        whole = tuple(self._chosen_folders() + alone)
        below = [
            path
            for path in below
            if path not in alone and self.documents.folder_of(path) not in whole
        ]
        self.leaving.ask_to_take_out(
            self.window(), whole, tuple(below), lambda: self._bring_back(whole, tuple(below))
        )

    def _bring_back(self, whole: tuple[str, ...], below: tuple[str, ...]) -> None:
        self.add(whole)
        self._read_again(below)

    # -- choosing what to add --------------------------------------------------------------------

    def _choose(self, mode: QFileDialog.FileMode, title: str) -> None:
        dialog = QFileDialog(self.window(), title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self.add)
        dialog.open()  # never exec(): it would run a second loop inside the first

    # -- the look --------------------------------------------------------------------------------

    def _build(self) -> None:
        title = QLabel(self.tr("Library"))
        title.setFont(theme.scaled(self.font(), 1.25, bold=True))
        self.totals = QLabel()
        self.totals.setObjectName("muted")
        self.trouble_button = QPushButton()
        self.trouble_button.setObjectName("filter")
        self.trouble_button.setCheckable(True)
        self.trouble_button.toggled.connect(self.documents.show_only_trouble)
        self.trouble_button.hide()
        self.add_folder_button = _button(self.tr("Add folder…"), self.choose_folder)
        self.add_files_button = _button(self.tr("Add files…"), self.choose_files)
        self._build_tree()
        self.explanation = Explanation(self._choices, BUTTONS)
        heading = QHBoxLayout()
        heading.addWidget(title)
        heading.addStretch(1)
        heading.addWidget(self.totals)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_folder_button, 1)
        buttons.addWidget(self.add_files_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 16, 14, 14)
        column.setSpacing(10)
        column.addLayout(heading)
        column.addLayout(buttons)
        column.addWidget(self.trouble_button)
        column.addWidget(self.tree, 1)
        self._below = ModestArea(self.explanation, self.progress)
        column.addWidget(self._below)

    def _build_tree(self) -> None:
        self.tree = DocumentView(self.documents)
        self.tree.setAccessibleName(self.tr("Documents in your library"))
        self.tree.setMinimumHeight(56)
        self.tree.selectionModel().selectionChanged.connect(lambda _new, _old: self._explain())
        self.tree.activated.connect(self._open_index)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._choices: dict[Choice, QAction] = {}
        for choice, label, short, then in (
            (Choice.OPEN, self.tr("Open"), "", self._open_chosen),
            (Choice.UNLOCK, self.tr("Enter password…"), "", self._enter_password),
            (Choice.RETRY, self.tr("Try again"), "", self._retry),
            (Choice.RESTORE, self.tr("Stop ignoring"), "", self._restore),
            (Choice.IGNORE, self.tr("Ignore"), "", self._ignore),
            (Choice.LOOK, self.tr("Look for changes"), "", self._look_again),
            (Choice.SHOW, self.tr("Show in folder"), "", self._show_in_folder),
            (
                Choice.TAKE_OUT,
                self.tr("Take out of the library…"),
                self.tr("Take out…"),
                self._take_out,
            ),
        ):
            action = QAction(label, self.tree)
            action.setIconText(short or label)
            action.triggered.connect(lambda _checked=False, act=then: act())
            self._choices[choice] = action
            self.tree.addAction(action)
        take_out = self._choices[Choice.TAKE_OUT]
        take_out.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        take_out.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)


def _button(label: str, then: Callable[[], None]) -> QPushButton:
    button = QPushButton(label)
    button.setAccessibleName(label.rstrip("…"))
    button.clicked.connect(lambda _checked=False: then())
    return button
