"""PDFs: the exact words are boxed, on the page as it is shown."""

from pathlib import Path
from typing import Any

import pytest

from app import viewing
from app.engine.reading import extract
from app.viewing import Close, Find, Located, Render, Select
from tests.engine.reading.making import damage_pages, make_pdf
from tests.engine.viewing.making import Sheet, make_sheets, measure, write
from tests.engine.viewing.window import Window, opened

LEFT = [
    "The harbour was quiet when the first", "lantern came down the granite steps.",
    "Nobody had expected", "{a second signal, and yet it came}", "{across the impos-}",
    "{sible water, slow and certain of its}",
]  # fmt: skip
RIGHT = [
    "{course until the evening.}", "The keeper wrote it down,",
    "as he wrote everything,", "in the ledger with the copper clasps.",
]  # fmt: skip
WORDS = (
    "a second signal, and yet it came across the impossible water, slow and certain of its course "
    "until the evening."
)
COLUMNS = write(LEFT, 60, 700) + " " + write(RIGHT, 330, 700)


def save(folder: Path, data: bytes) -> Path:
    path = folder / "made.pdf"
    path.write_bytes(data)
    return path


def check(window: Window, located: Located, page: int = 1, *, black: int = 0) -> None:
    """Check by pixels that the boxes are around the red letters and no others."""
    (mark,) = located.passage
    assert mark.page == page
    drawn = window.ask(Render, 1, page, 2.0)
    inside, outside, others = measure(drawn, mark.boxes)
    assert inside > 200
    assert (outside, others <= black) == (0, True), (inside, outside, others)


UPRIGHT = {
    0: ((0, 0, 595, 842), "1 0 0 1 0 0"),
    90: ((0, 0, 842, 595), "0 1 -1 0 842 0"),
    180: ((0, 0, 595, 842), "-1 0 0 -1 595 842"),
    270: ((0, 0, 842, 595), "0 -1 1 0 0 595"),
}
"""To a page's rotation: its box, and the matrix by which its lines are upright when shown."""


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_words_over_line_ends_hyphens_and_columns_are_boxed(
    window: Window, tmp_path: Path, rotate: int
):
    box, matrix = UPRIGHT[rotate]
    path = save(tmp_path, make_sheets([Sheet(f"q {matrix} cm {COLUMNS} Q", rotate, box)]))
    with opened(window, path) as event:
        assert event.pages == ((595, 842),)
        located = window.locate(WORDS, 70, {"page": 1})
        assert located.state == "same"
        assert len(located.passage[0].boxes) == 4, "one for each line"
        check(window, located)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_lines_that_lie_on_their_side_are_boxed_on_a_cropped_page(
    window: Window, tmp_path: Path, rotate: int
):
    path = save(tmp_path, make_sheets([Sheet(COLUMNS, rotate, (40, 400, 640, 760))]))
    text = extract(path).text  # PDFium may put such lines in another order
    start, end = sorted((text.index("sible water"), text.index("across the impos")))
    passage = text[start : end + 12]
    with opened(window, path) as event:
        assert event.pages == ((600, 360) if rotate % 180 == 0 else (360, 600),)
        located = window.locate(passage, start, {"page": 1})
        assert located.state == "same"
        drawn = window.ask(Render, 1, 1, 2.0)
        inside, _, black = measure(drawn, located.passage[0].boxes)
        assert inside > 200 and black == 0


def test_the_sentence_is_boxed_within_its_passage(window: Window, tmp_path: Path):
    path = save(tmp_path, make_sheets([Sheet(COLUMNS)]))
    passage = "Nobody had expected " + WORDS + " The keeper wrote it down"
    begin = len("Nobody had expected ")
    with opened(window, path):
        located = window.locate(passage, 500, {"page": 1}, (500 + begin, 500 + begin + len(WORDS)))
        (sentence,) = located.sentence
        drawn = window.ask(Render, 1, 1, 2.0)
        assert measure(drawn, sentence.boxes)[1:] == (0, 0)
        assert len(located.passage[0].boxes) > len(sentence.boxes)


