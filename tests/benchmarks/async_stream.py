"""An event loop while a real answer is made in the same process: how long does it stand still?

``await engine.query(q, stream=True)`` with the default models, a ticker of 5 ms beside it. The
window never does this (its models live in another process); programs that use the engine as a
library do.
"""

import argparse
import asyncio
import gc
import sys
import time
from pathlib import Path
from typing import Any, Self

from tests.benchmarks import measure
from tests.benchmarks.libraries import questions, small_library
from tests.benchmarks.measure import EMBEDDER, LLM, Report, ms, need

TICK = 0.005
STALL_MS = 20
SWITCH_INTERVALS = {"as Python comes": 0.005, "switch interval 0.5 ms": 0.0005}


class Ticker:
    """Wakes every 5 ms in the running loop and notes every gap, with what went on then."""

    def __init__(self) -> None:
        self.gaps: list[tuple[float, str]] = []
        self.doing = ""

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._tick())
        await asyncio.sleep(4 * TICK)
        self.gaps.clear()
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.sleep(2 * TICK)
        self._task.cancel()

    @property
    def worst(self) -> tuple[float, str]:
        """The longest time from one tick to the next, in seconds, and what went on then."""
        return max(self.gaps, default=(0.0, ""))

    async def _tick(self) -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(TICK)
            now = time.perf_counter()
            self.gaps.append((now - last, self.doing))
            last = now


async def idle_stall(seconds: float) -> float:
    """Return the longest gap in a loop that has nothing to do: what the machine itself adds."""
    async with Ticker() as ticker:
        await asyncio.sleep(seconds)
    return ticker.worst[0]


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Answer questions in turns under each switch interval."""
    need(EMBEDDER, LLM)
    library = small_library(arguments.library or folder / "library")
    from app.engine.config import Settings
    from app.engine.vector_store_index import VectorStoreIndex

    index = VectorStoreIndex.open(library, embed_model=Settings.embed_model, read_only=True)
    engine = index.as_query_engine(Settings.llm, streaming=True, similarity_top_k=6)
    idle, pauses = ms(asyncio.run(idle_stall(2.0))), _Collections()
    asked = iter(questions(1 + 2 * len(SWITCH_INTERVALS) * 5))
    asyncio.run(_answer(engine, next(asked)))  # what is only slow once is not the loop's matter
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in SWITCH_INTERVALS}
    default = sys.getswitchinterval()
    for _ in range(1 if arguments.quick else 4):
        for name, interval in SWITCH_INTERVALS.items():
            sys.setswitchinterval(interval)
            measure.progress(f"answering, {name}")
            pauses.worst = 0.0
            row = asyncio.run(_answer(engine, next(asked)))
            found[name].append({**row, "worst_collection_ms": ms(pauses.worst)})
    sys.setswitchinterval(default)
    _report(found, idle, report)
    pauses.leave()
    index.close()


def _report(found: dict[str, list[dict[str, Any]]], idle: float, report: Report) -> None:
    for name, rows in found.items():
        worst = max(row["stall_ms"] for row in rows)
        typical = measure.rounded(measure.median([row["p99_ms"] for row in rows]))
        when = max(rows, key=lambda row: row["stall_ms"])["during"]
        note = f"{name}; 99 of 100 ticks within {typical} ms; the worst while {when}"
        if name == "as Python comes":
            note += f"; an idle loop here: {idle} ms"
            report.at_most(
                "longest stall of the loop during an answer", worst, "ms", STALL_MS, note
            )
        else:
            report.tell("longest stall of the loop during an answer", worst, "ms", note)
    report.notes.append(
        "The ticker counts from one tick to the next, its own 5 ms included. Loop and model share "
        "one interpreter here: whoever waits for its lock asks after the switch interval, and the "
        "model gives it up between two tensor operations."
    )
    report.details |= {"answers": found}


async def _answer(engine: Any, question: str) -> dict[str, Any]:
    async with Ticker() as ticker:
        began = time.perf_counter()
        ticker.doing = "retrieving"
        response = await engine.query(question, stream=True)
        ticker.doing, first = "reading", 0.0
        async for _ in response.async_response_gen():
            ticker.doing, first = "writing", first or time.perf_counter() - began
        seconds = time.perf_counter() - began
    gap, doing = ticker.worst
    gaps = [gap for gap, _ in ticker.gaps]
    return {
        "stall_ms": ms(gap), "during": doing, "p99_ms": ms(measure.percentile(gaps, 0.99) or 0),
        "ticks": len(gaps), "ticks_possible": int(seconds / TICK), "first_text_s": round(first, 2),
        "seconds": round(seconds, 2), "over_20_ms": sum(gap > STALL_MS / 1000 for gap in gaps),
    }  # fmt: skip


class _Collections:
    """Notes how long the longest garbage collection held everything up, in seconds."""

    def __init__(self) -> None:
        self.worst = self._began = 0.0
        gc.callbacks.append(self._note)

    def leave(self) -> None:
        gc.callbacks.remove(self._note)

    def _note(self, phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            self._began = time.perf_counter()
        else:
            self.worst = max(self.worst, time.perf_counter() - self._began)


def main() -> int:
    """Run the benchmark."""
    parser = measure.parser(__doc__)
    parser.add_argument("--library", type=Path, help="a library of squad2_wiki; else made")
    return measure.run("async_stream", parser.parse_args(), bench)


if __name__ == "__main__":
    sys.exit(main())
