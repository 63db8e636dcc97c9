"""Names across scripts: how likely one spelling stands for the sound of the other.

For every script there is a table of pairs of segments (``sh`` beside ``ш``, ``ll`` beside ``尔``) with a cost each:
half of -ln P(foreign | Latin) plus half of -ln P(Latin | foreign), learnt from names in both scripts
(benchmarks/learn_sounds.py; many-to-many alignment after Jiampojamarn et al. 2007). The fit of two words is the
cheapest way to write one as the other, segment by segment. What every accepted romanisation writes is cheap, whatever
none of them writes is dear: the dearest segment tells a garbled name from an unusual one.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import itemgetter
from typing import NamedTuple

from tqcheck.names.sounds.grid import (
    ROUNDING,
    UNKNOWN,
    Column,
    Grid,
    Letters,
    Segment,
    Step,
    closed,
    filled,
    least_costs,
    traced,
)
from tqcheck.names.spelling import fold, script

_ODD = 1.5
# a Chinese character read in pinyin, as Chinese names are written
_PINYIN = 1.0
# marks of the start and the end of both words
_ENDS = 4
_FOREIGN_WIDTH = 2
_INFINITE = 1e9
_Units = list[tuple[str, int]]
_NOTHING: dict[str, float] = {}
_UNHEARD = Segment(1, {}, UNKNOWN)
_POINT, _VIRAMA, _OWN_VOWEL = "़", "्", "ə"
_CONSONANTS, _INDEPENDENT, _NASALS = (
    frozenset(map(chr, range(*ends))) for ends in ((0x915, 0x93A), (0x904, 0x915), (0x900, 0x904))
)

SCRIPTS = ("Cyrl", "Grek", "Arab", "Hebr", "Deva", "Jpan", "Hang", "Hani")


@dataclass(frozen=True, slots=True)
class Fit:
    """How a Latin and a foreign spelling fit.

    ``total`` and ``worst`` are costs in nats, of the whole word and of its dearest segment. ``size`` is the number of
    Latin letters and foreign units together; ``start`` and ``end`` delimit the matched code points of the foreign text.
    ``odd`` holds the segments that cost at least 1.5 nats: first and last code point (end not included) of the Latin
    and of the foreign word.
    """

    total: float
    worst: float
    size: int
    start: int = 0
    end: int = 0
    odd: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def mean(self) -> float:
        return self.total / max(1, self.size)


@cache
def _table(script_code: str) -> dict[tuple[str, ...], dict[str, float]]:
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
def _units(word: str, script_code: str) -> _Units:
    """The units of a foreign word with the index of the code point that each begins at."""
    known = _known_pieces(script_code)
    found = [(piece, index) for index, character in enumerate(word) for piece in known[character]]
    return _with_own_vowels(found) if script_code == "Deva" else found


def _with_own_vowels(signs: _Units) -> _Units:
    """Devanagari by what is spoken: a consonant with the point that makes another of it is one unit, and the vowel that
    a consonant has where no sign says otherwise is a unit too, but for the last one's, which Hindi does not speak."""
    found: _Units = []
    bare = False
    for sign, index in signs:
        if sign == _POINT and found:
            found[-1] = found[-1][0] + sign, found[-1][1]
            continue
        consonant = sign in _CONSONANTS
        if bare and (consonant or sign in _INDEPENDENT or sign in _NASALS):
            found.append((_OWN_VOWEL, found[-1][1]))
        if sign != _VIRAMA:
            found.append(("ं" if sign == "ँ" else sign, index))
        bare = consonant
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


@lru_cache(maxsize=65536)
def fit(latin: str, foreign: str, *, inside: bool = False, language: str = "und") -> Fit | None:
    """How a Latin word fits a foreign one, or, with ``inside``, the part of a longer foreign text that fits best.

    ``latin`` is folded; ``language`` is that of the foreign word: Chinese characters are read otherwise in Japanese.
    None where the script of the foreign word has no table, or either is empty.
    """
    if not inside:
        return next(fits(latin, (foreign,), language))
    code, word = _code(foreign, language), _latin(latin)
    if code is None or not word:
        return None
    marks = _units(foreign, code)
    return _part(word, marks, code) if marks else None


