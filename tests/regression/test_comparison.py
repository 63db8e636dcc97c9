"""Two runs compared: scores with their significance, findings by fingerprint, pairs by id."""

import polars as pl
import pytest

from tests.regression.runs import run
from tqcheck import tables
from tqcheck.errors import RunError, SettingsError
from tqcheck.regression.comparison import compare


def test_a_run_against_itself_has_no_change() -> None:
    comparison = compare(run(garbled=(3,)), run(garbled=(3,)))
    assert {change.words for change in comparison.changes} == {"no change"}
    assert comparison.findings["status"].to_list() == ["kept"]
    assert comparison.missing == comparison.extra == ()


def test_a_fall_is_seen_over_pairs_and_over_sentences() -> None:
    comparison = compare(run(), run(fidelity=75.0, seed=2))
    worse = {(change.metric, change.unit) for change in comparison.changes if change.worse}
    assert worse == {("fidelity", "pairs"), ("similarity", "pairs"), ("similarity", "sentences")}


def test_findings_are_matched_by_fingerprint_so_an_edit_elsewhere_changes_nothing() -> None:
    comparison = compare(run(garbled=(3, 4)), run(garbled=(4, 5), moved_text=True))
    by_status = {
        status: part["pair"].to_list()
        for (status,), part in comparison.findings.group_by("status", maintain_order=True)
    }
    assert by_status == {"kept": ["story-04"], "new": ["story-05"], "gone": ["story-03"]}


def test_missing_and_extra_pairs_are_named() -> None:
    comparison = compare(run(count=12), run(count=10))
    assert comparison.missing == ("story-10", "story-11")
    assert compare(run(count=10), run(count=12)).extra == ("story-10", "story-11")


def test_two_runs_without_a_common_pair_cannot_be_compared() -> None:
    other = run(count=3)
    renamed = tables.Tables(**{name: _renamed(frame) for name, frame in other.frames.items()}, run=other.run)
    with pytest.raises(RunError, match="no pair in common"):
        compare(run(count=3), renamed)


def _renamed(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col("pair") + "-other") if "pair" in frame.columns else frame


def test_slices_are_compared_each_on_its_own() -> None:
    comparison = compare(run(), run(), ["outlet", "candidate_language"])
    assert {change.slice for change in comparison.changes} == {
        "all",
        "outlet=north",
        "outlet=south",
        "candidate_language=de",
        "candidate_language=en",
    }


def test_a_slice_that_no_column_has_is_named() -> None:
    with pytest.raises(SettingsError, match="no column 'desk'; it has relation"):
        compare(run(), run(), ["desk"])


def test_words_tell_chance_from_change() -> None:
    near = compare(run(), run(seed=5))
    assert {change.words for change in near.changes} == {"within chance"}
    far = compare(run(), run(fidelity=92, seed=5))
    assert {change.words for change in far.changes} == {"better"}
