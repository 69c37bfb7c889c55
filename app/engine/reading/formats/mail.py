"""E-mail: a message or a mailbox of them → headers and words, and what is attached.

Messages are what many programs made of them, so nothing is required: headers that cannot be
decoded, unknown encodings and unfinished parts give what they can. Nothing is fetched; what is
signed is read, not verified, and what is encrypted stays so, with a warning.
"""

import codecs
import email
import mimetypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value
from functools import partial
from itertools import count

from app.engine.documents import Span
from app.engine.reading.formats.decoding import clean, decode
from app.engine.reading.formats.html import read_html
from app.engine.reading.members import Budget, Entry, Names, Opened
from app.engine.reading.parsed import Parsed
from app.errors import ReadError

HEADERS = ("From", "To", "Cc", "Date", "Subject")
NESTED = 200  # messages or parts inside each other; deeper ones are not looked at
SMALL_PICTURE = 20_000  # bytes; a smaller one in the text is a logo or a smiley
NAMELESS_PICTURE = 100_000  # bytes; a smaller one without a name is decoration

_SEPARATOR = re.compile(rb"^From \S[^\r\n]*\d:\d\d[^\r\n]*\r?\n", re.MULTILINE)
_COUNTED = re.compile(rb"(\d{1,10})[ \t]*\r?\n(?=[!-9;-~]+:)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_SIGNATURES = frozenset(("application/pgp-signature", "application/pkcs7-signature",
                         "application/x-pkcs7-signature", "application/pgp-keys"))  # fmt: skip
_SEALED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))
_REPORTS = frozenset(("message/delivery-status", "message/disposition-notification",
                      "text/rfc822-headers", "message/feedback-report"))  # fmt: skip
_STATEFUL = ("utf-7", "hz", "iso2022")  # encodings that look like ASCII
_STUB = 300  # code points; a plain text so short may only say that there is another version


Attached = tuple[str, int, Callable[[], bytes]]
"""The name of what is attached, its size in bytes, and how to get it."""


@dataclass(slots=True)
class Letter:
    """A message: its words and what is attached, each with name, size and how to get it.

    ``inner`` are the messages inside it, as when somebody forwards them; ``sealed`` is one that
    is encrypted; ``started`` one whose first words were found.
    """

    headers: dict[str, str]
    body: str = ""
    attached: list[Attached] = field(default_factory=list)
    inner: "list[Letter]" = field(default_factory=list)
    sealed: bool = False
    started: bool = False

    @property
    def subject(self) -> str:
        return " ".join(self.headers.get("Subject", "").split())

    def walk(self) -> "Iterator[Letter]":
        """Yield this letter and those inside it, in order."""
        yield self
        for inner in self.inner:
            yield from inner.walk()

    def write(self) -> str:
        """Return headers and body as text."""
        head = "\n".join(f"{name}: {value}" for name, value in self.headers.items() if value)
        return "\n\n".join(filter(None, (head, self.body.strip("\n"))))


def open_mail(data: bytes, kind: str, budget: Budget) -> Opened:
    """Return what a message (eml) or a mailbox (mbox) says, and what is attached.

    Anchors have the part: "message", "message 12" in a mailbox; and the subject as heading.
    Raise ``ReadError``: corrupt or too-large.
    """
    if kind == "mbox":
        return _open_mailbox(data, budget)
    return join_letter(read_letter(_strip_envelope(data)), budget)


def join_letter(letter: Letter, budget: Budget) -> Opened:
    """Return a letter and the letters inside it as one document."""
    writing = _Writing(budget)
    writing.add(letter, "message", "")
    if not any(one.write() for one in letter.walk()) and not writing.entries:
        raise ReadError("corrupt", "This is not an e-mail, or it is damaged.")
    facts: dict[str, int | str] = {"title": letter.subject} if letter.subject else {}
    return writing.finish(facts)


@dataclass(slots=True)
class _Writing:
    """Puts letters one after the other, with their spans, and gives what is attached names."""

    budget: Budget
    entries: list[Entry] = field(default_factory=list)
    _names: Names = field(default_factory=Names)
    _texts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    _length: int = 0
    _sealed: int = 0

    def add(self, letter: Letter, part: str, folder: str) -> None:
        """Append a letter and those inside it; attachments get names below ``folder``."""
        if text := letter.write():
            self._texts.append(text + "\n\n")
            anchor: dict[str, int | str] = {"part": part}
            if letter.subject:
                anchor["heading"] = letter.subject
            end = self._length + len(self._texts[-1])
            self.spans.append(Span(self._length, end, anchor))
            self._length = end
        self._sealed += letter.sealed
        self.budget.admit(len(letter.attached))
        for name, size, load in letter.attached:
            self.entries.append(Entry(self._names.add(folder + name), size, load))
        for inner in letter.inner:
            self.add(inner, f"{part}, attached message", folder)

    def finish(self, facts: dict[str, int | str]) -> Opened:
        warnings: tuple[str, ...] = ()
        if self._sealed:
            warnings = ("A message here is encrypted; only the mail program can open it.",)
        text = "".join(self._texts)
        return Opened(Parsed(text, tuple(self.spans), warnings, facts), self.entries)


