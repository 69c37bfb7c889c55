"""The library's list with 100,000 files: filling, searching, scrolling, changing the theme.

The real panel in the real window; the played engine of the tests sends the ledger through a real
pipe from a second process. ``QT_QPA_PLATFORM`` chooses the screen, "offscreen" by default.
"""

import argparse
import asyncio
import gc
import os
import pickle
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

import qasync
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.messages import DocumentRow, EngineState, LibraryChanged, LibraryListed
from app.ui import theme
from app.ui.sought import Sought, words_of
from tests.benchmarks import measure
from tests.benchmarks.measure import Report
from tests.ui.screenshots import Stage

STALL_MS, FRAMES, USABLE_MS = 50, 50, 1000
HOME = "/home/ann/Documents"


class Watch:
    """The longest time that the window's loop stood still, and the longest single call."""

    def __init__(self) -> None:
        self.worst = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def reset(self) -> None:
        """Begin anew."""
        self.worst, self._last = 0.0, time.perf_counter()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, now - self._last)
        self._last = now


def ledger(count: int, flat: bool) -> tuple[DocumentRow, ...]:
    """Return rows in one folder, or in folders of 500."""
    kinds = ("pdf", "docx", "eml", "md", "xlsx")
    return tuple(
        DocumentRow(
            f"{HOME}/{'' if flat else f'{number // 500:04}/'}Report {number} of the year."
            f"{kinds[number % 5]}",
            "failed" if number % 97 == 0 else "indexed",
            "corrupt" if number % 97 == 0 else "",
            chunks=9,
        )
        for number in range(count)
    )


