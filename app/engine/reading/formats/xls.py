"""Excel workbooks of the time before 2007 (xls) → the rows of each sheet, by xlrd.

xlrd is imported when the first such file comes.
"""

import os
from typing import Any

from app.engine.reading.formats.cells import Format, read_format, write_number
from app.engine.reading.formats.grid import Grid, Row, Sheet, name_column
from app.engine.reading.parsed import Parsed
from app.engine.reading.sniffing import refuse_encrypted
from app.errors import ReadError

MERGED = 100_000  # cells of a sheet that one value is repeated into
LONGEST_LABEL = 100  # characters; longer values are no labels and not repeated


def parse_xls(data: bytes, grid: Grid | None = None) -> Parsed:
    """Return a workbook's text, each span with its sheet and cells; raise ``ReadError``.

    ``grid`` is told of every row.
    """
    with open(os.devnull, "w") as nowhere:
        book = _open(data, nowhere)
        grid = Grid() if grid is None else grid
        for index in range(book.nsheets):
            page = book.sheet_by_index(index)
            _read_sheet(book, page, grid)
            book.unload_sheet(index)
    text, spans = grid.finish()
    if not text:
        raise ReadError("no-text", "There is no text in this workbook.")
    return Parsed(text, spans)


def _open(data: bytes, log: Any) -> Any:
    import xlrd

    failure: Exception = ValueError()
    for formatting in (True, False):
        try:
            return xlrd.open_workbook(
                file_contents=data, logfile=log, formatting_info=formatting, on_demand=False
            )
        except xlrd.XLRDError as error:
            if "encrypted" in str(error).lower():
                raise refuse_encrypted() from error
            failure = error
        except Exception as error:  # noqa: BLE001  xlrd meets damage with whatever comes up
            failure = error
    raise ReadError(
        "corrupt",
        "This workbook is damaged and cannot be opened.",
        "Open it in a spreadsheet program and save it again.",
    ) from failure


def _read_sheet(book: Any, page: Any, grid: Grid) -> None:
    sheet = Sheet(grid, page.name)
    below: dict[tuple[int, int], tuple[int, int]] = {}  # cell → the one whose value it shares
    for top, bottom, left, _ in page.merged_cells:
        if bottom - top > 1 and len(below) < MERGED:
            below |= {(row, left): (top, left) for row in range(top + 1, min(bottom, page.nrows))}
    merged: dict[int, list[tuple[int, int]]] = {}
    for (row, column), source in below.items():
        merged.setdefault(row, []).append((column, source[0]))
    for number in range(page.nrows):
        texts = {
            column: text
            for column in range(page.row_len(number))
            if (text := _write(book, page, number, column))
        }
        if texts:
            for column, top in merged.get(number, ()):
                text = _write(book, page, top, column)
                if text and len(text) <= LONGEST_LABEL:
                    texts.setdefault(column, text)
            cells = tuple((column + 1, texts[column]) for column in sorted(texts))
            sheet.add(Row(number + 1, cells))
    sheet.close()
    for (row, column), note in sorted(getattr(page, "cell_note_map", {}).items()):
        words = " ".join(note.text.split())
        cell = f"{name_column(column + 1)}{row + 1}"
        if words:
            grid.note(page.name, f"[{cell}: {words}]", cell)


def _write(book: Any, page: Any, row: int, column: int) -> str:
    if column >= page.row_len(row):
        return ""
    cell = page.cell(row, column)
    match cell.ctype:
        case 1:  # text
            return str(cell.value).strip()
        case 4:  # boolean
            return "TRUE" if cell.value else "FALSE"
        case 5:  # error
            import xlrd

            return str(xlrd.error_text_from_code.get(cell.value, ""))
        case 2 | 3:  # number, date
            form = _find_format(book, cell)
            if cell.ctype == 3 and form.kind == "number":
                form = Format("moment" if cell.value % 1 else "date")
            return write_number(repr(cell.value), form, since_1904=bool(book.datemode))
    return ""


def _find_format(book: Any, cell: Any) -> Format:
    if cell.xf_index is None or not book.formatting_info:
        return Format()
    known = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    return read_format(known.format_key, known.format_str) if known else Format()
