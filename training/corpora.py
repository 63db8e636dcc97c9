"""Which groups the training sees, which are kept to choose by, and which are only reported."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from training.examples import Group, Part, Task, critical_table, demetr_groups, mqm_groups, mqm_table, part_of, sampled
from training.planting import Line, planted

# Languages that no part of the training sees, of several scripts and families.
UNSEEN = ("isl", "fin", "ukr", "heb", "kor", "vie", "ell", "nob")
# Two human versions of one text in one language.
_VERSIONS = (("spa", "spa-ref2"), ("spa-ref2", "spa"), ("eng-US", "eng-GB"), ("por", "por-BR"), ("nno", "nob"))
_DAMAGED = 5  # versions of one line
_PLANTED = 1700  # groups
_CRITICAL = 1000  # segments of either kind
_OF_DEMETR = 14  # damaged versions of one translation
_PIVOTS = ("eng", "deu", "fra", "spa", "rus", "zho-CN", "arb")


@dataclass(frozen=True, slots=True)
class Stories:
    """NTREX-128 by language: lines in one order in all languages, and the part of the data that each lies in."""

    lines: dict[str, list[str]]
    parts: list[Part]

    @staticmethod
    def read(data: Path) -> "Stories":
        """The files of the folder ``ntrex``; whole stories go to one part."""
        names = (data / "ntrex" / "documents.txt").read_text(encoding="utf-8").split()
        order = {name: number for number, name in enumerate(dict.fromkeys(names))}
        lines = {}
        for path in sorted((data / "ntrex").glob("*.txt")):
            if path.name != "documents.txt":
                lines[path.stem] = [line.strip() for line in path.read_text(encoding="utf-8").split("\n")][: len(names)]
        return Stories(lines, [part_of(order[name], len(order)) for name in names])

    def of(self, part: Part) -> list[int]:
        """Numbers of the lines of one part."""
        return [number for number, found in enumerate(self.parts) if found == part]


def planted_groups(stories: Stories, part: Part, languages: Sequence[str], count: int, seed: int) -> list[Group]:
    """Lines of these languages with damage, against the original in another language, the same text, or its like.

    A group whose reference is the undamaged text itself teaches what equal text is worth; one with a source alone,
    what damage to a translation is.
    """
    draw = random.Random(f"{seed} {part}")
    numbers = stories.of(part)
    groups: list[Group] = []
    while len(groups) < count:
        language = draw.choice(languages)
        number = draw.choice(numbers)
        text = stories.lines[language][number]
        pivots = [name for name in _PIVOTS if name != language and (name in languages or part != "train")]
        pivot = "eng" if draw.random() < 0.5 and language[:3] != "eng" else draw.choice(pivots)
        source = stories.lines[pivot][number]
        versions = [b for a, b in _VERSIONS if a == language and b in languages]
        kind = draw.choices(("source", "same", "both"), (0.6, 0.2, 0.2))[0]
        same = stories.lines[draw.choice(versions)][number] if versions and draw.random() < 0.8 else text
        others = [stories.lines[language][draw.choice(numbers)] for _ in range(4)]
        line = Line(text, source, [other for other in others if other != text])
        group = planted(
            language, line, None if kind == "source" else same, None if kind == "same" else source, _DAMAGED, draw
        )
        if kind != "source" and same == text:
            # beside equal text all damage is slight by its words: how severe people would find it is not said here
            group = replace(group, severities=(float("nan"),) * len(group.severities))
        if len(group.candidates) > 2 and text and source:
            groups.append(group)
    return groups


def critical_groups(data: Path, part: Part) -> list[Group]:
    """One group a segment, to be ranked with others of its batch: those that more people found critical are worse."""
    return [
        Group("critical", str(pair), (candidate,), None, source, (float("nan"),), (share,))
        for pair, source, candidate, share in critical_table(data, part)
        .select("lp", "source", "candidate", "share")
        .iter_rows()
    ]


def training_groups(data: Path, seed: int) -> dict[Task, list[Group]]:
    """Everything that training sees."""
    table = mqm_table(data).filter((pl.col("part") != "test") & ~pl.col("unseen"))
    return {
        "mqm": mqm_groups(table.filter(pl.col("part") == "train")),
        **other_groups(data, seed),
    }


def other_groups(data: Path, seed: int) -> dict[Task, list[Group]]:
    """What training sees beside people's judgements of whole segments."""
    stories = Stories.read(data)
    seen = [language for language in stories.lines if language not in UNSEEN]
    draw = random.Random(seed)
    critical = critical_groups(data, "train")
    voted = [group for group in critical if group.order[0] > 0]
    clean = [group for group in critical if group.order[0] == 0]
    return {
        "demetr": [sampled(group, _OF_DEMETR, draw) for group in demetr_groups(data, "train")],
        "critical": draw.sample(voted, min(len(voted), _CRITICAL)) + draw.sample(clean, min(len(clean), _CRITICAL)),
        "planted": planted_groups(stories, "train", seen, _PLANTED, seed),
    }


def held_groups(data: Path, part: Part, seed: int, count: int) -> dict[str, list[Group]]:
    """What is not trained on: damage in languages seen and unseen, DEMETR, and critical errors."""
    stories = Stories.read(data)
    seen = [language for language in stories.lines if language not in UNSEEN]
    return {
        "seen": planted_groups(stories, part, seen, count, seed),
        "unseen": planted_groups(stories, part, UNSEEN, count, seed),
        "demetr": demetr_groups(data, part)[:count],
        "critical": critical_groups(data, part)[: 6 * count],
    }
