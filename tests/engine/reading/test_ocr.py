"""Pictures and scans: what is seen in them, which way up, in which order, and what is refused."""

import io
import multiprocessing
import struct
import zlib
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageDraw, ImageFont

from app.engine.reading.confinement import confine
from app.engine.reading.formats.layout import Line, arrange
from app.engine.reading.formats.ocr import judge, recognise_lines, recognise_pages
from app.engine.reading.formats.pdfium import draw_pages
from app.engine.reading.formats.pictures import draw_picture, parse_picture
from app.errors import ReadError
from tests.engine.reading.conftest import SHARED

WORDS = ["The lease ends on 31 May 2031", "and the rent is paid in advance"]
FORMATS = SHARED / "corpora" / "formats" / "dev" / "files"


def draw(lines: Sequence[str], size: int = 28, mode: str = "RGB") -> Image.Image:
    """Return a white picture with black lines of text."""
    picture = Image.new("RGB", (640, 60 + 50 * len(lines)), "white")
    font = ImageFont.load_default(size)
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((40, 30 + 50 * number), line, "black", font)
    return picture.convert(mode)


def encode(*pictures: Image.Image, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    pictures[0].save(file, kind, **({"save_all": True, "append_images": pictures[1:]}
                                    if len(pictures) > 1 else {}))  # fmt: skip
    return file.getvalue()


def squeeze(text: str) -> str:
    return "".join(text.split())


def refuse(data: bytes, suffix: str = ".png") -> ReadError:
    with pytest.raises(ReadError) as caught:
        parse_picture(data, suffix)
    return caught.value


# -- recognising ---------------------------------------------------------------------------------


def test_the_words_of_a_scan_are_read_page_by_page():
    pdf = encode(draw(WORDS), draw(["Nothing else", "on this page"]), kind="PDF")
    pages = dict(recognise_pages(pdf, "pdf", [2, 1, 9]))
    assert list(pages) == [2, 1, 9]
    assert squeeze(pages[1]) == squeeze("".join(WORDS))
    assert squeeze(pages[2]) == "Nothingelseonthispage"
    assert pages[9] == ""


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_read(degrees: int):
    picture = draw(WORDS).rotate(degrees, expand=True)
    ((_, text),) = recognise_pages(encode(picture), "picture", [1])
    assert squeeze(text) == squeeze("".join(WORDS))


def test_a_page_of_another_script_gives_no_nonsense():
    file = FORMATS / "pdf" / "docling-right_to_left_01.pdf"
    if not file.is_file():
        pytest.skip("no corpora beside this checkout")
    assert list(recognise_pages(file.read_bytes(), "pdf", [1])) == [(1, "")]


def test_an_empty_page_has_no_lines():
    assert recognise_lines(numpy.full((400, 300, 3), 250, numpy.uint8)) == []
    assert recognise_lines(numpy.zeros((4, 9000, 3), numpy.uint8)) == []


def test_a_very_long_picture_is_read_in_pieces():
    page = numpy.asarray(draw(WORDS))
    blank = numpy.full((800, 640, 3), 255, numpy.uint8)
    text = judge(recognise_lines(numpy.concatenate([page, blank, blank, blank, page])))
    assert squeeze(text) == 2 * squeeze("".join(WORDS))


def recognise_confined(pipe: Connection, data: bytes) -> None:
    confine(2_573_741_824)
    pipe.send(list(recognise_pages(data, "picture", [1])))


def test_recognising_needs_no_network_and_fits_the_reader_process():
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=recognise_confined, args=(theirs, encode(draw(WORDS))))
    process.start()
    theirs.close()
    ((_, text),) = ours.recv()
    process.join()
    assert squeeze(text) == squeeze("".join(WORDS))


# -- judging and arranging ------------------------------------------------------------------------


def write_line(left: float, top: float, text: str, score: float = 1.0, width: float = 200) -> Line:
    return Line(left, top, left + width, top + 20, text, score)


def test_lines_that_are_not_sure_are_dropped():
    lines = [write_line(0, 30 * at, f"line {at}", 0.99 if at else 0.5) for at in range(4)]
    assert judge(lines) == "line 1\nline 2\nline 3"


def test_a_page_of_which_little_is_sure_says_nothing():
    lines = [write_line(0, 30 * at, f"line {at}", 0.3 if at else 0.99) for at in range(10)]
    assert judge(lines) == ""
    assert judge([]) == ""
    assert judge([write_line(0, 0, "ngưi sinh ra t do")]) == ""  # Vietnamese with letters lost


def test_columns_are_read_one_after_the_other_below_their_title():
    left = [write_line(0, 100 + 25 * at, f"left {at}") for at in range(5)]
    right = [write_line(240, 100 + 25 * at, f"right {at}") for at in range(5)]
    title = write_line(20, 40, "Title across", width=400)
    assert (
        arrange([*right, title, *left]).split()
        == (
            "Title across left 0 left 1 left 2 left 3 left 4 "
            "right 0 right 1 right 2 right 3 right 4"
        ).split()
    )


