"""Looking for words in the open document: the line they are typed in, and the finds one by one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from app.ui import theme, wording
from app.ui.spoken import name_clear_button
from app.ui.viewer_document import Document
from app.viewing import Event, Find, Found, Mark

REST_MS = 180
"""Words are looked for once typing has rested so long."""


class FindBar(QFrame):
    """Words to look for, how many there are, and which one is here.

    Signals:
        found(tuple[Mark, ...], int): mark these, this one is here; none and -1 when it is over.
        left(): the person is done with it.
    """

    found = Signal(object, int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        name_clear_button(self.field)
        self.field.setPlaceholderText(self.tr("Find in this document"))
        self.field.setAccessibleName(self.tr("Find in this document"))
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons: list[tuple[QToolButton, str]] = []
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        self._asked = ""
        self._document: Document | None = None
        self._here: Callable[[Sequence[Mark]], int] = lambda _marks: 0
        self._marks: tuple[Mark, ...] = ()
        self._at = -1
        self._more = False
        self.field.textChanged.connect(lambda _text: self._rest.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        self.previous_button = self._button(
            "viewer-up", self.tr("Previous find"), lambda: self.step(-1)
        )
        self.next_button = self._button("viewer-down", self.tr("Next find"), lambda: self.step(1))
        self.close_button = self._button("close", self.tr("Close the search"), self.leave)
        for button, _ in self._buttons:
            row.addWidget(button)
        self._dress()
        self.hide()

    def begin(self, words: str = "") -> None:
        """Appear, ready for typing; ``words`` are looked for at once."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.field.text():
            self._rest.start()

    def leave(self) -> None:
        """Disappear; nothing is marked any more."""
        self._rest.stop()
        self.hide()
        self._asked = ""
        self._show((), False)
        self.left.emit()

    def look_in(
        self, document: Document | None, here: Callable[[Sequence[Mark]], int] = lambda _marks: 0
    ) -> None:
        """Look in another document from now on; ``here`` chooses the find to begin with."""
        self._rest.stop()
        self._document, self._here = document, here
        self._asked, self._marks, self._at = "", (), -1
        self.hide()

    def step(self, by: int) -> None:
        """Go to another find; what was typed just now is looked for first."""
        if self._rest.isActive() or self._asked != self.field.text().strip():
            self._look()
        elif self._marks:
            self._at = (self._at + by) % len(self._marks)
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Enter, back with Shift; Esc leaves."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.step(-1 if back else 1)
            case Qt.Key.Key_Escape:
                self.leave()
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_buttons"):
            self._dress()

    def _look(self) -> None:
        self._rest.stop()
        words = self._asked = self.field.text().strip()
        if self._document is None or not words:
            self._show((), False)
            return

        def hear(event: Event) -> None:
            if words == self._asked and not self.isHidden():  # else something else is wanted by now
                marks = event.marks if isinstance(event, Found) else ()
                self._show(marks, isinstance(event, Found) and event.more)

        self._document.ask(lambda job, doc: Find(job, doc, words), hear)

    def _show(self, marks: tuple[Mark, ...], more: bool) -> None:
        self._marks, self._more = marks, more
        self._at = self._here(marks) if marks else -1
        self._tell()

    def _tell(self) -> None:
        count = len(self._marks)
        if not self._asked:
            words = ""
        elif not count:
            words = self.tr("Not found")
        else:
            whole = wording.number(count)
            if self._more:
                whole = self.tr("more than {0}").format(whole)
            words = self.tr("{0} of {1}").format(wording.number(self._at + 1), whole)
        self.count.setText(words)
        for button in (self.previous_button, self.next_button):
            button.setEnabled(count > 0)
        self.found.emit(self._marks, self._at)

    def _button(self, icon: str, label: str, then: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(label)
        button.setToolTip(label)
        button.clicked.connect(lambda _checked=False: then())
        self._buttons.append((button, icon))
        return button

    def _dress(self) -> None:
        for button, name in self._buttons:
            button.setIcon(theme.icon(name, theme.current().text, 16))
