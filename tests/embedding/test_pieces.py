"""Vectors of word pieces: one for each text, of what is in it and not of how it is ordered."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.embedding.pieces import piece_vectors


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=40), max_size=6))
def test_a_finite_vector_for_each_text(texts: list[str]) -> None:
    found = piece_vectors().vectors(texts)
    assert found.shape == (len(texts), piece_vectors().size)
    assert np.isfinite(found).all()


def test_a_text_has_the_same_vector_whatever_stands_beside_it() -> None:
    alone = piece_vectors().vectors(["The bridge opens in May."])
    beside = piece_vectors().vectors(["", "Le pont ouvrira en mai.", "The bridge opens in May."])
    assert beside[2] == pytest.approx(alone[0], abs=1e-6)


def test_nothing_has_no_vector() -> None:
    assert not piece_vectors().vectors(["", "The bridge opens in May."])[0].any()
