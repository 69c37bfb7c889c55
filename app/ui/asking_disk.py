"""Ask the disk a question without waiting for it: a dead drive answers after minutes, or never.

The question runs in a thread of its own, which a hanging disk may keep for ever without holding up
anything, quitting included. What is asked must touch nothing of Qt.
"""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance, Slot

T = TypeVar("T")

PATIENCE_MS = 2500
"""After that a disk counts as one that does not answer."""


class DiskQuestion(QObject):
    """One question; deletes itself when it is answered or given up.

    Signals:
        arrived(object): crosses from the thread; not for others.
    """

    arrived = Signal(object)

    def __init__(
        self, parent: QObject, question: Callable[[], T], then: Callable[[T | None], None]
    ) -> None:
        super().__init__(parent)
        self._then: Callable[[Any], None] | None = then
        self.arrived.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._hear(None))
        self._patience.start()
        threading.Thread(
            target=_answer, args=(question, self.arrived), name="disk", daemon=True
        ).start()

    @Slot(object)
    def _hear(self, answer: Any) -> None:
        then, self._then = self._then, None
        self._patience.stop()
        if then is not None:
            self.deleteLater()
            then(answer)


def _answer(question: Callable[[], T], arrived: SignalInstance) -> None:
    answer: T | None
    try:
        answer = question()
    except OSError:  # what cannot be asked is what is not there
        answer = None
    try:
        arrived.emit(answer)
    except RuntimeError:  # the one who asked is gone, and nobody else wants to know
        return
