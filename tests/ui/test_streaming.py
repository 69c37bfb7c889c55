"""An answer while it is written: what the reader sees, selects, copies and is asked."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.messages import Citation
from app.ui import theme
from app.ui.answer import AnswerView
from app.ui.links import spelled
from app.ui.markdown import colouring
from app.ui.markdown.formats import CODE, LAST, MARKER, NEST
from tests.ui.markdown_samples import HOSTILE, RICH, SAMPLES, nonsense, pieces


class Watched(AnswerView):
    """An answer that remembers what its text asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        self.asked.append(QUrl(name).toString())
        return super().loadResource(type, name)


@pytest.fixture
def light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


@pytest.fixture
def view(no_leaks: None, light: None, qtbot: Any) -> Watched:
    window, view = QWidget(), Watched()
    column = QVBoxLayout(window)
    column.addWidget(view)
    column.addStretch(1)
    window.resize(560, 500)
    qtbot.addWidget(window)
    window.show()
    view.holder = window  # type: ignore[attr-defined]
    return view


def cite(passage: int, end: int) -> Citation:
    return Citation(passage, f"/doc{passage}.pdf", {"page": 2}, 0, 9, "wo*rds", 0.8, (0, end))


def seen(view: AnswerView) -> list[tuple[Any, ...]]:
    """Return what stands in the document, with its formats."""
    found = []
    block = view.document().begin()
    while block.isValid():
        form = block.blockFormat()
        runs: list[tuple[Any, ...]] = []
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            char = fragment.charFormat()
            look = (
                char.fontWeight(), char.fontItalic(), char.fontStrikeOut(), char.fontFixedPitch(),
                char.fontPointSize(), char.anchorHref()[:5], char.foreground().color().name(),
            )  # fmt: skip
            if runs and runs[-1][1] == look:
                runs[-1] = (runs[-1][0] + fragment.text(), look)
            else:
                runs.append((fragment.text(), look))
            iterator += 1
        found.append(
            (tuple(runs), form.indent(), form.topMargin(), form.bottomMargin(), form.alignment(),
             form.property(MARKER), form.property(CODE), form.property(NEST))
        )  # fmt: skip
        block = block.next()
    return found


def stream(view: AnswerView, parts: Any) -> None:
    """Give an answer its parts, painted one by one."""
    for part in parts:
        view.append_text(part)
        view._flush()


def settle(view: AnswerView, qtbot: Any, act: Callable[[], None]) -> None:
    """Do something and wait until all of the answer is on screen, in colour."""
    with qtbot.waitSignal(view.rendered, timeout=20_000):
        act()


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_streamed_and_whole_answers_look_the_same(view: Watched, qtbot: Any, number: int) -> None:
    text = SAMPLES[number]
    settle(view, qtbot, lambda: view.finish(text))
    whole, other = seen(view), AnswerView()
    qtbot.addWidget(other)
    stream(other, pieces(text, random.Random(number)))
    settle(other, qtbot, lambda: other.finish(text))
    assert seen(other) == whole
    assert other.plain_text() == view.plain_text()
    assert other.text == text


def test_nonsense_looks_the_same_streamed_and_whole(view: Watched, qtbot: Any) -> None:
    for seed in range(60):
        chance = random.Random(seed)
        text = nonsense(chance, 30).replace("```py", "```")
        streamed, whole = AnswerView(), AnswerView()
        for each in (streamed, whole):
            qtbot.addWidget(each)
        stream(streamed, pieces(text, chance))
        streamed.finish(text)
        whole.finish(text)
        assert seen(streamed) == seen(whole), repr(text)


def test_a_finished_answer_that_reads_otherwise_is_shown_as_it_is_now(view: Watched) -> None:
    stream(view, ["# One\n\n- a\n- b\n\n| x |\n|---|\n| 1 |\n\nlast"])
    view.finish("# One\n\n- a\n- c\n\n| x |\n|---|\n| 2 |\n")
    other = AnswerView()
    other.finish("# One\n\n- a\n- c\n\n| x |\n|---|\n| 2 |\n")
    assert seen(view) == seen(other)
    assert view.plain_text() == "One\n\n• a\n• c\n\nx\n2"
    other.deleteLater()


def test_a_stopped_answer_can_go_on(view: Watched, qtbot: Any) -> None:
    stream(view, ["It is **bo"])
    view.finish("It is **bo")
    assert view.toPlainText() == "It is **bo"
    view.append_text("ld**.")
    qtbot.waitUntil(lambda: view.toPlainText() == "It is bold.")
    view.finish("It is **bold**.")
    assert view.toPlainText() == "It is bold."


def test_a_long_answer_is_shown_in_turns(view: Watched, qtbot: Any) -> None:
    text = SAMPLES[0] * 30
    settle(view, qtbot, lambda: view.finish(text))
    assert view.toPlainText().count("Deposit and notice") == 30
    assert view.height() > 10_000


