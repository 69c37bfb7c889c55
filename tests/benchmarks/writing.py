"""What is written to the disk while 10,000 chunks are imported: at most 5 times what stays there.

Many small files, stored as an import stores them; database, log and graph together, counted by
the system for this process (``/proc/self/io``).
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from app.engine.embedding import BaseEmbedding
from app.engine.index import Vectors
from app.engine.store import NewDocument
from app.engine.vector_store_index import VectorStoreIndex
from tests.benchmarks import measure
from tests.benchmarks.measure import Report, Skipped
from tests.benchmarks.synthetic import Synthetic

CHUNKS = 10_000
MOST = 5.0
IO = Path("/proc/self/io")


class Named(BaseEmbedding):
    """Stands for the embedder whose vectors these are; embeds nothing."""

    @property
    def identity(self) -> str:
        return "synthetic"

    def embed(self, texts: object, *, query: bool = False) -> Vectors:
        raise NotImplementedError


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Import the same chunks file by file, and in batches as the import does."""
    if not IO.exists():
        raise Skipped("this system does not count what a process writes")
    count = 2_000 if arguments.quick else CHUNKS
    for batch in (1, 96):
        measure.progress(f"{batch} chunks in a transaction")
        place = folder / str(batch)
        written = _import(place, count, batch)
        size = sum(file.stat().st_size for file in place.iterdir())
        note = f"{written / 2**20:.0f} MiB written, {size / 2**20:.0f} MiB stay"
        what = f"bytes written per byte kept, {count:,} chunks, "
        if batch == 1:
            report.tell(what + "each file by itself", written / size, "times", note)
        else:
            report.at_most(what + f"{batch} or more at a time", written / size, "times", MOST, note)


def _import(folder: Path, chunks: int, batch: int) -> int:
    """Fill a library and return how many bytes that wrote."""
    documents = list(Synthetic().documents(chunks))
    before = _written()
    index = VectorStoreIndex.open(folder, embed_model=Named())
    for group in _groups(documents, batch):
        index.put_many(group)
    while index.vectors.build_step():
        pass
    index.save_graph()
    index.close()
    return _written() - before


def _groups(documents: list[NewDocument], chunks: int) -> Iterator[list[NewDocument]]:
    group: list[NewDocument] = []
    for document in documents:
        group.append(document)
        if sum(len(d.nodes) for d in group) >= chunks:
            yield group
            group = []
    if group:
        yield group


def _written() -> int:
    """Return the bytes this process asked the system to write so far."""
    facts = dict(line.split(": ") for line in IO.read_text(encoding="utf-8").splitlines())
    return max(int(facts["wchar"]), int(facts["write_bytes"]))


if __name__ == "__main__":
    sys.exit(measure.run("writing", measure.parser(__doc__).parse_args(), bench))
