"""A PDF as paper: its pages' sizes, how they look, and where their letters stand.

Like ``reading.formats.pdfium``, whose lock it holds, it calls PDFium; the text is the same that
reading finds. Places are in points from the upper left corner of a page as it is shown.
"""

import ctypes
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from app.engine.reading.formats.decoding import clean
from app.engine.reading.formats.pdfium import (
    LARGEST_DOCUMENT,
    LOCK,
    Rectangle,
    draw_page,
    is_pictured,
    open_pdf,
    read_notes,
)
from app.engine.viewing.letters import NONE, Letters, Placed
from app.errors import ReadError

if TYPE_CHECKING:
    import numpy

MOST_PIXELS = 16_000_000  # of one page as it is drawn
KEPT = 4  # pages that stay parsed
SPLIT = "\ufffe"  # how PDFium writes a hyphen at a line end in a text …
_SPLIT_CODE = 2  # … and as a character
_UNKNOWN = (595.0, 842.0)  # the size that a damaged page is given
_EVEN = 100_000  # parts of a page's width and height that PDFium is asked for


class Drawn(NamedTuple):
    """A page as pixels: rows of ``stride`` bytes, blue, green, red and one unused a pixel."""

    scale: float
    width: int
    height: int
    stride: int
    pixels: bytes


class Paper:
    """An open PDF. Raise ``ReadError``: encrypted, corrupt, empty or too-large."""

    def __init__(self, data: bytes, passwords: Sequence[str]) -> None:
        self._open: OrderedDict[int, _Page] = OrderedDict()
        self._letters: dict[int, Letters] = {}
        self._pictured: dict[int, bool] = {}
        with ExitStack() as stack:
            self._document = stack.enter_context(open_pdf(data, passwords))
            with LOCK:
                self._document.init_forms()
                count = len(self._document)
                if not count:
                    raise ReadError("empty", "This PDF has no pages.")
                if count > LARGEST_DOCUMENT:
                    raise ReadError("too-large", f"This PDF has {count:,} pages.", "Split it.")
                self.sizes = tuple(self._measure(index) for index in range(count))
                title = self._document.get_metadata_value("Title")
            self.title = " ".join(clean(title).split())
            self._stack = stack.pop_all()

    def close(self) -> None:
        """Give back what PDFium holds."""
        with LOCK:
            for page in self._open.values():
                page.close()
            self._open.clear()
            self._stack.close()

    def draw(self, index: int, scale: float) -> Drawn:
        """Draw a page with its fields and comments, at a smaller scale where it is large."""
        import pypdfium2

        width, height = self.sizes[index]
        scale = limit_scale(scale, width, height)
        scale = max(scale, 1.01 / min(width, height))  # a pixel, at least
        if width * height * scale * scale > 2 * MOST_PIXELS:
            raise _refuse_page(index)
        with LOCK, self._use(index) as page:
            try:
                bitmap = page.raw.render(scale=scale, prefer_bgrx=True, limit_image_cache=True)
            except (pypdfium2.PdfiumError, ValueError) as error:
                raise _refuse_page(index) from error
            try:
                pixels = bytes(bitmap.buffer)
                return Drawn(scale, bitmap.width, bitmap.height, bitmap.stride, pixels)
            finally:
                bitmap.close()

    def draw_for_reading(self, index: int) -> "numpy.ndarray[Any, Any] | None":
        """Return the pixels that text recognition wants, None for a damaged page."""
        with LOCK:
            return draw_page(self._document, index)

    def letters(self, index: int) -> Letters:
        """Return a page's letters, then its notes; none where it is damaged."""
        if index not in self._letters:
            try:
                self._letters[index] = self._spell(index)
            except ReadError:
                self._letters[index], self._pictured[index] = NONE, False
        return self._letters[index]

    def is_pictured(self, index: int) -> bool:
        """Whether what a page shows is not in its letters."""
        self.letters(index)
        return self._pictured[index]

    # -- inside --------------------------------------------------------------------------------

    def _measure(self, index: int) -> tuple[float, float]:
        from pypdfium2 import raw

        size = raw.FS_SIZEF()
        known = raw.FPDF_GetPageSizeByIndexF(self._document, index, size)
        if not known or not (0 < size.width < 1e7 and 0 < size.height < 1e7):
            return _UNKNOWN
        return size.width, size.height

    @contextmanager
    def _use(self, index: int) -> "Iterator[_Page]":
        """Give an open page and keep the last few open; raise ``ReadError``: corrupt."""
        import pypdfium2

        page = self._open.pop(index, None)
        if page is None:
            try:
                page = _Page(self._document[index], self.sizes[index])
            except (pypdfium2.PdfiumError, IndexError) as error:
                raise _refuse_page(index) from error
        self._open[index] = page
        while len(self._open) > KEPT:
            self._open.popitem(last=False)[1].close()
        yield page

    def _spell(self, index: int) -> Letters:
        import pypdfium2

        with LOCK, self._use(index) as page:
            try:
                whole: str = page.words().get_text_range()
                text = page.read(whole)
                notes = list(read_notes(self._document, page.raw, whole))
                self._pictured[index] = is_pictured(page.raw, whole)
            except pypdfium2.PdfiumError as error:
                raise _refuse_page(index) from error
        count = len(text)
        around: list[tuple[int, int, Rectangle]] = []
        for note, rectangle in notes:
            text += "\n" + note
            around.append((len(text) - len(note), len(text), rectangle))

        def place(start: int, end: int) -> list[Placed | None]:
            try:
                with LOCK, self._use(index) as page:
                    placed = page.place(start, min(end, count))
                    for first, last, rectangle in around:
                        if first < end and last > start:
                            placed.append(page.show(rectangle))
                    return placed
            except ReadError:
                return []

        return Letters(text, place)


