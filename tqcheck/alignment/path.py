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
    _, choices, total = _sweep(corridor, steps, scores, add)
    moves: list[Move] = []
    i, j = corridor.rows, corridor.columns
    while i or j:
        choice = int(choices[i][j - corridor.low[i]])
        a, b = ADD if choice < 0 else steps[choice]
        i, j = i - a, j - b
        moves.append(Move(i, j, (a, b)))
    moves.reverse()
    return moves, total


def _sweep(
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


def open_zones(
    corridor: Corridor, steps: Sequence[Step], scores: Scores, add: Floats, limit: float
) -> list[tuple[range, range]]:
    """Stretches (rows, columns) in which some path is at most ``limit`` worse than the best and takes other steps.

    Outside of them every path that good agrees with the best one. A row is settled where all of these paths go through
    one and the same node; zones lie between settled rows.
    """
    values, _, total = _sweep(corridor, steps, scores, add)
    low, high = corridor.low, corridor.high
    added = np.concatenate(([0.0], np.cumsum(add, dtype=np.float64)))
    rows = corridor.rows
    ahead: list[npt.NDArray[np.float64]] = [np.zeros(0)] * (rows + 1)
    kept: dict[int, Floats] = {}
    settled = np.zeros(rows + 1, np.int64)  # the column of the one node, -1 where there are several
    spanned = np.zeros(rows + 1, np.bool_)
    ways = np.zeros(rows + 1, np.int64)  # good steps that end in the row
    for i in range(rows, -1, -1):
        start, stop = int(low[i]), int(high[i]) + 1
        best = np.full(stop - start, -np.inf)
        if i == rows:
            best[-1] = 0.0
        for number, (a, b) in enumerate(steps):
            if i + a > rows:
                continue
            after, first = ahead[i + a], int(low[i + a])
            left, right = max(start, first - b), min(stop, first + len(after) - b)
            if left >= right:
                continue
            sums = (
                after[left + b - first : right + b - first] + kept[i + a][number, left + b - first : right + b - first]
            )
            here = best[left - start : right - start]
            np.maximum(here, sums, out=here)
            good = int((values[i][left - start : right - start] + sums > total - limit).sum())
            ways[i + a] += good
            if good and a > 1:
                spanned[i + 1 : i + a] = True
        level = best + added[start:stop]
        best = np.maximum(best, np.maximum.accumulate(level[::-1])[::-1] - added[start:stop])
        ahead[i] = best
        kept[i] = scores(i) if i else np.zeros((len(steps), stop - start), np.float32)
        kept.pop(i + max(a for a, _ in steps) + 1, None)
        nodes = np.flatnonzero(values[i] + best > total - limit)
        settled[i] = start + nodes[0] if len(nodes) == 1 else -1
    zones: list[tuple[range, range]] = []
    last = (0, 0)
    for i in range(1, rows + 1):
        if settled[i] < 0 or spanned[i]:
            continue
        node = (i, int(settled[i]))
        if node[0] - last[0] > 1 or ways[i] > 1:
            zones.append((range(last[0], node[0]), range(last[1], node[1])))
        last = node
    if last != (rows, corridor.columns):
        zones.append((range(last[0], rows), range(last[1], corridor.columns)))
    return zones


def pinned(corridor: Corridor, moves: Sequence[Move], zones: Sequence[tuple[range, range]]) -> Corridor:
    """The corridor narrowed to the path of ``moves`` outside of ``zones``."""
    low = np.full(corridor.rows + 1, corridor.columns, np.int64)
    high = np.zeros(corridor.rows + 1, np.int64)
    for move in moves:
        for row in range(move.row, move.row + max(move.step[0], 1)):
            low[row], high[row] = min(low[row], move.column), max(high[row], move.column)
        row, column = move.row + move.step[0], move.column + move.step[1]
        low[row], high[row] = min(low[row], column), max(high[row], column)
    for zone, columns in zones:
        inside = slice(zone.start, zone.stop + 1)
        low[inside] = np.minimum(low[inside], np.maximum(corridor.low[inside], columns.start))
        high[inside] = np.maximum(high[inside], np.minimum(corridor.high[inside], columns.stop))
    low = np.minimum.accumulate(low[::-1])[::-1]
    return Corridor(low, np.maximum.accumulate(high))
