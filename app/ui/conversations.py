"""The list of conversations as a Qt model: pinned ones, then by the day they were last used.

A flat list with a line above each group; quick with thousands of rows. How a row came about and how
it looks are not its business.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.messages import ConversationRow
from app.ui import wording

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""The ``ConversationRow`` of an index; None for the line above a group."""

FACTS = Qt.ItemDataRole.UserRole + 1
"""The second line of a row: when it was, or what was found in it."""


class Group(Enum):
    """When a conversation was last used."""

    FOUND = "found"
    PINNED = "pinned"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    EARLIER = "earlier"


def group_of(row: ConversationRow, today: date) -> Group:
    """Return the group a conversation belongs to on a day."""
    if row.pinned:
        return Group.PINNED
    changed = datetime.fromtimestamp(row.changed).date()
    if changed >= today:
        return Group.TODAY
    if changed == today - timedelta(days=1):
        return Group.YESTERDAY
    return Group.WEEK if changed > today - timedelta(days=7) else Group.EARLIER


class ConversationList(QAbstractListModel):
    """Conversations below the names of their groups.

    Signals:
        renamed(int, str): the person gave a conversation another title.
    """

    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Group | ConversationRow] = []
        self._rows: dict[int, ConversationRow] = {}
        self._search = ""

    # -- content ---------------------------------------------------------------------------------

    def fill(self, rows: Iterable[ConversationRow], search: str = "") -> bool:
        """Replace everything; return whether lines came, went or moved, so that places changed."""
        rows = list(rows)
        lines = self._arranged(rows, search)
        same = list(map(_key, lines)) == list(map(_key, self._lines)) and search == self._search
        self._rows = {row.number: row for row in rows}
        if same:
            changed = [at for at, line in enumerate(lines) if line != self._lines[at]]
            self._lines = lines
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
            return False
        self.beginResetModel()
        self._lines, self._search = lines, search
        self.endResetModel()
        return True

    def change(self, number: int, **facts: Any) -> bool:
        """Show a change before the engine has confirmed it."""
        row = self._rows.get(number)
        if row is None:
            return False
        rows = [replace(each, **facts) if each is row else each for each in self._rows.values()]
        return self.fill(rows, self._search)

    def drop(self, number: int) -> bool:
        """Take a conversation out of the list."""
        return self.fill([row for row in self._rows.values() if row.number != number], self._search)

    @property
    def conversations(self) -> list[ConversationRow]:
        """Return the rows in the order on screen."""
        return [line for line in self._lines if isinstance(line, ConversationRow)]

    def row_at(self, index: Index) -> ConversationRow | None:
        """Return the conversation of an index; None for the name of a group."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        return line if isinstance(line, ConversationRow) else None

    def index_of(self, number: int) -> QModelIndex:
        """Return where a conversation stands; an invalid index if it does not."""
        for at, line in enumerate(self._lines):
            if isinstance(line, ConversationRow) and line.number == number:
                return self.index(at)
        return QModelIndex()

    def title_of(self, row: ConversationRow) -> str:
        """Return a conversation's title, never empty."""
        return " ".join(row.title.split()) or self.tr("Conversation without a question")

    # -- for Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of lines, names of groups among them."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that conversations can be chosen and renamed, and names of groups cannot."""
        if self.row_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a line shows and says."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, Group):
            words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._names()[line] if role in words else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self.title_of(line)
            case Qt.ItemDataRole.ToolTipRole:
                return wording.tip(f"{self.title_of(line)}\n{_moment(line.changed)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                told = [self.title_of(line), self._facts(line)]
                return ", ".join([*told, self.tr("pinned")] if line.pinned else told)
            case _ if role == FACTS:
                return self._facts(line)
            case _:
                return line if role == ROW else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a conversation; a blank name leaves it as it is."""
        row = self.row_at(index)
        title = " ".join(str(value).split())
        if row is None or not title or title == self.title_of(row):
            return False
        self.renamed.emit(row.number, title)
        return True

    # -- inside ----------------------------------------------------------------------------------

    def _arranged(self, rows: list[ConversationRow], search: str) -> list[Group | ConversationRow]:
        if search:
            return [Group.FOUND, *rows] if rows else []
        groups: dict[Group, list[ConversationRow]] = {group: [] for group in Group}
        today = date.today()
        for row in rows:
            groups[group_of(row, today)].append(row)
        lines: list[Group | ConversationRow] = []
        for group, members in groups.items():
            if members:
                lines += [group, *sorted(members, key=lambda row: -row.changed)]
        return lines

    def _names(self) -> dict[Group, str]:
        return {
            Group.FOUND: self.tr("Found"),
            Group.PINNED: self.tr("Pinned"),
            Group.TODAY: self.tr("Today"),
            Group.YESTERDAY: self.tr("Yesterday"),
            Group.WEEK: self.tr("Last 7 days"),
            Group.EARLIER: self.tr("Earlier"),
        }

    def _facts(self, row: ConversationRow) -> str:
        if row.found:
            return " ".join(row.found.split())
        when = datetime.fromtimestamp(row.changed)
        moment = QDateTime(when)
        if when.date() >= date.today() - timedelta(days=1):
            told = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
        else:
            told = QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)
        questions = self.tr("1 question") if row.turns == 1 else ""
        questions = questions or self.tr("%Ln questions", "", row.turns)
        return f"{told} · {questions}"


def _key(line: Group | ConversationRow) -> object:
    return line.number if isinstance(line, ConversationRow) else line


def _moment(seconds: float) -> str:
    when = QDateTime(datetime.fromtimestamp(seconds))
    return QLocale().toString(when, QLocale.FormatType.LongFormat)
