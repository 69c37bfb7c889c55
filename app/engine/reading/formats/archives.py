"""zip and tar archives and packed single files → the documents in them, as if in a folder.

Everything is unpacked in memory, one member at a time, and nothing is believed: sizes are counted
while unpacking, names become labels, links and devices are passed over. What a folder would leave
out (hidden files, programs' own, leftovers) is left out here.
"""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any, TypeVar

from app.engine.reading.formats.languages import score_text
from app.engine.reading.formats.zipcrypt import WrongPassword, is_aes, open_aes
from app.engine.reading.ignoring import programs_content, programs_file, programs_folder
from app.engine.reading.members import (
    LARGEST_MEMBER,
    UNPACKED,
    Budget,
    Entry,
    Names,
    Opened,
    is_bomb,
    join_chunks,
    make_safe,
    refuse_bomb,
)
from app.engine.reading.parsed import Parsed
from app.engine.reading.sniffing import is_tar, refuse_encrypted
from app.errors import ReadError

CHUNK = 1 << 20  # bytes unpacked at a time
PACKED_CHUNK = 4096  # bytes given at a time to unpackers that cannot be told when to stop
LARGEST_STREAM = 600 << 20  # bytes of an unpacked tape archive, which is held in memory

_NAME_ENCODINGS = (
    "cp437", "cp850", "cp866", "cp932", "gb18030", "cp949", "big5hkscs", "cp1251", "cp1252",
)  # fmt: skip
_HABIT = 0.1  # what the encoding that the format prescribes is likelier to be
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field
_ENCRYPTED, _UTF8 = 1, 1 << 11  # bits of a member's flags
_UNPACKED_SUFFIXES = {
    ".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".svgz": ".svg",
    ".gz": "", ".bz2": "", ".xz": "",
}  # fmt: skip
_Member = TypeVar("_Member")
_Found = tuple[str, int, Callable[[], bytes]]  # path, claimed size, how to get it
_BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError,
    ValueError, OverflowError, RuntimeError,
)  # fmt: skip


