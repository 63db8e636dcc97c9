"""Negative pronouns whose verb lost its negation, in languages that demand both."""

import pytest

from tests.facts.lines import pair_of_lines
from tqcheck.checks import run_checks
from tqcheck.checks.concord import is_left_over, unsupported
from tqcheck.checks.polarity import polarity_flipped

BROKEN = [
    ("uk", "Ніхто з депутатів прийшов на засідання.", "Ніхто"),
    ("ru", "По словам врача, никто из пассажиров пострадал.", "никто"),
    ("pl", "Żaden z radnych poparł w środę ten projekt.", "Żaden"),
    ("cs", "Starosta nikdy o té smlouvě mluvil.", "nikdy"),
    ("sk", "Nikto z obyvateľov podpísal túto petíciu.", "Nikto"),
    ("bg", "Никой от съветниците гласува за бюджета.", "Никой"),
    ("hr", "Nitko iz tvrtke odgovorio je na pitanja.", "Nitko"),
    ("lt", "Niekas iš gyventojų pasirašė šią peticiją.", "Niekas"),
    ("lv", "Neviens no iedzīvotājiem parakstīja šo vēstuli.", "Neviens"),
    ("fr", "La police n’a retrouvé la voiture dans le lac.", "n’a"),
    ("fr", "Le bruit ne dépasse les limites fixées par la loi.", "ne dépasse"),
]
WHOLE = [
    ("uk", "Ніхто з депутатів не прийшов на засідання."),
    ("ru", "Никого из пассажиров в вагоне нет."),
    ("pl", "Żaden z radnych nie poparł w środę tego projektu."),
    ("cs", "Starosta nikdy o té smlouvě nemluvil."),
    ("ru", "Цены на хлеб высоки как никогда."),
    ("pl", "Marsz przeszedł pod hasłem „Nigdy wojny” przez centrum."),
    ("hu", "Sosem tudhatta meg, hogy mit írtak róla."),
    ("uk", "Ніхто, крім директора школи."),
    ("de", "Niemand kam am Montag zur Anhörung."),
    ("fr", "La police n’a pas retrouvé la voiture dans le lac."),
    ("fr", "Il ne cesse de répéter la même phrase."),
    ("fr", "Elle n’ose s’opposer au maire de la ville."),
    ("fr", "Le maire ne peut l’accepter, dit-il."),
    ("fr", "Ils sont partis avant qu’il ne pleuve."),
    ("fr", "La ville ne compte que trois écoles."),
    ("fr", "Le ministre N’Diaye a visité l’usine lundi."),
    ("en", "Nobody came to the hearing on Monday."),
]


@pytest.mark.parametrize(("language", "text", "word"), BROKEN)
def test_a_negative_pronoun_without_its_negated_verb_is_found(language: str, text: str, word: str) -> None:
    where = unsupported(text, language)
    assert where is not None
    assert text[where.start : where.end] == word


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_sentences_that_need_no_other_negation_are_left_alone(language: str, text: str) -> None:
    assert unsupported(text, language) is None


def test_what_the_reference_says_in_the_same_way_is_no_finding() -> None:
    broken = "Nikto z obyvateľov podpísal túto petíciu."
    worded_anew = "Nikto z obyvateľov mesta podpísal túto petíciu."
    assert list(run_checks((polarity_flipped,), pair_of_lines([broken], [worded_anew], "sk", "sk"))) == []


def test_half_a_negation_is_found_across_languages_and_within_one() -> None:
    broken = "Neviens no iedzīvotājiem parakstīja šo vēstuli."
    for reference, language in (
        ("None of the residents signed this letter.", "en"),
        ("Neviens no iedzīvotājiem neparakstīja šo vēstuli.", "lv"),
    ):
        (found,) = run_checks((polarity_flipped,), pair_of_lines([reference], [broken], language, "lv"))
        assert found.candidate is not None
        assert found.candidate.text == "Neviens"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He also pointed out that noise did exceed the prescribed limits.", True),
        ("The mayor does still believe in the plan.", True),
        ("The company did receive the letter in May.", True),
        ("The company did not receive the letter in May.", False),
        ("What did the company receive in May?", False),
        ("The storm can do much damage to the roofs.", False),
        ("She does her best to help them.", False),
        ("They do business with the port of Gdańsk.", False),
    ],
)
def test_an_auxiliary_left_of_a_negation(text: str, left: bool) -> None:
    assert is_left_over(text, "en") is left
    assert not is_left_over(text, "de")
