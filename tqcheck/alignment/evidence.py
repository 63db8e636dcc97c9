"""How much speaks for a link: the score of every step that ends in one row of the grid.

For a step that takes the runs r and c, with cos between centred vectors,

    score = (cos(r, c) - CROWD * near(r, c) - STRETCH * |log(length(c) / (length(r) * ratio))|) * (size / 2) ** GROWTH

``near`` is the mean cosine of either run to the sentences that adjoin the other one: a run whose likeness ends
sharply at its borders is the right one, and a sentence that is like everything (a hub) gains nothing. ``ratio`` is the
pair's own ratio of lengths. ``size`` counts the sentences of both sides; GROWTH below 1 makes two links of one and one
worth more than one of two and two that is no better. A sentence left without a partner costs GAP.

The constants were searched on the development part of Text+Berg.
"""

import numpy as np

from tqcheck.alignment.groups import LARGEST, Groups
from tqcheck.alignment.path import DROP, Corridor, Floats, Step

CROWD = 0.27
STRETCH = 0.2
GROWTH = 0.3
GAP = 0.11
WEAK = 0.4
_SMOOTH = 5.0  # letters added to both lengths, so that "No." may be "Non, merci."
MOST = 6
STEPS: tuple[Step, ...] = (
    DROP,
    *((a, b) for a in range(1, LARGEST + 1) for b in range(1, LARGEST + 1) if a + b <= MOST and min(a, b) <= 2),
)


class Evidence:
    """Scores of steps for two sides."""

    def __init__(self, reference: Groups, candidate: Groups, corridor: Corridor, ratio: float) -> None:
        self._reference = reference
        self._candidate = candidate
        self._corridor = corridor
        self._ratio = ratio

    def added(self) -> Floats:
        """Scores of candidate sentences without a partner."""
        return np.full(len(self._candidate), -GAP, np.float32)

    def scores(self, row: int) -> Floats:
        """Of row ``row``: scores of all steps that end there, shape (len(STEPS), width of the row)."""
        reference, candidate = self._reference, self._candidate
        low, high = int(self._corridor.low[row]), int(self._corridor.high[row])
        found = np.full((len(STEPS), high - low + 1), -np.inf, np.float32)
        found[0] = -GAP
        rows, columns = len(reference), len(candidate)
        # runs that end at this row, and the sentences of the reference that may adjoin them
        sizes = [size for size in range(1, LARGEST + 1) if size <= row]
        runs = [reference.runs[size - 1, row - size] for size in sizes]
        first = max(row - LARGEST - 1, 0)
        around = reference.singles[first : min(row + 1, rows)]
        base = max(low - LARGEST - 1, 0)
        window = candidate.runs[:, base : min(high + 1, columns)]
        alike = np.concatenate([np.stack(runs), around]) @ window.reshape(-1, window.shape[-1]).T
        alike = alike.reshape(len(runs) + len(around), LARGEST, window.shape[1])
        for number, (a, b) in enumerate(STEPS[1:], start=1):
            if a > row:
                continue
            begin, end = max(low - b, 0), high - b + 1  # candidate runs of size b that end in this row's nodes
            if begin >= end:
                continue
            here = slice(begin - base, end - base)
            cosine = alike[a - 1, b - 1, here]
            score = cosine - CROWD * self._near(alike, row, a, b, begin, end, base, first, len(runs))
            length = reference.behind[row] - reference.behind[row - a]
            beside = candidate.behind[begin + b : end + b] - candidate.behind[begin:end]
            stretch = np.abs(np.log((beside / self._ratio + _SMOOTH) / (length + _SMOOTH)))
            score = score - STRETCH * stretch.astype(np.float32)
            if a + b > 2:
                score -= np.maximum(WEAK - self._weakest(alike, row, a, b, begin, end, base, first, len(runs)), 0)
            found[number, begin + b - low : end + b - low] = score * ((a + b) / 2) ** GROWTH
        return found

    def _weakest(
        self, alike: Floats, row: int, a: int, b: int, begin: int, end: int, base: int, first: int, runs: int
    ) -> Floats:
        """Least cosine of any one sentence of either run to the other run."""
        weakest = np.full(end - begin, np.inf, np.float32)
        for inside in range(row - a, row) if a > 1 else ():
            np.minimum(weakest, alike[runs + inside - first, b - 1, begin - base : end - base], out=weakest)
        for inside in range(b) if b > 1 else ():
            np.minimum(weakest, alike[a - 1, 0, begin + inside - base : end + inside - base], out=weakest)
        return weakest

    def _near(
        self, alike: Floats, row: int, a: int, b: int, begin: int, end: int, base: int, first: int, runs: int
    ) -> Floats:
        """Mean cosine of either run to the sentences before and after the other."""
        total = np.zeros(end - begin, np.float32)
        count = np.zeros(end - begin, np.float32)
        columns = len(self._candidate)
        starts = np.arange(begin, end)
        for beside in (starts - 1, starts + b):
            inside = (beside >= 0) & (beside < columns)
            total[inside] += alike[a - 1, 0, beside[inside] - base]
            count[inside] += 1
        for beside_row in (row - a - 1, row):
            if 0 <= beside_row < len(self._reference):
                total += alike[runs + beside_row - first, b - 1, begin - base : end - base]
                count += 1
        near: Floats = (total / np.maximum(count, 1)).astype(np.float32)
        return near
