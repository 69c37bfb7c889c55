"""What every parser returns."""

from collections.abc import Mapping
from typing import NamedTuple

from app.engine.documents import Span


class Parsed(NamedTuple):
    """Clean text, spans that cover it, warnings as sentences, facts such as ``page_count``.

    ``unread`` are the pages, counted from 1, that are pictures nobody has read yet.
    """

    text: str
    spans: tuple[Span, ...]
    warnings: tuple[str, ...] = ()
    facts: Mapping[str, int | str] = {}
    unread: tuple[int, ...] = ()
