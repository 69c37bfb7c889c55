"""The framework-independent cases: splitter, retrieval, packing, synthesis, streams, errors, chat.

Every ``must`` case passes. Of the others these are declined, each with its reason (at most six):

    (none)

The reader's cases stand in ``tests/engine/reading``. Of the cases about durations, the durations
are benchmarks; their other half (no hang, the right end) is tested here.
"""

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.engine.chat_engine import ChatEngine
from app.engine.config import Settings
from app.engine.documents import Document, NodeWithScore, TextNode
from app.engine.index import VectorIndex
from app.engine.llm import LLM, ChatMessage
from app.engine.prompts import PromptHelper
from app.engine.query_engine import RetrieverQueryEngine
from app.engine.response import EngineEvent, Response, StepFailed, StreamingResponse
from app.engine.splitting import SentenceSplitter
from app.engine.synthesis import get_response_synthesizer
from app.engine.tokens import TokenCounter
from app.engine.vector_store_index import (
    StorageContext,
    VectorStoreIndex,
    load_index_from_storage,
)
from app.errors import LibraryError, StreamTimeout
from tests.engine.scripted import (
    BlockingLLM,
    EchoLLM,
    KeywordEmbedding,
    MuteLLM,
    PartsLLM,
    ScriptedLLM,
)

FILE = Path(__file__).resolve().parents[3] / "shared" / "conformance" / "cases.json"
CASES: dict[str, Any] = json.loads(FILE.read_text("utf-8")) if FILE.is_file() else {}
PATIENCE = 20  # seconds after which a test that hangs is called hung; never a measure of speed


def cases(section: str, *ids: str) -> Any:
    found = [c for c in CASES.get(section, []) if not ids or c["id"] in ids]
    return pytest.mark.parametrize(
        "case", found or [pytest.param(None, marks=pytest.mark.skip(reason="no cases here"))],
        ids=lambda c: c["id"] if c else "absent",
    )  # fmt: skip


def cl100k() -> Callable[[str], list[int]]:
    tiktoken = pytest.importorskip("tiktoken")
    if not os.environ.get("TIKTOKEN_CACHE_DIR"):  # without it, tiktoken would ask the network
        pytest.skip("TIKTOKEN_CACHE_DIR does not name a folder with the cl100k vocabulary")
    encoding = tiktoken.get_encoding("cl100k_base")
    return lambda text: encoding.encode(text, disallowed_special=())


TOKENIZERS: dict[str, Callable[[], Callable[[str], Any]]] = {
    "words": lambda: str.split,
    "chars": lambda: len,
    "cl100k": cl100k,
}

# -- splitter ------------------------------------------------------------------------------------


@cases("splitter")
def test_splitter(case: dict[str, Any]):
    params = dict(case["params"])
    counter = TokenCounter(TOKENIZERS[params.pop("tokenizer")]())
    metadata = params.pop("metadata", None)
    params.pop("metadata_text", None)
    splitter = SentenceSplitter(tokenizer=counter, **params)
    text = case["input"]["text"] * case["input"].get("repeat", 1)
    expect, known = case["expect"], set(case["expect"])
    if metadata is not None:
        document = Document(text, doc_id="doc", metadata=metadata)
        nodes = splitter.get_nodes_from_documents([document])
        ids = [node.id_ for node in nodes]
        assert len(nodes) == expect["count"]
        assert [ids.index(n.prev_id) if n.prev_id else None for n in nodes] == expect["prev"]
        assert [ids.index(n.next_id) if n.next_id else None for n in nodes] == expect["next"]
        assert {n.ref_doc_id for n in nodes} == {expect["doc"]}
        assert all(n.metadata == expect["metadata"] for n in nodes)
        return
    if "error_contains" in expect:
        with pytest.raises(ValueError) as caught:
            splitter.split_text_metadata_aware(text, case["input"]["metadata"])
        assert all(part in str(caught.value) for part in expect["error_contains"])
        return
    spans = splitter.chunks(text)
    chunks = [chunk.text for chunk in spans]
    if "count_without_metadata" in expect:
        assert len(chunks) == expect["count_without_metadata"]
    if "metadata" in case["input"]:
        heading = case["input"]["metadata"]
        chunks = splitter.split_text_metadata_aware(text, heading)
        most = expect["max_tokens_with_metadata"]
        assert all(counter.count(heading) + counter.count(chunk) <= most for chunk in chunks)
    checks: dict[str, Callable[[Any], bool]] = {
        "chunks": lambda wanted: chunks == wanted,
        "count": lambda wanted: len(chunks) == wanted,
        "max_count": lambda wanted: len(chunks) <= wanted,
        "every_chunk_len": lambda wanted: all(len(chunk) == wanted for chunk in chunks),
        "every_chunk_max_tokens": lambda n: all(counter.count(c) <= n for c in chunks),
        "max_tokens": lambda n: all(counter.count(c) <= n for c in chunks),
        "concat_equals_input": lambda _: "".join(chunks) == text,
        "last_ends_with": lambda wanted: chunks[-1].endswith(wanted),
        "last_contains_whole_previous_sentence": lambda wanted: wanted in chunks[-1],
        "must_contain": lambda wanted: all(any(w in c for c in chunks) for w in wanted),
        "spans": lambda wanted: [[c.start, c.end] for c in spans] == wanted,
        "rule": lambda _: all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False)),
        "count_without_metadata": lambda _: True,
        "max_tokens_with_metadata": lambda _: True,
    }
    assert known <= checks.keys()
    for name, wanted in expect.items():
        assert checks[name](wanted), (name, wanted, chunks)


