"""Where the next question looks: everywhere, in a kept collection, or in one document only."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from app.messages import Collection
from app.ui import theme, wording
from app.ui.branches import EVERYWHERE, Scope

LONGEST = 36
"""Characters of a name shown in the question box; the whole of it is in the tooltip."""


class ScopeControl(QWidget):
    """Says what questions look in, and lets the person choose.

    Signals:
        changed(Scope): the person chose another part of the library.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._scope = EVERYWHERE
        self._collections: tuple[Collection, ...] = ()
        self.button = QPushButton()
        self.button.setObjectName("scope")
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(lambda _checked=False: self._offer())
        self.cross = QToolButton()
        self.cross.setAccessibleName(self.tr("Search all documents again"))
        self.cross.setToolTip(self.tr("Search all documents again"))
        self.cross.clicked.connect(lambda _checked=False: self._choose(EVERYWHERE))
        self.menu = QMenu(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.button)
        row.addWidget(self.cross)
        row.addStretch(1)
        self.show_scope(EVERYWHERE)

    @property
    def scope(self) -> Scope:
        """Return where the next question looks."""
        return self._scope

    def show_scope(self, scope: Scope) -> None:
        """Show a choice made elsewhere."""
        self._scope = scope
        label = scope.label or self.tr("All documents")
        self.button.setText(wording.isolated(_shortened(label).replace("&", "&&")))
        self.button.setToolTip(wording.tip("\n".join((label, *scope.only[:8]))))
        self.button.setAccessibleName(self.tr("Questions search: {0}").format(label))
        self.button.setProperty("limited", scope != EVERYWHERE)
        self.style().unpolish(self.button)
        self.style().polish(self.button)
        self.cross.setVisible(scope != EVERYWHERE)
        self._dress()

    def show_collections(self, collections: tuple[Collection, ...]) -> None:
        """Take in the kept collections; one that is gone limits nothing any more."""
        self._collections = collections
        if not self._scope.collection:
            return
        known = {each.number: each for each in collections}
        here = known.get(self._scope.collection)
        now = Scope(collection=here.number, label=here.name) if here else EVERYWHERE
        if now != self._scope:
            self._choose(now)

    def choices(self) -> list[QAction]:
        """Return what can be chosen now, each of them doing so when triggered."""
        self.menu.clear()
        group = QActionGroup(self.menu)
        kept = [Scope(collection=each.number, label=each.name) for each in self._collections]
        here = [self._scope] if self._scope.only else []
        for scope in (EVERYWHERE, *kept, *here):
            if scope in (*kept[:1], *here) and self.menu.actions():
                self.menu.addSeparator()
            words = scope.label or self.tr("All documents")
            act = self.menu.addAction(words.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(scope == self._scope)
            act.triggered.connect(lambda _checked=False, scope=scope: self._choose(scope))
            group.addAction(act)
        return [act for act in self.menu.actions() if not act.isSeparator()]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "menu"):
            self._dress()

    def _offer(self) -> None:
        self.choices()
        height = self.menu.sizeHint().height()
        corner = self.button.rect().topLeft()
        if self.isRightToLeft():
            corner = self.button.rect().topRight()
            corner.setX(corner.x() - self.menu.sizeHint().width())
        corner.setY(corner.y() - height - 4)
        self.menu.popup(self.button.mapToGlobal(corner))

    def _choose(self, scope: Scope) -> None:
        if scope != self._scope:
            self.show_scope(scope)
            self.changed.emit(scope)

    def _dress(self) -> None:
        colours = theme.current()
        limited = self._scope != EVERYWHERE
        colour = colours.link if limited else colours.muted
        self.button.setIcon(theme.icon("scope" if limited else "down", colour, 16))
        self.button.setIconSize(QSize(16, 16))
        self.button.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft
            if self.isRightToLeft() is limited
            else Qt.LayoutDirection.LeftToRight
        )
        self.cross.setIcon(theme.icon("close", colour, 16))
        self.cross.setIconSize(QSize(16, 16))


def _shortened(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"
