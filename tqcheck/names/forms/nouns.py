"""Languages that write every noun with a capital, so that a capital says nothing, and their nouns."""

from functools import cache, lru_cache
from pathlib import Path

from tqcheck.derived import Numbers, digest, word_numbers
from tqcheck.names.lexicon import list_version, words, zipf
from tqcheck.names.spelling import fold

CAPITAL_NOUNS = frozenset({"de", "lb", "gsw"})
# Zipf frequencies: of a noun that others are made with, and of any word that a list has
_IN_USE = 3.3
_LISTED = 1.0
# letters of a noun that others are made with
_NOUN = 4


@lru_cache(maxsize=4096)
def is_compound(word: str, language: str) -> bool:
    """Whether a folded word is one noun behind another, in a language that writes nouns with a capital: both in use,
    with or without a letter that joins them (Leser|ausweis, Arbeit|s|platz)."""
    return language in CAPITAL_NOUNS and any(
        _frequency(word[:at]) >= _IN_USE
        and any(
            _frequency(word[at + len(join) :]) >= _IN_USE
            for join in ("", "s", "n", "en", "es")
            if word.startswith(join, at)
        )
        for at in range(_NOUN, len(word) - _NOUN + 1)
    )


def is_noun(word: str, language: str) -> bool:
    """Whether a folded word may be a noun of such a language: its list has the word, or it is made of two of them."""
    return is_listed_noun(word, language) or is_compound(word, language)


def is_listed_noun(word: str, language: str) -> bool:
    """Whether the list of such a language has the folded word; a surname may be made of two nouns (Heingartner)."""
    return language in CAPITAL_NOUNS and _frequency(word) >= _LISTED


def _frequency(word: str) -> float:
    """Zipf frequency of a folded German word, 0 where the list has none that is folded so."""
    below = _with_umlauts().get(word)
    return max(zipf(word, "de"), 9 - below / 100 if below is not None else 0.0)


@cache
def _with_umlauts() -> Numbers:
    """The words of the list that folding changes, in hundredths of a power of ten below 1."""

    def made() -> dict[str, int]:
        found: dict[str, int] = {}
        for word, below in words("de").items():
            if not word.isascii() and (folded := fold(word)) != word:
                found.setdefault(folded, below)
        return found

    return word_numbers("words-de-umlauts", f"{list_version('de')}-{digest(Path(__file__))}", made)
