"""Years and days of calendars that are not the Gregorian: the Buddhist of Thailand, the Persian solar one, the Islamic
one, Japanese eras and the years of the Republic of China.

The Buddhist year is 543 ahead. The Persian year begins on 20, 21 or 22 March, 621 behind until December and 622 after;
a day of it is known to within a day without the year (Reingold and Dershowitz, Calendrical Calculations, ch. 15). An
Islamic year has 354.37 days and falls into two of ours (ch. 7).
"""

from datetime import date, timedelta
from fractions import Fraction

from tqcheck.facts.fact import Evidence, Fact
from tqcheck.facts.lexicon import Lexicon
from tqcheck.facts.page import Page, add
from tqcheck.facts.text import plain_word
from tqcheck.facts.wordlists import DATA
from tqcheck.late import late

_BUDDHIST = late(r"(?<![\d.,:/])(2[45]\d\d)(?![\d%]|[.,:]\d)")
_SOLAR = late(r"(?<![\d.,:/])(1[34]\d\d)(?![\d%]|[.,:٫]\d)")
_ISLAMIC = late(r"(?<![\d.,:/])(1[34]\d\d) ?(?:ه(?!\p{L})|هجر)")
_ERA = late(r"(令和|平成|昭和|大正|明治|民國|民国)\s?(\d{1,3}|元)年")
# The year before the first.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_MONTHS = tuple(map(plain_word, DATA["persian_months"]["fa"]))
_SOLAR_DAY = late(rf"(?<![\d.,:/])([12]?\d|3[01]) (?:ام )?({'|'.join(_MONTHS)})(?![\p{{L}}\p{{M}}])")


# In our years: how long an Islamic year is, and when the first began (July 622).
_ISLAMIC_YEAR, _HIJRA = 354.367 / 365.2425, 622.54


def other_calendars(page: Page, lexicon: Lexicon, evidence: Evidence) -> None:
    """Years as facts with their Gregorian values; days as evidence, for they are sure to within a day only."""
    text = page.plain.text
    for match in _ERA.finditer(text) if lexicon.language in ("ja", "zh", "yue") else ():
        told = Fraction(_ERAS[match.group(1)] + (1 if match.group(2) == "元" else int(match.group(2))))
        evidence.numbers.add(told)
        if page.free(*match.span()):
            add(page, Fact(match.start(), match.end(), "year", (told,)))
    for match in _ISLAMIC.finditer(text) if lexicon.language == "ar" else ():
        begun = int((int(match.group(1)) - 1) * _ISLAMIC_YEAR + _HIJRA)
        if page.free(*match.span()):
            add(page, Fact(match.start(), match.end(), "year", (Fraction(begun), Fraction(begun + 1))))
    if lexicon.language == "th":
        for match in _BUDDHIST.finditer(text):
            if page.free(*match.span()) and not _counted(text[match.end() :], lexicon):
                year = int(match.group())
                add(page, Fact(match.start(), match.end(), "year", (Fraction(year - 543), Fraction(year))))
    if lexicon.language == "fa":
        for match in _SOLAR_DAY.finditer(text):
            if page.free(*match.span()):
                first = date(2023, 3, 21) + timedelta(_day_of_year(_MONTHS.index(match.group(2)), int(match.group(1))))
                for offset in (-1, 0, 1):
                    day = first + timedelta(offset)
                    evidence.days.add((day.month, day.day))
                    evidence.months.add(day.month)
                page.take(*match.span())
        for match in _SOLAR.finditer(text):
            if page.free(*match.span()) and not _counted(text[match.end() :], lexicon):
                year = int(match.group())
                years = (Fraction(year + 621), Fraction(year + 622), Fraction(year))
                add(page, Fact(match.start(), match.end(), "year", years))


def _counted(behind: str, lexicon: Lexicon) -> bool:
    """Whether something is counted or measured by the number before."""
    behind = behind.lstrip(" -")
    return lexicon.magnitudes.at(behind, 0) is not None or lexicon.units.at(behind, 0) is not None


def _day_of_year(month: int, day: int) -> int:
    """Days since the first of the year; six months have 31 days, the others 30."""
    return min(month, 6) * 31 + max(month - 6, 0) * 30 + day - 1
