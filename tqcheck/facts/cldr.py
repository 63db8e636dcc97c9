"""What CLDR says of one language about numbers and dates, through Babel, as lists that can be kept in a file."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import Any

from babel import Locale

from tqcheck.facts.currencies import currency_words
from tqcheck.facts.text import plain_word, spellings
from tqcheck.facts.wordlists import DATA, UNITS, own
from tqcheck.locales import locale_of

_WIDTHS = ("long", "short", "narrow")


def material(code: str, language: str) -> dict[str, Any]:
    """What a ``Lexicon`` is made of: marks, the pattern of long dates, and words with their meanings."""
    found = locales(code)
    main = found[0] if found else Locale("en")
    symbols = main.number_symbols["latn"]
    return {
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "pattern": str(main.date_formats["long"].pattern),
        "magnitudes": list(_magnitudes(language, found)),
        "magnitudes before": list(_magnitudes_before(found)),
        "units": list(_units(language, found)),
        "months": list(_month_names(found)),
        "month names": sorted(_full_names(language, found)),
        "weekdays": list(_weekday_names(found)),
        "halves": list(_halves(found)),
        "conjunctions": sorted(_conjunctions(found)),
        "small months": str(main.months["format"]["wide"][1]).islower(),
        "small weekdays": str(main.days["format"]["wide"][0]).islower(),
    }


@cache
def locales(code: str) -> tuple[Locale, ...]:
    """Babel's locales for a BCP 47 code: the language's own first, then those that are read along with it."""
    parts = code.replace("_", "-").split("-")
    base = {"no": "nb", "in": "id", "iw": "he", "und": ""}.get(parts[0].lower(), parts[0].lower())
    wanted = ["_".join([base, *[p.title() if len(p) == 4 else p.upper() for p in parts[1:]]])] if len(parts) > 1 else []
    wanted += DATA["variants"].get(base, [base])
    found: list[Locale] = []
    for name in wanted:
        locale = locale_of(name)
        if locale is not None and locale not in found:
            found.append(locale)
    return tuple(found)


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
                        yield word.rstrip("."), _factor(number, pattern)


def _magnitudes_before(found: Iterable[Locale]) -> Iterator[tuple[str, int]]:
    for locale in found:
        for patterns in dict(locale.compact_decimal_formats.get("long") or {}).values():
            for number, shown in patterns.items():
                pattern = str(shown.pattern).split(";")[0].replace("'", "")
                word = plain_word(pattern.split("0")[0])
                if word and pattern.endswith("0"):
                    yield word, _factor(number, pattern)


def _factor(number: str, pattern: str) -> int:
    """What a compact pattern's word stands for; French and Italian *mille* have no figure before it."""
    return int(number) // int(10 ** max(0, pattern.count("0") - 1))


def _units(language: str, found: Iterable[Locale]) -> Iterator[tuple[str, str]]:
    for word in own("percent", language):
        yield plain_word(word), "percent"
    for word in DATA["points"].get(language, ()):
        yield plain_word(word), "points"
    for key in (language, "*"):  # the language's own meaning first
        for word, unit in UNITS["words"].get(key, {}).items():
            yield plain_word(word), unit
    for locale in found:
        patterns = locale._data["unit_patterns"]
        for cldr, unit in UNITS["cldr"].items():
            if cldr not in patterns:
                continue
            for width in _WIDTHS:
                shown = dict(patterns[cldr].get(width) or {})
                everything = [
                    (c, word) for c, form in shown.items() for word in spellings(str(form).replace("{0}", " "))
                ]
                for case, word in everything:
                    # A lone "m", "t" or "h" says too little, and CLDR's narrow marks (#, ′) say other things too.
                    told = len(word.rstrip(".")) > 1 and word[0].isalpha() and word not in UNITS["not_units"]
                    if case != "per" and told:
                        yield word, unit
        yield from currency_words(locale)


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
