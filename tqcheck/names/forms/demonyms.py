"""Words for the people and the ways of a country, from data/demonyms.toml."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

from tqcheck.derived import data_file, digest, installed, plain_data
from tqcheck.names.forms.inflection import stems
from tqcheck.names.forms.places import is_place, territories, territory_words
from tqcheck.names.lexicon import base, is_person_name, known
from tqcheck.names.spelling import fold

_ENDINGS = "(?:ий|ия|ият|ата|ая|ото|ое|ите|ого|ому|ой|ом|им|их|ими|ою|ую|ия|и|а|о|е|у|і|ій|ої|ою)"
_SLAVIC = re.compile(rf"(?P<base>\w{{4,}}?)[сшжцзч]к{_ENDINGS}")
_ADJECTIVE = re.compile(rf"(?P<base>\w{{3,}}?)(?P<last>[сшжцзч])ь?к(?:{_ENDINGS}|ог|ом|ої|ії|ага|аму|ай|ія|ае|га)")
# a region named by its place, and the adjective's stem with it: Харківщина, Смоленщина, Віцебшчына
_REGION = re.compile(r"(?P<base>\w{3,}?)(?:щин|шчын)(?:а|ам|ами|ах|и|і|у|ы|е|ою|ой|ай)")
# what an end of a Slavic adjective's stem may have been before -ск- (ibid.); what it may have been lengthened by
_SOFTENED = {"ж": ("г", "ж"), "з": ("г", "ж", "з"), "ч": ("к", "ч"), "ц": ("к", "ч", "ц"), "ш": ("х", "г", "с", "ш")}
_LENGTHENED = ("ий", "ій", "иј", "ей", "ов", "ев", "ан", "ян")
_CLUSTER = re.compile("[бвгджзклмнпрстфхцчшщ]{2}$")
_SHORTEST = 4
_KNOWN = 2.0
# how much of the country's name a demonym keeps: all but one letter, of a long name all but two or three
_LONG = 7
_VERY_LONG = 9
# endings of countries that their people's names go without, and with what the latter do not begin where it is an e
_LOST = ("", "a", "ia", "o", "y", "i", "e", "en")
_NOT_FOR_E = ("i", "o")


@cache
def _table() -> dict[str, Any]:
    return data_file(Path(__file__).parents[1] / "data" / "demonyms.toml")


@cache
def _suffixes(language: str) -> frozenset[str]:
    return frozenset(fold(suffix) for suffix in _table()["suffixes"].get(base(language), ()))


@cache
def _irregular() -> frozenset[str]:
    return frozenset(word for words in _table()["irregular"].values() for word in words)


def _kept(country: str) -> int:
    lost = 1 if len(country) < _LONG else 2 if len(country) < _VERY_LONG else 3
    return max(_SHORTEST, len(country) - lost)


@lru_cache(maxsize=16384)
def is_demonym(word: str, language: str) -> bool:
    """Whether a folded word is made of the name of a country that the language has (Bolivian, Syrians)."""
    countries = territory_words(language)
    if word in countries or len(word) < _SHORTEST:
        return False
    return word in _irregular() or any(
        _made_of(form, country, language) and (not is_person_name(word) or _plainly_made_of(form, country, language))
        for form in stems(word, language)
        if len(form) > _SHORTEST
        for country in _countries_from(language).get(form[:_SHORTEST], ())
    )


@lru_cache(maxsize=4096)
def is_of_a_language(word: str, language: str) -> bool:
    """Whether a folded word names a language, and so a people, of which there may be no country (Catalan)."""
    return any(form in _language_names(base(language)) for form in stems(word, language))


@cache
def _language_names(language: str) -> frozenset[str]:
    """What a language calls others in one word, folded, from CLDR."""
    version = f"{installed('babel')}-{digest(Path(__file__))}"
    return frozenset(plain_data(f"language-names-{language}", version, lambda: _languages_of(language)))


def _languages_of(language: str) -> list[str]:
    from tqcheck.locales import locale_of

    locale = locale_of(language)
    found = {} if locale is None else locale.languages
    return sorted({fold(name) for name in found.values() if len(name) >= _SHORTEST and " " not in name})


@lru_cache(maxsize=4096)
def is_people_of(word: str, name: str, language: str) -> bool:
    """Whether a folded word is a folded name, or all of it but its last letter, with an ending of more than a letter
    for people or teams (Hebrew הדנדים, those of Dundee)."""
    return any(
        form.startswith(stem) and len(form) - len(stem) > 1 and form[len(stem) :] in _suffixes(language)
        for form in stems(word, language)
        for stem in (name, name[:-1])
        if len(stem) >= _SHORTEST - 1
    )


@lru_cache(maxsize=4096)
def places_of(word: str, language: str) -> tuple[str, ...]:
    """The folded names of the places whose people or ways a folded word may name: Welsh, Bolivian."""
    found = [place for place, words in _table()["irregular"].items() if word in words]
    found += [
        country
        for form in stems(word, language)
        if len(form) > _SHORTEST
        for country in _countries_from(language).get(form[:_SHORTEST], ())
        if _made_of(form, country, language)
    ]
    return tuple(dict.fromkeys(found))


@cache
def _countries_from(language: str) -> dict[str, list[str]]:
    """The words of the names of countries by their first letters."""
    found: dict[str, list[str]] = {}
    for country in territory_words(language):
        if len(country) > _SHORTEST:
            found.setdefault(country[:_SHORTEST], []).append(country)
    return found


def _made_of(word: str, country: str, language: str) -> bool:
    suffixes = _suffixes(language)
    return any(
        word.startswith(country[:size]) and word[size:] in suffixes
        for size in range(len(country), _kept(country) - 1, -1)
    )


def _plainly_made_of(word: str, country: str, language: str) -> bool:
    """Whether a word that is a person's name as well keeps all of a country's whole name but its ending (Italian), as
    Cameron does not of Cameroon, nor Francis and François of France, nor Martin of Saint Martin."""
    if country not in _whole_names(language):
        return False
    return any(
        word.startswith(stem) and (lost != "e" or word[len(stem) : len(stem) + 1] not in _NOT_FOR_E)
        for lost in _LOST
        if country.endswith(lost)
        for stem in (country.removesuffix(lost),)
    )


@cache
def _whole_names(language: str) -> frozenset[str]:
    """The names of countries and regions that are one word."""
    return frozenset(words[0] for words in territories(language).values() if len(words) == 1)


@lru_cache(maxsize=16384)
def is_of_place(word: str, place: str) -> bool:
    """Whether a folded word may say of a person or thing that it is of a place: Argentine, argentino; Welsh."""
    return word in _table()["irregular"].get(place, ()) or (
        len(place) >= _SHORTEST and word.startswith(place[: _kept(place)]) and word != place
    )


@lru_cache(maxsize=16384)
def is_adjective_of(word: str, place: str, language: str) -> bool:
    """Whether a folded word is a known place or region with an ending of the language's adjectives: Moravian."""
    return (
        len(place) > _SHORTEST
        and word.startswith(place)
        and word[len(place) :] in _suffixes(language)
        and known(place, language) >= _KNOWN
    )


