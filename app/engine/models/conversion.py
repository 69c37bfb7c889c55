"""One GGUF file → bfloat16 safetensors and a fast tokenizer, checked against the original.

Reading a GGUF takes transformers seconds for every start; the converted folder loads at once. The
check is part of the conversion: a pack that is not the original's equal is never installed.
"""

import gc
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import psutil

from app.engine.models import checks
from app.engine.models.loading import explained, go_offline
from app.engine.models.packs import Progress
from app.errors import PackError

# Plain English: the check needs text that a trained model finds likely and a broken one does not.
PROMPTS = (
    "The capital of France is the city of",
    "Water boils at a temperature of one hundred degrees",
    "Once upon a time, in a small village near the sea, there lived",
    "The contract may be terminated by either party with thirty days' written",
    "To make a cup of tea, first boil some water, then pour it over the",
    "In 1969, Neil Armstrong became the first person to walk on the",
    "Question: What do bees make from nectar? Answer: Bees make",
    "The patient was given antibiotics because of a bacterial",
    "def add(a, b):\n    return a +",
    "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and",
)
CONTINUATION = 12  # greedy tokens a prompt

# Rounding the weights to bfloat16 moves the logits of SmolLM2-135M by 0.7 % of their spread on
# average, measured on PROMPTS; swapping one matrix of two neighbouring layers moves them by 78 %.
DIFFERENCE_LIMIT = 0.05
UNSUITABLE = "Choose the safetensors copy of the model instead."

# Byte-level vocabularies whose numbers are split into digits: llama.cpp, llama-vocab.cpp, the case
# LLAMA_VOCAB_PRE_TYPE_SMOLLM and its neighbours.
_DIGITS = {"smollm", "starcoder", "refact", "command-r", "codeshell", "exaone", "minerva-7b"}
# … and those that split as GPT-2 did, which is what transformers builds when told nothing else.
_PLAIN = {None, "gpt-2", "phi-2", "jina-es", "jina-de", "mpt", "olmo", "jais", "trillion"}
_ENDS = {"<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|end|>", "<end_of_turn>", "<EOT>", "</s>"}
_CONTROL = 3  # token_type of control tokens in a GGUF vocabulary


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far the converted model is from the original, over every position of the ten texts."""

    positions: int
    same_choice: int
    undecided: int
    mean_difference: float
    spread: float
    nll_original: float
    nll_converted: float


def convert_gguf(
    file: Path,
    folder: Path,
    *,
    progress: Progress,
    memory: int | None = None,
    nll_below: float | None = None,
) -> dict[str, Any]:
    """Write model and tokenizer into ``folder``; return what was checked, for ``pack.json``.

    Raise ``PackError`` if the file is damaged, of an unknown kind, too large for ``memory`` bytes
    (the machine's, if not given), or if the result is not the original's equal.
    """
    facts = checks.read_gguf_header(file)
    checks.check_memory(facts.parameters * 2, 0, memory)
    checks.check_disk(folder, facts.parameters * 2)
    with _quiet(), explained(file.name):
        from transformers.modeling_gguf_pytorch_utils import GGUF_SUPPORTED_ARCHITECTURES

        if facts.architecture not in GGUF_SUPPORTED_ARCHITECTURES:
            raise PackError(
                f"This kind of GGUF model ({facts.architecture}) is not known to this version of "
                "Carrel.",
                UNSUITABLE,
            )
        progress("Reading the model's vocabulary", 0.05)
        special = write_tokenizer(file, folder)
        progress("Converting the model", 0.15)
        free = psutil.virtual_memory().available if memory is None else memory
        exact = facts.parameters * 9 < free  # original and copy as float32, and a little
        tensors = _write_model(file, folder, special, exact=exact)
        progress("Checking every number of the converted model", 0.6)
        result: dict[str, Any] = {"tensors": _compare_tensors(folder, tensors)}
        progress("Comparing the answers of original and copy", 0.7)
        result |= _compare_answers(folder, tensors if exact else None)
    if nll_below is not None and result["nll_converted"] > nll_below:
        raise PackError("The converted model does not understand plain English.", UNSUITABLE)
    return result


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep progress bars and advice of the libraries off the person's screen."""
    go_offline()
    from transformers import modeling_gguf_pytorch_utils as reading
    from transformers.utils import logging

    verbosity, bar = logging.get_verbosity(), reading.tqdm
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    reading.tqdm = partial(bar, disable=True)  # WORKAROUND transformers 5.23 asks no setting here
    try:
        yield
    finally:
        reading.tqdm = bar
        logging.set_verbosity(verbosity)


def write_tokenizer(file: Path, folder: Path) -> dict[str, Any]:
    """Save the file's tokenizer; return its special ids: ``bos``, ``pad`` and every ``ends``."""
    from tokenizers import pre_tokenizers
    from transformers import PreTrainedTokenizerFast
    from transformers.integrations.gguf.gguf_tokenizer_mapping import (
        GGUF_PRE_TOKENIZER_SPLITS,
        convert_gguf_tokenizer,
        get_gguf_tokenizer,
    )

    try:
        architecture, vocabulary, config = get_gguf_tokenizer(str(file))
        backend, _ = convert_gguf_tokenizer(architecture, vocabulary)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise PackError("The vocabulary in this GGUF file cannot be read.", UNSUITABLE) from error
    splitting = vocabulary.get("pre_tokenizer_type")
    if vocabulary.get("tokenizer_type") == "gpt2" and splitting in _DIGITS:
        # WORKAROUND transformers 5.23 splits these as GPT-2 did: "½2" would become one piece.
        backend.pre_tokenizer = pre_tokenizers.Sequence(
            [
                pre_tokenizers.Digits(individual_digits=True),
                pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True),
            ]
        )
    elif vocabulary.get("tokenizer_type") == "gpt2" and not (
        splitting in GGUF_PRE_TOKENIZER_SPLITS or splitting in _PLAIN
    ):
        raise PackError(
            f"How this GGUF model splits words ({splitting}) is not known to Carrel.", UNSUITABLE
        )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=backend, clean_up_tokenization_spaces=False, **config
    )
    tokenizer.save_pretrained(folder)
    kinds = vocabulary.get("token_type") or []
    controls = zip(vocabulary["tokens"], kinds, strict=False)
    ends = {n for n, (token, kind) in enumerate(controls) if kind == _CONTROL and token in _ENDS}
    main = vocabulary.get("eos_token_id")
    return {
        "bos": vocabulary.get("bos_token_id"),
        "pad": vocabulary.get("pad_token_id", main),
        "ends": [n for n in (main, *sorted(ends - {main})) if n is not None],
    }


