"""What letters and digits add to a severity."""

from itertools import pairwise

import pytest

from tqcheck.quality.facts import softened, wrong_facts

SOURCE = "On Monday the driver Lewis Hamilton thanked Valtteri Bottas for 3 laps."
RIGHT = "Á mánudag þakkaði ökumaðurinn Lewis Hamilton Valtteri Bottas fyrir 3 hringi."
WEIGHTS = (0.2, 0.05, 0.2, 0.15, 0.2)


def test_wrong_names_and_numerals_are_added() -> None:
    right = wrong_facts(RIGHT, SOURCE, WEIGHTS)
    assert wrong_facts(RIGHT.replace("Bottas", "Bettus"), SOURCE, WEIGHTS) > right
    assert wrong_facts(RIGHT.replace("3", "4"), SOURCE, WEIGHTS) == pytest.approx(right + 0.05)


def test_names_can_be_left_out() -> None:
    assert wrong_facts(RIGHT, SOURCE, WEIGHTS, spellings=False) == 0
    assert wrong_facts(RIGHT, SOURCE, (0.2, 0.05, 0.2, 0.0, 0.0)) == 0


def test_slight_severities_stay_apart() -> None:
    found = [softened(severity / 100) for severity in range(-40, 100)]
    assert all(one < other for one, other in pairwise(found))
    assert min(found) > 0.04
    assert softened(0.3) == 0.3
