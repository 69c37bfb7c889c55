"""Asks before a link of an answer is opened: the whole address, Open, Copy, and nothing else.

Not modal: it floats beside the link and goes away with Escape or when the person turns elsewhere.
It never opens anything by itself.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

WIDEST = 420
"""Pixels."""


class LinkOffer(QFrame):
    """The question whether to open an address.

    Signals:
        opened(str): the person wants it opened in the browser or the mail program.
    """

    opened = Signal(str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("offer")
        self.setAccessibleName(self.tr("Link"))
        self._over = over
        self._address = ""
        self._back: QWidget | None = None
        self._question = QLabel()
        self._shown = QLabel()
        self._shown.setObjectName("muted")
        for label in (self._question, self._shown):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.open_button = QPushButton(self.tr("Open"))
        self.copy_button = QPushButton(self.tr("Copy address"))
        self.open_button.setAccessibleName(self.tr("Open the link"))
        self.copy_button.setAccessibleName(self.tr("Copy the address of the link"))
        self.open_button.clicked.connect(lambda _checked=False: self._open())
        self.copy_button.clicked.connect(lambda _checked=False: self._copy())
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addWidget(self._shown)
        column.addLayout(row)
        self.hide()

    @property
    def words(self) -> str:
        """Return what the person reads here, if it is there."""
        return "" if self.isHidden() else f"{self._question.text()} {self._shown.text()}"

    def ask(self, address: str, at: QPoint) -> None:
        """Ask about an address beside a point of the widget it floats over."""
        self._address = address
        mail = address.lower().startswith("mailto:")
        self._question.setText(
            self.tr("Write to this address in your mail program?")
            if mail
            else self.tr("Open this address in your browser?")
        )
        self._shown.setText(spelled(address))
        self._back = QApplication.focusWidget()
        over = self._over
        self.setFixedWidth(min(WIDEST, over.width() - 16))
        self.setFixedHeight(self.heightForWidth(self.width()))
        left = max(8, min(at.x(), over.width() - self.width() - 8))
        below = at.y() + 14
        top = below if below + self.height() < over.height() else at.y() - self.height() - 10
        self.move(left, max(8, top))
        self.show()
        self.raise_()
        self.open_button.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QGuiApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def put_away(self) -> None:
        """Hide, and give the focus back."""
        if self.isHidden():
            return
        app = QGuiApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        held = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.hide()
        if held and self._back is not None:
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self._back = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go away when the person presses, scrolls or resizes anything else."""
        kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
        if event.type() in kinds and isinstance(watched, QWidget):
            if watched is not self and not self.isAncestorOf(watched):
                self.put_away()
        elif event.type() is QEvent.Type.Resize and watched is self._over:
            self.put_away()
        return False

    def _open(self) -> None:
        address = self._address
        self.put_away()
        self.opened.emit(address)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.put_away()


def spelled(address: str) -> str:
    """Return an address in letters that cannot pretend: other scripts as the network has them."""
    return bytes(QUrl(address).toEncoded().data()).decode("ascii", "replace") or address


def open_outside(address: str) -> None:
    """Hand an address over to the system's browser or mail program; the person asked for it."""
    QDesktopServices.openUrl(QUrl(address))
