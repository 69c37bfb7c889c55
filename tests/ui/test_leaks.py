"""What a long day leaves behind: nothing. Objects, windows, timers, threads and open files."""

import gc
import os
import sys
import threading
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from app.messages import Answered, Ask, Passages
from app.ui import theme
from app.ui.aftermath import Report
from app.ui.password import PasswordDialog
from tests.engine.reading.making import make_pdf
from tests.ui.screenshots import ANSWER, CITATIONS, PASSAGES
from tests.ui.tour import SENTENCE, Guide, begin, guide_fixture  # noqa: F401

QUESTIONS, DOCUMENTS, DIALOGS = 100, 20, 5


@dataclass(frozen=True)
class Count:
    """How much there is of everything."""

    objects: Counter[str]
    windows: int
    timers: int
    threads: int
    files: int

    @classmethod
    def now(cls, guide: Guide) -> "Count":
        """Count, once everything that is to go has gone."""
        for _ in range(3):
            guide.rest()
            gc.collect()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        under = guide.window.findChildren(QObject)
        return cls(
            Counter(type(each).__name__ for each in under),
            len(QApplication.topLevelWidgets()),
            sum(each.isActive() for each in under if isinstance(each, QTimer)),
            threading.active_count(),
            len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0,
        )

    def check(self, later: "Count") -> None:
        """Fail if there is more of anything later."""
        grown = later.objects - self.objects
        assert not grown, f"left behind: {dict(grown)}"
        assert later.windows <= self.windows, "a window was left"
        assert later.timers <= self.timers, "a timer goes on"
        assert later.threads <= self.threads, "a thread goes on"
        assert later.files <= self.files, "a file was left open"


def answer_one(guide: Guide, number: int) -> None:
    """Ask and have the answer, in a conversation that goes on for ten questions."""
    chat = guide.window.chat
    chat.ask(f"Question {number}?")
    job = guide.puppet.expect(Ask).job
    guide.puppet.play(
        Passages(job, PASSAGES, "hybrid", True, 3, 412, 21.0, number),
        Answered(job, ANSWER, True, "stop", CITATIONS, 20, 900, 4, 900, 80),
    )
    guide.until(lambda: not any(each.live for each in chat.exchanges))
    if number % 10 == 9:
        chat.begin_anew()


def open_one(guide: Guide, number: int) -> None:
    """Open a document of one kind or another, and close it."""
    match number % 3:
        case 0:
            path = guide.write(f"{number}.pdf", make_pdf([f"One. {SENTENCE}", "Two."]))
            guide.show(path, f"One. {SENTENCE}", page=1)
        case 1:
            guide.show(guide.write(f"{number}.md", f"# Title\n\n{SENTENCE}\n"), SENTENCE)
        case _:
            path = guide.write(f"{number}.csv", "Item,Amount\nVan,13\n")
            guide.show(path, "Van\t13", sheet="", cells="A2:B2")
    guide.window.close_viewer()


def open_dialogs(guide: Guide) -> None:
    """Open and close every dialog there is."""
    window: Any = guide.window
    opened = [
        window.open_cheat_sheet, window.open_about,
        lambda: PasswordDialog(window, "/a/b.pdf").open(),
        lambda: Report(window, "It ended.").open(),
        lambda: window.library.collections.begin(()),
        window.library.choose_files, window.open_preferences,
    ]  # fmt: skip
    for open_ in opened:
        open_()
        guide.put_away(guide.dialog(QDialog))
    window.open_palette()
    window.palette_.leave()


def test_a_long_day_leaves_nothing_behind(
    guide: Guide,
    capfd: pytest.CaptureFixture[str],
) -> None:
    begin(guide)
    for number in range(30):  # what is kept for the session is there then
        answer_one(guide, number)
    for number in range(3):
        open_one(guide, number)
    open_dialogs(guide)
    guide.window.chat.begin_anew()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = Count.now(guide)
    for number in range(QUESTIONS):
        answer_one(guide, number)
    guide.window.chat.begin_anew()
    for number in range(DOCUMENTS):
        open_one(guide, number)
    for _ in range(DIALOGS):
        open_dialogs(guide)
    for look in ("dark", "light", "dark", "light"):
        theme.apply(application, look)
    before.check(Count.now(guide))
    said = capfd.readouterr()
    assert not [line for line in said.err.splitlines() if "does not support" not in line]
    assert not said.out
