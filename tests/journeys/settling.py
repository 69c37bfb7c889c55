"""Making oneself at home: limits, collections, preferences, a second start, a fault."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.ui import theme
from app.ui.aftermath import Report
from app.ui.collection_editor import CollectionEditor
from app.ui.explanation import Choice
from app.ui.preferences import PreferencesDialog
from tests.journeys.driver import tell
from tests.journeys.person import Person


async def visit(person: Person) -> None:
    """Limit questions, keep a collection, choose how Carrel looks, be started twice."""
    window = person.window
    person.drop(person.folder)
    await person.indexed(3)
    await ask_one_document(person)
    await keep_collection(person)
    await choose_look(person)
    await start_twice(person)
    window.resize(744, 602)  # smaller than the screen that is not there, of 800 by 800
    tell(size=[window.width(), window.height()])


async def ask_one_document(person: Person) -> None:
    """Limit the next question to a document that would not have answered it best."""
    window = person.window
    window.library.show_document(str(person.folder / "birds.txt"))
    await person.until(window.library.tree.chosen_rows, "the document in the list")
    window.library.deeds.explain()
    person.press(window.library.deeds.action(Choice.ASK))
    exchange = await person.find_passages("How tall is the lighthouse?")
    tell(only=sorted({Path(each.path).name for each in exchange.evidence.passages}),
         said=[each.text() for each in exchange.asked.findChildren(QLabel)])  # fmt: skip
    person.click(window.chat.composer.scope.cross)


async def keep_collection(person: Person) -> None:
    """Make a collection of one document, with instructions; ask in it."""
    window = person.window
    window.library.deeds.action(Choice.COLLECT).trigger()
    await person.until(lambda: window.findChildren(CollectionEditor), "the form")
    form = person.dialog(CollectionEditor)
    form.name_field.setText("Animals")
    form.instructions_field.setPlainText("Answer in one short sentence.")
    person.look("collection")
    person.click(form.save_button)
    kept = window.library.collections
    await person.until(lambda: [each.name for each in kept.kept] == ["Animals"], "the collection")
    exchange = await person.find_passages("How tall is the lighthouse?")
    tell(collection=sorted({Path(each.path).name for each in exchange.evidence.passages}),
         instructions=kept.kept[0].instructions)  # fmt: skip
    kept.choose(0)
    exchange = await person.find_passages("How tall is the lighthouse?")
    tell(everywhere=Path(exchange.evidence.passages[0].path).name)


async def choose_look(person: Person) -> None:
    """Choose the dark theme, larger text, and another language for the next time."""
    window = person.window
    window.open_preferences()
    dialog = person.dialog(PreferencesDialog)
    before = QApplication.font().pointSizeF()
    for name, value in (("theme", "dark"), ("text_size", 120), ("language", "de")):
        control = dialog.rows[name].control
        if name == "text_size":
            control.setValue(value)
        else:
            control.setCurrentIndex(control.findData(value))
            control.activated.emit(control.currentIndex())
        await person.until(lambda name=name, value=value: window.preferences[name] == value,  # type: ignore[misc]
                           name)  # fmt: skip
    ground = window.grab().toImage().pixelColor(window.width() // 2, window.height() - 3)
    tell(dark=theme.current().dark and ground.lightness() < 80,
         larger=QApplication.font().pointSizeF() > before, told=dialog.notices.said())  # fmt: skip
    person.look("dark")
    dialog.close()


async def start_twice(person: Person) -> None:
    """Start the program again with another path: it hands it over and leaves."""
    new = person.folder.parent / "later.txt"
    new.write_text("The ferry to Hollow Island leaves at noon.", encoding="utf-8")
    library = person.folder.parent / "library"
    second = subprocess.Popen(
        [sys.executable, "-m", "app", "--library", str(library), str(new)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    await person.until(lambda: second.poll() is not None, "the end of the second start")
    assert second.stderr is not None
    tell(second=second.returncode, second_said=second.stderr.read())
    await person.indexed(4)
    tell(handed_over=True)


async def visit_changed(person: Person) -> None:
    """Find the window as it was left, in the language chosen; then be killed."""
    window = person.window
    await person.until(lambda: window.library.listed, "the library")
    tell(size_again=[window.width(), window.height()], dark_again=theme.current().dark,
         button=window._new_button.text(), notices=window.notices.said(),
         documents=window.library.searchable)  # fmt: skip
    person.look("german")
    tell(killed=True)
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


async def visit_after_a_fault(person: Person) -> None:
    """Hear of the run before, and see the report."""
    window = person.window
    await person.until(window.notices.said, "a word about the last time")
    tell(aftermath=window.notices.said())
    person.look("aftermath")
    buttons = window.notices.findChildren(QPushButton)
    person.click(buttons[0])
    await person.until(lambda: window.findChildren(Report), "the report")
    report = person.dialog(Report)
    text = report.text.toPlainText()
    person.click(report.copy_button)
    tell(report=text, copied=QApplication.clipboard().text() == text)
    report.close()
    await person.until(lambda: window.library.listed, "the library")
    tell(documents=window.library.searchable)
