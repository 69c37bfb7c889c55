"""From one embedder to another, in small steps, while the library goes on being searched.

The new vectors are kept beside the old ones until every chunk has one; one transaction then
switches. What was done survives a kill. Choosing the old embedder again forgets it.
"""

from app.engine.embedding import BaseEmbedding
from app.engine.index import Vectors, normalise
from app.engine.vector_store_index import VectorStoreIndex
from app.engine.vector_tables import Table

STEP = 8
"""Chunks embedded in one step: what a question waits for at most."""
GROUP = 96
"""Chunks taken at a time, sorted by length, and kept in one transaction."""


class Renewal:
    """Embeds every chunk of ``index`` that has no vector of ``embedder`` yet.

    If the vectors in use are another embedder's, all are made anew beside them, and ``step``
    switches when the last one is there; documents added or changed meanwhile are caught up. If
    they are its own, the chunks kept without a vector get theirs.
    """

    def __init__(self, index: VectorStoreIndex, embedder: BaseEmbedding) -> None:
        self.index, self.store, self.embedder = index, index.store, embedder
        with index.lock:
            self.switches = index.embedder_identity not in (None, embedder.identity)
            if self.switches:
                self.store.begin_next_vectors(embedder.identity)
            self._table: Table = "next_vectors" if self.switches else "vectors"
            self.done = (
                self.store.vector_count(self._table) if self.switches else len(index.vectors)
            )
        self._group: list[tuple[int, str]] = []
        self._made: list[tuple[int, Vectors]] = []
        self._after = 0

    @property
    def total(self) -> int:
        """How many chunks there are; ``done`` of them have their vector."""
        return self.store.chunk_count()

    def step(self) -> bool:
        """Embed up to ``STEP`` chunks, or switch; return True while there is more to do."""
        with self.index.lock:
            if not self._group:
                return self._next_group()
            batch, self._group = self._group[:STEP], self._group[STEP:]
            vectors = normalise(self.embedder.embed([text for _, text in batch]))
            self._made += zip((chunk for chunk, _ in batch), vectors, strict=True)
            if not self._group:
                self._keep()
            return True

    def _next_group(self) -> bool:
        """Take the next chunks without a vector; when there are none, switch and return False."""
        missing = self.store.without_vector(self._table, self._after, GROUP)
        if not missing and self._after:
            missing = self.store.without_vector(self._table, 0, GROUP)
        if not missing:
            self._finish()
            return False
        self._after = missing[-1][0]
        known = self.store.known_vectors([text for _, text in missing], self._table)
        self._made = [(missing[place][0], vector) for place, vector in known.items()]
        rest = [item for place, item in enumerate(missing) if place not in known]
        self._group = sorted(rest, key=lambda item: -len(item[1]))
        if not rest:
            self._keep()
        return True

    def _keep(self) -> None:
        kept = set(self.store.put_vectors(self._table, self._made, self.embedder.identity))
        if not self.switches:
            for chunk, vector in self._made:
                if chunk in kept:
                    self.index.vectors.add([chunk], vector)
        self.done += len(kept)
        self._made = []

    def _finish(self) -> None:
        if self.switches:
            self.index.take_renewed(self.embedder)
            self.switches, self._table = False, "vectors"
            self.done = len(self.index.vectors)
