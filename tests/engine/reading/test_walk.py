"""What a dropped folder holds, and what is left out of it with a reason."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.engine.reading import Skipped, walk
from tests.engine.reading.making import make_pipe

Write = Callable[..., Path]


def test_files_come_sorted_by_path_and_none_twice(write_files: Write):
    root = write_files({"b/c.txt": "", "b.txt": "", "a.txt": "", "b/a/z.txt": ""})
    found = [p.relative_to(root).as_posix() for p in walk([root, root / "b", root / "a.txt"])]
    assert found == ["a.txt", "b/a/z.txt", "b/c.txt", "b.txt"]


def test_hidden_things_programs_and_temporary_files_are_left_out(write_files: Write):
    root = write_files(
        {
            "kept.txt": "",
            ".env": "",
            ".git/config": "",
            "node_modules/x/readme.md": "",
            "__pycache__/x.txt": "",
            "my env/pyvenv.cfg": "",
            "my env/lib/licence.txt": "",
            "Thumbs.db": "",
            "~$report.docx": "",
            ".~lock.report.odt#": "",
            "film.mp4.part": "",
        }
    )
    skipped: list[Skipped] = []
    assert [p.name for p in walk([root], on_skip=skipped.append)] == ["kept.txt"]
    left_out = {".env", ".git", "node_modules", "__pycache__", "my env", "Thumbs.db"}
    left_out |= {"~$report.docx", ".~lock.report.odt#", "film.mp4.part"}
    assert {s.path.name for s in skipped} == left_out
    assert {s.kind for s in skipped} == {"ignored"}


def test_what_was_chosen_is_never_hidden_itself(write_files: Write):
    root = write_files({"a.txt": "", ".b.txt": ""}, ".config/.docs")
    assert [p.name for p in walk([root])] == ["a.txt"]
    assert [p.name for p in walk([root / ".b.txt"])] == [".b.txt"]


def test_links_are_not_followed_and_loops_end(write_files: Write):
    root = write_files({"real/one.txt": ""})
    outside = write_files({"secret.txt": ""}, "outside")
    links = {"self": ".", "up": "..", "a": "b", "b": "a", "dev.txt": "/dev/zero"}
    links |= {"out": str(outside), "secret.txt": str(outside / "secret.txt")}
    for link, target in links.items():
        os.symlink(target, root / link)
    skipped: list[Skipped] = []
    assert [p.name for p in walk([root], on_skip=skipped.append)] == ["one.txt"]
    assert {s.path.name for s in skipped} == {
        "self",
        "up",
        "a",
        "b",
        "out",
        "secret.txt",
        "dev.txt",
    }


def test_a_chosen_link_is_followed(write_files: Write, tmp_path: Path):
    root = write_files({"one.txt": ""})
    os.symlink(root, tmp_path / "link")
    assert [str(p) for p in walk([tmp_path / "link"])] == [str(tmp_path / "link" / "one.txt")]


def test_pipes_and_sockets_are_never_opened(write_files: Write):
    root = write_files({"a.txt": ""})
    make_pipe(root / "pipe.pdf")
    skipped: list[Skipped] = []
    assert [p.name for p in walk([root, root / "pipe.pdf"], on_skip=skipped.append)] == ["a.txt"]
    assert [s.kind for s in skipped] == ["unreadable", "unreadable"]


def test_a_missing_path_is_reported_and_the_others_are_read(write_files: Write, tmp_path: Path):
    root = write_files({"a.txt": ""})
    skipped: list[Skipped] = []
    found = list(walk([tmp_path / "gone", root], on_skip=skipped.append))
    assert [p.name for p in found] == ["a.txt"]
    assert [(s.path.name, s.kind) for s in skipped] == [("gone", "unreadable")]


def test_odd_names_come_through_unchanged(write_files: Write):
    odd = [b"line\nbreak.txt", b"latin1-\xe9.txt", "日本語.txt".encode(), b"trailing .txt"]
    root = write_files({})
    for name in odd:
        try:
            with open(os.fsencode(root) + b"/" + name, "wb"):
                pass
        except OSError:
            pytest.skip("this file system refuses such names")
    assert sorted(os.fsencode(p.name) for p in walk([root])) == sorted(odd)


def test_a_very_deep_folder_is_walked_to_its_end(write_files: Write):
    root = write_files({"/".join("d" * 300) + "/end.txt": ""})
    assert [p.name for p in walk([root])] == ["end.txt"]


def test_files_are_found_one_by_one(write_files: Write):
    root = write_files({"a.txt": "", "b/c.txt": ""})
    files = walk([root])
    assert next(files).name == "a.txt"
    (root / "b" / "d.txt").write_text("came later")
    assert [p.name for p in files] == ["c.txt", "d.txt"]
