"""Office files made from their parts, and what a test asks of what was read out of them."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from app.engine.documents import Document
from app.engine.reading import Extracted

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODF = " ".join(
    f'xmlns:{name}="{_OASIS}:{name}:1.0"'
    for name in ("office", "text", "table", "presentation", "style")
) + f' xmlns:draw="{_OASIS}:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def pack(parts: Mapping[str, str | bytes], mimetype: str = "") -> bytes:
    """Return a ZIP with the parts; a ``mimetype`` stands first and is not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relate(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return a part of relationships: identifier → kind and target."""
    listed = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def pack_office(main: str, parts: Mapping[str, str]) -> bytes:
    """Return an Office file whose document is the part ``main``."""
    types = f'<Types xmlns="{PACKAGE}/content-types"/>'
    start = relate({"r1": ("officeDocument", main)})
    return pack({"[Content_Types].xml": types, "_rels/.rels": start, **parts})


def pack_word(
    body: str,
    related: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """Return a Word document with this body; ``related`` are the parts it refers to."""
    spaces = " ".join(
        f'xmlns:{name}="{uri}"'
        for name, uri in {
            "w": WORD, "r": OFFICE, "a": DRAWING, "v": "urn:schemas-microsoft-com:vml",
            "mc": COMPATIBILITY,
            "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        }.items()
    )  # fmt: skip
    spaced = {
        name: content.replace(">", f" {spaces}>", 1) for name, content in (parts or {}).items()
    }
    return pack_office(
        "word/document.xml",
        {
            "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relate(related or {}),
            **spaced,
        },
    )


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph of WordprocessingML."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def pack_workbook(
    sheets: Mapping[str, str], parts: Mapping[str, str] | None = None, *, hidden: Sequence[str] = ()
) -> bytes:
    """Return a workbook: name → what stands in its sheet after the root; other parts beside it."""
    listed, related = "", {}
    pages = {}
    for number, (name, content) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name in hidden else ""
        listed += f'<sheet name="{name}" sheetId="{number}" r:id="s{number}"{state}/>'
        related[f"s{number}"] = ("worksheet", f"worksheets/sheet{number}.xml")
        pages[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{SHEET}" xmlns:r="{OFFICE}">{content}</worksheet>'
        )
    related |= {"t": ("sharedStrings", "sharedStrings.xml"), "f": ("styles", "styles.xml")}
    root = f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
    return pack_office(
        "xl/workbook.xml",
        {"xl/workbook.xml": root, "xl/_rels/workbook.xml.rels": relate(related)}
        | pages
        | dict(parts or {}),
    )


def rows(table: Sequence[Sequence[str | int | float]], first: int = 1) -> str:
    """Return the data of a sheet with inline strings and numbers, from row ``first``."""
    written = ""
    for number, row in enumerate(table, first):
        cells = ""
        for letter, value in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", row, strict=False):
            if isinstance(value, str):
                kind, inner = ' t="inlineStr"', f"<is><t>{value}</t></is>"
            else:
                kind, inner = "", f"<v>{value}</v>"
            cells += f'<c r="{letter}{number}"{kind}>{inner}</c>'
        written += f'<row r="{number}">{cells}</row>'
    return f"<sheetData>{written}</sheetData>"


def where(extracted: Extracted, words: str) -> dict[str, int | str]:
    """Return the anchor of the first place where ``words`` stand."""
    start = extracted.text.index(words)
    document = Document(text=extracted.text, spans=extracted.spans)
    return document.anchor_at(start, start + len(words))
