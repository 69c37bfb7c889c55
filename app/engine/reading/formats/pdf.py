"""PDF → text with pages and, where the file has bookmarks, headings.

Text comes from PDFium, the engine that also draws the window's pages, in PDFium's order and
without its guesses about layout: what is found here is found there. Only words split at line
ends are put together again; what fields were filled in with and comments follow their page's
text. Pages that are pictures are named, and read where somebody recognised them before.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from app.engine.documents import Span
from app.engine.reading.anchors import Heading, join_headings, name_pages
from app.engine.reading.formats.decoding import clean
from app.engine.reading.formats.pdfium import Page, is_meaningless, list_attachments, read_pages
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

__all__ = ["join_hyphenated", "join_split_words", "list_attachments", "parse_pdf"]

NOTHING: Mapping[int, str] = MappingProxyType({})

_HYPHEN = "\ufffe"  # how PDFium writes a hyphen at the end of a line, the line end included
_STRAY_HYPHEN = re.compile(rf"{_HYPHEN}(?![^\W\d_])|(?<![^\W\d_]){_HYPHEN}")
_SPLIT_WORD = re.compile(rf"(?<![^\W\d_])([^\W\d_]+){_HYPHEN}([^\W\d_]+)")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\u00ad": ""})


def parse_pdf(
    data: bytes,
    passwords: Sequence[str] = (),
    recognised: Mapping[int, str] = NOTHING,
    on_page: Callable[[int], None] | None = None,
) -> Parsed:
    """Return the text of a PDF with the spans of its pages, which count from 1.

    The passwords are tried in turn where it needs one. ``recognised`` is the text of pages that
    are pictures, "" where none was found; those it does not have are ``unread``. ``on_page`` is
    told the number of each page before it is read. A page without text has no span; pages that
    cannot be read are the ``damage``. Raise ``ReadError``: encrypted or corrupt.
    """
    read, bookmarks, title = read_pages(data, passwords, on_page)
    if not read:
        raise ReadError("empty", "This PDF has no pages.")
    texts = [_choose_text(page, recognised.get(number)) for number, page in enumerate(read, 1)]
    pages = [
        "\n\n".join(filter(None, (clean(text).translate(_BULLETS).strip("\n"), page.notes)))
        for text, page in zip(join_split_words(texts), read, strict=True)
    ]
    text, spans = _place_pages(pages, bookmarks)
    pictured = [number for number, page in enumerate(read, 1) if page.pictured]
    unread = tuple(number for number in pictured if number not in recognised)
    damaged = [number for number, page in enumerate(read, 1) if page.damaged]
    damage = f"Damaged and not read: {name_pages(damaged)}." if damaged else ""
    if damage and not text and not unread:
        raise ReadError("corrupt", damage, "Fetch it again from where it came from.")
    facts: dict[str, int | str] = {"page_count": len(pages)}
    if title:
        facts["title"] = title
    warnings = (*_warn(read, pages, unread), *filter(None, [damage]))
    return Parsed(text, spans, warnings, facts, unread, damage)


def _choose_text(page: Page, recognised: str | None) -> str:
    if not page.pictured:
        return page.text
    return recognised or ("" if is_meaningless(page.text) else page.text)


def _warn(read: Sequence[Page], pages: Sequence[str], unread: Sequence[int]) -> Iterator[str]:
    """Yield sentences about pages that are pictures."""
    if unread:
        yield f"There is no text on {name_pages(unread)}."
    empty = [number for number, page in enumerate(read, 1) if page.pictured]
    empty = [number for number in empty if number not in unread and not pages[number - 1].strip()]
    if empty:
        yield explain_unrecognised(name_pages(empty))


def explain_unrecognised(where: str) -> str:
    """Return the sentence about a picture in which no text was found, or none that is sure."""
    return (
        f"No text could be recognised reliably on {where}; "
        "in pictures, Carrel reads Latin, Chinese and Japanese script."
    )


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
    if not starts:
        return "", ()
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
    others = (_SPLIT_WORD.sub(" ", page) for page in pages)  # halves prove nothing about themselves
    words = Counter(word.lower() for page in others for word in _WORD.findall(page))

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


def join_hyphenated(text: str) -> str:
    """Do the same for a text of its own in which lines end with common hyphens."""
    return join_split_words([_HYPHENATED.sub(_HYPHEN, text)])[0]
