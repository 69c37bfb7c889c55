"""The engine's sentences in the person's language.

The engine speaks English and knows no window: its errors, reasons and advice arrive as finished
sentences. Here they are recognised by the templates of ``engine_sentences``, taken apart, and put
together again in the language of the window. What is not recognised stays as it is. Does not
change what the engine says, nor what is kept of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from app.ui.engine_sentences import PHRASES, SENTENCES

KNOWN = 2048
"""So many of the engine's texts are remembered with what they consist of."""
MOST = 5000
"""Characters: what is longer is nothing the engine says of itself, and costs time to look at."""
LONGEST = 4
"""A template has at most so many sentences."""
_FIELD = re.compile(r"\{(\d)(:n)?\}")
_NUMBER = r"\d[\d.,]*(?<![.,])"
_BOUNDARY = re.compile(r"(?<=[.!?…:)])\s+(?=\S)")
_HEAD = 4  # so many first letters tell most templates apart


@dataclass(frozen=True, slots=True)
class _Template:
    """A sentence with fields: ``order`` names the group of each, ``weight`` counts its letters."""

    text: str
    order: tuple[int, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a text: a template with what stands in its fields, or words as they are."""

    words: str
    template: _Template | None = None
    fields: tuple[str, ...] = ()
    weight: int = 0


def translated(said: str) -> str:
    """Return what the engine said, one sentence or several, in the language of the window."""
    if not said or len(said) > MOST:
        return said
    return " ".join(_render(part) for part in _read(said))


def is_known(said: str) -> bool:
    """Tell whether every sentence of it is in the catalogue."""
    return all(part.template is not None for part in _read(said))


def _render(part: _Part) -> str:
    if part.template is None:
        return part.words
    whole = QCoreApplication.translate("engine", part.template.text)

    def fill(field: re.Match[str]) -> str:
        value = part.fields[int(field[1])]
        return _localised(value) if field[2] else _argument(value)

    return _FIELD.sub(fill, whole)


def _argument(value: str) -> str:
    """Return what stands in a field: a phrase of the engine's, or a name that stays as it is.

    In a right-to-left sentence a name is isolated, or its full stops wander about.
    """
    phrase = _best(value, _phrases()) or _best(value, _sentences())
    if phrase is not None:
        return _render(phrase)
    if QLocale().textDirection() is Qt.LayoutDirection.RightToLeft:
        return f"\u2068{value}\u2069"
    return value


def _localised(value: str) -> str:
    """Return a number with the digits and the decimal sign of the person's language."""
    locale = QLocale()
    if "," not in value:
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    plain = value.replace(",", "")
    if "." in plain:
        return locale.toString(float(plain), "f", len(plain.rpartition(".")[2]))
    return locale.toString(int(plain))


# -- taking a text apart -----------------------------------------------------------------------


@lru_cache(KNOWN)
def _read(said: str) -> tuple[_Part, ...]:
    """Take a text apart so that the templates account for as many letters as possible."""
    starts = [0, *(match.end() for match in _BOUNDARY.finditer(said))]
    ends = [*(match.start() for match in _BOUNDARY.finditer(said)), len(said)]
    best: list[tuple[int, tuple[_Part, ...]]] = [(0, ())]
    for last in range(len(starts)):
        choices = []
        for first in range(max(0, last - LONGEST + 1), last + 1):
            part = _best(said[starts[first] : ends[last]], _sentences())
            if part is not None:
                weight, before = best[first]
                choices.append((weight + part.weight, (*before, part)))
        weight, before = best[last]
        choices.append((weight, _with_words(before, said[starts[last] : ends[last]])))
        best.append(max(choices, key=lambda choice: choice[0]))
    return best[-1][1]


def _with_words(before: tuple[_Part, ...], words: str) -> tuple[_Part, ...]:
    """Add words that no template has, to such words before them."""
    if before and before[-1].template is None:
        return (*before[:-1], _Part(f"{before[-1].words} {words}"))
    return (*before, _Part(words))


class _Catalogue:
    """Templates, found by how they begin."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._whole: dict[str, _Template] = {}
        self._by_head: dict[str, list[_Template]] = {}
        self._open: list[_Template] = []  # begin with a field, or nearly so
        for text in texts:
            template = _template(text)
            head = text.partition("{")[0][:_HEAD]
            if not template.order:
                self._whole[text] = template
            elif len(head) == _HEAD:
                self._by_head.setdefault(head, []).append(template)
            else:
                self._open.append(template)

    def matches(self, words: str) -> Iterator[_Part]:
        """Yield each way in which the words are one template."""
        whole = self._whole.get(words)
        if whole is not None:
            yield _Part(words, whole, (), whole.weight)
            return
        for template in (*self._by_head.get(words[:_HEAD], ()), *self._open):
            match = _pattern(template.text).fullmatch(words)
            if match is not None:
                fields = tuple(match[group] for group in template.order)
                yield _Part(words, template, fields, template.weight)


def _best(words: str, catalogue: _Catalogue) -> _Part | None:
    """Return the template that says most of the words itself."""
    return max(catalogue.matches(words), key=lambda part: part.weight, default=None)


def _template(text: str) -> _Template:
    groups = {int(field[1]): group for group, field in enumerate(_FIELD.finditer(text), 1)}
    order = tuple(groups[number] for number in sorted(groups))
    return _Template(text, order, len(_FIELD.sub("", text)))


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Return the pattern of a template; compiling all of them at the start would be felt."""
    pattern, place = "", 0
    for field in _FIELD.finditer(text):
        pattern += re.escape(text[place : field.start()])
        pattern += f"({_NUMBER})" if field[2] else "(.+?)"
        place = field.end()
    return re.compile(pattern + re.escape(text[place:]), re.DOTALL)


@cache
def _sentences() -> _Catalogue:
    return _Catalogue(SENTENCES)


@cache
def _phrases() -> _Catalogue:
    return _Catalogue(PHRASES)