# -- retrieval -----------------------------------------------------------------------------------


@cases(
    "retrieval", "X01", "X02", "X03", "X04", "X06", "X07", "X08", "X11", "X12", "X13", "X14"
)  # fmt: skip
def test_retrieval(case: dict[str, Any]):
    documents = [Document(text, doc_id=name) for name, text in case["docs"]]
    by_id = {document.id_: document for document in documents}
    llm = ScriptedLLM([])
    index = VectorStoreIndex.from_documents(
        documents, embed_model=KeywordEmbedding(),
        transformations=SentenceSplitter(100, 0, tokenizer=str.split),
    )  # fmt: skip
    results: list[Any] = []
    for step in case["steps"]:
        verb, _, rest = step.partition(" ")
        if verb == "retrieve":
            query, _, top_k = rest.rpartition(" top_k=") if "top_k" in rest else (rest, "", "2")
            retriever = index.as_retriever(similarity_top_k=int(top_k))
            results.append(
                [[n.text, round(n.score or 0, 4)] for n in retriever.retrieve(query.strip("'"))]
            )
        elif verb == "delete":
            results.append(index.delete_ref_doc(rest.strip("'")))
        elif verb == "refresh":
            wanted = []
            for part in rest.strip("[]").split(", "):
                name, _, kind = part.partition(" ")
                same = kind in ("same", "unchanged")
                wanted.append(by_id[name] if same else Document(f"new text of {name}", doc_id=name))
            results.append(index.refresh_ref_docs(wanted))
        elif verb == "query":
            results.append(str(index.as_query_engine(llm=llm).query(rest.strip("'"))))
        elif step == "count chunks":
            results.append(index.store.counts()[1])
        else:
            raise AssertionError(f"unknown step {step!r}")
    expect, got = case["expect"], results[-1]
    if case["id"] == "X13":
        assert results == [[], "Empty Response"] and llm.calls == []
    elif isinstance(expect, int) and isinstance(got, list):
        assert len(got) == expect
    elif isinstance(expect, list) and expect and isinstance(expect[0], str):
        assert [text for text, _ in got] == expect
    else:
        assert got == expect


def test_x16_a_kill_during_persist_leaves_an_index_that_loads(tmp_path: Path):
    code = """
import sys, pathlib
from app.engine.documents import Document
from app.engine.splitting import SentenceSplitter
from app.engine.vector_store_index import VectorStoreIndex
from tests.engine.scripted import KeywordEmbedding
documents = [Document(f"cat {i} " * 30, doc_id=str(i)) for i in range(300)]
index = VectorStoreIndex.from_documents(documents, embed_model=KeywordEmbedding(),
    transformations=SentenceSplitter(50, 0, tokenizer=str.split))
folder = pathlib.Path(sys.argv[1])
index.persist(folder)
print("kept", flush=True)
while True:
    index.persist(folder)
"""
    for pause in (0.0, 0.013, 0.031):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None and process.stdout.readline() == "kept\n"
            threading.Event().wait(pause)
            process.kill()
        storage = StorageContext.from_defaults(persist_dir=tmp_path)
        index = load_index_from_storage(storage, embed_model=KeywordEmbedding())
        assert index.store.counts()[0] == 300
        assert len(index.as_retriever(similarity_top_k=5).retrieve("cat")) == 5
        index.close()


def test_x17_the_graph_finds_what_exact_search_finds():
    import numpy as np

    rng = np.random.default_rng(7)
    centres = rng.normal(size=(200, 96))
    points = centres[rng.integers(0, 200, 12_000)] + 0.7 * rng.normal(size=(12_000, 96))
    index = VectorIndex(hnsw_from=10_000)
    index.add(range(12_000), points.astype(np.float32))
    while index.build_step(4096):
        pass
    hits = 0
    for query in points[:200] + 0.3 * rng.normal(size=(200, 96)):
        exact = {label for label, _ in index.search(query, 5, allowed=range(12_000))}
        hits += len(exact & {label for label, _ in index.search(query, 5)})
    assert hits / 1000 >= 0.98


