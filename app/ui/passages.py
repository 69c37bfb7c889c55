"""The evidence: passages of the person's documents, the best sentence marked.

Shown before any answer exists, in the words of the documents. Does not judge them.
"""

import re
from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import Passage
from app.ui import theme, wording
from app.ui.answer import ReadingView
from app.ui.progress import ElidedLabel

AT_FIRST = 3
"""So many passages are open at once; with the answer below they still fit a laptop's screen."""

AROUND = 110
"""Characters kept on each side of the marked sentence while a passage is folded."""


MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
"""Files whose marks are for programs to read, not for people."""

_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_EDGE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{1,200})\]\([^()\s]{1,500}\)")
_MARKS = re.compile(r"\*\*|__|(?<!`)`{1,3}(?!`)|(?<=\s)\*(?=\S)|(?<=\S)\*(?=[\s.,;:!?)]|$)")


def tidy(text: str, *, whole: bool) -> str:
    """Return Markdown without its commonest marks; a heading keeps its line if ``whole``."""
    text = _HEADING.sub(r"\1" if whole else r"\1 ·", text)
    return _MARKS.sub("", _LINK.sub(r"\1", _EDGE.sub("", text)))


Parts = tuple[str, str, str]
"""The text before, in and after the marked sentence."""


def cut(passage: Passage, *, whole: bool) -> Parts:
    """Return the text before, in and after the marked sentence, shortened unless ``whole``."""
    return _parts(passage, whole=True) if whole else _shortened(_parts(passage, whole=False))


def _shortened(parts: Parts) -> Parts:
    before, marked, after = parts
    room = AROUND if marked else 2 * AROUND
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2] if " " in before[-room:] else "…"
    if len(marked) > 4 * AROUND:
        marked, after = marked[: 4 * AROUND], "…"
    if len(after) > room:
        after = (after[:room].rpartition(" ")[0] or after[:room]) + " …"
    return before.lstrip(), marked, after.rstrip()


def _parts(passage: Passage, *, whole: bool) -> Parts:
    """Return the three parts uncut; in one line each unless ``whole``."""
    text = passage.text
    first, last = passage.sentence or (passage.start, passage.start)
    first = min(max(first - passage.start, 0), len(text))
    last = min(max(last - passage.start, first), len(text))
    before, marked, after = text[:first], text[first:last], text[last:]
    if passage.path.lower().endswith(MARKDOWN):
        before, marked, after = (tidy(part, whole=whole) for part in (before, marked, after))
    if whole:
        return before, marked, after
    before, marked, after = _flat(before), _flat(marked), _flat(after)
    if marked.endswith("·"):  # a heading alone is marked
        marked, after = marked[:-1].rstrip(), f" ·{after}"
    return before, marked, after


class PassageCard(QFrame):
    """One passage: where it is from, and its text.

    Signals:
        chosen(Passage): the person wants to see the document.
        touched(): the person is about to unfold or fold it.
    """

    chosen = Signal(object)
    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("passage")
        self._passage: Passage | None = None
        self._whole = False
        self._spoken = ""
        self._dressed: theme.Theme | None = None
        self._name = QPushButton()
        self._name.setObjectName("link")
        self._name.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._name.clicked.connect(lambda _checked=False: self.chosen.emit(self._passage))
        self._number = QLabel()
        self._number.setObjectName("cited")
        self._number.setTextFormat(Qt.TextFormat.PlainText)
        self._number.hide()
        self._place = ElidedLabel()
        self._place.setObjectName("muted")
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fold = QToolButton()
        self._fold.setObjectName("quiet")
        self._fold.clicked.connect(self._toggle)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._number)
        head.addWidget(self._name)
        head.addWidget(self._place, 1)
        head.addWidget(self._fold)
        self._body = ReadingView()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 11)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self._body)

    @property
    def passage(self) -> Passage | None:
        """Return the passage on the card."""
        return self._passage

    @property
    def text(self) -> str:
        """Return the words on the card."""
        return self._body.toPlainText()

    def show_passage(self, passage: Passage) -> None:
        """Put a passage on the card, folded to what matters."""
        if passage == self._passage:
            return
        self._passage = passage
        self._whole = False
        name, place = wording.file_name(passage.path), wording.where(passage.anchor)
        self._name.setText(_literal(name))
        self._name.setToolTip(wording.tip(passage.path))
        self._spoken = f"{name}, {place}" if place else name
        self._name.setAccessibleName(self.tr("Open {0}").format(self._spoken))
        self._place.set_whole(place)
        self._body.setAccessibleName(self.tr("Passage from {0}").format(self._spoken))
        self._write()

    def show_number(self, number: int) -> None:
        """Say by which number the answer cites this passage; 0 if it does not."""
        self._number.setText(f"[{number}]")
        self._number.setVisible(number > 0)
        self._number.setToolTip(
            wording.tip(self.tr("The answer cites this passage as {0}").format(number))
        )

    @property
    def number(self) -> int:
        """Return the number by which the answer cites this passage, or 0."""
        return 0 if self._number.isHidden() else int(self._number.text()[1:-1])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is not QEvent.Type.PaletteChange or not getattr(self, "_passage", None):
            return
        if self._dressed != theme.current():  # a change of theme tells a dozen times
            self._write()

    def _toggle(self) -> None:
        self.touched.emit()
        self._whole = not self._whole
        self._write()

    def _write(self) -> None:
        if self._passage is None:
            return
        flat = _parts(self._passage, whole=False)
        folded = _shortened(flat)
        shown = cut(self._passage, whole=True) if self._whole else folded
        self._body.write(zip(shown, self._looks(), strict=True))
        self._fold.setVisible("".join(folded) != "".join(flat).strip())
        label = self.tr("Less") if self._whole else self.tr("More")
        self._fold.setText(label)
        told = self.tr("Show less of {0}") if self._whole else self.tr("Show more of {0}")
        self._fold.setAccessibleName(told.format(self._spoken))

    def _looks(self) -> tuple[QTextCharFormat, QTextCharFormat, QTextCharFormat]:
        colours = self._dressed = theme.current()
        marked, plain = QTextCharFormat(), QTextCharFormat()
        marked.setBackground(QColor(colours.mark))
        marked.setForeground(QColor(colours.on_mark))
        plain.setForeground(QColor(colours.text))
        return plain, marked, plain


