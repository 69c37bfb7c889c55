"""Mail: what people search for is in the text, and what is attached is a document of its own."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from app.engine.reading import extract
from app.engine.reading.extraction import Part, extract_parts
from app.engine.reading.formats.outlook import unpack_rtf
from tests.engine.reading.conftest import SHARED
from tests.engine.reading.making import make_pdf
from tests.engine.reading.packing import make_compound, make_zip

Read = Callable[..., list[Part]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that reads a message's bytes and gives its parts."""

    def read(data: bytes | EmailMessage, name: str = "a.eml") -> list[Part]:
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else bytes(data))
        return list(extract_parts(tmp_path / name))

    return read


def text_of(part: Part) -> str:
    assert part.extracted, part.error
    return part.extracted.text.strip()


def write_mail(subject: str = "Keys", body: str = "The key is under the mat.") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Åsa Öberg <asa@example.org>"
    message["To"] = "bob@example.org"
    message["Cc"] = "carol@example.org"
    message["Date"] = "Tue, 04 Mar 2025 10:00:00 +0100"
    message["Subject"] = subject
    message.set_content(body)
    return message


def test_a_message_is_its_headers_and_its_words(read: Read):
    (part,) = read(write_mail())
    assert text_of(part) == (
        "From: Åsa Öberg <asa@example.org>\nTo: bob@example.org\nCc: carol@example.org\n"
        "Date: Tue, 04 Mar 2025 10:00:00 +0100\nSubject: Keys\n\nThe key is under the mat."
    )
    assert part.extracted and part.extracted.kind == "eml"
    assert part.extracted.facts == {"title": "Keys"}
    assert [s.anchor for s in part.extracted.spans] == [{"part": "message", "heading": "Keys"}]


def test_what_is_attached_is_a_document_of_its_own(read: Read):
    message = write_mail()
    message.add_attachment(make_pdf(["the plan"]), "application", "pdf", filename="plan.pdf")
    message.add_attachment("notes".encode("utf-16"), "text", "plain", filename="Größe.txt")
    message.add_attachment(make_zip({"x.txt": "deep"}), "application", "zip", filename="a.zip")
    message.add_attachment(b"one", "text", "plain", filename="same.txt")
    message.add_attachment(b"two", "text", "plain", filename="../same.txt")
    message.add_attachment(b"BEGIN:VCALENDAR\r\nSUMMARY:Tea\r\n", "text", "calendar")
    found = {part.member: text_of(part) for part in read(message)[1:]}
    assert found == {
        "plan.pdf": "the plan", "Größe.txt": "notes", "a.zip": "", "a.zip/x.txt": "deep",
        "same.txt": "one", "same (2).txt": "two",
        "attachment 6.ics": "BEGIN:VCALENDAR\nSUMMARY:Tea",
    }  # fmt: skip


def test_small_pictures_in_the_text_are_left_out_and_large_ones_are_not(read: Read):
    message = write_mail()
    message.add_alternative("<p>See <img src=cid:a><img src=cid:b></p>", "html")
    html = message.get_payload()[1]  # type: ignore[index]
    assert isinstance(html, EmailMessage)
    html.add_related(
        b"\x89PNG" + bytes(500),
        "image",
        "png",
        cid="<a>",
        disposition="inline",
        filename="logo.png",
    )
    html.add_related(
        b"\x89PNG" + bytes(90_000),
        "image",
        "png",
        cid="<b>",
        disposition="inline",
        filename="scan.png",
    )
    assert [part.member for part in read(message)] == ["", "scan.png"]


def test_the_plain_version_is_preferred_unless_it_is_a_stub(read: Read):
    message = write_mail(body="The plain words, which say all of it.")
    message.add_alternative("<h1>Rich</h1><p>The rich words, which say all of it.", "html")
    text = text_of(read(message)[0])
    assert "plain words" in text and "rich words" not in text
    message = write_mail(body="Please view this in another program.")
    message.add_alternative(f"<p>The rich words. {'And more of them. ' * 50}", "html")
    assert "The rich words." in text_of(read(message)[0])