def test_x18_another_embedder_is_noticed(tmp_path: Path):
    splitter = SentenceSplitter(50, 0, tokenizer=str.split)
    index = VectorStoreIndex.from_documents(
        [Document("cat", doc_id="a")], embed_model=KeywordEmbedding("one"),
        transformations=splitter,
    )  # fmt: skip
    index.persist(tmp_path)
    with pytest.raises(LibraryError, match="made with the model one"):
        VectorStoreIndex.open(tmp_path, embed_model=KeywordEmbedding("two"))


# -- prompt packing ------------------------------------------------------------------------------


@cases("prompt_packing")
def test_prompt_packing(case: dict[str, Any]):
    given, expect = case["input"], case["expect"]
    counter = TokenCounter(TOKENIZERS[given["tokenizer"]]())
    helper = PromptHelper(
        given["window"], given["num_output"], counter, chunk_size_limit=given.get("limit")
    )
    prompt = counter.count(given["prompt"].replace("{text}", ""))
    chunks = given["chunks"]
    if expect == "error":
        with pytest.raises(ValueError, match="-5"):
            helper.room(prompt, chunks, given["padding"])
    elif isinstance(chunks, int):
        assert helper.room(prompt, chunks, given["padding"]) == expect
    elif case["id"] == "P06":
        assert helper.repack(chunks, helper.room(prompt, 1, given["padding"])) == expect
    else:
        assert helper.truncate(chunks, helper.room(prompt, len(chunks), given["padding"])) == expect


# -- synthesis -----------------------------------------------------------------------------------


def scored(*texts: str) -> list[NodeWithScore]:
    return [NodeWithScore(TextNode(text, id_=f"n{i}"), 1.0) for i, text in enumerate(texts)]


@cases("synthesis")
def test_synthesis(case: dict[str, Any]):
    llm = PartsLLM()
    synthesizer = get_response_synthesizer(
        llm, case["mode"], case["streaming"], text_qa_template=PartsLLM.QA,
        refine_template=PartsLLM.REFINE, summary_template=PartsLLM.QA,
    )  # fmt: skip
    response = synthesizer.synthesize(case["query"], scored(*case["nodes"]))
    expect = case["expect"]
    if "type" in expect:
        assert type(response).__name__ == expect["type"]
    if isinstance(response, StreamingResponse):
        pieces = list(response.response_gen)
        assert "".join(pieces) == expect["text"]
        assert len(pieces) >= expect.get("min_chunks", 0)
    assert str(response) == expect["text"]
    assert llm.calls == expect["calls"]
    if "sources" in expect:
        assert [n.node_id for n in response.source_nodes] == expect["sources"]


# -- the stream object ---------------------------------------------------------------------------

HELLO = [{"delta": "Hel"}, {"delta": "lo "}, {"delta": "wor"}, {"delta": "ld"}]
SLOW = [{"sleep_ms": 20, "delta": f"{i} "} for i in range(40)]


class ThreePassages:
    def retrieve(self, query: Any, similarity_top_k: int | None = None) -> list[NodeWithScore]:
        nodes = scored("one", "two", "three")
        for i, found in enumerate(nodes):
            found.node.metadata["number"] = i
        return nodes


def engine(llm: LLM, **kwargs: Any) -> RetrieverQueryEngine:
    return RetrieverQueryEngine.from_args(ThreePassages(), llm, streaming=True, **kwargs)


def ask(script: list[dict[str, Any]], **kwargs: Any) -> StreamingResponse:
    response = engine(ScriptedLLM([script])).query("?", **kwargs)
    assert isinstance(response, StreamingResponse)
    return response


async def collect(response: StreamingResponse) -> list[str]:
    return [delta async for delta in response.async_response_gen()]


def test_t01_sync_iteration_gives_the_deltas_in_order():
    assert list(ask(HELLO).response_gen) == ["Hel", "lo ", "wor", "ld"]


def test_t02_async_iteration_gives_the_deltas_in_order():
    assert asyncio.run(collect(ask(HELLO))) == ["Hel", "lo ", "wor", "ld"]


def test_t03_the_chunks_joined_equal_the_answer_without_streaming():
    whole = engine(ScriptedLLM([HELLO])).query("?", stream=False)
    assert "".join(ask(HELLO).response_gen) == str(whole) == "Hello world"


def test_t05_a_second_iteration_replays():
    response = ask(HELLO)
    assert list(response.response_gen) == list(response.response_gen) == [
        "Hel", "lo ", "wor", "ld",
    ]  # fmt: skip


def test_t06_a_second_async_iteration_replays():
    async def twice() -> tuple[list[str], list[str]]:
        response = ask(HELLO)
        return await collect(response), await collect(response)

    first, second = asyncio.run(twice())
    assert "".join(first) == "".join(second) == "Hello world"


def test_t08_after_a_break_the_text_keeps_its_beginning():
    response = ask(HELLO[:1] + SLOW)
    for _ in response.response_gen:
        break
    assert str(response).startswith("Hel")
    assert response.finish_reason == "cancelled"


