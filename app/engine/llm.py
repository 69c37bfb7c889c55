"""Messages → text: the one-method seam behind which every language model stands.

``LLM.stream`` is the seam. This module knows no library; ``huggingface.py`` holds the default.
"""

import threading
from abc import ABC
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from app.engine.stream import Cancellation

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a conversation. ``interrupted`` marks an answer that is not whole."""

    role: Role
    content: str
    interrupted: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class LLMMetadata:
    """What a caller must know of a model; lengths in the model's own tokens."""

    model_name: str
    context_window: int = 3900
    num_output: int = 256
    is_chat_model: bool = True
    can_stream: bool = True


class LLM(ABC):
    """A language model. Override ``stream``, or ``complete`` alone if it cannot stream.

    Only one call runs on a model at a time; ``turn`` keeps the order.
    """

    metadata: LLMMetadata = LLMMetadata("an unnamed model")
    cut_off = False
    """Whether the last answer ended because it had reached ``metadata.num_output``."""
    _turn: "Turn"

    def __new__(cls, *args: Any, **kwargs: Any) -> "LLM":
        made = super().__new__(cls)
        made._turn = Turn()
        return made

    def stream(
        self,
        messages: Sequence[ChatMessage],
        *,
        cancel: Cancellation,
        continue_final: bool = False,
        max_tokens: int = 0,
    ) -> Iterator[str]:
        """Yield pieces of the answer to ``messages``; end soon after ``cancel`` is set.

        With ``continue_final`` the last message is the assistant's and is continued. Whatever
        goes wrong is raised to the reader. ``max_tokens`` bounds the answer in place of
        ``metadata.num_output``. Both are only given where they are wanted.
        """
        raise NotImplementedError(f"{self.metadata.model_name} cannot stream its answers.")

    def complete(self, messages: Sequence[ChatMessage], *, cancel: Cancellation) -> str:
        """Return the whole answer."""
        return "".join(self.stream(messages, cancel=cancel))

    def count_tokens(self, text: str) -> int:
        """Return how many of the model's tokens ``text`` has; a guess unless overridden."""
        return max(len(text.split()), len(text) // 4)

    def count_prompt(self, messages: Sequence[ChatMessage]) -> int:
        """Return how many tokens the messages take with everything around them."""
        return sum(self.count_tokens(message.content) + 4 for message in messages)

    def warm_up(self) -> None:
        """Do once what would make the first answer slow; nothing unless overridden."""
        return None

    @property
    def turn(self) -> "Turn":
        """The queue in front of this model."""
        return self._turn


def can_stream(llm: LLM) -> bool:
    """Tell whether ``llm`` streams: it says so and overrides ``stream``."""
    return llm.metadata.can_stream and type(llm).stream is not LLM.stream


def require_streaming(llm: LLM) -> None:
    """Raise ``NotImplementedError``, naming the model, if it cannot stream."""
    if not can_stream(llm):
        name = llm.metadata.model_name
        raise NotImplementedError(
            f"{name} ({type(llm).__name__}) cannot stream its answers: ask it without streaming, "
            'or with streaming="auto" to get the answer in one piece.'
        )


class Turn:
    """A fair queue of one: who comes first is served first, and may leave while waiting."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._queue: list[object] = []

    @property
    def busy(self) -> bool:
        """Whether somebody has the turn."""
        with self._condition:
            return bool(self._queue)

    @contextmanager
    def take(self, cancel: Cancellation) -> Iterator[None]:
        """Wait for the turn and hold it; raise ``Cancelled`` if ``cancel`` is set meanwhile."""
        ticket = object()
        with self._condition:
            self._queue.append(ticket)
        try:
            with self._condition:
                while self._queue[0] is not ticket:
                    cancel.check()
                    self._condition.wait(0.05)
            cancel.check()
            yield
        finally:
            with self._condition:
                self._queue.remove(ticket)
                self._condition.notify_all()
