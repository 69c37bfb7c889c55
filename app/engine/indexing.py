"""Files → chunks in the library, in small steps.

``IndexJob.run`` is a generator that does one short step between two yields, so that a question can
overtake it and Stop takes effect at once. Threads find, read and split (see ``gathering``) while
the lane embeds and stores. What is found is noted as waiting before it is read, and a file becomes
visible in one transaction: a kill at any moment loses nothing and doubles nothing.
"""

import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np

from app.engine.gathering import File, ReadAhead, Text, describe
from app.engine.index import Vectors
from app.engine.inventory import PASSING, POLL, Inventory, Wish, remembers
from app.engine.library import Library
from app.engine.pace import Pace
from app.engine.progress import Meter
from app.engine.reading import ReaderProcess
from app.engine.reading.anchors import name_pages
from app.engine.store import FileFacts, NewDocument
from app.engine.stream import Cancellation
from app.errors import Cancelled, ReadError
from app.messages import Event, FileFailed, IndexDone, Indexed, State, Steps

GROUP = 96
"""Chunks that are gathered and sorted by length before they are embedded."""
BATCH = 96
"""Chunks stored in one transaction at most, except those of a longer document. Each transaction
writes the same pages again: 96 chunks write 4 times the size of the library, 24 write 7 times."""
BATCH_SECONDS = 2.0
"""How long a finished document waits at most to become visible."""
DEADLY = ("timeout", "crashed")
"""Failures that cost a reader process; two of them and the file is quarantined."""


