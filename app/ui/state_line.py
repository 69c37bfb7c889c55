"""One line at the foot of the window: where the engine is, and that nothing leaves the machine."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from app.messages import EngineState
from app.ui import theme, wording
from app.ui.host import HostState


class StateLine(QFrame):
    """Says in a few words what can be done now."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("state")
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._shield = QLabel()
        privacy = QLabel(self.tr("Nothing leaves this machine"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(6)
        row.addWidget(self._state, 1)
        row.addWidget(self._shield)
        row.addWidget(privacy)
        self._dress()

    @property
    def words(self) -> str:
        """Return the words of the line's beginning."""
        return self._state.text()

    def show_state(self, state: HostState, engine: EngineState) -> None:
        """Say where the engine is."""
        match state:
            case HostState.RUNNING:
                words = self._stage_words(engine)
            case HostState.RESTARTING:
                words = self.tr("Starting again after a problem…")
            case HostState.GIVEN_UP:
                words = self.tr("Stopped")
            case _:
                words = self.tr("Starting…")
        self._state.setText(words)
        detail = engine.detail if state is HostState.RUNNING else ""
        self._state.setToolTip(wording.tip(detail) if detail else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_shield"):
            self._dress()

    def _stage_words(self, engine: EngineState) -> str:
        if engine.stage == "answering" and not engine.problem:
            return self.tr("Ready")
        if engine.problem:
            return self.tr("Ready, with limits")
        if engine.stage == "searching":
            return self.tr("Getting ready to answer: you can already search")
        return self.tr("Getting ready: you can already search by words")

    def _dress(self) -> None:
        self._shield.setPixmap(theme.icon("shield", theme.current().link, 16).pixmap(16, 16))
