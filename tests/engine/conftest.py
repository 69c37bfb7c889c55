"""Fixtures of the engine's tests: the default packs, or a reason why they are not there."""

from pathlib import Path

import pytest

from app import paths
from app.engine.tokens import FileTokenCounter

SHARED = Path(__file__).resolve().parents[3] / "shared"


def pack_folder(name: str) -> Path:
    folder = paths.models() / name
    if not (folder / "pack.json").is_file():
        pytest.skip(f"the pack {name} is not installed: run `python3 run.py` once")
    return folder


@pytest.fixture(scope="session")
def embedder_folder() -> Path:
    return pack_folder("all-minilm-l6-v2")


@pytest.fixture(scope="session")
def llm_folder() -> Path:
    return pack_folder("smollm2-135m-instruct")


@pytest.fixture(scope="session")
def embedder_counter(embedder_folder: Path) -> FileTokenCounter:
    return FileTokenCounter(embedder_folder / "tokenizer.json")


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared corpora are not beside this checkout")
    return SHARED
