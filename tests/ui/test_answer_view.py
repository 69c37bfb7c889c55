"""Model text on screen: rendered, cited, and harmless."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest

from app.messages import Citation
from app.ui.answer import AnswerView, number_sources

PICTURE = QTextDocument.ResourceType.ImageResource


class Watched(AnswerView):
    """An answer that remembers what its text asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        self.asked.append(QUrl(name).toString())
        return super().loadResource(type, name)


@pytest.fixture
def view(no_leaks: None, qtbot: Any) -> AnswerView:
    view = Watched()
    qtbot.addWidget(view)
    view.resize(500, 100)
    view.show()
    return view


def cite(passage: int, end: int, start: int = 0) -> Citation:
    return Citation(passage, f"/doc{passage}.pdf", {"page": 2}, 0, 9, "words", 0.8, (start, end))


def objects(document: QTextDocument) -> int:
    """Return how many pictures the text holds."""
    return document.toRawText().count("\ufffc")


@pytest.mark.parametrize("streamed", [True, False])
def test_text_of_a_model_never_reaches_the_disk(
    view: Watched, qtbot: Any, tmp_path: Path, streamed: bool
) -> None:
    picture = tmp_path / "secret.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(picture))
    text = (
        f"![one]({picture}) ![two](file://{picture}) ![three](http://example.org/x.png) "
        f"![four](//server/share/x.png) <img src='{picture}'> [go](http://example.org) "
        "\ufffc <script>alert(1)</script>"
    )
    if streamed:
        view.append_text(text)
        qtbot.waitUntil(lambda: "script" in view.toPlainText())
    else:
        view.finish(text)
    shown = view.grab().toImage()
    red = sum(
        shown.pixelColor(x, y) == Qt.GlobalColor.red
        for x in range(shown.width())
        for y in range(shown.height())
    )
    assert red == 0
    assert objects(view.document()) == 0
    assert view.asked == []
    assert not view.document().resource(PICTURE.value, QUrl.fromLocalFile(str(picture)))
    assert "<script>alert(1)</script>" in view.toPlainText()
    assert 'href="http' not in view.toHtml()
    if not streamed:
        assert "one two three four" in view.toPlainText()


def test_markdown_is_rendered_while_the_answer_is_written(view: AnswerView, qtbot: Any) -> None:
    view.append_text("It is **bo")
    qtbot.waitUntil(lambda: view.toPlainText() == "It is bo")
    view.append_text("ld**.")
    qtbot.waitUntil(lambda: view.toPlainText() == "It is bold.")
    view.finish("It is **bold**.\n\n- one\n- two")
    assert view.toPlainText() == "It is bold.\none\ntwo"
    assert view.text == "It is **bold**.\n\n- one\n- two"


def test_pieces_are_painted_together(view: AnswerView, qtbot: Any) -> None:
    with qtbot.waitSignal(view.textChanged):
        for piece in ("one ", "two ", "three"):
            view.append_text(piece)
        assert view.toPlainText() == ""
    assert view.toPlainText() == "one two three"


def test_a_selection_survives_streaming_and_the_end(view: AnswerView, qtbot: Any) -> None:
    view.append_text("It is **bold** text.")
    qtbot.waitUntil(lambda: "bold" in view.toPlainText())
    cursor = view.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.append_text(" More.")
    qtbot.waitUntil(lambda: view.toPlainText().endswith("More."))
    view.finish("It is **bold** text. More.")
    assert view.textCursor().selectedText() == "It is"
    cursor.clearSelection()
    view.setTextCursor(cursor)
    assert view.toPlainText() == "It is bold text. More."


def test_citations_are_numbered_in_reading_order() -> None:
    late, early = cite(0, 40, 20), cite(3, 10)
    sources, marks = number_sources([late, early, cite(3, 40, 20), late])
    assert [(source.number, source.citation.passage) for source in sources] == [(1, 3), (2, 0)]
    assert marks == [(10, 1), (40, 1), (40, 2)]


@pytest.mark.parametrize(
    ("text", "end", "shown"),
    [
        ("One. Two.", 4, "One.[1] Two."),
        ("One. Two.", 5, "One.[1] Two."),
        ("**One.** Two.", 8, "One.[1] Two."),
        ("**One.** Two.", 6, "One.[1] Two."),
        ("**重要。**次の文。", 7, "重要。[1]次の文。"),
        ("𝔘ni. Two.", 4, "𝔘ni.[1] Two."),
        ("- One.\n- Two.", 6, "One.[1]\nTwo."),
        ("Take ⸤9⸥ it.", 12, "Take ⸤9⸥ it.[1]"),
        ("One.", 99, "One.[1]"),
    ],
)
def test_a_citation_stands_after_its_sentence(
    view: AnswerView, text: str, end: int, shown: str
) -> None:
    view.ground([cite(0, end)])
    view.finish(text)
    assert view.toPlainText() == shown
    assert 'href="cite:1"' in view.toHtml()


def test_citations_may_come_while_the_answer_streams(view: AnswerView, qtbot: Any) -> None:
    view.append_text("One. ")
    view.ground([cite(0, 4)])
    view.append_text("Two.")
    qtbot.waitUntil(lambda: view.toPlainText() == "One.[1] Two.")
    view.append_text(" Three.")
    qtbot.waitUntil(lambda: view.toPlainText() == "One.[1] Two. Three.")


def test_only_our_own_links_do_something(view: AnswerView) -> None:
    chosen: list[int] = []
    view.citationChosen.connect(chosen.append)
    view.ground([cite(0, 4)])
    view.finish("One.")
    for url in ("http://example.org", "file:///etc/passwd", "cite:7", "cite:0", "cite:x"):
        view.anchorClicked.emit(QUrl(url))
    assert chosen == []
    view.anchorClicked.emit(QUrl("cite:1"))
    assert chosen == [1]


def test_a_citation_is_reached_with_the_keyboard(view: AnswerView, qtbot: Any) -> None:
    chosen: list[int] = []
    view.citationChosen.connect(chosen.append)
    view.ground([cite(0, 4)])
    view.finish("One. Two.")
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [1]


def test_the_view_is_as_high_as_its_text(view: AnswerView) -> None:
    view.finish("One line.")
    low = view.height()
    view.finish("A line.\n\n" * 30)
    assert view.height() > 20 * low
    assert not view.verticalScrollBar().isVisible()