class Evidence(QWidget):
    """The passages of one question, best first.

    Signals:
        chosen(Passage): the person wants to see the document.
        touched(): the person is about to have more or less of them shown.
    """

    chosen = Signal(object)
    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[PassageCard] = []
        self._passages: tuple[Passage, ...] = ()
        self._open = AT_FIRST
        self._numbers: Mapping[int, int] = {}
        self._title = QLabel()
        self._title.setObjectName("caption")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._more = QPushButton()
        self._more.setObjectName("link")
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more.clicked.connect(self._toggle)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._stack)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    @property
    def cards(self) -> list[PassageCard]:
        """Return the cards that are open."""
        return self._cards[: min(self._open, len(self._passages))]

    def show_passages(self, passages: tuple[Passage, ...], title: str, at_first: int) -> None:
        """Show passages under a title, so many of them at first; cards that stay do not move."""
        self._passages = passages
        self._title.setText(title)
        self._title.setVisible(at_first > 0)
        self._open = max(at_first, self._open if self._open > AT_FIRST else 0)
        self._lay_out()
        self.setVisible(bool(passages))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return all passages, also those not open."""
        return self._passages

    def show_numbers(self, numbers: Mapping[int, int]) -> None:
        """Put the numbers of citations on the cards; keys count the passages from 0."""
        self._numbers = numbers
        for place, card in enumerate(self.cards):
            card.show_number(numbers.get(place, 0))

    def retitle(self, title: str) -> None:
        """Change the words above the passages."""
        self._title.setText(title)

    def _toggle(self) -> None:
        self.touched.emit()
        self._open = AT_FIRST if self._open >= len(self._passages) else len(self._passages)
        self._lay_out()

    def _lay_out(self) -> None:
        while len(self._cards) < min(self._open, len(self._passages)):
            card = PassageCard()
            card.chosen.connect(self.chosen)
            card.touched.connect(self.touched)
            self._cards.append(card)
            self._stack.addWidget(card)
        for place, card in enumerate(self._cards):
            if place < min(self._open, len(self._passages)):
                card.show_passage(self._passages[place])
                card.show_number(self._numbers.get(place, 0))
                card.show()
            else:
                card.hide()
        hidden = len(self._passages) - self._open
        if hidden > 0:
            label = self.tr("Show %Ln more", "", hidden)
            if self._open == 0:
                label = self.tr("Show {0}").format(wording.passages(hidden))
        else:
            label = self.tr("Show fewer")
        self._more.setText(label)
        self._more.setAccessibleName(label)
        self._more.setVisible(len(self._passages) > AT_FIRST or self._open == 0)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _literal(text: str) -> str:
    """Return text for a button, whose ``&`` would become a shortcut."""
    return text.replace("&", "&&")
