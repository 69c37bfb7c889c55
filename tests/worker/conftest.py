"""Starts engine processes on one library, and ends every one of them with the test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.worker import engines
from tests.worker.window import Window


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the test's library is; settings and log stand beside it."""
    monkeypatch.setenv("CARREL_DATA", str(tmp_path / "data"))
    return tmp_path / "library"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Return an empty folder."""
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder


@pytest.fixture
def start(library: Path) -> Iterator[Callable[..., Window]]:
    """Return a function that starts an engine process on the test's library."""
    windows: list[Window] = []

    def make(entry: Callable[..., None] = engines.counting, **options: Any) -> Window:
        windows.append(Window(library, entry, **options))
        return windows[-1]

    yield make
    for window in windows:
        if window.process.is_alive():
            window.close()
