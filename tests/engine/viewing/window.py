"""A window's side of the viewer process, without a window."""

import multiprocessing
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from app import viewing
from app.viewer import main
from app.viewing import Event, Located, Opened, Refused

SECONDS = 60.0
E = TypeVar("E")


class Dead(Exception):
    """The process ended, or was too slow and was killed."""


class Window:
    """Sends requests to a real viewer process and takes what comes back."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self.process = context.Process(target=main, args=(theirs, ""))
        self.process.start()
        theirs.close()
        self._job = 0
        self._events: deque[Event] = deque()

    def send(self, request: type[Any], *arguments: Any, **named: Any) -> int:
        """Send a request and return its job."""
        self._job += 1
        try:
            self._pipe.send(request(self._job, *arguments, **named))
        except OSError as error:
            raise Dead from error
        return self._job

    def take(self, seconds: float = SECONDS) -> Event:
        """Return the next event."""
        if self._events:
            return self._events.popleft()
        try:
            if self._pipe.poll(seconds):
                return viewing.loads(self._pipe.recv_bytes())
        except (EOFError, OSError) as error:
            raise Dead from error
        self.close()
        raise Dead("too slow")

    def ask(
        self, request: type[Any], *arguments: Any, seconds: float = SECONDS, **named: Any
    ) -> Any:
        """Send a request and return its answer; events of other jobs wait."""
        job = self.send(request, *arguments, **named)
        others: list[Event] = []
        while (event := self.take(seconds)).job != job:
            others.append(event)
        self._events.extendleft(reversed(others))
        return event

    def open(
        self, path: Any, member: str = "", passwords: tuple[str, ...] = (), document: int = 1
    ) -> Any:
        """Open a document."""
        return self.ask(viewing.Open, document, str(path), member, passwords)

    def locate(
        self, text: str, start: int, anchor: Any, sentence: Any = None, document: int = 1
    ) -> Located:
        """Ask where a passage stands, and wait until it is recognised."""
        end = start + len(text)
        event = self.ask(viewing.Locate, document, text, start, end, anchor, sentence)
        while isinstance(event, Located) and event.recognising:
            event = self.take()
        assert isinstance(event, Located), event
        return event

    def close(self) -> None:
        """End the process, by force if need be."""
        self._pipe.close()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


@contextmanager
def opened(window: Window, path: Any, **named: Any) -> Iterator[Opened]:
    """Open a document for a while; fail where it is refused."""
    event = window.open(path, **named)
    assert isinstance(event, Opened), event
    yield event
    window.send(viewing.Close, 1)


def tally(events: list[Event]) -> Counter[str]:
    """Count events by what they are, refusals by their kind."""
    return Counter(e.kind if isinstance(e, Refused) else type(e).__name__ for e in events)
