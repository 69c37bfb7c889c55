"""Everything a person can do from the keyboard, once: its words, its group, its keys.

Shortcuts, the command palette and the cheat sheet are made from the same list, so none can be
missing from another. What a command does belongs to whoever registers it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme

Keys = QKeySequence | QKeySequence.StandardKey | str


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. ``possible`` says whether it can be done now."""

    name: str
    group: str
    action: QAction
    then: Callable[[], object]
    possible: Callable[[], bool]

    @property
    def text(self) -> str:
        """Return its words."""
        return self.action.text()

    @property
    def keys(self) -> list[QKeySequence]:
        """Return what it listens to, the main one first."""
        return self.action.shortcuts()


class Commands(QObject):
    """The commands of one window, in the order they were added."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._commands: dict[str, Command] = {}

    def add(
        self,
        name: str,
        group: str,
        text: str,
        then: Callable[[], object],
        keys: Sequence[Keys] = (),
        possible: Callable[[], bool] = lambda: True,
    ) -> QAction:
        """Add a command; ``name`` is for tests. Its keys work anywhere in the window.

        Escape is left to the window's ``keyPressEvent``: as a shortcut it would be taken from the
        dialogs and search boxes that lie over the window.
        """
        assert name not in self._commands, name
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(each) for each in keys])
        escapes = QKeySequence(Qt.Key.Key_Escape) in action.shortcuts()
        action.setShortcutContext(
            Qt.ShortcutContext.WidgetShortcut if escapes else Qt.ShortcutContext.WindowShortcut
        )
        action.triggered.connect(lambda _checked=False: self.run(name))
        self._window.addAction(action)
        self._commands[name] = Command(name, group, action, then, possible)
        return action

    def run(self, name: str) -> None:
        """Do it, if it can be done now."""
        command = self._commands[name]
        if command.possible():
            command.then()

    def __getitem__(self, name: str) -> Command:
        return self._commands[name]

    def all(self) -> list[Command]:
        """Return every command."""
        return list(self._commands.values())


class CheatSheet(QDialog):
    """Every shortcut on one page, in groups."""

    def __init__(self, parent: QWidget, commands: Commands) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(theme.grown(640, 560))
        page = QWidget()
        page.setObjectName("page")
        self._grid = QGridLayout(page)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(0, 1)
        self._fill(commands)
        area = QScrollArea()
        area.setObjectName("modest")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.setAccessibleName(self.windowTitle())
        close = QPushButton(self.tr("Close"))
        close.setAccessibleName(close.text())
        close.clicked.connect(lambda _checked=False: self.close())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)

    @property
    def words(self) -> list[str]:
        """Return what stands on the page, for tests."""
        labels = self.findChildren(QLabel)
        return [label.text() for label in labels if label.text()]

    def _fill(self, commands: Commands) -> None:
        groups: dict[str, list[Command]] = {}
        for command in commands.all():
            if command.keys:
                groups.setdefault(command.group, []).append(command)
        row = 0
        for group, members in groups.items():
            title = _label(group)
            title.setFont(theme.scaled(self.font(), 1.1, bold=True))
            title.setContentsMargins(0, 12 if row else 0, 0, 2)
            self._grid.addWidget(title, row, 0, 1, 2)
            row += 1
            for command in members:
                words = _label(command.text)
                words.setWordWrap(True)
                self._grid.addWidget(words, row, 0)
                self._grid.addWidget(_label(keys_of(command)), row, 1)
                row += 1
        self._grid.setRowStretch(row, 1)


def keys_of(command: Command) -> str:
    """Return the keys of a command as the person's system writes them."""
    style = QKeySequence.SequenceFormat.NativeText
    return "   ".join(keys.toString(style) for keys in command.keys)


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
