"""Slips in Hangul."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.names.sounds.channel import slip_between, sources
from tqcheck.names.sounds.syllables import letters_changed

_SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


@given(_SYLLABLES)
def test_a_syllable_differs_in_one_of_its_letters(syllable: str) -> None:
    vowels, consonants = letters_changed(syllable)
    assert (len(set(vowels)), len(set(consonants))) == (20, 18 + 27)
    assert syllable not in {*vowels, *consonants}
    assert all(syllable in letters_changed(other)[0] for other in vowels)
    assert all(syllable in letters_changed(other)[1] for other in consonants)


def test_other_signs_have_no_letters() -> None:
    assert letters_changed("a") == ([], [])


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("알래스카", "알스래카"),  # swapped
        ("도미니카", "도미니니카"),  # doubled
        ("싱가포르", "싱포르"),  # lost
        ("트럼프", "트럼렘"),  # another syllable
        ("보타스", "보트스"),  # another vowel
        ("보타스", "보파스"),  # another consonant
    ],
)
def test_slips_of_hands_are_known(right: str, written: str) -> None:
    slip = slip_between(right, written)
    assert slip is not None
    assert slip < 0


@pytest.mark.parametrize(("right", "written"), [("알래스카", "알래스카"), ("트럼프", "트람렘"), ("싱가포르", "가르")])
def test_two_slips_are_not_one(right: str, written: str) -> None:
    assert slip_between(right, written) is None


@given(st.text(_SYLLABLES, min_size=2, max_size=5))
def test_no_word_is_a_slip_of_itself(word: str) -> None:
    near = sources(word)
    assert word not in near
    assert all(likelihood < 0 for likelihood in near.values())
