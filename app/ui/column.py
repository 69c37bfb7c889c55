"""A column of widgets that are made when they come near the screen and put away when far from it.

So a conversation of hundreds of answers opens at once and stays light. Where the person reads does
not move when something above gets another height. Knows nothing of questions: it is told how to
make a widget for an item.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QWidget

WIDEST = 780
"""Widest column of text, in pixels: about 90 characters a line."""

ASIDE, ABOVE, BETWEEN = 24, 28, 36
"""Room beside, above and below the column, and between its items, in pixels.

The scroll bar has its place in the room beside.
"""

NEAR = 1.5
"""So many screens above and below the one that is seen are made as soon as there is time."""

KEPT = 40
"""Beyond so many widgets the farthest are put away."""

GUESS = 360
"""Height of an item that was never made, until others tell better."""

Item = TypeVar("Item")


@dataclass(eq=False, slots=True)
class _Slot(Generic[Item]):
    item: Item
    widget: QWidget | None = None
    height: int = 0
    top: int = 0

    @property
    def bottom(self) -> int:
        return self.top + self.height


class _Page(QWidget):
    """Bears the widgets; says when one of them wants another height.

    Signals:
        unsettled(): something on the page wants to be laid out again.
    """

    unsettled = Signal()

    def event(self, event: QEvent) -> bool:
        """Hear of layouts that changed."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.unsettled.emit()
        return super().event(event)


