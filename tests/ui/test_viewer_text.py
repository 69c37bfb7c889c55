"""Texts in the viewer: faithful, a window at a time, the right words marked."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.ui import viewer_text
from app.ui.viewer_marks import Kind
from app.ui.viewer_typeset import LABEL, shown, units
from app.viewing import Mark
from tests.ui.viewer_desk import SENTENCE, Viewer, viewer  # noqa: F401

# ruff: noqa: F811

LINES = "".join(f"Line {number} of a long text.\n" for number in range(2000))


def marked_words(view: Any, kind: Kind) -> list[str]:
    """Return the words of each mark of a kind, as Qt has them."""
    return [view._cursor(mark).selectedText() for mark in view._marked.places.get(kind, ())]


def in_view(view: Any, mark: Mark) -> bool:
    """Return whether a place is loaded and on screen."""
    if not view._text or not view._first <= mark.start <= view._last:
        return False
    rect = view.cursorRect(view._cursor(Mark(start=mark.start, end=mark.start)))
    return bool(view.viewport().rect().contains(rect.center()))


def test_a_text_is_shown_at_the_place_with_the_sentence_marked(viewer: Viewer):
    passage = viewer.text(
        "Letter.txt", f"{LINES[:25000]}Before 🙂. {SENTENCE} After.\n{LINES[:25000]}"
    )
    view = viewer.show(passage)
    goal = view._marked.first()
    viewer.until(lambda: in_view(view, goal) and len(view.toPlainText()) > 50_000)
    assert marked_words(view, Kind.SENTENCE) == [SENTENCE]
    assert in_view(view, goal), "it stays in view while more is loaded"
    assert len(view.extraSelections()) == 2
    assert view.accessibleDescription() == SENTENCE


def test_a_huge_text_is_never_laid_out_as_a_whole(viewer: Viewer, monkeypatch: Any):
    monkeypatch.setattr(viewer_text, "MOST", 30_000)
    text = f"{LINES * 20}{SENTENCE}\n{LINES * 20}"
    view = viewer.show(viewer.text("Huge.txt", text))
    goal = view._marked.first()
    viewer.until(lambda: in_view(view, goal))
    bar = view.verticalScrollBar()
    first = view.toPlainText()
    for _ in range(40):
        bar.setValue(bar.maximum())
        QTest.qWait(5)
    assert len(view.toPlainText()) <= 30_000
    assert view.toPlainText() != first
    assert view.toPlainText() == text[view._first : view._last]
    for _ in range(60):
        bar.setValue(0)
        QTest.qWait(5)
    assert view.toPlainText() == text[view._first : view._last]
    QTest.keyClick(view, Qt.Key.Key_End)
    viewer.until(lambda: view._last == len(text) and bar.value() == bar.maximum())
    QTest.keyClick(view, Qt.Key.Key_Home)
    viewer.until(lambda: view.toPlainText().startswith("Line 0 of") and bar.value() == 0)


def test_loading_above_does_not_move_what_is_being_read(viewer: Viewer):
    view = viewer.show(viewer.text("Long.txt", f"{LINES}{SENTENCE}\n{LINES}"))
    goal = view._marked.first()
    viewer.until(lambda: in_view(view, goal))
    place = view.cursorRect(view._cursor(goal)).top()
    before = view._first
    view._ask(max(0, before - 6000), before)
    viewer.until(lambda: view._first < before)
    assert abs(view.cursorRect(view._cursor(goal)).top() - place) <= 2


def test_headings_code_and_breaks_look_like_what_they_are(viewer: Viewer):
    text = "# Title\n\nWords.\n\n    code = 1\n\fSecond page.\n"
    viewer.panel.show_document(viewer.text("note.md", text).path)
    viewer.until(lambda: viewer.panel.view is not None)
    view: Any = viewer.panel.view
    viewer.until(lambda: "Second" in view.toPlainText())
    document = view.document()
    title = document.findBlockByNumber(0).begin().fragment().charFormat()
    code = document.findBlockByNumber(4).begin().fragment().charFormat()
    assert title.fontWeight() > 500 and code.fontFixedPitch()
    labels = [
        document.findBlockByNumber(n).blockFormat().stringProperty(LABEL)
        for n in range(document.blockCount())
    ]
    assert [label for label in labels if label] == ["Page 2"]


def test_right_to_left_paragraphs_run_their_own_way(viewer: Viewer):
    viewer.panel.show_document(
        viewer.text("two.txt", "English.\nيُعاد التأمين خلال ستة أشهر\n").path
    )
    viewer.until(lambda: viewer.panel.view is not None and viewer.panel.view.toPlainText() != "")
    document = viewer.panel.view.document()
    viewer.panel.view.grab()
    right = Qt.LayoutDirection.RightToLeft
    assert document.findBlockByNumber(0).textDirection() is not right
    assert document.findBlockByNumber(1).textDirection() is right


def test_hostile_text_is_shown_literally_and_offsets_hold(viewer: Viewer):
    text = f"<img src='file:///etc/passwd'>\r\n\x00\u2029\ufdd0😀{SENTENCE}<b>x</b>"
    view = viewer.show(viewer.text("evil.html", text))
    viewer.until(lambda: SENTENCE in view.toPlainText())
    assert view.toPlainText().startswith("<img src=")
    assert marked_words(view, Kind.SENTENCE) == [SENTENCE]


def test_shown_text_has_the_length_of_the_text():
    text = "a\r\nb\rc\x0cd\u2028e\ufffcf\x00g\U0001f600"
    assert len(shown(text)) == len(text) and "\r" not in shown(text)
    assert units("a\U0001f600b") == 4 and units("abc") == 3


def test_finding_steps_through_the_whole_text_and_copying_is_plain(viewer: Viewer):
    view = viewer.show(viewer.text("Long.txt", f"{LINES}{SENTENCE}\n{LINES}"))
    goal = view._marked.first()
    viewer.until(lambda: in_view(view, goal))
    viewer.panel.look_for("Line 1000 of")
    bar = viewer.panel.find_bar
    viewer.until(lambda: bar.count.text() == "2 of 2")
    viewer.until(lambda: marked_words(view, Kind.CURRENT) == ["Line 1000 of"])
    viewer.until(lambda: in_view(view, view._marked.places[Kind.CURRENT][0]))
    bar.step(1)
    assert bar.count.text() == "1 of 2"
    viewer.until(lambda: in_view(view, view._marked.places[Kind.CURRENT][0]))
    cursor = view._cursor(view._marked.places[Kind.CURRENT][0])
    view.setTextCursor(cursor)
    viewer.panel.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Line 1000 of" and not data.hasHtml()
