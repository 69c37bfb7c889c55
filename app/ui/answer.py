"""Text to read: views that grow with their text, and the answer as it streams.

Text of models and documents is hostile until shown otherwise: it never becomes HTML, never loads a
picture, and no link in it works except our own citations.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QRegularExpression, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from app.messages import Citation
from app.ui import wording

FLUSH_MS = 33
"""Pieces of an answer are painted at most this often: a screen refresh or two."""

LINE_HEIGHT = 128
"""Per cent of the font's own."""

_MARK = "⸤{}⸥"
"""Stands for a citation while markdown is parsed.

Punctuation to CommonMark, so that ``**bold.**⸤1⸥`` still closes; nothing a model writes.
"""

_MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownNoHTML
    | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
)


class ReadingView(QTextBrowser):
    """Selectable text as high as its content; scrolling is its surroundings' business."""

    _look: tuple[str, str] | None = None

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._adopt(self.document())

    def write(self, pieces: Iterable[tuple[str, QTextCharFormat]]) -> None:
        """Replace the text by pieces in their formats; nothing in them is markup."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(_block_format())
        for text, form in pieces:
            cursor.insertText(text, form)

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Load nothing, whatever the text asks for.

        Empty bytes, not None: where nothing comes back Qt reads local files by itself.
        """
        return QByteArray()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the conversation."""
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window be narrow."""
        return QSize(120, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font; one change of either sends many such events."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            look = (self.font().key(), self.palette().link().color().name())
            if look != self._look:
                self._look = look
                self.document().setDefaultFont(self.font())
                self.redraw()

    def redraw(self) -> None:
        """Write the text again in today's colours; for subclasses."""

    def _adopt(self, document: QTextDocument) -> None:
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font())
        layout: QAbstractTextDocumentLayout = document.documentLayout()
        layout.documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        height = math.ceil(self.document().size().height()) + 1
        if height != self.height():
            self.setFixedHeight(height)


@dataclass(frozen=True, slots=True)
class Source:
    """A passage the answer rests on; ``number`` is what stands in the brackets."""

    number: int
    citation: Citation


def number_sources(citations: Iterable[Citation]) -> tuple[list[Source], list[tuple[int, int]]]:
    """Return each cited passage once, in reading order, and ``(position, number)`` marks.

    A position is a code point of the answer's text, where the mark follows.
    """
    numbers: dict[tuple[int, str], int] = {}
    sources: list[Source] = []
    marks: list[tuple[int, int]] = []
    for citation in sorted(citations, key=lambda c: c.answer):
        key = (citation.passage, citation.path)
        if key not in numbers:
            numbers[key] = len(numbers) + 1
            sources.append(Source(numbers[key], citation))
        mark = (citation.answer[1], numbers[key])
        if mark not in marks:
            marks.append(mark)
    return sources, sorted(marks)


