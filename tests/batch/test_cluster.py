"""The Ray engine on this machine, with two actors: the tables of the local engine, row for row."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.batch.stories import HashedEncoder, write_table
from tqcheck import batch, tables
from tqcheck.batch import cluster
from tqcheck.errors import RunError
from tqcheck.settings import Settings

ray = pytest.importorskip("ray", reason="Ray is not installed (pip install tqcheck[ray])")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module", autouse=True)
def two_workers() -> Iterator[None]:
    os.environ.setdefault("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    root = str(Path(__file__).parents[2])
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        logging_level="error",
        runtime_env={"env_vars": {"PYTHONPATH": root}},
    )
    yield
    ray.shutdown()


def run(source: Path | str, out: Path | str, **options: object) -> batch.BatchResult:
    options = {"workers": 2, "chunk": 4, "encoder": HashedEncoder(), "settings": Settings(quality="off"), **options}
    return batch.run(source, out, **options)  # type: ignore[arg-type]


def test_same_tables_as_the_local_engine(tmp_path: Path) -> None:
    source = tmp_path / "pairs.parquet"
    pl.read_csv(write_table(tmp_path / "pairs.csv", 42, broken=[3])).write_parquet(source)
    run(source, tmp_path / "local")
    result = run(source, tmp_path / "ray", engine="ray")
    assert (result.pairs, result.skipped) == (41, 1)
    local, made = tables.read(tmp_path / "local"), tables.read(tmp_path / "ray")
    for name, frame in local.frames.items():
        assert_frame_equal(made.frames[name], frame, abs_tol=1e-5)
    assert {**made.run, "created": None} == {**local.run, "created": None}

    # the same again with URLs: tables are folders of parts there
    out = f"file://{tmp_path}/remote"
    result = run(f"file://{source}", out, engine="ray")
    assert (result.pairs, result.skipped) == (41, 1)
    for name, frame in local.frames.items():
        written = pl.read_parquet(tmp_path / "remote" / f"{name}.parquet" / "*.parquet", missing_columns="insert")
        if name == "skipped":
            written = written.with_columns(pl.col("path").str.replace("file://", "", literal=True))
        assert_frame_equal(written.select(frame.columns), frame, abs_tol=1e-5)
    assert json.loads((tmp_path / "remote" / "run.json").read_text())["tqcheck"] == made.run["tqcheck"]
    assert not (tmp_path / "remote" / "batch").exists()


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"none\.parquet"):
        run(tmp_path / "none.parquet", tmp_path / "run", engine="ray")


def test_a_remote_run_goes_on_where_it_ended(tmp_path: Path) -> None:
    out = f"memory://{tmp_path}/run"
    job = {"source": "a", "model": None}
    cluster.begin(out, job, resume=False)
    with pytest.raises(RunError, match="--resume"):
        cluster.begin(out, job, resume=False)
    cluster.begin(out, job, resume=True)
    with pytest.raises(RunError, match="another source"):
        cluster.begin(out, {**job, "source": "b"}, resume=True)
