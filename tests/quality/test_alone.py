"""What the model adds where nothing else looks at a segment."""

from itertools import pairwise

import pytest

from tqcheck.quality import Quality
from tqcheck.quality.alone import by_letters, judged_alone, softened

SOURCE = "On Monday the driver Lewis Hamilton thanked Valtteri Bottas for 3 laps."
RIGHT = "Á mánudag þakkaði ökumaðurinn Lewis Hamilton Valtteri Bottas fyrir 3 hringi."
WEIGHTS = (0.15, 0.15, 0.2, 0.9)


def test_wrong_names_and_untranslated_text_are_added() -> None:
    right = by_letters(RIGHT, SOURCE, WEIGHTS[1:])
    assert by_letters(RIGHT.replace("Bottas", "Bettus"), SOURCE, WEIGHTS[1:]) > right
    longer = SOURCE[:-1] + " of help with the new tyres."
    assert by_letters("Á mánudag þakkaði Lewis Hamilton of help with the new tyres.", longer, WEIGHTS[1:]) > right + 0.2
    assert by_letters(RIGHT, SOURCE, (0.0, 0.0, 0.9)) == 0


def test_in_a_longer_source_more_is_found() -> None:
    found = [judged_alone(0.5, RIGHT, SOURCE, tokens, WEIGHTS) for tokens in (0, 1, 5, 20, 40, 160)]
    assert all(one < other for one, other in pairwise(found))
    assert judged_alone(1.3, RIGHT, SOURCE, 5, WEIGHTS) == judged_alone(1.3, RIGHT, SOURCE, 60, WEIGHTS)


@pytest.mark.parametrize("tokens", [0, 2, 30, 380])
def test_a_worse_candidate_stays_worse_at_any_length(tokens: int) -> None:
    found = [judged_alone(severity / 50, RIGHT, SOURCE, tokens, WEIGHTS) for severity in range(-40, 80)]
    assert all(one < other for one, other in pairwise(found))


def test_slight_severities_stay_apart() -> None:
    found = [softened(severity / 100) for severity in range(-40, 100)]
    assert all(one < other for one, other in pairwise(found))
    assert min(found) > 0.04
    assert softened(0.3) == 0.3


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Το πλοίο αποκολλήθηκε την αυγή με 214 επιβαίνοντες, ανακοίνωσε τη Δευτέρα το λιμενικό σώμα.",
            "Το πλοίο αποκολλήθηκε την αυγή με 214 επιβαίνοντες, the coast guard said on Monday.",
        ),
        (
            "Lautta kiskottiin irti aamulla 214 ihmistä kyydissään, kertoi rannikkovartiosto maanantaina.",
            "Lautta kiskottiin irti aamulla with 214 people on board, kertoi rannikkovartiosto maanantaina.",
        ),
        (
            "페리는 새벽에 214명을 태운 채 끌려 나왔다고 해안 경비대가 월요일에 밝혔다.",
            "페리는 새벽에 끌려 나왔다고, the coast guard said on Monday.",
        ),
        (
            "سُحبت العبارة عند الفجر وعلى متنها 214 شخصاً، بحسب ما أعلن خفر السواحل يوم الاثنين.",
            "سُحبت العبارة عند الفجر with 214 people on board، بحسب ما أعلن خفر السواحل يوم الاثنين.",
        ),
    ],
)
def test_text_left_untranslated_is_worse(quality: Quality, text: str, left: str) -> None:
    source = "The ferry was pulled free at dawn with 214 people on board, the coast guard said on Monday."
    good, bad = quality.score([text, left], [None] * 2, [source] * 2)
    assert bad < good - 0.1


def test_among_checks_the_model_does_not_add_it(quality: Quality) -> None:
    among = Quality("cpu", cache=False, alone=False)
    segments = [RIGHT], [None], [SOURCE]
    assert among.score(*segments)[0] != quality.score(*segments)[0]
    beside = [RIGHT], [RIGHT.replace("3", "4")], [SOURCE]
    assert among.score(*beside)[0] == pytest.approx(quality.score(*beside)[0])
