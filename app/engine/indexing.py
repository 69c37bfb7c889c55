"""Files → chunks in the library, in small steps.

``IndexJob.run`` is a generator that does one short step between two yields, so that a question can
overtake it and Stop takes effect at once. Files are read ahead, in the reader process, while the
lane embeds. A file becomes visible in one transaction; what is done stays done.
"""

import hashlib
import os
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from app.engine.documents import Document, TextNode
from app.engine.index import Vectors
from app.engine.library import Library, is_below
from app.engine.reading import Extracted, ReaderProcess, Skipped, walk
from app.engine.splitting import SentenceSplitter
from app.engine.store import FileFacts, StoredDocument
from app.engine.stream import Cancellation
from app.errors import Cancelled, ReadError
from app.messages import Event, FileFailed, IndexDone, Indexed, Progress

GROUP = 96
"""Chunks that are gathered and sorted by length before they are embedded."""
STEP = 8
"""Chunks embedded in one step: what a question waits for at most."""
READ_AHEAD = 4
"""Files read while earlier ones are embedded."""
PASSING = ("unreadable", "timeout", "crashed")
"""Failures that may pass: what was indexed before stays searchable meanwhile."""
HEARTBEAT = 0.25
"""Seconds between two signs of progress, at least once per step."""


@dataclass(slots=True)
class _File:
    """One file on its way in; ``vectors`` has a row per node once it is embedded."""

    path: str
    facts: FileFacts
    known: StoredDocument | None
    began: float = 0.0
    extracted: Extracted | None = None
    error: ReadError | None = None
    same_content: bool = False
    document: Document | None = None
    nodes: list[TextNode] = field(default_factory=list)
    vectors: Vectors | None = None


