"""One window a library: a second start hands its paths to the first, and leaves.

There is no socket in it. The first window holds a lock and looks into a folder; the second puts a
note there and waits until it is taken. Nothing heavy is imported here: the second start should be
over before a toolkit is.
"""

import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from app.paths import is_away

PATIENCE = 8.0  # seconds; a first window that is being closed gives the lock up before
KEPT = 2 * PATIENCE  # seconds; who left an older note has given up, or is no more
LOOK = 0.05


@dataclass(frozen=True, slots=True)
class Note:
    """What a second start leaves: paths to add, and the desktop's leave to come to the front."""

    paths: tuple[str, ...]
    token: str = ""


class Claim:
    """A window's hold on a library; ``None`` inside where the folder cannot be written."""

    def __init__(self, library: Path, lock: FileLock | None) -> None:
        self.inbox = library / "inbox"
        self._lock = lock
        if lock is not None:
            self._drop()

    def take(self) -> list[Note]:
        """Return the notes that were left, oldest first; each is returned once."""
        notes: list[Note] = []
        for file in sorted(self.inbox.glob("*.json")):
            try:
                raw = json.loads(file.read_text(encoding="utf-8"))
                paths = tuple(path for path in raw["paths"] if isinstance(path, str))
                notes.append(Note(paths, str(raw.get("token", ""))))
            except (OSError, ValueError, TypeError, KeyError, AttributeError):
                pass  # not ours, or half a note: there is nobody to tell
            with suppress(OSError):
                file.unlink()
        return notes

    def _drop(self) -> None:
        """Delete the notes that nobody waits for any more; a start of just now may still wait."""
        oldest = time.time() - KEPT
        for file in self.inbox.glob("*"):
            with suppress(OSError):
                if not oldest < file.stat().st_mtime < oldest + 2 * KEPT:
                    file.unlink()

    @property
    def library(self) -> Path:
        """Return the folder that is held."""
        return self.inbox.parent

    def move(self, library: Path) -> None:
        """Hold the library where it stands now."""
        fresh = claim(library, patience=0)
        if fresh is not None:
            self.release()
            self.inbox, self._lock = fresh.inbox, fresh._lock

    def release(self) -> None:
        """Let the next window have the library."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def claim(library: Path, paths: Sequence[str] = (), patience: float = PATIENCE) -> Claim | None:
    """Claim a library for this window, or hand ``paths`` to the window that has it.

    Returns None when they were taken over there. A window that does not answer for ``patience``
    seconds is left alone: this one opens beside it, and its engine will say that it only reads.
    """
    if is_away(library):
        return Claim(library, None)  # the engine says so; nothing may be made there
    try:
        (library / "inbox").mkdir(parents=True, exist_ok=True)
        lock = FileLock(library / "window.lock")
        note: Path | None = None
        until = time.monotonic() + patience
        while True:
            try:
                lock.acquire(timeout=0)
            except Timeout:
                note = note or _leave(library / "inbox", paths)
            else:
                if note is not None:
                    note.unlink(missing_ok=True)
                return Claim(library, lock)
            if not note.exists():
                return None
            if time.monotonic() > until:
                note.unlink(missing_ok=True)
                return Claim(library, None)
            time.sleep(LOOK)
    except OSError:
        return Claim(library, None)  # a library that can only be read has no first window


def _leave(inbox: Path, paths: Sequence[str]) -> Path:
    note = inbox / f"{time.time_ns()}-{os.getpid()}.json"
    temporary = note.with_suffix(".tmp")
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    temporary.write_text(json.dumps({"paths": list(paths), "token": token}), encoding="utf-8")
    os.replace(temporary, note)
    return note
