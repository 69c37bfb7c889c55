"""Does in the real program what a person does: drops, types, waits, stops, kills, leaves.

Run as ``python -m tests.journeys.driver PART LIBRARY FOLDER SHOTS``; prints one JSON line per
observation. The program is the one that ``python -m app`` starts, engine and models included.
"""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import worker
from app.ui import app as program
from app.ui.exchange import Exchange
from app.ui.host import EngineHost
from app.ui.window import Window

PATIENCE = 240.0  # seconds; a hang ends here, and nothing is measured


def tell(**facts: object) -> None:
    """Print an observation."""
    print(json.dumps(facts), flush=True)


class Person:
    """Somebody in front of the window."""

    def __init__(self, folder: Path, shots: Path) -> None:
        self.folder, self.shots = folder, shots
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, Window)]
        self.window: Window = found[0]
        self.host = self.window._host

    async def until(self, true: Callable[[], bool], what: str) -> None:
        """Wait until something is true; give up after a long while."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > deadline:
                raise TimeoutError(what)
            await asyncio.sleep(0.02)

    def look(self, name: str) -> None:
        """Keep a picture of the window."""
        self.window.grab().save(str(self.shots / f"{name}.png"))

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

    def ask(self, question: str) -> Exchange:
        """Type a question and press Enter."""
        box = self.window.chat.box
        box.setFocus()
        box.setPlainText("")
        box.insertPlainText(question)
        QTest.keyClick(box, Qt.Key.Key_Return)
        return self.window.chat.exchanges[-1]

    async def answered(self, exchange: Exchange) -> None:
        """Wait until the answer has ended, however it did."""
        await self.until(lambda: not exchange.live, "the end of an answer")

    async def indexed(self, documents: int) -> None:
        """Wait until so many documents can be searched."""
        await self.until(lambda: self.window.library.searchable == documents, "indexing")


async def first_visit(person: Person) -> None:
    """Drop, watch, ask, stop, ask again, survive a killed engine."""
    person.look("empty")
    person.drop(person.folder)
    await person.indexed(3)
    person.look("indexed")
    tell(documents=person.window.library.searchable)

    exchange = person.ask("When was the lighthouse built, and who designed it?")
    await person.until(lambda: bool(exchange.evidence.cards), "passages")
    tell(passages_before_text=exchange.answer.text == "")
    await person.until(lambda: exchange.answer.text != "", "text")
    QTest.keyClick(person.window, Qt.Key.Key_Escape)
    await person.answered(exchange)
    partial = exchange.answer.text
    tell(stopped=exchange.ending, partial=partial)
    person.look("stopped")

    exchange = person.ask("How tall is the lighthouse?")
    await person.answered(exchange)
    tell(answer=exchange.answer.text, ending=exchange.ending)
    person.look("answered")

    exchange = person.ask("Which birds nest on the cliffs?")
    await person.until(lambda: exchange.answer.text != "", "text")
    first = person.host.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    await person.answered(exchange)
    tell(after_kill=exchange.ending, kept=exchange.answer.text != "")
    await person.until(lambda: person.host.pid not in (None, first), "a new engine")
    person.look("restarted")

    exchange = person.ask("How tall is the lighthouse?")
    await person.answered(exchange)
    tell(after_restart=exchange.answer.text, exchanges=len(person.window.chat.exchanges))


async def second_visit(person: Person) -> None:
    """Everything is still there; ask about what nobody wrote; leave in the middle."""
    await person.indexed(3)
    await person.until(lambda: len(person.window.chat.exchanges) > 0, "the conversation")
    tell(restored=[e.answer.text for e in person.window.chat.exchanges])
    exchange = person.ask("quantum chromodynamics lattice gauge renormalisation")
    await person.answered(exchange)
    tell(not_found=exchange.ending)
    person.look("not-found")
    exchange = person.ask("Which birds nest on the cliffs?")
    await person.until(lambda: exchange.answer.text != "", "text")
    tell(leaving=True)


PARTS = {"first": first_visit, "second": second_visit}


def main() -> int:
    """Start the program, and the person once it is there."""
    part, library, folder, shots = sys.argv[1], *map(Path, sys.argv[2:5])

    async def visit(play: Callable[[Person], Awaitable[None]]) -> None:
        try:
            person = Person(folder, shots)
            await person.until(person.window.isVisible, "the window")
            await play(person)
        except BaseException as error:
            tell(failed=f"{type(error).__name__}: {error}")
            raise
        finally:
            person.window.close()

    tasks: list[asyncio.Task[None]] = []

    class VisitedWindow(Window):
        """The program's own window, whose first appearance brings the person."""

        def __init__(self, host: EngineHost) -> None:
            super().__init__(host)
            self.painted.connect(self.welcome_person)

        def welcome_person(self) -> None:
            tasks.append(asyncio.get_running_loop().create_task(visit(PARTS[part])))

    program.Window = VisitedWindow  # type: ignore[misc]
    status = program.run(worker.main, library)
    tell(left=status)
    return status


if __name__ == "__main__":
    sys.exit(main())
