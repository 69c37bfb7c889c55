"""Electronic books (epub) → their chapters in reading order.

The spine says which parts are read in which order; a part's own headings name its stretches, and
where it has none the table of contents does. The contents page itself is left out.
"""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from app.engine.documents import Span
from app.engine.reading.anchors import Heading, span_headings
from app.engine.reading.formats.html import decode_markup, read_html
from app.engine.reading.formats.package import Package
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

_PAGES = ("application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document", "")
_KEYS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")  # only fonts
_GAP = "\n\n"


def parse_epub(data: bytes) -> Parsed:
    """Return a book's text, anchored by chapter and heading; raise ``ReadError``."""
    package = Package(data)
    _refuse_protection(package)
    book = _Book(package)
    parts: list[str] = []
    headings: list[Heading] = []
    length = 0
    missing = 0
    for part in book.spine:
        if part not in package:
            missing += 1
            continue
        text, inner, _ = read_html(decode_markup(package.read(part)).text)
        if not text.strip():
            continue
        chapter = book.contents.get(part, "")
        if chapter and (not inner or text[: inner[0].start].strip()):
            headings.append(Heading(length, 1, chapter))
        headings += [Heading(length + h.start, h.level, h.title) for h in inner]
        parts.append(text)
        length += len(text) + len(_GAP)
    if not parts:
        if missing:
            raise ReadError("corrupt", "This book is damaged: its chapters are missing.")
        raise ReadError("no-text", "There is no text in this book.")
    text = _GAP.join(parts)
    spans: tuple[Span, ...] = span_headings(text, headings, book.title)
    chapters = "One chapter" if missing == 1 else f"{missing} chapters"
    damage = f"{chapters} of this book cannot be found in it." if missing else ""
    facts = {"title": book.title} if book.title else {}
    return Parsed(text, spans, (damage,) if damage else (), facts, damage=damage)


class _Book:
    """What the package file says: the spine, the title, and the contents by part."""

    def __init__(self, package: Package) -> None:
        self.title = ""
        self.spine: list[str] = []
        self.contents: dict[str, str] = {}
        self._items: dict[str, tuple[str, str, str]] = {}  # path, media type, properties
        self._references: list[str] = []
        self._toc = ""
        self._in_title = False
        self._folder = ""
        description = self._find_description(package)
        self._folder = posixpath.dirname(description)
        package.parse(description, self._start, self._end, self._text)
        self.title = " ".join(self.title.split())
        for reference in dict.fromkeys(self._references):
            path, kind, properties = self._items.get(reference, ("", "-", ""))
            if kind in _PAGES and "nav" not in properties.split():
                self.spine.append(path)
        self._read_contents(package)

    def _find_description(self, package: Package) -> str:
        found: list[str] = []

        def start(name: str, attributes: Mapping[str, str]) -> None:
            if name == "ocf:rootfile":
                found.append(unquote(attributes.get("full-path", "")))

        package.parse("META-INF/container.xml", start, lambda _: None, lambda _: None)
        found += [name for name in package.names() if name.lower().endswith(".opf")]
        for path in found:
            if path in package:
                return path
        raise ReadError(
            "corrupt",
            "This book is damaged: the list of its chapters is missing.",
            "Fetch it again from where it came from.",
        )

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "opf:item":
                path = _join(self._folder, attributes.get("href", ""))
                kind = attributes.get("media-type", "").lower()
                self._items[attributes.get("id", "")] = (
                    path,
                    kind,
                    attributes.get("properties", ""),
                )
            case "opf:spine":
                self._toc = attributes.get("toc", "")
            case "opf:itemref":
                self._references.append(attributes.get("idref", ""))
            case "dc:title" if not self.title:
                self._in_title = True

    def _end(self, name: str) -> None:
        if name == "dc:title":
            self._in_title = False

    def _text(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def _read_contents(self, package: Package) -> None:
        pages = [
            path for path, _, properties in self._items.values() if "nav" in properties.split()
        ]
        pages += [self._items[self._toc][0]] if self._toc in self._items else []
        pages += [
            path for path, kind, _ in self._items.values() if kind == "application/x-dtbncx+xml"
        ]
        for path in pages:
            reader = _Contents(posixpath.dirname(path))
            try:
                package.parse(path, reader.start, reader.end, reader.text)
            except ReadError as error:
                if error.kind != "corrupt":
                    raise  # a book can be read without its table of contents
            for part, title in reader.found:
                self.contents.setdefault(part, title)


class _Contents:
    """Follows a table of contents, of the old kind (ncx) or the new (nav)."""

    def __init__(self, folder: str) -> None:
        self.found: list[tuple[str, str]] = []
        self._folder = folder
        self._label: list[str] = []
        self._target = ""
        self._speaking = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "text" or (local == "a" and "href" in attributes):
            self._speaking, self._label = True, []
            self._target = attributes.get("href", "")
        elif local == "content":
            self._add(attributes.get("src", ""))

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "a" and self._speaking:
            self._add(self._target)
        if local in ("a", "text"):
            self._speaking = False

    def text(self, data: str) -> None:
        if self._speaking:
            self._label.append(data)

    def _add(self, target: str) -> None:
        title = " ".join("".join(self._label).split())
        path = target.partition("#")[0]
        if title and path:
            self.found.append((_join(self._folder, path), title))


def _refuse_protection(package: Package) -> None:
    """Raise ``ReadError`` (encrypted) where more than fonts is encrypted."""
    methods: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(":")[2] == "EncryptionMethod":
            methods.append(attributes.get("Algorithm", ""))

    package.parse("META-INF/encryption.xml", start, lambda _: None, lambda _: None)
    if any(method not in _KEYS for method in methods):
        raise ReadError(
            "encrypted",
            "This book is protected: only the program it was bought for can open it.",
            "Add a copy without protection, if you have one.",
        )


def _join(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(target.partition("#")[0])))
