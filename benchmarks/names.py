"""Names: garbled ones found, right ones accused; beside string similarities with tuned thresholds.

Thresholds were chosen on the even stories of ntrex; everything printed here is of the odd ones. Lines are taken as
aligned, so that the figures are those of the name checks alone.
"""

import gc
import random
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import mean, median

import ntrex
import regex
from planted_names import Plant, common_words, garble, names, plant_same_letters
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler
from results import write_section
from translators_slips import TranslatorsSlip, slip_of

from tqcheck.aligned import AlignedPair, Document
from tqcheck.checks.engine import run_checks
from tqcheck.checks.names import name_added, name_inconsistent, name_missing, name_misspelled
from tqcheck.embedding import load_encoder
from tqcheck.model import Article, Finding, Link, Pair, Relation, Sentence
from tqcheck.names import compare_names
from tqcheck.names.compare import best_fit
from tqcheck.names.forms.attested import attested
from tqcheck.names.forms.bysound import heard_as
from tqcheck.names.forms.inflection import stems
from tqcheck.names.sounds.sound import fit, romanised
from tqcheck.names.sounds.table import syllables

CHECKS = [name_misspelled, name_inconsistent, name_missing, name_added]
TEN = ("deu", "fra", "spa", "ita", "nld", "swe", "pol", "ces", "fin", "por")
# looked at for their endings only, and pairs without English
FURTHER = ("dan", "nob", "isl", "est", "hun", "ind", "ron", "slk", "tur", "vie", "deu:swe", "pol:ces", "fra:spa")
INTO_SCRIPTS = ("rus", "ukr", "arb", "hin", "ell", "jpn", "heb", "kor")
ACROSS = ("rus", "ukr", "arb", "zho-CN", "jpn", "hin", "ell")
_VOWELS = "ァィゥェォアイウエオーаеиоуэюяыіїєαεηιοωυάέήίόώύاوياויािीुूेैोौ"
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_KATAKANA = regex.compile(r"[ァ-ヺー]+")
_KATAKANA_NAME = regex.compile(r"[ァ-ヺー]{2,}(?:・[ァ-ヺー]{2,})*")
_FULL_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+){1,2}")
_CAPITAL = regex.compile(r"(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]{3,}")


@dataclass
class Count:
    """Planted words found and missed, findings elsewhere, and those that the untouched translation has as well."""

    found: int = 0
    missed: int = 0
    elsewhere: int = 0
    untouched: int = 0
    ways: Counter[str] = field(default_factory=Counter)
    missed_ways: Counter[str] = field(default_factory=Counter)
    levels: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def add(self, other: "Count") -> None:
        for name in ("found", "missed", "elsewhere", "untouched"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.ways += other.ways
        self.missed_ways += other.missed_ways
        self.levels += other.levels

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + self.missed)

    @property
    def precision(self) -> float:
        """Of all findings: what a human translator misspelled counts against it."""
        return self.found / max(1, self.found + self.elsewhere + self.untouched)

    @property
    def own_precision(self) -> float:
        """Of the findings that the untouched translation does not have."""
        return self.found / max(1, self.found + self.elsewhere)


def document(lines: Sequence[str], language: str) -> Document:
    """A story of one line a sentence."""
    sentences, at = [], 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, at, at + len(line), line))
        at += len(line) + 2
    return Document(Article("\n\n".join(lines), language=language), tuple(sentences))


def findings(reference: Sequence[str], candidate: Sequence[str], languages: tuple[str, str]) -> tuple[Finding, ...]:
    """What the four name checks say of two stories aligned line by line."""
    old, new = document(reference, languages[0]), document(candidate, languages[1])
    links = tuple(Link((i,), (i,), "match", 0.9) for i in range(len(reference)))
    encoder = load_encoder()
    pair = AlignedPair(Pair("x", old.article, new.article), old, new, links, Relation("translation", 1.0), encoder)
    return run_checks([replace(check, needs="candidate") for check in CHECKS], pair)


def _quoted(finding: Finding) -> set[str]:
    """Words that a finding accuses, with those that its message lists."""
    listed = finding.message.partition("spellings:" if finding.check == "name-inconsistent" else "reference")[2]
    return set(_WORD.findall(listed)) | set(_WORD.findall(finding.candidate.text if finding.candidate else ""))


