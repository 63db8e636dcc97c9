"""Paired significance tests on scores of the same items from two runs.

The procedures and the p-values are those of sacrebleu 2.6 (``significance.py``) applied to a metric whose corpus score
is the mean of its items: Koehn 2004 for the paired bootstrap, Riezler and Maxwell 2005 for approximate randomisation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

RESAMPLES = 1000
SEED = 12345
LEVEL = 0.05
_CHUNK = 4_000_000  # items drawn at a time, so that memory stays small for runs of any size


@dataclass(frozen=True, slots=True)
class Difference:
    """The means of two runs over the same items.

    ``low`` and ``high`` bound the difference (run less baseline) with 95 % confidence, from the bootstrap.
    ``bootstrap_p`` and ``randomisation_p`` are two-sided p-values, from 0 to 1.
    """

    items: int
    baseline: float
    run: float
    low: float
    high: float
    bootstrap_p: float
    randomisation_p: float

    @property
    def change(self) -> float:
        """Run less baseline."""
        return self.run - self.baseline

    @property
    def p(self) -> float:
        """The greater of the two p-values: the bootstrap alone is too bold on few items."""
        return max(self.bootstrap_p, self.randomisation_p)

    @property
    def significant(self) -> bool:
        """Whether both tests reject chance at the level of .05, this being the only comparison made."""
        return self.p < LEVEL


def paired_difference(
    baseline: npt.ArrayLike, run: npt.ArrayLike, *, resamples: int = RESAMPLES, seed: int = SEED
) -> Difference:
    """Compare two runs item by item.

    ``baseline`` and ``run`` are scores of the same items in the same order, shape (n,), n at least 1. Raises
    ``ValueError`` where their shapes differ or are empty.
    """
    old, new = np.asarray(baseline, np.float64), np.asarray(run, np.float64)
    if old.shape != new.shape or old.ndim != 1 or not len(old):
        raise ValueError(f"paired scores must have one shape (n,), n > 0; these have {old.shape} and {new.shape}")
    changes = new - old
    if not changes.any():
        return Difference(len(old), float(old.mean()), float(new.mean()), 0.0, 0.0, 1.0, 1.0)
    resampled = _bootstrap_means(changes, resamples, seed)
    observed = abs(float(new.mean() - old.mean()))
    magnitudes = np.abs(resampled)
    low, high = _interval(resampled)
    return Difference(
        items=len(old),
        baseline=float(old.mean()),
        run=float(new.mean()),
        low=low,
        high=high,
        bootstrap_p=_p_value(magnitudes - magnitudes.mean(), observed),
        randomisation_p=_p_value(_randomised(changes, resamples, seed), observed),
    )


def holm(p_values: Sequence[float]) -> list[float]:
    """p-values adjusted for their number (Holm 1979), in the order given, each at most 1.

    Of many scores compared at .05 each, one falls by chance sooner or later; adjusted ones do so in 5 % of all
    comparisons together.
    """
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, p_values[place] * (len(p_values) - rank)))
        adjusted[place] = highest
    return adjusted


def _bootstrap_means(changes: Floats, resamples: int, seed: int) -> Floats:
    """Mean change in each resample of the items, shape (resamples,)."""
    rng = np.random.default_rng(seed)
    means = []
    for rows in _chunks(resamples, len(changes)):
        picked = rng.choice(len(changes), size=(rows, len(changes)), replace=True)
        means.append(changes[picked].mean(axis=1))
    return np.concatenate(means)


def _randomised(changes: Floats, trials: int, seed: int) -> Floats:
    """Absolute mean change where the two runs' scores of each item are swapped by a coin, shape (trials,)."""
    rng = np.random.default_rng(seed)
    found = []
    for rows in _chunks(trials, len(changes)):
        swapped = rng.integers(2, size=(rows, len(changes)), dtype=bool)
        found.append(np.abs(np.where(swapped, -changes, changes).mean(axis=1)))
    return np.concatenate(found)


def _chunks(rows: int, width: int) -> list[int]:
    step = max(1, min(rows, _CHUNK // max(1, width)))
    return [min(step, rows - start) for start in range(0, rows, step)]


def _interval(values: Floats) -> tuple[float, float]:
    """The middle 95 % of the resampled values, cut as sacrebleu cuts it."""
    ordered = np.sort(values)
    cut = len(ordered) // 40
    return float(ordered[cut]), float(ordered[len(ordered) - cut - 1])


def _p_value(samples: Floats, observed: float) -> float:
    """Share of samples at or beyond the observed value, with one added to both counts (Morgan 2006).

    sacrebleu counts only what is beyond; on three items that all fell it calls every fall significant, since no way of
    swapping them gives more than what was seen. Where values do not tie, the two are one.
    """
    beyond = int((samples >= observed - 1e-12).sum())
    return (beyond + 1) / (len(samples) + 1)
