"""How text and questions meet in the full-text index: what is indexed, and what is asked for.

Pure functions of strings; the index itself is SQLite's FTS5 and belongs to the store.
"""

import re
import unicodedata
from collections.abc import Iterable

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_RUN = re.compile(f"[{_SPACELESS}]+|[^\\W_]+(?:['’][^\\W_]+)*")
_SPACELESS_CHARACTER = re.compile(f"([{_SPACELESS}])")


def is_text(path: str) -> bool:
    """Tell whether a path can be written down; Linux allows names that cannot."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def readable(text: str) -> str:
    """Return a text with whole characters only; half of one, as a cut emoji is, becomes "�"."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def searchable(text: str) -> str:
    """Return what is indexed of ``text``: NFKC, and scripts without spaces as single characters."""
    normal = unicodedata.normalize("NFKC", text)
    return _SPACELESS_CHARACTER.sub(r" \1 ", normal)


def question_terms(question: str) -> list[str]:
    """Return the words of a question, each once; of scripts without spaces, pairs of characters."""
    terms: dict[str, None] = {}
    for match in _RUN.finditer(unicodedata.normalize("NFKC", question).lower()):
        run = match[0]
        if not _SPACELESS_CHARACTER.match(run) or len(run) == 1:
            terms[run] = None
        else:
            terms.update((f"{a} {b}", None) for a, b in zip(run, run[1:], strict=False))
    return list(terms)


def word_query(terms: Iterable[str]) -> str:
    """Return the FTS5 query for texts that hold any of the terms, quoted."""
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)
