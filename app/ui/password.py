"""Ask for the password of one document.

The password leaves through one signal and is wiped from the field; nothing here keeps or logs it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme, wording
from app.ui.engine_words import translated


class PasswordDialog(QDialog):
    """A small dialog for ``open()``: never ``exec()``, which would run a loop inside the loop.

    Signals:
        given(str, bool): the password, and whether to remember it in the system's keyring.
    """

    given = Signal(str, bool)

    def __init__(self, parent: QWidget, path: str, reason: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("password")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Enter password"))
        name = wording.file_name(path)
        title = QLabel(self.tr("Enter the password of {0}").format(f"\u2068{name}\u2069"))
        title.setFont(theme.scaled(self.font(), 1.1, bold=True))
        self._reason = QLabel(translated(reason))
        self._reason.setObjectName("muted")
        self._reason.setVisible(bool(reason))
        for label in (title, self._reason):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Password of {0}").format(name))
        self.field.setPlaceholderText(self.tr("Password"))
        hints = Qt.InputMethodHint
        self.field.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        )
        self.show_box = self._box(self.tr("Show the password"))
        self.keep_box = self._box(self.tr("Remember it in this computer's keyring"))
        self.show_box.toggled.connect(self._show)
        self._build(title)
        self.resize(theme.grown(400, 0))

    @property
    def words(self) -> str:
        """Return why the dialog asks, where it was told."""
        return self._reason.text()

    def done(self, result: int) -> None:
        """Hand the password on when it was accepted, and wipe it either way."""
        password = self.field.text()
        self.field.clear()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        super().done(result)
        if result == QDialog.DialogCode.Accepted and password:
            self.given.emit(password, self.keep_box.isChecked())

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.field.setEchoMode(mode.Normal if shown else mode.Password)

    def _box(self, label: str) -> QCheckBox:
        box = QCheckBox(label)
        box.setAccessibleName(label)
        return box

    def _build(self, title: QLabel) -> None:
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        for which in (standard.Ok, standard.Cancel):
            button = self.buttons.button(which)
            button.setAccessibleName(button.text().replace("&", ""))
        open_button = self.buttons.button(standard.Ok)
        open_button.setText(self.tr("Unlock"))
        open_button.setAccessibleName(open_button.text())
        open_button.setObjectName("primary")
        open_button.setEnabled(False)
        self.field.textChanged.connect(lambda text: open_button.setEnabled(bool(text)))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for part in (title, self._reason, self.field, self.show_box, self.keep_box):
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(self.buttons)
        self.field.setFocus()
