"""The library as lines on screen: folders, their documents, and below those what is inside them.

A Qt model with one line per row, over the tree that ``shelf.py`` keeps. It holds what is open and
what is looked for; how a line looks is not its business. It is quick with 100,000 documents.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.messages import DocumentRow
from app.ui import wording
from app.ui.shelf import Branch, Shelf
from app.ui.slices import Slices
from app.ui.sought import Sought
from app.ui.standing import SEARCHABLE, Standing, troubled

__all__ = ["ROW", "SEARCHABLE", "DocumentList", "Line", "changed", "troubled"]

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""The ``DocumentRow`` of an index; None for a folder."""

_News = tuple[tuple[DocumentRow, ...], tuple[str, ...], Collection[str] | None]

FEW = 6
"""So many lines that come or go are put in one by one; more are laid out anew."""

ISOLATE, END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be painted: ``branch`` of a folder or of a document that holds others."""

    path: str
    name: str
    row: DocumentRow | None
    branch: Branch | None
    depth: int
    open: bool


class DocumentList(QAbstractTableModel):
    """The lines that are to be seen, in their order.

    Signals:
        settled(): documents came, went or changed; counts are new.
    """

    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = Shelf()
        self._lines: list[str] = []
        self._open: set[str] = set()
        self._closed: set[str] = set()
        self._sought = Sought()
        self._now = ""
        self._late: list[_News] = []
        self._building = Slices(self)
        self._laying = Slices(self)

    # -- content ---------------------------------------------------------------------------------

    def fill(self, added: Iterable[str], documents: Collection[DocumentRow]) -> None:
        """Replace everything, in slices; where nothing came or went, the view keeps its place."""
        self._late.clear()
        self._building.run(Shelf.build(tuple(added), documents), self._take)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show a tree that another list keeps."""
        self._building.stop()
        self._take(shelf)

    def update_rows(
        self,
        rows: Iterable[DocumentRow],
        coming: Iterable[str] = (),
        gone: Iterable[str] = (),
        added: Collection[str] | None = None,
    ) -> None:
        """Change, append and remove documents.

        ``coming`` are folders that may be new; ``added``, if told, is all that was added.
        """
        news, left = tuple(rows), tuple(gone)
        if self._building.busy:
            self._late.append((news, left, added))
            return
        shelf = self._shelf
        around = shelf.expect(coming)
        fresh = [row for row in news if row.path not in shelf.rows]
        many = len(left) > FEW  # one by one they would be looked for in all lines, each
        build = bool(around) or many or any(map(self._misplaced, fresh))
        for row in news:
            if row.path in shelf.rows:
                shelf.replace(row)
        stayed = [path for path in left if not many and not self._leave(path)]  # all are tried
        build = build or bool(stayed)
        if build or not (added is None or fresh or shelf.follows(added)):
            folders = shelf.added | shelf.alone if added is None else added
            self._build_anew({*folders, *around}, fresh, left)
            return
        self._take_in(fresh)
        self._tell_changed()
        self.settled.emit()
        if added is not None and not shelf.follows(added):
            self._build_anew(added, (), ())

    def show_reading(self, path: str) -> bool:
        """Mark the one document that is read now, "" for none; return whether it is another."""
        if path == self._now:
            return False
        self._now = path
        self._tell_changed()
        return True

    def seek(self, sought: Sought) -> None:
        """Show only what is looked for, with the folders around it; everything if that is empty."""
        if sought != self._sought:
            self._sought = sought
            self._lay()

    # -- what is there ---------------------------------------------------------------------------

    @property
    def sought(self) -> Sought:
        """Return what is looked for now."""
        return self._sought

    @property
    def shelf(self) -> Shelf:
        """Return the tree; look, and change nothing."""
        return self._shelf

    @property
    def busy(self) -> bool:
        """Return whether the lines are still being worked out."""
        return self._building.busy or self._laying.busy

    @property
    def searchable(self) -> int:
        """Return how many documents a question can find."""
        return self._shelf.standings[Standing.SEARCHABLE]

    @property
    def troubled(self) -> int:
        """Return how many documents have a problem that the person may want to solve."""
        return self._shelf.standings[Standing.PROBLEM]

    def is_empty(self) -> bool:
        """Return whether the person added nothing yet."""
        return not self._shelf.rows and not self._shelf.added

    def row_of(self, path: str) -> DocumentRow | None:
        """Return a document of the library by its path."""
        return self._shelf.rows.get(path)

    def row_at(self, index: Index) -> DocumentRow | None:
        """Return the document of an index; None for a folder, or for none at all."""
        return self._shelf.rows.get(self.path_at(index)) if index.isValid() else None

    def path_at(self, index: Index) -> str:
        """Return the path of a line; "" for the group of single files, and for none at all."""
        valid = index.isValid() and index.row() < len(self._lines)
        return self._lines[index.row()] if valid else ""

    def paths_between(self, first: int, last: int) -> list[str]:
        """Return the paths of lines, the last one included."""
        return self._lines[first : last + 1]

    def index_of(self, path: str) -> QModelIndex:
        """Return where a document or a folder is shown; an invalid index when it is not."""
        try:
            return self.index(self._lines.index(path), 0)
        except ValueError:
            return QModelIndex()

    def indexes_of(self, paths: Collection[str]) -> list[QModelIndex]:
        """Return where several are shown; those that are not are left out."""
        wanted = set(paths)
        if not wanted:
            return []
        return [self.index(row, 0) for row, path in enumerate(self._lines) if path in wanted]

    def line(self, row: int) -> Line:
        """Return what is to be painted."""
        path = self._lines[row]
        fact = self._shelf.rows.get(path)
        branch = self._shelf.branches.get(path)
        if fact is None:
            depth = branch.depth if branch else 0
            return Line(path, self._folder_name(path), None, branch, depth, self.is_open(path))
        home = self._shelf.home(path)
        if path == self._now and fact.state in ("waiting", "changed"):
            fact = replace(fact, state="reading", kind="", reason="")
        name = wording.file_name(path, home.path if home.contents else "")
        return Line(path, name, fact, branch, home.depth + 1, self.is_open(path))

    # -- opening and closing ---------------------------------------------------------------------

    def is_open(self, path: str) -> bool:
        """Return whether what stands below a line is shown."""
        branch = self._shelf.branches.get(path)
        return branch is not None and self._opened(branch)

    def set_open(self, path: str, open_it: bool) -> None:
        """Show or hide what stands below a line."""
        branch = self._shelf.branches.get(path)
        if branch is None or self._opened(branch) is open_it or self._laying.busy:
            return
        if self._sought:
            self._mark(path, open_it)
            self._lay()
            return
        position = self._lines.index(path) + 1
        below = self._shelf.lay_below(branch, self._opened)
        self._mark(path, open_it)
        last = position + len(below) - 1
        if not below:
            pass
        elif open_it:
            self.beginInsertRows(QModelIndex(), position, last)
            self._lines[position:position] = below
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), position, last)
            del self._lines[position : last + 1]
            self.endRemoveRows()
        self.dataChanged.emit(self.index(position - 1, 0), self.index(position - 1, 0))

    def _mark(self, path: str, open_it: bool) -> None:
        (self._open if open_it else self._closed).add(path)
        (self._closed if open_it else self._open).discard(path)

    def _opened(self, branch: Branch) -> bool:
        """Added folders are open, the others closed, unless the person said otherwise."""
        if branch.above is None or self._sought:
            return branch.path not in self._closed
        return branch.path in self._open

    # -- inside ----------------------------------------------------------------------------------

    def _take(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._laying.stop()
        self._laying.run(shelf.lay(self._opened, self._sought), self._show)
        late, self._late = self._late, []
        for rows, gone, added in late:
            self.update_rows(rows, (), gone, added)
        self.settled.emit()

    def _build_anew(
        self, added: Iterable[str], fresh: Iterable[DocumentRow], gone: Iterable[str]
    ) -> None:
        rows = {row.path: row for row in (*self._shelf.rows.values(), *fresh)}
        for path in gone:
            rows.pop(path, None)
        self._building.run(Shelf.build(tuple(added), tuple(rows.values())), self._take)

    def _take_in(self, fresh: list[DocumentRow]) -> None:
        if len(fresh) > FEW or self._sought:
            for row in fresh:
                self._shelf.append(row)
            self._lay()
        else:
            for row in fresh:
                self._come(row)

    def _misplaced(self, row: DocumentRow) -> bool:
        return self._shelf.misplaced(row.path)

    def _lay(self) -> None:
        self._laying.run(self._shelf.lay(self._opened, self._sought), self._show)

    def _show(self, lines: list[str]) -> None:
        if lines == self._lines:
            self._tell_changed()
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def _come(self, row: DocumentRow) -> None:
        """Put one new document in its place among the lines, if it is to be seen there."""
        known = len(self._shelf.branches)
        home = self._shelf.append(row)
        if len(self._shelf.branches) != known or self._laying.busy or home.contents:
            self._lay()
        elif self.index_of(home.path).isValid() and self._opened(home):
            place = home.paths.index(row.path)
            if home.holders or not place:
                self._lay()
                return
            position = self._lines.index(home.paths[place - 1]) + 1
            self.beginInsertRows(QModelIndex(), position, position)
            self._lines.insert(position, row.path)
            self.endInsertRows()

    def _leave(self, path: str) -> bool:
        """Take a document from its place; return False where everything is to be built anew."""
        if not self._shelf.remove(path):
            return False
        if self._laying.busy:
            self._lay()
        elif (index := self.index_of(path)).isValid():
            self.beginRemoveRows(QModelIndex(), index.row(), index.row())
            del self._lines[index.row()]
            self.endRemoveRows()
        return True

    def _tell_changed(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0))

    # -- for Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of lines."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return 1."""
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a line says."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        if role == ROW:
            return self.row_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.line(index.row()).name
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(self.line(index.row()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(self.line(index.row()))
        return None

    def _folder_name(self, path: str) -> str:
        return wording.file_name(path) if path else self.tr("Single files")

    def _tip(self, line: Line) -> str:
        if line.row is None:
            return wording.tip(line.path or line.name)
        return wording.tip(f"{ISOLATE}{line.path}{END}\n{wording.explanation(line.row)}")

    def _spoken(self, line: Line) -> str:
        parts = [line.name]
        if line.row is not None:
            parts.append(wording.standing(line.row))
        elif line.branch is not None:
            parts.append(wording.files(line.branch.count))
        if line.branch is not None:
            parts.append(self.tr("open") if line.open else self.tr("closed"))
        return ", ".join(part for part in parts if part)


def changed(row: DocumentRow | None, path: str, **facts: Any) -> DocumentRow:
    """Return a row with new facts, beginning one if there is none."""
    return replace(row or DocumentRow(path, "waiting"), **facts)
