"""Threads that write for the person, and must come to their end before the program does.

Python cannot end in order while a thread is inside Qt: it would abort. Light enough to be there
from the start.
"""

import asyncio
import threading
import time

_threads: list[threading.Thread] = []


def begin(thread: threading.Thread) -> None:
    """Start a thread that is waited for when the person leaves."""
    _threads[:] = [each for each in _threads if each.is_alive()] + [thread]
    thread.start()


def writing() -> bool:
    """Return whether something is still being written."""
    return any(each.is_alive() for each in _threads)


async def written(seconds: float) -> bool:
    """Wait until all is written, but no longer than this; return whether it is."""
    end = time.monotonic() + seconds
    while writing() and time.monotonic() < end:
        await asyncio.sleep(0.02)
    return not writing()
