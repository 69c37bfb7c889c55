"""The library's list: looking for documents, changes that are told, opening and asking."""

import os
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.messages import DocumentRow, EngineState, LibraryChanged, LibraryListed
from app.ui.explanation import Choice
from app.ui.kinds import Kind, kind_of
from app.ui.library import LibraryPanel
from app.ui.shelf import Shelf, natural
from app.ui.sought import Sought, fold, words_of
from app.ui.standing import Standing
from app.ui.ticks import Ticks
from tests.ui.conftest import Desk

ROWS = (
    DocumentRow("/papers/Flat/Lease 2021.pdf", "indexed", chunks=9),
    DocumentRow("/papers/Flat/Résumé.docx", "waiting"),
    DocumentRow("/papers/Money/Tax 10.pdf", "failed", "encrypted", "It is locked."),
    DocumentRow("/papers/Money/Tax 9.pdf", "indexed", chunks=4),
    DocumentRow("/papers/box.zip", "indexed"),
    DocumentRow("/papers/box.zip/inner/Lease old.txt", "offline", chunks=2),
    DocumentRow("/alone.txt", "ignored"),
)


def listed(desk: Desk, *rows: DocumentRow) -> LibraryPanel:
    """Have rows in the library, below /papers or on their own."""
    panel = desk.window.library
    desk.puppet.play(
        EngineState(0, "library"), LibraryListed(0, ("/papers", "/alone.txt"), rows or ROWS, 9)
    )
    desk.until(lambda: panel.listed)
    return panel


def lines(panel: LibraryPanel) -> list[str]:
    documents = panel.documents
    return [documents.line(row).name for row in range(documents.rowCount())]


def seen(panel: LibraryPanel) -> set[str]:
    """Return the names of the documents on screen, without folders."""
    documents = panel.documents
    found = map(documents.line, range(documents.rowCount()))
    return {line.name for line in found if line.row is not None}


# -- looking for documents ------------------------------------------------------------------------


def test_folders_stand_above_documents_and_open_one_by_one(desk: Desk) -> None:
    panel = listed(desk)
    assert lines(panel) == ["papers", "Flat", "Money", "box.zip", "Single files", "alone.txt"]
    panel.documents.set_open("/papers/Money", True)
    assert lines(panel)[2:5] == ["Money", "Tax 9.pdf", "Tax 10.pdf"]
    panel.documents.set_open("/papers", False)
    assert lines(panel) == ["papers", "Single files", "alone.txt"]
    branches = panel.documents.shelf.branches
    assert (branches["/papers"].count, branches["/papers"].bad) == (5, 1)


def test_names_and_folders_are_searched_without_case_and_accents(desk: Desk) -> None:
    panel = listed(desk)
    QTest.keyClicks(panel.filters.box, "resume")
    assert seen(panel) == {"Résumé.docx"}
    panel.look_for("LEASE")
    assert seen(panel) == {"Lease 2021.pdf", "box.zip", "inner › Lease old.txt"}
    panel.look_for("lease flat")
    assert seen(panel) == {"Lease 2021.pdf"}
    panel.look_for("money/tax 1")
    assert seen(panel) == {"Tax 10.pdf"}


def test_what_is_looked_for_is_combined_and_emptied_with_escape(desk: Desk) -> None:
    panel = listed(desk)
    panel.look_for("tax")
    panel.filters.show_kind(Kind.PDF)
    panel.filters.show_standing(Standing.PROBLEM)
    assert lines(panel) == ["papers", "Money", "Tax 10.pdf"]
    assert panel.trouble_button.isChecked()
    QTest.keyClick(panel.filters.box, Qt.Key.Key_Escape)
    assert panel.documents.sought == Sought()
    assert panel.filters.box.text() == ""
    assert lines(panel) == ["papers", "Flat", "Money", "box.zip", "Single files", "alone.txt"]


def test_nothing_that_matches_is_said_and_leads_back(desk: Desk) -> None:
    panel = listed(desk)
    panel.look_for("zebra")
    assert panel.hint == "Nothing in your library matches."
    panel.everything_button.click()
    assert panel.hint == ""
    assert panel.documents.rowCount() == 6


def test_an_empty_library_says_in_the_panel_what_to_do(desk: Desk) -> None:
    desk.ready()
    panel = desk.window.library
    assert "Add a folder" in panel.hint
    assert not panel.filters.isVisibleTo(panel)


