"""Pictures of the window in each language, in the smallest size it is made for.

``python -m tests.ui.screens_languages FOLDER LANGUAGE [STATE …]``; ``--dark`` for the other theme.
"""

import argparse
import asyncio
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

import qasync
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.ui import languages, theme
from tests.ui import (
    screens_conversation,
    screens_library,
    screens_preferences,
    screens_viewer,
    screenshots,
)


class Stage(screenshots.Stage):
    """A window that is always 900 × 600."""

    def open(self, width: int = 900, height: int = 600, entry: object = None) -> None:
        super().open(900, 600, entry)


STATES: dict[type, tuple[Callable[[Any], None], ...]] = {
    Stage: (
        screenshots.empty, screenshots.dropping, screenshots.reading, screenshots.streaming,
        screenshots.answered, screenshots.not_found, screenshots.failed, screenshots.given_up,
        screenshots.ledger, screenshots.several, screenshots.problems, screenshots.password,
        screenshots.paused, screens_conversation.versions,
        screens_conversation.editing, screens_conversation.scope, screens_conversation.history,
        screens_library.menu, screens_library.editor, screens_library.sample,
        screens_library.types,
    ),
    screens_preferences.Stage: (
        screens_preferences.appearance, screens_preferences.answers, screens_preferences.models,
        screens_preferences.importing, screens_preferences.home, screens_preferences.about,
    ),
    screens_viewer.Stage: (
        screens_viewer.pages, screens_viewer.narrow, screens_viewer.table, screens_viewer.refused,
        screens_viewer.changed,
    ),
}  # fmt: skip


def photograph(out: Path, language: str, names: list[str], look: str) -> None:
    """Take the pictures of one language in one theme."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    app.setFont(QFont("Noto Sans", 10))
    languages.speak(app, language)
    loop = qasync.QEventLoop(app, already_running=True)
    asyncio.set_event_loop(loop)
    gc.disable()
    theme.apply(app, look)
    for name, value in {"theme": look, "accent": "green", "text_size": 100}.items():
        app.setProperty(f"wanted-{name}", value)
    for kind, states in STATES.items():
        for state in states:
            if not names or state.__name__ in names:
                stage = kind(app, out, f"-{look}")
                try:
                    state(stage)
                except AssertionError as error:  # a state of elsewhere may have moved on
                    sys.stderr.write(f"{state.__name__}: {error}\n")
                stage.close()


def main() -> None:
    """Take all pictures of a language, or those of the states named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("language")
    parser.add_argument("states", nargs="*")
    parser.add_argument("--dark", action="store_true")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    photograph(given.folder, given.language, given.states, "dark" if given.dark else "light")


if __name__ == "__main__":
    main()