def open_zip(data: bytes, passwords: Sequence[str], budget: Budget) -> Opened:
    """Return the documents in a zip archive; raise ``ReadError``: corrupt, encrypted, too-large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise _refuse_damaged() from error
    members = [member for member in archive.infolist() if not member.is_dir()]
    if sum(member.compress_size for member in members) > len(data):
        raise refuse_bomb()  # they overlap: many members are made of the same bytes
    unpacked = sum(member.file_size for member in members)
    if unpacked > UNPACKED or is_bomb(unpacked, len(data)):
        raise refuse_bomb()
    paths = map(make_safe, _decode_names(members))
    kept = _choose(list(zip(paths, members, strict=True)))
    budget.admit(len(kept))
    keys = [key for password in passwords for key in _spell(password)]
    locked = [member for _, member in kept if member.flag_bits & _ENCRYPTED]
    if locked and len(locked) == len(kept) and not _has_key(archive, locked, keys):
        raise refuse_encrypted()
    return _name_entries(
        [
            (path, member.file_size, partial(_load_member, archive, member, keys, budget))
            for path, member in kept
        ]
    )


def open_packed(data: bytes, kind: str, name: str, budget: Budget) -> Opened:
    """Return the documents in a tape archive, or the one in a packed file.

    ``kind`` is tar, gz, bz2 or xz, ``name`` the file's, from which the one in it has its name.
    Raise ``ReadError``: corrupt or too-large.
    """
    unpacked, whole = (data, True) if kind == "tar" else _unpack_stream(data, kind, budget)
    if is_tar(unpacked):
        found, complete = _open_tar(unpacked, budget)
        return _name_entries(found, whole and complete)
    budget.admit(1)
    path = PurePosixPath(make_safe(name))
    low = path.suffix.lower()
    inner = path.with_suffix(_UNPACKED_SUFFIXES[low]) if low in _UNPACKED_SUFFIXES else path
    return _name_entries([(str(inner), len(unpacked), lambda: unpacked)], whole)


def _name_entries(found: Sequence[_Found], whole: bool = True) -> Opened:
    """Return the entries sorted by path, each with a name of its own."""
    names = Names()
    found = sorted(found, key=lambda item: item[0])
    entries = [Entry(names.add(path), size, load) for path, size, load in found]
    damage = "" if whole else "This archive is damaged or cut off; only its beginning is read."
    warnings = (damage,) if damage else ()
    return Opened(Parsed("", (), warnings, {"members": len(entries)}, damage=damage), entries)


def _choose(members: Sequence[tuple[str, _Member]]) -> list[tuple[str, _Member]]:
    """Return those that would be read if they lay in a folder; their paths are safe."""
    listing: dict[str, set[str]] = defaultdict(set)
    for path, _ in members:
        while path:
            above, _, name = path.rpartition("/")
            if name in listing[above]:
                break
            listing[above].add(name)
            path = above
    verdicts = {"": True}

    def keeps(folder: str) -> bool:
        if folder not in verdicts:
            above, _, name = folder.rpartition("/")
            verdicts[folder] = (
                keeps(above)
                and not name.startswith(".")
                and not programs_folder(name, listing[above].__contains__)
                and not programs_content(listing[folder])
            )
        return verdicts[folder]

    def keeps_file(path: str) -> bool:
        folder, _, name = path.rpartition("/")
        return keeps(folder) and not name.startswith(".") and not programs_file(name)

    return [(path, member) for path, member in members if keeps_file(path)]


# -- zip -----------------------------------------------------------------------------------------


def _decode_names(members: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return the members' names; those that do not say their encoding are judged together."""
    told = [_find_told_name(member) for member in members]
    raw = [member.filename.encode("cp437", "replace") for member in members]
    encoding = _guess_encoding([r for r, t in zip(raw, told, strict=True) if t is None])
    return [t or r.decode(encoding, "replace") for r, t in zip(raw, told, strict=True)]


def _find_told_name(member: zipfile.ZipInfo) -> str | None:
    extra = member.extra
    while len(extra) >= 4:  # its name, its length, then so many bytes
        name, length = struct.unpack_from("<HH", extra)
        if name == _UNICODE_PATH and length > 5:
            return extra[9 : 4 + length].decode("utf-8", "replace")
        extra = extra[4 + length :]
    return member.filename if member.flag_bits & _UTF8 or member.filename.isascii() else None


def _guess_encoding(names: Sequence[bytes]) -> str:
    """Name the encoding that these names have in common: UTF-8, or what looks most like words."""
    raw = b"\n".join(names[:1000])
    scores: dict[str, float] = {}
    for encoding in ("utf-8", *_NAME_ENCODINGS):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8":
            return encoding
        scores[encoding] = score_text(text) + (_HABIT if encoding == "cp437" else 0)
    return max(scores, key=lambda name: scores[name])


def _spell(password: str) -> list[bytes]:
    """Return the bytes that programs make of a password."""
    spelt = []
    for encoding in ("utf-8", "cp437", "cp1252"):
        try:
            key = password.encode(encoding)
        except UnicodeEncodeError:
            continue
        if key not in spelt:
            spelt.append(key)
    return spelt


def _has_key(
    archive: zipfile.ZipFile, locked: Sequence[zipfile.ZipInfo], keys: Sequence[bytes]
) -> bool:
    """Whether a password fits one of the smallest members."""
    smallest = sorted(locked, key=lambda member: member.file_size)[:3]
    for member in smallest if keys else ():
        try:
            _load_member(archive, member, keys, Budget())
            return True
        except ReadError as error:
            if error.kind != "encrypted":
                return True  # the password did fit; what is wrong is said with the member
    return False


