"""One file → its text, with spans that say where each stretch is.

The one entrance of reading: it recognises the format, decodes or parses, and explains failures.
It opens one file, writes none and knows no network; run it inside ``ReaderProcess`` where the
files are other people's, because parsers crash.
"""

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.engine.documents import Span
from app.engine.reading.anchors import span_headings, span_lines
from app.engine.reading.decoding import decode
from app.engine.reading.html import decode_markup, read_html, read_xml
from app.engine.reading.markdown import find_headings
from app.engine.reading.office import parse_office
from app.engine.reading.parsed import Parsed
from app.engine.reading.pdf import parse_pdf
from app.engine.reading.sniffing import recognise
from app.errors import ReadError

LARGEST_FILE = 1 << 30  # bytes
LARGEST_TEXT = 200_000_000  # code points


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a file says.

    ``spans`` are sorted, do not overlap and cover ``text``; offsets are code points. ``kind`` is
    the format as recognised; ``warnings`` are sentences about what is missing or damaged;
    ``facts`` may have ``page_count`` and ``title``; ``unread`` are the pages, counted from 1, that
    are pictures nobody has read yet.
    """

    text: str
    spans: tuple[Span, ...]
    kind: str
    warnings: tuple[str, ...] = ()
    facts: Mapping[str, int | str] = field(default_factory=dict)
    unread: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One document out of a file: the file itself, or something inside it.

    ``member`` is "" for the file itself, else the path inside it, parts joined by "/". Either
    ``extracted`` or ``error`` is there.
    """

    member: str
    extracted: Extracted | None = None
    error: ReadError | None = None


def extract(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    errors: str = "strict",
    passwords: Sequence[str] = (),
) -> Extracted:
    """Read one file of any format.

    ``encoding`` overrides the detection for text and HTML; ``passwords`` are tried on a PDF that
    needs one. Raise ``ReadError`` with one of
    ``FAILURE_KINDS``; anything else that is raised is a fault of a parser or of ours.
    """
    data = read_bytes(path)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise ReadError("empty", "This file is empty.")
    kind = recognise(data, Path(path).suffix.lower())
    extracted = _extract_kind(data, kind, encoding, errors, passwords)
    if len(extracted.text) > LARGEST_TEXT:
        raise ReadError("too-large", "This file has more text than Carrel reads from one file.")
    if not extracted.text.strip():
        raise ReadError("empty", "There is no text in this file.")
    return extracted


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return a regular file's bytes; raise ``ReadError`` for anything that cannot be read.

    Pipes, sockets and devices are refused, also behind links: reading them may never end.
    """
    try:
        state = os.stat(path)
        if not stat.S_ISREG(state.st_mode):
            raise ReadError("unreadable", "This is not a file but a folder, pipe or device.")
        if state.st_size > LARGEST_FILE:
            raise ReadError("too-large", "This file is larger than 1 GB.", "Split it.")
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


def _extract_kind(
    data: bytes, kind: str, encoding: str | None, errors: str, passwords: Sequence[str]
) -> Extracted:
    match kind:
        case "pdf":
            return _name(parse_pdf(data, passwords), kind)
        case "html" | "xml":
            return _extract_markup(data, kind, encoding, errors)
        case "md" | "txt":
            text, _, warnings = decode(data, encoding=encoding, errors=errors)
            headings = list(find_headings(text)) if kind == "md" else []
            return Extracted(text, span_lines(text, headings), kind, warnings)
        case _:
            return _name(parse_office(data, kind), kind)


def _extract_markup(data: bytes, kind: str, encoding: str | None, errors: str) -> Extracted:
    decoded = decode_markup(data, encoding, errors)
    text, headings, title = read_html(decoded.text) if kind == "html" else read_xml(decoded.text)
    spans = span_headings(text, headings, title)
    facts = {"title": title} if title else {}
    return Extracted(text, spans, kind, decoded.warnings, facts)


def _name(parsed: Parsed, kind: str) -> Extracted:
    return Extracted(parsed.text, parsed.spans, kind, parsed.warnings, parsed.facts, parsed.unread)