def test_html_alone_is_read_as_words(read: Read):
    message = write_mail()
    message.set_content(
        "<style>p{}</style><p>One&nbsp;<b>bold</b><p>two<script>x()</script>", "html"
    )
    assert text_of(read(message)[0]).endswith("One\u00a0bold\n\ntwo")


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        (b"Content-Type: text/plain; charset=koi8-r", "Отчёт".encode("koi8-r"), "Отчёт"),
        (b"Content-Type: text/plain; charset=iso-2022-jp", "三月の報告".encode("iso2022_jp"),
         "三月の報告"),
        (b"Content-Type: text/plain; charset=no-such", "Größe".encode(), "Größe"),
        (b"Content-Type: text/plain; charset=us-ascii", "Größe".encode("cp1252"), "Größe"),
        (b"Content-Transfer-Encoding: quoted-printable", b"Gr=C3=B6=C3=9Fe=20und=\r\n mehr",
         "Größe und mehr"),
        (b"Content-Transfer-Encoding: base64", b"R3LDtsOfZQ==", "Größe"),
        (b"Content-Transfer-Encoding: base64", b"R3LDtsOfZQ", "Größe"),
        (b"Content-Type: text/plain; format=flowed", b"one line \r\nthat flows\r\n-- \r\nme",
         "one line that flows\n-- \nme"),
    ],
)  # fmt: skip
def test_every_encoding_of_a_body_is_understood(head: bytes, body: bytes, words: str, read: Read):
    (part,) = read(b"Subject: x\r\n" + head + b"\r\n\r\n" + body)
    assert text_of(part) == f"Subject: x\n\n{words}"


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"=?utf-8?Q?Gr=C3=B6=C3=9Fe?=", "Größe"),
        (b"=?utf-8?B?R3LDtg==?=\r\n =?utf-8?B?w59l?=", "Größe"),
        (b"Re: =?koi8-r?B?79TexdQ=?= of March", "Re: Отчет of March"),
        ("Größe".encode("cp1252"), "Größe"),
        ("Größe".encode(), "Größe"),
        (b"=?no-such?Q?abc?=", "abc"),
        (b"=?utf-8?B?!!!?=", "=?utf-8?B?!!!?="),
        (b"a very\r\n long\r\n\tsubject", "a very long subject"),
    ],
)
def test_every_encoding_of_a_subject_is_understood(raw: bytes, subject: str, read: Read):
    (part,) = read(b"Subject: " + raw + b"\r\n\r\nwords")
    assert part.extracted and part.extracted.facts["title"] == subject


@pytest.mark.parametrize(
    "header",
    [
        b"attachment; filename*=utf-8''Gr%C3%B6%C3%9Fe.txt",
        b"attachment; filename*0*=utf-8''Gr%C3%B6; filename*1*=%C3%9Fe.txt",
        b'attachment; filename="=?utf-8?Q?Gr=C3=B6=C3=9Fe.txt?="',
        'attachment; filename="Größe.txt"'.encode(),
        'attachment; filename="Größe.txt"'.encode("latin-1"),
    ],
)
def test_every_encoding_of_an_attachments_name_is_understood(header: bytes, read: Read):
    _, part = read(
        b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nbody\r\n--b\r\n"
        b"Content-Type: application/octet-stream\r\nContent-Disposition: " + header
        + b"\r\n\r\nwords\r\n--b--\r\n"
    )  # fmt: skip
    assert (part.member, text_of(part)) == ("Größe.txt", "words")


def test_a_message_inside_a_message_is_read_with_it(read: Read):
    inner = write_mail("Inner", "The inner words.")
    inner.add_attachment(b"deep", "text", "plain", filename="deep.txt")
    message = write_mail("Outer", "See below.")
    message.add_attachment(inner)
    main, attached = read(message)
    assert main.extracted and "The inner words." in main.extracted.text
    assert [s.anchor for s in main.extracted.spans] == [
        {"part": "message", "heading": "Outer"},
        {"part": "message, attached message", "heading": "Inner"},
    ]
    assert (attached.member, text_of(attached)) == ("deep.txt", "deep")


