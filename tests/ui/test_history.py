"""The list of conversations: groups, search, titles, pins, deleting with Undo, the keyboard."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.messages import (
    ChangeConversation,
    ConversationRow,
    ConversationsListed,
    EngineState,
    Failed,
    ListConversations,
)
from app.ui.conversations import ConversationList
from app.ui.history import HistoryPanel
from app.ui.notices import Notices
from tests.ui.conftest import Desk

DAY = 86_400.0


def row(number: int, title: str, days: float = 0.0, **facts: object) -> ConversationRow:
    when = time.time() - days * DAY
    return replace(ConversationRow(number, title, when, when, 2), **facts)  # type: ignore[arg-type]


ROWS = (
    row(3, "About the deposit"), row(4, "About paint", 1), row(5, "About heat", 4),
    row(6, "About <b>bikes</b>", 40), row(7, "About rent", 90, pinned=True),
)  # fmt: skip


class Side:
    """The panel, its notices and the played engine."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.notices = Notices()
        self.notices.setParent(desk.window)
        desk.puppet.play(EngineState(0, "library"))
        desk.until(lambda: desk.window.state_text != "Starting…")
        self.panel = HistoryPanel(desk.host, self.notices)
        self.panel.setParent(desk.window)
        self.panel.setGeometry(0, 0, 280, 600)
        self.panel.raise_()
        self.panel.show()
        self.opened: list[tuple[int, int]] = []
        self.panel.opened.connect(lambda number, turn: self.opened.append((number, turn)))

    def fill(self, *rows: ConversationRow, search: str = "", job: int = 0) -> None:
        self.desk.puppet.play(ConversationsListed(job, rows, search))
        self.desk.until(lambda: self.numbers == [each.number for each in self.ordered(rows)])

    def ordered(self, rows: tuple[ConversationRow, ...]) -> list[ConversationRow]:
        return sorted(rows, key=lambda each: (not each.pinned, -each.changed))

    @property
    def numbers(self) -> list[int]:
        return [each.number for each in self.panel.conversations.conversations]

    def lines(self) -> list[str]:
        model = self.panel.conversations
        return [str(model.index(at).data()) for at in range(model.rowCount())]

    def choose(self, number: int) -> None:
        self.panel.view.setCurrentIndex(self.panel.conversations.index_of(number))

    def button(self, words: str) -> QPushButton:
        found = [each for each in self.notices.findChildren(QPushButton) if each.text() == words]
        return found[-1]


@pytest.fixture
def side(desk: Desk) -> Side:
    return Side(desk)


def test_conversations_stand_below_the_day_they_were_used(side: Side) -> None:
    side.fill(*ROWS)
    assert side.lines() == [
        "Pinned", "About rent", "Today", "About the deposit", "Yesterday", "About paint",
        "Last 7 days", "About heat", "Earlier", "About <b>bikes</b>",
    ]  # fmt: skip


