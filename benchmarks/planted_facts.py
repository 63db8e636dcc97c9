"""Errors in numbers and dates, planted into human translations by rules that know nothing of tqcheck's reading.

Digits are found by Unicode, names of months, weekdays, units and magnitudes by CLDR (Babel), number words by CLDR's
spell-out rules. Each plant is one change of one line.
"""

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from tqcheck.locales import locale_of

_TOKEN = re.compile(r"(?<![\d.,:：/])\d+(?:[.,٫٬'\u00a0\u202f]\d+)*+(?!\d|[:：/]\d)")
_CLOCK = re.compile(r"(?<![\d:：.,])(\d{1,2})[:：](\d{2})(?![\d:：])")
_MONEY = {"$": "€", "€": "$", "£": "€"}
_WORDS = re.compile(r"[^\W\d_]+")
# NTREX writes Serbian in Latin letters; Babel's zh is simplified.
_LOCALES = {"sr": "sr_Latn", "zh": "zh_Hans_CN", "pt": "pt_PT"}
_NO_SPACES = ("zh", "ja", "th")


@dataclass(frozen=True)
class Plant:
    """``line`` is the damaged line, ``start`` and ``end`` where in it the damage stands."""

    kind: str
    subject: str
    line: str
    start: int
    end: int


def plants(line: str, english: str, code: str, draw: random.Random) -> list[Plant]:
    """Every error that can be planted into a line, one variant each; ``english`` is the line's original."""
    return [*_digit_plants(line, english, code, draw), *_word_plants(line, english, code, draw)]


def _made(kind: str, subject: str, line: str, start: int, end: int, new: str) -> Plant:
    return Plant(kind, subject, line[:start] + new + line[end:], start, start + len(new))


def _digit_plants(line: str, english: str, code: str, draw: random.Random) -> Iterator[Plant]:
    months = [name.lower() for name in _months(code)]
    for match in _CLOCK.finditer(line):
        if int(match.group(1)) < 24 and int(match.group(2)) < 60:
            hour = (int(match.group(1)) + draw.choice((1, 2, 3))) % 24
            yield _made("time", "date", line, *match.span(1), _in_digits_of(match.group(1), str(hour)))
    for match in _TOKEN.finditer(line):
        token, start, end = match.group(), *match.span()
        if re.search(r"\d $", line[:start]) or re.match(r" \d", line[end:]):
            continue
        if _part_of_code(line, start, end) or _CLOCK.search(line[max(0, start - 3) : end + 3]):
            continue
        value = "".join(str(unicodedata.decimal(c)) for c in token if c.isdigit())
        beside = (line[max(0, start - 14) : start] + "|" + line[end : end + 14]).lower()
        if (date := _dated(token, value, english, draw)) is not None:
            yield _made(date[0], "date", line, start, end, date[1])
        elif token.isdigit() and len(value) == 4 and value in english and 1700 <= int(value) < 2100:
            yield _made("year", "date", line, start, end, _in_digits_of(token, _other_year(value, draw)))
        elif token.isdigit() and len(value) <= 2 and _is_day(value, beside, months, line[end : end + 3], english):
            day = draw.choice([d for d in range(1, 29) if d != int(value)])
            yield _made("day", "date", line, start, end, _in_digits_of(token, str(day)))
        elif line[end : end + 2].strip()[:1] in ("月", "월") or line[:start].endswith("háng "):
            if 1 <= int(value) <= 12:
                month = draw.choice([m for m in range(1, 13) if m != int(value)])
                yield _made("month", "date", line, start, end, _in_digits_of(token, str(month)))
        elif int(value) > 0 and "/" not in line[max(0, start - 1) : end + 1]:
            kind, new = _number(token, value, draw)
            plainer = "".join(str(unicodedata.decimal(c)) for c in new if c.isdigit())
            if value not in english.replace(",", "") and 0.85 < int(plainer) / int(value) < 1.15:
                continue  # a conversion that is rounded otherwise is no error
            yield _made(kind, "number", line, start, end, new)


