"""Reading, splitting and storing beside embedding: what they add to the time of embedding alone.

squad2_wiki and product_docs through the real ``Engine.add``, into an empty library each time; in
turns with the embedding of the same chunks and nothing else.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import worker
from app.engine.indexing import GROUP
from app.engine.pace import LARGEST_STEP
from app.messages import IndexDone
from tests.benchmarks import measure
from tests.benchmarks.measure import EMBEDDER, PRODUCTS, SQUAD, Report, need

OVERHEAD = 1.1


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Index and embed in turns."""
    need(EMBEDDER, SQUAD, PRODUCTS)
    os.environ.update(worker.ENVIRONMENT)
    paths = [str(SQUAD / "docs"), str(PRODUCTS / "docs")]
    chunks = index(paths, folder / "first")[0]
    embed_alone(chunks[: 4 * GROUP])  # the first calls are slower
    whole, alone = [], []
    for number in range(1 if arguments.quick else 4):
        measure.progress(f"indexing {len(chunks):,} chunks")
        whole.append(index(paths, folder / f"library{number}")[1])
        measure.progress("embedding them alone")
        alone.append(embed_alone(chunks))
    above, below = measure.median(whole) or 0.0, measure.median(alone) or 1.0
    note = f"{above:.1f} s and {below:.1f} s for {len(chunks):,} chunks; {len(whole)} turns"
    report.at_most("indexing, of the time of embedding alone", above / below, "ratio",
                   OVERHEAD + 1e-9, note)  # fmt: skip
    report.tell("indexing", len(chunks) / above if above else None, "chunks/s")
    report.details |= {"whole": whole, "alone": alone}


def index(paths: Sequence[str], folder: Path) -> tuple[list[str], float]:
    """Add files and folders to a new library; return its chunks and the seconds it took."""
    from app.engine.engine import Engine
    from app.engine.stream import Cancellation

    engine = Engine(folder)
    try:
        engine.load_embedder()
        began = time.monotonic()
        for event in engine.add(1, paths, Cancellation()):
            if isinstance(event, IndexDone) and event.failed:
                raise RuntimeError(f"{event.failed} files could not be read")
        seconds = time.monotonic() - began
        found = [int(chunk) for chunks, _ in engine.store.vectors() for chunk in chunks]
        nodes = engine.store.nodes(found)
        return [node.text for node in nodes], seconds
    finally:
        engine.close()


def embed_alone(texts: Sequence[str]) -> float:
    """Return the seconds that embedding takes, in the steps and the order that indexing has."""
    from app.engine.config import Settings

    embedder: Any = Settings.embed_model
    unique = list(dict.fromkeys(texts))
    began = time.monotonic()
    for start in range(0, len(unique), GROUP):
        group = sorted(unique[start : start + GROUP], key=len, reverse=True)
        for first in range(0, len(group), LARGEST_STEP):
            embedder.embed(group[first : first + LARGEST_STEP])
    return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(measure.run("pipeline", measure.parser(__doc__).parse_args(), bench))
