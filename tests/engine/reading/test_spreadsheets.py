"""Workbooks and tables: every row a line, every block understood by itself, every cell found."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.reading import Extracted, extract
from app.engine.reading.formats.cells import read_format, write_number
from app.engine.reading.formats.csv import split_cells, split_records
from app.engine.reading.formats.grid import Grid, Row, Sheet, name_column
from app.engine.reading.formats.xlsx import read_column
from app.engine.splitting import SentenceSplitter
from app.errors import ReadError
from tests.engine.reading.office_parts import (
    ODF,
    SHEET,
    pack,
    pack_office,
    pack_workbook,
    relate,
    rows,
    where,
)

Write = Callable[..., Path]
ODS = "application/vnd.oasis.opendocument.spreadsheet"
PEOPLE: list[list[str | int]] = [["Name", "Born", "City"]]
PEOPLE += [[f"Person {n}", 1900 + n % 99, f"Town {n}"] for n in range(200)]


@pytest.fixture
def read(write_files: Write):
    def read_bytes(name: str, data: bytes | str) -> Extracted:
        return extract(write_files({name: data}) / name)

    return read_bytes


def blocks(extracted: Extracted) -> Iterator[tuple[str, str]]:
    """Yield each span's cells and words."""
    for span in extracted.spans:
        words = extracted.text[span.start : span.end].strip("\n")
        yield str(span.anchor.get("cells", "")), words


# -- blocks --------------------------------------------------------------------------------------


def test_every_chunk_of_a_long_sheet_has_the_header_and_its_cells(read):
    extracted = read("a.xlsx", pack_workbook({"People": rows(PEOPLE)}))
    seen = 0
    for cells, words in blocks(extracted):
        lines = words.split("\n")
        assert lines[:2] == ["People", "Name\tBorn\tCity"]
        first, last = (int(number) for number in re.findall(r"\d+", cells))
        written = lines[1:] if first == 1 else lines[2:]
        table = [[str(value) for value in row] for row in PEOPLE[first - 1 : last]]
        assert [line.split("\t") for line in written] == table
        assert len(words.split()) < 200
        seen += last - first + 1
    assert seen == len(PEOPLE)
    splitter = SentenceSplitter(tokenizer=lambda text: len(re.findall(r"\w{1,4}|[^\w\s]", text)))
    for chunk in splitter.chunks(extracted.text):
        assert "Name\tBorn\tCity" in chunk.text


def test_a_title_above_the_header_is_repeated_with_it(read):
    table = [["Sales of ducks", "", ""], ["Year", "Wild", "Tame"]]
    table += [[2000 + n, n * 1.5, n] for n in range(100)]
    extracted = read("a.xlsx", pack_workbook({"Sheet1": rows(table, first=3)}))
    repeated = [words.split("\n")[:2] for _, words in blocks(extracted)]
    assert repeated == [["Sales of ducks", "Year\tWild\tTame"]] * len(repeated)
    assert next(blocks(extracted))[0].startswith("A3:C")


def test_values_stand_beside_their_names_where_the_header_is_wide(read):
    names = [f"Measured quantity of kind number {n}" for n in range(20)]
    table = [names, *([f"Sample {row}", *range(row, row + 19)] for row in range(3))]
    extracted = read("a.xlsx", pack_workbook({"Sheet1": rows(table)}))
    line = next(w for c, w in blocks(extracted) if c == "A3:T3" and f"{names[15]}: 15" in w)
    assert line.startswith(f"{names[0]}: Sample 1")


def test_a_new_table_on_the_sheet_has_its_own_header(read):
    first = rows([["A", "B"], [1, 2]])
    second = rows([["C", "D"], *([n, n] for n in range(150))], first=5)
    sheet = first.replace("</sheetData>", "") + second.replace("<sheetData>", "")
    extracted = read("a.xlsx", pack_workbook({"Sheet1": sheet}))
    later = [words.split("\n")[0] for _, words in blocks(extracted)][1:]
    assert later and set(later) == {"C\tD"}


VALUES = st.sampled_from(["", "word", "12", "2019", "x" * 130, "a b"])


@given(st.lists(st.lists(VALUES, max_size=5), max_size=30))
def test_no_value_of_any_table_is_lost_and_every_cell_is_where_it_is_said(table: list[list[str]]):
    grid = Grid()
    sheet = Sheet(grid, "Name")
    marked = [
        [f"{value}§{r}.{c}" if value else "" for c, value in enumerate(row)]
        for r, row in enumerate(table)
    ]
    for number, row in enumerate(marked, 1):
        if cells := tuple((column, value) for column, value in enumerate(row, 1) if value):
            sheet.add(Row(number, cells))
    sheet.close()
    text, spans = grid.finish()
    assert "".join(text[span.start : span.end] for span in spans) == text
    for r, row in enumerate(marked):
        for c, value in enumerate(row):
            assert not value or any(
                value in text[span.start : span.end] and holds(str(span.anchor["cells"]), r, c)
                for span in spans
            )


