"""A run that stays the same whatever tqcheck's version and checks are."""

from typing import Any

import pytest

from tests.making import SKIPPED, several
from tqcheck import tables

RUN: dict[str, Any] = {
    "tqcheck": "0.0.0",
    "model": {"name": "bundled", "revision": "r1"},
    "checks": [
        {"name": "sentence-dropped", "severity": "error", "summary": "the reference says it, the candidate nowhere"},
        {"name": "name-misspelled", "severity": "error", "summary": "a name is spelled otherwise"},
    ],
    "settings": {"fail_on": "error"},
}


@pytest.fixture(scope="session")
def run() -> tables.Tables:
    """Several pairs and a skipped input."""
    return tables.build(several(), SKIPPED, RUN)
