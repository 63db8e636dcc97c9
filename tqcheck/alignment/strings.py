"""Sentences compared as strings: what can be linked without any embedding.

Two sentences whose letters and digits agree are one sentence, whatever happened to quotation marks, dashes, spaces
and capitals. Such sentences anchor the alignment; a verbatim copy is aligned by them alone.
"""

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz import fuzz, process

NEAR = 0.85
"""From this similarity of their letters on, two sentences between two anchors are one sentence, edited."""
SPARE = 1 / 3
"""See ``settled``."""
_MOST_COMPARISONS = 40_000
_LARGEST = 6  # sentences of both sides in one link
_ANCHOR_LETTERS = 10
"""A shorter string may stand anywhere by chance ("Foto: AFP"); it anchors only beside another anchor."""


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """What is compared: letters, marks and digits of the text, compatibility forms and case folded."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(filter(str.isalnum, folded) if folded.isascii() else filter(_is_kept, folded))
    return kept or "".join(folded.split())


@lru_cache(maxsize=65_536)
def _is_kept(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def likeness(left: str, right: str) -> float:
    """How alike two strings of letters are, 0 to 1 (normalised insertions and deletions)."""
    return fuzz.ratio(left, right) / 100


def exact_anchors(reference: Sequence[str], candidate: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal sentences in rising order: the heaviest chain of unique ones, then their equal neighbours.

    The arguments are the sentences' ``letters``.
    """
    here, there = Counter(reference), Counter(candidate)
    place = {key: j for j, key in enumerate(candidate) if there[key] == 1}
    unique = [
        (i, place[key])
        for i, key in enumerate(reference)
        if here[key] == 1 and key in place and len(key) >= _ANCHOR_LETTERS
    ]
    chain = heaviest_chain(unique, [len(reference[i]) for i, _ in unique])
    anchors: list[tuple[int, int]] = []
    for (top, left), (bottom, right) in _stretches(chain, len(reference), len(candidate)):
        closing = [(bottom, right)] if bottom < len(reference) and right < len(candidate) else []
        i, j = top, left
        if anchors or bottom - top == right - left:
            while i < bottom and j < right and reference[i] == candidate[j]:
                anchors.append((i, j))
                i, j = i + 1, j + 1
        ending = []
        k, m = bottom - 1, right - 1
        if closing or anchors:
            while k >= i and m >= j and reference[k] == candidate[m]:
                ending.append((k, m))
                k, m = k - 1, m - 1
        anchors.extend(reversed(ending))
        anchors.extend(closing)
    return anchors


def near_anchors(
    reference: Sequence[str], candidate: Sequence[str], rows: range, columns: range
) -> list[tuple[int, int, float]]:
    """Nearly equal sentences of one stretch between two anchors, in rising order, with their likeness."""
    if not rows or not columns or len(rows) * len(columns) > _MOST_COMPARISONS:
        return []
    some, others = reference[rows.start : rows.stop], candidate[columns.start : columns.stop]
    scores = process.cdist(some, others, scorer=fuzz.ratio, score_cutoff=100 * NEAR, dtype=np.float64)
    alike = {(rows.start + int(i), columns.start + int(j)): float(scores[i, j]) / 100 for i, j in np.argwhere(scores)}
    chain = heaviest_chain(sorted(alike), [len(reference[i]) * alike[i, j] for i, j in sorted(alike)])
    return [(i, j, alike[i, j]) for i, j in chain]


def joined(
    reference: Sequence[str],
    candidate: Sequence[str],
    near: Sequence[tuple[int, int, float]],
    rows: range,
    columns: range,
) -> list[tuple[range, range, float]]:
    """The near anchors of one stretch, each with the neighbours that were joined to one of its two sentences.

    A sentence beside the anchored one belongs to it where both together are more like the other side's sentence than
    the anchored one alone: "Not everyone agrees. Farmers are against it." and "Not everyone agrees: ...".
    """
    found: list[tuple[range, range, float]] = []
    ends = [*((i, j) for i, j, _ in near[1:]), (rows.stop, columns.stop)]
    top, left = rows.start, columns.start
    for (i, j, alone), (bottom, right) in zip(near, ends, strict=False):
        space = (range(top, bottom), range(left, right))
        here, there, alike = _grown(reference, candidate, (range(i, i + 1), range(j, j + 1), alone), space)
        top, left = here.stop, there.stop
        found.append((here, there, alike))
    return found


