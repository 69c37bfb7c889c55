"""Where the library is, how large it is, and moving it to another folder.

The engine copies and checks, closed meanwhile; the setting changes when the copy is whole, and
the old folder goes once the new one was opened. Whatever goes wrong, all is as it was.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.messages import (
    DescribeLibrary,
    Event,
    Failed,
    LibraryDescribed,
    LibraryMoved,
    MoveLibrary,
    Progress,
    Stopped,
)
from app.settings import Preferences
from app.ui.host import EngineHost, HostState
from app.ui.model_row import size
from app.ui.notices import Notices
from app.ui.opening import open_path
from app.ui.preferences_rows import label


class HomePanel(QWidget):
    """The library's folder.

    ``notices`` are the window's, for what the person should hear wherever they are; ``beside``
    those that stand beside this panel.

    Signals:
        moved(str): the library stands in this folder now; to be written down at once.
    """

    moved = Signal(str)

    def __init__(
        self, host: EngineHost, notices: Notices, beside: Notices, preferences: Preferences
    ) -> None:
        super().__init__()
        self._host, self._notices, self._beside = host, notices, beside
        self._preferences = preferences
        self._asked = self._moving = 0
        self._target = ""
        self._build()
        host.delivered.connect(self._hear)

    @property
    def words(self) -> str:
        """Return all that the panel says, for the search."""
        parts = (self._title, self._about, self.folder, self._size, self.move_button)
        return " ".join(part.text() for part in parts)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew how large the library is."""
        super().showEvent(event)
        self._describe()

    def propose(self, target: str) -> None:
        """Find out whether the library can move to a folder, and let the person decide."""
        self._beside.take_back("move")
        self._asked = self._host.submit(partial(DescribeLibrary, target=target))
        self._target = target

    def begin(self) -> None:
        """Move the library to the folder that was proposed."""
        self.question.hide()
        self._host.renew(replace(self._host.options, closed=True))
        self._moving = self._host.submit(partial(MoveLibrary, target=self._target))
        self.bar.setValue(0)
        self.stop.setEnabled(True)
        self._show_state()
        self.stop.setFocus()

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object)
    def _hear(self, event: Event) -> None:
        match event:
            case LibraryDescribed() if event.job == self._asked:
                self._show(event)
            case Progress() if event.job == self._moving:
                self.bar.setValue(event.files_done)
            case LibraryMoved() if event.job == self._moving:
                self._take_up(event.folder)
            case Failed() | Stopped() if event.job == self._moving:
                self._go_back(event)

    def _take_up(self, folder: str) -> None:
        """Write down where the library is; if that fails, the old one is used again."""
        self._moving = 0
        self.moved.emit(self._written(folder))
        there = paths.library() == Path(folder)
        options = replace(self._host.options, closed=False)
        self._host.renew(replace(options, library=folder) if there else options)
        if there:
            told = self.tr("Your library is in {0} now.").format(f"\u2068{folder}\u2069")
            self._notices.tell("move", told, level="info")
        self._show_state()
        self._describe()

    def _go_back(self, event: Failed | Stopped) -> None:
        self._moving = 0
        self._host.renew(replace(self._host.options, closed=False))
        if isinstance(event, Failed) and event.kind != "engine-stopped":
            message, advice = event.message, event.advice
        else:
            message = self.tr("Your library was not moved.")
            advice = self.tr("It is where it was, with all that is in it.")
        level = "error" if isinstance(event, Failed) else "info"
        self._beside.tell("move", message, advice, level="error" if level == "error" else "info")
        self._show_state()
        self._describe()

    def _written(self, folder: str) -> str:
        """Return the folder as the settings name it: a portable one moves with Carrel."""
        if Path(folder) == paths.default_library():
            return ""
        try:
            return Path(folder).relative_to(paths.data()).as_posix()
        except ValueError:
            return folder

    def _describe(self) -> None:
        if self._moving or self._host.state in (HostState.GIVEN_UP, HostState.CLOSED):
            return
        self._target = ""
        self._asked = self._host.submit(DescribeLibrary)

    # -- the look --------------------------------------------------------------------------------

    def _show(self, event: LibraryDescribed) -> None:
        self.folder.setText(event.folder)
        self._size.setText(
            self.tr("{0}, with your conversations and without the documents themselves").format(
                size(event.size)
            )
        )
        if not event.target:
            self._show_state()
            return
        if event.problem:
            self._beside.tell("move", event.problem, level="error")
            return
        self._question_words.setText(
            self.tr(
                "Move your library, {0}, to {1}? There are {2} free. Carrel cannot answer while it "
                "moves; your documents stay where they are."
            ).format(size(event.size), f"\u2068{event.target}\u2069", size(event.free))
        )
        self.question.show()
        self.yes.setFocus()

    def _show_state(self) -> None:
        own = Path(self._host.options.library) == paths.library()
        moving = bool(self._moving)
        self.moving.setVisible(moving)
        self.move_button.setEnabled(own and not moving)
        self._foreign.setVisible(not own)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder for your library"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.propose)
        dialog.open()

    def _build(self) -> None:
        self._title = label(self.tr("Where your library is"), bold=True)
        self._about = label(
            self.tr(
                "What Carrel knows of your documents, and your conversations, stand in one folder "
                "on this computer. Nothing of it is sent anywhere."
            ),
            muted=True,
        )
        self.folder = label(self._host.options.library)
        selectable = Qt.TextInteractionFlag
        self.folder.setTextInteractionFlags(
            selectable.TextSelectableByMouse | selectable.TextSelectableByKeyboard
        )
        self.folder.setAccessibleName(self._title.text())
        self._size = label(muted=True)
        self._foreign = label(
            self.tr("Carrel was started with this folder, so it is not moved from here."),
            muted=True,
        )
        self._foreign.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(6)
        for part in (self._title, self._about, self.folder, self._size, self._foreign):
            column.addWidget(part)
        column.addLayout(self._build_buttons())
        column.addWidget(self._build_question())
        column.addWidget(self._build_moving())

    def _build_buttons(self) -> QHBoxLayout:
        self.show_button = _button(self.tr("Show in folder"))
        self.show_button.clicked.connect(lambda _checked=False: open_path(self.folder.text()))
        self.move_button = _button(self.tr("Move…"))
        self.move_button.setAccessibleName(self.tr("Move the library to another folder"))
        self.move_button.clicked.connect(lambda _checked=False: self._choose())
        row = QHBoxLayout()
        row.addWidget(self.show_button)
        row.addWidget(self.move_button)
        row.addStretch(1)
        return row

    def _build_question(self) -> QFrame:
        self.question = QFrame()
        self.question.setObjectName("pending")
        self._question_words = label()
        self.yes = _button(self.tr("Move it"))
        self.yes.clicked.connect(lambda _checked=False: self.begin())
        no = _button(self.tr("Leave it"))
        no.clicked.connect(lambda _checked=False: self.question.hide())
        row = QHBoxLayout(self.question)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(self._question_words, 1)
        row.addWidget(self.yes)
        row.addWidget(no)
        self.question.hide()
        return self.question

    def _build_moving(self) -> QFrame:
        self.moving = QFrame()
        self.moving.setObjectName("importing")
        words = QLabel(self.tr("Moving your library…"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the library is moved"))
        self.stop = _button(self.tr("Stop"))
        self.stop.setAccessibleName(self.tr("Stop moving the library"))
        self.stop.clicked.connect(lambda _checked=False: self._stop())
        column = QVBoxLayout()
        column.addWidget(words)
        column.addWidget(self.bar)
        row = QHBoxLayout(self.moving)
        row.setContentsMargins(12, 10, 10, 10)
        row.addLayout(column, 1)
        row.addWidget(self.stop)
        self.moving.hide()
        return self.moving

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._host.cancel(self._moving)


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    return button
