"""Bytes → the characters their author typed, or a reason; never something else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.reading import extract
from app.engine.reading.formats.decoding import clean, decode
from app.errors import ReadError

PASSAGES = {  # the first article of the Universal Declaration of Human Rights
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit "
    "Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont "
    "doués de raison et doivent agir les uns envers les autres dans un esprit de fraternité.",
    "da": "Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med "
    "fornuft og samvittighed, og de bør handle mod hverandre i en broderskabets ånd.",
    "pl": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni "
    "obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.",
    "cs": "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni "
    "rozumem a svědomím a mají spolu jednat v duchu bratrství.",
    "tr": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana "
    "sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах. Они "
    "наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. "
    "Είναι προικισμένοι με λογική και συνείδηση.",
    "he": "כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון.",
    "ar": "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق، وقد وهبوا عقلا وضميرا.",
    "ja": "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    "zh": "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。",
    "zht": "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。",
    "ko": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
}
ENCODINGS = [
    (language, encoding)
    for languages, encodings in (
        (("de", "fr", "da"), ("cp1252", "latin-1")),
        (("pl", "cs"), ("cp1250", "iso8859-2")),
        (("tr",), ("cp1254",)),
        (("ru",), ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic")),
        (("el",), ("cp1253", "iso8859-7")),
        (("he",), ("cp1255",)),
        (("ar",), ("cp1256",)),
        (("ja",), ("shift-jis", "cp932", "euc-jp", "iso2022-jp")),
        (("zh",), ("gb18030", "gb2312", "gbk")),
        (("zht",), ("big5",)),
        (("ko",), ("euc-kr", "cp949")),
    )
    for language in languages
    for encoding in encodings
]


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_a_text_in_an_old_encoding_is_read_as_it_was_written(language: str, encoding: str):
    text = PASSAGES[language]
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("language", PASSAGES)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
)
def test_unicode_is_read_with_and_without_a_byte_order_mark(language: str, encoding: str):
    text = PASSAGES[language] + "\n"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("ascii_text", ["a", "hi", "x,y\n1,2\n", "\x1b[31mred\x1b[0m alert\n"])
def test_short_ascii_is_text(ascii_text: str):
    assert decode(ascii_text.encode()).text == clean(ascii_text)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Cf"])))
def test_utf8_comes_back_unchanged(text: str):
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, "utf-8", ())


@given(st.binary(max_size=300))
def test_any_bytes_give_clean_text_or_a_reason(data: bytes):
    try:
        decoded = decode(data)
    except ReadError as error:
        assert error.kind == "unsupported"
    else:
        assert clean(decoded.text) == decoded.text
        assert "\ufffd" not in decoded.text or decoded.warnings or "\ufffd".encode() in data


def test_lines_end_in_one_way_and_control_characters_are_gone():
    assert clean("a\r\nb\rc\x85d\n\x07e\x00f\x1b[1;31mg\x1b]0;title\x07h\ufeffi\tj\x0c") == (
        "a\nb\nc\nd\nefghi\tj\x0c"
    )


def test_a_few_damaged_bytes_in_utf8_are_shown_and_told():
    decoded = decode("Größe, Straße, Übermaß ".encode() * 20 + b"\xff\xfe end")
    assert decoded.text.startswith("Größe, Straße") and decoded.text.endswith("end")
    assert "damaged" in decoded.warnings[0]


def test_a_text_cut_off_in_its_last_character_is_read():
    decoded = decode(PASSAGES["ja"].encode("shift-jis")[:-1])
    assert decoded.text[:-2] == PASSAGES["ja"][:-2]
    assert decoded.warnings


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)),
        b"\x00" * 50 + b"text",
        b"MZ\x90\x00\x03" * 40,
        b"text\x01\x02\x03\x04" * 20,
    ],
)
def test_binary_is_refused(data: bytes, tmp_path: Path):
    (tmp_path / "x.txt").write_bytes(data)
    with pytest.raises(ReadError) as caught:
        extract(tmp_path / "x.txt")
    assert caught.value.kind == "unsupported"


def test_one_odd_letter_in_a_large_file_is_found():
    lines = b"plain words only\n" * 200_000
    assert decode(lines + b"caf\xe9\n" + lines).text.count("café") == 1
    assert decode(b"a" * 1_000_000 + b" \xe9t\xe9 " + b"a" * 1_000_000).text.count("été") == 1


def test_an_encoding_that_is_given_is_obeyed_but_binary_is_still_refused():
    assert decode(b"\xe1", encoding="koi8-r").text == "А"
    assert decode("né".encode("utf-16-be"), encoding="utf-16-be").text == "né"
    with pytest.raises(ReadError) as caught:
        decode(bytes(range(256)), encoding="latin-1")
    assert caught.value.kind == "unsupported"
    with pytest.raises(ReadError, match="no encoding called"):
        decode(b"a", encoding="utf-99")


def test_html_is_decoded_by_its_own_word_where_utf8_does_not_fit(write_files: Callable[..., Path]):
    greek = f'<meta charset="windows-1253"><p>{PASSAGES["el"]}</p>'
    wrong = f'<meta charset="iso-8859-1"><p>{PASSAGES["el"]}</p>'
    xml = f'<?xml version="1.0" encoding="koi8-r"?><html><body>{PASSAGES["ru"]}</body></html>'
    root = write_files(
        {
            "a.html": greek.encode("cp1253"),
            "b.html": wrong.encode(),
            "c.xhtml": xml.encode("koi8-r"),
        }
    )
    assert extract(root / "a.html").text == PASSAGES["el"]
    assert extract(root / "b.html").text == PASSAGES["el"]
    assert extract(root / "c.xhtml").text == PASSAGES["ru"]
