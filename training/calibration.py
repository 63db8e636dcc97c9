"""What the network's severities mean: the mean severity that people gave where the network says so."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from training.batches import MODES
from training.examples import Group
from training.loop import Scorer
from training.measure import severities

_BINS = 12
_AS_GIVEN = 0.3  # of what the network says itself: where pooled means are level, the worse text must still score less
_LEAST = 0.04  # what the network says of a text beside itself is nothing: see docs/quality.md


def calibrated(scorer: Scorer, groups: Sequence[Group]) -> npt.NDArray[np.float32]:
    """Knots of an increasing line through (0, 0) and (1, 1): severities given, severities meant; shape (2, n).

    Between them: means of equally many segments, over all three ways of using the model, pooled where they would fall
    (pool adjacent violators, Ayer et al. 1955).
    """
    given: list[float] = []
    judged: list[float] = []
    for mode in MODES:
        for group, values in zip(groups, severities(scorer, groups, mode), strict=True):
            given += values
            judged += group.severities
    order = np.argsort(given, kind="stable")
    parts = np.array_split(order, _BINS)
    xs = [float(np.mean([given[i] for i in part])) for part in parts]
    pooled = _rising([float(np.mean([judged[i] for i in part])) for part in parts])
    ys = [(1 - _AS_GIVEN) * y + _AS_GIVEN * x for x, y in zip(xs, pooled, strict=True)]
    inside = [(x, y) for x, y in zip(xs, ys, strict=True) if _LEAST < x < 1]
    knots = [(_LEAST, 0.0), *inside, (1.0, 1.0)]
    return np.array(knots, dtype=np.float32).T.copy()


def _rising(values: Sequence[float]) -> list[float]:
    blocks: list[list[float]] = []
    for value in values:
        blocks.append([value])
        while len(blocks) > 1 and np.mean(blocks[-2]) > np.mean(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    return [float(np.mean(block)) for block in blocks for _ in block]
