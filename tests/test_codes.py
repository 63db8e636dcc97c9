"""Language codes as people and file names write them."""

import pytest

import tqcheck
from tqcheck.codes import language_tag


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


def test_an_article_is_read_in_the_language_that_a_long_code_means() -> None:
    reference = tqcheck.Article("Das Museum öffnet am 3. Mai. Der Eintritt kostet 12 Euro.", language="deu")
    candidate = tqcheck.Article("Museet åpner 3. mai. Inngangen koster 12 euro.", language="nob")
    report = tqcheck.check(reference, candidate)
    pair = report.checked.pair
    assert [one.language for one in (pair.reference, pair.candidate) if one] == ["de", "nb"]
    assert [finding.check for finding in report.findings if finding.severity != "note"] == []
