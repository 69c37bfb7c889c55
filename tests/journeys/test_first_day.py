"""A first day with the real program, on the real default models, as a person lives it."""

from pathlib import Path

import pytest

from tests.journeys.visiting import need_packs, visit

DOCUMENTS = {
    "lighthouse.md": "# The lighthouse\n\nThe lighthouse at Grey Point was built in 1887. It was "
    "designed by Clara Winter. The lighthouse is 41 metres tall.\n\n## Keepers\n\nThe last keeper, "
    "Tom Hale, left in 1974.",
    "birds.txt": "Puffins and razorbills nest on the cliffs below the lighthouse. They come in "
    "April and leave in August. Nobody may climb there in these months.",
    "café — plan 文.txt": "The café opens at nine. It serves soup, bread and tea on weekdays.",
}

pytestmark = [pytest.mark.models, pytest.mark.slow]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_packs()
    place = tmp_path_factory.mktemp("day")
    (place / "papers").mkdir()
    for name, text in DOCUMENTS.items():
        (place / "papers" / name).write_text(text, encoding="utf-8")
    (place / "papers" / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    return place


def test_a_first_day(place: Path):
    seen = visit("first", place)
    assert seen["drop_welcome"] and seen["target"]
    assert seen["documents"] == 3
    assert seen["passages_before_text"]
    assert seen["stopped"] and seen["partial"].strip()
    assert seen["answer"].strip()
    assert seen["kept"] and seen["after_kill"]
    assert seen["after_restart"] == seen["answer"]  # greedy: the same question, the same words
    assert seen["exchanges"] == 4 and seen["left"] == 0

    later = visit("second", place)
    assert len(later["restored"]) == 4 and later["restored"][1] == seen["answer"]
    assert later["restored"][0] == seen["partial"]
    assert "do not seem to say" in later["not_found"]
    assert later["leaving"] and later["left"] == 0
