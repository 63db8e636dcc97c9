"""Sentences compared as strings."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tqcheck.alignment.strings import (
    common_cuts,
    exact_anchors,
    heaviest_chain,
    joined,
    letters,
    likeness,
    near_anchors,
    settled,
)


def test_letters_leave_out_what_copies_change() -> None:
    assert letters("“NATO’s” terms –  Ｅ５") == letters('"NATO\'s" Terms - e5')
    assert letters("…") == "..."
    assert letters("किताब") == "किताब"


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=25, unique=True))
def test_a_chain_rises_and_is_no_lighter_than_any_single_point(points: list[tuple[int, int]]) -> None:
    points.sort()
    weights = [float(i + j + 1) for i, j in points]
    chain = heaviest_chain(points, weights)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(chain))
    assert sum(i + j + 1 for i, j in chain) >= max(weights, default=0)


def test_repeated_sentences_anchor_beside_unique_ones() -> None:
    reference = ["headlineone", "hesaid", "uniquesentence", "hesaid"]
    assert exact_anchors(reference, reference) == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert exact_anchors(["hesaid"], ["strange", "hesaid"]) == []


def test_near_anchors_are_edited_copies_in_order() -> None:
    reference = ["theministerresignedonmonday", "marketsfellbytwopercent"]
    candidate = ["marketsfellbythreepercent", "theministerresignedmonday", "marketsfellbytwopercents"]
    found = near_anchors(reference, candidate, range(2), range(3))
    assert [(i, j) for i, j, _ in found] == [(0, 1), (1, 2)]


def test_a_sentence_joined_with_its_neighbour_belongs_to_it() -> None:
    reference = ["noteveryoneagrees", "thefarmersoftheuppervalleyfearforthebats", "marketsfell"]
    candidate = ["noteveryoneagreesthefarmersoftheuppervalleyfearforthebat", "marketsroseagain"]
    near = [(1, 0, 0.83)]
    linked = [(list(some), list(others)) for some, others, _ in joined(reference, candidate, near, range(3), range(2))]
    assert linked == [([0, 1], [0])]
    back = [(0, 1, 0.83)]
    linked = [(list(some), list(others)) for some, others, _ in joined(candidate, reference, back, range(2), range(3))]
    assert linked == [([0], [0, 1])]


def test_a_link_beside_a_spare_sentence_is_not_settled_where_it_may_hold_it() -> None:
    reference = ["noteveryonewaspleased", "theunionsaiditlearnedofthedealfromthenews", "marketsfell"]
    candidate = ["theunionwasnotpleasedsayingitlearnedofthedealfromthenews", "marketsfell"]
    near = [(range(1, 2), range(1), likeness(reference[1], candidate[0])), (range(2, 3), range(1, 2), 1.0)]
    assert settled(reference, candidate, near, range(3), range(2)) == near[1:]
    mirrored = [(there, here, alike) for here, there, alike in near]
    assert settled(candidate, reference, mirrored, range(2), range(3)) == mirrored[1:]
    # the same link with nothing to spare on its other side, or no sentence beside it
    candidate[0] = "theunionsaidithadlearnedofthedealfromthenews"
    near[0] = (range(1, 2), range(1), likeness(reference[1], candidate[0]))
    assert settled(reference, candidate, near, range(3), range(2)) == near
    assert settled(reference[1:], candidate, [(range(1), range(1), 0.9)], range(1), range(1))


def test_common_cuts_follow_the_letters() -> None:
    assert common_cuts(["ab", "cd", "ef"], ["abcd", "ef"]) == [(2, 1), (3, 2)]
    assert common_cuts(["ab"], ["ac"]) is None
