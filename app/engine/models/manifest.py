"""The packs Carrel knows by name: ``models/manifest.toml``, read and checked.

Says what a pack should be; whether one is installed is ``packs``' business. Standard library only.
"""

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal, get_args

from app import paths
from app.errors import BugError

Role = Literal["embedder", "llm", "ocr"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a source package: ``path`` inside it, ``to`` inside the pack."""

    path: str
    to: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where a pack comes from: a package of the Python package index, taken as data."""

    package: str
    version: str
    wheel: str
    wheel_sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One pack of the manifest. ``nll_below`` bounds its mean nats a token on plain English.

    ``languages`` are the codes of those it was made for, with commas between them.
    """

    name: str
    title: str
    role: Role
    default: bool
    licence: str
    licence_file: str
    parameters: int
    max_tokens: int
    dimension: int
    query_prefix: str
    passage_prefix: str
    prompt_lookup: bool
    nll_below: float | None
    languages: str
    source: Source
    files: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """The prefixes that embedders of one name pattern expect."""

    pattern: str
    query_prefix: str
    passage_prefix: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every known pack and family, in the file's order."""

    entries: tuple[Entry, ...]
    families: tuple[Family, ...]

    def entry(self, name: str) -> Entry | None:
        """Return the pack of this name, if it is known."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def defaults(self) -> tuple[Entry, ...]:
        """Return the packs that every installation has."""
        return tuple(entry for entry in self.entries if entry.default)

    def prefixes(self, name: str) -> tuple[str, str]:
        """Return the query and passage prefix of the first family that fits ``name``."""
        for family in self.families:
            if fnmatchcase(name.lower(), family.pattern):
                return family.query_prefix, family.passage_prefix
        return "", ""


def manifest(file: Path | None = None) -> Manifest:
    """Read the manifest; raise ``BugError`` if it is absent or wrong: it is part of the program."""
    file = file or paths.bundled_models() / "manifest.toml"
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        return Manifest(
            entries=tuple(_read_entry(pack) for pack in raw["pack"]),
            families=tuple(Family(**family) for family in raw.get("family", ())),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BugError(f"The model manifest {file} cannot be read: {error!r}.") from error


def _read_entry(raw: dict[str, Any]) -> Entry:
    if raw["role"] not in ROLES:
        raise ValueError(f"unknown role {raw['role']}")
    files = tuple(SourceFile(**each) for each in raw["file"])
    fields = {key: value for key, value in raw.items() if key not in ("file", "source")}
    fields.setdefault("nll_below", None)
    fields.setdefault("languages", "")
    return Entry(**fields, source=Source(**raw["source"]), files=files)
