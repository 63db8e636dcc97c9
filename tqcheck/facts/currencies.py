"""Names of currencies: CLDR's own, and the bare noun that texts write (zloty, dinars, франков)."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale

from tqcheck.derived import data_file
from tqcheck.facts.text import plain_word
from tqcheck.facts.units import same_unit

_UNITS: dict[str, Any] = data_file(Path(__file__).parent / "data" / "units.toml")
_FAMILIES: dict[str, str] = _UNITS["currencies"]
_CJK = "\u2e80"


def currency_words(locale: Locale) -> Iterator[tuple[str, str]]:
    """Words, signs and codes of a locale, each with the family of its currency."""
    names = {code: _names(locale, code) for code in _FAMILIES}
    for code, family in _FAMILIES.items():
        for name in names[code]:
            yield name, family
        symbol = plain_word(str(locale.currency_symbols.get(code, "")))
        if symbol and (not symbol.isalpha() or len(symbol) > 1):
            yield symbol.rstrip("."), family
        yield code.lower(), family
    found: defaultdict[str, list[str]] = defaultdict(list)
    first = _noun_comes_first(names)
    for code, family in _FAMILIES.items():
        country = plain_word(str(locale.territories.get(code[:2], "")))
        for noun in {_noun(name, country, first) for name in names[code]}:
            found[noun].append(family)
    for noun, families in found.items():
        told = len(noun) > 2 or noun[:1] > _CJK
        # "new" of the new shekel and the new Taiwan dollar is no currency
        if told and noun not in _UNITS["not_units"] and all(same_unit(families[0], other) for other in families):
            yield noun, families[0]


def _names(locale: Locale, code: str) -> list[str]:
    plurals = locale._data.get("currency_names_plural", {})
    names = [str(locale.currencies.get(code, "")), *map(str, dict(plurals.get(code) or {}).values())]
    return list(dict.fromkeys(filter(None, map(plain_word, names))))


def _noun_comes_first(names: dict[str, list[str]]) -> bool:
    """Whether the noun stands before the country, as the names of currencies that share it show."""
    votes: Counter[bool] = Counter()
    for family in set(_FAMILIES.values()):
        members = [names[code][0].split() for code in names if _FAMILIES[code] == family and names[code]]
        if len(members) < 2:
            continue
        for shared in set.intersection(*map(set, members)):
            for tokens in members:
                if len(tokens) > 1:
                    votes[True] += tokens[0] == shared
                    votes[False] += tokens[-1] == shared
    return votes[True] > votes[False]


def _noun(name: str, country: str, first: bool) -> str:
    tokens = name.split()
    if len(tokens) > 1:
        return tokens[0] if first else tokens[-1]
    # scripts without spaces write the country's own name onto it
    bare = name.removesuffix(country) if country and first else name.removeprefix(country)
    return bare or name
