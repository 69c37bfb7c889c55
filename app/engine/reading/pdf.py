"""PDF → text with pages and, where the file has bookmarks, headings.

Text comes from PDFium, the engine that also draws the window's pages, in PDFium's order and
without its guesses about layout: what is found here is found there. Only words split at line
ends are put together again. Scans have no text; nothing is recognised or rendered here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from threading import Lock
from typing import Any

from app.engine.documents import Span
from app.engine.reading.anchors import Heading, join_headings
from app.engine.reading.decoding import clean
from app.engine.reading.parsed import Parsed
from app.engine.reading.sniffing import refuse_encrypted
from app.errors import ReadError

BOOKMARKS = 5_000  # more than this of a file's bookmarks are not looked at

_PDFIUM = Lock()  # PDFium is not safe for threads
_WRONG_PASSWORD, _UNKNOWN_SECURITY = 4, 5  # FPDF_ERR_… in fpdfview.h
_HYPHEN = "\ufffe"  # how PDFium writes a hyphen at the end of a line, the line end included
_STRAY_HYPHEN = re.compile(rf"{_HYPHEN}(?![^\W\d_])|(?<![^\W\d_]){_HYPHEN}")
_SPLIT_WORD = re.compile(rf"(?<![^\W\d_])([^\W\d_]+){_HYPHEN}([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MEANINGLESS = re.compile("[\ue000-\uf8ff\ufffd]")
_BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\u00ad": ""})


def parse_pdf(data: bytes, passwords: Sequence[str] = ()) -> Parsed:
    """Return the text of a PDF with the spans of its pages, which count from 1.

    The passwords are tried in turn where it needs one.

    A page without text has no span. Raise ``ReadError``: encrypted, corrupt, or no-text where
    there are only pictures of pages.
    """
    with _PDFIUM:
        read, bookmarks, title = _read(data, passwords)
    pages = [
        clean(page).translate(_BULLETS).strip("\n")
        for page in join_split_words([page or "" for page in read])
    ]
    if not any(page.strip() for page in pages):
        raise ReadError(
            "no-text",
            "There is no text in this PDF; its pages may be pictures."
            if pages
            else "This PDF has no pages.",
            "Run text recognition on it in a scanner program and add the result.",
        )
    text, spans = _place_pages(pages, bookmarks)
    if len(_MEANINGLESS.findall(text)) > len(text) // 4:
        raise ReadError(
            "no-text",
            "The letters of this PDF have no meaning outside its own fonts.",
            "Run text recognition on it in a scanner program and add the result.",
        )
    facts: dict[str, int | str] = {"page_count": len(pages)}
    if title:
        facts["title"] = title
    return Parsed(text, spans, tuple(_warn(read, pages)), facts)


def _warn(read: Sequence[str | None], pages: Sequence[str]) -> Iterator[str]:
    """Yield sentences about pages without text and pages that could not be read."""
    damaged = [number for number, page in enumerate(read, 1) if page is None]
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if empty := [number for number in empty if read[number - 1] is not None]:
        yield f"There is no text on {name_pages(empty)}."
    if damaged:
        yield f"Damaged and not read: {name_pages(damaged)}."


def _read(
    data: bytes, passwords: Sequence[str]
) -> tuple[list[str | None], list[tuple[int, Heading]], str]:
    """Return the pages' texts, the bookmarks with their page's index, and the title."""
    document = _open(data, passwords)
    try:
        pages = [_read_page(document, index) for index in range(len(document))]
        bookmarks = list(_read_bookmarks(document))
        title = " ".join(clean(document.get_metadata_value("Title")).split())
        return pages, bookmarks, title
    finally:
        document.close()


def _open(data: bytes, passwords: Sequence[str]) -> Any:
    import pypdfium2

    for password in (None, *passwords):
        try:
            return pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            if error.err_code not in (_WRONG_PASSWORD, _UNKNOWN_SECURITY):
                raise ReadError(
                    "corrupt",
                    "This PDF is damaged and cannot be opened.",
                    "Fetch it again from where it came from.",
                ) from error
    raise refuse_encrypted()


def _read_page(document: Any, index: int) -> str | None:
    """Return a page's text, or None for a page that is damaged."""
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        textpage = page.get_textpage()
        text: str = textpage.get_text_range()
        textpage.close()
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()
    return text


