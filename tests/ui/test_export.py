"""What is written to a file: all that was said, its sources, and nothing that loads anything."""

import asyncio
import io
import stat
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from app.engine.reading.formats.docx import parse_docx
from app.messages import Citation, Turn
from app.ui import copying, export, word
from app.ui.export import Export, Outcome, suggested_name
from app.ui.notices import Notices
from app.ui.written import write_out

ANSWER = """It is **three rents**, see ![secret](/etc/passwd) and [this](https://example.org).

## When

1. in May
2. `later`
   - or *never*

| what | when |
|---|---|
| rent | **May** |

> as it was said

```python
x = "<tag>"
```

<img src="https://example.org/x.png"> ⸤9⸥ Ende \udc80 \x00.
"""
ARABIC = "يدفع المستأجر تأمينًا."


def cite(text: str, words: str, path: str, number: int = 0) -> Citation:
    end = text.index(words) + len(words)
    quote = "three <rents>\nand | more"
    return Citation(number, path, {"page": 4}, 0, 9, quote, 0.9, (0, end))


TURNS = [
    Turn("How <large> is it?", ANSWER, "stop", (),
         (cite(ANSWER, "rents**", "/a/Lease_1.pdf"), cite(ANSWER, "in May", "/a/b.docx", 1))),
    Turn("وكم؟", ARABIC, "stop", (), (cite(ARABIC, "تأمينًا", "/a/Lease_1.pdf"),)),
    Turn("Nothing?", "", "error", note="It was interrupted."),
]  # fmt: skip


def test_markdown_has_footnotes_that_go_on_and_loads_nothing() -> None:
    text = copying.markdown(TURNS, "All of it")
    assert text.startswith("# All of it\n\n## How \\<large\\> is it?\n")
    assert "**three rents**[^1], see [secret](/etc/passwd)" in text
    assert "1. in May[^2]" in text
    assert "تأمينًا[^3]." in text
    assert "[^1]: Lease\\_1.pdf, page 4: “three \\<rents\\> and \\| more”" in text
    assert "\\<img src" in text and 'x = "<tag>"' in text
    assert "*It was interrupted.*" in text
    assert "![" not in text


def test_plain_text_reads_well(qapp: Any) -> None:
    told = copying.plain(TURNS[0])
    assert told.startswith("It is three rents[1], see")
    assert told.rstrip().endswith("[2] b.docx, page 4: “three <rents> and | more”")


def test_a_word_document_has_everything_and_real_footnotes(qapp: Any) -> None:
    file = io.BytesIO()
    word.write(write_out(TURNS, "All of it"), file)
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            ElementTree.fromstring(package.read(name))
        assert b"w:footnoteReference" in package.read("word/document.xml")
        assert b"<w:bidi/>" in package.read("word/document.xml")
        links = b"".join(
            package.read(name) for name in package.namelist() if name.endswith(".rels")
        )
    assert b"External" not in links and b"example.org" not in links
    text = parse_docx(file.getvalue()).text
    for words in (
        "All of it", "How <large> is it?", "It is three rents, see secret and this.", "When",
        "1. in May", "2. later", "or never", "what\twhen", "rent\tMay", "as it was said",
        'x = "<tag>"', "[9] Ende", "وكم؟", ARABIC, "Nothing?", "It was interrupted.",
        "[1] Lease_1.pdf, page 4: “three <rents> and | more”", "[3] Lease_1.pdf",
    ):  # fmt: skip
        assert words in text, words


def test_a_pdf_has_everything(qapp: Any, tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    path.write_bytes(export._content(TURNS, "All of it", ".pdf", "Noto Sans"))
    document = QPdfDocument()
    document.load(str(path))
    assert document.pageCount() >= 1
    text = "".join(
        document.getAllText(page).text() for page in range(document.pageCount())
    ).replace("\r\n", "\n")
    for words in ("All of it", "How <large> is it?", "three rents", "[1]", "in May", "Sources",
                  "[2] b.docx, page 4"):  # fmt: skip
        assert words in text, words
    document.close()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("How large is the deposit?", "How large is the deposit"),
        ("a/b\\c: <d>|*\x00\u202egnp.exe", "a b c d gnp.exe"),
        ("...", "Carrel"),
        ("CON", "Carrel"),
        ("", "Carrel"),
        ("押金" * 60, "押金" * 30),
        ("word " * 40, ("word " * 12).strip()),
    ],
)
def test_a_name_is_suggested_that_every_system_takes(title: str, name: str) -> None:
    assert suggested_name(title) == name


@pytest.fixture
def writer(loop: asyncio.AbstractEventLoop, qtbot: Any) -> Any:
    window = QWidget()
    notices = Notices()
    notices.setParent(window)
    qtbot.addWidget(window)
    made = Export(notices, window)
    outcomes: list[Outcome] = []
    made.ended.connect(outcomes.append)

    def write(path: Path) -> list[str]:
        outcomes.clear()
        made.write(TURNS, "All of it", str(path))
        qtbot.waitUntil(lambda: bool(outcomes) and bool(notices.said()), timeout=20_000)
        return notices.said()

    return write


def test_a_file_is_written_beside_the_window(writer: Any, tmp_path: Path) -> None:
    for ending, begins in ((".md", b"# All of it"), (".pdf", b"%PDF"), (".docx", b"PK")):
        path = tmp_path / f"all{ending}"
        assert writer(path) == [f"“all{ending}” is written."]
        assert path.read_bytes().startswith(begins)
    assert len(list(tmp_path.iterdir())) == 3


def test_what_was_there_stays_when_writing_fails(writer: Any, tmp_path: Path) -> None:
    (said,) = writer(tmp_path / "gone" / "all.md")
    assert (
        said == "“all.md” could not be written. The folder is no longer there. Choose another one."
    )
    path = tmp_path / "all.md"
    path.mkdir()
    (said,) = writer(path)
    assert "could not be written" in said
    assert [each.name for each in tmp_path.iterdir()] == ["all.md"]


def test_a_folder_one_may_not_write_to_is_told(writer: Any, tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        probe = tmp_path / "probe"
        try:
            probe.write_text("x")
            pytest.skip("this user may write everywhere")
        except PermissionError:
            (said,) = writer(tmp_path / "all.md")
    finally:
        tmp_path.chmod(stat.S_IRWXU)
    assert said.endswith("You may not write there. Choose another folder.")


def test_a_full_disk_is_told(writer: Any) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no full device")
    # a file beside /dev/full can be written by nobody but root; the words are what matters here
    problem = OSError(28, "No space left on device")
    window = QWidget()
    words = Export(Notices(), window)._reason(problem)
    assert words.startswith("The disk is full.")
