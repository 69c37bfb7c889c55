"""Text → chunks that fit the embedder, with exact character offsets.

The vocabulary and the defaults of LlamaIndex's ``SentenceSplitter``; the method is our own. A text
is cut into *units* (paragraphs, else sentences, else phrases, else words, else characters), and
units are packed greedily, counted on the joined text. A chunk is always ``text[start:end]``, so
offsets are exact by construction. What a chunk means (headings, tables) is not decided here.
"""

import hashlib
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Sequence, Sized
from copy import copy
from dataclasses import dataclass, replace

from app.engine.documents import Document, TextNode
from app.engine.sentences import sentence_spans
from app.engine.tokens import Estimate, TokenCounter

DEFAULT_CHUNK_SIZE = 200
"""Tokens. all-MiniLM-L6-v2 sees 256 and loses the rest without a word; two are special."""
DEFAULT_CHUNK_OVERLAP = 20
DEFAULT_PARAGRAPH_SEPARATOR = "\n\n\n"
DEFAULT_PHRASE_REGEX = "[^,.;。？！]+[,.;。？！]?|[,.;。？！]"

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chunk:
    """``text[start:end]``; ``oversize`` when it is one unit that nothing can cut."""

    text: str
    start: int
    end: int
    tokens: int
    oversize: bool = False


