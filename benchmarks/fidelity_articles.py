"""Does an article's fidelity mean what it says? ``python benchmarks/fidelity_articles.py [--quality off]``

On NTREX-128's stories (ntrex in the folder named by TQCHECK_DATA), English to other languages and within one language:
the figures of untouched human translations and of two stories that have nothing to do with each other, how often an
article with one planted error scores below itself without it, beside other metrics in the same run, and how often one
with two errors scores above itself with the first alone.

The constants of the formula were set on the stories of corpora/ and looked at on the even stories of six files (arb,
deu, fin, fra, rus, zho-CN); what is printed is from the odd stories, and by language whether it was one of the six.
TQCHECK_BENCH_STORIES is the number of stories a file, 4 where it is not set.
"""

import argparse
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from ntrex import CODES, missing, stories
from results import write_section

import tqcheck
from tests.fidelity.damage import DAMAGES, Material
from tqcheck.embedding import Encoder, load_encoder
from tqcheck.model import Article
from tqcheck.settings import Settings

TUNED = ("arb", "deu", "fin", "fra", "rus", "zho-CN")
ACROSS = (*TUNED, "ces", "ell", "hin", "hun", "ind", "jpn", "kor", "lav", "nob", "pol", "por", "tur", "ukr", "vie")
ALONE = (("eng", "eng-GB"), ("eng", "eng-US"), ("spa", "spa-ref2"), ("por", "por-BR"))
RANKED_ACROSS = ("deu", "fra", "rus", "arb", "zho-CN", "ces", "hin", "jpn", "nob", "por", "tur", "ukr")
PEERS = ("fidelity", "bleu", "chrf++", "ter", "encoder cosine", "encoder token F1")
THIRD = ("fra", "deu")  # for a line in a language that is neither side's
STORIES = int(os.environ.get("TQCHECK_BENCH_STORIES", "4"))
LONGEST = 40  # lines: longer stories take time and say nothing else


@dataclass
class Ranking:
    """Of one kind of damage: how often each metric fell, stayed and rose."""

    fell: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    rose: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    asked: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, metric: str, before: float, after: float) -> None:
        """Count one pair; for TER more is worse."""
        sign = -1 if metric == "ter" else 1
        self.asked[metric] += 1
        self.fell[metric] += sign * (after - before) < -1e-9
        self.rose[metric] += sign * (after - before) > 1e-9


@dataclass(frozen=True)
class Damaged:
    """The lines of a damaged article, and all metrics without and with the damage."""

    lines: tuple[str, ...]
    before: dict[str, float]
    after: dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quality", choices=("on", "off"), default="on")
    given = parser.parse_args()
    if said := missing():
        print(f"fidelity of articles: {said}")
        return
    measure = Measure(load_encoder(), Settings(quality=given.quality))
    untouched = {part: [measure.fidelity("eng", part, n) for n in odd_stories()] for part in ACROSS}
    within = {pair: [measure.fidelity(*pair, n) for n in odd_stories()] for pair in ALONE}
    strangers = [measure.unrelated(part, n) for part in (*ACROSS[::2], "eng-GB") for n in odd_stories()]
    twice = Twice()
    across = rank(measure, [("eng", part) for part in RANKED_ACROSS], twice)
    alone = rank(measure, list(ALONE), twice)
    off = " --quality off" if given.quality == "off" else ""
    text = "\n".join(
        [
            "## Fidelity of articles",
            "",
            f"`python benchmarks/fidelity_articles.py{off}`: {STORIES} odd stories of NTREX a file, of 8 to 40 lines.",
            "",
            *distributions(untouched, within, strangers),
            "",
            *rankings("English to " + ", ".join(RANKED_ACROSS), across),
            "",
            *rankings("within one language: " + ", ".join(f"{a} {b}" for a, b in ALONE), alone),
            "",
            *twice.told(),
        ]
    )
    write_section("fidelity-articles" if given.quality == "on" else "fidelity-articles-off", text)
    print(text)


def odd_stories() -> list[int]:
    """The numbers of the first odd stories of a bearable length."""
    sizes = [len(story) for story in stories("eng")]
    return [n for n in range(1, len(sizes), 2) if 8 <= sizes[n] <= LONGEST][:STORIES]


class Measure:
    """Articles made of lines, checked; of the peers, what they say of whole articles."""

    def __init__(self, encoder: Encoder, settings: Settings) -> None:
        self.encoder, self.settings = encoder, settings

    def article(self, part: str, lines: tuple[str, ...]) -> Article:
        """The lines as an article of one paragraph each."""
        return Article(text="\n\n".join(line for line in lines if line), language=CODES[part], headline=lines[0])

    def report(self, one: str, other: str, reference: tuple[str, ...], lines: tuple[str, ...]) -> tqcheck.Report:
        """What tqcheck says of lines in the language of ``other``."""
        pair = self.article(one, reference), self.article(other, lines)
        return tqcheck.check(*pair, settings=self.settings, encoder=self.encoder)

    def fidelity(self, one: str, other: str, story: int) -> float:
        """Of an untouched story."""
        return self.report(one, other, stories(one)[story], stories(other)[story]).fidelity or 0.0

    def unrelated(self, part: str, story: int) -> float:
        """Of a story beside another one."""
        return self.report("eng", part, stories("eng")[story], stories(part)[story - 1]).fidelity or 0.0

    def peers(self, one: str, other: str, reference: tuple[str, ...], lines: tuple[str, ...]) -> dict[str, float]:
        """All metrics of one article."""
        report = self.report(one, other, reference, lines)
        found = {score.metric: score.value for score in report.scores if score.metric in PEERS}
        left, right = (self.encoder.encode(list(side)) for side in (reference, lines))
        means = [vectors.mean(0) / np.linalg.norm(vectors.mean(0)) for vectors in (left, right)]
        found["encoder cosine"] = float(means[0] @ means[1])
        tokens = [np.concatenate([t.vectors for t in self.encoder.tokens(list(side))]) for side in (reference, lines)]
        alike = tokens[0] @ tokens[1].T
        recall, precision = float(alike.max(1).mean()), float(alike.max(0).mean())
        found["encoder token F1"] = 2 * precision * recall / (precision + recall)
        return found


