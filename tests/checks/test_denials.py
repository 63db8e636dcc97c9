"""Negations of the reference that the candidate lacks."""

import pytest

from tests.aligning import aligned_pair
from tqcheck.checks.denials import affirmed, reworded, unanswered

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


@pytest.mark.parametrize(
    ("language", "english", "candidate", "may"),
    [
        ("ru", "His approach is unusual.", "В его подходе нет ничего обычного.", True),
        ("ru", "His approach is good.", "В его подходе нет ничего обычного.", False),
        ("ru", "His approach is unusual.", "У него странный подход.", False),
        ("tr", "The ferry sailed without lights.", "Feribotun ışıkları yanmıyordu, kimse görmedi.", True),
        ("tr", "The ferry sailed with lights.", "Feribotun ışıkları yanmıyordu, kimse görmedi.", False),
    ],
)
def test_a_negation_may_render_a_word_that_says_no(language: str, english: str, candidate: str, may: bool) -> None:
    assert bool(reworded(aligned_pair(english, candidate, "en", language))) == may


def test_nothing_where_a_language_is_not_known() -> None:
    assert lost(GERMAN, "zxx") == {}


def without(candidate: str, language: str = "de") -> tuple[str, ...]:
    return affirmed(aligned_pair(ENGLISH, candidate, "en", language), 1)


def test_a_sentence_reads_without_each_of_its_negations_and_without_all() -> None:
    assert set(without(GERMAN.split("\n\n", maxsplit=1)[0] + "\n\nEr kommt nicht, und keine Fähre fährt.")) >= {
        "Er kommt, und keine Fähre fährt.",
        "Er kommt nicht, und eine Fähre fährt.",
        "Er kommt, und eine Fähre fährt.",
    }


@pytest.mark.parametrize(
    ("language", "text", "lost"),
    [
        ("ru", "В его подходе нет ничего странного.", "В его подходе ничего странного."),
        ("en", "He has never been there.", "He has been there."),
        ("de", "Sie hat keine Fähre gesehen.", "Sie hat Fähre gesehen."),
    ],
)
def test_one_way_is_to_strike_the_word_out(language: str, text: str, lost: str) -> None:
    assert lost in affirmed(aligned_pair("There is nothing odd.", text, "en", language), 0)


def test_nothing_is_taken_out_where_nothing_says_no_or_a_language_is_not_known() -> None:
    assert without(GERMAN.replace(" nicht", "").replace("niemand", "jemand")) == ()
    assert without(GERMAN, "zxx") == ()


def test_what_has_many_negations_is_read_in_few_ways() -> None:
    assert len(without(GERMAN.split("\n\n", maxsplit=1)[0] + "\n\n" + "Er kommt nicht. " * 9)) <= 8
