"""One process of ours and the two threads that serve its pipe.

Threads, because nothing here may hold up the window: a pipe can be full, and reading it waits.
They do as little as possible: a garbage collection in a foreign thread can take Qt objects with it.
"""

import logging
import multiprocessing
import pickle
import queue
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from app.messages import WorkerOptions

log = logging.getLogger("carrel.host")

Entry = Callable[[Connection, WorkerOptions], None]
"""The engine's main function: picklable by name, so that a spawned process can find it."""

Out = TypeVar("Out")
In = TypeVar("In")
Options = TypeVar("Options")

_UNREADABLE = (
    pickle.UnpicklingError,
    AttributeError,
    ImportError,
    IndexError,
    TypeError,
    ValueError,
)
"""What unpickling raises when the other side speaks another version of the wire."""


class ChildProcess(Generic[Out, In]):
    """A spawned process that takes ``Out`` and sends ``In``, with the threads that serve its pipe.

    ``entry(connection, options)`` is its main function. ``deliver(number, event)`` is called in the
    reader thread, last with ``None`` once the process is really gone: a successor may then take
    over what it had locked. ``loads`` turns what it sends into an event.
    """

    def __init__(
        self,
        name: str,
        number: int,
        entry: Callable[[Connection, Options], None],
        options: Options,
        deliver: Callable[[int, In | None], None],
        loads: Callable[[bytes], In] = pickle.loads,
    ) -> None:
        self.number = number
        self._name = name
        self._deliver = deliver
        self._loads = loads
        self._outbox: queue.SimpleQueue[Out | None] = queue.SimpleQueue()
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe(duplex=True)
        # Not daemonic: it may start a process of its own. It leaves on end of file.
        self.process = context.Process(target=entry, args=(theirs, options), name=f"carrel-{name}")
        try:
            self.process.start()
        except OSError:
            self._connection.close()
            raise
        finally:
            theirs.close()  # or the end of the process would never be an end of file here
        self._reader = threading.Thread(target=self._read, name=f"{name}-reader", daemon=True)
        self._writer = threading.Thread(target=self._write, name=f"{name}-writer", daemon=True)
        self._reader.start()
        self._writer.start()

    def send(self, request: Out) -> None:
        """Queue a request; a full pipe holds up the writer thread, never the caller."""
        self._outbox.put(request)

    def kill(self) -> None:
        """End the process now; the reader thread reports it like any other death."""
        self.process.kill()

    def join(self) -> None:
        """Wait for the threads of a process that is gone; a moment at most."""
        self._outbox.put(None)
        self._writer.join(1)
        self._reader.join(1)
        self._connection.close()

    def _write(self) -> None:
        try:
            while (request := self._outbox.get()) is not None:
                self._connection.send(request)
        except OSError:  # the process is gone; the reader thread says so
            return

    def _read(self) -> None:
        try:
            while True:
                self._deliver(self.number, self._loads(self._connection.recv_bytes()))
        except (EOFError, OSError):
            pass
        except _UNREADABLE:
            log.exception("the %s sent something unreadable", self._name)
        self.process.join(1)
        if self.process.is_alive():  # it closed the pipe and stayed
            self.process.kill()
            self.process.join()
        self._outbox.put(None)
        self._deliver(self.number, None)
