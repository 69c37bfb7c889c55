"""The timed cases of the shared conformance suite: how long streams, Stop and limits take.

T14 T21 T22, E05 to E11, C10 C11: what each expects is a duration. Their other half (no hang, the
right end) is tested in ``tests/engine``. E05, E09 and E11 use the default language model.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.engine.chat_engine import ChatEngine
from app.engine.documents import NodeWithScore, TextNode
from app.engine.llm import LLM
from app.engine.query_engine import RetrieverQueryEngine
from app.engine.response import EngineEvent, StreamingResponse
from app.engine.stream import Cancellation
from app.errors import StreamTimeout
from tests.benchmarks import measure
from tests.benchmarks.async_stream import Ticker, idle_stall
from tests.benchmarks.measure import LLM as LLM_FOLDER
from tests.benchmarks.measure import SHARED, Report, ms, need
from tests.benchmarks.stop import SHORT, long_prompt, stop_while_reading, watch_exit
from tests.engine.scripted import BlockingLLM, ScriptedLLM

CASES = SHARED / "conformance" / "cases.json"
TIMED = ("T14", "T21", "T22", "E05", "E06", "E07", "E08", "E09", "E10", "E11", "C10", "C11")
SLOW = [{"sleep_ms": 100, "delta": f"{i} "} for i in range(20)]


class OnePassage:
    """Finds the same passage at once."""

    def retrieve(self, query: Any, similarity_top_k: int | None = None) -> list[NodeWithScore]:
        return [NodeWithScore(TextNode("one"), 1.0)]


def bench(arguments: argparse.Namespace, _folder: Path, report: Report) -> None:
    """Measure each case; the worst of some repetitions counts."""
    need(CASES, LLM_FOLDER)
    known = json.loads(CASES.read_text(encoding="utf-8"))
    titles = {
        case["id"]: case["title"] for section in known.values() if isinstance(section, list)
        for case in section
    }  # fmt: skip
    rounds = 1 if arguments.quick else 3
    for case in TIMED:
        measure.progress(case)
        if case not in titles:
            report.notes.append(f"{case} is announced as timed, but the suite holds no such case.")
            continue
        MEASURES[case](f"{case}: {titles[case]}", rounds, report)


def _worst(measure_once: Callable[[], float], rounds: int) -> float:
    return max(measure_once() for _ in range(rounds))


def _ask(llm: LLM, observer: Callable[[EngineEvent], None] | None = None, **limits: Any) -> Any:
    engine = RetrieverQueryEngine.from_args(OnePassage(), llm, streaming=True, observer=observer)
    return engine.query("?", **limits)


# -- streams ---------------------------------------------------------------------------------------


def _t14(what: str, rounds: int, report: Report) -> None:
    def once() -> float:
        retrieved: list[float] = []

        def note(event: EngineEvent) -> None:
            if event.name == "retrieval_end":
                retrieved.append(time.monotonic())

        response = _ask(ScriptedLLM([[{"sleep_ms": 500}, {"delta": "x"}]]), note)
        took = time.monotonic() - retrieved[0]
        assert response.call_started and response.text == ""
        response.cancel()
        return took

    report.at_most(what, ms(_worst(once, rounds)), "ms", 100, "from retrieval to the return")


def _t21(what: str, rounds: int, report: Report) -> None:
    async def stream() -> Ticker:
        async with Ticker() as ticker:
            response = await _ask(BlockingLLM([SLOW]))
            async for _ in response.async_response_gen():
                pass
        return ticker

    tickers = [asyncio.run(stream()) for _ in range(rounds)]
    idle = ms(asyncio.run(idle_stall(2.0)))
    note = f"{min(len(t.gaps) for t in tickers)} ticks in 2 s; an idle loop here: {idle} ms"
    report.at_most(what, ms(max(t.worst[0] for t in tickers)), "ms", 20, note)


def _t22(what: str, rounds: int, report: Report) -> None:
    async def stream() -> tuple[float, StreamingResponse]:
        response = await _ask(BlockingLLM([SLOW]))
        began = time.monotonic()
        try:
            async with asyncio.timeout(0.5):
                async for _ in response.async_response_gen():
                    pass
        except TimeoutError:
            return time.monotonic() - began, response
        raise RuntimeError("the timeout did not come through")

    took, rest = [], []
    for _ in range(rounds):
        seconds, response = asyncio.run(stream())
        began = time.monotonic()
        response.wait_idle(10)
        took.append(seconds)
        rest.append(time.monotonic() - began)
    note = f"wanted after 0.5 s; the model at rest {ms(max(rest))} ms later (100 ms a piece)"
    report.at_most(what, max(took), "s", 0.6, note)


# -- errors and Stop -------------------------------------------------------------------------------


def _default_llm(**kwargs: Any) -> Any:
    from app.engine.huggingface import HuggingFaceLLM

    return HuggingFaceLLM.from_pack(**kwargs)


def _e05(what: str, rounds: int, report: Report) -> None:
    llm = _default_llm(max_new_tokens=16, generate_kwargs={"no_such_keyword": 1})

    def once() -> float:
        began = time.monotonic()
        try:
            list(llm.stream(SHORT, cancel=Cancellation()))
        except ValueError:
            return time.monotonic() - began
        raise RuntimeError("the model's error did not come through")

    report.at_most(what, _worst(once, rounds), "s", 1.0)


def _e06(what: str, rounds: int, report: Report) -> None:
    def once() -> float:
        response = _ask(ScriptedLLM([[{"delta": "a"}, {"hang": True}]]), idle_timeout=0.5)
        began = time.monotonic()
        try:
            list(response.response_gen)
        except StreamTimeout:
            assert response.text == "a"
            return time.monotonic() - began
        raise RuntimeError("the silence was not noticed")

    report.at_most(what, _worst(once, rounds), "s", 0.7, "wanted after 0.5 s")


def _e07(what: str, rounds: int, report: Report) -> None:
    def once() -> float:
        llm = ScriptedLLM([[{"sleep_ms": 10, "delta": "x"}] * 100_000])
        response = _ask(llm, deadline=0.3)
        list(response.response_gen)
        began = time.monotonic()
        assert response.finish_reason == "deadline" and response.text
        response.wait_idle(10)
        return time.monotonic() - began

    report.at_most(what, ms(_worst(once, rounds)), "ms", 250, "until the model is at rest")


def _e09(what: str, rounds: int, report: Report) -> None:
    llm = _default_llm(max_new_tokens=16)
    messages = long_prompt(llm)
    report.at_most(
        what, ms(_worst(lambda: stop_while_reading(llm, messages, 0.4), rounds)), "ms", 300,
        f"{llm.count_prompt(messages):,} tokens, Stop after 0.4 s",
    )  # fmt: skip


def _e10(what: str, rounds: int, report: Report) -> None:
    def once() -> float:
        llm = BlockingLLM([[{"sleep_ms": 20, "delta": "x"}] * 40])
        reader = ChatEngine(OnePassage(), llm, "context").stream_chat("?").response_gen
        next(reader)
        began = time.monotonic()
        reader.close()  # type: ignore[attr-defined]
        return time.monotonic() - began

    report.at_most(what, ms(_worst(once, rounds)), "ms", 50)


def _e11(what: str, rounds: int, report: Report) -> None:
    exits = [watch_exit("writing") for _ in range(rounds)]
    codes = ", ".join(str(code) for _, code in exits)
    report.at_most(what, max(seconds for seconds, _ in exits), "s", 1.0)
    in_order = not any(code for _, code in exits)
    report.holds("E11: the process ends in order", in_order, f"exit statuses {codes}")


# -- chat ------------------------------------------------------------------------------------------


def _c10(what: str, rounds: int, report: Report) -> None:
    async def read() -> None:
        response = await ChatEngine(OnePassage(), BlockingLLM([SLOW]), "context").astream_chat("?")
        async for _ in response.async_response_gen():
            pass

    def read_async() -> None:
        asyncio.run(read())

    def read_sync() -> None:
        list(_ask(BlockingLLM([SLOW])).response_gen)

    for name, reader in (("async chat", read_async), ("query engine", read_sync)):

        def once(reader: Callable[[], None] = reader) -> float:
            began = time.process_time()
            reader()
            return time.process_time() - began

        report.at_most(
            f"{what} ({name})", _worst(once, rounds), "CPU s", 0.05,
            "of the whole process, in 2 s",
        )  # fmt: skip


def _c11(what: str, rounds: int, report: Report) -> None:
    async def first() -> float:
        began = time.monotonic()
        response = await ChatEngine(OnePassage(), BlockingLLM([SLOW]), "context").astream_chat("?")
        async for _ in response.async_response_gen():
            took = time.monotonic() - began
            break
        response.cancel()
        return took

    report.at_most(
        what, _worst(lambda: asyncio.run(first()), rounds), "s", 0.2, "the first of 20 pieces"
    )


MEASURES = {
    "T14": _t14, "T21": _t21, "T22": _t22, "E05": _e05, "E06": _e06, "E07": _e07, "E09": _e09,
    "E10": _e10, "E11": _e11, "C10": _c10, "C11": _c11,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(measure.run("streams", measure.parser(__doc__).parse_args(), bench))
