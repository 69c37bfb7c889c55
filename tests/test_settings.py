"""Preferences on disk."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app import paths, settings
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


@pytest.mark.parametrize("raw", [b"\xff\xfe{", b"[" * 100_000, b"[]", b"null", b"\0", None])
def test_a_file_that_is_none_of_ours_is_reported(raw: bytes | None, monkeypatch, tmp_path: Path):
    monkeypatch.setenv("CARREL_DATA", str(tmp_path))
    file = paths.settings_file()
    if raw is None:
        file.mkdir()
    else:
        file.write_bytes(raw)
    with pytest.raises(LibraryError, match=r"settings file .*(damaged|cannot be read)"):
        Preferences()
    assert paths.library() == paths.default_library()


def test_a_value_out_of_its_range_is_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="at most 30"):
        Preferences(tmp_path / "settings.json")["top_k"] = 31


def test_one_that_follows_sees_what_another_process_chose(tmp_path: Path):
    file = tmp_path / "settings.json"
    here, there = Preferences(file, follows=True), Preferences(file)
    assert here["top_k"] == 6
    there["top_k"] = 9
    assert here["top_k"] == 9
    file.write_text("{ damaged")
    assert here["top_k"] == 9
    file.unlink()
    assert here["top_k"] == 6


def test_the_library_is_where_the_settings_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CARREL_DATA", str(tmp_path / "data"))
    assert paths.library() == paths.default_library() == tmp_path / "data" / "library"
    Preferences()["library_folder"] = str(tmp_path / "disk")
    assert paths.library() == tmp_path / "disk"
    Preferences()["library_folder"] = "beside"
    assert paths.library() == tmp_path / "data" / "beside", "a portable Carrel moves with it"
    paths.settings_file().write_text("[]")
    assert paths.library() == paths.default_library()


def test_every_word_of_a_setting_is_found_for_translation(tmp_path: Path):
    update = Path(sys.executable).parent / "pyside6-lupdate"
    if not update.exists():
        pytest.skip("Qt's lupdate is not installed")
    source = Path(settings.__file__)
    subprocess.run([update, source, "-ts", tmp_path / "words.ts"], check=True, capture_output=True)
    found = {element.text for element in ElementTree.parse(tmp_path / "words.ts").iter("source")}
    words = set(settings.SECTIONS.values())
    for each in settings.SETTINGS.values():
        words |= {each.title, each.sentence, *each.words} | ({each.unit} if each.unit else set())
    assert words <= found
