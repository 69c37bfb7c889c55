"""The one bridge that tells the person something beside the conversation.

A notice says what happened and what to do next, stays until it no longer holds or is put away,
and never covers anything. Tests ask :meth:`Notices.said` what the person saw.
"""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.engine_words import translated
from app.ui.spoken import announce

Level = Literal["info", "warn", "error"]


class Note(QFrame):
    """A message with advice and, if there is one, the button that follows it."""

    def __init__(self, level: Level, message: str, advice: str = "") -> None:
        super().__init__()
        self.setObjectName("note")
        self.setProperty("level", level)
        self._level = level
        self._cross: QToolButton | None = None
        self._clock: QTimer | None = None
        self._icon = QLabel()
        self._message = QLabel(message)
        self._advice = QLabel(advice)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._message, self._advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            words.addWidget(label)
        self._message.setFont(theme.scaled(self.font(), 1.0, bold=True))
        if not advice:
            self._advice.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 10, 10, 10)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(words, 1)
        self.setAccessibleName(self.words)
        self._dress()

    @property
    def words(self) -> str:
        """Return what the person reads here."""
        return f"{self._message.text()} {self._advice.text()}".strip()

    def offer(self, label: str, then: Callable[[], None]) -> QPushButton:
        """Add a button that does what the advice says."""
        button = QPushButton(label)
        button.setAccessibleName(label)
        button.clicked.connect(lambda _checked=False: then())
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def offer_to_close(self, then: Callable[[], None]) -> None:
        """Add the small cross that puts the notice away."""
        self._cross = QToolButton()
        self._cross.setAccessibleName(self.tr("Put this notice away: {0}").format(self.words))
        self._cross.setToolTip(self.tr("Put this notice away"))
        self._cross.setAutoRaise(True)
        self._cross.clicked.connect(lambda _checked=False: then())
        self._row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignVCenter)
        self._dress()

    def leave_after(self, seconds: float, then: Callable[[], None]) -> None:
        """Call ``then`` after a while, or as soon after it as nobody is at the notice.

        Called again, the while begins anew.
        """
        if self._clock is not None:
            self._clock.start(int(seconds * 1000))
            return
        self._clock = clock = QTimer(self)

        def look() -> None:
            focus = self.focusWidget()
            if not (self.underMouse() or (focus is not None and focus.hasFocus())):
                clock.stop()
                then()

        clock.timeout.connect(look)
        clock.start(int(seconds * 1000))

    def let_go(self) -> None:
        """Hand the focus on to what follows, before this goes; it would begin at the top."""
        for _button in self.findChildren(QAbstractButton):
            focus = QApplication.focusWidget()
            if focus is not None and self.isAncestorOf(focus):
                self.focusNextChild()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        colours = theme.current()
        name, colour = {
            "info": ("info", colours.link),
            "warn": ("alert", colours.on_warn),
            "error": ("alert", colours.on_error),
        }[self._level]
        self._icon.setPixmap(theme.icon(name, colour).pixmap(20, 20))
        if self._cross is not None:
            self._cross.setIcon(theme.icon("close", colours.muted))


class Notices(QWidget):
    """A stack of notices, each with a key: telling the same thing again replaces it."""

    def __init__(self) -> None:
        super().__init__()
        self._notes: dict[str, Note] = {}
        self._deeds: dict[str, Callable[[], None]] = {}
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(8)
        self.hide()

    def tell(
        self,
        key: str,
        message: str,
        advice: str = "",
        *,
        level: Level = "warn",
        action: str = "",
        then: Callable[[], None] | None = None,
        standing: bool = False,
        seconds: float = 0,
    ) -> None:
        """Show a notice. A standing one has no cross: it leaves when its cause does.

        One with ``seconds`` leaves by itself after them, but never under the mouse or the focus.
        """
        message, advice = translated(message), translated(advice)  # it may be the engine's
        old = self._notes.get(key)
        known = old is not None and old.words == f"{message} {advice}".strip()
        if old is not None and known and (then is None) is (key not in self._deeds):
            if then is not None:
                self._deeds[key] = then  # the same words, of another document perhaps
            if seconds:
                old.leave_after(seconds, lambda: self._expire(key, old))
            return
        self.take_back(key)
        note = Note(level, message, advice)
        if then is not None:
            self._deeds[key] = then
            note.offer(action, lambda: self._deeds[key]())
        if not standing:
            note.offer_to_close(lambda: self.take_back(key))
        self._notes[key] = note
        self._stack.addWidget(note)
        if seconds:
            note.leave_after(seconds, lambda: self._expire(key, note))
        self.show()
        announce(self, note.words, urgent=level == "error")

    def take_back(self, key: str) -> None:
        """Remove a notice that no longer holds; unknown keys are fine."""
        note = self._notes.pop(key, None)
        self._deeds.pop(key, None)
        if note is not None:
            note.let_go()
            self._stack.removeWidget(note)
            note.hide()
            note.deleteLater()
        self.setVisible(bool(self._notes))

    def _expire(self, key: str, note: Note) -> None:
        if self._notes.get(key) is note:
            self.take_back(key)

    def said(self) -> list[str]:
        """Return the words of every notice on screen."""
        return [note.words for note in self._notes.values()]
