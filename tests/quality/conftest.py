"""One loaded quality model for all tests of this folder."""

import pytest

from tqcheck.quality import Quality


@pytest.fixture(scope="session")
def quality() -> Quality:
    return Quality("cpu", cache=False)
