"""Names across scripts: how likely one spelling stands for the sound of the other.

For every script there is a table of pairs of segments (``sh`` beside ``ш``, ``ll`` beside ``尔``) with a cost each:
half of -ln P(foreign | Latin) plus half of -ln P(Latin | foreign), learnt from names in both scripts
(benchmarks/learn_sounds.py; many-to-many alignment after Jiampojamarn et al. 2007). The fit of two words is the
cheapest way to write one as the other, segment by segment. What every accepted romanisation writes is cheap, whatever
none of them writes is dear: the dearest segment tells a garbled name from an unusual one.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from tqcheck.names.spelling import fold, script

UNKNOWN = 8.0
_ODD = 1.5
# a Chinese character read in pinyin, as Chinese names are written
_PINYIN = 1.0
_LATIN_WIDTH = 7
_FOREIGN_WIDTH = 2
_INFINITE = 1e9

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


def _units(word: str, script_code: str) -> list[tuple[str, int]]:
    """The units of a foreign word with the index of the code point that each begins at."""
    found: list[tuple[str, int]] = []
    for index, character in enumerate(word):
        for piece in _pieces(character, script_code):
            found.append((piece, index))
    return found


def syllables(text: str) -> list[str]:
    """Chinese characters as pinyin reads them, without tones; any other sign as it is."""
    return ["".join(_pieces(character, "Hani")) or character for character in text]


@lru_cache(maxsize=16384)
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
    code = script(foreign)
    if code not in SCRIPTS:
        return None
    if code == "Hani" and language == "ja":
        code = "Hani-ja"
    word = "".join(character for character in latin if "a" <= character <= "z")
    units = _units(foreign, code)
    if not word or not units:
        return None
    table = _table(code)
    marks = [("^", 0), *units, ("$", len(foreign))] if not inside else units
    if not inside:
        word = f"^{word}$"
    return _cheapest(word, marks, table, inside=inside)


def _cheapest(
    word: str, marks: list[tuple[str, int]], table: dict[tuple[str, ...], dict[str, float]], *, inside: bool
) -> Fit:
    n, m = len(word), len(marks)
    best = [[_INFINITE] * (m + 1) for _ in range(n + 1)]
    came: list[list[tuple[int, int, float]]] = [[(0, 0, 0.0)] * (m + 1) for _ in range(n + 1)]
    for j in range(m + 1):
        best[0][j] = 0.0 if inside or j == 0 else _INFINITE
    nothing: dict[str, float] = {}
    silent = table.get((), nothing)
    ahead = [
        [
            (width, table.get(tuple(unit for unit, _ in marks[j : j + width]), nothing))
            for width in (1, 2)
            if j + width <= m
        ]
        for j in range(m + 1)
    ]
    chunks = [[(size, word[i : i + size]) for size in range(1, min(_LATIN_WIDTH, n - i) + 1)] for i in range(n + 1)]
    for i in range(n + 1):
        row = best[i]
        for j in range(m + 1):
            here = row[j]
            if here >= _INFINITE:
                continue
            for size, chunk in chunks[i][:2]:
                cost = silent.get(chunk)
                if cost is None:
                    if size > 1:
                        continue
                    cost = UNKNOWN
                if here + cost < best[i + size][j]:
                    best[i + size][j] = here + cost
                    came[i + size][j] = (i, j, cost)
            for width, options in ahead[j]:
                if width == 1 and not (inside and i == 0):
                    cost = options.get("", UNKNOWN)
                    if here + cost < row[j + 1]:
                        row[j + 1] = here + cost
                        came[i][j + 1] = (i, j, cost)
                for size, chunk in chunks[i]:
                    cost = options.get(chunk)
                    if cost is None:
                        if size > 1 or width > 1:
                            continue
                        cost = UNKNOWN
                    if here + cost < best[i + size][j + width]:
                        best[i + size][j + width] = here + cost
                        came[i + size][j + width] = (i, j, cost)
    end = min(range(m + 1), key=lambda j: best[n][j]) if inside else m
    total, worst, i, j = best[n][end], 0.0, n, end
    shift = 0 if inside else 1
    odd: list[tuple[int, int, int, int]] = []
    while i > 0 or (j > 0 and not inside):
        at, unit = i, j
        i, j, cost = came[i][j]
        worst = max(worst, cost)
        if cost >= _ODD:
            before = marks[j][1] if j < m else marks[m - 1][1]
            odd.append((max(0, i - shift), at - shift, before, marks[unit - 1][1] + 1 if unit > j else before))
    first = marks[j][1] if j < m else 0
    last = marks[end - 1][1] + 1 if end else 0
    size = n + (end - j) - (0 if inside else 4)
    return Fit(total, worst, size, first, last, tuple(odd))


def romanised(text: str) -> str:
    """A rough Latin spelling, for a first look only."""
    from anyascii import anyascii

    return fold(anyascii(text))
