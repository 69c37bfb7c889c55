"""What is done beside the lane: models taken in and out, the library described and moved.

One thread does what takes long, one what is quick, each one errand after the other, so that
questions go on meanwhile. They touch files only, never the database nor a model in use.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app import paths
from app.engine import models, moving
from app.engine.models import listing
from app.engine.models.speeds import Speeds, key_of
from app.errors import Cancelled, CarrelError, PackError
from app.messages import (
    DescribeLibrary,
    Event,
    Failed,
    ImportPack,
    LibraryDescribed,
    LibraryMoved,
    ListPacks,
    MoveLibrary,
    PacksListed,
    Progress,
    RemovePack,
    Request,
    Stopped,
)
from app.settings import Preferences

log = logging.getLogger("carrel.errands")

Errand = ListPacks | ImportPack | RemovePack | DescribeLibrary | MoveLibrary
_Queue = queue.SimpleQueue[Errand | Callable[[], object] | None]
HEARTBEAT = 0.25
"""Seconds between two tellings of how far something is."""
PATIENCE = 1.0
"""Seconds that closing waits for an errand to put away what it has half done."""


class Errands:
    """Takes the requests that are its own; ``send`` is called in its threads and the caller's.

    Every errand ends with exactly one terminal event. A stopped import ends at once for the
    person, and puts its things away after that.
    """

    def __init__(self, library: Path, send: Callable[[Event], None], *, closed: bool) -> None:
        self._library, self._send, self._closed = library, send, closed
        self._quick: _Queue = queue.SimpleQueue()
        self._long: _Queue = queue.SimpleQueue()
        self._stopped: dict[int, threading.Event] = {}
        self._lock = threading.Lock()
        self._models: dict[str, tuple[str, str]] = {}
        self._device = self._precision = ""
        self._speeds = Speeds()
        self._threads = [
            threading.Thread(target=self._run, args=(errands,), name="errands", daemon=True)
            for errands in (self._quick, self._long)
        ]
        for thread in self._threads:
            thread.start()

    def take(self, request: Request) -> bool:
        """Take a request if it is an errand; return whether it is."""
        if not isinstance(request, Errand):
            return False
        with self._lock:
            self._stopped[request.job] = threading.Event()
        (self._long if isinstance(request, ImportPack | MoveLibrary) else self._quick).put(request)
        return True

    def cancel(self, job: int) -> None:
        """Stop an errand; unknown numbers are fine."""
        with self._lock:
            stopped = self._stopped.get(job)
            if stopped is None or stopped.is_set():
                return
            stopped.set()
            if self._closed:
                return  # a move says so itself, once nothing of the copy is left
            del self._stopped[job]
        self._send(Stopped(job, ""))

    def close(self) -> None:
        """Stop everything and wait a moment for it."""
        with self._lock:
            for stopped in self._stopped.values():
                stopped.set()
        end = time.monotonic() + PATIENCE
        for errands, thread in zip((self._quick, self._long), self._threads, strict=True):
            errands.put(None)
            thread.join(max(0.0, end - time.monotonic()))

    def note_model(self, model: Any) -> None:
        """Take note of a model that was loaded: it is in use, and its figures are its own."""
        metadata = getattr(model, "metadata", None)
        role = "embedder" if metadata is None else "llm"
        name = metadata.model_name if metadata else str(getattr(model, "identity", ""))
        name = name.partition("|")[0]
        self._models[role] = (name, key_of(name, model))
        self._precision = key_of(name, model).rpartition(" | ")[2]
        self._quick.put(self._ask_device)

    def note_opened(self) -> None:
        """The library is open: what a move left behind may go."""
        if paths.library() == self._library:
            self._quick.put(lambda: moving.finish(self._library))

    def hear(self, event: Event) -> None:
        """Take the measure of what the models do."""
        keys = {role: key for role, (_, key) in self._models.items()}
        if self._speeds.hear(event, keys):
            self._quick.put(self._speeds.write)

    # -- in its own thread ---------------------------------------------------------------------

    def _run(self, errands: _Queue) -> None:
        while (errand := errands.get()) is not None:
            try:
                if isinstance(errand, Errand):
                    self._do(errand)
                else:
                    errand()
            except Exception:  # one errand that fails is no reason to do no other
                log.exception("an errand")

    def _do(self, errand: Errand) -> None:
        job = errand.job
        with self._lock:
            if job not in self._stopped:
                return
        try:
            event = self._fulfil(errand)
        except Cancelled:
            event = Stopped(job, "")
        except CarrelError as error:
            event = Failed(job, type(error).__name__, error.message, error.advice)
        except Exception as error:  # becomes the errand's one terminal event
            log.exception("an errand")
            event = Failed(job, type(error).__name__, f"This failed: {error}", "Try again.")
        with self._lock:
            ended = self._stopped.pop(job, None) is None
        if not ended:
            self._send(event)
        elif isinstance(event, PacksListed):
            self._send(replace(event, job=0))  # it was done before it could be stopped

    def _fulfil(self, errand: Errand) -> Event:
        match errand:
            case ImportPack(job, path):
                models.import_pack(path, progress=self._teller(job))
                return self._list(job)
            case RemovePack(job, folder):
                self._refuse_used(folder)
                models.remove(folder)
                return self._list(job)
            case ListPacks(job):
                return self._list(job)
            case DescribeLibrary(job, target):
                return self._describe(job, target)
            case MoveLibrary(job, target):
                return self._move(job, target)

    def _list(self, job: int) -> Event:
        return listing.list_packs(
            job, self._used(), self._speed, device=self._device, precision=self._precision
        )

    def _used(self) -> set[str]:
        return {name for name, _ in self._models.values()}

    def _speed(self, name: str) -> float:
        key = next((key for used, key in self._models.values() if used == name), "")
        if key and (figure := self._speeds.get(key)):
            return figure
        return self._speeds.last_of(name)

    def _refuse_used(self, name: str) -> None:
        chosen = Preferences()
        if name in self._used() or name in (chosen["llm_pack"], chosen["embedder_pack"]):
            raise PackError(
                f"The model “{name}” is in use.", "Choose another one first, then remove it."
            )
        if listing.is_provided(name):
            raise PackError(
                f"The model “{name}” came with Carrel and stays.",
                "Choose another one to use instead.",
            )

    def _describe(self, job: int, target: str) -> Event:
        folder = str(self._library)
        if not target:
            size = moving.size_of(self._library)
            return LibraryDescribed(job, folder, size, moving.free_at(self._library))
        plan = moving.judge(self._library, Path(target))
        problem = "" if plan.problem is None else str(plan.problem)
        return LibraryDescribed(job, folder, plan.size, plan.free, str(plan.place), problem)

    def _move(self, job: int, target: str) -> Event:
        assert self._closed, "an open library cannot move"
        tell = self._teller(job, "moving")
        place = moving.move(self._library, Path(target), lambda part: tell("", part))
        return LibraryMoved(job, str(place))

    def _teller(self, job: int, doing: Any = "importing") -> Callable[[str, float], None]:
        """Return what tells the person how far it is, now and then, and stops when wanted."""
        with self._lock:
            stopped = self._stopped.get(job)
        if stopped is None:
            raise Cancelled()
        told = 0.0

        def tell(step: str, part: float) -> None:
            nonlocal told
            if stopped.is_set():
                raise Cancelled()
            now = time.monotonic()
            if part >= 0 and (now - told >= HEARTBEAT or part >= 1):
                told = now
                self._send(Progress(job, "", round(part * 100), 100, 0, doing=doing, detail=step))

        return tell

    def _ask_device(self) -> None:
        """Have the models' place in words; measured and kept since they were loaded."""
        role = "llm" if "llm" in self._models else "embedder"
        self._device = models.choose_device(Preferences(), role).detail  # type: ignore[arg-type]
