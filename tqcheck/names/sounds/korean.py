"""How Korean names are written in Latin letters, by the jamo of their syllables."""

import unicodedata
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import regex
from rapidfuzz import process
from rapidfuzz.distance import OSA

from tqcheck.derived import data_file

_SYLLABLES = regex.compile(r"[가-힣]+")
_MOST = 4096
_JAMO_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_JAMO_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_JAMO_FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")


def _table() -> dict[str, Any]:
    return data_file(Path(__file__).parents[1] / "data" / "hangul.toml")


def surname_lengths(word: str) -> list[int]:
    """How many syllables at the beginning of a word may be a surname, longer ones first."""
    return [size for size in (2, 1) if word[:size] in _table()["surnames"]]


def surname_spellings(surname: str) -> tuple[str, ...]:
    """How bearers write a surname, folded, the usual spelling first."""
    return tuple(_table()["surnames"][surname])


def _jamo(syllable: str) -> tuple[str, str, str] | None:
    """Initial, vowel and final of a syllable; None where names have none with its final."""
    number = ord(syllable) - 0xAC00
    final = _JAMO_FINALS[number % 28]
    if final not in _table()["finals"]:
        return None
    return _JAMO_INITIALS[number // 588], _JAMO_VOWELS[number % 588 // 28], final


@lru_cache(maxsize=4096)
def _usual(syllable: str) -> tuple[str, ...]:
    jamo = _jamo(syllable)
    if jamo is None:
        return ()
    table = _table()
    parts = table["initials"][jamo[0]], table["vowels"][jamo[1]][0], table["finals"][jamo[2]]
    return tuple("".join(made).replace("-", "") for made in product(*parts))


@lru_cache(maxsize=4096)
def _any(syllable: str) -> str | None:
    """A pattern of all that may be a bearer's own spelling of a syllable."""
    jamo = _jamo(syllable)
    if jamo is None:
        return None
    table = _table()
    initials, finals = (
        "|".join(one.replace("-", "") for one in table[kind][sign])
        for kind, sign in (("initials", jamo[0]), ("finals", jamo[2]))
    )
    return f"(?:{initials})[{table['vowels'][jamo[1]][1]}]{{1,4}}(?:{finals})"


@lru_cache(maxsize=16384)
def may_be_written(name: str, latin: str) -> bool:
    """Whether folded Latin letters without hyphens may be somebody's spelling of some syllables of Hangul."""
    patterns = [_any(syllable) for syllable in unicodedata.normalize("NFC", name)]
    return None in patterns or regex.fullmatch("".join(one for one in patterns if one), latin) is not None


@lru_cache(maxsize=4096)
def nearest(name: str, latin: str, most: int) -> tuple[int, tuple[str, ...]] | None:
    """The usual spelling of some syllables that is nearest to Latin letters, by syllable, and how many letters of these
    are slips, at most ``most``."""
    made = list(product(*(_usual(syllable) for syllable in name)))[:_MOST]
    found = process.extractOne(latin, ["".join(one) for one in made], scorer=OSA.distance, score_cutoff=most)
    return (int(found[1]), made[found[2]]) if found else None


def is_hangul(text: str) -> bool:
    """Whether a text is nothing but syllables of Hangul."""
    return _SYLLABLES.fullmatch(text) is not None
