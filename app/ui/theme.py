"""Colours, icons and the style sheet, light and dark.

Every pair of text and ground has at least the contrast WCAG AA asks for (4.5 to 1); a test checks
``PAIRS``. Which theme holds follows from the application's palette, so nothing here is global.
"""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app import paths


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours. ``window`` is the page, ``side`` the library's ground, ``card`` raised."""

    dark: bool
    window: str
    side: str
    card: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    accent_hover: str
    on_accent: str
    link: str
    mark: str
    on_mark: str
    warn: str
    on_warn: str
    error: str
    on_error: str
    chosen: str


LIGHT = Theme(
    dark=False,
    window="#faf8f4",
    side="#f1ede5",
    card="#ffffff",
    text="#22252a",
    muted="#5d5f62",
    line="#e3ddd1",
    edge="#8b867b",
    accent="#1d5c48",
    accent_hover="#164636",
    on_accent="#ffffff",
    link="#17614a",
    mark="#ffedb0",
    on_mark="#22252a",
    warn="#fbf0d3",
    on_warn="#5c4300",
    error="#fbe6e3",
    on_error="#8a1c14",
    chosen="#dce9e2",
)

DARK = Theme(
    dark=True,
    window="#1b1d1f",
    side="#151718",
    card="#26292c",
    text="#e9e6df",
    muted="#a8aaab",
    line="#35393c",
    edge="#7d8284",
    accent="#7fcdb0",
    accent_hover="#9bdcc4",
    on_accent="#10241c",
    link="#83d1b4",
    mark="#574a17",
    on_mark="#fff3cf",
    warn="#3b3217",
    on_warn="#f3dfa2",
    error="#45221f",
    on_error="#ffc9c1",
    chosen="#22382f",
)

PAIRS = (
    ("text", "window"), ("text", "side"), ("text", "card"), ("text", "chosen"),
    ("muted", "window"), ("muted", "side"), ("muted", "card"), ("muted", "chosen"),
    ("link", "window"), ("link", "card"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("on_mark", "mark"), ("on_warn", "warn"), ("on_error", "error"), ("on_error", "side"),
    ("on_error", "chosen"), ("on_warn", "side"), ("on_warn", "chosen"), ("on_warn", "card"),
    ("link", "side"), ("link", "chosen"), ("accent", "side"), ("accent", "window"),
)  # fmt: skip
"""(text, ground): every combination on screen."""


def current() -> Theme:
    """Return the theme the application is dressed in.

    A widget's own palette would not do: the style sheet changes it.
    """
    ground = QApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if ground.lightness() < 128 else LIGHT


def apply(app: QApplication, choice: str = "system") -> None:
    """Dress the application; ``choice`` is the setting "theme": system, light or dark."""
    dark = choice == "dark" or (
        choice == "system" and app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    )
    theme = DARK if dark else LIGHT
    app.setPalette(_palette(theme))
    sheets = sorted((paths.resources() / "styles").glob("*.qss"))
    check = paths.resources() / "icons" / f"check-{'dark' if dark else 'light'}.svg"
    names = asdict(theme) | {"check": check.as_posix()}
    sheet = "\n".join(each.read_text(encoding="utf-8") for each in sheets)
    app.setStyleSheet(Template(sheet).substitute(names))


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """Return ``resources/icons/<name>.svg`` drawn in one colour, sharp up to three-fold scaling."""
    source = (paths.resources() / "icons" / f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode())))
    drawn = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(size * scale, size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            renderer.render(painter, QRectF(pixmap.rect()))
        pixmap.setDevicePixelRatio(scale)
        drawn.addPixmap(pixmap)
    return drawn


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return the font in another size, relative to what the person's system uses."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(round(font.pixelSize() * factor))
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(theme.card), QColor(theme.window))
    for which, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.card),
        (role.AlternateBase, theme.side),
        (role.Text, theme.text),
        (role.Button, theme.card),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.on_error),
        (role.ToolTipBase, theme.card),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Accent, theme.accent),
        (role.Link, theme.link),
        (role.LinkVisited, theme.link),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return palette
