"""What is found, what is marked, what supports an answer: decided in code."""

from pathlib import Path

import numpy as np
import pytest

from app.engine.engine import Engine
from app.engine.grounding import ground
from app.engine.indexing import IndexJob
from app.engine.llm import ChatMessage
from app.engine.retrieval import SentencePicker, fuse, sentences_of, shorten_question
from app.engine.sentences import sentence_spans
from app.engine.splitting import SentenceSplitter
from app.engine.stream import Cancellation
from app.errors import QuestionError
from app.messages import Answered, Continue, Failed, FileFailed, IndexDone, Passage, Progress
from tests.engine.scripted import KeywordEmbedding, ScriptedLLM

LEASE = (
    "The rent is 900 euros a month. The deposit is 2,700 euros. It is returned within six months. "
    "The tenant may keep a cat, but not a dog."
)


def passage(text: str, start: int = 0, path: str = "/lease.txt") -> Passage:
    return Passage(path, text, 1.0, {"page": 2}, start, start + len(text))


def test_each_supported_sentence_has_its_exact_source():
    answer = "The deposit is 2,700 euros. The tenant may keep a cat."
    citations = ground(answer, [passage("Something else entirely."), passage(LEASE, 100)])
    assert [answer[slice(*c.answer)] for c in citations] == [
        "The deposit is 2,700 euros.", "The tenant may keep a cat.",
    ]  # fmt: skip
    assert [c.passage for c in citations] == [1, 1]
    assert citations[0].quote == "The deposit is 2,700 euros." and citations[0].support == 1.0
    for c in citations:
        assert LEASE[c.start - 100 : c.end - 100] == c.quote


@pytest.mark.parametrize(
    "answer",
    [
        "The deposit is 2,900 euros.",  # another number
        "The moon landing was in summer.",
        "Yes.",
        "",
    ],
)
def test_what_the_passages_do_not_say_has_no_source(answer: str):
    assert ground(answer, [passage(LEASE)]) == ()


def test_an_answer_across_two_sentences_is_supported_by_both():
    citation = ground("The deposit of 2,700 euros is returned within six months.", [passage(LEASE)])
    assert citation[0].quote == "The deposit is 2,700 euros. It is returned within six months."


def test_fusing_prefers_what_both_rankings_like():
    fused = fuse([[(1, 9.0), (2, 8.0), (3, 7.0)], [(3, 0.9), (2, 0.8), (4, 0.7)]])
    assert {label for label, _ in fused[:2]} == {2, 3} and {label for label, _ in fused} == {
        1,
        2,
        3,
        4,
    }


def test_the_sentence_that_speaks_of_the_question_is_marked():
    sentences = sentences_of(LEASE, offset=50)
    picker = SentencePicker("How much is the deposit?", [LEASE])
    start, end = picker.pick(sentences) or (0, 0)
    assert LEASE[start - 50 : end - 50] == "The deposit is 2,700 euros."
    vectors = np.eye(4, dtype=np.float32)
    assert picker.pick(sentences, vectors[3] * 3, vectors) == sentences[3][:2]
    assert picker.pick([]) is None
    assert picker.coverage([LEASE]) > picker.coverage(["Nothing of the kind."])


def test_a_very_long_question_keeps_its_beginning_and_its_end():
    short = shorten_question("first " + "x" * 100_000 + " last?")
    assert short.startswith("first ") and short.endswith(" last?") and len(short) < 2100
    assert shorten_question("as it is") == "as it is"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Smith paid 3.50 to J. Doe. He left.", 2),
        ("See e.g. the U.S. report, p. 3. It is long!  Is it? Yes", 4),
        ("今天天气很好。我们去公园！", 2),
        ("क्या यह है। हाँ।", 2),
        ("A heading\n\nThen a sentence. And “another one.” Done", 4),
        ("", 0),
    ],
)
def test_sentences_end_where_people_end_them(text: str, count: int):
    spans = list(sentence_spans(text))
    assert len(spans) == count
    assert "".join(text[a:b] for a, b in spans) == text


@pytest.fixture
def engine(tmp_path: Path):
    made = Engine(tmp_path / "library")
    made.index._splitter = SentenceSplitter(40, 0, tokenizer=str.split)
    made.use(KeywordEmbedding(), ScriptedLLM([[{"delta": "Yes."}]], repeat=True))
    yield made
    made.close()


