"""A panel that may become a window of its own and come back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui import focus_order

APART = (720, 800)
"""Least size of the window it becomes, in device independent pixels."""


class Detachable(QWidget):
    """Part of a window, or a window of its own that belongs to it.

    Signals:
        detached(bool): it has become a window (True), or wants to be put into its place (False).
    """

    detached = Signal(bool)

    @property
    def is_detached(self) -> bool:
        """Return whether this is a window of its own that came out of another."""
        return self.isWindow() and self.parentWidget() is not None

    def detach(self, apart: bool) -> None:
        """Become a window, or ask to be put back."""
        if not apart:
            self.come_back()
        elif not self.isWindow() and self.parentWidget() is not None:
            size = self.size()
            self.setParent(self.window(), Qt.WindowType.Window)
            self.resize(max(size.width(), APART[0]), max(size.height(), APART[1]))
            self.show()
            self.activateWindow()
            self.detached.emit(True)

    def come_back(self) -> None:
        """Be a part again, hidden until somebody puts it into a place."""
        if self.is_detached:
            self.setParent(self.parentWidget(), Qt.WindowType.Widget)
            self.detached.emit(False)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through a window of its own as it is read; else that is the window's business."""
        if self.isWindow():
            return focus_order.step(self, forward=next)
        return super().focusNextPrevChild(next)

    def name_window(self, name: str) -> None:
        """Have the window's title say what is shown."""
        self.setWindowTitle(f"{name} – Carrel" if name else "Carrel")
