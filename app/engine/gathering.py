"""Files → texts with chunks, in threads beside the lane.

Whatever may be slow or hang stands here: listing folders on far disks, hashing, the reader process,
splitting. The lane takes finished things from bounded queues and never waits for a disk.
"""

import hashlib
import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.engine.channel import Channel
from app.engine.documents import Document, TextNode
from app.engine.index import Vectors
from app.engine.library import is_below
from app.engine.passwords import KeptPasswords
from app.engine.places import absence, is_there, place_of, silence
from app.engine.reading import ReaderProcess
from app.engine.reading.extraction import LARGEST_FILE, Part, refuse_large
from app.engine.reading.process import Flag
from app.engine.reading.sniffing import SOUND_NAMES, refuse_sound
from app.engine.reading.walk import Found, Skipped, scan
from app.engine.splitting import SentenceSplitter
from app.engine.store import FileFacts, Store, StoredDocument
from app.engine.stream import Cancellation
from app.errors import Cancelled, ReadError

BATCH = 500
"""Files that are listed before the lane hears of them."""
DUMB = "Its disk does not answer. What was read is kept."
LARGE_FILM = 10_000_000
"""Bytes above which sound and video are known by their names alone."""
READ_AHEAD = 4
"""Texts that wait for the lane at most."""


@dataclass(slots=True)
class File:
    """A file that has to be looked at.

    ``again`` reads it although nothing changed; ``named`` says that the person chose this very
    file. ``moved_from`` is where the same bytes stood before; ``same`` says that they are what the
    library has already. ``members`` is what was found inside it, ``deaths`` how many reader
    processes it cost. The lane keeps ``open``, how many of its texts are not stored yet,
    ``whole``, whether all of them have come, and ``unfinished``, whether its row was stored before
    that; ``keeps`` says that it could not be read this time, and what stood in it before stays.
    """

    path: str
    facts: FileFacts
    known: StoredDocument | None
    again: bool = False
    named: bool = False
    moved_from: str = ""
    same: bool = False
    members: list[str] = field(default_factory=list)
    deaths: int = 0
    open: int = 0
    whole: bool = False
    keeps: bool = False
    unfinished: bool = False


@dataclass(slots=True)
class Text:
    """One document out of a file, the ``last`` or not.

    ``vectors`` has a row per node, ``missing`` of which are still to be embedded.
    """

    file: File
    ref: str
    began: float
    part: Part
    document: Document | None = None
    nodes: list[TextNode] = field(default_factory=list)
    vectors: Vectors | None = None
    missing: int = 0
    last: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """What stands at a path that was chosen: asked here, because the lane never asks a disk.

    ``there`` is None where its place does not answer. Of what is not there, ``state`` and
    ``reason`` say why; ``above`` is whether the folder it was added with is there. ``holds`` tells
    whether a folder holds anything at all, ``linked`` that the path is a link.
    """

    path: str
    there: bool | None
    folder: bool = False
    holds: bool = False
    linked: bool = False
    above: bool = False
    state: Literal["offline", "gone"] = "offline"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Either:
    """A flag that is set as soon as one of two is."""

    one: Flag
    other: Flag

    def is_set(self) -> bool:
        """Tell whether either flag is set."""
        return self.one.is_set() or self.other.is_set()


class Scout(Channel[list[Found | Skipped | Chosen]]):
    """Lists what stands below ``paths``, and says of each path itself what it is, at its end.

    The rules that hold in the folders that were ``added`` hold below them if it is the engine's
    ``own`` scan; ``known`` are the documents of the library. ``waits_for`` names a place that does
    not answer.
    """

    def __init__(
        self,
        paths: Sequence[str],
        added: Sequence[str],
        known: Collection[str],
        own: bool,
        cancel: Cancellation,
    ) -> None:
        super().__init__(8, "scout")
        self._paths, self._added, self._known, self._own = paths, added, known, own
        self._cancel = cancel
        self.waits_for = ""
        self.begin()

    def _work(self) -> None:
        batch: list[Found | Skipped | Chosen] = []

        def skip(skipped: Skipped) -> None:
            folder = skipped.kind != "ignored" and os.path.isdir(skipped.path)
            batch.append(replace(skipped, folder=folder))

        for path in self._paths:
            self.waits_for = place_of(path).name
            there = is_there(path)
            if there is None or not (there or os.path.lexists(path)):
                batch.append(self._explain(path, there))
                continue
            for found in scan([path], on_skip=skip, roots=self._added if self._own else ()):
                self._cancel.check()
                batch.append(found)
                self.waits_for = ""
                if len(batch) >= BATCH:
                    self._give(batch[:])
                    batch.clear()  # the same list: the scan goes on reporting into it
                if self.left:
                    return
            folder, linked = os.path.isdir(path), os.path.islink(path)
            batch.append(Chosen(path, True, folder, folder and _holds_anything(path), linked))
        self._give(batch)

    def _explain(self, path: str, there: bool | None) -> Chosen:
        """Say why a path is not there."""
        if there is None:
            return Chosen(path, None, reason=silence(path) or DUMB)
        root = next((folder for folder in self._added if is_below(path, folder)), None)
        above = root is not None and root != path and bool(is_there(root))
        state, reason = absence(root or path, self._added, folder=path not in self._known)
        return Chosen(path, False, above=above, state=state, reason=reason)


def _holds_anything(folder: str) -> bool:
    try:
        with os.scandir(folder) as listing:
            return any(True for _ in listing)
    except OSError:
        return False