def _is_quoted(plant: Plant, words: set[str]) -> bool:
    """Whether a word is the planted one; of a Chinese run, which has no ends of its own, whether it has the same
    characters, more or fewer of the same name."""
    if plant.way == "character":
        return any(plant.wrong in word or word in plant.wrong for word in words if len(word) > 2)
    return plant.wrong in words


def measure(
    reference: Sequence[str],
    candidate: Sequence[str],
    planted: Sequence[str],
    plants: Sequence[Plant],
    languages: tuple[str, str],
) -> Count:
    """Findings on the planted candidate against what was planted, and against the findings without it."""
    count = Count()
    before = {finding.message.split(":")[0] for finding in findings(reference, candidate, languages)}
    after = findings(reference, planted, languages)
    taken: set[int] = set()
    for one in plants:
        hit = next((i for i, finding in enumerate(after) if _is_quoted(one, _quoted(finding))), None)
        if hit is None:
            count.missed += 1
            count.missed_ways[one.way] += 1
        else:
            taken.add(hit)
            count.found += 1
            count.ways[one.way] += 1
    for index, finding in enumerate(after):
        right = index in taken
        count.levels[finding.confidence, right] += 1
        if not right and finding.message.split(":")[0] in before:
            count.untouched += 1
        elif not right:
            count.elsewhere += 1
    return count


def same_letters(languages: Iterable[str], odd: bool = True) -> dict[str, Count]:
    """Garbled names in languages that keep foreign spellings; ``eng`` against itself is the same language. The
    reference is English, or what stands before a colon."""
    common = common_words(ntrex.stories("eng"))
    counts = {}
    for pair in languages:
        source, language = pair.split(":") if ":" in pair else ("eng", pair)
        rng, total = random.Random(11), Count()
        for reference, candidate in _half(ntrex.stories(source), ntrex.stories(language), odd):
            planted, plants = plant_same_letters(reference, candidate, common, rng)
            codes = (ntrex.CODES[source], ntrex.CODES[language])
            total.add(measure(reference, candidate, planted, plants, codes))
        counts[pair] = total
    return counts


def across(languages: Iterable[str], odd: bool = True) -> dict[str, Count]:
    """Garbled English names with the reference in another script, in names that the foreign line has by sound, or, in
    Chinese and Japanese, anywhere."""
    common = common_words(ntrex.stories("eng"))
    counts = {}
    for language in languages:
        rng, total, code = random.Random(12), Count(), ntrex.CODES[language]
        for english, foreign in _half(ntrex.stories("eng"), ntrex.stories(language), odd):
            lines, plants = list(english), []
            for index, (line, other) in enumerate(zip(english, foreign, strict=True)):
                options = [name for name in names(line, common) if len(name) > 4 and _is_heard(name, other, code)]
                if options and rng.random() < 0.5:
                    name = rng.choice(options)
                    made = garble(name, rng)
                    if made:
                        lines[index] = line.replace(name, made[1], 1)
                        plants.append(Plant(index, name, made[1], made[0]))
            total.add(measure(foreign, english, lines, plants, (code, "en")))
        counts[language] = total
    return counts


def into_foreign(languages: Iterable[str], odd: bool = True) -> dict[str, Count]:
    """Garbled words of the other script with the reference in English, where the word sounds like the English name."""
    common = common_words(ntrex.stories("eng"))
    counts = {}
    for language in languages:
        rng, total, code = random.Random(13), Count(), ntrex.CODES[language]
        letters = sorted(
            {
                c
                for story in ntrex.stories(language)
                for line in story
                for c in line.casefold()
                if unicodedata.category(c) in ("Ll", "Lo", "Mc", "Mn")
                and (c > "\u0250" if code != "ja" else _KATAKANA.fullmatch(c) is not None)
            }
        )
        vowels = "".join(letter for letter in _VOWELS if letter in letters)
        for english, foreign in _half(ntrex.stories("eng"), ntrex.stories(language), odd):
            lines, plants = list(foreign), []
            for index, (line, other) in enumerate(zip(english, foreign, strict=True)):
                options = [
                    word
                    for name in names(line, common)
                    if len(name) > 4
                    for word in (_KATAKANA if code == "ja" else _WORD).findall(other)
                    if len(word) > 3 and not word[0].islower() and _fits(name, word, code)
                ]
                if options and rng.random() < 0.5:
                    word = rng.choice(options)
                    made = garble(word, rng, vowels, "".join(letters))
                    if made:
                        edges = ("", "") if code == "ja" else (r"(?<![\p{L}\p{M}])", r"(?![\p{L}\p{M}])")
                        lines[index] = regex.sub(word.join(edges), made[1], other, count=1)
                        plants.append(Plant(index, word, made[1], made[0]))
            total.add(measure(english, foreign, lines, plants, ("en", code)))
        counts[language] = total
    return counts


