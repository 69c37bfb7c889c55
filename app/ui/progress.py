"""The card that says how far the reading of new documents is.

Never a bare spinner: the file in work, how many are done, how fast, how long it will take.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from app.messages import Progress
from app.ui import wording


class ElidedLabel(QLabel):
    """One line of plain text, shortened in the middle, where file names differ least."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._whole = ""

    def set_whole(self, text: str) -> None:
        """Show a text; the tooltip and screen readers have all of it."""
        self._whole = text
        self.setToolTip(wording.tip(text))
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        """Return a size that asks for no width."""
        return QSize(40, super().minimumSizeHint().height())

    def _elide(self) -> None:
        elide = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._whole, elide, self.width()))


class ReadingProgress(QFrame):
    """Progress of adding documents, and afterwards one sentence on how it went.

    Signals:
        cancelled(): the person chose Cancel.
    """

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("progress")
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._file = ElidedLabel()
        self._file.setObjectName("muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Reading documents"))
        self._facts = QLabel()
        self._facts.setObjectName("muted")
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setWordWrap(True)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAccessibleName(self.tr("Cancel reading documents"))
        self.cancel_button.clicked.connect(self._cancel)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 11)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._file)
        column.addWidget(self._bar)
        column.addWidget(self._facts)
        self.hide()

    @property
    def words(self) -> str:
        """Return what the person reads here."""
        labels = (self._title, self._facts)
        return " ".join(label.text() for label in labels if label.text())

    def begin(self, jobs: int) -> None:
        """Show at once that the wish was heard."""
        self._title.setText(self.tr("Looking for documents"))
        self._file.set_whole("")
        self._facts.setText(self._waiting(jobs))
        self._bar.setRange(0, 0)
        self.cancel_button.setEnabled(True)
        self._working(True)

    def show_progress(self, event: Progress, jobs: int) -> None:
        """Show the latest figures."""
        if not self.cancel_button.isEnabled():
            return
        total = event.files_total
        if total:
            done, of = wording.number(event.files_done), wording.files(total)
            self._title.setText(self.tr("{0} of {1}").format(done, of))
        else:
            self._title.setText(self.tr("Looking for documents"))
        self._bar.setRange(0, total)
        self._bar.setValue(event.files_done)
        self._file.set_whole(wording.file_name(event.path) if event.path else "")
        facts = []
        if event.seconds_left > 0:
            facts.append(wording.time_left(event.seconds_left))
        if event.rate >= 0.5:
            rate = wording.passages(round(event.rate))
            facts.append(self.tr("{0} a second").format(rate))
        if waiting := self._waiting(jobs):
            facts.append(waiting)
        self._facts.setText("\n".join(facts))
        self._working(True)

    def finish(self, summary: str) -> None:
        """Nothing is being read any more; say how it went, if there is anything to say."""
        self._title.setText(summary)
        self._facts.clear()
        self._working(False)
        self.setVisible(bool(summary))

    def _working(self, working: bool) -> None:
        self.cancel_button.setVisible(working)
        self._bar.setVisible(working)
        self._file.setVisible(working)
        self._facts.setVisible(bool(self._facts.text()))
        self.show()

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self._title.setText(self.tr("Stopping"))
        self.cancelled.emit()

    def _waiting(self, jobs: int) -> str:
        if jobs < 2:
            return ""
        return self.tr("%Ln more waiting", "", jobs - 1)
