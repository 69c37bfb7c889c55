"""The window: library or conversations, the conversation, the document beside it.

Puts the panels together, takes drops for all of them and says how the engine is. What happens in
a panel is the panel's business; what can be done by key is in ``window_commands``.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import (
    Citation,
    ConversationsListed,
    EngineState,
    Event,
    IndexDone,
    Passage,
    Unlock,
)
from app.settings import Preferences
from app.ui import focus_order, layout_memory, theme, wording
from app.ui.arrangement import Arrangement
from app.ui.chat import Chat, centred
from app.ui.commands import CheatSheet, keys_of
from app.ui.drop import DropTarget
from app.ui.history import HistoryPanel
from app.ui.host import EngineHost, HostState
from app.ui.library import LibraryPanel
from app.ui.notices import Notices
from app.ui.notify import DesktopNotices
from app.ui.opening import open_folder_of
from app.ui.palette import Entry, Palette
from app.ui.sides import Sides
from app.ui.state_line import StateLine
from app.ui.welcome import Welcome
from app.ui.window_commands import register

if TYPE_CHECKING:
    from app.ui.preferences import PreferencesDialog
    from app.ui.viewer import ViewerPanel
    from app.ui.viewer_host import ViewerHost

LIBRARY, CONVERSATIONS = 0, 1
LONG = 20.0
"""Reading that took so many seconds is worth a desktop notification."""

WARM_UP_MS = 4000
"""The viewer's process is started this long after the window, when nothing else is urgent."""


