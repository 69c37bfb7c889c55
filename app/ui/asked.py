"""The head of an exchange: the question, its versions, what was searched for, and where.

Lets the person change the words and ask again; who answers is not its business.
"""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme, wording
from app.ui.answer import ReadingView
from app.ui.branches import EVERYWHERE, Version
from app.ui.question import Editing

LONG_QUESTION = 700
"""Characters of a question shown at once; somebody will paste a book."""


class Asked(QWidget):
    """A question as it was asked.

    Signals:
        edited(str): the person asks with other words.
        searchEdited(str): the person wants other words to be looked for.
        versionWanted(Version): another version of the question is to be shown.
        touched(): the person is about to change something here.
    """

    edited = Signal(str)
    searchEdited = Signal(str)
    versionWanted = Signal(object)
    touched = Signal()

    def __init__(self, version: Version) -> None:
        super().__init__()
        self._version = version
        self._editing: Editing | None = None
        self._searched: QLabel | None = None
        self._versions: _Versions | None = None
        self._icons: dict[QToolButton, str] = {}
        self.words = ReadingView()
        self.words.setFont(theme.scaled(self.font(), 1.25, bold=True))
        self.words.setAccessibleName(self.tr("Question"))
        self.edit_button = self._button("edit", self.tr("Change this question and ask again"))
        self.edit_button.clicked.connect(lambda _checked=False: self.edit())
        self.whole_button = link(self.tr("Show the whole question"))
        self.whole_button.clicked.connect(lambda _checked=False: self._write_all())
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._row)
        self._column.addWidget(self.whole_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._facts = QHBoxLayout()
        self._facts.setSpacing(10)
        self._facts.addStretch(1)
        self._column.addLayout(self._facts)
        self._write()
        self._say_where()
        self.show_versions()
        self.show_searched()
        if version.changing is not None:
            self._change(version.changing[0])

    # -- for the exchange ------------------------------------------------------------------------

    @property
    def searched_text(self) -> str:
        """Return the line that says what was looked for, or nothing."""
        return self._searched.text() if self._searched is not None else ""

    @property
    def editing(self) -> Editing | None:
        """Return the box in which something is being changed, or None."""
        return self._editing

    @property
    def versions(self) -> "_Versions | None":
        """Return the switch between versions, if there are several."""
        return self._versions

    def show_versions(self) -> None:
        """Offer the other versions, where there are several."""
        if len(self._version.versions) > 1:
            if self._versions is None:
                self._versions = _Versions()
                self._versions.wanted.connect(self.versionWanted)
                self._facts.insertWidget(0, self._versions)
            self._versions.show_version(self._version)
        if self._versions is not None:
            self._versions.setVisible(len(self._version.versions) > 1)

    def show_searched(self) -> None:
        """Say what was looked for, where that is not the question itself."""
        words = self._version.searched
        if not words or words == self._version.question:
            return
        if self._searched is None:
            self._searched = QLabel()
            self._searched.setObjectName("muted")
            self._searched.setTextFormat(Qt.TextFormat.PlainText)
            self._searched.setWordWrap(True)
            self.search_button = link(self.tr("Edit"))
            self.search_button.setAccessibleName(self.tr("Edit what is searched for"))
            self.search_button.clicked.connect(lambda _checked=False: self.edit_search())
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(self._searched, 1)
            row.addWidget(self.search_button, 0, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(row)
        shown = words if len(words) <= LONG_QUESTION else words[:LONG_QUESTION] + " …"
        self._searched.setText(self.tr("Searched for: {0}").format(wording.isolated(shown)))

    def edit(self) -> None:
        """Let the person change the question; go on with it, if that is begun."""
        self._change("question").begin()

    def edit_search(self) -> None:
        """Let the person change what is looked for; go on with it, if that is begun."""
        self._change("search").begin()

    def leave_editing(self) -> None:
        """Put the box away; everything is as it was."""
        self._version.changing = None
        if self._editing is not None:
            self._editing.hide()
            self._editing.deleteLater()
            self._editing = None
            self.words.show()
            self.edit_button.show()
            self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside ----------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_icons"):
            for button, name in self._icons.items():
                button.setIcon(theme.icon(name, theme.current().muted))

    def _change(self, what: Literal["question", "search"]) -> Editing:
        """Open the box for the question or the search, or return the one that is open."""
        version = self._version
        begun = version.changing
        if self._editing is not None and begun is not None and begun[0] == what:
            return self._editing
        self.touched.emit()
        if begun is None or begun[0] != what:
            self.leave_editing()
            of_search = what == "search" and version.searched
            begun = version.changing = (what, of_search or version.question)
        if what == "question":
            self._open_editing(begun, self.tr("Change the question"), self.edited, 0)
            self.words.hide()
            self.edit_button.hide()
        else:
            self._open_editing(begun, self.tr("Change what is searched for"), self.searchEdited)
        assert self._editing is not None
        return self._editing

    def _open_editing(
        self,
        begun: tuple[Literal["question", "search"], str],
        name: str,
        then: SignalInstance,
        place: int = -1,
    ) -> None:
        self._editing = editing = Editing(begun[1], name)

        def keep() -> None:
            """Remember the words: this widget goes when it is far from the screen."""
            self._version.changing = (begun[0], editing.box.toPlainText())

        def send(words: str) -> None:
            self._version.changing = None
            then.emit(words)

        editing.box.textChanged.connect(keep)
        editing.done.connect(send)
        editing.left.connect(self.leave_editing)
        self._column.insertWidget(place, editing)

    def _write_all(self) -> None:
        self.touched.emit()
        self._write(whole=True)

    def _write(self, *, whole: bool = False) -> None:
        question = self._version.question
        long = len(question) > LONG_QUESTION
        shown = question if whole or not long else question[:LONG_QUESTION] + " …"
        self.words.write([(shown, QTextCharFormat())])
        self.whole_button.setVisible(long and not whole)

    def _say_where(self) -> None:
        if self._version.scope == EVERYWHERE:
            return
        where = QLabel(self.tr("Only in: {0}").format(wording.isolated(self._version.scope.label)))
        where.setObjectName("chip")
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setToolTip(wording.tip("\n".join(self._version.scope.only) or where.text()))
        where.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._facts.insertWidget(0, where)

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setIcon(theme.icon(icon, theme.current().muted))
        button.setIconSize(QSize(18, 18))
        self._icons[button] = icon
        return button


class _Versions(QWidget):
    """‹ 2 of 3 ›: which version of a question is shown.

    Signals:
        wanted(Version): another one is to be shown.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel()
        self._label.setObjectName("muted")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.before, self.after = QToolButton(), QToolButton()
        self.before.setAccessibleName(self.tr("Show the version before"))
        self.after.setAccessibleName(self.tr("Show the version after"))
        self._beside: list[Version | None] = [None, None]
        for place, button in enumerate((self.before, self.after)):
            button.setToolTip(button.accessibleName())
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(lambda _checked=False, at=place: self._want(at))
        row = QHBoxLayout(self)
        row.setDirection(QBoxLayout.Direction.LeftToRight)  # turned about by Qt where need be
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (self.before, self._label, self.after):
            row.addWidget(part)
        self._dress()

    @property
    def words(self) -> str:
        """Return "2 of 3"."""
        return self._label.text()

    def show_version(self, version: Version) -> None:
        """Say which version this is."""
        every = version.versions
        place = every.index(version)
        words = self.tr("{0} of {1}")
        self._label.setText(words.format(wording.number(place + 1), wording.number(len(every))))
        self._beside = [
            every[place - 1] if place else None,
            every[place + 1] if place + 1 < len(every) else None,
        ]
        self.before.setEnabled(self._beside[0] is not None)
        self.after.setEnabled(self._beside[1] is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the direction of the script."""
        super().changeEvent(event)
        changes = (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange)
        if event.type() in changes and hasattr(self, "_beside"):
            self._dress()

    def _want(self, place: int) -> None:
        if (version := self._beside[place]) is not None:
            self.wanted.emit(version)

    def _dress(self) -> None:
        names = ("next", "previous") if self.isRightToLeft() else ("previous", "next")
        for button, name in zip((self.before, self.after), names, strict=True):
            button.setIcon(theme.icon(name, theme.current().muted, 16))


class _Link(QPushButton):
    """A button that looks like a link, shortened at its end where there is not enough room."""

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self._whole = text

    def sizeHint(self) -> QSize:
        """Ask for the room that all of the text needs."""
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance(self._whole) + 4)
        return hint

    def minimumSizeHint(self) -> QSize:
        """Be content with less."""
        return QSize(min(40, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        end = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self._whole, end, self.width())
        self.setText(text.replace("&", "&&"))


def link(text: str) -> QPushButton:
    """Return a button that looks like a link."""
    button = _Link(text)
    button.setObjectName("link")
    button.setAccessibleName(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button
