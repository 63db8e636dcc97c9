"""The lower layers of the bundled encoder, unchanged: what the quality network reads."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from tqcheck.embedding.bundled import PREFIX, build

MAX_TOKENS = 192


class LowerLayers:
    """The first ``count`` layers of the bundled encoder, and the stock upper ones as ``upper``.

    ``states`` reads at most ``MAX_TOKENS`` tokens of a text, special tokens and prefix among them.
    """

    def __init__(self, count: int, device: str = "cpu", number_format: torch.dtype = torch.float32) -> None:
        model = build()
        self._tokenizer: Any = model.tokenizer
        self._bert: Any = model[0].model
        self.width = int(self._bert.config.hidden_size)
        self.upper = torch.nn.ModuleList(list(self._bert.encoder.layer[count:]))
        self._bert.encoder.layer = self._bert.encoder.layer[:count]
        self._device = device
        self._bert.to(device=device, dtype=number_format).eval()

    @torch.inference_mode()
    def states(self, texts: Sequence[str]) -> list[Tensor]:
        """For each text the states of its tokens: shape (tokens, width), on the processor."""
        batch = self._tokenizer(
            [PREFIX + text for text in texts], padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
        )
        hidden = self._bert(**batch.to(self._device)).last_hidden_state.cpu()
        lengths = batch["attention_mask"].sum(1).tolist()
        return [row[:length] for row, length in zip(hidden, lengths, strict=True)]
