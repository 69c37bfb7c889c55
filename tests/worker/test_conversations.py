"""Conversations and collections as the window meets them: the real engine process, a real pipe."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.messages import (
    Answered,
    Ask,
    Cancel,
    ChangeConversation,
    Collection,
    CollectionsListed,
    Continue,
    ConversationOpened,
    ConversationsListed,
    DeleteCollection,
    Failed,
    LibraryChanged,
    LibraryListed,
    ListCollections,
    ListConversations,
    OpenConversation,
    Passages,
    Phase,
    Remove,
    Retry,
    SaveCollection,
    Stopped,
    Text,
    Turn,
)
from tests.worker import engines
from tests.worker.window import Window, check_database

Start = Callable[..., Window]
WORDS = "The cat sleeps."


@pytest.fixture
def animals(papers: Path) -> Path:
    (papers / "cat.txt").write_text("The cat sleeps on the old roof. The cat eats fish.")
    (papers / "dog.txt").write_text("The dog sleeps in the green barn. The dog eats bones.")
    (papers / "sea").mkdir()
    (papers / "sea" / "cat.txt").write_text("The catfish sleeps in mud. A cat never does that.")
    return papers


def ask(window: Window, question: str, conversation: int = 0, **how: object) -> Passages:
    """Ask, wait for the end, and return the last passages."""
    job = window.next_job()
    window.send(Ask(job, question, conversation, **how))
    end = window.end(job)
    assert isinstance(end, Answered), end
    return [e for e in window.seen if isinstance(e, Passages) and e.job == job][-1]


def opened(window: Window, conversation: int = 0) -> ConversationOpened:
    answer = window.request(OpenConversation, conversation)
    assert isinstance(answer, ConversationOpened)
    return answer


def conversations(window: Window, search: str = "") -> ConversationsListed:
    answer = window.request(ListConversations, search)
    assert isinstance(answer, ConversationsListed) and answer.search == search
    return answer


def places(turns: tuple[Turn, ...]) -> list[tuple[int, int, str]]:
    return [(turn.number, turn.parent, turn.question) for turn in turns]


def test_a_conversation_branches_and_comes_back_whole(start: Start, animals: Path):
    window = start()
    window.index(animals)
    first = ask(window, "Where does the cat sleep?")
    number = first.conversation
    again = ask(window, "Where does the cat sleep?", number, after=0)
    second = ask(window, "What does the cat eat?", number, after=first.turn)
    third = ask(window, "Where does the dog sleep?", number)
    assert {first.conversation, again.conversation, second.conversation} == {number}
    told = opened(window, number)
    assert told.title == "Where does the cat sleep?"
    assert places(told.turns) == [
        (first.turn, 0, "Where does the cat sleep?"),
        (again.turn, 0, "Where does the cat sleep?"),
        (second.turn, first.turn, "What does the cat eat?"),
        (third.turn, second.turn, "Where does the dog sleep?"),
    ]
    assert all(t.text == WORDS and t.created > 1.7e9 and t.passages for t in told.turns)
    window.close()
    window = start()
    assert opened(window).turns == told.turns  # the same after a start


def test_the_list_comes_unasked_at_the_start_and_with_every_turn(start: Start, animals: Path):
    window = start()
    assert window.until(ConversationsListed) == ConversationsListed(0, ())
    assert window.until(CollectionsListed) == CollectionsListed(0, ())
    window.index(animals)
    long = "Where does the cat sleep at night, and " + "where else " * 20 + "does it sleep?"
    told = ask(window, long)
    listed = [e for e in window.seen if isinstance(e, ConversationsListed) and e.job == 0][-1]
    (row,) = listed.conversations
    assert row.number == told.conversation and row.turns == 1
    assert row.title.startswith("Where does the cat sleep at night") and len(row.title) <= 60
    ask(window, "What does the dog eat?", told.conversation)
    listed = [e for e in window.seen if isinstance(e, ConversationsListed) and e.job == 0][-1]
    assert [row.turns for row in listed.conversations] == [2]
    first = next(i for i, e in enumerate(window.seen) if isinstance(e, Passages))
    unasked = [i for i, e in enumerate(window.seen) if isinstance(e, ConversationsListed)]
    assert unasked[1] > first  # the passages do not wait for it


def test_conversations_are_renamed_pinned_found_deleted_and_brought_back(
    start: Start, animals: Path
):
    window = start()
    window.index(animals)
    cat = ask(window, "Where does the cat sleep?").conversation
    dog = ask(window, "What does the dog eat?").conversation
    listed = window.request(ChangeConversation, cat, "About\nthe roof", True)
    assert [(r.number, r.title, r.pinned) for r in listed.conversations] == [
        (cat, "About the roof", True), (dog, "What does the dog eat?", False),
    ]  # fmt: skip
    found = conversations(window, "DOG ea")
    assert [row.number for row in found.conversations] == [dog]
    assert found.conversations[0].found and found.conversations[0].turn
    assert [r.number for r in conversations(window, "roof").conversations] == [cat]
    listed = window.request(ChangeConversation, cat, deleted=True)
    assert [row.number for row in listed.conversations] == [dog]
    listed = window.request(ChangeConversation, cat, deleted=False)
    assert [row.number for row in listed.conversations] == [cat, dog]
    window.request(ChangeConversation, cat, deleted=True)
    window.close()
    window = start()
    assert [r.number for r in window.until(ConversationsListed).conversations] == [dog]
    failed = window.request(ChangeConversation, cat, deleted=False)
    assert isinstance(failed, Failed) and "not there any more" in failed.message
    assert opened(window, cat) == ConversationOpened(window._job, 0, ())
    window.close()
    check_database(window.library)


def test_what_is_deleted_comes_back_also_when_the_engine_was_started_anew(
    start: Start, animals: Path
):
    window = start()
    window.index(animals)
    cat = ask(window, "Where does the cat sleep?").conversation
    window.request(ChangeConversation, cat, deleted=True)
    window.kill()
    window = start(resumed=True)
    listed = window.request(ChangeConversation, cat, deleted=False)
    assert [row.number for row in listed.conversations] == [cat]
    assert len(opened(window, cat).turns) == 1


def test_a_request_that_cannot_be_done_ends_nothing_else(start: Start, animals: Path):
    window = start()
    window.index(animals)
    strange = str(animals / "caf\udce9")
    for request in (
        (OpenConversation, 2**70), (ChangeConversation, 1, "Half \ud83d of it"),
        (SaveCollection, Collection(0, "Strange", (strange,))), (Remove, strange),
        (Retry, (strange,)), (Ask, "cat", 2**70),
    ):  # fmt: skip
        failed = window.request(*request)
        assert isinstance(failed, Failed) and failed.advice, request
    passages = ask(window, "Where does the \ud83d cat sleep?")
    (turn,) = opened(window, passages.conversation).turns
    assert turn.question == "Where does the \ufffd cat sleep?"


def test_a_question_to_a_conversation_that_is_gone_begins_a_new_one(start: Start, animals: Path):
    window = start()
    window.index(animals)
    told = ask(window, "Where does the cat sleep?", 99)
    assert [t.question for t in opened(window, told.conversation).turns] == [
        "Where does the cat sleep?"
    ]
    job = window.next_job()
    window.send(Ask(job, "And where else?", told.conversation, after=99))
    failed = window.end(job)
    assert isinstance(failed, Failed) and "not in this conversation" in failed.message


def test_a_follow_up_is_searched_with_what_it_leans_on(start: Start, animals: Path):
    window = start()
    window.index(animals)
    first = ask(window, "Where does the cat sleep?")
    assert first.searched == ""
    second = ask(window, "What does it eat?", first.conversation)
    assert second.searched == "What does it eat? (cat)"
    assert Path(second.passages[0].path).name == "cat.txt"
    third = ask(window, "And the dog?", first.conversation, after=first.turn)
    assert third.searched == "Where does the dog sleep?"
    assert Path(third.passages[0].path).name == "dog.txt"
    alone = ask(window, "Which animal sleeps in the green barn?", first.conversation)
    assert alone.searched == ""
    own = ask(window, "What does it eat?", first.conversation, search=" What does the dog eat? ")
    assert own.searched == "What does the dog eat?"
    turns = opened(window, first.conversation).turns
    assert [t.searched for t in turns] == [
        "", second.searched, third.searched, "", own.searched,
    ]  # fmt: skip
    assert [t.question for t in turns][1] == "What does it eat?"


def test_a_stopped_answer_goes_on_where_it_stopped(start: Start, animals: Path):
    window = start(engines.slow_answer)
    window.index(animals)
    job = window.start(Ask, "Where does the cat sleep?")
    for _ in range(3):
        window.until(Text, job)
    window.send(Cancel(job))
    stopped = window.end(job)
    turn = opened(window).turns[0]
    assert isinstance(stopped, Stopped) and turn.text == stopped.text
    job = window.start(Continue, turn.number)
    passages = window.until(Passages, job)
    assert (passages.passages, passages.turn) == (turn.passages, turn.number)
    assert (passages.conversation, passages.ranking) == (1, "hybrid")
    piece = window.until(Text, job)
    window.send(Cancel(job))
    again = window.end(job)
    assert isinstance(again, Stopped) and again.text.startswith(stopped.text + piece.text)
    (kept,) = opened(window).turns
    assert kept.text == again.text and kept.finish_reason == "cancelled"
    window.close()
    window = start()
    job = window.start(Continue, turn.number)
    done = window.end(job)
    assert isinstance(done, Answered) and done.finish_reason == "stop"
    assert done.text == again.text + WORDS
    new = "".join(e.text for e in window.seen if isinstance(e, Text) and e.job == job)
    assert new == WORDS
    assert opened(window).turns[0].text == done.text
    failed = window.request(Continue, turn.number)
    assert isinstance(failed, Failed) and "whole already" in failed.message
    assert isinstance(window.request(Continue, 99), Failed)


def test_an_answer_that_a_crash_cut_off_goes_on_after_the_start(start: Start, animals: Path):
    window = start(engines.slow_answer)
    window.index(animals)
    job = window.start(Ask, "Where does the cat sleep?")
    while not opened_text(window):
        window.until(Text, job)
    window.kill()
    window = start()
    (turn,) = opened(window).turns
    assert turn.finish_reason == "error" and turn.text.startswith("word0 ")
    done = window.request(Continue, turn.number)
    assert isinstance(done, Answered) and done.text == turn.text.rstrip() + " " + WORDS
    (turn,) = opened(window).turns
    assert (turn.text, turn.finish_reason, turn.note) == (done.text, "stop", "")


def opened_text(window: Window) -> str:
    """Return what is kept of the latest answer while it is written."""
    job = window.next_job()
    window.send(OpenConversation(job))
    turns = window.until(ConversationOpened, job).turns
    return turns[0].text if turns else ""


def test_an_answer_without_any_text_is_begun_again_in_its_turn(start: Start, animals: Path):
    window = start(engines.failing)
    window.index(animals)
    job = window.start(Ask, "Where does the cat sleep?")
    assert isinstance(window.end(job), Failed)
    (turn,) = opened(window).turns
    done = window.request(Continue, turn.number)
    assert isinstance(done, Answered) and done.text == "The cat " + WORDS
    assert len(opened(window).turns) == 1


def test_a_question_may_be_limited_to_documents_and_collections(start: Start, animals: Path):
    window = start()
    window.index(animals)
    sea, dog = str(animals / "sea"), str(animals / "dog.txt")
    told = ask(window, "Where does the cat sleep?", only=(sea,))
    assert told.documents == 1
    assert {p.path for p in told.passages} == {str(animals / "sea" / "cat.txt")}
    assert ask(window, "Where does the cat sleep?").documents == 3
    listed = window.request(SaveCollection, Collection(0, "Barn", (dog,), "Be brief.", 9))
    (kept,) = listed.collections
    assert kept == Collection(kept.number, "Barn", (dog,), "Be brief.", 9)
    told = ask(window, "Where does the dog sleep?", collection=kept.number)
    assert {p.path for p in told.passages} == {dog} and told.documents == 1
    failed = window.request(SaveCollection, Collection(0, " ", ()))
    assert isinstance(failed, Failed) and "needs a name" in failed.message
    assert window.request(ListCollections).collections == (kept,)
    assert window.request(DeleteCollection, kept.number).collections == ()
    job = window.next_job()
    window.send(Ask(job, "Where?", only=(str(animals / "none"),)))
    failed = window.end(job)
    assert isinstance(failed, Failed) and "can be searched" in failed.message
    window.close()
    assert start().until(CollectionsListed) == CollectionsListed(0, ())


def test_what_a_continued_answer_was_limited_to_still_holds(start: Start, animals: Path):
    window = start(engines.slow_answer)
    window.index(animals)
    barn = Collection(0, "Barn", (str(animals / "dog.txt"),))
    number = window.request(SaveCollection, barn).collections[0].number
    job = window.next_job()
    window.send(Ask(job, "Where does the dog sleep?", collection=number))
    window.until(Text, job)
    window.send(Cancel(job))
    window.end(job)
    (kept,) = opened(window).turns
    assert (kept.only, kept.collection, kept.limited) == ((), number, "Barn")
    turn = kept.number
    for documents in (1, 0):  # the second time its collection is gone; its passages are there
        job = window.start(Continue, turn)
        assert window.until(Passages, job).documents == documents
        window.until(Text, job)
        window.send(Cancel(job))
        assert isinstance(window.end(job), Stopped)
        window.request(DeleteCollection, number)
    assert opened(window).turns[0].limited == ""


def test_a_library_that_is_only_read_answers_and_changes_nothing(start: Start, animals: Path):
    first = start()
    first.index(animals)
    number = ask(first, "Where does the cat sleep?").conversation
    second = start(read_only=True)
    told = ask(second, "What does it eat?", number)
    assert told.searched == "What does it eat? (cat)" and told.turn == 0
    for request in (
        (ChangeConversation, number, "Else"), (SaveCollection, Collection(0, "A", ())),
        (DeleteCollection, 1),
    ):  # fmt: skip
        failed = second.request(*request)
        assert isinstance(failed, Failed) and "only be read" in failed.message
    assert len(conversations(second).conversations) == 1


def test_a_waiting_continuation_says_so_and_can_be_stopped(start: Start, animals: Path):
    window = start(engines.slow_answer)
    window.index(animals)
    job = window.start(Ask, "Where does the cat sleep?")
    window.until(Text, job)
    later = window.start(Continue, 1)
    assert window.until(Phase, later).name == "waiting"
    window.send(Cancel(later))
    window.send(Cancel(job))
    assert {window.until(Stopped).job for _ in range(2)} == {job, later}


def test_the_ledger_is_told_by_what_changed(start: Start, animals: Path):
    window = start()
    window.index(animals)
    window.settle()
    told = len(window.seen)
    window.ignore(animals / "dog.txt")
    changed = window.until(LibraryChanged)
    assert [(row.path, row.state) for row in changed.documents] == [
        (str(animals / "dog.txt"), "ignored")
    ]
    window.remove(animals)
    changed = window.until(LibraryChanged)
    assert set(changed.gone) == {
        str(animals / name) for name in ("cat.txt", "dog.txt", "sea/cat.txt")
    }
    assert (changed.documents, changed.folders, changed.chunks) == ((), (), 0)
    assert not any(isinstance(e, LibraryListed) for e in window.seen[told:])
    assert window.rows() == {}
