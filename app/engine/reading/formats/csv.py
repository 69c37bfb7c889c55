"""Comma-, semicolon-, tab- or bar-separated values → their lines, with the header repeated.

The lines stay as they were written; only where their cells are is found out. A file that is no
table after all, whatever it is called, is read as plain text.
"""

import re
from collections.abc import Iterator
from itertools import islice

from app.engine.reading.anchors import span_lines
from app.engine.reading.formats.grid import Grid, Row, Sheet
from app.engine.reading.parsed import Parsed

DELIMITERS = ",;\t|"
SAMPLE = 50  # records that decide on the delimiter
LONGEST_RECORD = 30  # lines; a quote that stays open longer was none

_BREAK = re.compile('\n|"')


def parse_csv(text: str, grid: Grid | None = None) -> Parsed:
    """Return a table's text, each span with its range of cells, counted in records.

    ``grid`` is told of every row, unless the file is no table.
    """
    records = list(islice(split_records(text), SAMPLE))
    delimiter = find_delimiter(records)
    if not delimiter:
        return Parsed(text, span_lines(text))
    grid = Grid() if grid is None else grid
    sheet = Sheet(grid, None)
    for number, record in enumerate(split_records(text), 1):
        values = split_cells(record, delimiter)
        cells = tuple((column, value) for column, value in enumerate(values, 1) if value)
        if cells:
            sheet.add(Row(number, cells, record))
    sheet.close()
    return Parsed(*grid.finish())


def split_records(text: str) -> Iterator[str]:
    """Yield the records: lines, or several where a quoted value runs over line ends."""
    start = 0
    while start < len(text):
        end = _find_end(text, start)
        yield text[start:end].rstrip("\r")
        start = end + 1


def _find_end(text: str, start: int) -> int:
    quoted = False
    first = -1  # the first line end, in case the quote never closes
    lines = 0
    for match in _BREAK.finditer(text, start):
        if match[0] == '"':
            quoted = not quoted
            continue
        if not quoted:
            return match.start()
        first = match.start() if first < 0 else first
        lines += 1
        if lines > LONGEST_RECORD:
            return first
    return len(text) if first < 0 or not quoted else first


def find_delimiter(records: list[str]) -> str:
    """Return the delimiter that parts most records into the same number of cells, "" for none."""
    best, best_score = "", 0.0
    for delimiter in DELIMITERS:
        widths = [len(split_cells(record, delimiter)) for record in records if record.strip()]
        usual = max(set(widths), key=widths.count, default=1)
        if usual < 2:
            continue
        score = widths.count(usual) / len(widths) + min(usual, 10) / 100
        if score > best_score:
            best, best_score = delimiter, score
    return best if best_score > 0.5 else ""


def split_cells(record: str, delimiter: str) -> list[str]:
    """Return a record's values without their quotes."""
    if '"' not in record:
        return [value.strip() for value in record.split(delimiter)]
    values: list[str] = []
    parts: list[str] = []
    quoted = False
    for piece in re.split(f'("|{re.escape(delimiter)})', record):
        if piece == '"':
            if parts and parts[-1] == '"' and not quoted:
                parts[-1] = '""'  # a doubled quote inside of quotes is one that is meant
            else:
                parts.append('"')
            quoted = not quoted
        elif piece == delimiter and not quoted:
            values.append(_unquote(parts))
            parts = []
        elif piece:
            parts.append(piece)
    values.append(_unquote(parts))
    return values


def _unquote(parts: list[str]) -> str:
    return "".join('"' if part == '""' else "" if part == '"' else part for part in parts).strip()
