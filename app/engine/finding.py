"""The passages of a question: by words at once, by words and meaning as soon as there is a model.

Within a scope the search is exact: only its passages are ranked, none is lost behind others.
"""

from collections.abc import Sequence

from app.engine.documents import NodeWithScore
from app.engine.retrieval import CANDIDATES, Evidence, SentencePicker, fuse, sentences_of
from app.engine.scopes import Scope
from app.engine.vector_store_index import VectorStoreIndex
from app.messages import Passage

SENTENCES_EMBEDDED = 48
"""Sentences whose meaning is compared; the passages below are marked by their words."""


def find_by_words(
    index: VectorStoreIndex, text: str, k: int, scope: Scope | None = None
) -> tuple[list[Passage], bool]:
    """Return the passages that hold the words of a question, and whether they seem to answer."""
    nodes = index.scored_nodes(index.store.search_words(text, max(CANDIDATES, k), scope)[:k])
    picker = SentencePicker(text, [n.text for n in nodes])
    passages = [_passage(n, picker.pick(sentences_of(n.text))) for n in nodes]
    coverage = picker.coverage([n.text for n in nodes])
    return passages, Evidence(0.0, coverage).found


def find(
    index: VectorStoreIndex, text: str, k: int, scope: Scope | None = None
) -> tuple[list[Passage], bool]:
    """Return the passages near a question by words and meaning, and whether they seem to answer."""
    words = index.store.search_words(text, max(CANDIDATES, k), scope)
    allowed = index.store.chunks_in(scope) if scope else None
    query = index.query_vector(text)
    meaning = index.vectors.search(query, max(CANDIDATES, k), allowed)
    nodes = index.scored_nodes(fuse([words, meaning])[:k])
    texts = [n.text for n in nodes]
    picker = SentencePicker(text, texts)
    sentences = [sentences_of(each) for each in texts]
    chosen = _first(sentences, SENTENCES_EMBEDDED)
    vectors = index.embed([s[2] for group in sentences[:chosen] for s in group])
    passages, row = [], 0
    for number, (node, group) in enumerate(zip(nodes, sentences, strict=True)):
        rows = vectors[row : row + len(group)] if number < chosen else None
        row += len(group) if number < chosen else 0
        passages.append(_passage(node, picker.pick(group, query, rows)))
    evidence = Evidence(meaning[0][1] if meaning else 0.0, picker.coverage(texts))
    return passages, evidence.found


def _first(groups: Sequence[Sequence[object]], most: int) -> int:
    """Return how many of the first groups have at most ``most`` items together, at least one."""
    total = 0
    for number, group in enumerate(groups):
        total += len(group)
        if total > most and number:
            return number
    return len(groups)


def _passage(scored: NodeWithScore, sentence: tuple[int, int] | None) -> Passage:
    node, start = scored.node, scored.node.start_char_idx or 0
    return Passage(
        path=node.ref_doc_id or "", text=node.text, score=round(scored.score or 0.0, 6),
        anchor=dict(node.anchor), start=start, end=node.end_char_idx or start + len(node.text),
        sentence=None if sentence is None else (sentence[0] + start, sentence[1] + start),
    )  # fmt: skip
