"""What becomes of a file, step by step in one process: found, followed, removed, kept while away.

The engine, the library and the reader process are real; only the embedder is quick. Where two
things must meet at one moment, the test takes the engine's own steps and acts between two of them.
"""

import io
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil
import pytest
from PIL import Image, ImageDraw, ImageFont

from app.cli import index_all
from app.engine.background import RETRY_SECONDS, Background
from app.engine.config import Settings
from app.engine.embedding import BaseEmbedding
from app.engine.engine import Engine
from app.engine.gathering import BATCH
from app.engine.reading import ReaderProcess
from app.engine.splitting import SentenceSplitter
from app.engine.stream import Cancellation
from app.errors import DiskFull
from app.messages import Event, FileFailed, IndexDone, Indexed, Progress, Steps
from tests.engine.reading.making import damage_pages, make_pdf
from tests.engine.scripted import KeywordEmbedding
from tests.worker.making import make_letter, make_protected_zip, make_slow_page, make_zip

PATIENCE = 60
"""Seconds until a job is called hung; never a measure of speed."""
HANG = 15
"""Seconds after which a thing that waits for ever is let go, and the test fails."""
BEYOND_2262 = 16_000_000_000 * 10**9
"""A time of change, in nanoseconds, that SQLite's integers do not hold."""
WORDS = "Invoice for harbour pilots"

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names or links")
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such names")


