"""Colours, icons, size of text and the style sheet, light and dark.

Every pair of text and ground has at least the contrast WCAG AA asks for (4.5 to 1), with every
accent; a test checks ``PAIRS``. Which theme holds follows from the application's palette, so
nothing here is global.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from string import Template
from typing import Any, Protocol

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

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

HUES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "green": (
        ("#1d5c48", "#164636", "#ffffff", "#17614a", "#dce9e2"),
        ("#7fcdb0", "#9bdcc4", "#10241c", "#83d1b4", "#22382f"),
    ),
    "blue": (
        ("#1f5591", "#17426f", "#ffffff", "#1f5a9c", "#dbe6f3"),
        ("#8dbdf0", "#abd0f7", "#0e2036", "#92c1f2", "#1f3348"),
    ),
    "violet": (
        ("#5f3f99", "#4a3078", "#ffffff", "#64439f", "#e7e0f2"),
        ("#c0a8f0", "#d1bff6", "#22173a", "#c4adf2", "#342a4a"),
    ),
    "amber": (
        ("#7d4a06", "#613903", "#ffffff", "#7d4a06", "#f3e4cd"),
        ("#e9b872", "#f2cb94", "#2b1c05", "#ecbd7a", "#40321c"),
    ),
    "rose": (
        ("#942f57", "#732242", "#ffffff", "#942f57", "#f4dee6"),
        ("#f0a3bf", "#f6bdd1", "#36101f", "#f2a9c3", "#452634"),
    ),
    "slate": (
        ("#414c58", "#2f3841", "#ffffff", "#3d4854", "#e2e5e8"),
        ("#b4c0cc", "#cad3dc", "#1a2026", "#b9c5d0", "#303840"),
    ),
}
"""The accents, light and dark: accent, accent_hover, on_accent, link, chosen."""

_STRONG = (
    {
        "window": "#ffffff", "side": "#ffffff", "text": "#000000", "muted": "#33363a",
        "line": "#6b6f73", "edge": "#000000",
    },
    {
        "window": "#000000", "side": "#000000", "card": "#0e0f10", "text": "#ffffff",
        "muted": "#d8dadb", "line": "#8e9295", "edge": "#ffffff",
    },
)  # fmt: skip
"""What differs where the system asks for high contrast."""


class Chosen(Protocol):
    """The person's choices by name: theme, accent, text_size."""

    def __getitem__(self, name: str, /) -> Any: ...


PAIRS = (
    ("text", "window"), ("text", "side"), ("text", "card"), ("text", "chosen"),
    ("muted", "window"), ("muted", "side"), ("muted", "card"), ("muted", "chosen"),
    ("link", "window"), ("link", "card"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("on_mark", "mark"), ("on_warn", "warn"), ("on_error", "error"), ("on_error", "side"),
    ("on_error", "chosen"), ("on_warn", "side"), ("on_warn", "chosen"), ("on_warn", "card"),
    ("link", "side"), ("link", "chosen"), ("accent", "side"), ("accent", "window"),
)  # fmt: skip
"""(text, ground): every combination on screen."""


@lru_cache(maxsize=64)
def named(accent: str = "green", *, dark: bool = False, strong: bool = False) -> Theme:
    """Return the theme with an accent; ``strong`` is the one with high contrast."""
    base = DARK if dark else LIGHT
    keys = ("accent", "accent_hover", "on_accent", "link", "chosen")
    hues = dict(zip(keys, HUES[accent][dark], strict=True))
    return replace(base, **hues, **(_STRONG[dark] if strong else {}))  # type: ignore[arg-type]


def current() -> Theme:
    """Return the theme the application is dressed in.

    A widget's own palette would not do: the style sheet changes it.
    """
    palette = QApplication.palette()
    ground = palette.color(QPalette.ColorRole.Window)
    return _recognise(ground.name(), palette.color(QPalette.ColorRole.Highlight).name())


@lru_cache(maxsize=64)
def _recognise(window: str, accent: str) -> Theme:
    for dark in (False, True):
        for strong in (False, True):
            for name in HUES:
                theme = named(name, dark=dark, strong=strong)
                if (theme.window, theme.accent) == (window, accent):
                    return theme
    return DARK if QColor(window).lightness() < 128 else LIGHT


def apply(app: QApplication, chosen: Chosen | str = "system") -> None:
    """Dress the application as the preferences say; what is on screen follows at once.

    A mere word is the setting "theme", with everything else as it is by default.
    """
    wants: Chosen = (
        {"theme": chosen, "accent": "green", "text_size": 100}
        if (isinstance(chosen, str))
        else chosen
    )
    _follow_system(app, wants["theme"])
    dark = wants["theme"] == "dark" or (
        wants["theme"] == "system" and app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    )
    theme = named(wants["accent"], dark=dark, strong=_wants_contrast(app))
    sheet = Template(_sheets()).substitute(asdict(theme) | _drawn("dark" if dark else "light"))
    font = _font(app, int(wants["text_size"]))
    if font == app.font() and app.styleSheet() == sheet and current() == theme:
        return  # dressing anew touches every widget
    sized, ratio = _with_own_size(app), _height(font) / _height(app.font())
    app.setPalette(_palette(theme))
    app.setFont(font)
    app.setStyleSheet(sheet)  # this brings the font to what is on screen
    for widget, height in sized:
        # a style sheet puts back the font that a widget had when it was first shown
        if abs(_height(widget.font()) - height * ratio) > 0.01:
            widget.setFont(scaled(widget.font(), height * ratio / _height(widget.font())))


def _follow_system(app: QApplication, choice: str) -> None:
    """Let title bars and the system's own dialogs be light or dark as Carrel is."""
    scheme = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}.get(choice)
    if scheme is None:
        app.styleHints().unsetColorScheme()
    elif app.styleHints().colorScheme() is not scheme:
        app.styleHints().setColorScheme(scheme)


