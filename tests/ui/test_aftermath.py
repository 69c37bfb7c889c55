"""A run that did not end in order is told of once, with what is known of it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.ui.aftermath import Report, Watch

ROOT = Path(__file__).resolve().parents[2]
LIFE = """
import faulthandler, os, signal, sys
from pathlib import Path
from app.ui.aftermath import Watch
watch = Watch(Path(sys.argv[1]))
watch.begin()
if sys.argv[2] == "end":
    watch.end()
elif sys.argv[2] == "fault":
    faulthandler._sigsegv()
else:
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CARREL_DATA", str(tmp_path / "data"))
    return tmp_path / "library"


def live(library: Path, ending: str) -> int:
    return subprocess.run([sys.executable, "-c", LIFE, str(library), ending], cwd=ROOT).returncode


def test_a_run_that_ended_in_order_leaves_no_report(library: Path) -> None:
    assert live(library, "end") == 0
    assert Watch(library).report == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_fault_is_reported_with_where_it_happened(library: Path) -> None:
    assert live(library, "fault") == -signal.SIGSEGV
    watch = Watch(library)
    assert watch.crashed and "Segmentation fault" in watch.report and "<string>" in watch.report
    assert Watch(library.with_name("another")).report == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_run_that_was_killed_is_reported_once_and_not_as_a_crash(library: Path) -> None:
    assert live(library, "kill") == -signal.SIGKILL
    watch = Watch(library)
    assert not watch.crashed and "ended from outside" in watch.report
    watch.begin()
    watch.end()
    assert Watch(library).report == ""


def test_a_damaged_marker_is_reported_too(library: Path) -> None:
    watch = Watch(library)
    watch.begin()
    watch._marker.write_text("{")
    assert "did not end in order" in Watch(library).report
    watch.end()


def test_the_report_can_be_copied(qtbot: object, library: Path) -> None:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    report = Report(parent, "Carrel 1 ended\nwith a fault")
    report.show()
    QTest.mouseClick(report.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Carrel 1 ended\nwith a fault"
    report.close()
    parent.deleteLater()
