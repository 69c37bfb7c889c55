"""What is measured inside the program's own window, by somebody who sits in front of it.

Parts of ``tests.journeys.driver``, which starts the program as ``python -m app`` does.
"""

import asyncio
import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import psutil
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.messages import Event, Passage, Passages
from app.ui import theme
from app.ui.host import HostState
from app.ui.viewer import ViewerPanel
from app.ui.viewer_pages import PagesView
from tests.journeys.driver import tell
from tests.journeys.person import Person

TICK_MS = 5
LONG_MS = 40
"""A stall from which on it is looked where the window's thread is."""


# -- the start, and the first passages -------------------------------------------------------------


async def visit_many(person: Person) -> None:
    """Tell how soon a library of many documents is usable, and how soon passages are painted."""
    window, library = person.window, person.window.library
    await person.until(
        lambda: library.listed and library.documents.rowCount() > 1
        and window.chat.box.isEnabled() and window.chat.box.hasFocus(), "a usable window",
    )  # fmt: skip
    began = float(os.environ["CARREL_T0"])
    tell(usable_s=round(time.time() - began, 4), documents=library.searchable)
    await person.answering()
    questions = json.loads((person.folder / "questions.json").read_text("utf-8"))
    painted = [await _time_passages(person, question) for question in questions]
    tell(painted_ms=[shown for _, shown in painted], heard_ms=[heard for heard, _ in painted])


async def _time_passages(person: Person, question: str) -> tuple[float, float]:
    """Return the milliseconds from Enter until passages are heard of, and are painted."""
    window = person.window
    await person.until(lambda: not window.chat.conversation.live(), "a quiet engine")
    window.chat.begin_anew()
    await asyncio.sleep(0.2)
    watch = _FirstPaint(window)
    person.host.delivered.connect(watch.hear)
    began = time.perf_counter()
    exchange = person.ask(question)
    exchange.evidence.installEventFilter(watch)
    await person.until(lambda: watch.at, "passages on screen")
    took = round(1000 * (watch.heard - began), 2), round(1000 * (watch.at - began), 2)
    watch.deleteLater()
    await person.evidence(exchange)
    if exchange.live:
        person.stop()
    await person.answered(exchange)
    return took


class _FirstPaint(QObject):
    """Notes when the first passage has been painted and the loop has come round."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.at = self.heard = 0.0
        self._seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for the painting of a passage."""
        if event.type() is QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._note)
        return False

    @Slot(object)
    def hear(self, event: Event) -> None:
        """Note when the first passages came."""
        if isinstance(event, Passages) and not self.heard:
            self.heard = time.perf_counter()

    def _note(self) -> None:
        self.at = time.perf_counter()


# -- memory, and a click on page 900 ---------------------------------------------------------------


