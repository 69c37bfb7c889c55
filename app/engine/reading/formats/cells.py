"""A cell's stored number and its format → what people read: 2024-03-05, 14:30, 12.5%, €99.

Formats only say *what kind* of number it is; the digits stay all there, so that nothing is lost
to rounding, and dates are written in ISO order, which everybody reads alike.
ECMA-376 part 1, 18.8.30.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|'
                      r"Color ?\d+|[<>=]+[^\]]*)\]", re.IGNORECASE)  # fmt: skip
_CURRENCY = re.compile(r"\[\$([^\-\]]{1,4})(?:-[^\]]*)?\]|([$€£¥])")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_LOCALE = re.compile(r"\[\$?-?[^\]]*\]")
_DATES = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
_TIMES = frozenset((18, 19, 20, 21, 32, 33, 45, 47))
_LAST_DAY = 2_958_466  # 9999-12-31 and a day


@dataclass(frozen=True, slots=True)
class Format:
    """What a number stands for: a number, percent, date, time, moment or span of time."""

    kind: str = "number"
    currency: str = ""


def read_format(number: int, code: str = "") -> Format:
    """Return what a format means, by its built-in number or its code."""
    if not code:
        if number in _DATES:
            kind = "time" if number in _TIMES else "moment" if number == 22 else "date"
            return Format("span" if number == 46 else kind)
        return Format("percent" if number in (9, 10) else "number")
    section = code.split(";")[0]
    currency = _CURRENCY.search(section)
    sign = (currency[1] or currency[2] or "").strip() if currency else ""
    quoted = re.search(r'"\s*([$€£¥])\s*"', section)
    sign = sign or (quoted[1] if quoted else "")
    bare = _LITERAL.sub("", section)
    if _ELAPSED.search(bare):
        return Format("span")
    bare = _LOCALE.sub("", bare).lower()
    if bare.strip() == "general":
        return Format()
    clock = bool(re.search(r"[hs]", bare))
    day = bool(re.search(r"[yd]", bare)) or ("m" in bare and not clock)
    if (clock or day) and not re.search(r"[0#?]", bare.replace(".0", "").replace(".00", "")):
        return Format("moment" if clock and day else "time" if clock else "date")
    return Format("percent" if "%" in bare else "number", sign)


def write_number(value: str, form: Format, *, since_1904: bool = False) -> str:
    """Return a stored number as text; what is no number as it is."""
    try:
        number = float(value)
    except ValueError:
        return value
    match form.kind:
        case "percent":
            return f"{write_plain(number * 100)}%"
        case "date" | "time" | "moment" if 0 <= number < _LAST_DAY:
            return write_moment(number, form.kind, since_1904=since_1904)
        case "span" if 0 <= number < _LAST_DAY:
            minutes, seconds = divmod(round(number * 86400), 60)
            hours, minutes = divmod(minutes, 60)
            return f"{hours}:{minutes:02}:{seconds:02}"
    plain = write_plain(number)
    if not form.currency:
        return plain
    if plain.startswith("-"):
        return f"-{form.currency}{plain[1:]}"
    return f"{form.currency}{plain}"


def write_plain(number: float) -> str:
    """Return a number with its 15 significant digits, as Excel keeps them, without an exponent."""
    text = f"{number:.15g}"
    if "e" in text and abs(number) < 1e21:
        text = f"{number:.15f}".rstrip("0").rstrip(".") if abs(number) > 1e-9 else text
    return text


def write_moment(days: float, kind: str = "moment", *, since_1904: bool = False) -> str:
    """Return a day counted from 1900 (or 1904) in ISO form, with its time unless it is a date.

    Excel believes that 1900 was a leap year, so its days before March 1900 are one off.
    """
    base = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 31 if days < 60 else 30)
    moment = base + timedelta(seconds=round(days * 86400))
    clock = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    if kind == "time" and days < 1:
        return clock
    if kind != "time" and clock == "00:00":
        return f"{moment:%Y-%m-%d}"
    return f"{moment:%Y-%m-%d} {clock}"
