"""How much a text looks like something a person wrote: one number, for judging encodings.

Each language lists its letters beyond ASCII, the most frequent first. A wrong encoding gives
letters of no one language, capitals inside words, symbols between letters. This does not
detect languages and needs no model; letter frequencies are common knowledge.
"""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

_LATIN = {
    "fr": "éèàêçôùîâûœëïÉÀÈÇüÊÎÔŒ", "de": "üäößÜÄÖé", "es": "óíáéñúüÁÉÍÓÚÑªº",
    "pt": "ãçáéíóêõâúôàÁÉÍÓÃÇÀÊªº", "it": "àèùòéìÈÀÉ", "sv": "äåöéÅÄÖ", "da": "øåæéØÅÆ",
    "is": "íáðéóúþæöýÍÁÐÉÓÚÞÆÖÝ", "ca": "óèàíçéòúïü·ÀÈÉ", "pl": "ąłężśćóńźŁŻŚĆÓŹĄĘŃ",
    "cs": "íáéěýřčžšůúťóňďČŘŠŽÚÍÁÉ", "sk": "áíčéžýšúľťôňäóďŕĺČŠŽÚ",
    "hu": "áéőöíóüúűÁÉŐÖÍÓÜÚŰ", "ro": "ăîâșțşţÎȘȚŞŢĂÂ", "hr": "čšžćđČŠŽĆĐ",
    "tr": "ıüşğçöİŞÇÖÜâîĞ", "lt": "ėšįųžūčąęŠŽČĮŪĖ", "lv": "āīēšūņļžģķčĀŠŽĒĪŪČ",
    "et": "äüõöšžÕÄÜÖ",
    "vi": "\u0301\u0300\u0323đưôê\u0309âơă\u0303áàéíóúÐĐ",
}  # fmt: skip
_SCRIPTS = {
    "ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "uk": "оаинвіретслкмдупязьбгйчхцжїюєшщфґ",
    "bg": "аоеинтсрвлдкпмзгубчжяъщцхйшфюь", "sr": "аиоенрстјувкпдмлзгбчцшхњљжћђфџ",
    "be": "аніерыосктлвдпмуябьзгчйцхжшюўіэёф",
    "el": "αοιετσνηυρπκμλωςίάγέόδχήύώθφβξζψϊϋΐ",
    "he": "יוהלאתרמבשנעםדקחפןכטגסזץךצף", "ar": "اليمنرتوبعدةسفهكقحجشطصخضغذثئزءظىأإآؤًٌٍَُِّْ،؛؟",
    "fa": "ایرندمهوتبسشکزگفخقپعجحآچصطغضذئثظژء،؟", "th": "านรอกเงมยลวดทสตะปบคหแจพชขใไโผธศซถฐภณญฉูิ่้ั์ีาุึืำ็",
}  # fmt: skip
_SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
)
_TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡"
    "用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實"
    "者乃曰矣焉夫此與"
)
_KOREAN = (
    "이다는의가을에하고지한를기로은도리사서자어대해아들나시인라그스니일정적수있것만보으과여전"
    "등동구상국부제조주"
)
_CJK_MARKS = "、。，．・：；？！「」『』（）《》〈〉【】—…～　·“”‘’"
_PUNCTUATION = "’‘“”„–—…«»€°§·•‚‹›¿¡№\u00a0\u00ad©®™£×½±²³µ"
_RARE_MARKS = "¢¤¥¦¨¬¯´¶¸¹¼¾÷†‡‰"

_WRONG_CASE = re.compile(r"(?<=[a-zß-öø-ÿа-яα-ω])[À-ÖØ-ÞА-ЯΑ-ΩĀĂĄĆČĎĐĒĖĘĚĞŁŃŇŐŘŚŞŠŢŤŮŰŹŻŽ]")
_IN_WORD = re.compile(
    r"(?<=[^\W\d_])[^\w\s'’‘\-‐‑.,:;/@&+()\[\]·\u00ad•…"
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0e30-\u0e4e"  # combining marks
    r"\u3000-\u303f\uff00-\uff65]+(?=[^\W\d_])"
)
_MIXED = re.compile(r"[A-Za-z][\u0370-\u06ff\u0e00-\u0e7f]|[\u0370-\u06ff\u0e00-\u0e7f][A-Za-z]")
_LONELY = re.compile(r"(?<=[A-Za-z])[\u3040-\u9fff\uac00-\ud7af\uff61-\uff9f](?=[A-Za-z])")


@lru_cache(maxsize=1)
def _weigh_letters() -> dict[str, dict[str, float]]:
    """Map each language to the worth of its characters: 1 for a common one, less for rare ones."""
    tables: dict[str, dict[str, float]] = {}
    for name, letters in (_LATIN | _SCRIPTS).items():
        table = dict.fromkeys(_RARE_MARKS, 0.1) | dict.fromkeys(_PUNCTUATION, 0.5)
        for rank, letter in enumerate(letters):
            table[letter] = max(0.5, 1.1 - 0.05 * rank) if name in _LATIN else 1.1 - 0.02 * rank
            if name in _SCRIPTS:
                table.setdefault(letter.upper(), 0.5)
        tables[name] = table
    for name, common in (("zh", _SIMPLIFIED), ("zht", _TRADITIONAL), ("ko", _KOREAN)):
        tables[name] = dict.fromkeys(common, 3.0) | dict.fromkeys(_CJK_MARKS, 1.0)
    kana = {chr(code): 1.2 for code in range(0x3041, 0x30FF)}
    tables["ja"] = kana | dict.fromkeys(_CJK_MARKS, 1.0)
    return tables


def _weigh_unlisted(char: str, language: str) -> float:
    """Return the worth of a character that the language's table does not list."""
    code = ord(char)
    if language in ("zh", "zht", "ja", "ko"):
        if 0x4E00 <= code <= 0x9FFF:
            return {"zh": 0.15, "zht": 0.15, "ja": 0.5, "ko": -0.5}[language]
        if 0xAC00 <= code <= 0xD7AF:
            return 0.5 if language == "ko" else -1.0
        return 0.5 if 0xFF01 <= code <= 0xFF5E else -1.0
    if unicodedata.category(char)[0] in "LM":
        return -0.6
    return -1.0


def score_text(text: str, languages: Collection[str] = ()) -> float:
    """Return the mean worth per character beyond ASCII, under the language that fits best.

    About 1 for text that is right, below 0.5 for text decoded wrongly; 1 for plain ASCII. Only
    ``languages`` are considered, or all of them.
    """
    beyond: dict[str, int] = {}
    for char in text:
        if char > "\x7f":
            beyond[char] = beyond.get(char, 0) + 1
    if not beyond:
        return 1.0
    total = sum(beyond.values())
    faults = 2.0 * len(_WRONG_CASE.findall(text)) + 1.5 * len(_IN_WORD.findall(text))
    faults += 1.5 * len(_MIXED.findall(text)) + 2.0 * len(_LONELY.findall(text))
    best = -2.0
    for language, table in _weigh_letters().items():
        if languages and language not in languages:
            continue
        worth = sum(
            count * (table[char] if char in table else _weigh_unlisted(char, language))
            for char, count in beyond.items()
        )
        best = max(best, worth / total)
    return best - faults / total
