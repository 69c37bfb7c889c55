"""The engine process as the window sees it: a real second process behind a real pipe."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.messages import (
    TERMINAL,
    Answered,
    Ask,
    Cancel,
    ConversationOpened,
    EngineState,
    Failed,
    FileFailed,
    Index,
    IndexDone,
    Indexed,
    LibraryListed,
    ListLibrary,
    OpenConversation,
    Passages,
    Phase,
    Progress,
    Remove,
    Removed,
    Stopped,
    Text,
)
from tests.worker import engines
from tests.worker.window import PATIENCE, Window


@pytest.fixture
def opened(start: Callable[..., Window]) -> Callable[..., Window]:
    """Return a function that starts an engine process that answers by a script."""

    def make(entry: Callable[..., None] = engines.quick, **options: Any) -> Window:
        return start(entry, **options)

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "papers"
    place.mkdir()
    (place / "cats.txt").write_text("The cat sleeps on the sofa. " * 12)
    (place / "dogs.md").write_text("# Dogs\n\nThe dog barks at night. The dog eats.")
    return place


@pytest.fixture
def many(tmp_path: Path) -> Path:
    place = tmp_path / "many"
    place.mkdir()
    for i in range(120):
        tale = (f"Paper {i} tells of {j} cats and of fish. " for j in range(30))
        (place / f"{i:03}.txt").write_text("".join(tale))
    return place


def test_a_folder_is_indexed_asked_and_still_there_after_reopening(
    opened: Callable[..., Window], folder: Path
):
    window = opened()
    done = window.index(folder)
    assert (done.documents, done.failed, done.cancelled) == (2, 0, False)
    window.send(Ask(2, "Where does the cat sleep?"))
    answered = window.end(2)
    assert isinstance(answered, Answered) and answered.text == "The cat sleeps."
    mine = [e for e in window.seen if e.job == 2]
    kinds = [type(e) for e in mine]
    assert kinds.index(Passages) < kinds.index(Text)
    assert "".join(e.text for e in mine if isinstance(e, Text)) == answered.text
    assert [e.name for e in mine if isinstance(e, Phase)][-2:] == ["reading", "writing"]
    assert answered.citations[0].path == str(folder / "cats.txt")
    assert window.close() == 0

    window = opened()
    listed = window.until(LibraryListed)
    assert [row.state for row in listed.documents] == ["indexed", "indexed"]
    assert listed.folders == (str(folder),)
    window.send(OpenConversation(3))
    conversation = window.until(ConversationOpened, 3)
    assert [t.question for t in conversation.turns] == ["Where does the cat sleep?"]
    assert conversation.turns[0].text == "The cat sleeps."
    assert conversation.turns[0].citations[0].quote.startswith("The cat sleeps")


def test_passages_are_spans_of_the_text_and_their_best_sentence_lies_inside(
    opened: Callable[..., Window], folder: Path
):
    window = opened()
    window.index(folder)
    window.send(Ask(2, "Does the dog bark at night?"))
    window.end(2)
    for event in (e for e in window.seen if isinstance(e, Passages)):
        for passage in event.passages:
            text = Path(passage.path).read_text()
            assert text[passage.start : passage.end] == passage.text
            assert passage.sentence is not None
            assert passage.start <= passage.sentence[0] < passage.sentence[1] <= passage.end
    last = [e for e in window.seen if isinstance(e, Passages)][-1].passages[0]
    assert last.sentence is not None
    assert Path(last.path).read_text()[slice(*last.sentence)] == "The dog barks at night."
    assert last.anchor["heading"] == "Dogs"


def test_a_question_overtakes_indexing(opened: Callable[..., Window], many: Path):
    window = opened(engines.slow_indexing)
    window.send(Index(1, (str(many),)))
    window.until(Indexed)
    window.send(Ask(2, "Which paper tells of fish?"))
    assert isinstance(window.end(2), Answered)
    assert not any(isinstance(e, IndexDone) for e in window.seen)
    assert window.end(1).documents == 120


def test_indexing_tells_how_far_it_is_and_can_be_stopped(opened: Callable[..., Window], many: Path):
    window = opened(engines.slow_indexing)
    window.send(Index(1, (str(many),)))
    window.until(Indexed)
    window.send(Cancel(1))
    done = window.end(1)
    assert done.cancelled and 0 < done.documents < 120
    told = [e for e in window.seen if isinstance(e, Progress)]
    assert told[-1].files_total == 120 and any(e.rate > 0 for e in told)
    window.send(ListLibrary(3))
    listed = window.until(LibraryListed, 3)
    assert sum(row.state == "indexed" for row in listed.documents) == done.documents
    again = window.index(many)
    assert again.unchanged == done.documents
    assert again.documents + again.unchanged == 120


def test_stop_keeps_the_partial_text_and_the_next_question_is_answered(
    opened: Callable[..., Window], folder: Path
):
    window = opened(engines.slow_answer)
    window.index(folder)
    window.send(Ask(2, "Where does the cat sleep?"))
    window.until(Text)
    window.send(Cancel(2))
    stopped = window.end(2)
    assert isinstance(stopped, Stopped) and stopped.text.startswith("word0 ")
    window.send(Ask(3, "Where does the dog bark?"))
    window.until(Text, 3)
    window.send(OpenConversation(4))
    turns = window.until(ConversationOpened, 4).turns
    assert turns[0].question == "Where does the dog bark?"  # its own conversation
    window.send(Cancel(3))
    assert isinstance(window.end(3), Stopped)
    assert sum(isinstance(e, TERMINAL) and e.job == 2 for e in window.seen) == 1


def test_a_second_question_waits_and_can_be_stopped_while_waiting(
    opened: Callable[..., Window], folder: Path
):
    window = opened(engines.slow_answer)
    window.index(folder)
    window.send(Ask(2, "Where does the cat sleep?"))
    window.until(Text, 2)
    window.send(Ask(3, "Where does the dog bark?"))
    assert window.until(Phase, 3).name == "waiting"
    window.send(Cancel(3))
    window.send(Cancel(2))
    ends = {window.until(Stopped).job for _ in range(2)}
    assert ends == {2, 3}


def test_indexing_can_be_stopped_while_an_answer_is_written(
    opened: Callable[..., Window], folder: Path, many: Path
):
    window = opened(engines.slow_answer)
    window.index(folder)
    window.send(Index(2, (str(many),)))
    window.until(Progress, 2)
    window.send(Ask(3, "Where does the cat sleep?"))
    window.until(Text, 3)
    window.send(Cancel(2))
    assert window.until(IndexDone, 2).cancelled  # at once, the answer goes on
    window.until(Text, 3)
    window.send(Cancel(3))
    assert isinstance(window.end(3), Stopped)


def test_a_model_that_fails_in_the_middle_keeps_the_text_and_the_app_goes_on(
    opened: Callable[..., Window], folder: Path
):
    window = opened(engines.failing)
    window.index(folder)
    window.send(Ask(2, "Where does the cat sleep?"))
    failed = window.end(2)
    assert isinstance(failed, Failed) and failed.text == "The cat "
    assert "boom" in failed.message and failed.advice
    window.send(Ask(3, "Where does the cat sleep?"))
    assert window.end(3).text == "The cat sleeps."


def test_memory_running_out_is_one_sentence(opened: Callable[..., Window], folder: Path):
    window = opened(engines.without_memory)
    window.index(folder)
    window.send(Ask(2, "Where does the cat sleep?"))
    failed = window.end(2)
    assert (failed.kind, failed.text) == ("OutOfMemory", "")
    assert failed.message == "The machine's memory did not suffice."


def test_a_library_without_documents_says_what_to_do(opened: Callable[..., Window]):
    window = opened()
    window.send(Ask(1, "Anything?"))
    failed = window.end(1)
    assert "nothing to search" in failed.message and "Drop a folder" in failed.advice


@pytest.mark.parametrize("question", ["", "   \n\t "])
def test_an_empty_question_is_refused(opened: Callable[..., Window], folder: Path, question: str):
    window = opened()
    window.index(folder)
    window.send(Ask(2, question))
    assert window.end(2).message == "The question is empty."


def test_a_very_long_question_is_answered_and_said_to_be_shortened(
    opened: Callable[..., Window], folder: Path
):
    window = opened()
    window.index(folder)
    window.send(Ask(2, "Where does the cat sleep? " * 4000))
    assert isinstance(window.end(2), Answered)
    assert any("very long" in e.detail for e in window.seen if isinstance(e, Phase))


def test_files_that_cannot_be_read_have_a_reason_and_stop_nothing(
    opened: Callable[..., Window], folder: Path
):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.txt").write_bytes(b"")
    window = opened()
    done = window.index(folder)
    assert (done.documents, done.failed) == (2, 3)
    kinds = {Path(e.path).name: e.kind for e in window.seen if isinstance(e, FileFailed)}
    assert kinds == {"broken.pdf": "corrupt", "noise.bin": "unsupported", "empty.txt": "empty"}
    assert all(e.reason for e in window.seen if isinstance(e, FileFailed))
    window.send(ListLibrary(3))
    states = [row.state for row in window.until(LibraryListed, 3).documents]
    assert sorted(states) == ["failed"] * 3 + ["indexed"] * 2


def test_an_empty_folder_and_a_missing_one_are_no_trouble(
    opened: Callable[..., Window], tmp_path: Path
):
    (tmp_path / "empty").mkdir()
    window = opened()
    assert window.index(tmp_path / "empty").documents == 0
    done = window.index(tmp_path / "missing")
    assert (done.documents, done.failed) == (0, 1)


def test_changed_and_vanished_files_are_followed(opened: Callable[..., Window], folder: Path):
    window = opened()
    window.index(folder)
    (folder / "dogs.md").unlink()
    (folder / "cats.txt").write_text("A fish swims in the pond.")
    (folder / "birds.txt").write_text("A bird and a fish.")
    done = window.index(folder)
    assert (done.documents, done.removed, done.unchanged) == (2, 1, 0)
    os.utime(folder / "birds.txt")
    assert window.index(folder).unchanged == 2  # touched, but the same bytes
    window.send(Ask(4, "Where does the dog bark?"))
    window.end(4)
    passages = [e for e in window.seen if isinstance(e, Passages)][-1].passages
    assert {Path(p.path).name for p in passages} == {"cats.txt", "birds.txt"}


def test_what_is_removed_is_never_found_again(opened: Callable[..., Window], folder: Path):
    window = opened()
    window.index(folder)
    window.send(Remove(2, str(folder / "cats.txt")))
    assert window.until(Removed, 2).documents == 1
    window.send(Ask(3, "Where does the cat sleep?"))
    window.end(3)
    for event in (e for e in window.seen if isinstance(e, Passages)):
        assert {Path(p.path).name for p in event.passages} <= {"dogs.md"}
    assert (folder / "cats.txt").exists()


def test_a_kill_in_the_middle_of_an_answer_loses_nothing(
    opened: Callable[..., Window], folder: Path
):
    window = opened(engines.slow_answer)
    window.index(folder)
    window.send(Ask(2, "Where does the cat sleep?"))
    window.until(Text)
    window.kill()
    window = opened()
    assert len(window.until(LibraryListed).documents) == 2
    window.send(OpenConversation(3))
    turn = window.until(ConversationOpened, 3).turns[0]
    assert turn.question == "Where does the cat sleep?" and "interrupted" in turn.note
    window.send(Ask(4, "Where does the cat sleep?"))
    assert window.end(4).text == "The cat sleeps."


def test_a_kill_in_the_middle_of_indexing_loses_at_most_the_file_in_work(
    opened: Callable[..., Window], many: Path, tmp_path: Path
):
    window = opened(engines.slow_indexing)
    window.send(Index(1, (str(many),)))
    for _ in range(3):
        window.until(Indexed)
    window.kill()
    stored = sum(isinstance(e, Indexed) for e in window.seen)
    window = opened()
    listed = window.until(LibraryListed)
    assert len(listed.documents) >= stored
    done = window.index(many)
    assert done.documents + done.unchanged == 120 and done.unchanged >= stored
    window.close()
    with sqlite3.connect(tmp_path / "library" / "library.sqlite3") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        doubled = "SELECT count(*) - count(DISTINCT ref) FROM documents"
        assert db.execute(doubled).fetchone() == (0,)
        lonely = "SELECT count(*) FROM chunks WHERE id NOT IN (SELECT chunk FROM vectors)"
        assert db.execute(lonely).fetchone() == (0,)
    db.close()


def test_a_second_engine_reads_only_and_says_so(opened: Callable[..., Window], folder: Path):
    first = opened()
    first.index(folder)
    second = opened()
    state = second.until(EngineState)
    assert state.read_only and "Another Carrel" in state.detail
    assert all(second.until(EngineState).read_only for _ in ("searching", "answering"))
    second.send(Ask(1, "Where does the cat sleep?"))
    assert second.end(1).text == "The cat sleeps."
    second.send(Index(2, (str(folder),)))
    assert "only be read" in second.end(2).message
    second.send(Remove(3, str(folder)))
    assert isinstance(second.end(3), Failed)


def test_a_full_disk_is_said_and_everything_before_is_kept(
    opened: Callable[..., Window], folder: Path, many: Path
):
    window = opened()
    window.index(folder)
    window.close()
    window = opened(engines.full_disk)
    window.send(Index(1, (str(many),)))
    failed = window.end(1)
    assert failed.kind == "DiskFull" and "disk is full" in failed.message
    window.send(Ask(2, "Where does the cat sleep?"))
    assert window.end(2).text == "The cat sleeps."
    window.close()
    window = opened()
    rows = window.until(LibraryListed).documents
    assert str(folder / "cats.txt") in {row.path for row in rows}


def test_without_models_words_still_find_and_the_reason_is_said(
    opened: Callable[..., Window], folder: Path
):
    window = opened()
    window.index(folder)
    window.close()
    window = opened(engines.without_models)
    states = [window.until(EngineState) for _ in range(3)]
    assert [s.stage for s in states] == ["library", "searching", "answering"]
    assert all(s.problem for s in states[1:])
    window.send(Ask(2, "Where does the cat sleep?"))
    found = window.until(Passages, 2)
    assert found.ranking == "words" and Path(found.passages[0].path).name == "cats.txt"
    assert window.end(2).kind == "PackError"


def test_a_damaged_library_is_said_and_a_copy_of_it_kept(
    opened: Callable[..., Window], folder: Path, tmp_path: Path
):
    (tmp_path / "library").mkdir()
    broken = b"not a database at all" * 100
    (tmp_path / "library" / "library.sqlite3").write_bytes(broken)
    window = opened()
    assert "damaged" in window.until(EngineState).notice
    copy = next((tmp_path / "library").glob("library.damaged-*.sqlite3"))
    assert copy.read_bytes() == broken
    assert window.index(folder).documents == 2


def test_a_library_of_a_newer_version_is_refused(opened: Callable[..., Window], tmp_path: Path):
    (tmp_path / "library").mkdir()
    with sqlite3.connect(tmp_path / "library" / "library.sqlite3") as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    window = opened()
    assert "newer version" in window.until(EngineState).problem


def test_the_engine_ends_with_its_window(opened: Callable[..., Window], folder: Path):
    window = opened(engines.slow_answer)
    window.index(folder)
    window.send(Ask(2, "Where does the cat sleep?"))
    window.until(Text)
    window.pipe.close()
    window.process.join(PATIENCE)
    assert window.process.exitcode == 0


def test_the_engine_ends_when_its_window_is_killed(tmp_path: Path, folder: Path):
    code = f"""
