"""Texts that the aligner is fitted on, each with what is known of its true alignment."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import alignment as measured
import planting
import polars as pl
from ntrex import CODES
from paths import Open, Part
from planting import Links, Story

from tqcheck.alignment import evidence
from tqcheck.model import Article
from tqcheck.sentences import split

PAIRS = (("eng", "nob"), ("deu", "eng"), ("eng", "zho-CN"), ("spa", "rus"), ("jpn", "eng"), ("arb", "fra"))
MORE = (("eng", "deu"), ("fra", "eng"), ("eng", "ces"), ("tur", "eng"))
FRAGMENTS = (*PAIRS, *MORE, ("ita", "eng"), ("eng", "fin"), ("heb", "eng"), ("deu", "fra"))
OFTEN_CUT = (
    ("deu", "fra"), ("fra", "deu"), ("eng", "deu"), ("fra", "eng"), ("spa", "rus"), ("tur", "eng"), ("ita", "fra"),
)  # fmt: skip
ABRIDGED = (*PAIRS, *MORE, ("kor", "eng"), ("eng", "fin"), ("heb", "eng"), ("hin", "eng"))
VERSES = (
    ("en", "fr"), ("fr", "ru"), ("sv", "en"), ("es", "tr"), ("id", "fr"), ("zh", "en"), ("ru", "sv"), ("tr", "en"),
    ("fr", "es"), ("sv", "zh"), ("es", "id"), ("fr", "sv"),
)  # fmt: skip
CHAPTERS = (12, 18, 19, 20, 26, 27, 28, 21, 11, 7, 10, 14)
CHUNK = 12  # links of Text+Berg that count as one text
EMPHASIS = 3.0  # how much more a link of Text+Berg counts in the first pass: nearly all others there are of news
SEGMENTS = 15  # of WMT in one text
LOOSE = (0.0, 0.0, 0.3, 0.6)  # parts of a story's lines of which words are left out
DROPS = ("few", "few", "few", "paragraph", "third", "first")
_CLOSED = tuple(".!?。！？…\"»”'’)")
Unit = tuple[list[str], list[str]]
"""Sentences of either side that say the same: a line, segment or verse; of one side none where they are dropped."""


@dataclass(frozen=True)
class Sample:
    """Two sides, and the parts of them whose true links are known; ``links`` are all of them, where they are."""

    reference: list[str]
    candidate: list[str]
    parts: list[Part]
    links: Links
    emphasis: float = 1.0


def development(data: Path) -> Sample:
    """The development part of Text+Berg."""
    folder = data / "text-berg" / "dev"
    german, french = (measured.read_lines(folder / f"dev.{code}") for code in ("de", "fr"))
    gold = measured.read_gold(folder / "dev.gold")
    return Sample(german, french, _parts(gold, CHUNK), gold, EMPHASIS)


def stories(data: Path) -> Iterator[Sample]:
    """Stories of even number, one to three behind each other, with planted changes."""
    for story in _news(data):
        yield _sample(story)


def others(data: Path, verses: Path) -> Iterator[Sample]:
    """All that the second pass alone is fitted on.

    Stories of even number with other boundaries, few or many, with cuts in wrong places and with many lines left out;
    lines and segments that translators cut into sentences otherwise; verses.
    """
    for story in [*_recut(data), *_fragments(data), *_abridged(data), *_often_cut(data)]:
        yield _sample(story)
    for units in [*_lines(data), *_segments(data), *_verses(verses)]:
        yield _of_units(units)


def _sample(story: Story) -> Sample:
    return Sample(story.reference, story.candidate, _parts(story.links, len(story.links) + 1), story.links)


# stories with planted changes


def _news(data: Path) -> list[Story]:
    found, headlines = [], []
    for number, (one, other) in enumerate(PAIRS):
        rng = random.Random(number)
        numbers = list(range(0, 62, 2))
        rng.shuffle(numbers)
        while numbers:
            some = [numbers.pop() for _ in range(min(rng.choice([1, 1, 2, 3]), len(numbers)))]
            lines = [measured.ntrex_story(data, one, other, index) for index in some]
            reference = [line for story in lines if story for line in story.reference]
            candidate = [line for story in lines if story for line in story.candidate]
            strange = measured.ntrex_story(data, one, other, 2 * rng.randrange(31))
            if len(reference) >= 6 and strange:
                found.append(_changed(planting.parallel(reference, candidate), strange.candidate, rng))
        found.extend(_short(data, one, other, rng))
        headlines.extend(_headlines(data, one, other))
    rng = random.Random(0)
    return [planting.loosen(story, rng, rng.choice(LOOSE)) for story in found] + headlines


def _short(data: Path, one: str, other: str, rng: random.Random) -> list[Story]:
    """Of each story of even number with a short line: the line dropped or added, or joined with a neighbour."""
    found = []
    for number in range(0, 62, 2):
        story = measured.ntrex_story(data, one, other, number)
        if story is None or len(story.reference) < 6:
            continue
        line, side = planting.short_line(story, rng), rng.randrange(2)
        if rng.random() < 0.5:
            found.append(planting.drop_one(story, line, side))
        else:
            soft = rng.random() < 0.5
            found.append(planting.join_two(story, line - rng.randrange(2), side, soft))
    return found


def _headlines(data: Path, one: str, other: str) -> list[Story]:
    """Stories of even number: the headline dropped or added in one half of them, run into the next line in another."""
    found = []
    for number in range(0, 62, 4):
        story, side = measured.ntrex_story(data, one, other, number), number // 8 % 2
        if story is not None and len(story.reference) >= 6:
            found.append(planting.drop_one(story, 0, side) if number % 8 else planting.join_two(story, 0, side, False))
    return found


def _changed(story: Story, strange: Sequence[str], rng: random.Random) -> Story:
    """One kind of damage to a story, or none."""
    chance = rng.random()
    if 0.2 <= chance < 0.65:
        kind = rng.choice(["few", "few", "few", "paragraph", "third", "first"])
        story = planting.drop(story, rng, kind, rng.randrange(2))
    elif 0.65 <= chance < 0.85:
        return planting.replace(story, strange, rng)
    elif 0.85 <= chance < 0.95:
        return planting.left_and_found(planting.shuffle(story, rng))
    elif chance >= 0.95:
        links: Links = [((i,), ()) for i in range(len(story.reference))]
        return Story(story.reference, list(strange), links + [((), (j,)) for j in range(len(strange))])
    again = planting.recut(story, rng, rng.choice([0.1, 0.2, 0.3])) if rng.random() < 0.6 else story
    return again if planting.in_order(again) else story


def _recut(data: Path) -> Iterator[Story]:
    """Drops as benchmarks/alignment.py plants them, where sentences are joined and cut."""
    pairs = [pair for code in measured.LANGUAGES for pair in (("eng", code), (code, "eng"))]
    for number, (one, other) in enumerate([*pairs, *measured.BETWEEN]):
        rng = random.Random(number + 1000)
        for story in _even(data, one, other, 2 * number % 8, 8):
            left = _with_drops(story, rng) if rng.random() > 0.2 else story
            yield _in_order(planting.recut(left, rng, 0.15), left)


def _fragments(data: Path) -> Iterator[Story]:
    """Sentences cut in wrong places, in free translations and in others, with drops and without."""
    for number, (one, other) in enumerate(FRAGMENTS):
        rng = random.Random(number + 300)
        for story in _even(data, one, other, 2 * (number % 3), 6):
            left = _with_drops(story, rng) if rng.random() < 0.5 else story
            cut = planting.fragment(left, rng, rng.choice([0.04, 0.08, 0.16, 0.25]))
            if rng.random() < 0.3:
                cut = _in_order(planting.recut(cut, rng, 0.15), cut)
            if planting.in_order(cut):
                yield planting.loosen(cut, rng, rng.choice(LOOSE))


def _often_cut(data: Path) -> Iterator[Story]:
    """A third of the sentences joined or cut, so that links of several are as usual as those of one and one."""
    for number, (one, other) in enumerate(OFTEN_CUT):
        rng = random.Random(number + 500)
        for story in _even(data, one, other, 2 * (number % 4), 8):
            if len(story.reference) < 8:
                continue
            left = _with_drops(story, rng) if rng.random() < 0.3 else story
            for _ in range(4):
                cut = planting.recut(left, rng, rng.choice([0.25, 0.35, 0.45]))
                if rng.random() < 0.5:
                    cut = planting.fragment(cut, rng, 0.05)
                if planting.in_order(cut):
                    yield cut
                    break


def _abridged(data: Path) -> Iterator[Story]:
    """Many lines left out, here and there."""
    for number, (one, other) in enumerate(ABRIDGED):
        rng = random.Random(number + 900)
        for story in _even(data, one, other, 2 * (number % 4), 8):
            if len(story.reference) >= 10:
                left = planting.abridge(story, rng, rng.choice([0.1, 0.2, 0.3, 0.4]))
                yield _in_order(planting.recut(left, rng, 0.12), left) if rng.random() < 0.4 else left


def _with_drops(story: Story, rng: random.Random) -> Story:
    kind = rng.choice(DROPS)
    return planting.drop(story, rng, kind, rng.randrange(2))


def _even(data: Path, one: str, other: str, first: int, step: int) -> Iterator[Story]:
    for number in range(first, 62, step):
        story = measured.ntrex_story(data, one, other, number)
        if story is not None and len(story.reference) >= 6:
            yield story


def _in_order(story: Story, otherwise: Story) -> Story:
    return story if planting.in_order(story) else otherwise


# lines, segments and verses that are cut into sentences otherwise on the other side


def _lines(data: Path) -> Iterator[list[Unit]]:
    """Stories of even number in many pairs, mostly such as have a line that is cut otherwise on the other side."""
    rng = random.Random(7)
    codes = [code for code in CODES if code not in ("eng", "eng-GB", "eng-US")]
    shuffled = [(code, codes[(7 * number + 3) % len(codes)]) for number, code in enumerate(codes)]
    pairs = [("eng", code) for code in codes] + [(one, other) for one, other in shuffled if one != other]
    for number, pair in enumerate(pairs):
        one, other = pair[::-1] if number % 2 else pair
        for index in list(range(2 * number % 14, 62, 14))[:2]:
            story = measured.ntrex_story(data, one, other, index)
            if story is None:
                continue
            lines = [line for line in zip(story.reference, story.candidate, strict=True) if all(line)]
            units = [(_sentences(left, CODES[one]), _sentences(right, CODES[other])) for left, right in lines]
            if len(units) < 6:
                continue
            units = _with_a_drop(units, rng)
            unlike = any(left and right and len(left) != len(right) for left, right in units)
            if unlike or rng.random() >= 0.8:
                yield units


def _segments(data: Path) -> Iterator[list[Unit]]:
    """What people translated for WMT20, one text in nine."""
    rng = random.Random(9)
    table = pl.read_parquet(data / "mqm-wmt20.parquet").filter(pl.col("system").str.starts_with("Human"))
    for languages in ("en-de", "zh-en"):
        one, other = languages.split("-")
        whole = table.filter(pl.col("lp") == languages)
        for system in sorted(whole["system"].unique().to_list()):
            rows = whole.filter(pl.col("system") == system).sort("segment").select("source", "candidate").rows()
            pairs = [(left, right) for left, right in rows if left.strip() and right.strip()]
            for start in range(0, len(pairs) - SEGMENTS, 9 * SEGMENTS):
                some = pairs[start : start + SEGMENTS]
                yield _with_a_drop([(_sentences(left, one), _sentences(right, other)) for left, right in some], rng)


def _verses(folder: Path) -> Iterator[list[Unit]]:
    """Verses of narrative chapters of the Quran, freely translated: ``quran-json`` of the npm registry, CC BY 4.0."""
    codes = sorted({code for pair in VERSES for code in pair})
    every = {code: json.loads((folder / f"quran_{code}.json").read_text(encoding="utf-8")) for code in codes}
    for turn in (0, 1):
        rng = random.Random(5 + turn)
        for number, (one, other) in enumerate(VERSES):
            chapter = CHAPTERS[(3 * number + turn) % len(CHAPTERS)] - 1
            left, right = (
                [_closed(verse["translation"], code) for verse in every[code][chapter]["verses"]]
                for code in (one, other)
            )
            size = rng.randint(20, 30)
            start = rng.randrange(max(1, len(left) - size))
            some = zip(left[start : start + size], right[start : start + size], strict=True)
            yield _with_a_drop([(_sentences(here, one), _sentences(there, other)) for here, there in some], rng)


def _closed(verse: str, code: str) -> str:
    verse = verse.strip()
    return verse if verse.endswith(_CLOSED) or not verse else verse + ("。" if code == "zh" else ".")


def _sentences(text: str, code: str) -> list[str]:
    return [sentence.text for sentence in split(Article(text, language=code))] or [text]


def _with_a_drop(units: list[Unit], rng: random.Random) -> list[Unit]:
    """In six of ten texts a run of units is taken out of one side."""
    if rng.random() >= 0.6:
        return units
    kind, side = rng.choice(DROPS), rng.randrange(2)
    start, size = planting.run(len(units), rng, kind)
    gone = range(start, start + size)
    return [
        (unit if number not in gone else (unit[0], []) if side else ([], unit[1])) for number, unit in enumerate(units)
    ]


def _of_units(units: Sequence[Unit]) -> Sample:
    """Links are known within units that have but one sentence on a side; no link is of two units."""
    steps: list[tuple[int, int] | Open] = []
    for left, right in units:
        size = (len(left), len(right))
        if 0 in size:
            steps += [(1, 0)] * size[0] + [(0, 1)] * size[1]
        else:
            steps.append(size if 1 in size and size in evidence.STEPS else Open(*size))
    reference, candidate = ([sentence for unit in units for sentence in unit[side]] for side in (0, 1))
    return Sample(reference, candidate, [(0, 0, len(reference), len(candidate), steps)], [])


# parts


def _parts(gold: Links, size: int) -> list[Part]:
    """The gold alignment cut into parts of about ``size`` links that rise without a gap; others are left out."""
    parts: list[Part] = []
    current: list[tuple[int, int]] = []
    start = at = (0, 0)
    broken = False
    for reference, candidate in [*_by_one(gold), ((), ())]:
        follows = (not reference or reference[0] == at[0]) and (not candidate or candidate[0] == at[1])
        last = not reference and not candidate
        if last or not follows or (len(current) >= size and 0 not in current[-1]):
            if current and not broken:
                parts.append((*start, *at, _drops_first(current)))
            at = (reference[0] if reference else at[0], candidate[0] if candidate else at[1])
            start, current, broken = at, [], False
        step = (len(reference), len(candidate))
        whole = all(not side or side[-1] - side[0] + 1 == len(side) for side in (reference, candidate))
        broken = broken or not whole or step not in (*evidence.STEPS, (0, 1))
        at = (reference[-1] + 1 if reference else at[0], candidate[-1] + 1 if candidate else at[1])
        current.append(step)
    return parts


def _drops_first(sizes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same steps, with one order of what stands without a partner between two links."""
    found: list[tuple[int, int]] = []
    start = 0
    for place, step in enumerate([*sizes, (1, 1)]):
        if 0 not in step:
            found += [*sorted(sizes[start:place], reverse=True), *sizes[place : place + 1]]
            start = place + 1
    return found


def _by_one(gold: Links) -> Links:
    """Links to nothing, one a sentence."""
    return [
        one
        for reference, candidate in gold
        for one in (
            [(reference, candidate)]
            if reference and candidate
            else [((i,), ()) for i in reference] + [((), (j,)) for j in candidate]
        )
    ]
