"""Cosines of sentences by a table and one by one."""

import numpy as np
import pytest

from tqcheck.alignment import cosines
from tqcheck.alignment.groups import Groups


def test_a_table_and_single_products_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(3)
    left, right = (Groups(["one two"] * size, random.normal(size=(size, 16)).astype(np.float32)) for size in (40, 30))
    table = cosines.Cosines(left, right)
    monkeypatch.setattr(cosines, "_MOST", 0)
    single = cosines.Cosines(left, right)
    some, others = random.integers(0, 40, size=(600, 3, 1)), random.integers(0, 30, size=(600, 1, 4))
    assert np.allclose(table.of(some, others), single.of(some, others), atol=1e-6)
    assert np.allclose(table.mirrored().of(others, some), single.mirrored().of(others, some), atol=1e-6)
    assert single.of(some[:0], others[:0]).shape == (0, 3, 4)
