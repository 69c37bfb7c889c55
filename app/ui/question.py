"""The boxes a question is typed into: the one below the conversation, and those that edit one."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from app.ui import theme
from app.ui.scope import ScopeControl

MOST_LINES = 8
"""The question box grows to so many lines, then scrolls."""


class QuestionBox(QPlainTextEdit):
    """Grows with its text; Enter asks, Shift and Enter begins a new line.

    Signals:
        asked(): Enter was pressed.
        focused(bool): typing goes here, or elsewhere.
        upped(): Up was pressed while nothing is typed.
    """

    asked = Signal()
    focused = Signal(bool)
    upped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("question")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Your question"))
        self.setTabChangesFocus(True)
        self.setFont(theme.scaled(self.font(), 1.08))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask on Enter, unless Shift is held."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.asked.emit()
            event.accept()
            return
        if event.key() == Qt.Key.Key_Up and not self.toPlainText():
            self.upped.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing goes here now."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Typing goes elsewhere."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave dropped files to the window, which adds them to the library."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere in another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window be narrow."""
        return QSize(80, 0)

    def _fit(self) -> None:
        lines = max(1, int(self.document().size().height()))  # a plain document counts lines
        scrolls = lines > MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if scrolls
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        height = min(lines, MOST_LINES) * self.fontMetrics().lineSpacing()
        margins = 2 * int(self.document().documentMargin())
        if self.height() != height + margins:
            self.setFixedHeight(height + margins)


class Composer(QFrame):
    """The question box with its button, and where the question looks.

    Signals:
        asked(): the person wants the question in the box answered.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("asking")
        self.scope = ScopeControl()
        self.ask_button = QToolButton()
        self.ask_button.setObjectName("ask")
        self.ask_button.setAccessibleName(self.tr("Ask"))
        self.ask_button.setToolTip(self.tr("Ask (Enter)"))
        self.ask_button.setEnabled(False)
        self.ask_button.clicked.connect(lambda _checked=False: self.asked.emit())
        self.box = QuestionBox()
        self.box.asked.connect(self.asked)
        self.box.textChanged.connect(
            lambda: self.ask_button.setEnabled(bool(self.box.toPlainText().strip()))
        )
        self.box.focused.connect(lambda focused: _mark(self, focused))
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.scope, 1)
        below.addWidget(self.ask_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.box)
        column.addLayout(below)
        self.setFocusProxy(self.box)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "ask_button"):
            self._dress()

    def _dress(self) -> None:
        self.ask_button.setIcon(theme.icon("ask", theme.current().on_accent))
        self.ask_button.setIconSize(QSize(20, 20))


class Editing(QFrame):
    """Words that were asked, to be changed and asked again; Escape leaves them as they were.

    Signals:
        done(str): the person asks with these words.
        left(): the person thought better of it.
    """

    done = Signal(str)
    left = Signal()

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self.setObjectName("asking")
        self.box = QuestionBox()
        self.box.setAccessibleName(name)
        self.box.setPlainText(words)
        self.box.asked.connect(self._done)
        self.box.installEventFilter(self)
        self.box.focused.connect(lambda focused: _mark(self, focused))
        self.ask_button = QPushButton(self.tr("Ask again"))
        self.ask_button.setObjectName("primary")
        self.ask_button.setAccessibleName(self.ask_button.text())
        self.ask_button.clicked.connect(lambda _checked=False: self._done())
        self.leave_button = QPushButton(self.tr("Leave it"))
        self.leave_button.setAccessibleName(self.leave_button.text())
        self.leave_button.setToolTip(self.tr("Leave it as it was (Esc)"))
        self.leave_button.clicked.connect(lambda _checked=False: self.left.emit())
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.leave_button)
        below.addWidget(self.ask_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 10)
        column.addWidget(self.box)
        column.addLayout(below)

    def begin(self) -> None:
        """Put the cursor at the end of the words."""
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Escape before the window's shortcut does."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _done(self) -> None:
        if words := self.box.toPlainText().strip():
            self.done.emit(words)


def _mark(frame: QFrame, focused: bool) -> None:
    """Show by the frame around a box that typing goes there."""
    frame.setProperty("focused", focused)
    frame.style().unpolish(frame)
    frame.style().polish(frame)
