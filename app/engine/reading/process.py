"""The disposable reader process: parses one file at a time, and may crash, hang or swell.

The parent sends a path and gets text; it never unpickles what comes back, because a parser that
was tricked by a file could send anything. There is one pipe and no shared state: killing the
process at any moment is safe, and the next file starts a new one.
"""

import json
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, Protocol, Self

from app.engine.documents import Span
from app.engine.reading.extraction import LARGEST_TEXT, Extracted, extract
from app.errors import BugError, Cancelled, ReadError

START_SECONDS = 60.0  # a cold start on a slow disk; imports only
POLL_SECONDS = 0.05
BYTES_PER_ALLOWANCE = 50_000_000  # a file of this size may take twice ``seconds``
ADDRESS_SPACE = 1 << 30  # bytes above ``memory_mb`` that are reserved but never touched


class Flag(Protocol):
    """What tells a reading to stop; ``threading.Event`` is one."""

    def is_set(self) -> bool: ...


class ReaderProcess:
    """Reads files in a process of its own, started with the first file and after each death.

    ``seconds`` bounds one small file; larger ones get proportionally more. ``memory_mb`` bounds
    the process's resident memory. Not for several threads at once, and not from a daemonic
    process, which may have no children.
    """

    def __init__(self, seconds: float = 60, memory_mb: int = 1500) -> None:
        self.seconds = seconds
        self.memory_mb = memory_mb
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._peak = 0  # resident bytes seen while reading the present file

    @property
    def pid(self) -> int | None:
        """The process's id while one is running."""
        return self._process.pid if self._process and self._process.is_alive() else None

    def read(
        self,
        path: str | os.PathLike[str],
        *,
        encoding: str | None = None,
        errors: str = "strict",
        passwords: Sequence[str] = (),
        cancelled: Flag | None = None,
    ) -> Extracted:
        """Read one file as ``extract`` does.

        Raise ``ReadError``, of kind timeout, crashed or too-large where the process had to be
        killed or died; ``Cancelled`` when the flag is set, within about 0.1 s; ``BugError`` where
        the process does not start, which is no file's fault.
        """
        name = os.path.abspath(os.fsdecode(path))
        request = json.dumps((name, encoding, errors, list(passwords))).encode()
        seconds = self.seconds * _scale(name)
        try:
            try:
                pipe = self._request(request, seconds, cancelled)
            except (EOFError, OSError):  # it had died while it had nothing to do
                self._kill()
                pipe = self._request(request, seconds, cancelled)
            self._await(pipe, seconds, cancelled)
            return _receive(pipe)
        except (EOFError, OSError) as error:
            raise self._explain_death() from error
        except BaseException as error:
            if not isinstance(error, ReadError) or error.kind in ("timeout", "too-large"):
                self._kill()
            raise

    def close(self) -> None:
        """End the process and remove its temporary files. It may be used again afterwards."""
        self._kill()
        if self._folder:
            self._folder.cleanup()
            self._folder = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _start(self, cancelled: Flag | None) -> Connection:
        """Return the pipe of a process that is ready, starting one if there is none."""
        if self._process and self._pipe and self._process.is_alive():
            return self._pipe
        self._kill()
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(
                prefix="carrel-reader-", ignore_cleanup_errors=True
            )
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=serve,
            args=(theirs, self._folder.name, self.memory_mb * 1_000_000 + ADDRESS_SPACE),
            name="carrel-reader",
            daemon=True,  # ended with the parent
        )
        self._process.start()
        theirs.close()
        try:
            self._await(self._pipe, START_SECONDS, cancelled)
            self._pipe.recv_bytes()
        except BaseException as error:
            self._kill()
            if isinstance(error, EOFError | OSError | ReadError):
                raise BugError("The program that reads files did not start.") from error
            raise
        return self._pipe

    def _request(self, request: bytes, seconds: float, cancelled: Flag | None) -> Connection:
        """Hand a request over; return the pipe once the process has taken it."""
        pipe = self._start(cancelled)
        pipe.send_bytes(request)
        self._await(pipe, seconds, cancelled)
        pipe.recv_bytes()
        return pipe

    def _await(self, pipe: Connection, seconds: float, cancelled: Flag | None) -> None:
        """Wait until something can be received; raise when time, memory or patience is over."""
        assert self._process is not None
        measure = _watch_memory(self._process.pid)
        deadline = time.monotonic() + seconds
        self._peak = 0
        while not pipe.poll(POLL_SECONDS):
            if cancelled and cancelled.is_set():
                raise Cancelled
            if time.monotonic() > deadline:
                raise ReadError(
                    "timeout",
                    f"Reading this file took longer than {seconds:.0f} seconds.",
                    "Split it, or raise the time limit in the preferences.",
                )
            self._peak = max(self._peak, measure())
            if self._peak > self.memory_mb * 1_000_000:
                raise _refuse_size()

    def _explain_death(self) -> ReadError:
        swollen = self._peak > self.memory_mb * 1_000_000 * 0.6
        self._kill()
        if swollen:
            return _refuse_size()
        return ReadError(
            "crashed",
            "This file made the program that reads files stop.",
            "The other files are not affected. Save a copy from its own program and add that.",
        )

    def _kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None
        if self._pipe:
            self._pipe.close()
            self._pipe = None


