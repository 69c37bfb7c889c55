"""Spreadsheets and separated values as the grids they are; their text says where a passage stands.

Rows and columns are those of the file, so that an anchor such as "B3:D9" can be marked.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from app.engine.documents import Span
from app.engine.reading.formats.csv import parse_csv
from app.engine.reading.formats.decoding import decode
from app.engine.reading.formats.grid import Grid, Row, Sheet, name_column
from app.engine.reading.parsed import Parsed
from app.engine.viewing.finding import MARKS, Query
from app.engine.viewing.texts import find_passage
from app.engine.viewing.views import LONGEST_SECONDS, Pace, Steps, View
from app.errors import ReadError
from app.messages import Anchor
from app.viewing import CellsRead, Find, Found, Locate, Located, Mark, Opened, ReadCells, SheetSize

SEPARATED = frozenset((".csv", ".tsv", ".tab", ".psv"))
BOOKS = frozenset(("xlsx", "xls", "ods"))
LARGEST_ANSWER = 400_000  # cells
TRUSTED = 0.8  # of a block's cells have to be in the passage, where that is all there is to go by
ROWS_AT_ONCE = 200  # that are looked through together

_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,8})(?::([A-Z]{1,3})(\d{1,8}))?")


@dataclass(slots=True)
class _Sheet:
    """The rows that have cells: their numbers, columns and texts."""

    name: str
    numbers: list[int] = field(default_factory=list)
    columns: list[tuple[int, ...]] = field(default_factory=list)
    texts: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)  # as the file writes them, if it is text
    width: int = 0

    def row(self, number: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Return the columns and texts of a row, none where it is empty."""
        at = bisect_right(self.numbers, number) - 1
        if at < 0 or self.numbers[at] != number:
            return (), ()
        return self.columns[at], self.texts[at]


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of the text that shows cells; ``rows`` has each line's row, 0 for repeated ones."""

    start: int
    end: int
    anchor: Anchor
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Note:
    """A text that lies on a sheet."""

    sheet: str
    text: str
    cells: str


class _Rows(Grid):
    """Keeps the rows and notes themselves, and makes no text of them: that takes longer."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[_Sheet | _Note] = []
        self._patterns: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def sheets(self) -> list[_Sheet]:
        return [kept for kept in self.kept if isinstance(kept, _Sheet)]

    def begin(self, sheet: str) -> None:
        self.kept.append(_Sheet(sheet))

    def keep(self, row: Row) -> bool:
        sheet = self.kept[-1]
        assert isinstance(sheet, _Sheet)
        columns = tuple(column for column, _ in row.cells)
        sheet.numbers.append(row.number)
        sheet.columns.append(self._patterns.setdefault(columns, columns))
        sheet.texts.append(tuple(text for _, text in row.cells))
        if row.line is not None:
            sheet.lines.append(row.line)
        sheet.width = max(sheet.width, columns[-1])
        self._count += 1
        return True

    def note(self, sheet: str, text: str, cells: str = "") -> None:
        self.kept.append(_Note(sheet, text, cells))
        self._count += bool(text.strip())

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        return "\n" * min(self._count, 1), ()


class _Blocks(Grid):
    """Makes the text, and keeps which line of it is which row."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[_Block] = []

    def block(self, text: str, anchor: Anchor, rows: Sequence[int] = ()) -> None:
        start = len(self)
        super().block(text, anchor)
        if len(self) > start:
            self.blocks.append(_Block(start, len(self), anchor, tuple(rows)))


def open_table(data: bytes, kind: str) -> "TableView | None":
    """Return the table that a file is, None where it turns out to be none; raise ``ReadError``."""
    grid = _Rows()
    parsed = _parse(data, kind, grid)
    if not any(sheet.numbers for sheet in grid.sheets):
        return None
    return TableView(grid, parsed, kind)


def is_table(kind: str, suffix: str) -> bool:
    """Whether files of a kind and extension may be tables."""
    return kind in BOOKS or (kind == "txt" and suffix in SEPARATED)


def _parse(data: bytes, kind: str, grid: _Rows) -> Parsed:
    match kind:
        case "xlsx":
            from app.engine.reading.formats.xlsx import parse_xlsx

            return parse_xlsx(data, grid)
        case "xls":
            from app.engine.reading.formats.xls import parse_xls

            return parse_xls(data, grid)
        case "ods":
            from app.engine.reading.formats.ods import parse_ods

            return parse_ods(data, grid)
    decoded = decode(data)
    parsed = parse_csv(decoded.text, grid)
    return parsed._replace(warnings=(*decoded.warnings, *parsed.warnings))


