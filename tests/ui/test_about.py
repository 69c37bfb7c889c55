"""What is shipped, whose it is, and what somebody who helps would ask for."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from app import __version__, paths
from app.ui.about import AboutDialog, components, licence_text


def script(name: str) -> ModuleType:
    """Return a script of ``packaging/``, which is no package."""
    spec = importlib.util.spec_from_file_location(name, paths.root() / "packaging" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_locked_package_is_listed_with_its_version_and_licence():
    listed = {plain(c.name): c for c in components() if c.kind == "package"}
    locked = script("licences").locked()
    assert len(locked) > 50
    for name, version in locked:
        assert name in listed, f"run packaging/licences.py: {name} is missing"
        assert listed[name].version == version, f"run packaging/licences.py: {name}"
    assert not set(listed) - {name for name, _ in locked} - {"cpython"}
    assert all(component.licence for component in components())


def test_nothing_is_shipped_under_a_licence_that_binds_the_whole():
    for component in components():
        choices = re.split(r"\bOR\b", component.licence)
        assert any("GPL" not in choice or "LGPL" in choice for choice in choices), component


def test_the_default_models_are_listed():
    names = [component.name for component in components() if component.kind == "model"]
    assert names == ["all-MiniLM-L6-v2", "SmolLM2 135M Instruct"]


def test_the_text_of_a_licence_is_shown_when_it_is_chosen(qtbot: Any):
    dialog = AboutDialog("/home/ann/library")
    qtbot.addWidget(dialog)
    rows = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    qasync = next(row for row in rows if row is not None and row.text(0) == "qasync")
    dialog.list.setCurrentItem(qasync)
    component = next(c for c in components() if c.name == "qasync")
    assert "Redistribution" in licence_text(component)
    assert dialog.text.toPlainText() == licence_text(component)
    model = next(row for row in rows if row is not None and row.text(0).startswith("SmolLM2"))
    dialog.list.setCurrentItem(model)
    assert "Apache-2.0" in dialog.text.toPlainText()


def test_version_and_library_are_copied(qtbot: Any):
    dialog = AboutDialog("/home/ann/library", "SmolLM2 135M Instruct, cpu, bfloat16")
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert __version__ in copied and "/home/ann/library" in copied and "SmolLM2" in copied
    assert dialog.copy_button.text() == "Copied"


@pytest.mark.usefixtures("qapp")
def test_the_app_icon_stands_out_at_its_smallest_on_any_ground(tmp_path: Path):
    draw = script("icons").draw
    for size in (16, 32, 64):
        image: QImage = draw(size)
        colours = {
            image.pixelColor(x, y).name()
            for x in range(size)
            for y in range(size)
            if image.pixelColor(x, y).alpha() > 250
        }
        lightness = sorted(
            image.pixelColor(x, y).lightness() for x in range(size) for y in range(size)
        )
        assert len(colours) > 8 and lightness[-1] > 220, size
        assert image.pixelColor(0, 0).alpha() < 40
        middle = image.pixelColor(size // 2, size // 4)
        assert middle.lightness() > 200, "the niche is lit"
