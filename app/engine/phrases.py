"""The words of English and German questions, and which of them hang together.

A few hundred function words and what capitals and articles tell; no grammar, no model. For
``follow_up``, which explains what it needs of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Language:
    """One language's words, in lower case.

    ``asking`` begin questions, ``who`` ask for names; ``pointing`` may be pronoun or article;
    ``others`` always point back, ``ends`` when they come last, ``ones`` behind ``before_ones``;
    ``polite`` are pronouns that mean the reader when capitalised. ``generic`` ask for more without
    saying of what; ``relations`` are always of something. ``prepositions`` are in groups of those
    that replace each other, and so do ``places`` if there is but one.
    """

    articles: frozenset[str]
    determiners: frozenset[str]
    asking: frozenset[str]
    who: frozenset[str]
    auxiliaries: frozenset[str]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    people: frozenset[str]
    pointing: frozenset[str]
    there: frozenset[str]
    others: frozenset[str]
    ends: frozenset[str]
    ones: frozenset[str]
    before_ones: frozenset[str]
    polite: frozenset[str]
    clauses: frozenset[str]
    prepositions: tuple[frozenset[str], ...]
    places: frozenset[str]
    linking: frozenset[str]
    small: frozenset[str]
    generic: frozenset[str]
    relations: frozenset[str]
    verbs: frozenset[str]
    leads: tuple[tuple[str, ...], ...]
    expletives: tuple[re.Pattern[str], ...]
    nouns_are_capital: bool
    function: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        every = self.determiners | self.asking | self.auxiliaries | self.pronouns | self.pointing
        every |= self.clauses | self.small | self.there | self.others | self.who | self.ends
        object.__setattr__(self, "function", every.union(*self.prepositions))

    def group(self, word: str) -> int:
        """Return which group of prepositions a word is of, 0 for none."""
        for number, group in enumerate(self.prepositions, 1):
            if word in group:
                return number
        return 0


ENGLISH = Language(
    articles=_set("the a an"),
    determiners=_set(
        "the a an my our your his her its their this that these those each every all any some no "
        "both"
    ),
    asking=_set("who whom whose what which when where why how"),
    who=_set("who whom whose"),
    auxiliaries=_set(
        "is are was were be been being am do does did has have had can could may might must shall "
        "should will would isn't aren't wasn't doesn't don't didn't can't won't"
    ),
    pronouns=_set("it he she they him her them its his their theirs hers itself himself herself "
                  "themselves"),
    possessives=_set("its his her their theirs hers itself himself herself themselves"),
    people=_set("he she him her his hers they them their theirs"),
    pointing=_set("this that these those"),
    there=_set("there"),
    others=_set("else"),
    ends=_set("then both same others latter former neither either"),
    ones=_set("one ones"),
    before_ones=_set("which that this these those first second third last other another any"),
    polite=frozenset(),
    clauses=_set("and or but if when while because since although though whether that where"),
    prepositions=tuple(
        _set(g) for g in (
            "in", "on", "at", "for", "from", "to", "with", "without", "before", "after", "during",
            "since", "until till", "by", "under", "over", "between", "among", "through", "against",
            "near", "as", "than", "about", "of", "per",
        )
    ),
    places=_set("in on at near under"),
    linking=_set("of"),
    small=_set(
        "of and or but so not no yes please there here too also still again only just very much "
        "many more most less least long far often soon old i me you we us my your our up out off "
        "into onto if then else now ever already"
    ),
    generic=_set(
        "why how what tell say explain describe more detail details example examples please go on "
        "continue exactly precisely further so else elaborate summarise summarize show give me us "
        "mean again really ok okay"
    ),
    relations=_set(
        "exception exceptions reason reasons consequence consequences detail details difference "
        "differences example examples advantage advantages disadvantage disadvantages drawback "
        "drawbacks alternative alternatives anything something everything other others"
    ),
    verbs=_set(
        "built made written wrote said says say paid pays pay begun began born found find finds "
        "held hold sold sell given gave give gives taken took take takes kept keep keeps left "
        "leave leaves lost sent send known know knows seen see sees come comes came go goes went "
        "gone get gets got need needs cost costs start starts end ends begin begins live lives "
        "work works use used mean means happen happens apply applies sleep sleeps eat eats become "
        "became open opens close closes sign signs own owns belong belongs grow grows read reads "
        "run runs win won lead led meet met design designs build builds write writes contain "
        "contains include includes allow want wants expire expires rise rises cover covers return "
        "returns require requires do does provide provides receive receives decide change changes "
        "describe describes explain explains produce produces manage manages hire treat treats "
        "cause causes prevent prevents affect affects help helps move moves stand stands stay "
        "stays mention mentions recommend recommends"
    ),
    leads=tuple(
        tuple(lead.split()) for lead in (
            "and what about", "but what about", "and how about", "what about", "how about",
            "and also", "or", "and", "but", "so", "also",
        )
    ),
    expletives=tuple(
        re.compile(pattern) for pattern in (
            r"\b(?:is|was|will|would|does|did|can|could|may|should|must) it (?:[\w'-]+ ){0,4}?"
            r"(?:to|that|if|whether|when|for)\b \w+ ?\w*",
            r"\bit(?:'s|’s| is| was| takes| took| costs| seems)(?: [\w'-]+){0,3}? (?:to|that)\b",
            r"\bwhat time is it\b", r"\b(?:rains?|raining|snows?)\b",
        )
    ),
    nouns_are_capital=False,
)  # fmt: skip

GERMAN = Language(
    articles=_set("der die das den dem des ein eine einen einem einer eines"),
    determiners=_set(
        "der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner "
        "unser unsere unseren unserem unserer dein deine ihr ihre ihren ihrem ihrer sein seine "
        "seinen seinem seiner dieser diese dieses diesen diesem jeder jede jedes jeden jedem kein "
        "keine keinen keinem alle allen beide"
    ),
    asking=_set(
        "wer wen wem wessen was welche welcher welches welchen welchem wann wo woher wohin warum "
        "wieso weshalb wie wieviel wofür womit wozu wodurch worin woran worüber"
    ),
    who=_set("wer wen wem wessen"),
    auxiliaries=_set(
        "ist sind war waren sei bin bist wird werden wurde wurden worden hat haben hatte hatten "
        "kann können konnte darf dürfen durfte muss müssen musste soll sollen sollte will wollen "
        "gibt gab tut"
    ),
    pronouns=_set(
        "es er sie ihn ihm ihnen ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner "
        "seines dessen deren denen davon dafür damit darüber dazu daran darin daraus dabei dagegen "
        "danach davor darum dadurch deswegen"
    ),
    possessives=_set("ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines"),
    people=_set("er sie ihn ihm ihnen ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner"),
    pointing=_set("das dies dieser diese dieses diesen diesem"),
    there=_set("dort dorthin dorther"),
    others=_set("sonst"),
    ends=_set("da beide beides andere anderen anderes dann dasselbe"),
    ones=frozenset(),
    before_ones=frozenset(),
    polite=_set("sie ihnen ihr ihre ihren ihrem ihrer ihres"),
    clauses=_set("und oder aber wenn falls weil da obwohl dass daß ob während als damit wo"),
    prepositions=tuple(
        _set(g) for g in (
            "in im ins", "an am ans", "auf", "für", "von vom", "zu zum zur", "mit", "ohne", "vor",
            "nach", "während", "seit", "bis", "bei beim", "unter", "über", "zwischen", "durch",
            "gegen", "um", "aus", "als", "wegen", "laut", "pro",
        )
    ),
    places=_set("in im ins an am ans auf bei beim"),
    linking=_set("des der von vom eines einer"),
    small=_set(
        "und oder aber nicht nein ja bitte auch noch nur sehr viel viele mehr lange oft denn doch "
        "mal ich mir mich du dir wir uns man sich hier so dann genau eigentlich schon hoch alt "
        "groß weit teuer welch ab"
    ),
    generic=_set(
        "warum wieso weshalb wie was mehr erzähl erzähle sag sage erklär erkläre erkläre beschreib "
        "beschreibe details einzelheiten beispiel beispiele bitte weiter genau genauer inwiefern "
        "ausführlicher zeig zeige mir uns noch bedeutet heißt fasse zusammen näher wirklich ok"
    ),
    relations=_set(
        "ausnahme ausnahmen grund gründe folge folgen einzelheiten details unterschied "
        "unterschiede beispiel beispiele vorteil vorteile nachteil nachteile alternative "
        "alternativen etwas alles weitere"
    ),
    verbs=frozenset(),
    leads=tuple(
        tuple(lead.split()) for lead in (
            "und was ist mit", "und wie ist es mit", "wie ist es mit", "was ist mit",
            "wie steht es mit", "und wie steht es mit", "und auch", "und", "aber", "oder", "also",
        )
    ),
    expletives=tuple(
        re.compile(pattern) for pattern in (
            r"\b(?:gibt|gab|gäbe|geht|handelt|lohnt) es\b", r"\bes (?:gibt|gab|geht um)\b",
            r"\b(?:ist|war|wird|wäre) es (?:[\w-]+ ){0,4}(?:zu|dass|ob|wenn)\b",
            r"\bdauert es,? (?:bis|um|von)\b", r"\b(?:regnet|schneit) es\b", r"\bwie spät ist es\b",
        )
    ),
    nouns_are_capital=True,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question and where it stands; ``after_comma``: a comma or the like before it."""

    text: str
    start: int
    end: int
    lower: str
    after_comma: bool
    is_content: bool
    is_name: bool
    is_number: bool
    is_verb: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that hang together, by their places; ``text`` is without the article.

    ``is_subject`` says that something may be said of it, ``is_name`` that it is capitalised.
    """

    first: int
    last: int
    text: str
    is_subject: bool
    is_name: bool


_WORD = re.compile(r"[^\W_]+(?:['’\-./][^\W_]+)*")


def words_of(text: str, language: Language) -> list[Word]:
    """Return the words of a text."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word, lower = match[0], match[0].lower().replace("’", "'")
        gap = text[found[-1].end if found else 0 : match.start()]
        number = any(c.isdigit() for c in word)
        first = not found or bool(re.search(r"[.?!:]\s*$", gap))
        capital = word[0].isupper() and not lower.startswith("i'") and lower != "i"
        known = lower in language.function or (
            lower in language.generic and not (capital and not first)
        )
        content = number or not known or (capital and not first and len(word) > 2
                                          and lower not in language.polite)  # fmt: skip
        verb = not number and not capital and _is_verb(lower, first, language)
        name = capital and content
        if first and not language.nouns_are_capital and lower in language.verbs:
            name = False
        comma = bool(found) and bool(gap.strip(" \"'“„»"))
        found.append(
            Word(word, match.start(), match.end(), lower, comma, content, name, number, verb)
        )
    return found