def fits(latin: str, foreign: tuple[str, ...], language: str = "und", mean: float = _INFINITE) -> Iterator[Fit | None]:
    """How a Latin word fits each of some forms of one foreign word, the longest first: what ``fit`` says of each, or
    None where the mean cost is above ``mean``. Forms that begin alike are looked at together."""
    word = _latin(latin)
    letters: Letters | None = None
    code, whole = "", None
    shared: Grid | None = None
    least: list[float] = []
    for read in _read(foreign, language):
        if not read.units or not word:
            yield None
            continue
        if letters is None or read.code != code:
            code = read.code
            letters = _segments(f"^{word}$", code)
        size = len(read.units)
        most = mean * (len(word) + size)
        if whole is None or not read.begins:
            whole, shared = read, None
            limit = most
            least = least_costs(letters, read.columns) if mean < _INFINITE else []
        if least and _ends_at(letters, least, read) > most + ROUNDING:
            yield None
            continue
        if shared is None:
            shared = filled(letters, whole.columns, limit=limit)
        if min(shared.least[size], shared.least[size + 1]) > most:
            yield None
            continue
        total, back = closed(letters, shared, size + 1, read.last, read.end)
        if total > most:
            yield None
            continue
        marks = [("^", 0), *read.units, ("$", read.length)]
        yield _fit(total, traced(shared, back, size + 1), (letters.size, len(marks)), marks)


def _ends_at(letters: Letters, least: Sequence[float], read: "_Read") -> float:
    """What a form costs at least by its units; the last of them may be written together with the end."""
    size = len(read.units)
    return min([least[size + 1], *[least[size] + letters.cost(segment) for segment in read.last]])


class _Read(NamedTuple):
    """A form of a foreign word as its table sees it: its units, and the segments that begin at its start and at each of
    them; that of the last unit and the end, if any, and that of the end alone. ``begins``: it is how the form before
    begins that was looked at as a whole, and has no columns of its own."""

    length: int
    code: str
    units: _Units
    columns: Sequence[Column]
    last: Column
    end: Segment
    begins: bool


@lru_cache(maxsize=8192)
def _read(forms: tuple[str, ...], language: str) -> list[_Read]:
    """The forms of a foreign word; no units where there is no table."""
    found: list[_Read] = []
    whole: tuple[str, ...] = ()
    longest = ""
    every: _Units = []
    for form in forms:
        code = _code(form, language) or ""
        units: _Units = []
        if code and found and code == found[0].code and code != "Deva" and longest.startswith(form):
            # signs are read one by one
            units = every[: bisect_left(every, len(form), key=itemgetter(1))]
        elif code:
            units = _units(form, code)
        if not found:
            longest, every = form, units
        if not units:
            found.append(_Read(len(form), code, units, (), (), _UNHEARD, False))
            continue
        plain = tuple([unit for unit, _ in units])
        begins = plain == whole[: len(plain)]
        if not begins:
            whole = plain
        columns = () if begins else _columns(("^", *plain), code)
        (_, *last), (end,) = _columns((plain[-1], "$"), code)
        found.append(_Read(len(form), code, units, columns, last, end, begins))
    return found


def is_known(latin: str, foreign: str, language: str = "und") -> bool:
    """Whether there is a table for a foreign word, and a letter and a sign to compare."""
    code = _code(foreign, language)
    return code is not None and _latin(latin) != "" and len(_units(foreign, code)) > 0


@lru_cache(maxsize=1024)
def spellings(foreign: str, language: str, most: int) -> tuple[tuple[str, float], ...]:
    """The Latin spellings that a foreign word stands for at the least cost, with that cost, at most so many; nothing
    where the script has no table. Letters that the word has no sign for are not made up."""
    code = _code(foreign, language)
    units = _units(foreign, code) if code is not None else []
    if not units or code is None:
        return ()
    columns = _columns(("^", *[unit for unit, _ in units], "$"), code)
    states: list[dict[str, float]] = [{} for _ in range(len(columns) + 1)]
    states[0][""] = 0.0
    for at, rows in enumerate(columns):
        for latin, cost in sorted(states[at].items(), key=lambda item: item[1])[:most]:
            for segment in rows:
                spare = (("", segment.spare),) if segment.width == 1 else ()
                for chunk, price in (*segment.options.items(), *spare):
                    made, total = latin + chunk, cost + price
                    if price < UNKNOWN and total < states[at + segment.width].get(made, _INFINITE):
                        states[at + segment.width][made] = total
    found: dict[str, float] = {}
    for latin, cost in states[-1].items():
        plain = latin.replace("^", "").replace("$", "")
        if plain and cost < found.get(plain, _INFINITE):
            found[plain] = cost
    return tuple(sorted(found.items(), key=lambda item: item[1])[:most])


def _code(foreign: str, language: str) -> str | None:
    """The name of the table for a foreign word, None where there is none."""
    code = script(foreign)
    if code not in SCRIPTS:
        return None
    return "Hani-ja" if code == "Hani" and language == "ja" else code


@lru_cache(maxsize=16384)
def _latin(word: str) -> str:
    return "".join(character for character in word if "a" <= character <= "z")


