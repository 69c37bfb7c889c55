"""Where the models run and in which number format: measured once, then remembered.

The measurement is a fraction of a second of matrix products in the shapes of the default models.
A setting other than "auto" always wins.
"""

import json
import math
import os
import platform
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import psutil

from app import paths
from app.engine.models.manifest import Role

if TYPE_CHECKING:
    import torch


class _Preferences(Protocol):
    def __getitem__(self, name: str, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """Device and dtype as torch names them, threads for the processor, and why, for people."""

    device: str
    dtype: str
    threads: int
    detail: str


# How often each shape is computed for a typical piece of work: an answer reads 1,500 tokens and
# writes 100; an embedder only reads.
_PREFILL_ROWS = 512
_WORK: Mapping[Role, tuple[int, int]] = {"llm": (3, 100), "embedder": (1, 0), "ocr": (1, 0)}
_ROUNDS, _SECONDS = 6, 0.5
_MARGIN = 1.2  # bfloat16 needs half the memory: float32 must be this much faster to be worth it
_INNER, _OUTER = 576, 1536  # SmolLM2-135M's widths; MiniLM's are 384 and 1536


def choose_device(
    preferences: _Preferences, role: Role = "llm", *, file: Path | None = None
) -> Choice:
    """Return where and how models of this role run.

    ``preferences["device"]`` and ``["precision"]`` win unless "auto"; then what ``file`` remembers
    of this very machine (``device.json`` beside the person's data); then a measurement of less
    than a second, which is written there.
    """
    import torch

    wanted, precision = preferences["device"], preferences["precision"]
    device, note = _pick_device(wanted)
    threads = count_threads()
    if precision != "auto":
        return Choice(
            device, precision, threads, f"{_name(device)}, {precision} as you chose{note}"
        )
    if device != "cpu":
        dtype = _pick_gpu_dtype(device)
        return Choice(device, dtype, threads, f"{_name(device)}, {dtype}{note}")
    file = file or paths.data() / "device.json"
    key = f"{_cpu_name()} | torch {torch.__version__}"
    seconds = _recall(file, key)
    if seconds is None:
        seconds, quiet = measure()
        if quiet:  # else measured again at the next start
            _remember(file, key, seconds)
    prefills, decodes = _WORK[role]
    full, half = (
        prefills * seconds[dtype][0] + decodes * seconds[dtype][1]
        for dtype in ("float32", "bfloat16")
    )
    dtype = "bfloat16" if half < full * _MARGIN else "float32"
    name = f"{_cpu_name()}, {threads} threads"
    return Choice("cpu", dtype, threads, f"{name}, {dtype} ({full / half:.1f} × float32){note}")


def count_threads() -> int:
    """Return the physical cores this process may use, less one if there are more than two.

    A core left free keeps spinning OpenMP workers from fighting with everything else the machine
    does (measured: up to ten times slower without).
    """
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        cores = min(cores, len(os.sched_getaffinity(0)))
    return cores - 1 if cores > 2 else cores


def measure() -> tuple[dict[str, tuple[float, float]], bool]:
    """Return, by dtype, the seconds of one prefill and one decode product; and if it was quiet.

    Shapes: [512, 576] and [1, 576] times [576, 1536]. Decode walks through enough matrices that
    they come from memory, as a model's do, and not from the cache. The dtypes take turns and the
    fastest single product counts: other programs make products slower, never faster. One thread
    is enough to compare, and is not held up by another that waits for its turn (measured on a busy
    machine: a hundred times slower with two).
    """
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    dtypes = {"float32": torch.float32, "bfloat16": torch.bfloat16}
    matrices = {
        name: [torch.ones(_OUTER, _INNER, dtype=dtype) for _ in range(24)]
        for name, dtype in dtypes.items()
    }
    best = dict.fromkeys(dtypes, (math.inf, math.inf))
    end = time.monotonic() + _SECONDS
    try:
        for _ in range(_ROUNDS):
            for name, dtype in dtypes.items():
                rows = torch.ones(_PREFILL_ROWS, _INNER, dtype=dtype)
                prefill = _time_fastest(rows, matrices[name][:4], end)
                decode = _time_fastest(rows[:1], matrices[name], end)
                best[name] = (min(prefill, best[name][0]), min(decode, best[name][1]))
            if time.monotonic() > end:
                return best, False
        return best, True
    finally:
        torch.set_num_threads(before)


def _time_fastest(rows: "torch.Tensor", matrices: "list[torch.Tensor]", end: float) -> float:
    """Return the seconds of the fastest product; two are enough once it is later than ``end``."""
    from torch.nn.functional import linear

    best = math.inf
    for number, matrix in enumerate(matrices):
        if number > 1 and time.monotonic() > end:
            break
        begin = time.perf_counter()
        linear(rows, matrix)
        best = min(best, time.perf_counter() - begin)
    return best


def _recall(file: Path, key: str) -> dict[str, tuple[float, float]] | None:
    """Return what was measured on this machine; ``None`` if nothing was, or it is unreadable."""
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))[key]
        seconds = {str(dtype): (float(pair[0]), float(pair[1])) for dtype, pair in raw.items()}
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None
    return seconds if set(seconds) == {"float32", "bfloat16"} else None


def _remember(file: Path, key: str, seconds: dict[str, tuple[float, float]]) -> None:
    """Write the measurement in one step; a folder that cannot be written to costs only time."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = file.with_suffix(f".{os.getpid()}.tmp")
        temporary.write_text(json.dumps({key: seconds}, indent=1), encoding="utf-8")
        os.replace(temporary, file)
    except OSError:
        pass  # measured again at the next start


def _pick_device(wanted: str) -> tuple[str, str]:
    """Return the device and, if the wish could not be met, a note that says so."""
    usable = [device for device in ("cuda", "mps") if _works(device)] + ["cpu"]
    if wanted == "auto":
        return usable[0], ""
    if wanted in usable:
        return wanted, ""
    return "cpu", f"; {wanted} was asked for, but does not work on this machine"


def _works(device: str) -> bool:
    """Tell whether a product comes out right on ``device``: a driver may be there and too old."""
    import torch

    available = torch.cuda.is_available() if device == "cuda" else torch.backends.mps.is_available()
    if not available:
        return False
    try:
        ones = torch.ones(8, 8, device=device)
        return float((ones @ ones).sum()) == 512
    except (RuntimeError, AssertionError):
        return False


def _pick_gpu_dtype(device: str) -> str:
    """Return bfloat16 where the GPU computes in it, else float16, else float32."""
    import torch

    if device == "cuda":
        if torch.cuda.is_bf16_supported(including_emulation=False):
            return "bfloat16"
        return "float16" if torch.cuda.get_device_capability() >= (7, 0) else "float32"
    for dtype in (torch.bfloat16, torch.float16):
        try:
            ones = torch.ones(8, 8, device=device, dtype=dtype)
            if float((ones @ ones).sum()) == 512:
                return str(dtype).removeprefix("torch.")
        except (RuntimeError, TypeError):
            continue
    return "float32"


def _name(device: str) -> str:
    import torch

    if device == "cuda":
        return torch.cuda.get_device_name()
    return "Apple GPU" if device == "mps" else _cpu_name()


def _cpu_name() -> str:
    """Return the processor's name as its maker gives it, as far as the system tells."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass  # not Linux
    return platform.processor() or platform.machine() or "processor"
