"""What a person looks for in the library: words of names and paths, a standing, a type of file."""

import unicodedata
from dataclasses import dataclass

from app.ui.kinds import Kind
from app.ui.standing import Standing


@dataclass(frozen=True, slots=True)
class Sought:
    """All conditions hold together; every word must stand somewhere in the name or the path."""

    words: tuple[str, ...] = ()
    standing: Standing | None = None
    kind: Kind | None = None

    def __bool__(self) -> bool:
        return bool(self.words) or self.standing is not None or self.kind is not None


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of what was typed; a slash parts words as a blank does."""
    return tuple(fold(text).replace("/", " ").replace("\\", " ").split())


def fold(text: str) -> str:
    """Return text as it is compared: without case, without accents, however it was composed."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
