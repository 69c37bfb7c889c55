"""The models on this computer: choose, take in, remove, and what each needs and does here.

The engine lists, checks and converts them; this shows it. A file or folder dropped here is taken
in, one after the other. Which model is chosen is kept by whoever hears ``chosen``.
"""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import (
    EngineState,
    Event,
    Failed,
    ImportPack,
    ListPacks,
    PackRow,
    PacksListed,
    Progress,
    RemovePack,
    Stopped,
)
from app.settings import Preferences
from app.ui import wording
from app.ui.engine_words import translated
from app.ui.flow import FlowLayout
from app.ui.host import EngineHost, HostState
from app.ui.model_row import ModelRow, size
from app.ui.notices import Notices
from app.ui.preferences_rows import label

SETTING = {"llm": "llm_pack", "embedder": "embedder_pack"}
"""Which setting names the model of a role."""


class ModelsPanel(QWidget):
    """Installed models by what they are for.

    Signals:
        chosen(str, str): a setting's name, and the folder of the model it should name.
    """

    chosen = Signal(str, object)

    def __init__(self, host: EngineHost, notices: Notices, preferences: Preferences) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._host, self._notices, self._preferences = host, notices, preferences
        self.rows: dict[str, ModelRow] = {}
        self._groups: list[QButtonGroup] = []
        self._jobs: dict[int, str] = {}
        self._import: int | None = None
        self._waiting: list[str] = []
        self._stage = ""
        self._build()
        host.delivered.connect(self._hear)

    @property
    def words(self) -> str:
        """Return all that the panel says, for the search."""
        heads = (self._memory.text(), self._device.text(), *self._heads.values())
        return " ".join((*heads, *(row.words for row in self.rows.values())))

    def install(self, path: str) -> None:
        """Take in a model: a file or a folder; it waits its turn if another is on its way."""
        if self._import is not None:
            self._waiting.append(path)
            return
        self._import = self._host.submit(partial(ImportPack, path=path))
        self._jobs[self._import] = path
        self._notices.take_back("model")
        name = f"\u2068{wording.file_name(path)}\u2069"
        self.progress_words.setText(self.tr("Taking in {0}").format(name))
        self.bar.setValue(0)
        self._show_import()

    def show_chosen(self) -> None:
        """Show which models the preferences name."""
        for folder, row in self.rows.items():
            row.show_chosen(self._preferences[SETTING[row.pack.role]] == folder)

    # -- hearing ---------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew what there is: memory and folders change."""
        super().showEvent(event)
        self._ask()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one or more local files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in, after whoever dropped them was let go."""
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                QTimer.singleShot(0, self, partial(self.install, url.toLocalFile()))

    def _ask(self) -> None:
        if self._host.state not in (HostState.GIVEN_UP, HostState.CLOSED):
            self._jobs[self._host.submit(ListPacks)] = ""

    @Slot(object)
    def _hear(self, event: Event) -> None:
        match event:
            case PacksListed() if event.job == 0 or event.job in self._jobs:
                self._end(event.job)
                self._show(event)
            case Progress() if event.job == self._import:
                self.bar.setValue(event.files_done)
                self._step.setText(translated(event.detail))
            case Failed() if event.job in self._jobs:
                path = self._end(event.job)
                if path or event.kind != "engine-stopped":
                    self._notices.tell("model", event.message, event.advice, level="error")
            case Stopped() if event.job in self._jobs:
                self._end(event.job)
            case EngineState() if event.stage != self._stage:
                self._stage = event.stage
                if self.isVisible():
                    self._ask()  # what is in use, and where it runs, is known now

    def _end(self, job: int) -> str:
        path = self._jobs.pop(job, "")
        if job == self._import:
            self._import = None
            self._show_import()
            if self._waiting:
                self.install(self._waiting.pop(0))
        return path

    # -- what the person does --------------------------------------------------------------------

    def _choose(self, pack: PackRow) -> None:
        self.chosen.emit(SETTING[pack.role], pack.folder)
        self.show_chosen()

    def _ask_to_remove(self, pack: PackRow) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Question)
        name = f"\u2068{pack.name}\u2069"
        box.setText(self.tr("Remove {0} from this computer?").format(name))
        box.setInformativeText(
            self.tr("This frees {0}. To use it again you need its file once more.").format(
                size(pack.size)
            )
        )
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        remove.setAccessibleName(remove.text())
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        remove.clicked.connect(lambda _checked=False: self._remove(pack))
        box.open()

    def _remove(self, pack: PackRow) -> None:
        self._jobs[self._host.submit(partial(RemovePack, folder=pack.folder))] = pack.folder

    def _choose_file(self, folder: bool) -> None:
        dialog = QFileDialog(self, self.tr("Choose a model"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilters(
                [self.tr("Models (*.gguf *.zip *.whl)"), self.tr("All files (*)")]
            )
        dialog.fileSelected.connect(self.install)
        dialog.open()

    # -- the look --------------------------------------------------------------------------------

    def _show(self, listed: PacksListed) -> None:
        total, free = listed.total_memory, listed.free_memory
        self._memory.setText(
            self.tr("This computer has {0} of memory; {1} are free now.").format(
                size(total), size(free)
            )
        )
        self._device.setText(self.tr("Models run on: {0}").format(listed.device))
        self._device.setVisible(bool(listed.device))
        focused = next((key for key, row in self.rows.items() if row.radio.hasFocus()), None)
        self._clear()
        for role, column in self._columns.items():
            group = QButtonGroup(self)
            self._groups.append(group)
            for pack in sorted(
                (pack for pack in listed.packs if pack.role == role),
                key=lambda pack: (not pack.provided, pack.name.casefold()),
            ):
                column.addWidget(self._row(pack, total, group))
        self.show_chosen()
        self._problems.setText("\n".join(map(translated, listed.problems)))
        self._problems.setVisible(bool(listed.problems))
        if focused in self.rows:
            self.rows[focused].radio.setFocus()

    def _row(self, pack: PackRow, total: int, group: QButtonGroup) -> ModelRow:
        row = ModelRow(pack, total)
        row.wanted.connect(partial(self._choose, pack))
        row.unwanted.connect(partial(self._ask_to_remove, pack))
        group.addButton(row.radio)
        self.rows[pack.folder] = row
        return row

    def _clear(self) -> None:
        for row in self.rows.values():
            row.hide()
            row.setParent(None)
            row.deleteLater()
        for group in self._groups:
            group.deleteLater()
        self.rows, self._groups = {}, []

    def _show_import(self) -> None:
        self.importing.setVisible(self._import is not None)
        self._step.clear()

    def _build(self) -> None:
        self._memory = label(self.tr("Looking for models…"), muted=True)
        self._device = label(muted=True)
        self._device.hide()
        self._problems = label()
        self._problems.setObjectName("doubt")
        self._problems.hide()
        self._heads = {
            "llm": self.tr("Writes answers"),
            "embedder": self.tr("Finds passages"),
        }
        self._columns: dict[str, QVBoxLayout] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(self._memory)
        column.addWidget(self._device)
        for role, title in self._heads.items():
            column.addWidget(label(title, bold=True))
            self._columns[role] = QVBoxLayout()
            self._columns[role].setSpacing(6)
            column.addLayout(self._columns[role])
        column.addWidget(
            label(
                self.tr(
                    "With another model that finds passages, your documents are prepared anew in "
                    "the background. Until then the one before goes on serving."
                ),
                muted=True,
            )
        )
        column.addWidget(self._problems)
        column.addWidget(self._build_import())
        column.addLayout(self._build_taking_in())

    def _build_import(self) -> QFrame:
        self.importing = QFrame()
        self.importing.setObjectName("importing")
        self.progress_words = label(bold=True)
        self._step = QLabel()
        self._step.setObjectName("muted")
        self._step.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the model is taken in"))
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setAccessibleName(self.tr("Stop taking in the model"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(lambda _checked=False: self._stop())
        words = QVBoxLayout()
        words.setSpacing(5)
        for part in (self.progress_words, self.bar, self._step):
            words.addWidget(part)
        row = QHBoxLayout(self.importing)
        row.setContentsMargins(12, 10, 10, 10)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.stop)
        self.importing.hide()
        return self.importing

    def _stop(self) -> None:
        self._waiting.clear()
        if self._import is not None:
            self._host.cancel(self._import)

    def _build_taking_in(self) -> QVBoxLayout:
        self.add_file = QPushButton(self.tr("Add a file…"))
        self.add_folder = QPushButton(self.tr("Add a folder…"))
        buttons = FlowLayout()
        for button, folder in ((self.add_file, False), (self.add_folder, True)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, folder=folder: self._choose_file(folder))
            buttons.addWidget(button)
        self.add_file.setAccessibleName(self.tr("Add a file with a model"))
        self.add_folder.setAccessibleName(self.tr("Add a folder with a model"))
        column = QVBoxLayout()
        column.addLayout(buttons)
        column.addWidget(
            label(
                self.tr("Or drop it here: a .gguf file, or a folder with safetensors."), muted=True
            )
        )
        return column
