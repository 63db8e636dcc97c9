"""Which sets of pages the reader's trees are made of, so that what is told of unseen pages stays true."""

import pytest

from benchmarks.fit_furniture import MARKED_UP, TEXTS, left_out, own_layouts
from benchmarks.made_pages import BLIND, GROUPS, LATER, SETS, boxes


def test_trees_as_shipped_are_made_without_the_sets_that_tell_what_to_expect() -> None:
    assert left_out(["fit_furniture.py"], TEXTS) == LATER
    assert left_out(["fit_furniture.py", "--pages"], MARKED_UP) == BLIND == {"eighth_set"}
    assert "sixth_set" in own_layouts(BLIND)
    assert "eighth_set" not in own_layouts(BLIND)


def test_a_set_left_out_is_left_out_beside_them() -> None:
    assert left_out(["fit_furniture.py", "--pages", "--leave-out", "fourth_set"], MARKED_UP) == BLIND | {"fourth_set"}


def test_a_set_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="ninetieth_set is none of"):
        left_out(["fit_furniture.py", "--leave-out", "ninetieth_set"], TEXTS)


def test_every_set_stands_in_one_group_of_wording() -> None:
    listed = [name for group in GROUPS for name in group]
    assert sorted(listed) == sorted(SETS)


def test_a_reader_s_name_and_reply_stand_together() -> None:
    assert all(len(box) == 2 for box in boxes("it", ("eighth_set",))["readers"][1:])
