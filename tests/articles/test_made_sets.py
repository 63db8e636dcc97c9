"""Which sets of pages the reader's trees are made of, so that what is told of unseen pages stays true."""

import pytest

from benchmarks.fit_furniture import chosen_sets
from benchmarks.made_pages import GROUPS, LATER, SETS, boxes


def test_trees_as_shipped_are_made_without_the_later_sets() -> None:
    assert chosen_sets(["fit_furniture.py"]) == (frozenset(), LATER, 0)
    tried, without, _ = chosen_sets(["fit_furniture.py", "--without", "fourth_set"])
    assert tried == {"fourth_set"}
    assert without == LATER | {"fourth_set"}


def test_a_set_left_out_is_the_only_one_and_is_tried_on_other_stories_than_the_trees_are_made_of() -> None:
    tried, without, part = chosen_sets(["fit_furniture.py", "--leave-out", "seventh_set"])
    assert tried == without == {"seventh_set"}
    assert part == 1


def test_a_set_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="ninetieth_set is none of"):
        chosen_sets(["fit_furniture.py", "--leave-out", "ninetieth_set"])


def test_every_set_stands_in_one_group_of_wording() -> None:
    listed = [name for group in GROUPS for name in group]
    assert sorted(listed) == sorted(SETS)


def test_a_reader_s_name_and_reply_stand_together() -> None:
    assert all(len(box) == 2 for box in boxes("it", ("eighth_set",))["readers"][1:])
