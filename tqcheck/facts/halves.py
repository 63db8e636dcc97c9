"""Which half of the day an hour belongs to, by the words beside it, and the hours that a text tells by words."""

from fractions import Fraction

import regex

from tqcheck.facts.lexicon import Lexicon
from tqcheck.facts.number_rules import TOKENS
from tqcheck.facts.words import ordinal_of
from tqcheck.late import late

_AFTERNOON = late(r"(下午|晚上|晚间|晚間|傍晚|午後|夜|오후|저녁|밤)\s?$")
_MORNING = late(r"(上午|早上|凌晨|清晨|早晨|午前|朝|오전|새벽|아침)\s?$")
# what stands between an hour and the half of its day: a word for the hour, and a preposition with its article
_BETWEEN = late(r"[ .,]*(?:uhr |óra |de la |da |του |giờ |बजे )?")
_HOURS = "o['’]clock|uhr|uur|óra|ore|hodin[ay]?|godzin[aey]|час(?:а|ов)?|годин[аиі]|heures?|horas?|hores|giờ|बजे"
_OF_THE = "in the|at|de la|de|du|da|do|del(?:la)?|di|des|på|om|['’]s|του|το|la|a|i|по|po|in de"
_BEHIND_HOUR = late(rf"[ .,]*(?:(?:{_HOURS}) )?")
_BEHIND_PREPOSITION = late(rf"[ .,]*(?:(?:{_HOURS}) )?(?:de l['’]|(?:{_OF_THE}) )?")
_HOUR_SIGN = late(r"\s?h(?![\p{L}\d])")
_NO_LETTER = late(r"[^\p{L}\p{M}]")
_NOON = 12
# An ordinal has at most so many letters more than what tells which it is: шест-ого.
_ORDINAL_ENDING = 4


def half_of_day(text: str, start: int, end: int, lexicon: Lexicon) -> int | None:
    """0 where the words beside a number say that it is an hour of the morning, 1 for afternoon and evening."""
    return _half(text, start, end, lexicon, _BETWEEN)


def time_in_words(text: str, start: int, end: int, hour: int, lexicon: Lexicon) -> int | None:
    """The minutes after midnight of an hour in words with the half of its day (às três da tarde); None for others."""
    half = _half(text, start, end, lexicon, _BEHIND_HOUR, _BEHIND_PREPOSITION) if 1 <= hour <= _NOON else None
    return None if half is None else (hour % _NOON + _NOON * half) * 60


def times_in_digits(text: str, start: int, end: int, hour: Fraction, lexicon: Lexicon) -> tuple[int, ...]:
    """The minutes after midnight of a full hour of the 24-hour clock that a sign or a word tells: às 15h, klo 15."""
    if hour.denominator != 1 or not _NOON < hour <= 2 * _NOON:
        return ()
    cue = text[:start].rstrip(" .").rpartition(" ")[2]
    told = cue in lexicon.clock_before or _HOUR_SIGN.match(text, end)
    return (int(hour) % (2 * _NOON) * 60,) if told else ()


def taken_off(text: str, start: int, hour: int, lexicon: Lexicon) -> int:
    """The minutes that are taken off an hour by what stands before it: halb acht, dos quarts de vuit; 0 for none."""
    before = text[:start].rstrip()
    if not 1 <= hour <= _NOON:
        return 0
    if _NO_LETTER.split(before)[-1] in lexicon.half_before:
        return 30
    told = [(len(words), off) for words, off in lexicon.hour_parts if _ends_with_words(before, words)]
    return max(told, default=(0, 0))[1]


def _ends_with_words(text: str, words: str) -> bool:
    return text.endswith(words) and not text[: -len(words)][-1:].isalpha()


def parts_of_ordinal_hours(text: str, lexicon: Lexicon) -> set[int]:
    """The minutes after midnight that a text may tell by an ordinal hour and what is taken off it: в половине шестого,
    wpół do szóstej."""
    found: set[int] = set()
    if lexicon.half_before or lexicon.hour_parts:
        for match in TOKENS.finditer(text):
            hour = ordinal_of(match.group(), lexicon, _ORDINAL_ENDING)
            if off := taken_off(text, match.start(), hour, lexicon):
                found.update((hour * 60 - off + half) % 1440 for half in (0, 720))
    return found


def _half(text: str, start: int, end: int, lexicon: Lexicon, *between: regex.Pattern[str]) -> int | None:
    before = text[max(0, start - 5) : start]
    if _AFTERNOON.search(before):
        return 1
    if _MORNING.search(before):
        return 0
    for skipped in filter(None, (pattern.match(text, end) for pattern in between)):
        found = lexicon.halves.at(text, skipped.end())
        if found is not None:
            return found[0]
    earlier = lexicon.halves.before(text, len(text[:start].rstrip()))
    return None if earlier is None else earlier[0]