def test_t10_sources_are_there_before_the_first_token():
    response = ask([{"hang": True}])
    assert [n.node_id for n in response.source_nodes] == ["n0", "n1", "n2"]
    assert response.metadata == {f"n{i}": {"number": i} for i in range(3)}
    response.cancel()


def test_t11_two_async_readers_both_see_chunks_while_they_arrive():
    async def both() -> tuple[list[str], list[str]]:
        response = ask(SLOW[:6])
        return await asyncio.gather(collect(response), collect(response))

    first, second = asyncio.run(both())
    assert first == second and len(first) == 6


def test_t12_an_abandoned_iteration_never_blocks_a_later_reader():
    async def abandon() -> str:
        response = ask(HELLO)
        kept = response.async_response_gen()
        async for _ in kept:
            break
        async with asyncio.timeout(PATIENCE):
            text = "".join(await collect(response))
        await kept.aclose()
        return text

    assert asyncio.run(abandon()) == "Hello world"


def test_t14_query_returns_when_the_last_call_has_started():
    llm = ScriptedLLM([[{"hang": True}]])
    response = engine(llm).query("?")
    assert response.call_started and response.text == ""
    response.cancel()


def test_t15_no_empty_chunk_is_delivered():
    pieces = [{"delta": ""}, {"delta": "a"}, {"delta": ""}, {"delta": "b"}]
    assert list(ask(pieces).response_gen) == ["a", "b"]


def test_t18_events_come_in_order_and_the_end_carries_the_text():
    events: list[EngineEvent] = []
    list(engine(ScriptedLLM([HELLO]), observer=events.append).query("?"))
    names = [e.name for e in events]
    assert names == [
        "query_start", "retrieval_end", "call_start", *["delta"] * 4, "call_end", "query_end",
    ]  # fmt: skip
    assert events[-2].data["text"] == "Hello world" and events[-2].data["tokens"] == 2
    assert events[-2].data["seconds"] >= 0


def test_t21_the_event_loop_turns_while_a_blocking_model_writes():
    async def run() -> tuple[list[str], int]:
        turns, over = 0, False

        async def ticker() -> None:
            nonlocal turns
            while not over:
                turns += 1
                await asyncio.sleep(0.005)

        ticking = asyncio.create_task(ticker())
        blocking = BlockingLLM([[{"sleep_ms": 50, "delta": "x"}] * 6])
        response = await engine(blocking).aquery("?")
        assert isinstance(response, StreamingResponse)
        pieces = await collect(response)
        over = True
        await ticking
        return pieces, turns

    pieces, turns = asyncio.run(run())
    assert pieces == ["x"] * 6
    assert turns > 6  # a loop blocked by the model turns once per piece at most


def test_t22_a_timeout_around_the_stream_stops_the_model():
    llm = ScriptedLLM([[{"delta": "a"}, {"hang": True}]])

    async def run() -> StreamingResponse:
        response = await engine(llm).aquery("?")
        assert isinstance(response, StreamingResponse)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await collect(response)
        return response

    response = asyncio.run(run())
    assert llm.closed.wait(PATIENCE) and response.wait_idle(PATIENCE)
    assert response.text == "a" and response.finish_reason == "cancelled"


def test_t22_a_timeout_around_the_call_itself_stops_the_model():
    llm = ScriptedLLM([[{"sleep_ms": 10, "delta": "x"}] * 100_000])
    made = RetrieverQueryEngine.from_args(ThreePassages(), llm)

    async def run() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await made.aquery("?")

    asyncio.run(run())
    assert llm.closed.wait(PATIENCE)


# -- errors and Stop -----------------------------------------------------------------------------


def test_e01_a_model_that_cannot_stream_is_refused_when_the_engine_is_built():
    with pytest.raises(NotImplementedError, match="mute-model"):
        engine(MuteLLM())
    plain = RetrieverQueryEngine.from_args(ThreePassages(), MuteLLM())
    with pytest.raises(NotImplementedError, match="mute-model"):
        plain.query("?", stream=True)
    automatic = RetrieverQueryEngine.from_args(ThreePassages(), MuteLLM(), streaming="auto")
    assert list(automatic.query("?").response_gen) == ["whole answer"]  # type: ignore[union-attr]


def test_e03_partial_text_survives_an_error():
    response = ask([*HELLO[:2], {"raise": "RuntimeError: boom"}])
    with pytest.raises(RuntimeError, match="boom"):
        list(response.response_gen)
    assert str(response) == response.partial_text == "Hello "
    assert response.finish_reason == "error" and isinstance(response.error, RuntimeError)


def test_e06_a_silent_model_meets_the_idle_deadline():
    llm = ScriptedLLM([[{"delta": "a"}, {"hang": True}]])
    response = engine(llm).query("?", idle_timeout=0.2)
    with pytest.raises(StreamTimeout):
        list(response.response_gen)  # type: ignore[union-attr]
    assert response.text == "a" and response.finish_reason == "idle_timeout"
    assert llm.closed.wait(PATIENCE)


