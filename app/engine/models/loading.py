"""A pack on disk → a model in memory, without the network and without running anything of the pack.

Importing this module is cheap; torch and transformers are imported when something is loaded.
"""

import ctypes
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psutil

from app.engine.models.device import Choice
from app.engine.models.folders import read_json
from app.engine.models.packs import Pack, check_quickly
from app.errors import CarrelError, OutOfMemory, PackError

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
}
"""What the libraries read when they are imported: set it before, in the process's first lines."""


_COMPLETE = ("TokenizersBackend", "PreTrainedTokenizerFast")
_WIDTHS = {"float32": 4, "float16": 2, "bfloat16": 2}  # bytes a number


_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # mallopt(3)
_KEPT, _LARGEST = 64 << 20, 32 << 20  # bytes; the second is the most that glibc takes


def keep_freed_memory() -> None:
    """Let the C library keep up to 64 MiB that a model frees, for its next step.

    By itself glibc gives most of it back to the system and has it mapped anew, page by page, at
    every step: 8,000 page faults a step, a fifth of the time that embedding takes. Other systems'
    libraries keep it.
    """
    if platform.libc_ver()[0] == "glibc":
        libc = ctypes.CDLL(None)
        libc.mallopt(_TRIM_THRESHOLD, _KEPT)
        libc.mallopt(_MMAP_THRESHOLD, _LARGEST)


def go_offline() -> None:
    """Tell the libraries never to reach for the network, nor to draw progress bars."""
    os.environ.update(OFFLINE)


def load_llm(pack: Pack, choice: Choice) -> tuple[Any, Any]:
    """Return a causal language model in evaluation mode and its tokenizer.

    Raise ``PackError`` if the pack is damaged, ``OutOfMemory`` if it does not fit.
    """
    go_offline()
    check_quickly(pack)
    with explained(pack.name):
        import torch
        from transformers import AutoModelForCausalLM

        _be_quiet()
        keep_freed_memory()
        torch.set_num_threads(choice.threads)
        dtype = _fit(pack, choice)
        tokenizer = load_tokenizer(pack)
        model, report = AutoModelForCausalLM.from_pretrained(
            str(pack.folder),
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=True,
            dtype=getattr(torch, dtype),
            output_loading_info=True,
        )
        if report["missing_keys"] or report["mismatched_keys"]:
            raise PackError(
                f"The model “{pack.name}” is incomplete: some of its weights are missing.",
                "Import it again from a complete copy.",
            )
        return model.to(choice.device).eval(), tokenizer


def load_tokenizer(pack: Pack) -> Any:
    """Return the pack's tokenizer.

    A complete ``tokenizer.json`` is opened as it is, in 0.2 s; ``AutoTokenizer``, which first
    imports every tokenizer it knows (more than a second), is left to older packs.
    """
    said = read_json(pack.folder / "tokenizer_config.json") or {}
    if said.get("tokenizer_class") in _COMPLETE and (pack.folder / "tokenizer.json").is_file():
        from transformers import PreTrainedTokenizerFast

        return PreTrainedTokenizerFast.from_pretrained(str(pack.folder), local_files_only=True)
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(
        str(pack.folder), local_files_only=True, trust_remote_code=False
    )


def load_embedder(pack: Pack, choice: Choice) -> Any:
    """Return a ``SentenceTransformer`` in evaluation mode that reads ``pack.max_tokens`` tokens.

    Prompts of its own are switched off: the pack's prefixes are the only ones. Vectors come in
    ``choice.dtype``; normalise them as float32. Raise as ``load_llm`` does.
    """
    go_offline()
    check_quickly(pack)
    with explained(pack.name):
        import torch
        from sentence_transformers import SentenceTransformer

        _be_quiet()
        keep_freed_memory()
        torch.set_num_threads(choice.threads)
        model = SentenceTransformer(
            str(pack.folder),
            device=choice.device,
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"dtype": getattr(torch, choice.dtype), "use_safetensors": True},
        )
        model.max_seq_length = pack.max_tokens
        model.default_prompt_name = None
        return model.eval()


def _fit(pack: Pack, choice: Choice) -> str:
    """Return the dtype that fits into the memory left; raise ``OutOfMemory`` if none does.

    Only for the processor: a GPU says itself when its memory is short. An operating system would
    rather end the engine without a word than refuse.
    """
    available = psutil.virtual_memory().available
    if choice.device != "cpu" or pack.parameters * _WIDTHS[choice.dtype] < available:
        return choice.dtype
    if pack.parameters * _WIDTHS["bfloat16"] < available:
        return "bfloat16"
    raise _too_little_memory(pack.name)


def _too_little_memory(name: str) -> OutOfMemory:
    return OutOfMemory(
        f"There is not enough memory left for the model “{name}”.",
        "Close other programs, or choose a smaller model under Preferences.",
    )


@contextmanager
def _out_of_memory_said(name: str) -> Iterator[None]:
    """Turn every way of running out of memory into ``OutOfMemory``; other errors pass."""
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        if is_out_of_memory(error):
            raise _too_little_memory(name) from error
        raise


def _be_quiet() -> None:
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Say in one sentence why a model does not load or work, whatever the libraries raise."""
    try:
        with _out_of_memory_said(name):
            yield
    except CarrelError:
        raise
    except Exception as error:
        raise PackError(
            f"The model “{name}” cannot be loaded.",
            "Import it again, or choose another model under Preferences.",
        ) from error


def is_out_of_memory(error: BaseException) -> bool:
    """Tell whether an exception means that memory ran out, on the processor or on a GPU."""
    import torch

    return isinstance(error, MemoryError | torch.OutOfMemoryError) or (
        isinstance(error, RuntimeError)
        and any(sign in str(error) for sign in ("not enough memory", "out of memory"))
    )
