"""Every setting once: its name, default, range, and the sentence that explains it.

The preferences dialog is built from ``SETTINGS``; an undeclared name is an error wherever it is
read or written. Standard library only. Does not know who uses a setting.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import paths
from app.errors import LibraryError

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``lowest`` and ``highest`` bound numbers, ``choices`` bounds words."""

    name: str
    default: Value
    sentence: str
    lowest: float | None = None
    highest: float | None = None
    choices: tuple[str, ...] = ()
    advanced: bool = False

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


SETTINGS: Mapping[str, Setting] = {
    s.name: s
    for s in (
        Setting("llm_pack", "smollm2-135m-instruct", "The model that writes answers."),
        Setting("embedder_pack", "all-minilm-l6-v2", "The model that finds passages by meaning."),
        Setting("device", "auto", "Where the models run; automatic measures once and remembers.",
                choices=("auto", "cpu", "cuda", "mps"), advanced=True),
        Setting("precision", "auto", "Number format of the models; automatic measures once.",
                choices=("auto", "float32", "bfloat16"), advanced=True),
        Setting("top_k", 6, "How many passages an answer may use.", 1, 30),
        Setting("answer_tokens", 128, "Longest answer, in pieces of a word.", 16, 4096,
                advanced=True),
        Setting("chunk_tokens", 200, "Size of a passage, in pieces of a word.", 32, 2048,
                advanced=True),
        Setting("chunk_overlap", 20, "How much neighbouring passages share.", 0, 512,
                advanced=True),
        Setting("read_seconds", 60, "How long reading one file may take, in seconds.", 5, 3600,
                advanced=True),
        Setting("follow_folders", True, "Notice by itself when files in your folders change."),
        Setting("recognise_text", True, "Read the text in pictures and scanned pages."),
        Setting("theme", "system", "Light, dark, or as the system has it.",
                choices=("system", "light", "dark")),
    )
}  # fmt: skip


class Preferences:
    """The person's choices: defaults, overridden by the settings file.

    A damaged file is reported by ``LibraryError`` and never overwritten silently; an unknown name
    in it is kept as it is (a newer Carrel may have written it).
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.settings_file()
        self._values: dict[str, Any] = {}
        try:
            raw = self._file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        try:
            values = json.loads(raw)
            if not isinstance(values, dict):
                raise ValueError("not an object")
        except ValueError as error:
            raise LibraryError(
                f"The settings file {self._file} is damaged.",
                "Rename or delete it and start again; only your preferences are in it.",
            ) from error
        self._values = values

    def __getitem__(self, name: str) -> Any:
        """Return the setting's value; a stored value out of its range counts as the default."""
        setting = SETTINGS[name]
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