def _load_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, keys: Sequence[bytes], budget: Budget
) -> bytes:
    """Unpack a member, with the key that fits; raise ``ReadError``."""
    if member.file_size > LARGEST_MEMBER or is_bomb(member.file_size, member.compress_size):
        raise refuse_bomb()
    locked = member.flag_bits & _ENCRYPTED
    for key in keys if locked else (None,):
        try:
            return join_chunks(_unpack_member(archive, member, key), member.compress_size, budget)
        except WrongPassword:
            continue
        except NotImplementedError as error:
            raise ReadError(
                "unsupported",
                "This document is packed in a way that Carrel does not know.",
                "Unpack the archive and add the folder.",
            ) from error
        except _BROKEN as error:
            if not locked:
                raise _refuse_damaged_member() from error
            # the wrong password passes the first check once in 256 times; then nothing fits
    raise refuse_encrypted()


def _unpack_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, key: bytes | None
) -> Iterator[bytes]:
    if is_aes(member) and key is not None:
        yield from open_aes(archive, member, key)
        return
    measured = member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    with archive.open(member, pwd=key) as file:
        while chunk := file.read(CHUNK if measured else PACKED_CHUNK):
            yield chunk


# -- tape archives and packed files --------------------------------------------------------------


def _unpack_stream(data: bytes, kind: str, budget: Budget) -> tuple[bytes, bool]:
    """Return what a packed file holds, and whether it is whole."""
    openers: dict[str, Any] = {"gz": gzip.GzipFile, "bz2": bz2.BZ2File, "xz": lzma.LZMAFile}
    found = bytearray()
    stream = io.BytesIO(data)
    opener = openers[kind]
    try:
        with opener(fileobj=stream) if kind == "gz" else opener(stream) as file:
            while chunk := file.read1(CHUNK):  # what came before a cut is kept
                budget.spend(len(chunk))
                found += chunk
                if len(found) > LARGEST_STREAM or is_bomb(len(found), len(data)):
                    raise refuse_bomb()
    except _BROKEN as error:
        if not found:
            raise _refuse_damaged() from error
        return bytes(found), False
    return bytes(found), True


def _open_tar(data: bytes, budget: Budget) -> tuple[list[_Found], bool]:
    """Return the documents in a tape archive, and whether it is whole."""
    members: list[tarfile.TarInfo] = []
    whole = True
    place = -1
    try:
        archive = tarfile.open(fileobj=io.BytesIO(data), mode="r:", encoding="utf-8")  # noqa: SIM115
        while (member := archive.next()) is not None:
            if member.offset <= place or member.size < 0:
                raise tarfile.ReadError("a header that leads back")
            place = member.offset
            budget.admit(1)
            if member.isreg():
                members.append(member)
    except _BROKEN as error:
        if not members:
            raise _refuse_damaged() from error
        whole = False
    raw = [member.name.encode("utf-8", "surrogateescape") for member in members]
    encoding = _guess_encoding([name for name in raw if not name.isascii()])
    paths = [make_safe(name.decode(encoding, "replace")) for name in raw]
    kept = _choose(list(zip(paths, members, strict=True)))
    return [
        (path, member.size, partial(_cut_member, data, member, budget)) for path, member in kept
    ], whole


def _cut_member(data: bytes, member: tarfile.TarInfo, budget: Budget) -> bytes:
    end = member.offset_data + member.size
    if member.size > LARGEST_MEMBER:
        raise refuse_bomb()
    if member.issparse() or end > len(data):
        raise _refuse_damaged_member()
    budget.spend(member.size)
    return data[member.offset_data : end]


def _refuse_damaged() -> ReadError:
    return ReadError(
        "corrupt",
        "This archive is damaged and cannot be opened.",
        "Fetch it again from where it came from.",
    )


def _refuse_damaged_member() -> ReadError:
    return ReadError(
        "corrupt",
        "This document is damaged inside its archive.",
        "Fetch the archive again from where it came from.",
    )
