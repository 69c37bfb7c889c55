"""A damaged library is noticed, kept aside, mended as far as it goes, and said to be so."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.engine.library import Library
from app.engine.store import FileFacts
from app.engine.vector_store_index import DATABASE
from app.errors import LibraryDamaged
from tests.engine.libraries.filled import Contents, contents, fill, new_document
from tests.engine.libraries.numbers import NumberEmbedding


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


def use(folder: Path) -> tuple[Contents, str]:
    """Open a library and use all of it; where that meets damage, open it again, as people do.

    Returns what is in it then and what was said. A mended library must not be damaged.
    """
    said = ""
    for _ in range(3):
        opened = Library(folder)
        assert not (said and opened.notice), "It was damaged again after it was mended."
        said = said or opened.notice
        opened.close()
        try:
            return contents(folder), said
        except LibraryDamaged:
            continue
    raise AssertionError("It is damaged still.")


@pytest.mark.parametrize("seed", range(30))
def test_random_damage_never_crashes_and_never_gives_a_wrong_row(
    library: Path, filled: tuple[Path, Contents], seed: int
):
    chance, before, file = random.Random(seed), filled[1], library / DATABASE
    how = ("zero", "noise", "head", "flip", "foreign", "truncate")[seed % 6]
    count = file.stat().st_size // page_size(file)
    pages = [chance.randrange(1, count + 1) for _ in range(chance.choice([1, 2, 8]))]
    harmed = set(pages_of(file, "conversations", "turns")) & set(pages)
    spoil(file, pages, how, chance)
    after, noticed = use(library)
    assert after.chunks.items() <= before.chunks.items()
    if noticed:
        assert after.documents.keys() <= before.documents.keys()
        assert after.vectors.keys() <= before.vectors.keys()
        assert list(library.glob("library.damaged-*.sqlite3"))
    if how != "truncate" and not harmed:
        assert after.turns == before.turns


@pytest.mark.parametrize("how", ["zero", "noise", "flip"])
def test_without_its_first_page_a_library_keeps_everything(
    library: Path, filled: tuple[Path, Contents], how: str
):
    spoil(library / DATABASE, [1], how, random.Random(1))
    after, noticed = use(library)
    assert after == filled[1]
    assert not noticed or "61 documents were saved, and 12 conversations" in noticed


def test_turns_whose_place_is_lost_follow_what_is_left(
    library: Path, filled: tuple[Path, Contents]
):
    file = library / DATABASE
    pages = pages_of(file, "turns")
    spoil(file, pages[len(pages) // 2 : len(pages) // 2 + 2], "zero", random.Random(8))
    after, noticed = use(library)
    lost = filled[1].turns.keys() - after.turns.keys()
    assert noticed and 0 < len(lost) < len(filled[1].turns) // 2
    opened = Library(library)
    store = opened.index.store
    for row in store.conversations():
        numbers = {turn.number for turn in store.turns(row.number)}
        for turn in store.turns(row.number):
            assert turn.parent in {0, *numbers} and turn.parent < turn.number
        if not any(conversation == row.number for conversation, _ in lost):
            assert [t.parent for t in store.turns(row.number)][3:] == [max(numbers) - 2] * 2
    opened.close()


def test_a_broken_full_text_index_is_made_again_from_the_texts(
    library: Path, filled: tuple[Path, Contents]
):
    file = library / DATABASE
    spoil(file, pages_of(file, "words_data", "words_idx", "said_data"), "noise", random.Random(2))
    after, noticed = use(library)
    assert after == filled[1] and noticed


def test_documents_that_lost_chunks_are_read_again_and_keep_what_is_left(
    library: Path, filled: tuple[Path, Contents]
):
    file = library / DATABASE
    spoil(file, pages_of(file, "chunks")[3:6], "zero", random.Random(3))
    after, noticed = use(library)
    assert "will be read again" in noticed
    opened = Library(library)
    waiting = [d for d in opened.index.store.documents() if d.state == "waiting"]
    assert {d.ref for d in waiting} == before_minus(filled[1], after)
    assert all(d.facts == FileFacts() for d in waiting)  # nothing says that they are unchanged
    missing = filled[1].chunks.keys() - after.chunks.keys()
    assert missing and len(missing) < 40
    assert opened.index.store.counts()[1] == len(after.chunks)
    new = new_document(300)
    opened.index._embed_model = NumberEmbedding()
    opened.index.put_many([new])
    assert min(opened.index.store.chunk_ids(new.ref)) > max(filled[1].chunks)  # never used twice
    opened.close()


def before_minus(before: Contents, after: Contents) -> set[str]:
    return before.documents.keys() - after.documents.keys()


def renumber(file: Path, table: str, old: int, new: int) -> None:
    """Give a row another's rowid, as one bit that tips over does; both are below 128.

    Where things stand is told by https://www.sqlite.org/fileformat2.html#b_tree_pages.
    """
    data, size = bytearray(file.read_bytes()), page_size(file)
    for page in pages_of(file, table):
        start = (page - 1) * size
        if data[start] != 0x0D:  # a leaf
            continue
        for cell in range(int.from_bytes(data[start + 3 : start + 5], "big")):
            pointer = start + 8 + 2 * cell
            at = start + int.from_bytes(data[pointer : pointer + 2], "big")
            while data[at] & 0x80:  # the length of the row
                at += 1
            if data[at + 1] == old:
                data[at + 1] = new
                file.write_bytes(data)
                return
    raise AssertionError(f"there is no row {old}")


@pytest.mark.parametrize("table", ["chunks", "vectors", "documents"])
@pytest.mark.parametrize(("old", "new"), [(20, 21), (20, 52), (52, 20), (21, 20)])
def test_a_row_with_the_number_of_another_becomes_no_part_of_that(
    library: Path, filled: tuple[Path, Contents], table: str, old: int, new: int
):
    file = library / DATABASE
    renumber(file, table, old, new)
    spoil(file, pages_of(file, "words_data"), "zero", random.Random(8))  # so that it is mended
    after, noticed = use(library)
    assert noticed
    assert after.chunks.items() <= filled[1].chunks.items()
    assert after.vectors.items() <= filled[1].vectors.items()
    assert len(after.chunks) > 300 and len(after.vectors) > 300
    opened = Library(library)
    for ref in after.documents:
        for node in opened.index.store.nodes(opened.index.store.chunk_ids(ref)):
            assert f"file {node.text.split()[4]}txt" in ref
    opened.close()


def test_lost_vectors_are_made_again_from_the_texts(library: Path, filled: tuple[Path, Contents]):
    file = library / DATABASE
    spoil(file, pages_of(file, "vectors")[5:9], "noise", random.Random(4))
    after, _ = use(library)
    assert after.documents == filled[1].documents and after.chunks == filled[1].chunks
    lost = len(filled[1].vectors) - len(after.vectors)
    assert lost
    opened, embedder = Library(library), NumberEmbedding()
    renewal = opened.index.adopt(embedder)
    assert renewal is not None
    while renewal.step():
        pass
    assert len(embedder.embedded) == lost and len(opened.index.vectors) == len(filled[1].vectors)
    assert opened.index.adopt(embedder) is None
    opened.close()
    assert contents(library) == filled[1]


def test_damage_that_is_met_in_use_ends_the_work_and_is_mended_at_the_next_start(library: Path):
    opened = Library(library)
    store = opened.index.store
    store._db.execute("PRAGMA cache_size = 0")
    spoil(library / DATABASE, pages_of(library / DATABASE, "turns"), "zero", random.Random(5))
    with pytest.raises(LibraryDamaged) as told:
        for conversation in range(1, 13):
            store.turns(conversation)
    assert "Start Carrel again" in str(told.value)
    opened.close()
    again = Library(library)
    assert "mended" in again.notice and again.index.store.counts() == (60, 360)
    again.close()
    third = Library(library)
    assert third.notice == ""
    third.close()


def test_a_mending_that_is_killed_is_taken_up_again(
    library: Path, filled: tuple[Path, Contents], monkeypatch: pytest.MonkeyPatch
):
    file = library / DATABASE
    spoil(file, pages_of(file, "words_data"), "zero", random.Random(6))
    for victim in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(f"app.engine.salvage.os.{victim}", _die)
            with pytest.raises(KeyboardInterrupt):
                Library(library)
    after, noticed = use(library)
    assert after == filled[1] and noticed
    assert len(list(library.glob("library.damaged-*.sqlite3"))) == 1
    assert not list(library.glob("*.mend*"))


def _die(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_library_that_only_may_be_read_is_not_mended(library: Path):
    spoil(library / DATABASE, [1], "zero", random.Random(7))
    damaged = (library / DATABASE).read_bytes()
    with pytest.raises(LibraryDamaged):
        Library(library, read_only=True)
    assert (library / DATABASE).read_bytes() == damaged


def test_a_file_that_is_no_library_at_all_is_kept_aside(tmp_path: Path):
    (tmp_path / DATABASE).write_bytes(b"Dear diary, " * 4000)
    opened = Library(tmp_path)
    assert "nothing in it could be read" in opened.notice
    assert opened.index.store.counts() == (0, 0)
    opened.close()
    (kept,) = tmp_path.glob("library.damaged-*.sqlite3")
    assert kept.read_bytes() == b"Dear diary, " * 4000
