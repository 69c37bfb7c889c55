"""The area below the tree: why a document can be found or not, and what can be done about it.

Says and offers; what a choice does is the library panel's business.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from app.messages import DocumentRow
from app.ui import theme, wording
from app.ui.flow import FlowLayout
from app.ui.progress import ElidedLabel
from app.ui.standing import SEARCHABLE

translate = QCoreApplication.translate


class Choice(Enum):
    """What a person can do with what is chosen in the library, in the order of the menu."""

    OPEN = "open"
    ASK = "ask nothing but it"
    UNLOCK = "enter a password"
    RETRY = "read it again"
    RESTORE = "ignore it no longer"
    IGNORE = "ignore it from now on"
    LOOK = "look for changes"
    OWN = "open it in its own program"
    SHOW = "show it in its folder"
    COLLECT = "make a collection of it"
    TAKE_OUT = "take it out of the library"


UNCHANGING = frozenset({"unsupported", "empty", "too-large"})
"""Kinds of failure that come out the same as long as the file is the same."""

OUT_OF_REACH = frozenset({"offline", "gone"})
"""States without a file at hand: nothing may ask the system about it, which could hang."""


def choices(rows: Sequence[DocumentRow]) -> set[Choice]:
    """Return what makes sense for documents chosen together: what does for any of them."""
    found = {Choice.TAKE_OUT, Choice.COLLECT}
    for kind in {(row.state, row.kind, bool(row.reason)): row for row in rows}.values():
        found |= _choices_of(kind)
    if len(rows) > 1:
        found -= {Choice.OPEN, Choice.UNLOCK, Choice.OWN, Choice.SHOW}
    return found


def retried(rows: Iterable[DocumentRow]) -> tuple[str, ...]:
    """Return the paths of the documents for which reading again may help."""
    return tuple(row.path for row in rows if Choice.RETRY in _choices_of(row))


def may_help(rows: Iterable[DocumentRow]) -> bool:
    """Return whether reading again may help any of the documents; quick for very many."""
    return any(row.state != "indexed" and Choice.RETRY in _choices_of(row) for row in rows)


def _choices_of(row: DocumentRow) -> set[Choice]:
    found = {Choice.OPEN}
    if row.state not in OUT_OF_REACH:
        found |= {Choice.OWN, Choice.SHOW}
    if row.state in SEARCHABLE:
        found |= {Choice.ASK}
    match row.state:
        case "ignored":
            return found | {Choice.RESTORE}
        case _ if row.kind == "encrypted" and row.state != "indexed":
            found |= {Choice.UNLOCK}
        case "failed" if row.kind in UNCHANGING:
            pass
        case "failed" | "quarantined" | "partly" | "offline" | "gone":
            found |= {Choice.RETRY}
        case "changed" if row.reason:
            found |= {Choice.RETRY}
    return found if row.state == "gone" else found | {Choice.IGNORE}


class Explanation(QFrame):
    """A name, a sentence, and a button for each thing that can be done.

    ``actions`` are the library's; a button is there while its action is.
    """

    def __init__(self, actions: Mapping[Choice, QAction], order: Sequence[Choice]) -> None:
        super().__init__()
        self.setObjectName("explanation")
        self._name = ElidedLabel()
        self._name.setFont(theme.scaled(self.font(), 1.0, bold=True))
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 9, 11, 10)
        column.setSpacing(5)
        column.addWidget(self._name)
        column.addWidget(self._sentence)
        self._row = FlowLayout(spacing=6)
        self._buttons = {choice: self._button(actions[choice]) for choice in order}
        column.addSpacing(3)
        column.addLayout(self._row)
        self.hide()

    @property
    def words(self) -> str:
        """Return what the person reads here."""
        return f"{self._name.whole}: {self._sentence.text()}" if not self.isHidden() else ""

    def button(self, choice: Choice) -> QPushButton:
        """Return the button of a choice, shown or not."""
        return self._buttons[choice]

    def say(self, name: str, sentence: str) -> None:
        """Explain; an empty name puts the area away."""
        self._name.set_whole(name)
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setVisible(bool(name))

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton()
        button.setObjectName("small")
        button.clicked.connect(lambda _checked=False: action.trigger())

        def follow() -> None:
            button.setText(action.iconText())
            button.setAccessibleName(action.text().rstrip("…"))
            button.setEnabled(action.isEnabled())
            button.setVisible(action.isVisible())

        action.changed.connect(follow)
        follow()
        self._row.addWidget(button)
        return button


def about_many(rows: Sequence[DocumentRow], troubled: int) -> str:
    """Return a sentence on several documents, ``troubled`` of which have problems."""
    if not rows:
        return translate("wording", "There are no documents in it that Carrel reads.")
    if not troubled:
        return translate("wording", "All of them can be found, or will be.")
    return translate("wording", "{0} with problems.").format(wording.files(troubled))