class Bench:
    """A window with a long ledger, and what was measured of it."""

    def __init__(self, app: QApplication, rows: tuple[DocumentRow, ...]) -> None:
        self.app, self.rows = app, rows
        self.stage = Stage(app, Path(tempfile.mkdtemp()))
        self.found: dict[str, float] = {}
        self.watch = Watch()

    def timed(self, name: str, act: Callable[[], Any], done: Callable[[], bool]) -> None:
        """Measure until something is true, and the longest stall on the way, both in ms."""
        self.app.processEvents()
        self.watch.reset()
        began = time.perf_counter()
        act()
        self.stage.until(done)
        self.found[f"{name} ms"] = round(1000 * (time.perf_counter() - began), 1)
        self.stage.until(lambda: not self.panel.documents.busy)
        self.app.processEvents()
        self.found[f"{name}, longest stall ms"] = round(1000 * self.watch.worst, 1)

    @property
    def panel(self) -> Any:
        return self.stage.window.library

    def fill(self) -> None:
        """Send the ledger; the time includes the pipe."""
        self.stage.open()
        self.stage.puppet.started()
        self.stage.settle()
        listing = pickle.dumps(LibraryListed(0, (HOME,), self.rows, 900))
        self.stage.puppet.play(EngineState(0, "answering"))
        self.stage.settle()
        sender = threading.Thread(target=self.stage.puppet._control.send_bytes, args=(listing,))
        self.timed(
            "listed",
            sender.start,  # what is measured is not to include this end's writing
            lambda: self.panel.listed and self.panel.documents.rowCount() > 1,
        )
        sender.join()

    def search(self) -> None:
        """Type, letter by letter; then filter and show everything again."""
        documents, bar = self.panel.documents, self.panel.filters
        for text in ("9", "99", "999"):
            self.timed(f"search {text}", lambda text=text: bar.look_for(text),
                       lambda text=text: documents.sought == Sought(words_of(text))
                       and not documents.busy)  # fmt: skip
        self.timed("everything again", bar.clear, lambda: not documents.busy)
        self.timed("only problems", self.panel.trouble_button.click, lambda: not documents.busy)
        bar.clear()
        self.stage.until(lambda: not documents.busy)

    def change(self) -> None:
        """Tell of a single change, of a hundred new ones, and of one that left."""
        new = tuple(DocumentRow(f"{HOME}/0000/Add {n}.pdf", "waiting") for n in range(100))
        shelf = lambda: self.panel.documents.shelf.rows  # noqa: E731
        for name, rows, gone, done in (
            ("one new", new[:1], (), lambda: new[0].path in shelf()),
            ("99 new", new[1:], (), lambda: new[-1].path in shelf()),
            ("one gone", (), (new[0].path,), lambda: new[0].path not in shelf()),
        ):
            event = LibraryChanged(0, (HOME,), rows, gone, 900)
            self.timed(name, lambda event=event: self.stage.puppet.play(event), done)

    def scroll(self) -> None:
        """Scroll by the wheel's steps and by long jumps; every frame is painted."""
        for path in list(self.panel.documents.shelf.branches):
            self.panel.documents.set_open(path, True)
        self.app.processEvents()
        view, bar = self.panel.tree, self.panel.tree.verticalScrollBar()
        for name, step in (("wheel", 60), ("jumps", bar.maximum() // 220)):
            bar.setValue(0)
            view.viewport().repaint()
            began = time.perf_counter()
            for _ in range(200):
                bar.setValue(bar.value() + step)
                view.viewport().repaint()
                self.app.processEvents()
            frames = 200 / (time.perf_counter() - began)
            self.found[f"scrolling by {name}, frames a second"] = round(frames, 1)

    def dress(self) -> None:
        """Change the theme, with everything chosen and nothing chosen."""
        for name, choose in (("", self.panel.tree.clearSelection), (", all chosen",
                             self.panel.tree.selectAll)):  # fmt: skip
            choose()
            self.app.processEvents()
            began = time.perf_counter()
            theme.apply(self.app, "dark" if not theme.current().dark else "light")
            self.app.processEvents()
            self.found[f"theme{name} ms"] = round(1000 * (time.perf_counter() - began), 1)


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Measure a library of 100,000 files, in folders and in one, and one of 10,000."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    app.setFont(QFont("Noto Sans", 10))
    asyncio.set_event_loop(qasync.QEventLoop(app, already_running=True))
    gc.disable()
    theme.apply(app, "light")
    found = {}
    for name, count, flat in (
        ("100,000 files", 100_000, False), ("100,000 files in one folder", 100_000, True),
        ("10,000 files", 10_000, False),
    ):  # fmt: skip
        measure.progress(name)
        play = Bench(app, ledger(count // (10 if arguments.quick else 1), flat))
        for part in (play.fill, play.search, play.change, play.scroll, play.dress):
            part()
        play.watch.stop()
        play.stage.close()
        found[name] = play.found
        _judge(name, play.found, report)
    report.details |= found


def _judge(name: str, found: dict[str, float], report: Report) -> None:
    stalls = {what: value for what, value in found.items() if what.endswith("stall ms")}
    worst = max(stalls, key=lambda what: stalls[what])
    report.at_most(f"{name}: longest stall of the window's loop", stalls[worst], "ms", STALL_MS,
                   worst.partition(",")[0])  # fmt: skip
    frames = min(value for what, value in found.items() if "frames" in what)
    report.at_least(f"{name}: scrolling", frames, "frames/s", FRAMES, "painted offscreen")
    listed = found["listed ms"]
    if name.startswith("10,"):
        report.at_most(f"{name}: listed after the engine told", listed, "ms", USABLE_MS)
    else:
        report.tell(f"{name}: listed after the engine told", listed, "ms")
    searches = [value for what, value in found.items() if what.startswith("search 9")]
    slowest = max(value for value in searches)
    report.tell(f"{name}: searched after a letter", slowest, "ms")
    report.tell(
        f"{name}: theme changed", max(found["theme ms"], found["theme, all chosen ms"]), "ms"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    return measure.run("library_list", measure.parser(__doc__).parse_args(argv), bench)


if __name__ == "__main__":
    sys.exit(main())
