"""Where sentences begin and end, in any script, by marks and a short list of abbreviations.

Small and predictable on purpose: it serves splitting and highlighting, and both need exact offsets
and speed more than the last percent. Blank lines end a sentence, too (headings have no full stop).
"""

import re
from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sr jr vs etc e.g i.e eg ie cf al fig figs eq eqs no nos vol pp ed eds "
    "approx dept est inc ltd co corp gov gen col sgt capt lt rev hon jan feb mar apr jun jul aug "
    "sep sept oct nov dec z.b d.h u.a bzw ca vgl nr abs art usw evtl ggf inkl st sog bd hrsg "
    "p.ex m mme mlle sra dña ud uds núm págs т.е т.д т.п г гг им ул".split()
)
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_END = re.compile(
    r"(?P<stop>(?<![.!?…])[.!?…]++[\"'”’»)\]]*+)(?=\s)"  # a mark, closing quotes, then a blank
    r"|[。！？｡；]+[」』”’）]*"  # Chinese and Japanese marks need no blank
    r"|(?<![؟۔।॥።])[؟۔।॥።]++(?=\s|$)"  # Arabic, Urdu, Devanagari, Ethiopic
    r"|\r?\n[^\S\n]*\r?\n\s*"  # a blank line
)


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield ``(start, end)`` of each sentence in code points; together they cover the stretch."""
    end = len(text) if end is None else end
    begin = start
    for match in _END.finditer(text, start, end):
        if match["stop"] == "." and _is_abbreviation(text, begin, match.start()):
            continue
        yield begin, match.end()
        begin = match.end()
    if begin < end:
        yield begin, end


def _is_abbreviation(text: str, begin: int, stop: int) -> bool:
    """Tell whether the full stop at ``stop`` belongs to an abbreviation or an initial."""
    word_begin = stop
    while word_begin > begin and not text[word_begin - 1].isspace():
        word_begin -= 1
    word = text[word_begin:stop].lstrip("([\"'“‘«")
    if len(word) == 1:
        page = word.lower() == "p" and text[stop + 1 : stop + 3].strip()[:1].isdigit()
        return page or (word.isupper() and word != "I")
    if _INITIALS.fullmatch(word):
        return True
    return word.lower() in _ABBREVIATIONS
