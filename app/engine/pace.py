"""How much of the machine indexing takes: short steps, rests on battery, others first at the disk.

The engine's CPU priority stays as it is where it could not be raised again: on Linux an ordinary
user can only lower it, and the same process answers questions. Short steps and rests serve there.
"""

import ctypes
import logging
import platform
import sys
import time
from collections.abc import Callable
from typing import Any

LOOK_AT_BATTERY = 30.0
"""Seconds between two looks at the battery."""
LOW_BATTERY = 15.0
"""Percent below which indexing takes a quarter of the time instead of half."""
LONGEST_REST = 5.0
STEP_SECONDS = 0.15
"""Seconds an embedding step should take at most: a question waits for it."""
LARGEST_STEP = 8

_IOPRIO = {"x86_64": (252, 251), "aarch64": (31, 30)}
"""System call numbers of ioprio_get and ioprio_set, from the kernel's tables."""
_WHO_PROCESS, _LOWEST_BEST_EFFORT = 1, (2 << 13) | 7  # linux/ioprio.h

BETWEEN_TRIMS = 5.0
"""Seconds; a trim takes a few milliseconds, and the next step has its memory mapped anew."""
_KEPT = 32 << 20
_TRIM = ctypes.CDLL(None).malloc_trim if platform.libc_ver()[0] == "glibc" else None

log = logging.getLogger("carrel.pace")


class Pace:
    """How long to rest after a step, how large the next may be, and who goes first at the disk."""

    def __init__(self, battery: Callable[[], Any] | None = None) -> None:
        self._battery = battery or _read_battery
        self._looked = float("-inf")
        self._share = 0.0
        self._per_chunk = 0.0
        self._trimmed = 0.0
        self._undo: Callable[[], None] | None = None

    # -- rests ---------------------------------------------------------------------------------

    def rest(self, step_seconds: float) -> float:
        """Return how many seconds to do nothing after a step of ``step_seconds``."""
        now = time.monotonic()
        if now - self._looked >= LOOK_AT_BATTERY:
            self._looked = now
            self._share = _share_of(self._battery())
        return min(LONGEST_REST, max(0.0, step_seconds) * self._share)

    def give_back_memory(self) -> None:
        """Return what lies free between things in use to the system, every few seconds.

        glibc keeps it otherwise, and a long run of indexing grows by a quarter of a gigabyte.
        """
        now = time.monotonic()
        if _TRIM is not None and now - self._trimmed > BETWEEN_TRIMS:
            self._trimmed = now
            _TRIM(_KEPT)

    # -- steps ---------------------------------------------------------------------------------

    def step_size(self, seconds_per_chunk: float) -> int:
        """Return how many chunks to embed in the next step, 1 to 8.

        ``seconds_per_chunk`` is what the last step took, 0 before the first. Slower is believed at
        once, faster little by little: a single quick step says little.
        """
        if seconds_per_chunk > 0:
            weight = 0.5 if seconds_per_chunk > self._per_chunk else 0.2
            before = self._per_chunk or seconds_per_chunk
            self._per_chunk = before + weight * (seconds_per_chunk - before)
        if not self._per_chunk:
            return 1
        return max(1, min(LARGEST_STEP, int(STEP_SECONDS / self._per_chunk)))

    # -- priority ------------------------------------------------------------------------------

    def begin(self) -> None:
        """Put this thread (Windows: this process) behind others; ``end`` puts it back."""
        if self._undo is None:
            self._undo = _lower()

    def end(self) -> None:
        """Take back what ``begin`` did; call it in the same thread."""
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()


def _share_of(battery: Any) -> float:
    """Return seconds of rest per second of work: 0 on mains, 1 on battery, 3 on a low one."""
    if battery is None or battery.power_plugged is not False:
        return 0.0
    return 3.0 if battery.percent < LOW_BATTERY else 1.0


def _read_battery() -> Any:
    """Return psutil's battery, None where there is none or the system does not say."""
    import psutil

    try:
        return psutil.sensors_battery()
    except (AttributeError, OSError, RuntimeError, ValueError):
        return None  # a platform without the call, or a driver with nonsense in its files


def _lower() -> Callable[[], None] | None:
    """Lower the priority; return what undoes it, None where nothing was done."""
    if sys.platform == "win32":
        return _lower_on_windows()
    if sys.platform == "linux":
        before = _ioprio("get")
        if before is not None and _ioprio("set", _LOWEST_BEST_EFFORT) is not None:
            if before >> 13 == 0:
                before = 0  # it had none of its own; the kernel may say so with a level, and
                # refuses to take one back
            return lambda: _set_back(before)
    return None  # macOS has no such call that Python can reach


def _set_back(before: int) -> None:
    if _ioprio("set", before) is None:
        log.warning("the priority at the disk stays low")


def _ioprio(call: str, value: int = 0) -> int | None:
    """Get or set this thread's I/O priority, see ioprio_set(2); None where that fails."""
    numbers = _IOPRIO.get(platform.machine())
    if numbers is None:
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    this_thread = 0
    if call == "get":
        result = libc.syscall(numbers[0], _WHO_PROCESS, this_thread)
    else:
        result = libc.syscall(numbers[1], _WHO_PROCESS, this_thread, value)
    return None if result < 0 else int(result)


def _lower_on_windows() -> Callable[[], None] | None:
    import psutil

    process: Any = psutil.Process()  # its types are those of the system mypy runs on
    constants: Any = psutil
    try:
        cpu, disk = process.nice(), process.ionice()
        process.nice(constants.BELOW_NORMAL_PRIORITY_CLASS)
        process.ionice(constants.IOPRIO_LOW)
    except (psutil.Error, OSError) as error:
        log.warning("the priority stays as it is: %s", error)
        return None

    def restore() -> None:
        process.nice(cpu)
        process.ionice(disk)

    return restore
