"""Models taken in and out, and the library moved, by real engine processes."""

import json
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.engine import moving
from app.engine.models.speeds import Speeds
from app.errors import Cancelled, LibraryError
from app.messages import (
    Answered,
    Cancel,
    DescribeLibrary,
    Failed,
    ImportPack,
    IndexDone,
    LibraryDescribed,
    LibraryMoved,
    ListPacks,
    MoveLibrary,
    PacksListed,
    Progress,
    Quit,
    RemovePack,
    Stopped,
    Text,
)
from app.settings import Preferences
from tests.worker import engines
from tests.worker.window import Window

EMBEDDER = paths.bundled_models() / "all-minilm-l6-v2"
WRITER = paths.bundled_models() / "smollm2-135m-instruct"


@pytest.fixture
def start_quickly(start: Callable[..., Window]) -> Callable[..., Window]:
    def make(**options: Any) -> Window:
        return start(engines.quick, **options)

    return make


@pytest.fixture
def own_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder for the person's own packs."""
    folder = tmp_path / "models"
    monkeypatch.setenv("CARREL_MODELS", str(folder))
    return folder


# -- models --------------------------------------------------------------------------------------


@pytest.mark.models
def test_installed_models_are_listed_with_what_a_person_asks_of_them(
    start_quickly: Callable[..., Window],
):
    listed = start_quickly().request(ListPacks)
    assert isinstance(listed, PacksListed)
    rows = {row.folder: row for row in listed.packs}
    writer, finder = rows[WRITER.name], rows[EMBEDDER.name]
    assert (writer.role, finder.role) == ("llm", "embedder")
    assert writer.name == "SmolLM2 135M Instruct" and writer.licence == "Apache-2.0"
    assert writer.languages == finder.languages == "en"
    assert writer.provided and not writer.problem
    assert 200e6 < writer.size < writer.memory < 1e9
    assert 0 < listed.free_memory < listed.total_memory


@pytest.mark.models
def test_a_copied_model_is_imported_listed_and_removed(
    start_quickly: Callable[..., Window], own_models: Path, tmp_path: Path
):
    stick = tmp_path / "stick" / "my-finder"
    shutil.copytree(EMBEDDER, stick)
    window = start_quickly()
    listed = window.request(ImportPack, str(stick))
    assert isinstance(listed, PacksListed), listed
    row = next(row for row in listed.packs if row.folder == "my-finder")
    assert row.role == "embedder" and not row.provided and not row.problem
    steps = [e for e in window.seen if isinstance(e, Progress) and e.job == listed.job]
    assert steps and all(step.doing == "importing" and step.files_total == 100 for step in steps)
    listed = window.request(RemovePack, "my-finder")
    assert "my-finder" not in [row.folder for row in listed.packs]
    assert [each.name for each in own_models.iterdir()] in ([], [".lock"])


@pytest.mark.models
def test_a_provided_model_and_one_in_use_are_not_removed(start_quickly: Callable[..., Window]):
    failed = start_quickly().request(RemovePack, WRITER.name)
    assert isinstance(failed, Failed) and "in use" in failed.message
    assert (WRITER / "pack.json").is_file()


def test_what_is_no_model_is_refused_in_a_sentence_and_leaves_nothing(
    start_quickly: Callable[..., Window], own_models: Path, tmp_path: Path
):
    letter = tmp_path / "letter.gguf"
    letter.write_text("Dear Sir or Madam")
    failed = start_quickly().request(ImportPack, str(letter))
    assert isinstance(failed, Failed) and failed.kind == "PackError"
    assert failed.message.endswith(".") and failed.advice
    assert [each.name for each in own_models.iterdir()] in ([], [".lock"])


@pytest.mark.models
def test_a_stopped_import_leaves_nothing_behind(
    start_quickly: Callable[..., Window], own_models: Path, tmp_path: Path
):
    stick = tmp_path / "writer"
    shutil.copytree(WRITER, stick)
    window = start_quickly()
    job = window.start(ImportPack, str(stick))
    window.until(Progress, job)
    window.send(Cancel(job))
    assert isinstance(window.end(job), Stopped)
    end = time.monotonic() + 30
    while [e for e in own_models.iterdir() if e.name != ".lock"]:
        assert time.monotonic() < end, list(own_models.iterdir())
        time.sleep(0.02)


