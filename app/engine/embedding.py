"""Texts → unit vectors. ``Embedder.embed`` is the seam; the default is sentence-transformers.

Nothing is ever cut off silently: a text longer than the model sees is embedded in pieces whose
vectors are averaged. Where vectors are kept and searched is not known here.
"""

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.engine.index import normalise
from app.engine.tokens import FileTokenCounter, TokenCounter

Vectors = npt.NDArray[np.float32]
REMEMBERED_QUERIES = 256


class BaseEmbedding(ABC):
    """An embedder. Override ``embed``; ``identity`` names weights and method in one line."""

    def __init__(self) -> None:
        self._queries: OrderedDict[str, Vectors] = OrderedDict()

    @property
    @abstractmethod
    def identity(self) -> str:
        """What the vectors of a library were made with: vectors of another identity never mix."""

    @abstractmethod
    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), float32, in the order of the texts.

        ``query`` says that the texts are questions, for models that treat those differently.
        """

    @property
    def counter(self) -> TokenCounter | None:
        """What counts this model's tokens, or None when it does not say."""
        return None

    def get_text_embedding(self, text: str) -> list[float]:
        """Return one text's vector as a list."""
        return [float(x) for x in self.embed([text])[0]]

    def get_text_embedding_batch(self, texts: Sequence[str]) -> list[list[float]]:
        """Return the vectors of many texts as lists."""
        return [[float(x) for x in row] for row in self.embed(texts)] if texts else []

    def get_query_embedding(self, query: str) -> list[float]:
        """Return a question's vector as a list."""
        return [float(x) for x in self.query_vector(query)]

    def query_vector(self, query: str) -> Vectors:
        """Return a question's vector, shape (dimension,); the last ones are remembered."""
        known = self._queries.get(query)
        if known is None:
            known = self.embed([query], query=True)[0]
            self._queries[query] = known
            while len(self._queries) > REMEMBERED_QUERIES:
                self._queries.popitem(last=False)
        return known


class HuggingFaceEmbedding(BaseEmbedding):
    """A sentence-transformers model from a local folder; never reaches for the network.

    ``model`` may be a loaded ``SentenceTransformer``. ``embed_batch_size`` texts form one step;
    small ones cost no speed on a CPU and keep questions quick.
    """

    def __init__(
        self,
        model_name: str | Path | None = None,
        *,
        model: Any = None,
        device: str | None = None,
        dtype: str | None = None,
        embed_batch_size: int = 16,
        query_instruction: str = "",
        text_instruction: str = "",
        max_length: int | None = None,
        identity: str | None = None,
    ) -> None:
        super().__init__()
        self._query_instruction = query_instruction
        self._text_instruction = text_instruction
        self.embed_batch_size = embed_batch_size
        self.folder = None if model_name is None else Path(model_name).absolute()
        self.model = model if model is not None else self._load(device, dtype)
        self.max_length = max_length or int(self.model.max_seq_length or 256)
        self.model.max_seq_length = self.max_length
        name = identity or (self.folder.name if self.folder else "sentence-transformers")
        self._identity = f"{name}|{self.max_length}|{text_instruction}|{query_instruction}"
        self._counter: TokenCounter | None = None

    def _load(self, device: str | None, dtype: str | None) -> Any:
        if self.folder is None or not self.folder.is_dir():
            raise ValueError(f"There is no model folder {self.folder}.")
        import torch
        from sentence_transformers import SentenceTransformer

        kwargs = {} if dtype is None else {"dtype": getattr(torch, dtype)}
        return SentenceTransformer(
            str(self.folder), device=device, local_files_only=True, trust_remote_code=False,
            model_kwargs={**kwargs, "use_safetensors": True},
        )  # fmt: skip

    @property
    def identity(self) -> str:
        return self._identity

    @property
    def counter(self) -> TokenCounter | None:
        if self._counter is None:
            if self.folder and (self.folder / "tokenizer.json").is_file():
                self._counter = FileTokenCounter(self.folder / "tokenizer.json")
            elif hasattr(self.model.tokenizer, "backend_tokenizer"):
                rust = self.model.tokenizer.backend_tokenizer
                self._counter = FileTokenCounter(json=rust.to_str())
        return self._counter

    @property
    def room(self) -> int:
        """How many tokens of a text the model sees at once, without special ones and prefix."""
        prefix = max(self._text_instruction, self._query_instruction, key=len)
        return self.max_length - 2 - (self.counter.count(prefix) if self.counter else 0)

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        prefix = self._query_instruction if query else self._text_instruction
        pieces: list[str] = []
        owners: list[int] = []
        for owner, text in enumerate(texts):
            for piece in self._pieces(text):
                pieces.append(prefix + piece)
                owners.append(owner)
        order = sorted(range(len(pieces)), key=lambda i: -len(pieces[i]))
        vectors: Vectors | None = None
        for start in range(0, len(order), self.embed_batch_size):
            batch = order[start : start + self.embed_batch_size]
            rows = self.model.encode(
                [pieces[i] for i in batch], batch_size=len(batch), normalize_embeddings=True,
                convert_to_numpy=False, convert_to_tensor=True, show_progress_bar=False,
            ).float().cpu().numpy()  # fmt: skip
            if vectors is None:
                vectors = np.zeros((len(texts), rows.shape[1]), dtype=np.float32)
            for i, row in zip(batch, rows, strict=True):
                vectors[owners[i]] += row
        if vectors is None:
            return np.zeros((0, int(self.model.get_sentence_embedding_dimension())), np.float32)
        return normalise(vectors)

    def _pieces(self, text: str) -> list[str]:
        """Return the text whole if the model sees all of it, else in parts that it does."""
        counter, room = self.counter, self.room
        if counter is None or len(text) <= room or counter.count(text) <= room:
            return [text]
        from app.engine.splitting import SentenceSplitter

        return SentenceSplitter(room, 0, tokenizer=counter).split_text(text) or [text]
