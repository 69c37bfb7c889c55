"""Added folders → the paths that changed in them, soon after they did.

Only says where something happened; what it means is for a scan to find out. The system's events are
used, by way of the library watchfiles, and events get lost: too many at once, a folder that was
replaced, a disk that was taken out. So each doubt is answered with "look at this whole folder", and
whoever follows also scans at the start and every hour. Network folders send no events worth
trusting: they are left to those scans, as is whatever the system has no room to watch.
"""

import logging
import os
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence

from app.engine.native_watches import ADDED, DELETED, NativeWatches
from app.engine.places import is_there, place_of
from app.engine.reading.ignoring import IGNORE_FILE, LeftOut
from app.engine.reading.walk import list_folders
from app.errors import Cancelled

QUIET = 0.4
"""Seconds without a change after which changes are handed over: programs save in several steps."""
LONGEST = 5.0
"""Seconds after which they are handed over even if there is no quiet."""
STEP = 0.15
"""Seconds between two looks at what the system has reported."""
LOOK_AROUND = 15.0
"""Seconds between two looks at whether the followed folders are still there, or there again."""
LOOKS = 20
"""How often a tree is listed at most until all of it is watched; two is what it takes mostly."""
MANY = 500
"""Changes at once after which the folders are named instead of the files."""

_LINUX = sys.platform == "linux"
"""Linux watches folder by folder. Its recursive watch would follow links out of the tree, and spend
the few watches a system has on what is left out anyway. The others watch a tree at no cost."""

log = logging.getLogger("carrel.watching")


class FolderWatcher:
    """Follows folders and single files from a thread of its own.

    ``on_change`` gets absolute paths that came, changed or went; after a rename the old and the new
    one. A path stands for all below it: a folder is to be looked at as a whole. ``on_problem`` gets
    all that is wrong now, in sentences, whenever that changes, and "" once nothing is. Both are
    called in the watcher's thread and must return soon.
    """

    def __init__(
        self,
        on_change: Callable[[frozenset[str]], None],
        on_problem: Callable[[str], None],
    ) -> None:
        self._on_change, self._on_problem = on_change, on_problem
        self._news = threading.Condition()
        self._wanted: tuple[str, ...] | None = None
        self._settled = threading.Event()
        self._closing = False
        self._thread: threading.Thread | None = None

    def follow(self, folders: Sequence[str]) -> None:
        """Follow these folders and files from now on, and no others; returns at once.

        What changes before ``wait`` returns True may go unseen: scan after it.
        """
        with self._news:
            if self._closing:
                return
            self._wanted = tuple(dict.fromkeys(os.path.abspath(folder) for folder in folders))
            self._settled.clear()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="watching", daemon=True)
                self._thread.start()
            self._news.notify_all()

    def wait(self, seconds: float) -> bool:
        """Whether, within ``seconds``, all that can be watched is watched since ``follow``."""
        return self._settled.wait(seconds)

    def close(self) -> None:
        """End the thread; nothing is handed over afterwards."""
        with self._news:
            self._closing = True
            self._news.notify_all()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        watch = _Watch(self._tell, lambda: self._closing)
        try:
            while True:
                with self._news:
                    if not self._closing and self._wanted is None:
                        self._news.wait(STEP if watch.asked else None)
                    if self._closing:
                        return
                    wanted, self._wanted = self._wanted, None
                if wanted is not None:
                    watch.follow(wanted)
                    with self._news:
                        if self._wanted is None:
                            self._settled.set()
                changed = watch.look()
                if changed and not self._closing:
                    self._on_change(changed)
        except Exception:  # told, because without this thread folders are followed by scans alone
            log.exception("following folders")
            self._tell(_LATER.format("a fault in Carrel itself"))
        finally:
            watch.close()
            self._settled.set()

    def _tell(self, problem: str) -> None:
        if not self._closing:
            self._on_problem(problem)


