"""How much of the machine indexing takes."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.engine.pace import LARGEST_STEP, LONGEST_REST, STEP_SECONDS, Pace

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Battery:
    """What psutil says of one."""

    percent: float
    power_plugged: bool | None


@pytest.mark.parametrize(
    ("battery", "rest"),
    [
        (None, 0.0),
        (Battery(80, True), 0.0),
        (Battery(80, None), 0.0),
        (Battery(80, False), 0.08),
        (Battery(5, True), 0.0),
        (Battery(5, False), 0.24),
    ],
)
def test_indexing_rests_on_battery_and_more_on_a_low_one(battery: Battery | None, rest: float):
    assert Pace(lambda: battery).rest(0.08) == pytest.approx(rest)


def test_the_battery_is_not_asked_at_every_step():
    asked = []

    def ask() -> Battery:
        asked.append(1)
        return Battery(50, False)

    pace = Pace(ask)
    assert [pace.rest(0.1) for _ in range(100)] == pytest.approx([0.1] * 100)
    assert len(asked) == 1


def test_one_slow_step_does_not_put_indexing_to_sleep_for_long():
    assert Pace(lambda: Battery(50, False)).rest(600) == LONGEST_REST


def test_this_machines_battery_or_its_absence_is_understood():
    assert Pace().rest(0.1) >= 0.0


def test_the_first_step_is_the_smallest():
    assert Pace().step_size(0.0) == 1


@pytest.mark.parametrize(("per_chunk", "size"), [(0.001, 8), (0.04, 3), (0.2, 1), (30.0, 1)])
def test_steps_become_as_large_as_the_machine_is_quick(per_chunk: float, size: int):
    pace = Pace()
    sizes = [pace.step_size(per_chunk) for _ in range(50)]
    assert sizes[-1] == size
    assert all(1 <= one <= LARGEST_STEP for one in sizes)


def test_a_machine_that_becomes_slow_gets_small_steps_sooner_than_a_quick_one_gets_large_ones():
    pace = Pace()
    for _ in range(50):
        pace.step_size(0.005)
    slower = [pace.step_size(0.06) for _ in range(30)]
    quicker = [pace.step_size(0.005) for _ in range(60)]
    assert slower[-1] <= STEP_SECONDS / 0.06
    assert quicker[-1] == LARGEST_STEP
    assert slower.index(slower[-1]) < quicker.index(LARGEST_STEP)


CHILD = """
import os, sys
import psutil
from app.engine import pace
if hasattr(os, "setuid") and os.getuid() == 0:
    os.setuid(65534)  # after the imports: an ordinary user may not see this interpreter's files
process = psutil.Process()
def facts():
    return (tuple(process.ionice()) if sys.platform == "linux" else process.ionice(),
            process.nice())
one = pace.Pace()
seen = [facts()]
for _ in range(3):
    one.begin(); one.begin()
    seen.append(facts())
    one.end(); one.end()
    seen.append(facts())
print(repr([seen[0] == s for s in seen]))
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such priority")
def test_an_ordinary_user_gets_the_priority_back_after_indexing():
    result = subprocess.run(
        [sys.executable, "-c", CHILD], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    lowered_and_restored = [True] + [False, True] * 3
    assert result.stdout.splitlines() == [repr(lowered_and_restored)], result.stderr
