"""The installed packs as the window shows them: one row each, in plain facts.

Reads folders and small files only; loads nothing. Which of them are in use is told by the caller.
"""

import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import psutil

from app import paths
from app.engine.models import adoption, folders, packs
from app.engine.models.manifest import Manifest, manifest
from app.engine.models.packs import PACK_FILE, Pack
from app.errors import KnownError
from app.messages import PackRow, PacksListed

_WIDTHS = {"float32": 4, "float16": 2, "bfloat16": 2}  # bytes a number
_CONTEXT = 4096
"""Tokens whose keys and values are counted: no prompt of Carrel's is longer."""
_ROLES: Mapping[str, str] = {"llm": "llm", "embedder": "embedder"}


def list_packs(
    job: int,
    used: Collection[str],
    speed: Callable[[str], float],
    *,
    device: str = "",
    precision: str = "",
) -> PacksListed:
    """Return every installed pack, and a sentence for what lies there and is none.

    ``used`` are the names of packs in use, ``speed`` tells a pack's measured figure. Folders that
    were copied into the models folder by hand are taken in first.
    """
    known = manifest()
    problems = adoption.adopt()
    rows: dict[str, PackRow] = {}
    for place in packs.places():
        for folder in packs.candidates(place):
            if folder.name not in rows and (folder / PACK_FILE).is_file():
                row = _row(folder, known, folder.name in used, speed, precision)
                if row is not None:
                    rows[folder.name] = row
    memory = psutil.virtual_memory()
    problems += _lying_about()
    return PacksListed(
        job, tuple(rows.values()), memory.total, memory.available, device, precision,
        tuple(dict.fromkeys(problems)),
    )  # fmt: skip


def is_provided(name: str) -> bool:
    """Tell whether a pack came with Carrel."""
    entry = manifest().entry(name)
    return entry is not None and entry.default


def memory_of(pack: Pack, precision: str) -> int:
    """Return the bytes a model needs while it works: weights, a fifth more, keys and values."""
    weights = pack.parameters * _WIDTHS.get(precision, 2)
    cache = 0
    if pack.role == "llm":
        config = folders.read_json(pack.folder / "config.json") or {}
        cache = folders.estimate_cache(config, min(pack.max_tokens, _CONTEXT))
    return round(weights * 1.2) + cache


def _row(
    folder: Path, known: Manifest, used: bool, speed: Callable[[str], float], precision: str
) -> PackRow | None:
    try:
        pack = packs.read_pack(folder)
    except KnownError as error:
        return PackRow(folder.name, "llm", folder.name, "", 0, chosen=used, problem=str(error))
    if pack.role not in _ROLES:
        return None
    try:
        packs.check_quickly(pack)
        problem, memory = "", memory_of(pack, precision)
    except KnownError as error:
        problem, memory = str(error), 0
    entry = known.entry(pack.name)
    return PackRow(
        pack.name, "llm" if pack.role == "llm" else "embedder", pack.title, pack.licence,
        pack.bytes, memory, speed(pack.name),
        (entry.languages if entry else "") or _languages(folder), used,
        entry is not None and entry.default, problem,
    )  # fmt: skip


def _languages(folder: Path) -> str:
    """Return the codes of the languages that a pack's model card names, "" where it names none.

    They stand in its head: ``language: en``, ``language: [en, de]`` or one to a line.
    """
    try:
        with (folder / "README.md").open(encoding="utf-8", errors="replace") as stream:
            head = stream.read(20_000)
    except OSError:
        return ""
    if not head.startswith("---"):
        return ""
    head = head[3:].partition("\n---")[0]
    found = re.search(r"^languages?:[ \t]*(.*)((?:\n[ \t]*-[ \t]*.+)*)", head, re.MULTILINE)
    if found is None:
        return ""
    codes = re.findall(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?", " ".join(found.groups("")))
    return ", ".join(dict.fromkeys(codes))


def _lying_about() -> list[str]:
    origins = [pack.origin for pack in packs.installed()]
    return [
        f"{path.name} lies among the models, but is not imported yet."
        for path in packs.candidates(paths.models())
        if path.suffix.lower() in (".gguf", ".zip", ".whl") and path.is_file()
        and not any(path.name in origin for origin in origins)
    ]  # fmt: skip
