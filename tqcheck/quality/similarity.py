"""Token similarity of the frozen encoder: what the quality model starts from and is measured against."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tqcheck.embedding import Encoder, TokenVectors


def token_f1(encoder: Encoder, candidates: Sequence[str], others: Sequence[str]) -> npt.NDArray[np.float32]:
    """BERTScore's F1 by the encoder's last layer, without weights and rescaling: shape (n,), -1 to 1, mostly above 0.7.

    Precision is the mean, over the candidate's tokens, of the cosine to the nearest token of the other text, recall
    the other way round (Zhang et al. 2020, arXiv 1904.09675). A side without tokens gives 0.
    """
    ours, theirs = encoder.tokens(candidates), encoder.tokens(others)
    return np.array([_f1(a, b) for a, b in zip(ours, theirs, strict=True)], dtype=np.float32)


def _f1(candidate: TokenVectors, other: TokenVectors) -> float:
    if not len(candidate.vectors) or not len(other.vectors):
        return 0.0
    cosines = candidate.vectors @ other.vectors.T
    precision, recall = float(cosines.max(1).mean()), float(cosines.max(0).mean())
    return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0