def by_sound(languages: Iterable[str], odd: bool = True) -> dict[str, Count]:
    """Garbled names in languages of the Latin alphabet that write them by sound, with the reference in English: words
    that, read as the language reads them, sound like the English name."""
    common = common_words(ntrex.stories("eng"))
    counts = {}
    for language in languages:
        rng, total, code = random.Random(15), Count(), ntrex.CODES[language]
        for english, foreign in _half(ntrex.stories("eng"), ntrex.stories(language), odd):
            lines, plants = list(foreign), []
            for index, (line, other) in enumerate(zip(english, foreign, strict=True)):
                options = [
                    word
                    for name in names(line, common)
                    if len(name) > 4
                    for word in _CAPITAL.findall(other)
                    if len(word) > 4 and _is_read_as(name, word, code)
                ]
                if options and rng.random() < 0.5:
                    word = rng.choice(options)
                    made = garble(word, rng)
                    if made:
                        lines[index] = other.replace(word, made[1], 1)
                        plants.append(Plant(index, word, made[1], made[0]))
            total.add(measure(english, foreign, lines, plants, ("en", code)))
        counts[language] = total
    return counts


def _is_read_as(name: str, word: str, code: str) -> bool:
    return any(_fits(name, heard_as(stem, code), "ru") for stem in stems(word.casefold(), code) if len(stem) > 3)


def into_chinese(odd: bool = True) -> dict[str, Count]:
    """One character of a transcription put for another that is read otherwise, with the reference in English: the
    runs of three characters and more in the Chinese line that sound like the English name."""
    common = common_words(ntrex.stories("eng"))
    rng, total = random.Random(14), Count()
    used = sorted({c for name in _TRANSCRIBED for one in attested(name, "Hani", "zh") for c in one})
    for english, chinese in _half(ntrex.stories("eng"), ntrex.stories("zho-CN"), odd):
        lines, plants = list(chinese), []
        for index, (line, other) in enumerate(zip(english, chinese, strict=True)):
            options = [run for name in names(line, common) if len(name) > 4 for run in _transcribed(name, other)]
            if options and rng.random() < 0.5:
                word, at = rng.choice(options), rng.randrange(2)
                new = rng.choice([c for c in used if syllables(c) != syllables(word[at])])
                lines[index] = other.replace(word, word[:at] + new + word[at + 1 :], 1)
                plants.append(Plant(index, word, word[:at] + new + word[at + 1 :], "character"))
        total.add(measure(english, chinese, lines, plants, ("en", "zh")))
    return {"zho-CN": total}


# names whose transcriptions show which characters are used for transcribing
_TRANSCRIBED = ("clinton", "johnson", "williams", "gutierrez", "stoltenberg", "robinson", "fernandez", "mitchell")


def _transcribed(name: str, line: str) -> list[str]:
    one = fit(name.lower(), line, inside=True, language="zh")
    run = line[one.start : one.end] if one is not None and one.mean < 0.6 else ""
    return [run] if len(run) > 2 and not set(run) & set("·，。、“”") else []


def _is_heard(name: str, line: str, language: str) -> bool:
    return language in ("zh", "ja") or any(_fits(name, word, language, 0.8) for word in _WORD.findall(line))


def _fits(name: str, word: str, language: str, mean: float = 0.6) -> bool:
    one = best_fit(name.lower(), word, language)
    return one is not None and one.mean < mean


def _half(
    old: Sequence[Sequence[str]], new: Sequence[Sequence[str]], odd: bool
) -> list[tuple[Sequence[str], Sequence[str]]]:
    return list(zip(old, new, strict=True))[1 if odd else 0 :: 2]


def accusations(odd: bool = True) -> dict[str, tuple[int, int, Counter[str], list[TranslatorsSlip]]]:
    """Findings on untouched human translations: their number, that of the articles, the checks, and the proven slips of
    the translators among them, one for each finding (in the odd stories; the others were not judged)."""
    counts = {}
    for language in ntrex.CODES:
        if language == "eng":
            continue
        source = "spa" if language == "spa-ref2" else "eng"
        total: Counter[str] = Counter()
        proven: list[TranslatorsSlip] = []
        pairs = _half(ntrex.stories(source), ntrex.stories(language), odd)
        for number, (reference, candidate) in enumerate(pairs):
            for finding in findings(reference, candidate, (ntrex.CODES[source], ntrex.CODES[language])):
                total[finding.check] += 1
                slip = slip_of(language, 2 * number + odd, finding)
                proven += [slip] if slip else []
        counts[language] = (sum(total.values()), len(pairs), total, proven)
    return counts


