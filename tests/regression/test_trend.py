"""Trends: runs in order of their dates, zeros where a check found nothing."""

from pathlib import Path

import polars as pl
import pytest

from tests.regression.runs import run
from tqcheck.errors import RunError, SettingsError
from tqcheck.regression.reports.trend import FORMATS
from tqcheck.regression.trend import DatedRun, dated, sparkline, trend


def runs() -> list[DatedRun]:
    return [
        DatedRun("b", "2026-11-02", run(fidelity=80.0, garbled=(1, 2))),
        DatedRun("a", "2026-11-01", run(fidelity=90.0)),
        DatedRun("c", "2026-11-03", run(fidelity=85.0)),
    ]


def values(frame: pl.DataFrame, series: str, name: str = "all") -> list[float]:
    return frame.filter(pl.col("series") == series, pl.col("slice") == name)["value"].round(0).to_list()


def test_runs_stand_in_order_of_date() -> None:
    assert values(trend(runs()), "fidelity") == [90.0, 80.0, 85.0]


def test_a_check_that_found_nothing_is_a_zero() -> None:
    assert values(trend(runs()), "name-misspelled") == [0.0, 5.0, 0.0]


def test_slices_have_their_own_series() -> None:
    frame = trend(runs(), ["outlet"])
    assert values(frame, "name-misspelled", "outlet=north") == [0.0, 10.0, 0.0]
    with pytest.raises(SettingsError, match="'desk'"):
        trend(runs(), ["desk"])


def test_a_run_is_dated_by_its_folder_or_by_itself(tmp_path: Path) -> None:
    made = run(created="2026-10-31T08:00:00+00:00")
    assert dated(tmp_path / "run-2026-11-05", made).date == "2026-11-05"
    assert dated(Path("/runs/nightly"), made).date == "2026-10-31T08:00:00+00:00"
    made.run.pop("created")
    with pytest.raises(RunError, match="no date"):
        dated(Path("/runs/nightly"), made)


def test_sparklines_have_a_block_a_value() -> None:
    assert sparkline([1, 2, 3]) == "▁▅█"
    assert sparkline([2.0, 2.0]) == "▅▅"
    assert sparkline([1, None, 2]) == "▁ █"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_every_series(name: str) -> None:
    frame = trend(runs(), ["outlet"])
    text = FORMATS[name](frame)
    for expected in ("fidelity", "name-misspelled", "outlet=south"):
        assert expected in text
