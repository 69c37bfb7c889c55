"""Tables are shown as the grid of the file, and a passage as its cells."""

from pathlib import Path

import pytest

from app.engine.reading import extract
from app.viewing import CellsRead, Find, ReadCells
from tests.engine.viewing.window import Window, opened

CSV = "\n".join(["name;city;amount"] + [f"person {n};town {n % 7};{n * 3}" for n in range(1, 60)])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(CSV)
    return path


def test_rows_and_columns_are_those_of_the_file(window: Window, table: Path):
    with opened(window, table) as event:
        (sheet,) = event.sheets
        assert (event.view, sheet.rows, sheet.columns) == ("table", 60, 3)
        read = window.ask(ReadCells, 1, sheet.name, 1, 3)
        assert isinstance(read, CellsRead)
        assert read.rows == (("name", "city", "amount"), ("person 1", "town 1", "3"),
                             ("person 2", "town 2", "6"))  # fmt: skip
        assert len(window.ask(ReadCells, 1, sheet.name, 58, 900).rows) == 3
        assert window.ask(ReadCells, 1, "other", 1, 2).kind == "unreadable"


def test_each_block_of_the_text_is_marked_as_its_cells(window: Window, table: Path):
    extracted = extract(table)
    assert len(extracted.spans) > 2
    with opened(window, table):
        for span in extracted.spans:
            text = extracted.text[span.start : span.end]
            located = window.locate(text, span.start, span.anchor)
            assert located.state == "same"
            assert [mark.cells for mark in located.passage] == [span.anchor["cells"]]


def test_the_sentence_is_marked_as_the_row_and_columns_it_is_in(window: Window, table: Path):
    extracted = extract(table)
    row = extracted.text.index("person 40;town 5;120")
    span = next(s for s in extracted.spans if s.start <= row < s.end)
    passage = extracted.text[span.start : span.end]
    with opened(window, table):
        whole = window.locate(passage, span.start, span.anchor, (row, row + 20))
        part = window.locate(passage, span.start, span.anchor, (row + 10, row + 16))
    assert [mark.cells for mark in whole.sentence] == ["A41:C41"]
    assert [mark.cells for mark in part.sentence] == ["B41"]


def test_rows_that_moved_are_found_by_what_they_say(window: Window, table: Path):
    extracted = extract(table)
    span = extracted.spans[2]
    passage = extracted.text[span.start : span.end]
    lines = CSV.split("\n")
    table.write_text("\n".join([lines[0], "a new;row;1", *lines[1:]]))
    first = str(span.anchor["cells"]).partition(":")[0]
    with opened(window, table):
        located = window.locate(passage, span.start, span.anchor)
        assert located.state == "moved"
        assert located.passage[0].cells.startswith(f"A{int(first[1:]) + 1}:")
        assert window.locate("gone;and;away for ever and a day", 5, {"cells": "A1"}).state == "lost"


def test_words_are_found_in_their_cells(window: Window, table: Path):
    with opened(window, table):
        found = window.ask(Find, 1, "TOWN 6")
    assert [mark.cells for mark in found.marks][:3] == ["B7", "B14", "B21"]


def test_a_file_that_is_no_table_is_shown_as_its_text(window: Window, tmp_path: Path):
    path = tmp_path / "letter.csv"
    path.write_text("Dear all\nthis is a letter\nand not a table\n")
    with opened(window, path) as event:
        assert event.view == "text"