@dataclass
class Twice:
    """A second error in an article that has one already."""

    changes: list[float] = field(default_factory=list)

    def add(self, measure: Measure, one: str, other: str, story: int, kind: str, made: Damaged) -> None:
        """Plant another error into a damaged article, of a kind drawn by chance, that leaves the first one there."""
        rng = random.Random(f"second {kind} {one} {other} {story}")
        second = rng.choice([name for name in DAMAGES if name != "untranslated"])
        untouched = stories(other)[story]
        lines = DAMAGES[second](material(one, other, story, made.lines), rng)
        if lines is None or lines == made.lines:
            return
        first, there = Counter(made.lines) - Counter(untouched), Counter(lines)
        if any(there[line] < Counter(made.lines)[line] for line in first):
            return  # the first error, or a copy of it, is gone: less may be wrong than before
        after = measure.report(one, other, stories(one)[story], lines).fidelity or 0.0
        self.changes.append(after - made.after["fidelity"])

    def told(self) -> list[str]:
        """The counts as a paragraph."""
        changes = np.array(self.changes)
        rises = sorted(change for change in self.changes if change > 1e-9)
        sizes = ", ".join(f"{rise:.1f}" for rise in reversed(rises))
        return [
            f"A second error, of any kind, in {len(changes)} of the articles above that have one: fidelity fell in "
            f"{int(np.sum(changes < -1e-9))}, stayed in {int(np.sum(np.abs(changes) <= 1e-9))} and rose in {len(rises)}"
            + (f" (by {sizes})." if rises else "."),
        ]


def rank(measure: Measure, pairs: list[tuple[str, str]], twice: Twice) -> dict[str, Ranking]:
    """Each kind of damage once in each story; in the first half of the stories a second error besides."""
    found: dict[str, Ranking] = {kind: Ranking() for kind in DAMAGES}
    chosen = odd_stories()
    for one, other in pairs:
        for story in chosen:
            for kind, made in damaged(measure, one, other, story):
                for metric in made.before.keys() & made.after.keys():
                    found[kind].add(metric, made.before[metric], made.after[metric])
                if story in chosen[: len(chosen) // 2]:
                    twice.add(measure, one, other, story, kind, made)
        print(one, other, file=sys.stderr, flush=True)
    return found


def material(one: str, other: str, story: int, lines: tuple[str, ...]) -> Material:
    """What damage to these lines of a story may use."""
    third = next(part for part in THIRD if CODES[part] not in (CODES[one], CODES[other]))
    return Material(lines, stories(one)[story], stories(other)[story - 1], stories(third)[story], CODES[other])


def damaged(measure: Measure, one: str, other: str, story: int) -> Iterator[tuple[str, Damaged]]:
    """Kinds of damage and what each does to a story."""
    reference, lines = stories(one)[story], stories(other)[story]
    before = measure.peers(one, other, reference, lines)
    for kind, damage in DAMAGES.items():
        if kind == "untranslated" and CODES[one] == CODES[other]:
            continue
        rng = random.Random(f"{kind} {other} {story}")
        made = damage(material(one, other, story, lines), rng)
        if made is not None and made != lines:
            yield kind, Damaged(made, before, measure.peers(one, other, reference, made))


def distributions(
    untouched: dict[str, list[float]], within: dict[tuple[str, str], list[float]], strangers: list[float]
) -> list[str]:
    rows = ["| untouched human translation | lowest | median | highest | |", "| --- | ---: | ---: | ---: | --- |"]
    for name, values in [*untouched.items(), *((" beside ".join(pair[::-1]), v) for pair, v in within.items())]:
        tuned = "looked at while tuning" if name in TUNED else ""
        rows.append(f"| {name} | {min(values):.1f} | {np.median(values):.1f} | {max(values):.1f} | {tuned} |")
    every = [value for values in untouched.values() for value in values]
    return [
        *rows,
        "",
        f"All from English: {np.mean(np.array(every) >= 90):.3f} of {len(every)} are at 90 or above, the lowest is "
        f"{min(every):.1f}. Two stories that have nothing to do with each other: the highest of {len(strangers)} is "
        f"{max(strangers):.1f}.",
    ]


def rankings(title: str, found: dict[str, Ranking]) -> list[str]:
    metrics = [metric for metric in PEERS if any(one.asked[metric] for one in found.values())]
    rows = [
        f"Ranking accuracy, {title}: how often the damaged article scores below the untouched one; a tie is a miss.",
        "",
        "| damage | articles | " + " | ".join(metrics) + " | fidelity rose |",
        "| --- | ---: |" + " ---: |" * (len(metrics) + 1),
    ]
    for kind, one in found.items():
        if count := one.asked["fidelity"]:
            shares = (f"{one.fell[m] / one.asked[m]:.3f}" if one.asked[m] else "" for m in metrics)
            rows.append(f"| {kind} | {count} | " + " | ".join(shares) + f" | {one.rose['fidelity']} |")
    return rows


if __name__ == "__main__":
    main()
