"""What is said of changes in followed folders; with real files and the system's own events."""

import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.engine import mounts, watching
from app.engine.watching import FolderWatcher

pytestmark = pytest.mark.usefixtures("no_leaks")
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
linux = pytest.mark.skipif(sys.platform != "linux", reason="of the events of Linux")


class Heard:
    """Collects what a watcher says, and waits for it."""

    def __init__(self) -> None:
        self.changes: queue.Queue[frozenset[str]] = queue.Queue()
        self.problems: list[str] = []
        self.watcher = FolderWatcher(self.changes.put, self.problems.append)

    def follow(self, *paths: Path) -> None:
        self.watcher.follow([str(path) for path in paths])
        assert self.watcher.wait(PATIENCE)

    def until(self, *paths: Path) -> set[str]:
        """Return all that is heard until all these paths were."""
        heard: set[str] = set()
        end = time.monotonic() + PATIENCE
        while not {str(path) for path in paths} <= heard:
            try:
                heard |= self.changes.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                pytest.fail(f"only heard of {sorted(heard)}; {self.problems}")
        return heard

    def until_told(self, true: Callable[[str], bool]) -> None:
        """Wait until something is true of what was told last."""
        end = time.monotonic() + PATIENCE
        while not self.problems or not true(self.problems[-1]):
            assert time.monotonic() < end, self.problems
            time.sleep(0.02)


@pytest.fixture
def heard(no_leaks: None) -> Iterator[Heard]:
    heard = Heard()
    yield heard
    heard.watcher.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "sub" / "deep").mkdir(parents=True)
    (folder / "old.txt").write_text("old")
    (folder / "sub" / "old.txt").write_text("old")
    return folder


def save_as_editors_do(file: Path) -> None:
    """Write beside the file, then put that in its place."""
    temporary = file.with_name(f".{file.name}.swp~")
    temporary.write_text("saved")
    os.replace(temporary, file)


CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "create": (lambda f: (f / "new.txt").write_text("x"), ["new.txt"]),
    "edit": (lambda f: (f / "old.txt").write_text("changed"), ["old.txt"]),
    "save": (lambda f: save_as_editors_do(f / "old.txt"), ["old.txt"]),
    "delete": (lambda f: (f / "old.txt").unlink(), ["old.txt"]),
    "rename": (lambda f: (f / "old.txt").rename(f / "new.txt"), ["old.txt", "new.txt"]),
    "move": (
        lambda f: (f / "old.txt").rename(f / "sub" / "deep" / "old.txt"),
        ["old.txt", "sub/deep/old.txt"],
    ),
    "deep": (lambda f: (f / "sub" / "deep" / "new.txt").write_text("x"), ["sub/deep/new.txt"]),
    "rename folder": (lambda f: (f / "sub").rename(f / "bus"), ["sub", "bus"]),
    "delete folder": (lambda f: shutil.rmtree(f / "sub"), ["sub"]),
    "odd name": (
        lambda f: (f / "päpers\n \U0001f4da.txt").write_text("x"),
        ["päpers\n \U0001f4da.txt"],
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_heard_of_and_nothing_else(change: str, heard: Heard, folder: Path):
    make, expected = CHANGES[change]
    heard.follow(folder)
    make(folder)
    assert heard.until(*(folder / name for name in expected)) == {
        str(folder / name) for name in expected
    }
    assert not heard.problems


def test_new_and_renamed_folders_are_followed_too(heard: Heard, folder: Path):
    heard.follow(folder)
    (folder / "a" / "b" / "c").mkdir(parents=True)
    heard.until(folder / "a")
    (folder / "a" / "b" / "c" / "new.txt").write_text("x")
    heard.until(folder / "a" / "b" / "c" / "new.txt")
    (folder / "a").rename(folder / "z")
    heard.until(folder / "a", folder / "z")
    (folder / "z" / "b" / "c" / "new.txt").write_text("changed")
    assert heard.until(folder / "z" / "b" / "c" / "new.txt") == {
        str(folder / "z" / "b" / "c" / "new.txt")
    }


def test_a_folder_that_is_renamed_while_its_tree_is_being_watched_is_followed(
    heard: Heard, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    listing = watching.list_folders

    def list_and_be_overtaken(*arguments: Any) -> None:
        listing(*arguments)
        if (folder / "sub" / "deep").exists():
            (folder / "sub").rename(folder / "other")
            (folder / "other" / "deep").rename(folder / "other" / "deeper")

    monkeypatch.setattr(watching, "list_folders", list_and_be_overtaken)
    heard.follow(folder)
    (folder / "other" / "deeper" / "new.txt").write_text("x")
    heard.until(folder / "other" / "deeper" / "new.txt")


def test_a_folder_that_came_just_before_its_disk_was_out_for_a_moment_is_followed(
    heard: Heard, folder: Path
):
    heard.follow(folder)
    away = folder.with_name("away")
    (folder / "fresh").mkdir()
    folder.rename(away)
    time.sleep(2 * watching.STEP)  # long enough to be looked at, too short to be missed
    away.rename(folder)
    heard.until(folder)
    (folder / "fresh" / "new.txt").write_text("x")
    heard.until(folder / "fresh" / "new.txt")


def test_a_burst_is_told_as_its_folder(heard: Heard, folder: Path):
    heard.follow(folder)
    for number in range(2000):
        (folder / "sub" / f"{number}.txt").write_text("x")
    told = heard.until(folder / "sub")
    assert len(told) <= watching.MANY


def test_many_new_folders_are_all_followed(heard: Heard, folder: Path):
    heard.follow(folder)
    for number in range(300):
        (folder / f"n{number % 10}" / str(number)).mkdir(parents=True)
        time.sleep(0.001)
    heard.until(*(folder / f"n{number}" for number in range(10)))
    time.sleep(2 * watching.QUIET)
    for number in range(300):
        (folder / f"n{number % 10}" / str(number) / "new.txt").write_text("x")
    heard.until(*(folder / f"n{n % 10}" / str(n) / "new.txt" for n in range(300)))


def test_what_is_left_out_makes_no_noise(heard: Heard, folder: Path):
    (folder / "node_modules").mkdir()
    (folder / ".carrelignore").write_text("*.log\nout/\n")
    (folder / "out").mkdir()
    heard.follow(folder)
    for name in ("a.log", ".hidden", "~$a.docx", "out/a.txt", "node_modules/a.js", "a.tmp"):
        (folder / name).write_text("x")
    (folder / "last.txt").write_text("x")
    assert heard.until(folder / "last.txt") == {str(folder / "last.txt")}


def test_a_changed_carrelignore_has_its_folder_looked_at(heard: Heard, folder: Path):
    heard.follow(folder)
    (folder / "sub" / ".carrelignore").write_text("*.txt")
    assert heard.until(folder / "sub") == {str(folder / "sub")}


def test_links_are_not_followed_out_of_the_folder(heard: Heard, folder: Path, tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    os.symlink(outside, folder / "link")
    heard.follow(folder)
    (outside / "new.txt").write_text("x")
    (folder / "last.txt").write_text("x")
    assert heard.until(folder / "last.txt") == {str(folder / "last.txt")}


def test_reading_is_no_change(heard: Heard, folder: Path):
    heard.follow(folder)
    (folder / "old.txt").read_text()
    list(os.scandir(folder))
    (folder / "last.txt").write_text("x")
    assert heard.until(folder / "last.txt") == {str(folder / "last.txt")}


def test_a_single_file_is_followed_without_its_neighbours(heard: Heard, folder: Path):
    heard.follow(folder / "old.txt")
    (folder / "new.txt").write_text("x")
    save_as_editors_do(folder / "old.txt")
    assert heard.until(folder / "old.txt") == {str(folder / "old.txt")}
    (folder / "old.txt").unlink()
    assert heard.until(folder / "old.txt") == {str(folder / "old.txt")}


def test_follow_replaces_what_was_followed(heard: Heard, folder: Path, tmp_path: Path):
    other = tmp_path / "other"
    other.mkdir()
    heard.follow(folder)
    heard.follow(folder, other)
    (folder / "a.txt").write_text("x")
    (other / "a.txt").write_text("x")
    heard.until(folder / "a.txt", other / "a.txt")
    heard.follow(other)
    (folder / "b.txt").write_text("x")
    (other / "b.txt").write_text("x")
    assert heard.until(other / "b.txt") == {str(other / "b.txt")}


def test_a_folder_that_vanishes_is_told_and_followed_again_when_it_is_back(
    heard: Heard, folder: Path, tmp_path: Path
):
    heard.follow(folder)
    shutil.rmtree(folder)
    heard.until(folder)
    end = time.monotonic() + PATIENCE
    while not heard.problems and time.monotonic() < end:
        time.sleep(0.02)
    (problem,) = heard.problems
    assert str(folder) in problem and "kept" in problem
    folder.mkdir()
    heard.follow(folder)
    (folder / "a.txt").write_text("x")
    heard.until(folder / "a.txt")
    assert heard.problems == [problem, ""]  # taken back


def test_of_two_folders_that_vanish_the_one_that_is_away_still_is_told(
    heard: Heard, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(watching, "LOOK_AROUND", 0.2)
    other = tmp_path / "other"
    other.mkdir()
    heard.follow(folder, other)
    shutil.rmtree(folder)
    other.rename(tmp_path / "away")
    heard.until(folder, other)
    heard.until_told(lambda told: str(folder) in told and str(other) in told)
    (tmp_path / "away").rename(other)
    heard.until_told(lambda told: str(folder) in told and str(other) not in told)
    heard.follow(other)  # nobody wants the first any more
    heard.until_told(lambda told: told == "")


def test_a_folder_that_comes_back_is_found_without_being_asked_for(
    heard: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(watching, "LOOK_AROUND", 0.2)
    disk = tmp_path / "disk"
    heard.follow(disk)
    disk.mkdir()
    heard.until(disk)
    (disk / "a.txt").write_text("x")
    heard.until(disk / "a.txt")
    disk.rename(tmp_path / "taken out")
    heard.until(disk)
    (tmp_path / "taken out").rename(disk)
    heard.until(disk)
    (disk / "b.txt").write_text("x")
    heard.until(disk / "b.txt")


@linux
def test_a_name_that_is_no_text_has_the_folder_looked_at(heard: Heard, folder: Path):
    heard.follow(folder)
    try:
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    except OSError:
        pytest.skip("this file system takes no such name")
    heard.until(folder)
    (folder / "a.txt").write_text("x")
    heard.until(folder / "a.txt")


@linux
def test_a_network_folder_is_left_to_the_scans(
    heard: Heard, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    share = tmp_path / "share"
    share.mkdir()
    line = f"30 22 0:44 / {share} rw - nfs4 nas:/papers rw"
    monkeypatch.setattr(mounts, "mounts", lambda: mounts.read_mountinfo(line))
    heard.follow(share, folder)
    (share / "a.txt").write_text("x")
    (folder / "a.txt").write_text("x")
    assert heard.until(folder / "a.txt") == {str(folder / "a.txt")}


def test_nothing_is_said_after_close(heard: Heard, folder: Path):
    heard.follow(folder)
    (folder / "a.txt").write_text("x")
    heard.watcher.close()
    heard.watcher.close()
    heard.watcher.follow([str(folder)])
    assert heard.changes.empty()
    assert not any(thread.name == "watching" for thread in threading.enumerate())


LIMITED = """
import sys, threading
from pathlib import Path
from app.engine.watching import FolderWatcher
from app.worker import refuse_network
sys.addaudithook(refuse_network)
changed, said = threading.Event(), []
watcher = FolderWatcher(lambda paths: changed.set(), said.append)
watcher.follow([sys.argv[1]])
assert watcher.wait(20)
(Path(sys.argv[1]) / "new.txt").write_text("x")
changed.wait(3)
watcher.close()
print("heard" if changed.is_set() else "deaf")
print(*said)
"""


def run_limited(folder: Path, *before: str) -> list[str]:
    """Return what a watcher in a process of its own heard, and what it complained of."""
    command = [*before, sys.executable, "-c", LIMITED, str(folder)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


def test_following_works_where_the_network_is_refused(folder: Path):
    assert run_limited(folder) == ["heard", ""]


@pytest.fixture
def few_watches() -> list[str]:
    """Return the beginning of a command for which the system has room for 20 watches."""
    limit = 'echo 20 > /proc/sys/user/max_inotify_watches && exec "$@"'
    alone = ["unshare", "--user", "--map-root-user", "sh", "-c", limit, "sh"]
    try:
        subprocess.run([*alone, "true"], check=True, capture_output=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("this system allows no user namespaces")
    return alone


@linux
def test_a_limit_of_watched_folders_is_told_once(folder: Path, few_watches: list[str]):
    for number in range(600):
        (folder / str(number)).mkdir()
    _, complaint = run_limited(folder, *few_watches)
    assert complaint.count("limit of watched folders") == 1
    assert complaint.endswith("Carrel looks for them at every start and every hour.")


ROOM_LATER = """
import queue, sys
from pathlib import Path
from app.engine import watching
watching.LOOK_AROUND = 0.2
changed, said = queue.Queue(), queue.Queue()
watcher = watching.FolderWatcher(changed.put, said.put)
watcher.follow([sys.argv[1]])
print(said.get(timeout=20))
Path("/proc/sys/user/max_inotify_watches").write_text("5000")
print([said.get(timeout=20)])
new = Path(sys.argv[1]) / "599" / "new.txt"
new.write_text("x")
while not {sys.argv[1], str(new.parent), str(new)} & changed.get(timeout=20):
    pass
new.write_text("changed")
while str(new) not in changed.get(timeout=20):
    pass
watcher.close()
"""


@linux
def test_folders_are_followed_once_there_is_room_and_the_complaint_is_taken_back(
    folder: Path, few_watches: list[str]
):
    for number in range(600):
        (folder / str(number)).mkdir()
    command = [*few_watches, sys.executable, "-c", ROOM_LATER, str(folder)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    complaint, taken_back = result.stdout.splitlines()
    assert "limit of watched folders" in complaint and taken_back == "['']"