def test_the_speed_of_answers_is_kept_and_told_the_next_time(tmp_path: Path):
    speeds = Speeds(tmp_path / "speeds.json")
    keys = {"llm": "small | cpu | bfloat16", "embedder": "finder | cpu | float32"}
    for _ in range(2):
        assert not speeds.hear(Text(3, "one two three " * 10), keys)
    answered = Answered(3, "", True, "stop", (), 1, 1, 2, 10, 40)
    assert speeds.hear(answered, keys)
    assert speeds.hear(IndexDone(4, 2, 60, 0, 0, 0, 2.0), keys)
    speeds.write()
    again = Speeds(tmp_path / "speeds.json")
    assert again.get(keys["embedder"]) == 30
    assert again.last_of("small") > 0 and again.last_of("smaller") == 0


# -- the library's place -------------------------------------------------------------------------


def test_a_library_moves_with_all_that_is_in_it_and_the_old_one_goes_afterwards(
    start_quickly: Callable[..., Window], library: Path, papers: Path, tmp_path: Path
):
    (papers / "cats.txt").write_text("The cat sleeps on the sofa. " * 12)
    target = tmp_path / "disk"
    target.mkdir()
    (target / "holiday.jpg").write_bytes(b"of somebody else")
    first = start_quickly()
    first.index(papers)
    described = first.request(DescribeLibrary, str(target))
    assert isinstance(described, LibraryDescribed) and not described.problem
    assert described.target == str(target / moving.FOLDER)
    assert 0 < described.size < described.free
    first.close()
    second = start_quickly(closed=True)
    moved = second.request(MoveLibrary, str(target))
    assert moved == LibraryMoved(moved.job, described.target)
    second.close()
    assert (library / "library.sqlite3").is_file(), "the old one stays until the new one opened"
    Preferences()["library_folder"] = moved.folder
    assert paths.library() == Path(moved.folder)
    third = Window(paths.library(), engines.quick)
    assert [Path(row.path).name for row in third.listed().documents] == ["cats.txt"]
    end = time.monotonic() + 30
    while library.exists() and time.monotonic() < end:
        time.sleep(0.02)
    third.close()
    assert not library.exists()
    assert not (Path(moved.folder) / moving.NOTE).exists()
    assert (target / "holiday.jpg").is_file()


def test_questions_asked_of_a_closed_engine_are_told_why(start_quickly: Callable[..., Window]):
    window = start_quickly(closed=True)
    failed = window.request(ImportPack, "/nowhere/model.gguf")
    assert isinstance(failed, Failed) and "no file" in failed.message
    window.send(Quit())


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """Return a library's folder with a few megabytes in it."""
    source = tmp_path / "old"
    source.mkdir()
    with closing(sqlite3.connect(source / "library.sqlite3")) as database:
        database.execute("CREATE TABLE words (word BLOB)")
        database.executemany("INSERT INTO words VALUES (randomblob(?))", [(1000,)] * 4000)
        database.commit()
    (source / "vectors.hnsw").write_bytes(b"graph")
    return source


def test_a_move_that_is_stopped_at_any_step_leaves_both_folders_as_they_were(
    full: Path, tmp_path: Path
):
    target = tmp_path / "new"
    target.mkdir()
    before = {path.name: path.read_bytes() for path in full.iterdir()}
    steps = 0

    def stop_at(step: int) -> Callable[[float], None]:
        def tell(part: float) -> None:
            nonlocal steps
            steps += 1
            if steps == step:
                raise Cancelled()

        return tell

    moving.move(full, target, stop_at(-1))
    total, shown = steps, json.loads((target / moving.NOTE).read_text())
    assert shown["complete"] and "library.sqlite3" in shown["files"]
    shutil.rmtree(target)
    for step in range(1, total + 1):
        target.mkdir()
        steps = 0
        with pytest.raises(Cancelled):
            moving.move(full, target, stop_at(step))
        assert list(target.iterdir()) == []
        target.rmdir()
    assert {p.name: p.read_bytes() for p in full.iterdir() if p.name != moving.LOCK} == before


def test_a_damaged_library_is_not_moved(full: Path, tmp_path: Path):
    target = tmp_path / "new"
    target.mkdir()
    data = bytearray((full / "library.sqlite3").read_bytes())
    data[8192:12288] = b"\xff" * 4096
    (full / "library.sqlite3").write_bytes(data)
    with pytest.raises(LibraryError, match="damaged"):
        moving.move(full, target, lambda part: None)
    assert list(target.iterdir()) == []


