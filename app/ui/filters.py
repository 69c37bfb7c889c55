"""The search box over the library, and the menus that leave out what is not looked for.

Says what is looked for; finding it is the list's business. Nothing is chosen here that has no
documents: a menu shows how many each choice would leave.
"""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme, wording
from app.ui.flow import FlowLayout
from app.ui.kinds import Kind, name_of
from app.ui.sought import Sought, words_of
from app.ui.standing import Standing, group_name


class SearchBox(QLineEdit):
    """A line for what is looked for. Esc empties it before it means anything else.

    Signals:
        emptied(): Esc was pressed.
        left(): the arrow down or Enter was pressed: on to the list.
    """

    emptied = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(self.tr("Search by name or folder"))
        self.setAccessibleName(self.tr("Search the library by name or folder"))
        self._glass = QAction(self)
        self._empty = QAction(self.tr("Show everything again"), self)
        self._empty.triggered.connect(self.emptied)
        self._empty.setVisible(False)
        self.textChanged.connect(lambda text: self._empty.setVisible(bool(text)))
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        for button, name in zip(
            self.findChildren(QToolButton), (self.tr("Search"), self._empty.text()), strict=True
        ):
            button.setAccessibleName(name)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        self._dress()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from being a shortcut of the window while there is something to empty."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty with Esc, go on to the list with the arrow down or Enter."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.emptied.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_glass"):
            self._dress()

    def _dress(self) -> None:
        self._glass.setIcon(theme.icon("search", theme.current().muted))
        self._empty.setIcon(theme.icon("close", theme.current().muted))


