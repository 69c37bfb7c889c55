"""A talk with one's documents: followed up, changed, stopped, broken, tidied, found again."""

from pathlib import Path

import pytest

from app.engine.reading import extract
from tests.journeys.test_first_day import DOCUMENTS
from tests.journeys.visiting import need_packs, visit

pytestmark = [pytest.mark.models, pytest.mark.slow]


def test_a_conversation_survives_everything_and_is_there_the_next_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    need_packs()
    (tmp_path / "papers").mkdir()
    for name, text in DOCUMENTS.items():
        (tmp_path / "papers" / name).write_text(text, encoding="utf-8")
    seen = visit("conversations", tmp_path)
    answer, second = seen["answers"]
    assert "Clara Winter" in answer and second
    assert "lighthouse" in seen["searched"].casefold(), seen["searched"]
    assert seen["edited"] == "2 of 2" and seen["back"] == "1 of 2"
    assert "keeper" in seen["edited_searched"] or "keeper" in seen["edited_answer"].casefold()
    assert seen["back_answer"] == second
    assert seen["stopped"] and seen["partial"].strip()
    assert seen["continued"].startswith(seen["partial"])
    assert len(seen["continued"]) > len(seen["partial"])
    assert seen["broken"].strip() and seen["broken_ending"]
    assert seen["mended"].startswith(seen["broken"]) and len(seen["mended"]) > len(seen["broken"])
    assert seen["mended_failure"] == ""
    assert any("is deleted" in words for words in seen["deleted"]) and seen["left_on_screen"] == 0
    assert "designed" in seen["found"]
    assert seen["titles"][0] == "Lighthouse talk" and seen["pinned"] == [True, False]
    assert seen["left"] == 0

    monkeypatch.setenv("CARREL_SHOTS", str(tmp_path / "shots"))
    later = visit("reopened", tmp_path)
    assert later["titles"] == seen["titles"] and later["pinned"] == [True, False]
    assert len(later["path"]) == 4 and later["versions"] == [1, 2, 1, 1]
    texts = {seen["continued"], seen["mended"], answer}
    assert texts <= set(later["path"]) | set(seen["path"])
    for ending in ("md", "docx", "pdf"):
        text = " ".join(extract(tmp_path / "shots" / f"talk.{ending}").text.split())
        assert "Who designed the lighthouse at Grey Point?" in text, ending
        assert "Clara Winter" in text and "lighthouse.md" in text, ending
