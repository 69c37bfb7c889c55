"""The other end of the pipe: drives a real engine process as the window does, and looks into what
it left on the disk.

Waiting has a deadline that only tells a hang from slowness; no speed is judged here.
"""

import json
import multiprocessing
import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil

from app.messages import (
    TERMINAL,
    Ask,
    DocumentRow,
    Event,
    Ignore,
    Index,
    IndexDone,
    LibraryListed,
    ListLibrary,
    Passages,
    Pause,
    Paused,
    Quit,
    Remove,
    Removed,
    Retry,
    Unlock,
    WorkerOptions,
)

PATIENCE = float(os.environ.get("CARREL_TEST_PATIENCE", "60"))
"""Seconds until a silent process is called hung; never a measure of speed."""
UNSETTLED = ("waiting", "reading")


class Window:
    """Starts an engine process on a library; every wait ends with ``AssertionError``, not a hang.

    ``entry`` is one of ``tests.worker.engines``.
    """

    def __init__(self, library: Path, entry: Callable[..., None], **options: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self.library = library
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(
            target=entry, args=(theirs, WorkerOptions(str(library), **options))
        )
        self.process.start()
        theirs.close()
        self.seen: list[Event] = []
        self._job = 0

    # -- the pipe ------------------------------------------------------------------------------

    def send(self, request: Any) -> None:
        self._job = max(self._job, request.job)
        self.pipe.send(request)

    def receive(self, patience: float = PATIENCE) -> Event:
        if not self.pipe.poll(patience):
            raise AssertionError(f"nothing came after {self.last()}")
        try:
            event: Event = self.pipe.recv()
        except (EOFError, OSError) as error:
            raise AssertionError(f"the engine ended after {self.last()}") from error
        self.seen.append(event)
        return event

    def drain(self, seconds: float = 0.0) -> list[Event]:
        """Return what arrives until nothing has come for so long."""
        events = []
        while self.pipe.poll(seconds):
            events.append(self.receive())
        return events

    def until(self, kind: Any, job: int | None = None) -> Any:
        end = time.monotonic() + 2 * PATIENCE
        while True:
            assert time.monotonic() < end, f"no {kind} of job {job}; last: {self.last()}"
            event = self.receive()
            if isinstance(event, kind) and (job is None or event.job == job):
                return event

    def end(self, job: int) -> Any:
        return self.until(TERMINAL, job)

    def next_job(self) -> int:
        self._job += 1
        return self._job

    def request(self, kind: Any, *arguments: Any, **options: Any) -> Any:
        """Send a request of the next job and return how it ended."""
        job = self.next_job()
        self.send(kind(job, *arguments, **options))
        return self.end(job)

    def start(self, kind: Any, *arguments: Any) -> int:
        """Send a request of the next job and return its number."""
        job = self.next_job()
        self.send(kind(job, *arguments))
        return job

    # -- what a person does --------------------------------------------------------------------

    def index(self, *paths: Path) -> IndexDone:
        done = self.request(Index, tuple(map(str, paths)))
        assert isinstance(done, IndexDone), done
        return done

    def index_later(self, *paths: Path) -> int:
        """Ask for files and folders to be indexed; return the job without waiting for its end."""
        return self.start(Index, tuple(map(str, paths)))

    def retry(self, *paths: Path) -> IndexDone:
        done = self.request(Retry, tuple(map(str, paths)))
        assert isinstance(done, IndexDone), done
        return done

    def unlock(self, path: Path, password: str) -> IndexDone:
        done = self.request(Unlock, str(path), password)
        assert isinstance(done, IndexDone), done
        return done

    def ignore(self, path: Path) -> Removed:
        removed = self.request(Ignore, str(path))
        assert isinstance(removed, Removed), removed
        return removed

    def remove(self, path: Path) -> Removed:
        removed = self.request(Remove, str(path))
        assert isinstance(removed, Removed), removed
        return removed

    def pause(self, paused: bool = True) -> None:
        answer = self.request(Pause, paused)
        assert isinstance(answer, Paused) and answer.paused == paused, answer

    def listed(self) -> LibraryListed:
        listed = self.request(ListLibrary)
        assert isinstance(listed, LibraryListed), listed
        return listed

    def rows(self) -> dict[str, DocumentRow]:
        return {row.path: row for row in self.listed().documents}

    def row(self, path: Path | str) -> DocumentRow | None:
        return self.rows().get(str(path))

    def found(self, words: str) -> list[str]:
        """Return the paths of the passages that hold all the words, each once.

        What is found by words alone counts as well: the embedder here knows no language.
        """
        job = self.start(Ask, words)
        self.end(job)
        told = [e for e in self.seen if isinstance(e, Passages) and e.job == job]
        wanted = words.lower().split()
        paths = [
            passage.path
            for event in told
            for passage in event.passages
            if all(word in passage.text.lower() for word in wanted)
        ]
        return list(dict.fromkeys(paths))

    def wait(self, condition: Callable[[], Any], what: str = "it") -> Any:
        """Ask again and again until something is true; return that."""
        end = time.monotonic() + PATIENCE
        while not (true := condition()):
            assert time.monotonic() < end, f"{what} never happened; rows: {self.summary()}"
            self.drain(0.1)
        return true

    def wait_states(self, wanted: dict[str, str]) -> None:
        """Wait until the ledger has exactly these paths in these states."""
        self.wait(
            lambda: {p: r.state for p, r in self.rows().items()} == wanted,
            f"the ledger {sorted(wanted.items())[:5]} …",
        )

    def settle(self) -> dict[str, DocumentRow]:
        """Wait until nothing is waiting to be read; return the ledger."""

        def settled() -> dict[str, DocumentRow]:
            rows = self.rows()
            return {} if any(r.state in UNSETTLED for r in rows.values()) else rows

        return dict(self.wait(settled, "the end of reading"))

    def summary(self) -> list[tuple[str, str, str]]:
        return [(Path(r.path).name[:40], r.state, r.kind) for r in self.rows().values()][:60]

    def last(self) -> list[str]:
        """Return the last events, for a message of failure."""
        return [repr(event)[:300] for event in self.seen[-4:]]

    # -- the processes -------------------------------------------------------------------------

    def reader(self) -> psutil.Process | None:
        """Return the process that reads files, if one is running."""
        try:
            children = psutil.Process(self.process.pid).children(recursive=True)
            for child in children:
                command = " ".join(child.cmdline())
                if "spawn_main" in command and "resource_tracker" not in command:
                    return child
        except psutil.Error:
            pass
        return None

    def kill(self) -> None:
        assert self.process.pid is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.join(PATIENCE)
        self.pipe.close()

    def close(self) -> int | None:
        try:
            self.pipe.send(Quit())
        except OSError:
            pass
        end = time.monotonic() + PATIENCE
        while self.process.exitcode is None and time.monotonic() < end:
            try:  # as the program does: an engine cannot leave that waits for room in the pipe
                self.drain(0.05)
            except AssertionError:
                self.process.join(1)
        code = self.process.exitcode
        if code is None:
            self.process.kill()
            self.process.join()
        self.pipe.close()
        return code


# -- what is on the disk ---------------------------------------------------------------------------


def embedded_file(library: Path) -> Path:
    """Return where a counting engine notes what it embeds (see ``engines.CountingEmbedding``)."""
    return library.with_name(library.name + ".embedded")


def embedded(library: Path) -> list[str]:
    """Return every text that a counting engine has embedded for this library, in order."""
    file = embedded_file(library)
    if not file.exists():
        return []
    lines = file.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.endswith('"')]


