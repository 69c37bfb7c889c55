"""The nouns of the engine: what is read, what is stored, what is retrieved, what is asked.

The names are LlamaIndex's; offsets are Unicode code points, end exclusive, everywhere. Nothing
here reads, splits or searches: these are plain data with the few questions one asks of them.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from app.messages import Anchor

PLACES = ("page", "slide", "part", "sheet", "cells")
"""What of an anchor is a place of its own; headings and lines run on."""


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch ``text[start:end]`` of a document and where it is: page, heading, line …"""

    start: int
    end: int
    anchor: Anchor


def find_span(spans: Sequence[Span], start: int, end: int) -> Span | None:
    """Return the span that overlaps ``[start, end)`` most, the first of equals.

    ``spans`` are sorted and do not overlap. An empty stretch gets the span it stands in; outside
    of all spans the answer is None.
    """
    first = max(bisect_right(spans, start, key=lambda span: span.start) - 1, 0)
    best: Span | None = None
    most = -1
    for span in spans[first:]:
        if span.start >= max(end, start + 1):
            break
        overlap = min(span.end, end) - max(span.start, start)
        if overlap > most and span.end > start:
            best, most = span, overlap
    return best


@dataclass(init=False, slots=True)
class Document:
    """One file's text with its metadata and spans.

    ``spans`` are sorted, do not overlap and cover the text; each says where its stretch is. The
    excluded keys name metadata that is neither embedded nor shown to the language model. ``id_``
    (or ``doc_id``, its other name) defaults to a random one.
    """

    text: str
    id_: str
    metadata: dict[str, Any]
    spans: tuple[Span, ...]
    excluded_embed_metadata_keys: list[str]
    excluded_llm_metadata_keys: list[str]

    def __init__(
        self,
        text: str = "",
        id_: str | None = None,
        metadata: Mapping[str, Any] | None = None,
        spans: Sequence[Span] = (),
        excluded_embed_metadata_keys: Sequence[str] = (),
        excluded_llm_metadata_keys: Sequence[str] = (),
        *,
        doc_id: str | None = None,
    ) -> None:
        if id_ is not None and doc_id is not None and id_ != doc_id:
            raise ValueError("id_ and doc_id are two names of one thing: give one of them.")
        self.text = text
        self.id_ = id_ or doc_id or uuid4().hex
        self.metadata = dict(metadata or {})
        self.spans = tuple(spans)
        self.excluded_embed_metadata_keys = list(excluded_embed_metadata_keys)
        self.excluded_llm_metadata_keys = list(excluded_llm_metadata_keys)

    @property
    def doc_id(self) -> str:
        return self.id_

    def get_content(self) -> str:
        """Return the bare text, without metadata."""
        return self.text

    @property
    def hash(self) -> str:
        """SHA-256 (hex) of the text and of the metadata that is embedded or prompted.

        Metadata excluded from both, such as a file's date, does not change it: touching a file
        is no reason to embed it again.
        """
        unseen = set(self.excluded_embed_metadata_keys) & set(self.excluded_llm_metadata_keys)
        seen = {key: value for key, value in self.metadata.items() if key not in unseen}
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
        digest.update(json.dumps(seen, sort_keys=True, default=str).encode())
        return digest.hexdigest()

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches that no chunk may cross, so that each is where its anchor says.

        They are the pages, slides, parts, sheets and their blocks of cells; together the text.
        """
        begin, last = 0, None
        for span in self.spans:
            place = tuple(span.anchor.get(key) for key in PLACES)
            if last is not None and place != last:
                yield begin, span.start
                begin = span.start
            last = place
        yield begin, len(self.text)

    def anchor_at(self, start: int, end: int) -> dict[str, int | str]:
        """Return where the stretch ``[start, end)`` is: its page, heading path, line …

        It is the anchor of the span the stretch shares most with; a line is the one the stretch
        itself begins at, within that span. Counts from 1.
        """
        span = find_span(self.spans, start, end)
        if span is None:
            return {}
        anchor = dict(span.anchor)
        if isinstance(line := anchor.get("line"), int):
            anchor["line"] = line + self.text.count("\n", span.start, max(start, span.start))
        return anchor


@dataclass(slots=True)
class TextNode:
    """A chunk of a document: ``text`` is ``document.text[start_char_idx:end_char_idx]``.

    ``ref_doc_id`` is its document, ``prev_id`` and ``next_id`` its neighbours there. ``oversize``
    marks one indivisible unit longer than a chunk may be; ``tokens`` counts in the embedder's
    own tokenizer, None when nobody counted.
    """

    text: str
    id_: str = field(default_factory=lambda: uuid4().hex)
    metadata: dict[str, Any] = field(default_factory=dict)
    start_char_idx: int | None = None
    end_char_idx: int | None = None
    ref_doc_id: str | None = None
    prev_id: str | None = None
    next_id: str | None = None
    anchor: Anchor = field(default_factory=dict)
    oversize: bool = False
    tokens: int | None = None

    @property
    def node_id(self) -> str:
        return self.id_

    def get_content(self) -> str:
        """Return the bare text, without metadata."""
        return self.text


@dataclass(slots=True)
class NodeWithScore:
    """A retrieved chunk. ``score`` grows with the match; None when nothing was measured."""

    node: TextNode
    score: float | None = None

    @property
    def text(self) -> str:
        return self.node.text

    @property
    def node_id(self) -> str:
        return self.node.id_

    @property
    def metadata(self) -> dict[str, Any]:
        return self.node.metadata

    def get_content(self) -> str:
        """Return the chunk's bare text."""
        return self.node.text


@dataclass(frozen=True, slots=True)
class QueryBundle:
    """What is asked."""

    query_str: str
