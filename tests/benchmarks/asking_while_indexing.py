"""A question asked while documents are read: how long until its passages are there?

The real engine process with both models, through its pipe. Its answer is stopped once the passages
by words and meaning have come, so that reading goes on; the next question comes at a random moment.
"""

import argparse
import random
import sys
from pathlib import Path

from app.messages import Ask, Cancel, Index, IndexDone, Indexed, Passages
from tests.benchmarks import measure
from tests.benchmarks.driving import EngineProcess
from tests.benchmarks.libraries import SEED, prose_files, questions, vary
from tests.benchmarks.measure import EMBEDDER, LLM, Report, ms, need, percentile

LIMIT_MS = 300
FIRST_JOB = 100


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Index variations of the corpora and ask meanwhile."""
    need(EMBEDDER, LLM)
    count = 5 if arguments.quick else 60
    measure.progress("writing documents")
    vary(prose_files()[:10] if arguments.quick else prose_files(), folder / "documents",
         1 if arguments.quick else 6)  # fmt: skip
    times: dict[str, list[float]] = {"words": [], "hybrid": []}
    with EngineProcess(folder / "library") as engine:
        engine.warm_up()
        engine.send(Index(1, (str(folder / "documents"),)))
        engine.until(lambda event: isinstance(event, Indexed))
        rng = random.Random(SEED)
        for number, question in enumerate(questions(count)):
            if any(isinstance(e, IndexDone) for e in engine.listen(rng.uniform(0.2, 1.2))):
                break
            measure.progress(f"question {number + 1} of {count}")
            for ranking, seconds in ask(engine, FIRST_JOB + number, question).items():
                times[ranking].append(seconds)
    asked = len(times["hybrid"])
    if not asked:
        raise RuntimeError("everything was read before a question could be asked")
    for ranking, what in (("words", "first passages, by words"),
                          ("hybrid", "passages by words and meaning")):  # fmt: skip
        half = ms(percentile(times[ranking], 0.5) or 0.0)
        report.at_most(f"{what}, while indexing, 95 of 100",
                       ms(percentile(times[ranking], 0.95) or 0.0), "ms", LIMIT_MS,
                       f"{asked} questions, half within {half} ms")  # fmt: skip
    report.details |= {name: [ms(x) for x in row] for name, row in times.items()}


def ask(engine: EngineProcess, job: int, question: str) -> dict[str, float]:
    """Return the seconds until the passages of either kind, then stop the answer."""
    began = engine.send(Ask(job, question))
    seen: dict[str, float] = {}
    while "hybrid" not in seen:
        moment, event = engine.until(lambda e: isinstance(e, Passages) and e.job == job)
        seen[event.ranking] = moment - began
    engine.send(Cancel(job))
    engine.until(lambda e: e.job == job and type(e).__name__ in ("Stopped", "Answered"))
    return seen


if __name__ == "__main__":
    sys.exit(measure.run("asking_while_indexing", measure.parser(__doc__).parse_args(), bench))
