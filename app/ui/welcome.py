"""What the window says when there is nothing to show yet: what Carrel does, and what to do first.

Takes ten seconds: one sentence, a place to drop a folder, and a sample with questions that work.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import theme, wording
from app.ui.drop import DropTarget, classify
from app.ui.flow import FlowLayout

__all__ = ["DropTarget", "Welcome", "classify"]


class _Line(QPushButton):
    """A button as wide as it may be, its words shortened in the middle where they must."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.whole = words
        self.setAccessibleName(words)
        self.setToolTip(wording.tip(words))
        self.setText(words.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        room = max(60, self.width() - 30)
        words = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideMiddle, room)
        self.setText(words.replace("&", "&&"))


class Welcome(QFrame):
    """The empty conversation: what to do first.

    Signals:
        folderWanted(): the person wants to add a folder.
        filesWanted(): the person wants to add files.
        sampleWanted(): the person wants to see what Carrel does before adding anything.
        exampleAsked(str): ask this question.
        aboutWanted(str): the person wants to ask about this document.
    """

    folderWanted = Signal()
    filesWanted = Signal()
    sampleWanted = Signal()
    exampleAsked = Signal(str)
    aboutWanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self._empty = False
        self._offered: tuple[str, ...] = ()
        self._lines: list[_Line] = []
        self._picture = QLabel()
        self._title = QLabel()
        self._title.setFont(theme.scaled(self.font(), 1.6, bold=True))
        self._text = QLabel()
        self._text.setObjectName("muted")
        self._above = QLabel()
        self._above.setObjectName("caption")
        for label in (self._title, self._text, self._above):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._build_buttons()
        self._examples = QWidget()
        self._list = QVBoxLayout(self._examples)
        self._list.setContentsMargins(0, 4, 0, 0)
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self._title, self._text, self._buttons, self._above, self._examples):
            column.addWidget(part)
        column.addStretch(1)

    @property
    def words(self) -> str:
        """Return what the person reads here."""
        return f"{self._title.text()} {self._text.text()}"

    @property
    def examples(self) -> list[QPushButton]:
        """Return the buttons of what may be asked, first to last."""
        return list(self._lines)

    def sample_questions(self) -> tuple[str, ...]:
        """Return questions that the sample's texts answer, in the language of these texts."""
        return (
            "How tall is the lighthouse at Grey Point?",
            "How much does the repair of the quay wall cost?",
            "When is the reading room open?",
        )

    def show_state(
        self,
        *,
        stopped: bool,
        listed: bool,
        documents: int,
        empty: bool,
        sample: bool = False,
        some: Sequence[str] = (),
    ) -> None:
        """Say what fits the library: not known yet, empty, or ready to be asked.

        ``sample`` says that the sample is in it; ``some`` are paths of a few of its documents.
        """
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
        self._buttons.setVisible(empty)
        ready = listed and not stopped and documents > 0
        self._offer(ready and sample, tuple(some) if ready else ())
        if self.property("target") != empty:
            self.setProperty("target", empty)
            self.style().unpolish(self)
            self.style().polish(self)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_buttons"):
            self._dress()

    # -- inside ----------------------------------------------------------------------------------

    def _offer(self, sample: bool, some: tuple[str, ...]) -> None:
        """Show questions on the sample, else a few documents to ask about."""
        wanted = self.sample_questions() if sample else some
        self._above.setText(self.tr("Try one of these") if sample else self.tr("Ask about"))
        self._above.setVisible(bool(wanted))
        self._examples.setVisible(bool(wanted))
        if wanted == self._offered:
            return
        self._offered = wanted
        for old in self._lines:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines.clear()
        for each in wanted:
            words = each if sample else f"\u2068{wording.file_name(each)}\u2069"
            button = _Line("example", words)
            signal = self.exampleAsked if sample else self.aboutWanted
            button.clicked.connect(partial(_emit, signal, each))
            self._list.addWidget(button)
            self._lines.append(button)

    def _build_buttons(self) -> None:
        self._buttons = QWidget()
        row = FlowLayout(spacing=10)
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
        row.centre()
        self._buttons.setLayout(row)

    def _dress(self) -> None:
        name = "drop" if self._empty else "search"
        self._picture.setPixmap(theme.icon(name, theme.current().link, 48).pixmap(48, 48))


def _emit(signal: SignalInstance, value: str, _checked: bool = False) -> None:
    signal.emit(value)
