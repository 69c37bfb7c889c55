"""What kind of model is in a folder, and is every file of it harmless?

Decides from names, headers and JSON alone: nothing is loaded, imported or executed, and only files
on a short list of harmless kinds are kept.
"""

import json
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.engine.models import checks
from app.engine.models.manifest import Role, manifest
from app.engine.models.packs import is_inside
from app.errors import PackError

KEPT_SUFFIXES = frozenset({".json", ".txt", ".model", ".jinja", ".md", ".safetensors"})
KEPT_NAMES = ("licen", "notice", "copying")
WEIGHTS, INDEX = "model.safetensors", "model.safetensors.index.json"
TOKENIZERS = ("tokenizer.json", "tokenizer.model", "vocab.txt", "vocab.json", "spiece.model")
FULL_ATTENTION = frozenset(
    {"llama", "mistral", "qwen2", "qwen3", "phi3", "smollm3", "granite", "olmo2", "gpt_neox"}
)
OTHER = "Look for a copy of the model in the safetensors format."


@dataclass(frozen=True, slots=True)
class Facts:
    """A model folder's kind and limits, and the relative paths of the files that belong to it."""

    role: Role
    parameters: int
    max_tokens: int
    dimension: int
    cache_bytes: int
    query_prefix: str
    passage_prefix: str
    prompt_lookup: bool
    licence: str
    files: tuple[str, ...]


def inspect_folder(folder: Path, *, name: str | None = None) -> Facts:
    """Return the facts of a model folder; raise ``PackError`` if it is refused.

    Refused are program code, pickled weights without safetensors, links, damaged weights, a missing
    tokenizer, and kinds of models that can neither find passages nor write answers.
    """
    found = sorted(path for path in folder.rglob("*") if _is_visible(path.relative_to(folder)))
    _refuse_code_and_links(folder, found)
    for path in found:
        if path.suffix == ".json":
            _refuse_remote_code(path)
    modules = _read_modules(folder)
    main = str(modules[0]["path"]) if modules else ""  # "" or, in older models, "0_Transformer"
    config = read_json(folder / main / "config.json")
    if not isinstance(config, dict):
        raise PackError(
            f"The folder {folder.name} holds no model: config.json is missing.",
            "Choose the folder that holds config.json, the weights and the tokenizer.",
        )
    weighty = dict.fromkeys((main, *(str(module["path"]) for module in modules)))
    parameters = sum(_check_weights(folder / part, required=part == main) for part in weighty)
    parts = tuple(dict.fromkeys(("", *weighty)))
    if not any((folder / main / each).is_file() for each in TOKENIZERS):
        raise PackError(
            f"The model in {folder.name} has no tokenizer, so it cannot read text.",
            "Copy tokenizer.json and tokenizer_config.json into the folder and try again.",
        )
    files = tuple(_kept(folder, found, parts))
    if modules:
        return _embedder(folder, config, modules, parameters, files, name or folder.name)
    return _llm(folder, config, parameters, files)


def _is_visible(relative: Path) -> bool:
    return not any(part.startswith(".") for part in relative.parts)


def _refuse_code_and_links(folder: Path, found: list[Path]) -> None:
    for path in found:
        if path.is_symlink():
            raise PackError(
                f"The folder {folder.name} holds a link ({path.name}) instead of a file.",
                "Copy the model with the real files in it.",
            )
        if path.suffix.lower() in (".py", ".pyc", ".so", ".dll", ".dylib", ".pyd"):
            raise PackError(
                f"The folder {folder.name} brings program code ({path.name}), which Carrel never "
                "runs.",
                "Choose a model that works without code of its own.",
            )


def _refuse_remote_code(path: Path) -> None:
    raw = read_json(path)
    if isinstance(raw, dict) and (raw.get("auto_map") or raw.get("trust_remote_code")):
        raise PackError(
            f"This model asks to run program code of its own ({path.name}), which Carrel never "
            "does.",
            "Choose a model that works without code of its own.",
        )


