"""The states of the viewer: opening, refused, changed, locked, apart; and what it tells."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.messages import Citation
from app.ui.password import PasswordDialog
from app.ui.viewer_marks import PAIRS
from app.ui.viewer_place import place_of
from app.ui.viewer_text import TextView
from tests.ui.fake_viewer import PASSWORD
from tests.ui.viewer_desk import SENTENCE, Viewer, viewer  # noqa: F401

# ruff: noqa: F811


def test_opening_is_worth_a_word_only_after_a_moment(viewer: Viewer):
    passage = viewer.text("hang on.txt", "Words.")
    viewer.panel.show_source(passage)
    assert viewer.panel.message.text == ""
    viewer.until(lambda: viewer.panel.message.text == "Opening \u2068hang on.txt\u2069…")


def test_a_file_that_is_gone_is_said_so_and_tried_again(viewer: Viewer):
    passage = viewer.text("note.txt", f"Words. {SENTENCE}")
    Path(passage.path).unlink()
    viewer.panel.show_source(passage)
    message = viewer.panel.message
    viewer.until(lambda: "not there any more" in message.text)
    assert message.again_button.isVisible() and not message.outside_button.isVisible()
    viewer.text("note.txt", f"Words. {SENTENCE}")
    message.again_button.click()
    viewer.until(lambda: viewer.panel.located is not None)
    assert isinstance(viewer.panel.view, TextView)


def test_a_locked_document_asks_for_its_password_and_opens_at_the_place(viewer: Viewer):
    passage = viewer.text("locked.txt", f"Words. {SENTENCE}")
    told: list[Any] = []
    viewer.panel.unlocked.connect(lambda *facts: told.append(facts))
    viewer.panel.show_source(passage)
    viewer.until(lambda: viewer.panel.message.password_button.isVisible())
    for password in ("wrong", PASSWORD):
        viewer.panel.message.password_button.click()
        dialog = viewer.window.findChild(PasswordDialog)
        dialog.field.setText(password)
        dialog.accept()
        viewer.until(lambda: not viewer.panel.message.password_button.isVisible() or not told)
        viewer.until(lambda: viewer.panel._opening is False)
    viewer.until(lambda: viewer.panel.located is not None)
    assert told == [(passage.path, PASSWORD, False)]


def test_a_file_that_changed_says_so(viewer: Viewer):
    viewer.show(viewer.text("moved.txt", f"Words. {SENTENCE}"))
    assert viewer.panel.note.text.endswith("This is where the passage stands now.")


def test_a_passage_that_is_lost_is_said_so_on_its_old_page(viewer: Viewer):
    viewer.show(viewer.pdf("lost.pdf", 9, page=7))
    assert "no longer contains this passage" in viewer.panel.note.text
    view: Any = viewer.panel.view
    viewer.until(lambda: view.page == 7)


def test_a_document_that_stops_the_viewer_twice_is_shown_again_on_demand(viewer: Viewer):
    passage = viewer.text("crash.txt", f"Words. {SENTENCE}")
    viewer.panel.show_source(passage)
    message = viewer.panel.message
    viewer.until(lambda: "stopped Carrel's viewer twice" in message.text)
    Path(passage.path).write_text(f"Words. {SENTENCE} It was mended.")
    message.again_button.click()
    viewer.until(lambda: viewer.panel.located is not None)


def test_a_document_inside_a_file_is_opened_through_its_file(viewer: Viewer):
    heard: list[Any] = []
    viewer.panel._file_of = lambda path: str(viewer.folder / "letter.txt")
    viewer.text("letter.txt", "Words.")
    viewer.panel.openOutside.connect(heard.append)
    viewer.panel.askHere.connect(heard.append)
    viewer.panel.showInFolder.connect(heard.append)
    path = str(viewer.folder / "letter.txt" / "contract.txt")
    viewer.panel.show_document(path)
    viewer.until(lambda: viewer.panel.view is not None)
    assert viewer.panel._document is not None and viewer.panel._document.member == "contract.txt"
    for name in ("outside", "folder", "ask"):
        viewer.panel.actions_[name].trigger()
    assert heard == [str(viewer.folder / "letter.txt")] * 2 + [path]


def test_it_becomes_a_window_of_its_own_and_comes_back(viewer: Viewer):
    viewer.show(viewer.text("note.txt", f"Words. {SENTENCE}"))
    told: list[bool] = []
    viewer.panel.detached.connect(told.append)
    viewer.panel.actions_["detach"].trigger()
    assert viewer.panel.is_detached and viewer.panel.isVisible() and told == [True]
    assert viewer.panel.windowTitle() == "note.txt – Carrel"
    viewer.panel.actions_["detach"].trigger()
    assert told == [True, False] and not viewer.panel.isWindow()
    layout = viewer.window.layout()
    assert layout is not None
    layout.addWidget(viewer.panel)
    viewer.panel.show()
    assert viewer.panel.view is not None, "what was shown is still shown"
    closed: list[bool] = []
    viewer.panel.closed.connect(lambda: closed.append(True))
    viewer.panel.detach(True)
    viewer.panel.close()
    assert told == [True, False, True, False] and closed == [True] and viewer.panel.path == ""


def test_a_citation_is_marked_within_its_passage(viewer: Viewer):
    passage = viewer.text("note.txt", f"Before all this. {SENTENCE} After.")
    start = passage.sentence[0] if passage.sentence else 0
    cited = Citation(
        0, passage.path, {}, start, start + len(SENTENCE), SENTENCE, 1.0, (0, 5)
    )  # fmt: skip
    place = place_of(cited, (cited, passage))
    assert place.text == passage.text and place.words == SENTENCE
    assert place_of(cited, (cited,)).text == SENTENCE


def test_every_control_has_a_name_and_the_view_can_be_reached_by_tab(viewer: Viewer):
    viewer.show(viewer.pdf("Lease.pdf", 3), viewer.text("b.txt", SENTENCE))
    controls = viewer.panel.findChildren(QAbstractButton) + viewer.panel.findChildren(QLineEdit)
    for control in controls:
        if control.isVisible() and control.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            assert control.accessibleName(), control
    viewer.panel.head.page.setFocus()
    for _ in range(20):
        if viewer.panel.view is not None and viewer.panel.view.hasFocus():
            break
        focused = viewer.window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert viewer.panel.view is not None and viewer.panel.view.hasFocus()


def test_marked_words_are_readable_in_both_themes():
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (
            c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for text, ground in PAIRS:
        high, low = sorted((light(text), light(ground)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (text, ground)
