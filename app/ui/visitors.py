"""Hear of second starts: whoever opens Carrel again means the window that is there."""

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.handover import Claim

LOOK_MS = 1000
"""How often the folder is looked at where the system cannot tell of changes in it."""


class Visitors(QObject):
    """Takes the notes that second starts leave.

    Signals:
        came(tuple[str, ...]): Carrel was started again, with these paths.
    """

    came = Signal(object)

    def __init__(self, claim: Claim, parent: QObject) -> None:
        super().__init__(parent)
        self._claim = claim
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self._look)
        self._begin()

    def follow(self, library: Path) -> None:
        """Wait for visitors where the library stands now."""
        if library != self._claim.library:
            self._watcher.removePath(str(self._claim.inbox))
            self._claim.move(library)
            self._begin()

    def _begin(self) -> None:
        if self._watcher.addPath(str(self._claim.inbox)):
            self._clock.stop()
        else:
            self._clock.start()
        QTimer.singleShot(0, self, self._look)  # somebody may have come before the watch began

    def _look(self) -> None:
        for note in self._claim.take():
            if note.token:
                os.environ["XDG_ACTIVATION_TOKEN"] = note.token  # Qt spends it when it raises
            self.came.emit(note.paths)