def read_json(path: Path) -> Any:
    """Return the file's JSON, or ``None`` if there is no file; raise ``PackError`` if damaged."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError):
        raise PackError(f"The file {path.name} is damaged.", checks.AGAIN) from None


def _check_weights(folder: Path, *, required: bool) -> int:
    """Return the number of parameters in one folder of a model; raise ``PackError``."""
    shards = _weight_files(folder)
    if not shards:
        pickles = [p.name for p in _entries(folder) if p.suffix.lower() in checks.PICKLES]
        if pickles:
            raise PackError(
                f"The weights ({pickles[0]}) are in a format that can hide programs, so Carrel "
                "does not open them.",
                OTHER,
            )
        if required:
            raise PackError(f"The folder {folder.name} holds no weights ({WEIGHTS}).", OTHER)
    total = 0
    for shard in shards:
        if not shard.is_file():
            raise PackError(f"A part of the model is missing: {shard.name}.", checks.AGAIN)
        for header in checks.read_safetensors_header(shard).values():
            if "F" in header.dtype:  # F32, BF16 …: not the position numbers some models store
                total += math.prod(header.shape)
    return total


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _weight_files(folder: Path) -> list[Path]:
    index = read_json(folder / INDEX)
    if index is not None:
        try:
            names = sorted(set(index["weight_map"].values()))
            for name in names:
                if not name.endswith(".safetensors") or "/" in name or "\\" in name:
                    raise ValueError(name)
        except (KeyError, TypeError, AttributeError, ValueError):
            raise PackError(f"The file {INDEX} is damaged.", checks.AGAIN) from None
        return [folder / name for name in names]
    return [folder / WEIGHTS] if (folder / WEIGHTS).is_file() else []


def _kept(folder: Path, found: list[Path], parts: tuple[str, ...]) -> list[str]:
    """Return what belongs to the pack: files of harmless kinds, and the chosen weights only."""
    weights = {path for part in parts for path in _weight_files(folder / part)}
    kept = []
    for path in found:
        relative = path.relative_to(folder)
        part = relative.parent.as_posix()
        if not path.is_file() or ("" if part == "." else part) not in parts:
            continue
        if relative.as_posix() in ("pack.json", "adapter_config.json"):
            continue
        named = path.name.lower().startswith(KEPT_NAMES)
        if path.suffix == ".safetensors" and path not in weights:
            continue
        if named or path.suffix in KEPT_SUFFIXES:
            kept.append(relative.as_posix())
    return kept


def _read_modules(folder: Path) -> list[dict[str, Any]]:
    """Return the parts of a sentence-transformers model; raise ``PackError`` for foreign ones."""
    modules = read_json(folder / "modules.json")
    if modules is None:
        return []
    try:
        for module in modules:
            if module["path"] and not is_inside(module["path"]):
                raise ValueError(module["path"])
            if not module["type"].startswith("sentence_transformers."):
                raise PackError(
                    f"This model needs program code that Carrel does not have ({module['type']}).",
                    "Choose a model that works without code of its own.",
                )
            part = read_json(folder / module["path"] / "config.json") or {}
            activation = str(part.get("activation_function", "torch.nn."))
            if not activation.startswith("torch.nn."):
                raise PackError(
                    f"This model needs program code that Carrel does not have ({activation}).",
                    "Choose a model that works without code of its own.",
                )
    except (KeyError, TypeError, AttributeError, ValueError):
        raise PackError("The file modules.json is damaged.", checks.AGAIN) from None
    return list(modules)


def _embedder(
    folder: Path,
    config: dict[str, Any],
    modules: list[dict[str, Any]],
    parameters: int,
    files: tuple[str, ...],
    name: str,
) -> Facts:
    _refuse_unknown(config)
    hidden = int(config.get("hidden_size") or config.get("dim") or 0)
    dimension = hidden
    for module in modules:
        part = read_json(folder / module["path"] / "config.json") or {}
        if module["path"]:
            dimension = int(
                part.get("out_features") or part.get("word_embedding_dimension") or dimension
            )
    limits = read_json(folder / modules[0]["path"] / "sentence_bert_config.json") or {}
    positions = int(config.get("max_position_embeddings") or 512)
    longest = int(limits.get("max_seq_length") or positions)
    prompts = (read_json(folder / "config_sentence_transformers.json") or {}).get("prompts") or {}
    query, passage = manifest().prefixes(name)
    said = {key: value for key, value in prompts.items() if isinstance(value, str) and value}
    return Facts(
        role="embedder",
        parameters=parameters,
        max_tokens=min(longest, positions),
        dimension=dimension,
        cache_bytes=0,
        query_prefix=said.get("query", query),
        passage_prefix=said.get("passage", said.get("document", passage)),
        prompt_lookup=False,
        licence=_licence(folder),
        files=files,
    )


def _llm(folder: Path, config: dict[str, Any], parameters: int, files: tuple[str, ...]) -> Facts:
    architectures = config.get("architectures") or []
    if not any(str(each).endswith(("ForCausalLM", "LMHeadModel")) for each in architectures):
        kind = architectures[0] if architectures else config.get("model_type", "unknown")
        raise PackError(
            f"The model in {folder.name} ({kind}) can neither write answers nor find passages.",
            "For answers choose a model named …ForCausalLM, for passages a sentence-transformers "
            "folder with modules.json.",
        )
    _refuse_unknown(config)
    facts = Facts(
        role="llm",
        parameters=parameters,
        max_tokens=int(config.get("max_position_embeddings") or config.get("n_positions") or 2048),
        dimension=int(config.get("hidden_size") or config.get("n_embd") or 0),
        cache_bytes=0,
        query_prefix="",
        passage_prefix="",
        prompt_lookup=_is_full_attention(config),
        licence=_licence(folder),
        files=files,
    )
    return replace(facts, cache_bytes=estimate_cache(config, min(facts.max_tokens, 4096)))


def estimate_cache(config: dict[str, Any], tokens: int) -> int:
    """Return the bytes of keys and values of ``tokens`` tokens at two bytes a number."""
    layers = int(config.get("num_hidden_layers") or config.get("n_layer") or 0)
    heads = int(config.get("num_attention_heads") or config.get("n_head") or 1)
    width = int(config.get("hidden_size") or config.get("n_embd") or 0)
    size = int(config.get("head_dim") or width // heads)
    return 2 * 2 * layers * int(config.get("num_key_value_heads") or heads) * size * tokens


def _refuse_unknown(config: dict[str, Any]) -> None:
    if quantized := config.get("quantization_config"):
        method = quantized.get("quant_method", "unknown") if isinstance(quantized, dict) else "?"
        raise PackError(
            f"This model's weights are compressed in a way Carrel cannot read ({method}).",
            "Choose the uncompressed copy of the model, or a GGUF file of it.",
        )
    from transformers.models.auto.configuration_auto import CONFIG_MAPPING_NAMES

    if config.get("model_type") not in CONFIG_MAPPING_NAMES:
        raise PackError(
            f"This kind of model ({config.get('model_type', 'unnamed')}) is not known to this "
            "version of Carrel.",
            "Choose another model, or update Carrel.",
        )


def _is_full_attention(config: dict[str, Any]) -> bool:
    """Tell whether every layer sees the whole text, which prompt lookup relies on.

    WORKAROUND https://github.com/huggingface/transformers/pull/48280: assisted decoding corrupts
    the output of models with a sliding window.
    """
    layers = config.get("layer_types") or []
    window = config.get("sliding_window") and config.get("use_sliding_window", True)
    return (
        config.get("model_type") in FULL_ATTENTION
        and not window
        and all(each == "full_attention" for each in layers)
    )


def _licence(folder: Path) -> str:
    """Return what the model card's front matter says, or "unknown"."""
    try:
        card = (folder / "README.md").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "unknown"
    head = card.split("\n---", 1)[0] if card.startswith("---") else ""
    for line in head.splitlines():
        if line.startswith("license:"):
            return line.split(":", 1)[1].strip().strip("\"'") or "unknown"
    return "unknown"
