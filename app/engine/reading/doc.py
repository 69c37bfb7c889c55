"""Word documents of the time before 2007 (doc) → paragraphs, tables, notes, headers.

The text is kept in pieces; the properties of paragraphs (styles, ends of rows) and of characters
(what was deleted) in pages of runs beside it. Specification: Microsoft, [MS-DOC].
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from struct import error as StructError
from struct import unpack_from

from app.engine.reading.compound import open_compound, read_title, refuse_damaged
from app.engine.reading.flow import Flow
from app.engine.reading.parsed import Parsed
from app.engine.reading.sniffing import refuse_encrypted
from app.errors import ReadError

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_OLDEST = 0x00C1  # Word 97; what came before is laid out in another way
_COUNTS = 0x4C  # characters of: text, footnotes, headers, macros, comments, endnotes, text boxes
_PAIRS = 0x9A  # offset and length of each structure in the table stream
_FOOTNOTES, _COMMENTS, _CHARACTERS, _PARAGRAPHS, _PIECES, _ENDNOTES = 2, 4, 12, 13, 33, 46
_PAGE = 512
_ROW_END, _IN_TABLE, _OUTLINE, _DELETED = 0x2417, 0x2416, 0x2640, 0x0800
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes, by the three highest bits; 0: the next byte tells
_FIELDS = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_DROPPED = dict.fromkeys(range(0x20)) | {
    0x09: "\t", 0x0B: "\n", 0x0E: "\n", 0x1E: "\u2011", 0x1F: None,
}  # fmt: skip
_LETTER = re.compile(r"[^\W\d_]")


def parse_doc(data: bytes) -> Parsed:
    """Return the text of a Word document, anchored by headings; raise ``ReadError``."""
    streams = open_compound(data)
    main = streams.get("WordDocument", b"")
    try:
        text, spans = _Word(main, streams).read(title := read_title(data))
    except (StructError, IndexError, ValueError) as error:
        raise refuse_damaged() from error
    if not text:
        raise ReadError("no-text", "There is no text in this document.")
    return Parsed(text, spans, (), {"title": title} if title else {})


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int  # characters
    end: int
    offset: int  # bytes
    width: int  # bytes of a character


@dataclass(frozen=True, slots=True)
class _Properties:
    level: int = 0
    row_end: bool = False
    in_table: bool = False


class _Word:
    def __init__(self, main: bytes, streams: dict[str, bytes]) -> None:
        magic, version = unpack_from("<HH", main, 0)
        (flags,) = unpack_from("<H", main, 0x0A)
        if flags & _ENCRYPTED:
            raise refuse_encrypted()
        if magic != 0xA5EC or version < _OLDEST:
            raise ReadError(
                "unsupported",
                "This document was written by a Word from before 1997.",
                "Open it in a newer Word or in LibreOffice and save it as docx.",
            )
        self._main = main
        self._table = streams.get("1Table" if flags & _SECOND_TABLE else "0Table", b"")
        self._pieces = list(self._read_pieces())
        self._counts = unpack_from("<8i", main, _COUNTS)
        self._text = "".join(self._decode(piece) for piece in self._pieces)
        self._paragraph_runs = self._read_runs(_PARAGRAPHS, _read_paragraph)
        self._deleted_runs = self._read_runs(_CHARACTERS, _read_deletion)
        self._drop_deleted()

    def read(self, title: str) -> tuple[str, tuple]:  # type: ignore[type-arg]
        """Return text and spans."""
        raise NotImplementedError
