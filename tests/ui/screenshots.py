"""Pictures of the window in every state, for people to look at.

``python -m tests.ui.screenshots FOLDER [STATE …]`` writes one PNG per state. The engine is the
played one of the tests; fonts for Arabic and Chinese must be installed to judge those pictures.
"""

import argparse
import asyncio
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

import qasync
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QApplication, QMessageBox

from app.messages import (
    Answered,
    Ask,
    Citation,
    ConversationOpened,
    DocumentRow,
    EngineState,
    Failed,
    FileFailed,
    Ignore,
    Index,
    Indexed,
    LibraryListed,
    OpenConversation,
    Passage,
    Passages,
    Pause,
    Paused,
    Phase,
    Progress,
    Removed,
    Stopped,
    Text,
    Turn,
    WorkerOptions,
)
from app.ui import theme
from app.ui.explanation import Choice
from app.ui.host import EngineHost, HostState
from app.ui.password import PasswordDialog
from app.ui.window import Window
from tests.ui.fake_worker import Puppet, crash

HOME = "/home/ann/Documents"

LEASE = (
    "4. Rent and deposit. The tenant pays a monthly rent of 1,450 euros, due on the third working "
    "day of each month. The tenant pays a deposit of three monthly rents, which the landlord keeps "
    "apart from other assets. The deposit is returned, with interest, within six months after the "
    "keys were handed back, less any sum still owed for heating and water."
)
LETTER = (
    "Dear Ms Berger, thank you for handing over the keys on 30 April. We have inspected the flat "
    "and found it in good order. The deposit of 4,350 euros will be transferred to your account by "
    "31 October at the latest. The statement of heating costs will follow separately."
)
ANSWER = (
    "The deposit is **three monthly rents**, that is 4,350 euros. It must be returned within six "
    "months after the keys were handed back.\n\nThe landlord has promised to transfer it:\n\n"
    "- to your account\n- by 31 October at the latest\n\nSums still owed for heating and water may "
    "be taken off."
)
ARABIC = (
    "المادة الرابعة: الإيجار والتأمين. يدفع المستأجر إيجارًا شهريًا قدره ١٤٥٠ يورو. يدفع المستأجر "
    "تأمينًا قدره ثلاثة أشهر من الإيجار. يُعاد التأمين خلال ستة أشهر بعد تسليم المفاتيح."
)
CHINESE = (
    "第四条 租金和押金。承租人每月支付租金一千四百五十欧元。承租人支付相当于三个月租金的押金。"
    "押金应在交还钥匙后六个月内连同利息一并退还。"
)


def passage(path: str, text: str, sentence: str, score: float, **anchor: int | str) -> Passage:
    """Return a passage with its best sentence."""
    start = 4000 + text.index(sentence)
    marked = (start, start + len(sentence))
    return Passage(f"{HOME}/{path}", text, score, anchor, 4000, 4000 + len(text), marked)


PASSAGES = (
    passage("Flat/Lease 2021.pdf", LEASE, "The tenant pays a deposit of three monthly rents, which "
            "the landlord keeps apart from other assets.", 0.9, page=4, heading="Rent and deposit"),
    passage("Flat/Letter of the landlord.docx", LETTER, "The deposit of 4,350 euros will be "
            "transferred to your account by 31 October at the latest.", 0.8, heading="Handover"),
    passage("Flat/Lease 2021.pdf", LEASE, "The deposit is returned, with interest, within six "
            "months after the keys were handed back", 0.7, page=5),
    passage("Money/Costs & plans 2024.xlsx", "Deposit flat 4,350\nMoving van 280\nPaint 96",
            "Deposit flat 4,350", 0.5, sheet="Moving", cells="A2:C9"),
    passage("Flat/Mail <landlord>.eml", LETTER, "We have inspected the flat and found it in good "
            "order.", 0.4, part="Re: Handover"),
)  # fmt: skip


