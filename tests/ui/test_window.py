"""The window as a whole: drops, states, names for screen readers, themes."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from app.messages import Ask, DocumentRow, EngineState, Index, Passages, Quit, Text, WorkerOptions
from app.ui import theme
from app.ui.explanation import Choice
from app.ui.host import EngineHost, HostState
from app.ui.window import Window
from tests.ui.conftest import PATIENCE_MS, Desk, passage
from tests.ui.fake_worker import crash
from tests.ui.test_chat import cite, whole


def drag(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def enter(target: QWidget, data: QMimeData) -> QDragEnterEvent:
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(9, 9), action, data, Qt.MouseButton.LeftButton, none)
    event.ignore()
    QApplication.sendEvent(target, event)
    return event


def drop(target: QWidget, data: QMimeData) -> QDropEvent:
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), action, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(target, event)
    return event


pytestmark = pytest.mark.filterwarnings("ignore:.*QDrag(Enter|Move)Event.*:DeprecationWarning")


def test_a_dropped_folder_is_added(desk: Desk) -> None:
    desk.ready()
    folder = desk.folder / "Ann's 文書"
    folder.mkdir()
    data = drag(QUrl.fromLocalFile(str(folder)).toString())
    assert enter(desk.window, data).isAccepted()
    assert desk.window.drop_target.isVisible()
    drop(desk.window, data)
    assert not desk.window.drop_target.isVisible()
    assert desk.puppet.expect(Index).paths == (str(folder),)


def test_a_drag_that_leaves_takes_the_target_along(desk: Desk) -> None:
    desk.ready()
    enter(desk.window, drag("file:///tmp"))
    QApplication.sendEvent(desk.window, QDragLeaveEvent())
    assert not desk.window.drop_target.isVisible()


def test_what_is_not_on_this_machine_is_not_taken(desk: Desk) -> None:
    desk.ready()
    data = drag("https://example.org/a.pdf")
    enter(desk.window, data)
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    over = QDragMoveEvent(QPoint(9, 9), action, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(desk.window, over)
    assert not over.isAccepted()
    assert "Save the page" in desk.window.drop_target.words
    drop(desk.window, data)
    assert not desk.window.drop_target.isVisible()
    QTest.qWait(20)
    assert not [each for each in desk.puppet.heard if isinstance(each, Index)]


def test_the_question_box_leaves_files_to_the_window(desk: Desk) -> None:
    box = desk.window.chat.box
    assert not box.canInsertFromMimeData(drag("file:///tmp/a.pdf"))
    words = QMimeData()
    words.setText("some words")
    assert box.canInsertFromMimeData(words)
    box.insertFromMimeData(words)
    assert box.toPlainText() == "some words"


def test_the_state_line_follows_the_engine(desk: Desk) -> None:
    window, puppet = desk.window, desk.puppet
    assert window.state_text == "Starting…"
    puppet.play(EngineState(0, "library"))
    desk.until(lambda: window.state_text == "Getting ready: you can already search by words")
    puppet.play(EngineState(0, "searching"))
    desk.until(lambda: window.state_text == "Getting ready to answer: you can already search")
    puppet.play(EngineState(0, "answering"))
    desk.until(lambda: window.state_text == "Ready")
    puppet.play(EngineState(0, "answering", problem="The model is damaged."))
    desk.until(lambda: window.state_text == "Ready, with limits")
    assert window.notices.said() == ["The model is damaged."]
    puppet.kill()
    desk.until(lambda: window.state_text == "Starting again after a problem…")


def test_an_engine_that_keeps_dying_can_be_started_again_by_hand(
    no_leaks: None, qtbot: Any, loop: Any, tmp_path: Any
) -> None:
    import asyncio

    host = EngineHost(crash, WorkerOptions(str(tmp_path)), restarts=1)
    window = Window(host)
    window.show()
    host.start()
    qtbot.waitUntil(lambda: host.state is HostState.GIVEN_UP, timeout=PATIENCE_MS)
    assert window.state_text == "Stopped"
    assert "keeps stopping" in window.notices.said()[0]
    assert "Carrel has stopped" in window.welcome.words
    exchange = window.chat.ask("Anybody there?")
    assert exchange is not None
    qtbot.waitUntil(lambda: not exchange.live, timeout=PATIENCE_MS)
    assert "Start again" in exchange.ending
    buttons = window.notices.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Start again").click()
    assert host.state is HostState.RESTARTING
    assert not window.notices.said()
    qtbot.waitUntil(lambda: host.state is HostState.GIVEN_UP, timeout=PATIENCE_MS)
    window.close()
    closing = asyncio.ensure_future(host.close())
    qtbot.waitUntil(closing.done, timeout=PATIENCE_MS)
    window.deleteLater()
    host.deleteLater()


def busy(desk: Desk) -> None:
    """Bring as many different controls on screen as possible."""
    (path,) = desk.ready("lease.txt")
    desk.window.notices.tell("a", "Something.", "Do this.", action="Do it", then=lambda: None)
    bad = DocumentRow("/bad.pdf", "failed", "empty", "Empty.")
    desk.window.library.documents.update_rows([bad])
    tree = desk.window.library.tree
    tree.setCurrentIndex(desk.window.library.documents.index_of("/bad.pdf"))
    desk.window.library.add(["/papers"])
    desk.puppet.expect(Index)
    exchange = desk.ask("What?" * 300)
    job = desk.puppet.expect(Ask).job
    many = tuple(passage(path, f"{n} " + "words " * 200, "words words", page=n) for n in range(6))
    text = "An answer."
    desk.puppet.play(
        Passages(job, many, "hybrid", True, 1, 1, 1.0),
        Text(job, text),
        whole(job, text, cite(path, text, "answer.")),
    )
    desk.until(lambda: not exchange.live)
    desk.ask("And now?")


def test_every_control_has_a_name(desk: Desk) -> None:
    busy(desk)
    nameless = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.isVisibleTo(desk.window)
        and not widget.accessibleName()
    ]
    assert not nameless
    buttons = [
        button
        for button in desk.window.findChildren(QAbstractButton)
        if button.isVisibleTo(desk.window)
    ]
    assert len(buttons) > 10
    assert all(button.accessibleName() for button in buttons)


def test_tab_leads_through_the_window_and_back(desk: Desk) -> None:
    busy(desk)
    with desk.bot.waitActive(desk.window):
        desk.window.activateWindow()
    desk.window.chat.box.setFocus()
    seen: list[QWidget] = []
    for _ in range(100):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget is desk.window.chat.box and seen:
            break
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is desk.window.chat.box
    panel, exchange = desk.window.library, desk.window.chat.exchanges[0]
    ignore = panel.explanation.button(Choice.IGNORE)
    pause, cancel = panel.progress.pause_button, panel.progress.cancel_button
    for wanted in (panel.add_folder_button, panel.tree, ignore, pause, cancel, exchange.answer):
        assert wanted in seen


def test_every_state_looks_right_in_both_themes(desk: Desk) -> None:
    busy(desk)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    answer = desk.window.chat.exchanges[0].answer
    for choice, colours in (("dark", theme.DARK), ("light", theme.LIGHT)):
        theme.apply(app, choice)
        app.processEvents()
        assert theme.current() == colours
        assert colours.link in answer.toHtml()
        image = desk.window.grab().toImage()
        assert image.pixelColor(image.width() - 30, 200).name() == colours.window


def test_closing_hides_at_once_and_quits_the_engine(desk: Desk) -> None:
    desk.ready()
    closed: list[bool] = []
    desk.window.closed.connect(lambda: closed.append(True))
    desk.window.close()
    assert closed == [True]
    assert not desk.window.isVisible()
    desk.run(desk.host.close())
    desk.puppet.expect(Quit)


def test_the_sample_is_added_with_one_click(desk: Desk):
    desk.ready()
    button = next(
        b
        for b in desk.window.welcome.findChildren(QPushButton)
        if b.accessibleName() == "Try it with a sample"
    )
    button.click()
    request = desk.puppet.expect(Index)
    assert [Path(path).name for path in request.paths] == ["sample"]
    assert len({file.suffix for file in Path(request.paths[0]).iterdir()}) >= 5
