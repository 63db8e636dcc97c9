"""Numbers of a text with their magnitudes, units and currencies."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import regex

from tqcheck.facts.fact import Evidence, Fact
from tqcheck.facts.ideographs import hinted_ideographs, ideographic_numbers
from tqcheck.facts.lexicon import Lexicon, fractions, phrases_of_multiples
from tqcheck.facts.mixed import mixed_numbers, part_added
from tqcheck.facts.numerals import NUMERAL, VULGAR, Numeral, every_reading, read_numeral, read_vulgar
from tqcheck.facts.text import Plain, plain_word
from tqcheck.facts.units import CURRENCIES, quantity
from tqcheck.facts.words import WordNumber, hinted_numbers, spelled_numbers
from tqcheck.late import late

# F-16, Covid-19, G7, SS19, HER2, Т-90: a capital of a script that has capitals, then digits. Also 5G, 3D, 4K.
_CODE = late(r"(?<![\p{L}\d])\p{Lu}[\p{Lu}\p{Ll}]*[-–]?\d[\d.]*\p{L}*|(?<![\p{L}\d.,])\d{1,3}\p{Lu}+(?![\p{Ll}])")
_PHONE = late(r"(?<![\d.,])(?<!\d )(?:\+\d{1,3}[ -]?(?:\(0\) ?)?\d{1,4}|0\d{2,4})(?:[ -]?\d{2,4}){1,4}(?![.,:]?\d)")
_CODE_WORD = late(r"^(\p{L}+)[-–]?\d")
_FEET = late(
    r"(?<![\d.,])(\d)(?:[- ](?:foot|feet|ft)[- ,]{0,2}|')(?:and )?(\d{1,2})(?!\d|[.,]\d)"
    r"(?:[- ]?(?:inch(?:es)?|in|\"))?"
)
_OF = late(r"[ -]?(?:de |di |d')?")
_GAP = late(r"[ -]?")
_ABBREVIATED = late(r"\.(?= ?[\p{Ll}$€£])")
_MONEY = late(r"[$€£¥₽₹₩₺₴] ?[\d.,]+$")
_SIGNS = frozenset("$€£¥₽₹₩₺₴")
_METRE = late(r" ?m(?![\p{L}\p{M}\d.'])|\.? ?m\.?$")
_GROUP_BEHIND = late(r"[.,'٬٫ ]\d{3}(?!\d)")
_BEFORE_GROUP = late(r"\d[.,'٬٫ ]$")
# Japanese tenths and hundredths: 6割 is 60 percent, 8割5分 85.
_WARI = late(r"(?<![\d.,])(\d(?:\.\d)?|10|[一二三四五六七八九十])割(?:([1-9一二三四五六七八九])分)?")
_TO_UNIT = late(r"[ '-]{0,2}(?:de |di |d'|of |av |от )?")
_RUN = late(r"\d+(?:[.,'٫٬ :/–-]\d+)*")
_EARLIER = late(r"(\d+(?:[.,]\d+)*)(?:[%\w]*)\W{0,3}(?:\w{1,6}\W)?$")
_DIGITS = late(r"\d+")
_NO_LETTER = late(r"[^\p{L}\p{M}]")
_NO_DIGITS = late(r"[^\d.]+$")
_NO_DIGIT = late(r"\D")
_LEADING_NOUGHT = late(r"0\d")
_LONG_WORD = late(r"[ -]([\p{L}\p{M}]{4,})")
_LETTERS = late(r"[\p{L}\p{M}]+")
_HYPHENATED = late(r"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*")
_HALF_BEHIND = {
    "ja": (late("年"), late("半(?![分額数ば])")),
    "zh": (late("年"), late("半(?![数數价價])")),
    "ko": (late("년"), late(r" ?반(?!\p{L})")),
}
_OF_TIME = frozenset({"hour", "day", "week", "month", "year"})
_TENTHS = {character: value for value, character in enumerate("一二三四五六七八九十", 1)}
_THIRDS = tuple(word for word, part in fractions().items() if part.denominator == 3)
_PARTS_OF_ONE = (*_THIRDS, *(word for word, part in fractions().items() if part == Fraction(1, 4)))
_THIRD = late("|".join(map(regex.escape, _THIRDS)))
_DECADE = late(r"(?<!\d)'?(\d{2})(?:'?s\b|-?е\b|-?х\b|er\b|年代|년대|ern\b|-tal)")


def read_quantities(plain: Plain, lexicon: Lexicon, evidence: Evidence, taken: list[bool]) -> list[Fact]:
    """Numbers in a text, but for the characters that dates and times took; fills in the evidence.

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
    for number in ideographic_numbers(text, lexicon.language):
        if free(number.start, number.end) and (number.sure or text[number.start].isdigit()):
            unit, end = ("percent", number.end) if number.percent else _unit(text, number.start, number.end, lexicon)
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
                fact = _quantity(text, start, end, numeral, lexicon, digits=True)
                add(replace(fact, named=_LEADING_NOUGHT.match(text, start, end) is not None))
    spelled = spelled_numbers(text, lexicon)
    for word in spelled:
        if _is_half_hour(text, word.start, word.value, lexicon):
            evidence.times.update({word.value * 60 - 30, (word.value * 60 + 690) % 1440})
        elif free(word.start, word.end):
            fact = _quantity(text, word.start, word.end, Numeral((Fraction(word.value),)), lexicon, digits=False)
            written = text[word.start : word.end]
            # 이 is two, and "this": one syllable of Korean says too little.
            bare = word.clitic or written in lexicon.loose or (lexicon.language == "ko" and len(written) == 1)
            bare = (bare and fact.mantissa is None) or _counts_parts(text, word.end)
            add(replace(fact, loose=bare or fact.keys == (Fraction(1),)))
    for start, end, mixed in mixed_numbers(text, lexicon.language):
        fact = _quantity(text, start, end, Numeral((mixed,)), lexicon, digits=False)
        if free(start, end) and (fact.mantissa is not None or fact.unit is not None):
            add(fact)
    ranged = _with_range_units(sorted(facts, key=lambda fact: fact.start), plain.original, lexicon)
    facts = _joined(ranged, plain.original, lexicon)
    _support(plain, lexicon, spelled, evidence)
    for fact in facts:
        evidence.numbers.update(key for key in fact.keys if isinstance(key, Fraction))
        if fact.unit:
            evidence.units.add(fact.unit)
    return facts


