"""The engine process: receive, one lane, send.

One thread receives, one lane does everything stateful, in small steps; a question overtakes
indexing between two steps. Stop reaches the job at once, past the lane. The process ends when the
pipe does. Importing this module is light: the window imports it to name ``main``.
"""

import logging
import logging.handlers
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import paths
from app.errors import CarrelError, LibraryDamaged, LibraryError
from app.messages import (
    Ask,
    Cancel,
    ChangeConversation,
    Continue,
    DeleteCollection,
    EngineState,
    Event,
    Failed,
    Ignore,
    Index,
    ListCollections,
    ListConversations,
    ListLibrary,
    OpenConversation,
    Pause,
    Paused,
    Phase,
    Progress,
    Quit,
    Remove,
    Request,
    Retry,
    SaveCollection,
    Steps,
    Stopped,
    Unlock,
    WorkerOptions,
)
from app.offline import ENVIRONMENT as ENVIRONMENT
from app.offline import refuse_network as refuse_network
from app.offline import silence_bars

if TYPE_CHECKING:
    from app.engine.engine import Engine
    from app.engine.errands import Errands

log = logging.getLogger("carrel.worker")

TELL_SECONDS = 1.0
"""How often what became of the ledger is told while files are read."""

Build = Callable[[WorkerOptions], "Engine"]


def main(connection: Connection, options: WorkerOptions) -> None:
    """Serve one window until the pipe ends; the whole life of the engine process."""
    serve(connection, options, build_engine)


def build_engine(options: WorkerOptions) -> "Engine":
    """Open the library; loads no model."""
    from app.engine.engine import Engine

    return Engine(Path(options.library), read_only=options.read_only)


def serve(connection: Connection, options: WorkerOptions, build: Build) -> None:
    """As ``main``, with the engine that ``build`` makes."""
    prepare()
    worker = Worker(connection)
    try:
        worker.open(options, build)
        worker.run()
    except BaseException:
        log.exception("the lane ended")
        raise
    finally:
        worker.close()
        logging.shutdown()
        os._exit(0)  # a model's threads may still be in native code: nobody waits for them


def prepare() -> None:
    """Make this process quiet, offline and deaf to Ctrl-C, which is the window's."""
    os.environ.update(ENVIRONMENT)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.addaudithook(refuse_network)
    try:
        file = paths.log_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
        logging.getLogger("carrel").addHandler(handler)
    except OSError:
        logging.getLogger("carrel").addHandler(logging.NullHandler())  # no room: go on without


