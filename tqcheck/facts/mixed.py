"""Mixed numbers of the languages of India that a word before the number makes: साढ़े तीन हज़ार, 3,500."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

import regex

from tqcheck.facts.text import plain_word
from tqcheck.facts.wordlists import DATA

_WORD_BEFORE = regex.compile(r"([\p{L}\p{M}]+) ?$")


def part_added(text: str, start: int, language: str) -> tuple[Fraction, int]:
    """What the word before a number at ``start`` adds to it, and where that word begins; ``text`` is in plain shape."""
    words = _words("part_added", language)
    found = _WORD_BEFORE.search(text, max(0, start - 12), start) if words else None
    if found is None or found.group(1) not in words:
        return Fraction(0), start
    return words[found.group(1)], found.start()


def mixed_numbers(text: str, language: str) -> Iterator[tuple[int, int, Fraction]]:
    """Words of a text that are numbers and a half or a quarter, where a magnitude or a unit stands behind them."""
    words = _mixed(language)
    for found in _pattern(language).finditer(text) if words else ():
        yield found.start(), found.end(), words[found.group()]


@cache
def _mixed(language: str) -> Mapping[str, Fraction]:
    """Numbers of their own, and a quarter that is added to the one of a magnitude: सवा लाख."""
    quarter = {word: 1 + part for word, part in _words("part_added", language).items() if part == Fraction(1, 4)}
    return {**_words("mixed", language), **quarter}


@cache
def _pattern(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{'|'.join(_mixed(language))})(?![\p{{L}}\p{{M}}])")


@cache
def _words(table: str, language: str) -> Mapping[str, Fraction]:
    return {plain_word(word): Fraction(part) for word, part in DATA[table].get(language, {}).items()}