class IndexJob:
    """Adds or refreshes ``paths``; files that are gone from a reachable folder are removed.

    ``ready`` tells whether the embedder is there: reading starts without it. ``passwords`` are
    tried on files that need one. ``run`` yields events, and None when it only wants to be asked
    again.
    """

    def __init__(
        self,
        library: Library,
        job: int,
        paths: Sequence[str],
        cancel: Cancellation,
        reader: ReaderProcess,
        ready: Callable[[], bool],
        passwords: Sequence[str] = (),
    ) -> None:
        library.refuse_read_only()
        self.index, self.store = library.index, library.index.store
        self.job, self.cancel, self.reader, self.ready = job, cancel, reader, ready
        self.passwords = passwords
        self.paths = [os.path.abspath(path) for path in paths]
        self.current = ""
        self.files_done = self.files_total = 0
        self.documents = self.chunks = self.failed = self.unchanged = self.removed = 0
        self._bytes_done = self._bytes_total = self._embedded = 0
        self._began = self._embedding_seconds = self._told = 0.0

    def run(self) -> Iterator[Event | None]:
        """Do the job; the last event is ``IndexDone``, also after Stop."""
        self._began = time.monotonic()
        try:
            yield from self._find_and_add()
        except Cancelled:
            pass  # what is indexed stays; the event below says that it was stopped
        yield IndexDone(
            self.job, self.documents, self.chunks, self.failed, self.unchanged, self.removed,
            round(time.monotonic() - self._began, 3), cancelled=self.cancel.is_set(),
        )  # fmt: skip

    # -- which files ---------------------------------------------------------------------------

    def _find_and_add(self) -> Iterator[Event | None]:
        skipped: list[Skipped] = []
        todo: list[_File] = []
        present: set[str] = set()
        for count, found in enumerate(walk(self.paths, on_skip=skipped.append)):
            self.cancel.check()
            if not _is_text(str(found)):
                yield self._refuse_name(str(found))
                continue
            file = self._look_at(str(found))
            present.add(str(found))
            if file is not None:
                todo.append(file)
            if count % 200 == 0:
                yield self._progress(force=False)
        for chosen in self.paths:
            if os.path.exists(chosen):
                self.store.add_folder(chosen)
        unreachable: list[str] = []
        for item in skipped:
            path = str(item.path)
            if item.kind == "ignored":
                continue
            unreachable.append(path)
            if not _is_text(path):
                yield self._refuse_name(path)
            elif path in self.paths or os.path.isdir(path):  # said, but no document of its own
                self.failed += 1
                yield FileFailed(self.job, path, item.kind, item.reason)
            else:
                yield self._fail(path, item.kind, item.reason, FileFacts())
                present.add(path)
        yield from self._drop_vanished(present, unreachable)
        self.files_total = self.files_done + len(todo)
        self._bytes_total = sum(file.facts.size or 0 for file in todo)
        yield self._progress(force=True)
        yield from self._add(todo)
        while self.index.vectors.build_step():
            self.cancel.check()
            yield self._progress(force=False)
        self.index.save_graph()

    def _look_at(self, path: str) -> _File | None:
        """Return the file if it has to be read, None when it is known and unchanged."""
        try:
            status = os.stat(path)
            facts = FileFacts(status.st_size, status.st_mtime_ns)
        except OSError:
            facts = FileFacts()  # gone since it was listed: reading it says so
        known = self.store.document(path)
        if (
            known is not None
            and known.state == "indexed"
            and (known.facts.size, known.facts.mtime_ns) == (facts.size, facts.mtime_ns)
        ):
            self.unchanged += 1
            return None
        return _File(path, facts, known)

    def _drop_vanished(
        self, present: set[str], unreachable: Sequence[str]
    ) -> Iterator[Event | None]:
        """Forget files that are gone from a folder that is there.

        What cannot be listed is kept, and so is all of a folder that is suddenly empty: that is
        what a disk looks like that was taken out. Removing it is the person's to say.
        """
        for folder in (path for path in self.paths if os.path.isdir(path)):
            if not any(is_below(path, folder) for path in present):
                continue
            for known in self.store.documents():
                kept = any(is_below(known.ref, place) for place in unreachable)
                if known.ref not in present and is_below(known.ref, folder) and not kept:
                    self.index.delete_ref_doc(known.ref)
                    self.removed += 1
                    yield None

    # -- reading, splitting, embedding, storing ------------------------------------------------

    def _add(self, todo: Sequence[_File]) -> Iterator[Event | None]:
        read: queue.Queue[_File | None] = queue.Queue(READ_AHEAD)
        stop = threading.Event()
        thread = threading.Thread(
            target=self._read, args=(todo, read, stop), name="read-ahead", daemon=True
        )
        thread.start()
        group: list[_File] = []
        try:
            while True:
                self.cancel.check()
                try:
                    file = read.get(timeout=0.02)
                except queue.Empty:
                    if group and self.ready():
                        yield from self._embed_and_store(group)
                        group = []
                    yield self._progress(force=False)
                    continue
                if file is None:
                    break
                self.current = file.path
                yield from self._take(file, group)
                if sum(len(f.nodes) for f in group) >= GROUP:
                    yield from self._embed_and_store(group)
                    group = []
            yield from self._embed_and_store(group)
        finally:
            stop.set()
            while thread.is_alive():
                _drain(read)
                thread.join(0.05)

    def _read(
        self, todo: Sequence[_File], read: "queue.Queue[_File | None]", stop: threading.Event
    ) -> None:
        """Read and split files one after the other; runs in a thread of its own.

        The reading is done by the reader process, the splitting with a tokenizer that nobody else
        has: a long document must not hold up the lane.
        """
        splitter = self.index.splitter.for_another_thread()
        for file in todo:
            if stop.is_set() or self.cancel.is_set():
                break
            file.began = time.monotonic()
            try:
                file.facts = self._with_hash(file, stop)
                known = file.known
                file.same_content = (
                    known is not None
                    and known.chunks > 0
                    and known.facts.content_hash == file.facts.content_hash
                )
                if not file.same_content:
                    file.extracted = self.reader.read(
                        file.path, passwords=self.passwords, cancelled=self.cancel
                    )
                    self._split(file, splitter)
            except ReadError as error:
                file.error = error
            except Cancelled:
                break
            except OSError as error:
                file.error = _unreadable(error)
            except BaseException as error:  # noqa: BLE001 - told as this file's failure
                file.error = ReadError("crashed", f"Reading this file failed: {error}.")
            read.put(file)
        read.put(None)

    def _take(self, file: _File, group: list[_File]) -> Iterator[Event | None]:
        """Add a file that was read to those waiting for the embedder, or say why not."""
        if file.same_content:
            self.store.touch_document(file.path, file.facts)
            self.unchanged += 1
            self._count(file)
            yield self._progress(force=False)
        elif file.error is not None:
            self._count(file)
            yield self._fail(file.path, file.error.kind, str(file.error), file.facts)
        else:
            group.append(file)

    def _split(self, file: _File, splitter: SentenceSplitter) -> None:
        assert file.extracted is not None
        extracted = file.extracted
        name = Path(file.path).name
        metadata = {"file_path": file.path, "file_name": name, "file_type": extracted.kind}
        file.document = Document(
            extracted.text, id_=file.path, metadata=metadata, spans=extracted.spans,
            excluded_embed_metadata_keys=list(metadata), excluded_llm_metadata_keys=list(metadata),
        )  # fmt: skip
        file.nodes = splitter.nodes(file.document)

    def _with_hash(self, file: _File, stop: threading.Event) -> FileFacts:
        """Return the file's facts as they are now, with the SHA-256 of its bytes."""
        digest = hashlib.sha256()
        with open(file.path, "rb") as handle:
            status = os.fstat(handle.fileno())
            while block := handle.read(1 << 20):
                self.cancel.check()
                if stop.is_set():
                    raise Cancelled()
                digest.update(block)
        return FileFacts(status.st_size, status.st_mtime_ns, digest.hexdigest())

    def _embed_and_store(self, group: Sequence[_File]) -> Iterator[Event | None]:
        """Embed the chunks of a group, the longest first, and store file after file."""
        while group and not self.ready():
            self.cancel.check()
            yield self._progress(force=False)
            self.cancel.wait(0.05)
        waiting = deque(
            sorted(
                ((file, row) for file in group for row in range(len(file.nodes))),
                key=lambda item: -len(item[0].nodes[item[1]].text),
            )
        )
        missing = {id(file): len(file.nodes) for file in group}
        for file in group:
            if not file.nodes:
                yield self._store(file)
        while waiting:
            self.cancel.check()
            batch = [waiting.popleft() for _ in range(min(STEP, len(waiting)))]
            began = time.monotonic()
            vectors = self.index.embed([file.nodes[row].text for file, row in batch])
            self._embedding_seconds += time.monotonic() - began
            self._embedded += len(batch)
            for (file, row), vector in zip(batch, vectors, strict=True):
                if file.vectors is None:
                    file.vectors = np.zeros((len(file.nodes), len(vector)), dtype=np.float32)
                file.vectors[row] = vector
                missing[id(file)] -= 1
                if not missing[id(file)]:
                    yield self._store(file)
            yield self._progress(force=False)

    def _store(self, file: _File) -> Event:
        assert file.document is not None and file.extracted is not None
        self._count(file)
        if not file.nodes:
            return self._fail(file.path, "no-text", "There is no text in this file.", file.facts)
        assert file.vectors is not None
        self.index.put(
            file.path, file.document.hash, file.nodes, file.vectors,
            metadata=file.document.metadata, facts=file.facts,
        )  # fmt: skip
        self.documents += 1
        self.chunks += len(file.nodes)
        chunks, seconds = len(file.nodes), round(time.monotonic() - file.began, 3)
        file.extracted = file.document = file.vectors = None
        file.nodes = []
        return Indexed(self.job, file.path, chunks, seconds)

    # -- telling -------------------------------------------------------------------------------

    def _fail(self, path: str, kind: str, reason: str, facts: FileFacts) -> FileFailed:
        known = self.store.document(path)
        if known is not None and known.chunks and kind in PASSING:
            self.store.note_failure(path, kind, reason)
        else:
            self.index.vectors.remove(self.store.put_failure(path, kind, reason, facts))
        self.failed += 1
        return FileFailed(self.job, path, kind, reason)

    def _refuse_name(self, path: str) -> FileFailed:
        """Report a file whose name is no text, as Linux allows; the library could not hold it."""
        self.failed += 1
        name = path.encode("utf-8", "backslashreplace").decode()
        return FileFailed(self.job, name, "unreadable", "Its name is not valid text: rename it.")

    def _count(self, file: _File) -> None:
        self.files_done += 1
        self._bytes_done += file.facts.size or 0

    def _progress(self, force: bool) -> Progress | None:
        """Return how far it is, None when that was told a moment ago."""
        now = time.monotonic()
        if not force and now - self._told < HEARTBEAT:
            return None
        self._told = now
        rate = self._embedded / self._embedding_seconds if self._embedding_seconds else 0.0
        left = 0.0
        if self._bytes_done and self._bytes_total > self._bytes_done:
            left = (now - self._began) / self._bytes_done * (self._bytes_total - self._bytes_done)
        return Progress(
            self.job, self.current, self.files_done, self.files_total, self._embedded,
            round(rate, 1), round(left, 1),
        )  # fmt: skip


def _unreadable(error: OSError) -> ReadError:
    match error:
        case FileNotFoundError():
            return ReadError("unreadable", "The file is gone.", "Put it back and add it again.")
        case PermissionError():
            return ReadError("unreadable", "You are not allowed to read this file.")
        case _:
            return ReadError("unreadable", f"It cannot be read: {error.strerror or error}.")


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _drain(read: "queue.Queue[_File | None]") -> None:
    try:
        while True:
            read.get_nowait()
    except queue.Empty:
        return
