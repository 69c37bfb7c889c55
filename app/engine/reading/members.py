"""What is inside a file: entries with safe names, and a budget that unpacking may use up.

Shared by archives and mail. Nothing here or there ever creates a file: a member's name is a label.
"""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath
from typing import NamedTuple

from app.engine.reading.formats.decoding import clean
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

ENTRIES = 50_000  # documents inside one file, however deep
UNPACKED = 4 << 30  # bytes that all of them may have, counted while they are unpacked
LARGEST_MEMBER = 400 << 20  # bytes of one of them, which is held in memory
DEPTH = 3  # containers inside each other
RATIO = 250  # unpacked to packed; text reaches about 50, and deflate's limit is 1,032
RATIO_FROM = 20 << 20  # bytes below which any ratio is harmless

_DRIVE = re.compile(r"^[A-Za-z]:")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SEGMENT = 200  # code points of one name
_SEGMENTS = 40  # folders above a member


@dataclass(frozen=True, slots=True)
class Entry:
    """One document inside a container: its path there, its claimed size, and how to get it.

    ``load`` returns the bytes or raises ``ReadError``; it may be called more than once.
    """

    name: str
    size: int
    load: Callable[[], bytes]

    @property
    def suffix(self) -> str:
        """The extension, lower case with its dot."""
        return PurePosixPath(self.name).suffix.lower()


class Opened(NamedTuple):
    """A container: what it says itself, and what is inside it, in order."""

    parsed: Parsed
    entries: list[Entry]


@dataclass(slots=True)
class Budget:
    """What is left for everything inside one file; ``spend`` raises when it is used up."""

    entries: int = ENTRIES
    unpacked: int = UNPACKED

    def admit(self, entries: int) -> None:
        """Count entries before they are looked at; raise ``ReadError``."""
        self.entries -= entries
        if self.entries < 0:
            raise ReadError(
                "too-large",
                f"More than {ENTRIES:,} files are inside this one.",
                "Unpack it and add the folder.",
            )

    def spend(self, size: int) -> None:
        """Count unpacked bytes; raise ``ReadError``."""
        self.unpacked -= size
        if self.unpacked < 0:
            raise refuse_bomb()


@dataclass(slots=True)
class Names:
    """Gives every member of one container a name that is safe and its own."""

    _taken: set[str] = field(default_factory=set)
    _folders: set[str] = field(default_factory=set)
    _times: dict[str, int] = field(default_factory=dict)

    def add(self, name: str) -> str:
        """Return ``name`` made safe, with a number where another member has it."""
        safe = make_safe(name)
        folders = {str(folder) for folder in PurePosixPath(safe).parents} - {"."}
        if folders & self._taken:  # what would be a folder above it is a member itself
            safe, folders = safe.replace("/", "_"), set()
        path = PurePosixPath(safe)
        while safe in self._taken or safe in self._folders:
            number = self._times[str(path)] = self._times.get(str(path), 1) + 1
            safe = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
        self._taken.add(safe)
        self._folders |= folders
        return safe


def make_safe(name: str) -> str:
    """Return a relative path, parts joined by "/", that leads nowhere else on any system."""
    parts = []
    for part in clean(name).replace("\\", "/").split("/"):
        part = _UNSEEN.sub("", part).strip()
        while _DRIVE.match(part):
            part = part[2:].strip()
        if part in ("", ".", ".."):
            continue
        if len(part) > _SEGMENT:
            stem, dot, suffix = part.rpartition(".")
            suffix = dot + suffix if stem and len(suffix) < 20 else ""
            part = part[: _SEGMENT - len(suffix)].rstrip() + suffix
        parts.append(part)
    return "/".join(parts[-_SEGMENTS:]) or "unnamed"


def split_path(path: str) -> tuple[str, str]:
    """Split the path of a document inside a file into the file's path and the member's.

    ``path`` is absolute; where no file is on its way, the member is "".
    """
    above = os.path.dirname(path)
    while not os.path.lexists(path) and above != os.path.dirname(above):
        if os.path.isfile(above):
            return above, "/".join(PurePath(path).relative_to(above).parts)
        above = os.path.dirname(above)
    return path, ""


def is_safe(member: object) -> bool:
    """Whether a member's path is one that ``make_safe`` could have given."""
    if not isinstance(member, str):
        return False
    return not member or all(
        part not in ("", ".", "..") and "\\" not in part and not _DRIVE.match(part)
        and not _UNSEEN.search(part)
        for part in member.split("/")
    )  # fmt: skip


def refuse_bomb() -> ReadError:
    """Return the error for something that unpacks to far more than anybody wrote."""
    return ReadError(
        "too-large",
        "Unpacked, this file is larger than Carrel reads.",
        "If you trust it, unpack it and add the folder.",
    )


def join_chunks(chunks: Iterable[bytes], packed: int, budget: Budget) -> bytes:
    """Return what comes out of an unpacker, as long as its size and its ratio are believable."""
    found = bytearray()
    for chunk in chunks:
        budget.spend(len(chunk))
        found += chunk
        if len(found) > LARGEST_MEMBER or is_bomb(len(found), packed):
            raise refuse_bomb()
    return bytes(found)


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so many bytes out of so few are no document."""
    return unpacked > RATIO_FROM and unpacked > RATIO * max(packed, 1)
