"""Counting tokens: of the embedder, of the language model, or of any function.

A ``TokenCounter`` counts exactly; one made from a Rust tokenizer also knows where each token of a
long text begins, so that a splitter can estimate any stretch without tokenising it again.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence, Sized
from pathlib import Path
from typing import Any

BLOCK = 8_192
"""Characters tokenised at once: a megabyte at one go takes twice as long, and 150 MB."""


BLANKS = frozenset(" \t\n\r")


class TokenCounter:
    """Counts tokens of a text with any function that returns a number or the tokens."""

    def __init__(self, tokenize: Callable[[str], int | Sized]) -> None:
        self._tokenize = tokenize

    def count(self, text: str) -> int:
        """Return the exact number of tokens, special ones excluded."""
        tokens = self._tokenize(text)
        return tokens if isinstance(tokens, int) else len(tokens)

    def starts(self, text: str) -> Sequence[int] | None:
        """Return where each token of ``text`` starts, ascending; None when unknown.

        A guess: near the seams of the blocks a long text is taken in, a token may be off.
        """
        return None

    @property
    def additive(self) -> bool:
        """Whether stretches between blanks have together as many tokens as the text."""
        return False

    def for_another_thread(self) -> "TokenCounter":
        """Return a counter like this one that another thread may use meanwhile."""
        return self


class FileTokenCounter(TokenCounter):
    """Counts with a ``tokenizer.json``, a file or its text; loads no model and no torch.

    Owns its tokenizer, because truncation and padding are state on the shared object
    (https://github.com/huggingface/tokenizers/issues/537).
    """

    def __init__(self, file: Path | None = None, *, json: str | None = None) -> None:
        from tokenizers import Tokenizer

        self._json = json if json is not None else (file or Path()).read_text("utf-8")
        self._tokenizer: Any = Tokenizer.from_str(self._json)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        super().__init__(self._encode)
        self._additive = _cuts_at_blanks(self._tokenizer)

    @property
    def additive(self) -> bool:
        return self._additive

    def for_another_thread(self) -> "FileTokenCounter":
        return FileTokenCounter(json=self._json)

    # ``encode`` holds the interpreter's lock, the methods for batches let it go: a long text must
    # not hold up the other threads

    def _encode(self, text: str) -> int:
        return len(self._tokenizer.encode_batch_fast([text], add_special_tokens=False)[0])

    def starts(self, text: str) -> Sequence[int] | None:
        found = array("Q")
        for begin, end in _blocks(text):
            encoding = self._tokenizer.encode_batch([text[begin:end]], add_special_tokens=False)[0]
            found.extend(sorted(begin + start for start, _ in encoding.offsets))
        return found


class Estimate:
    """Cheap guesses of how many tokens any stretch of one text has."""

    def __init__(self, text: str, counter: TokenCounter) -> None:
        self._text, self._counter = text, counter
        self._starts = counter.starts(text)
        self._known: dict[tuple[int, int], int] = {}

    def between(self, start: int, end: int) -> int | None:
        """Return the guess for ``text[start:end]``, or None when only counting would tell."""
        if self._starts is None:
            return None
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def end_of(self, start: int, tokens: int) -> int | None:
        """Return a guess of where a stretch from ``start`` with so many tokens ends, or None."""
        if self._starts is None:
            return None
        last = bisect_left(self._starts, start) + tokens
        return self._starts[last] if last < len(self._starts) else len(self._text)

    def exactly(self, start: int, end: int) -> int:
        """Return the exact count of ``text[start:end]``, remembered."""
        key = (start, end)
        known = self._known.get(key)
        if known is None:
            if self._starts is not None and self._counter.additive and self._is_apart(start, end):
                known = bisect_left(self._starts, end) - bisect_left(self._starts, start)
            else:
                known = self._counter.count(self._text[start:end])
            self._known[key] = known
        return known

    def _is_apart(self, start: int, end: int) -> bool:
        """Tell whether no token of the whole text, nor a seam of its blocks, spans an edge."""
        text = self._text
        before = start == 0 or text[start - 1] in BLANKS
        return before and (end == len(text) or text[end] in BLANKS) and end - start < BLOCK // 2


def _cuts_at_blanks(tokenizer: Any) -> bool:
    """Tell whether a Rust tokenizer works as BERT's do: word by word, whatever stands around."""
    from tokenizers import models, normalizers, pre_tokenizers

    return (
        isinstance(tokenizer.model, models.WordPiece)
        and isinstance(tokenizer.normalizer, normalizers.BertNormalizer)
        and isinstance(tokenizer.pre_tokenizer, pre_tokenizers.BertPreTokenizer)
    )


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield stretches that cover the text, cut before a blank where there is one."""
    begin = 0
    while begin < len(text):
        end = min(begin + BLOCK, len(text))
        if end < len(text):
            seam = max(text.rfind(blank, begin + 1, end) for blank in BLANKS)
            end = seam if seam > begin else end
        yield begin, end
        begin = end
