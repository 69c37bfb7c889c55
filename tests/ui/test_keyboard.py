"""Everything by keyboard: Tab goes everywhere in the order it is read, and shows where it is."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from tests.ui.tour import Guide, guide_fixture, tour  # noqa: F401

MOST = 120
"""Presses of Tab after which a window should have been gone round."""

SLACK = 8
"""Pixels by which neighbours may overlap."""


def stops(root: QWidget) -> list[QWidget]:
    """Return every part of a window that the focus should reach: one of each group of buttons."""
    found = []
    for each in root.findChildren(QWidget):
        if (
            each.window() is root
            and each.isVisible()
            and each.isEnabled()
            and each.focusProxy() is None
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (isinstance(each, QAbstractButton) and not _first_of_group(each))
        ):
            found.append(each)
    return found


def _first_of_group(button: QAbstractButton) -> bool:
    group = button.group()
    if group is None or not group.exclusive() or group.checkedButton() is None:
        return True
    return button.isChecked()


def go_round(root: QWidget, start: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press a key until the focus is where it began; return where it was, in order."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    seen = [start]
    for _ in range(MOST):
        QTest.keyClick(seen[-1], key)
        focus = root.focusWidget()
        assert focus is not None, f"{described(seen[-1])} lets the focus go nowhere"
        if focus is start:
            return seen
        if focus is not seen[-1]:  # a text with links keeps the focus for each of them
            seen.append(focus)
    pytest.fail(f"the focus never came back: {[described(each) for each in seen[-4:]]}")


def described(widget: QWidget) -> str:
    """Return a widget in words for a failure."""
    return f"{type(widget).__name__} “{widget.accessibleName()}”"


def scroller(widget: QWidget) -> QScrollArea | None:
    """Return what a widget is scrolled in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def where(widget: QWidget, other: QWidget, root: QWidget) -> QRect:
    """Return a widget's place in its window, as one who reads from the left would see it.

    For what is scrolled beside something that is not, that is where it is scrolled.
    """
    area = scroller(widget)
    shown = widget if area is None or scroller(other) is area else area
    rect = QRect(shown.mapTo(root, QPoint()), shown.size())
    if root.isRightToLeft():
        rect.moveLeft(root.width() - rect.right())
    return rect


def place(widget: QWidget, guide: Guide) -> int:
    """Return the column of the window that a widget stands in: side, middle, document."""
    places = guide.window.places
    for number in range(places.count()):
        column = places.widget(number)
        if column is not None and column.isAncestorOf(widget):
            return number
    return places.count()


def begin_at(guide: Guide, root: QWidget) -> QWidget:
    """Bring a window to the front; return where the way round begins."""
    root.activateWindow()
    guide.until(root.isActiveWindow)
    return guide.window.chat.box if root is guide.window else stops(root)[0]


def windows(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Yield the states in which Tab goes round a whole window."""
    for name, root in tour(guide):
        if "palette" not in name and name != "renaming":  # these are left by Tab
            yield name, root


def check_round(guide: Guide, name: str, root: QWidget) -> None:
    """Fail unless Tab reaches everything once, in reading order, and back."""
    start = begin_at(guide, root)
    seen = go_round(root, start, Qt.Key.Key_Tab)
    assert len(set(seen)) == len(seen), name
    missed = [described(each) for each in stops(root) if each not in seen]
    assert not missed, f"{name}: Tab does not reach {missed}"
    back = go_round(root, start, Qt.Key.Key_Backtab)
    assert back[1:] == seen[:0:-1], f"{name}: Shift+Tab goes another way"
    columns = [place(each, guide) for each in seen]
    first = columns.index(min(columns)) if root is guide.window else 0
    while root is guide.window and columns[first - 1] == min(columns) and len(set(columns)) > 1:
        first -= 1
    ordered = seen[first:] + seen[:first]
    for one, other in pairwise(ordered):
        before, after = place(one, guide), place(other, guide)
        assert before <= after, f"{name}: {described(one)}, then {described(other)}"
        if root is guide.window and before < after:
            continue
        a, b = where(one, other, root), where(other, one, root)
        follows = b.top() >= a.bottom() - SLACK or b.left() >= a.right() - SLACK
        inside = one.isAncestorOf(other)
        assert follows or inside, f"{name}: {described(one)} {a}, then {described(other)} {b}"


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_tab_goes_round_everything_in_reading_order(
    guide: Guide,
    direction: Qt.LayoutDirection,
    request: pytest.FixtureRequest,
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    request.addfinalizer(lambda: application.setLayoutDirection(Qt.LayoutDirection.LeftToRight))
    application.setLayoutDirection(direction)
    for name, root in windows(guide):
        check_round(guide, name, root)
