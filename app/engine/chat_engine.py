"""A conversation about an index: the question is made self-contained, then answered with history.

The question is in the history as soon as its answer starts; the answer when it ends, partial ones
marked ``interrupted``. The history always alternates.
"""

from collections.abc import Sequence
from typing import Any

from app.engine.documents import NodeWithScore
from app.engine.llm import LLM, ChatMessage, require_streaming
from app.engine.prompts import (
    CONDENSE,
    CONTEXT_SYSTEM,
    PromptTemplate,
    packing_for,
)
from app.engine.query_engine import Retriever
from app.engine.response import Call, Observer, Plan, Response, Run, StreamingResponse, respond
from app.engine.synthesis import fit_question
from app.messages import FinishReason

MODES = ("condense_plus_context", "condense_question", "context", "simple", "best")


class ChatEngine:
    """Keeps a conversation; ``chat``, ``stream_chat`` and their async twins answer.

    Modes: condense_plus_context (also "best") rewrites a follow-up and answers with passages and
    history; condense_question rewrites and answers without history; context retrieves with the
    message as it is; simple has no passages.
    """

    def __init__(
        self,
        retriever: Retriever,
        llm: LLM | None = None,
        chat_mode: str = "condense_plus_context",
        *,
        chat_history: Sequence[ChatMessage] = (),
        system_prompt: str = "",
        condense_prompt: PromptTemplate | str = CONDENSE,
        observer: Observer | None = None,
        **limits: Any,
    ) -> None:
        if chat_mode not in MODES:
            raise ValueError(f"Unknown chat mode {chat_mode!r}: choose from {', '.join(MODES)}.")
        unknown = limits.keys() - {"deadline", "idle_timeout", "retries"}
        if unknown:
            raise TypeError(f"ChatEngine got an unexpected argument {sorted(unknown)[0]!r}.")
        self.retriever = retriever
        self.mode = "condense_plus_context" if chat_mode == "best" else chat_mode
        self.chat_history: list[ChatMessage] = list(chat_history)
        self.condensed_question = ""
        self._system = system_prompt
        self._condense = (
            PromptTemplate(condense_prompt) if isinstance(condense_prompt, str) else condense_prompt
        )
        self._llm, self._observer, self._limits = llm, observer, limits

    @property
    def llm(self) -> LLM:
        """The model, taken from ``Settings`` when none was given."""
        if self._llm is None:
            from app.engine.config import Settings

            self._llm = Settings.llm
        return self._llm

    def chat(self, message: str, chat_history: Sequence[ChatMessage] | None = None) -> Response:
        """Answer a message, whole."""
        response = self._start(message, chat_history, streaming=False)
        assert isinstance(response, Response)
        return response

    def stream_chat(
        self, message: str, chat_history: Sequence[ChatMessage] | None = None
    ) -> StreamingResponse:
        """Answer a message while it is written."""
        known = self._llm or _chosen_llm()
        if known is not None:
            require_streaming(known)
        response = self._start(message, chat_history, streaming=True)
        assert isinstance(response, StreamingResponse)
        return response

    async def achat(
        self, message: str, chat_history: Sequence[ChatMessage] | None = None
    ) -> Response:
        """As ``chat``, without blocking the event loop."""
        return await self.chat(message, chat_history)

    async def astream_chat(
        self, message: str, chat_history: Sequence[ChatMessage] | None = None
    ) -> StreamingResponse:
        """As ``stream_chat``, without blocking the event loop."""
        return await self.stream_chat(message, chat_history)

    def reset(self) -> None:
        """Forget the conversation."""
        self.chat_history.clear()

    # -- inside --------------------------------------------------------------------------------

    def _start(
        self, message: str, chat_history: Sequence[ChatMessage] | None, streaming: bool
    ) -> Response | StreamingResponse:
        if chat_history is not None:
            self.chat_history = list(chat_history)
        history = [*self.chat_history]
        asked = ChatMessage("user", message)
        run: Run

        def retrieve() -> list[NodeWithScore]:
            nonlocal message
            message = fit_question(message, packing_for(self.llm), run.note)
            question = message
            if history and self.mode.startswith("condense"):
                question = self._rewrite(message, history, run)
            self.condensed_question = question
            return [] if self.mode == "simple" else self.retriever.retrieve(question)

        def plan(nodes: list[NodeWithScore], share: float) -> Plan:
            return self._plan(message, history, nodes, share)

        run = Run(
            lambda: self.llm, retrieve, plan, streaming=streaming, must_stream=streaming,
            observer=self._observer, **self._limits,
        )  # fmt: skip
        self.chat_history.append(asked)
        run.stream.on_end(lambda reason: self._keep(run, asked, reason))
        return respond(run, streaming)

    def _keep(self, run: Run, asked: ChatMessage, reason: FinishReason) -> None:
        """Put the answer behind its question; nowhere if the history was changed meanwhile."""
        answer = ChatMessage("assistant", run.stream.text, reason not in ("stop", "length"))
        for place, message in enumerate(self.chat_history):
            if message is asked:
                self.chat_history.insert(place + 1, answer)
                return

    def _rewrite(self, message: str, history: Sequence[ChatMessage], run: Run) -> str:
        """Return the follow-up as a question of its own; a hidden call, not streamed."""
        told = "\n".join(f"{m.role}: {m.content}" for m in history if m.content)
        helper = packing_for(self.llm)
        room = helper.room(
            self.llm.count_prompt(self._condense.format_messages(chat_history="", question=message))
        )
        while told and helper.counter.count(told) > room:
            told = told.partition("\n")[2]  # the oldest lines go first
        messages = self._condense.format_messages(chat_history=told, question=message)
        with self.llm.turn.take(run.cancellation):
            rewritten = self.llm.complete(messages, cancel=run.cancellation).strip()
        run.cancellation.check()
        return rewritten or message

    def _plan(
        self,
        message: str,
        history: Sequence[ChatMessage],
        nodes: Sequence[NodeWithScore],
        share: float,
    ) -> Plan:
        helper = packing_for(self.llm)
        question = ChatMessage("user", message)
        if self.mode == "condense_question":
            question = ChatMessage("user", self.condensed_question)
        told: list[ChatMessage] = []
        if self.mode != "condense_question":
            told = _whole_turns(history)
        base = [ChatMessage("system", self._system)] if self._system else []
        if nodes:
            base = CONTEXT_SYSTEM.format_messages(context_str="")[:1]
            base = [ChatMessage("system", f"{self._system} {base[0].content}".strip())]
        while told and self.llm.count_prompt([*base, *told, question]) > (
            (helper.context_window - helper.num_output) // 2
        ):
            told = told[2:]
        messages = [*base, *told, question]
        if nodes:
            room = int(helper.room(self.llm.count_prompt(messages)) * share)
            packed = helper.repack([n.get_content() for n in nodes], max(1, room))
            context = CONTEXT_SYSTEM.format(context_str=packed[0] if packed else "")
            messages = [ChatMessage("system", f"{self._system} {context}".strip()), *told, question]
        yield Call(messages)


def _chosen_llm() -> LLM | None:
    from app.engine.config import Settings

    return Settings.chosen_llm


def _whole_turns(history: Sequence[ChatMessage]) -> list[ChatMessage]:
    """Return the turns that have an answer, so that roles alternate."""
    turns: list[ChatMessage] = []
    for asked, answered in zip(history, history[1:], strict=False):
        if asked.role == "user" and answered.role == "assistant" and answered.content.strip():
            turns += [asked, answered]
    return turns
