"""The XML inside a file, read as it streams: no tree, no entities, no network, no surprise.

``parse_xml`` calls back for elements and characters with short names (``w:p``, ``text:h``), in
whichever namespace the vocabulary's editions put them. ``Package`` opens the parts of an office
file and counts what they unpack to.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from app.errors import ReadError

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]

UNPACKED = 400_000_000  # bytes that all parts together may unpack to; some are read twice
SMALL_PART = 50_000_000  # bytes of a part that is read into memory in one piece
_BLOCK = 1 << 16
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://purl.oclc.org/ooxml/presentationml/main": "p",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing": "xdr",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/powerpoint/2018/8/main": "p188",
    "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments": "xtc",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "http://www.idpf.org/2007/opf": "opf",
    "urn:oasis:names:tc:opendocument:xmlns:container": "ocf",
    "http://www.daisy.org/z3986/2005/ncx/": "ncx",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.gribuser.ru/xml/fictionbook/2.0": "fb",
    "http://www.gribuser.ru/xml/fictionbook/2.1": "fb",
} | {
    f"{_OASIS}{name}:1.0": name
    for name in "office text table style presentation meta manifest".split()
} | {
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}svg-compatible:1.0": "svg",
}  # fmt: skip


class _Names(dict[str, str]):
    """Expat's ``uri local`` to ``prefix:local``; foreign namespaces have an empty prefix."""

    def __missing__(self, name: str) -> str:
        uri, _, local = name.rpartition(" ")
        short = f"{_PREFIXES.get(uri, '')}:{local}" if uri else local
        if len(self) < 10_000:
            self[name] = short
        return short


def parse_xml(
    blocks: Iterable[bytes], start: Start, end: End, text: Text, encoding: str | None = None
) -> None:
    """Parse XML and call back; ``encoding`` overrides what the file declares.

    Nothing outside is ever fetched. Raise ``ReadError`` (corrupt) for what is not well formed and
    for files that declare entities, which no office program does.
    """
    names = _Names()
    parser = expat.ParserCreate(encoding, " ")
    parser.buffer_text = True

    def start_element(name: str, attributes: dict[str, str]) -> None:
        for key in attributes:
            if " " in key:
                attributes = {names[key]: value for key, value in attributes.items()}
                break
        start(names[name], attributes)

    parser.StartElementHandler = start_element
    parser.EndElementHandler = lambda name: end(names[name])
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_entity
    try:
        for block in blocks:
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ReadError(
            "corrupt",
            "This file is damaged: its markup breaks off.",
            "Open it in the program it was made with and save it again.",
        ) from error


def _refuse_entity(*_: object) -> None:
    raise ReadError(
        "corrupt",
        "This file defines abbreviations of its own inside its markup, and Carrel follows none.",
        "Open it in the program it was made with and save it again.",
    )


class Relation(NamedTuple):
    """One part's reference to another part inside the package."""

    kind: str
    target: str


class Package:
    """The parts of an office file. Raise ``ReadError`` (corrupt, too-large) where one fails."""

    def __init__(self, data: bytes) -> None:
        self._budget = UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _refuse_damaged() from error
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            self._parts.setdefault(_normal(member.filename), member)

    def __contains__(self, name: str) -> bool:
        return _normal(name) in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts, as the package spells them."""
        return [member.filename.replace("\\", "/") for member in self._parts.values()]

    def stream(self, name: str) -> Iterator[bytes]:
        """Yield a part's bytes in blocks; nothing where the package has no such part."""
        member = self._parts.get(_normal(name))
        if member is None:
            return
        try:
            with self._zip.open(member) as file:
                while block := file.read(_BLOCK):
                    self._budget -= len(block)
                    if self._budget < 0:
                        raise ReadError(
                            "too-large", "Unpacked, this file is larger than Carrel reads."
                        )
                    yield block
        except (
            zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
        ) as error:  # fmt: skip
            raise _refuse_damaged() from error

    def read(self, name: str) -> bytes:
        """Return a part's bytes, b"" where there is none; raise where it is larger than 50 MB."""
        member = self._parts.get(_normal(name))
        if member is not None and member.file_size > SMALL_PART:
            raise ReadError("too-large", "Unpacked, this file is larger than Carrel reads.")
        return b"".join(self.stream(name))

    def parse(self, name: str, start: Start, end: End, text: Text) -> bool:
        """Parse one part as ``parse_xml`` does; return whether the package has it."""
        if name not in self:
            return False
        parse_xml(self.stream(name), start, end, text)
        return True

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part ("" for the package) refers to inside, by its identifier."""
        folder, name = posixpath.split(part)
        found: dict[str, Relation] = {}

        def start(element: str, attributes: Mapping[str, str]) -> None:
            if element != "rel:Relationship" or attributes.get("TargetMode") == "External":
                return
            target = posixpath.normpath(
                posixpath.join(folder, unquote(attributes.get("Target", "")))
            )
            if attributes.get("Target", "").startswith("/"):
                target = attributes["Target"]
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", str(len(found)))] = Relation(kind, target.lstrip("/"))

        self.parse(posixpath.join(folder, "_rels", f"{name}.rels"), start, _ignore, _ignore)
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts of one kind that ``part`` refers to, in order, each once."""
        targets = (relation for relation in self.relations(part).values() if relation.kind == kind)
        return list(dict.fromkeys(relation.target for relation in targets))

    def main_part(self, default: str) -> str:
        """Return the part that is the document itself; raise ``ReadError`` where it is missing."""
        for part in (*self.related("", "officeDocument"), default):
            if part in self:
                return part
        raise _refuse_damaged()

    def title(self) -> str:
        """Return the title in the document's properties, "" where there is none."""
        return read_title(self, "docProps/core.xml")


def read_title(package: Package, part: str) -> str:
    """Return the first ``dc:title`` in a part."""
    title: list[str] = []
    inside = False

    def start(element: str, _: Mapping[str, str]) -> None:
        nonlocal inside
        inside = element == "dc:title" and not title

    def text(data: str) -> None:
        if inside:
            title.append(data)

    def end(_: str) -> None:
        nonlocal inside
        inside = False

    try:
        package.parse(part, start, end, text)
    except ReadError:
        return ""  # properties are worth nothing when the text itself can be read
    return " ".join("".join(title).split())


def _ignore(*_: object) -> None:
    """Take no notice."""


def _normal(name: str) -> str:
    return re.sub(r"/+", "/", name.replace("\\", "/")).lstrip("/").lower()


def _refuse_damaged() -> ReadError:
    return ReadError(
        "corrupt",
        "This file is damaged: some of its parts cannot be unpacked.",
        "Fetch it again from where it came from, or open it in its own program and save a copy.",
    )
