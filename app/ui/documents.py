"""The library as a tree: what the person added, and under each folder its documents.

A Qt model and the painter of its rows. Knows rows of the ledger, not how they came about.
"""

import os.path
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.messages import DocumentRow
from app.ui import theme, wording

Index = QModelIndex | QPersistentModelIndex

TROUBLED = frozenset({"partly", "failed", "quarantined", "offline", "gone"})
"""States that keep a document, or a part of it, from being found."""

SILENT = frozenset({"indexed", "waiting", "changed"})
"""States whose icon says enough; the others get a second line."""

SEARCHABLE = frozenset({"indexed", "partly", "changed"})

ROW = Qt.ItemDataRole.UserRole
"""The ``DocumentRow`` of an index; None for a folder."""


class DocumentTree(QAbstractItemModel):
    """Folders on top, documents below; files added on their own stand in a group without a path.

    An index's internal number is 0 for a folder, else one more than its folder's row.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders: list[str] = []
        self._rows: list[list[DocumentRow]] = []
        self._places: dict[str, tuple[int, int]] = {}
        self._all: dict[str, DocumentRow] = {}
        self._added: set[str] = set()
        self._only_trouble = False

    # -- content ---------------------------------------------------------------------------------

    def fill(self, folders: Iterable[str], documents: Iterable[DocumentRow]) -> None:
        """Replace everything."""
        self._all = {row.path: row for row in documents}
        self._arrange({folder for folder in folders if folder not in self._all})

    def update_row(self, row: DocumentRow, added: Iterable[str] = ()) -> None:
        """Change or append one document; ``added`` are folders that may be new to the library."""
        self._all[row.path] = row
        place = self._places.get(row.path)
        if place is not None:
            group, position = place
            self._rows[group][position] = row
            index = self.createIndex(position, 0, group + 1)
            self.dataChanged.emit(index, index)
        elif not self._only_trouble or row.state in TROUBLED:
            self._append(row, added)

    def show_only_trouble(self, only: bool) -> None:
        """Leave out every document that is fine, or show all again."""
        self._only_trouble = only
        self._arrange(self._added)

    def row_of(self, path: str) -> DocumentRow | None:
        """Return a document of the library by its path."""
        return self._all.get(path)

    def folder(self, group: int) -> str:
        """Return the path of a folder by its row; "" for the group of single files."""
        return self._folders[group]

    def count(self, states: frozenset[str]) -> int:
        """Return how many documents are in one of the states."""
        return sum(row.state in states for row in self._all.values())

    def is_empty(self) -> bool:
        """Return whether the person added nothing yet."""
        return not self._all and not self._added

    def _arrange(self, folders: set[str]) -> None:
        self.beginResetModel()
        self._added = folders
        groups: dict[str, list[DocumentRow]] = {
            folder: [] for folder in sorted(folders, key=str.casefold)
        }
        for row in self._all.values():
            if not self._only_trouble or row.state in TROUBLED:
                groups.setdefault(_folder_of(row.path, folders), []).append(row)
        if self._only_trouble:
            groups = {folder: rows for folder, rows in groups.items() if rows}
        self._folders = list(groups)
        self._rows = [sorted(rows, key=lambda row: row.path.casefold()) for rows in groups.values()]
        self._places = {
            row.path: (group, position)
            for group, rows in enumerate(self._rows)
            for position, row in enumerate(rows)
        }
        self.endResetModel()

    def _append(self, row: DocumentRow, added: Iterable[str]) -> None:
        folder = _folder_of(row.path, self._added | set(added))
        if folder not in self._folders:
            self.beginInsertRows(QModelIndex(), len(self._folders), len(self._folders))
            self._folders.append(folder)
            self._rows.append([])
            self._added = self._added | {folder} - {""}
            self.endInsertRows()
        group = self._folders.index(folder)
        position = len(self._rows[group])
        self.beginInsertRows(self.createIndex(group, 0, 0), position, position)
        self._rows[group].append(row)
        self._places[row.path] = (group, position)
        self.endInsertRows()

    # -- for Qt ----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a folder, or of a document within one."""
        if parent is None or not parent.isValid():
            inside = row < len(self._folders)
            return self.createIndex(row, column, 0) if inside else QModelIndex()
        if parent.internalId() == 0 and row < len(self._rows[parent.row()]):
            return self.createIndex(row, column, parent.row() + 1)
        return QModelIndex()

    def parent(self, index: Index | None = None) -> Any:
        """Return the folder a document stands in."""
        if index is None:
            return super().parent()
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of folders, or of documents in a folder."""
        if parent is None or not parent.isValid():
            return len(self._folders)
        return len(self._rows[parent.row()]) if parent.internalId() == 0 else 0

    def columnCount(self, parent: Index | None = None) -> int:
        """Return 1."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows and says."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self._folder_data(index.row(), role)
        row = self._rows[index.internalId() - 1][index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return wording.file_name(row.path)
            case Qt.ItemDataRole.ToolTipRole:
                return wording.tip(f"{row.path}\n{row.reason}".strip())
            case Qt.ItemDataRole.AccessibleTextRole:
                trouble = wording.short_reason(row)
                return f"{wording.file_name(row.path)}, {trouble or self.tr('can be found')}"
            case _:
                return row if role == ROW else None

    def _folder_data(self, group: int, role: int) -> Any:
        folder = self._folders[group]
        name = wording.file_name(folder) if folder else self.tr("Single files")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.ToolTipRole:
                return wording.tip(folder or name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{name}, {wording.files(len(self._rows[group]))}"
            case _:
                return None


class DocumentView(QTreeView):
    """The tree on screen, with its own small arrows; styled trees lose Qt's."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("documents")
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(RowPainter(self))
        self.setTabKeyNavigation(False)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw an arrow before a folder that holds something, and nothing else."""
        if not self.model().hasChildren(index):
            return
        x, y, size = rect.center().x() + 1, rect.center().y(), 3
        if self.isExpanded(index):
            corners = [(x - size, y - 2), (x, y + 2), (x + size, y - 2)]
        else:
            way = -1 if self.isRightToLeft() else 1
            corners = [(x - 2 * way, y - size), (x + 2 * way, y), (x - 2 * way, y + size)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current().muted), 1.5))
        painter.drawPolyline([QPointF(*corner) for corner in corners])
        painter.restore()


