"""The real engine process, driven through its pipe as the window does it, every event timed."""

import multiprocessing
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from app import worker
from app.messages import EngineState, Event, Failed, Quit, Request, WorkerOptions

PATIENCE = 300.0
"""Seconds until a silent engine is called hung."""


class EngineProcess:
    """An engine process on a library; ends with the ``with``.

    ``ready`` are the stages that were reached. Raises ``RuntimeError`` when the engine falls
    silent, a job fails or a model does not load.
    """

    def __init__(self, library: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(
            target=worker.main, args=(theirs, WorkerOptions(str(library)))
        )
        self.process.start()
        theirs.close()
        self.ready: set[str] = set()

    def send(self, request: Request) -> float:
        """Send a request; return the moment it was sent, of ``time.monotonic``."""
        began = time.monotonic()
        self.pipe.send(request)
        return began

    def hear(self, seconds: float = PATIENCE) -> tuple[float, Event]:
        """Return the next event and the moment it came."""
        if not self.pipe.poll(seconds):
            raise RuntimeError(f"the engine fell silent; it had reached {sorted(self.ready)}")
        event: Event = self.pipe.recv()
        if isinstance(event, EngineState):
            if event.problem:
                raise RuntimeError(event.problem)
            self.ready.add(event.stage)
        if isinstance(event, Failed):
            raise RuntimeError(f"{event.message} {event.advice}")
        return time.monotonic(), event

    def until(self, wanted: Callable[[Any], bool]) -> tuple[float, Any]:
        """Hear until an event is the wanted one; return it and the moment it came."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            moment, event = self.hear()
            if wanted(event):
                return moment, event
        raise RuntimeError("what was waited for did not come")

    def listen(self, seconds: float) -> list[Event]:
        """Hear whatever comes for so long."""
        events, deadline = [], time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if self.pipe.poll(left):
                events.append(self.hear()[1])
        return events

    def warm_up(self) -> None:
        """Wait until both models are there."""
        while "answering" not in self.ready:
            self.hear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _: TracebackType | None,
    ) -> None:
        try:
            self.pipe.send(Quit())
        except OSError:
            pass  # it is gone already
        self.process.join(10)
        if self.process.is_alive():
            self.process.kill()
        self.pipe.close()
