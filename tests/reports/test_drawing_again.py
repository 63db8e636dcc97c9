"""A report drawn from a run folder is the report of the first time, byte for byte."""

from pathlib import Path

import pytest

from tqcheck import tables
from tqcheck.reports import FORMATS, draw


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_drawn_again_it_is_the_same(run: tables.Tables, tmp_path: Path, name: str) -> None:
    tables.write(run, tmp_path)
    assert draw(name, tables.read(tmp_path)) == draw(name, run)
