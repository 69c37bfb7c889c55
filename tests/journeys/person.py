"""Somebody in front of the window: drops, types, waits, clicks, looks closely."""

import asyncio
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget

from app.messages import Passage
from app.ui.exchange import Exchange
from app.ui.host import HostState
from app.ui.viewer import ViewerPanel
from app.ui.viewer_pages import PagesView
from app.ui.viewer_table import TableView
from app.ui.viewer_text import TextView
from app.ui.window import Window
from tests.journeys.driver import tell

PATIENCE = 60.0  # seconds; a hang ends here, and nothing is measured


class Strays(QObject):
    """Notices what is on screen as a window of its own for a moment, and takes the keys away.

    A widget that is shown before it has a parent does that.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what appears."""
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, Window | QDialog | QMenu)
            and watched.windowType() in (Qt.WindowType.Window, Qt.WindowType.Widget)
        ):
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


class Person:
    """Somebody in front of the window."""

    def __init__(self, window: Window, folder: Path, shots: Path) -> None:
        self.window, self.folder, self.shots = window, folder, shots
        self.host = window._host
        self.strays = Strays(window)

    async def until(self, true: Callable[[], object], what: str) -> None:
        """Wait until something is true; give up after a long while."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{what}; on screen: {self.window.notices.said()}")
            await asyncio.sleep(0.02)

    def look_out(self) -> None:
        """Notice strays from now on; slows every event, so nobody measures anything then."""
        QApplication.instance().installEventFilter(self.strays)  # type: ignore[union-attr]

    async def sit_down(self) -> None:
        """Be at the window: keys go there."""
        self.window.activateWindow()
        await self.until(self.window.isActiveWindow, "the window in front")

    def look(self, name: str) -> None:
        """Keep a picture of the window."""
        self.window.grab().save(str(self.shots / f"{name}.png"))

    # -- documents -------------------------------------------------------------------------------

    def drop(self, path: Path) -> None:
        """Drop a folder on the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        action = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(QPoint(200, 200), action, mime, buttons, keys)
        QApplication.sendEvent(self.window, enter)
        tell(drop_welcome=enter.isAccepted(), target=self.window.drop_target.isVisible())
        drop = QDropEvent(QPointF(200, 200), action, mime, buttons, keys)
        QApplication.sendEvent(self.window, drop)

    async def indexed(self, documents: int) -> None:
        """Wait until so many documents can be searched."""
        library = self.window.library
        await self.until(lambda: library.searchable == documents, f"{documents} documents")

    async def answering(self) -> None:
        """Wait until the engine is ready to write answers."""
        await self.until(
            lambda: (
                self.host.state is HostState.RUNNING and self.window._engine.stage == "answering"
            ),
            "an engine that answers",
        )

    # -- the conversation ------------------------------------------------------------------------

    def ask(self, question: str) -> Exchange:
        """Type a question and press Enter."""
        box = self.window.chat.box
        box.setFocus()
        box.setPlainText("")
        box.insertPlainText(question)
        QTest.keyClick(box, Qt.Key.Key_Return)
        return self.window.chat.exchanges[-1]

    def stop(self) -> None:
        """Press Escape."""
        QTest.keyClick(self.window, Qt.Key.Key_Escape)

    def click(self, button: QWidget | None) -> None:
        """Click a button with the mouse."""
        assert button is not None and button.isEnabled(), "there is no such button"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    async def answered(self, exchange: Exchange) -> None:
        """Wait until the answer has ended, however it did."""
        await self.until(lambda: not exchange.live, f"the end of “{exchange.question}”")

    async def evidence(self, exchange: Exchange) -> tuple[Passage, ...]:
        """Wait for the best passages the engine can find now, and return them."""
        version = exchange.version
        await self.until(lambda: version.ranking == "hybrid" or not version.live, "passages")
        await self.until(lambda: bool(exchange.evidence.cards), "passages on screen")
        return exchange.evidence.passages

    async def writing(self, exchange: Exchange, characters: int = 1) -> str:
        """Wait until the answer has so many characters; return them."""
        await self.until(
            lambda: len(exchange.version.text) >= characters or not exchange.live, "text"
        )
        return exchange.version.text

    async def find_passages(self, question: str) -> Exchange:
        """Ask, take the passages, and do without the answer."""
        exchange = self.ask(question)
        await self.evidence(exchange)
        if exchange.live:
            self.stop()
        await self.answered(exchange)
        return exchange

    async def kill_engine(self) -> None:
        """Kill the engine as a crash would, and wait for the next one."""
        first = self.host.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        await self.until(lambda: self.host.pid not in (None, first), "a new engine")

    # -- the document ----------------------------------------------------------------------------

    @property
    def viewer(self) -> ViewerPanel:
        """Return the viewer that is open."""
        viewer = self.window.viewer
        assert viewer is not None, "no document was ever opened"
        return viewer

    def card_of(self, exchange: Exchange, name: str) -> QPushButton:
        """Return what opens the best passage from a file of this name."""
        for card in exchange.evidence.cards:
            if card.passage is not None and card.passage.path.endswith(name):
                return card._name
        found = [Path(each.path).name for each in exchange.evidence.passages]
        raise AssertionError(f"{name} is not among the first passages: {found}")

    async def open_passage(self, exchange: Exchange, name: str) -> None:
        """Click the best passage of a file and wait until its words are marked."""
        self.click(self.card_of(exchange, name))
        await self.shown()

    async def shown(self, state: str = "") -> None:
        """Wait until the source is found in its document, and its page is drawn."""
        viewer = self.viewer
        if viewer._place is not None:
            await self.until(
                lambda: viewer.located is not None and not viewer.located.recognising
                and (not state or viewer.located.state == state),
                f"the place in {viewer.path}: {viewer.message.text}",
            )  # fmt: skip
        await self.until(lambda: viewer.view is not None, viewer.message.text or "a document")
        located = viewer.located is not None and bool(viewer.located.passage)
        match viewer.view:
            case PagesView() as pages:
                await self.until(lambda: pages.store.is_sharp(pages.page), "a page that is drawn")
            case TextView() as text if located:
                await self.until(text.extraSelections, "the text around the place")
            case TableView() as table if located:
                await self.until(lambda: table.table.model()._blocks, "the cells")  # type: ignore[attr-defined]
        await asyncio.sleep(0)  # what was marked is painted when the loop comes round

    async def refused(self) -> str:
        """Wait until the viewer says why there is nothing to see; return its words."""
        message = self.viewer.message
        await self.until(
            lambda: not self.viewer._opening and message.text.endswith("."), "a refusal"
        )
        return message.text

    def sees_or_hears(self) -> bool:
        """Return whether the document is shown, or was refused in a sentence."""
        viewer = self.viewer
        refused = not viewer._opening and viewer.message.text.endswith(".")
        return viewer.view is not None or refused

    def press(self, action: QAction) -> None:
        """Do what a button, a menu or a key of the viewer does."""
        assert action.isEnabled(), f"{action.text()} is not offered"
        action.trigger()

    def dialog(self, kind: type) -> Any:
        """Return the dialog of a kind that is on screen."""
        found = [each for each in self.window.findChildren(kind) if each.isVisible()]
        assert len(found) == 1, f"{kind.__name__}: {found}"
        return found[0]
