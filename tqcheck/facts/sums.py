"""Numbers that stand apart and are one: ranges with one unit, 6 feet 6 inches, 1 crore 35 lakh."""

from dataclasses import replace
from fractions import Fraction

from tqcheck.facts.fact import Fact
from tqcheck.facts.lexicon import Lexicon
from tqcheck.facts.text import plain_word
from tqcheck.late import late

# What may follow a length of this unit: the smaller unit, how many make one, and between what.
_PARTS = {"meter": ("centimeter", 100, 10, 100), "foot": ("inch", 12, 1, 12)}
_WORDS = late(r"[\p{L}\p{M}\p{Cf}]+")
# What may stand between two parts of a number beside spaces; a letter is a word written onto the next (ו).
_NO_WORDS = " -\u00a0"


def with_range_units(facts: list[Fact], text: str, lexicon: Lexicon) -> list[Fact]:
    """``2 to 4 inches``: the first number of a range has the unit of the second."""
    words = {"-", "–", "~", "〜", "～", *lexicon.conjunctions, *lexicon.range_words}
    units = [fact.unit for fact in facts]
    for index in range(len(facts) - 2, -1, -1):
        between = text[facts[index].end : facts[index + 1].start]
        if units[index] is None and units[index + 1] and plain_word(between).strip() in words:
            units[index] = units[index + 1]
    return [replace(fact, unit=unit) for fact, unit in zip(facts, units, strict=True)]


def joined(facts: list[Fact], text: str, lexicon: Lexicon) -> list[Fact]:
    """``1 metre 98`` and ``6 feet 6 inches`` as one length, ``1 crore 35 lakh`` as one number."""
    ready: list[Fact] = []
    for read in facts:
        fact = _with_bare_million(read, text, ready[-1].end if ready else 0, lexicon)
        whole = _one_length(ready[-1], fact, text) or _one_sum(ready[-1], fact, text, lexicon) if ready else None
        if whole is not None:
            ready[-1] = whole
        else:
            ready.append(fact)
    return ready


def _with_bare_million(fact: Fact, text: str, least: int, lexicon: Lexicon) -> Fact:
    """Thousands behind a million that no number stands before: milion dwieście tysięcy, מיליון ומאתיים אלף. ``least``
    is where the fact before ends."""
    value = fact.keys[0]
    if fact.digits or fact.kind != "number" or not isinstance(value, Fraction) or not 1000 <= value < 1_000_000:
        return fact
    words = [(m.start(), m.end(), plain_word(m.group())) for m in _WORDS.finditer(text, least, fact.start)][-2:]
    gap = words and text[words[-1][1] : fact.start].strip(_NO_WORDS)
    if len(words) > 1 and (words[-1][2] in lexicon.conjunctions or [words[-1][2]] in lexicon.number_links):
        words.pop()
    if not words or gap or text[: words[-1][0]].rstrip()[-1:].isdigit():
        return fact
    size = lexicon.magnitudes.exact(words[-1][2]) or 0
    if size < 1_000_000:
        return fact
    return replace(fact, start=words[-1][0], keys=(value + size,), mantissa=None)


def _one_length(last: Fact, fact: Fact, text: str) -> Fact | None:
    if last.unit not in _PARTS or last.mantissa is not None:
        return None
    smaller, share, least, most = _PARTS[last.unit]
    whole, part = last.keys[0], fact.keys[0]
    if not isinstance(whole, Fraction) or not isinstance(part, Fraction) or fact.unit not in (smaller, None):
        return None
    between = text[last.end : fact.start]
    if len(between) > 4 or any(c in ",;:.–()~" for c in between) or not least <= part < most or whole >= 10:
        return None
    return replace(last, end=fact.end, keys=(whole + part / share,), mantissa=whole)


def _one_sum(last: Fact, fact: Fact, text: str, lexicon: Lexicon) -> Fact | None:
    """A number in two magnitudes, the greater first: 13.5 million as 1 crore 35 lakh, "3 million and 200 thousand";
    the rest may be below a thousand."""
    between = plain_word(text[last.end : fact.start])
    whole, part = last.keys[0], fact.keys[0]
    if not isinstance(whole, Fraction) or not isinstance(part, Fraction):
        return None
    spelled = not last.digits and not fact.digits
    if last.mantissa:
        magnitude = whole / last.mantissa
    elif spelled and whole and whole % 1_000_000 == 0:
        magnitude = Fraction(1_000_000)  # in one word: kolmemiljoonaa viisisataatuhatta
    else:
        return None
    # "two thousand, three hundred" as one number where words say it
    comma = spelled and between == "," and part >= 100
    least = 1 if magnitude == 1000 else 2
    linked = (
        not between
        or between == "-"
        or between in lexicon.conjunctions
        or between.split() in lexicon.number_links
        or comma
    )
    if fact.mantissa is None:
        # "two thousand eight hundred", whose first part may have the unit as that of a range; "5 тыс. 300"
        linked = linked if spelled else between in ("", ".")
        fits = (least if spelled else 100) <= part < (magnitude if spelled else 1000) and magnitude >= (
            100 if spelled else 1000
        )
        fits = fits and last.digits == fact.digits
        alike = last.unit is None or (spelled and last.unit == fact.unit)
    elif magnitude == 1000 <= whole and fact.mantissa < 1000 and part / fact.mantissa >= 1_000_000:
        # dos mil quinientos millones, 2 mil 500 millones: all of it counts the millions
        part, whole = part / fact.mantissa * (whole + fact.mantissa), Fraction(0)
        fits = fact.mantissa.denominator == 1 and not comma and last.digits == fact.digits
        alike = last.unit is None or (spelled and last.unit == fact.unit)
    else:
        fits = part < magnitude and part / fact.mantissa < magnitude
        alike = last.unit is None
    if not (linked and fits and alike):
        return None
    return replace(fact, start=last.start, keys=(whole + part,), mantissa=last.mantissa, figures="", loose=last.loose)
