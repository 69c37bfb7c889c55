"""An hour of everything at random; see ``soak``. ``CARREL_SOAK_SECONDS`` makes it shorter."""

import os
import random
from pathlib import Path

import pytest

from tests.worker.soak import soak


@pytest.mark.soak
def test_an_hour_of_adding_changing_deleting_asking_and_killing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CARREL_DATA", str(tmp_path / "data"))
    seed = int(os.environ.get("CARREL_TEST_SEED", random.randrange(1_000_000)))
    seconds = float(os.environ.get("CARREL_SOAK_SECONDS", "3600"))
    print(f"seed {seed}")
    done = soak(tmp_path, seconds, seed)
    print(f"{seconds:.0f} s, seed {seed}: {dict(done)}")
    assert done["check"] > 0
