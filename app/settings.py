"""Every setting once: its name, default, range, and the words that explain it.

The preferences dialog is built from ``SETTINGS``; an undeclared name is an error wherever it is
read or written. Standard library only. Does not know who uses a setting, nor show anything: its
words are marked for translation here and translated where they are shown.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from app import paths
from app.errors import LibraryError

Value = str | int | float | bool


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation, under the name by which lupdate finds it; return it as it is."""
    return text


SECTIONS: Mapping[str, str] = {
    "appearance": QT_TRANSLATE_NOOP("settings", "Appearance"),
    "reading": QT_TRANSLATE_NOOP("settings", "Reading"),
    "answers": QT_TRANSLATE_NOOP("settings", "Answers"),
    "models": QT_TRANSLATE_NOOP("settings", "Models"),
    "privacy": QT_TRANSLATE_NOOP("settings", "Privacy"),
    "advanced": QT_TRANSLATE_NOOP("settings", "Advanced"),
}
"""The sections of the preferences in their order, each with its title."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``lowest`` and ``highest`` bound numbers, ``choices`` bounds words.

    ``words`` are the choices as people read them, in the same order; ``unit`` follows a number.
    ``holds`` says from when on a change counts: at once, from the next start of the engine, or of
    Carrel. ``panel`` names the part of the preferences that shows it in a way of its own.
    """

    name: str
    default: Value
    title: str
    sentence: str
    section: str
    lowest: float | None = None
    highest: float | None = None
    step: float = 1
    unit: str = ""
    choices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    holds: Literal["now", "engine", "program"] = "now"
    panel: Literal["", "models", "library"] = ""

    def check(self, value: object) -> Value:
        """Return ``value`` if it fits; raise ``ValueError`` with the range otherwise."""
        kind = type(self.default)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is not kind:
            raise ValueError(f"{self.name} must be {kind.__name__}, not {type(value).__name__}.")
        assert isinstance(value, str | int | float | bool)
        if self.choices and value not in self.choices:
            raise ValueError(f"{self.name} must be one of {', '.join(self.choices)}.")
        if isinstance(value, int | float) and not isinstance(value, bool):
            if self.lowest is not None and value < self.lowest:
                raise ValueError(f"{self.name} must be at least {self.lowest:g}.")
            if self.highest is not None and value > self.highest:
                raise ValueError(f"{self.name} must be at most {self.highest:g}.")
        return value


ACCENTS = ("green", "blue", "violet", "amber", "rose", "slate")

SETTINGS: Mapping[str, Setting] = {
    s.name: s
    for s in (
        Setting(
            "theme", "system",
            QT_TRANSLATE_NOOP("settings", "Light or dark"),
            QT_TRANSLATE_NOOP("settings", "Show Carrel light, dark, or as your system has it."),
            "appearance", choices=("system", "light", "dark"),
            words=(
                QT_TRANSLATE_NOOP("settings", "As the system has it"),
                QT_TRANSLATE_NOOP("settings", "Light"),
                QT_TRANSLATE_NOOP("settings", "Dark"),
            ),
        ),
        Setting(
            "accent", "green",
            QT_TRANSLATE_NOOP("settings", "Colour"),
            QT_TRANSLATE_NOOP("settings", "The colour of buttons, links and what is chosen."),
            "appearance", choices=ACCENTS,
            words=(
                QT_TRANSLATE_NOOP("settings", "Green"),
                QT_TRANSLATE_NOOP("settings", "Blue"),
                QT_TRANSLATE_NOOP("settings", "Violet"),
                QT_TRANSLATE_NOOP("settings", "Amber"),
                QT_TRANSLATE_NOOP("settings", "Rose"),
                QT_TRANSLATE_NOOP("settings", "Slate"),
            ),
        ),
        Setting(
            "text_size", 100,
            QT_TRANSLATE_NOOP("settings", "Size of text"),
            QT_TRANSLATE_NOOP("settings", "How large text is, compared with other programs."),
            "appearance", 80, 200, 10, QT_TRANSLATE_NOOP("settings", "%"),
        ),
        Setting(
            "language", "system",
            QT_TRANSLATE_NOOP("settings", "Language"),
            QT_TRANSLATE_NOOP(
                "settings", "The language of Carrel itself; answers follow your documents."
            ),
            "appearance", holds="program",
        ),
        Setting(
            "follow_folders", True,
            QT_TRANSLATE_NOOP("settings", "Follow your folders"),
            QT_TRANSLATE_NOOP("settings", "Notice by itself when files in your folders change."),
            "reading", holds="engine",
        ),
        Setting(
            "recognise_text", True,
            QT_TRANSLATE_NOOP("settings", "Read pictures"),
            QT_TRANSLATE_NOOP("settings", "Read the text in pictures and scanned pages."),
            "reading",
        ),
        Setting(
            "notify_when_done", True,
            QT_TRANSLATE_NOOP("settings", "Say when reading is done"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Show a notification when a long reading ends while you are in another program.",
            ),
            "reading",
        ),
        Setting(
            "top_k", 6,
            QT_TRANSLATE_NOOP("settings", "Passages for an answer"),
            QT_TRANSLATE_NOOP(
                "settings", "How many passages an answer may use. More takes longer to read."
            ),
            "answers", 1, 30,
        ),
        Setting(
            "answer_tokens", 128,
            QT_TRANSLATE_NOOP("settings", "Longest answer"),
            QT_TRANSLATE_NOOP(
                "settings",
                "How long an answer may become, in pieces of a word: four of them are about three "
                "words.",
            ),
            "answers", 16, 4096, 16, QT_TRANSLATE_NOOP("settings", "pieces"), holds="engine",
        ),
        Setting(
            "llm_pack", "smollm2-135m-instruct",
            QT_TRANSLATE_NOOP("settings", "Model that writes answers"),
            QT_TRANSLATE_NOOP("settings", "It reads the passages and puts an answer into words."),
            "models", holds="engine", panel="models",
        ),
        Setting(
            "embedder_pack", "all-minilm-l6-v2",
            QT_TRANSLATE_NOOP("settings", "Model that finds passages"),
            QT_TRANSLATE_NOOP("settings", "It compares the meaning of questions and passages."),
            "models", holds="engine", panel="models",
        ),
        Setting(
            "device", "auto",
            QT_TRANSLATE_NOOP("settings", "Where models run"),
            QT_TRANSLATE_NOOP(
                "settings", "Automatic takes a graphics card where one works, else the processor."
            ),
            "models", choices=("auto", "cpu", "cuda", "mps"),
            words=(
                QT_TRANSLATE_NOOP("settings", "Automatic"),
                QT_TRANSLATE_NOOP("settings", "Processor"),
                QT_TRANSLATE_NOOP("settings", "NVIDIA graphics card"),
                QT_TRANSLATE_NOOP("settings", "Apple graphics"),
            ),
            holds="engine",
        ),
        Setting(
            "precision", "auto",
            QT_TRANSLATE_NOOP("settings", "Precision of models"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Automatic measures once which is quicker here. Half needs half the memory; "
                "answers differ little.",
            ),
            "models", choices=("auto", "float32", "bfloat16"),
            words=(
                QT_TRANSLATE_NOOP("settings", "Automatic"),
                QT_TRANSLATE_NOOP("settings", "Full (float32)"),
                QT_TRANSLATE_NOOP("settings", "Half (bfloat16)"),
            ),
            holds="engine",
        ),
        Setting(
            "library_folder", "",
            QT_TRANSLATE_NOOP("settings", "Where your library is"),
            QT_TRANSLATE_NOOP(
                "settings",
                "What Carrel knows of your documents, and your conversations, stand in one folder.",
            ),
            "privacy", holds="engine", panel="library",
        ),
        Setting(
            "read_seconds", 60,
            QT_TRANSLATE_NOOP("settings", "Time for one file"),
            QT_TRANSLATE_NOOP(
                "settings", "How long reading one file may take before Carrel gives up on it."
            ),
            "advanced", 5, 3600, 5, QT_TRANSLATE_NOOP("settings", "seconds"), holds="engine",
        ),
    )
}  # fmt: skip


