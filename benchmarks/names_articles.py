"""Names lost, replaced and added between languages, and one name in several spellings without a reference.

Planted one a story into human translations of ntrex, lines aligned as they are; developed on the even stories, figures
of the odd ones.
"""

import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import ntrex
from names import CHECKS, _fits, _half, document, findings
from planted_names import common_words, garble
from results import write_section

from tqcheck.aligned import AlignedPair
from tqcheck.checks.engine import run_checks
from tqcheck.embedding import load_encoder
from tqcheck.model import Finding, Pair
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import is_person_name

LATIN = ("eng-GB", "deu", "fra", "spa", "nld", "swe", "pol", "ces", "fin", "hun", "tur", "ind")
OTHERS = ("rus", "ukr", "bul", "ell", "arb", "heb", "hin", "jpn", "kor", "zho-CN")
_FULL = re.compile(r"(?<![\w'’.-])[A-ZÀ-Ý][a-zß-ÿ]{2,}(?: [A-ZÀ-Ý][a-zß-ÿ]{3,}){1,2}(?![\w'’-])")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass
class Tried:
    """Planted faults found, missed, and findings elsewhere that the untouched text does not have."""

    found: int = 0
    missed: int = 0
    elsewhere: int = 0


def full_names(lines: Sequence[str], common: frozenset[str]) -> list[tuple[int, str]]:
    """Line and text of full names of persons within lines: a known name, then words that are no English ones."""
    return [
        (index, found.group())
        for index, line in enumerate(lines)
        for found in _FULL.finditer(line)
        if found.start()
        and not any(word.lower() in common for word in found.group().split())
        and all(is_person_name(word.lower()) for word in found.group().split())
        and not any(is_place(word.lower(), "en") for word in found.group().split())
    ]


def _without(lines: Sequence[str], words: Sequence[str], instead: str = "") -> list[str] | None:
    """Lines in which nothing is left of some words; the last one is replaced. None where a line has nothing else."""
    made = []
    for line in lines:
        new = line
        for word in words:
            new = re.sub(rf"(?<!\w){re.escape(word)}[’'ʼ]?\w*", instead if word == words[-1] else "", new)
        new = re.sub(r" +(?=[ ,.;:])", "", new).strip()
        if line and not _WORD.search(new):
            return None
        made.append(new)
    return made


def _foreign(name: str, line: str, code: str) -> list[str]:
    """The word of another script that each word of a name is heard in."""
    found = []
    for part in name.split():
        near = [word for word in _WORD.findall(line) if len(word) > 2 and _fits(part.lower(), word, code, 0.7)]
        found += near[:1]
    return found if len(found) == len(name.split()) else []


def lost(language: str, odd: bool, instead_of: Literal["nothing", "surname", "name"]) -> Tried:
    """Full names of which the candidate keeps nothing, or whose surname, or the whole of which, became another."""
    rng, tried, code = random.Random(21), Tried(), ntrex.CODES[language]
    common = common_words(ntrex.stories("eng"))
    everyone = [name for story in ntrex.stories("eng") for _, name in full_names(story, common)]
    for reference, candidate in _half(ntrex.stories("eng"), ntrex.stories(language), odd):
        options = []
        for index, name in full_names(reference, common):
            words = name.split() if language in LATIN else _foreign(name, candidate[index], code)
            if words and all(re.search(rf"(?<!\w){re.escape(word)}", candidate[index]) for word in words):
                options.append((index, name, words))
        if not options:
            continue
        index, name, words = rng.choice(options)
        other = rng.choice(everyone) if instead_of != "nothing" else ""
        other = other.rpartition(" ")[2] if instead_of == "surname" else other
        if any(word in " ".join(reference) for word in other.split()):
            continue
        made = _without(candidate, words[-1:] if instead_of == "surname" else words, other)
        if made is not None:
            gone = name.split()[-1:] if instead_of == "surname" else name.split()
            _count(tried, reference, candidate, made, code, {*gone, *other.split()})
    return tried


def added(language: str, odd: bool) -> Tried:
    """Full names of other stories put into a line."""
    rng, tried, code = random.Random(22), Tried(), ntrex.CODES[language]
    common = common_words(ntrex.stories("eng"))
    everyone = [name for story in ntrex.stories("eng") for _, name in full_names(story, common)]
    for reference, candidate in _half(ntrex.stories("eng"), ntrex.stories(language), odd):
        lines = [index for index, line in enumerate(candidate) if line.count(" ") > 6]
        name = rng.choice(everyone)
        if not lines or any(word in " ".join(reference) for word in name.split()):
            continue
        index = rng.choice(lines)
        words = candidate[index].split(" ")
        words.insert(rng.randrange(2, len(words) - 1), name)
        made = [*candidate[:index], " ".join(words), *candidate[index + 1 :]]
        _count(tried, reference, candidate, made, code, set(name.split()))
    return tried


