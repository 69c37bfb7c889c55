"""What is read: what every parser returns, and the documents that come out of a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.engine.documents import Span
from app.errors import ReadError


class Parsed(NamedTuple):
    """Clean text, spans that cover it, warnings as sentences, facts such as ``page_count``.

    ``unread`` are the pages, counted from 1, that are pictures nobody has read yet; ``damage`` is
    the warning that says what could not be read because the file is damaged, if any.
    """

    text: str
    spans: tuple[Span, ...]
    warnings: tuple[str, ...] = ()
    facts: Mapping[str, int | str] = {}
    unread: tuple[int, ...] = ()
    damage: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a file says.

    ``spans`` are sorted, do not overlap and cover ``text``; offsets are code points. ``kind`` is
    the format as recognised; ``warnings`` are sentences about what is missing or damaged;
    ``facts`` may have ``page_count`` and ``title``; ``unread`` are the pages, counted from 1, that
    are pictures nobody has read yet; ``damage`` is the warning that says what could not be read
    because the file is damaged, if any.
    """

    text: str
    spans: tuple[Span, ...]
    kind: str
    warnings: tuple[str, ...] = ()
    facts: Mapping[str, int | str] = field(default_factory=dict)
    unread: tuple[int, ...] = ()
    damage: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One document out of a file: the file itself, or something inside it.

    ``member`` is "" for the file itself, else the path inside it, parts joined by "/". Either
    ``extracted`` or ``error`` is there.
    """

    member: str
    extracted: Extracted | None = None
    error: ReadError | None = None
