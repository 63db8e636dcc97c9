"""Vectors of texts without running a network: the bundled model's table of word pieces, summed by how rare each is.

They know what a text is about, in all languages of the model, at a thousandth of the model's price, and nothing of the
order of its words. Rare pieces weigh more, as in Arora et al. 2017, "A Simple but Tough-to-Beat Baseline for Sentence
Embeddings".
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from tqcheck.embedding.tokenizer import shared_tokenizer
from tqcheck.embedding.weights import Bytes, weight_file

_COMMON = 1e-4  # the probability of a piece that weighs half
_SAMPLED = 50  # every so manieth row tells the mean of all
_MOST = 4000  # characters of a text tell what it is about

Vectors = npt.NDArray[np.float32]


class PieceVectors:
    """The table of the bundled model. Raises ``ModelError`` where its weights are not installed."""

    def __init__(self) -> None:
        weights = weight_file()
        self._rows = weights.blocks("emb.word", weights.hidden)
        self._tokenizer = shared_tokenizer()
        chances = np.exp(weights.vocabulary.scores.astype(np.float64))
        self._weights = (_COMMON / (_COMMON + chances)).astype(np.float32)
        self._mean = _unpacked(self._rows[: len(chances) : _SAMPLED]).mean(axis=0)
        self.size = weights.hidden

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A vector of each text, float32 of shape (n, size): the weighted mean of its pieces' unit vectors."""
        cut = [text[:_MOST].encode("utf-8", "replace").decode() for text in texts]
        listed = self._tokenizer.cut(cut)
        sums: Vectors = np.zeros((len(texts), self.size), dtype=np.float32)
        filled = [at for at, ids in enumerate(listed) if ids]
        if not filled:
            return sums
        pieces, places = np.unique(np.concatenate([listed[at] for at in filled]), return_inverse=True)
        weights = self._weights[pieces]
        rows = _unpacked(self._rows[pieces]) - self._mean
        rows *= (weights / (np.linalg.norm(rows, axis=1) + 1e-6))[:, None]
        starts = np.cumsum([0, *(len(listed[at]) for at in filled)])[:-1]
        totals = np.add.reduceat(weights[places], starts)
        sums[filled] = np.add.reduceat(rows[places], starts, axis=0) / np.maximum(totals, 1e-6)[:, None]
        return sums


@cache
def piece_vectors() -> PieceVectors:
    """The one table of this process."""
    return PieceVectors()


def _unpacked(blocks: Bytes) -> Vectors:
    """Q4_0 rows, uint8 of shape (n, m, 18), as float32 of shape (n, 32 m): (nibble - 8) * scale."""
    scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    nibbles = blocks[..., 2:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
    return (values * scales).reshape(len(blocks), -1)
