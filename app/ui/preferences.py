"""The preferences: every setting in plain words, with the models and the library's place.

Built from ``settings.SETTINGS``; what is chosen holds at once and is written down at once. What
the engine has to be started anew for is said, and offered. Never modal.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import LibraryError
from app.settings import SECTIONS, SETTINGS, Preferences, Value
from app.ui import theme
from app.ui.home_panel import HomePanel
from app.ui.host import EngineHost, HostState
from app.ui.models_panel import ModelsPanel
from app.ui.notices import Notices
from app.ui.preferences_rows import OwnDialog, Row, label
from app.ui.spoken import name_clear_button

translate = QCoreApplication.translate

LOOK = ("theme", "accent", "text_size")
UNDO_SECONDS = 12


class PreferencesDialog(OwnDialog):
    """A window of its own; make one and show it again and again.

    Signals:
        changed(str): the setting of this name has another value, and is written down.
    """

    changed = Signal(str)

    def __init__(
        self,
        host: EngineHost,
        notices: Notices,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self._host, self._preferences = host, preferences
        self._running = self._of_the_engine()
        self.notices = Notices()
        self.models = ModelsPanel(host, self.notices, preferences)
        self.home = HomePanel(host, notices, self.notices, preferences)
        self.rows: dict[str, Row] = {}
        self._sections: dict[str, _Section] = {}
        self._build()
        self.models.chosen.connect(self.choose)
        self.home.moved.connect(lambda folder: self.choose("library_folder", folder))
        host.stateChanged.connect(self._follow_host)
        self._nav.setCurrentRow(0)
        self.resize(theme.grown(820, 600))

    # -- for the window --------------------------------------------------------------------------

    def show_section(self, name: str) -> None:
        """Show the dialog at a section, such as "models"."""
        self.search.clear()
        self._nav.setCurrentRow(list(SECTIONS).index(name))
        self.show()
        self.raise_()
        self.activateWindow()

    def install(self, path: str) -> None:
        """Take in a model that was dropped somewhere, and show how it goes."""
        self.show_section("models")
        self.models.install(path)

    def choose(self, name: str, value: Value) -> None:
        """Let a setting have a value from now on, on screen and on the disk."""
        if self._preferences[name] == value:
            return
        self._write(lambda: self._preferences.restore({name: value}))
        self._spread((name,))

    def restore_all(self) -> None:
        """Let every setting have its default, and offer the way back.

        Models and the library's place are no matter of taste: they stay as they are.
        """
        before = {
            name: self._preferences[name]
            for name, setting in SETTINGS.items()
            if not setting.panel and self._preferences.changed(name)
        }
        if not before:
            self._tell(self.tr("Every setting has its default already."))
            return
        defaults = {name: SETTINGS[name].default for name in before}
        self._write(lambda: self._preferences.restore(defaults))
        self._spread(tuple(before))

        def undo() -> None:
            self.notices.take_back("restored")
            self._write(lambda: self._preferences.restore(before))
            self._spread(tuple(before))

        self.notices.tell(
            "restored", self.tr("%Ln settings have their defaults again.", "", len(before)),
            level="info", action=self.tr("Undo"), then=undo, seconds=UNDO_SECONDS,
        )  # fmt: skip

    # -- hearing ---------------------------------------------------------------------------------

    @Slot(object)
    def _follow_host(self, state: HostState) -> None:
        if state in (HostState.STARTING, HostState.RESTARTING):
            self._running = self._of_the_engine()
            self._show_pending()

    def changeEvent(self, event: QEvent) -> None:
        """Give the sections the room that their names need, in any size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_nav"):
            QTimer.singleShot(0, self, self._fit)  # once the parts have the new font, too

    def _of_the_engine(self) -> dict[str, Value]:
        return {
            name: self._preferences[name]
            for name, setting in SETTINGS.items()
            if setting.holds == "engine" and setting.panel != "library"
        }

    def _write(self, write: Callable[[], None]) -> None:
        try:
            write()
        except LibraryError as error:
            self.notices.tell("settings", error.message, error.advice, level="error")
        else:
            self.notices.take_back("settings")

    def _spread(self, names: tuple[str, ...]) -> None:
        """Show everywhere what settings are now."""
        for name in names:
            if name in self.rows:
                self.rows[name].show_value(self._preferences[name])
        app = QApplication.instance()
        if any(name in LOOK for name in names) and isinstance(app, QApplication):
            theme.apply(app, self._preferences)
        if "language" in names:
            self._tell(self.tr("Carrel changes its language the next time it is started."))
        self.models.show_chosen()
        self._show_pending()
        for name in names:
            self.changed.emit(name)

    def _tell(self, words: str) -> None:
        self.notices.tell("told", words, level="info", seconds=UNDO_SECONDS)

    def _show_pending(self) -> None:
        self.pending.setVisible(self._of_the_engine() != self._running)

    @Slot(str)
    def _search(self, text: str) -> None:
        """Show what has all the words; without any, the section that is chosen."""
        wanted = text.casefold().split()
        chosen = list(SECTIONS)[max(0, self._nav.currentRow())]
        found = False
        for name, section in self._sections.items():
            shown = section.filter(wanted)
            section.setVisible(shown if wanted else name == chosen)
            found |= shown
        self._nothing.setVisible(bool(wanted) and not found)
        self._nav.setEnabled(not wanted)
        self._page.verticalScrollBar().setValue(0)

    # -- the look --------------------------------------------------------------------------------

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the preferences"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        name_clear_button(self.search)
        self.search.textChanged.connect(self._search)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self.search)
        side.addWidget(self._build_nav(), 1)
        main = QVBoxLayout()
        main.setSpacing(8)
        main.addWidget(self.notices)
        main.addWidget(self._build_page(), 1)
        main.addWidget(self._build_pending())
        main.addLayout(self._build_foot())
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 14)
        whole.setSpacing(18)
        whole.addLayout(side)
        whole.addLayout(main, 1)
        self._fit()

    def _build_nav(self) -> QListWidget:
        self._nav = QListWidget()
        self._nav.setObjectName("sections")
        self._nav.setAccessibleName(self.tr("Sections of the preferences"))
        self._nav.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title in SECTIONS.values():
            self._nav.addItem(QListWidgetItem(translate("settings", title)))
        self._nav.currentRowChanged.connect(lambda _row: self._search(self.search.text()))
        return self._nav

    def _build_page(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(18)
        self._nothing = label(self.tr("No setting has these words."), muted=True)
        self._nothing.hide()
        column.addWidget(self._nothing)
        for name, title in SECTIONS.items():
            section = _Section(translate("settings", title))
            if name == "models":
                section.add(self.models)
            for setting in SETTINGS.values():
                if setting.section == name and not setting.panel:
                    row = Row(setting, self._preferences[setting.name])
                    row.wanted.connect(lambda value, name=setting.name: self.choose(name, value))
                    self.rows[setting.name] = row
                    section.add(row)
            if name == "privacy":
                section.add(self.home)
            self._sections[name] = section
            column.addWidget(section)
        column.addStretch(1)
        self._page = QScrollArea()
        self._page.setObjectName("modest")
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setWidget(page)
        return self._page

    def _build_pending(self) -> QFrame:
        self.pending = QFrame()
        self.pending.setObjectName("pending")
        words = label(
            self.tr(
                "Some of this holds once Carrel prepares itself anew. That takes a few seconds; "
                "an answer that is being written is stopped."
            )
        )
        self.use_button = QPushButton(self.tr("Use now"))
        self.use_button.setObjectName("primary")
        self.use_button.setAccessibleName(self.tr("Use the changed settings now"))
        self.use_button.clicked.connect(lambda _checked=False: self._host.renew())
        row = QHBoxLayout(self.pending)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(words, 1)
        row.addWidget(self.use_button)
        self.pending.hide()
        return self.pending

    def _build_foot(self) -> QHBoxLayout:
        self.restore_button = QPushButton(self.tr("Restore all defaults"))
        close = QPushButton(self.tr("Close"))
        for button in (self.restore_button, close):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
        self.restore_button.clicked.connect(lambda _checked=False: self.restore_all())
        close.clicked.connect(lambda _checked=False: self.close())
        foot = QHBoxLayout()
        foot.addWidget(self.restore_button)
        foot.addStretch(1)
        foot.addWidget(close)
        return foot

    def _fit(self) -> None:
        metrics = self._nav.fontMetrics()
        widest = 0
        for item in (self._nav.item(row) for row in range(self._nav.count())):
            widest = max(widest, metrics.horizontalAdvance(item.text()))
            item.setSizeHint(QSize(0, metrics.height() + 14))
        width = max(widest + 32, metrics.horizontalAdvance(self.search.placeholderText()) + 40)
        self._nav.setFixedWidth(min(width, 300))
        self.search.setFixedWidth(min(width, 300))


class _Section(QWidget):
    """A title with what stands below it; each part tells by ``words`` what it speaks of."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._parts: list[Row | ModelsPanel | HomePanel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(label(title, bold=True, size=1.25))

    def add(self, part: "Row | ModelsPanel | HomePanel") -> None:
        """Add a part at the end."""
        self._parts.append(part)
        self._column.addWidget(part)

    def filter(self, wanted: list[str]) -> bool:
        """Show the parts that have all words; return whether there are any."""
        shown = False
        for part in self._parts:
            words = f"{self._title} {part.words}".casefold()
            fits = all(word in words for word in wanted)
            part.setVisible(fits)
            shown |= fits
        return shown
