"""Names from other alphabets as languages of the Latin alphabet write them, from data/cyrillic.toml and arabic.toml.

Two spellings are one name where some spelling of the other alphabet gives both, each by the rules of its own language:
Shoigu in English, Schoigu in German, Šojgu in Czech, Sojgu in Hungarian are all Шойгу.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from tqcheck.derived import data_file
from tqcheck.names.forms.inflection import inflection, stems
from tqcheck.names.forms.together import read_together
from tqcheck.names.lexicon import base

Alphabet = Literal["cyrillic", "arabic"]
ALPHABETS: tuple[Alphabet, ...] = ("cyrillic", "arabic")

_ALIASES = {"nn": "nb", "no": "nb", "fo": "da", "gl": "pt", "lb": "de", "fy": "nl", "me": "hr", "sh": "hr"}
_NOTHING = "-"
# Cyrillic letters behind which ё is written as е and heard as о
_HUSHES = "жчшщ"
_SHORTEST = 3
# letters of the longest sequence that has an entry
_SEQUENCE = 3
# letters by which given names are looked up
_START = 2


@cache
def _table(alphabet: Alphabet) -> dict[str, Any]:
    return data_file(Path(__file__).parents[1] / "data" / f"{alphabet}.toml")


@cache
def _letters(alphabet: Alphabet, language: str) -> dict[str, tuple[str, ...]]:
    """What a language writes for the letters of an alphabet and for some sequences of them."""
    table, code = _table(alphabet), base(language)
    own = table.get(_ALIASES.get(code, code), table["en"])
    if "like" in own:
        own = {**table[own["like"]], **own}
    letters = {
        letters: tuple("" if one == _NOTHING else one for one in written.split())
        for letters, written in {**table["shared"], **own}.items()
        if letters != "like"
    }
    for hush in _HUSHES:
        letters[hush + "ё"] = tuple(one + vowel for one in letters.get(hush, ()) for vowel in "eo")
    return letters


@cache
def _pairs(alphabet: Alphabet, language: str, other: str) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """What two languages may write for the same letters, by the first letter of each ("" for nothing)."""
    mine, theirs = _letters(alphabet, language), _letters(alphabet, other)
    found: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    for letters in mine.keys() | theirs.keys():
        for one in _spellings(letters, mine):
            for two in _spellings(letters, theirs):
                if one or two:
                    found.setdefault((one[:1], two[:1]), {})[one, two] = None
    return {first: tuple(options) for first, options in found.items()}


def _spellings(word: str, letters: dict[str, tuple[str, ...]]) -> set[str]:
    """All that a language may write for a word of the other alphabet."""
    if not word:
        return {""}
    return {
        one + rest
        for size in range(1, min(_SEQUENCE, len(word)) + 1)
        for one in letters.get(word[:size], ())
        for rest in _spellings(word[size:], letters)
    }


@lru_cache(maxsize=32768)
def transliterated(alphabet: Alphabet, a: str, b: str, language_a: str, language_b: str) -> bool:
    """Whether folded ``a`` and ``b`` may be one name of an alphabet as each language writes it, inflected or not."""
    if a in particles(alphabet) and b in particles(alphabet):
        return True
    forms = [form for form in (b, *stems(b, language_b)) if len(form) >= _SHORTEST]
    names = [form for form in (a, *stems(a, language_a)) if len(form) >= _SHORTEST]
    names += [
        a[: -len(drop)]
        for drop in inflection(language_b).drops
        if drop and a.endswith(drop) and len(a) - len(drop) >= _SHORTEST
    ]
    return any(
        same_elsewhere(alphabet, name, form, language_a, language_b)
        for name in dict.fromkeys(names)
        for form in dict.fromkeys(forms)
    )


@lru_cache(maxsize=32768)
def same_elsewhere(alphabet: Alphabet, a: str, b: str, language: str, other: str) -> bool:
    """Whether one word of the alphabet may be folded ``a`` in one language and folded ``b`` in the other, or each is a
    form of one given name that news has in several languages of the alphabet (Sergey, Serhiy)."""
    return _one_word(alphabet, a, b, language, other) or any(
        not group.isdisjoint(given_names(alphabet, a, language))
        and not group.isdisjoint(given_names(alphabet, b, other))
        for group in _groups(alphabet)
    )


def _one_word(alphabet: Alphabet, a: str, b: str, language: str, other: str) -> bool:
    pairs = _pairs(alphabet, base(language), base(other))

    def steps(i: int, j: int) -> Iterator[tuple[int, int]]:
        mine, theirs = a[i : i + 1], b[j : j + 1]
        for first in ((mine, theirs), (mine, ""), ("", theirs)):
            for one, two in pairs.get(first, ()):
                if a.startswith(one, i) and b.startswith(two, j):
                    yield len(one), len(two)

    return read_together(a, b, steps)


def _spells(alphabet: Alphabet, written: str, word: str, language: str) -> bool:
    """Whether a language may write a casefolded word of the alphabet so."""
    letters = _letters(alphabet, base(language))

    def steps(i: int, j: int) -> Iterator[tuple[int, int]]:
        for size in range(1, min(_SEQUENCE, len(word) - j) + 1):
            for one in letters.get(word[j : j + size], ()):
                if written.startswith(one, i):
                    yield len(one), size

    return read_together(written, word, steps)


@cache
def _groups(alphabet: Alphabet) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(name.casefold() for name in group) for group in _table(alphabet)["origin"]["same"])


@cache
def _given(alphabet: Alphabet) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_table(alphabet)["origin"]["given"].casefold().split()))


@lru_cache(maxsize=16384)
def given_names(alphabet: Alphabet, word: str, language: str) -> frozenset[str]:
    """The given names of the alphabet that a folded word may be in a language; casefolded."""
    return frozenset(
        name
        for name in _by_start(alphabet, base(language)).get(word[:_START], ())
        if _spells(alphabet, word, name, language)
    )


@cache
def _by_start(alphabet: Alphabet, language: str) -> dict[str, tuple[str, ...]]:
    """The given names by the first letters that a language may write for them."""
    letters = _letters(alphabet, language)
    found: dict[str, dict[str, None]] = {}
    for name in (*_given(alphabet), *(name for group in _groups(alphabet) for name in group)):
        for written in _spellings(name[: _START + 1], letters):
            found.setdefault(written[:_START], {})[name] = None
    return {start: tuple(names) for start, names in found.items()}


@lru_cache(maxsize=16384)
def is_surely_from(alphabet: Alphabet, word: str, language: str) -> bool:
    """Whether a folded word ends as surnames do only there (Lawrow, Lavrov), or is a given name from there."""
    return _ends(alphabet, word, language, "endings") or not given_names(alphabet, word, language).isdisjoint(
        _given(alphabet)
    )


@lru_cache(maxsize=16384)
def may_be_from(alphabet: Alphabet, word: str, language: str) -> bool:
    """Whether a folded word may come from the alphabet by its ending: others end so, too (Putin, Martin)."""
    return is_surely_from(alphabet, word, language) or _ends(alphabet, word, language, "weak")


def may_be_same(alphabet: Alphabet, a: str, b: str, language: str, other: str) -> bool:
    """Whether two folded words, of which nothing but their letters is known, may be one name of the alphabet as each
    language writes it. Of a name that is not surely from there, one that has only y and i changed is none."""
    if not may_be_from(alphabet, a, language):
        return False
    return (is_surely_from(alphabet, a, language) or a.replace("y", "i") != b.replace("y", "i")) and transliterated(
        alphabet, a, b, language, other
    )


@cache
def particles(alphabet: Alphabet) -> frozenset[str]:
    """Folded words that stand before a name from the alphabet: al, bin."""
    return frozenset(_table(alphabet)["origin"].get("particles", "").split())


def _ends(alphabet: Alphabet, word: str, language: str, which: str) -> bool:
    return len(word) > _SHORTEST and word[2:].endswith(_endings(alphabet, base(language), which))


@cache
def _endings(alphabet: Alphabet, language: str, which: str) -> tuple[str, ...]:
    letters = _letters(alphabet, language)
    found = {written for ending in _table(alphabet)["origin"][which] for written in _spellings(ending, letters)}
    return tuple(sorted(written for written in found if len(written) > 1))
