"""What can be done in the viewer, as actions: for its buttons, its menu, keys, and the window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui import wording


def make(parent: QWidget, then: Mapping[str, Callable[[], None]]) -> dict[str, QAction]:
    """Return the actions by name; ``then`` has what each of them does."""

    translate = QCoreApplication.translate
    labels = {
        "previous": translate("ViewerPanel", "Previous source"),
        "next": translate("ViewerPanel", "Next source"),
        "find": translate("ViewerPanel", "Find in this document"),
        "larger": translate("ViewerPanel", "Larger"),
        "smaller": translate("ViewerPanel", "Smaller"),
        "natural": translate("ViewerPanel", "Natural size"),
        "width": translate("ViewerPanel", "Fit the width"),
        "page": translate("ViewerPanel", "Fit the page"),
        "strip": translate("ViewerPanel", "Small pages"),
        "copy": translate("ViewerPanel", "Copy"),
        "outside": translate("ViewerPanel", "Open in its own program"),
        "folder": translate("ViewerPanel", "Show in folder"),
        "ask": translate("ViewerPanel", "Ask only this document"),
        "detach": translate("ViewerPanel", "In a window of its own"),
        "close": translate("ViewerPanel", "Close the document"),
    }
    actions: dict[str, QAction] = {}
    for name, label in labels.items():
        action = actions[name] = QAction(label, parent)
        action.setToolTip(wording.tip(label))
        action.setCheckable(name in ("strip", "detach"))
        action.triggered.connect(lambda _checked=False, act=then[name]: act())
    return actions


def by_key(actions: Mapping[str, QAction], event: QKeyEvent, *, typing: bool) -> QAction | None:
    """Return the action that a key means inside the viewer; ``typing``: letters are text."""
    standard = QKeySequence.StandardKey
    for key, name in (
        (standard.Find, "find"),
        (standard.Copy, "copy"),
        (standard.ZoomIn, "larger"),
        (standard.ZoomOut, "smaller"),
    ):
        if event.matches(key):
            return None if typing and name == "copy" else actions[name]
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return actions["natural"] if event.key() == Qt.Key.Key_0 else None
    if not typing and event.text() in ("+", "=", "-"):
        return actions["smaller" if event.text() == "-" else "larger"]
    return None
