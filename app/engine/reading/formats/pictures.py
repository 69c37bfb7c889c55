"""Pictures: what was recognised in one becomes its text, and one becomes pixels to recognise.

Only formats whose decoders are in every wheel of Pillow are opened. A picture is never decoded at
a size that does not fit the reader process; recognising is ``ocr``'s business.
"""

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.engine.documents import Span
from app.engine.reading.anchors import name_pages
from app.engine.reading.formats.pdf import NOTHING, explain_unrecognised
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

if TYPE_CHECKING:
    import numpy

FORMATS = ("PNG", "JPEG", "BMP", "DIB", "GIF", "WEBP", "TIFF", "AVIF", "JPEG2000")
PAGES = 1_000  # more than this of a file's pages are not looked at
DECODED_BYTES = 500_000_000  # of one page while it is made smaller
DRAWN_PIXELS = 9_000_000  # of what is recognised; an A4 page at 300 dpi has 8.7 million

_WEIGHTS = {"1": 2, "L": 1, "P": 5, "PA": 8}  # bytes to a pixel then; of most other modes 4 …
_DEEP_WEIGHT = 9  # … and of those with more than 8 bits a channel
_ORIENTATION = 0x0112  # of Exif
_FOREIGN = ("heic", "heix", "hevc", "heim", "heis", "mif1", "msf1")  # brands of HEIF files


def parse_picture(data: bytes, suffix: str, recognised: Mapping[int, str] = NOTHING) -> Parsed:
    """Return what was recognised in a picture file; a file of several pages has their spans.

    ``recognised`` is the text of its pages, counted from 1, "" where none was found; those it
    does not have are ``unread``. ``suffix`` is the name's, lower case with its dot. Raise
    ``ReadError``: corrupt, too-large, or unsupported.
    """
    with _open(data, suffix) as picture:
        count = _count_pages(picture)
        if not recognised:
            _load(picture, 1)  # damage is told now and not after a wait
    parts: list[str] = []
    spans: list[Span] = []
    length = 0
    for page in range(1, count + 1):
        if text := recognised.get(page, "").strip():
            parts.append(text + "\n\n")
            spans.append(Span(length, length + len(parts[-1]), {"page": page} if count > 1 else {}))
            length = spans[-1].end
    unread = tuple(page for page in range(1, count + 1) if page not in recognised)
    facts: dict[str, int | str] = {"page_count": count} if count > 1 else {}
    return Parsed("".join(parts), tuple(spans), _warn(count, unread, recognised), facts, unread)


def _warn(count: int, unread: Sequence[int], recognised: Mapping[int, str]) -> tuple[str, ...]:
    sentences = []
    if unread and count > 1:
        sentences.append(f"There is no text on {name_pages(unread)}.")
    if empty := [page for page, text in sorted(recognised.items()) if not text.strip()]:
        sentences.append(explain_unrecognised(name_pages(empty) if count > 1 else "this picture"))
    return tuple(sentences)


def measure_picture(data: bytes, suffix: str) -> list[tuple[int, int]]:
    """Return the width and height in pixels of each page, upright; nothing is decoded.

    Raise ``ReadError`` as ``parse_picture`` does.
    """
    sizes = []
    with _open(data, suffix) as picture:
        for page in range(_count_pages(picture)):
            if page:
                picture.seek(page)
            width, height = picture.size
            lying = picture.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)
            sizes.append((height, width) if lying else (width, height))
    return sizes


def draw_picture(
    data: bytes, pages: Sequence[int], most: int = DRAWN_PIXELS
) -> "Iterator[tuple[int, numpy.ndarray[Any, Any] | None]]":
    """Yield pages of a picture file, upright: height × width × 3 bytes, blue first.

    None for a page that is not there or damaged. They have at most about ``most`` pixels. Raise
    ``ReadError`` as ``parse_picture`` does.
    """
    for page in pages:
        try:
            with _open(data, "") as picture:
                yield page, _flatten(_load(picture, page, most), most)
        except ReadError as error:
            if error.kind == "unsupported":
                raise
            yield page, None


