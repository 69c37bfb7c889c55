"""Lets the real program be visited, from outside: one process a visit, observations come back."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import paths

PATIENCE = 400  # seconds until a visit is called hung
ROOT = Path(__file__).parents[2]
PACKS = ("all-minilm-l6-v2", "smollm2-135m-instruct")


def need_packs() -> None:
    """Skip where the models are not installed."""
    for pack in PACKS:
        if not (paths.models() / pack / "pack.json").is_file():
            pytest.skip("the default packs are not installed: run `python3 run.py` once")


def start(
    part: str, place: Path, *dropped: str, screen: str = "offscreen"
) -> subprocess.Popen[str]:
    """Start the program for a part of a journey; its folders are below ``place``."""
    shots = Path(os.environ.get("CARREL_SHOTS", place / "shots"))
    shots.mkdir(exist_ok=True)
    prefer(place / "data")
    command = [sys.executable, "-m", "tests.journeys.driver", part, str(place / "library"),
               str(place / "papers"), str(shots), *dropped]  # fmt: skip
    if screen == "xvfb":
        command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", *command]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "CARREL_DATA": str(place / "data"),
             "QT_QPA_PLATFORM": "xcb" if screen == "xvfb" else screen},
    )  # fmt: skip


def prefer(data: Path) -> None:
    """Choose short answers and a precision, unless something is chosen: nobody waits for long."""
    data.mkdir(exist_ok=True)
    if not (data / "settings.json").exists():
        chosen = {"answer_tokens": 48, "precision": "float32"}
        (data / "settings.json").write_text(json.dumps(chosen), encoding="utf-8")


def visit(part: str, place: Path, *dropped: str, screen: str = "offscreen") -> dict[str, Any]:
    """Play a part to its end; return what was observed."""
    seen, status, told = outcome(start(part, place, *dropped, screen=screen))
    assert "failed" not in seen, f"{seen['failed']}\n{seen.get('where', '')}\n{told}\n{seen}"
    assert status == 0, told
    return seen


def outcome(program: subprocess.Popen[str]) -> tuple[dict[str, Any], int, str]:
    """Wait for a visit; return what was observed, the exit status and the end of its log.

    Whatever Qt warns of and whatever nobody caught fails the test.
    """
    try:
        out, errors = program.communicate(timeout=PATIENCE)
    finally:
        if program.poll() is None:
            program.kill()
    seen: dict[str, Any] = {}
    for line in out.splitlines():
        seen |= json.loads(line)
    lines = [line for line in errors.splitlines() if not line.startswith(UNIMPORTANT)]
    assert "failed" in seen or not lines, "\n".join(lines[-40:])
    return seen, program.returncode, "\n".join(lines[-20:])


UNIMPORTANT = ("This plugin does not support",)
"""What the platform without a screen says of raising windows."""


def has_xvfb() -> bool:
    """Return whether there is a virtual screen, with what Qt needs to use it."""
    return shutil.which("xvfb-run") is not None and shutil.which("xauth") is not None
