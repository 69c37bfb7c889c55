"""What a person does, done without a mouse; which keys there are, and what Escape means."""

from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.messages import (
    Cancel,
    ChangeConversation,
    Collection,
    CollectionsListed,
    ConversationsListed,
    Ignore,
    Phase,
    Stopped,
    Text,
)
from app.ui.commands import CheatSheet, keys_of
from app.ui.explanation import Choice
from app.ui.focus_order import reached_by_tab
from tests.ui.screens_conversation import rows
from tests.ui.screenshots import HOME
from tests.ui.tour import Guide, begin, guide_fixture, tour  # noqa: F401

Key = Qt.Key
Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(guide: Guide, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the focus is, shortcuts and all."""
    pressed = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        pressed |= each
    window = next(
        (each for each in guide.window.findChildren(QDialog) if each.isActiveWindow()),
        guide.window,
    )
    QTest.keyClick(window.focusWidget() or window, key, pressed)
    guide.rest()


def in_front(guide: Guide, window: QWidget) -> None:
    """Bring a window to the front, where keys go to it."""
    window.activateWindow()
    guide.until(window.isActiveWindow)


def go_to(guide: Guide, name: str) -> QWidget:
    """Press Tab until what has this name has the focus."""
    for _ in range(80):
        focus = guide.window.focusWidget()
        if focus is not None and focus.accessibleName().startswith(name):
            return focus
        press(guide, Key.Key_Tab)
    pytest.fail(f"Tab never came to {name}")


# -- keys ------------------------------------------------------------------------------------------


def shortcuts_of(root: QWidget) -> list[tuple[str, Qt.ShortcutContext, str]]:
    """Return every key of a window, where it holds and what it does."""
    found = []
    for action in {*root.actions(), *root.findChildren(QAction)}:
        if window_of(action) is root:
            for keys in action.shortcuts():
                found.append((keys.toString(), action.shortcutContext(), action.text()))
    for shortcut in root.findChildren(QShortcut):
        if window_of(shortcut) is root:
            for keys in shortcut.keys():  # noqa: SIM118 - it is no dictionary
                found.append((keys.toString(), shortcut.context(), "shortcut"))
    return [each for each in found if each[0]]


def _modifiers(keys: str) -> Qt.KeyboardModifier:
    first: Any = QKeySequence(keys)
    modifiers: Qt.KeyboardModifier = first[0].keyboardModifiers()
    return modifiers


def window_of(part: QObject) -> QWidget | None:
    """Return the window that something stands in."""
    above: QObject | None = part
    while above is not None and not isinstance(above, QWidget):
        above = above.parent()
    return above.window() if above is not None else None


def test_no_two_things_want_the_same_key(guide: Guide) -> None:
    local = (Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut)
    for state, root in tour(guide):
        found = [each for each in shortcuts_of(root) if each[2]]
        everywhere = Counter(keys for keys, context, _ in found if context not in local)
        clashes = [keys for keys, times in everywhere.items() if times > 1]
        clashes += [k for k, context, _ in found if context in local and k in everywhere]
        assert not clashes, f"{state}: {clashes} of {found}"
        for keys in everywhere:
            plain = _modifiers(keys) in (
                Qt.KeyboardModifier.NoModifier, Shift,
            )  # fmt: skip
            assert not plain or keys.split("+")[-1].startswith("F"), f"{keys} is for typing"


def test_everything_that_has_a_key_is_in_the_palette_and_on_the_sheet(
    guide: Guide,
) -> None:
    begin(guide)
    commands = guide.window.commands
    press(guide, Key.Key_F1)
    words = guide.dialog(CheatSheet).words
    for command in commands.all():
        if command.keys:
            assert command.text in words and keys_of(command) in words, command.name
    press(guide, Key.Key_Escape)
    assert not any(each.isVisible() for each in guide.window.findChildren(CheatSheet))
    in_front(guide, guide.window)
    press(guide, Key.Key_K, Control)
    offered = {entry.text for entry in guide.window.palette_.entries}
    for command in commands.all():
        if command.name != "palette" and command.possible():
            assert command.text in offered, command.name


def test_escape_closes_every_dialog(guide: Guide) -> None:
    for state, root in tour(guide):
        if root is guide.window:
            continue
        in_front(guide, root)
        QTest.keyClick(root.focusWidget() or root, Key.Key_Escape)
        if root.isVisible():  # a search box within may have been emptied first
            QTest.keyClick(root.focusWidget() or root, Key.Key_Escape)
        assert not root.isVisible(), state
        root.show()  # the tour goes on


def test_escape_means_what_lies_on_top_then_the_search_then_the_answer(
    guide: Guide,
) -> None:
    begin(guide)
    panel = guide.show(guide.write("Notes.txt", "Words of the deposit.\n" * 9), "Words")
    job = guide.ask()
    guide.puppet.play(Phase(job, "writing"), Text(job, "So"))
    guide.until(lambda: "Writing" in guide.window.chat.exchanges[-1].phase)
    in_front(guide, guide.window)
    panel.look_for("deposit")
    guide.rest()
    press(guide, Key.Key_K, Control)
    assert guide.window.palette_.isVisible()
    press(guide, Key.Key_Escape)
    assert not guide.window.palette_.isVisible() and panel.find_bar.isVisible()
    assert guide.window.chat.exchanges[-1].live
    press(guide, Key.Key_Escape)
    assert not panel.find_bar.isVisible() and guide.window.viewer_is_open()
    assert not any(isinstance(each, Cancel) for each in guide.puppet.heard)
    press(guide, Key.Key_Escape)
    guide.puppet.expect(Cancel)
    guide.puppet.play(Stopped(job, "So"))
    guide.settled()
    assert guide.window.viewer_is_open()


# -- deeds -----------------------------------------------------------------------------------------


def test_documents_are_added_by_key(guide: Guide) -> None:
    begin(guide)
    press(guide, Key.Key_O, Control)
    guide.dialog(QFileDialog)
    press(guide, Key.Key_Escape)
    assert not any(each.isVisible() for each in guide.window.findChildren(QFileDialog))


def test_a_document_is_found_chosen_and_ignored_by_key(guide: Guide) -> None:
    begin(guide)
    in_front(guide, guide.window)
    press(guide, Key.Key_F, Control)
    QTest.keyClicks(guide.window.focusWidget(), "mystery")
    guide.until(lambda: guide.window.library.documents.rowCount() == 2)
    press(guide, Key.Key_Down)
    press(guide, Key.Key_Down)
    guide.until(lambda: guide.window.library.tree.chosen_paths() == [f"{HOME}/Papers/Mystery.pdf"])
    guide.until(guide.window.library.explanation.button(Choice.IGNORE).isVisible)
    go_to(guide, "Ignore")
    press(guide, Key.Key_Space)
    assert guide.puppet.expect(Ignore).path.endswith("Mystery.pdf")


def test_a_question_is_asked_and_its_source_opened_by_key(
    guide: Guide,
) -> None:
    begin(guide)
    in_front(guide, guide.window)
    press(guide, Key.Key_L, Control)
    guide.answer(guide.ask())
    chosen: list[Any] = []
    guide.window.chat.chosen.disconnect()
    guide.window.chat.chosen.connect(lambda one, _all: chosen.append(one))
    go_to(guide, "Source 1")
    press(guide, Key.Key_Space)
    assert chosen


def test_a_document_is_gone_through_and_closed_by_key(guide: Guide) -> None:
    begin(guide)
    panel = guide.show(guide.write("Notes.txt", "Words of the deposit.\n" * 9), "Words")
    in_front(guide, guide.window)
    at = panel.head.count.text()
    press(guide, Key.Key_F4)
    assert panel.head.count.text() != at
    press(guide, Key.Key_F4, Shift)
    assert panel.head.count.text() == at
    go_to(guide, "Notes.txt")
    press(guide, Key.Key_F, Control)
    QTest.keyClicks(guide.window.focusWidget(), "deposit")
    press(guide, Key.Key_Return)
    guide.until(lambda: "of 9" in panel.find_bar.count.text())
    press(guide, Key.Key_Escape)
    press(guide, Key.Key_W, Control, Shift)
    assert not guide.window.viewer_is_open()


def test_a_conversation_is_renamed_deleted_and_brought_back_by_key(
    guide: Guide,
) -> None:
    begin(guide)
    in_front(guide, guide.window)
    press(guide, Key.Key_2, Control)
    panel = guide.window.history
    guide.puppet.play(ConversationsListed(0, rows()))
    guide.until(lambda: len(panel.conversations.conversations) == len(rows()))
    go_to(guide, "Search your conversations")
    press(guide, Key.Key_Down)
    press(guide, Key.Key_F2)
    editor = guide.window.focusWidget()
    assert editor is not None and editor.accessibleName() == "Title of the conversation"
    QTest.keyClicks(editor, "Another title")
    QTest.keyClick(editor, Key.Key_Return)
    assert guide.puppet.expect(ChangeConversation).title == "Another title"
    press(guide, Key.Key_Delete)
    assert guide.puppet.expect(ChangeConversation).deleted is True
    go_to(guide, "Undo")
    press(guide, Key.Key_Space)
    assert guide.puppet.expect(ChangeConversation).deleted is False


def test_a_collection_is_chosen_by_key(guide: Guide) -> None:
    begin(guide)
    guide.puppet.play(CollectionsListed(0, (Collection(1, "The flat", ()),)))
    guide.until(lambda: bool(guide.window.library.collections.kept))
    in_front(guide, guide.window)
    go_to(guide, "Ask in All documents")
    press(guide, Key.Key_Down)
    chosen = guide.window.library.collections.chosen
    assert chosen is not None and chosen.name == "The flat"


def test_a_preference_is_changed_by_key(guide: Guide) -> None:
    begin(guide)
    in_front(guide, guide.window)
    press(guide, Key.Key_Comma, Control)
    dialog: Any = guide.window.findChild(QDialog, "preferences")
    in_front(guide, dialog)
    box = dialog.rows["text_size"].control
    for _ in range(40):
        if dialog.focusWidget() is box:
            break
        QTest.keyClick(dialog.focusWidget(), Key.Key_Tab)
    before = guide.window.preferences["text_size"]
    QTest.keyClick(box, Key.Key_Up)
    guide.rest()
    assert guide.window.preferences["text_size"] > before
    QTest.keyClick(box, Key.Key_Down)
    guide.rest()


# -- where the focus is ----------------------------------------------------------------------------


def test_what_has_the_focus_looks_different(guide: Guide) -> None:
    states = (
        "library", "collection", "answered", "editing", "notices", "conversations",
        "pages searched", "text", "table", "preferences appearance", "preferences models",
    )  # fmt: skip
    faults = set()
    for state, root in tour(guide):
        if state not in states:
            continue
        in_front(guide, root)
        root.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as Tab does
        stops = [each for each in reached_by_tab(root) if not each.visibleRegion().isEmpty()]
        for each, other in zip(stops, [stops[-1], *stops[:-1]], strict=True):
            place = QRect(each.mapTo(root, QPoint()), each.size()).adjusted(-4, -4, 4, 4)
            other.setFocus(Qt.FocusReason.TabFocusReason)
            guide.rest()
            assert other.hasFocus() and not each.hasFocus()
            before = root.grab(place).toImage()
            each.setFocus(Qt.FocusReason.TabFocusReason)
            guide.rest()
            if root.grab(place).toImage() == before:
                faults.add(f"{state}: {type(each).__name__} “{each.accessibleName()}”")
    assert not faults, "\n".join(sorted(faults))