def test_a_passage_over_a_page_break_has_a_mark_on_each_page(window: Window, tmp_path: Path):
    pages = ["It began on the first page and", "went on to the second, where it ended."]
    path = save(tmp_path, make_pdf(pages))
    with opened(window, path):
        located = window.locate("\n\n".join(pages), 0, {"page": 2})
    assert (located.state, [mark.page for mark in located.passage]) == ("same", [1, 2])
    assert all(mark.boxes for mark in located.passage)


def test_letters_that_run_from_right_to_left_are_boxed(window: Window, tmp_path: Path):
    content = write(["abcd {efgh ijkl} mnop"], 100, 700, font="F2")
    path = save(tmp_path, make_sheets([Sheet(content)]))
    text = extract(path).text
    assert "\u05d0" in text
    wanted = next(w for w in text.split("\n") if w.strip())
    words = wanted.split()
    with opened(window, path):
        located = window.locate(" ".join(words[1:3]), 5, {"page": 1})
        assert located.state == "same"
        check(window, located)


@pytest.mark.parametrize("matrix", ["0 1 -1 0 300 200", "0 -1 1 0 300 700"])
@pytest.mark.parametrize("rotate", [0, 90])
def test_lines_that_run_up_or_down_are_boxed_as_one_run(
    window: Window, tmp_path: Path, matrix: str, rotate: int
):
    content = f"BT /F1 14 Tf {matrix} Tm 1 0 0 rg (Along the margin of a plan) Tj ET"
    path = save(tmp_path, make_sheets([Sheet(content, rotate)]))
    with opened(window, path):
        located = window.locate("Along the margin of a plan", 0, {"page": 1})
        assert len(located.passage[0].boxes) == 1
        check(window, located)


def test_of_the_same_words_those_nearest_to_the_old_place_are_boxed(window: Window, tmp_path: Path):
    lines = [f"Row {number}: paid in full" if number % 2 else "and so on" for number in range(12)]
    lines[7] = "Row 7: {paid in full}"
    path = save(tmp_path, make_sheets([Sheet(write(["A first page"], 60, 700)),
                                       Sheet(write(lines, 60, 700))]))  # fmt: skip
    text = extract(path).text
    start = text.index("paid in full", text.index("Row 7"))
    with opened(window, path):
        check(window, window.locate("paid in full", start, {"page": 2}), 2)


def test_a_passage_that_moved_is_found_on_another_page(window: Window, tmp_path: Path):
    others = [Sheet(write([f"Page {number} speaks of nothing"], 60, 700)) for number in range(30)]
    path = save(tmp_path, make_sheets([*others, Sheet(COLUMNS), *others[:3]]))
    with opened(window, path):
        located = window.locate(WORDS, 100, {"page": 3})
        assert located.state == "moved"
        check(window, located, 31)


def test_a_passage_that_was_edited_is_found_by_its_words(window: Window, tmp_path: Path):
    path = save(tmp_path, make_sheets([Sheet(COLUMNS)]))
    edited = WORDS.replace("second signal", "third sign").replace("the evening", "nightfall")
    with opened(window, path):
        located = window.locate(edited, 0, {"page": 1})
        assert located.state == "moved"
        drawn = window.ask(Render, 1, 1, 2.0)
        inside, outside, _ = measure(drawn, located.passage[0].boxes)
        assert inside > outside


def test_a_passage_that_is_gone_is_lost(window: Window, tmp_path: Path):
    path = save(tmp_path, make_sheets([Sheet(COLUMNS)]))
    with opened(window, path):
        located = window.locate("Completely different words about gardening in May", 0, {"page": 9})
    assert (located.state, located.passage) == ("lost", ())


def test_what_a_field_was_filled_in_with_is_boxed(window: Window, tmp_path: Path):
    note = (
        "<< /Type /Annot /Subtype /Text /Rect [300 500 420 540] "
        "/Contents (Please check the third figure again) >>"
    )
    sheet = Sheet(write(["A page with a comment"], 60, 700), extra="/Annots [6 0 R]")
    path = save(tmp_path, make_sheets([sheet], [note]))
    assert "third figure" in extract(path).text
    with opened(window, path):
        located = window.locate("Please check the third figure again", 20, {"page": 1})
    (box,) = located.passage[0].boxes
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx((300, 302, 420, 342), abs=1)


