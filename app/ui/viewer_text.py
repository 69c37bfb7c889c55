"""The faithful text of a document, a window of it at a time, with what is marked in it.

A text of fifty megabytes is never laid out: what is around the place is loaded, and more of it as
the reader scrolls. Offsets are code points, as everywhere; Qt counts UTF-16 units, and the
characters it would swallow are replaced one for one, so that both always agree.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.ui import theme, wording
from app.ui.viewer_document import Document
from app.ui.viewer_marks import Kind, Marked, text_colours
from app.ui.viewer_typeset import (
    LABEL,
    label_of,
    letters_of,
    paint_rule,
    paragraph,
    runs,
    shown,
    units,
)
from app.viewing import Event, Located, Mark, Opened, ReadText, Style, TextRead

CHUNK = 6_000
"""Code points loaded at a time: a few milliseconds of layout."""

MOST = 80_000
"""Code points laid out at a time; beyond that the far end is let go."""

COLUMN = 760
"""A line of text is no wider, in device independent pixels at 100 per cent."""

SMALLEST, LARGEST = 50, 300
"""Bounds of the zoom, in per cent."""


class TextView(QTextEdit):
    """A document's text.

    Signals:
        moved(): the zoom is another.
        selected(str): words were chosen; "" when they no longer are.
    """

    moved = Signal()
    selected = Signal(str)

    def __init__(self, document: Document, opened: Opened, parent: QWidget) -> None:
        super().__init__(parent)
        self._source = document
        self._length = opened.length
        self._first = 0
        self._text = ""
        self._asked: tuple[int, int] | None = None
        self._marked = Marked()
        self._goal: Mark | None = None
        self._filling = False
        self.percent = 100
        self._base = self.font()
        self.setObjectName("text")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(16)
        self.setAccessibleName(wording.file_name(document.path))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._extend())
        self.selectionChanged.connect(lambda: self.selected.emit(self.selection))
        self._dress()
        self._extend()

    # -- for the panel ---------------------------------------------------------------------------

    @property
    def selection(self) -> str:
        """Return the words that were chosen."""
        return self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_located(self, located: Located) -> None:
        """Mark a passage and its sentence, and have the sentence in view."""
        self._marked = self._marked.located(located)
        self._show_marks()
        if (goal := self._marked.first()) is not None:
            self.go_to(goal)

    def describe(self, words: str) -> None:
        """Tell screen readers what the marked words are."""
        self.setAccessibleDescription(words)

    def show_found(self, marks: Sequence[Mark], current: int) -> None:
        """Mark the words looked for; the current ones come into view."""
        here = marks[current : current + 1] if current >= 0 else ()
        self._marked = self._marked.found(marks, current)
        self._show_marks()
        if here:
            self.go_to(here[0])

    def first_from_here(self, marks: Sequence[Mark]) -> int:
        """Return the first of the marks at or after the top of the view."""
        top = self._offset_at(QPoint(0, 0))
        return next((n for n, mark in enumerate(marks) if mark.start >= top), 0)

    def go_to(self, mark: Mark) -> None:
        """Have a place in view, about a third from the top; load what is around it first."""
        self._goal = mark
        start = min(max(mark.start, 0), self._length)
        if self._first <= start <= self._last and (self._text or not self._length):
            self._bring_into_view()
        else:
            self._begin_at(max(0, start - CHUNK // 2))

    def go_to_start(self) -> None:
        """Show the beginning of the text."""
        self.go_to(Mark())

    def go_to_end(self) -> None:
        """Show the end of the text."""
        self.go_to(Mark(start=self._length))

    def zoom_by(self, steps: float) -> None:
        """Make the letters larger or smaller."""
        self._zoom(self.percent * 1.1**steps)

    def zoom_to(self, fit: str) -> None:
        """Return to letters of the usual size."""
        self._zoom(100)

    def copy_selection(self) -> str:
        """Return the words to copy."""
        return self.selection

    def try_again(self) -> None:
        """Load what is missing."""
        self._extend()

    # -- the window of text ----------------------------------------------------------------------

    @property
    def _last(self) -> int:
        return self._first + len(self._text)

    def _begin_at(self, start: int) -> None:
        self._filling = True
        self.clear()
        self._filling = False
        self._first, self._text, self._asked = start, "", None
        self._extend()

    def _extend(self) -> None:
        """Load more where the view comes near the end of what is there; all of a small text."""
        if self._asked is not None or self._filling:
            return
        bar, near = self.verticalScrollBar(), 2 * self.viewport().height()
        below, above = self._last < self._length, self._first > 0
        if below and bar.maximum() - bar.value() < near:
            above = False
        elif above and bar.value() < near:
            below = False
        elif self._length > MOST:
            return
        if below:
            self._ask(self._last, min(self._last + CHUNK, self._length))
        elif above:
            self._ask(max(0, self._first - CHUNK), self._first)

    def _ask(self, start: int, end: int) -> None:
        self._asked = (start, end)
        self._source.ask(lambda job, doc: ReadText(job, doc, start, end), self._take)

    def _take(self, event: Event) -> None:
        if self._asked is None or (isinstance(event, TextRead) and event.start != self._asked[0]):
            return  # asked before the reader went elsewhere
        self._asked = None
        if not isinstance(event, TextRead) or not event.text:
            return  # there is no more, or not now: scrolling asks again
        text = shown(event.text)
        if event.start == self._last:
            self._append(text, event.styles)
        elif event.start + len(text) == self._first:
            self._prepend(text, event.styles)
        else:
            return
        self._show_marks()
        if self._goal is not None:
            self._bring_into_view()
        QTimer.singleShot(0, self, self._extend)

    def _append(self, text: str, styles: Sequence[Style]) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        self._write(cursor, self._last, text, styles)
        cursor.endEditBlock()
        self._text += text
        surplus = len(self._text) - MOST
        if surplus > 0:
            self._hold(lambda: self._cut_start(surplus))

    def _prepend(self, text: str, styles: Sequence[Style]) -> None:
        def write() -> None:
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()
            self._write(cursor, self._first - len(text), text, styles)
            cursor.endEditBlock()
            self._first -= len(text)
            self._text = text + self._text
            if len(self._text) > MOST:
                self._cut_end(len(self._text) - MOST)

        self._hold(write)

    def _hold(self, change: Callable[[], None]) -> None:
        """Change the text above without moving what is in view."""
        anchor = self.cursorForPosition(QPoint(0, 0))
        anchor.setKeepPositionOnInsert(False)
        before = self.cursorRect(anchor).top()
        change()
        self.document().pageCount()  # finishes the layout
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(anchor).top() - before)

    def _cut_start(self, count: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(self._text[:count]), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._first, self._text = self._first + count, self._text[count:]

    def _cut_end(self, count: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(self._text[:-count]))
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._text = self._text[:-count]

    def _write(self, cursor: QTextCursor, start: int, text: str, styles: Sequence[Style]) -> None:
        """Insert text at a cursor; ``start`` is the offset of its first character."""
        begun = start == 0
        for place, piece, kinds in runs(start, text, styles):
            letters = letters_of(kinds)
            for number, line in enumerate(piece.split("\n")):
                if number:
                    cursor.insertBlock(QTextBlockFormat(), letters)
                    begun = True
                if begun and (line or number == 0):
                    label = label_of(styles, place) if number == 0 else ""
                    cursor.setBlockFormat(paragraph(kinds, label))
                    begun = False
                cursor.insertText(line, letters)
                place += len(line) + 1

    # -- what is marked --------------------------------------------------------------------------

    def _show_marks(self) -> None:
        selections = []
        for kind in (Kind.PASSAGE, Kind.FOUND, Kind.SENTENCE, Kind.CURRENT):
            ground, ink = text_colours(kind)
            for mark in self._marked.places.get(kind, ()):
                if mark.end <= self._first or mark.start >= self._last:
                    continue
                each = QTextEdit.ExtraSelection()
                each.cursor = self._cursor(mark)
                form = QTextCharFormat()
                form.setBackground(ground)
                form.setForeground(ink)
                each.format = form
                selections.append(each)
        self.setExtraSelections(selections)

    def _cursor(self, mark: Mark) -> QTextCursor:
        first = min(max(mark.start - self._first, 0), len(self._text))
        last = min(max(mark.end - self._first, first), len(self._text))
        cursor = QTextCursor(self.document())
        begin = units(self._text[:first])
        cursor.setPosition(begin)
        end = begin + units(self._text[first:last])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _bring_into_view(self) -> None:
        goal = self._goal
        if goal is None or not self._first <= goal.start <= self._last:
            return
        self.document().pageCount()  # finishes the layout: the bar knows its range only then
        cursor = self._cursor(Mark(start=goal.start, end=goal.start))
        self.setTextCursor(cursor)  # keys and screen readers go on from here
        bar = self.verticalScrollBar()
        top = self.cursorRect(cursor).top() - self.viewport().height() // 3
        bar.setValue(bar.value() + top if goal.start else 0)
        beyond = self._last - goal.end
        if beyond > 1_500 or self._last >= self._length:
            self._goal = None  # enough is there for it to stay where it is

    def _offset_at(self, point: QPoint) -> int:
        """Return the offset of the character at a point of the view."""
        position = self.cursorForPosition(point).position()
        before = self._text[:position]  # units are at least as many as code points
        while (over := units(before) - position) > 0:
            before = before[:-over]
        return self._first + len(before)

    # -- look and hands --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and a labelled rule where a page or part begins."""
        super().paintEvent(event)
        layout = self.document().documentLayout()
        scrolled = self.verticalScrollBar().value()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        with QPainter(self.viewport()) as painter:
            painter.setFont(theme.scaled(self._base, 0.85))
            while block.isValid():
                rect = layout.blockBoundingRect(block).translated(0, -scrolled)
                if rect.top() - 40 > self.viewport().height():
                    break
                if label := block.blockFormat().stringProperty(LABEL):
                    paint_rule(painter, self.viewport().width(), rect.top() - 18, label)
                block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines readable, and what is in view in view."""
        column = COLUMN * self.percent // 100
        spare = self.width() - self.verticalScrollBar().width() - column
        side = max(0, spare // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)
        if self._goal is None and self._marked.first() is None:
            return
        self._bring_into_view()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_marked"):
            self._show_marks()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl held, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / 120)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys of scrolling; with Shift they choose words."""
        bar = self.verticalScrollBar()
        step, screen = 48, max(48, self.viewport().height() - 48)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + step)
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - step)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + screen)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - screen)
            case Qt.Key.Key_Home:
                self.go_to_start()
            case Qt.Key.Key_End:
                self.go_to_end()
            case _:
                super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the chosen words as plain text: neither colours nor sizes are the document's."""
        data = QMimeData()
        data.setText(self.selection)
        return data

    def _zoom(self, percent: float) -> None:
        self.percent = round(min(max(percent, SMALLEST), LARGEST))
        top = Mark(start=self._offset_at(QPoint(0, self.viewport().height() // 3)))
        self._dress()
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
        if self._text:
            self.go_to(top)
        self.moved.emit()

    def _dress(self) -> None:
        self.document().setDefaultFont(theme.scaled(self._base, 1.08 * self.percent / 100))
