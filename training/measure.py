"""How well severities agree with people and rank damage, on data that training does not see."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import kendalltau, pearsonr

from training.batches import MODES, Batch, Mode, in_batches
from training.examples import Group
from training.loop import Scorer


@dataclass(frozen=True, slots=True)
class Agreement:
    """Pearson and Kendall (tau-b) over segments, both with severity, so that more is better."""

    pearson: float
    kendall: float
    count: int


def severities(scorer: Scorer, groups: Sequence[Group], mode: Mode) -> list[list[float]]:
    """The severity of each candidate of each group."""
    found: dict[int, list[float]] = {}
    for numbers in in_batches(groups, scorer.store, budget=6000):
        batch = Batch.of([groups[number] for number in numbers], mode)
        values = scorer.severities(batch)
        for number in numbers:
            count = len(groups[number].candidates)
            found[number], values = values[:count], values[count:]
    return [found[number] for number in range(len(groups))]


def agreement(given: Sequence[float], judged: Sequence[float]) -> Agreement:
    """How two lists of severities agree."""
    return Agreement(float(pearsonr(given, judged)[0]), float(kendalltau(given, judged)[0]), len(given))


def with_people(scorer: Scorer, groups: Sequence[Group]) -> dict[str, Agreement]:
    """Agreement with people's judgements for each pair of languages and each way of using the model."""
    found = {}
    for mode in MODES:
        values = severities(scorer, groups, mode)
        for label in sorted({group.label for group in groups}):
            chosen = [index for index, group in enumerate(groups) if group.label == label]
            given = [value for index in chosen for value in values[index]]
            judged = [value for index in chosen for value in groups[index].severities]
            found[f"{label} {mode}"] = agreement(given, judged)
    return found


def ranked(scorer: Scorer, groups: Sequence[Group], mode: Mode) -> dict[str, float]:
    """Share of the candidates after the first that are found worse than the first, for each label and over all."""
    values = severities(scorer, groups, mode)
    right: dict[str, list[bool]] = {}
    for group, (first, *others) in zip(groups, values, strict=True):
        right.setdefault(group.label, []).extend(value > first for value in others)
    right["all"] = [answer for answers in right.values() for answer in answers]
    return {label: float(np.mean(answers)) for label, answers in right.items()}


def critical_auc(scorer: Scorer, groups: Sequence[Group]) -> float:
    """How often a segment that most voters found critical is worse than one that none did, by the source alone."""
    values = [value for (value,) in severities(scorer, groups, "source")]
    bad = np.array([value for value, group in zip(values, groups, strict=True) if group.order[0] > 0.5])
    good = np.array([value for value, group in zip(values, groups, strict=True) if group.order[0] == 0])
    return float((bad[:, None] > good[None]).mean() + 0.5 * (bad[:, None] == good[None]).mean())
