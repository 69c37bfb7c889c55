"""A lean decode step for Llama-shaped models on a CPU, plugged into ``generate``.

At this size a token costs more in modules and dispatch than in memory traffic, so one step is
plain tensor calls on fused weights and a preallocated cache. Reading the prompt, choosing tokens
and stopping stay the library's; other shapes, devices and sampling use its own loop.
"""

from typing import Any

STEP = 256
"""Positions by which the cache grows."""


class LeanDecoder:
    """The decoding loop for one model; pass it to ``generate`` as ``custom_generate``.

    The fused weights replace the model's own storage (its modules keep views of them), so no
    memory is spent twice. Check ``fits`` first.
    """

    def __init__(self, model: Any) -> None:
        import torch

        self.model = model
        config = model.config
        self.heads, self.kv_heads = config.num_attention_heads, config.num_key_value_heads
        self.size = getattr(config, "head_dim", None) or config.hidden_size // self.heads
        self.epsilon = config.rms_norm_eps
        self.layers = [_fuse(layer) for layer in model.model.layers]
        positions = torch.arange(config.max_position_embeddings)[None]
        cosine, sine = model.model.rotary_emb(model.model.embed_tokens.weight[:1], positions)
        sine[..., : self.size // 2] *= -1  # so that rotating is one roll and one addcmul
        self.cosine, self.sine = cosine[0], sine[0]

    @staticmethod
    def fits(model: Any) -> bool:
        """Tell whether this model is computed here: plain Llama on a CPU in bf16 or float32."""
        config = model.config
        rope = getattr(config, "rope_parameters", None) or {}
        return (
            type(model).__name__ == "LlamaForCausalLM"
            and model.device.type == "cpu"
            and str(model.dtype) in ("torch.bfloat16", "torch.float32")
            and rope.get("rope_type") == "default"
            and config.hidden_act == "silu"
            and not (config.attention_bias or config.mlp_bias)
        )

    def __call__(
        self,
        model: Any,
        input_ids: Any,
        logits_processor: Any,
        stopping_criteria: Any,
        generation_config: Any,
        sink: Any = None,
        **model_kwargs: Any,
    ) -> Any:
        """Decode greedily from ``input_ids``, shape (1, n); return them with what was written.

        ``sink`` is the streamer under a name of our own: transformers 5.23 drops every usual
        argument of a callable ``custom_generate``, the streamer too.
        """
        import torch

        read = model(
            input_ids=input_ids, attention_mask=model_kwargs.get("attention_mask"),
            use_cache=True, logits_to_keep=1,
        )  # fmt: skip
        keys, values = self._take_cache(read.past_key_values)
        logits, length = read.logits[:, -1].float(), input_ids.shape[1]
        while True:
            token = logits_processor(input_ids, logits).argmax(-1)
            if sink is not None:
                sink.put(token)
            input_ids = torch.cat([input_ids, token[:, None]], dim=-1)
            if bool(stopping_criteria(input_ids, None).all()):
                break
            if length == keys[0].shape[2]:
                keys, values = [_grow(k) for k in keys], [_grow(v) for v in values]
            logits = self._step(token, length, keys, values).float()[None]
            length += 1
        if sink is not None:
            sink.end()
        return input_ids

    def _take_cache(self, cache: Any) -> tuple[list[Any], list[Any]]:
        return (
            [_grow(layer.keys) for layer in cache.layers],
            [_grow(layer.values) for layer in cache.layers],
        )

    def _step(self, token: Any, at: int, keys: list[Any], values: list[Any]) -> Any:
        """Return the logits, shape (vocabulary,), after one more token at position ``at``."""
        import torch
        from torch.nn.functional import rms_norm, scaled_dot_product_attention, silu

        heads, kv, size, epsilon = self.heads, self.kv_heads, self.size, self.epsilon
        rotated, half = heads + kv, size // 2
        cosine, sine = self.cosine[at], self.sine[at]
        x = self.model.model.embed_tokens.weight[token[0]]
        shape = (x.shape[0],)
        for (norm, qkv, out, norm2, gate_up, down), k, v in zip(
            self.layers, keys, values, strict=True
        ):
            mixed = torch.mv(qkv, rms_norm(x, shape, norm, epsilon)).view(rotated + kv, size)
            turned = mixed[:rotated]
            turned = torch.addcmul(turned * cosine, turned.roll(half, -1), sine)
            k[0, :, at] = turned[heads:]
            v[0, :, at] = mixed[rotated:]
            seen = scaled_dot_product_attention(
                turned[:heads].view(1, heads, 1, size), k[:, :, : at + 1], v[:, :, : at + 1],
                enable_gqa=heads != kv,
            )  # fmt: skip
            x = x + torch.mv(out, seen.reshape(-1))
            both = torch.mv(gate_up, rms_norm(x, shape, norm2, epsilon)).view(2, -1)
            x = x + torch.mv(down, silu(both[0]).mul_(both[1]))
        x = rms_norm(x, shape, self.model.model.norm.weight, epsilon)
        return torch.mv(self.model.lm_head.weight, x)


def _fuse(layer: Any) -> tuple[Any, ...]:
    """Return a layer's weights, those that read the same input joined, without copies left over."""
    attention, mlp = layer.self_attn, layer.mlp
    return (
        layer.input_layernorm.weight,
        _join(attention.q_proj, attention.k_proj, attention.v_proj),
        attention.o_proj.weight,
        layer.post_attention_layernorm.weight,
        _join(mlp.gate_proj, mlp.up_proj),
        mlp.down_proj.weight,
    )


def _join(*modules: Any) -> Any:
    import torch

    joined = torch.cat([module.weight.data for module in modules])
    row = 0
    for module in modules:
        rows = module.weight.shape[0]
        module.weight.data = joined[row : row + rows]
        row += rows
    return joined


def _grow(cache: Any) -> Any:
    """Return the cache, shape (1, heads, n, size), with room for more positions."""
    import torch

    _, heads, length, size = cache.shape
    bigger = torch.empty(1, heads, length + STEP, size, dtype=cache.dtype, device=cache.device)
    bigger[:, :, :length] = cache
    return bigger
