"""What is refused, why, and that nothing of it stays behind."""

import dataclasses
import errno
import math
import os
import shutil
import stat
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest

from app.engine import models
from app.engine.models import checks
from app.engine.models.device import Choice
from app.errors import CarrelError, DiskFull, OutOfMemory, PackError
from tests.engine.models import makers


def refuse(path: Path, place: Path, kind: type[CarrelError] = PackError, **options: int) -> str:
    """Import, expect a refusal in whole sentences, and return it; nothing may be left behind."""
    before = {each.name for each in place.iterdir()} - {".lock"} if place.exists() else set()
    with pytest.raises(kind) as caught:
        models.import_pack(path, **options)  # type: ignore[arg-type]
    after = {each.name for each in place.iterdir()} - {".lock"} if place.exists() else set()
    assert after == before
    assert caught.value.message.endswith(".") and caught.value.advice.endswith(".")
    return str(caught.value)


@pytest.mark.parametrize("suffix", [".bin", ".pt", ".pth", ".ckpt", ".pkl"])
def test_pickled_weights_are_refused(place: Path, llm_source: Path, suffix: str) -> None:
    (llm_source / "model.safetensors").rename(llm_source / f"pytorch_model{suffix}")
    assert "can hide programs" in refuse(llm_source, place)
    assert "can hide programs" in refuse(llm_source / f"pytorch_model{suffix}", place)


def test_pickled_weights_in_a_part_of_an_embedder_are_refused(
    place: Path, embedder_source: Path
) -> None:
    (embedder_source / "1_Pooling" / "pytorch_model.bin").write_bytes(b"x")
    assert "can hide programs" in refuse(embedder_source, place)


def test_program_code_is_refused(place: Path, llm_source: Path) -> None:
    (llm_source / "modeling_tiny.py").write_text("raise SystemExit")
    assert "program code (modeling_tiny.py)" in refuse(llm_source, place)


@pytest.mark.parametrize("file", ["config.json", "tokenizer_config.json"])
def test_a_request_to_run_code_is_refused(place: Path, llm_source: Path, file: str) -> None:
    makers.change_json(llm_source / file, auto_map={"AutoModelForCausalLM": "tiny.Tiny"})
    assert "program code of its own" in refuse(llm_source, place)


def test_a_module_of_another_package_is_refused(place: Path, embedder_source: Path) -> None:
    makers.write_json(
        embedder_source / "modules.json", [{"idx": 0, "name": "0", "path": "", "type": "os.system"}]
    )
    assert "os.system" in refuse(embedder_source, place)


def test_a_module_outside_the_folder_is_refused(place: Path, embedder_source: Path) -> None:
    kind = "sentence_transformers.models.Transformer"
    makers.write_json(embedder_source / "modules.json", [{"path": "../elsewhere", "type": kind}])
    assert "modules.json is damaged" in refuse(embedder_source, place)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_is_refused(place: Path, llm_source: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("private")
    (llm_source / "notes.txt").symlink_to(tmp_path / "secret.txt")
    assert "link (notes.txt)" in refuse(llm_source, place)


@pytest.mark.parametrize("keep", [0, 4, 9, 500, -1, -1000])
def test_truncated_safetensors_are_refused(place: Path, llm_source: Path, keep: int) -> None:
    weights = llm_source / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:keep])
    assert "damaged or incomplete" in refuse(llm_source, place)


def test_safetensors_with_something_behind_their_end_are_refused(
    place: Path, llm_source: Path
) -> None:
    with (llm_source / "model.safetensors").open("ab") as stream:
        stream.write(b"more")
    assert "damaged or incomplete" in refuse(llm_source, place)


def test_safetensors_with_overlapping_ranges_are_refused(place: Path, llm_source: Path) -> None:
    import json

    weights = llm_source / "model.safetensors"
    raw = weights.read_bytes()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + length])
    first, second = sorted(
        (name for name in header if "down_proj" in name), key=lambda n: header[n]["data_offsets"]
    )
    header[second]["data_offsets"] = header[first]["data_offsets"]
    changed = json.dumps(header).encode().ljust(length)
    weights.write_bytes(len(changed).to_bytes(8, "little") + changed + raw[8 + length :])
    assert "damaged or incomplete" in refuse(llm_source, place)


def test_a_missing_shard_is_refused(place: Path, llm_source: Path) -> None:
    (llm_source / "model.safetensors").rename(llm_source / "model-00001-of-00002.safetensors")
    shards = {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}
    makers.write_json(llm_source / "model.safetensors.index.json", {"weight_map": shards})
    assert "model-00002-of-00002.safetensors" in refuse(llm_source, place)


