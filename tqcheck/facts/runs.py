"""Numbers in words of scripts that put no space between words: Thai, Lao, Khmer, Burmese.

A word for a number is often a part of another word, so that only what is put together of a digit and a ten, a hundred
or more, or what counts people, days or money, is sure to be one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from tqcheck.facts.text import plain_word
from tqcheck.facts.wordlists import NUMBER_RUNS

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class _Words:
    """``digits`` are added once, ``tens`` (one word for twenty) stand for themselves, ``sizes`` multiply what is before
    them; ``counters`` may follow a number, ``several`` makes its sizes many."""

    run: regex.Pattern[str]
    word: regex.Pattern[str]
    digits: dict[str, int]
    tens: dict[str, int]
    sizes: dict[str, int]
    counters: tuple[str, ...]
    several: tuple[str, ...]


@dataclass(slots=True)
class _Sum:
    """A number while its words are read: what its millions, its smaller sizes and its last digit say."""

    start: int
    millions: int = 0
    section: int = 0
    digit: int | None = None
    digit_start: int = 0
    least: int = _MILLION
    words: int = 0
    digits: bool = False

    def value(self) -> int:
        return self.millions + self.section + (self.digit or 0)


def has_runs(language: str) -> bool:
    """Whether the number words of a language are read as runs."""
    return language in NUMBER_RUNS


def number_runs(text: str, language: str) -> Iterator[tuple[int, int, int, bool]]:
    """Start, end and value of the runs of number words in a text in plain shape, and whether each is sure to be one."""
    words = _words(language)
    for found in words.run.finditer(text):
        if text.endswith(words.several, 0, found.start()):
            continue
        behind = found.end() + (text[found.end() : found.end() + 1] == " ")
        counted = text.startswith(words.counters, behind)
        for number, end in _numbers(words, found.group()):
            sized = number.value() >= 10 and number.words > 1
            sure = number.digits and (sized or (counted and end == len(found.group())))
            yield found.start() + number.start, found.start() + end, number.value(), sure


def _numbers(words: _Words, run: str) -> Iterator[tuple[_Sum, int]]:
    """The numbers of a run, of which each has its sizes in falling order ("eighty ninety" are two), and their ends."""
    number = _Sum(0)
    for found in words.word.finditer(run):
        word, place = found.group(), found.start()
        size = words.sizes.get(word, 0)
        if word in words.digits:
            if number.digit is not None:
                yield number, place
                number = _Sum(place)
            number.digit, number.digit_start, number.digits = words.digits[word], place, True
        elif word in words.tens:
            if number.digit is not None or number.least <= 10:
                yield number, place
                number = _Sum(place)
            number.section, number.least, number.digits = number.section + words.tens[word], 10, True
        elif size >= _MILLION:
            rest = number.section + (number.digit or 0)
            if number.millions and size < number.millions:
                number.millions += rest * size
            else:
                number.millions = (number.millions + rest or 1) * size
            number.section, number.digit, number.least = 0, None, _MILLION
        else:
            if size >= number.least:
                digit, cut = number.digit, place if number.digit is None else number.digit_start
                number.digit = None
                yield number, cut
                number = _Sum(cut, digit=digit, words=digit is not None, digits=digit is not None)
            number.section += (1 if number.digit is None else number.digit) * size
            number.digit, number.least = None, size
            number.digits |= size == 10
        number.words += 1
    if number.words:
        yield number, len(run)


@cache
def _words(language: str) -> _Words:
    said = NUMBER_RUNS[language]
    digits, tens, sizes = (
        {plain_word(word): int(value) for value, forms in said.get(part, {}).items() for word in forms.split()}
        for part in ("digits", "tens", "sizes")
    )
    any_word = "|".join(sorted(map(regex.escape, {**digits, **tens, **sizes}), key=len, reverse=True))
    return _Words(
        regex.compile(f"(?:{any_word})+"),
        regex.compile(any_word),
        digits,
        tens,
        sizes,
        tuple(map(plain_word, said["counters"].split())),
        tuple(map(plain_word, said["several"].split())),
    )
