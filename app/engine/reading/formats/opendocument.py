"""OpenDocument texts and presentations (odt, odp, their templates and flat forms) → their words.

Tracked changes: what was inserted is text, what was deleted is kept by the file in a list of its
own, which is silent. Notes, annotations and text boxes follow the paragraph they belong to; a
slide's notes follow the slide. Spreadsheets are read elsewhere.
"""

import re
from collections.abc import Mapping

from app.engine.reading.formats.flow import Flow, is_layout, join_cells
from app.engine.reading.formats.package import Package, parse_xml, read_title
from app.engine.reading.parsed import Parsed
from app.engine.reading.sniffing import refuse_encrypted
from app.errors import ReadError

BLANKS = 100  # as many as one element may ask for
SILENT = frozenset(
    "text:tracked-changes text:note-citation text:ruby-text svg:title svg:desc dc:date "
    "meta:date-string text:page-number text:table-of-content-source "
    "text:alphabetical-index-source "
    "text:bibliography-source text:illustration-index-source text:table-index-source "
    "text:user-index-source text:object-index-source office:scripts office:styles "
    "office:automatic-styles office:master-styles office:meta office:settings "
    "draw:enhanced-geometry office:font-face-decls office:binary-data "
    "presentation:date-time-decl".split()
)
_SPACE = re.compile(r"[ \t\n\r]+")


def parse_opendocument(data: bytes, kind: str) -> Parsed:
    """Return the text of an odt or odp, anchored by headings or slides; raise ``ReadError``."""
    package = Package(data)
    refuse_encryption(package)
    if "content.xml" not in package:
        raise ReadError(
            "corrupt",
            "This file is damaged: the part with its text is missing.",
            "Fetch it again from where it came from.",
        )
    flow = Flow()
    story = Story(flow, slides=kind == "odp")
    damage = ""
    try:
        package.parse("content.xml", story.start, story.end, story.text)
    except ReadError as error:
        story.close()
        if error.kind != "corrupt" or len(flow) < 200:
            raise
        damage = "This document is damaged; what stands after the damage is missing."
    if kind == "odt":
        _read_margins(package, flow)
    title = read_title(package, "meta.xml")
    text, spans = flow.finish(title)
    if not text:
        raise ReadError("no-text", "There is no text in this document.")
    facts: dict[str, int | str] = {"title": title} if title else {}
    if kind == "odp":
        facts["page_count"] = story.slide
    return Parsed(text, spans, (damage,) if damage else (), facts, damage=damage)


def parse_flat(data: bytes) -> Parsed:
    """Return the text of an OpenDocument that is one XML file (fodt, fodp)."""
    flow = Flow()
    story = Story(flow, slides=b"office:presentation" in data)
    parse_xml([data], story.start, story.end, story.text)
    text, spans = flow.finish()
    return Parsed(text, spans, (), {"page_count": story.slide} if story.slide else {})


def refuse_encryption(package: Package) -> None:
    """Raise ``ReadError`` (encrypted) where the package's own list says so."""
    encrypted = False

    def start(name: str, _: Mapping[str, str]) -> None:
        nonlocal encrypted
        encrypted = encrypted or name == "manifest:encryption-data"

    package.parse("META-INF/manifest.xml", start, lambda _: None, lambda _: None)
    if encrypted:
        raise refuse_encrypted()


