"""Dynamic programming inside a corridor."""

import itertools

import numpy as np
import pytest

from tqcheck.alignment.path import Reach, backward, corridor_around, forward, full_corridor

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
def test_sums_forward_and_backward_are_the_best_of_all(seed: int) -> None:
    scores, add = table(7, 9, seed), np.random.default_rng(seed).normal(size=9).astype(np.float32)
    reach, added = Reach(full_corridor(7, 9), STEPS), np.concatenate(([0.0], np.cumsum(add, dtype=np.float64)))
    values = forward(reach, lambda row: scores[row], added)
    best = best_sum(scores, add)
    assert values[-1][-1] == pytest.approx(best, abs=1e-4)
    rows = {row: ahead for row, ahead, _ in backward(reach, lambda row: scores[row], added)}
    assert rows[0][0] == pytest.approx(best, abs=1e-4)
    for row, here in enumerate(values):
        assert (here + rows[row]).max() <= best + 1e-4


def test_a_corridor_as_wide_as_the_grid_is_the_grid() -> None:
    scores, add = table(12, 10, 1), np.zeros(10, np.float32)
    wide = corridor_around([(4, 3), (8, 8)], 12, 10, pad=10, widest=50)
    sums = [
        forward(Reach(corridor, STEPS), lambda row: scores[row], np.zeros(11))[-1][-1]
        for corridor in (wide, full_corridor(12, 10))
    ]
    assert sums[0] == sums[1] == pytest.approx(best_sum(scores, add), abs=1e-4)


def test_a_corridor_holds_its_points_and_both_ends() -> None:
    corridor = corridor_around([(10, 12), (30, 500), (31, 501)], 60, 520, pad=3, widest=50)
    assert corridor.low[0] == 0 and corridor.high[-1] == 520
    assert all(corridor.low[i] <= j <= corridor.high[i] for i, j in [(0, 0), (10, 12), (30, 500), (31, 501), (60, 520)])
    assert (np.diff(corridor.low) >= 0).all() and (np.diff(corridor.high) >= 0).all()
    assert (corridor.high[:-1] >= corridor.low[1:] - 50).all()
    assert corridor.cells() < 60 * 520
