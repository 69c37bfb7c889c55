"""OpenDocument spreadsheets (ods, fods) → the rows of each sheet as the program showed them."""

from collections.abc import Mapping

from app.engine.reading.formats.grid import Grid, Row, Sheet, name_column
from app.engine.reading.formats.opendocument import BLANKS, SILENT, refuse_encryption
from app.engine.reading.formats.package import Package, parse_xml, read_title
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

REPEATS = 1000  # rows that one written row may stand for; more are a program's filling
REPEATED_CELLS = 256
LONGEST_REPEATED = 100  # characters
FILLED = 1_000_000  # cells of a file that are there by repetition


def parse_ods(data: bytes, grid: Grid | None = None) -> Parsed:
    """Return a spreadsheet's text, each span with its sheet and cells; raise ``ReadError``.

    ``grid`` is told of every row.
    """
    package = Package(data)
    refuse_encryption(package)
    if "content.xml" not in package:
        raise ReadError("corrupt", "This file is damaged: the part with its cells is missing.")
    table = _Table(grid)
    damage = ""
    try:
        package.parse("content.xml", table.start, table.end, table.text)
    except ReadError as error:
        table.finish()
        if error.kind != "corrupt" or not len(table.grid):
            raise
        damage = "This spreadsheet is damaged; what stands after the damage is missing."
    text, spans = table.grid.finish()
    if not text:
        raise ReadError("no-text", "There is no text in this spreadsheet.")
    title = read_title(package, "meta.xml")
    facts = {"title": title} if title else {}
    return Parsed(text, spans, (damage,) if damage else (), facts, damage=damage)


def parse_flat_ods(data: bytes) -> Parsed:
    """Return the text of an OpenDocument spreadsheet that is one XML file."""
    table = _Table()
    parse_xml([data], table.start, table.end, table.text)
    text, spans = table.grid.finish()
    return Parsed(text, spans)


class _Table:
    """Follows the elements of all sheets."""

    def __init__(self, grid: Grid | None = None) -> None:
        self.grid = Grid() if grid is None else grid
        self._name = ""
        self._sheet: Sheet | None = None
        self._depth = 0  # of tables: a cell may hold one
        self._number = 0  # the row that is open
        self._repeats = 1
        self._column = 0
        self._row: list[tuple[int, str]] = []
        self._cell: dict[str, str] | None = None
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._paragraphs = 0
        self._silent = 0
        self._note: list[str] | None = None  # the lines of a cell while its annotation is read
        self._notes: list[tuple[str, str]] = []
        self._filled = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._silent or name in SILENT or name == "dc:creator":
            self._silent += 1
            return
        match name:
            case "text:p" | "text:h":
                self._paragraphs += 1
            case "table:table-cell" | "table:covered-table-cell" if self._depth == 1:
                self._cell, self._lines = dict(attributes), []
            case "table:table-row" if self._depth == 1:
                self._number += self._repeats
                self._repeats = _count(attributes.get("table:number-rows-repeated"))
                self._column, self._row = 0, []
            case "table:table":
                self._depth += 1
                if self._depth == 1:
                    self._name = attributes.get("table:name", "")
                    self._sheet = Sheet(self.grid, self._name)
                    self._number, self._repeats = 0, 1
            case "text:s":
                self._say(" " * min(_count(attributes.get("text:c")), BLANKS))
            case "text:tab" | "text:line-break":
                self._say(" ")
            case "office:annotation":
                self._note, self._lines = self._lines, []

    def end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        match name:
            case "text:p" | "text:h":
                self._paragraphs -= 1
                line = " ".join("".join(self._parts).split())
                self._parts = []
                if line and self._cell is None and self._sheet is not None:
                    self._notes.append((line, ""))  # a text box or a chart's title
                elif line:
                    self._lines.append(line)
            case "table:table-cell" | "table:covered-table-cell" if self._depth == 1:
                self._end_cell()
            case "table:table-row" if self._depth == 1:
                self._end_row()
            case "table:table":
                self._depth = max(0, self._depth - 1)
                if not self._depth:
                    self.finish()
            case "office:annotation" if self._note is not None:
                cell = f"{name_column(self._column + 1)}{self._number}"
                if self._lines:
                    self._notes.append((f"[{cell}: {' '.join(self._lines)}]", cell))
                self._lines, self._note = self._note, None

    def text(self, data: str) -> None:
        if self._paragraphs and not self._silent:
            self._say(data)

    def finish(self) -> None:
        """End the sheet that is open."""
        if self._sheet is not None:
            self._sheet.close()
            for words, cells in self._notes:
                self.grid.note(self._name, words, cells)
        self._sheet, self._notes = None, []

    def _say(self, text: str) -> None:
        if self._paragraphs:
            self._parts.append(text)

    def _end_cell(self) -> None:
        attributes, self._cell = self._cell or {}, None
        count = _count(attributes.get("table:number-columns-repeated"))
        text = " ".join(self._lines) or _read_value(attributes)
        if text:
            filled = count if count <= REPEATED_CELLS and len(text) <= LONGEST_REPEATED else 1
            for offset in range(filled):
                self._row.append((self._column + 1 + offset, text))
        self._column += count

    def _end_row(self) -> None:
        if not self._row or self._sheet is None:
            return
        count = self._repeats if self._repeats <= REPEATS else 1
        if count > 1:
            self._filled += count * len(self._row)
            count = count if self._filled <= FILLED else 1
        for offset in range(count):
            self._sheet.add(Row(self._number + offset, tuple(self._row)))


def _read_value(attributes: Mapping[str, str]) -> str:
    """Return the value of a cell that was saved without its words."""
    kind = attributes.get("office:value-type", "")
    for key in ("date-value", "time-value", "string-value", "boolean-value", "value"):
        if value := attributes.get(f"office:{key}"):
            return f"{value} {attributes.get('office:currency', '')}".strip()
    return "" if not kind else attributes.get("table:formula", "").removeprefix("of:")


def _count(value: str | None) -> int:
    return int(value) if value and value.isdigit() and len(value) < 12 else 1
