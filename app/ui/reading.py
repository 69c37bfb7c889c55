"""What is being read: the person's jobs and the engine's own, on one card.

Sends the wishes to add, to read again and to unlock, hears how they go, and tells slow from dead.
Does not know the documents: a file that was read or failed is the library panel's business.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Slot

from app.messages import (
    Event,
    Failed,
    IndexDone,
    ListLibrary,
    Pause,
    Paused,
    Progress,
    Retry,
    Unlock,
)
from app.ui import wording
from app.ui.host import EngineHost, HostState
from app.ui.notices import Notices
from app.ui.progress import ReadingProgress

QUIET_MS = 600
"""Work of the engine's own that is done sooner is not shown at all."""

BEAT_MS = 1000

SILENCE = 8.0
"""Seconds without news of a job after which the person is told; it comes once a second."""


@dataclass(frozen=True, slots=True)
class _Wish:
    kind: Literal["add", "retry", "unlock"]
    paths: tuple[str, ...]


class Reading(QObject):
    """The jobs of reading, and the card that shows them."""

    def __init__(self, host: EngineHost, notices: Notices, card: ReadingProgress) -> None:
        super().__init__(card)
        self.clock: Callable[[], float] = time.monotonic
        self._host = host
        self._notices = notices
        self._card = card
        self._wishes: dict[int, _Wish] = {}
        self._own: dict[int, Progress] = {}
        self._shown = 0
        self._told = ""
        self._path = ""
        self._heard: float | None = None
        self._pausing = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._show_own)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.feel_pulse)
        card.cancelled.connect(self._cancel)
        card.pauseWanted.connect(self._pause)
        host.delivered.connect(self._hear)
        host.stateChanged.connect(self._follow_host)

    @property
    def paths(self) -> list[str]:
        """Return what the person added and is not yet read."""
        wishes = self._wishes.values()
        return [path for wish in wishes if wish.kind == "add" for path in wish.paths]

    @property
    def path(self) -> str:
        """Return the file that is being read now; "" for none."""
        return self._path

    def add(self, paths: tuple[str, ...]) -> None:
        """Add files and folders, or look for changes in them."""
        self._begin(self._host.index(paths), _Wish("add", paths))

    def retry(self, paths: tuple[str, ...]) -> None:
        """Read documents again that failed, were set aside or ignored."""
        self._begin(self._host.submit(lambda job: Retry(job, paths)), _Wish("retry", paths))

    def unlock(self, path: str, password: str, keep: bool) -> None:
        """Read a protected document; the password is handed on and kept nowhere here."""
        job = self._host.submit(lambda job: Unlock(job, path, password, keep))
        self._begin(job, _Wish("unlock", (path,)))

    def feel_pulse(self) -> None:
        """Say so when nothing was heard of a running job for long, and take it back."""
        now = self.clock()
        if self._heard is None or self._card.paused or self._host.asking:
            self._heard = None if self._heard is None else now
            self._card.show_pulse("")
            return
        silent = now - self._heard
        if silent < SILENCE:
            self._card.show_pulse("")
            return
        told = self.tr("No sign of life for {0} s.").format(wording.number(int(silent)))
        if self._path:
            told = self.tr("No sign of life for {0} s: {1} may be a difficult one.").format(
                wording.number(int(silent)), f"\u2068{wording.file_name(self._path)}\u2069"
            )
        self._card.show_pulse(told)

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object)
    def _hear(self, event: Event) -> None:
        match event:
            case Progress() if event.job in self._wishes or event.job < 0:
                self._show_progress(event)
            case IndexDone() if event.job in self._wishes:
                summary = self._summary(event, self._wishes.pop(event.job))
                self._told = summary
                self._go_on()
            case IndexDone() if event.job < 0:
                last = self._own.pop(event.job, None)
                line = wording.done_by_itself(event, last.doing if last else "")
                self._told = line or self._told
                self._go_on()
            case Failed() if event.job in self._wishes:
                self._tell_failed(event, self._wishes.pop(event.job))
                self._told = ""
                self._go_on()
            case Failed() if event.job in self._own:
                del self._own[event.job]
                self._go_on()
            case Paused() if event.job == self._pausing or not self._pausing:
                self._pausing = 0
                self._card.set_paused(event.paused)
            case Failed() if event.job and event.job == self._pausing:
                self._pausing = 0
                self._card.set_paused(not self._card.paused)
            case _:
                pass

    def _begin(self, job: int, wish: _Wish) -> None:
        self._wishes[job] = wish
        if len(self._wishes) == 1:
            self._shown = job
        self._card.begin(len(self._wishes) - 1)

    def _show_progress(self, event: Progress) -> None:
        self._heard = self.clock()
        self._path = event.path if event.doing in ("reading", "recognising") else ""
        self._beat.start()
        if not self._pausing:
            self._card.set_paused(event.paused)
        self._card.show_pulse("")
        if event.job < 0:
            first = not self._own
            self._own[event.job] = event
            if first and not self._wishes:
                self._quiet.start()
            if self._quiet.isActive():
                return
        self._show(event)

    def _show(self, event: Progress) -> None:
        self._shown = event.job
        waiting = len(self._wishes) - (event.job in self._wishes)
        self._card.show_progress(event, waiting)

    def _show_own(self) -> None:
        if self._own:
            self._show(next(reversed(self._own.values())))

    def _go_on(self) -> None:
        """A job ended: show the next one, or how the last one went."""
        self._path, self._heard = "", None
        if self._wishes:
            self._shown = next(iter(self._wishes))
            self._card.begin(len(self._wishes) - 1)
        elif self._own and not self._quiet.isActive():
            self._card.begin(0)
            self._show_own()
        elif not self._own:
            self._quiet.stop()
            self._beat.stop()
            self._card.finish(self._told)

    def _summary(self, event: IndexDone, wish: _Wish) -> str:
        if wish.kind == "unlock" and not event.cancelled:
            name = f"\u2068{wording.file_name(wish.paths[0])}\u2069"
            if event.failed:
                return self.tr("{0} is still locked.").format(name)
            return self.tr("{0} is open now.").format(name)
        told = [self.tr("Stopped.") if event.cancelled else self.tr("Finished.")]
        if event.documents:
            told.append(self.tr("Added {0}.").format(wording.documents(event.documents)))
        if event.failed:
            told.append(self.tr("{0} could not be read.").format(wording.files(event.failed)))
        if event.moved:
            told.append(self.tr("{0} moved.").format(wording.files(event.moved)))
        if event.removed:
            told.append(self.tr("{0} gone.").format(wording.files(event.removed)))
        if not event.cancelled and len(told) == 1:
            told.append(self.tr("Nothing has changed."))
        return " ".join(told)

    def _tell_failed(self, event: Failed, wish: _Wish) -> None:
        again: Callable[[], None] | None = None
        match wish.kind:
            case "add":
                again = partial(self._once_more, self.add, wish.paths)
            case "retry":
                again = partial(self._once_more, self.retry, wish.paths)
            case "unlock":
                pass  # the password is gone, as it should be
        if wish.kind != "add":
            self._host.submit(ListLibrary)  # the rows said already that they wait
        self._notices.tell(
            "add-failed",
            event.message,
            event.advice,
            level="error",
            action=self.tr("Go on adding") if wish.kind == "add" else self.tr("Try again"),
            then=again,
        )

    def _once_more(self, wish: Callable[[tuple[str, ...]], None], paths: tuple[str, ...]) -> None:
        self._notices.take_back("add-failed")
        wish(paths)

    # -- the person ------------------------------------------------------------------------------

    @Slot()
    def _cancel(self) -> None:
        self._host.cancel(self._shown)

    @Slot(bool)
    def _pause(self, paused: bool) -> None:
        self._pausing = self._host.submit(lambda job: Pause(job, paused))
        self._card.set_paused(paused)

    @Slot(object)
    def _follow_host(self, state: HostState) -> None:
        if state is HostState.RESTARTING and self._card.paused:
            self._pause(True)  # the next engine does not know
