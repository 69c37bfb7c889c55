"""Word documents → paragraphs, tables, notes, text boxes, comments, headers and footers.

What is shown is read, what was deleted is not: tracked insertions are text, deletions and field
codes are silent, and of two alternatives for one drawing only the first speaks. A note, comment
or text box follows the paragraph it belongs to; headers and footers stand once, at the end.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.engine.reading.formats.drawing import read_drawing
from app.engine.reading.formats.flow import Flow, is_layout, join_cells
from app.engine.reading.formats.html import decode_markup, read_html
from app.engine.reading.formats.mhtml import parse_mhtml
from app.engine.reading.formats.numbering import Numbering
from app.engine.reading.formats.package import Package
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

NESTED = 2  # documents inside of each other that are read as one
_SILENT = frozenset(
    "w:del w:moveFrom w:delText w:instrText w:delInstrText w:rt wp:docPr m:ctrlPr "
    "w:footnoteRef".split()
)
_NO_TEXT = frozenset("w:pPr w:rPr w:sectPr w:tblPr w:tcPr w:trPr w:sdtPr w:tblGrid".split())
_HEADING_STYLE = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_CHECKS = {  # Wingdings and Symbol keep their pictures in the private use area
    "f06f": "☐", "f0a8": "☐", "f071": "☐", "f0fe": "☑", "f0fd": "☒", "f078": "☒", "f053": "☒",
    "f0fc": "✓", "f0fb": "✗", "f0b7": "•", "f0a7": "▪", "f0e0": "→", "f0df": "←",
}  # fmt: skip


def parse_docx(data: bytes, depth: int = 0) -> Parsed:
    """Return a Word document's text, anchored by headings; raise ``ReadError`` if it is damaged.

    ``depth`` counts the documents that this one stands in.
    """
    package = Package(data)
    main = package.main_part("word/document.xml")
    styles = _read_styles(package, main)
    numbering = Numbering(package, main)
    relations = package.relations(main)
    notes: dict[tuple[str, str], list[str]] = {}
    for kind in ("footnotes", "endnotes", "comments"):
        for part in package.related(main, kind):
            notes.update(_read_notes(package, part, kind, styles))
    flow = Flow()
    story = _Story(flow, styles, numbering, notes)
    damage = ""
    try:
        package.parse(main, story.start, story.end, story.text)
    except ReadError as error:
        story.close()
        if error.kind != "corrupt" or len(flow) < 200:
            raise
        damage = "This document is damaged; what stands after the damage is missing."
    for identifier in dict.fromkeys(story.foreign):
        if identifier in relations:
            _read_foreign(package, relations[identifier].target, flow, depth)
    for identifier in story.drawings:
        for line in read_drawing(package, relations.get(identifier)):
            flow.paragraph(line)
    _read_margins(package, main, styles, flow)
    title = package.title()
    text, spans = flow.finish(title)
    if not text:
        raise ReadError("no-text", "There is no text in this document.")
    facts = {"title": title} if title else {}
    return Parsed(text, spans, (damage,) if damage else (), facts, damage=damage)


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    level: int = 0
    style: str = ""
    list_id: str = ""
    list_level: int = 0
    after: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    cells: list[list[str]] = field(default_factory=list)


class _Story:
    """Follows one part's elements.

    Text inside a cell or a text box gathers in a list of lines; at the top it goes to ``flow``.
    """

    def __init__(
        self,
        flow: Flow,
        styles: Mapping[str, "_Style"],
        numbering: Numbering | None = None,
        notes: Mapping[tuple[str, str], list[str]] | None = None,
    ) -> None:
        self.foreign: list[str] = []
        self.drawings: list[str] = []  # diagrams and charts, in parts of their own
        self._flow, self._styles, self._numbering = flow, styles, numbering
        self._notes = notes or {}
        self._paragraphs: list[_Paragraph] = []
        self._boxes: list[list[str]] = []  # cells and text boxes that are open
        self._tables: list[_Table] = []
        self._silent = 0
        self._properties = 0
        self._speaking = False  # inside of w:t or m:t
        self._choices: list[int] = []  # what had been said when an alternative began
        self._said = 0
        self._counts = {"footnotes": 0, "endnotes": 0}

    # -- what expat calls --------------------------------------------------------------------

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._silent or name in _SILENT:
            self._silent += 1
            return
        if self._properties or name in _NO_TEXT:
            self._properties += 1
            self._read_property(name, attributes)
            return
        match name:
            case "w:t" | "m:t":
                self._speaking = True
            case "w:p":
                self._paragraphs.append(_Paragraph())
            case "w:tab" | "w:ptab":
                self._say("\t")
            case "w:br" | "w:cr":
                self._say("\n")
            case "w:noBreakHyphen":
                self._say("\u2011")
            case "w:sym":
                self._say(_CHECKS.get(attributes.get("w:char", "").lower(), ""))
            case "w:tbl":
                if not self._tables and not self._boxes:
                    self._flow.end_table()
                self._tables.append(_Table())
            case "w:tr" if self._tables:
                self._tables[-1].cells = []
            case "w:tc" | "w:txbxContent":
                self._boxes.append([])
            case "w:footnoteReference" | "w:endnoteReference" | "w:commentReference":
                self._cite(name, attributes.get("w:id", ""))
            case "w:altChunk":
                self.foreign.append(attributes.get("r:id", ""))
            case "dgm:relIds":
                self.drawings.append(attributes.get("r:dm", ""))
            case "c:chart":
                self.drawings.append(attributes.get("r:id", ""))
            case "mc:AlternateContent":
                self._choices.append(self._said)
            case "mc:Fallback" if self._choices and self._said > self._choices[-1]:
                self._silent += 1

    def end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        if self._properties:
            self._properties -= 1
            return
        match name:
            case "w:t" | "m:t":
                self._speaking = False
            case "w:p" if self._paragraphs:
                self._end_paragraph(self._paragraphs.pop())
            case "w:tc" if self._boxes and self._tables:
                self._tables[-1].cells.append(self._boxes.pop())
            case "w:tr" if self._tables:
                self._end_row(self._tables[-1].cells)
            case "w:tbl" if self._tables:
                self._tables.pop()
                if not self._tables and not self._boxes:
                    self._flow.end_table()
            case "w:txbxContent" if self._boxes:
                lines = self._boxes.pop()
                if self._paragraphs:
                    self._paragraphs[-1].after += lines
                else:
                    self._add(lines)
            case "mc:AlternateContent" if self._choices:
                self._choices.pop()

    def text(self, data: str) -> None:
        if self._speaking and not self._silent:
            self._say(data)

    def close(self) -> None:
        """Say what was open when the part broke off."""
        while self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        while self._boxes:
            lines = self._boxes.pop()
            self._add(lines)

    def lines(self) -> list[str]:
        """Return the paragraphs that went to the top."""
        return [line for line in self._flow.finish()[0].split("\n\n") if line]

    # -- inside --------------------------------------------------------------------------------

    def _say(self, text: str) -> None:
        if text and self._paragraphs:
            self._paragraphs[-1].parts.append(text)
            self._said += 1

    def _cite(self, name: str, identifier: str) -> None:
        kind = name.removeprefix("w:").removesuffix("Reference") + "s"
        lines = self._notes.get((kind, identifier))
        if not lines or not self._paragraphs:
            return
        if kind in self._counts:
            self._counts[kind] += 1
            lines = [f"[{self._counts[kind]}] {lines[0]}", *lines[1:]]
        else:
            lines = [f"[{' '.join(lines)}]"]
        self._paragraphs[-1].after += lines

    def _read_property(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        value = attributes.get("w:val", "")
        match name:
            case "w:pStyle":
                paragraph.style = value
                paragraph.level = paragraph.level or self._find_style(value).level
            case "w:outlineLvl" if value.isdigit():
                paragraph.level = int(value) + 1 if int(value) < 9 else 0
            case "w:numId":
                paragraph.list_id = value
            case "w:ilvl" if value.isdigit():
                paragraph.list_level = int(value)

    def _find_style(self, identifier: str) -> "_Style":
        """Return a style, known by its identifier alone where nothing defines it."""
        if identifier in self._styles:
            return self._styles[identifier]
        named = _HEADING_STYLE.fullmatch(identifier)
        return _Style(int(named[1])) if named else _PLAIN

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.parts)
        if self._numbering and text.strip():
            style = self._find_style(paragraph.style)
            list_id = paragraph.list_id or style.list_id
            level = paragraph.list_level or (0 if paragraph.list_id else style.list_level)
            if label := self._numbering.label(list_id, level):
                text = f"{label} {text}"
        if self._boxes:
            self._boxes[-1] += [line for line in (text.strip(), *paragraph.after) if line]
            return
        self._flow.paragraph(text, paragraph.level)
        for line in paragraph.after:
            self._flow.paragraph(line)

    def _end_row(self, cells: list[list[str]]) -> None:
        self._tables[-1].cells = []
        if not self._boxes:
            self._flow.row(cells)
        elif is_layout(cells):
            self._boxes[-1] += [line for cell in cells for line in cell]
        elif line := join_cells(cells):
            self._boxes[-1].append(line)

    def _add(self, lines: list[str]) -> None:
        if self._boxes:
            self._boxes[-1] += lines
            return
        for line in lines:
            self._flow.paragraph(line)


# -- the other parts ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Style:
    level: int = 0
    list_id: str = ""
    list_level: int = 0


_PLAIN = _Style()


def _read_styles(package: Package, main: str) -> dict[str, _Style]:
    """Return what each paragraph style says of outline and numbering, its own or inherited."""
    own: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal current
        if name == "w:style":
            current = {}
            if attributes.get("w:type", "paragraph") == "paragraph":
                own[attributes.get("w:styleId", "")] = current
        elif name in ("w:name", "w:basedOn", "w:outlineLvl", "w:numId", "w:ilvl"):
            current.setdefault(name, attributes.get("w:val", ""))

    for part in package.related(main, "styles"):
        package.parse(part, start, lambda _: None, lambda _: None)
    return {identifier: _resolve_style(identifier, own) for identifier in own}


def _resolve_style(identifier: str, own: Mapping[str, Mapping[str, str]]) -> _Style:
    found: dict[str, str] = {}
    level = 0
    for _ in range(20):  # styles that are based on each other in a circle end here
        if identifier not in own:
            break
        style = own[identifier]
        named = _HEADING_STYLE.fullmatch(style.get("w:name", "").strip())
        if not level and "w:outlineLvl" not in found:
            if style.get("w:outlineLvl", "").isdigit():
                found["w:outlineLvl"] = style["w:outlineLvl"]
                level = int(style["w:outlineLvl"]) + 1 if int(style["w:outlineLvl"]) < 9 else 0
            elif named:
                level = int(named[1])
            elif style.get("w:name", "").lower() == "title":
                level = 1
        for key in ("w:numId", "w:ilvl"):
            if key in style:
                found.setdefault(key, style[key])
        identifier = style.get("w:basedOn", "")
    list_level = found.get("w:ilvl", "0")
    return _Style(level, found.get("w:numId", ""), int(list_level) if list_level.isdigit() else 0)


def _read_notes(
    package: Package, part: str, kind: str, styles: Mapping[str, _Style]
) -> dict[tuple[str, str], list[str]]:
    """Return the lines of each footnote, endnote or comment, the latter with its author."""
    notes: dict[tuple[str, str], list[str]] = {}
    element = f"w:{kind.removesuffix('s')}"
    story = _Story(Flow(), styles)
    author, identifier = "", ""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal author, identifier, story
        if name == element:
            author, identifier = attributes.get("w:author", ""), attributes.get("w:id", "")
            story = _Story(Flow(), styles)
        else:
            story.start(name, attributes)

    def end(name: str) -> None:
        if name != element:
            story.end(name)
            return
        lines = story.lines()
        if lines and author and kind == "comments":
            lines[0] = f"{author}: {lines[0]}"
        notes[kind, identifier] = lines

    try:
        package.parse(part, start, end, lambda data: story.text(data))
    except ReadError as error:
        if error.kind != "corrupt":
            raise
    return notes


def _read_margins(package: Package, main: str, styles: Mapping[str, _Style], flow: Flow) -> None:
    """Add each different header and footer once."""
    seen: set[str] = set()
    for kind in ("header", "footer"):
        for part in package.related(main, kind):
            margin = Flow()
            story = _Story(margin, styles)
            try:
                package.parse(part, story.start, story.end, story.text)
            except ReadError as error:
                if error.kind != "corrupt":
                    raise
                continue  # the document's own text is worth more than a header
            words = margin.finish()[0]
            if words not in seen and _LETTER.search(words):  # not only a page's number
                if not seen:
                    flow.mark({})
                seen.add(words)
                flow.paragraph(words)


def _read_foreign(package: Package, part: str, flow: Flow, depth: int) -> None:
    """Add a document of another format that stands for a stretch of this one."""
    suffix = part.rpartition(".")[2].lower()
    if suffix in ("htm", "html", "xhtml", "txt"):
        decoded = decode_markup(package.read(part)).text
        flow.paragraph(decoded if suffix == "txt" else read_html(decoded)[0])
    elif suffix in ("mht", "mhtml"):
        flow.paragraph(parse_mhtml(package.read(part)).text)
    elif suffix == "docx" and depth < NESTED:
        flow.paragraph(parse_docx(package.read(part), depth + 1).text)
