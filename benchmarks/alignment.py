"""Alignment measured: accuracy on Text+Berg, planted drops and moves, relations, growth.

    TQCHECK_DATA=... python benchmarks/alignment.py [textberg drops short moves relation growth]

Needs the folder of public data in ``TQCHECK_DATA``; what is missing there is named and left out. Peers: sentalign
(Vecalign's algorithm, ``pip install tqcheck[bench]``) with our encoder, and Gale and Church's method by length alone.
"""

import argparse
import ast
import math
import os
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import planting
from planting import Links, Story
from results import write_section

from tqcheck.aligned import Document
from tqcheck.alignment import align, relation
from tqcheck.alignment.groups import measure
from tqcheck.articles import read
from tqcheck.embedding import Encoder, load_encoder
from tqcheck.model import Article, Sentence
from tqcheck.sentences import split

LANGUAGES = ("arb", "ces", "deu", "ell", "fin", "fra", "hin", "jpn", "kor", "nob", "rus", "spa", "tur", "zho-CN")
BETWEEN = (("deu", "fra"), ("fin", "tur"), ("jpn", "nob"), ("spa", "rus"), ("kor", "arb"))
# Languages of which the weights have seen little, but for English and German.
SHORT_BETWEEN = (
    ("heb", "eng"),
    ("eng", "vie"),
    ("bul", "ron"),
    ("hun", "eng"),
    ("eng", "isl"),
    ("ind", "eng"),
    ("est", "lit"),
    ("deu", "ukr"),
)
SHORT = 40  # letters
PARTS = ("textberg", "drops", "short", "moves", "relation", "growth")
# The weights were fitted on stories of even number; odd stories are reported.
FITTED = "mostly in the pairs of this table, see benchmarks/fit_alignment.py"


def main() -> None:
    """Measure the parts named on the command line, all where none is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], default=list(PARTS))
    chosen = parser.parse_args().parts
    data = os.environ.get("TQCHECK_DATA")
    if not data or not Path(data).is_dir():
        print("TQCHECK_DATA does not name a folder: nothing measured")
        return
    measure: dict[str, Callable[[Path], str | None]] = {
        "textberg": text_berg,
        "drops": drops,
        "short": short,
        "moves": moves,
        "relation": relations,
        "growth": growth,
    }
    for part in chosen:
        text = measure[part](Path(data))
        if text:
            print(text, flush=True)
            write_section(f"alignment-{part}", text)


# Text+Berg


def text_berg(data: Path) -> str | None:
    """Strict and lax F1 on the seven test articles, every aligner on the same encoder and machine."""
    folder = data / "text-berg" / "test"
    names = sorted(path.stem for path in folder.glob("*.gold"))
    if not names:
        print(f"{folder} is missing: Text+Berg left out")
        return None
    articles = [(read_lines(folder / f"{name}.de"), read_lines(folder / f"{name}.fr")) for name in names]
    gold = [read_gold(folder / f"{name}.gold") for name in names]
    rows = []
    seconds: dict[str, float] = {}
    aligners: dict[str, Callable[[list[str], list[str]], Links]] = {
        "tqcheck": _ours_timed,
        "sentalign 0.3.0 (Vecalign), our encoder": _sentalign,
        "Gale-Church, lengths only": gale_church,
    }
    _encoder(cached=False).encode(["Warm up."])
    for name, aligner in aligners.items():
        started = time.process_time()
        try:
            found = [aligner(german, french) for german, french in articles]
        except ImportError:
            print("sentalign is not installed (pip install tqcheck[bench]): left out")
            continue
        seconds[name] = time.process_time() - started
        strict, lax = f1(gold, found)
        rows.append(f"| {name} | {strict:.3f} | {lax:.3f} | {seconds[name]:.1f} |")
    table = "\n".join(rows)
    sentences = sum(len(german) + len(french) for german, french in articles)
    return (
        f"## Alignment: Text+Berg\n\n`python benchmarks/alignment.py textberg`: {sentences} sentences, German and "
        "French, strict and lax F1 as Vecalign scores them (one to nothing counts for precision only), seconds of "
        "processor time, vectors not cached. Fitted on the development part and other texts, see "
        "benchmarks/fit_alignment.py.\n\n"
        f"| aligner | strict F1 | lax F1 | seconds |\n| --- | --- | --- | --- |\n{table}\n\n"
        "Published: Bertalign with LaBSE .936 / .989, SentAlign with LaBSE .932 / .964, Vecalign with LASER "
        ".902 / .986."
    )


def f1(gold: Sequence[Links], found: Sequence[Links]) -> tuple[float, float]:
    """Strict and lax F1 over several articles. Recall leaves out links to nothing, as in Vecalign's scorer."""
    right = [_hits(one, other) for one, other in zip(gold, found, strict=True)]
    back = [_hits(_both(other), _both(one)) for one, other in zip(gold, found, strict=True)]
    scores = []
    for kind in (0, 1):
        precision = sum(hits[kind] for hits in right) / max(sum(hits[2] for hits in right), 1)
        recall = sum(hits[kind] for hits in back) / max(sum(hits[2] for hits in back), 1)
        scores.append(2 * precision * recall / max(precision + recall, 1e-9))
    return scores[0], scores[1]


