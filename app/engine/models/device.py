"""Where the models run and in which number format: measured once, then remembered.

The measurement is a fraction of a second of matrix products in the shapes of the default models.
A setting other than "auto" always wins.
"""

import json
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
    key = f"{_cpu_name()} | {threads} threads | torch {torch.__version__}"
    seconds = _recall(file, key)
    if seconds is None:
        seconds = measure(threads)
        _remember(file, key, seconds)
    prefills, decodes = _WORK[role]
    cost = {
        dtype: prefills * prefill + decodes * decode for dtype, (prefill, decode) in seconds.items()
    }
    dtype = min(cost, key=lambda each: cost[each])
    faster = max(cost.values()) / max(cost[dtype], 1e-9)
    detail = f"{_cpu_name()}, {threads} threads, {dtype} ({faster:.1f} × faster here){note}"
    return Choice("cpu", dtype, threads, detail)


def count_threads() -> int:
    """Return the physical cores this process may use, less one if there are more than two.

    A core left free keeps spinning OpenMP workers from fighting with everything else the machine
    does (measured: up to ten times slower without).
    """
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        cores = min(cores, len(os.sched_getaffinity(0)))
    return cores - 1 if cores > 2 else cores


def measure(threads: int) -> dict[str, tuple[float, float]]:
    """Return, by dtype, the seconds of one prefill product and of one decode product.

    Shapes: [512, 576] and [1, 576] times [576, 1536]. The decode products walk through enough
    matrices that they come from memory, as a model's do, and not from the cache.
    """
    import torch

    torch.set_num_threads(threads)
    seconds = {}
    with torch.inference_mode():
        for dtype in (torch.float32, torch.bfloat16):
            matrices = [torch.ones(_OUTER, _INNER, dtype=dtype) for _ in range(24)]
            rows = torch.ones(_PREFILL_ROWS, _INNER, dtype=dtype)
            prefill = min(_time_products(rows, matrices[:4]) for _ in range(3))
            decode = min(_time_products(rows[:1], matrices) for _ in range(4))
            seconds[str(dtype).removeprefix("torch.")] = (prefill, decode)
    return seconds


def _time_products(rows: "torch.Tensor", matrices: "list[torch.Tensor]") -> float:
    """Return the seconds of one product, averaged over the matrices."""
    from torch.nn.functional import linear

    begin = time.perf_counter()
    for matrix in matrices:
        linear(rows, matrix)
    return (time.perf_counter() - begin) / len(matrices)


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