def _read_bookmarks(document: Any) -> Iterator[tuple[int, Heading]]:
    for bookmark in islice(document.get_toc(), BOOKMARKS):
        destination = bookmark.get_dest()
        index = destination.get_index() if destination else None
        if index is not None:
            yield index, Heading(0, bookmark.level + 1, clean(bookmark.get_title()))


def _place_pages(
    pages: Sequence[str], bookmarks: Sequence[tuple[int, Heading]]
) -> tuple[str, tuple[Span, ...]]:
    """Join the pages with blank lines; cut spans at pages and at bookmarks within them."""
    parts: list[str] = []
    starts: list[tuple[int, int]] = []  # offset and page number of each page that has text
    offsets: list[int] = []  # of every page, also the empty ones
    length = 0
    for number, page in enumerate(pages, 1):
        offsets.append(length)
        if not page.strip():
            continue
        starts.append((length, number))
        parts.append(page + "\n\n")
        length += len(page) + 2
    sections = join_headings(_find_bookmarks(pages, offsets, bookmarks))
    cuts = sorted(
        {start for start, _ in starts} | {start for start, _ in sections if start < length}
    )
    spans: list[Span] = []
    headings, numbers = iter([*sections, (length, "")]), iter([*starts, (length, 0)])
    heading, number = "", 0
    next_heading, next_number = next(headings), next(numbers)
    for start, end in zip(cuts, [*cuts[1:], length], strict=True):
        while next_heading[0] <= start and next_heading[0] < length:
            heading, next_heading = next_heading[1], next(headings)
        while next_number[0] <= start and next_number[0] < length:
            number, next_number = next_number[1], next(numbers)
        spans.append(Span(start, end, {"page": number} | ({"heading": heading} if heading else {})))
    return "".join(parts), tuple(spans)


def _find_bookmarks(
    pages: Sequence[str], offsets: Sequence[int], bookmarks: Sequence[tuple[int, Heading]]
) -> list[Heading]:
    """Place each bookmark where its title stands on its page, or at the page's beginning."""
    found: list[Heading] = []
    last = 0
    for index, bookmark in bookmarks:
        if not 0 <= index < len(pages) or not (words := bookmark.title.split()):
            continue
        pattern = r"\s+".join(map(re.escape, words[:20]))
        match = re.search(
            rf"^[^\S\n]*(?:[\d.]+[^\S\n]*)?{pattern}", pages[index], re.IGNORECASE | re.MULTILINE
        )
        start = offsets[index] + (match.start() if match else 0)
        if start < last:
            continue  # bookmarks out of order name no sections
        found.append(Heading(start, bookmark.level, bookmark.title))
        last = start
    return found


def join_split_words(pages: Sequence[str]) -> list[str]:
    """Undo hyphenation at line ends: ``adip-iscing`` is one word, ``worst-case`` stays two.

    The document itself is the dictionary: the form it has elsewhere wins. Of words it has
    nowhere else, those of two longer halves that it does have keep their hyphen.
    """
    if not any(_HYPHEN in page for page in pages):
        return list(pages)
    words = Counter(word.lower() for page in pages for word in _WORD.findall(page))

    def join(match: re.Match[str]) -> str:
        before, after = match[1], match[2]
        whole, parted = before + after, f"{before}-{after}"
        once, twice = words[whole.lower()], words[parted.lower()]
        if once != twice:
            return whole if once > twice else parted
        known = words[before.lower()] and words[after.lower()]
        halves = known and min(len(before), len(after)) > 3
        return parted if halves or after[0].isupper() else whole

    return [_SPLIT_WORD.sub(join, _STRAY_HYPHEN.sub("-", page)) for page in pages]


def name_pages(numbers: Sequence[int]) -> str:
    """Return "page 3" or "pages 3-5, 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    names = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs[:20])
    more = " and others" if len(runs) > 20 else ""
    return f"page{'s' if len(numbers) > 1 else ''} {names}{more}"
