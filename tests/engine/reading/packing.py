"""Archives, mail and encrypted documents of every kind, made byte by byte."""

import base64
import hashlib
import hmac
import io
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def make_zip(members: Mapping[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def make_tar(members: Mapping[str, bytes | tarfile.TarInfo], mode: str = "w") -> bytes:
    """Return a tape archive; a member may be a ``TarInfo``, such as a link or a device."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.name = name
            data = b"" if isinstance(content, tarfile.TarInfo) else content
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def make_aes_zip(name: str, content: bytes, password: str, strength: int = 3) -> bytes:
    """Return a zip archive with one member, encrypted as WinZip's AE-2."""
    size = 8 * (strength + 1)
    salt = os.urandom(size // 2)
    keys = hashlib.pbkdf2_hmac("sha1", password.encode(), salt, 1000, 2 * size + 2)
    packed = zlib.compress(content, wbits=-15)
    count = -(-len(packed) // 16)
    cipher = Cipher(algorithms.AES(keys[:size]), modes.ECB()).encryptor()
    stream = cipher.update(b"".join(n.to_bytes(16, "little") for n in range(1, count + 1)))
    secret = bytes(a ^ b for a, b in zip(packed, stream, strict=False))
    signature = hmac.new(keys[size : 2 * size], secret, "sha1").digest()[:10]
    sealed = salt + keys[2 * size :] + secret + signature
    extra = struct.pack("<HHHHBH", 0x9901, 7, 2, 0x4541, strength, 8)
    raw = name.encode()
    facts = struct.pack("<HHHHHIII", 51, 1, 99, 0, 0, 0, len(sealed), len(content))
    local = b"PK\x03\x04" + facts + struct.pack("<HH", len(raw), len(extra)) + raw + extra
    central = b"PK\x01\x02\x33\0" + facts
    central += struct.pack("<HHHHHII", len(raw), len(extra), 0, 0, 0, 0, 0) + raw + extra
    end = struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local) + len(sealed), 0)
    return local + sealed + central + b"PK\x05\x06" + end


def make_crypto_zip(name: str, content: bytes, password: bytes) -> bytes:
    """Return a zip archive with one stored member, encrypted as PKZIP did."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def crc(value: int, byte: int) -> int:
        return zlib.crc32(bytes([byte]), value ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def turn(byte: int) -> None:
        keys[0] = crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc(keys[2], keys[1] >> 24)

    def hide(byte: int) -> int:
        key = keys[2] | 2
        turn(byte)
        return byte ^ ((key * (key ^ 1)) >> 8 & 0xFF)

    for byte in password:
        turn(byte)
    check = zlib.crc32(content)
    sealed = bytes(hide(byte) for byte in os.urandom(11) + bytes([check >> 24]) + content)
    raw = name.encode()
    facts = struct.pack("<HHHHHIII", 20, 1, 0, 0, 0, check, len(sealed), len(content))
    local = b"PK\x03\x04" + facts + struct.pack("<HH", len(raw), 0) + raw
    central = (
        b"PK\x01\x02\x14\0" + facts + struct.pack("<HHHHHII", len(raw), 0, 0, 0, 0, 0, 0) + raw
    )
    end = struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local) + len(sealed), 0)
    return local + sealed + central + b"PK\x05\x06" + end


def make_overlapping_zip(count: int, content: bytes) -> bytes:
    """Return a zip archive whose many members are all made of the same packed bytes."""
    packed = zlib.compress(content, wbits=-15)
    facts = struct.pack("<HHHHHIII", 20, 0, 8, 0, 0, zlib.crc32(content), len(packed), len(content))
    local = b"PK\x03\x04" + facts + struct.pack("<HH", 1, 0) + b"a" + packed
    rows = []
    for number in range(count):
        name = f"{number}.txt".encode()
        sizes = struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0)
        rows.append(b"PK\x01\x02\x14\0" + facts + sizes + name)
    central = b"".join(rows)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(local), 0)
    return local + central + b"PK\x05\x06" + end


def make_picture() -> bytes:
    """Return a small grey picture (PNG)."""
    rows = b"".join(b"\0" + bytes([200]) * 40 for _ in range(40))

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 40, 40, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def make_odt(text: str) -> dict[str, str]:
    """Return the parts of an OpenDocument text."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<?xml version="1.0"?><o:document-content xmlns:o="{office}" '
        f'xmlns:t="{words}" o:version="1.3"><o:body><o:text><t:p>{text}</t:p></o:text></o:body>'
        "</o:document-content>",
    }


def make_sealed_odt(text: str, password: str) -> bytes:
    """Return an OpenDocument text encrypted as LibreOffice does: AES-256, PBKDF2, SHA-256."""
    parts = make_odt(text)
    start = hashlib.sha256(password.encode()).digest()
    salt, vector = os.urandom(16), os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha1", start, salt, 1000, 32)
    packed = zlib.compress(parts["content.xml"].encode(), wbits=-15)
    padding = 16 - len(packed) % 16
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    sealed = cipher.update(packed + bytes([0] * (padding - 1) + [padding]))
    check = base64.b64encode(hashlib.sha256(packed[:1024]).digest()).decode()
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    w3 = "http://www.w3.org/2001/04/xmlenc#"
    listing = (
        f'<m:manifest xmlns:m="{name}"><m:file-entry m:full-path="content.xml" m:size="1">'
        f'<m:encryption-data m:checksum-type="{name}#sha256-1k" m:checksum="{check}">'
        f'<m:algorithm m:algorithm-name="{w3}aes256-cbc" '
        f'm:initialisation-vector="{base64.b64encode(vector).decode()}"/>'
        '<m:key-derivation m:key-derivation-name="PBKDF2" m:key-size="32" '
        f'm:iteration-count="1000" m:salt="{base64.b64encode(salt).decode()}"/>'
        f'<m:start-key-generation m:start-key-generation-name="{w3.replace("2001", "2000")}sha256" '
        'm:key-size="32"/></m:encryption-data></m:file-entry></m:manifest>'
    )
    return make_zip(
        {"mimetype": parts["mimetype"], "content.xml": sealed, "META-INF/manifest.xml": listing},
        zipfile.ZIP_STORED,
    )


def make_package_odt(text: str, password: str) -> bytes:
    """Return an OpenDocument text encrypted as a whole: AES-GCM, Argon2id."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    start = hashlib.sha256(password.encode()).digest()
    salt, vector = os.urandom(16), os.urandom(12)
    kdf = Argon2id(salt=salt, length=32, iterations=1, lanes=1, memory_cost=64)
    packed = zlib.compress(make_zip(make_odt(text)), wbits=-15)
    sealed = vector + AESGCM(kdf.derive(start)).encrypt(vector, packed, None)
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    office = "urn:org:documentfoundation:names:experimental:office"
    listing = (
        f'<m:manifest xmlns:m="{name}" xmlns:l="{office}:xmlns:loext:1.0">'
        '<m:file-entry m:full-path="encrypted-package" m:size="1"><m:encryption-data>'
        '<m:algorithm m:algorithm-name="http://www.w3.org/2009/xmlenc11#aes256-gcm" '
        f'm:initialisation-vector="{base64.b64encode(vector).decode()}"/>'
        f'<m:key-derivation m:key-derivation-name="{office}:manifest:argon2id" m:key-size="32" '
        f'l:argon2-iterations="1" l:argon2-memory="64" l:argon2-lanes="1" '
        f'm:salt="{base64.b64encode(salt).decode()}"/>'
        '<m:start-key-generation m:key-size="32" '
        'm:start-key-generation-name="http://www.w3.org/2001/04/xmlenc#sha256"/>'
        "</m:encryption-data></m:file-entry></m:manifest>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return make_zip(
        {"mimetype": mimetype, "encrypted-package": sealed, "META-INF/manifest.xml": listing},
        zipfile.ZIP_STORED,
    )


def make_compound(tree: Mapping[str, object]) -> bytes:
    """Return a compound file (OLE): bytes are streams, mappings storages.

    Streams are as long as they have to be to lie in sectors of their own; what is added is zeros.
    """
    entries: list[tuple[str, int, int, int, int, int]] = []  # name, kind, next, child, start, size
    sectors: list[bytes] = []
    chain: list[int] = []

    def store(content: bytes) -> int:
        start = len(sectors)
        for place in range(0, len(content), SECTOR):
            sectors.append(content[place : place + SECTOR].ljust(SECTOR, b"\0"))
            chain.append(len(sectors))
        chain[-1] = END
        return start

    def add(name: str, content: object) -> int:
        index = len(entries)
        entries.append((name, 0, FREE, FREE, 0, 0))
        if isinstance(content, bytes):
            content = content.ljust(4096, b"\0")
            entries[index] = (name, 2, FREE, FREE, store(content), len(content))
            return index
        assert isinstance(content, Mapping)
        children = [add(child, inner) for child, inner in content.items()]
        for one, other in zip(children, children[1:], strict=False):
            entries[one] = (*entries[one][:2], other, *entries[one][3:])
        entries[index] = (name, 1, FREE, children[0] if children else FREE, 0, 0)
        return index

    add("Root Entry", tree)
    entries[0] = ("Root Entry", 5, FREE, entries[0][3], END, 0)
    directory = b""
    for name, kind, following, child, start, size in entries:
        raw = name.encode("utf-16-le") + b"\0\0"
        directory += raw.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ", len(raw), kind, 1, FREE, following, child, b"", 0, 0, 0, start, size
        )
    directory += bytes(-len(directory) % SECTOR)
    place = store(directory)
    tables = -(-(len(sectors) + 2) // (SECTOR // 4 - 1))
    table = chain + [FAT] * tables
    table += [FREE] * (tables * (SECTOR // 4) - len(table))
    where = range(len(sectors), len(sectors) + tables)
    assert tables <= 109
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, place, 0, 4096,
                          END, 0, END, 0)  # fmt: skip
    header += struct.pack("<109I", *where, *[FREE] * (109 - tables))
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)