def cite(number: int, answer: str, words: str) -> Citation:
    """Return a citation of a passage after some words of the answer."""
    end = answer.index(words) + len(words)
    source = PASSAGES[number]
    return Citation(number, source.path, source.anchor, source.start, source.end,
                    "The deposit of 4,350 euros", 0.9, (max(0, end - 40), end))  # fmt: skip


CITATIONS = (
    cite(0, ANSWER, "that is 4,350 euros."),
    cite(2, ANSWER, "handed back."),
    cite(1, ANSWER, "by 31 October at the latest"),
    cite(2, ANSWER, "be taken off."),
)

ROWS = (
    *(DocumentRow(f"{HOME}/Flat/{name}", "indexed", chunks=9) for name in (
        "Lease 2021.pdf", "Letter of the landlord.docx", "Mail <landlord>.eml",
        "Handover protocol with every meter reading and all keys, signed.pdf", "Photos.md")),
    DocumentRow(f"{HOME}/Flat/Scan of the old lease.pdf", "failed", "no-text",
                "None of its 12 pages holds any text: it looks like a scan."),
    DocumentRow(f"{HOME}/Flat/Bank.pdf", "failed", "encrypted",
                "It is locked with a password."),
    *(DocumentRow(f"{HOME}/Money/{name}", "indexed", chunks=9) for name in (
        "Costs & plans 2024.xlsx", "Tax 2023.pdf", "Tax 2022.pdf", "Insurance.html")),
    DocumentRow(f"{HOME}/Money/Broken.docx", "partly", "corrupt", "Two of its tables are damaged."),
    DocumentRow("/media/stick/Notes.txt", "offline", reason="The drive is not connected."),
    *(DocumentRow(f"{HOME}/Work/Minutes {n:02}.docx", "indexed", chunks=4) for n in range(1, 31)),
)  # fmt: skip
FOLDERS = (f"{HOME}/Flat", f"{HOME}/Money", f"{HOME}/Work")
QUESTION = "How large is the deposit, and when do I get it back?"


