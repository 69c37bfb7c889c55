"""``SimpleDirectoryReader`` where it is better than its model: nothing fails, nothing is silent."""

import asyncio
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.engine.reading import SimpleDirectoryReader
from app.errors import ReadError
from tests.engine.reading.making import make_pipe

Write = Callable[..., Path]


def names(reader: SimpleDirectoryReader) -> list[str]:
    return [document.metadata["file_name"] for document in reader.load_data()]


def test_extensions_match_without_their_dot(write_files: Write):
    root = write_files({"a.TXT": "a", "b.md": "b", "c.html": "<p>c"})
    assert names(SimpleDirectoryReader(root, required_exts=["txt", ".MD"])) == ["a.TXT", "b.md"]


def test_the_limit_counts_what_the_filters_left(write_files: Write):
    root = write_files({"a.bin": "x", "b.txt": "b", "c.txt": "c", "d.txt": "d"})
    reader = SimpleDirectoryReader(root, required_exts=[".txt"], num_files_limit=2)
    assert names(reader) == ["b.txt", "c.txt"]


def test_a_limit_of_zero_is_no_limit(write_files: Write):
    assert len(names(SimpleDirectoryReader(write_files({"a.txt": "a", "b.txt": "b"}),
                                           num_files_limit=0))) == 2  # fmt: skip


def test_an_unknown_argument_is_an_error(write_files: Write):
    with pytest.raises(TypeError, match="recursve"):
        SimpleDirectoryReader(write_files({"a.txt": "a"}), recursve=True)  # type: ignore[call-arg]


def test_dangling_links_pipes_and_vanished_files_are_skipped_with_a_reason(write_files: Write):
    root = write_files({"a.txt": "a", "gone.txt": "g", "z.txt": "z"})
    os.symlink("nowhere", root / "dangling.txt")
    make_pipe(root / "pipe.txt")
    reader = SimpleDirectoryReader(root)
    (root / "gone.txt").unlink()
    assert names(reader) == ["a.txt", "z.txt"]
    assert sorted((s.path.name, s.kind) for s in reader.skipped) == [
        ("dangling.txt", "unreadable"),
        ("gone.txt", "unreadable"),
        ("pipe.txt", "unreadable"),
    ]
    assert all(s.reason.endswith(".") for s in reader.skipped)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_and_a_folder_that_may_not_be_read_are_skipped(write_files: Write):
    root = write_files({"a.txt": "a", "secret.txt": "s", "locked/b.txt": "b"})
    (root / "secret.txt").chmod(0)
    (root / "locked").chmod(0)
    reader = SimpleDirectoryReader(root, recursive=True)
    try:
        assert names(reader) == ["a.txt"]
        assert {s.path.name for s in reader.skipped} == {"secret.txt", "locked"}
    finally:
        (root / "locked").chmod(0o700)


def test_a_chosen_file_that_is_a_pipe_is_skipped_and_never_opened(write_files: Write):
    root = write_files({"a.txt": "a"})
    make_pipe(root / "pipe.txt")
    reader = SimpleDirectoryReader(input_files=[root / "pipe.txt", root / "a.txt"])
    assert names(reader) == ["a.txt"]
    assert [s.kind for s in reader.skipped] == ["unreadable"]


def test_skipped_starts_anew_with_each_load(write_files: Write):
    reader = SimpleDirectoryReader(write_files({"a.txt": "a", "b.pdf": "no pdf"}))
    reader.load_data()
    reader.load_data()
    assert [s.kind for s in reader.skipped] == ["corrupt"]


def test_raise_on_error_raises_the_reason(write_files: Write):
    reader = SimpleDirectoryReader(write_files({"b.pdf": "no pdf"}), raise_on_error=True)
    with pytest.raises(ReadError) as caught:
        reader.load_data()
    assert caught.value.kind == "corrupt"


def test_text_that_does_not_fit_the_given_encoding_is_skipped_not_shortened(write_files: Write):
    root = write_files({"a.txt": "café".encode("latin-1")})
    reader = SimpleDirectoryReader(root, encoding="utf-8")
    assert reader.load_data() == []
    assert "byte 3" in reader.skipped[0].reason
    kept = SimpleDirectoryReader(root, encoding="utf-8", errors="ignore").load_data()
    assert kept[0].text == "caf"


def test_the_encoding_is_found_when_none_is_given(write_files: Write):
    root = write_files({"a.txt": "café".encode("latin-1"), "b.txt": "\ufeffhi".encode("utf-16")})
    assert [d.text for d in SimpleDirectoryReader(root).load_data()] == ["café", "hi"]


def test_excluded_patterns_match_at_any_depth_and_whole_folders(write_files: Write):
    files = {"a/x/1.txt": "1", "a/y/2.txt": "2", "x/3.md": "3", "4.md": "4", "xx/5.txt": "5"}
    root = write_files(files)

    def left(*patterns: str) -> list[str]:
        reader = SimpleDirectoryReader(root, recursive=True, exclude=patterns)
        return [Path(p).relative_to(root).as_posix() for p in reader.list_resources()]

    assert left("x") == ["4.md", "a/y/2.txt", "xx/5.txt"]
    assert left("a/*/2.txt") == ["4.md", "a/x/1.txt", "x/3.md", "xx/5.txt"]
    assert left("**/*.md", "a/**") == ["xx/5.txt"]


def test_an_excluded_pattern_does_not_depend_on_the_folders_above(write_files: Write):
    root = write_files({"b.txt": "b"}, "x/data")
    assert len(SimpleDirectoryReader(root, exclude=["x", "data"]).input_files) == 1


def test_the_path_may_be_the_id_and_other_metadata_may_be_given(write_files: Write):
    root = write_files({"a.txt": "a"})
    reader = SimpleDirectoryReader(
        root, filename_as_id=True, file_metadata=lambda path: {"shelf": path[-5:]}
    )
    (document,) = reader.load_data()
    assert document.id_ == document.doc_id == str(root / "a.txt")
    assert document.metadata == {"shelf": "a.txt"}


def test_one_resource_can_be_loaded_by_itself(write_files: Write):
    root = write_files({"a.txt": "a", "b.txt": "b"})
    reader = SimpleDirectoryReader(root)
    assert reader.list_resources() == [str(root / "a.txt"), str(root / "b.txt")]
    assert [d.text for d in reader.load_resource(root / "b.txt")] == ["b"]


def test_progress_is_counted_on_standard_error(
    write_files: Write, capsys: pytest.CaptureFixture[str]
):
    SimpleDirectoryReader(write_files({"a.txt": "a"})).load_data(show_progress=True)
    out, err = capsys.readouterr()
    assert (out, err) == ("", "\rLoading files: 1/1\n")


def test_the_event_loop_runs_on_while_files_are_loaded(write_files: Write):
    root = write_files({"a.txt": "a"})
    entered, leave = threading.Event(), threading.Event()

    def wait(path: str) -> dict[str, str]:
        entered.set()
        assert leave.wait(20)
        return {}

    async def load() -> int:
        loading = asyncio.ensure_future(
            SimpleDirectoryReader(root, file_metadata=wait).aload_data()
        )
        patience = time.monotonic() + 20
        while not entered.is_set():
            await asyncio.sleep(0.01)
            assert time.monotonic() < patience
        leave.set()  # only a loop that still runs gets here
        return len(await loading)

    assert asyncio.run(load()) == 1
