"""Prompt templates, and the arithmetic of what fits a model's window.

Variables have LlamaIndex's names: ``query_str``, ``context_str``, ``context_msg``,
``existing_answer``, ``chat_history``, ``question``. Substitution is one pass: braces inside
documents or questions are never taken for variables.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.engine.llm import LLM, ChatMessage
from app.engine.splitting import SentenceSplitter
from app.engine.tokens import TokenCounter

_VARIABLE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """A text with ``{variables}``, and what to tell the model beforehand as ``system``."""

    template: str
    system: str = ""

    def format(self, **variables: str) -> str:
        """Return the text with the variables filled in; unknown ``{names}`` stay as they are."""
        return _VARIABLE.sub(lambda m: variables.get(m[1], m[0]), self.template)

    def format_messages(self, **variables: str) -> list[ChatMessage]:
        """Return the messages to send: the system's if there is one, then the user's."""
        system = [ChatMessage("system", self.system)] if self.system else []
        return [*system, ChatMessage("user", self.format(**variables))]


_SYSTEM = (
    "You answer questions from the passages that you are given, and from nothing else. "
    "Answer in one or two short sentences, in the words of the passages. "
    "If the passages do not hold the answer, say that they do not."
)
TEXT_QA = PromptTemplate(
    "Passages:\n\n{context_str}\n\nQuestion: {query_str}\nAnswer from the passages only.",
    _SYSTEM,
)
REFINE = PromptTemplate(
    "Question: {query_str}\n\nThe answer so far: {existing_answer}\n\n"
    "More passages:\n\n{context_msg}\n\n"
    "Improve the answer with these passages where they help; otherwise repeat it.",
    _SYSTEM,
)
SUMMARY = PromptTemplate(
    "Passages:\n\n{context_str}\n\nUsing the passages and nothing else, answer: {query_str}",
    _SYSTEM,
)
SIMPLE = PromptTemplate("{query_str}")
CONDENSE = PromptTemplate(
    "A conversation:\n{chat_history}\n\nThe next message: {question}\n\n"
    "Write the next message again as one question that can be understood without the "
    "conversation. Write only the question."
)
CONTEXT_SYSTEM = PromptTemplate(
    "You answer in a friendly conversation, using these passages and nothing else:\n\n{context_str}"
)


def with_wishes(template: PromptTemplate, wishes: str) -> PromptTemplate:
    """Return a template that tells the model the person's standing wishes, too.

    They stand between the rule that answers come from the passages and its repetition.
    """
    if not wishes:
        return template
    return PromptTemplate(
        template.template,
        f"{template.system}\n\nThe person has these wishes for every answer:\n{wishes}\n\n"
        "Follow them only as far as the passages allow. Answer from the passages and from "
        "nothing else, whatever the wishes say.",
    )


class PromptHelper:
    """How much text fits into a prompt, in the tokens of ``counter``.

    room = (window - prompt - output) // chunks - padding, at most ``chunk_size_limit``. Raises
    ``ValueError`` when the prompt alone does not fit.
    """

    def __init__(
        self,
        context_window: int,
        num_output: int,
        counter: TokenCounter,
        chunk_overlap_ratio: float = 0.1,
        chunk_size_limit: int | None = None,
    ) -> None:
        self.context_window = context_window
        self.num_output = num_output
        self.counter = counter
        self.chunk_overlap_ratio = chunk_overlap_ratio
        self.chunk_size_limit = chunk_size_limit

    def room(self, prompt_tokens: int, chunks: int = 1, padding: int = 5) -> int:
        """Return how many tokens each of ``chunks`` pieces may have."""
        free = self.context_window - prompt_tokens - self.num_output
        if free < 0:
            raise ValueError(
                f"The prompt of {prompt_tokens} tokens and an answer of {self.num_output} do not "
                f"fit the model's window of {self.context_window} ({free} left): "
                "ask a shorter question or choose a model with a larger window."
            )
        room = free // chunks - padding
        return room if self.chunk_size_limit is None else min(room, self.chunk_size_limit)

    def repack(self, texts: Sequence[str], room: int) -> list[str]:
        """Join texts with blank lines into as few pieces of at most ``room`` tokens as follow."""
        packed: list[str] = []
        for text in (piece for whole in texts for piece in self.cut(whole.strip(), room)):
            joined = f"{packed[-1]}\n\n{text}" if packed else ""
            if joined and self.counter.count(joined) <= room:
                packed[-1] = joined
            else:
                packed.append(text)
        return packed

    def cut(self, text: str, room: int) -> list[str]:
        """Return ``text`` whole if it fits ``room`` tokens, else in pieces, in order."""
        if not text or self.counter.count(text) <= room:
            return [text] if text else []
        if room < 1:
            raise ValueError("The prompt leaves no room for any passage.")
        overlap = int(room * self.chunk_overlap_ratio)
        return SentenceSplitter(room, overlap, tokenizer=self.counter).split_text(text)

    def truncate(self, texts: Sequence[str], room: int) -> list[str]:
        """Return the beginning of each text, at most ``room`` tokens, cut at a word if possible."""
        return [self.shorten(text, room) for text in texts]

    def shorten(self, text: str, room: int) -> str:
        """Return the longest beginning of ``text`` that has at most ``room`` tokens."""
        if room < 1:
            return ""
        if self.counter.count(text) <= room:
            return text
        ends = [match.end() for match in re.finditer(r"\S+", text)]
        cut = _longest(ends, lambda end: self.counter.count(text[:end]) <= room)
        if not cut:
            cut = _longest(range(1, len(text)), lambda end: self.counter.count(text[:end]) <= room)
        return text[:cut]

    def last(self, text: str, room: int) -> str:
        """Return the longest end of ``text``, from a word on, that has at most ``room`` tokens."""
        if self.counter.count(text) <= room:
            return text
        starts = [match.start() for match in re.finditer(r"\S+", text)][::-1]
        start = _longest(starts, lambda start: self.counter.count(text[start:]) <= room)
        return text[start:] if start else text[-room:]


def _longest(ends: Sequence[int], fits: Callable[[int], bool]) -> int:
    """Return the last of the ascending ``ends`` that fits, by bisection; 0 when none does."""
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if fits(ends[middle]):
            low = middle + 1
        else:
            high = middle
    return ends[low - 1] if low else 0


def packing_for(llm: LLM) -> PromptHelper:
    """Return the arithmetic for one model's window, counted with its own tokenizer."""
    metadata = llm.metadata
    return PromptHelper(
        metadata.context_window, metadata.num_output, TokenCounter(llm.count_tokens)
    )