def test_what_is_encrypted_says_so(read: Read):
    message = EmailMessage()
    message["Subject"] = "Secret"
    message.set_content(b"xxx", "application", "pkcs7-mime", filename="smime.p7m")
    (part,) = read(message)
    assert part.extracted and "encrypted" in part.extracted.warnings[0]


def test_apple_mails_own_files_are_messages(read: Read):
    data = bytes(write_mail())
    (part,) = read(b"%d\n" % len(data) + data + b"<?xml version='1.0'?><plist/>", "a.emlx")
    assert text_of(part).endswith("under the mat.")


# -- mailboxes -----------------------------------------------------------------------------------


def write_mailbox(count: int) -> bytes:
    messages = []
    for number in range(1, count + 1):
        message = write_mail(f"Subject {number}", f"Words {number}\n>From the start\n")
        message.add_attachment(b"notes %d" % number, "text", "plain", filename="notes.txt")
        messages.append(b"From x@example.org Tue Mar  4 10:00:00 2025\n" + bytes(message) + b"\n")
    return b"".join(messages)


@pytest.mark.parametrize("name", ["a.mbox", "Inbox"])
def test_every_message_of_a_mailbox_is_found_by_its_number_and_subject(name: str, read: Read):
    main, *attached = read(write_mailbox(12), name)
    assert main.extracted and main.extracted.kind == "mbox"
    assert len(main.extracted.spans) == 12
    twelfth = main.extracted.spans[11]
    assert twelfth.anchor == {"part": "message 12", "heading": "Subject 12"}
    words = main.extracted.text[twelfth.start : twelfth.end]
    assert "Words 12\nFrom the start" in words and "Words 11" not in words
    assert {part.member: text_of(part) for part in attached} == {
        f"message {number}/notes.txt": f"notes {number}" for number in range(1, 13)
    }


def test_a_mailbox_of_five_thousand_messages_is_read(read: Read):
    piece = (
        "From x@example.org Tue Mar  4 10:00:00 2025\nSubject: Subject {0}\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nWords {0}\n--b\n"
        "Content-Disposition: attachment; filename=notes.txt\n\nnotes {0}\n--b--\n\n"
    )
    data = "".join(map(piece.format, range(1, 5001))).encode()
    main, *attached = read(data, "a.mbox")
    assert main.extracted and len(main.extracted.spans) == 5000
    assert len(attached) == 5000 and text_of(attached[-1]) == "notes 5000"


# -- hostile -------------------------------------------------------------------------------------


def test_ten_thousand_nested_parts_are_refused_or_read(read: Read):
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(10_000)
    )
    (part,) = read(b"Subject: x\r\n" + head + b"\r\nwords")
    assert (part.error and part.error.kind == "corrupt") or part.extracted


def test_ten_thousand_attachments_are_read(read: Read):
    piece = b"\r\n--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nwords"
    data = b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n" + piece * 10_000
    _, *attached = read(data)
    assert len(attached) == 10_000
    assert attached[-1].member.startswith("a (") and text_of(attached[-1]) == "words"


@pytest.mark.parametrize("data", [b"\x80\x81\xfe\0\1\2" * 50, b"\r\n", b"From \r\n\r\n"])
def test_what_is_no_mail_is_refused(data: bytes, read: Read):
    (part,) = read(data)
    assert part.error and part.error.kind in ("corrupt", "empty")


# -- Outlook -------------------------------------------------------------------------------------

SENT = struct.pack("<Q", (1_741_078_800 + 11_644_473_600) * 10_000_000)


def text(number: int, words: str) -> dict[str, bytes]:
    raw = words.encode("utf-16-le")
    return {f"__substg1.0_{number:04X}001F": raw + b"\0\0"}


