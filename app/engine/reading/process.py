"""The disposable reader process: parses one file at a time, and may crash, hang or swell.

The parent sends a path and gets texts (``serving`` has the messages); it never unpickles what
comes back, because a parser that was tricked by a file could send anything. There is one pipe and
no shared state: killing the process at any moment is safe, and the next file starts a new one.
"""

import json
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, Protocol, Self

from app.engine.documents import Span
from app.engine.reading.extraction import LARGEST_TEXT
from app.engine.reading.members import is_safe
from app.engine.reading.parsed import Extracted, Part
from app.engine.reading.serving import serve
from app.engine.reading.whole import Recognised, read_whole
from app.errors import BugError, Cancelled, ReadError

START_SECONDS = 60.0  # a cold start on a slow disk; imports only
STARTS = 5  # the system may end a process while it starts, as when memory is short
POLL_SECONDS = 0.05
TEXT_SECONDS = 2.0  # until a text begins to come that was announced
BYTES_PER_ALLOWANCE = 50_000_000  # a document of this size may take twice ``seconds``
ADDRESS_SPACE = 1 << 30  # bytes above ``memory_mb`` that are reserved but never touched
DEATHS = 5  # after so many in one file the rest of it is not read


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
        self._busy = False  # a request was sent, and its last answer has not been taken
        self._peak = 0  # resident bytes seen while reading the present document

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
        within: str = "",
        ocr: bool = True,
        cancelled: Flag | None = None,
    ) -> Extracted:
        """Read the whole of one file as ``extract`` does.

        Raise ``ReadError``, of kind timeout, crashed or too-large where the process had to be
        killed or died; ``Cancelled`` and ``BugError`` as ``read_parts`` does.
        """

        def read_parts(member: str, recognised: Recognised) -> Iterator[Part]:
            return self.read_parts(
                path, encoding=encoding, errors=errors, passwords=passwords, within=member,
                recognised=recognised, cancelled=cancelled,
            )  # fmt: skip

        def read_pages(member: str, pages: Sequence[int]) -> Iterator[tuple[int, str]]:
            return self.recognise(path, member, pages, passwords=passwords, cancelled=cancelled)

        return read_whole(within, read_parts, read_pages if ocr else None)

    def read_parts(
        self,
        path: str | os.PathLike[str],
        *,
        encoding: str | None = None,
        errors: str = "strict",
        passwords: Sequence[str] = (),
        within: str = "",
        recognised: Recognised | None = None,
        cancelled: Flag | None = None,
        on_progress: Callable[[str, int], None] | None = None,
    ) -> Iterator[Part]:
        """Yield the documents in one file as ``extract_parts`` does.

        What kills the process is a part with an error, and reading goes on behind it; after
        ``DEATHS`` of them the rest of the file is not read. ``on_progress`` is told the member
        and its page, a few times a second at most. Raise ``Cancelled`` when the flag is set, within
        about 0.1 s; ``BugError`` where the process does not start, which is no file's fault. Until
        the last part was taken, nothing else can be read; leaving earlier ends the process.
        """
        request = {
            "task": "read", "path": os.path.abspath(os.fsdecode(path)), "encoding": encoding,
            "errors": errors, "passwords": list(passwords), "within": within,
            "recognised": recognised or {},
        }  # fmt: skip
        given = 0
        dead: list[str] = []
        while True:
            rest = {"start": given, "dead": dead, "given_up": len(dead) >= DEATHS}
            member: str | None = None if given else within  # what is being read now
            try:
                for message in self._converse(request | rest, cancelled):
                    match message["type"]:
                        case "begin":
                            member = message["member"]
                        case "page" if on_progress and member is not None:
                            on_progress(member, message["page"])
                        case "found" | "refused" if member is not None:
                            part, member = _make_part(member, message), None
                            given += 1
                            yield part
                return
            except ReadError as error:
                if member is None or len(dead) > DEATHS:
                    return  # it died of nothing that can be named: what was given must do
                dead.append(member)
                given += 1
                yield Part(member, error=error)
                if member == within:
                    return

    def recognise(
        self,
        path: str | os.PathLike[str],
        member: str,
        pages: Sequence[int],
        *,
        passwords: Sequence[str] = (),
        cancelled: Flag | None = None,
    ) -> Iterator[tuple[int, str]]:
        """Yield the texts of ``pages``, which are pictures, each as it is recognised.

        ``member`` is "" for the file itself. The time limit is for each page. Raise ``ReadError``
        also where the process dies; ``Cancelled`` and ``BugError`` as ``read_parts`` does.
        """
        request = {
            "task": "recognise", "path": os.path.abspath(os.fsdecode(path)), "member": member,
            "pages": list(pages), "passwords": list(passwords),
        }  # fmt: skip
        for message in self._converse(request, cancelled):
            match message["type"]:
                case "recognised":
                    yield message["page"], message["text"]
                case "refused":
                    raise message["error"]

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
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(
                prefix="carrel-reader-", ignore_cleanup_errors=True
            )
        failure: Exception | None = None
        for _ in range(STARTS):
            self._kill()
            try:
                return self._start_one(self._folder.name, cancelled)
            except (EOFError, OSError) as error:  # it died, or the system refuses one
                failure = error
            except ReadError as error:
                failure = error
                break
        raise BugError("The program that reads files did not start.") from failure

    def _start_one(self, folder: str, cancelled: Flag | None) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        process = context.Process(
            target=serve,
            args=(theirs, folder, self.memory_mb * 1_000_000 + ADDRESS_SPACE),
            name="carrel-reader",
            daemon=True,  # ended with the parent
        )
        try:
            process.start()
        finally:
            theirs.close()
        self._process = process
        try:
            self._await(self._pipe, time.monotonic() + START_SECONDS, START_SECONDS, cancelled)
            self._pipe.recv_bytes()
        except BaseException:
            self._kill()
            raise
        return self._pipe

    def _converse(
        self, request: Mapping[str, Any], cancelled: Flag | None
    ) -> Iterator[dict[str, Any]]:
        """Send a request and yield the answers as they come.

        Raise ``ReadError`` when time or memory is over or the process died; the time begins anew
        with each document. The process is ended unless the last answer was taken.
        """
        seconds = self.seconds * _scale(_size(request["path"]))
        encoded = json.dumps(request).encode()
        if self._busy:
            self._kill()  # somebody left in the middle
        pipe: Connection | None = None
        ended = False
        try:
            try:
                pipe = self._request(encoded, seconds, cancelled)
            except (EOFError, OSError):  # it had died while it had nothing to do
                self._kill()
                pipe = self._request(encoded, seconds, cancelled)
            deadline = time.monotonic() + seconds
            while not ended:
                self._await(pipe, deadline, seconds, cancelled)
                message = receive(pipe)
                if message["type"] == "begin":
                    seconds = self.seconds * _scale(message["size"])
                if message["type"] != "page":
                    deadline = time.monotonic() + seconds
                    self._peak = 0
                ended = message["type"] == "end"
                if not ended:
                    yield message
        except (EOFError, OSError) as error:
            raise self._explain_death() from error
        finally:
            if pipe is None or pipe is self._pipe:
                self._busy = False
                if not ended:
                    self._kill()

    def _request(self, request: bytes, seconds: float, cancelled: Flag | None) -> Connection:
        """Hand a request over; return the pipe once the process has taken it."""
        pipe = self._start(cancelled)
        self._busy, self._peak = True, 0
        pipe.send_bytes(request)
        self._await(pipe, time.monotonic() + seconds, seconds, cancelled)
        pipe.recv_bytes()
        return pipe

    def _await(
        self, pipe: Connection, deadline: float, seconds: float, cancelled: Flag | None
    ) -> None:
        """Wait until something can be received; raise when time, memory or patience is over."""
        if pipe is not self._pipe or self._process is None:
            raise BugError("Another file was read before all of this one was taken.")
        measure: Callable[[], int] | None = None
        while not pipe.poll(POLL_SECONDS):
            if cancelled and cancelled.is_set():
                raise Cancelled
            if time.monotonic() > deadline:
                raise ReadError(
                    "timeout",
                    f"Reading this file took longer than {seconds:.0f} seconds.",
                    "Split it, or raise the time limit in the preferences.",
                )
            measure = measure or _watch_memory(self._process.pid)
            self._peak = max(self._peak, measure())
            if self._peak > self.memory_mb * 1_000_000:
                raise _refuse_size()
        if cancelled and cancelled.is_set():
            raise Cancelled

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
        self._busy, self._peak = False, 0
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


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def _scale(size: int) -> float:
    return 1 + size / BYTES_PER_ALLOWANCE


