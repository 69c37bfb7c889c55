"""A question that leans on the ones before it, made into one that can be searched for by itself.

By rules for English and German, and without a model: pronouns ("How tall is it?"), fragments ("And
in 2020?"), bare words ("Why?", "Tell me more") and half questions ("Who signed?"). What stands by
itself stays as it is, word for word, and so does every other language. The words that are added
are the earlier question's own; what they mean is not known here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.engine.phrases import ENGLISH, GERMAN, Language, Phrase, Word, phrases_of, words_of

LONGEST = 240
"""Characters; a longer question brings its own subject."""
MOST_PHRASES, MOST_CHARACTERS = 6, 160
"""What is added at most."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier question, as it was searched for, and what was answered."""

    question: str
    answer: str = ""


def self_contained(question: str, earlier: Sequence[Earlier]) -> str:
    """Return what to search for: the question, or that with what it leans on; oldest first."""
    asked = " ".join(question.split())
    if not earlier or not asked or len(asked) > LONGEST:
        return question.strip()
    language = _language(asked) or _language(earlier[-1].question)
    if language is None:
        return question.strip()
    words = words_of(asked, language)
    before = next((e for e in reversed(earlier) if _all_phrases(e.question, language)), None)
    if before is None or not words:
        return question.strip()
    lead = _lead(words, language)
    rest = words[lead:]
    if _is_bare(rest, language):
        return _joined(asked, words, _all_phrases(before.question, language))
    if _is_fragment(words, lead, language):
        return _completed(asked, rest, before.question, language)
    if (leans := _leans(asked, words, language, before.question)) or (
        asked.endswith("?") and _is_half(rest, language)
    ):
        subjects = _subjects(before.question, language)
        if leans in language.people and _asks_for_names(before.question, language):
            subjects = [*_names(before, language), *subjects]
        return _joined(asked, words, subjects or _all_phrases(before.question, language))
    return question.strip()


# -- what kind of question it is -------------------------------------------------------------------


def _language(text: str) -> Language | None:
    """Return the language that more of the words belong to, None if that is undecided."""
    words = [word.lower() for word in re.findall(r"\w+", text)]
    english, german = (
        sum(word in language.function for word in words) for language in (ENGLISH, GERMAN)
    )
    if english == german:
        return None
    return ENGLISH if english > german else GERMAN


def _lead(words: Sequence[Word], language: Language) -> int:
    """Return how many words only tie the question to the one before."""
    plain = [word.lower for word in words]
    for lead in language.leads:
        if plain[: len(lead)] == list(lead):
            return len(lead)
    return 0


def _is_bare(words: Sequence[Word], language: Language) -> bool:
    """Tell whether there is nothing in it to search for: "Why?", "Tell me more about that"."""
    known = language.function | language.generic
    if len(words) > 8 or not all(word.lower in known for word in words):
        return False
    if all(word.lower in language.pronouns | language.pointing for word in words):
        return True
    asks = any(word.lower in language.generic | language.asking for word in words)
    return asks and not any(word.lower in language.pronouns for word in words)


def _is_fragment(words: Sequence[Word], lead: int, language: Language) -> bool:
    """Tell whether it is only a part of a question: "And in 2020?", "What about the garage?"."""
    rest = words[lead:]
    if not rest or len(rest) > 8:
        return False
    if any(word.lower in language.asking | language.auxiliaries for word in rest):
        return False
    if not lead and not (language.group(rest[0].lower) and len(rest) <= 5):
        return False
    return not any(word.lower in language.pronouns for word in rest)


def _is_half(words: Sequence[Word], language: Language) -> bool:
    """Tell whether it lacks what it is about: "Who signed?", "Are there exceptions?"."""
    if len(words) == 1:
        return not words[0].is_number
    content = [w for w in words if w.is_content and w.lower not in language.relations]
    if len(words) > 7 or len(content) > 1:
        return False
    return all(word.is_verb and not word.is_name for word in content)


def _leans(asked: str, words: Sequence[Word], language: Language, before: str) -> str:
    """Return the first word that points out of the question, "" if there is none."""
    if any(pattern.search(asked.lower()) for pattern in language.expletives):
        return ""
    own = [p for p in phrases_of(words, language) if p.is_subject]
    known = {word.lower for word in words_of(before, language) if word.is_content}
    for place, word in enumerate(words):
        if _points(place, words, language, known) and not _has_own(place, words, language, own):
            return word.lower
    return ""


def _points(place: int, words: Sequence[Word], language: Language, known: set[str]) -> bool:
    word = words[place]
    after = words[place + 1] if place + 1 < len(words) else None
    before = words[place - 1].lower if place else ""
    if word.lower in language.pronouns:
        return not (word.text[0].isupper() and word.lower in language.polite)
    if word.lower in language.others:
        return True
    if word.lower in language.there:
        return before not in language.auxiliaries and (
            after is None or after.lower not in language.auxiliaries
        )
    if word.lower in language.ends:
        return after is None
    if word.lower in language.ones:
        return before in language.before_ones
    if word.lower not in language.pointing:
        return False
    if after is None:
        return True
    if after.is_content and after.lower in known:
        return True  # "that contract", of which there was talk
    left = [w for w in words[place + 1 :] if w.is_content]
    stands_alone = before in language.auxiliaries and len(left) <= 1
    return stands_alone and not (left and left[0].is_name)


