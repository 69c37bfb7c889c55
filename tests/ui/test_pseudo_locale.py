"""A language that is longer than English and marks every word: what it does not mark was missed.

``⟦…⟧`` stands around each text that was translated, a third to a half longer than its English.
Documents, questions and answers have Greek and Cyrillic names here, so that any Latin word outside
the marks is a text that never went through translation.
"""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from app.messages import (
    Answered,
    Ask,
    Citation,
    Collection,
    CollectionsListed,
    ConversationOpened,
    ConversationRow,
    ConversationsListed,
    DocumentRow,
    EngineState,
    Failed,
    Index,
    LibraryDescribed,
    LibraryListed,
    ListPacks,
    OpenConversation,
    PackRow,
    PacksListed,
    Passages,
    Phase,
    Progress,
    Text,
)
from app.ui.password import PasswordDialog
from app.ui.progress import ElidedLabel
from app.ui.viewer_message import Message
from app.viewing import Refused
from tests.ui.conftest import Desk, passage
from tests.ui.viewer_desk import SENTENCE as PASSAGE
from tests.ui.viewer_desk import Viewer, viewer

__all__ = ["viewer"]  # a fixture

KEPT = re.compile(r"(\{[^{}]*\}|%L?n|\(\*[^)]*\)|&)")
STRETCHED = str.maketrans(
    {"a": "åå", "e": "éé", "i": "ïï", "o": "öö", "u": "üü", "A": "Åå", "E": "Éé", "O": "Öö"}
)
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
SAME_EVERYWHERE = re.compile(
    r"\b(Carrel|PDF|MIT|Apache|Qt|Python|[KMG]i?B|Ctrl|Shift|Alt|Esc|Return|Enter|Del|Tab|Space"
    r"|Backspace|Home|End|PgUp|PgDown|Left|Right|Up|Down|F\d+|float32|bfloat16|English|Deutsch)\b"
)
PLACES = re.compile(r"(/[\w.-]+)+|\.\w{2,5}\b")
WORD = re.compile(r"[A-Za-z]{3,}")


class Pseudo(QTranslator):
    """Translate everything, ours and Qt's, into longer words between marks."""

    def isEmpty(self) -> bool:
        """Say that there is something here, or Qt would not ask."""
        return False

    def translate(self, context: str, text: str, *_: object) -> str:  # type: ignore[override]
        """Return the text, longer; names of keys stay as they are."""
        if not text or context == "QShortcut":
            return text
        parts = KEPT.split(text)
        return (
            "⟦" + "".join(p if KEPT.fullmatch(p) else p.translate(STRETCHED) for p in parts) + "⟧"
        )


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def plain(text: str) -> str:
    """Return what of a text was not translated."""
    while MARKED.search(text):
        text = MARKED.sub("", text)
    return SAME_EVERYWHERE.sub("", PLACES.sub("", text))


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield what a person reads or hears of one widget."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield re.sub(r"<[^>]*>", "", widget.toolTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    if isinstance(widget, QDialog):
        yield widget.windowTitle()
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        for row in range(min(20, model.rowCount())):
            yield from (str(model.index(row, 0).data(role) or "") for role in roles)


def shown(window: QWidget) -> list[QWidget]:
    """Return the widgets a person sees, in this window."""
    every = [window, *window.findChildren(QWidget)]
    return [each for each in every if each.isVisible() and each.window() is window]


def name_of(widget: QObject) -> str:
    """Return where a widget is, for whoever reads the failure."""
    names: list[str] = []
    at: QObject | None = widget
    while at is not None and len(names) < 4:
        names.insert(0, type(at).__name__)
        at = at.parent()
    return " › ".join(names)


def untranslated(window: QWidget) -> list[tuple[str, str]]:
    """Return every text that did not go through translation."""
    return [
        (name_of(widget), text)
        for widget in shown(window)
        for text in texts_of(widget)
        if WORD.search(plain(text.replace(PASSAGE, "")))
    ]


def clipped(window: QWidget) -> list[tuple[str, str, str]]:
    """Return every label and button whose words do not fit."""
    found = []
    for widget in shown(window):
        if isinstance(widget, ElidedLabel) or not isinstance(widget, QLabel | QAbstractButton):
            continue
        if not widget.text() or not widget.visibleRegion().boundingRect().isValid():
            continue
        icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
        if isinstance(widget, QToolButton) and widget.toolButtonStyle() is icon_only:
            continue  # its text is only spoken
        wanted, wraps = widget.sizeHint(), isinstance(widget, QLabel) and widget.wordWrap()
        why = ""
        if wraps:
            if widget.heightForWidth(widget.width()) > widget.height() + 1:
                why = f"{widget.heightForWidth(widget.width())} high in {widget.height()}"
        elif wanted.width() > widget.width() + 1:
            why = f"{wanted.width()} wide in {widget.width()}"
        elif widget.fontMetrics().height() > widget.height() + 1:
            why = f"{widget.fontMetrics().height()} high in {widget.height()}"
        left = widget.mapTo(window, widget.rect().topLeft()).x()
        if not why and (left < -1 or left + widget.width() > window.width() + 1):
            why = f"from {left} to {left + widget.width()} in {window.width()}"
        if why:
            found.append((name_of(widget), widget.text(), why))
    return found


