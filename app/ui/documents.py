"""The library as a tree: what the person added, its documents, and what stands inside those.

A Qt model of the ledger's rows; how a row came about and how it looks are not its business. It
is quick with 100,000 documents: a branch shows its rows a page at a time, as they are looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.messages import DocumentRow
from app.ui import wording
from app.ui.surroundings import Surroundings

Index = QModelIndex | QPersistentModelIndex

TROUBLED = frozenset({"partly", "failed", "quarantined", "gone"})
"""States that keep a document, or a part of it, from being found."""

SEARCHABLE = frozenset({"indexed", "partly", "changed", "offline"})

ROW = Qt.ItemDataRole.UserRole
"""The ``DocumentRow`` of an index; None for a folder."""

COUNT = Qt.ItemDataRole.UserRole + 1
"""How many documents stand in a folder or inside a document; 0 where there are none."""

PAGE = 500
"""Rows of a branch that are shown at once: a view lays out every row it knows of."""


@dataclass(slots=True, eq=False)
class _Branch:
    """A folder, or a document with others inside, and its rows in their order.

    ``above`` is the number of the branch it stands in, counted from 1; 0 for a folder, which
    stands in none. ``position`` is its row there. The first ``shown`` rows are known to the view.
    """

    path: str
    above: int
    position: int
    rows: list[DocumentRow] = field(default_factory=list)
    shown: int = 0


class DocumentTree(QAbstractItemModel):
    """Folders on top, documents below, and below a document what stands inside it, however deep.

    An index's internal number is that of the branch it stands in; 0 for a folder. Files added on
    their own stand in a group without a path.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, DocumentRow] = {}
        self._added: set[str] = set()
        self._alone: set[str] = set()
        self._branches: list[_Branch] = []
        self._folders: list[int] = []
        self._inside: dict[str, int] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._around = Surroundings(self._all, self._added)
        self._only_trouble = False
        self._now = ""
        self._searchable = 0
        self._troubled = 0

    # -- content ---------------------------------------------------------------------------------

    def fill(self, added: Iterable[str], documents: Iterable[DocumentRow]) -> None:
        """Replace everything; where no document came or went, the view keeps its place."""
        old, self._all = self._all, {row.path: row for row in documents}
        wanted = set(added)
        folders = wanted - self._all.keys()
        self._alone = wanted - folders
        same = folders == self._added and old.keys() == self._all.keys()
        self._added = folders
        self._around = Surroundings(self._all, folders)
        if same and not self._only_trouble:
            for path, row in self._all.items():
                if row != old[path]:
                    self._replace(row)
        else:
            self._arrange()
        self._recount()

    def update_rows(self, rows: Iterable[DocumentRow], added: Iterable[str] = ()) -> None:
        """Change or append documents; ``added`` are folders that may be new to the library."""
        self._around.expect(set(added))
        for row in rows:
            known = self._all.get(row.path)
            self._all[row.path] = row
            self._weigh(known, -1)
            self._weigh(row, 1)
            if row.path in self._places:
                self._replace(row)
            elif known is None and self._around.concern(row.path):
                self._arrange()  # what stands inside it was told before it
            elif not self._only_trouble or troubled(row):
                self._append(row)

    def show_reading(self, path: str) -> bool:
        """Mark the one document that is read now, "" for none; return whether it is another."""
        if path == self._now:
            return False
        before, self._now = self._now, path
        for changed_path in (before, path):
            index = self.index_of(changed_path)
            if index.isValid():
                self.dataChanged.emit(index, index)
        return True

    def show_only_trouble(self, only: bool) -> None:
        """Leave out every document that is fine, or show all again."""
        self._only_trouble = only
        self._arrange()

    def row_of(self, path: str) -> DocumentRow | None:
        """Return a document of the library by its path."""
        return self._all.get(path)

    def row_at(self, index: Index) -> DocumentRow | None:
        """Return the document of an index; None for a folder, or for none at all."""
        row = index.data(ROW) if index.isValid() else None
        assert row is None or isinstance(row, DocumentRow)
        return row

    def file_of(self, path: str) -> str:
        """Return the file on disk that a document is, or stands inside of."""
        return self._around.of(path)[1] or path

    def folder_of(self, path: str) -> str:
        """Return the added folder that a document stands in, or ""."""
        return self._around.of(path)[0]

    def stands_alone(self, path: str) -> bool:
        """Return whether the person added this very file, not a folder around it."""
        return path in self._alone

    def folder(self, group: int) -> str:
        """Return the path of a folder by its row; "" for the group of single files."""
        return self._branches[self._folders[group] - 1].path

    def documents_below(self, index: Index) -> list[DocumentRow]:
        """Return the documents in a folder or inside a document, at every depth."""
        number = self._opened_by(index)
        if not number:
            return []
        found = []
        for row in self._branches[number - 1].rows:
            found.append(row)
            if inner := self._inside.get(row.path):
                found += self._branches[inner - 1].rows
        return found

    def containers(self) -> tuple[str, ...]:
        """Return the documents that hold others."""
        return tuple(self._inside)

    def index_of(self, path: str) -> QModelIndex:
        """Return where a document or a folder is shown; an invalid index when it is not."""
        place = self._places.get(path)
        if place is not None:
            number, position = place
            if position < self._branches[number - 1].shown:
                return self.createIndex(position, 0, number)
        for group, number in enumerate(self._folders):
            if path and self._branches[number - 1].path == path:
                return self.createIndex(group, 0, 0)
        return QModelIndex()

    @property
    def searchable(self) -> int:
        """Return how many documents a question can find."""
        return self._searchable

    @property
    def troubled(self) -> int:
        """Return how many documents have a problem that the person may want to solve."""
        return self._troubled

    def is_empty(self) -> bool:
        """Return whether the person added nothing yet."""
        return not self._all and not self._added

    # -- inside ----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.beginResetModel()
        self._around.forget()
        self._branches, self._folders = [], []
        self._inside, self._places = {}, {}
        groups: dict[str, list[DocumentRow]] = {
            folder: [] for folder in sorted(self._added, key=str.casefold)
        }
        members: list[tuple[str, DocumentRow]] = []
        for row in self._shown_rows():
            folder, container = self._around.of(row.path)
            if container:
                members.append((container, row))
            else:
                groups.setdefault(folder, []).append(row)
        for folder, rows in groups.items():
            if rows or not self._only_trouble:
                self._open_folder(folder)
                self._stand(sorted(rows, key=lambda row: row.path.casefold()), len(self._branches))
        members.sort(key=lambda member: member[1].path.casefold())
        for container, row in members:
            self._stand([row], self._branch_inside(container))
        for branch in self._branches:
            branch.shown = min(PAGE, len(branch.rows))
        self.endResetModel()

    def _shown_rows(self) -> Iterable[DocumentRow]:
        if not self._only_trouble:
            return self._all.values()
        found = {row.path: row for row in self._all.values() if troubled(row)}
        for path in tuple(found):
            if container := self._around.of(path)[1]:
                found[container] = self._all[container]
        return found.values()

    def _open_folder(self, folder: str) -> None:
        self._branches.append(_Branch(folder, 0, len(self._folders)))
        self._folders.append(len(self._branches))

    def _branch_inside(self, container: str) -> int:
        """Return the number of the branch of what stands inside a document; begin it if new."""
        if container not in self._inside:
            self._branches.append(_Branch(container, *self._places[container]))
            self._inside[container] = len(self._branches)
        return self._inside[container]

    def _stand(self, rows: Iterable[DocumentRow], number: int) -> None:
        there = self._branches[number - 1].rows
        for row in rows:
            self._places[row.path] = (number, len(there))
            there.append(row)

    def _append(self, row: DocumentRow) -> None:
        folder, container = self._around.of(row.path)
        if container and container not in self._places:  # the filter does not show it yet
            self._arrange()
            return
        number = self._branch_inside(container) if container else self._folder_branch(folder)
        branch = self._branches[number - 1]
        seen = branch.shown == len(branch.rows) and (not branch.rows or branch.shown % PAGE)
        if seen and self._is_shown(branch):
            above = self.createIndex(branch.position, 0, branch.above)
            self.beginInsertRows(above, branch.shown, branch.shown)
            self._stand([row], number)
            branch.shown += 1
            self.endInsertRows()
        else:
            self._stand([row], number)

    def _is_shown(self, branch: _Branch) -> bool:
        return not branch.above or branch.position < self._branches[branch.above - 1].shown

    def _folder_branch(self, folder: str) -> int:
        for number in self._folders:
            if self._branches[number - 1].path == folder:
                return number
        self._added |= {folder} - {""}
        self.beginInsertRows(QModelIndex(), len(self._folders), len(self._folders))
        self._open_folder(folder)
        self.endInsertRows()
        return len(self._branches)

    def _replace(self, row: DocumentRow) -> None:
        number, position = self._places[row.path]
        branch = self._branches[number - 1]
        branch.rows[position] = row
        if position < branch.shown:
            index = self.createIndex(position, 0, number)
            self.dataChanged.emit(index, index)

    def _recount(self) -> None:
        self._searchable = self._troubled = 0
        for row in self._all.values():
            self._weigh(row, 1)

    def _weigh(self, row: DocumentRow | None, step: int) -> None:
        if row is not None:
            self._searchable += step * (row.state in SEARCHABLE)
            self._troubled += step * troubled(row)

    def _opened_by(self, index: Index) -> int:
        """Return the number of the branch that an index opens; 0 when it opens none."""
        number = index.internalId()
        if number == 0:
            return self._folders[index.row()]
        return self._inside.get(self._branches[number - 1].rows[index.row()].path, 0)

    # -- for Qt ----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a folder, or of a document within a folder or a document."""
        if parent is None or not parent.isValid():
            inside = 0 <= row < len(self._folders)
            return self.createIndex(row, column, 0) if inside else QModelIndex()
        number = self._opened_by(parent)
        if number and 0 <= row < self._branches[number - 1].shown:
            return self.createIndex(row, column, number)
        return QModelIndex()

    def parent(self, index: Index | None = None) -> Any:
        """Return the folder or the document that a document stands in."""
        if index is None:
            return super().parent()
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        branch = self._branches[index.internalId() - 1]
        return self.createIndex(branch.position, 0, branch.above)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of folders, or of the rows shown below one."""
        if parent is None or not parent.isValid():
            return len(self._folders)
        number = self._opened_by(parent)
        return self._branches[number - 1].shown if number else 0

    def columnCount(self, parent: Index | None = None) -> int:
        """Return 1."""
        return 1

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether a branch has more rows than it shows."""
        number = self._opened_by(parent) if parent.isValid() else 0
        if not number:
            return False
        branch = self._branches[number - 1]
        return branch.shown < len(branch.rows)

    def fetchMore(self, parent: Index) -> None:
        """Show one more page of a branch, if there is more."""
        if not self.canFetchMore(parent):
            return
        branch = self._branches[self._opened_by(parent) - 1]
        end = min(branch.shown + PAGE, len(branch.rows))
        above = self.createIndex(branch.position, 0, branch.above)
        self.beginInsertRows(above, branch.shown, end - 1)
        branch.shown = end
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows and says."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self._folder_data(index.row(), role)
        branch = self._branches[index.internalId() - 1]
        row = branch.rows[index.row()]
        if row.path == self._now and row.state in ("waiting", "changed"):
            row = replace(row, state="reading", kind="", reason="")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._name(row, branch)
            case Qt.ItemDataRole.ToolTipRole:
                return wording.tip(f"{row.path}\n{wording.explanation(row)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._name(row, branch)}, {wording.standing(row)}"
            case _ if role == COUNT:
                number = self._inside.get(row.path, 0)
                return len(self._branches[number - 1].rows) if number else 0
            case _:
                return row if role == ROW else None

    def _name(self, row: DocumentRow, branch: _Branch) -> str:
        return wording.file_name(row.path, branch.path if branch.above else "")

    def _folder_data(self, group: int, role: int) -> Any:
        branch = self._branches[self._folders[group] - 1]
        name = wording.file_name(branch.path) if branch.path else self.tr("Single files")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.ToolTipRole:
                return wording.tip(branch.path or name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{name}, {wording.files(len(branch.rows))}"
            case _:
                return len(branch.rows) if role == COUNT else None


def troubled(row: DocumentRow) -> bool:
    """Return whether a document has a problem that the person may want to solve."""
    return row.state in TROUBLED or (row.state == "changed" and bool(row.reason))


def changed(row: DocumentRow | None, path: str, **facts: Any) -> DocumentRow:
    """Return a row with new facts, beginning one if there is none."""
    return replace(row or DocumentRow(path, "waiting"), **facts)
