"""Outlook's own messages (.msg): a message stored as properties in a compound file.

Source of the numbers: Microsoft's [MS-OXMSG], [MS-OXPROPS], [MS-OXRTFCP]. A message inside the
message is read as one, an attached file keeps its bytes.
"""

import io
import struct
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from app.engine.reading.formats.decoding import clean, decode
from app.engine.reading.formats.html import decode_markup, read_html
from app.engine.reading.formats.mail import Attached, Letter, join_letter, read_letter
from app.engine.reading.formats.office import parse_office
from app.engine.reading.members import LARGEST_MEMBER, Budget, Opened, refuse_bomb
from app.errors import ReadError

NESTED = 20  # messages inside each other; deeper ones are not looked at
SMALL_PICTURE = 20_000  # bytes; a smaller one that the text shows is a logo or a smiley

_SUBJECT, _BODY, _HTML, _RTF, _HEADERS = 0x0037, 0x1000, 0x1013, 0x1009, 0x007D
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_FOR, _FOR_ADDRESS = 0x0042, 0x0065  # whom the sender stands for
_TO, _CC = 0x0E04, 0x0E03
_SENT, _DELIVERED, _CODE_PAGE, _BODY_CODE_PAGE = 0x0039, 0x0E06, 0x3FFD, 0x3FDE
_DATA, _LONG_NAME, _SHORT_NAME, _TITLE, _CONTENT_ID = 0x3701, 0x3707, 0x3704, 0x3001, 0x3712
_UNICODE, _EIGHT_BIT, _BINARY = "001F", "001E", "0102"
_PROPERTIES = "__properties_version1.0"
_HEADER_SIZES = {"": 32, "inner": 24, "attached": 8}  # bytes before the fixed properties
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)  # FILETIME counts 100 ns from here

_STREAM = 2  # olefile.STGTY_STREAM
_CODECS = {
    65001: "utf-8", 1200: "utf-16-le", 20127: "ascii", 28591: "latin-1", 28592: "iso8859_2",
    50220: "iso2022_jp", 51932: "euc_jp", 936: "gb18030", 20866: "koi8_r",
}  # fmt: skip

_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What compressed RTF may refer to before its first byte, from [MS-OXRTFCP] 2.1.2.1."""


def open_outlook(data: bytes, budget: Budget) -> Opened:
    """Return what a message says and what is attached; raise ``ReadError``: corrupt."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            letter = _Storage(file, ()).read_letter("", 0)
    except ReadError:
        raise
    except Exception as error:
        raise ReadError("corrupt", "This e-mail is damaged and cannot be opened.") from error
    return join_letter(letter, budget)