@lru_cache(maxsize=16384)
def is_slavic_adjective(word: str, place: str) -> bool:
    """Whether a folded Cyrillic word is what Slavic languages make of a place with -ск-, its last consonants softened
    or not, with or without a vowel between the last two: Казанлъшко, Пражский, Вологодский (Townsend and Janda 1996,
    "Common and Comparative Slavic", 9.2); and of the region named by the same place: Харківський, Харківщина."""
    made = _SLAVIC.fullmatch(word)
    region = _REGION.fullmatch(place)
    if region is not None and (adjective := _ADJECTIVE.fullmatch(word)) is not None:
        return adjective.group("base").rstrip("ь") == region.group("base").rstrip("ь")
    if made is None:
        return False
    bases = [base for base in (place, place[:-1], place[:-2]) if len(base) >= _SHORTEST]
    own = made.group("base")
    if not {place, *bases}.isdisjoint(slavic_stems(word)):
        return True
    return any(own.startswith(base) and len(own) <= len(base) + 2 for base in bases) or any(
        own == base[:-1] + vowel + base[-1] for base in bases if _CLUSTER.search(base) for vowel in "ое"
    )


@lru_cache(maxsize=16384)
def slavic_stems(word: str) -> tuple[str, ...]:
    """What a folded Cyrillic word may be an adjective in -ск- of (лідського: лід, лідс; празького: праг); empty where
    it is none."""
    made = _ADJECTIVE.fullmatch(word)
    if made is None:
        return ()
    base, consonant = made.group("base"), made.group("last")
    whole = [base + one for one in ("", *_SOFTENED.get(consonant, (consonant,)))]
    whole += [base[:-1] + one for one in _SOFTENED.get(base[-1], ()) if consonant == "с"]
    whole += [base[: -len(end)] for end in _LENGTHENED if base.endswith(end)]
    return tuple(dict.fromkeys(stem.rstrip("ь") for stem in whole if len(stem) >= _SHORTEST - 1))


@lru_cache(maxsize=16384)
def of_one_country(name: str, form: str, language: str, form_language: str) -> bool:
    """Whether two folded words are made of the name that each language has for one and the same country: Micronesië,
    Mikronesia; Bolivia's, Bolivijců. What is shorter than the country's name is none of its forms."""
    told = is_place(name, language) or is_demonym(name, language)
    return form != name and any(
        (told or len(mine) > _LONG)
        and name.startswith(mine[: _kept(mine)])
        and len(form) >= len(own)
        and form.startswith(own[: _kept(own)])
        for code, words in territories(language).items()
        for mine in words
        if len(mine) > _SHORTEST and mine[:_SHORTEST] == name[:_SHORTEST]
        for own in territories(form_language).get(code, ())
        if len(own) > _SHORTEST and OSA.distance(form, own) != 1
    )
