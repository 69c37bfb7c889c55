"""``VectorStoreIndex``: documents in, retrievers and engines out; a live view for all of them.

Joins the store (the truth), the vector index (its cache), the splitter and the embedder. Knows
nothing of windows, files or jobs.
"""

import os
import threading
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app import paths
from app.engine.documents import Document, NodeWithScore, TextNode
from app.engine.embedding import BaseEmbedding
from app.engine.index import VectorIndex, Vectors
from app.engine.llm import LLM
from app.engine.retrieval import Mode, VectorIndexRetriever
from app.engine.schema import digest_of
from app.engine.splitting import SentenceSplitter, embedded_metadata
from app.engine.store import FileFacts, NewDocument, Store
from app.errors import DiskFull, LibraryError
from app.messages import State

if TYPE_CHECKING:
    from app.engine.chat_engine import ChatEngine
    from app.engine.query_engine import RetrieverQueryEngine
    from app.engine.renewing import Renewal

DATABASE, GRAPH = paths.DATABASE, "vectors.hnsw"
SAVE_FROM = 20
"""The graph is written when one in so many of its vectors came or went since the last time."""


@dataclass(frozen=True, slots=True)
class RefDocInfo:
    """A document in the index: the ids of its nodes, and how it is kept."""

    node_ids: list[str]
    hash: str


