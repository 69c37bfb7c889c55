"""Excel workbooks (xlsx, xlsm and their kin) → the rows of each sheet as people see them.

Values are the cached ones: nothing is calculated. Dates, times, percentages and currencies are
written as such, in ISO order; other numbers with the digits they have. Hidden sheets are read
like others, under their name. Cells are streamed, so a sheet's claimed size does not matter.
"""

import re
from collections.abc import Callable, Mapping

from app.engine.reading.formats.cells import Format, read_format, write_number
from app.engine.reading.formats.drawing import read_drawing
from app.engine.reading.formats.grid import Grid, Row, Sheet
from app.engine.reading.formats.package import Package, Relation
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

LARGEST_STRINGS = 200_000_000  # characters of all shared strings together
MERGED = 100_000  # cells of a sheet that one value is repeated into
LONGEST_LABEL = 100  # characters; longer values are no labels and not repeated

_GENERAL = Format()
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


def parse_xlsx(data: bytes, grid: Grid | None = None) -> Parsed:
    """Return a workbook's text, each span with its sheet and cells; raise ``ReadError``.

    ``grid`` is told of every row.
    """
    package = Package(data)
    main = package.main_part("xl/workbook.xml")
    if main.endswith(".bin"):
        raise ReadError(
            "unsupported",
            "Carrel does not read binary workbooks (xlsb) yet.",
            "Save it as xlsx and add that.",
        )
    book = _Book(package, main)
    grid = Grid() if grid is None else grid
    damaged = []
    for name, part in book.sheets:
        try:
            _read_sheet(package, book, name, part, grid)
        except ReadError as error:
            if error.kind != "corrupt":
                raise
            damaged.append(name)
        for words, cells in _read_margins(package, part):
            grid.note(name, words, cells)
    text, spans = grid.finish()
    listed = ", ".join(damaged)
    if not text:
        if damaged:
            raise ReadError("corrupt", f"This workbook is damaged; nothing is left of: {listed}.")
        raise ReadError("no-text", "There is no text in this workbook.")
    title = package.title()
    damage = f"These sheets are damaged and not complete: {listed}." if damaged else ""
    facts = {"title": title} if title else {}
    return Parsed(text, spans, (damage,) if damage else (), facts, damage=damage)


class _Book:
    """What all sheets share: their names, strings and formats."""

    def __init__(self, package: Package, main: str) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.since_1904 = False
        self.strings: list[str] = []
        self.formats: list[Format] = []
        relations = package.relations(main)

        def start(name: str, attributes: Mapping[str, str]) -> None:
            if name == "x:workbookPr":
                self.since_1904 = attributes.get("date1904", "0") in ("1", "true")
            elif name == "x:sheet":
                relation = relations.get(attributes.get("r:id", ""), Relation("", ""))
                if relation.target in package:
                    self.sheets.append((attributes.get("name", ""), relation.target))

        package.parse(main, start, _ignore, _ignore)
        for part in package.related(main, "sharedStrings"):
            strings = _Strings()
            package.parse(part, strings.start, strings.end, strings.text)
            self.strings = strings.found
        for part in package.related(main, "styles"):
            styles = _Styles()
            package.parse(part, styles.start, styles.end, _ignore)
            self.formats = styles.found


def _read_sheet(package: Package, book: _Book, name: str, part: str, grid: Grid) -> None:
    sheet = Sheet(grid, name)
    cells = _Cells(book, sheet.add, _find_merged(package, part))
    try:
        package.parse(part, cells.start, cells.end, cells.text)
    finally:
        cells.finish()
        sheet.close()


