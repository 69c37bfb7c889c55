"""A kill at any moment of an import leaves the models folder as it was."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.engine import models
from app.engine.models import importing

IMPORT_AND_WAIT = """
import sys, time
from app.engine.models import import_pack

def tell(step, part):
    if step.startswith(sys.argv[2]):
        print("here", flush=True)
        time.sleep(60)

import_pack(sys.argv[1], progress=tell)
"""


@pytest.mark.parametrize("step", ["Copying model", "Storing"])
def test_a_killed_import_leaves_nothing_half_installed(
    place: Path, llm_source: Path, step: str
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT_AND_WAIT, str(llm_source), step], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline().strip() == b"here"
        process.kill()
        process.wait()
    assert importing.find_leftovers(place)
    packs, problems = models.scan()
    assert not [pack for pack in packs if pack.folder.parent == place]
    assert problems == []
    pack = models.import_pack(llm_source)
    assert models.verify(pack) == []
    assert importing.find_leftovers(place) == []


def test_a_kill_between_two_renames_gives_the_old_pack_back(place: Path, llm_source: Path) -> None:
    pack = models.import_pack(llm_source)
    os.replace(pack.folder, place / ".replaced-tiny-llama")
    packs, _ = models.scan()
    assert "tiny-llama" in [each.name for each in packs]
    assert models.verify(pack) == []


def test_two_imports_at_once_take_turns_or_say_so(place: Path, llm_source: Path) -> None:
    from app.engine.models import packs
    from app.errors import PackError

    place.mkdir()
    with packs.locked(place):
        with pytest.raises(PackError, match="Another Carrel"), packs.locked(place, wait=0):
            pass
        models.scan()  # a listing never waits
    models.import_pack(llm_source)
