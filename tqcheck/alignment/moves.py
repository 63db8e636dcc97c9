"""Sentences that stand elsewhere: a drop here and an addition there that are one and the same content."""

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


def find_moves(links: Sequence[Link], here: Sequence[str], there: Sequence[str], vectors: Vectors) -> list[Link]:
    """The links with drops and additions that belong together joined into links of kind ``moved``.

    ``here`` and ``there`` are the ``letters`` of both sides. ``vectors`` gives the groups of all sentences of both
    sides and their scale; it is called only where drops and additions are left that no equal string explains.
    """
    dropped = [link.reference[0] for link in links if not link.candidate]
    added = [link.candidate[0] for link in links if not link.reference]
    pairs = _equal(dropped, added, here, there)
    taken, used = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    dropped = [i for i in dropped if i not in taken]
    added = [j for j in added if j not in used]
    if any(len(here[i]) >= _LETTERS for i in dropped) and any(len(there[j]) >= _LETTERS for j in added):
        pairs += _alike(dropped, added, here, there, *vectors())
        taken, used = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    if not pairs:
        return list(links)
    kept = [
        link
        for link in links
        if (link.reference and link.candidate)
        or (not link.candidate and link.reference[0] not in taken)
        or (not link.reference and link.candidate[0] not in used)
    ]
    return kept + [Link((i,), (j,), "moved", similarity) for i, j, similarity in pairs]


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
