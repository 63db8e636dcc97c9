"""Places under their names in other languages: countries from CLDR, cities and regions from data/."""

from functools import cache, lru_cache
from importlib.resources import files

from tqcheck.names.inflection import is_form_of
from tqcheck.names.lexicon import base
from tqcheck.names.spelling import WORD, fold

_TABLED = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "nb", "fi", "cs", "ca"})


@cache
def _cities() -> dict[str, dict[str, frozenset[str]]]:
    """City, other name, languages; all names folded."""
    table: dict[str, dict[str, frozenset[str]]] = {}
    folder = files("tqcheck.names").joinpath("data")
    texts = [folder.joinpath(name).read_text(encoding="utf-8") for name in ("cities.tsv", "regions.tsv")]
    for line in (line for text in texts for line in text.splitlines()):
        if line.startswith("#") or not line:
            continue
        city, _, rest = line.partition("\t")
        for item in rest.split(" "):
            other, _, languages = item.rpartition(":")
            names = table.setdefault(city, {})
            names[other] = names.get(other, frozenset()) | frozenset(languages.split(","))
    return table


@cache
def _cities_by_other_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for city, others in _cities().items():
        for other in others:
            found.setdefault(other, []).append(city)
    return {other: tuple(cities) for other, cities in found.items()}


@cache
def _territories(language: str) -> dict[str, tuple[str, ...]]:
    """Words of the names of countries and regions in a language, folded, by their CLDR code."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(base(language))
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: tuple(fold(word) for word in WORD.findall(name)) for code, name in locale.territories.items() if name}


@cache
def _territory_codes(language: str) -> dict[str, frozenset[str]]:
    codes: dict[str, set[str]] = {}
    for code, words in _territories(language).items():
        for word in words:
            if len(word) > 3:
                codes.setdefault(word, set()).add(code)
    return {word: frozenset(found) for word, found in codes.items()}


@lru_cache(maxsize=16384)
def is_place(name: str, language: str) -> bool:
    """Whether a folded word is a city or part of a country's name."""
    return name in _cities() or name in _cities_by_other_name() or name in _territory_codes(language)


@lru_cache(maxsize=16384)
def is_demonym(word: str, language: str) -> bool:
    """Whether a folded word is derived from a country's name (Bolivian, Syrians), which languages do their own way."""
    if word in _territory_codes(language) or len(word) < 5:
        return False
    return any(
        len(country) >= 5
        and word[:4] == country[:4]
        and word.startswith(country[: max(4, len(country) - 2)])
        and not is_form_of(word, country, language)
        for country in _territory_codes(language)
    )


@lru_cache(maxsize=4096)
def country_names(name: str, language: str, other: str) -> tuple[str, ...]:
    """What another language calls the country that ``language`` calls folded ``name``, in words, folded."""
    codes = _territory_codes(language).get(name, frozenset())
    return tuple(
        word for code in codes for words in (_territories(other).get(code, ()),) if len(words) == 1 for word in words
    )


@lru_cache(maxsize=65536)
def same_place(name: str, form: str, language: str, form_language: str) -> bool:
    """Whether folded ``form`` is what ``form_language`` calls the place that ``language`` calls folded ``name``."""
    codes = _territory_codes(language).get(name)
    if codes:
        for code in codes:
            if any(
                _form(form, word, form_language)
                or (len(form) > 6 and len(word) > len(form) + 2 and word.startswith(form))
                for word in _territories(form_language).get(code, ())
            ):
                return True
    return any(
        _form(form, other, form_language)
        for city in (name, *_cities_by_other_name().get(name, ()))
        for other in (city, *_named(city, form_language))
    )


@lru_cache(maxsize=16384)
def _named(city: str, language: str) -> tuple[str, ...]:
    code = base(language)
    code = "sh" if code in ("sr", "hr", "bs") else "nb" if code == "nn" else code
    return tuple(
        other
        for other, languages in _cities().get(city, {}).items()
        if code in languages or ("*" in languages and code not in _TABLED)
    )


def _form(form: str, word: str, language: str) -> bool:
    return form == word or (len(word) > 3 and is_form_of(form, word, language))
