"""A viewer panel with a viewer process of its own, for the tests of the viewer."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.messages import Passage
from app.ui import theme
from app.ui.viewer import ViewerPanel
from app.ui.viewer_host import ViewerHost
from tests.engine.reading.making import make_pdf
from tests.ui import fake_viewer
from tests.ui.conftest import PATIENCE_MS

SENTENCE = "The deposit is three monthly rents."


@dataclass
class Viewer:
    """What a test of the viewer needs at hand."""

    window: QWidget
    panel: ViewerPanel
    host: ViewerHost
    bot: Any
    folder: Path

    def until(self, true: Callable[[], bool]) -> None:
        """Let the window work until something is true."""
        self.bot.waitUntil(true, timeout=PATIENCE_MS)

    def pdf(self, name: str, pages: int, page: int = 1) -> Passage:
        """Make a PDF with the sentence on one page; return a passage of it."""
        lines = [f"Words of page {number}." for number in range(1, pages + 1)]
        lines[page - 1] = f"Before. {SENTENCE} After."
        path = self.folder / name
        path.write_bytes(make_pdf(lines))
        return self.passage(path, lines[page - 1], page=page)

    def text(self, name: str, text: str) -> Passage:
        """Write a text; return the passage around the sentence, or its beginning."""
        path = self.folder / name
        path.write_text(text, "utf-8", newline="")
        at = text.find(SENTENCE)
        first, last = max(0, at - 40), at + len(SENTENCE) + 40
        return self.passage(path, text[first:last], start=first)

    def passage(self, path: Path, text: str, start: int = 0, **anchor: int | str) -> Passage:
        """Return a passage whose sentence is the one, if it is there."""
        at = text.find(SENTENCE)
        marked = (start + at, start + at + len(SENTENCE)) if at >= 0 else None
        return Passage(str(path), text, 1.0, anchor, start, start + len(text), marked)

    def show(self, *sources: Passage, at: int = 0) -> Any:
        """Show a source and wait until its place is known; return the view."""
        self.panel.show_source(sources[at], sources)
        self.until(lambda: self.panel.located is not None)
        return self.panel.view

    def run(self, coroutine: Any) -> None:
        """Run a coroutine to its end in the window's loop."""
        task = asyncio.ensure_future(coroutine)
        self.until(task.done)
        task.result()


def open_viewer(bot: Any, folder: Path, entry: Any, **patience: float) -> Iterator[Viewer]:
    """Open a panel in a window, and put everything away afterwards."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    QLocale.setDefault(QLocale("en_US"))
    theme.apply(app, "light")
    host = ViewerHost(entry, str(folder / "library"), **patience)
    window = QWidget()
    row = QHBoxLayout(window)
    panel = ViewerPanel(host, lambda path: path.split("!", 1)[0].rstrip("/"))
    row.addWidget(panel)
    window.resize(640, 800)
    window.show()
    viewer = Viewer(window, panel, host, bot, folder)
    yield viewer
    panel.close_document()
    viewer.run(host.close())
    window.close()
    window.deleteLater()
    host.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def viewer(
    no_leaks: None, qtbot: Any, loop: asyncio.AbstractEventLoop, tmp_path: Path
) -> Iterator[Viewer]:
    """Open a viewer with the process of the tests, which is not waited for long."""
    yield from open_viewer(qtbot, tmp_path, fake_viewer.main, patience=3.0, opening_patience=3.0)
