"""What the engine process does of itself once it can, without being asked or woken by anything."""

import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app import worker
from app.engine.config import Settings
from app.engine.engine import Engine
from app.engine.splitting import SentenceSplitter
from app.messages import EngineState, IndexDone, WorkerOptions
from tests.engine.scripted import KeywordEmbedding, ScriptedLLM
from tests.worker import engines
from tests.worker.window import PATIENCE, Window

Start = Callable[..., Window]


class LateEmbedding(KeywordEmbedding):
    """Another embedder, which is not there until a file says so."""

    def __init__(self, sign: Path) -> None:
        super().__init__("another")
        self.sign = sign

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Any:
        end = time.monotonic() + PATIENCE
        while not self.sign.exists() and time.monotonic() < end:
            time.sleep(0.01)
        return super().embed(texts, query=query)


def sign_of(library: Path) -> Path:
    return library.with_name("the embedder is there")


def build_late(options: WorkerOptions) -> Engine:
    Settings.embed_model = LateEmbedding(sign_of(Path(options.library)))
    Settings.llm = ScriptedLLM([engines.WORDS], repeat=True)
    Settings.node_parser = SentenceSplitter(40, 0, tokenizer=str.split)
    return Engine(Path(options.library), read_only=options.read_only)


def late(connection: Connection, options: WorkerOptions) -> None:
    worker.serve(connection, options, build_late)


def test_a_library_is_prepared_for_another_embedder_as_soon_as_that_is_there(
    start: Start, library: Path, papers: Path
):
    (papers / "cat.txt").write_text("The cat sleeps.")
    window = start(engines.quick)
    window.index(papers)
    window.close()
    window = start(late)
    looked = window.until(IndexDone)
    assert looked.job < 0 and looked.unchanged == 1
    window.drain(0.3)  # now it has nothing to do, and nobody asks it anything
    sign_of(library).touch()
    assert window.until(EngineState).stage == "searching"
    renewed = window.until(IndexDone)
    assert renewed.job < looked.job and not renewed.cancelled