class Preferences:
    """The person's choices: defaults, overridden by the settings file.

    A damaged file is reported by ``LibraryError`` and never overwritten silently; an unknown name
    in it is kept as it is (a newer Carrel may have written it). One that ``follows`` looks at the
    file whenever it is asked, and sees what another process chose meanwhile.
    """

    def __init__(self, file: Path | None = None, *, follows: bool = False) -> None:
        self._file = file or paths.settings_file()
        self._damage: LibraryError | None = None
        self._follows = follows
        self._seen = self._stamp() if follows else None
        self._values: dict[str, Any] = self._read()

    @classmethod
    def beside(cls, damage: LibraryError) -> "Preferences":
        """Return the defaults, to go on with where the file is damaged; it is left as it is.

        What is set holds until the end, and setting it raises ``damage``.
        """
        made = cls.__new__(cls)
        made._file, made._follows, made._seen = paths.settings_file(), False, None
        made._values, made._damage = {}, damage
        return made

    def __getitem__(self, name: str) -> Any:
        """Return the setting's value; a stored value out of its range counts as the default."""
        setting = SETTINGS[name]
        if self._follows:
            self._look()
        if name not in self._values:
            return setting.default
        try:
            return setting.check(self._values[name])
        except ValueError:
            return setting.default

    def __setitem__(self, name: str, value: Value) -> None:
        """Check, keep and write the value; the file is replaced in one step.

        Raises ``LibraryError`` when it cannot be written: the value then holds until the end.
        """
        self._values[name] = SETTINGS[name].check(value)
        self._write()

    def changed(self, name: str) -> bool:
        """Tell whether the value is another one than the default."""
        return bool(self[name] != SETTINGS[name].default)

    def restore(self, names: Mapping[str, Value]) -> None:
        """Set several values in one step; raises as setting one does."""
        self._values.update({name: SETTINGS[name].check(value) for name, value in names.items()})
        self._write()

    def _read(self) -> dict[str, Any]:
        try:
            raw = self._file.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise LibraryError(
                f"The settings file {self._file} cannot be read: {error.strerror or error}.",
                "Make it readable and start again; only your preferences are in it.",
            ) from error
        try:
            values = json.loads(raw)
            if not isinstance(values, dict):
                raise ValueError("not an object")
        except (ValueError, RecursionError) as error:
            raise LibraryError(
                f"The settings file {self._file} is damaged.",
                "Rename or delete it and start again; only your preferences are in it.",
            ) from error
        return values

    def _look(self) -> None:
        """Read the file again if it is another one; a damaged one changes nothing."""
        stamp = self._stamp()
        if stamp == self._seen:
            return
        self._seen = stamp
        with suppress(LibraryError, OSError):
            self._values = self._read()

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            facts = self._file.stat()
        except OSError:
            return None
        return facts.st_mtime_ns, facts.st_size, facts.st_ino

    def _write(self) -> None:
        if self._damage is not None:
            raise self._damage
        temporary = self._file.with_suffix(".tmp")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(self._values, indent=1), encoding="utf-8")
            os.replace(temporary, self._file)
        except OSError as error:
            with suppress(OSError):
                temporary.unlink()
            raise LibraryError(
                f"Your preferences cannot be written to {self._file}: {error.strerror or error}.",
                "Make room, or make the folder writable; until then they hold for this time only.",
            ) from error
