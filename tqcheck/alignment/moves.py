"""Sentences that stand elsewhere: a drop here and an addition there that are one and the same content."""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.groups import Groups
from tqcheck.alignment.path import Floats
from tqcheck.model import Link

ALONE = 0.5
"""Similarity from which one sentence by itself counts as moved."""
TOGETHER = 0.4
"""The same for each sentence of a block of two or more that kept their order."""
_LETTERS = 12
_LEAD = 0.05

Pairing = tuple[int, int, float]
Vectors = Callable[[], tuple[Groups, Groups, Scale]]
Within = Callable[[range, range], Sequence[Link]]


def find_moves(
    links: Sequence[Link], here: Sequence[str], there: Sequence[str], vectors: Vectors, within: Within
) -> list[Link]:
    """The links with drops and additions that belong together joined into links of kind ``moved``.

    ``here`` and ``there`` are the ``letters`` of both sides. ``vectors`` gives the groups of all sentences of both
    sides and their scale, ``within`` the alignment of some reference sentences with some candidate sentences; they are
    called only where drops and additions are left that no equal string explains. A dropped stretch and an added one
    that have a pair in common are aligned as the two places of one block.
    """
    dropped = [link.reference[0] for link in links if not link.candidate]
    added = [link.candidate[0] for link in links if not link.reference]
    moved = [Link((i,), (j,), "moved", alike) for i, j, alike in _equal(dropped, added, here, there)]
    dropped, added = _left(dropped, added, moved)
    if any(len(here[i]) >= _LETTERS for i in dropped) and any(len(there[j]) >= _LETTERS for j in added):
        pairs = _alike(dropped, added, here, there, *vectors())
        for rows, columns in _blocks(pairs, dropped, added):
            moved += [
                Link(link.reference, link.candidate, "moved", link.similarity)
                for link in within(rows, columns)
                if link.kind == "match" and (link.similarity or 0) >= TOGETHER
            ]
        dropped, added = _left(dropped, added, moved)
        rest = [(i, j, alike) for i, j, alike in pairs if i in set(dropped) and j in set(added)]
        moved += [Link((i,), (j,), "moved", alike) for i, j, alike in rest]
    if not moved:
        return list(links)
    taken = {i for link in moved for i in link.reference}
    used = {j for link in moved for j in link.candidate}
    kept = [
        link
        for link in links
        if (link.reference and link.candidate)
        or (not link.candidate and link.reference[0] not in taken)
        or (not link.reference and link.candidate[0] not in used)
    ]
    return kept + moved


def _left(dropped: Sequence[int], added: Sequence[int], moved: Sequence[Link]) -> tuple[list[int], list[int]]:
    """What of the drops and additions no move explains."""
    taken = {i for link in moved for i in link.reference}
    used = {j for link in moved for j in link.candidate}
    return [i for i in dropped if i not in taken], [j for j in added if j not in used]


def _blocks(pairs: Sequence[Pairing], dropped: Sequence[int], added: Sequence[int]) -> list[tuple[range, range]]:
    """Dropped stretches and the added stretch with which each shares most pairs; of one sentence each there is none."""
    rows = {i: run for run in _runs(dropped) for i in run}
    columns = {j: run for run in _runs(added) for j in run}
    shared = Counter((rows[i], columns[j]) for i, j, _ in pairs)
    found: list[tuple[range, range]] = []
    for (some, others), _ in shared.most_common():
        free = all(some != known and others != taken for known, taken in found)
        if free and len(some) + len(others) > 2:
            found.append((some, others))
    return found


def _runs(places: Sequence[int]) -> list[range]:
    """Numbers in rising order as runs without a gap."""
    runs: list[range] = []
    for place in sorted(places):
        if runs and runs[-1].stop == place:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs


def _equal(dropped: Sequence[int], added: Sequence[int], here: Sequence[str], there: Sequence[str]) -> list[Pairing]:
    """Equal sentences, each used once; of several equal ones that which follows the pair before."""
    places: dict[str, list[int]] = {}
    for j in added:
        if len(there[j]) >= _LETTERS:
            places.setdefault(there[j], []).append(j)
    pairs: list[Pairing] = []
    for i in dropped:
        found = places.get(here[i])
        if found:
            following = pairs[-1][1] + 1 if pairs else -1
            j = following if following in found else found[0]
            found.remove(j)
            pairs.append((i, j, 1.0))
    return pairs


def _alike(
    dropped: Sequence[int],
    added: Sequence[int],
    here: Sequence[str],
    there: Sequence[str],
    left: Groups,
    right: Groups,
    scale: Scale,
) -> list[Pairing]:
    """Drops and additions that are each other's nearest among all sentences of the other side."""
    alike = left.singles[list(dropped)] @ right.singles[list(added)].T
    columns = alike.argmax(1)
    rows = alike.argmax(0)
    candidates: dict[tuple[int, int], float] = {}
    for number, i in enumerate(dropped):
        column = int(columns[number])
        if rows[column] != number or min(len(here[i]), len(there[added[column]])) < _LETTERS:
            continue
        if _lead(alike, number, column) < _LEAD:
            continue
        # a repeated sentence is nearer to the one whose counterpart it repeats
        if float(alike[number, column]) + _LEAD < max(left.nearest[i], right.nearest[added[column]]):
            continue
        candidates[i, added[column]] = scale.similarity(float(alike[number, column]))
    pairs = []
    for (i, j), similarity in candidates.items():
        beside = [candidates[step] for step in ((i - 1, j - 1), (i + 1, j + 1)) if step in candidates]
        if similarity >= ALONE or (similarity >= TOGETHER and any(other >= TOGETHER for other in beside)):
            pairs.append((i, j, similarity))
    return pairs


def _lead(alike: Floats, row: int, column: int) -> float:
    """By how much a pairing is better than the second best of its row and its column."""
    rivals = np.concatenate((np.delete(alike[row], column), np.delete(alike[:, column], row)))
    return float(alike[row, column] - rivals.max(initial=-1.0))
