"""Paragraphs, headings and table rows → one text with spans.

Every reader of a format writes into a ``Flow``; it alone decides where lines end, so that offsets
and anchors agree whatever the format.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from app.engine.documents import Span
from app.engine.reading.anchors import HEADING_LENGTH, Heading, join_headings
from app.engine.reading.formats.decoding import clean
from app.messages import Anchor

LONG_CELL = 300  # characters; a row with a longer cell is laid out, not tabulated
LINES_IN_CELL = 3


class Flow:
    """Collects a document's text in reading order."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._row = False  # whether the last thing was a table's row
        self._headings: list[Heading] = []
        self._marks: list[tuple[int, Anchor]] = []  # where a page, slide or chapter begins

    def __len__(self) -> int:
        return self._length

    def mark(self, anchor: Anchor) -> None:
        """Begin a stretch that is found at ``anchor``; headings begin anew in it."""
        self._marks.append((self._length, anchor))

    def paragraph(self, text: str, level: int = 0, *, gap: int = 2) -> None:
        """Add a paragraph after ``gap`` line ends, or a heading where ``level`` is 1 or more."""
        text = tidy(text)
        if not text:
            return
        self._put(text, gap)
        if level:
            self._headings.append(Heading(self._length - len(text), level, text))
        self._row = False

    def row(self, cells: Sequence[Sequence[str]]) -> None:
        """Add a table's row, each cell a list of lines: one line, the cells apart by tabs.

        A row that lays out whole texts in its cells is not a row to its reader; those texts
        follow each other as paragraphs.
        """
        if is_layout(cells):
            for cell in cells:
                for line in cell:
                    self.paragraph(line)
            return
        line = join_cells(cells)
        if line:
            self._put(line, 1 if self._row else 2)
            self._row = True

    def heading(self, title: str, level: int) -> None:
        """Name the stretch that begins here without adding to the text."""
        self._headings.append(Heading(self._length, level, tidy(title)))

    def end_table(self) -> None:
        """Part the next row from the last one."""
        self._row = False

    def finish(self, title: str = "") -> tuple[str, tuple[Span, ...]]:
        """Return the text and its spans.

        ``title``, else a short first line, stands for a stretch without any anchor.
        """
        text = "".join(self._parts)
        first = text[: HEADING_LENGTH + 1].partition("\n")[0].strip()
        title = title or ("" if len(first) > HEADING_LENGTH else first)
        return text, span_marks(text, self._headings, self._marks, title)

    def _put(self, text: str, gap: int) -> None:
        if self._length:
            self._parts.append("\n" * gap)
            self._length += gap
        self._parts.append(text)
        self._length += len(text)


def span_marks(
    text: str,
    headings: Sequence[Heading],
    marks: Sequence[tuple[int, Anchor]],
    title: str = "",
) -> tuple[Span, ...]:
    """Return spans that begin at headings and marks; each has its mark's anchor and heading path.

    A mark ends the headings before it. ``title`` is the heading where neither says anything.
    """
    cuts: dict[int, tuple[Anchor, str]] = {}
    bounds: list[tuple[int, Anchor]] = [(0, {}), *marks, (len(text) + 1, {})]
    first = 0
    for (start, anchor), (end, _) in pairwise(bounds):
        cuts[start] = (anchor, "")
        after = bisect_left(headings, end, key=lambda heading: heading.start)
        for begin, path in join_headings(headings[first:after]):
            cuts[begin] = (anchor, path)
        first = after
    spans: list[Span] = []
    begin = 0
    for start, end in pairwise(sorted({*(cut for cut in cuts if cut < len(text)), len(text)})):
        if end < len(text) and not text[start:end].strip():
            continue  # nothing but the blank lines before a heading: they go with it
        anchor, path = cuts[start]
        path = path or ("" if anchor else title)
        spans.append(Span(begin, end, {**anchor, "heading": path} if path else anchor))
        begin = end
    return tuple(spans)


def tidy(text: str) -> str:
    """Return clean text without soft hyphens and without blanks at its ends."""
    return clean(text).replace("\u00ad", "").strip()


def is_layout(cells: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table's row holds texts rather than values."""
    return any(
        len(cell) > LINES_IN_CELL or sum(len(line) for line in cell) > LONG_CELL for cell in cells
    )


def join_cells(cells: Sequence[Sequence[str]]) -> str:
    """Return a table's row as one line, cells apart by tabs; empty ones at its end are left out."""
    words = (" ".join(" ".join(cell).split()) for cell in cells)
    return clean("\t".join(words)).replace("\u00ad", "").rstrip()
