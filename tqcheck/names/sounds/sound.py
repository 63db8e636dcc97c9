"""Names across scripts: how likely one spelling stands for the sound of the other.

For every script there is a table of pairs of segments (``sh`` beside ``ш``, ``ll`` beside ``尔``) with a cost each:
half of -ln P(foreign | Latin) plus half of -ln P(Latin | foreign), learnt from names in both scripts
(benchmarks/learn_sounds.py; many-to-many alignment after Jiampojamarn et al. 2007). The fit of two words is the
cheapest way to write one as the other, segment by segment. What every accepted romanisation writes is cheap, whatever
none of them writes is dear: the dearest segment tells a garbled name from an unusual one.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tqcheck.names.sounds.grid import (
    INFINITE,
    ROUNDING,
    UNKNOWN,
    Column,
    Grid,
    Letters,
    lacking,
    searched,
)
from tqcheck.names.sounds.table import BY_SYLLABLE, Units, columns, ending, segments, table_of, units_of
from tqcheck.names.spelling import fold

_ODD = 1.5
# marks of the start and the end of both words
_ENDS = 4
# a mean cost within which the best form is looked for first
_FIRST = 1.0
# a mean cost that no two words exceed, whose letters, units and ends are at most UNKNOWN each
_MOST = 3 * UNKNOWN
_DEAREST = 20


class Fit(NamedTuple):
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


@lru_cache(maxsize=65536)
def fit(latin: str, foreign: str, *, inside: bool = False, language: str = "und") -> Fit | None:
    """How a Latin word fits a foreign one, or, with ``inside``, the part of a longer foreign text that fits best.

    ``latin`` is folded; ``language`` is that of the foreign word: Chinese characters are read otherwise in Japanese.
    None where the script of the foreign word has no table, or either is empty.
    """
    if not inside:
        return nearest(latin, wholes((foreign,), language))
    code, word = table_of(foreign, language), plain(latin)
    if code is None or not word:
        return None
    units = units_of(foreign, code)
    if not units.signs:
        return None
    return _part(segments(word, code), [*columns(units.signs, code), ()], units.places)


def fits(latin: str, foreign: tuple[str, ...], language: str = "und", mean: float = INFINITE) -> list[Fit | None]:
    """How a Latin word fits each of some forms of one foreign word: what ``fit`` says of each, or None where the mean
    cost is above ``mean``. Forms that begin alike are looked at together."""
    found: list[Fit | None] = [None] * len(foreign)
    for search in _searches(_beside(latin, wholes(foreign, language)), min(mean, _MOST)):
        for index, one in search.found():
            found[index] = one
    return found


def nearest(latin: str, foreign: Sequence["Whole"], mean: float = INFINITE) -> Fit | None:
    """How a Latin word fits that of some forms of a foreign word that it fits best: its mean cost and a twentieth of
    its worst are together the least. None where its mean cost is above ``mean``, or there is no table."""
    known = _beside(latin, foreign)
    most = min(mean, _FIRST)
    while known:
        best, rank = None, INFINITE
        for search in _searches(known, most):
            for _, one in search.found(rank):
                other = _rank(one)
                if other < rank:
                    best, rank = one, other
        # forms that are not found have a higher mean cost
        if best is not None and (rank <= most or (len(known) == 1 and len(known[0][1].ends) == 1)):
            return best if best.mean <= mean else None
        if best is None and most >= mean:
            return None
        # a form with a higher mean cost may still have the lower rank
        most = min(2 * most, mean) if best is None else rank + ROUNDING
    return None


def _rank(one: Fit) -> float:
    return one.total / one.size + one.worst / _DEAREST


def _beside(latin: str, foreign: Sequence["Whole"]) -> list[tuple[Letters, "Whole"]]:
    word = plain(latin)
    marked = f"^{word}$"
    return [(segments(marked, whole.code), whole) for whole in foreign] if word else []


class Whole(NamedTuple):
    """A form of a foreign word as its table sees it, and others that begin it: its units; the segments that begin at
    its start and at each of them, and at the end of each form; of every form behind how many columns it ends, its place
    among the forms and its code points."""

    code: str
    units: Units
    columns: list[Column]
    ends: list[int]
    forms: list[int]
    lengths: list[int]

    def add(self, at: int, form: int, length: int) -> None:
        """Let a form end behind so many columns."""
        columns = self.columns
        joined, alone = ending(self.units.signs[at - 2], self.code)
        columns[at] = (*columns[at], (alone, len(columns) - at))
        if joined is not None:
            columns[at - 1] = (*columns[at - 1], (joined, len(columns) - at + 1))
        columns.append(())
        self.ends.append(at)
        self.forms.append(form)
        self.lengths.append(length)


def wholes(forms: tuple[str, ...], language: str) -> list[Whole]:
    """The forms of a foreign word that there is a table for, those together that begin alike."""
    found: list[Whole] = []
    text, code = "", ""  # signs of one word are of one script
    signs: list[str] = []
    places: list[int] = []
    for index, form in enumerate(forms):
        begins = code not in BY_SYLLABLE and text.startswith(form)
        if begins:
            # signs are read one by one
            at = bisect_left(places, len(form))
        else:
            table = table_of(form, language)
            units = units_of(form, table) if table is not None else Units([], [])
            at = len(units.signs)
            begins = table == code and (units.signs, units.places) == (signs[:at], places[:at])
        if not at:
            continue
        if not begins:
            text, code, (signs, places) = form, table or "", units
            found.append(Whole(code, units, [*columns(["^", *signs], code), ()], [], [], []))
        found[-1].add(at + 1, index, len(form))
    return found


class _Search(NamedTuple):
    """A Latin word beside forms of a foreign one: the mean cost that each may have, and what the units behind each
    column cost at least less what the whole may."""

    word: Letters
    whole: Whole
    mean: float
    rest: list[float]

    def found(self, rank: float | None = None) -> list[tuple[int, Fit]]:
        """The forms that have no higher mean cost than they may, by their places; with ``rank`` those that may have
        the lowest one, below this."""
        word, whole, mean, rest = self
        size, shortest = len(word.text) - 3, min(whole.ends)
        # the ends of both words
        first = (len(word.text) + 1) * len(whole.columns) - len(whole.ends)
        fitting: dict[int, Fit] = {}

        def reached(grid: Grid, cell: int) -> float:
            nonlocal rank
            end, index, length = whole.ends[cell - first], whole.forms[cell - first], whole.lengths[cell - first]
            if grid.best[cell] <= mean * (size + end):
                places = [0, *whole.units.places[: end - 1], length]
                one = _fit(grid, cell, places)
                fitting[index] = one
                if rank is not None:
                    rank = min(rank, _rank(one))
            if len(fitting) == len(whole.ends):
                return -INFINITE
            # what the shortest form may cost less, every form may
            return (rank - mean) * (size + shortest) if rank is not None else INFINITE

        searched(word, whole.columns, rest, reached)
        return list(fitting.items())


def _searches(known: Sequence[tuple[Letters, Whole]], mean: float) -> list[_Search]:
    """Where forms of a foreign word may have a mean cost of ``mean`` or less."""
    found: list[_Search] = []
    for word, whole in known:
        rest = lacking(word, whole.columns, whole.ends, mean)
        if rest:
            found.append(_Search(word, whole, mean, rest))
    return found


def is_known(latin: str, foreign: str, language: str = "und") -> bool:
    """Whether there is a table for a foreign word, and a letter and a sign to compare."""
    code = table_of(foreign, language)
    return code is not None and plain(latin) != "" and len(units_of(foreign, code).signs) > 0


@lru_cache(maxsize=1024)
def spellings(foreign: str, language: str, most: int) -> tuple[tuple[str, float], ...]:
    """The Latin spellings that a foreign word stands for at the least cost, with that cost, at most so many; nothing
    where the script has no table. Letters that the word has no sign for are not made up."""
    code = table_of(foreign, language)
    if code is None:
        return ()
    signs = units_of(foreign, code).signs
    if not signs:
        return ()
    rows = columns(["^", *signs, "$"], code)
    states: list[dict[str, float]] = [{} for _ in range(len(rows) + 1)]
    states[0][""] = 0.0
    for at, row in enumerate(rows):
        for latin, cost in sorted(states[at].items(), key=lambda item: item[1])[:most]:
            for segment, width in row:
                for chunk, price in (*segment.options.items(), ("", segment.spare)):
                    made, total = latin + chunk, cost + price
                    if price < UNKNOWN and total < states[at + width].get(made, INFINITE):
                        states[at + width][made] = total
    found: dict[str, float] = {}
    for latin, cost in states[-1].items():
        plain = latin.replace("^", "").replace("$", "")
        if plain and cost < found.get(plain, INFINITE):
            found[plain] = cost
    return tuple(sorted(found.items(), key=lambda item: item[1])[:most])


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """The letters from a to z of a folded word."""
    if word.isascii() and word.isalpha() and word.islower():
        return word
    return "".join(character for character in word if "a" <= character <= "z")


def _part(word: Letters, beside: list[Column], places: Sequence[int]) -> Fit:
    """How a word fits the part of a foreign text that it fits best."""
    found: list[Fit] = []

    def reached(grid: Grid, cell: int) -> float:
        found.append(_fit(grid, cell, places, inside=True))
        return -INFINITE

    searched(word, beside, [0.0] * len(beside), reached, inside=True)
    return found[0]


def _fit(grid: Grid, cell: int, places: Sequence[int], *, inside: bool = False) -> Fit:
    """The fit that the cheapest way to a cell makes; ``places``: where each unit begins."""
    total, m = grid.best[cell], len(places)
    i, j = divmod(cell, grid.wide)
    n, end = i, min(j, m)
    worst, shift = 0.0, 0 if inside else 1
    odd: list[tuple[int, int, int, int]] = []
    while cell in grid.came:
        cell, cost = grid.came[cell]
        worst = max(worst, cost)
        at, unit = i, min(j, m)
        i, j = divmod(cell, grid.wide)
        if cost >= _ODD:
            before = places[j] if j < m else places[m - 1]
            odd.append((max(0, i - shift), at - shift, before, places[unit - 1] + 1 if unit > j else before))
    first = places[j] if j < m else 0
    last = places[end - 1] + 1 if end else 0
    size = n + (end - j) - (0 if inside else _ENDS)
    return Fit(total, worst, size, first, last, tuple(odd))


@lru_cache(maxsize=16384)
def romanised(text: str) -> str:
    """A rough Latin spelling, for a first look only."""
    from anyascii import anyascii

    return fold(anyascii(text))
