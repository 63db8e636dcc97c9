"""The cheapest way to write one word as another, segment by segment.

Rows are the letters of the Latin word, columns the units of the foreign one; a cell holds the cheapest way to write
what stands before it. What the units behind a column cost at least, wherever in the Latin word they are looked for,
tells of most words unlike each other that none is the other, and of all cells which is likeliest on the cheapest way,
so that few others are looked at. Forms of one word that begin alike share their cells.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

UNKNOWN = 8.0
INFINITE = 1e9
ROUNDING = 1e-6
"""What sums of costs in another order may differ by."""
# ends wait for it, and no sum is to miss a limit by it
_LIMIT = 2 * ROUNDING


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """One unit of a foreign word, or two that stand together: the Latin segments that write it with their costs, the
    cost of having nothing for it, and that of any ``other`` letter. ``likely``: those that cost less than
    ``otherwise``, the cheapest first, which is what it costs in a word that has none of them."""

    options: Mapping[str, float]
    spare: float
    other: float
    likely: Sequence[tuple[str, float]]
    otherwise: float

    def least(self, text: str) -> float:
        """What it costs at least in a Latin word."""
        for chunk, cost in self.likely:
            if chunk in text:
                return cost
        return self.otherwise


def segment(options: Mapping[str, float], *, joined: bool) -> Segment:
    """The segment of a unit, or of two ``joined``, that these Latin ones write, with their costs; "" is nothing, which
    two units together never stand for, nor for a letter that the table does not have for them."""
    spare = INFINITE if joined else options.get("", UNKNOWN)
    other = INFINITE if joined else UNKNOWN
    otherwise = min(spare, other)
    ranked = sorted(options.items(), key=lambda option: option[1])
    likely = [(one, cost) for one, cost in ranked if one and cost < otherwise]
    return Segment(dict(ranked), spare, other, likely, otherwise)


UNHEARD = segment({}, joined=False)

Column = tuple[tuple[Segment, int], ...]
"""The segments of a foreign word that begin at one of its units, each with how many columns farther it ends: that of
the unit alone, that of it and the next, and those that end a form there."""


Beginning = tuple[tuple[str, ...], tuple[tuple[int, float], ...]]
"""The segments that begin at one letter of a Latin word, and how many letters may be silent there, with the cost of
that: one, and perhaps two."""


class Letters(NamedTuple):
    """A Latin word as a table sees it: its marked text; what begins at each letter, and nothing behind the last one;
    and what foreign segments cost at least in it, as it is asked for."""

    text: str
    beginnings: Sequence[Beginning]
    least: dict[Segment, float]


def lacking(word: Letters, columns: Sequence[Column], ends: Sequence[int], mean: float) -> list[float]:
    """What the units behind each column cost at least, less what all may where the mean cost of a letter or unit is not
    above ``mean``; nothing where no form can be written within that, whatever letters are between. The forms end behind
    ``ends`` columns, and each has one of the last columns for its end, where a little more is lacking: ends wait until
    all other cells that are as near have been looked at."""
    text, least, m = word.text, word.least, len(columns) - len(ends)
    size = len(text) - 3
    rest = [INFINITE] * m + [-mean * (size + at) for at in ends]
    first = min(ends) - 1
    here = INFINITE
    for j in range(m - 1, -1, -1):
        after, here = here, INFINITE
        for one, step in columns[j]:
            cost = least.get(one)
            if cost is None:
                cost = least[one] = one.least(text)
            cost += rest[j + step]
            if cost < here:  # noqa: PLR1730 - a call for each segment takes as long as the rest
                here = cost
        if here > ROUNDING and after > ROUNDING and j < first:
            return []
        rest[j] = here
    if here > ROUNDING:
        return []
    rest[m:] = [one + ROUNDING for one in rest[m:]]
    return rest


class Grid(NamedTuple):
    """Costs of the cells that are reached, and of each the cell that it was reached from and the cost of that step. A
    cell's number is that of its row times the number of columns, and that of its column."""

    best: dict[int, float]
    came: dict[int, tuple[int, float]]
    wide: int


def searched(
    word: Letters,
    columns: Sequence[Column],
    rest: Sequence[float],
    reached: Callable[[Grid, int], float],
    *,
    inside: bool = False,
) -> None:
    """Look for the cheapest ways to the ends, the likeliest cells first (A*, Hart, Nilsson and Raphael 1968).

    ``rest`` is what is lacking behind each column at least. ``reached`` is told of each end when no way to it can be
    cheaper than the one found, and says how far beyond what may be lacking is looked on. The ends are the last cell of
    each column behind the units, or, with ``inside``, where the way may also begin at any unit, every last cell.

    Of ways that cost the same the one through earlier cells counts.
    """
    wide, last = len(columns), len(word.text)
    beginnings, least = word.beginnings, word.least
    starts = range(wide if inside else 1)
    waiting = [(rest[0], at) for at in starts]
    best = dict.fromkeys(starts, 0.0)
    came: dict[int, tuple[int, float]] = {}
    grid = Grid(best, came, wide)
    limit = INFINITE if inside else _LIMIT
    while waiting:
        likely, at = heappop(waiting)
        if likely > limit:
            return
        here = best[at]
        i, j = divmod(at, wide)
        if likely != here + rest[j]:
            continue  # a cheaper way has been found since
        if i == last and (inside or not columns[j]):
            limit = min(limit, reached(grid, at) + _LIMIT)
            continue
        chunks, quiet = beginnings[i]
        for one, step in columns[j]:
            behind = rest[j + step]
            spare = limit - behind
            if here + least.get(one, 0.0) > spare:
                continue
            options, next_to = one.options, at + step
            for chunk in chunks:
                if chunk in options:
                    cost = options[chunk]
                    total = here + cost
                    if total < spare:
                        to = next_to + len(chunk) * wide
                        before = best.get(to, INFINITE)
                        if total < before or (total == before and at < came[to][0]):
                            best[to], came[to] = total, (at, cost)
                            heappush(waiting, (total + behind, to))
            if here + one.otherwise <= spare:
                for to, cost in ((next_to, one.spare), (next_to + wide, one.other)):
                    total = here + cost
                    if total < spare and (i < last if to != next_to else i or not inside):
                        before = best.get(to, INFINITE)
                        if total < before or (total == before and at < came[to][0]):
                            best[to], came[to] = total, (at, cost)
                            heappush(waiting, (total + behind, to))
        behind = rest[j]
        spare = limit - behind
        for size, cost in quiet:
            total = here + cost
            if total < spare:
                to = at + size * wide
                before = best.get(to, INFINITE)
                if total < before or (total == before and at < came[to][0]):
                    best[to], came[to] = total, (at, cost)
                    heappush(waiting, (total + behind, to))


__all__ = [
    "INFINITE",
    "ROUNDING",
    "UNHEARD",
    "UNKNOWN",
    "Beginning",
    "Column",
    "Grid",
    "Letters",
    "Segment",
    "lacking",
    "searched",
    "segment",
]
