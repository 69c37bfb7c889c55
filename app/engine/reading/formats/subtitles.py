"""Subtitles (srt, vtt) → what is said, without the clock; each span knows its line in the file."""

import re
from collections.abc import Iterator

from app.engine.documents import Span
from app.engine.reading.anchors import span_lines
from app.engine.reading.parsed import Parsed

CUES_PER_SPAN = 10
_TIMES = re.compile(
    r"\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}.*"
)
_TAG = re.compile(r"</?(?:[a-zA-Z][^<>]{0,200}|\d[\d:.]*)>|\{\\[^{}]{0,100}\}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^<>]{1,100})>")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": ""}


def parse_subtitles(text: str) -> Parsed:
    """Return the cues' words, a line each; a file that has no cues is read as it is."""
    parts: list[str] = []
    spans: list[Span] = []
    length = begin = count = 0
    line_of_span = 0
    speaker = ""
    for line, words in find_cues(text):
        voice = _VOICE.search(words)
        words = _unmark(words)
        if voice and voice[1].strip() != speaker:
            speaker = voice[1].strip()
            words = f"{speaker}: {words}"
        if not words or (parts and parts[-1] == words + "\n"):
            continue  # roll-up captions say each line twice
        if count and count % CUES_PER_SPAN == 0:
            spans.append(Span(begin, length, {"line": line_of_span}))
            begin = length
        if count % CUES_PER_SPAN == 0:
            line_of_span = line
        parts.append(words + "\n")
        length += len(words) + 1
        count += 1
    if not parts:
        return Parsed(text, span_lines(text))
    spans.append(Span(begin, length, {"line": line_of_span}))
    return Parsed("".join(parts), tuple(spans))


def find_cues(text: str) -> Iterator[tuple[int, str]]:
    """Yield each cue: the line its words begin at, counted from 1, and the words."""
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        if not _TIMES.fullmatch(lines[index]):
            index += 1
            continue
        start = index = index + 1
        while index < len(lines) and lines[index].strip() and not _TIMES.fullmatch(lines[index]):
            index += 1
        words = [line.strip() for line in lines[start:index]]
        if index < len(lines) and _TIMES.fullmatch(lines[index]) and words[-1:]:
            words = words[:-1] if words[-1].isdigit() else words  # the next cue's number
        yield start + 1, " ".join(words)


def _unmark(words: str) -> str:
    words = _TAG.sub("", words)
    for entity, sign in _ENTITIES.items():
        words = words.replace(entity, sign)
    return " ".join(words.split())
