"""Numerals that are others on the other side."""

import pytest

from tqcheck.quality.numerals import astray


@pytest.mark.parametrize(
    ("candidate", "other", "count"),
    [
        ("214 Menschen", "214 people", 0),
        ("216 Menschen", "214 people", 1),
        ("zweihundert Menschen", "214 people", 0),
        ("1.200,5 Meter", "1,200.50 metres", 0),
        ("150万人", "1.5 million people", 0),
        ("٢١٤ شخصا", "214 people", 0),
        ("٢١٥ شخصا", "214 people", 1),
        ("12, 12 and 13", "12, 14 and 13", 1),
        ("1, 2, 3 and 4", "5, 6, 7 and 8", 2),
        ("0", "00", 0),
        ("", "", 0),
    ],
)
def test_only_what_neither_side_finds_again_counts(candidate: str, other: str, count: int) -> None:
    assert astray(candidate, other) == astray(other, candidate) == count