class TableView(View):
    """A table with its text."""

    def __init__(self, grid: _Rows, parsed: Parsed, kind: str) -> None:
        self._kept, self._sheets, self._kind = grid.kept, grid.sheets, kind
        self._text, self._blocks = "", list[_Block]()
        self._warnings = parsed.warnings
        self._title = str(parsed.facts.get("title", ""))

    def opened(self, job: int, document: int) -> Opened:
        sizes = tuple(
            SheetSize(sheet.name, sheet.numbers[-1] if sheet.numbers else 0, sheet.width)
            for sheet in self._sheets
        )
        return Opened(
            job, document, "table", self._kind, self._title, sheets=sizes, warnings=self._warnings
        )

    def read_cells(self, request: ReadCells) -> Steps:
        sheet = self._sheet(request.sheet)
        first = max(request.first, 1)
        last = min(request.last, sheet.numbers[-1] if sheet.numbers else 0)
        rows: list[tuple[str, ...]] = []
        cells = 0
        for number in range(first, last + 1):
            columns, texts = sheet.row(number)
            row = [""] * (columns[-1] if columns else 0)
            for column, text in zip(columns, texts, strict=True):
                row[column - 1] = text
            rows.append(tuple(row))
            cells += len(row) + 1
            if cells > LARGEST_ANSWER:
                break
        yield CellsRead(request.job, request.document, sheet.name, first, tuple(rows))

    def locate(self, request: Locate) -> Steps:
        if not self._text:
            yield from self._write()
        if not self._text:
            yield self._trust(request)
            return
        state, hit, part = find_passage(self._text, request)
        marks = self._mark(*hit, words=request.text if state == "moved" else "") if hit else ()
        sentence = self._mark(*part, narrow=True) if part else ()
        yield Located(request.job, request.document, state, marks, sentence)

    def find(self, request: Find) -> Steps:
        query, pace = Query(request.words), Pace()
        marks: list[Mark] = []
        for sheet in self._sheets:
            for first in range(0, len(sheet.numbers), ROWS_AT_ONCE):
                cells = list(islice(_find_cells(sheet, first, query), MARKS + 1))
                marks += [Mark(sheet=sheet.name, cells=cell) for cell in cells]
                if len(marks) > MARKS:
                    yield Found(request.job, request.document, tuple(marks[:MARKS]), True)
                    return
                if pace.is_over():
                    yield None
        yield Found(request.job, request.document, tuple(marks))

    def _trust(self, request: Locate) -> Located:
        """Mark the cells the passage had, if their texts are still its: the table is very long."""
        sheet, cells = str(request.anchor.get("sheet", "")), str(request.anchor.get("cells", ""))
        match = _RANGE.fullmatch(cells)
        known = [kept for kept in self._sheets if kept.name == sheet]
        if not match or not known:
            return Located(request.job, request.document, "lost")
        last = min(int(match[4] or match[2]), int(match[2]) + ROWS_AT_ONCE)
        texts = [
            text for row in range(int(match[2]), last + 1) for text in known[0].row(row)[1]
        ]  # fmt: skip
        words = " ".join(request.text.split())
        there = sum(" ".join(text.split()) in words for text in texts)
        if not texts or there < TRUSTED * len(texts):
            return Located(request.job, request.document, "lost")
        mark = Mark(sheet=sheet, cells=cells)
        return Located(request.job, request.document, "same", (mark,))

    def _write(self) -> Steps:
        """Make the text that reading makes of these rows, unless that takes too long."""
        grid, pace = _Blocks(), Pace()
        for kept in self._kept:
            if isinstance(kept, _Note):
                grid.note(kept.sheet, kept.text, kept.cells)
                continue
            sheet = Sheet(grid, None if self._kind == "txt" else kept.name)
            for at, number in enumerate(kept.numbers):
                cells = tuple(zip(kept.columns[at], kept.texts[at], strict=True))
                sheet.add(Row(number, cells, kept.lines[at] if kept.lines else None))
                if pace.is_over():
                    yield None
                    if pace.spent > LONGEST_SECONDS:
                        return
            sheet.close()
        self._text, _ = grid.finish()
        self._blocks = grid.blocks

    # -- from the text to the cells ------------------------------------------------------------

    def _mark(
        self, start: int, end: int, *, narrow: bool = False, words: str = ""
    ) -> tuple[Mark, ...]:
        """Return the cells that ``text[start:end]`` shows.

        ``narrow`` leaves out whole columns; of a table that changed, only rows that are in
        ``words`` count, unless none is.
        """
        known = frozenset(map(_squeeze, words.split("\n")))
        marks: list[Mark] = []
        at = max(bisect_right(self._blocks, start, key=lambda block: block.start) - 1, 0)
        for block in self._blocks[at:]:
            if block.start >= end:
                break
            if block.end <= start:
                continue
            shown = max(start, block.start), min(end, block.end)
            cells = self._name_cells(block, *shown, narrow, known)
            sheet = str(block.anchor.get("sheet", ""))
            last = marks[-1] if marks else None
            if last and last.sheet == sheet and (joined := _join(last.cells, cells)):
                marks[-1] = Mark(
                    start=last.start, end=min(end, block.end), sheet=sheet, cells=joined
                )
            elif cells:
                begin = max(start, block.start)
                marks.append(Mark(start=begin, end=min(end, block.end), sheet=sheet, cells=cells))
        return tuple(marks)

    def _name_cells(
        self, block: _Block, start: int, end: int, narrow: bool, known: frozenset[str]
    ) -> str:
        whole = str(block.anchor.get("cells", ""))
        match = _RANGE.fullmatch(whole)
        if not match or not block.rows:
            return whole
        text = self._text[block.start : block.end]
        skipped = len(text) - len(text.lstrip("\n"))
        lines = text[skipped:].split("\n")
        rows: list[int] = []
        same: list[int] = []
        at = block.start + skipped
        for line, row in zip(lines, block.rows, strict=False):
            if row and at < end and at + len(line) > start:
                rows.append(row)
                same += [row] if _squeeze(line) in known else []
            at += len(line) + 1
        rows = same or rows
        if not rows:
            return "" if narrow else whole
        left, right = match[1], match[3] or match[1]
        if narrow and len(set(rows)) == 1:
            left, right = self._find_columns(block, rows[0], start, end) or (left, right)
        first, last = f"{left}{min(rows)}", f"{right}{max(rows)}"
        return first if first == last else f"{first}:{last}"

    def _find_columns(
        self, block: _Block, row: int, start: int, end: int
    ) -> tuple[str, str] | None:
        """Return the first and the last column of a row whose cells the words show."""
        columns, texts = self._sheet(str(block.anchor.get("sheet", ""))).row(row)
        words = " ".join(self._text[start:end].split())
        shown = [
            column for column, text in zip(columns, texts, strict=True)
            if " ".join(text.split()) in words or words in " ".join(text.split())
        ]  # fmt: skip
        return (name_column(shown[0]), name_column(shown[-1])) if shown else None

    def _sheet(self, name: str) -> _Sheet:
        for sheet in self._sheets:
            if sheet.name == name:
                return sheet
        raise ReadError("unreadable", "There is no such sheet in this file.")


