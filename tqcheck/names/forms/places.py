"""Places under their names in other languages: countries from CLDR, cities and regions from data/."""

from collections.abc import Collection
from functools import cache, lru_cache
from pathlib import Path

from tqcheck.derived import digest, installed, plain_data
from tqcheck.names.forms.inflection import inflection, is_form_of, stems
from tqcheck.names.lexicon import base, has_own_list
from tqcheck.names.spelling import WORD, fold, script

_FILES = tuple(Path(__file__).parents[1] / "data" / name for name in ("cities.tsv", "regions.tsv"))
_TABLED = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "nb", "fi", "cs", "ca"})

_CASES = 16
_STEM = 4


@cache
def _cities() -> dict[str, dict[str, str]]:
    """City, other name, languages with commas between; all names folded."""
    table: dict[str, dict[str, str]] = plain_data("cities", digest(Path(__file__), *_FILES), _read_cities)
    return table


def _read_cities() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for line in (line for file in _FILES for line in file.read_text(encoding="utf-8").splitlines()):
        if line.startswith("#") or not line:
            continue
        city, _, rest = line.partition("\t")
        for item in rest.split(" "):
            other, _, languages = item.rpartition(":")
            names = table.setdefault(city, {})
            names[other] = f"{names[other]},{languages}" if other in names else languages
    return table


@cache
def _cities_by_other_name() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for city, others in _cities().items():
        for other in others:
            found.setdefault(other, []).append(city)
    return found


@cache
def _territories(language: str) -> dict[str, tuple[str, ...]]:
    """Words of the names of countries and regions in a language, folded, by their CLDR code."""
    version = f"{installed('babel')}-{digest(Path(__file__))}"
    found = plain_data(f"territories-{base(language)}", version, lambda: _territories_of(language))
    return {code: tuple(words) for code, words in found.items()}


def _territories_of(language: str) -> dict[str, list[str]]:
    from tqcheck.locales import locale_of

    locale = locale_of(base(language))
    if locale is None:
        return {}
    return {code: [fold(word) for word in WORD.findall(name)] for code, name in locale.territories.items() if name}


@cache
def _territory_codes(language: str) -> dict[str, frozenset[str]]:
    codes: dict[str, set[str]] = {}
    for code, words in _territories(language).items():
        for word in (part for one in words for part in _parts(one)):
            if len(word) > 3:
                codes.setdefault(word, set()).add(code)
    return {word: frozenset(found) for word, found in codes.items()}


def _parts(word: str) -> tuple[str, ...]:
    """A word of a place's name, and what stands on either side of its hyphen (Ladina-Ameerika)."""
    return (word, *word.split("-")) if "-" in word else (word,)


@lru_cache(maxsize=16384)
def is_place(name: str, language: str) -> bool:
    """Whether a folded word is a city or part of a country's name."""
    return name in _cities() or name in _cities_by_other_name() or name in _territory_codes(language)


def territories(language: str) -> dict[str, tuple[str, ...]]:
    """The words of the name of each country and region in a language, folded, by their CLDR code."""
    return _territories(language)


def territory_words(language: str) -> Collection[str]:
    """The words of the names of countries and regions in a language, folded."""
    return _territory_codes(language).keys()


@lru_cache(maxsize=4096)
def country_names(name: str, language: str, other: str) -> tuple[str, ...]:
    """What another language calls the country that ``language`` calls folded ``name``, in words, folded."""
    codes = _territory_codes(language).get(name, frozenset())
    return tuple(
        word for code in codes for words in (_territories(other).get(code, ()),) if len(words) == 1 for word in words
    )


@cache
def _zone_cities(language: str) -> dict[str, tuple[str, ...]]:
    """Words of the names of the cities after which time zones are called, folded, by zone, from CLDR."""
    version = f"{installed('babel')}-{digest(Path(__file__))}"
    found = plain_data(f"zones-{base(language)}-{language == 'en'}", version, lambda: _zone_cities_of(language))
    return {zone: tuple(words) for zone, words in found.items()}


