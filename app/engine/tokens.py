"""Counting tokens: of the embedder, of the language model, or of any function.

A ``TokenCounter`` counts exactly; one made from a Rust tokenizer also knows where each token of a
long text begins, so that a splitter can estimate any stretch without tokenising it again.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence, Sized
from pathlib import Path
from typing import Any


class TokenCounter:
    """Counts tokens of a text with any function that returns a number or the tokens."""

    def __init__(self, tokenize: Callable[[str], int | Sized]) -> None:
        self._tokenize = tokenize

    def count(self, text: str) -> int:
        """Return the exact number of tokens, special ones excluded."""
        tokens = self._tokenize(text)
        return tokens if isinstance(tokens, int) else len(tokens)

    def starts(self, text: str) -> Sequence[int] | None:
        """Return where each token of ``text`` starts, ascending; None when unknown."""
        return None

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

    def for_another_thread(self) -> "FileTokenCounter":
        return FileTokenCounter(json=self._json)

    def _encode(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def starts(self, text: str) -> Sequence[int] | None:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return [start for start, _ in encoding.offsets]


class Estimate:
    """Cheap guesses of how many tokens any stretch of one text has."""

    def __init__(self, text: str, counter: TokenCounter) -> None:
        self._text, self._counter = text, counter
        starts = counter.starts(text)
        self._starts = None if starts is None else sorted(starts)
        self._known: dict[tuple[int, int], int] = {}

    def between(self, start: int, end: int) -> int | None:
        """Return the guess for ``text[start:end]``, or None when only counting would tell."""
        if self._starts is None:
            return None
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def exactly(self, start: int, end: int) -> int:
        """Return the exact count of ``text[start:end]``, remembered."""
        key = (start, end)
        if key not in self._known:
            self._known[key] = self._counter.count(self._text[start:end])
        return self._known[key]
