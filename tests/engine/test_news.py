"""The window is told what became different in the ledger: exactly that, whoever wrote it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import news
from app.engine.engine import Engine
from app.engine.store import FileFacts, Store
from app.engine.vector_store_index import DATABASE
from app.messages import DocumentRow
from tests.engine.libraries.filled import new_document
from tests.engine.libraries.numbers import NumberEmbedding


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = Engine(tmp_path / "library")
    made.use(NumberEmbedding())
    yield made
    made.close()


class Ledger:
    """What a window knows that listens."""

    def __init__(self, engine: Engine) -> None:
        listed = engine.list_library(0)
        self.engine, self.chunks, self.folders = engine, listed.chunks, listed.folders
        self.rows = {row.path: row for row in listed.documents}

    def hear(self) -> tuple[set[str], set[str]]:
        """Take the news; return the paths that were told, and those that left."""
        told: set[str] = set()
        gone: set[str] = set()
        more = True
        while more:
            change, more = self.engine.library_changes()
            if change is None:
                break
            told |= {row.path for row in change.documents}
            gone |= set(change.gone)
            self.rows |= {row.path: row for row in change.documents}
            self.rows = {p: row for p, row in self.rows.items() if p not in change.gone}
            self.chunks, self.folders = change.chunks, change.folders
        return told, gone

    def check(self) -> None:
        """Assert that who listened knows what who asks is told."""
        listed = self.engine.list_library(0)
        assert self.rows == {row.path: row for row in listed.documents}
        assert (self.chunks, self.folders) == (listed.chunks, listed.folders)


def test_exactly_what_changed_is_told(engine: Engine):
    engine.index.put_many([new_document(n) for n in range(8)])
    ledger, store = Ledger(engine), engine.store
    refs = [d.ref for d in store.documents()]
    assert ledger.hear() == (set(), set())
    new = new_document(20)
    engine.index.put_many([new])
    assert ledger.hear() == ({new.ref}, set())
    engine.index.delete_ref_doc(refs[0])
    store.put_failure(refs[1], "encrypted", "Locked.", FileFacts(1, 2))
    store.set_away([refs[2]], "offline")
    store.put_waiting([("/new/file.txt", FileFacts(1, 1)), (refs[3], FileFacts(1, 1))])
    engine.index.move(refs[4], "/moved.txt", FileFacts(5, 5, "f"), {"file_path": "/moved.txt"})
    store.add_folder("/new")
    told, gone = ledger.hear()
    assert told == {refs[1], refs[2], "/new/file.txt", "/moved.txt"}
    assert gone == {refs[0], refs[4]}
    assert ledger.rows[refs[2]].state == "offline" and ledger.rows[refs[2]].reason
    ledger.check()


def test_what_shows_nothing_new_is_not_told(engine: Engine):
    engine.index.put_many([new_document(n) for n in range(3)])
    ledger, store = Ledger(engine), engine.store
    store.touch_document(store.documents()[0].ref, FileFacts(99, 99, "other"))
    store.begin_turn(store.new_conversation("What?"), "What?")
    store.keep_recognised("a" * 64, "", 1, "words")
    told, gone = ledger.hear()
    assert not gone and told <= {store.documents()[0].ref}
    assert engine.library_changes() == (None, False)
    ledger.check()


def test_what_is_taken_back_was_never_told(engine: Engine):
    ledger, store = Ledger(engine), engine.store
    with pytest.raises(KeyboardInterrupt), store.transaction():
        store.put_waiting([("/a.txt", FileFacts(1, 1))])
        store.put_documents([new_document(1)])
        raise KeyboardInterrupt
    assert ledger.hear() == (set(), set()) and store.counts() == (0, 0)
    ledger.check()


def test_much_is_told_in_portions(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(news, "MOST", 10)
    ledger = Ledger(engine)
    engine.store.put_waiting([(f"/{n}.txt", FileFacts(1, 1)) for n in range(25)])
    sizes, more = [], True
    while more:
        change, more = engine.library_changes()
        assert change is not None
        sizes.append(len(change.documents))
        ledger.rows |= {row.path: row for row in change.documents}
    assert sizes == [10, 10, 5]
    ledger.check()


def test_the_counts_are_those_of_the_tables_after_anything(engine: Engine):
    store = engine.store
    engine.index.put_many([new_document(n, chunks=n % 4) for n in range(12)])
    refs = [d.ref for d in store.documents()]
    engine.index.delete_ref_doc(refs[3])
    store.set_state(refs[5], "ignored")
    store.put_failure(refs[6], "corrupt", "Broken.", FileFacts())
    engine.index.move(refs[7], refs[2], FileFacts(1, 1, "x"), {})
    documents, chunks = store._all("SELECT count(*), sum(chunks) FROM documents WHERE chunks > 0")[
        0
    ]
    assert store.counts() == (documents, chunks)
    assert store.chunk_count() == chunks


def test_who_only_reads_is_told_nothing_and_counts_what_the_other_wrote(tmp_path: Path):
    writer = Store(tmp_path / DATABASE)
    reader = Store(tmp_path / DATABASE, read_only=True)
    writer.put_documents([new_document(1)])
    assert reader.counts() == writer.counts() == (1, 6)
    assert reader.news() == news.News() and len(reader.ledger()) == 1
    reader.close()
    writer.close()


def test_one_change_among_many_documents_is_told_without_reading_them(engine: Engine):
    store = engine.store
    store.put_waiting([(f"/many/{n:05}.txt", FileFacts(n, n)) for n in range(20_000)])
    engine.list_library(0)
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    store.set_state("/many/00777.txt", "failed", "corrupt", "Broken.")
    store._db.set_progress_handler(count, 100)  # every 100 instructions of SQLite
    began = time.perf_counter()
    change, _ = engine.library_changes()
    print(f"{(time.perf_counter() - began) * 1000:.2f} ms")
    store._db.set_progress_handler(None, 0)
    assert change is not None
    assert change.documents == (DocumentRow("/many/00777.txt", "failed", "corrupt", "Broken."),)
    assert steps < 10, "the whole table was read"
