"""Each format: its text, its anchors, and what is said when there is none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.documents import Document
from app.engine.reading import extract
from app.engine.reading.formats.html import read_html
from app.engine.reading.formats.markdown import find_headings
from app.errors import ReadError
from tests.engine.reading.making import make_docx, make_pdf, make_pipe

Write = Callable[..., Path]


def refuse(path: Path) -> ReadError:
    with pytest.raises(ReadError) as caught:
        extract(path)
    return caught.value


# -- plain text and Markdown ---------------------------------------------------------------------


def test_markdown_keeps_its_text_and_gains_headings_and_lines(write_files: Write):
    text = (
        "---\ntitle: no heading\n---\nintro\n\n# Methods #\n\n```sh\n# a comment\n```\n\n"
        "Data *sets*\n---\nrows\n\n## [Sources](x.html)\nlast\n\nTop\n===\nend\n"
    )
    extracted = extract(write_files({"a.md": text}) / "a.md")
    assert extracted.text == text
    document = Document(text=extracted.text, spans=extracted.spans)

    def where(words: str) -> dict[str, int | str]:
        start = text.index(words)
        return document.anchor_at(start, start + len(words))

    assert where("intro") == {"line": 4}
    assert where("a comment") == {"line": 9, "heading": "Methods"}
    assert where("rows") == {"line": 14, "heading": "Methods > Data sets"}
    assert where("last") == {"line": 17, "heading": "Methods > Sources"}
    assert where("end") == {"line": 21, "heading": "Top"}


def test_what_looks_like_a_heading_is_none():
    text = "#no blank\n    # indented\n- item\n---\n\n| a |\n---\n~~~\n# fenced\n~~\n# still\n~~~\n"
    assert list(find_headings(text)) == []


def test_source_code_and_other_text_is_read_verbatim(write_files: Write):
    code = "def f():\r\n\treturn 'ä'\r\n"
    root = write_files({"f.py": code, "README": "no extension"})
    assert extract(root / "f.py").text == code.replace("\r\n", "\n")
    assert extract(root / "README").text == "no extension"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a"])
@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf\n", b"\0\0\0"])
def test_an_empty_file_is_called_empty(name: str, content: bytes, write_files: Write):
    assert refuse(write_files({name: content}) / name).kind == "empty"


# -- HTML ----------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html><head><title>The &amp; page</title><style>p { color: red }</style>
<script>var hidden = "<p>no</p>";</script></head><body>
<nav><a href=/>Home</a></nav>
<h1>First <em>title</em></h1>
<p>One&nbsp;para&shy;graph with <b>bold</b>, <a href="javascript:x()">a link</a>.<p>Unclosed
paragraph &eacute;&#x4e2d;&#0;
<h2>Second</h2><ul><li>one<li>two</ul><div hidden>secret</div><p style="display: none">secret</p>
<table><tr><th>Name<th>Age</tr><tr><td>Ann<td>7</table>
<pre>  keep
    this</pre><template>no</template><svg><text>no</text></svg>end</body></html>"""


def test_html_gives_its_words_and_headings(write_files: Write):
    extracted = extract(write_files({"a.html": PAGE}) / "a.html")
    assert extracted.text == (
        "First title\n\nOne\u00a0paragraph with bold, a link.\n\nUnclosed paragraph é中\ufffd\n\n"
        "Second\n\none\ntwo\n\nName\tAge\nAnn\t7\n\n  keep\n    this\n\nend"
    )
    assert [(s.start, s.anchor) for s in extracted.spans] == [
        (0, {"heading": "First title"}),
        (extracted.text.index("Second"), {"heading": "First title > Second"}),
    ]
    assert extracted.facts == {"title": "The & page"}


