"""Whether a text may state a fact: what its evidence excuses."""

from fractions import Fraction

from tqcheck.facts.fact import Evidence, Fact

# how far a share is rounded to a percentage, in percent
_ROUNDED = Fraction(7, 10)
# how far apart two years are that a text counts in words from one to the other
_YEARS_BETWEEN = 20
_NOW = 2000  # the century that articles are of, which is near enough


def supports(evidence: Evidence, fact: Fact) -> bool:
    """Whether a text with this evidence may state the fact."""
    match fact.kind:
        case "number":
            same_figures = bool(fact.figures) and fact.figures in evidence.figures
            found = any(key in evidence.numbers or key in evidence.tails for key in fact.keys) or same_figures
            found = found or _shared_magnitude(evidence, fact) or _part_as_percent(evidence, fact)
            found = found or _share_as_percent(evidence, fact)
            found = found or _counted_otherwise(evidence, fact) or _half_years(evidence, fact)
            found = found or _and_a_half(evidence, fact) or _age_by_century(evidence, fact)
            return found or _clock_number(evidence, fact)
        case "year":
            year = int(fact.keys[0])  # type: ignore[arg-type]
            wanted = {Fraction(year)}
            if year % 100 >= 10:
                wanted.add(Fraction(year % 100))
            # The 1980s are the ninth decade of their century, the 2000s the beginning of the twenty-first.
            if year % 10 == 0 and 10 in evidence.spans:
                wanted.add(Fraction(year % 100 // 10 + 1))
            if year % 100 == 0 and 100 in evidence.spans:
                wanted.add(Fraction(year // 100 + 1))
            return bool(wanted & evidence.numbers) or _year_by_years(evidence, year)
        case "day":
            return any(_day_in(evidence, key) for key in fact.keys if isinstance(key, tuple))
        case "month":
            return bool(set(fact.keys) & evidence.months)
        case "weekday":
            return bool(set(fact.keys) & evidence.weekdays)
        case "time":
            return any(_time_in(evidence, key) for key in fact.keys if isinstance(key, int))


def _shared_magnitude(evidence: Evidence, fact: Fact) -> bool:
    """ "3.1, 2.94 and 2.5 million": the word stands once for all of them."""
    value, mantissa = fact.keys[0], fact.mantissa
    if not mantissa or not isinstance(value, Fraction) or fact.unit == "foot":
        return False
    return mantissa in evidence.numbers and value / mantissa in evidence.numbers


def _part_as_percent(evidence: Evidence, fact: Fact) -> bool:
    """25 percent for a quarter, 67 for two thirds."""
    value = fact.keys[0]
    if fact.unit != "percent" or not isinstance(value, Fraction):
        return False
    return any(0 < part < 1 and abs(part * 100 - value) <= _ROUNDED for part in evidence.numbers)


def _share_as_percent(evidence: Evidence, fact: Fact) -> bool:
    """Nine in ten where the other text says 90 percent."""
    shares = [key for key in fact.keys[1:] if isinstance(key, Fraction) and 0 < key < 1]
    if not shares or "percent" not in evidence.units:
        return False
    return any(abs(share * 100 - number) <= _ROUNDED for share in shares for number in evidence.numbers)


def is_age_of(century: Fraction, fact: Fact) -> bool:
    """Whether a number of years is the age of what is of a century: 2,400 years for the fourth BC, 500 for the
    sixteenth, as rough as centuries are."""
    value = fact.keys[0]
    if fact.unit != "year" or not isinstance(value, Fraction) or value < 200:
        return False
    if century.denominator != 1 or not 1 <= century <= 40:
        return False
    return any(abs(value - (_NOW + 50 + side * 100 * century)) <= 150 for side in (-1, 1))


def _age_by_century(evidence: Evidence, fact: Fact) -> bool:
    return 100 in evidence.spans and any(is_age_of(number, fact) for number in evidence.numbers)


def _counted_otherwise(evidence: Evidence, fact: Fact) -> bool:
    """80-х for the 1980s, the 19th century for 1800-talet."""
    value = fact.keys[0]
    if not isinstance(value, Fraction) or value.denominator != 1:
        return False
    if 10 <= value <= 99 and any(century + value in evidence.numbers for century in (1800, 1900, 2000)):
        return True
    if 15 <= value <= 21 and fact.unit is None and any((value - 1) * 100 <= n < value * 100 for n in evidence.numbers):
        return True
    return 100 in evidence.spans and 500 <= value <= 2000 and value % 100 == 0 and value / 100 + 1 in evidence.numbers


def _and_a_half(evidence: Evidence, fact: Fact) -> bool:
    """Six and a half where six and a half stand apart (六个半小时); one and a half where the one is an article or is
    not said (an hour and a half, anderthalb, полтора)."""
    half, value = Fraction(1, 2), fact.keys[0]
    if not isinstance(value, Fraction) or value.denominator != 2 or half not in evidence.numbers:
        return False
    return value == 1 + half or value - half in evidence.numbers


def _year_by_years(evidence: Evidence, year: int) -> bool:
    """1996 where the other text says 1994 and two years: closed in 1994 and flooded two years later."""
    if "year" not in evidence.units:
        return False
    return any(
        Fraction(other) in evidence.numbers and Fraction(abs(year - other)) in evidence.numbers
        for other in range(year - _YEARS_BETWEEN, year + _YEARS_BETWEEN + 1)
        if abs(year - other) > 1 and (year - other) % 10  # ten years is what two decades are apart, too
    )


def _half_years(evidence: Evidence, fact: Fact) -> bool:
    """6 months of "2 years and 6 months" for two and a half years; 18 months for one and a half (полтора года)."""
    value = fact.keys[0]
    if fact.unit != "month" or not isinstance(value, Fraction):
        return False
    half, years = Fraction(1, 2), value / 12
    if value == 6:
        return any(n.denominator == 2 for n in evidence.numbers)
    if years.denominator != 2:
        return False
    apart = half in evidence.numbers and (years == 1 + half or years - half in evidence.numbers)
    return apart or years in evidence.numbers


def _clock_number(evidence: Evidence, fact: Fact) -> bool:
    """ "klo 15" and "17.30" for 3 p.m. and 5.30 p.m., "12.6" for June 12."""
    value = fact.keys[0]
    if not isinstance(value, Fraction) or not 0 <= value < 32 or (value * 100).denominator != 1:
        return False
    if fact.unit == "hour" and any(time // 60 % 12 == value % 12 for time in evidence.times):
        return True  # 15 óra 40 perckor: its minutes are another number
    whole, hundredths = divmod(int(value * 100), 100)
    clock = whole * 60 + hundredths
    if whole <= 24 and hundredths < 60 and any((time - clock) % 720 == 0 for time in evidence.times):
        return True
    tenths = hundredths // 10 if hundredths % 10 == 0 else hundredths
    return value.denominator != 1 and fact.unit is None and bool({(tenths, whole), (whole, tenths)} & evidence.days)


def _day_in(evidence: Evidence, key: tuple[int, int]) -> bool:
    month, day = key
    if key in evidence.days or any(same_day(key, other) for other in evidence.days):
        return True
    return Fraction(day) in evidence.numbers and (month in evidence.months or not evidence.months or not month)


def _time_in(evidence: Evidence, key: int) -> bool:
    if any((key - other) % 720 == 0 for other in evidence.times):
        return True
    hour, minute = divmod(key, 60)
    hours = {Fraction(hour), Fraction((hour + 12) % 24), Fraction(hour % 12), Fraction(hour + 12)}
    return bool(hours & evidence.numbers) and (minute == 0 or Fraction(minute) in evidence.numbers or minute == 30)


def same_day(x: object, y: object) -> bool:
    """Whether two (month, day) keys may be one day; month 0 is a month that is not said."""
    if not isinstance(x, tuple) or not isinstance(y, tuple):
        return False
    return x == y or (x[1] == y[1] and 0 in (x[0], y[0]))
