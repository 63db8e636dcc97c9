"""The two halves of the bundled encoder: lower layers, unchanged, which the quality network reads, and upper ones."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from tqcheck.embedding.bundled import MAX_TOKENS, Bundled, layer_state
from tqcheck.embedding.stock import configuration
from tqcheck.embedding.weights import weight_file
from tqcheck.quality.network import Padded


class LowerLayers:
    """The first ``count`` layers of the bundled encoder: texts in, states of their tokens out.

    ``limit`` is how many tokens of a text are read, special tokens and prefix among them.
    """

    def __init__(self, count: int, encoder: Bundled, *, limit: int = MAX_TOKENS) -> None:
        self.encoder = encoder
        self.width = encoder.width
        self._count = count
        self._limit = limit

    @torch.inference_mode()
    def states(self, texts: Sequence[str]) -> list[Tensor]:
        """For each text the states of its tokens: shape (tokens, width), in the number format of the encoder."""
        ids = self.encoder.ids(texts, self._limit)
        states, _ = self.encoder.states(ids, self._count)
        return list(torch.split(states, [len(one) for one in ids]))


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


def padded(states: Sequence[Tensor]) -> Padded:
    """The states of texts as one tensor."""
    longest = max(len(row) for row in states)
    together = states[0].new_zeros(len(states), longest, states[0].shape[1])
    mask = torch.zeros(len(states), longest, dtype=torch.bool, device=states[0].device)
    for number, row in enumerate(states):
        together[number, : len(row)] = row
        mask[number, : len(row)] = True
    return Padded(together, mask)
