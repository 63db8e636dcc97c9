"""Countries under more names than one in one language: USA, the United States, America."""

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from tqcheck.derived import data_file
from tqcheck.names.forms.places import territories

# letters of a word of a country's name, and of one that endings may differ behind
_FEWEST, _STEM = 4, 7


@lru_cache(maxsize=16384)
def is_same_country(one: str, other: str, language: str) -> bool:
    """Whether two folded words may name one country in texts of a language, as far as other names of it are known."""
    return not _codes(one, language).isdisjoint(_codes(other, language))


def is_country(name: str) -> bool:
    """Whether a folded word is another name of a country than CLDR's, letters aside (Turkey, Britain, Holland)."""
    return len(name) >= _FEWEST and any(name in words for words in _table().values())


@lru_cache(maxsize=16384)
def _codes(word: str, language: str) -> frozenset[str]:
    in_full = territories(language)
    found = {
        code
        for code, words in _table().items()
        if word in words or _is_part(word, in_full.get(code, ())) or word.startswith(_begins(code))
    }
    return frozenset(found)


def _is_part(word: str, name: Iterable[str]) -> bool:
    """Whether a word is one of a country's name, but for an ending (das Vereinigte Königreich, Vereinigtes)."""
    return len(word) >= _FEWEST and any(
        word == one or (min(len(word), len(one)) >= _STEM and (one.startswith(word) or word.startswith(one)))
        for one in name
    )


@cache
def _table() -> dict[str, frozenset[str]]:
    return {code: frozenset(words) for code, words in _data().items()}


@cache
def _begins(code: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("-") for word in _data()[code] if word.endswith("-"))


def _data() -> dict[str, list[str]]:
    return data_file(Path(__file__).parents[1] / "data" / "countries.toml")
