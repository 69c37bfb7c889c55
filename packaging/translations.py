"""Bring the translations up to date with the sources, and compile them.

``python packaging/translations.py`` looks through ``app`` for every text that people read, writes
new ones into ``resources/translations/carrel_*.ts`` as unfinished, drops those that are gone, and
compiles each file to the ``.qm`` beside it. Both are kept in the tree. Translate the unfinished
entries with Qt Linguist, or any editor, and run it again; it ends with 1 while some are left.
English has a file for its plurals alone.
"""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCE_LANGUAGE = "en"
LANGUAGES = (SOURCE_LANGUAGE, "de", "ar")


def main() -> int:
    """Update and compile every language; return 1 if texts are left to translate."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    left = 0
    for language in LANGUAGES:
        file = ts_file(language)
        update(file, language)
        compile_to(file, file.with_suffix(".qm"))
        missing = list(unfinished(file))
        left += len(missing)
        sys.stdout.write(f"{file.name}: {len(missing)} texts left to translate\n")
    return 1 if left else 0


def ts_file(language: str, folder: Path = FOLDER) -> Path:
    """Return the file that translators edit."""
    return folder / f"carrel_{language}.ts"


def sources() -> list[Path]:
    """Return every module that may hold text for people, in a lasting order."""
    return sorted((ROOT / "app").rglob("*.py"))


def update(file: Path, language: str) -> None:
    """Bring a file of translations up to date with the sources; what is translated is kept."""
    options = ["-silent", "-no-obsolete", "-sort-messages", "-locations", "none"]
    options += ["-source-language", SOURCE_LANGUAGE, "-target-language", language]
    options += ["-disable-heuristic", "similartext"]
    if language == SOURCE_LANGUAGE:
        options.append("-pluralonly")
    _run("lupdate", *options, *map(str, sources()), "-ts", str(file))


def compile_to(file: Path, compiled: Path) -> None:
    """Compile a file of translations to the form that the window loads."""
    _run("lrelease", "-silent", "-nounfinished", str(file), "-qm", str(compiled))


def unfinished(file: Path) -> Iterator[str]:
    """Yield the texts of a file whose translation is missing, empty or not finished."""
    for message in ElementTree.parse(file).iter("message"):
        translation = message.find("translation")
        forms = [] if translation is None else translation.findall("numerusform") or [translation]
        whole = translation is not None and translation.get("type") is None
        if not whole or not all((form.text or "").strip() for form in forms):
            yield message.findtext("source", "")


def _run(tool: str, *arguments: str) -> None:
    """Run one of Qt Linguist's tools, which come with PySide6; raise if it fails."""
    program = f"import sys; from PySide6.scripts.pyside_tool import {tool}; sys.exit({tool}())"
    subprocess.run(
        [sys.executable, "-c", program, *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL
    )


if __name__ == "__main__":
    sys.exit(main())
