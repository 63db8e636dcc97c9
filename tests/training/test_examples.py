"""Splits and batches of the training data."""

import math
import random

import pytest

from training.batches import Batch, in_batches
from training.examples import Group, part_of, sampled, severity


class Lengths:
    """A store that knows no states, only lengths."""

    def length(self, text: str) -> int:
        return len(text)


def group(size: int, length: int) -> Group:
    values = tuple(float(number) for number in range(size))
    return Group("mqm", "xx", tuple("a" * (length - n) for n in range(size)), "r" * length, "s", values, values)


def test_severity_is_the_root_of_the_share_of_the_largest_penalty() -> None:
    assert [severity(-25), severity(-30), severity(0)] == [1, 1, 0]
    assert severity(-1) == pytest.approx(0.2)
    assert severity(5) == pytest.approx(math.sqrt(0.2))


def test_parts_are_runs_of_neighbours() -> None:
    parts = [part_of(number, 100) for number in range(100)]
    assert parts == ["train"] * 75 + ["dev"] * 10 + ["test"] * 15


def test_batches_hold_every_group_once_and_keep_to_their_budget() -> None:
    draw = random.Random(0)
    groups = [group(draw.randint(1, 9), draw.randint(20, 150)) for _ in range(200)]
    batches = in_batches(groups, Lengths(), 2000, draw)  # type: ignore[arg-type]
    assert sorted(number for batch in batches for number in batch) == list(range(200))
    for batch in batches:
        longest = max(len(groups[number].reference or "") for number in batch)
        assert len(batch) == 1 or sum(len(groups[number].candidates) for number in batch) * longest <= 2000


def test_a_batch_keeps_candidates_beside_their_group() -> None:
    batch = Batch.of([group(2, 30), group(3, 30)], "reference")
    assert batch.index == [0, 0, 1, 1, 1]
    assert batch.sources is None
    assert batch.references is not None
    assert len(batch.references) == 2


def test_a_sample_keeps_the_first_candidate() -> None:
    made = sampled(group(12, 40), 4, random.Random(3))
    assert len(made.candidates) == len(made.severities) == 5
    assert made.order[0] == 0
    assert list(made.order) == sorted(made.order)
