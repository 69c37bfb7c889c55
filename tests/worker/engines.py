"""Engines for the worker's tests: the real ``Engine`` in the real second process, with models that
follow a script. Each function is what ``serve`` is told to build."""

import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app import worker
from app.engine.config import Settings
from app.engine.engine import Engine
from app.engine.splitting import SentenceSplitter
from app.errors import OutOfMemory
from app.messages import WorkerOptions
from tests.engine.scripted import KeywordEmbedding, ScriptedLLM

WORDS = [{"delta": "The "}, {"delta": "cat "}, {"delta": "sleeps."}]
SLOWLY = [{"delta": f"word{i} ", "sleep_ms": 20} for i in range(3000)]


class SlowEmbedding(KeywordEmbedding):
    """Takes a while for every step, as a slow machine would."""

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Any:
        if not query and len(texts) > 1:
            time.sleep(0.03)
        return super().embed(texts, query=query)


class TightLLM(ScriptedLLM):
    """Has no memory for any prompt."""

    def stream(self, *args: Any, **kwargs: Any) -> Any:
        raise OutOfMemory("The machine's memory did not suffice.", "Close other programs.")


def _engine(options: WorkerOptions, llm: ScriptedLLM, embedder: KeywordEmbedding) -> Engine:
    Settings.embed_model, Settings.llm = embedder, llm
    Settings.node_parser = SentenceSplitter(40, 0, tokenizer=str.split)
    return Engine(Path(options.library), read_only=options.read_only)


def build_quick(options: WorkerOptions) -> Engine:
    return _engine(options, ScriptedLLM([WORDS], repeat=True), KeywordEmbedding())


def build_slow_indexing(options: WorkerOptions) -> Engine:
    return _engine(options, ScriptedLLM([WORDS], repeat=True), SlowEmbedding())


def build_slow_answer(options: WorkerOptions) -> Engine:
    return _engine(options, ScriptedLLM([SLOWLY], repeat=True), KeywordEmbedding())


def build_failing(options: WorkerOptions) -> Engine:
    script = [*WORDS[:2], {"raise": "RuntimeError: boom"}]
    return _engine(options, ScriptedLLM([script, WORDS]), KeywordEmbedding())


def build_without_memory(options: WorkerOptions) -> Engine:
    return _engine(options, TightLLM([]), KeywordEmbedding())


def build_full_disk(options: WorkerOptions) -> Engine:
    engine = build_quick(options)
    pages = engine.store._db.execute("PRAGMA page_count").fetchone()[0]
    engine.store._db.execute(f"PRAGMA max_page_count = {pages + 12}")
    return engine


def build_without_models(options: WorkerOptions) -> Engine:
    Settings.reset()
    return Engine(Path(options.library), read_only=options.read_only)


def quick(connection: Connection, options: WorkerOptions) -> None:
    worker.serve(connection, options, build_quick)


def slow_indexing(connection: Connection, options: WorkerOptions) -> None:
    worker.serve(connection, options, build_slow_indexing)


def slow_answer(connection: Connection, options: WorkerOptions) -> None:
    worker.serve(connection, options, build_slow_answer)


def failing(connection: Connection, options: WorkerOptions) -> None:
    worker.serve(connection, options, build_failing)


def without_memory(connection: Connection, options: WorkerOptions) -> None:
    worker.serve(connection, options, build_without_memory)


def full_disk(connection: Connection, options: WorkerOptions) -> None:
    worker.serve(connection, options, build_full_disk)


def without_models(connection: Connection, options: WorkerOptions) -> None:
    import os

    os.environ["CARREL_DATA"] = options.library
    choice = '{"llm_pack": "absent", "embedder_pack": "absent"}'
    (Path(options.library) / "settings.json").write_text(choice)
    worker.serve(connection, options, build_without_models)
