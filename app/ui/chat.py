"""The conversation: the question box below, questions with their answers above.

Shows one path through one conversation at a time, keeps those of the session, and lets questions go
on in conversations nobody looks at. Decides nothing about documents.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from app.messages import (
    Collection,
    CollectionsListed,
    ConversationOpened,
    ConversationsListed,
    Event,
    Failed,
    OpenConversation,
    Passages,
)
from app.ui.asking import Questions
from app.ui.branches import EVERYWHERE, Conversation, Scope, Version
from app.ui.column import WIDEST, Column
from app.ui.exchange import Exchange
from app.ui.host import EngineHost, HostState
from app.ui.notices import Notices
from app.ui.question import Composer

if TYPE_CHECKING:
    from app.ui.export import Export

REMEMBERED = 12
"""So many conversations of the session are kept as they were left; others are asked for again."""


class Chat(QWidget):
    """The conversation with the person's documents.

    Signals:
        chosen(Passage | Citation, list): the person wants to see a document; the list holds all
            passages, or all citations, of the same answer.
        begun(bool): the conversation has its first question, or is empty again.
        shown(int): another conversation is shown; 0 is a new one.
        limited(Scope): questions look somewhere else from now on.
    """

    chosen = Signal(object, object)
    begun = Signal(bool)
    shown = Signal(int)
    limited = Signal(object)

    def __init__(
        self,
        host: EngineHost,
        documents: Callable[[], int],
        welcome: QWidget,
        notices: Notices | None = None,
    ) -> None:
        super().__init__()
        self._host = host
        self._documents = documents
        self._notices = notices or Notices()
        self._export: Export | None = None
        self._questions = Questions(host, self)
        self._questions.heard.connect(self._heard)
        self._conversation = Conversation()
        self._known: list[Conversation] = []
        self._blank: Conversation | None = None
        self._opening: dict[int, tuple[Conversation, int]] = {}
        self._awaited: Conversation | None = self._conversation
        self._questions.hold(self._conversation)  # the latest one is about to come back
        self._build(welcome)
        host.delivered.connect(self._hear)
        host.stateChanged.connect(self._restore)

    @property
    def scroll_bar(self) -> QScrollBar:
        """Return what scrolls the conversation."""
        return self.column.bar

    @property
    def exchanges(self) -> list[Exchange]:
        """Return the questions on screen and near it, from the top."""
        return [each for each in self.column.made() if isinstance(each, Exchange)]

    @property
    def conversation(self) -> Conversation:
        """Return the conversation on screen."""
        return self._conversation

    def sources(self) -> list[object]:
        """Return what the latest answer on screen rests on: its citations, else its passages."""
        for version in reversed(self._conversation.path()):
            if version.citations:
                return list(version.citations)
            if version.passages:
                return list(version.passages)
        return []

    # -- asking ----------------------------------------------------------------------------------

    def ask(self, question: str) -> Exchange | None:
        """Ask a question in this conversation; blank ones are left alone."""
        question = question.strip()
        if not question:
            return None
        version = Version(question, scope=self._conversation.scope)
        return self._send(version, self._conversation.leaf())

    def stop(self) -> None:
        """Stop the answer that is in work here; the next one waiting begins."""
        for version in self._conversation.live():
            self._stop(version)
            return

    def begin_anew(self) -> None:
        """Start a new conversation; the old one stays, and so does what is asked in it."""
        self._await_no_more()
        if self._conversation.path() or self._conversation.number:
            self._turn_to(self._blank or Conversation())
        self.box.setFocus()

    def open(self, number: int, turn: int = 0) -> None:
        """Show a conversation, at one of its turns; without one, where the person was reading."""
        self._await_no_more()
        here = self._conversation if self._conversation.number == number else None
        known = here or next((each for each in self._known if each.number == number), None)
        if known is None:
            known = Conversation(number)
            self._questions.hold(known)
            self._fetch(known, turn)
        if known is not self._conversation:
            self._turn_to(known)
        self._reveal(turn)

    def limit_to(self, paths: Iterable[str], label: str) -> None:
        """Have the next questions look only at these documents and folders."""
        only = tuple(paths)
        self._limit(Scope(only=only, label=label) if only else EVERYWHERE)
        self.box.setFocus()

    @Slot(object)
    def limit_to_collection(self, collection: Collection | None) -> None:
        """Have the next questions look only in a kept collection; None is everywhere."""
        if collection is None:
            self._limit(EVERYWHERE)
        else:
            self._limit(Scope(collection=collection.number, label=collection.name))

    def forget(self, number: int) -> None:
        """A conversation was deleted: stop what is under way there, show a new one in its place.

        What stands in the question box is the person's, and stays.
        """
        gone = [each for each in (*self._known, self._conversation) if number == each.number != 0]
        for version in (version for each in gone for version in each.live()):
            self._questions.stop(version)
        self._known = [each for each in self._known if each not in gone]
        if self._conversation in gone:
            fresh = self._blank or Conversation()
            fresh.draft = "\n".join(filter(None, (fresh.draft, self.box.toPlainText())))
            self._turn_to(fresh, keep=False)

    def edit_last(self) -> None:
        """Let the person change the last question."""
        leaf = self._conversation.leaf()
        if leaf is not None and not leaf.live:
            self.column.go_to(None)
            widget = self.column.widget_of(leaf)
            if isinstance(widget, Exchange):
                widget.asked.edit()

    def export(self) -> None:
        """Let the person write the whole conversation to a file."""
        self._export_from(None)

    def close_down(self) -> None:
        """Leave every question: the window closes."""
        self._questions.close_down()

    # -- versions --------------------------------------------------------------------------------

    def _send(self, version: Version, above: Version | None) -> Exchange | None:
        self._conversation.add(version, above)
        self._questions.ask(self._conversation, version)
        self._show_path()
        self.column.go_to(None)
        widget = self.column.widget_of(version)
        return widget if isinstance(widget, Exchange) else None

    def _ask_version(self, old: Version, question: str, search: str = "") -> None:
        """Ask in the place of an old version, which is kept if anything was said to it."""
        version = Version(question, search=search, scope=self._conversation.scope)
        above = old.above
        if old.is_empty and not old.live and not old.below and not old.number:
            self._conversation.drop(old)
        self._send(version, above)

    def _continue(self, version: Version) -> None:
        self._questions.go_on(self._conversation, version)
        widget = self.column.widget_of(version)
        if isinstance(widget, Exchange):
            widget.resume()

    def _choose(self, version: Version) -> None:
        self._conversation.choose(version)
        self._show_path()
        self.column.go_to((version, -12))
        widget = self.column.widget_of(version)
        if isinstance(widget, Exchange) and widget.asked.versions is not None:
            widget.asked.versions.before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self, version: Version) -> None:
        if self._questions.stop(version):
            widget = self.column.widget_of(version)
            if isinstance(widget, Exchange) and version.live:
                widget.show_phase(self.tr("Stopping"))

    def _export_from(self, version: Version | None) -> None:
        path = self._conversation.path()
        title = self._conversation.title or (path[0].question if path else "")
        if version is not None:
            title = version.question
        if self._export is None:
            from app.ui.export import Export  # the window is on screen sooner without it

            self._export = Export(self._notices, self)
        self._export.begin([each.turn() for each in ([version] if version else path)], title)

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object, object, object)
    def _heard(self, conversation: Conversation, version: Version, event: Event) -> None:
        """Show what was said to a question, if it is on screen."""
        if conversation is not self._conversation:
            return
        widget = self.column.widget_of(version)
        if isinstance(widget, Exchange):
            widget.show_event(event)
        if isinstance(event, Passages) and conversation.number:
            self.shown.emit(conversation.number)

    @Slot(object)
    def _restore(self, state: HostState) -> None:
        """Bring the latest conversation back, once the engine is there."""
        awaited = self._awaited
        if awaited is None:
            return
        if state is HostState.RUNNING and not self._is_coming(awaited):
            self._opening[self._host.submit(OpenConversation)] = (awaited, 0)
        elif state is HostState.GIVEN_UP:
            self._questions.release(awaited)

    @Slot(object)
    def _hear(self, event: Event) -> None:
        match event:
            case ConversationOpened() | Failed() if event.job in self._opening:
                self._take_in(event, *self._opening.pop(event.job))
            case CollectionsListed():
                self.composer.scope.show_collections(event.collections)
            case ConversationsListed():
                titles = {row.number: row.title for row in event.conversations}
                for each in (*self._known, self._conversation):
                    each.title = titles.get(each.number, each.title)
            case _:
                pass

    def _is_coming(self, conversation: Conversation) -> bool:
        return any(each is conversation for each, _turn in self._opening.values())

    def _await_no_more(self) -> None:
        """Let the latest conversation be, unless it was asked something: the person goes on."""
        awaited = self._awaited
        if awaited is None or awaited.path():
            return
        self._awaited = None
        self._opening = {job: each for job, each in self._opening.items() if each[0] is not awaited}
        self._questions.release(awaited)

    def _fetch(self, conversation: Conversation, turn: int) -> None:
        number = conversation.number
        job = self._host.submit(lambda job: OpenConversation(job, number))
        self._opening[job] = (conversation, turn)

    def _take_in(
        self, event: ConversationOpened | Failed, conversation: Conversation, turn: int
    ) -> None:
        """A conversation has come, or cannot come."""
        if isinstance(event, ConversationOpened):
            conversation.number = event.conversation or conversation.number
            conversation.title = event.title
            conversation.fill(event.turns)
        elif event.kind == "engine-stopped" and conversation is self._awaited:
            return  # the next engine is asked for the latest one
        elif event.kind == "engine-stopped" and self._host.state is not HostState.GIVEN_UP:
            self._fetch(conversation, turn)
            return
        elif conversation.number:
            self._notices.tell("open-conversation", event.message, event.advice)
            self._known = [each for each in self._known if each is not conversation]
        if conversation is self._awaited:
            self._awaited = None
        if conversation is self._conversation:
            self._show_path()
            self.column.go_to(None)
            self._reveal(turn)
            if conversation.number:
                self.shown.emit(conversation.number)
        self._questions.release(conversation)

    # -- the look --------------------------------------------------------------------------------

    def _build(self, welcome: QWidget) -> None:
        self.column: Column[Version] = Column(self._make, welcome)
        self.column.setObjectName("conversation")
        self.column.setAccessibleName(self.tr("Conversation"))
        self.composer = Composer()
        self.composer.asked.connect(self._ask_from_box)
        self.composer.scope.changed.connect(self._limit)
        self.box, self.ask_button = self.composer.box, self.composer.ask_button
        self.box.upped.connect(self.edit_last)
        below = QVBoxLayout()
        if self._notices.parentWidget() is None:
            below.addWidget(self._notices)
        below.addWidget(self.composer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.column, 1)
        column.addLayout(centred(below, (24, 0, 24, 16)))
        self._show_path()

    def _make(self, version: Version) -> Exchange:
        exchange = Exchange(version, self._documents)
        exchange.stopped.connect(lambda: self._stop(version))
        exchange.again.connect(lambda: self._ask_version(version, version.question))
        exchange.continued.connect(lambda: self._continue(version))
        exchange.edited.connect(lambda words: self._ask_version(version, words))
        exchange.searchEdited.connect(
            lambda words: self._ask_version(version, version.question, words)
        )
        exchange.versionWanted.connect(self._choose)
        exchange.exportWanted.connect(lambda whole: self._export_from(None if whole else version))
        exchange.chosen.connect(self.chosen)
        exchange.touched.connect(self.column.stay)
        return exchange

    def _ask_from_box(self) -> None:
        if self.ask(self.box.toPlainText()) is not None:
            self.box.clear()

    @Slot(object)
    def _limit(self, scope: Scope) -> None:
        self._conversation.scope = scope
        self.composer.scope.show_scope(scope)
        self.limited.emit(scope)

    def _turn_to(self, conversation: Conversation, *, keep: bool = True) -> None:
        """Show another conversation, as it was left."""
        old = self._conversation
        old.place, old.draft = self.column.place(), self.box.toPlainText()
        begun = bool(old.number or old.path())
        self._blank = None if begun or not keep else old  # what is typed there is kept
        if keep and begun:
            self._remember(old)
        self._conversation = conversation
        self._limit(conversation.scope)
        self.box.setPlainText(conversation.draft)
        path = conversation.path()
        self.column.turn_to(path, conversation.place, coming=self._is_coming(conversation))
        self.begun.emit(bool(path))
        self.shown.emit(conversation.number)

    def _remember(self, conversation: Conversation) -> None:
        self._known = [each for each in self._known if each is not conversation]
        self._known.append(conversation)
        quiet = [each for each in self._known if not each.live()]
        for each in quiet[:-REMEMBERED]:
            self._known.remove(each)

    def _reveal(self, turn: int) -> None:
        version = self._conversation.find(turn) if turn else None
        if version is not None:
            self._conversation.choose(version)
            self._show_path()
            self.column.go_to((version, -12))

    def _show_path(self) -> None:
        path = self._conversation.path()
        self.column.show_items(path)
        for exchange in self.exchanges:
            exchange.asked.show_versions()
        self.begun.emit(bool(path))


def centred(column: QVBoxLayout, margins: tuple[int, int, int, int]) -> QHBoxLayout:
    """Return a row that keeps a column readable in wide windows."""
    keeper = QWidget()
    keeper.setLayout(column)
    column.setContentsMargins(0, 0, 0, 0)
    keeper.setMaximumWidth(WIDEST)
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.addStretch(1)
    row.addWidget(keeper, 1000)
    row.addStretch(1)
    return row
