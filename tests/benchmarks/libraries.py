"""What the benchmarks index and ask: a real library, a library of 10,000 chunks, questions, prose.

Loads no model: the real library is made by the command line, the large one from its chunks.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.documents import TextNode
from app.engine.embedding import BaseEmbedding
from app.engine.index import Vectors, normalise
from app.engine.store import FileFacts, Store
from app.engine.vector_store_index import DATABASE, VectorStoreIndex
from tests.benchmarks.measure import EMBEDDER, LLM, PRODUCTS, ROOT, SQUAD, need, progress

SEED = 20
LARGE = 10_000
"""Chunks of the large library."""


def small_library(folder: Path) -> Path:
    """Return a library that holds squad2_wiki: ``folder`` as it is, or made by ``index``."""
    need(SQUAD / "docs", EMBEDDER, LLM)
    if not (folder / DATABASE).is_file():
        progress("indexing squad2_wiki")
        subprocess.run(
            [sys.executable, "-m", "app", "index", "--library", str(folder), "--json",
             str(SQUAD / "docs")],
            cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    return folder


def large_library(source: Path, folder: Path, count: int = LARGE) -> Path:
    """Fill a library in ``folder`` with ``count`` variations of another library's chunks."""
    if (folder / DATABASE).is_file():
        return folder
    progress(f"making a library of {count:,} chunks")
    texts, vectors, identity = grow(source, count)
    index = VectorStoreIndex.open(folder, embed_model=_Named(identity))
    for start in range(0, count, 100):
        path = str(folder / "documents" / f"{start // 100:03}.md")  # named, never read
        nodes, position = [], 0
        for text in texts[start : start + 100]:
            end = position + len(text)
            nodes.append(TextNode(text, start_char_idx=position, end_char_idx=end, ref_doc_id=path))
            position = end + 1
        index.put(path, "", nodes, vectors[start : start + 100], facts=FileFacts(1, 1, ""))
    while index.vectors.build_step(2_000):
        pass
    index.save_graph()
    index.close()
    return folder


def grow(source: Path, count: int) -> tuple[list[str], Vectors, str]:
    """Return ``count`` texts with unit vectors like those of a library, and who made them.

    Each is a chunk of the library with a tenth of its words left out, and its vector with noise
    (a cosine of about 0.8 to the original).
    """
    store = Store(source / DATABASE, read_only=True)
    blocks = list(store.vectors())
    matrix = np.concatenate([block for _, block in blocks])
    nodes = store.nodes([int(chunk) for chunks, _ in blocks for chunk in chunks])
    identity = store.meta("embedder") or ""
    store.close()
    rng, words = np.random.default_rng(SEED), random.Random(SEED)
    rows = np.resize(np.arange(len(nodes)), count)
    noise = rng.normal(0, 0.75 / np.sqrt(matrix.shape[1]), (count, matrix.shape[1]))
    texts = [
        " ".join(word for word in nodes[row].text.split(" ") if words.random() > 0.1)
        for row in rows
    ]
    return texts, normalise((matrix[rows] + noise).astype(np.float32)), identity


def questions(count: int) -> list[str]:
    """Return ``count`` distinct questions that squad2_wiki answers, always the same ones."""
    distinct = sorted({row["question"] for row in _answerable()})
    random.Random(SEED).shuffle(distinct)
    return distinct[:count]


def early_question() -> tuple[str, str]:
    """Return a document of squad2_wiki, the first by name that is asked about, and a question."""
    row = min(_answerable(), key=lambda row: (row["doc"].casefold(), row["question"]))
    return row["doc"], row["question"]


def _answerable() -> list[dict[str, Any]]:
    need(SQUAD / "questions.jsonl")
    lines = (SQUAD / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["kind"] == "span" and row["answerable"]]


def prose_files() -> list[Path]:
    """Return the documents of squad2_wiki and product_docs, by name."""
    need(SQUAD / "docs", PRODUCTS / "docs")
    files = [file for corpus in (SQUAD, PRODUCTS) for file in (corpus / "docs").rglob("*")]
    return sorted(file for file in files if file.is_file())


def vary(files: Sequence[Path], folder: Path, copies: int) -> list[Path]:
    """Write ``copies`` variations of text files, a tenth of the words left out, and return them.

    No two share a chunk, so each has to be embedded.
    """
    words, written = random.Random(SEED), []
    folder.mkdir(parents=True, exist_ok=True)
    for copy in range(copies):
        for number, file in enumerate(files):
            lines = file.read_text(encoding="utf-8").split("\n")
            kept = [
                " ".join(word for word in line.split(" ") if words.random() > 0.1) for line in lines
            ]
            written.append(folder / f"{copy:02}-{number:03}-{file.name}")
            written[-1].write_text("\n".join(kept), encoding="utf-8")
    return written


def prose(characters: int) -> str:
    """Return that much English prose from squad2_wiki, repeated if it must be."""
    need(SQUAD / "docs")
    files = sorted((SQUAD / "docs").iterdir(), key=lambda file: os.fsencode(file.name))
    text = "\n\n".join(file.read_text(encoding="utf-8") for file in files)
    return (text * (characters // len(text) + 1))[:characters]


class _Named(BaseEmbedding):
    """Only knows who made the vectors that are put in."""

    def __init__(self, identity: str) -> None:
        super().__init__()
        self._identity = identity

    @property
    def identity(self) -> str:
        return self._identity

    def embed(self, texts: Any, *, query: bool = False) -> Vectors:
        raise NotImplementedError("These vectors are there already.")