def holds(cells: str, row: int, column: int) -> bool:
    corners = re.findall(r"([A-Z]+)(\d+)", cells)
    left, top, right, bottom = *corners[0], *corners[-1]
    inside = read_column(left) <= column + 1 <= read_column(right)
    return inside and int(top) <= row + 1 <= int(bottom)


def test_columns_are_named_as_spreadsheets_name_them():
    named = [name_column(number) for number in (1, 26, 27, 52, 703, 16384)]
    assert named == ["A", "Z", "AA", "AZ", "AAA", "XFD"]
    assert [read_column(name) for name in named] == [1, 26, 27, 52, 703, 16384]


# -- xlsx ----------------------------------------------------------------------------------------


def test_cells_say_what_people_see(read):
    strings = (
        f'<sst xmlns="{SHEET}"><si><t>plain</t></si><si><r><t>rich </t></r><r><t>text</t></r>'
        "<rPh sb='0' eb='1'><t>no</t></rPh></si><si><t>line_x000D_\nbreak</t></si></sst>"
    )
    styles = (
        f'<styleSheet xmlns="{SHEET}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
        '<numFmt numFmtId="165" formatCode="[$€-407] #,##0.00"/></numFmts><cellXfs>'
        '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/>'
        '<xf numFmtId="20"/><xf numFmtId="22"/></cellXfs></styleSheet>'
    )
    cells = [
        '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>',
        '<c r="C1" t="s"><v>2</v></c>', '<c r="D1" t="s"><v>99</v></c>',
        '<c r="E1" s="1"><v>45356</v></c>', '<c r="F1" s="2"><v>0.125</v></c>',
        '<c r="G1" s="3"><v>-99.5</v></c>', '<c r="H1" s="4"><v>0.604166666666667</v></c>',
        '<c r="I1" s="5"><v>45356.75</v></c>', '<c r="J1" t="b"><v>1</v></c>',
        '<c r="K1" t="e"><v>#DIV/0!</v></c>', '<c r="L1"><v>0.30000000000000004</v></c>',
        '<c r="M1"><f>SUM(A1:A2)</f><v>12</v></c>', '<c r="N1"><f>NOW()</f></c>',
        '<c r="O1" t="str"><f>A1</f><v>made</v></c>',
    ]  # fmt: skip
    sheet = f"<sheetData><row r='1'>{''.join(cells)}</row></sheetData>"
    parts = {"xl/sharedStrings.xml": strings, "xl/styles.xml": styles}
    text = read("a.xlsx", pack_workbook({"Sheet1": sheet}, parts)).text
    assert text.split("\t") == [
        "plain", "rich text", "line break", "", "2024-03-05", "12.5%", "-€99.5", "14:30",
        "2024-03-05 18:00", "TRUE", "#DIV/0!", "0.3", "12", "=NOW()", "made",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("General", "1e3", "1000"),
        ('0.0" days"', "2.5", "2.5"),
        ("[h]:mm:ss", "1.5", "36:00:00"),
        ("mmm yyyy", "45356", "2024-03-05"),
        ("mm:ss", "0.5", "12:00"),
        ("#,##0.00 [$USD]", "7", "USD7"),
        ('"€" 0', "7", "€7"),
        ("[Red]0%", "0.5", "50%"),
        ("yyyy-mm-dd", "not a number", "not a number"),
        ("yyyy-mm-dd", "-3", "-3"),
    ],
)
def test_a_format_says_what_kind_of_number_it_is(code: str, value: str, shown: str):
    assert write_number(value, read_format(164, code)) == shown


def test_days_are_counted_from_1900_or_1904():
    day = read_format(14)
    assert write_number("1", day) == "1900-01-01"
    assert write_number("61", day) == "1900-03-01"
    assert write_number("0", day, since_1904=True) == "1904-01-01"


def test_a_label_merged_down_its_group_is_true_of_each_row(read):
    table = [["Region", "Town", "Sum"], ["North", "A", 1], ["", "B", 2], ["South", "C", 3]]
    sheet = rows(table).replace('<c r="A3" t="inlineStr"><is><t></t></is></c>', '<c r="A3"/>')
    sheet += '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    text = read("a.xlsx", pack_workbook({"Sheet1": sheet})).text
    assert text == "Region\tTown\tSum\nNorth\tA\t1\nNorth\tB\t2\nSouth\tC\t3"


def test_hidden_sheets_are_read_under_their_names(read):
    data = pack_workbook({"Plan": rows([["a", 1]]), "Costs": rows([["b", 2]])}, hidden=["Costs"])
    extracted = read("a.xlsx", data)
    assert where(extracted, "b\t2") == {"sheet": "Costs", "cells": "A1:B1"}


