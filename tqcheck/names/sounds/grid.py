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


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """One unit of a foreign word, or two that stand together: the Latin segments that write it with their costs, the
    cost of having nothing for it, and that of any ``other`` letter. ``likely``: those that cost less than
    ``otherwise``, the cheapest first, which is what it costs in a word that has none of them."""

    options: Mapping[str, float]
    spare: float
    other: float
    likely: Sequence[str]
    otherwise: float


def segment(options: Mapping[str, float], *, joined: bool) -> Segment:
    """The segment of a unit, or of two ``joined``, that these Latin ones write, with their costs; "" is nothing, which
    two units together never stand for, nor for a letter that the table does not have for them."""
    spare = INFINITE if joined else options.get("", UNKNOWN)
    other = INFINITE if joined else UNKNOWN
    otherwise = min(spare, other)
    ranked = sorted(options.items(), key=lambda option: option[1])
    likely = [one for one, cost in ranked if one and cost < otherwise]
    return Segment(dict(ranked), spare, other, likely, otherwise)


UNHEARD = segment({}, joined=False)

Column = tuple[tuple[Segment, int], ...]
"""The segments of a foreign word that begin at one of its units, each with how many columns farther it ends: that of
the unit alone, that of it and the next, and those that end a form there."""


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


Beginning = tuple[tuple[str, ...], tuple[tuple[int, float], ...]]
"""The segments that begin at one letter of a Latin word, and how many letters may be silent there, with the cost of
that: one, and perhaps two."""


class Letters(NamedTuple):
    """A Latin word as a table sees it: its marked text; what begins at each letter, and nothing behind the last one;
    and what foreign segments cost at least in it."""

    text: str
    beginnings: Sequence[Beginning]
    least: Least


def lacking(word: Letters, columns: Sequence[Column], ends: Sequence[int], mean: float) -> list[float]:
    """What the units behind each column cost at least, less what all may where the mean cost of a letter or unit is not
    above ``mean``; nothing where no form can be written within that, whatever letters are between. The forms end behind
    ``ends`` columns, and each has one of the last columns for its end."""
    least, m = word.least, len(columns) - len(ends)
    size = len(word.text) - 3
    rest = [INFINITE] * m + [-mean * (size + at) for at in ends]
    first = min(ends) - 1
    here = INFINITE
    for j in range(m - 1, -1, -1):
        after, here = here, INFINITE
        for one, step in columns[j]:
            cost = least[one] + rest[j + step]
            if cost < here:  # noqa: PLR1730 - a call for each segment takes as long as the rest
                here = cost
        if here > ROUNDING and after > ROUNDING and j < first:
            return []
        rest[j] = here
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
    wide, last = len(columns), len(word.text)
    beginnings, least = word.beginnings, word.least
    # every step leads to a cell of a higher number
    waiting = list(range(wide)) if inside else [0]
    best = dict.fromkeys(waiting, 0.0)
    came: dict[int, int] = {}
    while waiting:
        at = heappop(waiting)
        here = best[at]
        i, j = divmod(at, wide)
        chunks, quiet = beginnings[i]
        for one, step in columns[j]:
            allowed = most[j + step]
            if here + least[one] >= allowed:
                continue
            next_to, options = at + step, one.options
            for chunk in chunks:
                if chunk in options:
                    total = here + options[chunk]
                    if total < allowed:
                        to = next_to + len(chunk) * wide
                        if total < best.get(to, INFINITE):
                            if to not in best:
                                heappush(waiting, to)
                            best[to], came[to] = total, at
            if here + one.otherwise < allowed:
                total = here + one.spare
                if total < allowed and (i or not inside) and total < best.get(next_to, INFINITE):
                    if next_to not in best:
                        heappush(waiting, next_to)
                    best[next_to], came[next_to] = total, at
                total = here + one.other
                if total < allowed and i < last:
                    to = next_to + wide
                    if total < best.get(to, INFINITE):
                        if to not in best:
                            heappush(waiting, to)
                        best[to], came[to] = total, at
        allowed = most[j]
        for size, cost in quiet:
            total = here + cost
            if total < allowed:
                to = at + size * wide
                if total < best.get(to, INFINITE):
                    if to not in best:
                        heappush(waiting, to)
                    best[to], came[to] = total, at
    return Grid(best, came, wide)


def way(word: Letters, columns: Sequence[Column], grid: Grid, cell: int) -> list[Step]:
    """The steps of the cheapest way to a cell, backwards."""
    _, came, wide = grid
    steps: list[Step] = []
    i, j = divmod(cell, wide)
    while cell in came:
        cell = came[cell]
        to, column = i, j
        i, j = divmod(cell, wide)
        steps.append((i, j, _cost(word, columns[j], (i, to), column - j)))
    return steps


def _cost(word: Letters, column: Column, letters: tuple[int, int], width: int) -> float:
    """What the step from a cell of a column costs that is over some letters and so many columns."""
    i, to = letters
    for one, step in column:
        if step == width:
            if i == to:
                return one.spare
            cost = one.options.get(word.text[i:to], UNKNOWN)
            return min(cost, one.other) if to == i + 1 else cost
    # one silent letter, or two
    return word.beginnings[i][1][to - i - 1][1]


__all__ = [
    "INFINITE",
    "ROUNDING",
    "UNHEARD",
    "UNKNOWN",
    "Beginning",
    "Column",
    "Grid",
    "Least",
    "Letters",
    "Segment",
    "Step",
    "filled",
    "lacking",
    "segment",
    "way",
]
