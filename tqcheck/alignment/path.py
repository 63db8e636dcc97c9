"""The best sums of paths through a grid of nodes: dynamic programming inside a corridor, whole rows at a time.

Node (i, j) means that i sentences of the reference and j of the candidate are behind us. A step (a, b) takes a
sentences of the reference and b of the candidate into one link; (1, 0) is a drop and (0, 1) an addition.
"""

from collections.abc import Callable, Iterator, Sequence
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


class Nodes:
    """A number for every node of a corridor, by rows; all in one array with room around each row, so that the nodes at
    which the steps of a row begin can be looked up at once, inside of the corridor or not."""

    def __init__(self, reach: "Reach") -> None:
        self._reach = reach
        self.flat: Doubles = np.full(reach.size, -np.inf)

    def __len__(self) -> int:
        return len(self._reach.low)

    def __getitem__(self, row: int) -> Doubles:
        """Of row ``row``: a view, shape (width of the row,)."""
        reach = self._reach
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        at = reach.at[row]
        return self.flat[at + reach.low[row] : at + reach.high[row] + 1]


class Reach:
    """Where the steps into a row begin and those out of it end, for all steps at once.

    ``steps`` are those that take something of the reference, in rising order. ``at``: by row, the place of column 0 in
    what ``Nodes`` hold, ``size`` numbers in all.
    """

    def __init__(self, corridor: Corridor, steps: Sequence[Step]) -> None:
        self.low, self.high = corridor.low.tolist(), corridor.high.tolist()
        self.longest = max(a for a, _ in steps)
        rows, farthest = corridor.rows, max(b for _, b in steps)
        takes, gives = np.array(steps).T
        row = np.arange(rows + 1)
        # what the steps of a row or of the next ones ask for, to either side of what a row has
        first = corridor.low - farthest
        sizes = corridor.high[np.minimum(row + self.longest, rows)] - first + 1
        above = int(corridor.high[min(self.longest, rows)]) + farthest + 1
        at = above + np.cumsum(sizes) - sizes - first
        self.at: list[int] = at.tolist()
        self.size = above + int(sizes.sum())
        before = row[:, None] - takes
        self._behind = np.where(before < 0, farthest, at[np.maximum(before, 0)]) - gives
        # the rows that steps end in, a line of a ring for each of them and each step
        self.ring = self.longest + 1
        self._left = corridor.low[np.maximum(row - self.longest, 0)]
        self._wide = int((corridor.high - self._left).max()) + farthest + 1
        after = row[:, None] + takes
        lines = (after % self.ring) * len(steps) + np.arange(len(steps))
        self._ahead = lines * self._wide + gives - self._left[np.minimum(after, rows)]
        self._columns = np.arange(corridor.columns + 1)

    def columns(self, row: int) -> npt.NDArray[np.int64]:
        """The columns of a row."""
        return self._columns[self.low[row] : self.high[row] + 1]

    def behind(self, rows: slice | int) -> npt.NDArray[np.int64]:
        """Where in ``Nodes`` the steps into one row begin, shape (steps, width), or those into rows of one width, shape
        (rows, steps, width)."""
        row: int = rows if isinstance(rows, int) else rows.start
        places: npt.NDArray[np.int64] = self._behind[rows][..., None] + self.columns(row)
        return places

    def turning(self) -> Doubles:
        """Room for the numbers of the steps that end in the rows ahead, shape (rows of the ring, steps, columns)."""
        return np.full((self.ring, self._ahead.shape[1], self._wide), -np.inf)

    def put(self, turning: Doubles, row: int, values: Doubles) -> None:
        """Hold the numbers of the steps into a row, shape (steps, width); those of the row ``ring`` behind are gone."""
        line = turning[row % self.ring]
        start = self.low[row] - int(self._left[row])
        line[:, :start] = -np.inf
        line[:, start : start + values.shape[1]] = values
        line[:, start + values.shape[1] :] = -np.inf

    def ahead(self, row: int, turning: Doubles) -> Doubles:
        """The numbers of the steps out of a row: shape (steps, width)."""
        values: Doubles = turning.reshape(-1).take(self._ahead[row][:, None] + self.columns(row))
        return values


def forward(reach: Reach, scores: Scores, added: Doubles) -> Nodes:
    """The best sum from (0, 0) to each node.

    ``added[j]`` is what the first j candidate sentences sum to without a partner, shape (columns + 1,).
    """
    values = Nodes(reach)
    for row, (low, high) in enumerate(zip(reach.low, reach.high, strict=True)):
        if row:
            sums = values.flat.take(reach.behind(row))
            sums += scores(row)
            best = np.maximum.reduce(sums)
        else:
            best = np.full(high + 1 - low, -np.inf)
            best[0] = 0.0
        # additions: best over all earlier columns of this row, by a running maximum of sums without additions
        here = added[low : high + 1]
        along = np.maximum.accumulate(best - here)
        along += here
        np.maximum(along, best, out=values[row])
    return values


def backward(reach: Reach, scores: Scores, added: Doubles) -> Iterator[tuple[int, Doubles, Doubles]]:
    """From the last row to the first: its number, the best sum from each of its nodes to the end, and that of each
    step into it and on to the end, shape (steps, width)."""
    last = len(reach.low) - 1
    turning = reach.turning()
    for row in range(last, -1, -1):
        low, high = reach.low[row], reach.high[row]
        if row < last:
            best = np.maximum.reduce(reach.ahead(row, turning))
        else:
            best = np.full(high + 1 - low, -np.inf)
            best[-1] = 0.0
        here = added[low : high + 1]
        along = np.maximum.accumulate((best + here)[::-1])[::-1]
        ahead: Doubles = np.maximum(along - here, best)
        into: Doubles = ahead + scores(row)
        reach.put(turning, row, into)
        yield row, ahead, into
