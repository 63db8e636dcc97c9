"""One word of the reference that the candidate renders in two ways."""

import pytest

from tests.names.pairs import pair_of
from tqcheck.checks import run_checks
from tqcheck.checks.names import name_inconsistent, name_misspelled
from tqcheck.names.garbled.twice import rendered_twice

_STORIES = {
    "ru": (
        ["Об этом сообщил директор музея Аверкий Чубрилов.", "Чубрилов добавил, что выставка откроется в мае."],
        ["The director of the museum, Averky {}, said so.", "{} added that the exhibition will open in May."],
    ),
    "ar": (
        ["وقال رئيس البلدية نادر القشيري إن الجسر جاهز.", "وأضاف القشيري أن المدينة تنتظر القطار."],
        ["Mayor Nader {} said the bridge was ready.", "{} added that the town was waiting for the train."],
    ),
    "ja": (
        ["館長の沓掛恒一さんは新しい展示を案内した。", "沓掛さんは「来月も開く」と話した。"],
        ["The curator, Koichi {}, showed the new exhibition.", "“We will open next month too,” {} said."],
    ),
    "lv": (
        ["Tiesnesis no Anglijas Tomass Bredšovs atzina rezultātu.", "Bredšovs paskaidroja noteikumus."],
        ["Thomas {}, a judge from England, accepted the result.", "{} explained the rules."],
    ),
}


def _said(language: str, first: str, second: str) -> list[list[str]]:
    reference, (one, two) = _STORIES[language]
    pair = pair_of(reference, [one.format(first), two.format(second)], (language, "en"))
    return [sorted(word.text for word in twice.words) for twice in rendered_twice(pair)]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("ru", "Chobrolow", "Chubrilov"),
        ("ar", "Koshayra", "Qushairi"),
        ("ja", "Kotsukeka", "Katsukake"),
        ("lv", "Bredsow", "Bradshaw"),
    ],
)
def test_spellings_far_apart_are_one_name(language: str, first: str, second: str) -> None:
    assert _said(language, first, second) == [sorted((first, second))]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("ru", "Chubrilov", "Chubrilov"),
        ("ru", "Chubrilov", "Chubrilow"),
        ("ru", "Chubrilov", "Petrosyan"),
        ("ar", "Qushayri", "Qushairi"),
        ("ja", "Kutsukake", "Kutsukake"),
        ("ja", "Kutsukake", "Yamamoto"),
        ("lv", "Bradshaw", "Bradshaw"),
    ],
)
def test_one_spelling_accepted_ones_and_other_people_are_left_alone(language: str, first: str, second: str) -> None:
    assert _said(language, first, second) == []


def test_two_words_of_the_reference_are_two_people() -> None:
    reference = ["Победил Аверкий Чубрилов.", "Вторым стал Назар Чабралёв."]
    candidate = ["Averky Chubrilov won.", "Second was Nazar Chabralyov."]
    assert rendered_twice(pair_of(reference, candidate, ("ru", "en"))) == ()


def test_languages_that_inflect_names_are_not_judged() -> None:
    reference = ["Победил Аверкий Чубрилов.", "Чубрилов живёт в Туле."]
    candidate = ["Zwyciężył Awierkij Czobrołow.", "Czubriłow mieszka w Tule."]
    assert rendered_twice(pair_of(reference, candidate, ("ru", "pl"))) == ()


def test_the_right_spelling_is_not_accused_beside_a_garbled_one() -> None:
    reference, (one, two) = _STORIES["ar"]
    for first in ("Qoshayre", "Kushairo", "Qushiary"):
        pair = pair_of(reference, [one.format(first), two.format("Qushairi")], ("ar", "en"))
        if run_checks((name_misspelled,), pair):
            assert not any(
                hit.candidate is not None and hit.candidate.text == "Qushairi"
                for hit in run_checks((name_inconsistent,), pair)
            )
