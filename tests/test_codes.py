"""Language codes as people and file names write them."""

import pytest

import tqcheck
from tqcheck.codes import language_tag, no_code


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("nb_NO", "nb-NO"), ("pt-BR", "pt-BR"), ("deu", "de"), ("deu_Latn", "de-Latn"), ("arb", "ar"),
        ("zho-Hans", "zh-Hans"), ("cmn", "zh"),
        ("nob", "nb"), ("kmr", "ku"), ("swh", "sw"), ("zsm", "ms"), ("ckb", "ckb"), ("yue", "yue"),
        ("und", "und"), ("fil", "fil"),
    ],
)  # fmt: skip
def test_codes_of_three_letters_become_those_of_two(said: str, meant: str) -> None:
    assert language_tag(said) == meant


@pytest.mark.parametrize("said", ["", "e", "german", "de/at", "12"])
def test_what_has_not_the_form_of_a_code_is_none(said: str) -> None:
    assert language_tag(said) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [("jp", "ja"), ("cz", "cs"), ("dk", "da"), ("gr", "el"), ("UA", "uk"), ("Japanese", "ja"), ("Deutsch", "de"),
     ("suomi", "fi"), ("العربية", "ar")],
)  # fmt: skip
def test_a_country_or_a_name_in_place_of_a_code_is_no_code_and_says_which(said: str, meant: str) -> None:
    assert language_tag(said) is None
    assert no_code(said).endswith(f"did you mean {meant}?")


@pytest.mark.parametrize("said", ["xx", "not a code", ""])
def test_nothing_is_offered_for_what_nothing_is_called(said: str) -> None:
    assert language_tag(said) is None
    assert "did you mean" not in no_code(said)


@pytest.mark.parametrize("said", ["no", "sh", "iw", "EN", "zh-Hant"])
def test_codes_that_iso_639_has_or_had_are_codes(said: str) -> None:
    assert language_tag(said) is not None


def test_an_article_that_says_a_language_that_there_is_not_is_read_in_the_one_it_is_in() -> None:
    reference = tqcheck.Article("The museum opens on 3 May. A ticket costs 12 euros.", language="uk-english")
    candidate = tqcheck.Article("Muzeum otevírá 3. května. Vstupenka stojí 12 eur.", language="cz")
    pair = tqcheck.check(reference, candidate).checked.pair
    assert pair.candidate.language == "cs"


def test_an_article_is_read_in_the_language_that_a_long_code_means() -> None:
    reference = tqcheck.Article("Das Museum öffnet am 3. Mai. Der Eintritt kostet 12 Euro.", language="deu")
    candidate = tqcheck.Article("Museet åpner 3. mai. Inngangen koster 12 euro.", language="nob")
    report = tqcheck.check(reference, candidate)
    pair = report.checked.pair
    assert [one.language for one in (pair.reference, pair.candidate) if one] == ["de", "nb"]
    assert [finding.check for finding in report.findings if finding.severity != "note"] == []
