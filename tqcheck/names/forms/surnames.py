"""Chinese surnames, and how their bearers write them in Latin letters."""

from functools import cache, lru_cache
from pathlib import Path

from tqcheck.derived import data_file
from tqcheck.names.sounds.mandarin import in_pinyin, romanised

_DATA = Path(__file__).parents[1] / "data"
COMPOUND = 2
"""Characters of the longest surnames."""


@cache
def surnames() -> frozenset[str]:
    """The frequent surnames, of one character or two, simplified and traditional."""
    return frozenset(data_file(_DATA / "surnames_zh.toml")["surnames"])


def surname_lengths(text: str, at: int) -> list[int]:
    """How many characters from a place on may be a surname."""
    return [size for size in (COMPOUND, 1) if text[at : at + size] in surnames()]


@lru_cache(maxsize=2048)
def surname_spellings(surname: str) -> frozenset[str]:
    """How a surname is written, folded: in the romanisations of Mandarin and as Cantonese and others speak it."""
    return romanised(surname) | _elsewhere().get(surname, frozenset())


@lru_cache(maxsize=2048)
def surname_in_pinyin(surname: str) -> frozenset[str]:
    """How pinyin writes a surname, folded."""
    return frozenset(_plain("".join(syllables)) for syllables in in_pinyin(surname))


def _plain(syllable: str) -> str:
    return syllable.replace("v", "u")


@cache
def _elsewhere() -> dict[str, frozenset[str]]:
    """Spellings beside those of Mandarin, by surname; the file has both forms of a character in one key."""
    found: dict[str, frozenset[str]] = {}
    for characters, spellings in data_file(_DATA / "surnames_romanised.toml")["spellings"].items():
        keys = (characters,) if characters in surnames() else tuple(characters)
        if len(characters) == 2 * COMPOUND:
            keys = (characters[:COMPOUND], characters[COMPOUND:])
        found.update(dict.fromkeys(keys, frozenset(spellings)))
    return found
