"""Carrel as a contestant: what ``llamaindex`` tells it to do, in a process of its own.

The engine as a program uses it as a library, and for indexing also as the window's engine process
does it: reader process, ledger, full text and vectors on disk as it goes.
"""

import json
import shutil
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import ms, serve


class Carrel:
    """The models, an index of documents and an index of given vectors."""

    def load(
        self, embedder: str, llm: str, dtype: str, threads: int, size: int, overlap: int,
        tokens: int,
    ) -> dict[str, Any]:  # fmt: skip
        """Load the default packs, which are the same folders; return the versions.

        ``dtype`` "" lets Carrel measure and choose, as it does for a person.
        """
        import torch
        import transformers

        from app.engine.config import Settings, default_embedder_folder
        from app.engine.huggingface import HuggingFaceLLM
        from app.engine.splitting import SentenceSplitter
        from app.settings import Preferences

        assert default_embedder_folder() == Path(embedder)
        if dtype:
            Preferences()["precision"] = dtype
        Settings.node_parser = SentenceSplitter(size, overlap)
        Settings.llm = HuggingFaceLLM.from_pack(
            max_new_tokens=tokens, generate_kwargs={"min_new_tokens": tokens}
        )
        Settings.embed_model.query_vector("warm up")
        torch.set_num_threads(threads)
        inner = Settings.llm.model
        return {
            "torch": torch.__version__, "transformers": transformers.__version__,
            "threads": torch.get_num_threads(), "dtype": str(inner.dtype),
            "same_weights": Path(inner.config._name_or_path) == Path(llm),
        }  # fmt: skip

    def index(self, docs: str, folder: str) -> dict[str, Any]:
        """Read, split, embed, insert and persist with the library's calls; return the seconds."""
        from app.engine import SimpleDirectoryReader, VectorStoreIndex

        began = time.perf_counter()
        documents = SimpleDirectoryReader(docs, recursive=True).load_data()
        for document in documents:  # the same text on both sides, in chunks and in prompts
            keys = list(document.metadata)
            document.excluded_embed_metadata_keys = keys
            document.excluded_llm_metadata_keys = keys
        read = time.perf_counter()
        self.documents = VectorStoreIndex.from_documents(documents)
        made = time.perf_counter()
        self.documents.storage_context.persist(folder)
        ended = time.perf_counter()
        return {
            "seconds": round(ended - began, 3), "chunks": self.documents.store.counts()[1],
            "read_s": round(read - began, 3), "split_embed_insert_s": round(made - read, 3),
            "persist_s": round(ended - made, 3),
        }  # fmt: skip

    def add(self, docs: str, folder: str) -> dict[str, Any]:
        """Add the documents to a new library as the engine process does; return the seconds."""
        from app.engine.config import Settings
        from app.engine.engine import Engine
        from app.engine.stream import Cancellation
        from app.messages import IndexDone

        shutil.rmtree(folder, ignore_errors=True)
        began = time.perf_counter()
        engine = Engine(Path(folder))
        engine.use(embedder=Settings.embed_model)
        done = next(e for e in engine.add(1, [docs], Cancellation()) if isinstance(e, IndexDone))
        engine.close()
        seconds = time.perf_counter() - began
        assert not done.failed, done
        return {"seconds": round(seconds, 3), "chunks": done.chunks}

    def hold(self, folder: str) -> int:
        """Take the chunks with the vectors in ``folder`` into a second index; return how many."""
        import numpy as np

        from app.engine.documents import TextNode
        from app.engine.vector_store_index import VectorStoreIndex

        texts = json.loads((Path(folder) / "texts.json").read_text(encoding="utf-8"))
        vectors = np.load(Path(folder) / "vectors.npy")
        index = VectorStoreIndex.open(Path(folder) / "library")
        nodes = [TextNode(text) for text in texts]
        for start in range(0, len(nodes), 100):
            index.put(str(start), "", nodes[start : start + 100], vectors[start : start + 100])
        while index.vectors.build_step(2_000):
            pass
        self.searches_by = index.vectors.searches_by
        self.held = {mode: index.as_retriever(2, mode) for mode in ("default", "hybrid")}
        return len(nodes)

    def retrieve(self, questions: list[str], mode: str = "default") -> list[float]:
        """Return the milliseconds that each question takes in the second index."""
        from app.engine.config import Settings

        took = []
        for question in questions:
            Settings.embed_model._queries.clear()  # nothing is remembered of the other mode
            began = time.perf_counter()
            found = self.held[mode].retrieve(question)
            took.append(ms(time.perf_counter() - began))
            assert len(found) == 2
        return took

    def way(self) -> str:
        """Return how the second index searches: "exact" or "hnsw"."""
        return str(self.searches_by)

    def answer(self, question: str, top_k: int) -> dict[str, Any]:
        """Answer from the documents; return when the first text and the end came."""
        from app.engine.config import Settings

        engine = self.documents.as_query_engine(streaming=True, similarity_top_k=top_k)
        began, first, text = time.perf_counter(), 0.0, ""
        response = engine.query(question)
        for piece in response.response_gen:
            first = first or time.perf_counter() - began
            text += piece
        seconds = time.perf_counter() - began
        return {
            "first_text_s": round(first, 3), "seconds": round(seconds, 3),
            "prompt_tokens": response.prompt_tokens,
            "answer_tokens": Settings.llm.count_tokens(text), "text": text[:120],
        }  # fmt: skip


if __name__ == "__main__":
    own = Carrel()
    serve({
        "load": own.load, "index": own.index, "add": own.add, "hold": own.hold, "way": own.way,
        "retrieve": own.retrieve, "answer": own.answer,
    })  # fmt: skip