Similarity = Callable[[str, str], float]


def peers() -> dict[str, tuple[Similarity, Sequence[float]]]:
    """Similarities from 0 to 1 and the thresholds to choose from; metaphone only where jellyfish is installed."""
    steps = [step / 50 for step in range(30, 50)]
    found: dict[str, tuple[Similarity, Sequence[float]]] = {
        "Jaro-Winkler": (lambda a, b: JaroWinkler.similarity(a.lower(), b.lower()), steps),
        "token sort": (lambda a, b: fuzz.token_sort_ratio(a.lower(), b.lower()) / 100, steps),
    }
    try:
        import jellyfish
    except ImportError:
        print("jellyfish is not installed: no metaphone", file=sys.stderr)
    else:
        found["metaphone"] = (
            lambda a, b: JaroWinkler.similarity(jellyfish.metaphone(a), jellyfish.metaphone(b)),
            [*steps, 1.0],
        )
    return found


def peer_counts(
    similarity: Similarity, threshold: float, cases: Sequence[tuple[Sequence[str], Sequence[str], Sequence[Plant]]]
) -> Count:
    """What a similarity does in place of the checks: every capitalised word of the candidate that its reference line
    lacks is accused where the nearest capitalised word there is at least this similar."""
    count = Count()
    for reference, planted, plants in cases:
        wrong = {(one.line, one.wrong) for one in plants}
        hits = set()
        for index, (old, new) in enumerate(zip(reference, planted, strict=True)):
            right = set(_CAPITAL.findall(old))
            for word in set(_CAPITAL.findall(new)) - right:
                if any(similarity(word, name) >= threshold for name in right):
                    hits.add((index, word))
        count.found += len(wrong & hits)
        count.missed += len(wrong - hits)
        count.elsewhere += len(hits - wrong)
    return count


def peer_cases(languages: Sequence[str], odd: bool) -> list[tuple[Sequence[str], Sequence[str], Sequence[Plant]]]:
    common = common_words(ntrex.stories("eng"))
    cases: list[tuple[Sequence[str], Sequence[str], Sequence[Plant]]] = []
    for language in languages:
        rng = random.Random(11)
        for reference, candidate in _half(ntrex.stories("eng"), ntrex.stories(language), odd):
            cases.append((reference, *plant_same_letters(reference, candidate, common, rng)))
    return cases


def demetr() -> list[str] | None:
    """Rows on DEMETR: named entities replaced and removed found, other kinds of damage accused."""
    import polars as pl

    path = Path(ntrex.folder()).parent / "demetr-dev.parquet"
    if not path.exists():
        return None
    table = pl.read_parquet(path).filter(pl.col("mt_sent") != pl.col("pert_sent"))
    rows = []
    for kind in (
        "critical_id9_ne_replaced",
        "critical_id25_ne_removed",
        "critical_id10_numbers_replaced",
        "major_id17_tense",
        "critical_id22_verb_removed",
        "minor_id14_word_swap",
        "critical_id7_antonym",
    ):
        items = table.filter(pl.col("pert_name") == kind).rows(named=True)
        hit = sum(
            bool(findings([item["mt_sent"].strip()], [item["pert_sent"].strip()], ("en", "en"))) for item in items
        )
        rows.append(f"| {kind} | {len(items)} | {hit / max(1, len(items)):.3f} |")
    return rows


def comparison_speed() -> list[str]:
    """Rows on what one comparison of names takes, in microseconds of processor: pairs never compared before, and again.

    English names are compared with those of the same line in a language. Short names are single words, each of the one
    beside each of the other, of every fourth story; full names are those of the stories half-way between. The names of
    all other stories, compared before, load what each language needs."""
    groups = {"same language": ("eng-GB",), "ten languages": TEN, "seven scripts": ACROSS}
    full = {group: _full_names(languages) for group, languages in groups.items()}
    seen = {pair for every in full.values() for place, name in every for pair in (name, *_words(name)) if not place % 2}
    for pair in seen:
        compare_names(*pair)
    rows = []
    for kind, story in (("short", 1), ("full", 3)):
        for group in groups:
            asked = [name for place, name in full[group] if place % 4 == story]
            if kind == "short":
                asked = [pair for name in asked for pair in _words(name)]
            new = [pair for pair in dict.fromkeys(asked) if pair not in seen]
            first, again = _timed(new), _timed(new)
            akin = [taken for relation, taken in first if relation in ("variant", "misspelled")]
            every = [taken for _, taken in first]
            of_akin = f"{mean(akin):.0f} | {median(akin):.0f}" if akin else " | "
            rows.append(
                f"| {kind} names, {group} | {len(new)} | {mean(every):.0f} | {median(every):.0f} | {len(akin)} | "
                f"{of_akin} | {mean(taken for _, taken in again):.1f} |"
            )
    return rows


