"""A models folder of the test's own, tiny models to import, and a network that must stay unused."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.engine.models import makers


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty models folder, whose name has a space and letters beyond ASCII."""
    place = tmp_path / "Modelle für später"
    monkeypatch.setenv("CARREL_MODELS", str(place))
    monkeypatch.setenv("CARREL_DATA", str(tmp_path / "data"))
    return place


@pytest.fixture(scope="session")
def _llm_original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return makers.make_llm_folder(tmp_path_factory.mktemp("made") / "Tiny Llama")


@pytest.fixture(scope="session")
def _embedder_original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return makers.make_embedder_folder(tmp_path_factory.mktemp("made") / "tiny-embedder")


@pytest.fixture
def llm_source(_llm_original: Path, tmp_path: Path) -> Path:
    """A folder with a tiny causal language model, free to be changed."""
    return Path(shutil.copytree(_llm_original, tmp_path / "stick" / _llm_original.name))


@pytest.fixture
def embedder_source(_embedder_original: Path, tmp_path: Path) -> Path:
    """A folder with a tiny sentence-transformers model, free to be changed."""
    return Path(shutil.copytree(_embedder_original, tmp_path / "stick" / _embedder_original.name))


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Trap every way out; the test fails if any was tried, even if the failure was swallowed."""
    tried: list[str] = []

    def trap(*args: Any, **kwargs: Any) -> NoReturn:
        tried.append(repr(args))
        raise OSError("the network is trapped in this test")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, trap)
    monkeypatch.setattr(socket, "getaddrinfo", trap)
    yield tried
    assert not tried
