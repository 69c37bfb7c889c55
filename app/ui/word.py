"""A document for Word and its like: WordprocessingML by hand, with real footnotes.

Small on purpose: styles, numbering, tables and footnotes are all that an answer needs, and nothing
of it can refer to anything outside the file. Runs in any thread.
"""

import re
import unicodedata
import zipfile
from collections.abc import Iterable
from typing import IO
from xml.sax.saxutils import escape

from app.ui.written import Part, Run, Written

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "footnotes", "settings")


def write(written: Written, file: IO[bytes]) -> None:
    """Write a .docx. Raises what writing to the file raises."""
    numbering = _Numbering()
    body = "".join(_part(part, numbering) for part in written.parts)
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" '
        'w:bottom="1304" w:left="1304" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(*((name, f"{name}.xml") for name in _PARTS)),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}{page}</w:body></w:document>",
        "word/styles.xml": _STYLES,
        "word/numbering.xml": numbering.xml(),
        "word/footnotes.xml": _footnotes(written.notes),
        "word/settings.xml": _SETTINGS,
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, _HEAD + content)


class _Numbering:
    """Every numbered list has a number of its own, so that it begins where it should."""

    def __init__(self) -> None:
        self._lists: dict[int, tuple[int, int]] = {}

    def of(self, part: Part) -> int:
        """Return the number of the list an item stands in; 1 is that of all bullets."""
        if not part.number:
            return 1
        known = self._lists.setdefault(part.series, (len(self._lists) + 2, part.number))
        return known[0]

    def xml(self) -> str:
        """Return the definitions."""
        bullets = "".join(_level(level, "bullet", "•◦▪"[level % 3]) for level in range(9))
        digits = "".join(_level(level, "decimal", f"%{level + 1}.") for level in range(9))
        listed = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        for number, start in self._lists.values():
            begins = "".join(
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride>"
                for level in range(9)
            )
            listed += f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{begins}</w:num>'
        return (
            f'<w:numbering {_NAMES}><w:abstractNum w:abstractNumId="0">{bullets}</w:abstractNum>'
            f'<w:abstractNum w:abstractNumId="1">{digits}</w:abstractNum>{listed}</w:numbering>'
        )


def _level(level: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def _part(part: Part, numbering: _Numbering) -> str:
    match part.kind:
        case "title":
            return _paragraph(part.runs, '<w:pStyle w:val="Title"/>')
        case "question":
            return _paragraph(part.runs, '<w:pStyle w:val="Heading1"/>')
        case "heading":
            style = f'<w:pStyle w:val="Heading{min(part.level + 1, 6)}"/>'
            return _paragraph(part.runs, style)
        case "item":
            level = min(part.level, 9) - 1
            listed = f'<w:ilvl w:val="{level}"/><w:numId w:val="{numbering.of(part)}"/>'
            return _paragraph(part.runs, f"<w:numPr>{listed}</w:numPr>")
        case "code":
            return _paragraph(part.runs, '<w:pStyle w:val="Code"/>')
        case "quote":
            return _paragraph(part.runs, '<w:pStyle w:val="Quote"/>')
        case "rule":
            line = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="A0A0A0"/>'
            return _paragraph([], f"<w:pBdr>{line}</w:pBdr>")
        case "table":
            return _table(part.rows)
        case _:
            return _paragraph(part.runs, "")


def _paragraph(runs: Iterable[Run], properties: str) -> str:
    runs = list(runs)
    if _is_rtl("".join(run.text for run in runs)):
        properties += "<w:bidi/>"
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inner}{''.join(map(_run, runs))}</w:p>"


