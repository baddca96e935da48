"""The network as an ONNX graph for int8 arithmetic, written from the weights.

Weights become int8 with one scale per output column; activations are quantised while it runs
(``DynamicQuantizeMatMul``). A change here that changes vectors raises ``BUILDER`` in ``engines.onnxruntime``. Input: embedded tokens ``x [batch, length, 384] float32`` and the number of
real tokens in each row ``lengths [batch] int32``; output ``y``, shaped like ``x``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnx import NodeProto

    from craftsearch.meaning.weights import Weights

_CONTRIB = "com.microsoft"


def build(weights: Weights, *, bits: int) -> bytes:
    """Return the serialised graph; ``bits`` is 8, or 7 where a CPU adds products in 16 bits.

    Without VNNI, x86 sums two products of unsigned and signed bytes in a saturating 16-bit register;
    with weights of 7 bits that cannot overflow.
    """
    graph = _Graph(weights, limit=2 ** (bits - 1) - 1)
    current = "x"
    for layer in range(weights.shape.layers):
        current = graph.layer(current, layer)
    return graph.serialised(current)


class _Graph:
    """Nodes and constants on their way to a model."""

    def __init__(self, weights: Weights, *, limit: int) -> None:
        self._weights = weights
        self._limit = limit
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []

    def layer(self, entry: str, layer: int) -> str:
        """Add one transformer layer after ``entry`` and return the name of its output."""
        shape, at = self._weights.shape, f"l{layer}."
        triple = self._multiply(entry, [at + "q", at + "k", at + "v"], shape.hidden, bias=True)
        parts = [at + "query", at + "key", at + "value"]
        self._node("Split", [triple], parts, domain="", axis=2, num_outputs=3)
        context = self._node(
            "MultiHeadAttention", [*parts, "", "lengths"], [at + "context"], num_heads=shape.heads
        )
        attended = self._multiply(context, [at + "ao"], shape.hidden)
        middle = self._normalise(entry, attended, at + "ao.b", at + "aln")
        wide = self._multiply(middle, [at + "fi"], shape.hidden)
        active = self._node("BiasGelu", [wide, self._vector(at + "fi.b")], [at + "gelu"])
        narrow = self._multiply(active, [at + "fo"], shape.inner)
        return self._normalise(middle, narrow, at + "fo.b", at + "oln")

    def serialised(self, last: str) -> bytes:
        """Return the model, ending in ``last``, as protobuf bytes."""
        self._node("Identity", [last], ["y"], domain="")
        hidden = ["batch", "length", self._weights.shape.hidden]
        graph = helper.make_graph(
            self._nodes,
            "e5",
            [
                helper.make_tensor_value_info("x", TensorProto.FLOAT, hidden),
                helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
            ],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, hidden)],
            self._constants,
        )
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid(_CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9)
        return bytes(model.SerializeToString())

    def _node(
        self, operator: str, entries: list[str], exits: list[str], *, domain: str = _CONTRIB, **settings: int | float
    ) -> str:
        self._nodes.append(helper.make_node(operator, entries, exits, domain=domain, **settings))
        return exits[0]

    def _constant(self, name: str, value: NDArray[np.generic]) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _vector(self, name: str) -> str:
        return self._constant(name, self._weights.vector(name))

    def _multiply(self, entry: str, names: list[str], columns: int, *, bias: bool = False) -> str:
        matrix = np.concatenate([self._weights.matrix(f"{name}.w", columns) for name in names]).T
        scale = np.abs(matrix).max(axis=0) / self._limit
        name = names[0]
        entries = [
            entry,
            self._constant(f"{name}.int8", np.rint(matrix / scale).astype(np.int8)),
            self._constant(f"{name}.scale", scale.astype(np.float32)),
            self._constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
        ]
        if bias:
            together = np.concatenate([self._weights.vector(f"{name}.b") for name in names])
            entries.append(self._constant(f"{name}.bias", together))
        return self._node("DynamicQuantizeMatMul", entries, [f"{name}.out"])

    def _normalise(self, entry: str, added: str, bias: str, norm: str) -> str:
        entries = [entry, added, self._vector(norm + ".w"), self._vector(norm + ".b"), self._vector(bias)]
        return self._node(
            "SkipLayerNormalization", entries, [norm + ".out"], epsilon=float(self._weights.epsilon)
        )
