"""No room, at many different moments: it is said, nothing of before is lost, and it goes on later.

The disk is really full: a small file system where mounting is permitted, a limit on the size of
files, and SQLite's own limit on pages.
"""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.engine.library import Library
from app.engine.vector_store_index import DATABASE, GRAPH
from app.errors import DiskFull, LibraryError
from tests.engine.libraries.filled import contents, new_document
from tests.engine.libraries.numbers import NumberEmbedding

DOCUMENTS, BATCH = 60, 4
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and mounts of Unix")


@pytest.fixture(scope="module")
def small_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("a small file system cannot be mounted here: that takes an administrator")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def import_documents(folder: Path) -> tuple[list[int], DiskFull | None]:
    """Import what is missing until there is no room; return the documents kept, and the error."""
    kept: list[int] = []
    try:
        library = Library(folder)
    except DiskFull as error:
        return kept, error
    index = library.index
    index._embed_model = NumberEmbedding()
    index.vectors._hnsw_from = 100
    full: DiskFull | None = None
    try:
        conversation = index.store.new_conversation("What is kept?")
        for start in range(0, DOCUMENTS, BATCH):
            batch = [new_document(number) for number in range(start, start + BATCH)]
            index.store.put_waiting([(new.ref, new.facts) for new in batch])
            missing = [d for d in batch if not _kept(index.store.document(d.ref))]
            index.put_many(missing)
            kept += range(start, start + BATCH)
            turn = index.store.begin_turn(conversation, f"{start}?")
            index.store.update_turn(turn, "Words.", "stop", [], [])
        while index.vectors.build_step():
            pass
        index.save_graph()
    except DiskFull as error:
        full = error
        if kept:  # what is there is found while there is no room
            assert index.store.search_words(f"word{kept[0]}", 3)
            assert len(index.as_retriever(2).retrieve("word3")) == 2
        if index.store.generation:
            assert index.store.generation == int(index.store.meta("generation") or 0)
    library.close()
    return kept, full


def _kept(row: object) -> bool:
    return row is not None and row.state == "indexed"  # type: ignore[attr-defined]


def check(folder: Path, kept: list[int]) -> None:
    """Everything of before is there and right; the import then goes on to its end."""
    assert not list(folder.glob("library.damaged*"))
    for _ in range(2):
        found = contents(folder)
        for number in kept:
            assert found.documents[new_document(number).ref] == f"hash {number}"
        assert len(found.chunks) == len(found.vectors) == 6 * len(found.documents)
        kept, full = import_documents(folder)
        assert full is None and len(kept) == DOCUMENTS
    library = Library(folder)
    library.index.vectors._hnsw_from = 100
    assert library.index.vectors._graph is not None  # the file that was written is whole
    library.close()


def said(full: DiskFull | None) -> bool:
    return full is not None and str(full).endswith(
        "Make room and try again; everything that was indexed before is kept."
    )


@pytest.mark.parametrize("free", [*range(0, 400, 40), *range(400, 3000, 260)])
def test_a_full_disk_stops_an_import_anywhere_and_loses_nothing(small_disk: Path, free: int):
    for left in small_disk.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    ballast, folder = small_disk / "ballast", small_disk / "library"
    room = shutil.disk_usage(small_disk).free - free * 1024
    with open(ballast, "wb") as handle:
        handle.write(bytes(max(room, 0)))
    try:
        kept, full = import_documents(folder)
    except LibraryError as error:  # not even its folder, or its lock, could be made
        assert free < 40 and "cannot be" in str(error)
        kept, full = [], None
    else:
        assert said(full)
    ballast.unlink()
    if full is not None:
        check(folder, kept)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond that many bytes, as a quota or FAT does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [4_000, 40_000, 100_000, 250_000, 500_000, 900_000])
def test_a_file_that_may_not_grow_is_a_full_disk(tmp_path: Path, size: int):
    with largest_file(size):
        kept, full = import_documents(tmp_path)
    assert said(full)
    check(tmp_path, kept)


@pytest.mark.parametrize("pages", [1, 3, 10, 40])
def test_a_library_that_may_not_grow_keeps_what_it_has(tmp_path: Path, pages: int):
    import_some = [new_document(number) for number in range(4)]
    library = Library(tmp_path)
    index, store = library.index, library.index.store
    index._embed_model = NumberEmbedding()
    index.put_many(import_some)
    count = store._one("PRAGMA page_count")[0]
    store._db.execute(f"PRAGMA max_page_count = {count + pages}")
    turn = store.begin_turn(store.new_conversation("Which?"), "Which?")
    with pytest.raises(DiskFull) as full:
        for number in range(4, 60):
            index.put_many([new_document(number)])
    assert said(full.value)
    with pytest.raises(DiskFull):
        store.update_turn(turn, "Words. " * 200_000, "stop", [], [])
    known = len(store.documents())
    assert known >= 4 and len(index.vectors) == 6 * known == store.chunk_count()
    store._db.execute("PRAGMA max_page_count = 1000000")
    index.put_many([new_document(99)])
    library.close()
    assert len(contents(tmp_path).documents) == known + 1


def test_an_older_library_stays_as_it_was_when_there_is_no_room_to_change_it(tmp_path: Path):
    from tests.engine.test_migrations import unpack

    file = unpack(1, tmp_path)
    before = file.read_bytes()
    for size in (3_000, 30_000):  # for the copy of it, which comes first
        with largest_file(size), pytest.raises(DiskFull):
            Library(tmp_path)
        assert file.read_bytes() == before
    library = Library(tmp_path)
    assert library.index.store.counts()[0] == 3 and library.notice == ""
    library.close()


def test_a_graph_that_finds_no_room_is_done_without(tmp_path: Path):
    kept, full = import_documents(tmp_path)
    assert full is None and (tmp_path / GRAPH).exists()
    library = Library(tmp_path)
    index = library.index
    index._embed_model = NumberEmbedding()
    index.vectors._hnsw_from = 100
    index.put_many([new_document(number) for number in range(100, 140)])
    while index.vectors.build_step():
        pass
    with largest_file((tmp_path / GRAPH).stat().st_size + 10):
        assert index.save_graph() is False
    assert not list(tmp_path.glob("*.tmp"))
    library.close()
    check(tmp_path, kept)


def test_a_damaged_library_is_mended_when_there_is_room_again(tmp_path: Path):
    import_documents(tmp_path)
    file = tmp_path / DATABASE
    data = bytearray(file.read_bytes())
    data[:8192] = os.urandom(8192)
    file.write_bytes(bytes(data))
    with largest_file(300_000), pytest.raises(DiskFull):
        Library(tmp_path)
    library = Library(tmp_path)
    assert "mended" in library.notice and library.index.store.counts() == (60, 360)
    library.close()
    assert len(list(tmp_path.glob("library.damaged-*.sqlite3"))) == 1