def _hits(gold: Links, found: Links) -> tuple[int, int, int]:
    """How many of the found links are right strictly, and laxly (a pair of sentences in common), of how many."""
    exact = set(gold)
    partners: dict[int, set[int]] = defaultdict(set)
    for reference, candidate in gold:
        for index in reference:
            partners[index].update(candidate)
    strict = lax = 0
    for reference, candidate in set(found):
        if (reference, candidate) in exact:
            strict, lax = strict + 1, lax + 1
        elif any(partners[index] & set(candidate) for index in reference):
            lax += 1
    return strict, lax, len(set(found))


def _both(links: Links) -> Links:
    return [link for link in links if link[0] and link[1]]


def gale_church(reference: Sequence[str], candidate: Sequence[str]) -> Links:
    """Alignment by length alone, in the terms of Gale and Church 1993 (their priors, variance 6.8)."""
    priors = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
    left = [0, *_running(len(text) for text in reference)]
    right = [0, *_running(len(text) for text in candidate)]
    ratio = right[-1] / max(left[-1], 1)
    rows, columns = len(reference), len(candidate)
    cost = [[math.inf] * (columns + 1) for _ in range(rows + 1)]
    step = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    cost[0][0] = 0.0
    for i in range(rows + 1):
        for j in range(columns + 1):
            for (a, b), prior in priors.items():
                if a > i or b > j:
                    continue
                one, other = left[i] - left[i - a], right[j] - right[j - b]
                mean = max((one + other / ratio) / 2, 1)
                deviation = abs(other - one * ratio) / math.sqrt(6.8 * mean)
                tail = max(math.erfc(deviation / math.sqrt(2)), 1e-12)
                total = cost[i - a][j - b] - math.log(prior) - math.log(tail)
                if total < cost[i][j]:
                    cost[i][j], step[i][j] = total, (a, b)
    links: Links = []
    i, j = rows, columns
    while i or j:
        a, b = step[i][j]
        i, j = i - a, j - b
        links.append((tuple(range(i, i + a)), tuple(range(j, j + b))))
    return links[::-1]


def _running(values: Iterable[int]) -> list[int]:
    total, sums = 0, []
    for value in values:
        total += value
        sums.append(total)
    return sums


def _ours(reference: list[str], candidate: list[str]) -> Links:
    return _links(reference, candidate, _encoder())


def _ours_timed(reference: list[str], candidate: list[str]) -> Links:
    return _links(reference, candidate, _encoder(cached=False))


def _links(reference: list[str], candidate: list[str], encoder: Encoder) -> Links:
    return [(link.reference, link.candidate) for link in align(reference, candidate, encoder)]


def _sentalign(reference: list[str], candidate: list[str]) -> Links:
    from sentalign import sentalign

    result = sentalign(reference, candidate, encoder=_encoder(cached=False))
    return [(tuple(one.src_indices), tuple(one.tgt_indices)) for one in result.alignments]


# planted drops, additions, moves


