"""The viewer: the document behind a passage or citation, at the place, with the words marked.

Puts head, views, search and messages together and knows which source of which is shown. Opens no
file: the viewer process does, and what it answers is shown by ``viewer_pages``, ``viewer_text`` and
``viewer_table``.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.messages import Citation, Passage
from app.ui import viewer_actions, wording
from app.ui.engine_words import translated
from app.ui.password import PasswordDialog
from app.ui.viewer_apart import Detachable
from app.ui.viewer_document import Document
from app.ui.viewer_find import FindBar
from app.ui.viewer_head import Head
from app.ui.viewer_host import ViewerHost
from app.ui.viewer_message import Message
from app.ui.viewer_note import Note
from app.ui.viewer_pages import PagesView
from app.ui.viewer_place import Place, place_of
from app.ui.viewer_strip import Strip
from app.ui.viewer_views import TOOLS, View, make_view
from app.viewing import Event, Locate, Located, Mark, Opened, Refused

Source = Passage | Citation


class ViewerPanel(Detachable):
    """A document beside the conversation, or in a window of its own.

    ``file_of`` returns the file on disk that a path of the library is, or stands inside of.
    ``located`` is where the source stands, once it is known.

    Signals:
        closed(): the person is done with it; nothing is open any more.
        openOutside(str): open this file in its own program.
        showInFolder(str): show this file in its folder.
        askHere(str): ask only this document.
        detached(bool): see ``Detachable``.
        chosen(int): the person went to another of the sources, counted from 0.
        unlocked(str, str, bool): a path, its password, and whether to keep it: it opened.
    """

    closed = Signal()
    openOutside = Signal(str)
    showInFolder = Signal(str)
    askHere = Signal(str)
    chosen = Signal(int)
    unlocked = Signal(str, str, bool)

    def __init__(
        self, host: ViewerHost, file_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._file_of = file_of
        self._document: Document | None = None
        self._opened: Opened | None = None
        self._view: View | None = None
        self.strip: Strip | None = None
        self._sources: tuple[Source, ...] = ()
        self._at = 0
        self._place: Place | None = None
        self.located: Located | None = None
        self.actions_ = viewer_actions.make(
            self,
            {
                "previous": lambda: self.show_source_number(self._at - 1),
                "next": lambda: self.show_source_number(self._at + 1),
                "find": self.look_for,
                "larger": lambda: self._zoom(1),
                "smaller": lambda: self._zoom(-1),
                "natural": lambda: self._fit("natural"),
                "width": lambda: self._fit("width"),
                "page": lambda: self._fit("page"),
                "strip": self._show_strip,
                "copy": self.copy,
                "outside": lambda: self.openOutside.emit(self._file),
                "folder": lambda: self.showInFolder.emit(self._file),
                "ask": lambda: self.askHere.emit(self.path),
                "detach": lambda: self.detach(not self.is_detached),
                "close": self.leave,
            },
        )
        self._build()
        host.gaveUp.connect(self._give_up)
        self._enable()

    # -- for the window --------------------------------------------------------------------------

    @property
    def path(self) -> str:
        """Return the library's path of the document that is shown, or ""."""
        return self._document.path if self._document else ""

    @property
    def _file(self) -> str:
        return self._document.file if self._document else ""

    @property
    def view(self) -> View | None:
        """Return what shows the document, once it is open."""
        return self._view

    def show_source(self, source: Source, sources: Sequence[Source] = ()) -> None:
        """Open the document of a source at its place; previous and next go through ``sources``."""
        self._sources = tuple(sources) or (source,)
        if source not in self._sources:
            self._sources = (source, *self._sources)
        self._at = self._sources.index(source)
        self._show_current()

    def show_document(self, path: str, file: str = "", member: str = "") -> None:
        """Open a document from its beginning; ``file`` and ``member`` if the path has both."""
        self._sources, self._at, self._place = (), 0, None
        self.head.show_count(0, 0)
        self.head.show_place("")
        self._open(path, file, member)
        self._enable()

    def show_source_number(self, number: int) -> None:
        """Show another of the sources, counted from 0."""
        if 0 <= number < len(self._sources) and number != self._at:
            self._at = number
            self._show_current()
            self.chosen.emit(number)

    def look_for(self, words: str = "") -> None:
        """Offer to look for words in the document; look for these at once."""
        if self._view is not None:
            self.find_bar.begin(words)

    def copy(self) -> None:
        """Copy the chosen words."""
        if self._view is not None and (words := self._view.copy_selection()):
            QGuiApplication.clipboard().setText(words)

    def close_document(self) -> None:
        """Forget the document; the panel is empty then."""
        self._drop_view()
        if self._document is not None:
            self._document.close()
        self._document = None
        self.message.say_nothing()
        self._enable()

    def leave(self) -> None:
        """Close the document and say so."""
        if self.is_detached:
            self.close()
        else:
            self.close_document()
            self.closed.emit()

    # -- opening ---------------------------------------------------------------------------------

    def _show_current(self) -> None:
        source = self._sources[self._at]
        self._place = place_of(source, self._sources)
        self.head.show_count(self._at, len(self._sources))
        self.head.show_place(wording.where(source.anchor))
        if self._document is None or self._document.path != source.path:
            self._open(source.path)
            self._locate()
        elif self._opened is not None:
            self._locate()
        elif self._stack.currentWidget() is self.message and not self._opening:
            self._again()  # it was refused; the person asks for it again
        self._enable()

    def _open(self, path: str, file: str = "", member: str = "") -> None:
        file = file or self._file_of(path)
        if not member and path != file:
            member = path[len(file) :].lstrip("/\\")
        if self._document is not None:
            self._document.close()
        self._drop_view()
        self._document = Document(self._host, path, file, member)
        name = wording.file_name(path)
        self.head.show_document(path, name)
        self.name_window(name)
        self.message.say_opening(name)
        self._begin()

    def _begin(
        self, passwords: tuple[str, ...] = (), then: Callable[[], None] | None = None
    ) -> None:
        assert self._document is not None
        self._opening = True

        def hear(event: Event) -> None:
            self._opening = False
            if isinstance(event, Opened):
                self._show_opened(event)
                if then is not None:
                    then()
            elif isinstance(event, Refused):
                self._refuse(event)

        self._document.open(hear, passwords)

    def _again(self) -> None:
        """Try once more to open what was refused."""
        if self._document is None:
            return
        self._document.forgive()
        path, file, member = self._document.path, self._document.file, self._document.member
        self._open(path, file, member)
        self._locate()

    def _show_opened(self, event: Opened) -> None:
        assert self._document is not None
        self._opened = event
        view = self._view = make_view(self._document, event, self)
        view.moved.connect(self._follow)
        view.selected.connect(lambda words: self.actions_["copy"].setEnabled(bool(words)))
        if self._place is not None and isinstance(view, PagesView):
            page = self._place.anchor.get("page", 1)
            view.go_to(Mark(page=page if isinstance(page, int) else 1))
        self.find_bar.look_in(self._document, view.first_from_here)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        if isinstance(view, PagesView) and event.view == "pages":
            self.strip = Strip(view.store, len(event.pages), self)
            self.strip.wanted.connect(view.go_to_page)
            self.strip.setVisible(self.actions_["strip"].isChecked())
            self._middle.insertWidget(0, self.strip)
        self.message.say_nothing()
        self.head.show_tools(TOOLS[event.view])
        self.note.tell(self._opened, self.located)
        self._follow()
        self._enable()

    def _refuse(self, event: Refused) -> None:
        self._drop_view()
        self.message.say_refused(event)
        self._stack.setCurrentWidget(self.message)
        self._enable()

    def _give_up(self, document: int) -> None:
        if self._document is not None and self._document.number == document:
            self._opening = False
            message = self.tr("Showing this document stopped Carrel's viewer twice.")
            advice = self.tr("It is not opened again here unless you say so.")
            self._refuse(Refused(0, document, "viewer-stopped", message, advice))

    def _ask_password(self) -> None:
        if self._document is None:
            return
        path, reason = self._document.path, self.message.text
        dialog = PasswordDialog(self.window(), path, reason)

        def take(password: str, keep: bool) -> None:
            if self._document is not None and self._document.path == path:
                self.message.say_opening(wording.file_name(path))
                self._begin((password,), lambda: self.unlocked.emit(path, password, keep))
                self._locate()

        dialog.given.connect(take)
        dialog.open()

    def _drop_view(self) -> None:
        self._opened = self.located = None
        self.find_bar.look_in(None)
        if isinstance(self._view, PagesView):
            self._view.store.clear()  # now, not when the garbage is collected
        for part in (self._view, self.strip):
            if part is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        self._view = self.strip = None
        self.head.show_tools()
        self.note.hide()
        self._stack.setCurrentWidget(self.message)

    # -- the place -------------------------------------------------------------------------------

    def _locate(self) -> None:
        place, self.located = self._place, None
        if place is None or self._document is None:
            return

        def hear(event: Event) -> None:
            if place is not self._place or self._view is None:
                return  # the person is at another source by now
            if isinstance(event, Located):
                self._show_located(event, place)
            elif isinstance(event, Refused) and event.kind != "viewer-stopped":
                self.note.say(translated(f"{event.message} {event.advice}".strip()), "warn")

        self._document.ask(
            lambda job, doc: Locate(
                job, doc, place.text, place.start, place.end, place.anchor, place.sentence
            ),
            hear,
        )

    def _show_located(self, event: Located, place: Place) -> None:
        assert self._view is not None
        again = self.located is not None and self.located.passage == event.passage
        self.located = event
        if not again or event.sentence:
            self._view.show_located(event)
        if event.state == "lost" and isinstance(self._view, PagesView):
            page = place.anchor.get("page", 0)
            if isinstance(page, int) and page:
                self._view.go_to_page(page)
        self._view.describe(place.words)
        self.note.tell(self._opened, self.located)

    # -- keys, actions, look ---------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take the panel's own keys before anybody's shortcuts while the focus is in it."""
        overriding = event.type() is QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and self._action_for(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find, zoom and copy by key."""
        action = self._action_for(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            action.trigger()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A window of its own that is closed is done with."""
        event.accept()
        if self.is_detached:
            self.close_document()
            self.come_back()
            self.closed.emit()

    def _action_for(self, event: QKeyEvent) -> QAction | None:
        if self._view is None:
            return None
        typing = self.head.page.hasFocus() or self.find_bar.field.hasFocus()
        return viewer_actions.by_key(self.actions_, event, typing=typing)

    def _enable(self) -> None:
        """Offer what can be done now."""
        document, view = self._document is not None, self._view
        pages = isinstance(view, PagesView)
        for name in ("outside", "folder", "ask"):
            self.actions_[name].setEnabled(document)
        for name in ("find", "larger", "smaller", "natural"):
            self.actions_[name].setEnabled(view is not None)
        for name in ("width", "page"):
            self.actions_[name].setEnabled(pages)
        self.actions_["strip"].setEnabled(self.strip is not None)
        self.actions_["copy"].setEnabled(view is not None and bool(view.selection))
        self.actions_["previous"].setEnabled(self._at > 0)
        self.actions_["next"].setEnabled(self._at + 1 < len(self._sources))

    def _zoom(self, steps: int) -> None:
        if self._view is not None:
            self._view.zoom_by(steps)

    def _fit(self, how: str) -> None:
        if self._view is not None:
            self._view.zoom_to(how)

    def _show_strip(self) -> None:
        if self.strip is not None:
            self.strip.setVisible(self.actions_["strip"].isChecked())

    def _follow(self) -> None:
        """Show in the head where the view is."""
        view = self._view
        if view is None:
            return
        self.head.show_percent(view.percent)
        if isinstance(view, PagesView):
            self.head.show_page(view.page, view.layout_.count)
            if self.strip is not None:
                self.strip.show_page(view.page)

    def _go_to_page(self, page: int) -> None:
        if isinstance(self._view, PagesView):
            self._view.go_to_page(page)
            self._view.setFocus()

    def _show_found(self, marks: tuple[Mark, ...], current: int) -> None:
        if self._view is not None:
            self._view.show_found(marks, current)

    def _leave_find(self) -> None:
        if self._view is not None:
            self._view.setFocus()

    def _build(self) -> None:
        self.setObjectName("viewer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._opening = False
        self.head = Head(self.actions_, self)
        self.head.pageWanted.connect(self._go_to_page)
        for name in ("outside", "folder", "ask", "", "copy", "width", "page", "", "detach"):
            if name:
                self.head.more.addAction(self.actions_[name])
            else:
                self.head.more.addSeparator()
        self.find_bar = FindBar(self)
        self.find_bar.found.connect(self._show_found)
        self.find_bar.left.connect(self._leave_find)
        self.note = Note(self)
        self.message = Message(self)
        self.message.outsideWanted.connect(self.actions_["outside"].trigger)
        self.message.againWanted.connect(self._again)
        self.message.passwordWanted.connect(self._ask_password)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.message)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.find_bar, self.note):
            column.addWidget(part)
        column.addLayout(self._middle, 1)
