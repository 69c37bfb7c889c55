"""Reads the text in pictures and scanned pages, after everything else.

Page by page, in a reader process of its own; what was read is kept by the file's content, so that a
kill loses at most the page in work. Now and then, and at the end, the document is read once more
with the new text in its place. What OCR can read is decided in ``reading.formats.ocr``.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.engine.channel import Channel
from app.engine.gathering import Either, unreadable
from app.engine.indexing import IndexJob
from app.engine.library import Library
from app.engine.reading import ReaderProcess
from app.engine.store import StoredDocument
from app.engine.stream import Cancellation
from app.errors import Cancelled, ReadError
from app.messages import Event, FileFailed, IndexDone, Indexed, Progress, Steps

POLL = 0.05
STOPPED = ("timeout", "crashed", "too-large", "corrupt")
"""Refusals that are the page's own: the others of its file are read without it."""
HEARTBEAT = 0.5
FIRST_TURN = 4
"""Pages after which a document becomes searchable for the first time; then four times as many."""


class RecogniseJob:
    """Reads all pages that nobody has read yet.

    ``index`` makes the job that takes a file's pages in; ``passwords`` gives those that may open a
    file, and is asked in a thread.
    """

    def __init__(
        self,
        library: Library,
        job: int,
        cancel: Cancellation,
        reader: ReaderProcess,
        index: Callable[[str], IndexJob],
        passwords: Callable[[str], Sequence[str]],
    ) -> None:
        self._passwords = passwords
        self.store = library.index.store
        self.job, self.cancel, self.reader, self._index = job, cancel, reader, index
        self.documents = self.chunks = self.failed = 0
        self._rows = self._rows_done = self._pages = self._total = 0
        self._spent = self._told = 0.0

    def run(self) -> Steps:
        """Do the job; the last event is ``IndexDone``, also after Stop."""
        began = time.monotonic()
        rows = self.store.unread()
        self._rows = len(rows)
        self._total = sum(len(row.unread) for row in rows)
        try:
            for row in rows:
                yield from self._read(row)
                self._rows_done += 1
        except Cancelled:
            pass
        finally:
            self.reader.close()
        seconds = round(time.monotonic() - began, 3)
        yield IndexDone(
            self.job, self.documents, self.chunks, self.failed, 0, 0, seconds,
            cancelled=self.cancel.is_set(),
        )  # fmt: skip

    def _read(self, row: StoredDocument) -> Iterator[Event | None]:
        path = row.parent or row.ref
        whole = self.store.document(path)
        if whole is None or whole.facts.content_hash is None:
            return
        digest = whole.facts.content_hash
        member = row.ref[len(path) :].strip("/\\").replace("\\", "/") if row.parent else ""
        done = self.store.recognised(digest).get(member, {})
        left = [page for page in row.unread if page not in done]
        fresh, turn = 0, FIRST_TURN
        while left:
            pages = Pages(self.reader, path, member, left, self.cancel, self._passwords)
            try:
                while not pages.ended:
                    self.cancel.check()
                    began = time.monotonic()
                    read = pages.take(POLL)
                    self._spent += time.monotonic() - began
                    if read is not None:
                        self._keep(digest, member, *read)
                        left.remove(read[0])
                        fresh += 1
                    if fresh >= turn and left:
                        fresh, turn = 0, turn * 4
                        yield from self._take_in(path)
                    yield self._tell(row.ref, left[0] if left else 0)
            finally:
                pages.leave()
            if not left:
                break
            if pages.refused is not None and pages.refused.kind not in STOPPED:
                return  # it is away, or locked: the next job tries again
            self._keep(digest, member, left.pop(0), "")  # this page stopped the reader
        yield from self._take_in(path)

    def _keep(self, digest: str, member: str, page: int, text: str) -> None:
        self.store.keep_recognised(digest, member, page, text)
        self._pages += 1

    def _take_in(self, path: str) -> Iterator[Event | None]:
        for event in self._index(path).run():
            match event:
                case IndexDone():
                    self.documents += event.documents
                    self.chunks += event.chunks
                    self.failed += event.failed
                case Indexed() | FileFailed():
                    yield replace(event, job=self.job)
                case _:
                    yield None

    def _tell(self, path: str, page: int) -> Progress | None:
        now = time.monotonic()
        if now - self._told < HEARTBEAT:
            return None
        self._told = now
        each = self._spent / self._pages if self._pages else 0.0
        return Progress(
            self.job, path, self._rows_done, self._rows, self.chunks,
            seconds_left=round(each * (self._total - self._pages), 1), doing="recognising",
            page=page,
        )  # fmt: skip


class Pages(Channel[tuple[int, str]]):
    """Reads pages of one document in a thread; ends early where a page stops the reader."""

    def __init__(
        self,
        reader: ReaderProcess,
        path: str,
        member: str,
        pages: Sequence[int],
        cancel: Cancellation,
        passwords: Callable[[str], Sequence[str]],
    ) -> None:
        super().__init__(1, "recognise")
        self._reader, self._path, self._member = reader, path, member
        self._pages, self._cancel, self._passwords = list(pages), cancel, passwords
        self.refused: ReadError | None = None
        self.begin()

    def _work(self) -> None:
        try:
            for read in self._reader.recognise(
                self._path,
                self._member,
                self._pages,
                passwords=self._passwords(self._path),
                cancelled=Either(self, self._cancel),
            ):
                self._give(read)
                if self.left:
                    return
        except ReadError as error:
            self.refused = error
        except OSError as error:
            self.refused = unreadable(error)
