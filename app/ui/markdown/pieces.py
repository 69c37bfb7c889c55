"""What is to stand on screen: the leaves of an answer with their runs, gaps and citations.

Knows the source of every character, so that a citation given as a place in the model's text finds
its place in what is shown, and the other way round for footnotes. Draws nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.ui.markdown import inline
from app.ui.markdown.blocks import LONGEST, Blocks
from app.ui.markdown.inline import Run, Style
from app.ui.markdown.lines import Kind, Leaf, Span
from app.ui.markdown.safety import tame

_TASK = re.compile(r"\[([ xX])\][ \t]+")
_REST_OF_LINK = re.compile(
    r"[^\[\]]{0,500}\]\([^()\s]{0,2000}(?:\([^()]{0,500}\)[^()]{0,500})?\)|>"
)
_BULLETS = "•◦▪"
NARROW, USUAL, WIDE = 3, 7, 11
"""Gaps above a piece, in tenths of an em."""
BELOW_CODE = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation: after which code point of the source its number stands, and what it says."""

    position: int
    number: int
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, line of code or row of a table, as it is to be shown. Equal ones look alike.

    ``gap`` is in tenths of an em; ``first`` and ``last`` are of a code block.
    """

    kind: Kind
    nest: str = ""
    marker: str = ""
    level: int = 0
    gap: int = 0
    runs: tuple[Run, ...] = ()
    cells: tuple[tuple[Run, ...], ...] = ()
    aligns: str = ""
    head: bool = False
    group: int = 0
    first: bool = False
    last: bool = False
    language: str = ""

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(run.text for run in self.runs)


class Script:
    """The pieces of a text that is still being written, and its citations."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.tints: dict[int, list[tuple[Run, ...]]] = {}
        self._blocks = Blocks()
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._all_marks: tuple[Mark, ...] = ()
        self._parts: list[str] = []
        self._starts: dict[int, int] = {}

    @property
    def source(self) -> str:
        """Return the text as it was written."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the citations."""
        return self._all_marks

    def feed(self, text: str) -> int:
        """Take the next piece of text; return the first piece that may have changed."""
        self._parts.append(text)
        return self._renew(self._blocks.feed(text))

    def finish(self) -> int:
        """Say that the text is whole; return the first piece that may have changed."""
        return self._renew(self._blocks.finish())

    def cite(self, marks: Iterable[Mark]) -> list[int]:
        """Replace the citations; return the pieces that changed."""
        self._all_marks = tuple(sorted(marks, key=lambda mark: (mark.position, mark.number)))
        before, self._marks = self._marks, self._placed(self._all_marks)
        changed = [at for at in before.keys() | self._marks.keys()
                   if before.get(at) != self._marks.get(at) and at < len(self.pieces)]  # fmt: skip
        for at in sorted(changed):
            self.pieces[at] = self._piece(at)
        return sorted(changed)

    def tint(self, group: int, lines: list[tuple[Run, ...]]) -> list[int]:
        """Colour a code block; return the pieces that changed."""
        self.tints[group] = lines
        changed = [at for at, piece in enumerate(self.pieces) if piece.group == group
                   and piece.kind is Kind.CODE]  # fmt: skip
        for at in changed:
            self.pieces[at] = self._piece(at)
        return changed

    def code(self, group: int) -> str:
        """Return the text of a code block."""
        leaves = [leaf for leaf in self._blocks.leaves if leaf.group == group]
        lines: list[str] = []
        for leaf in leaves:
            if leaf.kind is Kind.CODE:
                text = "".join(span.text for span in leaf.spans)
                if leaf.continued and lines:
                    lines[-1] += text
                else:
                    lines.append(text)
        return tame("\n".join(lines))

    def finished_code(self, since: int) -> list[tuple[int, str]]:
        """Return group and language of the code blocks from a piece on that are whole."""
        leaves = self._blocks.leaves
        return [
            (leaf.group, leaf.language)
            for at, leaf in enumerate(leaves[since:], since)
            if leaf.kind is Kind.CODE and leaf.done and self._last(at) and leaf.language
        ]

    # -- words to take away ----------------------------------------------------------------------

    def plain(self, *, sources: bool = True) -> str:
        """Return what is shown as plain text, with bullets, and tables with tabs."""
        lines: list[str] = []
        for piece in self.pieces:
            if piece.gap >= USUAL and lines:
                lines.append("")
            if piece.kind is Kind.ROW:
                words = "\t".join(_words(cell, sources) for cell in piece.cells)
            elif piece.kind is Kind.RULE:
                words = "———"
            else:
                words = _words(piece.runs, sources)
            depth = piece.nest.count("i")
            lead = "  " * (depth - 1 if piece.marker else depth)
            words = lead + (piece.marker + " " if piece.marker else "") + words
            lines.append(words.replace("\n", "\n" + "  " * depth))
        return "\n".join(lines).strip("\n")

    def footnoted(self, notes: Sequence[str]) -> str:
        """Return the source with ``[^1]`` at its citations, and the notes below."""
        text = self.source
        places = {(self._source_place(mark), mark.number) for mark in self._all_marks}
        for place, number in sorted(places, reverse=True):
            text = f"{text[:place]}[^{number}]{text[place:]}"
        if not notes:
            return text
        below = "\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, 1))
        return f"{text.rstrip()}\n\n{below}\n"

    def _source_place(self, mark: Mark) -> int:
        """Return where in the source a mark may stand without breaking what stands there."""
        leaves = self._blocks.leaves
        at = self._leaf_of(mark.position)
        if at < 0:
            return self._anchor(mark.position)
        if leaves[at].kind in (Kind.CODE, Kind.FORMULA):
            while at >= 0 and leaves[at].kind in (Kind.CODE, Kind.FORMULA):
                at -= 1
            if at < 0 or not leaves[at].spans:
                return 0
            last = leaves[at].spans[-1]
            return last.start + len(last.text.rstrip())
        for spans in _texts(leaves[at]):
            place = _local(spans, self._anchor(mark.position))
            if place is not None:
                for run in inline.parse(tame(_joined(spans))):
                    if run.start < place <= run.end and not _splits(run):
                        place = _behind(_joined(spans), run)
                return _global(spans, place)
        return self._anchor(mark.position)

    # -- inside ----------------------------------------------------------------------------------

    def _renew(self, dirty: int) -> int:
        leaves = self._blocks.leaves
        if self._all_marks:
            self._marks = self._placed(self._all_marks)
        del self.pieces[dirty:]
        for at in range(dirty, len(leaves)):
            self.pieces.append(self._piece(at))
        held = leaves and leaves[-1].open and leaves[-1].kind not in (Kind.ROW, Kind.CODE)
        if held and not self.pieces[-1].runs:
            self.pieces.pop()  # all of it is held back
        return dirty

    def _piece(self, at: int) -> Piece:
        leaf = self._blocks.leaves[at]
        before = self._blocks.leaves[at - 1] if at else None
        marks = self._marks.get(at, ())
        common = Piece(leaf.kind, leaf.nest, _bullet(leaf), leaf.level, _gap(before, leaf),
                       group=leaf.group)  # fmt: skip
        match leaf.kind:
            case Kind.RULE:
                return common
            case Kind.ROW:
                cells = [self._runs([span], leaf.open and span is leaf.spans[-1], marks, share)
                         for span, share in _shares(leaf)]  # fmt: skip
                cells = [tuple(_unescaped(run) for run in cell) for cell in cells]
                cells += [()] * (len(leaf.aligns) - len(cells))
                return replace(common, cells=tuple(cells), aligns=leaf.aligns, head=leaf.head)
            case Kind.CODE:
                return self._code_piece(common, at, leaf, marks)
            case _:
                marker, spans = _visible(leaf, common.marker)
                return replace(common, marker=marker, runs=self._runs(spans, leaf.open, marks))

    def _code_piece(self, common: Piece, at: int, leaf: Leaf, marks: Sequence[Mark]) -> Piece:
        first = at == 0 or self._blocks.leaves[at - 1].group != leaf.group
        if first:
            self._starts[leaf.group] = at
        runs: tuple[Run, ...] = ()
        if leaf.spans:
            text = tame(leaf.spans[0].text).expandtabs(4)
            runs = (Run(text, Style.CODE, 0, len(leaf.spans[0].text)),) if text else ()
        tinted = self.tints.get(leaf.group)
        if tinted is not None:
            number = at - self._starts[leaf.group]
            if number < len(tinted) and "".join(run.text for run in tinted[number]) == "".join(
                run.text for run in runs
            ):
                runs = tinted[number]
        if marks:
            runs = _with_marks(runs, [(1 << 30, mark) for mark in marks])
        return replace(common, runs=runs, first=first, last=self._last(at), language=leaf.language)

    def _last(self, at: int) -> bool:
        leaves = self._blocks.leaves
        return at + 1 == len(leaves) or leaves[at + 1].group != leaves[at].group

    def _runs(
        self, spans: Sequence[Span], open: bool, marks: Sequence[Mark],
        share: tuple[int, int] = (0, 1 << 62),
    ) -> tuple[Run, ...]:  # fmt: skip
        text = tame(_joined(spans)).rstrip()
        runs = inline.parse(text, open=open) if len(text) < 3 * LONGEST else (
            Run(text, Style.PLAIN, 0, len(text)),
        )  # fmt: skip
        if not text:
            runs = ()
        placed = []
        for mark in marks:
            anchor = self._anchor(mark.position)
            if share[0] < anchor <= share[1]:
                place = _local(spans, anchor)
                placed.append((len(text) if place is None else place, mark))
        return _with_marks(runs, placed) if placed else runs

    def _anchor(self, position: int) -> int:
        """Return the place behind the last character before a position that is no blank."""
        source = self.source
        position = min(position, len(source))
        while position and source[position - 1].isspace():
            position -= 1
        return position

    def _leaf_of(self, position: int) -> int:
        """Return the leaf a mark belongs to; -1 before the first."""
        leaves = self._blocks.leaves
        anchor = self._anchor(position)
        at = bisect_right(leaves, anchor - 1, key=lambda leaf: leaf.start) - 1
        while at > 0 and leaves[at].kind is Kind.RULE:
            at -= 1
        return at

    def _placed(self, marks: Iterable[Mark]) -> dict[int, tuple[Mark, ...]]:
        placed: dict[int, tuple[Mark, ...]] = {}
        if not self._blocks.leaves:
            return placed
        for mark in marks:
            at = max(0, self._leaf_of(mark.position))
            placed[at] = (*placed.get(at, ()), mark)
        return placed


