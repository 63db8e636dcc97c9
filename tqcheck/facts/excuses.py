"""What excuses a fact that has no partner: a date as a weekday, a number that is only said again."""

import re
from datetime import date, timedelta
from fractions import Fraction

from tqcheck.aligned import Document
from tqcheck.facts.fact import Evidence, Fact
from tqcheck.facts.lexicon import lexicon
from tqcheck.facts.support import same_day
from tqcheck.facts.text import plain_word
from tqcheck.facts.units import TOLERANCE, conversion_error, may_be_converted, quantity
from tqcheck.facts.wordlists import DATA
from tqcheck.facts.words import number_words

_NEXT_WORD = re.compile(r"\W{0,3}(\w+)")
_LAST_WORDS = re.compile(r"[\w’'-]+(?:\s+[\w’'-]+)?\W{0,3}$")
_CENTURIES = tuple(map(plain_word, DATA["multiples"]["100"]))
_DECADES = tuple(map(plain_word, DATA["multiples"]["10"]))


def readable(fact: Fact, reference: Document) -> bool:
    """Whether the reference would show the value if it had it: its language's number words are known, or the number
    is one that nobody spells out, as times of day are."""
    value = fact.keys[0]
    spelled = bool(number_words(lexicon(reference.language).language).phrases)
    if fact.kind == "time":
        return spelled
    if fact.kind != "number" or not isinstance(value, Fraction):
        return True
    return spelled or value > 99 or value.denominator > 2


def resolve_weekdays(lost: set[Fact], added: set[Fact], published: str | None) -> list[tuple[Fact, Fact]]:
    """Take out weekdays and days that name one date, as far as the day of publication tells: "on Friday" is within a
    week of it. Answers with the pairs, reference first, of a weekday and a day of that time that are not one date; they
    are taken out too."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return []
    near = [day + timedelta(offset) for offset in range(-7, 8)]
    unlike: list[tuple[Fact, Fact]] = []
    for weekdays, days in ((lost, added), (added, lost)):
        for named in [fact for fact in weekdays if fact.kind == "weekday"]:
            dates = [other for other in near if other.weekday() in named.keys]
            for dated in [fact for fact in days if fact.kind == "day"]:
                same = [other for other in dates if _names(dated, other)]
                if same:
                    weekdays.discard(named)
                    days.discard(dated)
                    days -= {fact for fact in days if fact.kind == "year" and Fraction(same[0].year) in fact.keys}
                    break
        named_left = [fact for fact in weekdays if fact.kind == "weekday"]
        dated_left = [fact for fact in days if fact.kind == "day" and any(_names(fact, other) for other in near)]
        if len(named_left) == len(dated_left) == 1:
            weekdays.discard(named_left[0])
            days.discard(dated_left[0])
            pair = (named_left[0], dated_left[0])
            unlike.append(pair if weekdays is lost else (pair[1], pair[0]))
    return unlike


def _names(fact: Fact, day: date) -> bool:
    return any(same_day(key, (day.month, day.day)) for key in fact.keys)


def explained(fact: Fact, old: list[Fact], evidence: Evidence, text: str) -> bool:
    """Whether a number of the candidate only says again what the reference says: "40 miles (65 km)", "a year"."""
    value = fact.keys[0]
    if fact.keys == ((0, 1),):
        return True  # 1日 is "a day"
    if fact.kind != "number" or not isinstance(value, Fraction):
        return False
    if value in (0, 1) or _numbers_a_decade(fact, value, old, text) or _numbers_a_century(fact, value, old, text):
        return True
    if fact.unit is None and any(may_be_converted(Fraction(1), unit, value) for unit in evidence.units):
        return value.denominator != 1
    for unit in evidence.units:
        known = fact.unit is not None and unit != fact.unit
        error = conversion_error(Fraction(1), unit, value, fact.unit) if known and fact.unit else None
        if error is not None and error <= TOLERANCE and value.denominator != 1:
            return True  # "a mile" as 1.6 km
    bracketed = text[max(0, fact.start - 8) : fact.start].rpartition("(")[1] == "("
    for other in old:
        amount = other.keys[0]
        if other.unit is None or not isinstance(amount, Fraction) or other.kind != "number":
            continue
        if bracketed and {quantity(fact.unit), quantity(other.unit)} == {"currency"}:
            return True
        if fact.unit is None and may_be_converted(amount, other.unit, value):
            return True
        if fact.unit is not None and fact.unit != other.unit:
            error = conversion_error(amount, other.unit, value, fact.unit)
            if error is not None and error <= TOLERANCE:
                return True
    return False


def _numbers_a_decade(fact: Fact, value: Fraction, old: list[Fact], text: str) -> bool:
    """The 1980s as the ninth decade of their century: á 9. áratugnum."""
    word = _NEXT_WORD.match(text, fact.end)
    if word is None or not plain_word(word.group(1)).startswith(_DECADES):
        return False
    years = (key for other in old for key in other.keys if isinstance(key, Fraction) and key >= 1000)
    return any(year % 100 // 10 + 1 == value for year in years)


def _numbers_a_century(fact: Fact, value: Fraction, old: list[Fact], text: str) -> bool:
    """1300-talet as the fourteenth century: 14. sajand, 14世紀, abad ke-14."""
    behind = _NEXT_WORD.match(text, fact.end)
    before = _LAST_WORDS.search(text, max(0, fact.start - 25), fact.start)
    # "thế kỷ" is two words, so the two before are looked at together too
    two = plain_word(before.group()) if before else ""
    words = [plain_word(behind.group(1)) if behind else "", two, *two.split()]
    if not any(word.startswith(_CENTURIES) for word in words):
        return False
    years = (key for other in old for key in other.keys if isinstance(key, Fraction) and key >= 100)
    return any(year // 100 + 1 == value for year in years)
