"""The second look: steps of the lattice scored with real vectors of their runs, words in common and more.

Where several paths are nearly as good, the runs of sentences in question are embedded as one text each. Those of the
likeliest paths come first, and no more than ``BUDGET`` times the length of the texts, so that the cost is bounded
whatever the texts are.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import regex

from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.common_words import CommonWords
from tqcheck.alignment.containment import Numbers, contained, leaks
from tqcheck.alignment.cosines import Cosines
from tqcheck.alignment.doubt import BEST
from tqcheck.alignment.evidence import MOST_STRETCH, SMOOTH, VARIANCE
from tqcheck.alignment.groups import LARGEST, Groups
from tqcheck.alignment.lattice import Lattice, Places
from tqcheck.alignment.path import Floats

FEATURES = (
    "alone",  # a sentence without a partner
    "alone_nearest",  # its best cosine to a sentence of the other side around its place
    "alone_length",  # logarithm of its length in usual ones
    "alone_words",  # its words that the other side has somewhere
    "alone_elsewhere",  # by how much another sentence, farther away, is nearer to it
    "alone_repeats",  # its best cosine to a sentence beside it on its own side
    "one",  # a link of one and one
    "several",  # a link of one and several
    "both",  # a link of several and several
    "extra",  # sentences beyond one and one
    "cosine",
    "cosine_extra",  # the same for each sentence beyond one and one
    "near",  # mean cosine of either run to the sentences that adjoin the other
    "near_extra",
    "gain",  # least gain of cosine by the first or last sentence of several
    "stretch",  # distance of the lengths' logarithms from the pair's own ratio
    "deviation",  # the same in squared standard deviations
    "elsewhere",  # by how much some sentence of either run is nearer to another one than to any of the other run
    "repeats",  # best cosine of two neighbours in one run: parts of one sentence say different things
    "headline",  # the same where the run begins with the first sentence of all: a headline repeats what follows it
    "open",  # inner boundaries that are none by their looks: no full stop before, a small letter behind
    "words",  # words, numbers and names that both runs have
    "words_amiss",  # those that one run has, and the other side has elsewhere; at most 1
    "contained",  # of the sentence of several that fares worst: best cosine to a clause of the other run
    "own_clause",  # by how much that is more than a cosine of the clause to the rest of its run
    "uncut",  # the other run has fewer clauses than this one sentences
    "leaks",  # by how much an end of either run is nearer to the sentence beyond the other run than to the run
    "numbers_amiss",  # numbers of two digits and more that but one of the runs has; at most 2
    # by what an early layer says, which knows more of the words (see tqcheck.embedding.early):
    "alone_nearest_early",
    "cosine_early",
    "cosine_extra_early",
    "near_early",
    "gain_early",
    "cosine_early_short",  # the same cosine where a run is short: words in common by chance weigh more there
    "lead",  # by how much either run is nearer to the other, by both layers, than to its best rival in the lattice
)
OF_GAPS = (
    "opens",  # sentences without a partner behind a link, however many: they are rare, but come in runs
    "exchanges",  # such ones of one side behind such ones of the other: something else in their place
)
BUDGET = 1.2
MOST_AMISS = (1.0, 2.0)  # words, numbers: a page number or a heading inside a sentence brings many at once
_AT = {name: number for number, name in enumerate(FEATURES)}
_AROUND = 3  # sentences of the other side on either side of a place
_CLOSES = regex.compile(r"[\p{STerm}…]")
_BEHIND = regex.compile(r"[\p{P}\p{S}\s]")
_SMALL = regex.compile(r"[\p{P}\s]*\p{Ll}")
_FEW_LETTERS = 30.0  # a run so long is half as short as can be


def wanted_runs(lattice: Lattice, left: Groups, right: Groups) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Runs (start, size) of two and more sentences of either side that are worth embedding."""
    rivals = lattice.disputed()
    order = np.argsort(np.where(rivals, lattice.slack, np.inf), kind="stable")[: int(rivals.sum())]
    steps = zip(
        *(part[order].tolist() for part in (lattice.row, lattice.taken, lattice.column, lattice.given)), strict=True
    )
    left_over = BUDGET * float(left.lengths.sum() + right.lengths.sum())
    found: tuple[dict[tuple[int, int], None], dict[tuple[int, int], None]] = ({}, {})
    for row, taken, column, given in steps:
        if taken < 2 and given < 2:
            continue
        places = ((left, found[0], row, taken), (right, found[1], column, given))
        fresh = [place for place in places if place[3] > 1 and place[2:] not in place[1]]
        size = sum(float(side.behind[start + count] - side.behind[start]) for side, _, start, count in fresh)
        if size > left_over:
            break
        left_over -= size
        for _, runs, start, count in fresh:
            runs[start, count] = None
    return list(found[0]), list(found[1])


