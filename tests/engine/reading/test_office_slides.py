"""Presentations: each word on its slide, the title first, the notes with their slide."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.engine.reading import Extracted, extract
from app.errors import ReadError
from tests.engine.reading.office_parts import (
    CHART,
    COMPATIBILITY,
    DRAWING,
    ODF,
    OFFICE,
    SLIDE,
    pack,
    pack_office,
    relate,
    where,
)

Write = Callable[..., Path]
ODP = "application/vnd.oasis.opendocument.presentation"
SPACES = f'xmlns:p="{SLIDE}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}" xmlns:mc="{COMPATIBILITY}"'


@pytest.fixture
def read(write_files: Write):
    def read_bytes(name: str, data: bytes) -> Extracted:
        return extract(write_files({name: data}) / name)

    return read_bytes


def shape(text: str, role: str = "") -> str:
    place = f'<p:nvSpPr><p:nvPr><p:ph type="{role}"/></p:nvPr></p:nvSpPr>' if role else ""
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("|"))
    return f"<p:sp>{place}<p:txBody>{lines}</p:txBody></p:sp>"


def pack_slides(slides: list[str], parts: dict[str, str] | None = None) -> bytes:
    """Return a presentation whose show runs against the order of its parts' names."""
    count = len(slides)
    listed = "".join(f'<p:sldId id="{256 + n}" r:id="s{n}"/>' for n in range(count))
    related = {f"s{n}": ("slide", f"slides/slide{count - n}.xml") for n in range(count)}
    pages = {
        f"ppt/slides/slide{count - n}.xml": f"<p:sld {SPACES}><p:cSld><p:spTree>{content}"
        "</p:spTree></p:cSld></p:sld>"
        for n, content in enumerate(slides)
    }
    return pack_office(
        "ppt/presentation.xml",
        {
            "ppt/presentation.xml": f"<p:presentation {SPACES}><p:sldIdLst>{listed}</p:sldIdLst>"
            "</p:presentation>",
            "ppt/_rels/presentation.xml.rels": relate(related),
        }
        | pages
        | (parts or {}),
    )


def slide_texts(extracted: Extracted) -> dict[int, str]:
    texts: dict[int, str] = {}
    for span in extracted.spans:
        number = span.anchor["slide"]
        assert isinstance(number, int)
        texts[number] = texts.get(number, "") + extracted.text[span.start : span.end]
    return {number: text.strip() for number, text in texts.items()}


def test_slides_are_numbered_as_they_are_shown_and_begin_with_their_title(read):
    first = shape("A point|Another") + shape("The plan", "title") + shape("1", "sldNum")
    extracted = read("a.pptx", pack_slides([first, "", shape("Last words")]))
    assert slide_texts(extracted) == {1: "The plan\n\nA point\nAnother", 3: "Last words"}
    assert where(extracted, "Another") == {"slide": 1, "heading": "The plan"}
    assert where(extracted, "Last") == {"slide": 3}
    assert extracted.facts["page_count"] == 3


def test_groups_tables_and_alternatives_are_read_once(read):
    row = "".join(
        f"<a:tc><a:txBody><a:p><a:r><a:t>{c}</a:t></a:r></a:p></a:txBody></a:tc>" for c in "ab"
    )
    content = (
        f"<p:grpSp><p:grpSp>{shape('Deep inside')}</p:grpSp>{shape('Beside')}</p:grpSp>"
        f"<p:graphicFrame><a:graphic><a:tbl><a:tr>{row}</a:tr><a:tr>{row}</a:tr></a:tbl>"
        "</a:graphic></p:graphicFrame><mc:AlternateContent><mc:Choice Requires='x'>"
        f"{shape('New drawing')}</mc:Choice><mc:Fallback>{shape('New drawing')}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert slide_texts(read("a.pptx", pack_slides([content]))) == {
        1: "Deep inside\n\nBeside\n\na\tb\na\tb\n\nNew drawing"
    }


