"""The line above a document: that its file changed, that a picture is being read, what is amiss."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.viewing import Located, Opened


class Note(QWidget):
    """A few sentences on a coloured ground, or nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = QFrame()
        self._frame.setObjectName("note")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        inside = QHBoxLayout(self._frame)
        inside.setContentsMargins(12, 7, 12, 7)
        inside.addWidget(self._label)
        around = QVBoxLayout(self)
        around.setContentsMargins(10, 4, 10, 6)
        around.addWidget(self._frame)
        self.hide()

    @property
    def text(self) -> str:
        """Return what is said."""
        return "" if self.isHidden() else self._label.text()

    def tell(self, opened: Opened | None, located: Located | None) -> None:
        """Say what a reader of this document at this place should know."""
        told: list[str] = []
        lost = located is not None and located.state == "lost"
        if located is not None and (words := self._words(located)):
            told.append(words)
        if opened is not None:
            told.extend(opened.warnings)
        self.say("\n".join(told), "warn" if lost else "info")

    def say(self, words: str, level: str) -> None:
        """Say some sentences; ``level`` is "info", "warn" or "error"."""
        self._label.setText(words)
        if self._frame.property("level") != level:
            self._frame.setProperty("level", level)
            for part in (self._frame, self._label):
                part.style().unpolish(part)
                part.style().polish(part)
        self.setVisible(bool(words))

    def _words(self, located: Located) -> str:
        if located.recognising:
            return self.tr("The words on this page are being looked for in the picture…")
        if located.state == "moved":
            return self.tr(
                "This file changed since it was read. This is where the passage stands now."
            )
        if located.state == "lost":
            return self.tr(
                "This file changed since it was read and no longer contains this passage."
            )
        return ""
