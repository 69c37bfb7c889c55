"""The watchers that the system offers, by the library watchfiles, and what is odd about them.

One native watcher takes its folders when it is made and no more afterwards. So there are several:
one for each batch of folders that came, and from time to time the small ones are made into one.
"""

import logging
import os
import time
from collections.abc import Callable, Sequence, Set
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchfiles._rust_notify import RustNotify

ADDED, DELETED = 1, 3  # of watchfiles.Change
AT_ONCE = 250
"""Folders per native watcher to begin with: making one holds up the process, 0.1 ms a folder."""
MOST = 24
"""Native watchers at a time; Linux gives a user 128 in all."""

log = logging.getLogger("carrel.watching")


class NativeWatches:
    """Watches folders. ``wanted`` are those that still count; it is the caller's, and changes."""

    def __init__(self, wanted: Set[str], stopping: Callable[[], bool]) -> None:
        self._wanted, self._stopping = wanted, stopping
        self._natives: list[tuple[RustNotify, list[str], bool]] = []
        self._refused: dict[str, bool] = {}  # folder → recursive
        self._why = ""
        self._reported: set[tuple[int, str]] = set()
        self._lost = False

    @property
    def why(self) -> str:
        """Why some folders cannot be watched now, as part of a sentence; "" if all can."""
        return self._why if self._refused else ""

    def add(self, folders: Sequence[str], recursive: bool) -> None:
        """Watch these folders too, as many as the system has room for (see ``why``)."""
        size = max(AT_ONCE, len(folders) // (MOST // 2))
        for start in range(0, len(folders), size):
            if self._stopping():
                return
            batch = folders[start : start + size]
            if why := self._make(batch, recursive):
                self._refuse(folders[start:], recursive, why)
                return
            for folder in batch:
                self._refused.pop(folder, None)
            time.sleep(0.01)  # let the lane have a turn
        if len(self._natives) > MOST:
            self._merge()

    def retry(self) -> list[str]:
        """Watch what was refused before, if there is room by now; return what is watched again."""
        before, self._refused = self._refused, {}
        wanted = [folder for folder in before if folder in self._wanted]
        for recursive in (False, True):
            self.add([folder for folder in wanted if before[folder] == recursive], recursive)
        return [folder for folder in wanted if folder not in self._refused]

    def drain(self) -> tuple[set[tuple[int, str]], bool]:
        """Return what was reported since the last time, and whether some of it was lost.

        A report is a number, such as ``ADDED``, and a path.
        """
        for native in list(self._natives):
            self._drain_one(native)
        changes, self._reported = self._reported, set()
        lost, self._lost = self._lost, False
        return changes, lost

    def close(self) -> None:
        """Take back all watches."""
        for native, _, _ in self._natives:
            native.close()
        self._natives = []

    def _drain_one(self, native: tuple["RustNotify", list[str], bool]) -> None:
        try:
            news = native[0].watch(1, 1, 1, None)  # waits a millisecond, no more
        except RuntimeError:  # a name that is no text, or the system lost count: it ends with that
            self._natives.remove(native)
            folders = [folder for folder in native[1] if folder in self._wanted]
            if why := self._make(folders, native[2]):
                self._refuse(folders, native[2], why)
            native[0].close()
            self._lost = True
        else:
            if not isinstance(news, str):
                self._reported |= news

    def _refuse(self, folders: Sequence[str], recursive: bool, why: str) -> None:
        if not self._refused and why != self._why:
            log.warning("watching %d folders: %s", len(folders), why)
        self._refused.update(dict.fromkeys(folders, recursive))
        self._why = why

    def _make(self, folders: Sequence[str], recursive: bool) -> str:
        """Make a native watcher for these folders; return why the system refuses, else ""."""
        from watchfiles._rust_notify import RustNotify

        paths = [folder for folder in folders if _is_text(folder)]
        while paths:
            try:
                # its flag to ignore refusals would hide that the system has no room, too
                native = RustNotify(paths, False, False, 300, recursive, False)
            except (OSError, RuntimeError) as error:
                there = [path for path in paths if os.access(path, os.R_OK)]
                if len(there) < len(paths):
                    paths = there  # some went this moment
                    continue
                return _explain(error)
            else:
                self._natives.append((native, paths, recursive))
                return ""
        return ""

    def _merge(self) -> None:
        """Make one of the smaller half, before those go: nothing falls between."""
        flat = [native for native in self._natives if not native[2]]
        small = sorted(flat, key=lambda native: len(native[1]))[: MOST // 2]
        paths = {path for _, paths, _ in small for path in paths if path in self._wanted}
        if self._make(sorted(paths), recursive=False):
            return  # no room for both at a time: the old ones stay
        for native in small:
            self._drain_one(native)
            if native in self._natives:
                self._natives.remove(native)
            native[0].close()


def _explain(error: Exception) -> str:
    if "limit" in str(error).lower() or "os error 24" in str(error):
        return "this computer's limit of watched folders is reached"
    return str(error).strip(" .")


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False  # the library cannot take it; the scans do
    return True
