"""Every row of the ledger says why its file can be found or not, and offers what helps."""

import itertools
import logging
import os
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMessageBox, QPushButton, QWidget

from app.errors import FAILURE_KINDS
from app.messages import (
    Cancel,
    DocumentRow,
    EngineState,
    Failed,
    FileFailed,
    Ignore,
    Index,
    IndexDone,
    Indexed,
    LibraryListed,
    ListLibrary,
    Progress,
    Quit,
    Remove,
    Removed,
    Retry,
    Unlock,
)
from app.ui import wording
from app.ui.deeds import BUTTONS
from app.ui.document_view import DocumentView
from app.ui.documents import ROW, DocumentList
from app.ui.explanation import Choice
from app.ui.library import LibraryPanel
from app.ui.password import PasswordDialog
from app.ui.sought import Sought
from app.ui.standing import SEARCHABLE, Standing
from tests.ui.conftest import Desk
from tests.ui.test_library_panel import Opened

LETTER = os.path.join("/papers", "letter.eml")
ZIP = os.path.join("/papers", "books.zip")
STATES = (
    ("waiting", "", "It waits to be read; its turn comes by itself.", {"IGNORE"}),
    ("reading", "", "It is being read now.", {"IGNORE"}),
    ("indexed", "", "It can be found: 9 passages.", {"IGNORE"}),
    ("partly", "There is no text on pages 3–18.", "The rest can be found", {"RETRY", "IGNORE"}),
    ("changed", "", "until then its earlier text is found", {"IGNORE"}),
    ("changed", "It is held open.", "It is held open. Until", {"RETRY", "IGNORE"}),
    ("quarantined", "", "set aside", {"RETRY", "IGNORE"}),
    ("ignored", "", "It is ignored", {"RESTORE"}),
    ("offline", "", "What was read before is kept and can be found.", {"RETRY", "IGNORE"}),
    ("gone", "", "It was deleted, moved or renamed.", {"RETRY"}),
)


def show(desk: Desk, *rows: DocumentRow, folders: tuple[str, ...] = ("/papers",)) -> LibraryPanel:
    """Have these rows in the library."""
    panel = desk.window.library
    listed = panel.listed
    desk.puppet.play(EngineState(0, "library"), LibraryListed(0, folders, rows, 9))
    if listed:
        desk.until(lambda: all(panel.documents.row_of(row.path) == row for row in rows))
    desk.until(lambda: panel.listed)
    return panel


def choose(panel: LibraryPanel, *paths: str) -> None:
    """Choose rows as clicks with Ctrl do."""
    for path in paths:
        panel.documents.set_open(os.path.dirname(path), True)
        assert panel.documents.index_of(path).isValid(), path
    panel.tree.choose(*paths)
    panel.deeds.explain()


def offered(panel: LibraryPanel) -> set[str]:
    """Return what the buttons below the explanation offer."""
    return {
        choice.name
        for choice in Choice
        if choice in BUTTONS and panel.explanation.button(choice).isVisible()
    }


def press(panel: LibraryPanel, choice: Choice) -> None:
    button = panel.explanation.button(choice)
    assert button.isVisible() and button.isEnabled(), choice
    button.click()


def notice_button(desk: Desk, label: str) -> QPushButton:
    buttons = desk.window.notices.findChildren(QPushButton)
    return next(button for button in buttons if button.text() == label)


@pytest.fixture
def dialog(desk: Desk) -> Callable[[], PasswordDialog]:
    """Return the open dialog for a password."""

    def find() -> PasswordDialog:
        found = [box for box in desk.window.findChildren(PasswordDialog) if box.isVisible()]
        assert len(found) == 1
        return found[0]

    return find


@pytest.mark.parametrize(("state", "reason", "told", "offers"), STATES)
def test_every_state_has_its_sentence_and_its_choices(
    desk: Desk, state: str, reason: str, told: str, offers: set[str]
) -> None:
    row = DocumentRow("/papers/a.pdf", state, "", reason, 9)  # type: ignore[arg-type]
    panel = show(desk, row)
    choose(panel, row.path)
    assert panel.explanation.words.startswith("a.pdf: ")
    assert told in panel.explanation.words
    assert reason in panel.explanation.words
    reach = set() if state in ("offline", "gone") else {"SHOW"}
    found = {"ASK"} if state in SEARCHABLE else set()
    assert offered(panel) == offers | reach | found | {"TAKE_OUT"}


