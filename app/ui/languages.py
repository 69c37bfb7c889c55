"""The language that the window speaks: its texts, Qt's own, figures, and the direction of reading.

Which languages there are is what ``resources/translations`` holds. Says nothing itself.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from app import paths
from app.settings import QT_TRANSLATE_NOOP

OURS, QTS = "carrel", "qtbase"
SOURCE = "en"
"""The language of the sources; its translation holds the plurals alone."""
NAMES = (
    QT_TRANSLATE_NOOP("models", "English"),
    QT_TRANSLATE_NOOP("models", "German"),
    QT_TRANSLATE_NOOP("models", "French"),
    QT_TRANSLATE_NOOP("models", "Spanish"),
    QT_TRANSLATE_NOOP("models", "Italian"),
    QT_TRANSLATE_NOOP("models", "Portuguese"),
    QT_TRANSLATE_NOOP("models", "Dutch"),
    QT_TRANSLATE_NOOP("models", "Polish"),
    QT_TRANSLATE_NOOP("models", "Russian"),
    QT_TRANSLATE_NOOP("models", "Turkish"),
    QT_TRANSLATE_NOOP("models", "Arabic"),
    QT_TRANSLATE_NOOP("models", "Hebrew"),
    QT_TRANSLATE_NOOP("models", "Hindi"),
    QT_TRANSLATE_NOOP("models", "Chinese"),
    QT_TRANSLATE_NOOP("models", "Japanese"),
    QT_TRANSLATE_NOOP("models", "Korean"),
)
"""Languages as Qt names them in English; what a model speaks is told by name."""


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
        ours.load(QLocale(SOURCE), OURS, "_", str(folder))
    app.installTranslator(ours)
    spoken = ours.language() or SOURCE
    qts = QTranslator(app)
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qts.load(QLocale(spoken), QTS, "_", place):
        app.installTranslator(qts)
    locale = locale_of(spoken, QLocale.system())
    QLocale.setDefault(locale)
    app.setLayoutDirection(locale.textDirection())
    return spoken


def locale_of(spoken: str, home: QLocale) -> QLocale:
    """Return how a language writes figures and dates in the country of ``home``, if it is at home.

    A person in Vienna who reads German gets Austria's; one in Lyon who reads German gets neither
    French dates in German sentences, nor the other way round.
    """
    language = QLocale(spoken)
    if home.language() == language.language():
        return home
    here = QLocale(language.language(), home.territory())
    return here if here.territory() == home.territory() else language


def forget(app: QCoreApplication) -> None:
    """Take back every translation, for tests that speak several languages in a row."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
