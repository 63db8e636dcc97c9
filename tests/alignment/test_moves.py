"""Drops and additions that belong together."""

from collections.abc import Sequence

import numpy as np

from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.groups import Groups
from tqcheck.alignment.moves import find_moves
from tqcheck.model import Link

HERE = [f"Reference sentence number {number}." for number in range(5)]
THERE = [f"Candidate sentence number {number}." for number in range(5)]
APART = [Link((0,), (), "dropped"), *(Link((i,), (i - 1,), "match", 0.9) for i in range(1, 5)), Link((), (4,), "added")]


def moved(own: Sequence[Sequence[float]], other: Sequence[Sequence[float]]) -> list[Link]:
    """The moves between two sides with such vectors, whose first and last sentence have no partner."""
    left, right = (Groups(texts, np.eye(5, dtype=np.float32)) for texts in (HERE, THERE))
    for side, rows in ((left, own), (right, other)):
        vectors = np.array(rows, np.float32)
        side.runs[0] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    left.meet(right)

    def vectors_of() -> tuple[Groups, Groups, Scale]:
        return left, right, Scale(0.0, 0.55)

    found = find_moves(APART, [*map(str.lower, HERE)], [*map(str.lower, THERE)], vectors_of, lambda rows, columns: [])
    return [link for link in found if link.kind == "moved"]


def test_a_drop_and_an_addition_of_one_content_are_a_move() -> None:
    one = np.eye(5).tolist()
    other = [*one[1:], [0.8, 0.1, 0, 0, 0.2]]
    assert [(link.reference, link.candidate) for link in moved(one, other)] == [((0,), (4,))]


def test_a_sentence_that_repeats_another_of_its_side_is_no_move() -> None:
    one = np.eye(5)
    other = [*one[1:].tolist(), [0.45, 0.85, 0, 0, 0]]  # says what the second of the reference says, once more
    assert not moved(one.tolist(), other)
