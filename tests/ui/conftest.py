"""A desk: a window, its host, and an engine process played by the test."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication

from app.messages import ConversationOpened, OpenConversation, Passage, Turn, WorkerOptions
from app.ui import theme
from app.ui.exchange import Exchange
from app.ui.host import EngineHost
from app.ui.window import Window
from tests.ui.fake_worker import Puppet

PATIENCE_MS = 30_000
"""Nothing here should take a second; a machine with other things to do may need more."""

OFFSCREEN = "This plugin does not support"
"""What the platform without a screen says about raising windows and size hints."""

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fail on whatever Qt warns of, in the tests of this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN))


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Collect garbage on the window's thread only, as the program does.

    The host's reader thread would else delete Qt objects of earlier tests.
    """
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@dataclass
class Desk:
    """What a test of the window needs at hand."""

    window: Window
    host: EngineHost
    puppet: Puppet
    bot: Any
    folder: Path

    def until(self, true: Callable[[], bool]) -> None:
        """Let the window work until something is true."""
        self.bot.waitUntil(true, timeout=PATIENCE_MS)

    def documents(self, *names: str) -> list[str]:
        """Make files in the folder of the test; return their paths."""
        paths = []
        for name in names:
            path = self.folder / name
            path.write_text("Words of a document.", encoding="utf-8")
            paths.append(str(path))
        return paths

    def ready(self, *names: str, turns: tuple[Turn, ...] = ()) -> list[str]:
        """Have the engine up, with documents and an earlier conversation."""
        paths = self.documents(*names)
        self.puppet.ready(*paths)
        opened = self.puppet.expect(OpenConversation)
        number = 7 if turns else 0
        self.puppet.play(ConversationOpened(opened.job, number, turns))
        self.until(lambda: self.window.state_text == "Ready")
        self.until(lambda: len(self.window.chat.exchanges) == len(turns))
        return paths

    def ask(self, question: str) -> Exchange:
        """Type a question and press Enter."""
        self.window.chat.box.setPlainText(question)
        self.window.chat.ask_button.click()
        return self.window.chat.exchanges[-1]

    def run(self, coroutine: Any) -> None:
        """Run a coroutine to its end in the window's loop."""
        task = asyncio.ensure_future(coroutine)
        self.until(task.done)
        task.result()


@pytest.fixture
def desk(
    no_leaks: None,
    qtbot: Any,
    loop: asyncio.AbstractEventLoop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    """Open a window on a played engine, and put everything away afterwards."""
    monkeypatch.setenv("CARREL_DATA", str(tmp_path / "data"))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    QLocale.setDefault(QLocale("en_US"))
    theme.apply(app, "light")
    puppet = Puppet(lambda true: qtbot.waitUntil(true, timeout=PATIENCE_MS))
    host = EngineHost(puppet.entry, WorkerOptions(str(tmp_path / "library")), cancel_seconds=0.3)
    window = Window(host)
    window.show()
    host.start()
    desk = Desk(window, host, puppet, qtbot, tmp_path)
    yield desk
    window.close()
    desk.run(host.close())
    puppet.close()
    window.deleteLater()
    host.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def passage(path: str, text: str, sentence: str = "", *, page: int = 1, start: int = 0) -> Passage:
    """Return a passage whose best sentence is given by its words."""
    marked = None
    if sentence:
        first = text.index(sentence)
        marked = (start + first, start + first + len(sentence))
    return Passage(path, text, 1.0, {"page": page}, start, start + len(text), marked)