class ReadAhead(Channel[Text | File]):
    """Reads and splits files one after the other, and gives their texts.

    A file that is known under another path, or whose bytes are known, is given itself instead.
    """

    def __init__(
        self,
        files: Sequence[File],
        store: Store,
        reader: ReaderProcess,
        splitter: Callable[[], SentenceSplitter],
        cancel: Cancellation,
        passwords: Sequence[str],
    ) -> None:
        super().__init__(READ_AHEAD, "read-ahead")
        self._files, self._store, self._reader = files, store, reader
        self._make_splitter, self._cancel = splitter, cancel
        self._passwords = tuple(passwords)
        self._kept = KeptPasswords()
        self.page: tuple[str, int] = ("", 0)
        self.begin()

    def _work(self) -> None:
        splitter = self._make_splitter().for_another_thread()
        for file in self._files:
            if self.left or self._cancel.is_set():
                return
            began = time.monotonic()
            try:
                file.facts = self._with_hash(file.path)
                self._recognise_content(file)
                if not file.same and not file.moved_from:
                    self._read(file, splitter, began)
            except Cancelled:
                return
            except ReadError as error:
                self._fail(file, began, error)
            except OSError as error:
                self._fail(file, began, unreadable(error))
            if file.same or file.moved_from:
                self._give(file)

    def _recognise_content(self, file: File) -> None:
        """Find out whether the library has these bytes already, here or under an older name."""
        known, digest = file.known, file.facts.content_hash
        if file.again:
            return
        if known is not None and known.state in ("indexed", "partly", "changed"):
            file.same = known.facts.content_hash == digest
        if known is not None and known.chunks:
            return
        gone = [
            other.ref
            for other in self._store.find_content(digest or "")
            if other.ref != file.path
            and other.parent is None
            and not other.away
            and other.state in ("indexed", "partly", "changed", "ignored")
            and not (file.named and other.state == "ignored")
            and not os.path.lexists(other.ref)
        ]
        name = os.path.basename(file.path)
        file.moved_from = min(gone, key=lambda ref: os.path.basename(ref) != name, default="")

    def _read(self, file: File, splitter: SentenceSplitter, began: float) -> None:
        before: Text | None = None
        for part in self._parts(file, self._passwords):
            ref = file.path
            if part.member:
                ref = os.path.join(file.path, *part.member.split("/"))
                file.members.append(ref)
            text = Text(file, ref, began, part)
            if part.extracted is not None:
                self._split(text, splitter)
            if before is not None:
                self._give(before)
            before = text
            if self.left:
                return
        if before is not None:
            before.last = True
            self._give(before)

    def _parts(self, file: File, passwords: Sequence[str]) -> Iterator[Part]:
        """Yield the file's parts, opened with a password from the keyring if need be."""

        def tell(member: str, page: int) -> None:
            self.page = (os.path.join(file.path, member) if member else file.path, page)

        kept = None
        for part in self._reader.read_parts(
            file.path, passwords=passwords, cancelled=Either(self, self._cancel),
            recognised=self._store.recognised(file.facts.content_hash or ""), on_progress=tell,
        ):  # fmt: skip
            locked = part.error is not None and part.error.kind == "encrypted" and not part.member
            if locked and self._store.meta("kept_passwords") and kept is None:
                kept = self._kept.get(file.path)
                if kept is not None and kept not in passwords:
                    continue
            yield part
        if kept is not None and kept not in passwords:
            yield from self._parts(file, (*passwords, kept))

    def _split(self, text: Text, splitter: SentenceSplitter) -> None:
        extracted = text.part.extracted
        assert extracted is not None
        metadata = describe(text.ref, extracted.kind)
        text.document = Document(
            extracted.text, id_=text.ref, metadata=metadata, spans=extracted.spans,
            excluded_embed_metadata_keys=list(metadata), excluded_llm_metadata_keys=list(metadata),
        )  # fmt: skip
        text.nodes = splitter.nodes(text.document)

    def _with_hash(self, path: str) -> FileFacts:
        """Return the file's facts as they are now, with the SHA-256 of its bytes."""
        digest = hashlib.sha256()
        with open(path, "rb") as handle:
            status = os.fstat(handle.fileno())
            _refuse_unread(path, status.st_size)
            while block := handle.read(1 << 20):
                self._cancel.check()
                if self.left:
                    raise Cancelled()
                digest.update(block)
        return FileFacts(status.st_size, status.st_mtime_ns, digest.hexdigest())

    def _fail(self, file: File, began: float, error: ReadError) -> None:
        self._give(Text(file, file.path, began, Part("", error=error), last=True))


def _refuse_unread(path: str, size: int) -> None:
    """Raise ``ReadError`` for what is refused anyway, before gigabytes are read of it."""
    if size > LARGEST_FILE:
        raise refuse_large()
    if size > LARGE_FILM and os.path.splitext(path)[1].lower() in SOUND_NAMES:
        raise refuse_sound()


def describe(ref: str, kind: str) -> dict[str, str]:
    """Return what is kept about a document beside its text."""
    return {"file_path": ref, "file_name": os.path.basename(ref), "file_type": kind}


def unreadable(error: OSError) -> ReadError:
    """Say why the system does not let us read a file."""
    match error:
        case FileNotFoundError():
            return ReadError("unreadable", "The file is gone.", "Put it back and add it again.")
        case PermissionError():
            return ReadError("unreadable", "You are not allowed to read this file.")
        case _:
            return ReadError("unreadable", f"It cannot be read: {error.strerror or error}.")
