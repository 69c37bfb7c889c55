"""PDFs whose wanted words are red, so that pixels tell whether a box is around exactly those."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from app.viewing import Box, Rendered

HEBREW = 0x05D0
_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <61> <7A> <05D0> endbfrange
endcmap end end"""


@dataclass(frozen=True)
class Sheet:
    """A page: its content stream, its rotation, and the box that is shown of it."""

    content: str
    rotate: int = 0
    box: tuple[int, int, int, int] = (0, 0, 595, 842)
    extra: str = ""


def make_sheets(sheets: Sequence[Sheet], objects: Sequence[str] = ()) -> bytes:
    """Return a PDF with fonts F1 (Helvetica) and F2, whose letters a … z mean Hebrew ones.

    ``objects`` are numbered from 6 on, for the pages' ``extra`` entries to name.
    """
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >>",
        _stream(_CMAP),
        *objects,
    ]
    kids = []
    for sheet in sheets:
        bodies.append(_stream(sheet.content))
        shown = " ".join(map(str, sheet.box))
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [-50 -50 900 1200] /CropBox [{shown}] "
            f"/Rotate {sheet.rotate} /Contents {len(bodies)} 0 R {sheet.extra} "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        kids.append(len(bodies))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    bodies[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>"
    file = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    file += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(bodies) + 1)
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)


def write(lines: Sequence[str], x: float, y: float, *, font: str = "F1", red: str = "") -> str:
    """Return a content stream with lines from a point down; those in {braces} are red."""
    parts = [f"BT /{font} 12 Tf 1 0 0 1 {x} {y} Tm 16 TL"]
    for line in lines:
        for number, piece in enumerate(line.replace("}", "{").split("{")):
            colour = "0 g" if number % 2 == 0 else "1 0 0 rg"
            parts.append(f"{colour} ({piece}) Tj" if piece else "")
        parts.append("T*")
    return " ".join([*parts, "ET"])


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def see(drawn: Rendered) -> Image.Image:
    """Return what was drawn."""
    size = (drawn.width, drawn.height)
    return Image.frombytes("RGB", size, drawn.pixels, "raw", "BGRX", drawn.stride)


def _points(picture: Image.Image) -> Iterator[tuple[int, int, str]]:
    for at, (red, green, blue) in enumerate(picture.get_flattened_data()):
        if green < 110 and blue < 110:
            yield at % picture.width, at // picture.width, "red" if red > 180 else "black"


def measure(drawn: Rendered, boxes: Sequence[Box]) -> tuple[int, int, int]:
    """Return how many red points lie inside the boxes, how many outside, how many black inside."""
    inside = outside = black = 0
    for x, y, colour in _points(see(drawn)):
        px, py = (x + 0.5) / drawn.scale, (y + 0.5) / drawn.scale
        within = any(
            box.left - 0.6 <= px <= box.right + 0.6 and box.top - 0.6 <= py <= box.bottom + 0.6
            for box in boxes
        )
        if colour == "red":
            inside, outside = inside + within, outside + (not within)
        else:
            black += within
    return inside, outside, black
