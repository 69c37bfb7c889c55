"""What the library panel shows while documents come, fail, go, and are opened."""

import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from app.messages import (
    Cancel,
    Citation,
    DocumentRow,
    EngineState,
    Failed,
    FileFailed,
    Index,
    IndexDone,
    Indexed,
    LibraryListed,
    Passages,
    Progress,
    Remove,
    Removed,
)
from app.ui.documents import ROW, DocumentList
from tests.ui.conftest import Desk, passage


class Opened(QObject):
    """What the system would have opened."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(url.toLocalFile())


@pytest.fixture
def opened() -> Any:
    """Take the place of the system's programs."""
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")
    yield opened
    QDesktopServices.unsetUrlHandler("file")


def names(documents: DocumentList) -> dict[str, list[str]]:
    """Return the documents on screen by the folder line above them."""
    found: dict[str, list[str]] = {}
    for line in map(documents.line, range(documents.rowCount())):
        if line.row is None:
            found[line.name] = []
        else:
            found[list(found)[-1]].append(line.name)
    return found


def done(job: int, **facts: Any) -> IndexDone:
    nothing = dict.fromkeys(("documents", "chunks", "failed", "unchanged", "removed"), 0)
    return IndexDone(job, **(nothing | {"seconds": 1} | facts))


def test_an_empty_library_says_what_to_do(desk: Desk) -> None:
    assert "Opening your library" in desk.window.welcome.words
    desk.ready()
    assert "Drop a folder here" in desk.window.welcome.words
    assert "Add documents first" in desk.window.chat.box.placeholderText()
    assert desk.window.library.totals.text() == ""


def test_documents_stand_under_the_innermost_folder(desk: Desk) -> None:
    desk.puppet.play(
        EngineState(0, "library"),
        LibraryListed(
            0,
            ("/home/ann", "/home/ann/work", "/single.txt"),
            (
                DocumentRow("/home/ann/work/deep/b.pdf", "indexed"),
                DocumentRow("/home/ann/work/A.pdf", "indexed"),
                DocumentRow("/home/ann/worker.txt", "indexed"),
                DocumentRow("/single.txt", "waiting"),
            ),
            9,
        ),
    )
    desk.until(lambda: desk.window.library.listed)
    tree = desk.window.library.documents
    assert names(tree) == {
        "ann": ["worker.txt"],
        "work": [],
        "deep": ["A.pdf"],
        "Single files": ["single.txt"],
    }
    tree.set_open("/home/ann/work/deep", True)
    assert names(tree)["deep"] == ["b.pdf", "A.pdf"]
    assert tree.index_of("/home/ann/work/deep/b.pdf").row() == 4
    assert desk.window.library.totals.text() == "3 documents"
    assert "Ask 3 documents" in desk.window.welcome.words


def test_adding_a_folder_shows_files_failures_and_progress(desk: Desk) -> None:
    desk.ready()
    panel = desk.window.library
    folder = str(desk.folder / "papers")
    panel.add([folder])
    assert panel.progress.isVisible()
    request = desk.puppet.expect(Index)
    assert request.paths == (folder,)
    one, two = os.path.join(folder, "one.pdf"), os.path.join(folder, "two <b>.pdf")
    reason = "It is locked with a password."
    desk.puppet.play(
        Indexed(request.job, one, 12, 0.5),
        FileFailed(request.job, two, "encrypted", reason),
        Progress(request.job, two, 2, 40, 12, 24.0, 130.0),
    )
    desk.until(lambda: panel.trouble_button.isVisible())
    assert names(panel.documents) == {"papers": ["one.pdf", "two <b>.pdf"]}
    assert panel.progress.words == (
        "Reading documents 2 of 40 files\nAbout 2 minutes left\n24 passages a second"
    )
    assert panel.trouble_button.text() == "1 problem"
    assert "1 file with problems" in panel.trouble_button.accessibleName()
    bad = panel.documents.index_of(two)
    panel.tree.choose(two)
    panel.deeds.explain()
    assert panel.explanation.words == f"two <b>.pdf: {reason}"
    assert "<b>" not in bad.data(Qt.ItemDataRole.ToolTipRole)
    spoken = bad.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "two <b>.pdf, Locked with a password"
    desk.puppet.play(done(request.job, documents=1, failed=1))
    told = "Finished. Added 1 document. 1 file could not be read."
    desk.until(lambda: panel.progress.words == told)
    assert not panel.progress.cancel_button.isVisible()