class Column(QScrollArea, Generic[Item]):
    """Items below each other, as widgets where they can be seen.

    Signals:
        moved(): the person, or the text, scrolled.
    """

    moved = Signal()

    def __init__(self, make: Callable[[Item], QWidget], empty: QWidget) -> None:
        super().__init__()
        self._make = make
        self._slots: list[_Slot[Item]] = []
        self._stick = True
        self._busy = False
        self._empty = empty
        self._page = _Page()
        self._page.setObjectName("page")
        self._empty.setParent(self._page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._page)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._make_one_near)
        self._page.unsettled.connect(self._settle)
        self.bar.valueChanged.connect(self._follow_person)

    @property
    def bar(self) -> QScrollBar:
        """Return what scrolls the column."""
        return self.verticalScrollBar()

    def made(self) -> list[QWidget]:
        """Return the widgets that exist, from the top."""
        return [slot.widget for slot in self._slots if slot.widget is not None]

    def widget_of(self, item: Item) -> QWidget | None:
        """Return the widget of an item, if it is made."""
        return next((slot.widget for slot in self._slots if slot.item is item), None)

    # -- content ---------------------------------------------------------------------------------

    def show_items(self, items: Iterable[Item]) -> None:
        """Replace the items; those that stay keep their widgets, and nothing else moves."""
        anchor = self._anchor()
        old = {id(slot.item): slot for slot in self._slots}
        wanted = list(items)
        self._slots = [old.pop(id(item)) if id(item) in old else _Slot(item) for item in wanted]
        for slot in old.values():
            self._put_away(slot)
        self._empty.setVisible(not self._slots)
        self._lay_out(anchor)

    def place(self) -> tuple[Item, int] | None:
        """Return the item at the top of the screen and how far below its top; None at the end."""
        if self._stick:
            return None
        anchor = self._anchor()
        return (anchor[0].item, anchor[1]) if anchor else None

    def turn_to(
        self, items: Iterable[Item], place: tuple[Item, int] | None, *, coming: bool = False
    ) -> None:
        """Show other items, from where :meth:`place` was among them.

        Nothing at all is shown where there are none, but some are ``coming``.
        """
        for slot in self._slots:
            self._put_away(slot)
        self._slots = [_Slot(item) for item in items]
        self._empty.setVisible(not self._slots and not coming)
        self.go_to(place)

    def go_to(self, place: tuple[Item, int] | None) -> None:
        """Scroll to where :meth:`place` was; None scrolls to the end and stays there."""
        slot = next((slot for slot in self._slots if place and slot.item is place[0]), None)
        self._stick = slot is None
        self._lay_out((slot, place[1]) if slot is not None and place is not None else None)

    @Slot()
    def stay(self) -> None:
        """Keep what is read where it is, though something at the end may grow."""
        self._stick = False

    # -- laying out ------------------------------------------------------------------------------

    def _anchor(self) -> tuple[_Slot[Item], int] | None:
        value = self.bar.value()
        for slot in self._slots:
            if slot.bottom > value:
                return slot, value - slot.top
        return None

    def _lay_out(self, anchor: tuple[_Slot[Item], int] | None) -> None:
        """Set everything, make what can be seen, and keep the anchor where it was."""
        if self._busy:
            return
        self._busy = True
        try:
            for _ in range(8):  # what is made has another height than was guessed
                size = self.viewport().size()
                self._arrange()
                self._scroll(anchor)
                missing = self._unmade(0.0)
                if not missing and self.viewport().size() == size:  # no scroll bar came or went
                    break
                for slot in missing:
                    self._build(slot)
        finally:
            self._busy = False
        if self._unmade(NEAR):
            self._later.start()
        self.moved.emit()

    def _arrange(self) -> None:
        view = self.viewport().size()
        width = max(120, min(WIDEST, self.width() - 2 * ASIDE))
        left = (self.width() - width) // 2  # the scroll bar comes and goes beside it
        if self.isRightToLeft():
            left -= self.width() - view.width()
        known = [slot.height for slot in self._slots if slot.widget is not None]
        guess = sum(known) // len(known) if known else GUESS
        top = ABOVE
        for slot in self._slots:
            if slot.widget is not None:
                slot.height = _fit(slot.widget, width)
            slot.height = slot.height or guess
            slot.top = top
            if slot.widget is not None:
                slot.widget.setGeometry(left, top, width, slot.height)
            top += slot.height + BETWEEN
        whole = max(top - BETWEEN + ABOVE if self._slots else 0, view.height())
        if not self._slots:
            whole = max(whole, self._empty.heightForWidth(width) + 2 * ABOVE)
            self._empty.setGeometry(QRect(left, ABOVE, width, whole - 2 * ABOVE))
        self._page.resize(view.width(), whole)

    def _scroll(self, anchor: tuple[_Slot[Item], int] | None) -> None:
        if self._stick:
            self.bar.setValue(self.bar.maximum())
        elif anchor is not None:
            self.bar.setValue(anchor[0].top + anchor[1])

    def _unmade(self, screens: float) -> list[_Slot[Item]]:
        """Return what is so near to what is seen and not made yet."""
        value, height = self.bar.value(), self.viewport().height()
        first, last = value - screens * height, value + height + screens * height
        near = (slot for slot in self._slots if slot.bottom >= first and slot.top <= last)
        return [slot for slot in near if slot.widget is None]

    def _build(self, slot: _Slot[Item]) -> None:
        slot.widget = self._make(slot.item)
        slot.widget.setParent(self._page)
        slot.widget.show()
        before = [each.widget for each in self._slots[: self._slots.index(slot)] if each.widget]
        if before:
            self.setTabOrder(before[-1], slot.widget)

    @Slot()
    def _make_one_near(self) -> None:
        """Make one more ahead of time; one, so that nothing ever stands still for long."""
        missing = self._unmade(NEAR)
        if not missing or not self.isVisible():
            return
        middle = self.bar.value() + self.viewport().height() // 2
        anchor = self._anchor()
        self._build(min(missing, key=lambda slot: abs(slot.top - middle)))
        self._lay_out(anchor)
        self._put_far_away()

    def _put_far_away(self) -> None:
        made = [slot for slot in self._slots if slot.widget is not None]
        middle = self.bar.value() + self.viewport().height() // 2
        made.sort(key=lambda slot: abs(slot.top - middle))
        focus = QApplication.focusWidget()
        for slot in made[KEPT:]:
            if slot.widget is not None and not slot.widget.isAncestorOf(focus or self):
                self._put_away(slot)

    def _put_away(self, slot: _Slot[Item]) -> None:
        if slot.widget is not None:
            slot.widget.hide()
            slot.widget.deleteLater()
            slot.widget = None

    @Slot()
    def _settle(self) -> None:
        """Something on the page wants another height."""
        if not self._busy and self.isVisible():
            self._lay_out(self._anchor())

    @Slot(int)
    def _follow_person(self, value: int) -> None:
        """Somebody who scrolls up wants to read; somebody at the end wants to follow."""
        if self._busy:
            return
        self._stick = value >= self.bar.maximum() - 24
        self._lay_out(self._anchor())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere in another width."""
        anchor = self._anchor()
        super().resizeEvent(event)
        self._lay_out(anchor)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure what was made while nobody could see it."""
        super().showEvent(event)
        self._lay_out(self._anchor())


def _fit(widget: QWidget, width: int) -> int:
    """Give a widget its width, and return the height that it then wants."""
    layout = widget.layout()
    assert layout is not None
    if widget.width() != width:
        widget.resize(width, widget.height())
    for _ in range(3):  # text that breaks elsewhere has another height only then
        layout.activate()
        height = layout.totalHeightForWidth(width)
        if height < 0:
            height = layout.totalSizeHint().height()
        if height == widget.height():
            break
        widget.resize(width, height)
    return height