def _bullet(leaf: Leaf) -> str:
    if leaf.marker != "•":
        return leaf.marker
    return _BULLETS[(leaf.nest.count("i") - 1) % len(_BULLETS)]


def _gap(before: Leaf | None, leaf: Leaf) -> int:
    if before is None or leaf.continued:
        return 0
    if leaf.group and leaf.group == before.group:
        return 0
    below = BELOW_CODE if before.kind is Kind.CODE else 0  # the frame's own room comes off it
    if leaf.kind is Kind.HEADING:
        return WIDE + below
    if leaf.marker and "i" in before.nest:
        return NARROW + below
    return USUAL + below


def _visible(leaf: Leaf, marker: str) -> tuple[str, list[Span]]:
    """Return bullet and lines: a task has a box, and what may become a table waits."""
    spans = leaf.spans
    if leaf.open and leaf.kind is Kind.TEXT and spans and spans[-1].text.startswith("|"):
        spans = spans[:-1]
    if leaf.marker and spans and (found := _TASK.match(spans[0].text)):
        marker = "☐" if found[1] == " " else "☑"
        first = Span(spans[0].text[found.end() :], spans[0].start + found.end())
        spans = [first, *spans[1:]]
    return marker, spans


def _unescaped(run: Run) -> Run:
    """Return a run of a cell; a bar in its code had to be escaped."""
    if run.style & Style.CODE and "\\|" in run.text:
        return replace(run, text=run.text.replace("\\|", "|"))
    return run


