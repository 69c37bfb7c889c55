"""The viewer: from the click to page 900 painted, what the window's process takes, how it scrolls.

The real panel and the real viewer process, a PDF of 1,000 pages made here. ``QT_QPA_PLATFORM``
chooses the screen, "offscreen" by default; the window is 700 by 900.
"""

import argparse
import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks import measure
from tests.benchmarks.measure import Report, median, ms, percentile

PAGES = 1000
CLICK_MS, MEMORY_MB, STALL_MS = 300, 250, 16
PATIENCE = 60  # seconds until the viewer is called hung
SENTENCE = "The deposit of this page is {0} euros and is kept apart."


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Open, click, scroll and search."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from app import viewer
    from app.ui import theme
    from app.ui.viewer import ViewerPanel
    from app.ui.viewer_host import ViewerHost

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    theme.apply(application, "light")
    gc.disable()  # as the program does, which collects on a timer
    host = ViewerHost(viewer.main, str(folder / "library"))
    panel = ViewerPanel(host, lambda path: path)
    panel.resize(700, 900)
    panel.show()
    before = _memory()
    host.warm_up()
    book = Book(application, panel, folder)
    try:
        book.wait(2.0)
        _clicks(book, 3 if arguments.quick else 9, report)
        _scrolling(book, 150 if arguments.quick else 1000, report)
        note = f"{before} MB before the first document; the cache of pages is bounded by 48 MB"
        report.at_most("memory of the window's process after all of it", _memory(), "MB",
                       MEMORY_MB, note)  # fmt: skip
    finally:
        panel.close_document()
        host.kill()
        panel.close()
        gc.enable()


class Book:
    """A document of many pages and the panel that shows it."""

    def __init__(self, application: Any, panel: Any, folder: Path) -> None:
        from tests.engine.reading.making import make_pdf

        self.application, self.panel = application, panel
        filler = "\n".join(["Words that fill a page as those of a book do, line after line."] * 40)
        pages = [f"{SENTENCE.format(n)}\n{filler}" for n in range(1, PAGES + 1)]
        self.paths = [folder / "Book.pdf", folder / "Another book.pdf"]
        for path in self.paths:
            path.write_bytes(make_pdf(pages))

    def source(self, page: int, book: int = 0) -> Any:
        """Return a passage of a page."""
        from app.messages import Passage

        words = SENTENCE.format(page)
        text = f"{words}\nWords that fill a page as those of a book do, line after line."
        return Passage(str(self.paths[book]), text, 1.0, {"page": page}, 0, len(text),
                       (0, len(words)))  # fmt: skip

    def click(self, page: int, book: int = 0) -> float:
        """Show a page; return the seconds until it is painted, sharp and marked."""
        began = time.perf_counter()
        self.panel.show_source(self.source(page, book))
        self.until(lambda: self.panel.located is not None)
        view = self.panel.view
        self.until(lambda: view.store.is_sharp(page))
        view.viewport().repaint()
        assert self.panel.located.sentence, "the sentence is not marked"
        assert view.page == page
        return time.perf_counter() - began

    def wait(self, seconds: float) -> None:
        """Let the window work for so long."""
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() > end)

    def until(self, true: Callable[[], bool]) -> None:
        """Let the window work until something is true."""
        end = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > end:
                raise RuntimeError("the viewer hung")
            self.application.processEvents()
            time.sleep(0.0005)


def _clicks(book: Book, rounds: int, report: Report) -> None:
    opened, turned = [], []
    for number in range(rounds):
        opened.append(book.click(900, book=number % 2))
        turned.append(book.click(100 + number, book=number % 2))
    for what, figures in (
        (f"page 900 of {PAGES} painted after the click, document not open", opened),
        ("another page of the same document", turned),
    ):
        note = f"worst of {len(figures)}: {ms(max(figures))} ms"
        figure = median(figures)
        report.at_most(what, ms(figure) if figure is not None else None, "ms", CLICK_MS, note)


def _scrolling(book: Book, steps: int, report: Report) -> None:
    """Scroll through all pages; every turn of the loop is timed."""
    view = book.panel.view
    bar = view.verticalScrollBar()
    bar.setValue(0)
    stalls: list[float] = []
    for step in range(steps):
        began = time.perf_counter()
        bar.setValue(bar.maximum() * step // steps)
        book.application.processEvents()
        stalls.append(time.perf_counter() - began)
        time.sleep(0.004)
    note = f"99 of 100 within {ms(percentile(stalls, 0.99) or 0)} ms, {steps} steps"
    report.at_most(f"longest turn of the loop, {PAGES} pages scrolled", ms(max(stalls)), "ms",
                   STALL_MS, note)  # fmt: skip
    report.tell("images kept after that", view.store.bytes / (1 << 20), "MB")


def _memory() -> float:
    import psutil

    return round(psutil.Process().memory_info().rss / (1 << 20), 1)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    return measure.run("viewing", measure.parser(__doc__).parse_args(argv), bench)


if __name__ == "__main__":
    sys.exit(main())
