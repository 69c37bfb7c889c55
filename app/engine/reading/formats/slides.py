"""PowerPoint files (pptx and its kin) → slides: title, shapes, tables, charts, notes, comments.

A slide's title comes first wherever its shape stands in the file; the rest follows in the file's
order. The number of a slide is its place in the show; hidden slides count and are read. What
stands on masters and layouts is decoration or a prompt and is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.engine.reading.formats.drawing import read_drawing
from app.engine.reading.formats.flow import Flow
from app.engine.reading.formats.package import Package, Relation
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

_TITLES = ("title", "ctrTitle")
_UNSAID = {  # placeholders that say nothing of their own
    "slide": ("sldNum",),
    "notes": ("sldNum", "dt", "hdr", "ftr", "sldImg"),
}
_COMMENTS = ("comments", "comment")


def parse_pptx(data: bytes) -> Parsed:
    """Return the text of a presentation, each span with its slide; raise ``ReadError``."""
    package = Package(data)
    main = package.main_part("ppt/presentation.xml")
    parts = _list_slides(package, main)
    flow = Flow()
    damaged = []
    for number, part in enumerate(parts, 1):
        flow.mark({"slide": number})
        try:
            _read_slide(package, part, flow)
        except ReadError as error:
            if error.kind != "corrupt":
                raise
            damaged.append(number)
    title = package.title()
    text, spans = flow.finish(title)
    if not text:
        if damaged:
            raise ReadError("corrupt", "This presentation is damaged; no slide can be read.")
        raise ReadError("no-text", "There is no text in this presentation.")
    facts: dict[str, int | str] = {"page_count": len(parts)}
    if title:
        facts["title"] = title
    listed = ", ".join(map(str, damaged))
    damage = f"These slides are damaged and could not be read: {listed}." if damaged else ""
    return Parsed(text, spans, (damage,) if damage else (), facts, damage=damage)


def _list_slides(package: Package, main: str) -> list[str]:
    """Return the slides' parts in the order of the show."""
    relations = package.relations(main)
    listed: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        relation = relations.get(attributes.get("r:id", ""))
        if name == "p:sldId" and relation is not None:
            listed.append(relation.target)

    package.parse(main, start, lambda _: None, lambda _: None)
    return [part for part in listed if part in package]


def _read_slide(package: Package, part: str, flow: Flow) -> None:
    relations = package.relations(part)
    error = None
    slide = _Shapes("slide", package, relations)
    try:
        package.parse(part, slide.start, slide.end, slide.text)
    except ReadError as raised:
        error = raised
    for shape in sorted(slide.shapes, key=lambda shape: not shape.is_title):
        _write_shape(shape, flow)
    for relation in relations.values():
        if relation.kind == "notesSlide":
            notes = _Shapes("notes", package, package.relations(relation.target))
            package.parse(relation.target, notes.start, notes.end, notes.text)
            for shape in notes.shapes:
                _write_shape(shape, flow)
        elif relation.kind in _COMMENTS:
            comments = _Comments()
            package.parse(relation.target, comments.start, comments.end, comments.text)
            for line in comments.lines:
                flow.paragraph(f"[{line}]")
    if error is not None:
        raise error


def _write_shape(shape: "_Shape", flow: Flow) -> None:
    if shape.is_title and shape.lines:
        flow.paragraph(" ".join(" ".join(shape.lines).split()), 1)
        return
    for index, line in enumerate(shape.lines):
        flow.paragraph(line, gap=1 if index else 2)
    if shape.rows:
        flow.end_table()
        for row in shape.rows:
            flow.row(row)
        flow.end_table()


@dataclass(slots=True)
class _Shape:
    is_title: bool = False
    unsaid: bool = False
    lines: list[str] = field(default_factory=list)
    rows: list[list[list[str]]] = field(default_factory=list)


class _Shapes:
    """Follows the elements of a slide or of its notes; groups are read through."""

    def __init__(self, kind: str, package: Package, relations: Mapping[str, Relation]) -> None:
        self.shapes: list[_Shape] = []
        self._unsaid = _UNSAID[kind]
        self._package, self._relations = package, relations
        self._open: list[_Shape] = []
        self._parts: list[str] = []
        self._cell: list[str] | None = None
        self._speaking = False
        self._silent = 0
        self._said = 0
        self._choices: list[int] = []  # what had been said when an alternative began

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._silent:
            self._silent += 1
            return
        match name:
            case "a:t" | "m:t":
                self._speaking = True
            case "p:sp" | "p:graphicFrame" | "p:cxnSp" | "p:pic":
                self._open.append(_Shape())
            case "p:ph" if self._open:
                role = attributes.get("type", "")
                self._open[-1].is_title = role in _TITLES
                self._open[-1].unsaid = role in self._unsaid
            case "a:br":
                self._parts.append("\n")
            case "a:tab":
                self._parts.append("\t")
            case "a:tr" if self._open:
                self._open[-1].rows.append([])
            case "a:tc":
                self._cell = []
            case "c:chart" | "dgm:relIds" if self._open:
                key = attributes.get("r:id") or attributes.get("r:dm", "")
                self._open[-1].lines += read_drawing(self._package, self._relations.get(key))
                self._said += 1
            case "mc:AlternateContent":
                self._choices.append(self._said)
            case "mc:Fallback" if self._choices and self._said > self._choices[-1]:
                self._silent = 1

    def end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        match name:
            case "a:t" | "m:t":
                self._speaking = False
            case "a:p":
                self._end_paragraph()
            case "a:tc" if self._open and self._open[-1].rows:
                self._open[-1].rows[-1].append(self._cell or [])
                self._cell = None
            case "p:sp" | "p:graphicFrame" | "p:cxnSp" | "p:pic" if self._open:
                shape = self._open.pop()
                if not shape.unsaid and (shape.lines or shape.rows):
                    self.shapes.append(shape)
            case "mc:AlternateContent" if self._choices:
                self._choices.pop()

    def text(self, data: str) -> None:
        if self._speaking and not self._silent:
            self._parts.append(data)
            self._said += 1

    def _end_paragraph(self) -> None:
        line = "".join(self._parts).replace("\v", "\n").strip()
        self._parts = []
        if not line or not self._open:
            return
        if self._cell is not None:
            self._cell.append(line)
        else:
            self._open[-1].lines.append(line)


class _Comments:
    """Follows a part with comments, of the old kind or the new."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._parts: list[str] = []
        self._speaking = False

    def start(self, name: str, _: Mapping[str, str]) -> None:
        self._speaking = name in ("p:text", "a:t")

    def end(self, name: str) -> None:
        self._speaking = False
        if name in ("p:text", "a:p"):
            line = " ".join("".join(self._parts).split())
            if line:
                self.lines.append(line)
            self._parts = []

    def text(self, data: str) -> None:
        if self._speaking:
            self._parts.append(data)
