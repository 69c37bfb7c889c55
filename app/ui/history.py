"""The conversations of the past: found, opened, renamed, pinned and deleted beside the present one.

Asks the engine for the list and for changes to it; which conversation is shown is the window's
business.
"""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import (
    ChangeConversation,
    ConversationRow,
    ConversationsListed,
    Event,
    Failed,
    ListConversations,
)
from app.ui import theme
from app.ui.conversation_row import ConversationDelegate
from app.ui.conversations import ConversationList
from app.ui.host import EngineHost, HostState
from app.ui.notices import Notices
from app.ui.spoken import name_clear_button

PAUSE_MS = 200
"""So long after the last letter the search begins."""

UNDO_SECONDS = 20


class HistoryPanel(QWidget):
    """The list of conversations with its search box.

    Signals:
        opened(int, int): the person wants a conversation, at one of its turns; 0 is where it was.
        newWanted(): the person wants a new conversation.
        deleted(int): a conversation was deleted; nothing of it may stay on screen.
    """

    opened = Signal(int, int)
    newWanted = Signal()
    deleted = Signal(int)

    def __init__(self, host: EngineHost, notices: Notices) -> None:
        super().__init__()
        self.setObjectName("history")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._host = host
        self._notices = notices
        self._listed = False
        self._asked = 0
        self._changes: set[int] = set()
        self._current = 0
        self.conversations = ConversationList(self)
        self.conversations.renamed.connect(self.rename)
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        host.delivered.connect(self._hear)
        host.stateChanged.connect(self._follow_host)
        if host.state is HostState.RUNNING:
            self._ask()

    # -- for the window --------------------------------------------------------------------------

    @Slot(int)
    def show_current(self, number: int) -> None:
        """Mark the conversation that is on screen; 0 for a new one."""
        self._current = number
        self.delegate.current = number
        self._choose_line(number)
        self.view.viewport().update()

    @property
    def words(self) -> str:
        """Return what is said where there is no list; nothing where there is one."""
        return self._nothing.text() if self._stack.currentWidget() is self._empty else ""

    def search_for(self, text: str) -> None:
        """Search the conversations, as if the person had typed it."""
        self.box.setText(text)
        self.box.setFocus()

    def rename(self, number: int, title: str) -> None:
        """Give a conversation another title."""
        self.conversations.change(number, title=title)
        self._change(lambda job: ChangeConversation(job, number, title=title))

    def pin(self, number: int, pinned: bool) -> None:
        """Keep a conversation above the others, or let it go back among them."""
        if self.conversations.change(number, pinned=pinned):
            self._choose_line(number)
        self._change(lambda job: ChangeConversation(job, number, pinned=pinned))

    def delete(self, number: int) -> None:
        """Delete a conversation; it can be brought back."""
        line = self.conversations.index_of(number)
        row = self.conversations.row_at(line)
        if row is None:
            return
        self.conversations.drop(number)
        self._choose_near(line.row())
        self._show_what_there_is()
        self._change(lambda job: ChangeConversation(job, number, deleted=True))
        self.deleted.emit(number)
        self._notices.tell(
            "conversation-deleted",
            self.tr("“{0}” is deleted.").format(_short(self.conversations.title_of(row))),
            level="info",
            action=self.tr("Undo"),
            then=lambda: self._bring_back(number),
            seconds=UNDO_SECONDS,
        )

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object)
    def _follow_host(self, state: HostState) -> None:
        if state is HostState.RUNNING:
            self._ask()

    @Slot(object)
    def _hear(self, event: Event) -> None:
        match event:
            case ConversationsListed():
                self._take_in(event)
            case Failed() if event.job in self._changes:
                self._changes.discard(event.job)
                if event.kind != "engine-stopped":
                    self._notices.tell("conversation-change", event.message, event.advice)
                self._ask()
            case _:
                pass

    def _take_in(self, event: ConversationsListed) -> None:
        self._changes.discard(event.job)
        search = self._search_text()
        if event.search != search:
            if event.job != self._asked:  # something changed while a search is shown
                self._pause.start()
            return
        if self._changes:
            return  # the answer to the last change tells how it is
        self._listed = True
        chosen = self.conversations.row_at(self.view.currentIndex())
        place = self.view.verticalScrollBar().value()
        self.delegate.found = tuple(search.split())
        if self.conversations.fill(event.conversations, event.search):
            self._choose_line(chosen.number if chosen and not search else self._current)
            self.view.verticalScrollBar().setValue(0 if search else place)
        self._show_what_there_is()

    def _search_text(self) -> str:
        return " ".join(self.box.text().split())

    def _ask(self) -> None:
        search = self._search_text()
        self._asked = self._host.submit(lambda job: ListConversations(job, search))

    def _change(self, wish: Callable[[int], ChangeConversation]) -> None:
        self._changes.add(self._host.submit(wish))

    def _bring_back(self, number: int) -> None:
        self._notices.take_back("conversation-deleted")
        self._change(lambda job: ChangeConversation(job, number, deleted=False))

    # -- choosing --------------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        row = self.conversations.row_at(index)
        if row is not None:
            self.opened.emit(row.number, row.turn)

    def _chosen(self) -> ConversationRow | None:
        return self.conversations.row_at(self.view.currentIndex())

    def _choose_line(self, number: int) -> None:
        line = self.conversations.index_of(number) if number else QModelIndex()
        if line.isValid() and line != self.view.currentIndex():
            self.view.setCurrentIndex(line)
        elif not number:
            self.view.clearSelection()

    def _choose_near(self, place: int) -> None:
        """Choose what stands where something stood, so that the keyboard goes on from there."""
        for at in (*range(place, self.conversations.rowCount()), *range(place - 1, -1, -1)):
            line = self.conversations.index(at)
            if self.conversations.row_at(line) is not None:
                self.view.setCurrentIndex(line)
                return

    def _show_what_there_is(self) -> None:
        empty = not self.conversations.conversations
        if empty and self._search_text():
            words = self.tr("Nothing was found. Try other words, or fewer.")
        elif empty and self._listed:
            words = self.tr("Your conversations appear here once you have asked a question.")
        else:
            words = ""
        self._nothing.setText(words)
        self._stack.setCurrentWidget(self._empty if empty else self.view)

    # -- the look --------------------------------------------------------------------------------

    def _build(self) -> None:
        self._title = QLabel(self.tr("Conversations"))
        self._title.setFont(theme.scaled(self.font(), 1.15, bold=True))
        self.new_button = QToolButton()
        self.new_button.setAccessibleName(self.tr("New conversation"))
        self.new_button.setToolTip(self.tr("Begin a new conversation (Ctrl+N)"))
        self.new_button.setIconSize(QSize(20, 20))
        self.new_button.clicked.connect(lambda _checked=False: self.newWanted.emit())
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.new_button)
        self.box = QLineEdit()
        self.box.setObjectName("search")
        self.box.setAccessibleName(self.tr("Search your conversations"))
        self.box.setPlaceholderText(self.tr("Search conversations"))
        self.box.setClearButtonEnabled(True)
        name_clear_button(self.box)
        self.box.textChanged.connect(lambda _text: self._pause.start())
        self.box.installEventFilter(self)
        self._magnifier = self.box.addAction(
            theme.icon("search", theme.current().muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self._magnifier.setText(self.box.accessibleName())
        self._build_list()
        self._nothing = QLabel()
        self._nothing.setObjectName("muted")
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._empty = QWidget()
        inner = QVBoxLayout(self._empty)
        inner.setContentsMargins(4, 12, 4, 12)
        inner.addWidget(self._nothing)
        inner.addStretch(1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.box)
        column.addLayout(self._stack, 1)
        self._dress()

    def _build_list(self) -> None:
        self.view = QListView()
        self.view.setObjectName("conversations")
        self.view.setAccessibleName(self.tr("Conversations"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setModel(self.conversations)
        self.delegate = ConversationDelegate(self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.setUniformItemSizes(True)  # thousands of rows are laid out in no time
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open_by_key)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._offer)
        self.menu = QMenu(self)
        self._acts: dict[str, QAction] = {}
        for name, words, keys, then in (
            ("open", self.tr("Open"), "", lambda: self._open(self.view.currentIndex())),
            ("rename", self.tr("Rename"), "F2", lambda: self.view.edit(self.view.currentIndex())),
            ("pin", self.tr("Pin"), "Ctrl+Shift+P", self._toggle_pin),
            ("delete", self.tr("Delete"), "Del", self._delete_chosen),
        ):
            act = QAction(words, self.view)
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            if keys and name != "rename":  # the view has F2 of its own
                act.setShortcut(QKeySequence(keys))
            act.triggered.connect(lambda _checked=False, then=then: then())
            self._acts[name] = act
            self.view.addAction(act)
            self.menu.addAction(act)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_magnifier"):
            self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search box into the list with Down; Escape empties the box."""
        if watched is self.box and isinstance(event, QKeyEvent) and self._is_for_box(event):
            return True
        return super().eventFilter(watched, event)

    def _is_for_box(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.box.text():
            if event.type() is QEvent.Type.KeyPress:
                self.box.clear()
            event.accept()
            return event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._chosen() is None:
                self._choose_near(0)
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            if key != Qt.Key.Key_Down:
                self._open(self.view.currentIndex())
            return True
        return False

    @Slot(QModelIndex)
    def _open_by_key(self, index: QModelIndex) -> None:
        if not self.view.underMouse():  # a click has opened it already
            self._open(index)

    @Slot(QPoint)
    def _offer(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        row = self.conversations.row_at(index)
        if row is None:
            return
        self.view.setCurrentIndex(index)
        self._acts["pin"].setText(self.tr("Unpin") if row.pinned else self.tr("Pin"))
        self.menu.popup(self.view.viewport().mapToGlobal(place))

    def _toggle_pin(self) -> None:
        if (row := self._chosen()) is not None:
            self.pin(row.number, not row.pinned)

    def _delete_chosen(self) -> None:
        if (row := self._chosen()) is not None:
            self.delete(row.number)

    def _dress(self) -> None:
        colours = theme.current()
        self._magnifier.setIcon(theme.icon("search", colours.muted))
        self.new_button.setIcon(theme.icon("new", colours.link))


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:59].rstrip() + "…"
