"""A line of markdown eaten from the front, and the leaves that lines are made into."""

from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What a leaf is."""

    TEXT = "text"
    HEADING = "heading"
    CODE = "code"
    RULE = "rule"
    ROW = "row"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one line, and where it stands in the source, in code points."""

    text: str
    start: int


@dataclass(slots=True)
class Leaf:
    """A paragraph, a heading, a line of code, a row of a table, a rule or a formula.

    ``nest`` tells what it stands in, from outside: ``q`` a quotation, ``i`` an item of a list.
    Leaves of one code block, or one table, share ``group``. ``done`` once nothing is added to it,
    ``whole`` once the line it is made of is there.
    """

    kind: Kind
    start: int
    nest: str
    marker: str = ""
    spans: list[Span] = field(default_factory=list)
    level: int = 0
    language: str = ""
    group: int = 0
    head: bool = False
    aligns: str = ""
    continued: bool = False
    done: bool = False
    whole: bool = False

    @property
    def open(self) -> bool:
        """Return whether its text may still go on."""
        return not (self.whole if self.kind in (Kind.HEADING, Kind.ROW) else self.done)


class Line:
    """A line being eaten from the front, with columns as tabs make them."""

    __slots__ = ("column", "here", "indent", "owed", "start", "text", "there")

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start = text, start
        self.here = self.column = self.owed = 0
        self.look()

    def look(self) -> None:
        """Find the next character that is no blank."""
        there, column = self.here, self.column + self.owed
        text, end = self.text, len(self.text)
        while there < end and text[there] in " \t":
            column += 1 if text[there] == " " else 4 - column % 4
            there += 1
        self.there, self.indent = there, column - self.column

    @property
    def blank(self) -> bool:
        return self.there >= len(self.text)

    def skip(self, columns: int) -> None:
        """Eat blanks; a tab may be eaten in part, the rest of its columns is owed."""
        while columns > 0 and (self.owed or self.here < self.there):
            if self.owed:
                eaten = min(self.owed, columns)
                self.owed -= eaten
            elif self.text[self.here] == "\t":
                width = 4 - self.column % 4
                eaten = min(width, columns)
                self.owed = width - eaten
                self.here += 1
            else:
                eaten, self.here = 1, self.here + 1
            self.column += eaten
            columns -= eaten
        self.look()

    def eat(self, count: int) -> None:
        """Eat the blanks and then that many characters."""
        self.column += self.indent + count
        self.here, self.owed = self.there + count, 0
        self.look()

    def rest(self, *, blanks: bool = False) -> Span:
        """Return what is left, with or without the blanks in front."""
        if blanks:
            return Span(" " * self.owed + self.text[self.here :], self.start + self.here)
        return Span(self.text[self.there :], self.start + self.there)


def split_row(span: Span) -> list[Span]:
    """Return the cells of a row."""
    text, at = span.text.rstrip(), 0
    cells: list[Span] = []
    if text.startswith("|"):
        at = 1
    begin, escaped = at, False
    while at < len(text):
        if text[at] == "|" and not escaped:
            cells.append(_stripped(text, begin, at, span.start))
            begin = at + 1
        escaped = text[at] == "\\" and not escaped
        at += 1
    if begin < len(text) or not cells:
        cells.append(_stripped(text, begin, len(text), span.start))
    return cells


def _stripped(text: str, begin: int, end: int, start: int) -> Span:
    cell = text[begin:end]
    return Span(cell.strip(), start + begin + len(cell) - len(cell.lstrip()))