def unseen(
    lattice: Lattice, here: Sequence[tuple[int, int]], there: Sequence[tuple[int, int]]
) -> npt.NDArray[np.bool_]:
    """Disputed steps whose runs were not embedded: they cannot be compared with those that were."""
    known_here, known_there = set(here), set(there)
    steps = zip(*(part.tolist() for part in (lattice.row, lattice.column, lattice.taken, lattice.given)), strict=True)
    missing = [
        (a > 1 and b > 0 and (i, a) not in known_here) or (b > 1 and a > 0 and (j, b) not in known_there)
        for i, j, a, b in steps
    ]
    return np.array(missing, np.bool_) & lattice.disputed() & (lattice.slack > BEST)


def features(lattice: Lattice, left: Groups, right: Groups, ratio: float, scale: Scale, early: Scale) -> Floats:
    """Features of all steps, shape (len(lattice), len(FEATURES)).

    ``ratio`` is the pair's own, of lengths; ``scale`` and ``early`` are as ``groups.scales`` gives them.

    ``OF_GAPS`` are no features of a step alone; ``best_way`` sees them on its way.
    """
    found = np.zeros((len(lattice), len(FEATURES)), np.float32)
    row, column, a, b = lattice.row, lattice.column, lattice.taken, lattice.given
    linked = np.flatnonzero((a > 0) & (b > 0))
    alone = np.flatnonzero((a == 0) | (b == 0))
    found[alone, _AT["alone"]] = 1
    words = CommonWords(left.texts, right.texts)
    alike = Cosines(left, right)
    _alone(found, alone, lattice, left, right, alike, scale, words)
    _early(found, alone, linked, lattice, left.early or left, right.early or right, early)
    if not len(linked):
        return found
    row, column, a, b = row[linked], column[linked], a[linked], b[linked]
    here, there = left.runs[a - 1, row], right.runs[b - 1, column]
    extra = (a + b - 2).astype(np.float32)
    cosine, near = scale.parts(_dot(here, there)), _near(left, right, row, column, a, b, here, there, scale)
    put = found[linked]
    for name, chosen in (
        ("one", extra == 0),
        ("several", (extra > 0) & (np.minimum(a, b) == 1)),
        ("both", np.minimum(a, b) > 1),
    ):
        put[:, _AT[name]] = chosen
    put[:, _AT["extra"]] = extra
    put[:, _AT["cosine"]], put[:, _AT["cosine_extra"]] = cosine, cosine * extra
    put[:, _AT["near"]], put[:, _AT["near_extra"]] = near, near * extra
    gain, repeats = np.full(len(linked), np.inf, np.float32), np.zeros(len(linked), np.float32)
    headline = np.zeros_like(repeats)
    for side, start, size, other in ((left, row, a, there), (right, column, b, here)):
        _several(side, start, size, other, cosine, scale, gain, repeats)
        if side.begins and len(side) > 1:
            headline[(start == 0) & (size > 1)] = _neighbours(side, scale)[0]
    several = extra > 0
    put[several, _AT["gain"]], put[several, _AT["repeats"]] = gain[several], repeats[several]
    put[:, _AT["headline"]] = np.maximum(headline, 0)
    length = left.behind[row + a] - left.behind[row]
    beside = (right.behind[column + b] - right.behind[column]) / ratio
    put[:, _AT["stretch"]] = np.abs(np.log((beside + SMOOTH) / (length + SMOOTH)))
    put[:, _AT["deviation"]] = np.minimum((beside - length) ** 2 / (VARIANCE * (beside + length) / 2), MOST_STRETCH)
    put[:, _AT["elsewhere"]] = _elsewhere(left, right, alike, row, column, a, b, scale)
    signs = [_open_boundaries(side.texts) for side in (left, right)]
    put[:, _AT["open"]] = signs[0][row + a - 1] - signs[0][row] + signs[1][column + b - 1] - signs[1][column]
    put[:, _AT["words"]], amiss = words.of(row, column, a, b)
    put[:, _AT["words_amiss"]] = np.minimum(amiss, MOST_AMISS[0])
    some = linked[several]
    put[several, _AT["contained"] : _AT["uncut"] + 1] = contained(lattice, some, left, right, scale).T
    put[:, _AT["leaks"]] = leaks(left, right, row, column, a, b) / (scale.level - scale.floor)
    numbers = Numbers(left.texts, right.texts).amiss(row, column, a, b)
    put[:, _AT["numbers_amiss"]] = np.minimum(numbers, MOST_AMISS[1])
    early_cosine = found[linked, _AT["cosine_early"]]
    put[:, _AT["cosine_early_short"]] = early_cosine / (1 + np.minimum(length, beside) / _FEW_LETTERS)
    put[:, _AT["lead"]] = _lead(row, column, a, b, (cosine + early_cosine) / 2)
    found[linked] = put
    return found