def _find_cells(sheet: _Sheet, first: int, query: Query) -> Iterator[str]:
    """Yield the cells of some rows that have the words."""
    rows = range(first, min(first + ROWS_AT_ONCE, len(sheet.numbers)))
    starts: list[int] = []
    cells: list[tuple[int, int]] = []
    texts: list[str] = []
    length = 0
    for at in rows:
        for column, text in zip(sheet.columns[at], sheet.texts[at], strict=True):
            starts.append(length)
            cells.append((column, sheet.numbers[at]))
            texts.append(text)
            length += len(text) + 1
    before = -1
    for start, _ in query.search("\0".join(texts)):  # which is no blank
        at = bisect_right(starts, start) - 1
        if at != before:
            before = at
            yield f"{name_column(cells[at][0])}{cells[at][1]}"


def _squeeze(line: str) -> str:
    return " ".join(line.split())


def _join(above: str, below: str) -> str:
    """Return one range for two of the same columns, the second right below the first, else ""."""
    one, two = _RANGE.fullmatch(above), _RANGE.fullmatch(below)
    if not one or not two:
        return ""
    left, right, last = one[1], one[3] or one[1], int(one[4] or one[2])
    if (left, right) != (two[1], two[3] or two[1]) or not 0 <= int(two[2]) - last <= 1:
        return ""
    return f"{left}{one[2]}:{right}{max(last, int(two[4] or two[2]))}"
