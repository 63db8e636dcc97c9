"""Numerals that cannot be found again: on either side, and not those that facts explain."""

import pytest

from tests.aligning import aligned_pair
from tqcheck.facts.unsettled import unsettled_numerals

REFERENCE = "The ferry was pulled free at dawn. It had 214 people and 1,300 tonnes of cargo on board, the guard said."


def places(candidate: str, reference: str = REFERENCE, language: str = "en") -> list[tuple[str, int]]:
    aligned = aligned_pair(reference, candidate, "en", language)
    return [(one.side, one.sentence) for one in unsettled_numerals(aligned)]


def test_a_copy_and_a_faithful_text_have_none() -> None:
    assert places(REFERENCE) == []
    assert places("The ferry was freed at dawn. On board were 214 people and 1300 tonnes of cargo, it said.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Fähre kam am Morgen frei. An Bord waren 214 Menschen und 1.300 Tonnen Ladung, so die Wache."),
        ("fr", "Le ferry a été dégagé à l’aube. Il avait à bord 214 personnes et 1 300 tonnes de fret, dit-on."),
        ("hi", "भोर में नौका को मुक्त कर लिया गया। उस पर २१४ लोग और १,३०० टन माल था, तटरक्षक बल ने कहा।"),
        ("ja", "フェリーは夜明けに離礁した。乗員乗客214人と貨物1300トンを載せていたと警備隊は述べた。"),
    ],
)
def test_marks_and_scripts_do_not_matter(language: str, text: str) -> None:
    assert places(text, language=language) == []


def test_a_changed_numeral_counts_on_both_sides() -> None:
    assert places(REFERENCE.replace("214", "241")) == [("reference", 1), ("candidate", 1)]


def test_one_of_two_equal_numerals_counts() -> None:
    reference = "The first boat had 52 people and the second one had 52 goats on board."
    changed = "The first boat had 52 people and the second one had 25 goats on board."
    assert places(changed, reference) == [("reference", 0), ("candidate", 0)]


def test_a_right_conversion_is_settled() -> None:
    reference = "The village lies 10 miles from the border, the guard said on the radio."
    assert places("Das Dorf liegt 16 km von der Grenze, sagte die Wache im Radio.", reference, "de") == []


def test_a_telephone_number_is_one_in_any_spacing() -> None:
    reference = "Call the guard on 0800 555 111 or write to it."
    assert places("Rufen Sie die Wache unter 0800\u00a0555\u00a0111 an oder schreiben Sie ihr.", reference, "de") == []
    changed = places("Rufen Sie die Wache unter 0800\u00a0555\u00a0128 an oder schreiben Sie ihr.", reference, "de")
    assert changed == [("reference", 0), ("candidate", 0)]
