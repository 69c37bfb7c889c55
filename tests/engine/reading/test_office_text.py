"""Texts of office programs: what is shown is read once, what was deleted is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.engine.reading import extract
from app.errors import ReadError
from tests.engine.reading.office_parts import (
    ODF,
    WORD,
    pack,
    pack_office,
    pack_word,
    paragraph,
    where,
)

Write = Callable[..., Path]
ODT = "application/vnd.oasis.opendocument.text"


@pytest.fixture
def read(write_files: Write):
    def read_bytes(name: str, data: bytes):
        return extract(write_files({name: data}) / name)

    return read_bytes


# -- Word ----------------------------------------------------------------------------------------


def test_deleted_words_are_gone_and_inserted_ones_are_there(read):
    body = (
        "<w:p><w:r><w:t>The price is </w:t></w:r>"
        "<w:del w:id='1'><w:r><w:delText>ten</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>twelve</w:t></w:r></w:ins><w:r><w:t> euros.</w:t></w:r>"
        "<w:moveFrom w:id='3'><w:r><w:t> Moved away.</w:t></w:r></w:moveFrom></w:p>"
    )
    assert read("a.docx", pack_word(body)).text == "The price is twelve euros."


def test_of_two_alternatives_for_a_text_box_one_is_read_after_its_paragraph(read):
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Around</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t> it</w:t></w:r></w:p>" + paragraph("Below")
    )
    assert read("a.docx", pack_word(body)).text == "Around it\n\nIn the box\n\nBelow"


def test_the_second_alternative_is_read_where_the_first_says_nothing(read):
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph('Old box')}</w:txbxContent>"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read("a.docx", pack_word(body)).text == "Old box"


def test_field_codes_are_silent_and_their_results_are_not(read):
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"x\""
        "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        "<w:r><w:t>a link</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:fldSimple w:instr='DATE'><w:r><w:t> of today</w:t></w:r></w:fldSimple>"
        "<w:hyperlink r:id='x'><w:r><w:t> and there</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtPr><w:alias w:val='no'/></w:sdtPr><w:sdtContent><w:r><w:t>, chosen</w:t>"
        "</w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert read("a.docx", pack_word(body)).text == "a link of today and there, chosen"


def test_tables_are_read_row_by_row_also_inside_of_each_other(read):
    def table(*table_rows: tuple[str, ...]) -> str:
        lines = "".join(
            "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>"
            for row in table_rows
        )
        return f"<w:tbl><w:tblPr/>{lines}</w:tbl>"

    inner = table((paragraph("x"), paragraph("y")))
    body = table(
        (paragraph("Name"), paragraph("Age")),
        (paragraph("Ann") + paragraph("Lee"), paragraph("7")),
        (paragraph("Inner"), inner + paragraph("")),
    )
    text = read("a.docx", pack_word(paragraph("Before") + body + paragraph("After"))).text
    assert text == "Before\n\nName\tAge\nAnn Lee\t7\nInner\tx y\n\nAfter"


def test_a_table_that_lays_out_a_page_is_read_as_paragraphs(read):
    cell = "".join(paragraph(f"Paragraph {number} of a whole page.") for number in range(6))
    body = f"<w:tbl><w:tr><w:tc>{cell}</w:tc><w:tc>{paragraph('Margin')}</w:tc></w:tr></w:tbl>"
    lines = read("a.docx", pack_word(body)).text.split("\n\n")
    assert lines[0] == "Paragraph 0 of a whole page." and lines[-1] == "Margin"


def test_notes_comments_headers_and_footers_are_read_once(read):
    body = (
        paragraph("Findings", "Heading1")
        + "<w:p><w:r><w:t>A claim.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:commentReference w:id='0'/></w:r></w:p>" + paragraph("The end.")
    )
    related = {
        "f": ("footnotes", "footnotes.xml"), "c": ("comments", "comments.xml"),
        "h": ("header", "header1.xml"), "i": ("header", "header2.xml"), "j": ("footer", "f.xml"),
    }  # fmt: skip
    parts = {
        "word/footnotes.xml": f"<w:footnotes><w:footnote w:id='0' w:type='separator'>"
        f"{paragraph('')}</w:footnote><w:footnote w:id='2'>{paragraph('Its source.')}"
        "</w:footnote></w:footnotes>",
        "word/comments.xml": "<w:comments><w:comment w:id='0' w:author='Ann'>"
        f"{paragraph('Really?')}</w:comment></w:comments>",
        "word/header1.xml": f"<w:hdr>{paragraph('Secret')}</w:hdr>",
        "word/header2.xml": f"<w:hdr>{paragraph('Secret')}</w:hdr>",
        "word/f.xml": f"<w:ftr>{paragraph('7')}</w:ftr>",
    }
    extracted = read("a.docx", pack_word(body, related, parts))
    assert extracted.text.split("\n\n") == [
        "Findings", "A claim.", "[1] Its source.", "[Ann: Really?]", "The end.", "Secret",
    ]  # fmt: skip
    assert where(extracted, "Its source") == {"heading": "Findings"}


def test_automatic_numbers_stand_before_their_paragraphs(read):
    def numbered(text: str, level: int, number: int = 1) -> str:
        place = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
        return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    levels = "".join(
        f"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>"
        f"<w:lvlText w:val='{pattern}'/></w:lvl>"
        for level, form, pattern in (
            (0, "decimal", "%1."), (1, "decimal", "%1.%2"), (2, "lowerLetter", "(%3)"),
            (3, "upperRoman", "%4"), (4, "bullet", "o"),
        )
    )  # fmt: skip
    definitions = (
        f"<w:numbering><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
        "<w:startOverride w:val='1'/></w:lvlOverride></w:num></w:numbering>"
    )
    body = "".join(
        numbered(*item)
        for item in (
            ("Terms", 0), ("Price", 1), ("Payment", 1), ("late", 2), ("later", 2), ("x", 3),
            ("bullet", 4), ("Duties", 0), ("Care", 1), ("Anew", 0, 2),
        )
    )  # fmt: skip
    related = {"n": ("numbering", "numbering.xml")}
    text = read("a.docx", pack_word(body, related, {"word/numbering.xml": definitions})).text
    assert text.split("\n\n") == [
        "1. Terms", "1.1 Price", "1.2 Payment", "(a) late", "(b) later", "I x", "bullet",
        "2. Duties", "2.1 Care", "1. Anew",
    ]  # fmt: skip


def test_headings_are_known_by_their_style_in_any_language(read):
    styles = (
        "<w:styles><w:style w:type='paragraph' w:styleId='berschrift1'>"
        "<w:name w:val='heading 1'/></w:style><w:style w:type='paragraph' w:styleId='Own'>"
        "<w:name w:val='My own'/><w:basedOn w:val='Deep'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='Deep'><w:name w:val='Deep'/><w:pPr>"
        "<w:outlineLvl w:val='1'/></w:pPr></w:style></w:styles>"
    )
    body = paragraph("Überblick", "berschrift1") + paragraph("Zahlen", "Own") + paragraph("Sieben.")
    related = {"s": ("styles", "styles.xml")}
    extracted = read("a.docx", pack_word(body, related, {"word/styles.xml": styles}))
    assert where(extracted, "Sieben") == {"heading": "Überblick > Zahlen"}


def test_a_document_that_breaks_off_gives_what_came_before_and_says_so(read):
    body = "".join(paragraph(f"Paragraph {number} is whole.") for number in range(50))
    extracted = read("a.docx", pack_word(body + "<w:p><w:r><w:t>cut &"))
    assert "Paragraph 49 is whole." in extracted.text
    assert extracted.warnings == (
        "This document is damaged; what stands after the damage is missing.",
    )


def test_entities_that_a_document_defines_are_refused(read):
    data = pack_word(paragraph("x"))
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )
    assert read("fine.docx", data).text == "x"
    with pytest.raises(ReadError) as caught:
        read("a.docx", pack_office("word/document.xml", {"word/document.xml": bomb}))
    assert caught.value.kind == "corrupt"


# -- OpenDocument --------------------------------------------------------------------------------


def pack_odt(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {ODF}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    parts = {"content.xml": content}
    if styles:
        parts["styles.xml"] = f"<office:document-styles {ODF}>{styles}</office:document-styles>"
    return pack(parts, ODT)


def test_an_odt_says_what_is_shown(read):
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted words</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:h text:outline-level='1'>Methods</text:h>"
        "<text:p>We  counted\n<text:span>seven</text:span><text:s text:c='2'/>ducks<text:note>"
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>On a lake.</text:p>"
        "</text:note-body></text:note>.<text:tab/>Done<office:annotation><dc:creator>Ann"
        "</dc:creator><dc:date>2024-01-01</dc:date><text:p>Sure?</text:p></office:annotation>"
        "</text:p><text:p><draw:frame><draw:text-box><text:p>In a frame</text:p></draw:text-box>"
        "</draw:frame></text:p><text:list><text:list-item><text:p>an item</text:p>"
        "</text:list-item></text:list>"
    )
    extracted = read("a.odt", pack_odt(body))
    assert extracted.text.split("\n\n") == [
        "Methods", "We counted seven  ducks.\tDone", "[1] On a lake.", "[Ann: Sure?]",
        "In a frame", "an item",
    ]  # fmt: skip
    assert where(extracted, "item") == {"heading": "Methods"}


def test_the_headers_of_an_odt_are_read_once(read):
    styles = (
        "<office:master-styles><style:master-page><style:header><text:p>Draft</text:p>"
        "</style:header><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p>"
        "</style:footer></style:master-page><style:master-page><style:header><text:p>Draft</text:p>"
        "</style:header></style:master-page></office:master-styles>"
    )
    assert read("a.odt", pack_odt("<text:p>Text</text:p>", styles)).text == "Text\n\nDraft\n\nPage"


def test_an_encrypted_odt_says_so(read):
    listed = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
        "</manifest:manifest>"
    )
    with pytest.raises(ReadError) as caught:
        read("a.odt", pack({"META-INF/manifest.xml": listed, "content.xml": b"\x93\x11"}, ODT))
    assert caught.value.kind == "encrypted"


def test_an_odt_as_one_file_is_read_too(read):
    flat = (
        f"<?xml version='1.0'?><office:document {ODF} office:mimetype='{ODT}'><office:body>"
        "<office:text><text:h text:outline-level='1'>One</text:h><text:p>file</text:p>"
        "</office:text></office:body></office:document>"
    )
    extracted = read("a.fodt", flat.encode())
    assert extracted.text == "One\n\nfile" and where(extracted, "file") == {"heading": "One"}


# -- Rich Text Format ----------------------------------------------------------------------------

RTF = rb"""{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Arial;}{\f1\fcharset128 Mincho;}}
{\stylesheet{\s1\outlinelevel0 heading 1;}}{\info{\title Titel}{\author Nobody}}
{\header Kopfzeile}{\*\generator Riched20;}\pard\s1 \'d2\'e5\'ec\'e0\par
\pard\f0 \'cf\'f0\'e8\'e2\'e5\'f2 \u1052?\u1080?\u1088? {\f1 \'93\'fa\'96\'7b} \u-10179?\u-8704?
{\deleted gone}{\field{\*\fldinst{HYPERLINK "http://x.y"}}{\fldrslt a link}}\par
Note{\footnote The footnote.} here\emdash\ldblquote q\rdblquote\par
\trowd\cellx100\cellx200\intbl a\cell b\cell\row\trowd\intbl c\cell\cell\row\pard
{\pict\pngblip 89504e470d0a}\uc2\u228 ae\uc1 nd \bin5 }}}}}tail\par{\listtext 3.\tab}Clause\par}"""


def test_an_rtf_speaks_in_all_its_code_pages(read):
    extracted = read("a.rtf", RTF)
    assert extracted.text.split("\n\n") == [
        "Тема", "Привет Мир 日本 😀a link", "Note here—“q”", "[1] The footnote.", "a\tb\nc",
        "änd tail", "3.\tClause", "Kopfzeile",
    ]  # fmt: skip
    assert where(extracted, "Clause") == {"heading": "Тема"}
    assert extracted.facts["title"] == "Titel"
