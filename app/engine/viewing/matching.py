"""Where a passage stands in a text that was written differently, or has changed since.

The characters of a passage are compared with those of a text without what reading and typesetting
change: blanks and line ends, hyphens, soft hyphens, ligatures, accents that are composed or not.
What is not there like that is aligned word by word. Pure functions of texts; what an offset is on
a page is the caller's business.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

ALIKE = 0.6
"""Of the words of a passage and of the stretch found for it, what must be common to both."""
OCCURRENCES = 200  # of one passage that are told apart
PROBES = 24  # words of a passage that are looked for to find candidates …
RUNS, RUN = 6, 4  # … and so many runs of so many words
HITS = 2_000  # of a probe; a word that is commoner tells nothing
CANDIDATES = 4
LONG_TEXT = 5_000_000  # characters; in a longer one searching by pattern takes seconds
LONGEST = 20_000  # characters of a passage that are aligned
_PIECE = 8  # characters of a probe, where words are not parted by blanks

_BULLETS = "\uf0b7\uf0a7•▪"
_WORD = re.compile(r"[^\W_]+(?:[\ufffe\u00ad][^\W_]+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff]")


class Key(NamedTuple):
    """What is compared of a text, and the offset in it of each of its characters."""

    text: str
    at: list[int]


class Hit(NamedTuple):
    """A stretch of a text that is a passage, with how much alike they are, from 0 to 1.

    ``theirs`` are offsets in the passage, in order; ``starts`` and ``ends`` those in the text of
    the same letters or words.
    """

    start: int
    end: int
    likeness: float
    theirs: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]

    def follow(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a part of the passage stands, None if nothing of it is there."""
        first, last = bisect_left(self.theirs, start), bisect_left(self.theirs, end)
        if first == last:
            return None
        return self.starts[first], self.ends[last - 1]

    def move(self, by: int) -> "Hit":
        """Return the hit for a text that has ``by`` more characters before it."""
        return Hit(
            self.start + by, self.end + by, self.likeness, self.theirs,
            [start + by for start in self.starts], [end + by for end in self.ends],
        )  # fmt: skip


@lru_cache(maxsize=8192)
def _fold(letter: str) -> str:
    if letter in _BULLETS or letter.isspace():
        return ""
    return "".join(
        part
        for part in unicodedata.normalize("NFKD", letter)
        if unicodedata.category(part) not in ("Cc", "Cf", "Cn", "Pd", "Zs") and part != "-"
    )


@lru_cache(maxsize=8192)
def _fold_loosely(letter: str) -> str:
    return "".join(part for part in _fold(letter).casefold() if part.isalnum())


def make_key(text: str, *, loose: bool = False) -> Key:
    """Return what is compared of ``text``; ``loose`` leaves out case, accents and punctuation."""
    fold = _fold_loosely if loose else _fold
    parts: list[str] = []
    at: list[int] = []
    high = ""
    for index, letter in enumerate(text):
        first = index
        if "\ud800" <= letter <= "\udfff":  # half of a letter, as PDFium gives it on Windows
            if not high:
                high = letter
                continue
            pair = (high + letter).encode("utf-16-le", "surrogatepass")
            letter, high, first = pair.decode("utf-16-le", "replace"), "", index - 1
        folded = fold(letter) if len(letter) == 1 else ""
        if folded:
            parts.append(folded)
            at += [first] * len(folded)
    return Key("".join(parts), at)


def find_exactly(text: str, passage: str, *, loose: bool = False) -> list[Hit]:
    """Return every place where a passage stands, in order."""
    whole, wanted = make_key(text, loose=loose), make_key(passage, loose=loose)
    length = len(wanted.text)
    found: list[Hit] = []
    at = whole.text.find(wanted.text) if length else -1
    while at >= 0 and len(found) < OCCURRENCES:
        starts = whole.at[at : at + length]
        ends = [start + 1 for start in starts]
        found.append(Hit(starts[0], ends[-1], 1.0, wanted.at, starts, ends))
        at = whole.text.find(wanted.text, at + 1)
    return found


def find_alike(text: str, passage: str) -> Hit | None:
    """Return the stretch of a text, however long, that is most like a passage; None if none is."""
    best: Hit | None = None
    for first, last in _find_candidates(text, passage):
        window = text[first:last]
        hits = find_exactly(window, passage) or find_exactly(window, passage, loose=True)
        if hits:
            return hits[0].move(first)
        hit = align(window, passage)
        if hit and (best is None or hit.likeness > best.likeness):
            best = hit.move(first)
    return best


