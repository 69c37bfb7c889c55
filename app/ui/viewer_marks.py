"""What is marked in a document, and in which colours: on white paper, in text and in tables.

A page stays white paper in either theme, so its colours are the same in both; they are laid on as
a marker pen's, so that the words below stay readable. A test checks the contrast of ``PAIRS``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath

from app.ui import theme
from app.viewing import Located, Mark


class Kind(Enum):
    """Why a place is marked; later ones are laid over earlier ones."""

    PASSAGE = "the passage"
    FOUND = "the words looked for"
    SENTENCE = "its best sentence"
    CURRENT = "the words looked for, here"
    SELECTED = "chosen with the mouse"


PAPER = {
    Kind.PASSAGE: ("#fff4c9", ""),
    Kind.FOUND: ("#cdeccb", ""),
    Kind.SENTENCE: ("#ffdf73", "#a87700"),
    Kind.CURRENT: ("#9be09a", "#1d7a2c"),
    Kind.SELECTED: ("#b9d6fb", ""),
}
"""Fill and outline on paper; the fill is multiplied with what is printed there."""

LIGHT = {
    Kind.PASSAGE: ("#fff7db", "#22252a"),
    Kind.FOUND: ("#d3efd1", "#22252a"),
    Kind.SENTENCE: ("#ffe28a", "#22252a"),
    Kind.CURRENT: ("#8fd98e", "#10260f"),
}
DARK = {
    Kind.PASSAGE: ("#35301c", "#f1ead6"),
    Kind.FOUND: ("#1f4026", "#dff3df"),
    Kind.SENTENCE: ("#6b5812", "#fff6d8"),
    Kind.CURRENT: ("#3f8f4a", "#041007"),
}
"""Ground and text where Carrel sets the text itself."""

PAIRS = tuple(
    (text, ground) for kinds in (LIGHT, DARK) for ground, text in kinds.values()
) + tuple(("#22252a", fill) for fill, _ in PAPER.values())  # fmt: skip


AROUND = 0.8
"""Points by which a mark is larger than its letters."""


@dataclass(frozen=True, slots=True)
class Marked:
    """All that is marked now, by kind."""

    places: dict[Kind, tuple[Mark, ...]] = field(default_factory=dict)

    def changed(self, kind: Kind, marks: Iterable[Mark]) -> "Marked":
        """Return the same with other marks of one kind."""
        return Marked(self.places | {kind: tuple(marks)})

    def located(self, event: Located) -> "Marked":
        """Return the same with a passage and its sentence."""
        return self.changed(Kind.PASSAGE, event.passage).changed(Kind.SENTENCE, event.sentence)

    def found(self, marks: Sequence[Mark], current: int) -> "Marked":
        """Return the same with what was found; the one at ``current`` (-1: none) stands out."""
        others = [mark for number, mark in enumerate(marks) if number != current]
        here = marks[current : current + 1] if current >= 0 else ()
        return self.changed(Kind.FOUND, others).changed(Kind.CURRENT, here)

    def first(self) -> Mark | None:
        """Return the place to have in view: the sentence, or the passage."""
        for kind in (Kind.SENTENCE, Kind.PASSAGE):
            if marks := self.places.get(kind):
                return marks[0]
        return None


def strokes_on(page: int, marked: Marked) -> list[tuple[Kind, QPainterPath]]:
    """Return the strokes of the marker pen on a page, in points, in the order to be laid on."""
    strokes = {kind: _stroke(page, marked.places.get(kind, ())) for kind in Kind}
    strokes[Kind.PASSAGE] = strokes[Kind.PASSAGE].subtracted(strokes[Kind.SENTENCE])
    return [(kind, path) for kind, path in strokes.items() if not path.isEmpty()]


def _stroke(page: int, marks: Iterable[Mark]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for mark in marks:
        for box in mark.boxes if mark.page == page else ():
            spot = QRectF(QPointF(box.left, box.top), QPointF(box.right, box.bottom))
            path.addRect(spot.adjusted(-AROUND, -AROUND, AROUND, AROUND))
    return path.simplified()  # boxes that touch are one stroke


def text_colours(kind: Kind) -> tuple[QColor, QColor]:
    """Return ground and text of marked text in today's theme."""
    ground, text = (DARK if theme.current().dark else LIGHT)[kind]
    return QColor(ground), QColor(text)
