"""Markdown's blocks, found line by line: what was found once is never looked at again.

CommonMark 0.31 with GitHub's tables, without HTML and without link definitions (a definition at the
end would change what was read long ago). The method is that of the reference implementation: walk
the open containers, open new ones, give the rest of the line to the open leaf. Differs on purpose:
a line of code and a row of a table are leaves of their own, ``\\[`` or ``$$`` at the start of a
line opens a formula, and a paragraph of more than ``LONGEST`` characters is cut in two.
"""

import re
from dataclasses import dataclass, replace

from app.ui.markdown.lines import Kind, Leaf, Line, Span, split_row

LONGEST = 3000
"""Characters of a paragraph or line that are handled as one; beyond, it is cut at a space."""

_ROOM = 200
"""Characters after ``LONGEST`` in which a space is looked for."""

_DEEPEST = 16
"""Containers inside each other; what would be deeper is text."""

_COLUMNS = 40
"""Columns of a table; more is text."""

_HEADING = re.compile(r"#{1,6}(?=[ \t]|$)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_MARKER = re.compile(r"(?:([-*+])|(\d{1,9})([.)]))(?=[ \t]|$)")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_FORMULA = re.compile(r"\\\[|\$\$(?!\$)")
_UNDECIDED = re.compile(
    r"(?:\s|>|[-*+](?=\s)|\d{1,9}[.)](?=\s))*"
    r"(?:[-*+=_~:|`#$\\\s]*|\d{1,9}[.)]?|\[[ xX]?\]?\s*|(?:`{3}|~{3}).*)$"
)
"""The start of a line that may still become anything."""


@dataclass(frozen=True, slots=True)
class _Container:
    """A quotation (no bullet) or an item; ``indent`` columns are left out in front of its lines."""

    bullet: str = ""
    indent: int = 0
    ordinal: int = 0
    empty: bool = True


@dataclass(frozen=True, slots=True)
class _Fence:
    """An open code block; one without a mark is made by indentation."""

    mark: str
    width: int
    indent: int
    language: str
    group: int
    blank: tuple[Span, ...] = ()


class Blocks:
    """The leaves of a text that is still being written.

    ``feed`` may be called with pieces of any size: the leaves depend on the text alone.
    """

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self._stack: list[_Container] = []
        self._marker = ""
        self._marker_start = 0
        self._fence: _Fence | None = None
        self._groups = 0
        self._rest = ""
        self._at = 0
        self._midline = False
        self._tentative = False
        self._kept: tuple[object, ...] | None = None
        self._settled = 0

    def feed(self, text: str) -> int:
        """Take the next piece of text; return the first leaf that may have changed."""
        dirty = min(self._restore(), self._settled)
        *lines, rest = (self._rest + text).split("\n")
        for line in lines:
            self._whole_line(line)
            self._at += 1
        self._rest = rest
        self._cut_long()
        self._keep()
        self._settled = self._count_settled()
        if not self._undecided():
            self._tentative = True
            self._read(self._rest)
            self._tentative = False
        return dirty

    def finish(self) -> int:
        """Say that no more text comes; return the first leaf that may have changed."""
        dirty = min(self._restore(), self._settled)
        if self._rest:
            self._whole_line(self._rest)
        self._close_to(0)
        self._end_leaf()
        return dirty

    # -- lines that are not there yet ------------------------------------------------------------

    def _count_settled(self) -> int:
        """Return how many leaves stay as they are; the last line of code may not be the last."""
        last = self.leaves[-1] if self.leaves else None
        return len(self.leaves) - (last is not None and (not last.done or last.kind is Kind.CODE))

    def _keep(self) -> None:
        last = self.leaves[-1] if self.leaves else None
        copy = replace(last, spans=list(last.spans)) if last is not None else None
        self._kept = (len(self.leaves), copy, tuple(self._stack), self._marker,
                      self._marker_start, self._fence, self._groups, self._midline)  # fmt: skip

    def _restore(self) -> int:
        """Forget the line that was not whole; return how many leaves there are without it."""
        if self._kept is not None:
            count, last, stack, *others = self._kept
            assert isinstance(count, int) and isinstance(stack, tuple)
            del self.leaves[count:]
            if isinstance(last, Leaf):
                self.leaves[-1] = last
            self._stack = list(stack)
            (self._marker, self._marker_start, self._fence, self._groups, self._midline) = others  # type: ignore[assignment]
            self._kept = None
        return len(self.leaves)

    def _undecided(self) -> bool:
        """Return whether the line that is being written may still become anything."""
        line = self._rest
        if self._midline:
            return False
        if self._fence is not None:
            mark = self._fence.mark
            bare = line.lstrip(" \t>")
            return not line or (bool(mark) and bare != "" and not bare.strip(mark + " "))
        if len(line) > 80:
            return False
        return _UNDECIDED.match(line) is not None

    def _cut_long(self) -> None:
        """Settle the front of an endless line, so that it is read once and not with every piece."""
        while len(self._rest) >= LONGEST + _ROOM:
            cut = _cut(self._rest)
            self._keep()
            self._read(self._rest[:cut])
            if not self._may_go_on():
                self._restore()
                return
            self._kept = None
            self._midline = True
            self._at += cut
            self._rest = self._rest[cut:]

    def _whole_line(self, line: str) -> None:
        self._rest = line
        self._cut_long()
        self._read(self._rest)
        self._midline = False
        self._at += len(self._rest)
        self._rest = ""

    def _may_go_on(self) -> bool:
        leaf = self.leaves[-1] if self.leaves else None
        return leaf is not None and not leaf.done and leaf.kind in (Kind.TEXT, Kind.CODE)

    # -- a line ----------------------------------------------------------------------------------

    def _read(self, text: str) -> None:
        """Read one line."""
        if self._midline:
            self._go_on(Span(text, self._at))
            return
        if text.endswith("\r"):
            text = text[:-1]
        line = Line(text, self._at)
        matched = self._walk(line)
        whole = matched == len(self._stack)
        leaf = self.leaves[-1] if self.leaves and not self.leaves[-1].done else None
        if self._fence is not None:
            if whole and self._in_code(line):
                return
            self._end_leaf()
            leaf = None
        if leaf is not None and leaf.kind is Kind.FORMULA and whole and not line.blank:
            self._in_formula(leaf, line.rest())
            return
        begun, closed = self._open(line, matched, leaf)
        if closed:
            return
        if leaf is not None and leaf.done:
            leaf = None
        lazy = not whole and not begun and leaf is not None and leaf.kind is Kind.TEXT
        if lazy and not line.blank:
            self._add_text(line.rest())
            return
        if not begun:
            self._close_to(matched)
        self._give(line)

    def _walk(self, line: Line) -> int:
        """Match the line with the open containers; return how many go on in it."""
        for matched, container in enumerate(self._stack):
            if not container.bullet:
                if line.indent > 3 or line.blank or line.text[line.there] != ">":
                    return matched
                line.eat(1)
                line.skip(1)
            elif line.blank:
                if container.empty:
                    return matched
            elif line.indent >= container.indent:
                line.skip(container.indent)
            else:
                return matched
        return len(self._stack)

    def _open(self, line: Line, matched: int, leaf: Leaf | None) -> tuple[bool, bool]:
        """Open what begins here; return whether anything did, and whether the line is used up."""
        begun = False
        while True:
            whole = begun or matched == len(self._stack)
            paragraph = leaf if leaf and leaf.kind is Kind.TEXT and whole and not begun else None
            if line.blank:
                return begun, False
            if line.indent > 3:
                lazy = leaf is not None and leaf.kind is Kind.TEXT and not begun
                if lazy:
                    return begun, False
                self._begin(begun, matched)
                self._open_fence(_Fence("", 0, 4, "", self._group()), line.start)
                self._in_code(line)
                return True, True
            if self._open_leaf(line, begun, matched, paragraph):
                return True, True
            if len(self._stack[: None if begun else matched]) >= _DEEPEST:
                return begun, False
            if line.text[line.there] == ">":
                self._begin(begun, matched)
                self._push(_Container())
                line.eat(1)
                line.skip(1)
            elif not self._open_item(line, begun, matched, paragraph):
                return begun, False
            begun = True

    def _open_leaf(self, line: Line, begun: bool, matched: int, paragraph: Leaf | None) -> bool:
        """Open a leaf that shows itself by the start of its line."""
        rest = line.rest()
        if found := _HEADING.match(rest.text):
            self._begin(begun, matched)
            self._add_heading(rest, found.end())
        elif found := _FENCE.match(rest.text):
            self._begin(begun, matched)
            mark = found[0]
            language = rest.text[found.end() :].strip()
            fence = _Fence(mark[0], len(mark), line.indent, language, self._group())
            self._open_fence(fence, rest.start)
        elif paragraph and (found := _UNDERLINE.match(rest.text)):
            paragraph.kind, paragraph.whole = Kind.HEADING, True
            paragraph.level = 1 if found[1][0] == "=" else 2
            self._end_leaf()
        elif _RULE.match(rest.text):
            self._begin(begun, matched)
            self._add(Kind.RULE, rest.start).done = True
        elif found := _FORMULA.match(rest.text):
            self._begin(begun, matched)
            self._in_formula(self._add(Kind.FORMULA, rest.start), rest)
        elif paragraph and self._open_table(paragraph, rest):
            pass
        else:
            return False
        return True

    def _open_item(self, line: Line, begun: bool, matched: int, paragraph: Leaf | None) -> bool:
        found = _MARKER.match(line.text, line.there)
        if not found:
            return False
        blank = not line.text[found.end() :].strip(" \t")
        if paragraph and (blank or (found[2] and int(found[2]) != 1)):
            return False
        bullet, before = found[1] or found[3], None
        if not begun and matched < len(self._stack) and self._stack[matched].bullet == bullet:
            before = self._stack[matched]
        number = int(found[2]) if found[2] else 0
        ordinal = before.ordinal + 1 if before else number
        indent = line.indent
        self._begin(begun, matched)
        start = line.start + line.there
        line.eat(found.end() - line.there)
        room = line.indent if 1 <= line.indent <= 4 and not blank else 1
        line.skip(room)
        width = found.end() - found.start()
        self._push(_Container(bullet, indent + width + room, ordinal))
        self._marker = f"{ordinal}{bullet}" if found[2] else "•"
        self._marker_start = start
        return True

    # -- leaves ----------------------------------------------------------------------------------

    def _give(self, line: Line) -> None:
        """Give the rest of a line to the open leaf, or to a new paragraph."""
        leaf = self.leaves[-1] if self.leaves and not self.leaves[-1].done else None
        if line.blank:
            self._end_leaf()
        elif leaf is not None and leaf.kind is Kind.ROW:
            self._add_row(line.rest(), leaf.group, leaf.aligns)
        else:
            self._add_text(line.rest())

    def _begin(self, begun: bool, matched: int) -> None:
        if not begun:
            self._close_to(matched)
        self._end_leaf()

    def _push(self, container: _Container) -> None:
        if container.bullet:
            self._mark_empty_item()
        if self._stack:
            self._stack[-1] = replace(self._stack[-1], empty=False)
        self._stack.append(container)

    def _close_to(self, depth: int) -> None:
        """Close the containers below a depth, and the leaf inside."""
        if depth < len(self._stack):
            self._end_leaf()
            self._mark_empty_item()
            del self._stack[depth:]

    def _mark_empty_item(self) -> None:
        """Let an item without words have its bullet all the same."""
        if self._marker:
            self._add(Kind.TEXT, self._marker_start).done = True

    def _end_leaf(self) -> None:
        self._fence = None
        if self.leaves:
            self.leaves[-1].done = True

    def _add(self, kind: Kind, start: int) -> Leaf:
        if self._stack and self._stack[-1].empty:
            self._stack[-1] = replace(self._stack[-1], empty=False)
        nest = "".join("i" if container.bullet else "q" for container in self._stack)
        leaf = Leaf(kind, start, nest, self._marker)
        self._marker = ""
        self.leaves.append(leaf)
        return leaf

    def _group(self) -> int:
        self._groups += 1
        return self._groups

    def _add_heading(self, rest: Span, level: int) -> None:
        leaf = self._add(Kind.HEADING, rest.start)
        leaf.level = level
        text = rest.text[level:]
        if not self._tentative:
            text = _CLOSING_HASHES.sub("", text)
        blanks = len(text) - len(text.lstrip())
        leaf.spans.append(Span(text.strip(), rest.start + level + blanks))
        leaf.done, leaf.whole = True, not self._tentative

    def _add_text(self, span: Span) -> None:
        leaf = self.leaves[-1] if self.leaves and not self.leaves[-1].done else None
        if leaf is None or leaf.kind is not Kind.TEXT:
            self._end_leaf()
            leaf = self._add(Kind.TEXT, span.start)
        elif span.start - leaf.start > LONGEST:
            leaf = self._next_part(leaf, span.start)
        leaf.spans.append(span)

    def _go_on(self, span: Span) -> None:
        """Add what follows on an endless line as a leaf of its own."""
        if span.text:
            self._next_part(self.leaves[-1], span.start).spans.append(span)

    def _next_part(self, leaf: Leaf, start: int) -> Leaf:
        leaf.done = True
        part = replace(leaf, start=start, marker="", spans=[], continued=True, done=False)
        self.leaves.append(part)
        return part

    def _open_fence(self, fence: _Fence, start: int) -> None:
        self._fence = fence
        leaf = self._add(Kind.CODE, start)
        leaf.group, leaf.language = fence.group, fence.language

    def _in_code(self, line: Line) -> bool:
        """Take a line of code; return False if the code is over and the line is still to read."""
        fence = self._fence
        assert fence is not None
        if not fence.mark:
            if line.blank:
                line.skip(4)
                blank = (*fence.blank, line.rest(blanks=True))
                self._fence = replace(fence, blank=blank)
                return True
            if line.indent < 4:
                return False
            for span in fence.blank:
                self._add_code(span)
            self._fence = replace(fence, blank=())
            line.skip(4)
        else:
            bare = line.text[line.there :].rstrip(" \t")
            if line.indent < 4 and len(bare) >= fence.width and not bare.strip(fence.mark):
                self._end_leaf()
                return True
            line.skip(min(fence.indent, line.indent))
        self._add_code(line.rest(blanks=True))
        return True

    def _add_code(self, span: Span) -> None:
        leaf = self.leaves[-1]
        if leaf.spans:
            leaf.done = True
            leaf = replace(leaf, start=span.start, marker="", spans=[], continued=False, done=False)
            self.leaves.append(leaf)
        leaf.spans.append(span)

    def _in_formula(self, leaf: Leaf, span: Span) -> None:
        """Take a line of a formula, up to the one that closes it."""
        opening = "\\[" if (leaf.spans or [span])[0].text.startswith("\\[") else "$$"
        closing = "\\]" if opening == "\\[" else "$$"
        leaf.spans.append(span)
        if closing in span.text[0 if len(leaf.spans) > 1 else 2 :] and not self._tentative:
            leaf.done = True

    def _open_table(self, paragraph: Leaf, rest: Span) -> bool:
        """Turn the last line of a paragraph into the head of a table, if this line says so."""
        if not _DELIMITERS.match(rest.text) or not ("|" in rest.text or ":" in rest.text):
            return False
        head = paragraph.spans[-1]
        columns = split_row(head)
        kinds = [cell.text for cell in split_row(rest)]
        if len(columns) != len(kinds) or len(kinds) > _COLUMNS or "|" not in head.text:
            return False
        aligns = "".join(_align(kind) for kind in kinds)
        paragraph.spans.pop()
        marker = ""
        if not paragraph.spans:
            marker = paragraph.marker
            self.leaves.pop()
        else:
            paragraph.done = True
        self._add_row(head, self._group(), aligns, head=True)
        self.leaves[-1].marker = marker
        return True

    def _add_row(self, span: Span, group: int, aligns: str, *, head: bool = False) -> None:
        if self.leaves:
            self.leaves[-1].done = True
        leaf = self._add(Kind.ROW, span.start)
        leaf.group, leaf.aligns, leaf.head = group, aligns, head
        leaf.whole = head or not self._tentative
        leaf.spans = split_row(span)[: len(aligns)]


def _align(kind: str) -> str:
    if kind.endswith(":"):
        return "c" if kind.startswith(":") else "r"
    return "l" if kind.startswith(":") else "-"


def _cut(text: str) -> int:
    """Return where an endless line is cut: behind the first space after ``LONGEST``."""
    found = text.find(" ", LONGEST, LONGEST + _ROOM)
    return found + 1 if found >= 0 else LONGEST + _ROOM
