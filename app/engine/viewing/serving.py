"""The viewer process's loop: requests in, events out; a page that is wanted now comes first.

One thread receives, one works, and one reads pages that are pictures, which takes seconds and
calls no PDFium. The process writes nothing to disk and ends with the pipe, in the middle of
whatever it does; a request that hangs is ended by the window, which kills the process.
"""

import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, NamedTuple

from app.engine.reading.confinement import confine, step_back
from app.engine.reading.extraction import attempt
from app.engine.reading.formats.layout import Line
from app.engine.reading.serving import silence
from app.engine.viewing.paged import PagedView
from app.engine.viewing.views import Steps, View, Wait
from app.errors import ReadError
from app.viewing import Close, Event, Find, Locate, Open, Refused, Render, Request

if TYPE_CHECKING:
    import numpy

MEMORY = 3_500 << 20  # bytes of address space: a file of the largest size, and room to work
NICENESS = 3  # of 19: behind the window, and still quick while the engine works
RENDERS = 60  # that wait; of more, the oldest are refused


class Recognised(NamedTuple):
    """The lines of a page that is a picture, and how wide it was drawn."""

    view: PagedView
    page: int  # counted from 0
    lines: list[Line]
    width: int


class Waiting:
    """Requests that wait, and which comes first: opening, a passage, then the newest page."""

    def __init__(self) -> None:
        self._ready = threading.Condition()
        self._first: deque[Request] = deque()
        self._passages: deque[Request] = deque()
        self._pages: deque[Render] = deque()
        self._others: deque[Request] = deque()
        self._searches: deque[Request] = deque()
        self._recognised: deque[Recognised] = deque()

    def put(self, request: Request | Recognised) -> None:
        """Take a request, or a page that was recognised; from any thread."""
        with self._ready:
            match request:
                case Recognised():
                    self._recognised.append(request)
                case Open() | Close():
                    self._first.append(request)
                case Locate():
                    self._passages.append(request)
                case Render():
                    self._pages.append(request)
                case Find():
                    self._searches.append(request)
                case _:
                    self._others.append(request)
            self._ready.notify()

    def take(self, *, wait: bool) -> Request | Recognised | None:
        """Return what comes first; None where nothing waits and ``wait`` is false."""
        with self._ready:
            while (chosen := self._choose()) is None and wait:
                self._ready.wait()
            return chosen

    def drop(self) -> list[Render]:
        """Take out the oldest of too many pages that wait."""
        with self._ready:
            return [self._pages.popleft() for _ in range(len(self._pages) - RENDERS)]

    def _choose(self) -> Request | Recognised | None:
        if self._recognised:
            return self._recognised.popleft()
        if self._first:
            return self._first.popleft()
        if self._passages:
            return self._passages.popleft()
        if self._pages:
            return self._pages.pop()
        if self._others:
            return self._others.popleft()
        return self._searches.popleft() if self._searches else None


class Recogniser:
    """Reads pictures in a thread of its own, started with the first one."""

    def __init__(self, waiting: Waiting) -> None:
        self._waiting = waiting
        self._pages: queue.SimpleQueue[tuple[PagedView, int, Any]] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def recognise(self, view: PagedView, index: int, pixels: "numpy.ndarray[Any, Any]") -> None:
        """Read a page; its lines come back as a request of the first rank."""
        self._pages.put((view, index, pixels))
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="recognise", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while True:
            view, index, pixels = self._pages.get()
            lines = attempt(lambda pixels=pixels: _read_lines(pixels))  # type: ignore[misc]
            found = [] if isinstance(lines, ReadError) else lines
            self._waiting.put(Recognised(view, index, found, pixels.shape[1]))


def _read_lines(pixels: "numpy.ndarray[Any, Any]") -> list[Line]:
    from app.engine.reading.formats.ocr import choose, recognise_lines

    return choose(recognise_lines(pixels))


class _Work(NamedTuple):
    request: Request
    steps: Steps


