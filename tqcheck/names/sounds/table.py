"""What each script writes for the sounds of the Latin alphabet: the tables, and words as these see them."""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from tqcheck.names.sounds.grid import UNHEARD, UNKNOWN, Beginning, Column, Letters, Segment, segment
from tqcheck.names.spelling import INDIA, script

# a Chinese character read in pinyin, as Chinese names are written
_PINYIN = 1.0
_FOREIGN_WIDTH = 2
# what is kept of a script's pairs of units, and of beginnings of words
_KEPT = 16384
# how many letters Latin segments have, but for few that have more
_LETTERS = 3
_OWN_VOWEL = "ə"
# what a sign is, by its place in its block: the Unicode Standard lays out the scripts of India alike, after ISCII
# (chapter 12.1)
_CANDRABINDU, _POINT, _VIRAMA = 0x01, 0x3C, 0x4D
_CONSONANTS, _INDEPENDENT, _NASALS = range(0x15, 0x3A), range(0x04, 0x15), (*range(0x04), 0x70, 0x71)

SCRIPTS = (
    "Cyrl", "Grek", "Arab", "Hebr", "Armn", "Geor", "Deva", "Beng", "Guru", "Gujr", "Taml", "Telu", "Knda", "Mlym",
    "Thai", "Jpan", "Hang", "Hani",
)  # fmt: skip
# those whose consonants have a vowel of their own, and of these those that speak it at the end of a word, too
_OWN_VOWELS = frozenset(INDIA)
_SPOKEN_LAST = frozenset({"Taml", "Telu", "Knda", "Mlym"})

# Thai vowels that stand before the consonant, marks of tones and of length, and that of a silent letter (the Unicode
# Standard, chapter 16.1)
_BEFORE, _TONES, _SILENT = frozenset("เแโใไ"), frozenset("\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4e"), "\u0e4c"

# scripts of which what a sign stands for depends on the next one
BY_SYLLABLE = _OWN_VOWELS | {"Thai"}
# tables learnt from a few hundred names: they tell the likelier of two spellings, not how far one is from the sound
SPARSE = frozenset({"Guru", "Gujr", "Taml", "Telu", "Knda", "Mlym"})


class Units(NamedTuple):
    """The units of a foreign word, with the index of the code point that each begins at."""

    signs: list[str]
    places: list[int]


