"""One file → the documents in it: their text, with spans that say where each stretch is.

The one entrance of reading: it recognises the format, decodes or parses, opens what holds other
documents, and explains failures. It opens one file, writes none and knows no network; run it
inside ``ReaderProcess`` where the files are other people's, because parsers crash.
"""

import os
import stat
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeVar

from app.engine.reading.anchors import Heading, span_headings
from app.engine.reading.containers import ARCHIVES, CONTAINERS, open_container
from app.engine.reading.formats.decoding import decode
from app.engine.reading.formats.feeds import parse_xml_text
from app.engine.reading.formats.html import decode_markup, read_html
from app.engine.reading.formats.office import parse_office
from app.engine.reading.formats.pdf import parse_pdf
from app.engine.reading.formats.plain import parse_text
from app.engine.reading.formats.protection import unlock
from app.engine.reading.members import DEPTH, Budget, Entry
from app.engine.reading.parsed import Extracted, Parsed, Part
from app.engine.reading.sniffing import recognise
from app.engine.reading.whole import Recognised, read_whole
from app.errors import ReadError

__all__ = [
    "Events",
    "Extracted",
    "Part",
    "attempt",
    "extract",
    "extract_parts",
    "load",
    "parse",
    "read_bytes",
    "recognise_pages",
]

LARGEST_FILE = 1 << 30  # bytes
LARGEST_TEXT = 200_000_000  # code points

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Events:
    """What to call on the way: before a member is touched, with its size in bytes; for each page
    of a long one; for each member that is passed over."""

    on_begin: Callable[[str, int], object] = lambda member, size: None
    on_page: Callable[[int], None] = lambda page: None
    on_pass: Callable[[], object] = lambda: None


def extract(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    errors: str = "strict",
    passwords: Sequence[str] = (),
    within: str = "",
    ocr: bool = True,
) -> Extracted:
    """Read the whole of one file of any format: its own text, then that of what is inside it.

    ``encoding`` overrides the detection for text and HTML; ``passwords`` are tried on whatever
    needs one; ``within`` names one member to read instead of the file; without ``ocr`` pages that
    are pictures stay unread. What fails inside the file becomes a warning. Raise ``ReadError``
    with one of ``FAILURE_KINDS``.
    """

    def read_parts(member: str, recognised: Recognised) -> Iterator[Part]:
        return extract_parts(
            path, encoding=encoding, errors=errors, passwords=passwords,
            recognised=recognised, within=member,
        )  # fmt: skip

    def read_pages(member: str, pages: Sequence[int]) -> Iterator[tuple[int, str]]:
        return recognise_pages(path, member, pages, passwords)

    return read_whole(within, read_parts, read_pages if ocr else None)


def extract_parts(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    errors: str = "strict",
    passwords: Sequence[str] = (),
    recognised: Recognised | None = None,
    within: str = "",
    start: int = 0,
    dead: Container[str] = (),
    given_up: bool = False,
    events: Events | None = None,
) -> Iterator[Part]:
    """Yield the documents in one file: the file itself (member ""), then each that is inside it.

    Never raises ``ReadError``: it is in the part. ``encoding`` overrides the detection for text
    and HTML; ``passwords`` are tried on whatever needs one; ``within`` restricts to a member and
    what is inside that. To go on after a death: ``start`` parts were given before, those in
    ``dead`` are not touched again, and with ``given_up`` the rest is named but not read.
    """
    options = _Options(encoding, errors, tuple(passwords), recognised or {})
    reading = _Reading(options, within, start, dead, given_up, events or Events())
    yield from reading.read("", _take_file(path), 0)
    if not reading.count:
        yield Part(within, error=_refuse_missing())


def recognise_pages(
    path: str | os.PathLike[str], member: str, pages: Sequence[int], passwords: Sequence[str] = ()
) -> Iterator[tuple[int, str]]:
    """Yield the texts of pages that are pictures, each as soon as it is recognised.

    ``member`` is "" for the file itself. Raise ``ReadError``.
    """
    from app.engine.reading.formats import ocr

    data, kind, _ = load(path, member, passwords)
    yield from ocr.recognise_pages(data, kind, pages, passwords)


