"""Small real files: a PDF with given pages, an office document, large slow HTML."""

import io
import os
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest


def make_pdf(pages: Sequence[str], bookmarks: Sequence[tuple[str, int]] = ()) -> bytes:
    """Return a PDF with one line of Helvetica per line of each page.

    ``bookmarks`` are titles and the index of the page each leads to.
    """
    objects: list[bytes] = []

    def add(body: str | bytes) -> int:
        objects.append(body if isinstance(body, bytes) else body.encode("latin-1"))
        return len(objects)

    catalog, tree, font = (
        add(""),
        add(""),
        add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
    )
    kids = []
    for text in pages:
        lines = "".join(f"({line}) Tj 0 -16 Td " for line in text.split("\n") if line)
        stream = f"BT /F1 12 Tf 50 780 Td {lines}ET".encode("latin-1")
        content = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
                f" /Resources << /Font << /F1 {font} 0 R >> >> >>"
            )
        )
    outlines = ""
    if bookmarks:
        root = add("")
        first = len(objects) + 1
        for number, (title, page) in enumerate(bookmarks):
            next_one = f"/Next {first + number + 1} 0 R" if number + 1 < len(bookmarks) else ""
            leads_to = f"/Dest [{kids[page]} 0 R /Fit]"
            add(f"<< /Title ({title}) /Parent {root} 0 R {leads_to} {next_one} >>")
        last = len(objects)
        objects[root - 1] = f"<< /First {first} 0 R /Last {last} 0 R >>".encode()
        outlines = f" /Outlines {root} 0 R"
    objects[catalog - 1] = f"<< /Type /Catalog /Pages {tree} 0 R{outlines} >>".encode()
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[tree - 1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    file = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (len(objects) + 1, catalog)
    file += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(file)


def damage_pages(pdf: bytes, *numbers: int) -> bytes:
    """Return a PDF of ``make_pdf`` with something else in place of some pages, from 1."""
    starts = [match.start() for match in re.finditer(rb"<< /Type /Page /Parent", pdf)]
    damaged = bytearray(pdf)
    for number in numbers:
        start = starts[number - 1]
        end = pdf.index(b"\nendobj", start)
        damaged[start:end] = b"null".ljust(end - start)
    return bytes(damaged)


def make_docx(paragraphs: Sequence[tuple[str, str]]) -> bytes:
    """Return a Word document; each paragraph is its style ("" or "Heading1" …) and its text."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, '<?xml version="1.0"?>' + content)
    return buffer.getvalue()


def make_slow_html() -> str:
    """Return HTML that takes seconds to read on any machine."""
    return "<p>Some <b>text</b> &amp; <a href='x'>more</a> of it</p>\n" * 150_000


def make_pipe(path: Path) -> None:
    """Make a pipe that would block whoever reads it; skip where the system has none."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(path)
