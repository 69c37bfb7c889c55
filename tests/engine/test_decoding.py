"""The lean decode step gives what the library's own loop gives."""

from pathlib import Path
from typing import Any

import pytest

from app.engine.decoding import STEP, LeanDecoder

torch = pytest.importorskip("torch")


def make_model(heads: int, kv_heads: int, tied: bool, **config: Any) -> Any:
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(heads)
    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=211, hidden_size=48, intermediate_size=80, num_hidden_layers=3,
            num_attention_heads=heads, num_key_value_heads=kv_heads, tie_word_embeddings=tied,
            max_position_embeddings=1024, pad_token_id=0, bos_token_id=1, eos_token_id=2, **config,
        )
    ).eval()  # fmt: skip


class Collector:
    """Takes the tokens a streamer would."""

    def __init__(self) -> None:
        self.tokens: list[int] = []
        self.ended = False

    def put(self, token: Any) -> None:
        self.tokens += token.tolist()

    def end(self) -> None:
        self.ended = True


@pytest.mark.parametrize(
    ("heads", "kv_heads", "tied"), [(6, 2, True), (4, 4, False), (8, 1, True), (3, 3, True)]
)
def test_tokens_equal_those_of_generate(heads: int, kv_heads: int, tied: bool):
    model = make_model(heads, kv_heads, tied)
    prompt = torch.randint(3, 211, (1, 37))
    wanted = {"do_sample": False, "min_new_tokens": STEP + 40, "max_new_tokens": STEP + 40}
    with torch.inference_mode():
        plain = model.generate(input_ids=prompt, attention_mask=torch.ones_like(prompt), **wanted)
        lean, sink = LeanDecoder(model), Collector()
        ours = model.generate(
            input_ids=prompt, attention_mask=torch.ones_like(prompt), custom_generate=lean,
            sink=sink, **wanted,
        )  # fmt: skip
        again = model.generate(input_ids=prompt, attention_mask=torch.ones_like(prompt), **wanted)
    assert ours.tolist() == plain.tolist() == again.tolist()
    assert sink.tokens == plain[0, 37:].tolist() and sink.ended


def test_an_end_token_ends_the_answer():
    model = make_model(4, 2, True)
    prompt = torch.randint(3, 211, (1, 9))
    mask = torch.ones_like(prompt)
    with torch.inference_mode():
        free = model.generate(input_ids=prompt, attention_mask=mask, max_new_tokens=20)
        stop = int(free[0, 9 + 5])
        lean = LeanDecoder(model)
        ours = model.generate(
            input_ids=prompt, attention_mask=mask, max_new_tokens=20, eos_token_id=stop,
            custom_generate=lean, sink=Collector(),
        )  # fmt: skip
    first = free[0, 9:].tolist().index(stop)
    assert ours[0].tolist() == free[0, : 9 + first + 1].tolist()


def test_other_shapes_are_left_to_the_library():
    assert LeanDecoder.fits(make_model(4, 2, True))
    assert not LeanDecoder.fits(make_model(4, 2, True, attention_bias=True))
    assert not LeanDecoder.fits(make_model(4, 2, True, mlp_bias=True))
    assert not LeanDecoder.fits(make_model(4, 2, True, hidden_act="gelu"))
    assert not LeanDecoder.fits(make_model(4, 2, True).half())


def test_fusing_spends_no_memory_twice():
    model = make_model(4, 2, True)
    before = model.model.layers[0].self_attn.k_proj.weight.clone()
    lean = LeanDecoder(model)
    attention = model.model.layers[0].self_attn
    assert attention.k_proj.weight.equal(before)
    joined = lean.layers[0][1].untyped_storage().data_ptr()
    for module in (attention.q_proj, attention.k_proj, attention.v_proj):
        assert module.weight.untyped_storage().data_ptr() == joined


@pytest.mark.models
def test_the_default_model_writes_the_same_in_float32(llm_folder: Path):
    from app.engine.huggingface import HuggingFaceLLM
    from app.engine.llm import ChatMessage
    from app.engine.stream import Cancellation

    llm = HuggingFaceLLM(model_name=llm_folder, dtype="float32", max_new_tokens=24)
    asked = [ChatMessage("user", "Which colours does the rainbow have, and in which order?")]
    assert llm.lean is not None
    ours = llm.complete(asked, cancel=Cancellation())
    llm.lean = None
    assert llm.complete(asked, cancel=Cancellation()) == ours
