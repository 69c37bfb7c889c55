"""Documents without a corpus: words as frequent as in a language, vectors as alike as of texts."""

from collections.abc import Iterator

import numpy as np

from app.engine.documents import TextNode
from app.engine.index import Vectors, normalise
from app.engine.store import FileFacts, NewDocument

DIMENSION = 384
WORDS_PER_CHUNK = 150
TOPICS, INNER = 400, 24
"""Real embeddings are near a surface of few dimensions and gather by topic: so are these."""


class Synthetic:
    """Makes chunks and vectors; the same seed makes the same ones."""

    def __init__(self, seed: int = 1) -> None:
        self.rng = np.random.default_rng(seed)
        letters = np.array(list("etaoinshrdlu"))
        lengths = self.rng.integers(2, 11, 30_000)
        self.words = np.array(["".join(self.rng.choice(letters, n)) for n in lengths])
        shares = 1 / np.arange(1, len(self.words) + 1)  # Zipf
        self.shares = shares / shares.sum()
        self._topics = self.rng.normal(size=(TOPICS, INNER)).astype(np.float32)
        self._spread = self.rng.normal(size=(INNER, DIMENSION)).astype(np.float32)

    def vectors(self, count: int) -> Vectors:
        """Return unit vectors, shape (count, 384)."""
        topics = self._topics[self.rng.integers(0, TOPICS, count)]
        inner = topics + 0.7 * self.rng.normal(size=topics.shape).astype(np.float32)
        noise = self.rng.normal(size=(count, DIMENSION)).astype(np.float32)
        return normalise((inner @ self._spread + noise).astype(np.float32))

    def documents(self, chunks: int, most: int = 5) -> Iterator[NewDocument]:
        """Yield documents of 1 to ``most`` chunks until there are that many chunks."""
        number = 0
        while chunks > 0:
            count = min(int(self.rng.integers(1, most + 1)), chunks)
            chunks -= count
            number += 1
            ref = f"/home/someone/Documents/folder {number // 50}/file {number}.txt"
            words = self.rng.choice(self.words, (count, WORDS_PER_CHUNK), p=self.shares)
            texts = [" ".join(row) for row in words]
            nodes = [
                TextNode(text, ref_doc_id=ref, anchor={"line": place + 1}, start_char_idx=0)
                for place, text in enumerate(texts)
            ]
            name = ref.rsplit("/", 1)[1]
            metadata = {"file_path": ref, "file_name": name, "file_type": "text"}
            facts = FileFacts(1000, number, f"{int(self.rng.integers(1 << 62)):064x}")
            yield NewDocument(ref, f"{number:064x}", nodes, self.vectors(count), metadata, facts)
