"""Pixels → text: letters in scanned pages and pictures, recognised on this machine.

The models (PP-OCRv6 by PaddleOCR, run by RapidOCR and onnxruntime) come inside a Python package
and are named by their paths, so nothing is ever fetched. They read Latin script with its accents
(but for Vietnamese), Chinese and Japanese; what else a page shows comes out with letters left out
or with little confidence, and is dropped.
"""

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.engine.reading.formats.layout import Line, arrange, put_in_order
from app.engine.reading.formats.pdf import join_hyphenated
from app.engine.reading.formats.pdfium import draw_pages
from app.engine.reading.formats.pictures import draw_picture

if TYPE_CHECKING:
    import numpy

    Pixels = numpy.ndarray[Any, Any]

DETECTED_SIDE = 1600  # pixels; lines are looked for in a page of this size, and read at full size
SURE = 0.8  # confidence; lines read with less are dropped …
LARGEST_LOSS = 0.8  # … and with more than this of a page's lines, by their length, the page is
SMALLEST_SIDE = 12  # pixels; nothing smaller can show a word
LONGEST = 4  # times its width or height; a longer picture is read in pieces
THREADS = 4  # at most; this is work for idle time

_BLANK = 1.0  # of 255 levels; the noise of an empty scan
_SAMPLE = 6  # lines that tell which way up a page is …
_READABLE = 0.9  # … read with such confidence, they are upright
_SPARSE = 0.35  # letters to a line's height; with fewer, what it says was left out
_HORNED = re.compile("[ƠơƯư]")  # Vietnamese, of whose letters the models know too few
_GREEK = re.compile("[Ͱ-Ͽ]")  # fine in a formula, without accents in a text


class _Found(NamedTuple):
    """Where lines are: n × 4 corners × (x, y), clockwise from the top left of their text.

    ``outlines`` are the same in the pixels as they came, before they were turned.
    """

    pixels: Any
    boxes: Any
    outlines: Any


def recognise_pages(
    data: bytes, kind: str, pages: Sequence[int], passwords: Sequence[str] = ()
) -> Iterator[tuple[int, str]]:
    """Yield pages, counted from 1, with the text that is seen on them, in reading order.

    ``kind`` is "pdf" or "picture". The text is "" for a page that shows none, or none that can
    be recognised reliably. Raise ``ReadError`` where the file cannot be opened.
    """
    drawn = draw_pages(data, pages, passwords) if kind == "pdf" else draw_picture(data, pages)
    for page, pixels in drawn:
        yield page, "" if pixels is None else judge(recognise_lines(pixels))


def judge(lines: Sequence[Line]) -> str:
    """Return the text of the lines that are sure, or "" where too many are not."""
    sure = _take_sure(lines)
    text = join_hyphenated(arrange(sure)) if sure else ""
    return "" if 100 * len(_HORNED.findall(text)) > sum(map(str.isalpha, text)) else text


