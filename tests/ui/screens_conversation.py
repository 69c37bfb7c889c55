"""Pictures of the conversation and of the list of conversations in their states.

``python -m tests.ui.screens_conversation FOLDER [STATE …]``, as ``tests.ui.screenshots`` does.
"""

import argparse
import asyncio
import gc
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.ui.screenshots import (
    ANSWER,
    CITATIONS,
    HOME,
    PASSAGES,
    QUESTION,
    Stage,
    qasync,
)

# isort: split
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.messages import (
    Answered,
    Ask,
    Collection,
    CollectionsListed,
    ConversationOpened,
    ConversationRow,
    ConversationsListed,
    DocumentRow,
    EngineState,
    Failed,
    LibraryListed,
    ListConversations,
    OpenConversation,
    Passages,
    Phase,
    Stopped,
    Text,
    Turn,
)
from app.ui import theme
from app.ui.history import HistoryPanel
from app.ui.notices import Notices

DAY = 86_400.0
TITLES = (
    "How large is the deposit, and when do I get it back?", "Painting when moving out",
    "Heating costs 2023 & 2024 in comparison", "Was ist mit der Kaution?", "ما هو مبلغ التأمين؟",
    "Insurance of the <bicycle>", "押金是多少?",
    "Minutes of March: what was decided about the roof",
)  # fmt: skip


def rows(found: str = "") -> tuple[ConversationRow, ...]:
    """Return conversations of the last weeks."""
    now = time.time()
    ages = (0.01, 0.05, 1.0, 3.0, 4.0, 12.0, 40.0, 300.0)
    return tuple(
        ConversationRow(n + 3, title, now - DAY * ages[n], now - DAY * ages[n], 2 + n * 3,
                        n == 2 and not found, found, 2 if found else 0)
        for n, title in enumerate(TITLES)
    )  # fmt: skip


def full(stage: Stage, **size: int) -> None:
    """Open a window on a library with something in it."""
    stage.open(**size)
    papers = tuple(DocumentRow(f"{HOME}/Flat/{n}.pdf", "indexed", chunks=9) for n in range(412))
    stage.puppet.play(
        EngineState(0, "library"),
        LibraryListed(0, (f"{HOME}/Flat",), papers, 300),
        EngineState(0, "answering"),
        CollectionsListed(0, (Collection(1, "The flat", ()), Collection(2, "Taxes & money", ()))),
    )
    opened = stage.puppet.expect(OpenConversation)
    stage.puppet.play(ConversationOpened(opened.job, 0, ()))
    stage.settle()


def put_answer(stage: Stage, question: str = QUESTION, searched: str = "", turn: int = 1) -> None:
    """Ask, and have a whole answer."""
    job = stage.ask(question)
    found = Passages(job, PASSAGES, "hybrid", True, 3, 412, 21.0, turn, searched)
    stage.puppet.play(found, Text(job, ANSWER))
    stage.puppet.play(Answered(job, ANSWER, True, "stop", CITATIONS, 20, 900, 12.2, 900, 80))
    stage.until(lambda: not stage.window.chat.exchanges[-1].live)


def answered(stage: Stage) -> None:
    full(stage)
    put_answer(stage)
    stage.shoot("40-answered-with-actions")
    stage.window.chat.scroll_bar.setValue(0)
    stage.shoot("40-answered-with-actions-top")


def versions(stage: Stage) -> None:
    full(stage)
    stage.window.chat.limit_to([f"{HOME}/Flat/Lease 2021.pdf"], "Lease 2021.pdf")
    put_answer(stage)
    put_answer(stage, "And if I move out earlier?", "When is the deposit returned if the tenant "
               "moves out before the lease of 2021 ends?", 2)  # fmt: skip
    chat = stage.window.chat
    chat.exchanges[-1].actions_row.again_button.click()  # type: ignore[union-attr]
    job = stage.puppet.expect(Ask).job
    found = Passages(job, PASSAGES, "hybrid", True, 3, 412, 21.0, 3, "When is the deposit due?")
    stage.puppet.play(found, Text(job, ANSWER[:60]), Stopped(job, ANSWER[:60]))
    stage.until(lambda: not chat.exchanges[-1].live)
    stage.settle()
    chat.scroll_bar.setValue(chat.scroll_bar.maximum() - 420)
    stage.shoot("41-versions-searched-scope")
    chat.scroll_bar.setValue(chat.scroll_bar.maximum())
    stage.shoot("41-stopped-continue")


def editing(stage: Stage) -> None:
    full(stage)
    put_answer(stage, searched="When is the deposit of the flat in Lease 2021 returned?")
    head = stage.window.chat.exchanges[-1].asked
    stage.window.chat.scroll_bar.setValue(0)
    head.edit()
    stage.shoot("42-editing-question")
    head.leave_editing()
    head.edit_search()
    stage.shoot("42-editing-search")


def scope(stage: Stage) -> None:
    full(stage)
    control = stage.window.chat.composer.scope
    control._offer()
    stage.settle()
    control.menu.grab().save(str(stage.out / f"43-scope-menu{stage.suffix}.png"))
    control.menu.close()
    stage.window.chat.limit_to(
        [f"{HOME}/Flat/x.pdf"], "Handover protocol with every meter reading and all keys.pdf"
    )
    stage.shoot("43-scope-one-document")


def failed(stage: Stage) -> None:
    full(stage)
    job = stage.ask()
    stage.puppet.play(Passages(job, PASSAGES, "hybrid", True, 3, 412, 21.0, 5))
    stage.puppet.play(
        Text(job, ANSWER[:70]),
        Failed(job, "engine-stopped", "Carrel had to stop working on this unexpectedly.",
               "Nothing you added is lost. Try again in a moment.", ANSWER[:70]),
    )  # fmt: skip
    stage.shoot("44-failed-continue")


