"""One question with its evidence, its answer and how it ended.

Shows events; asks nothing of the engine itself. Whatever happens, what was written stays.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.messages import (
    Answered,
    Citation,
    Event,
    Failed,
    Grounded,
    Passages,
    Phase,
    Stopped,
    Text,
    Turn,
)
from app.ui import theme, wording
from app.ui.answer import AnswerView, ReadingView
from app.ui.notices import Level, Note
from app.ui.passages import AT_FIRST, Evidence

LONG_QUESTION = 700
"""Characters of a question shown at once; somebody will paste a book."""


class Exchange(QWidget):
    """A question and everything that answers it.

    Signals:
        stopped(): the person chose Stop here.
        again(str): the person wants this question asked once more.
        chosen(Passage | Citation): the person wants to see a document.
    """

    stopped = Signal()
    again = Signal(str)
    chosen = Signal(object)

    def __init__(self, question: str, documents: Callable[[], int]) -> None:
        super().__init__()
        self.question = question
        self.live = True
        self._documents = documents
        self._found = True
        self._ranking = ""
        self._words = 0
        self._writing_since = 0.0
        self._note: Note | None = None
        self._again: QPushButton | None = None
        self._build()
        self._write_question()
        self.show_phase(self.tr("Waiting for Carrel to get ready"))

    def _build(self) -> None:
        self._asked = ReadingView()
        self._asked.setFont(theme.scaled(self.font(), 1.25, bold=True))
        self._asked.setAccessibleName(self.tr("Question"))
        self.whole_question_button = _link(self.tr("Show the whole question"))
        self.whole_question_button.clicked.connect(
            lambda _checked=False: self._write_question(whole=True)
        )
        self.evidence = Evidence()
        self.evidence.chosen.connect(self.chosen)
        self.answer = AnswerView()
        self.answer.setFont(theme.scaled(self.font(), 1.08))
        self.answer.citationChosen.connect(self._open_source)
        self.answer.hide()
        self._caption = QLabel(self.tr("Answer"))
        self._caption.setObjectName("caption")
        self._caption.hide()
        self._sources = QWidget()
        self._sources.hide()
        self._source_list = QVBoxLayout(self._sources)
        self._source_list.setContentsMargins(0, 0, 0, 0)
        self._source_list.setSpacing(2)
        self._phase = QLabel()
        self._phase.setObjectName("muted")
        self._phase.setTextFormat(Qt.TextFormat.PlainText)
        self._phase.setWordWrap(True)
        self.stop_button = QPushButton(self.tr("Stop"))
        self.stop_button.setAccessibleName(self.tr("Stop this answer"))
        self.stop_button.setToolTip(self.tr("Stop this answer (Esc)"))
        self.stop_button.clicked.connect(lambda _checked=False: self.stopped.emit())
        self._progress = QWidget()
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._phase, 1)
        row.addWidget(self.stop_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for part in (
            self._asked, self.whole_question_button, self.evidence, self._caption, self.answer,
            self._sources, self._progress,
        ):  # fmt: skip
            self._column.addWidget(part)
        self._dress()

    # -- what the person saw, for tests ----------------------------------------------------------

    @property
    def phase(self) -> str:
        """Return the line that says what happens now, or nothing once it is over."""
        return self._phase.text() if self.live else ""

    @property
    def ending(self) -> str:
        """Return how it ended, in the words on screen; nothing for a plain answer."""
        return self._note.words if self._note else ""

    @property
    def again_button(self) -> QPushButton | None:
        """Return the button that asks once more, while it is offered."""
        return self._again

    # -- events ----------------------------------------------------------------------------------

    def show_event(self, event: Event) -> None:
        """Show the next event of this question's job."""
        match event:
            case Phase():
                self._show_phase(event)
            case Passages():
                self._show_passages(event)
            case Text():
                self._show_text(event.text)
            case Grounded():
                self.answer.ground(event.citations)
            case Answered():
                self._finish(event.text if event.found else "", event.citations)
                if not event.found:
                    self._say_not_found()
                elif event.text and not event.citations:
                    self._say_unsupported()
                elif event.finish_reason == "length":
                    self._say("info", self.tr("The answer reached its greatest length."))
                self._announce(self.tr("The answer is ready."))
            case Stopped():
                self._finish(event.text, ())
                self._say_stopped()
            case Failed():
                self._finish(event.text or self.answer.text, ())
                self._say("error", event.message, event.advice, again=True)
                self._announce(event.message)
            case _:
                pass

    def show_turn(self, turn: Turn) -> None:
        """Show a question and answer of an earlier day."""
        self.evidence.show_passages(turn.passages, self.tr("From your documents"), 0)
        self._finish(turn.text, turn.citations)
        if turn.finish_reason == "cancelled":
            self._say_stopped()
        elif turn.finish_reason in ("stop", "length"):
            if turn.note:
                self._say("info", turn.note)
        else:
            message = turn.note or self.tr("This answer was interrupted.")
            self._say("error", message, again=True)

    def show_phase(self, words: str) -> None:
        """Say what happens now."""
        self._phase.setText(words)

    def withdraw_again(self) -> None:
        """Take the offer to ask once more away; the question was asked again."""
        if self._again is not None:
            self._again.hide()
            self._again = None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "stop_button"):
            self._dress()

    # -- inside ----------------------------------------------------------------------------------

    def _dress(self) -> None:
        self.stop_button.setIcon(theme.icon("stop", theme.current().text))

    def _write_question(self, *, whole: bool = False) -> None:
        long = len(self.question) > LONG_QUESTION
        shown = self.question if whole or not long else self.question[:LONG_QUESTION] + " …"
        self._asked.write([(shown, QTextCharFormat())])
        self.whole_question_button.setVisible(long and not whole)

    def _show_phase(self, event: Phase) -> None:
        match event.name:
            case "waiting":
                words = self.tr("Waiting for the answer before this one")
                if event.detail:
                    words = ""
            case "searching":
                words = self.tr("Searching {0}").format(wording.documents(self._documents()))
            case "reading":
                words = self.tr("Reading {0}").format(wording.words(event.words))
            case "writing":
                words = self.tr("Writing")
        if event.detail:
            words = f"{words} · {event.detail}" if words else event.detail
        self.show_phase(words)

    def _show_passages(self, event: Passages) -> None:
        self._found = event.found
        self._ranking = event.ranking
        if event.found:
            count = wording.documents(len({passage.path for passage in event.passages}))
            title = self.tr("From your documents: {0} in {1}").format(
                wording.passages(len(event.passages)), count
            )
        else:
            title = self.tr("The nearest passages")
        self.evidence.show_passages(event.passages, title, AT_FIRST)

    def _show_text(self, text: str) -> None:
        now = time.monotonic()
        if not self._writing_since:
            self._writing_since = now
            self._show_answer(True)
        self.answer.append_text(text)
        self._words += len(text.split())
        elapsed = now - self._writing_since
        if elapsed > 1:
            rate = round(self._words / elapsed)
            self.show_phase(self.tr("Writing · {0} a second").format(wording.words(rate)))
        else:
            self.show_phase(self.tr("Writing"))

    def _finish(self, text: str, citations: tuple[Citation, ...]) -> None:
        self.live = False
        self._progress.hide()
        if citations:
            self.answer.ground(citations)
        self.answer.finish(text)
        self._show_answer(bool(text))
        self._list_sources()

    def _show_answer(self, shown: bool) -> None:
        self.answer.setVisible(shown)
        self._caption.setVisible(shown and not self.evidence.isHidden())

    def _list_sources(self) -> None:
        for source in self.answer.sources:
            citation = source.citation
            place = wording.place_of(citation.path, citation.anchor)
            line = _link(f"[{source.number}]  {place}")
            line.setAccessibleName(self.tr("Source {0}: {1}").format(source.number, place))
            line.setToolTip(wording.tip(f"{citation.path}: “{citation.quote}”"))
            line.clicked.connect(
                lambda _checked=False, number=source.number: self._open_source(number)
            )
            self._source_list.addWidget(line, 0, Qt.AlignmentFlag.AlignLeading)
        self._sources.setVisible(bool(self.answer.sources))

    def _open_source(self, number: int) -> None:
        self.chosen.emit(self.answer.sources[number - 1].citation)

    def _say_not_found(self) -> None:
        self.evidence.retitle(self.tr("The nearest passages"))
        self._say(
            "info",
            self.tr("Your documents do not seem to say."),
            self.tr("The passages below come nearest. Try other words, or add more documents.")
            if self.evidence.cards
            else self.tr("Try other words, or add the documents that would know."),
            above=True,
        )

    def _say_unsupported(self) -> None:
        self._say(
            "warn",
            self.tr("No sentence of this answer could be matched to your documents."),
            self.tr("Rely on the passages above rather than on it."),
        )

    def _say_stopped(self) -> None:
        self._say("info", self.tr("You stopped this answer."), again=True)

    def _say(
        self,
        level: Level,
        message: str,
        advice: str = "",
        *,
        again: bool = False,
        above: bool = False,
    ) -> None:
        assert self._note is None, "an exchange ends once"
        self._note = Note(level, message, advice)
        if again:
            label = self.tr("Try again")
            self._again = self._note.offer(label, lambda: self.again.emit(self.question))
        before = self._column.indexOf(self.evidence) if above else -1
        self._column.insertWidget(before, self._note)

    def _announce(self, words: str) -> None:
        """Tell a screen reader once, politely; single words would drown it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def _link(text: str) -> QPushButton:
    button = QPushButton(text.replace("&", "&&"))
    button.setObjectName("link")
    button.setAccessibleName(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button