def test_a_model_that_lacks_weights_is_refused(place: Path, llm_source: Path) -> None:
    makers.change_json(llm_source / "config.json", num_hidden_layers=3, layer_types=None)
    assert "some of its weights are missing" in refuse(llm_source, place)


def test_weights_of_another_shape_are_refused(place: Path, llm_source: Path) -> None:
    makers.change_json(llm_source / "config.json", intermediate_size=65)
    refuse(llm_source, place)


def test_a_missing_tokenizer_is_refused(place: Path, llm_source: Path) -> None:
    (llm_source / "tokenizer.json").unlink()
    assert "no tokenizer" in refuse(llm_source, place)


def test_a_damaged_tokenizer_is_refused(place: Path, llm_source: Path) -> None:
    makers.change_json(llm_source / "tokenizer.json", model={"type": "BPE"})
    assert "cannot be loaded" in refuse(llm_source, place)


def test_a_folder_without_a_model_is_refused(place: Path, tmp_path: Path) -> None:
    (tmp_path / "holiday").mkdir()
    assert "config.json is missing" in refuse(tmp_path / "holiday", place)
    assert "There is no file" in refuse(tmp_path / "nothing", place)
    (tmp_path / "photo.jpg").write_bytes(b"x")
    assert "not a model" in refuse(tmp_path / "photo.jpg", place)


def test_an_unknown_architecture_is_refused(place: Path, llm_source: Path) -> None:
    makers.change_json(llm_source / "config.json", model_type="of-next-year")
    assert "of-next-year" in refuse(llm_source, place)


def test_a_model_for_something_else_is_refused(place: Path, llm_source: Path) -> None:
    makers.change_json(llm_source / "config.json", architectures=["WhisperForAudio"])
    assert "can neither write answers nor find passages" in refuse(llm_source, place)


def test_a_quantised_checkpoint_is_refused(place: Path, llm_source: Path) -> None:
    makers.change_json(llm_source / "config.json", quantization_config={"quant_method": "awq"})
    assert "(awq)" in refuse(llm_source, place)


def test_damaged_json_is_refused(place: Path, llm_source: Path) -> None:
    (llm_source / "config.json").write_text("{ not json", encoding="utf-8")
    assert "config.json is damaged" in refuse(llm_source, place)


@pytest.mark.parametrize("keep", [0, 3, 20, 300, -1, -5000])
def test_a_truncated_gguf_is_refused(place: Path, tmp_path: Path, keep: int) -> None:
    file = makers.make_gguf(tmp_path / "tiny.gguf", makers.make_llama())
    file.write_bytes(file.read_bytes()[:keep])
    text = refuse(file, place)
    assert "damaged or incomplete" in text or "not a GGUF" in text


def test_a_gguf_of_an_unknown_kind_is_refused(place: Path, tmp_path: Path) -> None:
    file = makers.make_gguf(tmp_path / "tiny.gguf", makers.make_llama())
    file.write_bytes(file.read_bytes().replace(b"llama", b"lamma"))
    assert "lamma" in refuse(file, place)


def test_a_copy_that_answers_differently_or_talks_nonsense_is_refused(
    tmp_path: Path,
) -> None:
    from app.engine.models import conversion

    good = conversion.Comparison(100, 98, 2, 0.02, 3.0, 3.0, 3.0)
    conversion._judge(good)
    for worse in ({"same_choice": 97}, {"mean_difference": 0.2}, {"nll_converted": math.nan}):
        with pytest.raises(PackError, match="does not answer as the original"):
            conversion._judge(dataclasses.replace(good, **worse))
    file = makers.make_gguf(tmp_path / "tiny.gguf", makers.make_llama())
    (tmp_path / "out").mkdir()
    with pytest.raises(PackError, match="plain English"):
        conversion.convert_gguf(
            file, tmp_path / "out", progress=lambda step, part: None, nll_below=1.0
        )