@contextmanager
def _open(data: bytes, suffix: str) -> Iterator[Any]:
    """Open a picture; whatever goes wrong with it until it is closed is a ``ReadError``."""
    from PIL import Image, UnidentifiedImageError

    if data[4:8] == b"ftyp" and data[8:12].decode("latin-1") in _FOREIGN:
        raise _refuse_format("HEIC")
    Image.init()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about odd metadata and large sizes
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                yield picture
    except (ReadError, GeneratorExit):
        raise
    except Image.DecompressionBombError as error:
        raise _refuse_size() from error
    except UnidentifiedImageError as error:
        if suffix.removeprefix(".") in ("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp"):
            raise _refuse_damage() from error
        raise _refuse_format(suffix.removeprefix(".").upper()) from error
    except MemoryError as error:
        raise _refuse_size() from error
    except Exception as error:  # decoders raise anything over a damaged file
        raise _refuse_damage() from error


def _count_pages(picture: Any) -> int:
    """Return 1 but for TIFF: the frames of the others are an animation."""
    return min(picture.n_frames, PAGES) if picture.format == "TIFF" else 1


def _load(picture: Any, page: int, most: int = DRAWN_PIXELS) -> Any:
    """Decode one page, a large JPEG at a fraction of its size."""
    if page > _count_pages(picture):
        raise _refuse_damage()
    if page > 1:
        picture.seek(page - 1)
    width, height = picture.size
    shrink = (most / (width * height)) ** 0.5
    if shrink < 1:
        picture.draft(None, (int(width * shrink), int(height * shrink)))
    weight = _DEEP_WEIGHT if _is_deep(picture) else _WEIGHTS.get(picture.mode, 4)
    if picture.size[0] * picture.size[1] * weight > DECODED_BYTES:
        raise _refuse_size()
    picture.load()
    return picture


def _flatten(picture: Any, most: int) -> "numpy.ndarray[Any, Any]":
    """Return the pixels of a loaded picture on one ground, upright and not too many."""
    import numpy
    from PIL import ImageOps

    width, height = picture.size
    if width * height > most:
        shrink = (most / (width * height)) ** 0.5
        picture = _reduce_depth(picture).resize(
            (max(1, int(width * shrink)), max(1, int(height * shrink))), reducing_gap=2
        )
    picture = _reduce_depth(ImageOps.exif_transpose(picture))
    if picture.has_transparency_data:
        pixels = numpy.asarray(picture.convert("RGBA")).astype(numpy.float32)
        seen = pixels[..., 3:] / 255
        bright = float((pixels[..., :3] * seen).sum()) > 3 * 128 * float(seen.sum())
        ground = 0 if bright else 255  # white letters on nothing need a dark ground
        colours = (pixels[..., :3] * seen + ground * (1 - seen)).astype(numpy.uint8)
    else:
        colours = numpy.asarray(picture.convert("RGB"))
    return numpy.ascontiguousarray(colours[:, :, ::-1])


def _reduce_depth(picture: Any) -> Any:
    """Return a picture of 8 bits a channel that can be resized smoothly."""
    import numpy
    from PIL import Image

    if _is_deep(picture):
        values = numpy.asarray(picture).astype(numpy.float32)
        values -= values.min()
        values *= 255 / max(float(values.max()), 1e-6)
        return Image.fromarray(values.astype(numpy.uint8))
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode in ("P", "PA"):
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture


def _is_deep(picture: Any) -> bool:
    return bool(picture.mode.startswith(("I", "F")))


def _refuse_size() -> ReadError:
    return ReadError(
        "too-large", "This picture has more pixels than Carrel reads.", "Save a smaller copy."
    )


def _refuse_damage() -> ReadError:
    return ReadError(
        "corrupt",
        "This picture is damaged and cannot be opened.",
        "Fetch it again from where it came from.",
    )


def _refuse_format(name: str) -> ReadError:
    kind = f"{name} pictures" if name else "this kind of picture"
    return ReadError(
        "unsupported", f"Carrel does not read {kind}.", "Save it as PNG or JPEG and add that."
    )
