"""How much of the first pass is looked at again."""

import numpy as np

from tqcheck.alignment.doubt import LEAST, WIDEST, counted, doubtful
from tqcheck.alignment.lattice import Lattice, best_way

Row = tuple[int, int, int, int, float]


def lattice(steps: list[Row]) -> Lattice:
    """Of steps in the order of their ends: where they start, what they take, and how far behind they are."""
    *places, slack = zip(*steps, strict=True)
    row, column, taken, given = (np.array(place, np.int64) for place in places)
    end = int((row + taken).max()), int((column + given).max())
    return Lattice(*end, row, column, taken, given, np.array(slack, np.float32))


def in_step(count: int) -> list[Row]:
    return [(i, i, 1, 1, 0.0) for i in range(count)]


def cut_otherwise(count: int) -> list[Row]:
    return [(i, 2 * i, 1, 2, 0.0) for i in range(count)]


def test_links_of_the_best_path_are_counted() -> None:
    assert counted(lattice(in_step(5))) == (5, 5)
    assert counted(lattice(cut_otherwise(4))) == (0, 4)
    assert counted(lattice([*in_step(3), (3, 3, 1, 0, 0.0)])) == (3, 3)


def test_texts_that_do_not_run_in_step_are_looked_at_farther() -> None:
    rival = LEAST + 1.5
    near, far = lattice([*in_step(20), (18, 18, 2, 2, rival)]), lattice([*cut_otherwise(20), (18, 36, 2, 4, rival)])
    assert len(doubtful(near)) == 20
    assert len(doubtful(far)) == 21


def test_the_best_path_stays() -> None:
    whole = lattice([*cut_otherwise(3), (1, 2, 2, 4, WIDEST)])
    kept = doubtful(whole)
    assert best_way(kept, -kept.slack) == best_way(whole, -whole.slack)
