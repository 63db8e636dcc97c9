"""The best way through a grid of nodes: dynamic programming inside a corridor, whole rows at a time.

Node (i, j) means that i sentences of the reference and j of the candidate are behind us. A step (a, b) takes a
sentences of the reference and b of the candidate into one link; (1, 0) is a drop and (0, 1) an addition.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
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


def best_path(corridor: Corridor, steps: Sequence[Step], scores: Scores, add: Floats) -> tuple[list[Move], float]:
    """The path from (0, 0) to the last node with the highest sum of scores, and that sum.

    ``steps`` are those that take something of the reference; ``add[j]`` is the score of leaving candidate sentence j
    without a partner, shape (columns,).
    """
    _, choices, total = sweep(corridor, steps, scores, add)
    moves: list[Move] = []
    i, j = corridor.rows, corridor.columns
    while i or j:
        choice = int(choices[i][j - corridor.low[i]])
        a, b = ADD if choice < 0 else steps[choice]
        i, j = i - a, j - b
        moves.append(Move(i, j, (a, b)))
    moves.reverse()
    return moves, total


def sweep(
    corridor: Corridor, steps: Sequence[Step], scores: Scores, add: Floats
) -> tuple[list[npt.NDArray[np.float64]], list[npt.NDArray[np.int16]], float]:
    """Forward over all rows: the best sum up to each node and the step that reached it (-1: an addition)."""
    low, high = corridor.low, corridor.high
    added = np.concatenate(([0.0], np.cumsum(add, dtype=np.float64)))
    values: list[npt.NDArray[np.float64]] = []
    choices: list[npt.NDArray[np.int16]] = []
    for i in range(corridor.rows + 1):
        start, stop = int(low[i]), int(high[i]) + 1
        best = np.full(stop - start, -np.inf)
        choice = np.full(stop - start, -1, np.int16)
        if i == 0:
            best[0] = 0.0
        else:
            row = scores(i)
            for number, (a, b) in enumerate(steps):
                if a > i:
                    continue
                before, first = values[i - a], int(low[i - a])
                # columns j of this row whose j - b lies in the earlier row's window
                left, right = max(start, first + b), min(stop, first + len(before) + b)
                if left >= right:
                    continue
                sums = before[left - b - first : right - b - first] + row[number, left - start : right - start]
                here = best[left - start : right - start]
                better = sums > here
                here[better] = sums[better]
                choice[left - start : right - start][better] = number
        # additions: best over all earlier columns of this row, by a running maximum of sums without additions
        level = best - added[start:stop]
        running = np.maximum.accumulate(level)
        behind = running > level
        best = np.where(behind, running + added[start:stop], best)
        choice[behind] = -1
        values.append(best)
        choices.append(choice)
    return values, choices, float(values[-1][-1])
