"""What a sentence without a partner costs in one pair of texts, by what the pair as a whole shows.

Where many sentences are cut otherwise on the other side, or where the translation is free, a lone sentence is likelier
a part of some link; and the number of gaps does not grow as the texts do: a story of twice the length has not twice as
many sentences dropped. How much each of these weighs is fitted with all other weights, see ``weights``.
"""

import math
from collections.abc import Sequence

from tqcheck.alignment.path import Floats
from tqcheck.model import Link

OF_PAIRS = (
    "regular",  # part of the links that are of one and one
    "level",  # the usual cosine of a pair, see ``calibration``
    "links",  # logarithm of the number of links
)
RELIEF = 0.6
"""Taken off the price of a gap, in logarithms: a drop that is missed counts 1.8 times as much as a false one."""
_USUAL = (0.9, 0.55, 3.0)
_WITHIN = ((0.6, 1.0), (0.42, 0.66), (0.0, 6.0))  # what the weights were fitted on
_PRIOR = (4.5, 5.0)  # links that every pair is taken to have beside its own: of one and one, and in all


def counted(links: Sequence[Link]) -> tuple[int, int]:
    """How many links of one and one there are, and how many links."""
    sizes = [(len(link.reference), len(link.candidate)) for link in links if link.kind == "match"]
    return sizes.count((1, 1)), len(sizes)


def regular(counts: Sequence[tuple[int, int]]) -> float:
    """The part of the links that are of one and one, from 0 to 1, by the counts in parts of a pair; of few links nearer
    to what is usual."""
    ones, every = map(sum, zip(*counts, strict=True))
    return (ones + _PRIOR[0]) / (every + _PRIOR[1])


def traits(counts: Sequence[tuple[int, int]], level: float) -> tuple[float, ...]:
    """``OF_PAIRS`` of a pair, each less its usual value, from the counts in its parts and its usual cosine."""
    found = regular(counts), level, math.log(sum(every for _, every in counts) + 1)
    held = (min(max(one, low), high) for one, (low, high) in zip(found, _WITHIN, strict=True))
    return tuple(one - usual for one, usual in zip(held, _USUAL, strict=True))


def relief(counts: Sequence[tuple[int, int]], level: float, of_pairs: Floats) -> float:
    """What is added to the score of a gap; ``of_pairs`` are the weights of ``OF_PAIRS``."""
    return RELIEF + sum(float(weight) * one for weight, one in zip(of_pairs, traits(counts, level), strict=True))
