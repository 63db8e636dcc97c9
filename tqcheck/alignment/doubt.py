"""Which steps of the first pass are looked at again: the more of them, the less the two texts run in step.

In a close translation nearly all links are of one sentence and one, and the best path of the first pass is rarely wrong
by much. Where many sentences are cut otherwise on the other side, right steps are found farther behind, so that what a
second look costs is spent there.
"""

from tqcheck.alignment.lattice import Lattice, best_way
from tqcheck.alignment.price import regular

LEAST, MORE = 4.0, 6.0
"""Steps of paths that are so much less likely than the best one, in logarithms: where all links are of one and one,
and how much more where none is."""
WIDEST = 8.0
"""Steps farther behind are never looked at."""
BEST = 1e-3
"""No step of the best path is farther behind, whatever the rounding."""


def counted(lattice: Lattice) -> tuple[int, int]:
    """How many links of one and one the best path of the first pass has, and how many links (see ``price``)."""
    best = lattice.only(lattice.slack <= BEST)
    sizes = [move.step for move in best_way(best, -best.slack) if min(move.step)]
    return sizes.count((1, 1)), len(sizes)


def doubtful(lattice: Lattice, count: tuple[int, int] | None = None) -> Lattice:
    """The steps that deserve a second look, of those up to ``WIDEST``; the best path is among them. ``count`` is what
    ``counted`` says of them, if known."""
    limit = LEAST + MORE * (1 - regular([count or counted(lattice)]))
    return lattice.only(lattice.slack <= limit)
