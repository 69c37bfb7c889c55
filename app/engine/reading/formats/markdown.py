"""The headings of lightly marked text. The text itself stays as it was written."""

import re
from collections.abc import Iterator

from app.engine.reading.anchors import Heading

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_NO_PARAGRAPH = re.compile(
    r"\s*$| {4}|\t| {0,3}(?:[>|*+-] |\d+[.)] |#{1,6}[ \t]|[-*_=] *(?:[-*_=] *){2,}$)"
)
_HTML_HEADING = re.compile(r" {0,3}<h([1-6])\b[^>]{0,200}>(.{0,300}?)</h\1>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_MARKUP = re.compile(
    r"\*\*|__|`|</?[A-Za-z][^<>]*>|(?<!\w)[*_]|[*_](?!\w)|\{#[^{}]*\}|\\(?=[^\w\s])"
)


def find_headings(text: str) -> Iterator[Heading]:
    """Yield the headings of Markdown: ``#``, underlined and HTML ones, outside of code blocks.

    Front matter at the top is skipped. The form is CommonMark's, short of its rare corners.
    """
    fence = ""
    previous: tuple[int, str] | None = None  # the line before, where it may be a heading's text
    start = _skip_front_matter(text)
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start : min(end, start + 1000)]
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
            previous = None
        elif mark:
            fence, previous = mark[1], None
        elif match := _ATX.match(line):
            yield Heading(start, len(match[1]), strip_markup(match[2] or ""))
            previous = None
        elif previous and (match := _SETEXT.match(line)):
            yield Heading(previous[0], 1 if match[1][0] == "=" else 2, strip_markup(previous[1]))
            previous = None
        elif match := _HTML_HEADING.match(line):
            yield Heading(start, int(match[1]), strip_markup(match[2]))
            previous = None
        else:
            previous = None if _NO_PARAGRAPH.match(line) else (start, line)
        start = end + 1


def strip_markup(title: str) -> str:
    """Return a heading without emphasis, code marks, links and tags."""
    return _MARKUP.sub("", _LINK.sub(r"\1", title)).strip()


def _skip_front_matter(text: str) -> int:
    if not text.startswith("---\n"):
        return 0
    end = text.find("\n---\n", 3, 20_000)
    return end + 5 if end >= 0 else 0