# -- mailboxes -----------------------------------------------------------------------------------


def _open_mailbox(data: bytes, budget: Budget) -> Opened:
    mailbox = _Mailbox(data)
    writing = _Writing(budget)
    for number, (start, end) in enumerate(mailbox.find_messages(), 1):
        part = f"message {number}"
        letter = _postpone(mailbox.read(start, end), partial(mailbox.load, start, end), count())
        writing.add(letter, part, part + "/")
    return writing.finish({"messages": len(writing.spans)})


def _postpone(letter: Letter, load: Callable[[int], bytes], numbers: Iterator[int]) -> Letter:
    """Return the letter without its attachments' bytes; ``load`` gets one by its number."""
    attached: list[Attached] = [
        (name, size, partial(load, next(numbers))) for name, size, _ in letter.attached
    ]
    inner = [_postpone(one, load, numbers) for one in letter.inner]
    return replace(letter, attached=attached, inner=inner)


class _Mailbox:
    """Messages one after the other in one file; the last one that was read is kept."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._last: tuple[int, Letter] | None = None

    def find_messages(self) -> Iterator[tuple[int, int]]:
        """Yield where each message begins and ends."""
        starts = [match.start() for match in _SEPARATOR.finditer(self._data)] or [0]
        return zip(starts, [*starts[1:], len(self._data)], strict=True)

    def read(self, start: int, end: int) -> Letter:
        if self._last is None or self._last[0] != start:
            message = _QUOTED_FROM.sub(rb"\1", self._data[start:end])
            self._last = start, read_letter(_SEPARATOR.sub(b"", message, count=1))
        return self._last[1]

    def load(self, start: int, end: int, number: int) -> bytes:
        """Return the bytes of an attachment, counted through all letters inside the message."""
        attached = [item for letter in self.read(start, end).walk() for item in letter.attached]
        return attached[number][2]()


def _strip_envelope(data: bytes) -> bytes:
    """Return the message without what mail programs store around it."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t ")
    if counted := _COUNTED.match(data):  # Apple Mail: the message's length, and a list behind it
        return data[counted.end() : counted.end() + int(counted[1])]
    return _SEPARATOR.sub(b"", data, count=1) if data.startswith(b"From ") else data


# -- messages ------------------------------------------------------------------------------------


def read_letter(data: bytes) -> Letter:
    """Return a message as RFC 5322 and MIME have it; raise ``ReadError``: corrupt."""
    try:
        return _read_message(email.message_from_bytes(data), 0)
    except RecursionError as error:
        raise ReadError(
            "corrupt", "The parts of this e-mail are inside each other, thousands deep."
        ) from error


def _read_message(message: Message, depth: int) -> Letter:
    letter = Letter({name: _read_header(message, name) for name in HEADERS})
    letter.body = _read_part(message, letter, depth).strip("\n")
    return letter


def _read_part(part: Message, letter: Letter, depth: int) -> str:
    """Return the words of a part; what is attached in it goes to ``letter``."""
    if depth > NESTED:
        return ""
    kind = part.get_content_type()
    if kind in _SEALED or kind == "multipart/encrypted":
        letter.sealed = True
        return ""
    if kind == "message/rfc822" or (kind.startswith("message/") and part.is_multipart()):
        if kind in _REPORTS:
            return "\n\n".join(clean(str(inner)) for inner in _list_parts(part))
        letter.inner += [_read_message(inner, depth + 1) for inner in _list_parts(part)]
        return ""
    if part.is_multipart():
        return _read_parts(part, kind, letter, depth)
    name = _read_name(part)
    disposition = part.get_content_disposition()
    is_text = kind in ("text/plain", "text/html") or kind in _REPORTS
    if is_text and disposition != "attachment" and not (name and letter.started):
        return _read_text(part, kind)
    if kind.startswith("multipart/"):  # it says so, but there are no parts: read what is there
        return _read_text(part, "text/plain")
    _attach(part, kind, name, letter)
    return ""


def _read_parts(part: Message, kind: str, letter: Letter, depth: int) -> str:
    texts = []
    for inner in _list_parts(part):
        texts.append((inner.get_content_type(), _read_part(inner, letter, depth + 1)))
        letter.started = letter.started or bool(texts[-1][1].strip())
    if kind == "multipart/alternative":
        return _choose_version([(inner, text) for inner, text in texts if text.strip()])
    return "\n\n".join(text.strip("\n") for _, text in texts if text.strip())