def test_a_large_page_is_drawn_smaller_and_says_so(window: Window, tmp_path: Path):
    path = save(tmp_path, make_sheets([Sheet(COLUMNS, box=(0, 0, 850, 1100))]))
    with opened(window, path):
        drawn = window.ask(Render, 1, 1, 50.0)
        assert drawn.width * drawn.height <= 16_200_000
        assert drawn.scale < 50 and drawn.width == pytest.approx(850 * drawn.scale, abs=1)
        assert len(drawn.pixels) == drawn.stride * drawn.height
        assert window.ask(Render, 1, 1, 1.25).scale == 1.25


def test_a_damaged_page_is_refused_and_the_others_are_drawn(window: Window, tmp_path: Path):
    path = save(tmp_path, damage_pages(make_pdf(["one", "two", "three"]), 2))
    with opened(window, path) as event:
        assert len(event.pages) == 3
        refused = window.ask(Render, 1, 2, 1.0)
        assert (refused.kind, refused.message[:6]) == ("corrupt", "Page 2")
        assert window.ask(Render, 1, 3, 1.0).width == 595
        assert window.ask(Render, 1, 4, 1.0).kind == "unreadable"
        assert window.locate("two", 5, {"page": 2}).state == "lost"


def test_a_password_opens_what_needs_one(window: Window):
    path = Path(__file__).parents[4] / "shared/corpora/formats/dev/files/pdf"
    if not path.is_dir():
        pytest.skip("no corpora beside this checkout")
    file = path / "pdfsamples-libreoffice-writer-password.pdf"
    assert window.open(file).kind == "encrypted"
    assert window.open(file, passwords=("wrong",)).kind == "encrypted"
    assert window.open(file, passwords=("wrong", "openpassword")).view == "pages"


def test_words_are_found_whatever_their_case_and_line_ends(window: Window, tmp_path: Path):
    path = save(tmp_path, make_sheets([Sheet(write(["nothing"], 60, 700)), Sheet(COLUMNS)]))
    with opened(window, path):
        found = window.ask(Find, 1, "Across  the IMPOSSIBLE water")
        assert [(mark.page, len(mark.boxes)) for mark in found.marks] == [(2, 2)]
        assert window.ask(Find, 1, "no such words").marks == ()
        assert window.ask(Find, 1, " ").marks == ()
        assert not found.more


def test_a_search_with_too_many_places_says_that_there_are_more(window: Window, tmp_path: Path):
    path = save(tmp_path, make_pdf(["\n".join(["so and so and so and so"] * 40)] * 10))
    with opened(window, path):
        found = window.ask(Find, 1, "so")
    assert (len(found.marks), found.more) == (1000, True)


def test_words_between_two_points_are_selected_in_reading_order(window: Window, tmp_path: Path):
    path = save(tmp_path, make_sheets([Sheet(COLUMNS)]))
    with opened(window, path):
        located = window.locate(WORDS, 0, {"page": 1})
        first, last = located.passage[0].boxes[0], located.passage[0].boxes[-1]
        ends = (last.right - 1, last.bottom - 2), (first.left + 1, first.top + 2)
        selected = window.ask(Select, 1, 1, *ends)
        assert " ".join(selected.text.replace("-", "").split()).rstrip(".") == WORDS.rstrip(".")
        drawn = window.ask(Render, 1, 1, 2.0)
        assert measure(drawn, selected.mark.boxes)[1] <= 6, "all but the full stop"


def ask_closed(window: Window) -> Any:
    return window.ask(Render, 1, 1, 1.0)


def test_a_closed_document_is_refused(window: Window, tmp_path: Path):
    with opened(window, save(tmp_path, make_pdf(["one"]))):
        pass
    window.send(Close, 1)
    assert ask_closed(window).kind == "closed"
    assert window.open(tmp_path / "nothing.pdf").kind == "gone"
    assert window.open(tmp_path).kind == "unreadable"
    assert isinstance(window.open(save(tmp_path, b"%PDF-1.4 rubbish")), viewing.Refused)