def test_menus_offer_what_there_is_with_its_number(desk: Desk) -> None:
    panel = listed(desk)
    panel.filters.standing_button.menu().aboutToShow.emit()
    told = [act.text() for act in panel.filters.standing_button.menu().actions()]
    assert told == [
        "Everything\t7", "Can be found\t4", "With problems\t1", "Waiting to be read\t1",
        "Ignored\t1", "Not connected\t1",
    ]  # fmt: skip
    panel.filters.kind_button.menu().aboutToShow.emit()
    kinds = panel.filters.kind_button.menu().actions()
    assert [act.text() for act in kinds][:2] == ["All types\t7", "PDF\t3"]
    kinds[1].trigger()
    assert seen(panel) == {"Lease 2021.pdf", "Tax 9.pdf", "Tax 10.pdf"}
    assert panel.filters.kind_button.text() == "PDF"


def test_a_filter_follows_what_is_read_meanwhile(desk: Desk) -> None:
    panel = listed(desk)
    panel.filters.show_standing(Standing.WAITING)
    assert seen(panel) == {"Résumé.docx"}
    news = DocumentRow("/papers/Flat/Résumé.docx", "indexed", chunks=2)
    new = DocumentRow("/papers/Flat/Plan.pdf", "waiting")
    desk.puppet.play(LibraryChanged(0, ("/papers", "/alone.txt"), (news, new), (), 9))
    desk.until(lambda: panel.documents.row_of(new.path) == new)
    desk.until(lambda: seen(panel) == {"Plan.pdf"})
    done = DocumentRow(new.path, "indexed", chunks=1)
    desk.puppet.play(LibraryChanged(0, ("/papers", "/alone.txt"), (done,), (), 9))
    desk.until(lambda: panel.documents.sought == Sought())  # there is nothing of the kind left
    assert seen(panel) == {"box.zip", "alone.txt"}


def test_letters_typed_in_the_list_look_for_a_document(desk: Desk) -> None:
    panel = listed(desk)
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_T)
    assert panel.filters.box.text() == "t"


