"""Pages in the viewer: the right page, the right words marked, and what hands do with them."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest

from app.ui import viewer_store
from app.ui.viewer_layout import GAP, MARGIN, PageLayout
from app.ui.viewer_marks import PAPER, Kind
from app.viewing import Rendered
from tests.ui.viewer_desk import Viewer, viewer  # noqa: F401

# ruff: noqa: F811


def drawn(viewer: Viewer, page: int) -> Any:
    """Wait until a page is drawn; return the view."""
    view: Any = viewer.panel.view
    viewer.until(lambda: view.store.is_sharp(page))
    return view


def colours(view: Any, area: QRectF) -> set[str]:
    """Return the colours on screen in a part of the view."""
    image: QImage = view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    rect = area.toRect().intersected(view.viewport().rect())
    return {
        QColor(image.pixel(round(x * ratio), round(y * ratio))).name()
        for x in range(rect.left(), rect.right())
        for y in range(rect.top(), rect.bottom())
    }


def sentence_on_screen(view: Any) -> QRectF:
    """Return where the sentence stands in the view."""
    mark = view._marked.places[Kind.SENTENCE][0]
    box = mark.boxes[0]
    corner = view.layout_.to_sheet(mark.page, box.left, box.top) - view._offset()
    end = view.layout_.to_sheet(mark.page, box.right, box.bottom) - view._offset()
    return QRectF(corner, end)


def test_a_source_opens_at_its_page_with_the_sentence_marked_a_third_from_the_top(viewer: Viewer):
    viewer.show(viewer.pdf("Lease.pdf", 60, page=40))
    view = drawn(viewer, 40)
    assert view.page == 40 and viewer.panel.head.page.text() == "40"
    spot = sentence_on_screen(view)
    assert abs(spot.top() - view.viewport().height() / 3) < 3
    assert PAPER[Kind.SENTENCE][0] in colours(view, spot)
    assert PAPER[Kind.PASSAGE][0] in colours(view, spot.translated(spot.width() + 2, 0))
    assert view.accessibleDescription() == "The deposit is three monthly rents."
    assert "page 40 of 60" in view.accessibleName()


def test_the_marks_stay_on_their_words_after_zooming_and_resizing(viewer: Viewer):
    viewer.show(viewer.pdf("Lease.pdf", 5, page=3))
    drawn(viewer, 3)
    for change in (lambda: viewer.panel.view.zoom_by(3), lambda: viewer.window.resize(400, 500)):
        change()
        view = drawn(viewer, 3)
        spot = sentence_on_screen(view)
        assert view.viewport().rect().contains(spot.topLeft().toPoint())
        assert PAPER[Kind.SENTENCE][0] in colours(view, spot)
        dark = [QColor(each).lightness() < 110 for each in colours(view, spot)]
        assert any(dark), "the letters are under the mark"


def test_previous_and_next_go_through_the_sources_and_over_documents(viewer: Viewer):
    first, second = viewer.pdf("A.pdf", 3, page=2), viewer.text("b.txt", "x " * 3000)
    chosen: list[int] = []
    viewer.panel.chosen.connect(chosen.append)
    viewer.show(first, second, first)
    acts = viewer.panel.actions_
    assert not acts["previous"].isEnabled() and viewer.panel.head.count.text() == "1 of 3"
    acts["next"].trigger()
    viewer.until(lambda: viewer.panel.located is not None and viewer.panel.path == second.path)
    assert chosen == [1] and viewer.panel.head.name.whole == "b.txt"
    acts["previous"].trigger()
    viewer.until(lambda: viewer.panel.located is not None and viewer.panel.path == first.path)
    assert chosen == [1, 0] and viewer.panel.head.place.whole == "Page 2"


def test_two_pages_at_most_are_asked_for_and_what_is_far_away_is_forgotten(
    viewer: Viewer, monkeypatch: Any
):
    monkeypatch.setattr(viewer_store, "MOST_BYTES", 6_000_000)
    asked: list[int] = []
    viewer.show(viewer.pdf("Long.pdf", 200))
    drawn(viewer, 1)
    viewer.host.delivered.connect(
        lambda event: asked.append(event.page) if isinstance(event, Rendered) else None
    )
    view: Any = viewer.panel.view
    for page in range(10, 200, 3):  # a scroll bar dragged past everything
        view.go_to_page(page)
        QTest.qWait(1)
    view.go_to_page(150)
    drawn(viewer, 150)
    assert len(asked) < 100
    assert view.store.bytes < 12_000_000
    assert view.store.page(1) is None and view.store.page(150) is not None


def test_words_are_chosen_with_the_mouse_and_copied(viewer: Viewer):
    viewer.show(viewer.pdf("Lease.pdf", 2))
    view = drawn(viewer, 1)
    start, end = QPoint(150, 60), QPoint(300, 120)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), end)
    viewer.until(lambda: view.selection != "")
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert PAPER[Kind.SELECTED][0] in colours(view, QRectF(160, 70, 100, 40))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "words of page 1"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert view.selection == ""


def test_keys_scroll_and_zoom(viewer: Viewer):
    viewer.show(viewer.pdf("Lease.pdf", 9))
    view = drawn(viewer, 1)
    bar, before = view.verticalScrollBar(), view.percent
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() and view.page == 9
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0 and view.page == 1
    QTest.keyClick(view, "+")
    assert view.percent > before and viewer.panel.head.percent.text() == f"{view.percent} %"
    QTest.keyClick(view, "0", Qt.KeyboardModifier.ControlModifier)
    assert view.percent == 100
    viewer.panel.actions_["width"].trigger()
    assert view.percent == before


def test_a_page_that_ends_the_process_leaves_the_others_readable(viewer: Viewer):
    viewer.show(viewer.pdf("bad-page.pdf", 30))
    drawn(viewer, 1)
    viewer.panel.view.go_to_page(20)
    view = drawn(viewer, 20)
    view.go_to_page(2)
    viewer.until(lambda: view.store.failure(2) != "" or viewer.panel.view is None)
    if viewer.panel.view is not None:
        viewer.panel.view.go_to_page(25)
        drawn(viewer, 25)


def test_the_strip_has_small_pages_and_leads_to_them(viewer: Viewer):
    viewer.show(viewer.pdf("Lease.pdf", 30))
    drawn(viewer, 1)
    viewer.panel.actions_["strip"].trigger()
    view, strip = viewer.panel.view, viewer.panel.strip
    viewer.until(lambda: view.store.small(2) is not None)
    assert view.store.small(30) is None, "it is not seen"
    strip.setCurrentIndex(strip.model().index(19, 0))
    assert view.page == 20
    view.go_to_page(7)
    assert strip.currentIndex().row() == 6


def test_the_page_box_leads_to_a_page(viewer: Viewer):
    viewer.show(viewer.pdf("Lease.pdf", 30))
    view = drawn(viewer, 1)
    box = viewer.panel.head.page
    assert viewer.panel.head.of.text() == "of 30"
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "12")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert view.page == 12 and view.hasFocus()


def test_words_are_found_counted_and_stepped_through(viewer: Viewer):
    viewer.show(viewer.pdf("Lease.pdf", 12, page=5))
    view = drawn(viewer, 5)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = viewer.panel.find_bar
    assert bar.field.hasFocus()
    QTest.keyClicks(bar.field, "Words")
    viewer.until(lambda: bar.count.text() == "5 of 11")  # from this page on
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "6 of 11" and view.page == 7
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "5 of 11" and view.page == 6
    drawn(viewer, 6)
    assert any(view._marked.places[Kind.CURRENT])
    bar.field.setText("nowhere")
    viewer.until(lambda: bar.count.text() == "Not found")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden() and view.hasFocus() and not view._marked.places[Kind.FOUND]


def test_a_picture_gets_its_boxes_when_it_has_been_read(viewer: Viewer):
    passage = viewer.pdf("picture.pdf", 1)
    view = viewer.show(passage)
    assert "being looked for in the picture" in viewer.panel.note.text
    viewer.until(lambda: viewer.panel.note.text == "")
    assert view._marked.places[Kind.SENTENCE]


def test_pages_stand_below_each_other_and_are_found_again():
    sizes = tuple((600.0, 800.0) if n % 3 else (900.0, 300.0) for n in range(1000))
    layout = PageLayout(sizes, 96 / 72)
    for scale in (0.2, 1.0, 3.7):
        layout.set_scale(scale, 700)
        assert abs(layout.rect(1).top() - MARGIN) < 0.01
        for page in (1, 2, 500, 999):
            here, below = layout.rect(page), layout.rect(page + 1)
            assert abs(below.top() - here.bottom() - GAP) < 0.01
            assert layout.page_at(here.top()) == layout.page_at(here.bottom()) == page
            spot = layout.to_sheet(page, 12.5, 99)
            x, y = layout.to_page(page, spot)
            assert abs(x - 12.5) < 1e-6 and abs(y - 99) < 1e-6
        assert layout.page_at(layout.height) == 1000 and layout.page_at(-5) == 1
        assert layout.between(0, layout.height) == range(1, 1001)
        assert layout.rect(1000).bottom() + MARGIN == QPointF(0, layout.height).y()
