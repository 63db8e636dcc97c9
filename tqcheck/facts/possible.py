"""Everything that the digits and number words of a text could be read as, however unlikely."""

from collections.abc import Sequence
from fractions import Fraction

import regex

from tqcheck.facts.beside import magnitude_behind
from tqcheck.facts.fact import Evidence
from tqcheck.facts.halves import parts_of_ordinal_hours
from tqcheck.facts.ideographs import hinted_ideographs
from tqcheck.facts.lexicon import Lexicon, fractions, phrases_of_multiples
from tqcheck.facts.numerals import NUMERAL, every_reading, read_numeral
from tqcheck.facts.text import Plain
from tqcheck.facts.words import WordNumber, hinted_numbers, without_clitics
from tqcheck.late import late

_RUN = late(r"\d+(?:[.,'٫٬ :/–-]\d+)*")
_EARLIER = late(r"(\d+(?:[.,]\d+)*)(?:[%\w]*)\W{0,3}(?:\w{1,6}\W)?$")
_DIGITS = late(r"\d+")
_GROUP_BEHIND = late(r"[.,'٬٫ ]\d{3}(?!\d)")
_BEFORE_GROUP = late(r"\d[.,'٬٫ ]$")
_LETTERS = late(r"[\p{L}\p{M}]+")
_HYPHENATED = late(r"[\p{L}\p{M}]+(?:(?:-|(?<=\p{Cyrillic})'(?=\p{Cyrillic}))[\p{L}\p{M}]+)*")
_DECADE = late(r"(?<!\d)'?(\d{2})(?:'?s\b|-?е\b|-?х\b|er\b|年代|년대|ern\b|-tal)")
_THIRDS = tuple(word for word, part in fractions().items() if part.denominator == 3)
PARTS_OF_ONE = (*_THIRDS, *(word for word, part in fractions().items() if part == Fraction(1, 4)))
_THIRD = late("|".join(map(regex.escape, _THIRDS)))


def possible_values(plain: Plain, lexicon: Lexicon, spelled: Sequence[WordNumber], evidence: Evidence) -> None:
    """Everything that digits and words of the text could be read as."""
    text = plain.text
    for match in _RUN.finditer(text):
        run = match.group()
        readings = every_reading(run)
        if NUMERAL.fullmatch(run):
            numeral = read_numeral(run, lexicon.decimal, lexicon.group)
            if not magnitude_behind(text, match.end(), lexicon)[0] > 1:
                evidence.figures.add(numeral.figures)
            readings = set(numeral.values) if numeral.plain else readings
        evidence.numbers |= readings
        factor, end = magnitude_behind(text, match.end(), lexicon)
        factor = factor if factor > 1 else multiple_behind(text, end, lexicon)
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
                evidence.tails.add(Fraction(int(match.group()[2:])))
            _other_calendars(int(match.group()), lexicon, evidence)
    for match in _DECADE.finditer(text):
        evidence.numbers.update(Fraction(c + int(match.group(1))) for c in (1800, 1900, 2000))
    for word in spelled:
        evidence.numbers.add(Fraction(word.value))
        factor, _ = magnitude_behind(text, word.end, lexicon)
        evidence.numbers.add(Fraction(word.value * factor))
        evidence.numbers.add(Fraction(word.value * multiple_behind(text, word.end, lexicon)))
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
    evidence.times |= parts_of_ordinal_hours(text, lexicon)
    _part_magnitudes(text, lexicon, evidence)
    if "%" in text or any(mark in text for mark in lexicon.percent_before):
        evidence.units.add("percent")


def _part_magnitudes(text: str, lexicon: Lexicon, evidence: Evidence) -> None:
    """ "two and a half million", "tři čtvrtě milionu": parts of the magnitudes that stand in the text."""
    words = _HYPHENATED.findall(text)
    parts = {fraction for word in words if (fraction := fractions().get(word))}
    if not parts:
        return
    for place, word in enumerate(words):
        behind = words[place + 1 : place + 3]
        size = _size(word, lexicon) if behind else None
        if size and size >= 1000 and (behind[0] in fractions() or (behind[0] in lexicon.conjunctions and behind[1:])):
            # milijardu i po, מיליארד וחצי
            part = next((fractions().get(half) for half in behind if half in fractions()), None)
            evidence.numbers.update({(1 + part) * size} if part else ())
    sizes = {size for word in words if (size := _size(word, lexicon)) and size >= 1000}
    whole = {value for value in evidence.numbers if value.denominator == 1 and 0 < value < 1000} | {Fraction(0)}
    for part in parts:
        evidence.numbers.update(value + part for value in whole)
        evidence.numbers.update((value + part) * size for value in whole for size in sizes)


def _size(word: str, lexicon: Lexicon) -> int | None:
    """What a word multiplies by, without what may be written onto it (במיליארד וחצי, بمليار ونصف)."""
    return next(filter(None, map(lexicon.magnitudes.word, (word, *without_clitics(word, lexicon.language)))), None)


def _parts(text: str, evidence: Evidence) -> set[Fraction]:
    """ "three quarters", "two thirds": so many parts of one."""
    words = _LETTERS.findall(text) if any(part in text for part in PARTS_OF_ONE) else ()
    parts = {Fraction(1, 3 if _THIRD.match(word) else 4) for word in words if word.startswith(PARTS_OF_ONE)}
    if not parts:
        return set()
    few = {value for value in evidence.numbers if value.denominator == 1 and 1 <= value <= 3}
    return {part * value for part in parts for value in few | {Fraction(1)} if part * value < 1}


def multiple_behind(text: str, end: int, lexicon: Lexicon) -> int:
    """How many the word behind a number stands for, 10 for decades; 1 for others."""
    found = lexicon.multiples.at(text, end + 1)
    return 1 if found is None else found[0]


def _other_calendars(year: int, lexicon: Lexicon, evidence: Evidence) -> None:
    """Years of the Buddhist (+543), the Persian solar (621 or 622 behind) and the Japanese eras."""
    if lexicon.language == "th":
        evidence.numbers.add(Fraction(year - 543))
    if lexicon.language == "fa":
        evidence.numbers.update((Fraction(year + 621), Fraction(year + 622)))
