"""Embedding for real: the vectors that sentence-transformers makes, whatever the batch."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.engine.embedding import HuggingFaceEmbedding

pytestmark = pytest.mark.models

TEXTS = [
    "The harbour was quiet.",
    "My father repaired radios, and I wrote SHORT stories about Übermut (1902). " * 4,
    "",
    "x",
    "今天天气很好。 Привет, мир!",
    "One [MASK] more [SEP] or less.",
]
LONG = "Every spring the river rises over the meadows behind the old mill. " * 60


@pytest.fixture(scope="module")
def model(embedder_folder: Path) -> Iterator[Any]:
    import torch
    from sentence_transformers import SentenceTransformer

    threads = torch.get_num_threads()
    yield SentenceTransformer(str(embedder_folder), device="cpu", local_files_only=True)
    torch.set_num_threads(threads)
    gc.collect()


@pytest.fixture
def embedder(model: Any, embedder_folder: Path) -> HuggingFaceEmbedding:
    return HuggingFaceEmbedding(embedder_folder, model=model, max_length=256)


def test_vectors_are_those_that_sentence_transformers_makes(
    embedder: HuggingFaceEmbedding, model: Any
):
    expected = model.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)
    assert np.allclose(embedder.embed(TEXTS), expected, atol=1e-5)


def test_a_vector_does_not_depend_on_what_stands_beside_the_text(embedder: HuggingFaceEmbedding):
    together = embedder.embed([*TEXTS, LONG] * 3)
    alone = np.concatenate([embedder.embed([text]) for text in [*TEXTS, LONG]] * 3)
    assert np.allclose(together, alone, atol=1e-5)


def test_what_others_do_with_the_tokenizer_cuts_no_text(embedder: HuggingFaceEmbedding, model: Any):
    before = embedder.embed([LONG])
    model.tokenizer([LONG, "short"], truncation=True, padding="max_length", max_length=16)
    assert np.allclose(embedder.embed([LONG]), before, atol=1e-6)


def test_prompts_of_the_model_itself_are_not_lost(embedder_folder: Path):
    from sentence_transformers import SentenceTransformer

    prompted = SentenceTransformer(
        str(embedder_folder), device="cpu", local_files_only=True,
        prompts={"passage": "A passage about the sea: "}, default_prompt_name="passage",
    )  # fmt: skip
    expected = prompted.encode(TEXTS[:2], normalize_embeddings=True, show_progress_bar=False)
    embedder = HuggingFaceEmbedding(embedder_folder, model=prompted)
    assert np.allclose(embedder.embed(TEXTS[:2]), expected, atol=1e-5)


def test_a_module_that_wants_more_than_tokens_is_served_by_encode(embedder_folder: Path):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(embedder_folder), device="cpu", local_files_only=True)
    plain = HuggingFaceEmbedding(embedder_folder, model=model).embed(TEXTS[:2])
    seen = []

    class Careful(type(model[0])):  # type: ignore[misc]
        def preprocess(self, inputs: Any, *args: Any, **kwargs: Any) -> Any:
            seen.append(len(inputs))
            return {**super().preprocess(inputs, *args, **kwargs), "marker": True}

        def forward(self, features: Any, **kwargs: Any) -> Any:
            del features["marker"]  # a KeyError for whoever skipped ``preprocess``
            return super().forward(features, **kwargs)

    model[0].__class__ = Careful
    vectors = HuggingFaceEmbedding(embedder_folder, model=model).embed(TEXTS[:2])
    assert seen and np.allclose(vectors, plain, atol=1e-5)
