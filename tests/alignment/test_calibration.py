"""Quantiles as numpy has them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.alignment.calibration import median, quantile

NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40)


@given(NUMBERS, st.floats(0, 1) | st.sampled_from((0.0, 0.025, 0.2, 0.35, 0.5, 0.975, 1.0)))
def test_a_quantile_is_numpys(values: list[float], share: float) -> None:
    assert quantile(values, share) == np.quantile(np.array(values), share)


@given(NUMBERS)
def test_a_median_is_numpys(values: list[float]) -> None:
    assert median(values) == np.median(values)