class Chip(QToolButton):
    """A small button with a menu, and an arrow after its words."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(12, 12))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(QMenu(self))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and not self.icon().isNull():
            self._dress()

    def _dress(self) -> None:
        rtl = QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        way = Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft
        self.setLayoutDirection(way)  # the icon stands before the words otherwise
        self.setIcon(theme.icon("down", theme.current().muted))


class FilterBar(QWidget):
    """Search box, menu of standings, menu of types, and the short cut to what has problems.

    Signals:
        changed(Sought): something else is looked for.
        left(): the person goes on to the list.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._standing: Standing | None = None
        self._kind: Kind | None = None
        self._standings: Counter[Standing] = Counter()
        self._kinds: Counter[Kind] = Counter()
        self.box = SearchBox()
        self.box.textChanged.connect(lambda _text: self._tell())
        self.box.emptied.connect(self.clear)
        self.box.left.connect(self.left)
        self.standing_button = Chip()
        self.kind_button = Chip()
        self.trouble_button = QPushButton()
        self.trouble_button.setObjectName("filter")
        self.trouble_button.setCheckable(True)
        self.trouble_button.toggled.connect(self._show_trouble)
        for button, fill in (
            (self.standing_button, self._offer_standings),
            (self.kind_button, self._offer_kinds),
        ):
            button.menu().aboutToShow.connect(fill)
        chips = FlowLayout(spacing=6)
        for chip in (self.standing_button, self.kind_button, self.trouble_button):
            chips.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.box)
        column.addLayout(chips)
        self.show_counts(Counter(), Counter())

    @property
    def sought(self) -> Sought:
        """Return what is looked for."""
        return Sought(words_of(self.box.text()), self._standing, self._kind)

    def show_counts(self, standings: Counter[Standing], kinds: Counter[Kind]) -> None:
        """Take how many documents stand how, and how many of each type there are."""
        self._standings, self._kinds = standings, kinds
        if self._standing is not None and not standings[self._standing]:
            self._standing = None
            self._tell()
        elif self._kind is not None and not kinds[self._kind]:
            self._kind = None
            self._tell()
        self._label()

    def look_for(self, text: str) -> None:
        """Put words into the box and the focus there."""
        self.box.setText(text)
        self.box.setFocus()

    def show_standing(self, standing: Standing | None) -> None:
        """Leave out what does not stand like this; None leaves out nothing."""
        if standing is not self._standing:
            self._standing = standing
            self._label()
            self._tell()

    def show_kind(self, kind: Kind | None) -> None:
        """Leave out what is not of this type; None leaves out nothing."""
        if kind is not self._kind:
            self._kind = kind
            self._label()
            self._tell()

    def clear(self) -> None:
        """Show everything again."""
        if not self.sought:
            self.left.emit()
        self._standing = self._kind = None
        self._label()
        if self.box.text():
            self.box.clear()  # tells
        else:
            self._tell()

    # -- inside ----------------------------------------------------------------------------------

    def _tell(self) -> None:
        self.changed.emit(self.sought)

    def _show_trouble(self, only: bool) -> None:
        self.show_standing(Standing.PROBLEM if only else None)

    def _label(self) -> None:
        total = sum(self._kinds.values())
        bad = self._standings[Standing.PROBLEM]
        standing = group_name(self._standing)
        kind = name_of(self._kind) if self._kind else self.tr("All types")
        told = self._standing not in (None, Standing.PROBLEM)  # the button beside it says that one
        self.standing_button.setText(_short(standing) if told else self.tr("State"))
        self.standing_button.setAccessibleName(self.tr("State: {0}").format(standing))
        self.kind_button.setText(_short(kind) if self._kind else self.tr("Type"))
        self.kind_button.setAccessibleName(self.tr("Type of file: {0}").format(kind))
        self.trouble_button.setText(
            self.tr("1 problem") if bad == 1 else self.tr("%Ln problems", "", bad)
        )
        tip = self.tr("Show only {0} with problems").format(wording.files(bad))
        self.trouble_button.setAccessibleName(f"{self.trouble_button.text()}. {tip}")
        self.trouble_button.setToolTip(tip)
        self.trouble_button.setVisible(bad > 0)
        self.trouble_button.blockSignals(True)
        self.trouble_button.setChecked(self._standing is Standing.PROBLEM)
        self.trouble_button.blockSignals(False)
        several = len(+self._standings) > 1 or self._standing is not None
        self.standing_button.setVisible(total > 0 and several)
        self.kind_button.setVisible(len(+self._kinds) > 1 or self._kind is not None)
        for button, narrowed in (
            (self.standing_button, self._standing is not None),
            (self.kind_button, self._kind is not None),
        ):
            if button.property("narrowed") != narrowed:
                button.setProperty("narrowed", narrowed)
                button.style().unpolish(button)
                button.style().polish(button)

    def _offer_standings(self) -> None:
        choices: Sequence[Standing | None] = (None, *Standing)
        menu, group = _empty(self.standing_button)
        for standing in choices:
            count = self._standings[standing] if standing else sum(self._kinds.values())
            if count or standing is self._standing:
                words = f"{group_name(standing)}\t{wording.number(count)}"
                act = _choice(menu, group, words, standing is self._standing)
                act.triggered.connect(
                    lambda _checked=False, standing=standing: self.show_standing(standing)
                )

    def _offer_kinds(self) -> None:
        menu, group = _empty(self.kind_button)
        choices: Sequence[Kind | None] = (None, *Kind)
        for kind in choices:
            count = self._kinds[kind] if kind else sum(self._kinds.values())
            if count or kind is self._kind:
                name = name_of(kind) if kind else self.tr("All types")
                act = _choice(menu, group, f"{name}\t{wording.number(count)}", kind is self._kind)
                if kind is not None:
                    act.setIcon(theme.icon(kind.value, theme.current().muted))
                act.triggered.connect(lambda _checked=False, kind=kind: self.show_kind(kind))


def _empty(button: QToolButton) -> tuple[QMenu, QActionGroup]:
    """Return the button's menu, emptied, and a group for its choices that goes with them."""
    menu = button.menu()
    menu.setLayoutDirection(QApplication.layoutDirection())  # the button's own is the other one
    menu.clear()
    for old in menu.findChildren(QObject, "choices"):
        old.deleteLater()
    group = QActionGroup(menu)
    group.setObjectName("choices")
    return menu, group


def _choice(menu: QMenu, group: QActionGroup, words: str, chosen: bool) -> QAction:
    act = menu.addAction(words.replace("&", "&&"))
    act.setCheckable(True)
    act.setChecked(chosen)
    group.addAction(act)
    return act


def _short(name: str) -> str:
    """Return a menu's choice without what stands in brackets."""
    return name.partition(" (")[0].replace("&", "&&")