@cache
def costs(script_code: str) -> dict[tuple[str, ...], dict[str, float]]:
    """Costs by foreign segment and then Latin segment; ``^`` and ``$`` stand for the ends of a word."""
    path = files("tqcheck.names").joinpath(f"data/sounds/{script_code}.tsv")
    table: dict[tuple[str, ...], dict[str, float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        latin, foreign, cost = line.split("\t")
        table.setdefault(tuple(foreign.split(" ")) if foreign else (), {})[latin] = float(cost)
    if script_code == "Hani":
        for syllable in _syllables():
            options = table.setdefault((syllable,), {})
            options[syllable] = min(_PINYIN, options.get(syllable, _PINYIN))
    return table


def _syllables() -> set[str]:
    """The syllables of Mandarin in pinyin, as the common Chinese characters read."""
    from anyascii import anyascii

    return {anyascii(chr(code)).lower() for code in range(0x4E00, 0x9FA6)}


@lru_cache(maxsize=1024)
def units_of(word: str, script_code: str) -> Units:
    """The units of a foreign word."""
    known = _known_pieces(script_code)
    pieces = [known[character] for character in word]
    signs = list(chain.from_iterable(pieces))
    if len(signs) == len(word) and all(pieces):
        places = list(range(len(word)))
    else:
        places = [index for index, piece in enumerate(pieces) for _ in piece]
    if script_code in _OWN_VOWELS:
        return _with_own_vowels(signs, places, last=script_code in _SPOKEN_LAST)
    return _as_spoken(signs, places) if script_code == "Thai" else Units(signs, places)


def _as_spoken(signs: Sequence[str], places: Sequence[int]) -> Units:
    """Thai by what is spoken: vowels behind the consonant that they stand before, no marks of tones and of length, and
    no letter that is marked as silent."""
    found = Units([], [])
    before: tuple[str, int] | None = None
    for sign, index in zip(signs, places, strict=True):
        if sign == _SILENT:
            if found.signs:
                found.signs.pop()
                found.places.pop()
        elif sign in _BEFORE:
            before = sign, index
        elif sign not in _TONES:
            found.signs.append(sign)
            found.places.append(index)
            if before is not None:
                found.signs.append(before[0])
                found.places.append(index)
                before = None
    return found


def _with_own_vowels(signs: Sequence[str], places: Sequence[int], *, last: bool) -> Units:
    """A word of a script of India by what is spoken: a consonant with the point that makes another of it is one unit,
    and the vowel that a consonant has where no sign says otherwise is a unit too; the last one's only with ``last``,
    for Hindi does not speak it."""
    found = Units([], [])
    bare = False
    for sign, index in zip(signs, places, strict=True):
        kind = ord(sign) % 0x80
        if kind == _POINT and found.signs:
            found.signs[-1] += sign
            continue
        consonant = kind in _CONSONANTS
        if bare and (consonant or kind in _INDEPENDENT or kind in _NASALS):
            found.signs.append(_OWN_VOWEL)
            found.places.append(found.places[-1])
        if kind != _VIRAMA:
            found.signs.append(chr(ord(sign) + 1) if kind == _CANDRABINDU else sign)
            found.places.append(index)
        bare = consonant
    if bare and last:
        found.signs.append(_OWN_VOWEL)
        found.places.append(found.places[-1])
    return found


def syllables(text: str) -> list[str]:
    """Chinese characters as pinyin reads them, without tones; any other sign as it is."""
    known = _known_pieces("Hani")
    return ["".join(known[character]) or character for character in text]


class _Pieces(dict[str, tuple[str, ...]]):
    """The units of each sign of one script that was asked for."""

    def __init__(self, script_code: str) -> None:
        self._code = script_code

    def __missing__(self, character: str) -> tuple[str, ...]:
        self[character] = _pieces(character, self._code)
        return self[character]


@cache
def _known_pieces(script_code: str) -> _Pieces:
    return _Pieces(script_code)


def _pieces(character: str, script_code: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", character).casefold()
    if script_code == "Hani":
        from anyascii import anyascii

        return (anyascii(plain).lower(),) if plain.isalpha() else ()
    if script_code == "Hani-ja":
        return (plain,) if plain.isalpha() else ()
    if script_code in ("Hang", "Grek"):
        decomposed = unicodedata.normalize("NFD", plain).replace("ς", "σ")
        return tuple(piece for piece in decomposed if not unicodedata.combining(piece) and piece.isalpha())
    if script_code == "Cyrl":
        return tuple("г" if piece == "ґ" else piece for piece in plain if piece.isalpha())
    if script_code == "Hebr":
        return tuple(piece for piece in plain if "א" <= piece <= "ת")
    if script_code == "Arab":
        return tuple(piece for piece in plain if piece.isalpha() and piece != "ـ" and not unicodedata.combining(piece))
    return tuple(
        piece
        for piece in plain
        if piece.isalpha()
        or unicodedata.combining(piece)
        or piece == "ー"
        or unicodedata.category(piece).startswith("M")
    )


def table_of(foreign: str, language: str) -> str | None:
    """The name of the table for a foreign word, None where there is none."""
    code = script(foreign)
    if code not in SCRIPTS:
        return None
    return "Hani-ja" if code == "Hani" and language == "ja" else code


@cache
def rows(script_code: str) -> tuple[dict[str, Segment], dict[tuple[str, ...], Segment]]:
    """The table by units of a foreign word: those alone, and those of two."""
    table = costs(script_code)
    alone = {units[0]: segment(options, joined=False) for units, options in table.items() if len(units) == 1}
    return alone, {
        units: segment(options, joined=True) for units, options in table.items() if len(units) == _FOREIGN_WIDTH
    }


class _Columns(dict[tuple[str, str], Column]):
    """The segments that begin at a unit of one script's words before another or none, as they are asked for."""

    def __init__(self, script_code: str) -> None:
        self._alone, self._two = rows(script_code)

    def __missing__(self, units: tuple[str, str]) -> Column:
        if len(self) >= _KEPT:
            self.clear()
        alone, two = (self._alone.get(units[0], UNHEARD), 1), self._two.get(units)
        self[units] = (alone,) if two is None else (alone, (two, 2))
        return self[units]


@cache
def _columns(script_code: str) -> _Columns:
    return _Columns(script_code)


def columns(units: Sequence[str], script_code: str) -> list[Column]:
    """For each unit of a foreign word the segments that begin there."""
    known = _columns(script_code)
    return list(map(known.__getitem__, zip(units, [*units[1:], ""], strict=True)))


@cache
def ending(last: str, script_code: str) -> tuple[Segment | None, Segment]:
    """The segment, if any, of a foreign word's last unit and its end, and that of its end alone."""
    alone, two = rows(script_code)
    return two.get((last, "$")), alone.get("$", UNHEARD)


@cache
def _chunks(script_code: str) -> frozenset[str]:
    """The Latin segments of more than one letter that a table has."""
    return frozenset(chunk for options in costs(script_code).values() for chunk in options if len(chunk) > 1)


class _Beginnings(dict[str, Beginning]):
    """What one table may have where some letters begin, as they are asked for: one letter is a segment always.
    ``longer``: the letters that begin a segment of more, of ``widest`` at most."""

    def __init__(self, script_code: str) -> None:
        self._silent = costs(script_code).get((), {})
        self._known = _chunks(script_code)
        self.widest = max(map(len, self._known))
        self.longer = frozenset(chunk[:_LETTERS] for chunk in self._known if len(chunk) > _LETTERS)

    def __missing__(self, text: str) -> Beginning:
        if len(self) >= _KEPT:
            self.clear()
        wider = (text[:size] for size in range(2, len(text) + 1))
        one, two = self._silent.get(text[0], UNKNOWN), self._silent.get(text[:2])
        quiet = ((1, one),) if two is None or len(text) == 1 else ((1, one), (2, two))
        self[text] = (text[0], *(chunk for chunk in wider if chunk in self._known)), quiet
        return self[text]


@cache
def _beginnings(script_code: str) -> _Beginnings:
    return _Beginnings(script_code)


@lru_cache(maxsize=4096)
def segments(text: str, script_code: str) -> Letters:
    """The segments of a Latin word of letters from a to z, with or without marks of its ends, that a table may have."""
    known = _beginnings(script_code)
    longer, widest = known.longer, known.widest
    beginnings = [
        known[begun if (begun := text[i : i + _LETTERS]) not in longer else text[i : i + widest]]
        for i in range(len(text))
    ]
    beginnings.append(((), ()))
    return Letters(text, beginnings, {})
