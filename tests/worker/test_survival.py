"""SIGKILL at random moments of indexing: the next start goes on, and nothing is lost or doubled.

The engine process and the reader process are the real ones; only the embedder is quick. The
moments are random but seeded, and cover everything from the start of the process to its rest.
"""

import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from app.engine.config import Settings
from app.engine.engine import Engine
from app.messages import DocumentRow, IndexDone, LibraryListed
from tests.engine.scripted import ScriptedLLM
from tests.worker import engines
from tests.worker.making import make_collection
from tests.worker.window import (
    PATIENCE,
    Window,
    check_database,
    contents,
    embedded_file,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

EVERY = 10_000
"""More chunks than there are."""
LIFE = 4  # kills until a library is compared with the undisturbed one
SEED = int(os.environ.get("CARREL_TEST_SEED", "3"))


@dataclass
class Undisturbed:
    """A collection and what a library holds that was never interrupted."""

    folder: Path
    words: dict[str, str]
    seconds: float  # from the start of the process until everything is indexed
    rows: dict[str, DocumentRow]
    contents: dict[str, list[tuple[Any, ...]]]
    scores: dict[tuple[str, ...], float]


@contextmanager
def window_on(library: Path) -> Iterator[Window]:
    window = Window(library, engines.counting_slowly)
    try:
        yield window
    finally:
        if window.process.is_alive():
            window.close()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Undisturbed]:
    place = tmp_path_factory.mktemp("undisturbed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CARREL_DATA", str(place / "data"))
        folder = place / "papers"
        words = make_collection(folder, 28)
        (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
        (folder / "empty.txt").write_bytes(b"")
        began = time.monotonic()
        with window_on(place / "library") as window:
            window.index(folder)
            seconds = time.monotonic() - began
            rows = window.settle()
        assert set(words) <= {p for p, r in rows.items() if r.state == "indexed"}, rows
        check_database(place / "library")
        yield Undisturbed(
            folder, words, seconds, rows, contents(place / "library"),
            search_all(place / "library", words),
        )  # fmt: skip


def search_all(library: Path, words: dict[str, str]) -> dict[tuple[str, ...], float]:
    """Return the score of every chunk for every rare word, by words and by meaning.

    Scores and not ranks: of chunks that are equally good the older one comes first, and which that
    is depends on when a process was killed.
    """
    scores: dict[tuple[str, ...], float] = {}
    embedder = engines.CountingEmbedding(embedded_file(library))
    Settings.embed_model, Settings.llm = embedder, ScriptedLLM([])
    try:
        with closing(Engine(library, read_only=True)) as engine:
            engine.use(embedder=embedder)
            for path, word in words.items():
                question = f"the word {word}"
                best = engine.search(question, 4, by_words=True)[0][0]
                assert best.path == path and word in best.text, (path, word, best)
                vector = engine.index.query_vector(question)
                for ranking, found in (
                    ("words", engine.store.search_words(question, EVERY)),
                    ("meaning", engine.index.vectors.search(vector, EVERY)),
                ):
                    nodes = engine.store.nodes([chunk for chunk, _ in found])
                    for node, (_, score) in zip(nodes, found, strict=True):
                        place = f"{node.ref_doc_id} from {node.start_char_idx}"
                        scores[word, ranking, place, node.text] = score
    finally:
        Settings.reset()
    return scores


def let_live(library: Path, undisturbed: Undisturbed, chance: random.Random, kills: int) -> str:
    """Start an engine so many times, and kill it, or its reader, at a random moment of its life.

    Return what was killed when, for a message.
    """
    story, reader_dies = [], chance.randrange(2 * kills)  # at most one file's reader dies
    for number in range(kills):
        moment = chance.uniform(0, undisturbed.seconds * 1.1)
        if number == 0:
            moment = max(moment, 0.2)
        began = time.monotonic()
        with window_on(library) as window:
            asked = False
            while time.monotonic() - began < moment:
                if window.pipe.poll(0.005):
                    event = window.receive()
                    if isinstance(event, LibraryListed) and not asked:
                        asked = True
                        if str(undisturbed.folder) not in event.folders:
                            window.index_later(undisturbed.folder)
            if number == reader_dies and (reader := window.reader()):
                story.append(f"reader at {moment:.3f}")
                kill_process(reader)
                window.drain(chance.uniform(0, 0.5))
            story.append(f"engine at {moment:.3f}")
            window.kill()
    return ", ".join(story)


def kill_process(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.NoSuchProcess:
        pass  # it had ended by itself


def compare(library: Path, undisturbed: Undisturbed, story: str) -> None:
    """Let the engine finish; assert that the library is what the undisturbed one is."""
    with window_on(library) as window:
        listed = window.until(LibraryListed)
        if str(undisturbed.folder) not in listed.folders:
            window.index(undisturbed.folder)
        window.wait(lambda: set(window.settle()) == set(undisturbed.rows), f"the end ({story})")
        assert window.settle() == undisturbed.rows, story
        again = window.index(undisturbed.folder)
        assert (again.documents, again.removed) == (0, 0), story
        assert window.close() == 0
    check_database(library)
    found = contents(library)
    assert found.keys() == undisturbed.contents.keys(), story
    for path, chunks in found.items():
        assert chunks == undisturbed.contents[path], (story, path)
    scores = search_all(library, undisturbed.words)
    assert scores.keys() == undisturbed.scores.keys(), story
    assert scores == pytest.approx(undisturbed.scores, abs=1e-5), story


def test_twenty_kills_lose_and_double_nothing(undisturbed: Undisturbed, tmp_path: Path):
    survive(undisturbed, tmp_path, 20)


@pytest.mark.soak
def test_two_hundred_kills_lose_and_double_nothing(undisturbed: Undisturbed, tmp_path: Path):
    survive(undisturbed, tmp_path, 200)


def survive(undisturbed: Undisturbed, tmp_path: Path, kills: int) -> None:
    chance = random.Random(SEED)
    for life in range(kills // LIFE):
        library = tmp_path / f"library{life}"
        story = let_live(library, undisturbed, chance, LIFE)
        compare(library, undisturbed, f"life {life} of seed {SEED}: {story}")
        shutil.rmtree(library)
    print(f"{kills} kills survived; an undisturbed run takes {undisturbed.seconds:.2f} s")


def test_a_kill_while_a_changed_folder_is_read_keeps_what_did_not_change(
    start: Callable[..., Window], papers: Path
):
    words = make_collection(papers, 24)
    window = start()
    window.index(papers)
    window.close()
    before = contents(window.library)
    changed = [Path(p) for p in words if p.endswith(".txt") and Path(p).is_file()]
    for path in changed:
        path.write_text(path.read_text() + f"\n\nA postscript about {path.stem}. " * 20)
    for delay in (0.1, 0.4, 0.7):
        window = start(engines.counting_slowly)
        window.drain(delay)
        time.sleep(delay / 2)
        window.kill()
        check_database(window.library)
        now = contents(window.library)
        for path, chunks in before.items():
            assert now[path] == chunks or Path(path) in changed, path
            assert len(now[path]) >= len(chunks), path
    window = start()
    window.settle()
    for path in changed:
        window.wait(lambda path=path: _has_postscript(window, path), "the new text")
    window.close()
    check_database(window.library)


def _has_postscript(window: Window, path: Path) -> bool:
    return str(path) in window.found(f"postscript {path.stem}")


def test_a_kill_of_the_reader_at_any_moment_costs_no_document(
    start: Callable[..., Window], papers: Path
):
    chance = random.Random(SEED)
    words = make_collection(papers, 24)
    window = start(engines.counting_slowly)
    window.index_later(papers)
    killed = 0
    deadline = time.monotonic() + PATIENCE
    while killed < 3 and not any(isinstance(e, IndexDone) for e in window.seen):
        assert time.monotonic() < deadline
        window.drain(chance.uniform(0, 0.3))
        if reader := window.reader():
            kill_process(reader)
            killed += 1
    rows = window.settle()
    quarantined = [Path(p) for p, r in rows.items() if r.state == "quarantined"]
    assert killed and len(quarantined) <= killed // 2
    for path in quarantined:
        window.retry(path)
    window.wait(lambda: set(words) <= {p for p, r in window.rows().items() if r.chunks})
    for path, word in words.items():
        assert window.found(word) == [path]
    window.close()
    check_database(window.library)
