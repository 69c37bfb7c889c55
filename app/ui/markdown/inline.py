"""What stands in a line of markdown: emphasis, code, links, formulas, escapes.

CommonMark's rules in linear time, with GitHub's strikethrough and bare addresses, without HTML but
for ``<br>``. Every run knows which part of the line it came from. While a line is still open, what
could become something else is held back, and emphasis or code is shown as if it were closed, so
that nothing on screen turns into something else with the next piece.
"""

import html
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field

from app.ui.markdown import mathematics
from app.ui.markdown.holding import LONGEST_FORMULA, settled
from app.ui.markdown.safety import offered, readable, tame


class Style:
    """How a run looks: flags. Plain numbers, because there may be one for every other character."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    STRUCK = 4
    CODE = 8
    FORMULA = 16
    ADDRESS = 32


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style, from ``start`` to ``end`` of its leaf's text, in code points.

    ``link`` is an address that may be offered, ``source`` the number of a citation, ``tint`` what a
    word of code is.
    """

    text: str
    style: int = Style.PLAIN
    start: int = 0
    end: int = 0
    link: str = ""
    source: int = 0
    tint: str = ""
    tip: str = ""

    @property
    def literal(self) -> bool:
        """Return whether each character stands for one of the leaf's."""
        made = self.source or self.style & (Style.FORMULA | Style.ADDRESS)
        return not made and len(self.text) == self.end - self.start


BREAK = "\u2028"
"""Begins a new line in the same paragraph."""

