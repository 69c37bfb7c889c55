"""The head of the viewer: which document and place, which source of how many, and the tools."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIntValidator
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme, wording
from app.ui.progress import ElidedLabel

ICONS = {
    "previous": "viewer-up",
    "next": "viewer-down",
    "strip": "viewer-strip",
    "smaller": "viewer-smaller",
    "larger": "viewer-larger",
    "width": "viewer-width",
    "find": "search",
    "close": "close",
}


class Head(QFrame):
    """What stands above the document. Its buttons are the panel's actions.

    Signals:
        pageWanted(int): the person typed the number of a page.
    """

    pageWanted = Signal(int)

    def __init__(self, actions: dict[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("viewerHead")
        self._acts = actions
        self.name = ElidedLabel()
        self.name.setFont(theme.scaled(self.font(), 1.1, bold=True))
        self.place = ElidedLabel()
        self.place.setObjectName("muted")
        self.place.hide()
        self.count = QLabel()
        self.page = QLineEdit()
        self._pages = QIntValidator(1, 1, self)
        self.page.setValidator(self._pages)
        self.of = QLabel()
        self.percent = QToolButton()
        self.menu_button = QToolButton()
        self.more = QMenu(self)
        self._buttons: dict[str, QToolButton] = {}
        self._build()
        self._dress()

    def show_document(self, path: str, name: str) -> None:
        """Name the document."""
        self.name.set_whole(name)
        self.name.setToolTip(wording.tip(path))
        self.show_tools()

    def show_place(self, words: str) -> None:
        """Name the place of the source."""
        self.place.set_whole(words[:1].upper() + words[1:])
        self.place.setVisible(bool(words))

    def show_count(self, current: int, count: int) -> None:
        """Say which source of how many is shown; ``current`` counts from 0."""
        many = count > 1
        self.count.setText(
            self.tr("{0} of {1}").format(wording.number(current + 1), wording.number(count))
        )
        self.count.setAccessibleName(self.tr("Source {0}").format(self.count.text()))
        for part in (self.count, self._buttons["previous"], self._buttons["next"]):
            part.setVisible(many)

    def show_tools(self, tools: Iterable[str] = ()) -> None:
        """Offer these tools: "page", "zoom", "strip", "width", "find"."""
        tools = set(tools)
        self.page.setVisible("page" in tools)
        self.of.setVisible("page" in tools)
        for name in ("smaller", "larger"):
            self._buttons[name].setVisible("zoom" in tools)
        self.percent.setVisible("zoom" in tools)
        for name in ("strip", "width", "find"):
            self._buttons[name].setVisible(name in tools)
        self._tools.setVisible(bool(tools))

    def show_page(self, page: int, count: int) -> None:
        """Say which page is shown."""
        if not self.page.hasFocus() or not self.page.isModified():
            self.page.setText(str(page))
        self.of.setText(self.tr("of {0}").format(wording.number(count)))
        self._pages.setTop(max(1, count))
        self.page.setAccessibleName(self.tr("Page, of {0}").format(wording.number(count)))

    def show_percent(self, percent: int) -> None:
        """Say how large the document is shown."""
        self.percent.setText(self.tr("{0} %").format(wording.number(percent)))
        self.percent.setAccessibleName(
            self.tr("Zoom: {0}. Choose for the natural size.").format(self.percent.text())
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_tools"):
            self._dress()

    def _build(self) -> None:
        for name in ICONS:
            self._buttons[name] = self._button(name)
        self.count.setObjectName("muted")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.of.setObjectName("muted")
        self.of.setTextFormat(Qt.TextFormat.PlainText)
        self.page.setObjectName("page")
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setFixedWidth(self.page.fontMetrics().horizontalAdvance("00000") + 14)
        self.page.returnPressed.connect(self._want_page)
        self.percent.setToolTip(self._acts["natural"].toolTip())
        self.percent.clicked.connect(lambda _checked=False: self._acts["natural"].trigger())
        self.percent.setMinimumWidth(self.percent.fontMetrics().horizontalAdvance("000 %") + 8)
        self.menu_button.setAccessibleName(self.tr("More"))
        self.menu_button.setToolTip(self.tr("More"))
        self.menu_button.clicked.connect(lambda _checked=False: self._pop_up())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 8, 5)
        column.setSpacing(2)
        column.addLayout(_row(self.name, self.menu_button, self._buttons["close"]))
        column.addLayout(
            _row(self.place, self.count, self._buttons["previous"], self._buttons["next"])
        )
        self._tools = QFrame()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 3, 0, 0)
        tools.setSpacing(3)
        for part in (self._buttons["strip"], self.page, self.of):
            tools.addWidget(part)
        tools.addStretch(1)
        for name in ("smaller", "larger", "width", "find"):
            tools.addWidget(self._buttons[name])
            if name == "smaller":
                tools.addWidget(self.percent)
        column.addWidget(self._tools)
        self.show_tools()
        self.show_count(0, 0)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(self._acts[name])
        button.setAccessibleName(self._acts[name].text().replace("&", ""))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setIconSize(QSize(18, 18))
        return button

    def _want_page(self) -> None:
        self.page.setModified(False)
        if self.page.hasAcceptableInput():
            self.pageWanted.emit(int(self.page.text()))

    def _pop_up(self) -> None:
        corner = self.menu_button.rect().bottomLeft()
        self.more.popup(self.menu_button.mapToGlobal(corner))

    def _dress(self) -> None:
        colours = theme.current()
        for name, icon in ICONS.items():
            self._acts[name].setIcon(theme.icon(icon, colours.text, 18))
        self.menu_button.setIcon(theme.icon("viewer-more", colours.text, 18))
        self.menu_button.setIconSize(QSize(18, 18))


def _row(first: QWidget, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    first.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    row.addWidget(first, 1)
    for part in others:
        row.addWidget(part)
    return row
