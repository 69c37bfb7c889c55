"""Screen readers: every control has a name and a role, every row its words, news is told once."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from app.messages import Answered, Failed, Index, IndexDone, Phase, Stopped, Text
from app.ui.welcome import Welcome
from tests.ui.screenshots import ANSWER, CITATIONS
from tests.ui.tour import Guide, begin, empty, guide_fixture, history, ledger, tour  # noqa: F401

Role = QAccessible.Role

OF_QT = ("qt_spinbox_lineedit", "qt_tableview_cornerbutton")
"""Parts that Qt makes inside a control, which speaks for them."""


def controls(root: QWidget) -> Iterator[QWidget]:
    """Yield what can be used in a window, by mouse or by key."""
    for each in (root, *root.findChildren(QWidget)):
        used = each.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(
            each, QAbstractButton | QLineEdit | QAbstractItemView | QComboBox
        )
        inner = isinstance(each, QScrollBar | QHeaderView) or each.objectName() in OF_QT
        if used and not inner and each.isVisible() and each.window() is root:
            yield each


def described(widget: QWidget) -> str:
    """Return a widget and what it stands in, for a failure."""
    chain: list[str] = []
    above: QWidget | None = widget
    while above is not None and len(chain) < 4:
        chain.append(f"{type(above).__name__} {above.objectName()}".strip())
        above = above.parentWidget()
    return " in ".join(chain)


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says a control is called."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()  # Qt says the choice, and leaves the name to its label
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def text_of(widget: QWidget) -> str:
    """Return the words on a button, without what marks its letter."""
    if not isinstance(widget, QAbstractButton):
        return ""
    return plain(widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&"))


def plain(text: str) -> str:
    """Return the words of a text up to where it was shortened, without what is not read out."""
    return " ".join(re.findall(r"[\w%.]+", text.partition("…")[0].casefold()))


def test_every_control_has_a_name_of_its_own_and_a_role(guide: Guide) -> None:
    faults: set[str] = set()
    for state, root in tour(guide):
        for part in (nameless, misnamed, twins, unlabelled, silent_rows):
            faults |= {f"{state}: {fault}" for fault in part(root)}
    assert not faults, "\n".join(sorted(faults))


def nameless(root: QWidget) -> Iterator[str]:
    """Yield controls without a name or a role."""
    for control in controls(root):
        spoken = QAccessible.queryAccessibleInterface(control)
        if len(name_of(control)) < 2:
            yield f"{described(control)} is called “{name_of(control)}”"
        scrolls = isinstance(control, QAbstractScrollArea)  # "client" is Qt's word for those
        if spoken.role() == Role.NoRole or (spoken.role() == Role.Client and not scrolls):
            yield f"{described(control)} has no role"


def misnamed(root: QWidget) -> Iterator[str]:
    """Yield buttons whose name has not the words that are read on them: WCAG 2.5.3."""
    for control in controls(root):
        if text_of(control) not in plain(name_of(control)):
            yield f"“{text_of(control)}” is called “{name_of(control)}”"


def twins(root: QWidget) -> Iterator[str]:
    """Yield controls that a screen reader could not tell apart."""
    known: dict[tuple[str, str], QWidget] = {}
    for control in controls(root):
        invited = any(isinstance(up, Welcome) for up in ancestors(control))
        if control.focusPolicy() == Qt.FocusPolicy.NoFocus or invited:
            continue  # the invitation of an empty library offers what the library does
        if known.setdefault((type(control).__name__, name_of(control)), control) is not control:
            yield f"“{name_of(control)}” twice: {described(control)}"


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    """Yield what a widget stands in."""
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def unlabelled(root: QWidget) -> Iterator[str]:
    """Yield choices without a label of their own: on Linux Qt calls them by what is chosen."""
    labelled = {each.buddy() for each in root.findChildren(QLabel)}
    for box in root.findChildren(QComboBox):
        if box.isVisible() and box not in labelled:
            yield f"{described(box)} has no label"


def silent_rows(root: QWidget) -> Iterator[str]:
    """Yield rows of lists that say nothing."""
    for view in root.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None and view.objectName() != "cells":
            for index in rows_of(view.model()):
                spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
                if not str(spoken or "").strip():
                    yield f"row {index.row()} of {described(view)}"


def rows_of(model: QAbstractItemModel, most: int = 40) -> Iterator[QModelIndex]:
    """Yield some rows of a list or table."""
    for row in range(min(model.rowCount(), most)):
        yield model.index(row, 0)


def test_a_document_says_its_state_and_a_conversation_that_it_is_pinned(
    guide: Guide,
) -> None:
    spoken: dict[str, list[str]] = {"documents": [], "conversations": []}
    for _state, root in tour(guide, empty, ledger, history):
        for name, said in spoken.items():
            view = root.findChild(QAbstractItemView, name)
            if isinstance(view, QAbstractItemView) and view.isVisible():
                role = Qt.ItemDataRole.AccessibleTextRole
                said += [str(index.data(role)) for index in rows_of(view.model())]
    documents, conversations = ("\n".join(each).casefold() for each in spoken.values())
    for word in (
        "locked",
        "damaged",
        "waiting",
        "ignored",
        "not connected",
        "no text on pages",
        "changed",
    ):
        assert word in documents, f"{word}: {documents}"
    assert "pinned" in conversations


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Hear what a screen reader is told: the words, and whether they interrupt."""
    said: list[tuple[str, bool]] = []
    urgent = QAccessible.AnnouncementPoliteness.Assertive

    def hear(event: Any) -> None:
        if event.type() is QAccessible.Event.Announcement:
            said.append((event.message(), event.politeness() is urgent))

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(hear))
    return said


