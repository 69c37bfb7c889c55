"""Short texts about a conversation: its title, and the piece of it that was searched for.

Pure functions of strings.
"""

import re
import unicodedata
from collections.abc import Sequence

from app.engine.retrieval import sentences_of, shorten_question

TITLE = 60
"""Characters of a title that is made from a question."""
LONGEST_TITLE = 200
BEFORE, EXCERPT = 40, 140
"""Characters before what was found, and of the whole piece."""
_QUESTION_MARKS = ("?", "？", "؟")


def one_line(text: str, most: int = LONGEST_TITLE) -> str:
    """Return a text as one line of at most ``most`` characters, cut at a word where possible."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    space = most if line[most - 1] == " " else cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,;:-–") + "…"


def title_of(question: str) -> str:
    """Return a conversation's title from its first question, or of a long text the question in it.

    People paste a text and ask above or below it.
    """
    line = " ".join(question.split())
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
    best: tuple[int, str, int] = (0, "", 0)
    for text in texts:
        line = " ".join(text.split())
        places = [place for term in terms if (place := _find(line, term)) >= 0]
        if len(places) > best[0]:
            best = (len(places), line, min(places))
    _, line, place = best
    start = max(0, place - BEFORE)
    if start and (space := line.find(" ", start, place)) >= 0:
        start = space + 1
    piece = one_line(line[start:], EXCERPT)
    return f"…{piece}" if start else piece


def _find(line: str, term: str) -> int:
    """Return where a word of ``line`` begins with ``term``, -1 if none does; accents do not count.

    Texts change their length when they are folded, so that is done character by character.
    """
    spaceless = " " in term
    wanted = _fold(term.replace(" ", "") if spaceless else term)
    folded, places = [], []
    for place, character in enumerate(line):
        simple = _fold(character)
        folded.append(simple)
        places += [place] * len(simple)
    begin = "" if spaceless or len(term) == 1 else r"(?<!\w)"
    match = re.search(begin + re.escape(wanted), "".join(folded))
    return -1 if match is None else places[match.start()]


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
