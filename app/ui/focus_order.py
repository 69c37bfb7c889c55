"""The order in which Tab goes through a window: as it is read, whenever its parts were made.

Qt goes by the order of creation, which is another one as soon as parts come and go. Decides only
where the focus goes next; whether a part takes it at all is the part's business.
"""

from functools import cmp_to_key

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

SLACK = 4
"""Neighbours may overlap by so many pixels, as those beside a thin handle do."""

_Part = tuple[QRect, list[QWidget]]


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next part of a window, or to the one before; around its ends.

    Call it from the window's ``focusNextPrevChild``; False if there is nowhere to go.
    """
    stops = reached_by_tab(window)
    if not stops:
        return False
    at = _place(stops, window)
    if at is None:
        place = 0 if forward else len(stops) - 1
    else:
        place = (at + (1 if forward else -1)) % len(stops)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place].setFocus(reason)
    _bring_into_view(stops[place])
    return True


def reached_by_tab(root: QWidget) -> list[QWidget]:
    """Return what Tab reaches in a window, in reading order."""
    # WORKAROUND: PySide6 6.12.0 forgets wrappers of what Qt made itself, such as headers, while
    # their children are looked at; so all that is to be known of a widget is asked before that.
    way = -1 if root.isRightToLeft() else 1
    found: list[_Part] = []
    for child in root.children():
        if isinstance(child, QWidget) and not child.isHidden() and not child.isWindow():
            place, stops = child.geometry(), [child] if _takes_tab(child) else []
            stops += reached_by_tab(child)
            if stops:
                found.append((place, stops))

    def compare(one: _Part, other: _Part) -> int:
        return _compare(one[0], other[0], way)

    found.sort(key=cmp_to_key(compare))
    return [stop for _place, stops in found for stop in stops]


def _compare(a: QRect, b: QRect, way: int) -> int:
    """Return below 0 where ``a`` is read before ``b``; ``way`` is -1 from right to left."""
    if a.bottom() < b.top() + SLACK or b.bottom() < a.top() + SLACK:
        return a.top() - b.top()
    if a.right() < b.left() + SLACK or b.right() < a.left() + SLACK:
        return (a.left() - b.left()) * way
    return 0  # one lies over the other: as they were made


def _place(stops: list[QWidget], window: QWidget) -> int | None:
    """Return where the focus is among the stops, or after which of them it is."""
    focus: QWidget | None = window.focusWidget()
    while focus is not None and focus is not window:
        if focus in stops:
            return stops.index(focus)
        focus = focus.parentWidget()
    return None


def _takes_tab(widget: QWidget) -> bool:
    behaviour = QGuiApplication.styleHints().tabFocusBehavior()
    every = Qt.TabFocusBehavior.TabFocusAllControls
    wanted = Qt.FocusPolicy.TabFocus if behaviour == every else Qt.FocusPolicy.StrongFocus
    if (
        not widget.isEnabled()
        or widget.focusProxy() is not None
        or widget.focusPolicy() & wanted != wanted
    ):
        return False
    return not (isinstance(widget, QAbstractButton) and _stands_behind(widget))


def _stands_behind(button: QAbstractButton) -> bool:
    """Return whether another button of its group is the one that Tab goes to."""
    group = button.group()
    if group is None or not group.exclusive() or button.isChecked():
        return False
    chosen = group.checkedButton()
    return chosen is not None and chosen.isVisible() and chosen.isEnabled()


def _bring_into_view(widget: QWidget) -> None:
    above: QWidget | None = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
