"""A library of some size with everything in it, and what of it is there later."""

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.engine.documents import TextNode
from app.engine.store import FileFacts, NewDocument, Store
from app.engine.vector_store_index import DATABASE, VectorStoreIndex
from app.messages import Collection, Passage
from tests.engine.libraries.numbers import NumberEmbedding


def new_document(number: int, chunks: int = 6) -> NewDocument:
    """Return a document whose texts, vectors and facts all follow from its number."""
    ref = f"/home/someone/Documents/folder {number % 7}/file {number}.txt"
    texts = [
        f"Chunk {place} of document {number}. " + f"word{number} and other words{place}. " * 25
        for place in range(chunks)
    ]
    nodes = [
        TextNode(text, ref_doc_id=ref, anchor={"line": place + 1}, start_char_idx=place * 700)
        for place, text in enumerate(texts)
    ]
    return NewDocument(
        ref, f"hash {number}", nodes, NumberEmbedding().embed(texts), {"file_path": ref},
        FileFacts(number + 1, number, f"{number:064x}"),
    )  # fmt: skip


def fill(folder: Path, documents: int = 60) -> None:
    """Make a library with documents, a ledger, recognised pages and conversations."""
    index = VectorStoreIndex.open(folder, embed_model=NumberEmbedding())
    index.store.add_folder("/home/someone/Documents")
    for start in range(0, documents, 10):
        index.put_many([new_document(start + n) for n in range(10)])
    index.store.put_failure("/home/someone/locked.pdf", "encrypted", "Locked.", FileFacts(1, 2))
    index.store.keep_recognised("a" * 64, "", 3, "A page.")
    passage = Passage("/home/someone/a.txt", "Some words. " * 40, 0.5, {"line": 1}, 0, 480)
    for number in range(12):
        conversation = index.store.new_conversation(f"Conversation {number}")
        for place in range(4):
            turn = index.store.begin_turn(conversation, f"Question {number}.{place}?")
            index.store.update_turn(turn, f"Answer {number}.{place}.", "stop", [passage] * 3, [])
        again = index.store.begin_turn(
            conversation, f"Question {number}.3 again?", turn - 1, "Else"
        )
        index.store.update_turn(again, f"Version {number}.", "stop", [passage], [])
    index.store.change_conversation(4, title="Renamed", pinned=True)
    for name in ("Letters", "Papers"):
        paths = tuple(f"/home/someone/Documents/{name}/{number}" for number in range(5))
        index.store.save_collection(Collection(0, name, paths, f"About {name}.", 99))
    index.close()


@dataclass
class Contents:
    """What a library holds, by what each thing is known as."""

    documents: dict[str, str]
    chunks: dict[int, str]
    vectors: dict[int, bytes]
    turns: dict[tuple[int, str], str]
    collections: list[Collection]


def contents(folder: Path) -> Contents:
    """Read everything that a library holds."""
    with closing(Store(folder / DATABASE)) as store:
        chunks = store.chunk_ids()
        texts = {chunk: node.text for chunk, node in zip(chunks, store.nodes(chunks), strict=True)}
        found = Contents(
            {d.ref: d.hash for d in store.documents() if d.state != "waiting"},
            texts,
            {
                int(chunk): vector.tobytes()
                for ids, matrix in store.vectors()
                for chunk, vector in zip(ids, matrix, strict=True)
            },
            {
                (conversation, turn.question): json.dumps(
                    [turn.text, len(turn.passages), turn.parent, turn.searched]
                )
                for (conversation,) in store._all("SELECT id FROM conversations")
                for turn in store.turns(conversation)
            },
            store.collections(),
        )
        for conversation, question in list(found.turns)[::5]:
            assert conversation in {row.number for row in store.conversations(question)}
        store.ledger()
        store.recognised("a" * 64)
        with store._telling():
            store._db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        for chunk in list(texts)[::17]:
            word = texts[chunk].split()[5]
            assert chunk in [label for label, _ in store.search_words(word, 400)]
        return found
