"""Layers of the quality model at work: tokens of texts one behind the other, without those that only pad.

The arithmetic is that of a stock ``BertLayer``, step by step, so that states are the same number for number. What is
saved is the padding (in all but the attention) and the reordering of each matrix at each call: oneDNN keeps them in its
own order.

Devlin et al. 2019, "BERT", arXiv 1810.04805.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

Linear = Callable[[Tensor], Tensor]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where tokens, one text's behind the other's, lie in a grid of ``rows`` texts and ``longest`` columns.

    ``places``, int64, shape (tokens,), are cells of the flattened grid; ``mask``, bool, (rows, 1, longest, longest), is
    True where a token may look. Both are None where the grid is full.
    """

    rows: int
    longest: int
    places: Tensor | None
    mask: Tensor | None

    @classmethod
    def of(cls, lengths: Sequence[int], device: Any = "cpu") -> "Layout":
        """The layout of texts of so many tokens, each at the beginning of its row."""
        longest = max(lengths)
        if min(lengths) == longest:
            return cls(len(lengths), longest, None, None)
        columns = torch.arange(longest, device=device)
        return cls.within(columns[None, :] < torch.tensor(lengths, device=device)[:, None])

    @classmethod
    def within(cls, filled: Tensor) -> "Layout":
        """The layout of a grid, bool, (rows, longest), that is True where a token lies."""
        rows, longest = filled.shape
        mask = filled[:, None, None, :].expand(rows, 1, longest, longest)
        return cls(rows, longest, filled.flatten().nonzero().squeeze(1), mask)

    def spread(self, states: Tensor) -> Tensor:
        """States of the tokens, shape (tokens, width), in the grid: (rows, longest, width), nought where none is."""
        if self.places is not None:
            grid = states.new_zeros(self.rows * self.longest, states.shape[1])
            grid[self.places] = states
            states = grid
        return states.view(self.rows, self.longest, states.shape[1])

    def gather(self, grid: Tensor) -> Tensor:
        """What ``spread`` undoes."""
        states = grid.reshape(self.rows * self.longest, grid.shape[-1])
        return states if self.places is None else states[self.places]


class Layer:
    """One layer made ready for computing. ``state`` holds its weights by the names of the stock ``BertLayer``.

    ``norms`` is the number format of the two normalisations' weights, ``number_format`` that of all others.
    """

    def __init__(
        self,
        state: Mapping[str, Tensor],
        heads: int,
        epsilon: float,
        *,
        device: str,
        number_format: torch.dtype,
        norms: torch.dtype | None = None,
    ) -> None:
        self._heads, self._epsilon = heads, epsilon

        def linear(*names: str) -> Linear:
            weight = torch.cat([state[f"{name}.weight"] for name in names]).to(device, number_format)
            bias = torch.cat([state[f"{name}.bias"] for name in names]).to(device, number_format)
            return _linear(weight.detach(), bias.detach())

        def norm(name: str) -> tuple[Tensor, Tensor]:
            weight, bias = (state[f"{name}.{kind}"].to(device, norms or number_format) for kind in ("weight", "bias"))
            return weight.detach(), bias.detach()

        self._looking = linear(*(f"attention.self.{name}" for name in ("query", "key", "value")))
        self._seen = linear("attention.output.dense")
        self._wider = linear("intermediate.dense")
        self._narrower = linear("output.dense")
        self._first, self._second = norm("attention.output.LayerNorm"), norm("output.LayerNorm")

    def __call__(self, states: Tensor, layout: Layout) -> Tensor:
        """States of the tokens after this layer: shape (tokens, width), as given."""
        width = states.shape[1]
        grid = layout.spread(self._looking(states)).view(layout.rows, layout.longest, 3, self._heads, -1)
        query, key, value = grid.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=layout.mask)
        seen = self._seen(layout.gather(seen.transpose(1, 2).flatten(2)))
        states = functional.layer_norm(seen + states, (width,), *self._first, self._epsilon)
        wide = self._narrower(functional.gelu(self._wider(states)))
        return functional.layer_norm(wide + states, (width,), *self._second, self._epsilon)


def _linear(weight: Tensor, bias: Tensor) -> Linear:
    """``x @ weight.T + bias``; on a processor by oneDNN with a matrix that is put in its order once."""
    ordered = _ordered(weight)
    if ordered is None:
        return lambda states: functional.linear(states, weight, bias)
    compute = torch.ops.mkldnn._linear_pointwise
    return lambda states: compute(states, ordered, bias, "none", [], "")


def _ordered(weight: Tensor) -> Tensor | None:
    """The matrix in oneDNN's order; None where torch has none or oneDNN is not for it."""
    if weight.device.type != "cpu" or weight.dtype is torch.float16:
        return None
    if not torch.backends.mkldnn.is_available():  # type: ignore[no-untyped-call]
        return None
    try:
        ordered: Tensor = torch.ops.mkldnn._reorder_linear_weight(weight.contiguous(), _USUAL_TOKENS)
        # what this build or this processor cannot do it says here
        probe = torch.zeros(1, weight.shape[1], dtype=weight.dtype)
        torch.ops.mkldnn._linear_pointwise(probe, ordered, None, "none", [], "")
    except (AttributeError, RuntimeError, NotImplementedError):
        return None
    return ordered


_USUAL_TOKENS = 2048
