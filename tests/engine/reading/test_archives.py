"""Archives are folders: what is in them is read, and nothing they claim is believed."""

import bz2
import gzip
import io
import json
import lzma
import os
import struct
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.reading import extract
from app.engine.reading.extraction import Events, Part, extract_parts
from app.engine.reading.members import ENTRIES, Names, is_safe, make_safe, split_path
from tests.engine.reading.making import make_docx, make_pdf
from tests.engine.reading.packing import make_overlapping_zip, make_tar, make_zip


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Return a function that reads bytes under a name and gives text or kind of failure."""

    def read(name: str, data: bytes, **options: Any) -> dict[str, str]:
        (tmp_path / name).write_bytes(data)
        return {part.member: say(part) for part in extract_parts(tmp_path / name, **options)}

    return read


def say(part: Part) -> str:
    """Return the part's text, or its kind of failure in angle brackets."""
    if part.error is not None:
        assert part.error.message.endswith(".")
        return f"<{part.error.kind}>"
    assert part.extracted is not None
    return part.extracted.text.strip()


DOCUMENTS = {
    "b/report.docx": make_docx([("", "the report")]),
    "a.txt": "café".encode(),
    "b/c/plan.pdf": make_pdf(["the plan"]),
}
TEXTS = {"": "", "a.txt": "café", "b/c/plan.pdf": "the plan", "b/report.docx": "the report"}


def test_an_archive_whose_first_document_is_a_pdf_stored_as_it_is_is_no_pdf(read: Any):
    pages = {"one.pdf": make_pdf(["the plan"]), "two.txt": b"the rest"}
    stored = make_zip(pages, zipfile.ZIP_STORED)
    for name, data in (("a.zip", stored), ("a.tar", make_tar(pages))):
        assert b"%PDF-" in data[:1024]
        assert read(name, data) == {"": "", "one.pdf": "the plan", "two.txt": "the rest"}


def test_a_text_that_speaks_of_pdf_is_a_text_and_a_pdf_may_begin_late(read: Any):
    pdf = make_pdf(["the plan"])
    assert read("note.md", b"A PDF begins with %PDF-1.4.") == {"": "A PDF begins with %PDF-1.4."}
    for name in ("late.pdf", "late.bin"):
        assert read(name, b"HTTP/1.1 200 OK\r\n\r\n" + pdf) == {"": "the plan"}
    assert read("broken.pdf", b"Sorry. %PDF-1.4 broken") == {"": "<corrupt>"}


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.tar.xz"])
def test_the_documents_in_an_archive_are_read_in_order(name: str, read: Any):
    mode = {"zip": "", "tar": "w", "gz": "w:gz", "tgz": "w:gz", "bz2": "w:bz2", "xz": "w:xz"}
    packing = mode[name.rpartition(".")[2]]
    found = read(name, make_tar(DOCUMENTS, packing) if packing else make_zip(DOCUMENTS))
    assert list(found.items()) == list(TEXTS.items())


def test_an_archive_says_what_it_is_and_how_much_is_in_it(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(make_zip(DOCUMENTS))
    first = next(extract_parts(tmp_path / "a.zip"))
    assert first.extracted
    assert (first.extracted.kind, first.extracted.facts) == ("zip", {"members": 3})


@pytest.mark.parametrize(
    ("name", "pack"), [("a.txt.gz", gzip.compress), ("a.txt.bz2", bz2.compress),
                       ("a.txt.xz", lzma.compress)]
)  # fmt: skip
def test_a_packed_document_is_read_under_its_own_name(name: str, pack: Any, read: Any):
    assert read(name, pack(b"words")) == {"": "", "a.txt": "words"}


def test_what_a_folder_leaves_out_an_archive_leaves_out(read: Any):
    junk = ["__MACOSX/._a.txt", ".hidden", ".git/config", "node_modules/x/readme.md", "~$a.docx",
            "Thumbs.db", "venv/pyvenv.cfg", "venv/notes.txt", "d/.DS_Store"]  # fmt: skip
    data = make_zip({"a.txt": "a", **dict.fromkeys(junk, "junk")})
    assert read("a.zip", data) == {"": "", "a.txt": "a"}


def test_a_bad_member_does_not_fail_the_others(read: Any):
    data = make_zip({"a.pdf": "no pdf", "b.txt": "b", "c.txt": "", "d.mp3": "x", "e.exe": "\0\1"})
    assert read("a.zip", data) == {
        "": "", "a.pdf": "<corrupt>", "b.txt": "b", "c.txt": "<empty>", "d.mp3": "<unsupported>",
        "e.exe": "<unsupported>",
    }  # fmt: skip


def test_a_member_that_is_damaged_is_said_to_be(read: Any):
    data = bytearray(make_zip({"a.txt": "words " * 99, "b.txt": "b"}, zipfile.ZIP_STORED))
    data[60] ^= 1
    assert read("a.zip", bytes(data)) == {"": "", "a.txt": "<corrupt>", "b.txt": "b"}


def test_archives_inside_archives_are_opened_until_it_is_too_deep(read: Any):
    data = make_zip({"a.txt": "deepest"})
    for name in ("4.zip", "3.zip", "2.zip"):
        data = make_zip({name: data, "b.txt": name})
    assert read("1.zip", data) == {
        "": "", "2.zip": "", "2.zip/3.zip": "", "2.zip/3.zip/4.zip": "<too-large>",
        "2.zip/3.zip/b.txt": "4.zip", "2.zip/b.txt": "3.zip", "b.txt": "2.zip",
    }  # fmt: skip


def test_office_documents_are_documents_and_not_archives(read: Any):
    assert read("a.zip", make_docx([("", "words")])) == {"": "words"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40)),
        ("a.rar", b"Rar!\x1a\x07\x01\0"),
        ("noname", b"7z\xbc\xaf\x27\x1c" + bytes(40)),
        ("a.jar", make_zip({"a": "b"})),
        ("a.pages", make_zip({"Index/Document.iwa": "x"})),
    ],
)
def test_what_is_not_opened_is_refused_plainly(name: str, data: bytes, read: Any):
    assert read(name, data) == {"": "<unsupported>"}


