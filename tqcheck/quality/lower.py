"""The two halves of the bundled encoder: lower layers, unchanged, which the quality network reads, and upper ones."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from tqcheck.embedding.bundled import MAX_TOKENS, PREFIX, build, configuration, layer_state
from tqcheck.embedding.weights import weight_file
from tqcheck.quality.network import Padded


class LowerLayers:
    """The first ``count`` layers of the bundled encoder: texts in, states of their tokens out.

    ``model`` is the encoder that alignment has loaded already, which is read and never changed; without one a model is
    built. ``limit`` is how many tokens of a text are read, special tokens and prefix among them.
    """

    def __init__(
        self,
        count: int,
        device: str = "cpu",
        number_format: torch.dtype = torch.float32,
        *,
        limit: int = MAX_TOKENS,
        model: Any = None,
    ) -> None:
        if model is None:
            model = build()
            model[0].model.to(device=device, dtype=number_format)
        self.tokenizer: Any = model.tokenizer
        self._bert: Any = model[0].model.eval()
        self._count = count
        self._device = device
        self._limit = limit
        self.width = int(self._bert.config.hidden_size)

    @torch.inference_mode()
    def states(self, texts: Sequence[str]) -> list[Tensor]:
        """For each text the states of its tokens: shape (tokens, width), in the number format of the layers."""
        batch = self.tokenizer(
            [PREFIX + text for text in texts],
            padding=True,
            truncation=True,
            max_length=self._limit,
            return_tensors="pt",
        ).to(self._device)
        mask = batch["attention_mask"].bool()
        hidden = self._bert.embeddings(input_ids=batch["input_ids"])
        for layer in self._bert.encoder.layer[: self._count]:
            read = layer(hidden, mask[:, None, None, :])
            hidden = read[0] if isinstance(read, tuple) else read
        return [row[:length] for row, length in zip(hidden, mask.sum(1).tolist(), strict=True)]


def upper_layers(first: int) -> nn.ModuleList:
    """The layers of the bundled encoder from number ``first`` on, float32, without dropout."""
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
