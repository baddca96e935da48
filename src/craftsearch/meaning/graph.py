"""The network as an ONNX graph for int8 arithmetic, written from the weights.

Weights become int8 with one scale per output column; activations are quantised while it runs
(``DynamicQuantizeMatMul``). Input: embedded tokens ``x [batch, length, 384] float32`` and the number of
real tokens in each row ``lengths [batch] int32``; output ``y``, shaped like ``x``. A change here that
changes vectors raises ``encoder.BUILDER``. The matrices lie apart, in data that onnxruntime maps into memory
instead of copying it twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnx import NodeProto

    from craftsearch.meaning.weights import Weights

_CONTRIB = "com.microsoft"


class Built(NamedTuple):
    """The serialised graph, and the matrices it refers to."""

    graph: bytes
    matrices: bytes


def build(weights: Weights, *, bits: int, location: str, offset: int) -> Built:
    """Return the graph, whose matrices begin at ``offset`` in the file ``location``.

    ``bits`` is 8, or 7 where a CPU adds products in 16 bits: without VNNI, x86 sums two products of
    unsigned and signed bytes in a saturating 16-bit register; weights of 7 bits cannot overflow it.
    """
    graph = _Graph(weights, limit=2 ** (bits - 1) - 1, location=location, offset=offset)
    current = "x"
    for layer in range(weights.shape.layers):
        current = graph.layer(current, layer)
    return Built(graph.serialised(current), bytes(graph.matrices))


class _Graph:
    """Nodes and constants on their way to a model."""

    def __init__(self, weights: Weights, *, limit: int, location: str, offset: int) -> None:
        self.matrices = bytearray()
        self._weights = weights
        self._limit = limit
        self._location = location
        self._offset = offset
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []

    def layer(self, entry: str, layer: int) -> str:
        """Add one transformer layer after ``entry`` and return the name of its output."""
        shape, at = self._weights.shape, f"l{layer}."
        triple = self._multiply(entry, [at + "q", at + "k", at + "v"], shape.hidden)
        parts = [at + "query", at + "key", at + "value"]
        self._node("Split", [triple], parts, axis=2, num_outputs=3)
        context = self._node(
            "MultiHeadAttention",
            [*parts, "", "lengths"],
            [at + "context"],
            domain=_CONTRIB,
            num_heads=shape.heads,
        )
        middle = self._normalise(entry, self._multiply(context, [at + "ao"], shape.hidden), at + "aln")
        wide = self._multiply(middle, [at + "fi"], shape.hidden)
        active = self._node("Gelu", [wide], [at + "gelu"], domain=_CONTRIB)
        return self._normalise(middle, self._multiply(active, [at + "fo"], shape.inner), at + "oln")

    def serialised(self, last: str) -> bytes:
        """Return the model, ending in ``last``, as protobuf bytes."""
        self._node("Identity", [last], ["y"])
        hidden: list[str | int] = ["batch", "length", self._weights.shape.hidden]
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
        self,
        operator: str,
        entries: list[str],
        exits: list[str],
        *,
        domain: str = "",
        **settings: int | float,  # noqa: PYI041 - ONNX keeps the two apart
    ) -> str:
        node = helper.make_node(operator, entries, exits, domain=domain)
        node.attribute.extend(helper.make_attribute(name, value) for name, value in settings.items())
        self._nodes.append(node)
        return exits[0]

    def _constant(self, name: str, value: NDArray[np.generic]) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _matrix(self, name: str, value: NDArray[np.int8]) -> str:
        tensor = TensorProto(
            name=name, data_type=TensorProto.INT8, dims=value.shape, data_location=TensorProto.EXTERNAL
        )
        content = value.tobytes()
        for key, entry in (
            ("location", self._location),
            ("offset", str(self._offset + len(self.matrices))),
            ("length", str(len(content))),
        ):
            tensor.external_data.add(key=key, value=entry)
        self.matrices += content
        self._constants.append(tensor)
        return name

    def _multiply(self, entry: str, names: list[str], columns: int) -> str:
        """Multiply by the matrices of these names side by side, and add their biases."""
        matrix = np.concatenate([self._weights.matrix(f"{name}.w", columns) for name in names]).T
        scale = np.abs(matrix).max(axis=0) / self._limit
        name = names[0]
        entries = [
            entry,
            self._matrix(f"{name}.int8", np.rint(matrix / scale).astype(np.int8)),
            self._constant(f"{name}.scale", scale.astype(np.float32)),
            self._constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
            self._constant(
                f"{name}.bias", np.concatenate([self._weights.vector(f"{name}.b") for name in names])
            ),
        ]
        return self._node("DynamicQuantizeMatMul", entries, [f"{name}.out"], domain=_CONTRIB)

    def _normalise(self, entry: str, added: str, norm: str) -> str:
        # Two nodes: the fused SkipLayerNormalization takes seven times as long (onnxruntime 1.31).
        summed = self._node("Add", [entry, added], [norm + ".sum"])
        gain = self._constant(norm + ".gain", self._weights.vector(norm + ".w"))
        shift = self._constant(norm + ".shift", self._weights.vector(norm + ".b"))
        epsilon = float(self._weights.epsilon)
        return self._node(
            "LayerNormalization", [summed, gain, shift], [norm + ".out"], axis=-1, epsilon=epsilon
        )