def check(window: QWidget) -> None:
    """Fail on what was not translated and what does not fit."""
    QApplication.processEvents()
    assert untranslated(window) == []
    for _ in range(100):  # areas that follow their content settle in a few turns of the loop
        if not clipped(window):
            break
        QTest.qWait(20)
    assert clipped(window) == []


# -- the states ----------------------------------------------------------------------------------

STATES = (
    ("Договор.pdf", "indexed", "", 9), ("Письмо.docx", "partly", "", 9),
    ("Фото.pdf", "failed", "no-text", 0), ("Счёт.pdf", "failed", "encrypted", 0),
    ("Фильм.mkv", "failed", "unsupported", 0), ("Тайна.pdf", "quarantined", "crashed", 0),
    ("Новый.txt", "waiting", "", 0), ("Старый.doc", "ignored", "", 0),
    ("Черновик.odt", "changed", "", 3),
)  # fmt: skip
TEXT = "Залог составляет три месячные арендные платы. Остальное не важно."
SENTENCE = "Залог составляет три месячные арендные платы."


def library(desk: Desk) -> list[str]:
    """Bring a library with every state on screen, at the smallest size."""
    desk.window.resize(900, 600)
    paths = [f"/бумаги/{name}" for name, *_ in STATES]
    rows = tuple(
        DocumentRow(
            path, state, kind, "There is no text on pages 3-5." if state == "partly" else "", chunks
        )  # type: ignore[arg-type]
        for path, (_, state, kind, chunks) in zip(paths, STATES, strict=True)
    )
    desk.puppet.play(
        EngineState(0, "library"),
        LibraryListed(0, ("/бумаги",), rows, 30),
        CollectionsListed(0, (Collection(1, "Налоги", ("/бумаги",)),)),
        EngineState(0, "answering", notice="The library was damaged and has been mended."),
    )
    opened = desk.puppet.expect(OpenConversation)
    desk.puppet.play(ConversationOpened(opened.job, 0, ()))
    desk.until(lambda: desk.window.library.listed and desk.window.chat.isEnabled())
    desk.until(lambda: bool(desk.window.notices.said()))
    return paths


@pytest.mark.parametrize("chosen", [name for name, *_ in STATES])
def test_the_library_fits_and_is_translated(pseudo: None, desk: Desk, chosen: str) -> None:
    library(desk)
    panel = desk.window.library
    for path in list(panel.documents.shelf.branches):
        panel.documents.set_open(path, True)
    panel.tree.choose(f"/бумаги/{chosen}")
    desk.bot.wait(20)
    check(desk.window)


def test_reading_fits_and_is_translated(pseudo: None, desk: Desk) -> None:
    paths = library(desk)
    desk.window.library.add(["/бумаги"])
    job = desk.puppet.expect(Index).job
    desk.puppet.play(
        Progress(job, paths[0], 27, 412, 240, 41.0, 252.0, detail="Waiting for this computer.")
    )
    desk.until(lambda: desk.window.library.progress.isVisible())
    desk.bot.wait(20)
    check(desk.window)


def test_a_conversation_fits_and_is_translated(pseudo: None, desk: Desk) -> None:
    paths = library(desk)
    desk.ask("Каков залог?")
    job = desk.puppet.expect(Ask).job
    source = passage(paths[0], TEXT, SENTENCE, page=4)
    desk.puppet.play(
        Phase(job, "searching"), Passages(job, (source,) * 5, "hybrid", True, 3, 412, 20.0)
    )
    exchange = desk.window.chat.exchanges[-1]
    desk.until(lambda: exchange.evidence.isVisible())
    check(desk.window)
    cited = Citation(0, paths[0], {"page": 4}, 0, 10, SENTENCE, 0.9, (0, 10))
    desk.puppet.play(
        Text(job, TEXT), Answered(job, TEXT, True, "stop", (cited,), 20, 900, 4, 900, 80)
    )
    desk.until(lambda: not exchange.live)
    desk.bot.wait(50)
    check(desk.window)
    desk.ask("А затем?")
    job = desk.puppet.expect(Ask).job
    desk.puppet.play(
        Failed(job, "OutOfMemory", "The machine's memory did not suffice for this answer.",
               "Close other programs, ask a shorter question, or choose a smaller model.", "Это")
    )  # fmt: skip
    desk.until(lambda: not desk.window.chat.exchanges[-1].live)
    desk.bot.wait(50)
    check(desk.window)


