"""What a language says about numbers and dates: from CLDR through Babel and unicode-rbnf, and data/lexicon.toml."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import regex

from tqcheck.derived import digest, installed, plain_data
from tqcheck.facts.forms import Forms
from tqcheck.facts.text import __file__ as text_file
from tqcheck.facts.text import plain_word
from tqcheck.facts.wordlists import DATA, UNITS, own

SPACELESS = frozenset({"zh", "ja", "ko", "th", "lo", "km", "my", "yue"})
_GREAT = range(10_000, 100_000_001)
_FLEETING = re.compile(r"^(.{3,}[bбბ])[eaаეэ]([rрრ])ი?$")
_AGGLUTINATING = frozenset(
    {"fi", "et", "hu", "tr", "az", "kk", "ka", "hy", "lv", "lt", "eu", "sv", "da", "nb", "nn", "de"}
)


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, in plain shape (``tqcheck.facts.text``).

    ``decimal`` and ``group`` are the marks inside a numeral. ``magnitudes`` gives a multiplier, ``units`` and
    ``currencies`` the name of a unit or of a currency's family, ``months`` 1 to 12, ``weekdays`` 0 (Monday) to 6.
    ``week_too`` is the weekday whose word stands for a week as well.
    ``month_names`` are the full names that are no short word of another meaning. ``halves`` gives 0 for words of the
    morning and 1 for words of the afternoon and the evening.
    ``month_first`` whether CLDR's long
    date puts the day after the month. ``small_months`` and ``small_weekdays`` are whether their names have no
    capital. ``night_to`` and ``night_behind`` match what stands before and behind the weekday that a night leads to.
    ``hour_parts`` are phrases that take so many minutes off the hour behind them.
    ``loose`` words are other words too often to be claimed, ``before_plural`` unless a plural stands behind.
    ``from_dawn`` whether hours may be counted from six in the morning and in the evening. ``range_words`` stand between
    the numbers of a range, ``number_links`` (their words) between the parts of a number beside the conjunctions,
    ``teens`` behind a digit that they add ten to. ``magnitudes_before`` are those that stand
    before their number (Swahili milioni 1.2). ``knows_magnitudes`` is whether any word for ten thousand to a hundred
    million is known.
    """

    language: str
    decimal: str
    group: str
    magnitudes: Forms[int]
    units: Forms[str]
    months: Forms[int]
    month_names: frozenset[str]
    weekdays: Forms[int]
    week_too: int | None
    halves: Forms[int]
    conjunctions: frozenset[str]
    percent_before: tuple[str, ...]
    clock_before: frozenset[str]
    out_of: list[list[str]]
    month_first: bool
    day_first: bool
    spaceless: bool
    small_months: bool
    small_weekdays: bool
    half_before: frozenset[str]
    hour_parts: tuple[tuple[str, int], ...]
    from_dawn: bool
    range_words: frozenset[str]
    number_links: tuple[list[str], ...]
    teens: frozenset[str]
    night_to: regex.Pattern[str] | None
    night_behind: regex.Pattern[str] | None
    also: dict[str, tuple[Fraction, ...]]
    loose: frozenset[str]
    before_plural: frozenset[str]
    multiples: Forms[int]
    magnitudes_before: Forms[int]
    knows_magnitudes: bool


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a BCP 47 code; of an unknown language what all languages share."""
    language = code.replace("_", "-").split("-")[0].lower()
    language = {"no": "nb", "in": "id", "iw": "he"}.get(language, language)
    said = plain_data(f"lexicon-{code}", _version(), lambda: _material(code, language))
    pattern = said["pattern"]
    return Lexicon(
        language=language,
        # Spanish without a country: 480,000 is a thousand times more in Mexico than in Spain
        decimal="" if code == "es" else plain_word(said["decimal"]) or said["decimal"],
        group=plain_word(said["group"]) or " ",
        magnitudes=Forms(said["magnitudes"], stem=4, rest=6),
        units=Forms(said["units"], stem=5, rest=4, stems=_currency_stems()),
        months=_named(language, said["months"], "months"),
        month_names=frozenset(said["month names"]),
        weekdays=_named(language, said["weekdays"], "weekdays"),
        week_too=DATA["week_too"].get(language),
        halves=Forms(pair for pair in said["halves"] if pair[0] not in DATA["not_halves"].get(language, ())),
        conjunctions=frozenset(said["conjunctions"]),
        percent_before=tuple(map(plain_word, own("percent_before", language))),
        clock_before=frozenset(map(plain_word, own("clock_before", language))),
        out_of=[plain_word(words).split() for words in own("out_of", language)],
        month_first=("M" in pattern and pattern.index("M") < (pattern.index("d") if "d" in pattern else 99))
        or language in DATA["order"]["month_first"],
        day_first=("d" in pattern and pattern.index("d") < pattern.index("M"))
        or language in ("en", *DATA["order"]["day_first"]),
        spaceless=language in SPACELESS,
        small_months=said["small months"],
        small_weekdays=said["small weekdays"],
        also={
            plain_word(word): tuple(map(Fraction, values)) for word, values in DATA["also"].get(language, {}).items()
        },
        loose=frozenset(map(plain_word, DATA["loose"].get(language, ()))),
        before_plural=frozenset(map(plain_word, DATA["before_plural"].get(language, ()))),
        multiples=Forms((), stems=_multiples(), rest=6),
        from_dawn=language in DATA["from_dawn"]["*"],
        range_words=frozenset(map(plain_word, own("range", language))),
        number_links=tuple(plain_word(link).split() for link in DATA["number_links"].get(language, ())),
        teens=frozenset(map(plain_word, DATA["teens"].get(language, ()))),
        night_to=_phrases(DATA["night_to"].get(language, ()), r"(?<!\w)(?:%s)\s$"),
        night_behind=_phrases(DATA["night_behind"].get(language, ()), r"\s(?:%s)(?!\w)"),
        half_before=frozenset(map(plain_word, DATA["half_before"].get(language, ()))),
        hour_parts=tuple((plain_word(words), off) for words, off in DATA["hour_parts"].get(language, {}).items()),
        magnitudes_before=Forms(said["magnitudes before"]),
        knows_magnitudes=any(size in _GREAT for _, size in (*said["magnitudes"], *said["magnitudes before"])),
    )


def _phrases(phrases: Sequence[str], around: str) -> regex.Pattern[str] | None:
    bodies = (
        r"\s".join(r"\S+" if word == "*" else regex.escape(plain_word(word)) for word in phrase.split())
        for phrase in phrases
    )
    return regex.compile(around % "|".join(bodies)) if phrases else None


def _material(code: str, language: str) -> dict[str, Any]:
    from tqcheck.facts.cldr import material

    return material(code, language)


@cache
def _version() -> str:
    here = Path(__file__)
    code = (here, *map(here.with_name, ("cldr.py", "currencies.py", "units.py")))
    files = (*code, here.parents[1] / "locales.py", Path(text_file), *sorted((here.parent / "data").glob("*.toml")))
    return f"{installed('babel')}-{digest(*files)}"


@cache
def fractions() -> dict[str, Fraction]:
    """Words for a half or a quarter of a magnitude, of all languages, in plain shape."""
    return {plain_word(word): Fraction(value) for value, words in DATA["halves"].items() for word in words}


@cache
def phrases_of_multiples() -> tuple[tuple[str, int], ...]:
    """Those words for ten, twelve, a hundred of something that no single word begins with: 世紀, thế kỷ."""
    return tuple((phrase, size) for phrase, size in _multiples() if " " in phrase or phrase[0] > "\u0e00")


def _multiples() -> Iterator[tuple[str, int]]:
    for size, beginnings in DATA["multiples"].items():
        for beginning in beginnings:
            yield plain_word(beginning), int(size)


def _currency_stems() -> Iterator[tuple[str, str]]:
    for family, beginnings in UNITS["currency_stems"].items():
        for beginning in beginnings:
            yield plain_word(beginning), family


def _named(language: str, names: Iterable[tuple[str, int]], section: str) -> Forms[int]:
    own = [
        (plain_word(word), int(number)) for number, words in DATA[section].get(language, {}).items() for word in words
    ]
    ending = DATA["endings"].get(language)
    everything = [*names, *own]
    stems = []
    if ending is not None:
        for word, number in everything:
            cut = len(word) - ending if ending and word[-1] not in "цкгхршжбвдлмнпрстфчщ" else len(word)
            if cut >= 4:
                stems.append((word[:cut], number))
            # a vowel before r that other cases are without: oktoober, oktoobril; октобар, октобра
            stems += [(fleeting[1] + fleeting[2], number) for fleeting in _FLEETING.finditer(word)]
    return Forms(everything, stems=stems, rest=5 if language in _AGGLUTINATING else 3)