class Worker:
    """The lane and its queue."""

    def __init__(self, connection: Connection) -> None:
        from app.engine.stream import Cancellation

        self._new_cancellation: Callable[[], Cancellation] = Cancellation
        self._connection = connection
        self._sending = threading.Lock()
        self._news = threading.Condition()
        self._requests: deque[Request] = deque()
        self._questions: deque[Ask | Continue] = deque()
        self._indexing: deque[tuple[int, Steps]] = deque()
        self._own: tuple[int, Steps] | None = None
        self._own_jobs = 0
        self._untold = False  # there may be news of the ledger
        self._told = 0.0
        self._progress: dict[int, Progress] = {}
        self._chosen: dict[int, tuple[str, ...]] = {}
        self._paused = self._answering = False
        self._cancellations: dict[int, Cancellation] = {}
        self._quitting = False
        self._tidying = True  # there may be a graph to build from last time
        self._engine: Engine | None = None
        self._errands: Errands | None = None
        self._problem: CarrelError | None = None
        self._state = EngineState(0, "library")
        self._stating = threading.Lock()
        threading.Thread(target=self._receive, name="receive", daemon=True).start()

    def open(self, options: WorkerOptions, build: Build) -> None:
        """Open the library, tell what is in it, and start to load the models."""
        from app.engine.errands import Errands

        self._errands = Errands(Path(options.library), self._send, closed=options.closed)
        if options.closed:
            self._problem = LibraryError("Your library is being moved.", "Wait until it is done.")
            return
        try:
            self._engine = build(options)
        except CarrelError as error:
            self._problem = error
            self._tell_state(problem=str(error))
            return
        if not (self._engine.library.read_only or options.resumed):
            self._engine.store.forget_deleted()
        held = self._engine.library.held
        detail = "Another Carrel is open on this library: here it can only be read." if held else ""
        read_only = self._engine.library.read_only
        notice = self._engine.library.notice
        self._tell_state(detail=detail, read_only=read_only, notice=notice)
        self._send(self._engine.list_library(0))
        self._send(self._engine.list_conversations(0))
        self._send(self._engine.list_collections(0))
        self._engine.follow(self._wake)
        if not read_only:
            self._errands.note_opened()
        threading.Thread(target=self._warm_up, name="warm-up", daemon=True).start()

    def run(self) -> None:
        """Do the lane's work until the pipe ends or the window says so."""
        while True:
            with self._news:
                while (idle := self._idle_seconds()) > 0:
                    self._news.wait(idle)
                if self._quitting:
                    return
            self._serve_requests()
            self._end_cancelled()
            if (following := self._following()) != self._state.following:
                self._tell_state(following=following)
            if self._questions:
                self._answer(self._questions.popleft())
            elif self._untold:
                self._tell_changes()
            elif self._paused or self._engine is None:
                continue
            elif self._indexing:
                self._index_a_step(self._indexing[0])
            elif self._own is not None or self._begin_own():
                assert self._own is not None
                self._index_a_step(self._own)
            else:
                self._tidy()

    def _idle_seconds(self) -> float:
        """Return how long there is nothing to do, at most; 0 when there is something."""
        if self._requests or self._questions or self._quitting or self._any_cancelled():
            return 0.0
        if self._untold or self._following() != self._state.following:
            return 0.0
        if self._paused or self._engine is None:
            return 3600.0
        if self._indexing or self._own is not None or self._tidying:
            return 0.0
        background = self._engine.background
        return 3600.0 if background is None else background.wait_seconds()

    def _following(self) -> str:
        """Return what keeps the engine from following the added folders, "" for nothing."""
        background = None if self._engine is None else self._engine.background
        return "" if background is None else background.problem

    def _begin_own(self) -> bool:
        """Take up what the engine does of itself, if there is any of it."""
        assert self._engine is not None
        if self._engine.background is None:
            return False
        job, cancel = -1 - self._own_jobs, self._new_cancellation()
        steps = self._engine.background.next(job, cancel)
        if steps is None:
            return False
        self._own_jobs += 1
        self._cancellations[job] = cancel
        self._own = (job, steps)
        return True

    def _wake(self) -> None:
        with self._news:
            self._news.notify_all()

    def close(self) -> None:
        """Close the library; what is stored is safe already."""
        if self._errands is not None:
            self._errands.close()
        for _, steps in (*self._indexing, *((self._own,) if self._own else ())):
            steps.close()
        if self._engine is not None:
            try:
                self._engine.close()
            except CarrelError as error:
                log.error("closing: %s", error)

    # -- the lane ------------------------------------------------------------------------------

    def _tidy(self) -> None:
        """Do a step of what can wait; what fails there is tried again with the next start."""
        try:
            self._tidying = self._engine is not None and self._engine.tidy()
        except Exception:  # the graph is a cache: exact search goes on
            log.exception("tidying")
            self._tidying = False

    def _end_cancelled(self) -> None:
        """End what was stopped while it waited: questions and jobs behind the one in work."""
        for ask in [a for a in self._questions if self._is_cancelled(a.job)]:
            self._questions.remove(ask)
            self._cancellations.pop(ask.job, None)
            self._send(Stopped(ask.job, ""))
        for item in [i for i in self._indexing if self._is_cancelled(i[0])]:
            while item in self._indexing:
                self._index_a_step(item)
        while self._own is not None and self._is_cancelled(self._own[0]):
            self._index_a_step(self._own)

    def _is_cancelled(self, job: int) -> bool:
        cancellation = self._cancellations.get(job)
        return cancellation is not None and cancellation.is_set()

    def _serve_requests(self) -> None:
        """Do what is short: lists, removals; queue what is long."""
        while True:
            with self._news:
                if not self._requests:
                    return
                request = self._requests.popleft()
            try:
                self._take(request)
            except CarrelError as error:
                self._cancellations.pop(request.job, None)
                self._send(Failed(request.job, type(error).__name__, error.message, error.advice))
            except Exception as error:  # one request that fails must not end an answer, or all
                log.exception("a request")
                self._cancellations.pop(request.job, None)
                message = f"This could not be done: {error}"
                self._send(Failed(request.job, type(error).__name__, message, "Try again."))

    def _take(self, request: Request) -> None:
        assert self._errands is not None
        if self._errands.take(request):
            return
        if self._engine is None:
            assert self._problem is not None
            raise self._problem
        match request:
            case Ask() | Continue():
                if self._answering or self._questions:
                    self._send(
                        Phase(request.job, "waiting", detail="Another answer is being written.")
                    )
                self._questions.append(request)
            case Index(job, chosen):
                self._queue(job, self._engine.add(job, chosen, self._cancellations[job]))
                self._chosen[job] = chosen
            case Retry(job, chosen):
                steps = self._engine.add(job, chosen, self._cancellations[job], again=True)
                self._queue(job, steps)
            case Unlock(job, path, password, keep):
                cancel = self._cancellations[job]
                self._queue(job, self._engine.unlock(job, path, password, keep, cancel))
            case Remove(job, path) | Ignore(job, path):
                self._stop_reading(path)
                take_out = isinstance(request, Remove)
                answer = self._engine.remove if take_out else self._engine.ignore
                self._send(answer(job, path))
                self._untold = True
            case Pause(job, paused):
                self._paused = paused
                self._send(Paused(job, paused))
                for progress in self._progress.values():
                    self._send(replace(progress, paused=paused))
            case ListLibrary(job):
                self._send(self._engine.list_library(job))
            case OpenConversation(job, conversation):
                self._send(self._engine.open_conversation(job, conversation))
            case ListConversations(job, search):
                self._send(self._engine.list_conversations(job, search))
            case ChangeConversation():
                self._send(self._engine.change_conversation(request))
            case ListCollections(job):
                self._send(self._engine.list_collections(job))
            case SaveCollection(job, collection):
                self._send(self._engine.save_collection(job, collection))
            case DeleteCollection(job, number):
                self._send(self._engine.delete_collection(job, number))

    def _answer(self, ask: Ask | Continue) -> None:
        assert self._engine is not None
        cancel = self._cancellations[ask.job]
        if cancel.is_set():
            self._send(Stopped(ask.job, ""))
            return
        steps = self._engine.answer(ask, cancel)
        self._answering = True
        try:
            for event in steps:
                if event is not None:
                    self._send(event)
                self._serve_requests()
                self._end_cancelled()
                if self._untold:
                    self._tell_changes()
                if self._quitting:
                    cancel.set()
        finally:
            self._answering = False
            self._cancellations.pop(ask.job, None)

    def _queue(self, job: int, steps: Steps) -> None:
        """Let the person's wish go before what the engine does of itself."""
        self._interrupt_own()
        self._indexing.append((job, steps))

    def _interrupt_own(self) -> None:
        assert self._engine is not None
        if self._own is not None and self._engine.background is not None:
            self._engine.background.interrupt(self._cancellations[self._own[0]])

    def _stop_reading(self, path: str) -> None:
        """End what would bring back a path that is to leave."""
        self._interrupt_own()
        for job, chosen in self._chosen.items():
            if all(os.path.normpath(each) == path for each in chosen):
                self._cancellations[job].set()
        self._end_cancelled()

    def _index_a_step(self, item: tuple[int, Steps]) -> None:
        job, steps = item
        began = time.monotonic()
        try:
            event = next(steps)
            if event is not None:
                self._send(event)
            if isinstance(event, Progress):
                self._progress[job] = event
            self._untold |= began - self._told > TELL_SECONDS
            self._rest(time.monotonic() - began)
            return
        except StopIteration:
            pass
        except CarrelError as error:
            self._send(Failed(job, type(error).__name__, error.message, error.advice))
        except Exception as error:  # said to the person, and kept for us
            log.exception("indexing")
            self._send(
                Failed(
                    job, type(error).__name__, f"Adding your files failed: {error}", "Try again."
                )
            )
        if item is self._own:
            self._own = None
        else:
            self._indexing.remove(item)
        self._cancellations.pop(job, None)
        self._progress.pop(job, None)
        self._chosen.pop(job, None)
        self._tidying = self._untold = True

    def _tell_changes(self) -> None:
        """Tell what became of the ledger, a portion at a time: a question may be waiting."""
        assert self._engine is not None
        changed, self._untold = self._engine.library_changes()
        self._told = time.monotonic()
        if changed is not None:
            self._send(changed)

    def _rest(self, worked: float) -> None:
        """Leave the machine to others for a while, on battery; a question ends the rest."""
        assert self._engine is not None
        if seconds := self._engine.pace.rest(worked):
            with self._news:
                self._news.wait_for(
                    lambda: bool(self._requests or self._quitting or self._any_cancelled()), seconds
                )

    def _any_cancelled(self) -> bool:
        return any(cancel.is_set() for cancel in self._cancellations.values())

    # -- beside the lane -----------------------------------------------------------------------

    def _receive(self) -> None:
        while True:
            try:
                request: Request = self._connection.recv()
            except (EOFError, OSError):
                request = Quit()
            with self._news:
                match request:
                    case Cancel(job):
                        if job in self._cancellations:
                            self._cancellations[job].set()
                        if self._errands is not None:
                            self._errands.cancel(job)
                    case Quit():
                        self._quitting = True
                        for cancellation in self._cancellations.values():
                            cancellation.set()
                    case _:
                        if isinstance(request, Ask | Continue | Index | Retry | Unlock):
                            self._cancellations[request.job] = self._new_cancellation()
                        self._requests.append(request)
                self._news.notify_all()
            if self._quitting:
                return

    def _warm_up(self) -> None:
        """Load the embedder, then the language model; each serves as soon as it is there."""
        assert self._engine is not None
        for stage, load in (
            ("searching", self._engine.load_embedder),
            ("answering", self._engine.load_llm),
        ):
            try:
                silence_bars()
                model = load()
                detail, problem = describe(model), ""
                if self._errands is not None:
                    self._errands.note_model(model)
            except CarrelError as error:
                detail, problem = "", str(error)
            except BaseException as error:
                log.exception("loading")
                detail, problem = "", f"A model could not be loaded: {error}"
            self._tell_state(stage=stage, detail=detail, problem=problem)
            self._wake()  # there may be pictures to read, or vectors to renew

    def _tell_state(self, **news: Any) -> None:
        """Tell how the engine is: what is new, and all that was said of it before."""
        with self._stating:
            self._state = replace(self._state, **news)
            self._send(self._state)

    def _send(self, event: Event) -> None:
        try:
            with self._sending:
                self._connection.send(event)
            if self._errands is not None:
                self._errands.hear(event)
            if isinstance(event, Failed) and event.kind == LibraryDamaged.__name__:
                self._quit()  # the window starts the engine again, and opening mends the library
        except (OSError, ValueError):  # the window is gone: so are we
            self._quit()

    def _quit(self) -> None:
        with self._news:
            self._quitting = True
            self._news.notify_all()


def describe(model: Any) -> str:
    """Return a model's name and where it runs, for people."""
    inner = getattr(model, "model", None)
    metadata = getattr(model, "metadata", None)
    name = metadata.model_name if metadata else str(getattr(model, "identity", "")).split("|")[0]
    device = str(getattr(inner, "device", "") or "")
    dtype = str(getattr(inner, "dtype", "") or "").removeprefix("torch.")
    return ", ".join(part for part in (name, device, dtype) if part)
