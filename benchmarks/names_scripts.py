"""Garbled names in English beside references in the scripts and languages that ntrex has no file of here.

The references are the stories of tests/faithful, translations written for this project by one hand and read for names
that are wrongly accused, never for those that are found. In two lines of three one name of the English story is
garbled, six times over.
"""

import random
from collections.abc import Iterable
from pathlib import Path

import ntrex
from names import Count, findings, measure, table
from planted_names import Plant, common_words, garble, names
from results import write_section

from tqcheck.languages import scripts_of_language

STORIES = Path(__file__).parents[1] / "tests" / "faithful"
TIMES, SHARE, SHORTEST = 6, 0.65, 4


def lines_of(story: str, language: str) -> list[str]:
    """The lines of a story."""
    text = (STORIES / f"{story}.{language}.txt").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip()]


def to_english(language: str) -> Count:
    """Names garbled in the English of all stories that a language has."""
    common = common_words(ntrex.stories("eng"))
    total = Count()
    for path in sorted(STORIES.glob(f"*.{language}.txt")):
        story = path.name.split(".")[0]
        reference, english = lines_of(story, language), lines_of(story, "en")
        if len(reference) != len(english):
            continue
        for seed in range(TIMES):
            rng = random.Random(seed)
            planted, plants = list(english), []
            for index, line in enumerate(english):
                options = [name for name in names(line, common) if len(name) > SHORTEST]
                made = garble(name := rng.choice(options), rng) if options else None
                if made and rng.random() < SHARE:
                    planted[index] = line.replace(name, made[1], 1)
                    plants.append(Plant(index, name, made[1], made[0]))
            total.add(measure(reference, english, planted, plants, (language, "en")))
    return total


def untouched(languages: Iterable[str]) -> tuple[int, int]:
    """How many findings there are between English and some languages, either way round, and in how many pairs."""
    found = pairs = 0
    for language in languages:
        for path in sorted(STORIES.glob(f"*.{language}.txt")):
            story = path.name.split(".")[0]
            one, english = lines_of(story, language), lines_of(story, "en")
            if len(one) == len(english):
                found += len(findings(one, english, (language, "en"))) + len(findings(english, one, ("en", language)))
                pairs += 2
    return found, pairs


def main() -> None:
    """Measure, print, and write the section of RESULTS.md."""
    reason = ntrex.missing()
    if reason:
        print(reason)
        return
    every = sorted({path.name.split(".")[1] for path in STORIES.glob("*.txt")})
    counts = {one: to_english(one) for one in every if scripts_of_language(one).isdisjoint({"Latn"})}
    found, pairs = untouched(counts)
    lines = [
        "## Names beside other scripts",
        "",
        "`python benchmarks/names_scripts.py`. Stories of tests/faithful, a name of the English garbled in two lines "
        "of three; every capitalised word that is not common counts as a name, Danish and University among them. Of "
        "scripts without a table of sounds (Amharic, Sinhala) nothing is said. While checks were written the "
        "stories were read for names wrongly accused: the precision is that of texts that were looked at.",
        "",
        *table(
            "to English, name garbled there, from",
            {name: one for name, one in counts.items() if one.found + one.missed},
        ),
        f"Between these languages and English, either way, untouched: {found} findings in {pairs} pairs of stories.",
    ]
    text = "\n".join(lines)
    print(text)
    write_section("names-scripts", text)


if __name__ == "__main__":
    main()