def test_e07_an_endless_model_meets_the_deadline():
    llm = ScriptedLLM([[{"sleep_ms": 10, "delta": "x"}] * 100_000])
    response = engine(llm).query("?", deadline=0.2)
    assert list(response.response_gen)  # type: ignore[union-attr]
    assert response.finish_reason == "deadline" and response.error is None
    assert llm.closed.wait(PATIENCE)


def test_e10_closing_a_chat_stream_does_not_wait_for_the_model():
    llm = BlockingLLM([[{"sleep_ms": 20, "delta": "x"}] * 40])
    response = ChatEngine(ThreePassages(), llm, "context").stream_chat("?")
    reader = response.response_gen
    next(reader)
    reader.close()  # type: ignore[attr-defined]
    assert response.finish_reason == "cancelled" and len(response.text) < 40


def test_e12_a_model_that_says_nothing_gives_an_empty_answer():
    response = ask([])
    assert list(response.response_gen) == [] and str(response) == ""
    assert response.finish_reason == "stop"


def test_e13_an_error_in_a_hidden_call_names_the_step_and_keeps_the_text():
    llm = ScriptedLLM([[{"delta": "a"}], [{"raise": "RuntimeError: boom"}]])
    with pytest.raises(StepFailed, match="step 2 of 3") as caught:
        engine(llm, response_mode="refine").query("?")
    assert caught.value.partial_text == "a" and isinstance(caught.value, RuntimeError)


def test_e13_a_hidden_call_can_be_cancelled():
    llm = ScriptedLLM([[{"delta": "a"}, {"hang": True}]])

    async def run() -> StreamingResponse:
        response = engine(llm, response_mode="refine").query("?")
        await asyncio.to_thread(llm.started.wait, PATIENCE)
        response.cancel()
        return await response  # type: ignore[misc]

    response = asyncio.run(run())
    assert response.finish_reason == "cancelled" and llm.closed.wait(PATIENCE)


def test_e14_a_value_error_of_the_model_is_not_an_answer():
    llm = ScriptedLLM([[{"raise": "ValueError: bad prompt"}]])
    with pytest.raises(ValueError, match="bad prompt"):
        engine(llm).query("?", stream=False)


def test_e16_a_retry_happens_only_before_the_first_text():
    llm = ScriptedLLM([[{"raise": "RuntimeError: transient"}], [{"delta": "ok"}]])
    response = engine(llm).query("?", retries=1)
    assert list(response.response_gen) == ["ok"]  # type: ignore[union-attr]
    assert response.retries == 1
    broken = [{"delta": "half"}, {"raise": "RuntimeError: boom"}]
    llm = ScriptedLLM([broken, [{"delta": " and whole"}]])
    response = engine(llm).query("?", retries=1)
    with pytest.raises(RuntimeError, match="boom"):
        list(response.response_gen)  # type: ignore[union-attr]
    assert isinstance(response, StreamingResponse) and response.retries == 0
    assert str(response.resume()) == "half and whole"
    assert llm.prompts[-1][-1] == ChatMessage("assistant", "half")


def test_e18_a_second_question_waits_and_can_be_cancelled():
    llm = ScriptedLLM([[{"hang": True}], [{"delta": "never"}], [{"delta": "third"}]])
    first = engine(llm).query("1")
    second = engine(llm).query("2")
    assert second.status == "waiting" and llm.running == 1
    second.cancel()
    assert second.wait_idle(PATIENCE) and second.finish_reason == "cancelled"
    first.cancel()
    llm.scripts.pop(0)
    assert str(engine(llm).query("3")) == "third" and llm.most_running == 1


def test_e19_an_error_is_given_to_the_reader_and_not_printed(capfd: pytest.CaptureFixture[str]):
    response = ask([*HELLO[:2], {"raise": "RuntimeError: boom"}])
    with pytest.raises(RuntimeError):
        list(response.response_gen)
    response.wait_idle(PATIENCE)
    out, err = capfd.readouterr()
    assert out == err == ""


# -- chat ----------------------------------------------------------------------------------------


def chat_engine(llm: LLM, mode: str = "condense_plus_context", **kwargs: Any) -> ChatEngine:
    return ChatEngine(ThreePassages(), llm, mode, **kwargs)


PAST = [ChatMessage("user", "Who wrote it?"), ChatMessage("assistant", "Ada did.")]


def test_c01_a_streamed_chat_answer_arrives_in_pieces():
    chat = chat_engine(EchoLLM())
    response = chat.stream_chat("Who was it then")
    pieces = list(response.response_gen)
    assert len(pieces) > 1 and "".join(pieces).rstrip() == str(response).rstrip()
    assert len(chat.chat_history) == 2


def test_c02_a_follow_up_is_condensed_first_and_then_streamed():
    llm = EchoLLM()
    list(chat_engine(llm, chat_history=PAST).stream_chat("When?"))
    assert llm.calls == ["complete", "stream"]
    assert "Ada did." in llm.prompts[0][-1].content
    assert [m.content for m in llm.prompts[1]][1:] == ["Who wrote it?", "Ada did.", "When?"]