def _zone_cities_of(language: str) -> dict[str, list[str]]:
    from tqcheck.locales import locale_of

    locale, other = locale_of(base(language)), locale_of("ru")
    if locale is None or other is None:
        return {}
    zones = locale.time_zones
    # CLDR has no entry where a language of the Latin alphabet writes the city as the zone is called
    called = next((one["city"] for one in zones.values() if one.get("city")), "")
    as_called = language == "en" or script(called) == "Latn"
    found = {}
    for zone in map(str, other.time_zones if as_called else zones):
        spelled = zone.rpartition("/")[2].replace("_", " ") if as_called else ""
        city = zones.get(zone, {}).get("city") or spelled
        if city:
            found[zone] = [fold(word) for word in WORD.findall(city)]
    return found


@cache
def _zones_by_city(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for zone, words in _zone_cities(language).items():
        if len(words) == 1:
            found.setdefault(words[0], []).append(zone)
    return {city: tuple(zones) for city, zones in found.items()}


@lru_cache(maxsize=4096)
def names_elsewhere(name: str, language: str, other: str) -> tuple[str, ...]:
    """What another language calls the country, or the city of a time zone, that ``language`` calls folded ``name``:
    single words, folded, from CLDR."""
    zones = (_zone_cities(other).get(zone, ()) for zone in _zones_by_city(language).get(name, ()))
    return (*country_names(name, language, other), *(words[0] for words in zones if len(words) == 1))


def same_place(name: str, form: str, language: str, form_language: str) -> bool:
    """Whether folded ``form`` is what ``form_language`` calls the place that ``language`` calls folded ``name``; of
    what no table has, whether it is the same."""
    return _same_place(name, form, language, form_language) if _is_in_tables(name, language) else form == name


@lru_cache(maxsize=16384)
def _is_in_tables(name: str, language: str) -> bool:
    tables = (_territory_codes(language), _zones_by_city(language), _cities(), _cities_by_other_name())
    return len(_nominatives(name, language)) > 1 or any(name in table for table in tables)


@lru_cache(maxsize=65536)
def _same_place(name: str, form: str, language: str, form_language: str) -> bool:
    table = _territory_codes(language)
    within = base(language) == base(form_language)
    for own in _nominatives(name, language):
        if within and own in table and _form(form, own, form_language):
            return True
        # within one language a word of a country's name is not what another one of it is (South, Southern, Africa)
        for code in () if within else table.get(own, ()):
            if any(_form(form, word, form_language) for word in _territories("en").get(code, ())):
                return True  # the international name, which many texts keep (Uzbekistan for Usbekistan)
            if any(
                _form(form, part, form_language)
                or (len(form) > 6 and len(part) > len(form) + 2 and part.startswith(form))
                for word in _territories(form_language).get(code, ())
                for part in _parts(word)
            ):
                return True
        for zone in _zones_by_city(language).get(own, ()):
            cities = _zone_cities(form_language).get(zone, ())
            if len(cities) == 1 and _form(form, cities[0], form_language):
                return True
    return any(
        _form(form, other, form_language)
        for own in _nominatives(name, language)
        for city in (own, *_cities_by_other_name().get(own, ()))
        for other in (city, *_named(city, form_language))
        if other != name or form == name
    )


@lru_cache(maxsize=16384)
def _nominatives(name: str, language: str) -> tuple[str, ...]:
    """Known places that a folded word of a text may be a form of; itself first."""
    rules = inflection(language)
    if len(rules.endings) < _CASES:
        return (name,)
    tables = (_territory_codes(language), _zones_by_city(language), _cities(), _cities_by_other_name())
    found = [name]
    for stem in stems(name, language):
        if len(stem) >= _STEM:
            found += [stem + drop for drop in rules.drops if any(stem + drop in table for table in tables)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16384)
def _named(city: str, language: str) -> tuple[str, ...]:
    code = base(language)
    code = "sh" if code in ("sr", "hr", "bs") else "nb" if code == "nn" else code
    listed = has_own_list(code)
    return tuple(
        other
        for other, column in _cities().get(city, {}).items()
        if code in (languages := column.split(",")) or ("*" in languages and code not in _TABLED) or not listed
    )


def _form(form: str, word: str, language: str) -> bool:
    return form == word or (len(word) > 3 and is_form_of(form, word, language))