class Desk:
    """Papers, a library of them, and an engine that is asked for one thing after the other."""

    def __init__(self, folder: Path, reader: ReaderProcess) -> None:
        self.folder, self._reader = folder, reader
        self.embedder: BaseEmbedding = KeywordEmbedding()
        self.engine = self._open(self.embedder)

    def _open(self, embedder: BaseEmbedding | None) -> Engine:
        engine = Engine(self.folder / "library")
        engine.reader = self._reader
        if embedder is not None:
            engine.use(embedder=embedder)
        return engine

    def reopen(self, embedder: BaseEmbedding | None) -> None:
        """Close Carrel and start it again, with this embedder or with none so far."""
        self.close()
        self.engine = self._open(embedder)

    def close(self) -> None:
        self.engine.reader = ReaderProcess()  # the other one serves the next test, too
        self.engine.close()

    # -- files -----------------------------------------------------------------------------

    def write(self, name: str, data: bytes | str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def rename(self, old: str, new: str) -> None:
        os.rename(self.folder / old, self.folder / new)

    # -- what a person does ----------------------------------------------------------------

    def adding(self, *names: str, again: bool = False) -> Steps:
        return self.engine.add(1, [str(self.folder / n) for n in names], Cancellation(),
                               again=again)  # fmt: skip

    def add(self, *names: str, passwords: Sequence[str] = ()) -> list[Event]:
        paths = [str(self.folder / name) for name in names]
        return finish(self.engine.add(1, paths, Cancellation(), passwords))

    def retry(self, *names: str) -> list[Event]:
        return finish(self.adding(*names, again=True))

    def ignore(self, name: str) -> None:
        self.engine.ignore(2, str(self.folder / name))

    def remove(self, name: str) -> None:
        self.engine.remove(2, f"{self.folder}{os.sep}{name}")

    # -- what the engine does of itself ----------------------------------------------------

    def looking(self, *names: str) -> Steps:
        """Look at what has changed, or without names at all that was added."""
        paths = [str(self.folder / name) for name in names] or self.engine.store.folders()
        return self.engine.index_job(-1, paths, Cancellation(), own=True).run()

    def look(self, *names: str) -> list[Event]:
        return finish(self.looking(*names))

    def recognise(self) -> list[Event]:
        return finish(self.engine.recognise(-1, Cancellation()))

    # -- what is seen ----------------------------------------------------------------------

    def states(self) -> dict[str, str]:
        rows = self.engine.list_library(0).documents
        return {os.path.relpath(row.path, self.folder).replace(os.sep, "/"): row.state
                for row in rows}  # fmt: skip

    def found(self, words: str) -> set[str]:
        """Return the documents that hold all the words."""
        nodes = self.engine.store.nodes([n for n, _ in self.engine.store.search_words(words, 100)])
        return {
            os.path.relpath(node.ref_doc_id or "", self.folder).replace(os.sep, "/")
            for node in nodes
            if all(word in node.text for word in words.split())
        }

    def nearest(self, words: str) -> str:
        """Return the document that comes nearest by meaning."""
        best = self.engine.index.as_retriever(1).retrieve(words)
        return os.path.relpath(best[0].node.ref_doc_id or "", self.folder).replace(os.sep, "/")


def finish(steps: Steps) -> list[Event]:
    """Take all steps of a job; return its events without the heartbeats."""
    events: list[Event] = []
    end = time.monotonic() + PATIENCE
    for event in steps:
        assert time.monotonic() < end, f"it does not end; last: {events[-3:]}"
        if event is not None and not isinstance(event, Progress):
            events.append(event)
    return events


def until(steps: Steps, true: Callable[[Event | None], object]) -> None:
    """Take steps until something is true."""
    end = time.monotonic() + PATIENCE
    for event in steps:
        if true(event):
            return
        assert time.monotonic() < end, "it never happens"
    raise AssertionError("it never happened")


def is_reading(event: Event | None) -> bool:
    """Tell whether a job has found what there is to do, and begins to do it."""
    return isinstance(event, Progress) and event.doing == "reading"


def done(events: Sequence[Event]) -> IndexDone:
    assert isinstance(events[-1], IndexDone), events
    return events[-1]


def failures(events: Sequence[Event]) -> list[FileFailed]:
    return [event for event in events if isinstance(event, FileFailed)]


@pytest.fixture(scope="module")
def reader() -> Iterator[ReaderProcess]:
    with ReaderProcess() as reader:
        yield reader


@pytest.fixture
def desk(tmp_path: Path, reader: ReaderProcess, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CARREL_DATA", str(tmp_path / "data"))
    Settings.node_parser = SentenceSplitter(40, 0, tokenizer=str.split)
    desk = Desk(tmp_path, reader)
    yield desk
    desk.close()
    Settings.reset()


# -- another embedder, or none yet -----------------------------------------------------------------


def test_after_a_change_of_embedder_documents_are_added_and_found_by_words_until_it_is_through(
    desk: Desk,
):
    desk.write("a/cat.txt", "The cat sleeps.")
    desk.add("a")
    desk.reopen(KeywordEmbedding("another"))
    desk.write("a/dog.txt", "The dog barks.")
    assert done(desk.add("a")).documents == 1
    assert desk.found("barks") == {"a/dog.txt"}
    assert not desk.engine.searches
    finish(desk.engine.renew(3, Cancellation()))
    assert desk.engine.searches
    assert desk.nearest("dog dog dog") == "a/dog.txt" and desk.nearest("cat cat") == "a/cat.txt"


def test_the_command_line_changes_to_another_embedder_before_it_adds_documents(desk: Desk):
    desk.write("a/cat.txt", "The cat sleeps.")
    desk.add("a")
    desk.reopen(KeywordEmbedding("another"))
    desk.write("a/dog.txt", "The dog barks.")
    finish(index_all(desk.engine, [str(desk.folder / "a")], Cancellation(), ()))
    assert desk.engine.index.embedder_identity == "another"
    assert desk.nearest("dog dog dog") == "a/dog.txt"


def test_a_copy_of_a_known_file_waits_for_no_embedder_and_loads_none(desk: Desk):
    desk.write("a/one.txt", "The cat sleeps.")
    desk.add("a")
    desk.reopen(None)
    Settings.embed_model = KeywordEmbedding("what the lane would load")
    desk.write("a/two.txt", "The cat sleeps.")
    assert done(desk.look()).documents == 1
    assert desk.states() == {"a/one.txt": "indexed", "a/two.txt": "indexed"}
    assert not desk.engine.index.embedder_ready


# -- strange files ---------------------------------------------------------------------------------


def test_a_file_from_the_far_future_stops_no_other_and_is_read_once(desk: Desk):
    desk.write("a/plain.txt", "The cat sleeps.")
    file = desk.write("a/far.txt", "The dog barks.")
    os.utime(file, ns=(0, BEYOND_2262))
    if os.stat(file).st_mtime_ns < 2**63:
        pytest.skip("this file system knows no such time")
    assert done(desk.add("a")).documents == 2
    assert desk.found("barks") == {"a/far.txt"}
    again = done(desk.look())
    assert (again.documents, again.unchanged) == (0, 2)


@linux
@pytest.mark.parametrize("inside", [False, True], ids=["itself", "the folder above"])
def test_a_folder_whose_name_is_no_text_is_refused_with_a_sentence(desk: Desk, inside: bool):
    bad = os.path.join(os.fsencode(desk.folder), b"bad\xff")
    os.makedirs(os.path.join(bad, b"in"))
    Path(os.fsdecode(bad), "in", "t.txt").write_text("The cat sleeps.")
    desk.write("a/plain.txt", "The dog barks.")
    name = os.fsdecode(os.path.join(bad, b"in") if inside else bad)
    events = desk.add(name, "a")
    told = {event.reason for event in failures(events)}
    assert told == {"Its name is not valid text: rename it."}
    assert desk.states() == {"a/plain.txt": "indexed"}


@posix
def test_what_could_not_be_read_is_told_once_and_not_with_every_look(desk: Desk):
    desk.write("a/plain.txt", "The cat sleeps.")
    os.symlink(desk.folder / "nowhere", desk.folder / "a/broken.txt")
    os.mkfifo(desk.folder / "a/pipe")
    assert len(failures(desk.add("a"))) == 2
    written = desk.engine.store.changes
    events = desk.look()
    assert failures(events) == [] and done(events).failed == 0
    assert desk.engine.store.changes == written


# -- what was removed or ignored does not come back ------------------------------------------------


@pytest.mark.parametrize("first", ["a/b", "a/b/y.txt"], ids=["a folder", "a file"])
def test_what_was_added_before_the_folder_around_it_stays_removed(desk: Desk, first: str):
    desk.write("a/x.txt", "The cat sleeps.")
    desk.write("a/b/y.txt", "The dog barks.")
    desk.add(first)
    desk.add("a")
    desk.remove(first)
    desk.look()
    assert desk.states() == {"a/x.txt": "indexed", "a/b/y.txt": "ignored"}
    assert desk.engine.store.folders() == [str(desk.folder / "a")]
    assert desk.found("barks") == set()


def test_what_was_added_by_itself_stays_when_the_folder_around_it_is_removed(desk: Desk):
    desk.write("a/x.txt", "The cat sleeps.")
    desk.write("a/b/y.txt", "The dog barks.")
    desk.add("a/b")
    desk.add("a")
    desk.remove("a")
    assert desk.states() == {"a/b/y.txt": "indexed"}
    desk.look()
    assert desk.states() == {"a/b/y.txt": "indexed"}


@pytest.mark.parametrize("moment", ["found", "embedded"])
def test_a_document_that_is_removed_while_a_job_reads_stays_removed(desk: Desk, moment: str):
    for number in range(6):
        desk.write(f"a/{number}.txt", f"The cat number{number} sleeps.")
    steps = desk.adding("a")
    until(steps, is_reading if moment == "found" else lambda _: embedded(desk))
    desk.remove("a/3.txt")
    finish(steps)
    assert desk.states().pop("a/3.txt") == "ignored" and desk.found("number3") == set()
    assert set(desk.states().values()) == {"indexed", "ignored"}


@pytest.mark.parametrize("moment", ["found", "embedded"])
def test_a_folder_that_is_removed_while_a_job_reads_it_and_another_stays_removed(
    desk: Desk, moment: str
):
    for number in range(6):
        desk.write(f"a/{number}.txt", f"The cat number{number} sleeps.")
    desk.write("a/broken.pdf", b"%PDF-1.4 and nothing else")
    desk.write("b/other.txt", "The dog barks.")
    steps = desk.adding("a", "b")
    until(steps, is_reading if moment == "found" else lambda _: embedded(desk))
    desk.remove("a")
    finish(steps)
    assert desk.states() == {"b/other.txt": "indexed"}
    assert desk.engine.store.folders() == [str(desk.folder / "b")]


def test_a_folder_that_is_removed_while_it_is_tried_again_stays_removed(desk: Desk):
    for number in range(6):
        desk.write(f"a/{number}.txt", f"The cat number{number} sleeps.")
    until(desk.adding("a"), is_reading)  # and no further
    steps = desk.adding("a", again=True)
    until(steps, lambda _: embedded(desk))
    desk.remove("a")
    finish(steps)
    assert desk.states() == {} and desk.engine.store.folders() == []


def embedded(desk: Desk) -> bool:
    """Tell whether vectors were made that are not stored yet."""
    assert isinstance(desk.embedder, KeywordEmbedding)
    made, desk.embedder.embedded = desk.embedder.embedded, 0
    return made > 0


def test_a_folder_can_be_removed_by_a_name_that_ends_in_a_slash(desk: Desk):
    desk.write("a/x.txt", "The cat sleeps.")
    desk.add("a")
    desk.remove("a/")
    assert desk.engine.store.folders() == [] and desk.states() == {}


def test_a_removed_document_that_is_renamed_stays_removed(desk: Desk):
    desk.write("a/diary.txt", "The cat sleeps.")
    desk.write("a/other.txt", "The dog barks.")
    desk.add("a")
    desk.remove("a/diary.txt")
    desk.rename("a/diary.txt", "a/old diary.txt")
    desk.look()
    assert desk.states() == {"a/old diary.txt": "ignored", "a/other.txt": "indexed"}
    assert desk.found("sleeps") == set()


def test_an_archive_that_is_renamed_moves_and_what_was_ignored_in_it_stays_so(desk: Desk):
    desk.write("a/z.zip", make_zip({"a.txt": b"The cat sleeps.", "b.txt": b"The dog barks."}))
    desk.add("a")
    desk.ignore("a/z.zip/b.txt")
    desk.rename("a/z.zip", "a/y.zip")
    event = done(desk.look())
    assert (event.moved, event.removed, event.documents) == (1, 0, 0)
    assert desk.states() == {
        "a/y.zip": "indexed", "a/y.zip/a.txt": "indexed", "a/y.zip/b.txt": "ignored",
    }  # fmt: skip
    assert desk.found("sleeps") == {"a/y.zip/a.txt"} and desk.found("barks") == set()


def test_a_renamed_archive_loses_nothing_where_a_protected_one_inside_was_ignored(desk: Desk):
    inner = make_protected_zip("s.txt", b"The fish is secret.", "pw")
    desk.write("a/o.zip", make_zip({"in.zip": inner, "t.txt": b"The cat sleeps."}))
    desk.add("a")
    desk.ignore("a/o.zip/in.zip")
    desk.rename("a/o.zip", "a/in.zip")  # as the one inside is called
    desk.look()
    assert desk.found("sleeps") == {"a/in.zip/t.txt"}
    assert desk.states() == {
        "a/in.zip": "indexed", "a/in.zip/in.zip": "ignored", "a/in.zip/t.txt": "indexed",
    }  # fmt: skip


@posix
def test_an_ignored_file_that_cannot_be_read_for_a_while_stays_ignored(desk: Desk):
    file = desk.write("a/diary.txt", "The cat sleeps.")
    desk.add("a")
    desk.ignore("a/diary.txt")
    desk.rename("a/diary.txt", "kept.txt")
    os.symlink(desk.folder / "nowhere", file)
    desk.look()
    assert desk.states() == {"a/diary.txt": "ignored"}
    os.unlink(file)
    desk.rename("kept.txt", "a/diary.txt")
    desk.look()
    assert desk.states() == {"a/diary.txt": "ignored"} and desk.found("sleeps") == set()


def test_a_document_in_an_archive_that_is_ignored_while_it_is_read_again_stays_ignored(desk: Desk):
    desk.write("a/z.zip", make_zip({"a.txt": b"The cat sleeps.", "b.txt": b"The dog barks."}))
    desk.add("a")
    desk.write("a/z.zip", make_zip({"a.txt": b"The cat wakes.", "b.txt": b"The dog barks again."}))
    embedded(desk)
    steps = desk.looking()
    until(steps, lambda _: embedded(desk))
    desk.ignore("a/z.zip/b.txt")
    finish(steps)
    assert desk.states()["a/z.zip/b.txt"] == "ignored" and desk.found("barks") == set()
    assert desk.found("wakes") == {"a/z.zip/a.txt"}


def test_a_document_in_an_archive_that_is_ignored_before_it_was_read_stays_ignored(desk: Desk):
    desk.write("a/z.zip", make_zip({"a.txt": b"The cat sleeps.", "b.txt": b"The dog barks."}))
    steps = desk.adding("a")
    until(steps, is_reading)
    desk.ignore("a/z.zip/b.txt")
    desk.ignore("a/z.zip/no such.txt")
    desk.ignore("a/no such.txt")
    finish(steps)
    assert desk.states() == {
        "a/z.zip": "indexed", "a/z.zip/a.txt": "indexed", "a/z.zip/b.txt": "ignored",
    }  # fmt: skip
    assert desk.found("barks") == set()
    desk.write("a/z.zip", make_zip({"b.txt": b"The dog barks aloud.", "c.txt": b"The fish."}))
    desk.look()
    assert desk.states() == {
        "a/z.zip": "indexed", "a/z.zip/b.txt": "ignored", "a/z.zip/c.txt": "indexed",
    }  # fmt: skip
    desk.retry("a/z.zip/b.txt")
    assert desk.found("barks") == {"a/z.zip/b.txt"}


def test_what_was_recognised_in_a_document_leaves_with_it(desk: Desk):
    desk.write("a/one.txt", "The cat sleeps.")
    desk.write("a/two.txt", "The dog barks.")
    desk.add("a")
    rows = {Path(row.ref).name: row.facts.content_hash or ""
            for row in desk.engine.store.documents()}  # fmt: skip
    for name in ("one.txt", "two.txt"):
        desk.engine.store.keep_recognised(rows[name], "", 1, f"Recognised in {name}.")
    desk.ignore("a/one.txt")
    assert desk.engine.store.recognised(rows["one.txt"]) == {}
    assert desk.engine.store.recognised(rows["two.txt"]) != {}
    desk.remove("a")
    assert desk.engine.store.recognised(rows["two.txt"]) == {}


# -- what the person asked for stays ---------------------------------------------------------------


@posix
@pytest.mark.parametrize("chosen", [".hidden", "out", "link"])
def test_what_the_rules_leave_out_stays_when_the_person_added_it_by_itself(desk: Desk, chosen: str):
    desk.write("elsewhere/n.txt", "The dog barks.")
    desk.write("a/x.txt", "The cat sleeps.")
    desk.write("a/.carrelignore", "out/\n")
    desk.write("a/.hidden/n.txt", "The dog barks.")
    desk.write("a/out/n.txt", "The dog barks.")
    os.symlink(desk.folder / "elsewhere", desk.folder / "a/link")
    desk.add("a")
    assert desk.found("barks") == set()
    desk.add(f"a/{chosen}")
    assert desk.found("barks") == {f"a/{chosen}/n.txt"}
    desk.look()
    assert desk.found("barks") == {f"a/{chosen}/n.txt"}


def test_an_ignored_archive_that_is_added_again_comes_back_with_all_that_is_in_it(desk: Desk):
    desk.write("a/z.zip", make_zip({"a.txt": b"The cat sleeps.", "b.txt": b"The dog barks."}))
    desk.add("a")
    desk.ignore("a/z.zip")
    assert desk.found("sleeps") == set()
    desk.add("a/z.zip")
    assert set(desk.states().values()) == {"indexed"}
    assert desk.found("sleeps") == {"a/z.zip/a.txt"}


def test_a_password_that_comes_later_opens_what_stands_inside_a_file(desk: Desk):
    inner = make_protected_zip("s.txt", b"The fish is secret.", "pw")
    desk.write("a/o.zip", make_zip({"in.zip": inner, "t.txt": b"The cat sleeps."}))
    desk.add("a")
    assert desk.states()["a/o.zip/in.zip"] == "failed"
    desk.add("a", passwords=["pw"])
    assert desk.found("secret") == {"a/o.zip/in.zip/s.txt"}


def test_trying_a_folder_again_reaches_what_stands_inside_a_file(desk: Desk):
    inner = make_protected_zip("s.txt", b"The fish is secret.", "pw")
    desk.write("a/o.zip", make_zip({"in.zip": inner, "t.txt": b"The cat sleeps."}))
    desk.add("a")
    tried = [event.path for event in failures(desk.retry("a"))]
    assert tried == [str(desk.folder / "a/o.zip/in.zip")]


def test_a_copy_that_is_added_while_the_first_is_out_of_reach_robs_nobody(desk: Desk):
    desk.write("disk/doc.txt", "The cat sleeps.")
    desk.add("disk")
    desk.rename("disk", "unplugged")
    desk.look()
    desk.write("home/copy.txt", "The cat sleeps.")
    desk.add("home")
    assert desk.states() == {"disk/doc.txt": "offline", "home/copy.txt": "indexed"}
    desk.rename("unplugged", "disk")
    desk.look()
    assert desk.states() == {"disk/doc.txt": "indexed", "home/copy.txt": "indexed"}


def test_a_copy_that_is_added_is_read_though_the_first_was_ignored_and_is_out_of_reach(desk: Desk):
    desk.write("disk/doc.txt", "The cat sleeps.")
    desk.write("disk/other.txt", "The dog barks.")
    desk.add("disk")
    desk.ignore("disk/doc.txt")
    desk.rename("disk", "unplugged")
    desk.look()
    desk.write("home/doc.txt", "The cat sleeps.")
    desk.add("home")
    assert desk.found("sleeps") == {"home/doc.txt"}
    desk.rename("unplugged", "disk")
    desk.look()
    assert desk.states() == {
        "disk/doc.txt": "ignored", "disk/other.txt": "indexed", "home/doc.txt": "indexed",
    }  # fmt: skip


def test_a_file_that_the_person_names_is_read_though_its_bytes_were_ignored_elsewhere(desk: Desk):
    desk.write("a/diary.txt", "The cat sleeps.")
    desk.write("a/other.txt", "The dog barks.")
    desk.write("b/neighbour.txt", "The fish swims.")
    desk.add("a")
    desk.ignore("a/diary.txt")
    desk.rename("a/diary.txt", "b/diary.txt")
    desk.add("b/diary.txt")
    assert desk.found("sleeps") == {"b/diary.txt"}


# -- what is gone, and what only seems so ----------------------------------------------------------


def test_what_stood_in_an_archive_added_by_itself_goes_with_it(desk: Desk):
    file = desk.write("s/g.zip", make_zip({"h.txt": b"The cat sleeps."}))
    desk.write("s/other.txt", "The dog barks.")
    desk.add("s/g.zip")
    assert desk.found("sleeps") == {"s/g.zip/h.txt"}
    file.unlink()
    desk.look()
    assert desk.states() == {"s/g.zip": "gone"} and desk.found("sleeps") == set()


def test_a_file_added_by_itself_that_was_deleted_is_told_as_gone(desk: Desk):
    file = desk.write("s/one.txt", "The cat sleeps.")
    desk.write("s/other.txt", "The dog barks.")
    desk.add("s/one.txt")
    file.unlink()
    assert [event.state for event in failures(desk.add("s/one.txt"))] == ["gone"]


def test_a_folder_below_an_added_one_that_was_emptied_is_forgotten_at_once(desk: Desk):
    for number in range(3):
        desk.write(f"a/sub/{number}.txt", f"The cat number{number} sleeps.")
    desk.write("a/kept.txt", "The dog barks.")
    desk.add("a")
    for file in (desk.folder / "a/sub").iterdir():
        file.unlink()
    assert done(desk.look("a/sub")).removed == 3
    assert desk.states() == {"a/kept.txt": "indexed"} and desk.found("sleeps") == set()


@pytest.mark.parametrize("folder", ["a", "a/sub"], ids=["the added folder", "one below it"])
def test_a_folder_that_became_a_file_has_no_documents_below_it(desk: Desk, folder: str):
    desk.write("a/kept.txt", "The fish swims.")
    desk.write("a/sub/in.txt", "The cat sleeps.")
    desk.add("a")
    shutil.rmtree(desk.folder / folder)
    desk.write(folder, "The dog barks.")
    desk.look(folder)
    assert desk.found("sleeps") == set() and desk.found("barks") == {folder}
    assert desk.states().get(folder) == "indexed" and "a/sub/in.txt" not in desk.states()


def test_what_stands_in_a_file_that_cannot_be_read_for_once_is_kept_and_not_embedded_again(
    desk: Desk,
):
    desk.write("a/z.zip", make_zip({"a.txt": b"The cat sleeps.", "b.txt": b"The dog barks."}))
    desk.write("a/m.eml", make_letter("The fish swims.", {"t.txt": b"The cat is attached."}))
    desk.add("a")
    before = desk.states()
    for name in ("z.zip", "m.eml"):
        os.utime(desk.folder / "a" / name)
    steps = desk.looking()
    until(steps, is_reading)
    desk.rename("a", "unplugged")  # after it was found, before it is read
    finish(steps)
    assert desk.found("sleeps") == {"a/z.zip/a.txt"}
    assert desk.found("attached") == {"a/m.eml/t.txt"}
    assert set(desk.states()) == set(before) and desk.states()["a/m.eml"] == "changed"
    desk.rename("unplugged", "a")
    embedded(desk)
    desk.look()
    assert desk.states() == before and not embedded(desk)


def test_a_protected_file_that_did_not_change_keeps_its_text_without_its_password(desk: Desk):
    file = desk.write("a/p.zip", make_protected_zip("s.txt", b"The fish is secret.", "pw"))
    desk.add("a", passwords=["pw"])
    assert desk.found("secret") == {"a/p.zip/s.txt"}
    desk.reopen(KeywordEmbedding())
    finish(desk.engine.index_job(-1, [str(file)], Cancellation(), own=True, force=True).run())
    assert desk.found("secret") == {"a/p.zip/s.txt"}


def test_an_archive_that_cannot_be_read_for_once_says_so_and_can_be_renamed(desk: Desk):
    file = desk.write("a/p.zip", make_protected_zip("s.txt", b"The fish is secret.", "pw"))
    desk.add("a", passwords=["pw"])
    desk.reopen(KeywordEmbedding())
    finish(desk.engine.index_job(-1, [str(file)], Cancellation(), own=True, force=True).run())
    assert desk.states() == {"a/p.zip": "changed", "a/p.zip/s.txt": "indexed"}
    desk.rename("a/p.zip", "a/q.zip")
    desk.look()
    assert desk.found("secret") == {"a/q.zip/s.txt"}


# -- the lane --------------------------------------------------------------------------------------


def test_a_copied_folder_becomes_visible_bit_by_bit_though_nothing_is_embedded(desk: Desk):
    for number in range(12):
        text = " ".join(f"word{number}x{i}." for i in range(1200))
        desk.write(f"a/{number:02}.txt", text)
    desk.add("a")
    shutil.copytree(desk.folder / "a", desk.folder / "b")
    embedded(desk)
    steps = desk.adding("b")
    until(steps, lambda event: isinstance(event, Indexed))
    assert "waiting" in desk.states().values()
    finish(steps)
    assert set(desk.states().values()) == {"indexed"} and not embedded(desk)


@posix
def test_leaving_a_job_in_the_middle_of_a_file_does_not_wait_for_its_end(desk: Desk):
    desk.write("a/slow.html", make_slow_page("The cat sleeps."))
    steps = desk.adding("a")
    before = 0.0

    def is_busy(_: Event | None) -> bool:
        nonlocal before
        pid = desk.engine.reader.pid
        used = psutil.Process(pid).cpu_times().user if pid else 0.0
        before = before or used
        return used > before + 0.3

    until(steps, is_busy)
    assert desk.engine.reader.pid is not None
    process = psutil.Process(desk.engine.reader.pid)
    process.suspend()  # now the file has no end
    hung = threading.Timer(HANG, process.resume)
    hung.start()
    steps.close()
    assert hung.is_alive(), "it waited for the reader"
    hung.cancel()
    hung.join()


class StoppedWhileListing(Cancellation):
    """Is set by the thread that lists files, in the middle of its work."""

    def __init__(self) -> None:
        super().__init__()
        self.listed, self.begin, self.lane = 0, threading.Event(), threading.Event()

    def check(self) -> None:
        if threading.current_thread().name == "scout":
            self.listed += 1
            if self.listed > BATCH:
                self.begin.wait(PATIENCE)
                self.lane.wait(PATIENCE)
                self.set()
        super().check()
        if self.begin.is_set():
            self.lane.set()


def test_a_listing_that_is_stopped_is_not_taken_for_a_whole_one(desk: Desk):
    (desk.folder / "a").mkdir()
    for number in range(BATCH + 10):
        (desk.folder / f"a/{number}.txt").write_text("x")
    cancel = StoppedWhileListing()
    steps = desk.engine.add(1, [str(desk.folder / "a")], cancel)
    until(steps, lambda event: isinstance(event, Progress) and event.files_total >= BATCH)
    cancel.begin.set()
    assert done(finish(steps)).cancelled
    assert desk.states() == {} or desk.engine.store.folders()


# -- pictures --------------------------------------------------------------------------------------


def make_picture() -> bytes:
    """Return a picture of a line of large letters."""
    picture, buffer = Image.new("RGB", (900, 300), "white"), io.BytesIO()
    ImageDraw.Draw(picture).text((40, 100), WORDS, "black", ImageFont.load_default(48))
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def test_a_scan_that_is_away_when_its_turn_comes_is_recognised_when_it_is_back(desk: Desk):
    desk.write("a/scan.png", make_picture())
    desk.add("a")
    assert desk.states() == {"a/scan.png": "partly"}
    desk.rename("a/scan.png", "away.png")
    desk.recognise()
    desk.rename("away.png", "a/scan.png")
    desk.look()
    desk.recognise()
    assert desk.states() == {"a/scan.png": "indexed"}
    assert desk.found("harbour pilots") == {"a/scan.png"}


def test_a_protected_scan_waits_for_its_password_and_keeps_its_place(desk: Desk):
    desk.write("a/p.zip", make_protected_zip("scan.png", make_picture(), "pw"))
    desk.add("a", passwords=["pw"])
    before = desk.states()
    assert before == {"a/p.zip": "indexed", "a/p.zip/scan.png": "partly"}
    desk.reopen(KeywordEmbedding())
    desk.recognise()
    assert desk.states() == before
    assert [row.unread for row in desk.engine.store.unread()] == [(1,)]


def test_ignored_and_deleted_pictures_are_not_recognised(desk: Desk):
    for name in ("a/one.png", "single/two.png", "a/three.png"):
        desk.write(name, make_picture() + name.encode())
    desk.write("single/other.txt", "The cat sleeps.")
    desk.add("a", "single/two.png")
    desk.ignore("a/one.png")
    (desk.folder / "single/two.png").unlink()
    desk.look()
    assert desk.states()["single/two.png"] == "gone"
    assert [Path(row.ref).name for row in desk.engine.store.unread()] == ["three.png"]


# -- files that are read in part -------------------------------------------------------------------


def test_a_file_of_which_a_part_is_damaged_is_read_partly_and_says_so(desk: Desk):
    pages = [f"The cat sleeps on page {number}" for number in range(1, 5)]
    desk.write("a/whole.pdf", make_pdf(pages))
    desk.write("a/damaged.pdf", damage_pages(make_pdf(pages), 2, 3))
    desk.write("a/z.zip", make_zip({"in.pdf": damage_pages(make_pdf(pages), 4)}))
    desk.write("a/gone.pdf", damage_pages(make_pdf(pages), 1, 2, 3, 4))
    told = [event for event in desk.add("a") if isinstance(event, Indexed)]
    assert desk.states() == {
        "a/whole.pdf": "indexed", "a/damaged.pdf": "partly", "a/gone.pdf": "failed",
        "a/z.zip": "indexed", "a/z.zip/in.pdf": "partly",
    }  # fmt: skip
    said = {os.path.basename(event.path): event.reason for event in told if event.reason}
    assert said == {
        "damaged.pdf": "Damaged and not read: pages 2-3.",
        "in.pdf": "Damaged and not read: page 4.",
    }
    assert desk.found("cat") == {"a/whole.pdf", "a/damaged.pdf", "a/z.zip/in.pdf"}
    desk.rename("a/damaged.pdf", "a/renamed.pdf")
    desk.look()
    assert desk.states()["a/renamed.pdf"] == "partly"


# -- what the engine does of itself ----------------------------------------------------------------


def look_at_the_start(desk: Desk) -> bool:
    """Let the engine look at everything as it does when it starts; return whether it read."""
    background = Background(desk.engine, lambda: None)
    usual = desk.engine.reader
    try:
        end = time.monotonic() + PATIENCE
        while background.wait_seconds() > 0:
            assert time.monotonic() < end, "it does not begin"
            time.sleep(0.01)
        with ReaderProcess() as desk.engine.reader:
            steps = background.next(-1, Cancellation())
            assert steps is not None and done(finish(steps))
            return desk.engine.reader.pid is not None
    finally:
        desk.engine.reader = usual
        background.close()


def test_what_changed_while_the_disk_was_full_is_looked_for_again(desk: Desk):
    desk.write("a/old.txt", "The cat sleeps.")
    desk.add("a")
    background = Background(desk.engine, lambda: None)
    assert look_at_the_start(desk) is False
    background._starting, background._rescan_at = False, time.monotonic() + 9_999
    store = desk.engine.store
    store._db.execute(f"PRAGMA max_page_count = {store._one('PRAGMA page_count')[0]}")
    new = desk.write("a/new.txt", "The dog barks. " * 3000)
    waits = []
    for _ in range(2):
        background._hear(frozenset((str(new),)))
        steps = background.next(-1, Cancellation())
        assert steps is not None
        with pytest.raises(DiskFull):
            finish(steps)
        assert not background._changed
        waits.append(background.wait_seconds())
    assert 0 < waits[0] <= RETRY_SECONDS < waits[1] <= 2 * RETRY_SECONDS
    store._db.execute("PRAGMA max_page_count = 1000000")
    background._rescan_at = time.monotonic()
    steps = background.next(-1, Cancellation())
    assert steps is not None and done(finish(steps))
    assert desk.found("barks") == {"a/new.txt"} and background._patience == RETRY_SECONDS
    background.close()


@pytest.mark.parametrize("first", ["interrupted", "done"])
def test_what_cannot_be_read_is_tried_again_by_a_newer_carrel_only(desk: Desk, first: str):
    desk.write("a/broken.pdf", b"%PDF-1.4 broken")
    background = Background(desk.engine, lambda: None)
    if first == "done":
        steps = background.next(-1, Cancellation())
        assert steps is not None and done(finish(steps))
    background.close()
    desk.add("a")
    assert desk.states() == {"a/broken.pdf": "failed"}
    assert not look_at_the_start(desk)
    desk.engine.store.set_meta("reader", "0.0.1")
    assert look_at_the_start(desk)
    assert not look_at_the_start(desk)