def drops(data: Path) -> str | None:
    """Precision and recall of dropped and added sentences, over languages and directions."""
    pairs = [pair for code in LANGUAGES for pair in (("eng", code), (code, "eng"))] + list(BETWEEN)
    rows = []
    totals: dict[str, list[int]] = {}
    for recut in (0.0, 0.15):
        name = "boundaries as they are" if not recut else "15 % of sentences joined or cut"
        counts = [0, 0, 0]
        untouched = [0, 0]
        for number, (one, other) in enumerate(pairs):
            here = [0, 0, 0]
            for story in _planted(data, one, other, random.Random(number), recut):
                found = _ours(story.reference, story.candidate)
                wrong = _count(story.links, found, here)
                if not _alone(story.links):
                    untouched[0] += 1
                    untouched[1] += wrong
            counts = [x + y for x, y in zip(counts, here, strict=True)]
            if not recut:
                precision, recall = _rates(here)
                rows.append(f"| {one} | {other} | {precision:.3f} | {recall:.3f} |")
        if not sum(counts):
            print(f"{data / 'ntrex'} is missing: drops left out")
            return None
        totals[name] = [*counts, *untouched]
    summary = "\n".join(
        f"| {name} | {_rates(c[:3])[0]:.3f} | {_rates(c[:3])[1]:.3f} | {c[0] + c[2]} | {c[4]} in {c[3]} |"
        for name, c in totals.items()
    )
    return (
        "## Alignment: planted drops and additions\n\n`python benchmarks/alignment.py drops`: NTREX, stories of odd "
        "number, one to three sentences, a paragraph, the last third or the first sentence taken out of either side; "
        f"one story in five is untouched. Weights were fitted on stories of even number ({FITTED}).\n\n"
        "| sentences | precision | recall | planted | false in untouched stories |\n| --- | --- | --- | --- | --- |\n"
        f"{summary}\n\n| reference | candidate | precision | recall |\n| --- | --- | --- | --- |\n" + "\n".join(rows)
    )


def _planted(data: Path, one: str, other: str, rng: random.Random, recut: float) -> list[Story]:
    found = []
    for number in range(1, 62, 4):
        story = ntrex_story(data, one, other, number)
        if story is None or len(story.reference) < 6:
            continue
        if rng.random() > 0.2:
            kind = rng.choice(["few", "few", "few", "paragraph", "third", "first"])
            story = planting.drop(story, rng, kind, rng.randrange(2))
        again = planting.recut(story, rng, recut) if recut else story
        if planting.in_order(again):
            story = again
        found.append(story)
    return found


def _alone(links: Links) -> set[tuple[int, int]]:
    """Sentences without a partner: (0, index) of the reference, (1, index) of the candidate."""
    return {(0, i) for left, right in links if not right for i in left} | {
        (1, j) for left, right in links if not left for j in right
    }


def _count(gold: Links, found: Links, counts: list[int]) -> int:
    """Add hits, false alarms and misses to ``counts``; returns the false alarms."""
    true, seen = _alone(gold), _alone(found)
    counts[0] += len(true & seen)
    counts[1] += len(seen - true)
    counts[2] += len(true - seen)
    return len(seen - true)


def _rates(counts: Sequence[int]) -> tuple[float, float]:
    return counts[0] / max(counts[0] + counts[1], 1), counts[0] / max(counts[0] + counts[2], 1)


def short(data: Path) -> str | None:
    """Single sentences dropped or added, and the same ones joined with a neighbour, by length."""
    rows = []
    sentences = {"of less than 40 letters": (True, 8), "longer": (False, 4)}
    kinds = {"dropped or added": None, "joined, full stop kept": False, "joined by a comma": True}
    for length, (wanted, most) in sentences.items():
        for kind, soft in kinds.items():
            counts, right, of = [0, 0, 0], 0, 0
            for number, (one, other) in enumerate(SHORT_BETWEEN):
                rng = random.Random(number)
                for at, (story, line) in enumerate(_lines(data, one, other, wanted, random.Random(number))[:most]):
                    side = at % 2
                    planted = (
                        planting.drop_one(story, line, side)
                        if soft is None
                        else planting.join_two(story, line - rng.randrange(2), side, soft)
                    )
                    found = _ours(planted.reference, planted.candidate)
                    _count(planted.links, found, counts)
                    right, of = right + (set(planted.links) <= set(found)), of + 1
            rows.append(f"| {length} | {kind} | {of} | {counts[0]} | {counts[1]} | {right / max(of, 1):.3f} |")
            if not of:
                print(f"{data / 'ntrex'} is missing: short left out")
                return None
    table = "\n".join(rows)
    pairs = ", ".join(f"{one}-{other}" for one, other in SHORT_BETWEEN)
    return (
        "## Alignment: single sentences, short ones apart\n\n`python benchmarks/alignment.py short`: NTREX, odd "
        f"stories, {pairs}. One sentence is taken out of one side or the other, or joined with a neighbour; nothing is "
        "missing where it is joined.\n\n"
        "| sentence | planted | stories | found missing | falsely missing | all links right |\n"
        f"| --- | --- | --- | --- | --- | --- |\n{table}"
    )