def test_a_failed_file_that_is_read_after_all_is_no_problem_any_more(desk: Desk) -> None:
    desk.ready()
    panel = desk.window.library
    panel.add(["/papers"])
    job = desk.puppet.expect(Index).job
    desk.puppet.play(FileFailed(job, "/papers/a.pdf", "timeout", "It took too long."))
    desk.until(lambda: panel.trouble_button.isVisible())
    panel.trouble_button.click()
    assert names(panel.documents) == {"papers": ["a.pdf"]}
    desk.puppet.play(Indexed(job, "/papers/a.pdf", 3, 1.0), done(job, documents=1))
    desk.until(lambda: not panel.trouble_button.isVisible())
    assert not panel.trouble_button.isChecked()
    assert panel.searchable == 1


def test_only_files_with_problems_can_be_shown(desk: Desk) -> None:
    desk.puppet.play(
        EngineState(0, "library"),
        LibraryListed(
            0,
            ("/a", "/b"),
            (
                DocumentRow("/a/good.pdf", "indexed"),
                DocumentRow("/a/bad.pdf", "failed", "corrupt", "It is damaged."),
                DocumentRow("/b/good.pdf", "indexed"),
            ),
            9,
        ),
    )
    panel = desk.window.library
    desk.until(lambda: panel.trouble_button.isVisible())
    panel.trouble_button.click()
    assert names(panel.documents) == {"a": ["bad.pdf"]}
    panel.trouble_button.click()
    assert names(panel.documents) == {"a": ["bad.pdf", "good.pdf"], "b": ["good.pdf"]}


def test_reading_can_be_cancelled(desk: Desk) -> None:
    desk.ready()
    panel = desk.window.library
    panel.add(["/papers"])
    panel.add(["/letters"])
    first, second = desk.puppet.expect(Index).job, desk.puppet.expect(Index).job
    desk.puppet.play(Progress(first, "/papers/a.pdf", 1, 9, 3))
    desk.until(lambda: "1 more waiting" in panel.progress.words)
    panel.progress.cancel_button.click()
    assert desk.puppet.expect(Cancel).job == first
    desk.puppet.play(done(first, cancelled=True, documents=1))
    desk.until(panel.progress.cancel_button.isEnabled)
    assert panel.progress.isVisible()
    panel.progress.cancel_button.click()
    assert desk.puppet.expect(Cancel).job == second
    desk.puppet.play(done(second, cancelled=True))
    desk.until(lambda: panel.progress.words.startswith("Stopped."))


def test_an_engine_that_dies_while_reading_offers_to_go_on(desk: Desk) -> None:
    desk.ready()
    panel = desk.window.library
    panel.add(["/papers"])
    desk.puppet.expect(Index)
    desk.puppet.kill()
    desk.until(lambda: bool(desk.window.notices.said()))
    assert "unexpectedly" in desk.window.notices.said()[0]
    assert not panel.progress.isVisible()
    buttons = desk.window.notices.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Go on adding").click()
    assert desk.puppet.expect(Index).paths == ("/papers",)
    assert not desk.window.notices.said()


def test_a_job_that_is_refused_says_why(desk: Desk) -> None:
    desk.ready()
    desk.window.library.add(["/papers"])
    job = desk.puppet.expect(Index).job
    desk.puppet.play(Failed(job, "DiskFull", "There is no room left.", "Free some space."))
    desk.until(lambda: desk.window.notices.said() == ["There is no room left. Free some space."])