class _Page:
    """A parsed page with its text; hold ``LOCK``."""

    def __init__(self, page: Any, size: tuple[float, float]) -> None:
        self.raw, self._size = page, size
        self._words: Any = None
        self._turned = page.get_rotation() % 180 != 0
        self._matrix = self._find_matrix()

    def close(self) -> None:
        if self._words is not None:
            self._words.close()
        self.raw.close()

    def words(self) -> Any:
        if self._words is None:
            self._words = self.raw.get_textpage()
        return self._words

    def read(self, whole: str) -> str:
        """Return the characters, one for each that PDFium counts; ``whole`` is the page's text.

        That has as many on most pages, and asking for each takes four times as long.
        """
        from pypdfium2 import raw

        words = self.words()
        handle, count = words.raw, words.count_chars()

        def get(at: int) -> str:
            code = raw.FPDFText_GetUnicode(handle, at) % 0x110000
            return SPLIT if code == _SPLIT_CODE else chr(code)

        some = range(0, count, max(1, count // 20))
        if len(whole) == count and all(whole[at] == get(at) for at in some):
            return whole
        return "".join(map(get, range(count)))

    def place(self, start: int, end: int) -> list[Placed | None]:
        """Return the boxes of characters; PDFium's own blanks and line ends have none."""
        from pypdfium2 import raw

        handle = self.words().raw
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        corners = [ctypes.byref(value) for value in (left, right, bottom, top)]
        loose = raw.FS_RECTF()
        placed: list[Placed | None] = []
        fresh = True
        for at in range(start, end):
            code = raw.FPDFText_GetUnicode(handle, at)
            blank = code <= 32 and code != _SPLIT_CODE
            if blank or not raw.FPDFText_GetCharBox(handle, at, *corners):
                fresh = fresh or code in (10, 13)
                placed.append(None)
                continue
            sideways = abs(raw.FPDFText_GetCharAngle(handle, at) % 3.14159 - 1.5708) < 0.5
            box = (left.value, bottom.value, right.value, top.value)
            if raw.FPDFText_GetLooseCharBox(handle, at, loose):
                box = _include(box, (loose.left, loose.bottom, loose.right, loose.top))
            shown = self.show(box, sideways != self._turned, fresh)
            placed.append(shown)
            fresh = shown is None and fresh
        return placed

    def show(
        self, rectangle: Rectangle, sideways: bool = False, fresh: bool = True
    ) -> Placed | None:
        """Return where a rectangle of the page is shown, None if it is not."""
        a, b, c, d, e, f = self._matrix
        left, bottom, right, top = rectangle
        xs = sorted((a * left + c * bottom + e, a * right + c * top + e))
        ys = sorted((b * left + d * bottom + f, b * right + d * top + f))
        width, height = self._size
        x, y = max(xs[0], 0.0), max(ys[0], 0.0)
        right, bottom = min(xs[1], width), min(ys[1], height)
        if right - x <= 0 or bottom - y <= 0:
            return None
        return Placed(x, y, right, bottom, sideways, fresh)

    def _find_matrix(self) -> tuple[float, float, float, float, float, float]:
        """Return how PDFium maps the page's points to where they are shown."""
        from pypdfium2 import raw

        def ask(x: float, y: float) -> tuple[float, float]:
            across, down = ctypes.c_int(), ctypes.c_int()
            raw.FPDF_PageToDevice(
                self.raw, 0, 0, _EVEN, _EVEN, 0, x, y, ctypes.byref(across), ctypes.byref(down)
            )
            return across.value * self._size[0] / _EVEN, down.value * self._size[1] / _EVEN

        span = max(self._size)
        (e, f), (ax, ay), (cx, cy) = ask(0, 0), ask(span, 0), ask(0, span)
        return (ax - e) / span, (ay - f) / span, (cx - e) / span, (cy - f) / span, e, f


def limit_scale(scale: float, width: float, height: float) -> float:
    """Return a scale at which a page has no more than ``MOST_PIXELS``, give or take a little."""
    most = (MOST_PIXELS / (width * height)) ** 0.5
    return max(scale, 0.0) if scale <= 1.005 * most else most


def _include(tight: Rectangle, loose: Rectangle) -> Rectangle:
    """Return the box of a letter with its line's height, unless that is beyond belief."""
    left, bottom, right, top = tight
    size = max(top - bottom, right - left)
    if loose[2] - loose[0] > 6 * size + 4 or loose[3] - loose[1] > 6 * size + 40:
        return tight
    return min(left, loose[0]), min(bottom, loose[1]), max(right, loose[2]), max(top, loose[3])


def _refuse_page(index: int) -> ReadError:
    return ReadError(
        "corrupt",
        f"Page {index + 1} is damaged and cannot be shown.",
        "The other pages may be whole; else fetch the file again from where it came from.",
    )