class Window(QWidget):
    """Carrel's window. Without ``viewers`` documents open in their own programs.

    Signals:
        painted(): the window is on screen for the first time.
        closed(): the person closed it; it is hidden already.
    """

    painted = Signal()
    closed = Signal()

    def __init__(
        self,
        host: EngineHost,
        viewers: "ViewerHost | None" = None,
        preferences: Preferences | None = None,
        library: Path | None = None,
    ) -> None:
        super().__init__()
        self._host, self._viewers, self._folder = host, viewers, library
        self.preferences = preferences or Preferences()
        self._engine = EngineState(0, "library")
        self._unpainted, self._takes_drop = True, False
        self._noticed: set[str] = set()
        self._shown = EngineState(0, "library")
        self._viewer: ViewerPanel | None = None
        self._preferences_dialog: PreferencesDialog | None = None
        self._conversations: dict[int, str] = {}
        self.setWindowTitle("Carrel")
        self.setAcceptDrops(True)
        self.resize(1180, 780)
        self.setMinimumSize(560, 420)
        self.notices = Notices()
        self.library = LibraryPanel(host, self.notices)
        self.history = HistoryPanel(host, self.notices)
        self.welcome = Welcome()
        self.chat = Chat(host, lambda: self.library.searchable, self.welcome, self.notices)
        self.desktop = DesktopNotices(self)
        self._build()
        self.commands = register(self)
        self._fill_menu()
        self._listen()
        self._show_documents()
        self._show_state()
        self.chat.box.setFocus()

    @property
    def state_text(self) -> str:
        """Return the words of the state line."""
        return self.state_line.words

    # -- drops -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what letting go would do."""
        if event.source() is not None:
            return  # a piece of text of our own
        self._takes_drop = self.drop_target.appear(event.mimeData(), self._forbidden())
        event.acceptProposedAction()  # or nobody would tell when the drag leaves

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take it anywhere, or nowhere."""
        event.setAccepted(self._takes_drop)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self.drop_target.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the paths on and return at once: the source of the drag waits for us."""
        self.drop_target.hide()
        documents, models = self.drop_target.classify(event.mimeData())
        if not (documents or models) or self._forbidden():
            return
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self._take(documents, models))

    def _take(self, documents: list[str], models: list[str]) -> None:
        self.library.add(documents)
        for model in models:
            self._open_dialog().install(model)

    def _forbidden(self) -> str:
        if not self._engine.read_only:
            return ""
        return self.tr("Another Carrel is using this library. Add the documents there.")

    # -- coming and going ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say when the window is on screen for the first time."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            QTimer.singleShot(0, self, self.painted.emit)
            if self._viewers is not None:
                QTimer.singleShot(WARM_UP_MS, self, self._viewers.warm_up)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Disappear at once; whoever runs the window ends the engine in order."""
        event.accept()
        self.keep_layout()
        if self._viewer is not None:
            self._viewer.close_document()
            self._viewer.hide()
        for dialog in self.findChildren(QDialog):
            dialog.close()  # a window of its own: it would stay behind
        self.chat.close_down()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies over the window in its place."""
        super().resizeEvent(event)
        self.drop_target.setGeometry(self.rect())
        self.palette_.place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_menu_button"):
            self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop on Escape, where nobody nearer to the person wanted the key."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.commands.run("stop")
            event.accept()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through everything in the order it is read, also what came later."""
        return focus_order.step(self, forward=next)

    def restore_layout(self) -> None:
        """Be where and as the window was the last time."""
        extra = layout_memory.restore(self)
        self.places.take_kept(extra.get("shares"), extra.get("side") is not False)

    def keep_layout(self) -> None:
        """Remember where and how the window is."""
        extra: dict[str, Any] = {"shares": self.places.kept(), "side": self.places.side_wanted}
        layout_memory.keep(self, extra)

    # -- what can be done ------------------------------------------------------------------------

    def stop(self) -> None:
        """Stop the answer in work; what lies over the window goes first."""
        if self.palette_.isVisible():
            self.palette_.leave()
        else:
            self.chat.stop()

    def show_library(self) -> None:
        """Show the library in the side."""
        self._show_side(LIBRARY)

    def show_conversations(self) -> None:
        """Show the list of conversations in the side."""
        self._show_side(CONVERSATIONS)

    def toggle_side(self) -> None:
        """Show the side, or give its room to the rest."""
        self.places.want_side(not self.places.side_shown)

    def look_for(self) -> None:
        """Look for words where the person is: in the document, or in the side."""
        focus = self.focusWidget()
        viewer = self._viewer
        if viewer is not None and focus is not None and viewer.isAncestorOf(focus):
            viewer.look_for()
        elif self.sides.current == CONVERSATIONS and self.places.side_shown:
            self.history.search_for("")
        else:
            self.show_library()
            self.library.look_for("")

    def open_palette(self) -> None:
        """Offer everything that can be done, opened or gone back to."""
        self.palette_.open()

    def open_preferences(self) -> None:
        """Show the preferences."""
        self._open_dialog().show_section("appearance")

    def open_models(self) -> None:
        """Show the installed models."""
        self._open_dialog().show_section("models")

    def open_cheat_sheet(self) -> None:
        """Show all shortcuts."""
        CheatSheet(self, self.commands).open()

    def open_about(self) -> None:
        """Say what Carrel is and what it is made of."""
        from app.ui.about import AboutDialog  # at the start nobody wants it

        folder = str(self._folder) if self._folder is not None else ""
        dialog = AboutDialog(folder, self._engine.detail, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    # -- the document ----------------------------------------------------------------------------

    def viewer_is_open(self) -> bool:
        """Return whether a document is on screen."""
        return self.places.viewer_shown

    def next_source(self) -> None:
        """Show the next source of the answer whose source is shown."""
        if self._viewer is not None:
            self._viewer.actions_["next"].trigger()

    def previous_source(self) -> None:
        """Show the source before."""
        if self._viewer is not None:
            self._viewer.actions_["previous"].trigger()

    def close_viewer(self) -> None:
        """Close the document."""
        if self._viewer is not None:
            self._viewer.leave()

    @property
    def viewer(self) -> "ViewerPanel | None":
        """Return the viewer, None before it was needed."""
        return self._viewer

    def _show_source(self, source: Passage | Citation, sources: list[Passage | Citation]) -> None:
        if (viewer := self._need_viewer()) is None:
            self.library.open_document(source.path)
            return
        self.places.show_viewer()
        viewer.show_source(source, sources)

    def _show_document(self, path: str) -> None:
        if (viewer := self._need_viewer()) is None:
            self.library.open_document(path)
            return
        self.places.show_viewer()
        viewer.show_document(path)

    def _need_viewer(self) -> "ViewerPanel | None":
        if self._viewer is None and self._viewers is not None:
            from app.ui.viewer import ViewerPanel  # the window is on screen sooner without it

            self._viewer = viewer = ViewerPanel(self._viewers, self.library.documents.shelf.file_of)
            self.places.put(viewer)
            viewer.closed.connect(self._leave_viewer)
            viewer.openOutside.connect(self.library.open_document)
            viewer.showInFolder.connect(open_folder_of)
            viewer.askHere.connect(lambda path: self._limit((path,), wording.file_name(path)))
            viewer.unlocked.connect(self._unlock)
        return self._viewer

    def _leave_viewer(self) -> None:
        self.places.hide_viewer()
        self.chat.box.setFocus()

    def _unlock(self, path: str, password: str, keep: bool) -> None:
        self._host.submit(lambda job: Unlock(job, path, password, keep))

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object)
    def _hear(self, event: Event) -> None:
        match event:
            case EngineState():
                self._engine = event
                self._show_state()
            case ConversationsListed(search=""):
                self._conversations = {row.number: row.title for row in event.conversations}
            case IndexDone() if event.job > 0 and event.seconds >= LONG and not event.cancelled:
                self._tell_desktop(event)
            case _:
                pass

    def _tell_desktop(self, event: IndexDone) -> None:
        if self.preferences["notify_when_done"]:
            told = self.tr("{0} can be asked now.").format(wording.documents(event.documents))
            self.desktop.tell(self.tr("Reading is finished"), told)

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
        self.state_line.show_state(state, engine)
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
        if state is HostState.RUNNING:
            self._show_notices(engine)

    def _show_notices(self, engine: EngineState) -> None:
        before, self._shown = self._shown, engine
        if engine.problem and engine.problem != before.problem:
            self.notices.tell(f"problem-{engine.stage}", engine.problem)
        if engine.following != before.following:
            self.notices.take_back("following")
            if engine.following:
                self.notices.tell("following", engine.following, level="info")
        if engine.notice and engine.notice not in self._noticed:
            self._noticed.add(engine.notice)  # put away once, it stays away
            self.notices.tell(f"notice-{len(self._noticed)}", engine.notice, level="info")
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
            sample=self.library.holds_sample,
            some=self.library.some_documents() if self.library.listed else (),
        )
        self.chat.box.setPlaceholderText(
            self.tr("Add documents first, then ask them a question here")
            if empty
            else self.tr("Ask your documents a question")
        )

    # -- the look --------------------------------------------------------------------------------

    def _build(self) -> None:
        self.sides = Sides(
            (self.tr("Library"), self.library), (self.tr("Conversations"), self.history)
        )
        self.places = Arrangement(self.sides, self._build_middle())
        self.state_line = StateLine()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.places, 1)
        whole.addWidget(self.state_line)
        self.drop_target = DropTarget(self)
        self.palette_ = Palette(self, (self._actions, self._past, self._documents))
        self._dress()

    def _build_middle(self) -> QWidget:
        middle = QWidget()
        self._side_button = self._tool(self.tr("Show or hide the side (Ctrl+B)"))
        self._side_button.clicked.connect(lambda _checked=False: self.toggle_side())
        self._new_button = QPushButton(self.tr("New conversation"))
        self._new_button.setObjectName("link")
        self._new_button.setAccessibleName(self._new_button.text())
        self._new_button.setToolTip(self.tr("Begin a new conversation (Ctrl+N)"))
        self._new_button.clicked.connect(lambda _checked=False: self.chat.begin_anew())
        self._new_button.setEnabled(False)
        self._menu_button = self._tool(self.tr("Menu"))
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 12, 4)
        head.setSpacing(10)
        head.addWidget(self._side_button)
        head.addStretch(1)
        head.addWidget(self._new_button)
        head.addWidget(self._menu_button)
        above = QVBoxLayout()
        above.addWidget(self.notices)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(centred(above, (24, 8, 24, 0)))
        column.addWidget(self.chat, 1)
        return middle

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("tool")
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _fill_menu(self) -> None:
        menu = QMenu(self._menu_button)
        for group in (
            ("palette",), ("add-files", "add-folder"), ("export",),
            ("preferences", "models", "shortcuts", "about"), ("quit",),
        ):  # fmt: skip
            for name in group:
                menu.addAction(self.commands[name].action)
            menu.addSeparator()
        self._menu_button.setMenu(menu)

    def _dress(self) -> None:
        colour = theme.current().muted
        self._side_button.setIcon(theme.icon("side", colour))
        self._menu_button.setIcon(theme.icon("menu", colour))

    def _listen(self) -> None:
        self._host.delivered.connect(self._hear)
        self._host.stateChanged.connect(self._follow_host)
        self.library.changed.connect(self._show_documents)
        self.library.opened.connect(self._show_document)
        self.library.askOnly.connect(self._limit)
        self.library.scopeChosen.connect(self.chat.limit_to_collection)
        self.history.opened.connect(self.chat.open)
        self.history.newWanted.connect(self.chat.begin_anew)
        self.history.deleted.connect(self.chat.forget)
        self.chat.shown.connect(self.history.show_current)
        self.chat.chosen.connect(self._show_source)
        self.chat.limited.connect(
            lambda scope: self.library.collections.show_chosen(scope.collection)
        )
        self.chat.begun.connect(self._new_button.setEnabled)
        self.desktop.activated.connect(self.come_forward)
        self.welcome.folderWanted.connect(self.library.choose_folder)
        self.welcome.filesWanted.connect(self.library.choose_files)
        self.welcome.sampleWanted.connect(self.library.add_sample)
        self.welcome.exampleAsked.connect(self.chat.ask)
        self.welcome.aboutWanted.connect(lambda path: self._limit((path,), wording.file_name(path)))

    def come_forward(self) -> None:
        """Come to the front."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def _limit(self, paths: tuple[str, ...], label: str) -> None:
        self.chat.limit_to(paths, label)

    def _show_side(self, number: int) -> None:
        self.places.want_side(True)
        self.sides.turn_to(number)

    def _open_dialog(self) -> "PreferencesDialog":
        if self._preferences_dialog is None:
            from app.ui.preferences import PreferencesDialog  # at the start nobody wants it

            self._preferences_dialog = PreferencesDialog(
                self._host, self.notices, self.preferences, self
            )
        return self._preferences_dialog

    # -- what the palette finds ------------------------------------------------------------------

    def _actions(self) -> Iterator[Entry]:
        kind = self.tr("Action")
        for each in self.commands.all():
            if each.name != "palette" and each.possible():
                yield Entry(each.text, kind, keys_of(each), partial(self.commands.run, each.name))

    def _past(self) -> Iterator[Entry]:
        kind = self.tr("Conversation")
        for number, title in self._conversations.items():
            yield Entry(title, kind, "", partial(self.chat.open, number))

    def _documents(self) -> Iterator[Entry]:
        kind = self.tr("Document")
        for path in tuple(self.library.documents.shelf.rows):  # gone through while others come
            yield Entry(wording.file_name(path), kind, "", partial(self._show_document, path))