def _timed(pairs: Sequence[tuple[str, str, str, str]]) -> list[tuple[str, float]]:
    """What each pair is, and how many microseconds of processor that took."""
    found = []
    # as timeit does: what the benchmark holds by now is not looked through for garbage at the comparisons' cost
    gc.disable()
    for pair in pairs:
        start = time.process_time_ns()
        relation = compare_names(*pair).relation
        found.append((relation, (time.process_time_ns() - start) / 1000))
    gc.enable()
    return found


def _words(pair: tuple[str, str, str, str]) -> list[tuple[str, str, str, str]]:
    """Each word of a name beside each of another."""
    a, b, *codes = pair
    return [(one, other, *codes) for one in a.split() for other in regex.split("[ ·・]", b)]


def _full_names(languages: Sequence[str]) -> list[tuple[int, tuple[str, str, str, str]]]:
    """Full names of English lines, each with every name of the aligned line, or, without capitals, with the words there
    that are most like it in a rough romanisation and with those at a place drawn by lot; and their story's place."""
    rng, found = random.Random(16), []
    for language in languages:
        code = ntrex.CODES[language]
        for place, (english, foreign) in enumerate(zip(ntrex.stories("eng"), ntrex.stories(language), strict=True)):
            for line, other in zip(english, foreign, strict=True):
                for name in _FULL_NAME.findall(line):
                    found += [(place, (name, form, "en", code)) for form in _counterparts(name, other, code, rng)]
    return found


def _counterparts(name: str, line: str, code: str, rng: random.Random) -> list[str]:
    if code == "ja":
        return _KATAKANA_NAME.findall(line)
    if code == "zh":
        one = fit("".join(letter for letter in name.lower() if letter.isalpha()), line, inside=True, language=code)
        if one is None or one.end - one.start < 2:
            return []
        start = rng.randrange(max(1, len(line) - one.end + one.start))
        return [line[one.start : one.end], line[start : start + one.end - one.start]]
    if regex.search(r"\p{Lu}", line):
        return _FULL_NAME.findall(line)
    words, size = _WORD.findall(line), len(name.split())
    runs = [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]
    return [max(runs, key=lambda run: fuzz.ratio(romanised(run), name.lower())), rng.choice(runs)] if runs else []