def writing(stage: Stage) -> None:
    full(stage)
    job = stage.ask()
    stage.puppet.play(Passages(job, PASSAGES, "hybrid", True, 3, 412, 21.0, 5))
    stage.puppet.play(Phase(job, "reading", 1240), Phase(job, "writing"), Text(job, ANSWER[:60]))
    stage.settle()
    stage.window.chat.exchanges[-1]._writing_since -= 5
    stage.puppet.play(Text(job, ANSWER[60:150]))
    stage.shoot("45-writing")


def narrow(stage: Stage) -> None:
    full(stage, width=900, height=600)
    put_answer(stage)
    stage.shoot("46-narrow")


def history(stage: Stage) -> None:
    full(stage)
    panel = HistoryPanel(stage.host, Notices())
    panel.resize(280, 620)
    panel.show_current(3)
    panel.show()
    stage.puppet.expect(ListConversations)
    stage.puppet.play(ConversationsListed(0, rows()))
    stage.until(lambda: bool(panel.conversations.conversations))
    panel.show_current(3)
    stage.settle()
    panel.grab().save(str(stage.out / f"47-history{stage.suffix}.png"))
    panel.view.edit(panel.conversations.index_of(5))
    stage.settle()
    panel.grab().save(str(stage.out / f"47-history-rename{stage.suffix}.png"))
    panel.view.setFocus()
    panel.box.setText("deposit")
    job = stage.puppet.expect(ListConversations).job
    piece = "… the tenant pays a deposit of three monthly rents, which the landlord keeps …"
    stage.puppet.play(ConversationsListed(job, rows(piece)[:3], "deposit"))
    stage.until(lambda: len(panel.conversations.conversations) == 3)
    stage.settle()
    panel.grab().save(str(stage.out / f"47-history-found{stage.suffix}.png"))
    panel.box.setText("zebra")
    job = stage.puppet.expect(ListConversations).job
    stage.puppet.play(ConversationsListed(job, (), "zebra"))
    stage.until(lambda: bool(panel.words))
    panel.grab().save(str(stage.out / f"47-history-nothing{stage.suffix}.png"))
    panel.close()
    panel.deleteLater()


def right_to_left(stage: Stage) -> None:
    stage.app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    full(stage)
    put_answer(stage, "كم مبلغ التأمين ومتى يُعاد؟")
    stage.window.chat.exchanges[-1].actions_row.again_button.click()  # type: ignore[union-attr]
    job = stage.puppet.expect(Ask).job
    found = Passages(job, PASSAGES, "hybrid", True, 3, 412, 21.0, 3)
    stage.puppet.play(found, Answered(job, ANSWER, True, "stop", CITATIONS, 20, 9, 9, 9, 8))
    stage.shoot("48-right-to-left")
    stage.window.chat.scroll_bar.setValue(0)
    stage.shoot("48-right-to-left-top")
    history_rtl(stage)
    stage.app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def history_rtl(stage: Stage) -> None:
    panel = HistoryPanel(stage.host, Notices())
    panel.resize(280, 500)
    panel.show()
    stage.puppet.play(ConversationsListed(0, rows()))
    stage.until(lambda: bool(panel.conversations.conversations))
    stage.settle()
    panel.grab().save(str(stage.out / f"48-history-right-to-left{stage.suffix}.png"))
    panel.close()
    panel.deleteLater()


def long_conversation(stage: Stage) -> None:
    stage.open()
    stage.puppet.play(EngineState(0, "library"), EngineState(0, "answering"))
    opened = stage.puppet.expect(OpenConversation)
    turns = tuple(
        Turn(f"{n}. {QUESTION}", ANSWER, "stop", PASSAGES, CITATIONS, number=n, parent=n - 1)
        for n in range(1, 201)
    )
    stage.puppet.play(ConversationOpened(opened.job, 3, turns, "Deposit"))
    stage.until(lambda: len(stage.window.chat.exchanges) > 2)
    stage.shoot("49-two-hundred-answers")


STATES = (
    answered, versions, editing, scope, failed, writing, narrow, history, right_to_left,
    long_conversation,
)  # fmt: skip
IN_THE_DARK = (answered, versions, history, failed, scope)
ENLARGED = (answered, history)


def photograph(out: Path, names: list[str], scale: int) -> None:
    """Take the pictures that this process can take: Qt's scale is fixed at its start."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale("en_US"))
    app.setFont(QFont("Noto Sans", 10))
    asyncio.set_event_loop(qasync.QEventLoop(app, already_running=True))
    gc.disable()
    for choice, states in (("light", STATES), ("dark", IN_THE_DARK)):
        theme.apply(app, choice)
        for state in states:
            if (names and state.__name__ not in names) or (scale > 1 and state not in ENLARGED):
                continue
            suffix = ("-dark" if choice == "dark" else "") + (f"-{scale}x" if scale > 1 else "")
            stage = Stage(app, out, suffix)
            state(stage)
            stage.close()


def main() -> None:
    """Take all pictures, or those of the states named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("states", nargs="*")
    parser.add_argument("--scale", type=int, default=1)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    photograph(given.folder, given.states, given.scale)
    if given.scale == 1:
        again = [sys.executable, "-m", "tests.ui.screens_conversation", str(given.folder)]
        enlarged = {**os.environ, "QT_SCALE_FACTOR": "2"}
        subprocess.run([*again, *given.states, "--scale", "2"], env=enlarged, check=True)


if __name__ == "__main__":
    main()
