"""Reads every file of the hostile corpus with the real reader process, and notes what happened.

Run as ``python -m tests.engine.reading.hostile OUT`` it writes what happened as JSON, so that it
can be run where there is no network, or as somebody else.
"""

import json
import os
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from app.engine.reading import ReaderProcess
from tests.engine.reading.conftest import SHARED, read_manifest

CORPUS = SHARED / "corpora" / "hostile" / "dev"


@dataclass
class Outcome:
    """What came of one file. ``errors`` are (member, kind, message); ``peak`` is in bytes."""

    path: str
    text: str
    errors: list[tuple[str, str, str]]
    warnings: list[str]
    raised: str  # what escaped, which nothing may
    seconds: float
    peak: int
    deaths: int
    created: list[str]


class Watch:
    """Samples the reader's resident memory while a file is read."""

    def __init__(self, reader: ReaderProcess) -> None:
        self.reader = reader
        self.peak = 0
        self.pids: set[int] = set()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.wait(0.02):
            try:
                if pid := self.reader.pid:
                    self.pids.add(pid)
                    self.peak = max(self.peak, psutil.Process(pid).memory_info().rss)
            except (psutil.Error, ValueError, AttributeError):
                pass  # it is just being replaced

    def close(self) -> None:
        self._stop.set()
        self._thread.join()


def read_hostile(reader: ReaderProcess, row: dict[str, Any]) -> Outcome:
    """Read one file and all that is inside it."""
    for name in row.get("must_not_create", ()):
        if os.path.lexists(name):
            os.remove(name)
    watch, began, before = Watch(reader), time.monotonic(), reader.pid
    texts, errors, warnings, raised, unread = [], [], [], "", 0
    try:
        for part in reader.read_parts(CORPUS / row["path"]):
            if part.extracted is not None:
                texts.append(part.extracted.text)
                warnings += part.extracted.warnings
                unread += len(part.extracted.unread)
            if part.error is not None:
                errors.append((part.member, part.error.kind, str(part.error)))
    except BaseException as error:  # noqa: BLE001 - a test wants to know
        raised = repr(error)
    finally:
        watch.close()
    if unread:
        errors.append(("", "unread", "This is a picture that nobody has read yet."))
    elif not raised and not errors and not any(text.strip() for text in texts):
        errors.append(("", "no-text", "There is no text in this file."))  # so says the ledger
    created = [name for name in row.get("must_not_create", ()) if os.path.lexists(name)]
    deaths = len(watch.pids | ({before} - {None})) - 1 + (reader.pid is None)
    return Outcome(
        row["path"], "\n".join(texts), errors, warnings, raised,
        round(time.monotonic() - began, 3), watch.peak, max(deaths, 0), created,
    )  # fmt: skip


def read_all() -> list[Outcome]:
    """Read the whole corpus with one reader, as an import would."""
    with ReaderProcess() as reader:
        return [read_hostile(reader, row) for row in read_manifest("hostile/dev")]


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps([asdict(outcome) for outcome in read_all()]))