def _dated(token: str, value: str, english: str, draw: random.Random) -> tuple[str, str] | None:
    """Kind and replacement of a token that stands for a decade or a clock time of the original; None for others."""
    decade = re.search(r"\b(?:1[89]|20)(\d0)'?s\b", english)
    if decade and value == decade.group(1):
        return "decade", _in_digits_of(token, str(draw.choice([d for d in range(20, 91, 10) if d != int(value)])))
    clocks = re.findall(r"\b(\d{1,2})(?:[.:](\d\d))? ?([ap])\.?m|\b(\d\d?):(\d\d)\b", english)
    hour, _, minute = token.replace(":", ".").partition(".")
    if len(hour) > 2 or not hour.isdigit() or (minute and len(minute) != 2):
        return None
    for first, part, half, second, other in clocks:
        wanted = int(first or second) + (12 if half == "p" and int(first) < 12 else 0)
        if int(hour) % 12 == wanted % 12 and (minute or "00") == (part or other or "00"):
            return "time", _in_digits_of(token, str((int(hour) + draw.choice((1, 2, 3))) % 24)) + token[len(hour) :]
    return None


def _number(token: str, value: str, draw: random.Random) -> tuple[str, str]:
    """Another number in the shape of ``token``."""
    kinds = ["digit"]
    if len(value) > 1 and len(set(value)) > 1 and value[0] != "0":
        kinds.append("swapped")
    if token.isdigit() and len(value) < 5:
        kinds.append("tenfold")
    if len(token) > len(value) and len(value) > 5:
        kinds.append("group")
    kind = draw.choice(kinds)
    digits = list(value)
    if kind == "tenfold":
        return kind, token + _in_digits_of(token, "0")
    if kind == "group":
        return kind, token[:-1]
    if kind == "swapped":
        places = [i for i in range(len(value) - 1) if value[i] != value[i + 1] and (i > 0 or value[1] != "0")]
        if places:
            at = draw.choice(places)
            digits[at], digits[at + 1] = digits[at + 1], digits[at]
            return kind, _reshaped(token, "".join(digits))
    at = draw.randrange(len(value)) if len(value) < 4 else draw.randrange(3)
    digits[at] = draw.choice([d for d in "123456789" if d != digits[at]])
    return "digit", _reshaped(token, "".join(digits))


def _word_plants(line: str, english: str, code: str, draw: random.Random) -> Iterator[Plant]:
    lowered = english.lower()
    groups = (("month", _months(code), _months("en")), ("weekday", _weekdays(code), _weekdays("en")))
    for kind, names, originals in groups:
        for number, name in enumerate(names):
            if len(name) < 3 and not name.endswith("曜日"):
                continue
            if not re.search(rf"(?<!Mrs )(?<!Theresa )\b{originals[number]}\b", english) or any(
                c.isdigit() for c in name
            ):
                continue
            found = re.search(rf"(?<!\w){re.escape(name)}" if code not in _NO_SPACES else re.escape(name), line, re.I)
            if found is None or (
                re.match(r"\w{4}" if len(name) > 4 else r"\w", line[found.end() :]) and code not in _NO_SPACES
            ):
                continue
            other = draw.choice([n for i, n in enumerate(names) if i != number])
            other = other.capitalize() if found.group()[0].isupper() else other
            yield _made(kind, "date", line, *found.span(), other)
    for word, other in _swaps(code):
        for found in re.finditer(rf"(?<=\d[ \u00a0]){re.escape(word)}(?!\w)", line):
            start = re.search(r"\S+\s$", line[: found.start()])
            plant = _made("magnitude", "number", line, *found.span(), other)
            begin = start.start() if start else found.start()
            yield Plant(plant.kind, plant.subject, plant.line, begin, plant.end)
    for found in re.finditer(r"[$€£](?=\d)", line):
        end = found.end() + len(re.match(r"[\d.,]*\d", line[found.end() :]).group())  # type: ignore[union-attr]
        plant = _made("currency", "number", line, *found.span(), _MONEY[found.group()])
        yield Plant(plant.kind, plant.subject, plant.line, found.start(), end)
    words, originals = _spelled(code), _spelled("en")
    for found in _WORDS.finditer(line):
        value = words.get(found.group().lower())
        if value is None or not re.search(rf"\b({originals_of(originals, value)}|{value})\b", lowered):
            continue
        other = draw.choice([w for w, v in words.items() if v != value])
        other = other.capitalize() if found.group()[0].isupper() else other
        yield _made("word", "number", line, *found.span(), other)


