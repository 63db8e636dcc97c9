"""Tables hold what the pipeline said, and come back from a run folder as they were."""

import json
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.making import SKIPPED, article, norwegian, several
from tqcheck import tables
from tqcheck.errors import RunError
from tqcheck.model import Checked, Pair, Skipped


def test_an_empty_table_has_its_columns() -> None:
    for name, frame in tables.build([]).frames.items():
        assert frame.schema == tables.SCHEMAS[name]
        assert frame.height == 0


def test_every_place_slices_back() -> None:
    made = tables.build(several(), SKIPPED)
    for side in ("reference", "candidate"):
        articles = made.articles.filter(pl.col("side") == side).select("pair", article="text")
        for row in made.findings.drop_nulls(f"{side}_text").join(articles, on="pair").iter_rows(named=True):
            assert row["article"][row[f"{side}_start"] : row[f"{side}_end"]] == row[f"{side}_text"]


def test_severity_sorts_gravest_first() -> None:
    found = tables.build([norwegian()]).findings.sort("severity", maintain_order=True)["severity"].to_list()
    assert found[0] == "error" and found[-1] == "note"


def test_written_and_read_again_nothing_changes(tmp_path: Path) -> None:
    made = tables.build(several(), SKIPPED, {"settings": {"fail-on": "error"}, "model": {"name": "bundled"}})
    tables.write(made, tmp_path / "run")
    again = tables.read(tmp_path / "run")
    assert again.run == made.run
    for name, frame in made.frames.items():
        assert_frame_equal(again.frames[name], frame)
    assert not list((tmp_path / "run").glob("*.part"))


def test_an_empty_run_is_written_and_read(tmp_path: Path) -> None:
    tables.write(tables.build([]), tmp_path)
    assert tables.read(tmp_path).pairs.schema == tables.SCHEMAS["pairs"]


def test_settings_ride_in_the_parquet_metadata(tmp_path: Path) -> None:
    tables.write(tables.build([norwegian()], [], {"settings": {"fail-on": "note"}}), tmp_path)
    metadata = pl.read_parquet_metadata(tmp_path / "findings.parquet")
    assert json.loads(metadata[tables.METADATA_KEY])["settings"] == {"fail-on": "note"}


def test_columns_of_the_input_table_come_along_and_never_replace_ours() -> None:
    text = article("One.")
    pairs = [
        Checked(Pair(name, None, text[0], columns=columns), None, (), text[1], (), (), ())
        for name, columns in [("a", {"outlet": "Post", "relation": "cousin"}), ("b", {})]
    ]
    frame = tables.build(pairs).pairs
    assert frame["outlet"].to_list() == ["Post", None]
    assert frame["input_relation"].to_list() == ["cousin", None]
    assert frame["relation"].to_list() == [None, None]


def test_every_pair_has_its_own_id() -> None:
    text = article("One.")
    names = ["a", "a", "a (2)", "a", "b"]
    made = tables.build([Checked(Pair(name, None, text[0]), None, (), text[1], (), (), ()) for name in names])
    assert made.pairs["pair"].to_list() == ["a", "a (2)", "a (2) (2)", "a (3)", "b"]
    assert made.sentences["pair"].to_list() == made.pairs["pair"].to_list()


def test_a_file_name_that_is_no_utf_8_is_held_all_the_same(tmp_path: Path) -> None:
    made = tables.build([], [Skipped("caf\udce9.txt", "no such file")])
    tables.write(made, tmp_path)
    assert tables.read(tmp_path).skipped["path"].to_list() == ["caf\ufffd.txt"]


@pytest.mark.parametrize("damage", ["no folder", "no run.json", "no table", "no parquet", "other schema", "no json"])
def test_a_run_that_is_none_is_said_in_one_line(tmp_path: Path, damage: str) -> None:
    run = tmp_path / "run"
    if damage != "no folder":
        tables.write(tables.build(several()), run)
    if damage == "no run.json":
        (run / "run.json").unlink()
    elif damage == "no table":
        (run / "links.parquet").unlink()
    elif damage == "no parquet":
        (run / "links.parquet").write_text("no")
    elif damage == "other schema":
        (run / "run.json").write_text('{"schema": 99}')
    elif damage == "no json":
        (run / "run.json").write_text("{")
    with pytest.raises(RunError) as error:
        tables.read(run)
    assert str(run) in str(error.value) and "\n" not in str(error.value)


def test_a_table_without_a_declared_column_is_refused(tmp_path: Path) -> None:
    tables.write(tables.build(several()), tmp_path)
    file = tmp_path / "scores.parquet"
    pl.read_parquet(file).drop("signature").write_parquet(file)
    with pytest.raises(RunError, match="lacks the columns signature"):
        tables.read(tmp_path)
