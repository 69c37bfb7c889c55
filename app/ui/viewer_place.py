"""Where a source stands, in the words the viewer process looks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.messages import Anchor, Citation, Passage


@dataclass(frozen=True, slots=True)
class Place:
    """A passage and its sentence, by words and by offsets (code points of the document's text)."""

    text: str
    start: int
    end: int
    anchor: Anchor
    sentence: tuple[int, int] | None

    @property
    def words(self) -> str:
        """Return the words of the sentence, or of the passage."""
        if self.sentence is None:
            return self.text
        return self.text[self.sentence[0] - self.start : self.sentence[1] - self.start]


def place_of(source: Passage | Citation, others: Sequence[Passage | Citation]) -> Place:
    """Return where a source stands; a citation's passage is taken from the others if there."""
    if isinstance(source, Passage):
        return Place(source.text, source.start, source.end, source.anchor, source.sentence)
    for other in others:
        if (
            isinstance(other, Passage)
            and other.path == source.path
            and other.start <= source.start <= source.end <= other.end
        ):
            cited = (source.start, source.end)
            return Place(other.text, other.start, other.end, other.anchor, cited)
    cited = (source.start, source.end)
    return Place(source.quote, source.start, source.end, source.anchor, cited)
