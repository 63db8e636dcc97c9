"""Nearness of tokens as the lower layers leave them."""

import pytest
import torch

from tqcheck.embedding.bundled import PREFIX
from tqcheck.embedding.numbers import Computation
from tqcheck.quality.lower import LowerLayers
from tqcheck.quality.network import Padded, nearness


def side(*texts: list[int], longest: int = 40) -> Padded:
    """Texts of made-up tokens, one axis each, between three tokens before and one behind."""
    states, mask = torch.zeros(len(texts), longest, 64), torch.zeros(len(texts), longest, dtype=torch.bool)
    emphasis = torch.zeros(len(texts), longest)
    named = torch.zeros(len(texts), longest, dtype=torch.long)
    for row, text in enumerate(texts):
        for place, token in enumerate([60, 61, 62, *text, 63]):
            states[row, place, token] = 1
            mask[row, place] = True
            emphasis[row, place] = 0 if token >= 60 else 9 if token >= 50 else 1
            named[row, place] = (token - 28) // 2 if 30 <= token < 50 else 49 - token if 50 <= token < 60 else 0
    return Padded(states, mask, emphasis, named)


def near(candidate: list[int], other: list[int], *, copied: bool = False) -> float:
    return float(nearness(side(candidate), side(other), copied=copied)[0][0])


def lack(candidate: list[int], other: list[int]) -> float:
    """By tokens 30 and more, of which each two are a name."""
    return float(nearness(side(candidate), side(other), copied=True)[1][0])


def far(candidate: list[int], other: list[int]) -> float:
    """By tokens 50 and more, each of which is a numeral."""
    return float(nearness(side(candidate), side(other), copied=True)[2][0])


def test_equal_tokens_are_one_and_strange_ones_nought() -> None:
    assert near([1, 2, 3], [3, 2, 1]) == pytest.approx(1)
    assert near([1, 2, 3], [4, 5, 6]) == pytest.approx(0)
    assert near([1, 2, 3, 4], [1, 2, 3, 9]) == pytest.approx(0.75)


def test_more_on_either_side_is_less_near() -> None:
    assert near([1, 2], [1, 2, 3, 4]) == near([1, 2, 3, 4], [1, 2]) == pytest.approx(0.75)


def test_what_counts_more_counts_more() -> None:
    assert near([1, 2, 3, 50], [1, 2, 3, 51]) == pytest.approx(3 / 12)
    assert near([1, 2, 9, 50], [1, 2, 3, 50]) == pytest.approx(11 / 12)


def test_a_long_run_of_equal_tokens_is_no_translation() -> None:
    text = list(range(20))
    assert near(text, text, copied=True) == pytest.approx(0.4)
    assert near(text[:6], text[:6], copied=True) == pytest.approx(1)
    assert near(text, text[::-1], copied=True) == pytest.approx(1)


def test_company_and_padding_change_nothing() -> None:
    texts = ([1, 2, 3], list(range(30)), [7])
    others = ([1, 2, 4], list(range(5, 35)), [8])
    together, lacks, _ = nearness(side(*texts), side(*others), copied=True)
    alone = [near(text, other, copied=True) for text, other in zip(texts, others, strict=True)]
    assert together.tolist() == pytest.approx(alone)
    assert lacks.tolist() == pytest.approx([lack(text, other) for text, other in zip(texts, others, strict=True)])
    padded, *_ = nearness(side(texts[0], longest=9), side(others[0], longest=25), copied=True)
    assert padded[0] == pytest.approx(alone[0])


def test_a_name_in_the_place_of_another_is_astray_and_one_left_out_is_not() -> None:
    assert lack([1, 30, 31, 2], [3, 30, 31, 4]) == 0
    assert lack([1, 32, 33, 2], [1, 30, 31, 2]) == pytest.approx(0.75)
    assert lack([1, 2], [1, 30, 31, 2]) == lack([1, 30, 31, 2], [1, 2]) == 0
    # one letter is enough: a name is found again where all of it is
    assert lack([1, 30, 5, 2], [1, 30, 31, 2]) == pytest.approx(0) == lack([1, 30, 31, 2], [1, 30, 5, 2])
    assert lack([1, 30, 33, 2], [1, 30, 31, 2]) > 0


def test_a_numeral_of_the_candidate_that_is_another_lies_far() -> None:
    assert far([1, 50, 2], [3, 50, 4]) == 0
    assert far([1, 51, 2], [3, 50, 4]) == pytest.approx(0.85)
    assert far([51, 52, 2], [3, 50, 4]) == 1
    assert far([1, 2], [1, 50]) == 0


def test_a_text_without_tokens_is_near_nothing() -> None:
    assert near([], [1, 2]) == near([1, 2], []) == near([], []) == pytest.approx(0)


def test_numerals_and_names_count_more_in_any_script() -> None:
    lower = LowerLayers(0, Computation("cpu", "float32"))
    for text in (
        "The ferry left Bergen at 15.",
        "Паром покинул Берген в 15.",
        "Το πλοίο έφυγε από το Μπέργκεν στις 15.",
    ):
        ((weights, names),) = lower.marks([text])
        pieces = lower.tokenizer.encode([PREFIX + text])[0].tokens
        assert [weight for piece, weight in zip(pieces, weights, strict=True) if "1" in piece] == [9]
        assert weights.count(3) >= 1
        assert weights[:4] == [0, 0, 0, 0]
        assert weights[4] == 1
        assert weights[-1] == 0
        assert (max(names), min(names)) == (1, -1)
        assert [name > 0 for name in names] == [weight == 3 for weight in weights]
        assert [name < 0 for name in names] == [weight == 9 for weight in weights]
    assert [set(marks) for marks in lower.marks(["渡轮离开了卑尔根。"])[0]] == [{0, 1}, {0}]


def test_where_most_words_have_capitals_there_are_no_names() -> None:
    lower = LowerLayers(0, Computation("cpu", "float32"))
    (_, names), (_, of_sentence) = lower.marks(
        ["The Ferry Left Bergen At Noon On Monday.", "The ferry left Bergen at noon."]
    )
    assert max(names) == 0
    assert max(of_sentence) == 1


def test_names_in_text_left_untranslated_are_not_found_again() -> None:
    text = [1, 2, 3, 4, 30, 31, 5, 6, 7]
    assert lack(text, text) == pytest.approx(0.35)
    assert lack(text[2:6], text[2:6]) == 0
