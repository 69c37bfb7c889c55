"""Question → ranked passages: by meaning, by words, or both fused; and the best sentence of each.

``retrieve`` never calls a language model. What counts as "not in your documents" is decided here,
from scores, and not by a model.
"""

import math
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from app.engine.documents import NodeWithScore, QueryBundle
from app.engine.index import Vectors
from app.engine.sentences import sentence_spans
from app.engine.words import question_terms

if TYPE_CHECKING:
    from app.engine.vector_store_index import VectorStoreIndex

Mode = Literal["default", "hybrid", "text"]
RRF_K = 60
"""Reciprocal rank fusion: 1 / (60 + rank). Cormack, Clarke, Büttcher, SIGIR 2009."""
CANDIDATES = 50
FOUND_COSINE, FOUND_COVERAGE = 0.30, 0.5
"""Below both, the documents do not seem to speak of the question."""
LONGEST_QUESTION = 2_000
"""Characters of a question that are searched for; of a longer one, its beginning and its end."""


class VectorIndexRetriever:
    """Find the passages nearest to a question, in a live view of the index.

    ``vector_store_query_mode``: "default" ranks by meaning (cosine), "text" by words (BM25),
    "hybrid" fuses both ranks. ``doc_ids`` limits the search to some documents.
    """

    def __init__(
        self,
        index: "VectorStoreIndex",
        similarity_top_k: int = 2,
        vector_store_query_mode: Mode = "default",
        doc_ids: Collection[str] | None = None,
    ) -> None:
        if similarity_top_k < 0:
            raise ValueError(f"similarity_top_k must not be negative, not {similarity_top_k}.")
        if vector_store_query_mode not in ("default", "hybrid", "text"):
            raise ValueError(f"Unknown query mode {vector_store_query_mode!r}.")
        self.index = index
        self.similarity_top_k = similarity_top_k
        self.mode: Mode = vector_store_query_mode
        self.doc_ids = doc_ids

    def retrieve(
        self, query: str | QueryBundle, similarity_top_k: int | None = None
    ) -> list[NodeWithScore]:
        """Return the best passages, best first; none for a blank question or an empty index."""
        text = query.query_str if isinstance(query, QueryBundle) else query
        k = self.similarity_top_k if similarity_top_k is None else similarity_top_k
        if k <= 0 or not text.strip():
            return []
        text = shorten_question(text)
        with self.index.lock:
            return self._rank(text, k)

    async def aretrieve(self, query: str | QueryBundle) -> list[NodeWithScore]:
        """As ``retrieve``, in a thread, so that the event loop goes on."""
        import asyncio

        return await asyncio.to_thread(self.retrieve, query)

    def _rank(self, text: str, k: int) -> list[NodeWithScore]:
        index = self.index
        allowed = None if self.doc_ids is None else index.chunks_of(self.doc_ids)
        if self.mode == "default":
            ranked = index.vectors.search(index.query_vector(text), k, allowed)
            return index.scored_nodes(ranked)
        by_words = [
            (chunk, score)
            for chunk, score in index.store.search_words(text, max(CANDIDATES, k))
            if allowed is None or chunk in allowed
        ]
        if self.mode == "text":
            return index.scored_nodes(by_words[:k])
        by_meaning = index.vectors.search(index.query_vector(text), max(CANDIDATES, k), allowed)
        return index.scored_nodes(fuse([by_words, by_meaning])[:k])


def fuse(rankings: Sequence[Sequence[tuple[int, float]]]) -> list[tuple[int, float]]:
    """Return one ranking of all labels by reciprocal rank fusion, best first."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, (label, _) in enumerate(ranking, 1):
            scores[label] = scores.get(label, 0.0) + 1 / (RRF_K + rank)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def shorten_question(question: str) -> str:
    """Return what is searched for of a question: all, or of a very long one both ends.

    People paste a text and ask at its end, or ask first and paste below.
    """
    if len(question) <= LONGEST_QUESTION:
        return question
    half = LONGEST_QUESTION // 2
    return f"{question[:half]} {question[-half:]}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well the passages speak of a question: cosine and share of its weighty words, 0 to 1."""

    cosine: float
    coverage: float

    @property
    def found(self) -> bool:
        """Whether the documents seem to hold an answer."""
        return self.cosine >= FOUND_COSINE or self.coverage >= FOUND_COVERAGE


class SentencePicker:
    """Picks the sentence of a passage that speaks most of the question.

    By words alone until ``vectors_of`` can embed; terms weigh by how rare they are among the
    passages at hand.
    """

    def __init__(self, question: str, texts: Sequence[str]) -> None:
        self.terms = [t for t in question_terms(shorten_question(question)) if t]
        folded = [fold(text) for text in texts]
        self._weights = {
            term: math.log(1 + len(texts) / (0.5 + sum(term in text for text in folded)))
            * (0.3 if len(term) <= 2 else 1.0)
            for term in self.terms
        }

    def coverage(self, texts: Sequence[str]) -> float:
        """Return the weighted share of the question's words found in the best of ``texts``."""
        total = sum(self._weights.values())
        if not total:
            return 0.0
        folded = [set(question_terms(text)) for text in texts]
        return max(
            (sum(w for t, w in self._weights.items() if t in words) / total for words in folded),
            default=0.0,
        )

    def pick(
        self,
        sentences: Sequence[tuple[int, int, str]],
        question: Vectors | None = None,
        vectors: Vectors | None = None,
    ) -> tuple[int, int] | None:
        """Return start and end of the best sentence, or None when there is no sentence.

        ``vectors`` has a row per sentence; with them meaning and words count about the same.
        """
        if not sentences:
            return None
        total = sum(self._weights.values()) or 1.0
        lexical = np.array([self._weight(text) / total for _, _, text in sentences])
        scores = lexical
        if question is not None and vectors is not None:
            scores = vectors @ question + 0.5 * lexical
        start, end, _ = sentences[int(np.argmax(scores))]
        return start, end

    def _weight(self, sentence: str) -> float:
        words = set(question_terms(sentence))
        return sum(weight for term, weight in self._weights.items() if term in words)


def fold(text: str) -> str:
    """Return text for comparing: NFKC, lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def sentences_of(text: str, offset: int = 0) -> list[tuple[int, int, str]]:
    """Return ``(start, end, text)`` of each sentence, stripped, shifted by ``offset``."""
    found = []
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        begin = start + len(sentence) - len(sentence.lstrip())
        stop = start + len(sentence.rstrip())
        if stop > begin and re.search(r"\w", text[begin:stop]):
            found.append((begin + offset, stop + offset, text[begin:stop]))
    return found
