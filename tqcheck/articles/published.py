"""The day that a page says its story was published on, as a line of its text has it."""

import datetime
import re
import unicodedata
from functools import cache
from pathlib import Path

from tqcheck.articles.structure import is_closed, weight
from tqcheck.articles.wording import fold, load_data
from tqcheck.derived import digest, installed, plain_data

_LONGEST = 110
_WORDS_BESIDE = 48
_WORDS_IN_A_SENTENCE = 16  # "Published on 12 March 2024." is a stamp, "He died on 12 March 2024." is none
_BUDDHIST = 543  # years of the Thai solar calendar run so far ahead of the common era's
_YEARS = (1900, 2100)

_GAP = r"[^\w\n]{0,3}(?:(?!\d)\w{1,4}\.?[^\w\n]{1,2}){0,2}"
_ORDINAL = r"(?:st|nd|rd|th|er|re|e|ª|º|-?(?:го|е))?"
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>\d{4})\s?(?:[-./]|年|년)\s?(?P<m>\d{1,2})\s?(?:[-./]|月|월)\s?(?P<d>\d{1,2})(?!\d)(?:日|일|\.)?"
)
_NUMERIC = re.compile(
    r"(?<![\d.,/])(?P<a>\d{1,2})[\u200e\u200f]?(?P<s>[./-])\s?(?P<b>\d{1,2})[\u200e\u200f]?(?P=s)\s?(?P<c>\d{4}|\d{2})(?![\d/])"
)
_DIGIT = re.compile(r"\d")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_WHOLE_YEAR = re.compile(r"\d{4}")
_CLOCK = re.compile(r"\d{1,2}\s?[:.h时時시점]\s?\d{2}(?:\s?(?:[ap]\.?m\.?|uhr|分|분))?", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")

# Territories whose month names differ from those of the language (CLDR): the Levant's and the Maghreb's, for one.
_VARIANTS = {
    "ar": ("ar", "ar_LB", "ar_DZ", "ar_MA"),
    "sr": ("sr_Cyrl", "sr_Latn"),
    "hr": ("hr", "bs"),
    "bs": ("bs", "hr"),
    "no": ("nb", "nn"),
    "zh": ("zh", "zh_Hant"),
}


def day_in(line: str, language: str | None) -> tuple[datetime.date, int, int] | None:
    """The first whole date (day, month and year) that a line names, with its start and end in it; None without one.

    Month names are CLDR's, of the language (BCP 47) and English. The order of ``3/4/2024`` is the language's own;
    where its territories differ (English) such a date is not told.
    """
    if not _DIGIT.search(line):
        return None
    text = _OTHER_DIGIT.sub(lambda found: str(unicodedata.digit(found.group())), line).lower()
    if len(text) != len(line):
        return None
    found = []
    # names of months are looked for only beside a whole year: to know them takes longer than all else here
    patterns: tuple[re.Pattern[str], ...] = ()
    if _WHOLE_YEAR.search(text):
        undotted = text.replace(".", "")
        named = any(map(undotted.__contains__, _months(language)))
        patterns = (_YEAR_FIRST, *_named(language)) if named else (_YEAR_FIRST,)
    for pattern in patterns:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = int(parts["m"]) if parts["m"].isdigit() else _months(language)[parts["m"].replace(".", "")]
            found.append((match.span(), _date(int(parts["y"]), month, int(parts["d"]))))
    for match in _NUMERIC.finditer(text):
        a, b, c = (int(match.group(key)) for key in "abc")
        found.append((match.span(), _ordered(a, b, c, language)))
    valid = sorted((span, day) for span, day in found if day is not None)
    return (valid[0][1], *valid[0][0]) if valid else None


def is_stamp(line: str, language: str | None) -> bool:
    """Whether a line says when a story came out and hardly more: ``Published 12 March 2024, 09:31 | Ann Lee``."""
    if len(line) > _LONGEST:
        return False
    found = day_in(line, language)
    if found is None:
        return False
    beside = "".join(_LETTERS.findall(_CLOCK.sub("", line[: found[1]] + line[found[2] :])))
    return weight(beside) <= (_WORDS_IN_A_SENTENCE if is_closed(line.strip()) else _WORDS_BESIDE)


def is_bare_day(line: str, language: str | None) -> bool:
    """Whether a line is a date, with a time of day or a weekday at most."""
    found = day_in(line, language) if len(line) <= _LONGEST else None
    if found is None:
        return False
    beside = _CLOCK.sub("", line[: found[1]] + line[found[2] :])
    return sum(map(len, _LETTERS.findall(beside))) <= 12


def is_update(line: str) -> bool:
    """Whether a line says when a page was changed or printed, not when it came out."""
    return bool(_updates().search(fold(line)))


@cache
def _updates() -> re.Pattern[str]:
    stems = [stem for stems in load_data("published.toml")["updated"].values() for stem in stems]
    bounded = (rf"(?<!\w){re.escape(stem)}" if stem[0].isascii() else re.escape(stem) for stem in map(fold, stems))
    return re.compile("|".join(bounded))


def _date(year: int, month: int, day: int) -> datetime.date | None:
    if year >= 2400:
        year -= _BUDDHIST
    if not _YEARS[0] <= year <= _YEARS[1]:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _ordered(a: int, b: int, c: int, language: str | None) -> datetime.date | None:
    """A date of three numbers, by the language's order; by itself where only one order gives a date."""
    order = _order(language)
    if c < 100 and order is not None and order[0] == "y":
        return _date(2000 + a, b, c)
    c += 2000 if c < 100 else 0
    first, second = _date(c, b, a), _date(c, a, b)
    if first is None or second is None or first == second:
        return first or second
    return None if order is None else second if order.index("m") < order.index("d") else first


@cache
def _order(language: str | None) -> str | None:
    """The order of day, month and year in the language's short dates, such as ``dmy``; None where it is not one."""
    tag = (language or "").replace("_", "-")
    if not tag or tag.lower() == "en":
        return None
    from tqcheck.locales import locale_of

    for name in (tag, *_locales(tag)):
        locale = locale_of(name)
        if locale is not None:
            pattern = re.sub(r"'[^']*'", "", locale.date_formats["short"].pattern).lower()
            return "".join(dict.fromkeys(re.sub(r"[^dmy]", "", pattern)))
    return None


def _locales(language: str | None) -> tuple[str, ...]:
    base = (language or "").replace("_", "-").split("-")[0].lower()
    return _VARIANTS.get(base, (base,)) if base else ()


@cache
def _months(language: str | None) -> dict[str, int]:
    """The names of the months in small letters without stops, with their numbers."""
    base = "-".join(_locales(language)) or "en"
    version = f"{installed('babel')}-{digest(Path(__file__))}"
    found: dict[str, int] = plain_data(f"months-{base}", version, lambda: _months_of(language))
    return found


def _months_of(language: str | None) -> dict[str, int]:
    from tqcheck.locales import locale_of

    found: dict[str, int] = {}
    for name in dict.fromkeys([*_locales(language), "en"]):
        locale = locale_of(name)
        if locale is None:
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, month in locale.months[context][width].items():
                    key = month.lower().replace(".", "").strip("׳' ")
                    if len(key) >= 2 and not key.isdigit() and not re.fullmatch(r"\d+[월月]", key):
                        found.setdefault(key, number)
    return found


@cache
def _named(language: str | None) -> tuple[re.Pattern[str], ...]:
    names = sorted(_months(language), key=len, reverse=True)
    # Thai and Lao abbreviate with a stop behind each letter
    parts = (r"\.?".join(map(re.escape, name)) if len(name) <= 4 and not name.isascii() else name for name in names)
    dotted = rf"(?:ב-?)?(?P<m>{'|'.join(parts)})(?!\d)[.'׳]?"
    start = r"(?<![^\W\d_])"
    return (
        re.compile(rf"(?<!\d)(?P<d>\d{{1,2}}){_ORDINAL}{_GAP}{dotted}{_GAP}(?P<y>\d{{4}})(?!\d)"),
        re.compile(rf"{start}{dotted}[^\w\n]{{0,3}}(?P<d>\d{{1,2}}){_ORDINAL}(?!\d)[^\w\n]{{0,3}}(?P<y>\d{{4}})(?!\d)"),
        re.compile(rf"(?<!\d)(?P<y>\d{{4}})\.?{_GAP}(?P<d>\d{{1,2}})\.?\s{dotted}"),
        re.compile(rf"(?<!\d)(?P<y>\d{{4}})\.?{_GAP}{dotted}\s(?P<d>\d{{1,2}})(?!\d)"),
    )
