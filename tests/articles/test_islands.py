"""Menus of lines and teasers among links stand apart from the story; its lists, its head and its last words do not."""

import pytest

from tqcheck.articles.islands import apart
from tqcheck.articles.paragraphs import Block

HEAD = "Rada Zalesia głosuje za nowym mostem"
PL = (
    "Rada Zalesia zagłosowała w poniedziałek za budową mostu przez cieśninę po sześciu godzinach debaty.",
    "Prace przy moście zaczną się w maju i będą kosztować czterdzieści milionów, powiedziała burmistrz Ida Lis.",
    "Rybacy z Zalesia boją się, że most zamknie ich łodziom drogę do portu, i chcą szerszego przęsła.",
    "Opozycja w radzie nazwała koszt mostu zbyt wysokim i zażądała promu zamiast niego.",
    "Prom kosztowałby przez dziesięć lat tyle, ile most przez pięćdziesiąt, powiedziała Lis.",
)
LINES = (
    "Zapasy na zimę", "Sport w okolicy", "Wypadki i kronika", "Kultura", "Szkoły i przedszkola", "Zdrowie",
    "Ogłoszenia drobne", "Pogoda na jutro", "Nasze miasto", "Wideo dnia", "Galerie zdjęć", "Archiwum", "Kontakt",
)  # fmt: skip
TEASERS = (
    "Port w Zalesiu dostanie nowe nabrzeże",
    "Urząd morski wybrał wykonawcę i liczy na wiosnę.",
    "Mosty, które zmieniły wybrzeże",
    "Historyk opowiada, jak budowano przeprawy przez cieśninę.",
)
TABLE = ("Most", "40 milionów", "Prom", "38 milionów", "Tunel", "95 milionów", "Razem", "173 miliony", "Rok", "2031")


def found(texts: tuple[str, ...], strange: tuple[str, ...]) -> list[str]:
    """What of some texts stands apart, where all but ``strange`` were taken for the story."""
    kept = [at for at, text in enumerate(texts) if text not in strange]
    gone = apart([Block(text) for text in texts], kept)
    return [texts[at] for at in sorted(gone)]


def test_teasers_behind_many_links_are_none_of_the_story() -> None:
    texts = (HEAD, *PL, *LINES[:9], *TEASERS)
    assert found(texts, LINES[:4]) == [*LINES[4:9], *TEASERS]


def test_teasers_in_a_menu_above_are_none_of_it() -> None:
    texts = (*TEASERS, *LINES, HEAD, *PL)
    assert found(texts, LINES[-4:])[:4] == list(TEASERS)
    assert HEAD not in found(texts, LINES[-4:])


def test_the_beginning_of_a_story_may_stand_above_a_box() -> None:
    texts = (HEAD, PL[0], *LINES[:9], *PL, *PL)
    assert found(texts, LINES[:9]) == []


def test_a_last_paragraph_behind_a_table_of_the_story_stays() -> None:
    texts = (HEAD, *PL, *TABLE, "Burmistrz Lis powiedziała, że o wyborze zdecyduje referendum w czerwcu.")
    assert found(texts, ()) == []


def test_a_list_that_the_story_ends_with_stays() -> None:
    told = "Radni zapisali w uchwale, na co miasto przeznaczy oszczędności z tego roku:"
    assert found((HEAD, *PL, told, *LINES[:4], LINES[5]), LINES[5:6]) == []


def test_runs_behind_which_the_story_goes_on_stay() -> None:
    texts = (HEAD, *PL, *LINES[:9], PL[1], *LINES[:9], *PL)
    assert found(texts, LINES[:9]) == []


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_text_of_few_paragraphs_is_no_measure(count: int) -> None:
    texts = (HEAD, *PL[:count], *LINES[:9], *TEASERS)
    assert found(texts, LINES[:4]) == []


def test_short_last_words_stay() -> None:
    texts = (HEAD, *PL, "„Będzie most”, dodała.", *LINES[:4])
    assert found(texts, LINES[:1]) == list(LINES[1:4])
    assert found((HEAD, *PL, LINES[0], "„Będzie most”, dodała.", *LINES[1:4]), LINES[:1]) == list(LINES[1:4])
