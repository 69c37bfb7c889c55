"""What the person typed, and what was kept, is there after every change of mind and of place."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton

from app.messages import (
    Answered,
    Ask,
    Cancel,
    ChangeConversation,
    Continue,
    ConversationOpened,
    ConversationRow,
    ConversationsListed,
    DocumentRow,
    LibraryChanged,
    LibraryListed,
    OpenConversation,
    Passages,
    Stopped,
    Turn,
)
from app.ui import under_way
from app.ui.branches import restored
from app.ui.exchange import Exchange
from app.ui.export import Export
from app.ui.notices import Notices
from tests.ui.conftest import Desk, passage

OLD = (Turn("Old question", "Old answer", "stop", number=1),)
WORDS = "What did the landlord promise, and when?"


def passages(job: int, conversation: int, turn: int) -> Passages:
    return Passages(job, (), "words", True, conversation, 1, 1.0, turn)


def undo_button(notices: Notices) -> QPushButton:
    return next(
        each
        for each in notices.findChildren(QPushButton)
        if each.text() == "Undo" and each.isVisibleTo(notices)
    )


def test_a_new_conversation_stays_new_though_the_latest_comes_later(desk: Desk) -> None:
    chat = desk.window.chat
    desk.puppet.ready()
    opened = desk.puppet.expect(OpenConversation)
    chat.begin_anew()
    desk.puppet.play(ConversationOpened(opened.job, 7, OLD))
    exchange = desk.ask("Something new?")
    asked = desk.puppet.expect(Ask)
    assert asked.conversation == 0
    desk.puppet.play(
        passages(asked.job, 8, 5), Answered(asked.job, "Yes.", True, "stop", (), 1, 1, 1, 1, 1)
    )
    desk.until(lambda: not exchange.live)
    chat.begin_anew()
    assert (chat.conversation.number, chat.exchanges) == (0, [])


def test_a_question_asked_before_the_engine_is_there_is_sent_though_the_person_goes_on(
    desk: Desk,
) -> None:
    desk.ask("An early question?")
    desk.window.chat.begin_anew()
    desk.puppet.ready()
    opened = desk.puppet.expect(OpenConversation)
    desk.puppet.play(ConversationOpened(opened.job, 7, OLD))
    assert desk.puppet.expect(Ask).question == "An early question?"
    assert desk.window.chat.exchanges == []


def test_changing_a_question_goes_on_where_it_was(desk: Desk) -> None:
    desk.ready(turns=OLD)
    asked = desk.window.chat.exchanges[0].asked
    asked.edit()
    assert asked.editing is not None
    asked.editing.box.setPlainText(WORDS)
    desk.window.chat.edit_last()
    assert asked.editing.box.toPlainText() == WORDS


def test_what_a_question_is_changed_to_is_kept_while_another_conversation_is_read(
    desk: Desk,
) -> None:
    desk.ready(turns=OLD)
    chat = desk.window.chat
    chat.exchanges[0].asked.edit_search()
    editing = chat.exchanges[0].asked.editing
    assert editing is not None
    editing.box.setPlainText(WORDS)
    chat.begin_anew()
    chat.open(7)
    again = chat.exchanges[0].asked
    assert again.editing is not None and again.editing is not editing
    assert again.editing.box.toPlainText() == WORDS
    again.editing.ask_button.click()
    assert desk.puppet.expect(Ask).search == WORDS
    chat.begin_anew()
    chat.open(7)
    assert chat.exchanges[0].asked.editing is None


def test_the_question_box_keeps_its_words_when_the_conversation_is_deleted(desk: Desk) -> None:
    desk.ready(turns=OLD)
    desk.window.chat.box.setPlainText(WORDS)
    desk.window.chat.forget(7)
    assert desk.window.chat.box.toPlainText() == WORDS
    assert desk.window.chat.exchanges == []


def test_an_answer_in_a_deleted_conversation_is_stopped_though_nobody_looks(desk: Desk) -> None:
    desk.ready()
    desk.ask("A question?")
    asked = desk.puppet.expect(Ask)
    desk.puppet.play(passages(asked.job, 8, 5))
    desk.until(lambda: desk.window.chat.conversation.number == 8)
    desk.window.chat.begin_anew()
    desk.window.chat.forget(8)
    assert desk.puppet.expect(Cancel).job == asked.job


def test_undo_brings_back_what_was_deleted_last_though_it_has_the_same_name(desk: Desk) -> None:
    desk.ready()
    rows = tuple(ConversationRow(n, "The deposit", 1e9, 1e9, 1) for n in (1, 2, 3))
    panel = desk.window.history
    desk.puppet.play(ConversationsListed(0, rows))
    desk.until(lambda: len(panel.conversations.conversations) == len(rows))
    panel.delete(1)
    panel.delete(2)
    assert len(desk.window.notices.said()) == 1
    undo_button(desk.window.notices).click()
    changes = [desk.puppet.expect(ChangeConversation) for _ in range(3)]
    assert (changes[2].conversation, changes[2].deleted) == (2, False)


def test_documents_may_come_while_the_palette_looks_through_them(desk: Desk) -> None:
    desk.ready()
    rows = tuple(DocumentRow(f"/a/d{n % 50}/file {n}.txt", "indexed", chunks=1)
                 for n in range(12_000))  # fmt: skip
    documents = desk.window.library.documents
    desk.puppet.play(LibraryListed(0, ("/a",), rows, len(rows)))
    desk.until(lambda: len(documents.shelf.rows) == len(rows))
    desk.window.open_palette()
    desk.window.palette_.line.setText("file")
    new = DocumentRow("/a/new.txt", "indexed", chunks=1)
    documents.update_rows((new,), (), (), ("/a",))
    assert len(documents.shelf.rows) == len(rows) + 1
    desk.until(lambda: desk.window.palette_._searching is None)
    assert desk.window.palette_.entries


def test_the_palette_leaves_though_what_had_the_focus_is_gone(desk: Desk) -> None:
    desk.ready(turns=OLD)
    desk.window.activateWindow()
    desk.window.chat.exchanges[0].asked.edit_button.setFocus()
    desk.window.open_palette()
    desk.window.chat.column.show_items([])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.window.palette_.leave()
    assert desk.window.palette_.isHidden()


def test_what_was_not_found_is_said_alike_when_it_is_read_again(desk: Desk) -> None:
    told = "Your documents do not seem to say."
    exchange = (desk.ready(), desk.ask("The dog's name?"))[1]
    job = desk.puppet.expect(Ask).job
    near = (passage("/a.txt", "A cat."),)
    desk.puppet.play(
        Passages(job, near, "words", False, 7, 1, 1.0, 1),
        Answered(job, told, False, "stop", (), 1, 1, 1, 1, 1),
    )
    desk.until(lambda: not exchange.live)
    kept = Turn("The dog's name?", "", "stop", near, (), told, 1)
    again = Exchange(restored(kept, exchange.version), lambda: 1)
    desk.bot.addWidget(again)
    assert exchange.version.turn() == kept
    assert again.ending == exchange.ending != ""
    assert len(again.evidence.cards) == len(exchange.evidence.cards) == 1


def test_very_many_documents_leave_the_list_at_once(desk: Desk) -> None:
    desk.ready()
    documents = desk.window.library.documents
    rows = tuple(DocumentRow(f"/a/file {n}.txt", "indexed", chunks=1) for n in range(2000))
    desk.puppet.play(LibraryListed(0, ("/a",), rows, len(rows)))
    desk.until(lambda: len(documents.shelf.rows) == len(rows) and not documents.busy)
    one_by_one: list[object] = []
    documents.rowsRemoved.connect(lambda *rows: one_by_one.append(rows))
    gone = tuple(row.path for row in rows[1:])
    desk.puppet.play(LibraryChanged(0, ("/a",), (), gone, 1))
    desk.until(lambda: list(documents.shelf.rows) == [rows[0].path] and not documents.busy)
    assert documents.rowCount() == 2
    assert not one_by_one


def test_a_file_under_way_is_written_before_carrel_ends(desk: Desk) -> None:
    whole = [Turn("What did they promise?", "They **promised** to pay. " * 2000, "stop")]
    path = desk.folder / "Promise.pdf"
    Export(desk.window.notices, desk.window).write(whole, "Promise", str(path))
    assert under_way.writing()
    desk.run(under_way.written(60))
    assert not under_way.writing()
    assert path.read_bytes().startswith(b"%PDF")
    desk.until(lambda: bool(desk.window.notices.said()))


def test_the_keyboard_stays_where_it_was_when_a_button_goes(desk: Desk) -> None:
    cut = (Turn("Old question", "Half an", "cancelled", number=1),)
    desk.window.activateWindow()
    desk.ready(turns=cut)
    exchange = desk.window.chat.exchanges[0]
    assert exchange.continue_button is not None
    exchange.continue_button.setFocus()
    exchange.continue_button.click()
    assert exchange.stop_button.hasFocus()
    job = desk.puppet.expect(Continue).job
    exchange.stop_button.click()
    desk.puppet.play(Stopped(job, "Half an"))
    desk.until(lambda: not exchange.live)
    assert exchange.continue_button is not None and exchange.continue_button.hasFocus()
    notices = desk.window.notices
    notices.tell("told", "Something.", action="Do it", then=lambda: notices.take_back("told"))
    action = notices.findChild(QPushButton)
    assert action is not None
    action.setFocus()
    action.click()
    focus = QApplication.focusWidget()
    assert focus is not None and desk.window.chat.isAncestorOf(focus)
