"""Units of measurement: which belong together, and whether a conversion is right."""

from fractions import Fraction
from pathlib import Path
from typing import Any

from tqcheck.derived import data_file

_DATA: dict[str, Any] = data_file(Path(__file__).parent / "data" / "units.toml")
FACTORS: dict[str, tuple[str, float]] = {unit: (kind, float(one)) for unit, (kind, one) in _DATA["factors"].items()}
CURRENCIES = frozenset(_DATA["currencies"].values()) | {"cent", "dollar-or-peso"}
PROPORTIONS = frozenset({"percent", "points"})
_TEMPERATURES = frozenset({"celsius", "fahrenheit", "degree"})
# One word, two units: a pound is a weight or money, a koruna is a krone, a degree says no scale.
_SAME = (
    frozenset({"pound", "pound-sterling", "lira"}),
    frozenset({"krone", "koruna"}),
    frozenset({"dollar-or-peso", "dollar"}),
    frozenset({"dollar-or-peso", "peso"}),
    frozenset({"degree", "celsius"}),
    frozenset({"degree", "fahrenheit"}),
    frozenset({"kilo", "kilogram", "kilometer"}),
    frozenset({"mile", "nautical-mile"}),
    frozenset({"rupee", "rupiah"}),
    frozenset({"rial", "riyal", "real"}),
    frozenset({"leu", "lev"}),
    frozenset({"dinar", "denar"}),
    frozenset({"yen", "yuan"}),
    frozenset({"mile", "mile-per-hour"}),
    frozenset({"kilometer", "kilometer-per-hour"}),
    frozenset({"meter", "meter-per-second", "square-meter", "cubic-meter"}),
    frozenset({"foot", "square-foot", "cubic-foot"}),
    frozenset({"mile", "square-mile"}),
    frozenset({"kilometer", "square-kilometer"}),
    frozenset({"minute", "second"}),
)
# News texts round conversions: 30 yards are given as 27 metres, 200 miles as 300 kilometres.
TOLERANCE = 0.1
# What a text that converts most likely converts into, where the unit itself could not be read.
_LIKELY = {
    "length": ("kilometer", "meter", "centimeter", "millimeter", "mile", "foot", "inch"),
    "mass": ("kilogram", "tonne", "gram", "pound"),
    "area": ("square-kilometer", "hectare", "dunam", "square-meter", "acre", "square-mile"),
    "volume": ("liter", "cubic-meter", "gallon"),
    "speed": ("kilometer-per-hour", "mile-per-hour"),
    "temperature": ("celsius", "fahrenheit"),
}
_SPEED_OF = {"kilometer": "kilometer-per-hour", "mile": "mile-per-hour", "meter": "meter-per-second"}


def quantity(unit: str | None) -> str | None:
    """What a unit measures: ``length``, ``mass``, ``currency``, ``proportion`` ...; None where that is not known."""
    if unit is None:
        return None
    if unit in CURRENCIES:
        return "currency"
    if unit in PROPORTIONS:
        return "proportion"
    if unit in _TEMPERATURES:
        return "temperature"
    return FACTORS[unit][0] if unit in FACTORS else None


def same_unit(a: str | None, b: str | None) -> bool:
    """Whether two units may be one; an unknown unit may be any."""
    return a is None or b is None or a == b or any(a in group and b in group for group in _SAME)


def converted(value: float, unit: str, target: str) -> float | None:
    """``value`` of ``unit`` in ``target``; None where the two do not measure the same thing, or are money.

    A temperature without its scale converts from the other scale.
    """
    if quantity(unit) == "temperature" and quantity(target) == "temperature":
        if unit == "fahrenheit" or (unit == "degree" and target in ("celsius", "degree")):
            return (value - 32) * 5 / 9
        return value * 9 / 5 + 32
    if unit not in FACTORS or target not in FACTORS or FACTORS[unit][0] != FACTORS[target][0]:
        return None
    return value * FACTORS[unit][1] / FACTORS[target][1]


def conversion_error(value: Fraction, unit: str, other: Fraction, target: str) -> float | None:
    """How far ``other`` in ``target`` is from ``value`` in ``unit``, as a share of the right value; None where there
    is no conversion, as where both units turn out to be one (a speed told as a length) and the values differ. Within
    half a unit of the last place of a whole number counts as right (0)."""
    told = unit, target
    if quantity(target) == "speed":
        unit = _SPEED_OF.get(unit, unit)
    if quantity(unit) == "speed":
        target = _SPEED_OF.get(target, target)
    if "kilo" in (unit, target):
        full = "kilogram" if "mass" in (quantity(unit), quantity(target)) else "kilometer"
        unit, target = (full if name == "kilo" else name for name in (unit, target))
    if unit == target and (unit, target) != told:
        return 0.0 if other == value else None
    right = converted(float(value), unit, target)
    if right is None or right == 0:
        return None
    off = abs(float(other) - right)
    if off <= 0.5:
        return 0.0 if abs(right) >= 5 else off / abs(right)
    return off / abs(right)


def may_be_converted(value: Fraction, unit: str, other: Fraction) -> bool:
    """Whether a bare number is ``value`` of ``unit`` in another unit of the same kind that texts convert into."""
    for target in _LIKELY.get(quantity(unit) or "", ()):
        error = conversion_error(value, unit, other, target) if target != unit else None
        if error is not None and error <= TOLERANCE / 2:
            return True
    return False
