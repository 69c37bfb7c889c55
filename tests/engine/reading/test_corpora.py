"""Real files of the four formats, against strings that independent engines agree on."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from app.engine.documents import Document
from app.engine.reading import Extracted, extract
from app.engine.reading.extraction import extract_parts
from app.engine.reading.formats.pdfium import read_pages
from app.errors import ReadError
from tests.engine.reading.conftest import SHARED, read_manifest

FORMATS = SHARED / "corpora" / "formats" / "dev"
ROWS = [r for r in read_manifest("formats/dev") if r["format"] in ("txt", "md", "html", "pdf")]
PDFS = [row for row in ROWS if row["format"] == "pdf" and row["expect"] == "text"]
ABSENT = [pytest.param(None, marks=pytest.mark.skip(reason="no corpora beside this checkout"))]
KINDS = {"password": {"encrypted"}, "empty": {"empty"}}


def name_row(row: dict[str, Any] | None) -> str:
    return row["path"].removeprefix("files/") if row else "absent"


def squeeze(text: str) -> str:
    """Return only what is seen: no white space, hyphens, marks of direction or control."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\-‐\u00ad\ufffe\x00-\x1f\x7f-\x9f\ue000-\uf8ff▪•]+", "", text)


def read(row: dict[str, Any]) -> Extracted:
    """Return the file's own text, without what is attached or only to be seen."""
    part = next(extract_parts(FORMATS / row["path"]))
    if part.extracted is None:
        assert part.error
        raise part.error
    return part.extracted


@pytest.mark.parametrize("row", ROWS or ABSENT, ids=name_row)
def test_a_real_file_says_what_it_says(row: dict[str, Any]):
    if row["expect"] == "image_only":
        extracted = read(row)
        assert not extracted.text.strip() and extracted.unread
        return
    if row["expect"] in KINDS:
        with pytest.raises(ReadError) as caught:
            read(row)
        assert caught.value.kind in KINDS[row["expect"]]
        return
    try:
        extracted = read(row)
    except ReadError as error:
        assert row["expect"] == "password_or_text" and error.kind == "encrypted"
        return
    seen = squeeze(extracted.text)
    assert [s for s in row.get("must_contain", ()) if squeeze(s) not in seen] == []
    assert [s for s in row.get("must_not_contain", ()) if squeeze(s) in seen] == []
    spans = extracted.spans
    assert "".join(extracted.text[s.start : s.end] for s in spans) == extracted.text
    for words, page in zip(row["must_contain"], row.get("must_contain_pages", ()), strict=False):
        pages = [s for s in spans if s.anchor["page"] == page]
        assert squeeze(words) in squeeze("".join(extracted.text[s.start : s.end] for s in pages))


@pytest.mark.parametrize("row", PDFS or ABSENT, ids=name_row)
def test_every_span_stands_on_its_page_in_the_window_too(row: dict[str, Any], qapp: Any):
    """QtPdf, which draws the page, finds the span's text on the page that the span names."""
    qt = pytest.importorskip("PySide6.QtPdf")
    drawn = qt.QPdfDocument(None)
    drawn.load(str(FORMATS / row["path"]))
    extracted = read(row)
    document = Document(text=extracted.text, spans=extracted.spans)
    notes = [squeeze(page.notes) for page in read_pages((FORMATS / row["path"]).read_bytes()).pages]
    assert extracted.facts["page_count"] == drawn.pageCount()
    for span in extracted.spans:
        assert document.anchor_at(span.start, span.end) == span.anchor
        page = span.anchor["page"]
        assert isinstance(page, int)
        on_page = squeeze(drawn.getAllText(page - 1).text())
        words = squeeze(extracted.text[span.start : span.end])
        words = words.removesuffix(notes[page - 1])  # fields and comments are beside the text
        pieces = [words[at : at + 20] for at in range(0, len(words), 20)]
        missing = [piece for piece in pieces if piece not in on_page]
        assert len(missing) <= 0.05 * len(pieces), missing[:5]
    drawn.close()


@pytest.mark.parametrize(
    "row",
    [r for r in read_manifest("hostile/dev") if r["category"] in ("binary_text", "mislabelled",
     "empty", "active", "injection") or r["path"].endswith((".txt", ".md", ".html", ".xml"))]
    or ABSENT,
    ids=name_row,
)  # fmt: skip
def test_a_hostile_file_gives_its_text_or_a_reason(row: dict[str, Any]):
    file: Path = SHARED / "corpora" / "hostile" / "dev" / row["path"]
    try:
        text = extract(file).text
    except ReadError as error:
        assert row["expect"] != "text" and error.message
        return
    assert row["expect"] != "clear_error"
    assert all(squeeze(words) in squeeze(text) for words in row.get("must_contain", ()))
    assert not any(words in text for words in row.get("must_not_contain", ()))
    assert not re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f\r]", text)