def load(
    path: str | os.PathLike[str], member: str = "", passwords: Sequence[str] = ()
) -> tuple[bytes, str, Entry]:
    """Return the bytes of a file, or of a ``member`` inside it, without an Office password; its
    kind as ``recognise`` names it; and its entry. Raise ``ReadError``."""
    budget, place, entry = Budget(), "", _take_file(path)
    while True:
        data = entry.load()
        if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
            raise _refuse_empty()
        data = unlock(data, passwords)
        kind = recognise(data, entry.suffix)
        if place == member:
            return data, kind, entry
        for inner in open_container(data, kind, entry, passwords, budget).entries:
            name = _join(place, inner.name)
            if _is_below(member, name):
                place, entry = name, inner
                break
        else:
            raise _refuse_missing()


def attempt(work: Callable[[], _Result]) -> _Result | ReadError:
    """Return what ``work`` returns, or why the file cannot be read, whatever a parser raised."""
    try:
        return work()
    except ReadError as error:
        return error
    except MemoryError:
        return ReadError(
            "too-large", "Reading this file needs more memory than Carrel may use.", "Split it."
        )
    except Exception as error:  # noqa: BLE001  whatever a parser raises is this file's failure
        reason = f"Reading this file failed: {type(error).__name__}: {str(error)[:200]}"
        return ReadError("crashed", reason)


@dataclass(frozen=True, slots=True)
class _Options:
    encoding: str | None
    errors: str
    passwords: tuple[str, ...]
    recognised: Recognised


class _Reading:
    """One walk through a file and what is inside it; ``count`` is of the parts it came past."""

    def __init__(
        self,
        options: _Options,
        within: str,
        start: int,
        dead: Container[str],
        given_up: bool,
        events: Events,
    ) -> None:
        self._options, self._within, self._events = options, within, events
        self._start, self._dead, self._given_up = start, dead, given_up
        self._budget = Budget()
        self.count = 0

    def read(self, member: str, entry: Entry, depth: int) -> Iterator[Part]:
        """Yield the part that ``entry`` is, and those inside it."""
        wanted = _is_below(member, self._within)
        if not wanted and not _is_below(self._within, member):
            return
        self.count += wanted
        if member in self._dead:
            return
        fresh = wanted and self.count > self._start
        if fresh:
            self._events.on_begin(member, entry.size)
        else:
            self._events.on_pass()
        if fresh and self._given_up:
            yield Part(member, error=_refuse_rest())
            return
        taken = attempt(lambda: self._take(member, entry, depth, fresh))
        if isinstance(taken, ReadError):
            if fresh:
                yield Part(member, error=taken)
            return
        extracted, entries = taken
        if extracted is not None:
            yield Part(member, extracted)
        for inner in entries:
            yield from self.read(_join(member, inner.name), inner, depth + 1)

    def _take(
        self, member: str, entry: Entry, depth: int, fresh: bool
    ) -> tuple[Extracted | None, Sequence[Entry]]:
        """Return the document, None where it is not ``fresh``, and what is inside it."""
        data = entry.load()
        if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
            raise _refuse_empty()
        data = unlock(data, self._options.passwords)
        kind = recognise(data, entry.suffix)
        if kind in ARCHIVES and depth >= DEPTH:
            raise _refuse_depth()
        parsed = None
        if fresh and kind not in CONTAINERS:
            parsed = self._parse(data, kind, entry, member)
        entries: Sequence[Entry] = ()
        if kind in CONTAINERS or kind == "pdf":
            opened = open_container(data, kind, entry, self._options.passwords, self._budget)
            parsed, entries = parsed or opened.parsed, opened.entries
        if not fresh or parsed is None:
            return None, entries
        if len(parsed.text) > LARGEST_TEXT:
            raise ReadError("too-large", "This file has more text than Carrel reads from one file.")
        if not parsed.text.strip() and not parsed.unread and kind not in ARCHIVES:
            message = " ".join(parsed.warnings) or "There is no text in this file."
            raise ReadError("no-text" if kind in ("pdf", "picture") else "empty", message)
        if depth >= DEPTH and entries:
            parsed = parsed._replace(warnings=(*parsed.warnings, str(_refuse_depth())))
            entries = ()
        return Extracted(parsed.text, parsed.spans, kind, *parsed[2:]), entries

    def _parse(self, data: bytes, kind: str, entry: Entry, member: str) -> Parsed:
        options = self._options
        recognised = options.recognised.get(member, {})
        match kind:
            case "pdf":
                return parse_pdf(data, options.passwords, recognised, self._events.on_page)
            case "picture":
                from app.engine.reading.formats.pictures import parse_picture

                return parse_picture(data, entry.suffix, recognised)
        return parse(data, kind, entry.suffix, options.encoding, options.errors)


