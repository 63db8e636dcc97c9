"""How much speaks for a link: the score of every step that ends in one row of the grid.

A score is a weighted sum of what can be seen of the two runs of sentences that a step would link: the logarithm of how
much likelier the link is than its absence. Cosines are those of centred vectors on the pair's own scale (0 strangers,
1 a usual translation), so that one set of weights serves all languages. The weights maximise the likelihood of true
alignments, a linear-chain model over paths; ``benchmarks/fit_alignment.py`` fits them and says on what.
"""

from dataclasses import dataclass
from functools import reduce

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
        low, high = int(self._corridor.low[row]), int(self._corridor.high[row])
        view = self._view(row, row + 1, low, high)
        found = np.zeros((len(FEATURES), len(STEPS), high - low + 1), np.float32)
        possible = np.zeros(found.shape[1:], np.bool_)
        found[_AT["alone"], 0] = 1
        possible[0] = True
        for number, (a, b) in enumerate(STEPS[1:], start=1):
            step = found[:, number]
            extra = a + b - 2
            seen = view.of(a, b)
            possible[number] = view.possible(a, b)[0]
            step[_AT[_kind(a, b)]] = 1
            step[_AT["extra"]] = extra
            for name, values in seen.items():
                step[_AT[name]] = values[0]
            step[_AT["cosine_extra"]] = step[_AT["cosine"]] * extra
            step[_AT["near_extra"]] = step[_AT["near"]] * extra
            step[:, ~possible[number]] = 0
        return found, possible

    def _view(self, first: int, stop: int, low: int, high: int) -> "_View":
        return _View(self._reference, self._candidate, self._scale, self._ratio, (first, stop), (low, high + 1))

    def _scored(self, number: int) -> "_Scored":
        first, stop = self._bounds[number], self._bounds[number + 1]
        low, high = int(self._corridor.low[first]), int(self._corridor.high[stop - 1])
        view = self._view(first, stop, low, high)
        weight = dict(zip(FEATURES, self._weights.tolist(), strict=True))
        values = np.empty((len(STEPS), stop - first, high - low + 1), np.float32)
        values[0] = weight["alone"]
        for at, (a, b) in enumerate(STEPS[1:], start=1):
            extra = a + b - 2
            here = values[at]
            here[:] = weight[_kind(a, b)] + weight["extra"] * extra
            of_steps = {
                **weight,
                "cosine": weight["cosine"] + extra * weight["cosine_extra"],
                "near": weight["near"] + extra * weight["near_extra"],
            }
            for name, seen in view.of(a, b).items():
                here += np.float32(of_steps[name]) * seen
            here[: max(a - first, 0)] = -np.inf
            here[:, : max(b - low, 0)] = -np.inf
        return _Scored(first, low, values)


@dataclass(frozen=True, slots=True)
class _Scored:
    """Scores of some rows, shape (steps, rows, columns), with their first row and column."""

    first: int
    low: int
    values: Floats


def _kind(a: int, b: int) -> str:
    return "one" if a + b == 2 else "several" if min(a, b) == 1 else "both"


def _bounds(corridor: Corridor) -> list[int]:
    """Where blocks of rows begin, and the end: few enough rows that their scores fit the processor's memory."""
    bounds = [0]
    for row in range(1, corridor.rows + 1):
        width = int(corridor.high[row] - corridor.low[bounds[-1]]) + 1
        if width * (row + 1 - bounds[-1]) > _BLOCK:
            bounds.append(row)
    return [*bounds, corridor.rows + 1]


