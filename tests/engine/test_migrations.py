"""Libraries of earlier versions are brought up to date with everything in them."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.engine import schema
from app.engine.library import Library
from app.engine.schema import VERSION, digest_of
from app.engine.store import Store
from app.engine.vector_store_index import DATABASE, VectorStoreIndex
from app.errors import DiskFull, LibraryError
from tests.engine.libraries import make
from tests.engine.scripted import KeywordEmbedding

HERE = Path(make.__file__).parent


def unpack(number: int, folder: Path) -> Path:
    file = folder / DATABASE
    file.write_bytes(gzip.decompress((HERE / f"schema-{number}.sqlite3.gz").read_bytes()))
    return file


@pytest.fixture(params=range(1, VERSION + 1))
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return unpack(request.param, tmp_path)


def test_there_is_a_fixture_of_every_released_schema():
    found = {int(f.name.split("-")[1].split(".")[0]) for f in HERE.glob("schema-*.sqlite3.gz")}
    assert found == set(range(1, VERSION + 1))


def test_nothing_of_an_earlier_library_is_lost(released: Path):
    index = VectorStoreIndex.open(released.parent, embed_model=KeywordEmbedding())
    store = index.store
    rows = {d.ref: d for d in store.documents()}
    assert rows.keys() == {*make.TEXTS, make.FAILED[0]}
    for number, (path, text) in enumerate(make.TEXTS.items()):
        nodes = store.nodes(store.chunk_ids(path))
        assert len(nodes) == rows[path].chunks > 0
        assert all(text[n.start_char_idx : n.end_char_idx] == n.text for n in nodes)
        assert rows[path].facts.content_hash == f"{number:064x}"
        assert (rows[path].parent, rows[path].deaths, rows[path].away) == (None, 0, "")
    assert rows[make.CHANGED[0]].state == "changed"
    failed = rows[make.FAILED[0]]
    assert (failed.state, failed.kind, failed.reason) == ("failed", *make.FAILED[1:])
    assert store.folders() == [make.FOLDER]
    for number, (_, turns) in enumerate(make.CONVERSATIONS, 1):
        kept = [(t.question, t.text, t.finish_reason) for t in store.turns(number)]
        assert kept == list(turns)
        assert all(t.passages and t.citations for t in store.turns(number))
    assert [t.parent for t in store.turns(2)] == [0, 2]  # one after the other
    assert all(t.created > 1.7e9 for t in store.turns(2))
    assert {row.number for row in store.conversations("FISH swim")} == {2}
    assert [row.turns for row in store.conversations("cat sleep roof")] == [1]
    if store.collections():
        assert store.collections() == [make.COLLECTION]
        assert [row.pinned for row in store.conversations()] == [True, False]
    assert store.search_words("Katze", 5) and store.search_words("鱼在海里", 5)
    best = index.as_retriever(1).retrieve("dog dog dog")[0]
    assert "dog" in best.node.text.lower() or "Hund" in best.node.text
    index.close()


def test_what_came_with_schema_3_is_in_its_fixture(tmp_path: Path):
    with closing(Store(unpack(3, tmp_path))) as store:
        assert store.collections() == [make.COLLECTION]


def test_what_is_embedded_in_an_earlier_library_is_known(released: Path):
    with closing(Store(released)) as store:
        texts = [node.text for node in store.nodes(store.chunk_ids())]
        assert sorted(store.known_vectors(["new", *texts])) == list(range(1, len(texts) + 1))


def test_an_older_library_becomes_what_a_new_one_is(released: Path, tmp_path: Path):
    Store(released).close()
    (tmp_path / "new").mkdir()
    fresh = tmp_path / "new" / DATABASE
    Store(fresh).close()
    shapes = []
    for file in (released, fresh):
        with closing(sqlite3.connect(file)) as db:
            sql = "SELECT type, name, tbl_name FROM sqlite_schema ORDER BY 1, 2"
            shapes.append(db.execute(sql).fetchall())
            assert schema.is_right(db)
    assert shapes[0] == shapes[1]


def test_a_copy_is_made_before_and_goes_after_the_next_good_start(tmp_path: Path):
    file = unpack(1, tmp_path)
    before = file.read_bytes()
    Store(file).close()
    copy = tmp_path / f"library.before-{VERSION}.sqlite3"
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM turns").fetchone() == (3,)
    assert before != file.read_bytes()
    Store(file).close()
    assert not copy.exists()


def test_without_room_for_the_copy_an_older_library_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = unpack(1, tmp_path)
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("app.engine.schema.os.replace", full)
        with pytest.raises(DiskFull):
            Store(file)
    assert file.read_bytes() == before
    Store(file).close()


def test_a_library_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path):
    Library(tmp_path).close()
    file = tmp_path / DATABASE
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = file.read_bytes()
    for read_only in (False, True):
        with pytest.raises(LibraryError, match=r"newer version.*Open it with that version"):
            Library(tmp_path, read_only=read_only)
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("library.damaged*"))


def test_only_what_was_embedded_alone_is_known_by_its_text(tmp_path: Path):
    from app.engine.documents import Document

    index = VectorStoreIndex.open(tmp_path, embed_model=KeywordEmbedding())
    index.insert(Document("The cat sleeps.", id_="a", metadata={"title": "Dogs"}))
    index.insert(Document("The dog sleeps.", id_="b"))
    assert list(index.store.known_vectors(["The cat sleeps.", "The dog sleeps."])) == [1]
    digests = [row[0] for row in index.store._all("SELECT digest FROM chunks ORDER BY id")]
    assert digests == [None, digest_of("The dog sleeps.")]
    index.close()


def test_many_conversations_are_brought_up_to_date_in_proportion_to_their_number(tmp_path: Path):
    def count_steps(number: int) -> int:
        """Return how many instructions of SQLite's machine the newest script takes, in hundreds."""
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
            schema.create(db, upto=2)
            for n in range(1, number + 1):
                db.execute("INSERT INTO conversations (created, title) VALUES (?, 'One')", (n,))
                db.execute(
                    "INSERT INTO turns (conversation, question, text, finish_reason, passages, "
                    "citations, note, created) VALUES (?, 'Q', 'A', 'stop', '[]', '[]', '', ?)",
                    (n, n),
                )
            db.set_progress_handler(count, 100)
            schema.create(db, version=2, upto=3)
        return steps

    assert count_steps(600) < 3 * count_steps(300)
