"""The conversation: the question box below, questions with their answers above.

Each question is a task that reads ``async for event in host.ask(question)``. Shows what the engine
says and keeps it; decides nothing about documents.
"""

import asyncio
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import (
    ConversationOpened,
    Event,
    Failed,
    OpenConversation,
    Passages,
    Phase,
    Stopped,
    Turn,
)
from app.ui import theme
from app.ui.exchange import Exchange
from app.ui.host import EngineHost, HostState
from app.ui.question import QuestionBox

COLUMN = 780
"""Widest column of text, in pixels: about 90 characters a line."""

RESTORED = 20
"""So many questions of an earlier day come back at once; the rest on demand."""


class Chat(QWidget):
    """The conversation with the person's documents.

    Signals:
        chosen(Passage | Citation): the person wants to see a document.
        begun(bool): the conversation has its first question, or is empty again.
    """

    chosen = Signal(object)
    begun = Signal(bool)

    def __init__(self, host: EngineHost, documents: Callable[[], int], welcome: QWidget) -> None:
        super().__init__()
        self._host = host
        self._documents = documents
        self._conversation = 0
        self._known: asyncio.Event | None = asyncio.Event()
        self._tasks: dict[Exchange, asyncio.Task[None]] = {}
        self._jobs: dict[Exchange, int] = {}
        self._opening = 0
        self._opened = False
        self._unseen: list[Turn] = []
        self.exchanges: list[Exchange] = []
        self._build(welcome)
        host.delivered.connect(self._hear)
        host.stateChanged.connect(self._restore)

    @property
    def scroll_bar(self) -> QScrollBar:
        """Return what scrolls the conversation."""
        return self._area.verticalScrollBar()

    # -- asking ----------------------------------------------------------------------------------

    def ask(self, question: str) -> Exchange | None:
        """Ask a question in this conversation; blank ones are left alone."""
        question = question.strip()
        if not question:
            return None
        exchange = self._add(question)
        self._say_first_phase(exchange)
        task = asyncio.get_running_loop().create_task(self._answer(exchange))
        self._tasks[exchange] = task
        task.add_done_callback(lambda done: self._ended(exchange, done))
        self._stick = True
        self._scroll_down()
        return exchange

    def stop(self) -> None:
        """Stop the answer that is in work; the next one waiting begins."""
        for exchange in self.exchanges:
            if exchange.live:
                self._stop(exchange)
                return

    def begin_anew(self) -> None:
        """Start a new conversation; the old one stays in the library."""
        for exchange in [each for each in self.exchanges if each.live]:
            self._stop(exchange)
        for exchange in self.exchanges:
            self._list.removeWidget(exchange)
            exchange.hide()
            if exchange not in self._tasks:
                exchange.deleteLater()
        self.exchanges.clear()
        self.earlier_button.hide()
        self._conversation = 0
        self._known = None
        self._opening, self._opened = 0, True  # whatever the engine may still bring back is over
        self._unseen.clear()
        self._show_welcome()
        self.box.setFocus()

    def close_down(self) -> None:
        """Leave every question: the window closes."""
        for task in list(self._tasks.values()):
            task.cancel()

    async def _answer(self, exchange: Exchange) -> None:
        conversation = await self._number_of_conversation()
        asking = self._host.ask(exchange.question, conversation)
        self._jobs[exchange] = asking.job
        async for event in asking:
            if isinstance(event, Passages) and exchange in self.exchanges:
                self._learn(event.conversation)
            exchange.show_event(event)

    async def _number_of_conversation(self) -> int:
        """Return the conversation to ask in; 0 only for the question that begins one.

        The number comes with the conversation restored at the start, or with the first question's
        passages; whoever asks before that waits for it.
        """
        while self._conversation == 0 and self._known is not None:
            await self._known.wait()
        if self._conversation == 0:
            self._known = asyncio.Event()
        return self._conversation

    def _learn(self, conversation: int) -> None:
        """Let waiting questions go on; 0 means that nobody knows, so one of them begins anew."""
        self._conversation = conversation or self._conversation
        if self._known is not None:
            self._known.set()
            self._known = None

    def _say_first_phase(self, exchange: Exchange) -> None:
        """Say why nothing has happened yet; the engine's own words follow."""
        if any(each.live for each in self.exchanges if each is not exchange):
            exchange.show_event(Phase(0, "waiting"))
        elif self._host.state is HostState.RUNNING:
            exchange.show_event(Phase(0, "searching"))

    def _stop(self, exchange: Exchange) -> None:
        job = self._jobs.get(exchange)
        if job is not None:
            exchange.show_phase(self.tr("Stopping"))
            self._host.cancel(job)
        elif (task := self._tasks.get(exchange)) is not None:
            task.cancel()

    def _ended(self, exchange: Exchange, task: "asyncio.Task[None]") -> None:
        """A question's task is over: tidy up, and let no error pass unseen."""
        del self._tasks[exchange]
        job = self._jobs.pop(exchange, 0)
        error = None if task.cancelled() else task.exception()
        if exchange not in self.exchanges:
            exchange.deleteLater()
        else:
            if job and self._conversation == 0:
                self._learn(0)  # it ended without passages; the next question may begin
            if exchange.live and error is None:
                exchange.show_event(Stopped(job, exchange.answer.text))
            elif exchange.live:
                message = self.tr("Something went wrong inside Carrel.")
                exchange.show_event(Failed(job, "bug", message, self.tr("Please try again.")))
        if error is not None:
            sys.excepthook(type(error), error, error.__traceback__)

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object)
    def _restore(self, state: HostState) -> None:
        """Bring the latest conversation back, once the engine is there."""
        if state is HostState.RUNNING and not self._opened and not self._opening:
            self._opening = self._host.submit(OpenConversation)
        elif state is HostState.GIVEN_UP and not self._opened:
            self._learn(0)

    @Slot(object)
    def _hear(self, event: Event) -> None:
        if event.job == 0 or event.job != self._opening:
            return
        self._opening = 0
        match event:
            case ConversationOpened():
                self._opened = True
                self._unseen = list(event.turns)
                self._show_earlier()
                self._learn(event.conversation)
            case Failed() if event.kind != "engine-stopped":
                self._opened = True  # there is nothing to bring back
                self._learn(0)
            case _:
                pass

    def _show_earlier(self) -> None:
        turns, self._unseen = self._unseen[-RESTORED:], self._unseen[:-RESTORED]
        for turn in reversed(turns):
            exchange = self._add(turn.question, first=True)
            exchange.show_turn(turn)
        self.earlier_button.setVisible(bool(self._unseen))

    # -- the look --------------------------------------------------------------------------------

    def _build(self, welcome: QWidget) -> None:
        self._stick = True
        self._welcome = welcome
        self.earlier_button = QPushButton(self.tr("Show earlier questions"))
        self.earlier_button.setObjectName("link")
        self.earlier_button.setAccessibleName(self.earlier_button.text())
        self.earlier_button.clicked.connect(lambda _checked=False: self._show_earlier())
        self.earlier_button.hide()
        page = QWidget()
        page.setObjectName("page")
        self._list = QVBoxLayout()
        self._list.setSpacing(36)
        self._list.addWidget(self.earlier_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._list.addWidget(welcome, 1)
        self._list.addStretch(0)
        page.setLayout(centred(self._list, (24, 28, 24, 28)))
        self._area = QScrollArea()
        self._area.setObjectName("conversation")
        self._area.setAccessibleName(self.tr("Conversation"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(page)
        bar = self.scroll_bar
        bar.rangeChanged.connect(self._follow_text)
        bar.valueChanged.connect(self._follow_person)
        self._highest = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        self._below = self._build_question()
        column.addLayout(self._below)
        self._line_up()

    def _build_question(self) -> QHBoxLayout:
        self.ask_button = QToolButton()
        self.box = QuestionBox()
        self.box.asked.connect(self._ask_from_box)
        self.box.textChanged.connect(
            lambda: self.ask_button.setEnabled(bool(self.box.toPlainText().strip()))
        )
        self.ask_button.setObjectName("ask")
        self.ask_button.setAccessibleName(self.tr("Ask"))
        self.ask_button.setToolTip(self.tr("Ask (Enter)"))
        self.ask_button.setEnabled(False)
        self.ask_button.clicked.connect(lambda _checked=False: self._ask_from_box())
        self._frame = QFrame()
        self._frame.setObjectName("asking")
        self.box.focused.connect(self._mark_frame)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(14, 10, 10, 10)
        row.addWidget(self.box, 1)
        row.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.setFocusProxy(self.box)
        below = QVBoxLayout()
        below.addWidget(self._frame)
        self._dress()
        return centred(below, (24, 0, 24, 16))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "ask_button"):
            self._dress()

    def _dress(self) -> None:
        self.ask_button.setIcon(theme.icon("ask", theme.current().on_accent))
        self.ask_button.setIconSize(QSize(20, 20))

    @Slot(bool)
    def _mark_frame(self, focused: bool) -> None:
        self._frame.setProperty("focused", focused)
        self.style().unpolish(self._frame)
        self.style().polish(self._frame)

    def _ask_from_box(self) -> None:
        if self.ask(self.box.toPlainText()) is not None:
            self.box.clear()

    def _ask_again(self, exchange: Exchange, question: str) -> None:
        exchange.withdraw_again()
        self.ask(question)

    def _add(self, question: str, *, first: bool = False) -> Exchange:
        exchange = Exchange(question, self._documents)
        exchange.stopped.connect(lambda: self._stop(exchange))
        exchange.again.connect(lambda again: self._ask_again(exchange, again))
        exchange.chosen.connect(self.chosen)
        self.exchanges.insert(0 if first else len(self.exchanges), exchange)
        place = 1 if first else self._list.count() - 2
        self._list.insertWidget(place, exchange)
        self._show_welcome()
        return exchange

    def _show_welcome(self) -> None:
        self._welcome.setVisible(not self.exchanges)
        self.begun.emit(bool(self.exchanges))

    def _line_up(self) -> None:
        """Keep the question under the conversation, whose scroll bar takes room on one side."""
        bar = self.scroll_bar
        beside = 24 + (bar.sizeHint().width() if bar.maximum() > 0 else 0)
        left, right = (beside, 24) if self.isRightToLeft() else (24, beside)
        self._below.setContentsMargins(left, 0, right, 16)

    @Slot(int, int)
    def _follow_text(self, _lowest: int, highest: int) -> None:
        """Stay at the end of growing text, if the person is there."""
        if self._stick:
            self._scroll_down()
        self._highest = highest
        self._line_up()

    @Slot(int)
    def _follow_person(self, value: int) -> None:
        """Somebody who scrolls up wants to read; somebody at the end wants to follow."""
        if self.scroll_bar.maximum() == self._highest:
            self._stick = value >= self._highest - 24

    def _scroll_down(self) -> None:
        bar = self.scroll_bar
        bar.setValue(bar.maximum())


def centred(column: QVBoxLayout, margins: tuple[int, int, int, int]) -> QHBoxLayout:
    """Return a row that keeps a column readable in wide windows."""
    keeper = QWidget()
    keeper.setLayout(column)
    column.setContentsMargins(0, 0, 0, 0)
    keeper.setMaximumWidth(COLUMN)
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.addStretch(1)
    row.addWidget(keeper, 1000)
    row.addStretch(1)
    return row
