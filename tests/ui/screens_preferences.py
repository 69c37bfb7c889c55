"""Pictures of preferences, models and about, in every state, for people to look at.

``python -m tests.ui.screens_preferences FOLDER [STATE …]`` writes one PNG per state.
"""

import argparse
import asyncio
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

import qasync
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from app.messages import (
    DescribeLibrary,
    EngineState,
    Failed,
    ImportPack,
    LibraryDescribed,
    ListPacks,
    MoveLibrary,
    PackRow,
    PacksListed,
    Progress,
    WorkerOptions,
)
from app.settings import Preferences
from app.ui import theme
from app.ui.about import AboutDialog
from app.ui.host import EngineHost
from app.ui.notices import Notices
from app.ui.preferences import PreferencesDialog
from tests.ui.fake_worker import Puppet

PACKS = (
    PackRow("smollm2-135m-instruct", "llm", "SmolLM2 135M Instruct", "Apache-2.0", 272_000_000,
            512_000_000, 23.4, "en", True, True),
    PackRow("qwen", "llm", "Qwen2.5 3B Instruct", "Apache-2.0", 6_200_000_000, 7_600_000_000, 3.1,
            "en, fr, es, de, ja, ko, ar"),
    PackRow("large", "llm", "Mistral Large", "research only", 240_000_000_000, 290_000_000_000),
    PackRow("all-minilm-l6-v2", "embedder", "all-MiniLM-L6-v2", "Apache-2.0", 91_000_000,
            60_000_000, 41.0, "en", True, True),
    PackRow("broken", "embedder", "multilingual-e5-small", "MIT", 470_000_000,
            problem="The model “multilingual-e5-small” is damaged: model.safetensors is missing. "
            "Import it again."),
)  # fmt: skip


class Stage:
    """The dialog and its played engine."""

    def __init__(self, app: QApplication, out: Path, suffix: str) -> None:
        self.app, self.out, self.suffix = app, out, suffix
        folder = tempfile.mkdtemp()
        os.environ["CARREL_DATA"] = folder
        self.puppet = Puppet(self.until)
        options = WorkerOptions(f"{folder}/library")
        self.host = EngineHost(self.puppet.entry, options, cancel_seconds=0.3)
        self.preferences = Preferences()
        for name in ("theme", "accent", "text_size"):
            self.preferences._values[name] = app.property(f"wanted-{name}")
        self.window = QWidget()
        self.dialog = PreferencesDialog(self.host, Notices(), self.preferences, self.window)
        self.host.start()
        self.puppet.play(EngineState(0, "library"), EngineState(0, "answering"))

    def show(self, section: str, width: int = 820, height: int = 600) -> None:
        self.dialog.resize(width, height)
        self.dialog.show_section(section)

    def models(self, **facts: object) -> None:
        listing = self.puppet.expect(ListPacks)
        self.puppet.play(
            PacksListed(listing.job, PACKS, 16_600_000_000, 9_300_000_000,
                        "AMD EPYC 7B13, 2 threads, bfloat16 (1.8 × float32)", "bfloat16",
                        **facts)  # type: ignore[arg-type]
        )  # fmt: skip
        self.until(lambda: bool(self.dialog.models.rows))

    def until(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + 20
        while not true():
            assert time.monotonic() < end, "the state was not reached"
            self.app.processEvents()
            time.sleep(0.002)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        end = time.monotonic() + 0.3
        self.until(lambda: time.monotonic() > end)
        (widget or self.dialog).grab().save(str(self.out / f"{name}{self.suffix}.png"))

    def close(self) -> None:
        self.dialog.close()
        self.host.kill()
        self.puppet.close()
        self.window.deleteLater()
        self.app.processEvents()
        gc.collect()


def appearance(stage: Stage) -> None:
    stage.show("appearance")
    stage.shoot("p01-appearance")


def answers(stage: Stage) -> None:
    stage.show("answers")
    stage.dialog.choose("answer_tokens", 256)
    stage.shoot("p02-answers-changed")


def searching(stage: Stage) -> None:
    stage.show("appearance")
    stage.dialog.search.setText("pass")
    stage.shoot("p03-search")


def models(stage: Stage) -> None:
    stage.show("models", height=820)
    stage.models(problems=("old.gguf lies among the models, but is not imported yet.",))
    stage.dialog.models.rows["qwen"].radio.click()
    stage.shoot("p04-models")


def importing(stage: Stage) -> None:
    stage.show("models", height=600)
    stage.models()
    stage.dialog.models.install("/home/ann/Downloads/Phi-3.5-mini-instruct-Q4_K_M.gguf")
    job = stage.puppet.expect(ImportPack).job
    stage.puppet.play(Progress(job, "", 42, 100, 0, doing="importing", detail="Converting layer 9"))
    bar = stage.dialog.models.bar
    stage.until(lambda: bar.value() == 42)
    scroll = stage.dialog._page.verticalScrollBar()
    scroll.setValue(scroll.maximum())
    stage.shoot("p05-importing")


def refused(stage: Stage) -> None:
    stage.show("models")
    stage.models()
    stage.dialog.models.install("/home/ann/Downloads/model.bin")
    job = stage.puppet.expect(ImportPack).job
    stage.puppet.play(
        Failed(job, "PackError", "The file model.bin is in a format that can hide programs, so "
               "Carrel does not open it.", "Choose a safetensors or GGUF copy of the model.")
    )  # fmt: skip
    stage.until(lambda: bool(stage.dialog.notices.said()))
    stage.shoot("p06-refused")


def home(stage: Stage) -> None:
    stage.show("privacy")
    job = stage.puppet.expect(DescribeLibrary).job
    folder = stage.host.options.library
    stage.puppet.play(LibraryDescribed(job, folder, 1_234_000_000, 80_000_000_000))
    stage.shoot("p07-home")
    stage.dialog.home.propose("/media/ann/Stick")
    job = stage.puppet.expect(DescribeLibrary).job
    there = "/media/ann/Stick/Carrel library"
    stage.puppet.play(LibraryDescribed(job, folder, 1_234_000_000, 31_000_000_000, there))
    stage.until(stage.dialog.home.question.isVisible)
    stage.shoot("p08-move")
    stage.dialog.home.begin()
    job = stage.puppet.expect(MoveLibrary).job
    stage.puppet.play(Progress(job, "", 37, 100, 0, doing="moving"))
    stage.until(lambda: stage.dialog.home.bar.value() == 37)
    stage.shoot("p09-moving")


def small(stage: Stage) -> None:
    stage.show("models", 600, 400)
    stage.models()
    stage.shoot("p10-small")


def mirrored(stage: Stage) -> None:
    stage.app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    stage.show("models", height=760)
    stage.models()
    stage.shoot("p11-right-to-left")
    stage.show("appearance", height=600)
    stage.shoot("p12-right-to-left")
    stage.app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def large_text(stage: Stage) -> None:
    stage.show("appearance")
    stage.dialog.choose("text_size", 200)
    stage.shoot("p13-text-200")
    stage.show("models")
    stage.models()
    stage.shoot("p14-models-text-200")
    stage.dialog.choose("text_size", 100)


def about(stage: Stage) -> None:
    dialog = AboutDialog(stage.host.options.library, parent=stage.window)
    dialog.show()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(3))
    stage.shoot("p15-about", dialog)
    dialog.close()


