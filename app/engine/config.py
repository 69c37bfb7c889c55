"""``Settings``: what is used when nothing is passed. Resolves to local models only.

The one global of the engine. It resolves defaults when they are first asked for and never reaches
for the network; explicit arguments always win over it.
"""

import threading
from pathlib import Path

from app.engine.embedding import BaseEmbedding
from app.engine.llm import LLM
from app.engine.splitting import DEFAULT_CHUNK_OVERLAP, DEFAULT_CHUNK_SIZE, SentenceSplitter
from app.engine.tokens import FileTokenCounter, TokenCounter
from app.errors import PackError

DEFAULT_SIMILARITY_TOP_K = 2


class DefaultSettings:
    """The defaults, each settable: ``llm``, ``embed_model``, ``node_parser``, chunk sizes."""

    __slots__ = (
        "_counter", "_counter_lock", "_embed_lock", "_embed_model", "_llm", "_llm_lock",
        "_node_parser",
    )  # fmt: skip  # so that a slip of the pen is an error

    def __init__(self) -> None:
        # one each: loading a model takes seconds, and nobody else should wait for it
        self._llm_lock, self._embed_lock = threading.Lock(), threading.Lock()
        self._counter_lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Forget everything that was set or resolved."""
        self._llm: LLM | None = None
        self._embed_model: BaseEmbedding | None = None
        self._node_parser: SentenceSplitter | None = None
        self._counter: TokenCounter | None = None

    @property
    def llm(self) -> LLM:
        """The language model: the one that was set, else the default pack."""
        with self._llm_lock:
            if self._llm is None:
                from app.engine.huggingface import HuggingFaceLLM

                self._llm = HuggingFaceLLM.from_pack()
            return self._llm

    @llm.setter
    def llm(self, llm: LLM | None) -> None:
        self._llm = llm

    @property
    def chosen_llm(self) -> LLM | None:
        """The language model if one was set or resolved already, else None."""
        return self._llm

    @property
    def embed_model(self) -> BaseEmbedding:
        """The embedder: the one that was set, else the default pack."""
        with self._embed_lock:
            if self._embed_model is None:
                self._embed_model = default_embedder()
            return self._embed_model

    @embed_model.setter
    def embed_model(self, embed_model: BaseEmbedding | None) -> None:
        self._embed_model = embed_model

    @property
    def node_parser(self) -> SentenceSplitter:
        """The splitter: the one that was set, else sentences in chunks the embedder sees."""
        if self._node_parser is None:
            self._node_parser = SentenceSplitter(DEFAULT_CHUNK_SIZE, DEFAULT_CHUNK_OVERLAP)
        return self._node_parser

    @node_parser.setter
    def node_parser(self, splitter: SentenceSplitter | None) -> None:
        self._node_parser = splitter

    text_splitter = node_parser

    @property
    def chunk_size(self) -> int:
        """Tokens of a chunk; setting it changes the splitter."""
        return self.node_parser.chunk_size

    @chunk_size.setter
    def chunk_size(self, size: int) -> None:
        self._node_parser = self.node_parser.resized(size, min(self.chunk_overlap, size))

    @property
    def chunk_overlap(self) -> int:
        """Tokens that neighbouring chunks may share; setting it changes the splitter."""
        return self.node_parser.chunk_overlap

    @chunk_overlap.setter
    def chunk_overlap(self, overlap: int) -> None:
        self._node_parser = self.node_parser.resized(self.chunk_size, overlap)

    def token_counter(self) -> TokenCounter:
        """Return what counts tokens for splitting: the embedder's own tokenizer.

        Reads the tokenizer's file alone, so no model is loaded for splitting.
        """
        embedder = self._embed_model
        if embedder is not None and embedder.counter is not None:
            return embedder.counter
        with self._counter_lock:
            if self._counter is None:
                self._counter = FileTokenCounter(default_embedder_folder() / "tokenizer.json")
            return self._counter


def default_embedder_folder() -> Path:
    """Return the folder of the embedder that the person chose; raise ``PackError`` without one."""
    from app.engine import models
    from app.settings import Preferences

    return models.find(Preferences()["embedder_pack"], "embedder").folder


def default_embedder() -> BaseEmbedding:
    """Load the embedder that the person chose; raise ``PackError`` when it is not there."""
    from app.settings import Preferences

    return load_embedder(Preferences()["embedder_pack"])


def embedder_of_pack(name: str) -> BaseEmbedding | None:
    """Load the embedder of a pack that may be gone: then return None."""
    try:
        return load_embedder(name)
    except PackError:
        return None


def load_embedder(name: str) -> BaseEmbedding:
    """Load an installed pack's embedder; raise ``PackError`` when it is not there or damaged."""
    from app.engine import models
    from app.engine.embedding import HuggingFaceEmbedding
    from app.settings import Preferences

    pack = models.find(name, "embedder")
    model = models.load_embedder(pack, models.choose_device(Preferences(), "embedder"))
    return HuggingFaceEmbedding(
        pack.folder, model=model, query_instruction=pack.query_prefix,
        text_instruction=pack.passage_prefix, max_length=pack.max_tokens,
    )  # fmt: skip


Settings = DefaultSettings()
