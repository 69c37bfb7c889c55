"""Documents that are shown as pages: PDFs and pictures.

A page's letters are those of its text, or those that recognition finds where the page is a picture.
"""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, Protocol

from app.engine.reading.formats.decoding import clean
from app.engine.reading.formats.layout import Line
from app.engine.reading.formats.pdf import join_split_words
from app.engine.viewing.finding import MARKS, Query
from app.engine.viewing.letters import Letters, Placed, spell_lines
from app.engine.viewing.matching import Hit, find_alike, find_exactly
from app.engine.viewing.paper import Drawn
from app.engine.viewing.views import LONGEST_SECONDS, WAIT, Pace, Steps, View, find_sentence
from app.errors import ReadError
from app.viewing import (
    Find,
    Found,
    Locate,
    Located,
    Mark,
    Opened,
    Render,
    Rendered,
    Select,
    Selected,
)

if TYPE_CHECKING:
    import numpy

    Pixels = numpy.ndarray[Any, Any]

AROUND = 8  # pages on either side on which a passage may go on
LARGEST_TEXT = 20_000_000  # characters of all pages that are looked through for a lost passage
COUNTING_SECONDS = 0.3  # to tell apart passages that are the same, by the text before them
LEAST_SENTENCE = 20  # characters that are enough to know a passage again
_ALIKE = 0.9  # a passage that is found so well needs no other page


class Source(Protocol):
    """Pages, counted from 0."""

    @property
    def sizes(self) -> Sequence[tuple[float, float]]: ...
    @property
    def title(self) -> str: ...
    def draw(self, index: int, scale: float) -> Drawn: ...
    def draw_for_reading(self, index: int) -> "Pixels | None": ...
    def letters(self, index: int) -> Letters: ...
    def is_pictured(self, index: int) -> bool: ...
    def close(self) -> None: ...


class Recogniser(Protocol):
    """Reads pages that are pictures, one after the other, beside everything else."""

    def recognise(self, view: "PagedView", index: int, pixels: "Pixels") -> None: ...


class Stretch:
    """The letters of a few pages, one after the other."""

    def __init__(self, pages: Sequence[int], letters: Sequence[Letters]) -> None:
        self.text = "".join(page.text for page in letters)
        self._pages: list[tuple[int, int, int, Letters]] = []
        start = 0
        for index, page in zip(pages, letters, strict=True):
            self._pages.append((start, start + len(page.text), index, page))
            start += len(page.text)

    def mark(self, start: int, end: int) -> tuple[Mark, ...]:
        """Return a mark for each page that ``text[start:end]`` stands on."""
        marks = []
        for first, last, index, letters in self._pages:
            if first < end and last > start:
                boxes = letters.boxes(max(start - first, 0), min(end, last) - first)
                if boxes:
                    marks.append(Mark(page=index + 1, boxes=boxes))
        return tuple(marks)

    def overlap(self, hit: Hit, index: int) -> int:
        """Return how many characters of a hit stand on a page."""
        return sum(
            max(0, min(last, hit.end) - max(first, hit.start))
            for first, last, number, _ in self._pages
            if number == index
        )

    def begin(self, index: int) -> int:
        """Return where a page begins."""
        return next(first for first, _, number, _ in self._pages if number == index)


