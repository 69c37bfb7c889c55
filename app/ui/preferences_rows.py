"""One row of the preferences: a setting's title, its sentence, a control and the way back.

A row shows what the preferences hold and says what the person wants; who writes it down is the
dialog's business. What cannot be stored cannot be entered.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QWidget,
)

from app import paths
from app.settings import Setting, Value
from app.ui import focus_order, theme

translate = QCoreApplication.translate


def title_of(setting: Setting) -> str:
    """Return the setting's title in the person's language."""
    return translate("settings", setting.title)


def sentence_of(setting: Setting) -> str:
    """Return the sentence that explains the setting."""
    return translate("settings", setting.sentence)


def words_of(setting: Setting) -> dict[str, str]:
    """Return the choices with the words for each; for "language", the translations there are."""
    if setting.name == "language":
        return languages()
    words = (translate("settings", word) for word in setting.words)
    return dict(zip(setting.choices, words, strict=True))


def languages(folder: Path | None = None) -> dict[str, str]:
    """Return the languages Carrel can be shown in, each named in itself."""
    folder = folder or paths.resources() / "translations"
    codes = {file.stem.partition("_")[2] for file in folder.glob("carrel_*.qm")} | {"en"}
    named = {code: QLocale(code).nativeLanguageName() or code for code in codes}
    named["en"] = "English"  # of no country in particular
    ordered = sorted(named.items(), key=lambda item: item[1].casefold())
    return {"system": translate("settings", "As the system has it"), **dict(ordered)}


class Row(QFrame):
    """A setting with its control.

    Signals:
        wanted(object): the value that the person chose; also when they restore the default.
    """

    wanted = Signal(object)

    def __init__(self, setting: Setting, value: Value) -> None:
        super().__init__()
        self.setObjectName("setting")
        self.setting = setting
        self._title = label(title_of(setting), bold=True)
        self._sentence = label(sentence_of(setting), muted=True)
        self.control = _control(setting, lambda value: self.wanted.emit(value))
        self.control.setAccessibleDescription(sentence_of(setting))
        self._title.setBuddy(self.control)
        _name(self.control, title_of(setting))
        self.back = QToolButton()
        self.back.setObjectName("restore")
        words = self.tr("Restore the default: {0}").format(self._words(setting.default))
        self.back.setToolTip(words)
        self.back.setAccessibleName(f"{title_of(setting)}. {words}")
        self.back.clicked.connect(lambda _checked=False: self._go_back())
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self._build()
        self.show_value(value)

    @property
    def words(self) -> str:
        """Return all that the row says, for the search."""
        choices = words_of(self.setting).values()
        return " ".join((self._title.text(), self._sentence.text(), self.setting.name, *choices))

    def show_value(self, value: Value) -> None:
        """Show what the preferences hold; tells nobody."""
        self.control.show_value(value)
        self.back.setVisible(value != self.setting.default)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "back"):
            self._dress()

    def _go_back(self) -> None:
        self.control.setFocus()  # the arrow goes; the focus must stay in the row
        self.wanted.emit(self.setting.default)

    def _words(self, value: Value) -> str:
        if isinstance(value, bool):
            return self.tr("on") if value else self.tr("off")
        if isinstance(value, str):
            return words_of(self.setting).get(value, value)
        unit = translate("settings", self.setting.unit) if self.setting.unit else ""
        return f"{QLocale().toString(value)} {unit}".strip()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 10, 0, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self.back, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.control, 0, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._sentence, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self._dress()

    def _dress(self) -> None:
        self.back.setIcon(theme.icon("restore", theme.current().link, 16))


class OwnDialog(QDialog):
    """A dialog that Escape closes, whatever the window behind it does with that key."""

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through everything in the order it is read, also what came later."""
        return focus_order.step(self, forward=next)

    def event(self, event: QEvent) -> bool:
        """Take Escape before the window's shortcut does."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


class Words(QLabel):
    """Plain text that wraps, and stands on the side where its window's language begins.

    By itself Qt would go by the text, which may begin with a number or a foreign name.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        flag = Qt.AlignmentFlag
        side = flag.AlignRight if self.isRightToLeft() else flag.AlignLeft
        self.setAlignment(side | flag.AlignAbsolute | flag.AlignVCenter)