@pytest.mark.parametrize("kind", FAILURE_KINDS)
def test_every_kind_of_failure_is_explained_without_help_of_the_engine(kind: str) -> None:
    told = wording.explanation(DocumentRow("/a", "failed", kind))
    assert told.endswith(".") and "could not be read." not in told


def test_the_menu_offers_what_the_buttons_offer(desk: Desk) -> None:
    panel = show(desk, DocumentRow("/papers/a.pdf", "failed", "encrypted", "It is locked."))
    choose(panel, "/papers/a.pdf")
    menu = [action.text() for action in panel.tree.actions() if action.isVisible()]
    assert menu == [
        "Open", "Enter password…", "Ignore", "Open in its own program", "Show in folder",
        "Make a collection of this…", "Take out of the library…",
    ]  # fmt: skip
    assert offered(panel) == {"UNLOCK", "IGNORE", "SHOW", "TAKE_OUT"}


def test_what_is_kept_though_unreachable_is_searchable_and_no_problem(desk: Desk) -> None:
    panel = show(desk, DocumentRow("/papers/a.pdf", "offline", reason="It is away.", chunks=3))
    assert panel.searchable == 1
    assert not panel.trouble_button.isVisible()


def test_several_documents_are_read_again_together(desk: Desk) -> None:
    rows = (
        DocumentRow("/papers/a.pdf", "failed", "timeout", "It took too long."),
        DocumentRow("/papers/b.pdf", "quarantined", "crashed", "It failed twice."),
        DocumentRow("/papers/c.pdf", "indexed", chunks=3),
        DocumentRow("/papers/d.xyz", "failed", "unsupported", "Carrel does not read it."),
    )
    panel = show(desk, *rows)
    choose(panel, *(row.path for row in rows))
    assert panel.explanation.words == "4 documents chosen: 3 files with problems."
    assert offered(panel) == {"ASK", "RETRY", "IGNORE", "TAKE_OUT"}
    press(panel, Choice.RETRY)
    request = desk.puppet.expect(Retry)
    assert request.paths == ("/papers/a.pdf", "/papers/b.pdf")
    desk.until(lambda: panel.documents.row_of("/papers/a.pdf").state == "waiting")
    desk.puppet.play(
        Indexed(request.job, "/papers/a.pdf", 4, 0.1),
        FileFailed(request.job, "/papers/b.pdf", "crashed", "It failed again.", "quarantined"),
        IndexDone(request.job, 1, 4, 1, 0, 0, 0.2),
    )
    desk.until(lambda: panel.progress.words.startswith("Finished. Added 1 document."))
    desk.until(lambda: panel.documents.row_of("/papers/b.pdf").state == "quarantined")


def test_a_folder_reads_again_what_failed_in_it(desk: Desk) -> None:
    panel = show(
        desk,
        DocumentRow("/papers/a.pdf", "failed", "timeout", "It took too long."),
        DocumentRow("/papers/b.pdf", "indexed", chunks=3),
    )
    panel.tree.choose("/papers")
    panel.deeds.explain()
    assert panel.explanation.words == "papers: 1 file with problems."
    assert offered(panel) == {"ASK", "RETRY", "LOOK", "SHOW", "TAKE_OUT"}
    press(panel, Choice.RETRY)
    assert desk.puppet.expect(Retry).paths == ("/papers/a.pdf",)
    press(panel, Choice.LOOK)
    assert desk.puppet.expect(Index).paths == ("/papers",)


def test_a_refused_retry_shows_the_ledger_as_it_is(desk: Desk) -> None:
    row = DocumentRow("/papers/a.pdf", "failed", "timeout", "It took too long.")
    panel = show(desk, row)
    choose(panel, row.path)
    press(panel, Choice.RETRY)
    desk.puppet.play(Failed(desk.puppet.expect(Retry).job, "DiskFull", "No room.", "Free some."))
    listing = desk.puppet.expect(ListLibrary)
    desk.puppet.play(LibraryListed(listing.job, ("/papers",), (row,), 0))
    desk.until(lambda: panel.documents.row_of(row.path) == row)
    assert desk.window.notices.said() == ["No room. Free some."]
    notice_button(desk, "Try again").click()
    assert desk.puppet.expect(Retry).paths == (row.path,)


# -- passwords ------------------------------------------------------------------------------------


