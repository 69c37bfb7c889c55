"""Where models run is measured once, remembered, and overruled by the person."""

import time
from pathlib import Path

import pytest

from app.engine import models
from app.engine.models import device
from app.settings import Preferences

DTYPES = ("float32", "bfloat16", "float16")
AUTO = {"device": "auto", "precision": "auto"}


def seconds_to_measure(file: Path) -> float:
    begin = time.monotonic()
    models.choose_device(AUTO | {"device": "cpu"}, "llm", file=file)
    return time.monotonic() - begin


def test_the_first_choice_is_measured_in_under_a_second_and_remembered(tmp_path: Path) -> None:
    import torch  # its import is not part of the measurement

    file = tmp_path / "new" / "device.json"
    choice = models.choose_device(AUTO, "llm", file=file)
    assert min(seconds_to_measure(tmp_path / f"{n}.json") for n in range(3)) < 1
    assert choice.dtype in DTYPES
    assert getattr(torch, choice.dtype).is_floating_point
    assert choice.threads >= 1 and choice.detail
    if choice.device == "cpu" and file.exists():  # a busy machine is measured again
        content = file.read_text()
        assert models.choose_device(AUTO, "llm", file=file) == choice
        assert file.read_text() == content


@pytest.mark.parametrize("content", ["", "{", "[]", '{"other machine": {}}'])
def test_what_another_machine_or_a_crash_left_is_measured_again(
    tmp_path: Path, content: str
) -> None:
    file = tmp_path / "device.json"
    file.write_text(content)
    assert models.choose_device(AUTO | {"device": "cpu"}, file=file).dtype in DTYPES


def test_each_role_weighs_reading_and_writing_differently(tmp_path: Path) -> None:
    """A machine that reads fast in bfloat16 and writes fast in float32 gets the best of both."""
    file = tmp_path / "device.json"
    preferences = AUTO | {"device": "cpu"}
    remember(file, {"float32": (0.003, 0.0001), "bfloat16": (0.001, 0.0009)})
    assert models.choose_device(preferences, "embedder", file=file).dtype == "bfloat16"
    assert models.choose_device(preferences, "llm", file=file).dtype == "float32"


def test_a_tie_goes_to_the_format_that_needs_half_the_memory(tmp_path: Path) -> None:
    file = tmp_path / "device.json"
    remember(file, {"float32": (0.001, 0.0001), "bfloat16": (0.0011, 0.00011)})
    assert models.choose_device(AUTO | {"device": "cpu"}, file=file).dtype == "bfloat16"


def remember(file: Path, seconds: dict[str, tuple[float, float]]) -> None:
    """Write what would have been measured on this machine."""
    import torch

    key = f"{device._cpu_name()} | torch {torch.__version__}"
    device._remember(file, key, seconds)


def test_the_persons_own_settings_win(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "settings.json")
    preferences["device"], preferences["precision"] = "cpu", "float32"
    choice = models.choose_device(preferences, file=tmp_path / "device.json")
    assert (choice.device, choice.dtype) == ("cpu", "float32")
    assert not (tmp_path / "device.json").exists()


def test_a_device_that_is_not_there_falls_back_and_says_so(tmp_path: Path) -> None:
    import torch

    missing = "mps" if not torch.backends.mps.is_available() else "cuda"
    choice = models.choose_device(AUTO | {"device": missing}, file=tmp_path / "device.json")
    assert choice.device == "cpu"
    assert f"{missing} was asked for" in choice.detail


def test_a_folder_that_cannot_be_written_to_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    models.choose_device(AUTO | {"device": "cpu"}, file=tmp_path / "file" / "device.json")


def test_one_core_is_left_free_where_there_are_more_than_two(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    for cores, threads in ((1, 1), (2, 2), (3, 2), (8, 7)):
        monkeypatch.setattr("psutil.cpu_count", lambda logical=True, cores=cores: cores)
        assert device.count_threads() == threads
