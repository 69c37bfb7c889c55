"""Contrast as it is on screen: WCAG AA for every text in every state, and for what has the focus.

Measured in pixels, not in the colours that were meant: a style sheet, a delegate or a document may
paint something else. The themes' own pairs are checked in ``test_theme``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QImage, QTextBlock, QTextFormat
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from app.ui import theme
from tests.ui.tour import Guide, guide_fixture, tour  # noqa: F401

SCALE = 3
"""So many times larger a window is drawn, that thin strokes reach their colour."""

TEXT, LARGE = 4.5, 3.0
"""Least ratio of text to its ground, and of large text."""

NOTHING = 1.1
"""Up to this ratio it is no text, but what shines through from behind."""

GAP = 9
"""Empty pixels between two words of a line in a list that may have different colours."""


@dataclass(frozen=True)
class Spot:
    """A text on screen: what it is, where it stands in its window, its font."""

    words: str
    rect: QRect
    font: QFont
    icon: int = 0

    @property
    def least(self) -> float:
        pixels = (
            self.font.pixelSize() if self.font.pixelSize() > 0 else self.font.pointSizeF() / 0.75
        )
        bold = self.font.weight() >= QFont.Weight.Bold.value
        return LARGE if pixels >= 24 or (bold and pixels >= 18.66) else TEXT


def luminance(pixels: Any) -> Any:
    """Return the relative luminance of colours, as WCAG 2.2 defines it."""
    part = np.stack([pixels >> 16 & 255, pixels >> 8 & 255, pixels & 255], axis=-1) / 255.0
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def picture(root: QWidget) -> Any:
    """Return a window as rows of colours, each one number."""
    image = QImage(root.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(root.palette().window().color())
    root.render(image)
    raw = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return raw[:, : image.width()] & 0xFFFFFF


def ratio(pixels: Any) -> float:
    """Return the contrast of what is drawn with the commonest colour; 1 if nothing is."""
    colours, counts = np.unique(pixels, return_counts=True)
    light = luminance(colours)
    ground = light[counts.argmax()]
    ratios = (np.maximum(light, ground) + 0.05) / (np.minimum(light, ground) + 0.05)
    return float(ratios.max())


def cut(shot: Any, rect: QRect) -> Any:
    """Return the pixels of a rectangle of the window."""
    return shot[
        max(0, rect.top() * SCALE) : (rect.bottom() + 1) * SCALE,
        max(0, rect.left() * SCALE) : (rect.right() + 1) * SCALE,
    ]


# -- where there is text ---------------------------------------------------------------------------


def spots(root: QWidget, top: QWidget) -> Iterator[Spot]:
    """Yield the texts that can be seen on top of a window; disabled controls are exempt."""
    for each in top.findChildren(QWidget):
        if not (each.isVisible() and each.isEnabled() and each.window() is root):
            continue
        seen = each.visibleRegion().boundingRect()
        offset = each.mapTo(root, QPoint())
        for words, rect, font in texts(each):
            inner = rect.intersected(seen)
            whole = inner.height() == rect.height() and inner.width() > 0.8 * rect.width()
            if words.strip() and (whole or isinstance(each, QLabel)) and inner.height() > 6:
                icon = isinstance(each, QAbstractButton) and not each.icon().isNull()
                width = each.iconSize().width() if icon else 0
                yield Spot(words.strip(), inner.translated(offset), font, width)


def texts(widget: QWidget) -> Iterator[tuple[str, QRect, QFont]]:
    """Yield the texts of one widget, with where they stand in it."""
    font = widget.font()
    match widget:
        case QLabel() if widget.text():
            yield widget.text(), widget.contentsRect(), font
        case QCheckBox() | QRadioButton():
            element = QStyle.SubElement.SE_CheckBoxContents
            if isinstance(widget, QRadioButton):
                element = QStyle.SubElement.SE_RadioButtonContents
            option = QStyleOptionButton()
            widget.initStyleOption(option)
            yield widget.text(), widget.style().subElementRect(element, option, widget), font
        case QAbstractButton() if widget.text():
            yield widget.text(), _inside(widget), font
        case QLineEdit() | QComboBox() | QAbstractSpinBox():
            words = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
            if isinstance(widget, QLineEdit):
                words = "" if widget.hasSelectedText() else words or widget.placeholderText()
            yield words, widget.rect().adjusted(5, 4, -5, -4), font
        case QTabBar():
            for tab in range(widget.count()):
                yield widget.tabText(tab), widget.tabRect(tab).adjusted(3, 3, -3, -3), font
        case _:
            yield from viewport_texts(widget)


def _inside(button: QAbstractButton) -> QRect:
    """Return a button without its border, whose corners would be taken for words."""
    aside = {"link": 0, "chip": 11}.get(button.objectName(), 7)
    return button.rect().adjusted(aside, 3, -aside, -3)


def viewport_texts(widget: QWidget) -> Iterator[tuple[str, QRect, QFont]]:
    """Yield the texts of a widget that is the viewport of something that scrolls."""
    area = widget.parentWidget()
    match area:
        case QAbstractItemView() if area.viewport() is widget and area.isEnabled():
            for index in _indexes(area):
                yield str(index.data()), area.visualRect(index).adjusted(6, 0, -6, 0), area.font()
        case QTextEdit() if area.viewport() is widget:
            across, down = area.horizontalScrollBar().value(), area.verticalScrollBar().value()
            block = area.document().begin()
            while block.isValid():
                for words, rect, font in fragments(area, block):
                    yield words, rect.translated(-across, -down), font
                block = block.next()
        case QPlainTextEdit() if area.viewport() is widget:
            words = area.toPlainText() or area.placeholderText()
            yield words, widget.rect(), area.font()
        case _:
            return


def _indexes(view: QAbstractItemView) -> Iterator[Any]:
    model = view.model()
    for row in range(min(model.rowCount(), 60)):
        for column in range(6 if isinstance(view, QTableView | QTreeView) else 1):
            if (index := model.index(row, column)).isValid():
                yield index


def fragments(area: QTextEdit, block: QTextBlock) -> Iterator[tuple[str, QRect, QFont]]:
    """Yield what stands in one format, line by line; its ground may be another one's not."""
    layout = block.layout()
    place = area.document().documentLayout().blockBoundingRect(block).topLeft()
    text = block.text()
    edges = {0, len(text)}
    inner = block.begin()
    while not inner.atEnd():
        piece = inner.fragment()
        edges.add(piece.position() - block.position())
        inner += 1
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        cuts = sorted({first, last, *(edge for edge in edges if first < edge < last)})
        for start, end in pairwise(cuts):
            begin, stop = line.cursorToX(start)[0], line.cursorToX(end)[0]  # type: ignore[index]
            left, right = sorted((begin, stop))
            rect = QRect(
                round(place.x() + left), round(place.y() + line.y()),
                round(right - left), round(line.height()),
            )  # fmt: skip
            cursor = area.textCursor()
            cursor.setPosition(block.position() + min(start + 1, len(text)))
            if not cursor.charFormat().hasProperty(QTextFormat.Property.ImageName):
                yield text[start:end], rect, cursor.charFormat().font()


