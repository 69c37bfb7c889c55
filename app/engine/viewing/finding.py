"""Words that a person looks for → where they stand, whatever their case, accents and line ends."""

import re
import unicodedata
from collections.abc import Iterator

SLICE = 50_000  # characters that are looked through without a pause
LONGEST = 500  # characters of what is looked for
MARKS = 1_000
"""Places that are told; then there are more."""

_UNSEEN = "[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u00ad\u200b-\u200f\ufffe]"
_SOFT = f"{_UNSEEN}*+(?:[-\u2010][^\\S\\n]*+\\n\\s*+)?"
"""What may stand between two letters of a word: taken whole or not at all, so in linear time."""
_ACCENTS = "[\u0300-\u036f]*"
_SPELLINGS = {
    "ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "ss": "ß", "ae": "æ", "oe": "œ",
    "...": "…",
}  # fmt: skip
"""Letters that may be written as one."""
_LONGHAND = {short: long for long, short in _SPELLINGS.items()}
_UNIT = re.compile("|".join(map(re.escape, sorted(_SPELLINGS, key=len, reverse=True))) + "|.")
_ALIKE = {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
          "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"}  # fmt: skip


class _Plain(dict[int, str]):
    """Each letter → one letter without case and accent; filled as letters come."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = _ALIKE.get(letter, letter)
        if code > 127 and letter.isalpha():
            parts = unicodedata.normalize("NFKD", letter)
            if len(parts) == 1 or all(map(unicodedata.combining, parts[1:])):
                plain = parts[0]
        lower = plain.lower()
        self[code] = plain = lower if len(lower) == 1 else plain
        return plain


_PLAIN = _Plain()


class Query:
    """Words to look for; a blank between them stands for any blanks and line ends."""

    def __init__(self, words: str) -> None:
        plain = unicodedata.normalize("NFC", words[:LONGEST]).translate(_PLAIN)
        plain = "".join(_LONGHAND.get(letter, letter) for letter in plain)
        plain = re.sub(_UNSEEN, "", plain)
        patterns = (
            _SOFT.join(self._spell(unit[0]) for unit in _UNIT.finditer(word))
            for word in plain.split()
        )
        self._pattern = re.compile(rf"{_UNSEEN}*+\s+".join(patterns) + _ACCENTS)
        self.empty = not plain.strip()

    def search(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand in a text, in order."""
        if self.empty:
            return
        plain = text.lower() if text.isascii() else text.translate(_PLAIN)
        for match in self._pattern.finditer(plain):
            yield match.span()

    def search_slowly(self, text: str) -> Iterator[tuple[int, int] | None]:
        """Do the same for a long text; None stands for a moment to do something else."""
        start = 0
        while start < len(text):
            end = min(start + SLICE, len(text))
            known = start
            for begin, stop in self.search(text[start : end + 2 * LONGEST]):
                if begin < end - start:
                    yield start + begin, start + stop
                    known = start + stop
            start = max(end, known)
            yield None

    @staticmethod
    def _spell(unit: str) -> str:
        letters = _SOFT.join(map(re.escape, unit))
        return f"(?:{letters}|{_SPELLINGS[unit]})" if unit in _SPELLINGS else letters