def _run(run: Run) -> str:
    if run.note:
        look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        return f'<w:r>{look}<w:footnoteReference w:id="{run.note + 1}"/></w:r>'
    look = "".join(
        (
            '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>' * run.code,
            "<w:b/><w:bCs/>" * run.bold,
            "<w:i/><w:iCs/>" * run.italic,
            "<w:strike/>" * run.struck,
            "<w:rtl/>" * _is_rtl(run.text),
        )
    )
    words = "<w:br/>".join(
        f'<w:t xml:space="preserve">{_xml(line)}</w:t>'
        for line in re.split("[\n\r\u2028\u2029]", run.text)
    )
    return f"<w:r><w:rPr>{look}</w:rPr>{words}</w:r>"


def _table(rows: list[list[list[Run]]]) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = max((len(row) for row in rows), default=1)
    grid = f'<w:gridCol w:w="{9000 // columns}"/>' * columns
    lines = ""
    for place, row in enumerate(rows):
        first = "<w:trPr><w:tblHeader/></w:trPr>" if place == 0 else ""
        cells = "".join(f"<w:tc><w:tcPr/>{_paragraph(runs, '')}</w:tc>" for runs in row)
        lines += f"<w:tr>{first}{cells}</w:tr>"
    look = (
        f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    )
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl><w:p/>"


def _footnotes(notes: Iterable[str]) -> str:
    """Return the notes; the two that Word draws its lines with come first."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{element}/></w:r></w:p>'
        "</w:footnote>"
        for number, (kind, element) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
        )
    )
    style = '<w:pStyle w:val="FootnoteText"/>'
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    for number, note in enumerate(notes, 2):
        bidi = "<w:bidi/>" if _is_rtl(note) else ""
        lines += (
            f'<w:footnote w:id="{number}"><w:p><w:pPr>{style}{bidi}</w:pPr>{mark}'
            f"{_run(Run(' ' + note))}</w:p></w:footnote>"
        )
    return f"<w:footnotes {_NAMES}>{lines}</w:footnotes>"


def _relations(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _content_types() -> str:
    kinds = [("document", "document.main"), *((name, name) for name in _PARTS)]
    lines = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in kinds
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def _is_rtl(text: str) -> bool:
    """Return whether the first letter with a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _xml(text: str) -> str:
    return escape(_UNFIT.sub("\ufffd", text))


def _style(kind: str, name: str, title: str, paragraph: str = "", run: str = "") -> str:
    based = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" and name != "Normal" else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{default}><w:name w:val="{title}"/>{based}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_SPACED = '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>'
_STYLES = f"<w:styles {_NAMES}>" + "".join(
    (
        _style("paragraph", "Normal", "Normal", _SPACED, '<w:sz w:val="22"/><w:szCs w:val="22"/>'),
        _style("paragraph", "Title", "Title", '<w:spacing w:after="240"/>',
               '<w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/>'),
        *(
            _style("paragraph", f"Heading{level}", f"heading {level}",
                   f'<w:keepNext/><w:spacing w:before="240" w:after="80"/>'
                   f'<w:outlineLvl w:val="{level - 1}"/>',
                   f'<w:b/><w:bCs/><w:sz w:val="{32 - 2 * level}"/>'
                   f'<w:szCs w:val="{32 - 2 * level}"/>')
            for level in range(1, 7)
        ),
        _style("paragraph", "Quote", "Quote", '<w:ind w:left="480"/>', "<w:i/><w:iCs/>"),
        _style("paragraph", "Code", "Code", '<w:shd w:val="clear" w:fill="F2F2F2"/>'
               '<w:spacing w:after="0"/>',
               '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'
               '<w:sz w:val="19"/>'),
        _style("paragraph", "FootnoteText", "footnote text", '<w:spacing w:after="40"/>',
               '<w:sz w:val="18"/><w:szCs w:val="18"/>'),
        _style("character", "FootnoteReference", "footnote reference", "",
               '<w:vertAlign w:val="superscript"/>').replace("<w:pPr></w:pPr>", ""),
    )
) + "</w:styles>"  # fmt: skip
_SETTINGS = (
    f'<w:settings {_NAMES}><w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/>'
    "</w:footnotePr></w:settings>"
)
