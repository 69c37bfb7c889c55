"""What a scan of the disk means against the ledger: what to read, what moved away, what is gone.

Decides and notes; reads no file. What cannot be listed is kept, and so is all of an added folder
that is suddenly empty: that is what a disk looks like that was taken out. Removing it is the
person's to say.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from app.engine.gathering import Chosen, File, Scout
from app.engine.library import is_below
from app.engine.progress import Meter
from app.engine.reading.ignoring import LeftOut
from app.engine.reading.walk import Found, Skipped
from app.engine.store import FileFacts, Store, StoredDocument
from app.engine.stream import Cancellation
from app.engine.vector_store_index import VectorStoreIndex
from app.engine.words import is_text
from app.messages import Event, FileFailed, State

FEW = 50
"""Paths below which the ledger is asked for each, instead of for everything."""
POLL = 0.02
"""Seconds the lane waits for the threads before it looks for questions."""
PASSING = ("unreadable", "timeout", "crashed")
"""Failures that may pass: tried again with every look, and what was indexed before stays."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an index job is to do; ``IndexJob`` explains the words."""

    paths: Sequence[str]
    passwords: Sequence[str] = ()
    again: Collection[str] = ()
    force: bool = False
    own: bool = False
    newer: bool = False

    def names(self, ref: str, known: Collection[str]) -> bool:
        """Tell whether the person named this very document, or the file it stands in."""
        return not self.own and any(
            ref == path or (path in known and is_below(ref, path))
            for path in self.again or self.paths
        )

    def repeats(self, ref: str) -> bool:
        """Tell whether what failed here is to be tried once more."""
        return self.force or any(is_below(ref, path) for path in self.again)


