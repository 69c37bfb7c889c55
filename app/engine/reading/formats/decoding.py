"""Bytes of a text file → the characters its author typed.

A byte order mark, a declared encoding or valid UTF-8 settle most files. The rest is judged by
what the decoded text looks like: which letters of which language it would be, and whether
letters stand where letters can stand. charset-normalizer is asked when that judgement is unsure.
Binary content is refused; nothing is ever dropped or replaced without a warning.
"""

import codecs
import re
from collections.abc import Mapping
from typing import NamedTuple

from app.engine.reading.formats.languages import score_text
from app.errors import ReadError

SAMPLE = 32_768  # bytes with letters beyond ASCII that are enough to judge an encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES: Mapping[str, tuple[str, ...]] = {  # to their languages (none: all); commoner first
    "cp1252": (), "cp1251": (), "gb18030": ("zh", "zht"), "cp932": ("ja",), "cp949": ("ko",),
    "big5hkscs": ("zht",), "euc_jp": ("ja",), "cp1250": (), "koi8_r": (), "cp1254": (),
    "cp1253": (), "cp1255": (), "cp1256": (), "cp1257": (), "iso8859_2": (), "iso8859_5": (),
    "cp866": (), "mac_cyrillic": (), "koi8_u": (), "iso8859_7": (), "cp874": (),
    "mac_roman": (), "cp850": (), "cp1258": ("vi",),
}  # fmt: skip
_SURE = 0.6  # a mean score per character above which a judgement stands by itself
_POSSIBLE = 0.4
_HABIT = 0.1  # what a Western text is likelier to be, when one letter must decide

_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)|[@-Z\\-_])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """Clean text, the encoding it came in, and sentences about anything that was lost."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def clean(text: str) -> str:
    """Return ``text`` with ``\\n`` line ends and without terminal escapes and control characters.

    Tabs and form feeds stay. Lone surrogates, which no file may hold, become U+FFFD.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x85" in text:
        text = text.replace("\x85", "\n")
    if "\x1b" in text:
        text = _ANSI.sub("", text)
    text = _CONTROL.sub("", text)
    return _SURROGATE.sub("\ufffd", text)


