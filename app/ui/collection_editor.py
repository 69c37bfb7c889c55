"""The dialog in which a collection is made and changed: name, what is in it, how it is answered.

Opens beside the window's work and blocks nothing. Says what the person wants; keeping it is the
engine's. Lengths of answers are in words here and in tokens on the wire.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.messages import Collection
from app.ui import theme, wording
from app.ui.document_view import DocumentView
from app.ui.documents import DocumentList
from app.ui.filters import FilterBar
from app.ui.shelf import Shelf
from app.ui.ticks import Ticks

TOKENS_PER_WORD = 4 / 3
"""Of English with the models Carrel runs; an answer's length need not be more exact."""

LENGTHS = (("short", 75), ("medium", 200), ("long", 500))
"""Words of an answer."""

LONGEST_NAME = 80


class CollectionEditor(QDialog):
    """A form for one collection.

    Signals:
        saved(Collection): keep it like this.
        deleted(Collection): it is not wanted any more.
    """

    saved = Signal(object)
    deleted = Signal(object)

    def __init__(self, parent: QWidget, collection: Collection, shelf: Shelf) -> None:
        super().__init__(parent)
        self.setObjectName("collection")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        new = collection.number == 0
        self.setWindowTitle(self.tr("New collection") if new else self.tr("Edit collection"))
        self._collection = collection
        self._ticks = Ticks(shelf, collection.paths)
        self._documents = DocumentList(self)
        self._build(shelf)
        self.resize(theme.grown(520, 640))
        self._show_count()

    # -- what is wanted --------------------------------------------------------------------------

    @property
    def collection(self) -> Collection:
        """Return the collection as it stands in the form."""
        return replace(
            self._collection,
            name=self.name_field.text().strip(),
            paths=self._ticks.paths,
            instructions=self.instructions_field.toPlainText().strip(),
            answer_tokens=round(self._words() * TOKENS_PER_WORD),
        )

    def _words(self) -> int:
        chosen = self.length_box.currentData()
        return self.words_box.value() if chosen < 0 else int(chosen)

    def _save(self) -> None:
        self.saved.emit(self.collection)
        self.accept()

    def _delete(self) -> None:
        self.deleted.emit(self._collection)
        self.reject()

    def _tick(self, path: str) -> None:
        self._ticks.toggle(path)
        self.tree.viewport().update()
        self._show_count()

    def _show_count(self) -> None:
        """Say what is missing, or what is in it; only what is whole can be kept."""
        named, some = bool(self.name_field.text().strip()), bool(self._ticks.paths)
        if not some:
            told = self.tr("Tick the folders and documents that belong to it.")
        elif not named:
            told = self.tr("Give it a name.")
        else:
            told = self.tr("What comes into its folders later belongs to it, too.")
        self._hint.setText(told)
        self.save_button.setEnabled(named and some)

    # -- the look --------------------------------------------------------------------------------

    def _build(self, shelf: Shelf) -> None:
        self.name_field = QLineEdit(self._collection.name)
        self.name_field.setMaxLength(LONGEST_NAME)
        self.name_field.setPlaceholderText(self.tr("For example: Taxes"))
        self.name_field.setAccessibleName(self.tr("Name of the collection"))
        self.name_field.textChanged.connect(lambda _text: self._show_count())
        self._build_list(shelf)
        self._build_answers()
        self._hint = QLabel()
        self._hint.setObjectName("muted")
        self._hint.setWordWrap(True)
        form = QFormLayout()
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("Name"), self.name_field)
        answers = QFormLayout()
        answers.setSpacing(8)
        answers.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        answers.addRow(
            self.tr("Instructions that every question in it carries"), self.instructions_field
        )
        lengths = QHBoxLayout()
        lengths.addWidget(self.length_box)
        lengths.addWidget(self.words_box)
        lengths.addStretch(1)
        length = QLabel(self.tr("Length of its answers"))
        length.setBuddy(self.length_box)
        answers.addRow(length, lengths)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 16)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.filters)
        column.addWidget(self.tree, 1)
        column.addWidget(self._hint)
        column.addLayout(answers)
        column.addWidget(self._build_buttons())

    def _build_list(self, shelf: Shelf) -> None:
        self._documents.show_shelf(shelf)
        self.tree = DocumentView(self._documents, self._ticks.state)
        self.tree.setAccessibleName(self.tr("Folders and documents of the collection"))
        self.tree.setMinimumHeight(120)
        self.tree.ticked.connect(self._tick)
        self.filters = FilterBar()
        self.filters.show_counts(shelf.standings, shelf.kinds)
        self.filters.changed.connect(self._documents.seek)
        self.filters.left.connect(self.tree.setFocus)
        self.tree.typed.connect(self.filters.look_for)

    def _build_answers(self) -> None:
        self.instructions_field = QPlainTextEdit(self._collection.instructions)
        self.instructions_field.setTabChangesFocus(True)
        self.instructions_field.setFixedHeight(self.fontMetrics().height() * 4)
        self.instructions_field.setAccessibleName(self.tr("Standing instructions"))
        self.instructions_field.setPlaceholderText(
            self.tr("For example: Answer in German. Name the paragraph of the law.")
        )
        self.length_box = QComboBox()
        self.length_box.setAccessibleName(self.tr("Length of answers"))
        names = {
            "short": self.tr("Short"),
            "medium": self.tr("Medium"),
            "long": self.tr("Long"),
        }
        self.length_box.addItem(self.tr("As in the preferences"), 0)
        for key, count in LENGTHS:
            told = self.tr("{0}: about {1}").format(names[key], wording.words(count))
            self.length_box.addItem(told, count)
        self.length_box.addItem(self.tr("Another number of words"), -1)
        self.words_box = QSpinBox()
        self.words_box.setRange(20, 3000)
        self.words_box.setSingleStep(50)
        self.words_box.setAccessibleName(self.tr("Most words of an answer"))
        words = round(self._collection.answer_tokens / TOKENS_PER_WORD)
        self.words_box.setValue(words or 200)
        place = self.length_box.findData(words)
        self.length_box.setCurrentIndex(place if place >= 0 else self.length_box.findData(-1))
        self.length_box.currentIndexChanged.connect(lambda _index: self._show_words())
        self._show_words()

    def _show_words(self) -> None:
        self.words_box.setVisible(self.length_box.currentData() < 0)

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton(QDialogButtonBox.StandardButton.Save)
        self.save_button.setObjectName("primary")
        self.save_button.clicked.connect(self._save)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.clicked.connect(self.reject)
        self.delete_button: QPushButton | None = None
        if self._collection.number:
            self.delete_button = buttons.addButton(
                self.tr("Delete collection"), QDialogButtonBox.ButtonRole.ResetRole
            )
            self.delete_button.clicked.connect(self._delete)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        return buttons
