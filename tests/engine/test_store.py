"""The ledger and the chunks: what is kept, moved, taken away, and known without embedding."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.engine.documents import TextNode
from app.engine.schema import digest_of
from app.engine.store import FileFacts, NewDocument, Store
from app.engine.vector_store_index import VectorStoreIndex
from app.errors import LibraryError
from tests.engine.libraries.numbers import NumberEmbedding

FACTS = FileFacts(10, 20, "c" * 64)
MAIL = os.path.join(os.sep, "a", "letter.eml")
INSIDE = os.path.join(MAIL, "papers.zip")
DEEPER = os.path.join(INSIDE, "contract.pdf")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "library.sqlite3")
    yield opened
    opened.close()


def document(ref: str, *texts: str, parent: str | None = None) -> NewDocument:
    nodes = [TextNode(text, ref_doc_id=ref) for text in texts]
    return NewDocument(
        ref, "hash", nodes, NumberEmbedding().embed(texts), {"file_path": ref}, FACTS, parent
    )


def put_family(store: Store) -> None:
    store.put_documents(
        [
            document(MAIL, "Dear reader."),
            document(INSIDE, "A list of papers.", parent=MAIL),
            document(DEEPER, "The contract.", parent=INSIDE),
            document(MAIL + "2", "Another letter."),
        ]
    )


def test_a_waiting_file_is_known_and_a_known_file_is_left_as_it_is(store: Store):
    store.put_documents([document("/a", "Some text.")])
    store.put_waiting([("/a", FileFacts(99, 99)), ("/b", FileFacts(1, 2))])
    assert [(d.ref, d.state, d.facts) for d in store.documents()] == [
        ("/a", "indexed", FACTS),
        ("/b", "waiting", FileFacts(1, 2)),
    ]
    assert store.counts() == (1, 1)


def test_several_documents_become_visible_together_or_not_at_all(store: Store):
    bad = NewDocument("/b", "", document("/b", "x", "y").nodes, np.zeros((1, 3), np.float32))
    with pytest.raises(ValueError):
        store.put_documents([document("/a", "Some text."), bad])
    assert store.documents() == [] and store.search_words("text", 5) == []
    first, second = store.put_documents([document("/a", "Some text."), document("/b", "x", "y")])
    assert first == ([], [1]) and second == ([], [2, 3])


def test_a_document_keeps_its_row_when_it_is_replaced(store: Store):
    store.put_documents([document("/a", "Old words.", "More.")])
    number = store.documents()[0].id
    store.set_away(["/a"], "offline")
    ((removed, added),) = store.put_documents([document("/a", "New words.")])
    assert (len(removed), len(added)) == (2, 1) and not set(removed) & set(added)
    row = store.document("/a")
    assert row is not None and (row.id, row.chunks, row.away) == (number, 1, "")
    assert store.search_words("old", 5) == [] and store.vector_count() == 1


def test_what_stands_in_a_file_goes_with_it(store: Store):
    put_family(store)
    assert store.children(MAIL) == [INSIDE, DEEPER] and store.children(DEEPER) == []
    store.set_away([MAIL], "offline")
    assert {r.path: r.state for r in store.ledger()} == {
        MAIL: "offline", INSIDE: "offline", DEEPER: "offline", MAIL + "2": "indexed",
    }  # fmt: skip
    assert {d.state for d in store.documents()} == {"indexed"}  # and it is still searchable
    assert len(store.search_words("contract", 5)) == 1
    assert len(store.delete_document(MAIL)) == 3
    assert [d.ref for d in store.documents()] == [MAIL + "2"]


def test_a_file_is_moved_with_what_stands_in_it_and_nothing_is_embedded(tmp_path: Path):
    embedder = NumberEmbedding()
    index = VectorStoreIndex.open(tmp_path, embed_model=embedder)
    put_family(index.store)
    index.store.put_waiting([("/b/post.eml", FileFacts())])  # the watcher was quicker
    chunks = index.store.chunk_ids(MAIL)
    index.move(MAIL, "/b/post.eml", FileFacts(10, 30, "c" * 64), {"file_path": "/b/post.eml"})
    assert index.store.chunk_ids("/b/post.eml") == chunks
    inside = os.path.join("/b/post.eml", "papers.zip")
    deeper = os.path.join(inside, "contract.pdf")
    assert index.store.children("/b/post.eml") == [inside, deeper]
    (node,) = index.store.nodes(index.store.chunk_ids(deeper))
    assert node.ref_doc_id == deeper and node.metadata["file_path"] == deeper
    assert index.store.document(MAIL) is None and index.store.counts() == (4, 4)
    assert index.store.document(MAIL + "2") is not None
    assert embedder.embedded == []
    index.close()


def test_files_are_found_by_their_content(store: Store):
    store.put_documents([document("/a", "Text."), document("/b", "Text.")])
    store.put_waiting([("/c", FileFacts(1, 1, "d" * 64))])
    assert [d.ref for d in store.find_content("c" * 64)] == ["/a", "/b"]
    assert store.find_content("e" * 64) == []
    plan = store._all("EXPLAIN QUERY PLAN SELECT * FROM documents WHERE content_hash = 'x'")
    assert "documents_by_content" in str(plan)


def test_a_text_that_is_embedded_anywhere_is_known(store: Store):
    store.put_documents([document("/a", "One.", "Two."), document("/b", "Two.", "Three.")])
    store.put_documents([NewDocument("/c", "", [TextNode("Words alone.")], None)])
    known = store.known_vectors(["Four.", "Two.", "Three.", "Words alone.", "Two."])
    assert sorted(known) == [1, 2, 4]
    expected = NumberEmbedding().embed(["Two.", "Three."])
    assert np.allclose(known[1], expected[0]) and np.allclose(known[2], expected[1])
    # a digest that happens to be the same is not enough
    store._db.execute("UPDATE chunks SET digest = ? WHERE id = 1", (digest_of("Four."),))
    assert store.known_vectors(["Four."]) == {}


def test_a_failure_keeps_or_drops_the_text_of_before(store: Store):
    store.put_documents([document("/a", "Text."), document("/b", "Text.")])
    store.note_failure("/a", "unreadable", "It is locked.", deaths=1)
    assert len(store.put_failure("/b", "corrupt", "Broken.", FACTS, state="quarantined", deaths=2))
    a, b = store.documents()
    assert (a.state, a.deaths, a.chunks) == ("changed", 1, 1)
    assert (b.state, b.kind, b.deaths, b.chunks) == ("quarantined", "corrupt", 2, 0)
    store.touch_document("/a", FACTS)
    again = store.document("/a")
    assert again is not None and (again.state, again.reason) == ("indexed", "")


def test_an_ignored_document_keeps_its_row_and_loses_its_text(store: Store):
    store.put_documents([document("/a", "Text.")])
    assert store.set_state("/a", "ignored") == [1]
    assert store.counts() == (0, 0) and store.documents()[0].state == "ignored"
    assert store.search_words("text", 5) == []


def test_pages_that_nobody_has_read_are_remembered_and_told(store: Store):
    store.put_document("/a", "h", [], None, state="partly", unread=[3, 4, 5, 9])
    store.put_document("/b", "h", [TextNode("x")], None, unread=[2])
    assert [d.unread for d in store.documents()] == [(3, 4, 5, 9), (2,)]
    store.note_failure("/b", "unreadable", "Locked.")
    store.touch_document("/b", FACTS)
    row = store.document("/b")
    assert row is not None and (row.state, row.reason) == (
        "partly", "There is no text on page 2.",
    )  # fmt: skip
    store.put_document("/a", "h", [TextNode("y")], None, state="changed", unread=[3, 4, 5, 9])
    store.touch_document("/a", FACTS)
    row = store.document("/a")
    assert row is not None and row.reason == "There is no text on pages 3-5, 9."


def test_what_was_recognised_is_kept_by_content(store: Store):
    for page, text in ((1, "One"), (2, "Two"), (2, "Two again")):
        store.keep_recognised("a", "", page, text)
    store.keep_recognised("a", "scan.png", 1, "Inside")
    assert store.recognised("a") == {"": {1: "One", 2: "Two again"}, "scan.png": {1: "Inside"}}
    assert store.recognised("b") == {}


def test_transactions_can_stand_in_one_another(store: Store):
    with store.transaction():
        store.put_waiting([("/a", FACTS)])
        with pytest.raises(RuntimeError), store.transaction():
            store.put_waiting([("/b", FACTS)])
            raise RuntimeError
    assert [d.ref for d in store.documents()] == ["/a"]
    with pytest.raises(RuntimeError), store.transaction():
        store.put_documents([document("/c", "Text.")])
        raise RuntimeError
    assert [d.ref for d in store.documents()] == ["/a"]
    assert store.generation == int(store.meta("generation") or 0)


def test_a_library_open_elsewhere_is_read_beside_it(tmp_path: Path, store: Store):
    store.put_documents([document("/a", "Some text.")])
    reader = Store(tmp_path / "library.sqlite3", read_only=True)
    assert reader.counts() == (1, 1) and reader.children("/a") == []
    with pytest.raises(LibraryError):
        reader.put_waiting([("/b", FACTS)])
    reader.close()
