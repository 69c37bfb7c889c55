"""PDFium: the pages of a PDF with their text, notes, bookmarks, attached files and pictures.

The one place of reading that calls the library, one thread at a time; ``engine.viewing.paper``
draws with it under the same lock. What its text means is ``pdf``'s business. No script of a file
is ever run: this build of PDFium has no JavaScript.
"""

import ctypes
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

from app.engine.reading.anchors import Heading
from app.engine.reading.formats.decoding import clean
from app.engine.reading.sniffing import refuse_encrypted
from app.errors import ReadError

if TYPE_CHECKING:
    import numpy

LARGEST_DOCUMENT = 100_000  # pages
BOOKMARKS = 5_000  # more than this of a file's bookmarks are not looked at
NOTES = 5_000  # … of a page's annotations
LONGEST_NOTE = 1 << 20  # bytes
ATTACHED = 200  # … of a file's attachments
ATTACHED_BYTES = 200_000_000  # of all of them together
DRAWN_DPI = 200
DRAWN_PIXELS = 9_000_000  # of one page; an A3 page at 200 dpi has 7.7 million
FEWEST_LETTERS = 10  # a page with fewer has no text worth the name, perhaps a page number

LOCK = RLock()  # PDFium is not safe for threads
_WRONG_PASSWORD, _UNKNOWN_SECURITY = 4, 5  # FPDF_ERR_… in fpdfview.h
_MEANINGLESS = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_SYMBOLS = str.maketrans("", "", "\uf0b7\uf0a7")  # bullets of a symbol font, which are meant
_HIDDEN, _SECRET = 1 << 1, 1 << 13  # FPDF_ANNOT_FLAG_HIDDEN; a text field for a password
_OUTLINES = 30  # a page with so many shapes may have its letters drawn as shapes
_OBJECTS = 5_000  # of a page without text that are looked at
_COVERED = 0.4  # of a page, by a picture, makes it a scan


Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top, in points of the page as the file has it: y grows upwards."""


class Page(NamedTuple):
    """What one page says.

    ``notes`` are its filled-in fields and comments, one a line; ``pictured`` says that what the
    page shows is not in ``text``; ``damaged`` that it cannot be read.
    """

    text: str
    notes: str = ""
    pictured: bool = False
    damaged: bool = False


class Pages(NamedTuple):
    """The pages of a PDF, the bookmarks with their page's index, and the title."""

    pages: list[Page]
    bookmarks: list[tuple[int, Heading]]
    title: str


def read_pages(
    data: bytes, passwords: Sequence[str] = (), on_page: Callable[[int], None] | None = None
) -> Pages:
    """Read all pages; ``on_page`` is told each page's number, from 1, before it is read.

    Raise ``ReadError``: encrypted or corrupt.
    """
    with LOCK, open_pdf(data, passwords) as document:
        document.init_forms()
        pages = []
        if len(document) > LARGEST_DOCUMENT:
            raise ReadError("too-large", f"This PDF has {len(document):,} pages.", "Split it.")
        for index in range(len(document)):
            if on_page:
                on_page(index + 1)
            pages.append(_read_page(document, index))
        bookmarks = list(_read_bookmarks(document))
        title = " ".join(clean(document.get_metadata_value("Title")).split())
        return Pages(pages, bookmarks, title)


def list_attachments(data: bytes, passwords: Sequence[str] = ()) -> list[tuple[str, bytes]]:
    """Return the files inside a PDF with their names, without folders.

    Only the first 200, and 200 MB of them together; damaged ones are left out. Raise
    ``ReadError``: encrypted or corrupt.
    """
    import pypdfium2

    found: list[tuple[str, bytes]] = []
    left = ATTACHED_BYTES
    with LOCK, open_pdf(data, passwords) as document:
        for index in range(min(document.count_attachments(), ATTACHED)):
            try:
                attachment = document.get_attachment(index)
                name = re.split(r"[/\\]", clean(attachment.get_name()))[-1].strip()
                content = bytes(attachment.get_data())
            except (pypdfium2.PdfiumError, UnicodeDecodeError, MemoryError):
                continue  # the others may be whole
            left -= len(content)
            if left < 0:
                break
            found.append((name or f"attachment {index + 1}", content))
    return found


def draw_pages(
    data: bytes, numbers: Sequence[int], passwords: Sequence[str] = ()
) -> "Iterator[tuple[int, numpy.ndarray[Any, Any] | None]]":
    """Yield pages, counted from 1, as pictures: height × width × 3 bytes, blue first.

    None for a page that is not there or damaged. Raise ``ReadError``: encrypted or corrupt.
    """
    with open_pdf(data, passwords) as document:
        with LOCK:
            document.init_forms()
            count = len(document)
        for number in numbers:
            if not 1 <= number <= count:
                yield number, None
                continue
            with LOCK:
                drawn = draw_page(document, number - 1)
            yield number, drawn


