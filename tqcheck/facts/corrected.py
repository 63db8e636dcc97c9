"""The candidate's words with the reference's value in them, as the candidate's language writes it: what to suggest."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from tqcheck.facts.cldr import locales
from tqcheck.facts.fact import Fact
from tqcheck.facts.outcome import Changed
from tqcheck.facts.reading import read

_NUMERAL = re.compile(r"\d(?:[\d.,٫٬'’\u00a0\u202f ]*\d)?")
_DIGITS = re.compile(r"\d+")
_CLOCK = re.compile(r"(\d{1,2})(\D)(\d{2})")


def corrected_number(one: Changed, old: str, new: str, language: str) -> str | None:
    """``new`` with the number of ``old`` (1,2 Millionen, 1.2 million); None where other words or units are in the way.

    ``old`` and ``new`` are what reference and candidate write, ``language`` is the candidate's (BCP 47).
    """
    here, there = list(_NUMERAL.finditer(new)), _NUMERAL.findall(old)
    told = one.change == "value" and one.reference.unit == one.candidate.unit
    if not told or len(here) != 1 or len(there) != 1 or _decimals(one.candidate, here[0].group()) is None:
        return None
    from babel.numbers import format_decimal

    found = locales(language)
    decimals = _decimals(one.reference, there[0])
    if not found or decimals is None:
        return None
    digits = int(re.sub(r"\D", "", there[0]))
    marked = any(len(re.findall(r"\D", numeral)) > bool(decimals) for numeral in (there[0], here[0].group()))
    grouped = marked or digits >= 10 ** (4 + decimals)
    pattern = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
    written = format_decimal(Decimal(digits).scaleb(-decimals), format=pattern, locale=found[0])
    return new[: here[0].start()] + _in_digits_of(here[0].group(), written) + new[here[0].end() :]


def corrected_date(one: Changed, new: str, language: str) -> str | None:
    """``new`` with the reference's day, month, weekday or time; None where that cannot be done by the names of CLDR
    and by numerals, or where the result would not be read as the reference's value."""
    wrong, right = one.candidate, one.reference
    if one.change != "value" or wrong.kind != right.kind or len(wrong.keys) != len(right.keys):
        return None
    return next((text for text in _rewritten(wrong, right, new, language) if _says(text, right, language)), None)


def _says(text: str, right: Fact, language: str) -> bool:
    return [fact.keys for fact in read(text, language).facts if fact.kind == right.kind] == [right.keys]


def _rewritten(wrong: Fact, right: Fact, text: str, language: str) -> Iterator[str]:
    """Ways to write the right value in a text that has the wrong one."""
    was, should = wrong.keys[0], right.keys[0]
    if isinstance(was, tuple) and isinstance(should, tuple):
        months = [text]
        if was[0] != should[0]:
            if not (was[0] and should[0]):
                # a day alone, without its month: there is none to rename, or none to begin with
                return
            months = [*_renamed(text, "months", was[0], should[0], language), *_renumbered(text, was[0], should[0])]
        for one in months:
            yield from [one] if was[1] == should[1] else _renumbered(one, was[1], should[1])
    elif isinstance(was, int) and isinstance(should, int):
        if wrong.kind == "time":
            yield from _retimed(text, should)
        elif wrong.kind == "month":
            yield from _renamed(text, "months", was, should, language)
        elif not _inflects(language):
            yield from _renamed(text, "days", was, should, language)


def _inflects(language: str) -> bool:
    """Whether names of days have cases, of which CLDR has one: so it is where a month has another name in a date."""
    for locale in locales(language)[:1]:
        dated, alone = (locale.months[context]["wide"] for context in ("format", "stand-alone"))
        return any(dated[month] != alone[month] for month in dated)
    return False


def _renamed(text: str, table: str, was: int, should: int, language: str) -> Iterator[str]:
    """With the name of a month or weekday replaced by another in the same form."""
    for locale, context, width in product(locales(language), ("format", "stand-alone"), ("wide", "abbreviated")):
        names: Mapping[int, Any] = getattr(locale, table)[context][width]
        old, name = str(names[was]), str(names[should])
        bounded = rf"(?<!\w){re.escape(old)}(?!\w)" if old.lower() != old.upper() else re.escape(old)
        for found in re.finditer(bounded, text, re.IGNORECASE):
            capital = found.group()[:1].isupper()
            yield text[: found.start()] + (name[:1].upper() + name[1:] if capital else name) + text[found.end() :]


def _renumbered(text: str, was: int, should: int) -> Iterator[str]:
    """With one numeral replaced by another of the same digits."""
    for found in _DIGITS.finditer(text):
        if int(found.group()) == was:
            padded = str(should).zfill(2) if found.group()[0] in "0٠۰०" else str(should)
            yield text[: found.start()] + _in_digits_of(found.group(), padded) + text[found.end() :]


def _retimed(text: str, minutes: int) -> Iterator[str]:
    """With a time on the 24-hour clock replaced by another."""
    for found in _CLOCK.finditer(text):
        hour = str(minutes // 60).zfill(2 if len(found.group(1)) == 2 and minutes < 600 else 1)
        written = f"{hour}{found.group(2)}{minutes % 60:02}"
        yield text[: found.start()] + _in_digits_of(found.group(1), written) + text[found.end() :]


def _in_digits_of(numeral: str, written: str) -> str:
    """ASCII digits as the script of a numeral writes them."""
    zero = ord(numeral[0]) - int(numeral[0])
    return "".join(chr(zero + int(mark)) if mark.isdigit() else mark for mark in written)


def _decimals(fact: Fact, numeral: str) -> int | None:
    """How many digits of a numeral are behind its decimal mark; None where its figures are not its value (23억)."""
    value = fact.keys[0]
    if not isinstance(value, Fraction):
        return None
    digits = int(re.sub(r"\D", "", numeral))
    return next((places for places in range(4) if value * 10**places == digits), None)
