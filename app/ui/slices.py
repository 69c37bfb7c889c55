"""Long work in the window's thread, in slices too short to be felt.

What takes a hundred milliseconds is a generator that yields often; between two slices the person
types, scrolls and clicks. Work that must not run here at all is not this module's business.
"""

import time
from collections.abc import Callable, Generator
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

T = TypeVar("T")

SLICE_SECONDS = 0.006
"""A frame has 0.016: the rest of it belongs to painting."""


class Slices(QObject):
    """One piece of work at a time; a new one takes the place of the old."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._step: Callable[[], bool] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    @property
    def busy(self) -> bool:
        """Return whether work is under way."""
        return self._step is not None

    def run(self, work: Generator[None, None, T], then: Callable[[T], None]) -> None:
        """Do work and hand on what it returns; what takes one slice is done at once."""

        def step() -> bool:
            try:
                next(work)
                return True
            except StopIteration as done:
                result: T = done.value
            self._step = None
            then(result)
            return False

        self._step = step
        self._turn()

    def stop(self) -> None:
        """Drop what is under way."""
        self._step = None
        self._timer.stop()

    def _turn(self) -> None:
        end = time.perf_counter() + SLICE_SECONDS
        step = self._step
        while step is not None and step is self._step and step():
            if time.perf_counter() >= end:
                self._timer.start(0)
                return
