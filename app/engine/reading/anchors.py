"""Offsets of headings and lines → the spans that say where each stretch of a text is.

All functions return spans that are sorted, do not overlap and cover the text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.engine.documents import Span

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
LINES_PER_SPAN = 40  # a paragraph longer than this gets several spans
SPANS_PER_DOCUMENT = 50_000
HEADING_LENGTH = 120  # longer headings are cut with an ellipsis


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that begins at ``start``; ``level`` 1 is the highest."""

    start: int
    level: int
    title: str


def join_headings(headings: Iterable[Heading]) -> list[tuple[int, str]]:
    """Return where each heading's section begins and its path: ``"Methods > Data"``."""
    path: list[Heading] = []
    sections = []
    for heading in headings:
        title = " ".join(heading.title.split())
        if not title:
            continue
        if len(title) > HEADING_LENGTH:
            title = title[: HEADING_LENGTH - 1].rstrip() + "…"
        while path and path[-1].level >= heading.level:
            path.pop()
        path.append(Heading(heading.start, heading.level, title))
        sections.append((heading.start, " > ".join(part.title for part in path)))
    return sections


def span_headings(text: str, headings: Iterable[Heading], title: str = "") -> tuple[Span, ...]:
    """Return one span per section; ``title`` stands for the part before the first heading."""
    cuts = [(0, title)]
    for start, path in join_headings(headings):
        if start <= cuts[-1][0]:
            cuts.pop()
        cuts.append((max(start, cuts[-1][0] + 1) if cuts else 0, path))
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    return tuple(
        Span(start, end, {"heading": path} if path else {})
        for (start, path), end in zip(cuts, ends, strict=True)
        if start < end
    )


def span_lines(text: str, headings: Sequence[Heading] = ()) -> tuple[Span, ...]:
    """Return spans that begin at headings, paragraphs and every ``LINES_PER_SPAN`` lines.

    Each anchor has the line its span begins at, counted from 1, and the heading if there is one.
    A very long text gets coarser spans, at most about ``SPANS_PER_DOCUMENT``.
    """
    sections = dict(join_headings(headings))
    least = len(text) // SPANS_PER_DOCUMENT
    spans: list[Span] = []
    start, line, path = 0, 1, sections.get(0, "")
    for cut in sorted({*_find_cuts(text), *sections, len(text)} - {0}):
        if cut - start <= least and cut not in sections and cut != len(text):
            continue
        anchor: dict[str, int | str] = {"line": line}
        if path:
            anchor["heading"] = path
        if cut > start:
            spans.append(Span(start, cut, anchor))
        line += text.count("\n", start, cut)
        path = sections.get(cut, path)
        start = cut
    return tuple(spans)


def _find_cuts(text: str) -> Iterable[int]:
    start = 0
    for match in _PARAGRAPH.finditer(text):
        yield from _cut_lines(text, start, match.start())
        start = text.rfind("\n", 0, match.end()) + 1
        yield start
    yield from _cut_lines(text, start, len(text))


def _cut_lines(text: str, start: int, end: int) -> Iterable[int]:
    while True:
        for _ in range(LINES_PER_SPAN):
            start = text.find("\n", start, end) + 1
            if not start:
                return
        yield start


def name_pages(numbers: Sequence[int]) -> str:
    """Return "page 3" or "pages 3-5, 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    names = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs[:20])
    more = " and others" if len(runs) > 20 else ""
    return f"page{'s' if len(numbers) > 1 else ''} {names}{more}"
