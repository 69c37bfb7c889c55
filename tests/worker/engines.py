"""Engines for the worker's tests: the real ``Engine`` in the real second process, with models that
follow a script. Each function is what ``serve`` is told to build."""

import ctypes
import json
import os
import re
import sys
import time
import zlib
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np

from app import worker
from app.engine import watching
from app.engine.config import Settings
from app.engine.embedding import BaseEmbedding
from app.engine.engine import Engine
from app.engine.index import normalise
from app.engine.splitting import SentenceSplitter
from app.errors import OutOfMemory
from app.messages import WorkerOptions
from tests.engine.scripted import KeywordEmbedding, ScriptedLLM
from tests.worker.window import embedded_file

WORDS = [{"delta": "The "}, {"delta": "cat "}, {"delta": "sleeps."}]
SLOWLY = [{"delta": f"word{i} ", "sleep_ms": 20} for i in range(3000)]


class SlowEmbedding(KeywordEmbedding):
    """Takes a while for every step, as a slow machine would."""

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Any:
        if not query and len(texts) > 1:
            time.sleep(0.03)
        return super().embed(texts, query=query)


class CountingEmbedding(BaseEmbedding):
    """Hashes words into 256 dimensions, and notes every text in a file that outlives a kill."""

    def __init__(self, noted: Path, seconds: float = 0.0) -> None:
        super().__init__()
        self.noted, self.seconds = noted, seconds

    @property
    def identity(self) -> str:
        return "hashed words"

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Any:
        rows = np.full((len(texts), 256), 0.1, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row[zlib.crc32(word.encode()) % 256] += 1
        if not query:
            with open(self.noted, "a", encoding="utf-8") as file:
                file.write("".join(json.dumps(text) + "\n" for text in texts))
            time.sleep(self.seconds * len(texts))
        return normalise(rows)


class TightLLM(ScriptedLLM):
    """Has no memory for any prompt."""

    def stream(self, *args: Any, **kwargs: Any) -> Any:
        raise OutOfMemory("The machine's memory did not suffice.", "Close other programs.")


def _engine(options: WorkerOptions, llm: ScriptedLLM, embedder: BaseEmbedding) -> Engine:
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


def build_counting(options: WorkerOptions, seconds: float = 0.0) -> Engine:
    embedder = CountingEmbedding(embedded_file(Path(options.library)), seconds)
    return _engine(options, ScriptedLLM([WORDS], repeat=True), embedder)


def build_counting_slowly(options: WorkerOptions) -> Engine:
    return build_counting(options, 0.01)


def counting(connection: Connection, options: WorkerOptions) -> None:
    """Quick, and notes what it embeds: see ``window.embedded``."""
    worker.serve(connection, options, build_counting)


def counting_slowly(connection: Connection, options: WorkerOptions) -> None:
    """As ``counting``, and takes 10 ms for each chunk, so that there is time to interfere."""
    worker.serve(connection, options, build_counting_slowly)


def counting_with_open_eyes(connection: Connection, options: WorkerOptions) -> None:
    """As ``counting``, and looks every moment whether folders that went away are back."""
    watching.LOOK_AROUND = 0.2
    worker.serve(connection, options, build_counting)


def counting_without_privileges(connection: Connection, options: WorkerOptions) -> None:
    """As ``counting``, but where the tests run as root, with an ordinary user's rights only."""
    if sys.platform == "linux" and os.geteuid() == 0:
        drop_privileges()
    worker.serve(connection, options, build_counting)


def drop_privileges() -> None:
    """Give up what root may do beyond the permissions of files; what is started inherits that.

    See capabilities(7): emptying the bounding set keeps a program that root starts from getting
    them back.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    bounding_set_drop, version = 24, 0x20080522  # linux/prctl.h, linux/capability.h
    for capability in range(64):
        libc.prctl(bounding_set_drop, capability, 0, 0, 0)
    header, nothing = (ctypes.c_uint32 * 2)(version, 0), (ctypes.c_uint32 * 6)()
    if libc.capset(header, nothing):
        raise OSError(ctypes.get_errno(), "root's rights could not be given up")


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
    os.environ["CARREL_DATA"] = options.library
    choice = '{"llm_pack": "absent", "embedder_pack": "absent"}'
    (Path(options.library) / "settings.json").write_text(choice)
    worker.serve(connection, options, build_without_models)
