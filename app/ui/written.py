"""Answers taken apart into headings, paragraphs, lists, tables and notes, for files to be made of.

The Markdown is read by Qt, off screen and without ever being laid out, so that nothing in it can
reach the disk; pictures become their words and links their text. Runs in any thread.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from app.messages import Turn
from app.ui import copying
from app.ui.engine_words import translated

translate = QCoreApplication.translate

_MARK = "⸤{}⸥"
_MARKS = re.compile(r"⸤(\d+)⸥")
_TAMED = str.maketrans({"⸤": "[", "⸥": "]", "\ufffc": "\ufffd", "\ufdd0": " ", "\ufdd1": " "})
_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownNoHTML
    | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
)
_ORDERED = frozenset(
    (
        QTextListFormat.Style.ListDecimal,
        QTextListFormat.Style.ListLowerAlpha,
        QTextListFormat.Style.ListUpperAlpha,
        QTextListFormat.Style.ListLowerRoman,
        QTextListFormat.Style.ListUpperRoman,
    )
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; ``note`` is the number of the note they refer to, 0 for plain words."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    note: int = 0


@dataclass(slots=True)
class Part:
    """A paragraph or the like. ``level`` is of a heading, a list or a quotation, from 1.

    ``number`` is that of an item in a numbered list, 0 in others; ``series`` tells lists apart.
    """

    kind: Literal["title", "question", "heading", "text", "item", "code", "quote", "rule", "table"]
    runs: list[Run] = field(default_factory=list)
    level: int = 1
    number: int = 0
    series: int = 0
    rows: list[list[list[Run]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the words without their look."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Written:
    """A conversation or one answer, ready to be written to a file; ``notes`` count from 1."""

    title: str
    parts: list[Part] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def write_out(turns: Sequence[Turn], title: str) -> Written:
    """Return questions and answers as parts, their sources as notes."""
    title = " ".join(title.split())
    whole = Written(title, [Part("title", [Run(title)])])
    for turn in turns:
        question = " ".join(turn.question.split())
        if question != title or len(turns) > 1:
            whole.parts.append(Part("question", [Run(question)]))
        text, sources = copying.marked(
            replace(turn, text=turn.text.translate(_TAMED)), _MARK, len(whole.notes)
        )
        if text.strip():
            whole.parts += _read(text, len(whole.parts))
        else:
            words = translated(turn.note) or translate(
                "written", "There is no answer to this question."
            )
            whole.parts.append(Part("text", [Run(words, italic=True)]))
        whole.notes += [copying.source_line(source) for source in sources]
    return whole


def _read(text: str, before: int) -> list[Part]:
    document = QTextDocument()
    document.setMarkdown(text, _FEATURES)
    return list(_frame(document.rootFrame(), before * 1000))


def _frame(frame: QTextFrame, before: int) -> Iterator[Part]:
    iterator = frame.begin()
    while not iterator.atEnd():
        inner = cast(QTextFrame | None, iterator.currentFrame())  # the stubs know of no None
        block = iterator.currentBlock()
        if isinstance(inner, QTextTable):
            yield Part("table", rows=_rows(inner))
        elif inner is not None:
            yield from _frame(inner, before)
        elif block.isValid():
            yield from _block(block, before)
        iterator += 1


def _rows(table: QTextTable) -> list[list[list[Run]]]:
    rows = []
    for row in range(table.rows()):
        cells = []
        for column in range(table.columns()):
            runs: list[Run] = []
            iterator = table.cellAt(row, column).begin()
            while not iterator.atEnd():
                runs += _runs(iterator.currentBlock())
                iterator += 1
            cells.append(runs)
        rows.append(cells)
    return rows


def _block(block: QTextBlock, before: int) -> Iterator[Part]:
    form, runs = block.blockFormat(), _runs(block)
    prop = QTextFormat.Property
    listing = cast(QTextList | None, block.textList())
    if form.hasProperty(prop.BlockTrailingHorizontalRulerWidth.value):
        yield Part("rule")
    elif form.headingLevel():
        yield Part("heading", runs, form.headingLevel())
    elif form.hasProperty(prop.BlockCodeFence.value) or form.nonBreakableLines():
        yield Part("code", runs)
    elif listing is not None:
        tick = {
            QTextBlockFormat.MarkerType.Checked: "☑ ",
            QTextBlockFormat.MarkerType.Unchecked: "☐ ",
        }.get(form.marker())
        ordered = listing.format().style() in _ORDERED
        number = listing.itemNumber(block) + listing.format().start() if ordered else 0
        level = max(1, listing.format().indent())
        runs = [Run(tick), *runs] if tick else runs
        yield Part("item", runs, level, number, before + listing.objectIndex())
    elif quote := form.intProperty(prop.BlockQuoteLevel.value):
        yield Part("quote", runs, quote)
    elif any(run.text for run in runs):
        yield Part("text", runs)


def _runs(block: QTextBlock) -> list[Run]:
    runs: list[Run] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        form = fragment.charFormat()
        text = fragment.text()
        if form.isImageFormat():
            text = form.stringProperty(QTextFormat.Property.ImageAltText.value)
        look = Run("", form.fontWeight() >= 600, form.fontItalic(), form.fontFixedPitch(),
                   form.fontStrikeOut())  # fmt: skip
        done = 0
        for mark in _MARKS.finditer(text):
            runs.append(replace(look, text=text[done : mark.start()]))
            runs.append(Run("", note=int(mark[1])))
            done = mark.end()
        runs.append(replace(look, text=text[done:]))
        iterator += 1
    return [run for run in runs if run.text or run.note]