class SentenceSplitter:
    """Cut text at sentences into chunks of at most ``chunk_size`` tokens.

    ``chunk_overlap`` is the most that a chunk repeats of the one before, in tokens, made of whole
    trailing units. ``tokenizer`` is a function from text to its tokens or to their number; without
    one, the default embedder's own tokenizer counts. Raises ``ValueError`` when the overlap is
    larger than the chunk.
    """

    def __init__(
        self,
        chunk_size: int = DEFAULT_CHUNK_SIZE,
        chunk_overlap: int = DEFAULT_CHUNK_OVERLAP,
        *,
        separator: str = " ",
        paragraph_separator: str = DEFAULT_PARAGRAPH_SEPARATOR,
        secondary_chunking_regex: str = DEFAULT_PHRASE_REGEX,
        tokenizer: TokenCounter | Callable[[str], int | Sized] | None = None,
        include_metadata: bool = True,
        include_prev_next_rel: bool = True,
    ) -> None:
        _check_sizes(chunk_size, chunk_overlap)
        self.chunk_size = chunk_size
        self.chunk_overlap = chunk_overlap
        self.separator = separator
        self.paragraph_separator = paragraph_separator
        self.include_metadata = include_metadata
        self.include_prev_next_rel = include_prev_next_rel
        self._phrases = re.compile(secondary_chunking_regex)
        self._tokenizer = tokenizer

    @property
    def counter(self) -> TokenCounter:
        """What counts the tokens; the default embedder's tokenizer unless another was given."""
        if self._tokenizer is None:
            from app.engine.config import Settings

            return Settings.token_counter()
        if not isinstance(self._tokenizer, TokenCounter):
            self._tokenizer = TokenCounter(self._tokenizer)
        return self._tokenizer

    def resized(self, chunk_size: int, chunk_overlap: int) -> "SentenceSplitter":
        """Return a splitter like this one with other sizes."""
        _check_sizes(chunk_size, chunk_overlap)
        twin = copy(self)
        twin.chunk_size, twin.chunk_overlap = chunk_size, chunk_overlap
        return twin

    def for_another_thread(self) -> "SentenceSplitter":
        """Return a splitter like this one that shares no tokenizer with it."""
        twin = copy(self)
        twin._tokenizer = self.counter.for_another_thread()
        return twin

    def split_text(self, text: str) -> list[str]:
        """Return the chunks of ``text``; none for blank text."""
        return [chunk.text for chunk in self.chunks(text)]

    def split_text_metadata_aware(self, text: str, metadata_str: str) -> list[str]:
        """Return chunks that fit together with ``metadata_str``.

        Raises ``ValueError`` naming both lengths when the metadata leaves no room.
        """
        return [chunk.text for chunk in self.chunks(text, self._room(metadata_str))]

    def get_nodes_from_documents(
        self, documents: Sequence[Document], show_progress: bool = False
    ) -> list[TextNode]:
        """Return the chunks of all documents as linked nodes, in order; ids are deterministic."""
        return [node for document in documents for node in self.nodes(document)]

    __call__ = get_nodes_from_documents

    def nodes(self, document: Document) -> list[TextNode]:
        """Return one document's chunks as nodes that know their neighbours and their anchor."""
        room = self.chunk_size
        if self.include_metadata:
            metadata = embedded_metadata(document)
            try:
                room = self._room(metadata)
            except ValueError as error:
                warnings.warn(f"{error} The metadata is left out of the budget.", stacklevel=2)
        nodes = [
            TextNode(
                text=chunk.text,
                id_=_node_id(document.id_, chunk),
                metadata=dict(document.metadata) if self.include_metadata else {},
                start_char_idx=chunk.start,
                end_char_idx=chunk.end,
                ref_doc_id=document.id_,
                anchor=document.anchor_at(chunk.start, chunk.end),
                oversize=chunk.oversize,
                tokens=chunk.tokens,
            )
            for chunk in self._chunks_in_place(document, room)
        ]
        if self.include_prev_next_rel:
            for before, after in zip(nodes, nodes[1:], strict=False):
                before.next_id, after.prev_id = after.id_, before.id_
        return nodes

    def _chunks_in_place(self, document: Document, size: int) -> Iterator[Chunk]:
        """Yield the chunks of each page, slide, block of a sheet or part by itself."""
        for start, end in document.stretches():
            for chunk in self.chunks(document.text[start:end], size):
                yield replace(chunk, start=start + chunk.start, end=start + chunk.end)

    def chunks(self, text: str, chunk_size: int | None = None) -> list[Chunk]:
        """Return the chunks with their offsets in code points, end exclusive."""
        size = self.chunk_size if chunk_size is None else chunk_size
        if not text.strip():
            return []
        estimate = Estimate(text, self.counter)
        units = list(self._units(text, 0, len(text), size, estimate, level=0))
        return list(self._pack(text, units, size, min(self.chunk_overlap, size), estimate))

    # -- inside --------------------------------------------------------------------------------

    def _room(self, metadata: str) -> int:
        used = self.counter.count(metadata) if metadata else 0
        if used >= self.chunk_size:
            raise ValueError(
                f"Metadata length ({used}) is longer than chunk size ({self.chunk_size}): "
                "choose larger chunks or exclude metadata from embedding and prompt."
            )
        return self.chunk_size - used

    def _units(
        self, text: str, start: int, end: int, size: int, estimate: Estimate, level: int
    ) -> Iterator[Range]:
        """Yield stripped, non-blank ranges of at most ``size`` tokens where that is possible."""
        start, end = _strip(text, start, end)
        if start == end:
            return
        cuts = (self._paragraphs, sentence_spans, self._phrase_spans, self._words)
        if level < len(cuts) and level > 1 and self._fits(start, end, size, estimate):
            yield start, end
            return
        if level >= len(cuts):
            yield from _characters(text, start, end, size, estimate)
            return
        pieces = list(cuts[level](text, start, end))
        for a, b in pieces:
            a, b = _strip(text, a, b)
            # a paragraph among others stays whole if it can; sentences are always cut apart, so
            # that chunks and overlaps end at them
            if level == 0 and len(pieces) > 1 and a < b and self._fits(a, b, size, estimate):
                yield a, b
                continue
            yield from self._units(text, a, b, size, estimate, level + 1)

    def _fits(self, start: int, end: int, size: int, estimate: Estimate) -> bool:
        if end - start > _most_characters(size):
            return False
        guess = estimate.between(start, end)
        if guess is not None and guess > 2 * size + 16:
            return False
        if guess is not None and guess <= size * 3 // 4:
            return True  # what it holds is counted exactly when it is packed
        return estimate.exactly(start, end) <= size

    def _paragraphs(self, text: str, start: int, end: int) -> Iterator[Range]:
        yield from _between(text, start, end, self.paragraph_separator)

    def _phrase_spans(self, text: str, start: int, end: int) -> Iterator[Range]:
        position = start
        for match in self._phrases.finditer(text, start, end):
            yield position, match.end()
            position = match.end()
        if position < end:
            yield position, end

    def _words(self, text: str, start: int, end: int) -> Iterator[Range]:
        for a, b in _between(text, start, end, self.separator):
            position = a
            for match in re.compile(r"\s+").finditer(text, a, b):
                yield position, match.start()
                position = match.end()
            yield position, b

    def _pack(
        self, text: str, units: Sequence[Range], size: int, overlap: int, estimate: Estimate
    ) -> Iterator[Chunk]:
        """Join units greedily; every chunk holds at least one unit that no earlier one has."""
        first = next_unit = 0
        while next_unit < len(units):
            fresh = next_unit
            while next_unit < len(units) and (
                next_unit == first
                or self._joins(units[first][0], units[next_unit][1], size, estimate)
            ):
                next_unit += 1
            while next_unit - 1 > fresh and (
                estimate.exactly(units[first][0], units[next_unit - 1][1]) > size
            ):
                next_unit -= 1
            if next_unit == fresh:  # the overlap left no room for one new unit: drop its front
                first += 1
                continue
            start, end = units[first][0], units[next_unit - 1][1]
            tokens = estimate.exactly(start, end)
            if tokens > size and first < fresh:
                first, next_unit = first + 1, fresh
                continue
            yield Chunk(text[start:end], start, end, tokens, oversize=tokens > size)
            first = self._overlap_from(units, first, next_unit, overlap, estimate)

    def _joins(self, start: int, end: int, size: int, estimate: Estimate) -> bool:
        if end - start > _most_characters(size):
            return False
        guess = estimate.between(start, end)
        if guess is not None and (guess < size - 8 or guess > size + 16):
            return guess < size
        return estimate.exactly(start, end) <= size

    def _overlap_from(
        self, units: Sequence[Range], first: int, after: int, overlap: int, estimate: Estimate
    ) -> int:
        """Return the first unit to repeat: the longest proper tail that fits the overlap."""
        end, begin = units[after - 1][1], after
        while begin - 1 > first and estimate.exactly(units[begin - 1][0], end) <= overlap:
            begin -= 1
        while begin < after and estimate.exactly(units[begin][0] + 1, end) > overlap:
            begin += 1  # a tokenizer may need more tokens for less text
        return begin


