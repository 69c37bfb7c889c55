"""The wire between window and engine: frozen dataclasses, standard library only.

Requests go from the window to the engine, events come back. Every request carries a ``job``
number chosen by the window; every event about it carries the same number. Job 0 is the engine
itself. A job that streams ends with exactly one terminal event (see ``TERMINAL``).

No behaviour lives here, and no model, database or toolkit type ever crosses.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Anchor = Mapping[str, int | str]
"""Where in a document: any of page, slide, sheet, cells, heading, line, part."""

State = Literal[
    "waiting", "reading", "indexed", "partly", "changed", "failed",
    "quarantined", "ignored", "offline", "gone",
]  # fmt: skip

FinishReason = Literal["stop", "length", "cancelled", "deadline", "idle_timeout", "error"]


@dataclass(frozen=True, slots=True)
class WorkerOptions:
    """How the engine process starts. ``library`` is a folder, made if missing."""

    library: str
    read_only: bool = False


# -- what is shown ---------------------------------------------------------------------------


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
    """One question with its answer, as kept in the library."""

    question: str
    text: str
    finish_reason: FinishReason
    passages: tuple[Passage, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: str = ""


# -- requests ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a question. ``conversation`` 0 starts a new one: ``Passages`` brings its number."""

    job: int
    question: str
    conversation: int = 0


@dataclass(frozen=True, slots=True)
class Index:
    """Add or refresh files and folders."""

    job: int
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retry:
    """Read again what failed, was quarantined or is ignored; answered as ``Index`` is."""

    job: int
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unlock:
    """Read a protected document with its password; answered as ``Index`` is.

    ``keep`` puts the password into the system's keyring once it has opened the document.
    """

    job: int
    path: str
    password: str = field(repr=False)
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Ignore:
    """Leave a document out from now on; it stays in the ledger. Answered by ``Removed``."""

    job: int
    path: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a folder or file out of the library. The files themselves are never touched.

    A document below an added folder stays in the ledger as ignored: it would come back otherwise.
    """

    job: int
    path: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Hold all reading, or go on with it; answered by ``Paused``."""

    job: int
    paused: bool


@dataclass(frozen=True, slots=True)
class ListLibrary:
    """Ask for the ledger; answered by ``LibraryListed``."""

    job: int


@dataclass(frozen=True, slots=True)
class OpenConversation:
    """Ask for a conversation's turns; 0 means the latest. Answered by ``ConversationOpened``."""

    job: int
    conversation: int = 0


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop the job, wherever it is: waiting, reading, prefilling or writing."""

    job: int


@dataclass(frozen=True, slots=True)
class Quit:
    """Finish at once; nothing that is already stored is lost."""

    job: int = 0


Request = (
    Ask | Index | Retry | Unlock | Ignore | Remove | Pause | ListLibrary | OpenConversation
    | Cancel | Quit
)  # fmt: skip


# -- events about the engine itself ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EngineState:
    """Where the engine is with its warm-up.

    ``stage`` goes library → searching → answering. From "library" on, questions find passages by
    words; from "searching" on by meaning too; from "answering" on they get an answer. A failed
    stage carries ``problem``, a sentence; the earlier stages go on working. ``read_only`` says
    that another Carrel holds the library. ``detail`` names models and device, for people;
    ``notice`` is something the person should know, such as a library that had to be repaired.
    """

    job: int
    stage: Literal["library", "searching", "answering"]
    detail: str = ""
    problem: str = ""
    read_only: bool = False
    notice: str = ""


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
class ConversationOpened:
    """A conversation with its turns, oldest first; number 0 and no turns when there is none."""

    job: int
    conversation: int
    turns: tuple[Turn, ...]


# -- events of indexing ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ``Index`` job is: sent at least once a second while it works (a heartbeat).

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
    doing: Literal["finding", "reading", "recognising", "renewing"] = "reading"
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
    """

    job: int
    passages: tuple[Passage, ...]
    ranking: Literal["words", "hybrid"]
    found: bool
    conversation: int
    documents: int
    ms: float


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
    EngineState | LibraryListed | ConversationOpened | Progress | Indexed | FileFailed | IndexDone
    | Removed | Paused | Phase | Passages | Text | Grounded | Answered | Stopped | Failed
)  # fmt: skip

Steps = Generator[Event | None, None, None]
"""A job in work: its events, and None where it only wants to be asked again."""

TERMINAL = (
    Answered, Stopped, Failed, IndexDone, Removed, Paused, LibraryListed, ConversationOpened,
)  # fmt: skip
"""A job ends with exactly one of these. (``LibraryListed`` with job 0 comes unasked.)"""
