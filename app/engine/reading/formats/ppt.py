"""PowerPoint files of the time before 2007 (ppt) → slides with their notes.

The file is a log of edits: the last edit's directory says where each slide's record is now. A
placeholder's text may stand in the outline, to which the slide's shape then points.
Specification: Microsoft, [MS-PPT].
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import error as StructError
from struct import unpack_from

from app.engine.reading.formats.compound import open_compound, read_title, refuse_damaged
from app.engine.reading.formats.flow import Flow
from app.engine.reading.parsed import Parsed
from app.engine.reading.sniffing import refuse_encrypted
from app.errors import ReadError

_DOCUMENT_END, _SLIDE_LIST, _PERSIST, _NOTES_FACTS = 0x03EA, 0x0FF0, 0x03F3, 0x03F1
_EDIT, _DIRECTORY = 0x0FF5, 0x1772
_KIND, _CHARS, _BYTES, _POINTER = 0x0F9F, 0x0FA0, 0x0FA8, 0x0F9E
_TITLES = (0, 6)
_ENCRYPTED = 0xF3D1C4DF
_EDITS = 10_000
_DEEPEST = 64


@dataclass(slots=True)
class _Listed:
    """A slide in the outline: where its record is, its identifier, its texts there."""

    place: int
    identifier: int
    texts: list[tuple[int, str]] = field(default_factory=list)  # kind of text, text


def parse_ppt(data: bytes) -> Parsed:
    """Return the text of a presentation, each span with its slide; raise ``ReadError``."""
    streams = open_compound(data)
    user = streams.get("Current User", b"")
    if len(user) >= 16 and unpack_from("<I", user, 12)[0] == _ENCRYPTED:
        raise refuse_encrypted()
    flow = Flow()
    try:
        slides = _Presentation(streams.get("PowerPoint Document", b""), user).read()
    except (StructError, IndexError) as error:
        raise refuse_damaged() from error
    for number, texts in enumerate(slides, 1):
        flow.mark({"slide": number})
        titles = [text for kind, text in texts if kind in _TITLES]
        for title in titles[:1]:
            flow.paragraph(" ".join(title.split()), 1)
        for kind, text in texts:
            if not (kind in _TITLES and text is titles[0]):
                flow.paragraph(text)
    title = read_title(data)
    text, spans = flow.finish(title)
    if not text:
        raise ReadError("no-text", "There is no text in this presentation.")
    facts: dict[str, int | str] = {"page_count": len(slides)}
    return Parsed(text, spans, (), facts | ({"title": title} if title else {}))


class _Presentation:
    def __init__(self, data: bytes, user: bytes) -> None:
        self._data = data
        self._places: dict[int, int] = {}
        self._document = 0
        self._follow_edits(unpack_from("<I", user, 16)[0])

    def read(self) -> list[list[tuple[int, str]]]:
        """Return each slide's texts with their kinds, its notes last."""
        lists = self._read_lists()
        notes: dict[int, list[tuple[int, str]]] = {}
        for listed in lists.get(2, ()):
            belongs, texts = self._read_notes(listed)
            notes.setdefault(belongs, []).extend(texts)
        slides = []
        for listed in lists.get(0, ()):
            at = self._places.get(listed.place)
            texts = [] if at is None else list(self._read_texts(at, listed.texts))
            slides.append([*(texts or listed.texts), *notes.get(listed.identifier, ())])
        return slides

    def _follow_edits(self, at: int) -> None:
        for _ in range(_EDITS):
            _, kind, _ = self._head(at)
            if kind != _EDIT:
                raise refuse_damaged()
            before, directory, document = unpack_from("<III", self._data, at + 16)
            self._document = self._document or document
            self._read_directory(directory)
            if not before or before >= at:
                return
            at = before

    def _read_directory(self, at: int) -> None:
        _, kind, size = self._head(at)
        if kind != _DIRECTORY:
            raise refuse_damaged()
        words = unpack_from(f"<{size // 4}I", self._data, at + 8)
        index = 0
        while index < len(words):
            first, count = words[index] & 0xFFFFF, words[index] >> 20
            for offset, place in enumerate(words[index + 1 : index + 1 + count]):
                self._places.setdefault(first + offset, place)
            index += 1 + count

    def _read_lists(self) -> dict[int, list[_Listed]]:
        """Return the outline's slides (0), masters (1) and notes (2)."""
        lists: dict[int, list[_Listed]] = {}
        start = self._places.get(self._document, 0)
        for at, instance, kind, size in self._children(start):
            if kind != _SLIDE_LIST:
                continue
            listed = lists.setdefault(instance, [])
            text_kind = -1
            for inner, _, inner_kind, inner_size in self._records(at + 8, at + 8 + size):
                if inner_kind == _PERSIST:
                    place, _, _, identifier = unpack_from("<IIII", self._data, inner + 8)
                    listed.append(_Listed(place, identifier))
                elif inner_kind == _KIND:
                    (text_kind,) = unpack_from("<I", self._data, inner + 8)
                elif inner_kind in (_CHARS, _BYTES) and listed:
                    text = self._text(inner, inner_kind, inner_size)
                    listed[-1].texts.append((text_kind, text))
        return lists

    def _read_notes(self, listed: _Listed) -> tuple[int, list[tuple[int, str]]]:
        at = self._places.get(listed.place)
        if at is None:
            return 0, []
        belongs = 0
        for inner, _, kind, _ in self._children(at):
            if kind == _NOTES_FACTS:
                (belongs,) = unpack_from("<I", self._data, inner + 8)
        texts = [(-1, text) for _, text in self._read_texts(at, listed.texts) if text.strip(" *")]
        return belongs, texts

    def _read_texts(
        self, at: int, outline: list[tuple[int, str]], depth: int = 0
    ) -> Iterator[tuple[int, str]]:
        """Yield the texts of all shapes in a record, in order."""
        text_kind = -1
        for inner, _, kind, size in self._children(at):
            if kind == _KIND:
                (text_kind,) = unpack_from("<I", self._data, inner + 8)
            elif kind in (_CHARS, _BYTES):
                yield text_kind, self._text(inner, kind, size)
            elif kind == _POINTER:
                (index,) = unpack_from("<I", self._data, inner + 8)
                if index < len(outline):
                    yield outline[index]
            elif depth < _DEEPEST and self._data[inner] & 0x0F == 0x0F:
                yield from self._read_texts(inner, outline, depth + 1)

    def _text(self, at: int, kind: int, size: int) -> str:
        data = self._data[at + 8 : at + 8 + size]
        text = data.decode("utf-16-le" if kind == _CHARS else "latin-1", "replace")
        return text.replace("\r", "\n").replace("\v", "\n").strip()

    def _head(self, at: int) -> tuple[int, int, int]:
        """Return a record's instance, kind and size."""
        first, kind, size = unpack_from("<HHI", self._data, at)
        return first >> 4, kind, size

    def _children(self, at: int) -> Iterator[tuple[int, int, int, int]]:
        _, _, size = self._head(at)
        return self._records(at + 8, min(at + 8 + size, len(self._data)))

    def _records(self, at: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield the records in a stretch: place, instance, kind, size."""
        while at + 8 <= end:
            instance, kind, size = self._head(at)
            yield at, instance, kind, size
            at += 8 + size
