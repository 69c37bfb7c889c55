"""The numbers of Word's automatic lists: "7.2", "(b)", "iv." as the page shows them.

People cite clauses by numbers that no paragraph's text holds; Word counts them when it draws.
Bullets are left out. ECMA-376 part 1, 17.9.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.engine.reading.formats.package import Package
from app.errors import ReadError

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    legal: bool = False  # all numbers as decimals


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of each list, in the order in which they are asked for."""

    def __init__(self, package: Package, main: str) -> None:
        self._lists: dict[str, _List] = {}  # by the identifier of their definition
        self._uses: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        for part in package.related(main, "numbering"):
            reader = _Reader(self._lists, self._uses, self._restarts)
            try:
                package.parse(part, reader.start, reader.end, lambda _: None)
            except ReadError as error:
                if error.kind != "corrupt":
                    raise  # without its numbers the text is still worth reading

    def label(self, identifier: str, level: int) -> str:
        """Count one paragraph of list ``identifier`` and return its number, "" for none."""
        known = self._lists.get(self._uses.get(identifier, ""))
        if known is None or level not in known.levels:
            return ""
        for place, start in self._restarts.pop(identifier, {}).items():
            known.counts[place] = start - 1
        own = known.levels[level]
        known.counts[level] = known.counts.get(level, own.start - 1) + 1
        for deeper in [place for place in known.counts if place > level]:
            del known.counts[deeper]
        if own.form in ("bullet", "none") or not _PLACE.search(own.pattern):
            return ""

        def count(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            definition = known.levels.get(place, _Level())
            number = known.counts.setdefault(place, definition.start)
            return write_number(number, "decimal" if own.legal else definition.form)

        return _PLACE.sub(count, own.pattern).strip()


class _Reader:
    """Reads the definitions of lists and their uses."""

    def __init__(
        self,
        lists: dict[str, _List],
        uses: dict[str, str],
        restarts: dict[str, dict[int, int]],
    ) -> None:
        self._lists, self._uses, self._restarts = lists, uses, restarts
        self._list: _List | None = None
        self._level: _Level | None = None
        self._number = ""
        self._place = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("w:val", "")
        match name:
            case "w:abstractNum":
                self._list = self._lists[attributes.get("w:abstractNumId", "")] = _List()
            case "w:lvl" if self._list is not None:
                place = _whole(attributes.get("w:ilvl", ""))
                self._level = self._list.levels[min(place, _LEVELS)] = _Level()
            case "w:start" if self._level is not None:
                self._level.start = _whole(value)
            case "w:numFmt" if self._level is not None:
                self._level.form = value
            case "w:lvlText" if self._level is not None:
                self._level.pattern = value
            case "w:isLgl" if self._level is not None:
                self._level.legal = value not in ("0", "false")
            case "w:num":
                self._number = attributes.get("w:numId", "")
            case "w:abstractNumId":
                self._uses[self._number] = value
            case "w:lvlOverride":
                self._place = _whole(attributes.get("w:ilvl", ""))
            case "w:startOverride":
                self._restarts.setdefault(self._number, {})[self._place] = _whole(value)

    def end(self, name: str) -> None:
        if name == "w:lvl":
            self._level = None
        elif name == "w:abstractNum":
            self._list = None


def write_number(number: int, form: str) -> str:
    """Return a number as Word and its kin write it: decimal, letters or Roman numerals."""
    match form:
        case "lowerLetter" | "upperLetter" if number > 0:
            turns, letter = divmod(number - 1, 26)
            word = chr(ord("a") + letter) * min(turns + 1, 10)
            return word.upper() if form == "upperLetter" else word
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            roman = _write_roman(number)
            return roman if form == "upperRoman" else roman.lower()
        case "decimalZero":
            return f"{number:02}"
    return str(number)


def _write_roman(number: int) -> str:
    signs = "M CM D CD C XC L XL X IX V IV I".split()
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    word = ""
    for sign, value in zip(signs, values, strict=True):
        word += sign * (number // value)
        number %= value
    return word


def _whole(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0