STATES = (
    appearance, answers, searching, models, importing, refused, home, small, mirrored, large_text,
    about,
)  # fmt: skip
IN_THE_DARK = (appearance, models, importing, refused, home, about)
ENLARGED = (appearance, models)


def photograph(out: Path, names: list[str], scale: int) -> None:
    """Take the pictures that this process can take: Qt's scale is fixed at its start."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale("en_US"))
    app.setFont(QFont("Noto Sans", 10))
    loop = qasync.QEventLoop(app, already_running=True)
    asyncio.set_event_loop(loop)
    gc.disable()
    for choice, accent, states in (
        ("light", "green", STATES),
        ("dark", "green", IN_THE_DARK),
        ("light", "violet", (models,)),
        ("dark", "amber", (models,)),
    ):
        look = {"theme": choice, "accent": accent, "text_size": 100}
        theme.apply(app, look)
        for name, value in look.items():
            app.setProperty(f"wanted-{name}", value)
        for state in states:
            if (names and state.__name__ not in names) or (scale > 1 and state not in ENLARGED):
                continue
            suffix = ("-dark" if choice == "dark" else "") + (f"-{scale}x" if scale > 1 else "")
            suffix += "" if accent == "green" else f"-{accent}"
            stage = Stage(app, out, suffix)
            state(stage)
            stage.close()


def main() -> None:
    """Take all pictures, or those of the states named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("states", nargs="*")
    parser.add_argument("--scale", type=int, default=1)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    photograph(given.folder, given.states, given.scale)
    if given.scale == 1:
        again = [
            sys.executable, "-m", "tests.ui.screens_preferences", str(given.folder), *given.states,
        ]  # fmt: skip
        enlarged = {**os.environ, "QT_SCALE_FACTOR": "2"}
        subprocess.run([*again, "--scale", "2"], env=enlarged, check=True)


if __name__ == "__main__":
    main()
