"""What the window asks of the engine."""

from dataclasses import dataclass, field

from app.messages.shown import Collection


@dataclass(frozen=True, slots=True)
class WorkerOptions:
    """How the engine process starts. ``library`` is a folder, made if missing.

    A ``closed`` engine opens nothing: it is there to move the library. One that is ``resumed``
    serves a window that another engine served before: what was deleted can still be brought back.
    """

    library: str
    read_only: bool = False
    closed: bool = False
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a question. ``conversation`` 0 starts a new one: ``Passages`` brings its number.

    ``after`` is the turn it follows: -1 the last one, 0 none (another beginning of the same
    conversation). ``search`` is what to look for instead of the question, where the person wrote
    that; "" lets the engine make a follow-up self-contained. ``only`` names folders and documents
    to look in, ``collection`` a kept set of them; without either everything is searched.
    """

    job: int
    question: str
    conversation: int = 0
    after: int = -1
    search: str = ""
    only: tuple[str, ...] = ()
    collection: int = 0


@dataclass(frozen=True, slots=True)
class Continue:
    """Go on with the answer of a turn that was stopped or cut off; answered as ``Ask`` is.

    The ``Text`` that comes is new text only; ``Answered.text`` is the whole.
    """

    job: int
    turn: int


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
class ListConversations:
    """Ask for the conversations, or those that hold all words of ``search``, newest first."""

    job: int
    search: str = ""


@dataclass(frozen=True, slots=True)
class ChangeConversation:
    """Rename, pin, delete or bring back a conversation; None leaves as it is.

    A deleted one can be brought back until Carrel is closed. Answered by ``ConversationsListed``.
    """

    job: int
    conversation: int
    title: str | None = None
    pinned: bool | None = None
    deleted: bool | None = None


@dataclass(frozen=True, slots=True)
class ListCollections:
    """Ask for the kept collections; answered by ``CollectionsListed``."""

    job: int


@dataclass(frozen=True, slots=True)
class SaveCollection:
    """Keep a collection, a new one if its number is 0; answered by ``CollectionsListed``."""

    job: int
    collection: Collection


@dataclass(frozen=True, slots=True)
class DeleteCollection:
    """Forget a collection, not its documents; answered by ``CollectionsListed``."""

    job: int
    number: int


@dataclass(frozen=True, slots=True)
class ListPacks:
    """Ask for the installed models; answered by ``PacksListed``."""

    job: int


@dataclass(frozen=True, slots=True)
class ImportPack:
    """Take in a model: a file or folder, verified and converted; answered by ``PacksListed``."""

    job: int
    path: str


@dataclass(frozen=True, slots=True)
class RemovePack:
    """Delete an installed model from the disk; answered by ``PacksListed``."""

    job: int
    folder: str


@dataclass(frozen=True, slots=True)
class DescribeLibrary:
    """Ask where the library is, and whether it could move to ``target``.

    Answered by ``LibraryDescribed``.
    """

    job: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class MoveLibrary:
    """Copy the library into the folder ``target`` and check the copy; a closed engine does it.

    Answered by ``LibraryMoved``; after ``Failed`` or ``Stopped`` all is as it was.
    """

    job: int
    target: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop the job, wherever it is: waiting, reading, prefilling or writing."""

    job: int


@dataclass(frozen=True, slots=True)
class Quit:
    """Finish at once; nothing that is already stored is lost."""

    job: int = 0


Request = (
    Ask | Continue | Index | Retry | Unlock | Ignore | Remove | Pause | ListLibrary
    | OpenConversation | ListConversations | ChangeConversation
    | ListCollections | SaveCollection | DeleteCollection
    | ListPacks | ImportPack | RemovePack | DescribeLibrary | MoveLibrary | Cancel | Quit
)  # fmt: skip
