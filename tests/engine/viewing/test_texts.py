"""Documents shown as text: exactly what was read, with its headings, and passages found again."""

import sys
import zipfile
from pathlib import Path

import pytest

from app.engine.reading import extract
from app.engine.viewing.finding import Query
from app.engine.viewing.styles import Styles
from app.viewing import Find, ReadText, TextRead
from tests.engine.reading.making import make_docx
from tests.engine.viewing.window import Window, opened

LETTER = """From: Ada <ada@example.org>
To: Charles <charles@example.org>
Subject: The engine
Date: Mon, 4 Mar 2024 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

Dear Charles,

the cards arrived this morning, and they fit.
"""
MARKDOWN = """# Journey

It was **cold** that night.

> Nobody slept.

```python
# no heading
print("cold")
```

## The café

Straße, fiancé and résumé stood on
the menu.
"""


def read(window: Window, start: int = 0, end: int = 10**9) -> TextRead:
    event = window.ask(ReadText, 1, start, end)
    assert isinstance(event, TextRead)
    return event


def stretches(event: TextRead) -> list[tuple[str, str]]:
    return [(s.kind, event.text[s.start - event.start : s.end - event.start]) for s in event.styles]


@pytest.mark.parametrize("name", ["journey.md", "letter.eml", "page.html", "book.docx"])
def test_the_text_is_what_was_read(window: Window, tmp_path: Path, name: str):
    path = tmp_path / name
    if name.endswith("docx"):
        path.write_bytes(make_docx([("Heading1", "One"), ("", "First."), ("Heading2", "Two")]))
    else:
        path.write_text({"journey.md": MARKDOWN, "letter.eml": LETTER}.get(
            name, "<h1>One</h1><p>First.</p><h2>Two</h2><p>Second.</p>"))  # fmt: skip
    text = extract(path).text
    with opened(window, path) as event:
        assert (event.view, event.length) == ("text", len(text))
        assert read(window).text == text
        window_of = read(window, 5, 12)
        assert (window_of.start, window_of.text) == (5, text[5:12])
        assert read(window, 10**6, 10**7).text == ""


def test_headings_code_quotes_and_strong_words_have_their_styles(window: Window, tmp_path: Path):
    path = tmp_path / "journey.md"
    path.write_text(MARKDOWN)
    with opened(window, path):
        styles = stretches(read(window))
        assert ("heading1", "# Journey") in styles and ("heading2", "## The café") in styles
        assert ("strong", "**cold**") in styles and ("quote", "> Nobody slept.") in styles
        code = [text for kind, text in styles if kind == "code"]
        assert code == ['```python\n# no heading\nprint("cold")\n```']
        inside = read(window, MARKDOWN.index("print"), MARKDOWN.index("print") + 5)
        assert [style.kind for style in inside.styles] == ["code"]


def test_headings_of_a_word_document_have_their_level(window: Window, tmp_path: Path):
    path = tmp_path / "report.docx"
    path.write_bytes(make_docx([("Heading1", "Methods"), ("", "We did."), ("Heading2", "Data"),
                                ("", "There was.")]))  # fmt: skip
    with opened(window, path):
        assert stretches(read(window)) == [("heading1", "Methods"), ("heading2", "Data")]


def test_a_letterhead_is_muted_and_its_subject_strong(window: Window, tmp_path: Path):
    path = tmp_path / "letter.eml"
    path.write_text(LETTER)
    with opened(window, path):
        styles = stretches(read(window))
    assert ("strong", "Subject: The engine") in styles
    assert any(kind == "muted" and text.startswith("From: Ada") for kind, text in styles)
    assert not any("Dear" in text for _, text in styles)


def test_a_source_file_is_code(window: Window, tmp_path: Path):
    path = tmp_path / "engine.py"
    path.write_text("def count() -> int:\n    return 1\n")
    with opened(window, path):
        assert [style.kind for style in read(window).styles] == ["code"]


