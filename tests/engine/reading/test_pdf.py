"""PDF: pages, headings, notes, attached files, and which pages are pictures."""

import io
from collections.abc import Sequence

import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw

from app.engine.documents import Document
from app.engine.reading.anchors import name_pages
from app.engine.reading.formats.pdf import (
    join_hyphenated,
    join_split_words,
    list_attachments,
    parse_pdf,
)
from app.engine.reading.parsed import Parsed
from app.errors import ReadError
from tests.engine.reading.making import damage_pages, make_pdf

Kept = list[tuple[object, list[str]]]


def list_pages(parsed: Parsed) -> Kept:
    """Return the anchor and the words of each span."""
    return [(s.anchor, parsed.text[s.start : s.end].split()) for s in parsed.spans]


def make_scan(count: int = 1, words: Sequence[str] = ()) -> bytes:
    """Return a PDF whose first pages are grey pictures, and the others have text."""
    file = io.BytesIO()
    pages = [Image.new("L", (300, 400), 200) for _ in range(count)]
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:])
    with pypdfium2.PdfDocument(file.getvalue()) as scan:
        if words:
            with pypdfium2.PdfDocument(make_pdf(words)) as text:
                scan.import_pages(text)
        return save(scan)


def save(document: pypdfium2.PdfDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def write_annotation(page: pypdfium2.PdfPage, kind: int, contents: str, flags: int = 0) -> None:
    annotation = raw.FPDFPage_CreateAnnot(page, kind)
    text = (contents + "\0").encode("utf-16-le")
    buffer = (raw.FPDF_WCHAR * (len(text) // 2)).from_buffer_copy(text)
    assert raw.FPDFAnnot_SetStringValue(annotation, b"Contents", buffer)
    assert raw.FPDFAnnot_SetFlags(annotation, flags)
    raw.FPDFPage_CloseAnnot(annotation)


def refuse(data: bytes, passwords: Sequence[str] = ()) -> ReadError:
    with pytest.raises(ReadError) as caught:
        parse_pdf(data, passwords)
    return caught.value


def test_the_pages_of_a_pdf_are_its_spans():
    seen: list[int] = []
    parsed = parse_pdf(make_pdf(["First page\nof three", "", "Third page"]), on_page=seen.append)
    assert list_pages(parsed) == [
        ({"page": 1}, ["First", "page", "of", "three"]),
        ({"page": 3}, ["Third", "page"]),
    ]
    assert parsed.facts["page_count"] == 3
    assert seen == [1, 2, 3]


def test_a_blank_page_is_nothing_to_tell_anybody():
    parsed = parse_pdf(make_pdf(["First page of three", "", "Third page"]))
    assert (parsed.unread, parsed.warnings) == ((), ())
    blank = parse_pdf(make_pdf(["", ""]))
    assert (blank.text, blank.spans, blank.unread) == ("", (), ())


def test_bookmarks_become_headings_where_their_titles_stand():
    pdf = make_pdf(
        ["Preface\nwords", "more\n1 Methods\nhow", "results"],
        [("Preface", 0), ("Methods", 1), ("Elsewhere", 2)],
    )
    parsed = parse_pdf(pdf)
    found = {
        word: Document(text=parsed.text, spans=parsed.spans).anchor_at(at, at + len(word))
        for word in ("words", "more", "how", "results")
        if (at := parsed.text.index(word)) >= 0
    }
    assert found == {
        "words": {"page": 1, "heading": "Preface"},
        "more": {"page": 2, "heading": "Preface"},
        "how": {"page": 2, "heading": "Methods"},
        "results": {"page": 3, "heading": "Elsewhere"},
    }


def test_a_broken_pdf_is_corrupt():
    whole = make_pdf(["text"])
    for data in (b"%PDF-1.4 broken", b"words", whole[:200]):
        assert refuse(data).kind == "corrupt"


def test_pages_that_cannot_be_read_are_the_damage_and_the_others_stay():
    pdf = make_pdf(["The first page", "The second page", "The third page", "The last page"])
    parsed = parse_pdf(damage_pages(pdf, 2, 3))
    assert [anchor for anchor, _ in list_pages(parsed)] == [{"page": 1}, {"page": 4}]
    assert parsed.damage == "Damaged and not read: pages 2-3."
    assert parsed.warnings == (parsed.damage,)
    assert parse_pdf(pdf).damage == ""
    assert refuse(damage_pages(pdf, 1, 2, 3, 4)).kind == "corrupt"


# -- pages that are pictures ---------------------------------------------------------------------


def test_scanned_pages_wait_to_be_recognised():
    parsed = parse_pdf(make_scan(2, ["This page has words of its own", "3"]))
    assert parsed.unread == (1, 2)
    assert parsed.warnings == ("There is no text on pages 1-2.",)
    assert [anchor for anchor, _ in list_pages(parsed)] == [{"page": 3}, {"page": 4}]


def test_what_was_recognised_stands_on_its_page():
    pdf = make_scan(3, ["This page has words of its own"])
    parsed = parse_pdf(pdf, recognised={1: "Seen first", 3: ""})
    assert list_pages(parsed) == [
        ({"page": 1}, ["Seen", "first"]),
        ({"page": 4}, ["This", "page", "has", "words", "of", "its", "own"]),
    ]
    assert parsed.unread == (2,)
    assert parsed.warnings[0] == "There is no text on page 2."
    assert parsed.warnings[1].startswith("No text could be recognised reliably on page 3;")


def test_a_page_number_on_a_scan_does_not_make_it_text():
    with pypdfium2.PdfDocument(make_pdf(["Page 7"])) as document:
        page = document[0]
        picture = pypdfium2.PdfImage.new(document)
        picture.set_bitmap(pypdfium2.PdfBitmap.from_pil(Image.new("RGB", (60, 80), "grey")))
        picture.set_matrix(pypdfium2.PdfMatrix().scale(500, 700))
        page.insert_obj(picture)
        page.gen_content()
        pdf = save(document)
    parsed = parse_pdf(pdf)
    assert parsed.unread == (1,)
    assert parsed.text.strip() == "Page 7"
    assert parse_pdf(pdf, recognised={1: "All of page 7"}).text.strip() == "All of page 7"
    assert parse_pdf(pdf, recognised={1: ""}).text.strip() == "Page 7"


GARBLED = """\
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R
 /Resources << /Font << /F1 4 0 R >> >> >> endobj
4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >> endobj
5 0 obj << /Length 65 >> stream
BT /F1 12 Tf 20 200 Td (Words that only look as they should look) Tj ET
endstream endobj
6 0 obj << /Length 105 >> stream
1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <21> <7e> <e021> endbfrange
endstream endobj
trailer << /Size 7 /Root 1 0 R >>
%%EOF
"""


def test_letters_without_meaning_wait_to_be_recognised():
    pdf = b"%PDF-1.7\n" + GARBLED.encode()
    parsed = parse_pdf(pdf)
    assert (parsed.text, parsed.unread) == ("", (1,))
    assert parse_pdf(pdf, recognised={1: "Words as seen"}).text == "Words as seen\n\n"
    readable = pdf.replace(b" /ToUnicode 6 0 R", b"")
    assert parse_pdf(readable).text.startswith("Words that only look as they should look")


# -- notes and attached files --------------------------------------------------------------------


def test_comments_follow_the_text_of_their_page():
    with pypdfium2.PdfDocument(make_pdf(["The draft of the lease", "Second page"])) as document:
        page = document[0]
        write_annotation(page, raw.FPDF_ANNOT_TEXT, "The rent is too high")
        write_annotation(page, raw.FPDF_ANNOT_HIGHLIGHT, "draft of the lease")  # repeats the page
        write_annotation(page, raw.FPDF_ANNOT_POPUP, "The frame of a comment")
        write_annotation(page, raw.FPDF_ANNOT_TEXT, "Nobody sees this", flags=2)
        pdf = save(document)
    parsed = parse_pdf(pdf)
    first = parsed.text[parsed.spans[0].start : parsed.spans[0].end]
    assert first == "The draft of the lease\n\nThe rent is too high\n\n"
    assert parsed.spans[1].anchor == {"page": 2}


FORM = """\
1 0 obj << /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R 5 0 R 6 0 R] /DR << >> >> >>
endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Annots [4 0 R 5 0 R 6 0 R] >> endobj
4 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ada Lovelace)
 /Rect [10 200 200 220] >> endobj
5 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (pin) /V (hunter2) /Ff 8192
 /Rect [10 150 200 170] >> endobj
6 0 obj << /Type /Annot /Subtype /Widget /FT /Ch /T (town) /V (Ankara) /Ff 131072
 /Opt [(Ankara) (Oslo)] /Rect [10 100 200 120] >> endobj
trailer << /Size 7 /Root 1 0 R >>
%%EOF
"""


def test_what_fields_were_filled_in_with_is_text_but_no_password_is():
    parsed = parse_pdf(b"%PDF-1.7\n" + FORM.encode())
    assert parsed.text.split("\n") == ["Ada Lovelace", "Ankara", "", ""]
    assert parsed.spans[0].anchor == {"page": 1}


def test_files_inside_a_pdf_are_listed_without_their_folders():
    with pypdfium2.PdfDocument(make_pdf(["See the attached file"])) as document:
        document.new_attachment("../../etc/notes.txt").set_data(b"The well is deep")
        document.new_attachment("C:\\letters\\two.md").set_data(b"# Two")
        pdf = save(document)
    assert list_attachments(pdf) == [("notes.txt", b"The well is deep"), ("two.md", b"# Two")]
    assert list_attachments(make_pdf(["nothing attached"])) == []


# -- words ---------------------------------------------------------------------------------------


def test_words_split_at_line_ends_are_put_together():
    hyphen = "\ufffe"
    pages = [
        f"The ef{hyphen}fect of the worst{hyphen}case, a well{hyphen}known re{hyphen}search.",
        f"An effect; the worst-case. Well, known case 1{hyphen}2 {hyphen}",
    ]
    assert join_split_words(pages) == [
        "The effect of the worst-case, a well-known research.",
        "An effect; the worst-case. Well, known case 1-2 -",
    ]
    assert join_hyphenated("an ef-\nfect of\n1-\n2") == "an effect of\n1-\n2"
    assert join_split_words([f"the impos{hyphen}sible water"]) == ["the impossible water"]


def test_pages_are_named_in_runs():
    assert name_pages([3]) == "page 3"
    assert name_pages([1, 2, 3, 7, 9, 10]) == "pages 1-3, 7, 9-10"