def test_comments_and_text_boxes_are_read_on_their_sheet(read):
    comments = (
        f'<comments xmlns="{SHEET}"><commentList><comment ref="B2"><text><t>Too low?</t></text>'
        "</comment></commentList></comments>"
    )
    drawing = (
        '<x:wsDr xmlns:x="urn:x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<a:p><a:r><a:t>Read me first</a:t></a:r></a:p></x:wsDr>"
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relate(
            {"c": ("comments", "../comments1.xml"), "d": ("drawing", "../drawings/d.xml")}
        ),
        "xl/comments1.xml": comments,
        "xl/drawings/d.xml": drawing,
    }
    extracted = read("a.xlsx", pack_workbook({"Plan": rows([["a", 1], ["b", 2]])}, parts))
    assert where(extracted, "Too low?") == {"sheet": "Plan", "cells": "B2"}
    assert where(extracted, "Read me first") == {"sheet": "Plan"}


def test_far_cells_and_empty_rows_cost_nothing(read):
    sheet = (
        "<dimension ref='A1:XFD1048576'/><sheetData><row r='1048576'>"
        "<c r='XFC1048576'><v>1</v></c><c r='XFD1048576'><v>2</v></c></row></sheetData>"
    )
    extracted = read("a.xlsx", pack_workbook({"Sheet1": sheet}))
    assert list(blocks(extracted)) == [("XFC1048576:XFD1048576", "1\t2")]


def test_a_damaged_sheet_leaves_the_others(read):
    extracted = read("a.xlsx", pack_workbook({"Good": rows([["a", 1]]), "Bad": "<sheetData><row"}))
    assert "a\t1" in extracted.text
    assert extracted.warnings == ("These sheets are damaged and not complete: Bad.",)
    assert (extracted.damage,) == extracted.warnings


# -- ods -----------------------------------------------------------------------------------------


def pack_ods(tables: str) -> bytes:
    content = (
        f"<office:document-content {ODF}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return pack({"content.xml": content}, ODS)


def test_an_ods_is_read_as_it_was_shown_and_its_filling_is_not(read):
    tables = (
        '<table:table table:name="Plan"><table:table-row><table:table-cell><text:p>Name</text:p>'
        "</table:table-cell><table:table-cell table:number-columns-repeated='2'><text:p>x</text:p>"
        "</table:table-cell></table:table-row><table:table-row table:number-rows-repeated='2'>"
        '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float" office:value="7"/>'
        "<table:table-cell><office:annotation><dc:creator>Ann</dc:creator><text:p>Why?</text:p>"
        "</office:annotation><text:p>two</text:p><text:p>lines</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='16381'/></table:table-row>"
        "<table:table-row table:number-rows-repeated='1048573'><table:table-cell "
        "table:number-columns-repeated='16384'><text:p>filling</text:p></table:table-cell>"
        "</table:table-row></table:table>"
        '<table:table table:name="Other"><table:table-row><table:table-cell><text:p>z</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    extracted = read("a.ods", pack_ods(tables))
    first, note, other = blocks(extracted)
    assert first == ("A1:C4", "Plan\nName\tx\tx\n50 %\t7\ttwo lines\n50 %\t7\ttwo lines\nfilling")
    assert note == ("C2", "[C2: Why?]")
    assert other == ("A1", "Other\nz")
    assert where(extracted, "z") == {"sheet": "Other", "cells": "A1"}


# -- csv -----------------------------------------------------------------------------------------


def test_a_csv_keeps_its_lines_and_repeats_its_header(read):
    lines = ["Name;Town;Sum", *(f'"Lee; {n}";Town {n};{n},50' for n in range(100))]
    extracted = read("a.csv", "\r\n".join(lines) + "\r\n")
    found = []
    for cells, words in blocks(extracted):
        first, *written = words.split("\n")
        assert first == lines[0] and cells.startswith("A") and ":C" in cells
        found += written
    assert found == lines[1:]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_a_table_of_any_delimiter_is_told_by_its_content(name: str, read):
    for delimiter in ",;\t|":
        text = "\n".join(delimiter.join(row) for row in (["a", "b", "c"], ["1", "2", "3"]))
        assert list(blocks(read(name, text))) == [("A1:C2", text)]


def test_quoted_values_may_hold_anything():
    record = 'a,"b ""x"", c","",d'
    assert split_cells(record, ",") == ["a", 'b "x", c', "", "d"]
    assert list(split_records('a,"b\nc"\nd,e\n')) == ['a,"b\nc"', "d,e"]
    assert len(list(split_records('a,"never closed\n' + "b,c\n" * 99))) == 100


def test_what_is_called_csv_and_is_no_table_is_text(read):
    extracted = read("a.csv", "Dear all\n\nno table here\n")
    assert extracted.text == "Dear all\n\nno table here\n"
    assert where(extracted, "no table") == {"line": 3}


def test_an_old_workbook_of_another_kind_is_refused_with_advice(read):
    data = pack_office("xl/workbook.bin", {"xl/workbook.bin": "\0"})
    with pytest.raises(ReadError) as caught:
        read("a.xlsb", data)
    assert caught.value.kind == "unsupported" and "xlsx" in caught.value.advice