def _lines(data: Path, one: str, other: str, wanted: bool, rng: random.Random) -> list[tuple[Story, int]]:
    """Lines inside stories of odd number that are short on both sides, or those that are not, in random order."""
    found = []
    for number in range(1, 62, 2):
        story = ntrex_story(data, one, other, number)
        if story is not None and len(story.reference) >= 6:
            sizes = [max(map(measure, lines)) for lines in zip(story.reference, story.candidate, strict=True)]
            found += [(story, line) for line in range(1, len(sizes) - 1) if (sizes[line] < SHORT) is wanted]
    rng.shuffle(found)
    return found


def moves(data: Path) -> str | None:
    """Blocks taken elsewhere: how many are named as moved, and how much is called dropped instead."""
    named = blocks = lost = sentences = 0
    for number, (one, other) in enumerate([("eng", code) for code in LANGUAGES] + list(BETWEEN)):
        rng = random.Random(number)
        for story_number in range(1, 62, 6):
            story = ntrex_story(data, one, other, story_number)
            if story is None or len(story.reference) < 8:
                continue
            shuffled = planting.shuffle(story, rng)
            links = align(shuffled.reference, shuffled.candidate, _encoder())
            true = {link[0][0]: link[1][0] for link in shuffled.links}
            kinds = {i: link.kind for link in links for i in link.reference}
            right = {i for link in links for i in link.reference if true[i] in link.candidate}
            sentences += len(kinds)
            lost += sum(kind == "dropped" for kind in kinds.values())
            for block in planting.displaced(shuffled, {i for i in right if kinds[i] == "match"}):
                blocks += 1
                named += sum(kinds[i] == "moved" and i in right for i in block) > len(block) / 2
    if not blocks:
        print(f"{data / 'ntrex'} is missing: moves left out")
        return None
    return (
        "## Alignment: moved passages\n\n`python benchmarks/alignment.py moves`: NTREX, one or two paragraphs of two "
        f"to four sentences taken elsewhere in the candidate. Of {blocks} blocks out of order (as few "
        f"lines as explain the order; where two blocks of as many lines changed places, either), {named / blocks:.3f} "
        f"are named as moved; {lost} of {sentences} sentences are called dropped."
    )


# relation


def relations(data: Path) -> str | None:
    """Accuracy of the relation on versions and on different stories, and the ten pairs of real pages."""
    cases = [("eng", code, "translation") for code in LANGUAGES]
    cases += [(one, other, "translation") for one, other in BETWEEN]
    cases += [("eng", "eng-US", "edited"), ("eng", "eng-GB", "edited"), ("spa", "spa-ref2", "edited")]
    right = total = 0
    wrong: dict[str, int] = defaultdict(int)
    for one, other, label in cases:
        for number in range(1, 62, 4):
            story, strange = ntrex_story(data, one, other, number), ntrex_story(data, one, other, (number + 8) % 62)
            if story is None or strange is None:
                continue
            for candidate, expected in ((story.candidate, label), (strange.candidate, "another story")):
                found = _relation(story.reference, candidate, one, other)
                good = found in ("related", "unrelated") if expected == "another story" else found == expected
                # a story that the editors of eng-US or the second translator left as it was is a copy
                good = good or (expected == "edited" and found == "copy" and _nearly(story.reference, candidate))
                total, right = total + 1, right + good
                if not good:
                    wrong[f"{expected} called {found}"] += 1
    if not total:
        print(f"{data / 'ntrex'} is missing: relations left out")
        return None
    errors = "; ".join(f"{name}: {count}" for name, count in wrong.items()) or "none"
    seeds = _seeds(data.parent / "seeds")
    return (
        "## Alignment: relation of two articles\n\n`python benchmarks/alignment.py relation`: NTREX, the same story in "
        "two languages, edited English, two Spanish translations, and another story each time. "
        f"Accuracy {right / total:.4f} of {total} pairs; errors: {errors}.{seeds}"
    )


def _nearly(one: Sequence[str], other: Sequence[str]) -> bool:
    return sum(a == b for a, b in zip(one, other, strict=True)) >= 0.7 * len(one)


def _relation(reference: Sequence[str], candidate: Sequence[str], one: str, other: str) -> str:
    left, right = document(reference, one), document(candidate, other)
    links = align([s.text for s in left.sentences], [s.text for s in right.sentences], _encoder())
    return relation(left, right, links, _encoder()).label


def document(lines: Sequence[str], code: str) -> Document:
    sentences, at = [], 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, at, at + len(line), line))
        at += len(line) + 1
    return Document(Article(text="\n".join(lines), language=code.split("-", maxsplit=1)[0]), tuple(sentences))


