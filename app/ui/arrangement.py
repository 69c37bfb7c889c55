"""The three places beside each other: the side, the conversation, the document.

Where there is not enough room for three the side gives way while a document is open. A document
may also stand in a window of its own.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.viewer_apart import Detachable

THREE = 1120
"""Least width, in pixels, for three places beside each other."""

SIDE, MIDDLE, VIEWER = 300, 620, 560
"""Widths in pixels at first."""


class Arrangement(QSplitter):
    """A splitter that keeps every place usable."""

    def __init__(self, side: QWidget, middle: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._side, self._middle = side, middle
        self._viewer: Detachable | None = None
        self._side_wanted = True
        self._shares = [SIDE, MIDDLE, VIEWER]
        self.addWidget(side)
        self.addWidget(middle)
        middle.setMinimumWidth(320)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setSizes([SIDE, MIDDLE + VIEWER])

    @property
    def side_shown(self) -> bool:
        """Return whether the side is on screen."""
        return not self._side.isHidden()

    @property
    def side_wanted(self) -> bool:
        """Return whether the side is shown where there is room for it."""
        return self._side_wanted

    @property
    def viewer_shown(self) -> bool:
        """Return whether a document is on screen, here or in a window of its own."""
        return self._viewer is not None and not self._viewer.isHidden()

    def put(self, viewer: Detachable) -> None:
        """Give the viewer its place, hidden."""
        self._viewer = viewer
        viewer.setMinimumWidth(320)
        viewer.hide()
        self.addWidget(viewer)
        self.setStretchFactor(2, 1)
        viewer.detached.connect(self._follow_detached)

    def show_viewer(self) -> None:
        """Bring the document on screen."""
        viewer = self._viewer
        assert viewer is not None
        if viewer.isHidden():
            viewer.show()
            if not viewer.is_detached:
                self._divide()
        if viewer.is_detached:
            viewer.raise_()
            viewer.activateWindow()

    def hide_viewer(self) -> None:
        """Take the document off the screen."""
        if self._viewer is None or self._viewer.isHidden():
            return
        if not self._viewer.is_detached:
            self._remember()
        self._viewer.hide()
        self._divide()

    def want_side(self, wanted: bool) -> None:
        """Show the side, or leave it away until it is wanted again."""
        self._side_wanted = wanted
        if wanted and self._crowded():
            self.hide_viewer()  # there is room for two
        self._divide()

    def kept(self) -> list[int]:
        """Return the shares to be kept for the next day."""
        self._remember()
        return list(self._shares)

    def take_kept(self, shares: object, side_wanted: bool) -> None:
        """Take over shares of an earlier day, if they are any."""
        if (
            isinstance(shares, list)
            and len(shares) == 3
            and all(isinstance(each, int) and 0 < each < 20_000 for each in shares)
        ):
            self._shares = shares
        self._side_wanted = side_wanted
        self._divide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the side give way where it becomes narrow, and keep it to its share."""
        super().resizeEvent(event)
        if self.side_shown != (self._side_wanted and not self._crowded()):
            self._divide()
        share = max(self._side.minimumWidth(), self.width() * 36 // 100)
        if self.side_shown and self._side.width() > share:
            sizes = self.sizes()
            self.setSizes([share, sizes[1] + sizes[0] - share, *sizes[2:]])

    # -- inside ----------------------------------------------------------------------------------

    def _docked(self) -> bool:
        viewer = self._viewer
        return viewer is not None and not viewer.isHidden() and not viewer.is_detached

    def _crowded(self) -> bool:
        return self._docked() and self.width() < THREE

    def _remember(self) -> None:
        sizes = self.sizes()
        for place, widget in enumerate((self._side, self._middle, self._viewer)):
            if widget is not None and place < len(sizes) and sizes[place] > 0:
                self._shares[place] = sizes[place]

    def _divide(self) -> None:
        self._side.setVisible(self._side_wanted and not self._crowded())
        side, middle, viewer = self._shares
        sizes = [side if self.side_shown else 0]
        if self._docked():
            rest = max(self.width() - sizes[0], 1)
            sizes += [rest * middle // (middle + viewer), rest * viewer // (middle + viewer)]
        else:
            sizes += [max(self.width() - sizes[0], 1)] + [0] * (self.count() - 2)
        self.setSizes(sizes)

    def _follow_detached(self, apart: bool) -> None:
        viewer = self._viewer
        assert viewer is not None
        if not apart:
            self.addWidget(viewer)
            self.setStretchFactor(2, 1)
            viewer.show()
        self._divide()
