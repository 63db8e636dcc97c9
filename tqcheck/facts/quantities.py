"""Numbers of a text with their magnitudes, units and currencies."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import zip_longest

import regex

from tqcheck.facts.beside import magnitude_behind, may_be_millions, may_be_unit, unit_beside
from tqcheck.facts.fact import Evidence, Fact
from tqcheck.facts.halves import taken_off, time_in_words, times_in_digits
from tqcheck.facts.ideographs import ideographic_numbers, ideographic_value, is_counted
from tqcheck.facts.lexicon import Lexicon
from tqcheck.facts.mixed import mixed_numbers, part_added
from tqcheck.facts.numerals import NUMERAL, VULGAR, Numeral, read_numeral, read_vulgar
from tqcheck.facts.possible import PARTS_OF_ONE, multiple_behind, possible_values
from tqcheck.facts.shares import with_shares
from tqcheck.facts.sums import joined, with_range_units
from tqcheck.facts.text import Plain
from tqcheck.facts.units import quantity
from tqcheck.facts.words import WordNumber, spelled_numbers
from tqcheck.late import late

# F-16, Covid-19, G7, SS19, HER2, Т-90: a capital of a script that has capitals, then digits. Also 5G, 3D, 4K.
_CODE = late(r"(?<![\p{L}\d])\p{Lu}[\p{Lu}\p{Ll}]*[-–]?\d[\d.]*\p{L}*|(?<![\p{L}\d.,])\d{1,3}\p{Lu}+(?![\p{Ll}])")
_PHONE = late(r"(?<![\d.,])(?<!\d )(?:\+\d{1,3}[ -]?(?:\(0\) ?)?\d{1,4}|0\d{2,4})(?:[ -]?\d{2,4}){1,4}(?![.,:]?\d)")
_CODE_WORD = late(r"^(\p{L}+)[-–]?\d")
_FEET = late(
    r"(?<![\d.,])(\d)(?:[- ](?:foot|feet|ft)[- ,]{0,2}|')(?:and )?(\d{1,2})(?!\d|[.,]\d)"
    r"(?:[- ]?(?:inch(?:es)?|in|\"))?"
)
# Japanese tenths and hundredths: 6割 is 60 percent, 8割5分 85.
# a time of sport, its fraction behind the unit: 10秒3, 47초52
_SPLIT_SECOND = late(r"(?<!\d)(\d{1,2})(?:秒|초)(\d{1,3})(?![\d.,])")
_WARI = late(r"(?<![\d.,])(\d(?:\.\d)?|10|[一二三四五六七八九十])割(?:([1-9一二三四五六七八九])分)?")
# 四分之三, 4分の3, 4분의 3
_PARTS_OF = late(
    r"(?<![\d.])(\d{1,3}|[二三四五六七八九十]{1,2})\s?(?:分[之の]|분의)\s?(\d{1,3}|[一二三四五六七八九十]{1,2})(?![\d.])"
)
_DIGITS = late(r"\d+")
_NO_DIGITS = late(r"[^\d.]+$")
_NO_DIGIT = late(r"\D")
_LEADING_NOUGHT = late(r"0\d")
_PLURAL = late(r" [\p{L}'-]+[sx](?!\p{L})")
_LONG_WORD = late(r"[ -]([\p{L}\p{M}]{4,})")
_HALF_BEHIND = {
    "ja": (late("年"), late("半(?![分額数ば])")),
    "zh": (late("年"), late("半(?![数數价價])")),
    "ko": (late("년"), late(r" ?반(?!\p{L})")),
}
_OF_TIME = frozenset({"hour", "day", "week", "month", "year"})
_TENTHS = {character: value for value, character in enumerate("一二三四五六七八九十", 1)}


def read_quantities(
    plain: Plain, lexicon: Lexicon, evidence: Evidence, taken: list[bool]
) -> tuple[list[Fact], Callable[[], Evidence]]:
    """Numbers in a text, but for the characters that dates and times took, and what completes the evidence when it is
    called, once.

    Spans of the facts are of the original text.
    """
    text = plain.text
    taken = list(taken)
    facts: list[Fact] = []

    def free(start: int, end: int) -> bool:
        return not any(taken[start:end])

    def add(fact: Fact) -> None:
        taken[fact.start : fact.end] = [True] * (fact.end - fact.start)
        start, end = plain.back(fact.start, fact.end)
        facts.append(replace(fact, start=start, end=end))

    _mask_codes(plain, lexicon, taken)
    for match in _FEET.finditer(text):
        if free(*match.span()) and int(match.group(2)) < 12:
            value = Fraction(int(match.group(1))) + Fraction(int(match.group(2)), 12)
            add(Fact(match.start(), match.end(), "number", (value,), unit="foot"))
    for match in _WARI.finditer(text) if lexicon.language == "ja" else ():
        tenths, hundredths = (Fraction(_TENTHS.get(part, part)) if part else Fraction(0) for part in match.groups())
        if free(*match.span()):
            add(Fact(*match.span(), "number", (tenths * 10 + hundredths,), unit="percent"))
    for match in _SPLIT_SECOND.finditer(text) if lexicon.language in _HALF_BEHIND else ():
        if free(*match.span()):
            add(Fact(*match.span(), "number", (Fraction(".".join(match.groups())),), digits=True))
    for match in _PARTS_OF.finditer(text) if lexicon.spaceless else ():
        parts, count = (ideographic_value(part) for part in match.groups())
        if parts and count and count < parts and parts != 100:
            evidence.numbers.update({count / parts, count, parts})
            taken[match.start() : match.end()] = [True] * len(match.group())
    for number in ideographic_numbers(text, lexicon.language):
        told = number.sure or text[number.start].isdigit() or is_counted(text, number, lexicon.language)
        if free(number.start, number.end) and told:
            unit, end = (
                ("percent", number.end) if number.percent else unit_beside(text, number.start, number.end, lexicon)
            )
            digits = any(c.isdigit() for c in text[number.start : number.end])
            values = (number.value, number.article) if number.article is not None and unit is None else (number.value,)
            add(Fact(number.start, end, "number", values, unit=unit, digits=digits))
    for match in VULGAR.finditer(text):
        fraction = read_vulgar(match)
        if fraction is not None:
            evidence.numbers.add(fraction)
            if match.group(2) and free(*match.span()):
                fact = _quantity(text, match.start(), match.end(), Numeral((fraction,)), lexicon, digits=True)
                add(replace(fact, loose=match.group(1) is None))
    for match in NUMERAL.finditer(text):
        for start, end in _numerals(match):
            if free(start, end):
                numeral = read_numeral(text[start:end], lexicon.decimal, lexicon.group)
                fact = _in_tens(_quantity(text, start, end, numeral, lexicon, digits=True), text, lexicon)
                evidence.times.update(times_in_digits(text, start, end, numeral.values[0], lexicon))
                add(replace(fact, named=_LEADING_NOUGHT.match(text, start, end) is not None))
    spelled = spelled_numbers(text, lexicon)
    for word, following in zip_longest(spelled, spelled[1:]):
        if off := taken_off(text, word.start, word.value, lexicon):
            evidence.times.update((word.value * 60 - off + half) % 1440 for half in (0, 720))
        elif (time := time_in_words(text, word.start, word.end, word.value, lexicon)) is not None:
            evidence.times.add(time)
        if not off and free(word.start, word.end):
            fact = _quantity(text, word.start, word.end, Numeral((Fraction(word.value),)), lexicon, digits=False)
            if following is not None and following.start < fact.end < following.end:
                # năm is five and a year: hai nghìn năm trăm
                fact = replace(fact, end=following.start - 1, unit=None)
            written = text[word.start : word.end]
            # 이 is two, and "this": one syllable of Korean says too little.
            bare = word.clitic or written in lexicon.loose or (lexicon.language == "ko" and len(written) == 1)
            bare = bare or (written in lexicon.before_plural and _PLURAL.match(text, word.end) is None)
            bare = (bare and fact.mantissa is None) or _counts_parts(text, word.end)
            add(replace(fact, loose=bare or fact.keys == (Fraction(1),)))
    for start, end, mixed in mixed_numbers(text, lexicon.language):
        fact = _quantity(text, start, end, Numeral((mixed,)), lexicon, digits=False)
        if free(start, end) and (fact.mantissa is not None or fact.unit not in (None, *_OF_TIME)):
            add(fact)
    ranged = with_range_units(sorted(facts, key=lambda fact: fact.start), plain.original, lexicon)
    facts = with_shares(joined(ranged, plain.original, lexicon), plain.original, lexicon, evidence)
    return facts, partial(_completed, plain, lexicon, spelled, facts, evidence)


def _completed(
    plain: Plain, lexicon: Lexicon, spelled: Sequence[WordNumber], facts: Sequence[Fact], evidence: Evidence
) -> Evidence:
    """The evidence with all that the text's numbers could be read as, and with what they are."""
    possible_values(plain, lexicon, spelled, evidence)
    for fact in facts:
        evidence.numbers.update(key for key in fact.keys if isinstance(key, Fraction))
        if fact.unit:
            evidence.units.add(fact.unit)
    return evidence


