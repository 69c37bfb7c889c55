"""Preferences, models and the library's place, as a person uses them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QSpinBox,
    QWidget,
)

from app import paths
from app.messages import (
    Cancel,
    DescribeLibrary,
    EngineState,
    Failed,
    ImportPack,
    LibraryDescribed,
    LibraryMoved,
    ListPacks,
    MoveLibrary,
    PackRow,
    PacksListed,
    Progress,
    RemovePack,
    Stopped,
)
from app.settings import SECTIONS, SETTINGS, Preferences, Value
from app.ui import theme
from app.ui.notices import Notices
from app.ui.preferences import PreferencesDialog
from app.ui.preferences_rows import Choice, Number, Swatches, Switch, languages, words_of
from tests.ui.conftest import Desk

SHOWN = [name for name, setting in SETTINGS.items() if not setting.panel]
SMALL = PackRow("smollm2-135m-instruct", "llm", "SmolLM2 135M Instruct", "Apache-2.0", 272_000_000,
                512_000_000, 23.4, "en", True, True)  # fmt: skip
MIDDLE = PackRow("qwen", "llm", "Qwen <b>3B</b>", "MIT", 6_200_000_000, 7_600_000_000, 0, "en, de")
HUGE = PackRow("huge", "llm", "Huge", "MIT", 10**11, 10**11)
BROKEN = PackRow("broken", "embedder", "e5", "MIT", 1, problem="The model “e5” is damaged.")
FINDER = PackRow("all-minilm-l6-v2", "embedder", "all-MiniLM-L6-v2", "Apache-2.0", 91_000_000,
                 60_000_000, 41.0, "en", True, True)  # fmt: skip


@dataclass
class Counter:
    """The dialog, on the desk of a window with a played engine."""

    desk: Desk
    dialog: PreferencesDialog
    preferences: Preferences
    file: Path
    notices: Notices

    def stored(self) -> dict[str, Value]:
        """Return what the settings file holds."""
        if not self.file.exists():
            return {}
        values: dict[str, Value] = json.loads(self.file.read_text(encoding="utf-8"))
        return values

    def list_models(self, *packs: PackRow, total: int = 16 * 10**9) -> None:
        """Show the models, and answer what the dialog asks."""
        self.dialog.show_section("models")
        self.answer_listing(*packs, total=total)

    def answer_listing(self, *packs: PackRow, total: int = 16 * 10**9) -> None:
        asked = self.desk.puppet.expect(ListPacks)
        self.desk.puppet.play(PacksListed(asked.job, packs, total, total // 2, "a processor"))
        self.desk.until(lambda: set(self.dialog.models.rows) == {pack.folder for pack in packs})


@pytest.fixture
def counter(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    monkeypatch.setenv("CARREL_DATA", str(tmp_path))
    preferences, notices = Preferences(), Notices()
    desk.bot.addWidget(notices)
    dialog = PreferencesDialog(desk.host, notices, preferences, desk.window)
    desk.ready()
    yield Counter(desk, dialog, preferences, paths.settings_file(), notices)
    dialog.close()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(app, "light")


def another(name: str) -> Value:
    """Return a value that a setting does not have by default."""
    setting = SETTINGS[name]
    if isinstance(setting.default, bool):
        return not setting.default
    if isinstance(setting.default, str):
        return next(value for value in words_of(setting) if value != setting.default)
    return int(setting.default + setting.step)


def enter(dialog: PreferencesDialog, name: str, value: Value) -> None:
    """Choose a value as a person does."""
    control = dialog.rows[name].control
    match control:
        case Switch():
            control.click()
        case Number():
            control.lineEdit().selectAll()
            QTest.keyClicks(control, str(value))
            QTest.keyClick(control, Qt.Key.Key_Return)
        case Choice():
            control.setCurrentIndex(control.findData(value))
            control.activated.emit(control.currentIndex())
        case Swatches():
            next(b for b in control.buttons.buttons() if b.property("value") == value).click()


# -- settings ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_chosen_stands_in_the_file_at_once_and_goes_back_with_the_arrow(
    counter: Counter, name: str
):
    row = counter.dialog.rows[name]
    counter.dialog.show_section(SETTINGS[name].section)
    assert not row.back.isVisible()
    enter(counter.dialog, name, another(name))
    assert counter.stored()[name] == another(name) == Preferences()[name]
    assert row.back.isVisible()
    row.back.click()
    assert Preferences()[name] == SETTINGS[name].default
    assert not row.back.isVisible()


def test_every_setting_is_shown_once_in_its_section_or_in_a_panel(counter: Counter):
    assert set(counter.dialog.rows) == set(SHOWN)
    for setting in SETTINGS.values():
        assert setting.section in SECTIONS
        assert setting.sentence.endswith(".") and setting.title
        assert len(setting.words) == len(setting.choices)


@pytest.mark.parametrize("name", [n for n in SHOWN if type(SETTINGS[n].default) is int])
@pytest.mark.parametrize("typed", ["0", "99999999", "-5", "nine", ""])
def test_a_number_that_does_not_fit_cannot_be_entered(counter: Counter, name: str, typed: str):
    control = counter.dialog.rows[name].control
    assert isinstance(control, Number)
    counter.dialog.show_section(SETTINGS[name].section)
    control.lineEdit().selectAll()
    QTest.keyClicks(control, typed)
    QTest.keyClick(control, Qt.Key.Key_Return)
    SETTINGS[name].check(counter.preferences[name])
    for value in counter.stored().values():
        SETTINGS[name].check(value)


def test_the_wheel_scrolls_the_page_and_changes_no_value_below_the_mouse(counter: Counter):
    counter.dialog.show_section("appearance")
    control = counter.dialog.rows["text_size"].control
    counter.dialog.search.setFocus()
    where, turn, none = QPointF(5, 5), QPointF(0, 120).toPoint(), QPointF().toPoint()
    event = QWheelEvent(
        where, control.mapToGlobal(where), none, turn, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(control, event)
    assert counter.preferences["text_size"] == 100 and not event.isAccepted()


def test_all_defaults_are_restored_and_one_click_brings_everything_back(counter: Counter):
    dialog = counter.dialog
    chosen = {"top_k": 9, "accent": "violet", "follow_folders": False, "text_size": 120}
    for name, value in {**chosen, "llm_pack": "qwen", "library_folder": "elsewhere"}.items():
        dialog.choose(name, value)
    dialog.show_section("answers")
    dialog.restore_button.click()
    kept = counter.stored()
    assert all(kept[name] == SETTINGS[name].default for name in chosen)
    assert (kept["llm_pack"], kept["library_folder"]) == ("qwen", "elsewhere")
    assert dialog.notices.said() == ["4 settings have their defaults again."]
    undo = next(b for b in dialog.notices.findChildren(QAbstractButton) if b.text() == "Undo")
    undo.click()
    assert {name: counter.stored()[name] for name in chosen} == chosen
    assert dialog.notices.said() == []


def test_looks_change_at_once_and_are_told_to_the_window(counter: Counter):
    told: list[str] = []
    counter.dialog.changed.connect(told.append)
    enter(counter.dialog, "theme", "dark")
    enter(counter.dialog, "accent", "amber")
    assert theme.current() == theme.named("amber", dark=True)
    assert told == ["theme", "accent"]


def test_the_search_shows_what_has_the_words_and_nothing_else(counter: Counter):
    dialog = counter.dialog
    dialog.show_section("appearance")
    dialog.search.setText("  SCANNED pages ")
    shown = [name for name, row in dialog.rows.items() if row.isVisible()]
    assert shown == ["recognise_text"]
    dialog.search.setText("xyzzy")
    assert not any(row.isVisible() for row in dialog.rows.values())
    assert dialog._nothing.isVisible()
    dialog.search.clear()
    assert dialog.rows["theme"].isVisible() and not dialog.rows["top_k"].isVisible()


def test_what_the_engine_must_be_started_anew_for_is_said_and_offered(counter: Counter):
    dialog, desk = counter.dialog, counter.desk
    dialog.show_section("reading")
    enter(dialog, "recognise_text", False)
    assert not dialog.pending.isVisible(), "this holds at once"
    enter(dialog, "follow_folders", False)
    assert dialog.pending.isVisible()
    enter(dialog, "follow_folders", True)
    assert not dialog.pending.isVisible(), "as it was"
    enter(dialog, "follow_folders", False)
    dialog.use_button.click()
    desk.puppet.started(2)
    desk.until(lambda: not dialog.pending.isVisible())


def test_settings_that_cannot_be_written_are_said_and_hold_meanwhile(
    counter: Counter, tmp_path: Path
):
    counter.preferences._file = tmp_path / "a file" / "settings.json"
    (tmp_path / "a file").write_text("where the folder should be")
    counter.dialog.show_section("answers")
    enter(counter.dialog, "top_k", 9)
    (said,) = counter.dialog.notices.said()
    assert "cannot be written" in said
    assert counter.preferences["top_k"] == 9


def test_the_languages_are_those_that_are_there(tmp_path: Path):
    for name in ("carrel_de.qm", "carrel_ar.qm", "qtbase_fr.qm"):
        (tmp_path / name).write_bytes(b"")
    found = languages(tmp_path)
    assert next(iter(found)) == "system" and set(found) == {"system", "ar", "de", "en"}
    assert found["de"] == "Deutsch" and found["ar"] == "العربية"


def test_a_setting_of_a_newer_carrel_is_kept(counter: Counter):
    counter.file.write_text('{"flavour": "mint"}')
    preferences = Preferences()
    preferences["top_k"] = 4
    assert counter.stored() == {"flavour": "mint", "top_k": 4}


def test_every_control_has_a_name_and_is_reached_by_tab(counter: Counter):
    counter.list_models(SMALL, MIDDLE, FINDER)
    kinds = (QAbstractButton, QComboBox, QSpinBox, QListWidget, QLineEdit)
    nameless = [
        control
        for kind in kinds
        for control in counter.dialog.findChildren(kind)
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(control.parent(), QSpinBox)
        and not control.accessibleName()
        and not (isinstance(control, QAbstractButton) and control.text())
    ]
    assert not nameless
    first = counter.dialog.search
    first.setFocus()
    reached: set[QWidget] = set()
    here = first.nextInFocusChain()
    while here is not first and here not in reached:
        reached.add(here)
        here = here.nextInFocusChain()
    assert counter.dialog.models.rows["qwen"].radio in reached


# -- models --------------------------------------------------------------------------------------


def test_a_model_says_what_it_is_needs_and_does(counter: Counter):
    counter.list_models(SMALL, MIDDLE, HUGE, FINDER, BROKEN)
    rows = counter.dialog.models.rows
    assert "272 MB" in rows[SMALL.folder].words and "English" in rows[SMALL.folder].words
    assert "about 23 words a second here" in rows[SMALL.folder].words
    assert "about 41 passages a second here" in rows[FINDER.folder].words
    assert "English, German" in rows["qwen"].words and "<b>" in rows["qwen"].words
    assert "needs more memory than this computer has" in rows["huge"].words
    assert "is damaged" in rows["broken"].words and not rows["broken"].radio.isEnabled()
    assert rows[SMALL.folder].radio.isChecked() and rows[FINDER.folder].radio.isChecked()


def test_another_model_is_chosen_and_used_when_the_person_says_so(counter: Counter):
    counter.list_models(SMALL, MIDDLE, FINDER)
    rows, desk = counter.dialog.models.rows, counter.desk
    rows["qwen"].radio.click()
    assert counter.stored() == {"llm_pack": "qwen"}
    assert "Not in use yet" in rows["qwen"].words and "In use" in rows[SMALL.folder].words
    assert rows[FINDER.folder].radio.isChecked(), "the other kind is another question"
    assert counter.dialog.pending.isVisible()
    counter.dialog.use_button.click()
    desk.puppet.started(2)
    desk.puppet.play(EngineState(0, "library"), EngineState(0, "answering"))
    desk.until(lambda: not counter.dialog.pending.isVisible())


def test_a_model_that_is_in_use_chosen_or_provided_cannot_be_removed(counter: Counter):
    provided = PackRow("given", "llm", "Given", "MIT", 1, provided=True)
    counter.list_models(SMALL, MIDDLE, provided, FINDER)
    rows = counter.dialog.models.rows
    assert [name for name, row in rows.items() if row.remove.isVisible()] == ["qwen"]
    rows["qwen"].radio.click()
    assert not rows["qwen"].remove.isVisible()


def test_removing_a_model_asks_first(counter: Counter):
    counter.list_models(SMALL, MIDDLE, FINDER)
    panel = counter.dialog.models
    panel.rows["qwen"].remove.click()
    box = panel.findChild(QMessageBox)
    assert box is not None and "Qwen <b>3B</b>" in box.text() and "6.2 GB" in box.informativeText()
    assert box.textFormat() is Qt.TextFormat.PlainText
    next(button for button in box.buttons() if button.text() == "Remove").click()
    request = counter.desk.puppet.expect(RemovePack)
    assert request.folder == "qwen"
    counter.desk.puppet.play(PacksListed(request.job, (SMALL, FINDER), 10, 5))
    counter.desk.until(lambda: "qwen" not in panel.rows)


def test_a_model_dropped_on_the_panel_is_taken_in_with_progress(counter: Counter, tmp_path: Path):
    counter.list_models(SMALL, FINDER)
    panel, puppet = counter.dialog.models, counter.desk.puppet
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / n)) for n in ("one.gguf", "two.gguf")])
    panel.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    first = puppet.expect(ImportPack)
    assert Path(first.path).name == "one.gguf"
    puppet.play(Progress(first.job, "", 40, 100, 0, doing="importing", detail="Converting"))
    counter.desk.until(lambda: panel.bar.value() == 40)
    assert panel.importing.isVisible() and "one.gguf" in panel.progress_words.text()
    puppet.play(PacksListed(first.job, (SMALL, MIDDLE, FINDER), 10, 5))
    second = puppet.expect(ImportPack)
    assert Path(second.path).name == "two.gguf"
    puppet.play(Failed(second.job, "PackError", "It is no model.", "Choose another."))
    counter.desk.until(lambda: not panel.importing.isVisible())
    assert counter.dialog.notices.said() == ["It is no model. Choose another."]
    assert "qwen" in panel.rows


def test_taking_in_a_model_can_be_stopped(counter: Counter):
    counter.list_models(SMALL, FINDER)
    panel, puppet = counter.dialog.models, counter.desk.puppet
    counter.dialog.install("/somewhere/big.gguf")
    request = puppet.expect(ImportPack)
    panel.stop.click()
    assert puppet.expect(Cancel).job == request.job
    puppet.play(Stopped(request.job, ""))
    counter.desk.until(lambda: not panel.importing.isVisible())
    assert counter.dialog.notices.said() == []


def test_an_import_that_the_engine_did_not_survive_is_told(counter: Counter):
    counter.list_models(SMALL, FINDER)
    counter.dialog.install("/somewhere/big.gguf")
    counter.desk.puppet.expect(ImportPack)
    counter.desk.puppet.kill()
    counter.desk.until(lambda: bool(counter.dialog.notices.said()))
    assert not counter.dialog.models.importing.isVisible()


# -- the library's place -------------------------------------------------------------------------


@pytest.fixture
def describe(counter: Counter) -> Callable[..., None]:
    def answer(target: str = "", problem: str = "") -> None:
        request = counter.desk.puppet.expect(DescribeLibrary)
        assert bool(request.target) == bool(target)
        folder = counter.desk.host.options.library
        counter.desk.puppet.play(
            LibraryDescribed(request.job, folder, 1_200_000_000, 8 * 10**9, target, problem)
        )

    return answer


def test_the_library_moves_when_the_person_agrees_and_the_engine_follows(
    counter: Counter, describe: Callable[..., None], tmp_path: Path
):
    home, desk = counter.dialog.home, counter.desk
    old = desk.host.options.library
    assert Path(old) == paths.library()
    counter.dialog.show_section("privacy")
    describe()
    desk.until(lambda: "1.2 GB" in home.words)
    there = str(tmp_path.parent / "stick" / "Carrel library")
    home.propose(str(tmp_path.parent / "stick"))
    describe(there)
    desk.until(home.question.isVisible)
    home.yes.click()
    request = desk.puppet.expect(MoveLibrary)
    assert desk.puppet.options is not None and desk.puppet.options.closed
    desk.puppet.play(Progress(request.job, "", 60, 100, 0, doing="moving"))
    desk.until(lambda: home.bar.value() == 60)
    assert home.moving.isVisible() and not home.move_button.isEnabled()
    assert counter.stored() == {}, "nothing is switched before the copy is whole"
    desk.puppet.play(LibraryMoved(request.job, there))
    desk.puppet.started(3)
    assert (desk.puppet.options.library, desk.puppet.options.closed) == (there, False)
    assert counter.stored() == {"library_folder": there}
    assert paths.library() == Path(there)
    assert there in counter.notices.said()[0]
    desk.until(lambda: not home.moving.isVisible())


def test_a_move_that_fails_leaves_all_as_it_was(counter: Counter, describe: Callable[..., None]):
    home, desk = counter.dialog.home, counter.desk
    old = desk.host.options.library
    counter.dialog.show_section("privacy")
    describe()
    home.propose("/full")
    describe("/full")
    desk.until(home.question.isVisible)
    home.yes.click()
    request = desk.puppet.expect(MoveLibrary)
    desk.puppet.play(Failed(request.job, "DiskFull", "The disk is full.", "Free some space."))
    desk.puppet.started(3)
    assert desk.puppet.options is not None
    assert (desk.puppet.options.library, desk.puppet.options.closed) == (old, False)
    assert counter.dialog.notices.said() == ["The disk is full. Free some space."]
    assert counter.stored() == {}


def test_a_move_that_the_engine_does_not_survive_leaves_all_as_it_was(
    counter: Counter, describe: Callable[..., None]
):
    home, desk = counter.dialog.home, counter.desk
    counter.dialog.show_section("privacy")
    describe()
    home.propose("/slow")
    describe("/slow")
    desk.until(home.question.isVisible)
    home.yes.click()
    desk.puppet.expect(MoveLibrary)
    desk.puppet.kill()
    desk.until(lambda: bool(counter.dialog.notices.said()))
    desk.puppet.started(4)  # as it was, for the move, again after the fault, as it was
    assert desk.puppet.options is not None and not desk.puppet.options.closed
    assert "was not moved" in counter.dialog.notices.said()[0]


def test_where_the_library_cannot_go_is_said_before_anything_stops(
    counter: Counter, describe: Callable[..., None]
):
    counter.dialog.show_section("privacy")
    describe()
    counter.dialog.home.propose("/here")
    describe("/here", "Your library is there already. Choose another folder.")
    counter.desk.until(lambda: bool(counter.dialog.notices.said()))
    assert not counter.dialog.home.question.isVisible()
    assert len(counter.desk.puppet.pids) == 1


def test_a_library_named_at_the_start_is_not_moved_from_here(
    counter: Counter, describe: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("CARREL_DATA", str(tmp_path / "elsewhere"))
    counter.dialog.show_section("privacy")
    describe()
    home = counter.dialog.home
    counter.desk.until(home._foreign.isVisible)
    assert not home.move_button.isEnabled()


# -- the look ------------------------------------------------------------------------------------


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_sideways(counter: Counter, percent: int, direction: Qt.LayoutDirection):
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(direction)
    counter.dialog.choose("text_size", percent)
    counter.list_models(SMALL, MIDDLE, FINDER)
    counter.dialog.resize(900, 600)
    for section in SECTIONS:
        counter.dialog.show_section(section)
        app.processEvents()
        page = counter.dialog._page
        inside = page.widget()
        assert inside is not None
        assert inside.width() <= page.viewport().width(), section
    nav = counter.dialog._nav
    counter.desk.until(lambda: nav.sizeHintForRow(0) > nav.fontMetrics().height())


def test_escape_closes_the_dialog_and_leaves_what_was_chosen(counter: Counter):
    counter.dialog.show_section("answers")
    enter(counter.dialog, "top_k", 8)
    QTest.keyClick(counter.dialog, Qt.Key.Key_Escape)
    assert not counter.dialog.isVisible()
    assert counter.stored() == {"top_k": 8}


def test_showing_it_again_is_quick_to_the_section(counter: Counter, qtbot: Any):
    counter.dialog.show_section("advanced")
    assert counter.dialog.rows["read_seconds"].isVisible()
    counter.dialog.close()
    counter.dialog.show_section("appearance")
    assert counter.dialog.rows["theme"].isVisible()
    assert not counter.dialog.isModal()
