"""Make the fixture of the schema that this checkout has: ``schema-N.sqlite3.gz``.

    python -m tests.engine.libraries.make

Run once with the last code of each schema and kept; never made anew with later code. Schema 1 was
made at commit 2f38e48. What is in it is said by the constants here, which the tests compare with.
"""

import gzip
import shutil
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

from app.engine.documents import Document
from app.engine.splitting import SentenceSplitter
from app.engine.store import FileFacts
from app.engine.vector_store_index import DATABASE, VectorStoreIndex
from app.messages import Citation, Collection, Passage
from tests.engine.scripted import KeywordEmbedding

HERE = Path(__file__).parent
FOLDER = "/home/someone/Documents"
TEXTS = {
    f"{FOLDER}/animals.txt": "The cat sleeps on the roof. " * 12 + "The dog guards the café. " * 12,
    f"{FOLDER}/sea.md": "A fish swims in the harbour. " * 15 + "另一条鱼在海里游泳。" * 6,
    f"{FOLDER}/Straße/brief.txt": "Der Hund und die Katze. A dog and a cat, seven years old. " * 4,
}
FAILED = (f"{FOLDER}/locked.pdf", "encrypted", "It is protected by a password.")
CHANGED = (f"{FOLDER}/sea.md", "unreadable", "You are not allowed to read this file.")
CONVERSATIONS = (
    ("Where does the cat sleep?", (("Where does the cat sleep?", "On the roof.", "stop"),)),
    ("What swims?", (("What swims?", "A fish.", "stop"), ("Where?", "In the", "cancelled"))),
)
COLLECTION = Collection(1, "Sea", (f"{FOLDER}/sea.md",), "Answer in verse.", 64)
"""From schema 3 on; the first conversation is pinned since then, too."""


def make(file: Path) -> None:
    """Fill a library at ``file`` with what the constants say."""
    splitter = SentenceSplitter(chunk_size=40, chunk_overlap=0, tokenizer=str.split)
    index = VectorStoreIndex.open(file.parent, embed_model=KeywordEmbedding())
    store = index.store
    assert store.path == file
    store.add_folder(FOLDER)
    for number, (path, text) in enumerate(TEXTS.items()):
        metadata = {"file_path": path, "file_name": Path(path).name, "file_type": "text"}
        document = Document(text, id_=path, metadata=metadata)
        nodes = splitter.nodes(document)
        facts = FileFacts(len(text.encode()), 1_700_000_000_000_000_000 + number, f"{number:064x}")
        index.put(
            path, document.hash, nodes, index.embed([node.text for node in nodes]),
            metadata=metadata, facts=facts,
        )  # fmt: skip
    store.put_failure(*FAILED, FileFacts(10, 1_700_000_000_000_000_009, "f" * 64))
    store.note_failure(*CHANGED)
    passage = Passage(next(iter(TEXTS)), "The cat sleeps on the roof.", 0.5, {"line": 1}, 0, 27)
    citation = Citation(0, passage.path, passage.anchor, 0, 27, passage.text, 0.9, (0, 12))
    for title, turns in CONVERSATIONS:
        conversation = store.new_conversation(title)
        for question, text, reason in turns:
            turn = store.begin_turn(conversation, question)
            store.update_turn(turn, text, reason, [passage], [citation])
    store.save_collection(replace(COLLECTION, number=0))
    store.change_conversation(1, pinned=True)
    index.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / DATABASE
        make(file)
        db = sqlite3.connect(file)
        schema = db.execute("PRAGMA user_version").fetchone()[0]
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        kept = HERE / f"schema-{schema}.sqlite3.gz"
        with open(file, "rb") as source, gzip.GzipFile(kept, "wb", mtime=0) as target:
            shutil.copyfileobj(source, target)
        print(kept, kept.stat().st_size)


if __name__ == "__main__":
    main()
