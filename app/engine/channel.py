"""From a thread to the lane: a bounded queue with an end.

The lane looks in and never waits for long; the thread waits, and notices when nobody listens.
"""

import queue
import threading
from typing import Generic, TypeVar

from app.errors import Cancelled

T = TypeVar("T")


class Channel(Generic[T]):
    """A bounded queue between a thread and the lane, with an end and a way to give up."""

    def __init__(self, size: int, name: str) -> None:
        self._queue: queue.Queue[T | None] = queue.Queue(size)
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self.ended = False
        self.problem: BaseException | None = None

    def begin(self) -> None:
        """Start the thread."""
        self._thread.start()

    def take(self, seconds: float) -> T | None:
        """Return the next thing, or None when there is none yet, or ever (see ``ended``).

        Raises what ended the thread, if that was a fault of ours.
        """
        try:
            item = self._queue.get(timeout=seconds)
        except queue.Empty:
            return None
        if item is None:
            self.ended = True
            if self.problem is not None:
                raise self.problem
        return item

    def leave(self, wait: bool = True) -> None:
        """Tell the thread that nobody listens any more, and wait until it has ended."""
        self._left.set()
        while wait and self._thread.is_alive():
            try:
                while True:
                    self._queue.get_nowait()
            except queue.Empty:
                self._thread.join(0.05)

    def is_set(self) -> bool:
        """Whether nobody listens any more, as a flag for who reads on our behalf."""
        return self._left.is_set()

    @property
    def left(self) -> bool:
        """Whether nobody listens any more."""
        return self._left.is_set()

    def _give(self, item: T | None) -> None:
        while not self._left.is_set():
            try:
                self._queue.put(item, timeout=0.1)
                return
            except queue.Full:
                continue

    def _run(self) -> None:
        try:
            self._work()
        except Cancelled:
            pass
        except BaseException as error:  # noqa: BLE001 - raised again in the lane
            self.problem = error
        self._give(None)

    def _work(self) -> None:
        raise NotImplementedError
