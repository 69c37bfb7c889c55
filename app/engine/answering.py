"""One question on its way to its end: passages, text, citations, and what is kept of it.

A generator of events that the lane steps; the words themselves come from ``synthesis``.
"""

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.engine.documents import NodeWithScore, TextNode
from app.engine.grounding import ground
from app.engine.llm import LLM
from app.engine.response import EngineEvent, StreamingResponse
from app.engine.stream import Cancellation
from app.engine.synthesis import get_response_synthesizer
from app.errors import Cancelled, CarrelError, LibraryError
from app.messages import (
    Answered,
    Citation,
    Event,
    Failed,
    FinishReason,
    Grounded,
    Passage,
    Passages,
    Phase,
    Steps,
    Stopped,
    Text,
)  # fmt: skip

if TYPE_CHECKING:
    from app.engine.engine import Engine

NOT_FOUND = "Your documents do not seem to say. The passages above come nearest."
MERGE_SECONDS = 0.025
"""Pieces of an answer are merged for this long: 40 Hz."""
IDLE_SECONDS = 180


class Answer:
    """One question on its way to its end."""

    def __init__(
        self, engine: "Engine", job: int, question: str, conversation: int, cancel: Cancellation
    ) -> None:
        self.engine, self.store = engine, engine.store
        self.job, self.question, self.conversation = job, question, conversation
        self.cancel = cancel
        self.began = time.monotonic()
        self.text = ""
        self.passages: list[Passage] = []
        self.citations: tuple[Citation, ...] = ()
        self.notes: list[str] = []
        self.first_passage_ms = self.first_text_ms = 0.0
        self._turn = 0

    def run(self) -> Steps:
        try:
            yield from self._run()
        except GeneratorExit:
            self._keep("cancelled")
            raise
        except Exception as error:  # noqa: BLE001 - becomes the job's one terminal event
            if self._was_stopped():
                self._keep("cancelled")
                yield Stopped(self.job, self.text)
            elif isinstance(error, CarrelError):
                self._keep("error", str(error))
                yield Failed(self.job, type(error).__name__, error.message, error.advice, self.text)
            else:
                self._keep("error", f"The model failed: {error}")
                yield Failed(
                    self.job, type(error).__name__, f"The model failed: {error}",
                    "Ask again; if it happens again, choose another model.", self.text,
                )  # fmt: skip

    def _run(self) -> Steps:
        engine, k = self.engine, self.engine.preferences["top_k"]
        text = engine.check_question(self.question)
        if text != self.question.strip():
            self.notes.append("The question is very long: its beginning and its end were used.")
        documents = self.store.counts()[0]
        yield Phase(self.job, "searching", detail=" ".join(self.notes))
        self._open_turn()
        self.passages, found = engine.search(text, k, by_words=True)
        yield self._tell_passages("words", found, documents)
        if not engine.searches:
            yield Phase(self.job, "waiting", detail="Carrel is getting ready to read.")
        while not engine.searches_settled():
            self.cancel.wait(0.03)
            self.cancel.check()
            yield None
        self.passages, found = engine.search(text, k)
        yield self._tell_passages("hybrid", found, documents)
        if not found:
            yield from self._answer_nothing()
            return
        if not engine.answers:
            yield Phase(self.job, "waiting", detail="The model that writes is being loaded.")
        while not engine.answers_settled():
            self.cancel.wait(0.03)
            self.cancel.check()
            yield None
        yield from self._write(engine.llm, text)

    def _write(self, llm: LLM, text: str) -> Steps:
        words = sum(len(p.text.split()) for p in self.passages)
        yield Phase(self.job, "reading", words=words, detail=" ".join(self.notes))
        nodes = [NodeWithScore(_node(p), p.score) for p in self.passages]
        told: list[EngineEvent] = []
        response = get_response_synthesizer(llm, "compact", True).synthesize(
            text, nodes, observer=told.append, cancellation=self.cancel,
            idle_timeout=IDLE_SECONDS,
        )  # fmt: skip
        assert isinstance(response, StreamingResponse)
        yield from self._relay(response)
        self.notes += [n for n in response.notes if n not in self.notes]
        if response.error is not None:
            raise response.error
        if self._was_stopped():
            raise Cancelled()
        reason = response.finish_reason or "stop"
        self.citations = ground(self.text, self.passages)
        yield Grounded(self.job, self.citations)
        self._keep(reason)
        yield self._answered(True, reason, response.prompt_tokens, _tokens(told))

    def _relay(self, response: StreamingResponse) -> Steps:
        """Pass on text as it comes, merged; wait until the model is at rest."""
        stream, position, ended, kept = response._run.stream, 0, False, time.monotonic()
        try:
            while not ended:
                piece, position, ended = stream.read(position, timeout=0.1)
                if self._was_stopped():
                    self.text += piece
                    break
                if not piece:
                    yield None
                    continue
                if not self.text:
                    self.first_text_ms = self._ms()
                    yield Phase(self.job, "writing")
                self.text += piece
                yield Text(self.job, piece)
                if time.monotonic() - kept > 2:
                    kept = time.monotonic()
                    self._keep("error", "The answer was interrupted.")
                self.cancel.wait(MERGE_SECONDS)
        finally:
            if not ended:
                response.cancel()
            response.wait_idle()

    def _was_stopped(self) -> bool:
        """Tell whether the person stopped it, and not a time limit or the answer's length."""
        return self.cancel.is_set() and self.cancel.reason == "cancelled"

    def _answer_nothing(self) -> Iterator[Event]:
        self.text = NOT_FOUND
        self.first_text_ms = self._ms()
        yield Text(self.job, NOT_FOUND)
        answered = self._answered(False, "stop", 0, 0)
        self.text = ""  # kept as a note, not as words of the documents
        self._keep("stop", NOT_FOUND)
        yield answered

    def _tell_passages(self, ranking: str, found: bool, documents: int) -> Passages:
        milliseconds = self._ms()
        self.first_passage_ms = self.first_passage_ms or milliseconds
        assert ranking in ("words", "hybrid")
        return Passages(
            self.job, tuple(self.passages), "words" if ranking == "words" else "hybrid", found,
            self.conversation, documents, milliseconds,
        )  # fmt: skip

    def _answered(
        self, found: bool, reason: FinishReason, prompt_tokens: int, answer_tokens: int
    ) -> Answered:
        return Answered(
            self.job, self.text, found, reason, self.citations, self.first_passage_ms,
            self.first_text_ms, round(time.monotonic() - self.began, 3), prompt_tokens,
            answer_tokens,
        )  # fmt: skip

    def _ms(self) -> float:
        return round((time.monotonic() - self.began) * 1000, 1)

    def _open_turn(self) -> None:
        """Keep the question before it is answered; a full disk is no reason not to answer it."""
        if self.engine.library.read_only:
            return
        try:
            if not self.conversation:
                self.conversation = self.store.new_conversation(self.question[:120])
            self._turn = self.store.begin_turn(self.conversation, self.question)
        except LibraryError as error:
            self.notes.append(f"{error.message} This answer will not be kept.")

    def _keep(self, reason: FinishReason, note: str = "") -> None:
        """Keep what there is of the answer, so that nothing is lost whatever happens next."""
        if not self._turn:
            return
        try:
            self.store.update_turn(
                self._turn, self.text, reason, self.passages, self.citations,
                note or " ".join(self.notes),
            )  # fmt: skip
        except LibraryError as error:
            self._turn = 0
            self.notes.append(f"{error.message} This answer will not be kept.")


def _tokens(told: Sequence[EngineEvent]) -> int:
    return next((int(e.data["tokens"]) for e in reversed(told) if e.name == "call_end"), 0)


def _node(passage: Passage) -> TextNode:
    return TextNode(
        passage.text, start_char_idx=passage.start, end_char_idx=passage.end,
        ref_doc_id=passage.path, anchor=passage.anchor,
    )  # fmt: skip