@cache
def _rows(script_code: str) -> tuple[dict[str, Segment], dict[tuple[str, ...], Segment]]:
    """The table by units of a foreign word: those alone, and those of two."""
    rows = {
        units: Segment(
            len(units), dict(sorted(options.items(), key=lambda option: option[1])), options.get("", UNKNOWN)
        )
        for units, options in _table(script_code).items()
        if units
    }
    alone = {units[0]: segment for units, segment in rows.items() if len(units) == 1}
    return alone, {units: segment for units, segment in rows.items() if len(units) == _FOREIGN_WIDTH}


@lru_cache(maxsize=4096)
def _columns(units: tuple[str, ...], script_code: str) -> list[Column]:
    """For each unit of a foreign word the segments that begin there."""
    alone, two = _rows(script_code)
    columns: list[Column] = []
    for unit, after in zip(units, (*units[1:], None), strict=True):
        one, both = alone.get(unit, _UNHEARD), two.get((unit, after)) if after else None
        columns.append((one,) if both is None else (one, both))
    return columns


@cache
def _chunks(script_code: str) -> frozenset[str]:
    """The Latin segments of more than one letter that a table has."""
    return frozenset(chunk for options in _table(script_code).values() for chunk in options if len(chunk) > 1)


@cache
def _widest(script_code: str) -> int:
    """How many letters the longest Latin segment of a table has."""
    return max(map(len, _chunks(script_code)))


@cache
def _longest_end(script_code: str) -> int:
    """How many Latin letters and the end of the word the end of a foreign word is written as at most."""
    return max(
        len(chunk) for units, options in _table(script_code).items() if units[-1:] == ("$",) for chunk in options
    )


@lru_cache(maxsize=1024)
def _segments(word: str, script_code: str) -> Letters:
    """The segments of a Latin word that a table may have."""
    writes, n, widest = _writes(script_code), len(word), _widest(script_code)
    places: dict[str, tuple[int, ...]] = {}
    for i, letter in enumerate(word):
        places[letter] = (*places.get(letter, ()), i)
        for end in range(i + 2, min(i + widest, n) + 1):
            chunk = word[i:end]
            if chunk in writes:
                places[chunk] = (*places.get(chunk, ()), i)
    costs: dict[Segment, float] = {}
    for chunk in places:
        for segment, cost in writes.get(chunk, ()):
            known = costs.get(segment)
            if known is None or cost < known:
                costs[segment] = cost
    return Letters(n, _longest_end(script_code), places, _table(script_code).get((), _NOTHING), costs)


@cache
def _writes(script_code: str) -> dict[str, list[tuple[Segment, float]]]:
    """By each Latin segment that a table has the foreign segments that it writes, with the cost, where that is less
    than what they cost otherwise."""
    found: dict[str, list[tuple[Segment, float]]] = {chunk: [] for chunk in _chunks(script_code)}
    for segments in _rows(script_code):
        for segment in segments.values():
            for chunk, cost in segment.options.items():
                if chunk and cost < segment.otherwise:
                    found.setdefault(chunk, []).append((segment, cost))
    return found


def _part(word: str, marks: _Units, script_code: str) -> Fit:
    """How a word fits the part of a foreign text that it fits best."""
    letters, m = _segments(word, script_code), len(marks)
    grid = filled(letters, _columns(tuple([unit for unit, _ in marks]), script_code), inside=True)
    end = min(range(m + 1), key=lambda j: grid.best[-1][j])
    steps: list[Step] = []
    i, j = letters.size, end
    while i > 0:
        steps.append(grid.came[i][j])
        i, j, _ = steps[-1]
    return _fit(grid.best[-1][end], steps, (letters.size, end), marks, inside=True)


def _fit(total: float, steps: Sequence[Step], reached: tuple[int, int], marks: _Units, *, inside: bool = False) -> Fit:
    """The fit that the steps of the cheapest way, backwards, make."""
    (n, end), m = reached, len(marks)
    worst, i, j = 0.0, n, end
    shift = 0 if inside else 1
    odd: list[tuple[int, int, int, int]] = []
    for step in steps:
        at, unit = i, j
        i, j, cost = step
        worst = max(worst, cost)
        if cost >= _ODD:
            before = marks[j][1] if j < m else marks[m - 1][1]
            odd.append((max(0, i - shift), at - shift, before, marks[unit - 1][1] + 1 if unit > j else before))
    first = marks[j][1] if j < m else 0
    last = marks[end - 1][1] + 1 if end else 0
    size = n + (end - j) - (0 if inside else _ENDS)
    return Fit(total, worst, size, first, last, tuple(odd))


@lru_cache(maxsize=16384)
def romanised(text: str) -> str:
    """A rough Latin spelling, for a first look only."""
    from anyascii import anyascii

    return fold(anyascii(text))