class AnswerView(ReadingView):
    """An answer: appended while it streams, rendered once when it is whole.

    Signals:
        citationChosen(int): the number of a source was clicked or chosen with the keyboard.
    """

    citationChosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Answer"))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._text = ""
        self._unpainted = ""
        self._sources: list[Source] = []
        self._marks: list[tuple[int, int]] = []
        self._whole = False
        self._stale = False
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setInterval(FLUSH_MS)
        self._tick.timeout.connect(self._flush)
        self.anchorClicked.connect(self._follow)
        self.selectionChanged.connect(self._catch_up)

    @property
    def text(self) -> str:
        """Return the answer so far, as the model wrote it."""
        return self._text

    @property
    def sources(self) -> list[Source]:
        """Return the sources in the order of their numbers."""
        return list(self._sources)

    def append_text(self, text: str) -> None:
        """Add the next piece; it is painted with its neighbours, soon."""
        self._text += text
        self._unpainted += text
        if not self._tick.isActive():
            self._tick.start()

    def ground(self, citations: Iterable[Citation]) -> None:
        """Replace the citations."""
        self._sources, self._marks = number_sources(citations)
        self._stale = True
        self._tick.start()

    def finish(self, text: str) -> None:
        """The answer is whole, or as whole as it will be: render its markdown."""
        self._text = text
        self._whole = True
        self._tick.stop()
        self.redraw()

    def redraw(self) -> None:
        """Write everything again, unless that would undo the person's selection."""
        if self.textCursor().hasSelection():
            self._stale = True
            return
        self._stale = False
        self._unpainted = ""
        if self._whole:
            self._render()
        else:
            self.write(self._pieces())

    def _flush(self) -> None:
        if self._stale:
            self.redraw()
        if self._unpainted:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(_tame(self._unpainted), QTextCharFormat())
            self._unpainted = ""

    def _catch_up(self) -> None:
        if self._stale and not self.textCursor().hasSelection():
            self.redraw()

    def _pieces(self) -> Iterable[tuple[str, QTextCharFormat]]:
        text, plain, done = _tame(self._text), QTextCharFormat(), 0
        for position, number in self._marks:
            end = max(done, len(text[:position].rstrip()))
            yield text[done:end], plain
            yield f"[{number}]", self._link(number)
            done = end
        yield text[done:], plain

    def _render(self) -> None:
        """Parse apart from the view, take out what could reach the disk, then show.

        Blocking ``loadResource`` is not enough: Qt's image handler opens a bare path such as
        ``/home/me/x.png`` or ``//server/share/x.png`` by itself as soon as the text is laid out.
        """
        text = _tame(self._text)
        for position, number in reversed(self._marks):
            head = text[:position].rstrip()
            text = head + _MARK.format(number) + text[len(head) :]
        document = QTextDocument(self)
        document.setMarkdown(text, _MARKDOWN)
        _disarm(document)
        form = _block_format()
        block = document.begin()
        while block.isValid():
            QTextCursor(block).mergeBlockFormat(form)
            block = block.next()
        self._place_links(document)
        self.setDocument(document)
        self._adopt(document)

    def _place_links(self, document: QTextDocument) -> None:
        pattern = QRegularExpression(_MARK.format("\\d+"))
        cursor = document.find(pattern)
        while not cursor.isNull():
            number = int(cursor.selectedText()[1:-1])
            cursor.insertText(f"[{number}]", self._link(number))
            cursor = document.find(pattern, cursor)

    def _link(self, number: int) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setAnchor(True)
        form.setAnchorHref(f"cite:{number}")
        form.setForeground(self.palette().link())
        form.setFontUnderline(False)
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        citation = self._sources[number - 1].citation
        place = wording.place_of(citation.path, citation.anchor)
        form.setToolTip(wording.tip(f"{place}: “{citation.quote}”"))
        return form

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == "cite" and url.path().isdecimal():
            number = int(url.path())
            if 1 <= number <= len(self._sources):
                self.citationChosen.emit(number)


def _tame(text: str) -> str:
    """Replace, one for one, what has a meaning to us or to Qt's text documents."""
    return text.translate(_TAMED)


_TAMED = str.maketrans({"⸤": "[", "⸥": "]", "\ufffc": "\ufffd", "\ufdd0": " ", "\ufdd1": " "})


def _disarm(document: QTextDocument) -> None:
    """Turn pictures into their words and foreign links into plain text."""
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        found: list[tuple[int, int, QTextCharFormat]] = []
        while not iterator.atEnd():
            fragment = iterator.fragment()
            form = fragment.charFormat()
            if form.isImageFormat() or form.isAnchor():
                found.append((fragment.position(), fragment.length(), form))
            iterator += 1
        for position, length, form in reversed(found):
            cursor = QTextCursor(document)
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            if form.isImageFormat():
                words = form.stringProperty(QTextFormat.Property.ImageAltText.value)
                cursor.insertText(re.sub(r"\s+", " ", words), QTextCharFormat())
            else:
                plain = QTextCharFormat()
                plain.setFontWeight(form.fontWeight())
                plain.setFontItalic(form.fontItalic())
                cursor.setCharFormat(plain)
        block = block.next()


def _block_format() -> QTextBlockFormat:
    form = QTextBlockFormat()
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    form.setLineHeight(LINE_HEIGHT, kind.value)
    return form