def _in_tens(fact: Fact, text: str, lexicon: Lexicon) -> Fact:
    """A number of decades or dozens as so many years or pieces as well: 3 Jahrzehnte."""
    size = multiple_behind(text, fact.end, lexicon)
    if size == 1 or fact.unit is not None or fact.mantissa is not None:
        return fact
    return replace(fact, keys=(*fact.keys, *(key * size for key in fact.keys if isinstance(key, Fraction))))


def _counts_parts(text: str, end: int) -> bool:
    """Whether a number word says how many quarters or thirds: drei Viertel."""
    word = _LONG_WORD.match(text, end)
    return word is not None and word.group(1).startswith(PARTS_OF_ONE)


def _mask_codes(plain: Plain, lexicon: Lexicon, taken: list[bool]) -> None:
    for phone in _PHONE.finditer(plain.text):
        taken[phone.start() : phone.end()] = [True] * len(phone.group())
    codes = list(_CODE.finditer(plain.original))
    if not codes:
        return
    place = {original: index for index, original in reversed(list(enumerate(plain.offsets)))}
    for match in codes:
        word = _CODE_WORD.match(match.group())
        start, end = place.get(match.start()), place.get(match.end())
        if start is None or end is None:
            continue
        shaped = plain.text[start:end]
        if word is not None and lexicon.units.exact(word.group(1).lower()) is not None:
            continue
        letters = _NO_DIGITS.search(shaped)
        if shaped[0].isdigit() and letters and _known(letters.group(), lexicon):
            continue
        taken[start:end] = [True] * (end - start)