def receive(pipe: Connection) -> dict[str, Any]:
    """Read a message and look at all of it; raise ``OSError`` where it is nonsense."""
    try:
        message: Any = json.loads(pipe.recv_bytes(LARGEST_TEXT))
        match message["type"]:
            case "begin":
                size = int(message["size"])
                if not is_safe(message["member"]):
                    raise ValueError("not a member's name")
                return {"type": "begin", "member": message["member"], "size": size}
            case "page":
                return {"type": "page", "page": int(message["page"])}
            case "found":
                return {"type": "found", "extracted": _make_extracted(message, _receive_text(pipe))}
            case "refused":
                return {"type": "refused", "error": ReadError(*map(str, message["error"]))}
            case "recognised":
                page = int(message["page"])
                return {"type": "recognised", "page": page, "text": _receive_text(pipe)}
            case "alive" | "end" as kind:
                return {"type": kind}
        raise ValueError("not a message")
    except (ValueError, TypeError, KeyError, AssertionError, RecursionError) as error:
        raise OSError("not an answer") from error


def _receive_text(pipe: Connection) -> str:
    """Read the text that follows a message."""
    if not pipe.poll(TEXT_SECONDS):
        raise ValueError("a text was announced and did not come")
    return pipe.recv_bytes(4 * LARGEST_TEXT).decode("utf-8")


def _make_extracted(message: Mapping[str, Any], text: str) -> Extracted:
    return Extracted(
        text,
        tuple(Span(int(start), int(end), dict(anchor)) for start, end, anchor in message["spans"]),
        str(message["kind"]),
        tuple(map(str, message["warnings"])),
        dict(message["facts"]),
        tuple(map(int, message["unread"])),
        str(message["damage"]),
    )


def _make_part(member: str, message: Mapping[str, Any]) -> Part:
    return Part(member, message.get("extracted"), message.get("error"))
