"""The wire between the window and the viewer process, which opens other people's files.

Standard library only. Parsers and renderers crash and hang; they do so in a process that may: the
window keeps the documents, sends them again to a new process, and shows what comes back. Requests
carry a ``job`` number; each is answered by one event of the same number, or by ``Refused``.
Places on a page are in points from its upper left corner as it is shown (after its rotation).
Offsets are code points in the document's extracted text, as everywhere.

Both sides send pickles. The window takes what comes back with ``loads`` only, which knows the
events and nothing else: a parser that a file has tricked could send anything.
"""

import io
import pickle
from dataclasses import dataclass
from typing import Any, Literal

from app.messages import Anchor


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text is to look: heading1 … heading6, code, quote, strong, muted, break.

    "muted" is what Carrel added itself (such as "Page 3"), "break" a stretch that begins a new
    page, slide or part; ``label`` then names it in words of the anchor.
    """

    start: int
    end: int
    kind: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class SheetSize:
    """A table with its name and size; rows and columns count from 1."""

    name: str
    rows: int
    columns: int


# -- requests ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Open:
    """Open a file, or the ``member`` inside it, under a number of the window's choice.

    ``path`` may also be that of a document inside a file, as passages have it.
    """

    job: int
    document: int
    path: str
    member: str = ""
    passwords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Close:
    """Forget a document; not answered."""

    job: int
    document: int


@dataclass(frozen=True, slots=True)
class Locate:
    """Ask where a passage stands now. ``text`` is the passage, ``start`` and ``end`` its offsets
    when it was indexed; ``sentence`` is a part of it, in the same measure, or None."""

    job: int
    document: int
    text: str
    start: int
    end: int
    anchor: Anchor
    sentence: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Render:
    """Draw a page, counted from 1, at ``scale`` pixels a point."""

    job: int
    document: int
    page: int
    scale: float


@dataclass(frozen=True, slots=True)
class ReadText:
    """Ask for a stretch of the text with its styles."""

    job: int
    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadCells:
    """Ask for rows of a sheet, the first and the last included."""

    job: int
    document: int
    sheet: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Find:
    """Look for words, without regard to case, accents and line breaks."""

    job: int
    document: int
    words: str


@dataclass(frozen=True, slots=True)
class Select:
    """Ask for the words on a page between two points, in reading order, as a mouse selects."""

    job: int
    document: int
    page: int
    begin: tuple[float, float]
    end: tuple[float, float]


Request = Open | Close | Locate | Render | ReadText | ReadCells | Find | Select


# -- events --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opened:
    """A document is open. ``view`` says how it is shown.

    "pages" and "picture" have ``pages`` with their sizes in points (a picture's one page in
    pixels); "text" has ``length`` code points; "table" has ``sheets``. ``warnings`` are sentences.
    """

    job: int
    document: int
    view: Literal["pages", "picture", "text", "table"]
    kind: str
    title: str = ""
    pages: tuple[tuple[float, float], ...] = ()
    length: int = 0
    sheets: tuple[SheetSize, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of a document: boxes on a page, or offsets in the text, or cells ("B3:D3").

    ``page`` is 0 and ``sheet`` empty where the document has none.
    """

    page: int = 0
    boxes: tuple[Box, ...] = ()
    start: int = 0
    end: int = 0
    sheet: str = ""
    cells: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a passage stands now.

    ``state`` is "same" when the text there is as it was indexed, "moved" when it was found
    elsewhere or a little different (the file changed), "lost" when it is not there any more.
    ``passage`` has a mark for each page it stands on, ``sentence`` likewise. ``recognising`` says
    that the page is a picture that is being read: a second ``Located`` brings its boxes. A
    second one says what holds: also that the passage is "lost".
    """

    job: int
    document: int
    state: Literal["same", "moved", "lost"]
    passage: tuple[Mark, ...] = ()
    sentence: tuple[Mark, ...] = ()
    recognising: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as drawn: rows of ``stride`` bytes, blue, green, red and 255 a pixel."""

    job: int
    document: int
    page: int
    scale: float
    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class TextRead:
    """A stretch of text from ``start`` on, with the styles that touch it."""

    job: int
    document: int
    start: int
    text: str
    styles: tuple[Style, ...]


@dataclass(frozen=True, slots=True)
class CellsRead:
    """Rows of a sheet from ``first`` on, each a tuple of the cells' texts."""

    job: int
    document: int
    sheet: str
    first: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words stand, in order; ``more`` says that there are more than are told."""

    job: int
    document: int
    marks: tuple[Mark, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Selected:
    """The words between two points, and where they stand."""

    job: int
    document: int
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Refused:
    """What was asked cannot be done; message and advice are sentences.

    ``kind`` is one of ``errors.FAILURE_KINDS``, or "gone" (no such file), "closed" (no such
    document), "viewer-stopped" (the process died or was too slow, and is started again),
    "overtaken" (too many newer pages were asked for, or a newer search: not worth a word).
    """

    job: int
    document: int
    kind: str
    message: str
    advice: str = ""


Event = Opened | Located | Rendered | TextRead | CellsRead | Found | Selected | Refused


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module == __name__ and name in _KNOWN:
            return _KNOWN[name]
        raise pickle.UnpicklingError("This is no event of the viewer process.")


_KNOWN = {
    known.__name__: known
    for known in (
        Opened, Located, Rendered, TextRead, CellsRead, Found, Selected, Refused, Mark, Box, Style,
        SheetSize,
    )
}  # fmt: skip


def loads(data: bytes) -> Event:
    """Return what the viewer process sent; raise ``pickle.UnpicklingError`` for anything else."""
    event = _Unpickler(io.BytesIO(data)).load()
    if not isinstance(event, Event):
        raise pickle.UnpicklingError("This is no event of the viewer process.")
    return event
