"""The hostile corpus through the real reader process: judged, bounded and without a connection."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engine.reading.conftest import read_manifest
from tests.engine.reading.hostile import Outcome, read_all
from tests.engine.reading.test_corpora import squeeze

ROWS = read_manifest("hostile/dev")
DISCARD = ("127.0.0.1", 9)  # where the corpus's files would connect to
MEMORY = 1_500_000_000  # bytes: the reader's own limit

pytestmark = [
    pytest.mark.skipif(not ROWS, reason="no corpora beside this checkout"),
    pytest.mark.slow,
]


class Listener:
    """Accepts and notes connections. ``heard`` is None where the port may not be opened."""

    def __init__(self) -> None:
        self.heard: list[str] | None = []
        self._server = socket.socket()
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._server.bind(DISCARD)
            self._server.listen(50)
            threading.Thread(target=self._accept, daemon=True).start()
        except OSError:
            self.heard = None

    def _accept(self) -> None:
        assert self.heard is not None
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            self.heard.append(str(client.getpeername()))
            client.close()

    def close(self) -> None:
        self._server.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


@pytest.fixture(scope="module")
def outcomes(listener: Listener) -> dict[str, Outcome]:
    """Return what came of every file, read once for all tests of this module."""
    return {outcome.path: outcome for outcome in read_all()}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["path"].removeprefix("files/"))
def test_a_hostile_file_ends_as_expected(outcomes: dict[str, Outcome], row: dict[str, Any]):
    outcome = outcomes[row["path"]]
    text, seen = outcome.text.strip(), squeeze(outcome.text)
    assert outcome.raised == ""
    assert outcome.created == []
    assert not {kind for _, kind, _ in outcome.errors} & {"crashed", "timeout"}, outcome.errors
    assert all(re.search(r"\w.*[.!?]$", message, re.DOTALL) for _, _, message in outcome.errors)
    assert [w for w in row.get("must_not_contain", ()) if squeeze(w) in seen] == []
    assert outcome.seconds <= row.get("max_seconds", 60)
    assert outcome.peak <= min(MEMORY, row.get("max_mem_mb", 2500) << 20)
    match row["expect"]:
        case "text":
            missing = [w for w in row.get("must_contain", ()) if squeeze(w) not in seen]
            assert missing == [], outcome.errors
        case "clear_error":
            assert not text and outcome.errors
        case "error_or_text":
            assert text or outcome.errors
        case "empty":
            assert len(text) <= 40 and (text or outcome.errors)
        case other:
            pytest.fail(f"the corpus expects {other}")


def test_nothing_was_told_to_anybody(outcomes: dict[str, Outcome], listener: Listener):
    assert len(outcomes) == len(ROWS)
    if listener.heard is None:
        pytest.skip("port 9 of this machine may not be opened by this user")
    with socket.create_connection(DISCARD):  # the listener does listen
        pass
    deadline = time.monotonic() + 60
    while not listener.heard and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(listener.heard) == 1


def test_the_reader_never_died_and_never_outgrew_its_limit(outcomes: dict[str, Outcome]):
    assert {path: o.deaths for path, o in outcomes.items() if o.deaths} == {}
    largest = max(outcomes.values(), key=lambda outcome: outcome.peak)
    assert 0 < largest.peak < MEMORY, largest.path


def test_without_any_network_everything_ends_the_same(outcomes: dict[str, Outcome], tmp_path: Path):
    report = tmp_path / "report.json"
    without = ["unshare", "--net", *(() if os.geteuid() == 0 else ("--map-root-user",))]
    try:
        subprocess.run([*without, "true"], check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("this system does not let this user take the network away")
    subprocess.run(
        [*without, sys.executable, "-m", "tests.engine.reading.hostile", str(report)],
        check=True, timeout=600, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    alone = [Outcome(**outcome) for outcome in json.loads(report.read_text())]
    for outcome in alone:
        before = outcomes[outcome.path]
        assert outcome.text == before.text, outcome.path
        assert [tuple(e) for e in outcome.errors] == before.errors, outcome.path
        assert (outcome.raised, outcome.created, outcome.deaths) == ("", [], 0), outcome.path