class _Strings:
    """Collects the shared strings; a reading aid of Japanese (``rPh``) is no part of them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._speaking = False
        self._aid = False
        self._size = 0

    def start(self, name: str, _: Mapping[str, str]) -> None:
        if name == "x:si":
            self._parts = []
        elif name == "x:rPh":
            self._aid = True
        elif name == "x:t":
            self._speaking = not self._aid

    def end(self, name: str) -> None:
        if name == "x:si":
            self.found.append(unescape("".join(self._parts)))
        elif name == "x:rPh":
            self._aid = False
        elif name == "x:t":
            self._speaking = False

    def text(self, data: str) -> None:
        if self._speaking:
            self._parts.append(data)
            self._size += len(data)
            if self._size > LARGEST_STRINGS:
                raise ReadError("too-large", "This workbook has more text than Carrel reads.")


class _Styles:
    """Collects the number format of each cell style."""

    def __init__(self) -> None:
        self.found: list[Format] = []
        self._codes: dict[str, str] = {}
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "x:numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "x:cellXfs":
            self._inside = True
        elif name == "x:xf" and self._inside:
            key = attributes.get("numFmtId", "0")
            number = int(key) if key.isdigit() and len(key) < 6 else 0
            form = read_format(number, self._codes.get(key, ""))
            self.found.append(_GENERAL if form == _GENERAL else form)

    def end(self, name: str) -> None:
        if name == "x:cellXfs":
            self._inside = False


class _Cells:
    """Follows the elements of a sheet and hands on each row that has something in it."""

    def __init__(
        self, book: _Book, add: Callable[[Row], None], merged: dict[tuple[int, int], int]
    ) -> None:
        self._book, self._add, self._merged = book, add, merged
        self._repeats: dict[int, tuple[str, int]] = {}  # column → value, the last row it covers
        self._number = 0
        self._column = 0
        self._row: list[tuple[int, str]] = []
        self._columns: dict[str, int] = {}
        self._open = False  # whether a cell is
        self._kind = self._style = ""
        self._value: list[str] = []
        self._formula: list[str] = []
        self._into: list[str] | None = None
        self._aid = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "x:v" | "x:t":
                self._into = self._value if self._open and not self._aid else None
            case "x:c":
                self._start_cell(attributes)
            case "x:row":
                self.finish()
                given = attributes.get("r", "")
                number = int(given) if given.isdigit() and len(given) < 9 else 0
                self._number = max(number, self._number + 1)
                self._column = 0
            case "x:f" if self._open:
                self._into = self._formula
            case "x:rPh":
                self._aid = True

    def end(self, name: str) -> None:
        match name:
            case "x:v" | "x:t" | "x:f":
                self._into = None
            case "x:c" if self._open:
                self._open = False
                if self._value or self._formula:
                    self._end_cell()
            case "x:row":
                self.finish()
            case "x:rPh":
                self._aid = False

    def text(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def finish(self) -> None:
        """Hand on the row that is open."""
        row, self._row = self._row, []
        if not row:
            return
        if self._repeats:
            filled = {column for column, _ in row}
            for column, (text, last) in list(self._repeats.items()):
                if self._number > last:
                    del self._repeats[column]
                elif column not in filled:
                    row.append((column, text))
        row.sort(key=lambda cell: cell[0])
        self._add(Row(self._number, tuple(row)))

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        letters = attributes.get("r", "").rstrip("0123456789")
        if letters not in self._columns:
            known = letters.isascii() and letters.isalpha() and len(letters) < 4
            self._columns[letters] = read_column(letters) if known else 0
        self._column = self._columns[letters] or self._column + 1
        self._kind, self._style = attributes.get("t", ""), attributes.get("s", "")
        self._open, self._value, self._formula = True, [], []

    def _end_cell(self) -> None:
        text = self._write("".join(self._value).strip())
        if text:
            self._row.append((self._column, text))
            last = self._merged.get((self._number, self._column))
            if last and len(text) <= LONGEST_LABEL:
                self._repeats[self._column] = (text, last)

    def _write(self, value: str) -> str:
        if not value and self._formula:
            return "=" + "".join(self._formula)  # never calculated: the formula is all there is
        match self._kind:
            case "s":
                index = int(value) if value.isdigit() and len(value) < 10 else -1
                known = 0 <= index < len(self._book.strings)
                return self._book.strings[index].strip() if known else ""
            case "b":
                return "TRUE" if value in ("1", "true") else "FALSE"
            case "str" | "inlineStr":
                return unescape(value)
            case "e" | "d":
                return value
        style = int(self._style) if self._style.isdigit() and len(self._style) < 7 else 0
        formats = self._book.formats
        form = formats[style] if style < len(formats) else _GENERAL
        if form is _GENERAL and value.isdigit() and len(value) < 16:
            return value
        return write_number(value, form, since_1904=self._book.since_1904)


def _find_merged(package: Package, part: str) -> dict[tuple[int, int], int]:
    """Return the last row of each merged area of several rows, by its first row and column.

    A label that is merged down a group of rows is true of each of them.
    """
    found: dict[tuple[int, int], int] = {}
    cells = 0
    rest = b""
    for block in package.stream(part):
        data = rest + block
        for match in _MERGE.finditer(data):
            top, bottom = int(match[2]), int(match[4])
            cells += max(bottom - top, 0)
            if bottom > top and cells < MERGED:
                found[top, read_column(match[1].decode())] = bottom
        rest = data[data.rfind(b"<") :][:200]
    return found


def _read_margins(package: Package, part: str) -> list[tuple[str, str]]:
    """Return what lies on a sheet and in no cell, with its cell: comments, text boxes, charts."""
    found: list[tuple[str, str]] = []
    relations = package.relations(part)
    for relation in relations.values():
        if relation.kind in ("comments", "threadedComment"):
            comments = _Comments()
            try:
                package.parse(relation.target, comments.start, comments.end, comments.text)
            except ReadError as error:
                if error.kind != "corrupt":
                    raise  # the cells are worth more than a comment
            found += comments.found
        elif relation.kind == "drawing":
            inner = package.relations(relation.target).values()
            found += [("\n".join(read_drawing(package, part)), "") for part in (relation, *inner)]
    return found


class _Comments:
    """Follows a part with the comments on a sheet."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._cell = ""
        self._parts: list[str] = []
        self._speaking = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("x:comment", "xtc:threadedComment"):
            self._cell, self._parts = attributes.get("ref", ""), []
        self._speaking = name in ("x:t", "xtc:text")

    def end(self, name: str) -> None:
        self._speaking = False
        if name in ("x:comment", "xtc:threadedComment"):
            text = " ".join("".join(self._parts).split())
            if text and not text.startswith("[Threaded comment]"):
                found = (f"[{self._cell}: {text}]" if self._cell else f"[{text}]", self._cell)
                self.found.append(found)

    def text(self, data: str) -> None:
        if self._speaking:
            self._parts.append(data)


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Return text with Excel's ``_x000D_`` escapes resolved."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def read_column(letters: str) -> int:
    """Return a column's number, counted from 1; the opposite of ``name_column``."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _ignore(*_: object) -> None:
    """Take no notice."""
