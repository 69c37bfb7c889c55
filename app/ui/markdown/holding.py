"""What of a line that is still being written can no longer become something else.

An address half there, a bracket without its fellow, a formula without its end wait until they are
whole; never more than a few words, and never for ever.
"""

import re

LONGEST_FORMULA = 3000
"""Characters."""

_HELD = 200
"""So many characters of a line that is being written may be held back, no more."""

_OPEN_END = re.compile(r"(?:[*_~`]+|\\|&#?\w{0,31}|!|<[^\s<>]{0,100}|\s+)$")
_OPEN_LINK = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)?[^()\s]*)*(?:\s[^()]*)?$|\]$")
_OPENING_DOLLAR = re.compile(r"(?:^|[\s(\[{\"'“„*_])?\$(?:$|[^\s\d$])")


def settled(text: str) -> int:
    """Return how much of an open line can no longer become something else."""
    end = len(text)
    least = max(0, end - _HELD)
    bracket = text.rfind("[", least)
    if bracket >= 0:
        closed = text.find("]", bracket)
        if closed < 0 or _OPEN_LINK.match(text, closed):
            end = bracket - (1 if text[bracket - 1 : bracket] == "!" else 0)
    end = min(end, _before_formula(text, least))
    while end > least and (found := _OPEN_END.search(text[max(0, end - 120) : end])):
        end -= len(found[0])
    return end


def _before_formula(text: str, least: int) -> int:
    """Return where a formula begins that has no end yet, or the length of the text."""
    for opening, closing in (("\\(", "\\)"), ("\\[", "\\]")):
        at = text.rfind(opening, max(0, least - 300))
        if at >= 0 and text.find(closing, at + 2) < 0:
            return at
    if (at := text.rfind("$$")) >= 0 and text.count("$$") % 2 and len(text) - at < LONGEST_FORMULA:
        return at
    if (at := text.rfind("$", least)) >= 0 and _OPENING_DOLLAR.match(text, max(0, at - 1)):
        return at
    return len(text)
