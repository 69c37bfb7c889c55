"""A first day with the real program, on the real default models, as a person lives it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import paths

PATIENCE = 600  # seconds until a visit is called hung

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
    for pack in ("all-minilm-l6-v2", "smollm2-135m-instruct"):
        if not (paths.models() / pack / "pack.json").is_file():
            pytest.skip("the default packs are not installed: run `python3 run.py` once")
    place = tmp_path_factory.mktemp("day")
    (place / "papers").mkdir()
    for name, text in DOCUMENTS.items():
        (place / "papers" / name).write_text(text, encoding="utf-8")
    (place / "papers" / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    return place


def visit(part: str, place: Path) -> dict[str, Any]:
    shots = Path(os.environ.get("CARREL_SHOTS", place / "shots"))
    shots.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.driver", part, str(place / "library"),
         str(place / "papers"), str(shots)],
        capture_output=True, text=True, timeout=PATIENCE, cwd=Path(__file__).parents[2],
        env={**os.environ, "CARREL_DATA": str(place / "data"), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    seen: dict[str, Any] = {}
    for line in done.stdout.splitlines():
        seen |= json.loads(line)
    assert "failed" not in seen, (seen, done.stderr[-2000:])
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    return seen


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
