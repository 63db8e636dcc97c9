"""The two halves of the bundled encoder: lower layers, unchanged, which the quality network reads, and upper ones."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from tqcheck.embedding.bundled import MAX_TOKENS, PREFIX, layer_state
from tqcheck.embedding.numbers import Computation, dtype
from tqcheck.embedding.quantised import QuantisedEmbedding
from tqcheck.embedding.stock import configuration
from tqcheck.embedding.tokenizer import GrowingTokenizer
from tqcheck.embedding.weights import weight_file
from tqcheck.quality.emphasis import emphasis, named
from tqcheck.quality.network import Padded
from tqcheck.quality.packed import Layer, Layout


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the lower layers leave it: the states of its tokens, shape (tokens, width), how much each counts for
    nearness, and the number of the name or numeral that it is a part of."""

    states: Tensor
    emphasis: list[float]
    named: list[int]


class LowerLayers:
    """The first ``count`` layers of the bundled encoder: texts in, states of their tokens out.

    ``tokenizer`` is that of the encoder that alignment has loaded, or None. ``limit`` is how many tokens of a text are
    read, special tokens and prefix among them.
    """

    def __init__(
        self,
        count: int,
        computation: Computation,
        *,
        tokenizer: GrowingTokenizer | None = None,
        limit: int = MAX_TOKENS,
    ) -> None:
        weights = weight_file()
        device, number_format = computation.device, dtype(computation.number_format)
        self.width = weights.hidden
        self.tokenizer = tokenizer or GrowingTokenizer(weights.vocabulary)
        self._limit = limit
        self._device = device
        self._epsilon = weights.epsilon
        self._words = QuantisedEmbedding(weights.blocks("emb.word", self.width)).to(device, number_format)

        def floats(name: str, width: int | None = None) -> Tensor:
            return torch.from_numpy(weights.floats(name, width)).to(device, number_format)

        self._positions, self._kind = floats("emb.pos", self.width), floats("emb.type", self.width)[0]
        self._norm = floats("emb.ln.w"), floats("emb.ln.b")
        self._layers = [
            Layer(
                layer_state(weights, number), weights.heads, self._epsilon, device=device, number_format=number_format
            )
            for number in range(count)
        ]

    def read(self, texts: Sequence[str], states: Sequence[Tensor | None]) -> dict[str, Read]:
        """Texts whose states are known from elsewhere; those of another length than the text has here are not used."""
        given = [(text, found) for text, found in zip(texts, states, strict=True) if found is not None]
        return {
            text: Read(found, emphasis(ids), named(ids))
            for (text, found), ids in zip(given, self._ids([text for text, _ in given]), strict=True)
            if len(found) == len(ids)
        }

    def marks(self, texts: Sequence[str]) -> list[tuple[list[float], list[int]]]:
        """For each text how much each of its tokens counts for nearness, and which name or numeral it is a part of."""
        return [(emphasis(ids), named(ids)) for ids in self._ids(texts)]

    @torch.inference_mode()
    def states(self, texts: Sequence[str]) -> list[Read]:
        """What the layers say of each text, in their number format."""
        ids = self._ids(texts)
        lengths = [len(one) for one in ids]
        layout = Layout.of(lengths, self._device)
        together = torch.tensor([token for one in ids for token in one], device=self._device)
        places = torch.cat([torch.arange(length) for length in lengths]).to(self._device)
        states = self._words(together) + self._kind + self._positions[places]
        states = torch.nn.functional.layer_norm(states, (self.width,), *self._norm, self._epsilon)
        for layer in self._layers:
            states = layer(states, layout)
        return [
            Read(row, emphasis(one), named(one)) for row, one in zip(torch.split(states, lengths), ids, strict=True)
        ]

    def offsets(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Code points of each token of texts of any length, without special tokens."""
        return [encoding.offsets for encoding in self.tokenizer.encode(texts, special=False)]

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        found = [encoding.ids for encoding in self.tokenizer.encode([PREFIX + text for text in texts])]
        return [ids if len(ids) <= self._limit else [*ids[: self._limit - 1], ids[-1]] for ids in found]


def upper_state(first: int) -> dict[str, Tensor]:
    """The weights of the layers from number ``first`` on, float32, by the names that the network has for them."""
    weights = weight_file()
    return {
        f"layers.{number - first}.{name}": value
        for number in range(first, weights.layers)
        for name, value in layer_state(weights, number).items()
    }


def upper_layers(first: int) -> nn.ModuleList:
    """The same layers as stock ones, without dropout, to be trained."""
    from transformers.models.bert.modeling_bert import BertLayer

    weights = weight_file()
    config = configuration(weights)
    # on a processor dropout doubles the time of a training step; averaged weights do what it is for
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    config._attn_implementation = "sdpa"
    layers = []
    for number in range(first, weights.layers):
        with torch.device("meta"):
            layer = BertLayer(config)
        layer.load_state_dict(layer_state(weights, number), strict=True, assign=True)
        layers.append(layer)
    return nn.ModuleList(layers)


def padded(read: Sequence[Read]) -> Padded:
    """The states of texts as one tensor."""
    states = [one.states for one in read]
    longest = max(len(row) for row in states)
    together = states[0].new_zeros(len(states), longest, states[0].shape[1])
    mask = torch.zeros(len(states), longest, dtype=torch.bool)
    weights = torch.zeros(len(states), longest)
    named = torch.zeros(len(states), longest, dtype=torch.long)
    for number, one in enumerate(read):
        length = len(one.states)
        together[number, :length] = one.states
        mask[number, :length] = True
        weights[number, :length] = torch.tensor(one.emphasis)
        named[number, :length] = torch.tensor(one.named)
    return Padded(together, *(marks.to(together.device) for marks in (mask, weights, named)))