def _texts(leaf: Leaf) -> list[list[Span]]:
    return [[span] for span in leaf.spans] if leaf.kind is Kind.ROW else [leaf.spans]


def _shares(leaf: Leaf) -> list[tuple[Span, tuple[int, int]]]:
    """Return each cell of a row with the part of the source whose marks it takes."""
    starts = [span.start for span in leaf.spans]
    starts[:1] = [0]
    return list(zip(leaf.spans, zip(starts, [*starts[1:], 1 << 62], strict=True), strict=False))


def _joined(spans: Sequence[Span]) -> str:
    return spans[0].text if len(spans) == 1 else "\n".join(span.text for span in spans)


def _local(spans: Sequence[Span], position: int) -> int | None:
    """Return where a place of the source is in the joined lines; None if it is behind them."""
    passed = 0
    for span in spans:
        if position <= span.start + len(span.text):
            return passed + max(0, position - span.start)
        passed += len(span.text) + 1
    return None


def _global(spans: Sequence[Span], place: int) -> int:
    for span in spans:
        if place <= len(span.text):
            return span.start + place
        place -= len(span.text) + 1
    return spans[-1].start + len(spans[-1].text)


def _with_marks(runs: Sequence[Run], placed: Sequence[tuple[int, Mark]]) -> tuple[Run, ...]:
    """Put citations behind the characters they belong to."""
    result: list[Run] = []
    waiting = sorted(placed, key=lambda each: each[0])
    for run in runs:
        while waiting and waiting[0][0] <= run.start:
            result.append(_citation(waiting.pop(0)[1]))
        while waiting and run.literal and not run.link and waiting[0][0] < run.end:
            place, mark = waiting.pop(0)
            cut = place - run.start
            if cut > 0:
                result.append(replace(run, text=run.text[:cut], end=place))
                run = replace(run, text=run.text[cut:], start=place)
            result.append(_citation(mark))
        result.append(run)
    result += [_citation(mark) for _, mark in waiting]
    return tuple(result)


def _citation(mark: Mark) -> Run:
    return Run(f"[{mark.number}]", source=mark.number, tip=mark.tip)


def _splits(run: Run) -> bool:
    """Return whether a note may stand between two characters of a run's source."""
    return run.literal and not run.link and not run.style & Style.CODE


def _behind(text: str, run: Run) -> int:
    """Return where in the source what makes a run is over."""
    if run.style & Style.CODE:
        found = re.compile(r" ?`+").match(text, run.end)
    else:
        found = _REST_OF_LINK.match(text, run.end) if run.link else None
    return found.end() if found else run.end


def _words(runs: Sequence[Run], sources: bool) -> str:
    words = "".join(run.text for run in runs if sources or not run.source)
    return words.replace(inline.BREAK, "\n")
