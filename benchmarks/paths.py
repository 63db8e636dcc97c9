"""The likelihood of true paths among all paths of lattices, and the weights that make it greatest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.groups import Groups
from tqcheck.alignment.lattice import Lattice
from tqcheck.alignment.path import Floats
from tqcheck.alignment.price import OF_PAIRS

PENALTY = 0.5
NEVER = -1e30
IMPOSSIBLE = -1e6
Values = np.ndarray


class Open(NamedTuple):
    """So many sentences of either side that say the same; which of them are linked with which is not known."""

    taken: int
    given: int


Part = tuple[int, int, int, int, Sequence[tuple[int, int] | Open]]
"""Where a part of a text starts and ends (row, column, row, column), and the sizes of its true links in order."""


@dataclass(frozen=True)
class Text:
    """A pair of texts ready to be aligned, and the parts of it whose true path is known.

    ``traits`` is what the pair shows, as in tqcheck/alignment/price.py.
    """

    left: Groups
    right: Groups
    scale: Scale
    ratio: float
    parts: list[Part]
    emphasis: float = 1.0
    traits: tuple[float, ...] = (0.0,) * len(OF_PAIRS)


def columns_of(lattice: Lattice) -> list[list[int]]:
    """Of all steps: rows and columns where they start, sentences that they take of either side."""
    return [part.tolist() for part in (lattice.row, lattice.column, lattice.taken, lattice.given)]


def true_steps(part: Part) -> list[tuple[int, int, int, int]]:
    """Of a part what is known of its true path: row and column where each step starts, what it takes of either side."""
    i, j = part[:2]
    found = []
    for step in part[4]:
        if not isinstance(step, Open):
            found.append((i, j, *step))
        i, j = i + step[0], j + step[1]
    return found


def _open(part: Part) -> list[tuple[int, int, int, int]]:
    """Stretches of a part whose links are not known: rows and columns where they start and end."""
    i, j = part[:2]
    found = []
    for step in part[4]:
        if isinstance(step, Open):
            found.append((i, j, i + step[0], j + step[1]))
        i, j = i + step[0], j + step[1]
    return found


class _Graph:
    """Lattices of many parts as one graph, in the order of the steps' levels.

    A node is a node of the grid with the kind of the last step (a link, a drop, an addition), so that what a path sees
    on its way belongs to its steps. Drops come before additions, or one alignment would be several paths.
    """

    def __init__(self, texts: Sequence[Text], lattices: Sequence[Lattice], tables: Sequence[Floats]) -> None:
        rows: list[tuple[int, int, int, bool]] = []  # from node, to node, level, true
        features: list[Floats] = []
        self.starts, self.ends = [], []
        emphasis: list[float] = []
        self.links = 0
        count = 0
        for text, lattice, table in zip(texts, lattices, tables, strict=True):
            steps = list(zip(*columns_of(lattice), strict=True))
            for part in text.parts:
                found = _paths(steps, part)
                if found is None:
                    continue  # nothing but the best path has its runs embedded beyond the budget
                edges, places = found
                rows += [(count + one, count + other, level, true) for one, other, level, true, *_ in edges]
                gaps = np.array([kinds for *_, kinds in edges], np.float32)
                added = np.concatenate([gaps, gaps[:, :1] * np.array(text.traits, np.float32)], axis=1)
                own = np.stack([table[at] if at >= 0 else np.zeros(table.shape[1]) for *_, at, _ in edges])
                features.append(np.concatenate([own, added], axis=1))
                self.starts.append(count)
                self.ends.append(count + 1)
                self.links += len(part[4])
                emphasis.append(text.emphasis)
                count += places
        self.nodes = count
        source, target, level, true_steps = (np.array(column) for column in zip(*rows, strict=True))
        order = np.lexsort((target, level))
        self.source, self.target, self.true = source[order], target[order], true_steps[order]
        self.features = np.concatenate(features)[order].astype(np.float64)
        node_level = np.zeros(count, np.int64)
        node_level[target] = level
        self._forward = _groups_of(self.target, node_level[self.target])
        self._order = np.lexsort((self.source, -node_level[self.source]))
        self._backward = _groups_of(self.source[self._order], -node_level[self.source[self._order]])
        part_of = np.searchsorted(np.array(self.starts), np.arange(count), side="right") - 1
        self._part = part_of[self.source]
        self._emphasis = np.array(emphasis)

    def loss(self, values: Values) -> tuple[float, Values]:
        """Negative log likelihood a link, and its gradient: all paths against those that may be true."""
        scores = self.features @ values
        whole, chances = self._sums(scores)
        true, chances_true = self._sums(np.where(self.true, scores, IMPOSSIBLE))
        weight = self._emphasis[self._part]
        loss = float(self._emphasis @ (whole - true))
        gradient = self.features.T @ (weight * (chances - chances_true))
        return loss / self.links, gradient / self.links

    def _sums(self, scores: Values) -> tuple[Values, Values]:
        """Of each part the logarithm of the sum over its paths, and how likely a path takes each step."""
        ahead = np.full(self.nodes, NEVER)
        behind = np.full(self.nodes, NEVER)
        behind[self.starts] = 0.0
        for steps, firsts, nodes in self._forward:
            behind[nodes] = _log_sums(behind[self.source[steps]] + scores[steps], firsts)
        ahead[self.ends] = 0.0
        scores_back, target_back = scores[self._order], self.target[self._order]
        for steps, firsts, nodes in self._backward:
            ahead[nodes] = _log_sums(ahead[target_back[steps]] + scores_back[steps], firsts)
        whole = behind[self.ends]
        chances = np.exp(np.minimum(behind[self.source] + scores + ahead[self.target] - whole[self._part], 0.0))
        return whole, chances


Edge = tuple[int, int, int, bool, int, tuple[bool, bool]]
"""From node, to node, level, whether true, which step (-1: none, to the end), whether it opens, exchanges."""


def _paths(steps: Sequence[tuple[int, int, int, int]], part: Part) -> tuple[list[Edge], int] | None:
    """All paths through a part as edges, and how many nodes (0 the start, 1 the end); None without a true one."""
    top, begin, bottom, end, _ = part
    known, unknown = set(true_steps(part)), _open(part)
    nodes: dict[tuple[int, int, int], int] = {(top, begin, 0): 0}
    right = {(top, begin, 0)}  # nodes on paths that are true as far as is known
    edges: list[Edge] = []
    for at, step in enumerate(steps):
        i, j, a, b = step
        if i < top or j < begin or i + a > bottom or j + b > end:
            continue
        kind = _kind(step)
        may = step in known or (
            kind == 0
            and any(first <= i and i + a <= last and left <= j and j + b <= stop for first, left, last, stop in unknown)
        )
        for before in (0, 1, 2) if kind != 1 else (0, 1):
            if (i, j, before) in nodes:
                other = nodes.setdefault((i + a, j + b, kind), len(nodes) + 1)
                true = may and (i, j, before) in right
                if true:
                    right.add((i + a, j + b, kind))
                seen = (before == 0 and kind > 0, before == 1 and kind == 2)
                level = i + a + j + b - top - begin
                edges.append((nodes[i, j, before], other, level, true, at, seen))
    if not any((bottom, end, kind) in right for kind in (0, 1, 2)):
        return None
    for kind in (0, 1, 2):
        if (bottom, end, kind) in nodes:
            level = bottom + end - top - begin + 1
            edges.append((nodes[bottom, end, kind], 1, level, (bottom, end, kind) in right, -1, (False, False)))
    return edges, len(nodes) + 1


def _kind(step: tuple[int, int, int, int]) -> int:
    """0 a link, 1 a drop, 2 an addition."""
    return 0 if step[2] and step[3] else 1 if step[2] else 2


def _groups_of(nodes: Values, levels: Values) -> list[tuple[slice, Values, Values]]:
    """Of each level: its steps, where among them a new node begins, and these nodes."""
    bounds = np.flatnonzero(np.concatenate(([True], levels[1:] != levels[:-1], [True])))
    found = []
    for start, stop in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        here = nodes[start:stop]
        firsts = np.flatnonzero(np.concatenate(([True], here[1:] != here[:-1])))
        found.append((slice(start, stop), firsts, here[firsts]))
    return found


def _log_sums(values: Values, firsts: Values) -> Values:
    """Logarithms of sums of exponentials over runs of ``values``."""
    peaks = np.maximum.reduceat(values, firsts)
    spread = np.repeat(peaks, np.diff(np.append(firsts, len(values))))
    sums: Values = peaks + np.log(np.add.reduceat(np.exp(values - spread), firsts))
    return sums


def fit(
    texts: Sequence[Text], lattices: Sequence[Lattice], tables: Sequence[Floats], start: Floats, fixed: int = 0
) -> Floats:
    """Weights of the greatest likelihood, from ``start``; the last ``fixed`` ones, of gaps, stay 0."""
    graph = _Graph(texts, lattices, tables)
    if fixed:
        graph.features[:, -fixed:] = 0
    size = graph.features.std(axis=0) + 1e-6
    penalty = PENALTY / graph.links

    def loss(scaled: Values) -> tuple[float, Values]:
        value, gradient = graph.loss(scaled / size)
        return value + penalty * float(scaled @ scaled), gradient / size + 2 * penalty * scaled

    result = minimize(loss, start * size, jac=True, method="L-BFGS-B", options={"maxiter": 200})
    print(f"{graph.links} links, {len(graph.source)} steps, loss {result.fun:.4f}", flush=True)
    found: Floats = (result.x / size).astype(np.float32)
    return found