@contextmanager
def open_pdf(data: bytes, passwords: Sequence[str]) -> Iterator[Any]:
    """Open a PDF with the first password that fits; raise ``ReadError``: encrypted or corrupt."""
    import pypdfium2

    logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)  # it talks to programmers
    document = None
    for password in (None, *passwords):
        try:
            with LOCK:
                document = pypdfium2.PdfDocument(data, password=password)
            break
        except pypdfium2.PdfiumError as error:
            if error.err_code not in (_WRONG_PASSWORD, _UNKNOWN_SECURITY):
                raise ReadError(
                    "corrupt",
                    "This PDF is damaged and cannot be opened.",
                    "Fetch it again from where it came from.",
                ) from error
    if document is None:
        raise refuse_encrypted()
    try:
        yield document
    finally:
        with LOCK:
            document.close()


def _read_page(document: Any, index: int) -> Page:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Page("", damaged=True)
    try:
        textpage = page.get_textpage()
        text: str = textpage.get_text_range()
        textpage.close()
        notes = "\n".join(note for note, _ in read_notes(document, page, text))
        return Page(text, notes, is_pictured(page, text))
    except pypdfium2.PdfiumError:
        return Page("", damaged=True)
    finally:
        page.close()


def is_meaningless(text: str) -> bool:
    """Say whether most letters of a page have no meaning outside the file's own fonts."""
    seen = "".join(text.split()).translate(_SYMBOLS)
    return len(_MEANINGLESS.findall(seen)) > len(seen) // 4


def is_pictured(page: Any, text: str) -> bool:
    """Say whether what a page shows is not in its text."""
    return is_meaningless(text) or _is_picture(page, text)


def _is_picture(page: Any, text: str) -> bool:
    """Say whether a page shows a scan, a picture or outlines of letters in place of text."""
    import pypdfium2
    from pypdfium2 import raw

    letters = sum(map(str.isalnum, text))
    if letters >= FEWEST_LETTERS:
        return False
    width, height = page.get_size()
    kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH]
    shapes, covered = 0, 0.0
    for shown in islice(page.get_objects(filter=kinds, max_depth=5), _OBJECTS):
        if shown.type == raw.FPDF_PAGEOBJ_PATH:
            shapes += 1
            continue
        try:
            left, bottom, right, top = shown.get_bounds()
        except pypdfium2.PdfiumError:
            return True
        if shown.level:  # its bounds are those in a form, which may be stretched
            return True
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    if letters:
        return covered > _COVERED * width * height or shapes > 10 * _OUTLINES
    return covered > 0 or shapes > _OUTLINES


def read_notes(document: Any, page: Any, text: str) -> Iterator[tuple[str, Rectangle]]:
    """Yield what a page's fields were filled in with and what its comments say, and where."""
    from pypdfium2 import raw

    known = "".join(text.split())
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), NOTES)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        note = clean(_read_note(document.formenv, annotation)).strip()
        place = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, place)
        raw.FPDFPage_CloseAnnot(annotation)
        seen = "".join(note.split())
        if seen and seen not in known:  # a marker often repeats what it marks
            known += seen
            yield note, (place.left, place.bottom, place.right, place.top)


def _read_note(form: Any, annotation: Any) -> str:
    from pypdfium2 import raw

    if raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
        return ""
    match raw.FPDFAnnot_GetSubtype(annotation):
        case raw.FPDF_ANNOT_LINK | raw.FPDF_ANNOT_POPUP:
            return ""
        case raw.FPDF_ANNOT_WIDGET:
            if not form:
                return ""
            kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
            if kind not in (
                raw.FPDF_FORMFIELD_TEXTFIELD,
                raw.FPDF_FORMFIELD_COMBOBOX,
                raw.FPDF_FORMFIELD_LISTBOX,
            ):
                return ""
            secret = raw.FPDFAnnot_GetFormFieldFlags(form, annotation) & _SECRET
            if kind == raw.FPDF_FORMFIELD_TEXTFIELD and secret:
                return ""
            return _take_string(raw.FPDFAnnot_GetFormFieldValue, form, annotation)
        case _:
            return _take_string(raw.FPDFAnnot_GetStringValue, annotation, b"Contents")


def _take_string(function: Callable[..., int], *arguments: Any) -> str:
    """Call a function of PDFium that wants a buffer for UTF-16 and its size in bytes."""
    from pypdfium2 import raw

    size = function(*arguments, None, 0)
    if not 2 < size <= LONGEST_NOTE:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(*arguments, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _read_bookmarks(document: Any) -> Iterator[tuple[int, Heading]]:
    for bookmark in islice(document.get_toc(), BOOKMARKS):
        destination = bookmark.get_dest()
        index = destination.get_index() if destination else None
        if index is not None:
            yield index, Heading(0, bookmark.level + 1, clean(bookmark.get_title()))


def draw_page(document: Any, index: int) -> "numpy.ndarray[Any, Any] | None":
    """Return a page, counted from 0, as ``draw_pages`` does; hold ``LOCK``."""
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        if width < 1 or height < 1:
            return None
        scale = min(DRAWN_DPI / 72, (DRAWN_PIXELS / (width * height)) ** 0.5)
        if min(width, height) * scale < 1:  # a page the size of a town, or a thread
            return None
        bitmap = page.render(scale=scale, limit_image_cache=True, rev_byteorder=False)
        drawn: numpy.ndarray[Any, Any] = bitmap.to_numpy()[:, :, :3].copy()
        bitmap.close()
        return drawn
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()