def test_c03_without_history_nothing_is_condensed():
    llm = EchoLLM()
    list(chat_engine(llm).stream_chat("When?"))
    assert llm.calls == ["stream"]


def test_c04_the_question_is_in_the_history_when_the_stream_starts():
    chat = chat_engine(ScriptedLLM([[{"hang": True}]]))
    response = chat.stream_chat("When?")
    assert chat.chat_history[0] == ChatMessage("user", "When?")
    response.cancel()


def test_c05_an_abandoned_answer_is_kept_and_marked():
    llm = ScriptedLLM([[{"delta": "In "}, {"hang": True}]])
    chat = chat_engine(llm)
    for _ in chat.stream_chat("When?").response_gen:
        break
    assert llm.closed.wait(PATIENCE)
    assert [m.content for m in chat.chat_history] == ["When?", "In "]
    assert chat.chat_history[1].interrupted


def test_c07_an_explicit_empty_history_is_honoured():
    llm = EchoLLM()
    chat = chat_engine(llm, "condense_question", chat_history=PAST)
    list(chat.stream_chat("When?", chat_history=[]))
    assert llm.calls == ["stream"]


def test_c08_reset_clears_the_history():
    chat = chat_engine(EchoLLM())
    str(chat.chat("One?"))
    str(chat.chat("Two?"))
    assert len(chat.chat_history) == 4
    chat.reset()
    assert chat.chat_history == []


@pytest.mark.parametrize("mode", ["condense_question", "context", "condense_plus_context"])
def test_c09_streamed_chat_answers_have_their_sources(mode: str):
    assert len(chat_engine(EchoLLM(), mode).stream_chat("When?").source_nodes) >= 1

    async def run() -> int:
        return len((await chat_engine(EchoLLM(), mode).astream_chat("When?")).source_nodes)

    assert asyncio.run(run()) >= 1


def test_c11_an_async_chat_streams_with_a_blocking_model():
    llm = BlockingLLM([[{"sleep_ms": 30, "delta": "x"}] * 10])

    async def run() -> str:
        response = await chat_engine(llm).astream_chat("When?")
        async for _ in response.async_response_gen():
            return response.text
        return ""

    assert asyncio.run(run()) == "x"  # the first piece came before the others were made


def test_a_chat_after_an_error_still_alternates():
    llm = ScriptedLLM([[{"raise": "RuntimeError: boom"}], [{"delta": "new"}], [{"delta": "fine"}]])
    chat = chat_engine(llm)
    with pytest.raises(RuntimeError):
        list(chat.stream_chat("One?"))
    list(chat.stream_chat("Two?"))
    assert [m.role for m in chat.chat_history] == ["user", "assistant"] * 2
    assert [m.role for m in llm.prompts[-1]] == ["system", "user"]


def test_an_answer_stands_behind_its_own_question_whatever_happens_meanwhile():
    llm = ScriptedLLM([[{"sleep_ms": 100}, {"delta": "first"}], [{"delta": "second"}]])
    chat = chat_engine(llm, "context")
    one, two = chat.stream_chat("One?"), chat.stream_chat("Two?")
    assert (str(one), str(two)) == ("first", "second")
    assert [m.content for m in chat.chat_history] == ["One?", "first", "Two?", "second"]
    slow = ScriptedLLM([[{"sleep_ms": 100}, {"delta": "late"}]])
    chat = chat_engine(slow, "context")
    response = chat.stream_chat("One?")
    chat.reset()
    assert str(response) == "late" and chat.chat_history == []


def test_a_chat_message_longer_than_the_window_is_trimmed_and_said_so():
    chat = chat_engine(EchoLLM(), chat_history=PAST)
    response = chat.stream_chat("why " * 100_000)
    assert str(response).startswith("why") and "too long" in response.notes[0]


def test_braces_in_earlier_messages_are_not_variables():
    llm = EchoLLM()
    chat = chat_engine(llm)
    str(chat.chat("I use {query_str} and {context_str}"))
    str(chat.chat("And now?"))
    assert any(m.content == "I use {query_str} and {context_str}" for m in llm.prompts[-1])


# -- settings and signatures ---------------------------------------------------------------------


def test_a01_snippet_one_runs():
    async def stream_query() -> str:
        plain = RetrieverQueryEngine.from_args(ThreePassages(), ScriptedLLM([HELLO]))
        response_stream = await plain.query("?", stream=True)
        assert isinstance(response_stream, StreamingResponse)
        return "".join([text async for text in response_stream.async_response_gen()])

    assert asyncio.run(stream_query()) == "Hello world"


