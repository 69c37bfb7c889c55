"""What the engine tells the window."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Literal

from app.messages.shown import (
    Citation,
    Collection,
    ConversationRow,
    DocumentRow,
    FinishReason,
    PackRow,
    Passage,
    State,
    Turn,
)

Doing = Literal["finding", "reading", "recognising", "renewing", "importing", "moving"]

# -- events about the engine itself ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EngineState:
    """Where the engine is with its warm-up.

    ``stage`` goes library → searching → answering. From "library" on, questions find passages by
    words; from "searching" on by meaning too; from "answering" on they get an answer. A failed
    stage carries ``problem``, a sentence; the earlier stages go on working. ``read_only`` says
    that another Carrel holds the library. ``detail`` names models and device, for people;
    ``notice`` is something the person should know, such as a library that had to be repaired;
    ``following`` says, while it is so, why changes in the added folders are not seen at once.
    """

    job: int
    stage: Literal["library", "searching", "answering"]
    detail: str = ""
    problem: str = ""
    read_only: bool = False
    notice: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class LibraryListed:
    """The whole ledger: what the person added, and one row per document.

    What stands inside a file (an archive's members, a letter's attachments) has a row of its own,
    whose path continues that of the file: ``/papers/letter.eml/contract.pdf``.
    """

    job: int
    folders: tuple[str, ...]
    documents: tuple[DocumentRow, ...]
    chunks: int


@dataclass(frozen=True, slots=True)
class LibraryChanged:
    """What is different from the ledger told last: rows that are new or changed, paths that left.

    Comes unasked, job 0, instead of a whole ``LibraryListed`` where little changed.
    """

    job: int
    folders: tuple[str, ...]
    documents: tuple[DocumentRow, ...]
    gone: tuple[str, ...]
    chunks: int


@dataclass(frozen=True, slots=True)
class ConversationOpened:
    """A conversation with all versions of its turns, oldest first; number 0 when there is none."""

    job: int
    conversation: int
    turns: tuple[Turn, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class ConversationsListed:
    """The conversations, pinned ones first, then the newest; comes with job 0 after a change.

    ``search`` is what was searched for, else "".
    """

    job: int
    conversations: tuple[ConversationRow, ...]
    search: str = ""


@dataclass(frozen=True, slots=True)
class CollectionsListed:
    """The kept collections by name; comes with job 0 at the start."""

    job: int
    collections: tuple[Collection, ...]


@dataclass(frozen=True, slots=True)
class PacksListed:
    """The installed models; ``total_memory`` and ``free_memory`` of this machine in bytes.

    ``device`` and ``precision`` are those the models run with now, for people.
    ``problems`` are sentences on what lies among the models and cannot be used.
    """

    job: int
    packs: tuple[PackRow, ...]
    total_memory: int
    free_memory: int
    device: str = ""
    precision: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LibraryDescribed:
    """Where the library is and how many bytes it has; ``free`` are those left on its disk.

    If a ``target`` was asked about, ``free`` are those left there, and ``problem`` is a sentence
    if the library cannot move there.
    """

    job: int
    folder: str
    size: int
    free: int
    target: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class LibraryMoved:
    """The library stands in ``folder`` now, checked; the old one goes when this one is opened."""

    job: int
    folder: str


# -- events of indexing ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ``Index`` job is: sent at least once a second while it works (a heartbeat).

    "importing" is of an ``ImportPack`` job, "moving" of a ``MoveLibrary`` one: ``files_done`` of
    ``files_total`` are in per cent.
    A job below 0 is the engine's own: following a folder, reading pictures, changing the embedder.
    ``rate`` is chunks per second, ``seconds_left`` an estimate from the measured rate and the
    bytes still to read; both 0 while unknown. ``path`` is the file in work and ``page`` the page
    there, 0 where there is none. ``detail`` is a sentence for people, such as what it waits for.
    """

    job: int
    path: str
    files_done: int
    files_total: int
    chunks: int
    rate: float = 0.0
    seconds_left: float = 0.0
    doing: Doing = "reading"
    page: int = 0
    paused: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Indexed:
    """One file became searchable. ``state`` is indexed, or partly with the reason."""

    job: int
    path: str
    chunks: int
    seconds: float
    state: State = "indexed"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FileFailed:
    """One file gives no text: ``kind`` as in ``errors.FAILURE_KINDS``, ``reason`` a sentence.

    ``state`` is failed, quarantined, offline, or changed where the text of before still serves.
    """

    job: int
    path: str
    kind: str
    reason: str
    state: State = "failed"


@dataclass(frozen=True, slots=True)
class IndexDone:
    """An ``Index`` job ended, or was cancelled; what was indexed until then stays."""

    job: int
    documents: int
    chunks: int
    failed: int
    unchanged: int
    removed: int
    seconds: float
    cancelled: bool = False
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Paused:
    """Reading is held, or goes on."""

    job: int
    paused: bool


@dataclass(frozen=True, slots=True)
class Removed:
    """A ``Remove`` or ``Ignore`` job ended."""

    job: int
    path: str
    documents: int


# -- events of an answer -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Phase:
    """What happens now: waiting (for another answer or a model), searching, reading, writing.

    ``words`` is how many words of evidence the model reads, 0 elsewhere; ``detail`` a sentence
    for people, such as a trimmed prompt, or empty.
    """

    job: int
    name: Literal["waiting", "searching", "reading", "writing"]
    words: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages, best first. May come twice: by words at once, then by words and meaning.

    ``found`` is False when the documents do not hold an answer; the nearest passages come along.
    ``documents`` is how many were searched, ``turn`` the turn that is kept of it (0: none is), and
    ``searched`` the question as it was looked for, where that is not the question itself.
    """

    job: int
    passages: tuple[Passage, ...]
    ranking: Literal["words", "hybrid"]
    found: bool
    conversation: int
    documents: int
    ms: float
    turn: int = 0
    searched: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """The next piece of the answer; never empty. Pieces joined give the whole text."""

    job: int
    text: str


@dataclass(frozen=True, slots=True)
class Grounded:
    """Which sentence of the answer is supported by which passage; replaces the one before."""

    job: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer is whole: ``finish_reason`` is stop or length. ``text`` joins all ``Text``."""

    job: int
    text: str
    found: bool
    finish_reason: FinishReason
    citations: tuple[Citation, ...]
    first_passage_ms: float
    first_text_ms: float
    seconds: float
    prompt_tokens: int
    answer_tokens: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person stopped the answer; the partial text is kept."""

    job: int
    text: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The job failed. ``text`` is the partial answer, kept; message and advice are sentences.

    ``kind`` is the error's name, or "engine-stopped" when the engine process died.
    """

    job: int
    kind: str
    message: str
    advice: str = ""
    text: str = ""


Event = (
    EngineState | LibraryListed | LibraryChanged | ConversationOpened | ConversationsListed
    | CollectionsListed | PacksListed | LibraryDescribed | LibraryMoved
    | Progress | Indexed | FileFailed | IndexDone | Removed | Paused
    | Phase | Passages | Text | Grounded | Answered | Stopped | Failed
)  # fmt: skip

Steps = Generator[Event | None, None, None]
"""A job in work: its events, and None where it only wants to be asked again."""

TERMINAL = (
    Answered, Stopped, Failed, IndexDone, Removed, Paused, LibraryListed, ConversationOpened,
    ConversationsListed, CollectionsListed, PacksListed, LibraryDescribed, LibraryMoved,
)  # fmt: skip
"""A job ends with exactly one of these. (Lists with job 0 come unasked.)"""
