"""The pictures of README and ARCHITECTURE: the real program with the sample library.

``python -m tests.journeys.pictures [FOLDER]`` takes them all, into ``resources/screenshots`` unless
a folder is given. Models and documents are real; nothing on the pictures is played.
"""

import asyncio
import io
import json
import os
import sys
import tempfile
from pathlib import Path

from PIL import Image

from app.paths import resources
from tests.journeys.person import Person
from tests.journeys.visiting import visit as start_visit

NAMES = (
    "answered-light.png", "answered-dark.png", "pdf-light.png", "library-light.png",
    "conversations-light.png", "german-light.png",
)  # fmt: skip
WIDTH, HEIGHT = 1440, 900
LARGEST = 250_000  # bytes of a picture
QUESTIONS = (
    "Who designed the lighthouse at Grey Point?",
    "When was it built?",
    "Which boats were sunk in the storm of 1987?",
    "How much does the repair of the quay wall cost?",
)


async def visit(person: Person) -> None:
    """Add the sample library, ask, open sources, and keep pictures of it."""
    window = person.window
    window.resize(WIDTH, HEIGHT)
    german = window.preferences["language"] == "de"
    if german:
        await _look_german(person)
        return
    window.library.add_sample()
    await person.indexed(7)
    await person.answering()
    await person.until(lambda: not window.library.reading.path, "a quiet library")
    await _keep(person, "library-light")
    for question in QUESTIONS[:2]:
        await person.answered(person.ask(question))
    storm = person.ask(QUESTIONS[2])
    await person.answered(storm)
    await person.open_passage(storm, ".pdf")
    await _keep(person, "pdf-light")
    window.chat.begin_anew()
    exchange = None
    for question in QUESTIONS[3:]:
        exchange = person.ask(question)
        await person.answered(exchange)
    assert exchange is not None and exchange.answer.sources, "the answer has no source"
    exchange.answer.citationChosen.emit(1)
    await person.shown()
    await _keep(person, "answered-light")
    window.open_preferences()
    dialog = window._preferences_dialog
    assert dialog is not None
    dialog.choose("theme", "dark")
    dialog.close()
    await _keep(person, "answered-dark")
    dialog.choose("theme", "light")
    window.show_conversations()
    await person.until(lambda: len(window.history.conversations.conversations) == 2, "the list")
    await _keep(person, "conversations-light")


async def _look_german(person: Person) -> None:
    window = person.window
    await person.answering()
    await person.until(lambda: window.chat.conversation.path(), "the conversation")
    await person.until(lambda: bool(window.chat.exchanges), "the answers")
    exchange = window.chat.exchanges[-1]
    exchange.answer.citationChosen.emit(1)
    await person.shown()
    await _keep(person, "german-light")


async def _keep(person: Person, name: str) -> None:
    """Keep a picture once the window has come to rest."""
    person.window.chat.scroll_bar.setValue(person.window.chat.scroll_bar.maximum())
    await asyncio.sleep(0.6)  # bars and carets fade
    person.look(name)


def take(folder: Path) -> list[Path]:
    """Take all pictures into a folder, each small enough for a page; return them."""
    with tempfile.TemporaryDirectory(prefix="carrel-pictures-") as place:
        home = Path(place)
        (home / "papers").mkdir()
        chosen = {"theme": "light", "precision": "float32", "answer_tokens": 48}
        for language in ("en", "de"):
            (home / "data").mkdir(exist_ok=True)
            settings = json.dumps({**chosen, "language": language})
            (home / "data" / "settings.json").write_text(settings, encoding="utf-8")
            shots, os.environ["CARREL_SHOTS"] = home / "shots", str(home / "shots")
            start_visit("pictures", home)
        return [_store(shots / name, folder / name) for name in NAMES]


def _store(taken: Path, kept: Path) -> Path:
    """Write a picture with 256 colours; nothing of the look is lost, and most of the bytes."""
    with Image.open(taken) as picture:
        few = picture.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=0)
    kept.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    few.save(buffer, "PNG", optimize=True)
    assert buffer.tell() < LARGEST, f"{kept.name} has {buffer.tell()} bytes"
    kept.write_bytes(buffer.getvalue())
    return kept


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else resources() / "screenshots"
    for each in take(target):
        print(each.name, each.stat().st_size)
