"""Nearest vectors: exact search and hnswlib behind one face; a cache of the store's vectors.

Exact search is always there and always right. Above ``HNSW_FROM`` vectors an HNSW graph is built
beside it and used when it was *measured* to be faster at a recall of at least 0.98. Vectors that
are not in the graph yet are searched exactly and merged in; for filtered questions and while most
are missing, exact search serves. Not thread-safe: the caller holds the lane (hnswlib may not
search while it inserts, https://github.com/nmslib/hnswlib/issues/562).
"""

import itertools
import json
import os
import time
import zlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

HNSW_FROM = 10_000
RECALL = 0.98
M, EF_CONSTRUCTION, SEED = 16, 200, 100
"""Graph degree and build effort; the seed makes a build repeatable."""
STEP_SECONDS = 0.04
"""How long a step of building takes: a question may wait for it."""
PART = 8
"""Vectors put into the graph between two looks at the clock; by one thread, because several wait
for each other for long while a model runs beside."""
ROWS = 8192
"""Vectors in one block: growing never copies those that are there, 12 MB at 384 dimensions."""


class VectorIndex:
    """Unit vectors with integer labels, searched by cosine."""

    def __init__(self, hnsw_from: int = HNSW_FROM) -> None:
        self._hnsw_from = hnsw_from
        self._begin(0)

    def _begin(self, dimension: int) -> None:
        """Start empty, with vectors of some dimension."""
        self._dimension = dimension
        self._blocks: list[Vectors] = []
        self._labels: npt.NDArray[np.int64] = np.zeros(ROWS, dtype=np.int64)
        self._rows: dict[int, int] = {}
        self._drop_graph()

    def _drop_graph(self) -> None:
        self._graph: Any = None
        self._pending: dict[int, None] = {}  # labels that are not in the graph; ordered
        self._measuring: Iterator[None] | None = None
        self._measured = self._ef = 0
        self.unsaved = 0

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def dimension(self) -> int:
        """Length of a vector; 0 while empty."""
        return self._dimension

    @property
    def searches_by(self) -> str:
        """ "exact" or "hnsw"."""
        return "hnsw" if self._serves() else "exact"

    def add(self, labels: Sequence[int], vectors: Vectors) -> None:
        """Add vectors, shape (n, dimension), normalised here; known labels are replaced.

        Raises ``ValueError`` when the dimension differs from what the index holds.
        """
        if not len(labels):
            return
        vectors = normalise(np.atleast_2d(np.asarray(vectors, dtype=np.float32)))
        if len(self) == 0 and self.dimension != vectors.shape[1]:
            self._begin(vectors.shape[1])
        if vectors.shape[1] != self.dimension:
            raise ValueError(f"Vectors of {vectors.shape[1]} dimensions in {self.dimension}.")
        self.remove([label for label in labels if label in self._rows])
        row = len(self)
        while len(self._blocks) * ROWS < row + len(labels):
            self._blocks.append(np.empty((ROWS, self.dimension), dtype=np.float32))
        if len(self._labels) < len(self._blocks) * ROWS:
            self._labels = np.resize(self._labels, len(self._blocks) * ROWS * 5 // 4)
        self._labels[row : row + len(labels)] = labels
        self._rows.update(zip(labels, range(row, row + len(labels)), strict=True))
        while len(vectors):
            block, first = divmod(row, ROWS)
            taken, vectors = np.split(vectors, [min(ROWS - first, len(vectors))])
            self._blocks[block][first : first + len(taken)] = taken
            row += len(taken)
        if self._graph is not None:
            self._pending.update(dict.fromkeys(labels))

    def remove(self, labels: Collection[int]) -> None:
        """Remove vectors; unknown labels are no error."""
        for label in labels:
            row = self._rows.pop(label, None)
            if row is None:
                continue
            last = len(self._rows)
            if row != last:
                moved = int(self._labels[last])
                self._vector(row)[:] = self._vector(last)
                self._labels[row] = moved
                self._rows[moved] = row
            if self._graph is not None:
                if label in self._pending:
                    del self._pending[label]
                else:
                    self._graph.mark_deleted(label)
                    self.unsaved += 1

    def search(
        self, vector: Vectors, k: int, allowed: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """Return the ``k`` nearest ``(label, cosine)``, best first, of ``allowed`` if given."""
        k = min(k, len(self))
        if k <= 0:
            return []
        vector = normalise(np.asarray(vector, dtype=np.float32).reshape(1, -1))[0]
        if allowed is None and self._serves():
            try:
                return self._search_both(vector, k)
            except RuntimeError:  # WORKAROUND https://github.com/nmslib/hnswlib/issues/244
                pass
        return self._search_exact(vector, k, allowed)

    # -- the graph -----------------------------------------------------------------------------

    def build_step(self, budget: int = 256) -> bool:
        """Put up to ``budget`` more vectors into the graph; return True while there is more to do.

        Stops after ``STEP_SECONDS``. When all are in, what serves better is measured, a few
        queries a step. Does nothing below the size from which a graph pays.
        """
        if len(self) < self._hnsw_from:
            return False
        until = time.monotonic() + STEP_SECONDS
        if self._graph is None or self._is_stale():
            self._new_graph()
        while self._pending and budget > 0:
            if time.monotonic() > until:
                return True
            labels = list(itertools.islice(self._pending, min(PART, budget)))
            self._extend(labels)
            budget -= len(labels)
        if self._pending:
            return True
        if len(self) > 2 * self._measured and self._measuring is None:
            self._measuring = self._measure()
        while self._measuring is not None:
            if time.monotonic() > until:
                return True
            if next(self._measuring, self) is self:
                self._measuring = None
        return False

    def _measure(self, samples: int = 50, k: int = 10) -> Iterator[None]:
        """Measure recall and time of both ways on noisy copies of own vectors; keep the better."""
        rng = np.random.default_rng(SEED)
        queries, truth, exact_seconds = [], [], 0.0
        for _ in range(samples):
            row = int(rng.integers(0, len(self)))
            noise = rng.normal(0, 0.5 / np.sqrt(self.dimension), self.dimension)
            query = normalise((self._vector(row) + noise).astype(np.float32))
            began = time.perf_counter()
            found = self._search_exact(query, k, None)
            exact_seconds += time.perf_counter() - began
            queries.append(query)
            truth.append({label for label, _ in found})
            yield
        chosen = 0
        for ef in (64, 128, 256, 512):
            hits, seconds = 0, 0.0
            for query, right in zip(queries, truth, strict=True):
                began = time.perf_counter()
                nearest = self._search_graph(query, k, ef)
                seconds += time.perf_counter() - began
                hits += len(right & {label for label, _ in nearest})
                yield
            if hits >= RECALL * samples * k:
                chosen = ef if seconds < exact_seconds else 0
                break
        self._ef, self._measured = chosen, len(self)

    def save(self, file: Path, facts: dict[str, Any]) -> bool:
        """Write the graph beside ``facts``, in one step; return False if there is none to write.

        Written to a temporary name and compared with its size, because hnswlib reports success on
        a full disk (its ``saveIndex`` never checks the stream).
        """
        if self._graph is None or len(self._pending) > len(self) // 2:
            return False
        temporary = file.with_suffix(".tmp")
        try:
            return self._write(file, temporary, facts)
        except OSError:  # no room, or no such place: the graph is only a cache
            try:
                temporary.unlink(missing_ok=True)
            except OSError:
                pass  # a folder that cannot be written has nothing to be removed either
            return False

    def _write(self, file: Path, temporary: Path, facts: dict[str, Any]) -> bool:
        self._graph.save_index(str(temporary))
        with open(temporary, "rb+") as handle:
            os.fsync(handle.fileno())  # tells of a disk that was full behind the cache
        size = temporary.stat().st_size
        if size != self._graph.index_file_size():
            temporary.unlink()
            return False
        whole = {
            **facts, "dimension": self.dimension, "size": size, "checksum": _checksum(temporary),
            "ef": self._ef, "measured": self._measured,
        }  # fmt: skip
        notes = file.with_suffix(".json")
        notes.unlink(missing_ok=True)  # no facts, no cache: a kill from here on means a rebuild
        os.replace(temporary, file)
        notes_temporary = notes.with_suffix(".json.tmp")
        notes_temporary.write_text(json.dumps(whole), encoding="utf-8")
        os.replace(notes_temporary, notes)
        self.unsaved = 0
        return True

    def load(self, file: Path, facts: dict[str, Any]) -> bool:
        """Take the graph from ``file`` if it was saved with these facts and is whole.

        ``facts`` must vouch that a label in the file means the same vector as here. Vectors that
        came since are put in by ``build_step``, those that went are passed over. Returns False
        when all has to be built again.
        """
        import hnswlib

        try:
            known = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
            wanted = {**facts, "dimension": self.dimension, "size": file.stat().st_size}
            if not isinstance(known, dict) or {key: known.get(key) for key in wanted} != wanted:
                return False
            if known.get("checksum") != _checksum(file):
                return False
            ef, measured = int(known["ef"]), int(known["measured"])
            graph = hnswlib.Index(space="cosine", dim=self.dimension)
            graph.load_index(str(file), max_elements=max(len(self), 1) * 3 // 2)
        except (OSError, ValueError, TypeError, KeyError, RuntimeError):
            return False
        self._drop_graph()
        self._graph, self._ef, self._measured = graph, ef, measured
        held = set(graph.get_ids_list())
        self._pending = dict.fromkeys(label for label in self._rows if label not in held)
        for label in held - self._rows.keys():
            try:
                graph.mark_deleted(label)
            except RuntimeError:  # it was marked when the graph was saved
                pass
        return True

    # -- inside --------------------------------------------------------------------------------

    def _serves(self) -> bool:
        """Tell whether the graph is quicker, with what is missing in it searched besides."""
        return bool(self._ef) and len(self._pending) <= max(1000, len(self) // 8)

    def _vector(self, row: int) -> Vectors:
        block, place = divmod(row, ROWS)
        vector: Vectors = self._blocks[block][place]
        return vector

    def _gather(self, rows: npt.NDArray[np.int64]) -> Vectors:
        """Return copies of some rows, shape (len(rows), dimension)."""
        found = np.empty((len(rows), self.dimension), dtype=np.float32)
        blocks = rows // ROWS
        for block in np.unique(blocks):
            here = blocks == block
            found[here] = self._blocks[block][rows[here] % ROWS]
        return found

    def _search_both(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        in_graph = len(self) - len(self._pending)
        found = self._search_graph(vector, min(k, in_graph), self._ef) if in_graph else []
        if self._pending:
            found += self._search_exact(vector, k, self._pending.keys())
            found.sort(key=lambda item: (-item[1], item[0]))
        return found[:k]

    def _search_exact(
        self, vector: Vectors, k: int, allowed: Collection[int] | None
    ) -> list[tuple[int, float]]:
        live = len(self)
        labels = self._labels[:live]
        if allowed is not None:
            known = (row for label in allowed if (row := self._rows.get(label)) is not None)
            rows = np.sort(np.fromiter(known, dtype=np.int64))
            k = min(k, len(rows))
            if k == 0:
                return []
            parts = np.array_split(rows, len(rows) // ROWS + 1)  # never a copy of all vectors
            scores = np.concatenate([self._gather(part) @ vector for part in parts])
            labels = labels[rows]
        else:
            scores = np.empty(live, dtype=np.float32)
            for start in range(0, live, ROWS):
                end = min(start + ROWS, live)
                block = self._blocks[start // ROWS][: end - start]
                # no BLAS: its threads wait for each other for long while a model runs beside
                np.einsum("ij,j->i", block, vector, out=scores[start:end])
        least = np.partition(scores, len(scores) - k)[len(scores) - k]
        best = np.flatnonzero(scores >= least)  # of equal ones the oldest come first
        best = best[np.lexsort((labels[best], -scores[best]))][:k]
        return [(int(labels[i]), float(scores[i])) for i in best]

    def _search_graph(self, vector: Vectors, k: int, ef: int) -> list[tuple[int, float]]:
        self._graph.set_ef(max(ef, 2 * k))
        labels, distances = self._graph.knn_query(vector, k=k, num_threads=1)
        return [(int(a), 1.0 - float(b)) for a, b in zip(labels[0], distances[0], strict=True)]

    def _is_stale(self) -> bool:
        """Tell whether more than a quarter of the graph are vectors that went."""
        held = self._graph.get_current_count()
        return bool(held - (len(self) - len(self._pending)) > held // 4)

    def _new_graph(self) -> None:
        import hnswlib

        self._drop_graph()
        self._graph = hnswlib.Index(space="cosine", dim=self.dimension)
        self._graph.init_index(
            max_elements=max(len(self), self._hnsw_from) * 3 // 2,
            ef_construction=EF_CONSTRUCTION, M=M, random_seed=SEED,
        )  # fmt: skip
        self._pending = dict.fromkeys(self._rows)

    def _extend(self, labels: Sequence[int]) -> None:
        """Put vectors into the graph."""
        count = self._graph.get_current_count()
        if self._graph.get_max_elements() - count < len(labels):
            wanted = count + len(labels)
            self._graph.resize_index(max(wanted, int(self._graph.get_max_elements() * 1.5)))
        rows = np.array([self._rows[label] for label in labels], dtype=np.int64)
        self._graph.add_items(self._gather(rows), np.asarray(labels), num_threads=1)
        for label in labels:
            del self._pending[label]
        self.unsaved += len(labels)


def normalise(vectors: Vectors) -> Vectors:
    """Return the rows at unit length, shape unchanged; zero rows stay zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(norms, 1e-12)).astype(np.float32, copy=False)
    return scaled


def _checksum(file: Path) -> int:
    """Return the CRC-32 of a file: tells damage, not malice, at a gigabyte a second."""
    value = 0
    with open(file, "rb") as handle:
        while block := handle.read(1 << 20):
            value = zlib.crc32(block, value)
    return value
