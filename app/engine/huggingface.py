"""``HuggingFaceLLM``: a transformers model that streams through ``TextIteratorStreamer``.

One daemon thread per model runs every ``generate``, one after the other. Stop works inside the
model: a forward pre-hook on each decoder layer raises, because stopping criteria are only asked
once a token exists (8 s into a long prompt). Which passages go into a prompt is not decided here.
"""

import queue
import threading
import traceback
import weakref
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from app.engine.decoding import LeanDecoder
from app.engine.llm import LLM, ChatMessage, LLMMetadata
from app.engine.rest import before_exit
from app.engine.stream import Cancellation
from app.errors import Cancelled, KnownError, OutOfMemory

DEFAULT_NUM_OUTPUT = 256


class HuggingFaceLLM(LLM):
    """A causal language model from a local folder, or one that is loaded already.

    ``generate_kwargs`` go to ``generate`` as they are; decoding is greedy unless they say
    otherwise. ``prompt_lookup`` guesses ahead from the prompt's own words (same text, faster).
    """

    def __init__(
        self,
        model: Any = None,
        tokenizer: Any = None,
        *,
        model_name: str | Path | None = None,
        context_window: int | None = None,
        max_new_tokens: int = DEFAULT_NUM_OUTPUT,
        generate_kwargs: dict[str, Any] | None = None,
        system_prompt: str = "",
        is_chat_model: bool = True,
        prompt_lookup: bool = False,
        device: str = "cpu",
        dtype: str = "bfloat16",
    ) -> None:
        if model is None or tokenizer is None:
            if model_name is None:
                raise ValueError("Give a model and its tokenizer, or model_name, a local folder.")
            model, tokenizer = _load(Path(model_name), device, dtype)
        self.model, self.tokenizer = model, tokenizer
        window = context_window or int(getattr(model.config, "max_position_embeddings", 0)) or 2048
        name = str(model_name or getattr(model.config, "_name_or_path", "") or "the model")
        self.metadata = LLMMetadata(
            Path(name).name, window, min(max_new_tokens, window // 2),
            is_chat_model and bool(getattr(tokenizer, "chat_template", None)),
        )  # fmt: skip
        self.generate_kwargs = dict(generate_kwargs or {})
        self.system_prompt = system_prompt
        self.prompt_lookup = prompt_lookup
        self.lean = LeanDecoder(model) if LeanDecoder.fits(model) else None
        self._special = sorted(
            {t for t in [*tokenizer.all_special_tokens, *tokenizer.get_added_vocab()] if t.strip()},
            key=len, reverse=True,
        )  # fmt: skip
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._current: Cancellation | None = None
        self._thread: threading.Thread | None = None
        _hook_layers(model, weakref.ref(self))

    @classmethod
    def from_pack(cls, name: str | None = None, **kwargs: Any) -> "HuggingFaceLLM":
        """Load an installed pack, the person's choice by default; raise ``PackError`` without."""
        from app.engine import models
        from app.settings import Preferences

        preferences = Preferences()
        pack = models.find(name or preferences["llm_pack"], "llm")
        model, tokenizer = models.load_llm(pack, models.choose_device(preferences, "llm"))
        kwargs.setdefault("max_new_tokens", preferences["answer_tokens"])
        return cls(
            model, tokenizer, model_name=pack.folder, context_window=pack.max_tokens,
            prompt_lookup=pack.prompt_lookup, **kwargs,
        )  # fmt: skip

    def stream(
        self,
        messages: Sequence[ChatMessage],
        *,
        cancel: Cancellation,
        continue_final: bool = False,
        max_tokens: int = 0,
    ) -> Iterator[str]:
        """Yield the answer piece by piece; raise what the model raised.

        Leaving the iterator early stops the model and waits until it is at rest.
        """
        inputs = self._encode(messages, continue_final)
        streamer = _streamer(self.tokenizer)
        failures: list[BaseException] = []
        done = threading.Event()
        left = Cancellation()  # the reader's own wish to stop, beside the caller's

        def work() -> None:
            self._current = _Either(cancel, left)
            try:
                self._generate(inputs, streamer, max_tokens or self.metadata.num_output)
            except Cancelled:
                pass  # the reader asked for it, and its stream already knows
            except BaseException as error:  # noqa: BLE001 - raised to the reader below
                failures.append(error)
            finally:
                self._current = None
                streamer.on_finalized_text("", stream_end=True)
                done.set()

        self._submit(work)
        try:
            for piece in streamer:
                if piece:
                    yield piece
            done.wait()
            if failures:
                raise _known(failures[0])
        finally:
            left.set()
            done.wait()

    def count_tokens(self, text: str) -> int:
        return len(self.tokenizer(text, add_special_tokens=False)["input_ids"])

    def count_prompt(self, messages: Sequence[ChatMessage]) -> int:
        return int(self._tokens(messages, continue_final=False)["input_ids"].shape[-1])

    def warm_up(self) -> None:
        """Read a few words, so that kernels and threads are ready for the first question."""
        import torch

        words = torch.ones(1, 64, dtype=torch.long, device=self.model.device)
        with torch.inference_mode():
            self.model(input_ids=words, logits_to_keep=1)

    # -- inside --------------------------------------------------------------------------------

    def _submit(self, work: Callable[[], None]) -> None:
        if self._thread is None:
            jobs = self._jobs
            self._thread = threading.Thread(
                target=_run_jobs, args=(jobs,), name="generate", daemon=True
            )
            self._thread.start()
            before_exit(self._thread, partial(_stop, weakref.ref(self), jobs))
            weakref.finalize(self, jobs.put, _no_more).atexit = False  # see ``rest``
        self._jobs.put(work)

    def _generate(self, inputs: Any, streamer: Any, most: int) -> None:
        import torch
        from transformers import StoppingCriteriaList

        prompt = int(inputs["input_ids"].shape[-1])
        room = self.metadata.context_window - prompt
        kwargs: dict[str, Any] = {
            "do_sample": False,
            "max_new_tokens": min(most, room),
            **self.generate_kwargs,
        }
        if not kwargs["do_sample"] and self.lean is not None:
            kwargs |= {"custom_generate": self.lean, "sink": streamer}
        elif self.prompt_lookup and not kwargs["do_sample"]:
            kwargs.setdefault("prompt_lookup_num_tokens", 8)
        if not kwargs["do_sample"]:
            kwargs.setdefault("temperature", None)
            kwargs.setdefault("top_p", None)
            kwargs.setdefault("top_k", None)
        current = self._current

        def asked_to_stop(input_ids: Any, scores: Any, **_: Any) -> Any:
            stop = current is not None and current.is_set()
            return torch.full((input_ids.shape[0],), stop, device=input_ids.device)

        self.cut_off = False
        with torch.inference_mode():
            written = self.model.generate(
                **inputs, streamer=streamer,
                stopping_criteria=StoppingCriteriaList([asked_to_stop]), **kwargs,
            )  # fmt: skip
        self.cut_off = self._is_cut_off(written[0, prompt:].tolist(), kwargs["max_new_tokens"])

    def _is_cut_off(self, written: list[int], most: int) -> bool:
        ends = self.model.generation_config.eos_token_id
        ends = ends if isinstance(ends, list) else [ends]
        return len(written) >= most and written[-1] not in ends

    def _encode(self, messages: Sequence[ChatMessage], continue_final: bool) -> Any:
        inputs = self._tokens(messages, continue_final)
        length, window = int(inputs["input_ids"].shape[-1]), self.metadata.context_window
        if length + 16 > window:
            raise KnownError(
                f"The question and its passages have {length:,} tokens; "
                f"{self.metadata.model_name} reads {window:,}.",
                "Ask a shorter question, or choose a model with a larger window.",
            )
        return inputs.to(self.model.device)

    def _tokens(self, messages: Sequence[ChatMessage], continue_final: bool) -> Any:
        if self.system_prompt and not any(m.role == "system" for m in messages):
            messages = [ChatMessage("system", self.system_prompt), *messages]
        plain = [{"role": m.role, "content": self._neutral(m.content)} for m in messages]
        if not self.metadata.is_chat_model:
            text = "\n\n".join(m["content"] for m in plain)
            return self.tokenizer(text, return_tensors="pt")
        try:
            return self._template(plain, continue_final)
        except Exception as error:
            if type(error).__name__ != "TemplateError" or plain[0]["role"] != "system":
                raise
            # a template without a system role: what it says goes before the first question
            system, first, *rest = plain
            first = {**first, "content": f"{system['content']}\n\n{first['content']}"}
            return self._template([first, *rest], continue_final)

    def _template(self, plain: list[dict[str, str]], continue_final: bool) -> Any:
        return self.tokenizer.apply_chat_template(
            plain, add_generation_prompt=not continue_final, continue_final_message=continue_final,
            return_dict=True, return_tensors="pt",
        )  # fmt: skip

    def _neutral(self, text: str) -> str:
        """Return text whose words cannot be taken for control tokens of the template."""
        for token in self._special:
            if token in text:
                text = text.replace(token, f"{token[0]} {token[1:]}")
        return text


class _Either(Cancellation):
    """Set when one of two is."""

    def __init__(self, first: Cancellation, second: Cancellation) -> None:
        super().__init__()
        self._both = first, second

    def is_set(self) -> bool:
        return self._both[0].is_set() or self._both[1].is_set()

    def set(self, reason: Any = "cancelled") -> None:
        self._both[1].set(reason)

    def check(self) -> None:
        if self.is_set():
            raise Cancelled()


def _streamer(tokenizer: Any) -> Any:
    """Return a ``TextIteratorStreamer`` that holds back nothing but half characters.

    The library's own waits for a blank (so links and code arrive in lumps) and decodes the whole
    line again for every token; this one decodes a window of a few tokens. Imports transformers.
    """
    from transformers import TextIteratorStreamer

    class TokenTextStreamer(TextIteratorStreamer):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(tokenizer, skip_prompt=True)
            self._ids: list[int] = []
            self._from = self._shown = 0  # decode from here; shown up to there

        def put(self, value: Any) -> None:
            if value.ndim > 1:
                if value.shape[0] > 1:
                    raise ValueError("Only one answer can be streamed at a time.")
                value = value[0]
            if self.next_tokens_are_prompt:
                self.next_tokens_are_prompt: bool = False
                return
            for token in value.tolist():
                self._ids.append(token)
                text = self._fresh()
                if text and not text.endswith("\ufffd"):
                    self._from, self._shown = self._shown, len(self._ids)
                    self.on_finalized_text(text)

        def end(self) -> None:
            text = self._fresh().rstrip("\ufffd")
            self._from = self._shown = len(self._ids)
            self.next_tokens_are_prompt = True
            if text:
                self.on_finalized_text(text)
            self.on_finalized_text("", stream_end=True)

        def _fresh(self) -> str:
            """Return what the tokens after the shown ones add to the text."""
            shown = self._decode(self._ids[self._from : self._shown])
            return self._decode(self._ids[self._from :])[len(shown) :]

        def _decode(self, ids: list[int]) -> str:
            return str(
                tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)
            )

    return TokenTextStreamer()