class _Storage:
    """One message in a compound file: the whole of it, or one that is attached."""

    def __init__(self, file: Any, path: tuple[str, ...]) -> None:
        self._file, self._path = file, path
        self._fixed: dict[int, bytes] = {}

    def read_letter(self, level: str, depth: int) -> Letter:
        """Return the message; ``level`` is "" for the file's own, else "inner"."""
        self._fixed = self._read_fixed(_HEADER_SIZES[level])
        sender = self._text(_FOR) or self._text(_SENDER)
        addresses = map(self._text, (_SENDER_SMTP, _FOR_ADDRESS, _SENDER_ADDRESS))
        address = next((one for one in addresses if "@" in one), "")
        if address and address not in sender:
            sender = f"{sender} <{address}>".strip()
        headers = {
            "From": sender, "To": self._text(_TO), "Cc": self._text(_CC), "Date": self._date(),
            "Subject": self._text(_SUBJECT),
        }  # fmt: skip
        letter = read_letter(self._text(_HEADERS).encode("utf-8", "replace"))  # as it was sent
        for name, value in headers.items():
            letter.headers[name] = letter.headers[name] or " ".join(clean(value).split())
        letter.body = self._body()
        for name in self._attachments():
            inner = _Storage(self._file, (*self._path, name))
            inner._attach(letter, depth)
        return letter

    def _attach(self, letter: Letter, depth: int) -> None:
        """Add this storage, an attachment, to ``letter``."""
        self._fixed = self._read_fixed(_HEADER_SIZES["attached"])
        message = f"__substg1.0_{_DATA:04X}000D"
        if self._file.exists([*self._path, message, _PROPERTIES]):
            if depth < NESTED:
                inner = _Storage(self._file, (*self._path, message))
                letter.inner.append(inner.read_letter("inner", depth + 1))
            return
        content = self._stream(_DATA, _BINARY)
        if content is None:
            return  # a link to a file elsewhere, or an object of another program
        name = self._text(_LONG_NAME) or self._text(_SHORT_NAME) or self._text(_TITLE)
        name = clean(name).replace("\\", "/").rpartition("/")[2].strip()
        picture = name.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".bmp"))
        if picture and self._text(_CONTENT_ID) and len(content) < SMALL_PICTURE:
            return
        name = name or f"attachment {len(letter.attached) + 1}"
        attached: Attached = (name, len(content), partial(bytes, content))
        letter.attached.append(attached)

    def _attachments(self) -> list[str]:
        depth = len(self._path)
        return sorted(
            {
                entry[depth]
                for entry in self._file.listdir(streams=True, storages=True)
                if len(entry) > depth and tuple(entry[:depth]) == self._path
                and entry[depth].startswith("__attach_version1.0_")
            }
        )  # fmt: skip

    def _body(self) -> str:
        if text := self._text(_BODY, _BODY_CODE_PAGE):
            return clean(text)
        html = self._stream(_HTML, _BINARY)
        if html is not None:
            codec = _name_codec(self._fixed.get(_BODY_CODE_PAGE))
            return read_html(decode_markup(html, codec or None, "replace").text)[0]
        if markup := self._text(_HTML, _BODY_CODE_PAGE):
            return read_html(markup)[0]
        packed = self._stream(_RTF, _BINARY)
        return parse_office(unpack_rtf(packed), "rtf").text if packed else ""

    def _date(self) -> str:
        raw = self._fixed.get(_SENT) or self._fixed.get(_DELIVERED)
        if raw is None:
            return ""
        try:
            return (_EPOCH + timedelta(microseconds=struct.unpack("<Q", raw)[0] // 10)).strftime(
                "%Y-%m-%d %H:%M UTC"
            )
        except OverflowError:
            return ""

    def _text(self, number: int, code_page: int = _CODE_PAGE) -> str:
        """Return a property that is text, "" where it is not there."""
        raw = self._stream(number, _UNICODE)
        if raw is not None:
            return raw.decode("utf-16-le", "replace").rstrip("\0")
        raw = self._stream(number, _EIGHT_BIT)
        if raw is None:
            return ""
        raw = raw.rstrip(b"\0")
        codec = _name_codec(self._fixed.get(code_page) or self._fixed.get(_CODE_PAGE))
        try:
            return decode(raw, declared=codec or None).text
        except ReadError:
            return raw.decode("latin-1")

    def _stream(self, number: int, kind: str) -> bytes | None:
        path = [*self._path, f"__substg1.0_{number:04X}{kind}"]
        if not self._file.exists(path) or self._file.get_type(path) != _STREAM:
            return None
        if self._file.get_size(path) > LARGEST_MEMBER:
            raise refuse_bomb()
        with self._file.openstream(path) as stream:
            content: bytes = stream.read()
        return content

    def _read_fixed(self, header: int) -> dict[int, bytes]:
        """Return the properties of fixed length: number → eight bytes."""
        path = [*self._path, _PROPERTIES]
        if not self._file.exists(path):
            return {}
        with self._file.openstream(path) as stream:
            raw: bytes = stream.read()[header:]
        return {
            struct.unpack_from("<H", raw, start + 2)[0]: raw[start + 8 : start + 16]
            for start in range(0, len(raw) - 15, 16)
        }


def _name_codec(raw: bytes | None) -> str:
    """Return Python's name of a code page."""
    if raw is None:
        return ""
    number = struct.unpack_from("<I", raw)[0]
    return _CODECS.get(number, f"cp{number}")


def unpack_rtf(packed: bytes) -> bytes:
    """Return the RTF in a message's compressed body; raise ``ReadError``: corrupt.

    The algorithm of [MS-OXRTFCP]: a dictionary of 4,096 bytes that turns round, and flags of
    eight tokens each, which are bytes or references of 12 bits offset and 4 bits length.
    """
    if len(packed) < 16:
        return b""
    size, mark = struct.unpack_from("<I4s", packed, 4)
    if mark == b"MELA":
        return packed[16 : 16 + size]
    if mark != b"LZFu" or size > LARGEST_MEMBER:
        raise ReadError("corrupt", "The words of this e-mail are damaged.")
    found = bytearray(_DICTIONARY)
    begin = len(found)
    position, end = 16, len(packed)
    while position < end and len(found) - begin < size:
        flags = packed[position]
        position += 1
        for bit in range(8):
            if position >= end:
                break
            if not flags >> bit & 1:
                found.append(packed[position])
                position += 1
                continue
            if position + 1 >= end:
                return bytes(found[begin:])
            reference = packed[position] << 8 | packed[position + 1]
            position += 2
            back = (len(found) - (reference >> 4)) % 4096
            if back == 0:
                return bytes(found[begin : begin + size])
            for _ in range((reference & 15) + 2):
                found.append(found[-back])
    return bytes(found[begin : begin + size])
