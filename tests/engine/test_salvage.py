"""A damaged library is noticed, kept aside, mended as far as it goes, and said to be so."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.engine.library import Library
from app.engine.store import Store
from app.engine.vector_store_index import DATABASE
from app.errors import LibraryDamaged
from tests.engine.libraries.filled import Contents, contents, fill


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Contents]:
    folder = tmp_path_factory.mktemp("filled")
    fill(folder)
    return folder, contents(folder)


@pytest.fixture
def library(filled: tuple[Path, Contents], tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    shutil.copytree(filled[0], folder)
    return folder


def page_size(file: Path) -> int:
    return int.from_bytes(file.read_bytes()[16:18], "big")


def pages_of(file: Path, *tables: str) -> list[int]:
    """Return the numbers, from 1, of the pages that hold some tables."""
    db = sqlite3.connect(file)
    marks = ",".join("?" * len(tables))
    found = db.execute(f"SELECT pageno FROM dbstat WHERE name IN ({marks})", tables).fetchall()
    db.close()
    return [row[0] for row in found]


def spoil(file: Path, pages: list[int], how: str, chance: random.Random) -> None:
    """Damage some pages, numbered from 1, in one of the ways that disks and people know."""
    data, size = bytearray(file.read_bytes()), page_size(file)
    for page in pages:
        start = (page - 1) * size
        match how:
            case "zero":
                data[start : start + size] = bytes(size)
            case "noise":
                data[start : start + size] = chance.randbytes(size)
            case "head":
                data[start : start + 12] = chance.randbytes(12)
            case "flip":
                for _ in range(20):
                    data[start + chance.randrange(size)] ^= 1 << chance.randrange(8)
            case "foreign":
                other = chance.randrange(len(data) // size) * size
                data[start : start + size] = data[other : other + size]
    file.write_bytes(bytes(data) if how != "truncate" else bytes(data[: (pages[0] - 1) * size]))


def use(folder: Path) -> Library:
    """Open a library and use all of it, twice if it is damaged: the second time it is mended."""
    for _ in range(2):
        opened = Library(folder)
        store = opened.index.store
        try:
            store.nodes(store.chunk_ids())
            store.search_words("other words", 50)
            store.documents()
            store.ledger()
            for conversation in range(1, store.latest_conversation() + 1):
                store.turns(conversation)
            store._all("PRAGMA quick_check")
            store.set_meta("used", "yes")
            return opened
        except LibraryDamaged:
            opened.close()
    raise AssertionError("It was damaged again after it was mended.")


import os
@pytest.mark.parametrize("seed", range(int(os.environ.get("F","0")),int(os.environ.get("T","30"))))
def test_random_damage_never_crashes_and_never_gives_a_wrong_row(
    library: Path, filled: tuple[Path, Contents], seed: int
):
    chance, before, file = random.Random(seed), filled[1], library / DATABASE
    how = ("zero", "noise", "head", "flip", "foreign", "truncate")[seed % 6]
    count = file.stat().st_size // page_size(file)
    pages = [chance.randrange(1, count + 1) for _ in range(chance.choice([1, 2, 8]))]
    conversations = set(pages_of(file, "conversations", "turns", "sqlite_schema"))
    harmed = conversations & set(pages)
    spoil(file, pages, how, chance)
    opened = use(library)
    noticed = opened.notice
    opened.close()
    after = contents(library)
    assert after.chunks.items() <= before.chunks.items()
    if noticed:
        assert after.documents.keys() <= before.documents.keys()
        assert after.vectors.keys() <= before.vectors.keys()
        assert list(library.glob("library.damaged-*.sqlite3"))
    if how != "truncate" and not harmed:
        assert after.turns == before.turns