def test_an_answer_is_announced_once_and_its_words_are_not(
    guide: Guide,
    told: list[tuple[str, bool]],
) -> None:
    begin(guide)
    told.clear()
    job = guide.ask()
    guide.puppet.play(Phase(job, "reading", 1240), Phase(job, "writing"))
    for start in range(0, len(ANSWER), 7):
        guide.puppet.play(Text(job, ANSWER[start : start + 7]))
    guide.puppet.play(Answered(job, ANSWER, True, "stop", CITATIONS, 20, 900, 4, 900, 80))
    guide.settled()
    assert told == [("5 passages found", False), ("The answer is ready.", False)]


def test_how_else_an_answer_may_end_is_announced_too(
    guide: Guide,
    told: list[tuple[str, bool]],
) -> None:
    begin(guide)
    told.clear()
    job = guide.ask()
    guide.puppet.play(Text(job, ANSWER[:70]), Stopped(job, ANSWER[:70]))
    guide.settled()
    assert told[1:] == [("You stopped this answer.", False)]
    job = guide.ask()
    guide.puppet.play(Failed(job, "OutOfMemory", "The memory did not suffice.", "Try again."))
    guide.settled()
    assert told[3:] == [("The memory did not suffice. Try again.", False)]
    guide.answer(guide.ask(found=False), found=False)
    (words, urgent) = told[5]
    assert len(told) == 6 and not urgent and words.startswith("Your documents do not seem to say.")


def test_notices_and_the_end_of_reading_are_announced(
    guide: Guide,
    told: list[tuple[str, bool]],
) -> None:
    begin(guide)
    told.clear()
    guide.window.notices.tell("a", "This went wrong.", "Do that.", level="error")
    guide.window.notices.tell("b", "This is so.", level="info")
    guide.window.notices.tell("b", "This is so.", level="info")
    assert told == [("This went wrong. Do that.", True), ("This is so.", False)]
    told.clear()
    guide.window.library.add([str(guide.folder)])
    job = guide.puppet.expect(Index).job
    guide.puppet.play(IndexDone(job, 2, 9, 0, 0, 0, 2.0))
    guide.until(lambda: bool(told))
    assert told == [("Finished. Added 2 documents.", False)]
