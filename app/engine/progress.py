"""How far a job is: files, chunks a second, and how long it will still take.

Estimates rest on what was measured in this very job; while nothing was measured there is none.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from app.engine.gathering import File
from app.engine.reading.extraction import LARGEST_FILE
from app.messages import Progress

HEARTBEAT = 0.25
"""Seconds between two signs of progress, at least once per step."""
LONGEST_STEP = 1.0
"""A longer silence between two steps was a pause or a question: it says nothing of the speed."""
SMOOTHING = 0.2


class Meter:
    """Counts and times one job, and words it as ``Progress``."""

    def __init__(self, job: int) -> None:
        self.job = job
        self.path, self.page = "", ("", 0)
        self.seconds_per_chunk = 0.0
        self._doing = "finding"
        self._files = self._files_done = self._bytes = self._bytes_done = self._chunks = 0
        self._active = self._told = 0.0
        self._seen = time.monotonic()

    def plan(self, files: Sequence[File]) -> None:
        """Begin to read these files."""
        self._doing = "reading"
        self._files, self._bytes = len(files), sum(map(_weight, files))
        self._active, self._seen = 0.0, time.monotonic()

    def done(self, file: File) -> None:
        """Count a file that is stored, or failed."""
        self._files_done += 1
        self._bytes_done += _weight(file)

    @contextmanager
    def embedding(self, chunks: int) -> Iterator[None]:
        """Time a step that embeds some chunks."""
        began = time.monotonic()
        yield
        each = (time.monotonic() - began) / chunks
        known = self.seconds_per_chunk or each
        self.seconds_per_chunk = known + (each - known) * SMOOTHING
        self._chunks += chunks

    def find(self, found: int, waits_for: str) -> Progress | None:
        """Say how many files were found, and what place does not answer."""
        detail = f"Waiting for {waits_for}." if waits_for and not found else ""
        return self.tell(detail=detail, total=found)

    def tell(self, force: bool = False, detail: str = "", total: int = 0) -> Progress | None:
        """Return how far it is, None when that was told a moment ago."""
        now = time.monotonic()
        self._active += min(now - self._seen, LONGEST_STEP)
        self._seen = now
        if not force and now - self._told < HEARTBEAT:
            return None
        self._told = now
        path, page = self.page if self.page[1] else (self.path, 0)
        return Progress(
            self.job, path, self._files_done, self._files or total, self._chunks,
            rate=round(1 / self.seconds_per_chunk, 1) if self.seconds_per_chunk else 0.0,
            seconds_left=round(self._left(), 1),
            doing="finding" if self._doing == "finding" else "reading", page=page, detail=detail,
        )  # fmt: skip

    def _left(self) -> float:
        if not self._bytes_done or self._bytes <= self._bytes_done or self._active < 2:
            return 0.0
        return self._active / self._bytes_done * (self._bytes - self._bytes_done)


def _weight(file: File) -> int:
    """Return the bytes that will be read of a file: none where it is too large to be read."""
    size = file.facts.size or 0
    return size if size <= LARGEST_FILE else 0
