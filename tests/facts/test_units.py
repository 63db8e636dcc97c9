"""Conversions: right within a tenth."""

from fractions import Fraction

import pytest

from tqcheck.facts.units import TOLERANCE, conversion_error, may_be_converted, same_unit


@pytest.mark.parametrize(
    ("value", "unit", "other", "target"),
    [
        (10, "mile", 16, "kilometer"),
        (30, "yard", 27, "meter"),
        (80, "fahrenheit", 27, "celsius"),
        (80, "degree", 27, "degree"),
        (550, "pound", 250, "kilogram"),
        (85, "mile-per-hour", 137, "kilometer"),
        (2, "inch", 5, "centimeter"),
        (650, "pound", 295, "kilo"),
    ],
)
def test_right_conversions_either_way(value: int, unit: str, other: int, target: str) -> None:
    error = conversion_error(Fraction(value), unit, Fraction(other), target)
    assert error is not None
    assert error <= TOLERANCE


def test_wrong_and_impossible_conversions() -> None:
    wrong = conversion_error(Fraction(10), "mile", Fraction(26), "kilometer")
    assert wrong is not None
    assert wrong > TOLERANCE
    assert conversion_error(Fraction(10), "mile", Fraction(10), "kilogram") is None
    assert conversion_error(Fraction(10), "dollar", Fraction(9), "euro") is None


def test_a_bare_number_may_be_a_conversion() -> None:
    assert may_be_converted(Fraction(550), "pound", Fraction(250))
    assert not may_be_converted(Fraction(550), "pound", Fraction(300))


def test_a_pound_is_money_or_weight() -> None:
    assert same_unit("pound", "pound-sterling")
    assert same_unit(None, "euro")
    assert not same_unit("euro", "dollar")
