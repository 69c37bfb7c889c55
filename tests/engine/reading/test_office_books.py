"""Books, notebooks, feeds, subtitles and marked text: all their words and where they stand."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.reading import Extracted, extract
from app.engine.reading.formats.headings import (
    find_asciidoc_headings,
    find_org_headings,
    find_rst_headings,
    find_tex_headings,
)
from app.engine.reading.formats.plain import resolve_escapes
from app.errors import ReadError
from tests.engine.reading.office_parts import pack, where

Write = Callable[..., Path]


@pytest.fixture
def read(write_files: Write):
    def read_bytes(name: str, data: bytes | str) -> Extracted:
        return extract(write_files({name: data}) / name)

    return read_bytes


# -- books ---------------------------------------------------------------------------------------


def pack_book(spine: str, parts: dict[str, str], mimetype: str = "application/epub+zip") -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    items = "".join(
        f'<item id="{name}" href="{name.replace(" ", "%20")}" media-type="{kind}"{more}/>'
        for name, kind, more in (
            ("one.xhtml", "application/xhtml+xml", ""),
            ("part two.xhtml", "application/xhtml+xml", ""),
            ("nav.xhtml", "application/xhtml+xml", ' properties="nav"'),
            ("toc.ncx", "application/x-dtbncx+xml", ""),
            ("lost.xhtml", "application/xhtml+xml", ""),
        )
    )
    listed = "".join(f'<itemref idref="{name}"/>' for name in spine.split("|"))
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>The Book</dc:title></metadata><manifest>{items}</manifest>"
        f"<spine>{listed}</spine></package>"
    )
    files = {
        name if name.startswith("META") else f"OEBPS/{name}": content
        for name, content in parts.items()
    }
    named = {"META-INF/container.xml": container, "OEBPS/book.opf": book} | files
    return pack(named, mimetype)


CHAPTERS = {
    "one.xhtml": "<html><body><h1>Dawn</h1><p>It was early.</p></body></html>",
    "part two.xhtml": "<html><body><p>It was l&eacute;te.</p></body></html>",
    "nav.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><a href="one.xhtml">Dawn'
    '</a><a href="part%20two.xhtml#x">Dusk</a></nav></body></html>',
}


@pytest.mark.parametrize("mimetype", ["application/epub+zip", ""])
def test_a_book_is_read_in_the_order_of_its_spine(mimetype: str, read):
    data = pack_book("part two.xhtml|one.xhtml|nav.xhtml|one.xhtml", CHAPTERS, mimetype)
    extracted = read("a.epub", data)
    assert extracted.text == "It was léte.\n\nDawn\n\nIt was early."
    assert where(extracted, "léte") == {"heading": "Dusk"}
    assert where(extracted, "early") == {"heading": "Dawn"}
    assert extracted.facts["title"] == "The Book"


def test_a_missing_chapter_is_said_and_a_book_without_any_is_corrupt(read):
    extracted = read("a.epub", pack_book("one.xhtml|lost.xhtml", CHAPTERS))
    assert extracted.warnings == ("One chapter of this book cannot be found in it.",)
    with pytest.raises(ReadError) as caught:
        read("b.epub", pack_book("lost.xhtml", CHAPTERS))
    assert caught.value.kind == "corrupt"


def test_a_protected_book_is_called_encrypted_and_hidden_fonts_are_not(read):
    def protect(method: str) -> str:
        inner = f'<EncryptedData><EncryptionMethod Algorithm="{method}"/></EncryptedData>'
        return f"<encryption>{inner}</encryption>"

    fonts = protect("http://www.idpf.org/2008/embedding")
    whole = protect("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(ReadError) as caught:
        read("a.epub", pack_book("one.xhtml", CHAPTERS | {"META-INF/encryption.xml": whole}))
    assert caught.value.kind == "encrypted"
    extracted = read(
        "b.epub", pack_book("one.xhtml", CHAPTERS | {"META-INF/encryption.xml": fonts})
    )
    assert "early" in extracted.text


def test_a_fictionbook_has_its_sections_in_any_encoding(read):
    book = (
        '<?xml version="1.0" encoding="windows-1251"?><FictionBook xmlns="http://www.gribuser.ru/'
        'xml/fictionbook/2.0"><description><title-info><book-title>Книга</book-title></title-info>'
        "</description><body><section><title><p>Глава</p></title><section><title><p>Первая</p>"
        "</title><p>Было <emphasis>рано</emphasis>.</p><poem><stanza><v>раз</v><v>два</v></stanza>"
        '</poem></section></section></body><binary id="x">QUJD</binary></FictionBook>'
    )
    extracted = read("a.fb2", book.encode("cp1251"))
    assert extracted.text == "Глава\n\nПервая\n\nБыло рано.\nраз\nдва"
    assert where(extracted, "два") == {"heading": "Глава > Первая"}


# -- notebooks -----------------------------------------------------------------------------------


def test_a_notebook_says_its_cells_and_the_outputs_that_are_text(read):
    cells = [
        {"cell_type": "markdown", "source": ["# Ducks\n", "We *count*.\n", "## Code"]},
        {"cell_type": "code", "source": "count(7)", "outputs": [
            {"output_type": "stream", "text": ["seven\n", "ducks"]},
            {"output_type": "execute_result", "data": {"image/png": "QUJD", "text/plain": "<7>"}},
            {"output_type": "display_data", "data": {"text/html": "<b>bold</b><script>x</script>"}},
            {"output_type": "error", "ename": "ValueError", "evalue": "no pond", "traceback": []},
        ]},
        {"cell_type": "raw", "source": "raw words"},
    ]  # fmt: skip
    extracted = read("a.ipynb", json.dumps({"cells": cells, "nbformat": 4}))
    assert extracted.text.split("\n\n") == [
        "# Ducks\nWe *count*.", "## Code", "count(7)", "seven\nducks", "<7>", "bold",
        "ValueError: no pond", "raw words",
    ]  # fmt: skip
    assert where(extracted, "no pond") == {"heading": "Ducks > Code"}


@pytest.mark.parametrize("content", ["[]", '{"cells": 3}', '{"a": ', "[" * 50_000])
def test_a_notebook_of_another_shape_is_corrupt(content: str, read):
    with pytest.raises(ReadError) as caught:
        read("a.ipynb", content)
    assert caught.value.kind == "corrupt"


# -- XML -----------------------------------------------------------------------------------------


def test_a_feed_has_its_entries_as_sections_and_their_markup_is_read(read):
    feed = (
        '<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        "<channel><title>News</title><description>All of it</description><item>"
        "<title>Ducks &amp; geese</title>"
        "<description>&lt;p&gt;Short&lt;/p&gt;</description><content:encoded><![CDATA[<p>Short</p>"
        "<p>and long &#8211; long.</p><script>x()</script>]]></content:encoded>"
        "<pubDate>Mon, 1 Jan</pubDate></item></channel></rss>"
    )
    extracted = read("a.rss", feed)
    assert extracted.text.split("\n\n") == [
        "News", "All of it", "Ducks & geese", "Mon, 1 Jan", "Short", "and long – long.",
    ]  # fmt: skip
    assert where(extracted, "long – long") == {"heading": "News > Ducks & geese"}
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Log</title><entry><title type="html">'
        "&lt;b&gt;One&lt;/b&gt;</title><author><name>Ann</name></author><content type='xhtml'>"
        "<div xmlns='http://www.w3.org/1999/xhtml'><p>First</p><p>Second</p></div></content>"
        "</entry></feed>"
    )
    assert read("a.atom", atom).text == "Log\n\nOne\n\nAnn\n\nFirst\n\nSecond"


def test_data_in_attributes_is_read_where_there_is_no_other(read):
    data = (
        "<r>"
        + "".join(f'<town id="x{n}" name="Town {n}" people="{n}"/>' for n in range(9))
        + "</r>"
    )
    lines = read("a.xml", data).text.split("\n")
    assert lines[3] == "name: Town 3; people: 3"
    told = "<r><p class='big'>Only the words of this paragraph, which is long enough.</p></r>"
    assert read("b.xml", told).text == "Only the words of this paragraph, which is long enough."


def test_a_saved_web_page_is_its_main_part(read):
    page = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        "Content-Type: text/html; charset=windows-1252\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n<title>T</title>"
        "<h1>Caf=E9</h1><p>cr=\r\nowded</p>\r\n--x\r\n"
        "Content-Type: text/css\r\n\r\np { color: red }\r\n--x--\r\n"
    )
    extracted = read("a.mhtml", page)
    assert extracted.text == "Café\n\ncrowded"
    assert where(extracted, "crowded") == {"heading": "Café"}


# -- subtitles, JSON, marked text ----------------------------------------------------------------


def test_subtitles_are_words_without_a_clock_that_know_their_lines(read):
    srt = (
        "1\n00:00:01,000 --> 00:00:02,000\n<i>Hello</i>\nthere.\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\n{\\an8}Bye &amp; thanks.\n"
        "3\n00:00:05,000 --> 00:00:06,000\nEnd\n"
    )
    extracted = read("a.srt", srt)
    assert extracted.text == "Hello there.\nBye & thanks.\nEnd\n"
    assert where(extracted, "Hello") == {"line": 3}
    vtt = (
        "WEBVTT\n\nNOTE nothing\n\nSTYLE\n::cue { color: red }\n\nid\n"
        "00:01.000 --> 00:02.000 align:left\n<v Ann>One <00:01.500>two\n\n"
        "00:03.000 --> 00:04.000\n<v Ann>three\n\n"
        "00:03.000 --> 00:04.000\n<v Bob>four"
    )
    assert read("a.vtt", vtt).text == "Ann: One two\nthree\nBob: four\n"


def test_json_spells_its_letters_out(read):
    text = '{\n "a": "caf\\u00e9 \\ud83d\\ude00",\n "b": "\\u0022\\u000a\\\\u00e9 \\ud800"\n}'
    extracted = read("a.json", text)
    assert '"café 😀"' in extracted.text
    assert json.loads(extracted.text) == json.loads(text)
    assert where(extracted, '"b"') == {"line": 3}


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner, max_size=3)))
def test_json_means_the_same_with_its_escapes_resolved(value: object):
    assert json.loads(resolve_escapes(json.dumps(value))) == value


def test_headings_of_marked_text_are_found():
    rst = (
        "====\nTop\n====\n\nFirst\n-----\ntext\n\n  quoted\n  ------\n\nSecond\n------\n\n"
        "Deep\n~~~~\n\na\n\n----\n\nb\n"
    )
    assert [(h.level, h.title) for h in find_rst_headings(rst)] == [
        (1, "Top"), (2, "First"), (2, "Second"), (3, "Deep"),
    ]  # fmt: skip
    tex = (
        "\\title{A {\\it b}}\n% \\section{no}\n\\section*{Data\\label{x} sets}\n"
        "\\subsection[s]{Long}"
    )
    assert [(h.level, h.title) for h in find_tex_headings(tex)] == [
        (1, "A b"), (3, "Data sets"), (4, "Long"),
    ]  # fmt: skip
    org = "* TODO [#A] Write :work:\ntext *bold*\n** Then\n"
    assert [(h.level, h.title) for h in find_org_headings(org)] == [(1, "Write"), (2, "Then")]
    adoc = "= Title\n\n== One\n\n----\n== code\n----\n\n=== *Two*\n"
    assert [(h.level, h.title) for h in find_asciidoc_headings(adoc)] == [
        (1, "Title"), (2, "One"), (3, "Two"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.rst", "a.tex", "a.org", "a.adoc", "a.yaml", "a.toml"])
def test_marked_text_stays_as_it_was_written(name: str, read):
    text = "= One\n\n* Two\nThree\n=====\n\\section{Four}\nend: ä\n"
    assert read(name, text.encode()).text == text