class Stage:
    """A window and its played engine, to be brought into a state and photographed."""

    def __init__(self, app: QApplication, out: Path, suffix: str = "") -> None:
        self.app = app
        self.out = out
        self.suffix = suffix
        self.puppet = Puppet(self.until)
        self.host: EngineHost
        self.window: Window

    def open(self, width: int = 1180, height: int = 780, entry: object = None) -> None:
        folder = tempfile.mkdtemp()
        options = WorkerOptions(folder)
        self.host = EngineHost(entry or self.puppet.entry, options, cancel_seconds=0.3)  # type: ignore[arg-type]
        self.window = Window(self.host)
        self.window.resize(width, height)
        self.window.show()
        self.host.start()

    def until(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + 20
        while not true():
            assert time.monotonic() < end, "the state was not reached"
            self.app.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        end = time.monotonic() + 0.4
        self.until(lambda: time.monotonic() > end)

    def shoot(self, name: str) -> None:
        self.settle()
        self.window.grab().save(str(self.out / f"{name}{self.suffix}.png"))

    def close(self) -> None:
        self.window.close()
        self.host.kill()
        self.puppet.close()
        self.window.deleteLater()
        self.app.processEvents()
        gc.collect()

    def library(self, *, stage: str = "answering", full: bool = True, **facts: object) -> None:
        rows, folders = (ROWS, FOLDERS) if full else ((), ())
        self.puppet.play(
            EngineState(0, "library"),
            LibraryListed(0, folders, rows, 300),
            EngineState(0, stage, **facts),  # type: ignore[arg-type]
        )
        opened = self.puppet.expect(OpenConversation)
        self.puppet.play(ConversationOpened(opened.job, 0, ()))
        self.settle()

    def ask(self, question: str = QUESTION) -> int:
        self.window.chat.box.setPlainText(question)
        self.window.chat.ask_button.click()
        return self.puppet.expect(Ask).job

    def evidence(self, job: int, *, found: bool = True, ranking: str = "hybrid") -> None:
        self.puppet.play(
            Phase(job, "searching"),
            Passages(job, PASSAGES, ranking, found, 3, 412, 21.0),  # type: ignore[arg-type]
        )

    def answer(self, job: int, text: str = ANSWER, *, found: bool = True) -> None:
        self.puppet.play(
            Text(job, text),
            Answered(job, text, found, "stop", CITATIONS if found else (), 20, 900, 4, 900, 80),
        )


def opening(stage: Stage) -> None:
    stage.open()
    stage.shoot("01-opening")


def empty(stage: Stage) -> None:
    stage.open()
    stage.library(full=False)
    stage.shoot("02-empty")


def dropping(stage: Stage) -> None:
    stage.open()
    stage.library()
    stage.window.drop_target.appear()
    stage.shoot("03-dropping")


def reading(stage: Stage) -> None:
    stage.open()
    stage.library(full=False)
    stage.window.library.add([f"{HOME}/Flat"])
    job = stage.puppet.expect(Index).job
    events = [Indexed(job, row.path, 9, 0.3) for row in ROWS if "/Flat/" in row.path][:4]
    bad = FileFailed(job, ROWS[5].path, ROWS[5].kind, ROWS[5].reason)
    last = f"{HOME}/Flat/Handover protocol with every meter reading and all keys, signed.pdf"
    stage.puppet.play(*events, bad, Progress(job, last, 27, 412, 240, 41.0, 252.0))
    stage.shoot("04-reading")


def full(stage: Stage) -> None:
    stage.open()
    stage.library()
    stage.window.library.tree.choose(f"{HOME}/Flat/Bank.pdf")
    stage.shoot("05-library")


def warming(stage: Stage) -> None:
    stage.open()
    stage.library(stage="library")
    job = stage.ask()
    stage.evidence(job, ranking="words")
    words = "The model that writes answers is still getting ready"
    stage.puppet.play(Phase(job, "waiting", detail=words))
    stage.shoot("06-searching-while-warming")


def streaming(stage: Stage) -> None:
    stage.open()
    stage.library()
    job = stage.ask()
    stage.evidence(job)
    stage.puppet.play(Phase(job, "reading", 1240), Phase(job, "writing"), Text(job, ANSWER[:60]))
    stage.settle()
    stage.window.chat.exchanges[-1]._writing_since -= 3  # as if it had gone on for a while
    stage.puppet.play(Text(job, ANSWER[60:150]))
    stage.ask("And who pays for the painting?")
    stage.shoot("07-streaming-and-waiting")


def answered(stage: Stage) -> None:
    stage.open()
    stage.library()
    job = stage.ask()
    stage.evidence(job)
    stage.answer(job)
    stage.shoot("08-answered")
    stage.window.chat.scroll_bar.setValue(0)
    stage.shoot("08-answered-top")


def not_found(stage: Stage) -> None:
    stage.open()
    stage.library()
    job = stage.ask("What is the name of the landlord's dog?")
    stage.evidence(job, found=False)
    stage.puppet.play(Answered(job, "", False, "stop", (), 20, 0, 1, 0, 0))
    stage.shoot("09-not-found")


def stopped(stage: Stage) -> None:
    stage.open()
    stage.library()
    job = stage.ask()
    stage.evidence(job)
    stage.puppet.play(Text(job, ANSWER[:70]), Stopped(job, ANSWER[:70]))
    stage.shoot("10-stopped")


def failed(stage: Stage) -> None:
    stage.open()
    stage.library()
    job = stage.ask()
    stage.evidence(job)
    stage.puppet.play(
        Text(job, ANSWER[:70]),
        Failed(job, "OutOfMemory", "This computer's memory did not suffice for the answer.",
               "Close other programs and try again.", ANSWER[:70]),
    )  # fmt: skip
    stage.shoot("11-failed")


def restarted(stage: Stage) -> None:
    stage.open()
    stage.library()
    job = stage.ask()
    stage.evidence(job)
    stage.puppet.play(Text(job, ANSWER[:70]))
    stage.settle()
    stage.puppet.kill()
    stage.puppet.started(2)
    stage.shoot("12-restarted")


def given_up(stage: Stage) -> None:
    stage.open(entry=crash)
    stage.until(lambda: stage.host.state is HostState.GIVEN_UP)
    stage.shoot("13-given-up")


def read_only(stage: Stage) -> None:
    stage.open()
    problem = "The model that writes answers is damaged, so only passages are shown."
    stage.library(read_only=True, problem=problem)
    stage.shoot("14-read-only-and-limits")


def restored(stage: Stage) -> None:
    stage.open()
    stage.puppet.play(
        EngineState(0, "library"), LibraryListed(0, FOLDERS, ROWS, 300), EngineState(0, "answering")
    )
    opened = stage.puppet.expect(OpenConversation)
    turns = (
        Turn("Who is the landlord?", "The landlord is Dr Kern.", "stop", PASSAGES),
        Turn(QUESTION, ANSWER, "stop", PASSAGES, CITATIONS),
        Turn("And the rent?", "The rent is", "cancelled", PASSAGES[:1]),
    )
    stage.puppet.play(ConversationOpened(opened.job, 3, turns))
    stage.shoot("15-restored")


def long_question(stage: Stage) -> None:
    stage.open()
    stage.library()
    job = stage.ask("Please compare these two clauses. " * 400)
    stage.evidence(job)
    stage.window.chat.box.setPlainText("One line\nand another\n" * 8)
    stage.window.chat.box.moveCursor(QTextCursor.MoveOperation.End)
    stage.shoot("16-long-question")


def narrow(stage: Stage) -> None:
    stage.open(700, 760)
    stage.library()
    job = stage.ask()
    stage.evidence(job)
    stage.answer(job)
    stage.shoot("17-narrow")


def arabic(stage: Stage) -> None:
    stage.app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    stage.open()
    stage.library()
    job = stage.ask("ما قيمة التأمين ومتى يُعاد؟")
    found = passage("Flat/عقد الإيجار.pdf", ARABIC, "يُعاد التأمين خلال ستة أشهر بعد تسليم "
                    "المفاتيح.", 0.9, page=4)  # fmt: skip
    text = "التأمين ثلاثة أشهر من الإيجار، ويُعاد خلال ستة أشهر بعد تسليم المفاتيح."
    mark = Citation(0, found.path, found.anchor, 0, 9, "يُعاد التأمين", 0.9, (0, len(text)))
    stage.puppet.play(
        Passages(job, (found, PASSAGES[0]), "hybrid", True, 3, 412, 20.0),
        Text(job, text),
        Answered(job, text, True, "stop", (mark,), 20, 900, 4, 900, 80),
    )
    stage.shoot("18-right-to-left")
    stage.app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def chinese(stage: Stage) -> None:
    stage.open()
    stage.library()
    job = stage.ask("押金是多少？什么时候退还？")
    found = passage("Flat/租赁合同.pdf", CHINESE, "押金应在交还钥匙后六个月内连同利息一并退还。",
                    0.9, page=4)  # fmt: skip
    text = "**押金为三个月租金。**押金应在交还钥匙后六个月内退还。"
    mark = Citation(0, found.path, found.anchor, 0, 9, "押金", 0.9, (0, 13))
    stage.puppet.play(
        Passages(job, (found, PASSAGES[0]), "hybrid", True, 3, 412, 20.0),
        Text(job, text),
        Answered(job, text, True, "stop", (mark,), 20, 900, 4, 900, 80),
    )
    stage.shoot("19-chinese")


EVERY_STATE = (
    *(DocumentRow(f"{HOME}/Papers/{name}", state, kind, reason, chunks)  # type: ignore[arg-type]
    for name, state, kind, reason, chunks in (
        ("Agreement.pdf", "indexed", "", "", 41),
        ("Bank statement.pdf", "failed", "encrypted", "It is locked with a password.", 0),
        ("Books.zip", "indexed", "", "", 0),
        ("Books.zip/Cooking/Soups.epub", "indexed", "", "", 120),
        ("Books.zip/Cooking/Stews.epub", "failed", "corrupt", "It is damaged.", 0),
        ("Brochure.pdf", "partly", "no-text", "There is no text on pages 3–18.", 7),
        ("Contract draft.docx", "changed", "", "", 12),
        ("Diary.odt", "changed", "unreadable", "Another program holds it open.", 12),
        ("Film.mkv", "failed", "unsupported", "Carrel does not read this kind of file.", 0),
        ("Huge log.txt", "failed", "too-large", "It has 4.1 GB; the limit is 1 GB.", 0),
        ("Letter of the landlord.eml", "indexed", "", "", 3),
        ("Letter of the landlord.eml/contract.pdf", "indexed", "", "", 18),
        ("Letter of the landlord.eml/photo.jpg", "waiting", "", "", 0),
        ("Minutes.docx", "waiting", "", "", 0),
        ("Mystery.pdf", "quarantined", "crashed", "Reading it failed badly twice.", 0),
        ("Old notes.doc", "ignored", "", "", 0),
        ("Thesis.docx", "failed", "corrupt", "Its end is missing: it was cut off.", 0),
    )),
    DocumentRow("/media/stick/Notes.txt", "offline", chunks=5,
                reason="The drive it is on is not connected."),
    DocumentRow(f"{HOME}/Deleted.txt", "gone"),
)  # fmt: skip


def every_state(stage: Stage, chosen: str = "Bank statement.pdf", **size: int) -> None:
    """Show the whole ledger, with one row chosen and what is inside the files open."""
    stage.open(**({"height": 1000} | size))
    folders = (f"{HOME}/Papers", f"{HOME}/Deleted.txt", "/media/stick/Notes.txt")
    stage.puppet.play(
        EngineState(0, "library"),
        LibraryListed(0, folders, EVERY_STATE, 300),
        EngineState(0, "answering"),
    )
    panel = stage.window.library
    stage.until(lambda: panel.listed)
    opened = stage.puppet.expect(OpenConversation)
    stage.puppet.play(ConversationOpened(opened.job, 0, ()))
    for path in list(panel.documents.shelf.branches):
        panel.documents.set_open(path, True)
    panel.tree.choose(f"{HOME}/Papers/{chosen}")
    stage.until(lambda: panel.tree.currentIndex().isValid())
    stage.settle()  # what can be done with it is worked out a little later
    panel.tree.scrollToTop()


def ledger(stage: Stage) -> None:
    every_state(stage)
    stage.shoot("20-ledger")


def ledger_partly(stage: Stage) -> None:
    every_state(stage, "Brochure.pdf", height=700)
    stage.shoot("21-ledger-partly")


def several(stage: Stage) -> None:
    every_state(stage)
    panel = stage.window.library
    panel.tree.selectAll()
    stage.shoot("22-several-chosen")


def problems(stage: Stage) -> None:
    every_state(stage)
    stage.window.library.trouble_button.click()
    stage.shoot("23-problems-only")


def password(stage: Stage) -> None:
    every_state(stage)
    panel = stage.window.library
    panel.explanation.button(Choice.UNLOCK).click()
    stage.until(lambda: stage.window.findChild(PasswordDialog) is not None)
    dialog = stage.window.findChild(PasswordDialog)
    assert isinstance(dialog, PasswordDialog)
    dialog.field.setText("secret words")
    stage.settle()
    dialog.grab().save(str(stage.out / f"24-password{stage.suffix}.png"))
    dialog.close()


def paused(stage: Stage) -> None:
    every_state(stage, "Minutes.docx")
    panel = stage.window.library
    panel.add([f"{HOME}/Papers"])
    job = stage.puppet.expect(Index).job
    now = Progress(job, f"{HOME}/Papers/Minutes.docx", 27, 412, 240, 41.0, 252.0, page=12)
    stage.puppet.play(now)
    stage.settle()
    panel.progress.pause_button.click()
    stage.puppet.play(Paused(stage.puppet.expect(Pause).job, True), replace(now, paused=True))
    stage.shoot("25-paused")


def silent(stage: Stage) -> None:
    every_state(stage, "Mystery.pdf")
    panel = stage.window.library
    stage.puppet.play(
        Progress(-1, f"{HOME}/Papers/Brochure.pdf", 3, 17, 0, doing="recognising", page=7,
                 detail="This goes on in the background while you work.")
    )  # fmt: skip
    stage.until(lambda: panel.progress.isVisible())
    panel.reading.clock = lambda: time.monotonic() + 12
    panel.reading.feel_pulse()
    stage.shoot("26-recognising-and-silent")


def undo(stage: Stage) -> None:
    every_state(stage, "Mystery.pdf")
    panel = stage.window.library
    panel.explanation.button(Choice.IGNORE).click()
    request = stage.puppet.expect(Ignore)
    stage.puppet.play(
        Removed(request.job, request.path, 1),
        EngineState(0, "answering", notice="The library was damaged; it was repaired."),
    )
    stage.shoot("27-undo")


def take_out(stage: Stage) -> None:
    every_state(stage, "Mystery.pdf")
    panel = stage.window.library
    next(act for act in panel.tree.actions() if "Take out" in act.text()).trigger()
    box = stage.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    stage.settle()
    box.grab().save(str(stage.out / f"28-take-out{stage.suffix}.png"))
    box.close()


def ledger_narrow(stage: Stage) -> None:
    every_state(stage, width=640, height=900)
    stage.puppet.play(Progress(-1, f"{HOME}/Papers/Brochure.pdf", 3, 17, 0, 12.0, 700.0, page=7))
    stage.until(lambda: stage.window.library.progress.isVisible())
    stage.shoot("29-ledger-narrow")


def smallest(stage: Stage) -> None:
    every_state(stage, "Mystery.pdf", width=560, height=420)
    now = Progress(-1, f"{HOME}/Papers/Brochure.pdf", 3, 17, 0, 12.0, 700.0, page=7)
    stage.puppet.play(now)
    stage.until(lambda: stage.window.library.progress.isVisible())
    stage.shoot("31-smallest")


def ledger_arabic(stage: Stage) -> None:
    stage.app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    every_state(stage)
    stage.puppet.play(Progress(-1, f"{HOME}/Papers/Brochure.pdf", 3, 17, 0, 12.0, 700.0, page=7))
    stage.until(lambda: stage.window.library.progress.isVisible())
    stage.shoot("30-ledger-right-to-left")
    stage.app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


STATES = (
    opening, empty, dropping, reading, full, warming, streaming, answered, not_found, stopped,
    failed, restarted, given_up, read_only, restored, long_question, narrow, arabic, chinese,
    ledger, ledger_partly, several, problems, password, paused, silent, undo, take_out,
    ledger_narrow, smallest, ledger_arabic,
)  # fmt: skip
IN_THE_DARK = (
    empty, reading, full, streaming, answered, not_found, failed, given_up, ledger, password,
    silent,
)  # fmt: skip
ENLARGED = (empty, answered, ledger, password)


def photograph(out: Path, names: list[str], scale: int) -> None:
    """Take the pictures that this process can take: Qt's scale is fixed at its start."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale("en_US"))
    app.setFont(QFont("Noto Sans", 10))
    loop = qasync.QEventLoop(app, already_running=True)
    asyncio.set_event_loop(loop)
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
        again = [sys.executable, "-m", "tests.ui.screenshots", str(given.folder), *given.states]
        enlarged = {**os.environ, "QT_SCALE_FACTOR": "2"}
        subprocess.run([*again, "--scale", "2"], env=enlarged, check=True)


if __name__ == "__main__":
    main()