def _counts_parts(text: str, end: int) -> bool:
    """Whether a number word says how many quarters or thirds: drei Viertel."""
    word = _LONG_WORD.match(text, end)
    return word is not None and word.group(1).startswith(_PARTS_OF_ONE)


def _is_half_hour(text: str, start: int, hour: int, lexicon: Lexicon) -> bool:
    """Whether an hour has half of it taken off: halb acht."""
    before = text[:start].rstrip()
    return 1 <= hour <= 12 and _NO_LETTER.split(before)[-1] in lexicon.half_before


def _with_range_units(facts: list[Fact], text: str, lexicon: Lexicon) -> list[Fact]:
    """``2 to 4 inches``: the first number of a range has the unit of the second."""
    words = {"-", "–", "~", "〜", "～", *lexicon.conjunctions, *lexicon.range_words}
    units = [fact.unit for fact in facts]
    for index in range(len(facts) - 2, -1, -1):
        between = text[facts[index].end : facts[index + 1].start]
        if units[index] is None and units[index + 1] and plain_word(between).strip() in words:
            units[index] = units[index + 1]
    return [replace(fact, unit=unit) for fact, unit in zip(facts, units, strict=True)]


def _joined(facts: list[Fact], text: str, lexicon: Lexicon) -> list[Fact]:
    """``1 metre 98`` and ``6 feet 6 inches`` as one length, ``1 crore 35 lakh`` as one number."""
    joined: list[Fact] = []
    for fact in facts:
        whole = _one_length(joined[-1], fact, text) or _one_sum(joined[-1], fact, text, lexicon) if joined else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(fact)
    return joined


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
    if not last.mantissa or not isinstance(whole, Fraction) or not isinstance(part, Fraction):
        return None
    magnitude = whole / last.mantissa
    spelled = not last.digits and not fact.digits
    if fact.mantissa is None:
        # "two thousand eight hundred", whose first part may have the unit as that of a range; "5 тыс. 300"
        joined = between in lexicon.conjunctions or not between if spelled else between in ("", ".")
        fits = magnitude >= 1000 and (2 if spelled else 100) <= part < 1000 and last.digits == fact.digits
        alike = last.unit is None or (spelled and last.unit == fact.unit)
    else:
        joined = between in lexicon.conjunctions or not between
        fits = part < magnitude and part / fact.mantissa < magnitude
        alike = last.unit is None
    if not (joined and fits and alike):
        return None
    return replace(fact, start=last.start, keys=(whole + part,), mantissa=last.mantissa, figures="")


