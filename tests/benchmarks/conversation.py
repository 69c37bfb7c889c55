"""The conversation: from Enter to the passages on screen, and two hundred answers at once.

The first plays the real window and engine on a library of 10,000 chunks, one question a
conversation, and takes the moment at which the first card is painted. The rest is the window's side
alone: an exchange with six cards, a long conversation opened, a long list of conversations.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app import worker
from app.messages import Citation, ConversationRow, Passage, Passages, Turn, WorkerOptions
from tests.benchmarks import measure
from tests.benchmarks.libraries import LARGE, large_library, questions, small_library
from tests.benchmarks.measure import EMBEDDER, LLM, ROOT, Report, ms, need, percentile

PAINTED_MS, EXCHANGE_MS = 50, 15
ANSWERS, CARDS, CONVERSATIONS = 200, 6, 5000
PATIENCE = 120  # seconds until a silent engine is called hung


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Play both parts, each in a process of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    own = _play("--widgets", folder)
    report.at_most(
        f"an exchange with {CARDS} passages, made and laid out", own["exchange_ms"], "ms",
        EXCHANGE_MS, f"processor time; worst of {own['exchanges']}: {own['worst_exchange_ms']} ms",
    )  # fmt: skip
    report.tell(
        f"{ANSWERS} answers opened: until they are laid out", own["open_ms"], "ms",
        f"{own['made']} of them made",
    )  # fmt: skip
    report.tell(
        f"{ANSWERS} answers, all of them scrolled through: memory", own["memory_mib"], "MiB",
        f"{own['made_after']} kept as widgets",
    )  # fmt: skip
    report.tell(f"{CONVERSATIONS:,} conversations listed", own["listed_ms"], "ms")
    need(EMBEDDER, LLM)
    small = small_library(arguments.library or folder / "small")
    library = large_library(small, folder / "large")
    found = _play("--session", library)
    slow = percentile(found["painted"], 0.95) or 0.0
    report.at_most(
        f"Enter to passages painted, {LARGE:,} chunks, 95 of 100", ms(slow), "ms", PAINTED_MS,
        f"{len(found['painted'])} questions, half within "
        f"{ms(percentile(found['painted'], 0.5) or 0)} ms; the engine's own part, half within "
        f"{round(percentile(found['engine_ms'], 0.5) or 0, 1)} ms",
    )  # fmt: skip
    report.details |= {"own": own, "session": found}


def _play(part: str, folder: Path) -> dict[str, Any]:
    measure.progress(f"playing {part.strip('-')}")
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.conversation", part, str(folder)], cwd=ROOT,
        check=True, text=True, stdout=subprocess.PIPE, timeout=5 * PATIENCE,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


# -- the window's side alone -----------------------------------------------------------------------


def _widgets() -> dict[str, Any]:
    import psutil
    from PySide6.QtWidgets import QWidget

    from app.ui.branches import Conversation, Version
    from app.ui.column import Column
    from app.ui.conversation_row import ConversationDelegate
    from app.ui.conversations import ConversationList
    from app.ui.exchange import Exchange

    application = _application()
    passages, turns = _turns()
    column: Any = Column(lambda version: Exchange(version, lambda: 412), QWidget())
    column.resize(860, 700)
    column.show()
    application.processEvents()
    times = []
    for number in range(24):
        version = Version(f"Question {number}?")
        began = time.thread_time()  # a busy machine does not make it more work
        column.turn_to([version], None)
        event = Passages(1, passages, "hybrid", True, 1, 412, 9.0, 1)
        version.hear(event)
        exchange = column.widget_of(version)
        exchange.show_event(event)
        exchange.evidence.show_passages(passages, "From your documents", CARDS)
        column.go_to(None)
        times.append(time.thread_time() - began)
        application.processEvents()
    times = times[4:]  # the first ones load fonts and icons
    process = psutil.Process()
    before = process.memory_info().rss
    conversation = Conversation(1)
    conversation.fill(turns)
    began = time.perf_counter()
    column.turn_to(conversation.path(), None)
    opened = time.perf_counter() - began
    made = len(column.made())
    for place in range(column.bar.maximum(), 0, -500):
        column.bar.setValue(place)
        application.processEvents()
    used = process.memory_info().rss - before
    from PySide6.QtWidgets import QListView

    view, model = QListView(), ConversationList()
    view.setModel(model)
    view.setItemDelegate(ConversationDelegate(view))
    view.setUniformItemSizes(True)
    view.show()
    now = time.time()
    rows = [
        ConversationRow(n, f"Conversation {n}", now - n * 9000, now - n * 9000, 4)
        for n in range(1, CONVERSATIONS + 1)
    ]
    began = time.perf_counter()
    model.fill(rows)
    application.processEvents()
    listed = time.perf_counter() - began
    return {
        "exchange_ms": ms(percentile(times, 0.5) or 0), "worst_exchange_ms": ms(max(times)),
        "exchanges": len(times), "open_ms": ms(opened), "made": made,
        "memory_mib": round(used / 2**20, 1), "made_after": len(column.made()),
        "listed_ms": ms(listed),
    }  # fmt: skip


def _turns() -> tuple[tuple[Passage, ...], list[Turn]]:
    text = "The tenant pays a deposit of three monthly rents. It is returned in May. " * 12
    passages = tuple(
        Passage(f"/papers/{n}.pdf", text, 1.0, {"page": n + 1}, 0, len(text), (0, 49))
        for n in range(CARDS)
    )
    answer = (
        "The deposit is **three** monthly rents.\n\n- one\n- two\n\nIt is returned in May. " * 8
    )
    citations = tuple(
        Citation(n % CARDS, f"/papers/{n % CARDS}.pdf", {"page": 1}, 0, 49, text[:49], 0.9,
                 (0, 40 * (n + 1)))
        for n in range(5)
    )  # fmt: skip
    turns = [
        Turn(f"Question {n}?", answer, "stop", passages, citations, number=n, parent=n - 1)
        for n in range(1, ANSWERS + 1)
    ]
    return passages, turns


def _application() -> Any:
    from app.ui import app, theme

    application = app.build()
    theme.apply(application, "light")
    return application


# -- with the engine -------------------------------------------------------------------------------


def _session(library: Path) -> dict[str, Any]:
    import qasync

    application = _application()
    found: dict[str, Any] = qasync.run(_use(application, library))
    return found


async def _use(application: Any, library: Path) -> dict[str, Any]:
    import asyncio

    from app.ui.host import EngineHost
    from app.ui.window import Window

    host = EngineHost(worker.main, WorkerOptions(str(library)), application)
    window = Window(host)
    window.resize(1180, 780)
    window.show()
    host.start()
    painted: list[float] = []
    engine: list[float] = []
    host.delivered.connect(
        lambda event: engine.append(event.ms) if isinstance(event, Passages) else None
    )

    async def until(true: Callable[[], bool], pause: float = 0.05) -> None:
        async with asyncio.timeout(PATIENCE):
            while not true():
                await asyncio.sleep(pause)

    try:
        await until(lambda: window.state_text == "Ready")
        for number, question in enumerate(questions(24)):
            window.chat.begin_anew()
            await asyncio.sleep(0.5)
            engine.clear() if number == 4 else None
            seconds = await _ask(window, question, until)
            if number >= 4:  # the first ones load fonts, icons and caches
                painted.append(seconds)
        return {"painted": painted, "engine_ms": engine}
    finally:
        window.close()
        await host.close()
        window.deleteLater()


async def _ask(window: Any, question: str, until: Any) -> float:
    """Ask, and return the seconds until the first passage was painted; then stop."""
    from PySide6.QtCore import QEvent, QObject

    class Eye(QObject):
        seen = 0.0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and not self.seen:
                self.seen = time.perf_counter()
            return False

    eye = Eye()
    began = time.perf_counter()
    exchange = window.chat.ask(question)
    exchange.evidence.installEventFilter(eye)
    await until(lambda: eye.seen > 0, 0.002)
    window.chat.stop()
    await until(lambda: not exchange.live)
    return eye.seen - began


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark, or play one of its parts."""
    parser = measure.parser(__doc__)
    parser.add_argument("--library", type=Path, help="of squad2_wiki, if there is one already")
    parser.add_argument("--widgets", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--session", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.widgets or arguments.session:
        out = measure.claim_stdout()
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        found = _widgets() if arguments.widgets else _session(arguments.session)
        out.write(json.dumps(found) + "\n")
        out.flush()
        return 0
    return measure.run("conversation", arguments, bench)


if __name__ == "__main__":
    sys.exit(main())
