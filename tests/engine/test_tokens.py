"""Counting tokens: estimates of long texts, exact counts of stretches, words without an end."""

import random

import pytest

from app.engine.splitting import SentenceSplitter
from app.engine.tokens import BLANKS, BLOCK, Estimate, FileTokenCounter, TokenCounter

PIECES = [
    " ", " ", "\n", "\t", "word ", "naïve", "e\u0301", "[MASK]", "[SEP] ", "中文", "가", "ก", "🚀",
    "\x1c", "\x00", "\u200d", "\u3000", "\u00a0", ".", "3,14", "'", "##a", "ﬁ", "İ", "a" * 120,
]  # fmt: skip


def _texts(count: int) -> list[str]:
    rng = random.Random(7)
    return ["".join(rng.choices(PIECES, k=rng.choice((30, 300, 6000)))) for _ in range(count)]


def test_a_stretch_between_blanks_is_counted_without_tokenising_it_again(
    embedder_counter: FileTokenCounter,
):
    assert embedder_counter.additive
    rng = random.Random(8)
    for text in _texts(60):
        estimate = Estimate(text, embedder_counter)
        for _ in range(20):
            start = rng.randrange(len(text))
            end = rng.randint(start, min(len(text), start + rng.choice((10, 300, 5000))))
            while start and text[start - 1] not in BLANKS:
                start -= 1
            while end < len(text) and text[end] not in BLANKS:
                end += 1
            assert estimate.exactly(start, end) == embedder_counter.count(text[start:end])


def test_a_long_text_is_estimated_as_if_it_were_taken_whole(embedder_counter: FileTokenCounter):
    text = "Prose with some words, (and marks) in it.\n" * (3 * BLOCK // 40)
    whole = embedder_counter._tokenizer.encode(text, add_special_tokens=False)
    assert list(embedder_counter.starts(text) or ()) == [start for start, _ in whole.offsets]


@pytest.mark.parametrize("text", ["สวัสดี" * 20_000, "ab" * 60_000, "👨‍👩‍👧" * 8_000])
def test_a_word_as_long_as_a_book_is_no_single_chunk(text: str, embedder_counter: FileTokenCounter):
    chunks = SentenceSplitter(200, 20, tokenizer=embedder_counter).chunks(text)
    assert max(len(chunk.text) for chunk in chunks) <= 64 * 200 + 64
    assert "".join(chunk.text for chunk in chunks) == text


def test_the_longest_piece_that_fits_is_found_with_and_without_a_guess(
    embedder_counter: FileTokenCounter,
):
    text = "".join(chr(0x4E00 + i % 5000) for i in range(3_000))
    guessed = SentenceSplitter(50, 0, tokenizer=embedder_counter).chunks(text)
    counted = SentenceSplitter(50, 0, tokenizer=TokenCounter(embedder_counter.count)).chunks(text)
    assert guessed == counted
