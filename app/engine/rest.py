"""Bring threads to rest before the interpreter goes.

A daemon thread that wants the interpreter while it is being torn down is ended in the middle of
its stack. Below it are torch's destructors and OpenMP's, which answer with ``std::terminate``: the
process ends with status −6 after everything went well. So whoever leaves first stops what runs.
"""

import atexit
import threading
import time
import weakref
from collections.abc import Callable

EXIT_SECONDS = 2.0  # a model that is inside one long operation is not waited for any longer

_running: "weakref.WeakKeyDictionary[threading.Thread, Callable[[], None]]"
_running = weakref.WeakKeyDictionary()


def before_exit(thread: threading.Thread, stop: Callable[[], None]) -> None:
    """Have ``stop`` called and ``thread`` joined at exit; ``stop`` holds nothing large alive."""
    _running[thread] = stop


@atexit.register
def _come_to_rest() -> None:
    threads = [thread for kept in _running.keyrefs() if (thread := kept()) is not None]
    for thread in threads:
        if thread.is_alive():
            _running[thread]()
    until = time.monotonic() + EXIT_SECONDS
    for thread in threads:
        if thread.is_alive():
            thread.join(max(0.0, until - time.monotonic()))
