"""How much speaks for a link: the score of every step that ends in one row of the grid.

A score is a weighted sum of what can be seen of the two runs of sentences that a step would link: the logarithm of how
much likelier the link is than its absence. Cosines are those of centred vectors on the pair's own scale (0 strangers,
1 a usual translation), so that one set of weights serves all languages. The weights maximise the likelihood of true
alignments, a linear-chain model over paths; ``benchmarks/fit_alignment.py`` fits them and says on what.
"""

import numpy as np
import numpy.typing as npt

from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.groups import LARGEST, Groups
from tqcheck.alignment.path import DROP, Corridor, Floats, Step

SMOOTH = 5.0  # letters added to both lengths, so that "No." may be "Non, merci."
VARIANCE = 6.8  # of the length of a translation per letter (Gale and Church 1993, section 3.3)
MOST_STRETCH = 9.0
_MOST_KEPT = 100_000_000  # scores, 400 MB
MOST = 7
STEPS: tuple[Step, ...] = (
    DROP,
    *((a, b) for a in range(1, LARGEST + 1) for b in range(1, LARGEST + 1) if a + b <= MOST and min(a, b) <= 3),
)
FEATURES = (
    "alone",  # a sentence without a partner
    "one",  # a link of one and one
    "several",  # a link of one and several
    "both",  # a link of several and several
    "extra",  # sentences beyond one and one
    "cosine",
    "cosine_extra",  # the same for each sentence beyond one and one
    "near",  # mean cosine of either run to the sentences that adjoin the other
    "near_extra",
    "weakest",  # least cosine of any one sentence of several to the other run
    "gain",  # least gain of cosine by the first or last sentence of several
    "stretch",  # distance of the lengths' logarithms from the pair's own ratio
    "deviation",  # the same in squared standard deviations
)
_AT = {name: number for number, name in enumerate(FEATURES)}


class Evidence:
    """Scores of steps for two sides. ``weights`` has one number a feature."""

    def __init__(
        self,
        reference: Groups,
        candidate: Groups,
        corridor: Corridor,
        ratio: float,
        scale: Scale,
        weights: npt.ArrayLike,
    ) -> None:
        self._reference = reference
        self._candidate = candidate
        self._corridor = corridor
        self._ratio = ratio
        self._scale = scale
        # rows are asked for several times; they are kept where they are not too large, else the last few
        self._room = _MOST_KEPT
        self._known: dict[int, Floats] = {}
        self._weights = np.asarray(weights, np.float32)

    def added(self) -> Floats:
        """Scores of candidate sentences without a partner."""
        return np.full(len(self._candidate), self._weights[_AT["alone"]], np.float32)

    def scores(self, row: int) -> Floats:
        """Of row ``row``: scores of all steps that end there, shape (len(STEPS), width of the row)."""
        known = self._known.get(row)
        if known is None:
            features, possible = self.features(row)
            sums = np.tensordot(self._weights, features, axes=1)
            known = np.where(possible, sums, -np.inf).astype(np.float32)
            self._room -= known.size
            while self._room < 0 and len(self._known) > LARGEST:
                self._room += self._known.pop(next(iter(self._known))).size
            self._known[row] = known
        return known

    def features(self, row: int) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """Of row ``row``: features of all steps that end there, shape (features, steps, width); which are possible."""
        low, high = int(self._corridor.low[row]), int(self._corridor.high[row])
        found = np.zeros((len(FEATURES), len(STEPS), high - low + 1), np.float32)
        possible = np.zeros(found.shape[1:], np.bool_)
        found[_AT["alone"], 0] = 1
        possible[0] = True
        view = _Row(self._reference, self._candidate, row, low, high, self._scale)
        for number, (a, b) in enumerate(STEPS[1:], start=1):
            begin, end = max(low - b, 0), high - b + 1  # candidate runs of size b that end in this row's nodes
            if a > row or begin >= end:
                continue
            here = slice(begin + b - low, end + b - low)
            possible[number, here] = True
            step = found[:, number, here]
            extra = a + b - 2
            cosine = view.cosine(a, b, begin, end)
            near = view.near(a, b, begin, end)
            step[_AT["one" if not extra else "several" if min(a, b) == 1 else "both"]] = 1
            step[_AT["extra"]] = extra
            step[_AT["cosine"]], step[_AT["cosine_extra"]] = cosine, cosine * extra
            step[_AT["near"]], step[_AT["near_extra"]] = near, near * extra
            if extra:
                step[_AT["weakest"]] = view.weakest(a, b, begin, end)
                step[_AT["gain"]] = view.gain(a, b, begin, end, cosine)
            length = self._reference.behind[row] - self._reference.behind[row - a]
            beside = (self._candidate.behind[begin + b : end + b] - self._candidate.behind[begin:end]) / self._ratio
            step[_AT["stretch"]] = np.abs(np.log((beside + SMOOTH) / (length + SMOOTH)))
            deviation = (beside - length) ** 2 / (VARIANCE * (beside + length) / 2)
            step[_AT["deviation"]] = np.minimum(deviation, MOST_STRETCH)
        return found, possible