def test_a_file_that_vanishes_while_indexing_is_reported(engine: Engine, tmp_path: Path):
    place = tmp_path / "papers"
    place.mkdir()
    for name in ("a.txt", "b.txt"):
        (place / name).write_text("The cat sleeps.")
    events = []
    for event in engine.add(1, [str(place)], Cancellation()):
        events.append(event)
        if isinstance(event, Progress) and event.files_total:
            (place / "b.txt").unlink(missing_ok=True)
    done = events[-1]
    assert isinstance(done, IndexDone) and (done.documents, done.failed) == (1, 1)
    failed = next(e for e in events if isinstance(e, FileFailed))
    assert failed.kind == "unreadable" and "gone" in failed.reason


def test_an_unreachable_folder_is_kept(engine: Engine, tmp_path: Path):
    place = tmp_path / "stick"
    place.mkdir()
    (place / "a.txt").write_text("The cat sleeps.")
    list(engine.add(1, [str(place)], Cancellation()))
    place.rename(tmp_path / "elsewhere")
    list(engine.add(2, [str(place)], Cancellation()))
    assert engine.store.counts()[0] == 1
    (tmp_path / "elsewhere").rename(place)
    events = list(engine.add(3, [str(place)], Cancellation()))
    assert isinstance(events[-1], IndexDone) and events[-1].unchanged == 1


def test_only_so_many_chunks_are_embedded_in_one_step(engine: Engine, tmp_path: Path):
    embedder = engine.index.embed_model
    assert isinstance(embedder, KeywordEmbedding)
    dreams = (f"The cat sleeps on mat {i} and dreams of {i} fish. " for i in range(400))
    (tmp_path / "long.txt").write_text("".join(dreams))
    before, most = 0, 0
    for _ in engine.add(1, [str(tmp_path / "long.txt")], Cancellation()):
        most, before = max(most, embedder.embedded - before), embedder.embedded
    assert 0 < most <= 8 and embedder.embedded > 50


def test_questions_need_words_and_documents(engine: Engine):
    for question in ("", " \n"):
        with pytest.raises(QuestionError, match="empty"):
            engine.search(question, 3)
    with pytest.raises(QuestionError, match="nothing to search"):
        engine.search("cat?", 3)


def test_a_job_on_a_read_only_library_is_refused(engine: Engine, tmp_path: Path):
    from app.engine.library import Library
    from app.errors import LibraryError

    second = Library(tmp_path / "library")
    assert second.held and second.read_only
    with pytest.raises(LibraryError, match="only be read"):
        IndexJob(second, 1, [], Cancellation(), engine.reader, lambda: True)
    second.close()


def test_a_bare_number_has_a_source_and_breaks_nothing():
    citation = ground("5.", [passage("There are 5 cats in the house.")])[0]
    assert (citation.quote, citation.support) == ("There are 5 cats in the house.", 1.0)
    assert ground("7.", [passage("There are 5 cats in the house.")]) == ()


def index_all(engine: Engine, place: Path, job: int = 1) -> IndexDone:
    done = list(engine.add(job, [str(place)], Cancellation()))[-1]
    assert isinstance(done, IndexDone)
    return done


def write_papers(place: Path) -> Path:
    (place / "sub").mkdir(parents=True)
    (place / "a.txt").write_text("The cat sleeps.")
    (place / "sub" / "b.txt").write_text("The dog barks.")
    return place


def test_a_folder_that_is_suddenly_empty_is_kept(engine: Engine, tmp_path: Path):
    place = write_papers(tmp_path / "disk")
    index_all(engine, place)
    place.rename(tmp_path / "taken out")
    place.mkdir()  # the mount point of a disk that is not there
    assert index_all(engine, place, 2).removed == 0
    assert engine.store.counts()[0] == 2


def test_a_file_that_cannot_be_read_any_more_keeps_its_text(engine: Engine, tmp_path: Path):
    place = write_papers(tmp_path / "papers")
    index_all(engine, place)
    file = place / "a.txt"
    file.unlink()
    file.symlink_to(place / "nowhere.txt")  # there, and not to be read
    done = index_all(engine, place, 2)
    assert (done.failed, done.removed) == (1, 0)
    row = engine.store.document(str(file))
    assert row is not None and (row.state, row.kind, row.chunks) == ("changed", "unreadable", 1)
    assert [p.path for p in engine.search("cat", 1)[0]] == [str(file)]
    file.unlink()
    file.write_text("The cat sleeps.")
    index_all(engine, place, 3)
    row = engine.store.document(str(file))
    assert row is not None and (row.state, row.reason) == ("indexed", "")