def _seeds(folder: Path) -> str:
    if not folder.is_dir():
        return ""
    documents = []
    for path in sorted(folder.glob("*.txt")):
        if path.name[:3].isdigit():
            article = read(path)
            documents.append((path.name[:3], Document(article, split(article))))
    found = []
    for number, (one, left) in enumerate(documents):
        for other, right in documents[number + 1 :]:
            links = align([s.text for s in left.sentences], [s.text for s in right.sentences], _encoder())
            related = relation(left, right, links, _encoder())
            found.append(f"{one}-{other} {related.label}")
    return f" Real pages: {', '.join(found)} (only 000 and 001 are one text)."


# growth


def growth(data: Path) -> str | None:
    """Time and memory by the number of sentences, each size in a process of its own."""
    rows = []
    for size in (500, 1000, 2000, 4000, 8000):
        done = subprocess.run(
            [sys.executable, __file__, "--grow", str(size)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(done.stderr)
            return None
        seconds, megabytes = done.stdout.split()[-2:]
        rows.append((size, float(seconds), float(megabytes)))
    longest = max(seconds for _, seconds, _ in rows)
    table = "\n".join(
        f"| {size} | {seconds:.2f} | {1000 * seconds / size:.2f} | {megabytes:.0f} | "
        f"{'█' * max(1, round(40 * seconds / longest))} |"
        for size, seconds, megabytes in rows
    )
    return (
        "## Alignment: growth\n\n`python benchmarks/alignment.py growth`: two texts of so many sentences each, no two "
        "equal, vectors given (random directions with noise, so that only the aligner is measured), one in fifty "
        "dropped; seconds of processor time.\n\n"
        f"| sentences | seconds | ms a sentence | peak MB | seconds |\n| --- | --- | --- | --- | --- |\n{table}"
    )


def _grow(size: int) -> None:
    """One measurement of growth, printed."""
    import numpy as np

    from tqcheck.embedding import TokenVectors

    rng = np.random.default_rng(size)
    base = rng.standard_normal((size, 384)).astype(np.float32)
    words = ["".join(rng.choice(list("abcdefghijklmnop"), 6)) for _ in range(500)]
    reference = [" ".join(rng.choice(words, rng.integers(8, 25))) + "." for _ in range(size)]
    candidate = [" ".join(rng.choice(words, len(text.split()))) + "." for text in reference]
    kept = [number for number in range(size) if number % 50]
    vectors = dict(zip(reference, base, strict=True))
    noisy = base + 0.7 * rng.standard_normal(base.shape).astype(np.float32)
    vectors.update({candidate[number]: noisy[number] for number in kept})

    class Given:
        name = revision = "given"

        def encode(self, texts: Sequence[str]) -> "np.ndarray":
            # a run of sentences is what they are together
            parts = [[part.strip() + "." for part in text.split(".") if part.strip()] for text in texts]
            rows = np.stack([sum(vectors[part] for part in some) for some in parts])
            return rows / np.linalg.norm(rows, axis=1, keepdims=True)

        def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
            return [TokenVectors(np.array([[0, 3]], np.int32), self.encode([text])) for text in texts]

    started = time.process_time()
    align(reference, [candidate[number] for number in kept], Given())
    seconds = time.process_time() - started
    print(seconds, _peak_megabytes())


def _peak_megabytes() -> float:
    """Peak memory of this process; Linux hands the peak of the parent on in ``ru_maxrss``, so its own is read first."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# data


@cache
def _encoder(cached: bool = True) -> Encoder:
    """The bundled encoder; with its cache on disk wherever time is not measured."""
    return load_encoder(cache=cached)


@cache
def _ntrex(data: Path, code: str) -> list[str] | None:
    path = data / "ntrex" / f"{code}.txt"
    return read_lines(path) if path.exists() else None


def ntrex_story(data: Path, one: str, other: str, number: int) -> Story | None:
    left, right = _ntrex(data, one), _ntrex(data, other)
    names = _ntrex(data, "documents")
    if left is None or right is None or names is None:
        return None
    wanted = list(dict.fromkeys(names))[number]
    lines = [index for index, name in enumerate(names) if name == wanted]
    return planting.parallel([left[i] for i in lines], [right[i] for i in lines])


def read_lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]


def read_gold(path: Path) -> Links:
    links: Links = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            left, right = line.strip().split(":")
            links.append((tuple(ast.literal_eval(left)), tuple(ast.literal_eval(right))))
    return links


if __name__ == "__main__":
    if sys.argv[1:2] == ["--grow"]:
        _grow(int(sys.argv[2]))
    else:
        main()
