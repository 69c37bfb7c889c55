"""The headings of lightly marked text other than Markdown: reStructuredText, TeX, Org, AsciiDoc.

Each finder yields the headings of a text in order; the text itself stays as it was written.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from app.engine.reading.anchors import Heading
from app.engine.reading.formats.markdown import find_headings, strip_markup

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1{1,}[ \t]*$")
_TEX = re.compile(
    r"\\(part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|title|frametitle)\*?\s*(?:\[[^\]]{0,200}\])?\s*\{"
)
_TEX_LEVELS = {
    "title": 1, "part": 1, "chapter": 2, "section": 3, "subsection": 4, "subsubsection": 5,
    "frametitle": 5, "paragraph": 6, "subparagraph": 7,
}  # fmt: skip
_TEX_COMMAND = re.compile(
    r"\\(?:label|footnote|thanks|cite\w*|index)\s*\{[^{}]*\}|\\[a-zA-Z]+\*?|[{}~]"
)
_ORG = re.compile(r"(\*{1,8})[ \t]+(.*)$", re.MULTILINE)
_ORG_KEYWORD = re.compile(r"^(?:TODO|DONE|NEXT|WAITING)\s+|^\[#[A-Z]\]\s+|\s+:[\w@:]+:\s*$")
_ASCIIDOC = re.compile(r"^(={1,6})[ \t]+(\S.*)$", re.MULTILINE)
_ASCIIDOC_BLOCK = re.compile(r"^(-{4,}|\.{4,}|/{4,}|\+{4,})[ \t]*$", re.MULTILINE)


def find_rst_headings(text: str) -> Iterator[Heading]:
    """Yield titles that are underlined; the order in which the signs come is their level."""
    levels: dict[tuple[str, bool], int] = {}
    before: list[tuple[int, str]] = [(0, ""), (0, "")]
    start = 0
    for line in text.split("\n"):
        (above_at, above), (title_at, title) = before
        rule = _RULE.match(line) if title.strip() and not _RULE.match(title) else None
        if rule and len(line.rstrip()) >= min(len(title.rstrip()), 4):
            over = bool(above.strip()) and above.strip() == line.strip()
            if over or (not title[:1].isspace() and not above.strip()):
                level = levels.setdefault((rule[1], over), len(levels) + 1)
                words = title.strip().replace("`", "").replace("*", "")
                yield Heading(above_at if over else title_at, level, words)
        before = [before[1], (start, line)]
        start += len(line) + 1


def find_tex_headings(text: str) -> Iterator[Heading]:
    """Yield what sectioning commands name, outside of comments."""
    for match in _TEX.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        if "%" in text[line : match.start()].replace("\\%", ""):
            continue
        depth, at = 1, match.end()
        limit = min(len(text), at + 500)
        while at < limit and depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        title = _TEX_COMMAND.sub(" ", text[match.end() : at - 1])
        yield Heading(match.start(), _TEX_LEVELS[match[1]], " ".join(title.split()))


def find_org_headings(text: str) -> Iterator[Heading]:
    """Yield headlines without their keywords and tags."""
    for match in _ORG.finditer(text):
        if match.start() and text[match.start() - 1] != "\n":
            continue
        title = match[2]
        for _ in range(3):
            title = _ORG_KEYWORD.sub("", title)
        yield Heading(match.start(), len(match[1]), strip_markup(title))


def find_asciidoc_headings(text: str) -> Iterator[Heading]:
    """Yield section titles outside of listings and other literal blocks."""
    closed = 0
    literal = []
    open_mark, opened = "", 0
    for match in _ASCIIDOC_BLOCK.finditer(text):
        if not open_mark:
            open_mark, opened = match[1], match.start()
        elif match[1] == open_mark:
            literal.append((opened, match.end()))
            open_mark = ""
    for match in _ASCIIDOC.finditer(text):
        while closed < len(literal) and literal[closed][1] < match.start():
            closed += 1
        if closed < len(literal) and literal[closed][0] < match.start():
            continue
        yield Heading(match.start(), len(match[1]), strip_markup(match[2]))


FINDERS: Mapping[str, Callable[[str], Iterator[Heading]]] = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), find_headings),
    **dict.fromkeys((".rst", ".rest"), find_rst_headings),
    **dict.fromkeys((".tex", ".latex", ".ltx"), find_tex_headings),
    ".org": find_org_headings,
    **dict.fromkeys((".adoc", ".asciidoc", ".asc"), find_asciidoc_headings),
}
