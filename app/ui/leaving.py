"""Documents on their way out: ignored, or taken out after asking, and always a way back.

One click must not destroy the work of days: what left can be brought back with one click, too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from app.messages import Event, Failed, Ignore, Remove, Removed
from app.ui import wording
from app.ui.host import EngineHost
from app.ui.notices import Notices

UNDO_SECONDS = 10


@dataclass(slots=True)
class _Leave:
    """Jobs that belong together, what is said when all are done, and how to take it back."""

    jobs: set[int]
    told: str
    undo: Callable[[], None]


class Leaving(QObject):
    """Ignores documents and takes them out; tells of it with an Undo."""

    def __init__(self, host: EngineHost, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._notices = notices
        self._leaves: list[_Leave] = []
        host.delivered.connect(self._hear)

    def ignore(self, paths: tuple[str, ...], undo: Callable[[], None]) -> None:
        """Ignore documents from now on; ``undo`` brings them back."""
        jobs = {self._host.submit(partial(Ignore, path=path)) for path in paths}
        told = self.tr("{0} is ignored from now on.").format(self._named(paths))
        if len(paths) > 1:
            told = self.tr("{0} are ignored from now on.").format(self._named(paths))
        self._leaves.append(_Leave(jobs, told, undo))

    def ask_to_take_out(
        self,
        window: QWidget,
        whole: tuple[str, ...],
        below: tuple[str, ...],
        undo: Callable[[], None],
    ) -> None:
        """Ask whether to take documents out, and do so.

        ``whole`` is what the person added; ``below`` stands in a folder that stays: it is ignored
        from then on, or it would come back by itself. ``undo`` brings everything back.
        """
        paths = whole + below
        if not paths:
            return
        box = QMessageBox(window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Take {0} out of your library?").format(self._named(paths)))
        box.setInformativeText(self._consequence(len(paths) > 1, bool(below)))
        take_out = box.addButton(self.tr("Take out"), QMessageBox.ButtonRole.DestructiveRole)
        take_out.setAccessibleName(take_out.text())
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        take_out.clicked.connect(lambda: self._take_out(paths, undo))
        box.open()  # never exec(): it would run a second loop inside the first

    @Slot(object)
    def _hear(self, event: Event) -> None:
        if not isinstance(event, Removed | Failed):
            return
        for leave in self._leaves:
            if event.job in leave.jobs:
                leave.jobs.discard(event.job)
                if isinstance(event, Failed):
                    self._notices.tell("leave", event.message, event.advice, level="error")
                    self._leaves.remove(leave)
                elif not leave.jobs:
                    self._leaves.remove(leave)
                    self._offer_undo(leave)
                return

    def _take_out(self, paths: tuple[str, ...], undo: Callable[[], None]) -> None:
        jobs = {self._host.submit(partial(Remove, path=path)) for path in paths}
        told = self.tr("Took out {0}.").format(self._named(paths))
        self._leaves.append(_Leave(jobs, told, undo))

    def _consequence(self, several: bool, stays: bool) -> str:
        if stays:
            told = (
                self.tr(
                    "What they stand in stays in your library, so they are left out from now on: "
                    "the list shows them as ignored."
                )
                if several
                else self.tr(
                    "What it stands in stays in your library, so it is left out from now on: the "
                    "list shows it as ignored."
                )
            )
        elif several:
            told = self.tr("Carrel will no longer find them.")
        else:
            told = self.tr("Carrel will no longer find it.")
        files = self.tr("The files themselves stay where they are.")
        return f"{told} {files}"

    def _offer_undo(self, leave: _Leave) -> None:
        def undo() -> None:
            self._notices.take_back("undo")
            leave.undo()

        self._notices.tell(
            "undo",
            leave.told,
            level="info",
            action=self.tr("Undo"),
            then=undo,
            seconds=UNDO_SECONDS,
        )

    def _named(self, paths: tuple[str, ...]) -> str:
        """Return the name of a single one, or how many there are."""
        if len(paths) == 1:
            return f"\u2068{wording.file_name(paths[0])}\u2069"
        return wording.documents(len(paths))
