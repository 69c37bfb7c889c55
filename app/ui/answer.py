"""Text to read: views that grow with their text, and the answer as it streams.

Text of models and documents is hostile until shown otherwise: it never becomes HTML, never loads a
picture, and a link in it does nothing but ask. The answer's markdown is ``app/ui/markdown``'s.
"""

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import (
    QMimeData,
    QRectF,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QToolButton

from app.messages import Citation
from app.ui import links, theme, wording
from app.ui.markdown import colouring, painting
from app.ui.markdown.formats import CELL, MARKER, Look
from app.ui.markdown.pieces import Mark, Script
from app.ui.markdown.typesetting import Page
from app.ui.text_view import ReadingView

__all__ = ["AnswerView", "ReadingView", "Source", "number_sources", "selected_text"]

FLUSH_MS = 33
"""Pieces of an answer are painted at most this often: a screen refresh or two."""

WORK_MS = 7
"""Work on an answer at one go; what is left waits for the next turn of the loop."""

SLICE = 400
"""Characters that are read at one go, at most."""

AT_ONCE = 6000
"""Characters of a finished answer that are shown before ``finish`` returns."""


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
    """An answer: its markdown is rendered while it streams, what is done never again.

    Signals:
        citationChosen(int): the number of a source was clicked or chosen with the keyboard.
        linkChosen(str): an address was; the view itself asks whether to open it.
        rendered(): everything there is of a finished answer is on screen.
    """

    citationChosen = Signal(int)
    linkChosen = Signal(str)
    rendered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Answer"))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self._script = Script()
        self._page = Page(self.document(), Look.of(self.font()))
        self._waiting: list[str] = []
        self._sources: list[Source] = []
        self._whole = self._complete = self._faded = False
        self.changing = False
        self._buttons: dict[int, QToolButton] = {}
        self._code: dict[int, int] = {}
        self._dirty = 0
        self._to_colour: list[tuple[int, str]] = []
        self._colouring: tuple[int, Iterator[colouring.Lines | None]] | None = None
        self._coloured: set[int] = set()
        self._offer: links.LinkOffer | None = None
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._flush)
        self.anchorClicked.connect(self._follow)

    @property
    def text(self) -> str:
        """Return the answer so far, as the model wrote it."""
        return self._script.source + "".join(self._waiting)

    @property
    def sources(self) -> list[Source]:
        """Return the sources in the order of their numbers."""
        return list(self._sources)

    @property
    def page(self) -> Page:
        """Return what writes the document."""
        return self._page

    @property
    def offer(self) -> links.LinkOffer | None:
        """Return the question about a link, once there was one."""
        return self._offer

    def plain_text(self, *, sources: bool = True) -> str:
        """Return the answer as plain text; ``sources`` keeps the numbers in brackets."""
        self._show_all()
        return self._script.plain(sources=sources)

    def markdown(self, *, footnotes: bool = True) -> str:
        """Return the answer as markdown, its citations as footnotes with place and quotation."""
        self._show_all()
        if not footnotes:
            return self._script.source
        return self._script.footnoted([_note(source.citation) for source in self._sources])

    # -- growing ---------------------------------------------------------------------------------

    def append_text(self, text: str) -> None:
        """Add the next piece; it is painted with its neighbours, soon."""
        if self._whole:  # it goes on after all
            self._begin(self.text)
        self._waiting.append(text)
        if not self._tick.isActive():
            self._tick.start(FLUSH_MS)

    def ground(self, citations: Iterable[Citation]) -> None:
        """Replace the citations."""
        self._sources, marks = number_sources(citations)
        tips = {source.number: self._tip(source.citation) for source in self._sources}
        changed = self._script.cite(Mark(at, number, tips[number]) for at, number in marks)
        with _Selection(self):
            self._page.change(changed, self._script.pieces)
        self._ornament()

    def finish(self, text: str) -> None:
        """The answer is whole, or as whole as it will be: render what is left of it."""
        so_far = self.text
        if text.startswith(so_far) and not self._complete:
            self._waiting.append(text[len(so_far) :])
        elif text != so_far:
            self._begin(text)
        self._whole = True
        self._advance(AT_ONCE)

    def redraw(self) -> None:
        """Write everything again in today's look; what is out of sight when it comes in sight."""
        if not hasattr(self, "_page"):
            return
        if self.changing:  # the first layout of a text may bring the first look at its font
            QTimer.singleShot(0, self, self.redraw)
            return
        look = Look.of(self.font())
        only_colours = look.em == self._page.look.em and look.font == self._page.look.font
        if only_colours and self.visibleRegion().isEmpty():
            self._faded = True
            return
        self._faded = False
        with _Selection(self, all=True):
            self._page.rewrite(look)
        self._ornament()

    def _begin(self, text: str) -> None:
        """Take another text, keeping on screen what both begin with."""
        self._script, marks = Script(), self._script.marks
        self._script.cite(marks)
        self._dirty = 0
        self._waiting = [text]
        self._whole = self._complete = False
        self._coloured.clear()
        self._to_colour.clear()
        self._colouring = None

    def _flush(self) -> None:
        self._advance(0)

    def _show_all(self) -> None:
        while self._waiting or (self._whole and not self._complete):
            self._advance(1 << 30)

    def _advance(self, at_least: int) -> None:
        """Read and show what waits, for a while, and at least that many characters of it."""
        end = time.monotonic() + WORK_MS / 1000
        text = "".join(self._waiting)
        self._waiting = [text] if text else []
        done, first = 0, self._dirty
        while done < len(text) and (done < at_least or time.monotonic() < end):
            step = SLICE if done >= at_least else AT_ONCE
            self._dirty = min(self._dirty, self._script.feed(text[done : done + step]))
            done += step
            self._waiting = [text[done:]] if done < len(text) else []
            first = min(first, self._show())
        if self._whole and not self._waiting and not self._complete:
            self._dirty = min(self._dirty, self._script.finish())
            self._complete = True
            first = min(first, self._show())
        for group, language in self._script.finished_code(first):
            if group not in self._coloured:
                self._coloured.add(group)
                self._to_colour.append((group, language))
        self._ornament(first)
        self._colour(end)
        if self._waiting or self._to_colour or self._colouring:
            self._tick.start(0 if self._whole else FLUSH_MS)
        elif self._complete:
            self._tick.stop()
            self.rendered.emit()

    def _show(self) -> int:
        """Write what was read, layout included; return the first piece that may have changed.

        A text that replaces another waits until it is as long: the page must not jump.
        """
        first = self._dirty
        if self._complete or not self._waiting or len(self._script.pieces) >= len(self._page):
            with _Selection(self):
                self._page.show(self._script.pieces, first)
            self._dirty = len(self._page)
            self._fit()
        return first

    def _colour(self, end: float) -> None:
        """Colour finished code blocks, for a while."""
        while time.monotonic() < end:
            if self._colouring is None:
                if not self._to_colour:
                    return
                group, language = self._to_colour.pop(0)
                code = self._script.code(group).expandtabs(4)
                self._colouring = group, colouring.read(code, language)
            group, reading = self._colouring
            lines = next(reading, colouring.OVER)
            if lines is None:
                return  # its language is still being learnt
            if lines is colouring.OVER:
                self._colouring = None
            elif lines:
                self._page.change(self._script.tint(group, lines), self._script.pieces)

    # -- around the text -------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frames, text, then bars and bullets."""
        if self._faded:
            QTimer.singleShot(0, self, self.redraw)
        clip = QRectF(event.rect())
        look = self._page.look
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painting.paint_behind(painter, self.document(), clip, look)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painting.paint_before(painter, self.document(), clip, look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at their code."""
        super().resizeEvent(event)
        if hasattr(self, "_buttons") and event.size().width() != event.oldSize().width():
            self._ornament()

    def _below(self) -> float:
        """Return the room of a frame around code at the end; Qt leaves none below a document."""
        if not hasattr(self, "_page"):
            return 0
        return self._page.look.pad if self._page.ends_in_code else 0

    def _ornament(self, since: int = 0) -> None:
        """Put a button at each code block from a piece on, and paint what is around the text."""
        for group in [group for group, at in self._code.items() if at >= since]:
            del self._code[group]
        for at, piece in enumerate(self._script.pieces[since:], since):
            block = self._page.block_of(at) if piece.first and at < len(self._page) else None
            if block is not None:
                self._code[piece.group] = at
                strip = painting.header_rect(self.document(), block, self._page.look)
                self._place_button(piece.group, strip)
                colouring.prepare(piece.language)
        for group in self._buttons.keys() - self._code.keys():
            self._buttons.pop(group).deleteLater()
        self.viewport().update()

    def _place_button(self, group: int, strip: QRectF) -> None:
        button = self._buttons.get(group)
        if button is None:
            button = self._buttons[group] = QToolButton(self.viewport())
            button.setObjectName("copycode")
            button.setText(self.tr("Copy"))
            button.setAccessibleName(self.tr("Copy this code"))
            button.setToolTip(self.tr("Copy this code"))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked=False: self._copy_code(group))
            button.setFont(theme.scaled(self.font(), 0.85))
            button.show()
        size = button.sizeHint()
        left = strip.right() - size.width() - 4
        button.setGeometry(round(left), round(strip.center().y() - size.height() / 2),
                           size.width(), size.height())  # fmt: skip

    def _copy_code(self, group: int) -> None:
        QGuiApplication.clipboard().setText(self._script.code(group))
        button = self._buttons[group]
        button.setText(self.tr("Copied"))
        QTimer.singleShot(1500, button, lambda: button.setText(self.tr("Copy")))

    # -- choosing and copying --------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection as plain text with bullets and numbers, tables with tabs."""
        data = QMimeData()
        data.setText(selected_text(self.textCursor()))
        return data

    def _follow(self, url: QUrl) -> None:
        if not url.path().isdecimal():
            return
        number = int(url.path())
        if url.scheme() == "cite" and 1 <= number <= len(self._sources):
            self.citationChosen.emit(number)
        elif url.scheme() == "open" and number < len(self._page.links):
            self._ask(self._page.links[number])

    def _ask(self, address: str) -> None:
        """Ask whether to open an address, beside the place it was chosen at."""
        self.linkChosen.emit(address)
        if self._offer is None:
            self._offer = links.LinkOffer(self.window())
            self._offer.opened.connect(links.open_outside)
            self.destroyed.connect(self._offer.deleteLater)
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        if not self.viewport().rect().contains(at):
            at = self.cursorRect().bottomLeft()
        self._offer.ask(address, self.viewport().mapTo(self.window(), at))

    def _tip(self, citation: Citation) -> str:
        place = wording.place_of(citation.path, citation.anchor)
        return wording.tip(f"{place}: “{citation.quote}”")


class _Selection:
    """What the person selected stays selected while the text around it changes."""

    def __init__(self, view: AnswerView, *, all: bool = False) -> None:
        self._view = view
        self._all = all

    def __enter__(self) -> None:
        cursor = self._view.textCursor()
        self._anchor, self._position = cursor.anchor(), cursor.position()
        self._view.changing = True

    def __exit__(self, *_: object) -> None:
        self._view.changing = False
        cursor = self._view.textCursor()
        untouched = self._all or self._view.page.touched >= max(self._anchor, self._position)
        moved = (cursor.anchor(), cursor.position()) != (self._anchor, self._position)
        if untouched and moved:
            end = self._view.document().characterCount() - 1
            cursor.setPosition(min(self._anchor, end))
            cursor.setPosition(min(self._position, end), QTextCursor.MoveMode.KeepAnchor)
            self._view.setTextCursor(cursor)


def selected_text(cursor: QTextCursor) -> str:
    """Return what is selected as a person would write it down."""
    begin, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(begin)
    parts: list[str] = []
    while block.isValid() and block.position() <= end:
        low = max(0, begin - block.position())
        words = QTextCursor(block)
        words.setPosition(block.position() + low)
        stop = min(end, block.position() + block.length() - 1)
        words.setPosition(max(stop, words.position()), QTextCursor.MoveMode.KeepAnchor)
        form = block.blockFormat()
        marker = form.property(MARKER) if low == 0 else ""
        column = form.property(CELL) or 0
        between = "\t" if column > 1 else "\n"
        text = words.selectedText().replace("\u2028", "\n")
        parts += [between if parts else "", f"{marker} " if marker else "", text]
        block = block.next()
    return "".join(parts).strip("\n")


def _note(citation: Citation) -> str:
    """Return a footnote; names and quotations are text, whatever they hold."""
    said = f"{wording.place_of(citation.path, citation.anchor)}: “{citation.quote}”"
    plain = re.sub(r"\s+", " ", said).replace("\u2068", "").replace("\u2069", "")
    return re.sub(r"([\\`*_\[\]<>&$~|#])", r"\\\1", plain)