def originals_of(words: dict[str, int], value: int) -> str:
    """The English word of a value, as a regular expression."""
    return "|".join(word for word, number in words.items() if number == value)


def _part_of_code(line: str, start: int, end: int) -> bool:
    before, after = line[max(0, start - 1) : start], line[end : end + 1]
    cased = before.isalpha() and before.lower() != before.upper()
    hyphened = bool(re.search(r"[A-ZА-Я]\w*[-–]$", line[:start]))
    return cased or hyphened or (after.isalpha() and after.isupper()) or bool(re.search(r"[-–/]$", line[:start]))


def _is_day(value: str, beside: str, months: list[str], after: str, english: str) -> bool:
    names = "|".join(_months("en"))
    if not re.search(rf"(?:{names}) {value}\b|\b{value}(?:st|nd|rd|th)? (?:of )?(?:{names})", english):
        return False
    return (
        any(m[: max(3, len(m) - 2)] in beside for m in months if len(m) > 2)
        or re.match(r"\s?[日일](?!間|だ)", after) is not None
    )


def _other_year(value: str, draw: random.Random) -> str:
    other = int(value) + draw.choice((-10, -3, -2, -1, 1, 2, 3, 10))
    return str(other if other < 2100 else int(value) - 7)


def _reshaped(token: str, digits: str) -> str:
    left = iter(digits)
    return "".join(_in_digits_of(c, next(left)) if c.isdigit() else c for c in token)


def _in_digits_of(token: str, ascii_digits: str) -> str:
    """ASCII digits in the script of the digits of ``token``."""
    sample = next(c for c in token if c.isdigit())
    zero = ord(sample) - unicodedata.decimal(sample)
    return "".join(chr(zero + int(d)) for d in ascii_digits)


@cache
def _locale(code: str) -> Locale:
    found = locale_of(_LOCALES.get(code, code))
    assert found is not None, code
    return found


@cache
def _months(code: str) -> list[str]:
    return [str(_locale(code).months["format"]["wide"][number]) for number in range(1, 13)]


@cache
def _weekdays(code: str) -> list[str]:
    return [str(_locale(code).days["format"]["wide"][number]) for number in range(7)]


@cache
def _swaps(code: str) -> list[tuple[str, str]]:
    """Pairs of CLDR's words for millions and for thousands of millions, of one plural form."""
    found: dict[str, str] = {}
    formats = _locale(code).compact_decimal_formats.get("long") or {}
    for patterns in dict(formats).values():
        if "1000000" in patterns and "1000000000" in patterns:
            small, large = (
                str(patterns[key].pattern).replace("0", "").replace("'", "").strip()
                for key in ("1000000", "1000000000")
            )
            if small and large and small != large:
                found.setdefault(small, large)
                found.setdefault(large, small)
    return list(found.items())


@cache
def _spelled(code: str) -> dict[str, int]:
    """Number words for 3 to 20 that are one word of at least three letters."""
    from unicode_rbnf import FormatPurpose, RbnfEngine

    try:
        engine = RbnfEngine.for_language("no" if code in ("nb", "nn") else code)
    except ValueError:
        return {}
    words = {}
    for number in range(3, 21):
        spelled = engine.format_number(number, purpose=FormatPurpose.CARDINAL).text_by_ruleset
        word = spelled.get("spellout-numbering") or next(iter(spelled.values()))
        if _WORDS.fullmatch(word) and len(word) >= 3:
            words[word.lower()] = number
    return words
