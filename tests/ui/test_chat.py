"""A question from the box to the end of its answer, whatever the end is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.messages import (
    Answered,
    Ask,
    Cancel,
    Citation,
    ConversationOpened,
    EngineState,
    Failed,
    Grounded,
    OpenConversation,
    Passages,
    Phase,
    Quit,
    Stopped,
    Text,
    Turn,
)
from app.ui.host import HostState
from tests.ui.conftest import Desk, passage

LEASE = "The rent is 900. The deposit is three rents. It is returned in May."


def found(job: int, path: str, *, conversation: int = 5, found: bool = True) -> Passages:
    first = passage(path, LEASE, "The deposit is three rents.", page=4, start=50)
    second = passage(path, "Nothing else is known.", page=9, start=500)
    return Passages(job, (first, second), "hybrid", found, conversation, 1, 9.0)


def cite(path: str, text: str, words: str, number: int = 0) -> Citation:
    end = text.index(words) + len(words)
    return Citation(number, path, {"page": 4}, 50, 90, "three rents", 0.9, (0, end))


def whole(job: int, text: str, *citations: Citation, found: bool = True) -> Answered:
    return Answered(job, text, found, "stop", citations, 9.0, 90.0, 1.0, 100, 20)


def test_enter_asks_and_shift_enter_begins_a_line(desk: Desk) -> None:
    desk.ready("lease.txt")
    box = desk.window.chat.box
    QTest.keyClicks(box, "How")
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(box, "much?")
    height = box.height()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert desk.puppet.expect(Ask).question == "How\nmuch?"
    assert box.toPlainText() == ""
    assert box.height() < height


def test_a_blank_question_is_not_asked(desk: Desk) -> None:
    desk.ready("lease.txt")
    assert not desk.window.chat.ask_button.isEnabled()
    desk.window.chat.box.setPlainText(" \n ")
    assert not desk.window.chat.ask_button.isEnabled()
    QTest.keyClick(desk.window.chat.box, Qt.Key.Key_Return)
    assert not desk.window.chat.exchanges


def test_an_answer_streams_and_ends_with_citations(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("What is the deposit?")
    job = desk.puppet.expect(Ask).job
    desk.puppet.play(Phase(job, "searching"))
    desk.until(lambda: exchange.phase == "Searching 1 document")
    desk.puppet.play(found(job, path), Phase(job, "reading", 1240))
    desk.until(lambda: exchange.phase == "Reading 1,240 words")
    assert "The deposit is three rents." in exchange.evidence.cards[0].text
    text = "It is **three rents**. It comes back in May."
    desk.puppet.play(Phase(job, "writing"), Text(job, text[:12]), Text(job, text[12:]))
    desk.until(lambda: exchange.answer.toPlainText() == text)
    assert exchange.phase.startswith("Writing")
    assert exchange.stop_button.isVisible()
    desk.puppet.play(Grounded(job, (cite(path, text, "rents**."),)))
    desk.until(lambda: "[1]" in exchange.answer.toPlainText())
    desk.puppet.play(whole(job, text, cite(path, text, "rents**."), cite(path, text, "in May.")))
    desk.until(lambda: not exchange.live)
    assert exchange.answer.toPlainText() == "It is three rents.[1] It comes back in May.[1]"
    assert exchange.ending == ""
    assert not exchange.stop_button.isVisible()
    assert exchange.answer.sources[0].citation.path == path


def test_evidence_by_words_is_replaced_by_evidence_by_meaning(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("What is the deposit?")
    job = desk.puppet.expect(Ask).job
    early = passage(path, "Something with a deposit.", page=1)
    desk.puppet.play(Passages(job, (early,), "words", False, 5, 1, 2.0))
    desk.until(lambda: len(exchange.evidence.cards) == 1)
    desk.puppet.play(found(job, path))
    desk.until(lambda: len(exchange.evidence.cards) == 2)
    assert exchange.evidence.cards[0].passage.anchor == {"page": 4}  # type: ignore[union-attr]


def test_when_the_documents_do_not_say_so_it_is_said(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("Who is the dog?")
    job = desk.puppet.expect(Ask).job
    words = "The documents do not say."  # the engine's own; the window says it in its language
    desk.puppet.play(
        found(job, path, found=False), Text(job, words), whole(job, words, found=False)
    )
    desk.until(lambda: not exchange.live)
    assert exchange.ending.startswith("Your documents do not seem to say.")
    assert len(exchange.evidence.cards) == 2
    assert not exchange.answer.isVisible()


def test_an_answer_that_nothing_supports_is_marked(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("Who is the dog?")
    job = desk.puppet.expect(Ask).job
    desk.puppet.play(found(job, path), Text(job, "Rex."), whole(job, "Rex."))
    desk.until(lambda: not exchange.live)
    assert "No sentence" in exchange.ending


def test_escape_stops_and_keeps_what_was_written(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("What is the deposit?")
    job = desk.puppet.expect(Ask).job
    desk.puppet.play(found(job, path), Text(job, "It is three"))
    desk.until(lambda: exchange.answer.text == "It is three")
    with desk.bot.waitActive(desk.window):
        desk.window.activateWindow()
    QTest.keyClick(desk.window.chat.box, Qt.Key.Key_Escape)
    assert desk.puppet.expect(Cancel).job == job
    assert exchange.phase == "Stopping"
    desk.puppet.play(Stopped(job, "It is three"))
    desk.until(lambda: not exchange.live)
    assert exchange.ending == "You stopped this answer."
    assert exchange.answer.toPlainText() == "It is three"
    assert exchange.again_button is not None
    exchange.again_button.click()
    assert desk.puppet.expect(Ask).question == "What is the deposit?"
    assert exchange.again_button is None
    assert len(desk.window.chat.exchanges) == 2


def test_a_stop_that_is_not_obeyed_ends_all_the_same(desk: Desk) -> None:
    desk.ready("lease.txt")
    exchange = desk.ask("What is the deposit?")
    desk.puppet.expect(Ask)
    exchange.stop_button.click()
    desk.until(lambda: not exchange.live)
    assert exchange.ending == "You stopped this answer."
    desk.puppet.started(2)


def test_a_failure_says_what_happened_and_what_to_do(desk: Desk) -> None:
    desk.ready()
    exchange = desk.ask("Anything?")
    job = desk.puppet.expect(Ask).job
    desk.puppet.play(Failed(job, "LibraryError", "There are no documents yet.", "Add a folder."))
    desk.until(lambda: not exchange.live)
    assert exchange.ending == "There are no documents yet. Add a folder."
    assert exchange.again_button is not None


def test_a_killed_engine_leaves_the_partial_answer_and_is_back(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("What is the deposit?")
    job = desk.puppet.expect(Ask).job
    desk.puppet.play(found(job, path), Text(job, "It is three"))
    desk.until(lambda: exchange.answer.text == "It is three")
    desk.puppet.kill()
    desk.until(lambda: not exchange.live)
    assert exchange.answer.toPlainText() == "It is three"
    assert exchange.evidence.cards
    assert "unexpectedly" in exchange.ending
    desk.puppet.started(2)
    desk.puppet.ready(path)
    desk.until(lambda: desk.window.state_text == "Ready")
    assert exchange.again_button is not None
    exchange.again_button.click()
    again = desk.puppet.expect(Ask)
    assert (again.question, again.conversation) == ("What is the deposit?", 5)


def test_a_second_question_waits_and_can_be_stopped(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    first = desk.ask("One?")
    job = desk.puppet.expect(Ask).job
    second = desk.ask("Two?")
    third = desk.ask("Three?")
    assert second.phase == "Waiting for the answer before this one"
    third.stop_button.click()
    desk.until(lambda: not third.live)
    assert third.ending == "You stopped this answer."
    desk.puppet.play(found(job, path, conversation=8))
    waiting = desk.puppet.expect(Ask)
    assert (waiting.question, waiting.conversation) == ("Two?", 8)
    desk.puppet.play(Phase(waiting.job, "waiting"), whole(job, "One."))
    desk.until(lambda: not first.live)
    assert second.live
    desk.window.chat.stop()
    assert desk.puppet.expect(Cancel).job == waiting.job
    desk.puppet.play(Stopped(waiting.job, ""))
    desk.until(lambda: not second.live)


def test_a_first_question_that_fails_lets_the_next_one_begin(desk: Desk) -> None:
    desk.ready("lease.txt")
    desk.ask("One?")
    job = desk.puppet.expect(Ask).job
    desk.ask("Two?")
    desk.puppet.play(Failed(job, "BugError", "No."))
    request = desk.puppet.expect(Ask)
    assert (request.question, request.conversation) == ("Two?", 0)


def test_a_question_before_the_engine_is_up_is_answered_later(desk: Desk) -> None:
    exchange = desk.ask("How much?")
    assert exchange.phase == "Waiting for Carrel to get ready"
    desk.puppet.play(EngineState(0, "library"))
    opened = desk.puppet.expect(OpenConversation)
    desk.puppet.play(ConversationOpened(opened.job, 3, (Turn("Old?", "Yes.", "stop"),)))
    request = desk.puppet.expect(Ask)
    assert (request.question, request.conversation) == ("How much?", 3)
    assert [each.question for each in desk.window.chat.exchanges] == ["Old?", "How much?"]
    desk.puppet.play(Phase(request.job, "waiting", detail="The model is still getting ready."))
    desk.until(lambda: exchange.phase == "The model is still getting ready.")


def test_an_earlier_conversation_comes_back(desk: Desk) -> None:
    text = "It is three rents."
    turns = (
        Turn("One?", text, "stop", (passage("/a.txt", LEASE),), (cite("/a.txt", text, "rents."),)),
        Turn("Two?", "It is", "cancelled"),
        Turn("Three?", "It", "error", note="The computer's memory did not suffice."),
        Turn("Four?", "", "stop", note="Your documents do not seem to say."),
    )
    desk.ready("lease.txt", turns=turns)
    one, two, three, four = desk.window.chat.exchanges
    assert one.answer.toPlainText() == "It is three rents.[1]"
    assert two.ending == "You stopped this answer."
    assert "memory" in three.ending and three.again_button is not None
    assert "do not seem to say" in four.ending
    desk.ask("Five?")
    assert desk.puppet.expect(Ask).conversation == 7


def test_a_long_earlier_conversation_comes_back_in_parts(desk: Desk) -> None:
    turns = tuple(Turn(f"{n}?", f"{n}.", "stop") for n in range(45))
    desk.puppet.ready()
    opened = desk.puppet.expect(OpenConversation)
    desk.puppet.play(ConversationOpened(opened.job, 7, turns))
    chat = desk.window.chat
    desk.until(lambda: len(chat.exchanges) == 20)
    assert chat.exchanges[-1].question == "44?"
    chat.earlier_button.click()
    chat.earlier_button.click()
    assert [each.question for each in chat.exchanges] == [f"{n}?" for n in range(45)]
    assert not chat.earlier_button.isVisible()


def test_a_new_conversation_leaves_the_old_one(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    desk.ask("One?")
    job = desk.puppet.expect(Ask).job
    desk.puppet.play(found(job, path))
    desk.window.chat.begin_anew()
    assert not desk.window.chat.exchanges
    assert desk.window.welcome.isVisible()
    desk.puppet.play(Stopped(desk.puppet.expect(Cancel).job, ""))
    desk.ask("Two?")
    assert desk.puppet.expect(Ask).conversation == 0


def test_a_new_conversation_before_the_old_one_is_back_stays_new(desk: Desk) -> None:
    desk.puppet.play(EngineState(0, "library"))
    opened = desk.puppet.expect(OpenConversation)
    desk.window.chat.begin_anew()
    turns = (Turn("Old?", "Yes.", "stop"),)
    desk.puppet.play(ConversationOpened(opened.job, 3, turns), EngineState(0, "answering"))
    desk.until(lambda: desk.window.state_text == "Ready")
    assert not desk.window.chat.exchanges
    desk.ask("New?")
    assert desk.puppet.expect(Ask).conversation == 0


def test_a_book_pasted_as_a_question_is_asked_whole_and_shown_in_part(desk: Desk) -> None:
    desk.ready("lease.txt")
    book = ("Lorem ipsum dolor sit amet. " * 4000)[:100_000].strip()
    exchange = desk.ask(book)
    assert desk.puppet.expect(Ask).question == book
    assert exchange.height() < 2000
    exchange.whole_question_button.click()
    assert not exchange.whole_question_button.isVisible()


def test_a_text_with_half_a_character_is_shown(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("Odd?")
    job = desk.puppet.expect(Ask).job
    odd = passage("/odd\udcff.txt", "An odd \udc80 byte. 𝔘nicode beyond.", "𝔘nicode beyond.")
    desk.puppet.play(
        Passages(job, (odd,), "words", True, 1, 1, 1.0), Text(job, "A \udc80 b"), whole(job, "A 𝔘")
    )
    desk.until(lambda: not exchange.live)
    assert "nicode beyond." in exchange.evidence.cards[0].text
    assert path


def test_closing_while_an_answer_is_written_is_orderly(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    desk.ask("One?")
    job = desk.puppet.expect(Ask).job
    desk.puppet.play(found(job, path), Text(job, "It"))
    desk.ask("Two?")
    desk.window.close()
    assert not desk.window.isVisible()
    desk.run(desk.host.close())
    assert desk.host.state is HostState.CLOSED
    desk.puppet.expect(Quit)


def test_the_conversation_stays_at_its_end_unless_the_person_scrolls_up(desk: Desk) -> None:
    desk.ready("lease.txt")
    exchange = desk.ask("One?")
    job = desk.puppet.expect(Ask).job
    bar = desk.window.chat.scroll_bar
    desk.puppet.play(Text(job, "Words.\n" * 60))
    desk.until(lambda: bar.maximum() > 100 and bar.value() == bar.maximum())
    bar.setValue(10)
    desk.puppet.play(Text(job, "More.\n" * 60))
    desk.until(lambda: exchange.answer.toPlainText().count("More.") == 60)
    assert bar.value() == 10
