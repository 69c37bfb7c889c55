"""The window in other languages: words, figures, dates, direction, and glyphs that are drawn."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from app.messages import Answered, Ask, ConversationRow, DocumentRow, Passages, Text
from app.ui import engine_words, languages, wording
from app.ui.conversations import ConversationList
from app.ui.engine_sentences import PHRASES, SENTENCES
from app.ui.model_row import languages as languages_of
from app.ui.model_row import size
from app.ui.notices import Notices
from tests.ui.conftest import Desk, passage

Speak = Callable[[str], str]


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    before = QLocale()
    yield lambda language: languages.speak(qapp, language)
    languages.forget(qapp)
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


# -- which language ------------------------------------------------------------------------------


def test_a_language_brings_its_words_and_direction(speak: Speak, qapp: QApplication) -> None:
    assert speak("de") == "de"
    assert QCoreApplication.translate("Composer", "Ask") == "Fragen"
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    languages.forget(qapp)
    assert speak("ar") == "ar"
    assert QCoreApplication.translate("Composer", "Ask") == "اسأل"
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_a_language_there_is_no_translation_for_is_left_to_english(
    speak: Speak, qapp: QApplication
) -> None:
    assert speak("he") == "en"  # written from the right, but nothing here is in it
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert QLocale().language() is QLocale.Language.English
    assert wording.documents(3) == "3 documents"


def test_figures_follow_the_country_where_it_has_the_language() -> None:
    austria = QLocale("de_AT")
    assert languages.locale_of("de", austria) == austria
    france = languages.locale_of("de", QLocale("fr_FR"))
    assert france.language() is QLocale.Language.German
    assert france.toString(1234) == "1.234"
    assert languages.locale_of("en", QLocale("en_GB")) == QLocale("en_GB")


def test_english_has_its_plurals(speak: Speak) -> None:
    speak("en")
    assert QCoreApplication.translate("wording", "%Ln documents", "", 1) == "1 document"
    assert QCoreApplication.translate("wording", "%Ln documents", "", 2) == "2 documents"


def test_the_buttons_of_qt_speak_the_language_too(speak: Speak) -> None:
    speak("de")
    box = QMessageBox()
    button = box.addButton(QMessageBox.StandardButton.Cancel)
    assert button.text().replace("&", "") == "Abbrechen"


# -- figures -------------------------------------------------------------------------------------


def test_german_figures_have_a_comma_and_points(speak: Speak) -> None:
    speak("de")
    assert wording.documents(1234) == "1.234 Dokumente"
    assert wording.documents(1) == "1 Dokument"
    assert wording.in_documents(3) == "in 3 Dokumenten"
    assert size(16_600_000_000) == "16,6 GB"
    assert wording.seconds(125) == "2 min 5 s"
    assert wording.where({"page": 1234}) == "Seite 1234"
    assert languages_of("en, de") == "Englisch, Deutsch"


def test_arabic_figures_have_arabic_digits_and_six_plurals(speak: Speak) -> None:
    speak("ar")
    told = [wording.documents(count) for count in (0, 1, 2, 3, 11, 100, 1234)]
    assert told == [
        "لا مستندات", "مستند واحد", "مستندان", "٣ مستندات", "١١ مستندًا", "١٠٠ مستند",
        "١٬٢٣٤ مستندًا",
    ]  # fmt: skip
    assert "٤" in wording.where({"page": 4})
    assert "١٦٫٦" in size(16_600_000_000)


def test_dates_are_written_as_the_language_does(speak: Speak) -> None:
    model = ConversationList()
    long_ago = ConversationRow(1, "Kaution", 86_400.0 * 30, 86_400.0 * 30, 2)
    facts = {}
    for language in ("de", "ar"):
        speak(language)
        facts[language] = model._facts(long_ago)
    assert "31.01.70" in facts["de"] or "31.01.1970" in facts["de"]
    assert facts["de"].endswith("2 Fragen")
    assert "٣١" in facts["ar"]


# -- what the engine says ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("This file is empty.", "Diese Datei ist leer."),
        (
            "There is no text on pages 3-5, 9. Pictures are read after everything else.",
            "Hier ist kein Text: Seiten 3-5, 9. Bilder werden nach allem anderen gelesen.",
        ),
        (
            "The disk of /data has 3.5 GB left, but 12.0 GB are needed for this model.",
            "Auf dem Datenträger von /data sind noch 3,5 GB frei, für dieses Modell werden aber "
            "12,0 GB gebraucht.",
        ),
        (
            "The model “Tiny. And odd” is damaged: weights.bin is missing.",
            "Das Modell „Tiny. And odd“ ist beschädigt: weights.bin fehlt.",
        ),
        ("a.pdf: This file is empty.", "a.pdf: Diese Datei ist leer."),
        ("Nobody knows this. The file is gone.", "Nobody knows this. Die Datei ist nicht mehr da."),
        (
            "The library was damaged and has been mended: 1,204 documents were saved, of which 3 "
            "will be read again, and 1 conversation. The damaged file is kept as a.db in /b.",
            "Die Bibliothek war beschädigt und wurde repariert. Gerettet: 1.204 Dokumente, davon "
            "werden 3 erneut gelesen, und 1 Unterhaltung. Die beschädigte Datei ist als a.db in "
            "/b aufbewahrt.",
        ),
        ("", ""),
    ],
)
def test_sentences_of_the_engine_are_told_in_german(speak: Speak, said: str, told: str) -> None:
    speak("de")
    assert engine_words.translated(said) == told


def test_names_keep_their_place_in_a_sentence_from_the_right(speak: Speak) -> None:
    speak("ar")
    told = engine_words.translated("The folder /home/ann/x (1) holds other files.")
    assert "\u2068/home/ann/x (1)\u2069" in told


def test_english_sentences_stay_as_the_engine_said_them(speak: Speak) -> None:
    speak("en")
    for template in SENTENCES:
        said = template.replace("{0:n}", "7").replace("{1:n}", "8").replace("{2:n}", "2.5")
        for field, name in (("{0}", "Alpha"), ("{1}", "beta.gguf"), ("{2}", "/gamma")):
            said = said.replace(field, name)
        assert engine_words.translated(said) == said
        assert engine_words.is_known(said)


def test_no_template_is_there_twice() -> None:
    assert len(set(SENTENCES)) == len(SENTENCES)
    assert len(set(PHRASES)) == len(PHRASES)


def test_notices_and_reasons_are_told_in_the_language(speak: Speak, qapp: QApplication) -> None:
    speak("de")
    notices = Notices()
    notices.tell("x", "The folder /a holds other files.", "Choose another folder.")
    assert notices.said() == ["Im Ordner /a sind andere Dateien. Wählen Sie einen anderen Ordner."]
    row = DocumentRow("/a.pdf", "failed", "corrupt", "This PDF is damaged and cannot be opened.")
    assert wording.explanation(row).startswith("Dieses PDF ist beschädigt")
    notices.deleteLater()


# -- glyphs --------------------------------------------------------------------------------------

SAMPLES = {
    "Chinese": (QFontDatabase.WritingSystem.SimplifiedChinese, "押金应在六个月内退还", "押金.pdf"),
    "Japanese": (QFontDatabase.WritingSystem.Japanese, "敷金は六か月以内に返還", "敷金.pdf"),
    "Korean": (QFontDatabase.WritingSystem.Korean, "보증금은 반환된다", "보증금.pdf"),
    "Arabic": (QFontDatabase.WritingSystem.Arabic, "يُعاد التأمين خلال ستة أشهر", "تأمين.pdf"),
    "Emoji": (QFontDatabase.WritingSystem.Symbol, "🙂🏠🔑", "🔑.pdf"),
}


def fonts_for(text: str, system: QFontDatabase.WritingSystem) -> list[str]:
    """Return the families that have every letter of a text."""
    return [
        family
        for family in QFontDatabase.families(system)
        if all(
            QRawFont.fromFont(QFont(family)).supportsCharacter(ord(letter))
            for letter in text
            if not letter.isspace()
        )
    ]


def ink(widget: QLabel) -> int:
    """Return how many different columns of pixels a label is painted with."""
    image = widget.grab().toImage()
    columns = set()
    for x in range(image.width()):
        columns.add(bytes(image.pixel(x, y) & 0xFF for y in range(image.height())))
    return len(columns)


@pytest.mark.parametrize("script", SAMPLES)
def test_a_script_with_a_font_is_drawn_and_not_as_boxes(script: str, qtbot: object) -> None:
    system, text, _ = SAMPLES[script]
    if not fonts_for(text, system):
        pytest.skip(f"no font for {script} is installed here")
    label, boxes = QLabel(text), QLabel("\U000f1234" * len(text))
    assert ink(label) > ink(boxes)
    assert QFontMetrics(label.font()).horizontalAdvance(text) > 0


def test_names_and_answers_of_every_script_are_shown_as_they_are(desk: Desk) -> None:
    names = [name for *_, name in SAMPLES.values()]
    paths = desk.ready(*names)
    for (_, text, name), path in zip(SAMPLES.values(), paths, strict=True):
        assert Path(path).name == name
        exchange = desk.ask(text)
        job = desk.puppet.expect(Ask).job
        desk.puppet.play(
            Passages(job, (passage(path, text),), "hybrid", True, 1, 5, 1.0),
            Text(job, text),
            Answered(job, text, True, "stop", (), 1, 1, 1, 1, 1),
        )
        desk.until(lambda exchange=exchange: not exchange.live)  # type: ignore[misc]
        assert text in exchange.answer.plain_text()
