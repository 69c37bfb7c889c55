"""Lines in the syntax of a ``.gitignore`` → which of them decides about a path.

The rules are those of gitignore(5), as git applies them to a file or folder whose parents are not
left out, which is what a walk asks. Characters are compared, not bytes. Matching takes no time to
speak of, whatever the pattern: a dropped folder may be anybody's.
"""

import re
import string
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_CLASSES = {
    "alnum": string.ascii_letters + string.digits,
    "alpha": string.ascii_letters,
    "blank": " \t",
    "cntrl": "".join(map(chr, (*range(32), 127))),
    "digit": string.digits,
    "graph": string.digits + string.ascii_letters + string.punctuation,
    "lower": string.ascii_lowercase,
    "print": string.digits + string.ascii_letters + string.punctuation + " ",
    "punct": string.punctuation,
    "space": string.whitespace,
    "upper": string.ascii_uppercase,
    "xdigit": string.hexdigits,
}
_FLAGS = re.DOTALL | (re.IGNORECASE if sys.platform in ("win32", "darwin") else re.NOFLAG)


@dataclass(frozen=True, slots=True)
class _Line:
    """One pattern. ``parts`` has a regular expression per part of the path, None for ``**``."""

    text: str
    leaves_out: bool
    folders_only: bool
    anywhere: bool
    parts: tuple[re.Pattern[str] | None, ...]


class Patterns:
    """The patterns of one file. ``mistakes`` are the numbers of lines that mean nothing."""

    def __init__(self, text: str) -> None:
        self.mistakes: list[int] = []
        lines = []
        for number, raw in enumerate(text.split("\n"), 1):
            try:
                line = _read_line(_compose(raw.removesuffix("\r")))
            except ValueError:
                self.mistakes.append(number)
            else:
                if line is not None:
                    lines.append(line)
        self._lines = tuple(reversed(lines))  # the last line that matches decides

    def verdict(self, parts: Sequence[str], is_folder: bool) -> str | None:
        """Return the line that leaves out a path, "" where one keeps it, None where none matches.

        ``parts`` is the path below the folder of the patterns; none of its folders is left out.
        """
        parts = [_compose(part) for part in parts]
        for line in self._lines:
            if line.folders_only and not is_folder:
                continue
            if _matches(line.parts, parts[-1:] if line.anywhere else parts):
                return line.text if line.leaves_out else ""
        return None


def _compose(text: str) -> str:
    """Return the text with composed letters where the file system may have taken them apart."""
    if sys.platform == "darwin" and not text.isascii():
        return unicodedata.normalize("NFC", text)
    return text


def _read_line(text: str) -> _Line | None:
    """Return the pattern of a line, None for a comment or an empty line; else ``ValueError``."""
    if text.startswith("#"):
        return None
    pattern = _without_free_blanks(text)
    if not pattern:
        return None
    shown = pattern.strip()
    leaves_out = not pattern.startswith("!")
    pattern = pattern.removeprefix("!")
    folders_only = pattern.endswith("/")
    pattern = pattern.removesuffix("/")
    if not pattern:
        raise ValueError("no pattern is left")
    anywhere = "/" not in pattern
    if anywhere:
        parts: tuple[re.Pattern[str] | None, ...] = (_part(pattern),)
    else:
        texts = pattern.removeprefix("/").split("/")
        parts = tuple(None if part == "**" else _part(part) for part in texts)
    return _Line(shown, leaves_out, folders_only, anywhere, parts)


def _without_free_blanks(text: str) -> str:
    """Return the text without the blanks at its end, save one that a backslash keeps."""
    bare = text.rstrip(" ")
    backslashes = len(bare) - len(bare.rstrip("\\"))
    return bare + " " if backslashes % 2 and len(bare) < len(text) else bare


def _matches(pattern: Sequence[re.Pattern[str] | None], parts: Sequence[str]) -> bool:
    """Whether a pattern fits all parts of a path; ``**`` is any number, at the end at least one."""
    at, here, star, resume = 0, 0, -1, 0
    while here < len(parts):
        if at < len(pattern) and (one := pattern[at]) is None:
            if at == len(pattern) - 1:
                return True
            star, resume, at = at, here, at + 1  # try with none first, then with one more each time
        elif at < len(pattern) and one is not None and one.fullmatch(parts[here]):
            at, here = at + 1, here + 1
        elif star >= 0:
            resume += 1
            at, here = star + 1, resume
        else:
            return False
    return at == len(pattern)


def _part(text: str) -> re.Pattern[str]:
    """Return a regular expression for one part of a path; ``ValueError`` for what means nothing."""
    pieces = [""]  # what stands between the asterisks
    position = 0
    while position < len(text):
        letter = text[position]
        position += 1
        if letter == "*":
            if pieces[-1] or len(pieces) == 1:
                pieces.append("")
        elif letter == "?":
            pieces[-1] += "."
        elif letter == "[":
            chosen, position = _bracket(text, position)
            pieces[-1] += chosen
        elif letter == "\\":
            if position == len(text):
                raise ValueError("a backslash with nothing after it")
            pieces[-1] += re.escape(text[position])
            position += 1
        else:
            pieces[-1] += re.escape(letter)
    first, *others = pieces
    if not others:
        return re.compile(first, _FLAGS)
    # the earliest place for each piece is as good as any, so nothing is tried twice
    middle = "".join(f"(?>.*?{piece})" for piece in others[:-1])
    return re.compile(f"{first}{middle}.*{others[-1]}", _FLAGS)


def _bracket(text: str, position: int) -> tuple[str, int]:
    """Return the expression for ``[…]`` that was opened before ``position``, and where it ends."""
    negated = text[position : position + 1] in ("!", "^")
    position += negated
    items: list[str] = []
    start, before = position, ""
    while True:
        letter = text[position : position + 1]
        following = text[position + 1 : position + 2]
        if not letter:
            raise ValueError("a bracket that is not closed")
        if letter == "]" and position > start:
            break
        if letter == "[" and following == ":":
            end = text.find(":]", position + 2)
            letters = _CLASSES.get(text[position + 2 : end]) if end > 0 else None
            if letters is None:
                raise ValueError("no such class of letters")
            items.append(re.escape(letters))
            position, before = end + 2, ""
        elif letter == "-" and before and following not in ("", "]"):
            last, position = _letter(text, position + 1)
            if before <= last:
                items.append(f"{re.escape(before)}-{re.escape(last)}")
            before = ""
        else:
            before, position = _letter(text, position)
            items.append(re.escape(before))
    if not items:
        return ("." if negated else "(?!)"), position + 1
    return f"[{'^' if negated else ''}{''.join(items)}]", position + 1


def _letter(text: str, position: int) -> tuple[str, int]:
    """Return the letter at ``position``, or the one that a backslash there stands for."""
    if text[position] == "\\":
        position += 1
        if position == len(text):
            raise ValueError("a backslash with nothing after it")
    return text[position], position + 1
