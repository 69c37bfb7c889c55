"""What the reader process does: takes a request, sends back what it reads, part by part.

Everything goes through one pipe as JSON messages, each text in a message of its own behind it:

    taken                       the request was understood; work begins
    begin member size           a part is being read; whatever happens now is its doing
    page n                      how far a long part is
    alive                       no part is being read, but something is done: going on after a death
    found / refused             how the part that was begun ended
    recognised page             the text of a page that was a picture
    end                         the request is done

``ReaderProcess`` is the other end, and trusts nothing of it.
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
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any

from app.engine.reading.extraction import Events, Extracted, attempt, extract_parts, recognise_pages
from app.errors import ReadError

TOLD_SECONDS = 0.25  # between two messages about pages


def serve(pipe: Connection, folder: str, memory_bytes: int) -> None:
    """Read files until the parent is gone. The whole life of the reader process."""
    from app.engine.reading.confinement import confine, step_back

    step_back()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's
    os.environ.update(TMPDIR=folder, TEMP=folder, TMP=folder, KREUZBERG_CACHE_DIR=folder)
    tempfile.tempdir = folder
    silence()
    confine(memory_bytes)
    threading.Thread(target=_follow_parent, args=(folder,), daemon=True).start()
    answer = _Answer(pipe)
    try:
        answer.send("ready")
        while True:
            request = json.loads(pipe.recv_bytes())
            answer.send("taken")
            answer.give(request)
            answer.send("end")
    except (EOFError, OSError):
        return  # the parent closed the pipe


class _Answer:
    """Sends messages; ``give`` those that one request asks for."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._told = 0.0

    def send(self, kind: str, text: bytes | None = None, /, **facts: Any) -> None:
        self._pipe.send_bytes(json.dumps({"type": kind, **facts}).encode())
        if text is not None:
            self._pipe.send_bytes(text)

    def give(self, request: Mapping[str, Any]) -> None:
        """Do what is asked; whatever goes wrong is an answer, not an end."""
        task = request["task"]
        options = {name: value for name, value in request.items() if name != "task"}
        if task == "read":
            self._read(options)
            return
        failure = attempt(lambda: self._recognise(options))
        if failure is not None:
            self._refuse(failure)

    def _tell_page(self, page: int) -> None:
        """Tell the parent how far the present part is, a few times a second."""
        now = time.monotonic()
        if now - self._told >= TOLD_SECONDS:
            self._told = now
            self.send("page", page=page)

    def _read(self, options: dict[str, Any]) -> None:
        options["recognised"] = {
            member: {int(page): text for page, text in pages.items()}
            for member, pages in options["recognised"].items()
        }
        events = Events(
            lambda member, size: self.send("begin", member=member, size=size),
            self._tell_page,
            lambda: self.send("alive"),
        )
        for part in extract_parts(events=events, **options):
            if part.extracted is not None:
                self._find(part.extracted)
            elif part.error is not None:
                self._refuse(part.error)

    def _recognise(self, options: dict[str, Any]) -> None:
        for page, text in recognise_pages(**options):
            self.send("recognised", text.encode("utf-8", "replace"), page=page)

    def _find(self, extracted: Extracted) -> None:
        self.send(
            "found",
            extracted.text.encode("utf-8", "replace"),
            kind=extracted.kind,
            warnings=extracted.warnings,
            facts=dict(extracted.facts),
            spans=[(span.start, span.end, dict(span.anchor)) for span in extracted.spans],
            unread=extracted.unread,
            damage=extracted.damage,
        )

    def _refuse(self, error: ReadError) -> None:
        self.send("refused", error=(error.kind, error.message, error.advice))


def silence() -> None:
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