@pytest.mark.parametrize(
    ("text", "words"), [("Ä/b  C", ("a", "b", "c")), ("", ()), ("ﬁn", ("fin",))]
)
def test_words_are_folded(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words
    assert fold("E\u0301") == fold("é") == "e"


def test_names_are_sorted_as_people_count() -> None:
    names = ["Page 10", "page 2", "Page 1b", "Über", "a"]
    assert sorted(names, key=natural) == ["a", "Page 1b", "page 2", "Page 10", "Über"]


def test_every_name_has_a_type() -> None:
    assert kind_of("/a/B.PDF") is Kind.PDF
    assert kind_of("/a.pdf/readme") is Kind.OTHER
    assert kind_of("x.tar.gz") is Kind.ARCHIVE


# -- changes that are told ------------------------------------------------------------------------


def test_changes_are_taken_in_without_the_whole_ledger(desk: Desk) -> None:
    panel = listed(desk)
    panel.documents.set_open("/papers/Money", True)
    panel.tree.choose("/papers/Money/Tax 9.pdf")
    new = DocumentRow("/papers/Money/Tax 9b.pdf", "waiting")
    better = DocumentRow("/papers/Money/Tax 10.pdf", "indexed", chunks=3)
    desk.puppet.play(LibraryChanged(0, ("/papers",), (new, better), ("/alone.txt",), 9))
    desk.until(lambda: panel.documents.row_of("/alone.txt") is None)
    assert lines(panel) == [
        "papers", "Flat", "Money", "Tax 9.pdf", "Tax 9b.pdf", "Tax 10.pdf", "box.zip",
    ]  # fmt: skip
    assert panel.tree.chosen_paths() == ["/papers/Money/Tax 9.pdf"]
    assert panel.searchable == 5
    assert not panel.trouble_button.isVisibleTo(panel)


def test_folders_come_and_go_with_changes(desk: Desk) -> None:
    panel = listed(desk)
    row = DocumentRow("/more/a.txt", "indexed", chunks=1)
    desk.puppet.play(LibraryChanged(0, ("/papers", "/alone.txt", "/more"), (row,), (), 9))
    desk.until(lambda: "more" in lines(panel))
    assert panel.documents.shelf.branches["/more"].count == 1
    gone = tuple(row.path for row in ROWS if row.path.startswith("/papers"))
    desk.puppet.play(LibraryChanged(0, ("/alone.txt", "/more"), (), gone, 9))
    desk.until(lambda: lines(panel) == ["more", "a.txt", "Single files", "alone.txt"])


def test_single_files_move_under_a_folder_that_is_added_around_them() -> None:
    shelf = built(Shelf.build(("/a/x.txt",), (DocumentRow("/a/x.txt", "indexed"),)))
    assert shelf.expect({"/a/x.txt"}) == set()
    assert shelf.expect({"/a"}) == {"/a"}
    assert shelf.expect({"/b"}) == set()
    shelf.append(DocumentRow("/b/y.txt", "indexed"))
    assert shelf.branches["/b"].paths == ["/b/y.txt"]


def built(work: Any) -> Any:
    """Run sliced work to its end."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            return done.value


# -- keys, mouse, and what can be done ------------------------------------------------------------


def test_arrows_open_and_close_as_in_every_tree(desk: Desk) -> None:
    panel = listed(desk)
    tree = panel.tree
    tree.choose("/papers/Money")
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert panel.documents.is_open("/papers/Money")
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert panel.documents.path_at(tree.currentIndex()) == "/papers/Money/Tax 9.pdf"
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert panel.documents.path_at(tree.currentIndex()) == "/papers/Money"
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert not panel.documents.is_open("/papers/Money")
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert panel.documents.is_open("/papers/Money")


def test_a_click_on_the_arrow_opens_and_two_on_a_name_open_the_document(desk: Desk) -> None:
    panel = listed(desk)
    wanted: list[str] = []
    panel.opened.connect(wanted.append)
    zip_file = panel.documents.index_of("/papers/box.zip")
    box = panel.tree.visualRect(zip_file)
    arrow = panel.tree.painter.arrow(zip_file.row(), box, panel.tree.layoutDirection()).center()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(panel.tree.viewport(), left, pos=arrow)
    assert panel.documents.is_open("/papers/box.zip")
    assert wanted == []
    name = QPoint(box.center().x(), box.center().y())
    QTest.mouseDClick(panel.tree.viewport(), left, pos=name)
    assert wanted == ["/papers/box.zip"]


def test_a_line_says_what_it_is_to_those_who_hear_it(desk: Desk) -> None:
    panel = listed(desk)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    papers = panel.documents.index_of("/papers")
    assert papers.data(spoken) == "papers, 5 files, open"
    assert panel.documents.index_of("/papers/Flat").data(spoken) == "Flat, 2 files, closed"
    assert panel.documents.index_of("/alone.txt").data(spoken) == "alone.txt, Ignored"


def test_asking_only_what_is_chosen_names_it(desk: Desk) -> None:
    panel = listed(desk)
    asked: list[tuple[tuple[str, ...], str]] = []
    panel.askOnly.connect(lambda paths, name: asked.append((paths, name)))
    panel.documents.set_open("/papers/Flat", True)
    panel.documents.set_open("/papers/Money", True)
    for paths in (
        ("/papers/Flat/Lease 2021.pdf",),
        ("/papers/Flat",),
        ("/papers/Flat/Lease 2021.pdf", "/papers/Money/Tax 9.pdf"),
    ):
        panel.tree.choose(*paths)
        panel.deeds.explain()
        panel.deeds.action(Choice.ASK).trigger()
        assert asked[-1][0] == paths
    assert [name for _paths, name in asked] == ["Lease 2021.pdf", "Flat", "2 documents"]


def test_a_document_is_shown_in_the_list_wherever_it_is(desk: Desk) -> None:
    panel = listed(desk)
    panel.look_for("zebra")
    panel.show_document("/papers/Money/Tax 9.pdf")
    assert panel.tree.chosen_paths() == ["/papers/Money/Tax 9.pdf"]
    panel.show_document("/papers/box.zip/inner/Lease old.txt")
    assert panel.tree.chosen_paths() == ["/papers/box.zip/inner/Lease old.txt"]


# -- ticks ----------------------------------------------------------------------------------------


def test_a_ticked_folder_stands_for_all_below_it() -> None:
    shelf = built(Shelf.build(("/papers", "/alone.txt"), ROWS))
    ticks = Ticks(shelf, ("/papers",))
    member = "/papers/box.zip/inner/Lease old.txt"
    checked, partly = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked
    assert ticks.state(member) is checked
    ticks.toggle("/papers/Money/Tax 9.pdf")
    assert ticks.state("/papers") is partly and ticks.state("/papers/Money") is partly
    assert ticks.paths == ("/papers/Flat", "/papers/Money/Tax 10.pdf", "/papers/box.zip")
    ticks.toggle("/papers")
    assert ticks.paths == ("/papers",)
    ticks.toggle("")
    assert ticks.paths == ("/alone.txt", "/papers")
    ticks.toggle("/papers")
    ticks.toggle("")
    assert ticks.paths == ()
    assert ticks.state(member) is Qt.CheckState.Unchecked
    assert os.sep in member
