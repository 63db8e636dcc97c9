"""The significance tests: sacrebleu's own code gives the same p-values on the same scores."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.base import Metric, Score, Signature
from sacrebleu.significance import PairedTest

from tqcheck.regression.statistics import paired_difference


class MeanMetric(Metric):  # type: ignore[misc]
    """A metric whose segment score is the number that the hypothesis spells, and whose corpus score is their mean."""

    _SIGNATURE_TYPE = Signature

    def _aggregate_and_compute(self, stats: Any) -> Score:
        return self._compute_score_from_stats(np.asarray(stats, dtype=np.float64).sum(0))

    def _compute_score_from_stats(self, stats: Any) -> Score:
        return Score("Mean", float(stats[0] / stats[1]))

    def _preprocess_segment(self, sent: str) -> str:
        return sent

    def _extract_corpus_statistics(self, hypotheses: Sequence[str], references: Any) -> Any:
        return np.array([[float(hypothesis), 1.0] for hypothesis in hypotheses])

    def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: Any) -> Any:
        return [float(hypothesis), 1.0]

    def _extract_reference_info(self, refs: Sequence[str]) -> dict[str, Any]:
        return {}


@pytest.mark.parametrize("shift", [0.0, 0.2, 0.5])
@pytest.mark.parametrize("test_type", ["bs", "ar"])
def test_p_values_are_sacrebleus(test_type: str, shift: float) -> None:
    rng = np.random.default_rng(7)
    baseline = rng.normal(50, 8, 120)
    run = baseline + rng.normal(-shift, 1, 120)
    metric = MeanMetric()
    metric.num_refs = 1
    systems = [("baseline", [str(x) for x in baseline]), ("run", [str(x) for x in run])]
    _, scores = PairedTest(systems, {"Mean": metric}, [["x"] * 120], test_type=test_type, n_samples=1000)()
    theirs = scores["Mean"][1].p_value
    ours = paired_difference(baseline, run)
    assert (ours.bootstrap_p if test_type == "bs" else ours.randomisation_p) == pytest.approx(theirs, abs=0.003)


def test_a_run_against_itself_is_no_difference() -> None:
    same = paired_difference([1.0, 2.0, 3.0], [1.0, 2.0, 3.0])
    assert (same.change, same.low, same.high) == (0, 0, 0)
    assert not same.significant


def test_a_clear_fall_is_significant_and_bounded() -> None:
    rng = np.random.default_rng(1)
    baseline = rng.normal(80, 5, 200)
    found = paired_difference(baseline, baseline - rng.normal(2, 1, 200))
    assert found.significant
    assert found.low < found.change < found.high < 0


def test_three_items_are_never_enough() -> None:
    assert not paired_difference([90.0, 91.0, 92.0], [80.0, 80.0, 80.0]).significant


def test_the_chance_of_a_false_alarm_is_near_the_level() -> None:
    rng = np.random.default_rng(3)
    alarms = 0
    for _ in range(200):
        scores = rng.normal(80, 10, (2, 60))
        alarms += paired_difference(scores[0], scores[1], resamples=300).significant
    assert alarms <= 20


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=30))
def test_swapping_the_runs_mirrors_the_difference(pairs: list[tuple[float, float]]) -> None:
    old, new = zip(*pairs, strict=True)
    there = paired_difference(old, new, resamples=50)
    back = paired_difference(new, old, resamples=50)
    assert there.change == pytest.approx(-back.change)
    assert there.randomisation_p == pytest.approx(back.randomisation_p)


def test_shapes_must_agree() -> None:
    with pytest.raises(ValueError, match="one shape"):
        paired_difference([1.0], [1.0, 2.0])
