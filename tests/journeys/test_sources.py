"""From a question to the very words that answer it, in every kind of document."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.papers import PAPERS, make_papers
from tests.journeys.visiting import has_xvfb, need_packs, visit

pytestmark = [pytest.mark.models, pytest.mark.slow]

VIEWS = {".pdf": "PagesView", ".png": "PagesView", ".xlsx": "TableView", ".csv": "TableView"}


def play(place: Path, screen: str = "offscreen") -> dict[str, Any]:
    need_packs()
    make_papers(place / "papers")
    return visit("sources", place, screen=screen)


def check(seen: dict[str, Any]) -> None:
    for paper in PAPERS:
        found = seen[paper.name]
        assert found["view"] == VIEWS.get(Path(paper.name).suffix, "TextView"), found
        assert found["state"] == "same" and found["note"] == "", found
        assert found.get("right", True), found
        assert found["inside"] > 0.3 and found["outside"] < 0.004, found
        for inside, outside in (found[key] for key in ("zoomed", "back") if key in found):
            assert inside > 0.3 and outside < 0.004, found
    for box in seen["Sign.png"]["boxes"]:
        left, top, right, bottom = box
        assert left < 300 and right > 500 and 190 < top < bottom < 270, "the second line"
    assert seen["browsed"][0] == seen["browsed"][2] == "Harbour report.pdf"
    assert seen["chosen"][1] == seen["chosen"][0] - 1
    assert seen["cited"] and "41 metres" in seen["cited_words"]
    assert seen["quote"].strip() in seen["cited_words"] and seen["cited_pixels"][0] == 1.0
    assert seen["found"][0] != seen["found"][1] and seen["still_open"]
    assert seen["found_words"].strip().casefold() == "bell was rung"
    assert seen["found_pixels"][0] > 0.4
    for kind in (".txt", ".pdf"):
        changed = seen[f"changed {kind}"]
        assert changed["state"] == "moved" and "changed since it was read" in changed["note"]
        assert changed["right"] and changed["pixels"][0] > 0.4, changed
    assert "no longer contains this passage" in seen["lost"]
    assert seen["deleted"].endswith(".") and seen["deleted"]
    assert seen["alive"] and seen["engine"] == "RUNNING" and seen["hostile"]
    assert seen["left"] == 0


def test_the_words_that_answer_are_marked_in_every_kind_of_document(tmp_path: Path):
    check(play(tmp_path))


@pytest.mark.soak
@pytest.mark.skipif(not has_xvfb(), reason="there is no virtual screen")
def test_the_words_that_answer_are_marked_on_a_virtual_screen(tmp_path: Path):
    check(play(tmp_path, "xvfb"))
