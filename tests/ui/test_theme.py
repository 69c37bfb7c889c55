"""Colours that can be read, and a look that follows at once."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from app import paths
from app.settings import ACCENTS, SETTINGS
from app.ui import theme

AA = 4.5
GRAPHIC = 3.0
"""WCAG 2.2: 1.4.3 for text, 1.4.11 for what is not text."""


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp, "light")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it, 1 to 21."""

    def light(name: str) -> float:
        colour = QColor(name)
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def chosen(**values: Any) -> dict[str, Any]:
    return {"theme": "light", "accent": "green", "text_size": 100, **values}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("strong", [False, True], ids=["usual", "strong"])
@pytest.mark.parametrize("accent", ACCENTS)
def test_every_text_can_be_read_on_its_ground(accent: str, strong: bool, dark: bool):
    colours = theme.named(accent, dark=dark, strong=strong)
    poor = {
        (text, ground): round(contrast(getattr(colours, text), getattr(colours, ground)), 2)
        for text, ground in theme.PAIRS
        if contrast(getattr(colours, text), getattr(colours, ground)) < AA
    }
    assert not poor
    for ground in ("window", "card", "side"):
        assert contrast(colours.edge, getattr(colours, ground)) >= GRAPHIC, ground


def test_every_accent_of_the_settings_has_colours_and_words():
    assert tuple(theme.HUES) == SETTINGS["accent"].choices == ACCENTS
    assert len(SETTINGS["accent"].words) == len(ACCENTS)


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS)
def test_the_theme_in_use_is_recognised_from_the_palette(
    app: QApplication, accent: str, choice: str
):
    theme.apply(app, chosen(theme=choice, accent=accent))
    assert theme.current() == theme.named(accent, dark=choice == "dark")
    assert QApplication.palette().color(QPalette.ColorRole.Link).name() == theme.current().link


def test_every_colour_that_a_style_sheet_names_exists():
    names = set(theme.named().__dataclass_fields__) | {"check", "down", "up"}
    for sheet in (paths.resources() / "styles").glob("*.qss"):
        used = {
            word.strip("${};:,)\"'")
            for word in sheet.read_text(encoding="utf-8").split()
            if "$" in word
            for word in [word[word.index("$") :]]
        }
        assert {word.partition(";")[0] for word in used} <= names, sheet.name


def test_the_look_changes_on_screen_at_once(app: QApplication, qtbot: Any):
    page = QWidget()
    qtbot.addWidget(page)
    plain, large, button = QLabel("plain"), QLabel("large"), QPushButton("button")
    column = QVBoxLayout(page)
    for part in (plain, large, button):
        column.addWidget(part)
    large.setFont(theme.scaled(large.font(), 1.5, bold=True))
    theme.apply(app, chosen())
    page.show()
    usual = plain.font().pointSizeF()
    assert large.font().pointSizeF() == pytest.approx(1.5 * usual)
    for percent in (200, 80, 100):
        theme.apply(app, chosen(theme="dark", text_size=percent))
        wanted = usual * percent / 100
        assert plain.font().pointSizeF() == pytest.approx(wanted)
        assert button.font().pointSizeF() == pytest.approx(wanted)
        assert large.font().pointSizeF() == pytest.approx(1.5 * wanted)
    theme.apply(app, chosen(theme="dark", text_size=150))
    theme.apply(app, chosen(theme="light", accent="rose", text_size=150))
    assert large.font().pointSizeF() == pytest.approx(1.5 * 1.5 * usual)
    assert large.font().bold() or large.font().weight() > plain.font().weight()
    assert theme.current().accent == theme.named("rose").accent


def test_dressing_again_as_before_touches_nothing(app: QApplication, qtbot: Any):
    class Watched(QLabel):
        heard = 0

        def changeEvent(self, event: QEvent) -> None:
            self.heard += event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
            super().changeEvent(event)

    theme.apply(app, chosen(accent="rose"))
    label = Watched("text")
    qtbot.addWidget(label)
    label.show()
    before = label.heard
    theme.apply(app, chosen(accent="rose"))
    assert label.heard == before
    theme.apply(app, chosen(accent="blue"))
    assert label.heard > before
