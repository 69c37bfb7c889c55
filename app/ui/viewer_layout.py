"""Where the pages of a document stand below each other, at any zoom. Geometry alone.

Places on a page are in points from its upper left corner; the sheet is in device independent
pixels. Thousands of pages cost nothing: sums are made once, pages are found by bisection.
"""

from array import array
from itertools import accumulate
from statistics import median_low

from PySide6.QtCore import QPointF, QRectF

GAP = 12
"""Pixels between two pages."""

MARGIN = 14
"""Pixels around all of them."""

SMALLEST, LARGEST = 0.05, 8.0
"""Bounds of the zoom, as multiples of the natural size."""


class PageLayout:
    """The pages on one long sheet. ``natural`` is the pixels a point has at 100 per cent."""

    def __init__(self, sizes: tuple[tuple[float, float], ...], natural: float) -> None:
        self.sizes = tuple((max(1.0, w), max(1.0, h)) for w, h in sizes)
        self.natural = natural
        self.scale = natural
        self._tops = array("d", accumulate((h for _, h in self.sizes), initial=0.0))
        self._widest = max((w for w, _ in self.sizes), default=1.0)
        self._usual = median_low([w for w, _ in self.sizes] or [1.0])
        self._room = 0.0

    @property
    def count(self) -> int:
        """Return the number of pages."""
        return len(self.sizes)

    @property
    def width(self) -> float:
        """Return the width of the sheet, its margins included."""
        return self._widest * self.scale + 2 * MARGIN

    @property
    def height(self) -> float:
        """Return the height of the sheet, its margins included."""
        return self._tops[-1] * self.scale + GAP * max(0, self.count - 1) + 2 * MARGIN

    def set_scale(self, scale: float, room: float) -> None:
        """Draw a point as ``scale`` pixels, on a ground ``room`` pixels wide."""
        self.scale = min(max(scale, SMALLEST * self.natural), LARGEST * self.natural)
        self._room = room

    def fit_width(self, room: float) -> float:
        """Return the scale at which a usual page is as wide as the room."""
        return max(1.0, room - 2 * MARGIN) / self._usual

    def fit_page(self, page: int, room: float, height: float) -> float:
        """Return the scale at which all of a page is seen."""
        wide, high = self.sizes[page - 1]
        return min(max(1.0, room - 2 * MARGIN) / wide, max(1.0, height - 2 * MARGIN) / high)

    def rect(self, page: int) -> QRectF:
        """Return where a page, counted from 1, stands on the sheet."""
        wide, high = self.sizes[page - 1]
        top = self._tops[page - 1] * self.scale + GAP * (page - 1) + MARGIN
        left = (max(self.width, self._room) - wide * self.scale) / 2
        return QRectF(left, top, wide * self.scale, high * self.scale)

    def page_at(self, y: float) -> int:
        """Return the page at a height of the sheet, or the nearest one above it."""
        low, high = 1, self.count
        while low < high:
            middle = (low + high + 1) // 2
            top = self._tops[middle - 1] * self.scale + GAP * (middle - 1) + MARGIN
            low, high = (middle, high) if top <= y else (low, middle - 1)
        return low

    def between(self, top: float, bottom: float) -> range:
        """Return the pages that are seen between two heights of the sheet."""
        if not self.count:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)

    def to_page(self, page: int, spot: QPointF) -> tuple[float, float]:
        """Return a spot of the sheet in points of a page."""
        corner = self.rect(page).topLeft()
        return (spot.x() - corner.x()) / self.scale, (spot.y() - corner.y()) / self.scale

    def to_sheet(self, page: int, x: float, y: float) -> QPointF:
        """Return a place on a page as a spot of the sheet."""
        corner = self.rect(page).topLeft()
        return QPointF(corner.x() + x * self.scale, corner.y() + y * self.scale)
