"""What became of facts that were not kept: which changed into which, and how."""

from collections.abc import Callable
from fractions import Fraction

from tqcheck.facts.fact import Evidence, Fact
from tqcheck.facts.outcome import GROUP, Change, Changed, Kept, Spans, share
from tqcheck.facts.units import TOLERANCE, conversion_error, may_be_converted, quantity, same_unit


def pair_up(
    old: list[Fact],
    new: list[Fact],
    lost: set[Fact],
    added: set[Fact],
    span: Spans,
) -> list[Changed]:
    """What changed into what: the cheapest pairs first, each fact used once."""
    options = []
    for a in old:
        for b in new:
            if _pairable(a, b, a in lost, b in added):
                options.append((_cost(a, b, span) + (a not in lost) + (b not in added), a, b))
    changed: list[Changed] = []
    used: set[Fact] = set()
    for _, a, b in sorted(options, key=lambda option: (option[0], option[1].start, option[2].start)):
        if a in used or b in used:
            continue
        used |= {a, b}
        alone = sum(x == a for _, x, _ in options) == 1 and sum(y == b for _, _, y in options) == 1
        change, a_lost, b_added = _kind_of_change(a, b), a in lost, b in added
        changed.append(Changed(change, a, b, a_lost, b_added, alone))
    return changed


def _pairable(a: Fact, b: Fact, lost: bool, added: bool) -> bool:
    """Whether ``b`` may be what became of ``a``: neither is anywhere on the other side, or one is not and the other
    is one more than there are."""
    if a.loose or b.loose:
        return False
    if {a.kind, b.kind} == {"number", "year"} and (a.unit or b.unit) == "year":
        return False  # a year and how long ago it was
    if a.kind == b.kind == "number" and (a.named or b.named) and not (a.digits and b.digits):
        return False
    if not (lost and added):
        surplus = a.kind == b.kind and a.digits == b.digits and (a.digits or a.kind != "number")
        if not (lost or added) or not surplus or not same_unit(a.unit, b.unit):
            return False
    if Fraction(0) in (a.keys[0], b.keys[0]) and (a.unit or b.unit or max(map(_size, (a, b))) > 20):
        return False
    if GROUP[a.kind] == GROUP[b.kind]:
        return True
    # A day whose month the candidate's language hides may have been read as a bare number, "klo 15" too.
    kinds = {a.kind, b.kind}
    number = a if a.kind == "number" else b
    if not (a.digits and b.digits) or kinds not in ({"day", "number"}, {"time", "number"}):
        return False
    return number.mantissa is None and _size(number) < 32 and number.unit in (None, "hour" if "time" in kinds else None)


def _size(fact: Fact) -> float:
    return float(fact.keys[0]) if isinstance(fact.keys[0], Fraction) else 0.0


def _cost(a: Fact, b: Fact, span: Spans) -> float:
    """How unlike two facts are, 0 for alike: kind, unit, size, and where in the sentence they stand."""
    cost = 0.0 if a.kind == b.kind else 1.5
    cost += 0.0 if quantity(a.unit) == quantity(b.unit) else 1.0
    cost += 0.0 if a.digits == b.digits else 0.5
    x, y = a.keys[0], b.keys[0]
    if isinstance(x, Fraction) and isinstance(y, Fraction):
        big, small = max(x, y), min(x, y)
        cost += min(1.0, float(big / small - 1) / 10) if small > 0 else 0.5
        cost -= 0.8 if _slip(str(x), str(y)) else 0.0
    return cost + abs(share(a, span[0]) - share(b, span[1]))


def _slip(a: str, b: str) -> bool:
    """Whether one row of digits is the other but for one digit changed, added or lost, or in another order."""
    if sorted(a) == sorted(b):
        return True
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1 and len(a) > 1
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _kind_of_change(a: Fact, b: Fact) -> Change:
    x, y = a.keys[0], b.keys[0]
    if not isinstance(x, Fraction) or not isinstance(y, Fraction):
        return "value"
    if a.unit and b.unit:
        if quantity(a.unit) == quantity(b.unit) == "currency" and not same_unit(a.unit, b.unit):
            return "currency"
        scaled = a.unit == b.unit == "degree"
        error = conversion_error(x, a.unit, y, b.unit) if a.unit != b.unit or scaled else None
        if error is not None and (error <= TOLERANCE or not scaled):
            return "converted" if error <= TOLERANCE else "misconverted"
    elif (a.unit and may_be_converted(x, a.unit, y)) or (b.unit and may_be_converted(y, b.unit, x)):
        return "converted"
    return "value"


def milder_changes(kept: list[Kept], evidence: Callable[[], Evidence]) -> list[Changed]:
    """Facts of equal value whose unit, half of the day or zone is another; ``evidence`` gives the candidate's."""
    found = []
    for pair in kept:
        a, b = pair.reference, pair.candidate
        if _other_half(a, b):
            found.append(Changed("half", a, b, True, True, True))
        if a.kind == "number" and b.kind == "number" and not same_unit(a.unit, b.unit):
            known = quantity(a.unit) is not None and quantity(b.unit) is not None
            if known and a.unit not in evidence().units and not _near_enough(a, b):
                found.append(Changed("unit", a, b, True, True, True))
    return found


def _other_half(a: Fact, b: Fact) -> bool:
    """3 p.m. given as 3 a.m. or as 03:00; a bare 3:00 is neither, nor is a time in another zone."""
    known = a.kind == b.kind == "time" and len(a.keys) == len(b.keys) == 1 and not (a.zone and b.zone)
    return known and a.keys != b.keys


def _near_enough(a: Fact, b: Fact) -> bool:
    """30 yards given as 30 metres."""
    x, y = a.keys[0], b.keys[0]
    if not isinstance(x, Fraction) or not isinstance(y, Fraction) or a.unit is None or b.unit is None:
        return False
    error = conversion_error(x, a.unit, y, b.unit)
    return error is not None and error <= TOLERANCE
