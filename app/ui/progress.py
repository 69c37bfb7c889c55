"""The card that says how far the reading of documents is.

Never a bare spinner: what is being done, the file in work, how many are done, how fast, how long it
will take, and whether anything still moves. Shows what it is told; ``reading.py`` knows the jobs.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from app.messages import Progress
from app.ui import wording
from app.ui.engine_words import translated
from app.ui.spoken import announce


class ElidedLabel(QLabel):
    """One line of plain text, shortened in the middle, where file names differ least."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self._whole = ""

    @property
    def whole(self) -> str:
        """Return the text without its shortening."""
        return self._whole

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
    """Progress of reading documents, and afterwards one sentence on how it went.

    Signals:
        cancelled(): the person chose Cancel.
        pauseWanted(bool): the person chose Pause (True) or Resume (False).
    """

    cancelled = Signal()
    pauseWanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("progress")
        self.paused = False
        self._working = False
        self._stopping = False
        self._doing = ""
        self._summary = ""
        self._estimate = 0.0
        self._build()
        self._arrange()

    @property
    def words(self) -> str:
        """Return what the person reads here."""
        labels = (self._title, self._detail, self._facts, self._pulse)
        return " ".join(label.text() for label in labels if not label.isHidden() and label.text())

    @property
    def file(self) -> str:
        """Return the file and the page the card names."""
        return self._file.whole

    def begin(self, waiting: int) -> None:
        """Show at once that the wish was heard; ``waiting`` jobs stand behind it."""
        self._doing = self.tr("Looking for documents")
        self._stopping = False
        self._estimate = 0.0
        self._file.set_whole("")
        self._detail.clear()
        self._pulse.clear()
        self._facts.setText(self._waiting(waiting))
        self._bar.setRange(0, 0)
        self._working = True
        self._arrange()

    def show_progress(self, event: Progress, waiting: int) -> None:
        """Show the latest figures; ``waiting`` jobs stand behind this one."""
        if self._stopping:
            return
        self._doing = wording.doing(event)
        place = {"page": event.page} if event.page else {}
        self._file.set_whole(wording.place_of(event.path, place) if event.path else "")
        self._detail.setText(translated(event.detail))
        total = 0 if event.doing == "finding" else event.files_total
        self._bar.setRange(0, total)
        self._bar.setValue(event.files_done)
        self._facts.setText("\n".join(self._figures(event, waiting)))
        self._working = True
        self._arrange()

    def show_pulse(self, sentence: str) -> None:
        """Say that nothing was heard for a while; an empty sentence takes it back."""
        if sentence != self._pulse.text():
            self._pulse.setText(sentence)
            self._arrange()

    def set_paused(self, paused: bool) -> None:
        """Show that all reading is held, or goes on; held reading is shown without work as well."""
        if paused != self.paused:
            self.paused = paused
            self._estimate = 0.0
            self._arrange()

    def finish(self, summary: str) -> None:
        """Nothing is being read any more; say how it went, if there is anything to say."""
        self._summary = summary
        self._stopping = self._working = False
        self._pulse.clear()
        self._arrange()
        if summary:
            announce(self, summary)

    # -- inside ----------------------------------------------------------------------------------

    def _figures(self, event: Progress, waiting: int) -> list[str]:
        total, facts = event.files_total, []
        if total:
            done, of = wording.number(event.files_done), wording.files(total)
            facts.append(
                self.tr("{0} found so far").format(of)
                if event.doing == "finding"
                else self.tr("{0} of {1}").format(done, of)
            )
        if event.seconds_left > 0 and not (event.paused or self.paused):
            facts.append(wording.time_left(self._steady(event.seconds_left)))
        if event.rate >= 0.5 and not (event.paused or self.paused):
            rate = wording.passages(round(event.rate))
            facts.append(self.tr("{0} a second").format(rate))
        if more := self._waiting(waiting):
            facts.append(more)
        return facts

    def _steady(self, seconds: float) -> float:
        """Return the estimate, unless it moved so little that the one on screen serves."""
        if abs(seconds - self._estimate) > max(10.0, 0.15 * self._estimate):
            self._estimate = seconds
        return self._estimate

    def _arrange(self) -> None:
        """Show what is to be seen in the present state, and only that."""
        working = self._working
        if self._stopping:
            self._title.setText(self.tr("Stopping"))
        elif self.paused:
            self._title.setText(
                self.tr("Paused")
                if working
                else self.tr("Reading is paused. New and changed documents wait.")
            )
        else:
            self._title.setText(self._doing if working else self._summary)
        self._bar.setVisible(working)
        self._file.setVisible(working and bool(self._file.whole))
        for label in (self._detail, self._facts, self._pulse):
            label.setVisible(working and bool(label.text()))
        self.cancel_button.setVisible(working)
        self.cancel_button.setEnabled(not self._stopping)
        self.pause_button.setVisible(working or self.paused)
        self.pause_button.setEnabled(not self._stopping)
        self.pause_button.setText(self.tr("Resume") if self.paused else self.tr("Pause"))
        self.pause_button.setAccessibleName(
            self.tr("Resume reading documents")
            if self.paused
            else self.tr("Pause reading documents")
        )
        self.setVisible(working or self.paused or bool(self._summary))

    def _cancel(self) -> None:
        self._stopping = True
        self._arrange()
        self.cancelled.emit()

    def _waiting(self, waiting: int) -> str:
        return self.tr("%Ln more waiting", "", waiting) if waiting > 0 else ""

    def _build(self) -> None:
        self._title, self._detail, self._facts, self._pulse = (QLabel() for _ in range(4))
        for label in (self._title, self._detail, self._facts, self._pulse):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._file = ElidedLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Reading documents"))
        for quiet in (self._file, self._detail, self._facts):
            quiet.setObjectName("muted")
        self._pulse.setObjectName("pulse")
        self.pause_button = QPushButton()
        self.pause_button.clicked.connect(lambda: self.pauseWanted.emit(not self.paused))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAccessibleName(self.tr("Cancel reading documents"))
        self.cancel_button.clicked.connect(self._cancel)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.pause_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 11)
        column.setSpacing(6)
        for part in (self._title, self._file, self._bar, self._detail, self._facts, self._pulse):
            column.addWidget(part)
        column.addLayout(buttons)
