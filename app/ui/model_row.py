"""One installed model as a person sees it: what it is, what it needs, how quick it is here."""

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
)

from app.messages import PackRow
from app.ui import theme
from app.ui.engine_words import translated
from app.ui.preferences_rows import Words, label

translate = QCoreApplication.translate

FULL = 0.8
"""A model that needs more of the machine's memory than this leaves too little for the rest."""


def size(amount: int) -> str:
    """Return bytes as people write them: "257 MB"."""
    return QLocale().formattedDataSize(
        amount, 1 if 10**9 <= amount < 10**11 else 0, QLocale.DataSizeFormat.DataSizeSIFormat
    )


def languages(codes: str) -> str:
    """Return the languages' names for their codes, "en, de"; a few by name, many by number."""
    found = [code.strip() for code in codes.split(",") if code.strip()]
    if len(found) > 4:
        return translate("models", "%Ln languages", "", len(found))
    return ", ".join(_language(code) for code in found)


def _language(code: str) -> str:
    language = QLocale.codeToLanguage(code.partition("-")[0])
    if language is QLocale.Language.AnyLanguage:
        return code
    return translate("models", QLocale.languageToString(language))


class _Name(Words):
    """The model's name, which may be long; a click on it is one on the button."""

    def __init__(self, name: str, radio: QRadioButton) -> None:
        super().__init__(name)
        self.setFont(theme.scaled(self.font(), 1.0, bold=True))
        self.setEnabled(radio.isEnabled())
        self._radio = radio

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._radio.click()
        event.accept()


class ModelRow(QFrame):
    """A model with the button that chooses it.

    Signals:
        wanted(): the person chose it.
        unwanted(): the person wants it removed from the disk.
    """

    wanted = Signal()
    unwanted = Signal()

    def __init__(self, pack: PackRow, total: int) -> None:
        super().__init__()
        self.setObjectName("model")
        self.pack = pack
        self.radio = QRadioButton()
        self.radio.setAccessibleName(pack.name)
        self.radio.setEnabled(not pack.problem)
        self.radio.clicked.connect(lambda _checked=False: self.wanted.emit())
        self._name = _Name(pack.name, self.radio)
        self._state = label(muted=True)
        self._state.setWordWrap(False)
        self.facts = label(self._facts(), muted=True)
        self.problem = label(translated(pack.problem) or self._doubt(total))
        self.problem.setObjectName("doubt")
        self.problem.setVisible(bool(self.problem.text()))
        self.remove = QPushButton(self.tr("Remove…"))
        self.remove.setObjectName("small")
        self.remove.setAccessibleName(self.tr("Remove {0} from this computer").format(pack.name))
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(lambda _checked=False: self.unwanted.emit())
        self._memory = self._build_memory(total)
        self._build()
        self.setAccessibleName(f"{pack.name}. {self.facts.text()}")

    @property
    def words(self) -> str:
        """Return all that the row says."""
        parts = (self.pack.name, self._state.text(), self.facts.text(), self.problem.text())
        return " ".join(part for part in parts if part)

    def show_chosen(self, chosen: bool) -> None:
        """Show whether it is the one to be used, and whether it is so already."""
        self.radio.setChecked(chosen)
        used = self.pack.chosen
        if chosen and not used:
            self._state.setText(self.tr("Not in use yet"))
        elif used:
            self._state.setText(self.tr("In use"))
        else:
            self._state.setText("")
        self.remove.setVisible(not chosen and not used and not self.pack.provided)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LocaleChange and hasattr(self, "facts"):
            self.facts.setText(self._facts())

    def _facts(self) -> str:
        pack, told = self.pack, []
        if pack.size:
            told.append(size(pack.size))
        if pack.languages:
            told.append(languages(pack.languages))
        if pack.speed >= 1:
            figure = round(pack.speed)
            told.append(
                self.tr("about %Ln words a second here", "", figure)
                if pack.role == "llm"
                else self.tr("about %Ln passages a second here", "", figure)
            )
        if pack.provided:
            told.append(self.tr("came with Carrel"))
        if pack.licence:
            told.append(self.tr("licence {0}").format(pack.licence))
        return " · ".join(told)

    def _doubt(self, total: int) -> str:
        if self.pack.memory > total > 0:
            return self.tr("It needs more memory than this computer has.")
        if self.pack.memory > total * FULL > 0:
            return self.tr("It leaves little memory for anything else.")
        return ""

    def _build_memory(self, total: int) -> QHBoxLayout | None:
        if not self.pack.memory or not total:
            return None
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setFixedWidth(120)
        bar.setRange(0, 1000)
        bar.setValue(min(1000, round(1000 * self.pack.memory / total)))
        bar.setProperty("full", self.pack.memory > total * FULL)
        words = self.tr("Needs about {0} of {1} memory").format(size(self.pack.memory), size(total))
        bar.setAccessibleName(words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(bar)
        row.addWidget(label(words, muted=True), 1)
        return row

    def _build(self) -> None:
        head = QHBoxLayout()
        middle = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(self.radio, 0, middle)
        head.addWidget(self._name, 1)
        head.addWidget(self._state, 0, middle)
        head.addWidget(self.remove, 0, middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 10, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.facts)
        if self._memory is not None:
            column.addLayout(self._memory)
        column.addWidget(self.problem)
