"""Preferences on disk."""

import json
from pathlib import Path

import pytest

from app.errors import LibraryError
from app.settings import Preferences


def test_what_is_chosen_is_there_the_next_time(tmp_path: Path):
    file = tmp_path / "data" / "settings.json"
    Preferences(file)["top_k"] = 9
    assert Preferences(file)["top_k"] == 9
    assert json.loads(file.read_text()) == {"top_k": 9}


def test_preferences_that_cannot_be_written_say_so_and_hold_meanwhile(tmp_path: Path):
    (tmp_path / "data").write_text("a file where the folder should be")
    chosen = Preferences(tmp_path / "elsewhere.json")
    chosen._file = tmp_path / "data" / "settings.json"
    with pytest.raises(LibraryError, match="cannot be written"):
        chosen["top_k"] = 9
    assert chosen["top_k"] == 9
    assert list(tmp_path.iterdir()) == [tmp_path / "data"]


def test_a_value_out_of_its_range_is_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="at most 30"):
        Preferences(tmp_path / "settings.json")["top_k"] = 31
