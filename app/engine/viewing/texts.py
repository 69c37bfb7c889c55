"""Documents that are shown as their text, which is exactly the text that was read."""

import time
from collections.abc import Sequence
from typing import Literal

from app.engine.documents import Span
from app.engine.viewing.finding import MARKS, Query
from app.engine.viewing.matching import Hit, find_alike, find_exactly
from app.engine.viewing.styles import Styles
from app.engine.viewing.views import Pace, Steps, View, find_sentence
from app.viewing import Find, Found, Locate, Located, Mark, Opened, ReadText, TextRead

WINDOW = 400_000  # characters of one answer
FINDING_SECONDS = 20.0  # a text made to be slow is given up; the window waits longer
NEAR = 20_000  # characters on either side of where a passage was

State = Literal["same", "moved", "lost"]


class TextView(View):
    """A text with its spans."""

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        kind: str,
        name: str,
        suffix: str,
        title: str = "",
        warnings: tuple[str, ...] = (),
    ) -> None:
        self._text, self._kind, self._title, self._warnings = text, kind, title, warnings
        self._styles = Styles(text, spans, kind, name, suffix)

    def opened(self, job: int, document: int) -> Opened:
        return Opened(
            job, document, "text", self._kind, self._title, length=len(self._text),
            warnings=self._warnings,
        )  # fmt: skip

    def read_text(self, request: ReadText) -> Steps:
        start = min(max(request.start, 0), len(self._text))
        end = min(max(request.end, start), len(self._text), start + WINDOW)
        styles = self._styles.within(start, end)
        yield TextRead(request.job, request.document, start, self._text[start:end], styles)

    def locate(self, request: Locate) -> Steps:
        state, hit, sentence = find_passage(self._text, request)
        marks = (Mark(start=hit[0], end=hit[1]),) if hit else ()
        parts = (Mark(start=sentence[0], end=sentence[1]),) if sentence else ()
        yield Located(request.job, request.document, state, marks, parts)

    def find(self, request: Find) -> Steps:
        pace, end = Pace(), time.monotonic() + FINDING_SECONDS
        marks: list[Mark] = []
        for found in Query(request.words).search_slowly(self._text):
            if found is not None:
                marks.append(Mark(start=found[0], end=found[1]))
            if len(marks) > MARKS or time.monotonic() > end:
                break
            if pace.is_over():
                yield None
        more = len(marks) > MARKS or time.monotonic() > end
        yield Found(request.job, request.document, tuple(marks[:MARKS]), more)


Stretch = tuple[int, int]


def find_passage(text: str, request: Locate) -> tuple[State, Stretch | None, Stretch | None]:
    """Return how a passage is found in a text, and where it and its sentence stand there."""
    start, wanted = request.start, request.text
    part = find_sentence(start, request.end, request.sentence)
    if not wanted.strip():
        return "lost", None, None
    if text[start : start + len(wanted)] == wanted:
        return "same", (start, start + len(wanted)), _shift(part, start)
    at = _find_nearest(text, wanted, start)
    if at is not None:
        return "moved", (at, at + len(wanted)), _shift(part, at)
    hit = _find_near(text, wanted, start) or find_alike(text, wanted)
    if hit is not None:
        stands = hit.follow(*part) if part else None
        return "moved", (hit.start, hit.end), stands
    words = wanted[slice(*part)] if part else ""
    at = _find_nearest(text, words, start) if len(words) >= 20 else None
    if at is None:
        return "lost", None, None
    return "moved", (at, at + len(words)), (at, at + len(words))


def _shift(part: Stretch | None, by: int) -> Stretch | None:
    return (part[0] + by, part[1] + by) if part else None


def _find_nearest(text: str, words: str, start: int) -> int | None:
    """Return the occurrence that is nearest to an offset."""
    after = text.find(words, max(start, 0))
    before = text.rfind(words, 0, max(start, 0) + len(words))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - start), default=None)


def _find_near(text: str, words: str, start: int) -> Hit | None:
    """Look for a passage about where it was, whatever its blanks and line ends are now."""
    first = max(start - NEAR, 0)
    hits = find_exactly(text[first : start + len(words) + NEAR], words)
    if not hits:
        return None
    return min(hits, key=lambda hit: abs(first + hit.start - start)).move(first)
