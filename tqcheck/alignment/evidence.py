"""How much speaks for a link: the score of every step that ends in one row of the grid.

A score is a weighted sum of what can be seen of the two runs of sentences that a step would link: the logarithm of how
much likelier the link is than its absence. Cosines are those of centred vectors on the pair's own scale (0 strangers,
1 a usual translation), so that one set of weights serves all languages. The weights maximise the likelihood of true
alignments, a linear-chain model over paths; ``benchmarks/fit_alignment.py`` fits them and says on what.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.groups import LARGEST, Groups
from tqcheck.alignment.path import DROP, Corridor, Floats, Step

SMOOTH = 5.0  # letters added to both lengths, so that "No." may be "Non, merci."
VARIANCE = 6.8  # of the length of a translation per letter (Gale and Church 1993, section 3.3)
MOST_STRETCH = 9.0
_MOST_KEPT = 100_000_000  # scores, 400 MB
_BLOCK = 8192  # nodes
_FEWEST = 16  # rows
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
        self._weights = np.asarray(weights, np.float32)
        # rows are asked for several times; they are kept where they are not too large, else the last few
        self._room = _MOST_KEPT
        self._known: dict[int, _Scored] = {}
        self._bounds = _bounds(corridor)
        self._block_of = np.repeat(np.arange(len(self._bounds) - 1), np.diff(self._bounds)).tolist()

    def added(self) -> Floats:
        """Scores of candidate sentences without a partner."""
        return np.full(len(self._candidate), self._weights[_AT["alone"]], np.float32)

    def scores(self, row: int) -> Floats:
        """Of row ``row``: scores of all steps that end there, shape (len(STEPS), width of the row)."""
        number = self._block_of[row]
        known = self._known.get(number)
        if known is None:
            known = self._scored(number)
            self._room -= known.values.size
            while self._room < 0 and len(self._known) > 1:
                self._room += self._known.pop(next(iter(self._known))).values.size
            self._known[number] = known
        low, high = int(self._corridor.low[row]), int(self._corridor.high[row])
        return known.values[:, row - known.first, low - known.low : high + 1 - known.low]

    def features(self, row: int) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """Of row ``row``: features of all steps that end there, shape (features, steps, width); which are possible."""
        runs = self._runs(row, row + 1, int(self._corridor.low[row]), int(self._corridor.high[row]))
        possible = np.isfinite(runs.by_step(runs.possible(np.zeros_like(runs.cosines)), 0.0)[:, 0])
        found = np.zeros((len(FEATURES), *possible.shape), np.float32)
        found[_AT["alone"], 0] = 1
        for name, values in runs.features().items():
            found[_AT[name]] = runs.by_step(values, 0.0)[:, 0]
        return np.where(possible, found, 0), possible

    def _runs(self, first: int, stop: int, low: int, high: int) -> "_Runs":
        return _Runs(self._reference, self._candidate, self._scale, self._ratio, (first, stop), (low, high + 1))

    def _scored(self, number: int) -> "_Scored":
        first, stop = self._bounds[number], self._bounds[number + 1]
        low, high = int(self._corridor.low[first]), int(self._corridor.high[stop - 1])
        runs = self._runs(first, stop, low, high)
        # what is the same everywhere comes first, so that it is summed up by sizes alone
        constant: Floats = np.zeros_like(_EXTRA)
        for name, values in _CONSTANT.items():
            constant += self._weights[_AT[name]] * values
        sums: Floats = np.broadcast_to(constant, runs.cosines.shape).copy()
        for name, values in runs.features(slopes=False).items():
            if name in _CONSTANT:
                continue
            weight = self._weights[_AT[name]]
            if name + "_extra" in _AT:
                sums += (weight + self._weights[_AT[name + "_extra"]] * _EXTRA) * values
            else:
                sums += weight * values
        return _Scored(first, low, runs.by_step(runs.possible(sums), self._weights[_AT["alone"]]))


@dataclass(frozen=True, slots=True)
class _Scored:
    """Scores of some rows, shape (steps, rows, columns), with their first row and column."""

    first: int
    low: int
    values: Floats


def _bounds(corridor: Corridor) -> list[int]:
    """Where blocks of rows begin, and the end.

    A block has few enough rows that its scores fit the processor's memory, and that the rectangle around them is not
    much more than the corridor.
    """
    low, high = corridor.low.tolist(), corridor.high.tolist()
    bounds = [0]
    for row in range(1, corridor.rows + 1):
        first = bounds[-1]
        width, usual = high[row] + 1 - low[first], high[first] + 1 - low[first]
        if width * (row + 1 - first) > _BLOCK or (row - first >= _FEWEST and width > 2 * usual):
            bounds.append(row)
    return [*bounds, corridor.rows + 1]


_PAST = LARGEST + 1  # sentences before a rectangle that its steps begin with, and one before those
_MANY = np.arange(LARGEST, dtype=np.float32)
_SIZES = np.arange(1, LARGEST + 1)[:, None]
_EXTRA: Floats = (_MANY[:, None] + _MANY)[:, None, :, None]
_CONSTANT: dict[str, Floats] = {
    "extra": _EXTRA,
    "one": (_EXTRA == 0).astype(np.float32),
    "several": ((_EXTRA > 0) & (np.minimum(_MANY[:, None], _MANY)[:, None, :, None] == 0)).astype(np.float32),
    "both": (np.minimum(_MANY[:, None], _MANY)[:, None, :, None] > 0).astype(np.float32),
}


class _Runs:
    """Runs of both sides around a rectangle of nodes: those of steps that end there.

    ``rows`` and ``columns`` are (first, stop). All arrays are of shape (LARGEST, rows, LARGEST, columns), by sizes and
    by where the runs begin, from ``_PAST`` before the rectangle; or can be broadcast to it.
    """

    def __init__(
        self,
        reference: Groups,
        candidate: Groups,
        scale: Scale,
        ratio: float,
        rows: tuple[int, int],
        columns: tuple[int, int],
    ) -> None:
        self._shape = (rows[1] - rows[0], columns[1] - columns[0])
        sides = (reference, candidate)
        vectors, insides, self._outside, self._beside, self._lengths = [], [], [], [], []
        for side, (first, stop), unit in zip(sides, (rows, columns), (1.0, ratio), strict=True):
            begin, end = max(first - _PAST, 0), min(stop, len(side))
            vectors.append(side.runs[:, begin:end].reshape(-1, side.runs.shape[2]))
            insides.append(slice(begin - first + _PAST, end - first + _PAST))
            starts = np.arange(first - _PAST, stop)
            ends = starts + _SIZES
            self._outside.append((starts < 0) | (starts >= len(side)))
            # how many sentences adjoin a run, and how long it is
            self._beside.append(((starts > 0).astype(np.float32) + (ends < len(side))).astype(np.float32))
            most = np.int64(len(side))
            lengths = side.behind[ends.clip(0, most)] - side.behind[starts.clip(0, most)]
            self._lengths.append((lengths / unit).astype(np.float32))
        inside = scale.parts(vectors[0] @ vectors[1].T)
        here, there = insides
        self.cosines = np.zeros((LARGEST, len(self._outside[0]), LARGEST, len(self._outside[1])), np.float32)
        self.cosines[:, here, :, there] = inside.reshape(
            LARGEST, here.stop - here.start, LARGEST, there.stop - there.start
        )

    def features(self, *, slopes: bool = True) -> dict[str, Floats]:
        """Features by name; ``slopes``: also those that are others for each sentence beyond one and one."""
        near = self._near()
        found = {**_CONSTANT, "cosine": self.cosines, "near": near}
        if slopes:
            found.update(cosine_extra=self.cosines * _EXTRA, near_extra=near * _EXTRA)
        found["weakest"], found["gain"] = self._weakest(), self._gain()
        length, beside = self._lengths[0][:, :, None, None], self._lengths[1]
        logarithms = [np.log(some + np.float32(SMOOTH)) for some in (length, beside)]
        found["stretch"] = np.abs(logarithms[0] - logarithms[1])
        deviation = np.square(beside - length)
        deviation /= np.maximum(beside + length, np.float32(1e-6))
        deviation *= np.float32(2 / VARIANCE)
        found["deviation"] = np.minimum(deviation, np.float32(MOST_STRETCH), out=deviation)
        return found

    def possible(self, scores: Floats) -> Floats:
        """The scores with -inf for runs that begin outside of the texts."""
        scores[:, self._outside[0]] = -np.inf
        scores[..., self._outside[1]] = -np.inf
        return scores

    def by_step(self, values: Floats, alone: float | np.floating[npt.NBitBase]) -> Floats:
        """Values of runs as values of steps by the nodes where they end: shape (len(STEPS), rows, columns)."""
        rows, columns = self._shape
        whole = np.broadcast_to(values, self.cosines.shape)
        found = np.empty((len(STEPS), rows, columns), np.float32)
        found[0] = alone
        for step, (a, b) in zip(found[1:], STEPS[1:], strict=True):
            step[:] = whole[a - 1, _PAST - a : _PAST - a + rows, b - 1, _PAST - b : _PAST - b + columns]
        return found

    def _near(self) -> Floats:
        """Mean cosine of either run to the sentences before and after the other."""
        cosines, near = self.cosines, np.zeros_like(self.cosines)
        near[:, 1:] += cosines[0, :-1]
        near[..., 1:] += cosines[:, :, :1, :-1]
        for size in range(1, LARGEST + 1):
            near[size - 1, :-size] += cosines[0, size:]
            near[:, :, size - 1, :-size] += cosines[:, :, 0, size:]
        near /= np.maximum(self._beside[0][:, :, None, None] + self._beside[1], 1)
        return near

    def _weakest(self) -> Floats:
        """Least cosine of any one sentence of several to the other run; 0 for one and one."""
        cosines, weakest = self.cosines, np.full_like(self.cosines, np.inf)
        row, column = cosines[0], cosines[:, :, 0]
        for size in range(2, LARGEST + 1):
            row = np.minimum(row[:-1], cosines[0, size - 1 :])
            weakest[size - 1, : 1 - size] = row
            column = np.minimum(column[..., :-1], cosines[:, :, 0, size - 1 :])
            beside = weakest[:, :, size - 1, : 1 - size]
            np.minimum(beside, column, out=beside)
        weakest[0, :, 0] = 0
        return weakest

    def _gain(self) -> Floats:
        """By how much the cosine is above that without the first or the last sentence of either run, the least; 0 for
        one and one."""
        cosines, without = self.cosines, np.full_like(self.cosines, -np.inf)
        np.maximum(cosines[:-1, :-1], cosines[:-1, 1:], out=without[1:, :-1])
        beside = without[:, :, 1:, :-1]
        np.maximum(beside, cosines[:, :, :-1, :-1], out=beside)
        np.maximum(beside, cosines[:, :, :-1, 1:], out=beside)
        gain = np.subtract(cosines, without, out=without)
        gain[0, :, 0] = 0
        return gain
