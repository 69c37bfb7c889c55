"""What every open document can be asked, and how long work makes room for other requests."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import ReadError
from app.viewing import Event, Find, Locate, Opened, ReadCells, ReadText, Render, Request, Select

SLICE_SECONDS = 0.02
"""How long a view works before it lets other requests come first."""


LONGEST_SECONDS = 5.0
"""How long one passage is looked for; the window takes a process for dead after twice that."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A step that cannot go on before a page is recognised."""


WAIT = Wait()
Steps = Iterator[Event | Wait | None]
"""A request's events; None is a moment to do something else first."""


class View:
    """An open document. What a kind of view cannot do raises ``ReadError``: unsupported."""

    def opened(self, job: int, document: int) -> Opened:
        """Say what it is."""
        raise NotImplementedError

    def answer(self, request: Request) -> Steps:
        """Do what is asked."""
        match request:
            case Locate():
                return self.locate(request)
            case Render():
                return self.render(request)
            case ReadText():
                return self.read_text(request)
            case ReadCells():
                return self.read_cells(request)
            case Find():
                return self.find(request)
            case Select():
                return self.select(request)
        raise refuse_question()

    def locate(self, request: Locate) -> Steps:
        raise refuse_question()

    def render(self, request: Render) -> Steps:
        raise refuse_question()

    def read_text(self, request: ReadText) -> Steps:
        raise refuse_question()

    def read_cells(self, request: ReadCells) -> Steps:
        raise refuse_question()

    def find(self, request: Find) -> Steps:
        raise refuse_question()

    def select(self, request: Select) -> Steps:
        raise refuse_question()

    def close(self) -> None:
        """Give back what it holds."""


class Pace:
    """Tells when a slice of work is over; ``spent`` is how long all slices took, in seconds."""

    def __init__(self, seconds: float = SLICE_SECONDS) -> None:
        self._seconds = seconds
        self.spent = 0.0
        self._end = time.monotonic() + seconds

    def is_over(self) -> bool:
        """Whether to pause now; the next slice begins with a yes."""
        now = time.monotonic()
        if now < self._end:
            return False
        self.spent += self._seconds
        self._end = now + self._seconds
        return True


def find_sentence(start: int, end: int, sentence: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a sentence's offsets in its passage, None where it is no part of it."""
    if sentence is None:
        return None
    first, last = max(sentence[0] - start, 0), min(sentence[1] - start, end - start)
    return (first, last) if first < last else None


def refuse_question() -> ReadError:
    """Return the error for a question that makes no sense of a document."""
    return ReadError("unsupported", "This is not possible with this kind of document.")
