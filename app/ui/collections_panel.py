"""The kept collections, and which of them questions go to: all documents, or one collection.

Keeps nothing itself: the engine does, and tells what there is. Asking is the conversation's.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import (
    Collection,
    CollectionsListed,
    DeleteCollection,
    Event,
    Failed,
    SaveCollection,
)
from app.ui import theme, wording
from app.ui.collection_editor import CollectionEditor
from app.ui.documents import DocumentList
from app.ui.host import EngineHost
from app.ui.leaving import UNDO_SECONDS
from app.ui.notices import Notices


class _Choice(QRadioButton):
    """A radio button whose name is shortened where there is little room."""

    def __init__(self, name: str, number: int) -> None:
        super().__init__()
        self.number = number
        self.name = name
        self.setToolTip(wording.tip(name))
        self.setAccessibleName(self.tr("Ask in {0}").format(name))

    def minimumSizeHint(self) -> QSize:
        """Return a size that asks for little width."""
        return QSize(60, super().sizeHint().height())

    def sizeHint(self) -> QSize:
        """Return a size that asks for little width."""
        return QSize(60, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        room = self.width() - 28
        name = self.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideMiddle, room)
        self.setText(name.replace("&", "&&"))


class CollectionsPanel(QFrame):
    """The section of the library where a part of it is chosen for questions.

    Signals:
        scopeChosen(Collection | None): questions go to this collection, None for all documents.
    """

    scopeChosen = Signal(object)

    def __init__(self, host: EngineHost, notices: Notices, documents: DocumentList) -> None:
        super().__init__()
        self.setObjectName("collections")
        self._host = host
        self._notices = notices
        self._documents = documents
        self._kept: tuple[Collection, ...] = ()
        self._chosen: Collection | None = None
        self._saving: dict[int, Collection] = {}
        self._deleting: dict[int, Collection] = {}
        self._lines: list[QWidget] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose_clicked)
        self._build()
        host.delivered.connect(self._hear)

    @property
    def kept(self) -> tuple[Collection, ...]:
        """Return the collections there are."""
        return self._kept

    @property
    def chosen(self) -> Collection | None:
        """Return the collection that questions go to; None for all documents."""
        return self._chosen

    def set_read_only(self, read_only: bool) -> None:
        """Switch off what would change the library; choosing goes on."""
        self._read_only = read_only
        for button in self.findChildren(QToolButton):
            button.setEnabled(not read_only)

    def choose(self, number: int) -> None:
        """Have questions go to a collection; 0 for all documents."""
        if self.show_chosen(number):
            self.scopeChosen.emit(self._chosen)

    def show_chosen(self, number: int) -> bool:
        """Show where questions go, without a word to others; return whether that is new."""
        found = next((each for each in self._kept if each.number == number), None)
        for button in self._group.buttons():
            if isinstance(button, _Choice):
                button.setChecked(button.number == (found.number if found else 0))
        before, self._chosen = self._chosen, found
        return found != before

    def begin(self, paths: tuple[str, ...] = ()) -> None:
        """Let the person make a collection, with these paths ticked."""
        name = wording.file_name(paths[0]) if len(paths) == 1 else ""
        self._edit(Collection(0, name, paths))

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object)
    def _hear(self, event: Event) -> None:
        match event:
            case CollectionsListed():
                saved = self._saving.pop(event.job, None)
                gone = self._deleting.pop(event.job, None)
                known = {each.number for each in self._kept}
                self._show(event.collections)
                if saved is not None and saved.number == 0:
                    new = [each for each in self._kept if each.number not in known]
                    self.choose(new[-1].number if new else 0)
                if gone is not None:
                    self._offer_undo(gone)
            case Failed() if event.job in self._saving or event.job in self._deleting:
                lost = self._saving.pop(event.job, None)
                self._deleting.pop(event.job, None)
                self._tell_failed(event, lost)
            case _:
                pass

    def _show(self, collections: tuple[Collection, ...]) -> None:
        if collections != self._kept:
            self._kept = collections
            self._fill()
        self.choose(self._chosen.number if self._chosen else 0)

    def _tell_failed(self, event: Failed, lost: Collection | None) -> None:
        self._notices.tell(
            "collection",
            event.message,
            event.advice,
            level="error",
            action=self.tr("Try again"),
            then=partial(self._save_again, lost) if lost else None,
        )

    def _save_again(self, collection: Collection) -> None:
        self._notices.take_back("collection")
        self._save(collection)

    def _offer_undo(self, gone: Collection) -> None:
        def undo() -> None:
            self._notices.take_back("undo-collection")
            self._save(replace(gone, number=0))

        self._notices.tell(
            "undo-collection",
            self.tr("The collection {0} was deleted. Its documents stay.").format(
                f"\u2068{gone.name}\u2069"
            ),
            level="info",
            action=self.tr("Undo"),
            then=undo,
            seconds=UNDO_SECONDS,
        )

    # -- the person ------------------------------------------------------------------------------

    def _choose_clicked(self, button: QWidget) -> None:
        if isinstance(button, _Choice):
            self.choose(button.number)

    def _edit(self, collection: Collection) -> None:
        dialog = CollectionEditor(self.window(), collection, self._documents.shelf)
        dialog.saved.connect(self._save)
        dialog.deleted.connect(self._delete)
        dialog.open()

    def _save(self, collection: Collection) -> None:
        job = self._host.submit(lambda job: SaveCollection(job, collection))
        self._saving[job] = collection

    def _delete(self, collection: Collection) -> None:
        job = self._host.submit(lambda job: DeleteCollection(job, collection.number))
        self._deleting[job] = collection

    # -- the look --------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_new_button"):
            self._dress()

    def _build(self) -> None:
        self._read_only = False
        self._title = QLabel(self.tr("Questions go to"))
        self._title.setObjectName("caption")
        self._title.setFont(theme.scaled(self.font(), 0.9, bold=True))
        self._title.setWordWrap(True)
        self._new_button = _small(self.tr("New collection…"), self.begin)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._new_button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 8, 8)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(self._rows)
        self._dress()
        self._fill()

    def _fill(self) -> None:
        for line in self._lines:
            for button in line.findChildren(_Choice):
                self._group.removeButton(button)
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines.clear()
        everything = Collection(0, self.tr("All documents"), ())
        for collection in (everything, *self._kept):
            self._lines.append(self._line(collection))
            self._rows.addWidget(self._lines[-1])
        self._title.setText(
            self.tr("Questions go to") if self._kept else self.tr("Questions go to all documents")
        )
        if not self._kept:
            self._lines[0].hide()

    def _line(self, collection: Collection) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        choice = _Choice(collection.name, collection.number)
        choice.setChecked(collection.number == (self._chosen.number if self._chosen else 0))
        self._group.addButton(choice)
        row.addWidget(choice, 1)
        if collection.number:
            edit = _small(
                self.tr("Edit the collection {0}").format(collection.name),
                partial(self._edit, collection),
            )
            edit.setIcon(theme.icon("edit", theme.current().muted))
            edit.setEnabled(not self._read_only)
            row.addWidget(edit)
        return line

    def _dress(self) -> None:
        colours = theme.current()
        self._new_button.setIcon(theme.icon("plus", colours.muted))
        for line in self._lines:
            for button in line.findChildren(QToolButton):
                button.setIcon(theme.icon("edit", colours.muted))


def _small(name: str, then: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setAccessibleName(name.rstrip("…"))
    button.setToolTip(wording.tip(name.rstrip("…")))
    button.clicked.connect(lambda _checked=False: then())
    return button
