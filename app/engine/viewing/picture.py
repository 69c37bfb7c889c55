"""A picture as pages: upright, on one ground, at any scale."""

import math
from typing import TYPE_CHECKING, Any

from app.engine.reading.formats.pictures import draw_picture, measure_picture, parse_picture
from app.engine.viewing.letters import NONE, Letters
from app.engine.viewing.paper import MOST_PIXELS, Drawn, limit_scale
from app.errors import ReadError

if TYPE_CHECKING:
    import numpy


class Picture:
    """An open picture file. Raise ``ReadError``: corrupt, too-large or unsupported."""

    title = ""

    def __init__(self, data: bytes, suffix: str) -> None:
        self._data, self._suffix = data, suffix
        self.sizes = [(float(w), float(h)) for w, h in measure_picture(data, suffix)]
        self._kept: tuple[int, Any] | None = None  # a page that is decoded
        self._decode(0)  # damage is told now

    def close(self) -> None:
        """Forget the pixels."""
        self._kept = None

    def draw(self, index: int, scale: float) -> Drawn:
        """Draw a page; a picture is never enlarged beyond ``MOST_PIXELS``."""
        picture = self._decode(index)
        width, height = self.sizes[index]
        scale = limit_scale(scale, width, height)
        size = max(1, math.ceil(width * scale)), max(1, math.ceil(height * scale))
        if size != picture.size:
            picture = picture.resize(size, reducing_gap=2.0)
        pixels = picture.convert("RGBA").tobytes("raw", "BGRA")  # "BGRX" would be transparent
        return Drawn(scale, *size, 4 * size[0], pixels)

    def draw_for_reading(self, index: int) -> "numpy.ndarray[Any, Any] | None":
        """Return the pixels that text recognition wants, None for a damaged page."""
        return next(draw_picture(self._data, [index + 1]))[1]

    def letters(self, index: int) -> Letters:
        """Return none: they have to be recognised."""
        return NONE

    def is_pictured(self, index: int) -> bool:
        """Say yes."""
        return True

    def _decode(self, index: int) -> Any:
        from PIL import Image

        if self._kept is None or self._kept[0] != index:
            self._kept = None
            ((_, pixels),) = draw_picture(self._data, [index + 1], MOST_PIXELS)
            if pixels is None:
                parse_picture(self._data, self._suffix)  # says why, if it is the first page
                raise ReadError(
                    "corrupt",
                    f"Page {index + 1} is damaged and cannot be shown."
                    if len(self.sizes) > 1
                    else "This picture is damaged and cannot be shown.",
                    "Fetch it again from where it came from.",
                )
            self._kept = index, Image.fromarray(pixels[:, :, ::-1])
        return self._kept[1]
