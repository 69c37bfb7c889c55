"""A folder that no sane person has, dropped on the real engine process by an ordinary user."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.messages import (
    DocumentRow,
    FileFailed,
    Index,
    IndexDone,
    LibraryListed,
    ListLibrary,
    Progress,
)
from tests.engine.reading.conftest import SHARED
from tests.worker import engines
from tests.worker.making import paragraph, rare
from tests.worker.window import Window

MAKER = SHARED / "corpora" / "hostile" / "dev" / "make_hostile_tree.py"
SENTENCE = re.compile(r"\w.*[.!?]$", re.DOTALL)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the folder needs POSIX files")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder for the test that can be removed afterwards, whatever was made in it."""
    monkeypatch.setenv("CARREL_DATA", str(tmp_path / "data"))
    yield tmp_path
    for folder, names, _ in os.walk(tmp_path):
        for name in names:
            path = os.path.join(folder, name)
            if not os.path.islink(path):
                os.chmod(path, 0o700)
    shutil.rmtree(tmp_path / "tree", ignore_errors=True)


@pytest.fixture
def window(place: Path) -> Iterator[Window]:
    window = Window(place / "library", engines.counting_without_privileges)
    yield window
    if window.process.is_alive():
        window.close()


def snapshot(folder: Path) -> dict[bytes, tuple[int, int, int]]:
    """Return mode, size and time of change of everything below, links not followed."""
    found = {}
    for place, names, files in os.walk(os.fsencode(folder)):
        for name in names + files:
            status = os.lstat(os.path.join(place, name))
            found[os.path.join(place, name)] = (status.st_mode, status.st_size, status.st_mtime_ns)
    return found


def make_tree(place: Path, *options: str) -> tuple[Path, list[dict[str, Any]]]:
    if not MAKER.is_file():
        pytest.skip("no corpora beside this checkout")
    tree = place / "tree"
    subprocess.run(
        [sys.executable, str(MAKER), str(tree), *options],
        check=True, timeout=300, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    lines = (tree / "EXPECT.jsonl").read_text("utf-8").splitlines()
    return tree, [json.loads(line) for line in lines]


def is_right(
    entry: dict[str, Any], tree: Path, rows: dict[str, DocumentRow], told: dict[str, str],
    found: dict[str, list[str]],
) -> bool:  # fmt: skip
    """Tell whether the ledger says of an entry what it has to."""
    path = str(tree / entry["path"].rstrip("/"))
    row = rows.get(path)
    searchable = row is not None and row.state in ("indexed", "partly") and row.chunks > 0
    if row is not None and not searchable and not SENTENCE.search(row.reason):
        return False
    match entry["expect"]:
        case "index" if entry["path"].endswith("/"):
            return sum(p.startswith(path + "/") for p in rows) == len(os.listdir(path))
        case "index" if Path(path).name.startswith("."):
            return not searchable  # the stated rule: what is hidden is left out
        case "index":
            return searchable and path in found.get(entry.get("must_contain", ""), [path])
        case "skip":
            return not searchable
        case "error":
            said = row.reason if row else told.get(path) or told.get(os.path.dirname(path), "")
            return not searchable and bool(SENTENCE.search(said))
    return True


def check_tree(window: Window, place: Path, *options: str) -> None:
    tree, expected = make_tree(place, *options)
    before, here = snapshot(tree), set(os.listdir())
    job = window.next_job()
    window.send(Index(job, (str(tree),)))
    window.until(Progress, job)
    window.send(ListLibrary(999))  # it stays responsive
    assert isinstance(window.until((LibraryListed, IndexDone), 999), LibraryListed)
    done = window.until(IndexDone, job)
    rows = window.settle()
    assert not done.cancelled
    assert snapshot(tree) == before, "something was written into the folder"
    assert set(os.listdir()) == here, "a file's name was executed"

    told = {e.path: e.reason for e in window.seen if isinstance(e, FileFailed)}
    found = {e["must_contain"]: window.found(e["must_contain"]) for e in expected
             if e["expect"] == "index" and e["path"].startswith("names/")}  # fmt: skip
    wrong = [(e, rows.get(str(tree / e["path"]))) for e in expected
             if not is_right(e, tree, rows, told, found)]  # fmt: skip
    assert wrong == []
    for name in ("pipe.txt", "pipe.pdf", "sock.txt"):
        row = rows.get(str(tree / "special" / name))
        assert row is None or not row.chunks
    outside = [p for p in rows if not p.startswith(f"{tree}{os.sep}")]
    assert outside == []
    through = [p for p in rows if "/links/" in p and rows[p].chunks]
    assert {Path(p).name for p in through} <= {"one.txt", "good.txt", "hard.txt"}
    assert not any(".ssh" in p or ".env" in p or ".aws" in p for p in rows if rows[p].chunks)
    assert window.found("not-a-real-secret-7731") == []
    window.pipe.send(Index(1000, (str(tree),)))  # and again: nothing is new, nothing is lost
    again = window.until(IndexDone, 1000)
    assert window.settle() == rows
    assert (again.documents, again.removed) == (0, 0)


@pytest.mark.slow
def test_a_hostile_folder_ends_and_says_why(window: Window, place: Path):
    check_tree(window, place, "--big-mb", "1", "--many", "800")


@pytest.mark.soak
def test_a_large_hostile_folder_ends_and_says_why(window: Window, place: Path):
    check_tree(window, place, "--big-mb", "200", "--many", "20000")


def test_what_an_ordinary_user_may_not_read_is_said_and_read_when_he_may(
    window: Window, place: Path
):
    papers = place / "papers"
    (papers / "locked").mkdir(parents=True)
    for number, name in enumerate(("open.txt", "shut.txt", "locked/inside.txt")):
        (papers / name).write_text(paragraph(number))
    (papers / "shut.txt").chmod(0)
    (papers / "locked").chmod(0)
    window.index(papers)
    row = window.row(papers / "shut.txt")
    assert row and (row.state, row.kind) == ("failed", "unreadable") and "allowed" in row.reason
    told = {e.path: e.reason for e in window.seen if isinstance(e, FileFailed)}
    folder = window.row(papers / "locked")
    assert SENTENCE.match(folder.reason if folder else told[str(papers / "locked")])
    assert window.found(rare(0)) == [str(papers / "open.txt")]

    (papers / "shut.txt").chmod(0o600)
    (papers / "locked").chmod(0o700)
    window.index(papers)
    window.wait(lambda: window.found(rare(1)) == [str(papers / "shut.txt")])
    window.wait(lambda: window.found(rare(2)) == [str(papers / "locked" / "inside.txt")])
    assert {r.state for r in window.settle().values()} == {"indexed"}

    (papers / "locked").chmod(0)  # taken away again: kept, as of a disk that was taken out
    (papers / "shut.txt").chmod(0)
    window.index(papers)
    assert window.found(rare(2)) == [str(papers / "locked" / "inside.txt")]
    assert window.found(rare(1)) == [str(papers / "shut.txt")]
    inside = window.row(papers / "locked" / "inside.txt")
    assert inside and inside.state in ("indexed", "offline", "changed")
    (papers / "locked").chmod(0o700)
    (papers / "shut.txt").chmod(0o600)


def test_a_library_where_nothing_may_be_written_is_said(place: Path):
    shut = place / "shut"
    shut.mkdir(mode=0o555)
    window = Window(shut / "library", engines.counting_without_privileges)
    event: Any = window.receive()
    assert "cannot be written" in event.problem
    window.close()
    assert stat.S_IMODE(shut.stat().st_mode) == 0o555 and os.listdir(shut) == []