_SPECIAL = re.compile(r"[\\`*_~\[\]!<&$\n]|https?://", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+\.\w+)>")
_BREAK_TAG = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>`]+", re.IGNORECASE)
_TARGET = re.compile(
    r"\(\s*(?:<([^<>\n]*)>|([^\s()<]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_LONGEST_TARGET = 4000


def parse(text: str, *, open: bool = False) -> tuple[Run, ...]:
    """Return the runs of a leaf's text; ``open`` while more of it is being written."""
    if open:
        text = text[: settled(text)]
    return _Line(text, open).runs()


@dataclass(slots=True)
class _Delimiter:
    """A run of ``*``, ``_`` or ``~``; ``node`` is its place among the nodes."""

    mark: str
    count: int
    length: int
    node: int
    opens: bool
    closes: bool
    eager: bool


@dataclass(slots=True)
class _Node:
    text: str
    start: int
    end: int
    style: int = Style.PLAIN
    link: str = ""


@dataclass(slots=True)
class _Bracket:
    node: int
    at: int
    picture: bool
    delimiters: int


@dataclass
class _Line:
    """One pass over a line."""

    text: str
    open: bool
    nodes: list[_Node] = field(default_factory=list)
    marks: list[_Delimiter] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    changes: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    unmatched: list[int] = field(default_factory=list)
    dead: int = 0
    ticks: dict[int, list[int]] | None = None

    def runs(self) -> tuple[Run, ...]:
        """Read the line."""
        at, end, text = 0, len(self.text), self.text
        while at < end:
            found = _SPECIAL.search(text, at)
            if not found:
                break
            if found.start() > at:
                self._add(text[at : found.start()], at, found.start())
            at = self._special(found.start(), found[0])
        if at < end:
            self._add(text[at:], at, end)
        self._emphasise(0)
        if self.open:
            self._close_all()
        return self._joined()

    def _add(self, text: str, start: int, end: int, style: int = Style.PLAIN) -> None:
        self.nodes.append(_Node(text, start, end, style))

    def _special(self, at: int, mark: str) -> int:
        """Read what a special character begins; return where to go on."""
        match mark:
            case "\\":
                return self._escape(at)
            case "`":
                return self._code(at)
            case "*" | "_" | "~":
                return self._delimiter(at, mark)
            case "[":
                self.brackets.append(_Bracket(len(self.nodes), at + 1, False, len(self.marks)))
            case "!" if self.text.startswith("[", at + 1):
                self.brackets.append(_Bracket(len(self.nodes), at + 2, True, len(self.marks)))
                self._add("![", at, at + 2)
                return at + 2
            case "]":
                return self._close_bracket(at)
            case "<":
                return self._angle(at)
            case "&":
                if found := _ENTITY.match(self.text, at):
                    meant = html.unescape(found[0])
                    self._add(tame(meant).replace("\n", " "), at, found.end())
                    return found.end()
            case "$":
                return self._dollar(at)
            case "\n":
                return self._line_end(at)
            case "!":
                pass
            case _:
                return self._bare_address(at)
        self._add(mark, at, at + len(mark))
        return at + len(mark)

    # -- what has an end of its own --------------------------------------------------------------

    def _escape(self, at: int) -> int:
        following = self.text[at + 1 : at + 2]
        if following in ("(", "["):
            closing = "\\)" if following == "(" else "\\]"
            if end := self._find(closing, at + 2, LONGEST_FORMULA):
                return self._formula(at, at + 2, end, end + 2)
        if following == "\n":
            self._add(BREAK, at, at + 2)
            return at + 2
        if following in _PUNCTUATION and following:
            self._add(following, at, at + 2)
            return at + 2
        self._add("\\", at, at + 1)
        return at + 1

    def _find(self, closing: str, at: int, longest: int) -> int:
        """Return where something ends, or 0; what is not there is not looked for again."""
        if closing in self.missing:
            return 0
        found = self.text.find(closing, at)
        if found < 0:
            self.missing.add(closing)
        return found if 0 <= found <= at + longest else 0

    def _formula(self, start: int, inner: int, closing: int, end: int) -> int:
        shown = mathematics.readable(self.text[inner:closing])
        self._add(tame(shown).replace("\n", BREAK), start, end, Style.FORMULA)
        return end

    def _dollar(self, at: int) -> int:
        text = self.text
        if text.startswith("$$", at):
            end = self._find("$$", at + 2, LONGEST_FORMULA)
            if end and text[at + 2 : end].strip():
                return self._formula(at, at + 2, end, end + 2)
            self._add("$$", at, at + 2)
            return at + 2
        end = self._find("$", at + 1, LONGEST_FORMULA)
        if end and mathematics.meant(text[at + 1 : end], text[end + 1 : end + 2]):
            return self._formula(at, at + 1, end, end + 1)
        self._add("$", at, at + 1)
        return at + 1

    def _code(self, at: int) -> int:
        text, end = self.text, at
        while end < len(text) and text[end] == "`":
            end += 1
        if self.ticks is None:
            self.ticks = {}
            for found in re.finditer("`+", text):
                self.ticks.setdefault(len(found[0]), []).append(found.start())
        places = self.ticks.get(end - at, [])
        following = bisect_left(places, end)
        if following < len(places):
            closing = places[following]
            after = closing + end - at
        elif self.open and end - at < 3 and _at_word(text, at):
            closing = after = len(text)
        else:
            self._add(text[at:end], at, end)
            return end
        code, inner = text[end:closing].replace("\n", " "), end
        if len(code) > 2 and code[0] == code[-1] == " " and code.strip():
            code, inner = code[1:-1], end + 1
        elif closing == len(text) and following == len(places):
            inner += len(code) - len(code.lstrip(" "))
            code = code.lstrip(" ")
        self._add(code, inner, inner + len(code), Style.CODE)
        return after

    def _angle(self, at: int) -> int:
        if found := _AUTOLINK.match(self.text, at):
            address = found[1]
            self._add(address, at + 1, found.end() - 1)
            mail = "@" in address and ":" not in address
            self.nodes[-1].link = offered("mailto:" + address if mail else address)
            return found.end()
        if found := _BREAK_TAG.match(self.text, at):
            self._add(BREAK, at, found.end())
            return found.end()
        self._add("<", at, at + 1)
        return at + 1

    def _bare_address(self, at: int) -> int:
        found = _BARE.match(self.text, at)
        word = at > 0 and self.text[at - 1].isalnum()
        if not found or word:
            self._add(self.text[at : at + 4], at, at + 4)
            return at + 4
        address = found[0]
        stop = min((at for at in map(address.find, "*]") if at > 0), default=len(address))
        address = address[:stop].rstrip("?!.,:;*_~'\"")
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip("?!.,:;*_~'\"")
        self._add(address, at, at + len(address))
        self.nodes[-1].link = offered(address)
        return at + len(address)

    def _line_end(self, at: int) -> int:
        """Join two lines by a space, by nothing between ideographs, or break where that is said."""
        last = self.nodes[-1] if self.nodes else None
        if last is not None and last.text.endswith("  "):
            last.text = last.text.rstrip(" ")
            self._add(BREAK, at, at + 1)
            return at + 1
        if last is not None and last.text.endswith(" "):
            last.text = last.text[:-1]
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if not (_wide(before) and _wide(after)):
            self._add(" ", at, at + 1)
        return at + 1

    # -- links -----------------------------------------------------------------------------------

    def _close_bracket(self, at: int) -> int:
        bracket = self.brackets.pop() if self.brackets else None
        if bracket is not None and len(self.brackets) < self.dead:
            self.dead = len(self.brackets)
            bracket = bracket if bracket.picture else None  # no link inside a link
        target = None
        if bracket is not None and self.text.startswith("(", at + 1):
            target = _TARGET.match(self.text, at + 1, at + 1 + _LONGEST_TARGET)
        if bracket is None or target is None:
            self._add("]", at, at + 1)
            return at + 1
        self._emphasise(bracket.delimiters)
        for mark in self.marks[bracket.delimiters :]:
            mark.opens = mark.closes = False
        address = target[1] if target[1] is not None else target[2]
        opening = self.nodes[bracket.node]
        opening.text, opening.end = "", bracket.at
        if bracket.picture:
            self._add("", at, target.end())
            return target.end()
        self.dead = len(self.brackets)
        self._link(bracket.node, tame(html.unescape(address)))
        self._show_address(bracket.node, tame(html.unescape(address)), at, target.end())
        return target.end()

    def _link(self, node: int, address: str) -> None:
        if link := offered(address):
            for inner in self.nodes[node:]:
                inner.link = link

    def _show_address(self, node: int, address: str, start: int, end: int) -> None:
        """Let the reader see where a link leads, unless its words are the address."""
        words = "".join(inner.text for inner in self.nodes[node:]).strip()
        bare = address.removeprefix("mailto:")
        if not address or words in (address, bare, bare.split("://")[-1].rstrip("/")):
            self._add("", start, end)
        else:
            self._add(f" ({readable(bare)})", start, end, Style.ADDRESS)

    # -- emphasis --------------------------------------------------------------------------------

    def _delimiter(self, at: int, mark: str) -> int:
        text, end = self.text, at
        while end < len(text) and text[end] == mark:
            end += 1
        before, after = text[at - 1 : at] or " ", text[end : end + 1] or " "
        blank_before, blank_after = before.isspace(), after.isspace()
        sign_before, sign_after = _sign(before), _sign(after)
        # Chinese and Japanese have no blanks: an ideograph at a delimiter counts as one
        bound_before, bound_after = sign_before or _wide(before), sign_after or _wide(after)
        left = not blank_after and (not sign_after or blank_before or bound_before)
        right = not blank_before and (not sign_before or blank_after or bound_after)
        opens, closes = left, right
        if mark == "_":
            opens, closes = left and (not right or sign_before), right and (not left or sign_after)
        self._add(text[at:end], at, end)
        if mark != "~" or end - at == 2:
            eager = blank_before or sign_before
            count = end - at
            self.marks.append(
                _Delimiter(mark, count, count, len(self.nodes) - 1, opens, closes, eager)
            )
        return end

    def _emphasise(self, bottom: int) -> None:
        """Match closing delimiters with opening ones, from ``bottom`` of the stack."""
        marks = self.marks
        stack: list[int] = []
        lowest: dict[tuple[str, int, bool], int] = {}
        for place in range(bottom, len(marks)):
            closer = marks[place]
            while closer.closes and closer.count:
                key = (closer.mark, closer.length % 3, closer.opens)
                found = len(stack) - 1
                while found >= lowest.get(key, 0) and not _fits(marks[stack[found]], closer):
                    found -= 1
                if found < lowest.get(key, 0):
                    lowest[key] = len(stack)
                    break
                opener = marks[stack[found]]
                del stack[found + 1 :]
                for each, height in lowest.items():
                    lowest[each] = min(height, len(stack))
                self._pair(opener, closer)
                if not opener.count:
                    stack.pop()
            if closer.opens and closer.count:
                stack.append(place)
        self.unmatched = stack

    def _pair(self, opener: _Delimiter, closer: _Delimiter) -> None:
        count = 2 if min(opener.count, closer.count) >= 2 else 1
        style = Style.STRUCK if opener.mark == "~" else (Style.BOLD if count == 2 else Style.ITALIC)
        self.changes.setdefault(opener.node + 1, []).append((style, 1))
        self.changes.setdefault(closer.node, []).append((style, -1))
        for mark in (opener, closer):
            mark.count -= count
            self.nodes[mark.node].text = mark.mark * mark.count

    def _close_all(self) -> None:
        """Show what is open at the end as if it were closed there."""
        for place in self.unmatched:
            opener = self.marks[place]
            if opener.eager and opener.opens:
                for style, count in ((Style.BOLD, 2), (Style.ITALIC, 1)):
                    if opener.count >= count:
                        style = Style.STRUCK if opener.mark == "~" else style
                        self.changes.setdefault(opener.node + 1, []).append((style, 1))
                        opener.count -= count
                self.nodes[opener.node].text = opener.mark * opener.count

    def _joined(self) -> tuple[Run, ...]:
        """Return the nodes in their styles; neighbours alike become one run."""
        counts: dict[int, int] = {}
        style, runs = Style.PLAIN, list[Run]()
        for place, node in enumerate(self.nodes):
            for changed, by in self.changes.get(place, ()):
                counts[changed] = counts.get(changed, 0) + by
                style = style | changed if counts[changed] else style & ~changed
            if not node.text:
                continue
            run = Run(node.text, node.style | style, node.start, node.end, node.link)
            last = runs[-1] if runs else None
            alike = last and (last.style, last.link, last.end) == (run.style, run.link, run.start)
            if last and alike and last.literal and run.literal:
                runs[-1] = Run(last.text + run.text, run.style, last.start, run.end, run.link)
            else:
                runs.append(run)
        return tuple(runs)


def _fits(opener: _Delimiter, closer: _Delimiter) -> bool:
    """Return whether two runs may embrace; the rule of three is CommonMark's."""
    if opener.mark != closer.mark or not opener.opens:
        return False
    odd = (opener.closes or closer.opens) and (opener.length + closer.length) % 3 == 0
    return not (odd and (opener.length % 3 or closer.length % 3))


def _at_word(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace() or _sign(text[at - 1])


def _sign(char: str) -> bool:
    return char in _PUNCTUATION or unicodedata.category(char)[0] in "PS"


def _wide(char: str) -> bool:
    return bool(char) and unicodedata.east_asian_width(char) in "WF" and not "가" <= char <= "힣"