def table(title: str, counts: dict[str, Count]) -> list[str]:
    total = Count()
    for one in counts.values():
        total.add(one)
    lines = [
        f"| {title} | planted | recall | precision | precision less findings of the untouched text |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, one in [*counts.items(), ("all", total)]:
        lines.append(
            f"| {name} | {one.found + one.missed} | {one.recall:.3f} | {one.precision:.3f} | {one.own_precision:.3f} |"
        )
    return [*lines, ""]


def main() -> None:
    """Measure, print, and write the section of RESULTS.md."""
    reason = ntrex.missing()
    if reason:
        print(reason)
        return
    lines = [
        "## Names",
        "",
        "`python benchmarks/names.py`. Thresholds from the even stories of ntrex, figures from the odd "
        "ones, one garbled name in two lines of five; every finding counts, so that the slips of human translators "
        "lower the precision, except in the last column.",
        "",
    ]
    same = same_letters(("eng", "eng-GB"))
    latin = same_letters(TEN)
    scripts, foreign = across(ACROSS), into_foreign(INTO_SCRIPTS)
    lines += table("same language", same) + table("English to", latin)
    lines += table("further languages, and reference:candidate without English", same_letters(FURTHER))
    lines += table("to English, name garbled there, from", scripts)
    lines += table("English to, name garbled in that script", foreign)
    lines += table("English to, a character of a transcription garbled", into_chinese())
    lines += table("English to, name written by its sound and garbled", by_sound(("lav", "lit", "srp-Latn")))
    total = Count()
    for counts in (same, latin, scripts, foreign):
        for one in counts.values():
            total.add(one)
    ways = sorted({*total.ways, *total.missed_ways})
    lines += [
        "Recall by way of garbling: "
        + ", ".join(f"{way} {total.ways[way] / max(1, total.ways[way] + total.missed_ways[way]):.2f}" for way in ways)
        + ".",
        "",
    ]
    levels = defaultdict(lambda: [0, 0])
    for (level, right), number in total.levels.items():
        levels[level][right] += number
    lines += [
        "Precision by confidence: "
        + ", ".join(
            f"{level} {levels[level][1] / max(1, sum(levels[level])):.3f} of {sum(levels[level])}"
            for level in ("high", "medium", "low")
        )
        + ".",
        "",
    ]
    lines += [
        "| system, ten languages of the Latin alphabet | threshold | recall | precision |",
        "| --- | ---: | ---: | ---: |",
    ]
    ours = Count()
    for one in latin.values():
        ours.add(one)
    lines.append(f"| tqcheck | | {ours.recall:.3f} | {ours.precision:.3f} |")
    tuning, reporting = peer_cases(TEN, odd=False), peer_cases(TEN, odd=True)
    for name, (similarity, steps) in peers().items():
        best = max(steps, key=lambda step: _f1(peer_counts(similarity, step, tuning)))
        one = peer_counts(similarity, best, reporting)
        lines.append(f"| {name} | {best:.2f} | {one.recall:.3f} | {one.precision:.3f} |")
    rows = demetr()
    lines += [
        "",
        *(
            ["| DEMETR, same language | items | share with a finding |", "| --- | ---: | ---: |", *rows]
            if rows
            else ["DEMETR was not found."]
        ),
        "",
    ]
    accused = accusations()
    number, articles = sum(one[0] for one in accused.values()), sum(one[1] for one in accused.values())
    proven = [slip for one in accused.values() for slip in one[3]]
    slips = len(proven)
    by_check: Counter[str] = Counter()
    for one in accused.values():
        by_check += one[2]
    lines += [
        f"Findings on untouched human translations, real slips of the translators included: {number} in {articles} "
        f"articles, {number / articles:.3f} an article ("
        + ", ".join(f"{check} {count}" for check, count in by_check.most_common())
        + f"). {slips} of them are slips of the translators, each proven from the data "
        f"(benchmarks/translators_slips.py), and so true findings; without these {number - slips} findings are left, "
        f"{(number - slips) / articles:.3f} an article, some of them slips that the data cannot prove. All by file: "
        + ", ".join(f"{name} {one[0]}" for name, one in sorted(accused.items(), key=lambda item: -item[1][0]) if one[0])
        + ".",
        "",
    ]
    lines += [
        "The proven slips, as written for as it should be, by what proves them. " + " ".join(_by_evidence(proven)),
        "",
    ]
    lines += [
        "`compare_names(a, b, language_a, language_b)` in microseconds of processor: English names beside the names of "
        "the aligned line that were not compared before, and again. Short names are single words; seven scripts are "
        "ru, uk, ar, zh, ja, hi and el. Names akin are forms or garbled forms of one name; what is surely another "
        "name is told sooner.",
        "",
        "| names | pairs | mean | median | akin | mean of akin | median of akin | again, mean |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        *comparison_speed(),
    ]
    text = "\n".join(lines)
    print(text)
    write_section("names", text)


_EVIDENCE = {
    "translations": "At least five other translations of the story have the right spelling, and ten for each without",
    "article": "The same article has the right spelling, at least as often",
    "lists": "Lists of names (Wikidata) have the right spelling in that script and not the written one",
    "both": "The article has both spellings (name-inconsistent)",
    "lost": "No word of the name is anywhere in the article (name-missing)",
}


def _by_evidence(proven: Sequence[TranslatorsSlip]) -> list[str]:
    """A sentence for each kind of evidence, with the slips that it proves and their files."""
    sentences = []
    for kind, said in _EVIDENCE.items():
        some = [
            f"{one.written} for {one.right} ({one.file})" if one.written else f"{one.right} ({one.file})"
            for one in proven
            if one.evidence == kind
        ]
        if some:
            sentences.append(f"{said}, {len(some)}: {', '.join(some)}.")
    return sentences


def _f1(one: Count) -> float:
    return 2 * one.recall * one.precision / max(1e-9, one.recall + one.precision)


if __name__ == "__main__":
    main()
