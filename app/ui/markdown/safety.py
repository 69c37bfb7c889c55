"""What of a model's text may reach the screen, and which addresses a person may be offered."""

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_HEAPED = re.compile(f"(?<=[{_MARKS}]{{6}})[{_MARKS}]")
_KEPT = {"\x0b": " ", "\x0c": " ", "\r": " ", "\x85": " ", "\u2028": " ", "\u2029": " "}
OFFERED = ("http://", "https://", "mailto:")


def tame(text: str) -> str:
    """Replace, one for one, characters that command: controls, overrides of direction, objects.

    Marks upon marks upon marks, which would cover the lines above, become nothing to see.
    """
    text = _UNSAFE.sub(lambda found: _KEPT.get(found[0], "\ufffd"), text)
    return _HEAPED.sub("\u200b", text)


def offered(address: str) -> str:
    """Return an address if a person may be offered to open it, else nothing."""
    lowered = address.lower()
    safe = lowered.startswith(OFFERED) and len(address) <= 2000
    return address if safe and not re.search(r"[\s\\\ufffd]", address) else ""


def readable(address: str, longest: int = 120) -> str:
    """Return an address for reading: not endless, and its end is seen, too."""
    if len(address) <= longest:
        return address
    return address[: longest - 40] + "…" + address[-38:]
