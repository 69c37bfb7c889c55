"""XML vocabularies that are worth knowing: feeds, FictionBook, flat OpenDocument; and all others.

A feed's entries become sections with their titles; what they hold as escaped HTML is read as
HTML. Of a vocabulary nobody here knows every element's text is a line, and the attributes of
elements that have no text are, too, because then they are where the data is.
"""

import re
from collections.abc import Mapping

from app.engine.reading.anchors import span_headings
from app.engine.reading.formats.decoding import Decoded
from app.engine.reading.formats.flow import Flow, tidy
from app.engine.reading.formats.html import read_html, read_xml
from app.engine.reading.formats.ods import parse_flat_ods
from app.engine.reading.formats.opendocument import parse_flat
from app.engine.reading.formats.package import parse_xml
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*<([\w.:-]+)", re.DOTALL
)
_MARKUP = re.compile(
    r"<(?:p|br|div|a|b|i|em|strong|ul|ol|li|img|span|h[1-6]|table|blockquote)\b[^<]*>|&[a-z]+;|&#\d+;",
    re.I,
)
_TITLES = frozenset(("title",))
_BODIES = frozenset("description summary content encoded subtitle tagline".split())
_ENTRIES = frozenset(("item", "entry"))
_SAID = frozenset("category author creator name pubDate published updated date link".split())


def parse_xml_text(decoded: Decoded) -> Parsed:
    """Return the text of an XML file of any vocabulary; raise ``ReadError`` for what is none."""
    markup = decoded.text
    match = _ROOT.match(markup[:20_000])
    root = (match[1] if match else "").rpartition(":")[2].lower()
    known = {"rss": _parse_feed, "rdf": _parse_feed, "feed": _parse_feed,
             "fictionbook": _parse_fictionbook, "document": _parse_document}.get(root)  # fmt: skip
    parsed = None
    if root == "html":
        text, headings, title = read_html(markup)
        parsed = Parsed(text, span_headings(text, headings, title), (), _facts(title))
    elif known is not None:
        try:
            parsed = known(markup)
        except ReadError:
            parsed = None  # not well formed: its characters can still be read
    if parsed is None or not parsed.text.strip():
        text, headings, title = read_xml(markup)
        parsed = Parsed(text, span_headings(text, headings, title), (), _facts(title))
    return parsed._replace(warnings=(*decoded.warnings, *parsed.warnings))


def _facts(title: str) -> dict[str, int | str]:
    return {"title": title} if title else {}


def _parse_document(markup: str) -> Parsed | None:
    """Read a flat OpenDocument; other vocabularies have documents, too."""
    if "urn:oasis:names:tc:opendocument" not in markup[:20_000]:
        return None
    data = markup.encode()
    if "<office:spreadsheet" in markup:
        return parse_flat_ods(data)
    return parse_flat(data)


def _parse_feed(markup: str) -> Parsed:
    feed = _Feed()
    parse_xml([markup.encode()], feed.start, feed.end, feed.text, "utf-8")
    text, spans = feed.flow.finish(feed.title)
    return Parsed(text, spans, (), _facts(feed.title))


class _Feed:
    """Follows a feed: its own title and description, then entry by entry."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.title = ""
        self._open: list[str] = []
        self._parts: list[str] = []
        self._entry: dict[str, list[str]] | None = None
        self._inside = 0  # XHTML that stands in the feed as such

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._open.append(local)
        if self._inside or (local in _BODIES and attributes.get("type") == "xhtml"):
            self._inside += 1
            if self._inside > 1:
                self._parts.append(f"<{local}>")
            return
        self._parts = []
        if local in _ENTRIES:
            self._entry = {}
        elif local == "category" and self._entry is not None and attributes.get("term"):
            self._entry.setdefault("category", []).append(attributes["term"])

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self._open = self._open[:-1]
        if self._inside:
            self._inside -= 1
            if self._inside:
                self._parts.append(f"</{local}>")
                return
        words = "".join(self._parts)
        self._parts = []
        if local in _ENTRIES and self._entry is not None:
            self._write(self._entry)
            self._entry = None
        elif local in _TITLES | _BODIES | _SAID:
            self._hear(local, words.strip())

    def text(self, data: str) -> None:
        self._parts.append(data)

    def _hear(self, name: str, words: str) -> None:
        if not words:
            return
        if self._entry is not None:
            self._entry.setdefault(name, []).append(words)
        elif name in _TITLES and not self.title:
            self.title = tidy(_read_words(words))
            self.flow.paragraph(self.title, 1)
        elif name in _BODIES:
            self.flow.paragraph(_read_words(words))

    def _write(self, entry: dict[str, list[str]]) -> None:
        for title in entry.get("title", [])[:1]:
            self.flow.paragraph(" ".join(_read_words(title).split()), 2)
        said: list[str] = []
        for name in (
            "author",
            "creator",
            "name",
            "pubDate",
            "published",
            "updated",
            "date",
            "category",
        ):
            said += [" ".join(words.split()) for words in entry.get(name, ())]
        self.flow.paragraph(" · ".join(dict.fromkeys(said)))
        bodies = {tidy(_read_words(words)) for name in _BODIES for words in entry.get(name, ())}
        for body in sorted(bodies, key=len):
            if not any(body != other and body in other for other in bodies):
                self.flow.paragraph(body)


def _read_words(words: str) -> str:
    """Return what escaped HTML says; plain words as they are."""
    return read_html(words)[0] if _MARKUP.search(words) else words


def _parse_fictionbook(markup: str) -> Parsed:
    book = _FictionBook()
    parse_xml([markup.encode()], book.start, book.end, book.text, "utf-8")
    title = tidy(book.title)
    text, spans = book.flow.finish(title)
    return Parsed(text, spans, (), _facts(title))


class _FictionBook:
    """Follows a FictionBook: sections nest, each may have a title; pictures are left out."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.title = ""
        self._open: list[str] = []
        self._sections = 0
        self._parts: list[str] = []
        self._heading: list[str] = []
        self._cells: list[list[str]] = []

    def start(self, name: str, _: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._open.append(local)
        self._sections += local == "section"
        if local in ("p", "v", "subtitle", "text-author", "td", "th", "book-title", "date"):
            self._parts = []
        elif local == "title":
            self._heading = []
        elif local == "tr":
            self._cells = []

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if self._open:
            self._open.pop()
        words = "".join(self._parts)
        match local:
            case "section":
                self._sections -= 1
            case "title":
                self.flow.paragraph(" ".join(self._heading), max(1, self._sections))
            case "p" | "subtitle" | "text-author" if "title" in self._open:
                self._heading.append(" ".join(words.split()))
            case "p" | "subtitle" | "text-author" if self._in_text():
                self.flow.paragraph(" ".join(words.split()))
            case "v" if self._in_text():
                self.flow.paragraph(" ".join(words.split()), gap=1)
            case "stanza":
                self._parts = []
            case "td" | "th":
                self._cells.append([words])
            case "tr":
                self.flow.row(self._cells)
            case "table":
                self.flow.end_table()

    def text(self, data: str) -> None:
        if "binary" in self._open[-1:]:
            return
        if self._open[-1:] == ["book-title"] and "title-info" in self._open:
            self.title += data
        self._parts.append(data)

    def _in_text(self) -> bool:
        return "body" in self._open or "annotation" in self._open
