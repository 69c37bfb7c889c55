"""The command palette: type a few letters, do it or go there.

Finds what can be done, documents and conversations. What each means is the window's business; the
palette only ranks words.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import shiboken6
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme

MOST = 40
"""Rows shown; whoever does not find it among these types another letter."""

SLICE = 1000
"""Names looked through in one turn of the event loop."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its words, what it is, a hint on the other side, and what choosing it does."""

    text: str
    kind: str
    hint: str
    then: Callable[[], object]


Source = Callable[[], Iterable[Entry]]


def rank(words: str, text: str) -> int:
    """Return how well folded ``text`` answers folded ``words``: 0 not at all, more is better."""
    if text.startswith(words):
        return 4
    if f" {words}" in text:
        return 3
    if words in text:
        return 2
    return 1 if all(word in text for word in words.split()) else 0


def fold(text: str) -> str:
    """Return text without case and accents."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(each for each in plain if not unicodedata.combining(each)).casefold()


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.text, entry.kind, entry.hint) if part)
        return None

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()


class _Painter(QStyledItemDelegate):
    """Draws a line: the words, and quietly what they are."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, option.fontMetrics.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Rows)
        entry, colours = model.entries[index.row()], theme.current()
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
        inner = rect.adjusted(14, 0, -14, 0)
        font: QFont = option.font
        painter.setFont(font)
        metrics = painter.fontMetrics()
        quiet = "   ".join(part for part in (entry.hint, entry.kind) if part)
        width = min(metrics.horizontalAdvance(quiet) + 2, inner.width() // 2)  # it is rounded
        trailing = QRect(inner.right() - width, inner.top(), width + 1, inner.height())
        leading = inner.adjusted(0, 0, -width - 16, 0)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            trailing = QRect(inner.left(), inner.top(), width + 1, inner.height())
            leading = inner.adjusted(width + 16, 0, 0, 0)
        middle, elide = Qt.AlignmentFlag.AlignVCenter, Qt.TextElideMode.ElideMiddle
        start, end = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        painter.setPen(QColor(colours.muted))
        quiet = metrics.elidedText(quiet, elide, width)
        painter.drawText(trailing, middle | end, quiet)
        painter.setPen(QColor(colours.text))
        text = metrics.elidedText(entry.text, elide, leading.width())
        painter.drawText(leading, middle | start, text)
        painter.restore()


class Palette(QFrame):
    """A line to type into with a list below, over the middle of its window.

    ``sources`` are asked anew each time it opens, in the order of their importance.
    """

    def __init__(self, window: QWidget, sources: Iterable[Source]) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Find an action, a document or a conversation"))
        self._sources = list(sources)
        self._before: QWidget | None = None
        self._searching: Iterator[None] | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.accessibleName())
        self.line.setAccessibleName(self.accessibleName())
        self.line.textChanged.connect(self._begin)
        self.line.installEventFilter(self)
        self._rows = _Rows(self)
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.clicked.connect(self._choose)
        self._nothing = QLabel(self.tr("Nothing here has that name."))
        self._nothing.setObjectName("muted")
        self._nothing.setContentsMargins(14, 8, 14, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        self._step = QTimer(self)
        self._step.setInterval(0)
        self._step.timeout.connect(self._go_on)
        self.hide()

    @property
    def entries(self) -> list[Entry]:
        """Return what is listed."""
        return list(self._rows.entries)

    def open(self) -> None:
        """Appear, empty, with the focus."""
        self._before = self.window().focusWidget()
        self.place()
        self.line.clear()
        self._begin()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Disappear, and give the focus back."""
        self._step.stop()
        self._searching = None
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before):  # or it is gone meanwhile
            before.setFocus()

    def place(self) -> None:
        """Stand over the window's middle, whatever its size."""
        window = self.parentWidget()
        assert window is not None
        width = min(640, window.width() - 48)
        height = min(430, window.height() - 96)
        self.setGeometry((window.width() - width) // 2, 64, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line that mean the list."""
        if watched is not self.line:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # Escape and the arrows mean the palette while it is open
            return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self, self._leave_if_left)
        return super().eventFilter(watched, event)

    def _leave_if_left(self) -> None:
        focus = self.window().focusWidget()
        if focus is None or not (focus is self or self.isAncestorOf(focus)):
            self._before = None  # the person chose where to go
            self.leave()

    def _take_key(self, event: QKeyEvent) -> bool:
        row, last = self.list.currentIndex().row(), len(self._rows.entries) - 1
        page = max(1, self.list.height() // 30)
        moves = {
            Qt.Key.Key_Down: row + 1 if row < last else 0,
            Qt.Key.Key_Up: row - 1 if row > 0 else last,
            Qt.Key.Key_PageDown: min(row + page, last),
            Qt.Key.Key_PageUp: max(row - page, 0),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.list.setCurrentIndex(self._rows.index(moves[key], 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self._rows.entries[index.row()]
            self.leave()
            entry.then()

    # -- finding ---------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Look anew; a large library is gone through in slices, so that typing goes on."""
        self._searching = self._search(fold(self.line.text().strip()))
        self._go_on()
        if self._searching is not None:
            self._step.start()

    def _go_on(self) -> None:
        if self._searching is None or next(self._searching, self) is self:
            self._searching = None
            self._step.stop()

    def _search(self, words: str) -> Iterator[None]:
        best: list[tuple[int, int, Entry]] = []
        looked = 0
        for place, source in enumerate(self._sources):
            if not words and place:
                break
            entries = iter(source())
            while batch := list(islice(entries, SLICE - looked % SLICE)):
                for entry in batch:
                    looked += 1
                    score = rank(words, fold(entry.text)) if words else 1
                    if score:
                        best.append((-score, place, entry))
                if looked % SLICE == 0:
                    self._list(best)
                    yield
        self._list(best)

    def _list(self, best: list[tuple[int, int, Entry]]) -> None:
        best.sort(key=lambda each: each[:2])
        del best[MOST:]
        entries = [entry for _, _, entry in best]
        if entries != self._rows.entries:
            self._rows.show(entries)
            self.list.setCurrentIndex(self._rows.index(0, 0))
        self.list.setVisible(bool(entries))
        self._nothing.setVisible(not entries)
