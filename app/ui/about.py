"""What Carrel is, which version, which library, and whose work it stands on.

The list of components is made when Carrel is built (``packaging/licences.py``); the text of a
licence comes from the component itself, where it is installed.
"""

import importlib.metadata
import json
import platform
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import __version__, paths
from app.ui import theme
from app.ui.preferences_rows import OwnDialog, label

LICENCE_FILES = ("licen", "copying", "notice", "copyright", "authors")


@dataclass(frozen=True, slots=True)
class Component:
    """Something that is shipped with Carrel. ``kind`` is package, model, pictures or words."""

    name: str
    version: str
    licence: str
    kind: str = "package"
    home: str = ""


def components() -> list[Component]:
    """Return what Carrel ships, by name; nothing where the list was not made."""
    try:
        raw = (paths.resources() / "licences.json").read_text(encoding="utf-8")
        return [Component(**each) for each in json.loads(raw)]
    except (OSError, ValueError, TypeError):
        return []


def licence_text(component: Component) -> str:
    """Return the licence's text as the component brings it, "" where it brings none."""
    if component.kind != "package":
        return ""
    try:
        files = importlib.metadata.files(component.name) or []
    except importlib.metadata.PackageNotFoundError:
        return ""
    texts = []
    for file in files:
        name = file.name.lower()
        if ".dist-info" in str(file) and name.startswith(LICENCE_FILES):
            try:
                texts.append(file.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):
                continue  # one of several, or a picture of it
    return "\n\n".join(texts)


class AboutDialog(OwnDialog):
    """About Carrel. ``library`` is the folder of the library that is open."""

    def __init__(self, library: str, models: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About Carrel"))
        self._library, self._models = library, models
        self._build()
        self.resize(theme.grown(680, 620))

    @property
    def facts(self) -> str:
        """Return what somebody who helps would want to know; no word of any document."""
        lines = [
            f"Carrel {__version__}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
        ]
        if self._models:
            lines.append(self._models)
        return "\n".join([*lines, self.tr("Library: {0}").format(self._library)])

    @Slot()
    def copy(self) -> None:
        """Put the facts on the clipboard, and say so on the button."""
        QGuiApplication.clipboard().setText(self.facts)
        self.copy_button.setText(self.tr("Copied"))

    def _show_text(self, item: QTreeWidgetItem | None) -> None:
        component = None if item is None else item.data(0, Qt.ItemDataRole.UserRole)
        if component is None:
            return
        text = licence_text(component) or self.tr(
            "{0} is licensed under {1}. Its text is not on this computer."
        ).format(component.name, component.licence)
        self.text.setPlainText(text)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 16)
        column.setSpacing(10)
        column.addLayout(self._build_head())
        column.addWidget(
            label(
                self.tr(
                    "Carrel answers questions about your own documents. It works on this computer "
                    "alone: no document, question or answer ever leaves it, and it does not use "
                    "the network."
                )
            )
        )
        facts = label(self.facts, muted=True)
        facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(facts)
        column.addWidget(label(self.tr("Carrel stands on the work of many"), bold=True))
        column.addWidget(self._build_list(), 3)
        self.text = QPlainTextEdit()
        self.text.setObjectName("licence")
        self.text.setReadOnly(True)
        self.text.setFont(theme.fixed_font())
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.text.setPlaceholderText(self.tr("Choose a component to read its licence."))
        self.text.setTabChangesFocus(True)
        column.addWidget(self.text, 2)
        column.addLayout(self._build_foot())

    def _build_head(self) -> QHBoxLayout:
        picture = QLabel()
        icon = QIcon(str(paths.resources() / "icons" / "carrel.svg"))
        picture.setPixmap(icon.pixmap(QSize(64, 64), self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("Carrel", bold=True, size=1.6))
        words.addWidget(label(self.tr("Version {0}").format(__version__), muted=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _build_list(self) -> QTreeWidget:
        self.list = QTreeWidget()
        self.list.setObjectName("components")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("Components and their licences"))
        self.list.setHeaderLabels([self.tr("Name"), self.tr("Version"), self.tr("Licence")])
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        for component in components():
            item = QTreeWidgetItem([component.name, component.version, component.licence])
            item.setData(0, Qt.ItemDataRole.UserRole, component)
            self.list.addTopLevelItem(item)
        self.list.currentItemChanged.connect(lambda item, _before: self._show_text(item))
        return self.list

    def _build_foot(self) -> QHBoxLayout:
        self.copy_button = QPushButton(self.tr("Copy these facts"))
        self.copy_button.setAccessibleName(self.tr("Copy these facts: version and library"))
        self.copy_button.clicked.connect(self.copy)
        close = QPushButton(self.tr("Close"))
        close.setAccessibleName(close.text())
        close.clicked.connect(lambda _checked=False: self.close())
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(close)
        return row
