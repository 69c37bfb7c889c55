"""How a text is to look: what reading knows of its headings, slides, code and letterheads.

The text stays as reading has it. Looking is cheap: for a window of a long text only the spans and
lines within it are looked at.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from app.engine.documents import PLACES, Span
from app.engine.viewing.matching import make_key
from app.messages import Anchor
from app.viewing import Style

CODE = frozenset(
    ".py .pyw .pyi .js .mjs .cjs .ts .tsx .jsx .java .kt .kts .scala .groovy .gradle .c .h .cc "
    ".cpp .cxx .hpp .hh .cs .go .rs .rb .php .pl .pm .lua .r .jl .swift .m .mm .sh .bash .zsh "
    ".fish .ps1 .bat .cmd .sql .css .scss .sass .less .json .ndjson .jsonl .geojson .jsonld "
    ".yaml .yml .toml .ini .cfg .conf .properties .env .xml .xsl .xsd .svg .plist .diff .patch "
    ".log .vb .vbs .f .f90 .for .asm .s .dart .ex .exs .erl .hs .clj .lisp .el .ml .fs .proto "
    ".tf .cmake .mk .dockerfile .ipynb".split()
)
"""Extensions of files whose columns and blanks mean something."""
CODE_NAMES = frozenset(("makefile", "dockerfile", "cmakelists.txt", "jenkinsfile", "vagrantfile"))
MAILS = frozenset(("eml", "msg", "mbox"))
LONGEST_HEADER = 20_000  # characters of a letterhead

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^\n]*")
_QUOTE = re.compile(r"^ {0,3}>[^\n]*(?:\n {0,3}>[^\n]*)*", re.MULTILINE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)[^\n*_]{1,300}?(?<=\S)\1")
_FIELD = re.compile(r"^([A-Z][A-Za-z-]{1,30}):[ \t][^\n]*$", re.MULTILINE)
_MARKS = "#*=-~ \t"
_MOST = 5_000  # quotes and strong words of one window


class Styles:
    """The styles of one text; ``kind`` as ``recognise`` names it, ``suffix`` of its name."""

    def __init__(self, text: str, spans: Sequence[Span], kind: str, name: str, suffix: str) -> None:
        self._text, self._spans, self._kind = text, spans, kind
        self._code = kind == "txt" and (suffix in CODE or name.lower() in CODE_NAMES)
        self._fences: list[tuple[int, int]] | None = None

    def within(self, start: int, end: int) -> tuple[Style, ...]:
        """Return the styles that touch ``text[start:end]``, by where they begin."""
        found = list(self._follow_spans(start, end))
        if self._code:
            found.append(Style(start, end, "code", {}))
        if self._kind == "md":
            found += self._find_markdown(start, end)
        if self._kind in MAILS:
            found += self._find_letterheads(start, end)
        return tuple(sorted(found, key=lambda style: (style.start, -style.end)))

    def _follow_spans(self, start: int, end: int) -> Iterator[Style]:
        spans = self._spans
        at = max(bisect_right(spans, start, key=lambda span: span.start) - 1, 0)
        before: Anchor = spans[at - 1].anchor if at else {}
        for span in spans[at:]:
            if span.start >= end:
                break
            line = self._first_line(span)
            place = _place(span.anchor)
            if place and place != _place(before):
                yield Style(*line, "break", span.anchor)
            level = self._level(span, line)
            if level and line[1] > start:
                yield Style(*line, f"heading{level}", span.anchor)
            before = span.anchor

    def _first_line(self, span: Span) -> tuple[int, int]:
        start = span.start
        while start < span.end and self._text[start] in "\n \t":
            start += 1
        end = self._text.find("\n", start, span.end)
        return start, span.end if end < 0 else end

    def _level(self, span: Span, line: tuple[int, int]) -> int:
        """Return the level of the heading a span begins with, 0 if it begins with none."""
        path = span.anchor.get("heading")
        if not isinstance(path, str) or line[1] - line[0] > 400:
            return 0
        parts = path.split(" > ")
        title = make_key(parts[-1].rstrip("…"), loose=True).text
        words = make_key(self._text[slice(*line)].strip(_MARKS), loose=True).text
        known = title and title in words and len(words) <= len(title) + 12 + len(title) // 2
        if not known:
            return 0
        hashes = (
            re.match(" {0,3}(#{1,6})", self._text[slice(*line)]) if self._kind == "md" else None
        )
        return len(hashes[1]) if hashes else min(len(parts), 6)

    def _find_markdown(self, start: int, end: int) -> Iterator[Style]:
        fences = self._find_fences()
        at = max(bisect_right(fences, (start, start)) - 1, 0)
        code = [fence for fence in fences[at : at + _MOST] if fence[0] < end and fence[1] > start]
        for fence in code:
            yield Style(*fence, "code", {})
        begin = self._text.rfind("\n", 0, start) + 1
        for pattern, kind in ((_QUOTE, "quote"), (_STRONG, "strong")):
            for number, match in enumerate(pattern.finditer(self._text, begin, end)):
                if number >= _MOST:
                    break
                inside = any(first <= match.start() < last for first, last in code)
                if match.end() > start and not inside:
                    yield Style(match.start(), match.end(), kind, {})

    def _find_fences(self) -> list[tuple[int, int]]:
        """Return where blocks of code begin and end, their fences included."""
        if self._fences is None:
            self._fences = []
            mark, opened = "", 0
            for match in self._list_fences():
                if not mark:
                    mark, opened = match[1], match.start()
                elif match[1].startswith(mark):
                    self._fences.append((opened, match.end()))
                    mark = ""
            if mark:
                self._fences.append((opened, len(self._text)))
        return self._fences

    def _list_fences(self) -> list[re.Match[str]]:
        """Return the lines that are fences; looking for their marks is quick in a long text."""
        found: dict[int, re.Match[str]] = {}
        for mark in ("```", "~~~"):
            at = self._text.find(mark)
            while at >= 0:
                line = self._text.rfind("\n", 0, at) + 1
                match = _FENCE.match(self._text, line)
                if match:
                    found[line] = match
                end = match.end() if match else self._text.find("\n", at)
                at = self._text.find(mark, end) if end >= 0 else -1
        return [found[line] for line in sorted(found)]

    def _find_letterheads(self, start: int, end: int) -> Iterator[Style]:
        """Yield the fields above a letter: muted, but for its subject."""
        head = self._text[:LONGEST_HEADER].partition("\n\n")[0]
        for match in _FIELD.finditer(head):
            if match.start() < end and match.end() > start:
                kind = "strong" if match[1].lower() == "subject" else "muted"
                yield Style(match.start(), match.end(), kind, {})


def _place(anchor: Anchor) -> Mapping[str, int | str]:
    """Return what of an anchor is a page, slide or part of its own."""
    return {key: anchor[key] for key in PLACES if key in anchor and key != "cells"}
