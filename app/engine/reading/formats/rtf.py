"""Rich Text Format → its words: code pages, Unicode escapes, tables, notes, headings.

Every font may have its own code page, so bytes are gathered and decoded by the font they stand in.
What is marked as deleted, field codes, pictures, embedded objects and all destinations nobody knows
are silent. Specification: Microsoft, "Rich Text Format (RTF) Specification 1.9.1".
"""

import codecs
import re
from dataclasses import dataclass, replace

from app.engine.reading.formats.flow import Flow
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+"
    rb"|([^\\{}\r\n]+)"
)
_SILENT = frozenset(
    b"fonttbl colortbl stylesheet info pict object objdata objclass objname themedata datastore "
    b"generator listtable listoverridetable revtbl rsidtbl filetbl xmlnstbl latentstyles pgdsctbl "
    b"fldinst bkmkstart bkmkend colorschememapping mmathPr panose falt pnseclvl "
    b"nonshppict shppict sp shpinst picprop blipuid atnid atnauthor atntime atndate atnref "
    b"atrfstart atrfend xe tc rxe txe formfield template userprops docvar passwordhash ftnsep "
    b"ftnsepc aftnsep aftnsepc ftncn aftncn listpicture background wgrffmtfilter oldcprops "
    b"oldpprops oldsprops oldtprops protusertbl".split()
)
_ASIDES = {  # read where they stand, said after the paragraph; headers and footers at the end
    b"footnote": "note", b"annotation": "note", b"shptxt": "box", b"header": "margin",
    b"headerl": "margin", b"headerr": "margin", b"headerf": "margin", b"footer": "margin",
    b"footerl": "margin", b"footerr": "margin", b"footerf": "margin",
}  # fmt: skip
_SIGNS = {
    b"tab": "\t", b"line": "\n", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"endash": "–", b"emdash": "—", b"enspace": "\u2002",
    b"emspace": "\u2003", b"qmspace": "\u2005", b"zwj": "\u200d", b"zwnj": "\u200c",
}  # fmt: skip
_CHARSETS = {  # \fcharset → code page
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_DEEPEST = 10_000


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits from the one around it."""

    silent: bool = False
    aside: str = ""
    font: int = 0
    skip: int = 1  # characters that stand for a Unicode escape where it is not understood
    deleted: bool = False
    table: str = ""  # the table of definitions that is read: "font" or "style"


def parse_rtf(data: bytes) -> Parsed:
    """Return the text of an RTF file, anchored by headings; raise ``ReadError``."""
    reader = _Reader()
    reader.read(data)
    text, spans = reader.flow.finish(reader.title)
    if not text:
        raise ReadError("no-text", "There is no text in this document.")
    return Parsed(text, spans, (), {"title": reader.title} if reader.title else {})


class _Reader:
    def __init__(self) -> None:
        self.flow = Flow()
        self.title = ""
        self._state = _State()
        self._groups: list[_State] = []
        self._depth = 0  # groups deeper than are remembered
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._default_font = 0
        self._font = 0  # the font that is defined
        self._bytes = bytearray()  # what is not decoded yet
        self._skip = 0
        self._parts: list[str] = []
        self._after: list[str] = []
        self._margins: list[str] = []
        self._asides: list[tuple[list[str], list[str]]] = []  # parts and what follows, around one
        self._notes = 0
        self._in_table = False
        self._cell: list[str] = []
        self._cells: list[list[str]] = []
        self._level = 0
        self._styles: dict[int, int] = {}
        self._style = 0
        self._starred = False
        self._in_title = False
        self._high = 0

    def read(self, data: bytes) -> None:
        """Read the whole file."""
        position = 0
        while match := _TOKEN.match(data, position):
            position = match.end()
            word, number, code, sign, brace, plain = match.groups()
            if word is not None:
                value = int(number) if number else None
                if word == b"bin":
                    position += max(value or 0, 0)
                else:
                    self._control(word, value)
            elif plain is not None:
                self._put_bytes(plain)
            elif code is not None:
                self._put_bytes(bytes.fromhex(code.decode()))
            elif brace is not None:
                self._flush()
                if brace == b"{":
                    self._open()
                else:
                    self._close()
            elif sign is not None:
                self._symbol(sign)
        self._flush()
        while self._groups:
            self._close()
        self._end_row()
        self._end_paragraph()
        for words in dict.fromkeys(self._margins):
            self.flow.paragraph(words)

    # -- groups --------------------------------------------------------------------------------

    def _open(self) -> None:
        if len(self._groups) >= _DEEPEST:
            self._depth += 1
            return
        self._groups.append(self._state)
        self._starred = False
        self._skip = 0

    def _close(self) -> None:
        self._starred = False
        self._in_title = False
        if self._depth:
            self._depth -= 1
            return
        if not self._groups:
            return
        ended, self._state = self._state, self._groups.pop()
        if ended.table == "style" and self._state.table == "style":
            self._style = 0
        if ended.aside and not self._state.aside and self._asides:
            self._end_aside(ended.aside)

    def _end_aside(self, aside: str) -> None:
        words = "".join(self._parts).strip()
        self._parts, self._after = self._asides.pop()
        if not words:
            return
        if aside == "margin":
            if re.search(r"[^\W\d_]", words):
                self._margins.append(words)
        elif aside == "note":
            self._notes += 1
            self._after.append(f"[{self._notes}] {words}")
        else:
            self._after.append(words)

    # -- words ---------------------------------------------------------------------------------

    def _control(self, word: bytes, value: int | None) -> None:
        if word == b"u" and value is not None:
            self._flush()
            self._unicode(value)
            return
        if self._skip and word not in (b"uc",):
            self._skip = max(0, self._skip - 1) if word in _SIGNS else self._skip
        self._flush()
        starred, self._starred = self._starred, False
        if word in _SILENT or (starred and word not in _ASIDES and word not in _HEARD):
            table = {b"fonttbl": "font", b"stylesheet": "style", b"info": "info"}.get(word, "")
            self._state = replace(self._state, silent=True, table=table or self._state.table)
            return
        if word in _ASIDES and not self._state.silent and not self._state.aside:
            self._state = replace(self._state, aside=_ASIDES[word])
            self._asides.append((self._parts, self._after))
            self._parts, self._after = [], []
            return
        if word in _SIGNS:
            self._say(_SIGNS[word])
            return
        self._format(word, value)

    def _format(self, word: bytes, value: int | None) -> None:
        state = self._state
        match word:
            case b"par" | b"sect" | b"page":
                self._end_line()
            case b"cell" | b"nestcell":
                self._end_cell()
            case b"row" | b"nestrow":
                self._end_row()
            case b"intbl":
                self._in_table = True
            case b"pard":
                self._in_table, self._level = False, 0
            case b"s" if state.table == "style":
                self._style = value or 0
            case b"s":
                self._level = self._styles.get(value or 0, 0)
            case b"outlinelevel" if value is not None:
                level = value + 1 if 0 <= value < 9 else 0
                if state.table == "style":
                    self._styles[self._style] = level
                else:
                    self._level = level
            case b"f" if state.table == "font":
                self._font = value or 0
            case b"f":
                self._state = replace(state, font=value or 0)
            case b"fcharset":
                self._fonts[self._font] = _CHARSETS.get(value or 0, "")
            case b"cpg":
                self._fonts[self._font] = _find_codec(value) or ""
            case b"plain":
                self._state = replace(state, font=self._default_font, deleted=False)
            case b"deff":
                self._default_font = value or 0
                self._state = replace(state, font=value or 0)
            case b"uc":
                self._state = replace(state, skip=max(0, min(value or 0, 10)))
            case b"deleted":
                self._state = replace(state, deleted=value != 0)
            case b"ansicpg":
                self._codec = _find_codec(value) or self._codec
            case b"mac":
                self._codec = "mac_roman"
            case b"pc":
                self._codec = "cp437"
            case b"pca":
                self._codec = "cp850"
            case b"title" if state.table == "info":
                self._in_title = True

    def _symbol(self, sign: bytes) -> None:
        if sign == b"*":
            self._starred = True
        elif self._skip and sign not in b"\r\n":
            self._skip -= 1
        elif sign == b"~":
            self._flush()
            self._say("\u00a0")
        elif sign == b"_":
            self._flush()
            self._say("\u2011")
        elif sign in (b"\r", b"\n"):
            self._flush()
            self._end_line()
        elif sign in (b"\\", b"{", b"}"):
            self._put_bytes(sign)

    def _unicode(self, value: int) -> None:
        value &= 0xFFFF
        self._skip = self._state.skip
        if 0xD800 <= value < 0xDC00:
            self._high = value
            return
        if 0xDC00 <= value < 0xE000 and self._high:
            value = 0x10000 + ((self._high - 0xD800) << 10) + (value - 0xDC00)
        elif 0xF000 <= value < 0xF100:
            value -= 0xF000  # a symbol font's own area: what is meant is the plain code
        self._high = 0
        self._say(chr(value))

    def _put_bytes(self, data: bytes) -> None:
        if self._skip:
            taken = min(self._skip, len(data))
            self._skip -= taken
            data = data[taken:]
        if data and (not self._state.silent or self._in_title):
            self._bytes += data

    def _flush(self) -> None:
        if self._bytes:
            data = bytes(self._bytes)
            self._bytes.clear()
            codec = self._fonts.get(self._state.font) or self._codec
            if codec == "cp1252" and self._codec != codec:
                codec = self._codec  # many programs write charset 0 whatever the text is in
            self._say(data.decode(codec, "replace"))

    def _say(self, text: str) -> None:
        if self._in_title:
            self.title += text
        elif not self._state.silent and not self._state.deleted:
            self._parts.append(text)

    # -- lines, cells and rows -----------------------------------------------------------------

    def _end_line(self) -> None:
        if self._state.silent:
            return
        if self._state.aside:
            self._parts.append("\n")
        elif self._in_table:
            self._cell += self._take_lines()
        else:
            self._end_row()
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        after, self._after = self._after, []
        self.flow.paragraph("".join(self._parts), self._level)
        self._parts = []
        for line in after:
            self.flow.paragraph(line)

    def _end_cell(self) -> None:
        if not self._state.aside and not self._state.silent:
            self._cell += self._take_lines()
            self._cells.append(self._cell)
            self._cell = []

    def _end_row(self) -> None:
        if self._cells and not self._state.aside:
            self.flow.row(self._cells)
            self._cells = []

    def _take_lines(self) -> list[str]:
        lines = ["".join(self._parts).strip(), *self._after]
        self._parts, self._after = [], []
        return [line for line in lines if line]


_HEARD = frozenset((b"shptxt", b"fldrslt", b"upr", b"cs", b"nesttableprops"))


def _find_codec(page: int | None) -> str | None:
    names = {10000: "mac_roman", 10007: "mac_cyrillic", 1361: "johab", 65001: "utf-8", 936: "gbk"}
    name = names.get(page or 0, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
