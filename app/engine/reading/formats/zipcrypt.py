"""AES-encrypted zip members, which the standard library does not open.

The format is WinZip's AE-1 and AE-2: https://www.winzip.com/en/support/aes-encryption/
"""

import hashlib
import hmac
import struct
import zipfile
import zlib
from collections.abc import Iterator

AES = 99  # the compression method that stands for "encrypted, see the extra field"
CHUNK = 1 << 20
_EXTRA, _ITERATIONS, _CHECK, _SIGNATURE, _BLOCK = 0x9901, 1000, 2, 10, 16


class WrongPassword(Exception):
    """The password does not fit, or the member was changed."""


def is_aes(member: zipfile.ZipInfo) -> bool:
    """Whether a member is encrypted with AES."""
    return member.compress_type == AES


def open_aes(archive: zipfile.ZipFile, member: zipfile.ZipInfo, password: bytes) -> Iterator[bytes]:
    """Yield the unpacked content of a member in chunks.

    Raise ``WrongPassword``; ``NotImplementedError`` for what is packed with anything but deflate;
    ``zipfile.BadZipFile`` or ``zlib.error`` where it is damaged.
    """
    strength, method = _find_method(member)
    sealed = _read_raw(archive, member)
    size = 8 * (strength + 1)
    salt, check, start = sealed[: size // 2], size // 2, size // 2 + _CHECK
    keys = hashlib.pbkdf2_hmac("sha1", password, salt, _ITERATIONS, 2 * size + _CHECK)
    content, signature = sealed[start:-_SIGNATURE], sealed[-_SIGNATURE:]
    if keys[2 * size :] != sealed[check:start]:
        raise WrongPassword
    found = hmac.new(keys[size : 2 * size], content, "sha1").digest()[:_SIGNATURE]
    if not hmac.compare_digest(found, signature):
        raise WrongPassword
    if method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError(f"compression method {method}")
    yield from _inflate(_decrypt(content, keys[:size]), method)


def _inflate(packed: Iterator[bytes], method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        yield from packed
        return
    unpacker = zlib.decompressobj(-15)
    for chunk in packed:
        while chunk:
            yield unpacker.decompress(chunk, CHUNK)
            chunk = unpacker.unconsumed_tail
    yield unpacker.flush()


def _decrypt(content: memoryview, key: bytes) -> Iterator[bytes]:
    """Yield the plain bytes: counter mode with a counter that is little-endian and begins at 1."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    count = 1
    for start in range(0, len(content), CHUNK):
        chunk = content[start : start + CHUNK]
        blocks = range(count, count + -(-len(chunk) // _BLOCK))
        count = blocks.stop
        stream = cipher.update(b"".join(n.to_bytes(_BLOCK, "little") for n in blocks))
        mixed = int.from_bytes(chunk, "big") ^ int.from_bytes(stream[: len(chunk)], "big")
        yield mixed.to_bytes(len(chunk), "big")


def _find_method(member: zipfile.ZipInfo) -> tuple[int, int]:
    """Return the strength (1 to 3) and the real compression method from the extra field."""
    extra = member.extra
    while len(extra) >= 4:
        name, length = struct.unpack_from("<HH", extra)
        if name == _EXTRA and length >= 7:
            strength, method = struct.unpack_from("<BH", extra, 8)
            if 1 <= strength <= 3:
                return strength, method
        extra = extra[4 + length :]
    raise zipfile.BadZipFile("an AES member without its extra field")


def _read_raw(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> memoryview:
    """Return the member's bytes as they lie in the archive."""
    file = archive.fp
    if file is None:
        raise zipfile.BadZipFile("a closed archive")
    file.seek(member.header_offset)
    header = file.read(30)
    if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        raise zipfile.BadZipFile("no header where the member should be")
    name, extra = struct.unpack_from("<HH", header, 26)
    file.seek(name + extra, 1)
    raw = file.read(member.compress_size)
    if len(raw) < member.compress_size or len(raw) < _SIGNATURE + _CHECK + 8:
        raise zipfile.BadZipFile("a member that is cut off")
    return memoryview(raw)
