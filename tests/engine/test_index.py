"""The vector index is a cache that is right, or rebuilt."""

import json
from pathlib import Path

import numpy as np
import pytest

from app.engine.index import VectorIndex, normalise
from app.engine.store import Store
from app.engine.words import question_terms, searchable, word_query
from app.errors import LibraryError


def cloud(count: int, dimension: int = 32, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)


def brute(points: np.ndarray, query: np.ndarray, k: int) -> list[int]:
    scores = normalise(points) @ normalise(query[None])[0]
    return np.argsort(-scores, kind="stable")[:k].tolist()


def test_exact_search_agrees_with_brute_force_through_changes():
    points, index = cloud(300), VectorIndex()
    index.add(range(200), points[:200])
    index.remove([3, 5, 199, 777])
    index.add(range(200, 300), points[200:])
    index.add([7], points[250:251])  # replaced: now the same as 250
    live = [i for i in range(300) if i not in (3, 5, 199)]
    changed = points.copy()
    changed[7] = points[250]
    assert len(index) == len(live)
    for query in cloud(20, seed=2):
        wanted = [live[i] for i in brute(changed[live], query, 8)]
        assert [label for label, _ in index.search(query, 8)] == wanted


def test_only_allowed_vectors_are_found_and_k_may_be_too_large():
    index = VectorIndex()
    index.add(range(50), cloud(50))
    assert {label for label, _ in index.search(cloud(1)[0], 99, allowed=[4, 8, 1000])} == {4, 8}
    assert len(index.search(cloud(1)[0], 99)) == 50
    assert index.search(cloud(1)[0], 0) == [] == VectorIndex().search(cloud(1)[0], 5)


def test_another_dimension_is_refused():
    index = VectorIndex()
    index.add([1], cloud(1, 32))
    with pytest.raises(ValueError, match="dimensions"):
        index.add([2], cloud(1, 16))


def built(count: int = 600) -> VectorIndex:
    index = VectorIndex(hnsw_from=500)
    index.add(range(count), cloud(count))
    while index.build_step(100):
        pass
    return index


def test_the_graph_follows_additions_and_deletions():
    index = built()
    index._ef = 512  # use it, whatever was measured on this small set
    index.remove(range(50))
    index.add(range(600, 700), cloud(100, seed=9))
    for query in cloud(10, seed=3):
        found = {label for label, _ in index.search(query, 5)}
        assert found == {label for label, _ in index.search(query, 5, allowed=range(700))}
        assert not found & set(range(50))


def test_a_saved_graph_is_taken_only_by_exactly_its_vectors(tmp_path: Path):
    file = tmp_path / "vectors.hnsw"
    index = built()
    assert index.save(file, {"generation": 7})
    same, other = VectorIndex(hnsw_from=500), VectorIndex(hnsw_from=500)
    same.add(range(600), cloud(600))
    other.add(range(600), cloud(600, dimension=16))
    assert same.load(file, {"generation": 7}) and not same.build_step()
    assert not same.load(file, {"generation": 8})
    assert not other.load(file, {"generation": 7})


def test_a_saved_graph_serves_what_came_and_went_since(tmp_path: Path):
    file, points = tmp_path / "vectors.hnsw", cloud(700)
    index = built()
    index.remove(range(5))  # marked as gone before it is saved, and so in the file
    assert index.save(file, {})
    later = VectorIndex(hnsw_from=500)
    later.add(range(20, 700), points[20:])  # 20 went, 100 came
    assert later.load(file, {})
    later._ef = 512
    for rounds in range(2):
        assert later.searches_by == "hnsw"
        for query in cloud(20, seed=3):
            wanted = [row + 20 for row in brute(points[20:], query, 8)]
            assert [label for label, _ in later.search(query, 8)] == wanted
        while not rounds and later.build_step():
            pass
    assert not later._pending


