"""One figure for an article, from what its sentences lose: the formula, its range, and who pays how many points.

docs/scores.md has the formula with its reasons, and examples of what the figures look like.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from tqcheck.alignment.calibration import quantile
from tqcheck.fidelity.losses import ADDED, OTHER_STORY, WORDING, Loss, Unit
from tqcheck.model import Relation

Floats = npt.NDArray[np.float64]

ALARM = 0.065
"""What any grave error costs, in parts of the whole, however long the article is: 100 becomes less than 95."""
_ENOUGH = 0.3  # alarm of which about two thirds of ALARM are due
_FOREIGN = 0.6  # cost of added content, in parts of what as much dropped content costs
_OTHER = {"related": 0.3, "unrelated": 0.15}
_LEAST = 1e-9
_BELOW_ALL = 99.99
RESAMPLES = 400
_SEED = 20
_CHUNK = 2_000_000
_RANGE = (2.5, 97.5)
# How far the errors of a judge are alike within an article: the correlation of each with what all have in common. .34
# explains how the means of articles vary; some documents are judged harder than others besides, and the width must
# hold for each of them: see docs/scores.md.
_TOGETHER = 0.5


@dataclass(frozen=True, slots=True)
class Fidelity:
    """``value``, ``low`` and ``high`` are from 0 to 100. ``lost`` says for each link (by number) which reason costs
    how many points, the dearest first; all points together are 100 less ``value``."""

    value: float
    low: float
    high: float
    lost: dict[int, tuple[tuple[str, float], ...]]


def fidelity(units: Sequence[Unit], relation: Relation | None) -> Fidelity:
    """The figure of an article from its units.

    Every loss multiplies what is left of its sentence, so that one more never makes the figure higher; a dropped
    sentence keeps nothing, so that no error in it was ever dearer.
    """
    other = _OTHER.get(relation.label, 1.0) if relation else 1.0
    if units and other == 1.0 and not any(unit.added or unit.losses for unit in units):
        return Fidelity(100.0, 100.0, 100.0, {})
    weights = np.array([0.0 if unit.added else unit.weight for unit in units])
    added = sum(unit.weight for unit in units if unit.added)
    left = np.array([_left(unit) for unit in units])
    alarm = sum(_alarm(unit) for unit in units)
    value = _shown(float(_value(np.array([weights @ left]), np.array([alarm], float), added, other)[0]))
    low, high = map(_shown, _range(units, weights, added, other))
    return Fidelity(value, min(low, value), max(high, value), _points(units, weights, left, alarm, added, other, value))


def _shown(value: float) -> float:
    """To a hundredth of a point: a slip of one letter in a long article may cost no more. 100 is what lost nothing."""
    return value if value == 100 else min(round(value, 2), _BELOW_ALL)


def _value(kept: Floats, alarm: Floats, added: float, other: float) -> Floats:
    """The formula: ``kept`` is the part of the reference's content that arrived, ``alarm`` the sum of alarms."""
    found: Floats = 100 * other * np.minimum(kept, 1.0) * np.exp(-_alarm_cost(alarm)) / (1 + _FOREIGN * added)
    return np.where(found > 100 - 1e-9, 100.0, found)


def _alarm_cost(alarm: Floats) -> Floats:
    cost: Floats = ALARM * (1 - np.exp(-alarm / _ENOUGH))
    return cost


def _left(unit: Unit) -> float:
    left = 1.0
    for loss in unit.losses:
        left *= 1 - loss.share
    return left


def _alarm(unit: Unit) -> float:
    """At most 1 for a sentence, as much as one that was dropped."""
    return min(1.0, sum(loss.alarm for loss in unit.losses))


