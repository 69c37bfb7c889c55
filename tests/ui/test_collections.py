"""Collections: made, chosen, changed, deleted and brought back; nothing waits for a dialog."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton, QToolButton, QWidget

from app.messages import (
    Collection,
    CollectionsListed,
    DeleteCollection,
    Failed,
    SaveCollection,
)
from app.ui.collection_editor import CollectionEditor
from app.ui.explanation import Choice
from tests.ui.conftest import Desk

TAXES = Collection(4, "Taxes & <b>duties</b>", ("/papers/tax.pdf",), "Answer in German.", 100)


@pytest.fixture
def editor(desk: Desk) -> Callable[[], CollectionEditor]:
    """Return the open editor."""

    def find() -> CollectionEditor:
        found = [box for box in desk.window.findChildren(CollectionEditor) if box.isVisible()]
        assert len(found) == 1
        return found[0]

    return find


def kept(desk: Desk, *collections: Collection, job: int = 0) -> None:
    """Tell the window what collections there are."""
    desk.puppet.play(CollectionsListed(job, collections))
    desk.until(lambda: desk.window.library.collections.kept == collections)


def radios(desk: Desk) -> dict[str, QRadioButton]:
    found = desk.window.library.collections.findChildren(QRadioButton)
    return {radio.accessibleName(): radio for radio in found if radio.isVisibleTo(desk.window)}


def edit_button(desk: Desk) -> QToolButton:
    buttons = desk.window.library.collections.findChildren(QToolButton)
    return next(button for button in buttons if "Edit" in button.accessibleName())


def test_a_collection_is_made_of_what_is_chosen(
    desk: Desk, editor: Callable[[], CollectionEditor]
) -> None:
    one, two = desk.ready("one.txt", "two.txt")
    panel = desk.window.library
    scopes: list[Collection | None] = []
    panel.scopeChosen.connect(scopes.append)
    panel.tree.choose(one)
    panel.deeds.explain()
    panel.deeds.action(Choice.COLLECT).trigger()
    form = editor()
    assert form.name_field.text() == "one.txt"
    form.name_field.clear()
    assert not form.save_button.isEnabled()
    QTest.keyClicks(form.name_field, "Mine")
    form.tree.setCurrentIndex(form.tree.model().index(2, 0))
    QTest.keyClick(form.tree, Qt.Key.Key_Space)
    form.instructions_field.setPlainText("Be brief.")
    form.length_box.setCurrentIndex(1)
    form.save_button.click()
    request = desk.puppet.expect(SaveCollection)
    assert request.collection == Collection(0, "Mine", (one, two), "Be brief.", 100)
    made = Collection(9, "Mine", (one, two), "Be brief.", 100)
    kept(desk, TAXES, made, job=request.job)
    assert panel.collections.chosen == made  # who makes one wants to ask in it
    assert scopes == [made]


def test_choosing_says_where_questions_go(desk: Desk) -> None:
    desk.ready("one.txt")
    scopes: list[Collection | None] = []
    desk.window.library.scopeChosen.connect(scopes.append)
    assert not radios(desk)
    kept(desk, TAXES)
    radios(desk)[f"Ask in {TAXES.name}"].click()
    radios(desk)["Ask in All documents"].click()
    assert scopes == [TAXES, None]
    assert "<b>" not in radios(desk)[f"Ask in {TAXES.name}"].toolTip()


def test_a_chosen_collection_follows_its_changes_and_its_end(desk: Desk) -> None:
    desk.ready("one.txt")
    scopes: list[Collection | None] = []
    desk.window.library.scopeChosen.connect(scopes.append)
    kept(desk, TAXES)
    desk.window.library.collections.choose(4)
    longer = Collection(4, "Taxes", ("/papers",))
    kept(desk, longer)
    kept(desk)
    assert scopes == [TAXES, longer, None]


def test_a_collection_is_changed(desk: Desk, editor: Callable[[], CollectionEditor]) -> None:
    desk.ready("one.txt")
    kept(desk, TAXES)
    edit_button(desk).click()
    form = editor()
    assert form.words_box.isVisibleTo(form) is False
    assert form.length_box.currentData() == 75
    form.length_box.setCurrentIndex(form.length_box.count() - 1)
    form.words_box.setValue(900)
    form.save_button.click()
    saved = desk.puppet.expect(SaveCollection).collection
    assert (saved.number, saved.name, saved.answer_tokens) == (4, TAXES.name, 1200)
    assert saved.paths == TAXES.paths  # also where none of it is in the library now


def test_a_deleted_collection_can_be_brought_back(
    desk: Desk, editor: Callable[[], CollectionEditor]
) -> None:
    desk.ready("one.txt")
    kept(desk, TAXES)
    edit_button(desk).click()
    button = editor().delete_button
    assert button is not None
    button.click()
    request = desk.puppet.expect(DeleteCollection)
    assert request.number == 4
    kept(desk, job=request.job)
    desk.until(lambda: any("was deleted" in told for told in desk.window.notices.said()))
    buttons = desk.window.notices.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Undo").click()
    again = desk.puppet.expect(SaveCollection).collection
    assert (again.number, again.name, again.paths) == (0, TAXES.name, TAXES.paths)


def test_a_refused_collection_is_not_lost(
    desk: Desk, editor: Callable[[], CollectionEditor]
) -> None:
    desk.ready("one.txt")
    desk.window.library.collections.begin((str(desk.folder),))
    editor().save_button.click()
    request = desk.puppet.expect(SaveCollection)
    desk.puppet.play(Failed(request.job, "DiskFull", "No room.", "Free some."))
    desk.until(lambda: desk.window.notices.said() == ["No room. Free some."])
    buttons = desk.window.notices.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Try again").click()
    assert desk.puppet.expect(SaveCollection).collection == request.collection


def test_every_control_of_the_editor_has_a_name(
    desk: Desk, editor: Callable[[], CollectionEditor]
) -> None:
    desk.ready("one.txt", "two.pdf")
    kept(desk, TAXES)
    edit_button(desk).click()
    form = editor()
    nameless = [
        widget
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.isVisibleTo(form)
        and not widget.accessibleName()
        and widget.objectName() != "qt_spinbox_lineedit"
    ]
    assert not nameless