# -- names ---------------------------------------------------------------------------------------


def test_names_that_lead_elsewhere_become_labels_and_create_nothing(read: Any, tmp_path: Path):
    names = ["../../escape.txt", "/abs.txt", "C:\\win\\a.txt", "d:x.txt", "..\\..\\up.txt",
             "a/../b/./c.txt", "//server/share/s.txt", "nul\x07bell.txt"]  # fmt: skip
    found = read("a.zip", make_zip({name: name for name in names}))
    assert set(found) == {"", "escape.txt", "abs.txt", "win/a.txt", "x.txt", "up.txt", "a/b/c.txt",
                          "server/share/s.txt", "nulbell.txt"}  # fmt: skip
    assert all(is_safe(member) for member in found)
    assert [file.name for file in tmp_path.iterdir()] == ["a.zip"]
    assert not (tmp_path.parent / "escape.txt").exists()


@given(st.lists(st.text(alphabet="ab./\\: C\0\n", max_size=12), max_size=12))
def test_every_member_has_a_safe_name_of_its_own(raw: list[str]):
    names = Names()
    given = [names.add(name) for name in raw]
    assert len(set(given)) == len(given)
    assert all(name and is_safe(name) for name in given)
    assert not any(one.startswith(other + "/") for one in given for other in given)
    assert all(make_safe(name) == name for name in given)


def test_two_members_of_one_name_are_both_read(read: Any):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "two")
    assert read("a.zip", buffer.getvalue()) == {"": "", "a.txt": "one", "a (2).txt": "two"}


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp437", "Übersicht für März.txt"),
        ("cp866", "Отчёт за март.txt"),
        ("cp932", "三月の報告書について.txt"),
        ("utf-8", "Übersicht – März.txt"),
    ],
)
def test_names_in_old_encodings_are_what_was_typed(encoding: str, name: str, read: Any):
    data = make_zip({"x" * len(name.encode(encoding)): "words"})
    data = data.replace(b"x" * len(name.encode(encoding)), name.encode(encoding))
    assert list(read("a.zip", data)) == ["", name]


def test_names_in_a_tape_archive_that_are_not_unicode_are_read(read: Any):
    info = tarfile.TarInfo("x")
    data = make_tar({"xxxxxxx.txt": b"words"}).replace(b"xxxxxxx", "Prüfung".encode("latin-1"))
    header = bytearray(data[:512])
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    assert info and list(read("a.tar", bytes(header) + data[512:])) == ["", "Prüfung.txt"]


