"""Nearest vectors: exact search and hnswlib behind one face; a cache of the store's vectors.

Exact search is always there and always right. Above ``HNSW_FROM`` vectors an HNSW graph is built
beside it and used when it was *measured* to be faster at a recall of at least 0.98; while it is
being built, for filtered questions and whenever it disagrees with the store, exact search serves.
Not thread-safe: the caller holds the lane (hnswlib may not search while it inserts,
https://github.com/nmslib/hnswlib/issues/562).
"""

import json
import os
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

HNSW_FROM = 10_000
RECALL = 0.98
M, EF_CONSTRUCTION, SEED = 16, 200, 100
"""Graph degree and build effort; the seed makes a build repeatable."""


class VectorIndex:
    """Unit vectors with integer labels, searched by cosine."""

    def __init__(self, hnsw_from: int = HNSW_FROM) -> None:
        self._hnsw_from = hnsw_from
        self._begin(0)

    def _begin(self, dimension: int) -> None:
        """Start empty, with vectors of some dimension."""
        self._matrix: Vectors = np.zeros((0, dimension), dtype=np.float32)
        self._labels: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._rows: dict[int, int] = {}
        self._graph: Any = None
        self._graph_rows: set[int] = set()
        self._ef = 0

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def dimension(self) -> int:
        """Length of a vector; 0 while empty."""
        return int(self._matrix.shape[1])

    @property
    def searches_by(self) -> str:
        """ "exact" or "hnsw"."""
        return "hnsw" if self._ef else "exact"

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
        start, needed = len(self), len(self) + len(labels)
        if needed > len(self._matrix):
            capacity = max(needed, int(len(self._matrix) * 1.5), 256)
            self._matrix = _grown(self._matrix, capacity)
            self._labels = _grown(self._labels, capacity)
        self._matrix[start:needed] = vectors
        self._labels[start:needed] = labels
        self._rows.update((label, start + i) for i, label in enumerate(labels))
        if self._graph is not None:
            self._extend(labels, vectors)

    def remove(self, labels: Collection[int]) -> None:
        """Remove vectors; unknown labels are no error."""
        for label in labels:
            row = self._rows.pop(label, None)
            if row is None:
                continue
            last = len(self._rows)
            if row != last:
                moved = int(self._labels[last])
                self._matrix[row], self._labels[row] = self._matrix[last], moved
                self._rows[moved] = row
            if label in self._graph_rows:
                self._graph.mark_deleted(label)
                self._graph_rows.discard(label)

    def search(
        self, vector: Vectors, k: int, allowed: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """Return the ``k`` nearest ``(label, cosine)``, best first, of ``allowed`` if given."""
        k = min(k, len(self))
        if k <= 0:
            return []
        vector = normalise(np.asarray(vector, dtype=np.float32).reshape(1, -1))[0]
        if allowed is None and self._ef and k <= self._ef // 2:
            try:
                return self._search_graph(vector, k)
            except RuntimeError:  # WORKAROUND https://github.com/nmslib/hnswlib/issues/244
                pass
        return self._search_exact(vector, k, allowed)

    # -- the graph -----------------------------------------------------------------------------

    def build_step(self, budget: int = 256) -> bool:
        """Put up to ``budget`` more vectors into the graph; return True while more are missing.

        Does nothing below the size from which a graph pays.
        """
        if len(self) < self._hnsw_from:
            return False
        if self._graph is None or self._is_stale():
            self._new_graph()
        missing = [label for label in self._rows if label not in self._graph_rows][:budget]
        if missing:
            self._extend(missing, self._matrix[[self._rows[label] for label in missing]])
        if len(self._graph_rows) < len(self):
            return True
        if not self._ef:
            self.calibrate()
        return False

    def calibrate(self, samples: int = 50, k: int = 10) -> None:
        """Measure recall and time of both ways on noisy copies of own vectors; keep the better."""
        rng = np.random.default_rng(SEED)
        rows = rng.integers(0, len(self), samples)
        noise = rng.normal(0, 0.5 / np.sqrt(self.dimension), (samples, self.dimension))
        queries = normalise((self._matrix[rows] + noise).astype(np.float32))
        began = time.perf_counter()
        truth = [{label for label, _ in self._search_exact(q, k, None)} for q in queries]
        exact_seconds = time.perf_counter() - began
        self._ef = 0
        for ef in (64, 128, 256, 512):
            self._graph.set_ef(ef)
            began = time.perf_counter()
            found = [{label for label, _ in self._search_graph(q, k)} for q in queries]
            seconds = time.perf_counter() - began
            recall = sum(len(a & b) for a, b in zip(truth, found, strict=True)) / (samples * k)
            if recall >= RECALL:
                self._ef = ef if seconds < exact_seconds else 0
                return

    def save(self, file: Path, facts: dict[str, Any]) -> bool:
        """Write the graph beside ``facts``, in one step; return False if there is none to write.

        Written to a temporary name, reopened and counted, because hnswlib reports success on a
        full disk (its ``saveIndex`` never checks the stream).
        """
        if self._graph is None or len(self._graph_rows) < len(self):
            return False
        temporary = file.with_suffix(".tmp")
        try:
            return self._write(file, temporary, facts)
        except OSError:  # no room, or no such place: the graph is only a cache
            temporary.unlink(missing_ok=True)
            return False

    def _write(self, file: Path, temporary: Path, facts: dict[str, Any]) -> bool:
        import hnswlib

        self._graph.save_index(str(temporary))
        check = hnswlib.Index(space="cosine", dim=self.dimension)
        try:
            check.load_index(str(temporary))
            whole = check.get_current_count() == self._graph.get_current_count()
        except RuntimeError:
            whole = False
        if not whole:
            temporary.unlink(missing_ok=True)
            return False
        with open(temporary, "rb+") as handle:
            os.fsync(handle.fileno())
        notes = file.with_suffix(".json")
        notes.unlink(missing_ok=True)  # no facts, no cache: a kill from here on means a rebuild
        os.replace(temporary, file)
        whole_facts = {**facts, "dimension": self.dimension, "count": len(self), "ef": self._ef}
        notes_temporary = notes.with_suffix(".json.tmp")
        notes_temporary.write_text(json.dumps(whole_facts), encoding="utf-8")
        os.replace(notes_temporary, notes)
        return True

    def load(self, file: Path, facts: dict[str, Any]) -> bool:
        """Take the graph from ``file`` if it is of exactly these vectors; else return False."""
        import hnswlib

        try:
            known = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        wanted = {**facts, "dimension": self.dimension, "count": len(self)}
        if {key: known.get(key) for key in wanted} != wanted:
            return False
        graph = hnswlib.Index(space="cosine", dim=self.dimension)
        try:
            graph.load_index(str(file), max_elements=max(len(self), 1) * 3 // 2)
        except RuntimeError:
            return False
        held = set(graph.get_ids_list())
        if not held >= self._rows.keys():
            return False
        self._graph, self._graph_rows = graph, set(self._rows)
        self._ef = int(known.get("ef", 0))
        graph.set_ef(self._ef or 64)
        return True

    # -- inside --------------------------------------------------------------------------------

    def _search_exact(
        self, vector: Vectors, k: int, allowed: Collection[int] | None
    ) -> list[tuple[int, float]]:
        live = len(self)
        labels, matrix = self._labels[:live], self._matrix[:live]
        if allowed is not None:
            rows = sorted(self._rows[label] for label in allowed if label in self._rows)
            labels, matrix = labels[rows], matrix[rows]
            k = min(k, len(rows))
            if k == 0:
                return []
        scores = matrix @ vector
        least = np.partition(scores, len(scores) - k)[len(scores) - k]
        best = np.flatnonzero(scores >= least)  # of equal ones the oldest come first
        best = best[np.lexsort((labels[best], -scores[best]))][:k]
        return [(int(labels[i]), float(scores[i])) for i in best]

    def _search_graph(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        labels, distances = self._graph.knn_query(vector, k=k, num_threads=1)
        return [(int(a), 1.0 - float(b)) for a, b in zip(labels[0], distances[0], strict=True)]

    def _is_stale(self) -> bool:
        held = self._graph.get_current_count()
        return bool(held - len(self._graph_rows) > held // 4)

    def _new_graph(self) -> None:
        import hnswlib

        self._graph = hnswlib.Index(space="cosine", dim=self.dimension)
        self._graph.init_index(
            max_elements=max(len(self), self._hnsw_from) * 3 // 2,
            ef_construction=EF_CONSTRUCTION, M=M, random_seed=SEED,
        )  # fmt: skip
        self._graph_rows, self._ef = set(), 0

    def _extend(self, labels: Sequence[int], vectors: Vectors) -> None:
        room = self._graph.get_max_elements() - self._graph.get_current_count()
        if room < len(labels):
            wanted = self._graph.get_current_count() + len(labels)
            self._graph.resize_index(max(wanted, int(self._graph.get_max_elements() * 1.5)))
        self._graph.add_items(vectors, np.asarray(labels), num_threads=-1)
        self._graph_rows.update(labels)


def normalise(vectors: Vectors) -> Vectors:
    """Return the rows at unit length, shape unchanged; zero rows stay zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(norms, 1e-12)).astype(np.float32)
    return scaled


def _grown(array: Any, capacity: int) -> Any:
    bigger = np.zeros((capacity, *array.shape[1:]), dtype=array.dtype)
    bigger[: len(array)] = array
    return bigger
