"""Scores of segments: texts in, one number each out; cached as vectors are."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tqcheck.embedding import load_encoder
from tqcheck.quality.similarity import token_f1

Scores = npt.NDArray[np.float32]
# Interim, until the trained file lands: where token similarity begins to say that two texts are versions.
_LOWEST, _RANGE = 0.75, 0.25


class Quality:
    """Scores segments against a reference in the same language, a source in any language, or both."""

    version = "frozen"

    def __init__(self, device: str = "auto", *, cache: bool = True) -> None:
        self._encoder = load_encoder(device=device, cache=cache)

    def score(
        self, candidates: Sequence[str], references: Sequence[str | None], sources: Sequence[str | None]
    ) -> Scores:
        """One score a segment: float32, shape (n,), from 0 to 1 (nothing wrong).

        Each candidate needs a reference or a source; ``ValueError`` where it has neither or the lengths differ.
        """
        if not len(candidates) == len(references) == len(sources):
            raise ValueError("as many references and sources as candidates are needed; None where there is none")
        others = [
            source if reference is None else reference for reference, source in zip(references, sources, strict=True)
        ]
        if any(other is None for other in others):
            raise ValueError("a candidate without reference and source cannot be scored")
        if not candidates:
            return np.zeros(0, dtype=np.float32)
        found = token_f1(self._encoder, candidates, [other or "" for other in others])
        scores: Scores = ((found - _LOWEST) / _RANGE).clip(0, 1).astype(np.float32)
        return scores


def load_quality(device: str = "auto", *, cache: bool = True) -> Quality:
    """The quality model; nothing is computed before its first call that the cache cannot answer.

    Raises ``ModelError`` where the device or the model cannot be had.
    """
    return Quality(device, cache=cache)