class Desk:
    """The open documents, and the requests that are being worked on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.waiting = Waiting()
        self._recogniser = Recogniser(self.waiting)
        self._views: dict[int, View] = {}
        self._begun: deque[_Work] = deque()  # let others come first now and then
        self._parked: list[_Work] = []  # wait for pages to be recognised

    def run(self) -> None:
        """Work until the process ends."""
        while True:
            request = self.waiting.take(wait=not self._begun)
            match request:
                case None:
                    self._go_on(self._begun.popleft())
                case Recognised():
                    request.view.take(request.page, request.lines, request.width)
                    self._begun.extendleft(reversed(self._parked))
                    self._parked.clear()
                case _:
                    self._begin(request)
            for late in self.waiting.drop():
                self._send(_say_overtaken(late))

    def _begin(self, request: Request) -> None:
        if isinstance(request, Close):
            self._close(request.document)
            return
        if isinstance(request, Find):
            self._overtake(request)
        started = attempt(lambda: self._start(request))
        if isinstance(started, ReadError):
            self._refuse(request, started)
        else:
            self._go_on(_Work(request, started))

    def _start(self, request: Request) -> Steps:
        if isinstance(request, Open):
            return self._open(request)
        view = self._views.get(request.document)
        if view is None:
            return iter([_say_closed(request)])
        return view.answer(request)

    def _go_on(self, work: _Work) -> None:
        """Work on a request until it ends, waits, or lets others come first."""

        def step() -> Event | Wait | None:
            return next(work.steps, _END)

        while True:
            event = attempt(step)
            if isinstance(event, ReadError):
                self._refuse(work.request, event)
                return
            if event is _END:
                return
            if event is None:
                self._begun.append(work)
                return
            if isinstance(event, Wait):
                self._parked.append(work)
                return
            self._send(event)

    def _open(self, request: Open) -> Iterator[Event]:
        from app.engine.viewing.opening import open_view

        self._close(request.document)
        try:
            view = open_view(request.path, request.member, request.passwords, self._recogniser)
        except FileNotFoundError:
            yield Refused(
                request.job, request.document, "gone",
                "This file is not where it was.",
                "It may have been moved or deleted, or its disk is not connected.",
            )  # fmt: skip
            return
        self._views[request.document] = view
        yield view.opened(request.job, request.document)

    def _close(self, document: int) -> None:
        view = self._views.pop(document, None)
        if view is not None:
            for work in [*self._begun, *self._parked]:
                if work.request.document == document:
                    self._send(_say_closed(work.request))
            self._begun = deque(w for w in self._begun if w.request.document != document)
            self._parked = [w for w in self._parked if w.request.document != document]
            attempt(view.close)  # a document that cannot even be closed is forgotten

    def _overtake(self, request: Find) -> None:
        """End the search before: its words are not wanted any more."""
        for work in [w for w in self._begun if isinstance(w.request, Find)]:
            if work.request.document == request.document:
                self._begun.remove(work)
                self._send(_say_overtaken(work.request))

    def _refuse(self, request: Request, error: ReadError) -> None:
        self._send(Refused(request.job, request.document, error.kind, error.message, error.advice))

    def _send(self, event: Event) -> None:
        self._connection.send(event)


_END: Any = object()


def serve(connection: Connection) -> None:
    """Answer the window until the pipe ends. The whole life of the viewer process."""
    step_back(NICENESS, idle=False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the window's
    silence()
    confine(MEMORY)
    desk = Desk(connection)
    threading.Thread(
        target=_receive, args=(connection, desk.waiting), name="receive", daemon=True
    ).start()
    with suppress(ImportError):
        import pypdfium2  # noqa: F401  before somebody waits for it
    with suppress(OSError):  # the window is gone
        desk.run()


def _receive(connection: Connection, waiting: Waiting) -> None:
    """Take requests; end the process with the pipe, even in the middle of a page."""
    try:
        while True:
            waiting.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)


def _say_closed(request: Request) -> Refused:
    return Refused(request.job, request.document, "closed", "This document is not open.")


def _say_overtaken(request: Request) -> Refused:
    return Refused(request.job, request.document, "overtaken", "Something newer was asked for.")