def _is_verb(lower: str, first: bool, language: Language) -> bool:
    if language.nouns_are_capital:
        return True  # lower-case content: verb, adjective, participle
    return lower in language.verbs or (lower.endswith("ed") and len(lower) > 4)


def phrases_of(words: Sequence[Word], language: Language) -> list[Phrase]:
    """Return the phrases of a question in their order.

    A subject is what an article, a preposition or an auxiliary stands before, or a name; in German
    it has a noun. Other content words are phrases, too.
    """
    found: list[Phrase] = []
    place = 0
    while place < len(words):
        if not words[place].is_content:
            place += 1
            continue
        end = _end_of(words, place, language)
        before = words[place - 1].lower if place and not words[place].after_comma else ""
        led = before in language.determiners or bool(language.group(before))
        led = led or before in language.linking
        led = led or (
            before in language.auxiliaries | _counted(language) and not words[place].is_verb
        )
        run = words[place : end + 1]
        named = any(word.is_name for word in run)
        subject = named if language.nouns_are_capital else (named or led) and not (
            len(run) == 1 and run[0].is_verb and before not in language.determiners
        )  # fmt: skip
        subject = subject or (led and any(word.is_number for word in run) and len(run) > 1)
        first = place - 1 if before in language.determiners else place
        text = " ".join(word.text for word in run)
        found.append(Phrase(first, end, text, subject, named))
        place = end + 1
    return found


