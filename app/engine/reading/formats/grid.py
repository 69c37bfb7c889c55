"""Rows of a spreadsheet → blocks of text that can be understood by themselves.

A chunk out of the middle of a long sheet is numbers without meaning, so the text repeats what
gives them meaning: it is laid out in blocks smaller than a chunk, each beginning with the sheet's
name and the table's header, and set apart by the blank lines at which the splitter cuts first. Each
block is a span with its range of cells. Rows are one line each, cells apart by tabs. Where a header
is too wide to be repeated, each value has its name beside it instead: ``Country: Norway; Capital:
Oslo``.

Small blocks are worth their repeated headers: of 100 questions about one row among 300, the row was
within the first 400 tokens of passages 18 times without headers and 45 times with blocks of 90
tokens by meaning, 53 and 98 times by words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.engine.documents import Span
from app.engine.reading.formats.decoding import clean
from app.errors import ReadError
from app.messages import Anchor

BLOCK = 90  # tokens that a block may be guessed to have
COARSE_BLOCK = 150  # the same after ``FINE_ROWS`` rows of a sheet, where speed counts for more
FINE_ROWS = 2000
WIDEST_HEADER = 45  # tokens; a wider one is not repeated above rows but beside values
HEADER_ROWS = 3
LOOKAHEAD = 4  # rows of a table that are seen before its header is decided
FAR = 8  # columns; wider gaps are shown as one tab
LARGEST = 200_000_000  # characters, with all that is repeated
APART = "\n\n\n"
WIDE_LINE = 110  # tokens of a line of pairs
KEY = 60  # characters of a wide row's first cell that each of its lines repeats
LONGEST_NAME = 100  # characters; longer cells are no header

_PIECE = re.compile(r"[A-Za-z]+|\d+|[^\W\d_]|[^\w\s]|_")
_NUMBER = re.compile(
    r"[-+(]?[$€£¥]?\s?[-+]?\d[\d.,'\u00a0\u202f ]*(?:[eE][-+]?\d+)?\s?[%€$£¥)]?"
    r"|\d{4}-\d\d-\d\d.*|\d\d?:\d\d.*"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLAIN_NAME = re.compile(
    r"(?:sheet|tabelle|feuil|hoja|foglio|planilha|blad|лист|table)\s*\d*", re.I
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row, counted from 1, and its cells that are not empty: column, from 1, and text.

    ``line`` is the row as the file writes it, where that is text itself.
    """

    number: int
    cells: tuple[tuple[int, str], ...]
    line: str | None = None


class Grid:
    """Collects the blocks of a workbook's sheets."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[Span] = []

    def __len__(self) -> int:
        return self._length

    def note(self, sheet: str, text: str, cells: str = "") -> None:
        """Add a text that lies on a sheet: a comment, a text box, a chart's words."""
        self.block(text, {"sheet": sheet, "cells": cells} if cells else {"sheet": sheet})

    def begin(self, sheet: str) -> None:
        """Take notice that a sheet's rows come now; "" for a file that is one table."""

    def keep(self, row: Row) -> bool:
        """Take notice of a row; return whether it is not wanted in the text."""
        return False

    def block(self, text: str, anchor: Anchor, rows: Sequence[int] = ()) -> None:
        """Add a block of lines; ``rows`` may tell each line's row, 0 for what is repeated."""
        text = clean(text).replace("\u00ad", "").rstrip().strip("\n")
        if not text:
            return
        if self._length > LARGEST:
            raise ReadError("too-large", "This table has more text than Carrel reads.", "Split it.")
        start = self._length
        if self._length:
            text = APART + text
        self._parts.append(text)
        self._length += len(text)
        self._spans.append(Span(start, self._length, anchor))

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        """Return the text and its spans."""
        return "".join(self._parts), tuple(self._spans)


