"""The framework-independent cases of the reader, R01 to R29. All pass; none is declined."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.engine.documents import Document
from app.engine.reading import SimpleDirectoryReader
from tests.engine.reading.conftest import SHARED

FILE = SHARED / "conformance" / "cases.json"
CASES: dict[str, Any] = (
    {case["id"]: case for case in json.loads(FILE.read_text("utf-8"))["reader"]}
    if FILE.is_file()
    else {}
)
LISTED = [case for case in CASES.values() if "files" in case and "error" not in str(case["expect"])]

needs_cases = pytest.mark.skipif(
    not CASES, reason="the conformance cases are not beside this checkout"
)


def read_names(reader: SimpleDirectoryReader, root: Path) -> list[str]:
    return [Path(d.metadata["file_path"]).relative_to(root).as_posix() for d in reader.load_data()]


@needs_cases
def test_all_cases_of_the_reader_are_here():
    own = {"R11", "R23", "R24", "R27"}
    assert {case["id"] for case in LISTED} | own == set(CASES)


@pytest.mark.parametrize(
    "case",
    LISTED or [pytest.param(None, marks=pytest.mark.skip(reason="no cases here"))],
    ids=lambda case: case["id"] if case else "absent",
)
def test_case(case: dict[str, Any], write_files: Callable[..., Path]):
    root = write_files(case["files"], case.get("root", "data"))
    if case["id"] == "R22":
        os.symlink("..", root / "s" / "up")
        os.symlink("loop", root / "loop")
    reader = SimpleDirectoryReader(root, **case["params"])
    documents = reader.load_data()
    if "files" in case["expect"]:
        assert read_names(reader, root) == case["expect"]["files"]
    if "docs" in case["expect"]:
        assert [[d.metadata["file_name"], d.text] for d in documents] == case["expect"]["docs"]
        skipped = {skipped.path.name for skipped in reader.skipped}
        assert skipped == set(case["files"]) - {d.metadata["file_name"] for d in documents}
        assert all(skipped.reason for skipped in reader.skipped)


def test_r11_no_match_is_an_error_that_names_the_folder(write_files: Callable[..., Path]):
    root = write_files({".h.txt": "h"})
    with pytest.raises(ValueError, match=re.escape(f"No files found in {root}.")):
        SimpleDirectoryReader(root)


def test_r23_missing_folder_missing_file_and_no_argument_are_three_errors():
    with pytest.raises(ValueError, match=r"^Directory nowhere does not exist\.$"):
        SimpleDirectoryReader("nowhere")
    with pytest.raises(ValueError, match=r"^File nothing\.txt does not exist\.$"):
        SimpleDirectoryReader(input_files=["nothing.txt"])
    with pytest.raises(ValueError, match=r"^Must provide either `input_dir` or `input_files`\.$"):
        SimpleDirectoryReader()


@needs_cases
def test_r24_metadata_of_each_document(write_files: Callable[..., Path]):
    expect = CASES["R24"]["expect"]
    (document,) = SimpleDirectoryReader(write_files({"a.txt": "a"})).load_data()
    assert set(expect["keys"]) <= set(document.metadata)
    for key in ("creation_date", "last_modified_date"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", document.metadata[key])
    hidden = set(expect["hidden_from_embedding_and_prompt"])
    assert hidden <= set(document.excluded_embed_metadata_keys)
    assert hidden <= set(document.excluded_llm_metadata_keys)
    assert set(document.metadata) <= set(document.excluded_embed_metadata_keys), (
        "the bare text is embedded"
    )


def test_r27_iter_data_yields_one_list_per_file_and_reads_no_further(
    write_files: Callable[..., Path],
):
    root = write_files({"a.txt": "a", "b.txt": "b"})
    documents = SimpleDirectoryReader(root).iter_data()
    first = next(documents)
    (root / "b.txt").write_text("changed after the first was read")
    assert [d.text for d in first] == ["a"]
    assert [[d.text for d in one] for one in documents] == [["changed after the first was read"]]
    assert isinstance(first[0], Document)
