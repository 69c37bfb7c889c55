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

from app.engine.gathering import File, ReadAhead, Scout, Text, describe
from app.engine.index import Vectors
from app.engine.library import Library, is_below
from app.engine.pace import Pace
from app.engine.places import absence
from app.engine.progress import Meter
from app.engine.reading import ReaderProcess
from app.engine.reading.formats.pdf import name_pages
from app.engine.reading.walk import Found, Skipped
from app.engine.store import FileFacts, NewDocument, StoredDocument
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
POLL = 0.02
"""Seconds the lane waits for the threads before it looks for questions."""
PASSING = ("unreadable", "timeout", "crashed")
"""Failures that may pass: tried again with every look, and what was indexed before stays."""
DEADLY = ("timeout", "crashed")
"""Failures that cost a reader process; two of them and the file is quarantined."""


class IndexJob:
    """Adds or refreshes ``paths``; files that are gone from a reachable folder are removed.

    ``ready`` tells whether the embedder is there: reading starts without it. ``passwords`` are
    tried on files that need one. ``again`` are the paths at or below which what failed, was
    quarantined or is ignored is read once more, and ``force`` reads everything; ``own`` marks a
    job nobody asked for, which adds no folder and repeats no old failure, and ``newer`` that this
    Carrel can read more than the one before. ``pictures`` says whether pages that are pictures
    will be read later. ``run`` yields events, and None when it only wants to be asked again.
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
        pace: Pace | None = None,
    ) -> None:
        library.refuse_read_only()
        self.library, self.index, self.store = library, library.index, library.index.store
        self.job, self.cancel, self.reader, self.ready = job, cancel, reader, ready
        self.passwords, self.again, self.force, self.own = passwords, again, force, own
        self._newer, self._pictures = newer, pictures
        self.paths = [os.path.abspath(path) for path in paths]
        self.documents = self.chunks = self.failed = self.unchanged = 0
        self.removed = self.moved = 0
        self.meter = Meter(job)
        self._pace = pace or Pace()
        self._known: dict[str, StoredDocument] = {}
        self._todo: list[File] = []
        self._second: list[File] = []
        self._present: set[str] = set()
        self._unlisted: list[str] = []
        self._vanished: list[str] = []
        self._finished: list[Text] = []
        self._flushed = 0.0

    def run(self) -> Steps:
        """Do the job; the last event is ``IndexDone``, also after Stop."""
        began = time.monotonic()
        try:
            yield from self._find()
            yield from self._add(self._todo)
            yield from self._add(self._second)  # the second and last time for these
            yield from self._drop_vanished()
        except Cancelled:
            yield from self._flush()  # what is finished stays; the event below says the rest
        yield IndexDone(
            self.job, self.documents, self.chunks, self.failed, self.unchanged, self.removed,
            round(time.monotonic() - began, 3), self.cancel.is_set(), self.moved,
        )  # fmt: skip

    # -- which files ---------------------------------------------------------------------------

    def _find(self) -> Iterator[Event | None]:
        """List the files, note the new ones as waiting, and see what has vanished."""
        self._known = {row.ref: row for row in self.store.documents()}
        scout = Scout(self.paths, self.store.folders() if self.own else (), self.cancel)
        try:
            while True:
                self.cancel.check()
                batch = scout.take(POLL)
                for found in batch or ():
                    event = self._look_at(found)
                    if event is not None:
                        yield event
                if scout.ended:
                    break
                yield self.meter.find(len(self._present), scout.waits_for)
        finally:
            scout.leave(wait=False)  # it may hang on a dead network share
        self.store.put_waiting(
            [(file.path, FileFacts()) for file in self._todo if file.known is None]
        )
        self.store.set_away(
            [ref for ref in self._present if ref in self._known and self._known[ref].away], ""
        )
        if not self.own and not self.again:
            self._keep_folders()
        yield from self._look_for_vanished()
        self.meter.plan(self._todo)
        yield self.meter.tell(force=True)

    def _look_at(self, found: Found | Skipped) -> Event | None:
        if isinstance(found, Skipped):
            return self._note_skipped(found)
        if not _is_text(found.path):
            return self._refuse_name(found.path)
        self._present.add(found.path)
        facts = FileFacts(found.size, found.mtime_ns)
        known = self._known.get(found.path)
        if known is None:
            self._todo.append(File(found.path, facts, None))
            return None
        if known.state == "ignored" and not self._is_asked(found.path, self.again or self.paths):
            return None
        same = (known.facts.size, known.facts.mtime_ns) == (facts.size, facts.mtime_ns)
        deaths = known.deaths if same and not self.again else 0  # a wish or a change begins anew
        if known.state == "waiting" or not same:
            self._todo.append(File(found.path, facts, known))
        elif self._wants_again(known):
            self._todo.append(File(found.path, facts, known, again=True, deaths=deaths))
        elif known.state in ("indexed", "partly"):
            self.unchanged += 1
        elif not self.own:
            self.failed += 1
            return FileFailed(self.job, known.ref, known.kind, known.reason, known.state)
        return None

    def _is_asked(self, ref: str, paths: Collection[str]) -> bool:
        """Tell whether the person named this very document, or what it stands in."""
        return not self.own and any(
            is_below(ref, path) and not os.path.isdir(path) for path in paths
        )

    def _wants_again(self, known: StoredDocument) -> bool:
        """Tell whether an unchanged file is to be read once more."""
        again = self.force or any(is_below(known.ref, path) for path in self.again)
        inside = any(is_below(path, known.ref) and path != known.ref for path in self.again)
        match known.state:
            case "indexed":
                return self.force or inside
            case "partly":
                return again
            case "quarantined":
                return again or self._is_asked(known.ref, self.paths)
            case "failed":
                locked = known.kind == "encrypted" and bool(self.passwords)
                return again or self._newer or locked or known.kind in PASSING
            case _:
                return True

    def _note_skipped(self, item: Skipped) -> Event | None:
        path = str(item.path)
        if item.kind == "ignored":
            return None
        if not _is_text(path):
            return self._refuse_name(path)
        if item.kind == "offline" or (path in self.paths and not os.path.lexists(path)):
            return self._note_absent(path, item.reason if item.kind == "offline" else "")
        self._unlisted.append(path)
        if os.path.isdir(path) or (path in self.paths and path not in self._known):
            self.failed += 1  # said, but no document of its own
            return FileFailed(self.job, path, item.kind, item.reason)
        self._present.add(path)
        return self._fail(path, item.kind, item.reason, FileFacts())

    def _note_absent(self, path: str, reason: str) -> Event | None:
        """Keep what is known of a place that is away; forget what was deleted."""
        below = [ref for ref in self._known if is_below(ref, path)]
        added = self.store.folders()
        root = next((folder for folder in added if is_below(path, folder)), None)
        if root is None and not below:
            self.failed += 1
            return FileFailed(self.job, path, "unreadable", reason or "It is not there.")
        state = "offline"
        if not reason:
            state, reason = absence(root or path, added, folder=path not in self._known)
            if root is not None and root != path and os.path.lexists(root):
                self._vanished += [ref for ref in below if self._known[ref].parent is None]
                return None
        self._unlisted.append(path)
        if state == "gone":
            self.index.vectors.remove(self.store.set_state(path, "gone", "", reason))
        else:
            self.store.set_away(below, "offline")
        return None if self.own else FileFailed(self.job, path, "unreadable", reason, "offline")

    def _keep_folders(self) -> None:
        """Remember what the person added, unless it stands in a folder that was added before."""
        added = self.store.folders()
        for chosen in self.paths:
            if os.path.exists(chosen) and not any(is_below(chosen, folder) for folder in added):
                self.store.add_folder(chosen)

    def _look_for_vanished(self) -> Iterator[Event | None]:
        """Find the files that are gone from a folder that is there.

        What cannot be listed is kept, and so is all of a folder that is suddenly empty: that is
        what a disk looks like that was taken out. Removing it is the person's to say.
        """
        for folder in (path for path in self.paths if os.path.isdir(path)):
            below = [
                row.ref
                for row in self._known.values()
                if row.parent is None and is_below(row.ref, folder)
            ]
            missing = [
                ref
                for ref in below
                if ref not in self._present
                and not any(is_below(ref, place) for place in self._unlisted)
            ]
            if missing and len(missing) == len(below) and not _holds_anything(folder):
                self.store.set_away(missing, "offline")
                yield None
                continue
            self._vanished += missing
            yield None

    def _drop_vanished(self) -> Iterator[Event | None]:
        for ref in self._vanished:
            self.cancel.check()
            if self.store.document(ref) is None or ref in self._present:
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
            self.passwords,
        )  # fmt: skip
        group: list[Text] = []
        self._pace.begin()
        try:
            while not ahead.ended:
                self.cancel.check()
                item = ahead.take(POLL)
                self.meter.page = ahead.page
                if item is None:
                    if group and self.ready():
                        yield from self._embed(group)
                        group = []
                    yield from self._flush(soon=True)
                    yield self.meter.tell()
                    continue
                yield from self._take(item, group)
                if sum(text.missing for text in group) >= GROUP:
                    yield from self._embed(group)
                    group = []
            yield from self._embed(group)
            yield from self._flush()
        finally:
            ahead.leave()
            self._pace.end()

    def _take(self, item: Text | File, group: list[Text]) -> Iterator[Event | None]:
        """Take what the thread that reads ahead has: a text, or a file that needs no reading."""
        if isinstance(item, File):
            item.whole = True
            if item.moved_from:
                yield from self._move(item)
            elif item.same:
                self.store.touch_document(item.path, item.facts)
                self.unchanged += 1
            self._close(item)
            yield self.meter.tell()
            return
        item.file.open += 1
        item.file.whole |= item.last
        self.meter.path = item.ref
        error = item.part.error or self._lacks_text(item)
        if self._is_ignored(item):
            self._settle(item)
        elif error is not None:
            yield self._fail_text(item, error)
        elif item.nodes:
            self._look_up(item)
            group.append(item)
        else:
            self._finish(item)
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

    def _is_ignored(self, text: Text) -> bool:
        known = self._known.get(text.ref)
        if not text.part.member or known is None or known.state != "ignored":
            return False
        return not self._is_asked(text.ref, self.again)

    def _look_up(self, text: Text) -> None:
        """Take the vectors of chunks that are embedded already, here or in another file."""
        known = self.store.known_vectors([node.text for node in text.nodes])
        text.missing = len(text.nodes) - len(known)
        for row, vector in known.items():
            self._set(text, row, vector)

    def _embed(self, group: Sequence[Text]) -> Iterator[Event | None]:
        """Embed what is missing in a group, the longest first, each text of a chunk once."""
        if any(text.missing for text in group):
            yield from self._await_embedder()
        wanted: dict[str, list[tuple[Text, int]]] = {}
        for text in group:
            if not text.missing:
                self._finish(text)
                continue
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

    def _await_embedder(self) -> Iterator[Event | None]:
        while not self.ready():
            self.cancel.check()
            yield self.meter.tell(detail="The model that finds passages is being loaded.")
            self.cancel.wait(0.05)

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
        self.index.put_many([_put(text) for text in texts])
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
            for ref in self.store.children(file.path):
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
        event: Event | None = self._fail(
            text.ref, error.kind, str(error), file.facts, state=state, deaths=file.deaths,
            parent=file.path if text.part.member else None,
        )  # fmt: skip
        if error.kind in DEADLY and state == "failed":
            self._second.append(File(file.path, file.facts, None, again=True, deaths=file.deaths))
            self.failed -= 1
            event = None
        self._settle(text)
        return event

    def _fail(
        self, path: str, kind: str, reason: str, facts: FileFacts, *, state: State = "failed",
        deaths: int = 0, parent: str | None = None,
    ) -> FileFailed:  # fmt: skip
        known = self.store.document(path)
        if known is not None and known.chunks and kind in PASSING:
            state = "changed" if state == "failed" else state
            self.store.note_failure(path, kind, reason, facts, state=state, deaths=deaths)
        else:
            self.index.vectors.remove(
                self.store.put_failure(
                    path, kind, reason, facts, state=state, deaths=deaths, parent=parent
                )
            )
        self.failed += 1
        return FileFailed(self.job, path, kind, reason, state)

    def _refuse_name(self, path: str) -> FileFailed:
        """Report a file whose name is no text, as Linux allows; the library could not hold it."""
        self.failed += 1
        name = path.encode("utf-8", "backslashreplace").decode()
        return FileFailed(self.job, name, "unreadable", "Its name is not valid text: rename it.")


def _put(text: Text) -> NewDocument:
    """Return what is stored of a text. A file with members counts as read when all of them are."""
    file, member = text.file, text.part.member
    extracted, document = text.part.extracted, text.document
    assert extracted is not None and document is not None
    state, reason = _state(text)
    if not member and (file.members or not file.whole):
        file.unfinished = True
    return NewDocument(
        text.ref, document.hash, text.nodes, text.vectors, metadata=document.metadata,
        facts=FileFacts() if member or file.unfinished else file.facts,
        parent=file.path if member else None, state=state, reason=reason, unread=extracted.unread,
    )  # fmt: skip


def _state(text: Text) -> tuple[State, str]:
    """Return what the ledger says of a text that was read."""
    extracted = text.part.extracted
    assert extracted is not None
    said = " ".join(extracted.warnings)
    if not extracted.unread:
        return ("partly" if extracted.facts.get("damaged_pages") else "indexed"), said
    if not text.nodes and extracted.facts.get("page_count", 1) == 1:
        return "partly", "This is a picture: the text in it is read after everything else."
    pages = name_pages(extracted.unread)
    return "partly", f"Not searchable yet: {pages}. Pictures are read after everything else."


def _holds_anything(folder: str) -> bool:
    try:
        with os.scandir(folder) as listing:
            return any(True for _ in listing)
    except OSError:
        return False


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
