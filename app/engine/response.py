"""One question on its way: retrieval, hidden calls, the call that streams; and its response.

``Run`` does the work in one daemon thread of its own. ``Response`` and ``StreamingResponse`` are
what callers hold: usable directly, and awaitable, so that ``engine.query(q)``,
``await engine.query(q, stream=True)`` and ``await engine.aquery(q)`` all work. Inside a running
event loop nothing here blocks unless it is asked for its value without ``await``.
"""

import asyncio
import sys
import threading
import time
from collections.abc import (
    AsyncIterator,
    Callable,
    Coroutine,
    Generator,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from app.engine.documents import NodeWithScore
from app.engine.llm import LLM, ChatMessage, can_stream, require_streaming
from app.engine.rest import before_exit
from app.engine.stream import Cancellation, TokenStream
from app.errors import Cancelled, KnownError, OutOfMemory
from app.messages import FinishReason

Status = Literal["waiting", "retrieving", "reading", "writing", "done"]
EMPTY_RESPONSE = "Empty Response"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the model: ``step`` of ``steps``; only ``shown`` ones reach the reader.

    ``lead`` is text put before the call's own.
    """

    messages: Sequence[ChatMessage]
    step: int = 1
    steps: int = 1
    shown: bool = True
    lead: str = ""
    continue_final: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Text that goes to the reader without any call."""

    text: str


Plan = Generator[Call | Words, str, None]
"""Yields what to do next, is sent the text of each call."""


@dataclass(frozen=True, slots=True)
class EngineEvent:
    """What just happened: query_start, retrieval_end, call_start, delta, call_end, query_end.

    Between them: ``retry`` and ``note`` (a sentence for people, such as a trimmed prompt).
    """

    name: str
    data: Mapping[str, Any] = field(default_factory=dict)


Observer = Callable[[EngineEvent], None]


class StepFailed(KnownError, RuntimeError):
    """A call that nobody saw failed: says which, keeps what the ones before had written."""

    def __init__(self, error: BaseException, call: Call, partial_text: str) -> None:
        super().__init__(f"The model failed in step {call.step} of {call.steps}: {error}")
        self.step, self.steps, self.partial_text = call.step, call.steps, partial_text


class Run:
    """The work behind one response. ``plan`` is made from the retrieved nodes.

    ``plan(nodes, share)`` may use the given share of the model's window; after the memory ran
    out once it is asked again with half of it.
    """

    def __init__(
        self,
        llm: Callable[[], LLM | None],
        retrieve: Callable[[], list[NodeWithScore]],
        plan: Callable[[list[NodeWithScore], float], Plan],
        *,
        streaming: bool,
        must_stream: bool = False,
        observer: Observer | None = None,
        retries: int = 0,
        deadline: float | None = None,
        idle_timeout: float | None = None,
        cancellation: Cancellation | None = None,
        text: str = "",
        max_tokens: int = 0,
    ) -> None:
        self.stream = TokenStream(
            deadline=deadline, idle_timeout=idle_timeout, cancellation=cancellation
        )
        self.cancellation: Cancellation = self.stream.cancellation
        self.source_nodes: list[NodeWithScore] = []
        self.status: Status = "retrieving"
        self.call_started = False
        self.prompt_tokens = self.retries = 0
        self.notes: list[str] = []
        self.last_call: Call | None = None
        self.llm: LLM | None = None
        self._find_llm = llm  # in the thread: it may have to be loaded
        self._retrieve, self._plan = retrieve, plan
        self._streams, self._must_stream = streaming, must_stream
        self._end: FinishReason = "stop"
        self._observer = observer
        self._retries_left, self._max_tokens = retries, max_tokens
        self._hidden_text = ""
        self.stream.put(text)
        self._thread = threading.Thread(target=self._work, name="answer", daemon=True)
        before_exit(self._thread, self.cancellation.set)
        self.start = self._thread.start

    def wait_idle(self, timeout: float | None = None) -> bool:
        """Wait until the model is at rest, not merely the stream ended."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def tell(self, name: str, **data: Any) -> None:
        """Tell the observer what happened."""
        if self._observer is not None:
            self._observer(EngineEvent(name, data))

    def note(self, sentence: str) -> None:
        """Keep a sentence that people should know with this answer."""
        self.notes.append(sentence)
        self.tell("note", text=sentence)

    def _work(self) -> None:
        try:
            self.tell("query_start")
            self._resolve()
            self.source_nodes = self._retrieve()
            self.tell("retrieval_end", nodes=self.source_nodes)
            self.stream.touch()
            self._follow(1.0)
            self.status = "done"
            self.tell("query_end", text=self.stream.text)
            self.stream.finish(self._end)
        except Cancelled:
            self.stream.finish(self.cancellation.reason)
        except BaseException as error:  # noqa: BLE001 - handed to every reader, never swallowed
            self.stream.fail(error)
        finally:
            self.status = "done"

    def _resolve(self) -> None:
        """Get the model; raise ``NotImplementedError`` before any work if it cannot stream."""
        self.llm = self._find_llm()
        if self.llm is None:
            return
        if self._must_stream:
            require_streaming(self.llm)
        self._streams = self._streams and can_stream(self.llm)

    def _follow(self, share: float) -> None:
        """Do what the plan says; once more with half the window if memory runs out."""
        before = self.stream.text
        try:
            self._execute(self._plan(self.source_nodes, share))
            return
        except OutOfMemory:
            if share < 1 or self.stream.text != before:
                raise
        # outside the handler, so that nothing of the failed attempt is held any more
        self.note("Memory ran out, so the model was given half as many passages.")
        self.tell("retry", reason="out of memory")
        self.retries += 1
        self._follow(share / 2)

    def _execute(self, plan: Plan) -> None:
        result: str | None = None
        while True:
            try:
                step = next(plan) if result is None else plan.send(result)
            except StopIteration:
                break
            self.cancellation.check()
            if isinstance(step, Words):
                self.stream.begin()
                self.stream.put(step.text)
                result = step.text
            else:
                result = self._attempt(step)
        if not self.stream.begun:
            self.stream.begin()

    def _attempt(self, call: Call) -> str:
        while True:
            before = self.stream.text
            try:
                return self._call(call)
            except (Cancelled, OutOfMemory, NotImplementedError):
                raise
            except Exception as error:
                if self._retries_left > 0 and self.stream.text == before:
                    self._retries_left -= 1
                    self.retries += 1
                    self.tell("retry", reason=str(error))
                    continue
                if call.shown:
                    raise
                raise StepFailed(error, call, self._hidden_text) from error

    def _call(self, call: Call) -> str:
        llm = self.llm
        assert llm is not None
        self.last_call = call
        if llm.turn.busy:
            self.status = "waiting"
            self.tell("waiting")
            if call.shown:
                self.stream.begin()
        with llm.turn.take(self.cancellation):
            self.stream.touch()
            self.status = "reading"
            self.prompt_tokens = llm.count_prompt(call.messages)
            pieces: list[str] = []
            began = time.monotonic()
            source = self._source(llm, call)
            self.call_started = True
            self.tell(
                "call_start", step=call.step, steps=call.steps, shown=call.shown,
                prompt_tokens=self.prompt_tokens,
            )  # fmt: skip
            if call.shown:
                self.stream.begin()
            try:
                for delta in source:
                    self.cancellation.check()
                    if delta:
                        self._pass_on(call, delta, first=not pieces)
                        pieces.append(delta)
            finally:
                # before the next one has its turn: a model left alone must not go on
                close = getattr(source, "close", None)
                if close is not None:
                    close()
            self.cancellation.check()
            if call.shown and not pieces:
                self.stream.put(call.lead)
            text = "".join(pieces)
            self.tell(
                "call_end", text=text, tokens=llm.count_tokens(text),
                seconds=time.monotonic() - began, step=call.step, steps=call.steps,
            )  # fmt: skip
            if call.shown:
                self._end = "length" if llm.cut_off else "stop"
            else:
                self._hidden_text = text
            return text

    def _pass_on(self, call: Call, delta: str, first: bool) -> None:
        self.status = "writing"
        if call.shown:
            if first:
                self.stream.put(call.lead)
            self.stream.put(delta)
        else:
            self.stream.touch()
        self.tell("delta", text=delta, shown=call.shown)

    def _source(self, llm: LLM, call: Call) -> Iterator[str]:
        if self._streams or call.continue_final:
            # given only where they are needed, so plain models may leave the keywords out
            extra: dict[str, Any] = {"continue_final": True} if call.continue_final else {}
            if self._max_tokens:
                extra["max_tokens"] = self._max_tokens
            return llm.stream(call.messages, cancel=self.cancellation, **extra)
        return _lazily(lambda: llm.complete(call.messages, cancel=self.cancellation))


def _lazily(make: Callable[[], str]) -> Iterator[str]:
    yield make()


class _Answer:
    """What both kinds of response share."""

    def __init__(self, run: Run) -> None:
        self._run = run

    @property
    def source_nodes(self) -> list[NodeWithScore]:
        """The passages; known before the first text."""
        self._run.stream.wait_begun()
        return self._run.source_nodes

    @property
    def metadata(self) -> dict[str, dict[str, Any]]:
        """``{node_id: the node's metadata}``."""
        return {n.node_id: n.metadata for n in self.source_nodes}

    @property
    def text(self) -> str:
        """Everything delivered so far; never waits."""
        return self._run.stream.text

    partial_text = text

    @property
    def finish_reason(self) -> FinishReason | None:
        """Why it ended; None while it goes on."""
        return self._run.stream.finish_reason

    @property
    def error(self) -> BaseException | None:
        """What went wrong, or None."""
        return self._run.stream.error

    @property
    def status(self) -> Status:
        """What happens now: waiting (for the model), retrieving, reading, writing, done."""
        return self._run.status

    @property
    def call_started(self) -> bool:
        """Whether the model was called."""
        return self._run.call_started

    @property
    def retries(self) -> int:
        """How many calls were made again."""
        return self._run.retries

    @property
    def notes(self) -> list[str]:
        """Sentences that people should know, such as a question that was shortened."""
        return list(self._run.notes)

    @property
    def prompt_tokens(self) -> int:
        """Length of the last prompt in the model's tokens."""
        return self._run.prompt_tokens

    def cancel(self) -> None:
        """Stop at once; the partial text stays."""
        self._run.stream.cancel()

    close = cancel

    def wait_idle(self, timeout: float | None = None) -> bool:
        """Wait until the model is at rest; return False if it is not within ``timeout`` s."""
        return self._run.wait_idle(timeout)

    def get_formatted_sources(self, length: int = 100) -> str:
        """Return the beginning of each source, one per line group, with its file and place."""
        lines = []
        for n in self.source_nodes:
            text = " ".join(n.text.split())
            short = text if len(text) <= length else text[: length - 1] + "…"
            where = ", ".join(f"{k} {v}" for k, v in n.node.anchor.items())
            name = n.metadata.get("file_name") or n.node.ref_doc_id or n.node_id
            lines.append(f"> {name}{f' ({where})' if where else ''}: {short}")
        return "\n\n".join(lines)

    def __str__(self) -> str:
        self._run.stream.wait()
        return self._run.stream.text

    def _wait(self, waiting: Coroutine[Any, Any, None]) -> Generator[Any, None, None]:
        """Wait; whoever gives up waiting (a timeout, a cancelled task) stops the model."""
        try:
            yield from waiting.__await__()
        except BaseException:
            self.cancel()
            raise

    def _raise_if_failed(self) -> None:
        if self._run.stream.error is not None:
            raise self._run.stream.error


class Response(_Answer):
    """A whole answer. ``response`` is its text."""

    @property
    def response(self) -> str:
        self._run.stream.wait()
        self._raise_if_failed()
        return self._run.stream.text

    def __await__(self) -> Generator[Any, None, Self]:
        yield from self._wait(self._run.stream.await_end())
        self._raise_if_failed()
        return self


class StreamingResponse(_Answer):
    """An answer while it is written: iterate, await, print, stop, and read it again at will."""

    @property
    def response_gen(self) -> Iterator[str]:
        """A new reader from the first piece on. The last reader to leave early stops the model."""
        return self._run.stream.deltas()

    def async_response_gen(self) -> AsyncIterator[str]:
        """As ``response_gen``, for ``async for``; never blocks the event loop."""
        return self._run.stream.adeltas()

    def __iter__(self) -> Iterator[str]:
        return self.response_gen

    def __aiter__(self) -> AsyncIterator[str]:
        return self.async_response_gen()

    def print_response_stream(self) -> None:
        """Print the pieces as they come, then a newline; a failure is said, never a trace."""
        try:
            for delta in self.response_gen:
                sys.stdout.write(delta)
                sys.stdout.flush()
        except Exception as error:
            if error is not self.error:
                raise
        self._print_end()

    async def aprint_response_stream(self) -> None:
        """As ``print_response_stream``, without blocking the event loop."""
        try:
            async for delta in self.async_response_gen():
                sys.stdout.write(delta)
                sys.stdout.flush()
        except Exception as error:
            if error is not self.error:
                raise
        self._print_end()

    def get_response(self) -> Response:
        """Wait for the end and return the whole answer, partial if it was stopped or failed."""
        self._run.stream.wait()
        return Response(self._run)

    def resume(self) -> "StreamingResponse":
        """Ask the model to go on from the partial text; the new stream starts with that text.

        Raises ``ValueError`` when there is nothing to go on from.
        """
        call, llm = self._run.last_call, self._run.llm
        if call is None or llm is None or self.finish_reason in (None, "stop"):
            raise ValueError("Only an answer that ended before its end can be resumed.")
        partial, nodes = self.text, self._run.source_nodes
        messages = list(call.messages)
        if partial:
            messages.append(ChatMessage("assistant", partial))

        def plan(_: list[NodeWithScore], share: float) -> Plan:
            yield Call(messages, continue_final=bool(partial))

        run = Run(lambda: llm, lambda: nodes, plan, streaming=True, text=partial)
        run.start()
        return StreamingResponse(run)

    def __await__(self) -> Generator[Any, None, Self]:
        yield from self._wait(self._run.stream.await_begun())
        if not self._run.stream.begun:
            self._raise_if_failed()
        return self

    def _print_end(self) -> None:
        reason = self.finish_reason
        end = {
            "stop": "", "length": " …", "cancelled": " (stopped)", "deadline": " (out of time)",
        }.get(reason or "", f" ({self.error})")  # fmt: skip
        sys.stdout.write(f"{end}\n")
        sys.stdout.flush()


def respond(run: Run, streaming: bool) -> Response | StreamingResponse:
    """Start ``run`` and return its response.

    Without a running event loop, waits until the last call has started (streaming) or ended, and
    raises what failed before; inside one, ``await`` does that.
    """
    run.start()
    response = StreamingResponse(run) if streaming else Response(run)
    if _in_event_loop():
        return response
    try:
        if streaming:
            run.stream.wait_begun()
            failed = not run.stream.begun
        else:
            run.stream.wait()
            failed = True
    except BaseException:  # Ctrl-C while waiting
        run.stream.cancel()
        raise
    if failed and run.stream.error is not None:
        raise run.stream.error
    return response


def _in_event_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