def test_a_name_that_is_no_text_stops_nothing(engine: Engine, tmp_path: Path):
    import os

    place = write_papers(tmp_path / "papers")
    try:
        (place / os.fsdecode(b"caf\xe9.txt")).write_text("Coffee.")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes no such name")
    done = index_all(engine, place)
    assert (done.documents, done.failed) == (2, 1)


def test_many_full_stops_in_a_row_take_no_time_to_speak_of():
    text = "." * 200_000 + "x" + "!" * 200_000 + " End."
    assert "".join(text[a:b] for a, b in sentence_spans(text)) == text


def test_persisting_a_library_where_it_lives_keeps_later_inserts(tmp_path: Path):
    from app.engine.documents import Document
    from app.engine.vector_store_index import (
        StorageContext,
        VectorStoreIndex,
        load_index_from_storage,
    )

    splitter = SentenceSplitter(40, 0, tokenizer=str.split)
    made = VectorStoreIndex.from_documents(
        [Document("cat", doc_id="a")], embed_model=KeywordEmbedding(), transformations=splitter
    )
    made.storage_context.persist(tmp_path)
    storage = StorageContext.from_defaults(persist_dir=tmp_path)
    index = load_index_from_storage(storage, embed_model=KeywordEmbedding())
    index._splitter = splitter
    for name in ("b", "c"):
        index.insert(Document(f"dog {name}", doc_id=name))
        index.storage_context.persist(tmp_path)
    index.close()
    again = load_index_from_storage(storage, embed_model=KeywordEmbedding())
    assert again.store.counts()[0] == 3
    again.close()


def test_a_stream_that_falls_silent_is_a_failure_and_not_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from app.engine import answering as room
    from app.messages import Failed

    monkeypatch.setattr(room, "IDLE_SECONDS", 0.2)
    made = Engine(tmp_path / "silent")
    made.index._splitter = SentenceSplitter(40, 0, tokenizer=str.split)
    made.use(KeywordEmbedding(), ScriptedLLM([[{"delta": "Well "}, {"hang": True}]]))
    index_all(made, write_papers(tmp_path / "papers"))
    end = [e for e in made.ask(2, "Where does the cat sleep?", 0, Cancellation()) if e][-1]
    assert isinstance(end, Failed) and (end.kind, end.text) == ("StreamTimeout", "Well ")
    made.close()


def test_what_is_added_to_an_answer_is_grounded_with_what_was_there(engine: Engine, tmp_path: Path):
    (tmp_path / "a.txt").write_text("The cat sleeps on the roof. The dog eats bones.")
    list(engine.add(1, [str(tmp_path / "a.txt")], Cancellation()))
    begun = "The cat sleeps on the roof. "
    llm = ScriptedLLM(
        [[{"delta": begun}, {"raise": "RuntimeError: boom"}], [{"delta": " The dog eats bones."}]]
    )
    engine.use(llm=llm)
    failed = list(engine.ask(2, "Where does the cat sleep?", 0, Cancellation()))[-1]
    assert isinstance(failed, Failed) and failed.text == begun
    (turn,) = engine.store.turns(1)
    events = list(engine.answer(Continue(3, turn.number), Cancellation()))
    done = events[-1]
    assert isinstance(done, Answered) and done.text == begun + "The dog eats bones."
    assert [done.text[slice(*c.answer)] for c in done.citations] == [
        "The cat sleeps on the roof.", "The dog eats bones.",
    ]  # fmt: skip
    assert llm.continued and llm.prompts[1][-1] == ChatMessage("assistant", begun.rstrip())
    assert llm.prompts[1][:-1] == llm.prompts[0]  # nothing else is different
    assert engine.store.turns(1)[0].citations == done.citations


def test_a_very_long_partial_answer_is_gone_on_with_from_its_end(engine: Engine, tmp_path: Path):
    (tmp_path / "a.txt").write_text("The cat sleeps on the roof.")
    list(engine.add(1, [str(tmp_path / "a.txt")], Cancellation()))
    conversation = engine.store.new_conversation("Long")
    turn = engine.store.begin_turn(conversation, "Where does the cat sleep?")
    passages, _ = engine.search("Where does the cat sleep?", 3)
    text = "Many words were said. " * 4000 + "At last"
    engine.store.update_turn(turn, text, "length", passages, [])
    llm = ScriptedLLM([[{"delta": " it slept."}]])
    engine.use(llm=llm)
    done = list(engine.answer(Continue(3, turn), Cancellation()))[-1]
    assert isinstance(done, Answered) and done.text == text + " it slept."
    seen = llm.prompts[0][-1].content
    assert text.endswith(seen) and 500 < llm.count_tokens(seen) < 2000
    assert "on the roof" in llm.prompts[0][-2].content
