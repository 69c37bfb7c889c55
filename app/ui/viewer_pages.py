"""Pages of a document, or one picture, with what is marked laid over them.

Paints only what is visible and asks the store for it; a page that is not drawn yet is shown
stretched from what is there, or as white paper. Knows no file: the viewer process draws.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.ui import theme, wording
from app.ui.viewer_document import Document
from app.ui.viewer_layout import MARGIN, PageLayout
from app.ui.viewer_marks import PAPER, Kind, Marked, strokes_on
from app.ui.viewer_selecting import PageSelection
from app.ui.viewer_store import PageStore
from app.viewing import Located, Mark, Opened

NATURAL = 96 / 72
"""Pixels a point has at 100 per cent."""

STEP = 1.2
"""One step of the zoom."""

CALM_MS = 110
"""Pages are drawn anew once the zoom has rested so long; until then they are stretched."""


class PagesView(QAbstractScrollArea):
    """Pages below each other, as wide as the room unless the person zooms.

    Signals:
        moved(): another page may be the current one, or the zoom is another.
        selected(str): words were chosen with the mouse; "" when they no longer are.
    """

    moved = Signal()
    selected = Signal(str)

    def __init__(self, document: Document, opened: Opened, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        natural = 1.0 if opened.view == "picture" else NATURAL
        self.layout_ = PageLayout(opened.pages, natural)
        self.store = PageStore(document, self.layout_.sizes, self)
        self.store.drawn.connect(self._refresh)
        self._selection = PageSelection(document, self.layout_, self)
        self._selection.changed.connect(self._show_selection)
        self._name = wording.file_name(document.path)
        self._marked = Marked()
        self._strokes: dict[int, list[tuple[Kind, QPainterPath]]] = {}
        self._fit = "width"
        self._goal: Mark | None = None
        self._page = 1
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._want)
        if len(opened.pages) > 1:  # or the first page would be drawn twice: without it, and with it
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(48)
            bar.valueChanged.connect(self._scrolled)
        self._name_page()

    # -- for the panel ---------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """Return the page in the upper part of the view, counted from 1."""
        return self._page

    @property
    def percent(self) -> int:
        """Return the zoom in per cent of the natural size."""
        return round(100 * self.layout_.scale / self.layout_.natural)

    @property
    def selection(self) -> str:
        """Return the words that were chosen with the mouse."""
        return self._selection.text

    def show_located(self, located: Located) -> None:
        """Mark a passage and its sentence, and have the sentence in view."""
        self._mark(self._marked.located(located))
        if (goal := self._marked.first()) is not None:
            self.go_to(goal)

    def describe(self, words: str) -> None:
        """Tell screen readers what the marked words are."""
        self.setAccessibleDescription(words)

    def show_found(self, marks: Sequence[Mark], current: int) -> None:
        """Mark the words looked for; the current ones come into view."""
        here = marks[current : current + 1] if current >= 0 else ()
        self._mark(self._marked.found(marks, current))
        if here:
            self.go_to(here[0])

    def first_from_here(self, marks: Sequence[Mark]) -> int:
        """Return the first of the marks on this page or a later one."""
        return next((n for n, mark in enumerate(marks) if mark.page >= self._page), 0)

    def go_to_page(self, page: int) -> None:
        """Show a page from its top on."""
        page = min(max(page, 1), max(1, self.layout_.count))
        self._goal = None
        if self.layout_.count:
            self.verticalScrollBar().setValue(round(self.layout_.rect(page).top()) - MARGIN)

    def go_to(self, mark: Mark) -> None:
        """Have a place in view, about a third from the top, also when the room changes."""
        if not 1 <= mark.page <= self.layout_.count:
            return
        self._goal = mark
        spot = self.layout_.rect(mark.page)
        if mark.boxes:
            first = mark.boxes[0]
            spot = QRectF(
                self.layout_.to_sheet(mark.page, first.left, first.top),
                self.layout_.to_sheet(mark.page, first.right, first.bottom),
            )
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        third = self.viewport().height() / 3 if mark.boxes else MARGIN
        goal = self._goal
        down.setValue(round(spot.top() - third))
        wide = self.viewport().width()
        if not across.value() <= spot.left() <= spot.right() <= across.value() + wide:
            across.setValue(round(spot.left() - wide / 6))
        self._goal = goal  # scrolling by the person forgets it, this does not

    def zoom_by(self, steps: float) -> None:
        """Zoom in or out around the middle."""
        self._zoom(self.layout_.scale * STEP**steps)

    def zoom_to(self, fit: str) -> None:
        """Zoom to "width", "page" or "natural"."""
        self._fit = fit
        self._lay_out()

    def copy_selection(self) -> str:
        """Return the words to copy."""
        return self._selection.text

    def try_again(self) -> None:
        """Have pages drawn that failed."""
        self.store.try_again()

    def _mark(self, marked: Marked) -> None:
        self._marked = marked
        self._strokes.clear()
        self.viewport().update()

    # -- laying out ------------------------------------------------------------------------------

    def _lay_out(self, scale: float = 0.0, around: QPointF | None = None) -> None:
        """Take a scale, or the fitting one, and keep what was at ``around`` where it was."""
        layout, room = self.layout_, self.viewport().size()
        if not layout.count:
            return
        around = around or QPointF(room.width() / 2, room.height() / 3)
        page = layout.page_at(self._offset().y() + around.y())
        held = layout.to_page(page, self._offset() + around)
        match "" if scale else self._fit:
            case "width":
                scale = layout.fit_width(room.width())
            case "page":
                scale = layout.fit_page(self._page, room.width(), room.height())
            case "natural":
                scale = layout.natural
        goal, first = self._goal, layout.scale != scale
        layout.set_scale(scale or layout.scale, room.width())
        self._bound(room)
        if goal is not None:
            self.go_to(goal)
        else:
            spot = layout.to_sheet(page, *held) - around
            self.verticalScrollBar().setValue(round(spot.y()))
            self.horizontalScrollBar().setValue(round(spot.x()))
        self._calm.start() if first and self.store.bytes else self._want()
        self.viewport().update()
        self.moved.emit()

    def _bound(self, room: QSize) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(room.height())
        down.setRange(0, max(0, round(self.layout_.height) - room.height()))
        across.setPageStep(room.width())
        spare = round(self.layout_.width) - room.width()
        across.setRange(0, spare if spare > 1 else 0)

    def _zoom(self, scale: float, around: QPointF | None = None) -> None:
        self._fit = ""
        self._lay_out(scale, around)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _scrolled(self) -> None:
        self._goal = None
        top = self.verticalScrollBar().value()
        page = self.layout_.page_at(top + self.viewport().height() / 3)
        if page != self._page:
            self._page = page
            self._name_page()
            self.moved.emit()
        self._want()
        self.viewport().update()

    def _name_page(self) -> None:
        count = wording.number(self.layout_.count)
        self.setAccessibleName(
            self.tr("{file}, page {page} of {count}").format(
                file=self._name, page=wording.number(self._page), count=count
            )
        )

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self.layout_.between(top, top + self.viewport().height())

    def _want(self) -> None:
        seen = self._seen()
        if not seen or not self.isVisible():
            return
        first = self._goal.page if self._goal and self._goal.page in seen else self._page
        needed = sorted(seen, key=lambda page: abs(page - first))
        near = [page for page in (seen[-1] + 1, seen[0] - 1) if 1 <= page <= self.layout_.count]
        self.store.want(needed, near, self.layout_.scale * self.devicePixelRatioF())

    def _refresh(self, page: int) -> None:
        if page in self._seen():
            self.viewport().update()

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are visible, and what is marked on them."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(theme.current().side))
            offset = self._offset()
            for page in self._seen():
                rect = self._aligned(self.layout_.rect(page).translated(-offset))
                self._paint_page(painter, page, rect)
                self._paint_marks(painter, page, rect)

    def _aligned(self, rect: QRectF) -> QRectF:
        """Return the rectangle on whole pixels of the device: a page is copied there, not mixed."""
        ratio = self.devicePixelRatioF()
        left, top = round(rect.left() * ratio) / ratio, round(rect.top() * ratio) / ratio
        return QRectF(left, top, rect.width(), rect.height())

    def _paint_page(self, painter: QPainter, page: int, rect: QRectF) -> None:
        drawn, ratio = self.store.page(page), self.devicePixelRatioF()
        painter.setPen(QPen(QColor(theme.current().edge), 1 / ratio))
        if drawn is None:
            painter.fillRect(rect, Qt.GlobalColor.white)
            if failure := self.store.failure(page):
                painter.setPen(QColor("#5d5f62"))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(rect.adjusted(40, 0, -40, 0), flags, failure)
        else:
            size = drawn.image.size() / ratio
            sharp = abs(size.width() - rect.width()) < 2 and abs(size.height() - rect.height()) < 2
            target = QRectF(rect.topLeft(), size) if sharp else rect
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not sharp)
            painter.drawImage(target, drawn.image, QRectF(drawn.image.rect()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)

    def _paint_marks(self, painter: QPainter, page: int, rect: QRectF) -> None:
        strokes = self._strokes.get(page)
        if strokes is None:
            strokes = self._strokes[page] = strokes_on(page, self._marked)
        painter.save()
        painter.setClipRect(rect)
        painter.translate(rect.topLeft())
        painter.scale(self.layout_.scale, self.layout_.scale)
        for kind, path in strokes:
            fill, outline = PAPER[kind]
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillPath(path, QColor(fill))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            if outline:
                pen = QPen(QColor(outline), 1.4)
                pen.setCosmetic(True)
                painter.setPen(pen)
                painter.drawPath(path)
        painter.restore()

    # -- hands -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the room, and what is in view in view."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the screen."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange):
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom with two fingers."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(self.layout_.scale * (1 + event.value()), event.position())
            return True
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._want()
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl held, zoom around the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                steps = event.angleDelta().y() / 120
                self._zoom(self.layout_.scale * STEP**steps, event.position())
        elif not (moved := event.pixelDelta()).isNull():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys of scrolling; everything else is for the panel."""
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        step, screen = down.singleStep(), max(48, self.viewport().height() - 64)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Down:
                down.setValue(down.value() + step)
            case Qt.Key.Key_Up:
                down.setValue(down.value() - step)
            case Qt.Key.Key_PageDown:
                down.setValue(down.value() + screen)
            case Qt.Key.Key_PageUp:
                down.setValue(down.value() - screen)
            case Qt.Key.Key_Space:
                down.setValue(down.value() + (-screen if back else screen))
            case Qt.Key.Key_Home:
                down.setValue(0)
            case Qt.Key.Key_End:
                down.setValue(down.maximum())
            case Qt.Key.Key_Right if across.maximum():
                across.setValue(across.value() + step)
            case Qt.Key.Key_Left if across.maximum():
                across.setValue(across.value() - step)
            case _:
                event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose words."""
        if event.button() is Qt.MouseButton.LeftButton and self.layout_.count:
            self._selection.begin(self._offset() + event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose words up to here; beyond the edge, scroll."""
        if event.buttons() & Qt.MouseButton.LeftButton and self.layout_.count:
            over = event.position().y() - self.viewport().height()
            beyond = over if over > 0 else min(0.0, event.position().y())
            if beyond:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + round(beyond / 2))
            self._selection.extend(self._offset() + event.position())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Have drawn what is visible now."""
        super().showEvent(event)
        self._lay_out()

    def _show_selection(self, marks: tuple[Mark, ...]) -> None:
        self._mark(self._marked.changed(Kind.SELECTED, marks))
        self.selected.emit(self._selection.text)
