"""Negations of the reference that the candidate lacks."""

import pytest

from tests.aligning import aligned_pair
from tqcheck.checks.denials import unanswered

ENGLISH = "The ferry was freed at dawn.\n\nThe minister will not resign without a vote, and nobody asked him to."
GERMAN = (
    "Die Fähre wurde im Morgengrauen befreit.\n\nDer Minister tritt ohne Abstimmung nicht zurück, und niemand bat ihn."
)


def lost(candidate: str, language: str = "de") -> dict[int, float]:
    return dict(unanswered(aligned_pair(ENGLISH, candidate, "en", language)))


def test_a_faithful_translation_answers_every_one() -> None:
    assert lost(GERMAN) == {}


def test_each_lost_negation_counts() -> None:
    one, both = lost(GERMAN.replace(" nicht", "")), lost(GERMAN.replace(" nicht", "").replace("niemand", "jemand"))
    assert list(one) == list(both) == [1]
    assert 1 <= one[1] < both[1]


def test_a_word_that_says_no_by_its_meaning_counts_little() -> None:
    assert lost(GERMAN.replace("ohne", "mit"))[1] == pytest.approx(0.1)


def test_one_more_is_none_lost_and_a_copy_lacks_nothing() -> None:
    assert lost(GERMAN.replace("wurde", "wurde nicht")) == {}
    assert dict(unanswered(aligned_pair(ENGLISH, ENGLISH))) == {}


def test_nothing_where_a_language_is_not_known() -> None:
    assert lost(GERMAN, "zxx") == {}
