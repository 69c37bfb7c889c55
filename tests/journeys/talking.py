"""Conversations: follow-ups, versions, stopped and broken answers, the history, the next day."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from app.messages import ConversationRow
from app.ui.exchange import Exchange
from tests.journeys.driver import tell
from tests.journeys.person import Person


async def visit(person: Person) -> None:
    """Ask, follow up, edit, stop, continue, break, continue; then tidy the history."""
    person.drop(person.folder)
    await person.indexed(3)
    await person.answering()
    first = person.ask("Who designed the lighthouse at Grey Point?")
    await person.answered(first)
    second = person.ask("When was it built?")
    await person.answered(second)
    tell(answers=[first.answer.text, second.answer.text], searched=second.asked.searched_text)
    person.look("follow-up")
    await edit_and_return(person)
    await stop_and_continue(person)
    await break_and_continue(person)
    tell(path=[version.text for version in person.window.chat.conversation.path()])
    await tidy(person)
    person.look("history")


def last(person: Person) -> Exchange:
    """Return the last question on screen."""
    return person.window.chat.exchanges[-1]


async def edit_and_return(person: Person) -> None:
    """Ask the last question with other words, and go back to the first version."""
    chat = person.window.chat
    chat.box.setFocus()
    QTest.keyClick(chat.box, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    await person.until(lambda: last(person).asked.editing is not None, "the question to edit")
    editing = last(person).asked.editing
    assert editing is not None
    editing.box.setPlainText("Who was its last keeper?")
    QTest.keyClick(editing.box, Qt.Key.Key_Return)
    await person.until(lambda: last(person).question.startswith("Who was"), "the new version")
    await person.answered(last(person))
    versions = last(person).asked.versions
    assert versions is not None
    tell(edited=versions.words, edited_answer=last(person).answer.text,
         edited_searched=last(person).asked.searched_text)  # fmt: skip
    person.click(versions.before)
    await person.until(lambda: last(person).question.startswith("When"), "the version before")
    shown = last(person).asked.versions
    tell(back=shown.words if shown else "", back_answer=last(person).answer.text)


async def stop_and_continue(person: Person) -> None:
    """Stop an answer and have it continued."""
    exchange = person.ask("What do you know about puffins, the cliffs and the café?")
    await person.writing(exchange, 12)
    person.stop()
    await person.answered(exchange)
    partial = exchange.version.text
    tell(partial=partial, stopped=exchange.ending)
    person.click(exchange.continue_button)
    await person.until(lambda: exchange.live, "more of the answer")
    await person.answered(exchange)
    tell(continued=exchange.version.text, continued_ending=exchange.ending)


async def break_and_continue(person: Person) -> None:
    """Kill the engine in the middle of an answer, and have it continued by the next one."""
    exchange = person.ask("Tell me about the lighthouse, its keepers and the birds there.")
    await person.writing(exchange, 12)
    await person.kill_engine()
    await person.answered(exchange)
    partial = exchange.version.text
    tell(broken=partial, broken_ending=exchange.ending)
    person.look("broken")
    await person.answering()
    person.click(exchange.continue_button)
    await person.until(lambda: exchange.live, "more of the answer")
    await person.answered(exchange)
    tell(mended=exchange.version.text, mended_failure=str(exchange.version.failure or ""))


async def tidy(person: Person) -> None:
    """Begin another conversation; rename, pin and delete; search the history."""
    window, history = person.window, person.window.history
    listed = history.conversations
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    await person.until(lambda: not window.chat.conversation.path(), "a new conversation")
    exchange = await person.find_passages("Which birds nest on the cliffs?")
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    await person.until(lambda: len(listed.conversations) == 2, "two conversations")
    old, new = rows(person)[1], rows(person)[0]
    history.view.setCurrentIndex(listed.index_of(old.number))
    history.view.setFocus()
    QTest.keyClick(history.view, Qt.Key.Key_F2)
    await person.until(lambda: history.view.indexWidget(history.view.currentIndex()) is not None
                       or editors(person), "the title to edit")  # fmt: skip
    editor = editors(person)[0]
    editor.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(editor, "Lighthouse talk")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    await person.until(lambda: any(r.title == "Lighthouse talk" for r in rows(person)), "a title")
    history.view.setCurrentIndex(listed.index_of(old.number))
    history._acts["pin"].trigger()
    await person.until(lambda: rows(person)[0].number == old.number and rows(person)[0].pinned,
                       "the pinned one above")  # fmt: skip
    history.view.setCurrentIndex(listed.index_of(new.number))
    history._acts["delete"].trigger()
    await person.until(lambda: len(rows(person)) == 1, "the deletion")
    tell(deleted=window.notices.said(), left_on_screen=len(window.chat.conversation.path()))
    undo = [each for each in window.notices.findChildren(QPushButton) if each.text() == "Undo"]
    person.click(undo[0])
    await person.until(lambda: len(rows(person)) == 2, "the deleted one, back again")
    await search(person, exchange)


async def search(person: Person, exchange: Exchange) -> None:
    """Look for words of an answer in the history, and open what is found."""
    history = person.window.history
    QTest.keyClicks(history.box, "designed Grey")
    await person.until(lambda: [r.title for r in rows(person)] == ["Lighthouse talk"], "a find")
    tell(found=rows(person)[0].found)
    history.view.setCurrentIndex(history.conversations.index_of(rows(person)[0].number))
    QTest.keyClick(history.view, Qt.Key.Key_Return)
    path = person.window.chat.conversation.path
    await person.until(lambda: path() and path()[0].question.startswith("Who designed"),
                       "the conversation that was found")  # fmt: skip
    history.box.clear()
    await person.until(lambda: len(rows(person)) == 2, "all conversations")
    tell(titles=[row.title for row in rows(person)], pinned=[row.pinned for row in rows(person)])


def rows(person: Person) -> list[ConversationRow]:
    """Return the conversations in the list."""
    return list(person.window.history.conversations.conversations)


def editors(person: Person) -> list[QWidget]:
    """Return the boxes in which a title is being changed."""
    view = person.window.history.view
    return [
        each for each in view.viewport().findChildren(QWidget)
        if each.isVisible() and each.metaObject().className() in ("QLineEdit", "QExpandingLineEdit")
    ]  # fmt: skip


async def visit_again(person: Person) -> None:
    """Find everything as it was left, and write it into files of every kind."""
    listed = person.window.history.conversations
    await person.until(lambda: len(listed.conversations) == 2, "the conversations")
    tell(titles=[row.title for row in rows(person)], pinned=[row.pinned for row in rows(person)])
    talk = next(row for row in rows(person) if row.title == "Lighthouse talk")
    person.window.chat.open(talk.number)
    chat = person.window.chat
    await person.until(lambda: chat.conversation.number == talk.number and
                       chat.conversation.path(), "the conversation")  # fmt: skip
    tell(path=[version.text for version in chat.conversation.path()],
         versions=[len(version.versions) for version in chat.conversation.path()])  # fmt: skip
    for ending in ("md", "docx", "pdf"):
        path = person.shots / f"talk.{ending}"
        path.unlink(missing_ok=True)
        await person.sit_down()
        QTest.keyClick(
            person.window, Qt.Key.Key_S,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )  # fmt: skip
        await person.until(lambda: chat.findChildren(QFileDialog), "where to")
        dialog = chat.findChildren(QFileDialog)[-1]
        dialog.selectFile(str(path))
        dialog.accept()
        await person.until(lambda path=path: any(path.name in each for each in  # type: ignore[misc]
                           person.window.notices.said()), f"{ending} written")  # fmt: skip
        person.window.notices.take_back("export")
        await person.until(lambda: not chat.findChildren(QFileDialog), "the end of the dialog")
        tell(**{ending: Path(path).is_file()})
