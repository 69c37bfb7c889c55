"""The language that the window speaks: its texts, Qt's own, figures, and the direction of reading.

Which languages there are is what ``resources/translations`` holds. Says nothing itself.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from app import paths

OURS, QTS = "carrel", "qtbase"
SOURCE = "en"
"""The language of the sources; its translation holds the plurals alone."""


def speak(app: QGuiApplication, language: str, folder: Path | None = None) -> str:
    """Let everything that is made from now on speak a language; return which one it is.

    ``language`` is "system", for the first of the person's languages that there is a translation
    for, or a code such as "de". Numbers and dates follow the person's country as far as it has
    that language.
    """
    wanted = QLocale.system() if language == "system" else QLocale(language)
    folder = folder or paths.resources() / "translations"
    ours = QTranslator(app)
    if not ours.load(wanted, OURS, "_", str(folder)):
        wanted = QLocale(SOURCE)
        ours.load(wanted, OURS, "_", str(folder))
    app.installTranslator(ours)
    spoken = ours.language() or SOURCE
    qts = QTranslator(app)
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qts.load(QLocale(spoken), QTS, "_", place):
        app.installTranslator(qts)
    locale = locale_of(spoken, wanted)
    QLocale.setDefault(locale)
    app.setLayoutDirection(locale.textDirection())
    return spoken


def locale_of(spoken: str, wanted: QLocale) -> QLocale:
    """Return how a language writes figures and dates, in the country of another locale if it can.

    A person in Vienna who reads German gets Austria's; one in Lyon who reads English gets neither
    French dates in English sentences, nor the other way round.
    """
    language = QLocale(spoken)
    if wanted.language() == language.language():
        return wanted
    here = QLocale(language.language(), QLocale.system().territory())
    return here if here.territory() == QLocale.system().territory() else language


def forget(app: QCoreApplication) -> None:
    """Take back every translation, for tests that speak several languages in a row."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