class PagedView(View):
    """A PDF, or a picture of one or more pages."""

    def __init__(
        self, source: Source, kind: str, recogniser: Recogniser, warnings: tuple[str, ...] = ()
    ) -> None:
        self._source, self._kind, self._warnings = source, kind, warnings
        self._recogniser = recogniser
        self._recognised: dict[int, Letters] = {}
        self._awaited: set[int] = set()

    def opened(self, job: int, document: int) -> Opened:
        source = self._source
        view: Literal["pages", "picture"] = "picture" if self._kind == "picture" else "pages"
        return Opened(
            job, document, view, self._kind, source.title, tuple(source.sizes),
            warnings=self._warnings,
        )  # fmt: skip

    def close(self) -> None:
        self._source.close()

    def take(self, index: int, lines: Sequence[Line], width: int) -> None:
        """Take the lines that were recognised on a page drawn ``width`` pixels wide."""
        self._awaited.discard(index)
        scale = self._source.sizes[index][0] / max(width, 1)
        self._recognised[index] = spell_lines(lines, scale)

    # -- drawing -------------------------------------------------------------------------------

    def render(self, request: Render) -> Steps:
        drawn = self._source.draw(self._index(request.page), request.scale)
        yield Rendered(request.job, request.document, request.page, *drawn)

    # -- where a passage stands ----------------------------------------------------------------

    def locate(self, request: Locate) -> Steps:
        wanted = request.anchor.get("page", 1)
        index = (wanted if isinstance(wanted, int) else 1) - 1
        there = 0 <= index < len(self._source.sizes)
        if there:
            stretch, hit = self._look_around(index, request)
            if hit is not None:
                same = hit.likeness == 1 and stretch.overlap(hit, index) > 0
                yield self._tell(request, stretch, hit, "same" if same else "moved")
                return
            if self._needs(index):
                yield from self._read_around(index, request)
                return
        yield from self._look_everywhere(index if there else None, request)

    def _look_around(self, index: int, request: Locate) -> tuple[Stretch, Hit | None]:
        """Look for the passage, letter by letter, on its page and those beside it."""
        pages = self._choose_pages(index, len(request.text))
        stretch = self._stretch(pages)
        hits = find_exactly(stretch.text, request.text)
        if not hits:
            return stretch, None
        most = max(stretch.overlap(hit, index) for hit in hits)
        hits = [hit for hit in hits if stretch.overlap(hit, index) == most]
        if len(hits) == 1:
            return stretch, hits[0]
        expected = self._expect(index, request.start)
        if expected is None:
            return stretch, hits[0]
        there = stretch.begin(index) + expected
        return stretch, min(hits, key=lambda hit: abs(hit.start - there))

    def _choose_pages(self, index: int, length: int) -> list[int]:
        """Return the page, those beside it, and more where these have little text."""
        last = len(self._source.sizes) - 1
        first, after = max(index - 1, 0), min(index + 1, last)

        def measure(pages: range) -> int:
            return sum(len(self._letters(page).text) for page in pages)

        while first > 0 and index - first < AROUND and measure(range(first, index)) < length:
            first -= 1
        beyond = range(index + 1, after + 1)
        while after < last and after - index < AROUND and measure(beyond) < length:
            after += 1
            beyond = range(index + 1, after + 1)
        return list(range(first, after + 1))

    def _expect(self, index: int, start: int) -> int | None:
        """Return about where on its page an offset is; None where counting takes too long."""
        end = time.monotonic() + COUNTING_SECONDS
        before = 0
        for page in range(index):
            if time.monotonic() > end:
                return None
            text = clean(self._letters(page).text).strip("\n")
            before += len(text) + 2 if text.strip() else 0
        return start - before

    def _look_everywhere(self, index: int | None, request: Locate) -> Steps:
        """Look on all pages, also for what is only alike."""
        pace = Pace()
        pages: list[int] = []
        length = 0
        for page in range(len(self._source.sizes)):
            pages.append(page)
            length += len(self._letters(page).text)
            if length > LARGEST_TEXT or pace.spent > LONGEST_SECONDS:
                break
            if pace.is_over():
                yield None
        near = self._stretch([page for page in pages if index is None or abs(page - index) <= 1])
        hit, stretch = find_alike(near.text, request.text), near
        if hit is None or hit.likeness < _ALIKE:
            everything = self._stretch(pages)
            other = find_alike(everything.text, request.text)
            if other is not None and (hit is None or other.likeness > hit.likeness):
                hit, stretch = other, everything
        if hit is not None:
            yield self._tell(request, stretch, hit, "moved")
            return
        yield self._tell_lost(request, self._stretch(pages))

    def _tell_lost(self, request: Locate, stretch: Stretch) -> Located:
        """Say that the passage is gone, unless its sentence is still there."""
        part = find_sentence(request.start, request.end, request.sentence)
        words = request.text[slice(*part)] if part else ""
        hits = find_exactly(stretch.text, words) if len(words) >= LEAST_SENTENCE else []
        if hits:
            marks = stretch.mark(hits[0].start, hits[0].end)
            return Located(request.job, request.document, "moved", marks, marks)
        return Located(request.job, request.document, "lost")

    def _tell(self, request: Locate, stretch: Stretch, hit: Hit, state: Any, *,
              recognising: bool = False) -> Located:  # fmt: skip
        passage = stretch.mark(hit.start, hit.end)
        part = find_sentence(request.start, request.end, request.sentence)
        stands = hit.follow(*part) if part else None
        sentence = stretch.mark(*stands) if stands else ()
        return Located(
            request.job, request.document, state, passage, sentence, recognising
        )  # fmt: skip

    # -- pages that are pictures ---------------------------------------------------------------

    def _read_around(self, index: int, request: Locate) -> Steps:
        """Have the page recognised, then those the passage may go on to; tell what is found."""
        place = (Mark(page=index + 1),)
        yield Located(request.job, request.document, "same", place, recognising=True)
        for page in (index, index + 1, index - 1):
            if not 0 <= page < len(self._source.sizes) or not self._needs(page):
                continue
            yield from self._recognise(page)
            stretch, hit = self._look_around(index, request)
            if hit is not None:
                yield self._tell(request, stretch, hit, "same")
                return
            hit = find_alike(stretch.text, request.text)
            if hit is not None and hit.likeness >= _ALIKE:
                break
        stretch = self._stretch(self._choose_pages(index, len(request.text)))
        hit = find_alike(stretch.text, request.text)
        if hit is not None:
            same = stretch.overlap(hit, index) > 0 and hit.likeness >= _ALIKE
            yield self._tell(request, stretch, hit, "same" if same else "moved")
            return
        yield from self._look_everywhere(index, request)

    def _recognise(self, index: int) -> Steps:
        if index not in self._awaited:
            pixels = self._source.draw_for_reading(index)
            if pixels is None:
                self._recognised[index] = self._source.letters(index)
                return
            self._awaited.add(index)
            self._recogniser.recognise(self, index, pixels)
        while index not in self._recognised:
            yield WAIT

    def _needs(self, index: int) -> bool:
        return index not in self._recognised and self._source.is_pictured(index)

    def _letters(self, index: int) -> Letters:
        recognised = self._recognised.get(index)
        return recognised if recognised and recognised.text else self._source.letters(index)

    def _stretch(self, pages: Sequence[int]) -> Stretch:
        return Stretch(pages, [self._letters(page) for page in pages])

    def _index(self, page: int) -> int:
        if not 1 <= page <= len(self._source.sizes):
            raise ReadError("unreadable", f"This document has no page {page}.")
        return page - 1

    # -- finding and selecting -----------------------------------------------------------------

    def find(self, request: Find) -> Steps:
        query, pace = Query(request.words), Pace()
        marks: list[Mark] = []
        for index in range(len(self._source.sizes)):
            letters = self._letters(index)
            for start, end in query.search(letters.text):
                if boxes := letters.boxes(start, end):
                    marks.append(Mark(page=index + 1, boxes=boxes))
                if len(marks) > MARKS:
                    yield Found(request.job, request.document, tuple(marks[:MARKS]), True)
                    return
            if pace.is_over():
                yield None
        yield Found(request.job, request.document, tuple(marks))

    def select(self, request: Select) -> Steps:
        letters = self._letters(self._index(request.page))
        placed = letters.place(0, len(letters.text))
        ends = [_find_nearest(placed, *point) for point in (request.begin, request.end)]
        if None in ends:
            yield Selected(request.job, request.document, "", Mark(page=request.page))
            return
        first, last = sorted(end for end in ends if end is not None)
        start, end = _widen(letters.text, first, -1), _widen(letters.text, last, 1) + 1
        whole = letters.text[start:end].encode("utf-16-le", "surrogatepass")
        (text,) = join_split_words([whole.decode("utf-16-le", "replace")])
        mark = Mark(page=request.page, boxes=letters.boxes(start, end))
        yield Selected(request.job, request.document, clean(text).replace("\u00ad", ""), mark)


def _find_nearest(placed: Sequence[Placed | None], x: float, y: float) -> int | None:
    """Return the letter at a point: in its line first, then along the line."""
    best, least = None, float("inf")
    for at, box in enumerate(placed):
        if box is None:
            continue
        across = max(box.left - x, x - box.right, 0.0)
        down = max(box.top - y, y - box.bottom, 0.0)
        if box.sideways:
            across, down = down, across
        distance = across + 8 * down
        if distance < least:
            best, least = at, distance
    return best


def _widen(text: str, at: int, step: int) -> int:
    """Return the end of the word that a letter belongs to, in one direction."""

    def belongs(letter: str) -> bool:
        return letter.isalnum() or letter in "_'’\u00ad\ufffe" or "\u0300" <= letter <= "\u036f"

    if not belongs(text[at]) or ord(text[at]) > 0x2E80:
        return at
    while 0 <= at + step < len(text) and belongs(text[at + step]):
        at += step
    return at
