"""What the viewer says instead of a document: that it is opening, or why it cannot be shown."""

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.engine_words import translated
from app.viewing import Refused

QUIET_MS = 300
"""Opening is not worth a word before that."""


class Message(QWidget):
    """A sentence, an advice, and what can be done.

    Signals:
        outsideWanted(): open the file in its own program.
        againWanted(): try once more.
        passwordWanted(): the person knows the password.
    """

    outsideWanted = Signal()
    againWanted = Signal()
    passwordWanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setFont(theme.scaled(self.font(), 1.1, bold=True))
        self._advice = QLabel()
        self._advice.setObjectName("muted")
        for label in (self._words, self._advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.password_button = _button(self.tr("Enter password…"), self.passwordWanted)
        self.password_button.setObjectName("primary")
        self.again_button = _button(self.tr("Try again"), self.againWanted)
        self.outside_button = _button(self.tr("Open in its own program"), self.outsideWanted)
        self._buttons = QWidget()
        stack = QVBoxLayout(self._buttons)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(8)
        for button in (self.password_button, self.again_button, self.outside_button):
            stack.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addWidget(self._advice)
        column.addSpacing(6)
        column.addWidget(self._buttons)
        column.addStretch(3)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._say)
        self._pending = ""
        self.say_nothing()

    @property
    def text(self) -> str:
        """Return what is said."""
        return f"{self._words.text()} {self._advice.text()}".strip()

    def say_nothing(self) -> None:
        """Be empty."""
        self._quiet.stop()
        self._words.clear()
        self._advice.clear()
        self._buttons.hide()

    def say_opening(self, name: str) -> None:
        """Say after a moment that a document is being opened."""
        self.say_nothing()
        self._pending = self.tr("Opening {0}…").format(f"\u2068{name}\u2069")
        self._quiet.start()

    def say_refused(self, event: Refused) -> None:
        """Say why a document cannot be shown, and offer what can be done."""
        self.say_nothing()
        self._words.setText(translated(event.message))
        self._advice.setText(translated(event.advice))
        self.password_button.setVisible(event.kind == "encrypted")
        self.again_button.setVisible(event.kind not in ("encrypted", "unsupported"))
        self.outside_button.setVisible(event.kind != "gone")
        self._buttons.show()

    def _say(self) -> None:
        self._advice.setText(self._pending)


def _button(label: str, then: SignalInstance) -> QPushButton:
    button = QPushButton(label)
    button.setAccessibleName(label.rstrip("…"))
    button.clicked.connect(lambda _checked=False: then.emit())
    return button