def _refuse_size() -> ReadError:
    return ReadError(
        "too-large", "Reading this file needs more memory than Carrel may use.", "Split it."
    )


def _watch_memory(pid: int | None) -> Callable[[], int]:
    """Return a function that measures a process's resident bytes; 0 once it is gone."""
    import psutil

    try:
        process = psutil.Process(pid)
    except psutil.Error:
        return lambda: 0

    def measure() -> int:
        try:
            return int(process.memory_info().rss)
        except psutil.Error:
            return 0

    return measure


def _scale(path: str) -> float:
    try:
        return 1 + os.path.getsize(path) / BYTES_PER_ALLOWANCE
    except OSError:
        return 1


def _receive(pipe: Connection) -> Extracted:
    """Read an answer; raise ``ReadError`` where it is one, ``OSError`` where it is nonsense."""
    try:
        answer: Any = json.loads(pipe.recv_bytes(LARGEST_TEXT))
        if "error" in answer:
            raise ReadError(*map(str, answer["error"]))
        text = pipe.recv_bytes(4 * LARGEST_TEXT).decode("utf-8")
        spans = tuple(Span(start, end, anchor) for start, end, anchor in answer["spans"])
        warnings = tuple(answer["warnings"])
        return Extracted(text, spans, str(answer["kind"]), warnings, dict(answer["facts"]))
    except (ValueError, TypeError, KeyError, AssertionError) as error:
        raise OSError("not an answer") from error


# -- in the reader process -------------------------------------------------------------------


def serve(pipe: Connection, folder: str, memory_bytes: int) -> None:
    """Read files until the parent is gone. The whole life of the reader process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's
    os.environ.update(TMPDIR=folder, TEMP=folder, TMP=folder, KREUZBERG_CACHE_DIR=folder)
    tempfile.tempdir = folder
    _silence()

    from app.engine.reading.confinement import confine

    confine(memory_bytes)
    threading.Thread(target=_follow_parent, args=(folder,), daemon=True).start()
    try:
        pipe.send_bytes(b"ready")
        while True:
            path, encoding, errors, passwords = json.loads(pipe.recv_bytes())
            pipe.send_bytes(b"taken")
            _answer(pipe, path, encoding, errors, passwords)
    except (EOFError, OSError):
        return  # the parent closed the pipe


def _answer(
    pipe: Connection, path: str, encoding: str | None, errors: str, passwords: Sequence[str]
) -> None:
    try:
        extracted = extract(path, encoding=encoding, errors=errors, passwords=passwords)
        text = extracted.text.encode("utf-8")
    except ReadError as error:
        answer: dict[str, Any] = {"error": (error.kind, error.message, error.advice)}
    except MemoryError:
        refusal = _refuse_size()
        answer = {"error": (refusal.kind, refusal.message, refusal.advice)}
    except Exception as error:  # noqa: BLE001  whatever a parser raises is this file's failure
        reason = f"Reading this file failed: {type(error).__name__}: {str(error)[:200]}"
        answer = {"error": ("crashed", reason, "")}
    else:
        answer = {
            "kind": extracted.kind,
            "warnings": extracted.warnings,
            "facts": dict(extracted.facts),
            "spans": [(span.start, span.end, dict(span.anchor)) for span in extracted.spans],
        }
    pipe.send_bytes(json.dumps(answer).encode())
    if "error" not in answer:
        pipe.send_bytes(text)


def _silence() -> None:
    """Send what parsers print to nowhere: standard output and error are the person's."""
    with open(os.devnull, "r+b") as nowhere:
        for number in (0, 1, 2):
            with suppress(OSError):
                os.dup2(nowhere.fileno(), number)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _follow_parent(folder: str) -> None:
    """End at once with the parent, even in the middle of a file, and tidy up in its place."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)