def _count(
    tried: Tried, reference: Sequence[str], candidate: Sequence[str], made: Sequence[str], code: str, wanted: set[str]
) -> None:
    before = {finding.message.split(":")[0] for finding in findings(reference, candidate, ("en", code))}
    after = findings(reference, made, ("en", code))
    hits = [finding for finding in after if wanted & set(_WORD.findall(finding.message))]
    if hits:
        tried.found += 1
    else:
        tried.missed += 1
    tried.elsewhere += sum(one not in hits and one.message.split(":")[0] not in before for one in after)


def alone(language: str, odd: bool) -> tuple[Tried, int]:
    """One of several places of a name garbled, without a reference; and what is said of the untouched articles."""
    rng, tried, untouched, code = random.Random(23), Tried(), 0, ntrex.CODES[language]
    common = common_words(ntrex.stories("eng"))
    for reference, candidate in _half(ntrex.stories("eng"), ntrex.stories(language), odd):
        before = _inspected(candidate, code)
        untouched += len(before)
        names = sorted({word for _, name in full_names(reference, common) for word in name.split() if len(word) > 4})
        places = {
            name: [index for index, line in enumerate(candidate) if re.search(rf"(?<!\w){name}(?!\w)", line)]
            for name in names
        }
        options = [name for name in names if len(places[name]) > 1]
        made = garble(name := rng.choice(options), rng) if options else None
        if made is None:
            continue
        index = places[name][-1]
        line = re.sub(rf"(?<!\w){name}(?!\w)", made[1], candidate[index], count=1)
        after = _inspected([*candidate[:index], line, *candidate[index + 1 :]], code)
        hits = [finding for finding in after if made[1] in finding.message]
        tried.found += bool(hits)
        tried.missed += not hits
        said = {finding.message for finding in before}
        tried.elsewhere += sum(one not in hits and one.message not in said for one in after)
    return tried, untouched


def _inspected(lines: Sequence[str], code: str) -> tuple[Finding, ...]:
    new = document(lines, code)
    return run_checks(CHECKS, AlignedPair(Pair("x", None, new.article), None, new, (), None, load_encoder()))


def _row(name: str, *several: Tried) -> str:
    cells = []
    for one in several:
        number = one.found + one.missed
        cells += [f"{one.found} of {number}" if number else "", str(one.elsewhere)]
    return f"| {name} | {' | '.join(cells)} |"


def _sum(several: Sequence[Tried]) -> Tried:
    return Tried(*(sum(getattr(one, name) for one in several) for name in ("found", "missed", "elsewhere")))


def main(odd: bool = True, languages: Sequence[str] = ()) -> None:
    """Measure, print, and write the section of RESULTS.md where all of it was measured."""
    reason = ntrex.missing()
    if reason:
        print(reason)
        return
    lines = ["## Names lost, replaced and added", "", "`python benchmarks/names_articles.py`. " + " ".join(
        (
            "One full name a story taken out of the whole candidate, its surname or all of it replaced by another,",
            "or one put in; English reference.",
            "Beside each: findings elsewhere that the untouched translation does not have.",
        )
    ), ""]  # fmt: skip
    lines += ["| English to | lost | elsewhere | surname | elsewhere | name | elsewhere | added | elsewhere |"]
    lines += ["| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    every = []
    for language in languages or (*LATIN, *OTHERS):
        several = [lost(language, odd, "nothing")]
        if language in LATIN:
            several += [lost(language, odd, "surname"), lost(language, odd, "name"), added(language, odd)]
        else:
            several += [Tried()] * 3
        every.append(several)
        lines.append(_row(language, *several))
    lines += [_row("all", *map(_sum, zip(*every, strict=True))), ""]
    lines += ["Without a reference, one of several places of a name garbled:", ""]
    lines += ["| language | found | elsewhere | findings on untouched articles |", "| --- | ---: | ---: | ---: |"]
    tries, total = [], 0
    for language in languages or ("eng", *LATIN[1:]):
        tried, untouched = alone(language, odd)
        tries.append(tried)
        total += untouched
        lines.append(f"{_row(language, tried)} {untouched} |")
    lines.append(f"{_row('all', _sum(tries))} {total} |")
    text = "\n".join(lines)
    print(text)
    if odd and not languages:
        write_section("names-articles", text)


if __name__ == "__main__":
    main("even" not in sys.argv, [one for one in sys.argv[1:] if one != "even"])