def test_a_click_and_enter_open_a_conversation(side: Side) -> None:
    side.fill(*ROWS)
    view = side.panel.view
    place = view.visualRect(side.panel.conversations.index_of(4)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert side.opened == [(4, 0)]
    group = view.visualRect(side.panel.conversations.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=group)
    assert side.opened == [(4, 0)]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert side.opened[1:] == [(5, 0)]


def test_a_search_waits_for_the_last_letter_and_opens_at_what_it_found(side: Side) -> None:
    side.fill(*ROWS)
    QTest.keyClicks(side.panel.box, "deposit")
    request = side.desk.puppet.expect(ListConversations)
    while request.search == "":
        request = side.desk.puppet.expect(ListConversations)
    assert request.search == "deposit"
    hit = replace(ROWS[0], found="the deposit is three rents", turn=12)
    side.fill(hit, search="deposit", job=request.job)
    assert side.lines() == ["Found", "About the deposit"]
    QTest.keyClick(side.panel.box, Qt.Key.Key_Return)
    assert side.opened == [(3, 12)]
    QTest.keyClick(side.panel.box, Qt.Key.Key_Escape)
    assert side.panel.box.text() == ""
    assert side.desk.puppet.expect(ListConversations).search == ""


def test_an_answer_to_an_older_search_is_not_shown(side: Side) -> None:
    side.fill(*ROWS)
    side.panel.box.setText("paint")
    request = side.desk.puppet.expect(ListConversations)
    while request.search != "paint":
        request = side.desk.puppet.expect(ListConversations)
    side.desk.puppet.play(
        ConversationsListed(0, ROWS[:2]), ConversationsListed(9, ROWS[2:3], "pai")
    )
    again = side.desk.puppet.expect(ListConversations)
    assert again.search == "paint"
    assert side.numbers == [7, 3, 4, 5, 6]
    side.fill(ROWS[1], search="paint", job=again.job)


def test_nothing_there_and_nothing_found_are_said(side: Side) -> None:
    side.desk.puppet.play(ConversationsListed(0, ()))
    side.desk.until(lambda: "appear here" in side.panel.words)
    side.fill(*ROWS)
    assert side.panel.words == ""
    side.panel.box.setText("zebra")
    side.desk.puppet.play(ConversationsListed(0, (), "zebra"))
    side.desk.until(lambda: "Nothing was found" in side.panel.words)


def test_a_title_is_changed_in_place(side: Side) -> None:
    side.fill(*ROWS)
    side.choose(3)
    side.panel.view.setFocus()
    QTest.keyClick(side.panel.view, Qt.Key.Key_F2)
    editor = side.panel.view.findChild(QLineEdit)
    assert editor is not None and editor.text() == "About the deposit"
    editor.setText("  ")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "About the deposit" in side.lines()
    side.desk.until(lambda: side.panel.view.findChild(QLineEdit) is None)
    QTest.keyClick(side.panel.view, Qt.Key.Key_F2)
    editor = side.panel.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("The deposit ")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    request = side.desk.puppet.expect(ChangeConversation)
    assert (request.conversation, request.title) == (3, "The deposit")
    assert "The deposit" in side.lines()


def test_a_conversation_is_pinned_and_stays_chosen(side: Side) -> None:
    side.fill(*ROWS)
    side.choose(5)
    side.panel._acts["pin"].trigger()
    request = side.desk.puppet.expect(ChangeConversation)
    assert (request.conversation, request.pinned) == (5, True)
    assert side.lines()[:3] == ["Pinned", "About heat", "About rent"]
    chosen = side.panel.conversations.row_at(side.panel.view.currentIndex())
    assert chosen is not None and chosen.number == 5


def test_a_deleted_conversation_comes_back(side: Side) -> None:
    deleted: list[int] = []
    side.panel.deleted.connect(deleted.append)
    side.fill(*ROWS)
    side.choose(4)
    side.panel.view.setFocus()
    side.panel._acts["delete"].trigger()
    request = side.desk.puppet.expect(ChangeConversation)
    assert (request.conversation, request.deleted) == (4, True)
    assert deleted == [4]
    assert 4 not in side.numbers
    assert "“About paint” is deleted." in side.notices.said()
    chosen = side.panel.conversations.row_at(side.panel.view.currentIndex())
    assert chosen is not None and chosen.number == 5
    side.desk.puppet.play(ConversationsListed(request.job, (*ROWS[:1], *ROWS[2:])))
    side.button("Undo").click()
    request = side.desk.puppet.expect(ChangeConversation)
    assert (request.conversation, request.deleted) == (4, False)
    side.fill(*ROWS, job=request.job)
    assert not side.notices.said()


def test_a_change_that_failed_is_told_and_taken_back(side: Side) -> None:
    side.fill(*ROWS)
    side.panel.rename(3, "New")
    request = side.desk.puppet.expect(ChangeConversation)
    side.desk.puppet.play(Failed(request.job, "LibraryError", "The library is read only."))
    side.desk.until(lambda: bool(side.notices.said()))
    job = side.desk.puppet.expect(ListConversations).job
    side.desk.puppet.play(ConversationsListed(job, ROWS))
    side.desk.until(lambda: "About the deposit" in side.lines())


def test_thousands_of_conversations_keep_the_place_when_one_changes(desk: Desk) -> None:
    side = Side(desk)
    rows = tuple(row(n, f"Conversation {n}", n / 10) for n in range(1, 5001))
    side.fill(*rows)
    bar = side.panel.view.verticalScrollBar()
    desk.until(lambda: bar.maximum() > 100_000)
    bar.setValue(50_000)
    desk.puppet.play(ConversationsListed(0, (replace(rows[0], title="Another"), *rows[1:])))
    desk.until(lambda: "Another" in side.lines()[:3])
    assert bar.value() == 50_000


def test_the_model_keeps_its_promises_to_qt(qtmodeltester: object) -> None:
    model = ConversationList()
    model.fill(ROWS)
    qtmodeltester.check(model)  # type: ignore[attr-defined]
