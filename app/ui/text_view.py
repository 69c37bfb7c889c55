"""A text to read, as high as it is: what questions, passages and answers stand in.

Text of models and documents is hostile until shown otherwise: it never becomes HTML here, never
loads a picture, and no link in it opens anything.
"""

import math
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from app.ui import theme
from app.ui.markdown.formats import LINE_HEIGHT

BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""How the focus comes to somebody who goes by key."""


class ReadingView(QTextBrowser):
    """Selectable text as high as its content; scrolling is its surroundings' business."""

    _look: tuple[str, str] | None = None
    _by_key = False

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is, to those who go by key."""
        super().focusInEvent(event)
        self._by_key = event.reason() in BY_KEY
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The focus is elsewhere."""
        super().focusOutEvent(event)
        self._by_key = False
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a line around the text that has the focus; the text keeps its place."""
        super().paintEvent(event)
        if self._by_key:
            with QPainter(self.viewport()) as painter:
                painter.setPen(QColor(theme.current().accent))
                painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

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

    def _below(self) -> float:
        """Return how much room below the text something takes; for subclasses."""
        return 0

    def _fit(self) -> None:
        height = math.ceil(self.document().size().height() + self._below()) + 1
        if height != self.height():
            self.setFixedHeight(height)


def _block_format() -> QTextBlockFormat:
    form = QTextBlockFormat()
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    form.setLineHeight(LINE_HEIGHT, kind.value)
    return form
