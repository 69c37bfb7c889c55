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
from typing import TypeVar

from app.engine.reading.formats.compound import open_compound, read_title, refuse_damaged
from app.engine.reading.formats.flow import Flow
from app.engine.reading.parsed import Parsed
from app.engine.reading.sniffing import refuse_encrypted
from app.errors import ReadError

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_OLDEST = 0x00C1  # Word 97; what came before is laid out in another way
_COUNTS = 0x4C  # characters of: text, footnotes, headers, macros, comments, endnotes, text boxes
_PAIRS = 0x9A  # offset and length of each structure in the table stream
_FOOTNOTES, _COMMENTS, _CHARACTERS, _PARAGRAPHS, _PIECES, _ENDNOTES = 2, 4, 12, 13, 33, 46
_PAGE = 512
_DELETED = 0x0800  # the change that marks characters as deleted
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes, by the three highest bits; 0: the next byte tells
_DROPPED = dict.fromkeys(range(0x20)) | {
    0x09: "\t", 0x0B: "\n", 0x0E: "\n", 0x1E: "\u2011", 0x1F: None,
}  # fmt: skip
_T = TypeVar("_T")
_LETTER = re.compile(r"[^\W\d_]")


def parse_doc(data: bytes) -> Parsed:
    """Return the text of a Word document, anchored by headings; raise ``ReadError``."""
    streams = open_compound(data)
    main = streams.get("WordDocument", b"")
    flow = Flow()
    try:
        _Word(main, streams).write(flow)
    except (StructError, IndexError) as error:
        raise refuse_damaged() from error
    title = read_title(data)
    text, spans = flow.finish(title)
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
    """The text stream with everything that is not shown blanked out, so that positions hold."""

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
        self._counts = unpack_from("<8i", main, _COUNTS)
        self._pieces = list(self._read_pieces())
        text = "".join(self._decode(piece) for piece in self._pieces)
        self._text = hide_fields(self._hide_deleted(text))
        self._starts = self._read_runs(_PARAGRAPHS, _read_paragraph)

    def write(self, flow: Flow) -> None:
        """Write the whole document: the text with its notes, then text boxes, then headers."""
        ends = [0]
        for count in self._counts:
            ends.append(ends[-1] + max(count, 0))
        notes: dict[int, list[str]] = {}
        for kind, story in ((_FOOTNOTES, 1), (_COMMENTS, 4), (_ENDNOTES, 5)):
            for position, words in self._read_notes(kind, ends[story]):
                notes.setdefault(position, []).append(words)
        numbered = {at: index for index, at in enumerate(sorted(notes), 1)}
        self._write_story(
            flow, 0, ends[1], {at: [f"[{numbered[at]}] {w}" for w in notes[at]] for at in notes}
        )
        self._write_story(flow, ends[6], ends[7], {})
        seen: set[str] = set()
        for line in re.split("[\r\x07]", self._text[ends[2] : ends[3]]):
            words = show(line)
            if words not in seen and _LETTER.search(words):
                if not seen:
                    flow.mark({})
                seen.add(words)
                flow.paragraph(words)

    def _write_story(self, flow: Flow, start: int, end: int, notes: dict[int, list[str]]) -> None:
        cells: list[list[str]] = []
        cell: list[str] = []
        after: list[str] = []
        waiting = sorted(notes)
        for match in re.compile("[^\r\x07\x0c]*[\r\x07\x0c]?").finditer(self._text, start, end):
            if not match[0]:
                continue
            words, mark = show(match[0]), match[0][-1]
            properties = self._properties_at(match.end() - 1)
            while waiting and waiting[0] < match.end():
                after += notes[waiting.pop(0)]
            if mark == "\x07" and properties.row_end:
                flow.row(cells)
                cells, cell = [], []
            elif mark == "\x07":
                cells.append([*cell, words] if words else cell)
                cell = []
            elif properties.in_table:
                cell += [words] if words else []
            else:
                if cells:
                    flow.row(cells)
                    cells = []
                flow.paragraph(words, properties.level)
            if after and not cells and not cell:
                for line in after:
                    flow.paragraph(line)
                after = []
        flow.row([*cells, cell])
        for line in after:
            flow.paragraph(line)

    def _read_notes(self, kind: int, start: int) -> Iterator[tuple[int, str]]:
        """Yield each note: the position it is cited at, and its text."""
        offset, length = self._pair(kind)
        texts, texts_length = self._pair(kind + 1)
        extra = 30 if kind == _COMMENTS else 2  # bytes that each citation has beside its position
        count = (length - 4) // (4 + extra)
        if count <= 0 or texts_length < 4 * (count + 1):
            return
        cited = unpack_from(f"<{count}i", self._table, offset)
        bounds = unpack_from(f"<{count + 1}i", self._table, texts)
        for position, (begin, end) in zip(cited, pairwise(bounds), strict=True):
            words = " ".join(show(self._text[start + begin : start + end]).split())
            if words:
                yield position, words

    # -- structures ----------------------------------------------------------------------------

    def _pair(self, index: int) -> tuple[int, int]:
        offset, length = unpack_from("<ii", self._main, _PAIRS + 8 * index)
        return max(offset, 0), max(length, 0)

    def _read_pieces(self) -> Iterator[_Piece]:
        at, length = self._pair(_PIECES)
        end = at + length
        while at < end and self._table[at] == 1:  # properties that pieces share
            at += 3 + unpack_from("<H", self._table, at + 1)[0]
        if at >= end or self._table[at] != 2:
            raise refuse_damaged()
        (size,) = unpack_from("<i", self._table, at + 1)
        count = (size - 4) // 12
        positions = unpack_from(f"<{count + 1}i", self._table, at + 5)
        if list(positions) != sorted(positions) or positions[-1] > len(self._main):
            raise refuse_damaged()  # there cannot be more characters than bytes
        for index, (start, stop) in enumerate(pairwise(positions)):
            (offset,) = unpack_from("<I", self._table, at + 5 + 4 * (count + 1) + 8 * index + 2)
            compressed = bool(offset & 0x40000000)
            offset &= 0x3FFFFFFF
            yield _Piece(start, stop, offset // 2 if compressed else offset, 1 if compressed else 2)

    def _decode(self, piece: _Piece) -> str:
        size = (piece.end - piece.start) * piece.width
        data = self._main[piece.offset : piece.offset + size]
        if piece.width == 1:
            return data.decode("cp1252", "replace").ljust(piece.end - piece.start, "\0")
        # code units, one character each: positions count them, and pairs are joined when shown
        units = unpack_from(f"<{len(data) // 2}H", data)
        return "".join(map(chr, units)).ljust(piece.end - piece.start, "\0")

    def _read_runs(self, kind: int, read: Callable[[bytes, int], _T]) -> list[tuple[int, int, _T]]:
        """Return the runs of bytes of the main stream that share properties, in order."""
        at, length = self._pair(kind)
        count = (length - 4) // 8
        if count <= 0:
            return []
        runs: list[tuple[int, int, _T]] = []
        for page in unpack_from(f"<{count}I", self._table, at + 4 * (count + 1)):
            start = (page & 0x3FFFFF) * _PAGE
            data = self._main[start : start + _PAGE]
            if len(data) < _PAGE:
                continue
            bounds = unpack_from(f"<{data[-1] + 1}I", data)
            width = 13 if kind == _PARAGRAPHS else 1
            for index, (first, last) in enumerate(pairwise(bounds)):
                place = 2 * data[4 * len(bounds) + width * index]
                if place:
                    runs.append((first, last, read(data, place)))
        return sorted(runs, key=lambda run: run[0])

    def _properties_at(self, position: int) -> _Properties:
        """Return the properties of the paragraph whose mark stands at ``position``."""
        index = bisect_right(self._pieces, position, key=lambda piece: piece.start) - 1
        piece = self._pieces[max(index, 0)]
        byte = piece.offset + (position - piece.start) * piece.width
        run = bisect_right(self._starts, byte, key=lambda run: run[0]) - 1
        if run >= 0 and self._starts[run][1] > byte:
            return self._starts[run][2]
        return _Properties()

    def _hide_deleted(self, text: str) -> str:
        deleted = [run[:2] for run in self._read_runs(_CHARACTERS, _read_deletion) if run[2]]
        parts, at = [], 0
        for start, end in sorted(
            (piece.start + (max(first, piece.offset) - piece.offset) // piece.width,
             piece.start + (min(last, stop) - piece.offset) // piece.width)
            for first, last in deleted
            for piece in self._pieces
            if first < (stop := piece.offset + (piece.end - piece.start) * piece.width)
            and last > piece.offset
        ):  # fmt: skip
            start = max(start, at)
            if end > start:
                parts += [text[at:start], "\0" * (end - start)]
                at = end
        return "".join([*parts, text[at:]])


def hide_fields(text: str) -> str:
    """Return text with the codes of its fields as zeros; what the fields show stays."""
    parts: list[str] = []
    at = 0
    codes: list[bool] = []  # for each open field, whether its code is still being spelled
    for match in re.finditer("[\x13\x14\x15]", text):
        stretch = text[at : match.start()]
        parts.append("\0" * len(stretch) if any(codes) else stretch)
        parts.append("\0")
        at = match.end()
        if match[0] == "\x13":
            codes.append(True)
        elif codes and match[0] == "\x14":
            codes[-1] = False
        elif codes:
            codes.pop()
    return "".join([*parts, text[at:]])


def show(text: str) -> str:
    """Return what is seen of a stretch: no control characters, surrogate pairs joined."""
    shown = text.translate(_DROPPED).strip()
    return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _read_paragraph(page: bytes, place: int) -> _Properties:
    size = page[place]
    start, end = (
        (place + 1, place + 2 * size) if size else (place + 2, place + 2 + 2 * page[place + 1])
    )
    (style,) = unpack_from("<H", page, start)
    level = style if 1 <= style <= 9 else 0  # the first nine styles are the headings
    row_end = in_table = False
    for code, operand in _read_changes(page[start + 2 : end]):
        match code:
            case 0x2417:  # the end of a table's row
                row_end = bool(operand)
            case 0x2416:  # inside of a table
                in_table = bool(operand)
            case 0x2640:  # the level in the outline
                level = operand + 1 if operand < 9 else 0
    return _Properties(level, row_end, in_table)


def _read_deletion(page: bytes, place: int) -> bool:
    changes = _read_changes(page[place + 1 : place + 1 + page[place]])
    return any(code == _DELETED and operand for code, operand in changes)


def _read_changes(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield each change of a property: its code and the first byte of its operand."""
    at = 0
    while at + 2 < len(data):
        (code,) = unpack_from("<H", data, at)
        size = _OPERANDS[code >> 13]
        at += 2
        if code in (0xD606, 0xD608):  # definitions of a table's columns count their bytes in two
            (size,) = unpack_from("<H", data, at)
            at, size = at + 2, size - 1
        elif not size:
            at, size = at + 1, data[at]
        yield code, data[at] if at < len(data) else 0
        at += size