class IndexJob:
    """Adds or refreshes ``paths``; files that are gone from a reachable folder are removed.

    ``ready`` tells whether the embedder is there: reading starts without it. ``passwords`` are
    tried on files that need one. ``again`` are the paths at or below which what failed, was
    quarantined or is ignored is read once more, and ``force`` reads everything; ``own`` marks a
    job nobody asked for, which adds no folder and repeats no old failure, and ``newer`` that this
    Carrel can read more than the one before. ``pictures`` says whether pages that are pictures
    will be read later, and ``by_words`` whether texts are kept without vectors for the time being,
    because no embedder is at hand that fits. ``run`` yields events, and None when it only wants to
    be asked again.
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
        *,
        again: Collection[str] = (),
        force: bool = False,
        own: bool = False,
        newer: bool = False,
        pictures: bool = True,
        by_words: Callable[[], bool] = lambda: False,
        pace: Pace | None = None,
    ) -> None:
        library.refuse_read_only()
        self.index, self.store = library.index, library.index.store
        self.job, self.cancel, self.reader, self.ready = job, cancel, reader, ready
        self.wish = Wish(
            [os.path.abspath(path) for path in paths], passwords, again, force, own, newer
        )
        self.documents = self.chunks = self.failed = self.unchanged = 0
        self.removed = self.moved = 0
        self.meter = Meter(job)
        self._inventory = Inventory(self.index, job, self.wish, self.meter)
        self._by_words, self._pictures, self._pace = by_words, pictures, pace or Pace()
        self._second: list[File] = []
        self._finished: list[Text] = []
        self._flushed = 0.0

    def run(self) -> Steps:
        """Do the job; the last event is ``IndexDone``, also after Stop."""
        began = time.monotonic()
        try:
            yield from self._find()
            yield from self._add(self._inventory.todo)
            yield from self._add(self._second)  # the second and last time for these
            yield from self._drop_vanished()
            if self.removed:
                self.store.forget_recognised()
        except Cancelled:
            yield from self._flush()  # what is finished stays; the event below says the rest
        yield IndexDone(
            self.job, self.documents, self.chunks, self.failed, self.unchanged, self.removed,
            round(time.monotonic() - began, 3), self.cancel.is_set(), self.moved,
        )  # fmt: skip

    def _find(self) -> Iterator[Event | None]:
        """See what there is to do."""
        yield from self._inventory.take(self.cancel)
        self.failed += self._inventory.failed
        self.unchanged += self._inventory.unchanged
        self.meter.plan(self._inventory.todo)
        yield self.meter.tell(force=True)

    def _drop_vanished(self) -> Iterator[Event | None]:
        for ref in self._inventory.vanished:
            self.cancel.check()
            if self.store.document(ref) is None or ref in self._inventory.present:
                continue  # moved: its text stands under another path now
            self.index.delete_ref_doc(ref)
            self.removed += 1
            yield self.meter.tell()

    # -- reading, embedding, storing -----------------------------------------------------------

    def _add(self, files: Sequence[File]) -> Iterator[Event | None]:
        if not files:
            return
        ahead = ReadAhead(
            files, self.store, self.reader, lambda: self.index.splitter, self.cancel,
            self.wish.passwords,
        )  # fmt: skip
        group: list[Text] = []
        missing = 0
        self._pace.begin()
        try:
            while not ahead.ended:
                self.cancel.check()
                item = ahead.take(POLL)
                self.meter.page = ahead.page
                if item is None:
                    if group and self._can_embed():
                        yield from self._embed(group)
                        group, missing = [], 0
                    yield from self._flush(soon=True)
                    yield self.meter.tell()
                    continue
                yield from self._take(item, group)
                missing += item.missing if isinstance(item, Text) else 0
                if missing >= GROUP:
                    yield from self._embed(group)
                    group, missing = [], 0
                yield self.meter.tell()
            yield from self._embed(group)
            yield from self._flush()
        finally:
            ahead.leave()
            self._pace.end()

    def _take(self, item: Text | File, group: list[Text]) -> Iterator[Event | None]:
        """Take what the thread that reads ahead has: a text, or a file that needs no reading."""
        if isinstance(item, File):
            item.whole = True
            if item.moved_from and remembers(self.store, item):
                yield from self._move(item)
            elif item.same:
                self.store.touch_document(item.path, item.facts)
                self.unchanged += 1
            self._close(item)
            return
        item.file.open += 1
        item.file.whole |= item.last
        self.meter.path = item.ref
        error = item.part.error or self._lacks_text(item)
        if not self._is_wanted(item):
            self._settle(item)
        elif error is not None:
            yield self._fail_text(item, error)
        elif item.nodes and not self._by_words():
            self._look_up(item)
            group.append(item)
        else:
            self._finish(item)
        if group and not group[-1].missing:
            self._finish(group.pop())
        yield from self._flush(soon=True)

    def _lacks_text(self, text: Text) -> ReadError | None:
        extracted = text.part.extracted
        assert extracted is not None
        if text.nodes or extracted.facts.get("members") or (extracted.unread and self._pictures):
            return None
        if extracted.unread:
            return ReadError(
                "no-text",
                "There is no text in it, only pictures, and reading those is switched off.",
                "Switch it on in the preferences.",
            )
        return ReadError("no-text", "There is no text in this file.")

    def _is_wanted(self, text: Text) -> bool:
        """Tell whether nobody took a text out of the library, before or while it was read."""
        if not remembers(self.store, text.file):
            return False
        row = self.store.document(text.ref) if text.part.member else None
        if row is None or row.state != "ignored":
            return True
        whole = text.file.known
        if whole is not None and whole.state == "ignored":
            return True  # it was left out with its file, and that is wanted again
        return bool(self.wish.again) and self.wish.names(text.ref, self._inventory.known)

    def _look_up(self, text: Text) -> None:
        """Take the vectors of chunks that are embedded already, here or in another file."""
        known = self.store.known_vectors([node.text for node in text.nodes])
        text.missing = len(text.nodes) - len(known)
        for row, vector in known.items():
            self._set(text, row, vector)

    def _can_embed(self) -> bool:
        return self._by_words() or self.ready()

    def _embed(self, group: Sequence[Text]) -> Iterator[Event | None]:
        """Embed what is missing in a group, the longest first, each text of a chunk once."""
        while group and not self._can_embed():
            self.cancel.check()
            yield self.meter.tell(detail="The model that finds passages is being loaded.")
            self.cancel.wait(0.05)
        if self._by_words():
            for text in group:
                self._finish(text)
            return
        wanted: dict[str, list[tuple[Text, int]]] = {}
        for text in group:
            for row, node in enumerate(text.nodes):
                if text.vectors is None or not text.vectors[row].any():
                    wanted.setdefault(node.text, []).append((text, row))
        waiting = sorted(wanted, key=len)
        while waiting:
            self.cancel.check()
            size = self._pace.step_size(self.meter.seconds_per_chunk)
            batch = [waiting.pop() for _ in range(min(size, len(waiting)))]
            with self.meter.embedding(len(batch)):
                vectors = self.index.embed(batch)
            for words, vector in zip(batch, vectors, strict=True):
                for text, row in wanted[words]:
                    self._set(text, row, vector)
                    text.missing -= 1
                    if not text.missing:
                        self._finish(text)
            yield self.meter.tell()
            yield from self._flush(soon=True)

    def _set(self, text: Text, row: int, vector: Vectors) -> None:
        if text.vectors is None:
            text.vectors = np.zeros((len(text.nodes), len(vector)), dtype=np.float32)
        text.vectors[row] = vector

    def _finish(self, text: Text) -> None:
        """Hold a text whose chunks are all embedded until the next transaction."""
        if not self._finished:
            self._flushed = time.monotonic()
        self._finished.append(text)

    def _flush(self, soon: bool = False) -> Iterator[Event | None]:
        """Store what is finished, in one transaction; with ``soon`` only when it is time."""
        late = time.monotonic() - self._flushed > BATCH_SECONDS
        chunks = sum(len(text.nodes) for text in self._finished)
        full = chunks >= BATCH or len(self._finished) >= BATCH
        if not self._finished or (soon and not full and not late):
            return
        texts, self._finished = self._finished, []
        wanted = [self._is_wanted(text) for text in texts]
        for text, keep in zip(texts, wanted, strict=True):
            if not keep:
                self._settle(text)
        texts = [text for text, keep in zip(texts, wanted, strict=True) if keep]
        self.index.put_many([_put(text) for text in texts])
        self._pace.give_back_memory()
        for text in texts:
            self._settle(text)
            self.documents += bool(text.nodes)
            self.chunks += len(text.nodes)
            state, reason = _state(text)
            seconds = round(time.monotonic() - text.began, 3)
            yield Indexed(self.job, text.ref, len(text.nodes), seconds, state, reason)
            text.nodes, text.vectors, text.document = [], None, None

    # -- the end of a file ---------------------------------------------------------------------

    def _settle(self, text: Text) -> None:
        text.file.open -= 1
        self._close(text.file)

    def _close(self, file: File) -> None:
        """Note that all of a file is stored, once it is; until then it counts as unread."""
        if not file.whole or file.open:
            return
        if not file.same and not file.moved_from:
            for ref in () if file.keeps else self.store.children(file.path):
                if ref not in file.members:
                    self.index.delete_ref_doc(ref)
            if file.unfinished:
                self.store.touch_document(file.path, file.facts)
        self.meter.done(file)

    def _move(self, file: File) -> Iterator[Event | None]:
        """Follow a file to its new name: the same chunks, nothing read, nothing embedded."""
        old = self.store.document(file.moved_from)
        if old is None:  # two copies of it came in at once, and the first has taken it
            self._second.append(File(file.path, file.facts, None, again=True))
            return
        kind = str(self.store.metadata(old.ref).get("file_type", ""))
        self.index.move(old.ref, file.path, file.facts, describe(file.path, kind))
        self.moved += 1
        yield Indexed(self.job, file.path, old.chunks, 0.0, old.state, old.reason)

    # -- failures ------------------------------------------------------------------------------

    def _fail_text(self, text: Text, error: ReadError) -> Event | None:
        """Note that a text cannot be had; a file that cost a reader is tried once more."""
        file = text.file
        state: State = "failed"
        if error.kind in DEADLY:
            file.deaths += 1
            state = "quarantined" if file.deaths > 1 or text.part.member else "failed"
        member = bool(text.part.member)
        if not member:
            same = file.known is not None and file.known.facts.says_same(file.facts)
            file.keeps = same or error.kind in PASSING
        event: Event | None = self._fail(
            text.ref, error.kind, str(error), FileFacts() if member else file.facts, state=state,
            deaths=file.deaths, parent=file.path if member else None,
        )  # fmt: skip
        if error.kind in DEADLY and state == "failed":
            self._second.append(File(file.path, file.facts, None, again=True, deaths=file.deaths))
            self.failed -= event is not None
            event = None
        self._settle(text)
        return event

    def _fail(
        self, path: str, kind: str, reason: str, facts: FileFacts, *, state: State = "failed",
        deaths: int = 0, parent: str | None = None,
    ) -> FileFailed | None:  # fmt: skip
        known = self.store.document(path)
        same = known is not None and known.facts.says_same(facts)
        serves = known is not None and (known.chunks > 0 or bool(self.store.children(path)))
        keeps = serves and (kind in PASSING or same)
        if keeps and state == "failed":
            state = "changed"
        if known is not None and self.wish.own and (same or facts.content_hash is None):
            told = (known.state, known.kind, known.reason, known.deaths)
            if told == (state, kind, reason, deaths):
                return None  # and nothing has changed
        if keeps:
            self.store.note_failure(path, kind, reason, facts, state=state, deaths=deaths)
        else:
            self.index.vectors.remove(
                self.store.put_failure(
                    path, kind, reason, facts, state=state, deaths=deaths, parent=parent
                )
            )
        self.failed += 1
        return FileFailed(self.job, path, kind, reason, state)


def _put(text: Text) -> NewDocument:
    """Return what is stored of a text. A file with members counts as read when all of them are."""
    file, member = text.file, text.part.member
    extracted, document = text.part.extracted, text.document
    assert extracted is not None and document is not None
    state, reason = _state(text)
    if not member and (file.members or not file.whole):
        file.unfinished = True
    vectors = None if text.missing else text.vectors
    return NewDocument(
        text.ref, document.hash, text.nodes, vectors, metadata=document.metadata,
        facts=FileFacts() if member or file.unfinished else file.facts,
        parent=file.path if member else None, state=state, reason=reason, unread=extracted.unread,
    )  # fmt: skip


def _state(text: Text) -> tuple[State, str]:
    """Return what the ledger says of a text that was read."""
    extracted = text.part.extracted
    assert extracted is not None
    if not extracted.unread:
        return ("partly" if extracted.damage else "indexed"), " ".join(extracted.warnings)
    if not text.nodes and extracted.facts.get("page_count", 1) == 1:
        return "partly", "This is a picture: the text in it is read after everything else."
    later = f"Not searchable yet: {name_pages(extracted.unread)}."
    return "partly", f"{later} Pictures are read after everything else. {extracted.damage}".strip()
