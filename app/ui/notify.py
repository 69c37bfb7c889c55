"""Tell the person something while they look elsewhere: a desktop notification, an alert.

There is no icon in the tray for good; one appears with the message and leaves with it.
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

SHOWN_MS = 10_000


class DesktopNotices(QObject):
    """Desktop notifications of one window, only ever while it is not the active one.

    Signals:
        activated(): the person clicked the notification.
    """

    activated = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    def tell(self, title: str, words: str) -> bool:
        """Tell, unless the window is in front; return whether it was told."""
        if self._window.isActiveWindow() and not self._window.isMinimized():
            return False
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._leave()
            icon = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
            icon.messageClicked.connect(self.activated)
            icon.activated.connect(lambda _reason: self.activated.emit())
            icon.show()
            icon.showMessage(title, words, QGuiApplication.windowIcon(), SHOWN_MS)
            self._icon = icon
            QTimer.singleShot(SHOWN_MS, icon, self._leave)
        return True

    def _leave(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
