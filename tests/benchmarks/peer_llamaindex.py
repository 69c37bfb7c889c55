"""LlamaIndex as a contestant: what ``llamaindex`` tells it to do, in an interpreter of its own.

The usual local set-up (``HuggingFaceEmbedding``, ``HuggingFaceLLM``, ``VectorStoreIndex``), with
LlamaIndex's own defaults for everything that the comparison does not fix. Imports nothing of
Carrel but ``measure``, which is the standard library alone.
"""

import os

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import json
import sys
import time
import warnings
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import ms, serve

warnings.filterwarnings("ignore")
WINDOW = 8192


class Peer:
    """The models, an index of documents and an index of given vectors."""

    def load(
        self, embedder: str, llm: str, dtype: str, threads: int, size: int, overlap: int,
        tokens: int,
    ) -> dict[str, Any]:  # fmt: skip
        """Load the models in ``dtype``; return the versions."""
        import llama_index.core
        import torch
        import transformers
        from llama_index.core import Settings
        from llama_index.core.node_parser import SentenceSplitter
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding
        from llama_index.llms.huggingface import HuggingFaceLLM
        from transformers import AutoModelForCausalLM, AutoTokenizer

        torch.set_num_threads(threads)
        chosen = getattr(torch, dtype)
        Settings.embed_model = HuggingFaceEmbedding(
            model_name=embedder, device="cpu", model_kwargs={"dtype": chosen}
        )
        own = Settings.embed_model._model.tokenizer
        self.splitter = SentenceSplitter(
            chunk_size=size, chunk_overlap=overlap,
            tokenizer=lambda text: own.encode(text, add_special_tokens=False),
        )  # fmt: skip
        self.tokenizer = _Counting(AutoTokenizer.from_pretrained(llm))
        model = AutoModelForCausalLM.from_pretrained(llm, dtype=chosen).eval()
        Settings.llm = HuggingFaceLLM(
            model=model, tokenizer=self.tokenizer, context_window=WINDOW, max_new_tokens=tokens,
            generate_kwargs={"do_sample": False, "min_new_tokens": tokens}, is_chat_model=True,
            device_map="cpu",
        )  # fmt: skip
        Settings.embed_model.get_text_embedding("warm up")
        torch.set_num_threads(threads)
        return {
            "llama_index": llama_index.core.__version__, "torch": torch.__version__,
            "transformers": transformers.__version__, "threads": torch.get_num_threads(),
            "dtype": str(model.dtype), "embed_batch_size": Settings.embed_model.embed_batch_size,
            "python": sys.version.split()[0],
        }  # fmt: skip

    def index(self, docs: str, folder: str) -> dict[str, Any]:
        """Read, split, embed, insert and persist; return the seconds of each."""
        from llama_index.core import SimpleDirectoryReader, VectorStoreIndex

        began = time.perf_counter()
        documents = SimpleDirectoryReader(docs, recursive=True).load_data()
        for document in documents:  # the same text on both sides, in chunks and in prompts
            keys = list(document.metadata)
            document.excluded_embed_metadata_keys = keys
            document.excluded_llm_metadata_keys = keys
        read = time.perf_counter()
        nodes = self.splitter.get_nodes_from_documents(documents)
        split = time.perf_counter()
        self.documents = VectorStoreIndex(nodes)
        embedded = time.perf_counter()
        self.documents.storage_context.persist(folder)
        ended = time.perf_counter()
        return {
            "seconds": round(ended - began, 3), "chunks": len(nodes),
            "read_s": round(read - began, 3), "split_s": round(split - read, 3),
            "embed_and_insert_s": round(embedded - split, 3),
            "persist_s": round(ended - embedded, 3),
        }  # fmt: skip

    def hold(self, folder: str) -> int:
        """Take the chunks with the vectors in ``folder`` into a second index; return how many."""
        import numpy as np
        from llama_index.core import VectorStoreIndex
        from llama_index.core.schema import TextNode

        texts = json.loads((Path(folder) / "texts.json").read_text(encoding="utf-8"))
        vectors = np.load(Path(folder) / "vectors.npy")
        nodes = [
            TextNode(text=text, embedding=[float(x) for x in vector])
            for text, vector in zip(texts, vectors, strict=True)
        ]
        self.held = VectorStoreIndex(nodes).as_retriever(similarity_top_k=2)
        return len(nodes)

    def retrieve(self, questions: list[str]) -> list[float]:
        """Return the milliseconds that each question takes in the second index."""
        took = []
        for question in questions:
            began = time.perf_counter()
            found = self.held.retrieve(question)
            took.append(ms(time.perf_counter() - began))
            assert len(found) == 2
        return took

    def answer(self, question: str, top_k: int) -> dict[str, Any]:
        """Answer from the documents; return when the first text and the end came."""
        engine = self.documents.as_query_engine(streaming=True, similarity_top_k=top_k)
        self.tokenizer.lengths.clear()
        began, first, text = time.perf_counter(), 0.0, ""
        response = engine.query(question)
        for piece in response.response_gen:
            first = first or (time.perf_counter() - began if piece else 0.0)
            text += piece
        seconds = time.perf_counter() - began
        if len(self.tokenizer.lengths) != 1:
            raise RuntimeError(f"{len(self.tokenizer.lengths)} calls of the model, not one")
        return {
            "first_text_s": round(first, 3), "seconds": round(seconds, 3),
            "prompt_tokens": self.tokenizer.lengths[0],
            "answer_tokens": len(self.tokenizer.plain(text, add_special_tokens=False).input_ids),
            "text": text[:120],
        }  # fmt: skip


class _Counting:
    """A tokenizer that notes how long each prompt was; otherwise the one it is given."""

    def __init__(self, plain: Any) -> None:
        self.plain = plain
        self.lengths: list[int] = []

    def __call__(self, *texts: Any, **how: Any) -> Any:
        encoded = self.plain(*texts, **how)
        self.lengths.append(int(encoded["input_ids"].shape[-1]))
        return encoded

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plain, name)


if __name__ == "__main__":
    peer = Peer()
    serve({
        "load": peer.load, "index": peer.index, "hold": peer.hold, "retrieve": peer.retrieve,
        "answer": peer.answer,
    })  # fmt: skip
