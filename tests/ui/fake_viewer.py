"""A viewer process for tests: really spawned, really piped, with simple answers of its own.

It shows PDFs through pypdfium2, ``.csv`` as a table and everything else as text. What a file is
called says how the process misbehaves with it: ``crash``, ``hang``, ``locked``, ``gone``,
``bad-page`` (its second page ends the process), ``moved``, ``lost``, ``picture``.
"""

import csv
import os
import re
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.viewing import (
    Box,
    CellsRead,
    Close,
    Event,
    Find,
    Found,
    Locate,
    Located,
    Mark,
    Open,
    Opened,
    ReadCells,
    ReadText,
    Refused,
    Render,
    Rendered,
    Request,
    Select,
    Selected,
    SheetSize,
    Style,
    TextRead,
)

PASSWORD = "open sesame"


def main(connection: Connection, library: str) -> None:
    """Serve one window until the pipe ends."""
    shown: dict[int, Any] = {}
    while True:
        try:
            request: Request = connection.recv()
        except (EOFError, OSError):
            return
        if isinstance(request, Close):
            shown.pop(request.document, None)
            continue
        if isinstance(request, Open):
            event = _open(request, shown)
        else:
            document = shown.get(request.document)
            if document is None:
                event = _refused(request, "closed", "There is no such document.")
            else:
                event = document.answer(request)
        connection.send(event)
        if isinstance(event, Located) and event.recognising:
            time.sleep(0.2)
            connection.send(shown[event.document].locate_again(request))


def crash(connection: Connection, library: str) -> None:
    """Be a viewer that dies as soon as it is started."""
    os._exit(3)


def _refused(request: Request, kind: str, message: str) -> Refused:
    return Refused(request.job, request.document, kind, message, "An advice.")


def _open(request: Open, shown: dict[int, Any]) -> Event:
    name = Path(request.path).name
    if "crash" in name and b"mended" not in Path(request.path).read_bytes():
        os._exit(7)
    if "hang" in name:
        time.sleep(600)
    if "gone" in name or not os.path.exists(request.path):
        return _refused(request, "gone", "This file is not there any more.")
    if "locked" in name and PASSWORD not in request.passwords:
        return _refused(request, "encrypted", "It is locked with a password.")
    made = {".pdf": Pages, ".csv": Table}.get(Path(name).suffix, Text)
    shown[request.document] = made(request.path, name)
    opened: Event = shown[request.document].opened(request)
    return opened


class Pages:
    """A PDF."""

    def __init__(self, path: str, name: str) -> None:
        import pypdfium2

        self.name = name
        self.pdf = pypdfium2.PdfDocument(path)

    def opened(self, request: Open) -> Opened:
        sizes = tuple(self.pdf.get_page_size(page) for page in range(len(self.pdf)))
        view: Any = "picture" if "picture" in self.name else "pages"
        return Opened(request.job, request.document, view, "pdf", "", sizes)

    def answer(self, request: Request) -> Event:
        match request:
            case Render():
                return self._render(request)
            case Locate():
                if "picture" in self.name:
                    return Located(request.job, request.document, "same", (), (), True)
                return self.locate_again(request)
            case Find():
                marks = [
                    m for page in range(len(self.pdf)) for m in self._search(page, request.words)
                ]
                return Found(request.job, request.document, tuple(marks[:200]), len(marks) > 200)
            case Select():
                left, right = sorted((request.begin[0], request.end[0]))
                top, bottom = sorted((request.begin[1], request.end[1]))
                box = Box(left, top, right, bottom)
                words = f"words of page {request.page}"
                mark = Mark(request.page, (box,))
                return Selected(request.job, request.document, words, mark)
        return _refused(request, "unsupported", "This cannot be asked of pages.")

    def locate_again(self, request: Locate) -> Located:
        state: Any = next((s for s in ("moved", "lost") if s in self.name), "same")
        first = int(request.anchor.get("page", 1)) - 1
        if state == "lost":
            return Located(request.job, request.document, "lost")
        sentence = ""
        if request.sentence:
            begin, end = request.sentence
            sentence = request.text[begin - request.start : end - request.start]
        return Located(
            request.job, request.document, state,
            tuple(self._search(first, request.text)), tuple(self._search(first, sentence)),
        )  # fmt: skip

    def _render(self, request: Render) -> Event:
        if "bad-page" in self.name and request.page == 2:
            os._exit(9)
        bitmap = self.pdf[request.page - 1].render(scale=request.scale, prefer_bgrx=True)
        return Rendered(
            request.job, request.document, request.page, request.scale,
            bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer),
        )  # fmt: skip

    def _search(self, page: int, words: str) -> list[Mark]:
        if not words or not 0 <= page < len(self.pdf):
            return []
        height = self.pdf.get_page_size(page)[1]
        text = self.pdf[page].get_textpage()
        searcher, found = text.search(words), []
        while (hit := searcher.get_next()) is not None:
            rects = (text.get_rect(n) for n in range(text.count_rects(*hit)))
            boxes = tuple(Box(l, height - t, r, height - b) for l, b, r, t in rects)  # noqa: E741
            found.append(Mark(page + 1, boxes))
        return found