@pytest.mark.parametrize(
    "damage", ["truncated", "deleted", "foreign", "one bit", "no facts", "bad facts"]
)
def test_a_damaged_graph_is_not_taken(tmp_path: Path, damage: str):
    file = tmp_path / "vectors.hnsw"
    index = built()
    assert index.save(file, {})
    facts = file.with_suffix(".json")
    match damage:
        case "truncated":
            file.write_bytes(file.read_bytes()[:2000])
        case "deleted":
            file.unlink()
        case "foreign":
            strange = VectorIndex(hnsw_from=500)
            strange.add(range(1000, 1600), cloud(600))
            while strange.build_step():
                pass
            strange._graph.save_index(str(file))
        case "one bit":
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 1  # followed blindly, a wrong link crashes the process
            file.write_bytes(data)
        case "no facts":
            facts.unlink()
        case "bad facts":
            facts.write_text("{")
    fresh = VectorIndex(hnsw_from=500)
    fresh.add(range(600), cloud(600))
    assert not fresh.load(file, {})
    assert fresh.searches_by == "exact" and len(fresh.search(cloud(1)[0], 3)) == 3


def test_a_save_that_did_not_happen_is_noticed(tmp_path: Path):
    index = built()
    file = tmp_path / "gone" / "vectors.hnsw"
    assert index.save(file, {}) is False  # hnswlib itself reports success here
    assert index.save(tmp_path / "vectors.hnsw", {}) is True
    facts = json.loads((tmp_path / "vectors.json").read_text())
    assert facts["size"] == (tmp_path / "vectors.hnsw").stat().st_size


def test_words_find_in_scripts_without_spaces_and_with_apostrophes(tmp_path: Path):
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE w USING fts5(t, tokenize='unicode61 remove_diacritics 2')")
    texts = [
        "今天天气很好，我们去公园散步。",
        "O’Brien's café in Besançon",
        "part XR-2040/B",
        "ไปโรงเรียน",
    ]
    db.executemany("INSERT INTO w VALUES (?)", [(searchable(text),) for text in texts])

    def find(question: str) -> list[int]:
        sql = "SELECT rowid FROM w WHERE w MATCH ? ORDER BY bm25(w)"
        return [row[0] for row in db.execute(sql, (word_query(question_terms(question)),))]

    assert find("公园在哪里？") == [1]
    assert find("o'brien cafe") == [2] == find("besancon")
    assert find("Where is XR-2040/B?") == [3]
    assert find("โรงเรียน") == [4]
    assert question_terms("?!…") == [] and word_query(question_terms('say "AND" OR (NOT)')) != ""
    assert find('"; DROP TABLE w; --') == []
    db.close()


def test_a_store_keeps_nothing_of_a_removed_document(tmp_path: Path):
    from app.engine.documents import TextNode

    store = Store(tmp_path / "library.sqlite3")
    nodes = [TextNode("The cat sleeps.", ref_doc_id="a", start_char_idx=0, end_char_idx=15)]
    _, added = store.put_document("a", "hash", nodes, cloud(1))
    assert store.search_words("cat", 5)[0][0] == added[0]
    removed, again = store.put_document("a", "hash2", nodes, cloud(1))
    assert removed == added and again != added  # ids are never used twice
    assert store.delete_document("a") == again
    assert store.search_words("cat", 5) == [] and store.counts() == (0, 0)
    assert store.vector_count() == 0 and store.delete_document("a") == []
    store.close()


def test_a_failed_transaction_leaves_everything_as_it_was(tmp_path: Path):
    from app.engine.documents import TextNode

    store = Store(tmp_path / "library.sqlite3")
    nodes = [TextNode("The cat sleeps.", ref_doc_id="a")]
    store.put_document("a", "hash", nodes, cloud(1))
    with pytest.raises(ValueError):
        store.put_document("a", "hash", [*nodes, *nodes], cloud(1))  # one vector too few
    assert store.counts() == (1, 1) and len(store.search_words("cat", 5)) == 1
    store.close()


def test_a_read_only_store_of_nothing_says_so(tmp_path: Path):
    with pytest.raises(LibraryError):
        Store(tmp_path / "library.sqlite3", read_only=True)
    assert not (tmp_path / "library.sqlite3").exists()
