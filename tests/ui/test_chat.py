"""A question from the box to the end of its answer, whatever the end is."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.messages import (
    Answered,
    Ask,
    Cancel,
    Citation,
    Collection,
    CollectionsListed,
    Continue,
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
    shown = "It is three rents. It comes back in May."
    desk.until(lambda: exchange.answer.toPlainText() == shown)
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
    (again,) = desk.window.chat.exchanges
    assert again.asked.versions is not None and again.asked.versions.words == "2 of 2"


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


def chain(count: int, answer: str = "Yes.") -> tuple[Turn, ...]:
    return tuple(Turn(f"{n}?", answer, "stop", number=n, parent=n - 1) for n in range(1, count + 1))


def test_a_long_earlier_conversation_comes_back_at_its_end_and_stays_light(desk: Desk) -> None:
    desk.puppet.ready()
    opened = desk.puppet.expect(OpenConversation)
    desk.puppet.play(ConversationOpened(opened.job, 7, chain(200, "A line.\n\n" * 9)))
    chat = desk.window.chat
    desk.until(lambda: bool(chat.exchanges))
    assert chat.exchanges[-1].question == "200?"
    assert chat.scroll_bar.value() == chat.scroll_bar.maximum() > 20_000
    assert len(chat.exchanges) < 20
    chat.scroll_bar.setValue(0)
    assert chat.exchanges[0].question == "1?"
    assert chat.exchanges[0].answer.isVisible()
    for place in range(0, chat.scroll_bar.maximum(), 600):
        chat.scroll_bar.setValue(place)
        desk.bot.wait(1)
    assert len(chat.exchanges) <= 60


def test_what_is_made_above_does_not_move_what_is_read(desk: Desk) -> None:
    desk.ready()
    desk.window.chat.open(9)
    opened = desk.puppet.expect(OpenConversation)
    turns = [
        Turn(f"{n}?", "Some words.\n\n" * (n % 7), "stop", number=n, parent=n - 1)
        for n in range(1, 60)
    ]
    desk.puppet.play(ConversationOpened(opened.job, 9, tuple(turns)))
    chat = desk.window.chat
    desk.until(lambda: bool(chat.exchanges))
    chat.open(9, 30)
    reading = next(each for each in chat.exchanges if each.question == "30?")
    before = reading.mapTo(chat, reading.rect().topLeft()).y()
    desk.until(lambda: any(each.question == "27?" for each in chat.exchanges))
    for _ in range(20):
        desk.bot.wait(2)
    assert reading.mapTo(chat, reading.rect().topLeft()).y() == before


def test_a_question_goes_on_in_its_own_conversation(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    chat = desk.window.chat
    desk.ask("One?")
    job = desk.puppet.expect(Ask).job
    desk.puppet.play(found(job, path), Text(job, "It is "))
    desk.until(lambda: chat.exchanges[0].answer.text == "It is ")
    chat.begin_anew()
    assert not chat.exchanges
    assert desk.window.welcome.isVisible()
    desk.puppet.play(Text(job, "three rents."))
    two = desk.ask("Two?")
    request = desk.puppet.expect(Ask)
    assert request.conversation == 0
    assert two.phase == "Waiting for the answer before this one"
    chat.open(5)
    (one,) = chat.exchanges
    assert (one.question, one.answer.text) == ("One?", "It is three rents.")
    assert one.live and one.evidence.cards
    desk.puppet.play(Text(job, " In May."), whole(job, "It is three rents. In May."))
    desk.until(lambda: not one.live)
    assert one.answer.text == "It is three rents. In May."
    assert not [each for each in desk.puppet.heard if isinstance(each, Cancel)]


def test_two_conversations_do_not_mix_their_questions(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    chat = desk.window.chat
    desk.ask("One?")
    first = desk.puppet.expect(Ask).job
    chat.begin_anew()
    desk.ask("Two?")
    second = desk.puppet.expect(Ask).job
    desk.puppet.play(found(first, path, conversation=5), whole(first, "A."))
    desk.puppet.play(found(second, path, conversation=6), whole(second, "B."))
    desk.until(lambda: not chat.exchanges[0].live)
    desk.ask("Three?")
    assert desk.puppet.expect(Ask).conversation == 6
    chat.open(5)
    desk.ask("Four?")
    assert desk.puppet.expect(Ask).conversation == 5


def test_coming_back_finds_the_place_and_the_words_left_behind(desk: Desk) -> None:
    desk.ready()
    chat = desk.window.chat
    for number in (8, 9):
        chat.open(number)
        opened = desk.puppet.expect(OpenConversation)
        assert opened.conversation == number
        turns = chain(30, f"Of {number}.\n\n" * 8)
        desk.puppet.play(ConversationOpened(opened.job, number, turns))
        desk.until(lambda: bool(chat.exchanges))
    chat.scroll_bar.setValue(1234)
    chat.box.setPlainText("half a ques")
    seen = chat.column.place()
    chat.open(8)
    assert chat.box.toPlainText() == ""
    assert chat.scroll_bar.value() == chat.scroll_bar.maximum()
    chat.open(9)
    assert chat.column.place() == seen
    assert chat.box.toPlainText() == "half a ques"


def test_changing_a_question_keeps_the_old_one_as_a_version(desk: Desk) -> None:
    turns = (
        Turn("One?", "A.", "stop", number=11),
        Turn("Two?", "B.", "stop", number=12, parent=11),
        Turn("Three?", "C.", "stop", number=13, parent=12),
    )
    desk.ready("lease.txt", turns=turns)
    chat = desk.window.chat
    chat.exchanges[1].asked.edit_button.click()
    editing = chat.exchanges[1].asked.editing
    assert editing is not None and editing.box.toPlainText() == "Two?"
    editing.box.setPlainText("Two and a half?")
    editing.ask_button.click()
    request = desk.puppet.expect(Ask)
    assert (request.question, request.conversation, request.after) == ("Two and a half?", 7, 11)
    assert [each.question for each in chat.exchanges] == ["One?", "Two and a half?"]
    desk.puppet.play(
        Passages(request.job, (), "hybrid", True, 7, 1, 1.0, turn=14), whole(request.job, "D.")
    )
    new = chat.exchanges[1]
    desk.until(lambda: not new.live)
    assert new.asked.versions is not None and new.asked.versions.words == "2 of 2"
    new.asked.versions.before.click()
    assert [each.question for each in chat.exchanges] == ["One?", "Two?", "Three?"]
    switch = chat.exchanges[1].asked.versions
    assert switch is not None and switch.words == "1 of 2"
    desk.ask("Four?")
    assert desk.puppet.expect(Ask).after == 13


def test_the_latest_versions_are_shown_and_a_found_turn_is_on_screen(desk: Desk) -> None:
    turns = (
        Turn("One?", "A.", "stop", number=11),
        Turn("Two?", "B.", "stop", number=12, parent=11),
        Turn("One, again?", "C.", "stop", number=13),
    )
    desk.ready()
    chat = desk.window.chat
    chat.open(4, 12)
    opened = desk.puppet.expect(OpenConversation)
    desk.puppet.play(ConversationOpened(opened.job, 4, turns))
    desk.until(lambda: [each.question for each in chat.exchanges] == ["One?", "Two?"])
    chat.open(4, 13)
    assert [each.question for each in chat.exchanges] == ["One, again?"]
    desk.ask("Three?")
    assert desk.puppet.expect(Ask).after == 13


def test_escape_leaves_a_question_as_it_was(desk: Desk) -> None:
    desk.ready("lease.txt", turns=(Turn("One?", "A.", "stop", number=1),))
    asked = desk.window.chat.exchanges[0].asked
    with desk.bot.waitActive(desk.window):
        desk.window.activateWindow()
    QTest.keyClick(desk.window.chat.box, Qt.Key.Key_Up)
    assert asked.editing is not None
    QTest.keyClick(asked.editing.box, Qt.Key.Key_Escape)
    assert asked.editing is None
    assert asked.words.isVisible()
    assert not [each for each in desk.puppet.heard if isinstance(each, Ask)]


def test_what_was_searched_for_is_shown_and_can_be_changed(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("And when?")
    job = desk.puppet.expect(Ask).job
    first = found(job, path)
    desk.puppet.play(replace(first, turn=3, searched="When is the deposit returned?"))
    desk.puppet.play(whole(job, "In May."))
    desk.until(lambda: not exchange.live)
    assert exchange.asked.searched_text == "Searched for: \u2068When is the deposit returned?\u2069"
    exchange.asked.search_button.click()
    editing = exchange.asked.editing
    assert editing is not None and editing.box.toPlainText() == "When is the deposit returned?"
    editing.box.setPlainText("deposit return date")
    QTest.keyClick(editing.box, Qt.Key.Key_Return)
    request = desk.puppet.expect(Ask)
    assert (request.question, request.search) == ("And when?", "deposit return date")
    assert (request.conversation, request.after) == (5, 0)


def test_a_stopped_answer_goes_on(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("What is the deposit?")
    job = desk.puppet.expect(Ask).job
    desk.puppet.play(replace(found(job, path), turn=31), Text(job, "It is"))
    desk.until(lambda: exchange.answer.text == "It is")
    desk.puppet.play(Stopped(job, "It is"))
    desk.until(lambda: exchange.continue_button is not None)
    exchange.continue_button.click()  # type: ignore[union-attr]
    request = desk.puppet.expect(Continue)
    assert request.turn == 31
    assert exchange.live and exchange.answer.text == "It is" and exchange.ending == ""
    text = "It is three rents."
    desk.puppet.play(Phase(request.job, "writing"), Text(request.job, " three rents."))
    desk.until(lambda: exchange.answer.text == text)
    desk.puppet.play(whole(request.job, text, cite(path, text, "rents.")))
    desk.until(lambda: not exchange.live)
    assert exchange.answer.text == text
    assert exchange.continue_button is None and exchange.ending == ""


def test_a_continued_answer_survives_the_engine(desk: Desk) -> None:
    turns = (Turn("One?", "It is", "length", number=31),)
    (path,) = desk.ready("lease.txt", turns=turns)
    (exchange,) = desk.window.chat.exchanges
    exchange.continue_button.click()  # type: ignore[union-attr]
    job = desk.puppet.expect(Continue).job
    desk.puppet.play(Text(job, " three"))
    desk.until(lambda: exchange.answer.text == "It is three")
    desk.puppet.kill()
    desk.until(lambda: not exchange.live)
    assert exchange.answer.text == "It is three"
    assert exchange.continue_button is not None and exchange.again_button is not None
    assert path


def test_a_question_that_came_to_nothing_is_replaced_by_its_repetition(desk: Desk) -> None:
    desk.ready()
    exchange = desk.ask("Anything?")
    desk.puppet.play(Failed(desk.puppet.expect(Ask).job, "LibraryError", "Nothing there yet."))
    desk.until(lambda: exchange.again_button is not None)
    exchange.again_button.click()  # type: ignore[union-attr]
    desk.puppet.expect(Ask)
    (again,) = desk.window.chat.exchanges
    assert again.live and again.asked.versions is None


def test_questions_are_limited_to_a_document_or_a_collection(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    chat, control = desk.window.chat, desk.window.chat.composer.scope
    desk.puppet.play(CollectionsListed(0, (Collection(4, "The flat", ("/flat",)),)))
    desk.until(lambda: len(control.choices()) == 2)
    chat.limit_to([path], "lease.txt")
    exchange = desk.ask("How much?")
    request = desk.puppet.expect(Ask)
    assert (request.only, request.collection) == ((path,), 0)
    assert exchange.phase == "Searching in lease.txt"
    desk.puppet.play(found(request.job, path), whole(request.job, "A."))
    desk.until(lambda: not exchange.live)
    control.choices()[1].trigger()
    desk.ask("And now?")
    request = desk.puppet.expect(Ask)
    assert (request.only, request.collection) == ((), 4)
    chat.begin_anew()
    assert control.scope.label == ""
    chat.open(5)
    assert control.scope.label == "The flat"
    desk.puppet.play(CollectionsListed(0, ()))
    desk.until(lambda: control.scope.label == "")
    assert control.cross.isHidden()


def test_an_answer_is_copied_with_its_sources(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("What is the deposit?")
    job = desk.puppet.expect(Ask).job
    text = "It is **three rents**."
    desk.puppet.play(found(job, path), Text(job, text), whole(job, text, cite(path, text, "**.")))
    desk.until(lambda: not exchange.live)
    row = exchange.actions_row
    assert row is not None
    assert row.summary.endswith("4 words · 2 passages from 1 document")
    row.copy_button.click()
    told = QGuiApplication.clipboard().text()
    assert told.startswith("It is three rents.[1]")
    assert "[1] lease.txt, page 4: “three rents”" in told
    row.markdown_button.click()
    assert "\n[^1]: lease.txt, page 4: “three rents”" in QGuiApplication.clipboard().text()
    assert exchange.evidence.cards[0].number == 1
    assert exchange.evidence.cards[1].number == 0


def test_a_source_is_opened_together_with_its_like(desk: Desk) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("What is the deposit?")
    job = desk.puppet.expect(Ask).job
    text = "It is three rents. It is back in May."
    citations = cite(path, text, "rents."), cite(path, text, "May.", 1)
    desk.puppet.play(found(job, path), Text(job, text), whole(job, text, *citations))
    desk.until(lambda: not exchange.live)
    chosen: list[tuple[object, object]] = []
    desk.window.chat.chosen.disconnect()
    desk.window.chat.chosen.connect(lambda source, like: chosen.append((source, like)))
    exchange.answer.citationChosen.emit(2)
    exchange.evidence.cards[0].chosen.emit(exchange.evidence.cards[0].passage)
    assert chosen == [
        (citations[1], list(citations)),
        (exchange.version.passages[0], list(exchange.version.passages)),
    ]
    assert desk.window.chat.sources() == list(citations)


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
    desk.puppet.play(Text(job, "Words.\n\n" * 60))
    desk.until(lambda: bar.maximum() > 100 and bar.value() == bar.maximum())
    bar.setValue(10)
    desk.puppet.play(Text(job, "More.\n\n" * 60))
    desk.until(lambda: exchange.answer.toPlainText().count("More.") == 60)
    assert bar.value() == 10