def test_charts_diagrams_notes_and_comments_go_with_their_slide(read):
    frame = (
        f"<p:graphicFrame><c:chart xmlns:c='{CHART}' r:id='c'/></p:graphicFrame>"
        "<p:graphicFrame><d:relIds xmlns:d='http://schemas.openxmlformats.org/drawingml/2006/diagram'"
        " r:dm='d'/></p:graphicFrame>"
    )

    def points(role: str, *values: str) -> str:
        listed = "".join(f"<c:pt idx='{i}'><c:v>{v}</c:v></c:pt>" for i, v in enumerate(values))
        kept = f"<c:strRef><c:f>S!A1</c:f><c:strCache>{listed}</c:strCache></c:strRef>"
        return f"<c:{role}>{kept}</c:{role}>"

    series = points("tx", "Ducks") + points("cat", "2023", "2024") + points("val", "7", "9")
    parts = {
        "ppt/slides/_rels/slide2.xml.rels": relate(
            {"c": ("chart", "../charts/c.xml"), "d": ("diagramData", "../d.xml"),
             "n": ("notesSlide", "../notes/n1.xml"), "k": ("comments", "../k.xml")}
        ),
        "ppt/charts/c.xml": f"<c:chartSpace xmlns:c='{CHART}' {SPACES}><c:title><a:p><a:r>"
        f"<a:t>Counts</a:t></a:r></a:p></c:title><c:ser>{series}</c:ser></c:chartSpace>",
        "ppt/d.xml": f"<d {SPACES}><a:p><a:r><a:t>Step one</a:t></a:r></a:p></d>",
        "ppt/notes/n1.xml": f"<p:notes {SPACES}>{shape('Speak slowly.', 'body')}"
        f"{shape('1', 'sldNum')}{shape('Head', 'hdr')}</p:notes>",
        "ppt/k.xml": f"<p:cmLst {SPACES}><p:cm><p:text>Nice one</p:text></p:cm></p:cmLst>",
    }  # fmt: skip
    text = slide_texts(read("a.pptx", pack_slides([frame, shape("Next")], parts)))[1]
    assert [line for line in text.split("\n") if line] == [
        "Counts", "Ducks", "2023\t7", "2024\t9", "Step one", "Speak slowly.", "[Nice one]",
    ]  # fmt: skip


def test_a_damaged_slide_leaves_the_others_and_is_named(read):
    extracted = read("a.pptx", pack_slides([shape("Good"), "<p:sp", shape("Also good")]))
    assert slide_texts(extracted) == {1: "Good", 3: "Also good"}
    assert extracted.warnings == ("These slides are damaged and could not be read: 2.",)
    assert (extracted.damage,) == extracted.warnings
    with pytest.raises(ReadError) as caught:
        read("b.pptx", pack_slides(["<p:sp"]))
    assert caught.value.kind == "corrupt"


def test_an_odp_has_slides_with_titles_tables_and_notes(read):
    def box(words: str, role: str = "") -> str:
        named = f" presentation:class='{role}'" if role else ""
        inner = f"<draw:text-box><text:p>{words}</text:p></draw:text-box>"
        return f"<draw:frame{named}>{inner}</draw:frame>"

    cells = "".join(
        f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in "ab"
    )
    pages = (
        f"<draw:page>{box('Plan', 'title')}{box('Body')}<draw:custom-shape><text:p>Shape</text:p>"
        "</draw:custom-shape><draw:frame><table:table><table:table-row>" + cells +
        f"</table:table-row></table:table></draw:frame><presentation:notes>{box('Say it')}"
        f"</presentation:notes></draw:page><draw:page>{box('Second')}</draw:page>"
    )  # fmt: skip
    content = (
        f"<office:document-content {ODF}><office:body><office:presentation>{pages}"
        "</office:presentation></office:body></office:document-content>"
    )
    extracted = read("a.odp", pack({"content.xml": content}, ODP))
    assert slide_texts(extracted) == {
        1: "Plan\n\nBody\n\nShape\n\na\tb\n\nSay it", 2: "Second",
    }  # fmt: skip
    assert where(extracted, "Say it") == {"slide": 1, "heading": "Plan"}
