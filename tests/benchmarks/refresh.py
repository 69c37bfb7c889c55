"""Following a folder: nothing changed, one file edited, a folder renamed and renamed back.

A folder of 10,000 small files. The engine in this process tells its own time and counts what is
embedded; the real engine process, which watches the folder, tells how soon an edit is searchable.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import worker
from app.engine.embedding import BaseEmbedding, Vectors
from app.messages import Ask, Cancel, IndexDone, Indexed, Passages
from tests.benchmarks import measure
from tests.benchmarks.driving import EngineProcess
from tests.benchmarks.libraries import SEED, prose
from tests.benchmarks.measure import EMBEDDER, Report, need

FILES, PER_FOLDER = 10_000, 100
UNCHANGED_SECONDS = EDITED_SECONDS = 2.0


class _Counting(BaseEmbedding):
    """The default embedder, and how many texts it was given to keep."""

    def __init__(self) -> None:
        super().__init__()
        from app.engine.config import default_embedder

        self._inner, self.embedded = default_embedder(), 0

    @property
    def identity(self) -> str:
        return self._inner.identity

    @property
    def counter(self) -> Any:
        return self._inner.counter

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        self.embedded += 0 if query else len(texts)
        return self._inner.embed(texts, query=query)


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Make the folder, add it, then change nothing, one file, and names."""
    need(EMBEDDER)
    os.environ.update(worker.ENVIRONMENT)
    documents, library = folder / "documents", folder / "library"
    count = 500 if arguments.quick else FILES
    write_files(documents, count)
    embedder = _Counting()
    done = add(library, documents, embedder)
    report.tell("adding them at first", done.seconds, "s", f"{done.documents:,} files")
    again = [add(library, documents, embedder) for _ in range(2 if arguments.quick else 5)]
    if any(done.unchanged != count for done in again):
        raise RuntimeError("not every file counted as unchanged")
    worst = max(done.seconds for done in again)
    report.at_most(f"adding {count:,} files again, nothing changed, worst", worst, "s",
                   UNCHANGED_SECONDS, f"median {measure.median([d.seconds for d in again])} s; "
                   "the engine's own time")  # fmt: skip
    _rename(library, documents, embedder, report)
    _edit(library, documents, 3 if arguments.quick else 10, report)


def write_files(folder: Path, count: int) -> None:
    """Write small files, no two alike, a hundred to a folder."""
    measure.progress(f"writing {count:,} files")
    words, rng = prose(400_000).split(), random.Random(SEED)
    for number in range(count):
        place = folder / f"{number // PER_FOLDER:03}"
        place.mkdir(parents=True, exist_ok=True)
        text = " ".join(rng.choices(words, k=25))
        (place / f"note {number:05}.md").write_text(f"Note {number}. {text}.\n", encoding="utf-8")


def add(library: Path, documents: Path, embedder: BaseEmbedding) -> IndexDone:
    """Open the library anew, add the folder, close it; return how the job ended."""
    from app.engine.engine import Engine
    from app.engine.stream import Cancellation

    measure.progress("adding the folder")
    engine = Engine(library)
    try:
        engine.use(embedder=embedder)
        return next(
            event for event in engine.add(1, [str(documents)], Cancellation())
            if isinstance(event, IndexDone)
        )  # fmt: skip
    finally:
        engine.close()


def _rename(library: Path, documents: Path, embedder: _Counting, report: Report) -> None:
    """Rename a folder, start anew, rename it back."""
    there, elsewhere = documents / "000", documents / "renamed"
    before = embedder.embedded
    there.rename(elsewhere)
    moved = add(library, documents, embedder).moved
    elsewhere.rename(there)
    back = add(library, documents, embedder).moved
    embedded = embedder.embedded - before
    report.holds("renaming a folder and renaming it back embeds nothing", embedded == 0,
                 f"{embedded} chunks embedded; {moved} and {back} files moved")  # fmt: skip


def _edit(library: Path, documents: Path, rounds: int, report: Report) -> None:
    """Save files of a followed folder; see when each is told to be there, and can be found."""
    seconds, found = [], 0
    with EngineProcess(library) as engine:
        engine.warm_up()
        engine.listen(5)  # it looks around when it starts
        for number in range(rounds):
            measure.progress(f"edit {number + 1} of {rounds}")
            path = documents / f"{number % 3:03}" / f"note {number % 3 * PER_FOLDER + 7:05}.md"
            path.write_text(f"The password of the cellar is quux{number}zz.\n", encoding="utf-8")
            saved = time.monotonic()
            moment, _ = engine.until(
                lambda e, path=str(path): isinstance(e, Indexed) and e.path == path
            )
            seconds.append(moment - saved)
            found += _finds(engine, 1000 + number, f"quux{number}zz", path)
    note = (
        f"median {measure.median(seconds):.2f} s of {rounds}; found by its new word {found} times"
    )
    worst = max(seconds) if found == rounds else None
    report.at_most("an edited file is searchable after saving, worst", worst, "s",
                   EDITED_SECONDS, note)  # fmt: skip
    report.details |= {"edits": seconds}


def _finds(engine: EngineProcess, job: int, word: str, path: Path) -> bool:
    engine.send(Ask(job, f"What is {word}?"))
    _, event = engine.until(lambda e: isinstance(e, Passages) and e.job == job)
    engine.send(Cancel(job))
    engine.until(lambda e: e.job == job and type(e).__name__ in ("Stopped", "Answered"))
    return any(passage.path == str(path) for passage in event.passages)


if __name__ == "__main__":
    sys.exit(measure.run("refresh", measure.parser(__doc__).parse_args(), bench))
