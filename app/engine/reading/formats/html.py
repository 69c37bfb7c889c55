"""HTML → its words, with headings. Tolerant, linear in the file's size, and inert.

Nothing is fetched, run or followed. Scripts, styles, forms' buttons, hidden parts and
navigation are left out; tables become lines with tabs. It does not guess which part of a page
is the article.
"""

import re
from html.parser import HTMLParser

from app.engine.reading.anchors import Heading
from app.engine.reading.formats.decoding import Decoded, clean, decode
from app.engine.reading.formats.flow import LINES_IN_CELL, LONG_CELL

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SILENT = frozenset(
    "script style template noscript nav button select datalist svg canvas audio video object "
    "iframe noframes annotation annotation-xml rp map dialog".split()
)
_BLOCK = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form header hgroup hr html legend li main ol p pre section summary table tbody "
    "tfoot thead tr ul h1 h2 h3 h4 h5 h6".split()
)
_SPACED = frozenset("p h1 h2 h3 h4 h5 h6 table ul ol dl blockquote pre section article".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SIBLINGS = {  # an element that ends where another of its kind begins, and what bounds the search
    "li": ({"li"}, {"ul", "ol"}),
    "dd": ({"dd", "dt"}, {"dl"}),
    "dt": ({"dd", "dt"}, {"dl"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "option": ({"option"}, {"select"}),
}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_META = re.compile(
    rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,1000}(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_UNSAID = re.compile(  # attributes that serve programs
    r"xmlns.*|(?:xml|xlink|xsi|xsl):.*|.*(?:id|ref|href|src|class|style|schema\w*)|type|lang|"
    r"version|encoding|width|height|[xyrd]\d?|[crf][xy]|fill|stroke.*|transform|viewbox|points"
)
SPARSE = 10  # markup is this many times longer than the text of a file that keeps it elsewhere
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_DEPTH = 2000  # open elements that are remembered; deeper ones are read without nesting


def decode_markup(
    data: bytes,
    encoding: str | None = None,
    errors: str = "strict",
    declared: str | None = None,
) -> Decoded:
    """Decode the bytes of an HTML or XML file by its mark, its content or its own declaration.

    ``declared`` is what the envelope says of it, such as a part of a mail.
    """
    match = _META.search(data, 0, 4096)
    if match and not declared:
        declared = (match[1] or match[2]).decode("ascii")
    if declared and declared.lower().startswith(("utf-16", "utf-32", "utf-8", "unicode")):
        declared = None  # it was read byte by byte, so it cannot be; UTF-8 shows itself
    return decode(data, encoding=encoding, declared=declared, errors=errors)


def read_html(markup: str) -> tuple[str, list[Heading], str]:
    """Return the text, its headings and the page's title."""
    parser = _Page()
    parser.feed(_DOCTYPE.sub("", markup, count=1))
    parser.close()
    return parser.finish()


def read_xml(markup: str) -> tuple[str, list[Heading], str]:
    """Return the character data of an XML file, a line per element; entities are never fetched.

    Where there is next to none, the file keeps its data in attributes, and those are read, too.
    """
    markup = _DOCTYPE.sub("", markup, count=1)
    parser = _Elements()
    parser.feed(markup)
    parser.close()
    found = parser.finish()
    if len(found[0]) * SPARSE < len(markup):
        parser = _Elements(with_attributes=True)
        parser.feed(markup)
        parser.close()
        found = parser.finish()
    return found


class _Page(HTMLParser):
    """Collects text as it comes. ``_silent`` counts open elements that must not speak."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, bool]] = []  # name, whether it silences its content
        self._silent = 0
        self._pre = 0
        self._parts: list[str] = []
        self._length = 0
        self._breaks = 2  # newlines at the end of the text so far; 2 also at the beginning
        self._blank = False  # a blank waits for the next word
        self._headings: list[Heading] = []
        self._heading: tuple[int, int, int] | None = None  # level, part, offset it began at
        self._title: list[str] = []
        self._in_title = False
        self._cells: list[tuple[int, int]] = []  # part and offset at which each open cell begins

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title" and not self._title:
            self._in_title = True
        if tag in _SIBLINGS:
            self._close_siblings(*_SIBLINGS[tag])
        if tag in _BLOCK:
            self._close_paragraph()
        if tag == "br":
            self._break(1, force=True)
        elif tag == "hr":
            self._break(2)
        if tag in _VOID:
            return
        silences = tag in _SILENT or _is_hidden(attrs)
        if tag == "body":
            silences = False
            self._silent, self._open = 0, []  # whatever the head left open
        if len(self._open) < _DEPTH:
            self._open.append((tag, silences))
            self._silent += silences
        if self._silent:
            return
        if tag == "pre":
            self._pre += 1
        if tag in ("td", "th"):
            if self._breaks == 0:
                self._put("\t")
                self._blank = False
            self._cells.append((len(self._parts), self._length))
        elif tag in _BLOCK:
            self._break(2 if tag in _SPACED else 1)
        if tag in _HEADINGS:
            self._heading = (int(tag[1]), len(self._parts), self._length)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag in ("br", "p") and tag not in (name for name, _ in self._open[-50:]):
            self._break(1 if tag == "br" else 2)
            return
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth][0] == tag:
                self._pop_to(depth)
                return

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self._title.append(data)
        if self._silent or self._in_title:
            return
        data = clean(data).replace("\u00ad", "")  # character references can spell anything
        if self._pre:
            self._put(data)
            return
        words = _BLANKS.split(data)
        if not words[0] and len(words) > 1:
            self._blank = True
        for index, word in enumerate(words):
            if not word:
                continue
            if (index or self._blank) and not self._breaks:
                self._put(" ")
            self._put(word)
            self._blank = False
        if len(words) > 1 and not words[-1]:
            self._blank = True

    def unknown_decl(self, data: str) -> None:
        if data.startswith("CDATA["):
            self.handle_data(data[6:])

    def finish(self) -> tuple[str, list[Heading], str]:
        """Return text, headings and title, once everything was fed."""
        self._end_heading()
        text = "".join(self._parts).rstrip()
        headings = [heading for heading in self._headings if heading.start < len(text)]
        return text, headings, " ".join("".join(self._title).split())

    def _put(self, text: str) -> None:
        if not text:
            return
        self._parts.append(text)
        self._length += len(text)
        ends = len(text) - len(text.rstrip("\n"))
        self._breaks = min(2, ends + self._breaks if ends == len(text) else ends)

    def _break(self, lines: int, *, force: bool = False) -> None:
        self._blank = False
        if self._silent:
            return
        wanted = lines if force and self._breaks < 2 else lines - self._breaks
        if wanted > 0 and self._length:
            self._put("\n" * wanted)

    def _close_siblings(self, names: set[str], bounds: set[str]) -> None:
        for depth in range(len(self._open) - 1, max(-1, len(self._open) - 50), -1):
            name = self._open[depth][0]
            if name in bounds:
                return
            if name in names:
                self._pop_to(depth)
                return

    def _close_paragraph(self) -> None:
        if self._open and self._open[-1][0] == "p":
            self._pop_to(len(self._open) - 1)

    def _pop_to(self, depth: int) -> None:
        while len(self._open) > depth:
            name, silenced = self._open.pop()
            if silenced:
                self._silent -= 1
                continue
            if self._silent:
                continue
            if name == "pre":
                self._pre = max(0, self._pre - 1)
            if name in _HEADINGS:
                self._end_heading()
            if name in ("td", "th") and self._cells:
                self._end_cell(*self._cells.pop())
            if name in _BLOCK:
                self._break(2 if name in _SPACED else 1)

    def _end_cell(self, part: int, start: int) -> None:
        """Put a value that its cell wraps into paragraphs on the line of its row."""
        if self._length - start > LONG_CELL or any(h.start >= start for h in self._headings[-1:]):
            return
        lines = [line for line in "".join(self._parts[part:]).split("\n") if line.strip()]
        if len(lines) > LINES_IN_CELL or "\t" in "".join(lines):
            return
        self._parts[part:] = [" ".join(lines)]
        self._length = start + len(self._parts[-1])
        self._breaks = 0 if lines else self._breaks

    def _end_heading(self) -> None:
        if self._heading is None:
            return
        level, part, start = self._heading
        self._heading = None
        title = " ".join("".join(self._parts[part:]).split())
        if title:
            self._headings.append(Heading(start, level, title))


class _Elements(_Page):
    """Every element is a block; none is silent, none a heading."""

    def __init__(self, *, with_attributes: bool = False) -> None:
        super().__init__()
        self._with_attributes = with_attributes

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(1)
        if self._with_attributes:
            said = [f"{name}: {value}" for name, value in attrs if _is_said(name, value)]
            self.handle_data("; ".join(said))
            self._break(1)

    def handle_endtag(self, tag: str) -> None:
        self._break(1)

    def set_cdata_mode(self, elem: str, *, escapable: bool = False) -> None:
        """Do nothing: ``script`` and ``style`` are ordinary names in XML."""


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    for name, value in attrs:
        match name:
            case "hidden":
                return True
            case "role" if value in ("menu", "menubar", "search"):
                return True
            case "aria-hidden" if value == "true":
                return True
            case "style" if value and _HIDDEN_STYLE.search(value):
                return True
    return False


def _is_said(name: str, value: str | None) -> bool:
    return bool(value and value.strip()) and not _UNSAID.fullmatch(name)