def test_a_password_opens_a_document(
    desk: Desk, dialog: Callable[[], PasswordDialog], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    row = DocumentRow("/papers/a.pdf", "failed", "encrypted", "It is locked with a password.")
    panel = show(desk, row)
    choose(panel, row.path)
    press(panel, Choice.UNLOCK)
    box = dialog()
    assert box.field.echoMode() is QLineEdit.EchoMode.Password
    assert not box.keep_box.isChecked()
    ok = box.buttons.button(box.buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    QTest.keyClicks(box.field, "hunter2")
    box.show_box.click()
    assert box.field.echoMode() is QLineEdit.EchoMode.Normal
    box.keep_box.click()
    ok.click()
    assert box.field.text() == ""
    request = desk.puppet.expect(Unlock)
    assert (request.path, request.password, request.keep) == (row.path, "hunter2", True)
    desk.puppet.play(
        FileFailed(request.job, row.path, "encrypted", "The password is wrong."),
        IndexDone(request.job, 0, 0, 1, 0, 0, 0.1),
    )
    desk.until(lambda: "The password is wrong." in panel.explanation.words)
    desk.until(lambda: "a.pdf\u2069 is still locked." in panel.progress.words)
    press(panel, Choice.UNLOCK)
    again = dialog()
    assert "The password is wrong." in again.words
    assert again.field.text() == ""
    QTest.keyClicks(again.field, "right")
    QTest.keyClick(again.field, Qt.Key.Key_Return)
    request = desk.puppet.expect(Unlock)
    assert (request.password, request.keep) == ("right", False)
    desk.puppet.play(
        Indexed(request.job, row.path, 3, 0.1), IndexDone(request.job, 1, 3, 0, 0, 0, 0.1)
    )
    desk.until(lambda: panel.searchable == 1)
    assert "hunter2" not in caplog.text
    assert "hunter2" not in repr(vars(desk.host)) + repr(vars(panel.reading))


def test_a_dialog_that_is_put_away_sends_nothing(
    desk: Desk, dialog: Callable[[], PasswordDialog]
) -> None:
    row = DocumentRow("/papers/<b>.pdf", "failed", "encrypted", "It is locked with a password.")
    panel = show(desk, row)
    choose(panel, row.path)
    press(panel, Choice.UNLOCK)
    box = dialog()
    QTest.keyClicks(box.field, "hunter2")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.field.text() == ""
    press(panel, Choice.IGNORE)
    desk.puppet.expect(Ignore)
    assert not any(isinstance(request, Unlock) for request in desk.puppet.heard)


def test_every_control_of_the_dialog_has_a_name(
    desk: Desk, dialog: Callable[[], PasswordDialog]
) -> None:
    row = DocumentRow("/papers/a.pdf", "failed", "encrypted", "It is locked.")
    panel = show(desk, row)
    choose(panel, row.path)
    press(panel, Choice.UNLOCK)
    controls = [
        widget
        for widget in dialog().findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    assert any(isinstance(control, QCheckBox) for control in controls)
    assert not [control for control in controls if not control.accessibleName()]


def test_a_closing_window_takes_its_dialogs_along(
    desk: Desk, dialog: Callable[[], PasswordDialog]
) -> None:
    row = DocumentRow("/papers/a.pdf", "failed", "encrypted", "It is locked.")
    panel = show(desk, row)
    choose(panel, row.path)
    press(panel, Choice.UNLOCK)
    box = dialog()
    desk.window.close()
    assert not box.isVisible()
    assert not desk.window.isVisible()


def test_closing_while_documents_are_read_hides_at_once(desk: Desk) -> None:
    desk.ready()
    desk.window.library.add(["/papers"])
    job = desk.puppet.expect(Index).job
    desk.puppet.play(Progress(job, "/papers/a.pdf", 3, 900, 12, 24.0, 130.0))
    desk.until(lambda: "3 of 900 files" in desk.window.library.progress.words)
    desk.window.close()
    assert not desk.window.isVisible()
    desk.run(desk.host.close())
    desk.puppet.expect(Quit)
    assert not any(isinstance(request, Cancel) for request in desk.puppet.heard)


# -- leaving, and the way back --------------------------------------------------------------------


def test_ignored_documents_can_be_brought_back_at_once(desk: Desk) -> None:
    paths = [f"/papers/{name}.pdf" for name in "abc"]
    panel = show(desk, *(DocumentRow(path, "indexed", chunks=3) for path in paths))
    choose(panel, *paths)
    press(panel, Choice.IGNORE)
    for path in paths:
        request = desk.puppet.expect(Ignore)
        assert request.path == path
        desk.puppet.play(Removed(request.job, path, 1))
    ignored = tuple(DocumentRow(path, "ignored") for path in paths)
    desk.puppet.play(LibraryListed(0, ("/papers",), ignored, 0))
    desk.until(lambda: desk.window.notices.said() == ["3 documents are ignored from now on."])
    desk.until(lambda: offered(panel) == {"RESTORE", "TAKE_OUT"})
    notice_button(desk, "Undo").click()
    assert sorted(desk.puppet.expect(Retry).paths) == paths
    assert not desk.window.notices.said()


def test_what_is_ignored_can_be_read_after_all(desk: Desk) -> None:
    panel = show(desk, DocumentRow("/papers/a.pdf", "ignored"))
    choose(panel, "/papers/a.pdf")
    press(panel, Choice.RESTORE)
    assert desk.puppet.expect(Retry).paths == ("/papers/a.pdf",)


def test_a_refused_farewell_is_told_once(desk: Desk) -> None:
    panel = show(desk, DocumentRow("/papers/a.pdf", "indexed", chunks=3))
    choose(panel, "/papers/a.pdf")
    press(panel, Choice.IGNORE)
    desk.puppet.play(Failed(desk.puppet.expect(Ignore).job, "DiskFull", "No room.", "Free some."))
    desk.until(lambda: desk.window.notices.said() == ["No room. Free some."])


def test_taking_out_a_document_of_a_folder_says_that_it_is_ignored(desk: Desk) -> None:
    panel = show(
        desk,
        DocumentRow("/papers/a.pdf", "indexed", chunks=3),
        DocumentRow("/alone.pdf", "indexed", chunks=3),
        folders=("/papers", "/alone.pdf"),
    )
    for path, told in (("/papers/a.pdf", "shows it as ignored"), ("/alone.pdf", "no longer find")):
        choose(panel, path)
        with desk.bot.waitActive(desk.window):
            desk.window.activateWindow()
        panel.tree.setFocus()
        QTest.keyClick(panel.tree, Qt.Key.Key_Delete)
        box = desk.window.findChildren(QMessageBox)[-1]
        assert told in box.informativeText()
        next(button for button in box.buttons() if button.text() == "Take out").click()
        request = desk.puppet.expect(Remove)
        assert request.path == path
        desk.puppet.play(Removed(request.job, path, 1))
        desk.until(lambda path=path: any(os.path.basename(path) in s for s in said(desk)))
        notice_button(desk, "Undo").click()
    assert desk.puppet.expect(Index).paths == ("/alone.pdf",)
    retries = [request for request in desk.puppet.heard if isinstance(request, Retry)]
    assert [retry.paths for retry in retries] == [("/papers/a.pdf",)]


def said(desk: Desk) -> list[str]:
    return desk.window.notices.said()


def test_a_folder_chosen_with_its_documents_is_taken_out_as_one(desk: Desk) -> None:
    panel = show(desk, DocumentRow("/papers/a.pdf", "indexed", chunks=3))
    panel.tree.selectAll()
    panel.deeds.explain()
    press(panel, Choice.TAKE_OUT)
    box = desk.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == "Take out").click()
    request = desk.puppet.expect(Remove)
    assert request.path == "/papers"
    desk.puppet.play(Removed(request.job, "/papers", 1), LibraryListed(0, (), (), 0))
    desk.until(lambda: bool(said(desk)))
    assert [type(heard) for heard in desk.puppet.heard].count(Remove) == 1


def test_a_library_in_use_elsewhere_offers_only_looking(desk: Desk) -> None:
    row = DocumentRow("/papers/a.pdf", "failed", "timeout", "It took too long.")
    desk.puppet.play(
        EngineState(0, "library", read_only=True), LibraryListed(0, ("/papers",), (row,), 0)
    )
    panel = desk.window.library
    desk.until(lambda: panel.listed)
    choose(panel, row.path)
    enabled = {choice for choice in BUTTONS if panel.explanation.button(choice).isEnabled()}
    assert enabled == {Choice.SHOW}


# -- what stands inside a file --------------------------------------------------------------------


def inside() -> tuple[DocumentRow, ...]:
    return (
        DocumentRow(LETTER, "indexed", chunks=2),
        DocumentRow(os.path.join(LETTER, "contract.pdf"), "indexed", chunks=5),
        DocumentRow(ZIP, "indexed"),
        DocumentRow(os.path.join(ZIP, "deep", "mail.eml"), "indexed", chunks=1),
        DocumentRow(os.path.join(ZIP, "deep", "mail.eml", "a.txt"), "failed", "empty", "Empty."),
    )


def shown(documents: DocumentList, parent: str) -> list[str]:
    """Return the names of the lines right below one, opened for it."""
    documents.set_open(parent, True)
    above = documents.index_of(parent)
    if not above.isValid():
        return []
    lines = list(map(documents.line, range(above.row(), documents.rowCount())))
    below = list(itertools.takewhile(lambda line: line.depth > lines[0].depth, lines[1:]))
    return [line.name for line in below if line.depth == lines[0].depth + 1]


def test_members_stand_below_their_file(desk: Desk) -> None:
    panel = show(desk, *inside())
    documents = panel.documents
    assert shown(documents, "/papers") == ["books.zip", "letter.eml"]
    assert shown(documents, LETTER) == ["contract.pdf"]
    assert shown(documents, ZIP) == ["deep › mail.eml", "deep › mail.eml › a.txt"]
    member = os.path.join(ZIP, "deep", "mail.eml", "a.txt")
    assert documents.shelf.file_of(member) == ZIP
    choose(panel, ZIP)
    assert panel.explanation.words == "books.zip: What is inside it stands below it."
    panel.trouble_button.click()
    assert shown(documents, "/papers") == ["books.zip"]
    assert shown(documents, ZIP) == ["deep › mail.eml › a.txt"]


def test_members_that_come_while_reading_stand_below_their_file(desk: Desk) -> None:
    desk.ready()
    panel = desk.window.library
    panel.add(["/papers"])
    job = desk.puppet.expect(Index).job
    member = os.path.join(LETTER, "contract.pdf")
    desk.puppet.play(Indexed(job, LETTER, 2, 0.1), Indexed(job, member, 5, 0.1))
    desk.until(lambda: shown(panel.documents, LETTER) == ["contract.pdf"])
    early = os.path.join(ZIP, "a.txt")
    desk.puppet.play(Indexed(job, early, 2, 0.1))
    desk.until(lambda: panel.documents.row_of(early) is not None)
    desk.puppet.play(Indexed(job, ZIP, 0, 0.1))  # told after what stands inside it
    desk.until(lambda: shown(panel.documents, ZIP) == ["a.txt"])
    assert shown(panel.documents, "/papers") == ["books.zip", "letter.eml"]


def test_a_member_opens_its_file(desk: Desk) -> None:
    (path,) = desk.documents("letter.eml")
    member = os.path.join(path, "contract.pdf")
    row, inner = DocumentRow(path, "indexed", chunks=1), DocumentRow(member, "indexed", chunks=1)
    panel = show(desk, row, inner, folders=(str(desk.folder),))
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")
    panel.open_document(member)
    desk.until(lambda: opened.paths == [path])
    QDesktopServices.unsetUrlHandler("file")


def test_the_list_is_a_sound_model_while_rows_come_and_go(desk: Desk) -> None:
    documents = DocumentList()
    tester = QAbstractItemModelTester(
        documents, QAbstractItemModelTester.FailureReportingMode.Warning
    )  # a warning fails the test
    documents.fill(("/papers",), inside())
    documents.set_open(ZIP, True)
    documents.update_rows([DocumentRow("/new/b.txt", "waiting")], ["/new"])
    documents.update_rows([DocumentRow(os.path.join("/new/b.txt", "part"), "waiting")], ["/new"])
    documents.update_rows([DocumentRow(LETTER, "failed", "corrupt", "Damaged.")])
    documents.update_rows([DocumentRow(f"/papers/{n}.txt", "waiting") for n in range(3)])
    documents.update_rows([DocumentRow(f"/papers/x{n}.txt", "waiting") for n in range(30)])
    documents.update_rows([], gone=[f"/papers/x{n}.txt" for n in range(2)])
    documents.update_rows([], gone=[f"/papers/x{n}.txt" for n in range(2, 30)])
    documents.set_open(ZIP, False)
    documents.seek(Sought(standing=Standing.PROBLEM))
    documents.update_rows([DocumentRow("/new/c.txt", "failed", "empty")], ["/new"])
    documents.update_rows([DocumentRow("/new/b.txt/x", "failed", "empty")], ["/new"])
    documents.seek(Sought())
    assert documents.shelf.branches["/new"].count == 2
    assert documents.shelf.branches["/papers"].count == 5
    documents.fill((), ())
    assert documents.rowCount() == 0
    tester.deleteLater()
    documents.deleteLater()


def test_a_hundred_thousand_documents_can_be_scrolled_and_searched(desk: Desk) -> None:
    many = [DocumentRow(f"/papers/{number:06}.txt", "indexed") for number in range(100_000)]
    documents = DocumentList()
    view = DocumentView(documents)
    desk.bot.addWidget(view)
    view.resize(300, 400)
    view.show()
    documents.fill(("/papers",), many)
    desk.until(lambda: documents.rowCount() == 100_001)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert view.rowAt(390) == 100_000
    view.choose("/papers/050000.txt")
    documents.update_rows([DocumentRow("/papers/000000a.txt", "failed", "empty")])
    assert documents.rowCount() == 100_002
    assert documents.line(2).name == "000000a.txt"
    assert view.chosen_paths() == ["/papers/050000.txt"]
    documents.seek(Sought(("99999",)))
    desk.until(lambda: documents.rowCount() == 2)
    documents.seek(Sought())
    desk.until(lambda: documents.rowCount() == 100_002)
    view.setModel(None)
    documents.deleteLater()


def test_the_list_keeps_its_place_when_the_library_is_told_anew(desk: Desk) -> None:
    panel = show(desk, *inside(), DocumentRow("/b/c.txt", "indexed"), folders=("/papers", "/b"))
    panel.documents.set_open("/b", False)
    member = os.path.join(ZIP, "deep", "mail.eml")
    panel.documents.set_open(ZIP, True)
    panel.tree.choose(member, LETTER)
    new = DocumentRow("/papers/new.txt", "indexed", chunks=1)
    show(desk, *inside(), new, DocumentRow("/b/c.txt", "indexed"), folders=("/papers", "/b"))
    assert panel.documents.is_open(ZIP)
    assert not panel.documents.is_open("/b")
    assert {row.path for row in panel.tree.chosen_rows()} == {member, LETTER}
    assert panel.tree.currentIndex().data(ROW).path == LETTER
    panel.deeds.explain()
    assert panel.explanation.words.startswith("2 documents chosen")


def test_what_the_engine_did_by_itself_is_told_until_put_away(desk: Desk) -> None:
    repaired = "The library was damaged. It was repaired; 3 documents are read again."
    desk.puppet.play(EngineState(0, "library", notice=repaired))
    desk.until(lambda: said(desk) == [repaired])
    desk.window.notices.take_back("notice-1")
    desk.puppet.play(EngineState(0, "searching", notice=repaired))
    desk.until(lambda: "already search" in desk.window.state_text)
    assert not said(desk)


def test_that_folders_cannot_be_followed_is_told_once_and_taken_back(desk: Desk) -> None:
    limit = "Changes in your folders are not seen at once."
    ready = EngineState(0, "answering", problem="There is no model.", following=limit)
    desk.puppet.play(ready)
    desk.until(lambda: said(desk) == ["There is no model.", limit])
    for key in ("problem-answering", "following"):
        desk.window.notices.take_back(key)  # as its cross does
    desk.puppet.play(replace(ready, detail="a model"), EngineState(0, "library"))
    desk.until(lambda: "by words" in desk.window.state_text)
    assert not said(desk)
    desk.puppet.play(EngineState(0, "library", following=limit))
    desk.until(lambda: said(desk) == [limit])  # it happens again
    desk.puppet.play(EngineState(0, "library"))
    desk.until(lambda: not said(desk))


def test_a_passing_notice_leaves_by_itself_and_its_successor_stays(desk: Desk) -> None:
    notices = desk.window.notices
    notices.tell("undo", "Something went.", seconds=0.01)
    notices.tell("other", "Something else.", seconds=0.01)
    notices.tell("other", "It is here to stay.")
    desk.until(lambda: said(desk) == ["It is here to stay."])
    desk.bot.wait(50)
    assert said(desk) == ["It is here to stay."]
