"""Lines on a page → their reading order: columns one after the other, tables row by row.

Geometry only; a line is a box with its text. What a heading or a table is, nobody asks.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

FEWEST_LINES = 4  # that make a column
_CROSSING = 0.25  # of the lines may stand across the gap between columns, as titles do
_FILLED = 0.6  # of a column's width is what its usual line takes; cells of a table take less
_PARAGRAPH = 0.8  # of a line's height between two lines parts paragraphs


class Line(NamedTuple):
    """A line of text, the corners of its box, and how sure its letters are, from 0 to 1.

    The box is where it stands on a page that is upright and straight. ``outline`` has the four
    corners of where it is seen, clockwise from the top left of its text.
    """

    left: float
    top: float
    right: float
    bottom: float
    text: str
    score: float = 1.0
    outline: tuple[tuple[float, float], ...] = ()

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def arrange(lines: Sequence[Line]) -> str:
    """Return the text of a page in reading order, its paragraphs parted by blank lines."""
    return "\n\n".join(map(_join_rows, _part_columns(_sort(lines))))


def put_in_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines in the order in which ``arrange`` has their texts."""
    return [
        line
        for block in _part_columns(_sort(lines))
        for row in _find_rows(block)
        for line in sorted(row)
    ]


def _sort(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.top)


def _part_columns(lines: Sequence[Line], depth: int = 0) -> Iterator[Sequence[Line]]:
    """Yield blocks of lines, each of one column, in reading order."""
    gap = _find_gap(lines) if depth < 4 else None
    if gap is None:
        if lines:
            yield lines
        return
    block: list[Line] = []
    for line in [*lines, None]:
        if line is None or line.left < gap < line.right:
            yield from _part_columns([each for each in block if each.right <= gap], depth + 1)
            yield from _part_columns([each for each in block if each.left >= gap], depth + 1)
            block = []
            if line:
                yield [line]
        else:
            block.append(line)


def _find_gap(lines: Sequence[Line]) -> float | None:
    """Return the x between two columns of running text, or None where there is one column."""
    if len(lines) < 2 * FEWEST_LINES:
        return None
    edges = sorted({line.right + 1 for line in lines} | {line.left - 1 for line in lines})
    gaps: list[tuple[int, float, float]] = []
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        crossing = sum(line.left < middle < line.right for line in lines)
        if crossing <= _CROSSING * len(lines):
            gaps.append((crossing, left - right, middle))
    for _, _, middle in sorted(gaps):
        before = [line for line in lines if line.right <= middle]
        after = [line for line in lines if line.left >= middle]
        if _is_column(before) and _is_column(after):
            return middle
    return None


def _is_column(lines: Sequence[Line]) -> bool:
    if len(lines) < FEWEST_LINES:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return median(line.width for line in lines) >= _FILLED * width


def _find_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return one column's lines from the top: what stands side by side is one row."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.top + line.bottom):
        middle = (line.top + line.bottom) / 2
        if rows and middle < _find_middle(rows[-1]) + 0.5 * min(rows[-1][-1].height, line.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _join_rows(lines: Sequence[Line]) -> str:
    """Return one column's text."""
    rows = _find_rows(lines)
    height = median(line.height for line in lines)
    parts: list[str] = []
    for above, row in pairwise([[], *rows]):
        if above:
            space = min(line.top for line in row) - max(line.bottom for line in above)
            parts.append("\n\n" if space > _PARAGRAPH * height else "\n")
        parts.append(" ".join(line.text for line in sorted(row)))
    return "".join(parts)


def _find_middle(row: Sequence[Line]) -> float:
    return sum(line.top + line.bottom for line in row) / len(row) / 2
