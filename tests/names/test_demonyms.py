"""People and ways of a country told from names."""

import pytest

from tqcheck.names.forms.demonyms import is_demonym, is_of_place, is_slavic_adjective, of_one_country


@pytest.mark.parametrize(
    ("word", "language"),
    [("bolivian", "en"), ("syrians", "en"), ("welsh", "en"), ("bolivianischen", "de"), ("bolivijcu", "cs"),
     ("boliviano", "es"), ("boliwijski", "pl"), ("bolivialainen", "fi"), ("italian", "en"), ("georgian", "en"),
     ("mexican", "en"), ("schweizer", "de"), ("mexicano", "es")],
)  # fmt: skip
def test_demonyms(word: str, language: str) -> None:
    assert is_demonym(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [("georgelin", "fr"), ("canaan", "en"), ("green", "en"), ("childers", "en"), ("bolivia", "en"),
     ("cameron", "en"), ("francis", "en"), ("martins", "fr"), ("francois", "fr"), ("luciano", "it")],
)  # fmt: skip
def test_names_that_begin_like_a_country(word: str, language: str) -> None:
    assert not is_demonym(word, language)


def test_a_place_and_its_people() -> None:
    assert is_of_place("welsh", "wales")
    assert is_of_place("argentinos", "argentina")
    assert not is_of_place("canaan", "canada")


def test_one_country_in_two_languages() -> None:
    assert of_one_country("micronesie", "mikronesia", "nl", "id")
    assert not of_one_country("bolivia", "boliva", "en", "nn")
    assert not of_one_country("georgelin", "jorgelin", "fr", "en")


@pytest.mark.parametrize(
    ("word", "place", "made"),
    [
        ("вологодского", "вологдой", True),
        ("казанлъшко", "казанлък", True),
        ("пражский", "прага", True),
        ("вологодский", "волга", False),
        ("костромской", "вологда", False),
    ],
)
def test_slavic_adjectives_of_places(word: str, place: str, made: bool) -> None:
    assert is_slavic_adjective(word, place) is made


@pytest.mark.parametrize(
    ("adjective", "region"),
    [("тячівському", "тячівщини"), ("смоленской", "смоленщине"), ("віцебскай", "віцебшчыне")],
)
def test_a_region_named_by_its_place(adjective: str, region: str) -> None:
    assert is_slavic_adjective(adjective, region)
    assert not is_slavic_adjective(adjective, "полтавщина")
