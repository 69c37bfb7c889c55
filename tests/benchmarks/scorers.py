"""The scorers that come with the corpora, run on Carrel's command line."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import ROOT, SHARED, need, progress

TOOLS = SHARED / "corpora" / "tools"


def score(tool: str, split: Path, *options: str) -> str:
    """Run a scorer on a split and return what it printed; raise ``RuntimeError`` if it fails."""
    need(TOOLS / tool, split)
    progress(f"{tool} on {split.parent.name}")
    done = subprocess.run(
        [sys.executable, str(TOOLS / tool), str(split), "--cmd",
         f"{sys.executable} -m app read {{path}}", *options],
        cwd=ROOT, text=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{tool} ended with {done.returncode}")
    return done.stdout


def summary(printed: str, name: str) -> tuple[str, dict[str, Any]]:
    """Return the line of ``name`` that a scorer printed, and the counts in it."""
    line = next(line for line in printed.splitlines() if re.match(rf"{name}\s", line))
    counts = re.findall(r"'([\w -]+)': (\d+)", line)
    return line, {verdict: int(count) for verdict, count in counts}
