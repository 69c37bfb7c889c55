"""An engine process without an engine: really spawned, really piped, played by the test.

``main`` runs in the second process and does what the test says over a pipe of its own; ``Puppet``
is the test's end of it. Nothing of Carrel is replaced.
"""

import os
import signal
from collections.abc import Callable
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from app.messages import EngineState, Event, LibraryListed, Quit, Request, WorkerOptions

R = TypeVar("R")

DEAF = "read nothing from the window any more"
STUBBORN = "ignore Quit and the polite signal"
LEAVE = "end, as after a fault"


def main(control: Connection, connection: Connection, options: WorkerOptions) -> None:
    """Hand requests to the test, and the test's events to the window."""
    control.send((os.getpid(), options))
    ears = [control, connection]
    stubborn = False
    while True:
        for ready in wait(ears):
            try:
                message = ready.recv()  # type: ignore[union-attr]
            except (EOFError, OSError):
                return
            if ready is connection:
                control.send(message)
                if isinstance(message, Quit) and not stubborn:
                    return
            elif message == DEAF:
                ears.remove(connection)
            elif message == STUBBORN:
                stubborn = True
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                control.send(STUBBORN)
            elif message == LEAVE:
                os._exit(7)
            else:
                connection.send(message)


def crash(connection: Connection, options: WorkerOptions) -> None:
    """Be an engine that dies as soon as it is started."""
    os._exit(3)


class Puppet:
    """The test's hands in the engine process. ``waits`` spins the window's loop until true."""

    def __init__(self, waits: Callable[[Callable[[], bool]], None]) -> None:
        self._waits = waits
        self._control, self._theirs = Pipe()
        self.entry = partial(main, self._theirs)
        self.pids: list[int] = []
        self.options: WorkerOptions | None = None
        self.heard: list[Request] = []
        self._taken = 0
        self._stubborn = False

    def close(self) -> None:
        """Let go; a process that still lives ends."""
        self._control.close()
        self._theirs.close()

    def listen(self) -> None:
        """Take in what the process has said."""
        while self._control.poll():
            message: Any = self._control.recv()
            if isinstance(message, tuple):
                pid, self.options = message
                self.pids.append(pid)
            elif message == STUBBORN:
                self._stubborn = True
            else:
                self.heard.append(message)

    def started(self, times: int = 1) -> None:
        """Wait until the engine has been started so often."""
        self._until(lambda: len(self.pids) >= times)

    def expect(self, kind: type[R]) -> R:
        """Wait for the next request of a kind, and return it."""
        found: list[R] = []

        def arrived() -> bool:
            while self._taken < len(self.heard):
                request = self.heard[self._taken]
                self._taken += 1
                if isinstance(request, kind):
                    found.append(request)
                    return True
            return False

        self._until(arrived)
        return found[0]

    def play(self, *events: Event) -> None:
        """Send events to the window."""
        for event in events:
            self._control.send(event)

    def ready(self, *listing: str) -> None:
        """Warm up at once, with these documents in the library."""
        from app.messages import DocumentRow

        rows = tuple(DocumentRow(path, "indexed", chunks=3) for path in listing)
        folders = tuple(sorted({os.path.dirname(path) for path in listing}))
        self.play(
            EngineState(0, "library"),
            LibraryListed(0, folders, rows, 3 * len(rows)),
            EngineState(0, "searching"),
            EngineState(0, "answering", "a small model on this computer's processor"),
        )

    def order(self, command: str) -> None:
        """Make the process misbehave."""
        self._control.send(command)
        if command == STUBBORN:
            self._until(lambda: self._stubborn)

    def kill(self) -> None:
        """Kill the engine as the system would."""
        self.started(max(1, len(self.pids)))
        os.kill(self.pids[-1], signal.SIGKILL)

    def _until(self, true: Callable[[], bool]) -> None:
        def heard() -> bool:
            self.listen()
            return true()

        self._waits(heard)


def idle(connection: Connection, options: WorkerOptions) -> None:
    """Be an engine with nothing to do; leave a note of the process number in the library."""
    os.makedirs(options.library, exist_ok=True)
    with open(os.path.join(options.library, "pid"), "w", encoding="ascii") as note:
        note.write(str(os.getpid()))
    connection.send(EngineState(0, "library"))
    connection.send(LibraryListed(0, (), (), 0))
    while not isinstance(connection.recv(), Quit):
        pass
