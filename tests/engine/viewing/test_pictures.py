"""Pictures and scanned pages: shown upright, read in the background, their words boxed."""

import io
from pathlib import Path

import psutil
import pytest
from PIL import Image, ImageDraw, ImageFont

from app import viewing
from app.engine.reading import extract
from app.viewing import Find, Located, Render
from tests.engine.viewing.making import measure, see
from tests.engine.viewing.window import Window, opened

LINES = ("The lighthouse keeper wrote", "every signal into his ledger", "before the lamps were lit")


def paint(turn: int = 0) -> Image.Image:
    """Return a scan with three lines, the middle one red."""
    picture = Image.new("RGB", (1000, 600), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(44)
    for number, line in enumerate(LINES):
        draw.text((90, 110 + 120 * number), line, "red" if number == 1 else "black", font)
    return picture.rotate(turn, expand=True)


def test_a_picture_is_shown_upright_and_its_words_are_boxed(window: Window, tmp_path: Path):
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise by the one who shows it
    path = tmp_path / "photo.jpg"
    paint(90).save(path, exif=exif, quality=95)
    text = extract(path).text
    start = text.index("every")
    with opened(window, path) as event:
        assert (event.view, event.pages) == ("picture", ((1000, 600),))
        first = window.ask(
            viewing.Locate, 1, LINES[1], start, start + len(LINES[1]), {}, (start + 6, start + 12)
        )
        assert first.recognising and first.passage[0].page == 1 and not first.passage[0].boxes
        located = window.take()
        assert isinstance(located, Located) and located.state == "same"
        drawn = window.ask(Render, 1, 1, 1.0)
        assert see(drawn).size == (1000, 600)
        inside, outside, black = measure(drawn, located.passage[0].boxes)
        assert inside > 1000 and outside < inside / 50 and black < inside / 20
        (word,) = located.sentence[0].boxes
        line = located.passage[0].boxes[0]
        assert line.left < word.left < word.right < (line.left + line.right) / 2
        assert len(window.ask(Find, 1, "SIGNAL into").marks) == 1, "it was read once"


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_a_scanned_page_is_read_whichever_way_it_lies(window: Window, tmp_path: Path, turn: int):
    path = tmp_path / "scan.pdf"
    paint(turn).save(path, "PDF", resolution=150)
    with opened(window, path) as event:
        assert event.view == "pages"
        located = window.locate(LINES[1], 28, {"page": 1})
        assert located.state == "same"
        drawn = window.ask(Render, 1, 1, 2.0)
        inside, outside, black = measure(drawn, located.passage[0].boxes)
        assert inside > 500 and outside < inside / 50 and black < inside / 20


def test_reading_a_picture_writes_no_file(window: Window, tmp_path: Path):
    path = tmp_path / "scan.png"
    paint().save(path)
    with opened(window, path):
        assert window.locate(LINES[0], 0, {}).passage[0].boxes
        files = psutil.Process(window.process.pid).open_files()
    assert [file.path for file in files if file.path != "/dev/null"] == []


def test_words_that_are_not_in_a_picture_are_lost_after_it_was_read(window: Window, tmp_path: Path):
    path = tmp_path / "scan.png"
    paint().save(path)
    with opened(window, path):
        located = window.locate("nothing of this kind was ever written there", 0, {})
    assert (located.state, located.passage) == ("lost", ())


def test_each_page_of_a_tiff_is_shown(window: Window, tmp_path: Path):
    path = tmp_path / "fax.tiff"
    pages = [Image.new("L", (200, 100 * number), 50 * number) for number in (1, 2, 3)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    with opened(window, path) as event:
        assert event.pages == ((200, 100), (200, 200), (200, 300))
        drawn = window.ask(Render, 1, 3, 0.5)
        assert (drawn.width, drawn.height, see(drawn).getpixel((5, 5))) == (100, 150, (150,) * 3)


def test_a_huge_picture_is_shown_at_a_smaller_scale(window: Window, tmp_path: Path):
    path = tmp_path / "poster.png"
    Image.new("1", (9000, 6000), 1).save(path)
    with opened(window, path) as event:
        assert event.pages == ((9000, 6000),)
        drawn = window.ask(Render, 1, 1, 1.0)
        assert drawn.width * drawn.height < 16_300_000 and drawn.scale < 1
        assert window.ask(Render, 1, 1, 0.1).width == 900


def test_pictures_that_cannot_be_shown_are_refused_in_words(window: Window, tmp_path: Path):
    whole = io.BytesIO()
    paint().save(whole, "PNG")
    damaged = tmp_path / "damaged.png"
    damaged.write_bytes(whole.getvalue()[:900])
    assert window.open(damaged).kind == "corrupt"
    bomb = tmp_path / "bomb.png"
    Image.new("1", (30_000, 30_000)).save(bomb)
    assert window.open(bomb).kind == "too-large"
