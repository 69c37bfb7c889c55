"""Texts → unit vectors. ``Embedder.embed`` is the seam; the default is sentence-transformers.

Nothing is ever cut off silently: a text longer than the model sees is embedded in pieces whose
vectors are averaged. Where vectors are kept and searched is not known here.
"""

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

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
        self._room: int | None = None
        self._forward: _Forward | None = None
        self._is_tried = False

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
        if self._room is None:
            prefix = max(self._text_instruction, self._query_instruction, key=len)
            used = self.counter.count(prefix) if self.counter and prefix else 0
            self._room = self.max_length - 2 - used
        return self._room

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        if not self._is_tried:
            self._is_tried = True
            self._forward = _Forward.of(self.model)
        prefix = self._query_instruction if query else self._text_instruction
        pieces, owners = self._pieces(texts, prefix)
        order = sorted(range(len(pieces)), key=lambda i: -len(pieces[i]))
        vectors: Vectors | None = None
        for start in range(0, len(order), self.embed_batch_size):
            batch = order[start : start + self.embed_batch_size]
            rows = self._rows([pieces[i] for i in batch])
            if vectors is None:
                vectors = np.zeros((len(texts), rows.shape[1]), dtype=np.float32)
            for i, row in zip(batch, rows, strict=True):
                vectors[owners[i]] += row
        if vectors is None:
            return np.zeros((0, int(self.model.get_sentence_embedding_dimension())), np.float32)
        return normalise(vectors)

    def _pieces(self, texts: Sequence[str], prefix: str) -> tuple[list[Any], list[int]]:
        """Return what the model is given, and which text each belongs to.

        Without ``_forward`` these are strings, else tokens. A text that the model sees all of is
        one piece; of a longer one, every part is.
        """
        pieces: list[Any] = []
        owners: list[int] = []
        whole = self._prepared(texts, prefix)
        for owner, (text, piece) in enumerate(zip(texts, whole, strict=True)):
            parts = [piece]
            if not self._is_seen(text, piece):
                parts = self._prepared(self._parts(text), prefix) or parts
            pieces += parts
            owners += [owner] * len(parts)
        return pieces, owners

    def _prepared(self, texts: Sequence[str], prefix: str) -> list[Any]:
        prefixed = [prefix + text for text in texts]
        return prefixed if self._forward is None else self._forward.tokens(prefixed)

    def _is_seen(self, text: str, piece: Any) -> bool:
        if self._forward is not None:
            return len(piece) <= self.max_length
        counter, room = self.counter, self.room
        return counter is None or len(text) <= room or counter.count(text) <= room

    def _parts(self, text: str) -> list[str]:
        from app.engine.splitting import SentenceSplitter

        assert self.counter is not None
        return SentenceSplitter(self.room, 0, tokenizer=self.counter).split_text(text)

    def _rows(self, pieces: list[Any]) -> Vectors:
        """Return the unit vectors of one batch, longest first."""
        if self._forward is not None:
            return self._forward.vectors(pieces, self.max_length)
        return _encode(self.model, pieces)


class _Forward:
    """A ``SentenceTransformer`` without what its ``encode`` does anew at every call.

    The model's own modules make the vectors; only the way to them is shorter: texts become tokens
    once, and are padded to the longest of their batch. ``of`` tries it against ``encode``.
    """

    def __init__(self, model: Any) -> None:
        tokenizer = model.tokenizer
        self._model, self._rust = model, tokenizer.backend_tokenizer
        self._is_left = tokenizer.padding_side == "left"
        self._padding = {
            "input_ids": tokenizer.pad_token_id or 0,
            "attention_mask": 0,
            "token_type_ids": tokenizer.pad_token_type_id,
        }
        for name in set(self._padding) - set(tokenizer.model_input_names):
            del self._padding[name]

    @classmethod
    def of(cls, model: Any) -> "_Forward | None":
        """Return it for a model where it makes the vectors that ``encode`` makes, else None."""
        plain = (
            hasattr(getattr(model, "tokenizer", None), "backend_tokenizer")
            and not getattr(model, "default_prompt_name", None)
            and not getattr(model, "truncate_dim", None)
        )
        if not plain:
            return None
        forward, texts = cls(model), ["Was it SO? Yes: the Übung (1902) was.", "Two words"]
        try:
            rows = forward.vectors(forward.tokens(texts), 64)
        except (AttributeError, KeyError, RuntimeError, TypeError, ValueError):
            return None  # modules that want to be given more, or something else
        expected = _encode(model, texts)
        same = rows.shape == expected.shape and float((rows * expected).sum(1).min()) > 0.9995
        return forward if same else None

    def tokens(self, texts: list[str]) -> list[Any]:
        """Return the tokens of each text, special ones included, however many."""
        if self._rust.truncation is not None:  # left behind by other uses of the tokenizer
            self._rust.no_truncation()
        if self._rust.padding is not None:
            self._rust.no_padding()
        return cast(list[Any], self._rust.encode_batch_fast(texts))

    def vectors(self, batch: Sequence[Any], most: int) -> Vectors:
        """Return the unit vectors of texts given as tokens; what is over ``most`` is not seen."""
        import torch

        length = min(most, max(map(len, batch)))
        arrays = {
            name: np.full((len(batch), length), value) for name, value in self._padding.items()
        }
        for row, tokens in enumerate(batch):
            used = min(len(tokens), length)
            place = slice(length - used, None) if self._is_left else slice(used)
            arrays["input_ids"][row, place] = tokens.ids[:used]
            arrays["attention_mask"][row, place] = 1
            if "token_type_ids" in arrays:
                arrays["token_type_ids"][row, place] = tokens.type_ids[:used]
        device = self._model.device
        with torch.inference_mode():
            features = {k: torch.from_numpy(v).to(device) for k, v in arrays.items()}
            rows = self._model(features)["sentence_embedding"].float().cpu().numpy()
        return normalise(rows)


def _encode(model: Any, texts: list[str]) -> Vectors:
    """Return unit vectors the way that every ``SentenceTransformer`` knows."""
    rows: Vectors = model.encode(
        texts, batch_size=len(texts), normalize_embeddings=True,
        convert_to_numpy=False, convert_to_tensor=True, show_progress_bar=False,
    ).float().cpu().numpy()  # fmt: skip
    return rows