def settled(
    reference: Sequence[str],
    candidate: Sequence[str],
    found: Sequence[tuple[range, range, float]],
    rows: range,
    columns: range,
) -> list[tuple[range, range, float]]:
    """The links of ``joined`` without those that may hold a sentence beside them in other words or another order.

    "Not everyone agrees. Farmers are against it." and "Farmers do not agree: they are against it.": where one side
    has a sentence to spare beside a link, and the link's other side as many letters to spare as a third of it,
    letters alone do not say whether the sentence is gone.
    """
    ends = [(rows.start, columns.start), *((some.stop, others.stop) for some, others, _ in found)]
    starts = [*((some.start, others.start) for some, others, _ in found), (rows.stop, columns.stop)]
    kept = []
    for number, (some, others, alike) in enumerate(found):
        here = sum(len(reference[i]) for i in some)
        there = sum(len(candidate[j]) for j in others)
        common = alike * (here + there) / 2
        above, below = ends[number], starts[number + 1]
        spare_rows = [i for i in (some.start - 1, some.stop) if above[0] <= i < some.start or some.stop <= i < below[0]]
        spare_columns = [
            j for j in (others.start - 1, others.stop) if above[1] <= j < others.start or others.stop <= j < below[1]
        ]
        held = any(there - common > SPARE * len(reference[i]) for i in spare_rows)
        if not held and not any(here - common > SPARE * len(candidate[j]) for j in spare_columns):
            kept.append((some, others, alike))
    return kept


def _grown(
    reference: Sequence[str], candidate: Sequence[str], link: tuple[range, range, float], space: tuple[range, range]
) -> tuple[range, range, float]:
    """A link with the sentences of ``space`` beside it that make both sides more alike."""
    here, there, alike = link
    if alike >= 1 or len(here) + len(there) >= _LARGEST:
        return link
    for some, others in (
        (range(here.start - 1, here.stop), there),
        (range(here.start, here.stop + 1), there),
        (here, range(there.start - 1, there.stop)),
        (here, range(there.start, there.stop + 1)),
    ):
        inside = some.start >= space[0].start and some.stop <= space[0].stop
        if not inside or others.start < space[1].start or others.stop > space[1].stop:
            continue
        both = likeness("".join(reference[k] for k in some), "".join(candidate[k] for k in others))
        if both > alike:
            return _grown(reference, candidate, (some, others, both), space)
    return link


def common_cuts(reference: Sequence[str], candidate: Sequence[str]) -> list[tuple[int, int]] | None:
    """Where two stretches with the same letters, cut into sentences otherwise, both have a boundary.

    Returns the counts of sentences before each common boundary, the end included; None where the letters differ.
    """
    if "".join(reference) != "".join(candidate):
        return None
    cuts: list[tuple[int, int]] = []
    i = j = behind = beyond = 0
    while i < len(reference) or j < len(candidate):
        if j >= len(candidate) or (i < len(reference) and behind <= beyond):
            behind += len(reference[i])
            i += 1
        else:
            beyond += len(candidate[j])
            j += 1
        if behind == beyond:
            cuts.append((i, j))
    return cuts


def heaviest_chain(points: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[tuple[int, int]]:
    """The heaviest selection of points that rises strictly in both coordinates; O(n log n).

    ``points`` are sorted; a Fenwick tree over the second coordinate keeps the best chain that ends at or before it.
    """
    columns = sorted({j for _, j in points})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(columns) + 1)
    parents = [-1] * len(points)
    totals = [0.0] * len(points)
    start = 0
    while start < len(points):
        stop = start
        while stop < len(points) and points[stop][0] == points[start][0]:
            at = bisect_left(columns, points[stop][1])
            best = (0.0, -1)
            while at > 0:
                best = max(best, tree[at])
                at -= at & -at
            parents[stop], totals[stop] = best[1], best[0] + weights[stop]
            stop += 1
        for number in range(start, stop):
            at = bisect_left(columns, points[number][1]) + 1
            while at <= len(columns):
                tree[at] = max(tree[at], (totals[number], number))
                at += at & -at
        start = stop
    chain: list[tuple[int, int]] = []
    number = max(range(len(points)), key=totals.__getitem__, default=-1)
    while number >= 0:
        chain.append(points[number])
        number = parents[number]
    return chain[::-1]


def _stretches(
    chain: Sequence[tuple[int, int]], rows: int, columns: int
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """What lies between anchors: (first row, first column), (row and column of the next anchor)."""
    starts = [(0, 0), *((i + 1, j + 1) for i, j in chain)]
    return list(zip(starts, [*chain, (rows, columns)], strict=True))
