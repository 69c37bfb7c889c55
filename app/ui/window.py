"""The window: library on the left, conversation beside it, one line of state below.

Puts the panels together, takes drops for all of them and says how the engine is. What happens in
a panel is the panel's business.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.messages import Citation, EngineState, Event, Passage
from app.ui import theme, wording
from app.ui.chat import Chat, centred
from app.ui.host import EngineHost, HostState
from app.ui.library import LibraryPanel
from app.ui.notices import Notices
from app.ui.welcome import DropTarget, Welcome

NARROW = 220
"""Least width of the library, in pixels."""


class Window(QWidget):
    """Carrel's window.

    Signals:
        painted(): the window is on screen for the first time.
        closed(): the person closed it; it is hidden already.
    """

    painted = Signal()
    closed = Signal()

    def __init__(self, host: EngineHost) -> None:
        super().__init__()
        self._host = host
        self._engine = EngineState(0, "library")
        self._unpainted = True
        self._noticed: set[str] = set()
        self._following = ""
        self.setWindowTitle("Carrel")
        self.setAcceptDrops(True)
        self.resize(1180, 780)
        self.setMinimumSize(560, 420)
        self.notices = Notices()
        self.library = LibraryPanel(host, self.notices)
        self.welcome = Welcome()
        self.chat = Chat(host, lambda: self.library.searchable, self.welcome)
        self._build()
        self._listen()
        self._show_documents()
        self._show_state()
        self.chat.box.setFocus()

    @property
    def state_text(self) -> str:
        """Return the words of the state line."""
        return self._state.text()

    # -- drops -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome local files and folders, visibly."""
        if _local_paths(event.mimeData()):
            event.acceptProposedAction()
            self.drop_target.appear()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self.drop_target.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the paths on and return at once: the source of the drag waits for us."""
        self.drop_target.hide()
        if paths := _local_paths(event.mimeData()):
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.library.add(paths))

    # -- coming and going ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say when the window is on screen for the first time."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Disappear at once; whoever runs the window ends the engine in order."""
        event.accept()
        for dialog in self.findChildren(QDialog):
            dialog.close()  # a window of its own: it would stay behind
        self.chat.close_down()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drop target over everything, and the library to its share."""
        super().resizeEvent(event)
        self.drop_target.setGeometry(self.rect())
        share = max(NARROW, self.width() * 36 // 100)
        if self.library.width() > share:
            self.splitter.setSizes([share, self.width() - share])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_privacy"):
            self._dress()

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object)
    def _hear(self, event: Event) -> None:
        if isinstance(event, EngineState):
            self._engine = event
            self._show_state()

    @Slot(object)
    def _follow_host(self, state: HostState) -> None:
        if state in (HostState.STARTING, HostState.RESTARTING):
            self._engine = EngineState(0, "library")
            self._noticed.clear()
        self._show_state()
        self._show_documents()

    def _show_state(self) -> None:
        """Say in one line where the engine is; in notices what needs the person."""
        state, engine = self._host.state, self._engine
        match state:
            case HostState.RUNNING:
                words = self._stage_words(engine)
            case HostState.RESTARTING:
                words = self.tr("Starting again after a problem…")
            case HostState.GIVEN_UP:
                words = self.tr("Stopped")
            case _:
                words = self.tr("Starting…")
        self._state.setText(words)
        detail = engine.detail if state is HostState.RUNNING else ""
        self._state.setToolTip(wording.tip(detail) if detail else "")
        self._show_notices(state, engine)

    def _stage_words(self, engine: EngineState) -> str:
        if engine.stage == "answering" and not engine.problem:
            return self.tr("Ready")
        if engine.problem:
            return self.tr("Ready, with limits")
        if engine.stage == "searching":
            return self.tr("Getting ready to answer: you can already search")
        return self.tr("Getting ready: you can already search by words")

    def _show_notices(self, state: HostState, engine: EngineState) -> None:
        if state is HostState.GIVEN_UP:
            self.notices.tell(
                "given-up",
                self.tr("Carrel keeps stopping on this computer."),
                self.tr("Your documents and conversations are safe. Close other programs first."),
                level="error",
                action=self.tr("Start again"),
                then=self._host.restart,
                standing=True,
            )
        else:
            self.notices.take_back("given-up")
        if state is not HostState.RUNNING:
            return
        if engine.problem and engine.problem not in self._noticed:
            self._noticed.add(engine.problem)  # put away once, it stays away
            self.notices.tell(f"problem-{engine.stage}", engine.problem)
        if engine.notice and engine.notice not in self._noticed:
            self._noticed.add(engine.notice)
            self.notices.tell(f"notice-{len(self._noticed)}", engine.notice, level="info")
        if engine.following != self._following:
            self._following = engine.following
            self.notices.take_back("following")
            if engine.following:
                self.notices.tell("following", engine.following, level="info")
        self.library.set_read_only(engine.read_only)
        if engine.read_only:
            self.notices.tell(
                "read-only",
                self.tr("Another Carrel is using this library."),
                self.tr("You can ask questions here. To add documents, use the other one."),
                level="info",
                standing=True,
            )
        else:
            self.notices.take_back("read-only")

    def _show_documents(self) -> None:
        """Say in the empty conversation and in the question box what can be done now."""
        empty = self.library.listed and self.library.documents.is_empty()
        self.welcome.show_state(
            stopped=self._host.state is HostState.GIVEN_UP and not self.library.listed,
            listed=self.library.listed,
            documents=self.library.searchable,
            empty=empty,
        )
        self.chat.box.setPlaceholderText(
            self.tr("Add documents first, then ask them a question here")
            if empty
            else self.tr("Ask your documents a question")
        )

    # -- the look --------------------------------------------------------------------------------

    def _build(self) -> None:
        side = self.library
        side.setMinimumWidth(NARROW)
        middle = QWidget()
        self._new_button = QPushButton(self.tr("New conversation"))
        self._new_button.setObjectName("link")
        self._new_button.setAccessibleName(self._new_button.text())
        self._new_button.setToolTip(self.tr("Begin a new conversation (Ctrl+N)"))
        self._new_button.clicked.connect(lambda _checked=False: self.chat.begin_anew())
        self._new_button.setEnabled(False)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 4)
        head.addStretch(1)
        head.addWidget(self._new_button)
        above = QVBoxLayout()
        above.addWidget(self.notices)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(centred(above, (24, 8, 24, 0)))
        column.addWidget(self.chat, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(side)
        self.splitter.addWidget(middle)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([300, 880])
        self.splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.splitter, 1)
        whole.addWidget(self._build_state_line())
        self.drop_target = DropTarget(self)
        self._dress()

    def _build_state_line(self) -> QFrame:
        line = QFrame()
        line.setObjectName("state")
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._shield = QLabel()
        self._privacy = QLabel(self.tr("Nothing leaves this machine"))
        row = QHBoxLayout(line)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(6)
        row.addWidget(self._state, 1)
        row.addWidget(self._shield)
        row.addWidget(self._privacy)
        return line

    def _dress(self) -> None:
        self._shield.setPixmap(theme.icon("shield", theme.current().link, 16).pixmap(16, 16))

    def _listen(self) -> None:
        self._host.delivered.connect(self._hear)
        self._host.stateChanged.connect(self._follow_host)
        self.library.changed.connect(self._show_documents)
        self.chat.chosen.connect(self._open)
        self.chat.begun.connect(self._new_button.setEnabled)
        self.welcome.folderWanted.connect(self.library.choose_folder)
        self.welcome.filesWanted.connect(self.library.choose_files)
        self.welcome.sampleWanted.connect(self.library.add_sample)
        for keys, then in (
            (QKeySequence(Qt.Key.Key_Escape), self.chat.stop),
            (QKeySequence(QKeySequence.StandardKey.New), self.chat.begin_anew),
            (QKeySequence(QKeySequence.StandardKey.Open), self.library.choose_files),
            (QKeySequence(QKeySequence.StandardKey.Quit), self.close),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
        ):
            QShortcut(keys, self).activated.connect(then)

    def _open(self, source: Passage | Citation) -> None:
        self.library.open_document(source.path)


def _local_paths(data: QMimeData) -> list[str]:
    """Return what of a drag is on this machine."""
    paths: Iterable[str] = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path]
