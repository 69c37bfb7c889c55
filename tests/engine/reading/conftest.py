"""Where the corpora are, and how a case's files come onto the disk."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared"


def read_manifest(corpus: str) -> list[dict[str, Any]]:
    """Return the rows of a corpus, or none where it is absent."""
    manifest = SHARED / "corpora" / corpus / "manifest.jsonl"
    if not manifest.is_file():
        return []
    return [json.loads(line) for line in manifest.read_text("utf-8").splitlines()]


@pytest.fixture
def write_files(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes ``{relative path: text | {"hex": …}}`` below a folder."""

    def write(files: Mapping[str, Any], folder: str = "data") -> Path:
        root = tmp_path / folder
        root.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, dict):
                file.write_bytes(bytes.fromhex(content["hex"]))
            elif isinstance(content, bytes):
                file.write_bytes(content)
            else:
                file.write_text(content, "utf-8", newline="")
        return root

    return write
