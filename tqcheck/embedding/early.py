"""What an early layer of the bundled encoder says of a text: a second vector, for telling neighbours apart.

The last layer was trained to bring texts on one subject together, so sentences of one story lie close in it. An early
layer still knows more of the words. The mean of its token states is taken through a linear map that leaves out what
differs between translations of one sentence (within-class covariance normalisation: Hatch et al. 2006, "Within-class
covariance normalization for SVM-based speaker recognition"); ``benchmarks/fit_early.py`` fits it and says on what.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tqcheck.embedding import bundled
from tqcheck.embedding.cache import Vectors

if TYPE_CHECKING:
    import torch

LAYER = 7
"""So many of the layers are passed."""
FILE = Path(__file__).with_name("early.npz")
KEY = "early_embedding"
EARLY_KIND = "early-1"
"""Which early parts are kept in the cache; another map needs another number."""


class EarlyMap(NamedTuple):
    """A text's mean state less ``mean``, shape (width,), times ``matrix``, shape (width, early width): float32."""

    mean: Vectors
    matrix: Vectors


@cache
def early_map() -> EarlyMap:
    """The map that is shipped."""
    with np.load(FILE) as arrays:
        return EarlyMap(arrays["mean"].astype(np.float32), arrays["matrix"].astype(np.float32))


def early_width(name: str) -> int:
    """Numbers of the early part of a vector of the encoder of this name; 0 where it has none."""
    return early_map().matrix.shape[1] if name == bundled.NAME else 0


def means(states: "torch.Tensor", mask: "torch.Tensor") -> "torch.Tensor":
    """Mean state of each text's tokens: float32, shape (n, width), of states of shape (n, longest, width)."""
    weights = mask.to(states.dtype).unsqueeze(-1)
    return (states * weights).float().sum(1) / weights.float().sum(1)


class EarlyStates:
    """Watches a sentence-transformers transformer of the bundled model at work, and adds the early vector of each text
    to what it says, under ``KEY``: float32, shape (n, early width)."""

    def __init__(self, transformer: Any) -> None:
        import torch

        self._mean, self._matrix = (torch.from_numpy(part) for part in early_map())
        self._states: torch.Tensor | None = None
        transformer.model.encoder.layer[LAYER - 1].register_forward_hook(self._keep)
        transformer.register_forward_hook(self._add)

    def _keep(self, _module: Any, _given: Any, states: Any) -> None:
        self._states = states[0] if isinstance(states, tuple) else states

    def _add(self, _module: Any, _given: Any, features: dict[str, Any]) -> dict[str, Any]:
        states, self._states = self._states, None
        if states is not None:
            found = means(states, features["attention_mask"])
            features[KEY] = (found - self._mean.to(found.device)) @ self._matrix.to(found.device)
        return features
