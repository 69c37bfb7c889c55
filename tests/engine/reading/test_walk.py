"""What a dropped folder holds, and what is left out of it with a reason."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.engine import mounts, places
from app.engine.reading import Skipped, walk
from app.engine.reading.ignoring import is_left_out
from app.engine.reading.walk import Found, scan
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


def test_a_file_comes_with_its_size_and_time(write_files: Write):
    root = write_files({"a.txt": "four", "b/c.txt": ""})
    os.utime(root / "a.txt", ns=(1, 1_700_000_000_123_456_700))
    first, second = scan([root])
    assert first == Found(str(root / "a.txt"), 4, (root / "a.txt").stat().st_mtime_ns)
    assert (second.path, second.size) == (str(root / "b" / "c.txt"), 0)
    assert list(scan([root / "a.txt"])) == [first]


# -- programs' own things ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "bower_components/x.txt",
        "lib/site-packages/x.txt",
        "@eaDir/x.txt",
        "$RECYCLE.BIN/x.txt",
        "Photos.photoslibrary/originals/x.jpg",
        "work/CACHEDIR.TAG",
        "out/CMakeCache.txt",
        "report.docx.tmp",
        "notes.txt~",
        "#notes.txt#",
        "film.mkv.partial",
        "site/package-lock.json",
        "Cargo.lock",
    ],
)
def test_what_programs_keep_for_themselves_is_left_out(path: str, write_files: Write):
    root = write_files({path: "x", "kept.txt": "x"})
    skipped: list[Skipped] = []
    assert [p.name for p in walk([root], on_skip=skipped.append)] == ["kept.txt"]
    assert [s.kind for s in skipped] == ["ignored"]
    assert skipped[0].reason.endswith(".")
    assert is_left_out(str(root / path), [str(root)])


@pytest.mark.parametrize(
    "path",
    [
        "build/minutes.docx",
        "target/plan.txt",
        "dist/a.txt",
        "vendor/a.txt",
        "cache/a.txt",
        "tmp/a.txt",
        "~tilde.txt",
        "#hash.txt",
        "my.lock",
        "lock.txt",
        "package.json",
        "CVS/resume.txt",
    ],
)
def test_what_only_looks_like_a_programs_own_is_read(path: str, write_files: Write):
    root = write_files({path: "x"})
    assert [p.relative_to(root).as_posix() for p in walk([root])] == [path]
    assert is_left_out(str(root / path), [str(root)]) == ""


def test_a_build_folder_is_known_by_the_recipe_beside_it(write_files: Write):
    files = {"a/target/x.txt": "", "a/pom.xml": "<project/>", "b/target/y.txt": ""}
    root = write_files(files)
    assert [p.name for p in walk([root])] == ["pom.xml", "y.txt"]


def test_a_chosen_programs_folder_is_read(write_files: Write):
    root = write_files({"node_modules/readme.md": "", "env/pyvenv.cfg": "", "env/a.txt": ""})
    assert [p.name for p in walk([root / "node_modules"])] == ["readme.md"]
    assert [p.name for p in walk([root / "env"])] == ["a.txt", "pyvenv.cfg"]


# -- .carrelignore -----------------------------------------------------------------------------


def kept(root: Path) -> list[str]:
    """Return what a walk finds, after asking for each file by itself as well."""
    found = [p.relative_to(root).as_posix() for p in walk([root])]
    alone = []
    for folder, _, names in os.walk(root):
        paths = [Path(folder, name) for name in names if not name.startswith(".")]
        alone += [p for p in paths if not is_left_out(str(p), [str(root)])]
    assert {p.relative_to(root).as_posix() for p in alone} == set(found)
    return found


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ("*.log", "a.txt b.txt sub/a.txt sub/deep/a.txt"),
        ("# *.txt\n\n*.log", "a.txt b.txt sub/a.txt sub/deep/a.txt"),
        ("/a.txt", "a.log b.txt sub/a.log sub/a.txt sub/deep/a.txt"),
        ("a.txt", "a.log b.txt sub/a.log"),
        ("sub/", "a.log a.txt b.txt"),
        ("sub/deep", "a.log a.txt b.txt sub/a.log sub/a.txt"),
        ("deep/", "a.log a.txt b.txt sub/a.log sub/a.txt"),
        ("a.txt/", "a.log a.txt b.txt sub/a.log sub/a.txt sub/deep/a.txt"),
        ("*\n!*/\n!b.txt", "b.txt"),
        ("sub\n!sub/a.txt", "a.log a.txt b.txt"),
        ("sub/*\n!sub/a.txt", "a.log a.txt b.txt sub/a.txt"),
        ("**/deep/**", "a.log a.txt b.txt sub/a.log sub/a.txt"),
        ("sub/**/a.txt", "a.log a.txt b.txt sub/a.log"),
        ("[ab].txt\n!b.txt", "a.log b.txt sub/a.log"),
        ("[!a].txt", "a.log a.txt sub/a.log sub/a.txt sub/deep/a.txt"),
        ("?.lo[[:alpha:]]", "a.txt b.txt sub/a.txt sub/deep/a.txt"),
        ("*.log   \r\n", "a.txt b.txt sub/a.txt sub/deep/a.txt"),
        ("\ufeff*.log", "a.txt b.txt sub/a.txt sub/deep/a.txt"),
    ],
)
def test_a_carrelignore_is_read_as_git_reads_its_own(lines: str, left: str, write_files: Write):
    files = {"a.txt": "", "a.log": "", "b.txt": "", "sub/a.txt": "", "sub/a.log": ""}
    root = write_files({**files, "sub/deep/a.txt": "", ".carrelignore": lines})
    assert kept(root) == left.split()


def test_the_reason_names_the_line(write_files: Write):
    root = write_files({"a.log": "", "drafts/x.txt": "", ".carrelignore": "*.log\n/drafts/\n"})
    skipped: list[Skipped] = []
    assert list(walk([root], on_skip=skipped.append)) == []
    reasons = {s.path.name: (s.kind, s.reason) for s in skipped}
    assert reasons["a.log"] == ("ignored", "Left out by .carrelignore: *.log")
    assert reasons["drafts"] == ("ignored", "Left out by .carrelignore: /drafts/")


def test_a_nearer_carrelignore_decides(write_files: Write):
    root = write_files(
        {
            "a.log": "",
            "sub/a.log": "",
            "sub/b.log": "",
            "sub/deep/a.log": "",
            ".carrelignore": "*.log",
            "sub/.carrelignore": "!a.log",
            "sub/deep/.carrelignore": "/a.*",
        }
    )
    assert kept(root) == ["sub/a.log"]


@pytest.mark.parametrize("name", ["#a.txt", "!a.txt", "blank .txt ", "a[b].txt", "café.txt"])
def test_odd_names_can_be_named(name: str, write_files: Write):
    line = name.replace("[", "\\[").replace(" ", "\\ ")
    line = "\\" + line if line[0] in "#!" else line
    root = write_files({name: "", "other.txt": "", ".carrelignore": line})
    assert kept(root) == ["other.txt"]


def test_what_was_chosen_is_not_left_out_and_its_own_ignore_file_holds(write_files: Write):
    files = {"sub/a.txt": "", "sub/b.txt": "", "sub/.carrelignore": "b.txt", "x.log": ""}
    root = write_files({**files, ".carrelignore": "sub\n*.log"})
    assert [p.name for p in walk([root / "sub"])] == ["a.txt"]
    assert [p.name for p in walk([root / "x.log", root])] == ["x.log"]
    assert is_left_out(str(root / "sub" / "a.txt"), [str(root)])
    assert not is_left_out(str(root / "sub" / "a.txt"), [str(root), str(root / "sub")])


def test_looking_again_at_a_place_below_what_was_chosen_keeps_the_rules(write_files: Write):
    files = {"new/a.log": "", "new/a.txt": "", "new/env/pyvenv.cfg": "", "out/b.txt": ""}
    root = write_files({**files, ".carrelignore": "*.log\nout/"})

    def look(*parts: str) -> list[str]:
        skipped: list[Skipped] = []
        found = scan([root.joinpath(*parts)], roots=[str(root)], on_skip=skipped.append)
        return [Path(f.path).name for f in found] + [s.kind for s in skipped]

    assert look("new") == ["a.txt", "ignored", "ignored"]
    assert look("new", "a.log") == ["ignored"]
    assert look("new", "env") == ["ignored"]
    assert look("out") == ["ignored"]
    assert look("out", "b.txt") == ["ignored"]
    assert look("new", "a.txt") == ["a.txt"]
    assert look() == ["a.txt", "ignored", "ignored", "ignored", "ignored"]


def test_a_line_that_means_nothing_is_told_and_the_others_hold(write_files: Write):
    lines = "*.log\n[unclosed\n!\nends\\\n[[:nothing:]]\n"
    root = write_files({"a.log": "", "a.txt": "", ".carrelignore": lines})
    skipped: list[Skipped] = []
    assert [p.name for p in walk([root], on_skip=skipped.append)] == ["a.txt"]
    told = [s.reason for s in skipped if s.path.name == ".carrelignore" and s.kind != "ignored"]
    assert [reason.split()[1] for reason in told] == ["2", "3", "4", "5"]


@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "huge"])
def test_a_carrelignore_that_is_none_is_told_and_stops_nothing(kind: str, write_files: Write):
    root = write_files({"a.txt": "", "b.txt": ""})
    match kind:
        case "folder":
            (root / ".carrelignore").mkdir()
        case "pipe":
            make_pipe(root / ".carrelignore")
        case "link":
            os.symlink(root / "a.txt", root / ".carrelignore")
        case "huge":
            (root / ".carrelignore").write_text("*.txt\n" * 300_000)
    skipped: list[Skipped] = []
    assert [p.name for p in walk([root], on_skip=skipped.append)] == ["a.txt", "b.txt"]
    assert ("unreadable", ".carrelignore") in {(s.kind, s.path.name) for s in skipped}


def test_no_pattern_takes_long(write_files: Write):
    root = write_files(
        {"a" * 200 + ".txt": "", ".carrelignore": "*a" * 60 + "*b\n" + "**/" * 30 + "b"}
    )
    assert len(list(walk([root]))) == 1


def test_git_leaves_out_the_same(tmp_path: Path):
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    chance = random.Random(7)
    for number in range(12):
        root = tmp_path / str(number)
        grow(root, chance, 3)
        folders = [root, *(p for p in root.rglob("*") if p.is_dir())]
        for folder in (root, chance.choice(folders)):
            lines = [invent_line(chance) for _ in range(chance.randint(1, 6))]
            (folder / ".carrelignore").write_text("\n".join(lines), "utf-8")
        command = [git, "-C", str(root), "-c", "core.quotepath=off", "ls-files", "-z", "--others"]
        subprocess.run([git, "init", "-q", str(root)], check=True)
        listed = subprocess.run(
            [*command, "--exclude-per-directory=.carrelignore"], capture_output=True, check=True
        )
        names = {name for name in listed.stdout.decode().split("\0") if name}
        expected = {name for name in names if not name.endswith(".carrelignore")}
        ignore_files = {str(p): p.read_text() for p in root.rglob(".carrelignore")}
        assert set(kept(root)) == expected, ignore_files


NAMES = ["a", "b", "ab", "foo", "bar", "a.txt", "b.log", "foo.txt", "x y", "[q]", "d", "!n", "c "]
PARTS = [
    *NAMES, "*", "**", "*.txt", "?", "f*", "[ab]", "[!a]*", "[a-c]", "[[:alpha:]]", "\\!n",
    "c\\ ", "fo**o", "a.tx?", "[^b]", "\\a", "*o*",
]  # fmt: skip


def grow(folder: Path, chance: random.Random, depth: int) -> None:
    """Make files and folders with names that patterns can mean."""
    folder.mkdir()
    for name in chance.sample(NAMES, chance.randint(2, 6)):
        if depth and "." not in name and chance.random() < 0.5:
            grow(folder / name, chance, depth - 1)
        else:
            (folder / name).write_text("")


def invent_line(chance: random.Random) -> str:
    """Return a line of a ``.gitignore`` that nobody would write, and somebody will."""
    line = "/".join(chance.choice(PARTS) for _ in range(chance.choice((1, 1, 1, 2, 2, 3))))
    before, after = chance.choice(("", "", "", "!", "/", "!/")), chance.choice(("", "", "/", "  "))
    return before + line + after


# -- who may not, and what is not here ---------------------------------------------------------


def scan_as_an_ordinary_user(root: Path) -> list[str]:
    """Return what a user without rights finds and is told, in a process of their own."""
    code = (
        "import os, sys\n"
        "from app.engine.reading import walk\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "tell = lambda s: print(s.kind, s.path.name, s.reason)\n"
        "for found in walk([sys.argv[1]], on_skip=tell): print('found', found.name)\n"
    )
    command = [sys.executable, "-c", code, str(root)]
    repository = Path(__file__).resolve().parents[3]
    result = subprocess.run(command, cwd=repository, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="rights are other things here")
def test_what_an_ordinary_user_may_not_read_is_told_and_the_rest_is_read(write_files: Write):
    files = {"a.txt": "", "locked/b.txt": "", "c.log": "", ".carrelignore": "*.log"}
    root = write_files(files)
    for parent in (root, *root.parents):
        if parent.stat().st_uid == os.getuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
        if parent.name.startswith("pytest-of-"):
            break
    (root / "locked").chmod(0)
    (root / ".carrelignore").chmod(0)
    try:
        told = scan_as_an_ordinary_user(root)
    finally:
        (root / "locked").chmod(0o700)
    assert "found a.txt" in told and "found c.log" in told and "found b.txt" not in told
    assert "unreadable locked You are not allowed to read it." in told
    assert any(line.startswith("unreadable .carrelignore This .carrelignore") for line in told)


def test_a_document_that_is_only_in_icloud_is_named_by_its_own_name(write_files: Write):
    root = write_files({".report.pdf.icloud": "bplist00", "a.txt": ""})
    skipped: list[Skipped] = []
    assert [p.name for p in walk([root], on_skip=skipped.append)] == ["a.txt"]
    (left_out,) = skipped
    assert (left_out.path, left_out.kind) == (root / "report.pdf", "unreadable")
    assert "only in the cloud" in left_out.reason


def test_a_network_folder_that_does_not_answer_is_passed_over(
    write_files: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    if sys.platform != "linux":
        pytest.skip("of the mounts of Linux")
    root = write_files({"a.txt": ""})
    share = write_files({"b.txt": ""}, "share")
    os.symlink(share, root / "link")
    line = f"30 22 0:44 / {share} rw - nfs4 nas:/papers rw"
    monkeypatch.setattr(mounts, "mounts", lambda: mounts.read_mountinfo(line))
    monkeypatch.setattr(places, "is_there", lambda path, seconds=3.0: None)
    skipped: list[Skipped] = []
    assert [p.name for p in walk([share, root], on_skip=skipped.append)] == ["a.txt"]
    assert "The network folder nas/papers does not answer." in skipped[0].reason
    assert (skipped[0].path, skipped[0].kind) == (share, "unreadable")