import multiprocessing, time
from app.messages import Ask, Index, WorkerOptions
from tests.worker import engines
if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=engines.slow_answer, args=(theirs, WorkerOptions({str(tmp_path / "library")!r})))
    process.start()
    theirs.close()
    ours.send(Index(1, ({str(folder)!r},)))
    ours.recv()
    print(process.pid, flush=True)
    time.sleep({PATIENCE})
"""
    script = tmp_path / "window.py"
    script.write_text(code)
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as window:  # fmt: skip
        assert window.stdout is not None
        engine = int(window.stdout.readline())
        window.kill()
    deadline = time.monotonic() + PATIENCE
    while _is_running(engine):
        assert time.monotonic() < deadline, "the engine outlived its window"
        time.sleep(0.05)


def _is_running(pid: int) -> bool:
    import psutil

    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_the_engine_process_refuses_the_network():
    from app.worker import refuse_network

    for event, arguments in (
        ("socket.connect", (None, ("192.0.2.1", 80))),
        ("socket.getaddrinfo", ("example.org", 80, 0, 0, 0)),
        ("socket.sendto", (None, ("192.0.2.1", 53))),
    ):
        with pytest.raises(PermissionError):
            refuse_network(event, arguments)
    refuse_network("socket.connect", (None, "/run/some.socket"))
    refuse_network("open", ("file",))
