"""Models that follow a script: real ``LLM`` and ``BaseEmbedding`` classes without weights."""

import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from app.engine.embedding import BaseEmbedding
from app.engine.index import normalise
from app.engine.llm import LLM, ChatMessage, LLMMetadata
from app.engine.stream import Cancellation

ERRORS = {"RuntimeError": RuntimeError, "ValueError": ValueError, "MemoryError": MemoryError}


class ScriptedLLM(LLM):
    """Plays one script per call: steps ``{delta}``, ``{sleep_ms}``, ``{raise}``, ``{hang}``."""

    def __init__(self, calls: Sequence[Sequence[dict[str, Any]]], repeat: bool = False) -> None:
        self.metadata = LLMMetadata("scripted", context_window=4096, num_output=64)
        self.scripts = list(calls)
        self.repeat = repeat
        self.prompts: list[list[ChatMessage]] = []
        self.calls: list[str] = []
        self.continued, self.bound = False, 0
        self.delivered: list[str] = []
        self.running = self.most_running = 0
        self.closed = threading.Event()
        self.started = threading.Event()

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def stream(
        self,
        messages: Sequence[ChatMessage],
        *,
        cancel: Cancellation,
        continue_final: bool = False,
        max_tokens: int = 0,
    ) -> Iterator[str]:
        self.calls.append("stream")
        self.continued, self.bound = continue_final, max_tokens
        return self._play(messages, cancel)

    def complete(self, messages: Sequence[ChatMessage], *, cancel: Cancellation) -> str:
        self.calls.append("complete")
        return "".join(self._play(messages, cancel))

    def _play(self, messages: Sequence[ChatMessage], cancel: Cancellation) -> Iterator[str]:
        self.prompts.append(list(messages))
        script = self.scripts[0] if self.repeat else self.scripts.pop(0)
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        self.started.set()
        try:
            for step in script:
                if "sleep_ms" in step and cancel.wait(step["sleep_ms"] / 1000):
                    return
                if "raise" in step:
                    name, _, text = step["raise"].partition(": ")
                    raise ERRORS[name](text)
                if step.get("hang"):
                    cancel.wait(30)
                    return
                if "delta" in step:
                    self.delivered.append(step["delta"])
                    yield step["delta"]
        finally:
            self.running -= 1
            self.closed.set()


class PartsLLM(LLM):
    """Answers its QA template with ``{query}:{context}``, refine with ``{existing}:{context}``."""

    QA, REFINE = "QA|{query_str}|{context_str}", "RF|{query_str}|{existing_answer}|{context_msg}"

    def __init__(self) -> None:
        self.metadata = LLMMetadata("parts", context_window=4096, num_output=64)
        self.calls: list[str] = []

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def stream(
        self, messages: Sequence[ChatMessage], *, cancel: Cancellation, continue_final: bool = False
    ) -> Iterator[str]:
        self.calls.append("stream")
        yield from self._answer(messages)

    def complete(self, messages: Sequence[ChatMessage], *, cancel: Cancellation) -> str:
        self.calls.append("complete")
        return self._answer(messages)

    def _answer(self, messages: Sequence[ChatMessage]) -> str:
        kind, query, *rest = messages[-1].content.split("|")
        return f"{query}:{rest[0]}" if kind == "QA" else f"{rest[0]}:{rest[1]}"


class EchoLLM(LLM):
    """Says back the last message, word by word."""

    def __init__(self) -> None:
        self.metadata = LLMMetadata("echo", context_window=4096, num_output=64)
        self.calls: list[str] = []
        self.prompts: list[list[ChatMessage]] = []

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def stream(
        self, messages: Sequence[ChatMessage], *, cancel: Cancellation, continue_final: bool = False
    ) -> Iterator[str]:
        self.calls.append("stream")
        self.prompts.append(list(messages))
        for word in messages[-1].content.split(" "):
            yield word + " "

    def complete(self, messages: Sequence[ChatMessage], *, cancel: Cancellation) -> str:
        self.calls.append("complete")
        self.prompts.append(list(messages))
        return messages[-1].content


class MuteLLM(LLM):
    """Cannot stream."""

    def __init__(self) -> None:
        self.metadata = LLMMetadata("mute-model", context_window=4096, num_output=64)
        self.calls: list[str] = []

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def complete(self, messages: Sequence[ChatMessage], *, cancel: Cancellation) -> str:
        self.calls.append("complete")
        return "whole answer"


class BlockingLLM(ScriptedLLM):
    """Sleeps without looking at Stop, as a foreign library would."""

    def _play(self, messages: Sequence[ChatMessage], cancel: Cancellation) -> Iterator[str]:
        for step in self.scripts[0]:
            time.sleep(step.get("sleep_ms", 0) / 1000)
            if "delta" in step:
                yield step["delta"]


class KeywordEmbedding(BaseEmbedding):
    """Three dimensions: 1 + how often the text says cat, dog and fish."""

    def __init__(self, name: str = "keywords") -> None:
        super().__init__()
        self._name = name
        self.embedded = 0

    @property
    def identity(self) -> str:
        return self._name

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Any:
        self.embedded += 0 if query else len(texts)
        rows = [[1 + t.lower().count(w) for w in ("cat", "dog", "fish")] for t in texts]
        return normalise(np.array(rows, dtype=np.float32).reshape(len(texts), 3))
