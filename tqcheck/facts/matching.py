"""Which fact of the candidate is which fact of the reference: equal values, and right conversions."""

from fractions import Fraction

from tqcheck.facts.calendar import ZONES
from tqcheck.facts.fact import Fact
from tqcheck.facts.outcome import GROUP, Changed, Kept, Spans, share
from tqcheck.facts.support import same_day
from tqcheck.facts.units import TOLERANCE, conversion_error, may_be_converted, same_unit


def match(old: list[Fact], new: list[Fact], span: Spans) -> tuple[list[Kept], list[Changed], list[Fact], list[Fact]]:
    """Facts of equal value, each used once: first of one kind and unit, then of one kind, then right conversions,
    then by value alone; with what is left of either side."""
    converted: list[Changed] = []
    kept: list[Kept] = []
    old_left, new_left = list(old), list(new)
    for strictness in range(4):
        if strictness == 3:
            # 10 inches given as 25 cm comes before the 10 cm that stand for 4 inches.
            for pair in _conversions(old_left, new_left):
                old_left.remove(pair[0])
                new_left.remove(pair[1])
                converted.append(Changed("converted", *pair, True, True, True))
        pairs = [(x, y) for x in old_left for y in new_left if _equal(x, y, strictness)]
        for x, y in sorted(pairs, key=lambda pair: abs(share(pair[0], span[0]) - share(pair[1], span[1]))):
            if x in old_left and y in new_left:
                kept.append(Kept(x, y))
                old_left.remove(x)
                new_left.remove(y)
    return kept, converted, old_left, new_left


def _conversions(old: list[Fact], new: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Right conversions, the exactest first, each fact used once."""
    options = []
    for a in old:
        for b in new:
            x, y = a.keys[0], b.keys[0]
            if not isinstance(x, Fraction) or not isinstance(y, Fraction) or a.kind != b.kind or a.unit == b.unit:
                continue
            if a.unit and b.unit and not same_unit(a.unit, b.unit):
                error = conversion_error(x, a.unit, y, b.unit)
                if error is not None and error <= TOLERANCE:
                    options.append((error, a, b))
            elif b.unit is None and a.unit and x >= 2 and may_be_converted(x, a.unit, y):
                options.append((TOLERANCE, a, b))
    found: list[tuple[Fact, Fact]] = []
    for _, a, b in sorted(options, key=lambda option: (option[0], option[1].start, option[2].start)):
        if all(a is not x and b is not y for x, y in found):
            found.append((a, b))
    return found


def _equal(a: Fact, b: Fact, strictness: int) -> bool:
    if GROUP[a.kind] != GROUP[b.kind]:
        return False
    if {a.kind, b.kind} == {"day", "month"}:
        # "30th September" where the other text counts the day otherwise: the month at least is kept.
        months = {key[0] if isinstance(key, tuple) else key for key in (*a.keys, *b.keys)}
        return strictness == 3 and len(months) == 1
    if a.kind == "day" and b.kind == "day":
        return any(same_day(x, y) for x in a.keys for y in b.keys)
    if strictness == 0:
        return a.keys[0] == b.keys[0] and a.unit == b.unit and a.digits == b.digits
    if a.kind == b.kind == "time" and strictness == 3:
        # The other half of the day: one time all the same, but not the same.
        return bool({_hands(key) for key in a.keys} & {_hands(key) for key in b.keys}) or _zoned(a, b)
    if not set(a.keys) & set(b.keys):
        return False
    return strictness == 3 or same_unit(a.unit, b.unit)


def _hands(key: object) -> int:
    return key % 720 if isinstance(key, int) else -1


def _zoned(a: Fact, b: Fact) -> bool:
    """Whether two times are one moment in the zones that they name: 10:15 BST and 9:15 GMT."""
    moments = [
        {
            (key - offset) % 1440
            for key in fact.keys
            if isinstance(key, int)
            for offset in ZONES.get(fact.zone or "", ())
        }
        for fact in (a, b)
    ]
    return bool(moments[0] & moments[1])