class Story:
    """Follows the elements of a text or presentation.

    Text inside a cell, a note or a text box gathers in a list of lines; at the top it goes to
    ``flow``. ``slide`` counts the slides.
    """

    def __init__(self, flow: Flow, *, slides: bool = False) -> None:
        self.slide = 0
        self._flow, self._slides = flow, slides
        self._silent = 0
        self._paragraphs: list[tuple[list[str], int, list[str]]] = []  # parts, level, what follows
        self._boxes: list[list[str]] = []  # cells, notes and text boxes that are open
        self._rows: list[list[list[str]]] = []  # of the tables that are open
        self._notes = 0
        self._creator: list[str] | None = None
        self._title = ""

    # -- what expat calls ----------------------------------------------------------------------

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._silent or name in SILENT:
            self._silent += 1
            return
        match name:
            case "text:p" | "text:h":
                level = attributes.get("text:outline-level", "1") if name == "text:h" else "0"
                self._paragraphs.append(([], int(level) if level.isdigit() else 1, []))
            case "text:s":
                count = attributes.get("text:c", "1")
                self._say(" " * min(int(count) if count.isdigit() else 1, BLANKS))
            case "text:tab":
                self._say("\t")
            case "text:line-break":
                self._say("\n")
            case "text:note-body" | "draw:text-box" | "office:annotation":
                self._boxes.append([])
            case "dc:creator" if self._boxes:
                self._creator = []
            case "table:table":
                if not self._boxes:
                    self._flow.end_table()
                self._rows.append([])
            case "table:table-row" if self._rows:
                self._rows[-1] = []
            case "table:table-cell" | "table:covered-table-cell" if self._rows:
                self._boxes.append([])
            case "draw:page" if self._slides:
                self.slide += 1
                self._flow.mark({"slide": self.slide})
                self._title = "wanted"
            case "draw:frame" if self._title and attributes.get("presentation:class") == "title":
                self._title = "here"

    def end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        match name:
            case "text:p" | "text:h" if self._paragraphs:
                self._end_paragraph(*self._paragraphs.pop())
            case "text:note-body" if self._boxes:
                lines = self._boxes.pop()
                if lines:
                    self._notes += 1
                    self._attach([f"[{self._notes}] {lines[0]}", *lines[1:]])
            case "dc:creator" if self._creator is not None:
                self._boxes[-1].append("".join(self._creator).strip() + ":")
                self._creator = None
            case "office:annotation" if self._boxes:
                lines = self._boxes.pop()
                self._attach([f"[{' '.join(lines)}]"] if lines else [])
            case "draw:text-box" if self._boxes:
                self._end_box(self._boxes.pop())
            case "table:table-cell" | "table:covered-table-cell" if self._rows and self._boxes:
                self._rows[-1].append(self._boxes.pop())
            case "table:table-row" if self._rows:
                self._end_row(self._rows[-1])
            case "table:table" if self._rows:
                self._rows.pop()
                if not self._boxes:
                    self._flow.end_table()

    def text(self, data: str) -> None:
        if self._silent:
            return
        if self._creator is not None:
            self._creator.append(data)
        elif self._paragraphs:
            parts = self._paragraphs[-1][0]
            data = _SPACE.sub(" ", data)
            if data[:1] == " " and (not parts or parts[-1][-1:].isspace()):
                data = data[1:]
            self._say(data)

    def close(self) -> None:
        """Say what was open when the part broke off."""
        while self._paragraphs:
            self._end_paragraph(*self._paragraphs.pop())
        while self._boxes:
            for line in self._boxes.pop():
                self._flow.paragraph(line)

    # -- inside --------------------------------------------------------------------------------

    def _say(self, text: str) -> None:
        if text and self._paragraphs:
            self._paragraphs[-1][0].append(text)

    def _attach(self, lines: list[str]) -> None:
        """Let lines follow the paragraph they belong to, or stand where they are."""
        if self._paragraphs:
            self._paragraphs[-1][2].extend(lines)
        elif self._boxes:
            self._boxes[-1].extend(lines)
        else:
            for line in lines:
                self._flow.paragraph(line)

    def _end_paragraph(self, parts: list[str], level: int, after: list[str]) -> None:
        text = "".join(parts)
        if self._paragraphs and not self._boxes:  # a paragraph in a paragraph: a bare shape
            self._paragraphs[-1][2].extend(line for line in (text.strip(), *after) if line)
        elif self._boxes:
            self._boxes[-1] += [line for line in (text.strip(), *after) if line]
        else:
            self._flow.paragraph(text, level)
            for line in after:
                self._flow.paragraph(line)

    def _end_box(self, lines: list[str]) -> None:
        if self._title == "here" and lines and not self._boxes:
            self._title = ""
            self._flow.paragraph(" ".join(lines), 1)
        else:
            self._attach(lines)

    def _end_row(self, cells: list[list[str]]) -> None:
        self._rows[-1] = []
        if not self._boxes and not self._paragraphs:
            self._flow.row(cells)
        elif is_layout(cells):
            self._attach([line for cell in cells for line in cell])
        elif line := join_cells(cells):
            self._attach([line])


def _read_margins(package: Package, flow: Flow) -> None:
    """Add each different header and footer of the page styles once."""
    seen: set[str] = set()
    margin: Flow | None = None
    story = Story(Flow())

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal margin, story
        if name in _MARGINS:
            margin = Flow()
            story = Story(margin)
        elif margin is not None:
            story.start(name, attributes)

    def end(name: str) -> None:
        nonlocal margin
        if name not in _MARGINS:
            if margin is not None:
                story.end(name)
            return
        words = margin.finish()[0] if margin is not None else ""
        margin = None
        if words not in seen and _LETTER.search(words):
            if not seen:
                flow.mark({})
            seen.add(words)
            flow.paragraph(words)

    def text(data: str) -> None:
        if margin is not None:
            story.text(data)

    try:
        package.parse("styles.xml", start, end, text)
    except ReadError as error:
        if error.kind != "corrupt":
            raise  # else the text itself is worth more than a header


_MARGINS = frozenset(
    f"style:{margin}{page}" for margin in ("header", "footer") for page in ("", "-left", "-first")
)
_LETTER = re.compile(r"[^\W\d_]")
