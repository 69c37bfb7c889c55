"""The program as it is started: what it imports, when it is seen, how it leaves."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import app.__main__ as entry
from app.ui import app as program

ROOT = Path(__file__).resolve().parents[2]

FORBIDDEN = ("torch", "transformers", "sentence_transformers", "hnswlib", "sqlite3", "numpy")

PROGRAM = """
import sys, threading, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.ui import app
from tests.ui.fake_worker import idle

def fail():
    secret = "text of a document"
    raise ValueError(secret)

def meddle(what):
    while not (QApplication.instance() and QApplication.topLevelWidgets()):
        time.sleep(0.01)
    QTimer.singleShot(0, QApplication.instance(), what)

if __name__ == "__main__":
    if mischief := {{"quit": QApplication.quit, "fail": fail}}.get(sys.argv[2]):
        threading.Thread(target=meddle, args=(mischief,), daemon=True).start()
    status = app.run(idle, Path(sys.argv[1]))
    print(status, *(name for name in {forbidden!r} if name in sys.modules))
"""


@contextmanager
def running(folder: Path, mischief: str = "") -> Iterator["subprocess.Popen[str]"]:
    """Run the window on an idle engine, and yield once it has been seen."""
    program = folder / "program.py"
    program.write_text(PROGRAM.format(forbidden=FORBIDDEN), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(program), str(folder / "library"), mischief],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "CARREL_TIMING": "1",
            "CARREL_T0": "0",
            "CARREL_DATA": str(folder / "data"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("{"):
                assert json.loads(line)["event"] == "window-visible"
                assert json.loads(line)["seconds"] > 0
                break
        yield process
    finally:
        process.kill()
        process.communicate()


def until(true: Callable[[], bool]) -> None:
    """Wait for another process, which has no signal for us."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def wait_for_engine(folder: Path) -> int:
    """Return the engine's process number once it has written it down."""
    note = folder / "library" / "pid"
    until(lambda: note.exists() and note.read_text() != "")
    return int(note.read_text())


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to leave by")
def test_the_window_leaves_in_order_and_never_met_the_engine(
    tmp_path: Path, how: signal.Signals
) -> None:
    with running(tmp_path) as process:
        engine = wait_for_engine(tmp_path)
        process.send_signal(how)
        out, err = process.communicate(timeout=60)
    assert out == "0\n", "forbidden modules were imported"
    assert "Traceback" not in err
    assert process.returncode == 0
    assert not alive(engine)


def test_a_request_to_quit_is_orderly_too(tmp_path: Path) -> None:
    with running(tmp_path, "quit") as process:
        out, err = process.communicate(timeout=60)
    assert (out, process.returncode) == ("0\n", 0)
    assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to leave by")
def test_an_error_of_ours_is_logged_without_the_persons_words(tmp_path: Path) -> None:
    log = tmp_path / "data" / "carrel.log"
    with running(tmp_path, "fail") as process:
        until(log.exists)
        process.send_signal(signal.SIGTERM)
        out, _err = process.communicate(timeout=60)
    assert out == "0\n"
    assert "ValueError" in log.read_text() and "in fail" in log.read_text()
    assert "text of a document" not in log.read_text()


def test_an_error_while_an_error_is_told_is_not_told_without_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    faults = program._Faults()
    told: list[str] = []

    def tell() -> None:
        told.append("once")
        faults._report(ValueError, ValueError("the second"), None)

    faults.happened.connect(tell)
    faults._report(KeyError, KeyError("the first"), None)
    assert told == ["once"]
    assert "the first" in (said := capsys.readouterr().err) and "the second" in said


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to leave by")
def test_leaving_before_the_engine_has_spoken_is_orderly(tmp_path: Path) -> None:
    with running(tmp_path) as process:
        process.send_signal(signal.SIGTERM)
        out, _err = process.communicate(timeout=60)
    assert out == "0\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to leave by")
def test_an_engine_whose_window_was_killed_leaves_too(tmp_path: Path) -> None:
    with running(tmp_path) as process:
        engine = wait_for_engine(tmp_path)
        process.kill()
        process.wait()
        until(lambda: not alive(engine))


def test_the_entry_is_light() -> None:
    check = "import sys, app.__main__; print(*(n for n in {!r} if n in sys.modules))"
    names = (*FORBIDDEN, "PySide6", "asyncio", "app.cli", "app.worker", "app.engine")
    out = subprocess.run(
        [sys.executable, "-c", check.format(names)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert out.stdout.strip() == ""


def test_ten_thousands_of_signals_do_no_harm() -> None:
    check = (
        "import app.ui; from PySide6.QtCore import QObject, QCoreApplication, Signal\n"
        "class Bell(QObject):\n    rung = Signal()\n"
        "bell = Bell(); bell.rung.connect(lambda: None)\n"
        "for _ in range(60_000): bell.rung.emit()"
    )
    subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=True)


def test_a_program_without_standard_streams_gets_some() -> None:
    check = (
        "import sys; sys.stdout = sys.stderr = None; import app.__main__; "
        "assert sys.stdout.write('x') == sys.stderr.write('x') == 1"
    )
    subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=True)


@pytest.mark.parametrize("arguments", [["serach"], ["--library"], ["/no/such/file"]])
def test_a_wrong_call_says_so(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(arguments) == 2
    assert "carrel --help" in capsys.readouterr().err


def test_paths_and_library_are_told_from_verbs() -> None:
    assert entry._library([]) == (None, [])
    assert entry._library(["a.pdf", "b"]) == (None, ["a.pdf", "b"])
    assert entry._library(["--library", "L", "a.pdf"]) == ("L", ["a.pdf"])
    assert entry._library(["--library=L"]) == ("L", [])
    assert entry._library(["search", "--library", "L"]) == (None, ["search", "--library", "L"])


def test_pictures_of_a_state_can_be_taken(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.screenshots", str(tmp_path), "empty"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert {file.name for file in tmp_path.iterdir()} == {
        "02-empty.png", "02-empty-dark.png", "02-empty-2x.png", "02-empty-dark-2x.png"
    }  # fmt: skip
