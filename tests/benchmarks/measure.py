"""What the benchmarks share: command line, facts of the machine, rows with targets, one object.

Standard library alone, because another product's interpreter imports it, too. Nothing here knows
what is measured.
"""

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any, Self, TextIO

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SQUAD = SHARED / "corpora" / "qa" / "dev" / "squad2_wiki"
PRODUCTS = SQUAD.with_name("product_docs")
MODELS = Path(os.environ.get("CARREL_MODELS") or ROOT / "models")
YES = "1 is yes"
"""The unit of a statement."""
EMBEDDER, LLM = MODELS / "all-minilm-l6-v2", MODELS / "smollm2-135m-instruct"


class Skipped(Exception):
    """What this benchmark needs is not here; the argument says what."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. ``target`` and ``ok`` are None for a figure that is only told."""

    what: str
    figure: float | None
    unit: str
    target: str | None = None
    ok: bool | None = None
    note: str = ""


@dataclass
class Report:
    """What a benchmark found: rows for the table, notes for people, details for the curious."""

    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)

    def tell(self, what: str, figure: float | None, unit: str, note: str = "") -> None:
        """Add a figure that has no target."""
        self.rows.append(Row(what, rounded(figure), unit, note=note))

    def at_most(
        self, what: str, figure: float | None, unit: str, limit: float, note: str = ""
    ) -> None:
        """Add a figure that should be below ``limit``; None (not measured) is a miss."""
        ok = figure is not None and figure < limit
        self.rows.append(Row(what, rounded(figure), unit, f"< {limit:g}", ok, note))

    def at_least(
        self, what: str, figure: float | None, unit: str, limit: float, note: str = ""
    ) -> None:
        """Add a figure that should reach ``limit``; None (not measured) is a miss."""
        ok = figure is not None and figure >= limit
        self.rows.append(Row(what, rounded(figure), unit, f">= {limit:g}", ok, note))

    def holds(self, what: str, held: bool, note: str = "") -> None:
        """Add a statement that should be true."""
        self.rows.append(Row(what, float(held), YES, "yes", held, note))


# -- a benchmark's life --------------------------------------------------------------------------


def parser(description: str | None) -> argparse.ArgumentParser:
    """Return a command line with what every benchmark understands."""
    made = argparse.ArgumentParser(description=(description or "").split("\n\n")[0])
    made.add_argument("--quick", action="store_true", help="fewer repetitions: does it run at all?")
    return made


def run(
    name: str,
    arguments: argparse.Namespace,
    bench: Callable[[argparse.Namespace, Path, Report], None],
) -> int:
    """Run one benchmark with a data folder of its own and print its object; return the status.

    ``bench`` is given a temporary folder that is removed afterwards. Whatever libraries print goes
    to standard error, so that standard output holds the object alone.
    """
    out = claim_stdout()
    report, began, before = Report(), time.monotonic(), load()
    result: dict[str, Any] = {"benchmark": name, "quick": arguments.quick}
    try:
        with tempfile.TemporaryDirectory(prefix="carrel-bench-", ignore_cleanup_errors=True) as tmp:
            os.environ["CARREL_DATA"] = str(Path(tmp) / "data")
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
            bench(arguments, Path(tmp), report)
        result |= {"rows": [asdict(row) for row in report.rows], "notes": report.notes}
        result["details"] = report.details
    except Skipped as reason:
        result["skipped"] = str(reason)
    result["seconds"] = round(time.monotonic() - began, 1)
    result["machine"] = {**facts(), "load_before": before, "load_after": load()}
    out.write(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    out.flush()
    return 0


def claim_stdout() -> TextIO:
    """Return standard output, and let everyone else's go to standard error from now on."""
    kept = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return kept


def progress(text: str) -> None:
    """Say on standard error what happens."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")
    sys.stderr.flush()


def need(*places: Path) -> None:
    """Raise ``Skipped`` if any of these is missing: corpora beside the checkout, or packs."""
    for place in places:
        if not place.exists():
            kind = "the model pack" if place.is_relative_to(MODELS) else "the shared folder"
            raise Skipped(f"{kind} {place.name} is not here")


# -- the machine ---------------------------------------------------------------------------------


def facts() -> dict[str, Any]:
    """Return what a figure means nothing without."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "memory_gib": _memory_gib(),
        "os": _system(),
        "python": platform.python_version(),
        **{name: _version(name) for name in ("torch", "transformers", "PySide6_Essentials")},
        "commit": git("rev-parse", "--short", "HEAD"),
        "changed_files": len(git("status", "--porcelain", "--", "app").splitlines()),
    }


def load() -> list[float]:
    """Return the load averages of 1, 5 and 15 minutes; nothing where the system has none."""
    return [round(x, 2) for x in os.getloadavg()] if hasattr(os, "getloadavg") else []


def _cpu() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in text.splitlines() if "model name" in line]
    return names[0] if names else platform.machine()


def _memory_gib() -> float | None:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
    except (AttributeError, ValueError, OSError):
        return None


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = platform.system()
    return name


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def git(*arguments: str) -> str:
    """Return what git says about this checkout, nothing where there is no git."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


# -- figures -------------------------------------------------------------------------------------


def rounded(figure: float | None) -> float | None:
    """Return the figure with about four digits."""
    if figure is None or not math.isfinite(figure) or figure == 0:
        return None if figure is None or not math.isfinite(figure) else 0.0
    return round(figure, max(0, 3 - math.floor(math.log10(abs(figure)))))


def median(figures: Sequence[float]) -> float | None:
    """Return the median, or None of nothing."""
    return statistics.median(figures) if figures else None


def percentile(figures: Sequence[float], share: float) -> float | None:
    """Return the smallest figure that at least ``share`` (0 to 1) of all do not exceed."""
    ordered = sorted(figures)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else None


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float | None:
    """Return the ratio of the medians of two things measured in turns."""
    above, below = median(ours), median(theirs)
    return above / below if above is not None and below else None


def ms(seconds: float) -> float:
    """Return milliseconds, two decimals."""
    return round(seconds * 1000, 2)


# -- processes that take turns -------------------------------------------------------------------


class Contestant:
    """A process that does one thing at a time when told: a JSON line each way.

    The process runs ``serve``. Raises ``RuntimeError`` with what went wrong there.
    """

    def __init__(self, name: str, command: Sequence[str], env: Mapping[str, str]) -> None:
        self.name = name
        self._process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **env}, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def do(self, what: str, **how: Any) -> Any:
        """Tell the process to do something; return what came of it."""
        progress(f"{self.name}: {what}")
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": what, **how}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with {self._process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise RuntimeError(f"{self.name} could not {what}: {answer['error']}")
        return answer["result"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def serve(commands: Mapping[str, Callable[..., Any]]) -> None:
    """Do what the lines of standard input say until it ends; the other side is ``Contestant``."""
    out = claim_stdout()
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = {"result": commands[order.pop("do")](**order)}
        except Exception as error:  # noqa: BLE001 - told to the other side
            answer = {"error": f"{type(error).__name__}: {error}"}
        out.write(json.dumps(answer) + "\n")
        out.flush()