def _counted(language: Language) -> frozenset[str]:
    """Words behind which a thing is named at once: "which animals", "how many rooms"."""
    return frozenset({"which", "what", "many", "welche", "welcher", "welches", "welchen", "viele"})


def _end_of(words: Sequence[Word], place: int, language: Language) -> int:
    """Return the place of the last word of the phrase that begins at ``place``."""
    end = place
    capital = language.nouns_are_capital
    while end + 1 < len(words) and not words[end + 1].after_comma:
        after = words[end + 1]
        if not after.is_content:
            linked = after.lower in language.linking and (words[end].is_name or not capital)
            jump = 2 if linked else 0
            if jump and end + 2 < len(words) and words[end + 2].lower in language.articles:
                jump = 3
            if not jump or end + jump >= len(words) or not words[end + jump].is_content:
                break
            if capital and not _leads_to_noun(words, end + jump):
                break
            end += jump
            continue
        if capital and words[end].is_name and not (after.is_name or after.is_number):
            break  # behind a German noun comes its verb
        if not capital and (after.is_verb or words[end].is_verb):
            break
        end += 1
    return end


def _leads_to_noun(words: Sequence[Word], place: int) -> bool:
    while place < len(words) and words[place].is_content and not words[place].after_comma:
        if words[place].is_name:
            return True
        place += 1
    return False