def _lead(row: Places, column: Places, a: Places, b: Places, cosine: Floats) -> Floats:
    """By how much each step's cosine is above the best of other steps with the same run, mean of the two runs' leads;
    below 0 where one of them is better. A run in no other step has a lead of 0."""
    lead = np.zeros(len(row), np.float32)
    for start, size in ((row, a), (column, b)):
        run = start * (LARGEST + 1) + size
        order = np.lexsort((cosine, run))
        last = np.append(run[order][1:] != run[order][:-1], True)
        # the best of each run is the last of its steps in this order, its rival the one before
        best = order[np.flatnonzero(last)[np.cumsum(last) - last]]
        second = np.concatenate((order[:1], order[:-1]))
        second = np.where(run[second] == run[order], second, order)
        lead[order] += (cosine[order] - cosine[np.where(last, second, best)]) / 2
    return lead


def _dot(one: Floats, other: Floats) -> Floats:
    dots: Floats = np.einsum("ij,ij->i", one, other)
    return dots


def _alone(
    found: Floats,
    alone: Places,
    lattice: Lattice,
    left: Groups,
    right: Groups,
    alike: Cosines,
    scale: Scale,
    words: CommonWords,
) -> None:
    """Fill in what can be seen of sentences without a partner."""
    for own, start, place, size in (
        (left, lattice.row, lattice.column, lattice.taken),
        (right, lattice.column, lattice.row, lattice.given),
    ):
        steps = alone[size[alone] > 0]
        if not len(steps):
            continue
        at, beside = start[steps], place[steps]
        nearest = _nearest(alike if own is left else alike.mirrored(), at, beside, scale)
        found[steps, _AT["alone_nearest"]] = scale.parts(nearest)
        found[steps, _AT["alone_elsewhere"]] = scale.parts(own.nearest[at]) - scale.parts(nearest)
        beside_it = np.pad(_neighbours(own, scale), 1)
        found[steps, _AT["alone_repeats"]] = np.maximum(beside_it[at], beside_it[at + 1])
        found[steps, _AT["alone_length"]] = np.log(own.lengths[at] / own.lengths.mean())
        found[steps, _AT["alone_words"]] = (words.left if own is left else words.right)[at]


def _nearest(alike: Cosines, at: Places, beside: Places, scale: Scale) -> Floats:
    """Best cosine of sentences ``at`` to those of the other side around ``beside``."""
    around = beside[:, None] + np.arange(-_AROUND, _AROUND)
    inside = (around >= 0) & (around < len(alike))
    cosines = alike.of(at[:, None], np.minimum(np.maximum(around, 0), len(alike) - 1))
    nearest: Floats = np.where(inside, cosines, np.float32(scale.floor)).max(1, initial=np.float32(scale.floor))
    return nearest


def _early(
    found: Floats, alone: Places, linked: Places, lattice: Lattice, left: Groups, right: Groups, scale: Scale
) -> None:
    """Fill in what an early layer says; ``left`` and ``right`` are the runs by that alone."""
    alike = Cosines(left, right)
    for cosines, start, place, size in (
        (alike, lattice.row, lattice.column, lattice.taken),
        (alike.mirrored(), lattice.column, lattice.row, lattice.given),
    ):
        steps = alone[size[alone] > 0]
        nearest = _nearest(cosines, start[steps], place[steps], scale)
        found[steps, _AT["alone_nearest_early"]] = scale.parts(nearest)
    row, column, a, b = (part[linked] for part in (lattice.row, lattice.column, lattice.taken, lattice.given))
    here, there = left.runs[a - 1, row], right.runs[b - 1, column]
    cosine = scale.parts(_dot(here, there))
    gain = np.full(len(linked), np.inf, np.float32)
    for side, begin, count, opposite in ((left, row, a, there), (right, column, b, here)):
        _least_gain(side, begin, count, opposite, cosine, scale, gain)
    found[linked, _AT["cosine_early"]] = cosine
    found[linked, _AT["cosine_extra_early"]] = cosine * (a + b - 2)
    found[linked, _AT["near_early"]] = _near(left, right, row, column, a, b, here, there, scale)
    found[linked, _AT["gain_early"]] = np.where(a + b > 2, gain, 0)


