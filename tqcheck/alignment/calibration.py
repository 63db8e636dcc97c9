"""From a cosine between centred vectors to a similarity that means the same in every pair.

Cosines of translations lie elsewhere for each two languages, and so do those of strangers. Both levels are measured
in the pair itself: ``floor`` is the mean over sentences that do not belong together, ``level`` the median over
sentences that are each other's nearest by a clear lead. Between them the scale runs straight from 0 to 0.9, above to 1
at cosine 1. Where a pair has few sentences, both are shrunk towards what was measured over many pairs of languages.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tqcheck.alignment.path import Floats

USUAL_FLOOR = 0.0
USUAL_LEVEL = 0.55
LEVELS = (0.38, 0.7)
"""Translations of news lie between 0.53 and 0.75 in eleven pairs of languages, nearest strangers below 0.36: a level
outside of these bounds says that the articles are no translations of each other, not that their scale is another."""
GOOD = 0.9
_PRIOR = 8.0
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Scale:
    """The two fixed points of one pair, as cosines of centred vectors."""

    floor: float
    level: float

    @staticmethod
    def of(left: Floats, right: Floats) -> "Scale":
        """Measured on centred unit vectors of the sentences of both sides, shapes (n, width) and (m, width)."""
        one, other = _sample(left), _sample(right)
        alike = one @ other.T
        rows, columns = alike.argmax(1), alike.argmax(0)
        mutual = np.flatnonzero(columns[rows] == np.arange(len(rows)))
        floor = (float(alike.mean()) * min(alike.shape) + USUAL_FLOOR * _PRIOR) / (min(alike.shape) + _PRIOR)
        levels = alike[mutual, rows[mutual]]
        level = (median(levels) * len(levels) + USUAL_LEVEL * _PRIOR) / (len(levels) + _PRIOR)
        return Scale(min(floor, LEVELS[0] - 0.2), min(max(float(level), LEVELS[0]), LEVELS[1]))

    def parts(self, cosines: Floats) -> Floats:
        """The same for many cosines at once, neither bent nor cut: 0 for strangers, 1 for a usual pair."""
        parts: Floats = (cosines - np.float32(self.floor)) / np.float32(self.level - self.floor)
        return parts

    def similarity(self, cosine: float) -> float:
        """0 for strangers, 0.9 for a usual pair of translations, 1 for one and the same."""
        if cosine <= self.level:
            part = GOOD * (cosine - self.floor) / (self.level - self.floor)
        else:
            part = GOOD + (1 - GOOD) * (cosine - self.level) / max(1 - self.level, 1e-6)
        return min(max(part, 0.0), 1.0)


def _sample(vectors: Floats) -> Floats:
    return vectors[:_SAMPLE]


def median(values: npt.ArrayLike) -> float:
    """The median of some numbers; numpy's own imports its masked arrays, a tenth of a short command."""
    ordered = np.sort(np.asarray(values), axis=None)
    return float(ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1].mean())


def quantile(values: npt.ArrayLike, share: float) -> float:
    """The number below which this share of some numbers lies, between two of them on a straight line; as
    ``np.quantile`` gives it, without what that imports."""
    ordered = np.sort(np.asarray(values, dtype=np.float64), axis=None)
    place = (len(ordered) - 1) * share
    below = int(place)
    part = place - below
    low, high = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    # from the nearer end, as numpy rounds it
    return high - (high - low) * (1 - part) if part >= 0.5 else low + (high - low) * part
