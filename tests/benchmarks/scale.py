"""A library of 100,000 chunks: how long it takes to open, to search, and what it needs.

With ``--million``, also what 1,000,000 vectors cost. Vectors and words are made up, see
``synthetic``; everything else is the real thing.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import psutil

from app.engine.index import STEP_SECONDS, VectorIndex, Vectors
from app.engine.vector_store_index import VectorStoreIndex
from tests.benchmarks import measure
from tests.benchmarks.measure import Report, median, ms, percentile, progress
from tests.benchmarks.synthetic import DIMENSION, Synthetic
from tests.benchmarks.writing import Named

CHUNKS, MILLION, QUERIES, K = 100_000, 1_000_000, 200, 10


def main() -> int:
    """Run it."""
    parser = measure.parser(__doc__)
    parser.add_argument("--million", action="store_true", help="1,000,000 vectors, too: an hour")
    return measure.run("scale", parser.parse_args(), bench)


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Fill a library, open it, search it; then perhaps the million."""
    count = 12_000 if arguments.quick else CHUNKS
    made = Synthetic()
    began = time.monotonic()
    _fill(folder, count, made)
    report.tell(f"storing {count:,} chunks", time.monotonic() - began, "s", "vectors were there")
    before = _memory()
    began = time.monotonic()
    index = VectorStoreIndex.open(folder, embed_model=Named())
    report.at_most(f"opening {count:,} chunks, no graph", time.monotonic() - began, "s", 1.5)
    report.tell("memory, vectors alone", _memory() - before, "MiB")
    queries = made.vectors(QUERIES)
    _build(index.vectors, count, report)
    report.tell("memory, vectors and graph", _memory() - before, "MiB")
    _search(index.vectors, queries, count, report, target=True)
    _search_words(index, made, report)
    began = time.monotonic()
    index.save_graph()
    report.tell("writing the graph", time.monotonic() - began, "s")
    index.close()
    began = time.monotonic()
    index = VectorStoreIndex.open(folder, embed_model=Named())
    report.at_most(f"opening {count:,} chunks with graph", time.monotonic() - began, "s", 1.5)
    report.holds("the graph serves at once", index.vectors.searches_by == "hnsw")
    began = time.monotonic()
    rows = index.store.documents()
    report.tell(f"the ledger of {len(rows):,} documents", ms(time.monotonic() - began), "ms")
    index.close()
    del index
    if arguments.million:
        _million(made, report)


def _fill(folder: Path, count: int, made: Synthetic) -> None:
    index = VectorStoreIndex.open(folder, embed_model=Named())
    group, chunks = [], 0
    for document in made.documents(count):
        group.append(document)
        chunks += len(document.nodes)
        if chunks >= 480:
            index.put_many(group)
            group, chunks = [], 0
    index.put_many(group)
    index.close()


def _build(vectors: VectorIndex, count: int, report: Report) -> None:
    progress(f"the graph of {count:,}")
    began, steps, more = time.monotonic(), [], True
    while more:
        step = time.monotonic()
        more = vectors.build_step()
        steps.append(time.monotonic() - step)
    report.tell(f"building the graph of {count:,}", time.monotonic() - began, "s")
    longest = f"p99 of {len(steps):,} steps meant to take {ms(STEP_SECONDS):g} ms"
    report.at_most("a step of it", ms(percentile(steps, 0.99) or 0), "ms", 100, longest)


def _search(
    vectors: VectorIndex, queries: Vectors, count: int, report: Report, target: bool
) -> None:
    took, hits, exact = [], 0, []
    for query in queries:
        began = time.perf_counter()
        found = {label for label, _ in vectors.search(query, K)}
        took.append(time.perf_counter() - began)
        began = time.perf_counter()
        truth = {label for label, _ in vectors._search_exact(query, K, None)}
        exact.append(time.perf_counter() - began)
        hits += len(found & truth)
    recall = hits / (K * len(queries))
    what, note = f"a search among {count:,}, p95", f"by {vectors.searches_by}, ef {vectors._ef}"
    if target:
        report.at_most(what, ms(percentile(took, 0.95) or 0), "ms", 10, note)
        report.at_least(f"recall@{K} against exact search", recall, "", 0.98)
    else:
        report.tell(what, ms(percentile(took, 0.95) or 0), "ms", note)
        report.tell(f"recall@{K} against exact search, {count:,}", recall, "")
    report.tell(f"an exact search among {count:,}, median", ms(median(exact) or 0), "ms")


def _search_words(index: VectorStoreIndex, made: Synthetic, report: Report) -> None:
    took = []
    for _ in range(50):
        question = " ".join(made.rng.choice(made.words[50:5000], 8))
        began = time.perf_counter()
        index.scored_nodes(index.store.search_words(question, 50))
        took.append(time.perf_counter() - began)
    report.tell("the same by words, with their texts, p95", ms(percentile(took, 0.95) or 0), "ms")


def _million(made: Synthetic, report: Report) -> None:
    before, vectors = _memory(), VectorIndex()
    for start in range(0, MILLION, 10_000):
        vectors.add(range(start, start + 10_000), made.vectors(10_000))
    report.tell(f"memory, {MILLION:,} vectors of {DIMENSION}", _memory() - before, "MiB")
    _build(vectors, MILLION, report)
    report.tell(f"memory with the graph of {MILLION:,}", _memory() - before, "MiB")
    _search(vectors, made.vectors(QUERIES), MILLION, report, target=False)


def _memory() -> float:
    return float(psutil.Process(os.getpid()).memory_info().rss) / 2**20


if __name__ == "__main__":
    sys.exit(main())