def _write_model(
    file: Path, folder: Path, special: dict[str, Any], *, exact: bool
) -> dict[str, Any]:
    """Save config and bfloat16 weights; return the original's tensors by their new names.

    The tensors are float32 if ``exact``, else already bfloat16, to spare memory.
    """
    import torch
    from huggingface_hub import save_torch_state_dict
    from transformers import AutoConfig, AutoModelForCausalLM, GenerationConfig
    from transformers.modeling_gguf_pytorch_utils import load_gguf_checkpoint

    try:
        fields = load_gguf_checkpoint(str(file))["config"]
        fields.pop("_model_name_or_path", None)
        kind = fields.pop("model_type")
        config = AutoConfig.for_model(kind, **fields)
        with torch.device("meta"):
            skeleton = AutoModelForCausalLM.from_config(config)
        read = load_gguf_checkpoint(
            str(file),
            return_tensors=True,
            model_to_load=skeleton,
            torch_dtype=None if exact else torch.bfloat16,
        )
    except (ValueError, KeyError, TypeError, NotImplementedError, IndexError) as error:
        raise PackError("The GGUF file cannot be converted.", UNSUITABLE) from error
    tensors: dict[str, Any] = read["tensors"]
    missing = skeleton.load_state_dict(tensors, strict=False, assign=True).missing_keys
    if set(missing) - set(skeleton._tied_weights_keys or ()):
        raise PackError(f"The GGUF file lacks a part of the model ({missing[0]}).", UNSUITABLE)
    config.architectures = [type(skeleton).__name__]
    config.dtype = torch.bfloat16
    config.bos_token_id, config.pad_token_id = special["bos"], special["pad"]
    config.eos_token_id = special["ends"][0] if special["ends"] else None
    config.save_pretrained(folder)
    GenerationConfig(
        bos_token_id=special["bos"], pad_token_id=special["pad"], eos_token_id=special["ends"]
    ).save_pretrained(folder)
    rounded = {name: tensor.to(torch.bfloat16).contiguous() for name, tensor in tensors.items()}
    save_torch_state_dict(rounded, folder, max_shard_size="2GB")  # FAT sticks hold 4 GB files
    for shard in folder.glob("*.safetensors"):
        shard.chmod(0o644)  # written for its owner only; the other files are for everyone
    return tensors


