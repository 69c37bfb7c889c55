"""A question may be limited to a part of the library: exactly, by words and by meaning."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine.documents import TextNode
from app.engine.engine import Engine
from app.engine.scopes import Scope
from app.engine.store import FileFacts, NewDocument
from app.engine.stream import Cancellation
from app.errors import LibraryError, QuestionError
from app.messages import Answered, Collection, Event, Failed, Passages, Phase
from tests.engine.libraries.numbers import NumberEmbedding
from tests.engine.scripted import ScriptedLLM

HOME = os.path.join(os.sep, "home", "someone")
LETTER = f"{HOME}/mail/letter.eml"


def document(ref: str, *texts: str, parent: str | None = None) -> NewDocument:
    nodes, start = [], 0
    for text in texts:
        nodes.append(
            TextNode(text, ref_doc_id=ref, start_char_idx=start, end_char_idx=start + len(text))
        )
        start += len(text) + 1
    return NewDocument(
        ref, "h", nodes, NumberEmbedding().embed(texts), {"file_path": ref}, FileFacts(1, 1, ref),
        parent=parent,
    )  # fmt: skip


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = Engine(tmp_path / "library")
    made.use(NumberEmbedding(), ScriptedLLM([[{"delta": "Yes."}]], repeat=True))
    made.index.put_many(
        [document(f"{HOME}/many/{n}.txt", *(f"The whale {n}.{m} dives." for m in range(25)))
         for n in range(100)]
    )  # fmt: skip
    made.index.put_many(
        [
            document(f"{HOME}/papers/small.txt", "One whale, and nothing else."),
            document(f"{HOME}/papers/other.txt", "A gull sits on a post."),
            document(f"{HOME}/papers2/near.txt", "A whale of another folder."),
            document(LETTER, "Dear Ben, the whale is well."),
            document(f"{LETTER}/contract.pdf", "This contract is about a whale.", parent=LETTER),
        ]
    )  # fmt: skip
    yield made
    made.close()


def paths(engine: Engine, question: str, scope: Scope, k: int = 6) -> tuple[set[str], set[str]]:
    """Return the documents found by words, and by words and meaning."""
    by_words, _ = engine.search(question, k, by_words=True, scope=scope)
    both, _ = engine.search(question, k, scope=scope)
    return {p.path for p in by_words}, {p.path for p in both}


def ask(engine: Engine, question: str, conversation: int = 0, **how: object) -> list[Event]:
    steps = engine.ask(1, question, conversation, Cancellation(), **how)
    return [event for event in steps if event is not None]


def one(events: list[Event], kind: type) -> Event:
    return [event for event in events if isinstance(event, kind)][-1]


def test_a_small_document_is_found_in_a_large_library(engine: Engine):
    small = f"{HOME}/papers/small.txt"
    scope = engine.store.scope([small])
    assert paths(engine, "Which whale dives?", scope) == ({small}, {small})
    assert paths(engine, "What is the weather?", scope) == (set(), {small})
    assert engine.store.count_in(scope) == 1


def test_a_document_whose_words_are_all_common_is_found_by_them(engine: Engine):
    small = f"{HOME}/papers/small.txt"
    by_words, _ = paths(engine, "the whale", engine.store.scope([small]))
    assert by_words == {small}


def test_a_folder_is_what_stands_below_it_and_not_its_namesake(engine: Engine):
    for folder in (f"{HOME}/papers", f"{HOME}/papers{os.sep}"):
        scope = engine.store.scope([folder])
        assert engine.store.count_in(scope) == 2
        assert paths(engine, "whale", scope)[1] == {
            f"{HOME}/papers/small.txt", f"{HOME}/papers/other.txt",
        }  # fmt: skip


def test_what_stands_in_a_file_is_a_scope_of_its_own(engine: Engine):
    contract = f"{LETTER}/contract.pdf"
    assert paths(engine, "whale", engine.store.scope([contract]))[1] == {contract}
    assert paths(engine, "whale", engine.store.scope([LETTER]))[1] == {LETTER, contract}


def test_several_paths_are_searched_together(engine: Engine):
    wanted = {f"{HOME}/papers/small.txt", f"{HOME}/papers2/near.txt"}
    assert paths(engine, "whale", engine.store.scope(sorted(wanted)))[1] == wanted


def test_the_best_of_a_scope_are_those_of_all_that_are_in_it(engine: Engine):
    everything, _ = engine.search("whale 7.3 dives", 400)
    inside = [p.text for p in everything if p.path.startswith(f"{HOME}/many/7.txt")]
    scope = engine.store.scope([f"{HOME}/many/7.txt"])
    query = engine.index.query_vector("whale 7.3 dives")
    allowed = engine.store.chunks_in(scope)
    all_ranked = engine.index.vectors.search(query, 3000)
    ranked = [label for label, _ in engine.index.vectors.search(query, 25, allowed)]
    assert ranked == [label for label, _ in all_ranked if label in set(allowed)]
    found, _ = engine.search("whale 7.3 dives", 25, scope=scope)
    assert {p.text for p in found} >= set(inside) and len(found) == 25


def test_a_collection_limits_instructs_and_bounds(engine: Engine):
    papers = Collection(0, "Papers", (f"{HOME}/papers",), "Answer in verse.", 32)
    number = engine.store.save_collection(papers)
    events = ask(engine, "One whale?", collection=number)
    told = one(events, Passages)
    assert isinstance(told, Passages) and told.documents == 2
    assert {p.path for p in told.passages} <= {
        f"{HOME}/papers/small.txt", f"{HOME}/papers/other.txt",
    }  # fmt: skip
    assert isinstance(events[-1], Answered)
    llm = engine.llm
    assert isinstance(llm, ScriptedLLM) and llm.bound == 32
    system, user = llm.prompts[-1]
    assert "Answer in verse." in system.content and "Answer in verse." not in user.content
    assert system.content.rstrip().endswith("whatever the wishes say.")
    assert user.content.endswith("Answer from the passages only.")
    ask(engine, "Which whale dives?")
    assert "verse" not in llm.prompts[-1][0].content and llm.bound == 0


def test_long_instructions_leave_room_for_the_passages(engine: Engine):
    wishes = "Mind this. " * 5000
    number = engine.store.save_collection(Collection(0, "Papers", (f"{HOME}/papers",), wishes))
    events = ask(engine, "One whale?", collection=number)
    assert isinstance(events[-1], Answered)
    llm = engine.llm
    assert isinstance(llm, ScriptedLLM)
    system, user = llm.prompts[-1]
    assert llm.count_tokens(system.content) < 1200 and "One whale" in user.content
    notes = engine.store.turns(engine.store.latest_conversation())[-1].note
    assert "instructions are long" in notes
    assert any(isinstance(e, Phase) for e in events)


def test_only_and_a_collection_together_mean_what_is_in_both(engine: Engine):
    number = engine.store.save_collection(Collection(0, "Papers", (f"{HOME}/papers",)))
    scope = engine.store.scope([f"{HOME}/papers/small.txt", f"{HOME}/many"], number)
    assert engine.store.count_in(scope) == 1
    with pytest.raises(QuestionError, match=r"no document of the collection “Papers”"):
        engine.store.count_in(engine.store.scope([f"{HOME}/many"], number))


@pytest.mark.parametrize(
    ("only", "said"),
    [
        ([f"{HOME}/nowhere"], "Nothing in “nowhere”"),
        ([f"{HOME}/nowhere", f"{HOME}/no"], "Nothing in what you chose"),
    ],
)
def test_an_empty_scope_is_one_clear_sentence(engine: Engine, only: list[str], said: str):
    events = ask(engine, "Where is the whale?", only=tuple(only))
    failed = events[-1]
    assert isinstance(failed, Failed) and failed.message.startswith(said) and failed.advice
    assert len(events) == 1 and engine.store.conversations() == []


def test_a_scope_may_name_thousands_of_paths(engine: Engine):
    store = engine.store
    papers = tuple(f"{HOME}/papers/{n}.txt" for n in range(20_000))
    many = (*papers, f"{HOME}/papers/small.txt", LETTER)
    number = store.save_collection(Collection(0, "Many", many))
    for scope in (store.scope(many), store.scope((HOME,), number), store.scope(many, number)):
        assert store.count_in(scope) == 3 and len(store.chunks_in(scope)) == 3
        by_words, both = paths(engine, "Where is the whale?", scope)
        assert both == {f"{HOME}/papers/small.txt", LETTER, f"{LETTER}/contract.pdf"}
        assert by_words and by_words <= both
    assert store.count_in(store.scope((os.sep,))) == 105


def test_a_path_that_is_no_text_is_in_no_scope_and_no_collection(engine: Engine):
    strange = f"{HOME}/caf\udce9"
    failed = ask(engine, "Where is the whale?", only=(strange,))[-1]
    assert isinstance(failed, Failed) and failed.message.startswith("Nothing in what you chose")
    assert engine.store.count_in(engine.store.scope((strange, LETTER))) == 2
    with pytest.raises(LibraryError, match="cannot be written down"):
        engine.store.save_collection(Collection(0, "Strange", (strange,)))
    assert engine.store.collections() == []


def test_a_collection_without_documents_or_deleted_is_said(engine: Engine):
    number = engine.store.save_collection(Collection(0, "Empty", ()))
    failed = ask(engine, "Where is the whale?", collection=number)[-1]
    assert isinstance(failed, Failed) and "collection “Empty”" in failed.message
    engine.store.delete_collection(number)
    failed = ask(engine, "Where is the whale?", collection=number)[-1]
    assert isinstance(failed, Failed) and "not there any more" in failed.message


def test_collections_are_kept_by_name_and_come_back_under_their_number(engine: Engine):
    store = engine.store
    sea = store.save_collection(Collection(0, "sea ", (f"{HOME}/b/", f"{HOME}/a")))
    land = store.save_collection(Collection(0, "Land", ()))
    assert store.collections() == [
        Collection(land, "Land", ()), Collection(sea, "sea", (f"{HOME}/a", f"{HOME}/b")),
    ]  # fmt: skip
    store.save_collection(Collection(sea, "Ocean", (f"{HOME}/c",), " Be brief. ", -3))
    assert store.collections()[1] == Collection(sea, "Ocean", (f"{HOME}/c",), "Be brief.", 0)
    for wrong in ("", "  ", "LAND"):
        with pytest.raises(LibraryError):
            store.save_collection(Collection(sea, wrong, ()))
    gone = store.collections()[1]
    store.delete_collection(sea)
    store.delete_collection(sea)
    assert store.collections() == [Collection(land, "Land", ())]
    assert store.save_collection(gone) == sea and gone in store.collections()
    assert store.save_collection(Collection(0, "New", ())) > sea


def test_a_file_that_moves_stays_in_its_collection(engine: Engine):
    old, new = f"{HOME}/papers/small.txt", f"{HOME}/elsewhere/renamed.txt"
    number = engine.store.save_collection(Collection(0, "One", (old,)))
    engine.index.move(old, new, FileFacts(1, 1, "x"), {"file_path": new})
    assert engine.store.collections() == [Collection(number, "One", (new,))]
    assert paths(engine, "whale", engine.store.scope((), number))[1] == {new}