def test_a_page_without_headings_is_known_by_its_title(write_files: Write):
    extracted = extract(write_files({"a.htm": "<title>T</title>words"}) / "a.htm")
    assert [span.anchor for span in extracted.spans] == [{"heading": "T"}]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<nav>menu<p>still menu</nav>text", "text"),
        ("<li hidden>no<li>yes", "yes"),
        ("<div hidden><p>no</div>yes", "yes"),
        ("<td>a<td><td>c", "a\t\tc"),
        ("<tr><td><p>a</p><td><div>b</div>c</tr><tr><td>d", "a\tb c\nd"),
        ("a<br><br><br>b", "a\n\nb"),
        ("a <b> b</b> c", "a b c"),
        ("a<b>b</b>c", "abc"),
        ("</p></div>text</b>", "text"),
        ("<p>a < b & c", "a < b & c"),
        ("text<script>unclosed", "text"),
        ("<head><noscript>no<body>yes", "yes"),
    ],
)
def test_messy_html(markup: str, text: str):
    assert read_html(markup)[0] == text


PIECES = (
    "<p> </p> <li> <nav> </nav> <h1> </h1> <pre> <td> < &# x <!-- --> <script> </script> <body> "
    "<br> </div> <title> <!DOCTYPE"
).split()


@given(st.lists(st.sampled_from([*PIECES, " ", "\n", "<div hidden>"])).map("".join))
def test_no_html_is_too_broken(markup: str):
    text, headings, _title = read_html(markup)
    assert all(0 <= heading.start < len(text) for heading in headings)
    assert all(text[h.start :].split()[0] == h.title.split()[0] for h in headings)


def test_xml_gives_its_character_data_and_fetches_nothing(write_files: Write):
    secret = write_files({"secret.txt": "root:x:0:0"}) / "secret.txt"
    markup = (
        f'<!DOCTYPE r [<!ENTITY e SYSTEM "file://{secret}"><!ENTITY l "lol">]>'
        "<r><a>one &amp; two</a><script>kept</script><b>&e;&l;</b><![CDATA[<three>]]></r>"
    )
    text = extract(write_files({"a.xml": markup}) / "a.xml").text
    assert text.split("\n")[:2] == ["one & two", "kept"]
    assert "<three>" in text and "root" not in text


# -- office files, and files that are not what they are called -------------------------------------


def test_a_word_document_has_headings(write_files: Write):
    docx = make_docx([("Heading1", "Methods"), ("", "We counted ducks."), ("Heading2", "Data"),
                      ("", "Seven ducks.")])  # fmt: skip
    extracted = extract(write_files({"a.docx": docx}) / "a.docx")
    start = extracted.text.index("Seven")
    document = Document(text=extracted.text, spans=extracted.spans)
    assert document.anchor_at(start, start + 5) == {"heading": "Methods > Data"}


def test_content_decides_not_the_name(write_files: Write):
    docx = make_docx([("", "I am Word.")])
    pdf = make_pdf(["I am PDF."])
    root = write_files(
        {"a.pdf": docx, "b.docx": pdf, "c.txt": pdf, "d.xls": "<table><td>I am HTML."}
    )
    kinds = [extract(root / name).kind for name in ("a.pdf", "b.docx", "c.txt", "d.xls")]
    assert kinds == ["docx", "pdf", "pdf", "html"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.docx", b"just words", "corrupt"),
        ("a.docx", b"PK\x03\x04 cut off", "corrupt"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "corrupt"),
        ("a.mp3", b"ID3\x04\0\0", "unsupported"),
        ("a.tar.gz", b"\x1f\x8b\x08\0\0", "corrupt"),
        ("a.bin", bytes(range(256)), "unsupported"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, content: bytes, kind: str, write_files: Write):
    error = refuse(write_files({name: content}) / name)
    assert error.kind == kind
    assert error.message.endswith(".") and error.advice.endswith(".")


def test_pipes_folders_and_missing_files_are_unreadable(tmp_path: Path):
    make_pipe(tmp_path / "pipe.txt")
    for name in ("pipe.txt", "gone.txt", "."):
        assert refuse(tmp_path / name).kind == "unreadable"
    assert refuse(Path("nul\0byte")).kind == "unreadable"


def test_importing_the_room_is_light():
    import subprocess
    import sys

    heavy = "torch numpy kreuzberg pypdfium2 charset_normalizer asyncio PySide6 sqlite3".split()
    code = f"import sys, app.engine.reading; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
