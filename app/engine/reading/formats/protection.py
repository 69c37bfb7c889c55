"""Office documents that need a password → the same document without one.

Word, Excel and PowerPoint by msoffcrypto; OpenDocument here, as its specification (part 3,
section 4.8) and LibreOffice's newer way of encrypting the whole package have it. Only msoffcrypto
writes what it decrypts, for formats before 2007: into a temporary file without a name.
"""

import base64
import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from app.engine.reading.members import LARGEST_MEMBER, is_bomb, refuse_bomb
from app.engine.reading.sniffing import OLE_MAGIC, refuse_encrypted

DEFAULTS = ("VelvetSweatshop", "/01Hannes Ruescher/01")
"""What Excel and PowerPoint use for files that are protected against changes only: [MS-OFFCRYPTO]
2.4.2.3; such a file opens without asking."""
ROUNDS = 10_000_000  # of a key derivation; more is meant to keep the processor busy
MEMORY_KIB = 1 << 20  # that a key derivation may want
LARGEST_MANIFEST = 20_000_000  # bytes

_MANIFEST = "META-INF/manifest.xml"
_PACKAGE = "encrypted-package"
_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_LIBRE = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_DAMAGED = (
    KeyError, zipfile.BadZipFile, zlib.error, ElementTree.ParseError, OSError, RuntimeError,
    ValueError,
)  # fmt: skip
_CHECKED = 1024  # bytes of the packed content that the checksum is of


def unlock(data: bytes, passwords: Sequence[str]) -> bytes:
    """Return a document without its encryption, or as it is if it has none.

    Raise ``ReadError``: encrypted where none of the passwords fits.
    """
    if data.startswith(OLE_MAGIC):
        return _unlock_office(data, passwords)
    if data.startswith(b"PK") and b"mimetype" in data[:100]:
        return _unlock_opendocument(data, passwords)
    return data


def _unlock_office(data: bytes, passwords: Sequence[str]) -> bytes:
    import msoffcrypto

    try:
        if not msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted():
            return data
    except Exception:  # noqa: BLE001  it is something else, or damaged: the format's reader says
        return data
    for password in (*passwords, *DEFAULTS):
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        opened = io.BytesIO()
        try:
            if file.format == "ooxml":  # the others always look whether it fits
                file.load_key(password=password, verify_password=True)
            else:
                file.load_key(password=password)
            file.decrypt(opened)
        except Exception:  # noqa: BLE001, S112  a wrong password ends in whatever comes up
            continue
        return opened.getvalue()
    raise refuse_encrypted()


# -- OpenDocument --------------------------------------------------------------------------------