class _View:
    """What speaks for the steps that end in a rectangle of nodes: some rows, some columns, both (first, stop).

    All arrays are of shape (rows, columns) of the rectangle; what they hold for steps that would begin outside of the
    texts means nothing.
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
        self._first = (rows[0], columns[0])
        self._cosines = scale.parts(_cosines(reference, candidate, rows, columns))
        sizes = (len(reference), len(candidate))
        # sentences beside a run that ends in a node: one behind it, and one before it where it is not the first
        ends = [np.arange(first, stop) for first, stop in (rows, columns)]
        self._behind = [(end < size).astype(np.float32) for end, size in zip(ends, sizes, strict=True)]
        self._before = [[(end - k - 1 >= 0).astype(np.float32) for k in range(LARGEST + 1)] for end in ends]
        self._lengths = [
            [(of[end] - of[np.maximum(end - k, 0)]).astype(np.float32) for k in range(LARGEST + 1)]
            for of, end in zip((reference.behind, candidate.behind / ratio), ends, strict=True)
        ]
        self._logarithms = [[np.log(some + np.float32(SMOOTH)) for some in side] for side in self._lengths]

    def possible(self, a: int, b: int) -> npt.NDArray[np.bool_]:
        """Where a step begins inside of the texts."""
        rows, columns = (np.arange(n) + first for n, first in zip(self._shape, self._first, strict=True))
        inside: npt.NDArray[np.bool_] = (rows >= a)[:, None] & (columns >= b)
        return inside

    def of(self, a: int, b: int) -> dict[str, Floats]:
        """Features of a step that are not constant, by name."""
        cosine = self._at(a, a, b, b)
        seen = {"cosine": cosine, "near": self._near(a, b)}
        if a + b > 2:
            seen["weakest"] = self._weakest(a, b)
            seen["gain"] = cosine - self._without(a, b)
        length, beside = self._lengths[0][a][:, None], self._lengths[1][b]
        seen["stretch"] = np.abs(self._logarithms[0][a][:, None] - self._logarithms[1][b])
        difference = beside - length
        deviation = difference * difference / (np.float32(VARIANCE / 2) * np.maximum(beside + length, 1e-6))
        seen["deviation"] = np.minimum(deviation, np.float32(MOST_STRETCH))
        return seen

    def _at(self, a: int, back: int, b: int, aback: int) -> Floats:
        """Cosines of the run of ``a`` that begins ``back`` sentences before a node and the one of ``b``."""
        rows, columns = self._shape
        top, left = LARGEST + 1 - back, LARGEST + 1 - aback
        found: Floats = self._cosines[a - 1, top : top + rows, b - 1, left : left + columns]
        return found

    def _near(self, a: int, b: int) -> Floats:
        """Mean cosine of either run to the sentences before and after the other."""
        total = self._at(a, a, 1, b + 1) * self._before[1][b]
        total += self._at(a, a, 1, 0) * self._behind[1]
        total += self._at(1, a + 1, b, b) * self._before[0][a][:, None]
        total += self._at(1, 0, b, b) * self._behind[0][:, None]
        count = (self._before[0][a] + self._behind[0])[:, None] + (self._before[1][b] + self._behind[1])
        near: Floats = (total / np.maximum(count, 1)).astype(np.float32, copy=False)
        return near

    def _weakest(self, a: int, b: int) -> Floats:
        """Least cosine of any one sentence of either run to the other run."""
        singles = [self._at(1, back, b, b) for back in range(1, a + 1) if a > 1]
        singles += [self._at(a, a, 1, back) for back in range(1, b + 1) if b > 1]
        return reduce(np.minimum, singles)

    def _without(self, a: int, b: int) -> Floats:
        """The better cosine without the first or the last sentence of either run."""
        shorter = [self._at(a - 1, back, b, b) for back in (a, a - 1) if a > 1]
        shorter += [self._at(a, a, b - 1, back) for back in (b, b - 1) if b > 1]
        return reduce(np.maximum, shorter)


def _cosines(reference: Groups, candidate: Groups, rows: tuple[int, int], columns: tuple[int, int]) -> Floats:
    """Cosines of the runs that begin up to LARGEST + 1 sentences before some nodes: by sizes, rows, sizes, columns.

    What would begin outside of the texts has the cosine 0.
    """
    sides = []
    for side, (first, stop) in ((reference, rows), (candidate, columns)):
        begin, end = max(first - LARGEST - 1, 0), min(stop, len(side))
        runs = np.zeros((LARGEST, stop - first + LARGEST + 1, side.runs.shape[2]), np.float32)
        runs[:, begin - first + LARGEST + 1 : end - first + LARGEST + 1] = side.runs[:, begin:end]
        sides.append(runs)
    left, right = sides
    dots = left.reshape(-1, left.shape[2]) @ right.reshape(-1, right.shape[2]).T
    cosines: Floats = dots.reshape(*left.shape[:2], *right.shape[:2])
    return cosines
