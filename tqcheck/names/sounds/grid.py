"""The cheapest way to write one word as another, segment by segment.

Rows are the letters of the Latin word, columns the units of the foreign one; a cell holds the cheapest way to write
what stands before it. What the units behind a column cost at least, wherever in the Latin word they are looked for,
tells of most words unlike each other that none is the other, and of most cells that no way through them is cheap
enough. Forms of one word that begin alike share their cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

UNKNOWN = 8.0
INFINITE = 1e9
ROUNDING = 1e-6
"""What sums of costs in another order may differ by."""

Step = tuple[int, int, float]
"""The cell that a cell was reached from, and the cost of the segment between."""
_START: Step = (0, 0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """One unit of a foreign word, or two that stand together: the Latin segments that write it with their costs, and
    the cost of having nothing for it. ``likely``: those that cost less than ``otherwise``, the cheapest first, which is
    what it costs in a word that has none of them."""

    options: Mapping[str, float]
    spare: float
    likely: Sequence[str]
    otherwise: float


def segment(options: Mapping[str, float], *, joined: bool) -> Segment:
    """The segment of a unit, or of two ``joined``, that these Latin ones write, with their costs; "" is nothing."""
    spare = options.get("", UNKNOWN)
    otherwise = INFINITE if joined else min(spare, UNKNOWN)
    ranked = sorted(options.items(), key=lambda option: option[1])
    return Segment(dict(ranked), spare, [one for one, cost in ranked if one and cost < otherwise], otherwise)


UNHEARD = segment({}, joined=False)

Column = tuple[Segment, Segment | None]
"""The segments of a foreign word that begin at one of its units: that of the unit alone and that of it and the next."""


class End(NamedTuple):
    """Where a form of a foreign word ends: behind how many columns; the segment, if any, of its last unit and its end,
    and that of its end alone."""

    at: int
    joined: Segment | None
    alone: Segment


class Least(dict[Segment, float]):
    """What each foreign segment costs at least in a Latin word, as it is asked for."""

    __slots__ = ("_has",)

    def __init__(self, text: str) -> None:
        self._has = text.__contains__

    def __missing__(self, segment: Segment) -> float:
        for chunk in filter(self._has, segment.likely):
            self[segment] = cost = segment.options[chunk]
            return cost
        self[segment] = segment.otherwise
        return segment.otherwise


class Letters(NamedTuple):
    """A Latin word as a table sees it: its marked text; by letter, and with nothing behind the last one, the segments
    that begin there, and the sizes of those that may be silent with the cost of that; and what foreign segments cost at
    least in it."""

    text: str
    chunks: Sequence[Sequence[str]]
    quiet: Sequence[Sequence[tuple[int, float]]]
    least: Least


def lacking(word: Letters, columns: Sequence[Column], ends: Sequence[End], mean: float) -> list[float]:
    """What the units behind each column cost at least, less what all may where the mean cost of a letter or unit is not
    above ``mean``; nothing where no form can be written within that, whatever letters are between."""
    least, m = word.least, len(columns)
    size = len(word.text) - 3
    rest = [INFINITE] * (m + 1)
    first = m
    for at, joined, alone in ends:
        limit = mean * (size + at)
        cost = least[alone] - limit
        rest[at] = min(rest[at], cost)
        if joined is not None:
            cost = least[joined] - limit
            rest[at - 1] = min(rest[at - 1], cost)
        if at <= first:
            first = at - 1
    after, here = INFINITE, rest[m]
    for j in range(m - 1, -1, -1):
        one, two = columns[j]
        cost = least[one] + here
        if two is not None and least[two] + after < cost:
            cost = least[two] + after
        if j >= first:
            cost = min(cost, rest[j])
        elif cost > ROUNDING and here > ROUNDING:
            return []
        after, here = here, cost
        rest[j] = cost
    return rest if here <= ROUNDING else []


class Grid(NamedTuple):
    """Costs of the cells that are reached, and the cell that each was reached from. A cell's number is that of its row
    times the number of columns, and that of its column."""

    best: dict[int, float]
    came: dict[int, int]
    wide: int


def filled(word: Letters, columns: Sequence[Column], most: Sequence[float], *, inside: bool = False) -> Grid:
    """The cells of a word and a foreign one that cost less than what is allowed in their column; with ``inside`` the
    way may begin at any unit."""
    m, wide = len(columns), len(columns) + 1
    last = len(word.text)
    # every step leads to a cell of a higher number
    waiting = list(range(wide)) if inside else [0]
    best = dict.fromkeys(waiting, 0.0)
    came: dict[int, int] = {}
    while waiting:
        at = heappop(waiting)
        here = best[at]
        i, j = divmod(at, wide)
        if j < m:
            one, two = columns[j]
            allowed = most[j + 1]
            total = here + one.spare
            if total < allowed and (i or not inside) and total < best.get(at + 1, INFINITE):
                if at + 1 not in best:
                    heappush(waiting, at + 1)
                best[at + 1], came[at + 1] = total, at
            chunks = word.chunks[i]
            options = one.options
            for chunk in chunks:
                if chunk in options:
                    total = here + options[chunk]
                    if total < allowed:
                        to = at + len(chunk) * wide + 1
                        if total < best.get(to, INFINITE):
                            if to not in best:
                                heappush(waiting, to)
                            best[to], came[to] = total, at
            if two is not None:
                options = two.options
                for chunk in chunks:
                    if chunk in options:
                        total = here + options[chunk]
                        if total < most[j + 2]:
                            to = at + len(chunk) * wide + 2
                            if total < best.get(to, INFINITE):
                                if to not in best:
                                    heappush(waiting, to)
                                best[to], came[to] = total, at
            total = here + UNKNOWN
            if total < allowed and i < last:
                to = at + wide + 1
                if total < best.get(to, INFINITE):
                    if to not in best:
                        heappush(waiting, to)
                    best[to], came[to] = total, at
        allowed = most[j]
        for size, cost in word.quiet[i]:
            total = here + cost
            if total < allowed:
                to = at + size * wide
                if total < best.get(to, INFINITE):
                    if to not in best:
                        heappush(waiting, to)
                    best[to], came[to] = total, at
    return Grid(best, came, wide)


def closed(word: Letters, grid: Grid, end: End) -> tuple[float, list[Step]]:
    """The cost of the whole word and the last step to each cell of the last column, for a form that ends there."""
    best, _, wide = grid
    at, joined, alone = end
    n = len(word.text)
    final = [INFINITE] * (n + 1)
    back = [_START] * (n + 1)
    first = min([number for number in best if at - 1 <= number % wide <= at], default=n * wide) // wide
    for i in range(first, n + 1):
        number, chunks = i * wide + at, word.chunks[i]
        before = best.get(number - 1) if joined is not None else None
        if before is not None and joined is not None:
            options = joined.options
            for chunk in chunks:
                if chunk in options:
                    cost, to = options[chunk], i + len(chunk)
                    if before + cost < final[to]:
                        final[to], back[to] = before + cost, (i, at - 1, cost)
        here = best.get(number)
        if here is not None:
            options = alone.options
            if here + alone.spare < final[i]:
                final[i], back[i] = here + alone.spare, (i, at, alone.spare)
            for chunk in chunks:
                if chunk in options:
                    cost, to = options[chunk], i + len(chunk)
                    if here + cost < final[to]:
                        final[to], back[to] = here + cost, (i, at, cost)
            if i < n and here + UNKNOWN < final[i + 1]:
                final[i + 1], back[i + 1] = here + UNKNOWN, (i, at, UNKNOWN)
        reached = final[i]
        if reached < INFINITE:
            for size, cost in word.quiet[i]:
                if reached + cost < final[i + size]:
                    final[i + size], back[i + size] = reached + cost, (i, at + 1, cost)
    return final[n], back


def traced(word: Letters, columns: Sequence[Column], grid: Grid, back: Sequence[Step], at: int) -> list[Step]:
    """The steps of the cheapest way, backwards, from the end of both words, of which ``closed`` gave the last ones for
    a form that ends there."""
    steps: list[Step] = []
    i, j = len(back) - 1, at + 1
    while j > at:
        steps.append(back[i])
        i, j, _ = steps[-1]
    return [*steps, *way(word, columns, grid, (i, j))]


def way(word: Letters, columns: Sequence[Column], grid: Grid, cell: tuple[int, int]) -> list[Step]:
    """The steps of the cheapest way to a cell, backwards."""
    _, came, wide = grid
    steps: list[Step] = []
    i, j = cell
    number = i * wide + j
    while number in came:
        number = came[number]
        before = divmod(number, wide)
        steps.append((*before, _cost(word, columns, before, (i, j))))
        i, j = before
    return steps


def _cost(word: Letters, columns: Sequence[Column], before: tuple[int, int], cell: tuple[int, int]) -> float:
    """What the step from one cell to another costs."""
    (i, j), (to, column) = before, cell
    if j == column:
        return next(cost for size, cost in word.quiet[i] if i + size == to)
    one, two = columns[j]
    if i == to:
        return one.spare
    chunk = word.text[i:to]
    if two is not None and column == j + 2:
        return two.options[chunk]
    cost = one.options.get(chunk, UNKNOWN)
    return min(cost, UNKNOWN) if len(chunk) == 1 else cost


__all__ = [
    "INFINITE",
    "ROUNDING",
    "UNHEARD",
    "UNKNOWN",
    "Column",
    "End",
    "Grid",
    "Least",
    "Letters",
    "Segment",
    "Step",
    "closed",
    "filled",
    "lacking",
    "segment",
    "traced",
    "way",
]
