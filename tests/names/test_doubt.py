"""What a translator chose to write in another script is no slip."""

import pytest

from tests.names.pairs import findings


@pytest.mark.parametrize(
    ("english", "foreign", "language"),
    [
        (
            ["Heather Nauert spoke on Friday.", "Heather Graham did not."],
            ["Гезер Науерт говорила в п'ятницю.", "Гезер Грем не говорила."],
            "uk",
        ),
        (
            ["Lindsey Graham told the show.", "Graham said no more.", "Graham left."],
            ["Ліндсі Греем розповів шоу.", "Греем більше нічого не сказав.", "Греем пішов."],
            "uk",
        ),
        (
            ["Anniken Huitfeldt spoke in Oslo.", "Huitfeldt will travel to Helsinki."],
            ["安妮肯·维特费尔特在奥斯陆发表讲话。", "维特费尔特将前往赫尔辛基。"],
            "zh",
        ),
    ],
)
def test_one_of_two_ways_and_what_stands_throughout(english: list[str], foreign: list[str], language: str) -> None:
    assert findings(english, foreign, ("en", language)) == ()


@pytest.mark.parametrize(
    ("english", "foreign", "languages"),
    [
        ("The Metropolitan Police were there.", "Metropolitná polícia tam bola.", ("en", "sk")),
        ("The Metropolitan Police were there.", "Byla tam Metropolitní policie.", ("en", "cs")),
    ],
)
def test_adjectives_of_institutions(english: str, foreign: str, languages: tuple[str, str]) -> None:
    assert findings([english], [foreign], languages) == ()


def test_a_lost_space_garbles_no_name() -> None:
    english = ["Freeman wrote a letter.", "The minister met Freeman on Sunday."]
    arabic = ["كتب فريمان رسالة.", "التقى الوزير فريمانفي يوم الأحد."]
    assert findings(english, arabic, ("en", "ar")) == ()


def test_the_name_beside_a_slip_may_be_the_next_one() -> None:
    arabic = ["وقد أطلق القس دافيد جونسون وابن الأب جونسون عليها اسم أجراس الفقراء."]
    english = ["The Rev. David Johnso, Father Johnson's son, called them the poor people's bells."]
    (finding,) = findings(arabic, english, ("ar", "en"))
    assert finding.suggestion == "Johnson"


def test_an_everyday_word_of_a_name_is_garbled_but_no_correction_of_a_romanisation() -> None:
    (finding,) = findings(
        ["ピネラス・カウンティで火事があった。"], ["There was a fire in Pinellas Counyt."], ("ja", "en")
    )
    assert finding.suggestion == "County"
    assert findings(["トゥアンさんは話した。"], ["Pak Thuan berbicara kemarin."], ("ja", "id")) == ()
