"""Dynamic programming inside a corridor."""

import itertools

import numpy as np
import pytest

from tqcheck.alignment.path import best_path, corridor_around, full_corridor

STEPS = ((1, 0), (1, 1), (1, 2), (2, 1))


def table(rows: int, columns: int, seed: int) -> np.ndarray:
    """Random scores of every step that ends in every node, -inf where it would start outside."""
    scores = np.random.default_rng(seed).normal(size=(rows + 1, len(STEPS), columns + 1)).astype(np.float32)
    for number, (a, b) in enumerate(STEPS):
        scores[:a, number, :] = -np.inf
        scores[:, number, :b] = -np.inf
    return scores


def best_sum(scores: np.ndarray, add: np.ndarray) -> float:
    """The same by trying every path."""
    rows, _, columns = scores.shape
    best = np.full((rows, columns), -np.inf)
    best[0, 0] = 0
    for i, j in itertools.product(range(rows), range(columns)):
        for number, (a, b) in enumerate(STEPS):
            if i >= a and j >= b:
                best[i, j] = max(best[i, j], best[i - a, j - b] + scores[i, number, j])
        if j:
            best[i, j] = max(best[i, j], best[i, j - 1] + add[j - 1])
    return float(best[-1, -1])


@pytest.mark.parametrize("seed", range(8))
def test_best_path_is_the_best_of_all(seed: int) -> None:
    scores, add = table(7, 9, seed), np.random.default_rng(seed).normal(size=9).astype(np.float32)
    moves, total = best_path(full_corridor(7, 9), STEPS, lambda row: scores[row], add)
    assert total == pytest.approx(best_sum(scores, add), abs=1e-4)
    assert sum(move.step[0] for move in moves) == 7
    assert sum(move.step[1] for move in moves) == 9


def test_a_corridor_holds_its_points_and_both_ends() -> None:
    corridor = corridor_around([(10, 12), (30, 500), (31, 501)], 60, 520, pad=3, widest=50)
    assert corridor.low[0] == 0 and corridor.high[-1] == 520
    assert all(corridor.low[i] <= j <= corridor.high[i] for i, j in [(0, 0), (10, 12), (30, 500), (31, 501), (60, 520)])
    assert (np.diff(corridor.low) >= 0).all() and (np.diff(corridor.high) >= 0).all()
    assert (corridor.high[:-1] >= corridor.low[1:] - 50).all()
    assert corridor.cells() < 60 * 520
