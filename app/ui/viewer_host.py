"""Spawn, feed, hear and supervise the viewer process, which opens other people's files.

A parser that dies or hangs is an ordinary event: the process is replaced, what was open is opened
again, what was asked is asked again, all but the request it was at. A document that cost two
processes is not opened again until the person says so. What comes back is never trusted further
than the wire: only its dataclasses are unpickled. Nothing here waits for a file or the process.
"""

import asyncio
import ctypes
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app import viewing
from app.ui.process import ChildProcess
from app.viewing import Close, Event, Find, Locate, Located, Open, Refused, Render, Request

log = logging.getLogger("carrel.viewer")

ViewerEntry = Callable[[Connection, str], None]
"""The viewer's main function, picklable by name; the text is the folder of the library."""

Then = Callable[[Event], None]

MOST_FAULTS = 2
"""So many processes may a document cost."""

UNWANTED_SECONDS = 1.0
"""What nobody waits for any more may hold up the next document for so long."""

FINDING_SECONDS = 60.0
"""A search goes through the whole document, behind everything else."""

RECOGNISING_SECONDS = 120.0
"""A page that is a picture may be read for so long, and everything behind it waits."""


def _return_large_blocks() -> None:
    """Have memory of pages given back to the system when it is freed.

    WORKAROUND glibc: it raises its threshold for blocks that are given back to whatever was freed
    last, and pages would stay in the window's process for ever. Elsewhere there is no such call.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    mallopt(-3, 256 << 10)  # M_MMAP_THRESHOLD, in bytes; setting it keeps it where it is


@dataclass(slots=True)
class _Asked:
    """A request under way, and who waits for its answer."""

    request: Request
    then: Then | None
    sent: float


def _rank(asked: _Asked) -> int:
    """Return how soon the process takes up a request of this kind; lower is sooner."""
    order = (Open, Locate, Render)
    for rank, kind in enumerate(order):
        if isinstance(asked.request, kind):
            return rank
    return len(order) + isinstance(asked.request, Find)


class ViewerHost(QObject):
    """The viewer process, as the window sees it.

    Signals:
        arrived(tuple[int, Event | None]): the one signal that crosses threads; not for others.
        delivered(Event): every event, in order, on the window's thread.
        gaveUp(int): this document cost two processes; it is not opened again unless forgiven.
    """

    arrived = Signal(object)
    delivered = Signal(object)
    gaveUp = Signal(int)

    def __init__(
        self,
        entry: ViewerEntry,
        library: str,
        parent: QObject | None = None,
        *,
        patience: float = 10.0,
        opening_patience: float = 30.0,
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._library = library
        self._patience = patience
        self._opening_patience = opening_patience
        self._process: ChildProcess[Request, Event] | None = None
        self._processes = 0
        self._abandoned: dict[int, ChildProcess[Request, Event]] = {}
        self._asked: dict[int, _Asked] = {}
        self._recognising: dict[int, float] = {}
        self._documents: dict[int, Open] = {}
        self._faults: dict[tuple[str, str], int] = {}
        self._last_job = 0
        self._last_document = 0
        self._since = 0.0
        self._closed = False
        self._gone: asyncio.Event | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(100)
        self._watch.timeout.connect(self._insist)
        self.arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    # -- for the window ------------------------------------------------------------------------

    @property
    def pid(self) -> int | None:
        """Return the viewer's process number, or None while there is none."""
        return self._process.process.pid if self._process else None

    def warm_up(self) -> None:
        """Start the process before it is needed; do it when the window has nothing else to do."""
        if self._process is None and not self._closed:
            self._spawn()

    def new_document(self) -> int:
        """Return a number for a document to open."""
        self._last_document += 1
        return self._last_document

    def submit(self, request: Callable[[int], Request], then: Then | None = None) -> int:
        """Send ``request(job)`` and return the job's number; ``then`` hears the answer.

        Never waits. A page that is still being read answers twice; a ``Close`` not at all, and
        nobody hears anything more of its document.
        """
        self._last_job += 1
        job = self._last_job
        wish = request(job)
        if isinstance(wish, Close):
            self._forget(wish)
            return job
        if isinstance(wish, Open):
            self._documents[wish.document] = wish
        self._asked[job] = _Asked(wish, then, time.monotonic())
        if self._closed or self._barred(wish.document):
            QTimer.singleShot(0, self, lambda: self._refuse(job))  # after the caller has the number
            return job
        if self._process is None:
            self._spawn()
        if self._process is not None:
            self._process.send(wish)
            self._watch.start()
        return job

    def forgive(self, path: str, member: str) -> None:
        """Let a document be opened again that cost too many processes."""
        self._faults.pop((path, member), None)

    async def close(self) -> None:
        """End the process; it has nothing to save. Never blocks the window's thread."""
        self._closed = True
        self._watch.stop()
        child = self._process
        if child is not None:
            self._gone = asyncio.Event()
            for end in (child.process.terminate, child.process.kill):
                end()
                try:
                    await asyncio.wait_for(self._gone.wait(), 1.0)
                    break
                except TimeoutError:
                    continue
        self._drop()

    def kill(self) -> None:
        """End the process without a word: the last resort of a program that leaves anyway."""
        self._closed = True
        self._watch.stop()
        if self._process is not None:
            self._process.kill()
        self._drop()

    # -- inside --------------------------------------------------------------------------------

    def _drop(self) -> None:
        for child in (self._process, *self._abandoned.values()):
            if child is not None:
                child.join()
        self._process = None
        self._abandoned.clear()
        self._asked.clear()
        self._documents.clear()

    def _forget(self, wish: Close) -> None:
        self._documents.pop(wish.document, None)
        for asked in self._asked.values():
            if asked.request.document == wish.document:
                asked.then = None
        if self._process is not None:
            self._process.send(wish)

    def _spawn(self) -> None:
        if not self._processes:
            _return_large_blocks()
        self._processes += 1
        try:
            self._process = ChildProcess(
                "viewer",
                self._processes,
                self._entry,
                self._library,
                self._hand_over,
                viewing.loads,
            )
        except OSError:
            log.exception("the viewer could not be started")
            QTimer.singleShot(0, self, self._refuse_all)

    def _hand_over(self, number: int, event: Event | None) -> None:
        """Cross from the reader thread to the window's."""
        try:
            self.arrived.emit((number, event))
        except RuntimeError:  # the window is gone already; nobody is left to tell
            return

    @Slot(object)
    def _receive(self, parcel: tuple[int, Event | None]) -> None:
        number, event = parcel
        if event is None:
            self._bury(number)
        elif self._process is not None and number == self._process.number:
            self._dispatch(event)

    def _dispatch(self, event: Event) -> None:
        asked = self._asked.get(event.job)
        if asked is None:
            return  # nobody asked, or it was answered
        self._since = time.monotonic()
        self._recognising.pop(event.job, None)
        if isinstance(event, Located) and event.recognising:
            self._recognising[event.job] = self._since
        else:
            del self._asked[event.job]
        if isinstance(event, Refused) and isinstance(asked.request, Open):
            self._documents.pop(event.document, None)
        self.delivered.emit(event)
        if asked.then is not None:
            asked.then(event)

    # -- when it dies or hangs -------------------------------------------------------------------

    def _head(self) -> _Asked | None:
        """Return the request the process is at, by the order in which it takes them up."""
        there = [asked for job, asked in self._asked.items() if job not in self._recognising]
        return min(there, key=_rank, default=None)

    def _insist(self) -> None:
        now = time.monotonic()
        for job, since in list(self._recognising.items()):
            if now - since > RECOGNISING_SECONDS:
                del self._recognising[job]
                self._since = now
        head = self._head()
        if head is None or self._process is None:
            if not self._asked:
                self._watch.stop()
            return
        match head.request:
            case Open():
                patience = self._opening_patience
            case Find():
                patience = FINDING_SECONDS
            case _:
                patience = self._patience
        if head.request.document not in self._documents:
            patience = min(patience, UNWANTED_SECONDS)
        waited = now - max(self._since, head.sent)
        if not self._recognising and waited > patience:
            log.warning("the viewer did not answer for %.0f s; it is replaced", waited)
            # A process that waits for a dead disk may outlive even this; nobody waits for it.
            self._process.kill()
            self._abandoned[self._process.number] = self._process
            self._process = None
            self._renew()

    def _bury(self, number: int) -> None:
        if (late := self._abandoned.pop(number, None)) is not None:
            late.join()
            return
        if self._process is None or number != self._process.number:
            return
        if self._gone is not None:
            self._gone.set()
        if self._closed:
            return
        log.warning("the viewer ended with %s", self._process.process.exitcode)
        self._process.join()
        self._process = None
        self._renew()

    def _renew(self) -> None:
        """Start the next process, open again what was open and ask again what was asked."""
        head = self._head() or next(iter(self._asked.values()), None)
        lost, self._asked = self._asked, {}
        self._recognising.clear()
        self._since = time.monotonic()
        given_up = self._blame(head.request) if head else None
        wanted = dict(self._documents)
        refused: list[int] = []
        pending: set[int] = set()
        culprit = head if head and not isinstance(head.request, Open) else None
        for job, asked in list(lost.items()):
            number = asked.request.document
            if asked.then is None:
                del lost[job]  # nobody waits for it
            elif number not in wanted or self._barred(number) or asked is culprit:
                refused.append(job)
            elif isinstance(asked.request, Open):
                pending.add(number)  # it was not answered yet: sent again as it was
        again = [job for job in lost if job not in refused]
        for number, request in wanted.items():
            if number not in pending and not self._barred(number):
                self._last_job += 1
                reopened = replace(request, job=self._last_job)
                self._asked[self._last_job] = _Asked(reopened, None, self._since)
        self._asked |= {job: lost[job] for job in again}
        if self._asked:
            self._spawn()
        if self._process is not None:
            for asked in self._asked.values():
                self._process.send(asked.request)
        self._asked |= {job: lost[job] for job in refused}
        if given_up is not None:
            self.gaveUp.emit(given_up)
        for job in refused:
            self._refuse(job)

    def _blame(self, request: Request) -> int | None:
        """Count a lost process against a document; return its number if it was one too many."""
        opened = self._documents.get(request.document)
        if opened is None:
            return None
        key = (opened.path, opened.member)
        self._faults[key] = self._faults.get(key, 0) + 1
        return request.document if self._faults[key] >= MOST_FAULTS else None

    def _barred(self, document: int) -> bool:
        opened = self._documents.get(document)
        return opened is not None and self._faults.get((opened.path, opened.member), 0) >= (
            MOST_FAULTS
        )

    def _refuse_all(self) -> None:
        for job in list(self._asked):
            self._refuse(job)

    def _refuse(self, job: int) -> None:
        asked = self._asked.get(job)
        if asked is None:
            return
        if self._barred(asked.request.document):
            message = self.tr("Showing this document stopped Carrel's viewer twice.")
            advice = self.tr("It is not opened again here unless you say so.")
        else:
            message = self.tr("Carrel's viewer had to be started again.")
            advice = self.tr("Try again in a moment.")
        self._dispatch(Refused(job, asked.request.document, "viewer-stopped", message, advice))