def _hook_layers(model: Any, owner: "weakref.ref[HuggingFaceLLM]") -> None:
    """Make every decoder layer look for Stop before it computes.

    Raises nothing itself when a model has no recognisable layers: then only the end of each token
    is looked at.
    """

    def look(module: Any, args: Any) -> None:
        llm = owner()
        if llm is not None and llm._current is not None:
            llm._current.check()

    count = int(getattr(model.config, "num_hidden_layers", 0))
    for module in model.modules():
        if type(module).__name__ == "ModuleList" and len(module) == count:
            for layer in module:
                layer.register_forward_pre_hook(look)
            return
    model.register_forward_pre_hook(look)


def _no_more() -> None:
    """The last job of a model that nobody holds any more."""


def _run_jobs(jobs: "queue.SimpleQueue[Callable[[], None]]") -> None:
    while (job := jobs.get()) is not _no_more:
        job()
        del job  # it holds its model, which may be waiting to be forgotten


def _stop(
    owner: "weakref.ref[HuggingFaceLLM]", jobs: "queue.SimpleQueue[Callable[[], None]]"
) -> None:
    llm = owner()
    if llm is not None and llm._current is not None:
        llm._current.set()
    jobs.put(_no_more)


def _known(error: BaseException) -> BaseException:
    """Return memory errors as ours, everything else as it is."""
    text = str(error)
    short = isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError"
    if short or "not enough memory" in text or "can't allocate memory" in text:
        traceback.clear_frames(error.__traceback__)  # they hold what did not fit
        return OutOfMemory(
            "The machine's memory did not suffice for this answer.",
            "Close other programs, ask a shorter question, or choose a smaller model.",
        )
    return error


def _load(folder: Path, device: str, dtype: str) -> tuple[Any, Any]:
    if not folder.is_dir():
        raise ValueError(f"There is no model folder {folder}.")
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(
        folder.absolute(), local_files_only=True, trust_remote_code=False
    )
    model = AutoModelForCausalLM.from_pretrained(
        folder.absolute(),
        local_files_only=True,
        use_safetensors=True,
        trust_remote_code=False,
        dtype=getattr(torch, dtype),
    )
    return model.to(device).eval(), tokenizer
