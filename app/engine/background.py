"""What the engine does of itself: look again, follow folders, read pictures, change the embedder.

The lane asks for the ``next`` piece of work when nobody else wants anything, and may interrupt it
at any step; what was interrupted is taken up again later. The watcher's thread only leaves word.
"""

import threading
import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from app import __version__
from app.engine.library import is_below
from app.engine.stream import Cancellation
from app.engine.watching import FolderWatcher
from app.errors import DiskFull
from app.messages import Event, IndexDone, Steps

if TYPE_CHECKING:
    from app.engine.engine import Engine

RESCAN_SECONDS = 3600.0
"""Watchers miss things: everything is looked at this often, and at the start."""
RETRY_SECONDS = 20.0
"""After work that failed everything is looked at again, this much later: no change is forgotten.
Each failure after the first doubles it; a full disk may stay full."""
SETTLE_SECONDS = 10.0
"""How long a watcher may take to begin before its folders are looked at without it."""


class Background:
    """The engine's own work; ``wake`` is called from the watcher's thread when there is some."""

    def __init__(self, engine: "Engine", wake: Callable[[], None]) -> None:
        self._engine, self._wake = engine, wake
        self._lock = threading.Lock()
        self._changed: set[str] = set()
        self._followed: frozenset[str] = frozenset()
        self._starting = bool(engine.store.folders())
        if not self._starting:
            self._note_version()  # nothing here was read by an older Carrel
        self._rescan_at = time.monotonic() + (SETTLE_SECONDS if self._starting else 0)
        self._pictures_due = self._renewal_due = True
        self._interrupted = False
        self._patience = RETRY_SECONDS
        self.problem = ""  # what is wrong with following the folders, for the lane to tell
        self._watcher: FolderWatcher | None = None
        if engine.preferences["follow_folders"]:
            self._watcher = FolderWatcher(self._hear, self._note_problem)
            self.follow()
        else:
            self._rescan_at = time.monotonic()

    def follow(self) -> None:
        """Follow exactly the folders that the library has now."""
        if self._watcher is None:
            return
        folders = self._engine.store.folders()
        fresh = frozenset(folders) - self._followed
        self._followed = frozenset(folders)
        self._watcher.follow(folders)
        if fresh:
            threading.Thread(target=self._settle, args=(fresh,), name="settle", daemon=True).start()

    def _settle(self, fresh: frozenset[str]) -> None:
        """Look at folders once they are followed: what changed before that, nobody told."""
        assert self._watcher is not None
        self._watcher.wait(SETTLE_SECONDS)
        if self._starting:
            self._starting, self._rescan_at = False, time.monotonic()
            self._wake()
        else:
            self._hear(fresh)

    def close(self) -> None:
        """Stop following."""
        if self._watcher is not None:
            self._watcher.close()

    def wait_seconds(self) -> float:
        """Return how long the lane may sleep: 0 when there is something to do."""
        if self._changed or self._wants_pictures() or self._wants_renewal():
            return 0.0
        return max(0.0, self._rescan_at - time.monotonic())

    def next(self, job: int, cancel: Cancellation) -> Steps | None:
        """Return the next piece of work as the steps of a job, or None."""
        self._interrupted = False
        with self._lock:
            changed, self._changed = self._changed, set()
        if time.monotonic() >= self._rescan_at:
            self._rescan_at = time.monotonic() + RESCAN_SECONDS
            return self._look_again(job, cancel)
        if changed:
            return self._take_changes(job, cancel, changed)
        if self._wants_pictures():
            return self._read_pictures(job, cancel)
        if self._wants_renewal():
            return self._renew(job, cancel)
        return None

    def interrupt(self, cancel: Cancellation) -> None:
        """Let the person's own wish go first; the work is taken up again afterwards."""
        self._interrupted = True
        cancel.set()

    def note_changes(self) -> None:
        """Say that documents came in: there may be pictures among them, and other folders."""
        self._pictures_due = self._renewal_due = True
        self.follow()

    # -- the kinds of work ---------------------------------------------------------------------

    def _look_again(self, job: int, cancel: Cancellation) -> Steps:
        store = self._engine.store
        newer = store.meta("reader") != __version__
        done = yield from self._index(job, cancel, store.folders(), newer)
        if done is not None and not done.cancelled:
            self._note_version()
        elif self._interrupted:
            self._rescan_at = time.monotonic()

    def _note_version(self) -> None:
        """Note that what is in the library was read by this Carrel, so that it stays as it is."""
        try:
            if self._engine.store.meta("reader") != __version__:
                self._engine.store.set_meta("reader", __version__)
        except DiskFull:
            pass  # it is tried again with the next look; whatever needs the room says that

    def _take_changes(self, job: int, cancel: Cancellation, changed: set[str]) -> Steps:
        added = self._engine.store.folders()
        changed = {p for p in changed if any(is_below(p, folder) for folder in added)}
        outer = [p for p in changed if not any(p != q and is_below(p, q) for q in changed)]
        done = yield from self._index(job, cancel, sorted(outer), False)
        if self._interrupted and (done is None or done.cancelled):
            with self._lock:
                self._changed |= changed

    def _index(
        self, job: int, cancel: Cancellation, paths: list[str], newer: bool
    ) -> Generator[Event | None, None, IndexDone | None]:
        done: IndexDone | None = None
        try:
            for event in self._engine.index_job(job, paths, cancel, own=True, newer=newer).run():
                if isinstance(event, IndexDone):
                    done = event
                yield event
        except Exception:
            self._rescan_at = time.monotonic() + self._patience
            self._patience = min(2 * self._patience, RESCAN_SECONDS)
            raise
        self._patience = RETRY_SECONDS
        self._pictures_due = True
        return done

    def _read_pictures(self, job: int, cancel: Cancellation) -> Steps:
        self._pictures_due = False
        yield from self._engine.recognise(job, cancel)
        self._pictures_due = self._interrupted

    def _renew(self, job: int, cancel: Cancellation) -> Steps:
        self._renewal_due = False
        yield from self._engine.renew(job, cancel)
        self._renewal_due = self._interrupted

    def _wants_pictures(self) -> bool:
        engine = self._engine
        if not (self._pictures_due and engine.preferences["recognise_text"] and engine.searches):
            return False
        self._pictures_due = bool(engine.store.unread())
        return self._pictures_due

    def _wants_renewal(self) -> bool:
        return self._renewal_due and self._engine.renewal is not None

    # -- from the watcher's thread -------------------------------------------------------------

    def _hear(self, paths: frozenset[str]) -> None:
        with self._lock:
            self._changed |= paths
        self._wake()

    def _note_problem(self, sentence: str) -> None:
        self.problem = sentence
        self._wake()
