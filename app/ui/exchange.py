"""One question with its evidence, its answer and how it ended.

Shows what a version holds and the events that come; asks nothing of the engine itself. Whatever
happens, what was written stays.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.messages import Event, Grounded, Passages, Phase, Text
from app.ui import theme, wording
from app.ui.answer import AnswerView
from app.ui.answer_actions import AnswerActions
from app.ui.asked import Asked, link
from app.ui.branches import EVERYWHERE, Version
from app.ui.engine_words import translated
from app.ui.notices import Level, Note
from app.ui.passages import AT_FIRST, Evidence
from app.ui.spoken import announce

TICK_MS = 1000
"""The line that says what happens is brought up to date so often, for the seconds in it."""

PATIENCE = 3
"""Seconds of a phase after which it is said how many have passed."""


class Exchange(QWidget):
    """A question and everything that answers it.

    Signals:
        stopped(): the person chose Stop here.
        again(): the person wants this question asked once more.
        continued(): the person wants the rest of a broken-off answer.
        edited(str): the person asks with other words.
        searchEdited(str): the person wants other words to be looked for.
        versionWanted(Version): another version of the question is to be shown.
        exportWanted(bool): this answer is to be written to a file, or the whole conversation.
        chosen(Passage | Citation, list): the person wants to see a document; with all its like.
        touched(): the person is about to unfold or change something here.
    """

    stopped = Signal()
    again = Signal()
    continued = Signal()
    edited = Signal(str)
    searchEdited = Signal(str)
    versionWanted = Signal(object)
    exportWanted = Signal(bool)
    chosen = Signal(object, object)
    touched = Signal()

    def __init__(self, version: Version, documents: Callable[[], int]) -> None:
        super().__init__()
        self.version = version
        self._documents = documents
        self._words = 0
        self._writing_since = 0.0
        self._phase_since = time.monotonic()
        self._note: Note | None = None
        self._again: QPushButton | None = None
        self._continue: QPushButton | None = None
        self._sources: QWidget | None = None
        self._actions: AnswerActions | None = None
        self._build()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._say_phase)
        self._show_so_far()

    def _build(self) -> None:
        self.asked = Asked(self.version)
        self.asked.touched.connect(self.touched)
        self.asked.edited.connect(self.edited)
        self.asked.searchEdited.connect(self.searchEdited)
        self.asked.versionWanted.connect(self.versionWanted)
        self.evidence = Evidence()
        self.evidence.touched.connect(self.touched)
        self.evidence.chosen.connect(
            lambda passage: self.chosen.emit(passage, list(self.version.passages))
        )
        self.answer = AnswerView()
        self.answer.setFont(theme.scaled(self.font(), 1.08))
        self.answer.citationChosen.connect(self._open_source)
        self.answer.hide()
        self._caption = QLabel(self.tr("Answer"))
        self._caption.setObjectName("caption")
        self._caption.hide()
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
        for part in (self.asked, self.evidence, self._caption, self.answer, self._progress):
            self._column.addWidget(part)
        self._dress()

    # -- what the person saw, for tests ----------------------------------------------------------

    @property
    def question(self) -> str:
        """Return the question as it was asked."""
        return self.version.question

    @property
    def live(self) -> bool:
        """Return whether the answer is under way."""
        return self.version.live

    @property
    def phase(self) -> str:
        """Return the line that says what happens now, or nothing once it is over."""
        return self._phase.text() if self.live else ""

    @property
    def ending(self) -> str:
        """Return how it ended, in the words on screen; nothing for a plain answer."""
        return self._note.words if self._note else ""

    @property
    def summary(self) -> str:
        """Return the quiet line below a whole answer."""
        return self._actions.summary if self._actions is not None else ""

    @property
    def again_button(self) -> QPushButton | None:
        """Return the button that asks once more, while it is offered."""
        return self._again

    @property
    def continue_button(self) -> QPushButton | None:
        """Return the button that has the answer continued, while it is offered."""
        return self._continue

    @property
    def actions_row(self) -> AnswerActions | None:
        """Return what can be done with the answer, once it is over."""
        return self._actions

    @property
    def whole_question_button(self) -> QPushButton:
        """Return the button that shows all of a long question."""
        return self.asked.whole_button

    # -- events ----------------------------------------------------------------------------------

    def show_event(self, event: Event) -> None:
        """Show the next event of this question's job; its version has heard it already."""
        match event:
            case Phase():
                self._phase_since = time.monotonic()
                self._say_phase()
            case Passages():
                self._show_passages(AT_FIRST)
                announce(self, wording.passages_found(len(event.passages)))
            case Text():
                self._show_text(event.text)
            case Grounded():
                self.answer.ground(event.citations)
                self._number_passages()
            case _ if not self.live:
                self._finish()
                announce(self, self._told_at_the_end())
            case _:
                pass

    def show_phase(self, words: str) -> None:
        """Say what happens now, until the engine says something else."""
        self._tick.stop()
        self._phase.setText(words)

    def resume(self) -> None:
        """Be live again: the answer goes on where it broke off."""
        reached = self._continue is not None and self._continue.hasFocus()
        for part in (self._note, self._sources, self._actions):
            if part is not None:
                part.hide()
                part.deleteLater()
        self._note = self._again = self._continue = self._sources = self._actions = None
        self._words, self._writing_since = 0, 0.0
        self._begin()
        if reached:
            self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "stop_button"):
            self._dress()

    # -- inside ----------------------------------------------------------------------------------

    def _dress(self) -> None:
        self.stop_button.setIcon(theme.icon("stop", theme.current().text))

    def _show_so_far(self) -> None:
        version = self.version
        if version.passages:
            self._show_passages(AT_FIRST if version.fresh or not version.found else 0)
        if not version.live:
            self._finish()
            return
        if version.text:
            self._show_answer(True)
            self.answer.append_text(version.text)
        self._begin()

    def _begin(self) -> None:
        self._progress.show()
        self._phase_since = time.monotonic()
        self._say_phase()
        self._tick.start()

    def _say_phase(self) -> None:
        phase, now = self.version.phase, time.monotonic()
        if not self.live:
            return
        if not self._tick.isActive():
            self._tick.start()
        since = now - self._phase_since
        if self._writing_since:
            since = now - self._writing_since
            words = self.tr("Writing")
            if since > 1:
                rate = wording.words(round(self._words / since))
                words = self.tr("Writing · {0} a second").format(rate)
        else:
            words = self._phase_words(phase)
        if since >= PATIENCE:
            words = f"{words} · {wording.seconds(since)}"
        self._phase.setText(words)

    def _phase_words(self, phase: Phase | None) -> str:
        if phase is None:
            return self.tr("Waiting for Carrel to get ready")
        match phase.name:
            case "waiting":
                words = "" if phase.detail else self.tr("Waiting for the answer before this one")
            case "searching" if self.version.scope != EVERYWHERE:
                words = self.tr("Searching in {0}").format(self.version.scope.label)
            case "searching":
                words = self.tr("Searching {0}").format(wording.documents(self._documents()))
            case "reading":
                words = self.tr("Reading {0}").format(wording.words(phase.words))
            case "writing":
                words = self.tr("Writing")
        if phase.detail:
            detail = translated(phase.detail)
            words = f"{words} · {detail}" if words else detail
        return words

    def _show_passages(self, at_first: int) -> None:
        version = self.version
        if version.fresh and version.found:
            count = wording.in_documents(len({passage.path for passage in version.passages}))
            title = self.tr("From your documents: {0} {1}").format(
                wording.passages(len(version.passages)), count
            )
        elif version.found:
            title = self.tr("From your documents")
        else:
            title = self.tr("The nearest passages")
        self.evidence.show_passages(version.passages, title, at_first)
        self.asked.show_searched()

    def _show_text(self, text: str) -> None:
        if not self._writing_since:
            self._writing_since = time.monotonic()
            if self.answer.isHidden():
                self._show_answer(True)
        self.answer.append_text(text)
        self._words += len(text.split())
        self._say_phase()

    def _finish(self) -> None:
        version, reached = self.version, self.stop_button.hasFocus()
        self._tick.stop()
        self._progress.hide()
        text = version.text if version.found else ""
        if version.citations:
            self.answer.ground(version.citations)
        self.answer.finish(text)
        self._show_answer(bool(text))
        self._number_passages()
        self._list_sources()
        self._say_ending()
        self._offer_actions()
        if reached and (further := self._continue or self._again) is not None:
            further.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_answer(self, shown: bool) -> None:
        self.answer.setVisible(shown)
        self._caption.setVisible(shown and not self.evidence.isHidden())

    def _number_passages(self) -> None:
        self.evidence.show_numbers(
            {source.citation.passage: source.number for source in self.answer.sources}
        )

    def _list_sources(self) -> None:
        if not self.answer.sources:
            return
        self._sources = QWidget()
        column = QVBoxLayout(self._sources)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for source in self.answer.sources:
            citation = source.citation
            place = wording.place_of(citation.path, citation.anchor)
            line = link(f"[{source.number}]  {place}")
            line.setAccessibleName(self.tr("Source {0}: {1}").format(source.number, place))
            line.setToolTip(wording.tip(f"{citation.path}: “{citation.quote}”"))
            line.clicked.connect(
                lambda _checked=False, number=source.number: self._open_source(number)
            )
            column.addWidget(line, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.insertWidget(self._column.indexOf(self.answer) + 1, self._sources)

    def _open_source(self, number: int) -> None:
        sources = self.answer.sources
        self.chosen.emit(sources[number - 1].citation, [source.citation for source in sources])

    # -- how it ended ----------------------------------------------------------------------------

    def _say_ending(self) -> None:
        version = self.version
        match version.finish:
            case "stop" | "length" if not version.found:
                self._say_not_found()
            case "stop" | "length" if version.fresh and version.text and not version.citations:
                self._say(
                    "warn",
                    self.tr("No sentence of this answer could be matched to your documents."),
                    self.tr("Rely on the passages above rather than on it."),
                )
            case "length":
                words = version.note or self.tr("The answer reached its greatest length.")
                self._say("info", words)
            case "stop":
                if version.note:
                    self._say("info", version.note)
            case "cancelled":
                self._say("info", self.tr("You stopped this answer."), again=True)
            case _:
                failure = version.failure
                message = version.note or self.tr("This answer was interrupted.")
                advice = failure.advice if failure else ""
                self._say("error", failure.message if failure else message, advice, again=True)

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

    def _say(
        self,
        level: Level,
        message: str,
        advice: str = "",
        *,
        again: bool = False,
        above: bool = False,
    ) -> None:
        self._note = Note(level, translated(message), translated(advice))
        if self.version.can_continue:
            self._continue = self._note.offer(self.tr("Continue"), self.continued.emit)
        if again:
            self._again = self._note.offer(self.tr("Try again"), self.again.emit)
        before = self._column.indexOf(self.evidence) if above else -1
        self._column.insertWidget(before, self._note)

    def _offer_actions(self) -> None:
        self._actions = AnswerActions(self.version)
        self._actions.again.connect(self.again)
        self._actions.exportWanted.connect(self.exportWanted)
        self._column.addWidget(self._actions)

    def _told_at_the_end(self) -> str:
        """Return what is read out: that the answer is there, or why it is not."""
        note = self._note.words if self._note is not None else ""
        if self.version.found and self.version.finish in ("stop", "length"):
            ready = self.tr("The answer is ready.")
            return f"{ready} {note}".strip()
        return note
