"""The library panel: what the person added, what of it can be found, and what is being read.

Adds, cancels and removes through the host; the engine tells unasked what the library then holds.
Never reads a document itself and never walks a folder: paths go to the engine as they came.
"""

import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import (
    DocumentRow,
    Event,
    Failed,
    FileFailed,
    IndexDone,
    Indexed,
    LibraryListed,
    Progress,
    Remove,
)
from app.paths import resources
from app.ui import theme, wording
from app.ui.documents import ROW, SEARCHABLE, TROUBLED, DocumentTree, DocumentView, changed
from app.ui.host import EngineHost
from app.ui.notices import Notices
from app.ui.progress import ReadingProgress

REFRESH_MS = 150
"""News of single files is painted at most this often."""

RUNNABLE = frozenset(
    ".appimage .app .bat .cmd .com .command .cpl .desktop .exe .hta .jar .js .jse .lnk .msi .pif "
    ".ps1 .py .pyw .reg .scr .sh .url .vb .vbe .vbs .workflow .wsf .wsh".split()
)
"""Text that "opening" would run instead of show; its folder is opened."""


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
        self._jobs: dict[int, tuple[str, ...]] = {}
        self._news: dict[str, DocumentRow] = {}
        self._listed = False
        self._read_only = False
        self.documents = DocumentTree(self)
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
        return self.documents.count(SEARCHABLE)

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
        self._jobs[self._host.index(wanted)] = wanted
        self.progress.begin(len(self._jobs))

    def set_read_only(self, read_only: bool) -> None:
        """Switch off what would change the library."""
        self._read_only = read_only
        for button in (self.add_folder_button, self.add_files_button):
            button.setEnabled(not read_only)

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
        """Open one of the person's documents with the system's program; nothing else."""
        name = wording.file_name(path)
        if self.documents.row_of(path) is None:
            self._notices.tell(
                "open",
                self.tr("{0} is not in your library any more.").format(name)
                if self._listed
                else self.tr("Your library is still being opened."),
                self.tr("Add its folder again to see it.")
                if self._listed
                else self.tr("Try again in a moment."),
            )
        elif not os.path.exists(path):
            self._notices.tell(
                "open",
                self.tr("{0} is not where it was.").format(name),
                self.tr("It was moved or renamed, or its drive is not connected."),
            )
        elif _runs(path):
            self._notices.tell(
                "open",
                self.tr("{0} could run as a program, so its folder was opened.").format(name),
                level="info",
            )
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))
        else:
            self._notices.take_back("open")
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object)
    def _hear(self, event: Event) -> None:
        match event:
            case LibraryListed():
                self._show_library(event)
            case Progress() if event.job in self._jobs:
                self.progress.show_progress(event, len(self._jobs))
            case Indexed():
                self._note(event.path, state="indexed", kind="", reason="", chunks=event.chunks)
            case FileFailed():
                self._note(event.path, state="failed", kind=event.kind, reason=event.reason)
            case IndexDone() if self._jobs.pop(event.job, None):
                self._end_job(self._summary(event))
            case Failed() if event.job in self._jobs:
                paths = self._jobs.pop(event.job)
                self._end_job("")
                self._notices.tell(
                    "add-failed",
                    event.message,
                    event.advice,
                    level="error",
                    action=self.tr("Go on adding"),
                    then=lambda: self._add_again(paths),
                )
            case _:
                pass

    def _add_again(self, paths: tuple[str, ...]) -> None:
        self._notices.take_back("add-failed")
        self.add(paths)

    def _end_job(self, summary: str) -> None:
        if self._jobs:
            self.progress.begin(len(self._jobs))
        else:
            self.progress.finish(summary)

    def _summary(self, event: IndexDone) -> str:
        told = [self.tr("Stopped.") if event.cancelled else self.tr("Finished.")]
        if event.documents:
            told.append(self.tr("Added {0}.").format(wording.documents(event.documents)))
        if event.failed:
            told.append(self.tr("{0} could not be read.").format(wording.files(event.failed)))
        if event.removed:
            told.append(self.tr("{0} gone.").format(wording.files(event.removed)))
        if not (event.documents or event.failed or event.removed or event.cancelled):
            told.append(self.tr("Nothing has changed."))
        return " ".join(told)

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
        added = [path for paths in self._jobs.values() for path in paths]
        for row in self._news.values():
            self.documents.update_row(row, added)
        self._news.clear()
        self._tell_totals()

    def _tell_totals(self) -> None:
        searchable, troubled = self.searchable, self.documents.count(TROUBLED)
        known = self._listed and not self.documents.is_empty()
        self.totals.setText(wording.documents(searchable) if known else "")
        label = self.tr("{0} with problems").format(wording.files(troubled))
        self.trouble_button.setText(label)
        self.trouble_button.setAccessibleName(self.tr("Show only {0}").format(label))
        if not troubled and self.trouble_button.isChecked():
            self.trouble_button.setChecked(False)
        self.trouble_button.setVisible(troubled > 0)
        self._explain(self.tree.currentIndex())
        self.changed.emit()

    # -- choosing --------------------------------------------------------------------------------

    def _choose(self, mode: QFileDialog.FileMode, title: str) -> None:
        dialog = QFileDialog(self.window(), title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self.add)
        dialog.open()  # never exec(): it would run a second loop inside the first

    def _explain(self, index: QModelIndex) -> None:
        """Say in full what is with the chosen document; the row has room for a few words."""
        row: DocumentRow | None = index.data(ROW) if index.isValid() else None
        text = ""
        if row is not None and row.state in TROUBLED | {"ignored"}:
            text = row.reason or wording.short_reason(row)
            text = f"{wording.file_name(row.path)}: {text}"
        self.explanation.setText(text)
        self.explanation.setVisible(bool(text))

    def _open_index(self, index: QModelIndex) -> None:
        row: DocumentRow | None = index.data(ROW)
        if row is not None:
            self.open_document(row.path)

    def _look_again(self) -> None:
        if path := self._chosen_path():
            self.add([path])

    def _ask_to_remove(self) -> None:
        path = self._chosen_path()
        if not path or self._read_only:
            return
        box = QMessageBox(self.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Take {0} out of your library?").format(wording.file_name(path)))
        box.setInformativeText(
            self.tr("Carrel will no longer find it. The files themselves stay where they are.")
        )
        take_out = box.addButton(self.tr("Take out"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        take_out.clicked.connect(lambda: self._host.submit(lambda job: Remove(job, path)))
        box.open()

    def _chosen_path(self) -> str:
        index = self.tree.currentIndex()
        if not index.isValid():
            return ""
        row: DocumentRow | None = index.data(ROW)
        return row.path if row is not None else self.documents.folder(index.row())

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
        self.explanation = QLabel()
        self.explanation.setObjectName("explanation")
        self.explanation.setTextFormat(Qt.TextFormat.PlainText)
        self.explanation.setWordWrap(True)
        self.explanation.setMargin(9)
        self.explanation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.explanation.hide()
        self.progress = ReadingProgress()
        self.progress.cancelled.connect(self._cancel)
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
        column.addWidget(self.explanation)
        column.addWidget(self.progress)

    def _build_tree(self) -> None:
        self.tree = DocumentView()
        self.tree.setAccessibleName(self.tr("Documents in your library"))
        self.tree.setModel(self.documents)
        self.documents.modelReset.connect(self.tree.expandAll)
        self.documents.rowsInserted.connect(lambda parent, _a, _b: self.tree.expand(parent))
        self.tree.selectionModel().currentChanged.connect(lambda now, _old: self._explain(now))
        self.tree.activated.connect(self._open_index)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for label, action in (
            (self.tr("Open"), lambda: self._open_index(self.tree.currentIndex())),
            (self.tr("Look for changes"), self._look_again),
            (self.tr("Take out of the library…"), self._ask_to_remove),
        ):
            entry = QAction(label, self.tree)
            entry.triggered.connect(lambda _checked=False, act=action: act())
            self.tree.addAction(entry)

    def _cancel(self) -> None:
        if self._jobs:
            self._host.cancel(next(iter(self._jobs)))


def _button(label: str, then: Callable[[], None]) -> QPushButton:
    button = QPushButton(label)
    button.setAccessibleName(label.rstrip("…"))
    button.clicked.connect(lambda _checked=False: then())
    return button


def _runs(path: str) -> bool:
    """Return whether opening the file might run it instead of showing it."""
    if Path(path).suffix.lower() in RUNNABLE:
        return True
    if os.name == "nt":
        return False
    try:
        mode = os.stat(path).st_mode
        if not (stat.S_ISREG(mode) and mode & stat.S_IXUSR):
            return False
        with open(path, "rb") as file:
            return file.read(2) in (b"#!", b"\x7fE")
    except OSError:  # the system's program will say what is wrong with it
        return False