def _near(
    left: Groups,
    right: Groups,
    row: Places,
    column: Places,
    a: Places,
    b: Places,
    here: Floats,
    there: Floats,
    scale: Scale,
) -> Floats:
    """Mean cosine of either run to the sentences before and after the other; 0 where there are none."""
    total, count = np.zeros(len(row), np.float32), np.zeros(len(row), np.float32)
    for side, places, run in (
        (right, column - 1, here),
        (right, column + b, here),
        (left, row - 1, there),
        (left, row + a, there),
    ):
        inside = (places >= 0) & (places < len(side))
        total[inside] += scale.parts(_dot(run[inside], side.singles[places[inside]]))
        count[inside] += 1
    mean: Floats = (total / np.maximum(count, 1)).astype(np.float32)
    return mean


def _elsewhere(
    left: Groups, right: Groups, alike: Cosines, row: Places, column: Places, a: Places, b: Places, scale: Scale
) -> Floats:
    """How much nearer some sentence of either run is to a sentence outside of the other run than to any inside."""
    here, there = np.arange(int(a.max())), np.arange(int(b.max()))
    rows = np.minimum(row[:, None] + here, len(left) - 1)
    columns = np.minimum(column[:, None] + there, len(right) - 1)
    taken, given = here < a[:, None], there < b[:, None]
    inside = np.where(taken[:, :, None] & given[:, None], alike.of(rows[:, :, None], columns[:, None]), -np.inf)
    most = np.zeros(len(row), np.float32)
    for side, places, chosen, best in ((left, rows, taken, inside.max(2)), (right, columns, given, inside.max(1))):
        more = scale.parts(side.nearest[places]) - scale.parts(best)
        most = np.maximum(most, np.where(chosen, more, 0).max(1))
    return most


def _neighbours(side: Groups, scale: Scale) -> Floats:
    """Cosine of each sentence to the next, shape (n - 1,)."""
    return scale.parts(_dot(side.singles[:-1], side.singles[1:]))


def _several(
    side: Groups,
    start: Places,
    size: Places,
    other: Floats,
    cosine: Floats,
    scale: Scale,
    gain: Floats,
    repeats: Floats,
) -> None:
    """Lower ``gain`` and raise ``repeats`` to what this side's runs of several suggest."""
    _least_gain(side, start, size, other, cosine, scale, gain)
    beside = _neighbours(side, scale)
    for inside in range(int(size.max()) - 1):
        some = np.flatnonzero(size > inside + 1)
        repeats[some] = np.maximum(repeats[some], beside[start[some] + inside])


def _least_gain(
    side: Groups, start: Places, size: Places, other: Floats, cosine: Floats, scale: Scale, gain: Floats
) -> None:
    """Lower ``gain`` to what the first or last sentence of this side's runs of several adds to the cosine."""
    some = np.flatnonzero(size > 1)
    for first in (0, 1):
        less = side.runs[size[some] - 2, start[some] + first]
        gain[some] = np.minimum(gain[some], cosine[some] - scale.parts(_dot(less, other[some])))


def _open_boundaries(texts: Sequence[str]) -> Floats:
    """How many signs of no boundary there are after the first n sentences, cumulated: shape (len(texts) + 1,)."""
    signs = [
        float(not _is_closed(text)) + float(bool(_SMALL.match(following)))
        for text, following in zip(texts, [*texts[1:], ""], strict=True)
    ]
    return np.concatenate(([0.0], np.cumsum(signs))).astype(np.float32)


def _is_closed(text: str) -> bool:
    """Whether a text ends with a mark that closes sentences, or with one and other marks behind it."""
    for character in reversed(text):
        kind = _ENDS[character]
        if kind is not None:
            return kind
    return False


class _Ends(dict[str, bool | None]):
    """Of a character: whether a sentence closes with it; None where it may stand behind one that does."""

    def __missing__(self, character: str) -> bool | None:
        self[character] = True if _CLOSES.match(character) else None if _BEHIND.match(character) else False
        return self[character]


_ENDS = _Ends()