def label(text: str = "", *, bold: bool = False, muted: bool = False, size: float = 1.0) -> QLabel:
    """Return a label of plain text that wraps."""
    made = Words(text)
    if muted:
        made.setObjectName("muted")
    if bold or size != 1.0:
        made.setFont(theme.scaled(made.font(), size, bold=bold))
    return made


def _name(control: QWidget, name: str) -> None:
    control.setAccessibleName(name)
    if isinstance(control, Swatches):
        for button in control.buttons.buttons():
            button.setAccessibleName(f"{name}: {button.toolTip()}")


class Switch(QCheckBox):
    """A setting that is on or off."""

    def __init__(self, setting: Setting, tell: Callable[[Value], None]) -> None:
        super().__init__()
        self.setObjectName("switch")
        self.clicked.connect(lambda checked: tell(checked))

    def show_value(self, value: Value) -> None:
        self.setChecked(bool(value))


class Number(QSpinBox):
    """A setting that is a number, told when it is complete and not at every digit."""

    def __init__(self, setting: Setting, tell: Callable[[Value], None]) -> None:
        super().__init__()
        self.setRange(int(setting.lowest or 0), int(setting.highest or 1_000_000))
        self.setSingleStep(int(setting.step))
        if setting.unit:
            self.setSuffix(f" {translate('settings', setting.unit)}")
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(True)
        self.setStepType(QAbstractSpinBox.StepType.DefaultStepType)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.valueChanged.connect(tell)
        _still(self)

    def show_value(self, value: Value) -> None:
        if self.value() != value:
            blocked = self.blockSignals(True)
            self.setValue(int(value))
            self.blockSignals(blocked)


class Choice(QComboBox):
    """A setting that is one of a few words."""

    def __init__(self, setting: Setting, tell: Callable[[Value], None]) -> None:
        super().__init__()
        for value, words in words_of(setting).items():
            self.addItem(words, value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda index: tell(self.itemData(index)))
        _still(self)

    def show_value(self, value: Value) -> None:
        self.setCurrentIndex(max(0, self.findData(value)))


class Swatches(QWidget):
    """A setting that is a colour: one round button each."""

    SIZE = 22

    def __init__(self, setting: Setting, tell: Callable[[Value], None]) -> None:
        super().__init__()
        self.buttons = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name, words in words_of(setting).items():
            button = QToolButton()
            button.setObjectName("swatch")
            button.setCheckable(True)
            button.setProperty("value", name)
            button.setToolTip(words)
            button.setIconSize(QSize(self.SIZE, self.SIZE))
            button.clicked.connect(lambda _checked=False, name=name: tell(name))
            self.buttons.addButton(button)
            row.addWidget(button)
        self.setFocusProxy(self.buttons.buttons()[0])
        self._dress()

    def show_value(self, value: Value) -> None:
        for button in self.buttons.buttons():
            if button.property("value") == value:
                button.setChecked(True)
                self.setFocusProxy(button)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "buttons"):
            self._dress()

    def _dress(self) -> None:
        dark = theme.current().dark
        for button in self.buttons.buttons():
            colour = theme.named(str(button.property("value")), dark=dark).accent
            button.setIcon(_dot(colour, self.SIZE))


Control = Switch | Number | Choice | Swatches


def _control(setting: Setting, tell: Callable[[Value], None]) -> Control:
    if isinstance(setting.default, bool):
        return Switch(setting, tell)
    if isinstance(setting.default, int):
        return Number(setting, tell)
    return Swatches(setting, tell) if setting.name == "accent" else Choice(setting, tell)


def _dot(colour: str, size: int) -> QIcon:
    drawn = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(size * scale, size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            edge = 3 * scale
            painter.drawEllipse(QRectF(pixmap.rect()).adjusted(edge, edge, -edge, -edge))
        pixmap.setDevicePixelRatio(scale)
        drawn.addPixmap(pixmap)
    return drawn


class _Stillness(QObject):
    """Keeps the wheel, which is meant for the page, from changing a value below the mouse."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget):
            event.ignore()
            return not watched.hasFocus()
        return False


def _still(control: QWidget) -> None:
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.installEventFilter(_Stillness(control))
