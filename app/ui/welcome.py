"""What the window says when there is nothing to show yet, and what it shows during a drag."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import theme, wording


class Welcome(QFrame):
    """The empty conversation: what to do first.

    Signals:
        folderWanted(): the person wants to add a folder.
        filesWanted(): the person wants to add files.
        sampleWanted(): the person wants to see what Carrel does before adding anything.
    """

    folderWanted = Signal()
    filesWanted = Signal()
    sampleWanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self._empty = False
        self._picture = QLabel()
        self._title = QLabel()
        self._title.setFont(theme.scaled(self.font(), 1.6, bold=True))
        self._text = QLabel()
        self._text.setObjectName("muted")
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(10)
        row.addStretch(1)
        for words, wanted, name in (
            (self.tr("Add folder…"), self.folderWanted, "primary"),
            (self.tr("Add files…"), self.filesWanted, ""),
            (self.tr("Try it with a sample"), self.sampleWanted, ""),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.setAccessibleName(words.rstrip("…"))
            button.clicked.connect(lambda _checked=False, wanted=wanted: wanted.emit())
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._buttons)
        column.addStretch(1)

    @property
    def words(self) -> str:
        """Return what the person reads here."""
        return f"{self._title.text()} {self._text.text()}"

    def show_state(self, *, stopped: bool, listed: bool, documents: int, empty: bool) -> None:
        """Say what fits the library: not known yet, empty, or ready to be asked."""
        self._empty = empty
        if stopped:
            title, text = self.tr("Carrel has stopped"), self.tr("You can start it again above.")
        elif not listed:
            title, text = self.tr("Opening your library"), ""
        elif empty:
            title = self.tr("Drop a folder here to begin")
            text = self.tr(
                "Carrel reads the documents in it and answers your questions, always showing the "
                "passages it goes by. Everything stays on this computer, and your files are never "
                "changed."
            )
        elif documents:
            title = self.tr("Ask {0} a question").format(wording.documents(documents))
            text = self.tr(
                "The passages that matter appear at once, the answer below them. Drop more "
                "folders or files anywhere on this window at any time."
            )
        else:
            title = self.tr("Your documents are being read")
            text = self.tr("You can ask as soon as the first one is done.")
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._buttons.setVisible(self._empty)
        self.setProperty("target", self._empty)
        self.style().unpolish(self)
        self.style().polish(self)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_buttons"):
            self._dress()

    def _dress(self) -> None:
        name = "drop" if self._empty else "search"
        self._picture.setPixmap(theme.icon(name, theme.current().link, 48).pixmap(48, 48))


class DropTarget(QFrame):
    """Covers the window while something is dragged over it: let go anywhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QLabel()
        title = QLabel(self.tr("Let go to add this to your library"))
        title.setFont(theme.scaled(self.font(), 1.6, bold=True))
        text = QLabel(self.tr("Folders are read with everything in them; files stay unchanged."))
        text.setObjectName("muted")
        column = QVBoxLayout(self)
        column.addStretch(1)
        for label in (self._picture, title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a ground that lets the window shine through a little, and a dashed edge."""
        colours = theme.current()
        ground = QColor(colours.chosen)
        ground.setAlpha(250)
        edge = QPen(QColor(colours.accent), 3, Qt.PenStyle.DashLine)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), ground)
            painter.setPen(edge)
            painter.drawRoundedRect(self.rect().adjusted(16, 16, -16, -16), 16, 16)

    def appear(self) -> None:
        """Come in front of everything."""
        self._picture.setPixmap(theme.icon("drop", theme.current().link, 64).pixmap(64, 64))
        self.raise_()
        self.show()
