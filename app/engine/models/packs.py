"""Installed packs: list, find, verify, remove and export them.

A pack is a folder ``<models>/<name>/`` with a ``pack.json`` that names every file and its sha256.
Does not import new packs (``importing``) and does not load models (``loading``).
"""

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from filelock import FileLock, Timeout

from app import paths
from app.engine.models import checks
from app.engine.models.manifest import ROLES, Role
from app.errors import PackError

PACK_FILE = "pack.json"
FORMAT = 1
REMOVED = ".removed-"
Progress = Callable[[str, float], None]
"""Told the step, in words, and how far it is, from 0 to 1. May raise ``Cancelled`` to stop."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack: relative path with forward slashes, lower-case sha256, size."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Pack:
    """A model on this machine. ``installed`` is an ISO date, ``origin`` says where it came from.

    ``max_tokens`` is what an embedder reads of a text, or an LLM's context window; ``dimension`` is
    the length of an embedder's vectors, or an LLM's hidden size. ``verification`` is what was
    measured when a GGUF file was converted.
    """

    name: str
    title: str
    role: Role
    folder: Path
    licence: str
    parameters: int
    bytes: int
    max_tokens: int
    dimension: int
    query_prefix: str
    passage_prefix: str
    prompt_lookup: bool
    files: tuple[PackFile, ...]
    origin: str
    installed: str
    verification: dict[str, Any] | None = None

    @property
    def identity(self) -> str:
        """Return a short hash of the weights: two packs with equal identity give equal vectors."""
        weights = sorted(each.sha256 for each in self.files if each.path.endswith(".safetensors"))
        return hashlib.sha256("".join(weights).encode()).hexdigest()[:16]


def write_pack_file(pack: Pack) -> None:
    """Write ``pack.json`` into the pack's folder, in one step."""
    fields = asdict(pack) | {"format": FORMAT}
    del fields["folder"]
    temporary = pack.folder / f".{PACK_FILE}.tmp"
    with temporary.open("w", encoding="utf-8") as stream:
        json.dump(fields, stream, indent=1, ensure_ascii=False)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, pack.folder / PACK_FILE)


