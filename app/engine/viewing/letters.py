"""The letters of a page, and the boxes around some of them: one for each run of a line."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.engine.reading.formats.layout import Line
from app.viewing import Box

GAP = 2.0  # times a line's height between two letters of one run
OVERLAP = 0.5  # of the smaller letter's height (or width, in a column) makes them neighbours
_NARROW, _BROAD = frozenset("iljtfr.,;:'|!()[]IJ1 "), frozenset("mwMWQO@%&")


class Placed(NamedTuple):
    """A letter's box on a page; ``sideways`` that its line runs up or down."""

    left: float
    top: float
    right: float
    bottom: float
    sideways: bool = False
    fresh: bool = False  # whether a line may have ended before it


@dataclass(frozen=True, slots=True)
class Letters:
    """A page's text; ``place`` gives the boxes of ``text[start:end]``, one a letter.

    A letter that is not seen, such as a blank, has none.
    """

    text: str
    place: Callable[[int, int], Sequence[Placed | None]]

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return the boxes around ``text[start:end]``."""
        return join_boxes(placed for placed in self.place(start, end) if placed is not None)


NONE = Letters("", lambda start, end: ())


def join_boxes(letters: Iterable[Placed]) -> tuple[Box, ...]:
    """Return one box for each run of letters that follow each other on a line."""
    runs: list[Box] = []
    before: Placed | None = None
    count = 0  # of the run's letters
    for letter in letters:
        if before is not None and _continues(before, letter, runs[-1], count):
            run = runs[-1]
            runs[-1] = Box(
                min(run.left, letter.left), min(run.top, letter.top),
                max(run.right, letter.right), max(run.bottom, letter.bottom),
            )  # fmt: skip
            count += 1
        else:
            runs.append(Box(letter.left, letter.top, letter.right, letter.bottom))
            count = 1
        before = letter
    return tuple(runs)


def _continues(before: Placed, letter: Placed, run: Box, count: int) -> bool:
    beside = _share(before.top, before.bottom, letter.top, letter.bottom)
    below = _share(before.left, before.right, letter.left, letter.right)
    across = max(letter.left - before.right, before.left - letter.right)
    down = max(letter.top - before.bottom, before.top - letter.bottom)
    tall = run.bottom - run.top > 1.5 * (run.right - run.left)
    if letter.sideways:
        return below >= OVERLAP and down <= GAP * (letter.right - letter.left)
    if beside >= OVERLAP and across <= GAP * (before.bottom - before.top):
        return True
    column = not letter.fresh and (count == 1 or tall)  # as Chinese and Japanese may be set
    return column and below >= OVERLAP and down <= GAP * (letter.right - letter.left)


def _share(first: float, last: float, start: float, end: float) -> float:
    """Return how much of the shorter of two stretches is common to both."""
    shorter = max(min(last - first, end - start), 1e-6)
    return (min(last, end) - max(first, start)) / shorter


def spell_lines(lines: Sequence[Line], scale: float) -> Letters:
    """Return the letters of lines that were recognised; ``scale`` is points a pixel.

    Where a letter stands on its line is guessed from how broad letters are.
    """
    text = "\n".join(line.text for line in lines)
    ends: list[int] = []
    for line in lines:
        ends.append((ends[-1] + 1 if ends else 0) + len(line.text))

    def place(start: int, end: int) -> list[Placed | None]:
        placed: list[Placed | None] = []
        for line, last in zip(lines, ends, strict=True):
            first = last - len(line.text)
            if first >= end or last < start:
                continue
            spread = _spread(line, scale)
            placed += spread[max(start - first, 0) : end - first]
        return placed

    return Letters(text, place)


def _spread(line: Line, scale: float) -> list[Placed | None]:
    weights = [_weigh(letter) for letter in line.text]
    whole = sum(weights) or 1.0
    corners = line.outline or (
        (line.left, line.top), (line.right, line.top),
        (line.right, line.bottom), (line.left, line.bottom),
    )  # fmt: skip
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    sideways = abs(by - ay) > abs(bx - ax)
    placed: list[Placed | None] = []
    begin = 0.0
    for letter, weight in zip(line.text, weights, strict=True):
        end = begin + weight / whole
        xs = [ax + (bx - ax) * begin, ax + (bx - ax) * end,
              dx + (cx - dx) * begin, dx + (cx - dx) * end]  # fmt: skip
        ys = [ay + (by - ay) * begin, ay + (by - ay) * end,
              dy + (cy - dy) * begin, dy + (cy - dy) * end]  # fmt: skip
        placed.append(
            None if letter.isspace()
            else Placed(min(xs) * scale, min(ys) * scale, max(xs) * scale, max(ys) * scale,
                        sideways, begin == 0)
        )  # fmt: skip
        begin = end
    return placed


def _weigh(letter: str) -> float:
    if ord(letter) > 0x2E80:
        return 2.0
    if letter in _NARROW:
        return 0.55
    return 1.5 if letter in _BROAD else 1.2 if letter.isupper() else 1.0