def test_a_selection_survives_everything_that_comes_after_it(view: Watched, qtbot: Any) -> None:
    text = "First **bold** line.\n\n- item one\n- item two\n\n```python\nx = 1\n"
    stream(view, pieces(text, random.Random(1)))
    cursor = view.textCursor()
    cursor.setPosition(6)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    chosen = cursor.selectedText()
    assert "item two" in chosen
    stream(view, pieces("y = 2\n```\n\nEnd of *it*.", random.Random(2)))
    assert view.textCursor().selectedText() == chosen
    settle(view, qtbot, lambda: view.finish(text + "y = 2\n```\n\nEnd of *it*."))
    assert view.textCursor().selectedText() == chosen
    view.ground([cite(0, 20)])
    assert view.textCursor().selectedText() == chosen.replace("line.", "line.[1]")


def test_what_is_copied_reads_like_what_is_seen(view: Watched) -> None:
    view.finish("Intro\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx  y\n```")
    view.selectAll()
    view.copy()
    copied = QGuiApplication.clipboard().text()
    assert "1. one\n2. two" in copied and "a\tb\n1\t2" in copied and "x  y" in copied
    mime = view.createMimeDataFromSelection()
    assert mime.formats() == ["text/plain"]


def test_code_has_a_button_that_copies_it_alone(view: Watched, qtbot: Any) -> None:
    text = "Look:\n\n```python\ndef f():\n\treturn 1\n\n```\n\nand\n\n    indented\n"
    stream(view, pieces(text, random.Random(5)))
    assert len(view._buttons) == 2
    settle(view, qtbot, lambda: view.finish(text))
    button = view._buttons[1]
    assert button.accessibleName() == "Copy this code"
    assert view.viewport().rect().contains(button.geometry())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "def f():\n\treturn 1\n"
    assert button.text() == "Copied"
    view.finish("No code any more.")
    assert view._buttons == {}


def test_code_takes_on_colours_when_it_is_whole(view: Watched, qtbot: Any) -> None:
    text = "```python\ndef f():\n    return 1\n```\n"
    settle(view, qtbot, lambda: view.finish(text))
    colours = {run[1][-1] for block in seen(view) for run in block[0]}
    assert colouring.colour("keyword", dark=False) in colours
    flags = [block[6] for block in seen(view)]
    assert flags[-1] & LAST and not flags[0] & LAST


@pytest.mark.parametrize("dark", [False, True])
def test_colours_of_code_can_be_read(dark: bool) -> None:
    ground = (theme.DARK if dark else theme.LIGHT).side
    for tint in colouring.TINTS:
        assert contrast(colouring.colour(tint, dark=dark), ground) >= 4.5, tint


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_a_change_of_theme_while_streaming_changes_every_colour(
    view: Watched, qtbot: Any, qapp: QApplication
) -> None:
    stream(view, ["See [a](http://b.c) and `code`.\n\n| x |\n|---|\n| y |\n\nopen **bo"])
    before = seen(view)
    theme.apply(qapp, "dark")
    link = theme.DARK.link
    qtbot.waitUntil(lambda: link in {run[1][-1] for block in seen(view) for run in block[0]})
    assert [[run[0] for run in block[0]] for block in seen(view)] == [
        [run[0] for run in block[0]] for block in before
    ]
    stream(view, ["ld** end"])
    assert view.toPlainText().endswith("open bold end")


def test_an_answer_out_of_sight_follows_the_theme_when_it_is_seen(
    view: Watched, qtbot: Any, qapp: QApplication
) -> None:
    view.finish("See [a](http://b.c).")
    view.hide()
    theme.apply(qapp, "dark")
    qapp.processEvents()
    assert theme.LIGHT.link in {run[1][-1] for block in seen(view) for run in block[0]}
    view.show()
    link = theme.DARK.link
    qtbot.waitUntil(lambda: link in {run[1][-1] for block in seen(view) for run in block[0]})


def test_a_larger_font_makes_everything_larger(view: Watched, qtbot: Any) -> None:
    stream(view, ["# Head\n\ntext\n\n```\ncode\n```\n\nmore **bo"])
    low, sizes = view.height(), {run[1][4] for block in seen(view) for run in block[0]}
    view.setFont(theme.scaled(view.font(), 2))
    qtbot.waitUntil(lambda: view.height() > 1.6 * low)
    assert max(run[1][4] for block in seen(view) for run in block[0]) > 1.9 * max(sizes)


def test_a_narrow_answer_is_higher_and_nothing_is_cut_off(view: Watched, qtbot: Any) -> None:
    view.finish(RICH + "\n\n| " + " | ".join("column" + str(n) for n in range(9)) + " |\n"
                + "|---" * 9 + "|\n" + "| longer words " * 9 + "|\n\n" + "x" * 400)  # fmt: skip
    wide = view.height()
    view.window().resize(260, 500)
    qtbot.waitUntil(lambda: view.height() > 1.3 * wide)
    qtbot.waitUntil(lambda: view.document().idealWidth() <= view.viewport().width() + 1)
    button = next(iter(view._buttons.values()))
    assert view.viewport().rect().contains(button.geometry())