def test_a_number_changed_on_the_disk_is_noticed(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import save_file

    from app.engine.models import conversion

    weights = {"a": torch.ones(4), "b": torch.arange(4.0)}
    save_file({n: t.bfloat16() for n, t in weights.items()}, tmp_path / "model.safetensors")
    assert conversion._compare_tensors(tmp_path, weights) == 2
    with pytest.raises(PackError, match="differs from the original in b"):
        conversion._compare_tensors(tmp_path, weights | {"b": torch.zeros(4)})
    with pytest.raises(PackError, match="incomplete"):
        conversion._compare_tensors(tmp_path, weights | {"c": torch.ones(1)})


def test_a_gguf_whose_counts_are_absurd_is_refused_at_once(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "absurd.gguf"
    file.write_bytes(b"GGUF" + (3).to_bytes(4, "little") + b"\xff" * 64)
    assert "damaged or incomplete" in refuse(file, place)


def test_a_model_too_large_for_the_machine_is_refused(
    place: Path, llm_source: Path, tmp_path: Path
) -> None:
    assert "needs about" in refuse(llm_source, place, memory=50_000)
    file = makers.make_gguf(tmp_path / "tiny.gguf", makers.make_llama())
    assert "needs about" in refuse(file, place, memory=50_000)


def test_the_memory_needed_is_weights_work_and_cache() -> None:
    checks.check_memory(1000, 300, memory=1500)
    with pytest.raises(PackError, match="Choose a smaller model"):
        checks.check_memory(1000, 301, memory=1500)


def test_a_disk_that_is_too_small_is_noticed_before_anything_is_written(
    place: Path, llm_source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**12, 10**12 - 10**6, 10**6))
    assert "Free some space" in refuse(llm_source, place, DiskFull)


def test_a_disk_that_fills_up_while_writing_is_said_so(
    place: Path, llm_source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fill)
    assert "is full" in refuse(llm_source, place, DiskFull)


def test_a_models_folder_that_cannot_be_written_to_is_said_so(
    tmp_path: Path, llm_source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CARREL_MODELS", str(tmp_path / "file" / "models"))
    with pytest.raises(PackError, match="cannot be stored"):
        models.import_pack(llm_source)


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:/e"]
)
def test_an_archive_that_reaches_outside_is_refused(place: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / "pack.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("pack.json", "{}")
        archive.writestr(name, "x")
    assert "outside its folder" in refuse(file, place)
    assert not list(tmp_path.rglob("evil*"))


def test_an_archive_with_a_link_is_refused(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "pack.zip"
    entry = zipfile.ZipInfo("model.safetensors")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("pack.json", "{}")
        archive.writestr(entry, "/etc/hostname")
    assert "outside its folder" in refuse(file, place)


@pytest.mark.parametrize("path", ["../out.json", "/out.json", "a/../../out.json", "C:out.json", ""])
def test_a_description_that_names_files_outside_is_refused(
    place: Path, tmp_path: Path, path: str
) -> None:
    import json

    file = tmp_path / "pack.zip"
    fields = {
        "format": 1, "name": "x", "title": "x", "role": "llm", "licence": "", "parameters": 1,
        "max_tokens": 1, "dimension": 1, "query_prefix": "", "passage_prefix": "",
        "prompt_lookup": False, "origin": "", "installed": "",
        "files": [{"path": path, "sha256": "", "bytes": 1}],
    }  # fmt: skip
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("pack.json", json.dumps(fields))
    assert "description in this archive is damaged" in refuse(file, place)


def test_an_archive_of_nothing_known_is_refused(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "things-1.0-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("things/__init__.py", "raise SystemExit")
    assert "holds no model that Carrel knows" in refuse(file, place)
    file.write_bytes(file.read_bytes()[:-30])
    assert "damaged or incomplete" in refuse(file, place)


def test_a_wheel_with_other_content_than_published_is_refused(place: Path, tmp_path: Path) -> None:
    entry = models.manifest().defaults()[0]
    for suffix in (".whl", ".zip"):
        file = tmp_path / f"{entry.source.package}{suffix}"
        with zipfile.ZipFile(file, "w") as archive:
            for each in entry.files:
                archive.writestr(each.path, b"x" * min(each.bytes, 1000))
        assert "check sum differs" in refuse(file, place)


def test_out_of_memory_while_loading_is_said_so(
    place: Path, llm_source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from psutil import virtual_memory

    pack = models.import_pack(llm_source)
    little = virtual_memory()._replace(available=1000)
    monkeypatch.setattr("psutil.virtual_memory", lambda: little)
    with pytest.raises(OutOfMemory, match="tiny-llama"):
        models.load_llm(pack, Choice("cpu", "float32", 1, ""))


def test_a_pack_that_lost_a_byte_is_noticed(place: Path, llm_source: Path) -> None:
    pack = models.import_pack(llm_source)
    weights = pack.folder / "model.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    assert models.verify(pack) == ["model.safetensors has changed since it was imported."]
    weights.write_bytes(content[:-1])
    with pytest.raises(PackError, match="another size"):
        models.load_llm(pack, Choice("cpu", "float32", 1, ""))
    weights.unlink()
    assert models.verify(pack) == ["model.safetensors is missing."]
    assert any("model.safetensors is missing" in problem for problem in models.scan()[1])
    (pack.folder / "late.py").write_text("")
    assert any("late.py" in problem for problem in models.verify(pack))
