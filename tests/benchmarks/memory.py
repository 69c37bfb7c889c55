"""Memory of the engine while it indexes 100,000 chunks, with both models loaded.

Files, reader process, splitting, store, full text and graph are the real ones. With ``--real`` so
are all vectors; else every tenth step is embedded and the others get random unit vectors, because
the rest would take half an hour; what the model needs for a step it needs then, too.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app import worker
from app.engine.embedding import BaseEmbedding, Vectors
from app.engine.index import normalise
from app.messages import IndexDone
from tests.benchmarks import measure
from tests.benchmarks.libraries import SEED, prose
from tests.benchmarks.measure import EMBEDDER, LLM, ROOT, Report, need

CHUNKS, LIMIT_MB = 100_000, 1_500
FILE_CHARACTERS = 400_000
CHARACTERS = 870
"""Of a chunk of such prose, the overlap taken off."""
EVERY = 10
LOOK_SECONDS = 0.1


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Write the documents, index them in a process of its own, and look at it meanwhile."""
    need(EMBEDDER, LLM)
    chunks = 3_000 if arguments.quick else CHUNKS
    write_documents(folder / "documents", chunks * CHARACTERS)
    measure.progress(f"indexing about {chunks:,} chunks")
    peaks, said = _watch(folder, arguments.real)
    vectors = "all vectors real" if arguments.real else f"every {EVERY}th step of vectors real"
    note = f"{said['chunks']:,} chunks in {said['seconds']:.0f} s, {vectors}; both models loaded"
    report.at_most("memory of the engine process while indexing, most", peaks["engine"], "MB",
                   LIMIT_MB, note)  # fmt: skip
    report.tell("with both models loaded, before", said["before_mb"], "MB")
    report.tell("memory of its reader process, most", peaks["reader"], "MB")
    if not arguments.quick and said["chunks"] < CHUNKS * 0.95:
        report.notes.append(f"Only {said['chunks']:,} chunks came of the documents.")


def write_documents(folder: Path, characters: int) -> None:
    """Write prose that says nothing twice: sentences of squad2_wiki, shuffled with their words."""
    measure.progress("writing documents")
    folder.mkdir(parents=True)
    rng, sentences = random.Random(SEED), re.split(r"(?<=[.!?])\s+", prose(600_000))
    for number in range(-(-characters // FILE_CHARACTERS)):
        lines, length = [], 0
        while length < min(FILE_CHARACTERS, characters):
            words = rng.choice(sentences).rstrip(".").split(" ")
            words[rng.randrange(len(words))] = f"{rng.choice(words)}{rng.randrange(10_000)}"
            lines.append(" ".join(words) + (".\n\n" if rng.random() < 0.1 else ". "))
            length += len(lines[-1])
        (folder / f"{number:04}.txt").write_text("".join(lines), encoding="utf-8")


def _watch(folder: Path, real: bool) -> tuple[dict[str, float], dict[str, Any]]:
    """Run ``fill`` and return the most resident memory in MB, and what it said."""
    import psutil

    command = [sys.executable, "-m", "tests.benchmarks.memory", "--fill", str(folder)]
    peaks = {"engine": 0.0, "reader": 0.0}
    with subprocess.Popen(
        [*command, *(["--real"] if real else [])], cwd=ROOT, text=True, stdout=subprocess.PIPE
    ) as process:
        engine = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                peaks["engine"] = max(peaks["engine"], _megabytes(engine))
                readers = engine.children(recursive=True)
                peaks["reader"] = max([peaks["reader"], *map(_megabytes, readers)])
            except psutil.Error:
                pass  # one of them ended between two looks
            time.sleep(LOOK_SECONDS)
        assert process.stdout is not None
        said = process.stdout.read()
    if process.returncode:
        raise RuntimeError(f"indexing ended with {process.returncode}")
    return peaks, json.loads(said)


def _megabytes(process: Any) -> float:
    return float(process.memory_info().rss) / 1e6


# -- the process that is looked at -----------------------------------------------------------------


class _Sometimes(BaseEmbedding):
    """The default embedder, asked at every tenth step only."""

    def __init__(self, inner: BaseEmbedding, every: int) -> None:
        super().__init__()
        self._inner, self._every, self._steps = inner, every, 0
        self._rng = np.random.default_rng(SEED)

    @property
    def identity(self) -> str:
        return self._inner.identity

    @property
    def counter(self) -> Any:
        return self._inner.counter

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        self._steps += 1
        if query or self._steps % self._every == 0:
            return self._inner.embed(texts, query=query)
        width = len(self._inner.query_vector("width"))
        return normalise(self._rng.normal(size=(len(texts), width)).astype(np.float32))


def fill(folder: Path, real: bool) -> int:
    """Load both models, index the documents, build the graph, and print what came of it."""
    out = measure.claim_stdout()
    os.environ.update(worker.ENVIRONMENT)
    import psutil

    from app.engine.engine import Engine
    from app.engine.stream import Cancellation

    engine = Engine(folder / "library")
    embedder = engine.load_embedder()
    engine.load_llm()
    if not real:
        engine.use(embedder=_Sometimes(embedder, EVERY))
    before = _megabytes(psutil.Process())
    began = time.monotonic()
    done = next(
        event for event in engine.add(1, [str(folder / "documents")], Cancellation())
        if isinstance(event, IndexDone)
    )  # fmt: skip
    while engine.tidy():
        pass
    seconds = time.monotonic() - began
    engine.close()
    out.write(json.dumps({"chunks": done.chunks, "seconds": seconds, "before_mb": before}))
    out.flush()
    return 0


def main() -> int:
    """Run the benchmark, or be the process that it looks at."""
    parser = measure.parser(__doc__)
    parser.add_argument("--real", action="store_true", help="embed everything: half an hour")
    parser.add_argument("--fill", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.fill:
        return fill(arguments.fill, arguments.real)
    return measure.run("memory", arguments, bench)


if __name__ == "__main__":
    sys.exit(main())
