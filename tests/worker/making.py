"""Protected, slow and nested files, small enough to be made by the test that needs them."""

import hashlib
import io
import struct
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

from tests.engine.reading.making import make_docx, make_pdf

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def make_protected_pdf(line: str, password: str) -> bytes:
    """Return a PDF of one line that only opens with the password.

    The standard security handler, revision 2 with a 40-bit key: ISO 32000-1, 7.6.3.
    """
    identity = hashlib.md5(line.encode()).digest()
    padded = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    permissions = struct.pack("<i", -4)
    key = hashlib.md5(padded + owner + permissions + identity).digest()[:5]
    plain = f"BT /F1 12 Tf 50 700 Td ({line}) Tj ET".encode("latin-1")
    page = struct.pack("<I", 4)[:3] + b"\0\0"  # object 4, generation 0
    content = _rc4(hashlib.md5(key + page).digest()[:10], plain)
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
        % (owner.hex().encode(), _rc4(key, _PADDING).hex().encode()),
    ]
    file, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    file += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"trailer\n<< /Size %d /Root 1 0 R /Encrypt 6 0 R /ID [<%s> <%s>] >>\n" % (
        len(bodies) + 1, identity.hex().encode(), identity.hex().encode(),
    )  # fmt: skip
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    result = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        result.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(result)


def make_protected_zip(name: str, data: bytes, password: str) -> bytes:
    """Return a zip with one member, encrypted as PKWARE's APPNOTE.TXT, 6.1, describes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, data)
    plain = bytearray(buffer.getvalue())
    check = zlib.crc32(data)
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = ~zlib.crc32(bytes([byte]), ~keys[0] & 0xFFFFFFFF) & 0xFFFFFFFF
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = ~zlib.crc32(bytes([keys[1] >> 24]), ~keys[2] & 0xFFFFFFFF) & 0xFFFFFFFF

    def encrypt(byte: int) -> int:
        mask = (keys[2] | 2) & 0xFFFF
        update(byte)
        return byte ^ ((mask * (mask ^ 1)) >> 8) & 255

    for byte in password.encode():
        update(byte)
    secret = bytes(encrypt(b) for b in bytes(11) + bytes([check >> 24]) + data)
    local = 30 + len(name.encode())
    central = plain.index(b"PK\x01\x02")
    plain[6] |= 1
    plain[18:22] = struct.pack("<I", len(secret))
    plain[central + 8] |= 1
    plain[central + 20 : central + 24] = struct.pack("<I", len(secret))
    end = plain.index(b"PK\x05\x06")
    plain[end + 16 : end + 20] = struct.pack("<I", local + len(secret))
    return bytes(plain[:local] + secret + plain[central:])


def make_zip(members: dict[str, bytes]) -> bytes:
    """Return a zip with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


def make_letter(body: str, attachments: dict[str, bytes]) -> bytes:
    """Return an e-mail with attachments."""
    letter = EmailMessage()
    letter["From"], letter["To"] = "Ada <ada@example.org>", "Ben <ben@example.org>"
    letter["Subject"], letter["Date"] = "The contract", "Fri, 01 Mar 2024 10:00:00 +0000"
    letter.set_content(body)
    for name, data in attachments.items():
        letter.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return letter.as_bytes()


def rare(number: int) -> str:
    """Return a word that stands in no other document of a collection."""
    letters = "bcdfghjklm"
    return "zor" + "".join(letters[int(digit)] + "a" for digit in str(number)) + "th"


def paragraph(number: int, sentences: int = 6) -> str:
    """Return some sentences, the first of which has the document's rare word."""
    first = f"The word {rare(number)} stands only here. "
    return first + "".join(
        f"Sentence {number * 31 + i} tells of fish number {number * 7 + i}. "
        for i in range(sentences)
    )


def make_collection(folder: Path, count: int) -> dict[str, str]:
    """Write files of many kinds; return for each document its rare word.

    What stands inside an archive or a letter counts as a document of its own.
    """
    words: dict[str, str] = {}

    def put(name: str, data: bytes | str, number: int) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        words[str(path)] = rare(number)

    for i in range(count):
        text, place = paragraph(i, 4 + i % 23), f"part {i % 4}"
        match i % 8:
            case 0:
                put(f"{place}/paper {i}.pdf", make_pdf([text[:70], text[70:140]]), i)
            case 1:
                put(f"{place}/letter {i}.docx", make_docx([("Heading1", "Title"), ("", text)]), i)
            case 2:
                put(f"{place}/page {i}.html", f"<h1>Page</h1><p>{text}</p>", i)
            case 3:
                put(f"{place}/note {i}.md", f"# Note\n\n{text}\n\n## More\n\nNothing more.", i)
            case 4:
                put(f"{place}/table {i}.csv", f"name,what\nfirst,{text}\nsecond,two", i)
            case _:
                put(f"{place}/text {i}.txt", text, i)
    put("bundle.zip", make_zip({"in/a.txt": paragraph(9001).encode(),
                                "b.md": paragraph(9002).encode()}), 0)  # fmt: skip
    del words[str(folder / "bundle.zip")]
    words[str(folder / "bundle.zip/in/a.txt")] = rare(9001)
    words[str(folder / "bundle.zip/b.md")] = rare(9002)
    put("mail.eml", make_letter(paragraph(9003), {"plan.txt": paragraph(9004).encode()}), 9003)
    words[str(folder / "mail.eml/plan.txt")] = rare(9004)
    return words


def make_slow_page(words: str) -> str:
    """Return HTML that takes seconds to read on any machine, and says only these words."""
    return f"<p>{words}</p>" + "<i></i>" * 600_000
