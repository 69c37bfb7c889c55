"""Short texts about a conversation: its title, and the piece of it that was searched for.

Pure functions of strings.
"""

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from app.engine.retrieval import sentences_of, shorten_question
from app.engine.words import readable

TITLE = 60
"""Characters of a title that is made from a question."""
LONGEST_TITLE = 200
BEFORE, EXCERPT = 40, 140
"""Characters before what was found, and of the whole piece."""
_QUESTION_MARKS = ("?", "？", "؟")


def one_line(text: str, most: int = LONGEST_TITLE) -> str:
    """Return a text as one line of at most ``most`` characters, cut at a word where possible."""
    line = " ".join(readable(text).split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    space = most if line[most - 1] == " " else cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,;:-–") + "…"


def title_of(question: str) -> str:
    """Return a conversation's title from its first question, or of a long text the question in it.

    People paste a text and ask above or below it.
    """
    line = " ".join(readable(question).split())
    if len(line) <= TITLE:
        return line
    sentences = [" ".join(s.split()) for _, _, s in sentences_of(shorten_question(question))]
    asked = [s for s in sentences if s.endswith(_QUESTION_MARKS)]
    return one_line((asked or sentences or [line])[0], TITLE)


def term_query(term: str) -> str:
    """Return the FTS5 query for a term, as the beginning of a word; pairs of characters as such."""
    quoted = '"' + term.replace('"', '""') + '"'
    return quoted if " " in term or len(term) == 1 else f"{quoted}*"


def excerpt(texts: Sequence[str], terms: Sequence[str]) -> str:
    """Return a piece of the text that holds the most of ``terms``, around the first of them."""
    patterns = [_pattern(term) for term in terms]
    best: tuple[int, str, int] = (0, "", 0)
    for text in texts:
        line = " ".join(text.split())
        folded = line.translate(_FOLDED)
        found = [match.start() for each in patterns if (match := each.search(folded))]
        if len(found) > best[0]:
            best = (len(found), line, _place(line, len(folded), min(found)))
    _, line, place = best
    start = max(0, place - BEFORE)
    if start and (space := line.find(" ", start, place)) >= 0:
        start = space + 1
    piece = one_line(line[start : start + 2 * EXCERPT], EXCERPT)
    return f"…{piece}" if start else piece


@functools.lru_cache
def _pattern(term: str) -> re.Pattern[str]:
    """Return what finds a folded word that begins with a term, or a pair of characters."""
    spaceless = " " in term
    wanted = _fold(term.replace(" ", "") if spaceless else term)
    begin = "" if spaceless or len(term) == 1 else r"(?<!\w)"
    return re.compile(begin + re.escape(wanted))


def _place(line: str, length: int, place: int) -> int:
    """Return where a place of the folded line is in the line itself; folding changes lengths."""
    if length == len(line):
        return place

    def folded(at: int) -> int:
        return len(line[: at + 1].translate(_FOLDED))

    return bisect_right(range(len(line)), place, key=folded)


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


class _Folded(dict[int, str]):
    """Each character → itself without case and accents; filled as they come."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


_FOLDED = _Folded()