def embedded_metadata(document: Document) -> str:
    """Return the metadata that is embedded with every chunk, as ``key: value`` lines."""
    hidden = document.excluded_embed_metadata_keys
    return "\n".join(f"{k}: {v}" for k, v in document.metadata.items() if k not in hidden)


def _check_sizes(chunk_size: int, chunk_overlap: int) -> None:
    if chunk_size < 1:
        raise ValueError(f"chunk_size must be at least 1 token, not {chunk_size}.")
    if not 0 <= chunk_overlap <= chunk_size:
        raise ValueError(
            f"Got a larger chunk overlap ({chunk_overlap}) than chunk size ({chunk_size})."
        )


def _node_id(document: str, chunk: Chunk) -> str:
    key = f"{document}\0{chunk.start}\0{chunk.end}\0{chunk.text}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _strip(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _between(text: str, start: int, end: int, separator: str) -> Iterator[Range]:
    """Yield what lies between the separators; the separators themselves are left out."""
    while separator:
        found = text.find(separator, start, end)
        if found < 0:
            break
        yield start, found
        start = found + len(separator)
    yield start, end


def _most_characters(size: int) -> int:
    """Return how long a chunk may be whatever its tokens.

    Some tokenizers make one token of a word they do not know, be it as long as a book: scripts that
    need no blanks are such words.
    """
    return 64 * size + 64


def _characters(text: str, start: int, end: int, size: int, estimate: Estimate) -> Iterator[Range]:
    """Cut the longest pieces that fit, never inside a character that people see as one."""
    while start < end:
        low = cut = _longest(start, min(end, start + _most_characters(size)), size, estimate)
        while start + 1 < cut < end and _inside_character(text, cut):
            cut -= 1
        if _inside_character(text, cut):  # one character longer than a chunk: keep it whole
            cut = low
            while cut < end and _inside_character(text, cut):
                cut += 1
        yield start, cut
        start = cut


def _longest(start: int, end: int, size: int, estimate: Estimate) -> int:
    """Return where the longest stretch from ``start`` that fits ends, after one character at least.

    Doubling steps away from the guess close in on it, then halving ones.
    """
    guess = min(end, max(start + 2, estimate.end_of(start, size) or 0))
    low, high, step = start + 1, end + 1, 1  # low fits or is the least there is; high does not fit
    while low < guess < high:
        if estimate.exactly(start, guess) <= size:
            low, guess = guess, min(end, guess + step)
        else:
            high, guess = guess, max(start + 1, guess - step)
        step *= 2
    while high - low > 1:
        middle = (low + high) // 2
        if estimate.exactly(start, middle) <= size:
            low = middle
        else:
            high = middle
    return low


def _inside_character(text: str, position: int) -> bool:
    """Tell whether a cut there would part a base from its marks, or a joined emoji."""
    if not 0 < position < len(text):
        return False
    return (
        unicodedata.combining(text[position]) != 0
        or text[position] in "\u200d\ufe0e\ufe0f"
        or text[position - 1] == "\u200d"
    )