def test_a_library_in_use_elsewhere_takes_no_documents(desk: Desk) -> None:
    desk.puppet.play(EngineState(0, "library", read_only=True), LibraryListed(0, (), (), 0))
    panel = desk.window.library
    desk.until(lambda: not panel.add_folder_button.isEnabled())
    assert "Another Carrel" in desk.window.notices.said()[0]
    panel.add(["/papers"])
    assert "Nothing was added" in desk.window.notices.said()[1]
    desk.puppet.play(EngineState(0, "searching"))
    desk.until(lambda: panel.add_folder_button.isEnabled())


def test_a_source_opens_with_the_systems_program(desk: Desk, opened: Opened) -> None:
    (path,) = desk.ready("lease.txt")
    exchange = desk.ask("How much?")
    evidence = Passages(exchange_job(desk), (passage(path, "Much."),), "hybrid", True, 1, 1, 1.0)
    desk.puppet.play(evidence)
    desk.until(lambda: bool(exchange.evidence.cards))
    button = exchange.evidence.cards[0].findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    desk.until(lambda: opened.paths == [path])


def exchange_job(desk: Desk) -> int:
    from app.messages import Ask

    return desk.puppet.expect(Ask).job


def test_only_the_persons_own_documents_are_opened(desk: Desk, opened: Opened) -> None:
    desk.ready("lease.txt")
    stranger = Citation(0, "/etc/passwd", {}, 0, 1, "root", 1.0, (0, 1))
    desk.window.chat.chosen.emit(stranger, ())
    assert opened.paths == []
    assert desk.window.notices.said()[0].startswith("\u2068passwd\u2069 is not in your library")


def test_a_document_that_is_gone_says_so(desk: Desk, opened: Opened) -> None:
    (path,) = desk.ready("lease.txt")
    Path(path).unlink()
    desk.window.library.open_document(path)
    desk.until(lambda: bool(desk.window.notices.said()))
    assert opened.paths == []
    assert "is not where it was" in desk.window.notices.said()[0]


@pytest.mark.parametrize(("name", "mode"), [("run.bat", 0o600), ("notes", 0o700)])
def test_what_could_run_is_shown_in_its_folder(
    desk: Desk, opened: Opened, name: str, mode: int
) -> None:
    (path,) = desk.ready(name)
    Path(path).write_bytes(b"#!/bin/sh\n")
    Path(path).chmod(mode)
    desk.window.library.open_document(path)
    desk.until(lambda: opened.paths == [str(Path(path).parent)])


def test_a_row_opens_with_the_keyboard(desk: Desk, opened: Opened) -> None:
    (path,) = desk.ready("lease.txt")
    wanted: list[str] = []
    desk.window.library.opened.connect(wanted.append)
    tree = desk.window.library.tree
    tree.choose(path)
    assert tree.currentIndex().data(ROW).path == path
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert wanted == [path]


def test_a_folder_can_be_taken_out_after_asking(desk: Desk) -> None:
    desk.ready("lease.txt")
    panel = desk.window.library
    panel.tree.choose(str(desk.folder))
    panel.deeds.explain()
    take_out = next(action for action in panel.tree.actions() if "Take out" in action.text())
    take_out.trigger()
    box = desk.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == "Take out").click()
    request = desk.puppet.expect(Remove)
    assert request.path == str(desk.folder)
    desk.puppet.play(Removed(request.job, request.path, 1), LibraryListed(0, (), (), 0))
    desk.until(panel.documents.is_empty)


def test_dialogs_do_not_nest_the_loop(desk: Desk) -> None:
    desk.ready()
    desk.window.library.add_folder_button.click()  # would not return if it ran a loop
    dialog = desk.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(desk.folder)])
    assert desk.puppet.expect(Index).paths == (str(desk.folder),)
    dialog.close()