def test_each_paragraph_has_its_own_direction(view: Watched) -> None:
    view.finish("English first.\n\nالمادة الرابعة\n\n- שלום\n- one\n\n```\nשלום = 1\n```")
    directions = []
    block = view.document().begin()
    while block.isValid():
        directions.append(block.textDirection())
        block = block.next()
    left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    assert directions == [left, right, right, left, left]


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_a_model_writes_loads_or_opens_anything(
    view: Watched, qtbot: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("app.ui.links.open_outside", opened.append)
    text = HOSTILE[name]
    for each in (text, f"> - {text}", f"|a|\n|-|\n| {text} |", f"# {text}", f"```\n{text}\n```"):
        stream(view, pieces(each, random.Random(7)))
        view.finish(each)
        view.grab()
    assert view.asked == [] and opened == []
    assert "<img" not in view.toHtml() and 'href="http' not in view.toHtml()
    assert not {"\u202e", "\u2066", "\ufdd0"} & set(view.toPlainText())
    for address in view.page.links:
        assert address.lower().startswith(("http://", "https://", "mailto:"))


def test_a_link_asks_before_it_opens_anything(view: Watched, qtbot: Any) -> None:
    opened: list[str] = []
    view.finish("Read [this](https://example.org/a%20b) please.")
    view.setFocus()
    with qtbot.waitSignal(view.linkChosen) as told:
        view.anchorClicked.emit(QUrl("open:0"))
    assert told.args == ["https://example.org/a%20b"]
    offer = view.offer
    assert offer is not None and offer.isVisible()
    assert offer.words == "Open this address in your browser? https://example.org/a%20b"
    offer.opened.disconnect()
    offer.opened.connect(opened.append)
    QTest.keyClick(offer, Qt.Key.Key_Escape)
    assert offer.isHidden() and opened == []
    view.anchorClicked.emit(QUrl("open:0"))
    offer.copy_button.click()
    assert QGuiApplication.clipboard().text() == "https://example.org/a%20b"
    assert offer.isHidden() and opened == []
    view.anchorClicked.emit(QUrl("open:0"))
    offer.open_button.click()
    assert opened == ["https://example.org/a%20b"]


def test_the_question_about_a_link_leaves_when_the_person_turns_elsewhere(view: Watched) -> None:
    view.finish("[this](https://example.org)")
    view.anchorClicked.emit(QUrl("open:0"))
    assert view.offer is not None and view.offer.isVisible()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 2))
    assert view.offer.isHidden()


def test_an_address_cannot_pretend_to_be_another() -> None:
    assert spelled("https://bücher.example/ü") == "https://xn--bcher-kva.example/%C3%BC"
    assert "\u0430" not in spelled("https://\u0430pple.com")


def test_links_and_citations_are_reached_with_the_keyboard(view: Watched, qtbot: Any) -> None:
    chosen: list[Any] = []
    view.citationChosen.connect(chosen.append)
    view.linkChosen.connect(chosen.append)
    view.ground([cite(0, 4)])
    view.finish("One. Then [two](https://example.org).")
    with qtbot.waitActive(view.window()):
        view.window().activateWindow()
    view.setFocus()
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [1, "https://example.org"]
    assert view.offer is not None
    view.offer.put_away()


def test_citations_come_late_change_and_go(view: Watched) -> None:
    text = "One. Two.\n\n- Three.\n- Four."
    stream(view, [text])
    view.ground([cite(0, 4), cite(1, text.index("Four.") + 5)])
    assert view.toPlainText() == "One.[1] Two.\nThree.\nFour.[2]"
    view.ground([cite(0, 9)])
    assert view.toPlainText() == "One. Two.[1]\nThree.\nFour."
    view.finish(text)
    view.ground([])
    assert view.toPlainText() == "One. Two.\nThree.\nFour."
    assert "cite:" not in view.toHtml()


def test_a_citation_says_its_place_and_its_words(view: Watched) -> None:
    view.ground([cite(3, 4)])
    view.finish("One.")
    cursor = QTextCursor(view.document())
    cursor.setPosition(6)
    assert "doc3.pdf" in cursor.charFormat().toolTip() and "wo*rds" in cursor.charFormat().toolTip()


def test_footnotes_carry_place_and_words_as_text(view: Watched) -> None:
    view.ground([cite(3, 4)])
    view.finish("One.")
    assert view.markdown() == "One.[^1]\n\n[^1]: doc3.pdf · page 2: “wo\\*rds”\n"
    assert view.markdown(footnotes=False) == "One."
    assert view.plain_text() == "One.[1]" and view.plain_text(sources=False) == "One."