def _choose_version(versions: list[tuple[str, str]]) -> str:
    """Return the plain version, or a richer one where the plain one is but a stub."""
    if not versions:
        return ""
    plain = next((text for kind, text in versions if kind == "text/plain"), "")
    longest = max((text for _, text in versions), key=len)
    if not plain or (len(plain) < _STUB and len(longest) > 5 * len(plain)):
        return versions[-1][1] if not plain else longest
    return plain


def _list_parts(part: Message) -> list[Message]:
    payload = part.get_payload()
    if not isinstance(payload, list):
        return []
    return [inner for inner in payload if isinstance(inner, Message)]


def _attach(part: Message, kind: str, name: str, letter: Letter) -> None:
    if kind in _SIGNATURES:
        return
    load = partial(_load, part)
    size = len(str(part.get_payload())) * 3 // 4
    least = SMALL_PICTURE if name else NAMELESS_PICTURE
    in_text = kind.startswith("image/") and part.get_content_disposition() != "attachment"
    if in_text and size < least:
        return
    if not name:
        name = f"attachment {len(letter.attached) + 1}{mimetypes.guess_extension(kind) or ''}"
    letter.attached.append((name, size, load))


def _load(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _read_text(part: Message, kind: str) -> str:
    data = _load(part)
    charset = _read_parameter(part, "charset")
    try:
        text = _decode_text(data, charset)
    except ReadError:
        return ""  # binary content that claims to be text
    if kind == "text/html":
        return read_html(text)[0]
    if _read_parameter(part, "format").lower() == "flowed":
        return _unfold(text, _read_parameter(part, "delsp").lower() == "yes")
    return text


def _decode_text(data: bytes, charset: str) -> str:
    try:
        codec = codecs.lookup(charset).name if charset else ""
    except (LookupError, ValueError):
        codec = ""
    if codec.startswith(_STATEFUL):
        try:
            return clean(data.decode(codec))
        except UnicodeDecodeError:
            pass  # it is something else; its bytes say what
    if codec.startswith(("utf-16", "utf-32")) and 0 not in data:
        codec = ""  # the words were never in it
    return decode(data, declared=codec or None).text


def _unfold(text: str, drop_blank: bool) -> str:
    """Join the lines that were only broken for transport: RFC 3676. Quoted ones stay."""
    pieces: list[str] = []
    flows = False
    for line in text.split("\n"):
        quoted = line.startswith(">")
        line = line if quoted else line.removeprefix(" ")
        if pieces and not (flows and not quoted and line != "-- "):
            pieces.append("\n")
        flows = not quoted and line.endswith(" ") and line != "-- "
        pieces.append(line[:-1] if flows and drop_blank else line)
    return "".join(pieces)


# -- headers -------------------------------------------------------------------------------------


def _read_header(message: Message, name: str) -> str:
    """Return the values of a header as people read them."""
    values = [str(value) for key, value in message.raw_items() if key.lower() == name.lower()]
    return ", ".join(filter(None, map(_decode_words, values)))


def _decode_words(raw: str) -> str:
    """Return a header's value without folding and encoded words: RFC 2047, and what is sent."""
    raw = _restore(raw)
    if "=?" in raw:
        try:
            words = "".join(_decode_word(word, charset) for word, charset in decode_header(raw))
            raw = words or raw
        except (HeaderParseError, ValueError):
            pass  # damaged: as it stands
    return " ".join(clean(raw).split())


def _decode_word(word: str | bytes, charset: str | None) -> str:
    if isinstance(word, str):
        return word
    if charset is None:
        return word.decode("raw-unicode-escape", "replace")
    try:
        return _decode_text(word, charset)
    except ReadError:
        return word.decode("latin-1")


def _restore(raw: str) -> str:
    """Return a header that was sent in another encoding than ASCII as its characters."""
    if not _SURROGATE.search(raw):
        return raw
    data = raw.encode("utf-8", "surrogateescape")
    try:
        text = decode(data).text
    except ReadError:
        text = "\ufffd"
    return data.decode("cp1252", "replace") if "\ufffd" in text else text


def _read_parameter(part: Message, name: str, header: str = "content-type") -> str:
    try:
        value = part.get_param(name, header=header)
    except (TypeError, ValueError, AttributeError, LookupError):
        return ""  # a header that is not made of parameters
    return collapse_rfc2231_value(value) if value else ""


def _read_name(part: Message) -> str:
    """Return the name of what is attached, without folders; "" where it has none."""
    for header in ("content-type", "content-disposition"):
        raw = next((str(v) for k, v in part.raw_items() if k.lower() == header), "")
        if _SURROGATE.search(raw):
            del part[header]
            part[header] = _restore(raw)
    name = _read_parameter(part, "filename", "content-disposition") or _read_parameter(part, "name")
    return re.split(r"[/\\]", _decode_words(name))[-1].strip()