def test_tables_are_read_row_by_row():
    cells = [
        write_line(300 * column, 30 * row + column, f"cell{row}{column}", width=60 + 20 * row)
        for column in range(3)
        for row in range(6)
    ]
    assert arrange(cells).split("\n") == [f"cell{row}0 cell{row}1 cell{row}2" for row in range(6)]


def test_paragraphs_are_parted_by_blank_lines():
    tops = (0, 25, 90, 115)
    assert arrange([write_line(0, top, f"at {top}") for top in tops]) == (
        "at 0\nat 25\n\nat 90\nat 115"
    )


# -- pictures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "1"), ("PNG", "P"), ("PNG", "I;16"), ("JPEG", "CMYK"),
     ("JPEG", "L"), ("BMP", "RGB"), ("GIF", "P"), ("WEBP", "RGBA"), ("TIFF", "1"),
     ("AVIF", "RGB")],
)  # fmt: skip
def test_a_picture_of_any_kind_becomes_black_on_white(kind: str, mode: str):
    picture = draw(WORDS, mode="L" if mode == "I;16" else mode)
    if mode == "I;16":
        picture = Image.fromarray(numpy.asarray(picture).astype(numpy.uint16) * 257)
    data = encode(picture, kind=kind)
    parsed = parse_picture(data, f".{kind.lower()}")
    assert (parsed.text, parsed.spans, parsed.unread) == ("", (), (1,))
    ((page, pixels),) = draw_picture(data, [1])
    assert page == 1 and pixels is not None
    assert pixels.shape == (160, 640, 3) and pixels.dtype == numpy.uint8
    assert pixels[0, 0].min() > 240 and pixels.min() < 60


def test_white_letters_on_nothing_get_a_dark_ground():
    letters = Image.new("RGBA", (200, 80), (0, 0, 0, 0))
    ImageDraw.Draw(letters).text((20, 20), "white", "white", ImageFont.load_default(30))
    ((_, pixels),) = draw_picture(encode(letters), [1])
    assert pixels is not None and pixels[0, 0].max() == 0 and pixels.max() > 200


def test_a_camera_s_note_about_the_way_up_is_obeyed():
    exif = Image.Exif()
    exif[0x0112] = 6
    for picture in (draw(WORDS), Image.new("L", (6400, 1600))):  # the second is made smaller
        file = io.BytesIO()
        picture.save(file, "JPEG", exif=exif)
        ((_, pixels),) = draw_picture(file.getvalue(), [1])
        assert pixels is not None
        assert pixels.shape[0] == pytest.approx(4 * pixels.shape[1], rel=0.01)


def test_what_was_seen_in_a_picture_is_its_text():
    parsed = parse_picture(encode(draw(WORDS)), ".png", {1: "The lease ends"})
    assert (parsed.text, parsed.unread, parsed.warnings) == ("The lease ends\n\n", (), ())
    assert [span.anchor for span in parsed.spans] == [{}]
    nothing = parse_picture(encode(draw(WORDS)), ".png", {1: ""})
    assert nothing.text == "" and "on this picture" in nothing.warnings[0]


def test_the_pages_of_a_tiff_are_its_spans():
    data = encode(draw(WORDS), draw(["Second"]), draw(["Third"]), kind="TIFF")
    parsed = parse_picture(data, ".tif", {1: "First", 3: "Third"})
    assert [span.anchor for span in parsed.spans] == [{"page": 1}, {"page": 3}]
    assert (parsed.unread, parsed.facts) == ((2,), {"page_count": 3})
    assert parsed.warnings == ("There is no text on page 2.",)
    shapes = [pixels.shape for _, pixels in draw_picture(data, [1, 3]) if pixels is not None]
    assert shapes == [(160, 640, 3), (110, 640, 3)]


def test_a_moving_picture_is_its_first_one():
    data = encode(draw(["One"]), draw(["Two"]), kind="GIF")
    assert parse_picture(data, ".gif").unread == (1,)


def test_a_large_picture_is_made_smaller():
    ((_, pixels),) = draw_picture(encode(Image.new("L", (8000, 4000)), kind="JPEG"), [1])
    assert pixels is not None and pixels.shape[0] * pixels.shape[1] <= 9_000_000


def test_what_is_no_picture_or_broken_says_why():
    whole = encode(draw(WORDS))
    assert refuse(whole[: len(whole) // 2]).kind == "corrupt"
    assert refuse(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").kind == "corrupt"
    assert refuse(b"\0\0\0\x18ftypheic\0\0\0\0", ".heic").kind == "unsupported"
    assert refuse(b"8BPS\0\1", ".psd").kind == "unsupported"


def test_a_picture_of_too_many_pixels_is_too_large():
    for side in (12_000, 30_000):
        header = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
        chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
        assert refuse(b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT").kind == "too-large"


def test_a_page_the_size_of_a_town_is_drawn_small(tmp_path: Path):
    page = b"/MediaBox [0 0 1000000 1000000]"
    pdf = b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
    pdf = pdf.replace(b"%%", b"%") + b"/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R" + page
    pdf += b">>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    ((_, pixels),) = draw_pages(pdf, [1])
    assert pixels is not None and pixels.shape[0] * pixels.shape[1] <= 9_100_000
