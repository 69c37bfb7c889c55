"""Models come in as folders, GGUF files and archives, and are usable afterwards."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.engine import models
from app.engine.models.device import Choice
from app.errors import Cancelled, PackError
from tests.engine.models import makers

CPU = Choice("cpu", "float32", 1, "a test")


def test_importing_the_package_brings_neither_torch_nor_transformers() -> None:
    code = (
        "import sys, app.engine.models;"
        "print([m for m in ('torch', 'transformers', 'numpy', 'gguf') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_a_folder_with_a_language_model_becomes_a_pack(
    place: Path, llm_source: Path, no_network: list[str]
) -> None:
    steps: list[tuple[str, float]] = []
    pack = models.import_pack(llm_source, progress=lambda step, part: steps.append((step, part)))
    assert (pack.name, pack.title, pack.role) == ("tiny-llama", "Tiny Llama", "llm")
    assert (pack.licence, pack.max_tokens, pack.dimension) == ("mit", 512, 32)
    assert pack.prompt_lookup
    assert pack.folder == place / "tiny-llama"
    for file in pack.files:
        content = (pack.folder / file.path).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (file.sha256, file.bytes)
    parts = [part for _, part in steps]
    assert parts == sorted(parts) and parts[-1] == 1.0
    assert models.find("tiny-llama", "llm") == pack
    assert models.verify(pack) == []
    model, tokenizer = models.load_llm(pack, CPU)
    assert not model.training
    text = tokenizer.apply_chat_template([{"role": "user", "content": "tea"}], tokenize=False)
    assert text == "<|im_start|>user\ntea<|im_end|>\n"


def test_a_folder_with_an_embedder_becomes_a_pack(
    place: Path, embedder_source: Path, no_network: list[str]
) -> None:
    pack = models.import_pack(embedder_source)
    assert (pack.role, pack.max_tokens, pack.dimension) == ("embedder", 48, 32)
    assert not pack.prompt_lookup
    embedder = models.load_embedder(pack, CPU)
    vectors = embedder.encode(["the lazy dog"], show_progress_bar=False)
    assert vectors.shape == (1, 32)
    assert embedder.max_seq_length == 48
    assert embedder.default_prompt_name is None


def test_an_older_layout_with_the_transformer_in_its_own_folder_is_understood(
    place: Path, embedder_source: Path
) -> None:
    inner = embedder_source / "0_Transformer"
    inner.mkdir()
    for path in [*embedder_source.glob("*token*"), *embedder_source.glob("*.safetensors")]:
        path.rename(inner / path.name)
    for name in ("config.json", "sentence_bert_config.json"):
        (embedder_source / name).rename(inner / name)
    modules = json.loads((embedder_source / "modules.json").read_text(encoding="utf-8"))
    modules[0]["path"] = "0_Transformer"
    makers.write_json(embedder_source / "modules.json", modules)
    pack = models.import_pack(embedder_source)
    assert (pack.role, pack.max_tokens) == ("embedder", 48)


def test_prefixes_come_from_the_folder_itself_or_from_the_family_of_its_name(
    place: Path, embedder_source: Path
) -> None:
    family = embedder_source.rename(embedder_source.with_name("multilingual-e5-tiny"))
    pack = models.import_pack(family)
    assert (pack.query_prefix, pack.passage_prefix) == ("query: ", "passage: ")
    prompts = {"prompts": {"query": "ask: ", "document": "read: "}, "default_prompt_name": "query"}
    makers.write_json(family / "config_sentence_transformers.json", prompts)
    own = models.import_pack(family.rename(family.with_name("own-words")))
    assert (own.query_prefix, own.passage_prefix) == ("ask: ", "read: ")
    assert models.load_embedder(own, CPU).default_prompt_name is None


def test_only_what_belongs_to_the_model_is_copied(place: Path, llm_source: Path) -> None:
    (llm_source / "pytorch_model.bin").write_bytes(b"a pickle beside the safetensors")
    (llm_source / "model.fp16.safetensors").write_bytes(b"another variant")
    (llm_source / "onnx").mkdir()
    (llm_source / "onnx" / "model.onnx").write_bytes(b"x")
    (llm_source / ".git").mkdir()
    (llm_source / ".git" / "hook.py").write_text("never read")
    (llm_source / "LICENSE").write_text("kept")
    pack = models.import_pack(llm_source)
    here = {p.relative_to(pack.folder).as_posix() for p in pack.folder.rglob("*") if p.is_file()}
    assert here == {file.path for file in pack.files} | {"pack.json"}
    assert "LICENSE" in here and "pytorch_model.bin" not in here
    assert not any("onnx" in each or "fp16" in each for each in here)


def test_a_sliding_window_switches_prompt_lookup_off(place: Path, llm_source: Path) -> None:
    makers.change_json(llm_source / "config.json", layer_types=["full_attention", "sliding"])
    from app.engine.models.folders import inspect_folder

    assert not inspect_folder(llm_source).prompt_lookup


def test_a_gguf_file_is_converted_and_answers_as_the_original(place: Path, tmp_path: Path) -> None:
    """The original here is the model the GGUF was made from, not what was read back from it."""
    import torch

    original = makers.make_llama()
    pack = models.import_pack(makers.make_gguf(tmp_path / "Tiny.F32.gguf", original))
    assert (pack.name, pack.title, pack.role, pack.licence) == ("tiny.f32", "tiny", "llm", "mit")
    assert not any(file.path.endswith(".gguf") for file in pack.files)
    model, tokenizer = models.load_llm(pack, CPU)
    ids = tokenizer("the quick brown fox in 1969", return_tensors="pt").input_ids
    assert tokenizer.decode(ids[0]) == "the quick brown fox in 1969"
    with torch.inference_mode():
        expected, converted = original(ids).logits, model(ids).logits
    assert (expected - converted).abs().mean() < 0.02 * expected.std()
    for name, tensor in original.state_dict().items():
        assert torch.equal(tensor.to(torch.bfloat16).float(), model.state_dict()[name]), name
    assert model.generation_config.eos_token_id == [2, 0]
    assert tokenizer.eos_token == "<|im_end|>"
    assert tokenizer.chat_template == makers.TEMPLATE
    checked = pack.verification
    assert checked is not None
    assert checked["same_choice"] + checked["undecided"] == checked["positions"]
    assert checked["tensors"] == 2 + 2 * 9


def test_with_little_memory_the_numbers_are_compared_and_the_answers_are_not(
    place: Path, tmp_path: Path
) -> None:
    file = makers.make_gguf(tmp_path / "tiny.gguf", makers.make_llama())
    pack = models.import_pack(file, memory=180_000)
    assert pack.verification is not None
    assert pack.verification["tensors"] == 20
    assert "too little memory" in pack.verification["logits"]


def test_a_gguf_with_digits_split_apart_keeps_doing_so(place: Path, tmp_path: Path) -> None:
    pack = models.import_pack(makers.make_gguf(tmp_path / "tiny.gguf", makers.make_llama()))
    pieces = models.load_tokenizer(pack).tokenize("½2³")
    assert "".join(pieces) == "".join(makers.make_backend().encode("½2³").tokens)
    assert pieces == makers.make_backend().encode("½2³").tokens


def test_an_unknown_way_of_splitting_words_is_refused(place: Path, tmp_path: Path) -> None:
    file = makers.make_gguf(tmp_path / "tiny.gguf", makers.make_llama(), splitting="tomorrow")
    with pytest.raises(PackError, match="splits words"):
        models.import_pack(file)


def test_an_exported_pack_can_be_imported_again(
    place: Path, llm_source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = models.import_pack(llm_source)
    file = models.export("tiny-llama", tmp_path / "tiny.zip")
    assert zipfile.ZipFile(file).namelist()[0] == "pack.json"
    monkeypatch.setenv("CARREL_MODELS", str(tmp_path / "another machine"))
    again = models.import_pack(file)
    assert again.files == pack.files
    assert (again.name, again.title, again.licence) == (pack.name, pack.title, pack.licence)
    assert again.identity == pack.identity


def test_an_exported_pack_that_was_changed_is_refused(
    place: Path, llm_source: Path, tmp_path: Path
) -> None:
    models.import_pack(llm_source)
    file = models.export("tiny-llama", tmp_path / "tiny.zip")
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"32", b"33") if name == "config.json" else content)
    models.remove("tiny-llama")
    with pytest.raises(PackError, match="check sum"):
        models.import_pack(changed)
    assert not (place / "tiny-llama").exists()


def test_importing_the_same_model_twice_keeps_one(place: Path, llm_source: Path) -> None:
    first = models.import_pack(llm_source)
    assert models.import_pack(llm_source) == first
    assert [each.name for each in place.iterdir() if each.is_dir()] == ["tiny-llama"]


def test_another_model_of_the_same_name_stands_beside_the_first(
    place: Path, llm_source: Path
) -> None:
    models.import_pack(llm_source)
    (llm_source / "README.md").write_text("another one", encoding="utf-8")
    assert models.import_pack(llm_source).name == "tiny-llama-2"
    assert models.find("tiny-llama").licence == "mit"


def test_an_archive_cannot_take_the_place_of_a_pack_it_only_claims_to_be(
    place: Path, llm_source: Path, embedder_source: Path, tmp_path: Path
) -> None:
    genuine = models.import_pack(llm_source)
    other = models.import_pack(embedder_source)
    claim = json.loads((other.folder / "pack.json").read_text(encoding="utf-8"))
    claim |= {"name": genuine.name, "origin": genuine.origin}
    file = tmp_path / "claim.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("pack.json", json.dumps(claim))
        for each in other.files:
            archive.write(other.folder / each.path, each.path)
    assert models.import_pack(file).name == "tiny-llama-2"
    assert models.verify(genuine) == []


def test_importing_again_repairs_a_damaged_pack(place: Path, llm_source: Path) -> None:
    pack = models.import_pack(llm_source)
    (pack.folder / "config.json").write_text("{}", encoding="utf-8")
    assert models.verify(pack)
    assert models.import_pack(llm_source).folder == pack.folder
    assert models.verify(pack) == []


def test_a_persons_own_folder_of_that_name_is_never_replaced(place: Path, llm_source: Path) -> None:
    mine = place / "tiny-llama"
    mine.mkdir(parents=True)
    (mine / "notes.txt").write_text("mine")
    assert models.import_pack(llm_source).name == "tiny-llama-2"
    assert (mine / "notes.txt").read_text() == "mine"


def test_stopping_an_import_leaves_nothing(place: Path, llm_source: Path) -> None:
    def stop(step: str, part: float) -> None:
        if part > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        models.import_pack(llm_source, progress=stop)
    assert [each.name for each in place.iterdir()] == [".lock"]


def test_removing_a_pack_removes_it_all(place: Path, llm_source: Path) -> None:
    models.import_pack(llm_source)
    models.remove("tiny-llama")
    assert [each.name for each in place.iterdir()] == [".lock"]
    with pytest.raises(PackError, match="not installed"):
        models.remove("tiny-llama")


def test_a_pack_with_a_damaged_description_can_still_be_removed(
    place: Path, llm_source: Path
) -> None:
    pack = models.import_pack(llm_source)
    (pack.folder / "pack.json").write_text("{", encoding="utf-8")
    packs, problems = models.scan()
    assert "tiny-llama" not in [each.name for each in packs]
    assert any("tiny-llama" in problem for problem in problems)
    models.remove("tiny-llama")
    assert not pack.folder.exists()


def test_a_pack_of_another_role_is_not_found(place: Path, llm_source: Path) -> None:
    models.import_pack(llm_source)
    with pytest.raises(PackError, match="cannot find passages"):
        models.find("tiny-llama", "embedder")


def test_a_folder_copied_by_hand_is_adopted(place: Path, llm_source: Path) -> None:
    place.mkdir()
    shutil.copytree(llm_source, place / "From The Stick")
    packs, problems = models.scan()
    assert problems == []
    (pack,) = [each for each in packs if each.folder.parent == place]
    assert (pack.name, pack.role, pack.origin) == ("From The Stick", "llm", "copied by hand")
    assert models.verify(pack) == []
    models.load_llm(pack, CPU)
    assert models.import_pack(pack.folder) == pack


def test_a_folder_that_is_still_being_copied_is_reported_and_adopted_later(
    place: Path, llm_source: Path
) -> None:
    shutil.copytree(llm_source, place / "slow", ignore=shutil.ignore_patterns("tokenizer*"))
    assert any("no tokenizer" in problem for problem in models.scan()[1])
    assert not (place / "slow" / "pack.json").exists()
    shutil.copytree(llm_source, place / "slow", dirs_exist_ok=True)
    packs, problems = models.scan()
    assert "slow" in [pack.name for pack in packs] and problems == []


def test_a_gguf_copied_by_hand_is_pointed_out_until_it_is_imported(
    place: Path, tmp_path: Path
) -> None:
    place.mkdir()
    file = makers.make_gguf(place / "tiny.gguf", makers.make_llama())
    assert any("tiny.gguf" in problem for problem in models.scan()[1])
    models.import_pack(file)
    assert models.scan()[1] == []
