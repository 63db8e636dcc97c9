"""Steps of all good paths, and the best way through them."""

import numpy as np
import pytest

from tqcheck.alignment.lattice import Lattice, best_way, plausible
from tqcheck.alignment.path import Move, full_corridor

STEPS = ((1, 0), (1, 1), (1, 2), (2, 1))


def table(rows: int, columns: int, seed: int) -> np.ndarray:
    """Random scores of every step that ends in every node, -inf where it would start outside."""
    scores = np.random.default_rng(seed).normal(size=(rows + 1, len(STEPS), columns + 1)).astype(np.float32)
    for number, (a, b) in enumerate(STEPS):
        scores[:a, number, :] = -np.inf
        scores[:, number, :b] = -np.inf
    return scores


def best_path(scores: np.ndarray, add: np.ndarray) -> list[Move]:
    """The best path by another road: from the node behind, the whole grid."""
    rows, _, columns = scores.shape
    best: dict[tuple[int, int], tuple[float, list[Move]]] = {(0, 0): (0.0, [])}
    for i in range(rows):
        for j in range(columns):
            ways = [best[i, j]] if (i, j) in best else []
            for number, (a, b) in enumerate(STEPS):
                if i >= a and j >= b:
                    before, moves = best[i - a, j - b]
                    ways.append((before + float(scores[i, number, j]), [*moves, Move(i - a, j - b, (a, b))]))
            if j:
                before, moves = best[i, j - 1]
                ways.append((before + float(add[j - 1]), [*moves, Move(i, j - 1, (0, 1))]))
            best[i, j] = max(ways, key=lambda way: way[0])
    return best[rows - 1, columns - 1][1]


def lattice_of(seed: int, limit: float, most: int = 10_000) -> tuple[Lattice, np.ndarray, np.ndarray]:
    scores, add = table(7, 9, seed), np.random.default_rng(seed).normal(size=9).astype(np.float32)
    return plausible(full_corridor(7, 9), STEPS, lambda row: scores[row], add, limit, most), scores, add


def own_scores(lattice: Lattice, scores: np.ndarray, add: np.ndarray) -> np.ndarray:
    """The scores that the lattice was made with, by its steps."""
    return np.array(
        [
            scores[i + a, STEPS.index((a, b)), j + b] if a else add[j]
            for i, j, a, b in zip(lattice.row, lattice.column, lattice.taken, lattice.given, strict=True)
        ]
    )


@pytest.mark.parametrize("seed", range(8))
def test_the_best_way_is_the_best_path(seed: int) -> None:
    lattice, scores, add = lattice_of(seed, 2.0)
    moves = best_path(scores, add)
    assert best_way(lattice, own_scores(lattice, scores, add)) == moves


@pytest.mark.parametrize("seed", range(8))
def test_a_step_is_in_it_where_a_path_through_it_is_good_enough(seed: int) -> None:
    wide, scores, add = lattice_of(seed, 1e6)
    narrow, _, _ = lattice_of(seed, 1.5)
    kept = set(zip(narrow.row, narrow.column, narrow.taken, narrow.given, strict=True))
    own = own_scores(wide, scores, add)
    best = sum(
        scores[m.row + m.step[0], STEPS.index(m.step), m.column + m.step[1]] if m.step[0] else add[m.column]
        for m in best_path(scores, add)
    )
    for number, step in enumerate(zip(wide.row, wide.column, wide.taken, wide.given, strict=True)):
        pushed = own.copy()
        pushed[number] += 1e4  # the best path through this step
        through = sum(
            scores[m.row + m.step[0], STEPS.index(m.step), m.column + m.step[1]] if m.step[0] else add[m.column]
            for m in best_way(wide, pushed)
        )
        assert wide.slack[number] == pytest.approx(best - through, abs=1e-2)
        assert (step in kept) == (wide.slack[number] <= 1.5)


def test_of_too_many_steps_the_best_are_kept_and_a_path_is_left() -> None:
    lattice, scores, add = lattice_of(3, 1e6, 30)
    assert len(lattice) <= 40
    moves = best_path(scores, add)
    assert best_way(lattice, own_scores(lattice, scores, add)) == moves


def test_disputed_steps_are_those_with_a_rival() -> None:
    scores = np.full((4, len(STEPS), 4), -9.0, np.float32)
    scores[1:, 1, 1:] = np.where(np.eye(3), 5.0, -9.0)
    scores[3, 3, 3] = 9.5  # two sentences as one, nearly as good as an addition and one and one
    scores[:2, 3, :] = -np.inf
    add = np.zeros(3, np.float32)
    lattice = plausible(full_corridor(3, 3), STEPS, lambda row: scores[row], add, 1.0, 100)
    rivals = {
        (int(i), int(j), int(a), int(b)): bool(disputed)
        for i, j, a, b, disputed in zip(
            lattice.row, lattice.column, lattice.taken, lattice.given, lattice.disputed(), strict=True
        )
    }
    assert rivals[0, 0, 1, 1] is False
    assert rivals[1, 1, 1, 1] and rivals[2, 2, 1, 1]
    assert rivals[1, 2, 2, 1]


def test_a_run_without_partners_is_opened_once_and_an_exchange_costs_more() -> None:
    steps = [(0, 0, 1, 1), (1, 1, 1, 0), (1, 1, 1, 1), (2, 1, 1, 0), (2, 2, 1, 0), (3, 1, 0, 1), (2, 1, 1, 1)]
    steps.sort(key=lambda step: (sum(step), step))
    places = [np.array(part, np.int64) for part in zip(*steps, strict=True)]
    lattice = Lattice(3, 2, *places, np.zeros(len(steps), np.float32))
    scores = np.array([2.0 if step[2] and step[3] else 1.5 for step in steps], np.float32)

    def taken(opens: float, exchanges: float) -> list[tuple[int, int]]:
        return [move.step for move in best_way(lattice, scores, opens, exchanges)]

    assert taken(0, 0) == [(1, 1), (1, 0), (1, 0), (0, 1)]
    assert taken(-0.5, 0) == [(1, 1), (1, 0), (1, 0), (0, 1)]  # however many: one opening
    assert len(taken(-0.5, -2)) == 3
    assert taken(-0.5, 2) == [(1, 1), (1, 0), (1, 0), (0, 1)]