async def visit_much(person: Person) -> None:
    """Tell the memory with a long talk and a long document, and how soon a page is there."""
    window = person.window
    chat = window.chat
    await person.until(lambda: len(chat.conversation.path()) >= 200, "a long conversation")
    await person.until(lambda: window.library.listed, "the library")
    tell(memory_conversation=_memory())
    window.resize(1500, 950)
    bar = chat.scroll_bar
    for step in range(60):  # every answer comes on screen once
        bar.setValue(bar.maximum() * step // 60)
        await asyncio.sleep(0.02)
    bar.setValue(bar.maximum())
    tell(memory_scrolled=_memory())
    await asyncio.sleep(5)  # the viewer's process is started when there is nothing else to do
    clicks: dict[str, list[float]] = {"cold": [], "open": []}
    for number in range(7):
        clicks["cold"].append(await _click(person, f"Book {number % 2}.pdf", 900))
        clicks["open"].append(await _click(person, f"Book {number % 2}.pdf", 100 + number))
    view = person.viewer.view
    assert isinstance(view, PagesView)
    for step in range(200):
        bar = view.verticalScrollBar()
        bar.setValue(bar.maximum() * step // 200)
        await asyncio.sleep(0.01)
    await person.shown()
    tell(clicks_ms=clicks, memory_all=_memory(), turns=len(chat.conversation.path()))


async def _click(person: Person, name: str, page: int) -> float:
    """Choose a source; return the milliseconds until its page is painted, its words marked."""
    words = f"The deposit of page {page} is kept apart."
    source = Passage(str(person.folder / name), words, 1.0, {"page": page}, 0, len(words),
                     (0, len(words)))  # fmt: skip
    began = time.perf_counter()
    person.window.chat.chosen.emit(source, [source])
    viewer = person.viewer
    while not _is_painted(viewer, page):
        await asyncio.sleep(0.001)
    view: Any = viewer.view
    view.viewport().repaint()
    took = 1000 * (time.perf_counter() - began)
    assert viewer.located is not None and viewer.located.sentence, "the words are not marked"
    await asyncio.sleep(0.3)
    return round(took, 2)


def _is_painted(viewer: ViewerPanel, page: int) -> bool:
    view = viewer.view
    if not isinstance(view, PagesView) or viewer.located is None or view.page != page:
        return False
    return view.store.is_sharp(page)


def _memory() -> dict[str, float]:
    info = psutil.Process().memory_full_info()
    return {"rss": round(info.rss / 2**20, 1), "uss": round(info.uss / 2**20, 1)}


# -- ten minutes -----------------------------------------------------------------------------------


class Watch(QObject):
    """A timer in the window's loop; and a thread that looks where the window is when it is late."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.phase = "idle"
        self.gaps: list[tuple[float, float, str, float]] = []
        self.stacks: list[tuple[float, str, str]] = []
        self._main = threading.get_ident()
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._told = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)
        self._over = threading.Event()
        self._sampler = threading.Thread(target=self._sample, daemon=True, name="sampler")
        self._sampler.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._over.set()
        self._sampler.join(1)

    def found(self) -> dict[str, Any]:
        """Return the longest gaps with what was done, and where the window was."""
        phases: dict[str, list[tuple[float, float]]] = {}
        for gap, worked, phase, _ in self.gaps:
            phases.setdefault(phase, []).append((gap, worked))
        return {
            "worst": [
                {"ms": round(1000 * gap, 1), "own_ms": round(1000 * worked, 1), "phase": phase,
                 "at_s": round(at, 1)}
                for gap, worked, phase, at in sorted(self.gaps, reverse=True)[:12]
            ],
            "phases": {
                phase: {
                    "ticks": len(rows),
                    "worst_ms": round(1000 * max(gap for gap, _ in rows), 1),
                    "own_ms": round(1000 * max(worked for _, worked in rows), 1),
                    "p999_ms": round(1000 * sorted(g for g, _ in rows)[len(rows) * 999 // 1000], 1),
                    "late": sum(gap > 0.05 for gap, _ in rows),
                }
                for phase, rows in phases.items()
            },
            "stacks": sorted(self.stacks, reverse=True)[:12],
        }  # fmt: skip

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps.append((now - self._last, worked - self._worked, self.phase, now))
        self._last, self._worked = now, worked

    def _sample(self) -> None:
        while not self._over.wait(0.01):
            late = time.perf_counter() - self._last
            if late * 1000 > LONG_MS and self._last != self._told:
                self._told = self._last
                frame = sys._current_frames().get(self._main)
                stack = traceback.format_stack(frame, limit=None)[-7:] if frame else []
                self.stacks.append((round(late * 1000, 1), self.phase, "".join(stack)))


async def visit_long(person: Person) -> None:
    """Use everything, again and again, for as many minutes as ``CARREL_MINUTES`` says."""
    window = person.window
    watch = Watch(window)
    end = time.monotonic() + 60 * float(os.environ.get("CARREL_MINUTES", "2"))
    await asyncio.sleep(3)
    watch.phase = "the engine starts"
    await person.until(lambda: person.host.state is HostState.RUNNING, "the engine")
    asked = json.loads((person.folder / "questions.json").read_text("utf-8"))
    rounds = 0
    while time.monotonic() < end:
        folder = person.folder / f"part-{rounds}"
        if folder.is_dir():
            watch.phase = "documents are read"
            person.drop(folder)
        await _one_round(person, watch, asked[rounds % len(asked)], rounds)
        rounds += 1
    watch.stop()
    tell(rounds=rounds, found=watch.found(), memory_end=_memory())


Deed = Callable[[Person, int], Awaitable[None]]


async def _one_round(person: Person, watch: Watch, question: str, number: int) -> None:
    """Ask, look at sources, resize, search, change the theme; each in a phase of its own."""
    watch.phase = "a question is answered"
    exchange = person.ask(question)
    await person.evidence(exchange)
    await person.writing(exchange, 40)
    if number % 3 == 0 and exchange.live:
        person.stop()
    deeds: tuple[tuple[str, Deed], ...] = (
        ("documents are viewed", _view), ("the window is resized", _resize),
        ("the library is searched", _search), ("the conversation is scrolled", _scroll),
        ("dialogs are opened", _open_dialogs), ("the theme changes", _dress),
    )  # fmt: skip
    for phase, deed in deeds:
        watch.phase = phase
        await deed(person, number)
    watch.phase = "a question is answered"
    await person.answered(exchange)
    await asyncio.sleep(0.5)


async def _view(person: Person, number: int) -> None:
    cards = person.window.chat.exchanges[-1].evidence.cards
    for card in cards[:3]:
        if card.passage is not None:
            person.click(card._name)
            await person.until(
                lambda: person.viewer.view is not None or person.viewer.message.text, "a document"
            )
            await asyncio.sleep(0.2)
    for page in (900, 30 + number, 500):
        await _click(person, f"Book {number % 2}.pdf", page)
    view = person.viewer.view
    assert isinstance(view, PagesView)
    for _ in range(20):
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 120)
        await asyncio.sleep(0.016)
    for steps in (1, 1, -1, -1):
        view.zoom_by(steps)
        await asyncio.sleep(0.1)


async def _resize(person: Person, number: int) -> None:
    for step in range(30):
        person.window.resize(1000 + 20 * step, 720 + 8 * (step % 10))
        await asyncio.sleep(0.016)


async def _search(person: Person, number: int) -> None:
    person.window.show_library()
    for text in ("b", "bo", "boo", "", "part", ""):
        person.window.library.look_for(text)
        await asyncio.sleep(0.25)
    person.window.show_conversations()
    person.window.history.search_for("the")
    await asyncio.sleep(0.5)
    person.window.history.search_for("")
    person.window.show_library()


async def _scroll(person: Person, number: int) -> None:
    bar = person.window.chat.scroll_bar
    for step in range(40):
        bar.setValue(bar.maximum() * (40 - step) // 40)
        await asyncio.sleep(0.016)
    bar.setValue(bar.maximum())


async def _open_dialogs(person: Person, number: int) -> None:
    window = person.window
    window.open_palette()
    await asyncio.sleep(0.3)
    window.palette_.leave()
    window.open_preferences()
    await asyncio.sleep(0.4)
    dialog = window._preferences_dialog
    assert dialog is not None
    dialog.close()
    await asyncio.sleep(0.1)


async def _dress(person: Person, number: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light" if theme.current().dark else "dark")
    await asyncio.sleep(0.5)
