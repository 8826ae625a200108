"""Write the MiniLM sentence encoder as an ONNX graph, straight from its published weights.

The model is a six-layer BERT whose token vectors are averaged and scaled to length one
(Reimers and Gurevych 2019; Wang et al. 2020). Fused operators of ONNX Runtime are written directly,
because its own optimiser made an invalid graph of this model; no torch is needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import onnx

LAYERS, HEADS, WIDTH = 6, 12, 384
_EPSILON = 1e-12
_FUSED = "com.microsoft"
_ALREADY_FUSED = {"onnx.quant.pre_process": "onnxruntime.quant"}
"""Tells the quantiser what is true here: that the graph needs no optimising first."""

Weights = dict[str, NDArray[np.generic]]


class EncoderGraph:
    """Gathers nodes and constants while the encoder is written down, from the tokens to one unit vector."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def model(self) -> onnx.ModelProto:
        """``input_ids`` and ``attention_mask`` (batch, length) to ``embedding`` (batch, 384)."""
        from onnx import TensorProto, helper

        tokens = self._embed_tokens()
        mask = self._node("Cast", ["attention_mask"], to=TensorProto.INT32)
        for layer in range(LAYERS):
            tokens = self._layer(tokens, mask, f"encoder.layer.{layer}.")
        self._average(tokens)
        ids = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
            for name in ("input_ids", "attention_mask")
        ]
        out = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", WIDTH])
        graph = helper.make_graph(self._nodes, "minilm", ids, [out], self._constants)
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)]
        model = helper.make_model(graph, opset_imports=versions, ir_version=9)
        helper.set_model_props(model, _ALREADY_FUSED)
        return model

    def _embed_tokens(self) -> str:
        words = self._node("Gather", [self._weight("embeddings.word_embeddings.weight"), "input_ids"], axis=0)
        # All tokens are of segment 0, so its vector is added to the positions once, here.
        positions = self._numbers("embeddings.position_embeddings.weight")
        positions = positions + self._numbers("embeddings.token_type_embeddings.weight")[0]
        shape = self._node("Shape", ["input_ids"])
        length = self._node("Slice", [shape, self._integers(1), self._integers(2)])
        # A Slice, not Range and Gather: ONNX Runtime turns those into an invalid Slice.
        table = self._constant(positions)
        placed = self._node("Slice", [table, self._integers(0), length, self._integers(0)])
        both = self._node("Add", [words, placed])
        scale, shift = self._norm("embeddings.LayerNorm")
        return self._node("LayerNormalization", [both, scale, shift], axis=-1, epsilon=_EPSILON)

    def _layer(self, tokens: str, mask: str, at: str) -> str:
        heads = self._attention(tokens, mask, at)
        heads = self._times(heads, at + "attention.output.dense")
        tokens = self._add_and_norm(heads, tokens, at + "attention.output")
        wide = self._times(tokens, at + "intermediate.dense")
        wide = self._node("BiasGelu", [wide, self._weight(at + "intermediate.dense.bias")], domain=_FUSED)
        return self._add_and_norm(self._times(wide, at + "output.dense"), tokens, at + "output")

    def _attention(self, tokens: str, mask: str, at: str) -> str:
        parts = [at + f"attention.self.{part}." for part in ("query", "key", "value")]
        weight = np.concatenate([self._numbers(part + "weight").T for part in parts], axis=1)
        bias = np.concatenate([self._numbers(part + "bias") for part in parts])
        given = [tokens, self._constant(weight), self._constant(bias), mask]
        return self._node("Attention", given, num_heads=HEADS, domain=_FUSED)

    def _add_and_norm(self, new: str, old: str, at: str) -> str:
        scale, shift = self._norm(at + ".LayerNorm")
        given = [new, old, scale, shift, self._weight(at + ".dense.bias")]
        return self._node("SkipLayerNormalization", given, epsilon=_EPSILON, domain=_FUSED)

    def _average(self, tokens: str) -> None:
        from onnx import TensorProto, helper

        mask = self._node("Cast", ["attention_mask"], to=TensorProto.FLOAT)
        wide_mask = self._node("Unsqueeze", [mask, self._integers(2)])
        kept = self._node("Mul", [tokens, wide_mask])
        total = self._node("ReduceSum", [kept, self._integers(1)], keepdims=0)
        count = self._node("ReduceSum", [mask, self._integers(1)], keepdims=1)
        mean = self._node("Div", [total, count])
        self._nodes.append(helper.make_node("LpNormalization", [mean], ["embedding"], axis=-1, p=2))

    def _times(self, given: str, name: str) -> str:
        return self._node("MatMul", [given, self._constant(self._numbers(name + ".weight").T)])

    def _norm(self, name: str) -> tuple[str, str]:
        return self._weight(name + ".weight"), self._weight(name + ".bias")

    def _numbers(self, name: str) -> NDArray[np.float32]:
        return self._weights[name].astype(np.float32)

    def _weight(self, name: str) -> str:
        return self._constant(self._numbers(name))

    def _integers(self, value: int) -> str:
        return self._constant(np.array([value], np.int64))

    def _constant(self, numbers: NDArray[np.generic]) -> str:
        from onnx import numpy_helper

        name = f"constant_{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(numbers), name))
        return name

    def _node(self, kind: str, given: list[str], **settings: object) -> str:
        from onnx import helper

        name = f"node_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, given, [name], name=name, **settings))  # type: ignore[arg-type]
        return name


def write_int8_model(weights: Weights, target: Path) -> None:
    """Write the encoder with 8-bit weights to ``target``; ``target``'s folder is used for the full one."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    full = target.with_suffix(".full.onnx")
    try:
        onnx.save(EncoderGraph(weights).model(), str(full))
        quantize_dynamic(
            full,
            target,
            weight_type=QuantType.QInt8,
            # Fused operators have no declared output type; they all give float32.
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    finally:
        full.unlink(missing_ok=True)
