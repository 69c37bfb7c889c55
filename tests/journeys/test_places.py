"""Making oneself at home in the program, and finding it so the next time, whatever happened."""

import signal
from pathlib import Path

import pytest

from tests.journeys.test_first_day import DOCUMENTS
from tests.journeys.visiting import need_packs, outcome, start, visit

pytestmark = [pytest.mark.models, pytest.mark.slow]


def test_what_a_person_chose_is_there_the_next_time_also_after_a_fault(tmp_path: Path):
    need_packs()
    (tmp_path / "papers").mkdir()
    for name, text in DOCUMENTS.items():
        (tmp_path / "papers" / name).write_text(text, encoding="utf-8")
    seen = visit("places", tmp_path)
    assert seen["only"] == ["birds.txt"]
    assert any("birds.txt" in words for words in seen["said"]), "the limit is said"
    assert seen["collection"] == ["birds.txt"] and seen["everywhere"] == "lighthouse.md"
    assert seen["instructions"] == "Answer in one short sentence."
    assert seen["dark"] and seen["larger"]
    assert any("next time" in words for words in seen["told"])
    assert seen["second"] == 0 and seen["handed_over"], seen["second_said"]

    killed, status, _ = outcome(start("changed", tmp_path))
    assert killed["killed"] and status == -signal.SIGKILL, killed
    assert killed["size_again"] == seen["size"] and killed["dark_again"]
    assert killed["button"] == "Neue Unterhaltung" and killed["documents"] == 4
    assert killed["notices"] == []

    later = visit("aftermath", tmp_path)
    assert any("abrupt" in words
               for words in later["aftermath"]), later["aftermath"]  # fmt: skip
    assert "did not end in order" in later["report"] and later["copied"]
    assert "lighthouse" not in later["report"], "no text of the person's"
    assert later["documents"] == 4
