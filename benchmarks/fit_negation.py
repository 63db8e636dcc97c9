"""The weights of tqcheck/checks/flips.py: logistic regression on negations planted into ntrex and on its own.

    TQCHECK_DATA=... python benchmarks/fit_negation.py [--stories 0,2,4] [--parts deu,...]

Of every story that benchmarks/language.py does not measure on (one in four), or of those whose number has one of the
given remainders by eight, each language gives every negation that only one side has, and per direction one negation
taken out, one put in, and one of each beside another negation. Prints the weights, and by threshold the share found
of what was planted and the false findings an article, both out of fold by story. ``--write`` keeps the direction in
which differences of token vectors tell the two apart.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parent))

from language import ENCODER, code, put_negation
from ntrex import CODES, missing, stories

from tqcheck.checks import flips, nearby
from tqcheck.checks.flips import Negated, Signs, signs
from tqcheck.checks.negation import Negation, negation_of

MEASURED = 3  # the remainder by four of the stories that are left for measuring
FOLDS = 5
RIDGE = 5.0
UNLIKE = "unlike"  # what the direction of differences says
ALONE = ("gain", "clause_gain", "near_gain", "hinted", "hinted_elsewhere", "answered")
BESIDE = ("clause_gain", "partner", "hinted")
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One text with a negation that the other side lacks; planted or the translator's own."""

    story: int
    language: str
    planted: bool
    negated: Negated


def rows(remainders: Sequence[int], parts: Sequence[str]) -> Iterator[Row]:
    """The rows of some languages."""
    for part in parts:
        if part.startswith("eng") or part == "spa-ref2":
            continue
        for number, (english, lines) in enumerate(zip(stories("eng"), stories(part), strict=True)):
            if number % 8 not in remainders or number % 4 == MEASURED:
                continue
            ours, theirs = negation_of("en"), negation_of(code(part))
            assert ours
            assert theirs
            for old, new in zip(english, lines, strict=True):
                yield from row(number, part, False, old, new, ours, theirs)
            draw = random.Random(f"{part}{number}")
            for target, sides in ((part, (english, lines)), ("eng", (lines, english))):
                pair = (ours, theirs) if target == part else (theirs, ours)
                for old, new in changed(target, list(zip(*sides, strict=True)), *pair, draw):
                    yield from row(number, part, True, old, new, *pair)


def row(
    story: int, language: str, planted: bool, old: str, new: str, ours: Negation, theirs: Negation
) -> Iterator[Row]:
    """The row of two texts, where one of them says no more often."""
    if old.rstrip("\"'”»“’)").endswith(("?", "？", "؟")):
        return
    before, after = ours.groups(old), theirs.groups(new)
    if len(before) == len(after) or (before and after and abs(len(before) - len(after)) > 1):
        return
    less, text = (ours, old) if len(before) < len(after) else (theirs, new)
    if before and after and len(less.groups(text, phrases=True)) > min(len(before), len(after)):
        return
    if len(after) > len(before):
        yield Row(story, language, planted, Negated(new, after, theirs, old, before, ours))
    else:
        yield Row(story, language, planted, Negated(old, before, ours, new, after, theirs))


def changed(
    part: str, lines: Sequence[tuple[str, str]], source: Negation, target: Negation, draw: random.Random
) -> Iterator[tuple[str, str]]:
    """One line each with a negation taken out and put in, where it was alone and where it was not."""
    done: set[tuple[str, bool]] = set()
    for old, new in draw.sample(lines, len(lines)):
        groups = target.groups(new)
        if len(groups) != len(source.groups(old)):
            continue
        if groups and ("out", len(groups) > 1) not in done:
            done.add(("out", len(groups) > 1))
            yield old, target.without(new, draw.choice(groups))
        elif len(groups) < 2 and ("in", bool(groups)) not in done:
            text = put_negation(part, new)
            if text is not None:
                done.add(("in", bool(groups)))
                yield old, text


def fitted(table: Floats, planted: Floats, weights: Floats) -> Floats:
    """Weights and offset of a logistic regression, by Newton's method with a slight ridge."""
    centre, spread = table.mean(0), table.std(0) + 1e-9
    wide = np.c_[(table - centre) / spread, np.ones(len(table))]
    found, ridge = np.zeros(wide.shape[1]), np.r_[np.ones(table.shape[1]), 1e-6]
    for _ in range(25):
        likely = 1 / (1 + np.exp(-np.clip(wide @ found, -30, 30)))
        gradient = wide.T @ (weights * (likely - planted)) + ridge * found
        step = np.linalg.solve((wide * (weights * likely * (1 - likely))[:, None]).T @ wide + np.diag(ridge), gradient)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    slopes: Floats = found[:-1] / spread
    weighed: Floats = np.r_[slopes, found[-1] - slopes @ centre]
    return weighed