class Text:
    """Text, with headings as Markdown marks them and a new page after each form feed."""

    def __init__(self, path: str, name: str) -> None:
        self.name = name
        self.text = Path(path).read_bytes().decode()

    def opened(self, request: Open) -> Opened:
        return Opened(request.job, request.document, "text", "text", length=len(self.text))

    def answer(self, request: Request) -> Event:
        match request:
            case ReadText():
                text = self.text[request.start : request.end]
                styles = tuple(s for s in self._styles() if s.start < request.end)
                return TextRead(request.job, request.document, request.start, text, styles)
            case Locate():
                return self._locate(request)
            case Find():
                found = re.finditer(re.escape(request.words), self.text, re.IGNORECASE)
                marks = tuple(Mark(start=hit.start(), end=hit.end()) for hit in found)
                return Found(request.job, request.document, marks[:500], len(marks) > 500)
        return _refused(request, "unsupported", "This cannot be asked of a text.")

    def _styles(self) -> list[Style]:
        styles = []
        for hit in re.finditer(r"(?m)^(#+) .*$", self.text):
            styles.append(Style(hit.start(), hit.end(), f"heading{len(hit[1])}", {}))
        for hit in re.finditer(r"(?m)^    .*$", self.text):
            styles.append(Style(hit.start(), hit.end(), "code", {}))
        for number, hit in enumerate(re.finditer("\f", self.text), 2):
            styles.append(Style(hit.end(), hit.end() + 1, "break", {"page": number}))
        return styles

    def _locate(self, request: Locate) -> Located:
        state: Any = next((s for s in ("moved", "lost") if s in self.name), "same")
        start = self.text.find(request.text)
        if state == "lost" or start < 0:
            return Located(request.job, request.document, "lost")
        passage = Mark(start=start, end=start + len(request.text))
        sentence: tuple[Mark, ...] = ()
        if request.sentence:
            by = start - request.start
            sentence = (Mark(start=request.sentence[0] + by, end=request.sentence[1] + by),)
        return Located(request.job, request.document, state, (passage,), sentence)


class Table:
    """A table; ``sheet=NAME`` in a line of its own begins another sheet."""

    def __init__(self, path: str, name: str) -> None:
        self.sheets: dict[str, list[list[str]]] = {}
        rows = self.sheets.setdefault("Sheet1", [])
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                if row and row[0].startswith("sheet="):
                    rows = self.sheets.setdefault(row[0][6:], [])
                else:
                    rows.append(row)

    def opened(self, request: Open) -> Opened:
        sizes = tuple(
            SheetSize(name, len(rows), max(map(len, rows), default=0))
            for name, rows in self.sheets.items()
        )
        return Opened(request.job, request.document, "table", "csv", sheets=sizes)

    def answer(self, request: Request) -> Event:
        match request:
            case ReadCells():
                rows = self.sheets[request.sheet][request.first - 1 : request.last]
                cells = tuple(map(tuple, rows))
                return CellsRead(request.job, request.document, request.sheet, request.first, cells)
            case Locate():
                sheet, cells = str(request.anchor.get("sheet")), str(request.anchor.get("cells"))
                mark = Mark(sheet=sheet, cells=cells)
                return Located(request.job, request.document, "same", (mark,))
            case Find():
                marks = tuple(
                    Mark(sheet=name, cells=f"{chr(65 + column)}{row + 1}")
                    for name, rows in self.sheets.items()
                    for row, cells in enumerate(rows)
                    for column, cell in enumerate(cells)
                    if request.words.lower() in cell.lower()
                )
                return Found(request.job, request.document, marks)
        return _refused(request, "unsupported", "This cannot be asked of a table.")


class Evil:
    """Runs code where it is unpickled carelessly."""

    def __init__(self, note: str) -> None:
        self.note = note

    def __reduce__(self) -> Any:
        return os.mkdir, (self.note,)


def lying(connection: Connection, library: str) -> None:
    """Be a viewer that a file has taken over: send what runs code where it is unpickled."""
    connection.recv()
    connection.send(Evil(library))
    time.sleep(600)
