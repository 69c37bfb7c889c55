"""Spawn, feed, hear and supervise the engine process.

The window knows the engine only through :class:`EngineHost`: jobs go out, events come back on the
window's thread. A dead engine is an ordinary event: its live jobs fail with the text they had, and
a new engine takes over. Deliberately not here: what an event means on screen, and any work that
allocates much (a garbage collection in a foreign thread can take Qt objects with it).
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.messages import (
    TERMINAL,
    Ask,
    Cancel,
    Continue,
    Event,
    Failed,
    Index,
    Quit,
    Request,
    Stopped,
    Text,
    WorkerOptions,
)
from app.ui.process import ChildProcess, Entry

log = logging.getLogger("carrel.host")


class HostState(Enum):
    """Where the engine process is, as the window sees it."""

    OFF = "not started yet"
    STARTING = "started, nothing heard yet"
    RUNNING = "heard from"
    RESTARTING = "died, started again, nothing heard yet"
    GIVEN_UP = "died too often; waits for restart()"
    CLOSED = "closed for good"


@dataclass(slots=True)
class _Job:
    """What is under way; never the request itself, which may hold a password."""

    question: bool = False
    text: list[str] = field(default_factory=list)
    cancelled: bool = False
    stream: "asyncio.Queue[Event] | None" = None


class Asking:
    """The events of one question, up to and including the one that ends it.

    Leaving early (``aclose``, or cancelling the task that iterates) cancels the job.
    """

    def __init__(self, host: "EngineHost", job: int, stream: "asyncio.Queue[Event]") -> None:
        self.job = job
        self._host = host
        self._stream = stream
        self._ended = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Event:
        if self._ended:
            raise StopAsyncIteration
        try:
            event = await self._stream.get()
        except asyncio.CancelledError:
            await self.aclose()
            raise
        self._ended = isinstance(event, TERMINAL)
        return event

    async def aclose(self) -> None:
        """Stop listening; the engine is told to stop working on it."""
        if not self._ended:
            self._ended = True
            self._host.cancel(self.job)


class EngineHost(QObject):
    """The engine, as the window sees it.

    Signals:
        arrived(tuple[int, Event | None]): the one signal that crosses threads; not for others.
        delivered(Event): every event, in order, on the window's thread. A job's terminal event
            comes exactly once, also when the engine died or never answered a Cancel; so does
            that of a job of the engine's own (below 0) which was heard of before.
        stateChanged(HostState): the process started, spoke, died, was given up or closed.
    """

    arrived = Signal(object)
    delivered = Signal(object)
    stateChanged = Signal(object)

    def __init__(
        self,
        entry: Entry,
        options: WorkerOptions,
        parent: QObject | None = None,
        *,
        cancel_seconds: float = 3.0,
        quit_seconds: float = 2.0,
        restarts: int = 3,
        restart_window: float = 60.0,
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._options = options
        self._cancel_seconds = cancel_seconds
        self._quit_seconds = quit_seconds
        self._restarts = restarts
        self._restart_window = restart_window
        self._state = HostState.OFF
        self._engine: ChildProcess[Request, Event] | None = None
        self._engines = 0
        self._deaths: deque[float] = deque()
        self._gone: asyncio.Event | None = None
        self._jobs: dict[int, _Job] = {}
        self._last_job = 0
        self._early: list[Request] = []
        self._renewing = False
        self.arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    # -- for the window ------------------------------------------------------------------------

    @property
    def state(self) -> HostState:
        """Return where the engine process is."""
        return self._state

    @property
    def pid(self) -> int | None:
        """Return the engine's process number, or None while there is none."""
        return self._engine.process.pid if self._engine else None

    @property
    def asking(self) -> bool:
        """Return whether a question is on its way; reading may wait for it."""
        return any(job.question for job in self._jobs.values())

    def start(self) -> None:
        """Spawn the engine; requests submitted before are sent to it first."""
        assert self._state is HostState.OFF, self._state
        self._spawn(HostState.STARTING)

    def restart(self) -> None:
        """Try again after the host gave up; the count of deaths starts anew."""
        if self._state is HostState.GIVEN_UP:
            self._deaths.clear()
            self._spawn(HostState.RESTARTING)

    @property
    def options(self) -> WorkerOptions:
        """Return how the engine was, or will be, started."""
        return self._options

    def renew(self, options: WorkerOptions | None = None) -> None:
        """Start the engine anew, with other options if there are any, once the present one is gone.

        What is under way fails; what is submitted from now on goes to the new engine.
        """
        self._options = options or self._options
        if self._state is HostState.GIVEN_UP:
            self.restart()
        if self._engine is None or self._state is HostState.CLOSED or self._renewing:
            return
        self._renewing = True
        engine = self._engine
        engine.send(Quit())
        self._become(HostState.STARTING)
        self._fail_jobs()
        QTimer.singleShot(int(self._quit_seconds * 1000), self, lambda: self._hurry(engine.number))

    def _hurry(self, number: int) -> None:
        if self._renewing and self._engine is not None and self._engine.number == number:
            self._engine.kill()

    def submit(self, request: Callable[[int], Request]) -> int:
        """Send ``request(job)`` and return the job's number. Never waits for the engine."""
        return self._submit(request, None)

    def index(self, paths: Iterable[str]) -> int:
        """Add or refresh files and folders; return the job's number."""
        wanted = tuple(paths)
        return self.submit(lambda job: Index(job, wanted))

    def ask(self, question: str, conversation: int = 0) -> Asking:
        """Send a question and return its events: ``async for event in host.ask(question)``."""
        return self.answer(lambda job: Ask(job, question, conversation))

    def answer(self, wish: Callable[[int], Ask | Continue]) -> Asking:
        """Send ``wish(job)``, a question or the wish to go on, and return its events."""
        stream: asyncio.Queue[Event] = asyncio.Queue()
        return Asking(self, self._submit(wish, stream), stream)

    def cancel(self, job: int) -> None:
        """Stop a job. An engine that does not obey within ``cancel_seconds`` is replaced."""
        entry = self._jobs.get(job)
        if entry is None or entry.cancelled:
            return
        entry.cancelled = True
        self._send(Cancel(job))
        self._insist_later(job)

    async def close(self) -> None:
        """End the engine in order: ask it, wait, end it. Never blocks the window's thread."""
        if self._state is HostState.CLOSED:
            return
        self._become(HostState.CLOSED)
        engine = self._engine
        if engine is not None:
            self._gone = asyncio.Event()
            engine.send(Quit())
            process = engine.process
            patience = ((self._quit_seconds, process.terminate), (0.5, process.kill), (2.0, None))
            for seconds, insist in patience:
                try:
                    await asyncio.wait_for(self._gone.wait(), seconds)
                    break
                except TimeoutError:
                    if insist is not None:
                        insist()
            engine.join()
            self._engine = None
        self._fail_jobs()

    def kill(self) -> None:
        """End the engine without a word: the last resort of a program that leaves anyway.

        ``multiprocessing`` waits at exit for every process that is not daemonic.
        """
        self._become(HostState.CLOSED)
        if self._engine is not None:
            self._engine.kill()
            self._engine.join()
            self._engine = None

    # -- inside --------------------------------------------------------------------------------

    def _submit(
        self, request: Callable[[int], Request], stream: "asyncio.Queue[Event] | None"
    ) -> int:
        self._last_job += 1
        job = self._last_job
        wish = request(job)
        self._jobs[job] = _Job(isinstance(wish, Ask | Continue), stream=stream)
        if self._state in (HostState.GIVEN_UP, HostState.CLOSED):
            QTimer.singleShot(0, self, self._fail_jobs)  # after the caller knows the number
        else:
            self._send(wish)
        return job

    def _send(self, request: Request) -> None:
        if self._state is HostState.OFF or self._renewing:
            self._early.append(request)
        elif self._engine is not None:
            self._engine.send(request)

    def _spawn(self, state: HostState) -> None:
        self._engines += 1
        options = replace(self._options, resumed=self._engines > 1)
        try:
            self._engine = ChildProcess(
                "engine", self._engines, self._entry, options, self._hand_over
            )
        except OSError:
            log.exception("the engine could not be started")
            self._engine = None
            self._become(HostState.GIVEN_UP)
            self._fail_jobs()
            return
        self._become(state)
        early, self._early = self._early, []
        for request in early:
            self._engine.send(request)

    def _hand_over(self, number: int, event: Event | None) -> None:
        """Cross from the reader thread to the window's."""
        try:
            self.arrived.emit((number, event))
        except RuntimeError:  # the window is gone already; nobody is left to tell
            return

    @Slot(object)
    def _receive(self, parcel: tuple[int, Event | None]) -> None:
        number, event = parcel
        if self._engine is None or number != self._engine.number:
            return
        if event is None:
            self._bury()
            return
        if self._renewing:
            return  # its last words; its jobs have failed already
        if self._state in (HostState.STARTING, HostState.RESTARTING):
            self._become(HostState.RUNNING)
        self._dispatch(event)

    def _dispatch(self, event: Event) -> None:
        job = self._jobs.get(event.job)
        if job is None and event.job < 0:
            job = self._jobs[event.job] = _Job()  # the engine began it by itself
        if job is None and event.job != 0:
            return  # it ended already
        if job is not None:
            if isinstance(event, Text):
                job.text.append(event.text)
            if isinstance(event, TERMINAL):
                del self._jobs[event.job]
        self.delivered.emit(event)
        if job is not None and job.stream is not None:
            job.stream.put_nowait(event)

    def _bury(self) -> None:
        """The engine process is gone: say so to every live job, and start the next one."""
        assert self._engine is not None
        if self._gone is not None:
            self._gone.set()
        if self._state is HostState.CLOSED:
            return
        log.warning("the engine ended with %s", self._engine.process.exitcode)
        self._engine.join()
        self._engine = None
        if self._renewing:
            self._renewing = False
            self._spawn(HostState.STARTING)
            return
        now = time.monotonic()
        self._deaths.append(now)
        while self._deaths and now - self._deaths[0] > self._restart_window:
            self._deaths.popleft()
        if len(self._deaths) > self._restarts:
            self._become(HostState.GIVEN_UP)
            self._fail_jobs()
        else:
            lost = dict(self._jobs)
            self._spawn(HostState.RESTARTING)
            self._fail_jobs(lost)

    def _fail_jobs(self, jobs: dict[int, _Job] | None = None) -> None:
        for number, job in (jobs or dict(self._jobs)).items():
            text = "".join(job.text)
            if job.cancelled and job.question:
                self._dispatch(Stopped(number, text))  # what the person wanted has come about
                continue
            message = self.tr("Carrel had to stop working on this unexpectedly.")
            if self._renewing:
                message = self.tr("This was stopped, because Carrel prepares itself anew.")
            if self._state is HostState.GIVEN_UP:
                advice = self.tr("Choose “Start again” at the top of the window, then try again.")
            else:
                advice = self.tr("Nothing you added is lost. Try again in a moment.")
            self._dispatch(Failed(number, "engine-stopped", message, advice, text))

    def _insist_later(self, job: int) -> None:
        QTimer.singleShot(int(self._cancel_seconds * 1000), self, lambda: self._insist(job))

    def _insist(self, job: int) -> None:
        if job not in self._jobs or self._engine is None:
            return
        if self._state is not HostState.RUNNING:  # it has not even heard of the job
            self._insist_later(job)
            return
        log.warning("the engine did not stop job %d; it is replaced", job)
        self._engine.kill()

    def _become(self, state: HostState) -> None:
        if state is not self._state:
            self._state = state
            self.stateChanged.emit(state)
