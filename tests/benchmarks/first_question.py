"""A question asked the moment the engine process is started: when does the person see what?

The real engine process on a library that is there already, one of squad2_wiki and one of 10,000
chunks, asked through its pipe as the window asks it. All times are from the start of the process.
"""

import argparse
import multiprocessing
import sys
import time
from pathlib import Path
from typing import Any

from app import worker
from app.messages import (
    Answered,
    Ask,
    EngineState,
    Event,
    Failed,
    Passages,
    Quit,
    Stopped,
    Text,
    WorkerOptions,
)
from tests.benchmarks import measure
from tests.benchmarks.libraries import LARGE, large_library, questions, small_library
from tests.benchmarks.measure import EMBEDDER, LLM, Report, need

WORDS_SECONDS = 1.0
PATIENCE = 120  # seconds until a silent engine is called hung
STEPS = {
    "words": "first passages, by words",
    "hybrid": "passages by words and meaning",
    "text": "first text",
    "answer": "whole answer",
}


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Start, ask at once, end; several times, the two libraries in turns."""
    need(EMBEDDER, LLM)
    small = small_library(arguments.library or folder / "small")
    libraries = {
        "squad2_wiki": small, f"{LARGE:,} chunks": large_library(small, folder / "large"),
    }  # fmt: skip
    asked = questions(12)
    measure.progress("a first start, not counted: the disk, the measured device")
    ask_at_once(small, asked.pop())
    times: dict[str, list[dict[str, float]]] = {name: [] for name in libraries}
    for _ in range(1 if arguments.quick else 5):
        for name, library in libraries.items():
            measure.progress(f"starting with {name}")
            times[name].append(ask_at_once(library, asked.pop()))
    for name, rows in times.items():
        for step, what in STEPS.items():
            seconds = measure.median([row[step] for row in rows if step in row])
            if step == "words":
                report.at_most(f"{what}, {name}", seconds, "s", WORDS_SECONDS)
            else:
                report.tell(f"{what}, {name}", seconds, "s")
    report.details |= {"starts": times}


def ask_at_once(library: Path, question: str) -> dict[str, float]:
    """Return the seconds from the start of an engine process to each sign of an answer."""
    context = multiprocessing.get_context("spawn")
    pipe, theirs = context.Pipe()
    began = time.monotonic()
    process = context.Process(target=worker.main, args=(theirs, WorkerOptions(str(library))))
    process.start()
    theirs.close()
    pipe.send(Ask(1, question))
    seen: dict[str, float] = {}
    try:
        while "answer" not in seen:
            if not pipe.poll(PATIENCE):
                raise RuntimeError(f"the engine fell silent after {list(seen)}")
            event: Event = pipe.recv()
            _note(event, time.monotonic() - began, seen)
    finally:
        pipe.send(Quit())
        process.join(10)
        if process.is_alive():
            process.kill()
        pipe.close()
    return {step: round(seconds, 3) for step, seconds in seen.items()}


def _note(event: Any, seconds: float, seen: dict[str, float]) -> None:
    match event:
        case EngineState(stage=stage):
            seen.setdefault(f"ready: {stage}", seconds)
        case Passages(ranking=ranking):
            seen.setdefault(ranking, seconds)
        case Text():
            seen.setdefault("text", seconds)
        case Answered():
            seen["answer"] = seconds
        case Stopped() | Failed():
            raise RuntimeError(f"the question was not answered: {event}")


def main() -> int:
    """Run the benchmark."""
    parser = measure.parser(__doc__)
    parser.add_argument("--library", type=Path, help="a library of squad2_wiki; else made")
    return measure.run("first_question", parser.parse_args(), bench)


if __name__ == "__main__":
    sys.exit(main())