def _wants_contrast(app: QApplication) -> bool:
    hints = app.styleHints()  # PySide forgets what it belongs to unless it is held
    preference = hints.accessibility().contrastPreference()
    return preference is Qt.ContrastPreference.HighContrast


def _drawn(shade: str) -> dict[str, str]:
    """Return the pictures that style sheets name: they take no colour from them."""
    icons = paths.resources() / "icons"
    names = {"check": "check", "down": "arrow-down", "up": "arrow-up"}
    return {each: (icons / f"{name}-{shade}.svg").as_posix() for each, name in names.items()}


def _sheets() -> str:
    sheets = sorted((paths.resources() / "styles").glob("*.qss"))
    return "\n".join(each.read_text(encoding="utf-8") for each in sheets)


def _font(app: QApplication, percent: int) -> QFont:
    """Return the font with text at ``percent`` of the size that the system uses."""
    usual = app.property("usualFont")
    if not isinstance(usual, QFont):
        usual = QFont(app.font())
        app.setProperty("usualFont", usual)
    return scaled(usual, percent / 100)


def _with_own_size(app: QApplication) -> list[tuple[QWidget, float]]:
    """Return the widgets whose font is their own, outer ones first, each with its height."""
    own = [each for each in app.allWidgets() if each.testAttribute(Qt.WidgetAttribute.WA_SetFont)]
    return [(each, _height(each.font())) for each in sorted(own, key=_depth)]


def _height(font: QFont) -> float:
    return font.pointSizeF() if font.pointSizeF() > 0 else float(font.pixelSize())


def _depth(widget: QWidget) -> int:
    depth, above = 0, widget.parentWidget()
    while above is not None:
        depth, above = depth + 1, above.parentWidget()
    return depth


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """Return ``resources/icons/<name>.svg`` drawn in one colour, sharp up to three-fold scaling."""
    drawn = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap.fromImage(_drawing(name, colour, size * scale))
        pixmap.setDevicePixelRatio(scale)
        drawn.addPixmap(pixmap)
    return drawn


@lru_cache(maxsize=512)
def _drawing(name: str, colour: str, pixels: int) -> QImage:
    """Return an icon as a picture; unlike a pixmap that may outlive the application."""
    source = (paths.resources() / "icons" / f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode())))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        renderer.render(painter, QRectF(image.rect()))
    return image


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


def factor() -> float:
    """Return how large text is, compared with what the person's system uses."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    usual = app.property("usualFont")
    return _height(app.font()) / _height(usual) if isinstance(usual, QFont) else 1.0


def grown(width: int, height: int) -> QSize:
    """Return the size of a dialog, given for usual text; larger text needs more room."""
    wanted = QSize(width, height) * max(1.0, factor())
    screen = QGuiApplication.primaryScreen()
    return wanted.boundedTo(screen.availableSize() * 0.92) if screen else wanted


def fixed_font() -> QFont:
    """Return the font whose letters are all of one width, as large as other text."""
    return scaled(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont), factor())


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
