"""Unpack a pack from a wheel or a zip: named files only, each against its sha256.

Never imports what it unpacks and never trusts a name or a size of the archive.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.engine.models import checks
from app.engine.models.manifest import Entry, manifest
from app.engine.models.packs import (
    PACK_FILE,
    Pack,
    PackFile,
    Progress,
    hash_file,
    is_inside,
    parse_pack,
)
from app.errors import PackError

_CHUNK = 1 << 20
_LARGEST_PACK_FILE = 10_000_000  # bytes of pack.json


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open an archive whose entries are all harmless; raise ``PackError`` if it is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            checks.check_zip_entries(archive, path.name)
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise PackError(f"The file {path.name} is damaged or incomplete.", checks.AGAIN) from error


def recognise(archive: zipfile.ZipFile, path: Path) -> Entry | None:
    """Return the manifest's pack in this archive, or ``None`` for an exported pack.

    Raise ``PackError`` if it is neither, or a wheel of another version or content.
    """
    names = archive.namelist()
    if names and names[0] == PACK_FILE:
        return None
    known = manifest().entries
    for entry in known:
        if all(file.path in names for file in entry.files):
            if path.suffix == ".whl" and hash_file(path) != entry.source.wheel_sha256:
                raise _altered(path.name)
            return entry
    wheels = ", ".join(entry.source.wheel for entry in known)
    raise PackError(
        f"The file {path.name} holds no model that Carrel knows.",
        f"Unpack it and choose the model's folder. Known archives: {wheels}.",
    )


def _altered(name: str) -> PackError:
    return PackError(
        f"The file {name} is not the one its maker published: its check sum differs.",
        "Take it again from where it came from.",
    )


def unpack_entry(
    archive: zipfile.ZipFile, entry: Entry, folder: Path, *, progress: Progress
) -> None:
    """Write the manifest's files of one pack into ``folder``, checked; raise ``PackError``."""
    total = sum(file.bytes for file in entry.files)
    checks.check_disk(folder, total)
    done = 0
    for file in entry.files:
        progress(f"Unpacking {file.to}", done / total)
        _unpack(archive, file.path, folder, PackFile(file.to, file.sha256, file.bytes))
        done += file.bytes


def unpack_export(archive: zipfile.ZipFile, folder: Path, *, progress: Progress) -> Pack:
    """Write an exported pack's files into ``folder``, checked; return what it says of itself."""
    if archive.getinfo(PACK_FILE).file_size > _LARGEST_PACK_FILE:
        raise PackError("The description in this archive is damaged.", checks.AGAIN)
    try:
        raw = json.loads(archive.read(PACK_FILE))
        name = str(raw["name"])
        if not is_inside(name) or "/" in name or name.startswith("."):
            raise ValueError(name)
        pack = parse_pack(raw, folder.with_name(name))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackError("The description in this archive is damaged.", checks.AGAIN) from error
    checks.check_disk(folder, pack.bytes)
    done = 0
    for file in pack.files:
        progress(f"Unpacking {file.path}", done / max(pack.bytes, 1))
        _unpack(archive, file.path, folder, file)
        done += file.bytes
    return pack


def _unpack(archive: zipfile.ZipFile, path: str, folder: Path, file: PackFile) -> None:
    try:
        entry = archive.getinfo(path)
    except KeyError:
        raise PackError(f"The archive lacks {path}.", checks.AGAIN) from None
    if entry.file_size != file.bytes:
        raise _altered(file.path)
    with archive.open(entry) as stream:
        if write_stream(stream, folder / file.path, file.bytes) != file.sha256:  # type: ignore[arg-type]
            raise _altered(file.path)


def write_stream(stream: BinaryIO, target: Path, most: int | None = None) -> str:
    """Write a stream to disk for good, at most ``most`` bytes of it; return its sha256."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    written = 0
    with target.open("xb") as out:
        while chunk := stream.read(_CHUNK):
            written += len(chunk)
            if most is not None and written > most:
                raise _altered(target.name)
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()