def _known(letters: str, lexicon: Lexicon) -> bool:
    return lexicon.units.exact(letters) is not None or lexicon.magnitudes.exact(letters) is not None


def _numerals(match: regex.Match[str]) -> list[tuple[int, int]]:
    """The numerals in a run of digits and marks: one, or its parts where the marks are no separators."""
    raw = match.group()
    marks = {c for c in raw if not c.isdigit()}
    pieces = _NO_DIGIT.split(raw)
    if len(marks) == 1 and len(pieces) > 2 and marks <= set(".,") and any(len(p) != 3 for p in pieces[1:-1]):
        indian = all(len(p) == 2 for p in pieces[1:-1]) and len(pieces[-1]) == 3
        if not indian:
            return [(match.start() + m.start(), match.start() + m.end()) for m in _DIGITS.finditer(raw)]
    return [match.span()]


def _quantity(text: str, start: int, end: int, numeral: Numeral, lexicon: Lexicon, digits: bool) -> Fact:
    """A number with what stands around it: magnitude behind, unit or currency on either side."""
    values = numeral.values
    if may_be_millions(text, start, end, lexicon):
        values = (*values, *(value * 1_000_000 for value in values))
    bare = end
    factor, end = magnitude_behind(text, end, lexicon)
    if factor != 1 and may_be_unit(text, bare, end, lexicon):
        values = (*values, *(value / factor for value in values))
    earlier = lexicon.magnitudes_before.before(text, len(text[:start].rstrip())) if factor == 1 else None
    if earlier is not None:
        factor, start = earlier
    unit, end = unit_beside(text, start, end, lexicon)
    if factor == 1 and quantity(unit) == "currency" and not lexicon.spaceless:
        factor, end = magnitude_behind(text, end, lexicon)  # "9 £ milliarder"
    # of an hour of the clock the part is minutes: साढ़े तीन बजे
    counted = factor != 1 or unit is not None
    part, start = part_added(text, start, lexicon.language) if counted else (Fraction(0), start)
    values = tuple(value + part for value in values)
    if half := _and_a_half(text, end, unit, lexicon):
        values, end = tuple(value + Fraction(1, 2) for value in values), half
    return Fact(
        start,
        end,
        "number",
        tuple(value * factor for value in values),
        figures=numeral.figures if factor == 1 and len(numeral.figures) > 3 else "",
        unit=unit,
        mantissa=numeral.values[0] + part if factor != 1 else None,
        digits=digits,
    )


def _and_a_half(text: str, end: int, unit: str | None, lexicon: Lexicon) -> int | None:
    """Where a half ends that stands behind the unit of time: 1時間半, 一个半小时, 두 시간 반."""
    if lexicon.language not in _HALF_BEHIND or not (unit is None or unit in _OF_TIME):
        return None
    year, half = _HALF_BEHIND[lexicon.language]
    if unit is None:
        named = year.match(text, end)
        if named is None:
            return None
        end = named.end()
    found = half.match(text, end)
    return found.end() if found else None