def choose(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of which ``judge`` makes its text, in the same order."""
    return put_in_order(_take_sure(lines))


def _take_sure(lines: Sequence[Line]) -> list[Line]:
    sure = [line for line in lines if line.score >= SURE]
    few = sum(line.width for line in sure) < (1 - LARGEST_LOSS) * sum(line.width for line in lines)
    return [] if few else sure


def recognise_lines(pixels: "Pixels") -> list[Line]:
    """Return the lines of a page, in no order; it may lie on its side or stand on its head.

    A line of which letters were left out, or of a script that is not read, has the score 0.
    """
    height, width = pixels.shape[:2]
    if min(height, width) < SMALLEST_SIDE or pixels[::4, ::4].std() < _BLANK:
        return []
    if height > LONGEST * width:  # a screenshot of a whole conversation, a strip of film
        cut = _find_cut(pixels, 0)
        below = recognise_lines(pixels[cut:])
        lines = recognise_lines(pixels[:cut])
        return lines + [_move(line, 0, cut) for line in below]
    if width > LONGEST * height:
        cut = _find_cut(pixels, 1)
        after = recognise_lines(pixels[:, cut:])
        lines = recognise_lines(pixels[:, :cut])
        return lines + [_move(line, cut, 0) for line in after]
    return _recognise_lines(_load_engine(), pixels)


def _move(line: Line, right: float, down: float) -> Line:
    return line._replace(
        left=line.left + right,
        right=line.right + right,
        top=line.top + down,
        bottom=line.bottom + down,
        outline=tuple((x + right, y + down) for x, y in line.outline),
    )


def _find_cut(pixels: "Pixels", axis: int) -> int:
    """Return where a long picture is best cut in two: at the emptiest place about its middle."""
    length = pixels.shape[axis]
    start, end = int(0.4 * length), int(0.6 * length)
    middle = pixels[start:end] if axis == 0 else pixels[:, start:end]
    return start + int(middle.std(axis=(1 - axis, 2)).argmin())


def _recognise_lines(engine: Any, pixels: "Pixels") -> list[Line]:
    import numpy

    detected = engine(pixels, use_det=True, use_cls=False, use_rec=False)
    if getattr(detected, "boxes", None) is None:
        return []
    boxes = detected.boxes.astype("float32")
    found = _turn_upright(engine, _Found(pixels, boxes, boxes))
    texts, scores = _read(engine, [_cut(found.pixels, box) for box in found.boxes])
    lines = []
    for box, level, outline, text, score in zip(
        found.boxes, _straighten(found.boxes), found.outlines.tolist(), texts, scores, strict=True
    ):
        (left, top), (right, bottom) = level.min(axis=0).tolist(), level.max(axis=0).tolist()
        sides = sorted(numpy.linalg.norm(box[1:3] - box[:2], axis=1).tolist())
        whole = len("".join(text.split())) >= _SPARSE * sides[1] / max(sides[0], 1)
        foreign = 3 * len(_GREEK.findall(text)) > sum(map(str.isalpha, text)) > 3
        sure = score if whole and not foreign else 0.0
        corners = tuple((x, y) for x, y in outline)
        lines.append(Line(left, top, right, bottom, text.strip(), sure, corners))
    return lines


def _straighten(boxes: "Pixels") -> "Pixels":
    """Return the boxes as they would be had the page been scanned straight."""
    import numpy

    along = boxes[:, 1] - boxes[:, 0]
    angle = float(numpy.median(numpy.arctan2(along[:, 1], along[:, 0])))
    if abs(angle) > 0.35:  # 20 degrees; the lines run every way
        return boxes
    cosine, sine = numpy.cos(angle), numpy.sin(angle)
    level: Pixels = boxes @ numpy.array([[cosine, -sine], [sine, cosine]], dtype=boxes.dtype)
    return level


def _turn_upright(engine: Any, found: _Found) -> _Found:
    """Turn a page so that its lines run from left to right.

    Columns of Chinese or Japanese lie on their side then, as the models want them, and the
    first one is on top.
    """
    import numpy

    sides = numpy.linalg.norm(found.boxes - numpy.roll(found.boxes, -1, axis=1), axis=2)
    tall = sides[:, 1] > 1.5 * sides[:, 0]
    lengths = sides.max(axis=1)
    if lengths[tall].sum() > lengths[~tall].sum():
        found = _turn(found, 1)
    longer = numpy.argsort(-lengths)[: (len(lengths) + 1) // 2]
    crops = [_cut(found.pixels, found.boxes[at]) for at in longer[:: -(-len(longer) // _SAMPLE)]]
    upright = _count_letters(engine, crops)
    if sum(map(bool, upright)) > len(crops) // 2:
        return found
    flipped = _count_letters(engine, [numpy.ascontiguousarray(crop[::-1, ::-1]) for crop in crops])
    return _turn(found, 2) if sum(flipped) > sum(upright) else found


def _count_letters(engine: Any, crops: "Sequence[Pixels]") -> list[int]:
    """Return how many letters each line seems to have, 0 for a line that is hard to read."""
    texts, scores = _read(engine, crops)
    return [
        sum(map(str.isalnum, text)) if score >= _READABLE else 0
        for text, score in zip(texts, scores, strict=True)
    ]


def _turn(found: _Found, quarters: int) -> _Found:
    """Turn a page counterclockwise, and the boxes with it."""
    import numpy

    pixels, boxes, outlines = found
    for _ in range(quarters):
        width = pixels.shape[1]
        pixels = numpy.rot90(pixels)
        boxes = numpy.stack((boxes[..., 1], width - 1 - boxes[..., 0]), axis=2)
        boxes = numpy.roll(boxes, -1, axis=1)
        outlines = numpy.roll(outlines, -1, axis=1)
    return _Found(numpy.ascontiguousarray(pixels), boxes.astype("float32"), outlines)


def _cut(pixels: "Pixels", box: "Pixels") -> "Pixels":
    from rapidocr.utils.process_img import get_rotate_crop_image

    cut: Pixels = get_rotate_crop_image(pixels, box.copy())
    return cut


def _read(engine: Any, crops: "Sequence[Pixels]") -> tuple[tuple[str, ...], tuple[float, ...]]:
    result = engine.recognize_txt(list(crops))
    return result.txts, result.scores


@cache
def _load_engine() -> Any:
    # onnxruntime 1.31 keeps a device identifier and events under the home folder, to send them;
    # a call after its import comes too late
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import cv2
    import onnxruntime
    import rapidocr
    from rapidocr import RapidOCR

    threads = max(1, min(THREADS, (os.cpu_count() or 1) - 1))
    cv2.setNumThreads(threads)
    onnxruntime.disable_telemetry_events()  # of Windows
    models = Path(rapidocr.__file__).parent / "models"
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": DETECTED_SIDE,
            "Global.text_score": 0.0,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Rec.rec_batch_num": 1,  # six long lines at once take 600 MB
            # with a path, nothing is looked up or fetched
            "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
            "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
        }
    )
