"""Embedding: how much faster than ``SentenceTransformer.encode`` with its defaults, and how close.

The chunks of squad2_wiki and product_docs. Carrel's embedder, as its indexing calls it (small
steps, sorted within a group), and the library's own call, float32 in batches of 32, take turns in
one process on the same chunks.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.indexing import GROUP
from app.engine.pace import LARGEST_STEP as STEP
from app.engine.splitting import SentenceSplitter
from app.engine.tokens import FileTokenCounter
from tests.benchmarks import measure
from tests.benchmarks.libraries import SEED, prose_files
from tests.benchmarks.measure import EMBEDDER, Report, ms, need

FASTER, CLOSE = 2.0, 0.998
ROUND = 4 * GROUP
"""Chunks that each side embeds in one turn."""


def bench(arguments: argparse.Namespace, _folder: Path, report: Report) -> None:
    """Split everything, then embed samples of it in turns."""
    need(EMBEDDER)
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as the engine process has it
    chunks = _split(report)
    from sentence_transformers import SentenceTransformer

    from app.engine.config import default_embedder

    ours: Any = default_embedder()
    theirs = SentenceTransformer(str(EMBEDDER), device=str(ours.model.device))
    random.Random(SEED).shuffle(chunks)
    size, rounds = (GROUP, 2) if arguments.quick else (ROUND, 5)
    steps: list[float] = []
    sides: dict[str, Callable[[Sequence[str]], Any]] = {
        "Carrel": lambda texts: _in_steps(ours, texts, steps),
        "encode": lambda texts: theirs.encode(list(texts), show_progress_bar=False),
    }
    for embed in sides.values():
        embed(chunks[:STEP])  # the first call of either is slower
    steps.clear()
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    cosines: list[float] = []
    for number in range(rounds):
        texts = [chunks[i % len(chunks)] for i in range(number * size, (number + 1) * size)]
        found = {}
        for name, embed in sides.items():
            measure.progress(f"{name} embeds {size} chunks")
            began = time.monotonic()
            found[name] = embed(texts)
            seconds[name].append(time.monotonic() - began)
        cosines += [float(x) for x in (found["Carrel"] * found["encode"]).sum(axis=1)]
    _tell(report, seconds, cosines, steps, size)
    report.details |= {"seconds": seconds, "chunks_a_turn": size, "dtype": str(ours.model.dtype)}


def _in_steps(embedder: Any, texts: Sequence[str], steps: list[float]) -> Any:
    """Embed as ``IndexJob`` does, and note the seconds of each step."""
    vectors: list[Any] = [None] * len(texts)
    for start in range(0, len(texts), GROUP):
        group = range(start, min(start + GROUP, len(texts)))
        order = sorted(group, key=lambda i: -len(texts[i]))
        for first in range(0, len(order), STEP):
            step = order[first : first + STEP]
            began = time.monotonic()
            rows = embedder.embed([texts[i] for i in step])
            steps.append(time.monotonic() - began)
            for i, row in zip(step, rows, strict=True):
                vectors[i] = row
    return np.array(vectors)


def _split(report: Report) -> list[str]:
    """Return every chunk, and tell how fast they were made."""
    splitter = SentenceSplitter(tokenizer=FileTokenCounter(EMBEDDER / "tokenizer.json"))
    texts = [file.read_text(encoding="utf-8") for file in prose_files()]
    measure.progress(f"splitting {len(texts)} documents")
    began = time.process_time()
    chunks = [chunk for text in texts for chunk in splitter.chunks(text)]
    rate = len(chunks) / (time.process_time() - began)
    tokens = np.mean([chunk.tokens for chunk in chunks])
    note = f"{len(chunks):,} chunks of {tokens:.0f} tokens on average, of one core"
    report.tell("splitting alone", rate, "chunks/CPU s", note)
    return [chunk.text for chunk in chunks]


def _tell(
    report: Report,
    seconds: dict[str, list[float]],
    cosines: list[float],
    steps: list[float],
    size: int,
) -> None:
    median = {name: measure.median(times) or 1.0 for name, times in seconds.items()}
    ours, theirs = size / median["Carrel"], size / median["encode"]
    note = f"{ours:.0f} and {theirs:.0f} chunks/s; {len(seconds['Carrel'])} turns of {size} chunks"
    report.at_least("throughput, of that of SentenceTransformer.encode", ours / theirs, "ratio",
                    FASTER, note)  # fmt: skip
    report.at_least("cosine to the float32 vectors, worst", min(cosines), "cosine", CLOSE,
                    f"{len(cosines):,} chunks")  # fmt: skip
    p95 = measure.percentile(steps, 0.95) or 0.0
    report.tell(f"one step of {STEP} chunks, 95 of 100", ms(p95), "ms", "a question waits for it")


if __name__ == "__main__":
    sys.exit(measure.run("embedding", measure.parser(__doc__).parse_args(), bench))