def align(text: str, passage: str) -> Hit | None:
    """Return the stretch of a short text whose words are most of the passage's, in order."""
    ours, theirs = _find_words(text), _find_words(passage[:LONGEST])
    if not ours or not theirs:
        return None
    matcher = SequenceMatcher(
        None, [word for word, _, _ in ours], [word for word, _, _ in theirs], autojunk=False
    )
    blocks = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks()]
    blocks = _trim([block for block in blocks if block[2]], len(theirs))
    pairs = [(ours[a + i], theirs[b + i]) for a, b, size in blocks for i in range(size)]
    if not pairs:
        return None
    extent = blocks[-1][0] + blocks[-1][2] - blocks[0][0]
    likeness = 2 * len(pairs) / (len(theirs) + extent)
    if likeness < ALIKE:
        return None
    return Hit(
        pairs[0][0][1], pairs[-1][0][2], likeness,
        [theirs[1] for _, theirs in pairs],
        [ours[1] for ours, _ in pairs], [ours[2] for ours, _ in pairs],
    )  # fmt: skip


def _trim(blocks: list[tuple[int, int, int]], length: int) -> list[tuple[int, int, int]]:
    """Leave out words at the ends that stand far from the rest: there is one "the" everywhere."""
    while len(blocks) > 1:
        first, second, last, before = blocks[0], blocks[1], blocks[-1], blocks[-2]
        gap_before = second[0] - first[0] - first[2] - (second[1] - first[1] - first[2])
        gap_after = last[0] - before[0] - before[2] - (last[1] - before[1] - before[2])
        if gap_before > 2 * first[2] and gap_before >= gap_after:
            blocks = blocks[1:]
        elif gap_after > 2 * last[2]:
            blocks = blocks[:-1]
        else:
            break
    return blocks


def _find_words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text, folded, with their offsets; a wide letter is a word."""
    found: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        word = match[0]
        if _WIDE.search(word):
            found += [(letter, match.start() + at, match.start() + at + 1)
                      for at, letter in enumerate(word)]  # fmt: skip
            continue
        folded = "".join(map(_fold_loosely, word))
        if folded:
            found.append((folded, match.start(), match.end()))
    return found


def _find_candidates(text: str, passage: str) -> list[tuple[int, int]]:
    """Return stretches of a text that share most with a passage, the best first.

    Runs of words that stand in the passage count most, then its longer words.
    """
    length = max(len(passage), 200)
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    words = _choose_words(passage)
    runs = [words[at : at + RUN] for at in _spread(len(words))]
    longest = sorted(set(words), key=lambda word: (-len(word), word))[:PROBES]
    for weight, probe in [*((RUN, run) for run in runs), *((1, [word]) for word in longest)]:
        hits = [at // length for at in islice(_find_run(text, probe), HITS + 1)]
        if len(hits) <= HITS:
            for bucket in hits:
                votes[bucket][" ".join(probe)] = weight
    scores = Counter({at: (votes[at] | votes.get(at + 1, Counter())).total() for at in list(votes)})
    found: list[tuple[int, int]] = []
    for bucket, _ in scores.most_common(3 * CANDIDATES):
        first, last = max(0, (bucket - 1) * length), (bucket + 3) * length
        if all(last - length <= start or end - length <= first for start, end in found):
            found.append((first, last))
    return found[:CANDIDATES]


def _choose_words(passage: str) -> list[str]:
    """Return the words of a passage, long ones in pieces."""
    words: list[str] = []
    for match in _WORD.finditer(passage[:LONGEST]):
        words += [match[0][at : at + _PIECE] for at in range(0, len(match[0]), _PIECE)]
    return words


def _spread(count: int) -> list[int]:
    """Return where a few runs of words begin, all over a passage."""
    last = max(count - RUN, 0)
    return list(range(0, last + 1, max(1, last // RUNS))) if count else []


def _find_run(text: str, words: Sequence[str]) -> Iterator[int]:
    """Yield where words follow each other; in a very long text only parted by single blanks."""
    if len(words) > 1 and len(text) <= LONG_TEXT:
        pattern = r"[\W_]*".join(map(re.escape, words))
        yield from (match.start() for match in re.finditer(pattern, text))
        return
    run = " ".join(words)
    at = text.find(run)
    while at >= 0:
        yield at
        at = text.find(run, at + len(run))
