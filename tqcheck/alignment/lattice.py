"""The steps worth a closer look: those of all paths that are nearly as good as the best one, and the best way
through them by any other score."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tqcheck.alignment.path import ADD, Corridor, Doubles, Floats, Move, Nodes, Reach, Scores, Step, backward, forward

Places = npt.NDArray[np.int64]
_Row = tuple[int, Doubles, Doubles]
"""What ``backward`` says of a row."""
_MOST_AT_ONCE = 200_000  # sums


@dataclass(frozen=True, slots=True)
class Lattice:
    """Steps of paths from (0, 0) to (rows, columns), by the number of sentences that are behind them at their end.

    Of step k: the node (``row[k]``, ``column[k]``) where it starts, the sentences that it takes of the reference
    (``taken[k]``) and of the candidate (``given[k]``), and by how much the best path through it is worse than the best
    of all (``slack[k]``, 0 or more); each of shape (n,).
    """

    rows: int
    columns: int
    row: Places
    column: Places
    taken: Places
    given: Places
    slack: Floats

    def __len__(self) -> int:
        return len(self.row)

    def disputed(self) -> npt.NDArray[np.bool_]:
        """Which steps have a rival: some other step takes a sentence that they take, or stands beside them."""
        start = self.row + self.column
        end = start + self.taken + self.given
        places = self.rows + self.columns + 1
        count = np.bincount(start, minlength=places) - np.bincount(end, minlength=places)
        contested = np.concatenate(([0], np.cumsum(np.cumsum(count) > 1)))
        rivals: npt.NDArray[np.bool_] = contested[end] > contested[start]
        return rivals

    def only(self, keep: npt.NDArray[np.bool_]) -> "Lattice":
        """The steps chosen; some path must be left."""
        places = [array[keep] for array in (self.row, self.column, self.taken, self.given)]
        return Lattice(self.rows, self.columns, places[0], places[1], places[2], places[3], self.slack[keep])


def plausible(
    corridor: Corridor, steps: Sequence[Step], scores: Scores, add: Floats, limit: float, most: int
) -> Lattice:
    """The steps of all paths that are at most ``limit`` worse than the best one; of more than ``most`` the best."""
    reach = Reach(corridor, steps)
    sizes = np.array([*steps, ADD])
    added = np.concatenate(([0.0], np.cumsum(add, dtype=np.float64)))
    values = forward(reach, scores, added)
    bound = float(values[-1][-1]) - limit
    found: list[npt.NDArray[np.float64]] = []
    rows: list[tuple[int, Doubles, Doubles]] = []
    for one in backward(reach, scores, added):
        # rows of the same columns are looked through together
        if rows and not _together(reach, rows, one):
            found += _within(reach, rows, values, sizes, add, bound)
            rows = []
        rows.append(one)
    found += _within(reach, rows, values, sizes, add, bound)
    table = np.concatenate(found, axis=1) if found else np.zeros((5, 0))
    slack = np.maximum(bound + limit - table[4], 0)
    if len(slack) > most:
        table, slack = table[:, slack <= (worst := np.partition(slack, most)[most])], slack[slack <= worst]
    row, column, taken, given = table[:4].astype(np.int64)
    order = np.lexsort((given, taken, row, row + column + taken + given))
    row, column, taken, given = row[order], column[order], taken[order], given[order]
    return Lattice(corridor.rows, corridor.columns, row, column, taken, given, slack[order].astype(np.float32))


def _together(reach: Reach, rows: Sequence[_Row], row: _Row) -> bool:
    """Whether a row may be looked through together with those behind it."""
    here, behind = row[0], rows[0][0]
    same = reach.low[here] == reach.low[behind] and reach.high[here] == reach.high[behind]
    return same and len(rows) * row[2].size < _MOST_AT_ONCE


def _within(
    reach: Reach, rows: Sequence[_Row], values: Nodes, sizes: Places, add: Floats, bound: float
) -> list[Doubles]:
    """The steps into some rows of the same columns, from the last row to the first, of which the best path sums to
    ``bound`` or more: row, column, sentences taken and given, and that sum, shape (5, n)."""
    first, last = rows[-1][0], rows[0][0]
    low, high = reach.low[first], reach.high[first]
    numbers = slice(first, last + 1)
    ahead, into = (np.stack([row[part] for row in reversed(rows)]) for part in (1, 2))
    into += values.flat.take(reach.behind(numbers))
    here = np.stack([values[row][:-1] for row in range(first, last + 1)])
    beside = here + add[low:high] + ahead[:, 1:]
    row, number, place = np.nonzero(into >= bound)
    beside_row, beside_place = np.nonzero(beside >= bound)
    if not len(row) and not len(beside_row):
        return []
    sums = np.concatenate((into[row, number, place], beside[beside_row, beside_place]))
    row = np.concatenate((row, beside_row)) + first
    taken, given = sizes[np.concatenate((number, np.full(len(beside_row), len(sizes) - 1)))].T
    place = np.concatenate((place, beside_place + 1)) + low
    return [np.stack([row - taken, place - given, taken, given, sums])]


def best_way(lattice: Lattice, scores: Floats, opens: float = 0.0, exchanges: float = 0.0) -> list[Move]:
    """The path through the lattice with the highest sum of ``scores``, shape (len(lattice),).

    ``opens`` is added where sentences without a partner follow a link, however many they are, and ``exchanges`` where
    sentences of one side without a partner follow such ones of the other.
    """
    tolls = ((0.0, opens, opens), (0.0, 0.0, exchanges), (0.0, exchanges, 0.0))
    # of each node, by the kind of the last step (a link, a drop, an addition): sum, step, kind before
    best: dict[tuple[int, int], dict[int, tuple[float, int, int]]] = {(0, 0): {0: (0.0, -1, 0)}}
    starts = zip(lattice.row.tolist(), lattice.column.tolist(), strict=True)
    sizes = zip(lattice.taken.tolist(), lattice.given.tolist(), strict=True)
    every = list(zip(starts, sizes, scores.tolist(), strict=True))
    for number, (start, (a, b), score) in enumerate(every):
        kind = 2 if not a else 1 if not b else 0
        ways = [(known[0] + tolls[last][kind], last) for last, known in best.get(start, {}).items()]
        if not ways:
            continue
        total, last = max(ways)
        here = best.setdefault((start[0] + a, start[1] + b), {})
        if kind not in here or total + score > here[kind][0]:
            here[kind] = (total + score, number, last)
    moves: list[Move] = []
    node = (lattice.rows, lattice.columns)
    kind = max(best[node], key=lambda last: best[node][last][0])
    while node != (0, 0):
        _, number, kind = best[node][kind]
        node, step, _ = every[number]
        moves.append(Move(*node, step))
    return moves[::-1]
