"""A conversation as a tree: questions, the versions of each, and the one path that is on screen.

Keeps what the engine said to every question, so that an answer goes on while nobody looks at it,
and can be shown again without asking for it. Knows no widgets.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from app.messages import (
    Answered,
    Citation,
    Event,
    Failed,
    FinishReason,
    Grounded,
    Passage,
    Passages,
    Phase,
    Stopped,
    Text,
    Turn,
)
from app.ui import wording


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a question looks: everywhere, in a kept collection, or below these paths.

    ``label`` names it for people; "" is everywhere.
    """

    only: tuple[str, ...] = ()
    collection: int = 0
    label: str = ""


EVERYWHERE = Scope()


@dataclass(eq=False, slots=True)
class Version:
    """One question asked once, with all that was said to it; a turn, once the engine keeps it.

    ``number`` is the turn's, 0 until the engine told it; ``placed`` says that it will not be told
    any more. ``kept`` is how many characters stood before the answer was continued, ``finish`` how
    it ended, "" while it is live. ``seconds`` is what the answer took, 0 where nobody knows;
    ``fresh`` says that it was asked since Carrel started. ``changing`` is what the person makes of
    the question, or of what is searched for, and has not asked yet.
    """

    question: str
    above: "Version | None" = None
    number: int = 0
    search: str = ""
    scope: Scope = EVERYWHERE
    live: bool = True
    placed: bool = False
    passages: tuple[Passage, ...] = ()
    ranking: str = ""
    found: bool = True
    searched: str = ""
    citations: tuple[Citation, ...] = ()
    phase: Phase | None = None
    finish: FinishReason | Literal[""] = ""
    failure: Failed | None = None
    note: str = ""
    seconds: float = 0.0
    kept: int = 0
    fresh: bool = True
    changing: tuple[Literal["question", "search"], str] | None = None
    below: "list[Version]" = field(default_factory=list)
    chosen: "Version | None" = None
    _pieces: list[str] = field(default_factory=list)
    _began: float = field(default_factory=time.monotonic)

    @property
    def text(self) -> str:
        """Return the answer so far, as the model wrote it."""
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    @property
    def versions(self) -> "list[Version]":
        """Return all versions of this question, oldest first, this one among them."""
        return self.above.below if self.above is not None else [self]

    @property
    def can_continue(self) -> bool:
        """Return whether there is more to be said, and the engine knows where it broke off."""
        cut = self.finish not in ("", "stop")
        return cut and self.number != 0 and bool(self.text)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing at all was said to it, so that nothing is lost with it."""
        return not self.text and not self.passages

    def turn(self) -> Turn:
        """Return question and answer as they stand."""
        number = self.above.number if self.above is not None else 0
        return Turn(
            self.question, self.text, self.finish or "cancelled", self.passages, self.citations,
            self.note, self.number, number, self.searched,
        )  # fmt: skip

    def begin_again(self) -> None:
        """Be live once more: the answer is to be continued."""
        self.kept = len(self.text)
        self.live, self.finish, self.failure, self.note = True, "", None, ""
        self.phase = None
        self._began = time.monotonic()

    def hear(self, event: Event) -> None:
        """Keep what an event of this question's job says."""
        match event:
            case Phase():
                self.phase = event
            case Passages():
                self.passages, self.ranking, self.found = (
                    event.passages,
                    event.ranking,
                    event.found,
                )
                self.searched = event.searched
                self.number = event.turn or self.number
                self.placed = True
            case Text():
                self._pieces.append(event.text)
            case Grounded():
                self.citations = event.citations
            case Answered():
                self.citations, self.found = event.citations, event.found
                self.note = self.note if event.found else event.text
                text = event.text if event.found else ""  # it is no word of the documents
                self._end(text, event.finish_reason, event.seconds)
            case Stopped():
                self._end(self._partial(event.text), "cancelled")
            case Failed():
                self.failure = event
                self._end(self._partial(event.text), "error")
            case _:
                pass

    def _partial(self, text: str) -> str:
        """Return the longest that is known; the end of a continued answer may name its end only."""
        return text if text and not self.kept else max(text, self.text, key=len)

    def _end(self, text: str, finish: FinishReason, seconds: float = 0.0) -> None:
        self._pieces = [text]
        self.finish = finish
        self.seconds = seconds or time.monotonic() - self._began
        self.live, self.placed, self.phase = False, True, None


def restored(turn: Turn, above: Version) -> Version:
    """Return a kept turn as a version; nothing about it is under way."""
    version = Version(turn.question, above, turn.number, live=False, placed=True, fresh=False)
    if turn.only or turn.collection:
        version.scope = Scope(turn.only, turn.collection, wording.limits(turn))
    version.passages, version.citations = turn.passages, turn.citations
    version.searched, version.note = turn.searched, turn.note
    version.finish = turn.finish_reason
    version.found = bool(turn.text or not turn.note) or turn.finish_reason not in ("stop", "length")
    version._pieces = [turn.text]
    return version


class Conversation:
    """All versions of all questions of one conversation, and which of them are chosen.

    ``number`` is 0 until the engine gave it one. ``place`` is where the person was reading: a
    version on the path and how far below its top, in pixels; None for the end.
    """

    def __init__(self, number: int = 0, title: str = "") -> None:
        self.number = number
        self.title = title
        self.scope = EVERYWHERE
        self.draft = ""
        self.place: tuple[Version, int] | None = None
        self._root = Version("", live=False, placed=True)

    def fill(self, turns: Iterable[Turn]) -> None:
        """Put kept turns in; questions asked meanwhile follow them.

        A turn without a number follows the one before it. The path leads to what was asked last.
        """
        asked = self._root.below
        self._root.below = []
        known = {0: self._root}
        last = self._root
        for turn in turns:
            above = known.get(turn.parent, self._root) if turn.number else last
            last = restored(turn, above)
            above.below.append(last)
            if turn.number:
                known[turn.number] = last
        self._root.chosen = None
        self.choose(last)
        end = self.leaf() or self._root
        for version in asked:
            version.above = end
            end.below.append(version)
            end.chosen = version

    def add(self, version: Version, above: Version | None = None) -> None:
        """Add a version below another one, or as a beginning, and put it on the path."""
        version.above = above or self._root
        version.above.below.append(version)
        self.choose(version)

    def drop(self, version: Version) -> None:
        """Forget a version that came to nothing; what follows it follows the one above."""
        above = version.above
        assert above is not None
        place = above.below.index(version)
        above.below[place : place + 1] = version.below
        for each in version.below:
            each.above = above
        if above.chosen is version:
            above.chosen = version.chosen

    def choose(self, version: Version) -> None:
        """Put a version on the path, and whatever leads to it."""
        while version.above is not None:
            version.above.chosen = version
            version = version.above

    def path(self) -> list[Version]:
        """Return what is on screen, first question first."""
        return list(self._down())

    def leaf(self) -> Version | None:
        """Return the last question on screen, or None."""
        path = self.path()
        return path[-1] if path else None

    def find(self, number: int) -> Version | None:
        """Return the version that is a turn, wherever it stands, or None."""
        return next((each for each in self._all() if number and each.number == number), None)

    def live(self) -> list[Version]:
        """Return the questions under way, oldest first, also those not on screen."""
        return [version for version in self._all() if version.live]

    def _down(self) -> Iterator[Version]:
        here = self._root
        while here.below:
            here = here.chosen or here.below[-1]
            yield here

    def _all(self) -> Iterator[Version]:
        heap = list(reversed(self._root.below))
        while heap:
            version = heap.pop()
            yield version
            heap.extend(reversed(version.below))
