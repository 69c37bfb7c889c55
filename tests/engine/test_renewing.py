"""Changing the embedder: search goes on, a kill loses nothing, and one moment switches."""

from pathlib import Path

import pytest

from app.engine.documents import Document, TextNode
from app.engine.library import Library
from app.engine.renewing import GROUP, STEP, Renewal
from app.engine.splitting import SentenceSplitter
from app.engine.store import NewDocument
from app.engine.vector_store_index import StorageContext, VectorStoreIndex, load_index_from_storage
from app.errors import LibraryError
from tests.engine.libraries.filled import new_document
from tests.engine.libraries.numbers import NumberEmbedding

DOCUMENTS, CHUNKS = 40, 6


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    index = VectorStoreIndex.open(tmp_path, embed_model=NumberEmbedding("old"))
    index.put_many([made("old", number) for number in range(DOCUMENTS)])
    index.close()
    return tmp_path


def made(by: str | None, number: int) -> NewDocument:
    plain = new_document(number, CHUNKS)
    embedder = NumberEmbedding(by or "", 48 if by == "new" else 96)
    vectors = embedder.embed([n.text for n in plain.nodes]) if by else None
    return NewDocument(plain.ref, plain.digest, plain.nodes, vectors, plain.metadata, plain.facts)


def new() -> NumberEmbedding:
    return NumberEmbedding("new", 48)


def run(renewal: Renewal) -> int:
    steps = 0
    while renewal.step():
        steps += 1
    return steps


def finds(index: VectorStoreIndex, number: int) -> bool:
    """Tell whether a chunk is found by meaning, with the embedder in use."""
    text = new_document(number, CHUNKS).nodes[2].text
    best = index.as_retriever(1).retrieve(text)
    return bool(best) and best[0].node.text == text and (best[0].score or 0) > 0.999


def test_all_chunks_are_embedded_beside_and_search_goes_on_until_the_switch(folder: Path):
    index = VectorStoreIndex.open(folder)
    index.embed_model = NumberEmbedding("old")
    embedder = new()
    renewal = index.adopt(embedder)
    assert renewal is not None and (renewal.done, renewal.total) == (0, DOCUMENTS * CHUNKS)
    seen = []
    while renewal.step():
        assert index.embedder_identity == "old" and finds(index, 3)
        seen.append(renewal.done)
    assert seen == sorted(seen) and renewal.done == renewal.total == DOCUMENTS * CHUNKS
    assert index.embedder_identity == "new" and index.embed_model is embedder
    assert index.vectors.dimension == 48 and finds(index, 3)
    assert len(embedder.embedded) == len(set(embedder.embedded)) == DOCUMENTS * CHUNKS
    assert index.adopt(embedder) is None
    index.close()
    again = VectorStoreIndex.open(folder, embed_model=new())
    assert finds(again, 5) and again.store.vector_count("next_vectors") == 0
    again.close()


def test_what_is_added_changed_and_removed_meanwhile_is_right_afterwards(folder: Path):
    index = VectorStoreIndex.open(folder, embed_model=NumberEmbedding("old"))
    renewal = Renewal(index, new())
    for _ in range(5):
        renewal.step()
    index.put_many([made("old", 100), made("old", 3)])
    index.delete_ref_doc(new_document(7).ref)
    index.delete_ref_doc(new_document(DOCUMENTS - 1).ref)
    for _ in range(GROUP // STEP * 2):
        renewal.step()
    index.put_many([made("old", 101)])
    run(renewal)
    assert index.embedder_identity == "new"
    assert len(index.vectors) == index.store.chunk_count() == DOCUMENTS * CHUNKS
    assert all(finds(index, number) for number in (0, 3, 100, 101)) and not finds(index, 7)
    index.close()


def test_without_the_old_embedder_words_serve_and_new_documents_wait_for_their_vectors(
    folder: Path,
):
    index = VectorStoreIndex.open(folder)
    renewal = index.adopt(new())
    assert renewal is not None and not index.embedder_ready
    renewal.step()
    index.put_many([made(None, 100)])
    (found, _), *_ = index.store.search_words("word100", 5)
    assert index.store.nodes([found])[0].ref_doc_id == new_document(100).ref
    run(renewal)
    assert index.embedder_ready and finds(index, 100) and finds(index, 0)
    index.close()


def test_a_renewal_that_was_killed_goes_on_where_it_was(folder: Path):
    index = VectorStoreIndex.open(folder)
    renewal = index.adopt(new())
    assert renewal is not None
    while renewal.done < 100:
        renewal.step()
    kept = renewal.done
    index.store._db.close()  # as a kill leaves it
    again, embedder = Library(folder), new()
    renewal = again.index.adopt(embedder)
    assert renewal is not None and renewal.done == kept
    run(renewal)
    assert len(embedder.embedded) == DOCUMENTS * CHUNKS - kept and finds(again.index, 0)
    again.close()


def test_choosing_the_old_embedder_again_forgets_what_was_begun(folder: Path):
    index = VectorStoreIndex.open(folder)
    renewal = index.adopt(new())
    assert renewal is not None
    for _ in range(GROUP // STEP + 2):
        renewal.step()
    index.put_many([made(None, 100)])
    assert index.store.vector_count("next_vectors")
    old = NumberEmbedding("old")
    filling = index.adopt(old)
    assert index.store.vector_count("next_vectors") == 0 and finds(index, 2)
    assert filling is not None and filling.total - filling.done == CHUNKS
    run(filling)
    assert len(old.embedded) == CHUNKS and finds(index, 100)
    assert index.adopt(old) is None
    index.close()


def test_another_new_embedder_starts_from_the_beginning(folder: Path):
    index = VectorStoreIndex.open(folder)
    first = index.adopt(new())
    assert first is not None
    for _ in range(GROUP // STEP + 2):
        first.step()
    other = NumberEmbedding("other", 32)
    second = index.adopt(other)
    assert second is not None and second.done == 0
    run(second)
    assert index.embedder_identity == "other" and len(other.embedded) == DOCUMENTS * CHUNKS
    index.close()


def test_a_text_that_is_there_twice_is_embedded_once(tmp_path: Path):
    index = VectorStoreIndex.open(tmp_path, embed_model=NumberEmbedding("old"))
    node = new_document(1).nodes[0]
    for number in range(GROUP + 10):
        same = [TextNode(node.text, ref_doc_id=str(number))]
        index.put(str(number), "", same, index.embed([node.text]))
    embedder = new()
    renewal = index.adopt(embedder)
    assert renewal is not None
    run(renewal)
    assert len(set(embedder.embedded)) == 1 and len(embedder.embedded) <= GROUP
    assert len(index.vectors) == GROUP + 10
    index.close()


def test_an_index_that_was_persisted_is_not_renewed_behind_its_owners_back(tmp_path: Path):
    index = VectorStoreIndex.from_documents(
        [Document("Some words.", id_="a")], embed_model=NumberEmbedding("old"),
        transformations=SentenceSplitter(chunk_size=40, chunk_overlap=0, tokenizer=str.split),
    )  # fmt: skip
    index.persist(tmp_path)
    storage = StorageContext.from_defaults(tmp_path)
    with pytest.raises(LibraryError, match="made with the model old"):
        load_index_from_storage(storage, new())
    again = load_index_from_storage(storage, NumberEmbedding("old"))
    assert again.embedder_identity == "old"
    again.close()