def test_a02_and_a04_streaming_engines_answer_in_both_worlds():
    index = VectorStoreIndex.from_documents(
        [Document("cat", doc_id="a"), Document("dog", doc_id="b")],
        embed_model=KeywordEmbedding(),
        transformations=SentenceSplitter(50, 0, tokenizer=str.split),
    )
    made = index.as_query_engine(ScriptedLLM([HELLO, HELLO]), streaming=True, similarity_top_k=1)
    response = made.query("cat")
    assert list(response.response_gen) == ["Hel", "lo ", "wor", "ld"]  # type: ignore[union-attr]
    assert len(response.source_nodes) == 1

    async def run() -> list[str]:
        return await collect(await made.aquery("cat"))  # type: ignore[arg-type]

    assert asyncio.run(run()) == ["Hel", "lo ", "wor", "ld"]


def test_a05_a_call_overrides_the_engines_flag_both_ways():
    plain = RetrieverQueryEngine.from_args(ThreePassages(), ScriptedLLM([HELLO]))
    assert isinstance(plain.query("?", stream=True), StreamingResponse)
    assert isinstance(engine(ScriptedLLM([HELLO])).query("?", stream=False), Response)


@pytest.fixture
def fresh_settings():
    Settings.reset()
    yield
    Settings.reset()


def test_a06_settings_are_used_and_arguments_win(fresh_settings: None):
    Settings.embed_model = KeywordEmbedding()
    Settings.node_parser = SentenceSplitter(1024, 20, tokenizer=str.split)
    text = " ".join(f"Word {i} stands here." for i in range(1500))
    index = VectorStoreIndex.from_documents([Document(text, doc_id="a")])
    nodes = index.store.nodes(index.store.chunk_ids())
    assert len(nodes) > 3 and all(len(n.text.split()) <= 1024 for n in nodes)
    small = SentenceSplitter(64, 0, tokenizer=str.split)
    index = VectorStoreIndex.from_documents([Document(text, doc_id="a")], transformations=small)
    assert all(len(n.text.split()) <= 64 for n in index.store.nodes(index.store.chunk_ids()))


def test_a08_chunk_size_changes_the_splitter(fresh_settings: None):
    Settings.chunk_size = 256
    Settings.chunk_overlap = 30
    assert (Settings.node_parser.chunk_size, Settings.node_parser.chunk_overlap) == (256, 30)
    Settings.node_parser = SentenceSplitter(90, 9, tokenizer=len, paragraph_separator="#")
    Settings.chunk_size = 50
    assert Settings.node_parser.paragraph_separator == "#"
    assert Settings.node_parser.counter.count("four") == 4
    with pytest.raises(AttributeError):
        Settings.chunk_sise = 3  # type: ignore[attr-defined]


def test_a09_unknown_arguments_are_refused():
    index = VectorStoreIndex(embed_model=KeywordEmbedding())
    with pytest.raises(TypeError, match="streeming"):
        index.as_query_engine(ScriptedLLM([]), streeming=True)
    with pytest.raises(TypeError, match="streeming"):
        index.as_chat_engine(llm=ScriptedLLM([]), streeming=True)
    with pytest.raises(TypeError, match="top_k"):
        index.as_retriever(top_k=3)  # type: ignore[call-arg]


def test_a10_the_defaults_fit_the_default_embedder():
    assert SentenceSplitter().chunk_size <= 254  # all-MiniLM-L6-v2 sees 256, two are special
    assert VectorStoreIndex(embed_model=KeywordEmbedding()).as_retriever().similarity_top_k == 2


def test_an_engine_sees_what_is_inserted_after_it_was_built():
    index = VectorStoreIndex(
        embed_model=KeywordEmbedding(),
        transformations=SentenceSplitter(50, 0, tokenizer=str.split),
    )
    retriever = index.as_retriever(similarity_top_k=1)
    index.insert(Document("cat", doc_id="a"))
    assert [n.text for n in retriever.retrieve("cat")] == ["cat"]
    index.insert(Document("cat cat fish", doc_id="a"))
    assert [n.text for n in retriever.retrieve("cat")] == ["cat cat fish"]
    assert index.store.counts() == (1, 1)


def test_nodes_of_one_document_keep_their_own_metadata():
    index = VectorStoreIndex(embed_model=KeywordEmbedding())
    one = TextNode("cat", id_="1", ref_doc_id="d", metadata={"title": "T", "page": 1})
    two = TextNode("dog", id_="2", ref_doc_id="d", metadata={"title": "T", "page": 2, "note": "n"})
    index.insert_nodes([one, two])
    found = index.as_retriever(similarity_top_k=2).retrieve("cat")
    assert [n.metadata for n in found] == [one.metadata, two.metadata]


