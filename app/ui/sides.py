"""The left side: the library and the conversations, one of them at a time."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

NARROW = 230
"""Least width of the side, in pixels."""


class Sides(QWidget):
    """Two panels with a switch above them."""

    def __init__(self, *panels: tuple[str, QWidget]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedWidget()
        self._switch = QButtonGroup(self)
        self._switch.setExclusive(True)
        self._row = row = QHBoxLayout()
        row.setContentsMargins(14, 12, 14, 0)
        row.setSpacing(4)
        for number, (title, panel) in enumerate(panels):
            button = QPushButton(title)
            button.setObjectName("tab")
            button.setCheckable(True)
            button.setAccessibleName(title)
            self._switch.addButton(button, number)
            row.addWidget(button, 1)
            self._stack.addWidget(panel)
        self._switch.idClicked.connect(self.turn_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.turn_to(0)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """Be wide enough for the words of the switch, in every language and size."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish):
            self._make_room()
        return super().event(event)

    def _make_room(self) -> None:
        self.setMinimumWidth(max(NARROW, self._row.minimumSize().width()))

    @property
    def current(self) -> int:
        """Return the number of the panel on screen."""
        return self._stack.currentIndex()

    def turn_to(self, number: int) -> None:
        """Show a panel."""
        self._switch.button(number).setChecked(True)
        if number != self._stack.currentIndex():
            self._stack.setCurrentIndex(number)
