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
_SILENT_WIDTH = 2
# marks of the start and the end of both words
_ENDS = 4
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
    code = _code(foreign, language)
    word = _latin(latin)
    if code is None or not word:
        return None
    marks, ahead = _ahead(foreign, code, inside)
    if not ahead:
        return None
    return _cheapest(word if inside else f"^{word}$", marks, ahead, code, inside=inside)


@lru_cache(maxsize=65536)
def fit_within(latin: str, foreign: str, mean: float, language: str = "und") -> Fit | None:
    """What ``fit`` says where the mean cost is at most ``mean``, else None: of words unlike each other that is known
    after a few letters."""
    code = _code(foreign, language)
    word = _latin(latin)
    if code is None or not word:
        return None
    marks, ahead = _ahead(foreign, code, False)
    if not ahead or not _is_within(f"^{word}$", ahead, code, mean * (len(word) + 2 + len(marks) - _ENDS)):
        return None
    one = fit(latin, foreign, language=language)
    return one if one is not None and one.mean <= mean else None


@lru_cache(maxsize=1024)
def spellings(foreign: str, language: str, most: int) -> tuple[tuple[str, float], ...]:
    """The Latin spellings that a foreign word stands for at the least cost, with that cost, at most so many; nothing
    where the script has no table. Letters that the word has no sign for are not made up."""
    code = _code(foreign, language)
    marks, ahead = _ahead(foreign, code, False) if code is not None else ([], [])
    if not ahead:
        return ()
    states: list[dict[str, float]] = [{} for _ in range(len(marks) + 1)]
    states[0][""] = 0.0
    for at, rows in enumerate(ahead[:-1]):
        for latin, cost in sorted(states[at].items(), key=lambda item: item[1])[:most]:
            for width, options, spare in rows:
                for chunk, price in (*options.items(), *((("", spare),) if width == 1 else ())):
                    made, total = latin + chunk, cost + price
                    if price < UNKNOWN and total < states[at + width].get(made, _INFINITE):
                        states[at + width][made] = total
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


_Marks = list[tuple[str, int]]
_Ahead = list[list[tuple[int, dict[str, float], float]]]
_NOTHING: dict[str, float] = {}


@lru_cache(maxsize=4096)
def _ahead(foreign: str, script_code: str, inside: bool) -> tuple[_Marks, _Ahead]:
    """The units of a foreign word, with marks for its ends unless ``inside``; and for each of them the segments that
    begin there: width, costs by Latin segment, and the cost of having nothing for it. Empty without a unit."""
    units = _units(foreign, script_code)
    if not units:
        return [], []
    marks = units if inside else [("^", 0), *units, ("$", len(foreign))]
    table, m = _table(script_code), len(marks)
    plain = [unit for unit, _ in marks]
    ahead = [
        [
            (width, options, options.get("", UNKNOWN))
            for width in range(1, _FOREIGN_WIDTH + 1)
            if j + width <= m
            for options in (table.get(tuple(plain[j : j + width]), _NOTHING),)
            if options or width == 1
        ]
        for j in range(m + 1)
    ]
    return marks, ahead


@cache
def _chunks(script_code: str) -> frozenset[str]:
    """The Latin segments of more than one letter that a table has."""
    return frozenset(chunk for options in _table(script_code).values() for chunk in options if len(chunk) > 1)


@lru_cache(maxsize=4096)
def _segments(word: str, script_code: str) -> list[tuple[list[tuple[int, float]], list[tuple[int, str]]]]:
    """From each letter of the Latin word on: the sizes of the segments that may be silent, with the cost of each, and
    the sizes and segments that a table may have."""
    known, n, silent = _chunks(script_code), len(word), _table(script_code).get((), _NOTHING)
    found = []
    for i in range(n + 1):
        sizes = range(1, min(_LATIN_WIDTH, n - i) + 1)
        chunks = [(size, word[i : i + size]) for size in sizes if size == 1 or word[i : i + size] in known]
        quiet = [
            (size, silent.get(chunk, UNKNOWN))
            for size, chunk in chunks
            if size == 1 or (size <= _SILENT_WIDTH and chunk in silent)
        ]
        found.append((quiet, chunks))
    return found


def _is_within(word: str, ahead: _Ahead, script_code: str, limit: float) -> bool:
    """Whether the cheapest way to write one as the other costs no more than a limit."""
    m = len(ahead) - 1
    rows: list[dict[int, float]] = [{} for _ in range(len(word) + 1)]
    rows[0][0] = 0.0
    for i, (quiet, chunks) in enumerate(_segments(word, script_code)):
        row = rows[i]
        if not row:
            continue
        for j in range(min(row), m + 1):
            here = row.get(j)
            if here is None:
                continue
            left = limit - here
            for size, cost in quiet:
                if cost <= left and here + cost < rows[i + size].get(j, _INFINITE):
                    rows[i + size][j] = here + cost
            for width, options, spare in ahead[j]:
                to = j + width
                if width == 1 and spare <= left and here + spare < row.get(to, _INFINITE):
                    row[to] = here + spare
                for size, chunk in chunks:
                    cost = options.get(chunk, UNKNOWN if size == width == 1 else _INFINITE)
                    if cost <= left and here + cost < rows[i + size].get(to, _INFINITE):
                        rows[i + size][to] = here + cost
    return m in rows[len(word)]


def _cheapest(word: str, marks: _Marks, ahead: _Ahead, script_code: str, *, inside: bool) -> Fit:
    """The cheapest way to write one as the other."""
    n, m = len(word), len(marks)
    best = [[_INFINITE] * (m + 1) for _ in range(n + 1)]
    came: list[list[tuple[int, int, float]]] = [[(0, 0, 0.0)] * (m + 1) for _ in range(n + 1)]
    for j in range(m + 1 if inside else 1):
        best[0][j] = 0.0
    for i, (quiet, chunks) in enumerate(_segments(word, script_code)):
        row = best[i]
        for j in range(m + 1):
            here = row[j]
            if here >= _INFINITE:
                continue
            for size, cost in quiet:
                if here + cost < best[i + size][j]:
                    best[i + size][j] = here + cost
                    came[i + size][j] = (i, j, cost)
            for width, options, spare in ahead[j]:
                if width == 1 and not (inside and i == 0) and here + spare < row[j + 1]:
                    row[j + 1] = here + spare
                    came[i][j + 1] = (i, j, spare)
                for size, chunk in chunks:
                    known = options.get(chunk)
                    if known is None:
                        if size > 1 or width > 1:
                            continue
                        known = UNKNOWN
                    if here + known < best[i + size][j + width]:
                        best[i + size][j + width] = here + known
                        came[i + size][j + width] = (i, j, known)
    end = min(range(m + 1), key=lambda j: best[n][j]) if inside else m
    return _traced(best[n][end], came, (n, end), marks, inside=inside)


def _traced(
    total: float,
    came: list[list[tuple[int, int, float]]],
    reached: tuple[int, int],
    marks: list[tuple[str, int]],
    *,
    inside: bool,
) -> Fit:
    """The fit that the steps of the cheapest way make."""
    (n, end), m = reached, len(marks)
    worst, i, j = 0.0, n, end
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
    size = n + (end - j) - (0 if inside else _ENDS)
    return Fit(total, worst, size, first, last, tuple(odd))


@lru_cache(maxsize=16384)
def romanised(text: str) -> str:
    """A rough Latin spelling, for a first look only."""
    from anyascii import anyascii

    return fold(anyascii(text))