def test_a_passage_is_at_its_old_place_or_nearest_to_it_or_by_its_words(
    window: Window, tmp_path: Path
):
    path = tmp_path / "log.txt"
    same = "The lamp was lit at dusk, as every day."
    body = "\n".join(f"{same}\nOn day {number} nothing else happened." for number in range(90))
    path.write_text(body)
    start = body.index(same, body.index("day 40 "))
    with opened(window, path):
        located = window.locate(same, start, {}, (start + 4, start + 8))
        assert (located.state, located.passage[0].start) == ("same", start)
        assert (located.sentence[0].start, located.sentence[0].end) == (start + 4, start + 8)
    path.write_text("A new first line.\n" + body)
    with opened(window, path):
        located = window.locate(same, start, {}, (start + 4, start + 8))
        assert (located.state, located.passage[0].start) == ("moved", start + 18)
        assert located.sentence[0].start == start + 22
        wrapped = same.replace(" at", "\nat").replace("every", "EVERY")
        assert window.locate(wrapped, start, {}).state == "moved"
        gone = window.locate("Gardens need water in dry summers, more than one thinks", start, {})
        assert (gone.state, gone.passage) == ("lost", ())


def test_an_edited_passage_is_found_and_the_right_stretch_marked(window: Window, tmp_path: Path):
    path = tmp_path / "notes.md"
    path.write_text("Filler about other things. " * 400 + MARKDOWN + "More of the same. " * 400)
    old = "It was bitterly cold that night. Nobody slept. Straße, fiancé and résumé stood on a menu"
    with opened(window, path):
        located = window.locate(old, 20, {})
        assert located.state == "moved"
        found = read(window, located.passage[0].start, located.passage[0].end).text
    assert found.startswith("It was") and found.rstrip(".").endswith("menu")


def test_words_are_found_without_case_accents_and_over_line_ends(window: Window, tmp_path: Path):
    path = tmp_path / "journey.md"
    path.write_text(MARKDOWN + "\ncafe\u0301 \ufb01ance\n")
    with opened(window, path):
        text = read(window).text

        def find(words: str) -> list[str]:
            marks = window.ask(Find, 1, words).marks
            return [text[mark.start : mark.end] for mark in marks]

        assert find("CAFE") == ["café", "cafe\u0301"]
        assert find("strasse") == find("Straße") == ["Straße"]
        assert find("resume stood on the menu") == ["résumé stood on\nthe menu"]
        assert find("fiance") == ["\ufb01ance"] or find("fiance") == ["fiancé", "\ufb01ance"]
        assert find("cold.*") == []


def test_a_document_inside_an_archive_is_opened_in_memory(window: Window, tmp_path: Path):
    path = tmp_path / "box.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letters/first.eml", LETTER)
        archive.writestr("notes.txt", "Only a note.")
    with opened(window, path, member="letters/first.eml") as event:
        assert event.kind == "eml"
    with opened(window, f"{path}/notes.txt"):
        assert read(window).text == "Only a note."
    with opened(window, path) as event:
        assert read(window).text == "letters/first.eml\nnotes.txt"
    assert window.open(path, "gone.txt").kind == "unreadable"
    assert [item.name for item in tmp_path.iterdir()] == ["box.zip"]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("שָׁלוֹם", "אמר שלום לך", "שלום"),
        ("שלום", "אמר שָׁלוֹם לך", "שָׁלוֹם"),
        ("lighthouse", "the light-  \n\n house", "light-  \n\n house"),
        ("soft hyphens", "of soft\u00ad hy\u00adphens", "soft\u00ad hy\u00adphens"),
        ("café au lait", "un cafe\u0301 au lait", "cafe\u0301 au lait"),
        ("well-", "as well-\nknown", "well-"),
        ("well-known", "a well-known tower", "well-known"),
        ("\u0301", "é", ""),
    ],
)  # fmt: skip
def test_words_are_found_whatever_stands_between_their_letters(words: str, text: str, found: str):
    stretches = [text[start:end] for start, end in Query(words).search(text)]
    assert stretches == ([found] if found else [])


def test_a_text_made_to_be_searched_slowly_is_not(window: Window, tmp_path: Path):
    path = tmp_path / "lines.txt"
    path.write_text("a-\n\nb a-" + "\n" * 100_000 + "c")
    with opened(window, path):
        event = window.ask(Find, 1, "ab", seconds=30)
        assert [(mark.start, mark.end) for mark in event.marks] == [(0, 5)]


def test_a_line_full_of_fences_is_looked_at_once():
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += 1

    text = "# Title\n" + "x```y" * 20_000 + "\n```\ncode\n```\n"
    styles = Styles(text, (), "md", "x.md", ".md")
    sys.setprofile(count)
    try:
        found = styles.within(0, len(text))
    finally:
        sys.setprofile(None)
    assert [text[s.start : s.end] for s in found if s.kind == "code"] == ["```\ncode\n```"]
    assert calls < 1000
