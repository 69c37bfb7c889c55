"""Invariants I1-I9 of the splitter on random text, with three kinds of tokenizer."""

import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.engine.splitting import Chunk, SentenceSplitter
from app.engine.tokens import TokenCounter

EXAMPLES = int(os.environ.get("CARREL_EXAMPLES", "300"))
PIECES = st.one_of(
    st.sampled_from(["word", "Sentence", "x", "naïve", "e.g.", "Dr.", "3.14", "a" * 40]),
    st.sampled_from([".", ". ", "! ", "? ", ", ", "; ", "…", " — ", "(", ")"]),
    st.sampled_from(["🚀", "👩‍👩‍👧", "é", "é", "한국어", "ありがとう", "今天天气很好。", "नमस्ते। "]),
    st.sampled_from([" ", "  ", "\t", "\n", "\r\n", "\n\n", "\n\n\n", "        ", " ", "\u3000"]),
    st.text(max_size=8),
)
TEXTS = st.lists(PIECES, max_size=120).map("".join)
COUNTERS = {
    "words": TokenCounter(str.split),
    "chars": TokenCounter(len),
    "wordlike": TokenCounter(lambda text: len(re.findall(r"\w{1,4}|[^\w\s]", text))),
}


def check_invariants(
    text: str, chunks: list[Chunk], counter: TokenCounter, overlap: int, size: int
):
    for chunk in chunks:
        assert chunk.text == text[chunk.start : chunk.end]  # I2
        assert chunk.text.strip()  # I6
        assert counter.count(chunk.text) <= size or chunk.oversize  # I1
        assert chunk.tokens == counter.count(chunk.text)
    covered = bytearray(len(text))
    previous = None
    for chunk in chunks:
        if previous is not None:
            assert chunk.start > previous.start and chunk.end > previous.end  # I3
            if chunk.start < previous.end:
                assert counter.count(text[chunk.start + 1 : previous.end]) <= overlap  # I5
        covered[chunk.start : chunk.end] = b"\1" * (chunk.end - chunk.start)
        previous = chunk
    assert all(covered[i] for i, c in enumerate(text) if not c.isspace())  # I4
    if len(chunks) > 1:
        assert text[chunks[-2].end : chunks[-1].end].strip()  # I9


@pytest.mark.parametrize("name", COUNTERS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, size=st.integers(8, 256), share=st.floats(0, 0.5))
def test_invariants_hold_on_random_text(name: str, text: str, size: int, share: float):
    overlap = int(size * share)
    splitter = SentenceSplitter(size, overlap, tokenizer=COUNTERS[name])
    chunks = splitter.chunks(text)
    check_invariants(text, chunks, COUNTERS[name], overlap, size)
    assert splitter.chunks(text) == chunks  # I7


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, size=st.integers(8, 256), share=st.floats(0, 0.5))
def test_invariants_hold_with_the_embedders_own_tokenizer(
    embedder_counter: TokenCounter, text: str, size: int, share: float
):
    overlap = int(size * share)
    chunks = SentenceSplitter(size, overlap, tokenizer=embedder_counter).chunks(text)
    check_invariants(text, chunks, embedder_counter, overlap, size)


def test_a_tokenizer_that_counts_more_for_less_text_breaks_nothing():
    counter = TokenCounter(lambda text: 9 if len(text) % 7 == 3 else len(text) // 4)
    text = "One two three. " * 200
    chunks = SentenceSplitter(8, 4, tokenizer=counter).chunks(text)
    check_invariants(text, chunks, counter, 4, 8)