def _unlock_opendocument(data: bytes, passwords: Sequence[str]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            manifest = package.getinfo(_MANIFEST)
            if manifest.file_size > LARGEST_MANIFEST:
                raise refuse_bomb()
            listing = package.read(manifest)
            if b"encryption-data" not in listing:
                return data
            sealed = _list_sealed(listing)
            for password in passwords:
                try:
                    return _open_package(package, sealed, password)
                except _WrongPassword:
                    continue
    except (
        KeyError,
        zipfile.BadZipFile,
        ElementTree.ParseError,
        OSError,
        RuntimeError,
        ValueError,
    ):
        return data  # damaged: the format's reader says so
    raise refuse_encrypted()


class _WrongPassword(Exception):
    """The password does not fit, or the encryption is one that we do not know."""


def _list_sealed(listing: bytes) -> Mapping[str, ElementTree.Element]:
    """Return the manifest's entries that are encrypted, by path."""
    if b"<!ENTITY" in listing:
        raise ValueError("a manifest has no entities")
    found = {}
    for entry in ElementTree.fromstring(listing).iter(f"{_OASIS}file-entry"):
        if entry.find(f"{_OASIS}encryption-data") is not None:
            found[entry.get(f"{_OASIS}full-path", "")] = entry
    return found


def _open_package(
    package: zipfile.ZipFile, sealed: Mapping[str, ElementTree.Element], password: str
) -> bytes:
    if _PACKAGE in sealed:  # the whole document is one encrypted stream
        return _open_entry(package.read(_PACKAGE), sealed[_PACKAGE], password)
    opened = io.BytesIO()
    total = 0
    with zipfile.ZipFile(opened, "w") as copy:
        for member in package.infolist():
            if member.file_size > LARGEST_MEMBER:
                raise refuse_bomb()
            content = package.read(member)
            if member.filename in sealed:
                content = _open_entry(content, sealed[member.filename], password)
            total += len(content)
            if total > LARGEST_MEMBER:
                raise refuse_bomb()
            if member.filename != _MANIFEST:
                copy.writestr(member.filename, content)
    return opened.getvalue()


def _open_entry(content: bytes, entry: ElementTree.Element, password: str) -> bytes:
    """Decrypt and unpack one stream; raise ``_WrongPassword``."""
    data = entry.find(f"{_OASIS}encryption-data")
    assert data is not None
    algorithm = data.find(f"{_OASIS}algorithm")
    derivation = data.find(f"{_OASIS}key-derivation")
    start = data.find(f"{_OASIS}start-key-generation")
    if algorithm is None or derivation is None:
        raise _WrongPassword
    digest = "sha256" if "sha256" in _read(start, "start-key-generation-name") else "sha1"
    secret = hashlib.new(digest, password.encode("utf-8")).digest()
    key = _derive(secret, derivation)
    vector = base64.b64decode(_read(algorithm, "initialisation-vector"))
    packed = _decrypt(content, key, vector, _read(algorithm, "algorithm-name"))
    _check(packed, data)
    if packed.startswith(b"PK\x03\x04"):
        return packed
    unpacker = zlib.decompressobj(-15)
    try:
        opened = unpacker.decompress(packed, LARGEST_MEMBER)
    except zlib.error as error:
        raise _WrongPassword from error
    if unpacker.unconsumed_tail or is_bomb(len(opened), len(packed)):
        raise refuse_bomb()
    return opened


def _derive(secret: bytes, derivation: ElementTree.Element) -> bytes:
    """Return the key that the manifest's derivation makes of the hashed password."""
    name = _read(derivation, "key-derivation-name").lower()
    salt = base64.b64decode(_read(derivation, "salt"))
    size = int(_read(derivation, "key-size") or 16)
    if not 0 < size <= 64:
        raise _WrongPassword
    if "argon2id" in name:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        rounds, memory, lanes = (
            int(_read(derivation, f"argon2-{part}") or 0)
            for part in ("iterations", "memory", "lanes")
        )
        if memory > MEMORY_KIB or rounds * memory > 100 * MEMORY_KIB:
            raise refuse_bomb()
        kdf = Argon2id(salt=salt, length=size, iterations=rounds, lanes=lanes, memory_cost=memory)
        return kdf.derive(secret)
    rounds = int(_read(derivation, "iteration-count") or 1024)
    if rounds > ROUNDS:
        raise refuse_bomb()
    return hashlib.pbkdf2_hmac("sha1", secret, salt, rounds, size)


def _decrypt(content: bytes, key: bytes, vector: bytes, name: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if "gcm" in name.lower():  # the vector stands before the content as well
        try:
            return AESGCM(key).decrypt(vector, content.removeprefix(vector), None)
        except InvalidTag as error:
            raise _WrongPassword from error
    if "aes" not in name.lower() or len(content) % 16:
        raise _WrongPassword
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    plain = cipher.update(content) + cipher.finalize()
    return plain[: -plain[-1]] if plain and 0 < plain[-1] <= 16 else plain


def _check(packed: bytes, data: ElementTree.Element) -> None:
    """Compare the checksum of what was decrypted; raise ``_WrongPassword``."""
    claimed = data.get(f"{_OASIS}checksum")
    if not claimed:
        return  # what authenticates itself needs none
    name = data.get(f"{_OASIS}checksum-type", "").lower()
    digest = "sha256" if "sha256" in name else "sha1"
    if hashlib.new(digest, packed[:_CHECKED]).digest() != base64.b64decode(claimed):
        raise _WrongPassword


def _read(element: ElementTree.Element | None, name: str) -> str:
    if element is None:
        return ""
    return element.get(_OASIS + name) or element.get(_LIBRE + name) or ""