def test_the_conversations_fit_and_are_translated(pseudo: None, desk: Desk) -> None:
    library(desk)
    desk.window.show_conversations()
    rows = tuple(
        ConversationRow(number, f"Залог {number}", 0.0, 0.0, number, number == 1)
        for number in range(1, 4)
    )
    desk.puppet.play(ConversationsListed(0, rows))
    desk.bot.wait(80)
    check(desk.window)


@pytest.mark.parametrize("section", ["appearance", "reading", "answers", "models", "privacy"])
def test_the_preferences_fit_and_are_translated(pseudo: None, desk: Desk, section: str) -> None:
    library(desk)
    desk.window.open_preferences()
    dialog = desk.window._open_dialog()
    dialog.show_section(section)
    if section == "models":
        listing = desk.puppet.expect(ListPacks)
        packs = (
            PackRow("а", "llm", "Ламма", "MIT", 10**9, 2 * 10**9, 22.0, "en, de", True, True),
            PackRow("б", "embedder", "Бета", "MIT", 10**8, 10**8, 41.0, "", False, False,
                    "The model “Бета” is damaged: Вес is missing."),
        )  # fmt: skip
        desk.puppet.play(
            PacksListed(listing.job, packs, 16 * 10**9, 9 * 10**9, "Процессор", "float32"),
            LibraryDescribed(0, "/бумаги", 10**9, 10**10),
        )
    desk.bot.wait(100)
    check(dialog)
    dialog.close()


@pytest.mark.parametrize("opener", ["open_cheat_sheet", "open_palette", "open_about"])
def test_the_other_dialogs_fit_and_are_translated(pseudo: None, desk: Desk, opener: str) -> None:
    library(desk)
    getattr(desk.window, opener)()
    desk.bot.wait(50)
    tops = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    for dialog in tops:
        if opener == "open_about":  # names of libraries and the text of licences are as they are
            assert clipped(dialog) == []
        else:
            check(dialog)
        dialog.close()
    check(desk.window)


def test_the_password_dialog_fits_and_is_translated(pseudo: None, desk: Desk) -> None:
    library(desk)
    told = "This document is protected with a password."
    dialog = PasswordDialog(desk.window, "/бумаги/Счёт.pdf", told)
    dialog.open()
    desk.bot.wait(30)
    check(dialog)
    dialog.close()


def test_a_document_fits_and_is_translated(pseudo: None, viewer: Viewer) -> None:
    viewer.window.resize(420, 600)
    viewer.show(viewer.pdf("Договор.pdf", 12, page=4), viewer.pdf("Счёт.pdf", 3))
    check(viewer.window)
    viewer.panel.look_for()
    check(viewer.window)


def test_the_drop_target_fits_and_is_translated(pseudo: None, desk: Desk) -> None:
    library(desk)
    desk.window.drop_target.appear()
    check(desk.window)


def test_a_new_collection_fits_and_is_translated(pseudo: None, desk: Desk) -> None:
    paths = library(desk)
    desk.window.library.collections.begin(tuple(paths[:1]))
    desk.bot.wait(30)
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
    (editor,) = [each for each in dialogs if each.isVisible()]
    check(editor)
    editor.close()


def test_a_document_that_cannot_be_shown_is_explained_in_the_language(
    pseudo: None, desk: Desk
) -> None:
    message = Message(desk.window)
    message.resize(300, 500)
    refused = "This document is protected with a password."
    advice = "Enter its password in Carrel, or save a copy without one and add the copy."
    message.say_refused(Refused(1, 1, "encrypted", refused, advice))
    message.show()
    QApplication.processEvents()
    found = [text for widget in message.findChildren(QWidget) for text in texts_of(widget)]
    assert any(text.startswith("⟦") for text in found)
    assert not [text for text in found if WORD.search(plain(text))]


def test_the_marks_would_show_what_is_missed(pseudo: None, desk: Desk) -> None:
    missed = QLabel("Not translated", desk.window)
    missed.show()
    assert [text for _, text in untranslated(missed.window())] == ["Not translated"]
    missed.setFixedWidth(10)
    assert [text for _, text, _ in clipped(missed.window())] == ["Not translated"]
