"""What digits add to a severity."""

import pytest

from tqcheck.quality.facts import wrong_facts

SOURCE = "On Monday the driver Lewis Hamilton thanked Valtteri Bottas for 3 laps."
RIGHT = "Á mánudag þakkaði ökumaðurinn Lewis Hamilton Valtteri Bottas fyrir 3 hringi."
WEIGHTS = (0.2, 0.05, 0.2)


def test_wrong_numerals_are_added() -> None:
    assert wrong_facts(RIGHT, SOURCE, WEIGHTS) == 0
    assert wrong_facts(RIGHT.replace("3", "4"), SOURCE, WEIGHTS) == pytest.approx(0.05)
    assert wrong_facts(RIGHT.replace("Bottas", "Bettus"), SOURCE, WEIGHTS) == 0