def parse(
    data: bytes, kind: str, suffix: str, encoding: str | None = None, errors: str = "strict"
) -> Parsed:
    """Return the text of a document that is no PDF, picture, archive or mail.

    ``suffix`` is its name's, lower case with its dot. Raise ``ReadError``.
    """
    match kind:
        case "html" | "xml":
            return _parse_markup(data, kind, encoding, errors)
        case "md" | "txt":
            return parse_text(decode(data, encoding=encoding, errors=errors), suffix)
        case _:
            return parse_office(data, kind)


def _take_file(path: str | os.PathLike[str]) -> Entry:
    size = 0
    with suppress(OSError, ValueError):
        size = os.path.getsize(path)
    return Entry(PurePath(path).name, size, lambda: read_bytes(path))


def _join(above: str, name: str) -> str:
    return f"{above}/{name}" if above else name


def _is_below(member: str, above: str) -> bool:
    return not above or member == above or member.startswith(above + "/")


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return a regular file's bytes; raise ``ReadError`` for anything that cannot be read.

    Pipes, sockets and devices are refused, also behind links: reading them may never end.
    """
    try:
        state = os.stat(path)
        if not stat.S_ISREG(state.st_mode):
            raise ReadError("unreadable", "This is not a file but a folder, pipe or device.")
        if state.st_size > LARGEST_FILE:
            raise refuse_large()
        with open(path, "rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise ReadError(
            "unreadable", "This file is not there, or a link to it is broken."
        ) from error
    except PermissionError as error:
        raise ReadError(
            "unreadable", "You are not allowed to read this file.", "Ask for access to it."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError("unreadable", f"This file cannot be opened: {reason}.") from error


def _parse_markup(data: bytes, kind: str, encoding: str | None, errors: str) -> Parsed:
    decoded = decode_markup(data, encoding, errors)
    if kind == "xml":
        return parse_xml_text(decoded)
    text, headings, title = read_html(decoded.text)
    if title and text and not headings and title not in text[: 10 * len(title)]:
        text, headings = f"{title}\n\n{text}", [Heading(0, 1, title)]  # else nobody finds it by it
    spans = span_headings(text, headings, title)
    return Parsed(text, spans, decoded.warnings, {"title": title} if title else {})


def refuse_large() -> ReadError:
    """Return the error for a file that is larger than ``LARGEST_FILE``."""
    return ReadError("too-large", "This file is larger than 1 GB.", "Split it.")


def _refuse_empty() -> ReadError:
    return ReadError("empty", "This file is empty.")


def _refuse_depth() -> ReadError:
    return ReadError(
        "too-large",
        f"Documents are packed inside each other here, more than {DEPTH} deep.",
        "Unpack them and add the folder.",
    )


def _refuse_missing() -> ReadError:
    return ReadError(
        "unreadable", "This document is no longer in the file it was in.", "Read the file again."
    )


def _refuse_rest() -> ReadError:
    return ReadError(
        "crashed",
        "Too many documents in this file made the program that reads files stop.",
        "Unpack it and add the folder.",
    )
