"""Passages → prompts → an answer: refine, compact, tree_summarize and their kin.

Each mode is a *plan*: a generator that yields the calls to make and is sent their texts. The
runner (``response.Run``) makes the calls; so stopping, deadlines, errors, retries and streaming are
the same for every mode, and a mode is only its own logic.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Literal

from app.engine.documents import NodeWithScore, QueryBundle
from app.engine.llm import LLM, ChatMessage, require_streaming
from app.engine.prompts import (
    REFINE,
    SIMPLE,
    SUMMARY,
    TEXT_QA,
    PromptHelper,
    PromptTemplate,
    packing_for,
)
from app.engine.response import (
    EMPTY_RESPONSE,
    Call,
    Observer,
    Plan,
    Response,
    Run,
    StreamingResponse,
    Words,
    respond,
)
from app.engine.stream import Cancellation

Streaming = bool | Literal["auto"]


class ResponseMode(StrEnum):
    """How passages become an answer."""

    REFINE = "refine"
    COMPACT = "compact"
    SIMPLE_SUMMARIZE = "simple_summarize"
    TREE_SUMMARIZE = "tree_summarize"
    GENERATION = "generation"
    NO_TEXT = "no_text"
    CONTEXT_ONLY = "context_only"
    ACCUMULATE = "accumulate"
    COMPACT_ACCUMULATE = "compact_accumulate"


WITHOUT_LLM = (ResponseMode.NO_TEXT, ResponseMode.CONTEXT_ONLY)


class ResponseSynthesizer:
    """Make an answer from passages; build one with ``get_response_synthesizer``.

    Raises ``NotImplementedError``, naming the model, when ``streaming`` is asked of a model that
    cannot; with ``streaming="auto"`` such a model answers in one piece.
    """

    def __init__(
        self,
        llm: LLM | None,
        mode: ResponseMode,
        *,
        streaming: Streaming = False,
        text_qa_template: PromptTemplate | str | None = None,
        refine_template: PromptTemplate | str | None = None,
        summary_template: PromptTemplate | str | None = None,
        simple_template: PromptTemplate | str | None = None,
        prompt_helper: PromptHelper | None = None,
    ) -> None:
        self.mode = mode
        self.text_qa = _template(text_qa_template, TEXT_QA)
        self.refine = _template(refine_template, REFINE)
        self.summary = _template(summary_template, SUMMARY)
        self.simple = _template(simple_template, SIMPLE)
        self._llm = llm
        self._helper = prompt_helper
        self.streaming = streaming
        self.check_streaming(streaming)

    @property
    def llm(self) -> LLM | None:
        """The model, taken from ``Settings`` when none was given; None for modes without one."""
        if self._llm is None and self.mode not in WITHOUT_LLM:
            from app.engine.config import Settings

            self._llm = Settings.llm
        return self._llm

    def check_streaming(self, streaming: Streaming) -> bool:
        """Return whether to stream; raise ``NotImplementedError`` if the model cannot."""
        if streaming is True and self.mode not in WITHOUT_LLM and self._llm is not None:
            require_streaming(self._llm)
        return bool(streaming)

    def synthesize(
        self,
        query: str | QueryBundle,
        nodes: Sequence[NodeWithScore],
        streaming: Streaming | None = None,
        **limits: Any,
    ) -> Response | StreamingResponse:
        """Answer ``query`` from ``nodes``; see ``start`` for the keyword arguments."""
        return self.start(query, lambda: list(nodes), streaming, **limits)

    async def asynthesize(
        self,
        query: str | QueryBundle,
        nodes: Sequence[NodeWithScore],
        streaming: Streaming | None = None,
        **limits: Any,
    ) -> Response | StreamingResponse:
        """As ``synthesize``, without blocking the event loop."""
        return await self.synthesize(query, nodes, streaming, **limits)

    def start(
        self,
        query: str | QueryBundle,
        retrieve: Callable[[], list[NodeWithScore]],
        streaming: Streaming | None = None,
        *,
        observer: Observer | None = None,
        retries: int = 0,
        deadline: float | None = None,
        idle_timeout: float | None = None,
        cancellation: Cancellation | None = None,
        partial: str = "",
        max_tokens: int = 0,
    ) -> Response | StreamingResponse:
        """Retrieve and answer in a thread of its own, and return the response.

        ``deadline`` and ``idle_timeout`` are seconds; ``retries`` counts calls made again when
        they fail before any text. With ``partial``, the beginning of an answer, the model goes on
        from there. ``max_tokens`` bounds each call's text in place of the model's own bound.
        """
        text = query.query_str if isinstance(query, QueryBundle) else query
        stream = self.check_streaming(self.streaming if streaming is None else streaming)
        must_stream = stream and "auto" not in (streaming, self.streaming)
        run: Run

        def plan(nodes: list[NodeWithScore], share: float) -> Plan:
            texts = [n.get_content() for n in nodes]
            return self._plan(text, texts, share, run.note, partial)

        run = Run(
            lambda: self.llm, retrieve, plan, streaming=stream, must_stream=must_stream,
            observer=observer, retries=retries,
            deadline=deadline, idle_timeout=idle_timeout, cancellation=cancellation,
            max_tokens=max_tokens,
        )  # fmt: skip
        return respond(run, stream)

    def _plan(
        self,
        query: str,
        texts: list[str],
        share: float,
        note: Callable[[str], None],
        partial: str = "",
    ) -> Plan:
        if self.mode == ResponseMode.NO_TEXT:
            return _say("")
        if not texts and self.mode != ResponseMode.GENERATION:
            return _say(EMPTY_RESPONSE)
        if self.mode == ResponseMode.CONTEXT_ONLY:
            return _say("\n\n".join(texts))
        llm = self.llm
        assert llm is not None
        if partial:
            return _Plans(self, llm, query, texts, share, note).go_on(partial)
        return getattr(_Plans(self, llm, query, texts, share, note), self.mode.value)()  # type: ignore[no-any-return]


class _Plans:
    """The modes, for one question; ``share`` of the window may be used for passages."""

    def __init__(
        self,
        synthesizer: ResponseSynthesizer,
        llm: LLM,
        query: str,
        texts: list[str],
        share: float,
        note: Callable[[str], None],
    ) -> None:
        self.templates = synthesizer
        self.llm = llm
        self.helper = synthesizer._helper or packing_for(llm)
        self.share = share
        self.texts = texts
        self.query = fit_question(query, self.helper, note)

    def refine(self) -> Plan:
        """One call per passage, each improving the answer before it; in document order."""
        pending = deque(self.texts)
        answer: str | None = None
        step = 0
        while pending:
            template, variables = self.templates.text_qa, {}
            name = "context_str"
            if answer is not None:
                template, name = self.templates.refine, "context_msg"
                variables = {"existing_answer": answer}
            room = self._room(template, {**variables, name: ""})
            first, *rest = self.helper.cut(pending.popleft(), room) or [""]
            pending.extendleft(reversed(rest))
            step += 1
            messages = template.format_messages(query_str=self.query, **variables, **{name: first})
            answer = yield Call(messages, step, step + len(pending), shown=not pending)

    def compact(self) -> Plan:
        """As refine, over passages packed into as few prompts as fit: mostly one call."""
        self.texts = self._repack(self.templates.text_qa)
        return self.refine()

    def go_on(self, partial: str) -> Plan:
        """One call that continues ``partial``; of a very long one the model sees the end."""
        helper, template = self.helper, self.templates.text_qa
        partial = helper.last(partial, max(16, (helper.context_window - helper.num_output) // 3))
        begun = ChatMessage("assistant", partial)
        bare = template.format_messages(query_str=self.query, context_str="")
        room = max(1, int(helper.room(self.llm.count_prompt([*bare, begun])) * self.share))
        context = (helper.repack(self.texts, room) or [""])[0]
        messages = template.format_messages(query_str=self.query, context_str=context)
        yield Call([*messages, begun], continue_final=True)

    def tree_summarize(self) -> Plan:
        """Summarise groups bottom-up until one prompt is left; its call is shown."""
        template, step = self.templates.summary, 0
        texts = self._repack(template)
        while len(texts) > 1:
            answers: list[str] = []
            for text in texts:
                step += 1
                left = len(texts) - len(answers)
                answers.append((yield self._call(template, text, step, step + left, shown=False)))
            room = self._room(template)
            packed = self.helper.repack([a for a in answers if a.strip()] or [""], room)
            if len(packed) >= len(texts):  # long summaries: shorten them so that two fit
                packed = self.helper.repack(
                    self.helper.truncate(packed, max(1, room // 2 - 2)), room
                )
            texts = packed or [""]
        yield self._call(template, texts[0], step + 1, step + 1)

    def simple_summarize(self) -> Plan:
        """One call with the beginning of every passage."""
        template = self.templates.text_qa
        room = self._room(template, chunks=len(self.texts))
        yield self._call(template, "\n\n".join(self.helper.truncate(self.texts, room)))

    def generation(self) -> Plan:
        """One call with the question alone."""
        yield Call(self.templates.simple.format_messages(query_str=self.query))

    def accumulate(self) -> Plan:
        """The same question to every passage, one answer after the other."""
        template = self.templates.text_qa
        room = self._room(template)
        texts = [piece for text in self.texts for piece in self.helper.cut(text, room)]
        for number, text in enumerate(texts, 1):
            lead = "" if number == 1 else "\n---------------------\n"
            call = self._call(template, text, number, len(texts))
            yield Call(call.messages, number, len(texts), lead=f"{lead}Response {number}: ")

    def compact_accumulate(self) -> Plan:
        """As accumulate, over passages packed into as few prompts as fit."""
        self.texts = self._repack(self.templates.text_qa)
        return self.accumulate()

    def _call(
        self, template: PromptTemplate, text: str, step: int = 1, steps: int = 1, shown: bool = True
    ) -> Call:
        messages = template.format_messages(query_str=self.query, context_str=text)
        return Call(messages, step, steps, shown)

    def _repack(self, template: PromptTemplate) -> list[str]:
        return self.helper.repack(self.texts, self._room(template)) or [""]

    def _room(
        self, template: PromptTemplate, variables: Mapping[str, str] | None = None, chunks: int = 1
    ) -> int:
        messages = template.format_messages(
            **{"query_str": self.query, "context_str": "", **(variables or {})}
        )
        room = self.helper.room(self.llm.count_prompt(messages), chunks)
        return max(1, int(room * self.share))


def get_response_synthesizer(
    llm: LLM | None = None,
    response_mode: ResponseMode | str = ResponseMode.COMPACT,
    streaming: Streaming = False,
    *,
    text_qa_template: PromptTemplate | str | None = None,
    refine_template: PromptTemplate | str | None = None,
    summary_template: PromptTemplate | str | None = None,
    simple_template: PromptTemplate | str | None = None,
    prompt_helper: PromptHelper | None = None,
) -> ResponseSynthesizer:
    """Return a synthesizer; the model is ``Settings.llm`` unless one is given.

    Raises ``ValueError`` for an unknown mode and ``NotImplementedError`` when streaming is asked
    of a model that cannot.
    """
    try:
        mode = ResponseMode(response_mode)
    except ValueError:
        known = ", ".join(ResponseMode)
        raise ValueError(f"Unknown response mode {response_mode!r}: choose from {known}.") from None
    return ResponseSynthesizer(
        llm, mode, streaming=streaming, text_qa_template=text_qa_template,
        refine_template=refine_template, summary_template=summary_template,
        simple_template=simple_template, prompt_helper=prompt_helper,
    )  # fmt: skip


def fit_question(query: str, helper: PromptHelper, note: Callable[[str], None]) -> str:
    """Return the question, shortened by rule, and said so, if it would fill half the window."""
    most = max(16, (helper.context_window - helper.num_output) // 2)
    if len(query) <= most or helper.counter.count(query) <= most:
        return query
    short = helper.shorten(query, most)
    note(
        f"The question is too long for the model: it was given its first "
        f"{len(short.split()):,} of {len(query.split()):,} words."
    )
    return short


def _template(given: PromptTemplate | str | None, default: PromptTemplate) -> PromptTemplate:
    if given is None:
        return default
    return PromptTemplate(given) if isinstance(given, str) else given


def _say(text: str) -> Plan:
    yield Words(text)