def contents(library: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return each document's chunks: offsets, text, anchor and vector."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with closing(sqlite3.connect(library / "library.sqlite3")) as db:
        for ref in db.execute("SELECT ref FROM documents"):
            found[ref[0]] = []
        for ref, *chunk in db.execute(CHUNKS):
            found[ref].append(tuple(chunk))
    return found


CHUNKS = """
    SELECT d.ref, c.ordinal, c.start, c.end, c.text, c.anchor, v.vector
    FROM chunks c JOIN documents d ON d.id = c.document LEFT JOIN vectors v ON v.chunk = c.id
    ORDER BY d.ref, c.ordinal
"""


def check_database(library: Path) -> None:
    """Assert that the database is whole: pages, references, words and vectors agree."""
    with closing(sqlite3.connect(library / "library.sqlite3")) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for nothing in (
            "SELECT ref FROM documents GROUP BY ref HAVING count(*) > 1",
            "SELECT document, ordinal FROM chunks GROUP BY document, ordinal HAVING count(*) > 1",
            "SELECT id FROM chunks WHERE id NOT IN (SELECT chunk FROM vectors)",
            "SELECT chunk FROM vectors WHERE chunk NOT IN (SELECT id FROM chunks)",
            "SELECT id FROM chunks WHERE id NOT IN (SELECT rowid FROM words)",
            "SELECT rowid FROM words WHERE rowid NOT IN (SELECT id FROM chunks)",
            "SELECT ref FROM documents d WHERE chunks != "
            "(SELECT count(*) FROM chunks WHERE document = d.id)",
        ):
            assert db.execute(nothing).fetchall() == [], nothing
        db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        db.rollback()


def files_below(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
