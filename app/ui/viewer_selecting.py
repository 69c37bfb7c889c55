"""Words chosen on pages with the mouse: from one spot to another, over several pages if need be.

The viewer process knows which words stand between two points; this asks it, a round at a time.
"""

from PySide6.QtCore import QObject, QPointF, Signal

from app.ui.viewer_document import Document
from app.ui.viewer_layout import PageLayout
from app.viewing import Event, Mark, Select, Selected

MOST_PAGES = 50
"""A selection stops there: a slip of the hand must not ask for a thousand pages."""

NEAR = 3.0
"""Pixels the mouse may tremble during a click."""


class PageSelection(QObject):
    """What is chosen on the pages.

    Signals:
        changed(tuple[Mark, ...]): other words are chosen, or none.
    """

    changed = Signal(object)

    def __init__(self, document: Document, layout: PageLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._layout = layout
        self._from: QPointF | None = None
        self._to: QPointF | None = None
        self._asked: dict[int, Selected | None] = {}
        self._missing = 0
        self._behind = False
        self._round = 0
        self.text = ""

    def begin(self, spot: QPointF) -> None:
        """Start at a spot of the sheet; what was chosen no longer is."""
        self._from, self._to = spot, None
        self._round += 1
        self._missing = 0
        self._behind = False
        self.text = ""
        self.changed.emit(())

    def extend(self, spot: QPointF) -> None:
        """Choose from the start to a spot of the sheet."""
        if self._from is None:
            return
        if self._to is None and (spot - self._from).manhattanLength() < NEAR:
            return
        self._to = spot
        if self._missing:
            self._behind = True  # one round at a time; the latest spot counts
        else:
            self._ask()

    def _ask(self) -> None:
        assert self._from is not None and self._to is not None
        self._behind = False
        self._round += 1
        first, last = self._layout.page_at(self._from.y()), self._layout.page_at(self._to.y())
        begin = (first, self._layout.to_page(first, self._from))
        end = (last, self._layout.to_page(last, self._to))
        if first > last:
            begin, end = end, begin
        pages = range(begin[0], min(end[0], begin[0] + MOST_PAGES) + 1)
        self._asked = dict.fromkeys(pages)
        self._missing = len(pages)
        for page in pages:
            top = begin[1] if page == begin[0] else (0.0, 0.0)
            bottom = end[1] if page == end[0] else self._layout.sizes[page - 1]
            self._document.ask(
                lambda job, doc, page=page, top=top, bottom=bottom: Select(  # type: ignore[misc]
                    job, doc, page, top, bottom
                ),
                lambda event, page=page, turn=self._round: self._take(turn, page, event),  # type: ignore[misc]
            )

    def _take(self, turn: int, page: int, event: Event) -> None:
        if turn != self._round:
            return
        self._missing -= 1
        if isinstance(event, Selected):
            self._asked[page] = event
        if self._missing:
            return
        chosen = [each for each in self._asked.values() if each is not None]
        self.text = "\n".join(each.text for each in chosen if each.text)
        marks: tuple[Mark, ...] = tuple(each.mark for each in chosen)
        self.changed.emit(marks)
        if self._behind:
            self._ask()