class Inventory:
    """The files below the paths of a wish, compared with the ledger.

    ``todo`` are the files to be read, ``vanished`` the refs of files that are gone (some of them
    turn out to have moved), ``present`` all that is there.
    """

    def __init__(self, index: VectorStoreIndex, job: int, wish: Wish, meter: Meter) -> None:
        self.index, self.store, self.job, self.wish, self.meter = (
            index, index.store, job, wish, meter,
        )  # fmt: skip
        self.todo: list[File] = []
        self.vanished: list[str] = []
        self.present: set[str] = set()
        self.unchanged = self.failed = 0
        self.known: dict[str, StoredDocument] = {}
        self._unlisted: list[str] = []
        self._chosen: list[Chosen] = []
        self._sorted: list[str] = []
        self._unwell: set[str | None] = set()

    def take(self, cancel: Cancellation) -> Iterator[Event | None]:
        """List the files, note the new ones as waiting, and see what has vanished."""
        few = self.wish.own and len(self.wish.paths) <= FEW
        rows = self.store.documents(self.wish.paths if few else None)
        self.known = {row.ref: row for row in rows}
        self._sorted = sorted(self.known)
        self._unwell = {row.parent for row in self.known.values() if self._wants_member(row)}
        paths = [path for path in self.wish.paths if is_text(path)]
        for path in set(self.wish.paths) - set(paths):
            yield self._refuse_name(path)
        scout = Scout(paths, self.store.folders(), self.known.keys(), self.wish.own, cancel)
        try:
            while True:
                cancel.check()
                for number, found in enumerate(scout.take(POLL) or ()):
                    event = self._look_at(found)
                    if event is not None or number % 50 == 0:
                        yield event
                if scout.ended:
                    break
                yield self.meter.find(len(self.present), scout.waits_for)
        finally:
            scout.leave(wait=False)  # it may hang on a dead network share
        cancel.check()  # a scan that was stopped looks like one at its end
        if not self.wish.own and not self.wish.again:
            self._keep_folders()
        self.store.put_waiting(
            [(file.path, FileFacts()) for file in self.todo if file.known is None]
        )
        back = [ref for ref in self.present if ref in self.known and self.known[ref].away]
        self.store.set_away(back, "")
        for chosen in self._chosen:
            self._look_below(chosen)
            yield None

    # -- what is there -------------------------------------------------------------------------

    def _look_at(self, found: Found | Skipped | Chosen) -> Event | None:
        if isinstance(found, Skipped):
            return self._note_skipped(found)
        if isinstance(found, Chosen):
            self._chosen.append(found)
            return None if found.there else self._note_absent(found)
        if not is_text(found.path):
            return self._refuse_name(found.path)
        self.present.add(found.path)
        facts = FileFacts(found.size, found.mtime_ns)
        known = self.known.get(found.path)
        if known is None:
            named = self.wish.names(found.path, self.known)
            self.todo.append(File(found.path, facts, None, named=named))
            return None
        if known.state == "ignored" and not self.wish.names(found.path, self.known):
            return None
        same = (known.facts.size, known.facts.mtime_ns) == (facts.size, facts.mtime_ns)
        deaths = known.deaths if same and not self.wish.again else 0  # a change begins anew
        if known.state == "waiting" or not same:
            self.todo.append(File(found.path, facts, known))
        elif self._wants_again(known):
            self.todo.append(File(found.path, facts, known, again=True, deaths=deaths))
        elif known.state in ("indexed", "partly"):
            self.unchanged += 1
        else:
            return self._repeat(known.ref, known.kind, known.reason, known.state)
        return None

    def _wants_again(self, known: StoredDocument) -> bool:
        """Tell whether an unchanged file is to be read once more."""
        wish = self.wish
        match known.state:
            case "indexed" | "partly":
                inside = any(is_below(path, known.ref) for path in wish.again)
                partly = known.state == "partly" and wish.repeats(known.ref)
                return wish.force or inside or partly or known.ref in self._unwell
            case "quarantined":
                return wish.repeats(known.ref) or wish.names(known.ref, self.known)
            case "failed":
                passes = known.kind in PASSING or self._unlocks(known)
                return wish.repeats(known.ref) or wish.newer or passes
            case _:
                return True

    def _wants_member(self, row: StoredDocument) -> bool:
        """Tell whether the file that a document stands in is to be read again for its sake."""
        if row.parent is None or row.state not in ("failed", "quarantined"):
            return False
        anew = self.wish.newer and row.state == "failed"
        return self.wish.repeats(row.ref) or anew or self._unlocks(row)

    def _unlocks(self, row: StoredDocument) -> bool:
        return row.kind == "encrypted" and bool(self.wish.passwords) and not self.wish.own

    def _note_skipped(self, item: Skipped) -> Event | None:
        path = str(item.path)
        if item.kind == "ignored":
            return None
        if not is_text(path):
            return self._refuse_name(path)
        self._unlisted.append(path)
        known = self.known.get(path)
        if known is not None and known.state == "ignored":
            return None
        state: State = "failed"
        if not item.folder and (known is not None or path not in self.wish.paths):
            self.present.add(path)
            state = "changed" if known is not None and known.chunks else "failed"
            before = (known.state, known.kind, known.reason) if known is not None else None
            if before == (state, item.kind, item.reason):
                return self._repeat(path, item.kind, item.reason, state)
            if state == "changed":
                self.store.note_failure(path, item.kind, item.reason, state=state)
            else:
                self.index.vectors.remove(
                    self.store.put_failure(path, item.kind, item.reason, FileFacts())
                )
        return self._repeat(path, item.kind, item.reason, state)

    def _repeat(self, path: str, kind: str, reason: str, state: State) -> FileFailed | None:
        """Tell the person who asked what the ledger says already."""
        if self.wish.own:
            return None
        self.failed += 1
        return FileFailed(self.job, path, kind, reason, state)

    def _refuse_name(self, path: str) -> FileFailed:
        """Report a file whose name is no text, as Linux allows; the library could not hold it."""
        self.failed += 1
        name = path.encode("utf-8", "backslashreplace").decode()
        return FileFailed(self.job, name, "unreadable", "Its name is not valid text: rename it.")

    def _keep_folders(self) -> None:
        """Remember what the person added, unless the scan of another folder finds it as well."""
        added = self.store.folders()
        for chosen in self._chosen:
            above = [folder for folder in added if is_below(chosen.path, folder)]
            hidden = above and (chosen.linked or LeftOut(above).reason(chosen.path))
            if chosen.there and (not above or hidden):
                self.store.add_folder(chosen.path)

    # -- what is not ---------------------------------------------------------------------------

    def _note_absent(self, chosen: Chosen) -> Event | None:
        """Keep what is known of a place that is away; forget what was deleted."""
        below = self._below(chosen.path)
        if chosen.above:
            self.vanished += [ref for ref in below if self.known[ref].parent is None]
            return None
        if not below and not any(is_below(chosen.path, each) for each in self.store.folders()):
            self.failed += 1
            reason = chosen.reason if chosen.there is None else "It is not there."
            return FileFailed(self.job, chosen.path, "unreadable", reason)
        self._unlisted.append(chosen.path)
        if chosen.state == "gone":
            self._forget(chosen.path, chosen.reason)
        else:
            self.store.set_away(below, "offline")
        if self.wish.own:
            return None
        return FileFailed(self.job, chosen.path, "unreadable", chosen.reason, chosen.state)

    def _below(self, path: str) -> list[str]:
        """Return the known refs at or below a path."""
        start = bisect_left(self._sorted, path)
        end = bisect_left(self._sorted, path + chr(0x10FFFF), start)
        return [ref for ref in self._sorted[start:end] if is_below(ref, path)]

    def _forget(self, path: str, reason: str) -> None:
        """Drop the text of a file that was added by itself and deleted; its row says so."""
        for ref in self.store.children(path):
            self.index.delete_ref_doc(ref)
        self.index.vectors.remove(self.store.set_state(path, "gone", "", reason))

    def _look_below(self, chosen: Chosen) -> None:
        """Find the files that are gone from a folder that is there, or is a file now."""
        if not chosen.there:
            return
        below = [ref for ref in self._below(chosen.path) if self.known[ref].parent is None]
        missing = [
            ref
            for ref in below
            if ref not in self.present
            and ref != chosen.path
            and not any(is_below(ref, place) for place in self._unlisted)
        ]
        emptied = chosen.folder and not chosen.holds and len(missing) == len(below)
        if missing and emptied and chosen.path in self.store.folders():
            self.store.set_away(missing, "offline")
        else:
            self.vanished += missing


def remembers(store: Store, file: File) -> bool:
    """Tell whether a file that was found is still wanted: nobody took it out meanwhile."""
    row = store.document(file.path)
    if row is None:
        return False
    return row.state != "ignored" or (file.known is not None and file.known.state == "ignored")
