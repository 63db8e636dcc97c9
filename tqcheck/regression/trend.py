"""Scores and findings over dated runs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tqcheck.errors import RunError, SettingsError
from tqcheck.regression.comparison import ALL, METRICS
from tqcheck.tables import Tables

_DATE = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T_-]?\d{2}[:h-]?\d{2}(?:[:m-]?\d{2})?)?")
_BLOCKS = "▁▂▃▄▅▆▇█"

SCHEMA = pl.Schema(
    [
        ("slice", pl.String()),
        ("series", pl.String()),
        ("kind", pl.Enum(["score", "findings"])),
        ("run", pl.String()),
        ("date", pl.String()),
        ("value", pl.Float64()),
    ]
)


@dataclass(frozen=True, slots=True)
class DatedRun:
    """A run with its name and the date that orders it."""

    name: str
    date: str
    tables: Tables


def dated(path: Path, tables: Tables) -> DatedRun:
    """A run with its date: from the name of its folder, else from when it was made.

    Raises ``RunError`` where neither says.
    """
    in_name = _DATE.findall(path.resolve().name)
    date = in_name[-1] if in_name else tables.run.get("created")
    if not isinstance(date, str):
        raise RunError(f"{path}: no date in the name of the folder, and none in the run")
    return DatedRun(path.resolve().name, date, tables)


def trend(runs: Sequence[DatedRun], slices: Sequence[str] = ()) -> pl.DataFrame:
    """Mean of each score, and findings of each check per 100 pairs, by run in order of date and by slice.

    Columns as in ``SCHEMA``. Raises ``SettingsError`` for a slice that no run has as a column of its pairs.
    """
    for column in slices:
        if not any(column in run.tables.pairs.columns for run in runs):
            raise SettingsError(f"slices: no run has a column {column!r} in its pairs table")
    rows: list[tuple[str, str, str, str, str, float]] = []
    for run in sorted(runs, key=lambda one: re.sub(r"\D", "", one.date).ljust(14, "0")):
        for name, members in _members(run.tables.pairs, slices):
            scores = run.tables.scores.filter(pl.col("pair").is_in(members))
            for metric in METRICS:
                values = scores.filter(pl.col("metric") == metric)["value"].drop_nulls().drop_nans().to_list()
                if values:
                    rows.append((name, metric, "score", run.name, run.date, sum(values) / len(values)))
            counts = run.tables.findings.filter(pl.col("pair").is_in(members))["check"].value_counts()
            for check, count in sorted(counts.iter_rows()):
                rows.append((name, check, "findings", run.name, run.date, 100 * count / len(members)))
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return _with_zeros(frame)


def sparkline(values: Sequence[float | None]) -> str:
    """Values as a row of blocks, lowest to highest; a gap for None. A flat series stays in the middle."""
    known = [value for value in values if value is not None]
    if not known:
        return " " * len(values)
    low, high = min(known), max(known)
    scale = (len(_BLOCKS) - 1) / (high - low) if high > low else 0
    middle = len(_BLOCKS) // 2
    return "".join(
        " " if value is None else _BLOCKS[round((value - low) * scale) if scale else middle] for value in values
    )


def _members(pairs: pl.DataFrame, slices: Sequence[str]) -> list[tuple[str, list[str]]]:
    found = [(ALL, pairs["pair"].to_list())]
    for column in slices:
        if column in pairs.columns:
            for value in sorted(pairs[column].drop_nulls().cast(pl.String).unique().to_list()):
                members = pairs.filter(pl.col(column).cast(pl.String) == value)["pair"].to_list()
                found.append((f"{column}={value}", members))
    return found


def _with_zeros(frame: pl.DataFrame) -> pl.DataFrame:
    """A check that found nothing in a run is a 0 there, not a gap."""
    runs = frame.select("slice", "run", "date").unique(maintain_order=True)
    checks = frame.filter(pl.col("kind") == "findings").select("slice", "series", "kind").unique(maintain_order=True)
    grid = checks.join(runs, on="slice", maintain_order="left_right")
    lacking = grid.join(frame, on=["slice", "series", "kind", "run", "date"], how="anti")
    order = {name: place for place, name in enumerate(frame["run"].unique(maintain_order=True))}
    return (
        pl.concat([frame, lacking.with_columns(value=0.0).select(frame.columns)])
        .with_columns(place=pl.col("run").replace_strict(order, return_dtype=pl.Int64))
        .sort("slice", "kind", "series", "place", maintain_order=True)
        .drop("place")
    )