def fixed(header: int, properties: dict[int, bytes]) -> dict[str, bytes]:
    raw = b"".join(
        struct.pack("<HHI8s", 0x0040, number, 0, value) for number, value in properties.items()
    )
    return {"__properties_version1.0": bytes(header) + raw}


def write_outlook(**more: Any) -> dict[str, Any]:
    return {
        **fixed(32, {0x0039: SENT}), **text(0x0037, "Schlüssel"), **text(0x0C1A, "Åsa Öberg"),
        **text(0x5D01, "asa@example.org"), **text(0x0E04, "Bob"), **text(0x1000, "Under the mat."),
        **more,
    }  # fmt: skip


def attach(name: str, content: bytes) -> dict[str, Any]:
    return {**fixed(8, {}), **text(0x3707, name), "__substg1.0_37010102": content}


def test_an_outlook_message_is_read_with_what_is_attached(read: Read):
    inner = {**fixed(24, {}), **text(0x0037, "Inner"), **text(0x1000, "Inner words.")}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("x.txt", "deep")
        packed.comment = bytes(4000)
    message = write_outlook(**{
        "__attach_version1.0_#00000000": attach("..\\Größe.txt", b"notes " * 1000),
        "__attach_version1.0_#00000001": {**fixed(8, {}), "__substg1.0_3701000D": inner},
        "__attach_version1.0_#00000002": attach("a.zip", archive.getvalue()),
    })  # fmt: skip
    main, *attached = read(make_compound(message), "a.msg")
    assert text_of(main) == (
        "From: Åsa Öberg <asa@example.org>\nTo: Bob\nDate: 2025-03-04 09:00 UTC\n"
        "Subject: Schlüssel\n\nUnder the mat.\n\nSubject: Inner\n\nInner words."
    )
    assert main.extracted and main.extracted.kind == "msg"
    assert [part.member for part in attached] == ["Größe.txt", "a.zip", "a.zip/x.txt"]
    assert text_of(attached[0]).startswith("notes notes")


def test_a_body_in_rtf_or_html_or_a_code_page_is_read(read: Read):
    message = write_outlook()
    del message["__substg1.0_1000001F"]
    html = b"<meta charset=utf-8><p>Rich gr\xc3\xb6\xc3\x9fe</p>" + b" " * 4096
    (part,) = read(make_compound({**message, "__substg1.0_10130102": html}), "a.msg")
    assert text_of(part).endswith("Rich größe")
    rtf = rb"{\rtf1\ansi The key is {\b here}.\par}" + b" " * 5000
    packed = struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", zlib.crc32(rtf)) + rtf
    (part,) = read(make_compound({**message, "__substg1.0_10090102": packed}), "b.msg")
    assert text_of(part).endswith("The key is here.")
    russian = {
        **fixed(32, {0x3FFD: struct.pack("<Q", 1251)}),
        "__substg1.0_1000001E": "Ключ под ковриком".encode("cp1251"),
    }
    (part,) = read(make_compound({**message, **russian}), "c.msg")
    assert text_of(part).endswith("Ключ под ковриком")


def test_compressed_rtf_is_unpacked():
    """The example of [MS-OXRTFCP] 3.1.1."""
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af320"
        "68656c090020627705b06c647d0a800fa0"
    )
    assert unpack_rtf(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_a_damaged_outlook_message_is_refused(read: Read):
    data = make_compound(write_outlook())
    for cut in (600, 3000, 9000):
        (part, *_) = read(data[:cut], "a.msg")
        assert part.error is None or part.error.kind in ("corrupt", "unsupported")


@pytest.mark.skipif(not SHARED.is_dir(), reason="no corpora beside this checkout")
def test_real_outlook_messages_say_who_wrote_what():
    folder = SHARED / "corpora" / "formats" / "dev" / "files" / "msg"
    files = sorted(folder.glob("*.msg"))
    assert files
    for file in files:
        message = extract(file)
        assert message.text.startswith("From: ") and message.facts["title"]
