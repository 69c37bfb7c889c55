"""What a drag over the window brings, and the target that says what letting go will do.

Told apart by names alone: the disk they are on may be slow. What a look at it finds out in the
meantime makes the words better; the engine decides what things really are.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.ui import theme, wording
from app.ui.asking_disk import DiskQuestion
from app.ui.kinds import Kind, kind_of

MODEL_ENDINGS = frozenset({".gguf", ".safetensors"})
MODEL_PARTS = frozenset({"config.json", "manifest.toml", "tokenizer.json"})
"""Names that a model's folder has inside."""

LOOKED_AT = 24
"""So many of the things dragged are looked at on the disk, each with so many names in it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the disk said about things that are dragged."""

    folders: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()
    known: bool = False


def local_paths(data: QMimeData) -> list[str]:
    """Return what of a drag is on this machine."""
    paths: Iterable[str] = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return [os.path.normpath(path) for path in paths if path]


def classify(data: QMimeData, seen: Seen | None = None) -> tuple[list[str], list[str]]:
    """Return the documents and the models of a drag. Asks no disk."""
    documents: list[str] = []
    models: list[str] = []
    paths = local_paths(data)
    names = {os.path.basename(path).casefold() for path in paths}
    loose = any(PurePath(name).suffix == ".safetensors" for name in names)
    for path in paths:
        name = os.path.basename(path).casefold()
        if PurePath(name).suffix == ".gguf" or (seen is not None and path in seen.models):
            models.append(path)
        elif loose and (name in MODEL_PARTS or PurePath(name).suffix in MODEL_ENDINGS):
            models.append(os.path.dirname(path))  # its parts were dragged one by one
        else:
            documents.append(path)
    return documents, list(dict.fromkeys(models))


def look_at(paths: tuple[str, ...]) -> Seen:
    """Return which of these are folders, and which are models. Asks the disk: never in Qt's."""
    folders = [path for path in paths[:LOOKED_AT] if os.path.isdir(path)]
    return Seen(
        frozenset(folders),
        frozenset(path for path in folders if _holds_model(path)),
        len(paths) <= LOOKED_AT,
    )


def _holds_model(folder: str) -> bool:
    if os.path.isfile(os.path.join(folder, "manifest.toml")):
        return True
    if not os.path.isfile(os.path.join(folder, "config.json")):
        return False
    return any(
        os.path.isfile(os.path.join(folder, name))
        for name in ("tokenizer.json", "model.safetensors", "model.safetensors.index.json")
    )


class DropTarget(QFrame):
    """Covers the window while something is dragged over it: let go anywhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._seen: Seen | None = None
        self._wanted: tuple[str, ...] = ()
        self._welcome = True
        self._picture = QLabel()
        self._title = QLabel()
        self._title.setFont(theme.scaled(self.font(), 1.6, bold=True))
        self._text = QLabel()
        self._text.setObjectName("muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 32)
        column.setSpacing(10)
        column.addStretch(1)
        for label in (self._picture, self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        self.hide()

    @property
    def words(self) -> str:
        """Return what the person reads here."""
        return f"{self._title.text()} {self._text.text()}".strip()

    def appear(self, data: QMimeData | None = None, forbidden: str = "") -> bool:
        """Come in front of everything; return whether letting go would do anything.

        ``forbidden`` is a sentence on why nothing may be added now.
        """
        paths = tuple(local_paths(data)) if data is not None else ()
        if paths != self._wanted:
            self._wanted, self._seen = paths, None
            if paths:
                DiskQuestion(self, partial(look_at, paths), partial(self._take, paths))
        if forbidden:
            self._say("refused", self.tr("Nothing can be added now"), forbidden)
        elif data is not None:
            self._describe(data)
        else:
            self._say("drop", self.tr("Drop to add this to your library"), self._unchanged())
        self._welcome = not forbidden and (data is None or bool(paths))
        self.raise_()
        self.show()
        self.update()
        return self._welcome

    def classify(self, data: QMimeData) -> tuple[list[str], list[str]]:
        """Return the documents and the models of a drag, by all that is known of it by now."""
        same = tuple(local_paths(data)) == self._wanted
        return classify(data, self._seen if same else None)

    def refusal(self) -> str:
        """Return a sentence for a drag that brings nothing Carrel can take."""
        return self.tr(
            "Carrel reads files and folders. Save the page or the text as a file, then drop that."
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a ground that lets the window shine through a little, and a dashed edge."""
        colours = theme.current()
        ground = QColor(colours.chosen if self._welcome else colours.warn)
        ground.setAlpha(250)
        edge = QPen(
            QColor(colours.accent if self._welcome else colours.on_warn), 3, Qt.PenStyle.DashLine
        )
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), ground)
            painter.setPen(edge)
            painter.drawRoundedRect(self.rect().adjusted(16, 16, -16, -16), 16, 16)

    # -- inside ----------------------------------------------------------------------------------

    def _take(self, paths: tuple[str, ...], seen: Seen | None) -> None:
        """Say it better now that the disk has answered, if the drag is still there."""
        if paths != self._wanted or seen is None:
            return
        self._seen = seen
        if self.isVisible() and self._welcome:
            documents = [path for path in paths if path not in seen.models]
            self._say_what(documents, [path for path in paths if path in seen.models])

    def _describe(self, data: QMimeData) -> None:
        documents, models = classify(data, self._seen)
        if documents or models:
            self._say_what(documents, models)
        elif data.hasUrls():
            self._say("refused", self.tr("Carrel does not read web pages"), self.refusal())
        else:
            self._say("refused", self.tr("This cannot be added"), self.refusal())

    def _say_what(self, documents: list[str], models: list[str]) -> None:
        if models and not documents:
            title = (
                self.tr("Drop to install this model")
                if len(models) == 1
                else self.tr("Drop to install %Ln models", "", len(models))
            )
            self._say("model", title, self.tr("It is checked before it is used."))
        elif models:
            title = self.tr("Drop to add these documents and install the model")
            self._say("drop", title, self._unchanged())
        else:
            self._say("drop", *self._words_on(documents))

    def _words_on(self, paths: list[str]) -> tuple[str, str]:
        seen = self._seen
        folders = sum(path in seen.folders for path in paths) if seen and seen.known else 0
        archives = all(kind_of(path) is Kind.ARCHIVE for path in paths)
        text = self._unchanged()
        if archives:
            text = self.tr("What is inside is read, and nothing is unpacked on your disk.")
        elif folders:
            text = self.tr("Folders are read with everything in them; files stay unchanged.")
        if len(paths) == 1:
            name = f"\u2068{wording.file_name(paths[0])}\u2069"
            return self.tr("Drop to add {0} to your library").format(name), text
        if folders == len(paths):
            return self.tr("Drop to add %Ln folders to your library", "", len(paths)), text
        if seen is not None and seen.known and not folders:
            return self.tr("Drop to add %Ln files to your library", "", len(paths)), text
        return self.tr("Drop to add all %Ln to your library", "", len(paths)), text

    def _unchanged(self) -> str:
        return self.tr("Files are read where they are, and never changed.")

    def _say(self, picture: str, title: str, text: str) -> None:
        colours = theme.current()
        colour = colours.on_warn if picture == "refused" else colours.link
        self._picture.setPixmap(theme.icon(picture, colour, 64).pixmap(64, 64))
        self._title.setText(title)
        self._text.setText(text)
