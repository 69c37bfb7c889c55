"""A tour of everything the window shows: for tests that look at every state, not at one.

The window, the viewer process and the preferences are the real ones; the engine is the played one.
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import app.viewer
from app.messages import (
    Answered,
    Ask,
    Collection,
    CollectionsListed,
    ConversationOpened,
    ConversationsListed,
    DescribeLibrary,
    EngineState,
    Failed,
    FileFailed,
    Index,
    IndexDone,
    Indexed,
    LibraryDescribed,
    LibraryListed,
    ListConversations,
    ListPacks,
    OpenConversation,
    PacksListed,
    Passage,
    Passages,
    Phase,
    Progress,
    Stopped,
    Text,
    WorkerOptions,
)
from app.settings import SECTIONS, Preferences
from app.ui import theme
from app.ui.aftermath import Report
from app.ui.collection_editor import CollectionEditor
from app.ui.commands import CheatSheet
from app.ui.explanation import Choice
from app.ui.host import EngineHost
from app.ui.password import PasswordDialog
from app.ui.viewer import ViewerPanel
from app.ui.viewer_host import ViewerHost
from app.ui.window import Window
from tests.engine.reading.making import make_pdf
from tests.ui.conftest import PATIENCE_MS
from tests.ui.fake_worker import Puppet
from tests.ui.screens_conversation import rows
from tests.ui.screens_preferences import PACKS
from tests.ui.screenshots import ANSWER, CITATIONS, EVERY_STATE, HOME, PASSAGES, QUESTION

SENTENCE = "The deposit is three monthly rents, which the landlord keeps apart."
LINES = "The tenant pays a monthly rent of 1,450 euros, due on the third working day.\n"
NOTES = f"# The flat\n\n{LINES * 3}\n{SENTENCE}\n\n- heating is paid apart\n\n{LINES * 40}"
COSTS = "Item,Amount,Paid by\n" + "".join(f"Van {n},{n * 13},Ann\n" for n in range(60))

Stop = tuple[str, QWidget]


@dataclass
class Guide:
    """The window with all that plays its surroundings."""

    window: Window
    host: EngineHost
    viewers: ViewerHost
    puppet: Puppet
    bot: Any
    folder: Path

    def until(self, true: Callable[[], bool]) -> None:
        """Let the window work until something is true."""
        self.bot.waitUntil(true, timeout=PATIENCE_MS)

    def rest(self) -> None:
        """Let the window do what it has put off until later."""
        for _ in range(6):
            QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def write(self, name: str, data: str | bytes) -> str:
        """Make a file; return its path."""
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    def ask(self, question: str = QUESTION, *, found: bool = True, searched: str = "") -> int:
        """Ask, and have the passages; return the number of the job."""
        self.window.chat.box.setPlainText(question)
        self.window.chat.ask_button.click()
        job = self.puppet.expect(Ask).job
        turn = len(self.window.chat.conversation.path())
        evidence = Passages(job, PASSAGES, "hybrid", found, 3, 412, 21.0, turn, searched)
        self.puppet.play(Phase(job, "searching"), evidence)
        self.until(lambda: bool(self.window.chat.exchanges[-1].evidence.passages))
        return job

    def answer(self, job: int, *, found: bool = True) -> None:
        """Answer whole, or find nothing."""
        text, cited = (ANSWER, CITATIONS) if found else ("", ())
        self.puppet.play(Answered(job, text, found, "stop", cited, 20, 900, 4, 900, 80))
        self.settled()

    def settled(self) -> None:
        """Wait until no question is under way."""
        self.until(lambda: not any(each.live for each in self.window.chat.exchanges))
        self.rest()

    def dialog(self, kind: type[Any]) -> Any:
        """Return the dialog of a kind that was opened just now."""
        self.until(lambda: any(each.isVisible() for each in self.window.findChildren(kind)))
        self.rest()
        return next(each for each in self.window.findChildren(kind) if each.isVisible())

    def put_away(self, dialog: QDialog) -> None:
        """Close a dialog, and let it be gone."""
        dialog.close()
        self.rest()

    def show(self, path: str, text: str = "", **anchor: int | str) -> ViewerPanel:
        """Open a document in the viewer as a click on a passage does."""
        at = text.find(SENTENCE)
        marked = (at, at + len(SENTENCE)) if at >= 0 else None
        source = Passage(path, text, 1.0, anchor, 0, len(text), marked)
        self.window.chat.chosen.emit(source, [source, source])
        panel = self.window.viewer
        assert panel is not None
        self.until(
            lambda: panel.located is not None or (panel.message.isVisible() and not panel._opening)
        )
        self.rest()
        return panel

    def have_library(self) -> None:
        """Have a library with documents in every state, all of them to be seen."""
        folders = (f"{HOME}/Papers", f"{HOME}/Deleted.txt", "/media/stick/Notes.txt")
        panel = self.window.library
        self.puppet.play(LibraryListed(0, folders, EVERY_STATE, 300))
        self.until(lambda: len(panel.documents.shelf.rows) == len(EVERY_STATE))
        for path in list(panel.documents.shelf.branches):
            panel.documents.set_open(path, True)
        self.until(lambda: not panel.documents.busy)
        self.rest()


# -- the library -----------------------------------------------------------------------------------


def empty(guide: Guide) -> Iterator[Stop]:
    """Nothing was added yet."""
    yield "opening", guide.window
    guide.puppet.play(EngineState(0, "library"), LibraryListed(0, (), (), 0))
    opened = guide.puppet.expect(OpenConversation)
    guide.puppet.play(ConversationOpened(opened.job, 0, ()), EngineState(0, "answering"))
    guide.until(lambda: guide.window.state_text == "Ready")
    guide.rest()
    yield "empty", guide.window
    guide.window.drop_target.appear()
    guide.rest()
    yield "drop target", guide.window
    guide.window.drop_target.hide()


def reading(guide: Guide) -> Iterator[Stop]:
    """A folder is being read; some of it cannot be."""
    guide.window.library.add([f"{HOME}/Papers"])
    job = guide.puppet.expect(Index).job
    good, bad = EVERY_STATE[0], EVERY_STATE[1]
    now = Progress(job, f"{HOME}/Papers/Minutes.docx", 2, 17, 40, 41.0, 252.0, page=12)
    guide.puppet.play(
        Indexed(job, good.path, 9, 0.3), FileFailed(job, bad.path, bad.kind, bad.reason), now
    )
    guide.until(lambda: guide.window.library.progress.isVisible())
    guide.until(lambda: bool(guide.window.library.documents.rowCount()))
    guide.rest()
    yield "reading", guide.window
    guide.puppet.play(IndexDone(job, 2, 9, 0, 0, 0, 2.0))
    guide.until(lambda: not guide.window.library.reading.path)
    guide.rest()
    yield "read", guide.window


def ledger(guide: Guide) -> Iterator[Stop]:
    """Documents in every state, what is wrong with one, and only those with problems."""
    guide.have_library()
    panel = guide.window.library
    guide.puppet.play(
        CollectionsListed(0, (Collection(1, "The flat", ()), Collection(2, "Taxes & money", ())))
    )
    guide.until(lambda: bool(panel.collections.kept))
    panel.tree.choose(f"{HOME}/Papers/Bank statement.pdf")
    guide.rest()
    yield "library", guide.window
    panel.trouble_button.click()
    guide.rest()
    yield "problems", guide.window
    panel.trouble_button.click()
    panel.look_for("zebra")
    guide.until(lambda: bool(panel.hint))
    yield "nothing matches", guide.window
    panel.filters.clear()
    panel.tree.choose(f"{HOME}/Papers/Bank statement.pdf")
    guide.rest()
    panel.explanation.button(Choice.UNLOCK).click()
    dialog = guide.dialog(PasswordDialog)
    yield "password", dialog
    guide.put_away(dialog)
    panel.collections.begin((f"{HOME}/Papers",))
    dialog = guide.dialog(CollectionEditor)
    yield "collection", dialog
    guide.put_away(dialog)
    panel.tree.clearSelection()


# -- the conversation ------------------------------------------------------------------------------


def conversation(guide: Guide) -> Iterator[Stop]:
    """A question on its way, answered, asked again, changed, and everything that can go wrong."""
    chat = guide.window.chat
    yield "welcome", guide.window
    job = guide.ask(searched="When is the deposit of the flat in Lease 2021 returned?")
    guide.rest()
    yield "searching", guide.window
    guide.puppet.play(Phase(job, "writing"), Text(job, ANSWER[:150]))
    guide.until(lambda: "Writing" in chat.exchanges[-1].phase)
    guide.rest()
    yield "streaming", guide.window
    guide.answer(job)
    yield "answered", guide.window
    row = chat.exchanges[-1].actions_row
    assert row is not None
    row.again_button.click()
    job = guide.puppet.expect(Ask).job
    guide.puppet.play(Passages(job, PASSAGES, "hybrid", True, 3, 412, 21.0, 2))
    guide.answer(job)
    yield "versions", guide.window
    chat.scroll_bar.setValue(0)
    guide.rest()
    yield "passages", guide.window
    chat.exchanges[-1].asked.edit()
    guide.rest()
    yield "editing", guide.window
    chat.exchanges[-1].asked.leave_editing()
    chat.begin_anew()
    guide.rest()


def endings(guide: Guide) -> Iterator[Stop]:
    """Not found, stopped, failed; and notices of every kind."""
    chat = guide.window.chat
    guide.answer(guide.ask("What is the landlord's dog called?", found=False), found=False)
    yield "not found", guide.window
    chat.begin_anew()
    job = guide.ask()
    guide.puppet.play(Text(job, ANSWER[:70]), Stopped(job, ANSWER[:70]))
    guide.settled()
    yield "stopped", guide.window
    chat.begin_anew()
    job = guide.ask()
    guide.puppet.play(
        Text(job, ANSWER[:70]),
        Failed(job, "OutOfMemory", "This computer's memory did not suffice for the answer.",
               "Close other programs and try again.", ANSWER[:70]),
    )  # fmt: skip
    guide.settled()
    yield "failed", guide.window
    notices = guide.window.notices
    for level in ("info", "warn", "error"):
        notices.tell(level, f"A notice: {level}.", "Do something about it.", level=level,
                     action=f"Mend {level}", then=lambda: None)  # fmt: skip
    guide.rest()
    yield "notices", guide.window
    for level in ("info", "warn", "error"):
        notices.take_back(level)
    chat.begin_anew()


def history(guide: Guide) -> Iterator[Stop]:
    """The conversations of the past, and what was found in them."""
    panel = guide.window.history
    guide.window.show_conversations()
    guide.puppet.play(ConversationsListed(0, rows()))
    guide.until(lambda: len(panel.conversations.conversations) == len(rows()))
    panel.show_current(3)
    guide.rest()
    yield "conversations", guide.window
    panel.view.edit(panel.conversations.index_of(5))
    guide.rest()
    yield "renaming", guide.window
    panel.view.setFocus()
    panel.box.setText("deposit")
    guide.until(lambda: guide.puppet.expect(ListConversations).search == "deposit")
    job = guide.puppet.heard[-1].job
    found = rows("… the tenant pays a deposit of three monthly rents, which the landlord …")[:3]
    guide.puppet.play(ConversationsListed(job, found, "deposit"))
    guide.until(lambda: len(panel.conversations.conversations) == 3)
    guide.rest()
    yield "conversations found", guide.window
    panel.box.clear()
    guide.until(lambda: guide.puppet.expect(ListConversations).search == "")
    guide.puppet.play(ConversationsListed(guide.puppet.heard[-1].job, rows()))
    guide.until(lambda: len(panel.conversations.conversations) == len(rows()))
    guide.window.show_library()
    guide.rest()


# -- the document ----------------------------------------------------------------------------------


def documents(guide: Guide) -> Iterator[Stop]:
    """A document of every kind beside the conversation, searched, and one that cannot be shown."""
    pages = [f"Page {n}. {LINES}{SENTENCE}" for n in range(1, 9)]
    pdf = guide.write("Lease.pdf", make_pdf(pages))
    panel = guide.show(pdf, pages[2], page=3)
    guide.until(lambda: panel.view is not None)
    yield "pages", guide.window
    panel.actions_["strip"].trigger()
    panel.look_for("deposit")
    guide.until(lambda: bool(panel.find_bar.count.text()))
    guide.rest()
    yield "pages searched", guide.window
    panel.find_bar.leave()
    panel.actions_["strip"].trigger()
    guide.show(guide.write("Notes.md", NOTES), SENTENCE)
    yield "text", guide.window
    guide.show(guide.write("Costs.csv", COSTS), "Van 3\t39\tAnn", sheet="", cells="A5:C5")
    yield "table", guide.window
    guide.show(str(guide.folder / "Gone.pdf"), "Words", page=1)
    yield "refused", guide.window
    panel.leave()
    guide.rest()


# -- everything else -------------------------------------------------------------------------------


def preferences(guide: Guide) -> Iterator[Stop]:
    """Every section of the preferences."""
    guide.window.open_preferences()
    dialog: Any = guide.window.findChild(QDialog, "preferences")
    for section in SECTIONS:
        dialog.show_section(section)
        if section == "models" and not dialog.models.rows:
            job = guide.puppet.expect(ListPacks).job
            processor = "A processor, 2 threads, bfloat16"
            guide.puppet.play(
                PacksListed(job, PACKS, 16_600_000_000, 9_300_000_000, processor, "bfloat16")
            )
            guide.until(lambda: bool(dialog.models.rows))
        if section == "privacy":
            job = guide.puppet.expect(DescribeLibrary).job
            home = guide.host.options.library
            guide.puppet.play(LibraryDescribed(job, home, 1_234_000_000, 80_000_000_000))
        guide.rest()
        yield f"preferences {section}", dialog
    dialog.search.setText("pass")
    guide.rest()
    yield "preferences searched", dialog
    dialog.search.clear()
    guide.put_away(dialog)


def others(guide: Guide) -> Iterator[Stop]:
    """The sheet of shortcuts, about, a report, the palette."""
    window = guide.window
    window.open_cheat_sheet()
    dialog = guide.dialog(CheatSheet)
    yield "shortcuts", dialog
    guide.put_away(dialog)
    window.open_about()
    dialog = guide.dialog(QDialog)
    yield "about", dialog
    guide.put_away(dialog)
    Report(window, "Carrel 1.0 did not end in order.\n\nThe last lines of the log:\n…\n").open()
    dialog = guide.dialog(Report)
    yield "report", dialog
    guide.put_away(dialog)
    window.open_palette()
    guide.rest()
    yield "palette", window
    window.palette_.line.setText("zzz")
    guide.rest()
    yield "palette, nothing", window
    window.palette_.leave()
    guide.rest()


STATIONS = (
    empty, reading, ledger, conversation, endings, history, documents, preferences, others,
)  # fmt: skip


def tour(guide: Guide, *stations: Callable[[Guide], Iterator[Stop]]) -> Iterator[Stop]:
    """Go through every state, or through the stations named after the empty window."""
    for station in stations or STATIONS:
        yield from station(guide)
        guide.rest()


def begin(guide: Guide, *stations: Callable[[Guide], Iterator[Stop]]) -> None:
    """Have the window ready with its library, and pass through stations without a look."""
    for station in (empty, *stations):
        for _stop in station(guide):
            pass
    guide.have_library()


@pytest.fixture(name="guide")
def guide_fixture(
    no_leaks: None,
    qtbot: Any,
    loop: asyncio.AbstractEventLoop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Guide]:
    """Open a window with a viewer process on a played engine, and put all away afterwards."""
    monkeypatch.setenv("CARREL_DATA", str(tmp_path / "data"))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    QLocale.setDefault(QLocale("en_US"))
    theme.apply(application, "light")
    puppet = Puppet(lambda true: qtbot.waitUntil(true, timeout=PATIENCE_MS))
    library = str(tmp_path / "library")
    host = EngineHost(puppet.entry, WorkerOptions(library), cancel_seconds=0.3)
    viewers = ViewerHost(app.viewer.main, library)
    window = Window(host, viewers, Preferences(), tmp_path / "library")
    window.resize(1400, 1000)
    window.show()
    window.activateWindow()
    host.start()
    found = Guide(window, host, viewers, puppet, qtbot, tmp_path)
    yield found
    window.close()
    for owner in (viewers, host):
        task = asyncio.ensure_future(owner.close())
        found.until(task.done)
    puppet.close()
    for each in (window, host, viewers):
        each.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


__all__ = ["STATIONS", "Guide", "Stop", "begin", "guide_fixture", "tour"]  # fmt: skip
