"""Answers written to a file the person chooses: Markdown, PDF or Word, with their citations.

A disk may be slow, full or gone: everything that touches it happens in a thread of its own, and
what went wrong is told in a notice. A file appears whole or not at all.
"""

import logging
import os
import re
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QBuffer, QDir, QIODevice, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.messages import Turn
from app.ui import copying, paper, under_way, word, wording
from app.ui.notices import Notices
from app.ui.opening import open_folder_of
from app.ui.written import write_out

log = logging.getLogger("carrel.export")

LONGEST_NAME = 60
"""Characters of a title that are suggested as a file's name."""

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one export; ``problem`` is the system's error, None if all went well."""

    path: str
    problem: Exception | None


class Export(QObject):
    """Asks where to, and writes without holding the window up.

    Signals:
        ended(Outcome): a file is written, or could not be; the one signal that crosses threads.
    """

    ended = Signal(object)

    def __init__(self, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self._notices = notices
        self._window = parent
        self._folder = ""
        self.ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def begin(self, turns: list[Turn], title: str) -> None:
        """Ask for a place, then write there."""
        if not turns:
            return
        kinds = {
            self.tr("Markdown (*.md)"): ".md",
            self.tr("PDF (*.pdf)"): ".pdf",
            self.tr("Word document (*.docx)"): ".docx",
        }
        dialog = QFileDialog(self._window, self.tr("Export with sources"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix("md")
        dialog.setDirectory(self._folder or QDir.homePath())
        dialog.selectFile(suggested_name(title) + ".md")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def follow(chosen: str) -> None:
            dialog.setDefaultSuffix(kinds.get(chosen, ".md")[1:])

        def go() -> None:
            path = dialog.selectedFiles()[0]
            self._folder = os.path.dirname(path)
            if Path(path).suffix.lower() not in kinds.values():
                path += kinds.get(dialog.selectedNameFilter(), ".md")
            self.write(turns, title, path)

        dialog.filterSelected.connect(follow)
        dialog.accepted.connect(go)
        dialog.open()

    def write(self, turns: list[Turn], title: str, path: str) -> None:
        """Write turns to a file; its ending says how. Ends with ``ended``."""
        family = QGuiApplication.font().family()
        thread = threading.Thread(
            target=_write, args=(turns, title, path, family, self._hand_over), daemon=True,
            name="export",
        )  # fmt: skip
        under_way.begin(thread)

    def _hand_over(self, outcome: Outcome) -> None:
        try:
            self.ended.emit(outcome)
        except RuntimeError:  # the window is gone already; nobody is left to tell
            return

    @Slot(object)
    def _tell(self, outcome: Outcome) -> None:
        name = wording.file_name(outcome.path)
        if outcome.problem is None:
            self._notices.tell(
                "export",
                self.tr("“{0}” is written.").format(name),
                level="info",
                action=self.tr("Show folder"),
                then=lambda: open_folder_of(outcome.path),
                seconds=20,
            )
            return
        log.warning("export to %s failed: %s", outcome.path, outcome.problem)
        self._notices.tell(
            "export",
            self.tr("“{0}” could not be written.").format(name),
            self._reason(outcome.problem),
            level="error",
        )

    def _reason(self, problem: Exception) -> str:
        match problem:
            case PermissionError():
                return self.tr("You may not write there. Choose another folder.")
            case FileNotFoundError():
                return self.tr("The folder is no longer there. Choose another one.")
            case OSError(errno=28 | 122):  # ENOSPC, EDQUOT
                return self.tr("The disk is full. Make room, or choose another one.")
            case OSError():
                return self.tr("The system says: {0}").format(problem.strerror or str(problem))
            case _:
                return self.tr("Something went wrong inside Carrel. Try another kind of file.")


def suggested_name(title: str) -> str:
    """Return a name every system takes as a file's, made of a title."""
    name = unicodedata.normalize("NFC", title)
    name = " ".join(_UNFIT.sub(" ", name).split())
    if len(name) > LONGEST_NAME:
        name = name[:LONGEST_NAME].rpartition(" ")[0] or name[:LONGEST_NAME]
    name = name.strip(" .")
    return name if name and not _RESERVED.fullmatch(name) else "Carrel"


def _write(
    turns: list[Turn], title: str, path: str, family: str, done: Callable[[Outcome], None]
) -> None:
    problem: Exception | None = None
    try:
        _store(_content(turns, title, Path(path).suffix.lower(), family), path)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person must hear of it
        problem = error
    done(Outcome(path, problem))


def _content(turns: list[Turn], title: str, ending: str, family: str) -> bytes:
    if ending == ".md":
        return copying.markdown(turns, title).encode("utf-8", "replace")
    written = write_out(turns, title)
    if ending == ".docx":
        file = BytesIO()
        word.write(written, file)
        return file.getvalue()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paper.write(written, buffer, family)
    return bytes(buffer.data().data())


def _store(content: bytes, path: str) -> None:
    """Write beside the file, then take its place: what was there before stays until then."""
    temporary = f"{path}.{os.getpid()}.part"
    try:
        with open(temporary, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