class RowPainter(QStyledItemDelegate):
    """Paint a row: icon, name, and a second line only where something is to be said."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons: dict[tuple[str, str], QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one line's height, or two."""
        line = option.fontMetrics.height()
        row: DocumentRow | None = index.data(ROW)
        second = row is not None and row.state not in SILENT
        return QSize(80, line * 2 + 8 if second else line + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row in the view's theme."""
        colours = theme.current()
        self._ground(painter, option, colours)
        row: DocumentRow | None = index.data(ROW)
        picture, colour = self._picture(row, colours)
        box = option.rect.adjusted(6, 4, -8, -4)
        size = 18
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        left = box.right() - size if rtl else box.left()
        line = option.fontMetrics.height()
        spot = QRect(left, box.top() + max(0, (line - size) // 2), size, size)
        self._icon(picture, colour).paint(painter, spot)
        words = box.adjusted(0, 0, -size - 8, 0) if rtl else box.adjusted(size + 8, 0, 0, 0)
        align = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
        align |= Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        font = theme.scaled(option.font, 1.0, bold=row is None)
        painter.setFont(font)
        waits = row is not None and row.state in ("waiting", "changed")
        painter.setPen(QColor(colours.muted if waits else colours.text))
        name = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideMiddle, words.width()
        )
        painter.drawText(words, align, name)
        if row is not None and row.state not in SILENT:
            reason = wording.short_reason(row)
            painter.setFont(theme.scaled(option.font, 0.9))
            bad = row.state in ("failed", "quarantined")
            painter.setPen(QColor(colours.on_error if bad else colours.muted))
            below = words.adjusted(0, line, 0, 0)
            elide = Qt.TextElideMode.ElideRight
            painter.drawText(
                below, align, painter.fontMetrics().elidedText(reason, elide, below.width())
            )
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, colours: theme.Theme
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.chosen))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 6, 6)

    def _picture(self, row: DocumentRow | None, colours: theme.Theme) -> tuple[str, str]:
        if row is None:
            return "folder", colours.muted
        match row.state:
            case "failed" | "quarantined":
                return "document-alert", colours.on_error
            case "partly":
                return "document-alert", colours.on_warn
            case "waiting" | "changed":
                return "document-wait", colours.muted
            case "reading":
                return "document-read", colours.link
            case "ignored" | "offline" | "gone":
                return "document-off", colours.muted
            case _:
                return "document", colours.link

    def _icon(self, name: str, colour: str) -> QIcon:
        key = (name, colour)
        if key not in self._icons:
            self._icons[key] = theme.icon(name, colour)
        return self._icons[key]


def changed(row: DocumentRow | None, path: str, **facts: Any) -> DocumentRow:
    """Return a row with new facts, beginning one if there is none."""
    return replace(row or DocumentRow(path, "waiting"), **facts)


def _folder_of(path: str, folders: Collection[str]) -> str:
    """Return the innermost of the folders that holds the path, or ""."""
    here = os.path.dirname(path)
    while here not in folders:
        above = os.path.dirname(here)
        if above == here:
            return ""
        here = above
    return here
