"""Text that was left untranslated, by its letters."""

import pytest

from tqcheck.quality.copied import copied

ENGLISH = "The ferry was pulled free at dawn with 214 people on board, the coast guard said on Monday."


@pytest.mark.parametrize(
    "text",
    [
        "Færgen blev trukket fri ved daggry with 214 people on board, the coast guard said on Monday.",
        "Η προειδοποίηση ήρθε το πρωί, the coast guard said on Monday.",
        "Lauttaa kiskottiin irti with 214 people on board, kertoi rannikkovartiosto.",
        "페리는 새벽에 with 214 people on board, the coast guard said on Monday.",
    ],
)
def test_what_stands_in_the_source_as_it_is_was_left(text: str) -> None:
    assert 0.2 < copied(text, ENGLISH) < 1
    assert copied(ENGLISH, ENGLISH) == 1


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Ved dette møtet var New York City Fire Department til stede.",
            "The New York City Fire Department was there.",
        ),
        ("Eliteserien: Dundee Stars 5-3 Belfast Giants", "Elite League: Dundee Stars 5-3 Belfast Giants"),
        (
            "Knjiga „The Boats of the Northern Shore“ izašla je ovog mjeseca.",
            "Her book The Boats of the Northern Shore came out this month.",
        ),
        ("O navio foi solto ao amanhecer com 214 pessoas.", ENGLISH),
        ("渡轮在黎明时分被拖离搁浅处。", ENGLISH),
        ("", ENGLISH),
        ("Nei.", ""),
    ],
)
def test_names_and_translations_are_not(text: str, source: str) -> None:
    assert copied(text, source) == 0


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Fergen ble trukket fri i morges, og det er ikke klart hvor den skal hen etter at den er reparert.",
            "Færgen blev trukket fri i morges, og det er ikke klart, hvor den skal hen, efter at den er repareret.",
        ),
        (
            "O barco está no porto de manhã e não se sabe para onde vai depois da reparação do casco.",
            "El barco está en el puerto de mañana y no se sabe para onde va depois da reparación del casco.",
        ),
    ],
)
def test_words_that_two_languages_share_are_no_sign_of_it(text: str, source: str) -> None:
    assert copied(text, source) == 0
