"""A click on a citation: opening, finding and drawing page 900 of 1,000 in a real viewer process.

The process is there already, as the window starts it when it has nothing else to do. Times are the
window's: from sending a request until its answer has arrived and is unpacked.
"""

import argparse
import random
import sys
import time
from pathlib import Path
from typing import Any

import pypdfium2

from app import viewing
from app.viewing import Close, Find, Locate, Open, ReadCells, ReadText, Render
from tests.benchmarks import measure
from tests.benchmarks.measure import Report, median, ms
from tests.engine.reading.making import make_pdf
from tests.engine.viewing.window import Window

OPEN_MS, RENDER_MS, LOCATE_MS, CLICK_MS = 150, 150, 100, 300
PAGES, PAGE = 1000, 900
WORDS = (
    "the of and to in a page answer question harbour lantern granite willow orchard copper ledger "
    "winter meadow signal keeper evening library document certain water"
).split()


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Click several times, each time as if the file had never been opened."""
    file, passage = write_book(folder)
    window = Window()
    window.open(file, document=9)  # the process has started
    window.send(Close, 9)
    rounds = [click(window, file, passage, number) for number in range(3 if arguments.quick else 9)]
    note = f"median of {len(rounds)}, {PAGES} pages of text, {file.stat().st_size >> 20} MB"
    for what, most in (("open", OPEN_MS), ("locate", LOCATE_MS), ("render", RENDER_MS)):
        figure = median([row[what] for row in rounds])
        report.at_most(f"{what} (page {PAGE} of {PAGES})", figure or 0.0, "ms", most, note)
    total = median([sum(row[name] for name in ("open", "locate", "render")) for row in rounds])
    report.at_most("from a click to the page with its boxes", total or 0.0, "ms", CLICK_MS, note)
    report.tell("finding words on all pages", median([row["find"] for row in rounds]), "ms", note)
    report.details |= {"rounds": rounds}
    tell_large_files(window, folder, report, arguments.quick)
    window.close()


def click(window: Window, file: Path, passage: str, number: int) -> dict[str, float]:
    """Do what a click on a citation does; return its times in milliseconds."""
    took: dict[str, float] = {}

    def ask(what: str, *request: Any) -> Any:
        began = time.perf_counter()
        event = window.ask(*request)
        took[what] = ms(time.perf_counter() - began)
        return event

    ask("open", Open, number, str(file))
    start = 3_000 * PAGE
    located = ask("locate", Locate, number, passage, start, start + len(passage), {"page": PAGE})
    assert located.state == "same" and located.passage[0].boxes, located
    assert isinstance(ask("render", Render, number, PAGE, 1.5), viewing.Rendered)
    ask("find", Find, number, "nowhere to be found")
    window.send(Close, number)
    return took


def tell_large_files(window: Window, folder: Path, report: Report, quick: bool) -> None:
    """Tell how a long table and a long text are opened and looked at."""
    rows = 10_000 if quick else 100_000
    table = folder / "table.csv"
    lines = (f"{n},person {n % 9973},town {n % 311},{n * 3.5},note {n}" for n in range(rows))
    table.write_text("number,name,town,amount,note\n" + "\n".join(lines))
    text = folder / "text.txt"
    text.write_text("A line of an ordinary text that goes on.\n" * (rows * 12))
    for file, request in ((table, (ReadCells, 1, "", rows // 2, rows // 2 + 100)),
                          (text, (ReadText, 1, rows * 200, rows * 200 + 50_000))):  # fmt: skip
        began = time.perf_counter()
        assert isinstance(window.open(file), viewing.Opened)
        opened = time.perf_counter()
        assert not isinstance(window.ask(*request), viewing.Refused)
        note = f"{file.stat().st_size >> 20} MB"
        report.tell(f"opening a {file.stem}", ms(opened - began), "ms", note)
        report.tell(f"a part of an open {file.stem}", ms(time.perf_counter() - opened), "ms", note)
        window.send(Close, 1)


def write_book(folder: Path) -> tuple[Path, str]:
    """Write a book of made-up text; return it and a passage of its page 900."""
    choose = random.Random(1).choices
    pages = ["\n".join(" ".join(choose(WORDS, k=12)) for _ in range(45)) for _ in range(PAGES)]
    data = make_pdf(pages)
    file = folder / "book.pdf"
    file.write_bytes(data)
    with pypdfium2.PdfDocument(data) as document:
        text: str = document[PAGE - 1].get_textpage().get_text_range().replace("\r\n", "\n")
    return file, text[600:1400]


if __name__ == "__main__":
    sys.exit(measure.run("viewer", measure.parser(__doc__).parse_args(), bench))
