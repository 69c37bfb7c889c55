"""What can be done with what is chosen in the library: the menu, the keys, and the explanation.

One action for each :class:`Choice`; the menu and the buttons below the list show the same ones.
Opening shows a document in Carrel; the system's programs are asked for by name.
"""

from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.messages import DocumentRow
from app.ui import wording
from app.ui.asking_disk import DiskQuestion
from app.ui.document_view import DocumentView
from app.ui.documents import DocumentList, troubled
from app.ui.explanation import Choice, Explanation, about_many, choices, may_help, retried
from app.ui.leaving import Leaving
from app.ui.notices import Notices
from app.ui.opening import Found, look_at, open_folder_of, open_path
from app.ui.password import PasswordDialog
from app.ui.reading import Reading

BUTTONS = (
    Choice.ASK,
    Choice.UNLOCK,
    Choice.RETRY,
    Choice.RESTORE,
    Choice.IGNORE,
    Choice.LOOK,
    Choice.SHOW,
    Choice.TAKE_OUT,
)
"""What is offered below the explanation; opening is what Enter and a double click do."""

HARMLESS = frozenset({Choice.OPEN, Choice.ASK, Choice.OWN, Choice.SHOW, Choice.COLLECT})
"""What another Carrel's library allows as well."""


class Deeds(QObject):
    """The actions of the library's list.

    Signals:
        opened(str): show this document in Carrel.
        askOnly(tuple[str, ...], str): ask nothing but these paths; a name for them.
        collected(tuple[str, ...]): make a collection of these paths.
        added(tuple[str, ...]): look for changes in these folders, or add them again.
        rereading(tuple[str, ...]): these documents wait to be read from now on.
    """

    opened = Signal(str)
    askOnly = Signal(object, str)
    collected = Signal(object)
    added = Signal(object)
    rereading = Signal(object)

    def __init__(
        self, documents: DocumentList, tree: DocumentView, reading: Reading, notices: Notices,
        leaving: Leaving, window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(tree)
        self.read_only = False
        self._documents = documents
        self._tree = tree
        self._reading = reading
        self._notices = notices
        self._leaving = leaving
        self._panel = window
        self._actions: dict[Choice, QAction] = {}
        self._build()
        self.explanation = Explanation(self._actions, BUTTONS)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.explain)
        tree.selectionModel().selectionChanged.connect(lambda _new, _old: self._soon.start(0))
        tree.activated.connect(self.activate)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def action(self, choice: Choice) -> QAction:
        """Return the action of a choice, offered now or not."""
        return self._actions[choice]

    def explain(self) -> None:
        """Say in full what is with the chosen documents, and offer what can be done."""
        self._soon.stop()
        paths, rows = self._tree.chosen_paths(), self._tree.chosen_rows()
        offered: set[Choice] = set()
        if len(paths) == 1 and rows:
            inside = len(self._documents.shelf.below(paths[0]))
            row = self._documents.line(self._tree.currentIndex().row()).row or rows[0]
            row = row if row.path == rows[0].path else rows[0]
            self.explanation.say(self._name(paths[0]), wording.explanation(row, inside))
            offered = choices(rows)
        elif len(paths) == 1:
            below = self._documents.shelf.below(paths[0])
            branch = self._documents.shelf.branches.get(paths[0])
            bad = branch.bad if branch else 0
            self.explanation.say(self._name(paths[0]), about_many(below, bad))
            offered = self._offers_of_folder(paths[0], below)
        elif rows:
            told = self.tr("%Ln documents chosen", "", len(rows))
            self.explanation.say(told, about_many(rows, _bad(rows)))
            offered = choices(rows)
        else:
            self.explanation.say("", "")
        for choice, action in self._actions.items():
            action.setVisible(choice in offered)
            action.setEnabled(choice in offered and (choice in HARMLESS or not self.read_only))

    def activate(self, index: QModelIndex) -> None:
        """Open a document; open or close a folder."""
        path = self._documents.path_at(index)
        if self._documents.row_at(index) is not None:
            self.opened.emit(path)
        else:
            self._documents.set_open(path, not self._documents.is_open(path))

    def open_in_own_program(self, path: str) -> None:
        """Open one of the person's documents with the system's program; nothing else.

        What stands inside a file opens that file. The disk is asked elsewhere: it could hang.
        """
        file = self._documents.shelf.file_of(path)
        row = self._documents.row_of(path)
        if row is None:
            self._notices.tell(
                "open",
                self.tr("{0} is not in your library any more.").format(_isolated(path)),
                self.tr("Add its folder again to see it."),
            )
        elif row.state == "offline":
            self._found(file, Found.MISSING)
        else:
            DiskQuestion(self, partial(look_at, file), partial(self._found, file))

    # -- inside ----------------------------------------------------------------------------------

    def _found(self, file: str, found: Found | None) -> None:
        name = _isolated(file)
        match found:
            case Found.THERE:
                self._notices.take_back("open")
                open_path(file)
            case Found.RUNS:
                self._notices.tell(
                    "open",
                    self.tr("{0} could run as a program, so its folder was opened.").format(name),
                    level="info",
                )
                open_folder_of(file)
            case Found.MISSING:
                self._notices.tell(
                    "open",
                    self.tr("{0} is not where it was.").format(name),
                    self.tr("It was moved or renamed, or its drive is not connected."),
                )
            case _:
                self._notices.tell(
                    "open",
                    self.tr("The drive that {0} is on does not answer.").format(name),
                    self.tr("Look whether it is connected, then try again."),
                )

    def _offers_of_folder(self, path: str, below: list[DocumentRow]) -> set[Choice]:
        offered = {Choice.RETRY} if may_help(below) else set()
        if path:
            offered |= {Choice.LOOK, Choice.SHOW}
        if path in self._documents.shelf.added:
            offered |= {Choice.TAKE_OUT}
        if below:
            offered |= {Choice.ASK, Choice.COLLECT}
        return offered

    def _chosen_folders(self) -> list[str]:
        rows = self._documents.shelf.rows
        return [path for path in self._tree.chosen_paths() if path and path not in rows]

    def _concerned(self) -> list[DocumentRow]:
        """Return the chosen documents, or those in the folder that is chosen alone."""
        paths = self._tree.chosen_paths()
        if rows := self._tree.chosen_rows():
            return rows
        return self._documents.shelf.below(paths[0]) if len(paths) == 1 else []

    def _paths(self) -> tuple[str, ...]:
        """Return what is chosen; the group of single files as its documents."""
        paths = self._tree.chosen_paths()
        if "" in paths:
            paths += [row.path for row in self._documents.shelf.below("")]
        return tuple(dict.fromkeys(path for path in paths if path))

    def _open(self) -> None:
        self.activate(self._tree.currentIndex())

    def _open_elsewhere(self) -> None:
        if rows := self._tree.chosen_rows():
            self.open_in_own_program(rows[0].path)

    def _ask(self) -> None:
        paths = self._tree.chosen_paths()
        if len(paths) == 1:
            name = self._name(paths[0])
        else:
            name = wording.documents(len(self._tree.chosen_rows()) or len(paths))
        self.askOnly.emit(self._paths(), name)

    def _collect(self) -> None:
        self.collected.emit(self._paths())

    def _show_in_folder(self) -> None:
        if folders := self._chosen_folders():
            open_path(folders[0])
        elif rows := self._tree.chosen_rows():
            open_folder_of(self._documents.shelf.file_of(rows[0].path))

    def _look_again(self) -> None:
        self.added.emit(tuple(self._chosen_folders()))

    def _enter_password(self) -> None:
        (row,) = self._tree.chosen_rows()
        dialog = PasswordDialog(self._panel.window(), row.path, row.reason)
        dialog.given.connect(lambda password, keep: self._reading.unlock(row.path, password, keep))
        dialog.open()

    def _retry(self) -> None:
        self._read_again(retried(self._concerned()))

    def _restore(self) -> None:
        rows = self._tree.chosen_rows()
        self._read_again(tuple(row.path for row in rows if row.state == "ignored"))

    def _read_again(self, paths: tuple[str, ...]) -> None:
        if paths:
            self.rereading.emit(paths)
            self._reading.retry(paths)

    def _ignore(self) -> None:
        rows = [row for row in self._tree.chosen_rows() if row.state != "ignored"]
        paths = tuple(row.path for row in rows)
        self._leaving.ignore(paths, lambda: self._read_again(paths))

    def _take_out(self) -> None:
        """Ask, and take the chosen folders and documents out."""
        if self.read_only:
            return
        shelf = self._documents.shelf
        chosen = [row.path for row in self._tree.chosen_rows()]
        folders = [path for path in self._chosen_folders() if path in shelf.added]
        alone = [path for path in chosen if path in shelf.alone]
        whole = tuple(folders + alone)
        below = tuple(
            path
            for path in chosen
            if path not in shelf.alone and shelf.folder_of(path) not in whole
        )
        self._leaving.ask_to_take_out(
            self._panel.window(), whole, below, lambda: self._bring_back(whole, below)
        )

    def _bring_back(self, whole: tuple[str, ...], below: tuple[str, ...]) -> None:
        self.added.emit(whole)
        self._read_again(below)

    def _name(self, path: str) -> str:
        index = self._documents.index_of(path)
        return str(index.data()) if index.isValid() else wording.file_name(path)

    def _build(self) -> None:
        for choice, label, short, then in (
            (Choice.OPEN, self.tr("Open"), "", self._open),
            (Choice.ASK, self.tr("Ask only this"), "", self._ask),
            (Choice.UNLOCK, self.tr("Enter password…"), "", self._enter_password),
            (Choice.RETRY, self.tr("Try again"), "", self._retry),
            (Choice.RESTORE, self.tr("Stop ignoring"), "", self._restore),
            (Choice.IGNORE, self.tr("Ignore"), "", self._ignore),
            (Choice.LOOK, self.tr("Look for changes"), "", self._look_again),
            (Choice.OWN, self.tr("Open in its own program"), "", self._open_elsewhere),
            (Choice.SHOW, self.tr("Show in folder"), "", self._show_in_folder),
            (Choice.COLLECT, self.tr("Make a collection of this…"), "", self._collect),
            (
                Choice.TAKE_OUT,
                self.tr("Take out of the library…"),
                self.tr("Take out…"),
                self._take_out,
            ),
        ):
            action = QAction(label, self._tree)
            action.setIconText(short or label)
            action.triggered.connect(lambda _checked=False, act=then: act())
            self._actions[choice] = action
            self._tree.addAction(action)
        take_out = self._actions[Choice.TAKE_OUT]
        take_out.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        take_out.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)


def _bad(rows: list[DocumentRow]) -> int:
    return sum(map(troubled, rows))


def _isolated(path: str) -> str:
    return f"\u2068{wording.file_name(path)}\u2069"
