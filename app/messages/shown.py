"""What is shown: passages, citations, rows of the ledger, turns, conversations, collections."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Anchor = Mapping[str, int | str]
"""Where in a document: any of page, slide, sheet, cells, heading, line, part."""

State = Literal[
    "waiting", "reading", "indexed", "partly", "changed", "failed",
    "quarantined", "ignored", "offline", "gone",
]  # fmt: skip

FinishReason = Literal["stop", "length", "cancelled", "deadline", "idle_timeout", "error"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrieved piece of a document, best first.

    ``start`` and ``end`` are code points in the document's extracted text, end exclusive;
    ``text == document_text[start:end]``. ``sentence`` is the best sentence, in the same measure.
    ``score`` grows with the match and is only comparable within one ranking.
    """

    path: str
    text: str
    score: float
    anchor: Anchor
    start: int
    end: int
    sentence: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage used by the answer, with the words that support it.

    ``answer`` is the span of the answer's text this citation belongs to; ``passage`` counts from 0
    into the job's last ``Passages``; ``support`` is 0 to 1.
    """

    passage: int
    path: str
    anchor: Anchor
    start: int
    end: int
    quote: str
    support: float
    answer: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the ledger. ``kind`` and ``reason`` say why a file is not searchable."""

    path: str
    state: State
    kind: str = ""
    reason: str = ""
    chunks: int = 0
    anchors: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer, as kept in the library.

    A conversation is a tree: ``parent`` is the turn that this one follows, 0 for the first. Turns
    with the same parent are versions of each other, made by asking again; the latest one counts.
    ``searched`` is the question as it was looked for, made self-contained; "" where it is the
    question itself. ``created`` is in seconds since 1970. ``only`` are the folders and documents it
    was limited to, ``collection`` the kept set of them, and ``limited`` that one's name.
    """

    question: str
    text: str
    finish_reason: FinishReason
    passages: tuple[Passage, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: str = ""
    number: int = 0
    parent: int = 0
    searched: str = ""
    created: float = 0.0
    only: tuple[str, ...] = ()
    collection: int = 0
    limited: str = ""


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """A conversation in the list. Times are in seconds since 1970.

    ``found`` is a piece of it with what was searched for, else ""; ``turn`` is where that stands.
    """

    number: int
    title: str
    created: float
    changed: float
    turns: int
    pinned: bool = False
    found: str = ""
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """A part of the library that questions may be limited to.

    ``paths`` are folders and documents of the library; what is below counts. ``instructions`` go
    to the model with every question; ``answer_tokens`` bounds its answers, 0 is the preference's.
    Number 0 is one that is not kept yet.
    """

    number: int
    name: str
    paths: tuple[str, ...]
    instructions: str = ""
    answer_tokens: int = 0


@dataclass(frozen=True, slots=True)
class PackRow:
    """An installed model. ``folder`` is its name on disk, unique; sizes are in bytes.

    ``memory`` is what it needs while it works, 0 unknown; ``speed`` what was measured here last,
    in words a second for a role "llm" and passages a second for "embedder", 0 unknown. ``problem``
    is a sentence if it cannot be used; ``provided`` says that it came with Carrel.
    """

    folder: str
    role: Literal["llm", "embedder", "reranker"]
    name: str
    licence: str
    size: int
    memory: int = 0
    speed: float = 0.0
    languages: str = ""
    chosen: bool = False
    provided: bool = False
    problem: str = ""
