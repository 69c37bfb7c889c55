"""Answer ↔ passages: which sentence of the answer is supported by which passage, decided in code.

Support is the share of a sentence's words that stand in one sentence (or its neighbours) of a
passage; every number of the answer must stand there, too. Nothing here asks a model.
"""

import re
import unicodedata
from collections.abc import Sequence

from app.engine.retrieval import sentences_of
from app.engine.words import question_terms
from app.messages import Citation, Passage

SUPPORTED = 0.6
"""Share of a sentence's words from which it counts as supported."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def ground(answer: str, passages: Sequence[Passage]) -> tuple[Citation, ...]:
    """Return one citation for each sentence of ``answer`` that a passage supports, in order."""
    windows = [
        (number, start, end, quote, _words(quote), _numbers(quote))
        for number, passage in enumerate(passages)
        for start, end, quote in _windows(passage)
    ]
    citations = []
    for begin, stop, sentence in sentences_of(answer):
        words, numbers = _words(sentence), _numbers(sentence)
        if len(words) < 2 and not numbers:
            continue
        best: tuple[float, int] | None = None
        for at, (_, start, end, _, known, digits) in enumerate(windows):
            if not numbers <= digits:
                continue
            support = _share(words, known)
            # of equal support the shortest window wins: it is the most exact place
            key = (support - (end - start) * 1e-6, -at)
            if best is None or key > (best[0], -best[1]):
                best = (key[0], at)
        if best is None:
            continue
        number, start, end, quote, known, _ = windows[best[1]]
        support = _share(words, known)
        if support >= SUPPORTED:
            passage = passages[number]
            citations.append(
                Citation(
                    number, passage.path, passage.anchor, start, end, quote,
                    round(support, 3), (begin, stop),
                )
            )  # fmt: skip
    return tuple(citations)


def _windows(passage: Passage) -> list[tuple[int, int, str]]:
    """Return each sentence of a passage, and each pair of neighbours, with document offsets."""
    single = sentences_of(passage.text)
    pairs = [(a[0], b[1], passage.text[a[0] : b[1]]) for a, b in zip(single, single[1:])]  # noqa: B905
    return [(start + passage.start, end + passage.start, t) for start, end, t in single + pairs]


def _share(words: set[str], known: set[str]) -> float:
    """Return which part of ``words`` is known; a bare number has none, and was compared already."""
    return len(words & known) / len(words) if words else 1.0


def _words(text: str) -> set[str]:
    return {term for term in question_terms(text) if len(term) > 1}


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(unicodedata.normalize("NFKC", text)))
