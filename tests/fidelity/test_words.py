"""Words that no list of the language has."""

import pytest

from tests.aligning import aligned_pair
from tqcheck.fidelity.words import unknown_words

ENGLISH = "The coast guard pulled the ferry free at dawn on Monday."


def found(candidate: str, language: str, reference: str = ENGLISH) -> dict[int, float]:
    return dict(unknown_words(aligned_pair(reference, candidate, "en", language)))


@pytest.mark.parametrize(
    ("language", "text", "slip"),
    [
        (
            "de",
            "Die Küstenwache zog die Fähre am Montag bei Tagesanbruch frei.",
            ("Tagesanbruch frei", "Tagesanbruch fraei"),
        ),
        ("fr", "Les gardes-côtes ont dégagé le ferry lundi matin à l’aube.", ("dégagé", "dégxgé")),
        ("ru", "Береговая охрана освободила паром на рассвете в понедельник.", ("охрана", "охрпна")),
        ("ar", "سحب خفر السواحل العبارة عند فجر يوم الاثنين.", ("العبارة", "العبخرة")),
        ("pl", "Straż przybrzeżna uwolniła prom o świcie w poniedziałek.", ("uwolniła", "uwolkiła")),
        ("el", "Η ακτοφυλακή απελευθέρωσε το πλοίο την αυγή της Δευτέρας.", ("πλοίο", "πλρίο")),
    ],
)
def test_a_slip_of_a_letter_makes_a_word_unknown(language: str, text: str, slip: tuple[str, str]) -> None:
    before, after = found(text, language), found(text.replace(*slip), language)
    assert after.get(0, 0) > before.get(0, 0)


def test_small_lists_cost_less() -> None:
    greek = found("Η ακτοφυλακή απελευθέρωσε το πλρίο την αυγή.", "el")
    german = found("Die Küstenwache zog die Fähre bei Tagesanbruch fraei.", "de")
    assert 0 < greek[0] < german[0] / 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Küstenwache zog die Fähre mit xyrqald@wxrf.de und wxrf.de-qqrst frei."),
        ("zh", "海岸警卫队星期一拖船。"),
        ("et", "Rannavalve tõmbas praami esmaspäeval lahti qqrstu."),
        ("hi", "तटरक्षक बल ने सोमवार को नौका को मुक्त किया।"),
    ],
)
def test_names_addresses_and_languages_without_a_list_are_left_alone(language: str, text: str) -> None:
    assert found(text, language) == {}


def test_a_strange_word_with_a_capital_may_be_a_name_and_costs_next_to_nothing() -> None:
    name = found("Die Küstenwache zog die Xyrqalde am Montag frei.", "de")
    slip = found("Die Küstenwache zog die Fähre am Montag fraei.", "de")
    assert 0 < name[0] < slip[0] / 5


def test_a_word_of_the_reference_is_right() -> None:
    assert found("Die Küstenwache nutzt eine qwrtzik.", "de", "The coast guard uses a qwrtzik.") == {}


def test_more_than_three_say_no_more() -> None:
    few, many = ("Die Küste " + " ".join(["fraei"] * count) + "." for count in (3, 9))
    assert found(few, "de") == found(many, "de")
