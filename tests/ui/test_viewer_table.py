"""Sheets in the viewer: named as in the file, the right cells marked, fetched as they are seen."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

from app.ui.viewer_cells import area, letters
from app.ui.viewer_marks import Kind, text_colours
from tests.ui.viewer_desk import Viewer, viewer  # noqa: F401

# ruff: noqa: F811

COSTS = "sheet=Costs\n" + "".join(f"item {n},{n},{n * 2}\n" for n in range(1, 5001))


def test_cells_are_named_as_in_the_file():
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert area("B3:D5") == (2, 1, 4, 3) and area("$C$7") == (6, 2, 6, 2)
    assert area("D5:B3") == (2, 1, 4, 3) and area("nonsense") is None


def test_the_sheet_of_a_source_is_shown_with_its_cells_marked_and_in_view(viewer: Viewer):
    passage = viewer.text("Costs.csv", "one,two\nthree,four\n" + COSTS)
    source = viewer.passage(viewer.folder / "Costs.csv", "item", sheet="Costs", cells="A4000:B4002")
    view = viewer.show(source)
    assert passage.path == source.path
    table = view.table
    assert [view.tabs.tabText(n) for n in range(view.tabs.count())] == ["Sheet1", "Costs"]
    assert view.tabs.currentIndex() == 1
    model, role = table.model(), Qt.ItemDataRole
    viewer.until(lambda: model.index(3999, 0).data() == "item 4000")
    assert table.viewport().rect().contains(table.visualRect(model.index(3999, 0)))
    ground = text_colours(Kind.SENTENCE)[0]
    assert model.index(4001, 1).data(role.BackgroundRole) == ground
    assert model.index(4002, 1).data(role.BackgroundRole) is None
    assert model.headerData(3999, Qt.Orientation.Vertical) == "4000"
    assert model.index(2000, 0).data() == "", "what is not seen is not fetched"


def test_cells_are_copied_tab_by_tab_also_those_that_were_not_there(viewer: Viewer):
    viewer.text("Costs.csv", COSTS)
    viewer.panel.show_document(str(viewer.folder / "Costs.csv"))
    viewer.until(lambda: viewer.panel.view is not None)
    view: Any = viewer.panel.view
    view.tabs.setCurrentIndex(1)
    model = view.table.model()
    table = view.table
    select = QItemSelectionModel.SelectionFlag.Select
    for row in range(98, 302):
        for column in (0, 1):
            table.selectionModel().select(model.index(row, column), select)
    QGuiApplication.clipboard().clear()
    viewer.panel.copy()
    viewer.until(lambda: QGuiApplication.clipboard().text() != "")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "item 99\t99" and lines[-1] == "item 302\t302" and len(lines) == 204


def test_words_are_found_in_cells(viewer: Viewer):
    viewer.text("Costs.csv", COSTS)
    viewer.panel.show_document(str(viewer.folder / "Costs.csv"))
    viewer.until(lambda: viewer.panel.view is not None)
    viewer.panel.look_for("item 4321")
    viewer.until(lambda: viewer.panel.find_bar.count.text() == "1 of 1")
    view: Any = viewer.panel.view
    assert view.table.currentIndex().row() == 4320
