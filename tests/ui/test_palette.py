"""The command palette and the list of commands."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.commands import CheatSheet, Commands
from app.ui.palette import Entry, Palette, fold, rank


class Place:
    """A window with a line, commands and a palette over documents."""

    def __init__(self, names: list[str]) -> None:
        self.window = QWidget()
        self.window.resize(800, 600)
        self.line = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.line)
        self.done: list[str] = []
        self.commands = Commands(self.window)
        self.commands.add("stop", "Answers", "Stop the answer", lambda: self.done.append("stop"),
                          ["Esc"], possible=lambda: "no" not in self.done)  # fmt: skip
        self.commands.add("find", "Library", "Search the library",
                          lambda: self.done.append("find"), ["Ctrl+F"])  # fmt: skip
        self.commands.add("about", "Carrel", "About Carrel", lambda: self.done.append("about"))
        self.palette = Palette(self.window, (self.actions, lambda: self.documents(names)))
        self.window.show()
        self.line.setFocus()

    def actions(self) -> Iterator[Entry]:
        for each in self.commands.all():
            yield Entry(each.text, "Action", "", lambda each=each: self.commands.run(each.name))

    def documents(self, names: list[str]) -> Iterator[Entry]:
        for name in names:
            yield Entry(name, "Document", "", lambda name=name: self.done.append(name))

    def shown(self) -> list[str]:
        return [entry.text for entry in self.palette.entries]


@pytest.fixture
def place(qtbot: object) -> Iterator[Place]:
    made = Place(["Stopping distances.pdf", "Café – Straße.txt", "letter to the STOP committee.md"])
    yield made
    made.window.close()
    made.window.deleteLater()


def test_an_empty_line_lists_what_can_be_done(place: Place) -> None:
    place.palette.open()
    assert place.shown() == ["Stop the answer", "Search the library", "About Carrel"]
    assert place.palette.line.hasFocus()


def test_what_begins_with_the_words_comes_first_and_actions_before_documents(place: Place) -> None:
    place.palette.open()
    QTest.keyClicks(place.palette.line, "stop")
    assert place.shown() == [
        "Stop the answer", "Stopping distances.pdf", "letter to the STOP committee.md",
    ]  # fmt: skip
    place.palette.line.setText("cafe strasse")
    assert place.shown() == ["Café – Straße.txt"]
    place.palette.line.setText("nowhere")
    assert place.shown() == [] and place.palette._nothing.isVisible()


def test_enter_does_it_and_the_focus_returns(place: Place) -> None:
    place.palette.open()
    QTest.keyClick(place.palette.line, Qt.Key.Key_Down)
    QTest.keyClick(place.palette.line, Qt.Key.Key_Return)
    assert place.done == ["find"] and place.palette.isHidden() and place.line.hasFocus()
    place.palette.open()
    QTest.keyClick(place.palette.line, Qt.Key.Key_Up)
    QTest.keyClick(place.palette.line, Qt.Key.Key_Return)
    assert place.done == ["find", "about"]


def test_escape_leaves_without_doing_anything(place: Place) -> None:
    place.palette.open()
    QTest.keyClick(place.palette.line, Qt.Key.Key_Escape)
    assert place.palette.isHidden() and place.done == [] and place.line.hasFocus()


def test_clicking_elsewhere_leaves_the_palette_and_keeps_the_new_focus(
    place: Place, qtbot: object
) -> None:
    place.palette.open()
    place.line.setFocus()
    qtbot.waitUntil(place.palette.isHidden)  # type: ignore[attr-defined]
    assert place.line.hasFocus()


def test_a_large_library_is_looked_through_while_the_window_lives(qtbot: object) -> None:
    place = Place([f"file {number}.txt" for number in range(30_000)])
    place.palette.open()
    QTest.keyClicks(place.palette.line, "29999")
    assert place.palette._step.isActive()
    qtbot.waitUntil(lambda: place.shown() == ["file 29999.txt"])  # type: ignore[attr-defined]
    place.window.close()
    place.window.deleteLater()


def test_a_command_that_is_not_possible_now_is_not_done(place: Place) -> None:
    QTest.keyClick(place.line, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    place.commands.run("stop")
    assert place.done == ["find", "stop"]
    place.done.append("no")
    place.commands.run("stop")
    assert place.done == ["find", "stop", "no"]


def test_the_cheat_sheet_has_every_shortcut_and_nothing_else(place: Place) -> None:
    sheet = CheatSheet(place.window, place.commands)
    assert sheet.words == ["Answers", "Stop the answer", "Esc", "Library", "Search the library",
                           "Ctrl+F"]  # fmt: skip
    sheet.close()


@pytest.mark.parametrize(
    ("words", "text", "better_than"),
    [("le", "Lever", "A lever"), ("lever", "A lever", "Clever"), ("ver", "clever", "v e r")],
)
def test_ranks(words: str, text: str, better_than: str) -> None:
    assert rank(fold(words), fold(text)) > rank(fold(words), fold(better_than))
