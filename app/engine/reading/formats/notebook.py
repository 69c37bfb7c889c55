"""Jupyter notebooks → their cells: text, code, and outputs that are text."""

import json
from typing import Any

from app.engine.reading.formats.decoding import decode
from app.engine.reading.formats.flow import Flow
from app.engine.reading.formats.html import read_html
from app.engine.reading.formats.markdown import find_headings
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

LONGEST_OUTPUT = 20_000  # characters; a longer one is a log, and its beginning and end are kept


def parse_notebook(data: bytes) -> Parsed:
    """Return a notebook's text, anchored by its headings; raise ``ReadError`` (corrupt)."""
    decoded = decode(data)
    try:
        book = json.loads(decoded.text)
        cells = _list_cells(book)
    except (ValueError, RecursionError, AttributeError, TypeError) as error:
        raise ReadError(
            "corrupt",
            "This notebook is damaged: its cells cannot be told apart.",
            "Open it in Jupyter and save it again.",
        ) from error
    flow = Flow()
    for cell in cells:
        if isinstance(cell, dict):
            _write_cell(cell, flow)
    text, spans = flow.finish()
    if not text:
        raise ReadError("no-text", "There is no text in this notebook.")
    return Parsed(text, spans, decoded.warnings)


def _list_cells(book: Any) -> list[Any]:
    """Return the cells of the present format, or of version 3 with its worksheets."""
    cells = book.get("cells")
    if cells is None:
        cells = [cell for sheet in book["worksheets"] for cell in sheet["cells"]]
    if not isinstance(cells, list):
        raise TypeError
    return cells


def _write_cell(cell: dict[str, Any], flow: Flow) -> None:
    source = _join(cell.get("source", cell.get("input", "")))
    kind = cell.get("cell_type")
    if kind == "heading":
        level = cell.get("level", 1)
        flow.paragraph(source, level if isinstance(level, int) and 0 < level < 7 else 1)
        return
    if kind == "markdown":
        _write_markdown(source, flow)
    else:
        flow.paragraph(source)
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else ():
        if isinstance(output, dict):
            flow.paragraph(_shorten(_read_output(output)))


def _write_markdown(source: str, flow: Flow) -> None:
    """Add a cell's paragraphs; the headings in it name what follows, in later cells too."""
    at = 0
    for heading in find_headings(source):
        flow.paragraph(source[at : heading.start])
        flow.heading(heading.title, heading.level)
        at = heading.start
    flow.paragraph(source[at:])


def _read_output(output: dict[str, Any]) -> str:
    match output.get("output_type"):
        case "stream":
            return _join(output.get("text", ""))
        case "error" | "pyerr":
            return f"{output.get('ename', '')}: {output.get('evalue', '')}".strip(": ")
    shown = output.get("data", output)
    if not isinstance(shown, dict):
        return ""
    for key in ("text/markdown", "text/plain", "text"):
        if words := _join(shown.get(key, "")):
            return words
    return read_html(_join(shown.get("text/html", "")))[0]


def _join(source: Any) -> str:
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _shorten(words: str) -> str:
    if len(words) <= LONGEST_OUTPUT:
        return words
    return f"{words[: LONGEST_OUTPUT // 2]}\n…\n{words[-LONGEST_OUTPUT // 2 :]}"
