"""One question on its way to its end: passages, text, citations, and what is kept of it.

A generator of events that the lane steps; the words themselves come from ``synthesis``.
"""

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from app.engine.conversations import INTERRUPTED
from app.engine.documents import NodeWithScore, TextNode
from app.engine.follow_up import Earlier, self_contained
from app.engine.grounding import ground
from app.engine.llm import LLM
from app.engine.prompts import REFINE, TEXT_QA, packing_for, with_wishes
from app.engine.remarks import title_of
from app.engine.response import EngineEvent, StreamingResponse
from app.engine.retrieval import shorten_question
from app.engine.scopes import Scope
from app.engine.stream import Cancellation
from app.engine.synthesis import ResponseMode, ResponseSynthesizer
from app.engine.words import readable
from app.errors import Cancelled, CarrelError, KnownError, LibraryError, QuestionError
from app.messages import (
    Answered,
    Ask,
    Citation,
    Continue,
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
    Turn,
)  # fmt: skip

if TYPE_CHECKING:
    from app.engine.engine import Engine

NOT_FOUND = "Your documents do not seem to say. The passages above come nearest."
MERGE_SECONDS = 0.025
"""Pieces of an answer are merged for this long: 40 Hz."""
IDLE_SECONDS = 180


class Answer:
    """One question on its way to its end, or the rest of an answer that was not whole."""

    def __init__(self, engine: "Engine", wish: Ask | Continue, cancel: Cancellation) -> None:
        self.engine, self.store = engine, engine.store
        self.wish, self.job, self.cancel = wish, wish.job, cancel
        self.question = self.searched = self.text = ""
        self.conversation = self.turn = self.documents = 0
        self.scope = Scope()
        self.began = time.monotonic()
        self.passages: list[Passage] = []
        self.citations: tuple[Citation, ...] = ()
        self.notes: list[str] = []
        self.first_passage_ms = self.first_text_ms = 0.0
        self._kept = False  # whether the turn is to be written

    def run(self) -> Steps:
        try:
            yield from self._ask(self.wish) if isinstance(self.wish, Ask) else self._go_on()
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

    def _ask(self, ask: Ask) -> Steps:
        self.question = readable(ask.question)
        self.engine.check_question(self.question)
        self.scope = self.store.scope(ask.only, ask.collection)
        self.documents = self.store.count_in(self.scope)
        if ask.conversation and self.store.title(ask.conversation) is not None:
            self.conversation = ask.conversation
        made = self._made_self_contained(ask)
        self.searched = readable(ask.search).strip() or made
        text = self.engine.check_question(self.searched)
        if text != self.searched:
            self.notes.append("The question is very long: its beginning and its end were used.")
        yield Phase(self.job, "searching", detail=" ".join(self.notes))
        self._open_turn(ask)
        yield from self._search(text)

    def _made_self_contained(self, ask: Ask) -> str:
        """Return the question with what it leans on in the turns before it."""
        if not self.conversation:
            return self.question.strip()
        path = self.store.earlier(self.conversation, ask.after)
        told = [Earlier(turn.searched or turn.question, turn.text) for turn in path]
        return self_contained(self.question, told)

    def _go_on(self) -> Steps:
        """Go on with what is kept of an answer, from the same passages."""
        assert isinstance(self.wish, Continue)
        known = self.store.turn(self.wish.turn)
        if known is None:
            raise QuestionError("This answer is not there any more.", "Ask the question again.")
        self.conversation, turn = known
        if turn.finish_reason == "stop":
            raise QuestionError("This answer is whole already.", "Ask about it instead.")
        self.turn, self.question = turn.number, turn.question
        self.searched, self.text = turn.searched or turn.question.strip(), turn.text
        self.passages, self.citations = list(turn.passages), turn.citations
        self._kept = not self.engine.library.read_only
        self._limit_as(turn)
        text = shorten_question(self.searched)
        if not self.passages:
            yield Phase(self.job, "searching")
            yield from self._search(text)
            return
        yield self._tell_passages("hybrid", True)
        yield from self._await_llm()
        yield from self._write(self.engine.llm, text)

    def _limit_as(self, turn: Turn) -> None:
        """Take up what a turn was limited to; where it has its passages, that may be gone."""
        try:
            scope = self.store.scope(turn.only, turn.collection)
            self.documents = self.store.count_in(scope)
            self.scope = scope
        except KnownError:
            if not turn.passages:
                raise

    def _search(self, text: str) -> Steps:
        engine, k = self.engine, self.engine.preferences["top_k"]
        self.passages, found = engine.search(text, k, by_words=True, scope=self.scope)
        yield self._tell_passages("words", found)
        if self._kept:
            yield engine.list_conversations(0)
        if not engine.searches:
            yield Phase(self.job, "waiting", detail="Carrel is getting ready to read.")
        while not engine.searches_settled():
            self.cancel.wait(0.03)
            self.cancel.check()
            yield None
        self.passages, found = engine.search(text, k, scope=self.scope)
        yield self._tell_passages("hybrid", found)
        if not found:
            yield from self._answer_nothing()
            return
        yield from self._await_llm()
        yield from self._write(engine.llm, text)

    def _await_llm(self) -> Steps:
        if not self.engine.answers:
            yield Phase(self.job, "waiting", detail="The model that writes is being loaded.")
        while not self.engine.answers_settled():
            self.cancel.wait(0.03)
            self.cancel.check()
            yield None

    def _write(self, llm: LLM, text: str) -> Steps:
        words = sum(len(p.text.split()) for p in self.passages)
        yield Phase(self.job, "reading", words=words, detail=" ".join(self.notes))
        nodes = [NodeWithScore(_node(p), p.score) for p in self.passages]
        told: list[EngineEvent] = []
        most, synthesizer = self._synthesizer(llm)
        response = synthesizer.synthesize(
            text, nodes, observer=told.append, cancellation=self.cancel,
            idle_timeout=IDLE_SECONDS, partial=self.text.rstrip(), max_tokens=most,
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

    def _synthesizer(self, llm: LLM) -> tuple[int, ResponseSynthesizer]:
        """Return how many tokens the answer may have, 0 for the model's own bound, and its maker.

        The collection's wishes take at most a quarter of what the model reads.
        """
        helper = packing_for(llm)
        most = min(self.scope.answer_tokens, helper.context_window // 2)
        if most:
            helper.num_output = most
        room = (helper.context_window - helper.num_output) // 4
        wishes = helper.shorten(self.scope.instructions, room)
        if wishes != self.scope.instructions:
            self.notes.append("The collection's instructions are long: their beginning was used.")
        return most, ResponseSynthesizer(
            llm, ResponseMode.COMPACT, streaming=True, prompt_helper=helper,
            text_qa_template=with_wishes(TEXT_QA, wishes),
            refine_template=with_wishes(REFINE, wishes),
        )  # fmt: skip

    def _relay(self, response: StreamingResponse) -> Steps:
        """Pass on text as it comes, merged; wait until the model is at rest."""
        stream, position, ended, kept = response._run.stream, 0, False, time.monotonic()
        fresh = True
        try:
            while not ended:
                piece, position, ended = stream.read(position, timeout=0.1)
                if fresh and self.text[-1:].isspace():
                    piece = piece.lstrip()  # the blank is there already
                if self._was_stopped():
                    self.text += piece
                    break
                if not piece:
                    yield None
                    continue
                if fresh:
                    fresh, self.first_text_ms = False, self._ms()
                    yield Phase(self.job, "writing")
                self.text += piece
                yield Text(self.job, piece)
                if time.monotonic() - kept > 2:
                    kept = time.monotonic()
                    self._keep("error", INTERRUPTED)
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

    def _tell_passages(self, ranking: Literal["words", "hybrid"], found: bool) -> Passages:
        milliseconds = self._ms()
        self.first_passage_ms = self.first_passage_ms or milliseconds
        return Passages(
            self.job, tuple(self.passages), ranking, found, self.conversation, self.documents,
            milliseconds, self.turn, self._searched_else(),
        )  # fmt: skip

    def _searched_else(self) -> str:
        """Return what was searched where that is not the question itself, else ""."""
        return "" if self.searched == self.question.strip() else self.searched

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

    def _open_turn(self, ask: Ask) -> None:
        """Keep the question before it is answered; a full disk is no reason not to answer it."""
        if self.engine.library.read_only:
            return
        limits = {"only": list(ask.only), "collection": ask.collection}
        after = ask.after if self.conversation else 0
        try:
            if not self.conversation:
                self.conversation = self.store.new_conversation(title_of(self.question))
            self.turn = self.store.begin_turn(
                self.conversation, self.question, after, self._searched_else(),
                limits if self.scope else None,
            )  # fmt: skip
            self._kept = True
        except LibraryError as error:
            self.notes.append(f"{error.message} This answer will not be kept.")

    def _keep(self, reason: FinishReason, note: str = "") -> None:
        """Keep what there is of the answer, so that nothing is lost whatever happens next."""
        if not self._kept:
            return
        try:
            self.store.update_turn(
                self.turn, self.text, reason, self.passages, self.citations,
                note or " ".join(self.notes),
            )  # fmt: skip
        except LibraryError as error:
            self._kept = False
            self.notes.append(f"{error.message} This answer will not be kept.")


def _tokens(told: Sequence[EngineEvent]) -> int:
    return next((int(e.data["tokens"]) for e in reversed(told) if e.name == "call_end"), 0)


def _node(passage: Passage) -> TextNode:
    return TextNode(
        passage.text, start_char_idx=passage.start, end_char_idx=passage.end,
        ref_doc_id=passage.path, anchor=passage.anchor,
    )  # fmt: skip