class VectorStoreIndex:
    """An index of documents, in memory or in a folder.

    Build one with ``from_documents``, ``open`` or ``load``. ``embed_model`` and
    ``transformations`` (a splitter, or a list with one) default to ``Settings``. Raises
    ``LibraryError`` when the folder's vectors were made by another embedder.
    """

    def __init__(
        self,
        nodes: Sequence[TextNode] = (),
        *,
        store: Store | None = None,
        embed_model: BaseEmbedding | None = None,
        transformations: SentenceSplitter | Sequence[SentenceSplitter] | None = None,
        vectors: VectorIndex | None = None,
    ) -> None:
        self.store = store or Store()
        self.vectors = vectors or VectorIndex()
        self.lock = threading.RLock()
        self._embed_model = embed_model
        self._splitter = _only(transformations)
        self._read_vectors()
        if embed_model is not None:
            self.check_embedder()
        if nodes:
            self.insert_nodes(nodes)

    @classmethod
    def from_documents(
        cls,
        documents: Iterable[Document],
        *,
        store: Store | None = None,
        embed_model: BaseEmbedding | None = None,
        transformations: SentenceSplitter | Sequence[SentenceSplitter] | None = None,
        show_progress: bool = False,
    ) -> "VectorStoreIndex":
        """Split, embed and keep all documents; a later one replaces an earlier of the same id."""
        index = cls(store=store, embed_model=embed_model, transformations=transformations)
        for group in _groups(documents, 64):
            index._insert(group)
        return index

    @classmethod
    def open(
        cls, folder: Path, *, embed_model: BaseEmbedding | None = None, read_only: bool = False
    ) -> "VectorStoreIndex":
        """Open the library in ``folder``, made if missing; takes the saved graph if it fits."""
        store = Store(folder / DATABASE, read_only=read_only)
        try:
            index = cls(store=store, embed_model=embed_model)
        except BaseException:
            store.close()
            raise
        graph = index.store.meta("graph")
        if graph is not None:
            index.vectors.load(folder / GRAPH, {"graph": graph})
        return index

    @property
    def embed_model(self) -> BaseEmbedding:
        """The embedder, taken from ``Settings`` when none was given."""
        if self._embed_model is None:
            from app.engine.config import Settings

            self._embed_model = Settings.embed_model
            self.check_embedder()
        return self._embed_model

    @embed_model.setter
    def embed_model(self, embed_model: BaseEmbedding) -> None:
        self._embed_model = embed_model
        self.check_embedder()

    @property
    def embedder_identity(self) -> str | None:
        """What the vectors kept here were made with; None while there are none."""
        return self.store.meta("embedder") if len(self.vectors) else None

    @property
    def embedder_ready(self) -> bool:
        """Whether an embedder is at hand whose vectors these are; else words alone are searched."""
        return self._embed_model is not None

    def adopt(self, embedder: BaseEmbedding) -> "Renewal | None":
        """Take ``embedder`` into use, at once if the vectors are its own.

        Returns the work that is to be done first or besides, step by step: all chunks again when
        the vectors are another's (search goes on with ``embed_model``, or by words), or the few
        that were kept without a vector. None when nothing is missing, or nothing may be written.
        """
        from app.engine.renewing import Renewal

        with self.lock:
            same = self.embedder_identity in (None, embedder.identity)
            if same:
                self._embed_model = embedder
            if self.store.read_only:
                return None
            if same:
                self.store.drop_next_vectors()
            renewal = Renewal(self, embedder)
            return renewal if renewal.total > renewal.done else None

    @property
    def splitter(self) -> SentenceSplitter:
        """The splitter, taken from ``Settings`` when none was given."""
        if self._splitter is None:
            from app.engine.config import Settings

            return Settings.node_parser
        return self._splitter

    def check_embedder(self) -> None:
        """Raise ``LibraryError`` if the vectors kept here were made by another embedder."""
        assert self._embed_model is not None
        known, identity = self.embedder_identity, self._embed_model.identity
        if known is not None and known != identity:
            self._embed_model = None
            raise LibraryError(
                f"This library was made with the model {known.split('|')[0]}, and the one in use "
                f"is {identity.split('|')[0]}.",
                "Choose that model again, or index your folders into a new library.",
            )

    # -- changing ------------------------------------------------------------------------------

    def insert(self, document: Document) -> None:
        """Add a document; one with the same id is replaced."""
        self._insert([document])

    def insert_nodes(self, nodes: Sequence[TextNode]) -> None:
        """Add finished chunks; those of one ``ref_doc_id`` replace that document."""
        groups: dict[str, list[TextNode]] = {}
        for node in nodes:
            groups.setdefault(node.ref_doc_id or node.id_, []).append(node)
        for ref, group in groups.items():
            full = [node for node in group if node.text.strip()]
            self.put(ref, "", full, self.embed([node.text for node in full]))

    def delete_ref_doc(self, ref_doc_id: str, delete_from_docstore: bool = True) -> None:
        """Remove a document with all its chunks; an unknown id is no error.

        ``delete_from_docstore`` is there for familiarity: nothing of the document ever stays.
        """
        with self.lock:
            self.vectors.remove(self.store.delete_document(ref_doc_id))

    def update_ref_doc(self, document: Document) -> None:
        """Replace a document."""
        self.insert(document)

    def refresh_ref_docs(
        self, documents: Sequence[Document], remove_missing: bool = False
    ) -> list[bool]:
        """Bring the index up to date; return for each document whether it was new or changed.

        With ``remove_missing`` documents that are not among them are removed.
        """
        changed = []
        for document in documents:
            known = self.store.document(document.id_)
            changed.append(known is None or known.hash != document.hash)
        self._insert([d for d, new in zip(documents, changed, strict=True) if new])
        if remove_missing:
            wanted = {document.id_ for document in documents}
            for row in self.store.documents():
                if row.ref not in wanted:
                    self.delete_ref_doc(row.ref)
        return changed

    def put(
        self,
        ref: str,
        digest: str,
        nodes: Sequence[TextNode],
        vectors: Vectors | None,
        *,
        metadata: dict[str, Any] | None = None,
        facts: FileFacts | None = None,
        parent: str | None = None,
        state: State = "indexed",
        reason: str = "",
        unread: Sequence[int] = (),
        digests: Sequence[int | None] | None = None,
    ) -> None:
        """Keep a document whose chunks are embedded already; visible in one transaction."""
        if metadata is None and nodes:
            first, *others = [node.metadata for node in nodes]
            metadata = {k: v for k, v in first.items() if all(o.get(k) == v for o in others)}
        document = NewDocument(
            ref, digest, nodes, vectors, metadata or {}, facts or FileFacts(), parent, state,
            reason, unread, digests,
        )  # fmt: skip
        self.put_many([document])

    def put_many(self, batch: Sequence[NewDocument]) -> None:
        """Keep several documents in one transaction: many small files cost little that way.

        The vectors are of ``embed_model``; documents without any are found by words alone.
        """
        with self.lock:
            known = self._embed_model is None and self.store.meta("embedder") is not None
            if not known and any(new.vectors is not None and len(new.nodes) for new in batch):
                identity = self.embed_model.identity
                if self.store.meta("embedder") != identity:
                    self.check_embedder()
                    self.store.set_meta("embedder", identity)
            for new, (removed, added) in zip(batch, self.store.put_documents(batch), strict=True):
                self.vectors.remove(removed)
                if new.vectors is not None:
                    self.vectors.add(added, new.vectors)

    def move(
        self, old_ref: str, new_ref: str, facts: FileFacts, metadata: Mapping[str, Any]
    ) -> None:
        """Give a document and what stands in it another path; nothing is embedded again."""
        with self.lock:
            self.vectors.remove(self.store.move_document(old_ref, new_ref, facts, metadata))

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension)."""
        if not texts:
            return np.zeros((0, max(self.vectors.dimension, 1)), dtype=np.float32)
        return self.embed_model.embed(texts)

    def _insert(self, documents: Sequence[Document]) -> None:
        parts = [(document, self.splitter.nodes(document)) for document in documents]
        texts = [
            f"{metadata}\n\n{node.text}" if (metadata := embedded_metadata(document)) else node.text
            for document, nodes in parts
            for node in nodes
        ]
        vectors, batch = self.embed(texts), []
        start = 0
        for document, nodes in parts:
            end = start + len(nodes)
            alone = [
                digest_of(text) if text == node.text else None
                for text, node in zip(texts[start:end], nodes, strict=True)
            ]
            batch.append(
                NewDocument(
                    document.id_, document.hash, nodes, vectors[start:end], document.metadata,
                    digests=alone,
                )
            )  # fmt: skip
            start = end
        self.put_many(batch)

    # -- asking --------------------------------------------------------------------------------

    def query_vector(self, text: str) -> Vectors:
        """Return a question's unit vector, shape (dimension,)."""
        if not len(self.vectors):
            return np.zeros(1, dtype=np.float32)
        return self.embed_model.query_vector(text)

    def scored_nodes(self, ranked: Sequence[tuple[int, float]]) -> list[NodeWithScore]:
        """Return the nodes of ranked chunk ids with their scores."""
        scores = dict(ranked)
        ids = [label for label, _ in ranked]
        nodes = self.store.nodes(ids)
        if len(nodes) == len(ids):
            return [NodeWithScore(n, scores[i]) for n, i in zip(nodes, ids, strict=True)]
        return [NodeWithScore(n, scores[i]) for i in ids for n in self.store.nodes([i])]

    def chunks_of(self, doc_ids: Collection[str]) -> set[int]:
        """Return the chunk ids of some documents."""
        return {chunk for ref in doc_ids for chunk in self.store.chunk_ids(ref)}

    def as_retriever(
        self,
        similarity_top_k: int = 2,
        vector_store_query_mode: Mode = "default",
        doc_ids: Collection[str] | None = None,
    ) -> VectorIndexRetriever:
        """Return a retriever that sees every later change of this index."""
        return VectorIndexRetriever(self, similarity_top_k, vector_store_query_mode, doc_ids)

    def as_query_engine(
        self,
        llm: LLM | None = None,
        *,
        similarity_top_k: int = 2,
        vector_store_query_mode: Mode = "default",
        doc_ids: Collection[str] | None = None,
        **synthesis: Any,
    ) -> "RetrieverQueryEngine":
        """Return an engine that answers from this index.

        Other keyword arguments are those of ``RetrieverQueryEngine.from_args``; an unknown one is
        a ``TypeError``.
        """
        from app.engine.query_engine import RetrieverQueryEngine

        retriever = self.as_retriever(similarity_top_k, vector_store_query_mode, doc_ids)
        return RetrieverQueryEngine.from_args(retriever, llm, **synthesis)

    def as_chat_engine(
        self,
        chat_mode: str = "condense_plus_context",
        llm: LLM | None = None,
        *,
        similarity_top_k: int = 2,
        vector_store_query_mode: Mode = "default",
        doc_ids: Collection[str] | None = None,
        **chat: Any,
    ) -> "ChatEngine":
        """Return an engine that keeps a conversation about this index; see ``ChatEngine``."""
        from app.engine.chat_engine import ChatEngine

        retriever = self.as_retriever(similarity_top_k, vector_store_query_mode, doc_ids)
        return ChatEngine(retriever, llm, chat_mode, **chat)

    @property
    def ref_doc_info(self) -> dict[str, RefDocInfo]:
        """Every document in the index with the ids of its nodes."""
        return {
            row.ref: RefDocInfo(
                [node.id_ for node in self.store.nodes(self.store.chunk_ids(row.ref))], row.hash
            )
            for row in self.store.documents()
        }

    # -- keeping -------------------------------------------------------------------------------

    @property
    def storage_context(self) -> "StorageContext":
        """Where this index is kept, for ``storage_context.persist(folder)``."""
        return StorageContext(index=self)

    def save_graph(self) -> bool:
        """Write the graph of a library in a folder if much of it is new; return whether it was.

        What is not in the file is put into the graph again after the next start, which costs less
        than writing all of it whenever a file changes.
        """
        path = self.store.path
        if path is None or self.store.read_only:
            return False
        known = self.store.meta("graph") is not None
        if self.vectors.unsaved <= (len(self.vectors) // SAVE_FROM if known else 0):
            return False
        name = uuid.uuid4().hex
        if not self.vectors.save(path.with_name(GRAPH), {"graph": name}):
            return False
        try:
            self.store.set_meta("graph", name)
        except DiskFull:
            return False  # the file is of no use then: it is made again
        return True

    def persist(self, folder: Path) -> None:
        """Write a copy into ``folder`` in one step: a kill leaves the copy before or this one."""
        if self.store.path and (folder / DATABASE).resolve() == self.store.path.resolve():
            self.save_graph()  # it lives there: every change is kept already
            return
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{DATABASE}.tmp"
        temporary.unlink(missing_ok=True)
        with self.lock:
            name = uuid.uuid4().hex
            unsaved = self.vectors.unsaved
            self.vectors.save(folder / GRAPH, {"graph": name})
            self.vectors.unsaved = unsaved  # the library itself may live in another folder
            self.store.backup(temporary, {"graph": name})
            with open(temporary, "rb+") as handle:
                os.fsync(handle.fileno())
            for left in ("-wal", "-shm"):
                (folder / f"{DATABASE}{left}").unlink(missing_ok=True)
            os.replace(temporary, folder / DATABASE)

    def take_renewed(self, embedder: BaseEmbedding) -> None:
        """Use the vectors that a ``Renewal`` made, and their embedder, from now on."""
        with self.lock:
            self.store.switch_vectors(embedder.identity)
            self._embed_model = embedder
            self.vectors = VectorIndex()
            self._read_vectors()

    def _read_vectors(self) -> None:
        for labels, matrix in self.store.vectors():
            self.vectors.add(labels.tolist(), matrix)

    def close(self) -> None:
        """Close the store; the index cannot be used afterwards."""
        self.store.close()


@dataclass
class StorageContext:
    """Where an index is kept: LlamaIndex's way of saying ``persist`` and ``load``."""

    index: VectorStoreIndex | None = None
    persist_dir: Path | None = None

    @classmethod
    def from_defaults(cls, persist_dir: str | Path) -> "StorageContext":
        """Name the folder of a persisted index."""
        return cls(persist_dir=Path(persist_dir))

    def persist(self, persist_dir: str | Path) -> None:
        """Write a copy of the index into the folder, in one step."""
        if self.index is None:
            raise ValueError("There is no index to persist here.")
        self.index.persist(Path(persist_dir))


def load_index_from_storage(
    storage_context: StorageContext, embed_model: BaseEmbedding | None = None
) -> VectorStoreIndex:
    """Open a persisted index; raise ``LibraryError`` when another embedder made it."""
    folder = storage_context.persist_dir
    if folder is None or not (folder / DATABASE).is_file():
        raise ValueError(f"No index is stored in {folder}.")
    return VectorStoreIndex.open(folder, embed_model=embed_model)


def _only(
    given: SentenceSplitter | Sequence[SentenceSplitter] | None,
) -> SentenceSplitter | None:
    if given is None or isinstance(given, SentenceSplitter):
        return given
    if len(given) != 1:
        raise ValueError("Give one splitter as the transformation.")
    return given[0]


def _groups(documents: Iterable[Document], size: int) -> Iterable[list[Document]]:
    group: list[Document] = []
    for document in documents:
        group.append(document)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group