def decode(
    data: bytes, *, encoding: str | None = None, declared: str | None = None, errors: str = "strict"
) -> Decoded:
    """Decode a text file.

    ``encoding`` is the caller's word and is obeyed, with ``errors`` as in ``bytes.decode``;
    ``declared`` is the file's own claim (an HTML meta element) and is checked. Raise
    ``ReadError``: corrupt where the caller's encoding does not fit, unsupported for binary data.
    """
    if encoding:
        return Decoded(clean(_decode_as_told(data, encoding, errors)), encoding)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decode_lossy(data[len(mark) :], name)
    if wide := _find_wide_encoding(data):
        return _decode_lossy(data, wide)
    _refuse_binary(data)
    if b"\x1b$" in data or b"\x1b(" in data:
        try:
            return Decoded(clean(data.decode("iso2022_jp_2")), "iso2022_jp_2")
        except UnicodeDecodeError:
            pass  # terminal colours, not Japanese mail
    try:
        return Decoded(clean(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        pass  # judged below
    if _is_damaged_utf8(data):
        return _decode_lossy(data, "utf-8")
    ranked = _rank_encodings(data, declared)
    for name in ranked:
        try:
            return Decoded(clean(data.decode(name)), name)
        except UnicodeDecodeError as error:
            if error.start >= len(data) - 4:  # cut off within the last character
                return _decode_lossy(data, name)
    if ranked and (lossy := _decode_lossy(data, ranked[0])).text.count("\ufffd") <= len(data) / 1e3:
        return lossy
    if _is_mostly_ascii(data):
        return _decode_lossy(data, "utf-8")
    raise ReadError(
        "unsupported",
        "This file is not text in any encoding that Carrel knows.",
        "Open it in the program it was made with and save it as UTF-8 text.",
    )


def _decode_as_told(data: bytes, encoding: str, errors: str) -> str:
    try:
        if not codecs.lookup(encoding).name.startswith(("utf-16", "utf-32")):
            _refuse_binary(data)
        return data.decode(encoding, errors)
    except UnicodeDecodeError as error:
        raise ReadError(
            "corrupt",
            f"This file is not {encoding} text: byte {error.start} does not fit.",
            "Leave the encoding open and Carrel finds it by itself.",
        ) from error
    except LookupError as error:
        raise ReadError("unreadable", f"There is no encoding called {encoding}.") from error


def _decode_lossy(data: bytes, encoding: str) -> Decoded:
    """Decode what is certainly ``encoding``; count in a warning what is damaged."""
    try:
        return Decoded(clean(data.decode(encoding)), encoding)
    except UnicodeDecodeError:
        text = clean(data.decode(encoding, "replace"))
    lost = text.count("\ufffd")
    places = "one place" if lost == 1 else f"{lost} places"
    return Decoded(text, encoding, (f"Some bytes in {places} are damaged and shown as \ufffd.",))


def _find_wide_encoding(data: bytes) -> str | None:
    """Name the UTF-16 or UTF-32 that ``data`` is without a byte order mark, or None.

    Latin text has its zeros in every other byte; other scripts show zeros only at blanks and
    line ends, so the decoded text must also look like a language.
    """
    sample = data[: SAMPLE - SAMPLE % 4]
    zeros = [sample[offset::4].count(0) for offset in range(4)]
    if not any(zeros) or len(sample) < 4:
        return None
    most = len(sample) / 4 * 0.9
    if zeros[2] > most and zeros[3] > most and zeros[0] < most:
        candidates: tuple[str, ...] = ("utf-32-le",)
    elif zeros[0] > most and zeros[1] > most and zeros[3] < most:
        candidates = ("utf-32-be",)
    else:
        candidates = ("utf-16-le", "utf-16-be")
    best, best_score = None, 0.3
    for name in candidates:
        text = sample[: len(sample) - len(sample) % 2].decode(name, "replace")
        if "\ufffd" in text or _CONTROL.search(text.replace("\r", "")):
            continue
        score = score_text(text)
        if score > best_score:
            best, best_score = name, score
    return best


def _refuse_binary(data: bytes) -> None:
    odd = len(_BINARY.findall(data, 0, 1 << 20))
    if b"\0" in data or odd > max(8, min(len(data), 1 << 20) // 50):
        raise ReadError(
            "unsupported",
            "This is not a text file, and Carrel does not know its format.",
            "If another program can open it, save it from there as PDF or text.",
        )


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether ``data`` is UTF-8 with a few bad bytes rather than another encoding."""
    text = data[: 1 << 22].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(re.findall("[\u0080-\ufffc\U00010000-\U0010ffff]", text))
    return good >= 2 * bad and good >= 4


def _is_mostly_ascii(data: bytes) -> bool:
    return len(data.translate(None, bytes(range(128)))) < 0.3 * len(data)


def _take_sample(data: bytes) -> bytes:
    """Return the lines that have something beyond ASCII, up to about ``SAMPLE`` bytes."""
    lines: list[bytes] = []
    size = position = 0
    while size < SAMPLE and (match := _BEYOND_ASCII.search(data, position)):
        found = match.start()
        earliest = max(position, found - SAMPLE)
        start = max(data.rfind(b"\n", earliest, found) + 1, earliest)
        end = data.find(b"\n", found, found + SAMPLE) + 1 or start + SAMPLE
        lines.append(data[start:end])
        size += end - start
        position = end
    return b"".join(lines)[:SAMPLE]


def _rank_encodings(data: bytes, declared: str | None) -> list[str]:
    """Return the encodings that give plausible text, the best first."""
    sample = _take_sample(data)
    scores: dict[str, float] = {}
    for name, languages in _CANDIDATES.items():
        try:
            text = codecs.getincrementaldecoder(name)().decode(sample)
        except UnicodeDecodeError:
            continue
        scores[name] = score_text(text, languages) + (_HABIT if name == "cp1252" else 0)
    ranked = sorted((name for name in scores if scores[name] > _POSSIBLE), key=lambda n: -scores[n])
    if declared and (known := _find_codec(declared)):
        return [known, *ranked]
    if not ranked and _is_mostly_ascii(sample):
        return []  # one odd byte proves nothing: better a visible gap than a wrong letter
    if not ranked or scores[ranked[0]] < _SURE:
        from charset_normalizer import from_bytes

        guesses = [guess.encoding for guess in from_bytes(sample, threshold=0.15)]
        ranked = ranked + [name for name in guesses if name not in scores]
    return ranked


def _find_codec(name: str) -> str | None:
    """Return Python's name of a declared encoding, read as browsers read it."""
    try:
        codec = codecs.lookup(name.strip().strip("\"'")).name
    except LookupError:
        return None
    wider = {
        "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
        "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "iso8859-9": "cp1254",
        "iso8859-11": "cp874", "tis-620": "cp874",
    }  # fmt: skip
    return wider.get(codec, codec)
