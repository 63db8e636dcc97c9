"""Two lists of sentences to links: strings first, vectors for what strings leave open, moves at the end."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from tqcheck.alignment import doubt, strings
from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.closer import features, unseen, wanted_runs
from tqcheck.alignment.containment import cut_sentences, embed_clauses
from tqcheck.alignment.doubt import WIDEST, doubtful
from tqcheck.alignment.evidence import STEPS, Evidence
from tqcheck.alignment.exchanges import settle_exchanges
from tqcheck.alignment.groups import Groups, both_sides, measure, scales
from tqcheck.alignment.lattice import best_way, plausible
from tqcheck.alignment.moves import find_moves
from tqcheck.alignment.path import Corridor, Floats, Move, corridor_around, full_corridor
from tqcheck.alignment.price import counted, relief
from tqcheck.alignment.weights import weights
from tqcheck.embedding import Encoder, wide_vectors
from tqcheck.model import Link, LinkKind

_CONTEXT = 4  # sentences around an open stretch whose vectors are asked for as well
_SMALL = 250_000  # nodes up to which the whole grid is searched
_PAD, _WIDEST = 10, 400
_NO_MATCH = 0.1  # a link below is none, whatever surrounds it
_MOST_STEPS = 40  # for each sentence
_MIRRORED: dict[LinkKind, LinkKind] = {"match": "match", "moved": "moved", "dropped": "added", "added": "dropped"}


def align(reference: Sequence[str], candidate: Sequence[str], encoder: Encoder) -> tuple[Link, ...]:
    """The alignment of two lists of sentences, in the order of the reference.

    Every sentence of either side stands in exactly one link; up to five of one side in one link. ``similarity`` is 0
    to 1, see ``calibration``. The encoder is called only where equal and nearly equal sentences leave something open,
    so that a copy is aligned without loading a model.
    """
    if list(reference) == list(candidate):
        return tuple(Link((index,), (index,), "match", 1.0) for index in range(len(reference)))
    # one order of the two sides, so that ties fall the same way whichever is the reference
    if (len(candidate), list(candidate)) < (len(reference), list(reference)):
        links = _align(candidate, reference, encoder)
        mirrored = [Link(link.candidate, link.reference, _MIRRORED[link.kind], link.similarity) for link in links]
        return tuple(in_order(mirrored))
    return tuple(in_order(_align(reference, candidate, encoder)))


def _align(reference: Sequence[str], candidate: Sequence[str], encoder: Encoder) -> list[Link]:
    here = [strings.letters(text) for text in reference]
    there = [strings.letters(text) for text in candidate]
    known, open_stretches = _by_strings(here, there)
    links = known
    if open_stretches:
        links.extend(_by_vectors(reference, candidate, open_stretches, encoder, counted(known)))

    @cache
    def everything() -> tuple[Groups, Groups, Scale, Scale]:
        left, right = _groups(reference, candidate, range(len(reference)), range(len(candidate)), encoder)
        return left, right, *scales(left, right)

    def within(rows: range, columns: range) -> list[Link]:
        left, right, scale, early = everything()
        ratio = _ratio(reference, candidate)
        part = _Stretch(left.part(rows.start, rows.stop), right.part(columns.start, columns.stop), ratio, scale, early)
        vectors = _encoded(part.texts(), encoder, left)
        return _shifted(
            part.links(vectors, relief([counted(links)], scale.level, weights("pair"))), rows.start, columns.start
        )

    links = settle_exchanges(links, lambda: everything()[:3], lambda texts: wide_vectors(encoder, texts))
    return find_moves(links, here, there, lambda: everything()[:3], within)


def in_order(links: Sequence[Link]) -> list[Link]:
    """Links as one reads: by the reference, what is only in the candidate after its predecessor there."""
    place: dict[int, float] = {}
    for link in links:
        if link.reference and link.candidate and link.kind == "match":
            place.update(dict.fromkeys(link.candidate, link.reference[0]))
    ordered: list[tuple[float, int, Link]] = []
    last = -1.0
    for link in sorted(links, key=lambda link: link.candidate[:1] or (0,)):
        if link.kind == "match":
            last = max(last, float(link.reference[0]))
        if not link.reference:
            ordered.append((last + 0.5, link.candidate[0], link))
    ordered.extend((float(link.reference[0]), -1, link) for link in links if link.reference)
    return [link for _, _, link in sorted(ordered, key=lambda item: item[:2])]


def _by_strings(here: Sequence[str], there: Sequence[str]) -> tuple[list[Link], list[tuple[range, range]]]:
    """Links of equal and nearly equal sentences, and the stretches between them that stay open."""
    links: list[Link] = []
    stretches: list[tuple[range, range]] = []
    anchors = strings.exact_anchors(here, there)
    links.extend(Link((i,), (j,), "match", 1.0) for i, j in anchors)
    single = [(range(i, i + 1), range(j, j + 1)) for i, j in anchors]
    for rows, columns in _between(single, range(len(here)), range(len(there))):
        near = strings.joined(here, there, strings.near_anchors(here, there, rows, columns), rows, columns)
        near = strings.settled(here, there, near, rows, columns)
        links.extend(Link(tuple(some), tuple(others), "match", alike) for some, others, alike in near)
        for inner_rows, inner_columns in _between([(some, others) for some, others, _ in near], rows, columns):
            cuts = _cuts(here, there, inner_rows, inner_columns)
            links.extend(cuts)
            if not cuts and inner_rows and inner_columns:
                stretches.append((inner_rows, inner_columns))
            elif not cuts:
                links.extend(Link((i,), (), "dropped") for i in inner_rows)
                links.extend(Link((), (j,), "added") for j in inner_columns)
    return links, stretches


def _between(anchors: Sequence[tuple[range, range]], rows: range, columns: range) -> list[tuple[range, range]]:
    """What lies before, between and behind anchored runs."""
    found = []
    i, j = rows.start, columns.start
    ends = (range(rows.stop, rows.stop), range(columns.stop, columns.stop))
    for some, others in [*anchors, ends]:
        found.append((range(i, some.start), range(j, others.start)))
        i, j = some.stop, others.stop
    return [(r, c) for r, c in found if r or c]


def _cuts(here: Sequence[str], there: Sequence[str], rows: range, columns: range) -> list[Link]:
    """Links of a stretch that has the same letters on both sides and other boundaries."""
    if not rows or not columns:
        return []
    cuts = strings.common_cuts(here[rows.start : rows.stop], there[columns.start : columns.stop])
    links: list[Link] = []
    i, j = 0, 0
    for k, m in cuts or ():
        reference = tuple(range(rows.start + i, rows.start + k))
        candidate = tuple(range(columns.start + j, columns.start + m))
        kind: LinkKind = "match" if reference and candidate else "dropped" if reference else "added"
        links.append(Link(reference, candidate, kind, 1.0 if kind == "match" else None))
        i, j = k, m
    return links


def _by_vectors(
    reference: Sequence[str],
    candidate: Sequence[str],
    stretches: Sequence[tuple[range, range]],
    encoder: Encoder,
    outside: tuple[int, int],
) -> list[Link]:
    """Links of the open stretches, by dynamic programming over the vectors of their sentences.

    ``outside`` are the counts of the links outside of them (see ``price.counted``).
    """
    rows = _with_context([rows for rows, _ in stretches], len(reference))
    columns = _with_context([columns for _, columns in stretches], len(candidate))
    left, right = _groups(reference, candidate, rows, columns, encoder)
    scale, early = scales(left, right)
    ratio = _ratio(reference, candidate)
    row_at = {i: number for number, i in enumerate(rows)}
    column_at = {j: number for number, j in enumerate(columns)}
    parts = []
    for inner_rows, inner_columns in stretches:
        top, start = row_at[inner_rows.start], column_at[inner_columns.start]
        # what is a stretch as a whole is in no other, which would see what is embedded in it
        part_left = left if len(inner_rows) == len(left) else left.part(top, top + len(inner_rows))
        part_right = right if len(inner_columns) == len(right) else right.part(start, start + len(inner_columns))
        parts.append(_Stretch(part_left, part_right, ratio, scale, early))
    texts = [part.texts() for part in parts]
    vectors = _encoded([text for one in texts for text in one], encoder, left)
    less = relief([outside, *(part.counted() for part in parts)], scale.level, weights("pair"))
    links: list[Link] = []
    at = 0
    for part, one, (inner_rows, inner_columns) in zip(parts, texts, stretches, strict=True):
        links += _shifted(part.links(vectors[at : at + len(one)], less), inner_rows.start, inner_columns.start)
        at += len(one)
    return links


def _encoded(texts: Sequence[str], encoder: Encoder, like: Groups) -> Floats:
    """Vectors of texts, also of none."""
    return wide_vectors(encoder, texts) if texts else np.zeros((0, like.singles.shape[1]), np.float32)


def _shifted(links: Sequence[Link], rows: int, columns: int) -> list[Link]:
    """Links of a stretch as links of the whole, where the stretch begins at ``rows`` and ``columns``."""
    return [
        Link(
            tuple(rows + i for i in link.reference),
            tuple(columns + j for j in link.candidate),
            link.kind,
            link.similarity,
        )
        for link in links
    ]


def _groups(
    reference: Sequence[str], candidate: Sequence[str], rows: Sequence[int], columns: Sequence[int], encoder: Encoder
) -> tuple[Groups, Groups]:
    left, right = both_sides([reference[i] for i in rows], [candidate[j] for j in columns], encoder)
    left.begins, right.begins = 0 in rows[:1], 0 in columns[:1]
    return left, right


class _Stretch:
    """One open stretch: first by sentence vectors, then once more where another path is nearly as good."""

    def __init__(self, left: Groups, right: Groups, ratio: float, scale: Scale, early: Scale) -> None:
        self._left, self._right, self._ratio, self._scale, self._early = left, right, ratio, scale, early
        corridor = _corridor(left, right)
        evidence = Evidence(left, right, corridor, ratio, scale, weights("first"))
        most = _MOST_STEPS * (len(left) + len(right))
        every = plausible(corridor, STEPS, evidence.scores, evidence.added(), WIDEST, most)
        self._counted = doubt.counted(every)
        self._lattice = doubtful(every, self._counted)
        self._here, self._there = wanted_runs(self._lattice, left, right)
        self._lattice = self._lattice.only(~unseen(self._lattice, self._here, self._there))
        self._cut = cut_sentences(self._lattice, left, right)

    def texts(self) -> list[str]:
        """What is to be embedded before ``links`` is called: runs of sentences as one text each."""
        here = [self._left.text(*place) for place in self._here]
        there = [self._right.text(*place) for place in self._there]
        return [*here, *there, *(clause for _, _, clauses in self._cut for clause in clauses)]

    def counted(self) -> tuple[int, int]:
        """How many links of one and one the best path of the first pass has, and how many links (see ``price``)."""
        return self._counted

    def links(self, vectors: Floats, less: float) -> list[Link]:
        """Links of the stretch; ``vectors`` are those of ``texts``, ``less`` is added to the score of a gap."""
        left, right, lattice = self._left, self._right, self._lattice
        left.embed(self._here, vectors[: len(self._here)])
        runs = len(self._here) + len(self._there)
        right.embed(self._there, vectors[len(self._here) : runs])
        embed_clauses(self._cut, vectors[runs:])
        *of_steps, opens, exchanges = weights("second")
        # every path takes a step that has no rival, whatever its score
        scores = np.zeros(len(lattice), np.float32)
        disputed = lattice.disputed()
        if disputed.any():
            found = features(lattice.only(disputed), left, right, self._ratio, self._scale, self._early)
            scores[disputed] = found @ np.array(of_steps)
        links = []
        for move in best_way(lattice, scores, opens + less, exchanges):
            a, b = move.step
            reference, candidate = tuple(range(move.row, move.row + a)), tuple(range(move.column, move.column + b))
            similarity = self._scale.similarity(_cosine(left, right, move)) if a and b else 0.0
            if similarity >= _NO_MATCH:
                links.append(Link(reference, candidate, "match", similarity))
            else:
                links.extend(Link((i,), (), "dropped") for i in reference)
                links.extend(Link((), (j,), "added") for j in candidate)
        return links


def _cosine(left: Groups, right: Groups, move: Move) -> float:
    """Cosine of the two runs, but no more than their sentences bear out one by one.

    Sums of vectors grow alike by what a whole story has in common. A sentence that makes up the part p of a run's
    length can be expected to reach the square root of p of the run's own cosine.
    """
    a, b = move.step
    one, other = left.runs[a - 1, move.row], right.runs[b - 1, move.column]
    cosine = float(one @ other)
    for side, start, size, opposite in ((left, move.row, a, other), (right, move.column, b, one)):
        if size > 1:
            parts = side.lengths[start : start + size] / side.lengths[start : start + size].sum()
            single = (side.singles[start : start + size] @ opposite) / np.sqrt(parts)
            cosine = min(cosine, float(single @ parts))
    return cosine


def _corridor(left: Groups, right: Groups) -> Corridor:
    """The whole grid where it is small; else the surroundings of a chain of mutual nearest neighbours."""
    rows, columns = len(left), len(right)
    if rows * columns <= _SMALL:
        return full_corridor(rows, columns)
    points = mutual_neighbours(left, right)
    chain = strings.heaviest_chain([(i, j) for i, j, _ in points], [weight for _, _, weight in points])
    # a chain point is believed where others of the chain stand close by on its diagonal
    trusted = [
        point
        for before, point, after in zip([(-1, -1), *chain], chain, [*chain[1:], (rows, columns)], strict=False)
        if abs((point[0] - before[0]) - (point[1] - before[1])) <= 3
        and abs((after[0] - point[0]) - (after[1] - point[1])) <= 3
    ]
    return corridor_around(trusted, rows, columns, pad=_PAD, widest=_WIDEST)


def mutual_neighbours(left: Groups, right: Groups) -> list[tuple[int, int, float]]:
    """Sentences that are each other's nearest, with the lead over the second nearest as weight; by rows."""
    rows, columns = len(left), len(right)
    best_row = np.zeros(rows, np.int64)
    lead = np.zeros(rows, np.float32)
    column_best = np.full(columns, -np.inf, np.float32)
    best_column = np.zeros(columns, np.int64)
    for start in range(0, rows, 512):
        block = left.singles[start : start + 512] @ right.singles.T
        best_row[start : start + 512] = block.argmax(1)
        top = np.partition(block, -2, axis=1)[:, -2:] if columns > 1 else np.c_[np.zeros(len(block)), block]
        lead[start : start + 512] = top[:, 1] - top[:, 0]
        peak = block.max(0)
        better = peak > column_best
        best_column[better] = start + block.argmax(0)[better]
        column_best[better] = peak[better]
    return [(i, int(j), float(lead[i])) for i, j in enumerate(best_row) if best_column[j] == i]


def _with_context(parts: Sequence[range], count: int) -> list[int]:
    wanted: set[int] = set()
    for part in parts:
        wanted.update(range(max(part.start - _CONTEXT, 0), min(part.stop + _CONTEXT, count)))
    return sorted(wanted)


def _ratio(reference: Sequence[str], candidate: Sequence[str]) -> float:
    """Length of the candidate in lengths of the reference: the median of what whole texts and halves suggest."""
    return sum(map(measure, candidate)) / max(sum(map(measure, reference)), 1)