def test_a_member_has_a_path_below_its_file(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(b"x")
    path = str(tmp_path / "a.zip" / "b" / "c.txt")
    assert split_path(path) == (str(tmp_path / "a.zip"), "b/c.txt")
    assert split_path(str(tmp_path / "a.zip")) == (str(tmp_path / "a.zip"), "")
    assert split_path(str(tmp_path / "none" / "x")) == (str(tmp_path / "none" / "x"), "")


# -- bombs ---------------------------------------------------------------------------------------


def test_a_bomb_is_refused_before_it_is_unpacked(read: Any):
    assert read("a.zip", make_zip({"a.txt": bytes(60 << 20)})) == {"": "<too-large>"}
    assert read("a.tar.gz", make_tar({"a.txt": bytes(60 << 20)}, "w:gz")) == {"": "<too-large>"}
    assert read("a.txt.xz", lzma.compress(bytes(60 << 20))) == {"": "<too-large>"}


def test_a_bomb_beside_honest_documents_is_refused_alone(read: Any):
    noise = os.urandom(1 << 20)
    data = make_zip({"a.txt": bytes(60 << 20), "b.txt": "b", "noise.bin": noise})
    assert read("a.zip", data) == {
        "": "", "a.txt": "<too-large>", "b.txt": "b", "noise.bin": "<unsupported>",
    }  # fmt: skip


def test_a_bomb_of_overlapping_members_is_refused(read: Any):
    assert read("a.zip", make_overlapping_zip(500, b"words " * 90_000)) == {"": "<too-large>"}


def test_a_size_that_was_lied_about_is_counted_and_not_believed(read: Any):
    data = make_zip({"a.txt": bytes(60 << 20)})
    claimed = data.replace(struct.pack("<I", 60 << 20), struct.pack("<I", 100))
    assert read("a.zip", claimed) == {"": "", "a.txt": "<corrupt>"}


def test_a_bomb_of_nested_archives_ends_soon(read: Any):
    data = make_zip({f"{n}.txt": bytes(15 << 20) for n in range(3)})
    for _ in range(3):
        data = make_zip({f"{n}.zip": data for n in range(3)}, zipfile.ZIP_STORED)
    found = read("a.zip", data)
    assert "<too-large>" in found.values()
    assert not any(member.endswith(".txt") for member in found)


def test_more_members_than_anybody_has_are_refused(read: Any):
    assert read("a.zip", make_overlapping_zip(ENTRIES + 1, b"")) == {"": "<too-large>"}


# -- tape archives -------------------------------------------------------------------------------


def test_links_and_devices_in_a_tape_archive_are_passed_over(read: Any):
    members: dict[str, Any] = {"a.txt": b"a"}
    for name, kind in (("link.txt", tarfile.SYMTYPE), ("hard.txt", tarfile.LNKTYPE),
                       ("null.txt", tarfile.CHRTYPE), ("disk.txt", tarfile.BLKTYPE),
                       ("pipe.txt", tarfile.FIFOTYPE), ("folder", tarfile.DIRTYPE)):  # fmt: skip
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, "/etc/passwd"
        members[name] = info
    members["/etc/abs.txt"] = b"abs"
    assert read("a.tar", make_tar(members)) == {"": "", "a.txt": "a", "etc/abs.txt": "abs"}


def test_a_tape_archive_that_is_cut_off_gives_what_is_left_and_says_so(tmp_path: Path):
    noise = os.urandom(200_000).hex().encode()
    data = make_tar({"a.txt": b"words", "b.txt": noise}, "w:gz")
    (tmp_path / "a.tgz").write_bytes(data[: len(data) // 2])
    first, one, other = extract_parts(tmp_path / "a.tgz")
    assert first.extracted and "cut off" in first.extracted.warnings[0]
    assert (say(one), say(other)) == ("words", "<corrupt>")


# -- the whole, and going on ---------------------------------------------------------------------


def test_the_whole_of_an_archive_is_one_text_with_the_members_as_anchors(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(make_zip({**DOCUMENTS, "z.pdf": "no pdf"}))
    whole = extract(tmp_path / "a.zip")
    assert "".join(whole.text[s.start : s.end] for s in whole.spans) == whole.text
    by_member = {s.anchor["part"]: whole.text[s.start : s.end].strip() for s in whole.spans}
    assert by_member == {name: text for name, text in TEXTS.items() if name}
    assert [warning.split(":")[0] for warning in whole.warnings] == ["z.pdf"]
    assert extract(tmp_path / "a.zip", within="b/c/plan.pdf").text.strip() == "the plan"


def test_reading_goes_on_behind_what_was_given(tmp_path: Path):
    inner = make_zip({"x.txt": "x", "y.txt": "y"})
    (tmp_path / "a.zip").write_bytes(make_zip({"a.txt": "a", "i.zip": inner, "z.txt": "z"}))
    everything = list(extract_parts(tmp_path / "a.zip"))
    for start in range(len(everything) + 1):
        assert list(extract_parts(tmp_path / "a.zip", start=start)) == everything[start:]
    rest = extract_parts(tmp_path / "a.zip", start=3, dead=["i.zip"])
    assert [part.member for part in rest] == ["z.txt"], "what is inside a dead one is not looked at"


def test_every_member_is_named_before_it_is_touched(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(make_zip({"a.txt": "abc", "b.pdf": "no pdf"}))
    begun: list[tuple[str, int]] = []
    events = Events(on_begin=lambda member, size: begun.append((member, size)))
    for part in extract_parts(tmp_path / "a.zip", events=events):
        assert begun[-1][0] == part.member
    assert begun[1:] == [("a.txt", 3), ("b.pdf", 6)]


def test_a_member_that_is_gone_is_said_to_be(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(make_zip({"a.txt": "a"}))
    (part,) = extract_parts(tmp_path / "a.zip", within="b.txt")
    assert (part.member, say(part)) == ("b.txt", "<unreadable>")


def test_the_command_prints_a_whole_archive_or_one_member_of_it(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(make_zip(DOCUMENTS))

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "app", "read", *arguments]
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout

    whole = run(str(tmp_path / "a.zip"))
    assert [line for line in whole.split("\n") if line] == [text for text in TEXTS.values() if text]
    member = str(tmp_path / "a.zip" / "b" / "c" / "plan.pdf")
    row = json.loads(run("--json", member))
    assert (row["path"], row["kind"], row["text"].strip()) == (member, "pdf", "the plan")
    assert [span["anchor"] for span in row["spans"]] == [{"page": 1}]
