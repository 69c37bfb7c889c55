"""Looks closely at what is marked in an open document: by its words, and by the pixels on screen.

The words under the boxes of a PDF are read from the file on the disk by PDFium itself; nothing of
the engine or the viewer is believed.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage

from app.ui.viewer import ViewerPanel
from app.ui.viewer_marks import PAPER, Kind, text_colours
from app.ui.viewer_pages import PagesView
from app.ui.viewer_table import TableView
from app.ui.viewer_text import TextView
from app.viewing import Mark
from tests.journeys.person import Person

NEAR = 6
"""Shades by which a colour on screen may differ."""


def squeeze(text: str) -> str:
    """Return text without what a line end, a hyphen or a font may change about it."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\u00ad\u200b-\u200f\ufffe\ufeff\x02-]+", "", text)


def marks_of(viewer: ViewerPanel, kind: Kind = Kind.SENTENCE) -> tuple[Mark, ...]:
    """Return what the view marks as the sentence, or as the passage where it has none."""
    view: Any = viewer.view
    marked = view._marked.places
    return tuple(marked.get(kind) or marked.get(Kind.PASSAGE, ()))


def marked_words(viewer: ViewerPanel, file: Path, kind: Kind = Kind.SENTENCE) -> str:
    """Return the words that are marked: under the boxes, in the text, in the cells."""
    view, marks = viewer.view, marks_of(viewer, kind)
    if isinstance(view, TextView):
        ground = text_colours(kind)[0]
        return " ".join(
            each.cursor.selectedText()
            for each in view.extraSelections()
            if each.format.background().color() == ground
        )
    if isinstance(view, TableView):
        return " ".join(_cells(view, kind))
    with pypdfium2.PdfDocument(file) as document:
        return " ".join(_under(document, mark) for mark in marks)


def _under(document: Any, mark: Mark) -> str:
    """Return the text that PDFium finds below boxes, whichever way the page lies."""
    page = document[mark.page - 1]
    words, fine = page.get_textpage(), 100
    wide, high = round(page.get_width() * fine), round(page.get_height() * fine)

    def corner(x: float, y: float) -> tuple[float, float]:
        here, there = pypdfium2.raw.c_double(), pypdfium2.raw.c_double()
        pypdfium2.raw.FPDF_DeviceToPage(
            page, 0, 0, wide, high, 0, round(x * fine), round(y * fine), here, there
        )
        return here.value, there.value

    found = []
    for box in mark.boxes:
        one, other = corner(box.left, box.top), corner(box.right, box.bottom)
        left, right = sorted((one[0], other[0]))
        bottom, top = sorted((one[1], other[1]))
        found.append(words.get_text_bounded(left - 0.4, bottom - 0.4, right + 0.4, top + 0.4))
    return "".join(found)


def _cells(view: TableView, kind: Kind) -> Iterator[str]:
    model: Any = view.table.model()
    wanted = (text_colours(kind)[0], text_colours(Kind.PASSAGE)[0])
    for colour in wanted:
        found = []
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if model.data(index, 8) == colour:  # Qt.ItemDataRole.BackgroundRole
                    found.append(model.text(row, column))
        if found:
            yield from found
            return


# -- pixels ----------------------------------------------------------------------------------------


def pixels(image: QImage) -> Any:
    """Return an image as an array of rows of blue, green, red."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(bytes(image.constBits()), np.uint8)
    return raw.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width(), :3]


def coloured(picture: Any, colour: QColor) -> Any:
    """Return where a picture has a colour."""
    wanted = np.array([colour.blue(), colour.green(), colour.red()], np.int16)
    return (np.abs(picture.astype(np.int16) - wanted) <= NEAR).all(axis=2)


def look_at_marks(person: Person, kind: Kind = Kind.SENTENCE) -> tuple[float, float]:
    """Return what part of the marked places has its colour on screen, and what part elsewhere.

    "Elsewhere" is the rest of the document's view. Where there are no boxes (text, tables), the
    first figure is 1.0 if the colour is there at all.
    """
    view: Any = person.viewer.view
    surface = view.table.viewport() if isinstance(view, TableView) else view.viewport()
    whole = pixels(person.window.grab().toImage())
    ratio = person.window.devicePixelRatioF()
    corner = surface.mapTo(person.window, QPoint(0, 0))
    left, top = round(corner.x() * ratio), round(corner.y() * ratio)
    wide, high = round(surface.width() * ratio), round(surface.height() * ratio)
    picture = whole[top : top + high, left : left + wide]
    if not isinstance(view, PagesView):
        colours = (text_colours(kind)[0], text_colours(Kind.PASSAGE)[0])
        return (1.0 if any(coloured(picture, c).sum() > 60 for c in colours) else 0.0), 0.0
    within = np.zeros(picture.shape[:2], bool)
    around = np.zeros(picture.shape[:2], bool)
    marks = marks_of(person.viewer, kind)
    for rect in _on_screen(view, marks):
        _fill(within, rect, ratio, 0)
        _fill(around, rect, ratio, 4)
    places = view._marked.places
    fill = PAPER[kind if places.get(kind) else Kind.PASSAGE][0]
    hits = coloured(picture, QColor(fill))
    if not within.any():
        return 0.0, float(hits.mean())
    return float(hits[within].mean()), float(hits[~around].mean())


def _on_screen(view: PagesView, marks: tuple[Mark, ...]) -> Iterator[QRectF]:
    for mark in marks:
        for box in mark.boxes:
            one = view.layout_.to_sheet(mark.page, box.left, box.top) - view._offset()
            other = view.layout_.to_sheet(mark.page, box.right, box.bottom) - view._offset()
            yield QRectF(one, other).normalized()


def _fill(mask: Any, rect: QRectF, ratio: float, more: int) -> None:
    top, bottom = (round(rect.top() * ratio) - more, round(rect.bottom() * ratio) + more)
    left, right = (round(rect.left() * ratio) - more, round(rect.right() * ratio) + more)
    mask[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = True
