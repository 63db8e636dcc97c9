"""Where the words of a sentence find their counterparts: evidence from token vectors, one forward pass a sentence.

Every token of a sentence looks for its nearest token in each of the sentences of the other side that come into
question, and gives its weight to them by a softmax of those cosines. What a link catches of its own tokens' weight
says how much of either run is said in the other: sentences that are joined catch it together, one that was
dropped catches nothing. Token vectors are taken less the mean of their side.

The idea to align words by contextual vectors is that of SimAlign (Jalili Sabet et al. 2020); the sums over sentences
are made for this aligner.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tqcheck.alignment.path import Floats
from tqcheck.embedding import Encoder, TokenVectors

TEMPERATURE = 0.04
_MARK = 0.1  # weight of a token without letter or digit


class Mass:
    """Weights of tokens caught by sentences of the other side, for some rows and windows of columns."""

    def __init__(self, rows: int, columns: int) -> None:
        self.reference_weight = np.zeros(rows)
        self.candidate_weight = np.zeros(columns)
        self._starts = np.zeros(rows, np.int64)
        self._forward: list[npt.NDArray[np.float64]] = [np.zeros(1)] * rows
        self._backward: list[npt.NDArray[np.float64]] = [np.zeros(1)] * rows

    def add(
        self,
        reference: Sequence[str],
        candidate: Sequence[str],
        windows: dict[int, range],
        encoder: Encoder,
    ) -> None:
        """Work out some rows; ``windows`` gives the candidate sentences that each may belong to."""
        columns = sorted({j for window in windows.values() for j in window})
        rows = list(windows)
        tokens = encoder.tokens([*(reference[i] for i in rows), *(candidate[j] for j in columns)])
        left = dict(zip(rows, _centred(tokens[: len(rows)]), strict=True))
        right = dict(zip(columns, _centred(tokens[len(rows) :]), strict=True))
        left_weights = {i: _weights(left[i], reference[i]) for i in rows}
        right_weights = {j: _weights(right[j], candidate[j]) for j in columns}
        forward: dict[int, list[Floats]] = {}
        backward: dict[int, list[tuple[int, Floats]]] = {}
        for i, window in windows.items():
            for j in window:
                alike = left[i].vectors @ right[j].vectors.T
                forward.setdefault(i, []).append(alike.max(1, initial=-1.0))
                backward.setdefault(j, []).append((i, alike.max(0, initial=-1.0)))
        caught: dict[tuple[int, int], float] = {}
        for j, nearest in backward.items():
            shares = right_weights[j] @ _softmax(np.stack([cosines for _, cosines in nearest], 1))
            caught.update({(i, j): float(share) for (i, _), share in zip(nearest, shares, strict=True)})
            self.candidate_weight[j] = right_weights[j].sum()
        for i, window in windows.items():
            self.reference_weight[i] = left_weights[i].sum()
            if not window:
                continue
            shares = left_weights[i] @ _softmax(np.stack(forward[i], 1))
            self._starts[i] = window.start
            self._forward[i] = np.concatenate(([0.0], np.cumsum(shares)))
            self._backward[i] = np.concatenate(([0.0], np.cumsum([caught[i, j] for j in window])))

    def close(self) -> None:
        """Sum up the weights; called once when all rows are in."""
        known = np.concatenate((self.reference_weight, self.candidate_weight))
        self.unit = float(known[known > 0].mean()) if (known > 0).any() else 1.0
        self._reference_behind = np.concatenate(([0.0], np.cumsum(self.reference_weight)))
        self._candidate_behind = np.concatenate(([0.0], np.cumsum(self.candidate_weight)))

    def caught(self, row: int, size: int, starts: npt.NDArray[np.int64], width: int) -> tuple[Floats, Floats]:
        """For the reference run of ``size`` that ends before ``row`` and candidate runs of ``width`` sentences:
        the weight that either side gives to the other, as parts of a usual sentence's weight; shape of ``starts``."""
        forward, backward = np.zeros(len(starts)), np.zeros(len(starts))
        for i in range(row - size, row):
            given, taken = self._between(i, starts, width)
            forward, backward = forward + given, backward + taken
        return (forward / self.unit).astype(np.float32), (backward / self.unit).astype(np.float32)

    def least(self, row: int, size: int, starts: npt.NDArray[np.int64], width: int) -> Floats:
        """The least share of its own weight that any one sentence of either run gives to the other run."""
        least = np.ones(len(starts))
        for i in range(row - size, row) if size > 1 else ():
            forward, _ = self._between(i, starts, width)
            np.minimum(least, forward / max(float(self.reference_weight[i]), _MARK), out=least)
        for inside in range(width) if width > 1 else ():
            given = np.zeros(len(starts))
            for i in range(row - size, row):
                given += self._between(i, starts + inside, 1)[1]
            np.minimum(least, given / np.maximum(self.candidate_weight[starts + inside], _MARK), out=least)
        return least.astype(np.float32)

    def _between(
        self, i: int, starts: npt.NDArray[np.int64], width: int
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Weight that sentence i gives to candidate runs, and that they give to it."""
        last = len(self._forward[i]) - 1
        if not last:
            nothing = np.zeros(len(starts))
            return nothing, nothing
        first = starts - self._starts[i]
        begin = np.minimum(np.maximum(first, 0), last)
        end = np.minimum(np.maximum(first + width, 0), last)
        return self._forward[i][end] - self._forward[i][begin], self._backward[i][end] - self._backward[i][begin]

    def whole(self, row: int, size: int, starts: npt.NDArray[np.int64], width: int) -> tuple[float, Floats]:
        """The whole weight of these runs, in the same unit."""
        own = float(self._reference_behind[row] - self._reference_behind[row - size]) / self.unit
        other = (self._candidate_behind[starts + width] - self._candidate_behind[starts]) / self.unit
        return own, other.astype(np.float32)


def _softmax(cosines: Floats) -> Floats:
    scaled = np.exp((cosines - cosines.max(1, keepdims=True)) / TEMPERATURE)
    shares: Floats = scaled / scaled.sum(1, keepdims=True)
    return shares


def _weights(tokens: TokenVectors, text: str) -> Floats:
    marks = [any(map(str.isalnum, text[start:end])) for start, end in tokens.spans.tolist()]
    return np.where(np.array(marks, np.bool_), 1.0, _MARK).astype(np.float32)


def _centred(tokens: Sequence[TokenVectors]) -> list[TokenVectors]:
    """Token vectors less the mean of their side, of unit length."""
    every = np.concatenate([one.vectors for one in tokens]) if tokens else np.zeros((0, 1), np.float32)
    mean = every.mean(0) if len(every) else 0.0
    found = []
    for one in tokens:
        vectors = one.vectors - mean
        vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
        found.append(TokenVectors(one.spans, vectors.astype(np.float32)))
    return found
