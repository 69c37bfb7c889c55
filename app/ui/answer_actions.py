"""What can be done with an answer: copy it, have it written again, export it. Quiet, below it."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app.ui import copying, theme, wording
from app.ui.branches import Version
from app.ui.flow import FlowLayout

translate = QCoreApplication.translate

SAID_MS = 1500
"""So long a button says that it has copied."""


class AnswerActions(QWidget):
    """A quiet line of facts, and the buttons.

    Signals:
        again(): the person wants the question answered once more.
        exportWanted(bool): this answer is to be written to a file, or the whole conversation.
    """

    again = Signal()
    exportWanted = Signal(bool)

    def __init__(self, version: Version) -> None:
        super().__init__()
        self._version = version
        self._icons: dict[QToolButton, str] = {}
        self._summary = QLabel(summary(version), self)  # or it would be a window for a moment
        self._summary.setObjectName("muted")
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        self._summary.setVisible(bool(self._summary.text()))
        buttons = QWidget()
        row = FlowLayout(buttons, 4)
        if version.text and version.found:
            self.copy_button = self._button("copy", self.tr("Copy"))
            self.copy_button.setToolTip(self.tr("Copy the answer with its sources"))
            self.copy_button.clicked.connect(lambda _checked=False: self._copy())
            self.markdown_button = self._button("footnotes", self.tr("Copy as Markdown"))
            self.markdown_button.setToolTip(self.tr("Copy the answer as Markdown with footnotes"))
            self.markdown_button.clicked.connect(lambda _checked=False: self._copy(markdown=True))
        self.again_button = self._button("again", self.tr("Answer again"))
        self.again_button.setToolTip(self.tr("Answer the question again; this answer is kept"))
        self.again_button.clicked.connect(lambda _checked=False: self.again.emit())
        self.export_button = self._button("export", self.tr("Export…"))
        self.export_button.setToolTip(self.tr("Write it to a file, with its sources"))
        self.export_button.clicked.connect(lambda _checked=False: self._offer_export())
        for button in self._icons:
            row.addWidget(button)
        self.menu = QMenu(self)
        for words, whole in (
            (self.tr("This answer…"), False),
            (self.tr("The whole conversation…"), True),
        ):
            act = self.menu.addAction(words)
            act.triggered.connect(lambda _checked=False, whole=whole: self.exportWanted.emit(whole))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._summary)
        column.addWidget(buttons)
        self._dress()

    @property
    def summary(self) -> str:
        """Return the quiet line of facts."""
        return self._summary.text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "menu"):
            self._dress()

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("act")
        button.setText(words)
        button.setAccessibleName(words.rstrip("…"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        self._icons[button] = icon
        return button

    def _dress(self) -> None:
        for button, name in self._icons.items():
            button.setIcon(theme.icon(name, theme.current().muted, 16))

    def _copy(self, *, markdown: bool = False) -> None:
        turn = self._version.turn()
        text = copying.markdown([turn]) if markdown else copying.plain(turn)
        QGuiApplication.clipboard().setText(text)
        button = self.markdown_button if markdown else self.copy_button
        words = button.text()
        if words != self.tr("Copied"):
            button.setText(self.tr("Copied"))
            QTimer.singleShot(SAID_MS, button, lambda: button.setText(words))

    def _offer_export(self) -> None:
        corner = self.export_button.rect().bottomLeft()
        if self.isRightToLeft():
            corner = self.export_button.rect().bottomRight()
            corner.setX(corner.x() - self.menu.sizeHint().width())
        self.menu.popup(self.export_button.mapToGlobal(corner))


def summary(version: Version) -> str:
    """Return what an answer took and rests on, in one line; nothing where there is none."""
    text = version.text if version.found else ""
    if not text:
        return ""
    told = [wording.words(len(text.split()))]
    if version.fresh and version.seconds >= 0.5:
        told.insert(0, wording.seconds(version.seconds))
    if version.passages:
        files = len({passage.path for passage in version.passages})
        told.append(f"{wording.passages(len(version.passages))} {wording.from_documents(files)}")
    return " · ".join(told)
