"""The pictures of the documentation are those of the program as it is."""

import re
from pathlib import Path

import pytest

from tests.journeys.pictures import NAMES, take
from tests.journeys.visiting import ROOT, need_packs

PICTURE = re.compile(r"!\[[^\]]+\]\((resources/screenshots/[^)]+)\)")


def test_every_picture_of_the_documentation_is_one_that_a_journey_takes():
    shown = [
        name for page in ("README.md", "ARCHITECTURE.md")
        for name in PICTURE.findall((ROOT / page).read_text(encoding="utf-8"))
    ]  # fmt: skip
    assert shown
    for name in shown:
        assert Path(name).name in NAMES, "python -m tests.journeys.pictures does not take it"
        assert (ROOT / name).is_file()
    kept = {each.name for each in (ROOT / "resources" / "screenshots").iterdir()}
    assert kept == set(NAMES)


@pytest.mark.soak
@pytest.mark.models
def test_the_pictures_can_be_taken(tmp_path: Path):
    need_packs()
    assert [each.name for each in take(tmp_path)] == list(NAMES)