# What may follow a length of this unit: the smaller unit, how many make one, and between what.
_PARTS = {"meter": ("centimeter", 100, 10, 100), "foot": ("inch", 12, 1, 12)}


def _mask_codes(plain: Plain, lexicon: Lexicon, taken: list[bool]) -> None:
    for phone in _PHONE.finditer(plain.text):
        taken[phone.start() : phone.end()] = [True] * len(phone.group())
    place = {original: index for index, original in reversed(list(enumerate(plain.offsets)))}
    for match in _CODE.finditer(plain.original):
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
    if _may_be_millions(text, start, end, lexicon):
        values = (*values, *(value * 1_000_000 for value in values))
    bare = end
    factor, end = _magnitude(text, end, lexicon)
    if factor != 1 and _may_be_unit(text, bare, end, lexicon):
        values = (*values, *(value / factor for value in values))
    earlier = lexicon.magnitudes_before.before(text, len(text[:start].rstrip())) if factor == 1 else None
    if earlier is not None:
        factor, start = earlier
    unit, end = _unit(text, start, end, lexicon)
    if factor == 1 and quantity(unit) == "currency" and not lexicon.spaceless:
        factor, end = _magnitude(text, end, lexicon)  # "9 £ milliarder"
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


def _may_be_millions(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a number has an m written onto it, which is metres in sport and millions in headlines."""
    alone = text[end : end + 1] == "m" and not text[end + 1 : end + 2].isalpha()
    return alone and lexicon.magnitudes.exact("m") == 1_000_000 and not _MONEY.search(text, endpos=end)


def _may_be_unit(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether what was read as a magnitude is a unit as well: Greek εκ. is a million and a centimetre."""
    gap = _GAP.match(text, start)
    unit = lexicon.units.at(text, gap.end(), lexicon.spaceless) if gap else None
    return unit is not None and unit[1] >= end - 1


def _magnitude(text: str, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """What the words behind a number multiply it by, and where they end."""
    factor = 1
    for _ in range(3):
        for gap in filter(None, (_OF.match(text, end), _GAP.match(text, end))):
            found = lexicon.magnitudes.at(text, gap.end(), lexicon.spaceless)
            if found is not None:
                break
        else:
            break
        # "20 százalék" begins with száz, "150 milimetrov" with mil: a unit that is as long is what is meant.
        unit = lexicon.units.at(text, gap.end(), lexicon.spaceless)
        dotted = text[found[1] : found[1] + 1] == "."
        if (unit is not None and unit[1] >= found[1] and not dotted) or (factor > 1 and found[0] < 1000):
            break
        # "6 m" is six metres, "£6m" and "6 M€" six million pounds and euros.
        bare = text[gap.end() : found[1]] == "m" and text[found[1] : found[1] + 1] not in _SIGNS
        if bare and (gap.end() > end or not _MONEY.search(text, endpos=end)):
            break
        factor *= found[0]
        short = found[1] - gap.end() < 5
        end = found[1] + (1 if short and _ABBREVIATED.match(text, found[1]) else 0)
    return factor, end


def _unit(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The unit beside a number and where the fact then ends."""
    before = text[:start].rstrip(" -")
    for mark in lexicon.percent_before:
        if before.endswith(mark):
            return "percent", end
    gap = _TO_UNIT.match(text, end)
    place = gap.end() if gap else end
    found = lexicon.units.at(text, place, lexicon.spaceless)
    if found is not None:
        return found[0], found[1]
    if _METRE.match(text, end) and not _MONEY.search(text, endpos=end):
        return "meter", place + 1
    if before and start - len(before) <= 1:
        earlier = lexicon.units.before(before, len(before))
        if earlier is not None and earlier[0] in CURRENCIES:
            return earlier[0], end
    return None, end


def _support(plain: Plain, lexicon: Lexicon, spelled: Sequence[WordNumber], evidence: Evidence) -> None:
    """Everything that digits and words of the text could be read as."""
    text = plain.text
    for match in _RUN.finditer(text):
        run = match.group()
        readings = every_reading(run)
        if NUMERAL.fullmatch(run):
            numeral = read_numeral(run, lexicon.decimal, lexicon.group)
            if not _magnitude(text, match.end(), lexicon)[0] > 1:
                evidence.figures.add(numeral.figures)
            readings = set(numeral.values) if numeral.plain else readings
        evidence.numbers |= readings
        factor, end = _magnitude(text, match.end(), lexicon)
        factor = factor if factor > 1 else _multiple(text, end, lexicon)
        if factor > 1:
            evidence.numbers.update(value * factor for value in readings)
            # "10 and 15 million", "10-15 million": the magnitude may belong to the earlier number too.
            earlier = _EARLIER.search(text, endpos=match.start())
            if earlier:
                evidence.numbers.update(value * factor for value in every_reading(earlier.group(1)))
    for match in _DIGITS.finditer(text):
        grouped = _GROUP_BEHIND.match(text, match.end()) or _BEFORE_GROUP.search(text, endpos=match.start())
        if not grouped:
            evidence.numbers.add(Fraction(int(match.group())))
        if len(match.group()) == 4:
            if match.group()[2] != "0":
                evidence.numbers.add(Fraction(int(match.group()[2:])))
            _other_calendars(int(match.group()), lexicon, evidence)
    for match in _DECADE.finditer(text):
        evidence.numbers.update(Fraction(c + int(match.group(1))) for c in (1800, 1900, 2000))
    for word in spelled:
        evidence.numbers.add(Fraction(word.value))
        factor, _ = _magnitude(text, word.end, lexicon)
        evidence.numbers.add(Fraction(word.value * factor))
        evidence.numbers.add(Fraction(word.value * _multiple(text, word.end, lexicon)))
    evidence.numbers.update(map(Fraction, hinted_numbers(text, plain.original, lexicon)))
    evidence.numbers |= hinted_ideographs(text, lexicon.language)
    evidence.numbers.update(_parts(text, evidence))
    evidence.spans.update(filter(None, (lexicon.multiples.word(word) for word in _LETTERS.findall(text))))
    evidence.spans.update(size for phrase, size in phrases_of_multiples() if phrase in text)
    place = 0
    for word_match in _HYPHENATED.finditer(text):
        for piece in word_match.group().split("-"):
            evidence.numbers.update(lexicon.also.get(piece, ()))
        evidence.numbers.update(lexicon.also.get(word_match.group(), ()))
        magnitude = lexicon.magnitudes.word(word_match.group())
        if magnitude:
            evidence.numbers.add(Fraction(magnitude))
        if word_match.start() >= place:
            phrase = lexicon.units.at(text, word_match.start())
            if phrase:
                evidence.units.add(phrase[0])
                place = phrase[1]
    _part_magnitudes(text, lexicon, evidence)
    if "%" in text or any(mark in text for mark in lexicon.percent_before):
        evidence.units.add("percent")


def _part_magnitudes(text: str, lexicon: Lexicon, evidence: Evidence) -> None:
    """ "two and a half million", "tři čtvrtě milionu": parts of the magnitudes that stand in the text."""
    words = _HYPHENATED.findall(text)
    parts = {fraction for word in words if (fraction := fractions().get(word))}
    if not parts:
        return
    sizes = {size for word in words if (size := lexicon.magnitudes.word(word)) and size >= 1000}
    whole = {value for value in evidence.numbers if value.denominator == 1 and 0 < value < 1000} | {Fraction(0)}
    for part in parts:
        evidence.numbers.update(value + part for value in whole)
        evidence.numbers.update((value + part) * size for value in whole for size in sizes)


def _parts(text: str, evidence: Evidence) -> set[Fraction]:
    """ "three quarters", "two thirds": so many parts of one."""
    words = _LETTERS.findall(text) if any(part in text for part in _PARTS_OF_ONE) else ()
    parts = {Fraction(1, 3 if _THIRD.match(word) else 4) for word in words if word.startswith(_PARTS_OF_ONE)}
    if not parts:
        return set()
    few = {value for value in evidence.numbers if value.denominator == 1 and 1 <= value <= 3}
    return {part * value for part in parts for value in few | {Fraction(1)} if part * value < 1}


def _multiple(text: str, end: int, lexicon: Lexicon) -> int:
    found = lexicon.multiples.at(text, end + 1)
    return 1 if found is None else found[0]


def _other_calendars(year: int, lexicon: Lexicon, evidence: Evidence) -> None:
    """Years of the Buddhist (+543), the Persian solar (621 or 622 behind) and the Japanese eras."""
    if lexicon.language == "th":
        evidence.numbers.add(Fraction(year - 543))
    if lexicon.language == "fa":
        evidence.numbers.update((Fraction(year + 621), Fraction(year + 622)))
