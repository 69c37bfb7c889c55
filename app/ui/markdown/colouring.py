"""Colours for code: Pygments, asked when a block in a known language is whole, a slice at a time.

Pygments is imported when the first such block begins. Learning a language takes it up to 60 ms, so
that happens in a short-lived thread: it is plain Python, which lets the window's thread in between.
It reads code and never runs any.
"""

import re
import threading
from collections.abc import Iterator
from typing import Any

from app.ui.markdown.inline import Run, Style

LONGEST = 100_000
"""Characters of code beyond which it stays plain."""

TINTS = {
    "keyword": ("#7a3e9d", "#c9a0e8"),
    "name": ("#1f5fa8", "#8fbdf2"),
    "text": ("#8a4b08", "#e8b27a"),
    "number": ("#96323c", "#f09aa2"),
    "comment": ("#5d6163", "#a3a8aa"),
    "good": ("#1d5c48", "#7fcdb0"),
}
"""For each kind of word its colour on light and on dark; a test checks their contrast."""

_KINDS = (
    ("Token.Comment", "comment"),
    ("Token.Keyword", "keyword"),
    ("Token.Operator.Word", "keyword"),
    ("Token.Name.Function", "name"),
    ("Token.Name.Class", "name"),
    ("Token.Name.Decorator", "name"),
    ("Token.Name.Tag", "keyword"),
    ("Token.Name.Attribute", "name"),
    ("Token.Name.Builtin", "name"),
    ("Token.Literal.String", "text"),
    ("Token.Literal.Number", "number"),
    ("Token.Generic.Deleted", "number"),
    ("Token.Generic.Inserted", "good"),
    ("Token.Generic.Heading", "keyword"),
)
_UNKNOWN = object()
_lexers: dict[str, Any] = {}
"""By name: None while it is being learnt."""

Lines = list[tuple[Run, ...]]
OVER: Lines = []
"""Says that nothing more comes."""

_NAME = re.compile(r"[A-Za-z0-9_+#.-]{1,30}")


def colour(tint: str, *, dark: bool) -> str:
    """Return the colour of a kind of word."""
    return TINTS[tint][dark]


def named(language: str) -> str:
    """Return the name of the language as it was written, without the rest of the line."""
    found = _NAME.match(language.strip("{}. "))
    return found[0] if found else ""


def prepare(language: str) -> None:
    """Begin to learn a language, if nobody did."""
    name = named(language).lower()
    if name and name not in _lexers:
        _lexers[name] = None
        threading.Thread(target=_learn, args=(name,), daemon=True, name="colours").start()


def _learn(name: str) -> None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer: Any = get_lexer_by_name(name)
        list(lexer.get_tokens_unprocessed("x"))
    except ClassNotFound:
        lexer = _UNKNOWN
    _lexers[name] = lexer


def read(code: str, language: str) -> Iterator[Lines | None]:
    """Colour code little by little: nothing yet, None while its language is learnt, its lines.

    Whoever asks may stop between two. An unknown language yields no lines at all.
    """
    name = named(language).lower()
    prepare(name)
    while name and _lexers[name] is None:
        yield None
    lexer = _lexers.get(name, _UNKNOWN)
    if lexer is _UNKNOWN or len(code) > LONGEST:
        return
    kinds: dict[object, str] = {}
    lines: list[list[Run]] = [[]]
    column = 0
    for done, (_, kind, value) in enumerate(lexer.get_tokens_unprocessed(code)):
        if kind not in kinds:
            kinds[kind] = next((t for name, t in _KINDS if str(kind).startswith(name)), "")
        for number, part in enumerate(value.split("\n")):
            if number:
                lines.append([])
                column = 0
            if part:
                lines[-1].append(
                    Run(part, Style.CODE, column, column + len(part), tint=kinds[kind])
                )
                column += len(part)
        if done % 50 == 49:
            yield []
    yield [_expanded(line) for line in lines]


def _expanded(line: list[Run]) -> tuple[Run, ...]:
    """Join neighbours of one tint."""
    joined: list[Run] = []
    for run in line:
        last = joined[-1] if joined else None
        if last and last.tint == run.tint:
            joined[-1] = Run(last.text + run.text, Style.CODE, last.start, run.end, tint=run.tint)
        else:
            joined.append(run)
    return tuple(joined)
