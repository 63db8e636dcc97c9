"""The best sums of paths through a grid of nodes: dynamic programming inside a corridor, whole rows at a time.

Node (i, j) means that i sentences of the reference and j of the candidate are behind us. A step (a, b) takes a
sentences of the reference and b of the candidate into one link; (1, 0) is a drop and (0, 1) an addition.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Step = tuple[int, int]

DROP: Step = (1, 0)
ADD: Step = (0, 1)


@dataclass(frozen=True, slots=True)
class Corridor:
    """Which nodes may be visited: of row i the columns ``low[i]`` to ``high[i]``, both included.

    Both arrays have length rows + 1, never fall, and hold (0, 0) and (rows, columns).
    """

    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]

    @property
    def rows(self) -> int:
        return len(self.low) - 1

    @property
    def columns(self) -> int:
        return int(self.high[-1])

    def cells(self) -> int:
        """How many nodes there are."""
        return int((self.high - self.low + 1).sum())


@dataclass(frozen=True, slots=True)
class Move:
    """One step of the path: where it starts and how many sentences of either side it takes."""

    row: int
    column: int
    step: Step


Scores = Callable[[int], Floats]
"""Of row i: the scores of all steps that end there, shape (steps, high[i] - low[i] + 1); -inf where impossible."""


def full_corridor(rows: int, columns: int) -> Corridor:
    """Every node."""
    return Corridor(np.zeros(rows + 1, np.int64), np.full(rows + 1, columns, np.int64))


def corridor_around(points: Sequence[tuple[int, int]], rows: int, columns: int, *, pad: int, widest: int) -> Corridor:
    """The corridor along anchor points (rising in both coordinates): between two of them everything is open.

    ``pad`` nodes are added around it, so that a wrong anchor can be walked past. A stretch between two anchors with
    more than ``widest`` columns is narrowed to that many around its diagonal.
    """
    corners = [(0, 0), *points, (rows, columns)]
    low = np.full(rows + 1, columns, np.int64)
    high = np.zeros(rows + 1, np.int64)
    for (top, left), (bottom, right) in pairwise(corners):
        span = np.arange(top, bottom + 1)
        first, last = np.full(len(span), left), np.full(len(span), right)
        if right - left > widest:
            middle = left + (span - top) * (right - left) // max(bottom - top, 1)
            # one row must hand over to the next, whatever the slope
            reach = max(widest // 2, (right - left) // max(bottom - top, 1) + 1)
            first, last = np.maximum(first, middle - reach), np.minimum(last, middle + reach)
        low[span] = np.minimum(low[span], first)
        high[span] = np.maximum(high[span], last)
    index = np.arange(rows + 1)
    low = low[np.maximum(index - pad, 0)] - pad
    high = high[np.minimum(index + pad, rows)] + pad
    low = np.minimum.accumulate(np.clip(low, 0, columns)[::-1])[::-1]
    high = np.maximum.accumulate(np.clip(high, 0, columns))
    low[0], high[-1] = 0, columns
    return Corridor(low, high)


class Reach:
    """Where the steps into a row begin and those out of it end, for all steps at once.

    ``steps`` are those that take something of the reference, in rising order.
    """

    def __init__(self, corridor: Corridor, steps: Sequence[Step]) -> None:
        self.low, self.high = corridor.low.tolist(), corridor.high.tolist()
        self.longest = max(a for a, _ in steps)
        self._rows = corridor.rows
        self._farthest = max(b for _, b in steps)
        takes = [a for a, _ in steps]
        # of each number of sentences taken: which steps take so many
        self._of_take = {a: slice(takes.index(a), takes.index(a) + takes.count(a)) for a in dict.fromkeys(takes)}
        lines = {a: line for line, a in enumerate(self._of_take)}
        # of each step: its line among what ``behind`` and ``ahead`` collect, and how far along it begins
        self._behind = np.array([(lines[a], self._farthest - b) for a, b in steps])
        self._ahead = np.array([(number, b) for number, (_, b) in enumerate(steps)])
        self._usual: dict[bool, tuple[int, npt.NDArray[np.int64]]] = {}

    def behind(self, row: int, values: Sequence[Doubles]) -> Doubles:
        """Values of the nodes where the steps into ``row`` begin, of all earlier rows: shape (steps, width)."""
        start, stop = self.low[row], self.high[row] + 1
        left = start - self._farthest
        lines = np.full((len(self._of_take), stop - left), -np.inf)
        for line, a in zip(lines, self._of_take, strict=True):
            if a <= row:
                first = self.low[row - a]
                begin, end = max(left, first), min(stop, self.high[row - a] + 1)
                if begin < end:
                    line[begin - left : end - left] = values[row - a][begin - first : end - first]
        return lines.take(self._places(stop - start, ahead=False))

    def ahead(self, row: int, values: Mapping[int, Doubles]) -> Doubles:
        """Values of the nodes where the steps out of ``row`` end, of later rows by steps: shape (steps, width)."""
        start, stop = self.low[row], self.high[row] + 1
        right = stop + self._farthest
        lines = np.full((len(self._ahead), right - start), -np.inf)
        for a, of in self._of_take.items():
            if row + a <= self._rows:
                first = self.low[row + a]
                begin, end = max(start, first), min(right, self.high[row + a] + 1)
                if begin < end:
                    lines[of, begin - start : end - start] = values[row + a][of, begin - first : end - first]
        return lines.take(self._places(stop - start, ahead=True))

    def _places(self, width: int, *, ahead: bool) -> npt.NDArray[np.int64]:
        known = self._usual.get(ahead)
        if known is None or known[0] != width:
            lines, starts = (self._ahead if ahead else self._behind).T
            known = width, (lines * (width + self._farthest) + starts)[:, None] + np.arange(width)
            self._usual[ahead] = known
        return known[1]


def forward(reach: Reach, scores: Scores, added: Doubles) -> list[Doubles]:
    """The best sum from (0, 0) to each node, by rows.

    ``added[j]`` is what the first j candidate sentences sum to without a partner, shape (columns + 1,).
    """
    values: list[Doubles] = []
    for row, (low, high) in enumerate(zip(reach.low, reach.high, strict=True)):
        if row:
            best = (reach.behind(row, values) + scores(row)).max(0)
        else:
            best = np.full(high + 1 - low, -np.inf)
            best[0] = 0.0
        # additions: best over all earlier columns of this row, by a running maximum of sums without additions
        here = added[low : high + 1]
        values.append(np.maximum(np.maximum.accumulate(best - here) + here, best))
    return values


def backward(reach: Reach, scores: Scores, added: Doubles) -> Iterator[tuple[int, Doubles, Doubles]]:
    """From the last row to the first: its number, the best sum from each of its nodes to the end, and that of each
    step into it and on to the end, shape (steps, width)."""
    last = len(reach.low) - 1
    into: dict[int, Doubles] = {}
    for row in range(last, -1, -1):
        low, high = reach.low[row], reach.high[row]
        if row < last:
            best = reach.ahead(row, into).max(0)
        else:
            best = np.full(high + 1 - low, -np.inf)
            best[-1] = 0.0
        here = added[low : high + 1]
        ahead = np.maximum(np.maximum.accumulate((best + here)[::-1])[::-1] - here, best)
        into[row] = ahead + scores(row)
        into.pop(row + reach.longest, None)
        yield row, ahead, into[row]
