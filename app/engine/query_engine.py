"""``RetrieverQueryEngine``: retrieve, then synthesize; one response type for every way to ask."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from app.engine.documents import NodeWithScore, QueryBundle
from app.engine.llm import LLM, require_streaming
from app.engine.response import Observer, Response, StreamingResponse
from app.engine.synthesis import (
    WITHOUT_LLM,
    ResponseMode,
    ResponseSynthesizer,
    Streaming,
    get_response_synthesizer,
)

Postprocessor = Callable[[list[NodeWithScore], str], list[NodeWithScore]]


class Retriever(Protocol):
    """Anything that finds passages."""

    def retrieve(
        self, query: str | QueryBundle, similarity_top_k: int | None = None
    ) -> list[NodeWithScore]:
        """Return the best passages, best first."""


class RetrieverQueryEngine:
    """Answers questions from what a retriever finds.

    Raises ``NotImplementedError``, naming the model, when it is built to stream with a model that
    cannot. ``node_postprocessors`` change or filter the passages, in order.
    """

    def __init__(
        self,
        retriever: Retriever,
        response_synthesizer: ResponseSynthesizer | None = None,
        node_postprocessors: Sequence[Postprocessor] = (),
        observer: Observer | None = None,
    ) -> None:
        self.retriever = retriever
        self.synthesizer = response_synthesizer or get_response_synthesizer()
        self.node_postprocessors = tuple(node_postprocessors)
        self.observer = observer
        self._refuse_silent_llm()

    @classmethod
    def from_args(
        cls,
        retriever: Retriever,
        llm: LLM | None = None,
        response_synthesizer: ResponseSynthesizer | None = None,
        node_postprocessors: Sequence[Postprocessor] = (),
        response_mode: ResponseMode | str = ResponseMode.COMPACT,
        streaming: Streaming = False,
        observer: Observer | None = None,
        **templates: Any,
    ) -> "RetrieverQueryEngine":
        """Build an engine from plain arguments; templates are those of the synthesizer."""
        synthesizer = response_synthesizer or get_response_synthesizer(
            llm, response_mode, streaming, **templates
        )
        return cls(retriever, synthesizer, node_postprocessors, observer)

    def query(
        self,
        query: str | QueryBundle,
        stream: Streaming | None = None,
        *,
        similarity_top_k: int | None = None,
        retries: int = 0,
        deadline: float | None = None,
        idle_timeout: float | None = None,
    ) -> Response | StreamingResponse:
        """Answer a question.

        ``stream`` overrides the engine's own choice. Returns a ``StreamingResponse`` as soon as
        the last call of the model has started, or a whole ``Response``; inside an event loop both
        return at once and are awaited. ``deadline`` and ``idle_timeout`` are seconds.
        """
        if self.synthesizer.check_streaming(
            self.synthesizer.streaming if stream is None else stream
        ):
            self._refuse_silent_llm(stream)
        return self.synthesizer.start(
            query, lambda: self.retrieve(query, similarity_top_k), stream, retries=retries,
            deadline=deadline, idle_timeout=idle_timeout, observer=self.observer,
        )  # fmt: skip

    async def aquery(
        self, query: str | QueryBundle, stream: Streaming | None = None, **limits: Any
    ) -> Response | StreamingResponse:
        """As ``query``; never blocks the event loop."""
        return await self.query(query, stream, **limits)

    def retrieve(
        self, query: str | QueryBundle, similarity_top_k: int | None = None
    ) -> list[NodeWithScore]:
        """Return the passages for a question, after the postprocessors."""
        nodes = self.retriever.retrieve(query, similarity_top_k)
        text = query.query_str if isinstance(query, QueryBundle) else query
        for postprocess in self.node_postprocessors:
            nodes = postprocess(nodes, text)
        return nodes

    def synthesize(
        self, query: str | QueryBundle, nodes: Sequence[NodeWithScore], stream: bool | None = None
    ) -> Response | StreamingResponse:
        """Answer from given passages."""
        return self.synthesizer.synthesize(query, nodes, stream, observer=self.observer)

    def _refuse_silent_llm(self, stream: Streaming | None = None) -> None:
        """Say it now, and not after retrieval, when the model cannot stream as asked."""
        from app.engine.config import Settings

        streaming = self.synthesizer.streaming if stream is None else stream
        if streaming is True and self.synthesizer.mode not in WITHOUT_LLM:
            llm = self.synthesizer._llm or Settings.chosen_llm
            if llm is not None:
                require_streaming(llm)
