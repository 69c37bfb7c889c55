"""The drawn pages of one document: asked for in the order of need, kept within bounds.

One page is asked for at a time, so that what is on screen now never waits behind what was on screen
a second ago, and a page that ends the process is known. What is nowhere near is forgotten first.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

from app.ui.engine_words import translated
from app.ui.viewer_document import Document
from app.viewing import Event, Refused, Render, Rendered

MOST_BYTES = 48 << 20
"""Pages kept, beyond those on screen."""

MOST_SMALL_BYTES = 12 << 20
"""Pages kept for the strip of small pages."""

MOST_PIXELS = 16_000_000
"""A page is drawn no larger, and stretched beyond that."""

SMALL_WIDTH = 96
"""Width of a small page, in device independent pixels."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as drawn at ``scale`` pixels a point. ``pixels`` keeps the image's bytes alive."""

    image: QImage
    scale: float
    pixels: bytes


class PageStore(QObject):
    """The pages of one document as images.

    Signals:
        drawn(int): a page, counted from 1, came, or failed.
        smallDrawn(int): a small page came.
    """

    drawn = Signal(int)
    smallDrawn = Signal(int)

    def __init__(
        self, document: Document, sizes: tuple[tuple[float, float], ...], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._sizes = sizes
        self._pages: dict[int, Drawn] = {}
        self._small: dict[int, Drawn] = {}
        self._failed: dict[int, str] = {}
        self._wanted: list[int] = []
        self._kept: frozenset[int] = frozenset()
        self._small_wanted: list[int] = []
        self._small_scale_of = 1.0
        self._scale = 1.0
        self._under_way = False

    @property
    def bytes(self) -> int:
        """Return what the images take."""
        return _weight(self._pages) + _weight(self._small)

    def page(self, page: int) -> Drawn | None:
        """Return a page as it was last drawn, whatever its scale, or a small one, or nothing."""
        return self._pages.get(page) or self._small.get(page)

    def small(self, page: int) -> Drawn | None:
        """Return a small page, or nothing yet."""
        return self._small.get(page)

    def size_of(self, page: int) -> tuple[float, float]:
        """Return the size of a page in points."""
        return self._sizes[page - 1]

    def failure(self, page: int) -> str:
        """Return the sentence why a page cannot be drawn, or ""."""
        return self._failed.get(page, "")

    def is_sharp(self, page: int) -> bool:
        """Return whether a page is drawn at the scale that is wanted."""
        drawn = self._pages.get(page)
        return drawn is not None and drawn.scale == self._scale_for(page)

    def want(self, needed: Iterable[int], near: Iterable[int], scale: float) -> None:
        """Have pages drawn at ``scale`` device pixels a point: the needed first, then near ones."""
        self._scale = scale
        self._wanted = list(needed)
        room = MOST_BYTES - sum(map(self._cost, self._wanted))
        for page in near:
            room -= self._cost(page)
            if room < 0:
                break
            self._wanted.append(page)
        self._kept = frozenset(self._wanted)
        self._ask()

    def want_small(self, pages: Iterable[int], ratio: float) -> None:
        """Have small pages drawn, ``ratio`` device pixels a pixel, when nothing else is wanted."""
        self._small_scale_of = ratio
        self._small_wanted = list(pages)
        self._ask()

    def try_again(self) -> None:
        """Have what failed drawn once more."""
        self._failed.clear()
        self._ask()

    def clear(self) -> None:
        """Let go of all pages at once; nothing more is asked for."""
        for kept in (self._pages, self._small):
            kept.clear()
        self._wanted, self._small_wanted = [], []

    # -- inside ----------------------------------------------------------------------------------

    def _scale_for(self, page: int) -> float:
        wide, high = self._sizes[page - 1]
        return min(self._scale, math.sqrt(MOST_PIXELS / (wide * high)))

    def _cost(self, page: int) -> int:
        wide, high = self._sizes[page - 1]
        return int(4 * wide * high * self._scale_for(page) ** 2)

    def _small_scale(self, page: int) -> float:
        return SMALL_WIDTH * self._small_scale_of / max(self._sizes[page - 1])

    def _ask(self) -> None:
        wish = self._next()
        if self._under_way or wish is None:
            return
        small, page = wish
        scale = self._small_scale(page) if small else self._scale_for(page)
        self._under_way = True
        self._document.ask(
            lambda job, doc: Render(job, doc, page, scale),
            lambda event: self._take(small, page, scale, event),
        )

    def _next(self) -> tuple[bool, int] | None:
        for page in self._wanted:
            if page not in self._failed and not self.is_sharp(page):
                return False, page
        for page in self._small_wanted:
            if page not in self._failed and page not in self._small:
                return True, page
        return None

    def _take(self, small: bool, page: int, scale: float, event: Event) -> None:
        self._under_way = False
        drawn = _image(event, scale) if isinstance(event, Rendered) else None
        if drawn is None:
            if isinstance(event, Refused) and event.kind == "closed":
                return
            if isinstance(event, Refused) and event.kind == "overtaken":
                self._ask()
                return
            self._failed[page] = (
                translated(event.message)
                if isinstance(event, Refused)
                else QCoreApplication.translate("viewer", "This page cannot be shown.")
            )
        elif small:
            self._small[page] = drawn
            _forget(self._small, frozenset(self._small_wanted), MOST_SMALL_BYTES)
        else:
            self._pages[page] = drawn
            _forget(self._pages, self._kept, MOST_BYTES)
        (self.smallDrawn if small else self.drawn).emit(page)
        self._ask()


def _image(event: Rendered, scale: float) -> Drawn | None:
    """Wrap the bytes without a copy; None where they are fewer than the event says."""
    wide, high, stride, pixels = event.width, event.height, event.stride, event.pixels
    honest = 0 < wide <= 32_767 and 0 < high <= 32_767 and stride >= 4 * wide and stride % 4 == 0
    if not honest or not isinstance(pixels, bytes) or len(pixels) < stride * high:
        return None
    return Drawn(QImage(pixels, wide, high, stride, QImage.Format.Format_RGB32), scale, pixels)


def _weight(kept: dict[int, Drawn]) -> int:
    return sum(len(drawn.pixels) for drawn in kept.values())


def _forget(kept: dict[int, Drawn], needed: frozenset[int], most: int) -> None:
    """Drop the pages farthest from the needed ones until the rest is within bounds."""
    total = _weight(kept)
    middle = sum(needed) / len(needed) if needed else 0
    for page in sorted(kept, key=lambda page: -abs(page - middle)):
        if total <= most:
            return
        if page not in needed:
            total -= len(kept.pop(page).pixels)
