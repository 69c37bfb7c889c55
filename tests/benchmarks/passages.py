"""A warm engine that rests: how long from the question to its passages, through the pipe?

The real engine process on 10,000 chunks; each answer is stopped once its passages are there. Then
the same with the question limited to one document, and asked into a conversation. Besides: what one
changed document among 100,000 costs the lane.
"""

import argparse
import sys
import time
from pathlib import Path

from app.engine.engine import Engine
from app.engine.store import FileFacts
from app.messages import TERMINAL, Ask, Cancel, Passages
from tests.benchmarks import measure
from tests.benchmarks.driving import EngineProcess
from tests.benchmarks.libraries import LARGE, large_library, questions, small_library
from tests.benchmarks.measure import EMBEDDER, LLM, Report, median, ms, need, percentile

WORDS_MS, CHANGE_MS = 20, 5
DOCUMENTS = 100_000


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Ask one question after another of an engine that does nothing else."""
    need(EMBEDDER, LLM)
    small = small_library(arguments.library or folder / "small")
    library = large_library(small, folder / "large")
    asked = questions(10 if arguments.quick else 60)
    one = str(library / "documents" / "007.md")
    with EngineProcess(library) as engine:
        engine.warm_up()
        _ask(engine, 1, asked[0])  # the first one reads the index from the disk
        for name, options in (
            ("", {}), (", in one document", {"only": (one,)}),
            (", in a conversation", {"conversation": 1}),
        ):  # fmt: skip
            times = [_ask(engine, 2 + n, q, **options) for n, q in enumerate(asked)]
            words = [words for words, _ in times]
            note = f"{len(times)} questions, 95 of 100 within {ms(percentile(words, 0.95) or 0)} ms"
            what = f"first passages, by words, {LARGE:,} chunks{name}"
            report.at_most(what, ms(median(words) or 0), "ms", WORDS_MS, note)
            both = median([hybrid for _, hybrid in times])
            report.tell(f"passages by words and meaning{name}", ms(both or 0), "ms")
    _tell_a_change(folder / "many", report)


def _ask(engine: EngineProcess, job: int, question: str, **options: object) -> tuple[float, float]:
    """Return the seconds until the passages of either kind, then stop the answer."""
    began = engine.send(Ask(job, question, **options))  # type: ignore[arg-type]
    seen: dict[str, float] = {}
    while "hybrid" not in seen:
        at, event = engine.hear()
        if isinstance(event, Passages) and event.job == job:
            seen[event.ranking] = at - began
    engine.send(Cancel(job))
    engine.until(lambda event: event.job == job and isinstance(event, TERMINAL))
    return seen["words"], seen["hybrid"]


def _tell_a_change(folder: Path, report: Report) -> None:
    measure.progress(f"a library of {DOCUMENTS:,} documents")
    engine = Engine(folder)
    engine.store.put_waiting([(f"/{n:06}.txt", FileFacts(n, n)) for n in range(DOCUMENTS)])
    engine.list_library(0)
    times = []
    for n in range(50):
        engine.store.set_state(f"/{n * 777:06}.txt", "failed", "corrupt", "Broken.")
        began = time.perf_counter()
        change, _ = engine.library_changes()
        times.append(time.perf_counter() - began)
        assert change is not None and len(change.documents) == 1
    engine.close()
    what = f"telling one changed document of {DOCUMENTS:,}"
    report.at_most(what, ms(median(times) or 0), "ms", CHANGE_MS, f"longest {ms(max(times))} ms")


def main() -> int:
    """Run the benchmark."""
    parser = measure.parser(__doc__)
    parser.add_argument("--library", type=Path, help="a library of squad2_wiki; else made")
    return measure.run("passages", parser.parse_args(), bench)


if __name__ == "__main__":
    sys.exit(main())