def test_memory_that_runs_out_once_is_answered_with_half_the_passages():
    from app.errors import OutOfMemory

    class Tight(PartsLLM):
        def stream(self, messages: Any, *, cancel: Any, continue_final: bool = False) -> Any:
            if len(messages[-1].content.split()) > 2500:
                raise OutOfMemory("The machine's memory did not suffice.")
            return super().stream(messages, cancel=cancel)

    many = scored(*[f"{i} " + "word " * 600 for i in range(5)])
    synthesizer = get_response_synthesizer(
        Tight(), "simple_summarize", True, text_qa_template=PartsLLM.QA
    )
    response = synthesizer.synthesize("What?", many)
    assert str(response).startswith("What?:0 word") and response.retries == 1
    assert any("half" in note for note in response.notes)


def test_a_question_longer_than_the_window_is_trimmed_and_said_so():
    response = get_response_synthesizer(
        PartsLLM(), "compact", True, text_qa_template=PartsLLM.QA
    ).synthesize("why " * 100_000, scored("because"))
    assert str(response).endswith(":because")
    assert "too long for the model" in response.notes[0]


def test_refine_takes_the_pieces_of_a_long_passage_in_document_order():
    words = [f"s{i}" for i in range(6000)]
    text = " ".join(f"{a} {b}." for a, b in zip(words[::2], words[1::2], strict=True))
    llm = PartsLLM()
    llm.metadata = type(llm.metadata)("parts", context_window=700, num_output=50)

    class Short(PartsLLM):
        seen: list[str]

        def _answer(self, messages: Any) -> str:
            self.seen.append(messages[-1].content.rsplit("|", 1)[1])
            return "x"

    short = Short()
    short.metadata, short.seen = llm.metadata, []
    synthesizer = get_response_synthesizer(
        short, "refine", text_qa_template=PartsLLM.QA, refine_template=PartsLLM.REFINE
    )
    assert str(synthesizer.synthesize("?", scored(text))) == "x"
    firsts = [int(piece.split()[0].strip("s.")) for piece in short.seen]
    assert firsts == sorted(firsts) and len(firsts) > 5


def test_accumulate_streams_answer_after_answer():
    synthesizer = get_response_synthesizer(
        PartsLLM(), "accumulate", True, text_qa_template=PartsLLM.QA
    )
    response = synthesizer.synthesize("Q", scored("one", "two"))
    assert len(list(response.response_gen)) > 2  # type: ignore[union-attr]
    assert str(response) == "Response 1: Q:one\n---------------------\nResponse 2: Q:two"


def test_tree_summarize_streams_only_the_root():
    llm = PartsLLM()
    llm.metadata = type(llm.metadata)("parts", context_window=120, num_output=20)
    synthesizer = get_response_synthesizer(
        llm, "tree_summarize", True, summary_template="QA|{query_str}|{context_str}"
    )
    texts = [f"Passage {i} " + "tells of many things. " * 15 for i in range(6)]
    response = synthesizer.synthesize("Q", scored(*texts))
    assert len(llm.calls) > 3 and str(response).startswith("Q:")
    assert response.finish_reason == "stop"


def test_a_tree_of_empty_summaries_ends_with_an_empty_answer():
    llm = ScriptedLLM([[] for _ in range(40)])
    llm.metadata = type(llm.metadata)("mute", context_window=120, num_output=20)
    texts = [f"Passage {i} " + "tells of many things. " * 15 for i in range(6)]
    response = get_response_synthesizer(llm, "tree_summarize", True).synthesize("Q", scored(*texts))
    assert str(response) == "" and response.finish_reason == "stop"


def test_paragraphs_that_fit_stay_whole():
    text = "A a a a a. B b b b b.\n\n\nC c c c c. D d d d d."
    chunks = SentenceSplitter(16, 0, tokenizer=str.split).split_text(text)
    assert chunks == text.split("\n\n\n")


def test_equal_scores_come_in_the_order_they_were_added():
    import numpy as np

    index = VectorIndex()
    index.add(range(300), np.ones((300, 4), dtype=np.float32))
    assert [label for label, _ in index.search(np.ones(4), 7)] == list(range(7))
    index.remove(range(300))
    index.add([1], np.ones((1, 9), dtype=np.float32))
    assert len(index.search(np.ones(9), 3)) == 1


def test_printing_a_stream_says_how_it_ended(capsys: pytest.CaptureFixture[str]):
    ask(HELLO).print_response_stream()
    ask([*HELLO[:1], {"raise": "RuntimeError: boom"}]).print_response_stream()
    stopped = ask([{"delta": "So "}, {"hang": True}])
    next(reader := stopped.response_gen)
    stopped.cancel()
    list(reader)
    asyncio.run(stopped.aprint_response_stream())
    assert capsys.readouterr().out == "Hello world\nHel (boom)\nSo  (stopped)\n"


def test_the_process_exits_after_a_cancelled_answer():
    code = """
from tests.engine.test_conformance import BlockingLLM, engine
response = engine(BlockingLLM([[{"sleep_ms": 300, "delta": "x"}] * 1000])).query("?")
for _ in response.response_gen:
    break
print(response.finish_reason)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE
    )
    assert (done.stdout, done.stderr, done.returncode) == ("cancelled\n", "", 0)
