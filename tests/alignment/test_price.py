"""What a gap costs, by what the pair shows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.alignment.price import OF_PAIRS, RELIEF, counted, relief, traits
from tqcheck.alignment.weights import weights
from tqcheck.model import Link

LEVEL = 0.55
SHIPPED = weights("pair")
counts = st.tuples(st.integers(0, 5000), st.integers(0, 5000)).map(lambda pair: (pair[0], sum(pair)))


def test_the_price_of_a_gap_grows_with_links_of_several() -> None:
    plain = relief([(30, 30)], LEVEL, SHIPPED)
    assert relief([(20, 30)], LEVEL, SHIPPED) < relief([(25, 30)], LEVEL, SHIPPED) < plain


def test_parts_of_a_pair_are_counted_together() -> None:
    assert relief([(10, 10), (12, 20)], LEVEL, SHIPPED) == relief([(22, 30)], LEVEL, SHIPPED)
    links = [Link((0,), (0,), "match", 1.0), Link((1, 2), (1,), "match", 0.9), Link((3,), (), "dropped")]
    assert counted(links) == (1, 2)


def test_what_is_usual_changes_nothing() -> None:
    usual = traits([(17, 19)], LEVEL)
    assert usual == pytest.approx((0.0, 0.0, 0.0), abs=0.01)
    assert relief([(17, 19)], LEVEL, np.zeros(len(OF_PAIRS), np.float32)) == RELIEF


def test_a_gap_is_dearer_where_the_translation_is_free_and_in_a_long_text() -> None:
    assert relief([(18, 20)], 0.45, SHIPPED) < relief([(18, 20)], 0.6, SHIPPED)
    assert relief([(180, 200)], LEVEL, SHIPPED) < relief([(18, 20)], LEVEL, SHIPPED)


@given(st.lists(counts, min_size=1, max_size=3), st.floats(0.38, 0.7))
def test_no_pair_is_so_strange_that_gaps_are_free_or_forbidden(some: list[tuple[int, int]], level: float) -> None:
    assert abs(relief(some, level, SHIPPED)) < 5