def test_where_a_library_cannot_go_is_told_in_a_sentence(full: Path, tmp_path: Path):
    inside, taken, other = full / "inside", tmp_path / "taken", tmp_path / "other"
    for folder in (inside, taken, other):
        folder.mkdir()
    (taken / "x").write_text("")
    (taken / moving.FOLDER).mkdir()
    (taken / moving.FOLDER / "library.sqlite3").write_text("")
    for target, words in (
        (full, "there already"),
        (inside, "into itself"),
        (taken, "a library in"),
        (tmp_path / "absent", "cannot be used"),
    ):
        problem = moving.judge(full, target).problem
        assert problem is not None and words in problem.message, target
    assert moving.judge(full, other).problem is None
    assert list(other.iterdir()) == []


def test_a_copy_that_a_crash_cut_off_is_cleared_by_the_next_move(full: Path, tmp_path: Path):
    target = tmp_path / "new"
    target.mkdir()
    note = {"source": str(full), "files": [], "complete": False}
    (target / moving.NOTE).write_text(json.dumps(note))
    (target / "library.sqlite3").write_bytes(b"half of it")
    assert moving.move(full, target, lambda part: None) == target
    assert (target / "library.sqlite3").read_bytes() == (full / "library.sqlite3").read_bytes()


def below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_asking_where_a_library_could_go_deletes_nothing(full: Path, tmp_path: Path):
    target = tmp_path / "new"
    target.mkdir()
    moving.move(full, target, lambda part: None)
    before = below(target)
    assert moving.judge(full, target).place == target, "a copy that nobody took counts as nothing"
    assert below(target) == before


def test_of_a_copy_that_was_cut_off_only_its_own_files_go(full: Path, tmp_path: Path):
    target = tmp_path / "new"
    (target / "holiday").mkdir(parents=True)
    note = {"source": str(full), "files": {"parts/one": [4, 0]}, "complete": False}
    (target / moving.NOTE).write_text(json.dumps(note))
    (target / "parts").mkdir()
    for name in ("parts/one", "library.sqlite3", "holiday/photo.jpg", "thesis.docx"):
        (target / name).write_text("some")
    assert moving.judge(full, target).problem is None
    place = moving.move(full, target, lambda part: None)
    assert place == target / moving.FOLDER, "the folder holds other things by now"
    assert {p.name for p in target.iterdir()} == {"holiday", "thesis.docx", moving.FOLDER}
    assert (target / "holiday" / "photo.jpg").read_text() == "some"


def test_a_copy_that_became_the_library_is_no_leftover(full: Path, tmp_path: Path):
    target = tmp_path / "new"
    target.mkdir()
    moving.move(full, target, lambda part: None)
    with moving._locked(full):
        assert not moving.finish(target), "the old one is held, so it stays for now"
    problem = moving.judge(full, target).problem
    assert problem is not None and "a library in" in problem.message
    with pytest.raises(LibraryError, match="a library in"):
        moving.move(full, target, lambda part: None)
    assert (target / "library.sqlite3").is_file()
    assert moving.finish(target) and not full.exists()


def test_an_old_library_that_was_used_after_it_was_copied_stays(full: Path, tmp_path: Path):
    target = tmp_path / "new"
    target.mkdir()
    moving.move(full, target, lambda part: None)
    with closing(sqlite3.connect(full / "library.sqlite3")) as database:
        database.execute("INSERT INTO words VALUES ('months of work')")
        database.commit()
    assert moving.finish(target)
    assert (full / "library.sqlite3").is_file() and not (target / moving.NOTE).exists()


def test_what_windows_keep_in_a_library_is_not_copied_and_goes_last(full: Path, tmp_path: Path):
    target = tmp_path / "new"
    target.mkdir()
    (full / "inbox").mkdir()
    (full / "inbox" / "1.json").write_text("{}")
    (full / "window.lock").write_text("")
    moving.move(full, target, lambda part: None)
    assert below(target) == {"library.sqlite3", "vectors.hnsw", moving.NOTE}
    (full / "inbox" / "1.json").unlink()
    assert moving.finish(target) and not full.exists()


def test_a_library_whose_disk_is_away_is_not_begun_anew_elsewhere(
    start_quickly: Callable[..., Window], library: Path, tmp_path: Path
):
    gone = tmp_path / "unplugged" / "library"
    Preferences()["library_folder"] = str(gone)
    window = Window(gone, engines.quick)
    failed = window.request(DescribeLibrary)
    assert isinstance(failed, LibraryDescribed) and failed.size == 0
    problem = next(event for event in window.seen if getattr(event, "problem", ""))
    assert "is not there now" in problem.problem
    window.close()
    assert not gone.exists()
