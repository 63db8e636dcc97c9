"""What one side dropped and the other added in the same place, compared once more: it may be one and the same content.

Where a sentence is joined with a neighbour of which nothing is left on the other side, its vector is near to neither
half's; and what is dropped beside it makes a path through all of it cheap. Here runs of what is left over are compared
with each other and with how its sentences begin and end.
"""

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np

from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.containment import clauses
from tqcheck.alignment.groups import Groups, measure, unit
from tqcheck.alignment.path import Floats
from tqcheck.model import Link

SAME = 0.6
"""Similarity from which what was dropped and what was added is one content; of 100 places in NTREX where lines of
another story were put in place of some, or neighbours were left on either side, none reached 0.52."""
_LETTERS = 12
_SIZES = ((1, 1), (2, 1), (3, 1), (1, 2), (1, 3))
_WIDEST, _MOST = 12, 0.5  # sentences of either side in one place, and part of all; where it is more, it is another text

Run = tuple[int, int]
"""Where some sentences start and how many they are."""
Found = tuple[float, Run, Run]
Sides = tuple[Groups, Groups, Scale]


def settle_exchanges(
    links: Sequence[Link], vectors: Callable[[], Sides], encode: Callable[[Sequence[str]], Floats]
) -> list[Link]:
    """The links, which cross nowhere, with drops and additions that are one content linked.

    ``vectors`` gives the groups of all sentences of both sides and their scale, ``encode`` the vectors of more texts;
    they are called only where something was dropped and something else added in one place.
    """
    gaps = [gap for gap in _gaps(links) if all(0 < len(side) <= _WIDEST for side in gap)]
    every = sum(len(link.reference) + len(link.candidate) for link in links)
    if not gaps or 2 * sum(min(len(rows), len(columns)) for rows, columns in gaps) > _MOST * every:
        return list(links)
    left, right, scale = vectors()
    here, there = (
        _Side(side, [place for gap in gaps for place in gap[which]], encode) for which, side in enumerate((left, right))
    )
    found = [one for gap in gaps for one in _linked(here, there, scale, *gap)]
    taken = {i for _, (start, size), _ in found for i in range(start, start + size)}
    used = {j for _, _, (start, size) in found for j in range(start, start + size)}
    kept = [
        link
        for link in links
        if (link.reference and link.candidate)
        or (link.reference and link.reference[0] not in taken)
        or (link.candidate and link.candidate[0] not in used)
    ]
    for _, (i, a), (j, b) in found:
        cosine = float(left.runs[a - 1, i] @ right.runs[b - 1, j])
        kept.append(Link(tuple(range(i, i + a)), tuple(range(j, j + b)), "match", scale.similarity(cosine)))
    return kept


def _gaps(links: Sequence[Link]) -> list[tuple[range, range]]:
    """What stands between two links of either side, in order."""
    rows = sum(len(link.reference) for link in links)
    columns = sum(len(link.candidate) for link in links)
    found, i, j = [], 0, 0
    both = sorted((link.reference, link.candidate) for link in links if link.reference and link.candidate)
    for some, others in [*both, ((rows,), (columns,))]:
        found.append((range(i, some[0]), range(j, others[0])))
        i, j = some[-1] + 1, others[-1] + 1
    return found


class _Side:
    """The sentences of one side, and how some of them begin and end: unit vectors of the clauses before each cut and
    behind it, shape (clauses - 1, width) each; none of a sentence with one clause."""

    def __init__(self, groups: Groups, places: Sequence[int], encode: Callable[[Sequence[str]], Floats]) -> None:
        self.groups = groups
        self.ends: dict[int, tuple[Floats, Floats]] = {}
        cut = {place: pieces for place in places if len(pieces := clauses(groups.texts[place])) > 1}
        if not cut:
            return
        every = [piece for pieces in cut.values() for piece in pieces]
        width = groups.singles.shape[1]
        lengths = np.array([measure(piece) for piece in every], np.float32)
        vectors = (encode(every)[:, :width] - groups.mean).astype(np.float32) * lengths[:, None]
        at = 0
        for place, pieces in cut.items():
            sums = np.cumsum(vectors[at : at + len(pieces)], axis=0)
            self.ends[place] = unit(sums[:-1]), unit(sums[-1] - sums[:-1])
            at += len(pieces)


def _linked(here: _Side, there: _Side, scale: Scale, rows: range, columns: range) -> list[Found]:
    """The best link of the gap, if one is good enough, and those before and behind it."""
    good = [one for one in _candidates(here, there, rows, columns) if scale.similarity(one[0]) >= SAME]
    if not good:
        return []
    # where a sentence holds two, it holds the first as well
    best = max(good, key=lambda one: (one[1][1] + one[2][1], one[0]))
    _, (i, a), (j, b) = best
    before = _linked(here, there, scale, range(rows.start, i), range(columns.start, j))
    return [*before, best, *_linked(here, there, scale, range(i + a, rows.stop), range(j + b, columns.stop))]


def _candidates(here: _Side, there: _Side, rows: range, columns: range) -> list[Found]:
    """Links that a gap may hold, with the cosine that speaks for them."""
    left, right = here.groups, there.groups
    found: list[Found] = []
    for i, j in product(rows, columns):
        if min(left.lengths[i], right.lengths[j]) < _LETTERS:
            continue
        for a, b in _SIZES:
            if i + a <= rows.stop and j + b <= columns.stop:
                found.append((float(left.runs[a - 1, i] @ right.runs[b - 1, j]), (i, a), (j, b)))
        found += [(near, (i, 1), (j, size)) for near, size in _held(here, i, there, j, columns.stop)]
        found += [(near, (i, size), (j, 1)) for near, size in _held(there, j, here, i, rows.stop)]
    return found


def _held(own: _Side, place: int, other: _Side, opposite: int, stop: int) -> list[tuple[float, int]]:
    """How near sentence ``opposite`` of the other side, or that and the next one before ``stop``, is to clauses with
    which a sentence begins or ends: cosine, and how many sentences."""
    if place not in own.ends:
        return []
    begins, rest = own.ends[place]
    one = other.groups.singles[opposite]
    found = []
    # a repeated sentence is nearer to the one whose counterpart it repeats
    if (near := float(max((begins @ one).max(), (rest @ one).max()))) > other.groups.nearest[opposite]:
        found.append((near, 1))
    if opposite + 1 < stop:
        found.append((float((begins @ one + rest @ other.groups.singles[opposite + 1]).max()) / 2, 2))
    return found