def _range(units: Sequence[Unit], weights: Floats, added: float, other: float) -> tuple[float, float]:
    """The middle 95 of 100 figures that the article could have had.

    What is certain stays (dropped and added sentences); findings are taken back as often as their confidence is
    wrong; and the losses of wording, which are estimates, are drawn anew: from those that are as likely, where the
    estimate's errors are known, else from those of the article's own sentences (Efron 1979). The draws are the same
    every time.
    """
    worded = np.array([n for n, unit in enumerate(units) if any(loss.reason == WORDING for loss in unit.losses)], int)
    doubtful = [(n, loss) for n, unit in enumerate(units) for loss in unit.losses if loss.doubt]
    if not len(worded) and not doubtful:
        kept = np.array([weights @ np.array([_left(unit) for unit in units])])
        value = float(_value(kept, np.array([sum(map(_alarm, units))], float), added, other)[0])
        return value, value
    rng = np.random.default_rng(_SEED)
    wording = _Wording([next(x for x in units[n].losses if x.reason == WORDING) for n in worded])
    certain = np.array(
        [float(np.prod([1 - x.share for x in u.losses if x.reason != WORDING and not x.doubt])) for u in units]
    )
    alarms = np.array([sum(loss.alarm for loss in unit.losses if not loss.doubt) for unit in units], float)
    values: list[Floats] = []
    rows = max(1, min(RESAMPLES, _CHUNK // max(1, len(units))))
    for start in range(0, RESAMPLES, rows):
        count = min(rows, RESAMPLES - start)
        left = np.tile(certain, (count, 1))
        alarm = np.tile(alarms, (count, 1))
        if len(worded):
            left[:, worded] *= wording.drawn(rng, count)
        for n, loss in doubtful:
            there = rng.random(count) >= loss.doubt
            left[:, n] *= np.where(there, 1 - loss.share, 1.0)
            alarm[:, n] += np.where(there, loss.alarm, 0.0)
        values.append(_value(left @ weights, np.minimum(alarm, 1).sum(1), added, other))
    low, high = (quantile(np.concatenate(values), share / 100) for share in _RANGE)
    return low, high


class _Wording:
    """What wording leaves of some sentences, to be drawn from."""

    def __init__(self, losses: Sequence[Loss]) -> None:
        self._left = np.array([1 - loss.share for loss in losses])
        sizes = {len(loss.likely) for loss in losses}
        known = len(sizes) == 1 and sizes != {0}
        self._likely = 1 - np.array([loss.likely for loss in losses]) if known else None

    def drawn(self, rng: np.random.Generator, count: int) -> Floats:
        """Shape (count, sentences)."""
        sentences = len(self._left)
        if self._likely is None:
            anew: Floats = self._left[rng.integers(sentences, size=(count, sentences))]
            return anew
        size = self._likely.shape[1]
        bounds = [NormalDist().inv_cdf(step / size) for step in range(1, size)]
        own, common = rng.standard_normal((count, sentences)), rng.standard_normal((count, 1))
        places = np.searchsorted(bounds, np.sqrt(1 - _TOGETHER**2) * own + _TOGETHER * common)
        found: Floats = self._likely[np.arange(sentences), places]
        return found


def _points(
    units: Sequence[Unit], weights: Floats, left: Floats, alarm: float, added: float, other: float, value: float
) -> dict[int, tuple[tuple[str, float], ...]]:
    """The points lost, divided among links and reasons.

    The formula is a product, so its logarithm is a sum, and every factor is charged its part of it: the content that
    is gone to the sentences by content, the alarm to the alarms, and within a sentence to its losses by theirs.
    """
    charged: dict[int, dict[str, float]] = {}

    def charge(unit: Unit, reason: str, cost: float) -> None:
        reasons = charged.setdefault(unit.link, {})
        reasons[reason] = reasons.get(reason, 0.0) + cost

    gone = float(weights @ (1 - left))
    content_cost = -np.log(max(1 - gone, _LEAST))
    alarm_cost = float(_alarm_cost(np.array([alarm], float))[0])
    for unit, weight, rest in zip(units, weights, left, strict=True):
        logs = [-np.log(max(1 - loss.share, _LEAST)) for loss in unit.losses]
        alarms = sum(loss.alarm for loss in unit.losses)
        for loss, log in zip(unit.losses, logs, strict=True):
            cost = 0.0
            if gone > 0 and log:
                cost += content_cost * weight * (1 - rest) / gone * log / sum(logs)
            if loss.alarm:
                cost += alarm_cost * _alarm(unit) / alarm * loss.alarm / alarms
            charge(unit, loss.reason, cost)
        if unit.added:
            charge(unit, ADDED, float(np.log1p(_FOREIGN * added)) * unit.weight / added if added else 0.0)
        elif other < 1:
            charge(unit, OTHER_STORY, -float(np.log(other)) * weight)
    whole = sum(cost for reasons in charged.values() for cost in reasons.values())
    scale = (100 - value) / whole if whole else 0.0
    return {
        link: tuple(
            sorted(
                ((reason, float(cost * scale)) for reason, cost in reasons.items() if cost * scale > 0),
                key=lambda item: -item[1],
            )
        )
        for link, reasons in charged.items()
    }
