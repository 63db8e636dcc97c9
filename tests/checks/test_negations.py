"""Sentences in many languages beside their translations, faithful and flipped: what is said of their negations."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.facts.lines import pair_of_lines
from tqcheck.checks import run_checks
from tqcheck.checks.polarity import polarity_flipped

with Path(__file__).with_name("negations.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
LANGUAGES = list(dict.fromkeys(row["language"] for row in ROWS))
# Of what is flipped so much is to be found, in either direction, over all languages.
FOUND = 0.9


def findings(row: dict[str, str]) -> list[int]:
    """How many findings there are from English and to English."""
    english, other = [row["English"]], [row["translation"]]
    return [
        len(run_checks((polarity_flipped,), pair))
        for pair in (
            pair_of_lines(english, other, "en", row["language"]),
            pair_of_lines(other, english, row["language"], "en"),
        )
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_faithful_translations_that_say_no_in_other_words_are_left_alone(language: str) -> None:
    rows = [row for row in ROWS if row["language"] == language and not row["said"]]
    assert [row["translation"] for row in rows if any(findings(row))] == []


def test_most_flipped_sentences_are_told_in_every_language() -> None:
    found: Counter[str] = Counter()
    rows = [row for row in ROWS if row["said"]]
    for row in rows:
        found[row["language"]] += all(findings(row))
    planted = Counter(row["language"] for row in rows)
    assert found.total() >= FOUND * planted.total()
    assert [language for language in LANGUAGES if found[language] < planted[language] / 2] == []


# worded anew in one language: the same said, and the contrary
REWORDED = [
    (
        "es",
        "El ayuntamiento confirmó que el puente viejo soportará el paso de camiones.",
        "El puente antiguo soportará el tráfico de camiones, según confirmó el municipio.",
        "El puente antiguo no soportará el tráfico de camiones, según confirmó el municipio.",
    ),
    (
        "ru",
        "Министерство сообщило, что испытания нового поезда идут по плану.",
        "Испытания нового состава, по данным министерства, идут по плану.",
        "Испытания нового состава, по данным министерства, не идут по плану.",
    ),
    (
        "en",
        "The tests of the new train are going according to plan, the ministry said.",
        "Testing of the new train is going as planned, according to the ministry.",
        "Testing of the new train is not going as planned, according to the ministry.",
    ),
]


@pytest.mark.parametrize(("language", "reference", "same", "contrary"), REWORDED)
def test_what_is_worded_anew_in_one_language(language: str, reference: str, same: str, contrary: str) -> None:
    assert run_checks((polarity_flipped,), pair_of_lines([reference], [same], language, language)) == ()
    for old, new in ((reference, contrary), (contrary, reference)):
        found = run_checks((polarity_flipped,), pair_of_lines([old], [new], language, language))
        assert [finding.severity for finding in found] == ["warning"]


def test_the_same_in_other_words_without_its_negation_is_left_alone() -> None:
    pairs = [
        ("nb", "Selskapet Tryg krever ikke pengene tilbake.", "Forsikringsselskapet Tryg lar henne beholde pengene."),
        ("fr", "Le maire n’exclut pas une fermeture en mai.", "Selon le maire, une fermeture en mai est possible."),
        ("de", "Verletzt wurde niemand.", "Alle Fahrgäste blieben unverletzt."),
    ]  # fmt: skip
    for language, reference, candidate in pairs:
        for old, new in ((reference, candidate), (candidate, reference)):
            assert run_checks((polarity_flipped,), pair_of_lines([old], [new], language, language)) == ()
