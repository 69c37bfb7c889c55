"""The packs every installation has: whole, quick to load, and equal to where they came from."""

import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.engine import models
from app.engine.models import Choice, Pack
from app.engine.models.conversion import DIFFERENCE_LIMIT
from app.errors import PackError

pytestmark = pytest.mark.models

BFLOAT16 = Choice("cpu", "bfloat16", 2, "a test")
FLOAT32 = Choice("cpu", "float32", 2, "a test")
SENTENCES = [
    "The contract may be terminated with thirty days' written notice.",
    "Bees make honey.",
    "Der Vertrag kann mit einer Frist von dreißig Tagen gekündigt werden.",
    "How long is the notice period?",
    "In 1969 Neil Armstrong walked on the moon; 12,345 people watched in Sydney.",
    "x",
    "The patient was given antibiotics because of a bacterial infection. " * 20,
]


def default_pack(name: str) -> Pack:
    try:
        return models.find(name)
    except PackError:
        pytest.skip(f"the default pack {name} is not installed (run.py fetches it)")


@pytest.fixture(scope="module")
def llm() -> Pack:
    return default_pack("smollm2-135m-instruct")


@pytest.fixture(scope="module")
def embedder() -> Pack:
    return default_pack("all-minilm-l6-v2")


@pytest.fixture(scope="module")
def loaded(llm: Pack) -> tuple[Any, Any]:
    return models.load_llm(llm, BFLOAT16)


def test_the_default_packs_are_what_the_manifest_says(llm: Pack, embedder: Pack) -> None:
    for pack in (llm, embedder):
        entry = models.manifest().entry(pack.name)
        assert entry is not None and entry.default
        for field in ("title", "role", "licence", "parameters", "max_tokens", "dimension",
                      "query_prefix", "passage_prefix", "prompt_lookup"):  # fmt: skip
            assert getattr(pack, field) == getattr(entry, field), field
        assert (pack.folder / entry.licence_file).is_file()
        assert models.verify(pack) == []
        sums = {file.path: file.sha256 for file in pack.files}
        for file in entry.files:
            assert file.to.endswith(".gguf") or sums[file.to] == file.sha256


def test_the_conversion_was_checked_against_the_original(llm: Pack) -> None:
    checked = llm.verification
    entry = models.manifest().entry(llm.name)
    assert checked is not None and entry is not None and entry.nll_below is not None
    assert checked["tensors"] == 272
    assert checked["prompts"] == 10
    assert checked["same_choice"] + checked["undecided"] == checked["positions"]
    assert checked["mean_logit_difference"] < DIFFERENCE_LIMIT * checked["logit_spread"]
    assert abs(checked["nll_converted"] - checked["nll_original"]) < 0.01
    assert checked["nll_converted"] < entry.nll_below


def test_model_and_tokenizer_load_in_under_three_seconds(
    loaded: tuple[Any, Any], llm: Pack, no_network: list[str]
) -> None:
    begin = time.monotonic()
    models.load_tokenizer(llm)
    assert time.monotonic() - begin < 1.5
    models.load_llm(llm, BFLOAT16)
    assert time.monotonic() - begin < 3


def test_the_language_model_answers_and_ends_its_turn(loaded: tuple[Any, Any]) -> None:
    model, tokenizer = loaded
    assert tokenizer.eos_token == "<|im_end|>" and 2 in model.generation_config.eos_token_id
    inputs = tokenizer.apply_chat_template(
        [{"role": "user", "content": "What is the capital of France?"}],
        add_generation_prompt=True,
        return_dict=True,
        return_tensors="pt",
    )
    output = model.generate(**inputs, max_new_tokens=40, do_sample=False)
    answer = tokenizer.decode(output[0, inputs["input_ids"].shape[1] :])
    assert "Paris" in answer and answer.endswith("<|im_end|>")


def test_the_tokenizer_splits_digits_and_keeps_special_tokens_whole(
    loaded: tuple[Any, Any],
) -> None:
    _, tokenizer = loaded
    assert tokenizer.tokenize("2024²") == ["2", "0", "2", "4", *tokenizer.tokenize("²")]
    assert tokenizer("<|im_start|>user").input_ids[0] == 1
    text = "Ein Absatz mit Ümläuten, 日本語 und\n\n  Einzügen."
    assert tokenizer.decode(tokenizer(text).input_ids) == text


def test_bfloat16_vectors_point_where_float32_vectors_do(
    embedder: Pack, no_network: list[str]
) -> None:
    import torch

    vectors = []
    for choice in (FLOAT32, BFLOAT16):
        model = models.load_embedder(embedder, choice)
        raw = model.encode(SENTENCES, convert_to_tensor=True, show_progress_bar=False).float()
        vectors.append(torch.nn.functional.normalize(raw, dim=-1))
    cosines = (vectors[0] * vectors[1]).sum(-1)
    assert vectors[0].shape == (len(SENTENCES), embedder.dimension)
    assert float(cosines.min()) >= 0.998


def test_the_embedder_reads_as_far_as_its_pack_says(embedder: Pack) -> None:
    model = models.load_embedder(embedder, FLOAT32)
    assert model.max_seq_length == embedder.max_tokens == 256
    shorter = models.load_embedder(replace(embedder, max_tokens=100), FLOAT32)
    assert shorter.max_seq_length == 100


def test_a_wheel_must_be_the_published_one_and_a_zip_must_hold_its_files(
    embedder: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARREL_MODELS", str(tmp_path / "elsewhere"))
    entry = models.manifest().entry(embedder.name)
    assert entry is not None
    file = tmp_path / entry.source.wheel
    with zipfile.ZipFile(file, "w") as archive:
        for each in entry.files:
            archive.write(embedder.folder / each.to, each.path)
    with pytest.raises(PackError, match="check sum"):
        models.import_pack(file)
    assert models.import_pack(file.rename(tmp_path / "repacked.zip")).files == embedder.files


def test_finding_and_listing_take_milliseconds(llm: Pack, embedder: Pack) -> None:
    begin = time.monotonic()
    packs, _ = models.scan()
    assert time.monotonic() - begin < 0.2
    assert {llm.name, embedder.name} <= {pack.name for pack in packs}


def test_a_pack_that_came_with_carrel_cannot_be_removed(
    embedder: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARREL_MODELS", str(tmp_path))
    with pytest.raises(PackError, match="came with Carrel"):
        models.remove(embedder.name)
    assert models.verify(embedder) == []


def test_a_pack_of_the_models_folder_can_be_exported_and_imported(
    embedder: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = models.export(embedder.name, tmp_path / "embedder.zip")
    monkeypatch.setenv("CARREL_MODELS", str(tmp_path / "elsewhere"))
    again = models.import_pack(file)
    assert again.files == embedder.files and again.identity == embedder.identity
    assert again.folder == tmp_path / "elsewhere" / embedder.name