# -- tests -----------------------------------------------------------------------------------------


def overlay(guide: Guide, state: str, root: QWidget) -> QWidget:
    """Return what lies over the window in a state, whose texts alone can be read then."""
    if "palette" in state:
        return guide.window.palette_
    return guide.window.drop_target if state == "drop target" else root


def faults_of(
    guide: Guide, state: str, root: QWidget, known: set[tuple[str, bytes]]
) -> Iterator[str]:
    """Yield the texts of a state that are too faint, but for those ``known`` from others."""
    shot = picture(root)
    for spot in spots(root, overlay(guide, state, root)):
        pixels = cut(shot, spot.rect)
        seen = (spot.words, pixels.tobytes())
        if seen in known:
            continue
        known.add(seen)
        for part in lines(pixels):
            found = ratio(part)
            icon = part.shape[1] < (spot.icon + 2) * SCALE + 2 * GAP
            if NOTHING < found < (LARGE if icon else spot.least):
                yield f"{state}: {found:.2f} “{spot.words[:40]}” at {spot.rect.getRect()}"


def lines(pixels: Any) -> Iterator[Any]:
    """Yield the pieces of a row that stand apart: each may have a colour of its own."""
    if pixels.size == 0:
        return
    colours, counts = np.unique(pixels, return_counts=True)
    inked = (pixels != colours[counts.argmax()]).any(axis=0)
    places = np.flatnonzero(inked)
    if places.size == 0:
        return
    breaks = np.flatnonzero(np.diff(places) > GAP * SCALE)
    edges = [0, *(breaks + 1).tolist(), places.size]
    for start, end in pairwise(edges):
        first, last = int(places[start]), int(places[end - 1])
        yield pixels[:, max(0, first - GAP) : last + GAP]


@pytest.mark.parametrize(
    ("look", "accent", "size"), [("light", "green", 100), ("dark", "violet", 150)]
)
def test_every_text_can_be_read(
    guide: Guide,
    look: str,
    accent: str,
    size: int,
    request: pytest.FixtureRequest,
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    request.addfinalizer(lambda: theme.apply(application, "light"))
    wishes: dict[str, str | int] = {"theme": look, "accent": accent, "text_size": size}
    theme.apply(application, wishes)
    for name, value in wishes.items():
        guide.window.preferences.restore({name: value})
    guide.rest()
    known: set[tuple[str, bytes]] = set()
    faults = [
        fault for state, root in tour(guide) for fault in faults_of(guide, state, root, known)
    ]
    assert not faults, "\n".join(dict.fromkeys(faults))


def test_a_faint_text_is_found(guide: Guide) -> None:
    label = QLabel("Hardly to be seen", guide.window)
    label.setStyleSheet("color: #999; background: #fff")
    label.setGeometry(QRect(QPoint(400, 300), QSize(200, 30)))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.show()
    guide.rest()
    assert any("Hardly" in fault for fault in faults_of(guide, "here", guide.window, set()))
