"""Separators: what a numeral says in its language."""

from fractions import Fraction

import pytest

from tqcheck.facts.numerals import read_numeral


@pytest.mark.parametrize(
    ("raw", "decimal", "group", "values"),
    [
        ("1,234", ".", ",", [1234]),
        ("1,234", ",", ".", [Fraction(1234, 1000)]),
        ("1.234", ",", " ", [1234, Fraction(1234, 1000)]),
        ("3,5", ".", ",", [Fraction(7, 2)]),
        ("1.234.567,8", ",", ".", [Fraction(12345678, 10)]),
        ("12,34,567", ".", ",", [1234567]),
        ("2.200.112", ",", ".", [2200112]),
        ("2,200,12", ".", ",", [Fraction(220012, 100)]),
        ("1'234'567", ".", "'", [1234567]),
        ("0,125", ",", ".", [Fraction(1, 8)]),
        ("0.125", ",", ".", [Fraction(1, 8)]),
        ("1٬234٫5", ".", ",", [Fraction(12345, 10)]),
    ],
)
def test_separators(raw: str, decimal: str, group: str, values: list[Fraction | int]) -> None:
    assert list(read_numeral(raw, decimal, group).values) == values
