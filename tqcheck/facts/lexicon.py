"""What a language says about numbers and dates: from CLDR through Babel and unicode-rbnf, and data/lexicon.toml."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.localedata import exists

from tqcheck.derived import data_file
from tqcheck.facts.forms import Forms
from tqcheck.facts.text import plain_word, spellings

DATA: dict[str, Any] = data_file(Path(__file__).parent / "data" / "lexicon.toml")

_UNITS: dict[str, Any] = data_file(Path(__file__).parent / "data" / "units.toml")
SPACELESS = frozenset({"zh", "ja", "ko", "th", "lo", "km", "my", "yue"})
_AGGLUTINATING = frozenset({"fi", "et", "hu", "tr", "az", "kk", "ka", "hy", "lv", "lt", "sv", "da", "nb", "nn", "de"})
_WIDTHS = ("long", "short", "narrow")


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, in plain shape (``tqcheck.facts.text``).

    ``decimal`` and ``group`` are the marks inside a numeral. ``magnitudes`` gives a multiplier, ``units`` and
    ``currencies`` the name of a unit or of a currency's family, ``months`` 1 to 12, ``weekdays`` 0 (Monday) to 6.
    ``month_names`` are the full names that are no short word of another meaning. ``halves`` gives 0 for words of the
    morning and 1 for words of the afternoon and the evening.
    ``month_first`` whether CLDR's long
    date puts the day after the month. ``small_months`` and ``small_weekdays`` are whether their names have no
    capital.
    """

    language: str
    decimal: str
    group: str
    magnitudes: Forms[int]
    units: Forms[str]
    months: Forms[int]
    month_names: frozenset[str]
    weekdays: Forms[int]
    halves: Forms[int]
    conjunctions: frozenset[str]
    percent_before: tuple[str, ...]
    clock_before: frozenset[str]
    month_first: bool
    day_first: bool
    spaceless: bool
    small_months: bool
    small_weekdays: bool
    half_before: frozenset[str]
    also: dict[str, tuple[Fraction, ...]]
    loose: frozenset[str]
    multiples: Forms[int]


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a BCP 47 code; of an unknown language what all languages share."""
    language = code.replace("_", "-").split("-")[0].lower()
    language = {"no": "nb", "in": "id", "iw": "he"}.get(language, language)
    found = locales(code)
    main = found[0] if found else Locale("en")
    symbols = main.number_symbols["latn"]
    pattern = str(main.date_formats["long"].pattern)
    return Lexicon(
        language=language,
        decimal=plain_word(symbols["decimal"]) or symbols["decimal"],
        group=plain_word(symbols["group"]) or " ",
        magnitudes=Forms(_magnitudes(language, found), stem=4, rest=6),
        units=Forms(_units(language, found), stem=5, rest=4, stems=_currency_stems()),
        months=_named(language, _month_names(found), "months"),
        month_names=_full_names(language, found),
        weekdays=_named(language, _weekday_names(found), "weekdays"),
        halves=Forms(pair for pair in _halves(found) if pair[0] not in DATA["not_halves"].get(language, ())),
        conjunctions=_conjunctions(found),
        percent_before=tuple(map(plain_word, _own("percent_before", language))),
        clock_before=frozenset(map(plain_word, _own("clock_before", language))),
        month_first="M" in pattern and pattern.index("M") < (pattern.index("d") if "d" in pattern else 99),
        day_first=("d" in pattern and pattern.index("d") < pattern.index("M")) or language == "en",
        spaceless=language in SPACELESS,
        small_months=str(main.months["format"]["wide"][1]).islower(),
        small_weekdays=str(main.days["format"]["wide"][0]).islower(),
        also={
            plain_word(word): tuple(map(Fraction, values)) for word, values in DATA["also"].get(language, {}).items()
        },
        loose=frozenset(map(plain_word, DATA["loose"].get(language, ()))),
        multiples=Forms((), stems=_multiples(), rest=6),
        half_before=frozenset(map(plain_word, DATA["half_before"].get(language, ()))),
    )


@cache
def locales(code: str) -> tuple[Locale, ...]:
    """Babel's locales for a BCP 47 code: the language's own first, then those that are read along with it."""
    parts = code.replace("_", "-").split("-")
    base = {"no": "nb", "in": "id", "iw": "he", "und": ""}.get(parts[0].lower(), parts[0].lower())
    wanted = ["_".join([base, *[p.title() if len(p) == 4 else p.upper() for p in parts[1:]]])] if len(parts) > 1 else []
    wanted += DATA["variants"].get(base, [base])
    found: list[Locale] = []
    for name in wanted:
        if not name or not exists(name):
            continue
        try:
            locale = Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
        if locale not in found:
            found.append(locale)
    return tuple(found)


@cache
def fractions() -> dict[str, Fraction]:
    """Words for a half or a quarter of a magnitude, of all languages, in plain shape."""
    return {plain_word(word): Fraction(value) for value, words in DATA["halves"].items() for word in words}


def _own(section: str, language: str) -> list[str]:
    table: dict[str, list[str]] = DATA[section]
    return [*table.get("*", ()), *table.get(language, ())]


def _magnitudes(language: str, found: Iterable[Locale]) -> Iterator[tuple[str, int]]:
    for key in ("*", language):
        for word, value in DATA["magnitudes"].get(key, {}).items():
            yield plain_word(word), int(value)
    for locale in found:
        formats = locale.compact_decimal_formats
        for width in ("long", "short"):
            for patterns in dict(formats.get(width) or {}).values():
                for number, shown in patterns.items():
                    pattern = str(shown.pattern).replace("'", "")
                    word = plain_word(pattern.replace("0", " ").strip(" ."))
                    # "M" and "B" of the short forms are read only where data/lexicon.toml says so.
                    if word and (width == "long" or len(word) > 1 or ord(word[0]) > 0x2E80):
                        yield word.rstrip("."), int(number) // 10 ** (pattern.count("0") - 1)


def _units(language: str, found: Iterable[Locale]) -> Iterator[tuple[str, str]]:
    for word in _own("percent", language):
        yield plain_word(word), "percent"
    for word in DATA["points"].get(language, ()):
        yield plain_word(word), "points"
    for key in ("*", language):
        for word, unit in _UNITS["words"].get(key, {}).items():
            yield plain_word(word), unit
    for locale in found:
        patterns = locale._data["unit_patterns"]
        for cldr, unit in _UNITS["cldr"].items():
            if cldr not in patterns:
                continue
            for width in _WIDTHS:
                shown = dict(patterns[cldr].get(width) or {})
                everything = [
                    (c, word) for c, form in shown.items() for word in spellings(str(form).replace("{0}", " "))
                ]
                for case, word in everything:
                    # A lone "m", "t" or "h" says too little, and CLDR's narrow marks (#, ′) say other things too.
                    if case != "per" and len(word) > 1 and word[0].isalpha() and word not in _UNITS["not_units"]:
                        yield word, unit
        yield from _currencies(locale)


def _multiples() -> Iterator[tuple[str, int]]:
    for size, beginnings in DATA["multiples"].items():
        for beginning in beginnings:
            yield plain_word(beginning), int(size)


def _currency_stems() -> Iterator[tuple[str, str]]:
    for family, beginnings in _UNITS["currency_stems"].items():
        for beginning in beginnings:
            yield plain_word(beginning), family


def _currencies(locale: Locale) -> Iterator[tuple[str, str]]:
    families: dict[str, str] = _UNITS["currencies"]
    plurals = locale._data.get("currency_names_plural", {})
    for code, family in families.items():
        names = {str(locale.currencies.get(code, ""))}
        names.update(str(name) for name in dict(plurals.get(code) or {}).values())
        for name in filter(None, map(plain_word, names)):
            yield name, family
        symbol = plain_word(str(locale.currency_symbols.get(code, "")))
        if symbol and (not symbol.isalpha() or len(symbol) > 1):
            yield symbol.rstrip("."), family
        yield code.lower(), family
    # The word that the names of one family share is the family's own: dollar, Dollar, доллар, دولار, ドル.
    for members in _UNITS["families"]:
        tokens = [set(plain_word(str(locale.currencies.get(code, ""))).split()) for code in members]
        shared = set.intersection(*tokens) if tokens else set()
        for word in shared:
            if len(word) > 2 or ord(word[0]) > 0x2E80:
                yield word, families[members[0]]


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
    return Forms(everything, stems=stems, rest=5 if language in _AGGLUTINATING else 3)


def _month_names(found: Iterable[Locale]) -> Iterator[tuple[str, int]]:
    for locale, context, width in product(found, ("format", "stand-alone"), ("wide", "abbreviated")):
        for number, name in locale.months[context][width].items():
            word = plain_word(str(name)).rstrip(".")
            if any(c.isalpha() for c in word) and not any(c > "\u2e80" for c in word) and len(word) > 1:
                yield word, int(number)


def _full_names(language: str, found: Iterable[Locale]) -> frozenset[str]:
    names = {
        plain_word(str(name))
        for locale, context in product(found, ("format", "stand-alone"))
        for name in locale.months[context]["wide"].values()
    }
    names |= {plain_word(word) for words in DATA["months"].get(language, {}).values() for word in words}
    # Persian می and Arabic اب are particles first.
    return frozenset(name for name in names if len(name) >= 3 or "\u0900" <= name[:1] <= "\u0dff")


def _weekday_names(found: Iterable[Locale]) -> Iterator[tuple[str, int]]:
    for locale, context in product(found, ("format", "stand-alone")):
        for number, name in locale.days[context]["wide"].items():
            for word in spellings(str(name).replace("-", " ")):
                yield word, int(number)


def _halves(found: Iterable[Locale]) -> Iterator[tuple[str, int]]:
    half = {"am": 0, "morning1": 0, "morning2": 0, "pm": 1, "afternoon1": 1, "afternoon2": 1, "evening1": 1}
    for locale in found:
        for context, widths in dict(locale._data["day_periods"]).items():
            del context
            for names in dict(widths).values():
                for period, name in dict(names).items():
                    word = plain_word(str(name)).rstrip(".") if isinstance(name, str) else ""
                    if period in half and len(word) > 1:
                        yield word, half[period]
    yield from (("am", 0), ("a.m", 0), ("pm", 1), ("p.m", 1))


def _conjunctions(found: Iterable[Locale]) -> frozenset[str]:
    words = {"and"}
    for locale in found:
        pattern = dict(locale.list_patterns.get("standard") or {}).get("2", "")
        words.add(plain_word(str(pattern).replace("{0}", " ").replace("{1}", " ")))
    return frozenset(filter(None, words))
