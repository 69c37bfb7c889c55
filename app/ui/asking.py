"""Questions under way, in whatever conversation, whether anybody looks at them or not.

Each is a task that reads ``async for event in host.answer(…)`` and keeps what it hears in its
version. Decides what a question follows and when it may be sent; shows nothing.
"""

import asyncio
import sys
from collections.abc import Coroutine

from PySide6.QtCore import QObject, Signal

from app.messages import Ask, Continue, Event, Failed, Phase, Stopped
from app.ui.branches import Conversation, Version
from app.ui.host import Asking, EngineHost, HostState


class Questions(QObject):
    """Sends questions and hears their answers.

    Signals:
        heard(Conversation, Version, Event): an event was kept; the last one ends the question.
    """

    heard = Signal(object, object, object)

    def __init__(self, host: EngineHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._tasks: dict[Version, asyncio.Task[None]] = {}
        self._jobs: dict[Version, int] = {}
        self._pending: set[Conversation] = set()
        self._news = asyncio.Event()

    def ask(self, conversation: Conversation, version: Version) -> None:
        """Send a question as soon as it is known what it follows."""
        self._begin(conversation, version, self._ask(conversation, version))

    def go_on(self, conversation: Conversation, version: Version) -> None:
        """Have an answer continued that was stopped or cut off."""
        version.begin_again()
        self._begin(conversation, version, self._continue(conversation, version))

    def stop(self, version: Version) -> bool:
        """Stop a question; return whether it was under way."""
        if (job := self._jobs.get(version)) is not None:
            self._host.cancel(job)
        elif (task := self._tasks.get(version)) is not None:
            task.cancel()
        else:
            return False
        return True

    def hold(self, conversation: Conversation) -> None:
        """Send nothing in a conversation until :meth:`release`: its turns are not known yet."""
        self._pending.add(conversation)

    def release(self, conversation: Conversation) -> None:
        """Let the questions of a conversation go."""
        self._pending.discard(conversation)
        self._tell()

    def close_down(self) -> None:
        """Leave every question: the window closes."""
        for task in list(self._tasks.values()):
            task.cancel()

    # -- inside ----------------------------------------------------------------------------------

    def _begin(
        self, conversation: Conversation, version: Version, work: Coroutine[object, object, None]
    ) -> None:
        if self._tasks:  # the engine answers one after the other
            version.phase = Phase(0, "waiting")
        elif self._host.state is HostState.RUNNING:
            version.phase = Phase(0, "searching" if not version.kept else "waiting")
        task = asyncio.get_running_loop().create_task(work)
        self._tasks[version] = task
        task.add_done_callback(lambda done: self._ended(conversation, version, done))

    async def _ask(self, conversation: Conversation, version: Version) -> None:
        while not self._may_go(conversation, version):
            await self._news.wait()
        number, after = conversation.number, _after(conversation, version)
        scope = version.scope

        def wish(job: int) -> Ask:
            where = (scope.only, scope.collection)
            return Ask(job, version.question, number, after, version.search, *where)

        await self._listen(conversation, version, self._host.answer(wish))

    async def _continue(self, conversation: Conversation, version: Version) -> None:
        asking = self._host.answer(lambda job: Continue(job, version.number))
        await self._listen(conversation, version, asking)

    async def _listen(self, conversation: Conversation, version: Version, asking: Asking) -> None:
        self._jobs[version] = asking.job
        async for event in asking:
            self._take(conversation, version, event)

    def _may_go(self, conversation: Conversation, version: Version) -> bool:
        """Return whether it is known what the question follows, and in which conversation.

        The first question brings the conversation's number, so that the others wait for it.
        """
        if conversation in self._pending:
            return False
        if version.above is not None and not version.above.placed:
            return False
        sent = (each for each in conversation.live() if each in self._jobs and not each.placed)
        return conversation.number != 0 or not any(each is not version for each in sent)

    def _take(self, conversation: Conversation, version: Version, event: Event) -> None:
        version.hear(event)
        number = getattr(event, "conversation", 0)
        if number:
            conversation.number = number
        self.heard.emit(conversation, version, event)
        self._tell()

    def _tell(self) -> None:
        """Have every waiting question look again whether it may go."""
        self._news.set()
        self._news = asyncio.Event()

    def _ended(
        self, conversation: Conversation, version: Version, task: "asyncio.Task[None]"
    ) -> None:
        """A question's task is over: tidy up, and let no error pass unseen."""
        error = None if task.cancelled() else task.exception()
        job, live = 0, False
        if self._tasks.get(version) is task:  # else its answer is being continued by another one
            del self._tasks[version]
            job, live = self._jobs.pop(version, 0), version.live
        if live and error is None:
            self._take(conversation, version, Stopped(job, version.text))
        elif live:
            message = self.tr("Something went wrong inside Carrel.")
            advice = self.tr("Please try again.")
            self._take(conversation, version, Failed(job, "bug", message, advice, version.text))
        self._tell()
        if error is not None:
            sys.excepthook(type(error), error, error.__traceback__)


def _after(conversation: Conversation, version: Version) -> int:
    """Return the turn a question follows, as ``Ask.after`` has it.

    What the engine does not keep is passed over; if it keeps nothing above, only "the last one"
    is left to say.
    """
    above, passed = version.above, 0
    while above is not None and above.above is not None:
        if above.number:
            return above.number
        above, passed = above.above, passed + 1
    return 0 if conversation.number and not passed else -1