class _Row:
    """Cosines around one row of the grid: runs that end there, sentences around them, against candidate runs."""

    def __init__(self, reference: Groups, candidate: Groups, row: int, low: int, high: int, scale: Scale) -> None:
        self.row, self.rows, self.columns = row, len(reference), len(candidate)
        self.first = max(row - LARGEST - 1, 0)
        self.base = max(low - LARGEST - 1, 0)
        around = reference.singles[self.first : min(row + 1, self.rows)]
        ending = [reference.runs[size - 1, row - size] for size in range(1, min(LARGEST, row) + 1)]
        # runs that end one sentence earlier: those of this row without their last sentence
        shorter = [reference.runs[size - 1, row - 1 - size] for size in range(1, min(LARGEST, row - 1) + 1)]
        window = candidate.runs[:, self.base : min(high + 1, self.columns)]
        stack = np.concatenate([np.stack(ending + shorter), around])
        cosines = stack @ window.reshape(-1, window.shape[-1]).T
        cosines = scale.parts(cosines).reshape(len(stack), LARGEST, window.shape[1])
        self.ending = cosines[: len(ending)]
        self.shorter = cosines[len(ending) : len(ending) + len(shorter)]
        self.around = cosines[len(ending) + len(shorter) :]

    def cosine(self, a: int, b: int, begin: int, end: int) -> Floats:
        found: Floats = self.ending[a - 1, b - 1, begin - self.base : end - self.base]
        return found

    def near(self, a: int, b: int, begin: int, end: int) -> Floats:
        """Mean cosine of either run to the sentences before and after the other."""
        total = np.zeros(end - begin, np.float32)
        count = np.zeros(end - begin, np.float32)
        for beside in (begin - 1, begin + b):
            first, stop = max(beside, 0), min(beside + end - begin, self.columns)
            if first < stop:
                inside = slice(first - beside, stop - beside)
                total[inside] += self.ending[a - 1, 0, first - self.base : stop - self.base]
                count[inside] += 1
        for beside_row in (self.row - a - 1, self.row):
            if 0 <= beside_row < self.rows:
                total += self.around[beside_row - self.first, b - 1, begin - self.base : end - self.base]
                count += 1
        return (total / np.maximum(count, 1)).astype(np.float32)

    def weakest(self, a: int, b: int, begin: int, end: int) -> Floats:
        """Least cosine of any one sentence of either run to the other run."""
        weakest = np.full(end - begin, np.inf, np.float32)
        start, stop = begin - self.base, end - self.base
        for inside in range(self.row - a, self.row) if a > 1 else ():
            np.minimum(weakest, self.around[inside - self.first, b - 1, start:stop], out=weakest)
        for inside in range(b) if b > 1 else ():
            np.minimum(weakest, self.ending[a - 1, 0, start + inside : stop + inside], out=weakest)
        return weakest

    def gain(self, a: int, b: int, begin: int, end: int, cosine: Floats) -> Floats:
        """By how much the cosine is above that without the first or the last sentence of either run, the least."""
        start, stop = begin - self.base, end - self.base
        without = np.full(end - begin, -np.inf, np.float32)
        if a > 1:
            np.maximum(without, self.ending[a - 2, b - 1, start:stop], out=without)
            np.maximum(without, self.shorter[a - 2, b - 1, start:stop], out=without)
        if b > 1:
            np.maximum(without, self.ending[a - 1, b - 2, start:stop], out=without)
            np.maximum(without, self.ending[a - 1, b - 2, start + 1 : stop + 1], out=without)
        gain: Floats = cosine - without
        return gain
