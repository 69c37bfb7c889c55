"""Pictures of the library and the welcome in every state, for people to look at.

``python -m tests.ui.screens_library FOLDER [STATE …]`` writes one PNG per state and theme.
"""

import argparse
import asyncio
import gc
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

import qasync
from PySide6.QtCore import QLocale, QMimeData, Qt, QUrl
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.messages import (
    Collection,
    CollectionsListed,
    ConversationOpened,
    DocumentRow,
    EngineState,
    LibraryListed,
    OpenConversation,
)
from app.paths import resources
from app.ui import theme
from app.ui.collection_editor import CollectionEditor
from app.ui.standing import Standing
from tests.ui.screenshots import EVERY_STATE, HOME, Stage

TYPES = (
    "Annual report.pdf", "Application.docx", "Budget 2024.xlsx", "Talk.pptx", "Invitation.eml",
    "Handbook.epub", "Saved page.html", "Whiteboard.png", "Backup.zip", "analysis.py", "Notes.md",
    "عقد الإيجار.pdf", "租赁合同.docx", "A name that goes on and on, far longer than any room.pdf",
)  # fmt: skip
COLLECTIONS = (
    Collection(1, "Taxes", (f"{HOME}/Papers",), "Answer in German.", 267),
    Collection(2, "Everything about the flat in the Long Street, with letters", (HOME,)),
)


def library(stage: Stage, rows: tuple[DocumentRow, ...], *folders: str) -> None:
    """Bring a library on stage."""
    stage.puppet.play(
        EngineState(0, "library"),
        LibraryListed(0, folders, rows, 3000),
        EngineState(0, "answering"),
    )
    panel = stage.window.library
    stage.until(lambda: panel.listed)
    opened = stage.puppet.expect(OpenConversation)
    stage.puppet.play(ConversationOpened(opened.job, 0, ()))


def every_state(stage: Stage, chosen: str = "Bank statement.pdf") -> None:
    stage.open(height=900)
    library(stage, EVERY_STATE, f"{HOME}/Papers", "/media/stick/Notes.txt", f"{HOME}/Deleted.txt")
    panel = stage.window.library
    for path in list(panel.documents.shelf.branches):
        panel.documents.set_open(path, True)
    panel.tree.choose(f"{HOME}/Papers/{chosen}")


def states(stage: Stage) -> None:
    every_state(stage)
    stage.shoot("states")


def problems(stage: Stage) -> None:
    every_state(stage)
    stage.window.library.trouble_button.click()
    stage.shoot("problems")


def types(stage: Stage) -> None:
    stage.open()
    rows = [DocumentRow(f"{HOME}/Types/{name}", "indexed", chunks=9) for name in TYPES]
    rows += [DocumentRow(f"{HOME}/Types/Deep {n % 3}/Er {n}.pdf", "indexed") for n in range(9)]
    library(stage, tuple(rows), f"{HOME}/Types")
    stage.puppet.play(CollectionsListed(0, COLLECTIONS))
    panel = stage.window.library
    stage.until(lambda: bool(panel.collections.kept))
    panel.collections.choose(2)
    panel.documents.set_open(f"{HOME}/Types/Deep 1", True)
    stage.shoot("types")


def search(stage: Stage) -> None:
    every_state(stage)
    stage.window.library.look_for("books stews")
    stage.shoot("search")


def nothing(stage: Stage) -> None:
    every_state(stage)
    stage.window.library.look_for("zebra")
    stage.shoot("nothing-matches")


def menu(stage: Stage) -> None:
    every_state(stage)
    bar = stage.window.library.filters
    bar.show_standing(Standing.SEARCHABLE)
    for button, name in ((bar.standing_button, "standings"), (bar.kind_button, "types")):
        button.menu().aboutToShow.emit()
        button.menu().ensurePolished()
        stage.settle()
        button.menu().grab().save(str(stage.out / f"menu-{name}{stage.suffix}.png"))
    stage.shoot("menu")


def editor(stage: Stage) -> None:
    every_state(stage)
    panel = stage.window.library
    panel.collections.begin((f"{HOME}/Papers",))
    dialog = stage.window.findChild(CollectionEditor)
    assert isinstance(dialog, CollectionEditor)
    dialog._tick(f"{HOME}/Papers/Film.mkv")
    dialog.name_field.setText("Papers of the flat")
    stage.settle()
    dialog.grab().save(str(stage.out / f"editor{stage.suffix}.png"))
    dialog.close()


def sample(stage: Stage) -> None:
    stage.open()
    folder = os.path.normpath(resources() / "sample")
    names = [path for path in sorted(os.listdir(folder)) if not path.startswith(".")]
    rows = tuple(DocumentRow(os.path.join(folder, name), "indexed", chunks=3) for name in names)
    library(stage, rows, folder)
    stage.shoot("sample")


def first(stage: Stage) -> None:
    stage.open()
    library(stage, ())
    stage.shoot("first-start")
    for name, urls in (
        ("files", [QUrl.fromLocalFile("/x/a.pdf"), QUrl.fromLocalFile("/x/b.pdf")]),
        ("model", [QUrl.fromLocalFile("/x/small.gguf")]),
        ("link", [QUrl("https://example.org/page")]),
    ):
        data = QMimeData()
        data.setUrls(urls)
        stage.window.drop_target.appear(data)
        stage.shoot(f"drop-{name}")


def arabic(stage: Stage) -> None:
    stage.app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    types(Stage2(stage, "rtl-"))
    stage.app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class Stage2(Stage):
    """The same stage; its pictures' names begin otherwise."""

    def __init__(self, stage: Stage, start: str) -> None:
        self.__dict__ = stage.__dict__
        self._start = start

    def shoot(self, name: str) -> None:
        super().shoot(self._start + name)


STATES = (states, problems, types, search, nothing, menu, editor, sample, first, arabic)


def main() -> None:
    """Take all pictures, or those of the states named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("states", nargs="*")
    parser.add_argument("--light", action="store_true")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale("en_US"))
    app.setFont(QFont("Noto Sans", 10))
    loop = qasync.QEventLoop(app, already_running=True)
    asyncio.set_event_loop(loop)
    gc.disable()
    for choice in ("light",) if given.light else ("light", "dark"):
        theme.apply(app, choice)
        for state in STATES:
            if not given.states or state.__name__ in given.states:
                stage = Stage(app, given.folder, "-dark" if choice == "dark" else "")
                state(stage)
                stage.close()


if __name__ == "__main__":
    main()