class Sheet:
    """Takes the rows of one sheet, from the top; ``name`` is None for a file that is one table."""

    def __init__(self, grid: Grid, name: str | None) -> None:
        self._grid = grid
        self._anchor: Anchor = {} if name is None else {"sheet": name}
        self._title = "" if name is None or _PLAIN_NAME.fullmatch(name.strip()) else name
        self._ahead: list[Row] = []  # the first rows of a table whose header is not yet known
        self._header: list[Row] = []
        self._names: dict[int, str] = {}
        self._decided = False  # whether the table's header is known
        self._first = 1  # the table's first column
        self._wide = False
        self._last = 0  # the number of the row before
        self._written = 0  # rows
        self._lines: list[str] = []
        self._numbers: list[int] = []  # of each line's row
        self._tokens = 0
        self._rows: list[Row] = []  # what the block's lines are, without what is repeated
        grid.begin(name or "")

    def add(self, row: Row) -> None:
        """Add a row that has cells."""
        if self._grid.keep(row):
            return
        if self._last and row.number > self._last + 1:
            self._settle()
            self._decided = False
        self._last = row.number
        if self._decided:
            self._write(row)
            return
        self._ahead.append(row)
        if len(self._ahead) == LOOKAHEAD:
            self._settle()

    def close(self) -> None:
        """Write what is left."""
        self._settle()
        self._flush()

    # -- inside --------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Decide on the header of the rows that wait, and write them."""
        rows, self._ahead = self._ahead, []
        if not rows:
            return
        self._decided = True
        header = find_header(rows)
        own = bool(header)
        if not own and self._header and _continues(self._header, rows[0]):
            header = self._header
        self._header = header
        self._first = min(row.cells[0][0] for row in (*header, *rows))
        tokens = sum(guess_tokens(self._line(row)) for row in header)
        self._wide = tokens > WIDEST_HEADER
        self._names = name_columns(header)
        if self._rows:
            self._put("", 0)
        above = rows.index(header[-1]) + 1 if own else 0
        for index, row in enumerate(rows):
            self._write(row, heading=index < above)

    def _write(self, row: Row, *, heading: bool = False) -> None:
        if self._wide and not heading and len(row.cells) > 1:
            lines = list(self._pair(row))
        else:
            lines = [self._line(row)]
        for line in lines:
            tokens = guess_tokens(line)
            limit = BLOCK if self._written < FINE_ROWS else COARSE_BLOCK
            if self._rows and self._tokens + tokens > limit:
                self._flush()
            if not self._lines:
                self._open(heading)
            self._put(line, tokens, row.number)
            self._rows.append(row)
        self._written += 1

    def _open(self, heading: bool) -> None:
        """Begin a block with the sheet's name and, unless it comes now, the header."""
        if self._title:
            self._put(self._title, guess_tokens(self._title))
        if not self._wide and not heading:
            for row in self._header:
                line = self._line(row)
                self._put(line, guess_tokens(line))

    def _put(self, line: str, tokens: int, number: int = 0) -> None:
        self._lines.append(line)
        self._numbers += [number] * (line.count("\n") + 1)
        self._tokens += tokens

    def _flush(self) -> None:
        if self._rows:
            self._grid.block(
                "\n".join(self._lines),
                {**self._anchor, "cells": name_range(self._rows)},
                self._numbers,
            )
        self._lines, self._rows, self._numbers, self._tokens = [], [], [], 0

    def _line(self, row: Row) -> str:
        if row.line is not None:
            return row.line
        parts: list[str] = []
        at = self._first
        for column, text in row.cells:
            gap = max(column - at, 0)
            parts.append("\t" * (gap if gap <= FAR else 1) + " ".join(text.split()))
            at = column
        return "".join(parts)

    def _pair(self, row: Row) -> Iterator[str]:
        """Yield a wide row as lines of ``name: value``, each beginning with the row's first one."""
        pairs = []
        for column, text in row.cells:
            name, text = self._names.get(column, ""), " ".join(text.split())
            pairs.append(f"{name}: {text}" if name else text)
        line, tokens = [pairs[0]], guess_tokens(pairs[0])
        for pair in pairs[1:]:
            more = guess_tokens(pair) + 1
            if tokens + more > WIDE_LINE and len(line) > 1:
                yield "; ".join(line)
                line, tokens = [pairs[0][:KEY]], guess_tokens(pairs[0][:KEY])
            line.append(pair)
            tokens += more
        yield "; ".join(line)


def find_header(rows: Sequence[Row]) -> list[Row]:
    """Return the first rows that name the columns below them; none where nothing tells.

    Rows of words above a row with numbers are a header. Where all is words, it is the first row
    with several cells, and what stands above it.
    """
    count = next((index for index, row in enumerate(rows) if _has_numbers(row)), None)
    if count is None and len(rows) <= HEADER_ROWS and any(len(row.cells) > 1 for row in rows):
        count = len(rows)  # a header by itself, set apart from its table by a blank row
    elif count is None:
        several = (index for index, row in enumerate(rows[:-1]) if len(row.cells) > 1)
        count = next(several, -1) + 1
    header = list(rows[:count])
    while header and len(header) > 1 and (len(header) > HEADER_ROWS or _is_prose(header[0])):
        return [] if _is_prose(header[-1]) else header[-1:]
    return [] if any(_is_prose(row) for row in header) else header


def name_columns(header: Sequence[Row]) -> dict[int, str]:
    """Return each column's name, its header's lines put together."""
    names: dict[int, str] = {}
    for row in header:
        for column, text in row.cells:
            text = " ".join(text.split())
            names[column] = f"{names[column]} {text}" if column in names else text
    return names


def name_range(rows: Sequence[Row]) -> str:
    """Return the cells that the rows cover: ``"A2:F41"``, or ``"B3"`` for one."""
    left = min(row.cells[0][0] for row in rows)
    right = max(row.cells[-1][0] for row in rows)
    first = f"{name_column(left)}{rows[0].number}"
    last = f"{name_column(right)}{rows[-1].number}"
    return first if first == last else f"{first}:{last}"


def name_column(number: int) -> str:
    """Return a column's letters, counted from 1: A … Z, AA …"""
    letters = ""
    while number > 0:
        number, letter = divmod(number - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def guess_tokens(text: str) -> int:
    """Return about how many tokens the embedder makes of ``text``; rather more than fewer."""
    count = 0
    for piece in _PIECE.findall(text):
        length = len(piece)
        if piece[0].isdigit():
            count += 1 if length < 5 else (length + 1) // 2
        else:
            count += 1 if length < 6 else (length + 3) // 5
    return count


def _has_numbers(row: Row) -> bool:
    """Tell whether a row has values; years side by side are names of columns."""
    numbers = [text for _, text in row.cells if _NUMBER.fullmatch(text)]
    years = len(set(numbers)) > 1 and all(_YEAR.fullmatch(number) for number in numbers)
    return bool(numbers) and not years


def _is_prose(row: Row) -> bool:
    return any(len(text) > LONGEST_NAME for _, text in row.cells)


def _continues(header: Sequence[Row], row: Row) -> bool:
    named = {column for above in header for column, _ in above.cells}
    return sum(column in named for column, _ in row.cells) * 2 >= len(row.cells)