def _has_own(place: int, words: Sequence[Word], language: Language, own: Sequence[Phrase]) -> bool:
    """Tell whether what a pronoun means stands before it in the question itself."""
    for phrase in own:
        if phrase.last >= place:
            continue
        between = words[phrase.last + 1 : place + 1]
        clause = any(w.after_comma or w.lower in language.clauses for w in between)
        if clause or words[place].lower in language.possessives:
            return True
    return False


# -- what is added ---------------------------------------------------------------------------------

_ADDED = re.compile(r"^(.*\S)\s+\(([^()]+)\)$", re.DOTALL)


def _parts(question: str) -> tuple[str, list[str]]:
    """Return a question and what was added to it, as ``_joined`` writes that."""
    line = " ".join(question.split())
    match = _ADDED.match(line)
    return (match[1], match[2].split(", ")) if match else (line, [])


def _all_phrases(question: str, language: Language) -> list[str]:
    """Return the phrases of a question, those that were added to it first."""
    main, added = _parts(question)
    return [*added, *(p.text for p in phrases_of(words_of(main, language), language))]


def _subjects(question: str, language: Language) -> list[str]:
    """Return the phrases that something may point to."""
    main, added = _parts(question)
    found = phrases_of(words_of(main, language), language)
    return [*added, *(phrase.text for phrase in found if phrase.is_subject)]


def _joined(asked: str, words: Sequence[Word], phrases: Sequence[str]) -> str:
    """Return the question with the phrases that it lacks."""
    said = {word.lower for word in words}
    added: list[str] = []
    for phrase in phrases:
        parts = [part.lower() for part in re.findall(r"\w+", phrase)]
        room = len(added) < MOST_PHRASES and sum(map(len, added)) + len(phrase) < MOST_CHARACTERS
        if room and not said.issuperset(parts):
            said.update(parts)
            added.append(phrase)
    return f"{asked} ({', '.join(added)})" if added else asked


def _completed(asked: str, rest: Sequence[Word], before: str, language: Language) -> str:
    """Return the earlier question with the fragment in its place, or the fragment with the rest."""
    main, added = _parts(before)
    words = words_of(main, language)
    fragment = asked[rest[0].start :].rstrip(" ?!.…")
    if not rest[0].is_content:
        fragment = fragment[0].lower() + fragment[1:]
    group = language.group(rest[0].lower)
    place = _place_for(rest, words, language)
    if place is not None:
        start, end = place
        whole = main[:start] + fragment + main[end:]
    elif group:
        body = main.rstrip(" ?!.…")
        whole = f"{body} {fragment}{main[len(body) :]}"
    else:
        return _joined(asked, words_of(asked, language), _all_phrases(before, language))
    return _joined(whole, words_of(whole, language), added)


def _place_for(
    rest: Sequence[Word], words: Sequence[Word], language: Language
) -> tuple[int, int] | None:
    """Return which characters of the earlier question a fragment replaces, None if it is unclear.

    "in 2020" replaces "in 2019", not "in Hamburg"; "chapter 4" replaces "chapter 3", and "the dog"
    the only thing asked about.
    """
    number = any(word.is_number for word in rest)
    if group := language.group(rest[0].lower):
        spans = [
            s for s in _prepositional(words, language) if language.group(words[s[0]].lower) == group
        ]
        same = [s for s in spans if any(w.is_number for w in words[s[0] : s[1]]) == number]
        if not same and rest[0].lower in language.places and not number:
            places = [s for s in _prepositional(words, language)
                      if words[s[0]].lower in language.places]  # fmt: skip
            same = places if len(places) == 1 and not words[places[0][1] - 1].is_number else []
        return (words[same[-1][0]].start, words[same[-1][1] - 1].end) if same else None
    if all(word.is_number for word in rest):
        numbers = [word for word in words if word.is_number]
        return (numbers[0].start, numbers[0].end) if len(numbers) == 1 else None
    if len(rest) > 1 and rest[-1].is_number:
        for name, figure in zip(words, words[1:], strict=False):
            if name.lower == rest[-2].lower and figure.is_number:
                return name.start, figure.end
    things = [p for p in phrases_of(words, language) if p.is_subject]
    if len(things) != 1:
        return None
    return words[things[0].first].start, words[things[0].last].end


def _prepositional(words: Sequence[Word], language: Language) -> Iterator[tuple[int, int]]:
    """Yield where each preposition begins and the phrase behind it ends, exclusive."""
    for first, word in enumerate(words):
        if not language.group(word.lower):
            continue
        end = first + 1
        while end < len(words) and not words[end].after_comma and (
            words[end].is_content or words[end].lower in language.determiners
        ):  # fmt: skip
            if words[end].is_verb and end > first + 1:
                break
            end += 1
        if end > first + 1:
            yield first, end


def _asks_for_names(question: str, language: Language) -> bool:
    return any(word.lower in language.who for word in words_of(question, language)[:3])


def _names(before: Earlier, language: Language) -> list[str]:
    """Return the names at the beginning of what was answered."""
    answer = " ".join(before.answer.split())[:200]
    asked = {word.lower for word in words_of(before.question, language)}
    found = [
        phrase.text
        for phrase in phrases_of(words_of(answer, language), language)
        if phrase.is_name and phrase.text.lower() not in asked
    ]
    return found[:1]
