"""One window a library: what a second start does, with real processes."""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from app.engine.library import Library
from app.errors import LibraryError
from app.handover import Note, claim
from app.settings import Preferences

ROOT = Path(__file__).resolve().parents[1]
SECOND = """
import sys
from pathlib import Path
from app.handover import claim
held = claim(Path(sys.argv[1]), sys.argv[2:-1], float(sys.argv[-1]))
print("handed over" if held is None else "first" if held._lock is not None else "beside")
"""


def second_start(library: Path, *paths: str, patience: float = 60) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(library), *paths, str(patience)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def until_noted(library: Path) -> None:
    end = time.monotonic() + 60
    while not list((library / "inbox").glob("*.json")):
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_second_start_hands_its_paths_to_the_first(tmp_path: Path) -> None:
    first = claim(tmp_path)
    assert first is not None and first.take() == []
    second = second_start(tmp_path, "/papers/José 文.pdf", "/more")
    until_noted(tmp_path)
    assert first.take() == [Note(("/papers/José 文.pdf", "/more"), os.environ.get(
        "XDG_ACTIVATION_TOKEN", ""))]  # fmt: skip
    assert second.communicate(timeout=60)[0] == "handed over\n"
    assert first.take() == []


def test_a_second_start_takes_the_library_when_the_first_leaves(tmp_path: Path) -> None:
    first = claim(tmp_path)
    assert first is not None
    second = second_start(tmp_path, "/papers")
    until_noted(tmp_path)
    first.release()
    assert second.communicate(timeout=60)[0] == "first\n"
    assert list((tmp_path / "inbox").iterdir()) == []


def test_beside_a_first_window_that_does_not_answer_a_second_opens(tmp_path: Path) -> None:
    first = claim(tmp_path)
    second = second_start(tmp_path, "/papers", patience=0.2)
    assert second.communicate(timeout=60)[0] == "beside\n"
    assert first is not None and first.take() == []


def test_of_two_starts_at_once_the_second_is_heard(tmp_path: Path) -> None:
    first = claim(tmp_path)
    assert first is not None
    second = second_start(tmp_path, "/papers")
    until_noted(tmp_path)
    first.release()
    third = claim(tmp_path)  # before the second looks again
    if third is None or third._lock is None:
        pytest.skip("the second was quicker")
    assert [note.paths for note in third.take()] == [("/papers",)]
    assert second.communicate(timeout=60)[0] == "handed over\n"


def test_where_the_librarys_disk_is_away_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARREL_DATA", str(tmp_path / "data"))
    gone = tmp_path / "media" / "disk"
    Preferences()["library_folder"] = str(gone)
    held = claim(gone, ["/papers"])
    assert held is not None and held.take() == []
    held.release()
    assert not gone.parent.exists()
    gone.mkdir(parents=True)  # where it is mounted when it is there
    for start in (lambda: claim(gone), lambda: Library(gone)):
        with suppress(LibraryError):
            start()
    assert list(gone.iterdir()) == []


def test_notes_of_another_day_and_what_is_no_note_are_dropped(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("1-1.json", "1-2.tmp"):
        (inbox / name).write_text(json.dumps({"paths": ["/old"]}))
        os.utime(inbox / name, (1e9, 1e9))
    first = claim(tmp_path)
    assert first is not None and list(inbox.iterdir()) == []
    for number, text in enumerate(("", "[]", '{"paths": 3}', '{"paths": [1, "/a"]}')):
        (inbox / f"{number}.json").write_text(text)
    assert first.take() == [Note(("/a",))]
    assert list(inbox.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="may write all")
def test_a_library_that_cannot_be_written_has_no_first_window(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    held = claim(tmp_path, ["/papers"])
    assert held is not None and held.take() == []


def test_a_library_that_moves_takes_its_claim_along(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    first = claim(old)
    assert first is not None
    first.move(new)
    assert first.library == new
    second = second_start(new, "/papers")
    until_noted(new)
    assert [note.paths for note in first.take()] == [("/papers",)]
    assert second.communicate(timeout=60)[0] == "handed over\n"
    assert second_start(old).communicate(timeout=60)[0] == "first\n"
    first.release()
