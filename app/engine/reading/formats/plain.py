"""Text that is marked or structured in some way, told apart by the file's name.

The text stays as it was written; what differs is what is known about it: headings, tables,
cues. JSON's escapes of letters are resolved, since nobody searches for ``\\u00e9``.
"""

import re

from app.engine.reading.anchors import span_lines
from app.engine.reading.formats.csv import parse_csv
from app.engine.reading.formats.decoding import Decoded, clean
from app.engine.reading.formats.headings import FINDERS
from app.engine.reading.formats.subtitles import parse_subtitles
from app.engine.reading.parsed import Parsed

_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)((?:\\u[0-9a-fA-F]{4})+)")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def parse_text(decoded: Decoded, suffix: str) -> Parsed:
    """Return the text of a file whose ``suffix`` (lower case, with its dot) says how to read it."""
    text = decoded.text
    match suffix:
        case ".csv" | ".tsv" | ".tab" | ".psv":
            parsed = parse_csv(text)
        case ".srt" | ".vtt" | ".sbv":
            parsed = parse_subtitles(text)
        case ".json" | ".ndjson" | ".jsonl" | ".geojson" | ".jsonld":
            text = resolve_escapes(text)
            parsed = Parsed(text, span_lines(text))
        case _:
            find = FINDERS.get(suffix)
            parsed = Parsed(text, span_lines(text, list(find(text)) if find else ()))
    return parsed._replace(warnings=(*decoded.warnings, *parsed.warnings))


def resolve_escapes(text: str) -> str:
    """Return JSON with its escaped letters as letters; what must stay escaped stays."""
    if "\\u" not in text:
        return text
    return _ESCAPED.sub(lambda match: match[1] + _resolve(match[2]), text)


def _resolve(escapes: str) -> str:
    units = [int(unit, 16) for unit in _ESCAPE.findall(escapes)]
    data = b"".join(unit.to_bytes(2, "little") for unit in units)
    letters = data.decode("utf-16-le", "surrogatepass")
    safe = (
        letter
        if letter.isprintable() and letter not in '"\\' and not 0xD800 <= ord(letter) < 0xE000
        else "".join(f"\\u{unit:04x}" for unit in _units(letter))
        for letter in letters
    )
    return clean("".join(safe))


def _units(letter: str) -> tuple[int, ...]:
    data = letter.encode("utf-16-le", "surrogatepass")
    return tuple(int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2))
