"""Answers as text to take along: plain with sources, or Markdown with footnotes.

Works on turns as the wire has them, so it runs in any thread. Marks come where the citations say;
a footnote names the file, the place in it and the words that support the sentence.
"""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.messages import Turn
from app.ui import wording
from app.ui.answer import Source, number_sources
from app.ui.engine_words import translated
from app.ui.markdown.pieces import Mark, Script

_CODE = re.compile(r"(```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`)", re.DOTALL)
_TAG = re.compile(r"<(?=[A-Za-z/!?])")

translate = QCoreApplication.translate


def marked(turn: Turn, mark: str, before: int = 0) -> tuple[str, list[Source]]:
    """Return the answer with ``mark.format(number)`` at every citation, and the sources.

    ``before`` is how many sources were numbered already.
    """
    sources, marks = number_sources(turn.citations)
    text = turn.text
    for position, number in reversed(marks):
        head = text[:position].rstrip()
        text = head + mark.format(number + before) + text[len(head) :]
    return text, [Source(each.number + before, each.citation) for each in sources]


def source_line(source: Source) -> str:
    """Return where a source stands and what it says, in one line without isolates."""
    citation = source.citation
    name, place = wording.file_name(citation.path), wording.where(citation.anchor)
    quote = " ".join(citation.quote.split())
    where = f"{name}, {place}" if place else name
    return f"{where}: “{quote}”" if quote else where


def plain(turn: Turn) -> str:
    """Return an answer with its sources as plain text."""
    sources, marks = number_sources(turn.citations)
    script = Script()
    script.cite(Mark(at, number, "") for at, number in marks)
    script.feed(turn.text)
    script.finish()
    text = script.plain(sources=True)
    if not sources:
        return text
    told = "\n".join(f"[{source.number}] {source_line(source)}" for source in sources)
    heading = translate("copying", "Sources")
    return f"{text}\n\n{heading}\n{told}\n"


def markdown(turns: Sequence[Turn], title: str = "") -> str:
    """Return questions and answers as Markdown, each source a footnote of its own.

    Without a title only the answers are given, as they are wanted from a single one.
    """
    parts: list[str] = [f"# {_line(title)}"] if title else []
    notes: list[str] = []
    for turn in turns:
        text, sources = marked(turn, "[^{}]", len(notes))
        if title:
            parts.append(f"## {_line(turn.question)}")
        if text:
            parts.append(_harmless(text.strip()))
        elif turn.note:
            parts.append(f"*{_line(translated(turn.note))}*")
        notes += [f"[^{each.number}]: {_escaped(source_line(each))}" for each in sources]
    if notes:
        parts.append("\n".join(notes))
    return "\n\n".join(parts) + "\n"


def _harmless(text: str) -> str:
    """Return a model's Markdown without pictures and HTML: another program might load them."""
    parts = _CODE.split(text)
    parts[::2] = [_TAG.sub(r"\\<", part.replace("![", "[")) for part in parts[::2]]
    return "".join(parts)


def _line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    """Return text that Markdown takes literally; names of files are not markup."""
    return "".join(f"\\{letter}" if letter in _MARKUP else letter for letter in text)


_MARKUP = frozenset("\\`*_[]<>#|")
