"""Sentences in many languages beside their translations, right and wrong: what is said of their numbers and dates."""

import csv
from pathlib import Path

import pytest

from tests.facts.lines import pair_of_lines
from tqcheck.checks import run_checks
from tqcheck.checks.dates import date_changed
from tqcheck.checks.numbers import number_changed

with Path(__file__).with_name("sentences.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
SUBJECTS = list(dict.fromkeys(row["subject"] for row in ROWS))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_right_translations_are_left_alone_and_wrong_ones_are_told(subject: str) -> None:
    unlike = []
    for row in ROWS:
        if row["subject"] != subject:
            continue
        languages = row["reference language"], row["candidate language"]
        pair = pair_of_lines([row["reference"]], [row["candidate"]], *languages, date=row["published"] or None)
        said = {finding.severity for finding in run_checks((number_changed, date_changed), pair)}
        if said != ({row["severity"]} if row["severity"] else set()):
            unlike.append((*languages, row["reference"], row["candidate"], sorted(said)))
    assert unlike == []