def _compare_tensors(folder: Path, tensors: dict[str, Any]) -> int:
    """Read the weights back; return how many equal the original's, bit for bit, once rounded.

    Raise ``PackError`` unless all do and none is left over.
    """
    import torch
    from safetensors import safe_open

    seen = 0
    for shard in sorted(folder.glob("*.safetensors")):
        with safe_open(shard, framework="pt") as stored:
            for name in stored.keys():  # noqa: SIM118 (not a dict)
                if not torch.equal(stored.get_tensor(name), tensors[name].to(torch.bfloat16)):
                    raise PackError(
                        f"The converted model differs from the original in {name}.",
                        "Try again; if it happens again, check this machine's disk and memory.",
                    )
                seen += 1
    if seen != len(tensors):
        raise PackError("The converted model is incomplete.", "Try the import again.")
    return seen


def _compare_answers(folder: Path, tensors: dict[str, Any] | None) -> dict[str, Any]:
    """Compare logits and greedy choices of copy and original over PROMPTS; return the figures.

    Both compute in float32, so the rounding of the weights is the only difference. The original
    continues each prompt greedily; along that text the copy must choose the same token at every
    position, except where the original's two best are closer than the largest difference allowed
    (a tie that any other arithmetic would break differently). Without ``tensors`` (too little
    memory for two models) only the copy's likelihood is measured.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    dtype = torch.bfloat16 if tensors is None else torch.float32
    model = AutoModelForCausalLM.from_pretrained(
        folder, local_files_only=True, use_safetensors=True, dtype=dtype
    ).eval()
    texts = [tokenizer(prompt, return_tensors="pt").input_ids for prompt in PROMPTS]
    with torch.inference_mode():
        if tensors is None:
            nll = _mean_nll([_logits(model, ids) for ids in texts], texts)
            return {"nll_converted": round(nll, 4), "logits": "not compared: too little memory"}
        copy = {name: value.clone() for name, value in model.state_dict().items()}
        model.load_state_dict(tensors, strict=False)
        longer = [
            model.generate(
                ids,
                attention_mask=torch.ones_like(ids),
                max_new_tokens=CONTINUATION,
                do_sample=False,
            )
            for ids in texts
        ]
        original = [_logits(model, ids) for ids in longer]
        model.load_state_dict(copy)
        converted = [_logits(model, ids) for ids in longer]
    del model, copy
    gc.collect()
    comparison = _measure(original, converted, texts)
    _judge(comparison)
    return {
        "prompts": len(PROMPTS),
        "positions": comparison.positions,
        "same_choice": comparison.same_choice,
        "undecided": comparison.undecided,
        "mean_logit_difference": round(comparison.mean_difference, 5),
        "logit_spread": round(comparison.spread, 4),
        "nll_original": round(comparison.nll_original, 4),
        "nll_converted": round(comparison.nll_converted, 4),
    }


def _logits(model: Any, ids: Any) -> Any:
    """Return float32 logits [tokens, vocabulary] of one text."""
    return model(ids).logits[0].float()


def _measure(original: list[Any], converted: list[Any], texts: list[Any]) -> Comparison:
    import torch

    reference, copy = torch.cat(original), torch.cat(converted)
    difference = (reference - copy).abs()
    spread = float(reference.std(dim=-1).mean())
    best = reference.topk(2, dim=-1)
    same = copy.argmax(-1) == best.indices[:, 0]
    margin = best.values[:, 0] - best.values[:, 1]
    tie = ~same & (margin <= 2 * DIFFERENCE_LIMIT * spread)
    return Comparison(
        positions=reference.shape[0],
        same_choice=int(same.sum()),
        undecided=int(tie.sum()),
        mean_difference=float(difference.mean()),
        spread=spread,
        nll_original=_mean_nll(original, texts),
        nll_converted=_mean_nll(converted, texts),
    )


def _mean_nll(logits: list[Any], texts: list[Any]) -> float:
    """Return the mean negative log likelihood of the texts, in nats a token.

    The logits may reach beyond their text: what a model wrote itself is no evidence.
    """
    from torch.nn.functional import cross_entropy

    total, tokens = 0.0, 0
    for each, ids in zip(logits, texts, strict=True):
        tokens += ids.shape[1] - 1
        total += cross_entropy(each[: ids.shape[1] - 1], ids[0, 1:], reduction="sum").item()
    return total / tokens


def _judge(comparison: Comparison) -> None:
    """Raise ``PackError`` if the copy does not answer as the original does."""
    close = comparison.mean_difference <= DIFFERENCE_LIMIT * comparison.spread
    agreed = comparison.same_choice + comparison.undecided == comparison.positions
    if not (close and agreed and math.isfinite(comparison.nll_converted)):
        raise PackError("The converted model does not answer as the original does.", UNSUITABLE)