def direction(differences: Floats, planted: Floats, weights: Floats) -> Floats:
    """The direction of the differences that tells planted ones from the translators': ridge regression."""
    centred = differences - np.average(differences, axis=0, weights=weights)
    wanted = planted - np.average(planted, weights=weights)
    weighed = centred * weights[:, None]
    found: Floats = np.linalg.solve(weighed.T @ centred + RIDGE * np.eye(centred.shape[1]), weighed.T @ wanted)
    return found


def told_by_difference(differences: Floats, planted: Floats, weights: Floats, fold: Floats) -> Floats:
    """What the direction says of each difference, by the other folds."""
    said = np.zeros(len(planted))
    for k in set(fold):
        inside = fold != k
        said[~inside] = differences[~inside] @ direction(differences[inside], planted[inside], weights[inside])
    return said


def report(name: str, columns: Sequence[str], told: Sequence[tuple[Row, Signs]], articles: int) -> Floats | None:
    """Print the weights for some signs, and what they find; the direction of differences, where it is one of them."""
    table = np.array([[float(getattr(sign, column)) for column in columns if column != UNLIKE] for _, sign in told])
    planted = np.array([float(one.planted) for one, _ in told])
    fold = np.array([one.story % FOLDS for one, _ in told])
    # an article weighs as one error: of the translators' own there is two in three
    weights = np.where(planted == 1, 1.0, planted.sum() / max(1.0, (1 - planted).sum()) / 1.5)
    vectors = np.array([sign.difference for _, sign in told]) if UNLIKE in columns else None
    odds = np.zeros(len(told))
    for k in range(FOLDS):
        inside = fold != k
        part, rest = table[inside], table[~inside]
        if vectors is not None:
            given = (vectors[inside], planted[inside], weights[inside])
            part = np.c_[part, told_by_difference(*given, fold[inside])]
            rest = np.c_[rest, vectors[~inside] @ direction(*given)]
        found = fitted(part, planted[inside], weights[inside])
        odds[~inside] = rest @ found[:-1] + found[-1]
    if vectors is not None:
        table = np.c_[table, told_by_difference(vectors, planted, weights, fold)]
    found = fitted(table, planted, weights)
    print(f"{name}: {int(planted.sum())} planted, {int((1 - planted).sum())} of the translators")
    print("  ", ", ".join(f"{column} {weight:.2f}" for column, weight in zip((*columns, "offset"), found, strict=True)))
    for least in np.arange(0.6, 4.1, 0.4):
        share = ((odds >= least) & (planted == 1)).sum() / planted.sum()
        false = ((odds >= least) & (planted == 0)).sum() / articles
        print(f"   {least:.1f}: {share:.3f} found, {false:.4f} false an article, right {share / (share + false):.3f}")
    return None if vectors is None else direction(vectors, planted, weights)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--stories", default="0,1,2,4,5,6", help="remainders by eight of the stories' numbers")
    options.add_argument("--parts", default=",".join(CODES), help="files of ntrex")
    options.add_argument("--write", action="store_true", help="write the direction of differences where it is read")
    given = options.parse_args()
    chosen = [int(each) for each in given.stories.split(",")]
    if reason := missing():
        print(reason)
        return
    # the cheap look of the check would hide from the fit what it rules out
    flips._AWAY = flips._HINTED_AWAY = float("-inf")
    all_rows = list(rows(chosen, given.parts.split(",")))
    told: list[tuple[Row, Signs]] = []
    for start in range(0, len(all_rows), 200):
        part = all_rows[start : start + 200]
        # where several negations may be the one, the likeliest to be an error counts
        for one, each in zip(part, signs([one.negated for one in part], ENCODER), strict=True):
            told += [(one, max(each, key=lambda sign: sign.clause_gain))] if each else []
    articles = len({(one.story, one.language) for one in all_rows})
    alone = [(one, sign) for one, sign in told if sign.alone and sign.difference is not None]
    report("alone, another encoder", (*ALONE, "partner"), alone, articles)
    found = report("alone", (*ALONE, UNLIKE), alone, articles)
    report("beside others", BESIDE, [(one, sign) for one, sign in told if not sign.alone], articles)
    if found is not None and given.write:
        np.save(nearby.DIRECTION, found.astype(np.float16))


if __name__ == "__main__":
    main()
