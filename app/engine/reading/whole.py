"""The parts of one file → one text: its own first, then what is inside it.

Pages that are pictures are recognised on the way where that is wanted. The same for the reader
process and without it: the caller says how parts and pages are read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.engine.documents import Span
from app.engine.reading.parsed import Extracted, Part
from app.errors import ReadError

Recognised = Mapping[str, Mapping[int, str]]
"""The text of pages that are pictures, by member and page, as recognition found it before."""

GAP = "\n\n"
"""Stands between two documents of one file."""

ReadParts = Callable[[str, Recognised], Iterator[Part]]
"""A member (and whatever is inside it), texts of pages → its parts."""
ReadPages = Callable[[str, Sequence[int]], Iterator[tuple[int, str]]]
"""A member, pages that are pictures → the texts of these pages."""


def read_whole(within: str, read_parts: ReadParts, read_pages: ReadPages | None) -> Extracted:
    """Read ``within`` ("" is the file itself) and what is inside it as one text.

    Without ``read_pages`` nothing is recognised. Raise ``ReadError`` where the first part has
    one, or where there is no text at all.
    """
    parts = list(read_parts(within, {}))
    if read_pages is not None:
        parts = [_read_pictures(part, read_parts, read_pages) for part in parts]
    return join_parts(parts)


def _read_pictures(part: Part, read_parts: ReadParts, read_pages: ReadPages) -> Part:
    """Return the part with the text of its pictures, or as it is with a warning."""
    if part.extracted is None or not part.extracted.unread:
        return part
    pages: dict[int, str] = {}
    failure: ReadError | None = None
    try:
        pages.update(read_pages(part.member, part.extracted.unread))
    except ReadError as error:
        failure = error
    if pages:
        (part, *_) = read_parts(part.member, {part.member: pages})
    if failure is None:
        return part
    if part.extracted is None or not part.extracted.text.strip():
        return Part(part.member, error=failure)
    return Part(
        part.member, replace(part.extracted, warnings=(*part.extracted.warnings, str(failure)))
    )


def join_parts(parts: Iterable[Part]) -> Extracted:
    """Join the parts of one file: the text begins with exactly the first part's text.

    The anchors of what is inside have its name under "part". What cannot be read there becomes a
    warning. Raise ``ReadError`` where the first part has one, or where nothing has text.
    """
    remaining = iter(parts)
    first = next(remaining)
    if first.extracted is None:
        raise first.error or ReadError("empty", "There is no text in this file.")
    whole = first.extracted
    texts, spans, length = [whole.text], list(whole.spans), len(whole.text)
    warnings = list(whole.warnings)
    failures: list[ReadError] = []
    pictures = bool(whole.unread)
    for part in remaining:
        if part.extracted is None:
            if part.error is not None:
                failures.append(part.error)
                warnings.append(f"{part.member}: {part.error}")
            continue
        pictures = pictures or bool(part.extracted.unread)
        if length and part.extracted.text:
            texts.append(GAP)
            length += len(GAP)
            spans[-1] = Span(spans[-1].start, length, spans[-1].anchor)
        for span in part.extracted.spans:
            anchor = {**span.anchor, "part": part.member}
            spans.append(Span(span.start + length, span.end + length, anchor))
        texts.append(part.extracted.text)
        length += len(part.extracted.text)
        warnings += [f"{part.member}: {warning}" for warning in part.extracted.warnings]
    text = "".join(texts)
    if not text.strip():
        raise _explain_silence(failures, pictures)
    return replace(whole, text=text, spans=tuple(spans), warnings=tuple(warnings))


def _explain_silence(failures: Sequence[ReadError], pictures: bool) -> ReadError:
    """Return the error for a file that has no text and nothing with text inside it."""
    if pictures:
        return ReadError(
            "no-text",
            "There are only pictures here, and their text was not recognised.",
            "Turn on text recognition in the preferences and read the file again.",
        )
    if len({failure.kind for failure in failures}) == 1:
        return failures[0]
    if failures:
        return ReadError("no-text", "None of the documents in this file can be read.")
    return ReadError("empty", "There are no documents in this file.")