def read_pack(folder: Path) -> Pack:
    """Read ``pack.json``; the folder's name is the pack's. Raise ``PackError`` if it is damaged."""
    try:
        raw = json.loads((folder / PACK_FILE).read_text(encoding="utf-8"))
        return parse_pack(raw, folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackError(
            f"The description of the model “{folder.name}” is damaged.",
            "Remove the model and import it again.",
        ) from error


def parse_pack(raw: dict[str, Any], folder: Path) -> Pack:
    """Build a ``Pack`` from ``pack.json``'s fields; raise ``ValueError`` or ``KeyError``."""
    if raw["format"] > FORMAT:
        raise ValueError("made by a newer Carrel")
    if raw["role"] not in ROLES:
        raise ValueError("unknown role")
    files = tuple(PackFile(str(f["path"]), str(f["sha256"]), int(f["bytes"])) for f in raw["files"])
    for each in files:
        if not is_inside(each.path):
            raise ValueError("a file outside the pack")
    return Pack(
        name=folder.name,
        title=str(raw["title"]),
        role=raw["role"],
        folder=folder.absolute(),
        licence=str(raw["licence"]),
        parameters=int(raw["parameters"]),
        bytes=sum(each.bytes for each in files),
        max_tokens=int(raw["max_tokens"]),
        dimension=int(raw["dimension"]),
        query_prefix=str(raw["query_prefix"]),
        passage_prefix=str(raw["passage_prefix"]),
        prompt_lookup=bool(raw["prompt_lookup"]),
        files=files,
        origin=str(raw["origin"]),
        installed=str(raw["installed"]),
        verification=raw.get("verification"),
    )


def is_inside(path: str) -> bool:
    """Tell whether a relative path with forward slashes stays inside its folder, everywhere."""
    parts = PurePosixPath(path).parts
    return (
        bool(parts)
        and not path.startswith("/")
        and ".." not in parts
        and not any(c in path for c in '\\:\0*?"<>|')
    )


def places() -> list[Path]:
    """Return the folders that may hold packs: the person's first, then the bundled one."""
    return list(dict.fromkeys((paths.models(), paths.bundled_models())))


def candidates(place: Path) -> list[Path]:
    """Return the visible entries of a models folder, by name; none if there is no such folder."""
    try:
        return sorted(each for each in place.iterdir() if not each.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return []


def installed() -> list[Pack]:
    """Return the packs with a readable ``pack.json``; of two with one name, the person's own."""
    found: dict[str, Pack] = {}
    for place in places():
        for folder in candidates(place):
            if folder.name in found or not (folder / PACK_FILE).is_file():
                continue
            try:
                found[folder.name] = read_pack(folder)
            except PackError:
                continue  # scan() reports it
    return list(found.values())


def find(name: str, role: Role | None = None) -> Pack:
    """Return the pack of this name; raise ``PackError`` if it is absent or of another role."""
    for place in places():
        folder = place / name
        if is_inside(name) and (folder / PACK_FILE).is_file():
            pack = read_pack(folder)
            if role is not None and pack.role != role:
                raise PackError(
                    f"The model “{name}” cannot {_DUTIES[role]}.",
                    "Choose another model under Preferences.",
                )
            return pack
    raise PackError(
        f"The model “{name}” is not installed.",
        "Import it under Preferences, or choose another model there.",
    )


_DUTIES = {
    "embedder": "find passages",
    "llm": "write answers",
    "ocr": "read pictures of pages",
}


def hash_file(path: Path) -> str:
    """Return the sha256 of a file in lower-case hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def check_quickly(pack: Pack) -> None:
    """Check sizes and weight headers, in milliseconds; raise ``PackError`` for a damaged pack."""
    for each in pack.files:
        path = pack.folder / each.path
        if not path.is_file():
            raise _damaged(pack, f"{each.path} is missing")
        if path.stat().st_size != each.bytes:
            raise _damaged(pack, f"{each.path} has another size than when it was imported")
        if each.path.endswith(".safetensors"):
            checks.read_safetensors_header(path)


def _damaged(pack: Pack, what: str) -> PackError:
    return PackError(f"The model “{pack.name}” is damaged: {what}.", "Import it again.")


def verify(pack: Pack, *, progress: Progress | None = None) -> list[str]:
    """Hash every file again; return one sentence per problem, none when the pack is whole."""
    problems = []
    done = 0
    for each in pack.files:
        path = pack.folder / each.path
        if progress:
            progress(f"Checking {each.path}", done / max(pack.bytes, 1))
        done += each.bytes
        try:
            if path.stat().st_size != each.bytes:
                problems.append(f"{each.path} has another size than when it was imported.")
            elif hash_file(path) != each.sha256:
                problems.append(f"{each.path} has changed since it was imported.")
        except FileNotFoundError:
            problems.append(f"{each.path} is missing.")
        except OSError as error:
            problems.append(f"{each.path} cannot be read: {error.strerror or error}.")
    known = {each.path for each in pack.files}
    for path in sorted(pack.folder.rglob("*.py")):
        relative = path.relative_to(pack.folder).as_posix()
        if relative not in known:
            problems.append(f"{relative} is program code, which does not belong to a model.")
    return problems


def remove(name: str) -> None:
    """Delete a pack of the person's, damaged or not; raise ``PackError`` if it cannot go."""
    place = paths.models()
    folder = place / name
    if not is_inside(name) or not (folder / PACK_FILE).is_file():
        find(name)  # raises unless it is a bundled one
        raise PackError(
            f"The model “{name}” came with Carrel and cannot be removed.",
            "Choose another model under Preferences instead.",
        )
    with locked(place):
        doomed = place / f"{REMOVED}{name}-{os.getpid()}"
        try:
            os.replace(folder, doomed)
        except OSError as error:
            raise PackError(
                f"The model “{name}” cannot be removed: {error.strerror or error}.",
                "Close other Carrel windows and try again.",
            ) from error
        shutil.rmtree(doomed, ignore_errors=True)


def export(name: str, file: Path) -> Path:
    """Write the pack as one zip, ``pack.json`` first; return the file.

    Raise ``PackError`` if the pack is damaged, ``DiskFull`` if there is no room.
    """
    pack = find(name)
    if problems := verify(pack):
        raise _damaged(pack, problems[0].rstrip("."))
    file = Path(file).absolute()
    checks.check_disk(file.parent, pack.bytes)
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        with checks.storage_errors(file.parent):
            with zipfile.ZipFile(temporary, "w", strict_timestamps=False) as archive:
                archive.write(pack.folder / PACK_FILE, PACK_FILE)
                for each in pack.files:
                    archive.write(pack.folder / each.path, each.path)
            os.replace(temporary, file)
    finally:
        temporary.unlink(missing_ok=True)
    return file


@contextmanager
def locked(place: Path, *, wait: float = 10) -> Iterator[None]:
    """Hold the models folder against other Carrels; raise ``PackError`` after ``wait`` seconds."""
    lock = FileLock(place / ".lock")
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise PackError(
            "Another Carrel is changing the models right now.", "Try again when it is done."
        ) from None
    try:
        yield
    finally:
        lock.release()