class _Watch:
    """What is followed now, the native watchers for it, and the changes not handed over yet.

    ``asked`` are the roots; those of them that are there are ``folders`` and ``files``. ``anchors``
    are the followed folders and those that hold followed files, with their identity: another
    folder may take their place. ``watched`` are all folders that events are expected from.
    """

    def __init__(self, tell: Callable[[str], None], stopping: Callable[[], bool]) -> None:
        self._tell, self._stopping = tell, stopping
        self._missing: set[str] = set()
        self._told = ""
        self._reset(())

    def _reset(self, asked: Sequence[str]) -> None:
        self.asked = asked
        self.folders: set[str] = set()
        self.files: set[str] = set()
        self.anchors: dict[str, tuple[int, int]] = {}
        self.watched: set[str] = set()
        self._natives = NativeWatches(self.watched, self._stopping)
        self.real: dict[str, str] = {}
        self.pending: set[str] = set()
        self.first = self.latest = 0.0
        self.looked_around = time.monotonic()

    def follow(self, wanted: Sequence[str]) -> None:
        """Follow these roots; what was followed before and still is goes on undisturbed."""
        if not set(self.asked) <= set(wanted):
            self.close()
            self._reset(wanted)
        self.asked = wanted
        self._missing &= {*wanted, *map(os.path.dirname, wanted)}
        self._look_around(new=True)
        self._tell_problems()

    def close(self) -> None:
        """Take back all watches."""
        self._natives.close()

    def look(self) -> frozenset[str]:
        """Take what the system has reported; return what is due to be handed over."""
        changes, lost = self._natives.drain()
        if lost:
            self._note((*self.folders, *self.files))
        self._take(changes)
        now = time.monotonic()
        if now - self.looked_around >= LOOK_AROUND:
            self._look_around()
        self._tell_problems()
        if not self.pending or (now - self.latest < QUIET and now - self.first < LONGEST):
            return frozenset()
        if roots := self.folders & self.pending:
            self._look_around()
            for root in roots & self.folders:
                self._watch_tree(root)  # it may have been away while folders came in it
            self._tell_problems()
        paths, self.pending = self.pending, set()
        if len(paths) > MANY:
            paths = self._folders_of(paths)
        return frozenset(
            path for path in paths if not any(above in paths for above in _above(path))
        )

    # -- the roots -----------------------------------------------------------------------------

    def _look_around(self, new: bool = False) -> None:
        """See which roots are there, and watch those that came or were replaced."""
        self.looked_around = time.monotonic()
        self._missing = {anchor for anchor in self._missing if _identity(anchor) is None}
        if fresh := self._natives.retry():
            self._note(fresh)
        for anchor, identity in list(self.anchors.items()):
            if self._stopping():
                return
            now = _identity(anchor)
            if now == identity:
                continue
            del self.anchors[anchor]
            self._forget(anchor)
            roots = {root for root in self.folders if root == anchor}
            roots |= {file for file in self.files if os.path.dirname(file) == anchor}
            self.folders -= roots
            self.files -= roots
            self._note(roots)
            if now is None:
                self._missing.add(anchor)
        for root in self.asked:
            if self._stopping():
                return
            if root not in self.folders and root not in self.files:
                self._begin(root, new)

    def _begin(self, root: str, new: bool) -> None:
        """Watch a root if it is there and its place sends events; report it if it is not new."""
        if place_of(root).kind == "network" or is_there(root, 1.0) is not True:
            return  # left to the scans; the ledger says that a place is not there
        is_folder = os.path.isdir(root)
        anchor = root if is_folder else os.path.dirname(root)
        identity = _identity(anchor)
        if identity is None:
            return
        (self.folders if is_folder else self.files).add(root)
        real = os.path.realpath(anchor)
        if real != anchor and not _LINUX:
            self.real[real] = anchor  # macOS reports where links lead
        if is_folder:
            self._watch_tree(root)
        elif anchor not in self.watched:
            self.watched.add(anchor)
            self._natives.add([anchor], recursive=False)
        self.anchors[anchor] = identity
        if not new:
            self._note((root,))

    # -- what happened -------------------------------------------------------------------------

    def _take(self, changes: Iterable[tuple[int, str]]) -> None:
        """Keep what concerns a followed file or folder and is not left out."""
        left_out = LeftOut(tuple(self.folders))
        for change, reported in changes:
            path = self._given(reported)
            parent, name = os.path.split(path)
            if path in self.files or path in self.folders:
                self._note((path,))
            elif _LINUX and parent not in self.watched:
                pass  # a folder that was renamed still reports under its old name
            elif not any(_is_below(path, root) for root in self.folders):
                pass  # beside a followed file
            elif name == IGNORE_FILE:
                self._note((parent,))  # other files count from now on
                self._watch_tree(parent)
            elif not left_out.reason(path):
                self._note((path,))
                if change == ADDED and _is_folder(path):
                    self._watch_tree(path)
                elif change == DELETED:
                    self._forget(path)

    def _note(self, paths: Iterable[str]) -> None:
        before = len(self.pending)
        self.pending.update(paths)
        self.latest = time.monotonic()
        if not before:
            self.first = self.latest

    def _given(self, path: str) -> str:
        """Return the path as it was asked for, where the system says it differently."""
        for real, root in self.real.items():
            if path == real or _is_below(path, real):
                return root + path[len(real) :]
        return path

    def _folders_of(self, paths: Iterable[str]) -> set[str]:
        """Return the folders that hold all these paths; followed folders and files stay."""
        roots = self.folders | self.files
        folders = {
            path if path in roots or _is_folder(path) else os.path.dirname(path) for path in paths
        }
        while len(folders - roots) > MANY:
            folders = {path if path in roots else os.path.dirname(path) for path in folders}
        return folders

    # -- the native watchers -------------------------------------------------------------------

    def _watch_tree(self, folder: str) -> None:
        """Watch a folder and all below it that is not left out, anew if it was watched."""
        if not _LINUX:
            if folder in self.folders:
                self.watched.add(folder)
                self._natives.add([folder], recursive=True)
            return
        self._forget(folder)
        # A folder that is renamed after it was listed and before what it stands in is watched
        # tells nobody: so look until there is none that is not watched.
        for _ in range(LOOKS):
            fresh = self._unwatched(folder)
            if not fresh:
                return
            self._natives.add(fresh, recursive=False)

    def _unwatched(self, folder: str) -> list[str]:
        """Return the folders from one on down that are not watched; from now on they count so."""
        left_out = LeftOut(tuple(self.folders))
        fresh: list[str] = []

        def enter(path: str) -> None:
            if self._stopping():
                raise Cancelled()
            if path not in self.watched and not left_out.reason(path):
                self.watched.add(path)
                fresh.append(path)

        try:
            list_folders([folder], enter)
        except Cancelled:
            return []
        return fresh

    def _forget(self, folder: str) -> None:
        """Expect nothing more from a folder and those below it."""
        if folder in self.watched:
            self.watched -= {p for p in self.watched if p == folder or _is_below(p, folder)}

    # -- what is wrong -------------------------------------------------------------------------

    def _tell_problems(self) -> None:
        """Tell what is wrong now, if that is something else than before."""
        why = self._natives.why
        problems = [_GONE.format(anchor) for anchor in sorted(self._missing)]
        told = " ".join([*problems, _LATER.format(why)] if why else problems)
        if told != self._told:
            self._told = told
            self._tell(told)


_GONE = (
    "The folder {} is not there any more. "
    "What was read in it is kept; it is followed again when it is back."
)
_LATER = (
    "Changes in your folders are not seen at once: {}. "
    "Carrel looks for them at every start and every hour."
)


def _identity(folder: str) -> tuple[int, int] | None:
    """Return what tells a folder from another of its name, None if it is not there."""
    if is_there(folder, 1.0) is not True:
        return None
    try:
        state = os.stat(folder)
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _above(path: str) -> Iterable[str]:
    parent = os.path.dirname(path)
    while parent != path:
        yield parent
        path, parent = parent, os.path.dirname(parent)
